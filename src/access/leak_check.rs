//! The last look at a finished view, before it becomes a page: no detail of anybody who is not meant.
//!
//! Views are made so that contact details cannot get in by a field. They can still get in by a sentence: »Ring til mor på
//! 20 11 22 33« in a `hvorfor`. This is where such a document is stopped.

use serde::Serialize;
use serde_json::Value;

use super::Reader;
use super::details::{KeptDetail, kept_from, open, sender_lines};
use super::meaning::Words;
use super::meaning::cpr::cpr_numbers;
use super::shown::{each_text, unmarked};
use super::spot::find_told;
use crate::case::{Case, Place, Problem, Stops};

/// Which details a paper shows to its readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// None but what its view gives on purpose: letters and everything else that leaves the team.
    OnlyTheReadersOwn,
    /// Those of everyone who is not protected: the overview, the call list, the mødemappe.
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
    /// What is wrong, in Danish.
    fn what(&self) -> String {
        let whose = match &self.owner {
            None => "et".to_owned(),
            Some(name) if name.ends_with(['s', 'x', 'z']) => format!("{name}'"),
            Some(name) => format!("{name}s"),
        };
        format!("{whose} {} står i teksten »{}«", self.key, shorten(&self.text))
    }

    /// What is wrong, where, and what to do, in Danish.
    pub fn in_danish(&self) -> String {
        let place = self.place.as_ref().map(|p| format!(" ({}, linje {})", p.file_name(), p.line()));
        format!("{}{}. {REMEDY}", self.what(), place.unwrap_or_default())
    }

    /// The same as a mistake in the files, when it was written there.
    pub fn problem(&self) -> Option<Problem> {
        let place = self.place.as_ref()?;
        Some(Problem::mistake("andres-oplysninger", place, self.what(), format!("{REMEDY}.")).stopping(Stops::Nothing))
    }
}

const REMEDY: &str = "Skriv teksten om, så ingen andres oplysninger står der";

/// A view as its template gets it, when nothing of anybody else stands in it.
///
/// `reader` is the one whose copy it is; none for a copy that several share. What stands in the view as
/// [`Shown`](super::Shown) is there on purpose; the sender's own lines may stand anywhere, and so may the tovholder's number.
///
/// # Errors
/// The first detail that the reader may not have.
pub fn checked<V: Serialize>(case: &Case, reader: Option<&Reader>, shows: Shows, view: &V) -> Result<Value, Leak> {
    // Views are structs with text keys: they can be written as JSON.
    let view = serde_json::to_value(view).unwrap_or_default();
    let mut kept = kept_from(case, reader, &open(case));
    kept.retain(|detail| detail.protected || shows == Shows::OnlyTheReadersOwn);
    let senders = sender_lines(case);
    let mut found = None;
    each_text(&view, &mut |text| {
        if found.is_none() && !senders.contains(&text) {
            found = leak_in(case, text, &kept);
        }
    });
    match found {
        Some(leak) => Err(leak),
        None => Ok(unmarked(view)),
    }
}

fn leak_in(case: &Case, text: &str, kept: &[KeptDetail]) -> Option<Leak> {
    let words = Words::of(text);
    let leak = |owner: Option<&String>, key, tells: &dyn Fn(&str) -> bool| {
        // What is printed is a text as written, or a sentence with it in it.
        let spot = find_told(case, &|written| text.contains(written) && tells(written));
        Leak {
            owner: owner.cloned(),
            key,
            text: text.to_owned(),
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
