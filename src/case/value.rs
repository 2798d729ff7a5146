//! The small values that people write: texts, dates, times, yes and no, distances, colours.
//!
//! Each is a *leaf* (see [`super::read`]): a wrong one notes what is wrong, gives a stand-in, and the reading goes on.

use std::borrow::Cow;
use std::fmt;
use std::sync::LazyLock;

use chrono::{NaiveDate, NaiveDateTime};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};

pub use super::quantity::{Colour, Count, Distance, Language, Number};
use super::read;
use super::spoken_date::{date_pattern, day_and_time, spoken_date, spoken_time};

/// What a leaf says when it is wrong: the rule, what, and what to do.
pub(super) struct Wrong(pub &'static str, pub String, pub String);

impl Wrong {
    pub(super) fn new(rule: &'static str, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self(rule, what.into(), remedy.into())
    }
}

/// A value that is written as one scalar.
pub(super) trait Leaf: Sized {
    /// Reads the written text.
    fn read(text: &str) -> Result<Self, Wrong>;
    /// What stands in for a wrong value until the reading ends; never printed.
    fn stand_in() -> Self;
    /// The JSON Schema of the written form.
    fn schema() -> Schema;
}

pub(super) fn read_leaf<'de, L: Leaf, D: Deserializer<'de>>(deserializer: D) -> Result<L, D::Error> {
    let mark = read::mark();
    let written = serde_saphyr::Spanned::<String>::deserialize(deserializer)?;
    let value = or_note(L::read(written.value.trim()));
    if read::mark() > mark {
        read::settle(mark, &read::place(written.referenced));
    }
    Ok(value)
}

/// The value; or, when it is wrong, a note of that and the stand-in.
pub(super) fn or_note<L: Leaf>(result: Result<L, Wrong>) -> L {
    result.unwrap_or_else(|Wrong(rule, what, remedy)| {
        read::note(rule, what, remedy);
        L::stand_in()
    })
}

/// Gives a leaf its reading and its schema.
macro_rules! leaf {
    ($type:ty, $name:literal) => {
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                read_leaf(deserializer)
            }
        }

        impl JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                <$type as Leaf>::schema()
            }
        }
    };
}

pub(super) use leaf;

/// An enum of the words that may stand in one place, each with its written form.
macro_rules! words {
    ($(#[$meta:meta])* $vis:vis enum $name:ident { $($(#[$vmeta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $name { $($(#[$vmeta])* $variant),+ }

        impl $name {
            /// Every word, in the field's own order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// As people write it.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::case::value::read_leaf(deserializer)
            }
        }

        impl $crate::case::value::Leaf for $name {
            fn read(text: &str) -> Result<Self, $crate::case::value::Wrong> {
                Self::ALL.iter().copied().find(|w| w.word() == text).ok_or_else(|| {
                    let words: Vec<&str> = Self::ALL.iter().map(|w| w.word()).collect();
                    let (rule, what, remedy) = $crate::case::translate::unknown_word(text, &words);
                    $crate::case::value::Wrong(rule, what, remedy)
                })
            }
            fn stand_in() -> Self { Self::ALL[0] }
            fn schema() -> schemars::Schema {
                let words: Vec<&str> = Self::ALL.iter().map(|w| w.word()).collect();
                schemars::json_schema!({"type": "string", "enum": words})
            }
        }

        impl schemars::JsonSchema for $name {
            fn inline_schema() -> bool { true }
            fn schema_name() -> std::borrow::Cow<'static, str> { stringify!($name).into() }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                <Self as $crate::case::value::Leaf>::schema()
            }
        }
    };
}
pub(super) use words;

/// How long a text may be: three pages. One word of more than 65,535 bytes cannot be written into a PDF.
const MOST_CHARACTERS: usize = 10_000;

/// Text that is not empty, holds no character that cannot be seen and is at most 10,000 characters long.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(pub String);

