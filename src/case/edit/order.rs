//! The three kinds of file by their JSON Schemas: what stands at a path, and its keys in the order of the types.

use std::sync::LazyLock;

use serde_json::Value;

use super::Step;
use super::field_order::in_order;
use crate::case::schema;

/// Which of the three kinds a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    /// `kommune.yaml`
    Municipality,
    /// `sag.yaml`
    Case,
    /// `moede-N.yaml`
    Meeting,
}

static SCHEMAS: LazyLock<[(&'static str, Value); 3]> = LazyLock::new(schema::all);

impl FileKind {
    /// Its JSON Schema.
    pub fn schema(self) -> &'static Value {
        &SCHEMAS[self as usize].1
    }

    /// The schema of what stands at a path; places in lists do not matter, nor does a key that is data (an indicator, a day).
    pub fn schema_at<'a>(self, steps: impl IntoIterator<Item = &'a Step>) -> Option<&'static Value> {
        let root = self.schema();
        steps.into_iter().try_fold(root, |schema, step| {
            let key = match step {
                Step::Key(key) => Some(&**key),
                Step::At(_) | Step::Of(..) => None,
            };
            inner(root, schema, key)
        })
    }

    /// The keys of the mapping at a path, in their order.
    pub(crate) fn keys_at(self, steps: &[Step]) -> Vec<&'static str> {
        let Some(schema) = self.schema_at(steps) else { return Vec::new() };
        let root = self.schema();
        let mut keys = Vec::new();
        each_form(root, schema, &mut |form| {
            let properties = form.get("properties").and_then(Value::as_object);
            keys.extend(properties.into_iter().flat_map(|p| p.keys()).map(String::as_str));
        });
        in_order(keys)
    }
}

/// The schema of a key's value, or of an item of a list.
fn inner(root: &'static Value, schema: &'static Value, key: Option<&str>) -> Option<&'static Value> {
    let mut found = None;
    each_form(root, schema, &mut |form| {
        let here = match key {
            Some(key) => form.get("properties").and_then(|p| p.get(key)).or(data_of(form)),
            None => form.get("items"),
        };
        found = found.or(here);
    });
    found
}

/// The schema of the values of a mapping whose keys are data; none for one of another kind.
pub(crate) fn data_of(form: &'static Value) -> Option<&'static Value> {
    let patterns = form.get("patternProperties").and_then(Value::as_object);
    let by_pattern = patterns.and_then(|patterns| patterns.values().next());
    by_pattern.or(form.get("additionalProperties").filter(|rest| rest.is_object()))
}

/// Calls `look` with a schema and those it is made of: what it refers to, and each of several forms.
pub(crate) fn each_form(root: &'static Value, schema: &'static Value, look: &mut dyn FnMut(&'static Value)) {
    look(schema);
    if let Some(name) = schema
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(|r| r.strip_prefix("#/definitions/"))
        && let Some(definition) = root.get("definitions").and_then(|d| d.get(name))
    {
        each_form(root, definition, look);
    }
    for forms in ["anyOf", "allOf", "oneOf"] {
        let forms = schema.get(forms).and_then(Value::as_array);
        forms.into_iter().flatten().for_each(|form| each_form(root, form, look));
    }
}
