//! Those whom another desk has put into the network while a map is drawn here: they come to the drawing where they were put, and
//! whether they are somebody who is new here too is asked before anything is written.

use serde_json::{Value as View, json};

use super::sitting::Sitting;
use crate::case::edit::{ValuePath, value_of};
use crate::desk::form::Posted;
use crate::desk::pages::network::word_of;
use crate::desk::store::MadeFrom;
use crate::desk::{Desk, State};
use crate::documents::together::{DraftPerson, MapDraft, MapTogether};

/// What a drawing began from, with those who have come since, where they were put.
pub(super) fn with_come(desk: &Desk, sitting: &Sitting, base: MapDraft, drawn: &MapDraft, view: &MapTogether) -> MapDraft {
    let words: Vec<String> = view.people.iter().map(|person| word_of(desk, &sitting.case, &person.id)).collect();
    let is_in = |draft: &MapDraft, word: &str| draft.people.iter().any(|one| one.id == word);
    let seats = view.people.iter().zip(&view.drawing.people).zip(&words);
    let come = seats.filter(|((person, _), word)| !person.new && !is_in(&base, word) && !is_in(drawn, word));
    let come = come.map(|((person, seat), word)| DraftPerson {
        id: word.clone(),
        new: None,
        unplaced: false,
        field: seat.field.to_owned(),
        distance: person.distance,
        angle: person.angle,
    });
    let mut people: Vec<DraftPerson> = base.people.iter().cloned().chain(come).collect();
    people.sort_by_key(|person| words.iter().position(|word| *word == person.id));
    MapDraft { people, ties: base.ties }.settled(None)
}

/// What a drawing began from, without those of whom it is said that they are new here too: there they were put by two.
pub(super) fn without_same(base: MapDraft, posted: &Posted) -> MapDraft {
    let said = posted.all("samme");
    let is_same = |person: &DraftPerson| {
        said.iter()
            .any(|pair| pair.split_once('/').is_some_and(|(_, there)| there == person.id))
    };
    MapDraft {
        people: base.people.into_iter().filter(|person| !is_same(person)).collect(),
        ties: base.ties,
    }
}

/// Those who are new here and whose names somebody else has put into the network since this drawing began, until it is said whether
/// they are the same: whoever has put them where they stand, and whether or not the page has come to know of them since.
pub(super) fn alike(desk: &Desk, state: &mut State, sitting: &Sitting, drawn: &MapDraft, posted: &Posted) -> Vec<View> {
    let new: Vec<(&str, &str)> = drawn
        .people
        .iter()
        .filter_map(|one| Some((&*one.id, &*one.new.as_ref()?.0)))
        .collect();
    if new.is_empty() {
        return Vec::new();
    }
    // Where nobody knows any more who was there, it is asked of everybody.
    let began = match state.store.made_from(posted.get("fra"), &sitting.case.folder.join("sag.yaml")) {
        Ok(MadeFrom::Known(before)) => value_of(&before).ok(),
        _ => None,
    };
    let was_there = |id: &str| {
        let path = ValuePath::keys(["netværk"]).of("id", id);
        began.as_ref().is_some_and(|root| root.at(&path).is_some())
    };
    let others = posted.all("anden");
    let spelt = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let mut alike = Vec::new();
    for there in sitting.case.people().into_iter().filter(|there| !was_there(&there.id)) {
        let word = word_of(desk, &sitting.case, &there.id);
        let name = spelt(&sitting.case.name_of(&there.id));
        let is_asked = |(id, new): &&(&str, &str)| spelt(new) == name && !others.contains(&format!("{id}/{word}"));
        alike.extend(
            new.iter()
                .filter(is_asked)
                .map(|(id, _)| json!({"id": id, "there": word, "name": there.name})),
        );
    }
    alike
}
