//! A netværksmøde: when and where, who is invited and why, what was said.

use std::sync::Arc;

use axum::extract::{Form, Path, Query, State as Shared};
use axum::response::Response;

use super::beside::{PageQuery, PaperBeside};
use super::case_pages::{SCHEMA_PAGES, other_parts};
use super::editing::FormSheet;
use super::first_letter::GrowingLetter;
use super::frame::{CaseAt, frame};
use super::making::Making;
use super::shared::Body;
use crate::case::edit::{FileKind, NotMade, ValuePath, edited_as};
use crate::case::{MeetingFile, SourceFile, next_meeting};
use crate::deliver::write::write;
use crate::desk::form::Posted;
use crate::desk::page::{EntryHtml, GroupHtml, ListPage, PageLink, Remark, html, nothing, see};
use crate::desk::store::as_it_would_be;
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
    sheet.links = vec![minutes, ring, PageLink::to(case.address("papirer"), "Papirer")];
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
        let page = ListPage {
            frame: frame(desk, state, Some(&case), "Møder", &case.address("moede")),
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

fn form(case: &CaseAt) -> Making {
    let one = |key| ValuePath::keys([key]);
    let venue = |key| ValuePath::keys(["sted", key]);
    let keys = [
        one("tidspunkt"),
        one("varighed"),
        venue("navn"),
        venue("adresse"),
        one("tema"),
        one("svar senest"),
    ];
    let parts = [
        (one("tidspunkt"), ""),
        (one("varighed"), ""),
        (one("sted"), ""),
        (one("tema"), ""),
        (one("svar senest"), ""),
    ];
    let address = case.address("moede/nyt");
    let mut making = Making::new("Nyt møde", address, case.address("moede"), "Lav mødet", FileKind::Meeting, &parts).only(&keys);
    making.live = case.address("levende/ny/moede");
    let is_first = cases::meetings(&case.folder).is_empty();
    let step = if is_first { "Trin 3 af 3. " } else { "" };
    making.lead = format!("{step}Bagefter vælger I, hvem der skal med, og ser brevene.");
    making
}

pub(super) async fn new(Shared(desk): Shared<Arc<Desk>>, Path(key): Path<String>) -> Response {
    desk.answer(|desk, state| match CaseAt::find(desk, &key) {
        Some(case) => form(&case).page(desk, state, Some(&case), None, Vec::new(), &[]),
        None => nothing(),
    })
}

/// The borger's letter to the meeting that is being typed.
pub(super) async fn live(Shared(desk): Shared<Arc<Desk>>, Path(key): Path<String>, Form(body): Body) -> Response {
    let posted = Posted(body);
    desk.answer(|desk, state| {
        let Some(case) = CaseAt::find(desk, &key) else { return nothing() };
        let number = next_meeting(&case.folder);
        let begun = SourceFile::new(&case.folder.join(format!("moede-{number}.yaml")), String::new());
        let edits = form(&case).edits_so_far(&posted);
        GrowingLetter {
            folder: &case.folder,
            sender: None,
            case: None,
            meeting: Some((number, as_it_would_be(FileKind::Meeting, &begun, &edits))),
        }
        .answer(state)
    })
}

pub(super) async fn add(Shared(desk): Shared<Arc<Desk>>, Path(key): Path<String>, Form(body): Body) -> Response {
    let posted = Posted(body);
    desk.answer(|desk, state| {
        let Some(case) = CaseAt::find(desk, &key) else { return nothing() };
        let form = form(&case);
        let edits = match form.edits(&posted) {
            Ok(edits) => edits,
            Err(missing) => return form.page(desk, state, Some(&case), Some(&posted), missing, &[]),
        };
        let number = next_meeting(&case.folder);
        let path = case.folder.join(format!("moede-{number}.yaml"));
        let begun = SourceFile::new(&path, String::new());
        let file = match edited_as::<MeetingFile>(&begun, FileKind::Meeting, &edits) {
            Ok(file) => file,
            Err(NotMade::Wrong(problems)) => return form.page(desk, state, Some(&case), Some(&posted), Vec::new(), &problems),
            Err(_) => {
                return form.page(
                    desk,
                    state,
                    Some(&case),
                    Some(&posted),
                    vec![Remark::error("Filen kunne ikke skrives.")],
                    &[],
                );
            }
        };
        match write(&path, file.raw().as_bytes()) {
            Ok(_) => see(&case.address(&format!("moede/{number}"))),
            Err(why) => form.page(desk, state, Some(&case), Some(&posted), vec![Remark::error(why)], &[]),
        }
    })
}
