//! Blanketter: empty papers to fill in by hand, and the sheet about Åben Dialog to hand out (001 bilag 1, §5; 000).
//!
//! They belong to no case and know nobody, so one set serves a municipality. Their words are in the texts' section `forms`;
//! the empty status and the evaluation take the ten indicators from `indicators`.

use chrono::NaiveDate;
use icu_locale_core::locale;
use serde::Serialize;
use serde_json::{Value, json};

use super::alphabet::sort_by_alphabet;
use super::document::{DocumentId, Form};
use super::letterhead::{Head, ScaleView, plain_head};
use super::papers::{Paper, Scope};
use super::{Locales, Plan};
use crate::case::{KeyList, SYNTAX_RULES, Sender, Severity, key_lists};
use crate::check::RULES;

/// What a form is filled with: the sender, and the wellbeing scale.
#[derive(Clone, Debug, Serialize)]
pub struct FormView {
    #[serde(flatten)]
    pub head: Head,
    pub scale: ScaleView,
}

/// What the guide tells besides: every message, with what it says, by the alphabet.
#[derive(Clone, Debug, Serialize)]
pub struct GuideView {
    #[serde(flatten)]
    pub form: FormView,
    pub writing: Value,
    pub errors: Value,
    pub advice: Value,
    /// Every key that may stand in the three kinds of file.
    pub keys: Vec<KeyList>,
}

/// The folder of output.
pub const FORMS: &str = "blanketter";

/// What messages are called, and what they say, by the Danish alphabet.
fn named(messages: impl Iterator<Item = (&'static str, &'static str)>) -> Value {
    let mut messages: Vec<_> = messages.collect();
    sort_by_alphabet(&mut messages, &locale!("da"), |(name, _)| *name);
    messages
        .into_iter()
        .map(|(name, sentence)| json!({"name": name, "sentence": sentence}))
        .collect()
}

/// Every form of a municipality in a language, in the order in which a forløb needs them; the guide, in Danish, last.
pub fn forms(sender: &Sender, locales: &Locales, lang: &str, today: NaiveDate, draft: bool) -> Plan {
    let form = |lang: &str| {
        let locale = locales.get(lang);
        FormView {
            head: plain_head(sender, locale, today, draft),
            scale: ScaleView::new(sender.scale(), locale),
        }
    };
    let rules = |severity| RULES.iter().filter(move |r| r.severity == severity).map(|r| (r.name, r.sentence()));
    let mut plan = Plan::default();
    for &paper in Paper::ALL {
        let view = match (paper.descriptor().scope, paper) {
            (Scope::Blank, Paper::Guide) => serde_json::to_value(GuideView {
                form: form("da"),
                writing: named(SYNTAX_RULES.iter().copied()),
                errors: named(rules(Severity::Error)),
                advice: named(rules(Severity::Advice)),
                keys: key_lists(),
            }),
            (Scope::Blank, _) => serde_json::to_value(form(lang)),
            (Scope::Case(_) | Scope::Meeting(_) | Scope::Programme, _) => continue,
        };
        let id = DocumentId {
            folder: FORMS.to_owned(),
            meeting: None,
            paper,
            reader: None,
            form: Form::Pdf,
        };
        // A form's view is of texts and numbers: it can be written as JSON.
        plan.blank(sender, id, view.unwrap_or_default(), today);
    }
    plan
}
