//! Lists of ids, and of pairs of ids, in whatever way people write them: `[mor, far]`, »mor, far og ida«, `[mor, far og ida]`.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{SeqAccess, Visitor, value::SeqAccessDeserializer};
use serde::{Deserialize, Deserializer};

use super::place::Placed;
use super::read;
use super::value::{Id, Leaf, Text, id_characters, or_note};

/// A list of items, or the text that stands in its place.
enum ListOrText<T> {
    Items(Vec<T>),
    Text(String),
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for ListOrText<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ListOrTextVisitor<T>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for ListOrTextVisitor<T> {
            type Value = ListOrText<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("Her skal stå en liste: [et, to], eller en linje med »- « for hver.")
            }
            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                Ok(ListOrText::Items(Vec::new()))
            }
            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(ListOrText::Text(text.to_owned()))
            }
            fn visit_i64<E>(self, n: i64) -> Result<Self::Value, E> {
                Ok(ListOrText::Text(n.to_string()))
            }
            fn visit_u64<E>(self, n: u64) -> Result<Self::Value, E> {
                Ok(ListOrText::Text(n.to_string()))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Self::Value, A::Error> {
                Vec::deserialize(SeqAccessDeserializer::new(list)).map(ListOrText::Items)
            }
        }
        deserializer.deserialize_any(ListOrTextVisitor(std::marker::PhantomData))
    }
}

/// A scalar as it is written.
struct BareWord(String);

impl<'de> Deserialize<'de> for BareWord {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self)
    }
}

/// Reads a list of ids.
pub(super) fn ids<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Placed<Id>>, D::Error> {
    Placed::<ListOrText<Placed<BareWord>>>::deserialize(deserializer).map(all_ids)
}

/// The ids of one line between two people.
type Ends = Placed<Vec<Placed<Id>>>;

/// Reads a list of lines, each between two ids: `[mor, far]`, or »mor og far«.
pub(super) fn pairs<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Ends>, D::Error> {
    type Pair = Placed<ListOrText<Placed<BareWord>>>;
    let pair = |written: Pair| Placed {
        place: written.place.clone(),
        value: all_ids(written),
    };
    let written = Placed::<ListOrText<Pair>>::deserialize(deserializer)?;
    Ok(match written.value {
        ListOrText::Items(items) => items.into_iter().map(pair).collect(),
        ListOrText::Text(text) => vec![pair(Placed {
            value: ListOrText::Text(text),
            place: written.place,
        })],
    })
}

fn all_ids(written: Placed<ListOrText<Placed<BareWord>>>) -> Vec<Placed<Id>> {
    let text = |text: String, place| Placed { value: Text(text), place };
    match written.value {
        ListOrText::Items(items) => items.into_iter().flat_map(|item| parted(&text(item.value.0, item.place))).collect(),
        ListOrText::Text(whole) => parted(&text(whole, written.place)),
    }
}

/// Signs that part ids.
const PARTING: [char; 8] = [',', ';', '&', '+', '/', '\n', '(', ')'];

/// The ids of a text, each with its own place.
fn parted(text: &Placed<Text>) -> Vec<Placed<Id>> {
    let whole = text.text();
    if whole.trim().is_empty() {
        let mark = read::mark();
        // What is said of an empty text.
        or_note(Text::read(whole));
        read::settle(mark, &text.place);
    }
    let mut ids = Vec::new();
    let mut at = 0;
    for phrase in whole.split(PARTING) {
        let begins = at;
        at += phrase.len() + 1;
        for (within, word) in names(phrase) {
            let mark = read::mark();
            let stretch = begins + within..begins + within + word.len();
            let is_all = word == whole.trim();
            let place = if is_all { text.place.clone() } else { text.stretch(&stretch) };
            let value = or_note(Id::read(word));
            read::settle(mark, &place);
            ids.push(Placed { value, place });
        }
    }
    ids
}

/// Words between two ids.
const JOINING: [&str; 5] = ["og", "samt", "til", "-", "–"];

/// The ids of a phrase, each with its byte in it. Words side by side that are no ids are one name, and one mistake.
fn names(phrase: &str) -> Vec<(usize, &str)> {
    let mut groups: Vec<Vec<(usize, &str)>> = vec![Vec::new()];
    let mut at = 0;
    for word in phrase.split(char::is_whitespace) {
        if JOINING.contains(&word) {
            groups.push(Vec::new());
        } else if let Some(group) = groups.last_mut().filter(|_| !word.is_empty()) {
            group.push((at, word));
        }
        at += word.len() + phrase[at + word.len()..].chars().next().map_or(0, char::len_utf8);
    }
    let mut found = Vec::new();
    for group in groups {
        let (Some((first, _)), Some((last, word))) = (group.first(), group.last()) else {
            continue;
        };
        if group.iter().all(|(_, word)| Id::read(word).is_ok()) {
            found.extend(group);
        } else {
            found.push((*first, &phrase[*first..last + word.len()]));
        }
    }
    found
}

/// A text of several ids, as a pattern of the JSON Schemas.
fn several() -> String {
    // A hyphen stands last in the characters of an id, and is itself there.
    let (id, between) = (id_characters(), " ,;&+/–()\\n");
    format!("^[{between}]*[{id}][{between}{id}]*$")
}

/// The JSON Schema of a list of ids.
pub(super) struct IdList;

impl JsonSchema for IdList {
    fn schema_name() -> Cow<'static, str> {
        "IdList".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let id = generator.subschema_for::<Id>();
        let text = json_schema!({"type": "string", "pattern": several()});
        json_schema!({"anyOf": [
            {"type": "array", "items": {"anyOf": [id, text]}},
            text,
            {"type": "integer"},
            {"type": "null"},
        ]})
    }
}

/// The JSON Schema of a list of pairs of ids.
pub(super) struct PairList;

impl JsonSchema for PairList {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "PairList".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let pair = generator.subschema_for::<IdList>();
        let text = json_schema!({"type": "string", "pattern": several()});
        json_schema!({"anyOf": [{"type": "array", "items": pair}, text, {"type": "null"}]})
    }
}
