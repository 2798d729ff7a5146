//! What somebody's relation to the borger is called on a day and in a language: a role in the netværksteam is the one they had
//! that day, named in the paper's language; every other relation is as it is written.

use chrono::NaiveDate;
use serde::Deserialize;

use super::ViewRequest;
use crate::access::{self, Reader};
use crate::case::{Case, Person};

/// How a language names the roles of the netværksteam.
#[derive(Clone, Debug, Deserialize)]
pub struct TeamRoles {
    coordinator: String,
    facilitator: String,
    reflector: String,
    earlier_coordinator: String,
}

/// A role in the netværksteam.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TeamRole {
    Coordinator,
    Facilitator,
    Reflector,
    EarlierCoordinator,
}

impl TeamRoles {
    fn name(&self, role: TeamRole) -> &str {
        match role {
            TeamRole::Coordinator => &self.coordinator,
            TeamRole::Facilitator => &self.facilitator,
            TeamRole::Reflector => &self.reflector,
            TeamRole::EarlierCoordinator => &self.earlier_coordinator,
        }
    }
}

/// The words by which people write a role as a relation, in the languages of the files.
fn names_a_role(relation: &str) -> bool {
    let word = relation.trim().to_lowercase();
    let word = word.strip_prefix("tidligere ").or(word.strip_prefix("former ")).unwrap_or(&word);
    matches!(
        word,
        "tovholder" | "koordinator" | "coordinator" | "mødeleder" | "møteleder" | "facilitator" | "reflektør" | "reflector"
    )
}

/// The id of the tovholder on a day; on the day of a handover, the one who hands over.
pub fn coordinator_on(case: &Case, day: NaiveDate) -> &str {
    let earlier = case.team.earlier_coordinators.iter().filter(|h| h.until.day() >= day);
    let in_office = earlier.min_by_key(|h| h.until.day());
    in_office.map_or(&case.team.coordinator.value, |h| &h.person.value)
}

/// The role that somebody had in the netværksteam on a day.
fn role_on(case: &Case, person: &Person, day: NaiveDate) -> Option<TeamRole> {
    let (team, id) = (&case.team, &person.id.value);
    if coordinator_on(case, day) == id.0 {
        Some(TeamRole::Coordinator)
    } else if team.facilitators.iter().any(|f| f.value == *id) {
        Some(TeamRole::Facilitator)
    } else if team.reflectors.iter().any(|r| r.value == *id) {
        Some(TeamRole::Reflector)
    } else if team
        .earlier_coordinators
        .iter()
        .any(|h| h.person.value == *id && h.until.day() < day)
    {
        Some(TeamRole::EarlierCoordinator)
    } else {
        None
    }
}

/// What somebody is called today in a copy for one reader; nothing where the words name somebody whom the reader may not be told of:
/// »Idas nabo«.
pub(super) fn relation_for_reader(request: &ViewRequest<'_>, person: &Person, lang: &str) -> String {
    let relation = relation(request, person, lang, request.today);
    let may_be_told = |reader: &Reader| {
        let mut named = access::protected_named_in(request.case, &relation);
        named.all(|one| access::may_be_announced(request.case, reader, &one.id))
    };
    if request.only.is_none_or(may_be_told) {
        relation
    } else {
        String::new()
    }
}

/// Who a person is for the borger on a day, as a paper in a language says it.
pub fn relation(request: &ViewRequest<'_>, person: &Person, lang: &str, day: NaiveDate) -> String {
    let role = names_a_role(&person.relation).then(|| role_on(request.case, person, day)).flatten();
    role.map_or_else(
        || person.relation.0.clone(),
        |role| request.locale(lang).team_roles.name(role).to_owned(),
    )
}
