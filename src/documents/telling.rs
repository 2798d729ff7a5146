//! What a letter or a call about a meeting tells a reader, by what this reader has been told before (001 §3.1).

use super::invitation::{MeetingChange, OldPlace};
use super::plan::{in_danish, stopped};
use super::readers::{Invitee, invited};
use super::{Locale, Paper, ViewRequest};
use crate::access::{self, Reader, Shown};
use crate::case::{Meeting, Told};
use crate::record::{self, FrozenPaper, News, Notice, ToldLine};

/// The letter about a meeting that a reader is to have.
pub(super) enum LetterDue {
    /// One that is made; with what has become of the meeting since the reader was told of it.
    Made(Option<MeetingChange>),
    /// The one that was sent, for what it told holds.
    Sent(FrozenPaper),
    /// None: the reader has been phoned, or has never heard of a meeting that is called off.
    Nothing,
}

/// Which letter about a meeting a reader is to have. `unrecorded` is what the files alone say has become of the meeting;
/// `by_letter`, that the reader is to have it in writing.
pub(super) fn letter_due(
    request: &ViewRequest<'_>,
    meeting: &Meeting,
    reader: &Reader,
    unrecorded: Option<MeetingChange>,
    by_letter: bool,
) -> LetterDue {
    let news = record::news(request.case, meeting, reader);
    let sent = || {
        let letter = record::letter_that_holds(request.case, meeting, reader)?;
        record::frozen(request.case, letter)
    };
    match news {
        News::Unrecorded => LetterDue::Made(unrecorded),
        News::NotConcerned => LetterDue::Nothing,
        News::Known(_) => match sent() {
            Some(paper) => LetterDue::Sent(paper),
            // The one who was phoned since has no letter that holds, and to a meeting that will not be nobody is invited.
            None if by_letter && meeting.called_off.is_none() && record::last_letter(request.case, meeting, reader).is_none() => {
                LetterDue::Made(None)
            }
            None => LetterDue::Nothing,
        },
        // Whoever has no entry yet is told as the files say, as long as they say what the record does.
        News::Everything if record::all_told_know(request.case, meeting) => LetterDue::Made(unrecorded),
        news => LetterDue::Made(change(request, meeting, news, request.locale(request.language_of(reader)))),
    }
}

/// Whether a letter about a meeting is to be made for a reader: as [`letter_due`] says, and no more than that.
pub(super) fn is_letter_due(request: &ViewRequest<'_>, meeting: &Meeting, reader: &Reader) -> bool {
    let case = request.case;
    match record::news(case, meeting, reader) {
        News::NotConcerned => false,
        News::Known(_) => meeting.called_off.is_none() && record::last_letter(case, meeting, reader).is_none(),
        News::Unrecorded
        | News::Everything
        | News::Moved(_)
        | News::NewPlace(_)
        | News::NewAnswerDate(_)
        | News::CalledOff(_)
        | News::HeldAfterAll(_) => true,
    }
}

/// What has become of a meeting since a reader was told of it.
fn change(request: &ViewRequest<'_>, meeting: &Meeting, news: News<'_>, locale: &Locale) -> Option<MeetingChange> {
    let place = |told: &Told| OldPlace {
        name: access::place_once_told(request.case, told),
        address: access::told_address(request.case, told),
    };
    let old = |told: &Told| old_time(meeting, told, locale);
    let change = match news {
        News::Unrecorded | News::Everything | News::NotConcerned | News::Known(_) => return None,
        News::Moved(told) => MeetingChange::Moved {
            old: old(told),
            old_place: place(told),
        },
        News::NewPlace(told) => MeetingChange::NewPlace { old_place: place(told) },
        News::NewAnswerDate(day) => MeetingChange::NewAnswerDate {
            old: locale.weekday_date(day),
        },
        News::CalledOff(told) => called_off(meeting, other_time(meeting, told).then(|| old(told)).flatten())?,
        News::HeldAfterAll(told) => MeetingChange::HeldAfterAll {
            old: other_time(meeting, told).then(|| old(told)).flatten(),
            old_place: place(told),
        },
    };
    Some(change)
}

/// Whether a meeting is at another time than a reader has been told.
fn other_time(meeting: &Meeting, told: &Told) -> bool {
    told.time.as_ref().is_some_and(|t| t.moment() != meeting.begins.moment())
}

/// When a reader has been told that a meeting is, in words; until when too, if it is as long as that no more.
fn old_time(meeting: &Meeting, told: &Told, locale: &Locale) -> Option<String> {
    let begins = told.time.as_ref()?.moment();
    let from = locale.weekday_date_and_time(begins);
    let long = told.minutes_long.as_ref().map(|m| m.value.0);
    Some(match long.filter(|long| *long != meeting.minutes_long()) {
        Some(long) => format!("{from}–{}", locale.time_of(begins + chrono::TimeDelta::minutes(i64::from(long)))),
        None => from,
    })
}

