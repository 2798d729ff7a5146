//! What an attacker makes of a year's reports together, the two half-years' and the year's own: three noisy readings of numbers
//! that hang together. Who came and who ended in the year came or ended in one of its halves, to the one; who was there before is
//! the same in the first half and the year; who is going on is the same in the second half and the year; and how far the three
//! lie apart in any other row is known from municipalities elsewhere.

#![allow(dead_code, reason = "each test uses its own part")]

use std::collections::BTreeMap;

use dialogdok::programme::Disturbance;

use super::population::World;
use super::programme_evidence::Known;
use super::programme_guessing::Score;
use super::programme_inference::{Extra, Marginals, POPULATION, marginals};
use super::programme_pinning::{Name, name};
use super::programme_years::{Issue, PERIODS, published, secret};

/// The first half, the second, the year.
type Three<T> = [T; 3];

/// Rows in which the year is the sum of its halves.
fn flows() -> [Name; 4] {
    [
        name("Henvendelser", "I perioden"),
        name("Forløb", "Afsluttet"),
        name("Møder i forløbet", "Afsluttet, mindst to møder"),
        name("Møder i forløbet", "Afsluttet, ingen eller ét møde"),
    ]
}

/// Rows in which the year is its first half.
fn as_at_first() -> [Name; 1] {
    [name("Henvendelser", "Før perioden")]
}

/// Rows in which the year is its second half.
fn as_at_last() -> [Name; 3] {
    [
        name("Forløb", "I gang"),
        name("Møder i forløbet", "Ikke afsluttet, mindst to møder"),
        name("Møder i forløbet", "Ikke afsluttet, ingen eller ét møde"),
    ]
}

/// How often the guesses are right.
#[derive(Default)]
pub struct TripleScores {
    /// By all three.
    pub three: Score,
    /// By two: without the first half, the second, the year.
    pub two: Three<Score>,
    /// By two, of rows of who came and who ended, which add up.
    pub counted: Score,
}

/// What three reports of a year have said elsewhere, in municipalities of a size.
pub struct Triples {
    size: usize,
    seen: BTreeMap<Name, Vec<Three<usize>>>,
    /// How many left in the first half without having begun.
    never_begun: Vec<f64>,
}

impl Triples {
    pub fn of(world: World, size: usize, disturbance: &dyn Disturbance) -> Self {
        let mut seen: BTreeMap<Name, Vec<Three<usize>>> = BTreeMap::new();
        let mut never_begun = vec![0.1; 12];
        for seed in 0..60 {
            let cases = world(880_000 + 100 * size as u64 + seed, size);
            let issues = published(&cases, &PERIODS, disturbance, &secret(seed));
            for three in complete(&issues) {
                for one in three[2].truth.keys() {
                    let truth = three.map(|issue| issue.truth[one]);
                    seen.entry(one.clone()).or_default().push(truth);
                }
                let everyone = |place: usize| three[place].truth[&name(POPULATION.0, POPULATION.1)];
                let left = everyone(2).saturating_sub(everyone(1));
                let ended = three[0].truth[&name("Forløb", "Afsluttet")];
                never_begun[left.saturating_sub(ended).min(11)] += 1.0;
            }
        }
        Self { size, seen, never_begun }
    }

    /// The one for a report of so many forløb.
    pub fn nearest(all: &[Self], size: usize) -> &Self {
        all.iter().min_by_key(|one| one.size.abs_diff(size)).expect("one")
    }

    /// Guesses every hidden one to four of a year's reports: by all three, and by each two of them.
    pub fn guess(&self, issues: &[Issue], known: &Known, scores: &mut TripleScores) {
        for three in complete(issues) {
            let apart = three.map(|issue| marginals(&issue.printed, known, &Extra::new()));
            for missing in [None, Some(0), Some(1), Some(2)] {
                self.guess_by(three, &apart, missing, known, scores);
            }
        }
    }

    fn guess_by(&self, three: Three<&Issue>, apart: &Three<Marginals>, missing: Option<usize>, known: &Known, scores: &mut TripleScores) {
        // Of a report that was not made nothing is known.
        let seen = |place: usize, all: &Marginals| -> Marginals {
            if missing == Some(place) {
                all.iter().map(|(one, chances)| (one.clone(), vec![1.0; chances.len()])).collect()
            } else {
                all.clone()
            }
        };
        let apart = [0, 1, 2].map(|place: usize| seen(place, &apart[place]));
        let extra = self.extra(&apart);
        let together = [0, 1, 2].map(|place: usize| {
            if missing == Some(place) {
                apart[place].clone()
            } else {
                marginals(&three[place].printed, known, &extra[place])
            }
        });
        let tied: Vec<Name> = flows().into_iter().chain(as_at_first()).chain(as_at_last()).collect();
        for one in together[2].keys().filter(|one| one.0 != POPULATION.0) {
            let readings = [0, 1, 2].map(|place: usize| together[place][one].as_slice());
            let weights = if tied.contains(one) {
                self.by_itself(one, readings)
            } else {
                self.side_by_side(one, readings)
            };
            for (place, (weights, issue)) in weights.iter().zip(three).enumerate() {
                let real = issue.truth[one];
                if missing == Some(place) || !(1..5).contains(&real) {
                    continue;
                }
                let weight = |n: usize| weights.get(n).copied().unwrap_or(0.0);
                let best = (1..5).max_by(|a, b| weight(*a).total_cmp(&weight(*b))).unwrap_or(1);
                let right = best == real;
                match missing {
                    None => scores.three.add(right),
                    Some(place) => scores.two[place].add(right),
                }
                if flows().contains(one) && missing.is_some() {
                    scores.counted.add(right);
                }
            }
        }
    }

