//! The people of the network: a list, a page for each, somebody new, somebody who goes.

use std::sync::Arc;

use axum::extract::{Form, Path, Query, State as Shared};
use axum::response::Response;

use super::beside::{PageQuery, PaperBeside};
use super::editing::FormSheet;
use super::first_letter::GrowingLetter;
use super::frame::{CaseAt, frame, saved_note};
use super::making::{Making, new_id};
use super::portrait;
use super::shared::Body;
use crate::case::edit::{Change, Edit, FileKind, Step, Value, ValuePath};
use crate::deliver::produce::read_only;
use crate::desk::form::Posted;
use crate::desk::page::{EntryHtml, GroupHtml, ListPage, PageLink, Remark, html, nothing, see};
use crate::desk::store::{NotSaved, as_it_would_be};
use crate::desk::{Desk, State, cases};
use crate::documents::Paper;

/// The keys that somebody new is asked for; the others are on the person's own page.
const FIRST: &[&str] = &[
    "navn",
    "relation",
    "felt",
    "afstand",
    "rolle",
    "telefon",
    "mail",
    "adresse",
    "beskyttet adresse",
    "støtte",
];

/// Since when somebody is in the network; nothing for those who were there at the start.
const SINCE: &str = "fra";

pub(super) fn whole_list() -> ValuePath {
    ValuePath::keys(["netværk"])
}

/// The id that a word in an address means.
pub(super) fn id_of(desk: &Desk, case: &CaseAt, word: &str) -> Option<String> {
    case.people()
        .into_iter()
        .map(|person| person.id)
        .find(|id| word_of(desk, case, id) == word)
}

/// The word that stands for somebody in addresses.
pub(super) fn word_of(desk: &Desk, case: &CaseAt, id: &str) -> String {
    desk.alias(&format!("{}/{id}", case.key))
}

pub(super) fn address_of(desk: &Desk, case: &CaseAt, id: &str) -> String {
    case.address(&format!("netvaerk/{}", word_of(desk, case, id)))
}

pub(super) async fn list(Shared(desk): Shared<Arc<Desk>>, Path(key): Path<String>) -> Response {
    desk.answer(|desk, state| {
        let Some(case) = CaseAt::find(desk, &key) else { return nothing() };
        let people = case.root.get("netværk").map_or(&[][..], Value::items);
        let text = |person: &Value, key: &str| person.get(key).and_then(Value::as_text).unwrap_or_default().to_owned();
        let mut groups: Vec<GroupHtml> = Vec::new();
        for person in people {
            let field = text(person, "felt");
            let title = field
                .chars()
                .next()
                .map_or_else(String::new, |c| c.to_uppercase().chain(field.chars().skip(1)).collect());
            let protected = person.get("beskyttet adresse").and_then(Value::as_text) == Some("ja");
            let entry = EntryHtml {
                href: address_of(desk, &case, &text(person, "id")),
                label: text(person, "navn"),
                note: format!("{}{}", text(person, "relation"), if protected { ", beskyttet adresse" } else { "" }),
                is_paper: false,
            };
            match groups.iter_mut().find(|group| group.title == title) {
                Some(group) => group.entries.push(entry),
                None => groups.push(GroupHtml {
                    title,
                    entries: vec![entry],
                }),
            }
        }
        let mut frame = frame(desk, state, Some(&case), "Netværket", &case.address("netvaerk"));
        frame.saved = saved_note(state, &case.folder.join("sag.yaml"), &case.address("netvaerk"));
        let page = ListPage {
            frame,
            lead: format!("Dem, {} har omkring sig. Klik på et navn for at rette.", case.called()),
            groups,
            buttons: {
                let mut buttons = vec![PageLink::to(case.address("netvaerk/ny"), "Tilføj en person")];
                if cases::meetings(&case.folder).is_empty() {
                    buttons.push(PageLink::to(case.address("moede/nyt"), "Videre til det første møde"));
                }
                buttons
            },
            post: None,
        };
        html(&page)
    })
}

