//! Advice about people who may not be named to others and are named outside of meetings: in fields of the network, in what the
//! sender says, as one of the netværksteam.

use super::Context;
use super::naming::RULE;
use super::record::listed;
use crate::access::{self, Reader};
use crate::case::{Person, Place, Problem};
use crate::messages::RuleMessage;

/// The fields of the network that others may read: a name, and what the netværksoverblik prints.
pub(super) fn in_fields(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    for person in &case.network {
        let is_other = |named: &&Person| named.id.value != person.id.value;
        for named in access::protected_named_in(case, &person.name).filter(is_other) {
            let told = RuleMessage::NamedInName {
                whose: person.name.0.clone(),
                name: named.name.0.clone(),
            };
            problems.push(Problem::advised(RULE, &person.name.place, &told));
        }
        let mut tell = |key, place: &Place, named: &Person| {
            let readers = readers_of_overview(context, named);
            if !readers.is_empty() {
                let told = RuleMessage::NamedInField {
                    key,
                    whose: person.name.0.clone(),
                    name: named.name.0.clone(),
                    readers: listed(&readers),
                };
                problems.push(Problem::advised(RULE, place, &told));
            }
        };
        for support in &person.support {
            for named in access::protected_named_in(case, support) {
                tell("støtte", &support.place, named);
            }
        }
        for found in access::named_in_details(case, person) {
            tell(found.key, found.place, found.named);
        }
    }
}

/// The names of those who may see the overview and may not be told of somebody.
fn readers_of_overview(context: &Context<'_>, named: &Person) -> Vec<String> {
    let case = context.case;
    let readers = case.consents.overview.iter().map(|id| Reader::of_id(&id.value.0));
    let strangers = readers.filter(|reader| !access::may_be_announced(case, reader, &named.id.value.0));
    strangers.map(|reader| reader.name(case).to_owned()).collect()
}

/// What the sender says on papers to everybody.
pub(super) fn in_senders_words(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for found in access::named_in_sender(context.case) {
        let told = RuleMessage::NamedBySender {
            key: found.key,
            name: found.named.name.0.clone(),
        };
        problems.push(Problem::advised(RULE, found.place, &told));
    }
}

/// Somebody of the netværksteam: letters say who leads the meeting and whom to call.
pub(super) fn in_team(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    if case.course.ended.is_some() {
        return;
    }
    let team = &case.team;
    let members = std::iter::once(("tovholder", &team.coordinator));
    let members = members.chain(team.facilitators.iter().map(|id| ("mødeleder", id)));
    for (role, id) in members.chain(team.reflectors.iter().map(|id| ("reflektør", id))) {
        if let Some(person) = case.person(id).filter(|person| !person.may_be_named()) {
            let told = RuleMessage::NamedAsTeam {
                name: person.name.0.clone(),
                role,
            };
            problems.push(Problem::advised(RULE, &id.place, &told));
        }
    }
}
