//! The netværkskort as a paper (001 bilag 1): the drawing, the same as text, and who may see it.
//!
//! The map is the borger's. It goes to the borger and to those whom they let see it, and to nobody else.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::path::PathBuf;

use chrono::NaiveDate;
use serde::Serialize;

use super::invitation::{CitizenName, citizen_name};
use super::letterhead::{Head, head};
use super::map_drawing::{MapDrawing, draw};
use super::overview::{copy_for, who_may};
use super::plan::{Plan, PlannedPage, stopped};
use super::start_folder::ended_on;
use super::team_role::relation_for_reader;
use super::{DocumentId, Form, Paper, ViewRequest};
use crate::access::{self, Reader};
use crate::case::{Case, Person};
use crate::messages::RefusalMessage;
use crate::network_map::{MOST_PEOPLE, MapError};

/// The map for one reader.
#[derive(Clone, Debug, Serialize)]
pub struct MapView {
    #[serde(flatten)]
    pub head: Head,
    pub citizen: CitizenName,
    /// The day of the network in words; the document's date.
    pub drawing: MapDrawing,
    /// The same as text: for each field that has people, its key and they.
    pub table: Vec<FieldRows>,
    /// The first of the two days, in words, when changes are shown.
    pub since: Option<String>,
    pub may_see: Vec<String>,
    pub copy_for: Option<String>,
    /// Somebody who may not be named to the reader is left out. Left out itself where nobody is, so that what was recorded before holds.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub unnamed: bool,
    /// The day on which the forløb ended, in words. Left out while it goes on, so that what was recorded before holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<String>,
}

/// The people of a field.
#[derive(Clone, Debug, Serialize)]
pub struct FieldRows {
    /// The field's word in the files.
    pub field: &'static str,
    pub people: Vec<TextRow>,
}

/// A person as text.
#[derive(Clone, Debug, Serialize)]
pub struct TextRow {
    pub name: String,
    pub relation: String,
    /// 1 to 5, rounded: the template has the words.
    pub distance: u8,
    /// Names of those whom they have to do with.
    pub with: Vec<String>,
    pub in_team: bool,
    pub state: Presence,
}

/// What has become of a person since the first of two days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    Here,
    /// Here on both days, and nearer on the later one.
    Nearer,
    /// Here on both days, and farther on the later one.
    Farther,
    Come,
    Gone,
}

/// The people on a map for a reader, those with the earliest `fra` first, so that newcomers move the others little. The borger's own
/// has everybody; nobody stands on another's who may not be named to them.
pub(super) fn people_on<'c>(
    case: &'c Case,
    day: NaiveDate,
    since: Option<NaiveDate>,
    reader: Option<&Reader>,
) -> Vec<(&'c Person, Presence)> {
    let state = |person: &Person| {
        let (now, then) = (person.is_there(day), since.is_some_and(|s| person.is_there(s)));
        match (now, then, since) {
            (true, false, Some(_)) => Some(Presence::Come),
            (true, true, Some(since)) => Some(moved(person, since)),
            (true, _, _) => Some(Presence::Here),
            (false, true, _) => Some(Presence::Gone),
            (false, false, _) => None,
        }
    };
    let may_stand = |person: &&Person| reader.is_none_or(|reader| access::may_be_announced(case, reader, &person.id));
    let mut people: Vec<_> = case
        .file
        .network
        .iter()
        .filter(may_stand)
        .filter_map(|p| Some((p, state(p)?)))
        .collect();
    people.sort_by_key(|(p, _)| p.from.as_ref().map(|f| f.value.0));
    people
}

/// How near somebody feels, against an earlier day.
fn moved(person: &Person, since: NaiveDate) -> Presence {
    match person.distance.0.total_cmp(&person.distance.on(since).0) {
        Ordering::Less => Presence::Nearer,
        Ordering::Equal => Presence::Here,
        Ordering::Greater => Presence::Farther,
    }
}

/// The pairs who have to do with each other, as indices into `people`, each pair once.
pub(super) fn lines_between(case: &Case, people: &[(&Person, Presence)]) -> Vec<(usize, usize)> {
    let index = |id: &str| people.iter().position(|(p, _)| p.id.value.0 == id);
    let mut seen = BTreeSet::new();
    let pair = |line: &Vec<crate::case::Placed<crate::case::value::Id>>| match line.as_slice() {
        [a, b] => Some((index(a)?, index(b)?)).filter(|(a, b)| a != b),
        _ => None,
    };
    let lines = case.file.lines.iter().filter_map(|l| pair(&l.value));
    lines.filter(|(a, b)| seen.insert((*a.min(b), *a.max(b)))).collect()
}

