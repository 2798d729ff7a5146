//! The last look at a finished view, before it becomes a page: no detail of anybody who is not meant.
//!
//! Views are made so that contact details cannot get in by a field. They can still get in by a sentence: »Ring til mor på
//! 20 11 22 33« in a `hvorfor`. This is where such a document is stopped.

use std::cell::RefCell;
use std::collections::HashSet;

use serde::Serialize;
use serde_json::Value;

use super::Reader;
use super::details::{KeptDetail, kept_from, open, sender_lines};
use super::meaning::cpr::cpr_numbers;
use super::meaning::{ITEM_END, Words};
use super::shown::{each_text, unmarked};
use super::spot::find_told;
use crate::case::{Case, Place, Problem, Stops};
use crate::messages::LeakMessage;

/// Which details a paper shows to its readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// None but what its view gives on purpose: letters and everything else that leaves the team.
    OnlyTheReadersOwn,
    /// Those of everyone who is not protected: the overview and the call list.
    Unprotected,
}

/// A detail that stands where it must not.
#[derive(Clone, Debug)]
pub struct Leak {
    /// Whose it is; none for a CPR number.
    pub owner: Option<String>,
    /// The Danish key of the detail.
    pub key: &'static str,
    /// The text that it stands in, as printed.
    pub text: String,
    /// Where that was written; none when it was put together from several.
    pub place: Option<Place>,
}

impl Leak {
    fn message(&self) -> LeakMessage {
        let (key, text) = (self.key, shorten(&self.text));
        match &self.owner {
            None => LeakMessage::NumberInText { key, text },
            Some(name) if name.ends_with(['s', 'x', 'z']) => LeakMessage::DetailInText {
                whose: format!("{name}'"),
                key,
                text,
            },
            Some(name) => LeakMessage::DetailInText {
                whose: format!("{name}s"),
                key,
                text,
            },
        }
    }

    /// What is wrong, where, and what to do, in Danish.
    pub fn in_danish(&self) -> String {
        let leak = self.message().to_string();
        let stopped = match &self.place {
            Some(place) => LeakMessage::StoppedAt {
                leak,
                at: place.whereabouts(),
            },
            None => LeakMessage::Stopped { leak },
        };
        stopped.to_string()
    }

    /// The same as a mistake in the files, when it was written there.
    pub fn problem(&self) -> Option<Problem> {
        let place = self.place.as_ref()?;
        Some(Problem::told("andres-oplysninger", place, &self.message()).stopping(Stops::Nothing))
    }
}

/// The last look at all views of one case: a text that many papers hold is looked at once.
pub struct LeakCheck<'a> {
    case: &'a Case,
    /// The details of everybody, whoever the reader is.
    everyones: Vec<KeptDetail>,
    /// Texts that tell nothing of anybody.
    harmless: RefCell<HashSet<String>>,
}

impl<'a> LeakCheck<'a> {
    /// The check of a case.
    pub fn of(case: &'a Case) -> Self {
        let everyones = kept_from(case, None, &open(case));
        // Its address also as one text, as the lines of a list are looked at.
        let address: Vec<&str> = case.municipality.file.address.iter().map(|line| line.text()).collect();
        let senders = sender_lines(case)
            .into_iter()
            .map(str::to_owned)
            .chain([address.join(&ITEM_END.to_string())]);
        Self {
            case,
            everyones,
            harmless: RefCell::new(senders.collect()),
        }
    }

    /// A view as its template gets it, when nothing of anybody else stands in it.
    ///
    /// `reader` is the one whose copy it is; none for a copy that several share. What stands in the view as
    /// [`Shown`](super::Shown) is there on purpose; the sender's own lines may stand anywhere, and so may the tovholder's number.
    ///
    /// # Errors
    /// The first detail that the reader may not have.
    pub fn checked<V: Serialize>(&self, reader: Option<&Reader>, shows: Shows, view: &V) -> Result<Value, Leak> {
        // Views are structs with text keys: they can be written as JSON.
        let view = serde_json::to_value(view).unwrap_or_default();
        let mut found = None;
        each_text(&view, &mut |text| {
            if found.is_none() && !self.is_harmless(text) {
                let mut kept = kept_from(self.case, reader, &open(self.case));
                kept.retain(|detail| detail.protected || shows == Shows::OnlyTheReadersOwn);
                found = leak_in(self.case, text, &kept);
            }
        });
        match found {
            Some(leak) => Err(leak),
            None => Ok(unmarked(view)),
        }
    }

    /// Whether a text tells no detail that is kept from any reader at all, and no CPR number.
    fn is_harmless(&self, text: &str) -> bool {
        if self.harmless.borrow().contains(text) {
            return true;
        }
        let words = Words::of(text);
        let is_harmless = !self.everyones.iter().any(|detail| detail.is_told_in(text, &words)) && cpr_numbers(text).is_empty();
        if is_harmless {
            self.harmless.borrow_mut().insert(text.to_owned());
        }
        is_harmless
    }
}

fn leak_in(case: &Case, text: &str, kept: &[KeptDetail]) -> Option<Leak> {
    let words = Words::of(text);
    let leak = |owner: Option<&String>, key, tells: &dyn Fn(&str) -> bool| {
        // What is printed is a text as written, or a sentence with it in it.
        let spot = find_told(case, &|written| text.contains(written) && tells(written));
        // A detail that is spread over the items of a list begins in one of them.
        let is_item = |written: &str| text.split(ITEM_END).any(|item| item == written) && written.contains(char::is_numeric);
        let spot = spot.or_else(|| text.contains(ITEM_END).then(|| find_told(case, &is_item)).flatten());
        Leak {
            owner: owner.cloned(),
            key,
            text: text.replace(ITEM_END, "\n"),
            place: spot.map(|s| s.place),
        }
    };
    if let Some(detail) = kept.iter().find(|d| d.is_told_in(text, &words)) {
        let tells = |written: &str| detail.is_told_in(written, &Words::of(written));
        return Some(leak(Some(&detail.owner), detail.key, &tells));
    }
    (!cpr_numbers(text).is_empty()).then(|| leak(None, "CPR-nummer", &|written| !cpr_numbers(written).is_empty()))
}

fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
