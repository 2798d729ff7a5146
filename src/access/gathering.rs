//! One person's details gathered from their fields, each in the form in which it is looked for.
//!
//! The types are taken apart without `..`: a new key of the files does not compile until somebody has said here whether it is a
//! detail or not.

use super::Private;
use super::contact::{lines, text};
use super::details::{Around, DetailForm, KeptDetail, OpenDetails, VenueNames, address};
use super::meaning::{Mails, Phones};
use crate::case::value::Text;
use crate::case::{Citizen, Person, Placed};

/// What a field is meant to hold.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    Number,
    Mail,
    Else,
}

/// What is found while one person's details are gathered.
struct Gathering<'a> {
    owner: &'a str,
    protected: bool,
    open: &'a OpenDetails,
    kept: Vec<KeptDetail>,
}

impl Gathering<'_> {
    fn keep(&mut self, key: &'static str, form: DetailForm) {
        self.kept.push(KeptDetail {
            owner: self.owner.to_owned(),
            key,
            protected: self.protected,
            form,
            shown: Vec::new(),
        });
    }

    fn phone(&mut self, key: &'static str, detail: Option<&Placed<Private<Text>>>) {
        if let Some(written) = text(detail) {
            let phones = Phones::read(&written).except(&self.open.phones);
            self.keep(key, DetailForm::Phones(phones));
        }
    }

    fn mail(&mut self, detail: Option<&Placed<Private<Text>>>) {
        if let Some(written) = text(detail) {
            let mails = Mails::read(&written).except(&self.open.mails);
            self.keep("mail", DetailForm::Mails(mails));
        }
    }

    /// Numbers and mails that are kept in another field than their own: a mobile behind the street, a mail behind the number.
    fn beside(&mut self, fields: &[(Option<String>, Holds)]) {
        let of = |is_it: fn(Holds) -> bool| {
            let written = fields
                .iter()
                .filter(|(_, holds)| !is_it(*holds))
                .filter_map(|(written, _)| written.as_deref());
            written.collect::<Vec<_>>().join("\n")
        };
        let phones = Phones::read_beside(&of(|holds| holds == Holds::Number)).except(&self.open.phones);
        if phones != Phones::default() {
            self.keep("telefon", DetailForm::Phones(phones));
        }
        let mails = Mails::read(&of(|holds| holds == Holds::Mail)).except(&self.open.mails);
        if mails != Mails::default() {
            self.keep("mail", DetailForm::Mails(mails));
        }
    }

    fn address(&mut self, detail: Option<&Placed<Private<Vec<Text>>>>) {
        let address = address(&lines(detail));
        if !address.is_empty() {
            self.keep("adresse", DetailForm::Address(address));
        }
    }
}

pub(super) fn of_citizen(citizen: &Citizen, open: &OpenDetails) -> Vec<KeptDetail> {
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
    gathering.beside(&[
        (Some(lines(address.as_ref()).join("\n")), Holds::Else),
        (text(phone.as_ref()), Holds::Number),
        (text(mail.as_ref()), Holds::Mail),
    ]);
    gathering.kept
}

pub(super) fn of_person(person: &Person, open: &OpenDetails, around: &Around<'_>) -> Vec<KeptDetail> {
    let Person {
        id: _,
        name,
        relation: _,
        field: _,
        distance: _,
        angle: _,
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
        child: _,
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
    gathering.beside(&[
        (Some(lines(address.as_ref()).join("\n")), Holds::Else),
        (text(phone.as_ref()), Holds::Number),
        (text(main_phone.as_ref()), Holds::Number),
        (text(mail.as_ref()), Holds::Mail),
        (text(workplace.as_ref()), Holds::Else),
    ]);
    if let Some(written) = text(workplace.as_ref()).filter(|_| protected.0) {
        let place = around.place_of_work(&written);
        let named = |venues: &[&str], is_it: &dyn Fn(&str) -> bool| venues.iter().filter(|v| is_it(v)).map(|v| (*v).to_owned()).collect();
        let venues = VenueNames {
            same: named(&around.venues, &|venue| place.is_named_by(venue)),
            shown: named(&around.shown, &|_| true),
        };
        gathering.keep("arbejdsplads", DetailForm::Work(place, venues));
    }
    gathering.kept
}
