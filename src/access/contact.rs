//! How people are reached, for readers who may know.

use serde::Serialize;

use super::details::{OthersDetails, protected_told_in, told_beside_number};
use super::meaning::Phones;
use super::own_details::own_details;
use super::shown::Shown;
use super::{Private, Reader};
use crate::case::value::Text;
use crate::case::{Case, Field, Meeting, Person, Place, Placed};

/// The text of a detail.
pub(super) fn text(detail: Option<&Placed<Private<Text>>>) -> Option<String> {
    detail.map(|d| d.open().0.clone())
}

/// The lines of an address.
pub(super) fn lines(detail: Option<&Placed<Private<Vec<Text>>>>) -> Vec<String> {
    let lines = detail.map(|d| d.open().iter().map(|l| l.0.clone()).collect());
    lines.unwrap_or_default()
}

/// A person's own address for themself: a line that tells somebody else's number or mail is none of it.
pub(super) fn own_lines(case: &Case, person: &Person) -> Vec<String> {
    let mut own = lines(person.address.as_ref());
    let may_tell = |line: &String| line.contains('@') || line.chars().filter(|c| c.is_numeric()).count() > 5;
    if own.iter().any(may_tell) {
        let others = OthersDetails::of(case, person);
        own.retain(|line| others.number_in(line).is_none());
    }
    own
}

/// Name and address for a reader's own envelope: the one place where a protected address stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Envelope {
    /// The reader's full name.
    pub name: String,
    /// Their address, a line each; empty when none is written.
    pub address: Vec<String>,
    /// It goes to a place of work, where somebody else may open the post.
    pub at_work: bool,
}

/// The envelope of a letter to a reader; empty for readers who get no letter.
pub fn envelope(case: &Case, reader: &Reader) -> Shown<Envelope> {
    let address = match reader {
        Reader::Citizen => lines(case.citizen.address.as_ref()),
        Reader::Person(id) => case.person(id).map(|person| own_lines(case, person)).unwrap_or_default(),
        Reader::Team | Reader::Coordinator | Reader::Leaders => return Shown::default(),
    };
    let person = match reader {
        Reader::Person(id) => case.person(id),
        Reader::Citizen | Reader::Team | Reader::Coordinator | Reader::Leaders => None,
    };
    Shown(Envelope {
        name: reader.name(case).to_owned(),
        at_work: person.is_some_and(|person| is_place_of_work(person, &address)),
        address,
    })
}

/// Whether an address is a place of work, as far as is written: it names the person's, or that of somebody who is in the network by
/// their profession, or begins with a name above the street of somebody from work or school.
fn is_place_of_work(person: &Person, address: &[String]) -> bool {
    let Some(first) = address.first() else { return false };
    let workplace = text(person.workplace.as_ref()).map(|name| name.to_lowercase());
    let names_it = workplace.is_some_and(|name| address.iter().any(|line| line.to_lowercase().contains(&name)));
    let has_no_number = !first.chars().any(|c| c.is_ascii_digit());
    let is_from_work = person.field.value == Field::WorkOrSchool;
    names_it || person.field.value == Field::Professional || is_from_work && has_no_number
}

