//! May this reader have this paper? One answer for every command, `--til`, the list of stale papers and the preview.

use chrono::NaiveDate;

use super::minutes_release::refusals;
use super::{NoConsent, Reader};
use crate::case::value::Id;
use crate::case::{Case, Meeting, Place, Placed};

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
    /// Leaders of the programme, and those they show it to.
    Leaders,
    /// Anybody: the paper holds nothing of anyone.
    Anyone,
}

/// Why a reader may not have a paper.
#[derive(Clone, Debug)]
pub enum Reason {
    /// Not on the borger's list.
    NotListed {
        /// Who asked.
        reader: Reader,
        /// The paper in a sentence: »netværkskortet«.
        paper: &'static str,
        /// The key of the list.
        list: &'static str,
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
    /// The borger has not signed.
    Consent(NoConsent),
    /// The borger has not approved the referat.
    NotApproved {
        /// Where the section begins.
        place: Place,
    },
    /// The borger approves on a day that has not come.
    ApprovedLater {
        /// The written day.
        approved: NaiveDate,
        /// The day asked about.
        day: NaiveDate,
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

/// Whether a reader may have a paper on a day. `meeting` is the one that the paper is about, when it is about one.
///
/// # Errors
/// Every reason why not.
pub fn may_read(
    case: &Case,
    reader: &Reader,
    readership: Readership,
    meeting: Option<&Meeting>,
    day: NaiveDate,
) -> Result<(), Vec<Reason>> {
    let one = |reason| Err(vec![reason]);
    let reader_ = || reader.clone();
    match readership {
        Readership::ListedForMap => listed(case, reader, &case.consents.map, "netværkskortet", "netværkskort må ses af"),
        Readership::ListedForOverview => listed(
            case,
            reader,
            &case.consents.overview,
            "netværksoverblikket",
            "netværksoverblik må ses af",
        ),
        Readership::Invited => {
            let invited = meeting.is_some_and(|m| m.invited.iter().any(|i| reader.is(&i.person)));
            if *reader == Reader::Citizen || invited {
                Ok(())
            } else {
                one(Reason::NotInvited { reader: reader_() })
            }
        }
        Readership::Approved => {
            let minutes = meeting.and_then(|m| Some((m, m.minutes.as_ref()?)));
            let reasons = match minutes.filter(|_| *reader != Reader::Citizen) {
                Some((meeting, minutes)) => refusals(case, reader, meeting, minutes, day),
                None => Vec::new(),
            };
            if reasons.is_empty() { Ok(()) } else { Err(reasons) }
        }
        Readership::Team | Readership::CitizenAndTeam => {
            let citizen_too = readership == Readership::CitizenAndTeam;
            if is_of_team(case, reader) || citizen_too && *reader == Reader::Citizen {
                Ok(())
            } else {
                one(Reason::NotInTeam {
                    reader: reader_(),
                    citizen_too,
                    members: case.team.members().iter().map(|m| m.value.0.clone()).collect(),
                })
            }
        }
        Readership::Coordinator => match reader {
            Reader::Coordinator => Ok(()),
            Reader::Person(id) if *id == case.team.coordinator.value => Ok(()),
            _ => one(Reason::NoCopies { reader: reader_() }),
        },
        Readership::Leaders => match reader {
            Reader::Leaders => Ok(()),
            _ => one(Reason::NoCopies { reader: reader_() }),
        },
        Readership::Anyone => Ok(()),
    }
}

fn listed(case: &Case, reader: &Reader, on: &[Placed<Id>], paper: &'static str, list: &'static str) -> Result<(), Vec<Reason>> {
    let may = match reader {
        Reader::Citizen | Reader::Coordinator => true,
        Reader::Person(id) => case.person(id).is_some() && on.iter().any(|listed| listed.value == *id),
        Reader::Team | Reader::Leaders => false,
    };
    let reason = || Reason::NotListed {
        reader: reader.clone(),
        paper,
        list,
    };
    if may { Ok(()) } else { Err(vec![reason()]) }
}

fn is_of_team(case: &Case, reader: &Reader) -> bool {
    match reader {
        Reader::Team | Reader::Coordinator => true,
        Reader::Person(id) => case.team.has(id),
        Reader::Citizen | Reader::Leaders => false,
    }
}

/// »moede-3.yaml, linje 24«
fn at(place: &Place) -> String {
    let name = place.file_name();
    match place.line {
        0 => name,
        line => format!("{name}, linje {line}"),
    }
}

impl Reason {
    /// The reason in Danish, one sentence without a full stop.
    pub fn in_danish(&self) -> String {
        match self {
            Self::NotListed { reader, paper, list } => format!(
                "»{}« må ikke se {paper}. Borgeren bestemmer det; skriv id'et under »{list}« i sag.yaml, når borgeren siger ja",
                reader.id()
            ),
            Self::NotInTeam {
                reader,
                citizen_too,
                members,
            } => {
                let (whom, or) = if *citizen_too {
                    ("borgeren og netværksteamet", "skriv --til borger eller en af ")
                } else {
                    ("netværksteamet", "skriv --til en af ")
                };
                let (reader, members) = (reader.id(), members.join(", "));
                format!("»{reader}« er ikke i netværksteamet, og papiret er kun til {whom}; {or}{members}")
            }
            Self::NotInvited { reader } => format!("»{}« er ikke inviteret til mødet", reader.id()),
            Self::NoCopies { reader } => format!("papiret er ikke til »{}«", reader.id()),
            Self::Unknown { reader, near } => {
                let meant = match near {
                    Some(near) => format!("Mente du »{near}«?"),
                    None => "Skriv et id fra netværk i sag.yaml, eller borger".to_owned(),
                };
                format!("»{}« er ikke i netværket. {meant}", reader.id())
            }
            Self::Consent(NoConsent::NotSigned { place }) => {
                format!("forløbet har intet samtykke, så der kan ikke inviteres til møde ({})", at(place))
            }
            Self::Consent(NoConsent::NotYet { place, from, day }) => {
                format!("samtykket gælder fra {from}, og dokumenterne har datoen {day} ({})", at(place))
            }
            Self::NotApproved { place } => format!(
                "borgeren har ikke godkendt referatet. Læs det sammen, og skriv »godkendt af borgeren: ÅÅÅÅ-MM-DD« under referat, når borgeren siger ja ({})",
                at(place)
            ),
            Self::ApprovedLater { approved, day, place } => format!(
                "borgeren godkender først referatet den {approved}, og dokumentets dato er {day}. Vent til den dag, eller ret »godkendt af borgeren« ({})",
                at(place)
            ),
            Self::NotNamed { reader, place } => {
                let id = reader.id();
                let at = at(place);
                format!("borgeren har ikke valgt, at »{id}« må få referatet. Siger borgeren ja, så skriv {id} under »må sendes til« ({at})")
            }
        }
    }
}
