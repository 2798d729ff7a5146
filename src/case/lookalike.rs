//! Files that look like a case, a meeting or a municipality and are not read, for their name or where they lie: nothing of a
//! forløb is left out without a word.

use std::path::{Path, PathBuf};

use super::folder::{SENT, meeting_number};
use super::likeness::{FileLikeness, is_hidden, likeness, without_copy_marks};
use super::place::Place;
use super::problem::{Problem, Stops};
use super::source::SourceFile;

/// What lies in a folder: files and folders, by name, without what is hidden.
pub(super) struct Listing {
    pub files: Vec<PathBuf>,
    pub folders: Vec<PathBuf>,
}

impl Listing {
    /// Of a folder that cannot be looked into: empty.
    pub(super) fn of(folder: &Path) -> Self {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        let mut seen: Vec<_> = entries.filter(|entry| !is_hidden(&entry.file_name().to_string_lossy())).collect();
        seen.sort_by_key(std::fs::DirEntry::file_name);
        let of_kind = |is_folder: bool| {
            let fits = |entry: &&std::fs::DirEntry| entry.file_type().is_ok_and(|kind| kind.is_dir() == is_folder);
            seen.iter().filter(fits).map(|entry| folder.join(entry.file_name())).collect()
        };
        Self {
            files: of_kind(false),
            folders: of_kind(true),
        }
    }

    /// Whether a file of this name lies there.
    pub(super) fn has(&self, name: &str) -> bool {
        self.files.iter().any(|file| file.file_name().is_some_and(|other| other == name))
    }
}

/// How many folders below a case's own are looked into.
const DEEPEST: usize = 3;

/// The files of a case's folder that look like its own and are not read; cases and meetings below it; and whether the folder
/// is the copy of another.
pub(super) fn lookalikes(folder: &Path) -> Vec<Problem> {
    let here = Listing::of(folder);
    let mut problems: Vec<Problem> = copied_folder(folder).into_iter().collect();
    for path in &here.files {
        match likeness(path) {
            Some(FileLikeness::Case) => problems.push(told(path, "en sag", rename(&here, "sag.yaml"), Stops::Nothing)),
            Some(FileLikeness::Meeting(number)) => {
                let number = number.unwrap_or_else(|| next_meeting(folder));
                let remedy = rename(&here, &format!("moede-{number}.yaml"));
                problems.push(told(path, "et møde", remedy, Stops::Meeting(number)));
            }
            Some(FileLikeness::Municipality) => problems.push(municipality(path, &here)),
            // Without its record nobody knows what people have been told.
            Some(FileLikeness::Record) => {
                let stops = if here.has(SENT) { Stops::Nothing } else { Stops::Case };
                problems.push(told(path, "en sendt.yaml", rename(&here, SENT), stops));
            }
            None => {}
        }
    }
    for inner in &here.folders {
        below(inner, &here, DEEPEST, &mut problems);
    }
    problems
}

/// Cases and meetings in a folder below a case.
fn below(folder: &Path, case: &Listing, deeper: usize, problems: &mut Vec<Problem>) {
    let here = Listing::of(folder);
    let is_case = |path: &&PathBuf| path.file_name().is_some_and(|name| name == "sag.yaml") || likeness(path) == Some(FileLikeness::Case);
    if let Some(path) = here.files.iter().find(is_case) {
        let remedy = "Flyt mappen ud, så den ligger ved siden af de andre sager, eller slet den.";
        return problems.push(told(path, "en sag", remedy.into(), Stops::Nothing));
    }
    for path in &here.files {
        let Some(number) = meeting_like(path) else { continue };
        let name = number.map_or_else(|| "moede-N.yaml".to_owned(), |number| format!("moede-{number}.yaml"));
        let (remedy, stops) = if case.has(&name) {
            (
                format!("Der er en {name} i sagens mappe. Slet den, der ikke skal bruges."),
                Stops::Nothing,
            )
        } else {
            (
                format!("Flyt den op i sagens mappe, og kald den {name}. Skal den ikke bruges, så slet den."),
                number.map_or(Stops::Nothing, Stops::Meeting),
            )
        };
        problems.push(told(path, "et møde", remedy, stops));
    }
    for inner in here.folders.iter().filter(|_| deeper > 1) {
        below(inner, case, deeper - 1, problems);
    }
}

