//! »Kortet sammen«: the map is drawn in the browser and laid out here, by the paper's own engine; »Gem som i dag« (`map_save`) writes
//! it down.
//!
//! What is drawn and not saved is kept in the page, and here until the desk is closed: in no file and in no storage of the browser.

use std::sync::Arc;

use axum::extract::{Form, Path, State as Shared};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value as View, json};

use super::map_come::with_come;
use super::picture_html::MapPage;
use super::sitting::Sitting;
use crate::case::Field;
use crate::desk::form::Posted;
use crate::desk::page::html;
use crate::desk::pages::network::word_of;
use crate::desk::pages::shared::Body;
use crate::desk::{Desk, State};
use crate::documents::ViewRequest;
use crate::documents::together::{DraftPerson, MapDraft, MapTogether, NotDrawn, map};

/// The page's name below the case's address.
pub(super) const PAGE: &str = "kort";

/// How a person who is in no file yet is called, before the number.
pub(super) const NEW: &str = "ny-";

pub(super) fn as_json(value: &View) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], value.to_string()).into_response()
}

pub(super) async fn show(Shared(desk): Shared<Arc<Desk>>, Path(key): Path<String>) -> Response {
    desk.answer(|desk, state| {
        let sitting = match Sitting::find(desk, state, &key, PAGE) {
            Ok(sitting) => sitting,
            Err(answer) => return *answer,
        };
        let mut frame = sitting.frame(desk, state, &sitting.words.together.map.heading);
        // What is taken back here is taken back on the page.
        frame.can_undo = false;
        html(&MapPage {
            words: words_of_script(&sitting),
            frame,
        })
    })
}

/// The sentences that the script says, as JSON: those of the map, and some that other pages have too.
fn words_of_script(sitting: &Sitting) -> String {
    let words = &sitting.words.together;
    let mut said = json!(words.map);
    let more = json!({
        "distances": sitting.words.network_map.distances, "ours": words.apart.ours, "theirs": words.apart.theirs,
        "keep_ours": words.apart.keep_ours, "keep_theirs": words.apart.keep_theirs, "waiting": words.waiting, "anew": words.anew,
        "trying": words.trying, "cannot_show": words.cannot_show, "and": sitting.words.common.and,
    });
    if let (Some(said), View::Object(more)) = (said.as_object_mut(), more) {
        said.extend(more);
    }
    said.to_string()
}

/// What the words of a drawing that came from a page mean: ids in place of the words that stand for them. Whoever is not in the
/// network any more is not in it.
pub(super) fn with_ids(desk: &Desk, sitting: &Sitting, drawn: &MapDraft) -> MapDraft {
    let ids: Vec<(String, String)> = sitting
        .case
        .people()
        .into_iter()
        .map(|person| (word_of(desk, &sitting.case, &person.id), person.id))
        .collect();
    let id = |word: &String| -> Option<String> {
        let known = ids.iter().find(|(one, _)| one == word).map(|(_, id)| id.clone());
        known.or_else(|| word.starts_with(NEW).then(|| word.clone()))
    };
    let person = |person: &DraftPerson| {
        let is_known = ids.iter().any(|(word, _)| *word == person.id);
        Some(DraftPerson {
            id: id(&person.id)?,
            new: person.new.clone().filter(|_| !is_known),
            ..person.clone()
        })
    };
    MapDraft {
        people: drawn.people.iter().filter_map(person).collect(),
        ties: drawn.ties.iter().filter_map(|(one, other)| Some((id(one)?, id(other)?))).collect(),
    }
}

/// The drawing as a page gets it: words in place of ids.
pub(super) fn on_screen(desk: &Desk, state: &mut State, sitting: &Sitting, view: &MapTogether) -> View {
    let lang = sitting.words.lang.clone();
    let locale = state.session.locales.get(&lang);
    let word = |id: &str| match id.starts_with(NEW) {
        true => id.to_owned(),
        false => word_of(desk, &sitting.case, id),
    };
    let people: Vec<View> = view
        .people
        .iter()
        .map(|person| {
            json!({
                "id": word(&person.id), "name": person.name, "relation": person.relation, "distance": person.distance,
                "angle": person.angle, "earlier": person.earlier, "new": person.new,
            })
        })
        .collect();
    let fields: Vec<View> = Field::ALL
        .iter()
        .map(|field| json!({"field": field.word(), "name": locale.field(field.word())}))
        .collect();
    let from = state.store.name_now(&sitting.case.folder.join("sag.yaml"));
    let ties: Vec<[String; 2]> = view.ties.iter().map(|(one, other)| [word(one), word(other)]).collect();
    json!({
        "called": view.called, "people": people, "ties": ties, "fields": fields, "drawing": view.drawing,
        "from": from.unwrap_or_default(),
    })
}

/// Lays out what is drawn, or what the files say.
fn laid_out(desk: &Desk, state: &mut State, sitting: &Sitting, draft: Option<&MapDraft>) -> Response {
    match drawn_anew(desk, state, sitting, draft) {
        Ok(view) => as_json(&view),
        Err(answer) => *answer,
    }
}

