//! Blanketter: empty papers to fill in by hand, and the sheet about Åben Dialog to hand out (001 bilag 1, §5; 000).
//!
//! They belong to no case and know nobody, so one set serves a municipality. Their words are in the texts' section `forms`;
//! the empty status and the evaluation take the ten indicators from `indicators`.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Value, json};

use super::letterhead::{Head, plain_head};
use super::plan::{Content, Document, Form, Refusal};
use super::{Locales, Paper};
use crate::case::{SYNTAX_RULES, Sender, Severity};
use crate::check::RULES;

/// What a form is filled with: the sender, and the wellbeing scale.
#[derive(Clone, Debug, Serialize)]
pub struct FormView {
    #[serde(flatten)]
    pub head: Head,
    pub scale: ScaleView,
}

/// The ends of the wellbeing scale, as numbers are written in the language.
#[derive(Clone, Debug, Serialize)]
pub struct ScaleView {
    pub from: String,
    pub to: String,
}

/// Each form: its file's name, and its template.
pub const FORMS: &[(&str, &str)] = &[
    ("om-aaben-dialog", "forms/about.typ"),
    ("samtykke", "forms/consent.typ"),
    ("netvaerksoverblik", "forms/overview.typ"),
    ("netvaerkskort", "forms/network_map.typ"),
    ("referat", "forms/minutes.typ"),
    ("status", "forms/status.typ"),
    ("evaluering", "forms/evaluation.typ"),
    ("overlevering", "forms/handover.typ"),
];

/// The guide to the program itself: its file's name, and its template. It is in Danish, as the commands and messages are.
const GUIDE: (&str, &str) = ("vejledning", "forms/guide.typ");

/// What messages are called, and what they say, by the alphabet: æ, ø and å last.
fn named(messages: impl Iterator<Item = (&'static str, &'static str)>) -> Value {
    let mut messages: Vec<_> = messages.collect();
    messages.sort_by_key(|(name, _)| name.replace('æ', "{").replace('ø', "|").replace('å', "}"));
    messages
        .into_iter()
        .map(|(name, sentence)| json!({"name": name, "sentence": sentence}))
        .collect()
}

/// Every form of a municipality in a language, in the order in which a forløb needs them.
///
/// # Errors
/// The view cannot be written as JSON.
pub fn forms(sender: &Sender, locales: &Locales, lang: &str, today: NaiveDate, draft: bool) -> Result<Vec<Document>, Refusal> {
    let locale = locales.get(lang);
    let (from, to) = sender.scale();
    let view = FormView {
        head: plain_head(sender, locale, today, draft),
        scale: ScaleView {
            from: locale.number(from),
            to: locale.number(to),
        },
    };
    let view = serde_json::to_value(&view).map_err(|error| Refusal {
        path: "blanketter/".into(),
        reasons: vec![format!("dokumentets data kan ikke skrives: {error}")],
    })?;
    let logo = sender.logo.as_ref().map(|l| sender.folder().join(&*l.value.0));
    let document = |&(name, template): &(&str, &'static str)| Document {
        paper: Paper::Forms,
        path: format!("blanketter/{name}.pdf"),
        content: Content::Page {
            template,
            view: view.clone(),
            pictures: logo.iter().cloned().collect(),
            form: Form::Pdf,
        },
    };
    let mut all: Vec<Document> = FORMS.iter().map(document).collect();
    let mut guide = document(&GUIDE);
    if let Content::Page { view, .. } = &mut guide.content {
        let danish = locales.get("da");
        view["lang"] = danish.code.clone().into();
        view["date"] = danish.date(today).into();
        let rules = |severity| RULES.iter().filter(move |r| r.severity == severity).map(|r| (r.name, r.sentence));
        view["writing"] = named(SYNTAX_RULES.iter().copied());
        view["errors"] = named(rules(Severity::Error));
        view["advice"] = named(rules(Severity::Advice));
    }
    all.push(guide);
    Ok(all)
}
