//! May this reader have this paper? One answer for every command, `--til`, the list of stale papers and the preview.

use chrono::NaiveDate;

use super::minutes_release::refusals;
use super::{Days, NoConsent, Reader, consent};
use crate::case::value::{Date, Id};
use crate::case::{Case, Meeting, Place, Placed, nearest};
use crate::messages::AccessMessage;

/// Who a kind of paper is for. A paper's descriptor names one; the rule itself stands in [`may_read`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readership {
    /// The borger, and those on »netværkskort må ses af« (001 bilag 1).
    ListedForMap,
    /// The borger, and those on »netværksoverblik må ses af« (001 bilag 1).
    ListedForOverview,
    /// The borger and those whom they have invited to the meeting (001 §3).
    Invited,
    /// The tovholder alone.
    Coordinator,
    /// The borger; and those whom the borger has named, once they have approved (001 §4.3).
    Approved,
    /// The netværksteam alone.
    Team,
    /// The borger and the netværksteam.
    CitizenAndTeam,
    /// The one whom it is about: the borger, or somebody who is or was in the network. No gate but that, since the right to see
    /// what is held about oneself does not end with the forløb (GDPR art. 15).
    Oneself,
    /// Leaders of the programme, and those they show it to.
    Leaders,
    /// Anybody: the paper holds nothing of anyone.
    Anyone,
}

/// A list of the borger's: who besides them may see a paper of the whole network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListOfReaders {
    /// »netværkskort må ses af«
    Map,
    /// »netværksoverblik må ses af«
    Overview,
}

/// Why a reader may not have a paper.
#[derive(Clone, Debug)]
pub enum Reason {
    /// Not on the borger's list.
    NotListed {
        /// Who asked.
        reader: Reader,
        /// The list that was asked.
        list: ListOfReaders,
    },
    /// Not one of the netværksteam.
    NotInTeam {
        /// Who asked.
        reader: Reader,
        /// Whether the borger may have it too.
        citizen_too: bool,
        /// The ids of the team.
        members: Vec<String>,
    },
    /// Not invited to the meeting.
    NotInvited {
        /// Who asked.
        reader: Reader,
    },
    /// The paper is for the tovholder's own use, or has no copies for single readers.
    NoCopies {
        /// Who asked.
        reader: Reader,
    },
    /// Nobody in the network has that id.
    Unknown {
        /// Who asked.
        reader: Reader,
        /// The id that was probably meant.
        near: Option<String>,
    },
    /// The borger has not signed, or has taken it back.
    Consent(NoConsent),
    /// The person is no longer part of the network.
    Gone {
        /// Who asked.
        reader: Reader,
        /// The last day.
        until: NaiveDate,
        /// Where it stands.
        place: Place,
    },
    /// The borger has not approved the referat.
    NotApproved {
        /// Where the section begins.
        place: Place,
    },
    /// The borger approves on a day that has not come.
    ApprovedLater {
        /// The written day.
        approved: NaiveDate,
        /// The days asked about.
        days: Days,
        /// Where it stands.
        place: Place,
    },
    /// The borger has not named the reader.
    NotNamed {
        /// Who asked.
        reader: Reader,
        /// The list, or where it would stand.
        place: Place,
    },
}

/// Whether a reader may have a paper. `meeting` is the one that the paper is about, when it is about one.
///
/// First comes the one gate for everybody but the borger and the tovholder who prepares: the borger has signed and not taken
/// it back, and the person is still part of the network. Then the paper's own rule.
///
/// # Errors
/// Every reason why not.
pub fn may_read(case: &Case, reader: &Reader, readership: Readership, meeting: Option<&Meeting>, days: Days) -> Result<(), Vec<Reason>> {
    if readership == Readership::Anyone {
        return Ok(());
    }
    let mut reasons = own_rule(case, reader, readership, meeting, days);
    // Who is unknown to the case has one reason and no more.
    if readership != Readership::Oneself && !reasons.iter().any(|r| matches!(r, Reason::Unknown { .. })) {
        // Who is there no more when the meeting is held is not invited to it.
        let day = meeting
            .filter(|_| readership == Readership::Invited)
            .map(|meeting| meeting.begins.date());
        let last = day.map_or(days.latest(), |day| day.max(days.latest()));
        reasons.splice(0..0, gate(case, reader, days, last));
    }
    if reasons.is_empty() { Ok(()) } else { Err(reasons) }
}

