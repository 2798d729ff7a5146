//! Those whom papers may not name to others: on the wall each is a number, which the tovholder has from a page of their own.

use serde::Serialize;

use crate::case::{Case, Person};

/// Somebody who stands on the wall without a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnnamedPerson {
    /// Their place in the network, from 1: it stays the same when others come.
    pub number: usize,
    /// The id.
    pub id: String,
}

/// Those of the case whom papers may not name to others.
pub fn unnamed_people(case: &Case) -> Vec<UnnamedPerson> {
    let numbered = case.network.iter().enumerate();
    let kept = numbered.filter(|(_, person): &(usize, &Person)| !person.may_be_named() && !case.team.has(&person.id.value.0));
    kept.map(|(at, person)| UnnamedPerson {
        number: at + 1,
        id: person.id.value.0.clone(),
    })
    .collect()
}
