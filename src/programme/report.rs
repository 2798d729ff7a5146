//! What is printed: a fixed list of tables, in which nothing stands that may not be seen.

use super::protect::SMALLEST_COUNT;
use chrono::NaiveDate;
use serde::{Serialize, Serializer};
use std::fmt;

/// Who a report is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Edition {
    /// For leaders in the municipality: true counts where they may be shown.
    Intern,
    /// For everyone: the same counts rounded to the nearest five, one by one, and shares of the rounded ones. It is made
    /// from what `Intern` prints and nothing else, so that both editions together say no more than `Intern` alone.
    Ekstern,
}

/// One printed value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", content = "value", rename_all = "kebab-case")]
pub enum Cell {
    /// Nothing belongs here.
    Empty,
    /// A count.
    Count(u32),
    /// A count of 1–4: `<5`.
    Below5,
    /// Withheld so that something else cannot be worked out: `*`.
    Withheld,
    /// A share, or a mean of shares, in whole percent.
    Percent(u32),
    /// A median in whole weeks, meetings or persons, as its column says.
    Median(u32),
    /// A mean, in tenths.
    Average(u32),
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowKind {
    /// A part of the whole.
    Answer,
    /// A part of the whole that has no answer.
    Missing,
    /// `I alt`, the sum of the parts.
    Total,
    /// A number that is no part: a median, a mean, a share of several rows.
    Figure,
}

/// A row of a printed table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// A stable name.
    pub id: &'static str,
    /// The Danish name.
    pub name: &'static str,
    /// What it is.
    pub kind: RowKind,
    /// One cell for each column.
    pub cells: Vec<Cell>,
}

/// A printed table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Table {
    /// A stable name.
    pub id: &'static str,
    /// The Danish title.
    pub title: &'static str,
    /// The columns' Danish names.
    pub columns: Vec<&'static str>,
    /// The rows.
    pub rows: Vec<Row>,
    /// How many the table is about.
    pub base: Cell,
    /// How many of them have an answer; shares and medians are of these.
    pub answered: Cell,
    /// Who is counted, and when.
    pub rule: &'static str,
    /// What the number can and cannot say.
    pub reading: &'static str,
    /// What the trial found, where there is something to hold the number up against.
    pub reference: Option<&'static str>,
    /// Why all of it is withheld, when an earlier report is the reason.
    pub note: Option<String>,
    /// Whether every count is printed.
    #[serde(skip)]
    pub(super) open: bool,
}

/// One of the five numbers of the first page: a row of a table and the column to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Headline {
    /// The table.
    pub table: &'static str,
    /// The row.
    pub row: &'static str,
    /// The column.
    pub column: &'static str,
}

/// A report that may be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Who it is made for.
    pub edition: Edition,
    /// The first day of the period.
    #[serde(serialize_with = "iso_date")]
    pub from: NaiveDate,
    /// The last day of the period.
    #[serde(serialize_with = "iso_date")]
    pub to: NaiveDate,
    /// How many forløb it is about.
    pub population: Cell,
    /// How many cases could not be read and are not in it.
    pub left_out: Cell,
    /// The tables, always the same ones in the same order.
    pub tables: Vec<Table>,
    /// The five numbers for the first page.
    pub headlines: [Headline; 5],
    /// How counts are protected, for the last page.
    pub method: Vec<&'static str>,
}

/// The five numbers that matter: how many, how fast, with whom, what the borgere say of it, and what moved.
pub(super) const HEADLINES: [Headline; 5] = [
    Headline {
        table: "forloeb",
        row: "i-gang",
        column: ANTAL,
    },
    Headline {
        table: "foerste-kontakt",
        row: "inden-en-uge",
        column: ANDEL,
    },
    Headline {
        table: "tovholder",
        row: "samme",
        column: ANDEL,
    },
    Headline {
        table: "nye-muligheder-og-haab",
        row: "positive",
        column: ANDEL,
    },
    Headline {
        table: "udvikling-psykisk-velbefindende",
        row: "hoejere",
        column: ANDEL,
    },
];

/// The column of counts.
pub(super) const ANTAL: &str = "Antal";
/// The column of shares.
pub(super) const ANDEL: &str = "Andel (%)";

impl Edition {
    /// A count as this edition prints it, where it may be printed.
    pub(super) fn count(self, count: u32) -> u32 {
        match self {
            Self::Intern => count,
            Self::Ekstern => (count + 2) / 5 * 5,
        }
    }

    /// A count on its own, such as of the cases left out.
    pub(super) fn alone(self, count: u32) -> Cell {
        if (1..SMALLEST_COUNT).contains(&count) {
            Cell::Below5
        } else {
            Cell::Count(self.count(count))
        }
    }

    /// A share of two counts that are both printed, when it and its complement are at least five as printed here.
    pub(super) fn share(self, part: u32, whole: u32) -> Cell {
        let enough = |part: u32, whole: u32| part >= SMALLEST_COUNT && whole >= part + SMALLEST_COUNT;
        let (shown_part, shown_whole) = (self.count(part), self.count(whole));
        if enough(part, whole) && enough(shown_part, shown_whole) {
            Cell::Percent(((200 * shown_part + shown_whole) / (2 * shown_whole)).clamp(1, 99))
        } else {
            Cell::Withheld
        }
    }
}

fn iso_date<S: Serializer>(date: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(date)
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => Ok(()),
            Self::Count(number) | Self::Percent(number) | Self::Median(number) => {
                write!(f, "{number}")
            }
            Self::Below5 => f.write_str("<5"),
            Self::Withheld => f.write_str("*"),
            Self::Average(tenths) => write!(f, "{},{}", tenths / 10, tenths % 10),
        }
    }
}

impl Table {
    /// Withholds every value of the table, `I alt` only where it is not known from elsewhere in the report.
    pub(super) fn withhold(&mut self, keep_total: bool, note: &str) {
        for row in &mut self.rows {
            if keep_total && row.kind == RowKind::Total {
                continue;
            }
            for cell in &mut row.cells {
                if *cell != Cell::Empty {
                    *cell = Cell::Withheld;
                }
            }
        }
        if !keep_total {
            self.base = Cell::Withheld;
        }
        self.answered = Cell::Withheld;
        self.open = false;
        self.note = Some(note.to_owned());
    }

    /// A cell by the names of its row and column.
    pub fn cell(&self, row: &str, column: &str) -> Option<Cell> {
        let place = self.columns.iter().position(|name| *name == column)?;
        let row = self.rows.iter().find(|candidate| candidate.id == row)?;
        row.cells.get(place).copied()
    }
}

impl Report {
    /// A table by its stable name.
    pub fn table(&self, id: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.id == id)
    }
}
