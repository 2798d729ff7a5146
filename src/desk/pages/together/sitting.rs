//! Who sits at the screen: while a page is shown to a borger, this desk shows that page and no other, until the tovholder takes the
//! screen back.

use std::sync::{Arc, MutexGuard, PoisonError};

use axum::extract::{Form, Query, Request, State as Shared};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use super::html::{LeavePage, TogetherFrame};
use super::words::Words;
use crate::access::Reader;
use crate::case::folder::CaseReading;
use crate::deliver::produce::{read_only, with_request};
use crate::deliver::session::Asked;
use crate::desk::form::Posted;
use crate::desk::page::{html, nothing, see};
use crate::desk::pages::frame::CaseAt;
use crate::desk::pages::shared::Body;
use crate::desk::{Desk, State};
use crate::documents::ViewRequest;

/// The page that is shown to a borger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::desk) struct SharedScreen {
    /// Its address; whatever lies below belongs to it.
    address: String,
    /// The case, and the page below the case's address.
    key: String,
    page: String,
    /// The case's own page of these pages, where the tovholder comes back to.
    home: String,
    /// How many changes had been made before: these are not the borger's to take back.
    since: u64,
    /// What the page is left with, when the borger has the screen alone.
    lock: Option<Lock>,
}

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

    fn salted(salt: &str, code: &str) -> Self {
        let hash = Sha256::digest(format!("{salt}/{code}"));
        let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        Self(format!("{salt}-{hash}"))
    }

    fn opens_with(&self, code: &str) -> bool {
        self.0.split_once('-').is_some_and(|(salt, _)| Self::salted(salt, code) == *self)
    }
}

impl SharedScreen {
    fn holds(&self, path: &str) -> bool {
        path.strip_prefix(&self.address)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

fn screen(desk: &Desk) -> MutexGuard<'_, Option<SharedScreen>> {
    desk.screen.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Stands before every route: while the screen is shared, nothing else is shown.
pub(in crate::desk::pages) async fn keep(Shared(desk): Shared<Arc<Desk>>, request: Request, next: Next) -> Response {
    let shared = screen(&desk).clone();
    let path = request.uri().path();
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
        _ => next.run(request).await,
    }
}

/// Where the screen is taken back.
pub(super) const CLOSE: &str = "/sammen/luk";

/// Shares the screen: one page of one case.
pub(super) fn share(desk: &Desk, state: &State, case: &CaseAt, page: &str, lock: Option<Lock>) -> Response {
    let address = case.address(&format!("sammen/{page}"));
    *screen(desk) = Some(SharedScreen {
        address: address.clone(),
        key: case.key.clone(),
        page: page.to_owned(),
        home: case.address("sammen"),
        since: state.store.made(),
        lock,
    });
    see(&address)
}

/// Whether something may be taken back: on a shared screen only what was done there.
pub(in crate::desk::pages) fn may_undo(desk: &Desk, state: &State) -> bool {
    screen(desk).as_ref().is_none_or(|shared| state.store.made() > shared.since)
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
    let home = shared.home.clone();
    *screen = None;
    see(&home)
}

/// A case at the screen: its words, and the page that is shown.
pub(super) struct Sitting {
    pub case: CaseAt,
    /// Its files, as they were when the page was asked for.
    reading: CaseReading,
    pub words: Arc<Words>,
    /// The address of the page.
    pub address: String,
}

impl Sitting {
    /// The page of a case that an address means, while the screen is shared.
    pub(super) fn find(desk: &Desk, state: &mut State, key: &str, page: &str) -> Result<Self, Box<Response>> {
        let case = CaseAt::find(desk, key).ok_or_else(|| Box::new(nothing()))?;
        let address = case.address(&format!("sammen/{page}"));
        let is_shown = screen(desk).as_ref().is_some_and(|shared| shared.address == address);
        if !is_shown {
            return Err(Box::new(see(&case.address("sammen"))));
        }
        let reading = read_only(&state.session, &case.folder);
        let lang = viewed(state, &reading, |request| request.language_of(&Reader::Citizen).to_owned());
        let lang = lang.unwrap_or_else(|| "da".to_owned());
        let words = Words::of(&mut state.words, &state.session, &lang);
        Ok(Self {
            case,
            reading,
            words,
            address,
        })
    }

