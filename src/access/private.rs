//! A contact detail that only the room [`access`](super) can open.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer};

/// A contact detail: an address, a telephone number, a mail, a workplace.
///
/// It has no `Display`, no `Serialize`, no `Deref` and no way to hand its value to a closure; its `Debug` tells nothing, and
/// opening it is private to [`access`](super).
#[derive(Clone)]
pub struct Private<T>(T);

impl<T> Private<T> {
    /// The detail itself.
    pub(in crate::access) fn open(&self) -> &T {
        &self.0
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
