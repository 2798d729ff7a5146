//! The folder of cases, where the program was started from nowhere in particular: typed, or chosen among those there are. It is
//! remembered nowhere but in the address and in the folder itself, by its `kommune.yaml`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::extract::{Form, Query, Request, State as Shared};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::frame::in_address;
use super::shared::Body;
use crate::desk::Desk;
use crate::desk::folder_html::{FolderHtml, FolderPage};
use crate::desk::form::Posted;
use crate::desk::page::{PageFrame, PageLink, Remark, html, see};
use crate::system_error::in_danish;

/// Sends every page but those that need none to the choosing, until there is a folder.
pub(super) async fn first(Shared(desk): Shared<Arc<Desk>>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let needs_none = path == "/mappe" || path == "/luk" || path == "/puls" || path.starts_with("/fil/");
    if desk.folder.get().is_none() && !needs_none {
        return see("/mappe");
    }
    next.run(request).await
}

/// Where one is in an address.
#[derive(serde::Deserialize)]
pub(super) struct FolderQuery {
    i: Option<String>,
}

pub(super) async fn show(Shared(desk): Shared<Arc<Desk>>, Query(asking): Query<FolderQuery>) -> Response {
    if desk.folder.get().is_some() {
        return see("/");
    }
    let here = asking.i.map_or_else(|| desk.begin.clone(), PathBuf::from);
    page(&here, "", None, false)
}

/// The folders in one, with those that hold cases first.
fn page(here: &Path, typed: &str, told: Option<String>, can_be_made: bool) -> Response {
    let here = std::path::absolute(here).unwrap_or_else(|_| here.to_owned());
    let address = |path: &Path| format!("/mappe?i={}", in_address(&path.to_string_lossy()));
    let entries = std::fs::read_dir(&here).into_iter().flatten().flatten();
    let mut folders: Vec<FolderHtml> = entries
        .filter(|entry| !entry.file_name().to_string_lossy().starts_with('.') && entry.path().is_dir())
        .map(|entry| FolderHtml {
            name: entry.file_name().to_string_lossy().into_owned(),
            href: address(&entry.path()),
            path: entry.path().to_string_lossy().into_owned(),
            is_known: entry.path().join("kommune.yaml").is_file(),
        })
        .collect();
    folders.sort_by_key(|folder| (!folder.is_known, folder.name.to_lowercase()));
    let page = FolderPage {
        frame: PageFrame {
            title: "Hvor ligger forløbene?".to_owned(),
            sender: "dialogdok".to_owned(),
            told: told.map(Remark::error).into_iter().collect(),
            ..PageFrame::default()
        },
        typed: if typed.is_empty() {
            here.to_string_lossy().into_owned()
        } else {
            typed.to_owned()
        },
        up: here.parent().map(|above| PageLink::to(address(above), "Mappen over")),
        here: here.to_string_lossy().into_owned(),
        folders,
        can_be_made,
    };
    html(&page)
}

pub(super) async fn choose(Shared(desk): Shared<Arc<Desk>>, Form(body): Body) -> Response {
    let posted = Posted(body);
    if desk.folder.get().is_some() {
        return see("/");
    }
    let typed = posted.get("mappe").unwrap_or_default().trim();
    let folder = PathBuf::from(typed);
    let again = |why: String, can_be_made: bool| {
        let near = folder.ancestors().find(|above| above.is_dir()).unwrap_or(&desk.begin);
        (StatusCode::UNPROCESSABLE_ENTITY, page(near, typed, Some(why), can_be_made)).into_response()
    };
    if !folder.is_absolute() {
        return again(
            "Skriv hele vejen til mappen, fx »/home/pia/Forløb«, eller vælg den nedenfor.".to_owned(),
            false,
        );
    }
    if !folder.exists() {
        if posted.get("lav").is_none() {
            return again("Mappen findes ikke. Lav den, eller vælg en anden.".to_owned(), true);
        }
        if let Err(error) = make(&folder) {
            return again(format!("Mappen kan ikke laves: {}.", in_danish(&error)), true);
        }
    }
    if !folder.is_dir() {
        return again("Det er en fil og ikke en mappe.".to_owned(), false);
    }
    desk.answer(|desk, state| {
        desk.choose(state, folder.clone());
        see("/")
    })
}

/// For its owner alone.
fn make(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
