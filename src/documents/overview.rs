//! The netværksoverblik (001 bilag 1): who there is, in which role, how to reach them, what they can help with.

use std::path::PathBuf;

use serde::Serialize;

use super::access::{self, Contact};
use super::invitation::{CitizenName, citizen_name};
use super::letterhead::{Head, head};
use super::plan::{Form, Plan, PlannedPage};
use super::{Paper, Shows, ViewRequest};
use crate::case::{Person, Role};

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
    pub contact: Contact,
    pub support: Vec<String>,
    /// The number of the portrait among the document's pictures.
    pub portrait: Option<usize>,
}

pub(super) fn overview(request: &ViewRequest<'_>, plan: &mut Plan) {
    let case = request.case;
    let path = format!("{}/netvaerksoverblik.pdf", case.key);
    let allowed_readers: Vec<&Person> = case.consents.overview.iter().filter_map(|id| case.person(id)).collect();
    let mut copy_for = None;
    if let Some(only) = request.only.filter(|o| *o != "borger") {
        match allowed_readers.iter().find(|p| *p.id.value.0 == *only) {
            Some(person) => copy_for = Some(person.name.0.clone()),
            None => {
                let reason = format!(
                    "»{only}« må ikke se netværksoverblikket. Borgeren bestemmer det; skriv id'et under »netværksoverblik må ses af« i sag.yaml, når borgeren siger ja"
                );
                return plan.refuse(path, vec![reason]);
            }
        }
    }
    let own = request
        .only
        .and_then(|id| case.person(id))
        .and_then(|p| p.language.as_ref())
        .map(|l| &*l.value.0);
    let lang = request.language(own).to_owned();
    let mut portraits: Vec<PathBuf> = Vec::new();
    let first_portrait = usize::from(case.municipality.logo.is_some());
    let mut rows = Vec::new();
    let mut withheld = false;
    for role in Role::ALL {
        let mut entries = Vec::new();
        let here = case.network.iter().filter(|p| p.role() == *role && p.is_there(request.today));
        for person in here {
            let portrait = person.picture.as_ref().filter(|_| !person.protected.0).map(|picture| {
                portraits.push(case.folder.join(&*picture.value.0));
                first_portrait + portraits.len() - 1
            });
            let contact = access::contact(person);
            withheld |= contact.withheld;
            entries.push(OverviewEntry {
                name: person.name.0.clone(),
                relation: person.relation.0.clone(),
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
        coordinator: access::coordinator(case).name,
        rows,
        may_see: allowed_readers.iter().map(|p| p.name.0.clone()).collect(),
        copy_for,
        withheld,
    };
    let page = PlannedPage {
        paper: Paper::Overview,
        meeting: None,
        reader: request.only,
        path,
        template: "overview.typ",
        view,
        portraits,
        shows: Shows::Unprotected,
        allowed: Vec::new(),
        form: Form::Pdf,
    };
    plan.page(request, page);
}
