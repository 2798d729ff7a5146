//! What a view holds, for those who write templates of their own.

use std::collections::BTreeMap;

use serde_json::Value;

/// The fields of a view with the kind of each, by path: `citizen.name`, and `rows[].people` for what each of a list has.
pub fn fields(view: &Value, into: &mut BTreeMap<String, &'static str>) {
    walk("", view, into);
}

fn walk(path: &str, value: &Value, into: &mut BTreeMap<String, &'static str>) {
    let kind = match value {
        Value::Null => "(kan mangle)",
        Value::Bool(_) => "ja/nej",
        Value::Number(_) => "tal",
        Value::String(_) => "tekst",
        Value::Array(_) => "liste",
        Value::Object(_) => "gruppe",
    };
    if !path.is_empty() && (kind != "(kan mangle)" || !into.contains_key(path)) {
        into.insert(path.to_owned(), kind);
    }
    let dot = if path.is_empty() { "" } else { "." };
    match value {
        Value::Object(map) => map.iter().for_each(|(key, v)| walk(&format!("{path}{dot}{key}"), v, into)),
        Value::Array(items) => items.iter().for_each(|v| walk(&format!("{path}[]"), v, into)),
        _ => {}
    }
}
