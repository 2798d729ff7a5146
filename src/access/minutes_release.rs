//! When a referat goes to others: the borger has read it and said to whom (001 §4.3, bilag 1).

use std::sync::Arc;

use chrono::NaiveDate;

use super::readership::Reason;
use super::{Days, Reader};
use crate::case::{Case, Meeting, Minutes, Place, SourceFile};

/// The day on which the borger approved, when it has come.
pub fn approved_on(minutes: &Minutes, days: Days) -> Option<NaiveDate> {
    let approved = minutes.approved.as_ref().map(|approved| approved.day());
    approved.filter(|approved| *approved <= days.gate())
}

/// Those whom the borger has named besides themself, each once, in the borger's order.
pub fn named_readers(minutes: &Minutes) -> Vec<Reader> {
    let mut readers: Vec<Reader> = Vec::new();
    for id in &minutes.may_go_to {
        let reader = Reader::of_id(id);
        if reader != Reader::Citizen && !readers.contains(&reader) {
            readers.push(reader);
        }
    }
    readers
}

/// Why somebody does not get a copy, with the lines to change; nothing when they do.
pub(super) fn refusals(case: &Case, reader: &Reader, meeting: &Meeting, minutes: &Minutes, days: Days) -> Vec<Reason> {
    let id = reader.id();
    let is_named = named_readers(minutes).contains(reader);
    if case.person(id).is_none() && !is_named {
        return vec![Reason::unknown(case, reader)];
    }
    let section = top_level_key(&meeting.source, "referat");
    let mut reasons = Vec::new();
    match &minutes.approved {
        Some(approved) if approved.day() > days.gate() => reasons.push(Reason::ApprovedLater {
            approved: approved.day(),
            days,
            place: approved.place.clone(),
        }),
        Some(_) => {}
        None => reasons.push(Reason::NotApproved { place: section.clone() }),
    }
    if !is_named {
        let list = minutes.may_go_to.first();
        reasons.push(Reason::NotNamed {
            reader: reader.clone(),
            place: list.map_or(section, |first| first.place.clone()),
        });
    }
    reasons
}

/// The line where a key begins at the left margin; the whole file when it is written in another way.
fn top_level_key(file: &Arc<SourceFile>, key: &str) -> Place {
    let begins = |line: &str| line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(':'));
    let line = file.lines().find(|(_, line)| begins(line));
    line.map_or_else(|| Place::whole(file), |(at, _)| file.place(at..at + key.len()))
}
