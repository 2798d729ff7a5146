//! What a file is like, by its name and by its words, when it has not the name of a file that is read.
//!
//! A name is taken as people and programs change it: copies, backups, other endings, capitals, other separators, the number
//! first. What no name tells, the keys at the beginning of the file's lines may: a meeting that is called »første møde.yaml«.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use unicode_normalization::UnicodeNormalization;

use super::folder::{SENT, meeting_number};

/// What a file is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileLikeness {
    Case,
    /// A meeting, and its number where one stands in the name.
    Meeting(Option<u32>),
    Municipality,
    /// What has been sent.
    Record,
}

impl FileLikeness {
    /// The file that it is taken for, in the folder it lies in; none for a meeting without a number.
    pub(super) fn right_name(self) -> Option<String> {
        match self {
            Self::Case => Some("sag.yaml".into()),
            Self::Meeting(number) => number.map(|number| format!("moede-{number}.yaml")),
            Self::Municipality => Some("kommune.yaml".into()),
            Self::Record => Some(SENT.into()),
        }
    }
}

/// Endings of YAML and of plain text.
const TEXT: &[&str] = &[".yaml", ".yml", ".txt"];

/// Endings that word processors give, after one of YAML's.
const WORD: &[&str] = &[".rtf", ".docx", ".doc", ".odt", ".md"];

/// Endings of data that other programs give in place of one of YAML's.
const DATA: &[&str] = &[".json", ".xml", ".toml"];

/// Endings of what a program keeps when it saves anew.
const BACKUP: &[&str] = &[
    "~", ".bak", ".backup", ".old", ".orig", ".save", ".sav", ".tmp", ".temp", ".new", ".part",
];

/// Words for a meeting in names of files, longest first.
const MEETING: &[&str] = &[
    "netværksmøde",
    "netvaerksmoede",
    "nettverksmøte",
    "moedet",
    "mødet",
    "moede",
    "møde",
    "møte",
    "mode",
];

/// What a file is like, when its name is not that of a file that is read.
pub(super) fn likeness(path: &Path) -> Option<FileLikeness> {
    let name: String = path.file_name()?.to_str()?.nfc().collect();
    let is_read = ["sag.yaml", "kommune.yaml", SENT].contains(&name.as_str()) || meeting_number(path).is_some();
    if is_read || is_hidden(&name) {
        return None;
    }
    let shown = hidden_original(&name).unwrap_or(&name);
    let Named {
        stem,
        is_yaml,
        is_backup,
        is_document,
    } = named(shown)?;
    let like = match by_name(&stem, is_yaml) {
        // A document is somebody's own, unless it has the very name and lies where the meeting belongs.
        Some(like) if is_document => is_in_place_of(path, shown, like).then_some(like)?,
        Some(like) => like,
        None if is_document => return None,
        None => by_words(path, is_yaml)?,
    };
    // What a program kept beside the file itself is no loss.
    let is_beside = is_backup || is_document || shown != name;
    let original = like.right_name().map(|name| path.with_file_name(name));
    (!is_beside || !original.is_some_and(|original| original.is_file())).then_some(like)
}

/// Whether a document is called as a meeting's file is, in the folder of a case: `moede-3.docx`.
fn is_in_place_of(path: &Path, name: &str, like: FileLikeness) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    matches!(like, FileLikeness::Meeting(Some(_)))
        && meeting_number(Path::new(&format!("{}.yaml", stem.to_lowercase()))).is_some()
        && path.with_file_name("sag.yaml").is_file()
}

/// The name of a file that is read, when a dot alone hides it: `.moede-3.yaml`.
fn hidden_original(name: &str) -> Option<&str> {
    let shown = name.strip_prefix('.')?;
    let is_read = ["sag.yaml", "kommune.yaml", SENT].contains(&shown) || meeting_number(Path::new(shown)).is_some();
    is_read.then_some(shown)
}

/// Whether a name is one that file managers do not show, or a mark of a program that has the file open.
pub(super) fn is_hidden(name: &str) -> bool {
    (name.starts_with(['.', '#']) || name.starts_with("~$")) && hidden_original(name).is_none()
}

/// A name without its endings and the marks of a copy.
struct Named {
    /// In small letters, its parts joined by hyphens.
    stem: String,
    is_yaml: bool,
    is_backup: bool,
    /// Its ending is a word processor's, or of other data than YAML.
    is_document: bool,
}

