//! What a STI means: a meeting file, a case folder, or a folder of cases.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::case::folder::{find_cases, find_municipality, meeting_number};
use crate::case::{Problem, municipality_lookalikes, strays, strays_beside};
use crate::messages::DeliveryMessage;

/// A case folder, and the meetings of it that were named; none means the whole.
pub type Targets = Vec<(PathBuf, Vec<u32>)>;

/// What is meant by the paths of a command, and what there looks like a case or a meeting and is not read.
pub struct FoundCases {
    /// The cases that are meant.
    pub cases: Targets,
    /// What looks like one and is not read.
    pub strays: Vec<Problem>,
}

/// Finds what is meant by the paths, each case once, in order.
///
/// # Errors
/// A path that is nothing of the kind, in Danish; and no case at all, with what may have been meant for one.
pub fn find(paths: &[PathBuf]) -> Result<Targets, Vec<String>> {
    let FoundCases { cases, strays } = search(paths)?;
    if cases.is_empty() {
        let tell = |stray: &Problem| DeliveryMessage::NotRead {
            path: shown(stray.place.path()),
            what: stray.what.clone(),
            remedy: stray.remedy.clone(),
        };
        return Err(strays.iter().map(|stray| tell(stray).to_string()).collect());
    }
    Ok(cases)
}

/// As [`find`], with what is not read; there may be nothing but that.
///
/// # Errors
/// A path that is nothing of the kind, in Danish.
pub fn search(paths: &[PathBuf]) -> Result<FoundCases, Vec<String>> {
    let mut order: Vec<PathBuf> = Vec::new();
    let mut found: BTreeMap<PathBuf, Option<Vec<u32>>> = BTreeMap::new();
    let mut wrong = Vec::new();
    let mut not_read = Vec::new();
    let mut add = |folder: PathBuf, meeting: Option<u32>| {
        let entry = found.entry(folder.clone()).or_insert_with(|| {
            order.push(folder);
            Some(Vec::new())
        });
        match (entry.as_mut(), meeting) {
            (Some(meetings), Some(number)) => meetings.push(number),
            (_, None) => *entry = None,
            (None, Some(_)) => {}
        }
    };
    for path in paths {
        if path.is_dir() {
            let cases = find_cases(path);
            let around = strays_of(path);
            if cases.is_empty() && around.is_empty() {
                wrong.push(DeliveryMessage::NoCaseHere { path: shown(path) });
            }
            cases.into_iter().for_each(|case| add(case, None));
            not_read.extend(around);
        } else if path.file_name().is_some_and(|n| n == "sag.yaml") && path.is_file() {
            not_read.extend(strays_of(&folder_of(path)));
            add(folder_of(path), None);
        } else if let Some(number) = meeting_number(path).filter(|_| path.is_file()) {
            not_read.extend(strays_of(&folder_of(path)));
            add(folder_of(path), Some(number));
        } else if path.exists() {
            wrong.push(DeliveryMessage::NeitherCaseNorMeeting { path: shown(path) });
        } else {
            wrong.push(DeliveryMessage::NoSuchPath { path: shown(path) });
        }
    }
    // Papers lie in a folder by the case's key, so that two cases of one key would take each other's place.
    let mut keys: BTreeMap<String, &PathBuf> = BTreeMap::new();
    for folder in &order {
        let key = std::path::absolute(folder).unwrap_or_else(|_| folder.clone());
        let key = key.file_name().map(|n| n.to_string_lossy().to_lowercase()).unwrap_or_default();
        if let Some(other) = keys.insert(key, folder).filter(|other| !is_same(other, folder)) {
            wrong.push(DeliveryMessage::SameKeyTwice {
                one: shown(other),
                other: shown(folder),
            });
        }
    }
    if !wrong.is_empty() {
        return Err(wrong.iter().map(ToString::to_string).collect());
    }
    let meetings = |folder: &PathBuf| found.get(folder).cloned().flatten().unwrap_or_default();
    not_read.sort_by(|a, b| a.place.path().cmp(b.place.path()));
    not_read.dedup_by(|a, b| a.place.path() == b.place.path());
    Ok(FoundCases {
        cases: order.iter().map(|f| (f.clone(), meetings(f))).collect(),
        strays: not_read,
    })
}

/// What in a folder, and about it, looks like a case, a meeting or a municipality and is not read.
fn strays_of(folder: &Path) -> Vec<Problem> {
    let mut found = if folder.join("sag.yaml").is_file() {
        strays_beside(folder)
    } else {
        strays(folder)
    };
    if let Some(file) = find_municipality(folder) {
        found.extend(municipality_lookalikes(folder, Some(&folder_of(&file))));
    }
    found
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// Which of `of` equal shares a case belongs to, from 1: by its key alone, so that no other case moves it.
pub fn share_of(folder: &Path, of: u32) -> u32 {
    let key = folder.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let hash = Sha256::digest(key.as_bytes());
    let number = hash.iter().take(8).fold(0_u64, |n, b| (n << 8) | u64::from(*b));
    1 + (number % u64::from(of)) as u32
}

fn is_same(one: &Path, other: &Path) -> bool {
    one.canonicalize().ok().zip(other.canonicalize().ok()).is_some_and(|(a, b)| a == b)
}

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}
