//! Where somebody works, as it is written in a field and as it is told in a text.
//!
//! A name of its own is told wherever it stands. A name that is in everybody's mouth (»Netto«, »Apoteket«) is told where work is spoken
//! of, or the one who works there. An occupation (»lærer«, »på pension«) is no place.

use super::address::Address;
use super::everyday::{is_behind_place_word, is_work_of};
use super::letters::{Word, Words};
use super::name_parts::{NamePart, is_time, names_in};
use super::place_name::{PlaceName, is_near_together};
use super::place_words::{is_chain, is_common, is_kind_of_place, stem};
use super::street_words::{ends_as_street, street_name};
use super::towns::TOWNS;

/// A place of work as it is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlaceOfWork {
    names: Vec<Name>,
    address: Address,
}

/// One of the names of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Name {
    name: PlaceName,
    /// Its words and numbers, as compared.
    forms: Vec<String>,
    /// Written with a capital letter or a number, as names are.
    is_written_as_name: bool,
    guard: Guard,
}

/// When a name is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Guard {
    /// Wherever it stands, unless it is in everybody's mouth.
    Full,
    /// Where a place stands or work is spoken of, since it may be one word of a longer name, or somebody's: »Jensen & Søn«.
    AsPlace,
    /// Only with all its words.
    Whole,
}

impl PlaceOfWork {
    /// Reads a field; `towns` are names that tell nothing by themselves.
    pub fn read(text: &str, towns: &[String]) -> Self {
        let words = Words::of(text).0;
        let starts: Vec<usize> = (0..words.len()).filter(|&n| n == 0 || words[n].after_break).collect();
        let ends = starts.iter().skip(1).copied().chain([words.len()]);
        let mut place = Self::default();
        let mut streets = Vec::new();
        for part in starts.iter().zip(ends).map(|(&from, until)| &words[from..until]) {
            let is_house = part.len() > 1 && part.last().is_some_and(|w| w.is_number && w.form.len() < 4) && starts.len() > 1;
            if part.iter().all(|w| is_time(&w.form)) {
                continue;
            }
            if is_house {
                streets.push(text[part[0].range.start..part[part.len() - 1].range.end].to_owned());
            } else {
                let rest = behind_occupation(part);
                // »Biblioteket i Ry« is a place in its town, »lærer i Ry« a trade.
                let is_place = rest.len() < part.len() && part[0].is_capital && !is_trade(&part[0]);
                let is_town = is_place && rest.len() == 1 && matches!(&*part[part.len() - 2].form, "i" | "ved");
                if !is_town {
                    place.names.extend(Name::of(rest, towns, Guard::Full));
                }
                if is_place {
                    place.names.extend(Name::of(part, towns, Guard::Whole));
                }
                let is_new = |name: &&NamePart<'_>| name.words.len() < part.len() && name.words != rest;
                for name in names_in(part).iter().filter(is_new) {
                    match street_of(name, part) {
                        Some((from, until)) => streets.push(text[from..until].to_owned()),
                        None => place.names.extend(Name::of_part(name, towns)),
                    }
                }
            }
        }
        place.address = Address::read(streets.iter().map(String::as_str));
        place
    }

    /// The same place without names that are one of these.
    #[must_use]
    pub fn except(mut self, names: &[&str]) -> Self {
        let names: Vec<Vec<String>> = names.iter().map(|name| Words::of(name).forms().collect()).collect();
        self.names.retain(|name| !names.contains(&name.forms));
        self
    }

    /// Whether a text is the name and nothing else.
    pub fn is_named_by(&self, text: &str) -> bool {
        let forms: String = Words::of(text).forms().collect();
        self.names.iter().any(|n| n.is_written_as_name && n.forms.concat() == forms)
    }

    /// Whether a text tells where one of this name works.
    pub fn is_told_in(&self, text: &Words, owner: &Words) -> bool {
        self.address.is_told_in(text, true) || self.names.iter().any(|name| name.is_told_in(text, owner))
    }
}

/// Where a name of a part is a street with its number, in bytes of the text.
fn street_of(name: &NamePart<'_>, part: &[Word]) -> Option<(usize, usize)> {
    let (first, last) = (name.words.first()?, name.words.last()?);
    let behind = part.iter().find(|w| w.range.start > last.range.start)?;
    let is_house = behind.is_number && behind.form.len() < 4 && ends_as_street(&street_name(name.words));
    is_house.then_some((first.range.start, behind.range.end))
}

/// What follows »pædagog på«, »ansat hos«; all of it when nothing does.
fn behind_occupation(part: &[Word]) -> &[Word] {
    let is_at = |w: &Word| matches!(&*w.form, "paa" | "hos" | "i" | "ved");
    let at = part
        .iter()
        .position(is_at)
        .filter(|&at| at + 1 < part.len() && !part[..at].iter().skip(1).any(|w| w.is_capital));
    at.map_or(part, |at| &part[at + 1..])
}

impl Name {
    /// A name among others of its field; none for a town, a day, or what is written in small letters beside it.
    fn of_part(part: &NamePart<'_>, towns: &[String]) -> Option<Self> {
        let is_town = |w: &Word| TOWNS.contains(&&*w.form) || towns.contains(&w.form);
        let is_name = |w: &Word| (w.is_capital || w.is_number) && !is_town(w) && !is_time(&w.form);
        if !part.words.iter().any(is_name) {
            return None;
        }
        let is_one = part.words.len() == 1;
        if is_one && part.words[0].is_first && is_trade(&part.words[0]) {
            return None;
        }
        let guard = match is_one && part.is_weak {
            true => Guard::AsPlace,
            false => Guard::Full,
        };
        Self::of(part.words, towns, guard)
    }

