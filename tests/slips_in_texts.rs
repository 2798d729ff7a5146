//! Texts with signs of YAML's own at every place where a text may stand, and slips in the brackets, items and blocks around
//! them: each is read as it was meant, or told of on its line and nowhere else; and the line that is shown, put in its place, makes
//! the file mean what was meant, character by character.
//!
//! The judge knows nothing of how the program looks at lines: what was meant is the same file with the text between quotes.
//!
//! `DIALOGDOK_SEEDS=4..40` tries other seeds than the usual ones.

mod support;

#[path = "support/text_slips.rs"]
mod text_slips;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use dialogdok::case::folder::read_case_with;
use dialogdok::case::read::{decode, text as text_of};
use dialogdok::case::{Problem, Sender, Severity};
use fastrand::Rng;
use text_slips::{TextSlip, WHOLE, blocked, bracketed, positions, text, unlisted, unmapped, written};

/// How many slips a seed makes.
const OF_A_SEED: usize = 60;

/// How many lines are put in, one after the other.
const MOST_LINES: usize = 4;

struct Desk {
    folder: tempfile::TempDir,
}

/// What comes of a file.
struct Seen {
    /// What has been read, without places; nothing where something stops it.
    read: Option<String>,
    problems: Vec<Problem>,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in WHOLE {
            std::fs::write(folder.path().join(name), text).expect("a file");
        }
        Self { folder }
    }

    fn see(&self, file: usize, text: &str) -> Seen {
        let name = WHOLE[file].0;
        let get = |path: &Path| {
            if path.file_name().is_some_and(|n| n == name) {
                decode(path, text.as_bytes().to_vec())
            } else {
                text_of(path)
            }
        };
        let municipality = self.folder.path().join("kommune.yaml");
        let mut sender = |_: &Path| Sender::of(get(&municipality).map_err(|problem| vec![problem])?);
        let reading = read_case_with(self.folder.path(), &get, &mut sender);
        let mut problems = reading.problems;
        problems.retain(|problem| problem.rule != "ikke-set-efter");
        let stops = problems.iter().any(|problem| problem.severity == Severity::Error);
        let read = reading.case.filter(|_| !stops).map(|case| {
            let sender: &Arc<Sender> = &case.municipality;
            without_places(&format!(
                "{:?}{:?}{:?}",
                case.file,
                case.meetings.iter().map(|m| &m.file).collect::<Vec<_>>(),
                sender.file
            ))
        });
        Seen { read, problems }
    }
}

/// What `{:?}` says of a value, without the places in it.
fn without_places(text: &str) -> String {
    let mut rest = text;
    let mut all = String::new();
    while let Some((before, after)) = rest.split_once("place: ") {
        all += before;
        rest = &after[after.find([',', ' ']).unwrap_or(after.len())..];
    }
    all + rest
}

/// The file with the line put in that a message says is right; none where it shows none.
fn pasted(text: &str, problem: &Problem) -> Option<String> {
    let at = problem.place.line().checked_sub(1)?;
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let written = lines.get(at)?.clone();
    let indentation: String = written.chars().take_while(|c| c.is_whitespace()).collect();
    let remedy = &problem.remedy;
    if let Some((_, rest)) = remedy.split_once("yk linjen ") {
        let number = rest.split(' ').next()?;
        let by = ["nul", "ét", "to"]
            .iter()
            .position(|word| *word == number)
            .or_else(|| number.parse().ok())?;
        let is_out = rest.starts_with(&format!("{number} mellemrum ud"));
        let line = rest
            .split_once(" »")
            .and_then(|(_, line)| line.split("«.").next())
            .unwrap_or(written.trim_start());
        let indentation = if is_out {
            indentation.strip_prefix(&*" ".repeat(by))?.to_owned()
        } else {
            format!("{indentation}{}", " ".repeat(by))
        };
        lines[at] = format!("{indentation}{line}");
        return Some(lines.join("\n") + "\n");
    }
    let (_, rest) = [
        "kriv: »",
        "kriv for eksempel: »",
        "linjen igen: »",
        "kriv en liste: »",
        "med en streg: »",
    ]
    .iter()
    .find_map(|before| remedy.split_once(before))?;
    let line = rest.split("«. ").next()?;
    let line = line.strip_suffix("«.").unwrap_or(line);
    lines[at] = format!("{indentation}{line}");
    (!line.ends_with('…')).then(|| lines.join("\n") + "\n")
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    /// Read as it was meant, without a word.
    Read,
    /// By YAML's own rules: a remark, an item to each side of a comma.
    ReadAsYaml,
    Mended,
    /// Told in words, without a line.
    Words,
    /// Lost or changed without a word.
    Silent,
    /// The line that is shown means something else.
    Changed,
    /// The line that is shown leaves a message at its place.
    NotMended,
    /// Told of a line that is sound.
    Elsewhere,
    /// What is said is not so.
    Untrue,
}

/// Sentences that say of a line that its beginning, or its key, is wrong.
const OF_INDENTATION: [&str; 2] = ["indrykningen passer ikke", "for langt ud"];

