//! One forløb folded into the rows it is counted in. After this, the case itself is let go: memory holds a couple of
//! hundred bytes for each borger, however long the story is.

use super::facts::{Answer, CaseFacts, Indicator, MeetingFacts, Scale};
use super::period::Period;
use chrono::NaiveDate;
use std::fmt::Write as _;

/// The rows one borger is counted in. Every `usize` is the place of a row in its table's list in `tables.rs`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Profile {
    pub key: String,
    pub status: usize,
    pub approach: usize,
    pub contact: usize,
    pub contact_weeks: u32,
    pub first_meeting: usize,
    pub first_meeting_weeks: u32,
    /// Only for ended forløb.
    pub meetings_band: Option<usize>,
    pub meetings_in_all: u32,
    pub coordinator: usize,
    /// Only where the tovholder changed.
    pub handover: Option<usize>,
    pub development: [usize; 10],
    pub began_low: [bool; 10],
    pub network_start: Network,
    pub network_now: Network,
    pub team: usize,
    pub trained: Vec<String>,
    /// Held in the period.
    pub meetings: Vec<MeetingProfile>,
}

/// The size of a network and the private part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Network {
    pub size: u32,
    pub private: u32,
}

/// The rows one meeting is counted in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MeetingProfile {
    pub continuity: usize,
    pub understanding: usize,
    pub hope: usize,
    pub participants: Option<(u32, u32)>,
}

impl Network {
    /// The row of the size tables.
    pub fn band(self) -> usize {
        match self.size {
            0..=4 => 0,
            5..=9 => 1,
            _ => 2,
        }
    }

    /// The private part, in thousandths; an empty network has none.
    pub fn private_permille(self) -> u32 {
        (self.private * 1000).checked_div(self.size).unwrap_or(0)
    }
}

impl Profile {
    /// The rows of one forløb, or `None` when the report is not about it: it was approached after the period, or had
    /// ended before.
    pub fn new(case: &CaseFacts, period: &Period, scale: Scale) -> Option<Self> {
        let end = period.end();
        let ended = case.ended.filter(|day| *day <= end);
        if case.approached > end || ended.is_some_and(|day| day < period.from()) {
            return None;
        }
        let consent = case.consent.filter(|day| *day <= end);
        let status = match (consent, ended) {
            (None, _) => 0,
            (Some(_), None) => 1,
            (Some(_), Some(_)) => 2,
        };
        let mut held: Vec<&MeetingFacts> = case
            .meetings
            .iter()
            .filter(|meeting| !meeting.called_off && meeting.date <= end)
            .collect();
        held.sort_by_key(|meeting| meeting.date);
        let meetings_in_all = u32::try_from(held.len()).unwrap_or(u32::MAX);

        let contact_days = case
            .first_contact
            .filter(|day| *day <= end)
            .map(|day| days_between(case.approached, day));
        let meeting_days = held.first().map(|meeting| days_between(case.approached, meeting.date));
        let handovers: Vec<Option<bool>> = case
            .handovers
            .iter()
            .filter(|handover| handover.date <= end)
            .map(|handover| handover.borger_took_part)
            .collect();
        let mut trained = case.trained_team.clone();
        trained.sort();
        trained.dedup();
        let start = consent.unwrap_or(case.approached);
        let now = ended.unwrap_or(end);
        let mut began_low = [false; 10];
        let mut development = [4; 10];
        for indicator in Indicator::all() {
            let place = indicator.place();
            let (row, low) = develop(case, indicator, end, scale);
            development[place] = row;
            began_low[place] = low;
        }
        Some(Self {
            key: case.key.clone(),
            status,
            approach: usize::from(case.approached < period.from()),
            contact: contact_days.map_or(2, |days| usize::from(days > 7)),
            contact_weeks: contact_days.map_or(0, weeks),
            first_meeting: usize::from(meeting_days.is_none_or(|days| days > 21)),
            first_meeting_weeks: meeting_days.map_or(u32::MAX, weeks),
            meetings_band: (status == 2).then_some(match meetings_in_all {
                0..=1 => 0,
                2..=3 => 1,
                4..=6 => 2,
                _ => 3,
            }),
            meetings_in_all,
            coordinator: usize::from(!handovers.is_empty()),
            handover: (!handovers.is_empty()).then(|| handover_row(&handovers)),
            development,
            began_low,
            network_start: network(case, start),
            network_now: network(case, now),
            team: trained.len().min(2),
            trained,
            meetings: meetings_in_period(&held, period),
        })
    }

