//! The readers of papers.

use crate::case::{Case, Language, value::Id};

/// How the borger is written where an id stands.
const CITIZEN: &str = "borger";
/// The longer form, which people write too.
const CITIZEN_TOO: &str = "borgeren";

/// Who reads a copy of a paper.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reader {
    /// The borger.
    Citizen,
    /// Somebody of the network, by the id in `sag.yaml`; also an id that nobody has, until it is refused.
    Person(Id),
    /// The netværksteam together.
    Team,
    /// The tovholder.
    Coordinator,
    /// Those who lead the programme.
    Leaders,
}

impl Reader {
    /// The reader that an id means: `borger` and `borgeren` are the borger everywhere.
    pub fn of_id(id: &str) -> Self {
        if Self::is_citizen(id) {
            Self::Citizen
        } else {
            Self::Person(Id(id.to_owned()))
        }
    }

    /// Whether an id means the borger.
    pub fn is_citizen(id: &str) -> bool {
        id == CITIZEN || id == CITIZEN_TOO
    }

    /// How a reader of a copy of their own is written in file names and messages: `borger`, or the id.
    pub fn id(&self) -> &str {
        match self {
            Self::Citizen => CITIZEN,
            Self::Person(id) => &id.0,
            Self::Team => "netværksteam",
            Self::Coordinator => "tovholder",
            Self::Leaders => "ledelse",
        }
    }

    /// Whether an id of the files means this reader.
    pub fn is(&self, id: &str) -> bool {
        *self == Self::of_id(id)
    }

    /// The reader's own language: that of their letters in `sag.yaml`. A group has none.
    pub fn language<'a>(&self, case: &'a Case) -> Option<&'a Language> {
        let written = match self {
            Self::Citizen => case.citizen.language.as_ref(),
            Self::Person(id) => case.person(id).and_then(|p| p.language.as_ref()),
            Self::Team | Self::Coordinator | Self::Leaders => None,
        };
        written.map(|l| &l.value)
    }

    /// The reader's name; an unknown id is its own.
    pub fn name<'a>(&'a self, case: &'a Case) -> &'a str {
        match self {
            Self::Citizen => &case.citizen.name,
            Self::Person(id) => case.person(id).map_or(&id.0, |p| &p.name.0),
            Self::Team | Self::Coordinator | Self::Leaders => self.id(),
        }
    }
}
