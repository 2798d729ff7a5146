//! The details of a case that are kept from others, to be looked for in a finished view.
//!
//! The lists are made by taking the types apart without `..`: a new key of the files does not compile until somebody has said
//! here whether it is a detail or not.

use super::contact::{lines, text};
use super::meaning::{Address, Mails, Phones, PlaceName, Words};
use super::{Private, Reader};
use crate::case::value::Text;
use crate::case::{Case, Citizen, Municipality, Person, Placed, Venue};

/// A detail as it is looked for.
enum Form {
    Address(Address),
    Phones(Phones),
    Mails(Mails),
    Place(PlaceName),
}

/// A detail that may not stand in a document, with whose it is.
pub(super) struct KeptDetail {
    /// The person's name.
    pub owner: String,
    /// The Danish key of the detail.
    pub key: &'static str,
    /// Whether the person is protected.
    pub protected: bool,
    form: Form,
}

impl KeptDetail {
    /// Whether a text tells the detail, in whatever words. A protected street is told by its name alone.
    pub(super) fn is_told_in(&self, text: &str, words: &Words) -> bool {
        match &self.form {
            Form::Address(address) => address.is_told_in(words, self.protected),
            Form::Phones(phones) => phones.are_told_in(text),
            Form::Mails(mails) => mails.are_told_in(text),
            Form::Place(name) => name.is_told_in(words, ""),
        }
    }
}

/// What may be told anywhere: the sender's numbers and mails, and the tovholder's.
#[derive(Default)]
pub(super) struct Open {
    pub phones: Phones,
    pub mails: Mails,
}

/// The details of everyone in the case except `reader`'s own, and those of people who live where the reader does.
pub(super) fn kept_from(case: &Case, reader: Option<&Reader>, open: &Open) -> Vec<KeptDetail> {
    let own = reader.map(|r| home(case, r)).unwrap_or_default();
    let mut kept = Vec::new();
    let towns = towns(case);
    if reader != Some(&Reader::Citizen) {
        kept.extend(of_citizen(&case.citizen, open));
    }
    for person in &case.network {
        if !reader.is_some_and(|r| r.is(&person.id)) {
            kept.extend(of_person(person, open, &towns));
        }
    }
    kept.retain(|detail| match &detail.form {
        Form::Address(address) => address.likeness(&own) != super::meaning::Likeness::Same,
        Form::Phones(phones) => *phones != Phones::default(),
        Form::Mails(mails) => *mails != Mails::default(),
        Form::Place(_) => true,
    });
    kept
}

/// What a person's own fields may not tell: the details of everybody who is protected; and in the fields of somebody
/// professional, which stand on letters, the numbers and mails of the private network too.
pub(super) struct OthersDetails(Vec<KeptDetail>);

impl OthersDetails {
    pub(super) fn of(case: &Case, person: &Person) -> Self {
        let sender = sender_open(case);
        let mut kept = Vec::new();
        let professional = !person.is_private();
        let is_looked_for = |protected: bool, private: bool| protected || professional && private;
        if is_looked_for(case.citizen.protected.0, true) {
            kept.extend(of_citizen(&case.citizen, &sender));
        }
        let towns = towns(case);
        for other in case.network.iter().filter(|other| other.id.value != person.id.value) {
            if is_looked_for(other.protected.0, other.is_private()) {
                kept.extend(of_person(other, &sender, &towns));
            }
        }
        // A private person's address may be a professional's place of work.
        kept.retain(|d| d.protected || matches!(&d.form, Form::Phones(_) | Form::Mails(_)));
        Self(kept)
    }

    /// Whose detail a field tells.
    pub(super) fn told_in(&self, written: &str) -> Option<&str> {
        let words = Words::of(written);
        let told = |d: &&KeptDetail| d.is_told_in(written, &words);
        self.0.iter().find(told).map(|d| &*d.owner)
    }

    /// Who lives at an address; or whose detail is told in its lines.
    pub(super) fn home_at(&self, written: &[String]) -> Option<&str> {
        let at = address(written);
        let is_home = |d: &&KeptDetail| match &d.form {
            Form::Address(home) => home.likeness(&at) == super::meaning::Likeness::Same,
            Form::Phones(phones) => written.iter().any(|line| phones.are_told_in(line)),
            Form::Mails(mails) => written.iter().any(|line| mails.are_told_in(line)),
            Form::Place(_) => false,
        };
        self.0.iter().find(is_home).map(|d| &*d.owner)
    }
}

