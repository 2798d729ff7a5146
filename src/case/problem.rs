//! What is wrong with what people wrote, as data; put into words for a terminal in [`crate::deliver`].

use super::place::Place;

/// How serious a [`Problem`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Stops a document (exit 1).
    Error,
    /// Worth a thought; stops nothing.
    Advice,
}

/// A part of a case that papers stand on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What must hold before anything is sent out: letters, call list and calendar of every meeting.
    Sending,
    /// Distances, lines and the map's list of readers.
    Map,
    /// Portraits and the overview's list of readers.
    Overview,
    /// Answers, earlier tovholdere and the ending.
    Wellbeing,
    /// The tasks that one meeting hands on to the next.
    Tasks,
}

/// Which documents a [`Problem`] stops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stops {
    /// None: an advice.
    Nothing,
    /// Every document of the case.
    Case,
    /// Those that stand on a part of it.
    Part(Part),
    /// Every document of this meeting.
    Meeting(u32),
    /// The referat of this meeting and of the later ones, which carry its tasks on.
    Minutes(u32),
    /// Everything addressed to this person, and the map.
    Person(String),
    /// One person's letter for this meeting.
    Letter {
        /// The meeting's number.
        meeting: u32,
        /// The person's id.
        person: String,
    },
}

/// One mistake or one piece of advice.
#[derive(Clone, Debug)]
pub struct Problem {
    /// The stable name of the rule, e.g. `samtykke-mangler`.
    pub rule: &'static str,
    pub severity: Severity,
    /// Boxed, since a problem travels as the error of a `Result`.
    pub place: Box<Place>,
    /// What is wrong, in Danish, one sentence without a full stop at the end.
    pub what: String,
    /// What to do about it, in Danish.
    pub remedy: String,
    pub stops: Stops,
}

impl Problem {
    /// A mistake in the writing itself: it stops everything that reads the file.
    pub fn mistake(rule: &'static str, place: &Place, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            rule,
            severity: Severity::Error,
            place: Box::new(place.clone()),
            what: what.into(),
            remedy: remedy.into(),
            stops: Stops::Case,
        }
    }

    /// A piece of advice.
    pub fn advice(rule: &'static str, place: &Place, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            severity: Severity::Advice,
            stops: Stops::Nothing,
            ..Self::mistake(rule, place, what, remedy)
        }
    }

    /// The same problem, stopping only `stops`.
    #[must_use]
    pub fn stopping(mut self, stops: Stops) -> Self {
        self.stops = stops;
        self
    }
}
