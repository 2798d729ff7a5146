//! The programme summary's statistics: forløb counted in a fixed set of tables, every count disturbed a little by the
//! *cell-key method* before anybody sees it.
//!
//! Numbers and stable ids only; every word is in the texts of the templates. The method, why it was chosen and what it
//! does not do stand in `docs/programme.md`, with its table of changes; `tests/programme_attacker.rs` tries it.

mod cell_key;
mod disturbance;
mod facts;
mod fold;
mod headlines;
mod period;
mod printed;
mod profile;
mod publications;
mod report;
mod share;
mod tables;

pub use cell_key::{CellKey, RecordKey, Secret};
pub use disturbance::{CellKeyMethod, Disturbance, RandomRounding, RoundingToFive};
pub use facts::{Answer, Attendance, CaseFacts, CountedIndicator, HandoverFacts, INDICATORS, MeetingFacts, NetworkPerson, RatingFacts};
pub use fold::{Programme, TooFew};
pub use headlines::{Headline, Trend};
pub use period::{NoPeriod, Period, Span};
pub use printed::{Cell, Counts};
pub(crate) use publications::hexadecimal;
pub use publications::{ChainMark, Damage, Event, Publications};
pub use report::{Edition, Report, Row, Table};
pub use share::Share;
pub use tables::{TABLES, TOTAL, TableSpec};