/// The gate of consent and of belonging to the network, on the day `last`.
fn gate(case: &Case, reader: &Reader, days: Days, last: NaiveDate) -> Vec<Reason> {
    let prepares = match reader {
        Reader::Citizen | Reader::Coordinator | Reader::Leaders => true,
        // Who has handed over prepares no more.
        Reader::Person(id) => *id == case.team.coordinator.value && left(case, id, last).is_none(),
        Reader::Team => false,
    };
    if prepares {
        return Vec::new();
    }
    let mut reasons: Vec<Reason> = consent(case, days).err().map(Reason::Consent).into_iter().collect();
    if let Reader::Person(id) = reader
        && let Some(until) = left(case, id, last)
    {
        reasons.push(Reason::Gone {
            reader: reader.clone(),
            until: until.value.0,
            place: until.place.clone(),
        });
    }
    reasons
}

/// The last day of somebody who is no longer part of the network on a day.
fn left<'c>(case: &'c Case, id: &Id, on: NaiveDate) -> Option<&'c Placed<Date>> {
    let until = case.person(id)?.until.as_ref()?;
    (until.value.0 < on).then_some(until)
}

/// The rule of the paper itself.
fn own_rule(case: &Case, reader: &Reader, readership: Readership, meeting: Option<&Meeting>, days: Days) -> Vec<Reason> {
    let who = || reader.clone();
    let unless = |may: bool, reason: &dyn Fn() -> Reason| if may { Vec::new() } else { vec![reason()] };
    match readership {
        Readership::ListedForMap => unless(is_listed(case, reader, &case.consents.map), &|| Reason::NotListed {
            reader: who(),
            list: ListOfReaders::Map,
        }),
        Readership::ListedForOverview => unless(is_listed(case, reader, &case.consents.overview), &|| Reason::NotListed {
            reader: who(),
            list: ListOfReaders::Overview,
        }),
        Readership::Invited => {
            let invited = meeting.is_some_and(|m| m.invited.iter().any(|i| reader.is(&i.person)));
            unless(*reader == Reader::Citizen || invited, &|| Reason::NotInvited { reader: who() })
        }
        Readership::Approved => match meeting.and_then(|m| Some((m, m.minutes.as_ref()?))) {
            Some((meeting, minutes)) if *reader != Reader::Citizen => refusals(case, reader, meeting, minutes, days),
            _ => Vec::new(),
        },
        Readership::Team | Readership::CitizenAndTeam => {
            let citizen_too = readership == Readership::CitizenAndTeam;
            let may = is_of_team(case, reader) || citizen_too && *reader == Reader::Citizen;
            unless(may, &|| Reason::NotInTeam {
                reader: who(),
                citizen_too,
                members: case.team.members().iter().map(|m| m.value.0.clone()).collect(),
            })
        }
        Readership::Coordinator => {
            let prepares = matches!(reader, Reader::Person(id) if *id == case.team.coordinator.value);
            unless(prepares || *reader == Reader::Coordinator, &|| Reason::NoCopies { reader: who() })
        }
        Readership::Oneself => match reader {
            Reader::Citizen => Vec::new(),
            Reader::Person(id) => unless(case.person(id).is_some(), &|| Reason::unknown(case, reader)),
            Reader::Team | Reader::Coordinator | Reader::Leaders => vec![Reason::NoCopies { reader: who() }],
        },
        Readership::Leaders => unless(*reader == Reader::Leaders, &|| Reason::NoCopies { reader: who() }),
        Readership::Anyone => Vec::new(),
    }
}

