//! When a paper is to be made without being asked for (001 §1–5).

use chrono::NaiveDate;

use crate::case::{Case, Meeting};

/// What a kind of paper waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// The borger has signed, so the forløb has begun.
    Begun,
    /// No meeting of the forløb has been held, and it has not ended.
    BeforeMeetings,
    /// The meeting lies ahead; also when it is called off, since people are told of that.
    Coming,
    /// The meeting lies ahead and is to be held.
    ToBeHeld,
    /// The meeting's referat is written.
    MinutesWritten,
    /// The team has written of the process.
    ReflectionWritten,
    /// Never by itself.
    OnDemand,
}

/// The day that is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// On this day.
    On(NaiveDate),
    /// On whatever day: everything that the data allow.
    AnyDay(NaiveDate),
}

impl Due {
    /// Whether a paper of a forløb is due.
    pub fn of_case(self, case: &Case, when: When) -> bool {
        let (When::On(day) | When::AnyDay(day)) = when;
        match self {
            Self::Begun => case.course.consent.as_ref().is_some_and(|c| c.value.0 <= day),
            Self::BeforeMeetings => {
                let has_ended = case.course.ended.as_ref().is_some_and(|e| e.value.0 <= day);
                let is_held = |m: &Meeting| m.was_held() && m.begins.date() <= day;
                !has_ended && case.course.approach.value.0 <= day && !case.meetings.iter().any(is_held)
            }
            Self::Coming | Self::ToBeHeld | Self::MinutesWritten | Self::ReflectionWritten | Self::OnDemand => false,
        }
    }

    /// Whether a paper of a meeting is due.
    pub fn of_meeting(self, meeting: &Meeting, when: When) -> bool {
        let is_ahead = meeting.minutes.is_none()
            && match when {
                When::On(day) => meeting.begins.date() >= day,
                When::AnyDay(_) => true,
            };
        match self {
            Self::Coming => is_ahead,
            Self::ToBeHeld => is_ahead && meeting.called_off.is_none(),
            Self::MinutesWritten => meeting.minutes.is_some(),
            Self::ReflectionWritten => !meeting.reflection.is_empty(),
            Self::Begun | Self::BeforeMeetings | Self::OnDemand => false,
        }
    }
}
