//! The insight: what the case holds about one reader, and what they have been sent, for that reader (GDPR art. 15).
//!
//! For the borger that is nearly all of it. For anybody else it is what is written of themself: nothing about others, nor what the
//! borger has said or felt about them; what is left out is named, with whom to ask.

use serde::Serialize;

use super::invitation::{CitizenName, citizen_name};
use super::journal::{JournalEntry, row};
use super::letterhead::{Head, head_for};
use super::minutes::TaskProgress;
use super::plan::{Plan, PlannedPage, in_danish};
use super::start_folder::{StartingPointView, starting_point};
use super::tasks::state_of;
use super::{Paper, ViewRequest};
use crate::access::{self, Envelope, Helper, OwnDetails, Reader, Shown};
use crate::case::{Meeting, Person, Reply};
use crate::messages::RefusalMessage;
use crate::record;

/// What is held about one reader.
#[derive(Clone, Debug, Serialize)]
pub struct InsightView {
    #[serde(flatten)]
    pub head: Head,
    pub recipient: Shown<Envelope>,
    pub citizen: CitizenName,
    pub coordinator: Helper,
    /// The reader is the borger.
    pub is_citizen: bool,
    pub name: String,
    pub details: Shown<OwnDetails>,
    pub person: Option<PersonHeld>,
    pub course: Option<CourseHeld>,
    pub meetings: Vec<MeetingHeld>,
    /// What the reader has been sent, oldest first.
    pub sent: Vec<JournalEntry>,
    /// How many years an ended forløb is kept, when the municipality has said so.
    pub kept_for: Option<u32>,
}

/// What is written of somebody of the network, besides how they are reached.
#[derive(Clone, Debug, Serialize)]
pub struct PersonHeld {
    pub relation: String,
    pub role: Option<String>,
    pub protected: bool,
    pub trained: bool,
    /// Gets letters that a child can read.
    pub child: bool,
    pub portrait: bool,
    pub language: Option<String>,
    pub from: Option<String>,
    pub until: Option<String>,
    /// What they do in the netværksteam: keys into the texts.
    pub offices: Vec<Office>,
    pub may_see_map: bool,
    pub may_see_overview: bool,
}

/// A part in the netværksteam, as a key into the texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Office {
    Coordinator,
    EarlierCoordinator,
    Facilitator,
    Reflector,
}

/// What is written of the borger's forløb as a whole.
#[derive(Clone, Debug, Serialize)]
pub struct CourseHeld {
    pub reference: Option<String>,
    pub approach: String,
    pub first_contact: Option<String>,
    pub consent: Option<String>,
    pub withdrawn: Option<String>,
    pub ended: Option<String>,
    pub protected: bool,
    /// Name and relation of everybody in the network.
    pub network: Vec<String>,
    pub may_see_map: Vec<String>,
    pub may_see_overview: Vec<String>,
    /// The borger's own words from the first talks.
    pub starting_point: StartingPointView,
}

/// What is written of a reader at one meeting.
#[derive(Clone, Debug, Serialize)]
pub struct MeetingHeld {
    pub number: u32,
    pub weekday_date: String,
    pub called_off: bool,
    pub invited: bool,
    pub asked_on: Option<String>,
    /// What the reader has answered, and when.
    pub reply: Option<ReplyHeld>,
    pub replied_on: Option<String>,
    /// Why the reader was invited, as their letter says.
    pub why: Option<String>,
    pub present: bool,
    pub wrote: bool,
    pub tasks: Vec<TaskHeld>,
    /// There is a referat that the reader may have.
    pub minutes: bool,
    pub theme: Option<String>,
    /// How many texts are left out since they tell of others too.
    pub left_out: usize,
}

/// What somebody has answered, as a key into the texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReplyHeld {
    Coming,
    NotComing,
    Waiting,
}

/// A task of the reader's own.
#[derive(Clone, Debug, Serialize)]
pub struct TaskHeld {
    pub what: String,
    pub by: Option<String>,
    pub state: Option<TaskProgress>,
}

