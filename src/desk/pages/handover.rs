//! A new tovholder, in two steps: who and when, and then who may see what, asked anew.

use std::sync::Arc;

use axum::extract::{Form, Path, State as Shared};
use axum::response::Response;

use super::frame::CaseAt;
use super::making::Making;
use super::shared::Body;
use crate::case::edit::{Change, Edit, FileKind, Step, Value, ValuePath};
use crate::desk::form::Posted;
use crate::desk::page::{PageLink, Remark, nothing, see};
use crate::desk::store::NotSaved;
use crate::desk::{Desk, State};

fn team(key: &str) -> ValuePath {
    ValuePath::keys(["netværksteam", key])
}

/// A key of the entry that is to come to the earlier ones.
fn earlier(key: &str) -> ValuePath {
    team("tidligere tovholdere").then(Step::At(0)).key(key)
}

const TOOK_PART: &str = "borgeren deltog i overleveringen";

/// The tovholder as the file has it: id and name.
fn coordinator(case: &CaseAt) -> Option<(String, String)> {
    let id = case.root.at(&team("tovholder"))?.as_text()?.to_owned();
    let name = case.root.at(&ValuePath::keys(["netværk"]).of("id", &id).key("navn"));
    let name = name.and_then(Value::as_text).unwrap_or(&id).to_owned();
    Some((id, name))
}

fn form(state: &State, case: &CaseAt) -> Making {
    let (_, name) = coordinator(case).unwrap_or_default();
    let parts = [(team("tovholder"), ""), (earlier("til"), ""), (earlier(TOOK_PART), "")];
    let mut making = Making::new(
        "Ny tovholder",
        case.address("overlevering"),
        case.address("side/borger"),
        "Videre",
        FileKind::Case,
        &parts,
    )
    .calling(&team("tovholder"), "Hvem tager over?")
    .calling(&earlier("til"), &format!("{name}s sidste dag som tovholder"))
    .calling(&earlier(TOOK_PART), &format!("Var {} med, da de to mødtes?", case.called()))
    .with(&earlier("til"), &state.session.settings.today.to_string());
    making.lead = format!(
        "Trin 1 af 2. {name} er tovholder nu. Bagefter spørger du {} igen, hvem der må se hvad. Er den nye ikke i netværket endnu, så tilføj personen først.",
        case.called()
    );
    making.links = vec![PageLink::to(case.address("netvaerk/ny"), "Tilføj en person")];
    making
}

pub(super) async fn ask(Shared(desk): Shared<Arc<Desk>>, Path(key): Path<String>) -> Response {
    desk.answer(|desk, state| match CaseAt::find(desk, &key) {
        Some(case) => form(state, &case).page(desk, state, Some(&case), None, Vec::new(), &[]),
        None => nothing(),
    })
}

pub(super) async fn hand_over(Shared(desk): Shared<Arc<Desk>>, Path(key): Path<String>, Form(body): Body) -> Response {
    let posted = Posted(body);
    desk.answer(|desk, state| {
        let Some(case) = CaseAt::find(desk, &key) else { return nothing() };
        let form = form(state, &case);
        let again = |state: &State, told: Vec<Remark>, problems: &[crate::case::Problem]| {
            form.page(desk, state, Some(&case), Some(&posted), told, problems)
        };
        let edits = match form.edits(&posted) {
            Ok(edits) => edits,
            Err(missing) => return again(state, missing, &[]),
        };
        let Some((old, name)) = coordinator(&case) else { return nothing() };
        if edits.iter().any(|edit| edit.change == Change::Set(Value::text(&old))) {
            return again(
                state,
                vec![Remark::error(format!("{name} er tovholder nu. Vælg den, der tager over."))],
                &[],
            );
        }
        let saved = state
            .store
            .open(&case.folder.join("sag.yaml"))
            .map_err(|problem| NotSaved::Wrong(vec![problem]))
            .and_then(|(file, _)| state.store.save(FileKind::Case, &file, &whole(edits, &old)));
        match saved {
            Ok(()) => see(&case.address("side/samtykke?skift=ja")),
            Err(NotSaved::Wrong(problems)) => again(state, Vec::new(), &problems),
            Err(NotSaved::Told(why)) => again(state, vec![Remark::error(why)], &[]),
            Err(NotSaved::Conflicts(_)) => again(state, vec![Remark::error("Filen er lige blevet ændret. Prøv igen.")], &[]),
        }
    })
}

/// The changes with what follows from them: the one who was tovholder is one of the earlier.
fn whole(edits: Vec<Edit>, old: &str) -> Vec<Edit> {
    let mut entry = vec![("person".to_owned(), Value::text(old))];
    let mut whole = Vec::new();
    for edit in edits {
        match (edit.path.0.last(), &edit.change) {
            (Some(Step::Key(key)), Change::Set(value)) if edit.path.0.iter().any(|step| matches!(step, Step::At(_))) => {
                entry.push((key.clone(), value.clone()));
            }
            _ => whole.push(edit),
        }
    }
    whole.push(Edit::push(team("tidligere tovholdere"), Value::Map(entry)));
    whole
}