    /// Everything the report says that this borger has a part in, as one text for the ledger's hash. Two reports in
    /// which it is the same show the same about this borger.
    pub fn contribution(&self) -> String {
        let mut text = format!(
            "{} {} {} {} {} {} {:?} {} {} {:?} {:?} {:?} {}/{} {}/{} {}",
            self.status,
            self.approach,
            self.contact,
            self.contact_weeks,
            self.first_meeting,
            self.first_meeting_weeks,
            self.meetings_band,
            if self.status == 2 { self.meetings_in_all } else { 0 },
            self.coordinator,
            self.handover,
            self.development,
            self.began_low,
            self.network_start.private,
            self.network_start.size,
            self.network_now.private,
            self.network_now.size,
            self.trained.join(","),
        );
        for meeting in &self.meetings {
            let _ = write!(
                text,
                "|{} {} {} {:?}",
                meeting.continuity, meeting.understanding, meeting.hope, meeting.participants
            );
        }
        text
    }
}

/// Days from the approach; a day before it counts as the same day.
fn days_between(approached: NaiveDate, day: NaiveDate) -> u32 {
    u32::try_from((day - approached).num_days()).unwrap_or(0)
}

/// Whole weeks, begun ones counted: »within so many weeks«.
fn weeks(days: u32) -> u32 {
    days.max(1).div_ceil(7)
}

/// With the borger every time · not every time · not noted.
fn handover_row(handovers: &[Option<bool>]) -> usize {
    if handovers.contains(&Some(false)) {
        1
    } else if handovers.contains(&None) {
        2
    } else {
        0
    }
}

/// Higher · the same · lower · fewer than two ratings · not chosen; and whether the first was low.
fn develop(case: &CaseFacts, indicator: Indicator, end: NaiveDate, scale: Scale) -> (usize, bool) {
    if !case.indicators.contains(&indicator) {
        return (4, false);
    }
    let ratings = || {
        case.ratings
            .iter()
            .filter(move |rating| rating.indicator == indicator && rating.date <= end)
    };
    let first = ratings().min_by_key(|rating| rating.date);
    let latest = ratings().max_by_key(|rating| rating.date);
    match (first, latest) {
        (Some(first), Some(latest)) if first.date < latest.date => {
            let row = if latest.number > first.number {
                0
            } else if latest.number < first.number {
                2
            } else {
                1
            };
            (row, scale.is_low(first.number))
        }
        _ => (3, false),
    }
}

fn network(case: &CaseFacts, day: NaiveDate) -> Network {
    let mut network = Network { size: 0, private: 0 };
    for person in case.network.iter().filter(|person| person.is_there(day)) {
        network.size += 1;
        network.private += u32::from(person.private);
    }
    network
}

fn meetings_in_period(held: &[&MeetingFacts], period: &Period) -> Vec<MeetingProfile> {
    let answer = |answer: Option<Answer>| answer.map_or(4, |answer| answer as usize);
    held.iter()
        .enumerate()
        .filter(|(_, meeting)| period.contains(meeting.date))
        .map(|(place, meeting)| MeetingProfile {
            continuity: match place.checked_sub(1).map(|before| held[before]) {
                None => 2,
                Some(before) => match (&before.attendance, &meeting.attendance) {
                    (Some(then), Some(now)) => usize::from(!now.team.iter().any(|person| then.team.contains(person))),
                    _ => 3,
                },
            },
            understanding: answer(meeting.understanding),
            hope: answer(meeting.hope),
            participants: meeting
                .attendance
                .as_ref()
                .map(|attendance| (attendance.private, attendance.professional)),
        })
        .collect()
}
