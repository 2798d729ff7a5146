//! Values that only some may read.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer};

/// Leave to read somebody's contact details: given in `documents/access.rs` and nowhere else.
pub trait Permit {}

/// A contact detail. It can be read with a [`Permit`] and in no other way: it has no `Display`, no `Serialize`, no
/// `Deref`, and its `Debug` tells nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct Private<T>(T);

impl<T> Private<T> {
    /// The detail, for a reader who has leave to see it.
    pub fn reveal<P: Permit>(&self, _: &P) -> &T {
        &self.0
    }

    /// Whether the detail says the same as a text that stands in the same case. Tells nothing that the asker did not know.
    pub fn is(&self, test: impl Fn(&T) -> bool) -> bool {
        test(&self.0)
    }
}

impl<T> fmt::Debug for Private<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Private(…)")
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Private<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self)
    }
}

impl<T: JsonSchema> JsonSchema for Private<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}
