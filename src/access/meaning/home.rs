//! One home: its street, number, floor, town and the name of an institution, from lines in any order.

use super::everyday::{is_everyday, is_of_somebodys_home};
use super::home_parts::{
    apart, before_street, is_country, is_first_of_street, is_label, is_yard_with_number, more_numbers, postcode, tells_house,
    with_numbers_beside, without_counts,
};
use super::letters::{Word, Words};
use super::likeness::Likeness;
use super::name_parts::names_in;
use super::place_name::PlaceName;
use super::place_words::{is_common, is_kind_of_place};
use super::street::Street;
use super::street_words::{ends_as_street, is_number_word, street_name, street_word, unit, unit_form};
use super::towns::TOWNS;

/// One of the homes that an address tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Home {
    streets: Vec<Street>,
    institutions: Vec<PlaceName>,
    postcode: Option<String>,
    town: String,
    /// The town is what stands behind a house's number without a postcode, and is none that everybody knows: it may be anything.
    is_town_guessed: bool,
    /// The names behind a c/o: whose home it is too.
    hosts: Vec<String>,
    /// The one name behind a c/o, which may be a house's: »c/o Danner«.
    host_alone: Option<String>,
}

impl Home {
    /// The homes that lines tell, in any order: another one begins with another house or another town.
    pub(super) fn all_of(parts: Vec<Vec<Word>>) -> Vec<Self> {
        let mut homes = vec![Self::default()];
        for part in with_numbers_beside(parts) {
            for part in apart(&part) {
                if homes.last().is_some_and(|home| home.is_another(&part)) {
                    homes.push(Self::default());
                }
                if let Some(home) = homes.last_mut() {
                    home.take(&part);
                }
            }
        }
        // A town that stands once is that of all.
        let mut towns = homes.iter().filter(|home| !home.town.is_empty() || home.postcode.is_some());
        if let (Some(home), None) = (towns.next(), towns.next()) {
            let (postcode, town, is_guessed) = (home.postcode.clone(), home.town.clone(), home.is_town_guessed);
            for home in &mut homes {
                (home.postcode, home.town) = (postcode.clone(), town.clone());
                home.is_town_guessed = is_guessed;
            }
        }
        homes.retain(|home| !home.is_empty() || !home.town.is_empty());
        homes
    }

    /// Whether a part tells of another home than this: a second house, or a second town.
    fn is_another(&self, part: &[Word]) -> bool {
        let has_house = self.streets.iter().any(|street| street.number.is_some());
        match postcode(part) {
            Some(code) => self.postcode.as_ref().is_some_and(|own| *own != code.form),
            None => has_house && tells_house(part),
        }
    }

    /// The town, in the form in which words are compared; empty when none is written.
    pub(super) fn town(&self) -> &str {
        &self.town
    }

    /// The same address with the names of towns told apart from those of institutions.
    #[must_use]
    pub(super) fn beside_towns(mut self, towns: &[String]) -> Self {
        let names = std::mem::take(&mut self.institutions);
        self.institutions = names.into_iter().map(|name| name.beside_towns(towns)).collect();
        self
    }

    /// Whether there is nothing to compare.
    pub(super) fn is_empty(&self) -> bool {
        self.streets.is_empty() && self.institutions.is_empty() && self.hosts.is_empty() && self.host_alone.is_none()
    }

