//! The last look at a finished view, before it becomes a page: no detail of anybody who is not meant.
//!
//! Views are made so that contact details cannot get in by a field. They can still get in by a sentence: »Ring til mor på
//! 20 11 22 33« in a `hvorfor`. This is where such a document is stopped.

use std::cell::RefCell;
use std::collections::HashSet;

use serde::Serialize;
use serde_json::Value;

use super::Reader;
use super::details::{DetailForm, KeptDetail, kept_from, open, sender_lines, sender_sentences};
use super::meaning::cpr::cpr_numbers;
use super::meaning::{ITEM_END, Words};
use super::own_words::{is_own_word, place_of_detail};
use super::shown::{each_shown, each_text, unmarked};
use super::spot::find_told;
use super::venue_lines::{TellingLine, leaks_in_lines, telling_lines, without_lines};
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
    /// What else stands in the same view where it must not.
    others: Vec<Self>,
}

/// How many places a paper's refusal tells.
const MOST: usize = 5;
/// How many places of one detail in one file are told one by one.
const MOST_IN_FILE: usize = 12;

impl Leak {
    /// One that stands by itself.
    pub(super) fn at(owner: Option<String>, key: &'static str, text: String, place: Place) -> Self {
        Self {
            owner,
            key,
            text,
            place: Some(place),
            others: Vec::new(),
        }
    }

    fn message(&self) -> LeakMessage {
        let (key, text) = (self.key, shorten(&self.text));
        match self.whose() {
            None => LeakMessage::NumberInText { key, text },
            Some(whose) => LeakMessage::DetailInText { whose, key, text },
        }
    }

    /// The same where it stands in `count` places more of the file.
    fn message_with_more(&self, count: usize) -> LeakMessage {
        let (key, text) = (self.key, shorten(&self.text));
        match self.whose() {
            None => LeakMessage::NumberInTexts { key, text, count },
            Some(whose) => LeakMessage::DetailInTexts { whose, key, text, count },
        }
    }

    /// The owner's name in the genitive.
    fn whose(&self) -> Option<String> {
        let name = self.owner.as_ref()?;
        let ending = if name.ends_with(['s', 'x', 'z']) { "'" } else { "s" };
        Some(format!("{name}{ending}"))
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

    /// This and what else stands in the same view.
    pub fn all(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(&self.others)
    }

    /// Why the paper is not made: the first of the places, and how many more there are.
    pub fn reasons(&self) -> Vec<String> {
        let mut reasons: Vec<String> = self.all().take(MOST).map(Self::in_danish).collect();
        let more = (self.others.len() + 1).saturating_sub(MOST);
        if more > 0 {
            reasons.push(LeakMessage::More { count: more }.to_string());
        }
        reasons
    }

    /// Leaks as mistakes in the files where they were written, each place once. Of one detail in one file no more than some are told,
    /// the last of them with how many more there are.
    /// One in a text of the program's own is told where the detail stands.
    pub fn problems(case: Option<&Case>, leaks: &[Self]) -> Vec<Problem> {
        let mut told: Vec<(&Self, &Place)> = Vec::new();
        for (leak, place) in leaks.iter().filter_map(|leak| Some((leak, leak.place.as_ref()?))) {
            let is_same = |(other, at): &(&Self, &Place)| leak.is_of(other) && at.path() == place.path() && at.range() == place.range();
            if !told.iter().any(is_same) {
                told.push((leak, place));
            }
        }
        let beside = |(leak, place): (&Self, &Place), all: &[(&Self, &Place)]| {
            let is_beside = |(other, at): &&(&Self, &Place)| leak.is_of(other) && at.path() == place.path();
            all.iter().filter(is_beside).count()
        };
        let problem = |(index, (leak, place)): (usize, &(&Self, &Place))| {
            let (before, more) = (beside((leak, place), &told[..index]), beside((leak, place), &told[index + 1..]));
            let message = match before + 1 {
                MOST_IN_FILE if more > 0 => leak.message_with_more(more),
                ..=MOST_IN_FILE => leak.message(),
                _ => return None,
            };
            Some(Problem::told("andres-oplysninger", place, &message).stopping(Stops::Nothing))
        };
        let placed = told.iter().enumerate().filter_map(problem);
        let mut unplaced: Vec<&Self> = Vec::new();
        for leak in leaks.iter().filter(|leak| leak.place.is_none()) {
            let is_told = told.iter().any(|(other, _)| leak.is_of(other)) || unplaced.iter().any(|other| leak.is_of(other));
            if !is_told {
                unplaced.push(leak);
            }
        }
        let own = unplaced.into_iter().filter_map(|leak| {
            let (case, owner) = (case?, leak.owner.as_ref()?);
            let message = LeakMessage::DetailInOwnWords {
                whose: leak.whose()?,
                key: leak.key,
                text: shorten(&leak.text),
            };
            let place = place_of_detail(case, owner, leak.key).unwrap_or_else(|| Place::whole(&case.source));
            Some(Problem::told("andres-oplysninger", &place, &message).stopping(Stops::Nothing))
        });
        placed.chain(own).collect()
    }

    fn is_of(&self, other: &Self) -> bool {
        self.owner == other.owner && self.key == other.key
    }
}

/// The last look at all views of one case: a text that many papers hold is looked at once.
pub struct LeakCheck<'a> {
    case: &'a Case,
    /// The details of everybody, whoever the reader is.
    everyones: Vec<KeptDetail>,
    /// Lines of places that tell how somebody is reached.
    venue_lines: Vec<TellingLine>,
    /// Texts that tell nothing of anybody.
    harmless: RefCell<HashSet<String>>,
}

