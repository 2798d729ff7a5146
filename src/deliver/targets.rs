//! What a STI means: a meeting file, a case folder, or a folder of cases.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::case::folder::{find_cases, meeting_number};

/// A case folder, and the meetings of it that were named; none means the whole.
pub type Targets = Vec<(PathBuf, Vec<u32>)>;

/// Finds what is meant by the paths, each case once, in order.
///
/// # Errors
/// A path that is nothing of the kind, in Danish.
pub fn find(paths: &[PathBuf]) -> Result<Targets, Vec<String>> {
    let mut order: Vec<PathBuf> = Vec::new();
    let mut found: BTreeMap<PathBuf, Option<Vec<u32>>> = BTreeMap::new();
    let mut wrong = Vec::new();
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
            if cases.is_empty() {
                wrong.push(format!(
                    "der er ingen sag i {}. En sag er en mappe med filen sag.yaml",
                    path.display()
                ));
            }
            cases.into_iter().for_each(|case| add(case, None));
        } else if path.file_name().is_some_and(|n| n == "sag.yaml") && path.is_file() {
            add(folder_of(path), None);
        } else if let Some(number) = meeting_number(path).filter(|_| path.is_file()) {
            add(folder_of(path), Some(number));
        } else if path.exists() {
            wrong.push(format!(
                "{} er ikke en sag eller et møde. Et møde hedder moede-N.yaml, og en sag er en mappe med sag.yaml",
                path.display()
            ));
        } else {
            wrong.push(format!("{} findes ikke. Står du i den rigtige mappe?", path.display()));
        }
    }
    // Papers lie in a folder by the case's key, so that two cases of one key would take each other's place.
    let mut keys: BTreeMap<String, &PathBuf> = BTreeMap::new();
    for folder in &order {
        let key = std::path::absolute(folder).unwrap_or_else(|_| folder.clone());
        let key = key.file_name().map(|n| n.to_string_lossy().to_lowercase()).unwrap_or_default();
        if let Some(other) = keys.insert(key, folder).filter(|other| !is_same(other, folder)) {
            wrong.push(format!(
                "to sager hedder det samme: {} og {}. Giv den ene et andet nummer, for deres papirer lægges i samme mappe",
                other.display(),
                folder.display()
            ));
        }
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let meetings = |folder: &PathBuf| found.get(folder).cloned().flatten().unwrap_or_default();
    Ok(order.iter().map(|f| (f.clone(), meetings(f))).collect())
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
