//! The referat while it is written and read together (001 §4.3): the borger's copy, without what somebody in the room may not hear of.

use serde::Serialize;

use super::shown;
use super::unnamed::{UnnamedPerson, unnamed_people};
use crate::access::{self, Leak, Reader};
use crate::case::{Meeting, Minutes, Person, Reply};
use crate::documents::ViewRequest;
use crate::documents::minutes::{CorrectedView, MinutesView, view, view_naming};
use crate::documents::tasks::{CarriedTask, carried_over, may_hear_of, may_see};
use crate::record::{self, MinutesNews};

/// A referat in the room.
#[derive(Clone, Debug, Serialize)]
pub struct MinutesTogether {
    /// The borger's copy; none while nothing is written.
    pub copy: Option<MinutesView>,
    /// The ids of those whose names may stand on the wall: who is or was asked to be there, and others of the network on that day, but
    /// nobody whom a paper of this meeting would not name to all in the room.
    pub named: Vec<String>,
    /// Those of them who are or were asked to be in the room, have said to do something, or are to come next time: the names that stand
    /// there before anybody asks for the others.
    pub near: Vec<String>,
    /// Those whom papers may not name to others, with their numbers.
    pub unnamed: Vec<UnnamedPerson>,
    /// Those of them whom it would tell all in the room of as who is to come.
    pub announced: Vec<String>,
    /// The tasks of earlier meetings that everybody in the room may hear of; none before it is said who is there.
    pub carried: Vec<CarriedTogether>,
    /// Whether there may be some, when it is said who is there.
    pub is_room_open: bool,
    /// The numbers of the earlier meetings whose tasks wait until the borger has read the referat and said yes to it.
    pub waiting: Vec<u32>,
    /// Those whom the borger can let have it.
    pub offers: Vec<CopyOffer>,
    /// The ids of those who may have it and whose names may not stand on the wall.
    pub hidden_readers: Vec<String>,
    /// There is no consent, so nobody but the borger gets it.
    pub has_no_consent: bool,
    /// Whether the borger's own copy has more than what may stand on the wall.
    pub has_more: bool,
    /// Whether it has been sent to somebody already, in whatever words it had then.
    pub was_sent: bool,
    /// The day on which the borger said yes to it as it stands, in words.
    pub approved_on: Option<String>,
    /// What names all that a yes is to, in sixteen digits: the borger's whole copy, and whom it can go to with what is left out for each.
    pub asked_of: String,
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
    /// Whether the name may not stand on the wall.
    pub is_unnamed: bool,
    /// What stands on the page that is read through and not in theirs.
    pub left_out: Vec<MissingPart>,
}

