//! The netværkskort as geometry: who stands where, and where each name is printed.
//!
//! The borger is in the middle, five fields are around them, and everybody stands at the distance
//! that feels right to the borger (»001 bilag 1«). That distance is the borger's own statement: a
//! radius, linear in 1–5, that nothing here changes. What may be chosen is the angle within the
//! field, the place of the label, and how softly a line bends. It is chosen so that, in this order,
//! no label overlaps anything, no line leads through a label, few lines cross, lines are short, and
//! people stay near where they stood before.
//!
//! Lengths are millimetres from the sheet's top left corner; angles are degrees clockwise from the
//! top. Nothing here reads a file, knows Typst or the time: the same input gives the same map, bit
//! for bit.
//!
//! # How it goes
//!
//! 1. The circle is divided ([`Sector`]): each field gets what its heading needs, and the rest is
//!    shared out by the number of people.
//! 2. People are seated one at a time, in the order given, which is the order in which they
//!    joined (`seating`). A newcomer takes the best seat; a short annealing then lets others gain by
//!    it. Today's map thus begins where yesterday's ended.
//! 3. Labels get their places (`placement`): beside the symbol where there is room, otherwise a
//!    little away with a leader line; smaller type comes last.
//! 4. What is still in trouble is mended (`mending`): a line bends otherwise, a label changes
//!    sides, a person moves and the labels around give way, if all together is better for it.
//! 5. Whatever still overlaps is taken up and put where there is room (`finding_room`). That is
//!    why labels never overlap: a map that has no room is refused, with a [`MapError`].
//!
//! [`measure()`] counts what is left on the finished map, and shares nothing with the layout but the
//! geometry of segments and boxes.
//!
//! # How good it is
//!
//! Averages over 20 generated networks of each size, with 0.8 to 1.5 lines a person, beside plain
//! simulated annealing over the angles and the sides of labels: »annealing« takes 20 000 steps,
//! »longer« takes 100 000. Label overlaps: none, here or in another 1120 networks. Milliseconds
//! of one processor core, optimised (`--release`).
//!
//! | people | crossings | annealing | longer | lines through labels | annealing | longer | ms | annealing | longer |
//! |---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
//! | 5 | 0.1 | 0.7 | 0.2 | 0.0 | 0.1 | 0.0 | 2.3 | 11.1 | 53.7 |
//! | 10 | 1.1 | 1.7 | 2.2 | 0.0 | 0.3 | 0.3 | 6.8 | 19.2 | 98.4 |
//! | 15 | 2.0 | 3.8 | 2.6 | 0.0 | 0.7 | 0.6 | 10.0 | 26.0 | 128.2 |
//! | 20 | 4.0 | 7.5 | 6.3 | 0.0 | 1.1 | 0.9 | 14.0 | 30.9 | 161.5 |
//! | 25 | 7.2 | 9.8 | 10.5 | 0.0 | 2.5 | 1.3 | 21.4 | 38.2 | 190.4 |
//! | 30 | 12.4 | 16.3 | 15.8 | 0.1 | 5.6 | 4.2 | 28.2 | 48.1 | 238.6 |
//! | 35 | 19.3 | 27.2 | 25.1 | 0.5 | 9.9 | 8.3 | 33.8 | 59.7 | 290.4 |
//! | 40 | 25.9 | 32.9 | 29.2 | 0.3 | 15.0 | 12.6 | 35.2 | 66.6 | 323.1 |
//! | 45 | 38.6 | 52.2 | 43.9 | 2.1 | 25.1 | 19.6 | 43.1 | 83.4 | 396.7 |
//! | 50 | 48.0 | 60.2 | 54.6 | 1.8 | 35.0 | 29.5 | 45.7 | 88.8 | 428.0 |
//! | 55 | 45.8 | 62.3 | 56.6 | 4.7 | 39.6 | 29.6 | 47.6 | 87.8 | 429.2 |
//! | 60 | 77.7 | 95.1 | 83.3 | 7.5 | 61.2 | 49.4 | 54.0 | 113.9 | 543.3 |
//!
//! When one person joins, the others move. A good half of that is the edges of the fields moving:
//! by that alone half would move 15.3 mm among 5 people, 6.4 among 15, 3.4 among 25, 1.6 among 59.
//!
//! | people | half moved less than, mm | nine in ten less than, mm |
//! |---:|---:|---:|
//! | 5 | 16.7 | 47.1 |
//! | 10 | 10.2 | 27.6 |
//! | 15 | 8.0 | 21.2 |
//! | 25 | 4.5 | 14.4 |
//! | 40 | 3.6 | 11.9 |
//! | 59 | 2.3 | 7.6 |
//!
//! Both tables are made again, in some minutes, by
//! `cargo test --test network_map_quality -- --ignored --nocapture`.

mod curve;
mod drawing;
mod error;
mod field;
mod geometry;
mod label;
mod leader;
mod local_search;
mod measure;
mod overlap_removal;
mod placement;
mod rng;
mod seating;
mod sheet;
mod spreading;

pub use curve::{Bend, Curve, SOFT};
pub use error::MapError;
pub use field::{MapField, Sector};
pub use geometry::{Point, Rect, Size};
pub use label::{Label, LabelLine, LabelShape, LabelStyle, Weight};
pub use leader::Leader;
pub use measure::{Measures, measure};
pub use sheet::Sheet;

use drawing::Drawing;

/// Somebody who is to stand on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct MapPerson {
    /// The key of the person, for messages.
    pub id: String,
    /// The field they belong to.
    pub field: MapField,
    /// How far away they feel to the borger: 1, nearest, to 5, farthest (»001 bilag 1«).
    pub distance: f64,
    /// What is to stand beside the symbol.
    pub label: Label,
}

