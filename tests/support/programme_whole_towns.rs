//! An attacker who knows thousands of other municipalities from within, and lays each whole one over the reports of the one that is
//! attacked: how likely it would have printed this. Where all are alike this is the strongest there is, since every tie between rows,
//! tables and reports is in what it knows, without having to be thought of.

#![allow(dead_code, reason = "each test uses its own part")]

use dialogdok::programme::{CaseFacts, Disturbance};

use super::population::World;
use super::programme_evidence::Known;
use super::programme_guessing::Score;
use super::programme_pinning::Name;
use super::programme_years::{Issue, published, secret};

/// The reports of one year.
const YEAR: [&str; 3] = ["2025-1", "2025-2", "2025"];

/// The table that is laid over all others: who is there at all.
const COURSES: &str = "Forløb";

/// What is guessed of one report, the second half-year's or the year's, by which reports of the year. Of all three at once too few
/// others are like enough for anything to be learnt of them.
const LOOKS: [(&str, usize, &[usize]); 6] = [
    ("a half-year's, without any report", 1, &[]),
    ("a half-year's, by its own report", 1, &[1]),
    ("a half-year's, by its own and the year's", 1, &[1, 2]),
    ("a year's, without any report", 2, &[]),
    ("a year's, by its own report", 2, &[2]),
    ("a year's, by its own and a half-year's", 2, &[1, 2]),
];

/// The counts of a year's three reports before they were disturbed, by the places of the names.
type Town = [Vec<u16>; 3];

/// Municipalities that are known from within.
pub struct Towns {
    names: Vec<Name>,
    towns: Vec<Town>,
}

fn reports(cases: &[CaseFacts], disturbance: &dyn Disturbance, seed: u64) -> Option<[Issue; 3]> {
    published(cases, &YEAR, disturbance, &secret(seed)).try_into().ok()
}

impl Towns {
    /// So many of a world and a size.
    pub fn of(world: World, size: usize, count: u64, disturbance: &dyn Disturbance) -> Self {
        let mut all = Self {
            names: Vec::new(),
            towns: Vec::new(),
        };
        for seed in 0..count {
            let seed = 3_000_000 + seed;
            let Some(issues) = reports(&world(seed, size), disturbance, seed) else {
                continue;
            };
            if all.names.is_empty() {
                all.names = issues[0].truth.keys().cloned().collect();
            }
            all.towns
                .push(issues.map(|issue| all.names.iter().map(|name| issue.truth[name] as u16).collect()));
        }
        all
    }

    /// How likely each town would have printed the rows of a table, in logarithms.
    fn likelihood(&self, issues: &[Issue; 3], by: &[usize], table: &str, known: &Known) -> Vec<f32> {
        let mut all = vec![0.0; self.towns.len()];
        for place in by {
            for (column, name) in self.names.iter().enumerate().filter(|(_, name)| name.0 == table) {
                if name.1 == "I alt" && table != COURSES {
                    continue;
                }
                let evidence = known.evidence(issues[*place].printed.value(&name.0, &name.1), 400);
                let logarithms: Vec<f32> = evidence.iter().map(|chance| (chance + 1e-9).ln() as f32).collect();
                for (weight, town) in all.iter_mut().zip(&self.towns) {
                    *weight += logarithms[usize::from(town[*place][column]).min(400)];
                }
            }
        }
        all
    }

    /// Guesses every hidden one to four of a report by some of the year's reports.
    pub fn guess(&self, issues: &[Issue; 3], target: usize, by: &[usize], known: &Known, score: &mut Score) {
        let courses = self.likelihood(issues, by, COURSES, known);
        let mut tables: Vec<&str> = self.names.iter().map(|name| name.0.as_str()).collect();
        tables.dedup();
        for table in tables {
            let mut weights = courses.clone();
            if table != COURSES {
                let own = self.likelihood(issues, by, table, known);
                weights.iter_mut().zip(own).for_each(|(weight, own)| *weight += own);
            }
            let most = weights.iter().copied().fold(f32::MIN, f32::max);
            weights.iter_mut().for_each(|weight| *weight = (*weight - most).exp());
            for (column, name) in self.names.iter().enumerate().filter(|(_, name)| name.0 == table) {
                let real = issues[target].truth[name];
                if !(1..5).contains(&real) {
                    continue;
                }
                let mut of = [0.0_f32; 5];
                for (weight, town) in weights.iter().zip(&self.towns) {
                    if let Some(sum) = of.get_mut(usize::from(town[target][column])) {
                        *sum += weight;
                    }
                }
                let best = (1..5).max_by(|a, b| of[*a].total_cmp(&of[*b])).unwrap_or(1);
                score.add(best == real);
            }
        }
    }

    /// What is guessed right of so many other municipalities of the same world.
    pub fn guesses(
        &self,
        world: World,
        size: usize,
        tried: u64,
        disturbance: &dyn Disturbance,
        known: &Known,
    ) -> [(&'static str, Score); LOOKS.len()] {
        let mut scores = LOOKS.map(|(what, ..)| (what, Score::default()));
        for seed in (0..tried).map(|seed| 9_000_000 + seed) {
            let Some(issues) = reports(&world(seed, size), disturbance, seed) else {
                continue;
            };
            for ((_, target, by), (_, score)) in LOOKS.iter().zip(&mut scores) {
                self.guess(&issues, *target, by, known, score);
            }
        }
        scores
    }
}
