//! A name of several words told with its words joined, split or turned about: »Nordkollegiet« for »Kollegium Nord«, »Ry Læge hus« for
//! »Ry Lægehus«; and a house by its code: »P4«.

use super::letters::{Word, Words};
use super::place_words::{is_small, stem};
use super::street_words::head_word;

/// The most words a name is turned about in.
const MOST: usize = 4;
/// The fewest letters of a name that is looked for so.
const FEWEST_LETTERS: usize = 7;

/// Whether a text tells a name by all its words, in any order, written together or apart.
pub(super) fn is_told_turned(words: &[String], text: &Words) -> bool {
    let parts: Vec<&str> = words.iter().filter(|w| !is_small(w)).map(|w| head_word(w)).collect();
    let letters: usize = parts.iter().map(|part| part.len()).sum();
    if parts.is_empty() || parts.len() > MOST || letters < FEWEST_LETTERS {
        return false;
    }
    let mut wanted = Vec::new();
    for order in orders(&parts) {
        let stems: Vec<String> = order.iter().map(|part| stem(part)).collect();
        let stems: Vec<&str> = stems.iter().map(String::as_str).collect();
        for joint in ["", "s"] {
            wanted.push(stem(&order.join(joint)));
            wanted.push(stem(&stems.join(joint)));
        }
    }
    // One word is told otherwise only when it is written apart: »døgn centret«.
    let is_one = parts.len() == 1;
    let told = &text.0;
    (0..told.len()).any(|from| {
        let goes_on = |w: &&Word| !w.starts_sentence && !w.after_sign;
        let run = 1 + told[from + 1..].iter().take(parts.len() + 2).take_while(goes_on).count();
        let (mut joined, mut stems) = (String::new(), String::new());
        told[from..from + run].iter().enumerate().any(|(at, word)| {
            if !is_one && is_small(&word.form) || word.is_number {
                return false;
            }
            let form = head_word(&word.form);
            joined.push_str(form);
            stems.push_str(&stem(form));
            let is_apart = at > 0 && joined == parts[0];
            joined.len() >= FEWEST_LETTERS && (!is_one || is_apart) && (wanted.contains(&stem(&joined)) || wanted.contains(&stem(&stems)))
        })
    })
}

/// The words in each order they can be told in.
fn orders<'w>(words: &[&'w str]) -> Vec<Vec<&'w str>> {
    if words.len() < 2 {
        return vec![words.to_vec()];
    }
    let mut all = Vec::new();
    for (at, first) in words.iter().enumerate() {
        let rest: Vec<&str> = words[..at].iter().chain(&words[at + 1..]).copied().collect();
        all.extend(orders(&rest).into_iter().map(|order| [&[*first][..], &order].concat()));
    }
    all
}

/// The codes of a name: letters with a number glued to them, »P4«.
pub(super) fn codes(words: &[Word]) -> Vec<String> {
    let pairs = words.windows(2).filter(|two| is_code(two));
    pairs.map(|two| format!("{}{}", two[0].form, two[1].form)).collect()
}

fn is_code(two: &[Word]) -> bool {
    !two[0].is_number && two[0].form.len() <= 3 && two[0].is_capital && two[1].is_number && two[0].range.end == two[1].range.start
}

/// Whether a text tells one of these codes where a place stands: »på P4«, »afd. P4«.
pub(super) fn is_code_told(codes: &[String], text: &Words) -> bool {
    const BEFORE: [&str; 13] = [
        "paa",
        "i",
        "ved",
        "til",
        "fra",
        "hos",
        "for",
        "afd",
        "afdeling",
        "afdelingen",
        "afsnit",
        "psykiatrisk",
        "psyk",
    ];
    let words = &text.0;
    (1..words.len().saturating_sub(1)).any(|at| {
        let is_it = || codes.contains(&format!("{}{}", words[at].form, words[at + 1].form));
        is_code(&words[at..at + 2]) && is_it() && BEFORE.contains(&&*words[at - 1].form)
    })
}
