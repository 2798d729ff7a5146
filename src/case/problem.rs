//! What is wrong with what people wrote, as data; put into words for a terminal in [`crate::deliver`].

use super::place::Place;
use super::proposal::LineEdit;
use crate::messages::Message;

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

/// Edits, the likeliest first. Behind a pointer, since a problem travels as the error of a `Result`.
#[derive(Clone, Debug, Default)]
pub(super) struct Edits(Vec<LineEdit>);

/// One mistake or one piece of advice.
#[derive(Clone, Debug)]
pub struct Problem {
    /// The stable name of the rule, e.g. `samtykke-mangler`.
    pub rule: &'static str,
    /// How serious it is.
    pub severity: Severity,
    /// Boxed, since a problem travels as the error of a `Result`.
    pub place: Box<Place>,
    /// What is wrong, in Danish, one sentence without a full stop at the end.
    pub what: String,
    /// What to do about it, in Danish.
    pub remedy: String,
    /// Which documents it stops.
    pub stops: Stops,
    /// The edits that may make the line what it should be, while they have not been tried.
    pub(super) edits: Option<Box<Edits>>,
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
            edits: None,
        }
    }

    /// A mistake, told by a message.
    pub(crate) fn told(rule: &'static str, place: &Place, message: &impl Message) -> Self {
        Self::mistake(rule, place, message.what(), message.remedy())
    }

    /// A piece of advice, told by a message.
    pub(crate) fn advised(rule: &'static str, place: &Place, message: &impl Message) -> Self {
        Self::advice(rule, place, message.what(), message.remedy())
    }

    /// A piece of advice.
    pub fn advice(rule: &'static str, place: &Place, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            severity: Severity::Advice,
            stops: Stops::Nothing,
            ..Self::mistake(rule, place, what, remedy)
        }
    }

    /// The same problem, with edits to be tried, the likeliest first; `remedy` shows the line of the first between » and «.
    #[must_use]
    pub(super) fn trying(mut self, edits: impl IntoIterator<Item = LineEdit>) -> Self {
        self.edits.get_or_insert_default().0.extend(edits);
        self
    }

    /// The same problem, with an edit to be tried before the others.
    pub(super) fn try_first(&mut self, edits: impl IntoIterator<Item = LineEdit>) {
        self.edits.get_or_insert_default().0.splice(..0, edits);
    }

    /// The edits that have not been tried.
    pub(super) fn edits(&self) -> &[LineEdit] {
        self.edits.as_ref().map_or(&[], |edits| &edits.0)
    }

    /// The edits that have not been tried, which are then its no more.
    pub(super) fn take_edits(&mut self) -> Vec<LineEdit> {
        self.edits.take().map_or_else(Vec::new, |edits| edits.0)
    }

    /// Writes the line as it should be into the remedy, or takes the sentence out that shows one.
    pub(super) fn write_line(&mut self, line: Option<&str>) {
        let Some((before, rest)) = self.remedy.split_once('»') else {
            return;
        };
        let Some((_, after)) = rest.split_once("«.") else { return };
        self.remedy = match line {
            Some(line) => format!("{before}»{line}«.{after}"),
            None => {
                let kept = before.rfind(". ").map_or("", |at| &before[..=at]);
                let kept = format!("{kept} {}", after.trim()).trim().to_owned();
                if kept.is_empty() {
                    "Se efter kolon, komma, parenteser og anførselstegn på linjen.".to_owned()
                } else {
                    kept
                }
            }
        };
    }

    /// The same problem, stopping only `stops`.
    #[must_use]
    pub fn stopping(mut self, stops: Stops) -> Self {
        self.stops = stops;
        self
    }
}
