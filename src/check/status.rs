//! Answers on the wellbeing indicators (001 §5).

use super::Context;
use crate::case::indicator::Entries;
use crate::case::{Case, Indicator, Part, Problem, Rating, Stops, nearest};

fn answers(case: &Case) -> impl Iterator<Item = &Entries<Rating>> {
    let at_meetings = case.meetings.iter().filter_map(|m| m.assessment.as_ref().map(|a| &a.ratings));
    case.measurements.iter().map(|m| &m.ratings).chain(at_meetings)
}

fn own(case: &Case) -> impl Iterator<Item = &str> {
    case.indicators.iter().flatten().map(|i| &*i.value.name.0)
}

pub(super) fn off_scale(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let (from, to) = context.case.municipality.scale();
    for (_, rating) in answers(context.case).flat_map(|e| &e.0) {
        if let Some(number) = rating.number.filter(|n| !(from..=to).contains(n)) {
            problems.push(
                Problem::mistake(
                    "svar-uden-for-skala",
                    &rating.place,
                    format!("{number} ligger ikke på skalaen"),
                    format!("Skriv et tal fra {from} til {to}, eller ret skalaen i kommune.yaml."),
                )
                .stopping(Stops::Part(Part::Wellbeing)),
            );
        }
    }
}

pub(super) fn unknown(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    let mut known: Vec<&str> = Indicator::ALL.iter().map(|i| i.word()).collect();
    let ten = known.clone();
    known.extend(own(case));
    let mut look = |name: &str, place, own_allowed: bool| {
        let list = if own_allowed { &ten } else { &known };
        if !known.contains(&name) || (own_allowed && !ten.contains(&name)) {
            let remedy = match nearest(name, list) {
                Some(near) => format!("Mente du »{near}«?"),
                None => "Borgerens egne indikatorer skrives først under indikatorer i sag.yaml: {navn: …, beskrivelse: …}.".into(),
            };
            let what = format!("»{name}« er ikke en indikator");
            problems.push(Problem::mistake("indikator-ukendt", place, what, remedy).stopping(Stops::Part(Part::Wellbeing)));
        }
    };
    for chosen in case.indicators.iter().flatten().filter(|i| i.description.is_none()) {
        // A name without a description is one of the ten, or was meant to be.
        if nearest(&chosen.name, &ten).is_some() {
            look(&chosen.name, &chosen.place, true);
        }
    }
    for (name, _) in answers(case).flat_map(|e| &e.0) {
        look(name, &name.place, false);
    }
}

pub(super) fn not_chosen(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    if case.indicators.is_none() {
        return;
    }
    let ten: Vec<&str> = Indicator::ALL.iter().map(|i| i.word()).collect();
    for (name, _) in answers(case).flat_map(|e| &e.0) {
        if ten.contains(&name.text()) && !own(case).any(|o| o == name.text()) {
            problems.push(Problem::advice(
                "indikator-ikke-valgt",
                &name.place,
                format!("der er svaret på »{}«, som ikke er valgt", name.value),
                "Svaret kommer ikke med i status. Føj indikatoren til indikatorer i sag.yaml, hvis den skal.",
            ));
        }
    }
}
