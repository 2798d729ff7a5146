//! What is said of a comma that parts a text, and of what stands between `{` and `}` without a key.

use std::ops::Range;

use super::losses::{LossLook, quoted};
use super::problem::Problem;
use super::scalar::{Scalar, ScalarRole, Style, TEXT_LISTS};
use super::schema::takes_text;

/// Lists of sentences, in which a small letter after a comma is a sign that the comma was the sentence's own.
const SENTENCE_LISTS: &[&str] = &["støtte", "drøftelser", "aftaler", "refleksion", "åbninger"];

impl LossLook<'_> {
    /// A comma that parts a text in two.
    pub(super) fn comma(&self, scalar: &Scalar<'_>, written: &str, before: Option<&Scalar<'_>>) -> Option<Problem> {
        if scalar.role == ScalarRole::Entry {
            if let Some(at) = written.find(':').filter(|at| super::schema::is_key(&written[..*at])) {
                let colon = scalar.range.start + at..scalar.range.start + at + 1;
                let what = "der mangler et mellemrum efter kolon";
                let edits = [(colon, ": ".to_owned())];
                return Some(self.mended("yaml", scalar.range.clone(), what, ("Skriv: ", ""), edits));
            }
            return Some(self.without_key(scalar, written, before));
        }
        self.comma_of_sentence(scalar, before?)
    }

    /// What stands between `{` and `}` and has no key.
    fn without_key(&self, scalar: &Scalar<'_>, written: &str, before: Option<&Scalar<'_>>) -> Problem {
        let range = scalar.range.clone();
        let is_beside = |b: &&Scalar<'_>| {
            let between = self.text.get(b.range.end..range.start).unwrap_or_default();
            b.role == ScalarRole::Value && b.in_brackets && between.trim() == ","
        };
        let mut edits = Vec::new();
        let before = before.filter(is_beside);
        if let Some(before) = before {
            let whole = before.range.start..range.end;
            let text = self.text[whole.clone()].replace('"', "");
            edits.push((whole, quoted(&text)));
        }
        // Its key may only lack the colon; or be the first of those there are.
        let object = self.around(range.start);
        let inside = object.clone().map_or("", |object| &self.text[object]);
        let keys = object.clone().map(|object| self.keys_of(object.start)).unwrap_or_default();
        for key in &keys {
            if let Some(rest) = written.strip_prefix(key.as_str()) {
                let value = rest.trim_start_matches([' ', '=', ';', '：', '.', '-', '>']);
                edits.push((range.clone(), format!("{key}: {value}")));
            }
        }
        let is_free = |key: &&String| !inside.contains(&format!("{key}:")) && !inside.contains(&format!("{key} "));
        // Where only the value stands, its kind tells the key.
        let tells = |key: &&String| ["tal", "ønsker", "dato", "svar", "grund", "ord"].contains(&key.as_str());
        for key in keys.iter().filter(tells).filter(is_free) {
            edits.push((range.clone(), format!("{key}: {written}")));
        }
        if let Some(object) = object {
            let inner = self.text[object.start + 1..object.end - 1].trim().to_owned();
            edits.push((object.clone(), format!("[{inner}]")));
            edits.push((object, inner));
        }
        let what = if before.is_some() {
            format!("kommaet deler teksten, så »{}« står for sig selv", super::value::shorten(written))
        } else {
            format!(
                "»{}« står mellem {{ }} uden en nøgle og et kolon foran",
                super::value::shorten(written)
            )
        };
        let after = if before.is_none() {
            " Mellem { } står nøgle: værdi; mellem [ ] står en liste."
        } else {
            ""
        };
        if edits.is_empty() {
            let remedy = "Mellem { } står nøgle: værdi; mellem [ ] står en liste.".to_owned();
            return self.mistake("komma-i-tekst", range, what, remedy);
        }
        self.mended("komma-i-tekst", range, what, ("Skriv: ", after), edits)
    }

    /// The keys that may stand in the `{` at a byte, those of texts last.
    fn keys_of(&self, open: usize) -> Vec<String> {
        let begins = self.text[..open].rfind(['\n', '{', ',']).map_or(0, |at| at + 1);
        let before = self.text[begins..open].trim();
        let key = match before {
            "-" => super::meant_brackets::parent_key(self.text, self.text[..open].rfind('\n').map_or(0, |at| at + 1)).unwrap_or_default(),
            _ => before.trim_start_matches("- "),
        };
        let is_value = before.ends_with(':');
        let key = key.trim_end_matches(':');
        let mut keys = super::schema::keys_below(key);
        if keys.is_empty() && is_value && !super::schema::is_key(key) {
            keys = vec!["tal".to_owned(), "ord".to_owned()];
        }
        keys.sort_by_key(|key| takes_text(key));
        keys
    }

    /// The innermost `{ … }` around a byte, on its line.
    fn around(&self, at: usize) -> Option<Range<usize>> {
        let begins = self.text[..at].rfind('\n').map_or(0, |at| at + 1);
        let start = begins + self.text[begins..at].rfind('{')?;
        let rest = &self.text[at..at + self.line_end(at)];
        let end = at + rest.find('}')? + 1;
        (!self.text[start..at].contains('}')).then_some(start..end)
    }

    /// A comma between two items that may be one sentence, or one number.
    fn comma_of_sentence(&self, scalar: &Scalar<'_>, before: &Scalar<'_>) -> Option<Problem> {
        let key = scalar.key.filter(|key| TEXT_LISTS.contains(key))?;
        let is_item = before.role == ScalarRole::Item && before.key == Some(key) && before.in_brackets && scalar.in_brackets;
        let between = self
            .text
            .get(before.range.end..scalar.range.start)
            .filter(|_| is_item && scalar.style == Style::Plain)?;
        let (first, second) = (&self.text[before.range.clone()], &self.text[scalar.range.clone()]);
        let whole = before.range.start..scalar.range.end;
        let line = self.line_with(whole.clone(), &quoted(&self.text[whole].replace('"', "")));
        if between == "," && first.ends_with(|c: char| c.is_ascii_digit()) && second.starts_with(|c: char| c.is_ascii_digit()) {
            let what = format!(
                "kommaet deler tallet {first},{second} i to punkter",
                first = last_word(first),
                second = first_word(second)
            );
            return Some(self.mistake("komma-i-tekst", scalar.range.clone(), what, format!("Skriv: »{line}«.")));
        }
        let is_one = SENTENCE_LISTS.contains(&key) && between.trim() == "," && goes_on(first, second);
        is_one.then(|| {
            let what = "kommaet deler teksten i to punkter";
            let remedy = format!("Er det én sætning, så skriv: »{line}«. Er det to punkter, så giv dem hver sin linje med en streg.");
            Problem::advice("komma-i-tekst", &self.file.place(scalar.range.clone()), what, remedy)
        })
    }
}

/// Whether a text after a comma goes on with what stands before it: a small letter, a number, or, after a name, more names.
fn goes_on(first: &str, second: &str) -> bool {
    let begins = |text: &str| text.chars().find(|c| c.is_alphanumeric());
    let is_sentence = begins(first).is_some_and(|c| c.is_uppercase() || c.is_ascii_digit()) && !first.ends_with(['.', '!', '?']);
    let is_name = |word: &str| word.starts_with(char::is_uppercase) && word.len() > 1;
    let is_joint = |word: &str| matches!(word, "og" | "samt" | "eller");
    let words: Vec<&str> = second.split_whitespace().collect();
    let are_names = words.len() <= 4 && words.iter().all(|word| is_name(word) || is_joint(word)) && !second.ends_with('.');
    let ends_with_name = first.split_whitespace().count() > 2 && is_name(last_word(first));
    is_sentence && begins(second).is_some_and(|c| c.is_lowercase() || c.is_ascii_digit() || (are_names && ends_with_name))
}

fn first_word(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or_default()
}

fn last_word(text: &str) -> &str {
    text.split_whitespace().next_back().unwrap_or_default()
}
