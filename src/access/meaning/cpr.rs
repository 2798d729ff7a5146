//! CPR numbers (and the Norwegian fødselsnummer) in any spelling people use: they belong in no file and on no paper.
//!
//! Taken for one: six digits of a date and four more, in one row or in groups (`010190-1234`, `01.01.90 1234`,
//! `01 01 90 - 1234`, `0 1 0 1 9 0 - 1 2 3 4`), with any dash, blank, dot or slash between, in any script's digits, in brackets or glued to a word; the
//! day may be that of a replacement number (+60). After the word CPR or personnummer any ten digits count. A Norwegian number
//! has eleven digits in whatever groups, a date and two check digits (modulus 11). A letter O among digits is a nought, an l or an I a
//! one.
//!
//! The last four alone count beside a word that says what they are (see `cpr_ending`); the digits may be told in words (see
//! `cpr_spoken`).
//!
//! Not taken for one: parts of longer rows of digits, dates with times, stretches of days, a day before a postcode, telephone
//! numbers, and ten digits in one row after a word that says what they are (see `not_cpr`).

use std::ops::Range;

use super::cpr_ending::is_ending;
use super::cpr_spoken::spoken_numbers;
use super::encoded::decoded;
use super::letters::{ITEM_END, Words, digit, digit_lookalike, digit_lookalike_in_pair, is_dash, is_invisible, width};
use super::not_cpr::{Groups, says_other};
use super::towns::TOWNS;

/// A row of digits without anything between.
struct Group {
    digits: Vec<u8>,
    range: Range<usize>,
}

/// Words after which a telephone number comes.
pub(super) const PHONE_WORDS: &[&str] = &["tlf", "telefon", "mobil", "fax"];

/// Where the CPR numbers of a text stand, in bytes.
pub fn cpr_numbers(text: &str) -> Vec<Range<usize>> {
    let mut found = match decoded(text) {
        None => written(text),
        Some(decoded) => {
            let in_decoded = written(&decoded.text);
            let placed = in_decoded.iter().map(|range| decoded.place(range.start)..decoded.place(range.end));
            placed.collect()
        }
    };
    let is_new = |range: &Range<usize>| !found.iter().any(|other| range.start < other.end && other.start < range.end);
    let spoken: Vec<_> = spoken_numbers(text).into_iter().filter(is_new).collect();
    if !spoken.is_empty() {
        found.extend(spoken);
        found.sort_by_key(|range| range.start);
    }
    found
}

fn written(text: &str) -> Vec<Range<usize>> {
    let alone = groups(text, |_, c| digit(c));
    if alone.is_empty() {
        return Vec::new();
    }
    let mut found = numbers_in(text, &alone);
    if !text.contains(['O', 'o', 'О', 'о', 'l', 'I', '|']) {
        return found;
    }
    let seen: Vec<char> = text.chars().collect();
    let with_letters = |at, c| {
        digit(c)
            .or_else(|| digit_lookalike(&seen, at))
            .or_else(|| digit_lookalike_in_pair(&seen, at))
    };
    let with_letters = groups(text, with_letters);
    if with_letters
        .iter()
        .map(|group| &group.range)
        .eq(alone.iter().map(|group| &group.range))
    {
        return found;
    }
    let more = numbers_in(text, &with_letters);
    let is_new = |range: &Range<usize>| !found.iter().any(|other| range.start < other.end && other.start < range.end);
    let more: Vec<_> = more.into_iter().filter(is_new).collect();
    found.extend(more);
    found.sort_by_key(|range| range.start);
    found
}

fn numbers_in(text: &str, groups: &[Group]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    while from < groups.len() {
        match number_at(text, groups, from).or_else(|| long_date_at(text, groups, from)) {
            Some(count) => {
                found.push(groups[from].range.start..groups[from + count - 1].range.end);
                from += count;
            }
            None => match norwegian_at(text, groups, from).or_else(|| named_number(text, groups, from)) {
                Some(count) => {
                    found.push(groups[from].range.start..groups[from + count - 1].range.end);
                    from += count;
                }
                None => {
                    found.extend(Some(groups[from].range.clone()).filter(|range| is_ending(text, range)));
                    from += 1;
                }
            },
        }
    }
    found
}

