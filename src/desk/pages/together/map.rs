//! »Kortet sammen«: the map is drawn in the browser and laid out here, by the paper's own engine; »Gem som i dag« writes it down.
//!
//! What is drawn and not saved is kept in the page, and here until the desk is closed: in no file and in no storage of the browser.

use std::sync::Arc;

use axum::extract::{Form, Path, State as Shared};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value as View, json};

use super::html::{MapPage, MapSheetPage};
use super::map_edits::edits_of_map;
use super::sitting::Sitting;
use crate::case::edit::{FileKind, Step, ValuePath, value_of};
use crate::case::{Case, Field};
use crate::desk::form::Posted;
use crate::desk::page::html;
use crate::desk::pages::beside::Papers;
use crate::desk::pages::network::word_of;
use crate::desk::pages::shared::Body;
use crate::desk::store::NotSaved;
use crate::desk::{Desk, State};
use crate::documents::together::{DraftPerson, MapDraft, MapTogether, NotDrawn, map};
use crate::documents::{Paper, Selection, ViewRequest};

/// The page's name below the case's address.
pub(super) const PAGE: &str = "kort";

/// How a person who is in no file yet is called, before the number.
const NEW: &str = "ny-";

fn as_json(value: &View) -> Response {
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

/// The sentences that the script says, as JSON.
fn words_of_script(sitting: &Sitting) -> String {
    let words = &sitting.words.together;
    let map = &words.map;
    let said = json!({
        "chosen": map.chosen, "tied": map.tied, "untied": map.untied, "placed": map.placed, "no_room": map.no_room,
        "unplaced": map.unplaced, "unplaced_ask": map.unplaced_ask, "unplaced_yes": map.unplaced_yes, "unplaced_no": map.unplaced_no,
        "from_before": map.from_before, "saved": map.saved, "unsaved": map.unsaved, "empty": map.empty, "how": map.how,
        "earlier": map.earlier, "earlier_hide": map.earlier_hide, "distances": sitting.words.network_map.distances,
        "both": map.both, "ours": words.apart.ours, "theirs": words.apart.theirs, "keep_ours": words.apart.keep_ours,
        "keep_theirs": words.apart.keep_theirs, "waiting": words.waiting, "anew": words.anew, "trying": words.trying,
        "caught_up": map.caught_up, "cannot_show": words.cannot_show,
    });
    said.to_string()
}

/// What the words of a drawing that came from a page mean: ids in place of the words that stand for them.
fn with_ids(desk: &Desk, sitting: &Sitting, drawn: &MapDraft) -> MapDraft {
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
fn on_screen(desk: &Desk, state: &mut State, sitting: &Sitting, view: &MapTogether) -> View {
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
    let opened = state.store.open(&sitting.case.folder.join("sag.yaml"));
    let ties: Vec<[String; 2]> = view.ties.iter().map(|(one, other)| [word(one), word(other)]).collect();
    json!({
        "called": view.called, "people": people, "ties": ties, "fields": fields, "drawing": view.drawing,
        "from": opened.map(|(_, name)| name).unwrap_or_default(),
    })
}

/// Lays out what is drawn, or what the files say.
fn laid_out(desk: &Desk, state: &mut State, sitting: &Sitting, draft: Option<&MapDraft>) -> Response {
    let view = sitting.viewed(state, |request: &ViewRequest<'_>| map(request, draft));
    match view {
        Some(Ok(view)) => as_json(&on_screen(desk, state, sitting, &view)),
        Some(Err(NotDrawn::NoRoom)) => (StatusCode::UNPROCESSABLE_ENTITY, sitting.words.together.map.no_room.clone()).into_response(),
        // A name that was typed here says what stands on no map: it is told at the field that it was typed in.
        Some(Err(NotDrawn::Leak)) if draft.is_some_and(|draft| draft.people.iter().any(|one| one.new.is_some())) => {
            let told = json!({"refused": sitting.words.together.map.name_refused, "name": true});
            (StatusCode::UNPROCESSABLE_ENTITY, told.to_string()).into_response()
        }
        Some(Err(NotDrawn::Leak)) | None => (StatusCode::SERVICE_UNAVAILABLE, sitting.words.together.cannot_show.clone()).into_response(),
    }
}

fn drawn(text: Option<&str>) -> Option<MapDraft> {
    serde_json::from_str(text?).ok()
}

/// A drawing that is not saved, with what it began from: by that it is known what was drawn here, and what elsewhere meanwhile.
#[derive(serde::Serialize, serde::Deserialize)]
struct Unsaved {
    drawn: MapDraft,
    base: Option<MapDraft>,
    /// The name of the file's text that it began from.
    from: String,
    /// Those whom somebody else has put elsewhere meanwhile, until there is a choice.
    #[serde(default)]
    apart: Vec<String>,
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
                answer["drawn"] = json!(kept.drawn);
                answer["base"] = json!(kept.base);
                answer["from"] = json!(kept.from);
                answer["apart"] = json!(kept.apart);
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
        laid_out(desk, state, &sitting, Some(&draft))
    })
}

/// »Gem som i dag«.
pub(super) async fn save(Shared(desk): Shared<Arc<Desk>>, Path(key): Path<String>, Form(body): Body) -> Response {
    let posted = Posted(body);
    desk.answer(|desk, state| {
        let sitting = match Sitting::find(desk, state, &key, PAGE) {
            Ok(sitting) => sitting,
            Err(answer) => return *answer,
        };
        let refused = |text: &str| (StatusCode::CONFLICT, text.to_owned()).into_response();
        let words = &sitting.words.together;
        let away = || (StatusCode::SERVICE_UNAVAILABLE, words.trying.clone()).into_response();
        let Some(drawn) = drawn(posted.get("kort")) else {
            return StatusCode::BAD_REQUEST.into_response();
        };
        let drawn = drawn.settled(None);
        // Where the program has put somebody is no answer of the borger's.
        if drawn.people.iter().any(|person| person.unplaced) {
            return refused(&words.map.unplaced_save);
        }
        let draft = with_ids(desk, &sitting, &drawn);
        let base = self::drawn(posted.get("grund")).map(|base| with_ids(desk, &sitting, &base));
        // Somebody was put somewhere here, and taken out of the case elsewhere.
        if draft.people.len() < drawn.people.len() {
            state.drawn.remove(&sitting.case.folder);
            return refused(&words.conflict);
        }
        let path = sitting.case.folder.join("sag.yaml");
        let before = match posted.get("fra").and_then(|name| state.store.made_from(name, &path)) {
            Some(before) => before,
            None => match state.store.open(&path) {
                Ok((before, _)) => before,
                Err(_) => return away(),
            },
        };
        let edits = sitting.viewed(state, |request: &ViewRequest<'_>| {
            let case: &Case = request.case;
            value_of(&before)
                .ok()
                .map(|root| edits_of_map(&root, case, &draft, base.as_ref(), request.today))
        });
        let Some(Some(mut edits)) = edits else {
            return away();
        };
        let mut apart: Vec<String> = posted.all("uenig");
        let ids = |words: &[String]| -> Vec<String> {
            let of = |word: &String| {
                sitting
                    .case
                    .people()
                    .into_iter()
                    .find(|one| word_of(desk, &sitting.case, &one.id) == *word)
            };
            words.iter().filter_map(|word| Some(of(word)?.id)).collect()
        };
        let mut ids_apart = ids(&apart);
        loop {
            // Of whom two have placed, nothing is written before there is a choice.
            edits.retain(|edit| whose(&edit.path).is_none_or(|id| !ids_apart.iter().any(|one| one == id)));
            match state.store.save(FileKind::Case, &before, &edits) {
                Ok(()) => break,
                Err(NotSaved::Conflicts(conflicts)) => {
                    let more: Vec<String> = conflicts.iter().filter_map(|one| whose(&one.path)).map(str::to_owned).collect();
                    if more.len() < conflicts.len() {
                        return refused(&words.map.conflict);
                    }
                    ids_apart.extend(more);
                }
                Err(NotSaved::Wrong(_) | NotSaved::Told(_)) => return away(),
            }
        }
        state.drawn.remove(&sitting.case.folder);
        let case = &sitting.case;
        apart.extend(ids_apart.iter().map(|id| word_of(desk, case, id)));
        apart.sort_unstable();
        apart.dedup();
        // Those who were new are in the file now, and anew on the page.
        let sitting = sitting.anew(state);
        if apart.is_empty() {
            return laid_out(desk, state, &sitting, None);
        }
        both(desk, state, &sitting, &drawn, apart)
    })
}

