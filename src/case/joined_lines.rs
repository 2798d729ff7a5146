//! What is said of a line that holds a second key, as when the end of a line between the two was deleted.

use super::losses::{LossLook, clipped, quoted};
use super::problem::{Problem, Severity, Stops};
use super::scalar::{Scalar, ScalarRole, Style};
use super::schema::takes_text;
use super::swallowed_key::{holds_sentence, swallowed_key};

/// How many keys of one line are told of, each with its own.
const MOST_KEYS: usize = 12;

impl LossLook<'_> {
    /// A key that became a part of a text.
    pub(super) fn swallowed(&self, scalar: &Scalar<'_>, written: &str) -> Option<Problem> {
        if !scalar.has_colon || scalar.style != Style::Plain || scalar.role == ScalarRole::Entry {
            return None;
        }
        let key = swallowed_key(scalar.key, written)?;
        let name = &written[key.range.clone()];
        let what = format!("»{name}« står inde i en tekst og virker ikke");
        let mut remedy = match self.apart(scalar) {
            Some(lines) => format!("Skriv på hver sin linje: {lines}."),
            None => format!("Sæt »{name}« på sin egen linje."),
        };
        if scalar.key.is_none_or(takes_text) {
            let line = self.line_with(scalar.range.clone(), &quoted(written));
            remedy += &format!(" Hører ordene til teksten, så skriv: »{line}«.");
        }
        let at = scalar.range.start + key.range.start..scalar.range.start + key.range.end;
        let problem = self.mistake("nøgle-i-tekst", at, what, remedy);
        Some(match key.is_doubtful {
            true => Problem {
                severity: Severity::Advice,
                stops: Stops::Nothing,
                ..problem
            },
            false => problem,
        })
    }

    /// The lines that a line was made of, each as it should be; none where it stands between brackets or goes on below.
    fn apart(&self, scalar: &Scalar<'_>) -> Option<String> {
        let begins = self.text[..scalar.range.start].rfind('\n').map_or(0, |at| at + 1);
        let line = &self.text[begins..begins + self.line_end(begins)];
        if scalar.in_brackets || scalar.range.end > begins + line.len() {
            return None;
        }
        let (mut own, mut rest) = (scalar.key, &self.text[scalar.range.start..begins + line.len()]);
        let mut before = &self.text[begins..scalar.range.start];
        let mut lines = Vec::new();
        while let Some(key) = swallowed_key(own, rest).filter(|_| lines.len() < MOST_KEYS) {
            let first = rest[..key.range.start].trim_end_matches([' ', ',', ';', '-', '–', '\u{a0}']);
            let first = if own.is_some_and(may_end_in_dot) {
                first
            } else {
                first.trim_end_matches('.')
            };
            lines.push(format!("»{}«", clipped(format!("{before}{first}").trim())));
            let value = rest[key.range.end..].trim_start();
            let from = rest.len() - value.len();
            before = &rest[key.range.start..from];
            own = Some(rest[key.range.start..key.range.end - 1].trim_end());
            rest = value;
        }
        lines.push(format!("»{}«", clipped(format!("{before}{rest}").trim())));
        let last = lines.pop().filter(|_| !lines.is_empty())?;
        Some(format!("{} og {last}", lines.join(", ")))
    }
}

/// Whether a dot may belong to what stands after a key: to a sentence, or to what is shortened.
fn may_end_in_dot(key: &str) -> bool {
    holds_sentence(key) || matches!(key, "navn" | "adresse" | "arbejdsplads" | "afdeling")
}
