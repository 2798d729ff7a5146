//! Keys that are data, and may be written although no schema knows them: the borger's indicators, tasks of earlier meetings.

use super::control::{Choice, FormPart};
use super::field::capital;
use crate::case::edit::{FileKind, Step, Value, ValuePath};

/// A key that can be written: what it is called on a page, and what is said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferedKey {
    pub key: String,
    pub label: String,
    pub hint: String,
}

/// The keys that are offered where keys are data.
#[derive(Clone, Debug, Default)]
pub struct Offers {
    /// Those that answers may be about.
    pub indicators: Vec<OfferedKey>,
    /// Tasks of earlier meetings, as `opfølgning` knows them.
    pub tasks: Vec<OfferedKey>,
    /// The languages that papers can be written in, each by its own name.
    pub languages: Vec<Choice>,
}

impl Offers {
    /// The indicators of a case whose `sag.yaml` says `root`: those chosen with the borger, else all that the schema knows.
    pub fn of_case(root: &Value) -> Self {
        let offered = |key: &str, hint: &str| OfferedKey {
            key: key.to_owned(),
            label: capital(key),
            hint: hint.to_owned(),
        };
        let text = |item: &Value, key: &str| item.get(key).and_then(Value::as_text).unwrap_or_default().to_owned();
        let chosen = root
            .get("indikatorer")
            .map_or(&[][..], Value::items)
            .iter()
            .map(|item| match item.as_text() {
                Some(name) => offered(name, ""),
                None => offered(&text(item, "navn"), &text(item, "beskrivelse")),
            });
        let mut indicators: Vec<OfferedKey> = chosen.filter(|offered| !offered.key.is_empty()).collect();
        if indicators.is_empty() {
            indicators = ten().iter().map(|choice| offered(&choice.value, "")).collect();
        }
        Self {
            indicators,
            ..Self::default()
        }
    }

    /// The keys at a path: those that are offered there, and others that are written.
    pub(super) fn at(&self, root: &Value, path: &ValuePath) -> Vec<OfferedKey> {
        let mut keys = match path.0.last() {
            Some(Step::Key(key)) if key == "indikatorer" => self.indicators.clone(),
            Some(Step::Key(key)) if key == "opfølgning" => self.tasks.clone(),
            _ => Vec::new(),
        };
        for (key, _) in root.at(path).map_or(&[][..], Value::entries) {
            if !keys.iter().any(|offered| offered.key == *key) {
                keys.push(OfferedKey {
                    key: key.clone(),
                    label: capital(key),
                    hint: String::new(),
                });
            }
        }
        keys
    }
}

/// The indicators of the manual, by the schema.
fn ten() -> Vec<Choice> {
    match FormPart::at(FileKind::Case, &ValuePath::keys(["indikatorer"])) {
        Some(FormPart::WordsAndRows(words)) => words,
        _ => Vec::new(),
    }
}
