//! What belongs to no page: the files of the pages, taking back, closing.

use std::sync::Arc;

use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use super::together;
use crate::case::value::Colour;
use crate::desk::form::Posted;
use crate::desk::page::{nothing, see};
use crate::desk::{Desk, assets};

const GONE: &str = "<!doctype html><html lang=\"da\"><head><meta charset=\"utf-8\"><title>Lukket · dialogdok</title>\
    <link rel=\"stylesheet\" href=\"/fil/stil.css\"></head><body><main><div class=\"page\"><h1>Skrivebordet er lukket</h1>\
    <p>Alt er gemt i filerne. Du kan lukke fanen.</p></div></main></body></html>";

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
    desk.answer(|desk, state| match together::may_undo(desk, state).then(|| state.store.undo()) {
        None | Some(Ok(())) => see(&back),
        Some(Err(why)) => (StatusCode::CONFLICT, why).into_response(),
    })
}

/// Stops the program.
pub(super) async fn close(State(desk): State<Arc<Desk>>) -> Response {
    desk.stop.notify_one();
    Html(GONE).into_response()
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
