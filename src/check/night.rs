//! A time at which nobody meets: mostly one of the afternoon, written as people say it.

use chrono::Timelike;

use super::Context;
use crate::case::{Placed, Problem, value::Moment};
use crate::messages::RuleMessage;

/// A meeting that begins at night, or did before it was moved.
pub(super) fn at_night(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for meeting in context.case.meetings.iter().filter(|meeting| meeting.called_off.is_none()) {
        for time in [Some(&meeting.begins), meeting.moved_from.as_ref()].into_iter().flatten() {
            problems.extend(advice(time));
        }
    }
}

fn advice(time: &Placed<Moment>) -> Option<Problem> {
    let moment = time.moment();
    let is_night = moment.hour() >= 22 || moment.hour() < 7;
    let clock = |hour: u32| format!("{hour:02}.{:02}", moment.minute());
    is_night.then(|| {
        let told = RuleMessage::AtNight {
            time: clock(moment.hour()),
            meant: clock((moment.hour() + 12) % 24),
        };
        Problem::advised("om-natten", &time.place, &told)
    })
}