    /// What the other two reports say of the tied rows of each.
    fn extra(&self, of: &Three<Marginals>) -> Three<Extra> {
        let mut extra = [Extra::new(), Extra::new(), Extra::new()];
        let mut say = |place: usize, one: &Name, what: Vec<f64>| {
            extra[place].insert(one.clone(), what.into_iter().map(|chance| chance + 1e-12).collect());
        };
        let everyone = |place: usize| of[place][&name(POPULATION.0, POPULATION.1)].as_slice();
        let came = difference(everyone(2), everyone(0));
        let left = difference(everyone(2), everyone(1));
        let ended = difference(&left, &self.never_begun);
        for one in &flows() {
            let [first, second, year] = [0, 1, 2].map(|place: usize| of[place][one].as_slice());
            let (mut of_first, mut of_second) = (difference(year, second), difference(year, first));
            if one.1 == "I perioden" {
                of_second = times(&of_second, &came);
            } else if one.0 == "Forløb" {
                of_first = times(&of_first, &ended);
            }
            say(2, one, sum(first, second));
            say(0, one, of_first);
            say(1, one, of_second);
        }
        for (half, rows) in [(0, as_at_first().to_vec()), (1, as_at_last().to_vec())] {
            for one in &rows {
                say(half, one, of[2][one].clone());
                say(2, one, of[half][one].clone());
            }
        }
        extra
    }

    /// By what is known of each number, and how often it was which elsewhere.
    fn by_itself(&self, one: &Name, readings: Three<&[f64]>) -> Three<Vec<f64>> {
        let seen = self.seen.get(one).map_or(&[][..], Vec::as_slice);
        [0, 1, 2].map(|place: usize| {
            let prior = |n: usize| 0.05 + seen.iter().map(|three| near(three[place].abs_diff(n))).sum::<f64>();
            readings[place].iter().enumerate().map(|(n, chance)| chance * prior(n)).collect()
        })
    }

    /// By what is known of all three, and how far they lay apart elsewhere.
    fn side_by_side(&self, one: &Name, readings: Three<&[f64]>) -> Three<Vec<f64>> {
        let mut weights = readings.map(|reading| vec![0.0; reading.len()]);
        for three in self.seen.get(one).map_or(&[][..], Vec::as_slice) {
            let apart = [0, 1].map(|place: usize| three[2] as i64 - three[place] as i64);
            for (year, of_year) in readings[2].iter().enumerate().filter(|(_, chance)| **chance > 1e-4) {
                let prior = near(year.abs_diff(three[2]));
                for (aside, share) in [([0, 0], 1.0), ([1, 0], 0.08), ([-1, 0], 0.08), ([0, 1], 0.08), ([0, -1], 0.08)] {
                    let half = [0, 1].map(|place: usize| year as i64 - apart[place] + aside[place]);
                    let chance = |place: usize| {
                        let number = usize::try_from(half[place]).ok();
                        number.and_then(|n| readings[place].get(n)).copied().unwrap_or(0.0)
                    };
                    let weight = prior * share * of_year * chance(0) * chance(1);
                    if weight > 0.0 {
                        weights[2][year] += weight;
                        weights[0][half[0] as usize] += weight;
                        weights[1][half[1] as usize] += weight;
                    }
                }
            }
        }
        weights
    }
}

/// The years of which all three reports are there.
fn complete(issues: &[Issue]) -> Vec<Three<&Issue>> {
    let of = |code: &str| issues.iter().find(|issue| issue.period == code);
    let years = issues.iter().filter(|issue| issue.period.len() == 4);
    years
        .filter_map(|year| {
            let half = |number: u32| of(&format!("{}-{number}", year.period));
            Some([half(1)?, half(2)?, year])
        })
        .collect()
}

/// How much a number that was seen elsewhere says for one that lies so far from it.
fn near(apart: usize) -> f64 {
    match apart {
        0 => 1.0,
        1 => 0.3,
        2 => 0.1,
        _ => 0.02 / apart as f64,
    }
}

fn sum(one: &[f64], other: &[f64]) -> Vec<f64> {
    let mut weights = vec![0.0; one.len() + other.len()];
    for (n, a) in one.iter().enumerate() {
        for (m, b) in other.iter().enumerate() {
            weights[n + m] += a * b;
        }
    }
    weights
}

/// Of the first less the second, where it is not below zero.
fn difference(one: &[f64], other: &[f64]) -> Vec<f64> {
    let of = |apart: usize| other.iter().zip(&one[apart..]).map(|(b, a)| a * b).sum();
    (0..one.len()).map(of).collect()
}

fn times(one: &[f64], other: &[f64]) -> Vec<f64> {
    one.iter().zip(other).map(|(a, b)| a * b).collect()
}
