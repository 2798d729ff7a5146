//! A new meeting: what those before it tell of it is in its form already, as in the file that the command line makes.

use std::sync::Arc;

use axum::extract::{Form, Path, State as Shared};
use axum::response::Response;

use super::first_letter::GrowingLetter;
use super::frame::CaseAt;
use super::making::Making;
use super::shared::Body;
use crate::access::Reader;
use crate::case::edit::{Edit, FileKind, NotMade, Value, ValuePath, edited_as, value_of};
use crate::case::{Case, MeetingFile, SourceFile, next_meeting};
use crate::deliver::produce::read_only;
use crate::desk::form::Posted;
use crate::desk::page::{Remark, nothing, see};
use crate::desk::store::as_it_would_be;
use crate::desk::what_now::list;
use crate::desk::{Desk, State, cases};
use crate::documents::TakenOver;

/// What a new meeting begins from.
struct NewMeeting<'a> {
    case: &'a CaseAt,
    number: u32,
    /// The place of the meeting before it, as it is written.
    venue: Value,
    invited: Vec<String>,
    /// What is taken over, in words.
    told: Vec<String>,
}

fn one(key: &str) -> ValuePath {
    ValuePath::keys([key])
}

fn venue(key: &str) -> ValuePath {
    ValuePath::keys(["sted", key])
}

impl<'a> NewMeeting<'a> {
    fn of(state: &State, case: &'a CaseAt) -> Self {
        let number = next_meeting(&case.folder);
        let read = read_only(&state.session, &case.folder).case;
        let mut new = Self {
            case,
            number,
            venue: Value::Nothing,
            invited: Vec::new(),
            told: Vec::new(),
        };
        if let Some(read) = &read {
            let taken = TakenOver::of(&read.meetings, Some(&read.file), number);
            let root = taken.last.and_then(|last| value_of(&last.source).ok());
            new.venue = root.and_then(|root| root.get("sted").cloned()).unwrap_or(Value::Nothing);
            new.invited = taken.invited.iter().map(|id| (*id).to_owned()).collect();
            new.told = told(&taken, read);
        }
        new
    }

    fn form(&self) -> Making {
        let case = self.case;
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
        for key in ["navn", "adresse"] {
            if let Some(text) = self.written(key) {
                making = making.with(&venue(key), &text);
            }
        }
        making.live = case.address("levende/ny/moede");
        let is_first = cases::meetings(&case.folder).is_empty();
        let step = if is_first { "Trin 3 af 3. " } else { "" };
        let told: String = self.told.iter().map(|line| format!("{line} ")).collect();
        making.lead = format!("{step}{told}Bagefter vælger I, hvem der skal med, og ser brevene.");
        making
    }

    /// A text of the place before, a line each.
    fn written(&self, key: &str) -> Option<String> {
        match self.venue.get(key)? {
            Value::Text(text) => Some(text.clone()),
            Value::List(lines) => Some(lines.iter().filter_map(Value::as_text).collect::<Vec<_>>().join("\n")),
            _ => None,
        }
    }

    /// What was typed, with what is taken over: those who are invited, and where the place is the same, all that is written of it.
    fn whole(&self, mut edits: Vec<Edit>) -> Vec<Edit> {
        let typed = |key: &str| edits.iter().find(|edit| edit.path == venue(key)).map(|edit| edit.change.clone());
        let before = |key: &str| self.venue.get(key).cloned().map(crate::case::edit::Change::Set);
        if ["navn", "adresse"].iter().all(|key| typed(key) == before(key)) {
            let others = self
                .venue
                .entries()
                .iter()
                .filter(|(key, _)| !["navn", "adresse"].contains(&&**key));
            let others: Vec<Edit> = others.map(|(key, value)| Edit::set(venue(key), value.clone())).collect();
            edits.extend(others);
        }
        if !self.invited.is_empty() {
            let person = |id: &String| Value::map([("person", Value::text(id))]);
            edits.push(Edit::set(one("inviterede"), Value::List(self.invited.iter().map(person).collect())));
        }
        edits
    }