/// The sheet of a person, by the word in its address.
pub(super) fn sheet<'a>(desk: &Desk, case: &'a CaseAt, word: &str, asked: bool) -> Option<FormSheet<'a>> {
    let id = id_of(desk, case, word)?;
    let address = address_of(desk, case, &id);
    let word_address = address.clone();
    Some(FormSheet {
        case: Some(case),
        kind: FileKind::Case,
        file: case.folder.join("sag.yaml"),
        title: "En i netværket".to_owned(),
        lead: String::new(),
        parts: vec![(whole_list().of("id", &id), String::new())],
        own: &["id", "billede"],
        ties: Some(id.clone()),
        has_consents: false,
        has_invites: false,
        under: case.address("netvaerk"),
        links: vec![
            PageLink::to(case.address("netvaerk"), "Hele netværket"),
            PageLink::to(format!("{address}/slet"), "Slet …"),
        ],
        address,
        beside: Some(PaperBeside {
            paper: Paper::NetworkMap,
            meeting: None,
            sheet: format!("netvaerk/{word}"),
        }),
        letter: None,
        after: portrait::part(&case.root, &id, &word_address, asked),
    })
}

pub(super) async fn show(
    Shared(desk): Shared<Arc<Desk>>,
    Path((key, word)): Path<(String, String)>,
    Query(asking): Query<PageQuery>,
) -> Response {
    desk.answer(|desk, state| {
        let Some(case) = CaseAt::find(desk, &key) else { return nothing() };
        match sheet(desk, &case, &word, asking.vis.is_some()) {
            Some(sheet) => sheet.show(desk, state, &asking),
            None => nothing(),
        }
    })
}

pub(super) async fn save(Shared(desk): Shared<Arc<Desk>>, Path((key, word)): Path<(String, String)>, Form(body): Body) -> Response {
    desk.answer(|desk, state| {
        let Some(case) = CaseAt::find(desk, &key) else { return nothing() };
        let posted = Posted(body);
        match sheet(desk, &case, &word, posted.get("vis").is_some()) {
            Some(sheet) => sheet.save(desk, state, &posted),
            None => nothing(),
        }
    })
}

/// Where somebody new stands in a file with nobody in it.
fn first() -> ValuePath {
    whole_list().then(Step::At(0))
}

/// Whether a meeting has begun: whoever is written down then has come since the start.
fn has_met(state: &State, case: &CaseAt) -> bool {
    let today = state.session.settings.today;
    let read = read_only(&state.session, &case.folder).case;
    read.is_some_and(|case| {
        case.meetings
            .iter()
            .any(|meeting| meeting.begins.date() <= today && meeting.called_off.is_none())
    })
}

fn form(state: &State, case: &CaseAt) -> Making {
    let since = first().key(SINCE);
    let has_met = has_met(state, case);
    let mut keys: Vec<ValuePath> = FIRST.iter().map(|key| first().key(key)).collect();
    if has_met {
        keys.push(since.clone());
    }
    let address = case.address("netvaerk/ny");
    let mut making = Making::new(
        "En mere i netværket",
        address,
        case.address("netvaerk"),
        "Tilføj",
        FileKind::Case,
        &[(first(), "")],
    )
    .only(&keys);
    if has_met {
        making = making.with(&since, &state.session.settings.today.to_string());
    }
    making.live = case.address("levende/ny/person");
    making.lead = format!("Hvem er det for {}?", case.called());
    if cases::meetings(&case.folder).is_empty() {
        making.lead = format!("Trin 2 af 3. {} Er der ikke flere, så gå videre til det første møde.", making.lead);
        making.links = vec![PageLink::to(case.address("moede/nyt"), "Videre til det første møde")];
    }
    making
}

