//! JSON Schemas of the three kinds of file, for editors: made from the types themselves, so that they cannot drift.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use schemars::{JsonSchema, SchemaGenerator, generate::SchemaSettings};

use super::{CaseFile, MeetingFile, Municipality, fold, nearest};

/// The three schemas as (file name, JSON).
pub fn all() -> [(&'static str, serde_json::Value); 3] {
    [
        ("kommune.schema.json", schema::<Municipality>()),
        ("sag.schema.json", schema::<CaseFile>()),
        ("moede.schema.json", schema::<MeetingFile>()),
    ]
}

fn schema<T: JsonSchema>() -> serde_json::Value {
    // Draft 7 is what the YAML language servers of today's editors know best.
    let generator = SchemaGenerator::new(SchemaSettings::draft07());
    generator.into_root_schema_for::<T>().to_value()
}

/// The keys of the three kinds of file, wherever they stand.
static KEYS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let mut keys = BTreeSet::new();
    all().iter().for_each(|(_, schema)| collect(schema, &mut keys));
    keys
});

/// Whether a word is a key somewhere in the three kinds of file.
pub(super) fn is_key(word: &str) -> bool {
    KEYS.contains(word)
}

/// Whether a word is a key, or so near to one that it was probably meant (see [`nearest`]).
pub(super) fn is_like_key(word: &str) -> bool {
    let folded = fold(word);
    let length = folded.chars().count();
    // Neither a difference in length nor a letter that the key lacks can be mended by less than one change each.
    let may_be_near = |key: &str| {
        let most = (key.chars().count() / 3).max(1);
        length.abs_diff(key.chars().count()) <= most + 1 && folded.chars().filter(|c| !key.contains(*c)).count() <= most + 1
    };
    let near = FOLDED_KEYS.iter().filter(|(folded, _)| may_be_near(folded));
    let keys: Vec<&str> = near.map(|(_, key)| *key).collect();
    nearest(word, &keys).is_some()
}

/// The keys, each with its folded form.
static FOLDED_KEYS: LazyLock<Vec<(String, &str)>> = LazyLock::new(|| KEYS.iter().map(|key| (fold(key), key.as_str())).collect());

fn collect(schema: &serde_json::Value, keys: &mut BTreeSet<String>) {
    match schema {
        serde_json::Value::Object(object) => {
            if let Some(properties) = object.get("properties").and_then(serde_json::Value::as_object) {
                keys.extend(properties.keys().cloned());
            }
            object.values().for_each(|inner| collect(inner, keys));
        }
        serde_json::Value::Array(list) => list.iter().for_each(|inner| collect(inner, keys)),
        _ => {}
    }
}