pub(super) fn insight(request: &ViewRequest<'_>, plan: &mut Plan) {
    let Some(reader) = request.only else {
        let id = request.id(Paper::Insight, None, Some(Reader::Citizen));
        return plan.refuse_for(id, &RefusalMessage::InsightWithoutReader);
    };
    let id = request.id(Paper::Insight, None, Some(reader.clone()));
    if let Err(reasons) = request.answer(reader, Paper::Insight, None) {
        return plan.refuse_document(id, in_danish(&reasons));
    }
    let case = request.case;
    let lang = request.language_of(reader).to_owned();
    let person = match reader {
        Reader::Person(id) => case.person(id),
        Reader::Citizen | Reader::Team | Reader::Coordinator | Reader::Leaders => None,
    };
    let sent = case.sent.iter().filter(|entry| record::is_to(case, entry, reader));
    let view = InsightView {
        head: head_for(request, reader),
        recipient: access::envelope(case, reader),
        citizen: citizen_name(request, &lang),
        coordinator: access::coordinator(case),
        is_citizen: *reader == Reader::Citizen,
        name: reader.name(case).to_owned(),
        details: access::own_details(case, reader),
        person: person.map(|person| of_person(request, person, reader, &lang)),
        course: (*reader == Reader::Citizen).then(|| of_course(request, &lang)),
        meetings: case.meetings.iter().filter_map(|m| of_meeting(request, m, reader, &lang)).collect(),
        sent: sent.map(|entry| row(request, entry, &lang)).collect(),
        kept_for: case.municipality.file.keep_years.as_ref().map(|years| years.value.0),
    };
    let page = PlannedPage {
        id,
        view,
        portraits: Vec::new(),
    };
    plan.page(request, page);
}

fn of_person(request: &ViewRequest<'_>, person: &Person, reader: &Reader, lang: &str) -> PersonHeld {
    let case = request.case;
    let locale = request.locale(lang);
    let team = &case.team;
    let offices = [
        (Office::Coordinator, reader.is(&team.coordinator)),
        (
            Office::EarlierCoordinator,
            team.earlier_coordinators.iter().any(|handover| reader.is(&handover.person)),
        ),
        (Office::Facilitator, team.facilitators.iter().any(|id| reader.is(id))),
        (Office::Reflector, team.reflectors.iter().any(|id| reader.is(id))),
    ];
    PersonHeld {
        relation: person.relation.0.clone(),
        role: person.role.as_ref().map(|role| role.value.word().to_owned()),
        protected: person.protected.0,
        trained: person.trained.0,
        child: person.child.0,
        portrait: person.picture.is_some(),
        language: person.language.as_ref().map(|language| language.value.0.clone()),
        from: person.from.as_ref().map(|day| locale.date(day.day())),
        until: person.until.as_ref().map(|day| locale.date(day.day())),
        offices: offices.into_iter().filter(|(_, holds)| *holds).map(|(office, _)| office).collect(),
        may_see_map: case.consents.map.iter().any(|id| reader.is(id)),
        may_see_overview: case.consents.overview.iter().any(|id| reader.is(id)),
    }
}

fn of_course(request: &ViewRequest<'_>, lang: &str) -> CourseHeld {
    let case = request.case;
    let course = &case.course;
    let date = |day: &crate::case::Placed<crate::case::value::Date>| request.locale(lang).date(day.day());
    let names = |list: &[crate::case::Placed<crate::case::value::Id>]| -> Vec<String> {
        list.iter().map(|id| Reader::of_id(id).name(case).to_owned()).collect()
    };
    CourseHeld {
        reference: case.reference.as_ref().map(|r| r.0.clone()),
        approach: date(&course.approach),
        first_contact: course.first_contact.as_ref().map(date),
        consent: course.consent.as_ref().map(date),
        withdrawn: course.withdrawn.as_ref().map(date),
        ended: course.ended.as_ref().map(date),
        protected: case.citizen.protected.0,
        network: case.network.iter().map(|p| format!("{}, {}", p.name.0, p.relation.0)).collect(),
        may_see_map: names(&case.consents.map),
        may_see_overview: names(&case.consents.overview),
        starting_point: starting_point(&case.starting_point),
    }
}

