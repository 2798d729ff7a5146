//! The JSON Schemas, held up against the example data by a validator that is not ours.

mod support;

use std::path::Path;

use serde_json::Value;
use support::Municipality;

fn schema(municipality: &Municipality, name: &str) -> jsonschema::Validator {
    municipality.run(["skema"]).succeeds();
    let text = std::fs::read_to_string(municipality.path().join("ud").join(name)).expect("a schema");
    jsonschema::validator_for(&serde_json::from_str(&text).expect("JSON")).expect("a schema that is one")
}

fn read(path: &Path) -> Value {
    let text = std::fs::read_to_string(path).expect("a file");
    serde_saphyr::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn which(name: &str) -> Option<&'static str> {
    match name {
        "kommune.yaml" => Some("kommune.schema.json"),
        "sag.yaml" => Some("sag.schema.json"),
        _ if name.starts_with("moede-") && name.ends_with(".yaml") => Some("moede.schema.json"),
        _ => None,
    }
}

#[test]
fn every_example_is_valid() {
    let municipality = Municipality::example();
    let mut seen = 0;
    for entry in walkdir::WalkDir::new(municipality.path()).into_iter().flatten() {
        let Some(name) = entry.file_name().to_str().and_then(which) else {
            continue;
        };
        let validator = schema(&municipality, name);
        let value = read(entry.path());
        let errors: Vec<String> = validator
            .iter_errors(&value)
            .map(|e| format!("{e} at {}", e.instance_path))
            .collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", entry.path().display());
        seen += 1;
    }
    assert!(seen > 15, "{seen}");
}

#[test]
fn what_the_program_refuses_the_schema_refuses_too() {
    let municipality = Municipality::sound();
    let validator = schema(&municipality, "sag.schema.json");
    let sound: Value = serde_saphyr::from_str(support::CASE).expect("YAML");
    assert!(validator.is_valid(&sound));
    for (pointer, wrong) in [
        ("/netværk/0/afstand", serde_json::json!(7)),
        ("/netværk/0/felt", serde_json::json!("famile")),
        ("/netværk/0/beskyttet adresse", serde_json::json!("måske")),
        ("/netværk/0/id", serde_json::json!("Mor Lone")),
    ] {
        let mut case = sound.clone();
        let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
        case.pointer_mut(parent).expect("it is there")[key] = wrong;
        assert!(!validator.is_valid(&case), "{pointer}");
    }
    let mut unknown = sound.clone();
    unknown["borgr"] = Value::Null;
    assert!(!validator.is_valid(&unknown));
    let mut missing = sound;
    missing.as_object_mut().expect("a mapping").remove("forløb");
    assert!(!validator.is_valid(&missing));
}

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
