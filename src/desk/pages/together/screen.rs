//! Who sits at the screen: while a page is shown to a borger, this desk shows that page and no other, until the tovholder takes the
//! screen back.

use std::sync::{Arc, MutexGuard, PoisonError};

use axum::extract::{Request, State as Shared};
use axum::http::{Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::answered::AnsweredHere;
use super::leave::{CLOSE, Lock};
use super::unsaid::Unsaid;
use crate::desk::page::see;
use crate::desk::pages::frame::CaseAt;
use crate::desk::{Desk, State};

/// The page that is shown to a borger.
#[derive(Clone, Debug)]
pub(in crate::desk) struct SharedScreen {
    /// Its address; whatever lies below belongs to it.
    pub(super) address: String,
    /// The case, and the page below the case's address.
    pub(super) key: String,
    pub(super) page: String,
    /// The case's own page of these pages, where the tovholder comes back to.
    pub(super) home: String,
    /// The address of what is shown just now: where one comes back to from the way out.
    pub(super) at: String,
    /// The language of the borger, when it is known.
    pub(super) lang: String,
    /// What was chosen on questions and is no answer yet.
    pub(super) unsaid: Vec<Unsaid>,
    /// What was answered on questions since the screen was shared.
    pub(super) answered: Vec<AnsweredHere>,
    /// How many changes had been made before: these are not the borger's to take back.
    since: u64,
    /// What was taken back last, in words.
    pub(super) taken_back: Option<ToldOnce>,
    /// What the page is left with, when the borger has the screen alone.
    pub(super) lock: Option<Lock>,
}

/// What is said on one page, however often it is asked for, until something else is done.
#[derive(Clone, Debug)]
pub(super) struct ToldOnce {
    pub(super) lines: Vec<String>,
    /// None until a page is asked for.
    at: Option<String>,
}

impl SharedScreen {
    pub(super) fn holds(&self, path: &str) -> bool {
        path.strip_prefix(&self.address)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// Forgets what was said of a step back, where a page of another address is asked for, or something else is done.
    fn comes_to(&mut self, path: &str, is_asking: bool) {
        if !self.holds(path) {
            return;
        }
        let told = self
            .taken_back
            .take()
            .filter(|told| is_asking && told.at.as_deref().is_none_or(|at| at == path));
        self.taken_back = told.map(|told| ToldOnce {
            at: Some(path.to_owned()),
            ..told
        });
    }
}

/// Says on the next page what was taken back.
pub(super) fn tell_of_step_back(desk: &Desk, lines: Vec<String>) {
    if let Some(shared) = &mut *screen(desk) {
        shared.taken_back = (!lines.is_empty()).then_some(ToldOnce { lines, at: None });
    }
}

/// The page that is shown, while one is.
pub(super) fn screen(desk: &Desk) -> MutexGuard<'_, Option<SharedScreen>> {
    desk.screen.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Stands before every route: while the screen is shared, nothing else is shown.
pub(in crate::desk::pages) async fn keep(Shared(desk): Shared<Arc<Desk>>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if let Some(shared) = &mut *screen(&desk) {
        shared.comes_to(path, *request.method() == Method::GET);
    }
    let shared = screen(&desk).clone();
    let is_common = path.starts_with("/fil/") || path == "/puls" || path == "/fortryd" || path == CLOSE;
    match shared {
        Some(shared) if !shared.holds(path) && !is_common => match *request.method() {
            Method::GET => see(&shared.address),
            // A page that was open before: what is typed there stays there.
            _ => (
                StatusCode::CONFLICT,
                "Skærmen er delt med borgeren lige nu. Det, du har skrevet, står her endnu og er ikke gemt. Luk den delte side først.",
            )
                .into_response(),
        },
        Some(_) if *request.method() == Method::GET => {
            let place = request.uri().path_and_query().map(ToString::to_string).unwrap_or_default();
            let answer = next.run(request).await;
            shown_at(&desk, &place, &answer);
            answer
        }
        _ => next.run(request).await,
    }
}

/// Remembers which page is shown, so that the way out leads back to it.
fn shown_at(desk: &Desk, place: &str, answer: &Response) {
    let kind = answer.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let is_page = answer.status() == StatusCode::OK && kind.is_some_and(|kind| kind.starts_with("text/html"));
    if let Some(shared) = &mut *screen(desk)
        && is_page
        && shared.holds(place.split('?').next().unwrap_or_default())
    {
        place.clone_into(&mut shared.at);
    }
}

/// Shares the screen: one page of one case.
pub(super) fn share(desk: &Desk, state: &State, case: &CaseAt, page: &str, lock: Option<Lock>) -> Response {
    let address = case.address(&format!("sammen/{page}"));
    *screen(desk) = Some(SharedScreen {
        at: address.clone(),
        lang: String::new(),
        unsaid: Vec::new(),
        answered: Vec::new(),
        address: address.clone(),
        key: case.key.clone(),
        page: page.to_owned(),
        home: case.address("sammen"),
        since: state.store.made(),
        taken_back: None,
        lock,
    });
    see(&address)
}

/// How many changes had been made that may not be taken back: on a shared screen all but what was done there.
pub(super) fn kept_changes(desk: &Desk) -> u64 {
    screen(desk).as_ref().map_or(0, |shared| shared.since)
}

/// Whether something may be taken back.
pub(super) fn may_undo(desk: &Desk, state: &State) -> bool {
    state.store.made() > kept_changes(desk)
}

/// Whether an address belongs to the page that is shown to a borger.
pub(in crate::desk::pages) fn shows(desk: &Desk, path: &str) -> bool {
    screen(desk).as_ref().is_some_and(|shared| shared.holds(path))
}
