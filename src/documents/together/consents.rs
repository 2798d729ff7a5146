//! Who may see what, as the borger decides it at the screen (001 §2: the borger decides who sees map and overview).

use serde::Serialize;

use super::shown;
use crate::access::{Leak, Reader};
use crate::case::value::Id;
use crate::case::{ConsentPaper, Person, Placed};
use crate::documents::team_role::relation;
use crate::documents::{Paper, ViewRequest};
use crate::record;

/// The table of people and papers.
#[derive(Clone, Debug, Serialize)]
pub struct ConsentsView {
    /// The day on which the borger signed, in words.
    pub signed_on: Option<String>,
    /// The day on which they took it back, in words.
    pub withdrawn_on: Option<String>,
    /// The papers that others may see.
    pub papers: Vec<PaperConsents>,
}

/// One paper, and who may see it.
#[derive(Clone, Debug, Serialize)]
pub struct PaperConsents {
    /// Its name in the texts and in addresses.
    pub name: &'static str,
    /// Its key under `samtykke`.
    pub key: &'static str,
    /// Everybody who is there or is named, in the order of the network.
    pub people: Vec<PersonConsent>,
}

/// Whether somebody may see a paper.
#[derive(Clone, Debug, Serialize)]
pub struct PersonConsent {
    /// Their id.
    pub id: String,
    /// Their name.
    pub name: String,
    /// What they are to the borger.
    pub relation: String,
    /// Whether they may.
    pub may: bool,
    /// The day on which the borger said that they may, or may no more, in words; none when what holds was written in another way.
    pub said_on: Option<String>,
    /// The day on which they were last sent it, in words.
    pub sent_on: Option<String>,
}

/// The papers with a list of their own: name, key, paper.
const LISTS: [(&str, &str, Paper); 2] = [
    ("map", "netværkskort må ses af", Paper::NetworkMap),
    ("overview", "netværksoverblik må ses af", Paper::Overview),
];

/// The table as it stands today.
///
/// # Errors
/// A detail that stands in a name or a relation.
pub fn consents(request: &ViewRequest<'_>) -> Result<ConsentsView, Box<Leak>> {
    let case = request.case;
    let lang = request.language_of(&Reader::Citizen);
    let locale = request.locale(lang);
    let day = |day: &Placed<crate::case::value::Date>| locale.date(day.value.0);
    let person = |paper: Paper, list: &[Placed<Id>], person: &Person| {
        let meant = if paper == Paper::NetworkMap {
            ConsentPaper::Map
        } else {
            ConsentPaper::Overview
        };
        let may = list.iter().any(|id| id.value == person.id.value);
        let is_about = |said: &&crate::case::ConsentSaid| said.person.value == person.id.value && said.paper.value == meant;
        let said = case.consents.said.iter().rfind(is_about).filter(|said| said.may.value.0 == may);
        let reader = Reader::Person(person.id.value.clone());
        let sent = record::entries_to(case, paper.descriptor().command, None, &reader).next_back();
        PersonConsent {
            id: person.id.value.0.clone(),
            name: person.name.0.clone(),
            relation: relation(request, person, lang, request.today),
            may,
            said_on: said.map(|said| locale.date(said.date.day())),
            sent_on: sent.map(|entry| locale.date(entry.date.day())),
        }
    };
    let papers = LISTS.map(|(name, key, paper)| {
        let list = match paper {
            Paper::NetworkMap => &case.consents.map,
            _ => &case.consents.overview,
        };
        let is_asked_about = |person: &&Person| person.is_there(request.today) || list.iter().any(|id| id.value == person.id.value);
        let people = case.network.iter().filter(is_asked_about);
        PaperConsents {
            name,
            key,
            people: people.map(|one| person(paper, list, one)).collect(),
        }
    });
    let view = ConsentsView {
        signed_on: case.course.consent.as_ref().map(day),
        withdrawn_on: case.course.withdrawn.as_ref().map(day),
        papers: papers.into(),
    };
    shown(request, view)
}
