//! What a line of YAML begins with: a key, an item, a bullet, a block of text.

use super::scalar::{BULLETS, is_no_break};
use super::schema::is_like_key;

/// The sign with which a line begins that is an item and no more of the text before it: a dash; a bullet; a long dash before a
/// capital, since one before a small letter is a sentence's own.
pub(super) fn begins_item(line: &str) -> Option<char> {
    let sign = line.chars().next().filter(|_| line.starts_with("- ")).or_else(|| bullet(line))?;
    let rest = line[sign.len_utf8()..].trim_start();
    (!matches!(sign, '–' | '—') || rest.starts_with(char::is_uppercase)).then_some(sign)
}

/// The bullet or long dash that a line begins with, and a blank after it.
pub(super) fn bullet(line: &str) -> Option<char> {
    let sign = line.chars().next().filter(|c| BULLETS.contains(c))?;
    begins_blank(&line[sign.len_utf8()..]).then_some(sign)
}

/// Signs that stand where a dash belongs.
const MARKS: [&str; 24] = [
    "•", "–", "—", "·", "‣", "▪", "◦", "*", "+", "o", "−", "‐", "‑", "‒", "●", "○", "☐", "□", "■", "~", "->", "=>", "=", ">",
];

/// How many bytes of a line stand where a dash and its blank belong: a bullet, a number (»1.«, »a)«), a dash without a blank.
pub(super) fn mark_length(line: &str) -> Option<usize> {
    let blanks = |after: &str| after.len() - after.trim_start_matches(|c: char| c == ' ' || is_no_break(c)).len();
    let with_blank = |length: usize| {
        let after = &line[length..];
        (blanks(after) > 0 && !after.trim().is_empty()).then(|| length + blanks(after))
    };
    let number = line.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=2).contains(&number) && line[number..].starts_with(['.', ')']) {
        return with_blank(number + 1);
    }
    let mut characters = line.chars();
    if characters.next().is_some_and(|c| c.is_ascii_alphabetic()) && characters.next() == Some(')') {
        return with_blank(2);
    }
    if let Some(after) = line
        .strip_prefix('-')
        .filter(|_| !line.starts_with("--") && !line.starts_with("->"))
    {
        return (!after.starts_with(|c: char| c.is_whitespace() || c.is_ascii_digit()) && !after.is_empty()).then_some(1);
    }
    MARKS
        .iter()
        .filter(|mark| line.starts_with(**mark))
        .find_map(|mark| with_blank(mark.len()))
}

/// Whether a text begins with a blank, or is empty.
pub(super) fn begins_blank(text: &str) -> bool {
    text.chars().next().is_none_or(|c| c.is_whitespace())
}

/// How many bytes of a line are a key: what stands before the first colon that a blank follows, outside of comments.
pub(super) fn key_length(line: &str) -> Option<usize> {
    let quote = line.chars().next().filter(|c| "\"'".contains(*c));
    if let Some(quote) = quote {
        let close = line[1..].find(quote)? + 2;
        let after = line[close..].trim_start();
        return after
            .strip_prefix(':')
            .filter(|after| begins_blank(after))
            .map(|_| line.len() - after.len());
    }
    if line.starts_with(['[', '{', '#', '&', '*', '!', '|', '>']) {
        return None;
    }
    let code = line.split(" #").next().unwrap_or_default();
    code.match_indices(':')
        .map(|(at, _)| at)
        .find(|at| *at > 0 && begins_blank(&code[at + 1..]))
}

/// Whether a line begins with one of the keys there are, or with one that is nearly so: then it is no more of the text
/// before it.
pub(super) fn begins_with_key(line: &str) -> bool {
    key_length(line).is_some_and(|length| is_like_key(&line[..length]))
}

/// Whether the rest of a line begins a block of text: `|` or `>` and no more than its indicators.
pub(super) fn is_block_header(rest: &str) -> bool {
    let indicators = rest[1..].split(" #").next().unwrap_or_default().trim_end();
    indicators.len() <= 2 && indicators.chars().all(|c| c.is_ascii_digit() || "+-".contains(c))
}

/// Whether the lines of a text, which stands after a key at a column, belong to the key.
pub(super) fn holds_lines(text: &str, column: usize) -> bool {
    let is_code = |(_, code): &(&str, &str)| !code.is_empty() && !code.starts_with('#');
    let next = text.lines().map(|line| (line, line.trim_start())).find(is_code);
    next.is_some_and(|(line, code)| {
        let indentation = line.chars().take_while(|c| *c == ' ' || is_no_break(*c)).count();
        indentation > column || line.starts_with('\t') || (indentation == column && code.starts_with('-'))
    })
}

/// Whether a line ends a document of YAML, or begins another.
pub(super) fn is_divider(line: &str) -> bool {
    ["---", "..."].iter().any(|sign| line.strip_prefix(sign).is_some_and(begins_blank))
}

/// Whether a text says nothing: comments, empty lines, dividers.
pub(super) fn is_bare(text: &str) -> bool {
    let says_nothing = |line: &str| line.is_empty() || line.starts_with('#') || is_divider(line);
    text.lines().all(|line| says_nothing(line.trim()))
}