impl<'a> LeakCheck<'a> {
    /// The check of a case.
    pub fn of(case: &'a Case) -> Self {
        let everyones = kept_from(case, None, &open(case));
        // Its address also as one text, as the lines of a list are looked at.
        let address: Vec<&str> = case.municipality.file.address.iter().map(|line| line.text()).collect();
        let address = address.join(&ITEM_END.to_string());
        let is_told = |detail: &KeptDetail, text: &str| detail.protected && detail.is_wholly_told_in(text, &Words::of(text));
        // How the sender is reached stands on every paper and tells of nobody, though somebody's post may go there. Another home is kept
        // there as in what the sender says beside it.
        let tells_other_home = |line: &&str| {
            let mut homes = everyones.iter().filter(|detail| matches!(detail.form, DetailForm::Address(_)));
            homes.any(|home| is_told(home, line) && !is_told(home, &address))
        };
        let tells_home = |line: &&str| everyones.iter().any(|detail| is_told(detail, line));
        let heads = sender_lines(case).into_iter().filter(|line| !tells_other_home(line));
        let said = sender_sentences(case).into_iter().filter(|line| !tells_home(line));
        let heads: Vec<String> = heads.chain(said).map(str::to_owned).collect();
        let senders = heads.into_iter().chain([address]);
        Self {
            case,
            venue_lines: telling_lines(case, &everyones),
            everyones,
            harmless: RefCell::new(senders.collect()),
        }
    }

    /// A view as its template gets it, when nothing of anybody else stands in it.
    ///
    /// `reader` is the one whose copy it is; none for a copy that several share. What stands in the view as
    /// [`Shown`](super::Shown) is there on purpose, and so it may stand in its sentences too, unless somebody is protected by it; the
    /// sender's own lines may stand anywhere, and so may the tovholder's number.
    ///
    /// # Errors
    /// The details that the reader may not have.
    pub fn checked<V: Serialize>(&self, reader: Option<&Reader>, shows: Shows, view: &V) -> Result<Value, Leak> {
        // Views are structs with text keys: they can be written as JSON.
        let view = serde_json::to_value(view).unwrap_or_default();
        let mut kept: Option<Vec<KeptDetail>> = None;
        let mut found: Vec<Leak> = Vec::new();
        each_text(&view, &mut |text| {
            if !self.is_harmless(text) {
                let kept = kept.get_or_insert_with(|| self.kept_from(reader, shows, &view));
                found.extend(leaks_in(self.case, text, kept));
            }
        });
        if !self.venue_lines.is_empty() {
            let mut shown = Vec::new();
            each_shown(&view, &mut |text| shown.push(text.to_owned()));
            let kept = self.kept_beside(reader, shows, &without_lines(&self.venue_lines, &shown));
            found.extend(leaks_in_lines(&self.venue_lines, &shown, &kept));
        }
        let mut leaks = each_once(found).into_iter();
        match leaks.next() {
            Some(first) => Err(Leak {
                others: leaks.collect(),
                ..first
            }),
            None => Ok(unmarked(view)),
        }
    }

