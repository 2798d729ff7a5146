//! The sentences of `da.yaml`, and how facts come into them.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::voice::is_on_page;

/// The file.
#[derive(Deserialize)]
struct Sentences {
    /// What each rule of `check` asks for, by the rule's name.
    #[serde(rename = "regler")]
    rules: HashMap<String, String>,
    /// The sentences of each message, by section and key.
    #[serde(rename = "beskeder")]
    messages: HashMap<String, HashMap<String, Sentence>>,
}

/// The sentences of one message.
#[derive(Deserialize)]
pub(super) struct Sentence {
    /// What is the matter.
    #[serde(rename = "hvad")]
    pub what: String,
    /// What to do about it.
    #[serde(rename = "gør", default)]
    pub remedy: Option<String>,
    /// The same on a page of the desk, where that is other words.
    #[serde(rename = "hvad på siden", default)]
    pub what_on_page: Option<String>,
    #[serde(rename = "gør på siden", default)]
    pub remedy_on_page: Option<String>,
}

impl Sentence {
    /// What is the matter, to readers of a place.
    pub(super) fn what(&self) -> &str {
        let on_page = self.what_on_page.as_deref().filter(|_| is_on_page());
        on_page.unwrap_or(&self.what)
    }

    /// What to do about it, to readers of a place.
    pub(super) fn remedy(&self) -> Option<&str> {
        let on_page = self.remedy_on_page.as_deref().filter(|_| is_on_page());
        on_page.or(self.remedy.as_deref())
    }
}

#[expect(clippy::expect_used, reason = "the file is a part of the program, and tests read it")]
static SENTENCES: LazyLock<Sentences> =
    LazyLock::new(|| serde_saphyr::from_str(include_str!("da.yaml")).expect("the program's own sentences are sound"));

/// The sentences of a message; `tests/messages.rs` sees to it that every message has them.
pub(super) fn of((section, key): (&str, &str)) -> Option<&'static Sentence> {
    SENTENCES.messages.get(section)?.get(key)
}

/// What a rule asks for, in Danish; `tests/messages.rs` sees to it that every rule says so.
pub(crate) fn rule_sentence(rule: &str) -> &'static str {
    SENTENCES.rules.get(rule).map_or("", String::as_str)
}

/// A sentence with each `{name}` of a fact in it replaced by the fact. Braces around anything else stay as they are: a
/// sentence may show what is written in a file.
pub(super) fn filled(sentence: Option<&str>, facts: &[(&'static str, String)]) -> String {
    let mut text = String::new();
    let mut rest = sentence.unwrap_or_default();
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let named = after.split_once('}');
        let found = named.and_then(|(name, tail)| facts.iter().find(|(n, _)| *n == name).map(|(_, fact)| (fact, tail)));
        rest = if let Some((fact, tail)) = found {
            text.push_str(fact);
            tail
        } else {
            text.push('{');
            after
        };
    }
    text + rest
}
