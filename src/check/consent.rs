//! Nothing is sent before the borger has signed (001 §1).

use super::Context;
use crate::access::{self, NoConsent};
use crate::case::{Part, Problem, Stops};
use crate::messages::RuleMessage;

pub(super) fn missing(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    if case.meetings.is_empty() {
        return;
    }
    let (place, told) = match access::consent(case, context.days) {
        Ok(()) => return,
        Err(NoConsent::NotSigned { place }) => (place, RuleMessage::ConsentMissing),
        Err(NoConsent::NotYet { place, from, days }) => {
            let gate = days.shut(from);
            (place, RuleMessage::ConsentLater { from, gate })
        }
        // Told as advice; the gate stops what there is to stop.
        Err(NoConsent::Withdrawn { .. }) => return,
    };
    let problem = Problem::told("samtykke-mangler", &place, &told);
    problems.push(problem.stopping(Stops::Part(Part::Sending)));
}

pub(super) fn withdrawn(context: &Context<'_>, problems: &mut Vec<Problem>) {
    if let Err(NoConsent::Withdrawn { place, from }) = access::consent(context.case, context.days) {
        let told = RuleMessage::ConsentWithdrawn { from };
        problems.push(Problem::advised("samtykke-trukket", &place, &told));
    }
}

pub(super) fn approved_too_early(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for meeting in &context.case.meetings {
        let approved = meeting.minutes.as_ref().and_then(|m| m.approved.as_ref());
        if let Some(day) = approved.filter(|day| day.day() < meeting.begins.date()) {
            let problem = Problem::told("godkendt-for-tidligt", &day.place, &RuleMessage::ApprovedTooEarly);
            problems.push(problem.stopping(Stops::Minutes(meeting.number)));
        }
    }
}

pub(super) fn approved_later(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for meeting in &context.case.meetings {
        let approved = meeting.minutes.as_ref().and_then(|m| m.approved.as_ref());
        if let Some(day) = approved.filter(|day| day.day() > context.days.gate()) {
            problems.push(Problem::advised("godkendt-senere", &day.place, &RuleMessage::ApprovedLater));
        }
    }
}

pub(super) fn meeting_before(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let Some(consent) = &context.case.course.consent else {
        return;
    };
    for meeting in &context.case.meetings {
        if meeting.begins.date() < consent.value.0 {
            let told = RuleMessage::MeetingBeforeConsent { consent: consent.day() };
            let problem = Problem::told("møde-før-samtykke", &meeting.begins.place, &told);
            problems.push(problem.stopping(Stops::Meeting(meeting.number)));
        }
    }
}

/// After a handover the borger says anew who may see what: the new tovholder stands on the lists, and the old one no more.
pub(super) fn after_handover(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    let Some(handover) = case.team.earlier_coordinators.last() else {
        return;
    };
    let now = &case.team.coordinator;
    let lists = [("netværkskort", &case.consents.map), ("netværksoverblik", &case.consents.overview)];
    for (paper, list) in lists {
        let old = list.iter().find(|id| id.value == handover.person.value && id.value != now.value);
        let Some(old) = old.filter(|old| !case.team.has(old)) else {
            continue;
        };
        let (place, old, new) = (&old.place, old.value.0.clone(), now.value.0.clone());
        let told = if list.iter().any(|id| id.value == now.value) {
            RuleMessage::EarlierCoordinatorListed { old, paper }
        } else {
            RuleMessage::NewCoordinatorNotListed { old, new, paper }
        };
        problems.push(Problem::advised("samtykke-efter-skift", place, &told));
    }
}
