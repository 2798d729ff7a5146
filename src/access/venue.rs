//! Where a meeting is held, and whether that is somebody's home.
//!
//! A meeting at an address that is somebody's protected home is held back in whatever words it is written, in `sted.navn` too;
//! when it is likely and not certain, it is held back until the tovholder says `må vises: ja`.

use super::Reader;
use super::contact::{LeftOut, lines};
use super::details::{address, of_venue, protected_told_in, works_at};
use super::meaning::{Address, Likeness, Words};
use super::naming::{may_be_named_of, names_of_their_own, protected_named_in, protected_named_in_address};
use super::shown::Shown;
use crate::case::{Case, Meeting, Person, Told};

/// Why a meeting's address is held back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldBack {
    /// The name of the protected person whose home it is, or may be.
    pub whose: String,
    /// It is that home; not only the same stairs, or a street without its number.
    pub certain: bool,
    /// The name of the place tells the address, so it is held back too.
    pub name_tells: bool,
    /// It is where the person works, and no home.
    pub is_work: bool,
    /// Only what the place is called tells the home; its address is another.
    pub by_name: bool,
}

/// Whether a meeting's address is held back, and why.
pub fn held_back(case: &Case, meeting: &Meeting) -> Option<HeldBack> {
    let may_be_shown = meeting.place.may_be_shown.as_ref().is_some_and(|m| m.0);
    held_back_unless(may_be_shown, case, meeting)
}

/// Whether a meeting's address would be held back if nobody had said that it may be shown.
pub fn is_in_doubt(case: &Case, meeting: &Meeting) -> bool {
    held_back_unless(false, case, meeting).is_some()
}

/// What the places are called that were held back in doubt and may be shown: the name is printed, and in no other text what it tells.
pub(super) fn shown_in_doubt(case: &Case) -> Vec<String> {
    let is_shown = |meeting: &&Meeting| meeting.place.may_be_shown.as_ref().is_some_and(|may| may.0) && held_back(case, meeting).is_none();
    case.meetings
        .iter()
        .filter(is_shown)
        .map(|meeting| meeting.place.name.0.clone())
        .collect()
}

fn held_back_unless(may_be_shown: bool, case: &Case, meeting: &Meeting) -> Option<HeldBack> {
    let venue = address(&of_venue(&meeting.place));
    let name = &meeting.place.name;
    let (called, words) = (Address::read([name.text()]), Words::of(name));
    // »Tranevænget« as the name and »17, 8700 Horsens« as the address.
    let lines = of_venue(&meeting.place);
    let both = lines.first().map(|first| format!("{} {first}", name.text()));
    let both = Address::read(both.iter().map(String::as_str).chain(lines.iter().skip(1).map(String::as_str)));
    let as_texts = texts_of(&lines);
    let behind = behind_another(&lines);
    let mut found: Option<HeldBack> = None;
    for (whose, home) in protected_homes(case) {
        let likeness = venue.likeness(&home).max(called.likeness(&home)).max(both.likeness(&home));
        let name_tells = home.is_told_in(&words, true);
        let likeness = if name_tells { likeness.max(Likeness::Likely) } else { likeness };
        // »Hos Jens Hansen« is where the one behind the c/o lives.
        let is_at_host = home.is_host_told_in(&words, None) || as_texts.iter().any(|text| home.is_host_told_in(text, None));
        let likeness = if is_at_host { likeness.max(Likeness::Likely) } else { likeness };
        let name_tells = name_tells || is_at_host;
        let likeness = likeness.max(as_told(&home, &venue, &as_texts));
        let likeness = behind.iter().map(|other| other.likeness(&home)).fold(likeness, Ord::max);
        let certain = likeness == Likeness::Same;
        let by_name = called.likeness(&home) == likeness && venue.likeness(&home) == Likeness::Different && !lines.is_empty();
        let held = match likeness {
            Likeness::Same => true,
            Likeness::Likely => !may_be_shown,
            Likeness::Different => false,
        };
        if held && found.as_ref().is_none_or(|f| !f.certain && certain) {
            let name_tells = name_tells || found.as_ref().is_some_and(|f| f.name_tells);
            found = Some(HeldBack {
                whose,
                certain,
                name_tells,
                is_work: false,
                by_name,
            });
        }
    }
    found
        .or_else(|| said_to_be_home(may_be_shown, case, name))
        .or_else(|| said_in_lines(may_be_shown, case, &lines))
        .or_else(|| at_work(may_be_shown, case, name, &lines))
}

