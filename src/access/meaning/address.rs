//! Addresses: street, number, floor, town and the name of an institution, from lines in any order.

use super::letters::{Word, Words};
use super::place_name::PlaceName;

/// How sure it is that two addresses are one home.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// They are two places.
    Different,
    /// They may be one: the same stairs with another floor, a street without its number, a letter wrong.
    Likely,
    /// They are one.
    Same,
}

/// A street with a number on it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Street {
    /// The name in one word, with its abbreviations written out.
    name: String,
    /// The name's words as they were written.
    words: Vec<String>,
    /// The last of them is abbreviated with a full stop.
    is_abbreviated: bool,
    number: Option<String>,
    letter: Option<String>,
    /// Floor and side, in one form; empty when none is written.
    unit: String,
}

/// An address as it is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    streets: Vec<Street>,
    institutions: Vec<PlaceName>,
    postcode: Option<String>,
    town: String,
}

/// The length from which a name may have one letter wrong.
const LONG: usize = 9;

/// What a street is called in the end; a name that ends so is a street's and no other word.
const STREET_ENDINGS: [&str; 28] = [
    "vej",
    "gade",
    "alle",
    "straede",
    "vaenget",
    "vaenge",
    "parken",
    "plads",
    "stien",
    "sti",
    "toften",
    "boulevard",
    "kaj",
    "brygge",
    "laenge",
    "leddet",
    "svinget",
    "stræde",
    "gaarden",
    "lunden",
    "skraenten",
    "engen",
    "torv",
    "torvet",
    "bakken",
    "vangen",
    "promenaden",
    "gatan",
];

/// Names of streets that people bear too: alone they tell nothing.
const NAMES_OF_PEOPLE: [&str; 1] = ["solvej"];

/// Words for floors and sides, as they are compared. What follows a door or a staircase belongs to it.
fn unit_form(word: &str) -> Option<&'static str> {
    Some(match word {
        "st" | "stuen" | "stue" | "stueetage" | "stueetagen" | "ground" | "parterre" | "part" => "0",
        "kl" | "kld" | "kaelder" | "kaelderen" | "basement" => "k",
        "sal" | "salen" | "etage" | "etg" | "etasje" | "floor" | "til" => "",
        "tv" | "venstre" | "left" => "tv",
        "th" | "hoejre" | "hoeyre" | "right" => "th",
        "mf" | "midtfor" | "midt" | "for" | "midten" => "mf",
        "foerste" | "foerst" | "first" => "1",
        "anden" | "andre" | "second" => "2",
        "tredje" | "third" => "3",
        "fjerde" | "fourth" => "4",
        "femte" | "fifth" => "5",
        "opgang" | "opg" | "lejlighed" | "lejl" | "doer" | "vaer" | "vaerelse" | "leilighet" | "leil" | "oppgang" | "nd" | "rd"
        | "flat" => "",
        _ => return None,
    })
}

/// Words that stand between a street and its number.
fn is_number_word(word: &str) -> bool {
    matches!(word, "nr" | "nummer" | "no" | "num" | "number" | "husnr" | "husnummer")
}

/// A word of a street's name, with its abbreviation written out. `dot`: a full stop follows; `last`: the number comes next.
fn street_word(word: &str, dot: bool, last: bool) -> String {
    let whole = match word {
        "v" | "vn" | "vei" | "veien" | "veg" | "vegen" | "vejen" => "vej",
        "g" | "gd" | "gt" | "gate" | "gata" | "gaten" | "gaden" => "gade",
        "pl" | "pladsen" | "plass" | "plassen" => "plads",
        "al" | "alleen" | "aleen" => "alle",
        "str" | "straedet" => "straede",
        "blvd" | "boulevarden" => "boulevard",
        "gl" | "gamle" => "gammel",
        "nr" => "noerre",
        "ndr" | "nordre" | "nord" => "nordre",
        "sdr" | "soendre" | "sondre" => "soender",
        "st" | "skt" | "sct" | "sankt" | "store" => "st",
        "ll" => "lille",
        "chr" | "christian" | "kristian" => "chr",
        "christians" | "kristians" => "chrs",
        "dr" | "doktor" => "dr",
        "kgs" | "kongens" => "kongens",
        "fr" | "frederik" => "fr",
        "frederiks" => "frs",
        other => {
            let cut = |ending: &str, by: &str| other.strip_suffix(ending).map(|stem| format!("{stem}{by}"));
            let abbreviated = if dot && last && other.len() > 3 {
                cut("v", "vej")
                    .or_else(|| cut("gd", "gade"))
                    .or_else(|| cut("g", "gade"))
                    .or_else(|| cut("gt", "gade"))
            } else {
                None
            };
            let inflected = if last && other.len() > 5 {
                ["veien", "vegen", "vejen", "vei", "veg"]
                    .iter()
                    .find_map(|e| cut(e, "vej"))
                    .or_else(|| ["gaten", "gata", "gate", "gaden"].iter().find_map(|e| cut(e, "gade")))
                    .or_else(|| cut("pladsen", "plads"))
            } else {
                None
            };
            return abbreviated.or(inflected).unwrap_or_else(|| other.to_owned());
        }
    };
    whole.to_owned()
}

