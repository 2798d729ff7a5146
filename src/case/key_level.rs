//! Which keys stand on one level of the three kinds of file, and what words may follow them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde_json::Value;

use super::schema::{self, resolved};

/// Whether a key may follow another's line: it stands on its level, or on one further out.
pub(super) fn stands_beside(own: &str, key: &str) -> bool {
    LEVELS.beside.get(own).is_some_and(|keys| keys.contains(key))
}

/// Whether a word is one of those that may stand after a key.
pub(super) fn has_word(key: &str, word: &str) -> bool {
    LEVELS.words.get(key).is_some_and(|words| words.contains(word))
}

/// Whether ids stand after a key.
pub(super) fn takes_ids(key: &str) -> bool {
    LEVELS.ids.contains(key)
}

#[derive(Default)]
struct KeyLevels {
    /// For each key those on its level and on the levels around it.
    beside: BTreeMap<String, BTreeSet<String>>,
    /// For each key the words of its list.
    words: BTreeMap<String, BTreeSet<String>>,
    ids: BTreeSet<String>,
}

static LEVELS: LazyLock<KeyLevels> = LazyLock::new(|| {
    let mut levels = KeyLevels::default();
    for (_, root) in schema::all() {
        levels.collect(&root, &root, &BTreeSet::new(), 0);
    }
    levels
});

/// How deep keys stand in one another.
const DEEPEST: usize = 12;

impl KeyLevels {
    fn collect(&mut self, root: &Value, schema: &Value, outer: &BTreeSet<String>, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        let schema = resolved(root, schema);
        let properties = schema["properties"].as_object();
        let mut around = outer.clone();
        around.extend(properties.into_iter().flatten().map(|(key, _)| key.clone()));
        for (key, value) in properties.into_iter().flatten() {
            self.beside.entry(key.clone()).or_default().extend(around.iter().cloned());
            self.values(root, key, value, 0);
            self.collect(root, value, &around, depth + 1);
        }
        for several in ["anyOf", "allOf", "oneOf"] {
            let inner = schema[several].as_array().into_iter().flatten();
            inner.for_each(|inner| self.collect(root, inner, outer, depth + 1));
        }
        if let Some(items) = schema.get("items") {
            self.collect(root, items, outer, depth + 1);
        }
    }

    /// Notes what may stand after a key.
    fn values(&mut self, root: &Value, key: &str, schema: &Value, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        let is_id = schema["$ref"]
            .as_str()
            .is_some_and(|path| path.ends_with("/Id") || path.ends_with("/IdList"));
        let schema = resolved(root, schema);
        if is_id {
            self.ids.insert(key.to_owned());
        }
        let words = schema["enum"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let words: Vec<String> = words.chain(schema["const"].as_str()).map(str::to_owned).collect();
        if !words.is_empty() {
            self.words.entry(key.to_owned()).or_default().extend(words);
        }
        for several in ["anyOf", "allOf", "oneOf"] {
            let inner = schema[several].as_array().into_iter().flatten();
            inner.for_each(|inner| self.values(root, key, inner, depth + 1));
        }
        if let Some(items) = schema.get("items") {
            self.values(root, key, items, depth + 1);
        }
    }
}
