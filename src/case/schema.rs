//! JSON Schemas of the three kinds of file, for editors: made from the types themselves, so that they cannot drift.

use schemars::{JsonSchema, SchemaGenerator, generate::SchemaSettings};

use super::{CaseFile, MeetingFile, Municipality};

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
