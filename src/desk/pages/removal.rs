//! Somebody is taken out of the case: where they are named is shown first, and goes with them in one step.

use std::path::PathBuf;
use std::sync::Arc;

use axum::extract::{Path, Query, State as Shared};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::beside::text_with_all;
use super::frame::{CaseAt, frame};
use super::naming::{Naming, named_in};
use super::network::{address_of, id_of, whole_list};
use crate::case::edit::{Edit, FileKind};
use crate::case::{Problem, Severity, SourceFile};
use crate::deliver::produce::{examine, examine_with};
use crate::desk::page::{EntryHtml, GroupHtml, ListPage, PageLink, Remark, html, nothing, see};
use crate::desk::store::{FileEdits, NotSaved};
use crate::desk::{Desk, State};

/// What was shown when somebody said yes.
#[derive(Default, serde::Deserialize)]
pub(super) struct SeenNames {
    pub set: Option<String>,
}

/// Asks before somebody is taken out of the case, and shows where they are named.
pub(super) async fn ask(Shared(desk): Shared<Arc<Desk>>, Path((key, word)): Path<(String, String)>) -> Response {
    desk.answer(|desk, state| {
        let Some(case) = CaseAt::find(desk, &key) else { return nothing() };
        match id_of(desk, &case, &word) {
            Some(id) => html(&removal(desk, state, &case, &id, Vec::new())),
            None => nothing(),
        }
    })
}

/// A word for what is shown, so that nothing goes that was not.
fn seen(desk: &Desk, named: &[Naming]) -> String {
    let whole: Vec<String> = named.iter().map(|naming| format!("{} {:?}", naming.where_, naming.edits)).collect();
    desk.alias(&whole.join("\n"))
}

fn removal(desk: &Desk, state: &State, case: &CaseAt, id: &str, told: Vec<Remark>) -> ListPage {
    let named = named_in(case, id);
    let stands_in_the_way = named.iter().any(|naming| naming.edits.is_empty());
    let name = case.name_of(id);
    let keep = "Er personen ikke med længere, kan du i stedet skrive »til« på personens side; så bliver det, der er sket, stående.";
    let lead = match (stands_in_the_way, named.is_empty()) {
        (true, _) => format!("{name} kan ikke slettes endnu; se nedenfor hvorfor. {keep}"),
        (false, true) => format!("{name} er ikke nævnt andre steder. {keep}"),
        (false, false) => format!("{name} er nævnt her, og alt det slettes med. {keep}"),
    };
    let group = |title: &str, blocks: bool| GroupHtml {
        title: title.to_owned(),
        entries: named
            .iter()
            .filter(|naming| naming.edits.is_empty() == blocks)
            .map(|naming| EntryHtml {
                href: String::new(),
                label: naming.where_.clone(),
                note: naming.what.clone(),
                is_paper: false,
            })
            .collect(),
    };
    let mut groups = vec![group("Står i vejen", true), group("Slettes med", false)];
    groups.retain(|group| !group.entries.is_empty());
    let address = address_of(desk, case, id);
    let mut frame = frame(desk, state, Some(case), "Slet en person", &case.address("netvaerk"));
    frame.told = told;
    let label = if named.is_empty() {
        "Slet personen"
    } else {
        "Slet personen og alt det"
    };
    ListPage {
        frame,
        lead,
        post: (!stands_in_the_way).then(|| PageLink::to(format!("{address}/slet?set={}", seen(desk, &named)), label)),
        groups,
        buttons: vec![PageLink::to(address, "Tilbage")],
    }
}

pub(super) async fn remove(
    Shared(desk): Shared<Arc<Desk>>,
    Path((key, word)): Path<(String, String)>,
    Query(seen_names): Query<SeenNames>,
) -> Response {
    desk.answer(|desk, state| {
        let Some(case) = CaseAt::find(desk, &key) else { return nothing() };
        let Some(id) = id_of(desk, &case, &word) else { return nothing() };
        let named = named_in(&case, &id);
        let refused = |desk: &Desk, state: &State, told: &str| {
            let page = removal(desk, state, &case, &id, vec![Remark::error(told)]);
            (StatusCode::CONFLICT, html(&page)).into_response()
        };
        if seen_names.set.as_deref() != Some(&seen(desk, &named)) {
            return refused(desk, state, "Se først, hvor personen er nævnt. Intet er slettet.");
        }
        if named.iter().any(|naming| naming.edits.is_empty()) {
            return refused(desk, state, "Intet er slettet.");
        }
        match save(state, &case, &id, named) {
            Ok(()) => see(&case.address("netvaerk")),
            Err(NotSaved::Told(why)) => refused(desk, state, &why),
            Err(NotSaved::Wrong(problems)) => {
                let told: Vec<String> = problems
                    .iter()
                    .map(|problem| super::said::sentence(problem, &case.people()))
                    .collect();
                refused(
                    desk,
                    state,
                    &format!("Intet er slettet, for så ville der være fejl: {}", told.join(" ")),
                )
            }
            Err(NotSaved::Conflicts(_)) => refused(desk, state, "Filerne er lige blevet ændret. Intet er slettet; prøv igen."),
        }
    })
}

/// One step over all files; `sag.yaml` last, so that nobody is named who is not there.
fn save(state: &mut State, case: &CaseAt, id: &str, named: Vec<Naming>) -> Result<(), NotSaved> {
    let own = case.folder.join("sag.yaml");
    let mut files: Vec<(PathBuf, FileKind, Vec<Edit>)> = Vec::new();
    for naming in named {
        match files.iter_mut().find(|(file, ..)| *file == naming.file) {
            Some((.., edits)) => edits.extend(naming.edits),
            None => files.push((naming.file, naming.kind, naming.edits)),
        }
    }
    let person = Edit::remove(whole_list().of("id", id));
    match files.iter_mut().find(|(file, ..)| *file == own) {
        Some((.., edits)) => edits.push(person),
        None => files.push((own.clone(), FileKind::Case, vec![person])),
    }
    files.sort_by_key(|(file, ..)| *file == own);
    let State { session, store, .. } = state;
    let mut changes = Vec::new();
    for (file, kind, edits) in files {
        let (before, _) = store.open(&file).map_err(|problem| NotSaved::Wrong(vec![problem]))?;
        changes.push(FileEdits { kind, before, edits });
    }
    let before = examine(session, &case.folder).problems;
    let judge = |texts: &[Arc<SourceFile>]| {
        let after = examine_with(session, &case.folder, &text_with_all(texts)).problems;
        let is_new = |problem: &Problem| {
            problem.severity == Severity::Error && !before.iter().any(|old| old.rule == problem.rule && old.what == problem.what)
        };
        let wrong: Vec<Problem> = after.into_iter().filter(is_new).collect();
        if wrong.is_empty() { Ok(()) } else { Err(NotSaved::Wrong(wrong)) }
    };
    store.save_all(changes, &judge)
}