fn street_name(words: &[Word]) -> String {
    let last = words.len().saturating_sub(1);
    let form = |(index, word): (usize, &Word)| street_word(&word.form, word.has_dot, index == last);
    words.iter().enumerate().map(form).collect()
}

impl Address {
    /// Reads the lines of an address, in any order.
    pub fn read<'a>(lines: impl IntoIterator<Item = &'a str>) -> Self {
        let mut address = Self::default();
        for line in lines {
            let words = Words::of(line).0;
            let mut part: Vec<Word> = Vec::new();
            for word in words {
                if word.after_break && !part.is_empty() {
                    address.take(&std::mem::take(&mut part));
                }
                part.push(word);
            }
            address.take(&part);
        }
        address
    }

    /// The town, in the form in which words are compared; empty when none is written.
    pub fn town(&self) -> &str {
        &self.town
    }

    /// The same address with the names of towns told apart from those of institutions.
    #[must_use]
    pub fn beside_towns(mut self, towns: &[String]) -> Self {
        let names = std::mem::take(&mut self.institutions);
        self.institutions = names.into_iter().map(|name| name.beside_towns(towns)).collect();
        self
    }

    /// Whether there is nothing to compare.
    pub fn is_empty(&self) -> bool {
        self.streets.is_empty() && self.institutions.is_empty()
    }

    /// Takes in what stands between two commas or line ends.
    fn take(&mut self, part: &[Word]) {
        let Some(first) = part.first() else { return };
        // c/o tells a person and no place, unless it is one word: »c/o Danner«.
        if part.len() > 1 && first.form == "c" && part[1].form == "o" {
            if let [one] = &part[2..] {
                self.institutions.push(PlaceName::of(std::slice::from_ref(one)));
            }
            return self.take_with_number(&part[2..]);
        }
        if is_country(part) || self.take_unit(part) || self.take_town(part) {
            return;
        }
        if part.iter().any(|w| w.is_number) {
            self.take_street(part);
        } else {
            self.take_words(part);
        }
    }

    /// After c/o: a street behind the name, if there is one.
    fn take_with_number(&mut self, part: &[Word]) {
        if part.iter().any(|w| w.is_number) {
            self.take_street(part);
        }
    }

    /// A floor or a side by itself belongs to the street before it.
    fn take_unit(&mut self, part: &[Word]) -> bool {
        let is_of_unit = |w: &Word| unit_form(&w.form).is_some() || (w.is_number && w.form.len() <= 2) || w.form.len() == 1;
        let says_so = part.iter().any(|w| unit_form(&w.form).is_some()) || part.len() == 1 && part[0].form.len() <= 2;
        if !part.iter().all(is_of_unit) || !says_so {
            return false;
        }
        if let Some(street) = self.streets.last_mut() {
            street.unit.push_str(&unit(part));
        }
        true
    }

    /// A postcode with its town: »8355 Solbjerg«, »DK-8355 Solbjerg«.
    fn take_town(&mut self, part: &[Word]) -> bool {
        let from = usize::from(matches!(&*part[0].form, "dk" | "n" | "no"));
        let Some(code) = part.get(from).filter(|w| w.is_number && w.form.len() == 4) else {
            return false;
        };
        self.postcode.get_or_insert_with(|| code.form.clone());
        if self.town.is_empty() {
            self.town = part[from + 1..].iter().filter(|w| !w.is_number).map(|w| w.form.as_str()).collect();
        }
        true
    }

    fn take_street(&mut self, part: &[Word]) {
        let Some(at) = part.iter().position(|w| w.is_number) else { return };
        // »17 Tranevænget«: the number first.
        let (name, number, rest) = if part[..at].iter().all(|w| is_number_word(&w.form)) {
            let from = at + 1;
            let ends = part[from..].iter().position(|w| w.is_number).map_or(part.len(), |n| n + from);
            (&part[from..ends], &part[at], &part[ends..])
        } else {
            let words = part[at - 1..at].iter().filter(|w| is_number_word(&w.form)).count();
            (&part[..at - words], &part[at], &part[at + 1..])
        };
        if name.is_empty() {
            return;
        }
        let is_letter = |w: &&Word| !w.is_number && w.form.len() == 1 && w.form != "k";
        let letter = rest.first().filter(is_letter).map(|w| w.form.clone());
        let rest = &rest[usize::from(letter.is_some())..];
        let (unit_words, town) = match rest.iter().position(|w| w.is_number && w.form.len() == 4) {
            Some(code) => rest.split_at(code),
            None => (rest, &rest[rest.len()..]),
        };
        self.streets.push(Street {
            number: Some(number.form.clone()),
            letter,
            unit: unit(unit_words),
            ..Street::named(name)
        });
        if !town.is_empty() {
            self.take_town(town);
        }
        // »Tranevænget 17 Solbjerg«: the town without its postcode.
        let plain: String = unit_words
            .iter()
            .filter(|w| !w.is_number && unit_form(&w.form).is_none() && w.form.len() > 2)
            .map(|w| w.form.as_str())
            .collect();
        if self.town.is_empty() {
            self.town = plain;
        }
    }

    /// Words without a number: a street, when they end as one; else the name of an institution.
    fn take_words(&mut self, part: &[Word]) {
        let name = street_name(part);
        if part.len() <= 3 && ends_as_street(&name) {
            self.streets.push(Street::named(part));
        } else {
            self.institutions.push(PlaceName::of(part));
        }
    }

    /// How likely it is that the two are one home.
    pub fn likeness(&self, other: &Self) -> Likeness {
        if self.contradicts(other) {
            return Likeness::Different;
        }
        let streets = self
            .streets
            .iter()
            .flat_map(|a| other.streets.iter().map(move |b| a.likeness(b)))
            .max()
            .unwrap_or(Likeness::Different);
        let own = self.institutions.iter().filter(|name| !self.is_town(name));
        let houses = own.flat_map(|a| other.institutions.iter().map(move |b| a.likeness(b)));
        houses.max().unwrap_or(Likeness::Different).max(streets)
    }

    fn is_town(&self, name: &PlaceName) -> bool {
        !self.town.is_empty() && name.joined() == self.town
    }

    /// Two postcodes, or two towns, that are not the same.
    fn contradicts(&self, other: &Self) -> bool {
        match (&self.postcode, &other.postcode) {
            (Some(a), Some(b)) => a != b,
            _ => !self.town.is_empty() && !other.town.is_empty() && self.town != other.town,
        }
    }

    /// Whether a text tells the address: the street with its number. With `closely`, the street alone and the institution too.
    pub fn is_told_in(&self, text: &Words, closely: bool) -> bool {
        let names_it = |name: &PlaceName| name.joined() != self.town && name.is_told_in(text, &self.town);
        self.streets.iter().any(|street| street.is_told_in(text, closely)) || closely && self.institutions.iter().any(names_it)
    }

    /// Whether the two lie in one street: the same stairs when the numbers agree.
    pub fn is_same_stairs(&self, other: &Self) -> bool {
        !self.contradicts(other)
            && self.streets.iter().any(|a| {
                other
                    .streets
                    .iter()
                    .any(|b| a.likeness(b) >= Likeness::Likely && a.number == b.number)
            })
    }
}

