//! The details of a case that are kept from others, to be looked for in a finished view.
//!
//! The lists are made by taking the types apart without `..`: a new key of the files does not compile until somebody has said
//! here whether it is a detail or not.

use super::Private;
use super::Reader;
use super::contact::{lines, text};
use crate::case::value::Text;
use crate::case::{Case, Citizen, Municipality, Person, Placed, Venue};

/// A detail that may not stand in a document, with whose it is.
pub(super) struct KeptDetail {
    /// The person's name.
    pub owner: String,
    /// The Danish key of the detail.
    pub key: &'static str,
    /// As compared: [`plain`].
    pub plain: String,
    /// Whether the person is protected.
    pub protected: bool,
}

/// The fewest letters and digits of an address, and of any other detail, that are looked for.
const SHORTEST_ADDRESS: usize = 5;
const SHORTEST: usize = 6;

/// The details of everyone in the case except `reader`'s own.
pub(super) fn kept_from(case: &Case, reader: Option<&Reader>) -> Vec<KeptDetail> {
    let mut kept = Vec::new();
    if reader != Some(&Reader::Citizen) {
        kept.extend(of_citizen(&case.citizen));
    }
    for person in &case.network {
        if !reader.is_some_and(|r| r.is(&person.id)) {
            kept.extend(of_person(person));
        }
    }
    kept
}

/// What is found while one person's details are gathered.
struct Gathering<'a> {
    owner: &'a str,
    protected: bool,
    kept: Vec<KeptDetail>,
}

impl Gathering<'_> {
    fn keep(&mut self, key: &'static str, written: Option<String>, shortest: usize) {
        if let Some(plain) = written.map(|t| plain(&t)).filter(|p| p.chars().count() >= shortest) {
            self.kept.push(KeptDetail {
                owner: self.owner.to_owned(),
                key,
                plain,
                protected: self.protected,
            });
        }
    }

    fn detail(&mut self, key: &'static str, detail: Option<&Placed<Private<Text>>>) {
        self.keep(key, text(detail), SHORTEST);
    }

    fn address(&mut self, detail: Option<&Placed<Private<Vec<Text>>>>) {
        self.keep("adresse", street(&lines(detail)), SHORTEST_ADDRESS);
    }
}

fn of_citizen(citizen: &Citizen) -> Vec<KeptDetail> {
    let Citizen {
        name,
        called: _,
        address,
        phone,
        mail,
        protected,
        language: _,
    } = citizen;
    let mut gathering = Gathering {
        owner: name,
        protected: protected.0,
        kept: Vec::new(),
    };
    gathering.address(address.as_ref());
    gathering.detail("telefon", phone.as_ref());
    gathering.detail("mail", mail.as_ref());
    gathering.kept
}

fn of_person(person: &Person) -> Vec<KeptDetail> {
    let Person {
        id: _,
        name,
        relation: _,
        field: _,
        distance: _,
        role: _,
        phone,
        main_phone,
        mail,
        address,
        workplace,
        // A portrait is left out of the overview for a protected person.
        picture: _,
        support: _,
        protected,
        trained: _,
        language: _,
        from: _,
        until: _,
    } = person;
    let mut gathering = Gathering {
        owner: name,
        protected: protected.0,
        kept: Vec::new(),
    };
    gathering.address(address.as_ref());
    gathering.detail("telefon", phone.as_ref());
    gathering.detail("hovednummer", main_phone.as_ref());
    gathering.detail("mail", mail.as_ref());
    if protected.0 {
        gathering.detail("arbejdsplads", workplace.as_ref());
    }
    gathering.kept
}

/// What the sender prints of itself on every paper, as compared; it may stand anywhere.
pub(super) fn of_sender(sender: &Municipality) -> Vec<String> {
    let Municipality {
        name,
        department,
        address,
        phone,
        mail,
        website: _,
        logo: _,
        colour: _,
        language: _,
        scale: _,
        window: _,
        data_protection: _,
        fonts: _,
        font: _,
    } = sender;
    let texts = [name, department, phone].into_iter().chain(mail).chain(address);
    texts.map(|t| plain(t)).collect()
}

/// What a meeting's place says of itself; its address is told only by [`super::venue_address`].
pub(super) fn of_venue(venue: &Venue) -> Vec<String> {
    let Venue { name: _, address } = venue;
    lines(address.as_ref())
}

/// Letters and digits alone, small: so that blanks, dots and commas hide nothing.
pub(super) fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The line of an address that tells where somebody lives: the one with a house number, not the one with the town, nor the
/// name of an office.
pub(super) fn street(address: &[String]) -> Option<String> {
    let town = |line: &str| line.bytes().take_while(u8::is_ascii_digit).count() >= 3;
    address.iter().find(|l| l.bytes().any(|b| b.is_ascii_digit()) && !town(l)).cloned()
}