/// Whether a reader lives in another country than the sender, as far as is written: their address ends in one below the town, its town
/// bears another's letters (`SE-214 37`), or their number begins with another's. `dial` is the sender's own (`+45`), `letters` those
/// before its postal codes.
pub fn is_abroad(case: &Case, reader: &Reader, dial: &str, letters: &[&str]) -> bool {
    let (address, phone) = match reader {
        Reader::Citizen => (case.citizen.address.as_ref(), case.citizen.phone.as_ref()),
        Reader::Person(id) => {
            let person = case.person(id);
            (person.and_then(|p| p.address.as_ref()), person.and_then(|p| p.phone.as_ref()))
        }
        Reader::Team | Reader::Coordinator | Reader::Leaders => return false,
    };
    let number = text(phone).unwrap_or_default();
    let number = number.trim().replacen("00", "+", usize::from(number.trim().starts_with("00")));
    if number.starts_with('+') && !number.starts_with(dial) {
        return true;
    }
    let lines = lines(address);
    let parts: Vec<&str> = lines.iter().flat_map(|line| line.split(',')).map(str::trim).collect();
    let has_number = |part: &&&str| part.chars().any(|c| c.is_ascii_digit());
    let ends_in_a_country = parts.last().is_some_and(|last| {
        let own = ["danmark", "denmark", "norge", "noreg", "norway"];
        let is_own = match dial {
            "+45" => own[..2].contains(&last.to_lowercase().as_str()),
            _ => own[2..].contains(&last.to_lowercase().as_str()),
        };
        !last.is_empty() && !has_number(&last) && !is_own && parts.iter().filter(has_number).count() > 1
    });
    let bears_letters = parts.iter().any(|part| {
        let before = part
            .split_once('-')
            .filter(|(_, after)| after.starts_with(|c: char| c.is_ascii_digit()));
        before.is_some_and(|(prefix, _)| {
            (1..=3).contains(&prefix.len()) && prefix.chars().all(|c| c.is_ascii_uppercase()) && !letters.contains(&prefix)
        })
    });
    ends_in_a_country || bears_letters
}

/// How to reach a person, for a reader who may see the overview or the call list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Contact {
    /// The direct number.
    pub phone: Option<String>,
    /// The number of the place of work.
    pub main_phone: Option<String>,
    /// The mail address.
    pub mail: Option<String>,
    /// The postal address, a line each.
    pub address: Vec<String>,
    /// Where somebody works tells where they are (indirect location).
    pub workplace: Option<String>,
    /// The person is protected, so all of the above is empty.
    pub withheld: bool,
}

/// The contact details of a person for anyone else: nothing at all when the person is protected, and no field that tells
/// somebody else's detail too.
pub fn contact(case: &Case, person: &Person) -> Shown<Contact> {
    if person.protected.0 {
        return Shown(Contact {
            withheld: true,
            ..Contact::default()
        });
    }
    let others = OthersDetails::of(case, person);
    let alone = |detail: Option<&Placed<Private<Text>>>| text(detail).filter(|written| others.told_in(written).is_none());
    let address = lines(person.address.as_ref());
    let lives_with = others.home_at(&address).is_some();
    Shown(Contact {
        phone: alone(person.phone.as_ref()),
        main_phone: alone(person.main_phone.as_ref()),
        mail: alone(person.mail.as_ref()),
        address: if lives_with { Vec::new() } else { address },
        workplace: alone(person.workplace.as_ref()),
        withheld: false,
    })
}

/// A field of somebody's that is printed nowhere, since it tells another's detail.
#[derive(Clone, Debug)]
pub struct LeftOut {
    /// The key of the field.
    pub key: &'static str,
    /// Where it stands.
    pub place: Place,
    /// Whose detail it tells.
    pub whose: String,
}

/// The fields of a person that [`contact`] leaves out. Tells not what stands in them.
pub fn left_out(case: &Case, person: &Person) -> Vec<LeftOut> {
    if person.protected.0 {
        return Vec::new();
    }
    let others = OthersDetails::of(case, person);
    let fields = [
        ("telefon", &person.phone),
        ("hovednummer", &person.main_phone),
        ("mail", &person.mail),
        ("arbejdsplads", &person.workplace),
    ];
    let texts = fields.into_iter().filter_map(|(key, field)| {
        let written = field.as_ref()?;
        let whose = others.told_in(&written.open().0)?.to_owned();
        Some(LeftOut {
            key,
            place: written.place.clone(),
            whose,
        })
    });
    let address = person.address.as_ref().and_then(|written| {
        let whose = others.home_at(&lines(Some(written)))?.to_owned();
        Some(LeftOut {
            key: "adresse",
            place: written.place.clone(),
            whose,
        })
    });
    texts.chain(address).collect()
}

/// The number to call on the day of a meeting, when one is written that may be told: the tovholder gives it on purpose, and it is
/// nobody's who is protected.
pub fn on_the_day(case: &Case, meeting: &Meeting) -> Option<Shown<String>> {
    let written = text(meeting.on_the_day.as_ref())?;
    let tells = protected_told_in(case, &written).or_else(|| told_beside_number(case, &written));
    tells.is_none().then_some(Shown(written))
}

