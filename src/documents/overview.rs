//! The netværksoverblik (001 bilag 1): who there is, in which role, how to reach them, what they can help with.

use std::path::PathBuf;

use serde::Serialize;

use super::invitation::{CitizenName, citizen_name};
use super::letterhead::{Head, head};
use super::plan::{Plan, PlannedPage};
use super::start_folder::ended_on;
use super::team_role::relation_for_reader;
use super::{Paper, ViewRequest};
use crate::access::{self, Contact, Reader, Shown};
use crate::case::{Person, Placed, Role, value::Id};

/// The rows for relatives that the form always has (»Familie/pårørende ×3«).
const ROWS_FOR_RELATIVES: usize = 3;

/// The table and who may see it.
#[derive(Clone, Debug, Serialize)]
pub struct OverviewView {
    #[serde(flatten)]
    pub head: Head,
    pub citizen: CitizenName,
    pub coordinator: String,
    pub rows: Vec<RoleRow>,
    /// Names of those who may see it besides the borger.
    pub may_see: Vec<String>,
    /// Whose copy it is, when it is for one reader.
    pub copy_for: Option<String>,
    /// Somebody's contact details are withheld.
    pub withheld: bool,
    /// Somebody who may not be named to the reader is left out. Left out itself where nobody is, so that what was recorded before holds.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub unnamed: bool,
    /// The day on which the forløb ended, in words. Left out while it goes on, so that what was recorded before holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<String>,
}

/// One of the 24 rows, with everybody in it.
#[derive(Clone, Debug, Serialize)]
pub struct RoleRow {
    pub role: String,
    pub people: Vec<OverviewEntry>,
}

/// A person in a row.
#[derive(Clone, Debug, Serialize)]
pub struct OverviewEntry {
    pub name: String,
    pub relation: String,
    pub in_team: bool,
    pub contact: Shown<Contact>,
    pub support: Vec<String>,
    /// The number of the portrait among the document's pictures.
    pub portrait: Option<usize>,
}

pub(super) fn overview(request: &ViewRequest<'_>, plan: &mut Plan) {
    let case = request.case;
    let id = request.id(Paper::Overview, None, request.only.cloned());
    if let Err(reasons) = request.may_read(Paper::Overview, None) {
        return plan.refuse_document(id, reasons);
    }
    let lang = request.language_of(&request.reader_or(Reader::Coordinator)).to_owned();
    let mut portraits: Vec<PathBuf> = Vec::new();
    let first_portrait = usize::from(case.municipality.logo.is_some());
    let mut rows = Vec::new();
    let (mut withheld, mut unnamed) = (false, false);
    let may_be_named = |person: &Person| request.only.is_none_or(|reader| access::may_be_announced(case, reader, &person.id));
    for role in Role::ALL {
        let mut entries = Vec::new();
        let here = case.network.iter().filter(|p| p.role() == *role && p.is_there(request.today));
        for person in here {
            if !may_be_named(person) {
                unnamed = true;
                continue;
            }
            let portrait = person.picture.as_ref().filter(|_| !person.protected.0).map(|picture| {
                portraits.push(case.folder.join(&*picture.value.0));
                first_portrait + portraits.len() - 1
            });
            let contact = access::contact(case, person);
            withheld |= contact.withheld;
            entries.push(OverviewEntry {
                name: person.name.0.clone(),
                relation: relation_for_reader(request, person, &lang),
                in_team: case.team.has(&person.id),
                contact,
                support: person.support.iter().map(|s| s.0.clone()).collect(),
                portrait,
            });
        }
        let role_name = role.word().to_owned();
        if *role == Role::Relative {
            // A row for each of them, and at least the three of the form.
            let rest = ROWS_FOR_RELATIVES.saturating_sub(entries.len());
            rows.extend(entries.into_iter().map(|e| RoleRow {
                role: role_name.clone(),
                people: vec![e],
            }));
            rows.extend((0..rest).map(|_| RoleRow {
                role: role_name.clone(),
                people: Vec::new(),
            }));
        } else {
            rows.push(RoleRow {
                role: role_name,
                people: entries,
            });
        }
    }
    let view = OverviewView {
        head: head(request, &lang),
        citizen: citizen_name(request, &lang),
        coordinator: access::coordinator(case).name.clone(),
        rows,
        may_see: who_may(request, Paper::Overview, &case.consents.overview),
        copy_for: copy_for(request),
        withheld,
        unnamed,
        ended: ended_on(case, request.today, request.locale(&lang)),
    };
    plan.page(request, PlannedPage { id, view, portraits });
}

/// Names of those on a list of the borger's who may see a paper.
pub(super) fn who_may(request: &ViewRequest<'_>, paper: Paper, list: &[Placed<Id>]) -> Vec<String> {
    let readers = list.iter().map(|id| Reader::of_id(id));
    let may = readers.filter(|reader| *reader != Reader::Citizen && request.answer(reader, paper, None).is_ok());
    may.map(|reader| reader.name(request.case).to_owned()).collect()
}

/// The name of the one reader whose copy it is, when that is somebody else than the borger.
pub(super) fn copy_for(request: &ViewRequest<'_>) -> Option<String> {
    let reader = request.only.filter(|r| **r != Reader::Citizen)?;
    Some(reader.name(request.case).to_owned())
}
