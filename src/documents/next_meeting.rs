//! What a case's next meeting takes over from those before it: the place, those who are invited, the tasks that are open.

use chrono::{Datelike as _, NaiveDate, TimeDelta, Weekday};

use super::tasks::{CarriedTask, carried_over};
use crate::case::{CaseFile, Meeting};

/// What the next meeting begins from. What cannot be read is not taken over.
#[derive(Debug)]
pub struct TakenOver<'a> {
    /// The meeting before it, whose place is taken over.
    pub last: Option<&'a Meeting>,
    /// The ids of those to be invited: the ones that the last referat names, else those who were invited the last time.
    pub invited: Vec<&'a str>,
    /// Whether the referat names them: then they are the borger's own choice for this meeting.
    pub is_named: bool,
    /// The tasks that it meets.
    pub tasks: Vec<CarriedTask<'a>>,
}

impl<'a> TakenOver<'a> {
    /// What meeting `number` takes over from the meetings before it. Without the case nobody knows who is in the network, and all are.
    pub fn of(meetings: &'a [Meeting], case: Option<&CaseFile>, number: u32) -> Self {
        let last = meetings.iter().rev().find(|meeting| meeting.number < number);
        let is_there = |id: &&str| case.is_none_or(|case| case.network.iter().any(|person| person.id.value.0 == *id));
        let named = last.iter().flat_map(|last| &last.minutes);
        let named = named
            .filter_map(|minutes| minutes.next_meeting.as_ref())
            .flat_map(|next| &next.whom);
        let named: Vec<&str> = named.map(|id| id.value.0.as_str()).filter(is_there).collect();
        let is_named = !named.is_empty();
        let invited = if is_named {
            named
        } else {
            let before = last.iter().flat_map(|last| &last.invited);
            before.map(|invited| invited.person.value.0.as_str()).filter(is_there).collect()
        };
        let tasks = carried_over(meetings, number);
        Self {
            last,
            invited,
            is_named,
            tasks,
        }
    }
}

/// The day that is proposed as the last for an answer: a week before the meeting; where that is too soon, halfway to it. Never on a
/// Saturday or Sunday when the Friday before is still to come. None when there is no day between today and the meeting.
pub fn proposed_answer_day(today: NaiveDate, meeting: NaiveDate) -> Option<NaiveDate> {
    let left = (meeting - today).num_days();
    let day = match left {
        ..=1 => return None,
        2..=8 => today + TimeDelta::days(left / 2),
        _ => meeting - TimeDelta::days(7),
    };
    let friday = match day.weekday() {
        Weekday::Sat => day - TimeDelta::days(1),
        Weekday::Sun => day - TimeDelta::days(2),
        _ => day,
    };
    Some(if friday > today { friday } else { day })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_asked_for_a_week_before_or_halfway_and_not_at_the_weekend() {
        let proposed = |today: &str, meeting: &str| {
            let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
            proposed_answer_day(day(today), day(meeting)).map(|day| day.to_string())
        };
        assert_eq!(proposed("2026-11-22", "2026-12-10").as_deref(), Some("2026-12-03"));
        assert_eq!(
            proposed("2026-11-22", "2026-12-13").as_deref(),
            Some("2026-12-04"),
            "a Friday for a Sunday"
        );
        assert_eq!(proposed("2026-11-23", "2026-11-27").as_deref(), Some("2026-11-25"));
        assert_eq!(
            proposed("2026-11-27", "2026-11-30").as_deref(),
            Some("2026-11-28"),
            "no Friday is left"
        );
        assert_eq!(proposed("2026-11-22", "2026-11-23"), None);
        assert_eq!(proposed("2026-11-22", "2026-11-01"), None);
    }
}