    /// The same page, with the files as they are now.
    pub(super) fn anew(self, state: &State) -> Self {
        Self {
            case: self.case.anew(),
            reading: read_only(&state.session, &self.case.folder),
            ..self
        }
    }

    /// What a view of the case gives; none when it cannot be read.
    pub(super) fn viewed<T>(&self, state: &State, make: impl FnOnce(&ViewRequest<'_>) -> T) -> Option<T> {
        viewed(state, &self.reading, make)
    }

    /// What stands around the page.
    pub(super) fn frame(&self, desk: &Desk, state: &State, title: &str) -> TogetherFrame {
        TogetherFrame {
            can_undo: screen(desk).is_some() && may_undo(desk, state),
            undo: self.what_is_undone(state).to_owned(),
            lock: screen(desk)
                .as_ref()
                .and_then(|shared| Some(shared.lock.as_ref()?.0.clone()))
                .unwrap_or_default(),
            ..self.plain_frame(title)
        }
    }

    /// What the last change was, on the button that takes it back: nobody takes back a yes or an answer without having read so.
    fn what_is_undone(&self, state: &State) -> &str {
        let words = &self.words.together;
        let of = |keys: &[&str]| keys.iter().any(|key| state.store.last_touches(key));
        // A yes that falls away because something was written is not what that change was.
        if state.store.last_sets("godkendt af borgeren") || of(&["må sendes til"]) {
            &words.undo_yes
        } else if of(&["målinger", "vurdering"]) {
            &words.undo_answer
        } else if of(&["samtykke", "samtykke trukket"]) {
            &words.undo_consent
        } else {
            &words.undo
        }
    }

    /// What stands around a page on which nothing is changed.
    pub(super) fn plain_frame(&self, title: &str) -> TogetherFrame {
        TogetherFrame {
            title: title.to_owned(),
            words: Arc::clone(&self.words),
            address: self.address.clone(),
            here: self.address.clone(),
            can_undo: false,
            undo: String::new(),
            lock: String::new(),
            told: Vec::new(),
            is_alert: false,
        }
    }

    /// The page cannot be shown; why is the tovholder's affair.
    pub(super) fn cannot(&self, desk: &Desk, state: &State) -> Response {
        let mut frame = self.frame(desk, state, &self.words.together.title);
        frame.told = vec![self.words.together.cannot_show.clone()];
        frame.is_alert = true;
        (StatusCode::CONFLICT, html(&super::html::PlainPage { frame })).into_response()
    }
}

/// What a view of a case gives; none when it cannot be read.
pub(super) fn viewed<T>(state: &State, reading: &CaseReading, make: impl FnOnce(&ViewRequest<'_>) -> T) -> Option<T> {
    let read = reading.case.as_ref()?;
    let typesetter = state.session.typesetter(read).ok()?;
    Some(with_request(&state.session, &typesetter, read, reading, &Asked::default(), make))
}

/// Whether a code was a wrong one.
#[derive(Default, serde::Deserialize)]
pub(super) struct LeaveQuery {
    galt: Option<String>,
}

/// The step between the borger and the desk.
pub(super) async fn ask_to_leave(Shared(desk): Shared<Arc<Desk>>, Query(asking): Query<LeaveQuery>) -> Response {
    let Some(shared) = screen(&desk).clone() else { return see("/") };
    desk.answer(|desk, state| match Sitting::find(desk, state, &shared.key, &shared.page) {
        Ok(sitting) => {
            let mut frame = sitting.frame(desk, state, &sitting.words.together.leave.heading);
            // On the way out nothing is taken back: it would look like the way back in.
            frame.can_undo = false;
            let words = &sitting.words.together.leave;
            let has_code = shared.lock.is_some();
            if has_code && asking.galt.is_some() {
                frame.told = vec![words.wrong_code.clone()];
                frame.is_alert = true;
            }
            let folder = &sitting.case.folder;
            let is_unsaved = shared.page == super::map::PAGE && state.drawn.contains_key(folder);
            let text = if is_unsaved {
                &words.unsaved
            } else if state.apart.files().any(|file| file.starts_with(folder)) {
                &words.apart
            } else {
                &words.text
            };
            html(&LeavePage {
                text: text.clone(),
                has_code,
                frame,
                close: CLOSE,
            })
        }
        Err(answer) => *answer,
    })
}
