//! Every key of the three kinds of file, as a list to read: made from the JSON Schemas, and so from the types themselves.

use serde::Serialize;
use serde_json::Value;

use super::schema;

/// The keys of one kind of file.
#[derive(Clone, Debug, Serialize)]
pub struct KeyList {
    /// `sag.yaml`.
    pub file: String,
    /// What the file is, in Danish.
    pub what: String,
    /// Its keys, in the order of the types.
    pub keys: Vec<KeyRow>,
}

/// One key, where it stands.
#[derive(Clone, Debug, Serialize)]
pub struct KeyRow {
    /// As it is written.
    pub key: String,
    /// How many keys it stands under.
    pub depth: usize,
    /// Whether it must be there, where the key above it is.
    pub is_required: bool,
    /// What it is for, in Danish; empty where its name says it.
    pub what: String,
    /// The words that may stand there, or an example; empty where there is neither.
    pub written: String,
}

/// The lists, in the order in which the files are made.
pub fn key_lists() -> Vec<KeyList> {
    let list = |(_, root): (&str, Value)| {
        let mut keys = Vec::new();
        rows(&root, &root, 0, &mut keys);
        let text = |key: &str| root[key].as_str().unwrap_or_default().to_owned();
        KeyList {
            file: text("title"),
            what: text("description"),
            keys,
        }
    };
    schema::all().into_iter().map(list).collect()
}

/// The rows of what stands below a schema.
fn rows(root: &Value, schema: &Value, depth: usize, into: &mut Vec<KeyRow>) {
    let schema = resolved(root, schema);
    let required: Vec<&str> = schema["required"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    for (key, value) in schema["properties"].as_object().into_iter().flatten() {
        into.push(KeyRow {
            key: key.clone(),
            depth,
            is_required: required.contains(&key.as_str()),
            what: description(root, value),
            written: written(root, value),
        });
        rows(root, value, depth + 1, into);
    }
    for inner in schema["anyOf"].as_array().into_iter().flatten() {
        rows(root, inner, depth, into);
    }
    for one in ["items", "additionalProperties"] {
        schema.get(one).into_iter().for_each(|inner| rows(root, inner, depth, into));
    }
}

/// A schema, or the one that it refers to.
fn resolved<'a>(root: &'a Value, schema: &'a Value) -> &'a Value {
    let alone = schema["allOf"].as_array().filter(|all| all.len() == 1).and_then(|all| all.first());
    let refers = schema["$ref"].as_str().or_else(|| alone?["$ref"].as_str());
    let path = refers.and_then(|path| path.strip_prefix('#'));
    path.and_then(|path| root.pointer(path)).unwrap_or(schema)
}

fn description(root: &Value, schema: &Value) -> String {
    let own = |schema: &Value| schema["description"].as_str().map(str::to_owned);
    let of_item = || own(resolved(root, resolved(root, schema).get("items")?));
    own(schema)
        .or_else(|| own(resolved(root, schema)))
        .or_else(of_item)
        .unwrap_or_default()
}

/// The words that may stand there, else the first example.
fn written(root: &Value, schema: &Value) -> String {
    let inner = resolved(root, schema);
    // Nothing is no word that somebody writes.
    let words = |schema: &Value| {
        let words: Vec<Value> = schema["enum"].as_array()?.iter().filter(|word| !word.is_null()).cloned().collect();
        Some(joined(&words, " | "))
    };
    let example = |schema: &Value| schema["examples"].as_array()?.first().map(plain);
    words(inner)
        .or_else(|| example(schema))
        .or_else(|| example(inner))
        .unwrap_or_default()
}

fn joined(values: &[Value], between: &str) -> String {
    values.iter().map(plain).collect::<Vec<_>>().join(between)
}

/// A value as it is written in a file.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) if text.starts_with('#') => format!("\"{text}\""),
        Value::String(text) => text.clone(),
        Value::Array(items) => format!("[{}]", joined(items, ", ")),
        Value::Object(entries) => {
            let entries: Vec<String> = entries.iter().map(|(key, value)| format!("{key}: {}", plain(value))).collect();
            format!("{{{}}}", entries.join(", "))
        }
        other => other.to_string(),
    }
}
