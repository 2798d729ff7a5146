//! The adversary. It has the CSV file and knows the rules (Kerckhoffs): everything printed becomes an integer constraint,
//! and so does everything the rules let one conclude from *what* is printed and what is not.

use super::solver::{AtLeast, Problem, Var};
use std::collections::BTreeMap;

/// A file as it was printed: table → row → column → value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed(pub BTreeMap<String, Vec<(String, String, String)>>);

impl Printed {
    pub fn read(csv: &str) -> Self {
        let text = csv.strip_prefix('\u{feff}').expect("a byte order mark");
        let mut lines = text.lines();
        assert_eq!(lines.next(), Some("tabel;række;kolonne;værdi"));
        let mut tables: BTreeMap<String, Vec<_>> = BTreeMap::new();
        for line in lines {
            let fields: Vec<&str> = line.split(';').collect();
            let [table, row, column, value] = fields[..] else {
                panic!("four fields: {line}")
            };
            tables
                .entry(table.to_owned())
                .or_default()
                .push((row.to_owned(), column.to_owned(), value.to_owned()));
        }
        Self(tables)
    }

    pub fn value(&self, table: &str, row: &str, column: &str) -> Option<&str> {
        self.0
            .get(table)?
            .iter()
            .find_map(|(r, c, value)| (r == row && c == column).then_some(value.as_str()))
    }

    /// The parts of a table: its counts, without `I alt`.
    pub fn parts(&self, table: &str) -> Vec<(String, String)> {
        self.0[table]
            .iter()
            .filter(|(row, column, _)| column == "Antal" && row != "I alt")
            .map(|(row, _, value)| (row.clone(), value.clone()))
            .collect()
    }
}

const MISSING: [&str; 6] = [
    "Ikke registreret",
    "Ikke noteret",
    "Forløbets første møde",
    "Deltagere ikke noteret",
    "Ikke besvaret",
    "Færre end to målinger",
];

pub fn is_missing(row: &str) -> bool {
    MISSING.contains(&row) || row == "Ikke valgt"
}

/// The order of partners, as the rules lay it down.
fn order(table: &str) -> &'static [usize] {
    match table {
        "Forløb" => &[0, 1, 2],
        "Henvendelser" | "Første netværksmøde" | "Tovholder" => &[1, 0],
        "Første kontakt" | "Overlevering til ny tovholder" => &[1, 0, 2],
        "Møder pr. afsluttet forløb" => &[3, 2, 1, 0],
        "Netværksteamet fra møde til møde" => &[1, 0, 3, 2],
        "Netværk ved start" | "Netværk nu" => &[2, 0, 1],
        "Uddannede i netværksteamet" => &[0, 2, 1],
        _ if table.starts_with("Udbytte") => &[2, 3, 1, 0, 4],
        _ if table.starts_with("Udvikling: ") => &[1, 2, 0, 4, 3],
        _ => &[],
    }
}

/// Everything known about a few tables that hang together.
pub struct Attack {
    pub problem: Problem,
    pub tables: BTreeMap<String, Known>,
    /// Whether anything at all could have been printed so.
    pub consistent: bool,
}

/// A table in the attack: its parts, and its total.
pub struct Known {
    pub rows: Vec<(String, Var)>,
    pub total: Var,
}

impl Attack {
    /// The tables that hang together, each group on its own; nothing ties one group to another but the size of the
    /// population, which is printed.
    pub fn groups() -> Vec<Vec<String>> {
        let mut groups: Vec<Vec<String>> = [
            &[
                "Forløb",
                "Henvendelser",
                "Første netværksmøde",
                "Møder pr. afsluttet forløb",
                "Netværksteamet fra møde til møde",
                "Udbytte: større forståelse",
                "Udbytte: nye muligheder og håb",
            ][..],
            &["Første kontakt"],
            &["Tovholder", "Overlevering til ny tovholder"],
            &["Netværk ved start"],
            &["Netværk nu"],
            &["Uddannede i netværksteamet"],
        ]
        .iter()
        .map(|group| group.iter().map(|table| (*table).to_owned()).collect())
        .collect();
        for name in dialogdok::programme::INDICATORS {
            groups.push(vec![format!("Udvikling: {name}"), format!("Udvikling efter begyndelse: {name}")]);
        }
        groups
    }

    pub fn on(printed: &Printed, tables: &[String]) -> Self {
        let mut attack = Self {
            problem: Problem::default(),
            tables: BTreeMap::new(),
            consistent: false,
        };
        let population: i64 = printed
            .value("Rapporten", "Forløb med i rapporten", "Antal")
            .and_then(|value| value.parse().ok())
            .expect("the population is printed");
        for table in tables {
            attack.read_table(printed, table, population);
        }
        attack.ties(printed, population);
        attack.consistent = attack.problem.settle();
        attack
    }

