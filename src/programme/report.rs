//! The report of a period in one edition: tables, headlines and fidelity, made of printed counts and nothing else.

use serde::Serialize;

use super::disturbance::CellKeyMethod;
use super::headlines::{FIDELITY, HEADLINES, Headline};
use super::period::Period;
use super::printed::{Cell, Counts};
use super::share::Share;
use super::tables::{TABLES, TableSpec};

/// Who a report is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Edition {
    /// For leaders in the municipality.
    Intern,
    /// For everyone: the internal counts rounded to the nearest five.
    Ekstern,
}

impl Edition {
    /// Both.
    pub const ALL: &'static [Self] = &[Self::Intern, Self::Ekstern];

    /// The variance of what is printed around what was counted: that of the p-table, and that of rounding to five (2) with it.
    pub(super) const fn variance(self) -> f64 {
        match self {
            Self::Intern => CellKeyMethod::VARIANCE,
            Self::Ekstern => CellKeyMethod::VARIANCE + 2.0,
        }
    }

    /// Its name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Intern => "intern",
            Self::Ekstern => "ekstern",
        }
    }
}

/// A row of a table, or several rows together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// A stable name.
    pub id: &'static str,
    /// The printed count.
    pub count: Cell,
    /// The row or sum its share is of, and the share where both are numbers and the whole is ten or more.
    pub share: Option<Share>,
}

/// A table as it is printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Table {
    /// A stable name.
    pub id: &'static str,
    /// The rows.
    pub rows: Vec<Row>,
    /// Rows taken together, each disturbed by itself.
    pub sums: Vec<Row>,
}

/// A report that may be printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Who it is made for.
    pub edition: Edition,
    /// How many forløb it is about: the total of every table.
    pub population: Cell,
    /// Always the same ones in the same order.
    pub tables: Vec<Table>,
    /// The five numbers of the first page.
    pub headlines: Vec<Headline>,
    /// How closely the method was followed, in one place.
    pub fidelity: Vec<Headline>,
    /// The code of the report that the trend is against, if there is one.
    pub compared_with: Option<String>,
    /// Whether so few forløb are in a half-year that the year says more.
    pub few: bool,
}

/// A half-year of fewer forløb than this is told of the year.
const FEW: u32 = 20;

impl Report {
    /// The report of a period; `before` is the published one of the period before, of the same length.
    pub fn new(counts: &Counts, before: Option<&Counts>, edition: Edition) -> Self {
        let in_edition = |counts: &Counts| match edition {
            Edition::Intern => counts.clone(),
            Edition::Ekstern => counts.rounded(),
        };
        let (now, then) = (in_edition(counts), before.map(in_edition));
        let headline = |of: &(&'static str, &'static str)| Headline::new(of.0, of.1, &now, then.as_ref(), edition);
        let is_half = Period::from_code(&counts.period).is_ok_and(|period| period != period.around());
        Self {
            edition,
            population: now.population,
            tables: TABLES.iter().map(|spec| table(spec, &now, edition)).collect(),
            headlines: HEADLINES.iter().map(headline).collect(),
            fidelity: FIDELITY.iter().map(headline).collect(),
            compared_with: then.map(|then| then.period),
            few: is_half && counts.population.number().is_some_and(|count| count < FEW),
        }
    }

    /// A table by its stable name.
    pub fn table(&self, id: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.id == id)
    }
}

fn table(spec: &TableSpec, counts: &Counts, edition: Edition) -> Table {
    let row = |id: &'static str| Row {
        id,
        count: counts.cell(spec.id, id),
        share: spec.whole_of(id).and_then(|whole| {
            let (part, whole) = (counts.cell(spec.id, id), counts.cell(spec.id, whole));
            Share::of(part, whole, edition)
        }),
    };
    Table {
        id: spec.id,
        rows: spec.rows.iter().map(|id| row(id)).collect(),
        sums: spec.sums.iter().map(|(id, _)| row(id)).collect(),
    }
}
