//! Exact Bayesian inference over one report: what every row may have been, given everything that is printed in it.
//!
//! Each table is a chain of partial sums (its rows one after another, its printed sums on the way, the population at the end), so
//! that the forward–backward algorithm gives the marginals without sampling. All tables end in the same population, and so each
//! tells the others about it.

#![allow(dead_code, reason = "each test uses its own part")]

use std::collections::BTreeMap;

use super::programme_evidence::{Chain, Known, Printed, chains};

/// (table, row) → how likely each count is.
pub type Marginals = BTreeMap<(String, String), Vec<f64>>;

/// More evidence about rows than their own report prints.
pub type Extra = BTreeMap<(String, String), Vec<f64>>;

/// How many forløb a report is about.
pub const POPULATION: (&str, &str) = ("Rapporten", "Forløb med i rapporten");

struct Evidence {
    chain: Chain,
    rows: Vec<Vec<f64>>,
    sums: Vec<(usize, Vec<f64>)>,
    /// For each number of rows, how likely their sum is by what stands before it.
    forward: Vec<Vec<f64>>,
}

fn normal(mut weights: Vec<f64>) -> Vec<f64> {
    let sum: f64 = weights.iter().sum();
    if sum > 0.0 {
        weights.iter_mut().for_each(|weight| *weight /= sum);
    }
    weights
}

fn times(one: &[f64], other: &[f64]) -> Vec<f64> {
    one.iter().zip(other).map(|(a, b)| a * b).collect()
}

fn most(printed: &Printed) -> usize {
    printed.population().parse::<usize>().unwrap_or(4) + 6
}

impl Evidence {
    fn of(chain: Chain, printed: &Printed, known: &Known, extra: &Extra) -> Self {
        let most = most(printed);
        let of = |name: &String| {
            let own = known.evidence(printed.value(&chain.table, name), most);
            let more = extra.get(&(chain.table.clone(), name.clone()));
            more.map_or(own.clone(), |more| {
                (0..=most).map(|n| own[n] * more.get(n).copied().unwrap_or(0.0)).collect()
            })
        };
        let rows: Vec<Vec<f64>> = chain.rows.iter().map(of).collect();
        let sums: Vec<(usize, Vec<f64>)> = chain.sums.iter().map(|(end, name)| (*end, of(name))).collect();
        let mut forward = vec![vec![0.0; most + 1]];
        forward[0][0] = 1.0;
        for (place, row) in rows.iter().enumerate() {
            let before = &forward[place];
            let mut after = vec![0.0; most + 1];
            for (sum, weight) in before.iter().enumerate().filter(|(_, weight)| **weight > 0.0) {
                for (n, chance) in row.iter().enumerate().take(most + 1 - sum) {
                    after[sum + n] += weight * chance;
                }
            }
            if let Some((_, sum)) = sums.iter().find(|(end, _)| *end == place + 1) {
                after = times(&after, sum);
            }
            forward.push(normal(after));
        }
        Self {
            chain,
            rows,
            sums,
            forward,
        }
    }

    fn marginals(&self, population: &[f64], into: &mut Marginals) {
        let mut backward = population.to_vec();
        for place in (0..self.rows.len()).rev() {
            let mut after = backward.clone();
            if let Some((_, sum)) = self.sums.iter().find(|(end, _)| *end == place + 1) {
                after = times(&after, sum);
            }
            let (row, before) = (&self.rows[place], &self.forward[place]);
            let width = after.len();
            let marginal = (0..width).map(|n| row[n] * (0..width - n).map(|m| before[m] * after[m + n]).sum::<f64>());
            into.insert(
                (self.chain.table.clone(), self.chain.rows[place].clone()),
                normal(marginal.collect()),
            );
            backward = normal((0..width).map(|m| (0..width - m).map(|n| row[n] * after[m + n]).sum()).collect());
        }
    }
}

/// What every row may have been, and how many forløb there were.
pub fn marginals(printed: &Printed, known: &Known, extra: &Extra) -> Marginals {
    let evidence: Vec<Evidence> = chains(printed)
        .into_iter()
        .map(|chain| Evidence::of(chain, printed, known, extra))
        .collect();
    let own = known.evidence(printed.population(), most(printed));
    let mut into = Marginals::new();
    let mut everyone = own.clone();
    for one in &evidence {
        let together = normal(times(&everyone, one.forward.last().expect("an end")));
        if together.iter().sum::<f64>() > 0.0 {
            everyone = together;
        }
    }
    into.insert((POPULATION.0.to_owned(), POPULATION.1.to_owned()), everyone);
    for (place, one) in evidence.iter().enumerate() {
        let mut population = own.clone();
        for (_, other) in evidence.iter().enumerate().filter(|(other, _)| *other != place) {
            let end = other.forward.last().expect("an end");
            let together = normal(times(&population, end));
            // A method that is not additive can contradict itself in the reader's model; such a table then says nothing.
            if together.iter().sum::<f64>() > 0.0 {
                population = together;
            }
        }
        one.marginals(&population, &mut into);
    }
    into
}