/// What is written of a reader at a meeting; none when they have nothing to do with it.
fn of_meeting(request: &ViewRequest<'_>, meeting: &Meeting, reader: &Reader, lang: &str) -> Option<MeetingHeld> {
    let case = request.case;
    let locale = request.locale(lang);
    let is_citizen = *reader == Reader::Citizen;
    let invited = meeting.invited.iter().find(|i| reader.is(&i.person));
    let minutes = meeting.minutes.as_ref();
    let present = minutes.is_some_and(|m| m.present.iter().any(|id| reader.is(id)) || is_citizen && !m.present.is_empty());
    // What also tells of others is left out, and that is said.
    let is_theirs = |text: &str| is_citizen || !access::tells_of_others(case, reader, text);
    let task = |task: &crate::case::Task| TaskHeld {
        what: task.what.0.clone(),
        by: task.by.as_ref().map(|by| locale.short_date(by.day())),
        state: state_of(&case.meetings, meeting.number, &task.id).map(TaskProgress::from),
    };
    let tasks: Vec<TaskHeld> = minutes
        .iter()
        .flat_map(|m| &m.tasks)
        .filter(|t| reader.is(&t.who))
        .map(task)
        .collect();
    let wrote = minutes.and_then(|m| m.written_by.as_ref()).is_some_and(|id| reader.is(id));
    if !is_citizen && invited.is_none() && !present && tasks.is_empty() && !wrote {
        return None;
    }
    let reply = invited.and_then(|i| i.reply.as_ref());
    // What is planned and has not left the house is the borger's to tell.
    let was_written = record::last_letter(case, meeting, reader).is_some();
    let was_told = record::entries_to(case, record::INVITATION, Some(meeting.number), reader)
        .next()
        .is_some();
    let is_over = minutes.is_some() || meeting.begins.date() < request.today;
    let has_spoken = invited.is_some_and(|i| i.asked_on.is_some()) || reply.is_some_and(|r| r.reply.value != Reply::Waiting);
    if !is_citizen && !was_told && !is_over && !has_spoken {
        return None;
    }
    let was_written = was_written || is_over && !record::is_recorded(case, meeting);
    let letters = is_citizen || present || was_written;
    let may_have_minutes = minutes.is_some() && request.answer(reader, Paper::Minutes, Some(meeting)).is_ok();
    // A task stands in a referat, and names others.
    let mut tasks = if is_citizen || may_have_minutes { tasks } else { Vec::new() };
    let all = tasks.len();
    tasks.retain(|task| is_theirs(&task.what));
    let why = invited.filter(|_| was_written).and_then(|i| i.why.as_ref());
    let theme = meeting.theme.as_ref().filter(|_| letters);
    let left_out = all - tasks.len() + [why, theme].into_iter().flatten().filter(|text| !is_theirs(text)).count();
    let own = |text: Option<&crate::case::Placed<crate::case::value::Text>>| text.filter(|text| is_theirs(text)).map(|text| text.0.clone());
    Some(MeetingHeld {
        number: meeting.number,
        weekday_date: locale.weekday_date(meeting.begins.date()),
        called_off: meeting.called_off.is_some(),
        invited: invited.is_some(),
        asked_on: invited.and_then(|i| i.asked_on.as_ref()).map(|day| locale.date(day.day())),
        reply: reply.map(|r| match r.reply.value {
            Reply::Coming => ReplyHeld::Coming,
            Reply::NotComing => ReplyHeld::NotComing,
            Reply::Waiting => ReplyHeld::Waiting,
        }),
        replied_on: reply.and_then(|r| r.date.as_ref()).map(|day| locale.date(day.day())),
        why: own(why),
        present,
        wrote,
        tasks,
        minutes: may_have_minutes,
        theme: own(theme),
        left_out,
    })
}
