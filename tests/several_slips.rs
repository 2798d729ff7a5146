//! Two or three slips in one file are told at once, each at its own line and nothing besides: whoever mends what is told has a
//! file that can be read.
//!
//! The judge knows where it made the slips and nothing of how the program looks for them. `DIALOGDOK_SLIPS=all` tries ten times
//! as many.

mod support;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use dialogdok::case::read::{decode, yaml};
use dialogdok::case::{CaseFile, MeetingFile, Problem, Severity};
use fastrand::Rng;
use support::Municipality;

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// A line with a slip, and what the slip is called; none where none of this kind fits.
fn slipped(line: &str, kind: usize) -> Option<(&'static str, String)> {
    let code = line.split(" #").next().unwrap_or_default().trim_end();
    if code != line || line.trim().is_empty() || line.trim_start().starts_with('#') || line.contains('"') {
        return None;
    }
    let (head, value) = line.split_once(": ")?;
    let key = head.trim_start().trim_start_matches("- ");
    if head.contains(['[', '{', '\'']) || key.contains(' ') || value.starts_with(['|', '>']) {
        return None;
    }
    let is_plain = !value.contains(['[', '{', ':', '\'', '&', '*']);
    match kind {
        0 => Some(("no blank after the colon", format!("{head}:{value}"))),
        1 => Some((
            "a bracket that is not closed",
            line.strip_suffix([']', '}']).filter(|open| open.contains(['[', '{']))?.to_owned(),
        )),
        2 => (is_plain && value.contains(' ')).then(|| ("a quote that is not closed", format!("{head}: \"{value}"))),
        3 => (is_plain && key.len() > 4 && key.is_ascii()).then(|| {
            ("a key with two letters turned", {
                let (first, rest) = key.split_at(2);
                let turned = format!("{first}{}{}{}", &rest[1..2], &rest[..1], &rest[2..]);
                line.replacen(key, &turned, 1)
            })
        }),
        4 => (is_plain && value.len() == 10 && value.starts_with("20")).then(|| ("a day that is none", format!("{head}: 2026-13-45"))),
        _ => None,
    }
    .filter(|(_, slip)| slip != line)
}

fn read(path: &Path, text: &str) -> Vec<Problem> {
    let file = decode(path, text.as_bytes().to_vec()).expect("UTF-8");
    let found = if path.ends_with("sag.yaml") {
        yaml::<CaseFile>(&file).err()
    } else {
        yaml::<MeetingFile>(&file).err()
    };
    let mut found = found.unwrap_or_default();
    found.retain(|problem| problem.severity == Severity::Error);
    found
}

fn files() -> Vec<(PathBuf, String)> {
    let municipality = Municipality::example();
    let all = walkdir::WalkDir::new(municipality.path().join("sager")).sort_by_file_name();
    let paths = all.into_iter().flatten().map(walkdir::DirEntry::into_path);
    let is_ours = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "yaml") && !path.ends_with("sendt.yaml");
    paths
        .filter(is_ours)
        .map(|path| (path.clone(), std::fs::read_to_string(&path).expect("an example")))
        .collect()
}

/// Lines with slips, far enough from each other that none stands in another's block.
fn chosen(rng: &mut Rng, lines: &[&str]) -> Vec<(usize, &'static str, String)> {
    let count = rng.usize(2..=3);
    let mut chosen: Vec<(usize, &'static str, String)> = Vec::new();
    for _ in 0..200 {
        let at = rng.usize(..lines.len());
        let is_apart = chosen.iter().all(|(other, ..)| {
            let between = &lines[at.min(*other)..=at.max(*other)];
            // A line further out than both ends what the first may have torn along.
            between.len() > 4 && between[1..].iter().any(|line| !line.trim().is_empty() && indentation(line) == 0)
        });
        if is_apart && let Some((name, line)) = slipped(lines[at], rng.usize(..5)) {
            chosen.push((at, name, line));
        }
        if chosen.len() == count {
            break;
        }
    }
    chosen.sort();
    chosen
}

#[test]
fn slips_in_one_file_are_told_at_once_and_nothing_besides() {
    let rounds = if std::env::var("DIALOGDOK_SLIPS").is_ok_and(|share| share == "all") {
        2000
    } else {
        200
    };
    let mut rng = Rng::with_seed(rounds as u64);
    let files = files();
    let mut tried = 0;
    let mut wrong = Vec::new();
    for _ in 0..rounds {
        let (path, text) = &files[rng.usize(..files.len())];
        let mut lines: Vec<&str> = text.lines().collect();
        let chosen = chosen(&mut rng, &lines);
        if chosen.len() < 2 {
            continue;
        }
        for (at, _, line) in &chosen {
            lines[*at] = line;
        }
        let problems = read(path, &(lines.join("\n") + "\n"));
        // A slip may be read for what was meant.
        let alone = |(at, _, line): &&(usize, &str, String)| {
            let mut lines: Vec<&str> = text.lines().collect();
            lines[*at] = line;
            !read(path, &(lines.join("\n") + "\n")).is_empty()
        };
        let meant: BTreeSet<usize> = chosen.iter().filter(alone).map(|(at, ..)| at + 1).collect();
        let told: BTreeSet<usize> = problems.iter().map(|problem| problem.place.line()).collect();
        tried += 1;
        if meant != told {
            let slips = chosen.iter().fold(String::new(), |all, (at, name, line)| {
                format!("{all}\n    {}: {name}: {line}", at + 1)
            });
            let said = problems.iter().fold(String::new(), |all, p| {
                format!("{all}\n      {}:{} {} → {}", p.place.line(), p.rule, p.what, p.remedy)
            });
            wrong.push(format!("{}{slips}\n   told:{said}", path.display()));
        }
    }
    assert!(tried > rounds / 2, "{tried}");
    assert!(wrong.is_empty(), "{} of {tried}:\n{}", wrong.len(), wrong.join("\n"));
}
