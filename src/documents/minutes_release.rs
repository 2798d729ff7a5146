//! Who may have a referat: the borger always, others when the borger has read it and said who (001 §4.3, bilag 1).

use std::sync::Arc;

use chrono::NaiveDate;

use super::ViewRequest;
use super::plan::reason;
use crate::case::{Meeting, Minutes, Place, SourceFile, nearest};
use crate::check::CITIZEN_IDS;

/// Whether an id means the borger.
pub(super) fn is_citizen(id: &str) -> bool {
    CITIZEN_IDS.contains(&id)
}

/// The day on which the borger approved, when it is not after the document's own.
pub(super) fn approved_on(minutes: &Minutes, today: NaiveDate) -> Option<NaiveDate> {
    minutes.approved.as_ref().map(|day| ***day).filter(|day| *day <= today)
}

/// The ids of those whom the borger has named, each once; the borger is not among them.
pub(super) fn readers(minutes: &Minutes) -> Vec<&str> {
    let mut ids: Vec<&str> = Vec::new();
    for id in minutes.may_go_to.iter().map(|id| &*id.value.0) {
        if !is_citizen(id) && !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

/// Why a reader who was asked for by name does not get a copy, with the line to change; nothing when they do.
pub(super) fn refusals(request: &ViewRequest<'_>, meeting: &Meeting, minutes: &Minutes, id: &str) -> Vec<String> {
    if request.case.person(id).is_none() && !readers(minutes).contains(&id) {
        let known: Vec<&str> = request.case.network.iter().map(|p| &*p.id.value.0).collect();
        let meant = match nearest(id, &known) {
            Some(near) => format!("Mente du »{near}«?"),
            None => "Skriv et id fra netværk i sag.yaml, eller borger".to_owned(),
        };
        return vec![format!("»{id}« er ikke i netværket. {meant}")];
    }
    let referat = top_level_key(&meeting.source, "referat");
    let mut reasons: Vec<String> = no_consent(request).into_iter().collect();
    match &minutes.approved {
        Some(day) if ***day > request.today => reasons.push(format!(
            "borgeren godkender først referatet den {}, og dokumentets dato er {}. Vent til den dag, eller ret »godkendt af borgeren« ({})",
            ***day,
            request.today,
            at(&day.place)
        )),
        Some(_) => {}
        None => reasons.push(format!(
            "borgeren har ikke godkendt referatet. Læs det sammen, og skriv »godkendt af borgeren: ÅÅÅÅ-MM-DD« under referat, når borgeren siger ja ({})",
            at(&referat)
        )),
    }
    if !readers(minutes).contains(&id) {
        let list = minutes.may_go_to.first().map_or(&referat, |first| &first.place);
        reasons.push(format!(
            "borgeren har ikke valgt, at »{id}« må få referatet. Siger borgeren ja, så skriv {id} under »må sendes til« ({})",
            at(list)
        ));
    }
    reasons
}

/// Nothing goes to others before the borger has signed; the reason, when that is so.
pub(super) fn no_consent(request: &ViewRequest<'_>) -> Option<String> {
    request.problems.iter().find(|p| p.rule == "samtykke-mangler").map(reason)
}

/// »moede-3.yaml, linje 24«
fn at(place: &Place) -> String {
    let name = file_name(&place.file);
    match place.line {
        0 => name,
        line => format!("{name}, linje {line}"),
    }
}

/// The name of a file, without its folders.
pub(super) fn file_name(file: &SourceFile) -> String {
    file.path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The line where a key begins at the left margin; the whole file when it is written in another way.
fn top_level_key(file: &Arc<SourceFile>, key: &str) -> Place {
    let begins = |line: &str| line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(':'));
    let line = file.text.lines().position(begins).map_or(0, |index| index + 1);
    Place {
        line,
        ..Place::whole(file)
    }
}
