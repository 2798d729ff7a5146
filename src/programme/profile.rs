//! One forløb folded into the rows it is counted in. After this, the case itself is let go.

use chrono::NaiveDate;

use super::facts::{Answer, CaseFacts, CountedIndicator, MeetingFacts};
use super::period::Period;
use super::tables::{FIRST_INDICATOR, TABLES};

/// When a report came to know of a forløb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arrival {
    /// In time.
    InTime,
    /// It belonged to an earlier period, whose report had been made when it was written down.
    Late,
}

/// For each table of [`TABLES`], the place of the row the forløb stands in.
pub(super) type Rows = [u8; TABLES.len()];

/// Whether a period touches a forløb: it had been approached by its end, and had not ended before its beginning.
pub(super) fn touches(case: &CaseFacts, period: Period) -> bool {
    case.approached <= period.to() && case.ended.is_none_or(|day| day >= period.from())
}

/// The rows of a forløb in a period's report, as it stood in the evening of the period's last day.
pub(super) fn rows(case: &CaseFacts, period: Period, arrival: Arrival) -> Rows {
    let end = period.to();
    let come = |day: Option<NaiveDate>| day.filter(|day| *day <= end);
    let held = held(case, end);
    let in_period: Vec<&MeetingFacts> = held.iter().copied().filter(|m| period.contains(m.date)).collect();
    let network = |day: NaiveDate| case.network.iter().filter(move |person| person.is_there(day));
    let start = come(case.consent).unwrap_or(case.approached);
    let now = come(case.ended).unwrap_or(end);
    let size = match network(now).count() {
        0..=4 => 0,
        5..=9 => 1,
        _ => 2,
    };
    let grown = match network(now).count().cmp(&network(start).count()) {
        std::cmp::Ordering::Greater => 0,
        std::cmp::Ordering::Equal => 1,
        std::cmp::Ordering::Less => 2,
    };
    let moved = CountedIndicator::all()
        .map(|indicator| movement(case, indicator, end))
        .collect::<Vec<_>>();
    let mut rows = Rows::default();
    let course = [
        status(case, end),
        approach(case, period, arrival),
        first_contact(case, end),
        first_meeting(case, &held),
        meetings(case, end, held.len()),
        coordinator(case, end),
        continuity(&held),
        answered(&in_period),
        minutes(&in_period),
        latest_answer(&in_period, |meeting| meeting.understanding),
        latest_answer(&in_period, |meeting| meeting.hope),
        altogether(&moved),
        size,
        grown,
        private_part(network(now).count(), network(now).filter(|person| person.private).count()),
        case.trained_team.min(2) as u8,
    ];
    rows[..FIRST_INDICATOR].copy_from_slice(&course);
    for (row, movement) in rows[FIRST_INDICATOR..].iter_mut().zip(moved) {
        *row = movement;
    }
    rows
}

/// The netværksmøder that were held by a day, the first one first.
fn held(case: &CaseFacts, end: NaiveDate) -> Vec<&MeetingFacts> {
    let mut held: Vec<&MeetingFacts> = case.meetings.iter().filter(|m| !m.called_off && m.date <= end).collect();
    held.sort_by_key(|meeting| meeting.date);
    held
}

/// Not begun · going on · ended. A forløb that ended without consent had not begun.
fn status(case: &CaseFacts, end: NaiveDate) -> u8 {
    let come = |day: Option<NaiveDate>| day.is_some_and(|day| day <= end);
    match (come(case.consent), come(case.ended)) {
        (false, _) => 0,
        (true, false) => 1,
        (true, true) => 2,
    }
}

fn approach(case: &CaseFacts, period: Period, arrival: Arrival) -> u8 {
    match arrival {
        Arrival::Late => 2,
        Arrival::InTime => u8::from(case.approached < period.from()),
    }
}

/// A contact before the approach counts as the same day.
fn first_contact(case: &CaseFacts, end: NaiveDate) -> u8 {
    let contact = case.first_contact.filter(|day| *day <= end);
    contact.map_or(2, |day| u8::from((day - case.approached).num_days() > 7))
}