/// Whose protected home lies in the same street as a meeting's place, no more than two houses away; none where the place is held back.
pub fn beside_protected_home(case: &Case, meeting: &Meeting) -> Option<String> {
    if is_in_doubt(case, meeting) {
        return None;
    }
    let lines = of_venue(&meeting.place);
    let (venue, called) = (address(&lines), Address::read([meeting.place.name.text()]));
    let with_town = Address::read(std::iter::once(meeting.place.name.text()).chain(lines.iter().map(String::as_str)));
    let is_beside = |home: &Address| [&venue, &called, &with_town].iter().any(|place| place.is_beside(home));
    protected_homes(case).find(|(_, home)| is_beside(home)).map(|(whose, _)| whose)
}

/// A place that is called the home of somebody protected, whatever its address: »Hos Ida«.
fn said_to_be_home(may_be_shown: bool, case: &Case, name: &str) -> Option<HeldBack> {
    let words = Words::of(name);
    let people = case.network.iter().filter(|person| person.protected.0 && person.address.is_some());
    let people = people.map(|person| (&person.name, names_of_their_own(case, person)));
    let is_kept = case.citizen.protected.0 && case.citizen.address.is_some();
    let citizen = is_kept.then(|| (&case.citizen.name, case.citizen.name.0.clone()));
    let named = |(_, names): &(_, String)| words.are_home_of(&Words::of(names));
    let called_by_relation = || {
        let kin = case
            .network
            .iter()
            .filter(|person| person.protected.0 && person.is_private() && person.address.is_some());
        kin.filter(|person| words.are_home_of_relation(&Words::of(&person.relation)))
            .map(|person| &person.name)
            .next()
    };
    let by_name = people.chain(citizen).find(named).map(|(name, _)| name);
    let whose = by_name.or_else(called_by_relation).filter(|_| !may_be_shown)?.0.clone();
    Some(HeldBack {
        whose,
        certain: false,
        name_tells: true,
        is_work: false,
        by_name: true,
    })
}

/// A line of an address that calls the place so: »Hos Ida, 8700 Horsens«. A street that bears the name does not.
fn said_in_lines(may_be_shown: bool, case: &Case, lines: &[String]) -> Option<HeldBack> {
    let mut parts = lines.iter().flat_map(|line| line.split([',', ';', '(', ')']));
    let found = parts.find_map(|part| {
        let names_street = || protected_named_in(case, part).next().is_some() && !is_named_in_address(case, part);
        said_to_be_home(may_be_shown, case, part).filter(|_| !names_street())
    })?;
    Some(HeldBack {
        name_tells: false,
        by_name: false,
        ..found
    })
}

/// A place where somebody protected works; also where its name and its town are on lines of their own.
fn at_work(may_be_shown: bool, case: &Case, name: &str, lines: &[String]) -> Option<HeldBack> {
    let parts: Vec<&str> = lines.iter().flat_map(|line| line.split([',', ';'])).map(str::trim).collect();
    let has_digit = |part: &&&str| part.contains(|c: char| c.is_ascii_digit());
    let town = |part: &&str| {
        Some(part.trim_start_matches(|c: char| c.is_ascii_digit()).trim().to_owned()).filter(|town| town.len() + 5 == part.len())
    };
    let towns: Vec<String> = parts.iter().filter(has_digit).filter_map(town).collect();
    let named = parts.iter().filter(|part| !has_digit(part)).copied().chain([name]);
    let in_town: Vec<String> = named
        .flat_map(|part| towns.iter().map(move |town| format!("{part} i {town}")))
        .collect();
    let written = std::iter::once(name).chain(lines.iter().map(String::as_str));
    let written: Vec<&str> = written.chain(in_town.iter().map(String::as_str)).collect();
    let whose = works_at(case, &written).filter(|_| !may_be_shown)?;
    Some(HeldBack {
        whose,
        certain: false,
        name_tells: true,
        is_work: true,
        by_name: false,
    })
}

