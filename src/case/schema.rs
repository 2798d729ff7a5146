//! JSON Schemas of the three kinds of file, for editors: made from the types themselves, so that they cannot drift.

use std::collections::{BTreeMap, BTreeSet};
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

/// Whether any text may stand after a key, or in its list: not only a day, a number, an id or one of some words.
pub(super) fn takes_text(key: &str) -> bool {
    TEXT_KEYS.contains(key) || !is_key(key)
}

/// The keys of texts. A colour is one, since its sign belongs to it.
static TEXT_KEYS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let mut keys = BTreeSet::new();
    all().iter().for_each(|(_, schema)| collect_texts(schema, &mut keys));
    keys
});

fn collect_texts(schema: &serde_json::Value, keys: &mut BTreeSet<String>) {
    match schema {
        serde_json::Value::Object(object) => {
            let properties = object.get("properties").and_then(serde_json::Value::as_object);
            let texts = properties.into_iter().flatten().filter(|(_, value)| is_text(value));
            keys.extend(texts.map(|(key, _)| key.clone()));
            object.values().for_each(|inner| collect_texts(inner, keys));
        }
        serde_json::Value::Array(list) => list.iter().for_each(|inner| collect_texts(inner, keys)),
        _ => {}
    }
}

/// Whether a schema takes any text.
fn is_text(schema: &serde_json::Value) -> bool {
    let is_colour = schema["pattern"].as_str().is_some_and(|pattern| pattern.starts_with("^#"));
    let is_limited = ["pattern", "enum", "format"].iter().any(|key| schema.get(key).is_some());
    let takes_strings = match &schema["type"] {
        serde_json::Value::String(one) => one == "string",
        serde_json::Value::Array(several) => several.iter().any(|one| one == "string"),
        _ => false,
    };
    let some = schema["anyOf"].as_array().into_iter().flatten().any(is_text);
    let items = schema.get("items").is_some_and(is_text);
    is_colour || (takes_strings && !is_limited && schema.get("anyOf").is_none()) || some || items
}

/// The keys that may stand below a key, in the order of the schemas.
pub(super) fn keys_below(key: &str) -> Vec<String> {
    SHAPES.get(key).map(|shape| shape.keys.clone()).unwrap_or_default()
}

/// The keys that must stand below a key.
pub(super) fn required_below(key: &str) -> Vec<String> {
    SHAPES.get(key).map(|shape| shape.required.clone()).unwrap_or_default()
}

/// Whether below a key lines stand, and no value can beside it.
pub(super) fn is_heading(key: &str) -> bool {
    SHAPES
        .get(key)
        .is_some_and(|shape| !shape.takes_scalars && (shape.is_list || !shape.keys.is_empty()))
}

/// Whether a list stands below a key.
pub(super) fn holds_list(key: &str) -> bool {
    SHAPES.get(key).is_some_and(|shape| shape.is_list && !shape.is_mapping)
}

/// Whether a list of mappings stands below a key.
pub(super) fn holds_mappings(key: &str) -> bool {
    SHAPES
        .get(key)
        .is_some_and(|shape| shape.is_list && !shape.is_mapping && !shape.takes_scalars && !shape.keys.is_empty())
}

/// What may stand after a key, wherever it stands.
#[derive(Default)]
struct KeyShape {
    takes_scalars: bool,
    is_list: bool,
    is_mapping: bool,
    /// The keys of its mapping, or of those in its list.
    keys: Vec<String>,
    /// Those of them that must be there.
    required: Vec<String>,
}

static SHAPES: LazyLock<BTreeMap<String, KeyShape>> = LazyLock::new(|| {
    let mut shapes = BTreeMap::new();
    all().iter().for_each(|(_, root)| collect_shapes(root, root, 0, &mut shapes));
    shapes
});

fn collect_shapes(root: &serde_json::Value, schema: &serde_json::Value, depth: usize, shapes: &mut BTreeMap<String, KeyShape>) {
    if depth > 12 {
        return;
    }
    let schema = resolved(root, schema);
    for (key, value) in schema["properties"].as_object().into_iter().flatten() {
        add_shape(root, value, false, shapes.entry(key.clone()).or_default());
        collect_shapes(root, value, depth + 1, shapes);
    }
    for several in ["anyOf", "allOf", "oneOf"] {
        let inner = schema[several].as_array().into_iter().flatten();
        inner.for_each(|inner| collect_shapes(root, inner, depth + 1, shapes));
    }
    for one in ["items", "additionalProperties"] {
        schema
            .get(one)
            .into_iter()
            .for_each(|inner| collect_shapes(root, inner, depth + 1, shapes));
    }
}

