//! The days a report is about.

use chrono::NaiveDate;
use std::fmt;

/// The days a report is about, the first and the last included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    from: NaiveDate,
    to: NaiveDate,
    end: NaiveDate,
}

/// The period ends before it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeriodReversed {
    /// What was given as the first day.
    pub from: NaiveDate,
    /// What was given as the last day.
    pub to: NaiveDate,
}

impl fmt::Display for PeriodReversed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "perioden slutter, før den begynder: --fra {} er senere end --til {}. Byt om på de to datoer",
            self.from, self.to
        )
    }
}

impl std::error::Error for PeriodReversed {}

impl Period {
    /// A period of the days `from..=to`, seen on the day `as_of`: nothing after that day has happened yet, so a
    /// meeting that is only planned is not counted as held when the period reaches into the future.
    pub fn new(from: NaiveDate, to: NaiveDate, as_of: NaiveDate) -> Result<Self, PeriodReversed> {
        if from > to {
            return Err(PeriodReversed { from, to });
        }
        Ok(Self {
            from,
            to,
            end: to.min(as_of),
        })
    }

    /// The first day.
    pub fn from(&self) -> NaiveDate {
        self.from
    }

    /// The last day, as it was asked for.
    pub fn to(&self) -> NaiveDate {
        self.to
    }

    /// The last day that has come: everything is counted as it stood in the evening of this day.
    pub fn end(&self) -> NaiveDate {
        self.end
    }

    /// Whether a day lies in the period and has come.
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.end
    }
}
