//! Every key of the three kinds of file, each common slip on its line: what changes or drops what stood there is told of on
//! that line; the line as it should be, put in its place, takes the message away and brings back what stood there; and what is
//! only written in another way gives no message.
//!
//! The judge knows nothing of how the program looks at lines: it asks a YAML parser what has become of the letters and digits
//! under each key.
//!
//! A few hundred are tried, the same each time; `DIALOGDOK_SLIPS=all` tries them all, `DIALOGDOK_SLIPS=3/10` those of one tenth.

mod support;

#[path = "support/key_slips.rs"]
mod key_slips;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use key_slips::{Expected, Line, SLIPS, Slip};
use serde_json::Value;
use support::Municipality;

/// The files in which every key stands once or more, on a line of its own.
const WHOLE: [(&str, &str); 4] = [
    ("kommune.yaml", include_str!("support/whole/kommune.yaml")),
    ("sag.yaml", include_str!("support/whole/sag.yaml")),
    ("moede-1.yaml", include_str!("support/whole/moede-1.yaml")),
    ("moede-2.yaml", include_str!("support/whole/moede-2.yaml")),
];

/// How many are tried unless more are asked for.
const USUAL: usize = 300;

/// How many cases are looked at in one run of the program.
const MOST_AT_ONCE: usize = 400;

const PICTURE: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9" fill="#456"/></svg>"##;

/// A line that has been changed.
struct Trial {
    slip: &'static Slip,
    file: usize,
    /// From 0.
    at: usize,
    /// The line, or the lines in its place.
    changed: Vec<String>,
}

impl Trial {
    fn lines(&self) -> Vec<String> {
        let mut lines: Vec<String> = WHOLE[self.file].1.lines().map(str::to_owned).collect();
        lines.splice(self.at..=self.at, self.changed.clone());
        lines
    }

    fn text(&self) -> String {
        self.lines().join("\n") + "\n"
    }

    fn is_changed(&self, line: u64) -> bool {
        let first = self.at as u64 + 1;
        (first..first + self.changed.len() as u64).contains(&line)
    }

    fn complaint(&self, what: &str) -> String {
        let changed = self.changed.join("⏎");
        format!(
            "{}: {}:{}\n    {changed}\n    {what}\n",
            self.slip.name,
            WHOLE[self.file].0,
            self.at + 1
        )
    }
}

/// What `tjek` says of each of some files, each in a case of its own that is otherwise sound.
fn told(texts: &[(usize, String)]) -> Vec<Vec<Value>> {
    let mut all = Vec::new();
    for some in texts.chunks(MOST_AT_ONCE) {
        let mut municipality = Municipality::new().outside();
        for (name, text) in [("kommune.yaml", WHOLE[0].1), ("logo.svg", PICTURE), ("skrifter/.keep", "")] {
            municipality = municipality.file(name, text);
        }
        for (number, (file, text)) in some.iter().enumerate() {
            let folder = format!("sager/2026-{number:05}");
            municipality = municipality.file(&format!("{folder}/billeder/mor.svg"), PICTURE);
            for (name, sound) in &WHOLE[1..] {
                municipality = municipality.file(&format!("{folder}/{name}"), sound);
            }
            if *file == 0 {
                municipality = municipality.file(&format!("{folder}/logo.svg"), PICTURE);
                municipality = municipality.file(&format!("{folder}/skrifter/.keep"), "");
            }
            municipality = municipality.file(&format!("{folder}/{}", WHOLE[*file].0), text);
        }
        let outcome = municipality.run(["tjek", "sager", "--format", "json", "--dato", support::TODAY]);
        assert!(
            matches!(outcome.code, Some(0 | 1)) && !outcome.err.contains("i programmet selv"),
            "{}",
            outcome.err
        );
        let problems: Vec<Value> = serde_json::from_str(&outcome.out).expect("JSON");
        let mut by_file: BTreeMap<String, Vec<Value>> = BTreeMap::new();
        for problem in problems {
            let file = problem["fil"].as_str().expect("a file").to_owned();
            by_file.entry(file).or_default().push(problem);
        }
        for (number, (file, _)) in some.iter().enumerate() {
            let path = format!("sager/2026-{number:05}/{}", WHOLE[*file].0);
            all.push(by_file.remove(&path).unwrap_or_default());
        }
    }
    all
}

