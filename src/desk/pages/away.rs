//! What is shown where the files cannot be got at just now, as where a network drive is away, and where there is nothing at an address:
//! a page that says so and comes back to the same address, in place of the browser's own.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use askama::Template;
use axum::body::HttpBody as _;
use axum::extract::{Request, State as Shared};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::together;
use crate::desk::page::{PageFrame, PageLink, html};
use crate::desk::{Desk, cases};

#[derive(Template)]
#[template(path = "away.html")]
struct AwayPage {
    frame: PageFrame,
    text: &'static str,
    /// The same address once more.
    again: String,
}

/// What cannot be got at.
enum Missing {
    /// The folder of all cases.
    Folder,
    /// The folder of one.
    Case,
    /// What an address means within them.
    Thing,
}

impl Missing {
    fn title(&self) -> &'static str {
        match self {
            Self::Folder => "Mappen kan ikke nås lige nu",
            Self::Case => "Forløbet kan ikke nås lige nu",
            Self::Thing => "Det er her ikke",
        }
    }

    fn text(&self) -> &'static str {
        match self {
            Self::Folder => {
                "Mappen med forløbene svarer ikke, eller den er tom. Det sker, når netværksdrevet er væk, eller når mappen er flyttet. \
                 Intet er tabt: det, der er gemt, ligger i mappen."
            }
            Self::Case => {
                "Forløbets mappe er her ikke lige nu. Det sker, når netværksdrevet er væk, eller når mappen er flyttet eller har fået et \
                 andet navn. Intet er tabt: det, der er gemt, ligger i mappen."
            }
            Self::Thing => {
                "Mødet, personen eller papiret findes ikke mere, eller adressen er skrevet forkert. Intet er tabt: det, der er gemt, \
                 ligger i forløbets mappe."
            }
        }
    }

    /// What is said to somebody who sends a form.
    fn text_of_form(&self) -> &'static str {
        match self {
            Self::Folder | Self::Case => {
                "Mappen kan ikke nås lige nu. Det, du har skrevet, står her endnu og er ikke gemt. Prøv igen om lidt."
            }
            Self::Thing => "Det, du retter i, findes ikke mere. Det, du har skrevet, står her endnu og er ikke gemt.",
        }
    }
}

/// Stands before every page: where the folder is away, that is said in place of a page that looks as if all was gone; and where there
/// is nothing at an address, it is said what that means.
pub(super) async fn calm(Shared(desk): Shared<Arc<Desk>>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let is_page = request.method() == Method::GET && is_for_eyes(request.headers()) && !needs_no_folder(&path);
    let is_form = request.method() == Method::POST && !needs_no_folder(&path);
    let again = request.uri().path_and_query().map(ToString::to_string).unwrap_or_default();
    let is_shared = together::shows(&desk, &path);
    if is_page && !is_shared && is_away(&desk) {
        return page(&desk, &Missing::Folder, again, StatusCode::SERVICE_UNAVAILABLE);
    }
    let answer = next.run(request).await;
    let is_bare = answer.status() == StatusCode::NOT_FOUND && answer.body().is_end_stream();
    if !is_bare || !(is_page || is_form) {
        return answer;
    }
    if is_shared {
        return if is_page { together::not_there(&desk) } else { answer };
    }
    let missing = match path.strip_prefix("/forloeb/").and_then(|rest| rest.split('/').next()) {
        _ if is_away(&desk) => Missing::Folder,
        Some(key) if cases::folder_of(desk.folder(), &decoded(key)).is_none() => Missing::Case,
        _ => Missing::Thing,
    };
    if is_page {
        page(&desk, &missing, again, StatusCode::NOT_FOUND)
    } else {
        (StatusCode::NOT_FOUND, missing.text_of_form()).into_response()
    }
}

/// The page about the folder, where all forløb were and none is any more.
pub(super) fn folder_is_away(desk: &Desk, address: &str) -> Response {
    page(desk, &Missing::Folder, address.to_owned(), StatusCode::SERVICE_UNAVAILABLE)
}

fn page(desk: &Desk, missing: &Missing, again: String, status: StatusCode) -> Response {
    let page = AwayPage {
        frame: PageFrame {
            title: missing.title().to_owned(),
            sender: "dialogdok".to_owned(),
            links: if desk.folder.get().is_some() {
                vec![PageLink::to("/", "Hvad nu?"), PageLink::to("/forloeb", "Forløb")]
            } else {
                Vec::new()
            },
            ..PageFrame::default()
        },
        text: missing.text(),
        again,
    };
    (status, html(&page)).into_response()
}

/// Whether an answer is looked at as a page; a picture and what a script asks for are not.
fn is_for_eyes(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT).and_then(|accepted| accepted.to_str().ok());
    accepted.is_none_or(|accepted| accepted.contains("text/html"))
}

fn needs_no_folder(path: &str) -> bool {
    matches!(path, "/mappe" | "/luk" | "/puls" | together::CLOSE) || path.starts_with("/fil/")
}

fn decoded(key: &str) -> String {
    percent_encoding::percent_decode_str(key).decode_utf8_lossy().into_owned()
}

/// Whether the folder cannot be looked into, or has nothing in it any more: a drive that is away may leave an empty folder behind.
fn is_away(desk: &Desk) -> bool {
    let Some(folder) = desk.folder.get() else { return false };
    match holds_something(folder) {
        Some(true) => {
            desk.was_filled.store(true, Ordering::Relaxed);
            false
        }
        Some(false) => desk.was_filled.load(Ordering::Relaxed),
        None => true,
    }
}

/// Whether anything is in a folder; none when it cannot be looked into.
fn holds_something(folder: &Path) -> Option<bool> {
    let mut entries = std::fs::read_dir(folder).ok()?;
    match entries.next() {
        Some(entry) => entry.ok().map(|_| true),
        None => Some(false),
    }
}
