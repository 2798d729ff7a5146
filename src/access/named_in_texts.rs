//! Names of people who may not be named to others, in texts that others' papers print beside letters and referat: the fields of
//! somebody's contact, the number on the day, the sender's lines, houses that are called after somebody.

use super::contact::{on_the_day, text};
use super::meaning::Words;
use super::naming::{names_of_their_own, protected_named_in};
use crate::case::{Case, Meeting, Person, Place};

/// A text that names somebody who may not be named to others.
#[derive(Clone, Debug)]
pub struct NamedInText<'a> {
    /// The key of the text.
    pub key: &'static str,
    /// Where it stands.
    pub place: &'a Place,
    /// Who is named.
    pub named: &'a Person,
}

/// The fields of a person's contact that an overview prints and that name somebody else. Tells not what stands in them.
pub fn named_in_details<'a>(case: &'a Case, person: &'a Person) -> Vec<NamedInText<'a>> {
    // The contact of somebody protected is printed nowhere.
    if person.protected.0 {
        return Vec::new();
    }
    let fields = [
        ("telefon", &person.phone),
        ("hovednummer", &person.main_phone),
        ("mail", &person.mail),
        ("arbejdsplads", &person.workplace),
    ];
    let written = fields.into_iter().filter_map(|(key, field)| Some((key, field.as_ref()?)));
    let named = written.flat_map(|(key, field)| {
        let all: Vec<&Person> = protected_named_in(case, &field.open().0).collect();
        all.into_iter().map(move |named| NamedInText {
            key,
            place: &field.place,
            named,
        })
    });
    named.filter(|found| found.named.id.value != person.id.value).collect()
}

/// Those who are named beside the number to call on the day, or whose number it is, where it is printed.
pub fn named_on_the_day<'a>(case: &'a Case, meeting: &'a Meeting) -> Vec<NamedInText<'a>> {
    let Some((field, written)) = meeting.on_the_day.as_ref().zip(text(meeting.on_the_day.as_ref())) else {
        return Vec::new();
    };
    if on_the_day(case, meeting).is_none() {
        return Vec::new();
    }
    let found = |named| NamedInText {
        key: "på dagen",
        place: &field.place,
        named,
    };
    let named: Vec<&Person> = protected_named_in(case, &written).collect();
    named.into_iter().map(found).collect()
}

/// Those whose first name stands in what the sender says on every paper: whom to call in need, whom to ask about data.
pub fn named_in_sender(case: &Case) -> Vec<NamedInText<'_>> {
    let sender = &case.municipality.file;
    let acute = sender.acute.iter().map(|line| ("akut", line));
    let texts = acute
        .chain(sender.data_protection.iter().map(|line| ("databeskyttelse", line)))
        .chain([("afdeling", &sender.department)]);
    let is_first = |person: &Person, line: &str| {
        // A name of a family is often that of a place.
        let first = person.name.split_whitespace().next().unwrap_or_default();
        Words::of(line).name_any_of(&Words::of(first))
    };
    texts
        .flat_map(|(key, line)| {
            let named = protected_named_in(case, line).filter(|person| is_first(person, line));
            named.map(move |named| NamedInText {
                key,
                place: &line.place,
                named,
            })
        })
        .collect()
}

/// Those after whom a house is called in one word: »Lonehuset«.
pub fn called_after_protected<'a>(case: &'a Case, text: &str) -> Vec<&'a Person> {
    const HOUSES: [&str; 14] = [
        "hus", "huset", "hjem", "hjemmet", "gaard", "gaarden", "stue", "stuen", "cafe", "cafeen", "center", "centret", "bo", "boligen",
    ];
    let words: Vec<String> = Words::of(text).forms().collect();
    let is_house = |person: &&Person| {
        let names: Vec<String> = Words::of(&names_of_their_own(case, person)).forms().collect();
        let names = names.iter().filter(|name| name.len() > 2);
        let is_after = |name: &String| {
            let mut rests = words.iter().filter_map(|word| word.strip_prefix(name.as_str()));
            rests.any(|rest| HOUSES.contains(&rest) || rest.strip_prefix('s').is_some_and(|rest| HOUSES.contains(&rest)))
        };
        names.into_iter().any(is_after)
    };
    case.network
        .iter()
        .filter(|person| !person.may_be_named())
        .filter(is_house)
        .collect()
}
