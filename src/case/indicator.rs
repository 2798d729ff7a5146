//! Wellbeing: indicators and the borger's answers (001 §5).

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{MapAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Deserializer};

use super::place::Placed;
use super::translate::nearest;
use super::value::{Date, Leaf as _, Number, Text, Wrong, shorten, words};

words! {
    /// The ten indicators of the manual (001 §5).
    pub enum Indicator {
        Mental = "psykisk velbefindende",
        Physical = "fysisk velbefindende",
        Everyday = "hverdagsaktiviteter",
        SocialNetwork = "sociale netværk",
        Work = "arbejde",
        Relations = "relationer",
        Responsibility = "ansvar og forpligtelser",
        AlcoholAndDrugs = "alkohol og stoffer",
        Identity = "identitet og selvværd",
        Hope = "håb og tillid",
    }
}

/// An indicator chosen with the borger: one of the ten, or one of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenIndicator {
    /// The key in answers: the Danish name.
    pub name: Text,
    /// What it means, when it is the borger's own.
    pub description: Option<Text>,
}

/// An indicator of the borger's own as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OwnIndicator {
    #[serde(rename = "navn")]
    name: Placed<Text>,
    #[serde(rename = "beskrivelse")]
    description: Option<Placed<Text>>,
}

impl<'de> Deserialize<'de> for ChosenIndicator {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NameOrOwn;
        impl<'de> Visitor<'de> for NameOrOwn {
            type Value = ChosenIndicator;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("Skriv navnet på en indikator, eller {navn: …, beskrivelse: …} for jeres egen.")
            }
            fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
                let name = super::value::or_note(Text::read(name.trim()).and_then(one_of_the_ten));
                Ok(ChosenIndicator { name, description: None })
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                let own = OwnIndicator::deserialize(MapAccessDeserializer::new(map))?;
                Ok(ChosenIndicator {
                    name: own.name.value,
                    description: own.description.map(|d| d.value),
                })
            }
        }
        deserializer.deserialize_any(NameOrOwn)
    }
}

/// A name that stands alone is one of the ten: another may be a slip of the pen, and is written in full when it is not.
fn one_of_the_ten(name: Text) -> Result<Text, Wrong> {
    let ten: Vec<&str> = Indicator::ALL.iter().map(|indicator| indicator.word()).collect();
    if ten.contains(&&*name.0) {
        return Ok(name);
    }
    let own = format!(
        "Er den borgerens egen, så skriv {{navn: {}}}. De ti er: {}.",
        shorten(&name),
        ten.join(", ")
    );
    let remedy = nearest(&name, &ten).map_or_else(|| own.clone(), |near| format!("Mente du »{near}«? {own}"));
    Err(Wrong::new(
        "ukendt-ord",
        format!("»{}« er ikke en af de ti indikatorer", shorten(&name)),
        remedy,
    ))
}

impl JsonSchema for ChosenIndicator {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "ChosenIndicator".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let ten: Vec<&str> = Indicator::ALL.iter().map(|i| i.word()).collect();
        json_schema!({"anyOf": [
            {"enum": ten},
            {"type": "object", "additionalProperties": false, "required": ["navn"], "properties": {
                "navn": described(Text::schema(), "Navnet på jeres egen indikator"),
                "beskrivelse": described(or_nothing(Text::schema()), "Hvad den betyder, sagt til borgeren"),
            }},
        ]})
    }
}

/// A schema with what it is for.
fn described(mut schema: Schema, description: &str) -> Schema {
    schema.insert("description".to_owned(), description.into());
    schema
}

/// A schema for a value that may be left empty.
fn or_nothing(schema: Schema) -> Schema {
    json_schema!({"anyOf": [schema, {"type": "null"}]})
}

/// One answer: a number on the scale, words, or both. Nothing at all is no answer, and is never taken for one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rating {
    /// The number on the scale.
    pub number: Option<f64>,
    /// The borger's words.
    pub words: Option<Text>,
}

/// An answer in words, or in both.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LongRating {
    #[serde(rename = "tal")]
    number: Option<Placed<Number>>,
    #[serde(rename = "ord")]
    words: Option<Placed<Text>>,
}

impl<'de> Deserialize<'de> for Rating {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NumberOrWords;
        impl<'de> Visitor<'de> for NumberOrWords {
            type Value = Rating;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("Skriv et tal på skalaen, eller {tal: …, ord: …}.")
            }
            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                let number = super::value::or_note(Number::read(text.trim()));
                Ok(Rating {
                    number: Some(number.0),
                    words: None,
                })
            }
            fn visit_i64<E: serde::de::Error>(self, n: i64) -> Result<Self::Value, E> {
                self.visit_f64(n as f64)
            }
            fn visit_u64<E: serde::de::Error>(self, n: u64) -> Result<Self::Value, E> {
                self.visit_f64(n as f64)
            }
            fn visit_f64<E>(self, n: f64) -> Result<Self::Value, E> {
                Ok(Rating {
                    number: Some(n),
                    words: None,
                })
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                let long = LongRating::deserialize(MapAccessDeserializer::new(map))?;
                if long.number.is_none() && long.words.is_none() {
                    // What is said of an empty text.
                    super::value::or_note(Text::read(""));
                }
                Ok(Rating {
                    number: long.number.map(|n| n.0),
                    words: long.words.map(|w| w.value),
                })
            }
        }
        deserializer.deserialize_any(NumberOrWords)
    }
}

impl JsonSchema for Rating {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Rating".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"anyOf": [
            Number::schema(),
            {"type": "object", "additionalProperties": false, "properties": {
                "tal": described(or_nothing(Number::schema()), "Tal på skalaen; højere er bedre"),
                "ord": described(or_nothing(Text::schema()), "Borgerens egne ord"),
            }, "minProperties": 1},
        ]})
    }
}

/// A mapping whose keys are data, in the order and with the places in which they were written.
#[derive(Clone, Debug)]
pub struct Entries<V>(pub Vec<(Placed<Text>, Placed<V>)>);

impl<V> Default for Entries<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Entries<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder<V>(PhantomData<V>);
        impl<'de, V: Deserialize<'de>> Visitor<'de> for InOrder<V> {
            type Value = Entries<V>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("Her skal stå flere linjer med »nøgle: værdi«, rykket ind under denne.")
            }
            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                Ok(Entries::default())
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(InOrder(PhantomData))
    }
}

impl<V: JsonSchema> JsonSchema for Entries<V> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        format!("Entries_{}", V::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let value = generator.subschema_for::<V>();
        json_schema!({"type": "object", "additionalProperties": value})
    }
}

/// Answers given outside a meeting, e.g. at the start.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Svar på indikatorerne en bestemt dag")]
pub struct Measurement {
    /// The day.
    #[serde(rename = "dato")]
    #[schemars(description = "Dagen for svarene")]
    pub date: Placed<Date>,
    /// The answers, by indicator.
    #[serde(rename = "indikatorer", default)]
    #[schemars(description = "Et tal, eller {tal: …, ord: …}, for hver indikator der er svaret på")]
    pub ratings: Entries<Rating>,
}