/// Notes what a schema takes; `in_list` when it is that of an item.
fn add_shape(root: &serde_json::Value, schema: &serde_json::Value, in_list: bool, shape: &mut KeyShape) {
    let schema = resolved(root, schema);
    for several in ["anyOf", "allOf", "oneOf"] {
        let inner = schema[several].as_array().into_iter().flatten();
        inner.for_each(|inner| add_shape(root, inner, in_list, shape));
    }
    let types: Vec<&str> = match &schema["type"] {
        serde_json::Value::String(one) => vec![one],
        serde_json::Value::Array(several) => several.iter().filter_map(serde_json::Value::as_str).collect(),
        _ => Vec::new(),
    };
    for name in types {
        match name {
            "array" if !in_list => {
                shape.is_list = true;
                schema
                    .get("items")
                    .into_iter()
                    .for_each(|items| add_shape(root, items, true, shape));
            }
            "object" => {
                shape.is_mapping |= !in_list;
                let keys = schema["properties"].as_object().into_iter().flatten().map(|(key, _)| key.clone());
                let new: Vec<String> = keys.filter(|key| !shape.keys.contains(key)).collect();
                shape.keys.extend(new);
                let required = schema["required"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(serde_json::Value::as_str);
                let new: Vec<String> = required
                    .filter(|key| !shape.required.iter().any(|known| known == key))
                    .map(str::to_owned)
                    .collect();
                shape.required.extend(new);
            }
            "null" => {}
            _ => shape.takes_scalars |= !in_list,
        }
    }
    shape.takes_scalars |= schema.get("enum").is_some() && !in_list;
}

pub(super) fn resolved<'a>(root: &'a serde_json::Value, schema: &'a serde_json::Value) -> &'a serde_json::Value {
    let path = schema["$ref"].as_str().and_then(|path| path.strip_prefix('#'));
    path.and_then(|path| root.pointer(path)).unwrap_or(schema)
}

/// The key that a line begins with and that lacks its colon: how long it is, and where its value begins.
pub(super) fn key_without_colon(line: &str) -> Option<(usize, usize)> {
    let is_blank = |c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}');
    let key = KEYS
        .iter()
        .filter(|key| line.starts_with(key.as_str()))
        .max_by_key(|key| key.len())?;
    let rest = &line[key.len()..];
    let after = rest.trim_start_matches(is_blank);
    let sign = ["->", "=>", ":=", ";", "=", "：", ".", ",", ":", "-", "–"]
        .into_iter()
        .find(|sign| after.starts_with(sign));
    let value = sign.map_or(after, |sign| after[sign.len()..].trim_start_matches(is_blank));
    let is_apart = rest.is_empty() || after.len() < rest.len() || sign.is_some_and(|sign| sign != "-");
    is_apart.then(|| (key.len(), line.len() - value.len()))
}

/// Whether a word is a key somewhere in the three kinds of file.
pub(super) fn is_key(word: &str) -> bool {
    KEYS.contains(word)
}

/// Whether a word is a key, or so near to one that it was probably meant (see [`nearest`]).
pub(super) fn is_like_key(word: &str) -> bool {
    let letters: Vec<u64> = fold(word).chars().map(mark).collect();
    // Neither a difference in length nor a letter that the key lacks can be mended by less than one change each.
    let may_be_near = |key: &&FoldedKey| {
        let most = (key.length / 3).max(1);
        letters.len().abs_diff(key.length) <= most + 1 && letters.iter().filter(|letter| key.letters & **letter == 0).count() <= most + 1
    };
    let keys: Vec<&str> = FOLDED_KEYS.iter().filter(may_be_near).map(|key| key.key).collect();
    nearest(word, &keys).is_some()
}

/// A key with what is known of its folded form.
struct FoldedKey {
    key: &'static str,
    /// In characters.
    length: usize,
    /// Which letters stand in it: the marks of all.
    letters: u64,
}

/// One of 64 marks for a letter; several letters may have one.
fn mark(letter: char) -> u64 {
    1 << (u32::from(letter) % 64)
}

/// The keys, each with what is known of its folded form.
static FOLDED_KEYS: LazyLock<Vec<FoldedKey>> = LazyLock::new(|| {
    let folded = |key: &'static String| {
        let folded = fold(key);
        FoldedKey {
            key,
            length: folded.chars().count(),
            letters: folded.chars().map(mark).fold(0, |all, one| all | one),
        }
    };
    KEYS.iter().map(folded).collect()
});

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