    /// What may not stand in the sentences of a view.
    fn kept_from(&self, reader: Option<&Reader>, shows: Shows, view: &Value) -> Vec<KeptDetail> {
        let mut shown = Vec::new();
        each_shown(view, &mut |text| shown.push(text.to_owned()));
        self.kept_beside(reader, shows, &shown)
    }

    /// What may not stand beside some shown details.
    fn kept_beside(&self, reader: Option<&Reader>, shows: Shows, shown: &[String]) -> Vec<KeptDetail> {
        let shown = shown.join(&ITEM_END.to_string());
        let words = Words::of(&shown);
        let mut kept = kept_from(self.case, reader, &open(self.case));
        kept.retain(|detail| detail.protected || shows == Shows::OnlyTheReadersOwn && !detail.is_told_in(&shown, &words));
        kept
    }

    /// What a text that everybody sees tells of somebody, in Danish; none when it is harmless.
    pub fn told_in(&self, text: &str) -> Option<String> {
        let is_told = !self.is_harmless(text);
        let leaks = is_told.then(|| leaks_in(self.case, text, &self.everyones))?;
        leaks.first().map(|leak| leak.message().to_string())
    }

    /// Whether a text tells no detail that is kept from any reader at all, and no CPR number.
    fn is_harmless(&self, text: &str) -> bool {
        if self.harmless.borrow().contains(text) || is_own_word(text) {
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

/// Leaks, each place once; one without a place only beside no other.
fn each_once(leaks: Vec<Leak>) -> Vec<Leak> {
    let is_placed = leaks.iter().any(|leak| leak.place.is_some());
    let mut each: Vec<Leak> = Vec::new();
    for leak in leaks {
        let is_told = |told: &Leak| match (&told.place, &leak.place) {
            (Some(one), Some(other)) => one.path() == other.path() && one.range() == other.range() && told.key == leak.key,
            _ => is_placed || told.is_of(&leak),
        };
        if (leak.place.is_some() || !is_placed) && !each.iter().any(is_told) {
            each.push(leak);
        }
    }
    each
}

/// The places in which a text tells one of the details; one without a place when it was put together from several.
fn leaks_in(case: &Case, text: &str, kept: &[KeptDetail]) -> Vec<Leak> {
    let words = Words::of(text);
    let leak = |owner: Option<&String>, key, tells: &dyn Fn(&str) -> bool| -> Vec<Leak> {
        // What is printed is a text as written, or a sentence with it in it.
        let mut spots = find_told(case, &|written| text.contains(written) && tells(written));
        // A detail that is spread over the items of a list begins in one of them.
        let is_item = |written: &str| text.split(ITEM_END).any(|item| item == written) && written.contains(char::is_numeric);
        if spots.is_empty() && text.contains(ITEM_END) {
            spots.extend(find_told(case, &is_item).into_iter().next());
        }
        let places: Vec<Option<Place>> = match spots.is_empty() {
            true => vec![None],
            false => spots.into_iter().map(|spot| Some(spot.place)).collect(),
        };
        let text = text.replace(ITEM_END, "\n");
        let at = |place| Leak {
            owner: owner.cloned(),
            key,
            text: text.clone(),
            place,
            others: Vec::new(),
        };
        places.into_iter().map(at).collect()
    };
    if let Some(detail) = kept.iter().find(|d| d.is_told_in(text, &words)) {
        let tells = |written: &str| detail.is_told_in(written, &Words::of(written));
        return leak(Some(&detail.owner), detail.key, &tells);
    }
    if cpr_numbers(text).is_empty() {
        return Vec::new();
    }
    leak(None, "CPR-nummer", &|written| !cpr_numbers(written).is_empty())
}

fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
