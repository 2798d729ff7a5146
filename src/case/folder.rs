//! A forløb on disk: its folder, its files, the municipality above it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::WalkDir;

use super::lookalike::lookalikes;
use super::place::Place;
use super::problem::{Problem, Stops};
use super::source::SourceFile;
use super::{CaseFile, MeetingFile, Municipality, read};

/// One forløb with everything that belongs to it.
#[derive(Clone, Debug)]
pub struct Case {
    /// The folder's name: the case's key in paths of output, free of names of people.
    pub key: String,
    pub folder: PathBuf,
    /// `sag.yaml` itself, for messages about what is not in it.
    pub source: Arc<SourceFile>,
    pub file: CaseFile,
    /// By number.
    pub meetings: Vec<Meeting>,
    pub municipality: Arc<Sender>,
}

/// A netværksmøde with its number in the forløb.
#[derive(Clone, Debug)]
pub struct Meeting {
    pub number: u32,
    pub source: Arc<SourceFile>,
    pub file: MeetingFile,
}

impl std::ops::Deref for Meeting {
    type Target = MeetingFile;
    fn deref(&self) -> &MeetingFile {
        &self.file
    }
}

impl std::ops::Deref for Case {
    type Target = CaseFile;
    fn deref(&self) -> &CaseFile {
        &self.file
    }
}

/// The municipality and where its file lies.
#[derive(Clone, Debug)]
pub struct Sender {
    pub source: Arc<SourceFile>,
    pub file: Municipality,
}

impl Sender {
    /// Reads a `kommune.yaml`.
    ///
    /// # Errors
    /// The file's mistakes.
    pub fn read(path: &Path) -> Result<Arc<Self>, Vec<Problem>> {
        let source = read::text(path).map_err(|p| vec![p])?;
        let file = read::yaml(&source)?;
        Ok(Arc::new(Self { source, file }))
    }

    /// The folder that a logo and fonts are looked for in.
    pub fn folder(&self) -> &Path {
        let folder = self.source.path().parent().filter(|f| !f.as_os_str().is_empty());
        folder.unwrap_or(Path::new("."))
    }
}

impl std::ops::Deref for Sender {
    type Target = Municipality;
    fn deref(&self) -> &Municipality {
        &self.file
    }
}

/// A case folder as far as it could be read: what is wrong in one file does not hide the others.
#[derive(Debug)]
pub struct CaseReading {
    pub key: String,
    pub folder: PathBuf,
    pub case: Option<Case>,
    pub problems: Vec<Problem>,
    /// Meetings whose file could not be read, by number.
    pub unread: Vec<u32>,
}

impl Case {
    /// The meeting of that number.
    pub fn meeting(&self, number: u32) -> Option<&Meeting> {
        self.meetings.iter().find(|m| m.number == number)
    }

    /// The person whose id it is.
    pub fn person(&self, id: &str) -> Option<&super::Person> {
        self.file.network.iter().find(|p| p.id.0 == id)
    }
}

/// The number in `moede-N.yaml` or `møde-N.yaml`.
pub fn meeting_number(path: &Path) -> Option<u32> {
    use unicode_normalization::UnicodeNormalization;
    let name: String = path.file_name()?.to_str()?.nfc().collect();
    let number = name
        .strip_prefix("moede-")
        .or_else(|| name.strip_prefix("møde-"))?
        .strip_suffix(".yaml")?;
    number.parse().ok().filter(|n| *n > 0)
}

/// The nearest `kommune.yaml` upwards from a folder.
pub fn find_municipality(from: &Path) -> Option<PathBuf> {
    let absolute = std::path::absolute(from).ok()?;
    let found = absolute.ancestors().map(|a| a.join("kommune.yaml")).find(|p| p.is_file())?;
    // As the user would write it, when the file lies under the folder of work.
    let here = std::env::current_dir().ok()?;
    Some(found.strip_prefix(&here).map_or(found.clone(), Path::to_owned))
}

