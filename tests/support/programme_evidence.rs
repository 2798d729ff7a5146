//! What a reader can conclude of one printed number, by the rules as they are published in `docs/programme.md`: how likely it is
//! under each count. Nothing of the program is used here.

#![allow(dead_code, reason = "each test uses its own part")]

use std::collections::BTreeMap;

/// The p-table as it is printed: for a count of 1…8, the chances of the changes from −8 to +8.
fn published_p_table() -> Vec<Vec<f64>> {
    let text = include_str!("../../docs/programme.md");
    let rows = text.lines().filter(|line| {
        ["| 1 |", "| 2 |", "| 3 |", "| 4 |", "| 5 |", "| 6 |", "| 7 |", "| 8 and more |"]
            .iter()
            .any(|head| line.starts_with(head) && line.matches('|').count() == 19)
    });
    let table: Vec<Vec<f64>> = rows
        .map(|line| {
            let cells = line.trim_matches('|').split('|').skip(1);
            cells.map(|cell| cell.trim().parse::<f64>().unwrap_or(0.0) / 10_000.0).collect()
        })
        .collect();
    assert_eq!(table.len(), 8, "the p-table is in the documentation");
    assert!(
        table
            .iter()
            .all(|row| row.len() == 17 && (row.iter().sum::<f64>() - 1.0).abs() < 1e-9)
    );
    table
}

/// A method as a reader knows it.
#[derive(Clone, Debug)]
pub enum Known {
    /// For a count of 1, 2, …, of so many or more: how likely each change is, from minus so many to plus so many.
    CellKey(Vec<Vec<f64>>),
    BaseThree,
    NearestFive,
}

impl Known {
    pub fn cell_key() -> Self {
        Self::CellKey(published_p_table())
    }

    /// How often a count becomes a number.
    fn chance(&self, count: usize, number: usize) -> f64 {
        match self {
            Self::CellKey(table) => {
                if count == 0 {
                    return f64::from(u8::from(number == 0));
                }
                let place = number + table.len();
                let row = &table[count.min(table.len()) - 1];
                if place < count {
                    0.0
                } else {
                    row.get(place - count).copied().unwrap_or(0.0)
                }
            }
            Self::BaseThree => {
                let rest = count % 3;
                let up = rest as f64 / 3.0;
                let chance = if number == count - rest { 1.0 - up } else { 0.0 };
                chance + if number == count - rest + 3 { up } else { 0.0 }
            }
            Self::NearestFive => f64::from(u8::from(number == (count + 2) / 5 * 5)),
        }
    }

    /// How likely what is printed is under each count up to `most`.
    pub fn evidence(&self, printed: &str, most: usize) -> Vec<f64> {
        let of = |count| match printed.parse::<usize>() {
            Ok(number) => self.chance(count, number),
            Err(_) => (0..5).map(|number| self.chance(count, number)).sum(),
        };
        (0..=most).map(of).collect()
    }
}

/// A report as it is printed: table → rows and sums → value.
#[derive(Clone, Debug)]
pub struct Printed(pub BTreeMap<String, BTreeMap<String, String>>);

impl Printed {
    pub fn read(csv: &[u8]) -> Self {
        let text = std::str::from_utf8(csv)
            .unwrap()
            .strip_prefix('\u{feff}')
            .expect("a byte order mark");
        let mut lines = text.lines();
        assert_eq!(lines.next(), Some("tabel;række;kolonne;værdi"));
        let mut tables: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        for line in lines {
            let fields: Vec<&str> = line.split(';').collect();
            let [table, row, column, value] = fields[..] else {
                panic!("four fields: {line}")
            };
            if column == "Antal" {
                let value = value.trim_matches('"').to_owned();
                tables.entry(table.to_owned()).or_default().insert(row.to_owned(), value);
            }
        }
        Self(tables)
    }

    pub fn value(&self, table: &str, row: &str) -> &str {
        self.0
            .get(table)
            .and_then(|rows| rows.get(row))
            .unwrap_or_else(|| panic!("{table}; {row}"))
    }