    fn read_table(&mut self, printed: &Printed, table: &str, population: i64) {
        let parts = printed.parts(table);
        let of_meetings = table.starts_with("Udbytte") || table.starts_with("Netværksteamet");
        let most = if of_meetings { 20 * population } else { population };
        let problem = &mut self.problem;
        let begyndelse = table.starts_with("Udvikling efter");
        let whole = parts.iter().all(|(_, value)| value == "*");
        let rows: Vec<(String, Var)> = parts
            .iter()
            .map(|(row, value)| {
                let variable = match value.as_str() {
                    "<5" => problem.variable(1, 4, false),
                    "*" => problem.variable(0, most, !whole),
                    number => {
                        let number = number.parse().expect("a count");
                        problem.variable(number, number, false)
                    }
                };
                (row.clone(), variable)
            })
            .collect();
        let total = match printed.value(table, "I alt", "Antal").expect("I alt") {
            "<5" => problem.variable(1, 4, false),
            "*" => problem.variable(0, most, false),
            number => {
                let number = number.parse().expect("a total");
                problem.variable(number, number, false)
            }
        };
        let mut sum: Vec<(i64, Var)> = rows.iter().map(|(_, row)| (1, *row)).collect();
        sum.push((-1, total));
        problem.equal(sum, 0);
        let answers: Vec<(i64, Var)> = rows
            .iter()
            .filter(|(row, _)| !is_missing(row))
            .map(|(_, variable)| (1, *variable))
            .collect();
        let all_open = parts.iter().all(|(_, value)| value.parse::<i64>().is_ok());
        let no_answers = all_open && answers.iter().all(|(_, x)| problem.domains[*x].high == 0);
        if !whole && !no_answers && !begyndelse {
            // Rule 4, and rule 3: nothing is printed about fewer than ten answers.
            problem.at_least(answers.clone(), 10);
        }
        // Rule 3: before the last partner, the withheld rows held fewer than 4m + 5.
        let small: Vec<usize> = (0..parts.len()).filter(|row| parts[*row].1 == "<5").collect();
        if !whole && !small.is_empty() {
            let missing_first = small.iter().all(|row| is_missing(&parts[*row].0));
            let (first, then): (Vec<usize>, Vec<usize>) = order(table)
                .iter()
                .copied()
                .partition(|row| is_missing(&parts[*row].0) == missing_first);
            let partners: Vec<usize> = first.into_iter().chain(then).filter(|row| parts[*row].1 == "*").collect();
            let enough = 4 * small.len() as i64 + 5;
            let withheld = |partners: &[usize]| -> Vec<(i64, Var)> { small.iter().chain(partners).map(|row| (1, rows[*row].1)).collect() };
            problem.at_least(withheld(&partners), enough);
            if partners.len() > 1 {
                problem.at_most(withheld(&partners[..partners.len() - 1]), enough - 1);
            }
        }
        self.shares(printed, table, &rows, &answers);
        self.median(printed, table, &rows);
        self.tables.insert(table.to_owned(), Known { rows, total });
    }

    /// A printed share `p` of `v` in `V` says `(2p − 1) V ≤ 200 v ≤ (2p + 1) V`.
    fn shares(&mut self, printed: &Printed, table: &str, rows: &[(String, Var)], answers: &[(i64, Var)]) {
        if table.starts_with("Udvikling efter") {
            return; // its counts are all printed, or none
        }
        for (row, variable) in rows {
            let Some(share) = printed.value(table, row, "Andel (%)") else {
                continue;
            };
            let Ok(share) = share.parse::<i64>() else {
                continue;
            };
            let mut least: Vec<(i64, Var)> = answers.iter().map(|(_, x)| (-(2 * share - 1), *x)).collect();
            least.push((200, *variable));
            let mut most: Vec<(i64, Var)> = answers.iter().map(|(_, x)| (2 * share + 1, *x)).collect();
            most.push((-200, *variable));
            if share > 1 && share < 99 {
                self.problem.at_least(least, 0);
                self.problem.at_least(most, 0);
            }
            self.problem.at_least(vec![(1, *variable)], 5);
        }
    }

    /// A printed median says in which row the middle person stands.
    fn median(&mut self, printed: &Printed, table: &str, rows: &[(String, Var)]) {
        let limits: (&str, &[i64]) = match table {
            "Første kontakt" => ("Uger", &[1, i64::MAX]),
            "Første netværksmøde" => ("Uger", &[3, i64::MAX]),
            "Møder pr. afsluttet forløb" => ("Møder", &[1, 3, 6, i64::MAX]),
            "Netværk ved start" | "Netværk nu" => ("Personer", &[4, 9, i64::MAX]),
            _ => return,
        };
        let Some(median) = printed.value(table, "Median", limits.0).and_then(|value| value.parse::<i64>().ok()) else {
            return;
        };
        let place = limits.1.iter().position(|limit| median <= *limit).expect("a row");
        let sum = |rows: &[(String, Var)], sign: i64| -> Vec<(i64, Var)> { rows.iter().map(|(_, x)| (sign, *x)).collect() };
        let bands = &rows[..limits.1.len()];
        // below < here + above, above ≤ below + here
        self.problem
            .at_least([sum(&bands[..place], -1), sum(&bands[place..], 1)].concat(), 1);
        self.problem
            .at_least([sum(&bands[..=place], 1), sum(&bands[place + 1..], -1)].concat(), 0);
    }

