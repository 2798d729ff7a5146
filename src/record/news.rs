//! What a reader has to be told of a meeting now, by what this reader has been told before (001 §3.1).

use chrono::{NaiveDate, NaiveDateTime};
use sha2::{Digest as _, Sha256};

use super::answers::{self, Heard};
use super::{INVITATION, entries, entries_to};
use crate::access::{self, Reader};
use crate::case::{Case, Meeting, SentEntry, Told};

/// What letters and calls tell of a meeting, as far as it may cease to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// When the meeting begins, local time.
    pub time: NaiveDateTime,
    /// How long it is, in minutes.
    pub minutes_long: u32,
    /// What the place is called; none when it is withheld.
    pub place: Option<String>,
    /// The address, a line each; empty when it is withheld or not written.
    pub address_lines: Vec<String>,
    /// A fingerprint of the address; none when it is withheld or not written.
    pub address: Option<String>,
    /// A fingerprint of the place, its name and its address, also when it is withheld.
    pub place_key: String,
    /// A fingerprint of what else is told for the day; none of a meeting that will not be.
    pub practical_key: Option<String>,
    /// The last day for an answer.
    pub answer_by: Option<NaiveDate>,
    /// The meeting will not be.
    pub called_off: bool,
}

impl Notice {
    /// What holds of a meeting.
    pub fn of(case: &Case, meeting: &Meeting) -> Self {
        let address = access::venue_address(case, meeting);
        // More blanks between two words are no other address.
        let lines: Vec<String> = address
            .iter()
            .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect();
        Self {
            time: meeting.begins.moment(),
            minutes_long: meeting.minutes_long(),
            place: access::venue_name(case, meeting),
            address: (!lines.is_empty()).then(|| fingerprint(lines.join("\n").as_bytes())),
            address_lines: lines,
            place_key: fingerprint(access::venue_key(meeting).as_bytes()),
            practical_key: meeting
                .called_off
                .is_none()
                .then(|| fingerprint(access::practical_key(meeting).as_bytes())),
            answer_by: meeting.answer_by.as_ref().map(|d| d.day()),
            called_off: meeting.called_off.is_some(),
        }
    }

    /// Whether a reader who has been told `told` knows when: from when, and until when.
    fn is_same_time(&self, told: &Told) -> bool {
        told.time.as_ref().is_none_or(|t| t.moment() == self.time)
            && told.minutes_long.as_ref().is_none_or(|m| m.value.0 == self.minutes_long)
    }

    /// Whether a reader who has been told `told` knows where. What is withheld is told by the tovholder.
    fn is_same_place(&self, told: &Told) -> bool {
        if let Some(key) = &told.place_key {
            return key.text() == self.place_key;
        }
        let same = |told: Option<&str>, now: Option<&str>| told.zip(now).is_none_or(|(told, now)| told == now);
        same(told.place.as_ref().map(|p| p.text()), self.place.as_deref())
            && same(told.address.as_ref().map(|a| a.text()), self.address.as_deref())
    }

    /// Whether a reader who has been told `told` knows when and where.
    pub(super) fn is_known_by(&self, told: &Told) -> bool {
        self.is_same_time(told) && self.is_same_place(told)
    }
}

/// The first sixteen digits of the SHA-256, in hexadecimal: enough to see that something has changed.
pub(crate) fn fingerprint(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    hash.iter().take(8).map(|b| format!("{b:02x}")).collect()
}

