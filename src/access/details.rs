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
    if reader != Some(&Reader::Citizen) {
        kept.extend(of_citizen(&case.citizen, open));
    }
    for person in &case.network {
        if !reader.is_some_and(|r| r.is(&person.id)) {
            kept.extend(of_person(person, open));
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

fn of_person(person: &Person, open: &Open) -> Vec<KeptDetail> {
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
        gathering.keep("arbejdsplads", Form::Place(PlaceName::read(&written)));
    }
    gathering.kept
}

/// What the sender and the tovholder print of themselves on every paper.
pub(super) fn open(case: &Case) -> Open {
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
    let helper = super::coordinator(case);
    let mails: Vec<&str> = mail
        .iter()
        .chain(data_protection)
        .map(|m| &*m.0)
        .chain(helper.mail.as_deref())
        .collect();
    Open {
        phones: Phones::read(&format!("{}\n; {}", phone.0, helper.phone)),
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