    fn ties(&mut self, printed: &Printed, population: i64) {
        let row = |attack: &Self, table: &str, place: usize| attack.tables.get(table).map(|known| known.rows[place].1);
        let total = |attack: &Self, table: &str| attack.tables.get(table).map(|known| known.total);
        let same = |attack: &mut Self, one: Option<Var>, other: Option<Var>| {
            if let (Some(one), Some(other)) = (one, other) {
                attack.problem.equal(vec![(1, one), (-1, other)], 0);
            }
        };
        let hangs = |attack: &mut Self, child: &str, parent: &str, place: usize| {
            let (child, parent) = (total(attack, child), row(attack, parent, place));
            same(attack, child, parent);
        };
        hangs(self, "Møder pr. afsluttet forløb", "Forløb", 2);
        hangs(self, "Overlevering til ny tovholder", "Tovholder", 1);
        let meetings = [
            "Netværksteamet fra møde til møde",
            "Udbytte: større forståelse",
            "Udbytte: nye muligheder og håb",
        ];
        for table in &meetings[1..] {
            let (one, other) = (total(self, meetings[0]), total(self, table));
            same(self, one, other);
        }
        // First meetings ≥ within 21 days + came in the period − everyone.
        if let (Some(first), Some(early), Some(came)) = (
            row(self, meetings[0], 2),
            row(self, "Første netværksmøde", 0),
            row(self, "Henvendelser", 0),
        ) {
            self.problem.at_least(vec![(1, first), (-1, early), (-1, came)], -population);
        }
        // Ended forløb have no more meetings than their row says.
        if let (Some(held), Some(per_case)) = (total(self, meetings[0]), self.tables.get("Møder pr. afsluttet forløb")) {
            let ended = per_case.total;
            let mut most: Vec<(i64, Var)> = per_case
                .rows
                .iter()
                .zip([1, 3, 6, 100])
                .map(|((_, x), meetings)| (meetings, *x))
                .collect();
            most.push((-100, ended));
            most.push((-1, held));
            self.problem.at_least(most, -100 * population);
        }
        self.staff(printed, population);
        self.began();
    }

    fn staff(&mut self, printed: &Printed, population: i64) {
        let Some(known) = self.tables.get("Uddannede i netværksteamet") else {
            return;
        };
        let (one, two) = (known.rows[1].1, known.rows[2].1);
        let value = printed
            .value("Uddannede medarbejdere", "Uddannede, der bærer forløbene", "Antal")
            .expect("the trained");
        let most = 10 * population;
        let problem = &mut self.problem;
        let staff = match value {
            "<5" => problem.variable(1, 4, false),
            "*" => problem.variable(0, most, false),
            number => {
                let number = number.parse().expect("a count");
                problem.variable(number, number, false)
            }
        };
        problem.at_least(vec![(1, one), (most, two), (-1, staff)], 0);
        problem.at_least(vec![(population, staff), (-1, one), (-1, two)], 0);
        self.tables.insert(
            "Uddannede medarbejdere".to_owned(),
            Known {
                rows: vec![("Uddannede, der bærer forløbene".to_owned(), staff)],
                total: staff,
            },
        );
    }

    /// »Began low« splits »higher« and »not higher«.
    fn began(&mut self) {
        let Some(title) = self.tables.keys().find(|title| title.starts_with("Udvikling: ")).cloned() else {
            return;
        };
        let began = title.replace("Udvikling: ", "Udvikling efter begyndelse: ");
        let rows = |title: &str| -> Vec<Var> { self.tables[title].rows.iter().map(|(_, x)| *x).collect() };
        let (whole, parts) = (rows(&title), rows(&began));
        self.problem.equal(vec![(1, whole[0]), (-1, parts[0]), (-1, parts[2])], 0);
        self.problem
            .equal(vec![(1, whole[1]), (1, whole[2]), (-1, parts[1]), (-1, parts[3])], 0);
    }

    /// Whether some solution gives the sum another value than the true one.
    pub fn open(&self, terms: &[(i64, Var)], truth: i64) -> bool {
        let negated = terms.iter().map(|(c, x)| (-c, *x)).collect();
        self.problem
            .solve(&[AtLeast {
                terms: terms.to_vec(),
                least: truth + 1,
            }])
            .is_some()
            || self
                .problem
                .solve(&[AtLeast {
                    terms: negated,
                    least: 1 - truth,
                }])
                .is_some()
    }
}
