//! May this reader have this paper? One answer for every command, `--til`, the list of stale papers and the preview.

use chrono::NaiveDate;

use super::minutes_release::refusals;
use super::{Days, NoConsent, Reader, consent};
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
    if !reasons.iter().any(|r| matches!(r, Reason::Unknown { .. })) {
        reasons.splice(0..0, gate(case, reader, days));
    }
    if reasons.is_empty() { Ok(()) } else { Err(reasons) }
}

/// The gate of consent and of belonging to the network.
fn gate(case: &Case, reader: &Reader, days: Days) -> Vec<Reason> {
    let prepares = match reader {
        Reader::Citizen | Reader::Coordinator | Reader::Leaders => true,
        Reader::Person(id) => *id == case.team.coordinator.value,
        Reader::Team => false,
    };
    if prepares {
        return Vec::new();
    }
    let mut reasons: Vec<Reason> = consent(case, days).err().map(Reason::Consent).into_iter().collect();
    if let Reader::Person(id) = reader
        && let Some(until) = case.person(id).and_then(|p| p.until.as_ref()).filter(|u| u.value.0 < days.latest())
    {
        reasons.push(Reason::Gone {
            reader: reader.clone(),
            until: until.value.0,
            place: until.place.clone(),
        });
    }
    reasons
}

/// The rule of the paper itself.
fn own_rule(case: &Case, reader: &Reader, readership: Readership, meeting: Option<&Meeting>, days: Days) -> Vec<Reason> {
    let who = || reader.clone();
    let unless = |may: bool, reason: &dyn Fn() -> Reason| if may { Vec::new() } else { vec![reason()] };
    match readership {
        Readership::ListedForMap => unless(is_listed(case, reader, &case.consents.map), &|| Reason::NotListed {
            reader: who(),
            paper: "netværkskortet",
            list: "netværkskort må ses af",
        }),
        Readership::ListedForOverview => unless(is_listed(case, reader, &case.consents.overview), &|| Reason::NotListed {
            reader: who(),
            paper: "netværksoverblikket",
            list: "netværksoverblik må ses af",
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

/// »moede-3.yaml, linje 24«
fn at(place: &Place) -> String {
    let name = place.file_name();
    match place.line() {
        0 => name,
        line => format!("{name}, linje {line}"),
    }
}

impl Reason {
    /// A state of the case that a rule tells of once: the consent is taken back, or somebody is no longer there.
    pub const fn is_told_by_rule(&self) -> bool {
        matches!(self, Self::Consent(NoConsent::Withdrawn { .. }) | Self::Gone { .. })
    }

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
            Self::Consent(NoConsent::NotYet { place, from, days }) => {
                format!("samtykket gælder fra {from}, og {} ({})", days.closed_in_danish(*from), at(place))
            }
            Self::Consent(NoConsent::Withdrawn { place, from }) => {
                format!(
                    "borgeren har trukket samtykket tilbage den {from}, så intet går til andre ({})",
                    at(place)
                )
            }
            Self::Gone { reader, until, place } => {
                format!("»{}« er kun med i netværket til {until} ({})", reader.id(), at(place))
            }
            Self::NotApproved { place } => format!(
                "borgeren har ikke godkendt referatet. Læs det sammen, og skriv »godkendt af borgeren: ÅÅÅÅ-MM-DD« under referat, når borgeren siger ja ({})",
                at(place)
            ),
            Self::ApprovedLater { approved, days, place } => format!(
                "borgeren godkender først referatet den {approved}, og {}. Vent til den dag, eller ret »godkendt af borgeren« ({})",
                days.closed_in_danish(*approved),
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