/// The parts of a name; none when its ending is that of a picture, a PDF or the like.
fn named(name: &str) -> Option<Named> {
    let lower = name.to_lowercase();
    let mut stem = lower.trim();
    let mut endings: Vec<&str> = Vec::new();
    let known = || TEXT.iter().chain(WORD).chain(DATA).chain(BACKUP);
    loop {
        if let Some((rest, ending)) = known().find_map(|ending| Some((stem.strip_suffix(ending)?, *ending))) {
            endings.push(ending);
            stem = rest.trim_end();
        } else if let Some(rest) = without_mistyped(stem) {
            endings.push(".yaml");
            stem = rest.trim_end();
        } else {
            break;
        }
    }
    let has = |list: &[&str]| endings.iter().any(|ending| list.contains(ending));
    let is_yaml = has(&[".yaml", ".yml"]);
    let is_document = !is_yaml && (has(WORD) || has(DATA));
    let is_other = |ending: &str| !ending.is_empty() && ending.len() <= 5 && ending.chars().all(char::is_alphanumeric);
    let has_other = stem
        .rsplit_once('.')
        .is_some_and(|(_, ending)| is_other(ending) && ending.contains(char::is_alphabetic));
    let is_foreign = has_other && endings.is_empty();
    let parts = without_copy_marks(stem).split([' ', '-', '_', '.']).filter(|part| !part.is_empty());
    (!is_foreign).then(|| Named {
        stem: parts.collect::<Vec<_>>().join("-"),
        is_yaml,
        is_backup: has(BACKUP),
        is_document,
    })
}

/// A name without an ending that is one of YAML's with a letter wrong, or with a sign behind it: `.yamle`, `.ymal`, `.yaml_`.
fn without_mistyped(name: &str) -> Option<&str> {
    let typed = name.trim_end_matches(['.', '_', '-', ',', ';', ' ']);
    let (stem, ending) = typed.rsplit_once('.')?;
    let is_near = |right: &str| strsim::osa_distance(ending, right) <= 1;
    let is_other = ending.chars().count() < 3
        || matches!(
            ending,
            "xml" | "eml" | "aml" | "kml" | "gml" | "uml" | "sml" | "tml" | "iml" | "yam"
        );
    ((is_near("yaml") || is_near("yml")) && !is_other && !stem.is_empty()).then_some(stem)
}

/// A name without what file managers and people add to that of a copy; small letters.
pub(super) fn without_copy_marks(name: &str) -> &str {
    let mut stem = name.trim();
    loop {
        let separators = [' ', '-', '_', '.'];
        let first = ["kopi af ", "kopi-af-", "kopi_af_", "copy of ", "kopi av "];
        let last = ["kopi", "copy", "gammel", "old", "bak", "backup"];
        let in_brackets = stem.ends_with(')').then(|| stem.rfind('(')).flatten().map(|at| &stem[..at]);
        let rest = first
            .iter()
            .find_map(|mark| stem.strip_prefix(mark))
            .or_else(|| {
                last.iter()
                    .find_map(|mark| stem.strip_suffix(mark).filter(|rest| rest.ends_with(separators)))
            })
            .or(in_brackets)
            .map(|rest| rest.trim_matches(separators));
        match rest {
            Some(rest) if !rest.is_empty() => stem = rest,
            _ => return stem,
        }
    }
}

/// What a name is like: one of the three words, and for a meeting its number before it or after it.
fn by_name(stem: &str, is_yaml: bool) -> Option<FileLikeness> {
    match stem {
        "sag" => return Some(FileLikeness::Case),
        "kommune" => return Some(FileLikeness::Municipality),
        "sendt" if is_yaml => return Some(FileLikeness::Record),
        _ => {}
    }
    let word = MEETING.iter().find(|word| stem.starts_with(**word) || stem.ends_with(**word))?;
    let rest = stem.strip_prefix(word).or_else(|| stem.strip_suffix(word))?;
    let number = rest.trim_matches('-').trim_start_matches("nr").trim_matches('-');
    match number.parse() {
        Ok(0) => Some(FileLikeness::Meeting(None)),
        Ok(number) => Some(FileLikeness::Meeting(Some(number))),
        Err(_) => (number.is_empty() && is_yaml).then_some(FileLikeness::Meeting(None)),
    }
}

/// How much of a file is looked at.
const BEGINNING: u64 = 64 * 1024;

/// Keys at the beginning of a line that a case has, a meeting, and a municipality.
const KEYS: [(FileLikeness, &[&str]); 3] = [
    (FileLikeness::Case, &["borger", "forløb", "netværksteam", "netværk", "streger"]),
    (
        FileLikeness::Meeting(None),
        &["tidspunkt", "sted", "inviterede", "svar senest", "referat", "vurdering"],
    ),
    (
        FileLikeness::Municipality,
        &["afdeling", "telefon", "adresse", "skala", "databeskyttelse"],
    ),
];

/// What the keys of a file are like: two of one kind where it is named as YAML, three in a text, which may be somebody's note.
fn by_words(path: &Path, is_yaml: bool) -> Option<FileLikeness> {
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(BEGINNING).read_to_end(&mut bytes).ok()?;
    let text: String = String::from_utf8_lossy(&bytes).nfc().collect();
    let has = |key: &&&str| {
        text.lines()
            .any(|line| line.strip_prefix(**key).is_some_and(|rest| rest.starts_with(':')))
    };
    let wanted = if is_yaml { 2 } else { 3 };
    let fits = |keys: &[&str]| keys.iter().filter(has).count() >= wanted;
    KEYS.iter().find(|(_, keys)| fits(keys)).map(|(like, _)| *like)
}
