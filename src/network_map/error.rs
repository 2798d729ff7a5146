//! Why there can be no map, as facts: the words for readers are found elsewhere.

use std::fmt;

use super::MOST_PEOPLE;
use super::field::MapField;

/// Why there can be no map.
#[derive(Clone, Debug, PartialEq)]
pub enum MapError {
    /// A distance that is not a number from 1 to 5.
    Distance {
        /// Whose.
        person: usize,
    },
    /// An angle that is not a number from 0 to 360.
    Angle {
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
        field: MapField,
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
                write!(out, "the distance of person {person} is not a number from 1 to 5")
            }
            Self::Angle { person } => {
                write!(out, "the angle of person {person} is not a number from 0 to 360")
            }
            Self::Line { line } => {
                write!(out, "line {line} does not join two people, or joins them a second time")
            }
            Self::TooManyPeople { people } => {
                write!(out, "{people} people are too many for one map: it takes {MOST_PEOPLE}")
            }
            Self::TooManyAtOneDistance { field, people } => write!(
                out,
                "so many of the {people} people in the field {field:?} stand at the same distance \
                 that their symbols cannot be told apart"
            ),
            Self::TooManyLabels { people, without_room } => write!(
                out,
                "{people} people are too many for the sheet: {without_room} labels found no room"
            ),
        }
    }
}

impl std::error::Error for MapError {}
