//! The details of a case that are kept from others, to be looked for in a finished view.
//!
//! The lists are made by taking the types apart without `..`: a new key of the files does not compile until somebody has said
//! here whether it is a detail or not.

use super::Reader;
use super::contact::{lines, text};
use super::gathering::{of_citizen, of_person};
use super::meaning::{Address, ITEM_END, Mails, Phones, PlaceOfWork, Words};
use super::naming::names_of_their_own;
use crate::case::{Case, Municipality, Person, Venue};

/// A detail as it is looked for.
pub(super) enum DetailForm {
    Address(Address),
    Phones(Phones),
    Mails(Mails),
    /// With the places of meetings that are called the same.
    Work(PlaceOfWork, VenueNames),
}

/// What the places of meetings are called.
#[derive(Default)]
pub(super) struct VenueNames {
    /// Those that are called as the place of work is.
    pub same: Vec<String>,
    /// Those that may be shown, though somebody protected works there.
    pub shown: Vec<String>,
}

/// A detail that may not stand in a document, with whose it is.
pub(super) struct KeptDetail {
    /// The person's name.
    pub owner: String,
    /// The Danish key of the detail.
    pub key: &'static str,
    /// Whether the person is protected.
    pub protected: bool,
    pub form: DetailForm,
    /// Names of places that are like an address and may be shown all the same.
    pub shown: Vec<String>,
}

impl KeptDetail {
    /// Whether a text tells the detail, in whatever words. A protected street is told by its name alone.
    pub(super) fn is_told_in(&self, text: &str, words: &Words) -> bool {
        let is_shown = |item: &&str| self.shown.iter().any(|name| name == item);
        if !self.shown.is_empty() && text.split(ITEM_END).any(|item| is_shown(&item)) {
            let rest: Vec<&str> = text.split(ITEM_END).filter(|item| !is_shown(item)).collect();
            let rest = rest.join(&ITEM_END.to_string());
            return self.is_told_by(&rest, &Words::of(&rest));
        }
        self.is_told_by(text, words) || words.with_spelled_out().is_some_and(|words| self.is_told_by(text, &words))
    }

    /// The same, of an address only with the house's number: a street has other houses too.
    pub(super) fn is_wholly_told_in(&self, text: &str, words: &Words) -> bool {
        match &self.form {
            DetailForm::Address(address) => address.is_told_in(words, false),
            DetailForm::Phones(_) | DetailForm::Mails(_) | DetailForm::Work(..) => self.is_told_in(text, words),
        }
    }

    fn is_told_by(&self, text: &str, words: &Words) -> bool {
        match &self.form {
            DetailForm::Address(address) => {
                address.is_told_in(words, self.protected) || self.protected && address.is_host_told_in(words, Some(&Words::of(&self.owner)))
            }
            DetailForm::Phones(phones) => phones.are_told_in(text),
            DetailForm::Mails(mails) => mails.are_told_in(text),
            DetailForm::Work(place, venues) => {
                let is_shown = |item: &&str| venues.shown.iter().any(|venue| venue == item);
                let told = |text: &str, words: &Words| {
                    venues.same.iter().any(|venue| text.contains(venue)) || place.is_told_in(words, &Words::of(&self.owner))
                };
                if text.split(ITEM_END).any(|item| is_shown(&item)) {
                    let rest: Vec<&str> = text.split(ITEM_END).filter(|item| !is_shown(item)).collect();
                    let rest = rest.join(&ITEM_END.to_string());
                    return told(&rest, &Words::of(&rest));
                }
                told(text, words)
            }
        }
    }
}

/// What may be told anywhere: the sender's numbers and mails, and the tovholder's.
#[derive(Default)]
pub(super) struct OpenDetails {
    pub phones: Phones,
    pub mails: Mails,
}

/// The details of everyone in the case except `reader`'s own, those of people who live where the reader does, and of the unprotected
/// who are there by profession.
pub(super) fn kept_from(case: &Case, reader: Option<&Reader>, open: &OpenDetails) -> Vec<KeptDetail> {
    let own = reader.map(|r| home(case, r)).unwrap_or_default();
    let mut kept = Vec::new();
    let around = Around::of(case);
    if reader != Some(&Reader::Citizen) {
        kept.extend(of_citizen(&case.citizen, open));
    }
    // How somebody is reached at work who is in the network by profession is no secret of theirs.
    let is_kept = |person: &&Person| person.is_private() || person.protected.0;
    for person in case.network.iter().filter(is_kept) {
        if !reader.is_some_and(|r| r.is(&person.id)) {
            kept.extend(of_person(person, open, &around));
        }
    }
    let shown = super::venue::shown_in_doubt(case);
    for detail in &mut kept {
        if let DetailForm::Address(address) = &mut detail.form {
            *address = std::mem::take(address).except(&own);
            detail.shown.clone_from(&shown);
        }
    }
    kept.retain(|detail| match &detail.form {
        DetailForm::Address(address) => !address.is_empty(),
        DetailForm::Phones(phones) => *phones != Phones::default(),
        DetailForm::Mails(mails) => *mails != Mails::default(),
        DetailForm::Work(..) => true,
    });
    kept
}