/// Whether the number to call on the day is a reader's own: nobody calls themself.
pub fn is_own_on_the_day(case: &Case, meeting: &Meeting, reader: &Reader) -> bool {
    let own = own_details(case, reader);
    let numbers = [&own.phone, &own.main_phone].into_iter().flatten();
    let written = text(meeting.on_the_day.as_ref()).unwrap_or_default();
    numbers.into_iter().any(|number| Phones::read(number).are_told_in(&written))
}

/// Whose number the one to call on the day is, when it is printed and is that of the borger or of one of the network who may be named.
pub fn whose_on_the_day(case: &Case, meeting: &Meeting) -> Option<Reader> {
    let written = on_the_day(case, meeting)?;
    let named = case.network.iter().filter(|person| person.may_be_named());
    let people = named.map(|person| Reader::Person(person.id.value.clone()));
    let mut all = std::iter::once(Reader::Citizen).chain(people);
    all.find(|reader| {
        let own = own_details(case, reader);
        own.phone
            .as_deref()
            .is_some_and(|number| Phones::read(number).are_told_in(&written))
    })
}

/// »på dagen« of a meeting, when it is printed nowhere since it is the number of somebody who is protected.
pub fn on_the_day_left_out(case: &Case, meeting: &Meeting) -> Option<LeftOut> {
    let written = meeting.on_the_day.as_ref()?;
    let whose = protected_told_in(case, &written.open().0)?;
    Some(LeftOut {
        key: "på dagen",
        place: written.place.clone(),
        whose,
    })
}

/// »på dagen« of a meeting, when it is printed and is the number of somebody private: of the borger, or of one of the network who is
/// there by no profession.
pub fn on_the_day_is_private(case: &Case, meeting: &Meeting) -> Option<LeftOut> {
    let written = meeting.on_the_day.as_ref()?;
    on_the_day(case, meeting)?;
    let private = case
        .network
        .iter()
        .filter(|person| person.is_private() && !case.team.has(&person.id));
    let people = private.map(|person| (&person.name.0, [person.phone.as_ref(), person.main_phone.as_ref()]));
    let citizen = (&case.citizen.name.0, [case.citizen.phone.as_ref(), None]);
    let sender = Phones::read(&case.municipality.phone.0);
    let mut all = people.chain([citizen]);
    let (whose, _) = all.find(|(_, numbers)| {
        let mut numbers = numbers.iter().filter_map(|number| text(*number));
        numbers.any(|number| Phones::read(&number).except(&sender).are_told_in(&written.open().0))
    })?;
    Some(LeftOut {
        key: "på dagen",
        place: written.place.clone(),
        whose: whose.clone(),
    })
}

/// »på dagen« of a meeting, when it is printed nowhere since somebody's mail or address stands in it.
pub fn on_the_day_tells_more(case: &Case, meeting: &Meeting) -> Option<LeftOut> {
    let written = meeting.on_the_day.as_ref()?;
    let whose = told_beside_number(case, &written.open().0)?;
    Some(LeftOut {
        key: "på dagen",
        place: written.place.clone(),
        whose,
    })
}

/// Where readers turn: the tovholder's name and work number, or the municipality's when the tovholder has none to show. The name is
/// looked at as every other text is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Helper {
    /// The name as signed.
    pub name: String,
    /// The number to call.
    pub phone: Shown<String>,
    /// The mail address, when there is one to show.
    pub mail: Option<Shown<String>>,
}

/// The tovholder as signed under letters.
pub fn coordinator(case: &Case) -> Helper {
    helper(case, case.person(&case.team.coordinator))
}

/// A person whom readers may turn to, as signed under letters.
pub fn helper(case: &Case, person: Option<&Person>) -> Helper {
    let contact = person.map(|p| contact(case, p)).unwrap_or_default().0;
    Helper {
        name: person.map_or_else(|| case.municipality.department.0.clone(), |p| p.name.0.clone()),
        phone: Shown(
            contact
                .phone
                .or(contact.main_phone)
                .unwrap_or_else(|| case.municipality.phone.0.clone()),
        ),
        mail: contact.mail.map(Shown),
    }
}