/// The rows of what `digit_of` takes for digits, by their place among the characters.
fn groups(text: &str, digit_of: impl Fn(usize, char) -> Option<char>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (index, (at, c)) in text.char_indices().enumerate() {
        let Some(value) = digit_of(index, c).and_then(|d| d.to_digit(10)).and_then(|d| u8::try_from(d).ok()) else {
            continue;
        };
        let end = at + c.len_utf8();
        match groups.last_mut().filter(|g| text[g.range.end..at].chars().all(is_invisible)) {
            Some(group) => {
                group.digits.push(value);
                group.range.end = end;
            }
            None => groups.push(Group {
                digits: vec![value],
                range: at..end,
            }),
        }
    }
    together(text, groups)
}

/// Groups with those put into one whose digits each stand by themselves, with one sign between: »0 1 0 1 9 0 - 1 2 3 4«.
fn together(text: &str, groups: Vec<Group>) -> Vec<Group> {
    const FEWEST: usize = 4;
    let gap = |a: &Group, b: &Group| text[a.range.end..b.range.start].chars().collect::<Vec<_>>();
    let is_close = |two: &[Group]| match &*gap(&two[0], &two[1]) {
        [one] if matches!(one, '.' | '·' | '_' | '\'') || is_dash(*one) => true,
        blanks => !blanks.is_empty() && blanks.iter().all(|c| c.is_whitespace() && *c != ITEM_END),
    };
    let mut all: Vec<Group> = Vec::with_capacity(groups.len());
    let mut from = 0;
    while from < groups.len() {
        let is_one = |group: &Group| group.digits.len() == 1;
        let more = groups[from..].windows(2).take_while(|two| two.iter().all(is_one) && is_close(two));
        let count = 1 + more.count();
        let some = &groups[from..from + count];
        if count >= FEWEST {
            all.push(Group {
                digits: some.iter().flat_map(|group| group.digits.iter().copied()).collect(),
                range: some[0].range.start..some[count - 1].range.end,
            });
        } else {
            all.extend(some.iter().map(|group| Group {
                digits: group.digits.clone(),
                range: group.range.clone(),
            }));
        }
        from += count;
    }
    all
}

/// Words by which people read a number out in two parts: »010190 og så 1234«, »010190 bindestreg 1234«.
const JOINING_WORDS: [&str; 8] = ["og", "så", "derefter", "dernæst", "bindestreg", "streg", "dash", "minus"];

/// What may stand between two parts of one number that is read out.
fn joins_as_read_out(between: &str) -> bool {
    width(between) <= 16
        && between
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| !word.is_empty())
            .all(|word| JOINING_WORDS.contains(&&*word.to_lowercase()))
        && between.split(char::is_alphabetic).all(joins)
}

/// What may stand between two groups of one number: up to four characters of the kind that people put there.
pub(super) fn joins(between: &str) -> bool {
    width(between) <= 4
        && between.chars().all(|c| {
            is_dash(c)
                || c.is_whitespace()
                || is_invisible(c)
                || matches!(
                    c,
                    '.' | '/' | '(' | ')' | '[' | ']' | '{' | '}' | ',' | '·' | '•' | '\\' | '|' | '\'' | '’' | ';' | ':' | '=' | '+' | '*'
                )
        })
}

pub(super) const NAMES: [&str; 6] = ["cpr", "personnummer", "personnr", "foedselsnummer", "fodselsnummer", "personnumer"];

/// How many groups after the word CPR are one number: ten digits, or twelve with the century, in whatever groups.
fn named_number(text: &str, groups: &[Group], from: usize) -> Option<usize> {
    let is_named = || {
        let word = word_before(text, groups[from].range.start);
        NAMES.iter().any(|name| word.contains(name))
    };
    let mut digits = 0;
    for (count, group) in groups[from..].iter().enumerate() {
        if count > 0 && !joins_as_read_out(&text[groups[from + count - 1].range.end..group.range.start]) {
            return None;
        }
        digits += group.digits.len();
        let goes_on = groups
            .get(from + count + 1)
            .is_some_and(|next| digits == 10 && next.digits.len() == 2 && joins(&text[group.range.end..next.range.start]));
        match digits {
            10 if !goes_on => return is_named().then_some(count + 1),
            11 if !goes_on && is_date_of(&groups[from..=from + count], 40) => return is_named().then_some(count + 1),
            12 => return is_named().then_some(count + 1),
            13.. => return None,
            _ => {}
        }
    }
    None
}

/// Whether the digits of some groups begin with a date.
fn is_date_of(groups: &[Group], more: u32) -> bool {
    let digits: Vec<u8> = groups.iter().flat_map(|g| g.digits.iter().copied()).collect();
    is_date(&digits, more)
}

