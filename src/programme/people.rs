//! The tables in which every borger is counted once.
//!
//! No two of them are tied together by anything but their totals: whatever rows a borger stands in elsewhere, they can
//! stand in any row of a table. That is a property of how the rows are cut, and it was the reason for some of the cuts.
//! (»No meeting yet« is part of »not within 21 days«, and »no meeting« part of »none or one«: otherwise the one table
//! would bound the other.) A table about some of the borgere hangs on a row of another, and is printed only when that
//! row is.

use super::facts::Indicator;
use super::profile::{Network, Profile};
use super::protect::{Protected, SMALLEST_BASE, SMALLEST_COUNT};
use super::report::{ANTAL, Cell, Edition, Row, RowKind, Table};
use super::split::{Split, add_figure, enough};
use super::tables::{
    APPROACH, BEGAN, CONTACT, COORDINATOR, DEVELOPMENT, FIRST_MEETING, HANDOVER, MEETINGS_PER_CASE, NETWORK_NOW, NETWORK_START, STATUS,
    TEAM,
};
use std::collections::BTreeSet;

/// The tables about the forløb themselves, how fast help came, and who stayed.
pub(super) fn course_tables(people: &[&Profile], edition: Edition) -> Vec<Table> {
    let each = || people.iter();
    let status = Split::of(STATUS, each().map(|person| person.status));
    let contact = Split::of(CONTACT, each().map(|person| person.contact));
    let first = Split::of(FIRST_MEETING, each().map(|person| person.first_meeting));
    let coordinator = Split::of(COORDINATOR, each().map(|person| person.coordinator));
    vec![
        status.table(edition),
        Split::of(APPROACH, each().map(|person| person.approach)).table(edition),
        meetings_per_case(people, &status, edition),
        contact.table_with_median(
            edition,
            "Uger",
            each().map(|person| (person.contact, person.contact_weeks)),
            &[0, 1],
        ),
        first.table_with_median(
            edition,
            "Uger",
            each().map(|person| (person.first_meeting, person.first_meeting_weeks)),
            &[0],
        ),
        coordinator.table(edition),
        handover(people, &coordinator, edition),
    ]
}

/// Meetings per ended forløb. It is printed only when at least ten forløb have *not* ended: their number of meetings is
/// not printed, so the meetings in all say nothing about the ended ones.
fn meetings_per_case(people: &[&Profile], status: &Split, edition: Edition) -> Table {
    let ended = || {
        people
            .iter()
            .filter_map(|person| Some((person.meetings_band?, person.meetings_in_all)))
    };
    let rows = ended().map(|(band, _)| band);
    let under_way = |ended: u32| status.total() - ended;
    let split = match status.protected.open(2) {
        Some(count) if under_way(count) >= SMALLEST_BASE => Split::of(MEETINGS_PER_CASE, rows),
        _ => Split::withheld(MEETINGS_PER_CASE, rows, status.cell(2, edition)),
    };
    let mut table = split.table_with_median(edition, "Møder", ended(), &[0, 1, 2, 3]);
    let share = split.share(&[1, 2, 3], edition);
    add_figure(&mut table, "mindst-to", "Mindst to møder", super::report::ANDEL, share);
    table
}

fn handover(people: &[&Profile], coordinator: &Split, edition: Edition) -> Table {
    let rows = people.iter().filter_map(|person| person.handover);
    match coordinator.protected.open(1) {
        Some(_) => Split::of(HANDOVER, rows),
        None => Split::withheld(HANDOVER, rows, coordinator.cell(1, edition)),
    }
    .table(edition)
}

/// The tables about development: one for each indicator, and one for those who began low and the others.
pub(super) fn development_tables(people: &[&Profile], edition: Edition) -> Vec<Table> {
    let mut tables = Vec::with_capacity(20);
    for indicator in Indicator::all() {
        let place = indicator.place();
        let split = Split::of(DEVELOPMENT[place], people.iter().map(|person| person.development[place]));
        let mut table = split.table(edition);
        table.reference = Some(
            "I forsøget i fem kommuner gik det bedre for 44 af 94 borgere, mest for dem, der begyndte lavt. Det var målt på en anden skala.",
        );
        tables.push(table);
        tables.push(began(people, place, &split, edition));
    }
    tables
}

