//! Rules of the single meeting: who is invited, how, when (001 §3).

use chrono::{LocalResult, TimeZone};
use chrono_tz::Europe::Copenhagen;

use super::{Context, earlier_participants, expected};
use crate::access;
use crate::case::{Invited, Manner, Meeting, Problem, Stops};

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
    for meeting in &case.meetings {
        let earlier = earlier_participants(case, meeting.number, context.today);
        let new = |i: &&Invited| !earlier.contains(&&i.person.value) && !case.team.has(&i.person);
        for invited in meeting.invited.iter().filter(new) {
            if invited.why.is_none() && case.person(&invited.person).is_some() {
                let id = &invited.person;
                problems.push(
                    Problem::mistake(
                        "hvorfor-mangler",
                        &id.place,
                        format!("»{}« er ny og får ikke at vide, hvorfor han eller hun er inviteret", id.value.0),
                        "Spørg borgeren, og skriv »hvorfor: …« med borgerens grund.",
                    )
                    .stopping(Stops::Letter {
                        meeting: meeting.number,
                        person: id.value.0.clone(),
                    }),
                );
            }
        }
    }
}

pub(super) fn gap_in_time(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for meeting in &context.case.meetings {
        if matches!(Copenhagen.from_local_datetime(&meeting.begins), LocalResult::None) {
            problems.push(
                Problem::mistake(
                    "tid-findes-ikke",
                    &meeting.begins.place,
                    format!("klokken {} findes ikke den dag; uret stilles frem", meeting.begins.format("%H.%M")),
                    "Vælg et andet klokkeslæt.",
                )
                .stopping(Stops::Meeting(meeting.number)),
            );
        }
    }
}

pub(super) fn without_minutes(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for meeting in coming(context).filter(|m| m.begins.date() < context.today) {
        problems.push(Problem::advice(
            "møde-uden-referat",
            &meeting.begins.place,
            "mødets dag er gået, og der er intet referat",
            "Skriv referatet, skriv »aflyst«, eller ret datoen, hvis mødet ligger en anden dag.",
        ));
    }
}

pub(super) fn many(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let first = context.case.meetings.iter().find(|m| m.called_off.is_none()).map(|m| m.number);
    for meeting in coming(context) {
        let there = expected(context.case, meeting);
        let (limit, kind) = if Some(meeting.number) == first {
            (5, "det første møde")
        } else {
            (10, "et møde")
        };
        if there > limit {
            problems.push(Problem::advice(
                "mange-deltagere",
                &meeting.begins.place,
                format!("der er {there} deltagere ud over borgeren, og det er mange til {kind}"),
                format!("Tal med borgeren om at begynde med færre; {limit} er et godt mål."),
            ));
        }
    }
}

pub(super) fn long(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for meeting in coming(context) {
        if let Some(minutes) = meeting.minutes_long.as_ref().filter(|m| m.0 > 120) {
            problems.push(Problem::advice(
                "langt-møde",
                &minutes.place,
                format!("mødet er sat til {} minutter", minutes.0),
                "En til halvanden time er det sædvanlige. Hold hellere et møde til.",
            ));
        }
    }
}

pub(super) fn answer_late(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for meeting in &context.case.meetings {
        if let Some(by) = meeting.answer_by.as_ref().filter(|by| by.value.0 > meeting.begins.date()) {
            problems.push(Problem::advice(
                "svarfrist",
                &by.place,
                "svarfristen ligger efter mødet",
                "Sæt fristen nogle dage før mødet.",
            ));
        }
    }
}

pub(super) fn moved_for_nothing(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for meeting in coming(context) {
        let Some(from) = &meeting.moved_from else { continue };
        let (what, remedy) = if from.moment() == meeting.begins.moment() {
            (
                "»flyttet fra« er den samme tid, som mødet har nu",
                "Skriv den tid, der gjaldt før, eller slet linjen.",
            )
        } else if meeting.times_moved() == 0 {
            (
                "»flyttet fra« har ingen virkning uden »flyttet«: brevene siger ikke, at tiden er ny",
                "Skriv »flyttet: 1« på en linje for sig, eller slet denne.",
            )
        } else {
            continue;
        };
        problems.push(Problem::advice("uden-virkning", &from.place, what, remedy));
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
            problems.push(Problem::advice(
                "dagsorden",
                &theme.place,
                "temaet ligner en dagsorden",
                "Skriv borgerens tema på én linje. Resten får plads i samtalen.",
            ));
        }
    }
}

pub(super) fn team_invited(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for meeting in coming(context) {
        for invited in meeting.invited.iter().filter(|i| context.case.team.has(&i.person)) {
            problems.push(Problem::advice(
                "holdet-inviteret",
                &invited.person.place,
                format!("»{}« er i netværksteamet og er altid med", invited.person.value.0),
                "Slet linjen; netværksteamet får ikke brev.",
            ));
        }
    }
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
        problems.push(Problem::advice(
            "adresse-mangler",
            &citizen.name.place,
            format!("{} får brev om mødet, men har ingen adresse", citizen.name.0),
            "Brevet laves med navnet alene. Skriv adressen, eller giv brevet i hånden.",
        ));
    }
    for meeting in coming(context) {
        for invited in meeting.invited.iter().filter(|i| !i.has_declined()) {
            let Some(person) = context.case.person(&invited.person) else {
                continue;
            };
            if by_letter(context, meeting, invited) && person.address.is_none() {
                problems.push(Problem::advice(
                    "adresse-mangler",
                    &person.id.place,
                    format!("{} får brev, men har ingen adresse", person.name.value),
                    "Brevet laves med navnet alene. Skriv adressen, eller giv brevet i hånden.",
                ));
            }
        }
    }
}

pub(super) fn no_number(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for meeting in coming(context) {
        for invited in meeting.invited.iter().filter(|i| !i.has_declined()) {
            let Some(person) = context.case.person(&invited.person) else {
                continue;
            };
            if !by_letter(context, meeting, invited) && person.phone.is_none() && person.main_phone.is_none() {
                problems.push(Problem::advice(
                    "nummer-mangler",
                    &person.id.place,
                    format!("{} skal ringes op, men har intet nummer", person.name.value),
                    "Skriv nummeret, eller skriv »invitation: brev« ved mødet.",
                ));
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
        let (what, remedy) = if held.certain {
            (
                "mødet ligger på en beskyttet adresse, så adressen kommer ikke i breve og kalender".to_owned(),
                "Fortæl selv de inviterede, hvor de skal hen, eller vælg et andet sted.".to_owned(),
            )
        } else {
            let whose = &held.whose;
            (
                format!("mødets adresse ligner {whose}s beskyttede hjem, så den kommer ikke i breve og kalender"),
                format!(
                    "Er det ikke dér, {whose} bor, så skriv »må vises: ja« under sted. Ellers fortæl selv de inviterede, hvor de skal hen."
                ),
            )
        };
        problems.push(Problem::advice("beskyttet-mødested", place, what, remedy));
    }
}

pub(super) fn shown_for_nothing(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for meeting in coming(context) {
        let Some(allowed) = meeting.place.may_be_shown.as_ref().filter(|m| m.0) else {
            continue;
        };
        if access::held_back(context.case, meeting).is_some_and(|held| held.certain) {
            problems.push(Problem::advice(
                "beskyttet-mødested",
                &allowed.place,
                "adressen er en beskyttet adresse, og »må vises« ændrer det ikke",
                "Slet linjen, eller vælg et andet sted.",
            ));
        }
    }
}
