//! The parts of a report that can change independently of each other, for the ledger: for each, which rows a borger
//! stands in.

use super::facts::Indicator;
use super::profile::Profile;
use super::tables::{
    APPROACH, BEGAN, CONTACT, CONTINUITY, COORDINATOR, DEVELOPMENT, FIRST_MEETING, HANDOVER, HOPE, MEETINGS_PER_CASE, NETWORK_NOW,
    NETWORK_START, STATUS, TEAM, TableSpec, UNDERSTANDING,
};

/// One part of a report: one table, or a few that always change together.
pub(super) struct Aspect {
    /// Its name in the ledger.
    pub name: &'static str,
    /// The tables whose rows it decides.
    pub tables: Vec<&'static str>,
    /// Tables and numbers drawn from the same facts that are no plain counts; they go whenever there is any doubt.
    pub figures: Vec<&'static str>,
    /// The table in which `I alt` of its tables is a row; `None` when it is the population, or theirs alone.
    pub hangs_on: Option<&'static str>,
    /// Whether `I alt` of its tables says no more than the size of the population.
    pub about_all: bool,
    rows: RowsOf,
}

type RowsOf = Box<dyn Fn(&Profile) -> Option<String>>;

impl Aspect {
    /// The rows a borger stands in, as a text; `None` when the table is not about them.
    pub fn rows(&self, person: &Profile) -> Option<String> {
        (self.rows)(person)
    }
}

/// All of them.
pub(super) fn aspects() -> Vec<Aspect> {
    let row = |spec: TableSpec, row_of: fn(&Profile) -> usize| Aspect {
        name: spec.id,
        tables: vec![spec.id],
        figures: Vec::new(),
        hangs_on: None,
        about_all: true,
        rows: Box::new(move |person| Some(row_of(person).to_string())),
    };
    let some = |spec: TableSpec, hangs_on, row_of: fn(&Profile) -> Option<usize>| Aspect {
        hangs_on: Some(hangs_on),
        about_all: false,
        rows: Box::new(move |person| row_of(person).map(|row| row.to_string())),
        ..row(spec, |_| 0)
    };
    let mut all = vec![
        row(STATUS, |person| person.status),
        row(APPROACH, |person| person.approach),
        row(CONTACT, |person| person.contact),
        row(FIRST_MEETING, |person| person.first_meeting),
        row(COORDINATOR, |person| person.coordinator),
        row(NETWORK_START, |person| person.network_start.band()),
        Aspect {
            figures: vec!["private-i-netvaerket"],
            ..row(NETWORK_NOW, |person| person.network_now.band())
        },
        Aspect {
            figures: vec!["uddannede-medarbejdere"],
            ..row(TEAM, |person| person.team)
        },
        some(MEETINGS_PER_CASE, STATUS.id, |person| person.meetings_band),
        some(HANDOVER, COORDINATOR.id, |person| person.handover),
        Aspect {
            name: "moeder",
            tables: vec![CONTINUITY.id, UNDERSTANDING.id, HOPE.id],
            figures: vec!["deltagere-pr-moede"],
            about_all: false,
            rows: Box::new(|person| (!person.meetings.is_empty()).then(|| meetings(person))),
            ..row(CONTINUITY, |_| 0)
        },
    ];
    all.extend(Indicator::all().map(|indicator| {
        let place = indicator.place();
        Aspect {
            figures: vec![BEGAN[place].id],
            rows: Box::new(move |person| Some(format!("{} {}", person.development[place], person.began_low[place]))),
            ..row(DEVELOPMENT[place], |_| 0)
        }
    }));
    all
}

fn meetings(person: &Profile) -> String {
    let rows = person
        .meetings
        .iter()
        .map(|meeting| format!("{}{}{}", meeting.continuity, meeting.understanding, meeting.hope));
    rows.collect::<Vec<_>>().join(" ")
}

/// The tables whose `I alt` is a row of another: the table, and the other.
pub(super) fn hanging() -> Vec<(&'static str, &'static str)> {
    let mut pairs = vec![(MEETINGS_PER_CASE.id, STATUS.id), (HANDOVER.id, COORDINATOR.id)];
    pairs.extend(Indicator::all().map(|indicator| {
        let place = indicator.place();
        (BEGAN[place].id, DEVELOPMENT[place].id)
    }));
    pairs
}
