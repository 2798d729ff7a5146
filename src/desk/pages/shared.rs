//! What belongs to no page: the files of the pages, taking back, closing.

use std::path::Path as Place;
use std::sync::Arc;

use axum::Extension;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use super::frame::{CaseAt, frame};
use super::meeting_removal::known_by;
use super::together;
use crate::case::edit::value_of;
use crate::case::folder::{key_of, meeting_number};
use crate::case::read;
use crate::case::value::Colour;
use crate::desk::changed_file::FileFate;
use crate::desk::form::Posted;
use crate::desk::gate::OwnPolicy;
use crate::desk::page::{EntryHtml, GroupHtml, ListPage, PageLink, html, nothing, see};
use crate::desk::store::NotTakenBack;
use crate::desk::{Desk, assets};

/// The last page: the server is gone when a browser would ask for its style, so it stands in the page.
const GONE: &str = "<!doctype html><html lang=\"da\"><head><meta charset=\"utf-8\"><title>Lukket · dialogdok</title>\
    <meta name=\"viewport\" content=\"width=device-width\">\
    <style nonce=\"lukket\">body { margin: 0; background: #f6f7f8; color: #1c2429; font: 1.0625rem/1.5 system-ui, sans-serif }\
    main { max-width: 36rem; margin: 12vh auto; padding: 2rem; background: #fff; border: 1px solid #d9dee1 }\
    h1 { margin: 0 0 .5rem; font-size: 1.5rem; font-weight: 600 } p { margin: 0 }</style></head>\
    <body><main><h1>Skrivebordet er lukket</h1><p>Det, du har gemt, står i filerne. Du kan lukke fanen.</p></main></body></html>";

/// What the last page may do: show its own style. It is the same for everybody, and nothing runs on it.
const GONE_POLICY: OwnPolicy =
    OwnPolicy("default-src 'none'; style-src 'nonce-lukket'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'");

/// A form as it is sent.
pub(super) type Body = Form<Vec<(String, String)>>;

/// Takes the last change back.
pub(super) async fn undo(State(desk): State<Arc<Desk>>, Form(body): Body) -> Response {
    let posted = Posted(body);
    // Only to a page of the desk's own.
    let back = posted
        .get("til")
        .filter(|to| to.starts_with('/') && !to.starts_with("//"))
        .unwrap_or("/")
        .to_owned();
    desk.answer(|desk, state| match together::take_back(desk, state) {
        Ok(_) => see(&back),
        Err(answer) => *answer,
    })
}

/// Why the making of a meeting is not taken back: somebody knows of it by now. None of anything else.
pub(super) fn made_and_known(desk: &Desk, state: &crate::desk::State) -> Option<String> {
    let made = state.store.last_of_fate(FileFate::Made)?;
    let number = meeting_number(made)?;
    let case = CaseAt::find(desk, &key_of(made.parent()?))?;
    let file = read::text(made).ok()?;
    let root = value_of(&file).ok()?;
    let known = known_by(&case, number, &root);
    (!known.is_empty()).then(|| {
        format!(
            "Mødet kan kun aflyses nu, for der er nogen, der kender til det. {}",
            known.join(" ")
        )
    })
}

/// Says why a change was not taken back.
pub(super) fn not_taken_back(why: NotTakenBack) -> Response {
    match why {
        NotTakenBack::Others => {
            let why = "Andre har siden rettet det samme, så ændringen kan ikke tages tilbage her.";
            (StatusCode::CONFLICT, why).into_response()
        }
        NotTakenBack::Away(why) => (StatusCode::SERVICE_UNAVAILABLE, why).into_response(),
    }
}

/// Whether the program is stopped although something is not saved.
#[derive(Default, serde::Deserialize)]
pub(super) struct CloseQuery {
    alligevel: Option<String>,
}

/// Stops the program; when something of the shared screen is not saved, that is said first.
pub(super) async fn close(State(desk): State<Arc<Desk>>, Query(asking): Query<CloseQuery>) -> Response {
    let unsaved = match asking.alligevel {
        Some(_) => None,
        None => desk.answer(|desk, state| unsaved(desk, state)),
    };
    unsaved.unwrap_or_else(|| {
        desk.stop.notify_one();
        (Extension(GONE_POLICY), Html(GONE)).into_response()
    })
}

/// What was drawn or written at the shared screen and is in no file yet; none when there is nothing.
fn unsaved(desk: &Desk, state: &crate::desk::State) -> Option<Response> {
    let drawn = state.drawn.keys().filter_map(|folder| CaseAt::find(desk, &key_of(folder)));
    let entry = |what: &str, case: &CaseAt| EntryHtml {
        label: format!("{what} sammen med {}", case.called()),
        href: case.address("sammen"),
        note: case.key.clone(),
        is_paper: false,
    };
    let mut entries: Vec<EntryHtml> = drawn.map(|case| entry("Kortet", &case)).collect();
    let apart = state.apart.files().filter_map(Place::parent);
    let apart = apart.filter_map(|folder| CaseAt::find(desk, &key_of(folder)));
    entries.extend(apart.map(|case| entry("Det, to har skrevet samme sted,", &case)));
    entries.sort_by(|one, other| one.note.cmp(&other.note));
    let group = GroupHtml {
        title: String::new(),
        entries,
    };
    (!group.entries.is_empty()).then(|| {
        html(&ListPage {
            frame: frame(desk, state, None, "Der er noget, som ikke er gemt", ""),
            lead:
                "Det, der er tegnet og skrevet, er her endnu. Åbn kortet, og tryk på »Gem som i dag«; hvor to har skrevet det samme sted, \
                   vælger I, hvad der gælder. Lukkes dialogdok nu, er det væk."
                    .to_owned(),
            groups: vec![group],
            buttons: Vec::new(),
            post: Some(PageLink::to("/luk?alligevel=ja".to_owned(), "Luk uden at gemme")),
        })
    })
}

/// An open page says that it is there.
pub(super) async fn pulse() -> StatusCode {
    StatusCode::NO_CONTENT
}

/// The files of the pages.
pub(super) async fn file(State(desk): State<Arc<Desk>>, Path(name): Path<String>) -> Response {
    if name == "stil.css" {
        let accent = desk.answer(|desk, state| {
            let sender = state.session.sender(desk.folder()).ok();
            sender.map_or(Colour([0x14, 0x50, 0x6e]), |sender| sender.colour())
        });
        return assets::style(accent);
    }
    assets::file(&name).unwrap_or_else(nothing)
}
