//! The way from forløb to printed counts: fold them one by one, then disturb every cell.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::cell_key::{CellKey, RecordKey, Secret};
use super::disturbance::Disturbance;
use super::facts::CaseFacts;
use super::period::{Period, Span};
use super::printed::{Cell, Counts, SMALLEST_BASE};
use super::profile::{Arrival, Rows, rows, touches};
use super::tables::{TABLES, TableSpec};

/// Too few forløb for a report: fewer than ten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooFew;

/// The programme in a period. Forløb are folded into it one by one and let go.
#[derive(Clone, Debug)]
pub struct Programme {
    period: Period,
    secret: Secret,
    earlier: Vec<(Period, BTreeSet<String>)>,
    people: Vec<(RecordKey, Rows)>,
    known: BTreeSet<String>,
}

impl Programme {
    /// A programme without forløb; `earlier` are the reports that have been published.
    pub fn new<'a>(period: Period, secret: Secret, earlier: impl IntoIterator<Item = &'a Counts>) -> Self {
        let is_year = |period: Period| period.span() == Span::WholeYear;
        let earlier = earlier.into_iter().filter_map(|counts| {
            let of = Period::from_code(&counts.period).ok()?;
            let before = is_year(of) == is_year(period) && of.to() < period.from();
            before.then(|| (of, counts.known.iter().cloned().collect()))
        });
        Self {
            period,
            earlier: earlier.collect(),
            secret,
            people: Vec::new(),
            known: BTreeSet::new(),
        }
    }

    /// Folds a forløb in. It is counted when the period touches it, or when an earlier report should have counted it and it was
    /// written down after that was made.
    pub fn add(&mut self, case: &CaseFacts) {
        let late = self.is_late(case);
        if !late && !touches(case, self.period) {
            return;
        }
        let arrival = if late { Arrival::Late } else { Arrival::InTime };
        let key = self.secret.record_key(&self.period.code(), &case.identity);
        self.people.push((key, rows(case, self.period, arrival)));
        self.known.extend(self.marks(case));
    }

    /// Whether an earlier report is about the days of a forløb, and none has counted it.
    fn is_late(&self, case: &CaseFacts) -> bool {
        let marks = self.marks(case);
        let counted = self.earlier.iter().any(|(_, known)| marks.iter().any(|mark| known.contains(mark)));
        !counted && self.earlier.iter().any(|(period, _)| touches(case, *period))
    }

    /// By all that it is known by, so that a forløb which is given an id, or a day of consent, is known again.
    fn marks(&self, case: &CaseFacts) -> Vec<String> {
        let identities = std::iter::once(&case.identity).chain(&case.earlier_identities);
        identities.map(|identity| self.secret.mark(identity)).collect()
    }

    /// Whether there are forløb enough for a report, but for what the disturbance may do.
    pub const fn has_enough(&self) -> bool {
        self.people.len() >= SMALLEST_BASE as usize
    }

    /// The counts as they are printed.
    ///
    /// # Errors
    /// There are, or seem to be, fewer than ten forløb.
    pub fn publish(&self, disturbance: &dyn Disturbance, published: NaiveDate) -> Result<Counts, TooFew> {
        let everyone: Tally = self.people.iter().map(|(key, _)| *key).collect();
        let population = everyone.printed(&self.secret, disturbance);
        let enough = |count: u32| count >= SMALLEST_BASE;
        if !enough(everyone.count) || !population.number().is_some_and(enough) {
            return Err(TooFew);
        }
        let table = |(place, spec): (usize, &TableSpec)| (spec.id.to_owned(), self.table(place, spec, disturbance));
        Ok(Counts {
            period: self.period.code(),
            published,
            population,
            tables: TABLES.iter().enumerate().map(table).collect(),
            known: self.known.iter().cloned().collect(),
        })
    }

    fn table(&self, place: usize, spec: &TableSpec, disturbance: &dyn Disturbance) -> BTreeMap<String, Cell> {
        let of = |rows: &[usize]| -> Cell {
            let in_them = self.people.iter().filter(|(_, stands)| rows.contains(&usize::from(stands[place])));
            let tally: Tally = in_them.map(|(key, _)| *key).collect();
            tally.printed(&self.secret, disturbance)
        };
        let rows = spec.rows.iter().enumerate().map(|(row, id)| ((*id).to_owned(), of(&[row])));
        let sums = spec.sums.iter().map(|(id, rows)| ((*id).to_owned(), of(rows)));
        rows.chain(sums).collect()
    }
}

/// A cell before it is disturbed: how many, and their key.
#[derive(Clone, Copy, Default)]
struct Tally {
    count: u32,
    key: CellKey,
}

impl FromIterator<RecordKey> for Tally {
    fn from_iter<T: IntoIterator<Item = RecordKey>>(records: T) -> Self {
        let add = |tally: Self, record| Self {
            count: tally.count + 1,
            key: tally.key.with(record),
        };
        records.into_iter().fold(Self::default(), add)
    }
}

impl Tally {
    fn printed(self, secret: &Secret, disturbance: &dyn Disturbance) -> Cell {
        Cell::of(disturbance.disturb(self.count, secret.draw(self.key)))
    }
}
