//! The parts that an address falls into between its commas and line ends: which are a house, a town, a label.

use super::letters::Word;
use super::name_parts::is_time;
use super::number_words::number_in_words;
use super::street_words::{ends_as_street, is_number_word, street_name, street_word, unit_form};

/// The parts with a house number that stands by itself, on the next line or behind a comma, put to its street: »Tranevænget« and
/// »17, st. th.«, »17« and »Tranevænget«.
pub(super) fn with_numbers_beside(parts: Vec<Vec<Word>>) -> Vec<Vec<Word>> {
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

/// A part with each house number that is written out put in digits: »Engvej sytten«, »Engvej nr. syv og tyve«. Only behind what ends
/// as a street.
pub(super) fn numbers_as_digits(part: &[Word]) -> Vec<Word> {
    const LONGEST: usize = 4;
    let is_behind_street = |from: usize| {
        let name = part[..from].iter().rposition(|w| !is_number_word(&w.form)).map_or(0, |n| n + 1);
        ends_as_street(&street_name(&part[..name]))
    };
    let said = |from: usize, until: usize| {
        let forms: Vec<&str> = part[from..until].iter().map(|w| &*w.form).collect();
        let is_before_number = part.get(until).is_some_and(|w| w.is_number && w.form.len() < 4 && !w.after_sign);
        number_in_words(&forms).filter(|_| !is_before_number)
    };
    let mut all = Vec::with_capacity(part.len());
    let mut at = 0;
    while at < part.len() {
        let mut ends = (at + 1..=part.len().min(at + LONGEST)).rev();
        let found = (at > 0 && !part[at].is_number && is_behind_street(at))
            .then(|| ends.find_map(|until| Some((until, said(at, until)?))))
            .flatten();
        let mut word = part[at].clone();
        at = match found {
            Some((until, number)) => {
                (word.form, word.is_number) = (number.to_string(), true);
                until
            }
            None => at + 1,
        };
        all.push(word);
    }
    all
}

/// Whether a word of a name is a kind of street as often as of house, and the number of a house follows: »Prins Jørgens Gård 17«.
pub(super) fn is_yard_with_number(name: &[Word], part: &[Word]) -> bool {
    const YARDS: [&str; 8] = ["gaard", "gaarden", "have", "haven", "park", "parken", "bakke", "bakken"];
    name.iter().any(|word| {
        let next = part.iter().find(|w| w.range.start > word.range.start);
        YARDS.contains(&&*word.form) && next.is_some_and(|w| w.is_number && w.form.len() <= 3)
    })
}

/// A name without the street with its number behind it.
pub(super) fn before_street<'w>(name: &'w [Word], part: &[Word]) -> &'w [Word] {
    let is_before_number = |word: &Word| {
        let mut behind = part.iter().skip_while(|w| w.range.start <= word.range.start);
        behind.find(|w| !is_number_word(&w.form)).is_some_and(|w| w.is_number)
    };
    let is_street = |at: &usize| ends_as_street(&street_word(&name[*at].form, name[*at].has_dot, true)) && is_before_number(&name[*at]);
    let street = (0..name.len()).find(is_street).unwrap_or(name.len());
    &name[..street]
}

/// The postcode that a part begins with: »8355 Solbjerg«, »DK-8355 Solbjerg«.
pub(super) fn postcode(part: &[Word]) -> Option<&Word> {
    let from = usize::from(matches!(&*part.first()?.form, "dk" | "n" | "no"));
    part.get(from).filter(|w| w.is_number && w.form.len() == 4)
}

/// Whether a part tells a street with a house's number, and no floor or door alone.
pub(super) fn tells_house(part: &[Word]) -> bool {
    let Some(at) = part.iter().position(|w| w.is_number && w.form.len() <= 3) else {
        return false;
    };
    let is_name = |w: &Word| !w.is_number && w.form.len() > 2 && unit_form(&w.form).is_none() && !is_number_word(&w.form);
    part[..at].iter().any(is_name)
        || part[at + 1..]
            .iter()
            .any(|w| ends_as_street(&street_word(&w.form, w.has_dot, true)))
}

/// A part with two streets and their numbers in it, one part each: »Tranevænget 17 ferie Lærkevej 3«, »17 Tranevænget Lærkevej 3«.
pub(super) fn apart(part: &[Word]) -> Vec<Vec<Word>> {
    let part = without_label(part);
    let is_label_between = |at: &usize| {
        let has_number = |some: &[Word]| some.iter().any(|w| w.is_number);
        says_which(&part[*at])
            && has_number(&part[..*at])
            && has_number(without_label(&part[*at..]))
            && without_label(&part[*at..]).len() > 1
    };
    if let Some(at) = (1..part.len()).find(is_label_between) {
        return std::iter::once(part[..at].to_vec()).chain(apart(&part[at..])).collect();
    }
    let is_house = |at: usize| {
        let street = &part[at];
        let number = part.get(at + 1).is_some_and(|w| w.is_number && w.form.len() <= 3);
        number && !street.is_number && (ends_as_street(&street_word(&street.form, street.has_dot, true)) || street.form == "postboks")
    };
    let mut houses = (0..part.len()).filter(|at| is_house(*at)).skip(1);
    let Some(second) = houses.next() else { return vec![part.to_vec()] };
    let first_word = second - usize::from(second > 0 && part[second - 1].is_capital && is_first_of_street(&part[second - 1]));
    let (first, rest) = part.split_at(first_word);
    let is_end = |w: &Word| w.is_number || !is_label(std::slice::from_ref(w));
    let ends = first.iter().rposition(is_end).map_or(0, |at| at + 1);
    std::iter::once(first[..ends].to_vec()).chain(apart(rest)).collect()
}