/// That a meeting is called off, with the reason when the borger wants it told. `believed` is when the reader thinks that it is,
/// when that is not what stands in the file.
pub(super) fn called_off(meeting: &Meeting, believed: Option<String>) -> Option<MeetingChange> {
    let called_off = meeting.called_off.as_ref()?;
    Some(MeetingChange::CalledOff {
        reason: called_off.reason.as_ref().map(|r| r.0.clone()),
        believed,
    })
}

/// The name of somebody whose home a sent letter tells to a reader, and who is protected now; not when it is the reader's own.
pub(super) fn home_in_sent_letter(request: &ViewRequest<'_>, meeting: &Meeting, reader: &Reader) -> Option<String> {
    let told = record::last_letter(request.case, meeting, reader)?.told.as_ref()?;
    access::home_told_in_letter(request.case, meeting, told).filter(|whose| whose != reader.name(request.case))
}

/// Whether somebody is to be phoned about a meeting.
pub(super) fn is_to_be_phoned(news: News<'_>) -> bool {
    !matches!(news, News::Known(_) | News::NotConcerned)
}

/// Those who are phoned about a meeting, or the one asked for by `--til`, with the reasons of those who may not be.
pub fn calls(request: &ViewRequest<'_>, meeting: &Meeting) -> Vec<(Reader, Result<(), Vec<String>>)> {
    let case = request.case;
    let on_the_list = |invitee: &Invitee<'_>| !invitee.by_letter() && !invitee.has_declined();
    let readers: Vec<Reader> = match request.only {
        Some(reader) => vec![reader.clone()],
        None => invited(request, meeting)
            .into_iter()
            .filter(on_the_list)
            .map(|invitee| Reader::Person(invitee.person.id.value.clone()))
            .filter(|reader| is_to_be_phoned(record::news(case, meeting, reader)))
            .collect(),
    };
    let answer = |reader: Reader| {
        let stopped = stopped(request.problems, Paper::Invitation, Some(meeting.number), Some(&reader));
        let may = match stopped {
            Some(reasons) => Err(reasons),
            None => request
                .answer(&reader, Paper::Invitation, Some(meeting))
                .map_err(|reasons| in_danish(&reasons)),
        };
        (reader, may)
    };
    readers.into_iter().map(answer).collect()
}

/// What a reader knows who is sent a paper of the record's as it is now. `content_key` is a fingerprint of what the paper tells,
/// for those that are neither a letter nor a referat.
pub fn told_by(
    request: &ViewRequest<'_>,
    paper: Paper,
    meeting: Option<u32>,
    reader: &Reader,
    content_key: Option<String>,
) -> Option<ToldLine> {
    let meeting = meeting.and_then(|number| request.case.meeting(number));
    match paper {
        Paper::Invitation => Some(ToldLine::from(Notice {
            // The borger is not asked to answer.
            answer_by: meeting?.answer_by.as_ref().map(|d| d.day()).filter(|_| *reader != Reader::Citizen),
            ..Notice::of(request.case, meeting?)
        })),
        Paper::Minutes => {
            let minutes = meeting?.minutes.as_ref()?;
            Some(record::told_of_minutes(request.case, meeting?, minutes, request.days()))
        }
        _ => Some(ToldLine {
            content_key: Some(content_key?),
            ..ToldLine::default()
        }),
    }
}

/// What somebody who is phoned believes of a meeting, when it is no longer so: when and where.
pub(super) fn belief(request: &ViewRequest<'_>, meeting: &Meeting, news: News<'_>, lang: &str) -> Option<Belief> {
    let locale = request.locale(lang);
    match news {
        News::Moved(told) | News::NewPlace(told) => Some(Belief::Other {
            when: old_time(meeting, told, locale),
            place: access::place_once_told(request.case, told),
            address: access::told_address(request.case, told),
        }),
        News::CalledOff(told) if other_time(meeting, told) => Some(Belief::OtherTime {
            when: old_time(meeting, told, locale)?,
        }),
        News::NewAnswerDate(day) => Some(Belief::AnswerDate {
            day: locale.weekday_date(day),
        }),
        News::HeldAfterAll(_) => Some(Belief::CalledOff),
        News::Unrecorded | News::Everything | News::NotConcerned | News::CalledOff(_) | News::Known(_) => None,
    }
}

/// What somebody believes who has been told otherwise before.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Belief {
    /// Another time or place.
    Other {
        when: Option<String>,
        place: Option<String>,
        address: Shown<Vec<String>>,
    },
    /// Another time, of a meeting that will not be.
    OtherTime { when: String },
    /// Another last day for an answer.
    AnswerDate { day: String },
    /// That the meeting will not be.
    CalledOff,
}