impl Street {
    /// A street by its name alone.
    fn named(words: &[Word]) -> Self {
        Self {
            name: street_name(words),
            words: words.iter().map(|w| w.form.clone()).collect(),
            is_abbreviated: words.last().is_some_and(|w| w.has_dot),
            number: None,
            letter: None,
            unit: String::new(),
        }
    }

    /// Whether a shorter way to write the name may be meant: »Tranev.«, »Tranevgt.«, »Strandvej« for »Søndre Strandvej«.
    fn is_shortened_to(&self, words: &[String], has_dot: bool) -> bool {
        let (whole, told) = (self.words.concat(), words.concat());
        let is_end = (1..self.words.len()).any(|from| self.words[from..].concat() == told && told.len() > 3);
        is_end || whole == told || is_short_for(&told, &whole, has_dot) || self.is_abbreviated && is_short_for(&whole, &told, true)
    }

    fn likeness(&self, other: &Self) -> Likeness {
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

    fn is_told_in(&self, text: &Words, closely: bool) -> bool {
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

fn ends_as_street(name: &str) -> bool {
    STREET_ENDINGS
        .iter()
        .any(|ending| name.len() > ending.len() + 1 && name.ends_with(ending))
}

fn is_country(part: &[Word]) -> bool {
    part.len() == 1 && matches!(&*part[0].form, "danmark" | "denmark" | "dk" | "norge" | "norway" | "sverige")
}

/// Floor and side in one form.
fn unit(words: &[Word]) -> String {
    let form = |w: &Word| match unit_form(&w.form) {
        Some(form) => form.to_owned(),
        None if w.is_number && w.form.len() <= 2 || w.form.len() == 1 && !matches!(&*w.form, "t") => w.form.clone(),
        // »t. v.«, »t.h.«
        None if w.form == "t" => "t".to_owned(),
        None => String::new(),
    };
    words.iter().map(form).collect()
}
