//! The tables in which meetings are counted. A borger could be seen through them, so they are decided on people:
//! each printed count comes from at least five borgere, none of whom stands for more than half of it.
//!
//! # What ties them to the tables of people, and how each tie is cut
//! * *Meetings in the period are at least as many as the borgere who came in the period and had their first meeting
//!   within 21 days* — as are the first meetings. With `a` of `P` borgere within 21 days and `Q` approached in the period,
//!   those are at least `a + Q − P`. The meetings are printed only when they are no fewer than the greatest value that
//!   this may have for a reader of the printed tables: then the tie rules nothing out.
//! * *Ended forløb have so many meetings and no more.* Their table is printed only when ten or more forløb go on, whose
//!   meetings are printed nowhere: every meeting but an ended forløb's first may be theirs.
//! * *Ten borgere had meetings.* Nothing printed says how many had none.

use super::profile::{MeetingProfile, Profile};
use super::protect::{Protected, SMALLEST_BASE, SMALLEST_COUNT};
use super::report::{ANDEL, Cell, Edition, Row, RowKind, Table};
use super::split::{Split, add_figure, enough};
use super::tables::{APPROACH, CONTINUITY, FIRST_MEETING, HOPE, TableSpec, UNDERSTANDING};

/// The row of first meetings in the table of continuity.
const FIRST: usize = 2;

type RowOf = fn(&MeetingProfile) -> usize;

/// The tables about meetings.
pub(super) fn meeting_tables(people: &[&Profile], edition: Edition) -> Vec<Table> {
    let least = most_early_meetings(people);
    let printable = meetings_printable(people, least);
    let table = |spec: TableSpec, row_of: RowOf| {
        let rows = people.iter().flat_map(|person| person.meetings.iter().map(row_of));
        let mut split = Split::withheld(spec, rows.clone(), Cell::Withheld);
        if printable {
            split.base = None;
            if each_row_is_many(&split, people, row_of) {
                split = Split::of(spec, rows);
            }
        }
        split
    };
    let mut continuity = table(CONTINUITY, |meeting| meeting.continuity);
    let first_known = continuity.protected.open(FIRST);
    if least > 0 && first_known.is_none_or(|first| first < least) {
        continuity.protected = Protected::Whole;
    }
    let understanding = table(UNDERSTANDING, |meeting| meeting.understanding);
    let hope = table(HOPE, |meeting| meeting.hope);
    vec![
        participants(people, printable, edition),
        continuity.table(edition),
        answers(
            &understanding,
            edition,
            "I forsøget i fem kommuner var svaret »i høj grad« eller »i nogen grad« ved 98 % af møderne.",
        ),
        answers(
            &hope,
            edition,
            "I forsøget i fem kommuner oplevede 92 % af borgerne, at møderne gav nye muligheder og håb.",
        ),
    ]
}

fn answers(split: &Split, edition: Edition, reference: &'static str) -> Table {
    let mut table = split.table(edition);
    table.reference = Some(reference);
    let positive = split.share(&[0, 1], edition);
    add_figure(&mut table, "positive", "I høj eller nogen grad", ANDEL, positive);
    table
}

/// The greatest number that, for a reader, the borgere who came in the period and met within 21 days may be known to
/// exceed.
fn most_early_meetings(people: &[&Profile]) -> u32 {
    let most = |split: &Split| split.protected.bounds(split.total()).map_or(0, |bounds| bounds[0].1);
    let met = Split::of(FIRST_MEETING, people.iter().map(|person| person.first_meeting));
    let came = Split::of(APPROACH, people.iter().map(|person| person.approach));
    (most(&met) + most(&came)).saturating_sub(met.total())
}

/// Whether the number of meetings may be printed at all.
fn meetings_printable(people: &[&Profile], least: u32) -> bool {
    let meetings: u32 = people.iter().map(|person| count(person.meetings.len())).sum();
    let (with, largest) = contributors(people, |_| true);
    with >= SMALLEST_BASE && 2 * largest <= meetings && meetings >= least
}

/// Whether ten borgere have answers, and no row of five meetings or more is the work of fewer than five borgere or more
/// than half the work of one. (Rows of 1–4 meetings are small anyway.)
fn each_row_is_many(split: &Split, people: &[&Profile], row_of: RowOf) -> bool {
    let missing = super::split::missing(&split.spec);
    let (answering, _) = contributors(people, |meeting| !missing[row_of(meeting)]);
    let answered: u32 = (0..missing.len()).filter(|row| !missing[*row]).map(|row| split.counts[row]).sum();
    let rows_are_many = (0..split.counts.len()).all(|row| {
        let (with, largest) = contributors(people, |meeting| row_of(meeting) == row);
        split.counts[row] < SMALLEST_COUNT || (with >= SMALLEST_COUNT && 2 * largest <= split.counts[row])
    });
    rows_are_many && (answered == 0 || answering >= SMALLEST_BASE)
}

/// How many borgere have such a meeting, and how many the one with the most has.
fn contributors(people: &[&Profile], such: impl Fn(&MeetingProfile) -> bool) -> (u32, u32) {
    let (mut with, mut largest) = (0, 0);
    for person in people {
        let meetings = count(person.meetings.iter().filter(|meeting| such(meeting)).count());
        with += u32::from(meetings > 0);
        largest = largest.max(meetings);
    }
    (with, largest)
}

/// Participants per meeting, as means: a mean says nothing about how many meetings it was taken of.
fn participants(people: &[&Profile], printable: bool, edition: Edition) -> Table {
    let noted = || {
        people
            .iter()
            .flat_map(|person| person.meetings.iter().filter_map(|meeting| meeting.participants))
    };
    let (with, largest) = contributors(people, |meeting| meeting.participants.is_some());
    let meetings = count(noted().count());
    let allowed = printable && enough(with as usize) && 2 * largest <= meetings;
    let (private, professional) = noted().fold((0, 0), |sum, (private, professional)| (sum.0 + private, sum.1 + professional));
    let tenths = |sum: u32| (20 * sum + meetings) / (2 * meetings.max(1));
    let cell = |tenths: u32| if allowed { Cell::Average(tenths) } else { Cell::Withheld };
    let row = |id, name, kind, tenths| Row {
        id,
        name,
        kind,
        cells: vec![cell(tenths)],
    };
    let total: u32 = people.iter().map(|person| count(person.meetings.len())).sum();
    super::people::figures(
        "deltagere-pr-moede",
        "Deltagere pr. møde",
        "Gennemsnit",
        vec![
            row("private", "Private", RowKind::Answer, tenths(private)),
            row("professionelle", "Professionelle", RowKind::Answer, tenths(professional)),
            row("i-alt", "I alt", RowKind::Total, tenths(private) + tenths(professional)),
        ],
        if printable {
            Cell::Count(edition.count(total))
        } else {
            Cell::Withheld
        },
        "Møder, der blev holdt i perioden, og hvor deltagerne er noteret. Borgeren selv er ikke talt med; netværksteamet tæller som professionelle.",
        "Tre til fem deltagere er en god start, og op til ti forekommer. Borgeren bestemmer, hvem der er med.",
    )
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
