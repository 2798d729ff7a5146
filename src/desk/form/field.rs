//! A field of a form: where its value stands, and what is shown of it.

use serde_json::Value as Schema;

use super::control::{Choice, Control, FormPart, short_key};
use super::{Source, by_day, rare, ties};
use crate::access::{FormValue, form_value};
use crate::case::day::{read_date, read_moment};
use crate::case::edit::{FileKind, Step, Value, ValuePath, each_form};

/// Somebody of the network, to be chosen: the id that is written, and the name that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choosable {
    pub id: String,
    pub name: String,
}

/// One field.
#[derive(Clone, Debug)]
pub struct FormField {
    /// What it is called in the form that is sent: tells nothing of what it is about.
    pub name: String,
    pub path: ValuePath,
    pub label: String,
    pub hint: String,
    pub control: Control,
    pub required: bool,
    /// What it is called where it is folded away, when few need it.
    pub rare: Option<&'static str>,
    pub shown: FieldContent,
    /// Where its value may be written in one word with others: the path of the mapping, and the key that the word stands for.
    pub short: Option<(ValuePath, &'static str)>,
}

/// What is shown in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldContent {
    /// As it would be sent back: one text, or one for each that is chosen.
    Texts(Vec<String>),
    /// Of somebody protected, and not asked for.
    Withheld,
    /// Written in a way that a form cannot show; it stays as it is.
    InTheFile,
}

/// Keys whose texts are whole sentences.
const SENTENCES: &[&str] = &["hvorfor", "borgerens ord", "videre støtte", "find vej", "hvad", "besluttet"];

/// The key of a language that papers are written in.
const LANGUAGE: &str = "sprog";

impl FormField {
    /// The field of a path of what a page shows.
    pub(super) fn new(source: &Source<'_>, path: ValuePath, number: usize) -> Self {
        let key = match path.0.last() {
            Some(Step::Key(key)) => key.clone(),
            _ => String::new(),
        };
        let mut control = match FormPart::at(source.kind, &path) {
            Some(FormPart::Field(_)) if key == LANGUAGE && !source.offers.languages.is_empty() => {
                Control::Words(source.offers.languages.clone())
            }
            Some(FormPart::Field(control)) => control,
            Some(FormPart::WordsAndRows(words)) => Control::Ticks(words),
            _ => Control::Line,
        };
        if control == Control::Line && SENTENCES.contains(&&*key) {
            control = Control::Area;
        }
        let hint = hint(source.kind.schema_at(&path.0));
        Self::of(source, path, capital(&key), hint, control, number)
    }

    /// A field that says what its schema does not.
    pub(super) fn of(source: &Source<'_>, path: ValuePath, label: String, hint: String, mut control: Control, number: usize) -> Self {
        let above = path.0.split_last().map(|(_, above)| ValuePath(above.to_vec()));
        let short = above.and_then(|above| Some((short_key(source.kind, &above)?, above)));
        let short = short.map(|(word, above)| (above, word));
        let shown = shown(&control, written(source, &path, short.as_ref()));
        // A line has no room for several.
        if control == Control::Line && matches!(&shown, FieldContent::Texts(texts) if texts.iter().any(|text| text.contains('\n'))) {
            control = Control::Area;
        }
        Self {
            name: format!("f{number}"),
            required: must_be_there(source.kind, &path),
            rare: rare::rare(source.kind, &path),
            label,
            hint,
            control,
            shown,
            short,
            path,
        }
    }

    /// The one text that is shown.
    pub fn text(&self) -> &str {
        self.texts().first().map_or("", String::as_str)
    }

    /// All that is shown.
    pub fn texts(&self) -> &[String] {
        match &self.shown {
            FieldContent::Texts(texts) => texts,
            FieldContent::Withheld | FieldContent::InTheFile => &[],
        }
    }

    /// Whether a choice is made.
    pub fn has(&self, value: &str) -> bool {
        self.texts().iter().any(|text| text == value)
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        matches!(&self.shown, FieldContent::Texts(texts) if texts.iter().all(String::is_empty))
    }

    /// The words or people to choose among; one that is written and is none of them stays to be seen.
    pub fn choices(&self, people: &[Choosable]) -> Vec<Choice> {
        let choice = |person: &Choosable| Choice {
            value: person.id.clone(),
            label: person.name.clone(),
        };
        let mut choices: Vec<Choice> = match &self.control {
            Control::Words(words) | Control::Radios(words) | Control::Ticks(words) => words.clone(),
            Control::YesNo => ["ja", "nej"]
                .map(|word| Choice {
                    value: word.into(),
                    label: word.into(),
                })
                .into(),
            Control::Person | Control::People => people.iter().map(choice).collect(),
            Control::Ties(whose) => people.iter().filter(|person| person.id != *whose).map(choice).collect(),
            _ => return Vec::new(),
        };
        for text in self.texts().iter().filter(|text| !text.is_empty()) {
            if !choices.iter().any(|choice| choice.value == *text) {
                choices.push(Choice {
                    value: text.clone(),
                    label: text.clone(),
                });
            }
        }
        choices
    }
}

