//! Three years of reports of one municipality, as they would be published one after another, with the counts behind them.

#![allow(dead_code, reason = "each test uses its own part")]

use std::collections::BTreeMap;

use dialogdok::documents::programme_csv::csv;
use dialogdok::programme::{CaseFacts, Counts, Disturbance, Edition, Period, Programme, Report, Secret};

use super::programme_evidence::Printed;

/// The periods in the order in which they close.
pub const PERIODS: [&str; 9] = ["2023-1", "2023-2", "2023", "2024-1", "2024-2", "2024", "2025-1", "2025-2", "2025"];

/// A published report.
pub struct Issue {
    pub period: String,
    pub counts: Counts,
    pub report: Report,
    pub printed: Printed,
    /// The counts before they were disturbed, by the names that are printed.
    pub truth: BTreeMap<(String, String), usize>,
}

/// A disturbance that adds five, so that even small counts can be read.
struct FiveMore;

impl Disturbance for FiveMore {
    fn disturb(&self, count: u32, _: u64) -> u32 {
        count + 5
    }
}

pub fn secret(seed: u64) -> Secret {
    let mut bytes = [0; Secret::LENGTH];
    bytes[..8].copy_from_slice(&seed.to_be_bytes());
    Secret::new(bytes)
}

/// The reports of the periods that have enough forløb.
pub fn published(cases: &[CaseFacts], periods: &[&str], disturbance: &dyn Disturbance, secret: &Secret) -> Vec<Issue> {
    let mut issues: Vec<Issue> = Vec::new();
    for code in periods {
        let period = Period::from_code(code).unwrap();
        let earlier: Vec<Counts> = issues.iter().map(|issue| issue.counts.clone()).collect();
        let mut programme = Programme::new(period, secret.clone(), &earlier);
        cases.iter().for_each(|case| programme.add(case));
        let Ok(counts) = programme.publish(disturbance, period.closes()) else {
            continue;
        };
        let before = earlier.iter().find(|counts| counts.period == period.before().code());
        let report = Report::new(&counts, before, Edition::Intern);
        let printed = Printed::read(&csv(&report).unwrap());
        let honest = programme.publish(&FiveMore, period.closes()).expect("as many as before");
        let honest = Printed::read(&csv(&Report::new(&honest, None, Edition::Intern)).unwrap());
        let rows = honest
            .0
            .iter()
            .flat_map(|(table, rows)| rows.iter().map(move |(row, value)| ((table.clone(), row.clone()), value)));
        let truth = rows.map(|(name, value)| (name, value.parse::<usize>().unwrap() - 5)).collect();
        issues.push(Issue {
            period: (*code).to_owned(),
            counts,
            report,
            printed,
            truth,
        });
    }
    issues
}
