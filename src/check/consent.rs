//! Nothing is sent before the borger has signed (001 §1).

use super::Context;
use crate::access::{self, NoConsent};
use crate::case::{Part, Place, Problem, Stops};

pub(super) fn missing(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    if case.meetings.is_empty() {
        return;
    }
    let problem = match access::consent(case, context.days) {
        Ok(()) => return,
        Err(NoConsent::NotSigned { place }) => Problem::mistake(
            "samtykke-mangler",
            &place,
            "forløbet har intet samtykke, så der kan ikke inviteres til møde",
            "Skriv »samtykke: ÅÅÅÅ-MM-DD« under forløb, når borgeren har skrevet under.",
        ),
        Err(NoConsent::NotYet { place, from, days }) => Problem::mistake(
            "samtykke-mangler",
            &place,
            format!("samtykket gælder fra {from}, og {}", days.closed_in_danish(from)),
            "Vent med at sende til den dag, eller ret datoen.",
        ),
        // Told as advice; the gate stops what there is to stop.
        Err(NoConsent::Withdrawn { .. }) => return,
    };
    problems.push(problem.stopping(Stops::Part(Part::Sending)));
}

pub(super) fn withdrawn(context: &Context<'_>, problems: &mut Vec<Problem>) {
    if let Err(NoConsent::Withdrawn { place, from }) = access::consent(context.case, context.days) {
        problems.push(Problem::advice(
            "samtykke-trukket",
            &place,
            format!("borgeren har trukket samtykket tilbage den {from}, så kun borgeren får papirer"),
            "Tal med borgeren om, hvad der er sendt, og aflys de møder, der er aftalt. Papirer til andre skal slettes.",
        ));
    }
}

pub(super) fn approved_too_early(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for meeting in &context.case.meetings {
        let approved = meeting.minutes.as_ref().and_then(|m| m.approved.as_ref());
        if let Some(day) = approved.filter(|day| day.value.0 < meeting.begins.date()) {
            problems.push(
                Problem::mistake(
                    "godkendt-for-tidligt",
                    &day.place,
                    "referatet kan ikke være godkendt, før mødet er holdt",
                    "Skriv den dag, hvor borgeren læste referatet og sagde ja. Slet linjen, hvis borgeren ikke har set det endnu.",
                )
                .stopping(Stops::Minutes(meeting.number)),
            );
        }
    }
}

pub(super) fn approved_later(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for meeting in &context.case.meetings {
        let approved = meeting.minutes.as_ref().and_then(|m| m.approved.as_ref());
        if let Some(day) = approved.filter(|day| day.value.0 > context.days.gate()) {
            problems.push(Problem::advice(
                "godkendt-senere",
                &day.place,
                "dagen, hvor referatet er godkendt, er ikke kommet endnu, så kun borgeren får det",
                "Skriv den dag, hvor borgeren sagde ja.",
            ));
        }
    }
}

pub(super) fn meeting_before(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let Some(consent) = &context.case.course.consent else {
        return;
    };
    for meeting in &context.case.meetings {
        let place: &Place = &meeting.begins.place;
        if meeting.begins.date() < consent.value.0 {
            problems.push(
                Problem::mistake(
                    "møde-før-samtykke",
                    place,
                    format!("mødet ligger før samtykket den {}", consent.value.0),
                    "Ret datoen her eller i sag.yaml. Forløbet begynder med samtykket.",
                )
                .stopping(Stops::Meeting(meeting.number)),
            );
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
        let (what, remedy) = if list.iter().any(|id| id.value == now.value) {
            (
                format!("den tidligere tovholder »{}« må stadig se {paper}", old.value.0),
                "Spørg borgeren, og tag id'et af listen, hvis det ikke længere er i orden.".to_owned(),
            )
        } else {
            (
                format!(
                    "den tidligere tovholder »{}« må se {paper}, og den nye »{}« må ikke",
                    old.value.0, now.value.0
                ),
                format!(
                    "Spørg borgeren på ny, hvem der må se hvad. Er svaret ja til den nye, så skriv »{}« i stedet.",
                    now.value.0
                ),
            )
        };
        problems.push(Problem::advice("samtykke-efter-skift", &old.place, what, remedy));
    }
}
