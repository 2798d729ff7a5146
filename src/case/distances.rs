//! How near a person has felt to the borger, by the day on which the borger said so (001 bilag 1).

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use chrono::NaiveDate;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{MapAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Deserializer};

use super::indicator::Entries;
use super::read;
use super::spoken_date::{date_pattern, weekday_pattern};
use super::value::{Date, Distance, Leaf, Wrong, or_note};

/// One distance, or one for each day on which it was told anew. It is read as the one that is shown: the last, until
/// [`Distances::show`] says for which day.
#[derive(Clone, Debug, PartialEq)]
pub struct Distances {
    shown: Distance,
    /// By day; empty where only one is written.
    told: Vec<(NaiveDate, Distance)>,
}

impl Distances {
    /// What held on a day: what was told last until then. Before the first day it is the first, for nothing else is known.
    pub fn on(&self, day: NaiveDate) -> Distance {
        let until = self.told.iter().rev().find(|(told, _)| *told <= day);
        until.or(self.told.first()).map_or(self.shown, |(_, distance)| *distance)
    }

    /// Whether something was told of it by a day.
    pub fn is_told_by(&self, day: NaiveDate) -> bool {
        self.told.iter().any(|(told, _)| *told <= day)
    }

    /// What was told last before a day; the one of no day where no days are written.
    pub fn before(&self, day: NaiveDate) -> Option<Distance> {
        if self.told.is_empty() {
            return Some(self.shown);
        }
        let before = self.told.iter().rev().find(|(told, _)| *told < day);
        before.map(|(_, distance)| *distance)
    }

    /// These, with what is told on a day; it is the one that is shown.
    #[must_use]
    pub fn told_on(&self, day: NaiveDate, distance: Distance) -> Self {
        let mut told: Vec<(NaiveDate, Distance)> = self.told.iter().filter(|(other, _)| *other != day).copied().collect();
        told.push((day, distance));
        told.sort_by_key(|(day, _)| *day);
        Self { shown: distance, told }
    }

    /// Shows what held on a day.
    pub(super) fn show(&mut self, day: NaiveDate) {
        self.shown = self.on(day);
    }

    fn one(distance: Distance) -> Self {
        Self {
            shown: distance,
            told: Vec::new(),
        }
    }

    /// Of days and distances as they were written.
    fn by_day(written: Entries<Distance>) -> Self {
        let mut told: Vec<(NaiveDate, Distance)> = Vec::new();
        for (key, distance) in written.0 {
            let mark = read::mark();
            let day = or_note(Date::read(key.trim())).0;
            if told.iter().any(|(other, _)| *other == day) {
                or_note::<Distance>(Err(Wrong::new(
                    "nøgle-to-gange",
                    format!("dagen {day} står to gange"),
                    "Slet den ene, eller ret dagen.",
                )));
            }
            read::settle(mark, &key.place);
            told.push((day, distance.value));
        }
        told.sort_by_key(|(day, _)| *day);
        let last = told.last().map(|(_, distance)| *distance);
        let shown = last.unwrap_or_else(|| or_note(Distance::read("{}")));
        Self { shown, told }
    }
}

impl Deref for Distances {
    type Target = Distance;
    fn deref(&self) -> &Distance {
        &self.shown
    }
}

impl<'de> Deserialize<'de> for Distances {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct WrittenDistance;
        impl<'de> Visitor<'de> for WrittenDistance {
            type Value = Distances;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("Skriv et tal fra 1 (tættest på) til 5 (længst væk), eller {ÅÅÅÅ-MM-DD: tal} for hver dag, det er sagt.")
            }
            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Distances::one(or_note(Distance::read(text.trim()))))
            }
            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                let nothing = Wrong::new(
                    "tom-værdi",
                    "der står ikke noget efter kolon",
                    "Skriv værdien, eller slet linjen, hvis den ikke skal bruges.",
                );
                Ok(Distances::one(or_note(Err(nothing))))
            }
            fn visit_bool<E: serde::de::Error>(self, yes: bool) -> Result<Self::Value, E> {
                self.visit_str(&yes.to_string())
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
                Entries::deserialize(MapAccessDeserializer::new(map)).map(Distances::by_day)
            }
        }
        deserializer.deserialize_any(WrittenDistance)
    }
}

impl JsonSchema for Distances {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Distances".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let day = format!(r"^{}(\d{{4}}-\d{{2}}-\d{{2}}|{})$", weekday_pattern(), date_pattern());
        json_schema!({"anyOf": [
            Distance::schema(),
            {
                "type": "object",
                "minProperties": 1,
                "patternProperties": {day: Distance::schema()},
                "additionalProperties": false,
                "description": "Dagen, borgeren sagde det, og hvor tæt det da føltes",
            },
        ]})
    }
}
