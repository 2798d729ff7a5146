//! Telephone numbers by their digits.

use super::encoded::decoded;
use super::letters::{Words, digit, digit_lookalike, is_invisible, width};
use super::number_words::{digit_word, digits_in_word, number_in_words};

/// The numbers that stand in a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phones(Vec<String>);

/// The fewest digits of a number that is looked for: shorter ones are everybody's (112, 1813).
const FEWEST: usize = 6;
/// The digits of a number in Denmark and in Norway.
const USUAL: usize = 8;

/// The most characters between two groups of one number.
const WIDEST: usize = 4;

/// »29 74 og 16 03«, »29 74 og så 16 03«: words that may stand, or begin to stand, between two groups.
fn is_word_between(gap: &str) -> bool {
    let word = gap.trim_matches(|c: char| !c.is_alphanumeric());
    ["og", "and", "og så", "og saa", "og derefter"].iter().any(|w| w.starts_with(word))
        && width(gap) <= word.chars().count().max(2) + WIDEST
}

/// Rows of digits with nothing but what people put between digits in between: each row as its groups.
fn rows(text: &str) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let (mut in_row, mut in_group) = (false, false);
    let mut gap = String::new();
    let seen: Vec<char> = text.chars().collect();
    for (at, &c) in seen.iter().enumerate() {
        if let Some(digit) = digit(c).or_else(|| digit_lookalike(&seen, at)) {
            in_row &= gap.trim().chars().all(|c| !c.is_alphanumeric()) || is_word_between(&gap);
            gap.clear();
            if !in_row {
                rows.push(Vec::new());
            }
            if let Some(row) = rows.last_mut() {
                match row.last_mut().filter(|_| in_group) {
                    Some(group) => group.push(digit),
                    None => row.push(digit.to_string()),
                }
            }
            (in_row, in_group) = (true, true);
        } else {
            gap.push(c);
            let between = !c.is_alphanumeric() && width(&gap) <= WIDEST || is_word_between(&gap);
            let unseen = is_invisible(c);
            in_row &= between || unseen;
            in_group &= unseen;
        }
    }
    rows
}

/// A row of digits without the country's number before it.
fn without_country(digits: &str) -> &str {
    if digits.len().is_multiple_of(USUAL) {
        return digits;
    }
    ["0045", "0047", "45", "47"]
        .iter()
        .find_map(|code| {
            digits
                .strip_prefix(code)
                .filter(|rest| rest.len() >= USUAL && rest.len() % USUAL == 0)
        })
        .unwrap_or(digits)
}

/// A text in which numbers are said in words, with digits for them: those of each word by itself, and with »syv og tyve« as one; none
/// where too few are said to be a number.
fn spoken(text: &str) -> Vec<String> {
    const FEWEST: usize = 3;
    const MOST_IN_ONE: usize = 3;
    let words = Words::of(text).0;
    let said = |from: usize, until: usize| -> Option<String> {
        let forms: Vec<&str> = words.get(from..until)?.iter().map(|w| &*w.form).collect();
        if let [one] = &*forms {
            return digits_in_word(one).or_else(|| number_in_words(&forms).map(|n| n.to_string()));
        }
        forms
            .contains(&"og")
            .then(|| number_in_words(&forms))
            .flatten()
            .filter(|n| *n < 100)
            .map(|n| n.to_string())
    };
    let in_words = (0..words.len()).filter(|at| said(*at, at + 1).is_some()).count();
    if in_words == 0 || in_words + words.iter().filter(|w| w.is_number).count() < FEWEST {
        return Vec::new();
    }
    let with = |most: usize| {
        let mut digits = String::new();
        let mut at = 0;
        while at < words.len() {
            // »nul fem og fyrre«, and not »nul nul, fem og fyrre«: there the noughts are a pair of their own.
            let noughts = words[..at].iter().rev().take_while(|word| digit_word(&word.form).is_some()).count();
            let most = if noughts % 2 == 1 { 1 } else { most };
            let longest = (1..=most).rev().find_map(|count| Some((count, said(at, at + count)?)));
            let (count, written) = match longest {
                Some(found) => found,
                None if words[at].is_number || words[at].form == "og" => (1, words[at].form.clone()),
                None => (1, "-------".to_owned()),
            };
            digits.push_str(&written);
            digits.push(' ');
            at += count;
        }
        digits
    };
    vec![with(1), with(MOST_IN_ONE)]
}

