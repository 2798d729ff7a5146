//! A case at the shared screen: its words, the page that is shown, and what is said where it cannot be.

use std::path::Path;
use std::sync::Arc;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::html::{PlainPage, QuietPage, TogetherFrame};
use super::screen::{may_undo, screen};
use super::words::Words;
use crate::access::Reader;
use crate::case::edit::value_of;
use crate::case::folder::CaseReading;
use crate::case::read;
use crate::deliver::produce::{read_only, with_request};
use crate::deliver::session::Asked;
use crate::desk::page::{html, nothing, see};
use crate::desk::pages::frame::CaseAt;
use crate::desk::{Desk, State, cases, yes};
use crate::documents::ViewRequest;

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
            lock: lock.map(|lock| lock.on_page().to_owned()).unwrap_or_default(),
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
        (StatusCode::SERVICE_UNAVAILABLE, html(&PlainPage { frame })).into_response()
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