/// The towns that the case's people speak of every day: the municipality's, the borger's, those of the protected.
fn towns(case: &Case) -> Vec<String> {
    let sender = Words::of(&case.municipality.name);
    let homes = case.network.iter().filter(|p| p.protected.0).map(|p| p.address.as_ref());
    let homes = homes.chain([case.citizen.address.as_ref()]);
    let towns = homes
        .map(|home| address(&lines(home)).town().to_owned())
        .filter(|town| !town.is_empty());
    towns.chain(sender.forms()).collect()
}

/// A reader's own home, as it is compared.
fn home(case: &Case, reader: &Reader) -> Address {
    address(&super::envelope(case, reader).address)
}

/// An address as it is compared.
pub(super) fn address(lines: &[String]) -> Address {
    Address::read(lines.iter().map(String::as_str))
}

/// What is found while one person's details are gathered.
struct Gathering<'a> {
    owner: &'a str,
    protected: bool,
    open: &'a Open,
    kept: Vec<KeptDetail>,
}

impl Gathering<'_> {
    fn keep(&mut self, key: &'static str, form: Form) {
        self.kept.push(KeptDetail {
            owner: self.owner.to_owned(),
            key,
            protected: self.protected,
            form,
        });
    }

    fn phone(&mut self, key: &'static str, detail: Option<&Placed<Private<Text>>>) {
        if let Some(written) = text(detail) {
            let phones = Phones::read(&written).except(&self.open.phones);
            self.keep(key, Form::Phones(phones));
        }
    }

    fn mail(&mut self, detail: Option<&Placed<Private<Text>>>) {
        if let Some(written) = text(detail) {
            let mails = Mails::read(&written).except(&self.open.mails);
            self.keep("mail", Form::Mails(mails));
        }
    }

    fn address(&mut self, detail: Option<&Placed<Private<Vec<Text>>>>) {
        let address = address(&lines(detail));
        if !address.is_empty() {
            self.keep("adresse", Form::Address(address));
        }
    }
}

fn of_citizen(citizen: &Citizen, open: &Open) -> Vec<KeptDetail> {
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
        open,
        kept: Vec::new(),
    };
    gathering.address(address.as_ref());
    gathering.phone("telefon", phone.as_ref());
    gathering.mail(mail.as_ref());
    gathering.kept
}

fn of_person(person: &Person, open: &Open, towns: &[String]) -> Vec<KeptDetail> {
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
        named_to_others: _,
        trained: _,
        language: _,
        from: _,
        until: _,
    } = person;
    let mut gathering = Gathering {
        owner: name,
        protected: protected.0,
        open,
        kept: Vec::new(),
    };
    gathering.address(address.as_ref());
    gathering.phone("telefon", phone.as_ref());
    gathering.phone("hovednummer", main_phone.as_ref());
    gathering.mail(mail.as_ref());
    if let Some(written) = text(workplace.as_ref()).filter(|_| protected.0) {
        gathering.keep("arbejdsplads", Form::Place(PlaceName::read(&written).beside_towns(towns)));
    }
    gathering.kept
}

/// What the sender and the tovholder print of themselves on every paper.
pub(super) fn open(case: &Case) -> Open {
    let helper = super::coordinator(case);
    let sender = sender_open(case);
    Open {
        phones: sender.phones.and(Phones::read(&helper.phone)),
        mails: sender.mails.and(Mails::read(helper.mail.as_deref().unwrap_or_default())),
    }
}

/// What the sender prints of itself.
fn sender_open(case: &Case) -> Open {
    let Municipality {
        name: _,
        department: _,
        address: _,
        phone,
        mail,
        website: _,
        logo: _,
        colour: _,
        language: _,
        scale: _,
        window: _,
        data_protection,
        fonts: _,
        font: _,
    } = &case.municipality.file;
    let mails: Vec<&str> = mail.iter().chain(data_protection).map(|m| &*m.0).collect();
    Open {
        phones: Phones::read(&phone.0),
        mails: Mails::read(&mails.join("\n")),
    }
}

/// The sender's own lines, which stand on every paper as they are.
pub(super) fn sender_lines(case: &Case) -> Vec<&str> {
    let sender = &case.municipality.file;
    let texts = [&sender.name, &sender.department, &sender.phone].into_iter();
    let texts = texts
        .chain(&sender.mail)
        .chain(&sender.website)
        .chain(&sender.data_protection)
        .chain(&sender.address);
    texts.map(|t| &*t.0).collect()
}

/// The lines of a meeting's address; they are told only by [`super::venue_address`].
pub(super) fn of_venue(venue: &Venue) -> Vec<String> {
    let Venue {
        name: _,
        address,
        may_be_shown: _,
    } = venue;
    lines(address.as_ref())
}
