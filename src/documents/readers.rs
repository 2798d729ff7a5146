//! Who is at a meeting, and how each is reached.

use chrono::NaiveDate;
use serde::Serialize;

use super::team_role::relation;
use super::{Paper, ViewRequest};
use crate::access::{Reader, protected_named_in};
use crate::case::{Case, Invited, Manner, Meeting, Person, Reply};
use crate::check::earlier_participants;
use crate::record;

/// One of the people whom the borger has invited to a meeting.
#[derive(Clone, Copy)]
pub struct Invitee<'a> {
    /// Who.
    pub person: &'a Person,
    /// How they are invited.
    pub invited: &'a Invited,
    /// What they have answered to the meeting as it is now.
    pub reply: Option<Reply>,
    /// Has not been at an earlier meeting of this forløb.
    pub new: bool,
}

impl Invitee<'_> {
    /// Gets a letter, and not a call: new people unless otherwise chosen, earlier ones only when chosen.
    pub fn by_letter(&self) -> bool {
        match &self.invited.manner {
            Some(manner) => manner.value == Manner::Letter,
            None => self.new,
        }
    }

    /// Has answered that they come.
    pub fn has_accepted(&self) -> bool {
        self.reply == Some(Reply::Coming)
    }

    /// Has answered that they cannot come.
    pub fn has_declined(&self) -> bool {
        self.reply == Some(Reply::NotComing)
    }
}

/// Whether somebody is no longer part of the network when a meeting is held: they are no more among those who are invited.
pub fn has_left(person: &Person, meeting: &Meeting) -> bool {
    person.until.as_ref().is_some_and(|until| until.day() < meeting.begins.date())
}

/// The people invited to a meeting who are known, each once; the team is not among them.
pub fn invited<'a>(request: &ViewRequest<'a>, meeting: &'a Meeting) -> Vec<Invitee<'a>> {
    let case = request.case;
    let earlier = earlier_participants(case, meeting.number, request.today);
    let mut found: Vec<Invitee<'a>> = Vec::new();
    for invited in &meeting.file.invited {
        let id = &invited.person.value;
        if case.team.has(id) || found.iter().any(|a| a.person.id.value == *id) {
            continue;
        }
        if let Some(person) = case.person(id) {
            found.push(Invitee {
                person,
                invited,
                reply: record::reply(case, meeting, invited),
                new: !earlier.contains(&id),
            });
        }
    }
    found
}

/// A person as a letter names them to others: name and relation, nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NamedPerson {
    /// The name.
    pub name: String,
    /// What they are to the borger.
    pub relation: String,
    /// Has answered that they cannot come; told to the borger alone.
    pub declined: bool,
}

/// A person as named to others by a paper of `day` in a language.
pub fn named(request: &ViewRequest<'_>, person: &Person, declined: bool, lang: &str, day: NaiveDate) -> NamedPerson {
    NamedPerson {
        name: person.name.0.clone(),
        relation: relation(request, person, lang, day),
        declined,
    }
}

impl NamedPerson {
    /// The same without a relation that names somebody whom the reader may not be told of: »Idas nabo«.
    pub fn told_to(mut self, case: &Case, may_be_named: impl Fn(&str) -> bool) -> Self {
        let names_kept = protected_named_in(case, &self.relation).any(|named| !may_be_named(&named.id.value.0));
        if names_kept {
            self.relation.clear();
        }
        self
    }
}

/// The netværksteam of a case, as named to others: tovholder, mødeleder, reflektører.
pub fn team<'a>(request: &ViewRequest<'a>) -> Vec<&'a Person> {
    request
        .case
        .file
        .team
        .members()
        .into_iter()
        .filter_map(|id| request.case.person(id))
        .collect()
}

/// The names of those of the netværksteam who may have a paper: not those who have left, nor anybody but the tovholder when the
/// borger has taken the consent back.
pub fn team_who_may_have(request: &ViewRequest<'_>, paper: Paper, meeting: Option<&Meeting>) -> Vec<String> {
    let may = |person: &&Person| request.answer(&Reader::Person(person.id.value.clone()), paper, meeting).is_ok();
    team(request).into_iter().filter(may).map(|p| p.name.0.clone()).collect()
}
