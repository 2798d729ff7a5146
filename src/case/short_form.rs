//! Values that may be written in one word where a mapping is meant, and lists that may be written as a text.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{DeserializeOwned, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer, value::SeqAccessDeserializer};
use serde::{Deserialize, Deserializer};

use super::place::Placed;
use super::read;
use super::value::{Id, Leaf, Text, id_characters, or_note};

/// One leaf, or the mapping that it stands for.
pub(super) enum Either<L, M> {
    Short(L),
    Long(M),
}

impl<'de, L: Leaf, M: DeserializeOwned> Deserialize<'de> for Either<L, M> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Written<L, M>(PhantomData<(L, M)>);
        impl<'de, L: Leaf, M: DeserializeOwned> Visitor<'de> for Written<L, M> {
            type Value = Either<L, M>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("Her skal stå flere linjer med »nøgle: værdi«, rykket ind under denne.")
            }
            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Either::Short(or_note(L::read(text.trim()))))
            }
            fn visit_bool<E: serde::de::Error>(self, yes: bool) -> Result<Self::Value, E> {
                self.visit_str(if yes { "ja" } else { "nej" })
            }
            fn visit_i64<E: serde::de::Error>(self, n: i64) -> Result<Self::Value, E> {
                self.visit_str(&n.to_string())
            }
            fn visit_u64<E: serde::de::Error>(self, n: u64) -> Result<Self::Value, E> {
                self.visit_str(&n.to_string())
            }
            fn visit_f64<E: serde::de::Error>(self, n: f64) -> Result<Self::Value, E> {
                self.visit_str(&n.to_string())
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                M::deserialize(MapAccessDeserializer::new(map)).map(Either::Long)
            }
        }
        deserializer.deserialize_any(Written(PhantomData))
    }
}

impl<L, M> Placed<Either<L, M>> {
    /// The mapping; `long` makes it of the leaf and its place.
    pub(super) fn or_long(self, long: fn(Placed<L>) -> M) -> M {
        match self.value {
            Either::Short(value) => long(Placed { value, place: self.place }),
            Either::Long(mapping) => mapping,
        }
    }
}

impl<L: Leaf, M: JsonSchema> JsonSchema for Either<L, M> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        format!("Either_{}", M::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({"anyOf": [L::schema(), generator.subschema_for::<M>()]})
    }
}

/// Reads a list of ids, which may be written as a text: »mor, far og ida«.
pub(super) fn ids<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Placed<Id>>, D::Error> {
    struct Ids;
    impl<'de> Visitor<'de> for Ids {
        type Value = Result<Vec<Placed<Id>>, String>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("Her skal stå en liste: [et, to], eller en linje med »- « for hver.")
        }
        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            Ok(Ok(Vec::new()))
        }
        fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
            Ok(Err(text.to_owned()))
        }
        fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Self::Value, A::Error> {
            Vec::deserialize(SeqAccessDeserializer::new(list)).map(Ok)
        }
    }
    struct Written(Result<Vec<Placed<Id>>, String>);
    impl<'de> Deserialize<'de> for Written {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_any(Ids).map(Self)
        }
    }
    let written = Placed::<Written>::deserialize(deserializer)?;
    Ok(match written.value.0 {
        Ok(list) => list,
        Err(text) => parted(&Placed {
            value: Text(text),
            place: written.place,
        }),
    })
}

/// The ids of a text, each with its own place.
fn parted(text: &Placed<Text>) -> Vec<Placed<Id>> {
    let whole = text.text();
    let mut ids = Vec::new();
    let mut at = 0;
    for word in whole.split([' ', ',', ';', '\n']) {
        let begins = at;
        at += word.len() + 1;
        if word.is_empty() || word == "og" || word == "samt" {
            continue;
        }
        let mark = read::mark();
        let place = text.stretch(&(begins..begins + word.len()));
        let value = or_note(Id::read(word));
        read::settle(mark, &place);
        ids.push(Placed { value, place });
    }
    ids
}

/// The JSON Schema of a list of ids.
pub(super) struct IdList;

impl JsonSchema for IdList {
    fn inline_schema() -> bool {
        false
    }
    fn schema_name() -> Cow<'static, str> {
        "IdList".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let id = generator.subschema_for::<Id>();
        let several = format!("^[{} ,;\\n]*$", id_characters());
        json_schema!({"anyOf": [
            {"type": "array", "items": id},
            {"type": "string", "pattern": several},
            {"type": "null"},
        ]})
    }
}
