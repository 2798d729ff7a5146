//! Which answers count: an answer is to the time and the place that the person had been told of.

use std::cell::LazyCell;

use super::news::Notice;
use super::{INVITATION, entries, entries_to};
use crate::access::Reader;
use crate::case::{Case, Invited, Meeting, Reply, SentEntry, Told};

/// What an invited person has answered to the meeting as it is now; none when they answered to another time or place.
pub fn reply(case: &Case, meeting: &Meeting, invited: &Invited) -> Option<Reply> {
    let written = invited.reply.as_ref()?;
    let counts = match standing(case, meeting, invited) {
        Standing::NeverMoved => true,
        Standing::NotToldYet => false,
        Standing::ToldOn(day) => written.date.as_ref().is_some_and(|date| date.day() >= day),
        Standing::MovedByTheFile => written.date.is_some(),
    };
    counts.then_some(written.reply.value)
}

/// Whether an invited person has answered that they cannot come, to the meeting as it is now.
pub fn has_declined(case: &Case, meeting: &Meeting, invited: &Invited) -> bool {
    reply(case, meeting, invited) == Some(Reply::NotComing)
}

/// Whether an invited person has answered that they come, to the meeting as it is now.
pub fn has_accepted(case: &Case, meeting: &Meeting, invited: &Invited) -> bool {
    reply(case, meeting, invited) == Some(Reply::Coming)
}

/// Whether an answer has no day, and the meeting was moved for the person, so that nobody can tell what it was an answer to.
pub fn wants_a_day(case: &Case, meeting: &Meeting, invited: &Invited) -> bool {
    let is_without = invited
        .reply
        .as_ref()
        .is_some_and(|r| r.date.is_none() && r.reply.value != Reply::Waiting);
    is_without && matches!(standing(case, meeting, invited), Standing::ToldOn(_) | Standing::MovedByTheFile)
}

/// How an invited person stands to the time and place of a meeting.
enum Standing {
    /// They have been told of no other.
    NeverMoved,
    /// They have been told of another, and not of this one.
    NotToldYet,
    /// They have been told of another, and of this one on a day.
    ToldOn(chrono::NaiveDate),
    /// Nothing is recorded of what they have been told, and `flyttet` says that there was another. Only who writes the day of an
    /// answer has seen to it that it is to this one.
    MovedByTheFile,
}

fn standing(case: &Case, meeting: &Meeting, invited: &Invited) -> Standing {
    // Asked for only where something is recorded.
    let now = LazyCell::new(|| Notice::of(case, meeting));
    let reader = Reader::of_id(&invited.person);
    let knows = |entry: &&SentEntry| entry.told.as_ref().is_some_and(|told| now.is_known_by(told));
    let all: Vec<&SentEntry> = entries_to(case, INVITATION, Some(meeting.number), &reader).collect();
    if all.is_empty() {
        return match by_the_others(case, meeting, invited) {
            Heard::Told(told) if !now.is_known_by(told) => Standing::NotToldYet,
            Heard::One(first) => Standing::ToldOn(first.date.day()),
            Heard::Nothing if meeting.times_moved() > 0 => Standing::MovedByTheFile,
            Heard::Told(_) | Heard::Nothing => Standing::NeverMoved,
        };
    }
    let since: Vec<&&SentEntry> = all.iter().rev().take_while(|entry| knows(entry)).collect();
    match since.last() {
        _ if since.len() == all.len() => Standing::NeverMoved,
        Some(first) => Standing::ToldOn(first.date.day()),
        None => Standing::NotToldYet,
    }
}

/// What somebody without a line in the record has heard of a meeting, by what stands there of the others.
pub(super) enum Heard<'a> {
    /// Nothing that is known of: there is no answer.
    Nothing,
    /// This.
    Told(&'a Told),
    /// One of several times or places; this entry is the first of those that hold now.
    One(&'a SentEntry),
}

/// What somebody has heard of a meeting who answered, and has no line in the record themself: what the others had been told until then.
pub(super) fn by_the_others<'a>(case: &'a Case, meeting: &Meeting, invited: &Invited) -> Heard<'a> {
    let Some(answer) = invited.reply.as_ref().filter(|reply| reply.reply.value != Reply::Waiting) else {
        return Heard::Nothing;
    };
    let told = |entry: &'a SentEntry| entry.told.as_ref().map(|told| (entry, told));
    let others: Vec<(&SentEntry, &Told)> = entries(case, INVITATION, Some(meeting.number)).filter_map(told).collect();
    let Some(first) = others.first() else { return Heard::Nothing };
    let day = answer.date.as_ref().or(invited.asked_on.as_ref());
    if let Some(day) = day.map(|day| day.day()) {
        let until = others.iter().rev().find(|(entry, _)| entry.date.day() <= day);
        return Heard::Told(until.unwrap_or(first).1);
    }
    let now = Notice::of(case, meeting);
    let mut that_hold = others.iter().filter(|(_, told)| now.is_known_by(told));
    match (that_hold.next(), others.last()) {
        (None, Some((_, last))) => Heard::Told(last),
        (Some((entry, _)), _) if that_hold.count() + 1 < others.len() => Heard::One(entry),
        _ => Heard::Told(first.1),
    }
}