/// How many groups from `from` on are a date with its century, with short days or with its month in letters, and four digits behind a
/// dash: `01.01.1990-1234`, `01011990-1234`, `1/1-90-1234`, `1990-01-01-1234`, `1. januar 1990-1234`.
fn long_date_at(text: &str, groups: &[Group], from: usize) -> Option<usize> {
    let is_number = |count: usize| {
        let some = groups.get(from..from + count)?;
        let (last, date) = some.split_last()?;
        let gap = |a: &Group, b: &Group| &text[a.range.end..b.range.start];
        let dash = date.last().map(|before| gap(before, last))?;
        let is_joined = date.windows(2).all(|two| {
            let gap = gap(&two[0], &two[1]);
            joins(gap) && !gap.contains(',') || count == 3 && is_month(gap)
        });
        let number = |group: &Group| {
            group
                .digits
                .iter()
                .fold(0_u32, |sum, d| sum.saturating_mul(10).saturating_add(u32::from(*d)))
        };
        let (day, month, year) = match date {
            [all] if all.digits.len() == 8 && begins_with_year(&all.digits) => {
                (number(all) % 100, number(all) / 100 % 100, number(all) / 10_000)
            }
            [all] if all.digits.len() == 8 => (number(all) / 1_000_000, number(all) / 10_000 % 100, number(all) % 10_000),
            [day, month, year] if day.digits.len() < 3 && month.digits.len() < 3 && year.digits.len() > 1 => {
                (number(day), number(month), number(year))
            }
            [year, month, day] if year.digits.len() == 4 => (number(day), number(month), number(year)),
            [day, year] if is_month(gap(day, year)) => (number(day), 1, number(year)),
            _ => return None,
        };
        let is_year = match date.iter().map(|g| g.digits.len()).max().unwrap_or(0) {
            1 | 2 => true,
            // Who is born in this century has a number of 4000 or more.
            4 | 8 => (1900..2000).contains(&year) || (2000..2037).contains(&year) && number(last) >= 4000,
            _ => false,
        };
        // »1. januar 1990 - 1994« are years, »12. marts 2026 – 8700 Horsens« a day and a place.
        let are_years = count == 3 && ((1900..2100).contains(&number(last)) || (2024..2037).contains(&year));
        let is_behind_dash = is_one_dash(dash) && !are_years && (count == 3 || dash.trim() == dash);
        let is_behind_blank =
            || count == 4 && is_blank(dash) && is_birth(year, number(last)) && !begins_town(year, &text[last.range.end..]);
        let holds = last.digits.len() == 4
            && (is_behind_dash || is_behind_blank())
            && is_joined
            && is_year
            && (1..=31).contains(&day)
            && (1..=12).contains(&month);
        (holds && is_free(text, groups, from, count, "")).then_some(count)
    };
    is_number(4).or_else(|| is_number(3)).or_else(|| is_number(2))
}

/// Whether a text is blanks alone.
fn is_blank(gap: &str) -> bool {
    !gap.is_empty() && gap.chars().all(|c| c.is_whitespace() && c != ITEM_END)
}

/// Whether a year, of two digits or four, and the number behind it are of a birth: no meeting is held in such a year, at such a time.
fn is_birth(year: u32, number: u32) -> bool {
    match year {
        1900..2000 | 40..100 => true,
        2000..2024 => number >= 4000,
        _ => false,
    }
}

/// Whether a text behind a year and four digits goes on with a town: the digits are its postcode. Behind a year in which people are
/// born and no meeting is held, only what is known as a town is one: »01-01-1990 1234 Ida«.
fn begins_town(year: u32, rest: &str) -> bool {
    let Some(town) = rest.strip_prefix(' ') else { return false };
    let is_known = || Words::of(town).0.first().is_some_and(|word| TOWNS.contains(&&*word.form));
    town.starts_with(char::is_uppercase) && (!matches!(year, 1900..2000 | 40..100) || is_known())
}

/// Whether eight digits begin with a year in which people who live were born.
fn begins_with_year(digits: &[u8]) -> bool {
    matches!(digits, [1, 9, ..] | [2, 0, ..]) && digits[4] < 2 && digits[6] < 4
}

/// Whether a month in letters stands between a day and its year, in Danish, Norwegian or English, short or whole.
fn is_month(gap: &str) -> bool {
    const MONTHS: [&str; 15] = [
        "jan", "feb", "mar", "apr", "maj", "mai", "may", "jun", "jul", "aug", "sep", "okt", "oct", "nov", "de",
    ];
    let word = gap
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ','))
        .to_lowercase();
    word.chars().count() <= 9 && word.chars().all(char::is_alphabetic) && MONTHS.iter().any(|month| word.starts_with(month))
}

