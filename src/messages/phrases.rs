//! Parts of sentences that several messages share.

use chrono::NaiveDate;

use super::messages;

messages! {
    /// A number of days in a sentence.
    enum DayCount in "dage" {
        None "ingen",
        One "en",
        Many "flere" { days ("antal"): i64 },
    }
}

messages! {
    /// A paper that a gate keeps from somebody, as a sentence names it.
    enum GatedPaper in "papirer" {
        Letter "brev",
        Minutes "referat",
        Map "netværkskort",
        Overview "netværksoverblik",
    }
}

messages! {
    /// The day that keeps a gate closed.
    enum ShutGate in "lukket" {
        ByDocuments "dokumenter" { day ("dato"): NaiveDate },
        ByToday "i-dag" { day ("dato"): NaiveDate },
    }
}

messages! {
    /// Where something stands.
    enum Whereabouts in "steder" {
        File "fil" { file ("fil"): String },
        Line "linje" { file ("fil"): String, line ("linje"): usize },
    }
}

impl DayCount {
    /// So many days.
    pub(crate) const fn of(days: i64) -> Self {
        match days {
            0 => Self::None,
            1 => Self::One,
            _ => Self::Many { days },
        }
    }
}
