//! The last digits of a CPR number beside a word that says so: »CPR slutter på 1234«, »født 1. januar 1990, de sidste fire er 1234«,
//! »XXXXXX-1234«. With the day of birth, which many know, they are the whole number.

use std::ops::Range;

use super::letters::{ITEM_END, is_dash};

/// Words that say that a number is somebody's own, or when they were born.
const OF_PEOPLE: [&str; 11] = [
    "cpr",
    "personnummer",
    "personnr",
    "personnumer",
    "fødselsnummer",
    "fødselsnr",
    "fødselsdato",
    "fødselsdag",
    "født",
    "born",
    "birth",
];

/// Words that say that digits are the last of something.
const ENDINGS: [&str; 24] = [
    "slutter på",
    "slutter med",
    "ender på",
    "ender med",
    "sidste fire",
    "sidste 4",
    "fire sidste",
    "4 sidste",
    "sidste cifre",
    "sidste tal",
    "siste fire",
    "siste fem",
    "fire siste",
    "fem siste",
    "siste sifre",
    "siste tall",
    "endelse",
    "endelsen",
    "løbenummer",
    "løbenr",
    "kontrolcif",
    "ends in",
    "ends with",
    "last four",
];

/// Words for numbers of another kind, whose last digits are nobody's secret.
const OTHERS: [&str; 9] = [
    "telefon",
    "tlf",
    "mobil",
    "konto",
    "kort",
    "sagsn",
    "journal",
    "mail",
    "nummerplade",
];

/// How far before the digits a word is looked for, in characters.
const NEAR: usize = 90;
/// The same, for the word that says that they are the last.
const BESIDE: usize = 30;

/// Whether four or five digits at a place of a text are the last of a CPR number.
pub(super) fn is_ending(text: &str, digits: &Range<usize>) -> bool {
    let count = digits.len();
    let behind = &text[digits.end..];
    if !(4..=5).contains(&count) || behind.starts_with(|c: char| c.is_alphanumeric()) {
        return false;
    }
    let before = in_single_blanks(last_characters(&text[..digits.start], NEAR), NEAR).to_lowercase();
    is_masked(&before, is_of_people(&before)) || is_called_last(&before, &in_single_blanks(behind, NEAR / 2))
}

/// The first characters of a text with each run of white space as one blank; no more of a long text is looked at.
fn in_single_blanks(text: &str, most: usize) -> String {
    let blank = |c: char| if c.is_whitespace() && c != ITEM_END { ' ' } else { c };
    let mut before = None;
    let single = text.chars().map(blank).filter(move |&c| before.replace(c) != Some(' ') || c != ' ');
    single.take(most).collect()
}

fn last_characters(text: &str, count: usize) -> &str {
    let at = text.char_indices().rev().nth(count - 1).map_or(0, |(at, _)| at);
    &text[at..]
}

fn is_of_people(text: &str) -> bool {
    OF_PEOPLE.iter().any(|word| text.contains(word))
}

/// »XXXXXX-1234«, »******-1234«, »ddmmåå-1234«; with the word CPR before, dots or a dash alone too: »CPR …-1234«.
fn is_masked(before: &str, is_named: bool) -> bool {
    let Some(masked) = before.strip_suffix(is_dash) else { return false };
    let masked = masked.trim_end();
    let is_mask = |c: char| matches!(c, 'x' | '*' | '_' | '•' | '#' | '?');
    let is_dots = |c: char| matches!(c, '.' | '…');
    let length = |is: &dyn Fn(char) -> bool| masked.chars().rev().take_while(|c| is(*c)).count();
    let nothing_between = || {
        let word = masked.trim_end_matches([':', '.', ' ']);
        OF_PEOPLE.iter().any(|name| word.ends_with(name)) || is_named && ["nr", "nummer", "nummeret"].iter().any(|end| word.ends_with(end))
    };
    length(&is_mask) >= 4 || masked.ends_with("ddmmåå") || is_named && (length(&is_dots) > 0 || nothing_between())
}

/// »CPR slutter på 1234«, »de sidste fire cifre i hans CPR-nummer er 1234«, »1234 er de sidste i hendes CPR«.
fn is_called_last(before: &str, behind: &str) -> bool {
    let after = behind.to_lowercase();
    let after = after.split([ITEM_END, '!', '?']).next().unwrap_or_default();
    let before = before.rsplit(ITEM_END).next().unwrap_or_default();
    let beside = last_characters(before, BESIDE);
    let is_last_before = is_end(beside) && is_of_people(before) || is_end(before) && is_of_people(beside);
    let is_last_after = is_end(after) && (is_of_people(after) || is_of_people(before));
    let other = |text: &str| OTHERS.iter().filter_map(|word| text.rfind(word)).max();
    let named = OF_PEOPLE.iter().filter_map(|word| before.rfind(word)).max();
    // »hans telefon slutter på 1234«: what is named last is meant.
    let is_others = other(before).is_some_and(|at| named.is_none_or(|named| at > named));
    (is_last_before || is_last_after) && !is_others
}

/// Whether a text says that something ends: »ender på«, and not »kalender på«.
fn is_end(text: &str) -> bool {
    let begins = |at: usize| !text[..at].ends_with(char::is_alphabetic);
    ENDINGS.iter().any(|words| text.match_indices(words).any(|(at, _)| begins(at)))
}
