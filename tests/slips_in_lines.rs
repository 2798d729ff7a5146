//! Slips in the shape of lines, at every line of the example files where they fit: a stray word, a bracket or a quote that nothing
//! closes, a dash twice or gone, no blank after a colon, a text that goes on below an empty line. Each is told of once, at its own line
//! and nowhere else, and the line that is shown, put in its place, makes the file say what it said.
//!
//! The judge knows nothing of how the program looks at lines. One in forty is tried; `DIALOGDOK_SLIPS=all` tries them all.

mod support;

use std::fmt::Debug;
use std::path::{Path, PathBuf};

use dialogdok::case::read::{decode, yaml};
use dialogdok::case::{CaseFile, MeetingFile, Problem, Severity};
use serde::de::DeserializeOwned;
use support::Municipality;

/// A file that has been changed, where it may be told of, and how.
struct Trial {
    name: &'static str,
    lines: Vec<String>,
    /// From 1.
    at: std::ops::RangeInclusive<usize>,
    told: Told,
}

/// What must be told.
#[derive(Clone, Copy, PartialEq)]
enum Told {
    /// A line that makes the file say what it said.
    Line,
    /// What to do, in words or with a line.
    Words,
}

/// The places of a file where each slip fits.
struct File<'a> {
    lines: Vec<&'a str>,
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

fn is_code(line: &str) -> bool {
    !line.trim().is_empty() && !line.trim_start().starts_with('#')
}

/// What stands before a remark.
fn code(line: &str) -> &str {
    line.split(" #").next().unwrap_or_default().trim_end()
}

/// A text without signs of YAML's own, after its key or dash.
fn plain_text(line: &str) -> Option<(&str, &str)> {
    let (head, text) = line
        .split_once(": ")
        .or_else(|| line.split_once("- "))
        .filter(|(head, _)| !head.contains(['[', '{', '"']))?;
    (!text.contains(['[', '{', '"', '#', ':']) && text.contains(' ')).then_some((head, text))
}

