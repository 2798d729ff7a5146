//! A meeting that gets another time: what the file says of the move, and whether the last day for an answer still holds.

use std::sync::Arc;

use chrono::{Locale, NaiveDate, NaiveDateTime};

use super::beside::text_with;
use super::frame::CaseAt;
use crate::case::day::read_moment;
use crate::case::edit::{Change, Edit, Value, ValuePath};
use crate::case::folder::meeting_number;
use crate::case::{Case, Meeting, Reply, SourceFile};
use crate::deliver::produce::examine_with;
use crate::desk::State;
use crate::documents::proposed_answer_day;
use crate::record::{INVITATION, entries, reply};

/// When the meeting begins.
const TIME: &str = "tidspunkt";
/// How many times that was moved, and the time that held before.
const MOVED: [&str; 2] = ["flyttet", "flyttet fra"];
/// The last day for an answer.
pub(super) const ANSWER_BY: &str = "svar senest";

fn key(key: &str) -> ValuePath {
    ValuePath::keys([key])
}

/// The changes that go with those of a meeting's page when they give it another time: of a meeting that people have been told of, how
/// many times it was moved and from when. Nothing where somebody writes that themselves, nor of a meeting that has been held.
pub(super) fn with_move(state: &State, at: &CaseAt, before: &Arc<SourceFile>, edits: &[Edit]) -> Vec<Edit> {
    let moved = || {
        let is_written = |name: &&str| edits.iter().any(|edit| edit.path == key(name));
        let new = edits.iter().find(|edit| edit.path == key(TIME))?;
        let Change::Set(Value::Text(new)) = &new.change else { return None };
        if MOVED.iter().any(is_written) {
            return None;
        }
        let new = read_moment(new)?;
        let case = examine_with(&state.session, &at.folder, &text_with(Some(before))).case?;
        let meeting = case.meeting(meeting_number(before.path())?)?;
        let is_ahead = meeting.minutes.is_none() && meeting.assessment.is_none();
        (is_ahead && new != meeting.begins.moment()).then(|| written(&case, meeting, new))
    };
    moved().unwrap_or_default()
}

/// What is written of a move to a new time.
fn written(case: &Case, meeting: &Meeting, new: NaiveDateTime) -> Vec<Edit> {
    let times = meeting.times_moved();
    let [count, from] = MOVED.map(key);
    let moved = |times: u32, time: NaiveDateTime| {
        let time = time.format("%Y-%m-%d %H:%M").to_string();
        vec![
            Edit::set(count.clone(), Value::text(times.to_string())),
            Edit::set(from.clone(), Value::text(time)),
        ]
    };
    let now = meeting.begins.moment();
    if is_told_of(case, meeting, now) {
        return moved(times + 1, now);
    }
    // Nobody has been told of the time that is left: what they know is an older one.
    match (&meeting.moved_from, times) {
        (_, 0) => match last_told(case, meeting).filter(|told| *told != new) {
            Some(told) => moved(1, told),
            None => Vec::new(),
        },
        (Some(old), 1) if old.moment() == new => vec![Edit::remove(count), Edit::remove(from)],
        (Some(old), _) if old.moment() == new => vec![Edit::set(count, Value::text((times - 1).to_string())), Edit::remove(from)],
        _ => Vec::new(),
    }
}

/// Whether somebody has been told that the meeting is at a time: by a letter or a call, or they have answered to it.
fn is_told_of(case: &Case, meeting: &Meeting, time: NaiveDateTime) -> bool {
    let answers = |answer: Option<Reply>| matches!(answer, Some(Reply::Coming | Reply::NotComing));
    let mut told = entries(case, INVITATION, Some(meeting.number));
    told.any(|entry| {
        let known = entry.told.as_ref().and_then(|told| told.time.as_ref());
        known.is_none_or(|known| known.moment() == time)
    }) || meeting.invited.iter().any(|invited| answers(reply(case, meeting, invited)))
}

/// The time that was told last.
fn last_told(case: &Case, meeting: &Meeting) -> Option<NaiveDateTime> {
    let told = entries(case, INVITATION, Some(meeting.number)).next_back()?;
    Some(told.told.as_ref()?.time.as_ref()?.moment())
}

/// What is to be said beside the last day for an answer, with the day that is proposed instead: it has gone and answers are missing,
/// it is not before the meeting, or there is none. `is_told` is whether the first half is said already.
pub(super) fn of_answer_day(case: &Case, meeting: &Meeting, today: NaiveDate, is_told: bool) -> Option<String> {
    let held_on = meeting.begins.date();
    if meeting.called_off.is_some() || meeting.minutes.is_some() || held_on <= today {
        return None;
    }
    let answers = |answer: Option<Reply>| matches!(answer, Some(Reply::Coming | Reply::NotComing));
    let mut missing = meeting.invited.iter().filter(|invited| !answers(reply(case, meeting, invited)));
    let why = match meeting.answer_by.as_ref().map(|day| day.day()) {
        Some(day) if day >= held_on => "Dagen ligger ikke før mødet.",
        Some(day) if day < today && missing.next().is_some() => "Dagen er gået, og svar mangler.",
        None if missing.next().is_some() => "Her står ingen dag.",
        _ => return None,
    };
    let proposed = match proposed_answer_day(today, held_on) {
        Some(day) => format!("Forslag: {}.", day.format_localized("%-d. %B %Y", Locale::da_DK)),
        None => "Der er ikke tid til en ny frist. Ring til dem, der mangler.".to_owned(),
    };
    Some(if is_told { proposed } else { format!("{why} {proposed}") })
}
