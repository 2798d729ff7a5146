//! Where somebody works, as it is written in a field and as it is told in a text.
//!
//! A name of its own is told wherever it stands. A name that is in everybody's mouth (»Netto«, »Apoteket«) is told where work is spoken
//! of, or the one who works there. An occupation (»lærer«, »på pension«) is no place.

use super::address::Address;
use super::everyday::is_work_of;
use super::letters::{Word, Words};
use super::place_name::{PlaceName, is_chain, is_common, is_near_together, stem};

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
            if is_house {
                streets.push(text[part[0].range.start..part[part.len() - 1].range.end].to_owned());
            } else if let Some(name) = Name::of(behind_occupation(part), towns) {
                place.names.push(name);
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

/// What follows »pædagog på«, »ansat hos«; all of it when nothing does.
fn behind_occupation(part: &[Word]) -> &[Word] {
    let is_at = |w: &Word| matches!(&*w.form, "paa" | "hos" | "i" | "ved");
    let at = part
        .iter()
        .position(is_at)
        .filter(|&at| at > 0 && !part[..at].iter().skip(1).any(|w| w.is_capital));
    at.map_or(part, |at| &part[at + 1..])
}

impl Name {
    fn of(part: &[Word], towns: &[String]) -> Option<Self> {
        let forms: Vec<String> = part.iter().map(|w| w.form.clone()).collect();
        (!forms.is_empty()).then(|| Self {
            name: PlaceName::of(part).beside_towns(towns),
            forms,
            is_written_as_name: part.iter().any(|w| w.is_capital || w.is_number),
        })
    }

    fn is_told_in(&self, text: &Words, owner: &Words) -> bool {
        let own = self.name.own();
        let is_distinct = own.len() >= 4 && self.is_written_as_name && !(self.forms.len() == 1 && is_occupation(&own));
        if is_distinct {
            return self.name.is_told_in(text, "");
        }
        let whole = self.is_written_as_name && self.name.words.len() > 1 && own.len() + 3 < self.forms.concat().len();
        let is_told_whole = whole && self.name.words.iter().filter(|w| w.len() > 2).count() > 1 && is_near_together(text, &self.name.words);
        is_told_whole || (0..text.0.len()).any(|at| self.is_at(&text.0, at) && is_work_of(&text.0, at, owner))
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