/// The lines of an address as texts: all in one, and each by itself.
fn texts_of(lines: &[String]) -> Vec<Words> {
    let parts = lines.iter().flat_map(|line| line.split([',', ';', '(', ')']));
    parts.map(Words::of).chain([Words::of(&lines.join("\n"))]).collect()
}

/// The addresses that stand behind another one in a line, each with the other lines: »Møllevej 1 (indgang fra Tranevænget 17,
/// st. th.)«. Each word behind a number or a bracket may begin one.
fn behind_another(lines: &[String]) -> Vec<Address> {
    let holds_digit = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    let begins_word = |line: &str, at: usize| !line[..at].ends_with(char::is_alphanumeric);
    let each = lines.iter().enumerate().flat_map(|(at, line)| {
        let starts = line.char_indices().filter(|(_, c)| c.is_alphabetic()).map(|(start, _)| start);
        let starts = starts.filter(move |start| begins_word(line, *start));
        starts.filter_map(move |start| {
            let (before, rest) = line.split_at(start);
            let rest = rest.split(')').next().unwrap_or_default();
            let is_behind = (holds_digit(before) || before.contains('(')) && holds_digit(rest);
            is_behind.then_some((at, rest))
        })
    });
    let with_others = each.map(|(at, rest)| {
        let others = lines.iter().enumerate().filter(move |(other, _)| *other != at);
        Address::read(std::iter::once(rest).chain(others.map(|(_, line)| line.as_str())))
    });
    with_others.collect()
}

/// How likely it is that the words of an address tell a home, beside what is read as its street and number: »Mødelokalet på
/// Lærkehuset«, »Tranevænget 15, 17 og 19«. Certain when they tell the number too.
fn as_told(home: &Address, venue: &Address, texts: &[Words]) -> Likeness {
    if venue.contradicts(home) {
        Likeness::Different
    } else if venue.likeness(home) == Likeness::Different && texts.iter().any(|text| home.is_told_in(text, false)) {
        Likeness::Same
    } else if texts.iter().any(|text| home.is_told_in(text, true)) {
        Likeness::Likely
    } else {
        Likeness::Different
    }
}

/// The address of a meeting, a line each; empty when it is held back.
pub fn venue_address(case: &Case, meeting: &Meeting) -> Shown<Vec<String>> {
    if held_back(case, meeting).is_some() {
        return Shown::default();
    }
    let lines = of_venue(&meeting.place);
    Shown(lines.into_iter().filter(|line| !is_named_in_address(case, line)).collect())
}

/// Whether a line of an address names somebody who may not be named to others.
fn is_named_in_address(case: &Case, line: &str) -> bool {
    protected_named_in_address(case, line).next().is_some()
}

/// The address that a reader has been told of before; empty when it is, or may be, somebody's protected home by now.
pub fn told_address(case: &Case, told: &Told) -> Shown<Vec<String>> {
    let lines: Vec<String> = told.address_lines.iter().map(|line| line.text().to_owned()).collect();
    let (read, behind, texts) = (address(&lines), behind_another(&lines), texts_of(&lines));
    let is_protected = protected_homes(case).any(|(_, home)| {
        let likeness = read.likeness(&home).max(as_told(&home, &read, &texts));
        behind.iter().map(|other| other.likeness(&home)).fold(likeness, Ord::max) != Likeness::Different
    });
    if is_protected || said_in_lines(false, case, &lines).is_some() {
        return Shown::default();
    }
    Shown(lines.into_iter().filter(|line| !is_named_in_address(case, line)).collect())
}