/// Whose place on the map a path is about.
fn whose(path: &ValuePath) -> Option<&str> {
    match &path.0[..] {
        [Step::Key(list), Step::Of(_, id), ..] if list == "netværk" => Some(id),
        _ => None,
    }
}

/// The map as the file is now, with those whom two have placed where they were put here; each side can be kept.
fn both(desk: &Desk, state: &mut State, sitting: &Sitting, drawn: &MapDraft, apart: Vec<String>) -> Response {
    let Some(Ok(now)) = sitting.viewed(state, |request: &ViewRequest<'_>| map(request, None)) else {
        return laid_out(desk, state, sitting, None);
    };
    let word = |id: &String| word_of(desk, &sitting.case, id);
    let places = now.drawing.people.iter().map(|seat| seat.field);
    let base = MapDraft {
        people: now
            .people
            .iter()
            .zip(places)
            .map(|(person, field)| DraftPerson {
                id: word(&person.id),
                new: None,
                unplaced: false,
                field: field.to_owned(),
                distance: person.distance,
                angle: person.angle,
            })
            .collect(),
        ties: now.ties.iter().map(|(one, other)| (word(one), word(other))).collect(),
    }
    .settled(None);
    let ours = |person: &DraftPerson| {
        let here = drawn.people.iter().find(|one| one.id == person.id);
        here.filter(|_| apart.contains(&person.id)).unwrap_or(person).clone()
    };
    let drawn = MapDraft {
        people: base.people.iter().map(ours).collect(),
        ties: base.ties.clone(),
    };
    let draft = with_ids(desk, sitting, &drawn);
    let view = sitting.viewed(state, |request: &ViewRequest<'_>| map(request, Some(&draft)));
    let Some(Ok(view)) = view else {
        return laid_out(desk, state, sitting, None);
    };
    let mut answer = on_screen(desk, state, sitting, &view);
    answer["base"] = json!(base);
    answer["apart"] = json!(apart);
    let unsaved = Unsaved {
        from: answer["from"].as_str().unwrap_or_default().to_owned(),
        base: Some(base),
        drawn,
        apart,
    };
    let kept = serde_json::to_string(&unsaved).unwrap_or_default();
    state.drawn.insert(sitting.case.folder.clone(), kept);
    as_json(&answer)
}

/// The paper, one tap away.
pub(super) async fn sheet(Shared(desk): Shared<Arc<Desk>>, Path(key): Path<String>) -> Response {
    desk.answer(|desk, state| {
        let sitting = match Sitting::find(desk, state, &key, PAGE) {
            Ok(sitting) => sitting,
            Err(answer) => return *answer,
        };
        let Some((_, texts)) = set(state, &sitting) else {
            return sitting.cannot(desk, state);
        };
        let mut frame = sitting.frame(desk, state, &sitting.words.together.map.sheet);
        frame.can_undo = false;
        // The paper is of what is saved.
        let is_unsaved = state.drawn.contains_key(&sitting.case.folder);
        frame
            .told
            .extend(is_unsaved.then(|| sitting.words.together.map.sheet_unsaved.clone()));
        let pages = texts.into_iter().enumerate();
        let pages = pages.map(|(number, text)| (format!("{}/ark/{}", sitting.address, number + 1), text));
        html(&MapSheetPage {
            pages: pages.collect(),
            frame,
        })
    })
}

/// A page of the paper.
pub(super) async fn sheet_page(Shared(desk): Shared<Arc<Desk>>, Path((key, number)): Path<(String, usize)>) -> Response {
    desk.answer(|desk, state| {
        let sitting = match Sitting::find(desk, state, &key, PAGE) {
            Ok(sitting) => sitting,
            Err(answer) => return *answer,
        };
        let picture = set(state, &sitting).and_then(|(pictures, _)| pictures.into_iter().nth(number.wrapping_sub(1)));
        match picture {
            Some(picture) => ([(header::CONTENT_TYPE, "image/svg+xml")], picture).into_response(),
            None => StatusCode::NOT_FOUND.into_response(),
        }
    })
}

fn set(state: &State, sitting: &Sitting) -> Option<(Vec<String>, Vec<String>)> {
    let papers = Papers::of(state, &sitting.case, None, Selection::Paper(Paper::NetworkMap), None);
    let pages = papers.pages();
    papers.set(pages.first()?).ok()
}
