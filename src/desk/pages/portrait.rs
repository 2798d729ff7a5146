//! A portrait by file: made safe as the papers do, and put whole into the case's folder.

use std::path::Path as Place;
use std::sync::Arc;

use askama::Template as _;
use axum::extract::{Multipart, Path, State as Shared};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::frame::CaseAt;
use super::network::{address_of, id_of, sheet, whole_list};
use crate::access::{FormValue, form_value};
use crate::case::edit::{Edit, FileKind, Value, ValuePath};
use crate::check::safe_picture;
use crate::deliver::write::write;
use crate::desk::page::{PortraitHtml, Remark, nothing, see};
use crate::desk::store::NotSaved;
use crate::desk::{Desk, State};
use crate::typeset::safe;

/// The most bytes of a form with a picture in it: the picture and a little around it.
pub(super) const LARGEST: usize = MOST_BYTES + 64 * 1024;

/// The most bytes of a picture.
const MOST_BYTES: usize = 10 * 1024 * 1024;

/// Where portraits lie, in the case's folder.
const FOLDER: &str = "billeder";

fn path_of(id: &str) -> ValuePath {
    whole_list().of("id", id).key("billede")
}

/// The part of a person's page that the portrait stands in. `asked` is whether what is protected was asked for.
pub(super) fn part(root: &Value, id: &str, address: &str, asked: bool) -> String {
    let action = format!("{address}/billede");
    let value = form_value(root, &path_of(id), asked);
    let part = PortraitHtml {
        is_withheld: value == FormValue::Withheld,
        src: match value {
            FormValue::Open(Some(_)) if asked => format!("{action}?vis=ja"),
            FormValue::Open(Some(_)) => action.clone(),
            FormValue::Open(None) | FormValue::Withheld => String::new(),
        },
        action,
    };
    part.render().unwrap_or_default()
}

/// The portrait as it is printed.
pub(super) async fn show(
    Shared(desk): Shared<Arc<Desk>>,
    Path((key, word)): Path<(String, String)>,
    axum::extract::Query(asking): axum::extract::Query<super::beside::PageQuery>,
) -> Response {
    desk.answer(|desk, _| {
        let Some(case) = CaseAt::find(desk, &key) else { return nothing() };
        let Some(id) = id_of(desk, &case, &word) else { return nothing() };
        let FormValue::Open(Some(Value::Text(written))) = form_value(&case.root, &path_of(&id), asking.vis.is_some()) else {
            return nothing();
        };
        let Ok(path) = safe_picture(&case.folder, &written) else {
            return nothing();
        };
        match std::fs::read(path).map(safe) {
            Ok(Ok(bytes)) => (StatusCode::OK, [(header::CONTENT_TYPE, kind(&bytes).0)], bytes).into_response(),
            _ => nothing(),
        }
    })
}

/// What a safe picture is: its type, and how the name of its file ends.
fn kind(bytes: &[u8]) -> (&'static str, &'static str) {
    match bytes {
        [0x89, b'P', ..] => ("image/png", "png"),
        [0xff, 0xd8, ..] => ("image/jpeg", "jpg"),
        _ => ("image/svg+xml", "svg"),
    }
}

/// What was sent: a picture, or that there is to be none.
enum SentPicture {
    Bytes(Vec<u8>),
    Removed,
    Nothing,
}

async fn sent(mut form: Multipart) -> Result<SentPicture, String> {
    let too_large = |_| "Billedet er for stort: højst 10 MB.".to_owned();
    let mut found = SentPicture::Nothing;
    while let Some(field) = form.next_field().await.map_err(too_large)? {
        match field.name() {
            Some("fjern") => found = SentPicture::Removed,
            Some("billede") => {
                let bytes = field.bytes().await.map_err(too_large)?;
                if bytes.len() > MOST_BYTES {
                    return Err("Billedet er for stort: højst 10 MB.".to_owned());
                }
                if !bytes.is_empty() && !matches!(found, SentPicture::Removed) {
                    found = SentPicture::Bytes(bytes.to_vec());
                }
            }
            _ => {}
        }
    }
    Ok(found)
}

/// Takes a picture in, or away. A picture that was there before stays in the folder until the case is forgotten, so that the
/// change can be taken back.
pub(super) async fn take(Shared(desk): Shared<Arc<Desk>>, Path((key, word)): Path<(String, String)>, form: Multipart) -> Response {
    let sent = sent(form).await;
    desk.answer(|desk, state| {
        let Some(case) = CaseAt::find(desk, &key) else { return nothing() };
        let Some(id) = id_of(desk, &case, &word) else { return nothing() };
        let done = match sent {
            Ok(SentPicture::Bytes(bytes)) => put(state, &case, &id, bytes),
            Ok(SentPicture::Removed) => save(state, &case, Edit::remove(path_of(&id))),
            Ok(SentPicture::Nothing) => Err("Vælg først en fil.".to_owned()),
            Err(why) => Err(why),
        };
        match (done, sheet(desk, &case, &word, false)) {
            (Ok(()), _) => see(&address_of(desk, &case, &id)),
            (Err(why), Some(sheet)) => sheet.tell(desk, state, Remark::error(why)),
            (Err(_), None) => nothing(),
        }
    })
}

fn put(state: &mut State, case: &CaseAt, id: &str, bytes: Vec<u8>) -> Result<(), String> {
    let safe = safe(bytes).map_err(|why| format!("Billedet kan ikke bruges: {why}."))?;
    let name = free_name(&case.folder, id, kind(&safe).1, &safe);
    let path = case.folder.join(&name);
    let is_new = !path.exists();
    write(&path, &safe)?;
    let saved = save(state, case, Edit::set(path_of(id), Value::text(name)));
    if saved.is_err() && is_new {
        std::fs::remove_file(&path).ok();
    }
    saved
}

/// A name in the case's folder that no other picture has.
fn free_name(folder: &Place, id: &str, ending: &str, bytes: &[u8]) -> String {
    let names = std::iter::once(format!("{FOLDER}/{id}.{ending}")).chain((2..).map(|number| format!("{FOLDER}/{id}-{number}.{ending}")));
    let is_free = |name: &String| {
        let path = folder.join(name);
        !path.exists() || std::fs::read(path).is_ok_and(|there| there == bytes)
    };
    let mut names = names;
    names.find(is_free).unwrap_or_default()
}

fn save(state: &mut State, case: &CaseAt, edit: Edit) -> Result<(), String> {
    let file = case.folder.join("sag.yaml");
    let (before, _) = state
        .store
        .open(&file)
        .map_err(|problem| super::said::sentence(&problem, &case.people()))?;
    state.store.save(FileKind::Case, &before, &[edit]).map_err(|why| match why {
        NotSaved::Wrong(problems) => {
            let told = problems.iter().map(|problem| super::said::sentence(problem, &case.people()));
            told.collect::<Vec<_>>().join(" ")
        }
        NotSaved::Told(why) => why,
        NotSaved::Conflicts(_) => "Filen er lige blevet ændret. Prøv igen.".to_owned(),
    })
}
