//! Advice about people whose address is protected, and about who can be reached through a paper.

use super::Context;
use crate::access;
use crate::case::value::Text;
use crate::case::{Case, Person, Placed, Problem};
use crate::messages::RuleMessage;
use crate::record;

pub(super) fn same_stairs(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    let protected = case.network.iter().filter(|p| p.protected.0);
    for person in protected {
        let is_neighbour =
            |other: &&Person| !other.protected.0 && other.id.value != person.id.value && access::live_on_same_stairs(person, other);
        if let Some(neighbour) = case.network.iter().find(is_neighbour) {
            let place = neighbour.address.as_ref().map_or(&neighbour.id.place, |a| &a.place);
            let told = RuleMessage::Neighbour {
                neighbour: neighbour.name.0.clone(),
                protected: person.name.0.clone(),
            };
            problems.push(Problem::advised("nabo-til-beskyttet", place, &told));
        }
    }
}

/// A meeting that is still to be held beside the home of somebody protected.
pub(super) fn venue_beside(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for meeting in super::meetings::coming(context) {
        if let Some(protected) = access::beside_protected_home(context.case, meeting) {
            let place = meeting
                .place
                .address
                .as_ref()
                .map_or(&meeting.place.name.place, |address| &address.place);
            problems.push(Problem::advised(
                "nabo-til-beskyttet",
                place,
                &RuleMessage::VenueBeside { protected },
            ));
        }
    }
}

/// What somebody is called who lives beside another.
const NEIGHBOURS: [&str; 8] = [
    "nabo",
    "genbo",
    "overbo",
    "underbo",
    "bor ved siden af",
    "bor overfor",
    "bor over for",
    "bor på samme",
];

/// A text that speaks of the neighbour of somebody who is protected, and is read by others: what stands in letters, and in a referat.
pub(super) fn neighbour_told(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    let tells = |text: &str| {
        let small = text.to_lowercase();
        let mut words = small.split(|c: char| !c.is_alphanumeric());
        let is_neighbour = |word: &str| {
            NEIGHBOURS
                .iter()
                .any(|neighbour| word.strip_prefix(neighbour).is_some_and(is_ending))
        };
        words.any(is_neighbour)
            || NEIGHBOURS
                .iter()
                .any(|neighbour| neighbour.contains(' ') && small.contains(neighbour))
    };
    for (text, protected) in texts_of_protected(case) {
        if tells(text) {
            let told = RuleMessage::NeighbourInText { protected };
            problems.push(Problem::advised("nabo-til-beskyttet", &text.place, &told));
        }
    }
}

/// A text that others read and that says of somebody protected that they live where nobody may know.
pub(super) fn hiding_told(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for (text, protected) in texts_of_protected(context.case) {
        if access::says_hidden(text) {
            let told = RuleMessage::HidingInText { protected };
            problems.push(Problem::advised("beskyttet-nævnt", &text.place, &told));
        }
    }
}

/// The texts that others read and that may speak of somebody protected, each with whom: of the borger any may; of somebody in the
/// network one that names them.
fn texts_of_protected(case: &Case) -> Vec<(&Placed<Text>, String)> {
    let mut texts: Vec<&Placed<Text>> = Vec::new();
    // The relation to a borger who is protected is told by itself.
    if !case.citizen.protected.0 {
        texts.extend(case.network.iter().map(|person| &person.relation));
    }
    for meeting in &case.meetings {
        let minutes = meeting.minutes.iter();
        let topics = minutes.clone().flat_map(|minutes| &minutes.topics);
        let said = topics.flat_map(|topic| std::iter::once(&topic.subject).chain(&topic.discussions));
        let done = minutes.flat_map(|minutes| minutes.agreements.iter().chain(minutes.tasks.iter().map(|task| &task.what)));
        let reasons = meeting.invited.iter().filter_map(|invited| invited.why.as_ref());
        texts.extend(meeting.theme.iter().chain(reasons).chain(said).chain(done));
    }
    let of_whom = |text: &Placed<Text>| match case.citizen.protected.0 {
        true => Some(case.citizen.name.0.clone()),
        false => access::protected_named_in(case, text).next().map(|person| person.name.0.clone()),
    };
    texts.into_iter().filter_map(|text| Some((text, of_whom(text)?))).collect()
}