impl Leaf for Text {
    fn read(text: &str) -> Result<Self, Wrong> {
        let text = super::invisible::visible(text)?;
        if text.trim().is_empty() {
            return Err(Wrong::new(
                "tom-værdi",
                "der står ikke noget her",
                "Skriv værdien, eller slet linjen, hvis den ikke skal bruges.",
            ));
        }
        let length = text.chars().count();
        if length > MOST_CHARACTERS {
            return Err(Wrong::new(
                "for-langt",
                format!("teksten er på {length} tegn, og der er plads til {MOST_CHARACTERS}"),
                "Del den i flere punkter, eller skriv den kortere.",
            ));
        }
        Ok(Self(text))
    }
    fn stand_in() -> Self {
        Self("?".into())
    }
    fn schema() -> Schema {
        // A telephone number may be written without quotes.
        json_schema!({"type": ["string", "number"], "minLength": 1, "maxLength": MOST_CHARACTERS})
    }
}
leaf!(Text, "Text");

impl std::ops::Deref for Text {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The short name by which a person is known within a case: small letters of any alphabet, 0–9 and hyphens.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(pub String);

/// How many characters an id has at most; it is part of the names of files.
const LONGEST_ID: usize = 60;

/// Whether a character may stand in an id. Letters beyond the basic plane have no place in a pattern of JSON Schema.
fn is_of_id(c: char) -> bool {
    c == '-' || c.is_ascii_digit() || (c.is_lowercase() && c <= '\u{ffff}')
}

/// The characters of an id as ranges of a pattern, since not every reader of patterns knows `\p{Ll}`.
pub(super) fn id_characters() -> &'static str {
    static RANGES: LazyLock<String> = LazyLock::new(|| {
        let mut ranges = String::new();
        let mut first = None;
        for c in '0'..='\u{ffff}' {
            let next = char::from_u32(u32::from(c) + 1).filter(|next| is_of_id(*next));
            match (is_of_id(c), next) {
                (true, Some(_)) => first = first.or(Some(c)),
                (true, None) => {
                    if let Some(first) = first.take() {
                        ranges.push(first);
                        ranges.push('-');
                    }
                    ranges.push(c);
                }
                (false, _) => {}
            }
        }
        // A hyphen last is itself.
        ranges + "-"
    });
    &RANGES
}

impl Leaf for Id {
    fn read(text: &str) -> Result<Self, Wrong> {
        if text.is_empty() || text.chars().count() > LONGEST_ID || !text.chars().all(is_of_id) {
            return Err(Wrong::new(
                "forkert-id",
                format!("»{}« kan ikke være et id", shorten(text)),
                "Brug små bogstaver, tal og bindestreg, fx søster eller læge-2.",
            ));
        }
        Ok(Self(text.to_owned()))
    }
    fn stand_in() -> Self {
        Self::default()
    }
    fn schema() -> Schema {
        let pattern = format!("^[{}]+$", id_characters());
        json_schema!({"type": ["string", "integer"], "maxLength": LONGEST_ID, "pattern": pattern})
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_leaf(deserializer)
    }
}

/// Said once in each schema, since its pattern is long.
impl JsonSchema for Id {
    fn schema_name() -> Cow<'static, str> {
        "Id".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        <Self as Leaf>::schema()
    }
}

