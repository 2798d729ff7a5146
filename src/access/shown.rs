//! Details that stand in a view on purpose, as the leak check tells them from all other text.

use std::ops::Deref;

use serde::{Serialize, Serializer};
use serde_json::Value;

use super::meaning::ITEM_END;

/// The one key of a shown detail in a view's JSON. Begins with a control character, which no key and no text of the files has.
const MARK: &str = "\u{1}shown";

/// A detail that this room gives to the reader at hand. Made in [`access`](super) alone, so that whatever else stands in a view
/// is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown<T>(pub(super) T);

impl<T> Deref for Shown<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Serialize> Serialize for Shown<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap as _;
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry(MARK, &self.0)?;
        map.end()
    }
}

/// Calls `look` with every text of a view that is not a shown detail; and with the texts of a list as one, a line each, since a
/// detail may begin in one and end in the next.
pub(super) fn each_text(view: &Value, look: &mut dyn FnMut(&str)) {
    match view {
        Value::String(text) => look(text),
        Value::Array(items) => {
            items.iter().for_each(|v| each_text(v, look));
            let texts: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
            if texts.len() > 1 {
                look(&texts.join(&ITEM_END.to_string()));
            }
        }
        Value::Object(map) if is_shown(map) => {}
        Value::Object(map) => map.values().for_each(|v| each_text(v, look)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Calls `look` with every text of the shown details of a view, those of one detail as one, a line each.
pub(super) fn each_shown(view: &Value, look: &mut dyn FnMut(&str)) {
    match view {
        Value::Array(items) => items.iter().for_each(|item| each_shown(item, look)),
        Value::Object(map) if is_shown(map) => {
            let mut texts = Vec::new();
            map.values()
                .for_each(|shown| each_text(shown, &mut |text| texts.push(text.to_owned())));
            look(&texts.join(&ITEM_END.to_string()));
        }
        Value::Object(map) => map.values().for_each(|value| each_shown(value, look)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Takes the marks of shown details away, for the template.
pub(super) fn unmarked(view: Value) -> Value {
    match view {
        Value::Array(items) => items.into_iter().map(unmarked).collect(),
        Value::Object(mut map) if is_shown(&map) => map.remove(MARK).map(unmarked).unwrap_or_default(),
        Value::Object(map) => map.into_iter().map(|(key, value)| (key, unmarked(value))).collect(),
        plain => plain,
    }
}

fn is_shown(map: &serde_json::Map<String, Value>) -> bool {
    map.len() == 1 && map.contains_key(MARK)
}
