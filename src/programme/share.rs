//! Shares of printed counts, with how far off they may be.

use serde::Serialize;

use super::printed::{Cell, SMALLEST_BASE};
use super::report::Edition;

/// A share of two printed counts, in whole percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Share {
    /// The share.
    pub percent: u32,
    /// How many points it may be off, either way, in 19 of 20 cases: two standard deviations, up.
    pub margin: u32,
    /// Whether it is ninety or more: it is then told without the number, so that nobody is told that it is everyone.
    pub nearly_all: bool,
    /// Whether it is ninety or more even where it is as far off as it may be.
    pub surely: bool,
}

impl Share {
    /// The share of one printed count in another of at least ten; none where one of them is not a number.
    pub fn of(part: Cell, whole: Cell, edition: Edition) -> Option<Self> {
        let (part, whole) = (f64::from(part.number()?), f64::from(whole.number()?));
        if whole < f64::from(SMALLEST_BASE) {
            return None;
        }
        let share = (part / whole).min(1.0);
        let percent = (100.0 * share).round() as u32;
        // Part and whole are disturbed each by itself (first-order error propagation).
        let deviation = (edition.variance() * (1.0 + share * share)).sqrt() / whole;
        let margin = (200.0 * deviation).ceil() as u32;
        Some(Self {
            percent,
            margin,
            nearly_all: percent >= 90,
            surely: percent.saturating_sub(margin) >= 90,
        })
    }

    /// Whether two shares of different reports differ by more than what the disturbance can do.
    pub fn differs_from(self, other: Self) -> bool {
        let off = f64::from(self.margin).hypot(f64::from(other.margin));
        f64::from(self.percent.abs_diff(other.percent)) > off
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_says_how_far_off_it_may_be() {
        let share = |part, whole| Share::of(Cell::Count(part), Cell::Count(whole), Edition::Intern);
        assert_eq!(share(6, 12).map(|s| (s.percent, s.margin)), Some((50, 46)));
        assert_eq!(share(60, 120).map(|s| (s.percent, s.margin)), Some((50, 5)));
        assert_eq!(share(13, 12).map(|s| (s.percent, s.nearly_all)), Some((100, true)));
        assert_eq!(share(5, 9), None);
        assert_eq!(Share::of(Cell::Below5, Cell::Count(12), Edition::Intern), None);
        assert!(share(60, 120).unwrap().differs_from(share(70, 120).unwrap()));
        assert!(!share(6, 12).unwrap().differs_from(share(10, 12).unwrap()));
    }
}