fn judged(desk: &Desk, slip: &TextSlip, sound: &[Problem]) -> (Verdict, String) {
    let mut meant: Vec<String> = slip.meant.iter().filter_map(|text| desk.see(slip.file, text).read).collect();
    meant.dedup();
    let mut text = slip.text.clone();
    let mut told = String::new();
    for count in 0..MOST_LINES {
        let seen = desk.see(slip.file, &text);
        let is_new = |problem: &&Problem| !sound.iter().any(|known| known.rule == problem.rule && known.what == problem.what);
        let new: Vec<&Problem> = seen.problems.iter().filter(is_new).collect();
        for problem in &new {
            let line = text
                .lines()
                .nth(problem.place.line().saturating_sub(1))
                .unwrap_or_default()
                .trim()
                .to_owned();
            let _ = write!(
                told,
                "\n      {count} {}:{} {} → {}\n        in: {line}",
                problem.place.line(),
                problem.rule,
                problem.what,
                problem.remedy
            );
        }
        let is_meant = seen.read.as_ref().is_some_and(|read| meant.contains(read));
        if new.is_empty() || (is_meant && new.iter().all(|problem| problem.severity == Severity::Advice)) {
            let verdict = match (is_meant, count) {
                (true, 0) => Verdict::Read,
                (true, _) => Verdict::Mended,
                (false, 0) if slip.may_be_silent => Verdict::ReadAsYaml,
                (false, 0) => Verdict::Silent,
                (false, _) => Verdict::Changed,
            };
            return (verdict, told);
        }
        if new.iter().any(|problem| !slip.lines.contains(&problem.place.line())) {
            return (Verdict::Elsewhere, told);
        }
        let is_indented = slip.name.contains("further in") || slip.name.contains("two lines") || slip.name == "an item with a key";
        let says = |sign: &str| new.iter().any(|problem| problem.what.contains(sign));
        if (!is_indented && OF_INDENTATION.iter().any(|sign| says(sign))) || (says("efter kolon") && slip.name.contains("dash")) {
            return (Verdict::Untrue, told);
        }
        let Some(changed) = new.iter().find_map(|problem| pasted(&text, problem)) else {
            let verdict = if count == 0 { Verdict::Words } else { Verdict::NotMended };
            return (verdict, told);
        };
        if changed == text {
            return (Verdict::NotMended, told);
        }
        text = changed;
    }
    (Verdict::NotMended, told)
}

fn slips(seed: u64) -> Vec<TextSlip> {
    let mut rng = Rng::with_seed(seed);
    let positions = positions();
    let mut all = Vec::new();
    while all.len() < OF_A_SEED {
        let position = &positions[rng.usize(..positions.len())];
        match rng.usize(..10) {
            0..=4 => all.push(written(position, &text(&mut rng))),
            5..=7 => all.extend(bracketed(position, &mut rng)),
            8 => all.extend(blocked(position, &mut rng)),
            _ if rng.bool() => all.push(unmapped(&mut rng)),
            _ => all.push(unlisted(&mut rng)),
        }
    }
    all
}

fn seeds() -> Vec<u64> {
    let asked = std::env::var("DIALOGDOK_SEEDS").unwrap_or_else(|_| "1..4".to_owned());
    let (from, to) = asked.split_once("..").expect("as 4..40");
    let (from, to): (u64, u64) = (from.parse().expect("a number"), to.parse().expect("a number"));
    let step = if std::env::var_os("DIALOGDOK_EVERY_OTHER").is_some() {
        2
    } else {
        1
    };
    (from..to).step_by(step).collect()
}

#[test]
fn a_text_with_signs_is_read_as_it_was_meant_or_its_line_mends_it() {
    let desk = Desk::new();
    let sound: Vec<Problem> = desk.see(1, WHOLE[1].1).problems;
    let mut counts: BTreeMap<Verdict, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for slip in seeds().into_iter().flat_map(slips) {
        let (verdict, told) = judged(&desk, &slip, &sound);
        *counts.entry(verdict).or_default() += 1;
        if verdict >= Verdict::Words {
            let lines: Vec<&str> = slip
                .text
                .lines()
                .skip(slip.lines.start() - 1)
                .take(slip.lines.clone().count())
                .collect();
            wrong.push((
                verdict,
                slip.name,
                format!(
                    "{verdict:?}: {}: {}:{}\n    {}{told}",
                    slip.name,
                    WHOLE[slip.file].0,
                    slip.lines.start(),
                    lines.join("\n    ")
                ),
            ));
        }
    }
    wrong.sort();
    let all: Vec<&str> = wrong.iter().map(|(.., complaint)| complaint.as_str()).collect();
    println!("{}\n{counts:?}", all.join("\n"));
    let bad: Vec<&str> = wrong
        .iter()
        .filter(|(verdict, ..)| *verdict > Verdict::Words)
        .map(|(.., c)| c.as_str())
        .collect();
    assert!(bad.is_empty(), "{} of {counts:?}:\n{}", bad.len(), bad.join("\n"));
}
