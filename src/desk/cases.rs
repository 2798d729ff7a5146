//! The cases of the desk's folder, by key.

use std::path::{Component, Path, PathBuf};

use crate::case::folder::{find_cases, key_of, meeting_number};
use crate::case::{SourceFile, read};

/// The case folders, by key.
pub(super) fn all(folder: &Path) -> Vec<PathBuf> {
    let mut found = find_cases(folder);
    found.sort_by_key(|folder| key_of(folder));
    found
}

/// The folder of a key: where cases mostly lie, else wherever it is found.
pub(super) fn folder_of(folder: &Path, key: &str) -> Option<PathBuf> {
    let is_case = |folder: &Path| folder.join("sag.yaml").is_file();
    let is_name = matches!(Path::new(key).components().collect::<Vec<_>>()[..], [Component::Normal(_)]);
    // What lies below a case is no case, and what is hidden is none.
    let homes = [folder.to_owned(), folder.join("sager")];
    let mut near = homes.iter().take_while(|home| !is_case(home)).map(|home| home.join(key));
    let near = near.find(|case| is_name && key.starts_with(char::is_alphanumeric) && is_case(case));
    near.or_else(|| all(folder).into_iter().find(|folder| key_of(folder) == key))
}

/// Where new cases are put: beside those that are there.
pub(super) fn home(folder: &Path) -> PathBuf {
    let beside = find_cases(folder).into_iter().find_map(|case| case.parent().map(Path::to_owned));
    beside
        .filter(|home| home.starts_with(folder) && home != folder)
        .unwrap_or_else(|| folder.join("sager"))
}

/// The next free key of a year, `2026-015`.
pub(super) fn next_key(folder: &Path, year: i32) -> String {
    let number = |folder: &PathBuf| key_of(folder).strip_prefix(&format!("{year}-"))?.parse::<u32>().ok();
    let last = all(folder).iter().filter_map(number).max().unwrap_or(0);
    format!("{year}-{:03}", last + 1)
}

/// The file of a meeting, by whichever of its two names it has.
pub(super) fn meeting_file(folder: &Path, number: u32) -> Option<PathBuf> {
    let names = ["moede", "møde"].map(|name| folder.join(format!("{name}-{number}.yaml")));
    names.into_iter().find(|path| path.is_file())
}

/// The numbers of a case's meetings.
pub(super) fn meetings(folder: &Path) -> Vec<u32> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut numbers: Vec<u32> = entries.filter_map(|entry| meeting_number(&entry.path())).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// The texts of a case's files, those that can be read.
pub(super) fn texts(folder: &Path) -> Vec<std::sync::Arc<SourceFile>> {
    let of_meetings = meetings(folder).into_iter().filter_map(|number| meeting_file(folder, number));
    let paths = std::iter::once(folder.join("sag.yaml")).chain(of_meetings);
    paths.filter_map(|path| read::text(&path).ok()).collect()
}