/// The name and the address of a meeting's place as one text, for a fingerprint: blanks and case are no difference.
pub fn venue_key(meeting: &Meeting) -> String {
    let lines = of_venue(&meeting.place);
    let all = std::iter::once(meeting.place.name.text()).chain(lines.iter().map(String::as_str));
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    all.map(words).collect::<Vec<_>>().join("\n")
}

/// What else a letter tells for the day of a meeting, as one text, for a fingerprint: the way in, whom to call, the interpreter.
pub fn practical_key(meeting: &Meeting) -> String {
    let on_the_day = meeting.on_the_day.as_ref().map(|number| number.value.open().0.as_str());
    let texts = [&meeting.place.way_in, &meeting.interpreter];
    let texts = texts.into_iter().map(|text| text.as_ref().map(|text| text.text()));
    let words = |text: Option<&str>| text.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    texts.chain([on_the_day]).map(words).collect::<Vec<_>>().join("\n")
}

/// What the place is called, for others; none when its name tells an address that is held back.
pub fn venue_name(case: &Case, meeting: &Meeting) -> Option<String> {
    let tells = held_back(case, meeting).is_some_and(|held| held.name_tells);
    (!tells && !names_protected(case, &meeting.place.name)).then(|| meeting.place.name.0.clone())
}

/// What the place of a meeting that was held is called, for the reader of its referat; none when its name tells an address that is
/// held back, or names somebody whom this reader may not be told of.
pub fn venue_name_of(case: &Case, reader: &Reader, meeting: &Meeting) -> Option<String> {
    let name = &meeting.place.name;
    let names = protected_named_in(case, name).any(|person| !may_be_named_of(case, reader, &person.id, meeting));
    (held_back(case, meeting).is_none() && !names).then(|| name.0.clone())
}

/// How one gets in, for others; none when the address is held back, since it would tell of the house.
pub fn way_in(case: &Case, meeting: &Meeting) -> Option<String> {
    let written = meeting.place.way_in.as_ref()?;
    let tells = held_back(case, meeting).is_some() || names_protected(case, written);
    (!tells).then(|| written.0.clone())
}

/// Whether the name of a place names somebody who may not be named to others: »Hos Ida«.
fn names_protected(case: &Case, name: &str) -> bool {
    named_protected(case, name).is_some()
}

fn named_protected<'a>(case: &'a Case, name: &str) -> Option<&'a Person> {
    protected_named_in(case, name).next()
}

/// The name of a meeting's place and its way in, where they are printed nowhere since they name somebody who may not be named to
/// others.
pub fn names_left_out(case: &Case, meeting: &Meeting) -> Vec<LeftOut> {
    let texts = [("sted", Some(&meeting.place.name)), ("find vej", meeting.place.way_in.as_ref())];
    let left_out = |(key, written): (&'static str, Option<&crate::case::Placed<crate::case::value::Text>>)| {
        let written = written?;
        let whose = named_protected(case, written)?;
        Some(LeftOut {
            key,
            place: written.place.clone(),
            whose: whose.name.0.clone(),
        })
    };
    let lines = of_venue(&meeting.place);
    let in_address = || {
        let whose = lines.iter().find_map(|line| protected_named_in_address(case, line).next())?;
        Some(LeftOut {
            key: "adresse",
            place: meeting.place.address.as_ref()?.place.clone(),
            whose: whose.name.0.clone(),
        })
    };
    texts.into_iter().filter_map(left_out).chain(in_address()).collect()
}

/// What a place was called that somebody was told of; none when that is the home of somebody who is protected now, or names somebody
/// who may not be named to others.
pub fn place_once_told(case: &Case, told: &Told) -> Option<String> {
    let place = told.place.as_ref()?.text();
    let is_kept = whose_place_once_told(case, told).is_some() || names_protected(case, place);
    (!is_kept).then(|| place.to_owned())
}

