//! Advice on how the forløb is conducted (001 §1, §5; 002).

use super::Context;
use crate::case::Problem;
use crate::messages::RuleMessage;

pub(super) fn training(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let id = &context.case.team.coordinator;
    if let Some(person) = context.case.person(id).filter(|p| !p.trained.0) {
        let name = person.name.0.clone();
        let told = RuleMessage::CoordinatorUntrained { name };
        problems.push(Problem::advised("tovholder-uddannelse", &id.place, &told));
    }
}

/// Somebody of the team listens and reflects (001 §2).
pub(super) fn no_reflector(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let team = &context.case.team;
    let ahead = context
        .case
        .meetings
        .iter()
        .any(|m| m.called_off.is_none() && m.minutes.is_none() && m.begins.date() >= context.today);
    if team.reflectors.is_empty() && ahead {
        problems.push(Problem::advised(
            "reflektør-mangler",
            &team.coordinator.place,
            &RuleMessage::NoReflector,
        ));
    }
}

pub(super) fn few_meetings(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let read = context.case.meetings.iter().filter(|m| m.called_off.is_none()).count();
    let held = read + context.case.unread.len();
    if let Some(ended) = context.case.course.ended.as_ref().filter(|_| held < 2) {
        let told = if held == 0 {
            RuleMessage::EndedAfterNoMeeting
        } else {
            RuleMessage::EndedAfterOneMeeting
        };
        problems.push(Problem::advised("få-møder", &ended.place, &told));
    }
}

pub(super) fn late_contact(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let course = &context.case.course;
    if let Some(contact) = &course.first_contact {
        let days = (contact.value.0 - course.approach.value.0).num_days();
        let told = match days {
            15.. => RuleMessage::LateContact { days },
            ..0 => RuleMessage::ContactBeforeApproach,
            0..=14 => return,
        };
        problems.push(Problem::advised("sen-kontakt", &contact.place, &told));
    }
}

pub(super) fn handover(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for handover in &context.case.team.earlier_coordinators {
        if !handover.citizen_took_part.as_ref().is_some_and(|t| t.0) {
            let told = RuleMessage::HandoverWithoutCitizen;
            problems.push(Problem::advised("overlevering", &handover.person.place, &told));
        }
    }
    let coordinator = &context.case.team.coordinator;
    if let Some(earlier) = unlisted_coordinator(context) {
        let told = RuleMessage::HandoverUnlisted { id: earlier.to_owned() };
        problems.push(Problem::advised("overlevering", &coordinator.place, &told));
    }
}

/// Somebody who was tovholder by what the record or an earlier meeting says, and stands nowhere as such.
fn unlisted_coordinator<'a>(context: &'a Context<'_>) -> Option<&'a str> {
    let case = context.case;
    let is_known = |id: &&str| {
        let earlier = case.team.earlier_coordinators.iter();
        case.team.coordinator.value.0 == **id || earlier.clone().any(|handover| handover.person.value.0 == **id)
    };
    let sent = case.sent.iter().filter(|entry| entry.taken_back.is_none());
    let by_record = sent.filter_map(|entry| entry.by.as_ref()).map(|by| &*by.value.0);
    let were_there = case.meetings.iter().filter(|m| m.begins.date() <= context.today);
    let present = were_there.flat_map(|m| m.minutes.iter().flat_map(|minutes| &minutes.present));
    let is_called = |id: &&str| {
        let relation = case.person(id).map(|person| person.relation.text().trim().to_lowercase());
        matches!(
            relation.as_deref(),
            Some("tovholder" | "tidligere tovholder" | "koordinator" | "tidligere koordinator" | "coordinator" | "former coordinator")
        )
    };
    let by_meetings = present.map(|id| &*id.value.0).filter(is_called);
    by_record.chain(by_meetings).find(|id| !is_known(id))
}

pub(super) fn after_end(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let Some(ended) = &context.case.course.ended else {
        return;
    };
    for meeting in &context.case.meetings {
        if meeting.called_off.is_none() && meeting.begins.date() > ended.value.0 {
            let told = RuleMessage::MeetingAfterEnd;
            problems.push(Problem::advised("møde-efter-afslutning", &meeting.begins.place, &told));
        }
    }
}

pub(super) fn writer(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let team = &context.case.team;
    if team.facilitators.is_empty() {
        return;
    }
    for meeting in &context.case.meetings {
        let writer = meeting.minutes.as_ref().and_then(|m| m.written_by.as_ref());
        let may = |id: &str| team.facilitators.iter().chain(&team.reflectors).any(|m| m.value.0 == id);
        if let Some(writer) = writer.filter(|w| !may(w) && team.coordinator.value == w.value) {
            problems.push(Problem::advised("referent", &writer.place, &RuleMessage::CoordinatorWroteMinutes));
        }
    }
}
