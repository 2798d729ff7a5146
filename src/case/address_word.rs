//! A word where an address belongs, as in »adresse: beskyttet«: it would be printed, and holds nothing back.

use super::losses::LossLook;
use super::problem::Problem;
use super::scalar::{Scalar, ScalarRole, Style};
use crate::messages::RuleMessage;

/// What people write where they know no address, or may not tell it.
const WORDS: [&str; 9] = [
    "beskyttet",
    "beskyttet adresse",
    "hemmelig",
    "hemmeligt",
    "hemmelig adresse",
    "skjult",
    "fortrolig",
    "adressebeskyttet",
    "ukendt",
];

/// Whether a text is such a word, in whatever case, quotes or brackets.
pub(crate) fn is_word_for_address(text: &str) -> bool {
    let small = text.to_lowercase();
    let word = small.trim_matches(|c: char| !c.is_alphanumeric());
    WORDS.contains(&word)
}

impl LossLook<'_> {
    /// One line in the place of an address that is only such a word.
    pub(super) fn address_word(&self, scalar: &Scalar<'_>, written: &str) -> Option<Problem> {
        let is_value = scalar.key == Some("adresse") && scalar.role == ScalarRole::Value && !scalar.in_brackets;
        let is_word = is_value && scalar.style != Style::Unclosed && is_word_for_address(written);
        is_word.then(|| {
            let told = RuleMessage::WordInAddress {
                word: written.trim_matches(['"', '\'']).to_owned(),
            };
            Problem::told("beskyttet-i-ord", &self.file.place(scalar.range.clone()), &told)
        })
    }
}
