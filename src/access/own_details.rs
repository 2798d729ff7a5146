//! What the files hold of how a reader is reached, for that reader alone (GDPR art. 15).

use serde::Serialize;

use super::contact::{lines, own_lines, text};
use super::details::OthersDetails;
use super::meaning::Words;
use super::shown::Shown;
use super::{Private, Reader};
use crate::case::value::Text;
use crate::case::{Case, Placed};

/// A reader's own details, protected or not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct OwnDetails {
    /// The postal address, a line each.
    pub address: Vec<String>,
    /// The direct number.
    pub phone: Option<String>,
    /// The number of the place of work.
    pub main_phone: Option<String>,
    /// The mail address.
    pub mail: Option<String>,
    /// The place of work.
    pub workplace: Option<String>,
}

/// The details of a reader for themself, but for those fields that tell somebody else's too; nothing for readers who are no single
/// person.
pub fn own_details(case: &Case, reader: &Reader) -> Shown<OwnDetails> {
    let written = |detail: &Option<Placed<Private<Text>>>| text(detail.as_ref());
    let own = match reader {
        Reader::Citizen => OwnDetails {
            address: lines(case.citizen.address.as_ref()),
            phone: written(&case.citizen.phone),
            mail: written(&case.citizen.mail),
            ..OwnDetails::default()
        },
        Reader::Person(id) => case.person(id).map_or_else(OwnDetails::default, |person| {
            let others = OthersDetails::of(case, person);
            let alone = |detail| written(detail).filter(|written| others.told_in(written).is_none());
            OwnDetails {
                address: own_lines(case, person),
                phone: alone(&person.phone),
                main_phone: alone(&person.main_phone),
                mail: alone(&person.mail),
                workplace: alone(&person.workplace),
            }
        }),
        Reader::Team | Reader::Coordinator | Reader::Leaders => OwnDetails::default(),
    };
    Shown(own)
}

/// Whether a text names somebody else than its reader and the borger: one of the network who is not of the netværksteam.
pub fn tells_of_others(case: &Case, reader: &Reader, text: &str) -> bool {
    let own: Vec<&str> = reader
        .name(case)
        .split_whitespace()
        .chain(case.citizen.name.split_whitespace())
        .collect();
    let words = Words::of(text);
    let others = case
        .network
        .iter()
        .filter(|person| !reader.is(&person.id) && !case.team.has(&person.id));
    // A name that several bear is not another's alone.
    let mut names = others.map(|person| {
        person
            .name
            .split_whitespace()
            .filter(|word| !own.contains(word))
            .collect::<Vec<_>>()
            .join(" ")
    });
    names.any(|name| words.name_any_of(&Words::of(&name)))
}