/// What a word for somebody may end in: »naboen«, »naboers«.
fn is_ending(ending: &str) -> bool {
    matches!(
        ending,
        "" | "s"
            | "en"
            | "ens"
            | "er"
            | "ers"
            | "erne"
            | "ernes"
            | "skab"
            | "skabet"
            | "huset"
            | "hus"
            | "dame"
            | "damen"
            | "konen"
            | "manden"
    )
}

/// Somebody who lives on the stairs of the borger, whose address is protected, or is called a neighbour.
pub(super) fn citizens_neighbour(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    if !case.citizen.protected.0 {
        return;
    }
    for person in case.network.iter().filter(|p| !p.protected.0) {
        let relation = person.relation.to_lowercase();
        let place = if access::lives_on_citizens_stairs(case, person) {
            person.address.as_ref().map(|a| &a.place)
        } else {
            NEIGHBOURS
                .iter()
                .any(|word| relation.contains(word))
                .then_some(&person.relation.place)
        };
        if let Some(place) = place {
            let told = RuleMessage::CitizensNeighbour {
                neighbour: person.name.0.clone(),
                protected: case.citizen.name.0.clone(),
            };
            problems.push(Problem::advised("nabo-til-beskyttet", place, &told));
        }
    }
}

/// Places that are not named in letters: they name somebody, or are the home of somebody who is protected by now.
pub(super) fn place_left_out(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    for meeting in &case.meetings {
        for text in access::names_left_out(case, meeting) {
            let told = RuleMessage::NameLeftOut {
                key: text.key,
                whose: text.whose,
            };
            problems.push(Problem::advised("udeladt-oplysning", &text.place, &told));
        }
        let entries = record::entries(case, record::INVITATION, Some(meeting.number));
        let mut once = entries.filter_map(|entry| {
            let told = entry.told.as_ref()?;
            let place = told.place.as_ref().filter(|p| p.text() != meeting.place.name.text())?;
            Some((place, access::whose_place_once_told(case, told)?))
        });
        if let Some((place, whose)) = once.next_back() {
            problems.push(Problem::advised(
                "udeladt-oplysning",
                &place.place,
                &RuleMessage::OldPlaceLeftOut { whose },
            ));
        }
    }
}

/// Details of people that are left out of papers, since they tell somebody else's.
pub(super) fn left_out(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for person in &context.case.network {
        for field in access::left_out(context.case, person) {
            let told = RuleMessage::DetailLeftOut {
                name: person.name.0.clone(),
                key: field.key,
                whose: field.whose,
            };
            problems.push(Problem::advised("udeladt-oplysning", &field.place, &told));
        }
    }
    for meeting in &context.case.meetings {
        if let Some(number) = access::on_the_day_left_out(context.case, meeting) {
            let told = RuleMessage::NumberOnTheDayLeftOut { whose: number.whose };
            problems.push(Problem::advised("udeladt-oplysning", &number.place, &told));
        } else if let Some(more) = access::on_the_day_tells_more(context.case, meeting) {
            let told = RuleMessage::MoreThanNumberOnTheDay { whose: more.whose };
            problems.push(Problem::advised("udeladt-oplysning", &more.place, &told));
        }
    }
}

/// The number to call on the day is that of somebody private who is not said to have agreed, and stands in every letter.
pub(super) fn private_on_the_day(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for meeting in &context.case.meetings {
        let is_agreed = meeting.on_the_day_agreed.as_ref().is_some_and(|agreed| agreed.0);
        if meeting.minutes.is_some() || meeting.called_off.is_some() || is_agreed {
            continue;
        }
        if let Some(number) = access::on_the_day_is_private(context.case, meeting) {
            let told = RuleMessage::PrivateOnTheDay { name: number.whose };
            problems.push(Problem::advised("privat-nummer", &number.place, &told));
        }
    }
}

pub(super) fn private_coordinator(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let id = &context.case.team.coordinator;
    let person = context
        .case
        .person(id)
        .filter(|p| p.is_private() && !p.protected.0 && p.phone.is_some());
    if let Some(person) = person {
        let place = person.phone.as_ref().map_or(&id.place, |phone| &phone.place);
        let name = person.name.0.clone();
        let told = RuleMessage::PrivateCoordinator { name };
        problems.push(Problem::advised("privat-tovholder", place, &told));
    }
}