/// Letters and digits under each key, in their order; none where YAML makes nothing of the text.
fn meaning(text: &str) -> Option<BTreeMap<String, String>> {
    fn collect(value: &Value, at: &str, into: &mut BTreeMap<String, String>) {
        match value {
            Value::Null => {}
            Value::Array(items) => items.iter().for_each(|item| collect(item, at, into)),
            Value::Object(entries) => entries
                .iter()
                .for_each(|(key, value)| collect(value, &format!("{at}/{}", key.trim()), into)),
            leaf => {
                let written = leaf.as_str().map_or_else(|| leaf.to_string(), str::to_owned);
                into.entry(at.to_owned())
                    .or_default()
                    .extend(written.chars().filter(|c| c.is_alphanumeric()));
            }
        }
    }
    let value: Value = serde_saphyr::from_str(text).ok()?;
    let mut meaning = BTreeMap::new();
    collect(&value, "", &mut meaning);
    Some(meaning)
}

/// Whether everything that one text means stands in the other under the same key.
fn holds(whole: &BTreeMap<String, String>, part: &BTreeMap<String, String>) -> bool {
    part.iter().all(|(key, text)| {
        // »3« may have become »{tal: 3, ord: …}«.
        let below = format!("{key}/");
        let texts = whole.iter().filter(|(other, _)| *other == key || other.starts_with(&below));
        let mut there = texts.rev().flat_map(|(_, text)| text.chars());
        text.chars().all(|c| there.any(|other| other == c))
    })
}

/// The file with the line put in that a message says is right; none where it shows none.
fn pasted(trial: &Trial, problem: &Value) -> Option<Vec<String>> {
    let remedy = problem["gør"].as_str()?;
    let at = usize::try_from(problem["linje"].as_u64()?).ok()?.checked_sub(1)?;
    let mut lines = trial.lines();
    let written = lines.get(at)?.clone();
    let indentation: String = written.chars().take_while(|c| c.is_whitespace()).collect();
    let sound = Line::of(WHOLE[trial.file].1.lines().nth(trial.at)?).indentation;
    if let Some(rest) = remedy.strip_prefix("Ryk linjen ") {
        let number = rest.split(' ').next()?;
        let by = ["nul", "ét", "to"].iter().position(|word| *word == number);
        let by = by.or_else(|| number.parse().ok())?;
        lines[at] = if rest.starts_with(&format!("{number} mellemrum ud")) {
            written.strip_prefix(&*" ".repeat(by))?.to_owned()
        } else {
            format!("{}{written}", " ".repeat(by))
        };
        // Moved, and written anew.
        if let Some((_, line)) = remedy.split_once("og skriv: »") {
            let indentation = lines[at].len() - lines[at].trim_start().len();
            lines[at] = format!("{}{}", " ".repeat(indentation), line.strip_suffix("«.")?);
        }
        return Some(lines);
    }
    if remedy.contains("i stedet for tabulator") {
        lines[at] = format!("{sound}{}", written.trim_start());
        return Some(lines);
    }
    if let Some(meant) = remedy.strip_prefix("Mente du »").and_then(|rest| rest.split('«').next()) {
        let wrong = problem["hvad"].as_str()?.split_once('»')?.1.split_once('«')?.0;
        if wrong.contains('»') || meant.contains('»') {
            return None;
        }
        lines[at] = (!wrong.trim().is_empty() && written.contains(wrong)).then(|| written.replacen(wrong, meant, 1))?;
        return Some(lines);
    }
    let (_, rest) = ["Skriv: »", "for eksempel: »", "linjen igen: »", "så skriv: »"]
        .iter()
        .find_map(|before| remedy.split_once(before))?;
    let line = rest.split("«. ").next()?;
    let line = line.strip_suffix("«.").unwrap_or(line);
    lines[at] = format!("{}{line}", if indentation.contains('\t') { &sound } else { &indentation });
    (!line.ends_with('…')).then_some(lines)
}

/// Keys of texts that are the name of a file, a folder or a font.
const NAMES: [&str; 4] = ["logo", "billede", "skrifter", "skrift"];

