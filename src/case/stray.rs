//! Cases and meetings of a folder of cases that are not read: no `sag.yaml` by that name, a meeting beside the cases, a case
//! too far down.

use std::path::{Path, PathBuf};

use super::folder::DEEPEST_CASE;
use super::likeness::{FileLikeness, likeness};
use super::lookalike::{Listing, above, meeting_like, municipalities, rename, told};
use super::problem::{Problem, Stops};

/// What under a folder looks like a case or a meeting and is not read. Into the folders of cases is not looked: reading a
/// case tells of those.
pub fn strays(folder: &Path) -> Vec<Problem> {
    let mut problems = Vec::new();
    look(folder, 0, &mut problems);
    problems
}

/// Meetings that lie beside a case's folder instead of in it.
pub fn strays_beside(case: &Path) -> Vec<Problem> {
    let folder = above(case);
    let here = Listing::of(&folder);
    if here.has("sag.yaml") { Vec::new() } else { meetings(&here) }
}

fn look(folder: &Path, depth: usize, problems: &mut Vec<Problem>) {
    let here = Listing::of(folder);
    if here.has("sag.yaml") {
        if depth > DEEPEST_CASE {
            let remedy = "Flyt sagens mappe op, så den ligger højst tre mapper nede, eller peg på den selv.";
            problems.push(told(&folder.join("sag.yaml"), "en sag", remedy.into(), Stops::Case));
        }
        return;
    }
    let cases: Vec<_> = here
        .files
        .iter()
        .filter(|path| likeness(path) == Some(FileLikeness::Case))
        .collect();
    let is_folder_of_cases = here.has("kommune.yaml") || here.folders.iter().any(|inner| inner.join("sag.yaml").is_file());
    for path in &cases {
        let remedy = if is_folder_of_cases {
            "Læg den i en mappe for sig med sagens nummer, og kald den sag.yaml, fx 2026-031/sag.yaml.".to_owned()
        } else {
            rename(&here, "sag.yaml")
        };
        problems.push(told(path, "en sag", remedy, Stops::Case));
    }
    if cases.is_empty() {
        problems.extend(meetings(&here));
    }
    municipalities(&here, problems);
    for inner in here.folders.iter().filter(|_| depth <= DEEPEST_CASE) {
        look(inner, depth + 1, problems);
    }
}

/// The meetings of a folder that is no case's.
fn meetings(here: &Listing) -> Vec<Problem> {
    let is_case = |folder: &&PathBuf| folder.join("sag.yaml").is_file();
    let cases: Vec<&PathBuf> = here.folders.iter().filter(is_case).collect();
    let tell = |path: &PathBuf| {
        let number = meeting_like(path)?;
        let name = number.map_or_else(|| "moede-N.yaml".to_owned(), |number| format!("moede-{number}.yaml"));
        let remedy = match cases.as_slice() {
            [] => "Der er ingen sag.yaml i mappen. Flyt den ind i sagens mappe, eller begynd sagen med »dialogdok ny sag«.".to_owned(),
            [one] => format!("Flyt den ind i sagens mappe, {}, og kald den {name}.", one.display()),
            _ => format!("Flyt den ind i mappen for den sag, den hører til, og kald den {name}."),
        };
        Some(told(path, "et møde", remedy, Stops::Case))
    };
    here.files.iter().filter_map(tell).collect()
}
