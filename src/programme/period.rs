//! A period that reports are made of: a half-year or a year, and no other. Free dates would let two reports be held up against
//! each other for the days between them.

use chrono::{Datelike, Days, NaiveDate};

/// Which part of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Span {
    /// January to June.
    FirstHalf,
    /// July to December.
    SecondHalf,
    /// January to December.
    WholeYear,
}

/// A half-year or a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    year: i32,
    span: Span,
}

/// A text names no period of the kind that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoPeriod;

impl Period {
    /// A part of a year.
    pub const fn new(year: i32, span: Span) -> Self {
        Self { year, span }
    }

    /// A half-year from `2026-1` or `2026-2`.
    ///
    /// # Errors
    /// The text names none.
    pub fn half(text: &str) -> Result<Self, NoPeriod> {
        let parts = text.split_once('-').and_then(|(year, half)| Some((calendar_year(year)?, half)));
        match parts {
            Some((year, "1")) => Ok(Self::new(year, Span::FirstHalf)),
            Some((year, "2")) => Ok(Self::new(year, Span::SecondHalf)),
            _ => Err(NoPeriod),
        }
    }

    /// A year from `2026`.
    ///
    /// # Errors
    /// The text names none.
    pub fn whole_year(text: &str) -> Result<Self, NoPeriod> {
        let year = calendar_year(text);
        year.map(|year| Self::new(year, Span::WholeYear)).ok_or(NoPeriod)
    }

    /// A period from its code, `2026-1` or `2026`.
    ///
    /// # Errors
    /// The text names none.
    pub fn from_code(text: &str) -> Result<Self, NoPeriod> {
        Self::whole_year(text).or_else(|_| Self::half(text))
    }

    /// The half-year that was the last to end before a day.
    pub fn last_closed_half(day: NaiveDate) -> Self {
        if day.month() <= 6 {
            Self::new(day.year() - 1, Span::SecondHalf)
        } else {
            Self::new(day.year(), Span::FirstHalf)
        }
    }

    /// Its code, by which files are named.
    pub fn code(self) -> String {
        match self.span {
            Span::FirstHalf => format!("{}-1", self.year),
            Span::SecondHalf => format!("{}-2", self.year),
            Span::WholeYear => self.year.to_string(),
        }
    }

    /// The calendar year it lies in.
    pub const fn year(self) -> i32 {
        self.year
    }

    /// Which part of the year it is.
    pub const fn span(self) -> Span {
        self.span
    }

    /// The year around it.
    #[must_use]
    pub const fn around(self) -> Self {
        Self::new(self.year, Span::WholeYear)
    }

    /// The first day.
    pub fn from(self) -> NaiveDate {
        self.day(if self.span == Span::SecondHalf { 7 } else { 1 })
    }

    /// The last day: everything is counted as it stood in its evening.
    pub fn to(self) -> NaiveDate {
        self.closes() - Days::new(1)
    }

    /// The day after the last: the first on which a report can be made.
    pub fn closes(self) -> NaiveDate {
        match self.span {
            Span::FirstHalf => self.day(7),
            Span::SecondHalf | Span::WholeYear => Self::new(self.year + 1, Span::WholeYear).day(1),
        }
    }

    /// Whether it is over on a day.
    pub fn is_closed(self, day: NaiveDate) -> bool {
        self.closes() <= day
    }

    /// Whether a day lies in it.
    pub fn contains(self, day: NaiveDate) -> bool {
        self.from() <= day && day <= self.to()
    }

    /// The one of the same length before it, which it is compared with.
    #[must_use]
    pub const fn before(self) -> Self {
        match self.span {
            Span::FirstHalf => Self::new(self.year - 1, Span::SecondHalf),
            Span::SecondHalf => Self::new(self.year, Span::FirstHalf),
            Span::WholeYear => Self::new(self.year - 1, Span::WholeYear),
        }
    }

    /// The one of the same length after it.
    #[must_use]
    pub const fn after(self) -> Self {
        match self.span {
            Span::FirstHalf => Self::new(self.year, Span::SecondHalf),
            Span::SecondHalf => Self::new(self.year + 1, Span::FirstHalf),
            Span::WholeYear => Self::new(self.year + 1, Span::WholeYear),
        }
    }

    fn day(self, month: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, month, 1).unwrap_or_default()
    }
}

/// A year of four digits.
fn calendar_year(text: &str) -> Option<i32> {
    let is_year = text.len() == 4 && text.chars().all(|c| c.is_ascii_digit()) && !text.starts_with('0');
    text.parse().ok().filter(|_| is_year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_names_its_days() {
        let days = |code: &str| {
            let period = Period::from_code(code).unwrap();
            assert_eq!(period.code(), code);
            assert_eq!((period.before().after(), period.after().before()), (period, period));
            format!("{} {} {}", period.from(), period.to(), period.closes())
        };
        assert_eq!(days("2026-1"), "2026-01-01 2026-06-30 2026-07-01");
        assert_eq!(days("2026-2"), "2026-07-01 2026-12-31 2027-01-01");
        assert_eq!(days("2026"), "2026-01-01 2026-12-31 2027-01-01");
        for wrong in ["2026-3", "26", "2026-", "26-1", "2026-01", "", "20260", "nu"] {
            assert!(Period::from_code(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_last_closed_half_year_is_over() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(Period::last_closed_half(day("2026-06-30")).code(), "2025-2");
        assert_eq!(Period::last_closed_half(day("2026-07-01")).code(), "2026-1");
        assert!(Period::last_closed_half(day("2026-07-01")).is_closed(day("2026-07-01")));
        assert!(!Period::from_code("2026").unwrap().is_closed(day("2026-12-31")));
    }
}
