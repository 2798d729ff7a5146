//! One street with its house: how two are compared, and how one is told in a text.

use super::everyday::{
    is_behind_place_word, is_called_home, is_everyday, is_home_of_somebody, is_outing, is_where_somebody_is_met, sentence,
};
use super::letters::{Word, Words};
use super::likeness::Likeness;
use super::number_words::number_in_words;
use super::ordinary_street::{is_ordinary, is_plural_or_weather, is_road};
use super::street_words::{
    NAMES_OF_PEOPLE, ends_as_street, is_initial_of, is_kind_of_street, is_number_word, makes_another, street_name, street_word, unit_form,
    with_written_out,
};

/// A street with a number on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Street {
    /// The name in one word, with its abbreviations written out.
    name: String,
    /// The name's words as they were written.
    words: Vec<String>,
    /// The last of them is abbreviated with a full stop.
    is_abbreviated: bool,
    /// Other words stand before it on its line, which may be of its name.
    is_behind_others: bool,
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
            is_behind_others: false,
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
        if self.has_initials_of(words) {
            return true;
        }
        let is_end = (1..self.words.len()).any(|from| self.words[from..].concat() == told && told.len() > 3);
        is_end || whole == told || is_short_for(&told, &whole, has_dot) || self.is_abbreviated && is_short_for(&whole, &told, true)
    }

    /// Whether the two names differ by initials alone: »V. Voldgade«, »O. Rømers Gade«, »Dr. Margrethes Vej«.
    fn has_initials_of(&self, told: &[String]) -> bool {
        const MOST: usize = 2;
        let rest = |words: &[String]| -> String {
            let last = words.len().saturating_sub(1);
            words
                .iter()
                .enumerate()
                .map(|(n, w)| street_word(w, n == last, n == last))
                .collect()
        };
        (1..=MOST).any(|heads| {
            let (Some((own, behind)), Some((other, told))) = (self.words.split_at_checked(heads), told.split_at_checked(heads)) else {
                return false;
            };
            let is_pair = |(a, b): (&String, &String)| a == b || is_initial_of(a, b) || is_initial_of(b, a);
            let behind = rest(behind);
            behind.len() > 4 && own != other && own.iter().zip(other).all(is_pair) && behind == rest(told)
        })
    }

    pub(super) fn likeness(&self, other: &Self) -> Likeness {
        let exact = self.name == other.name;
        let is_shortened = || {
            let numbers_differ = self.number.is_some() && other.number.is_some() && self.number != other.number;
            if !numbers_differ && self.has_initials_of(&other.words) {
                return true;
            }
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
        // »17, stuen« and »17 th« may be »17, st. th.«, and »17« any door of the house.
        let is_part = |a: &str, b: &str| b.starts_with(a) || b.ends_with(a);
        let agree = |a: &str, b: &str| is_part(a, b) || is_part(b, a);
        // »17 C« may be another door than »17«.
        if exact && self.letter == other.letter && agree(&self.unit, &other.unit) {
            Likeness::Same
        } else {
            Likeness::Likely
        }
    }

    /// Whether the two are houses of one street with at most one between them: the numbers of one side go by twos.
    pub(super) fn is_beside(&self, other: &Self) -> bool {
        const NEAREST: std::ops::RangeInclusive<u32> = 1..=4;
        let is_street = self.name == other.name || is_nearly(&self.name, &other.name);
        let number = |street: &Self| street.number.as_ref().and_then(|number| number.parse::<u32>().ok());
        let apart = number(self).zip(number(other)).map(|(a, b)| a.abs_diff(b));
        is_street && apart.is_some_and(|apart| NEAREST.contains(&apart))
    }

    pub(super) fn is_told_in(&self, text: &Words, closely: bool, town: &str) -> bool {
        let words = &with_written_out(&text.0);
        let is_told = |street: &Self| (0..words.len()).any(|from| street.is_told_from(words, from, closely, town));
        let is_glued = closely && self.is_glued_in(words);
        is_glued || is_told(self) || self.among_other_words().iter().any(is_told) || self.is_told_shortened(words)
    }

    /// Whether a word of a text holds the whole name and more: »grundejerforeningentranevaenget.dk«. Not a short name, or one that is
    /// the beginning of an ordinary word.
    fn is_glued_in(&self, words: &[Word]) -> bool {
        let is_own = |name: &str| name.len() >= LONG && !is_everyday(name) && !is_road(name);
        let holds = |name: &str, form: &str| form.len() > name.len() && form.contains(name) && !is_plural_or_weather(form);
        let whole = self.words.concat();
        let mut names = [&*self.name, &*whole].into_iter().filter(|name| is_own(name));
        names.any(|name| words.iter().any(|word| holds(name, &word.form)))
    }

    /// The streets of one word that stand among other words: »pt. Tranevænget 17«, »eller Lærkevej 3«, »Tranevænget/Lærkevej 3«. Not
    /// behind a word that makes them another street: »Søndre Strandvej«.
    fn among_other_words(&self) -> Vec<Self> {
        let one = |at: usize| {
            let word = &self.words[at];
            // Only of the last word is it known whether it is shortened: »pt. Lærkeg. 17«.
            let is_short = self.is_abbreviated && at + 1 == self.words.len();
            let name = street_word(word, is_short, true);
            let is_street = ends_as_street(&name) && !is_everyday(word);
            let is_another = at.checked_sub(1).is_some_and(|before| makes_another(&self.words[before]));
            (self.words.len() > 1 && is_street && !is_another).then(|| Self {
                name,
                words: vec![word.clone()],
                is_abbreviated: false,
                ..self.clone()
            })
        };
        let ends = (1..self.words.len()).filter_map(|from| self.end_from(from));
        (0..self.words.len()).filter_map(one).chain(ends).collect()
    }

    /// The end of the name from its word `from` on, as the name of a street that has no street's ending: »OBS Klostergyden 17«,
    /// »c/o Hansen Prins Jørgens Gård 17«. Not the kind of a street alone, and not behind a word that makes it another.
    fn end_from(&self, from: usize) -> Option<Self> {
        let words = &self.words[from..];
        let is_kind = matches!(words, [one] if one.len() < 4 || is_kind_of_street(one));
        // »Margrethes Vej« for »Dr. Margrethes Vej«: a title is left out.
        let is_title = matches!(&*self.words[from - 1], "dr" | "doktor");
        let is_another = makes_another(&self.words[from - 1]) && !is_title;
        let last = words.len() - 1;
        let written_out = words
            .iter()
            .enumerate()
            .map(|(at, word)| street_word(word, self.is_abbreviated && at == last, at == last));
        (!is_kind && !is_another).then(|| Self {
            name: written_out.collect(),
            words: words.to_vec(),
            is_behind_others: true,
            ..self.clone()
        })
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
    fn is_told_from(&self, words: &[Word], from: usize, closely: bool, town: &str) -> bool {
        let Some(ends) = self.name_ends(words, from).or_else(|| self.initialled_ends(words, from)) else {
            return false;
        };
        let number_words = words[ends..].iter().take_while(|w| is_number_word(&w.form)).count();
        let behind = &words[ends + number_words..];
        let before = from
            .checked_sub(1)
            .and_then(|n| words.get(n))
            .filter(|w| w.is_number && w.form.len() < 4 && !w.has_dot);
        let matches = |w: &Word| self.number.as_ref() == Some(&w.form);
        if self.is_among(behind) || before.is_some_and(matches) || self.has_number_in_words(behind) || self.is_numbered_near(words, from) {
            return true;
        }
        // Another number in the same street is another house, unless it is a floor: »Tranevænget, 2. sal tv.«.
        let is_other_house =
            self.number.is_some() && behind.first().is_some_and(|w| w.is_number && w.form.len() < 4) && !begins_with_floor(behind);
        closely && !is_other_house && !NAMES_OF_PEOPLE.contains(&&*self.name) && self.is_told_alone(words, from, ends, town)
    }

    /// Whether the name without its number, which stands in words `from` to `ends`, is meant as one. A name that is an ordinary
    /// word too has to look like a name, or to stand where a home does.
    fn is_told_alone(&self, words: &[Word], from: usize, ends: usize, town: &str) -> bool {
        let word = &words[from];
        let is_written_apart = ends - from > 1 && self.words.len() == 1;
        // »op ad bakke, vejen er stejl«
        if words[from + 1..ends].iter().any(|w| w.after_sign && !w.after_dash) {
            return false;
        }
        let is_own_word = self.words.iter().any(|w| w.len() > 4 && !is_everyday(w)) && !is_written_apart;
        let is_whole = word.is_capital && from == 0 && ends == words.len();
        let next = words.get(ends).map_or("", |w| &*w.form);
        let behind = words.get(ends + usize::from(next == "i")).map_or("", |w| &*w.form);
        let before_town = !town.is_empty() && behind == town || next.len() == 4 && words[ends].is_number;
        if words[from..ends].iter().all(|w| !w.is_capital) && is_ordinary(words, from, ends) {
            return before_town || is_home_of_somebody(words, from) || is_where_somebody_is_met(words, from);
        }
        // »gå en tur i Parken«
        if self.words.len() == 1 && is_everyday(&self.words[0]) && is_outing(words, from) && !is_home_of_somebody(words, from) {
            return false;
        }
        ends_as_street(&self.name)
            || is_own_word
            || is_whole
            || before_town
            || word.is_capital && !word.is_first && (!self.is_behind_others || is_behind_place_word(words, from))
            || is_home_of_somebody(words, from)
            || word.is_capital && is_called_home(words, from, ends)
    }

    /// Whether the sentence round a word calls the house by its number: »nr. 17 på Skolevej«, »på Skolevej, i nummer 17«.
    fn is_numbered_near(&self, words: &[Word], at: usize) -> bool {
        let Some(number) = &self.number else { return false };
        let pairs = sentence(words, at).windows(2);
        let mut numbered = pairs.filter(|two| is_number_word(&two[0].form) && two[1].is_number);
        numbered.any(|two| two[1].form == *number)
    }

    /// Whether the house's number is among those that follow: »15, 17 og 19«, »15-19«, »15 til 19«, »017«.
    fn is_among(&self, behind: &[Word]) -> bool {
        const WIDEST: u32 = 40;
        let Some(number) = &self.number else { return false };
        if has_number_spaced_out(behind, number) {
            return true;
        }
        let wanted = number.parse::<u32>().ok();
        let mut last: Option<u32> = None;
        let mut is_range = false;
        for (index, word) in behind.iter().enumerate() {
            if !word.is_number {
                match &*word.form {
                    "til" if last.is_some() => is_range = true,
                    "og" | "eller" | "samt" | "nr" | "nummer" if last.is_some() => {}
                    letter if letter.len() == 1 && letter != "i" && last.is_some() => {}
                    _ => return false,
                }
                continue;
            }
            let ends_sentence = behind.get(index + 1).is_none_or(|next| next.starts_sentence && next.is_capital);
            // A date or a clock behind the address, a postcode, another kind of number.
            if word.form.len() > 3 || last.is_some() && word.has_dot && !ends_sentence {
                return last.is_none() && word.form == *number;
            }
            let Ok(told) = word.form.parse::<u32>() else { return false };
            let is_within = |from: u32| {
                (is_range || word.after_dash) && told > from && told - from <= WIDEST && wanted.is_some_and(|n| n > from && n <= told)
            };
            if wanted == Some(told) || last.is_some_and(is_within) {
                return true;
            }
            (last, is_range) = (Some(told), false);
        }
        false
    }

    /// The word after the name, when it begins at word `from` with an initial in place of a word.
    fn initialled_ends(&self, words: &[Word], from: usize) -> Option<usize> {
        let counts = 2..=self.words.len().min(5);
        counts.map(|count| from + count).find(|&ends| {
            let told = words.get(from..ends).unwrap_or_default();
            let forms: Vec<String> = told.iter().map(|w| w.form.clone()).collect();
            told.len() > 1 && told[0].is_capital && told.iter().all(|w| !w.is_number) && self.has_initials_of(&forms)
        })
    }

    /// Whether the words that follow tell the house's number: »Engvej sytten«, »Engvej nr. syv og tyve«.
    fn has_number_in_words(&self, behind: &[Word]) -> bool {
        let number = self.number.as_ref().and_then(|n| n.parse().ok());
        let forms: Vec<&str> = behind.iter().take(4).take_while(|w| !w.is_number).map(|w| &*w.form).collect();
        number.is_some() && (1..=forms.len()).any(|count| number_in_words(&forms[..count]) == number)
    }

    /// The word after the name, when it begins at word `from`, written together or apart, with a genitive's s or a letter wrong.
    fn name_ends(&self, words: &[Word], from: usize) -> Option<usize> {
        // »i den vestre gade«: with the article the name would stand behind »i«.
        if words[from].form == "den" && !words[from].is_capital {
            return None;
        }
        let mut joined = String::new();
        for ends in from + 1..=(from + 5).min(words.len()) {
            let last = &words[ends - 1];
            if last.is_number {
                return None;
            }
            // »en kirke i gaden« has a letter more than »Kirkegade«, and is other words.
            let is_as_many = ends - from == 1 || ends - from == self.words.len();
            let is_name = |dot: bool| {
                let with_this = format!("{joined}{}", street_word(&last.form, dot, true));
                let genitive = with_this.strip_suffix('s').unwrap_or(&with_this);
                let nearly = || {
                    is_as_many
                        && !is_plural_or_weather(&last.form)
                        && (is_nearly(&with_this, &self.name) || is_nearly(genitive, &self.name))
                };
                with_this == self.name || genitive == self.name || nearly()
            };
            // A full stop may end the sentence: »hun bor Egebjerg.« is no »Egebjergade«.
            if is_name(last.has_dot) || last.has_dot && is_name(false) {
                return Some(ends);
            }
            // »Vi går i kirke. Gaden er stille«
            let is_other_sentence = |next: &Word| {
                let is_definite = matches!(&*next.form, "vejen" | "gaden" | "pladsen" | "stien");
                next.starts_sentence && next.is_capital && (last.form.len() > 4 || is_definite)
            };
            if last.has_dot && words.get(ends).is_some_and(is_other_sentence) {
                return None;
            }
            joined.push_str(&street_word(&last.form, last.has_dot, false));
            if joined.len() > self.name.len() + 2 {
                return None;
            }
        }
        None
    }
}

/// Whether words begin with a number of which each digit stands by itself: »1 7«.
fn has_number_spaced_out(words: &[Word], number: &str) -> bool {
    let digits = words.iter().take_while(|w| w.is_number && w.form.len() == 1).take(number.len());
    let is_next = |at: usize, w: &Word| at == 0 || !w.after_sign && !w.after_dash && !w.after_slash;
    let is_together = words.iter().take(number.len()).enumerate().all(|(at, w)| is_next(at, w));
    number.len() > 1 && is_together && digits.map(|w| w.form.as_str()).collect::<String>() == number
}

/// Whether words begin with a floor and its side in place of a house's number: »2. sal«, »1. tv.«, »3. mf.«.
fn begins_with_floor(words: &[Word]) -> bool {
    let [number, unit, ..] = words else { return false };
    let is_floor = number.is_number && number.form.len() == 1 && number.has_dot;
    let is_side = matches!(&*unit.form, "t" | "sal" | "salen" | "etage" | "etg" | "etasje" | "floor");
    is_floor && (is_side || matches!(unit_form(&unit.form), Some("tv" | "th" | "mf")))
}

/// Two long names of which one has a letter wrong, left out, doubled or changed about.
fn is_nearly(a: &str, b: &str) -> bool {
    let is_one = |a: &str, b: &str| a.len().abs_diff(b.len()) <= 1 && strsim::damerau_levenshtein(a, b) <= 1;
    // »Kirkegrdsvej«: an å is one letter to who writes it.
    let whole = |name: &str| name.replace("aa", "1").replace("ae", "2").replace("oe", "3");
    a.len().min(b.len()) >= LONG && (is_one(a, b) || is_one(&whole(a), &whole(b)))
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