    /// Takes in what stands between two commas or line ends.
    fn take(&mut self, part: &[Word]) {
        let Some(first) = part.first() else { return };
        if postcode(part).is_none() {
            self.take_names(part);
        }
        // c/o tells a person and no place, unless it is one word: »c/o Danner«.
        if part.len() > 1 && first.form == "c" && part[1].form == "o" {
            let names = part[2..].iter().take_while(|w| !w.is_number);
            self.hosts.extend(
                names
                    .filter(|w| w.is_capital && w.form.len() > 2 && w.form != "familien")
                    .map(|w| w.form.clone()),
            );
            if let [one] = &part[2..] {
                self.host_alone = Some(one.form.clone()).filter(|name| !name.ends_with("sen") && name.len() > 2);
            }
            return self.take_with_number(&part[2..]);
        }
        if is_label(part) {
            return;
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

    /// The institutions that a part names beside what else stands in it: »Værelse 4 Kvindehjemmet Egely«, »c/o Kvindehjemmet Egely«,
    /// »Kvindehjemmet Egely Tranevænget 17«.
    fn take_names(&mut self, part: &[Word]) {
        let has_number = part.iter().any(|w| w.is_number);
        let is_care_of = part.len() > 1 && part[0].form == "c" && part[1].form == "o";
        for name in names_in(part) {
            let words = before_street(name.words, part);
            let has_kind = words.iter().any(|w| is_kind_of_place(&w.form));
            let is_own = || {
                !has_number && !is_care_of && !name.is_weak && words[0].is_capital && !ends_as_street(&street_name(words)) && {
                    PlaceName::of(words).own().len() >= 4
                }
            };
            let is_name = words.len() < part.len() && !words.is_empty() && !is_label(words) && !is_yard_with_number(words, part);
            if is_name && (has_kind || is_own()) {
                self.institutions.push(PlaceName::of(words));
            }
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
        let Some(code) = postcode(part) else { return false };
        let had_code = self.postcode.is_some();
        self.postcode.get_or_insert_with(|| code.form.clone());
        // What stood behind a house's number without a postcode was no town.
        if self.town.is_empty() || !had_code {
            let behind = part.iter().skip_while(|w| w.form != code.form);
            self.town = behind.filter(|w| !w.is_number).map(|w| w.form.as_str()).collect();
            self.is_town_guessed = false;
        }
        true
    }

    fn take_street(&mut self, part: &[Word]) {
        let part = without_counts(part);
        let Some(at) = part.iter().position(|w| w.is_number) else { return };
        // »17 Tranevænget«: the number first.
        let (name, number, rest) = if part[..at].iter().all(|w| is_number_word(&w.form)) {
            let is_letter = |w: &Word| !w.is_number && w.form.len() == 1;
            let from = at + 1 + usize::from(part.get(at + 1).is_some_and(is_letter));
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
        let is_care_of = rest.len() > 1 && rest[0].form == "c" && rest[1].form == "o";
        let letter = rest.first().filter(is_letter).filter(|_| !is_care_of).map(|w| w.form.clone());
        let rest = &rest[usize::from(letter.is_some())..];
        let (others, rest) = more_numbers(rest);
        let (unit_words, town) = match rest.iter().position(|w| w.is_number && w.form.len() == 4) {
            Some(code) => rest.split_at(code),
            None => (rest, &rest[rest.len()..]),
        };
        // Whoever is behind a c/o is no part of the door.
        let care_of = unit_words.windows(2).position(|two| two[0].form == "c" && two[1].form == "o");
        let door = &unit_words[..care_of.unwrap_or(unit_words.len())];
        let house = Street::named(name).with_house(&number.form, letter, unit(door));
        self.streets.push(house);
        let others = others
            .iter()
            .map(|other| Street::named(name).with_house(&other.form, None, String::new()));
        self.streets.extend(others);
        if !town.is_empty() {
            self.take_town(town);
        }
        self.take_behind_number(unit_words);
    }

    /// What stands behind a house's number: the town without its postcode, as in »Tranevænget 17 Solbjerg«; an institution, as in
    /// »Mosevej 22 Bostedet Birkelund«; or anything else.
    fn take_behind_number(&mut self, words: &[Word]) {
        let plain: Vec<&Word> = words
            .iter()
            .filter(|w| !w.is_number && unit_form(&w.form).is_none() && w.form.len() > 2)
            .collect();
        let is_label = || words.iter().any(|w| is_label(std::slice::from_ref(w)));
        let is_care_of = words.windows(2).any(|two| two[0].form == "c" && two[1].form == "o");
        if plain.is_empty() || is_label() {
            return;
        }
        let from = words.iter().position(|w| w.range == plain[0].range).unwrap_or(0);
        if plain.iter().any(|w| is_kind_of_place(&w.form)) {
            self.institutions.push(PlaceName::of(&words[from..]));
        }
        if self.town.is_empty() && !is_care_of && plain.iter().all(|w| w.is_capital) {
            self.town = plain.iter().map(|w| w.form.as_str()).collect();
            self.is_town_guessed = !TOWNS.contains(&&*self.town);
        }
    }

    /// Words without a number: a street, when they end as one; else the name of an institution.
    fn take_words(&mut self, part: &[Word]) {
        let name = street_name(part);
        let is_street = part.len() <= 3 && ends_as_street(&name);
        // »Botilbuddet Solgården«, »Kollegiet Bøgelunden«, »Opholdsstedet Bakken«: a name that ends like a street behind the kind of a
        // house.
        let is_behind_kind = |w: &Word| is_kind_of_place(&part[0].form) && ["en", "et"].iter().any(|ending| w.form.ends_with(ending));
        let may_be_house = part.len() > 1
            && !is_first_of_street(&part[0])
            && part
                .last()
                .is_some_and(|w| ends_as_street(&street_word(&w.form, false, true)) || is_behind_kind(w));
        if is_street {
            self.streets.push(Street::named(part));
        }
        if !is_street || may_be_house {
            self.institutions.push(PlaceName::of(part));
        }
    }

    /// How likely it is that the two are one.
    pub(super) fn likeness(&self, other: &Self) -> Likeness {
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
        let hosts = if self.is_house_of_host(other) || other.is_house_of_host(self) {
            Likeness::Same
        } else {
            Likeness::Different
        };
        let likeness = houses.max().unwrap_or(Likeness::Different).max(streets).max(hosts);
        // A slip in the postcode or the town is most often one, and may be another town.
        if self.differs_by_slip(other) {
            likeness.min(Likeness::Likely)
        } else {
            likeness
        }
    }

    /// Whether one of the other's institutions, or the name behind its c/o, is the one name behind this c/o.
    fn is_house_of_host(&self, other: &Self) -> bool {
        let Some(host) = &self.host_alone else { return false };
        other.host_alone.as_ref() == Some(host) || other.institutions.iter().any(|name| name.joined() == *host)
    }

    /// Whether a text tells the one name behind the c/o as that of a house: »på Danner«, »Danners have«; not as somebody's last name.
    fn is_host_alone_told(&self, text: &Words) -> bool {
        let Some(host) = &self.host_alone else { return false };
        let words = &text.0;
        let is_told = |at: usize| {
            let Some(before) = at.checked_sub(1).map(|n| &words[n]).filter(|_| !words[at].after_sign) else {
                return words.len() == 1 || !is_everyday(host);
            };
            let is_at = matches!(&*before.form, "paa" | "i" | "til" | "fra" | "hos" | "ved" | "naer");
            let is_last_name = before.is_capital && !is_at && !is_common(&before.form);
            if is_everyday(host) {
                return is_at && words[at].is_capital;
            }
            is_at || !is_last_name
        };
        let is_it = |at: &usize| words[*at].form == *host || words[*at].form.strip_suffix('s') == Some(host);
        (0..words.len()).filter(is_it).any(is_told)
    }

    fn is_town(&self, name: &PlaceName) -> bool {
        !self.town.is_empty() && name.joined() == self.town
    }

    /// Two postcodes, or two towns, that are not the same, and not by a slip.
    pub(super) fn contradicts(&self, other: &Self) -> bool {
        self.differs(other) && !self.differs_by_slip(other)
    }

    fn differs(&self, other: &Self) -> bool {
        match (&self.postcode, &other.postcode) {
            (Some(a), Some(b)) => a != b,
            _ => !self.town.is_empty() && !other.town.is_empty() && self.town != other.town,
        }
    }

    /// Whether the postcode or the town of two addresses with the same street and number differs by what a slip of the hand makes: of
    /// »8660 Skanderborg«, »8661 Skanderborg«, »8606«, »Skanderbrog«. Another postcode with its own town is another place.
    fn differs_by_slip(&self, other: &Self) -> bool {
        let is_near = |a: &str, b: &str, most: usize| strsim::damerau_levenshtein(a, b) <= most;
        let most = self.town.len().min(other.town.len()) / 4;
        let has_towns = !self.town.is_empty() && !other.town.is_empty();
        let is_town = has_towns && (self.town == other.town || is_near(&self.town, &other.town, most));
        let is_code = match (&self.postcode, &other.postcode) {
            (Some(a), Some(b)) => !has_towns && is_near(a, b, 1),
            _ => false,
        };
        let is_house = |a: &Street| {
            a.number.is_some()
                && other
                    .streets
                    .iter()
                    .any(|b| a.number == b.number && a.likeness(b) > Likeness::Different)
        };
        let is_guessed = (self.is_town_guessed || other.is_town_guessed) && (self.postcode.is_none() || other.postcode.is_none());
        self.differs(other) && (is_town || is_code || is_guessed) && self.streets.iter().any(is_house)
    }

    /// Whether a text tells the address: the street with its number. With `closely`, the street alone and the institution too.
    pub(super) fn is_told_in(&self, text: &Words, closely: bool) -> bool {
        let names_it = |name: &PlaceName| name.joined() != self.town && name.is_told_in(text, &self.town);
        self.streets.iter().any(|street| street.is_told_in(text, closely, &self.town))
            || closely && (self.institutions.iter().any(names_it) || self.is_host_alone_told(text))
    }

    /// Whether a text says that somebody is at the home of the one behind the c/o: »bor hos Hansen«, »c/o Jens Hansen«. With `of`, only
    /// where the sentence speaks of living or of these people.
    pub(super) fn is_host_told_in(&self, text: &Words, of: Option<&Words>) -> bool {
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
            let named = words[at + 1..].iter().take(3).take_while(|w| w.is_capital || w.form == "familien");
            let named: Vec<&Word> = named.filter(|w| w.form != "familien").collect();
            // »hos Peter Hansen« is not »c/o Jens Hansen«.
            let is_other = named.len() > 1 && self.hosts.len() > 1 && !is_host(named[0]);
            let is_named = named.into_iter().any(is_host) && !is_other;
            is_named && of.is_none_or(|names| is_of_somebodys_home(words, at, names))
        })
    }

    /// Whether the two lie in one street: the same stairs when the numbers agree.
    pub(super) fn is_same_stairs(&self, other: &Self) -> bool {
        !self.contradicts(other)
            && self.streets.iter().any(|a| {
                other
                    .streets
                    .iter()
                    .any(|b| a.likeness(b) >= Likeness::Likely && a.number == b.number)
            })
    }

    /// Whether the two are neighbouring houses of one street.
    pub(super) fn is_beside(&self, other: &Self) -> bool {
        let is_beside = |a: &Street| other.streets.iter().any(|b| a.is_beside(b));
        !self.contradicts(other) && self.streets.iter().any(is_beside)
    }
}
