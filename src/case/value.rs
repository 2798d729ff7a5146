//! The small values that people write: texts, dates, times, yes and no, distances, colours.
//!
//! Each is a *leaf* (see [`super::read`]): a wrong one notes what is wrong, gives a stand-in, and the reading goes on.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};

pub use super::day::{Approval, Date, Moment, read_date};
pub use super::id::Id;
pub(super) use super::id::id_characters;
pub use super::quantity::{Angle, Colour, Count, Distance, Language, Number};
use super::read;

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
    let text = written.value.trim();
    let value = or_note(L::read(text).map_err(|wrong| match without_signs::<L>(text) {
        Some(bare) => Wrong(wrong.0, wrong.1, format!("Skriv kun »{}«, uden tegn omkring.", shorten(bare))),
        None => wrong,
    }));
    if read::mark() > mark {
        read::settle(mark, &read::place(written.referenced));
    }
    Ok(value)
}

/// A value that would be right without the signs around it: quotes of another kind, a full stop, a comma.
fn without_signs<L: Leaf>(text: &str) -> Option<&str> {
    let is_sign = |c: char| "“”„»«’‘'\".,;:!?*#()".contains(c);
    let bare = text.trim_matches(|c: char| is_sign(c) || c.is_whitespace());
    (bare != text && !bare.is_empty() && L::read(bare).is_ok()).then_some(bare)
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
        $vis enum $name { $($(#[$vmeta])* #[doc = concat!("»", $word, "«")] $variant),+ }

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
                // A blank of any kind is a blank.
                let plain = text.replace(char::is_whitespace, " ");
                Self::ALL.iter().copied().find(|w| w.word() == plain).ok_or_else(|| {
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
