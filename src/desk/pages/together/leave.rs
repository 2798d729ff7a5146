//! The way out of the page that is shown: by the tovholder's code, or by a button that is held down.

use std::sync::Arc;

use axum::extract::{Form, Query, State as Shared};
use axum::response::Response;
use sha2::{Digest, Sha256};

use super::html::{LeavePage, TogetherFrame};
use super::map;
use super::screen::screen;
use super::sitting::{Sitting, words_of_screen};
use super::unsaid;
use crate::desk::Desk;
use crate::desk::form::Posted;
use crate::desk::page::{html, see};
use crate::desk::pages::frame::CaseAt;
use crate::desk::pages::shared::Body;

/// Where the screen is taken back.
pub(in crate::desk::pages) const CLOSE: &str = "/sammen/luk";

/// A code that nobody can read here: the page has it too, so that it is locked again after the program was opened anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lock(String);

impl Lock {
    /// By the code that the tovholder has chosen.
    pub(super) fn of(desk: &Desk, code: &str) -> Self {
        let salt = desk.alias(&chrono::Local::now().to_rfc3339());
        Self::salted(&salt, code)
    }

    /// As a page has it.
    pub(super) fn from_page(text: &str) -> Option<Self> {
        let is_word = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric());
        let (salt, hash) = text.split_once('-')?;
        (is_word(salt) && is_word(hash)).then(|| Self(text.to_owned()))
    }

    /// As a page has it: nobody can read the code there.
    pub(super) fn on_page(&self) -> &str {
        &self.0
    }

    fn salted(salt: &str, code: &str) -> Self {
        let hash = Sha256::digest(format!("{salt}/{code}"));
        let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        Self(format!("{salt}-{hash}"))
    }

    fn opens_with(&self, code: &str) -> bool {
        self.0.split_once('-').is_some_and(|(salt, _)| Self::salted(salt, code) == *self)
    }
}

/// Takes the screen back: by the code where the tovholder has chosen one, else held down, or said so.
pub(super) async fn close(Shared(desk): Shared<Arc<Desk>>, Form(body): Body) -> Response {
    let posted = Posted(body);
    let mut screen = screen(&desk);
    let Some(shared) = &*screen else { return see("/") };
    let is_tovholder = match &shared.lock {
        Some(lock) => posted.get("kode").is_some_and(|code| lock.opens_with(code.trim())),
        None => posted.get("tovholder").is_some(),
    };
    if !is_tovholder {
        let is_wrong = shared.lock.is_some();
        return see(&format!("{CLOSE}{}", if is_wrong { "?galt=ja" } else { "" }));
    }
    // Where the folder is gone just now, there is no such page.
    let is_there = CaseAt::find(&desk, &shared.key).is_some();
    let home = if is_there { shared.home.clone() } else { "/".to_owned() };
    *screen = None;
    see(&home)
}

/// Whether a code was a wrong one.
#[derive(Default, serde::Deserialize)]
pub(super) struct LeaveQuery {
    galt: Option<String>,
}

/// The step between the borger and the desk.
pub(super) async fn ask_to_leave(Shared(desk): Shared<Arc<Desk>>, Query(asking): Query<LeaveQuery>) -> Response {
    let Some(shared) = screen(&desk).clone() else { return see("/") };
    desk.answer(|desk, state| {
        let found = Sitting::find(desk, state, &shared.key, &shared.page);
        let words = words_of_screen(desk, state);
        let mut frame = TogetherFrame::plain(Arc::clone(&words), &shared.address, &words.together.leave.heading);
        frame.lock = shared.lock.as_ref().map(|lock| lock.on_page().to_owned()).unwrap_or_default();
        let words = &words.together.leave;
        let has_code = shared.lock.is_some();
        if has_code && asking.galt.is_some() {
            frame.told = vec![words.wrong_code.clone()];
            frame.is_alert = true;
        }
        // The way out is open also where the case cannot be got at.
        let folder = found.ok().map(|sitting| sitting.case.folder);
        let is_below = |file: &std::path::Path| folder.as_ref().is_some_and(|folder| file.starts_with(folder));
        let is_drawn = shared.page == map::PAGE && state.drawn.keys().any(|folder| is_below(folder));
        let text = if is_drawn {
            &words.unsaved
        } else if unsaid::is_any(desk) {
            &words.unsaid
        } else if state.half_written.keys().any(|file| is_below(file)) {
            &words.half
        } else if state.apart.files().any(is_below) {
            &words.apart
        } else {
            &words.text
        };
        html(&LeavePage {
            text: text.clone(),
            has_code,
            stay: shared.at.clone(),
            frame,
            close: CLOSE,
        })
    })
}
