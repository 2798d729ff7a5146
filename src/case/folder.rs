//! A forløb on disk: its folder, its files, the municipality above it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::WalkDir;

use super::likeness::is_hidden;
use super::lookalike::lookalikes;
use super::place::{Place, Placed};
use super::problem::{Problem, Stops};
use super::source::SourceFile;
use super::value::Text;
use super::whom::propose_ids;
use super::without_answers::read_beside;
use super::{CaseFile, MeetingFile, Municipality, SentEntry, read};

/// One forløb with everything that belongs to it.
#[derive(Clone, Debug)]
pub struct Case {
    /// The folder's name: the case's key in paths of output, free of names of people.
    pub key: String,
    /// The case's folder.
    pub folder: PathBuf,
    /// `sag.yaml` itself, for messages about what is not in it.
    pub source: Arc<SourceFile>,
    /// What stands in `sag.yaml`.
    pub file: CaseFile,
    /// By number.
    pub meetings: Vec<Meeting>,
    /// What has been sent, in the order of its days; from `sendt.yaml`.
    pub sent: Vec<SentEntry>,
    /// The numbers of the meetings whose file could not be read.
    pub unread: Vec<u32>,
    /// The sender.
    pub municipality: Arc<Sender>,
}

/// A netværksmøde with its number in the forløb.
#[derive(Clone, Debug)]
pub struct Meeting {
    /// Its number in the forløb.
    pub number: u32,
    /// The file.
    pub source: Arc<SourceFile>,
    /// What stands in it.
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
    /// The file.
    pub source: Arc<SourceFile>,
    /// What stands in it.
    pub file: Municipality,
    /// What is worth a thought in how it is written.
    advice: Vec<Problem>,
}

impl Sender {
    /// Reads a `kommune.yaml`.
    ///
    /// # Errors
    /// The file's mistakes.
    pub fn read(path: &Path) -> Result<Arc<Self>, Vec<Problem>> {
        Self::of(read::text(path).map_err(|p| vec![p])?)
    }

    /// What a text says that may not be in its file yet.
    ///
    /// # Errors
    /// The text's mistakes.
    pub fn of(source: Arc<SourceFile>) -> Result<Arc<Self>, Vec<Problem>> {
        let (file, advice) = read::with_advice(&source)?;
        Ok(Arc::new(Self { source, file, advice }))
    }

    /// A sender of no municipality: a name alone, for forms that anybody may hand out.
    pub fn neutral(name: &str) -> Arc<Self> {
        let name = Placed {
            value: Text(name.to_owned()),
            place: Place::default(),
        };
        Arc::new(Self {
            source: SourceFile::unread(Path::new("kommune.yaml")),
            file: Municipality {
                name,
                ..Municipality::default()
            },
            advice: Vec::new(),
        })
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
    /// The name of the case's folder.
    pub key: String,
    /// The case's folder.
    pub folder: PathBuf,
    /// The case, when enough of it can be read.
    pub case: Option<Case>,
    /// Every mistake in its files.
    pub problems: Vec<Problem>,
    /// Meetings whose file could not be read, by number.
    pub unread: Vec<u32>,
    /// Whether the borger's answers somewhere could not be read, and the rest of their file could.
    pub answers_unread: bool,
}

impl Case {
    /// The case as it was on a day, as far as it tells of more than one: how near people felt.
    pub fn seen_on(&self, day: chrono::NaiveDate) -> Self {
        let mut case = self.clone();
        for person in &mut case.file.network {
            person.distance.value.show(day);
        }
        case
    }

    /// The meeting of that number.
    pub fn meeting(&self, number: u32) -> Option<&Meeting> {
        self.meetings.iter().find(|m| m.number == number)
    }

    /// Whether every meeting before `number` could be read: else who has been there before is not known, nor what was agreed.
    pub fn knows_meetings_before(&self, number: u32) -> bool {
        self.unread.iter().all(|unread| *unread >= number)
    }

