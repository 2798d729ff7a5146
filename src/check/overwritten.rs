//! Somebody new whose name was written over that of another: the id, the papers and the consent are still the other's
//! (001 §1.1: a tovholder who is replaced hands over).

use super::Context;
use crate::access::is_in_mail;
use crate::case::{Case, Person, Problem, fold};
use crate::messages::RuleMessage;
use crate::record;

/// Ids of fewer letters are initials or numbers.
const SHORTEST: usize = 3;

/// A member of the netværksteam whose id is somebody's first name and not theirs, by what else the files tell: a mail of that
/// name, or the name in a referat or a letter, though nobody in the network has it.
pub(super) fn names(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    for person in case.network.iter().filter(|person| case.team.has(&person.id)) {
        let id = person.id.value.0.as_str();
        let is_word = id.chars().count() >= SHORTEST && id.chars().all(char::is_alphabetic);
        if !is_word || explains(person, id) || !(is_in_mail(person, id) || is_told_of(case, id)) {
            continue;
        }
        let (name, old) = (person.name.text().to_owned(), capital(id));
        let is_coordinator = case.team.coordinator.value.0 == id;
        let id = id.to_owned();
        let told = if is_coordinator {
            RuleMessage::CoordinatorWrittenOver { id, name, old }
        } else {
            RuleMessage::NameWrittenOver { id, name, old }
        };
        problems.push(Problem::advised("navn-skrevet-over", &person.name.place, &told));
    }
}

/// Somebody of a wholly other name than the one to whom something is recorded as sent under the same id.
pub(super) fn recorded(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    for person in &case.network {
        let of_id = case.sent.iter().filter(|entry| entry.to.value == person.id.value);
        let mut names = of_id.filter_map(|entry| entry.name.as_ref());
        let Some(other) = names.find(|then| !record::is_same_person(then.text(), person.name.text())) else {
            continue;
        };
        let told = RuleMessage::NameWrittenOver {
            id: person.id.value.0.clone(),
            name: person.name.text().to_owned(),
            old: other.text().to_owned(),
        };
        problems.push(Problem::advised("navn-skrevet-over", &person.name.place, &told));
    }
}

/// Whether an id is of the person's own: a part of the name, or of what the person is to the borger.
fn explains(person: &Person, id: &str) -> bool {
    let id = fold(id);
    let texts = [person.name.text(), person.relation.text(), person.role().word()];
    let mut words = texts.into_iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    words.any(|word| {
        let word = fold(word);
        word.len() > 1 && (word.contains(&id) || id.contains(&word))
    })
}

/// Whether a referat or a reason tells of somebody of this name, and nobody in the network has it.
fn is_told_of(case: &Case, id: &str) -> bool {
    let name = capital(id);
    let has_it = |text: &str| text.split(|c: char| !c.is_alphabetic()).any(|word| word == name);
    let of_meetings = case.meetings.iter().flat_map(|meeting| {
        let minutes = meeting.minutes.iter();
        let said = minutes.clone().flat_map(|m| m.topics.iter().flat_map(|topic| &topic.discussions));
        let agreed = minutes.clone().flat_map(|m| &m.agreements);
        let tasks = minutes.flat_map(|m| m.tasks.iter().map(|task| &task.what));
        let reasons = meeting.invited.iter().filter_map(|invited| invited.why.as_ref());
        said.chain(agreed).chain(tasks).chain(reasons)
    });
    let is_anybodys = case.network.iter().any(|person| has_it(&person.name)) || has_it(&case.citizen.name);
    !is_anybodys && of_meetings.map(|text| text.text()).any(has_it)
}

fn capital(id: &str) -> String {
    let mut letters = id.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
