//! The programme summary: what leaders may know, and nothing about one person.
//!
//! A leader prints, twice a year, how Åben Dialog goes in the municipality. Fold every case into a [`Programme`], then
//! [`Programme::publish`] it beside the [`Ledger`] of earlier reports:
//!
//! ```
//! # use dialogdok::programme::*;
//! # fn facts() -> Vec<CaseFacts> { Vec::new() }
//! # fn day(text: &str) -> chrono::NaiveDate { text.parse().unwrap() }
//! let period = Period::new(day("2026-01-01"), day("2026-06-30"), day("2026-07-05"))?;
//! let mut programme = Programme::new(period, Scale { from: 1.0, to: 10.0 });
//! for case in facts() {
//!     programme.add(&case);
//! }
//! let secret = Secret::new(b"thirty-two bytes of real randomness").unwrap();
//! match programme.publish(Edition::Intern, &Ledger::default(), &secret) {
//!     Ok((report, ledger)) => println!("{}{}", report.to_csv(), ledger.to_yaml()),
//!     Err(refusal) => println!("{refusal}"),
//! }
//! # Ok::<(), PeriodReversed>(())
//! ```
//!
//! # The threat
//! The reader has everything that was ever printed: all tables, in both editions, of every report. They know these
//! rules and this program. They must not be able to work out a count of 1–4 people, nor that a group of 1–4 people has
//! something in common — neither from one table, nor from two that share a total, nor from this report and the last one.
//!
//! # The model
//! * **One fixed set of tables** (`tables.rs`). Nothing can be asked for by place, team or kind of borger.
//! * **One table** is protected by the rule in [`protect`], for which a proof stands there: whatever prints `<5` could be
//!   any of 1, 2, 3 and 4 with everything printed the same, also for someone who knows how the rule chooses.
//! * **Tables together.** A table is about everyone, or about a row of another table that is printed. The rows are cut so
//!   that nothing else ties two tables of people together (`people.rs`); the few ties of meetings to people are cut by
//!   conditions that look at nothing but what is printed (`meetings.rs`). So what holds for each table holds for all.
//! * **Whether** something is printed never depends on a withheld number by itself, except where that is shown to leave
//!   it open. A median is printed only when the printed counts already say in which row it lies.
//! * **`Ekstern`** is made of what `Intern` prints, rounded: both together say no more than `Intern`.
//! * **Reports together** are looked after by the ledger (`ledger.rs`).
//!
//! `tests/programme_attacker.rs` is the adversary: it reads the CSV files and tries.
//!
//! This is **not differential privacy**. There is no noise and no bound on what someone with inside knowledge may add:
//! a colleague who knows everyone in a group but one knows that one. The thresholds say how large a crowd must be; they do
//! not hide what is true of all of a large crowd.
//!
//! # Where the numbers to compare with come from
//! »Fem kritiske succesfaktorer for implementeringen af Åben Dialog« (for Social- og Boligstyrelsen), section »Om metoden
//! Åben Dialog«: of 94 borgere in the trial of five kommuner, 44 had a positive development in wellbeing and mental health,
//! most where the level was low at the first measurement; for 98 % of the meetings the borgere said »i høj grad« or »i
//! nogen grad« to a greater understanding; 92 % of the borgere felt that there were new possibilities and hope. That
//! trial's scales are not the municipality's own. Meetings of 3–5 are a good start and up to 10 occur: »Prioritering af
//! implementering og hurtigt i gang«.

mod aspects;
mod csv;
mod facts;
mod fold;
mod ledger;
mod meetings;
mod people;
mod period;
mod profile;
pub mod protect;
mod publish;
mod report;
mod split;
mod tables;

pub use facts::{Answer, Attendance, CaseFacts, Handover, INDICATORS, Indicator, MeetingFacts, NetworkPerson, Rating, Scale};
pub use fold::Programme;
pub use ledger::{Ledger, Secret};
pub use period::{Period, PeriodReversed};
pub use publish::Refusal;
pub use report::{Cell, Edition, Headline, Report, Row, RowKind, Table};