fn is_listed(case: &Case, reader: &Reader, on: &[Placed<Id>]) -> bool {
    match reader {
        Reader::Citizen | Reader::Coordinator => true,
        Reader::Person(id) => case.person(id).is_some() && on.iter().any(|listed| listed.value == *id),
        Reader::Team | Reader::Leaders => false,
    }
}

fn is_of_team(case: &Case, reader: &Reader) -> bool {
    match reader {
        Reader::Team | Reader::Coordinator => true,
        Reader::Person(id) => case.team.has(id),
        Reader::Citizen | Reader::Leaders => false,
    }
}

impl Reason {
    /// That nobody in the network has a reader's id, with the one that was probably meant.
    pub(super) fn unknown(case: &Case, reader: &Reader) -> Self {
        let known: Vec<&str> = case.network.iter().map(|p| &*p.id.value.0).collect();
        Self::Unknown {
            reader: reader.clone(),
            near: nearest(reader.id(), &known).map(str::to_owned),
        }
    }

    /// A state of the case that a rule tells of once: the consent is taken back, or somebody is no longer there.
    pub const fn is_told_by_rule(&self) -> bool {
        matches!(self, Self::Consent(NoConsent::Withdrawn { .. }) | Self::Gone { .. })
    }

    /// That the paper is for others than this reader, or is not theirs yet; nothing that is in the way of one they are to have.
    pub const fn is_for_others(&self) -> bool {
        match self {
            Self::NotListed { .. }
            | Self::NotInTeam { .. }
            | Self::NotInvited { .. }
            | Self::NoCopies { .. }
            | Self::NotApproved { .. }
            | Self::ApprovedLater { .. }
            | Self::NotNamed { .. }
            | Self::Unknown { .. } => true,
            Self::Consent(_) | Self::Gone { .. } => false,
        }
    }

    /// The reason in Danish, one sentence without a full stop.
    pub fn in_danish(&self) -> String {
        self.message().to_string()
    }

    fn message(&self) -> AccessMessage {
        let id = |reader: &Reader| reader.id().to_owned();
        match self {
            Self::NotListed { reader, list } => match list {
                ListOfReaders::Map => AccessMessage::NotOnMapList { reader: id(reader) },
                ListOfReaders::Overview => AccessMessage::NotOnOverviewList { reader: id(reader) },
            },
            Self::NotInTeam {
                reader,
                citizen_too,
                members,
            } => {
                let (reader, members) = (id(reader), members.join(", "));
                if *citizen_too {
                    AccessMessage::NeitherCitizenNorTeam { reader, members }
                } else {
                    AccessMessage::NotInTeam { reader, members }
                }
            }
            Self::NotInvited { reader } => AccessMessage::NotInvited { reader: id(reader) },
            Self::NoCopies { reader } => AccessMessage::NoCopies { reader: id(reader) },
            Self::Unknown { reader, near: Some(near) } => AccessMessage::UnknownNearAnother {
                reader: id(reader),
                near: near.clone(),
            },
            Self::Unknown { reader, near: None } => AccessMessage::Unknown { reader: id(reader) },
            Self::Consent(consent) => consent.message(),
            Self::Gone { reader, until, place } => AccessMessage::Gone {
                reader: id(reader),
                until: *until,
                at: place.whereabouts(),
            },
            Self::NotApproved { place } => AccessMessage::NotApproved { at: place.whereabouts() },
            Self::ApprovedLater { approved, days, place } => AccessMessage::ApprovedLater {
                approved: *approved,
                gate: days.shut(*approved),
                at: place.whereabouts(),
            },
            Self::NotNamed { reader, place } => AccessMessage::NotNamed {
                reader: id(reader),
                at: place.whereabouts(),
            },
        }
    }
}
