//! The parts of an address's field: what stands between commas, line ends, and the signs and words that people put between two
//! addresses.

use super::home_parts::numbers_as_digits;
use super::letters::{Word, Words};
use super::number_words::number_in_words;
use super::street_words::{head_word, is_number_word, unit_form, with_written_out};

/// Signs and words between two addresses in one line.
const BETWEEN: [&str; 14] = [
    "/", " - ", "–", "—", "+", "&", "=", "•", "·", ". ", " og ", " eller ", " samt ", "->",
];

/// The parts of the lines of an address, each as its words.
pub(super) fn parts<'a>(lines: impl IntoIterator<Item = &'a str>) -> Vec<Vec<Word>> {
    let mut parts: Vec<Vec<Word>> = Vec::new();
    for piece in lines.into_iter().flat_map(pieces) {
        let mut part: Vec<Word> = Vec::new();
        for word in words_of(piece) {
            if word.after_break && !part.is_empty() {
                parts.push(std::mem::take(&mut part));
            }
            part.push(word);
        }
        parts.push(part);
    }
    parts
}

/// The words of a piece, with what is shortened in them and the numbers of houses written out.
fn words_of(piece: &str) -> Vec<Word> {
    numbers_as_digits(&with_written_out(&Words::of(piece).0))
}

/// A line cut where another address begins, and where a word says of what follows which address it is (»ferie: …«).
fn pieces(line: &str) -> Vec<&str> {
    let cut = cuts(line).find(|(from, until)| {
        let (before, behind) = (&line[..*from], &line[*until..]);
        let between = &line[*from..*until];
        let is_end = || !between.starts_with('.') || !ends_shortened(before);
        between.contains(':') || is_end() && ends_with_house(before) && begins_with_house(behind)
    });
    match cut {
        Some((from, until)) => std::iter::once(&line[..from]).chain(pieces(&line[until..])).collect(),
        None => vec![line],
    }
}

/// Where a line may be cut, in bytes, from the left.
fn cuts(line: &str) -> impl Iterator<Item = (usize, usize)> {
    line.char_indices().filter_map(move |(at, _)| {
        let rest = &line[at..];
        if rest.starts_with(':') {
            return Some((at, at + 1));
        }
        let mark = BETWEEN.iter().find(|mark| starts_with(rest, mark))?;
        Some((at, at + mark.len()))
    })
}

fn starts_with(rest: &str, mark: &str) -> bool {
    rest.get(..mark.len()).is_some_and(|head| head.eq_ignore_ascii_case(mark))
}

/// Whether a text has a house with its number behind a name, or a postcode.
fn ends_with_house(text: &str) -> bool {
    let words = words_of(text);
    let number = words.iter().rposition(|w| w.is_number);
    number.is_some_and(|at| words[at].form.len() == 4 || words[..at].iter().any(is_name))
}

/// Whether a full stop behind a text says that its last word is short, as in »Ll. Strandstræde«, and ends nothing.
fn ends_shortened(text: &str) -> bool {
    let words = words_of(text);
    words.last().is_some_and(|w| {
        let is_unit = unit_form(&w.form).is_some() && w.form != "st";
        !w.is_number && !is_unit && (w.form.len() <= 3 || head_word(&w.form) != w.form)
    })
}

/// Whether a text begins with the name of a street and a number.
fn begins_with_house(text: &str) -> bool {
    const LONGEST: usize = 6;
    let words = words_of(text);
    let Some(at) = words.iter().position(|w| w.is_number) else {
        return false;
    };
    // »St. Kongensgade 3«, »2. Tværvej 5«, and no floor: »tv. / Lærkevej 3«.
    let is_unit = |w: &Word| unit_form(&w.form).is_some();
    let begins_as_name = !is_unit(&words[0]) || words[0].is_capital && words.get(1).is_some_and(|next| next.is_capital && !is_unit(next));
    // »Tre Falkes Vej« is a name, »hundrede og to« goes on.
    let goes_on = !words[0].is_capital && number_in_words(&[&words[0].form]).is_some();
    !goes_on && (1..=LONGEST).contains(&at) && words[at].form.len() <= 4 && begins_as_name && words[..at].iter().any(is_name)
}

fn is_name(word: &Word) -> bool {
    !word.is_number && word.form.len() > 2 && unit_form(&word.form).is_none() && !is_number_word(&word.form)
}
