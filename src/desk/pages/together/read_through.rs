//! »Læs det hele igennem sammen«: the referat as it will be sent, a line to point at, the borger's yes, and who may have it.

use std::path::PathBuf;
use std::sync::Arc;

use axum::extract::{Form, Path, Query, State as Shared};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chrono::Local;
use sha2::{Digest, Sha256};

use super::minutes::Writing;
use super::minutes_html::{OfferedCopy, ReadPage, ReadSection};
use super::said_on::said_on;
use super::words::fill;
use crate::case::edit::{Edit, FileKind, Value, ValuePath, value_of};
use crate::desk::form::Posted;
use crate::desk::page::{html, see};
use crate::desk::pages::network::word_of;
use crate::desk::pages::shared::Body;
use crate::desk::store::{MadeFrom, NotSaved, Store};
use crate::desk::{Desk, State, cases, yes};
use crate::record::approval_now;

impl Writing {
    /// The meeting's file.
    pub(super) fn file(&self) -> Option<PathBuf> {
        cases::meeting_file(&self.sitting.case.folder, self.number)
    }

    /// A yes that is said now, as it is written in the file.
    fn yes_now(&self, state: &State, posted: &Posted) -> String {
        let today = said_on(state, posted);
        let now = today.and_time(Local::now().time());
        let said = self.sitting.viewed(state, |request| {
            let meeting = request.case.meetings.iter().find(|meeting| meeting.number == self.number)?;
            Some(approval_now(request.case, meeting, now).written())
        });
        said.flatten().unwrap_or_else(|| today.to_string())
    }

    /// What the borger says last is what holds: a yes that was said on another page meanwhile does not stand any longer, and none that
    /// fell stands again.
    fn not_yet(&self, state: &mut State) -> Response {
        let Some(path) = self.file() else {
            return see(&self.sitting.address);
        };
        state.stood.forget(&path);
        let Ok((now, _)) = state.store.open(&path) else {
            return see(&self.sitting.address);
        };
        let has_yes = value_of(&now).is_ok_and(|root| yes::of(&root).is_some());
        let is_saved = if has_yes {
            state.store.save(FileKind::Meeting, &now, &[Edit::remove(yes::place())]).is_ok()
        } else {
            // Another desk may have let a yes fall, and sees by this that she has said something since.
            Store::touch(&path).is_ok()
        };
        if is_saved {
            see(&self.sitting.address)
        } else {
            (StatusCode::SERVICE_UNAVAILABLE, self.sitting.words.together.lost.clone()).into_response()
        }
    }

    /// What names the words that the page shows: other words have another.
    fn words_read(&self) -> String {
        let sections = self.sections();
        let mut hash = Sha256::new();
        hash.update(self.view.asked_of.as_bytes());
        for text in sections.iter().flat_map(|section| {
            let lines = section.all_lines().map(|line| &line.text);
            std::iter::once(&section.title).chain(lines)
        }) {
            hash.update(text.as_bytes());
            hash.update([0]);
        }
        hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }

    fn read(&self, desk: &Desk, state: &mut State, shows_changes: bool, told: Vec<String>) -> Response {
        let words = &self.sitting.words.together.minutes;
        // Before there is a choice between what two have written, there is nothing to read and to say yes to.
        let (Some(_), Some(path), false) = (&self.view.copy, self.file(), self.is_apart(state)) else {
            return see(&self.sitting.address);
        };
        let mut sections = self.sections();
        self.remember_first(state);
        let changed = self.mark_changes(state, &mut sections).filter(|_| shows_changes);
        if changed.is_none() {
            sections
                .iter_mut()
                .flat_map(ReadSection::all_lines_mut)
                .for_each(|line| line.is_changed = false);
        }
        let gone = self.gone_of_ticked(state);
        for offer in &self.view.offers {
            state.ticks.entry(path.clone()).or_default().offer(offer);
        }
        let opened = state.store.open(&path);
        let mut frame = self.sitting.frame(desk, state, &words.read);
        frame.here = format!("{}/laes", self.sitting.address);
        frame.is_alert = !told.is_empty();
        frame.told = told.into_iter().chain(gone).collect();
        let called = self.sitting.case.called();
        let named: Vec<&str> = self
            .view
            .offers
            .iter()
            .filter(|offer| offer.is_named && !offer.is_unnamed)
            .map(|offer| offer.name.as_str())
            .collect();
        let settled = self.view.approved_on.as_ref().map(|day| {
            let is_unnamed = self.view.offers.iter().any(|offer| offer.is_named && offer.is_unnamed);
            let is_also = is_unnamed || !self.view.hidden_readers.is_empty();
            let whom = match named[..] {
                _ if self.view.has_no_consent => vec![fill(&words.no_consent, &[("borger", &called)])],
                [] if is_also => vec![words.goes_to_hidden.clone()],
                [] => vec![words.goes_to_nobody.clone()],
                _ => {
                    let to = fill(&words.goes_to, &[("navne", &named.join(", "))]);
                    [to].into_iter().chain(is_also.then(|| words.also_hidden.clone())).collect()
                }
            };
            [fill(&words.approved, &[("borger", &called), ("dato", day)])]
                .into_iter()
                .chain(whom)
                .collect()
        });
        let mut notes = Vec::new();
        let is_told_of_consent = self.view.has_no_consent && settled.is_none();
        notes.extend(is_told_of_consent.then(|| fill(&words.no_consent, &[("borger", &called)])));
        notes.extend(self.view.has_more.then(|| words.own_copy.clone()));
        if let (None, Some(yes)) = (&settled, state.fallen.get(&path)) {
            notes.push(fill(&words.fell, &[("borger", &called), ("dato", &yes.day)]));
        }
        // A tick that was set to other words is none for these.
        let is_asked_anew = settled.is_none() && (state.fallen.contains_key(&path) || self.view.was_sent);
        let offers = self.view.offers.iter().map(|offer| OfferedCopy {
            word: word_of(desk, &self.sitting.case, &offer.id),
            name: if offer.is_unnamed {
                self.unnamed(&offer.id)
            } else {
                offer.name.clone()
            },
            sees: self.left_out(&offer.left_out),
            is_named: state
                .ticks
                .get(&path)
                .is_some_and(|ticks| ticks.has(&offer.id, offer.is_named && !is_asked_anew)),
        });
        html(&ReadPage {
            action: frame.here.clone(),
            from: format!("{}.{}", opened.map(|(_, name)| name).unwrap_or_default(), self.words_read()),
            sections,
            shows_changes,
            changes_link: if shows_changes {
                frame.here.clone()
            } else {
                format!("{}?rettet=ja", frame.here)
            },
            lead: if self.view.has_more {
                words.read_text_less.clone()
            } else {
                words.read_text.clone()
            },
            since: changed.as_ref().map(|changed| changed.since.clone()).unwrap_or_default(),
            has_changes: changed.as_ref().is_some_and(|changed| changed.is_any),
            before: changed.map(|changed| changed.before).unwrap_or_default(),
            notes,
            ask: fill(&words.ask, &[("borger", &called)]),
            settled: settled.unwrap_or_default(),
            offers: offers.collect(),
            frame,
        })
    }
}

