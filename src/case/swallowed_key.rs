//! A key that became a part of the text before it: »relation: nabo, beskyttet adresse: ja«, »relation: mor sprog: en«.

use std::ops::Range;

use super::indicator::Indicator;
use super::key_level::{has_word, stands_beside, takes_ids};
use super::schema::{holds_list, is_key, takes_text};

/// A key inside a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SwallowedKey {
    /// Where it stands, with its colon, in bytes of the text.
    pub range: Range<usize>,
    /// Whether it may be a word of the text all the same.
    pub is_doubtful: bool,
}

/// The first key inside the text of another key; nothing where the colon is the text's own.
///
/// A word that is a key stands in many a sentence (»Vi spurgte, hvad: …«). It is taken for one when it has two words or more,
/// when a comma or a semicolon stands before it, or when what follows is no sentence: ja, nej, or a digit. Where no sentence
/// stands (a name, a mail), it is one whatever is around it; in a sentence, when it belongs beside the text's own key and what
/// follows is what may stand there.
pub(super) fn swallowed_key(own: Option<&str>, text: &str) -> Option<SwallowedKey> {
    let mut doubtful = None;
    for (colon, _) in text.match_indices(':') {
        let rest = text[colon + 1..].trim_start_matches([' ', '\u{a0}', '\n']);
        let is_apart = rest.len() < text.len() - colon - 1 || rest.is_empty();
        let Some(key) = key_before(&text[..colon]).filter(|_| is_apart) else {
            continue;
        };
        let key = key.end - text[key.clone()].trim_start().len()..key.end;
        if !is_from_start(text, &key) {
            continue;
        }
        let name = text[key.clone()].trim_end();
        let before = text[..key.start].trim_end();
        let is_told_apart = before.ends_with([',', ';']) || name.contains(' ') || is_plain_value(rest);
        let found = |is_doubtful| SwallowedKey {
            range: key.start..colon + 1,
            is_doubtful,
        };
        let Some(own) = own.filter(|_| !is_told_apart && !before.is_empty()) else {
            match is_told_apart {
                true => return Some(found(false)),
                false => continue,
            }
        };
        if !holds_sentence(own) {
            return Some(found(false));
        }
        if name != own && stands_beside(own, name) {
            match fits(name, rest) {
                Fit::Is => return Some(found(false)),
                Fit::MayBe => doubtful = doubtful.or_else(|| Some(found(true))),
                Fit::IsNot => {}
            }
        }
    }
    doubtful
}

/// Whether sentences stand after a key, which may hold a word and a colon.
pub(super) fn holds_sentence(key: &str) -> bool {
    const SHORT: [&str; 20] = [
        "id",
        "navn",
        "kaldenavn",
        "relation",
        "rolle",
        "telefon",
        "hovednummer",
        "mail",
        "hjemmeside",
        "adresse",
        "arbejdsplads",
        "billede",
        "sprog",
        "afdeling",
        "logo",
        "sagsnummer",
        "tolk",
        "på dagen",
        "skrift",
        "skrifter",
    ];
    takes_text(key) && !SHORT.contains(&key)
}

/// How well a text stands after a key.
enum Fit {
    Is,
    MayBe,
    IsNot,
}

/// Whether what follows a key's colon is what may stand after that key.
fn fits(key: &str, rest: &str) -> Fit {
    let first = rest.split(['\n', ' ', ',', '.', ';']).next().unwrap_or_default();
    let are_ids = || {
        let mut words = rest.split([' ', ',', '\n']).filter(|word| !word.is_empty());
        !rest.is_empty() && words.all(|word| word.chars().all(|c| c.is_lowercase() || c.is_ascii_digit() || c == '-'))
    };
    let is_listed = |word: &str| has_word(key, word);
    if rest.starts_with(['[', '{']) || is_listed(rest.trim_end()) || is_listed(first) || takes_ids(key) && are_ids() {
        Fit::Is
    } else if takes_text(key) && !holds_list(key) && !rest.is_empty() {
        Fit::MayBe
    } else {
        Fit::IsNot
    }
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