/// Whose protected home a place is that somebody was told of.
pub fn whose_place_once_told(case: &Case, told: &Told) -> Option<String> {
    let place = told.place.as_ref()?.text();
    protected_told_in(case, place).or_else(|| said_to_be_home(false, case, place).map(|held| held.whose))
}

/// Whose protected home a letter tells that was sent before the home was protected; `told` is what it told, and the meeting is where
/// it was.
pub fn home_told_in_letter(case: &Case, meeting: &Meeting, told: &Told) -> Option<String> {
    let by_address = || {
        held_back(case, meeting)
            .filter(|held| told.address.is_some() && !held.is_work)
            .map(|held| held.whose)
    };
    whose_place_once_told(case, told).or_else(by_address)
}

/// Whether a meeting is held in somebody's home: the borger's own, or that of one of the private network. Tells not whose.
pub fn is_private_home(case: &Case, meeting: &Meeting) -> bool {
    let venue = address(&of_venue(&meeting.place));
    let private = case.network.iter().filter(|p| p.is_private()).map(|p| p.address.as_ref());
    let mut homes = private.chain([case.citizen.address.as_ref()]);
    homes.any(|home| address(&lines(home)).likeness(&venue) >= Likeness::Likely)
}

/// Those of the private network, and the borger, who live in a person's home, as far as is written. Tells not where.
pub fn live_with<'a>(case: &'a Case, person: &'a Person) -> impl Iterator<Item = Reader> + 'a {
    let home = address(&lines(person.address.as_ref()));
    let is_there = move |other: &Vec<String>| !home.is_empty() && address(other).likeness(&home) >= Likeness::Likely;
    let others = case
        .network
        .iter()
        .filter(|other| other.is_private() && other.id.value != person.id.value && !other.child.0);
    let citizen = (Reader::Citizen, lines(case.citizen.address.as_ref()));
    let people = others.map(|other| (Reader::Person(other.id.value.clone()), lines(other.address.as_ref())));
    people
        .chain([citizen])
        .filter(move |(_, home)| is_there(home))
        .map(|(reader, _)| reader)
}

/// Whether a meeting is held in a reader's own home.
pub fn is_home_of(case: &Case, meeting: &Meeting, reader: &Reader) -> bool {
    let home = match reader {
        Reader::Citizen => case.citizen.address.as_ref(),
        Reader::Person(id) => case.person(id).filter(|p| p.is_private()).and_then(|p| p.address.as_ref()),
        Reader::Team | Reader::Coordinator | Reader::Leaders => None,
    };
    let venue = address(&of_venue(&meeting.place));
    !venue.is_empty() && address(&lines(home)).likeness(&venue) >= Likeness::Likely
}

fn protected_homes(case: &Case) -> impl Iterator<Item = (String, Address)> {
    let own = case
        .citizen
        .protected
        .0
        .then(|| (case.citizen.name.0.clone(), case.citizen.address.as_ref()));
    let others = case
        .network
        .iter()
        .filter(|p| p.protected.0)
        .map(|p| (p.name.0.clone(), p.address.as_ref()));
    own.into_iter()
        .chain(others)
        .map(|(name, home)| (name, address(&lines(home))))
        .filter(|(_, home)| !home.is_empty())
}

/// Whether a person lives at the same house and stairs as the borger. Tells not where.
pub fn lives_on_citizens_stairs(case: &Case, person: &Person) -> bool {
    let home = |lived: Option<&_>| address(&lines(lived));
    home(person.address.as_ref()).is_same_stairs(&home(case.citizen.address.as_ref()))
}

/// Whether two people live at the same house and stairs. Tells not where.
pub fn live_on_same_stairs(one: &Person, other: &Person) -> bool {
    let home = |person: &Person| address(&lines(person.address.as_ref()));
    home(one).is_same_stairs(&home(other))
}