/// A finished map: everything on it has its place, in mm from the sheet's top left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct NetworkMap {
    /// The sheet that it was made for.
    pub sheet: Sheet,
    /// The five fields, clockwise from the top.
    pub sectors: [Sector; 5],
    /// The box of each field's heading.
    pub headings: [Rect; 5],
    /// Everyone, in the order given.
    pub people: Vec<PlacedPerson>,
    /// The lines between people, in the order given.
    pub lines: Vec<PlacedLine>,
    /// The radius of people's symbols, in mm: the sheet's, or less on a crowded map.
    pub symbol_radius: f64,
}

/// A person in their place.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedPerson {
    /// The centre of the symbol.
    pub at: Point,
    /// Degrees clockwise from the top.
    pub angle: f64,
    /// The label, unless there is nothing to print.
    pub label: Option<PlacedLabel>,
}

/// A label in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedLabel {
    /// How it is set, and in what words.
    pub shape: LabelShape,
    /// Its box.
    pub frame: Rect,
    /// How its lines stand in the box.
    pub align: Align,
    /// The line that leads from the symbol to the label, when there was no room beside it.
    pub leader: Option<Leader>,
}

/// How the lines of a label stand in its box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Flush left: the symbol is at the left.
    Left,
    /// Centred: the symbol is above or below.
    Centre,
    /// Flush right: the symbol is at the right.
    Right,
}

/// A line between two people who have to do with each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedLine {
    /// The first person, as an index.
    pub from: usize,
    /// The second person, as an index.
    pub to: usize,
    /// How it is drawn.
    pub curve: Curve,
}

/// How many people a map takes at most. Beyond this the layout takes long (400 people took half a
/// minute) and the labels would fill most of the sheet.
pub const MOST_PEOPLE: usize = 250;

/// How many evaluations the last improvements may take.
const BUDGET: u64 = 45_000;

/// Lays out a netværkskort.
///
/// `headings` is the room that each field's heading takes, in the order of [`MapField::ALL`];
/// `people` come in the order in which they joined the network, so that the map stays as it was
/// when somebody new is added at the end; `lines` are pairs of indices into `people`.
///
/// # Errors
///
/// When the input makes no sense, or when there are so many people that symbols or labels would
/// have to overlap: see [`MapError`].
pub fn layout(sheet: &Sheet, headings: &[Size; 5], people: &[MapPerson], lines: &[(usize, usize)]) -> Result<NetworkMap, MapError> {
    check(people, lines)?;
    let mut crowded = None;
    for shrink in [1.0, 0.8, 0.62, 0.48, 0.38] {
        let symbol = sheet.symbol_radius * shrink;
        crowded = spreading::crowded_field(sheet, people, headings, symbol);
        if crowded.is_some() {
            continue;
        }
        let (angles, sectors) = seating::seat_everyone(sheet, people, lines, headings, symbol);
        let frames = field::headings(sheet, &sectors, headings);
        let mut drawing = Drawing::new(sheet, people, lines, (sectors, frames), symbol, angles);
        crowded = drawing.spread();
        if crowded.is_some() {
            continue;
        }
        drawing.label_everyone();
        drawing.mend(BUDGET);
        return match drawing.make_room() {
            0 => Ok(finished(&drawing)),
            without_room => Err(MapError::TooManyLabels {
                people: people.len(),
                without_room,
            }),
        };
    }
    let field = crowded.unwrap_or(MapField::Familie);
    let people = people.iter().filter(|person| person.field == field).count();
    Err(MapError::TooManyAtOneDistance { field, people })
}

fn check(people: &[MapPerson], lines: &[(usize, usize)]) -> Result<(), MapError> {
    if people.len() > MOST_PEOPLE {
        return Err(MapError::TooManyPeople { people: people.len() });
    }
    if let Some(person) = people.iter().position(|p| !(1.0..=5.0).contains(&p.distance)) {
        return Err(MapError::Distance { person });
    }
    let ordered = |&(from, to): &(usize, usize)| (from.min(to), from.max(to));
    for (line, ends) in lines.iter().enumerate() {
        let (from, to) = ordered(ends);
        if from == to || to >= people.len() || lines[..line].iter().any(|l| ordered(l) == (from, to)) {
            return Err(MapError::Line { line });
        }
    }
    Ok(())
}

fn finished(drawing: &Drawing<'_>) -> NetworkMap {
    let label = |person: usize| {
        let placed = drawing.labels[person].as_ref()?;
        let at = drawing.at[person];
        let frame = placed.frame;
        let align = if frame.x >= at.x {
            Align::Left
        } else if frame.right() <= at.x {
            Align::Right
        } else {
            Align::Centre
        };
        let shape = drawing.people[person].label.shapes[placed.shape].clone();
        Some(PlacedLabel {
            shape,
            frame,
            align,
            leader: placed.leader,
        })
    };
    let person = |person: usize| PlacedPerson {
        at: drawing.at[person],
        angle: drawing.angle[person],
        label: label(person),
    };
    let line = |(line, &(from, to)): (usize, &(usize, usize))| PlacedLine {
        from,
        to,
        curve: drawing.curve(line),
    };
    NetworkMap {
        sheet: drawing.sheet.clone(),
        sectors: drawing.sectors,
        headings: drawing.headings,
        people: (0..drawing.people.len()).map(person).collect(),
        lines: drawing.lines.iter().enumerate().map(line).collect(),
        symbol_radius: drawing.symbol,
    }
}
