//! A new forløb: who it is about, who is tovholder, when they first met. The rest comes later, on its own pages.

use std::sync::Arc;

use axum::extract::{Form, State as Shared};
use axum::response::Response;
use chrono::Datelike as _;

use super::first_letter::GrowingLetter;
use super::frame::in_address;
use super::making::{Making, new_id};
use super::shared::Body;
use crate::case::edit::{Edit, FileKind, NotMade, Step, Value, ValuePath, edited_as};
use crate::case::folder::SenderRead;
use crate::case::{CaseFile, SourceFile, new_course_id};
use crate::desk::form::Posted;
use crate::desk::page::{Remark, see};
use crate::desk::store::as_it_would_be;
use crate::desk::{Desk, State, cases};

/// How near somebody can feel, from the middle of the map outwards.
const NEAR: &[(&str, &str)] = &[("1", "1, tættest på"), ("2", "2"), ("3", "3"), ("4", "4"), ("5", "5, længst væk")];

/// How a new file begins.
const BEGINNING: &str = "# Et forløb i Åben Dialog. Skrevet på skrivebordet; kan også rettes i en editor.\n";

fn coordinator(key: &str) -> ValuePath {
    ValuePath::keys(["netværk"]).then(Step::At(0)).key(key)
}

fn form(state: &State) -> Making {
    let parts = [
        (ValuePath::keys(["borger"]), "Borgeren"),
        (ValuePath::keys(["forløb"]), "Forløbet"),
        (ValuePath::keys(["netværk"]).then(Step::At(0)), "Tovholderen"),
    ];
    let citizen = |key| ValuePath::keys(["borger", key]);
    let course = |key| ValuePath::keys(["forløb", key]);
    let keys = [
        citizen("navn"),
        citizen("kaldenavn"),
        citizen("adresse"),
        citizen("telefon"),
        citizen("beskyttet adresse"),
        course("henvendelse"),
        course("første kontakt"),
        course("samtykke"),
        coordinator("navn"),
        coordinator("telefon"),
        coordinator("mail"),
        coordinator("afstand"),
        coordinator("uddannet i Åben Dialog"),
    ];
    let address = "/forloeb/nyt".to_owned();
    let mut making = Making::new(
        "Nyt forløb",
        address,
        "/forloeb".to_owned(),
        "Begynd forløbet",
        FileKind::Case,
        &parts,
    )
    .only(&keys)
    .with(&course("henvendelse"), &state.session.settings.today.to_string())
    .calling(&coordinator("navn"), "Dit navn, hvis du er tovholder")
    .calling(&coordinator("afstand"), "Tovholderens afstand til borgeren")
    .choosing(
        &coordinator("afstand"),
        "Hvor tæt på borgeren føler, at I er. Spørg; det står på netværkskortet og kan rettes.",
        NEAR,
    );
    making.live = "/forloeb/nyt/levende".to_owned();
    making.lead =
        "Trin 1 af 3. Skriv det, du ved. Resten kan komme senere, og alt kan rettes. Bagefter kommer netværket og det første møde."
            .to_owned();
    making
}

pub(super) async fn show(Shared(desk): Shared<Arc<Desk>>) -> Response {
    desk.answer(|desk, state| form(state).page(desk, state, None, None, Vec::new(), &[]))
}

