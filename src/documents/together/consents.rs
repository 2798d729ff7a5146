//! Who may see what, as the borger decides it at the screen (001 §2: the borger decides who sees map and overview).

use serde::Serialize;

use super::shown;
use crate::access::{self, Leak, NoConsent, Reader};
use crate::case::value::Id;
use crate::case::{ConsentPaper, Meeting, Person, Placed};
use crate::documents::handover::{SentTogether, sent_together};
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
    /// The referats that go to nobody else when the consent is taken back, though others were named for them.
    pub stopped: Vec<StoppedMinutes>,
    /// What others have been sent of the papers that are the borger's too, oldest first.
    pub sent: Vec<SentTogether>,
}

/// A referat with those whom the borger has let have it and who have not been sent it.
#[derive(Clone, Debug, Serialize)]
pub struct StoppedMinutes {
    /// The number of its meeting.
    pub meeting: u32,
    /// Their names.
    pub named: Vec<String>,
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

/// The papers that the borger may have too; of the others each is somebody's own.
const KNOWN: [Paper; 5] = [Paper::Invitation, Paper::Minutes, Paper::NetworkMap, Paper::Overview, Paper::Status];

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
    let is_withdrawn = matches!(access::consent(case, request.days()), Err(NoConsent::Withdrawn { .. }));
    let view = ConsentsView {
        signed_on: case.course.consent.as_ref().map(day),
        withdrawn_on: case.course.withdrawn.as_ref().filter(|_| is_withdrawn).map(day),
        papers: papers.into(),
        stopped: case.meetings.iter().filter_map(|meeting| stopped(request, meeting)).collect(),
        sent: sent(request, lang),
    };
    shown(request, view)
}

/// Those of a meeting who were to have its referat and have not been sent it.
fn stopped(request: &ViewRequest<'_>, meeting: &Meeting) -> Option<StoppedMinutes> {
    let case = request.case;
    let was_sent = |reader: &Reader| {
        let mut sent = record::entries_to(case, Paper::Minutes.descriptor().command, Some(meeting.number), reader);
        sent.next().is_some()
    };
    let named = access::named_readers(meeting.minutes.as_ref()?).into_iter();
    let named = named.filter(|reader| case.person(reader.id()).is_some() && !was_sent(reader));
    let named: Vec<String> = named.map(|reader| reader.name(case).to_owned()).collect();
    (!named.is_empty()).then_some(StoppedMinutes {
        meeting: meeting.number,
        named,
    })
}

/// What others have been sent; a call is no paper.
fn sent(request: &ViewRequest<'_>, lang: &str) -> Vec<SentTogether> {
    sent_together(request, lang, |entry| {
        let is_known = KNOWN.iter().any(|paper| paper.descriptor().command == entry.paper.text());
        is_known && entry.file.is_some() && !Reader::is_citizen(&entry.to)
    })
}
