//! The two days that a gate asks: the documents' own, and the real one.

use chrono::NaiveDate;

use crate::messages::ShutGate;

/// The day that documents bear, and the day it is. A document dated ahead opens no gate by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// `--dato`, else today.
    pub document: NaiveDate,
    /// Today, by the clock.
    pub real: NaiveDate,
}

impl Days {
    /// Both on one day.
    pub const fn on(day: NaiveDate) -> Self {
        Self { document: day, real: day }
    }

    /// The day on which a signature, an approval or the like must be there: the earlier of the two.
    pub fn gate(self) -> NaiveDate {
        self.document.min(self.real)
    }

    /// The later of the two: on it, what has ended has ended.
    pub fn latest(self) -> NaiveDate {
        self.document.max(self.real)
    }

    /// The day that keeps a gate shut until `opens`.
    pub(crate) fn shut(self, opens: NaiveDate) -> ShutGate {
        if self.document < opens {
            ShutGate::ByDocuments { day: self.document }
        } else {
            ShutGate::ByToday { day: self.real }
        }
    }
}
