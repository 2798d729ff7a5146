//! The sender: `kommune.yaml`, once.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::extract::{Form, Query, State as Shared};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::beside::PageQuery;
use super::editing::{FormSheet, LetterBeside};
use super::making::Making;
use super::new_case;
use super::shared::Body;
use crate::case::edit::{Edit, FileKind, NotMade, Value, ValuePath, edited_as};
use crate::case::folder::find_municipality;
use crate::case::{Municipality, Sender, SourceFile};
use crate::deliver::write::write;
use crate::desk::Desk;
use crate::desk::form::Posted;
use crate::desk::page::{Remark, see};
use crate::desk::store::as_it_would_be;

/// Where the form is sent while somebody types.
const LIVE: &str = "/afsender/levende";

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
        letter: Some(LetterBeside {
            title: "Sådan ser et brev ud",
            live: LIVE,
        }),
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
    making.live = LIVE.to_owned();
    making.letter = "Sådan ser et brev ud";
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

/// A letter from the sender as they are being typed, about a forløb of nobody.
pub(super) async fn live(Shared(desk): Shared<Arc<Desk>>, Form(body): Body) -> Response {
    let posted = Posted(body);
    desk.answer(|desk, state| {
        let path = file(desk);
        let typed = if path.is_file() {
            match sheet(desk).fill(state, Some(&posted), false) {
                Ok(Some(filled)) => as_it_would_be(FileKind::Municipality, &filled.before, &filled.edits(&posted)),
                Ok(None) => return StatusCode::CONFLICT.into_response(),
                Err(answer) => return *answer,
            }
        } else {
            begun(&path, first().edits_so_far(&posted))
        };
        new_case::letter(desk, state, Vec::new(), Some(Sender::of(typed)))
    })
}

/// A sender of whom so much is typed; the rest is stood in for.
fn begun(path: &Path, mut edits: Vec<Edit>) -> Arc<SourceFile> {
    let address = Value::texts(["Gade og nummer", "Postnummer og by"]);
    for (key, value) in [
        ("navn", Value::text("Kommunens navn")),
        ("afdeling", Value::text("Afdelingens navn")),
        ("adresse", address),
        ("telefon", Value::text("Telefon")),
    ] {
        let path = ValuePath::keys([key]);
        if !edits.iter().any(|edit| edit.path == path) {
            edits.push(Edit::set(path, value));
        }
    }
    as_it_would_be(FileKind::Municipality, &SourceFile::new(path, String::new()), &edits)
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
