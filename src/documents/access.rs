//! Who may see whose contact details. Every decision about that is taken here.
//!
//! A detail of a person is [`Private`] and opens only with a [`Permit`]; the one kind of permit is made in this file and
//! does not leave it. What leaves are plain texts that the reader at hand may have.
//!
//! [`Private`]: crate::case::private::Private

use serde::Serialize;

use crate::case::private::{Permit, Private};
use crate::case::value::Text;
use crate::case::{Case, Citizen, Meeting, Person, Placed};

struct Leave;
impl Permit for Leave {}

fn text(detail: Option<&Placed<Private<Text>>>) -> Option<String> {
    detail.map(|d| d.reveal(&Leave).0.clone())
}

fn lines(detail: Option<&Placed<Private<Vec<Text>>>>) -> Vec<String> {
    let lines = detail.map(|d| d.reveal(&Leave).iter().map(|l| l.0.clone()).collect());
    lines.unwrap_or_default()
}

/// Name and address for a person's own envelope: the one place where a protected address stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Envelope {
    pub name: String,
    pub address: Vec<String>,
}

/// The envelope of a letter to a person of the network.
pub fn envelope(person: &Person) -> Envelope {
    Envelope {
        name: person.name.0.clone(),
        address: lines(person.address.as_ref()),
    }
}

/// The envelope of the borger's own letter.
pub fn citizen_envelope(citizen: &Citizen) -> Envelope {
    Envelope {
        name: citizen.name.0.clone(),
        address: lines(citizen.address.as_ref()),
    }
}

/// How to reach a person, for a reader who may see the overview or the call list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Contact {
    pub phone: Option<String>,
    pub main_phone: Option<String>,
    pub mail: Option<String>,
    pub address: Vec<String>,
    /// Where somebody works tells where they are (indirect location).
    pub workplace: Option<String>,
    /// The person is protected, so all of the above is empty.
    pub withheld: bool,
}

/// The contact details of a person for anyone else: nothing at all when the person is protected.
pub fn contact(person: &Person) -> Contact {
    if person.protected.0 {
        return Contact {
            withheld: true,
            ..Contact::default()
        };
    }
    Contact {
        phone: text(person.phone.as_ref()),
        main_phone: text(person.main_phone.as_ref()),
        mail: text(person.mail.as_ref()),
        address: lines(person.address.as_ref()),
        workplace: text(person.workplace.as_ref()),
        withheld: false,
    }
}

/// Where readers turn: the tovholder's name and work number, or the municipality's when the tovholder has none to show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Helper {
    pub name: String,
    pub phone: String,
    pub mail: Option<String>,
}

/// The tovholder as signed under letters.
pub fn coordinator(case: &Case) -> Helper {
    helper(case, case.person(&case.team.coordinator))
}

/// A person whom readers may turn to, as signed under letters.
pub fn helper(case: &Case, person: Option<&Person>) -> Helper {
    let contact = person.map(contact).unwrap_or_default();
    Helper {
        name: person.map_or_else(|| case.municipality.department.0.clone(), |p| p.name.0.clone()),
        phone: contact
            .phone
            .or(contact.main_phone)
            .unwrap_or_else(|| case.municipality.phone.0.clone()),
        mail: contact.mail,
    }
}

/// The address of a meeting, unless it is a protected one.
pub fn venue_address(case: &Case, meeting: &Meeting) -> Vec<String> {
    if venue_is_protected(case, meeting) {
        return Vec::new();
    }
    lines(meeting.place.address.as_ref())
}

/// Whether a meeting is held at an address that somebody has protected.
pub fn venue_is_protected(case: &Case, meeting: &Meeting) -> bool {
    protected_addresses(case).any(|address| is_held_at(meeting, &address))
}

/// Whether a meeting is held in somebody's home: the borger's own, or that of one of the private network. Tells not whose.
pub fn venue_is_private_home(case: &Case, meeting: &Meeting) -> bool {
    let private = case.network.iter().filter(|p| p.is_private()).map(|p| p.address.as_ref());
    let mut homes = private.chain([case.citizen.address.as_ref()]);
    homes.any(|address| is_held_at(meeting, &lines(address)))
}

fn is_held_at(meeting: &Meeting, address: &[String]) -> bool {
    let Some(venue) = &meeting.place.address else {
        return false;
    };
    let first = street(address).map(|l| plain(&l)).unwrap_or_default();
    let venue = venue.reveal(&Leave).iter().map(|l| plain(l));
    !first.is_empty()
        && venue
            .into_iter()
            .any(|line| line.starts_with(&first) || first.starts_with(line.as_str()) && line.len() > 5)
}

fn protected_addresses(case: &Case) -> impl Iterator<Item = Vec<String>> {
    let own = case.citizen.protected.0.then(|| lines(case.citizen.address.as_ref()));
    let others = case.network.iter().filter(|p| p.protected.0).map(|p| lines(p.address.as_ref()));
    own.into_iter().chain(others).filter(|a| !a.is_empty())
}

/// Letters and digits alone, small: so that blanks, dots and commas hide nothing.
pub(super) fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A detail that may not stand in a document, with whose it is.
pub(super) struct KeptDetail {
    pub owner: String,
    /// The Danish key of the detail.
    pub detail: &'static str,
    /// As compared: [`plain`].
    pub plain: String,
    pub protected: bool,
}

/// The line of an address that tells where somebody lives: the one with a house number, not the one with the town, nor the
/// name of an office.
fn street(address: &[String]) -> Option<String> {
    let town = |line: &str| line.bytes().take_while(u8::is_ascii_digit).count() >= 3;
    address.iter().find(|l| l.bytes().any(|b| b.is_ascii_digit()) && !town(l)).cloned()
}

/// The details of everyone in the case except `reader` (an id, or `borger`), to be looked for in a finished view.
pub(super) fn secrets_kept_from(case: &Case, reader: Option<&str>) -> Vec<KeptDetail> {
    let mut secrets = Vec::new();
    let mut keep = |owner: &str, protected: bool, detail: &'static str, text: Option<String>, least: usize| {
        if let Some(plain) = text.map(|t| plain(&t)).filter(|p| p.chars().count() >= least) {
            secrets.push(KeptDetail {
                owner: owner.to_owned(),
                detail,
                plain,
                protected,
            });
        }
    };
    let citizen = &case.citizen;
    if reader != Some("borger") {
        let protected = citizen.protected.0;
        keep(&citizen.name, protected, "adresse", street(&lines(citizen.address.as_ref())), 5);
        keep(&citizen.name, protected, "telefon", text(citizen.phone.as_ref()), 6);
        keep(&citizen.name, protected, "mail", text(citizen.mail.as_ref()), 6);
    }
    for person in case.network.iter().filter(|p| Some(&*p.id.value.0) != reader) {
        let (owner, protected) = (&person.name.0, person.protected.0);
        keep(owner, protected, "adresse", street(&lines(person.address.as_ref())), 5);
        keep(owner, protected, "telefon", text(person.phone.as_ref()), 6);
        keep(owner, protected, "hovednummer", text(person.main_phone.as_ref()), 6);
        keep(owner, protected, "mail", text(person.mail.as_ref()), 6);
        if protected {
            keep(owner, protected, "arbejdsplads", text(person.workplace.as_ref()), 6);
        }
    }
    secrets
}
