//! The names that one part of a field holds beside what else people write there: »Værelse 4 Egely«, »Ansat på Biblioteket i Ry«,
//! »Netto / Rema 1000«.

use super::letters::Word;
use super::street_words::{is_number_word, unit_form};

/// Words that stand between two names.
const BETWEEN: [&str; 7] = ["eller", "el", "samt", "derefter", "ellers", "hhv", "bagefter"];
/// Words that a name follows, and what stands before them is none of it.
const BEFORE_NAME: [&str; 4] = ["hos", "paa", "under", "fra"];
/// Words behind which a name's surroundings follow: its town, its day, its street.
const BEHIND_NAME: [&str; 6] = ["i", "ved", "til", "indtil", "siden", "om"];

/// One of the names in a part of a field.
pub(super) struct NamePart<'w> {
    pub(super) words: &'w [Word],
    /// What stands between it and the next may be of one name: »Jensen & Søn«, »Krop og Sind«.
    pub(super) is_weak: bool,
}

/// The stretches of a part of a field that may be names of their own, without floors, doors and house numbers at their ends. Of
/// a part that is one name, that name.
pub(super) fn names_in(part: &[Word]) -> Vec<NamePart<'_>> {
    let mut names = Vec::new();
    let mut from = 0;
    let (mut is_weak, mut is_behind) = (false, false);
    let mut push = |from: usize, until: usize, is_weak: bool, is_behind: bool| {
        let words = without_rooms(&part[from..until.max(from)]);
        if !is_behind && words.iter().any(|w| w.form.len() > 2) {
            names.push(NamePart { words, is_weak });
        }
    };
    for (at, word) in part.iter().enumerate() {
        let form = &*word.form;
        if word.after_joint && at > from {
            push(from, at, is_weak, is_behind);
            (from, is_weak, is_behind) = (at, false, false);
        }
        let is_and = form == "og" || form == "and";
        let is_between = BETWEEN.contains(&form) || is_and;
        let begins_name = BEFORE_NAME.contains(&form) || is_care_of(part, at);
        let ends_name = BEHIND_NAME.contains(&form) && at > from;
        let is_small = !word.is_number && (!word.is_capital || at == 0 || is_care_of(part, at));
        if is_small && (is_between || begins_name || ends_name) || word.after_and {
            push(from, at, is_weak || is_and || word.after_and, is_behind);
            from = if word.after_and { at } else { at + 1 };
            is_weak = is_and || word.after_and;
            is_behind = ends_name;
        }
    }
    push(from, part.len(), is_weak, is_behind);
    names
}

/// Whether a word is one of the two of »c/o«.
fn is_care_of(part: &[Word], at: usize) -> bool {
    let is = |at: usize, letter: &str| part.get(at).is_some_and(|w| w.form == letter);
    is(at, "c") && is(at + 1, "o") || at > 0 && is(at - 1, "c") && is(at, "o")
}

/// Words without the floors, rooms and numbers at either end.
fn without_rooms(words: &[Word]) -> &[Word] {
    const ROOMS: [&str; 16] = [
        "stue", "rum", "lokale", "hus", "huset", "blok", "bygning", "afd", "afdeling", "afsnit", "etage", "plan", "seng", "bolig", "att",
        "pt",
    ];
    let is_room = |w: &Word| {
        w.is_number
            || w.form.len() == 1
            || is_number_word(&w.form)
            || unit_form(&w.form).is_some() && w.form != "for"
            || ROOMS.contains(&&*w.form)
    };
    let is_counted = |at: usize| words.get(at).is_some_and(|w| w.is_number || w.form.len() == 1);
    let from = words.iter().position(|w| !is_room(w)).unwrap_or(words.len());
    // »Blok 4 Egely«, and not »Hus Forbi«.
    let from = if from > 0 && (0..from).any(is_counted) || words.first().is_some_and(|w| matches!(&*w.form, "att" | "pt")) {
        from
    } else {
        0
    };
    let until = words.iter().rposition(|w| !is_room(w)).map_or(from, |at| at + 1);
    let until = if (until..words.len()).any(is_counted) { until } else { words.len() };
    &words[from..until.max(from)]
}

/// Whether a word says when somebody is at a place, or how long.
pub(super) fn is_time(word: &str) -> bool {
    const WORDS: [&str; 14] = [
        "barsel",
        "orlov",
        "deltid",
        "fuldtid",
        "timer",
        "dag",
        "nat",
        "aften",
        "weekend",
        "weekender",
        "formiddag",
        "eftermiddag",
        "uge",
        "vikar",
    ];
    let is_day = ["man", "tirs", "ons", "tors", "fre", "loer", "soen", "hver"].iter().any(|day| {
        let rest = word.strip_prefix(day).unwrap_or_default();
        matches!(rest, "dag" | "dage" | "dagen" | "dagene" | "dags")
    });
    is_day || WORDS.contains(&word)
}
