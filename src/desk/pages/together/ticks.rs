//! Who is ticked to have a referat, until the borger says yes: a tick stays as it was set at the screen, whatever is written in the
//! referat meanwhile, here or elsewhere.

use super::minutes::Writing;
use super::words::fill;
use crate::case::SourceFile;
use crate::case::edit::{Value, ValuePath, value_of};
use crate::desk::form::Posted;
use crate::desk::pages::network::word_of;
use crate::desk::{Desk, State};
use crate::documents::together::CopyOffer;

/// The ticks of a page, in memory alone.
#[derive(Clone, Debug, Default)]
pub(in crate::desk) struct Ticks {
    /// Everybody who could be ticked here, with the name that stood on the page; empty where none did.
    offered: Vec<(String, String)>,
    /// Those who are ticked.
    chosen: Vec<String>,
    /// Those whose tick was taken away, and whom the file names.
    unchosen: Vec<String>,
}

impl Ticks {
    /// Remembers who can be ticked on the page that is shown.
    pub(super) fn offer(&mut self, offer: &CopyOffer) {
        let name = if offer.is_unnamed { "" } else { &offer.name };
        match self.offered.iter_mut().find(|(one, _)| *one == offer.id) {
            Some((_, known)) => name.clone_into(known),
            None => self.offered.push((offer.id.clone(), name.to_owned())),
        }
    }

    /// Whether somebody is ticked, whom the file names or does not.
    pub(super) fn has(&self, id: &str, is_named: bool) -> bool {
        let is_in = |list: &[String]| list.iter().any(|one| one == id);
        is_in(&self.chosen) || (is_named && !is_in(&self.unchosen))
    }
}

/// Those whom a meeting's file lets have the referat.
fn named_in(file: &SourceFile) -> Vec<String> {
    let root = value_of(file).ok();
    let list = root
        .as_ref()
        .and_then(|root| root.at(&ValuePath::keys(["referat", "må sendes til"])));
    let items = list.map_or(&[][..], Value::items);
    items.iter().filter_map(Value::as_text).map(str::to_owned).collect()
}

impl Writing {
    /// Keeps the ticks of a page that was made from `read`.
    pub(super) fn keep_ticks(&self, desk: &Desk, state: &mut State, posted: &Posted, read: &SourceFile) {
        let Some(path) = self.file() else { return };
        let words = posted.all("til");
        let named = named_in(read);
        let mut ticks = state.ticks.remove(&path).unwrap_or_default();
        for offer in &self.view.offers {
            ticks.offer(offer);
        }
        let ids = ticks.offered.iter().map(|(id, _)| id);
        let (chosen, rest): (Vec<String>, Vec<String>) =
            ids.cloned().partition(|id| words.contains(&word_of(desk, &self.sitting.case, id)));
        ticks.chosen = chosen;
        ticks.unchosen = rest.into_iter().filter(|id| named.contains(id)).collect();
        state.ticks.insert(path, ticks);
    }

    /// What is said of those who were ticked and cannot have it any more; they are ticked no longer.
    pub(super) fn gone_of_ticked(&self, state: &mut State) -> Vec<String> {
        let words = &self.sitting.words.together.minutes;
        let Some(ticks) = self.file().and_then(|path| state.ticks.get_mut(&path)) else {
            return Vec::new();
        };
        let people = self.sitting.case.people();
        let stays = |id: &String| self.view.offers.iter().any(|offer| offer.id == *id) || self.view.hidden_readers.contains(id);
        let (stay, gone): (Vec<String>, Vec<String>) = std::mem::take(&mut ticks.chosen).into_iter().partition(stays);
        ticks.chosen = stay;
        let say = |id: &String| {
            // Of somebody who is there still and may not be named here nothing is said by name.
            let is_there = people.iter().any(|person| person.id == *id);
            let name = ticks.offered.iter().find(|(one, name)| one == id && !name.is_empty());
            match name.filter(|_| !is_there) {
                Some((_, name)) => fill(&words.tick_gone, &[("navn", name)]),
                None => words.tick_gone_unnamed.clone(),
            }
        };
        let mut said: Vec<String> = gone.iter().map(say).collect();
        said.dedup();
        said
    }
}