/// How many groups from `from` on are a Norwegian number, in whatever groups: its check digits leave no doubt.
fn norwegian_at(text: &str, groups: &[Group], from: usize) -> Option<usize> {
    const MOST: usize = 6;
    const LENGTH: usize = 11;
    let is_joined = |some: &[Group]| {
        some.windows(2)
            .all(|two| joins(&text[two[0].range.end..two[1].range.start]) && text[two[0].range.end..two[1].range.start] != *",")
    };
    let is_free = |count| is_free(text, groups, from, count, &word_before(text, groups[from].range.start));
    (1..=MOST).find(|&count| {
        let some = groups.get(from..from + count).unwrap_or_default();
        let length = || some.iter().map(|group| group.digits.len()).sum::<usize>();
        let digits = || some.iter().flat_map(|group| group.digits.iter().copied()).collect::<Vec<u8>>();
        length() == LENGTH && is_norwegian(&digits()) && is_joined(some) && is_free(count)
    })
}

/// How many groups from `from` on are one number.
fn number_at(text: &str, groups: &[Group], from: usize) -> Option<usize> {
    const SHAPES: [&[usize]; 8] = [
        &[10],
        &[6, 4],
        &[6, 2, 2],
        &[2, 2, 2, 4],
        &[2, 2, 6],
        &[4, 2, 4],
        &[2, 4, 4],
        &[6, 3, 1],
    ];
    SHAPES.iter().find_map(|shape| {
        let some = groups.get(from..from + shape.len())?;
        let fits = some.iter().zip(*shape).all(|(group, length)| group.digits.len() == *length);
        // With a dash they are a reference: »0101-90-1234«.
        let is_uneven = matches!(*shape, [4, 2, 4] | [2, 4, 4]);
        if is_uneven && !text[some[0].range.end..some[1].range.start].chars().all(char::is_whitespace) {
            return None;
        }
        let joined = some.windows(2).all(|pair| joins(&text[pair[0].range.end..pair[1].range.start]));
        if !fits || !joined {
            return None;
        }
        let word = word_before(text, groups[from].range.start);
        let is_plain = matches!(*shape, [6, 4]) && is_one_dash(&text[some[0].range.end..some[1].range.start]);
        let stands_out = || is_plain && stands_out(text, some[0].range.start..some[1].range.end);
        if !is_free(text, groups, from, shape.len(), &word) && !stands_out() {
            return None;
        }
        let digits: Vec<u8> = some.iter().flat_map(|g| g.digits.iter().copied()).collect();
        let says_cpr = NAMES.iter().any(|w| word.contains(w));
        // No telephone number here has ten digits; one from abroad begins with 0.
        let is_phone = PHONE_WORDS.contains(&&*word) && digits[0] == 0;
        let says_other = shape.len() == 1 && (is_phone || says_other(&word));
        let as_written = || Groups {
            numbers: some.iter().map(|group| &*group.digits).collect(),
            gaps: some.windows(2).map(|two| &text[two[0].range.end..two[1].range.start]).collect(),
            word: &word,
            after: &text[some[shape.len() - 1].range.end..],
        };
        let is_one = says_cpr || !says_other && is_date(&digits, 60) && !as_written().are_something_else();
        is_one.then_some(shape.len())
    })
}

/// Whether a text is one dash, with or without blanks.
fn is_one_dash(gap: &str) -> bool {
    let mut signs = gap.trim().chars();
    signs.next().is_some_and(is_dash) && signs.next().is_none()
}

/// Whether six digits, a dash and four are a number of their own whatever they are glued to: »010190-1234s mor«, »2026-010190-1234«,
/// »010190-1234/310592-4321«. With one letter at each end they are a reference: »A010190-1234B«.
fn stands_out(text: &str, range: Range<usize>) -> bool {
    let is_letter = |c: &char| c.is_alphabetic();
    let before = text[..range.start].chars().rev().take_while(is_letter).take(2).count();
    let behind = text[range.end..].chars().take_while(is_letter).take(2).count();
    let is_longer = text[range.end..].starts_with(|c: char| digit(c).is_some());
    !is_longer && (before, behind) != (1, 1)
}

