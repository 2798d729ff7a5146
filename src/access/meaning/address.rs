//! Addresses: street, number, floor, town and the name of an institution, from lines in any order.

use super::everyday::is_of_somebodys_home;
use super::letters::{Word, Words};
use super::likeness::Likeness;
use super::number_words::number_in_words;
use super::place_name::PlaceName;
use super::street::Street;
use super::street_words::{ends_as_street, is_number_word, street_name, street_word, unit, unit_form, with_ordinals};

/// An address as it is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    streets: Vec<Street>,
    institutions: Vec<PlaceName>,
    postcode: Option<String>,
    town: String,
    /// The names behind a c/o: whose home it is too.
    hosts: Vec<String>,
}

impl Address {
    /// Reads the lines of an address, in any order.
    pub fn read<'a>(lines: impl IntoIterator<Item = &'a str>) -> Self {
        let mut parts: Vec<Vec<Word>> = Vec::new();
        for line in lines {
            let words = Words::of(line);
            let words = with_ordinals(&words.0).into_owned();
            let mut part: Vec<Word> = Vec::new();
            for word in words {
                if word.after_break && !part.is_empty() {
                    parts.push(std::mem::take(&mut part));
                }
                part.push(word);
            }
            parts.push(part);
        }
        let mut address = Self::default();
        for part in with_numbers_beside(parts) {
            address.take(&part);
        }
        let town = [address.town.clone()];
        address.beside_towns(&town)
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
        self.streets.is_empty() && self.institutions.is_empty() && self.hosts.is_empty()
    }

    /// Takes in what stands between two commas or line ends.
    fn take(&mut self, part: &[Word]) {
        let Some(first) = part.first() else { return };
        // c/o tells a person and no place, unless it is one word: »c/o Danner«.
        if part.len() > 1 && first.form == "c" && part[1].form == "o" {
            let names = part[2..].iter().take_while(|w| !w.is_number);
            self.hosts.extend(
                names
                    .filter(|w| w.is_capital && w.form.len() > 2 && w.form != "familien")
                    .map(|w| w.form.clone()),
            );
            if let [one] = &part[2..] {
                self.institutions.push(PlaceName::of(std::slice::from_ref(one)));
            }
            return self.take_with_number(&part[2..]);
        }
        if is_country(part) || self.take_unit(part) || self.take_town(part) {
            return;
        }
        let with_digits = number_as_digits(part);
        if with_digits.iter().any(|w| w.is_number) {
            self.take_street(&with_digits);
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
        let house = Street::named(name).with_house(&number.form, letter, unit(unit_words));
        self.streets.push(house);
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
        let is_street = part.len() <= 3 && ends_as_street(&name);
        // »Botilbuddet Solgården«, »Kollegiet Bøgelunden«: a name that ends like a street behind the kind of a house.
        let may_be_house = part.len() > 1
            && !is_first_of_street(&part[0])
            && part.last().is_some_and(|w| ends_as_street(&street_word(&w.form, false, true)));
        if is_street {
            self.streets.push(Street::named(part));
        }
        if !is_street || may_be_house {
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
    pub fn contradicts(&self, other: &Self) -> bool {
        match (&self.postcode, &other.postcode) {
            (Some(a), Some(b)) => a != b,
            _ => !self.town.is_empty() && !other.town.is_empty() && self.town != other.town,
        }
    }

    /// Whether a text tells the address: the street with its number. With `closely`, the street alone and the institution too.
    pub fn is_told_in(&self, text: &Words, closely: bool) -> bool {
        let names_it = |name: &PlaceName| name.joined() != self.town && name.is_told_in(text, &self.town);
        self.streets.iter().any(|street| street.is_told_in(text, closely, &self.town)) || closely && self.institutions.iter().any(names_it)
    }

    /// Whether a text says that somebody is at the home of the one behind the c/o: »bor hos Hansen«, »c/o Jens Hansen«. With `of`, only
    /// where the sentence speaks of living or of these people.
    pub fn is_host_told_in(&self, text: &Words, of: Option<&Words>) -> bool {
        let words = &text.0;
        let is_host = |word: &Word| {
            let form = word.form.strip_suffix('s').unwrap_or(&word.form);
            word.is_capital && self.hosts.iter().any(|host| *host == word.form || host == form)
        };
        let is_at = |at: usize| match &*words[at].form {
            "hos" | "ved" => true,
            "o" => at > 0 && words[at - 1].form == "c",
            _ => false,
        };
        (0..words.len()).filter(|at| is_at(*at)).any(|at| {
            let is_named = words[at + 1..].iter().take(3).any(is_host);
            is_named && of.is_none_or(|names| is_of_somebodys_home(words, at, names))
        })
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

/// The parts with a house number that stands by itself, on the next line or behind a comma, put to its street: »Tranevænget« and
/// »17, st. th.«, »17« and »Tranevænget«.
fn with_numbers_beside(parts: Vec<Vec<Word>>) -> Vec<Vec<Word>> {
    let is_street = |part: &[Word]| !part.iter().any(|w| w.is_number) && ends_as_street(&street_name(part));
    let says_house = |w: &Word| is_number_word(&w.form) || matches!(&*w.form, "hus" | "opgang" | "opg" | "house");
    let begins_with_number = |part: &[Word]| {
        let number = part.iter().find(|w| !says_house(w));
        number.is_some_and(|w| w.is_number && w.form.len() <= 3)
    };
    let mut joined: Vec<Vec<Word>> = Vec::new();
    for part in parts {
        match joined.last_mut() {
            Some(street) if is_street(street) && begins_with_number(&part) => {
                street.extend(part.into_iter().filter(|w| !matches!(&*w.form, "hus" | "opgang" | "opg" | "house")));
            }
            Some(number) if matches!(&**number, [one] if one.is_number && one.form.len() <= 3) && is_street(&part) => {
                number.splice(0..0, part);
            }
            _ => joined.push(part),
        }
    }
    joined
}

/// The part with a house number that is written out put in digits: »Engvej sytten«, »Engvej nr. syv og tyve«. Only behind what
/// ends as a street.
fn number_as_digits(part: &[Word]) -> Vec<Word> {
    let as_digits = |from: usize, until: usize| {
        let forms: Vec<&str> = part[from..until].iter().map(|w| &*w.form).collect();
        let number = number_in_words(&forms)?;
        let mut word = part[from].clone();
        (word.form, word.is_number) = (number.to_string(), true);
        Some([&part[..from], &[word], &part[until..]].concat())
    };
    if part.iter().any(|w| w.is_number) {
        return part.to_vec();
    }
    let is_behind_street = |from: usize| {
        let name = part[..from].iter().rposition(|w| !is_number_word(&w.form)).map_or(0, |n| n + 1);
        ends_as_street(&street_name(&part[..name]))
    };
    let starts = (1..part.len()).filter(|from| is_behind_street(*from));
    let mut spans = starts.flat_map(|from| (from + 1..=part.len().min(from + 4)).rev().map(move |until| (from, until)));
    spans
        .find_map(|(from, until)| as_digits(from, until))
        .unwrap_or_else(|| part.to_vec())
}

/// Words that begin the names of streets and of no house.
fn is_first_of_street(word: &Word) -> bool {
    const FIRST: [&str; 22] = [
        "gammel", "gamle", "gl", "ny", "nye", "lille", "store", "st", "sct", "skt", "sankt", "oester", "oestre", "vester", "vestre",
        "noerre", "nr", "nordre", "soender", "soendre", "sdr", "ndr",
    ];
    word.form.len() < 3 || FIRST.contains(&&*word.form)
}

fn is_country(part: &[Word]) -> bool {
    part.len() == 1 && matches!(&*part[0].form, "danmark" | "denmark" | "dk" | "norge" | "norway" | "sverige")
}
