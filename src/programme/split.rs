//! From the counts of a table to the table as it is printed.

use super::protect::{Protected, SMALLEST_BASE, Shown, middle_row, protect};
use super::report::{ANDEL, ANTAL, Cell, Edition, Row, RowKind, Table};
use super::tables::TableSpec;

/// A table's counts, and what may be printed of them.
pub(super) struct Split {
    pub spec: TableSpec,
    pub counts: Vec<u32>,
    pub protected: Protected,
    /// What `I alt` prints when it is not the sum of the counts: the cell of the table this one hangs on.
    pub base: Option<Cell>,
}

impl Split {
    /// Counts the rows and decides what may be printed.
    pub fn of(spec: TableSpec, rows: impl Iterator<Item = usize>) -> Self {
        let counts = count(&spec, rows);
        let protected = protect(&counts, &missing(&spec), spec.order);
        Self {
            spec,
            counts,
            protected,
            base: None,
        }
    }

    /// Counts the rows; nothing is printed but `base`.
    pub fn withheld(spec: TableSpec, rows: impl Iterator<Item = usize>, base: Cell) -> Self {
        Self {
            counts: count(&spec, rows),
            spec,
            protected: Protected::Whole,
            base: Some(base),
        }
    }

    /// How many the table is about.
    pub fn total(&self) -> u32 {
        self.counts.iter().sum()
    }

    /// How many have an answer, where the printed rows say so.
    pub fn answered(&self) -> Option<u32> {
        let mut answered = self.total();
        for (row, spec) in self.spec.rows.iter().enumerate() {
            if spec.missing {
                answered -= self.protected.open(row)?;
            }
        }
        (self.protected != Protected::Whole).then_some(answered)
    }

    /// A row's cell in the column of counts.
    pub fn cell(&self, row: usize, edition: Edition) -> Cell {
        match &self.protected {
            Protected::Whole => Cell::Withheld,
            Protected::Rows(rows) => match rows[row] {
                Shown::Open(count) => Cell::Count(edition.count(count)),
                Shown::Small => Cell::Below5,
                Shown::Partner => Cell::Withheld,
            },
        }
    }

    /// The share of several rows among those who answered.
    pub fn share(&self, rows: &[usize], edition: Edition) -> Cell {
        let part: Option<u32> = rows.iter().map(|row| self.protected.open(*row)).sum();
        match (part, self.answered()) {
            (Some(part), Some(answered)) => edition.share(part, answered),
            _ => Cell::Withheld,
        }
    }

    /// The printed table.
    pub fn table(&self, edition: Edition) -> Table {
        let mut rows: Vec<Row> = Vec::with_capacity(self.spec.rows.len() + 2);
        for (place, spec) in self.spec.rows.iter().enumerate() {
            let (kind, share) = if spec.missing {
                (RowKind::Missing, Cell::Empty)
            } else {
                (RowKind::Answer, self.share(&[place], edition))
            };
            rows.push(Row {
                id: spec.id,
                name: spec.name,
                kind,
                cells: vec![self.cell(place, edition), share],
            });
        }
        let total = self.base.unwrap_or_else(|| Cell::Count(edition.count(self.total())));
        rows.push(Row {
            id: "i-alt",
            name: "I alt",
            kind: RowKind::Total,
            cells: vec![total, Cell::Empty],
        });
        Table {
            id: self.spec.id,
            title: self.spec.title,
            columns: vec![ANTAL, ANDEL],
            rows,
            base: total,
            answered: self
                .answered()
                .map_or(Cell::Withheld, |answered| Cell::Count(edition.count(answered))),
            rule: self.spec.rule,
            reading: self.spec.reading,
            reference: None,
            note: None,
            open: self.protected.is_open(),
        }
    }

    /// The printed table with a median in a column of its own. `value` gives the row and the value of each person; the
    /// median is printed when the printed counts already say in which row the middle person stands (the lower one of
    /// two), and that row is one of `allowed`.
    pub fn table_with_median(
        &self,
        edition: Edition,
        column: &'static str,
        values: impl Iterator<Item = (usize, u32)>,
        allowed: &[usize],
    ) -> Table {
        let bands: Vec<usize> = (0..self.spec.rows.len()).filter(|row| !self.spec.rows[*row].missing).collect();
        let middle = middle_row(&self.protected, self.total(), &bands).filter(|row| allowed.contains(row));
        let cell = if middle.is_some() {
            let mut answers: Vec<u32> = values.filter(|(row, _)| bands.contains(row)).map(|(_, value)| value).collect();
            answers.sort_unstable();
            Cell::Median(answers[(answers.len() - 1) / 2])
        } else {
            Cell::Withheld
        };
        let mut table = self.table(edition);
        add_figure(&mut table, "median", "Median", column, cell);
        table
    }
}

/// Adds a number that is no part of the whole, in a row and (if it is new) a column of its own.
pub(super) fn add_figure(table: &mut Table, id: &'static str, name: &'static str, column: &'static str, cell: Cell) {
    if !table.columns.contains(&column) {
        table.columns.push(column);
        for row in &mut table.rows {
            row.cells.push(Cell::Empty);
        }
    }
    let cells = table
        .columns
        .iter()
        .map(|known| if *known == column { cell } else { Cell::Empty })
        .collect();
    table.rows.push(Row {
        id,
        name,
        kind: RowKind::Figure,
        cells,
    });
}

/// Whether a number about so many people may be a mean or a base of one.
pub(super) fn enough(people: usize) -> bool {
    u32::try_from(people).is_ok_and(|people| people >= SMALLEST_BASE)
}

fn count(spec: &TableSpec, rows: impl Iterator<Item = usize>) -> Vec<u32> {
    let mut counts = vec![0; spec.rows.len()];
    for row in rows {
        counts[row] += 1;
    }
    counts
}

/// Which rows hold those without an answer.
pub(super) fn missing(spec: &TableSpec) -> Vec<bool> {
    spec.rows.iter().map(|row| row.missing).collect()
}
