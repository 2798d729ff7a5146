//! A key that became a part of the text before it: »relation: nabo, beskyttet adresse: ja«.

use std::ops::Range;

use super::indicator::Indicator;
use super::schema::is_key;

/// Where a key stands inside a text, with its colon, in bytes of the text; nothing where the colon is the text's own.
///
/// A word that is a key stands in many a sentence (»Vi spurgte, hvad: …«). It is taken for one when it has two words or more,
/// when a comma or a semicolon stands before it, or when what follows is no sentence: ja, nej, or a digit.
pub(super) fn swallowed_key(text: &str) -> Option<Range<usize>> {
    text.match_indices(':').find_map(|(colon, _)| {
        let rest = text[colon + 1..].trim_start_matches([' ', '\u{a0}', '\n']);
        let is_apart = rest.len() < text.len() - colon - 1 || rest.is_empty();
        let key = key_before(&text[..colon]).filter(|_| is_apart)?;
        let before = text[..key.start].trim_end();
        let is_told_apart = before.ends_with([',', ';']) || text[key.clone()].contains(' ') || is_plain_value(rest);
        (is_told_apart && is_from_start(text, &key)).then_some(key.start..colon + 1)
    })
}

/// The longest key, of four words at most, that a text ends with.
fn key_before(text: &str) -> Option<Range<usize>> {
    let mut starts: Vec<usize> = text
        .match_indices([' ', ',', ';', '\n'])
        .map(|(at, sign)| at + sign.len())
        .collect();
    starts.push(0);
    starts.sort_unstable();
    let nearest = starts.iter().rev().take(4).rev();
    // The ten indicators are words of every conversation.
    let is_other = |word: &str| !Indicator::ALL.iter().any(|indicator| indicator.word() == word);
    let is_one = |word: &str| is_key(word) && is_other(word);
    nearest
        .copied()
        .find(|&start| is_one(text[start..].trim()))
        .map(|start| start..text.len())
}

/// The key is a word of its own, and no part of one.
fn is_from_start(text: &str, key: &Range<usize>) -> bool {
    text[..key.start].chars().next_back().is_none_or(|c| !c.is_alphanumeric())
}

fn is_plain_value(rest: &str) -> bool {
    let word: String = rest.chars().take_while(|c| c.is_alphabetic()).collect();
    rest.starts_with(|c: char| c.is_ascii_digit()) || ["ja", "nej", "true", "false"].contains(&word.to_lowercase().as_str())
}
