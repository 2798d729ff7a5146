//! Days that cannot be as they stand: one before another that it follows, or one that has not come and is told of as past.

use chrono::NaiveDate;

use super::Context;
use crate::case::value::Date;
use crate::case::{Part, Placed, Problem, Stops};
use crate::messages::RuleMessage;

/// A day that lies before the one it follows: one of the two is typed wrong, and which papers go out hangs on it.
pub(super) fn turned_round(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    let course = &case.course;
    let consent = ("samtykke", course.consent.as_ref());
    let mut look =
        |(first, early): (&'static str, Option<&Placed<Date>>), second: &'static str, late: Option<&Placed<Date>>, stops: Stops| {
            if let (Some(early), Some(late)) = (early, late)
                && late.day() < early.day()
            {
                let line = early.place.line();
                let told = match second {
                    "samtykke trukket" => RuleMessage::WithdrawnBeforeConsent { line },
                    _ => RuleMessage::DaysTurnedRound { second, first, line },
                };
                problems.push(Problem::told("dato-omvendt", &late.place, &told).stopping(stops));
            }
        };
    look(consent, "samtykke trukket", course.withdrawn.as_ref(), Stops::Case);
    look(consent, "afsluttet", course.ended.as_ref(), Stops::Part(Part::Wellbeing));
    for person in &case.network {
        let id = person.id.value.0.clone();
        look(("fra", person.from.as_ref()), "til", person.until.as_ref(), Stops::Person(id));
    }
}

/// A day that is told of as past and has not come: what stands with it is on no paper, or opens nothing.
///
/// These may lie ahead: `afsluttet`, which is decided beforehand; a person's `fra` and `til`; `svar senest` and a task's `inden`; a
/// meeting's `tidspunkt`. `samtykke` and `godkendt af borgeren` that lie ahead have rules of their own.
pub(super) fn not_yet(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    let today = context.today;
    let mut tell = |day: &Placed<Date>, told: RuleMessage| {
        if day.day() > today {
            problems.push(Problem::advised("dag-senere", &day.place, &told));
        }
    };
    let course = &case.course;
    let happened = [
        ("henvendelse", Some(&course.approach)),
        ("første kontakt", course.first_contact.as_ref()),
        ("samtykke trukket", course.withdrawn.as_ref()),
    ];
    let handed_over = case.team.earlier_coordinators.iter().map(|handover| ("til", Some(&handover.until)));
    let said = case.consents.said.iter().map(|said| ("dato", Some(&said.date)));
    for (key, day) in happened.into_iter().chain(handed_over).chain(said) {
        if let Some(day) = day {
            let told = match key {
                "samtykke trukket" => RuleMessage::WithdrawnLater,
                _ => RuleMessage::HappenedLater { key },
            };
            tell(day, told);
        }
    }
    for measurement in &case.measurements {
        tell(&measurement.date, RuleMessage::MeasuredLater);
    }
    for meeting in &case.meetings {
        for invited in &meeting.invited {
            if let Some(day) = &invited.asked_on {
                tell(day, RuleMessage::AskedLater);
            }
            if let Some(day) = invited.reply.as_ref().and_then(|reply| reply.date.as_ref()) {
                tell(day, RuleMessage::AnsweredLater);
            }
        }
        if let Some(off) = &meeting.called_off {
            tell(&off.date, RuleMessage::CalledOffLater);
        }
    }
    for meeting in &case.meetings {
        let has_answers = meeting.assessment.is_some() && meeting.called_off.is_none();
        if has_answers && meeting.begins.date() > today {
            problems.push(Problem::advised("dag-senere", &meeting.begins.place, &RuleMessage::AssessedLater));
        }
    }
}

/// Readers of a referat that nobody has approved: it goes to none of them. Only once the meeting is over, since approval comes
/// after it.
pub(super) fn readers_before_approval(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let is_over = |day: NaiveDate| day < context.today;
    for meeting in context.case.meetings.iter().filter(|meeting| is_over(meeting.begins.date())) {
        let Some(minutes) = meeting.minutes.as_ref().filter(|minutes| minutes.approved.is_none()) else {
            continue;
        };
        if let Some(first) = minutes.may_go_to.first() {
            problems.push(Problem::advised("uden-virkning", &first.place, &RuleMessage::ReadersBeforeApproval));
        }
    }
}