/// Higher or not, for those who began low and for the others. It shares two sums with the table of its indicator, so it
/// is printed only when that table prints all its answers, and when each of its four rows holds at least five.
fn began(people: &[&Profile], place: usize, whole: &Split, edition: Edition) -> Table {
    let rows = people
        .iter()
        .filter(|person| person.development[place] < 3)
        .map(|person| 2 * usize::from(!person.began_low[place]) + usize::from(person.development[place] != 0));
    let answers_open = (0..3).all(|row| whole.protected.open(row).is_some());
    let base = whole.answered().map_or(Cell::Withheld, |answered| edition_count(edition, answered));
    let mut split = Split::withheld(BEGAN[place], rows, base);
    if answers_open && split.counts.iter().all(|count| *count >= SMALLEST_COUNT) {
        let shown = split.counts.iter().map(|count| super::protect::Shown::Open(*count));
        split.protected = Protected::Rows(shown.collect());
    }
    let mut table = split.table(edition);
    for (place, row) in table.rows.iter_mut().enumerate() {
        if row.kind == RowKind::Answer {
            // The share is within those who began alike, not within all.
            let (first, second) = if place < 2 { (0, 1) } else { (2, 3) };
            row.cells[1] = match (
                split.protected.open(place),
                split.protected.open(first),
                split.protected.open(second),
            ) {
                (Some(part), Some(first), Some(second)) => edition.share(part, first + second),
                _ => Cell::Withheld,
            };
        }
    }
    table
}

/// The tables about networks and about who carries the work.
pub(super) fn network_tables(people: &[&Profile], edition: Edition) -> Vec<Table> {
    let sizes = |spec, network: fn(&Profile) -> Network| {
        let each = || people.iter().map(move |person| network(person));
        Split::of(spec, each().map(Network::band)).table_with_median(
            edition,
            "Personer",
            each().map(|network| (network.band(), network.size)),
            &[0, 1, 2],
        )
    };
    let start = |person: &Profile| person.network_start;
    let now = |person: &Profile| person.network_now;
    let team = Split::of(TEAM, people.iter().map(|person| person.team));
    vec![
        sizes(NETWORK_START, start),
        sizes(NETWORK_NOW, now),
        private_part(people, edition, [start, now]),
        team.table(edition),
        staff(people, &team, edition),
    ]
}

fn private_part(people: &[&Profile], edition: Edition, when: [fn(&Profile) -> Network; 2]) -> Table {
    let mean = |network: fn(&Profile) -> Network| {
        if !enough(people.len()) {
            return Cell::Withheld;
        }
        let sum: usize = people.iter().map(|person| network(person).private_permille() as usize).sum();
        let count = 10 * people.len();
        Cell::Percent(u32::try_from((2 * sum + count) / (2 * count)).unwrap_or(100))
    };
    let row = |id, name, network| Row {
        id,
        name,
        kind: RowKind::Figure,
        cells: vec![mean(network)],
    };
    figures(
        "private-i-netvaerket",
        "Private i netværket",
        "Gennemsnitlig andel (%)",
        vec![row("ved-start", "Ved start", when[0]), row("nu", "Nu", when[1])],
        u32::try_from(people.len()).map_or(Cell::Withheld, |people| edition_count(edition, people)),
        "De samme forløb og dage som i de to tabeller over netværk. For hver borger regnes, hvor stor en del af netværket der er privat; tallet er gennemsnittet, så hver borger vejer lige meget. Et tomt netværk regnes som nul.",
        "Tallet viser blandingen af private og fagfolk. Det siger ikke, hvem der betyder mest.",
    )
}

/// How many trained people carry the cases. It is printed when the table of teams leaves room for it whatever stands in
/// its withheld rows: someone has two trained people or more, or at least so many have one each.
fn staff(people: &[&Profile], team: &Split, edition: Edition) -> Table {
    let trained: BTreeSet<&str> = people.iter().flat_map(|person| person.trained.iter().map(String::as_str)).collect();
    let trained = u32::try_from(trained.len()).unwrap_or(u32::MAX);
    let room = team
        .protected
        .bounds(team.total())
        .is_some_and(|bounds| trained == 0 || bounds[2].0 > 0 || bounds[1].0 >= trained.max(SMALLEST_COUNT - 1));
    let cell = if room { edition.alone(trained) } else { Cell::Withheld };
    figures(
        "uddannede-medarbejdere",
        "Uddannede medarbejdere",
        ANTAL,
        vec![Row {
            id: "baerer-forloebene",
            name: "Uddannede, der bærer forløbene",
            kind: RowKind::Figure,
            cells: vec![cell],
        }],
        u32::try_from(people.len()).map_or(Cell::Withheld, |people| edition_count(edition, people)),
        "Hvor mange forskellige mennesker med uddannelse i Åben Dialog der er i netværksteamene i rapportens forløb. Den, der er med i flere forløb, tælles én gang.",
        "Tallet viser, hvor mange skuldre arbejdet hviler på. Uddannede uden et forløb er ikke talt med.",
    )
}

fn edition_count(edition: Edition, count: u32) -> Cell {
    Cell::Count(edition.count(count))
}

/// A table of numbers that are no parts of a whole.
pub(super) fn figures(
    id: &'static str,
    title: &'static str,
    column: &'static str,
    rows: Vec<Row>,
    base: Cell,
    rule: &'static str,
    reading: &'static str,
) -> Table {
    Table {
        id,
        title,
        columns: vec![column],
        rows,
        base,
        answered: base,
        rule,
        reading,
        reference: None,
        note: None,
        open: false,
    }
}
