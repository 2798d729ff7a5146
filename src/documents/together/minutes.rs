//! The referat while it is written and read together (001 §4.3): the borger's copy, without what somebody in the room may not hear of.

use serde::Serialize;

use super::shown;
use crate::access::{self, Leak, Reader};
use crate::case::{Meeting, Minutes, Person};
use crate::documents::ViewRequest;
use crate::documents::minutes::{MinutesView, view, view_naming};
use crate::documents::tasks::{carried_over, may_see};
use crate::record;

/// A referat in the room.
#[derive(Clone, Debug, Serialize)]
pub struct MinutesTogether {
    /// The borger's copy; none while nothing is written.
    pub copy: Option<MinutesView>,
    /// The ids of those whose names may stand on the wall: who is or was asked to be there, and others of the network on that day, but
    /// nobody who may not be named to others.
    pub named: Vec<String>,
    /// The tasks of earlier meetings that everybody in the room may hear of; none before it is said who is there.
    pub carried: Vec<CarriedTogether>,
    /// Whether there may be some, when it is said who is there.
    pub is_room_open: bool,
    /// Those whom the borger can let have it.
    pub offers: Vec<CopyOffer>,
    /// The day on which the borger said yes to it as it stands, in words.
    pub approved_on: Option<String>,
}

/// A task of an earlier meeting.
#[derive(Clone, Debug, Serialize)]
pub struct CarriedTogether {
    /// Its key under `opfølgning`.
    pub key: String,
    /// The number of the meeting that it is from.
    pub meeting: u32,
    /// Whose it is; none where somebody in the room may not be told of them.
    pub who: Option<String>,
    /// What it is.
    pub what: String,
}

/// Somebody who may be let have the referat.
#[derive(Clone, Debug, Serialize)]
pub struct CopyOffer {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// Whether the borger has named them already.
    pub is_named: bool,
    /// How many things of the borger's copy are not in theirs.
    pub withheld: usize,
}

/// A meeting's referat, for those who are in the room; none when there is no such meeting or it is yet to come.
///
/// # Errors
/// A detail that stands in a text of it.
pub fn minutes(request: &ViewRequest<'_>, number: u32) -> Result<Option<MinutesTogether>, Box<Leak>> {
    let case = request.case;
    let lang = request.language_of(&Reader::Citizen);
    let Some(meeting) = case.meeting(number).filter(|meeting| meeting.begins.date() <= request.today) else {
        return Ok(None);
    };
    let minutes = meeting.minutes.as_ref();
    let room = in_the_room(request, meeting);
    let asked: Vec<Reader> = meeting.invited.iter().map(|invited| Reader::of_id(&invited.person)).collect();
    let all = carried_over(&case.meetings, number);
    // Anybody may have come: until it is said who, nothing of an earlier meeting stands on the wall.
    let is_known = minutes.is_some_and(|minutes| !minutes.present.is_empty());
    let heard: Vec<bool> = all
        .iter()
        .map(|task| is_known && room.iter().all(|reader| may_see(request, reader, task, meeting)))
        .collect();
    let name = |id: &str| {
        case.person(id)
            .map_or_else(|| case.citizen.called().to_owned(), |person| person.name.0.clone())
    };
    let may_be_named = |id: &str| room.iter().all(|reader| access::may_be_named_of(case, reader, id, meeting));
    let carried = all
        .iter()
        .zip(&heard)
        .filter(|(_, heard)| **heard)
        .map(|(carried, _)| CarriedTogether {
            key: format!("{}/{}", carried.from, carried.task.id.value.0),
            meeting: carried.from,
            who: may_be_named(&carried.task.who.value.0).then(|| name(&carried.task.who)),
            what: carried.task.what.0.clone(),
        });
    let carried = carried.collect();
    let approved = minutes.and_then(|minutes| record::approved_as_it_stands(case, meeting, minutes, request.days()));
    let offers = minutes.map(|minutes| offers(request, meeting, minutes, &room)).unwrap_or_default();
    let copy = minutes.map(|minutes| {
        let mut copy = view_naming(request, meeting, minutes, &Reader::Citizen, &may_be_named);
        let mut heard = heard.iter();
        copy.carried.retain(|_| heard.next().is_none_or(|heard| *heard));
        copy
    });
    let is_asked = |person: &Person| room.iter().chain(&asked).any(|reader| reader.is(&person.id));
    let is_open = |person: &Person| person.is_there(meeting.begins.date()) && person.may_be_named();
    let named = case.network.iter().filter(|person| is_asked(person) || is_open(person));
    let view = MinutesTogether {
        is_room_open: !is_known && !all.is_empty(),
        named: named.map(|person| person.id.value.0.clone()).collect(),
        copy,
        carried,
        offers,
        approved_on: approved.map(|day| request.locale(lang).date(day)),
    };
    shown(request, view).map(Some)
}

/// Those who are there by the referat; before anybody is written down, those who are invited. The team is there always.
fn in_the_room(request: &ViewRequest<'_>, meeting: &Meeting) -> Vec<Reader> {
    let present = meeting.minutes.iter().flat_map(|minutes| &minutes.present);
    let mut room: Vec<Reader> = present.map(|id| Reader::of_id(id)).collect();
    if room.is_empty() {
        room = meeting.invited.iter().map(|invited| Reader::of_id(&invited.person)).collect();
    }
    room.extend(request.case.team.members().into_iter().map(|member| Reader::of_id(member)));
    room.retain(|reader| *reader != Reader::Citizen && request.case.person(reader.id()).is_some());
    room
}

/// Those who are in the room and those who are named, each once.
fn offers(request: &ViewRequest<'_>, meeting: &Meeting, minutes: &Minutes, room: &[Reader]) -> Vec<CopyOffer> {
    let named = access::named_readers(minutes);
    let mut all: Vec<&Reader> = Vec::new();
    for reader in room.iter().chain(&named) {
        if !all.contains(&reader) {
            all.push(reader);
        }
    }
    let parts = |reader: &Reader| {
        let copy = view(request, meeting, minutes, reader);
        let tasks = copy.tasks.iter().chain(copy.carried.iter().map(|carried| &carried.task));
        let names = copy.participants.len() + tasks.filter(|task| task.who.is_some()).count() + usize::from(copy.written_by.is_some());
        let said: usize = copy.carried.iter().map(|task| task.said.len()).sum();
        names + usize::from(copy.place.is_some()) + copy.carried.len() + said + copy.next.map_or(0, |next| next.whom.len())
    };
    let whole = parts(&Reader::Citizen);
    let offer = |reader: &Reader| CopyOffer {
        id: reader.id().to_owned(),
        name: reader.name(request.case).to_owned(),
        is_named: named.contains(reader),
        withheld: whole.saturating_sub(parts(reader)),
    };
    all.into_iter().map(offer).collect()
}