/// Nothing before or behind makes it a part of something longer.
fn is_free(text: &str, groups: &[Group], from: usize, count: usize, word: &str) -> bool {
    let (first, last) = (&groups[from], &groups[from + count - 1]);
    let before = text[..first.range.start].chars().next_back();
    let behind = text[last.range.end..].chars().next();
    let continues = |c: Option<char>, other: Option<&Group>, gap: Option<&str>| {
        // Two numbers may stand side by side: »0101901234/3105924321«.
        let next_to_digits = other.is_some_and(|other| !(count == 1 && other.digits.len() == 10))
            && gap.is_some_and(|g| {
                g.chars().count() == 1 && !g.chars().all(char::is_whitespace) && !g.starts_with([',', ';', '(', ')', '|'])
            });
        c.is_some_and(|c| c == '+') || next_to_digits
    };
    let previous = from.checked_sub(1).and_then(|n| groups.get(n));
    let next = groups.get(from + count);
    let gap_before = previous.map(|g| &text[g.range.end..first.range.start]);
    let gap_behind = next.map(|g| &text[last.range.end..g.range.start]);
    // In one row of ten, letters at either side make it a reference; a number in groups is one wherever it stands.
    let glued = count == 1 && !word.contains("cpr") && before.is_some_and(char::is_alphabetic);
    let rest = &text[last.range.end..];
    let is_genitive = rest.strip_prefix('s').is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    let is_twin = count == 1 && next.is_some_and(|next| next.digits.len() == 10);
    let goes_on = behind.is_some_and(|c| {
        c.is_alphanumeric() && !is_genitive || is_dash(c) && !is_twin && rest.chars().nth(1).is_some_and(char::is_alphanumeric)
    });
    // Groups of two in a long row are a telephone number with its country, or two.
    let in_row = count == 4
        && gap_before.is_some_and(|g| !g.is_empty() && g.trim().is_empty() && !g.contains(ITEM_END))
        && previous.is_some_and(|g| g.digits.len() == 2)
        && first.digits.len() == 2;
    // An account has its registration number before it.
    let account = count == 1
        && gap_before.is_some_and(|g| g.trim().is_empty() && !g.contains(ITEM_END))
        && previous.is_some_and(|g| g.digits.len() == 4);
    !continues(before, previous, gap_before) && !continues(None, next, gap_behind) && !glued && !goes_on && !in_row && !account
}

/// The word before a place, small and of letters alone; also when only dots, colons and »nr« stand between.
pub(super) fn word_before(text: &str, at: usize) -> String {
    let (mut near, mut in_blank) = (Vec::new(), false);
    for c in text[..at].chars().rev() {
        let is_same_blank = in_blank && c.is_whitespace() && c != ITEM_END;
        in_blank = c.is_whitespace();
        if !is_same_blank {
            near.push(c);
        }
        if near.len() == 24 {
            break;
        }
    }
    let near: String = near.into_iter().rev().collect();
    let folded = near.to_lowercase().replace('ø', "oe");
    let mut words: Vec<&str> = folded.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).collect();
    // »P-nr.«, »CPR-nr.:«, »kontonr. er«
    while words.len() > 1 && matches!(words.last(), Some(&("nr" | "no" | "nummer" | "er" | "num"))) {
        let last = words.pop();
        if words.last() == Some(&"p") && last != Some("er") {
            return "pnr".to_owned();
        }
    }
    let tail = folded.rsplit(['.', '!', '?', ITEM_END]).next().unwrap_or_default();
    // A word of another sentence says nothing of this number; but »CPR.nr.« is one word.
    let near_enough =
        tail.chars().any(char::is_alphabetic) || folded.trim_end().ends_with(['.', ':']) || words.last().is_some_and(|w| w.contains("cpr"));
    if near_enough {
        words.last().map(|w| (*w).to_owned()).unwrap_or_default()
    } else {
        String::new()
    }
}

/// Whether the first six digits are a date; the day of a replacement number is `more` higher.
pub(super) fn is_date(digits: &[u8], more: u32) -> bool {
    let two = |at: usize| u32::from(digits[at]) * 10 + u32::from(digits[at + 1]);
    let (day, month) = (two(0), two(2));
    let day = if day > more { day - more } else { day };
    (1..=31).contains(&day) && (1..=12).contains(&month)
}

/// A fødselsnummer: a date (a D number has +40 on its day) and two check digits.
pub(super) fn is_norwegian(digits: &[u8]) -> bool {
    let sum = |weights: &[u32]| weights.iter().zip(digits).map(|(w, d)| w * u32::from(*d)).sum::<u32>() % 11;
    is_date(digits, 40) && sum(&[3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) == 0 && sum(&[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) == 0
}