impl File<'_> {
    fn with(&self, name: &'static str, told: Told, at: usize, instead: &[String]) -> Trial {
        let mut lines: Vec<String> = self.lines.iter().map(|line| (*line).to_owned()).collect();
        lines.splice(at..=at, instead.iter().cloned());
        Trial {
            name,
            lines,
            at: at + 1..=at + instead.len(),
            told,
        }
    }

    /// Words on a line of their own before a line: as far in as that, and at the very beginning.
    fn strays(&self, at: usize) -> Vec<Trial> {
        let line = self.lines[at];
        let mut all = Vec::new();
        for (number, word) in ["hej", "Husk at ringe til far", "???", "17"].into_iter().enumerate() {
            for column in [indentation(line), 0] {
                if (number + at).is_multiple_of(4) {
                    let stray = format!("{}{word}", " ".repeat(column));
                    let mut trial = self.with("a stray word", Told::Words, at, &[stray, line.to_owned()]);
                    trial.at = at + 1..=at + 1;
                    all.push(trial);
                }
            }
        }
        all
    }

    /// Brackets that nothing closes, with and without a remark behind them, and over two lines.
    fn brackets(&self, at: usize) -> Vec<Trial> {
        let (line, code) = (self.lines[at], code(self.lines[at]));
        let Some(open) = code.strip_suffix(['}', ']']) else {
            return Vec::new();
        };
        let rest = &line[code.len()..];
        let mut all = vec![
            self.with("a bracket that is not closed", Told::Line, at, &[format!("{open}{rest}")]),
            self.with(
                "a bracket that is not closed and a remark",
                Told::Line,
                at,
                &[format!("{open}   # husk det")],
            ),
        ];
        let remark = "# en bemærkning, der fylder en hel linje: med [ og {".to_owned();
        let mut below = self.with(
            "a bracket that is not closed above a remark",
            Told::Line,
            at,
            &[open.to_owned(), String::new(), remark],
        );
        below.at = at + 1..=at + 1;
        all.push(below);
        // Only where the comma is that of the brackets.
        let inner = open.find(['[', '{']).map_or(0, |at| at + 1);
        if let Some(comma) = open
            .rfind(", ")
            .filter(|comma| !open[inner..*comma].contains(['"', '[', '{']) && !open[*comma..].contains(['"', '[', '{', ']', '}']))
        {
            let second = format!("{}{}", " ".repeat(indentation(line) + 6), &open[comma + 2..]);
            all.push(self.with(
                "a bracket over two lines that is not closed",
                Told::Line,
                at,
                &[open[..=comma].to_owned(), second],
            ));
        }
        all
    }

    /// Quotes that nothing closes: of a text between brackets or alone, as it stands and where it needs none.
    fn quotes(&self, at: usize) -> Vec<Trial> {
        let line = self.lines[at];
        let mut all = Vec::new();
        for (number, (quote, _)) in line.match_indices('"').enumerate() {
            if number % 2 == 1 {
                let open = format!("{}{}", &line[..quote], &line[quote + 1..]);
                all.push(self.with("a quote that is not closed", Told::Line, at, &[open]));
            }
        }
        if let Some((head, text)) = plain_text(line) {
            let sign = &line[head.len()..line.len() - text.len()];
            all.push(self.with("a quote before a text", Told::Line, at, &[format!("{head}{sign}\"{text}")]));
            all.push(self.with(
                "a quote before a text and a remark",
                Told::Line,
                at,
                &[format!("{head}{sign}\"{text}   # husk det")],
            ));
        }
        all
    }

    fn dashes(&self, at: usize) -> Vec<Trial> {
        let line = self.lines[at];
        let mut all = Vec::new();
        let Some(item) = line.trim_start().strip_prefix("- ") else {
            return all;
        };
        let column = indentation(line);
        let indent = " ".repeat(column);
        let is_mapping = item.contains(": ") && !item.contains(['[', '{']) && item.split(": ").next().is_some_and(|key| !key.contains(' '));
        if is_mapping {
            all.push(self.with("two dashes", Told::Line, at, &[format!("{indent}- - {item}")]));
        }
        let before = self.lines[..at].iter().rev().find(|line| is_code(line));
        let is_first = before.is_some_and(|line| code(line).ends_with(':'));
        let is_entry = is_mapping || !item.starts_with(['[', '{', '"']);
        if is_first && is_entry && column > 0 {
            all.push(self.with("the first dash gone", Told::Line, at, &[format!("{indent}{item}")]));
            all.push(self.with("a blank for the first dash", Told::Line, at, &[format!("{indent}  {item}")]));
            all.push(self.with(
                "the first dash gone, one blank out",
                Told::Line,
                at,
                &[format!("{}{item}", &indent[1..])],
            ));
        }
        all
    }

    fn colons(&self, at: usize) -> Vec<Trial> {
        let line = self.lines[at];
        let Some((head, value)) = line.split_once(": ") else {
            return Vec::new();
        };
        if head.contains(['[', '{', '"', '#']) {
            return Vec::new();
        }
        let key = head.trim_start().trim_start_matches("- ");
        let is_text = head.trim_start().starts_with("- ") && (key.contains(' ') || key.starts_with(char::is_uppercase));
        if is_text {
            return Vec::new();
        }
        vec![self.with("no blank after the colon", Told::Line, at, &[format!("{head}:{value}")])]
    }

    /// A text whose end stands below an empty line, not further in than the text's own line.
    fn below_empty(&self, at: usize) -> Vec<Trial> {
        let line = self.lines[at];
        let Some((head, text)) = plain_text(line).filter(|(head, _)| !head.contains('#')) else {
            return Vec::new();
        };
        let sign = &line[head.len()..line.len() - text.len()];
        let Some((first, rest)) = text.split_once(' ').filter(|(_, rest)| rest.contains(' ')) else {
            return Vec::new();
        };
        let mut all = Vec::new();
        let mut columns = vec![indentation(line), 0];
        columns.dedup();
        let is_text = ["tema", "hvorfor", "navn", "find vej", "relation", "grund"]
            .iter()
            .any(|key| head.trim_start().ends_with(key));
        for column in columns.into_iter().filter(|_| is_text) {
            let instead = [
                format!("{head}{sign}{first}"),
                String::new(),
                format!("{}{rest}", " ".repeat(column)),
            ];
            let mut trial = self.with("the end of a text below an empty line", Told::Line, at, &instead);
            trial.at = at + 3..=at + 3;
            all.push(trial);
        }
        all
    }

    fn trials(&self) -> Vec<Trial> {
        let places = (0..self.lines.len()).filter(|at| is_code(self.lines[*at]));
        let of = |at| {
            [
                self.strays(at),
                self.brackets(at),
                self.quotes(at),
                self.dashes(at),
                self.colons(at),
                self.below_empty(at),
            ]
        };
        places.flat_map(of).flatten().collect()
    }
}

/// What is read of a text, without places; or what is wrong.
fn read<T: DeserializeOwned + Debug>(path: &Path, text: &str) -> Result<String, Vec<Problem>> {
    let file = decode(path, text.as_bytes().to_vec()).expect("UTF-8");
    yaml::<T>(&file).map(|value| without_places(&format!("{value:?}")))
}

fn read_any(path: &Path, text: &str) -> Result<String, Vec<Problem>> {
    if path.ends_with("sag.yaml") {
        read::<CaseFile>(path, text)
    } else {
        read::<MeetingFile>(path, text)
    }
}

