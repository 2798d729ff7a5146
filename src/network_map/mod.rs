//! The netværkskort as geometry.

mod curve;
mod dice;
mod drawing;
mod field;
mod finding_room;
mod geometry;
mod label;
mod leader;
mod measure;
mod mending;
mod placement;
mod seating;
mod sheet;
mod spreading;

use std::fmt;

pub use curve::{Bend, Curve, SOFT};
pub use field::{Field, Sector};
pub use geometry::{Point, Rect, Size};
pub use label::{Label, LabelLine, LabelShape, LabelStyle, Weight};
pub use leader::Leader;
pub use measure::{Measures, measure};
pub use sheet::Sheet;

use drawing::Drawing;

/// Somebody who is to stand on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// The key of the person, for messages.
    pub id: String,
    /// The field they belong to.
    pub field: Field,
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

/// Why there can be no map.
#[derive(Clone, Debug, PartialEq)]
pub enum MapError {
    /// A distance that is not a number from 1 to 5.
    Distance {
        /// Whose.
        person: usize,
    },
    /// A line to somebody who is not there, or to oneself, or drawn twice.
    Line {
        /// Which line, as an index.
        line: usize,
    },
    /// More than [`MOST_PEOPLE`].
    TooManyPeople {
        /// How many there are.
        people: usize,
    },
    /// So many people stand at the same distance that their symbols cannot be told apart.
    TooManyAtOneDistance {
        /// In which field.
        field: Field,
        /// How many people the field has.
        people: usize,
    },
    /// The sheet has no room for all labels, not even in the smallest type.
    TooManyLabels {
        /// How many people there are.
        people: usize,
        /// How many labels found no room.
        without_room: usize,
    },
}

impl fmt::Display for MapError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Distance { person } => {
                write!(
                    out,
                    "the distance of person {person} is not a number from 1 to 5"
                )
            }
            Self::Line { line } => {
                write!(
                    out,
                    "line {line} does not join two people, or joins them a second time"
                )
            }
            Self::TooManyPeople { people } => {
                write!(
                    out,
                    "{people} people are too many for one map: it takes {MOST_PEOPLE}"
                )
            }
            Self::TooManyAtOneDistance { field, people } => write!(
                out,
                "so many of the {people} people in the field {field:?} stand at the same distance \
                 that their symbols cannot be told apart"
            ),
            Self::TooManyLabels {
                people,
                without_room,
            } => write!(
                out,
                "{people} people are too many for the sheet: {without_room} labels found no room"
            ),
        }
    }
}

impl std::error::Error for MapError {}

/// How many people a map takes at most. So many labels would cover half of the sheet; a real
/// network has five to thirty people.
pub const MOST_PEOPLE: usize = 250;

/// How many evaluations the last improvements may take.
const BUDGET: u64 = 50_000;

/// Lays out a netværkskort.
///
/// `headings` is the room that each field's heading takes, in the order of [`Field::ALL`];
/// `people` come in the order in which they joined the network, so that the map stays as it was
/// when somebody new is added at the end; `lines` are pairs of indices into `people`.
///
/// # Errors
///
/// When the input makes no sense, or when there are so many people that symbols or labels would
/// have to overlap: see [`MapError`].
pub fn layout(
    sheet: &Sheet,
    headings: &[Size; 5],
    people: &[Person],
    lines: &[(usize, usize)],
) -> Result<NetworkMap, MapError> {
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
    let field = crowded.unwrap_or(Field::Familie);
    let people = people.iter().filter(|person| person.field == field).count();
    Err(MapError::TooManyAtOneDistance { field, people })
}

fn check(people: &[Person], lines: &[(usize, usize)]) -> Result<(), MapError> {
    if people.len() > MOST_PEOPLE {
        return Err(MapError::TooManyPeople {
            people: people.len(),
        });
    }
    if let Some(person) = people
        .iter()
        .position(|p| !(1.0..=5.0).contains(&p.distance))
    {
        return Err(MapError::Distance { person });
    }
    let ordered = |&(from, to): &(usize, usize)| (from.min(to), from.max(to));
    for (line, ends) in lines.iter().enumerate() {
        let (from, to) = ordered(ends);
        if from == to
            || to >= people.len()
            || lines[..line].iter().any(|l| ordered(l) == (from, to))
        {
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