impl std::ops::Deref for Id {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

/// The first forty characters of what was written, for a message.
pub(super) fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// `ja` or `nej`; `true` and `false` are read too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct YesNo(pub bool);

impl Leaf for YesNo {
    fn read(text: &str) -> Result<Self, Wrong> {
        match text {
            "ja" | "Ja" | "JA" | "true" | "True" => Ok(Self(true)),
            "nej" | "Nej" | "NEJ" | "false" | "False" => Ok(Self(false)),
            _ => Err(Wrong::new(
                "ja-nej",
                format!("»{}« er hverken ja eller nej", shorten(text)),
                "Skriv ja eller nej.",
            )),
        }
    }
    fn stand_in() -> Self {
        Self(false)
    }
    fn schema() -> Schema {
        json_schema!({"anyOf": [
            {"enum": ["ja", "nej", true, false]},
            {"type": "string", "pattern": "^(Ja|JA|Nej|NEJ|[Tt]rue|[Ff]alse)$"},
        ]})
    }
}
leaf!(YesNo, "YesNo");

/// A date, written ÅÅÅÅ-MM-DD (ISO 8601).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub NaiveDate);

/// What a time looks like, for the JSON Schemas.
const SPOKEN_TIME: &str =
    r"(([01]?\d|2[0-3])(:[0-5]\d(:[0-5]\d)?|\.[0-5]\d)|(kl\.?|klokken) ?([01]?\d|2[0-3])(:[0-5]\d(:[0-5]\d)?|\.[0-5]\d)?)";

/// Reads a date; also the argument of `--dato`.
pub fn read_date(text: &str) -> Result<NaiveDate, (String, String)> {
    let mistaken = ["%d-%m-%Y", "%d.%m.%Y", "%d/%m-%Y", "%d/%m/%Y", "%Y/%m/%d", "%Y.%m.%d"]
        .iter()
        .find_map(|f| NaiveDate::parse_from_str(text, f).ok());
    let shape = text.len() == 10 && text.bytes().filter(|b| b.is_ascii_digit()).count() == 8;
    let written = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|_| shape);
    let date = written.or_else(|| spoken_date(text));
    match (date, mistaken) {
        (Some(date), _) if (1900..=2200).contains(&chrono::Datelike::year(&date)) => Ok(date),
        (None, Some(meant)) => Err((
            format!("datoen »{text}« er skrevet på en anden måde, end den skal"),
            format!("Mente du {meant}? Datoer skrives år-måned-dag."),
        )),
        _ if shape && text.as_bytes()[4] == b'-' => Err((
            format!("datoen »{text}« findes ikke"),
            "Se efter i en kalender. Datoer skrives år-måned-dag, fx 2026-02-05.".into(),
        )),
        _ => Err((
            format!("»{}« er ikke en dato", shorten(text)),
            "Skriv år-måned-dag, fx 2026-02-05.".into(),
        )),
    }
}

impl Leaf for Date {
    fn read(text: &str) -> Result<Self, Wrong> {
        read_date(text).map(Self).map_err(|(what, remedy)| Wrong("dato", what, remedy))
    }
    fn stand_in() -> Self {
        Self::default()
    }
    fn schema() -> Schema {
        let spoken = format!("^{}$", date_pattern());
        json_schema!({"type": "string", "anyOf": [{"format": "date"}, {"pattern": spoken}], "examples": ["2026-01-20"]})
    }
}
leaf!(Date, "Date");

impl std::ops::Deref for Date {
    type Target = NaiveDate;
    fn deref(&self) -> &NaiveDate {
        &self.0
    }
}

/// When a meeting begins: local time where it is held, written »ÅÅÅÅ-MM-DD TT:MM«.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub NaiveDateTime);

impl Leaf for Moment {
    fn read(text: &str) -> Result<Self, Wrong> {
        let wrong = |(what, remedy)| Wrong("tidspunkt", what, remedy);
        // A blank of any kind is a blank.
        let text = text.replace(char::is_whitespace, " ");
        let (date, time) = day_and_time(&text);
        let date = read_date(date).map_err(wrong)?;
        let time = time.trim();
        spoken_time(time).map(|time| Self(date.and_time(time))).ok_or_else(|| {
            wrong(if time.is_empty() {
                ("klokkeslættet mangler".into(), format!("Skriv det efter datoen, fx {date} 14:00."))
            } else {
                (
                    format!("klokkeslættet »{}« findes ikke", shorten(time)),
                    "Skriv timer og minutter, fx 14:00.".into(),
                )
            })
        })
    }
    fn stand_in() -> Self {
        Self::default()
    }
    fn schema() -> Schema {
        let date = date_pattern();
        let pattern = format!(r"^(\d{{4}}-\d{{2}}-\d{{2}}[ T]|(\d{{4}}-\d{{2}}-\d{{2}}|{date}),? ){SPOKEN_TIME}$");
        json_schema!({"type": "string", "pattern": pattern, "examples": ["2026-02-05 14:00"]})
    }
}
leaf!(Moment, "Moment");

impl std::ops::Deref for Moment {
    type Target = NaiveDateTime;
    fn deref(&self) -> &NaiveDateTime {
        &self.0
    }
}
