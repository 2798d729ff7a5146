//! Whether a paper may name somebody to its reader. Who has a protected address is named to the borger and the team, to others only
//! with `må nævnes for andre: ja`; and as one who was there, to those who have sat in a room with them.

use super::Reader;
use super::meaning::Words;
use crate::case::{Case, Meeting, Person};

/// Whether a reader may be told that somebody will come, is to be invited, or has a copy of a paper.
pub fn may_be_announced(case: &Case, reader: &Reader, id: &str) -> bool {
    let sees_all = match reader {
        Reader::Citizen | Reader::Team | Reader::Coordinator => true,
        Reader::Person(reader) => case.team.has(reader),
        Reader::Leaders => false,
    };
    sees_all || reader.is(id) || case.person(id).is_none_or(|person| person.may_be_named())
}

/// Whether what is written of meeting `at` may tell a reader that somebody was there, or does something: also when the two have
/// been at one meeting, that one or an earlier.
pub fn may_be_named_of(case: &Case, reader: &Reader, id: &str, at: &Meeting) -> bool {
    may_be_announced(case, reader, id) || have_met(case, reader, &Reader::of_id(id), at.number)
}

/// Whether a screen that is seen by a reader at meeting `at` may name somebody: a wall is read by whoever comes by, so that the two
/// have to have been at an earlier meeting, and not only at this one.
pub fn may_be_named_on_wall(case: &Case, reader: &Reader, id: &str, at: &Meeting) -> bool {
    may_be_announced(case, reader, id) || have_met(case, reader, &Reader::of_id(id), at.number.saturating_sub(1))
}

fn have_met(case: &Case, one: &Reader, other: &Reader, until: u32) -> bool {
    let meetings = case.meetings.iter().filter(|meeting| meeting.number <= until);
    let mut rooms = meetings.filter_map(|meeting| Some(&meeting.minutes.as_ref()?.present));
    rooms.any(|present| [one, other].iter().all(|reader| present.iter().any(|id| reader.is(id))))
}

/// Those who may not be named to others and are named in a text, by a name that nobody else of the case
/// bears.
pub fn protected_named_in<'a>(case: &'a Case, text: &str) -> impl Iterator<Item = &'a Person> {
    let words = Words::of(text);
    let kept = case.network.iter().filter(|person| !person.may_be_named());
    kept.filter(move |person| words.name_any_of(&Words::of(&names_of_their_own(case, person))))
}

/// The same for a line of an address: what belongs to a street or a town names nobody.
pub(super) fn protected_named_in_address<'a>(case: &'a Case, line: &str) -> impl Iterator<Item = &'a Person> {
    let words = Words::of(line);
    let kept = case.network.iter().filter(|person| !person.may_be_named());
    kept.filter(move |person| words.name_any_of_in_address(&Words::of(&names_of_their_own(case, person))))
}

/// The parts of a person's name that nobody else of the case bears, as one text.
pub(super) fn names_of_their_own(case: &Case, person: &Person) -> String {
    let others = case.network.iter().filter(|other| other.id.value != person.id.value);
    let others: Vec<&str> = others
        .map(|other| &*other.name.0)
        .chain([&*case.citizen.name.0, case.citizen.called()])
        .flat_map(str::split_whitespace)
        .collect();
    let own = person.name.split_whitespace().filter(|name| !others.contains(name));
    own.collect::<Vec<_>>().join(" ")
}