    /// How many forløb, as it is printed.
    pub fn population(&self) -> &str {
        self.value("Rapporten", "Forløb med i rapporten")
    }
}

/// A table as a chain: its rows in an order in which every sum is a beginning of it, and the sums by where they end.
#[derive(Clone, Debug)]
pub struct Chain {
    pub table: String,
    pub rows: Vec<String>,
    pub sums: Vec<(usize, String)>,
}

/// The structure of the tables, as a reader sees it on the page.
pub fn chains(printed: &Printed) -> Vec<Chain> {
    let own = |table: &str| -> (Vec<&'static str>, Vec<(usize, &'static str)>) {
        match table {
            "Forløb" => (vec!["Henvendt, ikke begyndt", "I gang", "Afsluttet"], vec![]),
            "Henvendelser" => (vec!["I perioden", "Før perioden", "Skrevet ind efter lukning"], vec![]),
            "Første kontakt" => (vec!["Inden for 7 dage", "Senere", "Ikke registreret"], vec![(2, "Med svar")]),
            "Første netværksmøde" => (vec!["Inden for 21 dage", "Senere", "Intet møde endnu"], vec![]),
            "Møder i forløbet" => (
                vec![
                    "Afsluttet, mindst to møder",
                    "Afsluttet, ingen eller ét møde",
                    "Ikke afsluttet, mindst to møder",
                    "Ikke afsluttet, ingen eller ét møde",
                ],
                vec![(2, "Afsluttet i alt")],
            ),
            "Tovholder" => (
                vec![
                    "Skiftet, borgeren var med",
                    "Skiftet, ikke noteret at borgeren var med",
                    "Samme hele vejen",
                ],
                vec![(2, "Skiftet i alt")],
            ),
            "Teamet ved seneste møde" => (
                vec![
                    "Mindst én fra mødet før",
                    "Ingen fra mødet før",
                    "Forløbets første møde",
                    "Deltagere ikke noteret",
                    "Intet møde",
                ],
                vec![(2, "Med svar")],
            ),
            "Svar efter møder" => (
                vec!["Borgeren har svaret", "Ikke svaret", "Intet møde i perioden"],
                vec![(2, "Med møde i perioden")],
            ),
            "Referater" => (
                vec![
                    "Alle godkendt af borgeren",
                    "Ikke alle, eller intet skrevet",
                    "Intet møde i perioden",
                ],
                vec![(2, "Med møde i perioden")],
            ),
            "Udvikling: alle områder" => (
                vec![
                    "Flere op end ned",
                    "Lige mange op og ned",
                    "Flere ned end op",
                    "Færre end to målinger",
                ],
                vec![(3, "Med svar")],
            ),
            "Netværk nu" => (vec!["Op til 4 personer", "5-9 personer", "10 personer eller flere"], vec![]),
            "Netværk siden start" => (vec!["Flere end ved start", "Lige så mange", "Færre"], vec![]),
            "Private og fagfolk" => (vec!["Flest private", "Lige mange", "Flest fagfolk, eller ingen"], vec![]),
            "Uddannede i netværksteamet" => (vec!["Ingen uddannet", "Hviler på én uddannet", "To uddannede eller flere"], vec![]),
            _ if table.starts_with("Udbytte") => (
                vec!["I høj grad", "I nogen grad", "I mindre grad eller slet ikke", "Ikke besvaret"],
                vec![(2, "I høj eller nogen grad"), (3, "Med svar")],
            ),
            _ => (
                vec!["Højere", "Det samme", "Lavere", "Færre end to målinger", "Ikke valgt"],
                vec![(3, "Med svar")],
            ),
        }
    };
    let tables = printed.0.keys().filter(|table| *table != "Rapporten");
    tables
        .map(|table| {
            let (rows, sums) = own(table);
            assert_eq!(
                printed.0[table].len(),
                rows.len() + sums.len() + 1,
                "{table} has a row the attacker does not know"
            );
            Chain {
                table: table.clone(),
                rows: rows.into_iter().map(str::to_owned).collect(),
                sums: sums.into_iter().map(|(end, name)| (end, name.to_owned())).collect(),
            }
        })
        .collect()
}