/// The value at a path, also where it is written in the short way.
fn written(source: &Source<'_>, path: &ValuePath, short: Option<&(ValuePath, &'static str)>) -> FormValue {
    if let Some((above, word)) = short
        && let Some(Value::Text(text)) = source.root.at(above)
    {
        let is_it = matches!(path.0.last(), Some(Step::Key(key)) if key == word);
        return FormValue::Open(is_it.then(|| Value::text(text)));
    }
    form_value(source.root, path, source.asked)
}

fn shown(control: &Control, value: FormValue) -> FieldContent {
    let value = match value {
        FormValue::Withheld => return FieldContent::Withheld,
        FormValue::Open(value) => value,
    };
    let Some(value) = value else {
        return FieldContent::Texts(Vec::new());
    };
    let texts: Option<Vec<String>> = value.items().iter().map(|item| item.as_text().map(str::to_owned)).collect();
    let is_lines = |texts: &[String]| !texts.iter().any(|text| text.contains('\n'));
    match (control, &value, texts) {
        (Control::Lines, Value::List(_), Some(texts)) if is_lines(&texts) => FieldContent::Texts(vec![texts.join("\n")]),
        // A line where a list belongs can be seen and mended.
        (Control::Lines, Value::Text(text), _) => FieldContent::Texts(vec![text.clone()]),
        (Control::People, Value::List(_), Some(texts)) => FieldContent::Texts(texts.iter().flat_map(|text| ids(text)).collect()),
        (Control::People, Value::Text(text), _) => FieldContent::Texts(ids(text)),
        (Control::Ticks(_), Value::List(items), _) => {
            // Things with keys of their own stand below the words.
            FieldContent::Texts(items.iter().filter_map(Value::as_text).map(str::to_owned).collect())
        }
        (Control::Ties(whose), _, _) => FieldContent::Texts(ties::of(&value, whose)),
        (Control::ByDay, _, _) => by_day::texts(&value).map_or(FieldContent::InTheFile, FieldContent::Texts),
        (Control::Lines, _, _) => FieldContent::InTheFile,
        (_, Value::Text(text), _) => FieldContent::Texts(vec![as_asked(control, text)]),
        _ => FieldContent::InTheFile,
    }
}

/// The ids of a text: »mor, far og ida«.
pub fn ids(text: &str) -> Vec<String> {
    let words = text.split(|c: char| c.is_whitespace() || ",;&+/".contains(c));
    let words = words.filter(|word| !word.is_empty() && !matches!(*word, "og" | "samt" | "til" | "-" | "–"));
    words.map(str::to_owned).collect()
}

/// A text in the one way that the browser's own fields for days, times and yes take.
pub(super) fn as_asked(control: &Control, text: &str) -> String {
    match control {
        Control::Date => read_date(text).map_or_else(|_| text.to_owned(), |day| day.to_string()),
        Control::Moment => read_moment(text).map_or_else(|| text.to_owned(), |moment| moment.format("%Y-%m-%dT%H:%M").to_string()),
        Control::YesNo => match text.to_lowercase().as_str() {
            "true" | "ja" => "ja".to_owned(),
            "false" | "nej" => "nej".to_owned(),
            _ => text.to_owned(),
        },
        _ => text.to_owned(),
    }
}

/// What the schema says, without how it is written in a file: ids and braces are the program's affair.
pub(super) fn hint(schema: Option<&'static Schema>) -> String {
    let text = schema
        .and_then(|s| s.get("description"))
        .and_then(Schema::as_str)
        .unwrap_or_default();
    let text = text.split("; eller {").next().unwrap_or_default();
    if text.contains('{')
        || ["Id i netværk", "Id'er i netværk", "Kort navn"]
            .iter()
            .any(|words| text.starts_with(words))
    {
        return String::new();
    }
    // The languages are chosen by their names.
    let text = text.split_once(": da, nb").map_or(text, |(what, _)| what);
    let text = text.strip_prefix("Id'er på ").or(text.strip_prefix("Id: ")).unwrap_or(text);
    capital(&text.replace(", som id'er i netværk", ""))
}

/// Whether a value must be there, with all that it stands in up to the nearest list.
pub fn must_be_there(kind: FileKind, path: &ValuePath) -> bool {
    let from = path.0.iter().rposition(|step| !matches!(step, Step::Key(_))).map_or(0, |at| at + 1);
    let is_there = |(at, step): (usize, &Step)| matches!(step, Step::Key(key) if is_required(kind, &path.0[..at], key));
    from < path.0.len() && path.0.iter().enumerate().skip(from).all(is_there)
}

fn is_required(kind: FileKind, above: &[Step], key: &str) -> bool {
    let Some(schema) = kind.schema_at(above) else { return false };
    let mut required = false;
    each_form(kind.schema(), schema, &mut |form| {
        let keys = form.get("required").and_then(Schema::as_array);
        required |= keys.into_iter().flatten().any(|k| k == key);
    });
    required
}

/// With a capital first.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
