//! Days that have gone by: a task that should have been done, a forløb that need not be kept.

use chrono::Months;

use super::Context;
use crate::case::{Case, Meeting, Problem};
use crate::messages::RuleMessage;

/// A task of the last meeting is past its day, and no later meeting has taken it up. Older tasks have been talked about.
pub(super) fn late_tasks(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    let has_ended = case.course.ended.as_ref().is_some_and(|day| day.day() <= context.today);
    // What a later meeting that cannot be read says of them is not known.
    let is_last = |last: &&Meeting| case.unread.iter().all(|unread| *unread < last.number);
    let Some(last) = last_held(case).filter(|_| !has_ended).filter(is_last) else {
        return;
    };
    for task in last.minutes.iter().flat_map(|minutes| &minutes.tasks) {
        let Some(by) = task.by.as_ref().filter(|by| by.day() < context.today) else {
            continue;
        };
        let told = RuleMessage::TaskLate {
            what: task.what.0.clone(),
            by: by.day(),
            who: name(case, &task.who).to_owned(),
            key: format!("{}/{}", last.number, task.id.value.0),
        };
        problems.push(Problem::advised("opgave-over-tid", &by.place, &told));
    }
}

/// The last meeting with a referat.
fn last_held(case: &Case) -> Option<&Meeting> {
    case.meetings.iter().rfind(|meeting| meeting.minutes.is_some())
}

fn name<'a>(case: &'a Case, id: &str) -> &'a str {
    case.person(id).map_or(case.citizen.called(), |person| person.name.text())
}

/// The forløb ended longer ago than the municipality keeps it.
pub(super) fn kept_too_long(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    let (Some(ended), Some(years)) = (&case.course.ended, &case.municipality.file.keep_years) else {
        return;
    };
    let kept_until = ended.day().checked_add_months(Months::new(years.value.0.saturating_mul(12)));
    if kept_until.is_some_and(|day| day < context.today) {
        let told = RuleMessage::KeptTooLong {
            ended: ended.day(),
            years: years.value.0,
        };
        problems.push(Problem::advised("gem-i-år", &ended.place, &told));
    }
}