pub(super) async fn new(Shared(desk): Shared<Arc<Desk>>, Path(key): Path<String>) -> Response {
    desk.answer(|desk, state| match CaseAt::find(desk, &key) {
        Some(case) => form(state, &case).page(desk, state, Some(&case), None, Vec::new(), &[]),
        None => nothing(),
    })
}

/// What somebody's fields come to.
fn entries_of(edits: Vec<Edit>) -> Vec<(String, Value)> {
    let mut entries = Vec::new();
    for edit in edits {
        if let (Some(Step::Key(key)), Change::Set(value)) = (edit.path.0.last(), edit.change) {
            entries.push((key.clone(), value));
        }
    }
    entries
}

/// The borger's letter, as it would be with the one who is being typed.
pub(super) async fn live(Shared(desk): Shared<Arc<Desk>>, Path(key): Path<String>, Form(body): Body) -> Response {
    let posted = Posted(body);
    desk.answer(|desk, state| {
        let Some(case) = CaseAt::find(desk, &key) else { return nothing() };
        let Ok((before, _)) = state.store.open(&case.folder.join("sag.yaml")) else {
            return nothing();
        };
        let mut entries = entries_of(form(state, &case).edits_so_far(&posted));
        let has = |entries: &[(String, Value)], key: &str| entries.iter().any(|(k, _)| k == key);
        let mut edits = Vec::new();
        if has(&entries, "navn") {
            for (key, text) in [
                ("id", "ny-her"),
                ("relation", "med i netværket"),
                ("felt", "familie"),
                ("afstand", "3"),
            ] {
                if !has(&entries, key) {
                    entries.push((key.to_owned(), Value::text(text)));
                }
            }
            edits.push(Edit::push(whole_list(), Value::Map(entries)));
        }
        GrowingLetter {
            folder: &case.folder,
            sender: None,
            case: Some(as_it_would_be(FileKind::Case, &before, &edits)),
            meeting: None,
        }
        .answer(state)
    })
}

pub(super) async fn add(Shared(desk): Shared<Arc<Desk>>, Path(key): Path<String>, Form(body): Body) -> Response {
    let posted = Posted(body);
    desk.answer(|desk, state| {
        let Some(case) = CaseAt::find(desk, &key) else { return nothing() };
        let form = form(state, &case);
        let edits = match form.edits(&posted) {
            Ok(edits) => edits,
            Err(missing) => return form.page(desk, state, Some(&case), Some(&posted), missing, &[]),
        };
        let person = Value::Map(entries_of(edits));
        let text = |key: &str| person.get(key).and_then(Value::as_text).unwrap_or_default().to_owned();
        // Somebody who is there by profession is known by name, the others by who they are.
        let words = if text("felt") == "professionel" {
            text("navn")
        } else {
            text("relation")
        };
        let taken: Vec<String> = case.people().into_iter().map(|person| person.id).collect();
        let mut entries = person.entries().to_vec();
        entries.push(("id".to_owned(), Value::text(new_id(&words, &taken))));
        let saved = state
            .store
            .open(&case.folder.join("sag.yaml"))
            .map_err(|problem| NotSaved::Wrong(vec![problem]));
        let edits = [Edit::push(whole_list(), Value::Map(entries))];
        match saved.and_then(|(file, _)| state.store.save(FileKind::Case, &file, &edits)) {
            Ok(()) => see(&case.address("netvaerk")),
            Err(NotSaved::Wrong(problems)) => {
                let problems: Vec<_> = problems
                    .iter()
                    .map(|p| Remark::error(super::said::sentence(p, &case.people())))
                    .collect();
                form.page(desk, state, Some(&case), Some(&posted), problems, &[])
            }
            Err(NotSaved::Told(why)) => form.page(desk, state, Some(&case), Some(&posted), vec![Remark::error(why)], &[]),
            // An item more is in nobody's way.
            Err(NotSaved::Conflicts(_)) => see(&case.address("netvaerk")),
        }
    })
}