/// Every key that a schema names, and whether any text may stand there; nobody knows of one that stands at two places of two kinds.
fn keys(root: &Value, schema: &Value, into: &mut BTreeMap<String, Option<bool>>) {
    match schema {
        Value::Object(entries) => {
            for (key, value) in entries.get("properties").and_then(Value::as_object).into_iter().flatten() {
                let is_text = takes_text(root, value);
                let is_text = Some(is_text).filter(|_| !NAMES.contains(&key.as_str()));
                into.entry(key.clone())
                    .and_modify(|all| *all = all.filter(|_| *all == is_text))
                    .or_insert(is_text);
            }
            entries.values().for_each(|inner| keys(root, inner, into));
        }
        Value::Array(items) => items.iter().for_each(|inner| keys(root, inner, into)),
        _ => {}
    }
}

fn takes_text(root: &Value, schema: &Value) -> bool {
    let schema = schema["$ref"]
        .as_str()
        .and_then(|path| root.pointer(path.strip_prefix('#')?))
        .unwrap_or(schema);
    let is_limited = ["pattern", "enum", "format"].iter().any(|limit| schema.get(limit).is_some());
    let takes_strings = schema["type"] == "string" || schema["type"].as_array().is_some_and(|types| types.iter().any(|t| t == "string"));
    let several = schema["anyOf"]
        .as_array()
        .into_iter()
        .flatten()
        .chain(schema["allOf"].as_array().into_iter().flatten());
    let inner: Vec<&Value> = several.filter(|inner| inner["type"] != "null").collect();
    takes_strings && !is_limited && inner.is_empty()
        || !inner.is_empty() && inner.iter().all(|inner| takes_text(root, inner))
        || schema.get("items").is_some_and(|items| takes_text(root, items))
}

/// The keys of all schemas.
fn all_keys() -> BTreeMap<String, Option<bool>> {
    let municipality = Municipality::new();
    let mut all = BTreeMap::new();
    for path in municipality.run(["skema"]).succeeds().out.lines() {
        let text = std::fs::read_to_string(municipality.path().join(path)).expect("a schema");
        let schema: Value = serde_json::from_str(&text).expect("JSON");
        keys(&schema, &schema, &mut all);
    }
    all
}

/// The key that a line is of: its own, or that of the list that it is an item of.
fn key_of(lines: &[Line], at: usize) -> &str {
    let line = &lines[at];
    let above = |other: &&Line| other.value.is_empty() && other.indentation.len() < line.indentation.len();
    let list = || lines[..at].iter().rev().find(above).map_or("", |other| &other.key);
    if line.key.is_empty() { list() } else { &line.key }
}

#[test]
fn every_key_stands_in_the_whole_files() {
    let there: BTreeSet<String> = WHOLE
        .iter()
        .flat_map(|(_, text)| text.lines().map(|line| Line::of(line).key))
        .collect();
    let missing: Vec<String> = all_keys().into_keys().filter(|key| !there.contains(key)).collect();
    assert!(missing.is_empty(), "in none of tests/support/whole: {missing:?}");
}

/// Everything that can be tried, in an order that is the same each time.
fn trials() -> Vec<Trial> {
    let is_text = all_keys();
    let mut trials = Vec::new();
    for (file, (_, text)) in WHOLE.iter().enumerate() {
        let written: Vec<&str> = text.lines().collect();
        let lines: Vec<Line> = written.iter().map(|line| Line::of(line)).collect();
        for at in 0..lines.len() {
            // A key that is none of the schemas' is data: an indicator, a task, a day.
            let texts = is_text.get(key_of(&lines, at)).copied().unwrap_or(Some(false));
            for slip in SLIPS.iter().filter(|slip| slip.texts.is_none() || slip.texts == texts) {
                if let Some(changed) = (slip.change)(&lines[at], written[at]).filter(|changed| *changed != [written[at]]) {
                    trials.push(Trial { slip, file, at, changed });
                }
            }
        }
    }
    fastrand::Rng::with_seed(12).shuffle(&mut trials);
    match std::env::var("DIALOGDOK_SLIPS").ok().as_deref() {
        Some("all") => {}
        Some(share) => {
            let (part, of) = share.split_once('/').expect("as 3/10");
            let (part, of): (usize, usize) = (part.parse().expect("a number"), of.parse().expect("a number"));
            let mut number = 0;
            trials.retain(|_| {
                number += 1;
                number % of == part
            });
        }
        None => trials.truncate(USUAL),
    }
    trials
}

