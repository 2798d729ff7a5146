//! Ids: the short names by which people and tasks are known within a case.

use std::borrow::Cow;
use std::sync::LazyLock;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};

use super::value::{Leaf, Wrong, read_leaf, shorten};

/// The short name by which a person is known within a case: small letters of any alphabet, 0–9 and hyphens.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(pub String);

/// How many characters an id has at most; it is part of the names of files.
const LONGEST_ID: usize = 60;

/// A new id of a forløb, unlike any other: ten letters and digits that are not taken for each other. No word and no number to YAML.
///
/// # Errors
/// A system without randomness, in Danish.
pub fn new_course_id() -> Result<Id, String> {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let mut bytes = [0; 10];
    getrandom::fill(&mut bytes).map_err(|_| "systemet giver ingen tilfældige tal".to_owned())?;
    let letters = bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)]));
    Ok(Id("f-".chars().chain(letters).collect()))
}

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
                match slug(text) {
                    Some(slug) => format!("Brug små bogstaver, tal og bindestreg, fx »{slug}«."),
                    None => "Brug små bogstaver, tal og bindestreg, fx søster eller læge-2.".to_owned(),
                },
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

/// A text as an id: small letters, its words joined by hyphens.
fn slug(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|c| !is_of_id(c)).filter(|word| !word.is_empty());
    let slug = words.take(4).collect::<Vec<_>>().join("-");
    (slug.contains(char::is_alphabetic) && slug.chars().count() <= LONGEST_ID).then_some(slug)
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
