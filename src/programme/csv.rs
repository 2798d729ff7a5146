//! `program.csv`: one value a line.

use super::report::{Cell, Report};
use std::fmt::Write as _;

impl Report {
    /// The report as `program.csv`: UTF-8 with a byte order mark, semicolons, `tabel;række;kolonne;værdi`.
    pub fn to_csv(&self) -> String {
        let mut text = String::from("\u{feff}tabel;række;kolonne;værdi\r\n");
        let mut line = |table: &str, row: &str, column: &str, cell: Cell| {
            if cell != Cell::Empty {
                let _ = writeln!(text, "{};{};{};{cell}\r", quoted(table), quoted(row), quoted(column));
            }
        };
        line("Rapporten", "Forløb med i rapporten", "Antal", self.population);
        line("Rapporten", "Sager udeladt på grund af fejl", "Antal", self.left_out);
        for table in &self.tables {
            for row in &table.rows {
                for (column, cell) in table.columns.iter().zip(&row.cells) {
                    line(table.title, row.name, column, *cell);
                }
            }
        }
        text
    }
}

/// A field as CSV wants it: in quotes where it holds a semicolon, a quote or a line break.
fn quoted(field: &str) -> String {
    if field.contains([';', '"', '\n', '\r']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}