/// What a person's own fields may not tell: the details of everybody who is protected; and in the fields of somebody
/// professional, which stand on letters, the numbers and mails of the private network too.
pub(super) struct OthersDetails {
    kept: Vec<KeptDetail>,
    /// The protected with an address, each with the names that nobody else bears.
    hosts: Vec<(String, Words)>,
}

impl OthersDetails {
    pub(super) fn of(case: &Case, person: &Person) -> Self {
        let sender = sender_open(case);
        let mut kept = Vec::new();
        let professional = !person.is_private();
        let is_looked_for = |protected: bool, private: bool| protected || professional && private;
        if is_looked_for(case.citizen.protected.0, true) {
            kept.extend(of_citizen(&case.citizen, &sender));
        }
        let around = Around::of(case);
        for other in case.network.iter().filter(|other| other.id.value != person.id.value) {
            if is_looked_for(other.protected.0, other.is_private()) {
                kept.extend(of_person(other, &sender, &around));
            }
        }
        // A private person's address may be a professional's place of work.
        kept.retain(|d| d.protected || matches!(&d.form, DetailForm::Phones(_) | DetailForm::Mails(_)));
        let protected = case.network.iter().filter(|other| other.protected.0 && other.address.is_some());
        let protected = protected.filter(|other| other.id.value != person.id.value);
        let hosts = protected.map(|other| (other.name.0.clone(), Words::of(&names_of_their_own(case, other))));
        Self {
            kept,
            hosts: hosts.collect(),
        }
    }

    /// Whose detail a field tells.
    pub(super) fn told_in(&self, written: &str) -> Option<&str> {
        if self.kept.is_empty() {
            return None;
        }
        let words = Words::of(written);
        let told = |d: &&KeptDetail| d.is_told_in(written, &words);
        self.kept.iter().find(told).map(|d| &*d.owner)
    }

    /// Whose number or mail a line of an address tells.
    pub(super) fn number_in(&self, line: &str) -> Option<&str> {
        let is_told = |d: &&KeptDetail| match &d.form {
            DetailForm::Phones(phones) => phones.are_told_in(line),
            DetailForm::Mails(mails) => mails.are_told_in(line),
            DetailForm::Address(_) | DetailForm::Work(..) => false,
        };
        self.kept.iter().find(is_told).map(|d| &*d.owner)
    }

    /// Who of the protected lives at an address or on the same stairs, since these tell the house; or whose detail is told in its lines.
    pub(super) fn home_at(&self, written: &[String]) -> Option<&str> {
        let at = address(written);
        let is_home = |d: &&KeptDetail| match &d.form {
            DetailForm::Address(home) => home.likeness(&at) == super::meaning::Likeness::Same || home.is_same_stairs(&at),
            DetailForm::Phones(phones) => written.iter().any(|line| phones.are_told_in(line)),
            DetailForm::Mails(mails) => written.iter().any(|line| mails.are_told_in(line)),
            DetailForm::Work(..) => false,
        };
        let lines: Vec<Words> = written.iter().map(|line| Words::of(line)).collect();
        // »hos Ida på Tranevænget 17«, in whatever town.
        let is_host = |(_, names): &&(String, Words)| lines.iter().any(|line| line.are_home_of(names));
        let host = || self.hosts.iter().find(is_host).map(|(name, _)| &**name);
        self.kept.iter().find(is_home).map(|d| &*d.owner).or_else(host)
    }
}

/// Who of the protected is told of by a text: by a number, a mail or an address.
pub fn protected_told_in(case: &Case, written: &str) -> Option<String> {
    let open = sender_open(case);
    let around = Around::of(case);
    let mut kept = Vec::new();
    if case.citizen.protected.0 {
        kept.extend(of_citizen(&case.citizen, &open));
    }
    for person in case.network.iter().filter(|p| p.protected.0) {
        kept.extend(of_person(person, &open, &around));
    }
    let words = Words::of(written);
    kept.into_iter()
        .find(|detail| detail.is_told_in(written, &words))
        .map(|detail| detail.owner)
}

/// Whose mail or address a text tells that is to hold a number alone; not the tovholder's or the sender's.
pub(super) fn told_beside_number(case: &Case, written: &str) -> Option<String> {
    let open = open(case);
    let around = Around::of(case);
    let people = case.network.iter().flat_map(|person| of_person(person, &open, &around));
    let words = Words::of(written);
    of_citizen(&case.citizen, &open)
        .into_iter()
        .chain(people)
        .filter(|detail| matches!(&detail.form, DetailForm::Mails(_) | DetailForm::Address(_)))
        .find(|detail| detail.is_told_in(written, &words))
        .map(|detail| detail.owner)
}