#[test]
fn a_slip_at_any_key_is_told_of_at_its_line_and_its_line_mends_it() {
    let sound = told(
        &WHOLE
            .iter()
            .enumerate()
            .map(|(file, (_, text))| (file, (*text).to_owned()))
            .collect::<Vec<_>>(),
    );
    let trials = trials();
    let texts: Vec<(usize, String)> = trials.iter().map(|trial| (trial.file, trial.text())).collect();
    let all = told(&texts);
    let mut wrong = Vec::new();
    let mut to_paste: Vec<(usize, Value, Vec<String>)> = Vec::new();
    for (index, (trial, said)) in trials.iter().zip(&all).enumerate() {
        let known = &sound[trial.file];
        let new: Vec<&Value> = said
            .iter()
            .filter(|p| !known.iter().any(|k| k["regel"] == p["regel"] && k["hvad"] == p["hvad"]))
            .collect();
        let here: Vec<&Value> = new
            .iter()
            .copied()
            .filter(|p| trial.is_changed(p["linje"].as_u64().unwrap_or(0)))
            .collect();
        let before = meaning(WHOLE[trial.file].1);
        let is_lost = meaning(&texts[index].1) != before;
        let summary = || {
            new.iter().fold(String::new(), |mut all, p| {
                let _ = write!(all, "[{} {}: {} → {}] ", p["linje"], p["regel"], p["hvad"], p["gør"]);
                all
            })
        };
        match trial.slip.expected {
            Expected::Nothing if !new.is_empty() => wrong.push(trial.complaint(&format!("is sound, and told of: {}", summary()))),
            Expected::Told if here.is_empty() => wrong.push(trial.complaint(&format!("is lost; said elsewhere: {}", summary()))),
            Expected::ToldIfLost if is_lost && here.is_empty() => {
                // The line beside it may be the one that stands wrong: then moving that makes all sound.
                match new.iter().find_map(|problem| Some((*problem, pasted(trial, problem)?))) {
                    Some((problem, lines)) => to_paste.push((index, problem.clone(), lines)),
                    None => wrong.push(trial.complaint(&format!("is lost; said elsewhere: {}", summary()))),
                }
            }
            _ => {}
        }
        let written: Vec<Line> = WHOLE[trial.file].1.lines().map(Line::of).collect();
        let is_name = NAMES.contains(&key_of(&written, trial.at));
        for problem in here.into_iter().filter(|_| !is_name) {
            if let Some(lines) = pasted(trial, problem) {
                to_paste.push((index, problem.clone(), lines));
            }
        }
    }
    let texts: Vec<(usize, String)> = to_paste
        .iter()
        .map(|(index, _, lines)| (trials[*index].file, lines.join("\n") + "\n"))
        .collect();
    for (((index, problem, lines), said), (_, text)) in to_paste.iter().zip(told(&texts)).zip(&texts) {
        let trial = &trials[*index];
        let line = problem["linje"].as_u64().unwrap_or(0);
        let pasted = usize::try_from(line)
            .ok()
            .and_then(|line| lines.get(line - 1))
            .map_or("", |line| line);
        let still = said
            .iter()
            .find(|p| p["linje"].as_u64() == Some(line) && (p["regel"] == problem["regel"] || p["alvor"] == "fejl"));
        let before = meaning(WHOLE[trial.file].1).expect("a sound file");
        let is_back = meaning(text).is_some_and(|after| holds(&after, &before));
        if let Some(still) = still {
            wrong.push(trial.complaint(&format!(
                "{}\n    »{pasted}« leaves: {} {}",
                problem["gør"], still["hvad"], still["gør"]
            )));
        } else if !is_back {
            wrong.push(trial.complaint(&format!("{}\n    »{pasted}« does not bring back what stood there", problem["gør"])));
        }
    }
    wrong.sort();
    println!("{} tried, {} lines put in", trials.len(), to_paste.len());
    assert!(
        trials.len() >= USUAL.min(100) && to_paste.len() > trials.len() / 5,
        "{} {}",
        trials.len(),
        to_paste.len()
    );
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), trials.len(), wrong.join("\n"));
}
