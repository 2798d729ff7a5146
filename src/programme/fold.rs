//! The way from cases to a report: fold them one by one, then publish.

use super::aspects::Aspect;
use super::facts::{CaseFacts, Scale};
use super::ledger::{Ledger, Secret};
use super::meetings::meeting_tables;
use super::people::{course_tables, development_tables, network_tables};
use super::period::Period;
use super::profile::Profile;
use super::protect::SMALLEST_COUNT;
use super::publish::{Refusal, Withheld, beside_earlier, recorded};
use super::report::{Cell, Edition, HEADLINES, Report, RowKind, Table};

/// The programme in a period. Cases are folded into it one by one and let go.
#[derive(Debug, Clone)]
pub struct Programme {
    period: Period,
    scale: Scale,
    people: Vec<Profile>,
    outside: Vec<String>,
    left_out: u32,
}

impl Programme {
    /// A programme without cases.
    pub fn new(period: Period, scale: Scale) -> Self {
        Self {
            period,
            scale,
            people: Vec::new(),
            outside: Vec::new(),
            left_out: 0,
        }
    }

    /// Folds a case in. It is counted when the period touches it.
    pub fn add(&mut self, case: &CaseFacts) {
        match Profile::new(case, &self.period, self.scale) {
            Some(profile) => self.people.push(profile),
            None => self.outside.push(case.key.clone()),
        }
    }

    /// Counts a case that could not be read.
    pub fn leave_out(&mut self) {
        self.left_out += 1;
    }

    /// How many forløb the report is about.
    pub fn population(&self) -> usize {
        self.people.len()
    }

    /// The report, and the ledger with it written in; or why there is none. Nothing may be shown to anyone before the
    /// ledger is safely written.
    pub fn publish(&self, edition: Edition, ledger: &Ledger, secret: &Secret) -> Result<(Report, Ledger), Refusal> {
        if self.people.len() < SMALLEST_COUNT as usize {
            return Err(Refusal::TooFew {
                none: self.people.is_empty(),
            });
        }
        let people: Vec<&Profile> = self.people.iter().collect();
        let withheld = beside_earlier(&people, &self.outside, ledger, secret, every_count_printed)?;
        let mut tables = all_tables(&people, edition);
        withhold(&mut tables, &withheld);
        let report = Report {
            edition,
            from: self.period.from(),
            to: self.period.to(),
            population: edition.alone(u32::try_from(people.len()).unwrap_or(u32::MAX)),
            left_out: edition.alone(self.left_out),
            tables,
            headlines: HEADLINES,
            method: method(edition),
        };
        Ok((report, recorded(&people, ledger, secret)))
    }
}

fn all_tables(people: &[&Profile], edition: Edition) -> Vec<Table> {
    let mut tables = course_tables(people, edition);
    tables.extend(meeting_tables(people, edition));
    tables.extend(development_tables(people, edition));
    tables.extend(network_tables(people, edition));
    tables
}

fn every_count_printed(people: &[&Profile], aspect: &Aspect) -> bool {
    let tables = all_tables(people, Edition::Intern);
    tables
        .iter()
        .filter(|table| aspect.tables.contains(&table.id))
        .all(|table| table.open)
}

/// Withholds what earlier reports forbid, and what hangs on it.
fn withhold(tables: &mut [Table], withheld: &[Withheld]) {
    let gone = |id: &str| {
        withheld
            .iter()
            .any(|withheld| !withheld.counts_stay && withheld.aspect.tables.contains(&id))
    };
    for Withheld {
        aspect,
        report,
        counts_stay,
    } in withheld
    {
        let note = format!(
            "Holdt tilbage: siden rapport nr. {report} har for få forløb ændret sig, og de to ville tilsammen vise noget om netop dem."
        );
        for table in tables.iter_mut() {
            if aspect.figures.contains(&table.id) {
                let parent_stays = *counts_stay && aspect.about_all;
                table.withhold(parent_stays, &note);
            } else if aspect.tables.contains(&table.id) {
                if *counts_stay {
                    withhold_medians(table);
                } else {
                    let known = aspect.about_all || aspect.hangs_on.is_some_and(|parent| !gone(parent));
                    table.withhold(known, &note);
                }
            }
        }
    }
    // What hangs on a withheld row would show it.
    for (child, parent) in super::aspects::hanging() {
        let Some(reason) = tables
            .iter()
            .find(|table| table.id == parent && gone(parent))
            .and_then(|table| table.note.clone())
        else {
            continue;
        };
        for table in tables.iter_mut().filter(|table| table.id == child) {
            table.withhold(false, &reason);
        }
    }
}

fn withhold_medians(table: &mut Table) {
    let figures = table.rows.iter_mut().filter(|row| row.kind == RowKind::Figure);
    for cell in figures.flat_map(|row| row.cells.iter_mut()) {
        if matches!(cell, Cell::Median(_)) {
            *cell = Cell::Withheld;
        }
    }
}

/// The rules that hold for every table, in short sentences.
fn method(edition: Edition) -> Vec<&'static str> {
    let mut method = vec![
        "Alle tal handler om mennesker i et forløb. Ingen tal deles op på sted, team eller person.",
        "<5 betyder, at tallet er 1, 2, 3 eller 4.",
        "* betyder, at tallet er holdt tilbage, så et andet ikke kan regnes ud.",
        "En tabel om færre end ti vises ikke, for den ville sige noget om hver enkelt.",
        "En andel vises kun, når mindst fem er med i den, og mindst fem ikke er.",
        "En median vises kun for mindst ti, i hele uger, møder eller personer. Den er den midterste; er der to, den mindste af dem.",
        "En ny rapport sammenholdes med de tidligere. Tabeller, der tilsammen ville vise noget om få, holdes tilbage.",
        "Reglerne er ikke differential privacy: den, der ved meget på forhånd, kan stadig slutte sig til noget.",
    ];
    if edition == Edition::Ekstern {
        method.push("Alle antal er rundet af til nærmeste fem, hvert for sig. Derfor passer de ikke altid sammen, og andele er regnet af de afrundede tal.");
    }
    method
}
