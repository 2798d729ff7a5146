//! The numbers a leader meets first, and how they have moved since the last report.

use serde::Serialize;

use super::printed::{Cell, Counts};
use super::report::Edition;
use super::share::Share;
use super::tables::{TABLES, TOTAL};

/// What has become of a number since the report of the period before, as far as it can be told from what both print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trend {
    /// Higher, by more than the disturbance can do.
    Up,
    /// No more different than the disturbance alone can make it.
    Level,
    /// Lower, by more than the disturbance can do.
    Down,
    /// There is nothing to hold it up against.
    Unknown,
}

/// One number, with what it is a part of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Headline {
    /// The table.
    pub table: &'static str,
    /// The row or sum.
    pub row: &'static str,
    /// The printed count.
    pub count: Cell,
    /// The count it is a part of.
    pub whole: Cell,
    /// Its share, where there is one.
    pub share: Option<Share>,
    /// How it has moved.
    pub trend: Trend,
}

/// How many, how fast, with whom, what the borgere say of it, and what moved.
pub(super) const HEADLINES: [(&str, &str); 5] = [
    ("forloeb", "i-gang"),
    ("foerste-kontakt", "inden-en-uge"),
    ("tovholder", "samme"),
    ("nye-muligheder-og-haab", "positive"),
    ("udvikling-i-alt", "flest-op"),
];

/// How closely the method was followed.
pub(super) const FIDELITY: [(&str, &str); 7] = [
    ("foerste-moede", "inden-tre-uger"),
    ("moeder-i-forloebet", "afsluttet-mindst-to"),
    ("tovholder", "samme"),
    ("tovholder", "skiftet-med"),
    ("team-fra-moede-til-moede", "genganger"),
    ("svar-indhentet", "svaret"),
    ("referater", "godkendt"),
];

impl Headline {
    pub(super) fn new(table: &'static str, row: &'static str, now: &Counts, then: Option<&Counts>, edition: Edition) -> Self {
        let spec = TABLES.iter().find(|spec| spec.id == table);
        let share_of = spec.and_then(|spec| spec.whole_of(row));
        let share = |counts: &Counts| Share::of(counts.cell(table, row), counts.cell(table, share_of?), edition);
        Self {
            table,
            row,
            count: now.cell(table, row),
            whole: now.cell(table, share_of.unwrap_or(TOTAL)),
            share: share(now),
            trend: then.map_or(Trend::Unknown, |then| match share_of {
                Some(_) => of_shares(share(now), share(then)),
                None => of_counts(now.cell(table, row), then.cell(table, row), edition),
            }),
        }
    }
}

fn of_shares(now: Option<Share>, then: Option<Share>) -> Trend {
    match (now, then) {
        (Some(now), Some(then)) if !now.differs_from(then) => Trend::Level,
        (Some(now), Some(then)) if now.percent > then.percent => Trend::Up,
        (Some(_), Some(_)) => Trend::Down,
        _ => Trend::Unknown,
    }
}

/// Two counts differ when they lie more than two standard deviations of their difference apart.
fn of_counts(now: Cell, then: Cell, edition: Edition) -> Trend {
    let (Some(now), Some(then)) = (now.number(), then.number()) else {
        return Trend::Unknown;
    };
    if f64::from(now.abs_diff(then)) <= 2.0 * (2.0 * edition.variance()).sqrt() {
        Trend::Level
    } else if now > then {
        Trend::Up
    } else {
        Trend::Down
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trend_is_told_only_outside_the_disturbance() {
        let trend = |now, then, edition| of_counts(Cell::Count(now), Cell::Count(then), edition);
        assert_eq!(trend(24, 20, Edition::Intern), Trend::Level);
        assert_eq!(trend(27, 20, Edition::Intern), Trend::Up);
        assert_eq!(trend(20, 27, Edition::Intern), Trend::Down);
        assert_eq!(trend(25, 20, Edition::Ekstern), Trend::Level);
        assert_eq!(of_counts(Cell::Below5, Cell::Count(20), Edition::Intern), Trend::Unknown);
    }
}