    /// Whether no meeting before `number` was held or is to be: one that was called off was none.
    pub fn is_first_meeting(&self, number: u32) -> bool {
        let before = self.meetings.iter().any(|m| m.number < number && m.called_off.is_none());
        !before && self.knows_meetings_before(number)
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

/// How many folders down a case may lie in a folder of cases.
pub(super) const DEEPEST_CASE: usize = 3;

/// The case folders at or under `path`, by key. What lies below a case is no case of its own, and hidden folders, where systems
/// keep what was deleted, hold none.
pub fn find_cases(path: &Path) -> Vec<PathBuf> {
    if path.join("sag.yaml").is_file() {
        return vec![path.to_owned()];
    }
    let is_seen = |entry: &walkdir::DirEntry| entry.depth() == 0 || !is_hidden(&entry.file_name().to_string_lossy());
    let mut found: Vec<PathBuf> = WalkDir::new(path)
        .max_depth(DEEPEST_CASE + 1)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(is_seen)
        .flatten()
        .filter(|e| e.file_name() == "sag.yaml" && e.path().is_file())
        .filter_map(|e| e.path().parent().map(Path::to_owned))
        .collect();
    // A folder stands before those below it.
    found.sort();
    let mut cases: Vec<PathBuf> = Vec::new();
    for folder in found {
        if !cases.last().is_some_and(|case| folder.starts_with(case)) {
            cases.push(folder);
        }
    }
    cases
}

/// Finds the municipality of a case folder.
pub type SenderOf<'a> = dyn FnMut(&Path) -> Result<Arc<Sender>, Vec<Problem>> + 'a;

/// A municipality, or its mistakes.
pub type SenderRead = Result<Arc<Sender>, Vec<Problem>>;

/// Reads the text of a file.
pub type TextOf<'a> = dyn Fn(&Path) -> Result<Arc<SourceFile>, Problem> + 'a;

/// Reads a case folder: `sag.yaml`, every meeting, and the municipality given or found above.
///
/// Senders are asked for through `sender`, so that a batch reads each `kommune.yaml` once.
pub fn read_case(folder: &Path, sender: &mut dyn FnMut(&Path) -> SenderRead) -> CaseReading {
    read_case_with(folder, &read::text, sender)
}

/// As [`read_case`], with texts that may be other than those on the disk: as they would be after a change.
pub fn read_case_with(folder: &Path, text: &TextOf<'_>, sender: &mut dyn FnMut(&Path) -> SenderRead) -> CaseReading {
    let key = key_of(folder);
    let mut problems = lookalikes(folder);
    let mut unread = Vec::new();
    let municipality = sender(folder).map_err(|p| problems.extend(p)).ok();
    let mut answers_unread = false;
    let mut advice = Vec::new();
    let main = text(&folder.join("sag.yaml")).map_err(|p| problems.push(p)).ok();
    let file = main.as_ref().and_then(|source| {
        let read = read_beside::<CaseFile>(source, "målinger");
        answers_unread |= read.is_partial();
        problems.extend(read.problems);
        advice = read.advice;
        read.file
    });

    let mut meetings: Vec<Meeting> = Vec::new();
    for path in meeting_files(folder) {
        let Some(number) = meeting_number(&path) else {
            continue;
        };
        let meeting = text(&path).map_err(|p| vec![p]).and_then(|source| {
            let read = read_beside::<MeetingFile>(&source, "vurdering");
            answers_unread |= read.is_partial();
            let Some(file) = read.file else { return Err(read.problems) };
            problems.extend(read.problems);
            Ok(((file, read.advice), source))
        });
        match meeting {
            Ok((_, source)) if meetings.iter().any(|m| m.number == number) => {
                problems.push(Problem::mistake(
                    "møde-to-gange",
                    &Place::whole(&source),
                    format!("møde {number} findes i to filer"),
                    "Behold den ene af moede-N.yaml og møde-N.yaml.",
                ));
            }
            Ok(((file, advice), source)) => {
                problems.extend(advice);
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
    problems.extend(advice);
    problems.extend(municipality.iter().flat_map(|sender| sender.advice.iter().cloned()));
    let sent = sent(folder).unwrap_or_else(|wrong| {
        problems.extend(wrong);
        Vec::new()
    });
    problems.extend(not_judged(&unread, &meetings, folder));
    if let Some(main) = &main {
        propose_ids(&mut problems, main);
    }
    let case = match (main, file, municipality) {
        (Some(source), Some(file), Some(municipality)) => Some(Case {
            key: key.clone(),
            folder: folder.to_owned(),
            source,
            file,
            meetings,
            sent,
            unread: unread.clone(),
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
        answers_unread,
    }
}

/// The name of the file that tells what has been sent.
pub const SENT: &str = "sendt.yaml";

/// What has been sent, in the order of its days, and of one day as it was written; nothing when there is no record.
///
/// # Errors
/// The record's mistakes: without it nobody knows what people have been told, so it stops the papers of the case.
pub fn sent(folder: &Path) -> Result<Vec<SentEntry>, Vec<Problem>> {
    let path = folder.join(SENT);
    if !path.exists() {
        return Ok(Vec::new());
    }
    let source = read::text(&path).map_err(|p| vec![p])?;
    if source.lines().all(|(_, line)| line.trim().is_empty() || line.starts_with('#')) {
        return Ok(Vec::new());
    }
    let mut entries: Vec<SentEntry> = read::yaml(&source)?;
    entries.sort_by_key(|entry| entry.date.day());
    Ok(entries)
}

/// What cannot be told of later meetings while an earlier one cannot be read; said once.
fn not_judged(unread: &[u32], meetings: &[Meeting], folder: &Path) -> Option<Problem> {
    let first = unread.iter().min()?;
    meetings.iter().any(|meeting| meeting.number > *first).then(|| {
        let name = format!("moede-{first}.yaml");
        let what = format!(
            "møde {first} kan ikke læses, så det er ikke set efter, hvem der er nye på de senere møder, og om opgaverne fra det findes"
        );
        let remedy = format!("Ret først {name}, og kør »dialogdok tjek« igen.");
        Problem::advice(
            "ikke-set-efter",
            &Place::whole(&SourceFile::unread(&folder.join(name))),
            what,
            remedy,
        )
    })
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
