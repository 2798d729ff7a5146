//! »Gem som i dag«: what was drawn is written down. What others have done with the same people meanwhile is told, and all else is saved.

use std::sync::Arc;

use axum::extract::{Form, Path, State as Shared};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value as View, json};

use super::map::{NEW, PAGE, Unsaved, as_json, drawn, drawn_anew, on_screen, with_ids};
use super::map_come::{alike, without_same};
use super::map_edits::{edits_of_map, is_at, is_moved};
use super::map_forgotten::placed_by_two;
use super::sitting::Sitting;
use crate::case::edit::{FileKind, Step, ValuePath, value_of};
use crate::case::{Case, Person, SourceFile};
use crate::desk::form::Posted;
use crate::desk::pages::network::word_of;
use crate::desk::pages::shared::Body;
use crate::desk::store::{MadeFrom, NotSaved};
use crate::desk::{Desk, State};
use crate::documents::ViewRequest;
use crate::documents::together::{DraftPerson, MapDraft, map};

/// How often a drawing is put on what the file has become meanwhile, before it waits.
const TRIES: usize = 4;

/// Why a drawing is not saved.
enum Unsaveable {
    /// What it lacks, in words.
    Told(String),
    /// The file cannot be got at: that passes.
    Away,
}

/// »Gem som i dag«.
pub(super) async fn save(Shared(desk): Shared<Arc<Desk>>, Path(key): Path<String>, Form(body): Body) -> Response {
    let posted = Posted(body);
    desk.answer(|desk, state| {
        let sitting = match Sitting::find(desk, state, &key, PAGE) {
            Ok(sitting) => sitting,
            Err(answer) => return *answer,
        };
        let Some(drawn) = drawn(posted.get("kort")) else {
            return StatusCode::BAD_REQUEST.into_response();
        };
        let drawn = as_chosen(&drawn.settled(None), &posted);
        let base = self::drawn(posted.get("grund")).map(|base| without_same(base, &posted));
        let alike = alike(desk, state, &sitting, &drawn, &posted);
        if !alike.is_empty() {
            return as_json(&json!({"alike": alike}));
        }
        let words = &sitting.words.together;
        let apart = match written_down(desk, state, &sitting, &posted, &drawn, base.as_ref()) {
            Ok(apart) => apart,
            Err(Unsaveable::Told(text)) => return (StatusCode::CONFLICT, text).into_response(),
            Err(Unsaveable::Away) => return (StatusCode::SERVICE_UNAVAILABLE, words.trying.clone()).into_response(),
        };
        state.drawn.remove(&sitting.case.folder);
        let gone = gone(desk, &sitting, &drawn);
        // Those who were new are in the file now, and anew on the page.
        let sitting = sitting.anew(state);
        let shown = if apart.is_empty() {
            drawn_anew(desk, state, &sitting, None)
        } else {
            both(desk, state, &sitting, &drawn, apart)
        };
        match shown {
            Ok(mut view) => {
                view["gone"] = json!(gone);
                as_json(&view)
            }
            Err(answer) => *answer,
        }
    })
}

/// Those of a drawing who are in the network no more, by the words that the page has for them.
pub(super) fn gone(desk: &Desk, sitting: &Sitting, drawn: &MapDraft) -> Vec<String> {
    let people = sitting.case.people();
    let is_there = |word: &String| people.iter().any(|person| word_of(desk, &sitting.case, &person.id) == *word);
    let words = drawn.people.iter().map(|person| &person.id);
    words.filter(|word| !word.starts_with(NEW) && !is_there(word)).cloned().collect()
}

/// A drawing in which those who are new here and were written on another tablet too are those whom that one has written.
fn as_chosen(drawn: &MapDraft, posted: &Posted) -> MapDraft {
    let chosen = posted.all("samme");
    let same: Vec<(&str, &str)> = chosen.iter().filter_map(|pair| pair.split_once('/')).collect();
    let word = |id: &String| {
        same.iter()
            .find(|(new, _)| new == id)
            .map_or_else(|| id.clone(), |(_, there)| (*there).to_owned())
    };
    // Who is the same stands once: where they were put here.
    let is_again = |person: &DraftPerson| same.iter().any(|(_, there)| *there == person.id);
    let people = drawn.people.iter().filter(|person| !is_again(person)).map(|person| {
        let id = word(&person.id);
        let new = person.new.clone().filter(|_| id == person.id);
        DraftPerson { id, new, ..person.clone() }
    });
    MapDraft {
        people: people.collect(),
        ties: drawn.ties.iter().map(|(one, other)| (word(one), word(other))).collect(),
    }
}

