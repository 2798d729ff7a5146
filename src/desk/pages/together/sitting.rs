//! Who sits at the screen: while a page is shown to a borger, this desk shows that page and no other, until the tovholder takes the
//! screen back.

use std::path::Path;
use std::sync::{Arc, MutexGuard, PoisonError};

use axum::extract::{Form, Query, Request, State as Shared};
use axum::http::{Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use super::answered::AnsweredHere;
use super::html::{LeavePage, QuietPage, TogetherFrame};
use super::unsaid::{self, Unsaid};
use super::words::Words;
use crate::access::Reader;
use crate::case::edit::value_of;
use crate::case::folder::CaseReading;
use crate::case::read;
use crate::deliver::produce::{read_only, with_request};
use crate::deliver::session::Asked;
use crate::desk::form::Posted;
use crate::desk::page::{html, nothing, see};
use crate::desk::pages::frame::CaseAt;
use crate::desk::pages::shared::Body;
use crate::desk::{Desk, State, cases, yes};
use crate::documents::ViewRequest;

/// The page that is shown to a borger.
#[derive(Clone, Debug)]
pub(in crate::desk) struct SharedScreen {
    /// Its address; whatever lies below belongs to it.
    address: String,
    /// The case, and the page below the case's address.
    key: String,
    page: String,
    /// The case's own page of these pages, where the tovholder comes back to.
    home: String,
    /// The address of what is shown just now: where one comes back to from the way out.
    at: String,
    /// The language of the borger, when it is known.
    lang: String,
    /// What was chosen on questions and is no answer yet.
    pub(super) unsaid: Vec<Unsaid>,
    /// What was answered on questions since the screen was shared.
    pub(super) answered: Vec<AnsweredHere>,
    /// How many changes had been made before: these are not the borger's to take back.
    since: u64,
    /// What was taken back last, in words.
    taken_back: Option<ToldOnce>,
    /// What the page is left with, when the borger has the screen alone.
    lock: Option<Lock>,
}

/// What is said on one page, however often it is asked for, until something else is done.
#[derive(Clone, Debug)]
struct ToldOnce {
    lines: Vec<String>,
    /// None until a page is asked for.
    at: Option<String>,
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

/// Where the screen is taken back.
pub(in crate::desk::pages) const CLOSE: &str = "/sammen/luk";

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

/// A case at the screen: its words, and the page that is shown.
pub(super) struct Sitting {
    pub case: CaseAt,
    /// Its files, as they were when the page was asked for.
    reading: Arc<CaseReading>,
    pub words: Arc<Words>,
    /// The address of the page.
    pub address: String,
}

impl Sitting {
    /// The page of a case that an address means, while the screen is shared.
    pub(super) fn find(desk: &Desk, state: &mut State, key: &str, page: &str) -> Result<Self, Box<Response>> {
        let folder = cases::folder_of(desk.folder(), key).ok_or_else(|| Box::new(gone(desk, state, key)))?;
        let (case, reading) = state.known_case.read(&state.session, folder);
        let address = case.address(&format!("sammen/{page}"));
        let is_shown = screen(desk).as_ref().is_some_and(|shared| shared.address == address);
        if !is_shown {
            return Err(Box::new(see(&case.address("sammen"))));
        }
        let lang = viewed(state, &reading, |request| request.language_of(&Reader::Citizen).to_owned());
        let words = match lang {
            Some(lang) => {
                if let Some(shared) = &mut *screen(desk) {
                    shared.lang.clone_from(&lang);
                }
                Words::of(&mut state.words, &state.session, &lang)
            }
            None => words_of_screen(desk, state),
        };
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
            reading: Arc::new(read_only(&state.session, &self.case.folder)),
            ..self
        }
    }

    /// What a view of the case gives; none when it cannot be read.
    pub(super) fn viewed<T>(&self, state: &State, make: impl FnOnce(&ViewRequest<'_>) -> T) -> Option<T> {
        viewed(state, &self.reading, make)
    }

    /// What stands around the page.
    pub(super) fn frame(&self, desk: &Desk, state: &State, title: &str) -> TogetherFrame {
        let shared = screen(desk).clone();
        let lock = shared.as_ref().and_then(|shared| shared.lock.as_ref());
        let told = shared.as_ref().and_then(|shared| shared.taken_back.as_ref());
        TogetherFrame {
            can_undo: shared.is_some() && may_undo(desk, state),
            undo: self.what_is_undone(state).to_owned(),
            taken_back: told.map(|told| told.lines.clone()).unwrap_or_default(),
            lock: lock.map(|lock| lock.0.clone()).unwrap_or_default(),
            ..self.plain_frame(title)
        }
    }

    /// What the last change was, on the button that takes it back: nobody takes back a yes or an answer without having read so.
    fn what_is_undone(&self, state: &State) -> &str {
        let words = &self.words.together;
        let of = |keys: &[&str]| keys.iter().any(|key| state.store.last_touches(key));
        // A yes that falls away because something was written is not what that change was.
        // Nor is one that does not stand there any more.
        let is_yes = state.store.last_sets("godkendt af borgeren") || of(&["må sendes til"]);
        if is_yes && state.store.last_file().is_some_and(has_yes) {
            &words.undo_yes
        } else if of(&["målinger", "vurdering"]) && state.store.last_takes_away() {
            &words.undo_back
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
        TogetherFrame::plain(Arc::clone(&self.words), &self.address, title)
    }

    /// The page cannot be shown; why is the tovholder's affair.
    pub(super) fn cannot(&self, desk: &Desk, state: &State) -> Response {
        let mut frame = self.frame(desk, state, &self.words.together.title);
        frame.told = vec![self.words.together.cannot_show.clone()];
        frame.is_alert = true;
        (StatusCode::SERVICE_UNAVAILABLE, html(&super::html::PlainPage { frame })).into_response()
    }
}

/// Whether a file has the borger's yes.
fn has_yes(path: &Path) -> bool {
    let root = read::text(path).ok().and_then(|file| value_of(&file).ok());
    root.is_some_and(|root| yes::of(&root).is_some())
}

/// The words in the language of the page that is shown.
pub(super) fn words_of_screen(desk: &Desk, state: &mut State) -> Arc<Words> {
    let lang = screen(desk)
        .as_ref()
        .map(|shared| shared.lang.clone())
        .filter(|lang| !lang.is_empty());
    Words::of(&mut state.words, &state.session, &lang.unwrap_or_else(|| "da".to_owned()))
}

/// The case of the shown page cannot be got at just now, as where a network drive is away; of any other case there is nothing.
fn gone(desk: &Desk, state: &mut State, key: &str) -> Response {
    let shared = screen(desk).clone().filter(|shared| shared.key == key);
    let Some(shared) = shared else { return nothing() };
    let words = words_of_screen(desk, state);
    away(&words, &shared.address, &words.together.away, SAME)
}

/// Whether an address belongs to the page that is shown to a borger.
pub(in crate::desk::pages) fn shows(desk: &Desk, path: &str) -> bool {
    screen(desk).as_ref().is_some_and(|shared| shared.holds(path))
}

/// There is nothing at an address of the shown page: that is said, and the way back to the page.
pub(in crate::desk::pages) fn not_there(desk: &Desk) -> Response {
    let Some(shared) = screen(desk).clone() else { return nothing() };
    desk.answer(|desk, state| {
        let words = words_of_screen(desk, state);
        let mut answer = away(&words, &shared.address, &words.together.cannot_show, &shared.at);
        *answer.status_mut() = StatusCode::NOT_FOUND;
        answer
    })
}

/// The address of the page that it stands on.
const SAME: &str = "";

/// A page that says what cannot be done just now, with the way to try it again.
pub(super) fn away(words: &Arc<Words>, address: &str, text: &str, again: &str) -> Response {
    let page = QuietPage {
        frame: TogetherFrame::plain(Arc::clone(words), address, &words.together.title),
        text: text.to_owned(),
        links: vec![(again.to_owned(), words.together.try_again.clone())],
    };
    (StatusCode::SERVICE_UNAVAILABLE, html(&page)).into_response()
}

/// What was said on the shown page cannot be saved, since the case cannot be got at: that is said, and the way back.
pub(super) fn not_saved(desk: &Desk, state: &mut State, text: impl Fn(&Words) -> String) -> Response {
    let Some(shared) = screen(desk).clone() else { return nothing() };
    let words = words_of_screen(desk, state);
    away(&words, &shared.address, &text(&words), &shared.at)
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
    desk.answer(|desk, state| {
        let found = Sitting::find(desk, state, &shared.key, &shared.page);
        let words = words_of_screen(desk, state);
        let mut frame = TogetherFrame::plain(Arc::clone(&words), &shared.address, &words.together.leave.heading);
        frame.lock = shared.lock.as_ref().map(|lock| lock.0.clone()).unwrap_or_default();
        let words = &words.together.leave;
        let has_code = shared.lock.is_some();
        if has_code && asking.galt.is_some() {
            frame.told = vec![words.wrong_code.clone()];
            frame.is_alert = true;
        }
        // The way out is open also where the case cannot be got at.
        let folder = found.ok().map(|sitting| sitting.case.folder);
        let is_below = |file: &std::path::Path| folder.as_ref().is_some_and(|folder| file.starts_with(folder));
        let is_drawn = shared.page == super::map::PAGE && state.drawn.keys().any(|folder| is_below(folder));
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
