//! A remark that reads as the rest of the text before it: »Hun bor # hos mig nu«, »dør # 4«. YAML reads it as a remark, and mostly it is
//! one; it is told where the words on both sides go together.

use super::losses::{LossLook, quoted};
use super::problem::Problem;
use super::scalar::{Scalar, TEXT_LISTS};
use super::schema::takes_text;

/// The keys of sentences, beside lists of texts.
const SENTENCES: [&str; 11] = [
    "hvad",
    "hvorfor",
    "tema",
    "emne",
    "grund",
    "ord",
    "find vej",
    "besluttet",
    "borgerens ord",
    "videre støtte",
    "hvornår",
];

/// Words that a sentence goes on with, and a remark seldom begins with.
const GOES_ON: [&str; 66] = [
    "og", "eller", "men", "hvis", "fordi", "at", "som", "der", "når", "så", "hos", "til", "i", "på", "med", "for", "af", "fra", "om",
    "ved", "indtil", "mens", "hvor", "end", "sig", "mig", "dig", "ham", "hende", "os", "jer", "dem", "den", "det", "de", "hun", "han",
    "jeg", "vi", "min", "mit", "mine", "sin", "sit", "sine", "hans", "hendes", "deres", "vores", "gerne", "også", "altid", "aldrig", "kun",
    "meget", "lidt", "mere", "selv", "hjemme", "sammen", "uden", "under", "over", "efter", "før", "mod",
];

/// Words that no text ends with.
const LACKS_MORE: [&str; 50] = [
    "og", "eller", "men", "hvis", "fordi", "at", "som", "der", "når", "hos", "til", "i", "på", "med", "for", "af", "fra", "om", "ved",
    "end", "en", "et", "den", "det", "de", "er", "var", "har", "havde", "vil", "ville", "skal", "skulle", "kan", "kunne", "må", "bor",
    "siger", "sagde", "synes", "bliver", "blev", "rum", "lokale", "stue", "dør", "opgang", "min", "sin", "ikke",
];

impl LossLook<'_> {
    /// A remark that may belong to the text before it.
    pub(super) fn remark_in_text(&self, scalar: &Scalar<'_>, written: &str, from: usize, rest: &str) -> Option<Problem> {
        // Remarks in a column stand further off.
        let is_near = self.text[..from].trim_end().len() + 1 == from || self.text[..from].trim_end_matches([' ', '\t']).ends_with('\n');
        let takes_text = !scalar.in_brackets && scalar.key.is_none_or(takes_text) && written.parse::<f64>().is_err();
        let remark = rest.strip_prefix("# ").filter(|_| is_near && takes_text)?;
        let is_number = remark.starts_with(|c: char| c.is_ascii_digit());
        (is_number || goes_on(scalar.key, written, remark)).then(|| {
            let whole = scalar.range.start..from + rest.len();
            let line = self.line_with(whole.clone(), &quoted(&self.text[whole]));
            let what = "det, der står efter #, læses ikke";
            let remedy = format!("Hører det til teksten, så skriv: »{line}«.");
            Problem::advice("afkortet", &self.file.place(from..from + rest.len()), what, remedy)
        })
    }
}

/// Whether a remark goes on with the text before it.
fn goes_on(key: Option<&str>, written: &str, remark: &str) -> bool {
    if written.ends_with(['.', '!', '?', ')', ':', '«', '"', '”', '“']) {
        return false;
    }
    let word = |word: Option<&str>| word.unwrap_or_default().trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let (last, first) = (word(written.split_whitespace().last()), word(remark.split_whitespace().next()));
    let is_letter = remark.chars().count() == 1 && remark.chars().all(char::is_uppercase);
    let is_sentence = key.is_some_and(|key| key != "adresse" && TEXT_LISTS.contains(&key) || SENTENCES.contains(&key));
    let is_small = remark.starts_with(char::is_lowercase);
    // A full stop at the end, and none before: the two are one sentence.
    let ends = is_small && remark.ends_with('.');
    let is_alone = !written.contains(char::is_whitespace) && !LACKS_MORE.contains(&&*last);
    is_letter
        || LACKS_MORE.contains(&&*last) && written.contains(char::is_whitespace)
        || is_sentence && !is_alone && (ends || is_small && GOES_ON.contains(&&*first))
}