/// Writes down what was drawn, on whatever the file has become meanwhile; those whom two have put in different places, by their words.
///
/// # Errors
/// Why it is not written down.
fn written_down(
    desk: &Desk,
    state: &mut State,
    sitting: &Sitting,
    posted: &Posted,
    drawn: &MapDraft,
    base: Option<&MapDraft>,
) -> Result<Vec<String>, Unsaveable> {
    // Where the program has put somebody is no answer of the borger's.
    if drawn.people.iter().any(|person| person.unplaced) {
        return Err(Unsaveable::Told(sitting.words.together.map.unplaced_save.clone()));
    }
    let draft = with_ids(desk, sitting, drawn);
    let base = base.map(|base| with_ids(desk, sitting, base));
    let path = sitting.case.folder.join("sag.yaml");
    let (now, _) = state.store.open(&path).map_err(|_| Unsaveable::Away)?;
    let from = state.store.made_from(posted.get("fra"), &path).map_err(|_| Unsaveable::Away)?;
    let began = match from {
        MadeFrom::Known(began) => Some(began),
        MadeFrom::Forgotten(_) => None,
    };
    let word = |id: &str| word_of(desk, &sitting.case, id);
    let left = posted.all("uenig");
    let people = sitting.case.people().into_iter().map(|person| person.id);
    let mut apart: Vec<String> = people.filter(|id| left.contains(&word(id))).collect();
    if let Some(began) = &began {
        apart.extend(moved_by_two(state, sitting, began, &now, &draft, base.as_ref()));
    } else {
        let by_two = sitting.viewed(state, |request: &ViewRequest<'_>| {
            placed_by_two(request.case, &draft, base.as_ref())
        });
        apart.extend(by_two.unwrap_or_default());
    }
    // Whom two have moved is known by now, where it is known what the drawing began with: whatever else the file has become, what was
    // drawn here is written on that.
    let mut before = began.filter(|_| base.is_none()).unwrap_or(now);
    for _ in 0..TRIES {
        let edits = sitting.viewed(state, |request: &ViewRequest<'_>| {
            let root = value_of(&before).ok()?;
            Some(edits_of_map(&root, request.case, &draft, base.as_ref(), request.today))
        });
        let mut edits = edits.flatten().ok_or(Unsaveable::Away)?;
        // Of whom two have placed, nothing is written before there is a choice.
        edits.retain(|edit| whose(&edit.path).is_none_or(|id| !apart.iter().any(|one| one == id)));
        match state.store.save(FileKind::Case, &before, &edits) {
            Ok(()) => {
                let mut words: Vec<String> = apart.iter().map(|id| word(id)).collect();
                words.sort_unstable();
                words.dedup();
                return Ok(words);
            }
            Err(NotSaved::Conflicts(conflicts)) => {
                let more: Vec<&str> = conflicts.iter().filter_map(|one| whose(&one.path)).collect();
                if more.len() < conflicts.len() {
                    // Somebody else has written a list otherwise: what was drawn here is the same on any text.
                    before = state.store.open(&path).map_err(|_| Unsaveable::Away)?.0;
                }
                apart.extend(more.into_iter().map(str::to_owned));
            }
            Err(NotSaved::Wrong(_) | NotSaved::Told(_)) => return Err(Unsaveable::Away),
        }
    }
    Err(Unsaveable::Away)
}

/// Those who were put somewhere here while somebody else put them elsewhere, in whatever part: a place is one thing.
fn moved_by_two(
    state: &State,
    sitting: &Sitting,
    before: &SourceFile,
    now: &SourceFile,
    draft: &MapDraft,
    base: Option<&MapDraft>,
) -> Vec<String> {
    let (Some(base), Ok(before), Ok(now)) = (base, value_of(before), value_of(now)) else {
        return Vec::new();
    };
    let put_here = draft.people.iter().filter(|drawn| drawn.new.is_none() && !base.has(drawn));
    // Whoever has come meanwhile was moved since, if they stand elsewhere than where they came.
    let came = |id: &str| {
        let path = ValuePath::keys(["netværk"]).of("id", id);
        let has_come = before.at(&path).is_none();
        has_come.then(|| base.people.iter().find(|one| one.id == id)).flatten()
    };
    let elsewhere = put_here.filter(|drawn| came(&drawn.id).is_some() || is_moved(&before, &now, &drawn.id));
    let elsewhere: Vec<&DraftPerson> = elsewhere.collect();
    let apart = sitting.viewed(state, |request: &ViewRequest<'_>| {
        let case: &Case = request.case;
        let is_untouched = |person: &Person| came(&person.id).is_some_and(|came| is_at(person, came));
        let is_apart = |drawn: &&&DraftPerson| {
            let person = case.person(&drawn.id);
            person.is_some_and(|person| !is_at(person, drawn) && !is_untouched(person))
        };
        elsewhere.iter().filter(is_apart).map(|drawn| drawn.id.clone()).collect()
    });
    apart.unwrap_or_default()
}

/// Whose place on the map a path is about.
fn whose(path: &ValuePath) -> Option<&str> {
    match &path.0[..] {
        [Step::Key(list), Step::Of(_, id), ..] if list == "netværk" => Some(id),
        _ => None,
    }
}

/// The map as the file is now, with those whom two have placed where they were put here; each side can be kept.
///
/// # Errors
/// Why it cannot be laid out, as an answer.
fn both(desk: &Desk, state: &mut State, sitting: &Sitting, drawn: &MapDraft, apart: Vec<String>) -> Result<View, Box<Response>> {
    let Some(Ok(now)) = sitting.viewed(state, |request: &ViewRequest<'_>| map(request, None)) else {
        return drawn_anew(desk, state, sitting, None);
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
        return drawn_anew(desk, state, sitting, None);
    };
    let mut answer = on_screen(desk, state, sitting, &view);
    answer["base"] = json!(base);
    answer["apart"] = json!(apart);
    let unsaved = Unsaved {
        from: answer["from"].as_str().unwrap_or_default().to_owned(),
        base: Some(base),
        drawn,
        apart,
        steps: Vec::new(),
    };
    let kept = serde_json::to_string(&unsaved).unwrap_or_default();
    state.drawn.insert(sitting.case.folder.clone(), kept);
    Ok(answer)
}
