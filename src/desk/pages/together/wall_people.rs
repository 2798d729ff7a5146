//! Whose names stand on the wall, and by what words a page calls them: no id of the files is in its source.

use super::minutes::Writing;
use crate::access::protected_named_in;
use crate::case::Problem;
use crate::desk::form::{Control, FormField, Posted};
use crate::desk::pages::editing::Filled;
use crate::desk::pages::network::word_of;
use crate::desk::pages::said::sentence;
use crate::desk::{Desk, State};

/// Stands for somebody who is chosen and may not be named here.
pub(super) const HIDDEN: &str = "unavngiven";

impl Writing {
    /// Whether all in the room may see that somebody is in the case.
    fn is_named(&self, id: &str, is_announced: bool) -> bool {
        let named = if is_announced { &self.view.announced } else { &self.view.named };
        named.iter().any(|one| one == id)
    }

    /// What somebody is called on the wall.
    pub(super) fn name_on_the_wall(&self, id: &str) -> String {
        let case = &self.sitting.case;
        match id {
            "borger" => case.called(),
            _ if self.is_named(id, false) => case.name_of(id),
            _ => self.unnamed(id),
        }
    }

    /// Those who are written down and may not be named here: the word for each, their number in words, and whether they are chosen.
    pub(super) fn unnamed_on_the_wall(&self, desk: &Desk, present: &[String], field: &FormField) -> Vec<(String, String, bool)> {
        let case = &self.sitting.case;
        let unnamed = self.view.unnamed.iter().map(|one| &one.id);
        let there = unnamed.filter(|id| present.contains(id) && !self.is_named(id, false));
        there.map(|id| (word_of(desk, case, id), self.unnamed(id), field.has(id))).collect()
    }

    /// Those whose names may be seen by all in the room: the word for each, the name, and whether they are chosen. `is_announced`
    /// is whether it would tell that they are to come.
    pub(super) fn people_on_the_wall(&self, desk: &Desk, field: &FormField, is_announced: bool) -> Vec<(String, String, bool)> {
        let case = &self.sitting.case;
        let is_near = |id: &String| self.shows_all || field.has(id) || self.view.near.contains(id);
        let people = case.people().into_iter();
        let people = people.filter(|person| self.is_named(&person.id, is_announced) && is_near(&person.id));
        people
            .map(|person| (word_of(desk, case, &person.id), case.name_of(&person.id), field.has(&person.id)))
            .collect()
    }

    /// Whether what is told of a mistake or as advice names nobody who may not be named here.
    pub(super) fn may_stand_on_the_wall(&self, state: &State, problem: &Problem) -> bool {
        let told = sentence(problem, &self.sitting.case.people());
        let names_nobody = self.sitting.viewed(state, |request| {
            protected_named_in(request.case, &told).all(|person| self.is_named(&person.id.value.0, false))
        });
        names_nobody.unwrap_or(false)
    }

    /// Whether names can be asked for that the page does not show yet.
    pub(super) fn has_more_names(&self) -> bool {
        !self.shows_all && self.view.named.iter().any(|id| !self.view.near.contains(id))
    }

    /// What a form says, with ids in place of the words of its page. Of whom the page did not show nothing was said: they stay.
    pub(super) fn with_ids(&self, desk: &Desk, filled: &Filled, posted: Posted) -> Posted {
        let case = &self.sitting.case;
        let ids: Vec<(String, String)> = case
            .people()
            .into_iter()
            .map(|person| (word_of(desk, case, &person.id), person.id))
            .collect();
        let Posted(mut sent) = posted;
        for field in filled.fields() {
            let shown_name = format!("{}-er-her", field.name);
            match field.control {
                Control::People => {
                    let shown = sent.iter().find(|(name, _)| *name == shown_name).map(|(_, words)| words.clone());
                    let shown: Vec<&str> = shown.as_deref().unwrap_or_default().split(' ').collect();
                    let is_shown = |id: &String| ids.iter().any(|(word, one)| one == id && shown.contains(&word.as_str()));
                    let stays = field.texts().iter().filter(|id| !is_shown(id));
                    sent.extend(stays.map(|id| (field.name.clone(), id.clone())));
                }
                Control::Person => {}
                _ => continue,
            }
            for (_, value) in sent.iter_mut().filter(|(name, _)| *name == field.name) {
                if let Some((_, id)) = ids.iter().find(|(word, _)| word == value) {
                    value.clone_from(id);
                } else if value == HIDDEN {
                    field.text().clone_into(value);
                }
            }
        }
        Posted(sent)
    }
}
