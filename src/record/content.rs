//! Whether a paper that was sent still tells what would be told now: map, overview, status and the others that are neither a
//! letter nor a referat, which have rules of their own.

use serde_json::Value;

use super::frozen::{FrozenPaper, frozen, sha256};
use super::{entries, entries_to};
use crate::access::Reader;
use crate::case::{Case, SentEntry};

/// What begins every text that is hashed here; another one makes every recorded paper due anew.
const VERSION: &str = "dialogdok papir 1\n";

/// What a paper carries and does not tell: its day, who sends it, who prepares it.
const NOT_TOLD: [&str; 4] = ["date", "sender", "coordinator", "team"];

/// Who the copy is for, as a view says it.
const COPY_FOR: &str = "copy_for";

/// A fingerprint of all that a view tells, whatever the day, the sender's own lines and the templates: SHA-256 in hexadecimal of
/// its JSON with sorted keys. The paper's own day is left out wherever it stands.
pub fn content_key(view: &Value) -> String {
    let mut told = view.clone();
    let day = told.get("date").and_then(Value::as_str).map(str::to_owned);
    if let Some(fields) = told.as_object_mut() {
        NOT_TOLD.iter().for_each(|name| drop(fields.remove(*name)));
    }
    if let Some(day) = day {
        without_day(&mut told, &day);
    }
    let mut text = VERSION.to_owned();
    write_sorted(&told, &mut text);
    sha256(text.as_bytes())
}

/// The paper that was sent and tells what a view does: to the reader whose copy it is, or to anybody when several share it.
pub fn paper_that_holds(case: &Case, paper: &str, meeting: Option<u32>, reader: Option<&Reader>, view: &Value) -> Option<FrozenPaper> {
    let is_recorded = |entry: &SentEntry| key_of(entry).is_some();
    if !entries(case, paper, meeting).any(is_recorded) {
        return None;
    }
    let mut keys = vec![content_key(view)];
    let entry = match reader {
        Some(reader) => {
            // What was made for all is also this reader's, who was sent it.
            let mut shared = view.clone();
            if let Some(name) = shared.get_mut(COPY_FOR) {
                *name = Value::Null;
                keys.push(content_key(&shared));
            }
            entries_to(case, paper, meeting, reader).rev().find(|entry| tells(entry, &keys))
        }
        None => entries(case, paper, meeting).rev().find(|entry| tells(entry, &keys)),
    };
    frozen(case, entry?)
}

fn key_of(entry: &SentEntry) -> Option<&str> {
    Some(entry.told.as_ref()?.content_key.as_ref()?.text())
}

fn tells(entry: &SentEntry, keys: &[String]) -> bool {
    key_of(entry).is_some_and(|told| keys.iter().any(|key| key == told))
}

/// Takes a day out wherever it is all of a text.
fn without_day(value: &mut Value, day: &str) {
    match value {
        Value::String(text) if text == day => text.clear(),
        Value::Array(items) => items.iter_mut().for_each(|item| without_day(item, day)),
        Value::Object(fields) => fields.values_mut().for_each(|field| without_day(field, day)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Writes JSON without blanks, the names of each object in order, however the library keeps them.
fn write_sorted(value: &Value, into: &mut String) {
    match value {
        Value::Array(items) => {
            into.push('[');
            for item in items {
                write_sorted(item, into);
                into.push(',');
            }
            into.push(']');
        }
        Value::Object(fields) => {
            let mut names: Vec<(&String, &Value)> = fields.iter().collect();
            names.sort_by_key(|(name, _)| *name);
            into.push('{');
            for (name, field) in names {
                into.push_str(&Value::String(name.clone()).to_string());
                into.push(':');
                write_sorted(field, into);
                into.push(',');
            }
            into.push('}');
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => into.push_str(&value.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::content_key;

    /// What is written into records must be read by every later version.
    #[test]
    fn the_encoding_stays() {
        let view = json!({"date": "1. maj 2026", "b": [1, 0.5, "å\n"], "a": {"now": "1. maj 2026", "x": null}, "sender": {"phone": "1"}});
        let known = "9e14512ca191b78f5e8acc29d7fbab2f266f8872e55fa6ab0841bf66c0fd4e17";
        assert_eq!(content_key(&view), known);
    }

    #[test]
    fn the_day_and_the_sender_are_not_told() {
        let on = |day: &str, phone: &str| content_key(&json!({"date": day, "sender": phone, "now": {"date": day}, "words": "Godt"}));
        assert_eq!(on("1. maj 2026", "1"), on("2. maj 2026", "2"));
        assert_ne!(content_key(&json!({"words": "Godt"})), content_key(&json!({"words": "Bedre"})));
    }
}
