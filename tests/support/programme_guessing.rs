//! What an attacker guesses: the likeliest of one to four for a small number, and the row in which one person stands.

#![allow(dead_code, reason = "each test uses its own part")]

use std::collections::BTreeMap;

use dialogdok::programme::{CaseFacts, Disturbance};

use super::population::{self, World};
use super::programme_evidence::{Known, chains};
use super::programme_inference::{Extra, marginals};
use super::programme_pinning::Name;
use super::programme_years::{Issue, PERIODS, published, secret};

/// How often each small number stands in a row, over municipalities that the attacker knows otherwise.
pub fn experience(world: World, disturbance: &dyn Disturbance, sizes: &[usize]) -> BTreeMap<Name, [f64; 5]> {
    let mut seen: BTreeMap<Name, [f64; 5]> = BTreeMap::new();
    for seed in 0..40 {
        let cases = world(77_000 + seed, sizes[seed as usize % sizes.len()]);
        for issue in published(&cases, &PERIODS, disturbance, &secret(seed)) {
            for (name, real) in issue.truth {
                if (1..5).contains(&real) {
                    seen.entry(name).or_insert([0.0, 1.0, 1.0, 1.0, 1.0])[real] += 1.0;
                }
            }
        }
    }
    seen
}

#[derive(Clone, Copy, Debug, Default)]
pub struct Score {
    pub right: usize,
    pub tried: usize,
}

impl Score {
    pub fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.tried += 1;
    }

    pub fn percent(self) -> f64 {
        100.0 * self.right as f64 / self.tried.max(1) as f64
    }
}

/// How often the guesses are right.
#[derive(Clone, Copy, Debug, Default)]
pub struct Guesses {
    /// By experience from elsewhere, without any report.
    pub without: Score,
    /// By the report, without experience.
    pub unprepared: Score,
    /// By both.
    pub alone: Score,
    /// And the other report of the same closing day.
    pub together: Score,
}

impl std::fmt::Display for Guesses {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [without, unprepared, alone, together] = [self.without, self.unprepared, self.alone, self.together].map(Score::percent);
        write!(
            f,
            "of {} guessed right without the report {without:.1} %, by it alone {unprepared:.1} %, by both {alone:.1} %, with its twin {together:.1} %",
            self.alone.tried
        )
    }
}

/// Guesses every hidden value of one to four, being told that it is one: in each report by itself, and with the other report of the same
/// closing day laid over it, as if the two were about the same people.
pub fn guess(issues: &[Issue], known: &Known, experience: &BTreeMap<Name, [f64; 5]>, scores: &mut Guesses) {
    let all: Vec<_> = issues.iter().map(|issue| marginals(&issue.printed, known, &Extra::new())).collect();
    for (place, issue) in issues.iter().enumerate() {
        let year = &issue.period[..4];
        let twin = issues.iter().position(|other| {
            other.period != issue.period && [year.to_owned(), format!("{year}-2")].contains(&other.period) && !issue.period.ends_with("-1")
        });
        for (name, marginal) in &all[place] {
            let real = issue.truth[name];
            if !(1..5).contains(&real) {
                continue;
            }
            let prior = experience.get(name).copied().unwrap_or([0.0, 1.0, 1.0, 1.0, 1.0]);
            let best = |weight: &dyn Fn(usize) -> f64| (1..5).max_by(|a, b| weight(*a).total_cmp(&weight(*b))).unwrap_or(1);
            let own = |n: usize| marginal.get(n).copied().unwrap_or(0.0) * prior[n];
            scores.without.add(best(&|n| prior[n]) == real);
            scores.unprepared.add(best(&|n| marginal.get(n).copied().unwrap_or(0.0)) == real);
            scores.alone.add(best(&own) == real);
            if let Some(twin) = twin {
                let other = &all[twin][name];
                scores
                    .together
                    .add(best(&|n| own(n) * other.get(n).copied().unwrap_or(0.0)) == real);
            }
        }
    }
}

/// Guesses in which row of each table a person stands whom the year's report is about and the second half-year's is not, by
/// somebody who knows that it is this one person and nobody else, and counts how often they are surer than 80 %.
pub fn one_person(cases: &[CaseFacts], seed: u64, disturbance: &dyn Disturbance, known: &Known, score: &mut Score, sure: &mut Score) {
    let ended_in_first = |case: &CaseFacts| {
        case.ended
            .is_some_and(|day| (population::day("2024-01-01")..population::day("2024-07-01")).contains(&day))
    };
    let mut left = cases.iter().filter(|case| ended_in_first(case)).map(|case| case.identity.clone());
    let Some(person) = left.next() else { return };
    let cases: Vec<CaseFacts> = cases
        .iter()
        .filter(|case| !ended_in_first(case) || case.identity == person)
        .cloned()
        .collect();
    let issues = published(&cases, &["2024-2", "2024"], disturbance, &secret(seed));
    let [half, year] = &issues[..] else { return };
    for chain in chains(&year.printed) {
        if chain.table == "Forløb"
            || chain.table == "Henvendelser"
            || chain.table.starts_with("Svar")
            || chain.table.starts_with("Referater")
            || chain.table.starts_with("Udbytte")
            || chain.table.starts_with("Møder i")
        {
            // That they had left is known; what is about the period is not the same in the two reports.
            continue;
        }
        let most = 60 + year.printed.population().parse::<usize>().unwrap();
        let evidence = |issue: &Issue, row: &str| known.evidence(issue.printed.value(&chain.table, row), most);
        // With the person in the row, the year has one more than the half-year.
        let ratio = |row: &String| {
            let (then, now) = (evidence(half, row), evidence(year, row));
            let with: f64 = (0..most).map(|n| then[n] * now[n + 1]).sum();
            let without: f64 = (0..=most).map(|n| then[n] * now[n]).sum();
            if without > 0.0 { with / without } else { f64::INFINITY }
        };
        let ratios: Vec<f64> = chain.rows.iter().map(ratio).collect();
        let whole: f64 = ratios.iter().sum();
        let best = (0..ratios.len()).max_by(|a, b| ratios[*a].total_cmp(&ratios[*b])).unwrap_or(0);
        let stands = |row: &String| year.truth[&(chain.table.clone(), row.clone())] > half.truth[&(chain.table.clone(), row.clone())];
        let right = stands(&chain.rows[best]);
        score.add(right);
        sure.add(ratios[best] / whole > 0.8);
    }
}