/// What people's details are compared beside.
pub(super) struct Around<'a> {
    /// The towns that the case's people speak of every day: the municipality's, the borger's, those of the protected.
    towns: Vec<String>,
    /// What the places of meetings are called.
    pub venues: Vec<&'a str>,
    /// Those of them that may be shown whoever works there.
    pub shown: Vec<&'a str>,
    /// What the sender is called, which stands on every paper.
    senders: [&'a str; 2],
}

impl<'a> Around<'a> {
    fn of(case: &'a Case) -> Self {
        let sender = Words::of(&case.municipality.name);
        let homes = case.network.iter().filter(|p| p.protected.0).map(|p| p.address.as_ref());
        let homes = homes.chain([case.citizen.address.as_ref()]);
        let towns = homes.flat_map(|home| address(&lines(home)).towns().map(str::to_owned).collect::<Vec<_>>());
        Self {
            towns: towns.chain(sender.forms()).collect(),
            venues: case.meetings.iter().map(|meeting| meeting.place.name.text()).collect(),
            shown: case
                .meetings
                .iter()
                .filter(|meeting| meeting.place.may_be_shown.as_ref().is_some_and(|may| may.0))
                .map(|meeting| meeting.place.name.text())
                .collect(),
            senders: [case.municipality.name.text(), case.municipality.department.text()],
        }
    }
}

impl Around<'_> {
    pub(super) fn place_of_work(&self, written: &str) -> PlaceOfWork {
        PlaceOfWork::read(written, &self.towns).except(&self.senders)
    }
}

/// Who of the protected works at a place that is called or written so: the first.
pub(super) fn works_at(case: &Case, written: &[&str]) -> Option<String> {
    let around = Around::of(case);
    let works = |person: &&Person| {
        let place = text(person.workplace.as_ref()).map(|work| around.place_of_work(&work));
        let owner = Words::of(&person.name);
        place.is_some_and(|place| {
            let is_it = |line: &&str| place.is_named_by(line) || place.is_told_in(&Words::of(line), &owner);
            written.iter().any(is_it)
        })
    };
    let mut protected = case.network.iter().filter(|person| person.protected.0);
    protected.find(works).map(|person| person.name.0.clone())
}

/// A reader's own home, as it is compared.
fn home(case: &Case, reader: &Reader) -> Address {
    address(&super::envelope(case, reader).address)
}

/// An address as it is compared.
pub(super) fn address(lines: &[String]) -> Address {
    Address::read(lines.iter().map(String::as_str))
}

/// What the sender and the tovholder print of themselves on every paper.
pub(super) fn open(case: &Case) -> OpenDetails {
    let helper = super::coordinator(case);
    let sender = sender_open(case);
    OpenDetails {
        phones: sender.phones.and(Phones::read(&helper.phone)),
        mails: sender
            .mails
            .and(Mails::read(helper.mail.as_deref().map(String::as_str).unwrap_or_default())),
    }
}

/// What the sender prints of itself.
fn sender_open(case: &Case) -> OpenDetails {
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
        acute,
        keep_years: _,
        fonts: _,
        font: _,
    } = &case.municipality.file;
    let mails: Vec<&str> = mail.iter().chain(data_protection).map(|m| &*m.0).collect();
    let acute: Vec<&str> = acute.iter().map(|line| &*line.0).collect();
    OpenDetails {
        phones: Phones::read(&phone.0).and(Phones::read(&acute.join("\n"))),
        mails: Mails::read(&mails.join("\n")),
    }
}

/// The sender's own lines at the head of every paper: who it is, where, and how it is reached.
pub(super) fn sender_lines(case: &Case) -> Vec<&str> {
    let sender = &case.municipality.file;
    let texts = [&sender.name, &sender.department, &sender.phone].into_iter();
    let texts = texts.chain(&sender.mail).chain(&sender.website).chain(&sender.address);
    texts.map(|t| &*t.0).collect()
}

/// What else the sender says on papers, in words of its own.
pub(super) fn sender_sentences(case: &Case) -> Vec<&str> {
    let sender = &case.municipality.file;
    sender.data_protection.iter().chain(&sender.acute).map(|t| &*t.0).collect()
}

/// The lines of a meeting's address; they are told only by [`super::venue_address`].
pub(super) fn of_venue(venue: &Venue) -> Vec<String> {
    let Venue {
        name: _,
        address,
        may_be_shown: _,
        // A text, withheld with the address by [`super::way_in`].
        way_in: _,
    } = venue;
    lines(address.as_ref())
}