/// Something that is not in somebody's copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MissingPart {
    /// That somebody was there.
    Participant(String),
    /// Who does this.
    WhoDoes(String),
    /// A task of an earlier meeting.
    Task(u32, String),
    /// What meetings in between said of a task.
    SaidSince(String),
    /// Where it was.
    Place,
    /// That somebody is to be invited.
    Invited(String),
    /// Who has written it.
    WrittenBy,
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
    // Who may have it after the yes is not told: only that there is none yet.
    let is_unread = |task: &CarriedTask<'_>| {
        let from = case.meeting(task.from).and_then(|from| from.minutes.as_ref());
        from.is_some_and(|minutes| access::approved_on(minutes, request.days()).is_none())
    };
    let has_no_consent = access::consent(case, request.days()).is_err();
    let unheard = all.iter().zip(&heard).filter(|(task, heard)| !**heard && is_unread(task));
    let mut waiting: Vec<u32> = unheard.filter(|_| is_known && !has_no_consent).map(|(task, _)| task.from).collect();
    waiting.dedup();
    let name = |id: &str| {
        case.person(id)
            .map_or_else(|| case.citizen.called().to_owned(), |person| person.name.0.clone())
    };
    // Whoever was asked may sit there too, though nobody has said so yet.
    let is_expected = |reader: &&Reader| {
        let invited = meeting.invited.iter().find(|invited| reader.is(&invited.person));
        let reply = invited.and_then(|invited| invited.reply.as_ref());
        reply.is_none_or(|told| told.reply.value != Reply::NotComing)
    };
    let seeing: Vec<&Reader> = room.iter().chain(asked.iter().filter(is_expected)).collect();
    let may_be_named = |id: &str| seeing.iter().all(|reader| access::may_be_named_on_wall(case, reader, id, meeting));
    let is_announced = |id: &str| seeing.iter().all(|reader| access::may_be_announced(case, reader, id));
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
    let mut has_more = false;
    let copy = minutes.map(|minutes| {
        let mut copy = view_naming(request, meeting, minutes, &Reader::Citizen, &may_be_named);
        let mut heard = heard.iter();
        copy.carried.retain(|_| heard.next().is_none_or(|heard| *heard));
        for task in &mut copy.carried {
            task.said
                .retain(|said| room.iter().all(|reader| may_hear_of(request, reader, said.meeting)));
        }
        if let (Some(next), Some(wishes)) = (&mut copy.next, &minutes.next_meeting) {
            let mut whom = wishes.whom.iter();
            next.whom.retain(|_| whom.next().is_none_or(|id| is_announced(id)));
        }
        let mut readers = access::named_readers(minutes).into_iter();
        let all = copy.copy.others.len();
        copy.copy
            .others
            .retain(|_| readers.next().is_none_or(|reader| is_announced(reader.id())));
        let is_hidden = copy.copy.others.len() < all;
        copy.copy.more |= is_hidden;
        if let MinutesNews::Corrected(entry) = record::minutes_news(case, meeting, minutes, &Reader::Citizen, request.days()) {
            let locale = request.locale(lang);
            copy.corrected = Some(CorrectedView {
                on: locale.date(
                    approved
                        .map(|yes| yes.day)
                        .filter(|day| *day >= entry.date.day())
                        .unwrap_or(request.today),
                ),
                sent_on: locale.date(entry.date.day()),
            });
        }
        let own = view(request, meeting, minutes, &Reader::Citizen);
        has_more = is_hidden || !left_out(&own, &copy).is_empty();
        copy
    });
    let written = minutes.zip(copy.as_ref());
    // Whoever is in the room is seen by all; of others it is told only what each may hear. Before it is said who is there, anybody may be.
    let is_offered = |reader: &Reader| is_known && room.contains(reader) || is_announced(reader.id());
    let around: Vec<&Reader> = room.iter().chain(&asked).filter(|reader| is_offered(reader)).collect();
    let offers: Vec<CopyOffer> = written
        .filter(|_| !has_no_consent)
        .map(|(minutes, copy)| offers(request, meeting, minutes, &around, copy, [&is_announced, &may_be_named]))
        .unwrap_or_default();
    let readers = minutes.map(access::named_readers).unwrap_or_default();
    let is_hidden = |id: &String| !is_announced(id) && !offers.iter().any(|offer| offer.id == *id);
    let hidden_readers: Vec<String> = readers.iter().map(|reader| reader.id().to_owned()).filter(is_hidden).collect();
    let own = minutes.map(|minutes| view(request, meeting, minutes, &Reader::Citizen));
    let asked_of = serde_json::to_vec(&(own, &offers)).unwrap_or_default();
    let is_asked = |person: &Person| room.iter().chain(&asked).any(|reader| reader.is(&person.id));
    let on_paper = case
        .network
        .iter()
        .filter(|person| is_asked(person) || person.is_there(meeting.begins.date()));
    let named: Vec<String> = on_paper
        .map(|person| person.id.value.0.clone())
        .filter(|id| may_be_named(id))
        .collect();
    let does_something = |id: &String| {
        let tasks = minutes.iter().flat_map(|minutes| &minutes.tasks).map(|task| &task.who.value.0);
        let whom = minutes
            .iter()
            .filter_map(|minutes| minutes.next_meeting.as_ref())
            .flat_map(|next| &next.whom);
        tasks.chain(whom.map(|id| &id.value.0)).any(|one| one == id)
    };
    let is_near = |id: &&String| does_something(id) || case.person(id).is_some_and(is_asked);
    let view = MinutesTogether {
        near: named.iter().filter(is_near).cloned().collect(),
        unnamed: unnamed_people(case),
        is_room_open: !is_known && !all.is_empty(),
        waiting,
        announced: named.iter().filter(|id| is_announced(id)).cloned().collect(),
        named,
        copy,
        carried,
        offers,
        hidden_readers,
        has_no_consent,
        has_more,
        was_sent: record::entries(case, record::MINUTES, Some(meeting.number)).next().is_some(),
        approved_on: approved.map(|approved| request.locale(lang).date(approved.day)),
        asked_of: record::fingerprint(&asked_of),
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

/// Whether somebody may stand on the wall.
type OnWall<'a> = &'a dyn Fn(&str) -> bool;

/// Those who are around and those who are named already, each once; nobody who may not be named here.
fn offers(
    request: &ViewRequest<'_>,
    meeting: &Meeting,
    minutes: &Minutes,
    around: &[&Reader],
    shown: &MinutesView,
    [is_announced, may_be_named]: [OnWall<'_>; 2],
) -> Vec<CopyOffer> {
    let named = access::named_readers(minutes);
    let mut all: Vec<&Reader> = Vec::new();
    let named_already = named.iter().filter(|reader| is_announced(reader.id()));
    // Who is no longer in the network gets nothing more.
    let is_gone = |reader: &&Reader| {
        let until = request.case.person(reader.id()).and_then(|person| person.until.as_ref());
        until.is_some_and(|until| until.value.0 < request.days().latest())
    };
    let around = around.iter().copied().filter(|reader| !is_gone(reader));
    for reader in around.chain(named_already) {
        if !all.contains(&reader) && *reader != Reader::Citizen && request.case.person(reader.id()).is_some() {
            all.push(reader);
        }
    }
    let offer = |reader: &Reader| CopyOffer {
        id: reader.id().to_owned(),
        name: reader.name(request.case).to_owned(),
        is_named: named.contains(reader),
        is_unnamed: !is_announced(reader.id()) && !may_be_named(reader.id()),
        left_out: left_out(shown, &view(request, meeting, minutes, reader)),
    };
    all.into_iter().map(offer).collect()
}

/// What stands in one copy and not in another of the same referat.
fn left_out(whole: &MinutesView, copy: &MinutesView) -> Vec<MissingPart> {
    let mut all = Vec::new();
    let is_there = |name: &String| copy.participants.iter().any(|other| other.name == *name);
    let there = whole.participants.iter().map(|person| &person.name).filter(|name| !is_there(name));
    all.extend(there.map(|name| MissingPart::Participant(name.clone())));
    if whole.place.is_some() && copy.place.is_none() {
        all.push(MissingPart::Place);
    }
    for (one, other) in whole.tasks.iter().zip(&copy.tasks) {
        if one.who.is_some() && other.who.is_none() {
            all.push(MissingPart::WhoDoes(one.what.clone()));
        }
    }
    for one in &whole.carried {
        let other = copy
            .carried
            .iter()
            .find(|other| other.meeting == one.meeting && other.task.what == one.task.what);
        match other {
            None => all.push(MissingPart::Task(one.meeting, one.task.what.clone())),
            Some(other) => {
                if one.task.who.is_some() && other.task.who.is_none() {
                    all.push(MissingPart::WhoDoes(one.task.what.clone()));
                }
                if other.said.len() < one.said.len() {
                    all.push(MissingPart::SaidSince(one.task.what.clone()));
                }
            }
        }
    }
    let whom = |view: &MinutesView| view.next.as_ref().map(|next| next.whom.clone()).unwrap_or_default();
    let invited = whom(copy);
    all.extend(
        whom(whole)
            .into_iter()
            .filter(|name| !invited.contains(name))
            .map(MissingPart::Invited),
    );
    if whole.written_by.is_some() && copy.written_by.is_none() {
        all.push(MissingPart::WrittenBy);
    }
    all
}