/// What `{:?}` says of a value, without places, and with one blank for a row of them.
fn without_places(text: &str) -> String {
    let mut rest = text;
    let mut all = String::new();
    while let Some((before, after)) = rest.split_once("place: ") {
        all += before;
        rest = &after[after.find([',', ' ']).unwrap_or(after.len())..];
    }
    (all + rest).replace("\\n", " ")
}

/// The file with the line put in that a message says is right.
fn pasted(lines: &[String], problem: &Problem) -> Option<String> {
    let at = problem.place.line().checked_sub(1)?;
    let mut lines = lines.to_vec();
    let written = lines.get(at)?.clone();
    let mut indent = indentation(&written);
    let remedy = &problem.remedy;
    if let Some((_, rest)) = remedy.split_once("yk linjen ") {
        let number = rest.split(' ').next()?;
        let by = ["nul", "ét", "to"]
            .iter()
            .position(|word| *word == number)
            .or_else(|| number.parse().ok())?;
        let is_out = rest.starts_with(&format!("{number} mellemrum ud"));
        indent = if is_out { indent.checked_sub(by)? } else { indent + by };
    }
    let (_, rest) = remedy.split_once(": »")?;
    let line = rest.split("«. ").next()?;
    let line = line.strip_suffix("«.").unwrap_or(line);
    lines[at] = format!("{}{line}", " ".repeat(indent));
    (!line.ends_with('…')).then(|| lines.join("\n") + "\n")
}

fn judged(path: &Path, trial: &Trial, sound: &str) -> Result<(), String> {
    let text = trial.lines.join("\n") + "\n";
    let problems = match read_any(path, &text) {
        Ok(read) if read == *sound => return Ok(()),
        Ok(_) => return Err("is read as something else".to_owned()),
        Err(problems) => problems,
    };
    let told = problems.iter().fold(String::new(), |all, p| {
        format!("{all}\n      {}:{} {} → {}", p.place.line(), p.rule, p.what, p.remedy)
    });
    let errors: Vec<&Problem> = problems.iter().filter(|p| p.severity == Severity::Error).collect();
    let [one] = errors.as_slice() else {
        return Err(format!("is told of {} times:{told}", errors.len()));
    };
    if !trial.at.contains(&one.place.line()) {
        return Err(format!("is told of elsewhere:{told}"));
    }
    if one.remedy.contains("Se efter") || one.what.contains("eller der er ét for meget") {
        return Err(format!("is told in words that fit anything:{told}"));
    }
    if trial.told == Told::Line {
        let mended = pasted(&trial.lines, one).ok_or_else(|| format!("is told without its line:{told}"))?;
        match read_any(path, &mended) {
            Ok(read) if read == *sound => {}
            Ok(_) => return Err(format!("its line makes something else of it:{told}")),
            Err(still) => {
                let first = still.first().map_or("", |p| &p.what);
                return Err(format!("its line leaves »{first}«:{told}"));
            }
        }
    }
    Ok(())
}

fn files() -> Vec<(PathBuf, String)> {
    let municipality = Municipality::example();
    let all = walkdir::WalkDir::new(municipality.path().join("sager")).sort_by_file_name();
    let paths = all.into_iter().flatten().map(walkdir::DirEntry::into_path);
    let is_ours = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "yaml");
    let name = |path: &Path| path.components().rev().take(2).collect::<Vec<_>>().into_iter().rev().collect();
    paths
        .filter(is_ours)
        .map(|path| (name(&path), std::fs::read_to_string(&path).expect("an example")))
        .filter(|(path, _): &(PathBuf, String)| !path.ends_with("sendt.yaml"))
        .collect()
}

#[test]
fn a_slip_in_a_line_is_told_of_once_at_its_line_and_its_line_mends_it() {
    let (part, of) = match std::env::var("DIALOGDOK_SLIPS").ok().as_deref() {
        Some("all") => (0, 1),
        Some(share) => {
            let (part, of) = share.split_once('/').expect("as 3/10");
            (part.parse().expect("a number"), of.parse().expect("a number"))
        }
        None => (0, 40),
    };
    let mut tried = 0;
    let mut number = 0;
    let mut wrong = Vec::new();
    for (path, text) in files() {
        let file = File {
            lines: text.lines().collect(),
        };
        let sound = read_any(&path, &text).expect("a sound file");
        for trial in file.trials() {
            number += 1;
            if number % of != part {
                continue;
            }
            tried += 1;
            if let Err(complaint) = judged(&path, &trial, &sound) {
                let here = trial.lines[trial.at.start() - 1..*trial.at.end()].join("⏎");
                wrong.push(format!(
                    "{}: {}:{}\n    {here}\n    {complaint}",
                    trial.name,
                    path.display(),
                    trial.at.start()
                ));
            }
        }
    }
    wrong.sort();
    assert!(tried > 100, "{tried}");
    assert!(wrong.is_empty(), "{} of {tried}:\n{}", wrong.len(), wrong.join("\n"));
}
