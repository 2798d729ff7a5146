//! A netværksmøde: when and where, who is invited and why, what was said.

use std::sync::Arc;

use axum::extract::{Form, Path, Query, State as Shared};
use axum::response::Response;

use super::beside::{PageQuery, PaperBeside};
use super::case_pages::{SCHEMA_PAGES, other_parts};
use super::editing::FormSheet;
use super::frame::{CaseAt, frame, saved_note};
use super::shared::Body;
use crate::case::edit::FileKind;
use crate::desk::changed_file::FileFate;
use crate::desk::form::Posted;
use crate::desk::page::{EntryHtml, GroupHtml, ListPage, PageLink, html, nothing};
use crate::desk::{Desk, cases};
use crate::documents::Paper;

/// The sheet of a meeting's plan.
pub(super) fn sheet(case: &CaseAt, number: u32) -> Option<FormSheet<'_>> {
    let address = case.address(&format!("moede/{number}"));
    let minutes = PageLink::to(format!("{address}/referat"), "Referat");
    let mut sheet = of_meeting(case, number, address, format!("Netværksmøde {number}"))?;
    sheet.parts = other_parts(FileKind::Meeting);
    sheet.has_invites = true;
    let ring = PageLink::to(case.address(&format!("moede/{number}/ring")), "Ring");
    let delete = PageLink::to(case.address(&format!("moede/{number}/slet")), "Slet …");
    sheet.links = vec![minutes, ring, PageLink::to(case.address("papirer"), "Papirer"), delete];
    sheet.beside = Some(PaperBeside {
        paper: Paper::Invitation,
        meeting: Some(number),
        sheet: format!("moede/{number}"),
    });
    Some(sheet)
}

/// The sheet of what was said and agreed.
pub(super) fn minutes_sheet(case: &CaseAt, number: u32) -> Option<FormSheet<'_>> {
    let plan = case.address(&format!("moede/{number}"));
    let mut sheet = of_meeting(case, number, format!("{plan}/referat"), format!("Referat af møde {number}"))?;
    sheet.lead = "Kun det, der blev sagt og aftalt, uden tolkning. Borgeren læser det, før andre får det.".to_owned();
    let page = SCHEMA_PAGES.iter().find(|page| page.kind == FileKind::Meeting)?;
    sheet.parts = page.parts();
    sheet.links = vec![PageLink::to(plan, "Mødet")];
    sheet.beside = Some(PaperBeside {
        paper: Paper::Minutes,
        meeting: Some(number),
        sheet: format!("moede/{number}/referat"),
    });
    Some(sheet)
}

fn of_meeting(case: &CaseAt, number: u32, address: String, title: String) -> Option<FormSheet<'_>> {
    Some(FormSheet {
        case: Some(case),
        kind: FileKind::Meeting,
        file: cases::meeting_file(&case.folder, number)?,
        title,
        lead: String::new(),
        parts: Vec::new(),
        own: &["id"],
        ties: None,
        has_consents: false,
        has_invites: false,
        address,
        under: case.address("moede"),
        links: Vec::new(),
        beside: None,
        letter: None,
        after: String::new(),
    })
}

pub(super) async fn show(
    Shared(desk): Shared<Arc<Desk>>,
    Path((key, number)): Path<(String, u32)>,
    Query(asking): Query<PageQuery>,
) -> Response {
    desk.answer(|desk, state| {
        let Some(case) = CaseAt::find(desk, &key) else { return nothing() };
        match sheet(&case, number) {
            Some(sheet) => sheet.show(desk, state, &asking),
            None => nothing(),
        }
    })
}

pub(super) async fn save(Shared(desk): Shared<Arc<Desk>>, Path((key, number)): Path<(String, u32)>, Form(body): Body) -> Response {
    desk.answer(|desk, state| {
        let Some(case) = CaseAt::find(desk, &key) else { return nothing() };
        match sheet(&case, number) {
            Some(sheet) => sheet.save(desk, state, &Posted(body)),
            None => nothing(),
        }
    })
}

pub(super) async fn show_minutes(
    Shared(desk): Shared<Arc<Desk>>,
    Path((key, number)): Path<(String, u32)>,
    Query(asking): Query<PageQuery>,
) -> Response {
    desk.answer(|desk, state| {
        let Some(case) = CaseAt::find(desk, &key) else { return nothing() };
        match minutes_sheet(&case, number) {
            Some(sheet) => sheet.show(desk, state, &asking),
            None => nothing(),
        }
    })
}

pub(super) async fn save_minutes(Shared(desk): Shared<Arc<Desk>>, Path((key, number)): Path<(String, u32)>, Form(body): Body) -> Response {
    desk.answer(|desk, state| {
        let Some(case) = CaseAt::find(desk, &key) else { return nothing() };
        match minutes_sheet(&case, number) {
            Some(sheet) => sheet.save(desk, state, &Posted(body)),
            None => nothing(),
        }
    })
}

pub(super) async fn list(Shared(desk): Shared<Arc<Desk>>, Path(key): Path<String>) -> Response {
    desk.answer(|desk, state| {
        let Some(case) = CaseAt::find(desk, &key) else { return nothing() };
        let entry = |number: u32| {
            let plan = EntryHtml {
                href: case.address(&format!("moede/{number}")),
                label: format!("Netværksmøde {number}"),
                note: String::new(),
                is_paper: false,
            };
            let minutes = EntryHtml {
                href: case.address(&format!("moede/{number}/referat")),
                label: format!("Referat af møde {number}"),
                note: String::new(),
                is_paper: false,
            };
            [plan, minutes]
        };
        let here = case.address("moede");
        let mut frame = frame(desk, state, Some(&case), "Møder", &here);
        let gone = state.store.last_of_fate(FileFate::Deleted);
        let gone = gone.filter(|path| path.parent() == Some(&case.folder));
        frame.saved = gone.and_then(|path| saved_note(state, path, &here));
        let page = ListPage {
            frame,
            lead: String::new(),
            groups: vec![GroupHtml {
                title: String::new(),
                entries: cases::meetings(&case.folder).into_iter().flat_map(entry).collect(),
            }],
            buttons: vec![PageLink::to(case.address("moede/nyt"), "Nyt møde")],
            post: None,
        };
        html(&page)
    })
}