    fn begun(&self) -> Arc<SourceFile> {
        let path = self.case.folder.join(format!("moede-{}.yaml", self.number));
        SourceFile::new(&path, String::new())
    }
}

/// What is taken over, a sentence each.
fn told(taken: &TakenOver<'_>, case: &Case) -> Vec<String> {
    let name = |id: &str| {
        case.network
            .iter()
            .find(|person| person.id.value.0 == id)
            .map(|person| person.name.0.clone())
    };
    let mut told = Vec::new();
    if let Some(last) = taken.last {
        told.push(format!("Stedet er det fra møde {}.", last.number));
    }
    let names: Vec<String> = taken.invited.iter().filter_map(|id| name(id)).collect();
    if !names.is_empty() {
        told.push(if taken.is_named {
            format!(
                "Med er dem, {} ville have med, da I sidst mødtes: {}. Spørg igen.",
                case.citizen.called(),
                list(&names)
            )
        } else {
            format!(
                "Med er de samme som sidst: {}. {} vælger på ny.",
                list(&names),
                case.citizen.called()
            )
        });
    }
    let tasks = taken.tasks.iter().map(|carried| {
        let task = carried.task;
        let what = task.what.split_whitespace().collect::<Vec<_>>().join(" ");
        format!("{}: {}", Reader::of_id(&task.who).name(case), what.trim_end_matches('.'))
    });
    let tasks: Vec<String> = tasks.collect();
    if !tasks.is_empty() {
        told.push(format!("Åbne opgaver, som følger med til mødets referat: {}.", tasks.join("; ")));
    }
    told
}

pub(super) async fn new(Shared(desk): Shared<Arc<Desk>>, Path(key): Path<String>) -> Response {
    desk.answer(|desk, state| match CaseAt::find(desk, &key) {
        Some(case) => {
            let form = NewMeeting::of(state, &case).form();
            form.page(desk, state, Some(&case), None, Vec::new(), &[])
        }
        None => nothing(),
    })
}

/// The borger's letter to the meeting that is being typed.
pub(super) async fn live(Shared(desk): Shared<Arc<Desk>>, Path(key): Path<String>, Form(body): Body) -> Response {
    let posted = Posted(body);
    desk.answer(|desk, state| {
        let Some(case) = CaseAt::find(desk, &key) else { return nothing() };
        let new = NewMeeting::of(state, &case);
        let edits = new.whole(new.form().edits_so_far(&posted));
        GrowingLetter {
            folder: &case.folder,
            sender: None,
            case: None,
            meeting: Some((new.number, as_it_would_be(FileKind::Meeting, &new.begun(), &edits))),
        }
        .answer(state)
    })
}

pub(super) async fn add(Shared(desk): Shared<Arc<Desk>>, Path(key): Path<String>, Form(body): Body) -> Response {
    let posted = Posted(body);
    desk.answer(|desk, state| {
        let Some(case) = CaseAt::find(desk, &key) else { return nothing() };
        let new = NewMeeting::of(state, &case);
        let form = new.form();
        let again = |state: &State, told: Vec<Remark>, problems: &[crate::case::Problem]| {
            form.page(desk, state, Some(&case), Some(&posted), told, problems)
        };
        let edits = match form.edits(&posted) {
            Ok(edits) => new.whole(edits),
            Err(missing) => return again(state, missing, &[]),
        };
        let file = match edited_as::<MeetingFile>(&new.begun(), FileKind::Meeting, &edits) {
            Ok(file) => file,
            Err(NotMade::Wrong(problems)) => return again(state, Vec::new(), &problems),
            Err(_) => return again(state, vec![Remark::error("Filen kunne ikke skrives.")], &[]),
        };
        match state.store.create(FileKind::Meeting, &file) {
            Ok(()) => see(&case.address(&format!("moede/{}", new.number))),
            Err(why) => again(state, vec![Remark::error(why)], &[]),
        }
    })
}
