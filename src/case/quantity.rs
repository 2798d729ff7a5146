//! Distances, angles, counts, numbers, colours and languages: leaves with a measure or a code.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};

use super::value::{Leaf, Wrong, leaf, read_leaf, shorten};

/// Reads a decimal number with a point or, as Danes write it, a comma.
pub(super) fn decimal(text: &str) -> Option<f64> {
    let plain = text.chars().all(|c| c.is_ascii_digit() || "+-.,".contains(c));
    text.replace(',', ".").parse().ok().filter(|n: &f64| plain && n.is_finite())
}

/// How near a person feels to the borger: 1 (nearest) to 5 (farthest); the borger's own statement (001 bilag 1).
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Distance(pub f64);

impl Leaf for Distance {
    fn read(text: &str) -> Result<Self, Wrong> {
        match decimal(text) {
            Some(n) if (1.0..=5.0).contains(&n) => Ok(Self(n)),
            Some(_) => Err(Wrong::new(
                "afstand",
                format!("afstanden {text} ligger uden for kortet"),
                "Skriv et tal fra 1 (tættest på) til 5 (længst væk). Spørg borgeren, hvad der føles rigtigt.",
            )),
            None => Err(Wrong::new(
                "afstand",
                format!("»{}« er ikke en afstand", shorten(text)),
                "Skriv et tal fra 1 (tættest på) til 5 (længst væk), fx 2,5.",
            )),
        }
    }
    fn stand_in() -> Self {
        Self(1.0)
    }
    fn schema() -> Schema {
        json_schema!({"type": ["number", "string"], "minimum": 1, "maximum": 5, "pattern": r"^[1-5]([.,]\d+)?$"})
    }
}
leaf!(Distance, "Distance");

/// Where on the netværkskort the borger put a person: degrees clockwise from the top, 0 to 360.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Angle(pub f64);

impl Leaf for Angle {
    fn read(text: &str) -> Result<Self, Wrong> {
        match decimal(text) {
            Some(n) if (0.0..=360.0).contains(&n) => Ok(Self(n)),
            _ => Err(Wrong::new(
                "vinkel",
                format!("»{}« er ikke en vinkel på kortet", shorten(text)),
                "Skriv et tal fra 0 til 360: grader med uret fra toppen, fx 42. Uden linjen finder programmet selv en plads.",
            )),
        }
    }
    fn stand_in() -> Self {
        Self(0.0)
    }
    fn schema() -> Schema {
        json_schema!({"type": ["number", "string"], "minimum": 0, "maximum": 360, "pattern": r"^\d{1,3}([.,]\d+)?$"})
    }
}
leaf!(Angle, "Angle");

/// A whole number from 0 to 100,000: minutes, or how many times.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count(pub u32);

impl Leaf for Count {
    fn read(text: &str) -> Result<Self, Wrong> {
        let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        match text.parse() {
            Ok(n) if digits && n <= 100_000 => Ok(Self(n)),
            _ => Err(Wrong::new(
                "forkert-tal",
                format!("»{}« er ikke et helt tal, der kan bruges her", shorten(text)),
                "Skriv et helt tal med cifre, fx 90.",
            )),
        }
    }
    fn stand_in() -> Self {
        Self(0)
    }
    fn schema() -> Schema {
        json_schema!({"type": ["integer", "string"], "minimum": 0, "maximum": 100_000, "pattern": r"^\d{1,6}$"})
    }
}
leaf!(Count, "Count");

/// A number with or without decimals: millimetres, or a point on the wellbeing scale.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Number(pub f64);

impl Leaf for Number {
    fn read(text: &str) -> Result<Self, Wrong> {
        decimal(text).map(Self).ok_or_else(|| {
            Wrong::new(
                "forkert-tal",
                format!("»{}« er ikke et tal", shorten(text)),
                "Skriv tallet med cifre, fx 4 eller 4,5.",
            )
        })
    }
    fn stand_in() -> Self {
        Self(0.0)
    }
    fn schema() -> Schema {
        json_schema!({"type": ["number", "string"], "pattern": r"^-?\d+([.,]\d+)?$"})
    }
}
leaf!(Number, "Number");

/// A colour, written `"#rrggbb"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

impl Colour {
    /// As it is written.
    pub fn hex(self) -> String {
        let [r, g, b] = self.0;
        format!("#{r:02x}{g:02x}{b:02x}")
    }
}

impl Leaf for Colour {
    fn read(text: &str) -> Result<Self, Wrong> {
        let hex = text.strip_prefix('#').unwrap_or(text);
        let number = u32::from_str_radix(hex, 16).ok();
        match number {
            Some(n) if hex.len() == 6 && hex.bytes().all(|b| b.is_ascii_hexdigit()) => {
                let [_, r, g, b] = n.to_be_bytes();
                Ok(Self([r, g, b]))
            }
            _ => Err(Wrong::new(
                "farve",
                format!("»{}« er ikke en farve", shorten(text)),
                "Skriv seks tegn efter #, i anførselstegn, fx \"#14506e\".",
            )),
        }
    }
    fn stand_in() -> Self {
        Self([0x14, 0x50, 0x6e])
    }
    fn schema() -> Schema {
        json_schema!({"type": "string", "pattern": "^#?[0-9a-fA-F]{6}$", "examples": ["#14506e"]})
    }
}
leaf!(Colour, "Colour");

/// The language of a document (BCP 47): `da`, `nb`, `en`, or another that has a texts file.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(pub String);

impl Leaf for Language {
    fn read(text: &str) -> Result<Self, Wrong> {
        let letters = text.bytes().all(|b| b.is_ascii_lowercase());
        if letters && (2..=3).contains(&text.len()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(Wrong::new(
                "sprog",
                format!("»{}« er ikke et sprog", shorten(text)),
                "Skriv da (dansk), nb (norsk bokmål) eller en (engelsk).",
            ))
        }
    }
    fn stand_in() -> Self {
        Self("da".into())
    }
    fn schema() -> Schema {
        json_schema!({"type": "string", "pattern": "^[a-z]{2,3}$", "examples": ["da", "nb", "en"]})
    }
}
leaf!(Language, "Language");
