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
//! 1. The circle is divided as people join (`division`): each field gets what its heading needs, and the rest is shared out by
//!    what its people need. The borders stay until a field is much too narrow, so that a newcomer moves few.
//! 2. People are seated one at a time, in the order given, which is the order in which they
//!    joined (`seating`): 8 mm or more from their field's borders where it has room, and spread over its angle. A newcomer takes
//!    the best seat; a short annealing then lets others gain by it. Today's map thus begins where yesterday's ended. Whoever has
//!    an angle of the borger's own stands there, and the borders make way.
//! 3. Labels get their places (`placement`): beside the symbol where there is room, in their own field, otherwise a
//!    little away with a leader line; smaller type comes last.
//! 4. What is still in trouble is mended (`local_search`): a line bends otherwise, a label changes
//!    sides, a person moves and the labels around give way, if all together is better for it.
//!    Where a line still leads through a label after that, it is taken out at a higher price, up to 60 people.
//! 5. Whatever still overlaps is taken up and put where there is room (`overlap_removal`). That is
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
//! | 5 | 0.1 | 0.5 | 0.3 | 0.0 | 0.1 | 0.0 | 2.1 | 12.9 | 62.2 |
//! | 10 | 1.4 | 2.2 | 2.5 | 0.0 | 0.1 | 0.2 | 5.8 | 23.8 | 117.2 |
//! | 15 | 2.2 | 3.2 | 3.1 | 0.0 | 0.8 | 0.8 | 9.5 | 30.5 | 150.9 |
//! | 20 | 5.0 | 6.8 | 6.5 | 0.0 | 1.2 | 1.2 | 14.3 | 37.2 | 185.2 |
//! | 25 | 8.5 | 11.2 | 9.6 | 0.0 | 2.8 | 2.5 | 18.9 | 45.5 | 221.7 |
//! | 30 | 12.2 | 16.8 | 16.1 | 0.0 | 6.3 | 4.3 | 25.6 | 54.0 | 272.1 |
//! | 35 | 20.4 | 29.3 | 26.4 | 0.0 | 10.8 | 9.1 | 30.7 | 69.2 | 341.4 |
//! | 40 | 25.9 | 34.2 | 31.1 | 0.0 | 19.1 | 14.2 | 31.4 | 76.4 | 375.2 |
//! | 45 | 42.0 | 53.6 | 46.5 | 0.0 | 29.6 | 21.4 | 38.5 | 94.9 | 449.3 |
//! | 50 | 49.1 | 64.4 | 56.7 | 0.0 | 37.6 | 31.2 | 40.8 | 101.9 | 495.8 |
//! | 55 | 51.9 | 65.8 | 59.6 | 0.0 | 43.7 | 35.4 | 43.6 | 106.5 | 505.9 |
//! | 60 | 81.5 | 103.0 | 89.6 | 0.0 | 69.3 | 58.4 | 52.1 | 138.8 | 657.7 |
//!
//! How people stand, over 20 networks of each size. Nobody is nearer than 8 mm to a border of their field.
//!
//! | people | near a border, % | labels outside their field, % | labels far, % | labels small, % | unevenness | lines through labels, in all 20 |
//! |---:|---:|---:|---:|---:|---:|---:|
//! | 5 | 0.0 | 0.0 | 0.0 | 3.0 | 0.18 | 0 |
//! | 10 | 0.0 | 0.0 | 2.0 | 1.5 | 0.20 | 0 |
//! | 15 | 0.0 | 0.0 | 5.3 | 3.7 | 0.19 | 0 |
//! | 20 | 0.0 | 0.0 | 7.0 | 2.5 | 0.20 | 0 |
//! | 25 | 0.0 | 0.0 | 10.0 | 3.2 | 0.18 | 0 |
//! | 30 | 0.0 | 0.3 | 13.7 | 4.0 | 0.18 | 0 |
//! | 35 | 0.0 | 0.3 | 21.4 | 3.7 | 0.19 | 0 |
//! | 40 | 0.0 | 0.5 | 28.7 | 3.2 | 0.16 | 0 |
//! | 45 | 0.0 | 0.6 | 36.8 | 2.7 | 0.17 | 0 |
//! | 50 | 0.0 | 0.7 | 45.1 | 4.3 | 0.15 | 0 |
//! | 55 | 0.0 | 2.3 | 46.5 | 6.1 | 0.15 | 0 |
//! | 60 | 0.0 | 2.4 | 57.6 | 7.4 | 0.15 | 0 |
//!
//! When one person joins, the others move.
//!
//! | people | half moved less than, mm | nine in ten less than, mm |
//! |---:|---:|---:|
//! | 5 | 1.7 | 22.9 |
//! | 10 | 1.7 | 22.9 |
//! | 15 | 2.1 | 13.1 |
//! | 25 | 2.0 | 15.4 |
//! | 40 | 1.5 | 10.8 |
//! | 59 | 0.0 | 6.6 |
//!
//! The tables are made again, in some minutes, by
//! `cargo test --test network_map_quality -- --ignored --nocapture`.

mod curve;
mod division;
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
mod seating_cost;
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
    /// Where the borger put them, in degrees clockwise from the top; none leaves it to the layout. Somebody whose angle lies
    /// beyond their field, because the order of the fields allows nothing else, stands at its edge.
    pub angle: Option<f64>,
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
    /// The boxes of the words on the first and last ring, without room where the sheet has none.
    pub ring_names: [Rect; 2],
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
    /// The field they belong to.
    pub field: MapField,
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
    for shrink in [1.0, 0.8, 0.62, 0.48, 0.34] {
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
        drawing.clear_labels(BUDGET);
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
    if let Some(person) = people.iter().position(|p| !p.angle.is_none_or(|a| (0.0..=360.0).contains(&a))) {
        return Err(MapError::Angle { person });
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
        field: drawing.people[person].field,
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
        ring_names: drawing.sheet.ring_name_boxes(),
        people: (0..drawing.people.len()).map(person).collect(),
        lines: drawing.lines.iter().enumerate().map(line).collect(),
        symbol_radius: drawing.symbol,
    }
}
