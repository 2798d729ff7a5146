//! Initials for the words of a name: »PCB«, »P.C.B.«, »KC« for »krisecenter«.

use super::letters::Word;
use super::place_words::stem;

/// Initials as they stand in a text.
pub(super) struct WrittenInitials {
    /// In the form in which words are compared.
    pub letters: String,
    /// How many words of the text they are.
    pub count: usize,
    /// They are written in capitals.
    pub is_capital: bool,
    /// They can be no ordinary word: capitals in a text that is not all in capitals, or letters without a vowel.
    pub is_sure: bool,
}

/// The most words of a name whose initials are looked for, and the most initials.
const MOST: usize = 6;

/// The second parts of words for houses, whose first letters people say too.
const SECOND_PARTS: [&str; 12] = [
    "center",
    "hjem",
    "hus",
    "sted",
    "tilbud",
    "faellesskab",
    "institution",
    "afdeling",
    "hospital",
    "kollegi",
    "psykiatri",
    "psykiatrisk",
];

/// Short forms that people write every day, which tell no house by themselves.
pub(super) fn is_everyday_acronym(letters: &str) -> bool {
    const EVERYDAY: [&str; 56] = [
        "aa", "act", "ad", "adhd", "adl", "app", "asf", "bl", "bpa", "bmi", "cpr", "cv", "db", "dk", "dr", "dsb", "dvd", "dvs", "ekg",
        "eu", "fn", "foa", "gps", "hf", "hk", "hr", "id", "it", "kbh", "kl", "mb", "mms", "mr", "nav", "nb", "ok", "osv", "pc", "pdf",
        "pga", "ppr", "ps", "pt", "ptsd", "sfo", "sms", "sosu", "ssp", "su", "sf", "tlf", "tv", "usb", "vg", "vh", "vs",
    ];
    EVERYDAY.contains(&letters)
}

/// The initials that stand at a place of a text: one word in capitals or without vowels, or letters one by one.
pub(super) fn written_initials(text: &[Word], at: usize) -> Option<WrittenInitials> {
    let is_letter = |w: &Word| !w.is_number && (w.form.len() == 1 || matches!(&*w.form, "ae" | "oe" | "aa") && is_one_letter(w));
    let word = &text[at];
    if word.is_number {
        return None;
    }
    if is_letter(word) {
        let goes_on = |w: &&Word| is_letter(w) && !w.after_sign && w.is_capital == word.is_capital;
        let count = 1 + text[at + 1..].iter().take(MOST).take_while(goes_on).count();
        let letters: String = text[at..at + count].iter().map(|w| w.form.as_str()).collect();
        let has_dots = text[at..at + count - 1].iter().all(|w| w.has_dot);
        return (count > 1 && (has_dots || word.is_capital)).then_some(WrittenInitials {
            letters,
            count,
            is_capital: word.is_capital,
            is_sure: true,
        });
    }
    let ends_small = word.small_letters == 1 && word.form.ends_with('s') && word.form.len() > 2;
    let is_capital = word.is_capital && (word.small_letters == 0 || ends_small);
    let letters = match ends_small && is_capital {
        true => word.form.trim_end_matches('s'),
        false => &*word.form,
    };
    let has_vowel = letters.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    let is_long = letters.len() > MOST + 2;
    (!is_long && (is_capital || !has_vowel)).then(|| WrittenInitials {
        letters: letters.to_owned(),
        count: 1,
        is_capital,
        is_sure: !has_vowel || !is_shouted(text),
    })
}

/// Whether a word is one letter that is compared as two: »Ø«.
fn is_one_letter(word: &Word) -> bool {
    word.range.len() == 2 && word.small_letters + usize::from(word.is_capital) == 1
}

/// Whether a text of some words is all in capitals.
fn is_shouted(text: &[Word]) -> bool {
    const SOME: usize = 3;
    text.len() >= SOME && text.iter().all(|w| w.small_letters == 0)
}

/// Every row of initials that words may be told by, each word by its first letter or by those of its parts.
pub(super) fn acronyms(words: &[&str]) -> Vec<String> {
    if words.len() > MOST {
        return Vec::new();
    }
    let mut all = vec![String::new()];
    for word in words {
        let initials = initials_of(word);
        all = all
            .iter()
            .flat_map(|before| initials.iter().map(move |initial| format!("{before}{initial}")))
            .collect();
    }
    all.retain(|letters| letters.len() > 1);
    all
}

/// What a word begins with, as initials: »krisecenter« with »k« and »kc«, »åben« with »aa« and »a«.
fn initials_of(word: &str) -> Vec<String> {
    let Some(first) = word.get(..1) else { return Vec::new() };
    let mut all = vec![first.to_owned()];
    if let Some(letter) = ["ae", "oe", "aa"].iter().find(|letter| word.starts_with(**letter)) {
        all.push((*letter).to_owned());
    }
    let whole = stem(word);
    let second = SECOND_PARTS.iter().find_map(|part| Some((whole.strip_suffix(part)?, *part)));
    if let Some((before, part)) = second.filter(|(before, _)| before.len() >= 2) {
        let parts = initials_of(before);
        all.extend(parts.iter().map(|initials| format!("{initials}{}", &part[..1])));
    }
    all
}
