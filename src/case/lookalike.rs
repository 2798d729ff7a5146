//! Files that look like a case or a meeting by their name, and are not read as one.

use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;
use walkdir::WalkDir;

use super::folder::meeting_number;
use super::place::Place;
use super::problem::{Problem, Stops};
use super::source::SourceFile;

/// What a name is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Like {
    Case,
    /// A meeting, and its number where one stands in the name.
    Meeting(Option<u32>),
}

/// What a file's name is like, when it is not the name of a file that is read.
fn like(path: &Path) -> Option<Like> {
    let name: String = path.file_name()?.to_str()?.nfc().collect();
    if name == "sag.yaml" || meeting_number(path).is_some() {
        return None;
    }
    let name = name.to_lowercase();
    let stem = [".yaml.txt", ".yml.txt", ".yaml", ".yml", ".txt"]
        .iter()
        .find_map(|end| name.strip_suffix(end))?;
    // A text file is a note, unless it is named as a meeting is.
    let is_note = name.ends_with(".txt") && !name.ends_with(".yaml.txt") && !name.ends_with(".yml.txt");
    let goes_on = |rest: &str| rest.starts_with(|c: char| c.is_alphabetic());
    if let Some(rest) = stem.strip_prefix("sag").filter(|rest| !goes_on(rest)) {
        return (!is_note || rest.is_empty()).then_some(Like::Case);
    }
    let rest = ["moede", "møde", "mode"].iter().find_map(|begin| stem.strip_prefix(begin))?;
    let digits = rest.trim_start_matches([' ', '-', '_', '.']);
    let number: String = digits.chars().take_while(char::is_ascii_digit).collect();
    let is_named = number.is_empty() && goes_on(rest) || is_note && number.len() != digits.len();
    (!is_named).then(|| Like::Meeting(number.parse().ok().filter(|n| *n > 0)))
}

/// The files of a case's folder that look like its own and are not read, and cases below it.
pub(super) fn lookalikes(folder: &Path) -> Vec<Problem> {
    let mut problems = Vec::new();
    for entry in WalkDir::new(folder)
        .min_depth(1)
        .max_depth(4)
        .sort_by_file_name()
        .into_iter()
        .flatten()
    {
        let path = entry.path();
        if !path.is_file() {
            continue;
        }
        if entry.depth() > 1 {
            if entry.file_name() == "sag.yaml" {
                problems.push(told(
                    path,
                    "en sag",
                    "Flyt mappen ud, så den ligger ved siden af de andre sager, eller slet den.".into(),
                    Stops::Nothing,
                ));
            }
            continue;
        }
        match like(path) {
            Some(Like::Case) => problems.push(told(path, "en sag", rename(folder, "sag.yaml"), Stops::Nothing)),
            Some(Like::Meeting(number)) => {
                let number = number.unwrap_or_else(|| next_meeting(folder));
                let remedy = rename(folder, &format!("moede-{number}.yaml"));
                problems.push(told(path, "et møde", remedy, Stops::Meeting(number)));
            }
            None => {}
        }
    }
    problems
}

fn told(path: &Path, what: &str, remedy: String, stops: Stops) -> Problem {
    let place = Place::whole(&SourceFile::unread(path));
    Problem::mistake("fil-ligner", &place, format!("filen ligner {what}, men læses ikke"), remedy).stopping(stops)
}

/// What to call a file, when the name is free.
fn rename(folder: &Path, name: &str) -> String {
    // Where small and capital letters are one, a file does not take its own name.
    let is_taken = |name: &str| {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.file_name()).any(|other| other == *name)
    };
    if !is_taken(name) {
        format!("Omdøb den til {name}.")
    } else if name == "sag.yaml" {
        "Der er en sag.yaml i forvejen. Slet den, der ikke skal bruges.".into()
    } else {
        format!(
            "Der er en {name} i forvejen. Slet den, der ikke skal bruges, eller omdøb den til moede-{}.yaml.",
            next_meeting(folder)
        )
    }
}

/// The first number that no meeting of a case has.
pub fn next_meeting(folder: &Path) -> u32 {
    let taken = |number: u32| named(folder, number).iter().any(|path| path.exists());
    (1..=u32::MAX).find(|number| !taken(*number)).unwrap_or(u32::MAX)
}

fn named(folder: &Path, number: u32) -> [PathBuf; 2] {
    ["moede", "møde"].map(|name| folder.join(format!("{name}-{number}.yaml")))
}
