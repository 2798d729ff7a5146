//! Advice on how the forløb is conducted (001 §1, §5; 002).

use super::Context;
use crate::case::Problem;

pub(super) fn training(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let id = &context.case.team.coordinator;
    if let Some(person) = context.case.person(id).filter(|p| !p.trained.0) {
        problems.push(Problem::advice(
            "tovholder-uddannelse",
            &id.place,
            format!("tovholderen {} er ikke skrevet op som uddannet i Åben Dialog", person.name.value),
            "Skriv »uddannet i Åben Dialog: ja« ved personen, når det passer, eller find støtte hos en uddannet.",
        ));
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
        problems.push(Problem::advice(
            "reflektør-mangler",
            &team.coordinator.place,
            "ingen i netværksteamet er reflektør",
            "Skriv »reflektører: [ID]« under netværksteam, når I har aftalt, hvem der lytter og reflekterer.",
        ));
    }
}

pub(super) fn few_meetings(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let held = context.case.meetings.iter().filter(|m| m.called_off.is_none()).count();
    if let Some(ended) = context.case.course.ended.as_ref().filter(|_| held < 2) {
        problems.push(Problem::advice(
            "få-møder",
            &ended.place,
            format!(
                "forløbet er afsluttet efter {}",
                match held {
                    0 => "ingen møder",
                    _ => "et møde",
                }
            ),
            "Et forløb har mindst to møder. Er det borgerens eget ønske at slutte, er det i orden.",
        ));
    }
}

pub(super) fn late_contact(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let course = &context.case.course;
    if let Some(contact) = &course.first_contact {
        let days = (contact.value.0 - course.approach.value.0).num_days();
        if days > 14 {
            problems.push(Problem::advice(
                "sen-kontakt",
                &contact.place,
                format!("der gik {days} dage fra henvendelsen til den første kontakt"),
                "Hurtig hjælp er det første princip: sigt efter to uger.",
            ));
        } else if days < 0 {
            problems.push(Problem::advice(
                "sen-kontakt",
                &contact.place,
                "første kontakt ligger før henvendelsen",
                "Se efter, om de to datoer er byttet om.",
            ));
        }
    }
}

pub(super) fn handover(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for handover in &context.case.team.earlier_coordinators {
        if !handover.citizen_took_part.as_ref().is_some_and(|t| t.0) {
            problems.push(Problem::advice(
                "overlevering",
                &handover.person.place,
                "tovholderen skiftede, uden at borgeren var med i overleveringen",
                "Tal med borgeren om skiftet, og skriv »borgeren deltog i overleveringen: ja«, når det er sket.",
            ));
        }
    }
}

pub(super) fn after_end(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let Some(ended) = &context.case.course.ended else {
        return;
    };
    for meeting in &context.case.meetings {
        if meeting.called_off.is_none() && meeting.begins.date() > ended.value.0 {
            problems.push(Problem::advice(
                "møde-efter-afslutning",
                &meeting.begins.place,
                "mødet ligger efter, at forløbet er afsluttet",
                "Vil borgeren i gang igen, så slet »afsluttet« i sag.yaml.",
            ));
        }
    }
}

pub(super) fn writer(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let team = &context.case.team;
    if team.facilitator.is_none() {
        return;
    }
    for meeting in &context.case.meetings {
        let writer = meeting.minutes.as_ref().and_then(|m| m.written_by.as_ref());
        let may = |id: &str| team.facilitator.as_ref().is_some_and(|f| f.value.0 == id) || team.reflectors.iter().any(|r| r.value.0 == id);
        if let Some(writer) = writer.filter(|w| !may(w) && team.coordinator.value == w.value) {
            problems.push(Problem::advice(
                "referent",
                &writer.place,
                "tovholderen har skrevet referatet",
                "Lad mødelederen eller en reflektør skrive det.",
            ));
        }
    }
}
