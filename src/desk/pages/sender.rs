//! The sender: `kommune.yaml`, once.

use std::path::PathBuf;
use std::sync::Arc;

use axum::extract::{Form, Query, State as Shared};
use axum::response::Response;

use super::beside::PageQuery;
use super::editing::FormSheet;
use super::making::Making;
use super::shared::Body;
use crate::case::edit::{FileKind, NotMade, ValuePath, edited_as};
use crate::case::folder::find_municipality;
use crate::case::{Municipality, SourceFile};
use crate::deliver::write::write;
use crate::desk::Desk;
use crate::desk::form::Posted;
use crate::desk::page::{Remark, see};

/// Its file; where it would be, when there is none.
fn file(desk: &Desk) -> PathBuf {
    find_municipality(desk.folder()).unwrap_or_else(|| desk.folder().join("kommune.yaml"))
}

fn parts() -> Vec<(ValuePath, String)> {
    FileKind::Municipality
        .keys_at(&[])
        .into_iter()
        .map(|key| (ValuePath::keys([key]), String::new()))
        .collect()
}

fn sheet(desk: &Desk) -> FormSheet<'static> {
    FormSheet {
        case: None,
        kind: FileKind::Municipality,
        file: file(desk),
        title: "Afsender".to_owned(),
        lead: "Står øverst på alle papirer.".to_owned(),
        parts: parts(),
        own: &[],
        ties: None,
        has_consents: false,
        has_invites: false,
        address: "/afsender".to_owned(),
        under: "/afsender".to_owned(),
        links: Vec::new(),
        beside: None,
        after: String::new(),
    }
}

/// The form when there is no sender yet: what must be there, and no more.
fn first() -> Making {
    let keys = ["navn", "afdeling", "adresse", "telefon", "mail"].map(|key| ValuePath::keys([key]));
    let parts: Vec<(ValuePath, &str)> = keys.iter().map(|key| (key.clone(), "")).collect();
    let address = "/afsender".to_owned();
    let mut making = Making::new(
        "Hvem er afsenderen?",
        address.clone(),
        address,
        "Videre",
        FileKind::Municipality,
        &parts,
    )
    .only(&keys);
    making.lead = "Det første, og kun én gang: det, der står øverst på alle breve.".to_owned();
    making
}

pub(super) async fn show(Shared(desk): Shared<Arc<Desk>>, Query(asking): Query<PageQuery>) -> Response {
    desk.answer(|desk, state| {
        if file(desk).is_file() {
            sheet(desk).show(desk, state, &asking)
        } else {
            first().page(desk, state, None, None, Vec::new(), &[])
        }
    })
}

pub(super) async fn save(Shared(desk): Shared<Arc<Desk>>, Form(body): Body) -> Response {
    let posted = Posted(body);
    desk.answer(|desk, state| {
        let path = file(desk);
        if path.is_file() {
            return sheet(desk).save(desk, state, &posted);
        }
        let form = first();
        let again = |told: Vec<Remark>, problems: &[crate::case::Problem]| form.page(desk, state, None, Some(&posted), told, problems);
        let edits = match form.edits(&posted) {
            Ok(edits) => edits,
            Err(missing) => return again(missing, &[]),
        };
        let begun = SourceFile::new(&path, "# Afsenderen af alle papirer.\n".to_owned());
        match edited_as::<Municipality>(&begun, FileKind::Municipality, &edits) {
            Ok(made) => match write(&path, made.raw().as_bytes()) {
                Ok(_) => see("/"),
                Err(why) => again(vec![Remark::error(why)], &[]),
            },
            Err(NotMade::Wrong(problems)) => again(Vec::new(), &problems),
            Err(_) => again(vec![Remark::error("Filen kunne ikke skrives.")], &[]),
        }
    })
}