/// The case folders at or under `path`, by key.
pub fn find_cases(path: &Path) -> Vec<PathBuf> {
    if path.join("sag.yaml").is_file() {
        return vec![path.to_owned()];
    }
    let mut found: Vec<PathBuf> = WalkDir::new(path)
        .max_depth(4)
        .sort_by_file_name()
        .into_iter()
        .flatten()
        .filter(|e| e.file_name() == "sag.yaml" && e.path().is_file())
        .filter_map(|e| e.path().parent().map(Path::to_owned))
        .collect();
    found.sort();
    found
}

/// Finds the municipality of a case folder.
pub type SenderOf<'a> = dyn FnMut(&Path) -> Result<Arc<Sender>, Vec<Problem>> + 'a;

/// A municipality, or its mistakes.
pub type SenderRead = Result<Arc<Sender>, Vec<Problem>>;

/// Reads a case folder: `sag.yaml`, every meeting, and the municipality given or found above.
///
/// Senders are asked for through `sender`, so that a batch reads each `kommune.yaml` once.
pub fn read_case(folder: &Path, sender: &mut dyn FnMut(&Path) -> SenderRead) -> CaseReading {
    let key = key_of(folder);
    let mut problems = lookalikes(folder);
    let mut unread = Vec::new();
    let municipality = sender(folder).map_err(|p| problems.extend(p)).ok();
    let main = read::text(&folder.join("sag.yaml")).map_err(|p| problems.push(p)).ok();
    let file = main
        .as_ref()
        .and_then(|source| read::yaml::<CaseFile>(source).map_err(|p| problems.extend(p)).ok());

    let mut meetings: Vec<Meeting> = Vec::new();
    for path in meeting_files(folder) {
        let Some(number) = meeting_number(&path) else {
            continue;
        };
        let meeting = read::text(&path)
            .map_err(|p| vec![p])
            .and_then(|source| Ok((read::yaml(&source)?, source)));
        match meeting {
            Ok((_, source)) if meetings.iter().any(|m| m.number == number) => {
                problems.push(Problem::mistake(
                    "møde-to-gange",
                    &Place::whole(&source),
                    format!("møde {number} findes i to filer"),
                    "Behold den ene af moede-N.yaml og møde-N.yaml.",
                ));
            }
            Ok((file, source)) => {
                problems.extend(read::advice(&source));
                meetings.push(Meeting { number, source, file });
            }
            Err(wrong) => {
                unread.push(number);
                // The meeting's own papers are not made; those of earlier meetings are.
                problems.extend(wrong.into_iter().map(|p| p.stopping(Stops::Meeting(number))));
            }
        }
    }
    meetings.sort_by_key(|m| m.number);
    problems.extend(main.iter().filter(|_| file.is_some()).flat_map(read::advice));
    problems.extend(municipality.iter().flat_map(|sender| read::advice(&sender.source)));
    let case = match (main, file, municipality) {
        (Some(source), Some(file), Some(municipality)) => Some(Case {
            key: key.clone(),
            folder: folder.to_owned(),
            source,
            file,
            meetings,
            municipality,
        }),
        _ => None,
    };
    CaseReading {
        key,
        folder: folder.to_owned(),
        case,
        problems,
        unread,
    }
}

/// The name of a case's folder, also where the path ends in `.` or `..`.
pub fn key_of(folder: &Path) -> String {
    let name = |path: &Path| path.file_name().map(|n| n.to_string_lossy().into_owned());
    name(folder)
        .or_else(|| name(&std::fs::canonicalize(folder).ok()?))
        .unwrap_or_else(|| "sag".into())
}

fn meeting_files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = WalkDir::new(folder)
        .min_depth(1)
        .max_depth(1)
        .sort_by_file_name()
        .into_iter()
        .flatten()
        .map(walkdir::DirEntry::into_path)
        .filter(|p| meeting_number(p).is_some())
        .collect();
    files.sort_by_key(|p| meeting_number(p));
    files
}