/// Whether changes are asked for.
#[derive(Default, serde::Deserialize)]
pub(super) struct ChangesQuery {
    rettet: Option<String>,
}

pub(super) async fn show(
    Shared(desk): Shared<Arc<Desk>>,
    Path((key, number)): Path<(String, u32)>,
    Query(asking): Query<ChangesQuery>,
) -> Response {
    desk.answer(|desk, state| match Writing::find(desk, state, &key, number) {
        Ok(writing) => writing.read(desk, state, asking.rettet.is_some(), Vec::new()),
        Err(answer) => *answer,
    })
}

/// The borger's yes with its day and those who may have it, on the referat as it was read; or not yet.
pub(super) async fn answer(Shared(desk): Shared<Arc<Desk>>, Path((key, number)): Path<(String, u32)>, Form(body): Body) -> Response {
    let posted = Posted(body);
    desk.answer(|desk, state| {
        let writing = match Writing::find(desk, state, &key, number) {
            Ok(writing) => writing,
            Err(answer) => return *answer,
        };
        let words = &writing.sitting.words.together;
        let (file, words_read) = posted.get("fra").and_then(|from| from.split_once('.')).unwrap_or_default();
        let read = writing.file().and_then(|path| state.store.made_from(Some(file), &path).ok());
        if let Some(MadeFrom::Known(read)) = read.as_ref().filter(|_| !writing.view.offers.is_empty()) {
            writing.keep_ticks(desk, state, &posted, read);
        }
        // A tick that is no answer yet.
        if posted.get("svar") == Some("kryds") {
            return StatusCode::NO_CONTENT.into_response();
        }
        if posted.get("svar") != Some("ja") {
            return writing.not_yet(state);
        }
        if writing.is_apart(state) {
            return see(&writing.sitting.address);
        }
        let refused = |text: &str| (StatusCode::CONFLICT, text.to_owned()).into_response();
        let away = || (StatusCode::SERVICE_UNAVAILABLE, words.lost.clone()).into_response();
        let Some(path) = writing.file() else {
            return away();
        };
        let Ok((now, _)) = state.store.open(&path) else {
            return away();
        };
        // A yes is to what was read, and to nothing that somebody has written since: in this file, or in another that the page is of.
        let is_as_read = words_read == writing.words_read();
        if !is_as_read || !matches!(read, Some(MadeFrom::Known(read)) if read.raw() == now.raw()) {
            let mut answer = writing.read(desk, state, true, vec![words.conflict.clone()]);
            *answer.status_mut() = StatusCode::CONFLICT;
            return answer;
        }
        let chosen = posted.all("til");
        let is_chosen = |id: &str| chosen.contains(&word_of(desk, &writing.sitting.case, id));
        let ids: Vec<String> = writing
            .view
            .offers
            .iter()
            .map(|offer| offer.id.clone())
            .filter(|id| is_chosen(id))
            .collect();
        // Who may not be named here and is named already stays so.
        let stays = writing.view.hidden_readers.iter().cloned();
        let ids: Vec<String> = ids.into_iter().chain(stays).collect();
        let list = ValuePath::keys(["referat", "må sendes til"]);
        let said = Value::text(writing.yes_now(state, &posted));
        let mut edits = vec![Edit::set(ValuePath::keys(["referat", "godkendt af borgeren"]), said)];
        let has_list = value_of(&now).is_ok_and(|root| root.at(&list).is_some());
        match (ids.is_empty(), has_list) {
            // Nobody could be ticked: the list stays for when there is a consent again.
            _ if writing.view.has_no_consent => {}
            (false, _) => edits.push(Edit::set(list, Value::texts(ids))),
            (true, true) => edits.push(Edit::remove(list)),
            (true, false) => {}
        }
        match state.store.save(FileKind::Meeting, &now, &edits) {
            Ok(()) => {
                state.fallen.remove(&path);
                state.stood.forget(&path);
                state.ticks.remove(&path);
                see(&format!("{}/laes", writing.sitting.address))
            }
            Err(NotSaved::Conflicts(_)) => refused(&words.conflict),
            Err(NotSaved::Wrong(_) | NotSaved::Told(_)) => away(),
        }
    })
}
