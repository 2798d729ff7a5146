//! What the summary needs to know about one forløb, and nothing more: no name, no place, no word anyone wrote.

use chrono::NaiveDate;

/// The ten indicators of the manual, as they are written in a case; their place here is their [`CountedIndicator`].
pub const INDICATORS: [&str; 10] = [
    "psykisk velbefindende",
    "fysisk velbefindende",
    "hverdagsaktiviteter",
    "sociale netværk",
    "arbejde",
    "relationer",
    "ansvar og forpligtelser",
    "alkohol og stoffer",
    "identitet og selvværd",
    "håb og tillid",
];

/// One of the ten indicators. An indicator that a borger added is not counted: a table of its own would be a table of
/// very few people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountedIndicator(u8);

impl CountedIndicator {
    /// The indicator a case calls `key`, if it is one of the ten.
    pub fn from_key(key: &str) -> Option<Self> {
        let place = INDICATORS.iter().position(|known| *known == key)?;
        u8::try_from(place).ok().map(Self)
    }

    /// All ten, in the manual's order.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..10).map(Self)
    }

    /// Its key in a case.
    pub fn key(self) -> &'static str {
        INDICATORS[self.place()]
    }

    /// Its place among the ten.
    pub fn place(self) -> usize {
        usize::from(self.0)
    }
}

/// A borger's answer about a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// I høj grad.
    Highly,
    /// I nogen grad.
    Somewhat,
    /// I mindre grad.
    Slightly,
    /// Slet ikke.
    NotAtAll,
}

/// One forløb, as the summary sees it. Everything that happened may be given: what lies after a period is left aside.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseFacts {
    /// What the forløb is known by, whatever its folder is called: its own id, or its key and the day of the consent. It is only
    /// ever hashed.
    pub identity: String,
    /// What it may have been known by before: its key alone, before the borger had signed or while another day stood there, and
    /// its key and the day, before it had an id; and what stays when its folder is renamed.
    pub earlier_identities: Vec<String>,
    /// The first approach (henvendelse).
    pub approached: NaiveDate,
    /// The first contact.
    pub first_contact: Option<NaiveDate>,
    /// When the borger signed the consent: the forløb begins here.
    pub consent: Option<NaiveDate>,
    /// When the borger ended it.
    pub ended: Option<NaiveDate>,
    /// Every change of tovholder.
    pub handovers: Vec<HandoverFacts>,
    /// How many of today's netværksteam are trained in Åben Dialog.
    pub trained_team: usize,
    /// All netværksmøder, in any order, planned and called-off ones too.
    pub meetings: Vec<MeetingFacts>,
    /// The indicators chosen with the borger; one of the ten that is not here is not relevant to them.
    pub indicators: Vec<CountedIndicator>,
    /// Every rating given as a number, at meetings and between them.
    pub ratings: Vec<RatingFacts>,
    /// Everyone on the network map, past and present.
    pub network: Vec<NetworkPerson>,
}

impl CaseFacts {
    /// The beginning of an identity that is the forløb's own id.
    pub const ID: &str = "id:";

    /// Whether it is known by an id of its own.
    pub fn has_id(&self) -> bool {
        self.identity.starts_with(Self::ID)
    }
}

/// A change of tovholder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HandoverFacts {
    /// The former tovholder's last day.
    pub date: NaiveDate,
    /// Whether the borger took part in the handover, if it is known.
    pub borger_took_part: Option<bool>,
}

/// One netværksmøde.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingFacts {
    /// Its day.
    pub date: NaiveDate,
    /// Whether it was called off.
    pub called_off: bool,
    /// Who took part, if it was noted.
    pub attendance: Option<Attendance>,
    /// Whether the borger has approved the referat, if one was written.
    pub minutes_approved: Option<bool>,
    /// »Større forståelse«, if the borger answered.
    pub understanding: Option<Answer>,
    /// »Nye muligheder og håb«, if the borger answered.
    pub hope: Option<Answer>,
}

/// Who took part in a meeting, besides the borger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendance {
    /// Those of the netværksteam who were there, as opaque texts; only ever compared within the case.
    pub team: Vec<String>,
}

/// A rating given as a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RatingFacts {
    /// Its day.
    pub date: NaiveDate,
    /// What it is about.
    pub indicator: CountedIndicator,
    /// The number, on the municipality's scale.
    pub number: f64,
}

/// Someone on the network map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NetworkPerson {
    /// Whether they belong to the private network (any field but »professionelle«).
    pub private: bool,
    /// The first day, if they came along the way.
    pub from: Option<NaiveDate>,
    /// The last day, if they have left.
    pub until: Option<NaiveDate>,
}

impl NetworkPerson {
    /// Whether they are part of the network on a day.
    pub fn is_there(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}
