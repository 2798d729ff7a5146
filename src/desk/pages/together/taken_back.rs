//! »Fortryd«: the last change is taken back, and it is said what that was and what does not come back with it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::screen::{kept_changes, may_undo, tell_of_step_back};
use super::sitting::{viewed, words_of_screen};
use super::words::{Words, fill};
use crate::access::Reader;
use crate::case::SourceFile;
use crate::case::day::read_date;
use crate::case::edit::{Value, ValuePath, value_of};
use crate::case::folder::{key_of, meeting_number};
use crate::deliver::produce::read_only;
use crate::desk::form::ids;
use crate::desk::pages::frame::CaseAt;
use crate::desk::pages::shared::{made_and_known, not_taken_back};
use crate::desk::store::StepBack;
use crate::desk::yes::{self, FallenYes};
use crate::desk::{Desk, State};
use crate::record::{MINUTES, entries};

/// The lists of those who may see a paper, with the paper's name in the texts.
const PAPERS: [(&str, &str); 2] = [("netværkskort må ses af", "map"), ("netværksoverblik må ses af", "overview")];

/// Takes the last change back, on whatever page that is asked for; none where there is nothing to take back.
///
/// # Errors
/// Why not, as an answer.
pub(in crate::desk::pages) fn take_back(desk: &Desk, state: &mut State) -> Result<Option<StepBack>, Box<Response>> {
    if !may_undo(desk, state) {
        tell_of_step_back(desk, Vec::new());
        return Ok(None);
    }
    if let Some(why) = made_and_known(desk, state) {
        return Err(Box::new((StatusCode::CONFLICT, why).into_response()));
    }
    let taken_back = state.store.undo(kept_changes(desk)).map_err(|why| Box::new(not_taken_back(why)))?;
    for (file, yes) in taken_back.iter().flat_map(|taken_back| &taken_back.fallen) {
        let day = day_of(state, file, yes);
        state.fallen.insert(file.clone(), FallenYes { day, is_undone: true });
    }
    let words = words_of_screen(desk, state);
    let lines = taken_back
        .iter()
        .flat_map(|taken_back| told(desk, state, &words, taken_back))
        .collect();
    tell_of_step_back(desk, lines);
    Ok(taken_back)
}

/// Keeps what has fallen with what was written, to be told.
pub(in crate::desk) fn keep_fallen(state: &mut State) {
    for (file, yes) in state.store.fallen() {
        let day = day_of(state, &file, &yes);
        state.fallen.insert(file, FallenYes { day, is_undone: false });
    }
}

/// The day of a yes that stood in a meeting's file, in the borger's language.
fn day_of(state: &State, file: &Path, yes: &str) -> String {
    let day = yes.split_whitespace().next().and_then(|day| read_date(day).ok());
    let (Some(day), Some(folder)) = (day, file.parent()) else {
        return yes.to_owned();
    };
    let reading = read_only(&state.session, folder);
    let told = viewed(state, &reading, |request| {
        let lang = request.language_of(&Reader::Citizen);
        request.locale(lang).date(day)
    });
    told.unwrap_or_else(|| day.to_string())
}

/// What was taken back, a sentence for each thing.
fn told(desk: &Desk, state: &State, words: &Arc<Words>, taken_back: &StepBack) -> Vec<String> {
    let mut lines = Vec::new();
    for (file, was, is) in &taken_back.files {
        let root = |text: &Option<String>| {
            let file = SourceFile::new(file, text.clone()?);
            value_of(&file).ok()
        };
        let (Some(was), Some(is)) = (root(was), root(is)) else { continue };
        lines.extend(answers_told(words, &was, &is));
        if let Some(case) = file.parent().and_then(|folder| CaseAt::find(desk, &key_of(folder))) {
            lines.extend(consents_told(words, &case, &was, &is));
        }
        let is_yes = yes::of(&was).is_some() && yes::of(&is).is_none() && !taken_back.fallen.iter().any(|(fallen, _)| fallen == file);
        lines.extend(is_yes.then(|| words.together.undone.yes.clone()));
        lines.extend((is_yes && was_sent(state, file)).then(|| words.together.undone.sent.clone()));
        lines.extend(minutes_told(words, &was, &is));
    }
    lines
}

