//! A name is something that can be read aloud.

use super::Context;
use crate::case::value::Text;
use crate::case::{Placed, Problem, Sender};
use crate::messages::RuleMessage;

pub(super) fn without_letters(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    let people = case.network.iter().map(|person| &person.name);
    for name in [&case.citizen.name].into_iter().chain(&case.citizen.called).chain(people) {
        look(name, problems);
    }
    of_sender(&case.municipality, problems);
}

pub(super) fn of_sender(sender: &Sender, problems: &mut Vec<Problem>) {
    for name in [&sender.name, &sender.department] {
        look(name, problems);
    }
}

/// Letters of any script.
fn look(name: &Placed<Text>, problems: &mut Vec<Problem>) {
    if !name.value.chars().any(char::is_alphabetic) {
        problems.push(Problem::told("navn", &name.place, &RuleMessage::NameWithoutLetters));
    }
}
