//! Advice on how people are invited: who is new hears of it and has it in writing, in the borger's voice and in time (001 §3).

use super::meetings::{by_letter, coming};
use super::{Context, earlier_participants};
use crate::case::{Invited, Meeting, Problem};

/// Days that a letter is on its way and thought over, at least.
const POST: i64 = 5;

/// Those of a coming meeting who are invited and have not said no.
fn open<'a>(context: &'a Context<'_>) -> impl Iterator<Item = (&'a Meeting, &'a Invited)> {
    coming(context).flat_map(|meeting| meeting.invited.iter().filter(|i| !i.has_declined()).map(move |i| (meeting, i)))
}

fn name<'a>(context: &'a Context<'_>, invited: &Invited) -> Option<&'a str> {
    context.case.person(&invited.person).map(|person| person.name.text())
}

/// Somebody new is asked by word of mouth and has a letter too (001 §3.1).
pub(super) fn new_people(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    for (meeting, invited) in open(context) {
        let is_new = !earlier_participants(case, meeting.number, context.today).contains(&&invited.person.value);
        let Some(name) = name(context, invited).filter(|_| is_new && !case.team.has(&invited.person)) else {
            continue;
        };
        let asked = invited.asked_on.is_some() || invited.citizen_invites.0 || invited.reply.is_some();
        let (what, remedy) = if !by_letter(context, meeting, invited) {
            (
                format!("{name} er ny og bliver kun ringet op"),
                "Skriv »invitation: brev«, så rammer, form og formål også kommer på papir.",
            )
        } else if !asked {
            (
                format!("{name} er ny og får kun et brev"),
                "Lad borgeren eller tovholderen spørge først, og skriv dagen: »mundtligt inviteret: ÅÅÅÅ-MM-DD«.",
            )
        } else {
            continue;
        };
        problems.push(Problem::advice("ny-deltager", &invited.person.place, what, remedy));
    }
}

/// An answer is asked for sooner than a letter can be there and be thought over.
pub(super) fn answer_soon(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for meeting in coming(context) {
        let Some(by) = &meeting.answer_by else { continue };
        let days = (by.day() - context.today).num_days();
        let waits = |i: &&Invited| i.reply.is_none() && by_letter(context, meeting, i);
        let ahead = meeting.begins.date() >= context.today;
        if (0..POST).contains(&days) && ahead && meeting.invited.iter().any(|i| waits(&i)) {
            problems.push(Problem::advice(
                "svar-for-snart",
                &by.place,
                format!("der er {} til svarfristen, og et brev er flere dage undervejs", in_days(days)),
                "Er brevene ikke sendt, så giv en senere dag, eller ring. Er de sendt, så skriv svarene, når de kommer.",
            ));
        }
    }
}

fn in_days(days: i64) -> String {
    match days {
        0 => "ingen dage".to_owned(),
        1 => "en dag".to_owned(),
        _ => format!("{days} dage"),
    }
}

/// The borger's own letter speaks as the borger: »jeg«, and not the borger's name.
pub(super) fn third_person(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let called = context.case.citizen.called();
    for (_, invited) in open(context).filter(|(_, invited)| invited.citizen_invites.0) {
        let Some(why) = &invited.why else { continue };
        let is_called = |word: &str| word == called || word.strip_suffix('s') == Some(called);
        if why.text().split(|c: char| !c.is_alphanumeric()).any(is_called) {
            problems.push(Problem::advice(
                "grund-i-tredje-person",
                &why.place,
                format!("brevet er i borgerens eget navn, men grunden taler om {called}"),
                "Skriv den, som borgeren selv siger den: »Jeg vil gerne have dig med, fordi …«",
            ));
        }
    }
}
