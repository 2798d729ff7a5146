//! How long a meeting is: minutes, or hours and minutes as people say them (»1½ time«, »1 time og 30 min.«).

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};

use super::quantity::decimal;
use super::value::{Leaf, Wrong, leaf, read_leaf, shorten};

/// The length of a meeting, in whole minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct MeetingLength(pub u32);

/// The shortest and the longest that is read, in minutes: no meeting takes none, nor more than a day.
const LENGTHS: std::ops::RangeInclusive<f64> = 1.0..=1_440.0;

/// Words for numbers.
const NUMBERS: [(&str, f64); 4] = [("en", 1.0), ("halvanden", 1.5), ("to", 2.0), ("tre", 3.0)];

/// Half, quarter and three quarters.
const FRACTIONS: [(char, f64); 3] = [('½', 0.5), ('¼', 0.25), ('¾', 0.75)];

/// Words for minutes and hours, with the minutes in one.
const UNITS: [(&str, f64); 6] = [
    ("min", 1.0),
    ("minut", 1.0),
    ("minutter", 1.0),
    ("t", 60.0),
    ("time", 60.0),
    ("timer", 60.0),
];

/// A number: in digits, with a fraction or without, or in a word.
fn number(text: &str) -> Option<f64> {
    if let Some((_, number)) = NUMBERS.iter().find(|(word, _)| *word == text) {
        return Some(*number);
    }
    let fraction = FRACTIONS.iter().find_map(|(sign, part)| Some((text.strip_suffix(*sign)?, *part)));
    let (digits, part) = fraction.unwrap_or((text, 0.0));
    let whole = if digits.is_empty() && part > 0.0 {
        Some(0.0)
    } else {
        decimal(digits)
    };
    whole.filter(|n| *n >= 0.0).map(|n| n + part)
}

/// A number and its unit at the beginning of a text, in minutes, and what follows.
fn part(text: &str) -> Option<(f64, &str)> {
    let is_number = |c: char| c.is_ascii_digit() || ".,".contains(c) || FRACTIONS.iter().any(|(sign, _)| *sign == c);
    let ends = if text.starts_with(is_number) {
        text.find(|c| !is_number(c))
    } else {
        text.find(' ')
    };
    let (amount, rest) = text.split_at(ends?);
    let rest = rest.trim_start_matches(' ');
    let unit = &rest[..rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())];
    let (_, minutes) = UNITS.iter().find(|(word, _)| *word == unit)?;
    let rest = &rest[unit.len()..];
    Some((number(amount)? * minutes, rest.strip_prefix('.').unwrap_or(rest)))
}

/// The minutes of a text.
fn minutes(text: &str) -> Option<f64> {
    if !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) {
        return text.parse().ok();
    }
    let (first, rest) = part(text)?;
    let rest = rest.strip_prefix(',').unwrap_or(rest).trim_start();
    let rest = rest.strip_prefix("og ").unwrap_or(rest);
    if rest.is_empty() {
        return Some(first);
    }
    part(rest).filter(|(_, after)| after.is_empty()).map(|(second, _)| first + second)
}

impl Leaf for MeetingLength {
    fn read(text: &str) -> Result<Self, Wrong> {
        // A blank of any kind is a blank.
        match minutes(&text.replace(char::is_whitespace, " ")) {
            Some(n) if LENGTHS.contains(&n) => Ok(Self(n.round() as u32)),
            Some(_) => Err(Wrong::new(
                "forkert-tal",
                format!("et møde kan ikke vare »{}«", shorten(text)),
                "Skriv, hvor mange minutter mødet varer, fx 90. Det er mindst 1 minut og højst et døgn (1440 minutter).",
            )),
            None => Err(Wrong::new(
                "forkert-tal",
                format!("»{}« er ikke en varighed", shorten(text)),
                "Skriv minutter med cifre, fx 90, eller timer, fx 1½ time.",
            )),
        }
    }
    fn stand_in() -> Self {
        Self(0)
    }
    fn schema() -> Schema {
        let units = UNITS.map(|(word, _)| word).join("|");
        let words = NUMBERS.map(|(word, _)| word).join("|");
        let one = format!(r"((\d+([.,]\d+)?[½¼¾]?|[½¼¾]) *|({words}) +)({units})\.?");
        let minutes = r"0*([1-9]\d{0,2}|1[0-3]\d\d|14[0-3]\d|1440)";
        let pattern = format!(r"^({minutes}|{one}(,? *(og )?{one})?)$");
        json_schema!({"type": ["integer", "string"], "minimum": 1, "maximum": 1440, "pattern": pattern})
    }
}
leaf!(MeetingLength, "MeetingLength");
