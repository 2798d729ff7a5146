//! P-tables of a shape: how the one that is published was made, and others to try beside it.

#![allow(dead_code, reason = "each test uses its own part")]

use dialogdok::programme::Disturbance;

/// For a count of 1, 2, …, of `reach` or more: how likely each change is, from `-reach` to `reach`.
pub struct PTable(pub Vec<Vec<f64>>);

impl PTable {
    /// Of a change `d` in proportion to `exp(a·d − b·|d|^power)`, with mean zero and a mean absolute change, for counts of
    /// `smallest` and more; smaller ones stay.
    pub fn shaped(reach: i64, power: f64, change: f64, smallest: i64) -> Self {
        let of = |count: i64| {
            let mut row = vec![0.0; (reach - count) as usize];
            if count < smallest {
                row.resize(2 * reach as usize + 1, 0.0);
                row[reach as usize] = 1.0;
            } else {
                row.extend(shaped(count, reach, power, change));
            }
            row
        };
        Self((1..=reach).map(of).collect())
    }

    /// The variance of a change of a large count.
    pub fn variance(&self) -> f64 {
        let reach = self.0.len() as i64;
        let last = self.0.last().expect("a row");
        (-reach..).zip(last).map(|(d, chance)| (d * d) as f64 * chance).sum()
    }
}

impl Disturbance for PTable {
    fn disturb(&self, count: u32, draw: u64) -> u32 {
        let reach = self.0.len() as u32;
        if count == 0 {
            return 0;
        }
        let mut left = draw as f64 / 2.0_f64.powi(64);
        for (place, chance) in (0..).zip(&self.0[count.min(reach) as usize - 1]) {
            if left < *chance {
                return count + place - reach;
            }
            left -= chance;
        }
        count
    }
}

fn shaped(count: i64, reach: i64, power: f64, change: f64) -> Vec<f64> {
    let changes: Vec<f64> = (-count..=reach).map(|d| d as f64).collect();
    let sum = |chances: &[f64], of: fn(f64) -> f64| changes.iter().zip(chances).map(|(d, chance)| of(*d) * chance).sum::<f64>();
    let chances = |a: f64, b: f64| -> Vec<f64> {
        let exponents: Vec<f64> = changes.iter().map(|d| a * d - b * d.abs().powf(power)).collect();
        let most = exponents.iter().copied().fold(f64::MIN, f64::max);
        let weights: Vec<f64> = exponents.iter().map(|exponent| (exponent - most).exp()).collect();
        let whole: f64 = weights.iter().sum();
        weights.iter().map(|weight| weight / whole).collect()
    };
    let level = |b: f64| bisected(-30.0, 30.0, |a| sum(&chances(a, b), |d| d) < 0.0);
    let b = bisected(-3.0, 20.0, |b| sum(&chances(level(b), b), f64::abs) > change);
    chances(level(b), b)
}

/// Where something stops to hold.
fn bisected(mut low: f64, mut high: f64, holds: impl Fn(f64) -> bool) -> f64 {
    for _ in 0..100 {
        let middle = f64::midpoint(low, high);
        if holds(middle) { low = middle } else { high = middle }
    }
    low
}
