//! CPR numbers told in words, wholly or partly, as people read them out: »nulfem nul tre halvfems, tolv femogtredive«, »0503 halvfems
//! bindestreg tolv hundrede og femogtredive«.
//!
//! Ten digits in a row that begin with a date, with the century or without it (or a Norwegian number of eleven). Where no word says
//! that it is one, a pause stands between its date and the last four, or nowhere; a list with a comma everywhere is ages or times
//! unless a nought is told in it. What counts something, or is said to be a telephone or a time, is none.

use std::ops::Range;

use super::cpr::{NAMES, PHONE_WORDS, is_date, is_norwegian, joins, word_before};
use super::letters::{ITEM_END, Word, Words, is_dash};
use super::not_cpr::{THESE_YEARS, UNITS, says_other};
use super::number_words::{HUNDRED, digit_word, digits_in_word, number_in_words};

/// The digits of a whole number, of one with its century, and of a Norwegian one.
const LENGTH: usize = 10;
const WITH_CENTURY: usize = 12;
const NORWEGIAN: usize = 11;

/// Words that people say between two parts of a number.
const BETWEEN: [&str; 8] = ["og", "saa", "derefter", "dernaest", "bindestreg", "streg", "dash", "minus"];

/// One number of a row: digits as told by one word or more.
struct SpokenPart {
    digits: String,
    range: Range<usize>,
    /// It is told in words.
    is_spoken: bool,
    /// A pause is told or written before it: a comma, a dash with a blank, »og«.
    after_pause: bool,
    /// It may be the article: »et«.
    is_article: bool,
}

