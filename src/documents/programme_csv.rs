//! The programme's CSV: one printed value a line, `tabel;række;kolonne;værdi`, UTF-8 with a byte order mark. Its words are the
//! Danish ones in every language, so that files of many years can be read by one sheet.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::programme::{Report, Share, TOTAL};

/// The section `programme` of a texts file, as far as the CSV needs it.
#[derive(Deserialize)]
struct CsvWords {
    csv: ColumnWords,
    rows: BTreeMap<String, String>,
    tables: BTreeMap<String, TableWords>,
}

#[derive(Deserialize)]
struct ColumnWords {
    report: String,
    population: String,
    count: String,
    share: String,
    margin: String,
}

#[derive(Deserialize)]
struct TableWords {
    title: String,
    #[serde(default)]
    rows: BTreeMap<String, String>,
}

/// The built-in Danish words.
const TEXTS: &str = include_str!("../../typst-templates/texts/da.yaml");

/// The report as CSV.
///
/// # Errors
/// CsvWords that are missing from the built-in texts, which a test finds before anybody else.
pub fn csv(report: &Report) -> Result<Vec<u8>, String> {
    let words = words()?;
    let mut lines = Lines::new()?;
    lines.add([
        &words.csv.report,
        &words.csv.population,
        &words.csv.count,
        &report.population.to_string(),
    ])?;
    for table in &report.tables {
        let named = words.tables.get(table.id).ok_or_else(|| missing(table.id))?;
        for row in table.rows.iter().chain(&table.sums) {
            let name = named
                .rows
                .get(row.id)
                .or_else(|| words.rows.get(row.id))
                .ok_or_else(|| missing(row.id))?;
            lines.add([&named.title, name, &words.csv.count, &row.count.to_string()])?;
            if let Some(share) = row.share {
                lines.add([&named.title, name, &words.csv.share, &percent(share)])?;
                lines.add([&named.title, name, &words.csv.margin, &share.margin.to_string()])?;
            }
        }
        let total = words.rows.get(TOTAL).ok_or_else(|| missing(TOTAL))?;
        lines.add([&named.title, total, &words.csv.count, &report.population.to_string()])?;
    }
    lines.finish()
}

/// A share as it is printed: no one is told that something holds of everybody.
fn percent(share: Share) -> String {
    if share.surely {
        "≥90".to_owned()
    } else if share.nearly_all {
        "90-100".to_owned()
    } else {
        share.percent.to_string()
    }
}

fn words() -> Result<CsvWords, String> {
    let start = TEXTS.find("\nprogramme:\n").ok_or_else(|| missing("programme"))?;
    let body = &TEXTS[start + "\nprogramme:\n".len()..];
    let body = body.split("\n# ----").next().unwrap_or(body);
    serde_saphyr::from_str(body).map_err(|e| format!("teksterne til programmet kan ikke læses: {e}"))
}

fn missing(id: &str) -> String {
    format!("teksterne til programmet mangler »{id}«")
}

struct Lines(csv::Writer<Vec<u8>>);

impl Lines {
    fn new() -> Result<Self, String> {
        let writer = csv::WriterBuilder::new()
            .delimiter(b';')
            .terminator(csv::Terminator::CRLF)
            .from_writer("\u{feff}".as_bytes().to_vec());
        let mut lines = Self(writer);
        lines.add(["tabel", "række", "kolonne", "værdi"])?;
        Ok(lines)
    }

    /// A dash of a range is a hyphen here: the names of rows are read by machines, and stay.
    fn add(&mut self, fields: [&str; 4]) -> Result<(), String> {
        let fields = fields.map(|field| field.replace('–', "-"));
        self.0.write_record(fields).map_err(|e| e.to_string())
    }

    fn finish(self) -> Result<Vec<u8>, String> {
        self.0.into_inner().map_err(|e| e.to_string())
    }
}
