//! The two days that a gate asks: the documents' own, and the real one.

use chrono::NaiveDate;

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

    /// The day that keeps a gate closed until `opens`, as a part of a sentence in Danish.
    pub fn closed_in_danish(self, opens: NaiveDate) -> String {
        if self.document < opens {
            format!("dokumenterne har datoen {}", self.document)
        } else {
            format!("i dag er det {}", self.real)
        }
    }
}
