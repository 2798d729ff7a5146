//! Advice on how people are invited: who is new hears of it and has it in writing, and in time (001 §3).

use super::meetings::{by_letter, coming};
use super::{Context, earlier_participants};
use crate::case::{Invited, Meeting, Problem};
use crate::messages::{DayCount, RuleMessage};
use crate::record::{has_declined, reply};

/// Days that a letter is on its way and thought over, at least.
const POST: i64 = 5;

/// Those of a coming meeting who are invited and have not said no.
pub(super) fn open<'a>(context: &'a Context<'_>) -> impl Iterator<Item = (&'a Meeting, &'a Invited)> {
    coming(context).flat_map(|meeting| {
        let open = |i: &&Invited| !has_declined(context.case, meeting, i);
        meeting.invited.iter().filter(open).map(move |i| (meeting, i))
    })
}

fn name(context: &Context<'_>, invited: &Invited) -> Option<String> {
    context.case.person(&invited.person).map(|person| person.name.0.clone())
}

/// Somebody new is asked by word of mouth and has a letter too (001 §3.1).
pub(super) fn new_people(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    for (meeting, invited) in open(context).filter(|(meeting, _)| case.knows_meetings_before(meeting.number)) {
        let is_new = !earlier_participants(case, meeting.number, context.today).contains(&&invited.person.value);
        // Somebody who was there may be written in another way.
        if super::unknown_present(case, meeting.number).is_some() {
            continue;
        }
        let Some(name) = name(context, invited).filter(|_| is_new && !case.team.has(&invited.person)) else {
            continue;
        };
        let asked = invited.asked_on.is_some() || invited.citizen_invites.0 || invited.reply.is_some();
        let told = if !by_letter(context, meeting, invited) {
            RuleMessage::NewAndOnlyPhoned { name }
        } else if !asked {
            RuleMessage::NewAndOnlyWrittenTo { name }
        } else {
            continue;
        };
        problems.push(Problem::advised("ny-deltager", &invited.person.place, &told));
    }
}

/// An answer is asked for sooner than a letter can be there and be thought over.
pub(super) fn answer_soon(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for meeting in coming(context) {
        let Some(by) = &meeting.answer_by else { continue };
        let days = (by.day() - context.today).num_days();
        let waits = |i: &&Invited| reply(context.case, meeting, i).is_none() && by_letter(context, meeting, i);
        let ahead = meeting.begins.date() >= context.today;
        if (0..POST).contains(&days) && ahead && meeting.invited.iter().any(|i| waits(&i)) {
            let told = RuleMessage::AnswerSoon { days: DayCount::of(days) };
            problems.push(Problem::advised("svar-for-snart", &by.place, &told));
        }
    }
}
