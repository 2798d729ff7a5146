//! What a period's report prints of its counts: the disturbed numbers, and nothing of what they were before. This is what is
//! kept of a published report, and all that later reports, other editions and other languages are made from.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::period::Period;
use super::tables::{TABLES, TOTAL};

/// A count under this is printed as »<5«, zero included.
pub(super) const SMALLEST_COUNT: u32 = 5;
/// What is about fewer than this says too much about each of them.
pub(super) const SMALLEST_BASE: u32 = 10;

/// A printed count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A disturbed count of at least five.
    Count(u32),
    /// A disturbed count under five, zero included: `<5`.
    Below5,
    /// Not said, because the table is about fewer than ten or because it is a draft: `*`.
    Withheld,
}

impl Cell {
    /// What is printed for a disturbed count.
    pub const fn of(disturbed: u32) -> Self {
        if disturbed < SMALLEST_COUNT {
            Self::Below5
        } else {
            Self::Count(disturbed)
        }
    }

    /// The number, where it is one.
    pub const fn number(self) -> Option<u32> {
        match self {
            Self::Count(count) => Some(count),
            Self::Below5 | Self::Withheld => None,
        }
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(count) => write!(f, "{count}"),
            Self::Below5 => f.write_str("<5"),
            Self::Withheld => f.write_str("*"),
        }
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match String::deserialize(deserializer)?.as_str() {
            "<5" => Ok(Self::Below5),
            "*" => Ok(Self::Withheld),
            number => number.parse().map(Self::Count).map_err(serde::de::Error::custom),
        }
    }
}

/// All printed counts of a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counts {
    /// The period's code.
    #[serde(rename = "periode")]
    pub period: String,
    /// The day it was published: the date of its papers.
    #[serde(rename = "udgivet", with = "iso_date")]
    pub published: chrono::NaiveDate,
    /// How many forløb the report is about.
    #[serde(rename = "forløb")]
    pub population: Cell,
    /// By table, and by row or sum.
    #[serde(rename = "tabeller")]
    pub tables: BTreeMap<String, BTreeMap<String, Cell>>,
    /// The marks of the forløb that were counted, so that one written down later is known to be late.
    #[serde(rename = "kendte")]
    pub known: Vec<String>,
}

impl Counts {
    /// The shape of a report with every number withheld.
    pub fn masked(period: Period, published: chrono::NaiveDate) -> Self {
        let cells = |spec: &super::TableSpec| spec.cells().map(|id| (id.to_owned(), Cell::Withheld)).collect();
        Self {
            period: period.code(),
            published,
            population: Cell::Withheld,
            tables: TABLES.iter().map(|spec| (spec.id.to_owned(), cells(spec))).collect(),
            known: Vec::new(),
        }
    }

    /// A cell by its table and its row, sum or [`TOTAL`]; withheld where the report has none.
    pub fn cell(&self, table: &str, row: &str) -> Cell {
        if row == TOTAL {
            return self.population;
        }
        let cell = self.tables.get(table).and_then(|rows| rows.get(row));
        cell.copied().unwrap_or(Cell::Withheld)
    }

    /// The same counts, each rounded to the nearest five: the external edition, made of the internal one and nothing else.
    #[must_use]
    pub fn rounded(&self) -> Self {
        let round = |cell: &Cell| match cell {
            Cell::Count(count) => Cell::Count((count + 2) / 5 * 5),
            other => *other,
        };
        let mut rounded = self.clone();
        rounded.population = round(&self.population);
        for cell in rounded.tables.values_mut().flat_map(BTreeMap::values_mut) {
            *cell = round(cell);
        }
        rounded
    }
}

/// A day as `2026-07-01`.
pub(super) mod iso_date {
    use chrono::NaiveDate;
    use serde::{Deserialize as _, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(day: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(day)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
