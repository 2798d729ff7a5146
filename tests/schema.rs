//! The JSON Schemas: every key explained. That a validator which is not ours takes the examples and refuses what the program
//! refuses is tried by `tests/schema/validate.py`, in CI.

mod support;

use serde_json::Value;
use support::Municipality;

#[test]
fn every_key_is_explained_in_danish() {
    let municipality = Municipality::sound();
    municipality.run(["skema"]).succeeds();
    for name in ["kommune.schema.json", "sag.schema.json", "moede.schema.json"] {
        let text = std::fs::read_to_string(municipality.path().join("ud").join(name)).expect("a schema");
        explained(name, &serde_json::from_str(&text).expect("JSON"));
    }
}

fn explained(path: &str, schema: &Value) {
    if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
        for (key, value) in properties {
            let described = value.get("description").is_some() || value.to_string().contains("$ref");
            assert!(described, "{path}/{key} has no description");
            explained(&format!("{path}/{key}"), value);
        }
    }
    for inner in ["definitions", "$defs"] {
        for (name, value) in schema.get(inner).and_then(Value::as_object).into_iter().flatten() {
            explained(&format!("{path}#{name}"), value);
        }
    }
}