fn first_meeting(case: &CaseFacts, held: &[&MeetingFacts]) -> u8 {
    held.first()
        .map_or(2, |meeting| u8::from((meeting.date - case.approached).num_days() > 21))
}

/// Ended with two meetings or more · ended with fewer · open with two or more · open with fewer.
fn meetings(case: &CaseFacts, end: NaiveDate, held: usize) -> u8 {
    let open = if status(case, end) == 2 { 0 } else { 2 };
    open + u8::from(held < 2)
}

/// The same tovholder · changed, with the borger every time · not every time, or not noted.
fn coordinator(case: &CaseFacts, end: NaiveDate) -> u8 {
    let mut handovers = case.handovers.iter().filter(|handover| handover.date <= end).peekable();
    if handovers.peek().is_none() {
        return 0;
    }
    2 - u8::from(handovers.all(|handover| handover.borger_took_part == Some(true)))
}

/// Of the latest meeting: somebody of the team from the one before · nobody · the first meeting · not noted · no meeting.
fn continuity(held: &[&MeetingFacts]) -> u8 {
    let [.., before, latest] = held else {
        return if held.is_empty() { 4 } else { 2 };
    };
    match (&before.attendance, &latest.attendance) {
        (Some(then), Some(now)) => u8::from(!now.team.iter().any(|person| then.team.contains(person))),
        _ => 3,
    }
}

/// Whether the borger answered one of the two questions after any meeting.
fn answered(meetings: &[&MeetingFacts]) -> u8 {
    if meetings.is_empty() {
        return 2;
    }
    u8::from(!meetings.iter().any(|m| m.understanding.is_some() || m.hope.is_some()))
}

/// Every referat approved · not every one, or none written · no meeting.
fn minutes(meetings: &[&MeetingFacts]) -> u8 {
    if meetings.is_empty() {
        return 2;
    }
    let written: Vec<bool> = meetings.iter().filter_map(|m| m.minutes_approved).collect();
    u8::from(written.is_empty() || written.contains(&false))
}

/// The latest answer: highly · somewhat · slightly or not at all · none.
fn latest_answer(meetings: &[&MeetingFacts], question: fn(&MeetingFacts) -> Option<Answer>) -> u8 {
    let latest = meetings.iter().rev().find_map(|m| question(m));
    latest.map_or(3, |answer| (answer as u8).min(2))
}

/// The first rating in the forløb and the latest, of different days: higher · the same · lower · fewer than two · not chosen.
fn movement(case: &CaseFacts, indicator: CountedIndicator, end: NaiveDate) -> u8 {
    if !case.indicators.contains(&indicator) {
        return 4;
    }
    let ratings = || case.ratings.iter().filter(move |r| r.indicator == indicator && r.date <= end);
    let first = ratings().min_by_key(|rating| rating.date);
    let latest = ratings().max_by_key(|rating| rating.date);
    match (first, latest) {
        (Some(first), Some(latest)) if first.date < latest.date => {
            if latest.number > first.number {
                0
            } else {
                1 + u8::from(latest.number < first.number)
            }
        }
        _ => 3,
    }
}

/// More indicators up than down · as many · more down than up · none with two ratings.
fn altogether(moved: &[u8]) -> u8 {
    let count = |row: u8| moved.iter().filter(|moved| **moved == row).count();
    let (up, same, down) = (count(0), count(1), count(2));
    if up + same + down == 0 {
        return 3;
    }
    match up.cmp(&down) {
        std::cmp::Ordering::Greater => 0,
        std::cmp::Ordering::Equal => 1,
        std::cmp::Ordering::Less => 2,
    }
}

/// More private people than professionals · as many · fewer, or nobody on the map.
fn private_part(all: usize, private: usize) -> u8 {
    let professional = all - private;
    if private > professional {
        0
    } else if private == professional && all > 0 {
        1
    } else {
        2
    }
}
