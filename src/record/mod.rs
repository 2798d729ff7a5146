//! The record of what has been sent: to whom, when, how, and what each reader knows since then.
//!
//! It stands on [`case`](crate::case) and [`access`](crate::access). Reading is pure: a case carries its entries
//! ([`Case::sent`]), and the functions here say what they mean. Writing ([`append`], [`take_back`]) is whole or not at all.

mod answers;
mod content;
mod frozen;
mod line;
mod lock;
mod minutes;
mod news;
mod writing;

use crate::access::Reader;
use crate::case::{Case, SentEntry};

pub use answers::{has_accepted, has_declined, reply, wants_a_day};
pub use content::{content_key, paper_that_holds};
pub use frozen::{FrozenPaper, frozen, unrecorded};
pub use line::ToldLine;
pub use minutes::{Correction, MinutesNews, approval_now, approved_as_it_stands, changes, minutes_news, told_of_minutes};
pub(crate) use news::fingerprint;
pub use news::{News, Notice, all_told_know, is_practically_other, is_recorded, last_letter, letter_that_holds, news, times_changed};
pub use writing::{NewEntry, Recorded, TakenBack, append, take_back};

/// The command of the letters, as the record calls them.
pub const INVITATION: &str = "invitation";
/// The command of the referat, as the record calls it.
pub const MINUTES: &str = "referat";

/// What has been sent of a paper of a meeting, or of the forløb, and not been taken back; oldest first.
pub fn entries<'a>(case: &'a Case, paper: &'a str, meeting: Option<u32>) -> impl DoubleEndedIterator<Item = &'a SentEntry> {
    case.sent.iter().filter(move |entry| {
        entry.taken_back.is_none() && entry.paper.text() == paper && entry.meeting.as_ref().map(|m| m.value.0) == meeting
    })
}

/// As [`entries`], to one reader.
pub fn entries_to<'a>(
    case: &'a Case,
    paper: &'a str,
    meeting: Option<u32>,
    reader: &'a Reader,
) -> impl DoubleEndedIterator<Item = &'a SentEntry> {
    entries(case, paper, meeting).filter(|entry| is_to(case, entry, reader))
}

/// Whether an entry is to a reader: to their id, and to somebody of their name. When another's name is written over an id, what the
/// first was told and sent is not the second's; a new family name is no other person.
pub fn is_to(case: &Case, entry: &SentEntry, reader: &Reader) -> bool {
    reader.is(&entry.to)
        && entry
            .name
            .as_ref()
            .is_none_or(|name| is_same_person(name.text(), reader.name(case)))
}

/// Whether two names share a word.
pub fn is_same_person(then: &str, now: &str) -> bool {
    let words = |name: &str| -> Vec<String> { name.split_whitespace().map(str::to_lowercase).collect() };
    let now = words(now);
    words(then).iter().any(|word| now.contains(word))
}