pub(super) async fn make(Shared(desk): Shared<Arc<Desk>>, Form(body): Body) -> Response {
    let posted = Posted(body);
    desk.answer(|desk, state| {
        let form = form(state);
        let again = |state: &State, told: Vec<Remark>, problems: &[crate::case::Problem]| {
            form.page(desk, state, None, Some(&posted), told, problems)
        };
        let edits = match form.edits(&posted) {
            Ok(edits) => edits,
            Err(missing) => return again(state, missing, &[]),
        };
        // A number, and no name of anybody.
        let key = cases::next_key(desk.folder(), state.session.settings.today.year());
        let path = cases::home(desk.folder()).join(&key).join("sag.yaml");
        let begun = SourceFile::new(&path, BEGINNING.to_owned());
        let mut edits = whole(edits);
        match new_course_id() {
            Ok(id) => edits.push(Edit::set(ValuePath::keys(["id"]), Value::text(id.0))),
            Err(why) => return again(state, vec![Remark::error(why)], &[]),
        }
        let file = match edited_as::<CaseFile>(&begun, FileKind::Case, &edits) {
            Ok(file) => file,
            Err(NotMade::Wrong(problems)) => return again(state, Vec::new(), &problems),
            Err(_) => return again(state, vec![Remark::error("Filen kunne ikke skrives.")], &[]),
        };
        match state.store.create(FileKind::Case, &file) {
            Ok(()) => see(&format!("/forloeb/{}/netvaerk/ny", in_address(&key))),
            Err(why) => again(state, vec![Remark::error(why)], &[]),
        }
    })
}

/// The borger's first letter, as it would be with what is being typed.
pub(super) async fn live(Shared(desk): Shared<Arc<Desk>>, Form(body): Body) -> Response {
    let posted = Posted(body);
    desk.answer(|desk, state| letter(desk, state, form(state).edits_so_far(&posted), None))
}

/// The borger's first letter of a forløb of which so much is typed; `sender` where they are being typed too.
pub(super) fn letter(desk: &Desk, state: &State, mut edits: Vec<Edit>, sender: Option<SenderRead>) -> Response {
    let key = cases::next_key(desk.folder(), state.session.settings.today.year());
    let folder = cases::home(desk.folder()).join(&key);
    let begun = SourceFile::new(&folder.join("sag.yaml"), BEGINNING.to_owned());
    // Until they are typed.
    let today = state.session.settings.today.to_string();
    let name = ValuePath::keys(["borger", "navn"]);
    if !edits.iter().any(|edit| edit.path == name) {
        edits.push(Edit::set(name.clone(), Value::text("Borgerens navn")));
        // How a letter begins to somebody whose name is not known.
        let called = ValuePath::keys(["borger", "kaldenavn"]);
        if !edits.iter().any(|edit| edit.path == called) {
            edits.push(Edit::set(called, Value::text("borger")));
        }
    }
    for (path, text) in [
        (ValuePath::keys(["forløb", "henvendelse"]), &*today),
        (coordinator("navn"), "Tovholderens navn"),
        (coordinator("afstand"), "3"),
    ] {
        if !edits.iter().any(|edit| edit.path == path) {
            edits.push(Edit::set(path, Value::text(text)));
        }
    }
    let file = as_it_would_be(FileKind::Case, &begun, &whole(edits));
    GrowingLetter {
        folder: &folder,
        sender,
        case: Some(file),
        meeting: None,
    }
    .answer(state)
}

/// The changes with what follows from them: the tovholder is somebody of the network.
fn whole(edits: Vec<Edit>) -> Vec<Edit> {
    let list = ValuePath::keys(["netværk"]);
    let (of_coordinator, mut whole): (Vec<Edit>, Vec<Edit>) = edits.into_iter().partition(|edit| edit.path.0.starts_with(&list.0));
    let mut entries: Vec<(String, Value)> = Vec::new();
    for edit in of_coordinator {
        if let (Some(Step::Key(key)), crate::case::edit::Change::Set(value)) = (edit.path.0.last(), edit.change) {
            entries.push((key.clone(), value));
        }
    }
    let name = entries
        .iter()
        .find(|(key, _)| key == "navn")
        .and_then(|(_, name)| name.as_text())
        .unwrap_or_default();
    let id = new_id(name, &[]);
    entries.push(("id".to_owned(), Value::text(&id)));
    for (key, text) in [("relation", "tovholder"), ("felt", "professionel")] {
        entries.push((key.to_owned(), Value::text(text)));
    }
    whole.push(Edit::set(ValuePath::keys(["netværksteam", "tovholder"]), Value::text(&id)));
    whole.push(Edit::push(list, Value::Map(entries)));
    whole
}
