//! Advice about people whose address is protected, and about who can be reached through a paper.

use super::Context;
use crate::access;
use crate::case::{Person, Problem};

pub(super) fn same_stairs(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    let protected = case.network.iter().filter(|p| p.protected.0);
    for person in protected {
        let is_neighbour =
            |other: &&Person| !other.protected.0 && other.id.value != person.id.value && access::live_on_same_stairs(person, other);
        if let Some(neighbour) = case.network.iter().find(is_neighbour) {
            let place = neighbour.address.as_ref().map_or(&neighbour.id.place, |a| &a.place);
            problems.push(Problem::advice(
                "nabo-til-beskyttet",
                place,
                format!(
                    "{} bor samme sted som {}, hvis adresse er beskyttet, og kan røbe den",
                    neighbour.name.value, person.name.value
                ),
                format!(
                    "Tal med {} om det, og skriv »beskyttet adresse: ja« ved dem begge, hvis det er rigtigt.",
                    person.name.value
                ),
            ));
        }
    }
}

pub(super) fn left_out(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for person in &context.case.network {
        for field in access::left_out(context.case, person) {
            problems.push(Problem::advice(
                "udeladt-oplysning",
                &field.place,
                format!(
                    "{}s {} er eller rummer også {}s og kommer ikke på papir",
                    person.name.value, field.key, field.whose
                ),
                "Skriv kun det, der er personens eget, og som alle på papiret må se.",
            ));
        }
    }
}

pub(super) fn private_coordinator(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let id = &context.case.team.coordinator;
    let person = context
        .case
        .person(id)
        .filter(|p| p.is_private() && !p.protected.0 && p.phone.is_some());
    if let Some(person) = person {
        let place = person.phone.as_ref().map_or(&id.place, |phone| &phone.place);
        problems.push(Problem::advice(
            "privat-tovholder",
            place,
            format!("{} er tovholder og privatperson, og nummeret står på alle breve", person.name.value),
            "Skriv et arbejdsnummer, eller slet nummeret; så står kommunens nummer der.",
        ));
    }
}
