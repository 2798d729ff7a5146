//! Thirty invented municipalities as the version before this method printed them, with the counts behind: two half-years one after the
//! other, the year by itself, and the first year of a municipality that begins. One line a value: size; municipality; period; table;
//! row; column; printed; true.

#![allow(dead_code, reason = "each test uses its own part")]

use std::collections::BTreeMap;

const OLD_REPORTS: &str = include_str!("programme_old_reports.csv");

/// The periods of the old reports.
pub const HALVES: [&str; 2] = ["2024-1", "2024-2"];
pub const YEAR: &str = "2024-alene";
pub const FIRST_YEAR: &str = "2024-første-år";

/// A report: table and row → printed, and the true count where it could be counted.
pub type OldReport = BTreeMap<(String, String), (String, Option<i64>)>;

pub struct OldReports(BTreeMap<(usize, u64, String), OldReport>);

impl OldReports {
    pub fn read() -> Self {
        let mut reports = Self(BTreeMap::new());
        for line in OLD_REPORTS.lines().skip(1) {
            let fields: Vec<&str> = line.split(';').collect();
            let [size, number, period, table, row, _, printed, real] = fields[..] else {
                panic!("{line}")
            };
            let report = (size.parse().unwrap(), number.parse().unwrap(), period.to_owned());
            let value = (printed.to_owned(), real.parse().ok());
            let values = reports.0.entry(report).or_default();
            values.insert((table.to_owned(), row.to_owned()), value);
        }
        reports
    }

    pub fn report(&self, size: usize, number: u64, period: &str) -> Option<&OldReport> {
        self.0.get(&(size, number, period.to_owned()))
    }

    /// What one printed number less another says, when both are printed and one to four is left; the counts behind say the same.
    pub fn group(&self, whole: Option<&OldReport>, of: (&str, &str), part: Option<&OldReport>, less: (&str, &str)) -> Option<i64> {
        let named = |(table, row): (&str, &str)| (table.to_owned(), row.to_owned());
        let (whole, part) = (whole?.get(&named(of))?, part?.get(&named(less))?);
        let left = whole.0.parse::<i64>().ok()? - part.0.parse::<i64>().ok()?;
        if let (Some(whole), Some(part)) = (whole.1, part.1) {
            assert_eq!(left, whole - part, "what was printed was true");
        }
        (1..5).contains(&left).then_some(left)
    }

    /// How much was shown of a kind, and of how much, over the years of one size.
    pub fn shown(&self, size: usize, kind: &str) -> (usize, usize) {
        let named = ("Vist".to_owned(), kind.to_owned());
        let reports = (0..10).filter_map(|number| self.report(size, number, YEAR));
        let shown = reports.filter_map(|report| report.get(&named));
        shown.fold((0, 0), |sum, (shown, all)| {
            (sum.0 + shown.parse::<usize>().unwrap(), sum.1 + all.unwrap() as usize)
        })
    }
}
