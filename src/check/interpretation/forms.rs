//! Which words of a text are a form of the list: as it stands, with an ending, as the tail of a compound, or with one letter wrong.

use std::collections::{HashMap, HashSet};

/// Endings that a form marked with + may have.
const ENDINGS: [&str; 19] = [
    "e", "t", "s", "en", "et", "er", "ne", "ene", "erne", "ens", "ets", "n", "r", "a", "es", "ede", "te", "ere", "este",
];

/// From how many letters on a word may have one wrong.
const LONG: usize = 7;

/// How long the first part of a compound is at least.
const HEAD: usize = 3;

/// The forms, each with a number.
pub(super) struct Forms {
    numbers: HashMap<String, usize>,
    /// Words, with every ending that they may have, and the forms that they are.
    spelled: HashMap<String, Vec<usize>>,
    /// The same words of seven letters or more, by their first and last three letters.
    alike: HashMap<(char, String), Vec<(String, usize)>>,
    /// The tails of compounds.
    tails: Vec<(String, usize)>,
    /// Words that are not a form with a wrong letter but themselves.
    others: HashSet<String>,
}

impl Forms {
    pub(super) fn new(others: HashSet<String>) -> Self {
        Self {
            numbers: HashMap::new(),
            spelled: HashMap::new(),
            alike: HashMap::new(),
            tails: Vec::new(),
            others,
        }
    }

    /// The number of a form, as it is written in the data.
    pub(super) fn number(&mut self, written: &str) -> usize {
        if let Some(number) = self.numbers.get(written) {
            return *number;
        }
        let number = self.numbers.len();
        self.numbers.insert(written.to_owned(), number);
        let (stem, ends) = written.strip_suffix('+').map_or((written, false), |stem| (stem, true));
        let (stem, tail) = stem.strip_prefix('-').map_or((stem, false), |stem| (stem, true));
        let endings: &[&str] = if ends { &ENDINGS } else { &[] };
        for ending in std::iter::once(&"").chain(endings) {
            let word = format!("{stem}{ending}");
            if let Some(key) = key(&word).filter(|_| word.chars().count() >= LONG) {
                self.alike.entry(key).or_default().push((word.clone(), number));
            }
            if tail {
                self.tails.push((word.clone(), number));
            }
            self.spelled.entry(word).or_default().push(number);
        }
        number
    }

    /// The forms that a word is.
    pub(super) fn of(&self, word: &str) -> Vec<usize> {
        let mut found = self.spelled.get(word).cloned().unwrap_or_default();
        let is_tail = |tail: &str| word.strip_suffix(tail).is_some_and(|head| head.chars().count() >= HEAD);
        found.extend(self.tails.iter().filter(|(tail, _)| is_tail(tail)).map(|(_, number)| *number));
        if found.is_empty() && !self.others.contains(word) {
            let alike = key(word).and_then(|key| self.alike.get(&key));
            let near = alike
                .into_iter()
                .flatten()
                .filter(|(form, _)| strsim::osa_distance(form, word) == 1);
            found.extend(near.map(|(_, number)| *number));
        }
        found
    }
}

/// What a long word and the same with a letter wrong have in common: a wrong letter in an ending would be another form.
fn key(word: &str) -> Option<(char, String)> {
    let letters: Vec<char> = word.chars().collect();
    (letters.len() + 1 >= LONG).then(|| (letters[0], letters[letters.len() - 3..].iter().collect()))
}
