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
const STREET_ENDINGS: [&str; 22] = [
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
];

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

    /// Whether there is nothing to compare.
    pub fn is_empty(&self) -> bool {
        self.streets.is_empty() && self.institutions.is_empty()
    }

    /// Takes in what stands between two commas or line ends.
    fn take(&mut self, part: &[Word]) {
        let Some(first) = part.first() else { return };
        // c/o and »att.« tell a person and no place.
        if part.len() > 1 && first.form == "c" && part[1].form == "o" {
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
        let (name, number, rest) = if at == 0 {
            let ends = part[1..].iter().position(|w| w.is_number).map_or(part.len(), |n| n + 1);
            (&part[1..ends], &part[0], &part[ends..])
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
            name: street_name(name),
            number: Some(number.form.clone()),
            letter,
            unit: unit(unit_words),
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
            self.streets.push(Street {
                name,
                number: None,
                letter: None,
                unit: String::new(),
            });
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
        let same_house = |a: &PlaceName| other.institutions.iter().any(|b| a.is_same_as(b) && !self.is_town(a));
        if self.institutions.iter().any(same_house) {
            return Likeness::Same;
        }
        streets
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
    fn likeness(&self, other: &Self) -> Likeness {
        let exact = self.name == other.name;
        if !exact && !is_nearly(&self.name, &other.name) {
            return Likeness::Different;
        }
        match (&self.number, &other.number) {
            (Some(a), Some(b)) if a != b => return Likeness::Different,
            (Some(_), Some(_)) => {}
            _ => return Likeness::Likely,
        }
        let agree = |a: &str, b: &str| a.is_empty() || b.is_empty() || a == b;
        let letters = agree(
            self.letter.as_deref().unwrap_or_default(),
            other.letter.as_deref().unwrap_or_default(),
        );
        if exact && letters && agree(&self.unit, &other.unit) {
            Likeness::Same
        } else {
            Likeness::Likely
        }
    }

    fn is_told_in(&self, text: &Words, closely: bool) -> bool {
        let words = &text.0;
        (0..words.len()).any(|from| self.is_told_from(words, from, closely))
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
        if !closely || behind.is_some_and(|w| w.form.len() < 4) {
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
