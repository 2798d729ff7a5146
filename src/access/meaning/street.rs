//! One street with its house: how two are compared, and how one is told in a text.

use super::letters::{Word, Words};
use super::likeness::Likeness;
use super::street_words::{NAMES_OF_PEOPLE, ends_as_street, is_number_word, street_name, street_word};

/// A street with a number on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Street {
    /// The name in one word, with its abbreviations written out.
    name: String,
    /// The name's words as they were written.
    words: Vec<String>,
    /// The last of them is abbreviated with a full stop.
    is_abbreviated: bool,
    pub(super) number: Option<String>,
    letter: Option<String>,
    /// Floor and side, in one form; empty when none is written.
    pub(super) unit: String,
}

/// The length from which a name may have one letter wrong.
const LONG: usize = 9;

impl Street {
    /// A street by its name alone.
    pub(super) fn named(words: &[Word]) -> Self {
        Self {
            name: street_name(words),
            words: words.iter().map(|w| w.form.clone()).collect(),
            is_abbreviated: words.last().is_some_and(|w| w.has_dot),
            number: None,
            letter: None,
            unit: String::new(),
        }
    }

    /// The same street with the number, letter and unit of a house on it.
    pub(super) fn with_house(mut self, number: &str, letter: Option<String>, unit: String) -> Self {
        (self.number, self.letter, self.unit) = (Some(number.to_owned()), letter, unit);
        self
    }

    /// Whether a shorter way to write the name may be meant: »Tranev.«, »Tranevgt.«, »Strandvej« for »Søndre Strandvej«.
    fn is_shortened_to(&self, words: &[String], has_dot: bool) -> bool {
        let (whole, told) = (self.words.concat(), words.concat());
        let is_end = (1..self.words.len()).any(|from| self.words[from..].concat() == told && told.len() > 3);
        is_end || whole == told || is_short_for(&told, &whole, has_dot) || self.is_abbreviated && is_short_for(&whole, &told, true)
    }

    pub(super) fn likeness(&self, other: &Self) -> Likeness {
        let exact = self.name == other.name;
        let is_shortened = || {
            self.number.is_some()
                && self.number == other.number
                && (self.is_shortened_to(&other.words, other.is_abbreviated) || other.is_shortened_to(&self.words, self.is_abbreviated))
        };
        if !exact && !is_nearly(&self.name, &other.name) {
            return if is_shortened() { Likeness::Likely } else { Likeness::Different };
        }
        match (&self.number, &other.number) {
            (Some(a), Some(b)) if a != b => return Likeness::Different,
            (Some(_), Some(_)) => {}
            _ => return Likeness::Likely,
        }
        let agree = |a: &str, b: &str| a.is_empty() || b.is_empty() || a == b;
        // »17 C« may be another door than »17«.
        if exact && self.letter == other.letter && agree(&self.unit, &other.unit) {
            Likeness::Same
        } else {
            Likeness::Likely
        }
    }

    pub(super) fn is_told_in(&self, text: &Words, closely: bool) -> bool {
        let words = &text.0;
        (0..words.len()).any(|from| self.is_told_from(words, from, closely)) || self.is_told_shortened(words)
    }

    /// Whether the number stands in a text with a shortened form of the name before or behind it.
    fn is_told_shortened(&self, words: &[Word]) -> bool {
        let Some(number) = &self.number else { return false };
        let is_told = |name: &[Word]| {
            let forms: Vec<String> = name.iter().map(|w| w.form.clone()).collect();
            !name.is_empty() && name.iter().all(|w| !w.is_number) && self.is_shortened_to(&forms, name.last().is_some_and(|w| w.has_dot))
        };
        let numbers = (0..words.len()).filter(|&at| words[at].is_number && words[at].form == *number);
        numbers.into_iter().any(|at| {
            let before = (0..at).rev().find(|&n| !is_number_word(&words[n].form)).map_or(0, |n| n + 1);
            (1..=3).any(|count| {
                let behind = words.get(at + 1..at + 1 + count).unwrap_or_default();
                let is_one_number = words[at].form.len() < 4 && !words[at].has_dot;
                before.checked_sub(count).is_some_and(|from| is_told(&words[from..before])) || is_one_number && is_told(behind)
            })
        })
    }

    /// Whether the name stands from word `from` on, with the number behind or before it; or alone.
    fn is_told_from(&self, words: &[Word], from: usize, closely: bool) -> bool {
        let Some(ends) = self.name_ends(words, from) else { return false };
        let number_words = words[ends..].iter().take_while(|w| is_number_word(&w.form)).count();
        let behind = words.get(ends + number_words).filter(|w| w.is_number);
        let before = from
            .checked_sub(1)
            .and_then(|n| words.get(n))
            .filter(|w| w.is_number && w.form.len() < 4 && !w.has_dot);
        let matches = |w: &Word| self.number.as_ref() == Some(&w.form);
        if behind.is_some_and(matches) || before.is_some_and(matches) {
            return true;
        }
        // Another number in the same street is another house.
        let is_other_house = self.number.is_some() && behind.is_some_and(|w| w.form.len() < 4);
        if !closely || is_other_house || NAMES_OF_PEOPLE.contains(&&*self.name) {
            return false;
        }
        // A name that is an ordinary word too has to look like a name.
        let word = &words[from];
        ends_as_street(&self.name) || word.is_capital && !word.is_first
    }

    /// The word after the name, when it begins at word `from`, written together or apart, with a genitive's s or a letter wrong.
    fn name_ends(&self, words: &[Word], from: usize) -> Option<usize> {
        let mut joined = String::new();
        for ends in from + 1..=(from + 5).min(words.len()) {
            let last = &words[ends - 1];
            if last.is_number {
                return None;
            }
            let with_this = format!("{joined}{}", street_word(&last.form, last.has_dot, true));
            let genitive = with_this.strip_suffix('s').unwrap_or(&with_this);
            if with_this == self.name || genitive == self.name || is_nearly(&with_this, &self.name) || is_nearly(genitive, &self.name) {
                return Some(ends);
            }
            joined.push_str(&street_word(&last.form, last.has_dot, false));
            if joined.len() > self.name.len() + 2 {
                return None;
            }
        }
        None
    }
}

/// Two long names of which one has a letter wrong, left out, doubled or changed about.
fn is_nearly(a: &str, b: &str) -> bool {
    let shorter = a.len().min(b.len());
    shorter >= LONG && a.len().abs_diff(b.len()) <= 1 && strsim::damerau_levenshtein(a, b) <= 1
}

/// Whether a word is the beginning of a name, and perhaps some letters of the rest of it: »tranevgt« for »tranevaenget«.
/// A full stop says that it is short, so that fewer letters will do.
fn is_short_for(short: &str, whole: &str, has_dot: bool) -> bool {
    const MORE: usize = 3;
    let same = short.bytes().zip(whole.bytes()).take_while(|(a, b)| a == b).count();
    let (Some(rest), Some(left)) = (short.get(same..), whole.get(same..)) else {
        return false;
    };
    let mut left = left.bytes();
    let is_within = rest.bytes().all(|wanted| left.any(|c| c == wanted));
    // Another street whose name ends as one, and is no beginning of this one.
    let is_other = !has_dot && !rest.is_empty() && ends_as_street(short);
    same >= if has_dot { 3 } else { 4 } && short.len() < whole.len() && rest.len() <= MORE && is_within && !is_other
}
