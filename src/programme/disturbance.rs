//! Ways to disturb a count a little, behind one small trait, so that they can be measured beside each other.
//!
//! The programme is published by [`CellKeyMethod`]; the other two are what statistical offices print small numbers with, and
//! `tests/programme_attacker.rs` holds all three up against the same attacker.

/// A post-tabular disturbance: a count becomes another by a draw.
pub trait Disturbance: Sync {
    /// What is printed for a count. `draw` is even among all numbers of 64 bits and belongs to the people of the cell.
    fn disturb(&self, count: u32, draw: u64) -> u32;
}

/// The cell-key method (Australian Bureau of Statistics, European census 2021): a change drawn from [`CellKeyMethod::P_TABLE`].
#[derive(Clone, Copy, Debug)]
pub struct CellKeyMethod;

impl CellKeyMethod {
    /// The largest change.
    pub const REACH: u32 = 8;

    /// The p-table: for a count of 5, 6, 7 and of 8 or more, how often in ten thousand each change is drawn, from the most
    /// negative one (never below zero) to +8. A change of `d` is drawn in proportion to `exp(a·d − b·|d|^0.6)`, with mean zero and
    /// mean absolute change 1.55: small changes often and large ones now and then, which tells an attacker less than the same error
    /// spread evenly. `tests/programme_attacker.rs` makes it anew and tries others beside it.
    ///
    /// A count under five is not changed. It is printed as »under five« in any case; were some of them printed as a larger number,
    /// that number would tell which.
    pub const P_TABLE: [&'static [u64]; 4] = [
        &[300, 402, 558, 818, 1329, 3557, 1204, 673, 417, 272, 185, 128, 91, 66],
        &[174, 236, 331, 481, 742, 1276, 3723, 1209, 671, 414, 271, 184, 129, 92, 67],
        &[106, 145, 203, 292, 438, 697, 1244, 3836, 1214, 670, 413, 270, 184, 129, 92, 67],
        &[68, 93, 129, 183, 269, 412, 669, 1221, 3912, 1221, 669, 412, 269, 183, 129, 93, 68],
    ];

    /// The smallest count that is changed.
    pub const SMALLEST: u32 = 5;

    /// The variance of a change of a count of eight or more.
    pub const VARIANCE: f64 = 6.01;
}

impl Disturbance for CellKeyMethod {
    fn disturb(&self, count: u32, draw: u64) -> u32 {
        if count < Self::SMALLEST {
            return count;
        }
        let row = count.min(Self::REACH);
        let mut left = below(draw, 10_000);
        let mut printed = count - row;
        for chance in Self::P_TABLE[(row - Self::SMALLEST) as usize] {
            if left < *chance {
                return printed;
            }
            left -= chance;
            printed += 1;
        }
        printed
    }
}

/// Random rounding to base 3 (Stats NZ): to the nearest multiple of three two times in three, else to the one on the other side.
#[derive(Clone, Copy, Debug)]
pub struct RandomRounding;

impl Disturbance for RandomRounding {
    fn disturb(&self, count: u32, draw: u64) -> u32 {
        let rest = count % 3;
        let up = u64::from(rest) > below(draw, 3);
        count - rest + if up { 3 } else { 0 }
    }
}

/// Rounding to the nearest multiple of five, with no chance in it.
#[derive(Clone, Copy, Debug)]
pub struct RoundingToFive;

impl Disturbance for RoundingToFive {
    fn disturb(&self, count: u32, _: u64) -> u32 {
        (count + 2) / 5 * 5
    }
}

/// A draw, evenly among `0..sides`.
fn below(draw: u64, sides: u64) -> u64 {
    ((u128::from(draw) * u128::from(sides)) >> 64) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_mean_zero_and_a_mean_change_of_one_and_a_half() {
        for (row, chances) in (i64::from(CellKeyMethod::SMALLEST)..).zip(CellKeyMethod::P_TABLE) {
            assert_eq!(chances.iter().sum::<u64>(), 10_000, "of {row}");
            assert_eq!(chances.len() as i64, row + i64::from(CellKeyMethod::REACH) + 1, "of {row}");
            let sum = |of: fn(i64) -> i64| {
                (-row..)
                    .zip(chances)
                    .map(|(change, chance)| of(change) * *chance as i64)
                    .sum::<i64>()
            };
            assert_eq!(sum(|change| change), 0, "of {row}");
            assert!((15_490..15_511).contains(&sum(i64::abs)), "of {row}: {}", sum(i64::abs));
            if row == i64::from(CellKeyMethod::REACH) {
                assert_eq!(
                    (sum(|change| change * change) as f64 / 100.0).round(),
                    100.0 * CellKeyMethod::VARIANCE
                );
            }
        }
    }

    #[test]
    fn a_small_count_stays_and_nothing_falls_below_zero() {
        for draw in (0..=u64::MAX - (1 << 50)).step_by(1 << 50) {
            for count in 0..5 {
                assert_eq!(CellKeyMethod.disturb(count, draw), count);
            }
            for count in 1..40 {
                let printed = CellKeyMethod.disturb(count, draw);
                assert!(printed.abs_diff(count) <= CellKeyMethod::REACH, "{count} became {printed}");
                assert_eq!(RandomRounding.disturb(count, draw) % 3, 0);
                assert!(RandomRounding.disturb(count, draw).abs_diff(count) <= 2);
                assert_eq!(RoundingToFive.disturb(count, draw) % 5, 0);
            }
        }
    }

    #[test]
    fn random_rounding_has_mean_zero() {
        let (third, draws) = (u64::MAX / 3, [0, u64::MAX / 2, u64::MAX]);
        assert!(third > 0);
        assert_eq!(draws.map(|draw| RandomRounding.disturb(7, draw)), [9, 6, 6]);
        assert_eq!(draws.map(|draw| RandomRounding.disturb(8, draw)), [9, 9, 6]);
    }
}