/// Whether the referat of a meeting's file has been sent to somebody.
fn was_sent(state: &State, file: &Path) -> bool {
    let (Some(folder), Some(number)) = (file.parent(), meeting_number(file)) else {
        return false;
    };
    let reading = read_only(&state.session, folder);
    let is_sent = viewed(state, &reading, |request| {
        entries(request.case, MINUTES, Some(number)).next().is_some()
    });
    is_sent == Some(true)
}

/// The answers of a file: what each is an answer to, and its day where it has one.
fn answers(root: &Value) -> BTreeMap<(String, String), Value> {
    let mut all = BTreeMap::new();
    let mut keep = |day: &str, answers: Option<&Value>| {
        let answers = answers.map(Value::entries).unwrap_or_default().iter();
        all.extend(answers.map(|(key, answer)| ((day.to_owned(), key.clone()), answer.clone())));
    };
    for day in root.get("målinger").map_or(&[][..], Value::items) {
        let date = day.get("dato").and_then(Value::as_text).unwrap_or_default();
        keep(date, day.get("indikatorer"));
    }
    let evaluation = root.get("vurdering");
    keep("", evaluation.and_then(|evaluation| evaluation.get("indikatorer")));
    for (key, answer) in evaluation.map(Value::entries).unwrap_or_default() {
        if key != "indikatorer" {
            all.insert((String::new(), key.clone()), answer.clone());
        }
    }
    all
}

fn answers_told(words: &Words, was: &Value, is: &Value) -> Vec<String> {
    let undone = &words.together.undone;
    let (was, is) = (answers(was), answers(is));
    let mut lines = Vec::new();
    for place in was.keys().chain(is.keys().filter(|place| !was.contains_key(*place))) {
        let sentence = match (was.get(place), is.get(place)) {
            (Some(one), Some(other)) if one.same(other) => continue,
            (_, Some(_)) => &undone.answer_before,
            _ => &undone.answer,
        };
        let (_, key) = place;
        let (name, _) = words.indicator(key);
        let asked = if name == *key { words.question(key) } else { name };
        lines.push(fill(sentence, &[("spørgsmål", &asked)]));
    }
    lines
}

fn consents_told(words: &Words, case: &CaseAt, was: &Value, is: &Value) -> Vec<String> {
    let undone = &words.together.undone;
    let mut lines = Vec::new();
    for (key, paper) in PAPERS {
        let may = |root: &Value| -> Vec<String> {
            match root.at(&ValuePath::keys(["samtykke", key])) {
                Some(Value::List(items)) => items.iter().filter_map(Value::as_text).flat_map(ids).collect(),
                Some(Value::Text(text)) => ids(text),
                _ => Vec::new(),
            }
        };
        let (before, now) = (may(was), may(is));
        let paper = words.together.consent.papers.get(paper).map_or(key, |paper| &paper.name);
        let said = |id: &String, sentence: &str| fill(sentence, &[("navn", &case.name_of(id)), ("papir", paper)]);
        lines.extend(now.iter().filter(|id| !before.contains(id)).map(|id| said(id, &undone.may)));
        lines.extend(before.iter().filter(|id| !now.contains(id)).map(|id| said(id, &undone.may_not)));
    }
    let withdrawn = |root: &Value| root.at(&ValuePath::keys(["forløb", "samtykke trukket"])).is_some();
    lines.extend((withdrawn(was) && !withdrawn(is)).then(|| undone.consent.clone()));
    lines
}

fn minutes_told(words: &Words, was: &Value, is: &Value) -> Vec<String> {
    let minutes = |root: &Value| root.get("referat").map(Value::entries).unwrap_or_default().to_vec();
    let (was, is) = (minutes(was), minutes(is));
    let of = |entries: &[(String, Value)], key: &str| entries.iter().find(|(one, _)| one == key).map(|(_, value)| value.clone());
    let mut lines = Vec::new();
    for (key, _) in was.iter().chain(is.iter().filter(|(key, _)| of(&was, key).is_none())) {
        let is_same = match (of(&was, key), of(&is, key)) {
            (Some(one), Some(other)) => one.same(&other),
            (one, other) => one.is_none() && other.is_none(),
        };
        if is_same || ["godkendt af borgeren", "må sendes til", "skrevet af"].contains(&&**key) {
            continue;
        }
        let label = words.together.minutes.label_of(&ValuePath::keys(["referat", key]));
        lines.push(fill(&words.together.undone.minutes, &[("felt", label)]));
    }
    lines
}