impl Phones {
    /// Reads a field that holds one number or several, and perhaps words and other figures beside them (»29 74 16 03, 8-16«). Where it
    /// cannot be seen which digits are a number, each row of eight is one: a guard may know too many.
    pub fn read(field: &str) -> Self {
        let mut numbers = Vec::new();
        for row in rows(field) {
            numbers.extend(whole(&row.concat()));
            numbers.extend(row.iter().flat_map(|group| whole(group)));
            for from in 0..row.len() {
                numbers.extend((from + 1..=row.len()).filter_map(|until| usual(&row[from..until].concat())));
            }
        }
        // A number from abroad may have any length, so it has to be told from its neighbour.
        let piece = |piece: &str| rows(piece).iter().flat_map(|row| whole(&row.concat())).collect::<Vec<_>>();
        numbers.extend(field.split([',', ';', '/', '|', '+', '\n']).flat_map(piece));
        numbers.sort();
        numbers.dedup();
        Self(numbers)
    }

    /// Reads a field that is meant to hold something else: the numbers of the usual length that stand in it all the same.
    pub fn read_beside(field: &str) -> Self {
        let runs = |row: &Vec<String>| {
            let all = (0..row.len()).flat_map(|from| (from + 1..=row.len()).map(move |until| (from, until)));
            all.filter_map(|(from, until)| usual(&row[from..until].concat()))
                .collect::<Vec<_>>()
        };
        let mut numbers: Vec<String> = rows(field).iter().flat_map(runs).collect();
        numbers.sort();
        numbers.dedup();
        Self(numbers)
    }

    /// Whether a text tells one of the numbers, in whatever groups, and not as a part of a longer one.
    pub fn are_told_in(&self, text: &str) -> bool {
        let decoded = decoded(text);
        let text = decoded.as_ref().map_or(text, |decoded| &*decoded.text);
        let spoken = spoken(text);
        let texts = std::iter::once(text).chain(spoken.iter().map(String::as_str));
        let rows: Vec<_> = texts.flat_map(rows).collect();
        self.0.iter().any(|number| rows.iter().any(|row| tells(row, number)))
    }

    /// These and others.
    #[must_use]
    pub fn and(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }

    /// Those that are not in `others` too.
    #[must_use]
    pub fn except(mut self, others: &Self) -> Self {
        self.0.retain(|n| !others.0.contains(n));
        self
    }
}

/// The numbers that digits without anything else between them are: two with only a slash between, or one of another length.
fn whole(digits: &str) -> Vec<String> {
    let number = without_country(digits);
    if number.len().is_multiple_of(USUAL) {
        let eights = number.as_bytes().chunks(USUAL);
        eights.map(|some| String::from_utf8_lossy(some).into_owned()).collect()
    } else if number.len() >= FEWEST {
        vec![number.to_owned()]
    } else {
        Vec::new()
    }
}

/// A number of the usual length, with or without its country.
fn usual(digits: &str) -> Option<String> {
    let number = without_country(digits);
    (number.len() == USUAL).then(|| number.to_owned())
}

/// A number from abroad as it is told at home: without the one to three digits of its country, and the noughts before them.
fn at_home(number: &str) -> impl Iterator<Item = &str> {
    let number = number.trim_start_matches('0');
    let lengths = (1..=3).filter(|_| number.len() > USUAL);
    lengths
        .filter_map(|country| number.get(country..))
        .filter(|rest| rest.len() >= FEWEST)
}

/// A number from abroad without its country: the last eight of nine digits or more.
fn within_country(digits: &str) -> Option<&str> {
    (digits.len() > USUAL).then(|| digits.get(digits.len() - USUAL..)).flatten()
}

fn tells(row: &[String], number: &str) -> bool {
    let foreign = within_country(number);
    (0..row.len()).any(|from| {
        let mut told = String::new();
        row[from..].iter().any(|group| {
            told.push_str(group);
            let is_foreign = foreign.is_some() && (told.len() > USUAL && within_country(&told) == foreign || Some(&*told) == foreign);
            let is_national = || at_home(number).any(|rest| rest == told.trim_start_matches('0'));
            told == number || without_country(&told) == number || is_foreign || is_national()
        })
    })
}