pub(super) fn network_map(request: &ViewRequest<'_>, plan: &mut Plan) {
    let case = request.case;
    let id = request.id(Paper::NetworkMap, None, request.only.cloned());
    if let Err(reasons) = request.may_read(Paper::NetworkMap, None) {
        return plan.refuse_document(id, reasons);
    }
    // A map that cannot be drawn is told of by its own rule first.
    if let Some(reasons) = stopped(request.problems, Paper::NetworkMap, None, request.only) {
        return plan.refuse_document(id, reasons);
    }
    let lang = request.language_of(&request.reader_or(Reader::Citizen)).to_owned();
    let people = people_on(case, request.today, request.since, request.only);
    let unnamed = people_on(case, request.today, request.since, None).len() > people.len();
    let lines = lines_between(case, &people);
    let (numbers, portraits) = portraits(request, &people);
    let faces = (!portraits.is_empty()).then_some(numbers.as_slice());
    let drawing = match draw(request, &lang, &people, &lines, faces) {
        Ok(drawing) => drawing,
        Err(error) => return plan.refuse_for(id, &why_not(&error, &people)),
    };
    if request.forms.contains(&Form::Json) && request.only.is_none() {
        let contract = drawing.as_contract();
        let bytes = serde_json::to_vec_pretty(&contract).unwrap_or_default();
        let id = DocumentId {
            form: Form::Json,
            ..id.clone()
        };
        plan.file(request, id, &contract, bytes);
    }
    let view = MapView {
        head: head(request, &lang),
        citizen: citizen_name(request, &lang),
        table: table(&people, &lines, request, &lang),
        drawing,
        since: request.since.map(|d| request.locale(&lang).date(d)),
        may_see: who_may(request, Paper::NetworkMap, &case.consents.map),
        copy_for: copy_for(request),
        unnamed,
        ended: ended_on(request.case, request.today, request.locale(&lang)),
    };
    for form in [Form::Pdf, Form::Svg, Form::Png] {
        if form == Form::Pdf || request.forms.contains(&form) {
            let page = PlannedPage {
                id: DocumentId { form, ..id.clone() },
                view: view.clone(),
                portraits: portraits.clone(),
            };
            plan.page(request, page);
        }
    }
}

/// The portraits that are asked for: for each person the number of the picture, and the pictures. Nobody who is protected is
/// shown.
fn portraits(request: &ViewRequest<'_>, people: &[(&Person, Presence)]) -> (Vec<Option<usize>>, Vec<PathBuf>) {
    let first = usize::from(request.case.municipality.logo.is_some());
    let mut files = Vec::new();
    let mut number = |person: &Person| {
        let picture = person.picture.as_ref().filter(|_| request.portraits && !person.protected.0)?;
        files.push(request.case.folder.join(&*picture.value.0));
        Some(first + files.len() - 1)
    };
    let numbers = people.iter().map(|(person, _)| number(person)).collect();
    (numbers, files)
}

fn table(people: &[(&Person, Presence)], lines: &[(usize, usize)], request: &ViewRequest<'_>, lang: &str) -> Vec<FieldRows> {
    let rows = |field: crate::case::Field| {
        let here = people.iter().enumerate().filter(move |(_, (p, _))| p.field.value == field);
        here.map(|(index, (person, state))| {
            let other = |&(a, b): &(usize, usize)| if a == index { Some(b) } else { (b == index).then_some(a) };
            TextRow {
                name: person.name.0.clone(),
                relation: relation_for_reader(request, person, lang),
                distance: person.distance.0.round() as u8,
                with: lines.iter().filter_map(other).map(|i| people[i].0.name.0.clone()).collect(),
                in_team: request.case.team.has(&person.id),
                state: *state,
            }
        })
        .collect::<Vec<_>>()
    };
    let all = crate::case::Field::ALL.iter().map(|f| FieldRows {
        field: f.word(),
        people: rows(*f),
    });
    all.filter(|f| !f.people.is_empty()).collect()
}

/// Why there can be no map.
fn why_not(error: &MapError, people: &[(&Person, Presence)]) -> RefusalMessage {
    match *error {
        MapError::TooManyPeople { people } => RefusalMessage::MapOfTooMany { people, most: MOST_PEOPLE },
        MapError::TooManyAtOneDistance { people, field } => RefusalMessage::MapOfAlike {
            people,
            field: crate::case::Field::ALL[field as usize].word(),
        },
        MapError::TooManyLabels { people, without_room } => RefusalMessage::MapWithoutRoom { people, without_room },
        MapError::Distance { person } => RefusalMessage::MapDistance {
            name: people[person].0.name.0.clone(),
        },
        MapError::Angle { person } => RefusalMessage::MapAngle {
            name: people[person].0.name.0.clone(),
        },
        MapError::Line { .. } => RefusalMessage::MapLine,
    }
}
