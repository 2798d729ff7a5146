//! An id stands in the names of files and in the map's numbers, so it tells nobody's details.

use super::Context;
use crate::access;
use crate::case::Problem;
use crate::messages::RuleMessage;

/// Ids that tell an address, a number or a mail that is protected, or a CPR number.
pub(super) fn telling(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    for person in &case.network {
        let id = &person.id.value.0;
        if access::protected_told_in(case, id).is_some() || !access::cpr_numbers(id).is_empty() {
            let told = RuleMessage::TellingId {
                id: id.clone(),
                name: person.name.0.clone(),
            };
            problems.push(Problem::told("id-røber", &person.id.place, &told));
        }
    }
}
