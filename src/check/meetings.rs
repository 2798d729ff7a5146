//! Rules of the single meeting: who is invited, how, when (001 §3).

use chrono::{LocalResult, TimeZone};
use chrono_tz::Europe::Copenhagen;

use super::{Context, earlier_participants, expected};
use crate::access;
use crate::case::{ConsentPaper, ConsentSaid, Invited, Manner, Meeting, Problem, Stops};
use crate::messages::RuleMessage;
use crate::record::has_declined;

/// Meetings that are planned, not held and not called off: the ones whose letters are still to be sent.
pub(super) fn coming<'a>(context: &'a Context<'_>) -> impl Iterator<Item = &'a Meeting> {
    context
        .case
        .meetings
        .iter()
        .filter(|m| m.called_off.is_none() && m.minutes.is_none())
}

pub(super) fn why_missing(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    for meeting in case.meetings.iter().filter(|m| case.knows_meetings_before(m.number)) {
        let earlier = earlier_participants(case, meeting.number, context.today);
        let new = |i: &&Invited| !earlier.contains(&&i.person.value) && !case.team.has(&i.person);
        for invited in meeting.invited.iter().filter(new) {
            if invited.why.is_none() && case.person(&invited.person).is_some() {
                let id = invited.person.value.0.clone();
                // Whether they are new is not known while somebody who was there is not.
                let told = match super::unknown_present(case, meeting.number) {
                    Some((number, unknown)) => RuleMessage::WhyMissingPerhaps {
                        id: id.clone(),
                        number,
                        unknown,
                    },
                    None => RuleMessage::WhyMissing { id: id.clone() },
                };
                let problem = Problem::told("hvorfor-mangler", &invited.person.place, &told);
                problems.push(problem.stopping(Stops::Letter {
                    meeting: meeting.number,
                    person: id,
                }));
            }
        }
    }
}

pub(super) fn gap_in_time(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for meeting in &context.case.meetings {
        if matches!(Copenhagen.from_local_datetime(&meeting.begins), LocalResult::None) {
            let time = meeting.begins.format("%H.%M").to_string();
            let problem = Problem::told("tid-findes-ikke", &meeting.begins.place, &RuleMessage::TimeDoesNotExist { time });
            problems.push(problem.stopping(Stops::Meeting(meeting.number)));
        }
    }
}

pub(super) fn without_minutes(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for meeting in coming(context).filter(|m| m.begins.date() < context.today) {
        let place = &meeting.begins.place;
        problems.push(Problem::advised("møde-uden-referat", place, &RuleMessage::NoMinutes));
    }
}

pub(super) fn many(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for meeting in coming(context) {
        let there = expected(context.case, meeting);
        let (limit, told) = if context.case.is_first_meeting(meeting.number) {
            (5, RuleMessage::ManyAtFirstMeeting { there, limit: 5 })
        } else {
            (10, RuleMessage::ManyAtMeeting { there, limit: 10 })
        };
        if there > limit {
            problems.push(Problem::advised("mange-deltagere", &meeting.begins.place, &told));
        }
    }
}

pub(super) fn long(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for meeting in coming(context) {
        if let Some(minutes) = meeting.minutes_long.as_ref().filter(|m| m.0 > 120) {
            let told = RuleMessage::LongMeeting { minutes: minutes.0 };
            problems.push(Problem::advised("langt-møde", &minutes.place, &told));
        }
    }
}

pub(super) fn answer_late(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for meeting in &context.case.meetings {
        if let Some(by) = meeting.answer_by.as_ref().filter(|by| by.value.0 > meeting.begins.date()) {
            problems.push(Problem::advised("svarfrist", &by.place, &RuleMessage::AnswerAfterMeeting));
        }
    }
}

pub(super) fn moved_for_nothing(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for meeting in coming(context) {
        let Some(from) = &meeting.moved_from else { continue };
        let told = if from.moment() == meeting.begins.moment() {
            RuleMessage::MovedFromSameTime
        } else if meeting.times_moved() == 0 {
            RuleMessage::MovedWithoutCount
        } else {
            continue;
        };
        problems.push(Problem::advised("uden-virkning", &from.place, &told));
    }
}

/// A meeting that is called off and has a referat: only one of the two can be true.
pub(super) fn called_off_and_held(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for meeting in &context.case.meetings {
        let was_held = meeting.minutes.is_some() || meeting.assessment.is_some();
        if let Some(off) = meeting.called_off.as_ref().filter(|_| was_held) {
            problems.push(Problem::advised("uden-virkning", &off.date.place, &RuleMessage::CalledOffAndHeld));
        }
    }
}

/// A no that the borger said last, and the list lets the same person see the paper.
pub(super) fn no_without_effect(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let consents = &context.case.file.consents;
    for (at, said) in consents.said.iter().enumerate() {
        let is_of_same = |other: &ConsentSaid| other.person.value == said.person.value && other.paper.value == said.paper.value;
        let is_later = |(index, other): (usize, &ConsentSaid)| is_of_same(other) && (other.date.day(), index) > (said.date.day(), at);
        let list = match said.paper.value {
            ConsentPaper::Map => &consents.map,
            ConsentPaper::Overview => &consents.overview,
        };
        let is_last = !consents.said.iter().enumerate().any(is_later);
        if is_last && !said.may.value.0 && list.iter().any(|id| id.value == said.person.value) {
            let told = RuleMessage::NoWithoutEffect {
                person: said.person.value.0.clone(),
                paper: said.paper.value.word(),
                date: said.date.day().to_string(),
            };
            problems.push(Problem::advised("uden-virkning", &said.may.place, &told));
        }
    }
}

