//! How a value is asked for, by what the schema says of it.

use serde_json::Value as Schema;

use crate::case::edit::{FileKind, ValuePath, data_of, each_form};

/// One of a few words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub label: String,
}

/// How a value is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Control {
    /// One line of text.
    Line,
    /// A text of several lines.
    Area,
    /// A list of texts, a line for each.
    Lines,
    /// A day.
    Date,
    /// A day and a time.
    Moment,
    Number,
    /// A number, or one for each day on which it was told.
    ByDay,
    YesNo,
    /// One of these words.
    Words(Vec<Choice>),
    /// One of these words, all of which are seen; none is chosen beforehand.
    Radios(Vec<Choice>),
    /// Some of these words.
    Ticks(Vec<Choice>),
    /// Somebody of the network.
    Person,
    /// Some of the network.
    People,
    /// Those whom somebody has to do with, by the id of the one.
    Ties(String),
}

impl Control {
    /// Whether it is a box for each of several things.
    pub fn is_boxes(&self) -> bool {
        matches!(self, Self::People | Self::Ticks(_) | Self::Ties(_))
    }
}

/// What a form can make of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormPart {
    /// One field.
    Field(Control),
    /// Keys of its own.
    Section,
    /// A list of things with keys of their own.
    Rows,
    /// A list of words, and of things with keys of their own.
    WordsAndRows(Vec<Choice>),
    /// Keys that are data: an indicator, a task.
    Entries,
    /// Nothing: a list of lists.
    Nothing,
}

impl FormPart {
    /// What stands at a path.
    pub fn at(kind: FileKind, path: &ValuePath) -> Option<Self> {
        let schema = kind.schema_at(&path.0)?;
        Some(Self::of(kind, schema, short_key(kind, path).is_some()))
    }

    /// By the schema of a key. `short` is whether the key may be written in one word where a mapping is meant.
    fn of(kind: FileKind, schema: &'static Schema, short: bool) -> Self {
        let (mut has_keys, mut has_data, mut control, mut items) = (false, false, None, None);
        each_form(kind.schema(), schema, &mut |form| {
            has_keys |= form.get("properties").is_some();
            has_data |= data_of(form).is_some();
            items = items.or(form.get("items"));
            control = control.take().or_else(|| Control::of_form(form));
        });
        match (control, items) {
            (Some(Control::Lines), Some(items)) => Self::of_items(kind, items),
            _ if has_keys && short => Self::Section,
            (Some(Control::Number), _) if has_data => Self::Field(Control::ByDay),
            (Some(control), _) => Self::Field(control),
            _ if has_keys => Self::Section,
            _ if has_data => Self::Entries,
            _ => Self::Field(Control::Line),
        }
    }

    fn of_items(kind: FileKind, items: &'static Schema) -> Self {
        let (mut has_keys, mut has_lists, mut words) = (false, false, None);
        each_form(kind.schema(), items, &mut |form| {
            has_keys |= form.get("properties").is_some();
            has_lists |= form.get("items").is_some();
            words = words
                .take()
                .or_else(|| form.get("enum").and_then(Schema::as_array).map(|words| choices(words)));
        });
        match (has_lists, words, has_keys) {
            (true, ..) => Self::Nothing,
            (_, Some(words), true) => Self::WordsAndRows(words),
            (_, Some(words), false) => Self::Field(Control::Ticks(words)),
            (_, None, true) => Self::Rows,
            (_, None, false) => Self::Field(Control::Lines),
        }
    }
}

/// The key that a word stands for, where what stands at a path may be written in one word in place of a mapping: the first that is
/// asked for in the same way.
pub(super) fn short_key(kind: FileKind, path: &ValuePath) -> Option<&'static str> {
    let schema = kind.schema_at(&path.0)?;
    let mut word = None;
    let mut has_keys = false;
    each_form(kind.schema(), schema, &mut |form| {
        has_keys |= form.get("properties").is_some();
        word = word.take().or_else(|| Control::of_form(form));
    });
    let word = word.filter(|word| has_keys && *word != Control::Lines)?;
    kind.keys_at(&path.0).into_iter().find(|key| {
        let schema = kind.schema_at(&path.key(key).0);
        schema.is_some_and(|schema| FormPart::of(kind, schema, false) == FormPart::Field(word.clone()))
    })
}

impl Control {
    fn of_form(form: &Schema) -> Option<Self> {
        if let Some(name) = form.get("$ref").and_then(Schema::as_str) {
            return match name.rsplit('/').next() {
                Some("Id") => Some(Self::Person),
                Some("IdList") => Some(Self::People),
                _ => None,
            };
        }
        if let Some(words) = form.get("enum").and_then(Schema::as_array) {
            if words.iter().any(|word| word == "ja") {
                return Some(Self::YesNo);
            }
            return Some(Self::Words(choices(words)));
        }
        if form.get("format").and_then(Schema::as_str) == Some("date") {
            return Some(Self::Date);
        }
        // A value that may be left out may be of no type too.
        let types: Vec<&str> = match form.get("type")? {
            Schema::Array(types) => types.iter().filter_map(Schema::as_str).filter(|name| *name != "null").collect(),
            one => one.as_str().into_iter().collect(),
        };
        match types[..] {
            ["array"] => Some(Self::Lines),
            ["number" | "integer", ..] => Some(Self::Number),
            ["string"] => {
                let pattern = form.get("pattern").and_then(Schema::as_str).unwrap_or_default();
                pattern.contains("[ T]").then_some(Self::Moment)
            }
            _ => None,
        }
    }
}

fn choices(words: &[Schema]) -> Vec<Choice> {
    let words = words.iter().filter_map(Schema::as_str).map(|word| Choice {
        value: word.to_owned(),
        label: word.to_owned(),
    });
    words.collect()
}