/// The numbers of other houses that stand behind a house's: »17 og 19«, »17-19«, »17/19«; and what follows them.
pub(super) fn more_numbers(rest: &[Word]) -> (Vec<Word>, &[Word]) {
    let mut numbers = Vec::new();
    let mut rest = rest;
    loop {
        let (is_joined, behind) = match rest {
            [and, behind @ ..] if matches!(&*and.form, "og" | "eller" | "samt") && !and.is_number => (true, behind),
            [number, ..] => (number.after_dash || number.after_slash, rest),
            [] => (false, rest),
        };
        let is_unit = |next: Option<&Word>| next.is_some_and(|w| unit_form(&w.form).is_some() || matches!(&*w.form, "t"));
        match behind {
            [number, after @ ..] if is_joined && number.is_number && number.form.len() <= 3 && !is_unit(after.first()) => {
                numbers.push(number.clone());
                rest = after;
            }
            _ => return (numbers, rest),
        }
    }
}

/// What people write beside an address to say which of theirs it is: »ferie«, »i weekenden«. It is no house.
pub(super) fn is_label(part: &[Word]) -> bool {
    const SMALL: [&str; 19] = [
        "hjem", "bopael", "arbejde", "arb", "ogsaa", "ellers", "eller", "og", "samt", "nu", "foer", "pt", "i", "om", "paa", "hos", "mor",
        "far", "post",
    ];
    // How one gets in.
    const WAYS_IN: [&str; 12] = [
        "bagindgang",
        "indgang",
        "gaarden",
        "baghus",
        "baghuset",
        "forhus",
        "forhuset",
        "sidehuset",
        "ring",
        "foerst",
        "bank",
        "til",
    ];
    let is_way_in = |w: &Word| !w.is_capital && WAYS_IN.contains(&&*w.form);
    let is_one =
        |w: &Word| !w.is_number && (SMALL.contains(&&*w.form) || is_way_in(w) || !w.is_capital && is_time(&w.form)) || says_which(w);
    // »til jul«
    let says_when = matches!(part, [first, ..] if matches!(&*first.form, "til" | "fra" | "indtil" | "efter" | "foer"))
        && !part.iter().any(|w| w.is_capital || w.is_number);
    !part.is_empty() && (part.iter().all(is_one) || says_when)
}

pub(super) fn says_which(word: &Word) -> bool {
    const BEGINNINGS: [&str; 13] = [
        "ferie",
        "sommer",
        "vinter",
        "weekend",
        "hverdag",
        "hjemme",
        "privat",
        "midlertidig",
        "folkeregister",
        "postadresse",
        "besoegsadresse",
        "adresse",
        "tidligere",
    ];
    let is_street = ends_as_street(&street_word(&word.form, word.has_dot, true));
    !word.is_number && !is_street && BEGINNINGS.iter().any(|beginning| word.form.starts_with(beginning))
}

/// A part without the words at its beginning that say which address it is. »Sommer Allé« is a street.
pub(super) fn without_label(part: &[Word]) -> &[Word] {
    let labels = (1..part.len())
        .rev()
        .find(|&count| is_label(&part[..count]) && part[..count].iter().any(says_which));
    let rest = &part[labels.unwrap_or(0)..];
    let is_kind = rest
        .first()
        .is_some_and(|w| ends_as_street(&format!("xx{}", street_word(&w.form, w.has_dot, true))) && w.form.len() < 7);
    if is_kind || !rest.iter().any(|w| w.is_number) { part } else { rest }
}

/// A part without what is counted or dated before its house: »2. Klostergyden 17«, »fra 1.12. Klostergyden 17«, »uge 1 Marken 17«.
pub(super) fn without_counts(part: &[Word]) -> &[Word] {
    const COUNTED: [&str; 16] = [
        "uge", "hus", "blok", "bygning", "afsnit", "afd", "afdeling", "lokale", "rum", "hal", "fra", "til", "den", "dag", "kl", "klokken",
    ];
    let is_name = |w: &Word| {
        !w.is_number && w.form.len() > 2 && unit_form(&w.form).is_none() && !is_number_word(&w.form) && !COUNTED.contains(&&*w.form)
    };
    // »H.C. Andersens V. 17«
    let is_short_kind = |w: &Word| w.has_dot && matches!(&*w.form, "v" | "g" | "gd" | "pl" | "al" | "str");
    let is_house = |at: &usize| {
        let before = part[..*at].iter().rfind(|w| !is_number_word(&w.form));
        part[*at].is_number && part[*at].form.len() <= 3 && before.is_some_and(|w| is_name(w) || is_short_kind(w))
    };
    let numbers = |from: usize, until: usize| part[from..until].iter().rposition(|w| w.is_number);
    let house = (1..part.len()).find(is_house);
    house.and_then(|at| numbers(0, at)).map_or(part, |last| &part[last + 1..])
}

/// Words that begin the names of streets and of no house.
pub(super) fn is_first_of_street(word: &Word) -> bool {
    const FIRST: [&str; 22] = [
        "gammel", "gamle", "gl", "ny", "nye", "lille", "store", "st", "sct", "skt", "sankt", "oester", "oestre", "vester", "vestre",
        "noerre", "nr", "nordre", "soender", "soendre", "sdr", "ndr",
    ];
    word.form.len() < 3 || FIRST.contains(&&*word.form)
}

pub(super) fn is_country(part: &[Word]) -> bool {
    part.len() == 1 && matches!(&*part[0].form, "danmark" | "denmark" | "dk" | "norge" | "norway" | "sverige")
}
