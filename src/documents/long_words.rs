//! Words that are longer than a column is wide: where they may be broken.
//!
//! Typst breaks at blanks and hyphens, and hyphenation by dictionary is off, since it would cut names. A name of some hundred letters
//! without either would run over the edge of its column. So a very long word is given soft hyphens, which show only where a line ends.

use serde_json::Value;

/// More letters than a word of any of the languages has that is not made up; so nothing ordinary is touched.
const LONGEST: usize = 28;
/// Letters between two places to break at.
const STEP: usize = 6;
/// Letters that are left after the last of them.
const LEFT: usize = 4;

/// Gives every very long word of a view places to break at.
pub(super) fn breakable(view: &mut Value) {
    match view {
        Value::String(text) => {
            if let Some(broken) = with_soft_hyphens(text) {
                *text = broken;
            }
        }
        Value::Array(items) => items.iter_mut().for_each(breakable),
        Value::Object(map) => map.values_mut().for_each(breakable),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn is_of_a_word(c: char) -> bool {
    c.is_alphabetic() || is_mark(c) || matches!(c, '\'' | '’')
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// The text with soft hyphens in its very long words; none when it has no such word.
fn with_soft_hyphens(text: &str) -> Option<String> {
    // Few texts are so long in bytes that they could have one, and most of these are sentences.
    if text.len() <= LONGEST || text.split(|c| !is_of_a_word(c)).all(|word| word.len() <= LONGEST) {
        return None;
    }
    let mut broken = String::with_capacity(text.len() * 5 / 4);
    let mut rest = text;
    while !rest.is_empty() {
        let word = rest.find(|c| !is_of_a_word(c)).unwrap_or(rest.len());
        push_word(&mut broken, &rest[..word]);
        let other = rest[word..].find(is_of_a_word).unwrap_or(rest.len() - word);
        broken.push_str(&rest[word..word + other]);
        rest = &rest[word + other..];
    }
    (broken != text).then_some(broken)
}

fn push_word(into: &mut String, word: &str) {
    let letters = word.chars().filter(|c| !is_mark(*c)).count();
    if letters <= LONGEST {
        into.push_str(word);
        return;
    }
    let mut before = 0;
    for c in word.chars() {
        if !is_mark(c) {
            if before > 0 && before % STEP == 0 && letters - before >= LEFT {
                into.push('\u{ad}');
            }
            before += 1;
        }
        into.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_every_day_stay_as_they_are() {
        for text in [
            "Sara Lindholm",
            "Behandlingspsykiatrien (sengeafsnit)",
            "Distriktspsykiatrien/lokalpsykiatrien",
            "sikkerhedsrepræsentantkursus",
            "9f2c51b09f2c51b09f2c51b09f2c51b09f2c51b09f2c51b09f2c51b09f2c51b0",
            "susanne.fabricius@solbjergkommune.example",
            "",
        ] {
            assert_eq!(with_soft_hyphens(text), None, "{text}");
        }
    }

    #[test]
    fn a_long_word_can_be_broken_and_says_what_it_said() {
        for word in [
            "A".repeat(100),
            "ø".repeat(29),
            "å\u{301}".repeat(40),
            format!("Sara {} Holm", "b".repeat(60)),
        ] {
            let broken = with_soft_hyphens(&word).expect("a long word");
            assert_eq!(broken.replace('\u{ad}', ""), word);
            let longest = broken
                .split(['\u{ad}', ' '])
                .map(|part| part.chars().filter(|c| !is_mark(*c)).count())
                .max();
            assert!(longest <= Some(STEP + LEFT), "{broken}");
            assert!(!broken.contains("\u{ad}\u{301}"), "{broken}");
        }
    }
}
