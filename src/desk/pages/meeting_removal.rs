//! A meeting that was made by mistake is taken away: what is lost is shown first. One that somebody knows of can only be called off.

use std::sync::Arc;

use axum::extract::{Path, Query, State as Shared};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::editing::written;
use super::frame::{CaseAt, frame};
use super::removal::SeenNames;
use super::said::as_told;
use crate::case::edit::{FileKind, Value, value_of};
use crate::case::folder::sent;
use crate::case::{SourceFile, read};
use crate::desk::form::{Choosable, ids};
use crate::desk::page::{EntryHtml, GroupHtml, ListPage, PageLink, Remark, html, nothing, see};
use crate::desk::{Desk, State, cases};

/// A meeting that is to go.
struct MeetingToGo<'a> {
    case: &'a CaseAt,
    number: u32,
    file: Arc<SourceFile>,
    root: Value,
    /// Who knows of it, and by what.
    known_by: Vec<String>,
}

/// Who knows of a meeting whose file says `root`, a sentence each; whoever has been told of it has to be told that it will not be.
pub(super) fn known_by(case: &CaseAt, number: u32, root: &Value) -> Vec<String> {
    let mut known = Vec::new();
    let person = |id: &str| if id == "borger" { case.called() } else { case.name_of(id) };
    match sent(&case.folder) {
        Ok(entries) => {
            let of_meeting = entries
                .iter()
                .filter(|entry| entry.taken_back.is_none() && entry.meeting.as_ref().is_some_and(|meeting| meeting.value.0 == number));
            known.extend(of_meeting.map(|entry| format!("{} har fået besked ({}).", person(&entry.to.value.0), entry.paper.text())));
        }
        Err(_) => known.push("Det, der er skrevet op som sendt, kan ikke læses, så det vides ikke, hvem der har fået besked.".to_owned()),
    }
    for invited in root.get("inviterede").map_or(&[][..], Value::items) {
        let name = invited.get("person").and_then(Value::as_text).map(person).unwrap_or_default();
        // »venter« says that nothing has been said.
        let has_answered = |answer: &Value| *answer != Value::Nothing && answer.as_text() != Some("venter");
        if invited.get("svar").is_some_and(has_answered) {
            known.push(format!("{name} har svaret."));
        } else if invited.get("mundtligt inviteret").is_some_and(|day| *day != Value::Nothing) {
            known.push(format!("{name} er inviteret mundtligt."));
        }
    }
    for (key, what) in [
        ("referat", "Der er et referat af mødet."),
        ("vurdering", "Borgeren har vurderet mødet."),
    ] {
        if root.get(key).is_some_and(|value| *value != Value::Nothing) {
            known.push(what.to_owned());
        }
    }
    known.dedup();
    known
}

impl<'a> MeetingToGo<'a> {
    fn find(case: &'a CaseAt, number: u32) -> Option<Self> {
        let file = read::text(&cases::meeting_file(&case.folder, number)?).ok()?;
        let root = value_of(&file).ok()?;
        let known_by = known_by(case, number, &root);
        Some(Self {
            case,
            number,
            file,
            root,
            known_by,
        })
    }

    fn address(&self) -> String {
        self.case.address(&format!("moede/{}", self.number))
    }

    /// A word for what is shown, so that nothing goes that was not.
    fn seen(&self, desk: &Desk) -> String {
        desk.alias(self.file.raw())
    }

    /// What stands in its file, a line for each key.
    fn lost(&self) -> Vec<EntryHtml> {
        let people = self.case.people();
        let line = |(key, value): &(String, Value)| EntryHtml {
            href: String::new(),
            label: crate::desk::form::capital(key),
            note: in_words(key, value, self.case, &people),
            is_paper: false,
        };
        let entries = self
            .root
            .entries()
            .iter()
            .filter(|(key, value)| key != "id" && *value != Value::Nothing);
        entries.map(line).collect()
    }

    fn page(&self, desk: &Desk, state: &State, told: Vec<Remark>) -> ListPage {
        let is_known = !self.known_by.is_empty();
        let lead = if is_known {
            "Mødet kan ikke slettes, for der er nogen, der kender til det. Skal det ikke holdes, så aflys det: skriv dagen under »Aflyst« \
             på mødets side. Så får de besked."
                .to_owned()
        } else {
            format!(
                "Ingen har fået noget at vide om netværksmøde {}. Det, der står her, slettes. Det kan fortrydes, til du gemmer noget andet.",
                self.number
            )
        };
        let known = self.known_by.iter().map(|line| EntryHtml {
            href: String::new(),
            label: line.clone(),
            note: String::new(),
            is_paper: false,
        });
        let group = if is_known {
            GroupHtml {
                title: "Det kender de til".to_owned(),
                entries: known.collect(),
            }
        } else {
            GroupHtml {
                title: "Slettes".to_owned(),
                entries: self.lost(),
            }
        };
        let mut frame = frame(desk, state, Some(self.case), "Slet et møde", &self.case.address("moede"));
        frame.told = told;
        ListPage {
            frame,
            lead,
            groups: vec![group],
            post: (!is_known).then(|| PageLink::to(format!("{}/slet?set={}", self.address(), self.seen(desk)), "Slet mødet")),
            buttons: vec![PageLink::to(self.address(), "Tilbage til mødet")],
        }
    }
}

/// A value in words: people by their names, of those who are invited no more than who they are.
fn in_words(key: &str, value: &Value, case: &CaseAt, people: &[Choosable]) -> String {
    let name = |id: &str| case.name_of(id);
    match (key, value) {
        ("inviterede", Value::List(items)) => {
            let invited = items.iter().filter_map(|item| item.get("person")?.as_text());
            invited.flat_map(ids).map(|id| name(&id)).collect::<Vec<_>>().join(", ")
        }
        _ => as_told(&written(Some(value)).replace('\n', ", "), people),
    }
}

/// Asks before a meeting is taken away, and shows what is lost.
pub(super) async fn ask(Shared(desk): Shared<Arc<Desk>>, Path((key, number)): Path<(String, u32)>) -> Response {
    desk.answer(|desk, state| {
        let Some(case) = CaseAt::find(desk, &key) else { return nothing() };
        match MeetingToGo::find(&case, number) {
            Some(meeting) => html(&meeting.page(desk, state, Vec::new())),
            None => nothing(),
        }
    })
}

pub(super) async fn remove(
    Shared(desk): Shared<Arc<Desk>>,
    Path((key, number)): Path<(String, u32)>,
    Query(seen): Query<SeenNames>,
) -> Response {
    desk.answer(|desk, state| {
        let Some(case) = CaseAt::find(desk, &key) else { return nothing() };
        let Some(meeting) = MeetingToGo::find(&case, number) else {
            return nothing();
        };
        let refused = |state: &State, told: &str| {
            let page = meeting.page(desk, state, vec![Remark::error(told)]);
            (StatusCode::CONFLICT, html(&page)).into_response()
        };
        if !meeting.known_by.is_empty() {
            return refused(state, "Intet er slettet.");
        }
        if seen.set.as_deref() != Some(&meeting.seen(desk)) {
            return refused(state, "Se først, hvad der slettes. Intet er slettet.");
        }
        match state.store.delete(FileKind::Meeting, &meeting.file) {
            Ok(()) => see(&case.address("moede")),
            Err(why) => refused(state, &why),
        }
    })
}