pub(super) fn agenda(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for meeting in coming(context) {
        let Some(theme) = &meeting.theme else { continue };
        let number = |word: &str| word.trim_end_matches(['.', ')', ':']).parse::<u8>().is_ok_and(|n| n < 20);
        let numbered = |text: &str| {
            let words = || text.split_whitespace().filter(|w| number(w));
            words().any(|w| w.ends_with(['.', ')', ':'])) || words().count() > 1
        };
        if theme.contains(['\n', ';']) || numbered(theme) || theme.matches(',').count() > 3 {
            problems.push(Problem::advised("dagsorden", &theme.place, &RuleMessage::Agenda));
        }
    }
}

pub(super) fn team_invited(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for meeting in coming(context) {
        for invited in meeting.invited.iter().filter(|i| context.case.team.has(&i.person)) {
            let id = invited.person.value.0.clone();
            let told = RuleMessage::TeamInvited { id };
            problems.push(Problem::advised("holdet-inviteret", &invited.person.place, &told));
        }
    }
}

/// Whether it is known that an invited person gets a letter, or a call.
fn is_way_known(context: &Context<'_>, meeting: &Meeting, invited: &Invited) -> bool {
    invited.manner.is_some() || context.case.knows_meetings_before(meeting.number)
}

/// Whether an invited person gets a letter, and not a call.
pub(super) fn by_letter(context: &Context<'_>, meeting: &Meeting, invited: &Invited) -> bool {
    match &invited.manner {
        Some(manner) => manner.value == Manner::Letter,
        None => !earlier_participants(context.case, meeting.number, context.today).contains(&&invited.person.value),
    }
}

pub(super) fn no_address(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let citizen = &context.case.citizen;
    if citizen.address.is_none() && coming(context).next().is_some() {
        let name = citizen.name.0.clone();
        let told = RuleMessage::CitizenWithoutAddress { name };
        problems.push(Problem::advised("adresse-mangler", &citizen.name.place, &told));
    }
    for meeting in coming(context) {
        for invited in meeting
            .invited
            .iter()
            .filter(|i| !has_declined(context.case, meeting, i) && is_way_known(context, meeting, i))
        {
            let Some(person) = context.case.person(&invited.person) else {
                continue;
            };
            if by_letter(context, meeting, invited) && person.address.is_none() {
                let name = person.name.0.clone();
                let told = RuleMessage::NoAddress { name };
                problems.push(Problem::advised("adresse-mangler", &person.id.place, &told));
            }
        }
    }
}

pub(super) fn no_number(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for meeting in coming(context) {
        for invited in meeting
            .invited
            .iter()
            .filter(|i| !has_declined(context.case, meeting, i) && is_way_known(context, meeting, i))
        {
            let Some(person) = context.case.person(&invited.person) else {
                continue;
            };
            if !by_letter(context, meeting, invited) && person.phone.is_none() && person.main_phone.is_none() {
                let name = person.name.0.clone();
                let told = RuleMessage::NoNumber { name };
                problems.push(Problem::advised("nummer-mangler", &person.id.place, &told));
            }
        }
    }
}

pub(super) fn protected_venue(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for meeting in coming(context) {
        let Some(held) = access::held_back(context.case, meeting) else {
            continue;
        };
        let place = meeting.place.address.as_ref().map_or(&meeting.place.name.place, |a| &a.place);
        let told = if held.certain && held.by_name {
            RuleMessage::VenueCalledProtected
        } else if held.certain {
            RuleMessage::VenueProtected
        } else if held.is_work {
            RuleMessage::VenueAtWork { whose: held.whose }
        } else {
            RuleMessage::VenueLikelyProtected { whose: held.whose }
        };
        problems.push(Problem::advised("beskyttet-mødested", place, &told));
        if let Some(way) = &meeting.place.way_in {
            problems.push(Problem::advised("beskyttet-mødested", &way.place, &RuleMessage::WayInLeftOut));
        }
    }
}

pub(super) fn shown_for_nothing(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for meeting in coming(context) {
        let Some(allowed) = meeting.place.may_be_shown.as_ref().filter(|m| m.0) else {
            continue;
        };
        if let Some(held) = access::held_back(context.case, meeting).filter(|held| held.certain) {
            let told = if held.by_name {
                RuleMessage::ShownForNothingByName
            } else {
                RuleMessage::ShownForNothing
            };
            problems.push(Problem::advised("beskyttet-mødested", &allowed.place, &told));
        }
    }
}

/// `må vises: ja` where nothing was held back.
pub(super) fn leave_for_nothing(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for meeting in coming(context) {
        let allowed = meeting.place.may_be_shown.as_ref().filter(|m| m.0);
        if let Some(allowed) = allowed.filter(|_| !access::is_in_doubt(context.case, meeting)) {
            problems.push(Problem::advised("uden-virkning", &allowed.place, &RuleMessage::LeaveForNothing));
        }
    }
}

/// `må vises: nej` hides nothing: who writes it thinks that the address is kept out of the letters.
pub(super) fn hidden_for_nothing(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for meeting in coming(context) {
        let refused = meeting.place.may_be_shown.as_ref().filter(|m| !m.0);
        if let Some(refused) = refused.filter(|_| access::held_back(context.case, meeting).is_none()) {
            let problem = Problem::told("må-vises", &refused.place, &RuleMessage::HiddenForNothing);
            problems.push(problem.stopping(Stops::Meeting(meeting.number)));
        }
    }
}