/// Where CPR numbers stand in a text that are told in words, in bytes.
pub(super) fn spoken_numbers(text: &str) -> Vec<Range<usize>> {
    let words = Words::of(text).0;
    let (mut digits, mut is_spoken) = (0, false);
    for word in &words {
        let spoken = (!word.is_number).then(|| digits_in_word(&word.form)).flatten();
        is_spoken |= spoken.is_some();
        digits += if word.is_number {
            word.form.len()
        } else {
            spoken.map_or(0, |told| told.len())
        };
    }
    if !is_spoken || digits < LENGTH {
        return Vec::new();
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    for merges in [true, false] {
        for row in rows(text, &words, merges) {
            let Some(range) = number_of(text, &row) else { continue };
            if !found.iter().any(|other| range.start < other.end && other.start < range.end) {
                found.push(range);
            }
        }
    }
    found
}

/// The rows of numbers of a text with nothing between that ends one. With `merges`, »fem og tredive« is one number, else two.
fn rows(text: &str, words: &[Word], merges: bool) -> Vec<Vec<SpokenPart>> {
    let mut rows: Vec<Vec<SpokenPart>> = vec![Vec::new()];
    let (mut at, mut end, mut after_pause, mut is_after_hundred) = (0, 0, false, false);
    while let Some(word) = words.get(at) {
        let between = text.get(end..word.range.start).unwrap_or_default();
        let is_joined = joins(between.trim()) && !between.contains(ITEM_END);
        if !is_joined && rows.last().is_some_and(|row| !row.is_empty()) {
            rows.push(Vec::new());
            (after_pause, is_after_hundred) = (false, false);
        }
        after_pause |= is_pause(between);
        end = word.range.end;
        let row_is_empty = rows.last().is_none_or(Vec::is_empty);
        if !row_is_empty && BETWEEN.contains(&&*word.form) {
            after_pause |= !is_after_hundred;
            at += 1;
            continue;
        }
        let is_of_two = rows.last().and_then(|row| row.last()).is_some_and(|told| told.digits.len() == 2);
        if is_of_two && HUNDRED.contains(&&*word.form) {
            is_after_hundred = true;
            at += 1;
            continue;
        }
        let told = match merges.then(|| merged(words, at)).flatten() {
            Some(number) => Some((3, number, true)),
            None if word.is_number => Some((1, word.form.clone(), false)),
            None => digits_in_word(&word.form).map(|digits| (1, digits, true)),
        };
        let Some((count, digits, is_spoken)) = told else {
            rows.push(Vec::new());
            (after_pause, is_after_hundred) = (false, false);
            at += 1;
            continue;
        };
        let digits = match is_after_hundred && digits.len() == 1 {
            true => format!("0{digits}"),
            false => digits,
        };
        let last = &words[at + count - 1];
        end = last.range.end;
        if let Some(row) = rows.last_mut() {
            row.push(SpokenPart {
                digits,
                range: word.range.start..end,
                is_spoken,
                after_pause: after_pause && !row_is_empty && !is_after_hundred,
                is_article: matches!(&*word.form, "en" | "et" | "one") && count == 1,
            });
        }
        (after_pause, is_after_hundred) = (false, false);
        at += count;
    }
    rows.retain(|row| row.iter().any(|told| told.is_spoken));
    rows
}

/// »fem og tredive« from a word on, as digits.
fn merged(words: &[Word], at: usize) -> Option<String> {
    let three = words.get(at..at + 3)?;
    let forms: Vec<&str> = three.iter().map(|w| &*w.form).collect();
    // »nul fem og fyrre«
    let is_behind_nought = at > 0 && digit_word(&words[at - 1].form).is_some();
    let is_one = !is_behind_nought && !three[1].after_sign && !three[2].after_sign && three.iter().all(|w| !w.is_number);
    let number = (is_one && forms[1] == "og").then(|| number_in_words(&forms))??;
    (20..100).contains(&number).then(|| number.to_string())
}

/// Whether what stands between two numbers is a pause: more than blanks, and no dash alone.
fn is_pause(between: &str) -> bool {
    let is_tight_dash = between.chars().all(is_dash);
    !is_tight_dash && between.contains(|c: char| !c.is_whitespace())
}

/// Where the CPR number stands that a row is.
fn number_of(text: &str, row: &[SpokenPart]) -> Option<Range<usize>> {
    let (first, last) = (row.first()?, row.last()?);
    let length: usize = row.iter().map(|told| told.digits.len()).sum();
    // »et«, »en« at the ends may be the article.
    let is_too_long = matches!(length, 11 | 13);
    let rest = match row {
        [first, rest @ ..] if is_too_long && first.is_article => rest,
        [rest @ .., last] if is_too_long && last.is_article => rest,
        _ => row,
    };
    let is_one = is_number(text, row) || rest.len() < row.len() && is_number(text, rest);
    is_one.then_some(first.range.start..last.range.end)
}

fn is_number(text: &str, row: &[SpokenPart]) -> bool {
    let mut digits: Vec<u8> = row.iter().flat_map(|told| told.digits.bytes().map(|b| b - b'0')).collect();
    let mut pauses = Vec::new();
    let mut count = 0;
    for told in row {
        if told.after_pause {
            pauses.push(count);
        }
        count += told.digits.len();
    }
    let (Some(first), Some(last)) = (row.first(), row.last()) else {
        return false;
    };
    if digits.len() == WITH_CENTURY && matches!(digits[4..6], [1, 9] | [2, 0]) {
        digits.drain(4..6);
        pauses.iter_mut().for_each(|at| *at -= if *at > 4 { 2 } else { 0 });
    }
    let is_whole = digits.len() == LENGTH && is_date(&digits, 60) || digits.len() == NORWEGIAN && is_norwegian(&digits);
    if !is_whole {
        return false;
    }
    if is_called_cpr(text, first.range.start) {
        return true;
    }
    let word = word_before(text, first.range.start);
    let is_other = says_other(&word) || PHONE_WORDS.contains(&&*word) || matches!(&*word, "kl" | "klokken");
    !is_other && !is_counted(&text[last.range.end..]) && !is_this_time(row, &digits) && pauses_fit(row, &pauses)
}

/// Whether the pauses of a number are where people make them: nowhere, or behind the date, and perhaps between all its pairs.
fn pauses_fit(row: &[SpokenPart], pauses: &[usize]) -> bool {
    let is_list = row.len() > 3 && row.iter().skip(1).all(|told| told.after_pause);
    let has_nought = row.iter().any(|told| told.is_spoken && told.digits.starts_with('0'));
    match pauses {
        [] | [6] => true,
        [2, 4, 6] => !is_list,
        _ => is_list && has_nought,
    }
}

/// Whether a word near before a place says CPR.
fn is_called_cpr(text: &str, at: usize) -> bool {
    const NEAR: usize = 40;
    let near: String = text[..at].chars().rev().take(NEAR).take_while(|c| *c != ITEM_END).collect();
    let near: String = near.chars().rev().collect::<String>().to_lowercase().replace('ø', "oe");
    NAMES.iter().any(|name| near.contains(name))
}

/// Whether what follows is counted by the last of the numbers.
fn is_counted(rest: &str) -> bool {
    const MORE: [&str; 8] = ["år", "dage", "uger", "måneder", "børn", "unge", "voksne", "grader"];
    let unit = rest.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let unit = unit.to_lowercase();
    UNITS.contains(&&*unit) || MORE.contains(&&*unit)
}

/// Whether a day of these years in digits stands before a time of day in words: »den 03.12.26 ti tredive«.
fn is_this_time(row: &[SpokenPart], digits: &[u8]) -> bool {
    let two = |at: usize| digits[at] * 10 + digits[at + 1];
    let is_time = two(6) < 24 && two(8) < 60;
    let is_written_day = row
        .iter()
        .take_while(|told| !told.is_spoken)
        .map(|told| told.digits.len())
        .sum::<usize>()
        >= 6;
    is_written_day && is_time && THESE_YEARS.contains(&u32::from(two(4)))
}