/// What is drawn, or what the files say, as a page gets it.
///
/// # Errors
/// Why it cannot be laid out, as an answer.
pub(super) fn drawn_anew(desk: &Desk, state: &mut State, sitting: &Sitting, draft: Option<&MapDraft>) -> Result<View, Box<Response>> {
    let view = viewed(state, sitting, draft)?;
    Ok(on_screen(desk, state, sitting, &view))
}

/// What is drawn, or what the files say, laid out.
///
/// # Errors
/// Why it cannot be laid out, as an answer.
fn viewed(state: &State, sitting: &Sitting, draft: Option<&MapDraft>) -> Result<MapTogether, Box<Response>> {
    let view = sitting.viewed(state, |request: &ViewRequest<'_>| map(request, draft));
    Err(Box::new(match view {
        Some(Ok(view)) => return Ok(view),
        Some(Err(NotDrawn::NoRoom)) => (StatusCode::UNPROCESSABLE_ENTITY, sitting.words.together.map.no_room.clone()).into_response(),
        // A name that was typed here says what stands on no map: it is told at the field that it was typed in.
        Some(Err(NotDrawn::Leak)) if draft.is_some_and(|draft| draft.people.iter().any(|one| one.new.is_some())) => {
            let told = json!({"refused": sitting.words.together.map.name_refused, "name": true});
            (StatusCode::UNPROCESSABLE_ENTITY, told.to_string()).into_response()
        }
        Some(Err(NotDrawn::Leak)) | None => (StatusCode::SERVICE_UNAVAILABLE, sitting.words.together.cannot_show.clone()).into_response(),
    }))
}

pub(super) fn drawn(text: Option<&str>) -> Option<MapDraft> {
    serde_json::from_str(text?).ok()
}

/// A drawing that is not saved, with what it began from: by that it is known what was drawn here, and what elsewhere meanwhile.
#[derive(serde::Serialize, serde::Deserialize)]
pub(super) struct Unsaved {
    pub drawn: MapDraft,
    pub base: Option<MapDraft>,
    /// The name of the file's text that it began from.
    pub from: String,
    /// Those whom somebody else has put elsewhere meanwhile, until there is a choice.
    #[serde(default)]
    pub apart: Vec<String>,
    /// What was drawn before each step, so that each can be taken back.
    #[serde(default)]
    pub steps: Vec<MapDraft>,
}

/// The map as it is, or as it was being drawn when the page was left.
pub(super) async fn drawing(Shared(desk): Shared<Arc<Desk>>, Path(key): Path<String>) -> Response {
    desk.answer(|desk, state| {
        let sitting = match Sitting::find(desk, state, &key, PAGE) {
            Ok(sitting) => sitting,
            Err(answer) => return *answer,
        };
        let kept = state.drawn.get(&sitting.case.folder).cloned();
        let Some(kept) = kept.and_then(|kept| serde_json::from_str::<Unsaved>(&kept).ok()) else {
            return laid_out(desk, state, &sitting, None);
        };
        let draft = with_ids(desk, &sitting, &kept.drawn);
        let view = sitting.viewed(state, |request: &ViewRequest<'_>| map(request, Some(&draft)));
        match view {
            Some(Ok(view)) => {
                let mut answer = on_screen(desk, state, &sitting, &view);
                let base = kept.base.map(|base| with_come(desk, &sitting, base, &kept.drawn, &view));
                answer["drawn"] = json!(kept.drawn);
                answer["base"] = json!(base);
                answer["from"] = json!(kept.from);
                answer["apart"] = json!(kept.apart);
                answer["steps"] = json!(kept.steps);
                as_json(&answer)
            }
            _ => laid_out(desk, state, &sitting, None),
        }
    })
}

/// Where everybody stands after something was drawn.
pub(super) async fn place(Shared(desk): Shared<Arc<Desk>>, Path(key): Path<String>, Form(body): Body) -> Response {
    let posted = Posted(body);
    desk.answer(|desk, state| {
        let sitting = match Sitting::find(desk, state, &key, PAGE) {
            Ok(sitting) => sitting,
            Err(answer) => return *answer,
        };
        let Some(drawn) = drawn(posted.get("kort")) else {
            return StatusCode::BAD_REQUEST.into_response();
        };
        let drawn = drawn.settled(posted.get("flyttet"));
        let unsaved = Unsaved {
            base: self::drawn(posted.get("grund")),
            from: posted.get("fra").unwrap_or_default().to_owned(),
            apart: posted.all("uenig"),
            steps: posted
                .get("trin")
                .and_then(|steps| serde_json::from_str(steps).ok())
                .unwrap_or_default(),
            drawn: drawn.clone(),
        };
        // Taken back to where it began, there is nothing to save.
        if unsaved.base.as_ref().is_some_and(|base| base.is_as(&drawn)) {
            state.drawn.remove(&sitting.case.folder);
        } else {
            let kept = serde_json::to_string(&unsaved).unwrap_or_default();
            state.drawn.insert(sitting.case.folder.clone(), kept);
        }
        let draft = with_ids(desk, &sitting, &drawn);
        let view = match viewed(state, &sitting, Some(&draft)) {
            Ok(view) => view,
            Err(answer) => return *answer,
        };
        let mut answer = on_screen(desk, state, &sitting, &view);
        if let Some(base) = unsaved.base {
            answer["base"] = json!(with_come(desk, &sitting, base, &drawn, &view));
        }
        as_json(&answer)
    })
}
