//! Values that may be written in one word where a mapping is meant.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{DeserializeOwned, MapAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Deserializer};

use super::place::Placed;
use super::read;
use super::value::{Leaf, or_note};

/// A mapping of which people write all that it holds in one row: »2026-12-14, syg«.
pub(super) trait InOneRow {
    /// What was meant by such a row, as a mapping between braces.
    fn meant(_text: &str) -> Option<String> {
        None
    }
}

/// One leaf, or the mapping that it stands for.
pub(super) enum Either<L, M> {
    /// The leaf.
    Short(L),
    /// The mapping.
    Long(M),
}

impl<'de, L: Leaf, M: DeserializeOwned + InOneRow> Deserialize<'de> for Either<L, M> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ShortOrLong<L, M>(PhantomData<(L, M)>);
        impl<'de, L: Leaf, M: DeserializeOwned + InOneRow> Visitor<'de> for ShortOrLong<L, M> {
            type Value = Either<L, M>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("Her skal stå flere linjer med »nøgle: værdi«, rykket ind under denne.")
            }
            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                let leaf = L::read(text.trim());
                if let (Err(wrong), Some(meant)) = (&leaf, M::meant(text.trim())) {
                    read::note_meant(wrong.0, "her står flere oplysninger i én", meant);
                    return Ok(Either::Short(L::stand_in()));
                }
                Ok(Either::Short(or_note(leaf)))
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
        deserializer.deserialize_any(ShortOrLong(PhantomData))
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