    fn of(part: &[Word], towns: &[String], guard: Guard) -> Option<Self> {
        let forms: Vec<String> = part.iter().map(|w| w.form.clone()).collect();
        (!forms.is_empty()).then(|| Self {
            name: PlaceName::of(part).beside_towns(towns),
            forms,
            is_written_as_name: part.iter().any(|w| w.is_capital || w.is_number),
            guard,
        })
    }

    fn is_told_in(&self, text: &Words, owner: &Words) -> bool {
        if self.guard == Guard::Whole {
            return self.is_written_as_name && (is_near_together(text, &self.name.words) || self.name.is_told_otherwise(text));
        }
        let own = self.name.own();
        if self.guard == Guard::AsPlace {
            let words = &text.0;
            let is_told = |at: usize| {
                let is_place = words[at].is_capital && is_behind_place_word(words, at) && !is_occupation(&own);
                self.is_at(words, at) && (is_place || is_work_of(words, at, owner))
            };
            return (0..words.len()).any(is_told);
        }
        let is_distinct = own.len() >= 4 && self.is_written_as_name && !(self.forms.len() == 1 && is_occupation(&own));
        if is_distinct {
            return self.name.is_told_in(text, "") || self.is_chain_told(text, owner);
        }
        let is_named = self.is_written_as_name && (self.name.words.len() > 1 || !is_occupation(&own));
        if is_named && self.forms.len() > 1 && self.name.is_told_otherwise(text) || self.is_chain_told(text, owner) {
            return true;
        }
        let whole = self.is_written_as_name && self.name.words.len() > 1 && own.len() + 3 < self.forms.concat().len();
        let is_told_whole = whole && self.name.words.iter().filter(|w| w.len() > 2).count() > 1 && is_near_together(text, &self.name.words);
        is_told_whole || (0..text.0.len()).any(|at| self.is_at(&text.0, at) && is_work_of(&text.0, at, owner))
    }

    /// Whether a text speaks of work at the chain of shops that the name begins with: »på Jysk«, »på Ikealageret«.
    fn is_chain_told(&self, text: &Words, owner: &Words) -> bool {
        const HOUSES: [&str; 7] = ["lager", "butik", "varehus", "kontor", "kantine", "kasse", "afdeling"];
        let Some(chain) = self.forms.first().filter(|form| is_chain(form)) else {
            return false;
        };
        let is_it = |form: &str| {
            form.strip_prefix(&**chain)
                .is_some_and(|rest| rest.is_empty() || HOUSES.iter().any(|house| rest.starts_with(house)))
        };
        let words = &text.0;
        (0..words.len()).any(|at| is_it(&words[at].form) && is_work_of(words, at, owner))
    }

    /// Whether the name stands at a place of a text, in a form that may mean something else.
    fn is_at(&self, words: &[Word], at: usize) -> bool {
        let word = &words[at];
        if self.forms.len() == 1 && is_occupation(&self.forms[0]) {
            return false;
        }
        let is_behind = |what: &[&str]| at.checked_sub(1).is_some_and(|n| what.contains(&&*words[n].form));
        if !self.is_written_as_name {
            let is_place = is_behind(&["hos", "i", "paa", "ved"]);
            return is_place
                && self
                    .forms
                    .iter()
                    .any(|f| f.len() > 2 && stem(f) == stem(&word.form) && !is_occupation(f));
        }
        let wanted = self.forms.concat();
        let mut joined = String::new();
        let is_whole = words[at..].iter().take(self.forms.len()).any(|w| {
            joined.push_str(&w.form);
            joined == wanted || joined.strip_suffix('s') == Some(&wanted)
        });
        let is_one_word = self.forms.len() == 1 && stem(&self.forms[0]) == stem(&word.form);
        let is_own = |form: &String| *form == word.form && (is_chain(form) || form.len() > 1 && word.is_capital && !is_common(form));
        is_whole || is_one_word || self.forms.iter().any(is_own)
    }
}

/// Whether a word says what somebody does, by how it ends.
fn is_trade(word: &Word) -> bool {
    const TRADES: [&str; 9] = ["ar", "er", "or", "ist", "ent", "mand", "leder", "chef", "ansat"];
    let is_kind = is_kind_of_place(&word.form);
    !is_kind && (is_occupation(&word.form) || TRADES.iter().any(|ending| word.form.ends_with(ending)))
}

/// What people write of themselves where a place of work is asked for.
fn is_occupation(word: &str) -> bool {
    const WORDS: [&str; 10] = [
        "pensionist",
        "studerende",
        "arbejdsloes",
        "sygemeldt",
        "rengoering",
        "hjemmegaaende",
        "ledig",
        "efterloen",
        "selvstaendig",
        "nej",
    ];
    let by_ending = [
        "erende",
        "meldt",
        "loes",
        "gaaende",
        "assistent",
        "hjaelper",
        "ist",
        "laerer",
        "paedagog",
    ];
    WORDS.contains(&word) || by_ending.iter().any(|ending| word.ends_with(ending))
}