/// What a reader has to be told of a meeting.
#[derive(Clone, Copy, Debug)]
pub enum News<'a> {
    /// Nothing is recorded of the meeting for anybody, so the files alone say whether it has been moved.
    Unrecorded,
    /// The reader has been told nothing, and others have.
    Everything,
    /// The reader has been told nothing, and the meeting will not be.
    NotConcerned,
    /// The reader has been told of another time, and maybe of another place.
    Moved(&'a Told),
    /// The reader has been told of another place.
    NewPlace(&'a Told),
    /// The reader has been told of another last day for an answer, and has not answered.
    NewAnswerDate(NaiveDate),
    /// The reader has been told that the meeting will be, then and there, and it will not.
    CalledOff(&'a Told),
    /// The reader has been told that the meeting will not be, then and there, and it will.
    HeldAfterAll(&'a Told),
    /// What the reader has been told holds; by this entry at last.
    Known(&'a SentEntry),
}

/// Whether anything is recorded of what people have been told of a meeting.
pub fn is_recorded(case: &Case, meeting: &Meeting) -> bool {
    entries(case, INVITATION, Some(meeting.number)).next().is_some()
}

/// What a reader has to be told of a meeting.
pub fn news<'a>(case: &'a Case, meeting: &Meeting, reader: &'a Reader) -> News<'a> {
    if !is_recorded(case, meeting) {
        return News::Unrecorded;
    }
    let now = Notice::of(case, meeting);
    let last = entries_to(case, INVITATION, Some(meeting.number), reader).next_back();
    let Some((entry, told)) = last.and_then(|entry| Some((entry, entry.told.as_ref()?))) else {
        if let Some(told) = heard(case, meeting, reader) {
            match now.called_off {
                true if !told.called_off.0 => return News::CalledOff(told),
                false if !now.is_same_time(told) => return News::Moved(told),
                false if !now.is_same_place(told) => return News::NewPlace(told),
                _ => {}
            }
        }
        // Where nobody is recorded as having been told that it would be, the letters about that are from before the record.
        let was_told_of =
            || entries(case, INVITATION, Some(meeting.number)).any(|entry| entry.told.as_ref().is_none_or(|told| !told.called_off.0));
        return match now.called_off {
            false => News::Everything,
            true if was_told_of() => News::NotConcerned,
            true => News::Unrecorded,
        };
    };
    match (told.called_off.0, now.called_off) {
        (true, true) => News::Known(entry),
        (true, false) => News::HeldAfterAll(told),
        (false, true) => News::CalledOff(told),
        (false, false) if !now.is_same_time(told) => News::Moved(told),
        (false, false) if !now.is_same_place(told) => News::NewPlace(told),
        (false, false) => match (told.answer_by.as_ref().map(|d| d.day()), now.answer_by) {
            (Some(before), Some(day)) if before != day && waits_for(case, meeting, reader) => News::NewAnswerDate(before),
            _ => News::Known(entry),
        },
    }
}

/// What somebody has heard who has no line in the record and has answered.
fn heard<'a>(case: &'a Case, meeting: &Meeting, reader: &Reader) -> Option<&'a Told> {
    let invited = meeting.invited.iter().find(|i| reader.is(&i.person))?;
    match answers::by_the_others(case, meeting, invited) {
        Heard::Told(told) => Some(told),
        Heard::One(_) | Heard::Nothing => None,
    }
}

/// Whether a reader is asked and has not answered.
fn waits_for(case: &Case, meeting: &Meeting, reader: &Reader) -> bool {
    let invited = meeting.invited.iter().find(|i| reader.is(&i.person));
    invited.is_some_and(|i| answers::reply(case, meeting, i).is_none_or(|r| r == crate::case::Reply::Waiting))
}

/// The last letter about a meeting that a reader has been sent, when what it tells holds.
pub fn letter_that_holds<'a>(case: &'a Case, meeting: &Meeting, reader: &'a Reader) -> Option<&'a SentEntry> {
    let now = Notice::of(case, meeting);
    // Of a meeting that will not be, when and where it would have been no longer matters.
    let holds = |told: &Told| told.called_off.0 == now.called_off && (now.called_off || now.is_known_by(told));
    last_letter(case, meeting, reader).filter(|entry| entry.told.as_ref().is_none_or(holds))
}

/// Whether all who are recorded as told of a meeting know what holds of it.
pub fn all_told_know(case: &Case, meeting: &Meeting) -> bool {
    let now = Notice::of(case, meeting);
    let mut told = entries(case, INVITATION, Some(meeting.number)).filter_map(|entry| entry.told.as_ref());
    told.all(|told| now.is_known_by(told))
}

/// The last letter about a meeting that a reader has been sent.
pub fn last_letter<'a>(case: &'a Case, meeting: &Meeting, reader: &'a Reader) -> Option<&'a SentEntry> {
    entries_to(case, INVITATION, Some(meeting.number), reader).rfind(|entry| entry.file.is_some())
}

/// How often what people have been told of a meeting has changed: its time, its place, whether it will be (RFC 5545, SEQUENCE).
pub fn times_changed(case: &Case, meeting: &Meeting) -> u32 {
    let now = Notice::of(case, meeting);
    let told: Vec<&Told> = entries(case, INVITATION, Some(meeting.number))
        .filter_map(|entry| entry.told.as_ref())
        .collect();
    let essence = |told: &Told| {
        let time = told.time.as_ref().map(|t| t.moment());
        let long = told.minutes_long.as_ref().map_or(90, |m| m.value.0);
        let place = told.place.as_ref().map(|p| p.text().to_owned());
        let address = told.address.as_ref().map(|a| a.text().to_owned());
        let key = told.place_key.as_ref().map(|key| key.text().to_owned());
        let place = key.map_or((place, address), |key| (Some(key), None));
        (time, long, place, told.called_off.0)
    };
    let is_other = |one: &Told, next: &Told| !(one.called_off.0 && next.called_off.0) && essence(one) != essence(next);
    let among = told.windows(2).filter(|two| is_other(two[0], two[1])).count();
    let since = told
        .last()
        .is_some_and(|last| last.called_off.0 != now.called_off || !(now.called_off || now.is_known_by(last)));
    // A meeting is there before it is called off, also where nobody was told of that.
    let begun_off = told.first().map_or(now.called_off, |first| first.called_off.0);
    u32::try_from(among).unwrap_or(u32::MAX) + u32::from(since) + u32::from(begun_off)
}

/// Whether a letter told something else for the day than what holds now: the way in, whom to call, the interpreter.
pub fn is_practically_other(case: &Case, meeting: &Meeting, entry: &SentEntry) -> bool {
    let told = entry.told.as_ref().and_then(|told| told.practical_key.as_ref());
    let now = Notice::of(case, meeting).practical_key;
    told.zip(now).is_some_and(|(told, now)| told.text() != now)
}