/// The number of what is a meeting's file, or like one; the inner none when it has no number.
pub(super) fn meeting_like(path: &Path) -> Option<Option<u32>> {
    match meeting_number(path) {
        Some(number) => Some(Some(number)),
        None => match likeness(path) {
            Some(FileLikeness::Meeting(number)) => Some(number),
            _ => None,
        },
    }
}

/// A folder named as file managers name a copy, beside the case that it is a copy of.
fn copied_folder(folder: &Path) -> Option<Problem> {
    let absolute = std::path::absolute(folder).ok()?;
    let name = absolute.file_name()?.to_str()?.to_lowercase();
    let original = without_copy_marks(&name);
    if original == name {
        // To list the folder above for every case would take the square of their number.
        return None;
    }
    let is_original = |path: &&PathBuf| {
        path.file_name()
            .is_some_and(|name| name.to_string_lossy().to_lowercase() == original)
    };
    let beside = Listing::of(absolute.parent()?).folders;
    let other = beside.iter().find(is_original)?;
    other.join("sag.yaml").is_file().then(|| {
        let what = format!("mappen ligner en kopi af {}", other.file_name().unwrap_or_default().display());
        let remedy = "Slet den, der ikke skal bruges, så ingen får to breve. Er det en anden sag, så giv mappen sit eget nummer.";
        let place = Place::whole(&SourceFile::unread(&folder.join("sag.yaml")));
        Problem::mistake("fil-ligner", &place, what, remedy)
    })
}

/// Files like a `kommune.yaml` from a folder upwards, to the folder where one was found; all the way where none was.
pub fn municipality_lookalikes(from: &Path, found_in: Option<&Path>) -> Vec<Problem> {
    let last = found_in.and_then(|folder| folder.canonicalize().ok());
    let mut problems = Vec::new();
    let mut folder = from.to_owned();
    while let Ok(absolute) = folder.canonicalize() {
        if last.as_ref().is_some_and(|last| !absolute.starts_with(last)) {
            break;
        }
        municipalities(&Listing::of(&folder), &mut problems);
        if absolute.parent().is_none() {
            break;
        }
        folder = above(&folder);
    }
    problems
}

/// Those of one folder.
pub(super) fn municipalities(here: &Listing, problems: &mut Vec<Problem>) {
    let like = here.files.iter().filter(|path| likeness(path) == Some(FileLikeness::Municipality));
    problems.extend(like.map(|path| municipality(path, here)));
}

fn municipality(path: &Path, here: &Listing) -> Problem {
    told(path, "en kommune.yaml", rename(here, "kommune.yaml"), Stops::Nothing)
}

/// The folder above one, as its user would write it.
pub(super) fn above(folder: &Path) -> PathBuf {
    match (folder.file_name(), folder.parent()) {
        (Some(_), Some(parent)) if !parent.as_os_str().is_empty() => parent.to_owned(),
        (Some(_), Some(_)) => PathBuf::from("."),
        _ => folder.join(".."),
    }
}

/// A file that looks like something and is not read.
pub(super) fn told(path: &Path, what: &str, remedy: String, stops: Stops) -> Problem {
    let place = Place::whole(&SourceFile::unread(path));
    Problem::mistake("fil-ligner", &place, format!("filen ligner {what}, men læses ikke"), remedy).stopping(stops)
}

/// What to call a file of a folder, when the name is free. Where small and capital letters are one, a file does not take its
/// own name.
pub(super) fn rename(here: &Listing, name: &str) -> String {
    if !here.has(name) {
        return format!("Omdøb den til {name}.");
    }
    let taken = format!("Der er en {name} i forvejen. Slet den, der ikke skal bruges");
    match here.files.first().and_then(|file| file.parent()) {
        Some(folder) if name.starts_with("moede-") => {
            format!("{taken}, eller omdøb den til moede-{}.yaml.", next_meeting(folder))
        }
        _ => format!("{taken}."),
    }
}

/// The number after the last one that a meeting of a case has: one that was taken away leaves its number free, and what comes later
/// comes after.
pub fn next_meeting(folder: &Path) -> u32 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let numbers = entries.filter_map(|entry| meeting_number(&entry.path()));
    numbers.max().unwrap_or(0).saturating_add(1)
}
