//! Words that say of somebody that the address is protected: »(hemmelig adresse)«, »navne- og adressebeskyttet«.

use super::Private;
use super::words_of_secrecy::{forbids_telling, is_number_kept, is_said_alone, says_protected};
use crate::case::value::Text;
use crate::case::{Citizen, Person, Place, Placed, is_word_for_address};

/// A field that says so.
#[derive(Clone, Debug)]
pub struct SaidProtected {
    /// Its key.
    pub key: &'static str,
    /// Where it stands.
    pub place: Place,
    /// The field is an address that is only a word, and no address.
    pub is_only_word: bool,
    /// It may be said of somebody else: »mor til Ida, som har hemmelig adresse«.
    pub is_of_another: bool,
}

/// The fields of a person that say so. Tells not what else stands in them.
pub fn said_of_person(person: &Person) -> Vec<SaidProtected> {
    let mut said = Vec::new();
    told(&mut said, "navn", &person.name);
    told(&mut said, "relation", &person.relation);
    person.support.iter().for_each(|support| told(&mut said, "støtte", support));
    lines(&mut said, person.address.as_ref());
    let fields = [
        ("telefon", &person.phone),
        ("hovednummer", &person.main_phone),
        ("mail", &person.mail),
        ("arbejdsplads", &person.workplace),
    ];
    fields.into_iter().for_each(|(key, field)| detail(&mut said, key, field.as_ref()));
    said
}

/// The fields of the borger that say so.
pub fn said_of_citizen(citizen: &Citizen) -> Vec<SaidProtected> {
    let mut said = Vec::new();
    told(&mut said, "navn", &citizen.name);
    citizen.called.iter().for_each(|called| told(&mut said, "kaldenavn", called));
    lines(&mut said, citizen.address.as_ref());
    detail(&mut said, "telefon", citizen.phone.as_ref());
    detail(&mut said, "mail", citizen.mail.as_ref());
    said
}

fn told(said: &mut Vec<SaidProtected>, key: &'static str, text: &Placed<Text>) {
    let is_told = says_protected(text) || key != "støtte" && (is_said_alone(text) || forbids_telling(text));
    if is_told {
        let small = format!(" {} ", text.to_lowercase());
        said.push(SaidProtected {
            key,
            place: text.place.clone(),
            is_only_word: false,
            is_of_another: [" til ", " som ", " hvis ", " der "].iter().any(|word| small.contains(word)),
        });
    }
}

fn detail(said: &mut Vec<SaidProtected>, key: &'static str, field: Option<&Placed<Private<Text>>>) {
    let says = |text: &str| {
        let is_number = matches!(key, "telefon" | "hovednummer");
        says_protected(text) || is_said_alone(text) || forbids_telling(text) || is_number && is_number_kept(text)
    };
    if let Some(field) = field.filter(|field| says(&field.open().0)) {
        said.push(of_field(key, &field.place, false));
    }
}

fn lines(said: &mut Vec<SaidProtected>, address: Option<&Placed<Private<Vec<Text>>>>) {
    let Some(address) = address else { return };
    let lines = address.open();
    let is_only_word = lines.len() == 1 && is_word_for_address(&lines[0].0);
    let says = |line: &str| says_protected(line) || is_said_alone(line) || forbids_telling(line);
    if is_only_word || lines.iter().any(|line| says(&line.0)) {
        said.push(of_field("adresse", &address.place, is_only_word));
    }
}

fn of_field(key: &'static str, place: &Place, is_only_word: bool) -> SaidProtected {
    SaidProtected {
        key,
        place: place.clone(),
        is_only_word,
        is_of_another: false,
    }
}
