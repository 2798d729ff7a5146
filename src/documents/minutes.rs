//! The referat of a netværksmøde (001 §4.3, bilag 1): the six fields of the manual's template, in its order.
//!
//! The borger's copy is always made, and says that it waits until the borger has approved it. Others get theirs only
//! after that day, and only when the borger has named them. What the team wrote of its own process (`refleksion`) is not
//! read here at all; see [`super::reflection`].

use serde::Serialize;

use super::invitation::{CitizenName, citizen_name};
use super::letterhead::{Head, head};
use super::plan::{Plan, PlannedPage, in_danish};
use super::readers::NamedPerson;
use super::tasks::{CarriedTask, carried_over, may_see};
use super::{Paper, ViewRequest};
use crate::access::{self, Helper, Reader, Shown};
use crate::case::{Meeting, Minutes, TaskState};

/// One reader's copy of a referat.
#[derive(Clone, Debug, Serialize)]
pub struct MinutesView {
    #[serde(flatten)]
    pub head: Head,
    pub citizen: CitizenName,
    /// Whom to tell when something is to be put right.
    pub coordinator: Shown<Helper>,
    pub copy: CopyView,
    pub number: u32,
    pub weekday_date: String,
    pub from: String,
    pub to: String,
    /// What the place is called; not told when its address is a protected one.
    pub place: Option<String>,
    /// The borger first; nobody when nobody was written down.
    pub participants: Vec<NamedPerson>,
    pub theme: Option<String>,
    pub topics: Vec<TopicView>,
    pub agreements: Vec<String>,
    pub tasks: Vec<TaskView>,
    pub carried: Vec<CarriedView>,
    pub next: Option<NextView>,
    pub written_by: Option<String>,
}

/// Whose copy it is, and who else has one.
#[derive(Clone, Debug, Serialize)]
pub struct CopyView {
    pub name: String,
    /// The reader is the borger.
    pub citizens: bool,
    /// The day on which the borger approved; none while it waits.
    pub approved_on: Option<String>,
    /// Names of the others who have a copy, or will have one when the borger approves.
    pub others: Vec<String>,
}

/// A theme and what was said of it.
#[derive(Clone, Debug, Serialize)]
pub struct TopicView {
    pub subject: String,
    pub discussions: Vec<String>,
}

/// A task: who, what, by when.
#[derive(Clone, Debug, Serialize)]
pub struct TaskView {
    pub who: String,
    pub what: String,
    pub by: Option<String>,
}

/// A task of an earlier meeting.
#[derive(Clone, Debug, Serialize)]
pub struct CarriedView {
    pub meeting: u32,
    #[serde(flatten)]
    pub task: TaskView,
    /// What the meetings in between said of it.
    pub said: Vec<Said>,
    /// What this meeting says of it.
    pub now: Option<TaskProgress>,
}

/// What a meeting said of a task.
#[derive(Clone, Debug, Serialize)]
pub struct Said {
    pub meeting: u32,
    pub state: TaskProgress,
}

/// A [`TaskState`] as a key into the texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TaskProgress {
    Done,
    UnderWay,
    Dropped,
}

impl From<TaskState> for TaskProgress {
    fn from(state: TaskState) -> Self {
        match state {
            TaskState::Done => Self::Done,
            TaskState::UnderWay => Self::UnderWay,
            TaskState::Dropped => Self::Dropped,
        }
    }
}

/// The closing questions: again, on what, when, with whom?
#[derive(Clone, Debug, Serialize)]
pub struct NextView {
    pub wanted: Option<bool>,
    pub theme: Option<String>,
    pub when: Option<String>,
    pub whom: Vec<String>,
}

/// Every copy that may be made of a meeting's referat.
pub(super) fn minutes(request: &ViewRequest<'_>, meeting: &Meeting, plan: &mut Plan) {
    let id = |reader: &Reader| request.id(Paper::Minutes, Some(meeting), Some(reader.clone()));
    let Some(minutes) = &meeting.minutes else {
        let file = meeting.begins.place.file_name();
        let reason = format!("mødet har intet referat. Skriv afsnittet »referat:« i {file}, når mødet er holdt");
        return plan.refuse_document(id(&request.reader_or(Reader::Citizen)), vec![reason]);
    };
    for reader in readers(request, minutes) {
        let answer = request.answer(&reader, Paper::Minutes, Some(meeting));
        match answer {
            Ok(()) => {
                let page = PlannedPage {
                    id: id(&reader),
                    view: view(request, meeting, minutes, &reader),
                    portraits: Vec::new(),
                };
                plan.page(request, page);
            }
            // Told once by a rule, and not at every copy.
            Err(reasons) if request.only.is_none() && reasons.iter().all(access::Reason::is_told_by_rule) => {}
            Err(reasons) => plan.refuse_document(id(&reader), in_danish(&reasons)),
        }
    }
}

/// Whose copies are made: that asked for; else the borger's, and when the borger has approved, those of all whom they named.
fn readers(request: &ViewRequest<'_>, minutes: &Minutes) -> Vec<Reader> {
    if let Some(only) = request.only {
        return vec![only.clone()];
    }
    let approved = access::approved_on(minutes, request.days());
    let named = approved.into_iter().flat_map(|_| access::named_readers(minutes));
    std::iter::once(Reader::Citizen).chain(named).collect()
}

fn view(request: &ViewRequest<'_>, meeting: &Meeting, minutes: &Minutes, reader: &Reader) -> MinutesView {
    let case = request.case;
    let lang = request.language_of(reader).to_owned();
    let locale = request.locale(&lang);
    let task = |task: &crate::case::Task| TaskView {
        who: name(request, &task.who),
        what: task.what.0.clone(),
        by: task.by.as_ref().map(|by| locale.short_date(by.day())),
    };
    let carried = |carried: CarriedTask<'_>| CarriedView {
        meeting: carried.from,
        task: task(carried.task),
        said: carried
            .said_since
            .iter()
            .map(|&(meeting, state)| Said {
                meeting,
                state: state.into(),
            })
            .collect(),
        now: carried.said_now.map(TaskProgress::from),
    };
    MinutesView {
        head: head(request, &lang),
        citizen: citizen_name(request, &lang),
        coordinator: access::coordinator(case),
        copy: copy_view(request, minutes, reader, &lang),
        number: meeting.number,
        weekday_date: locale.weekday_date(meeting.begins.date()),
        from: locale.time_of(meeting.begins.moment()),
        to: locale.time_of(meeting.ends()),
        place: access::held_back(case, meeting).is_none().then(|| meeting.place.name.0.clone()),
        participants: participants(request, minutes),
        theme: meeting.theme.as_ref().map(|t| t.0.clone()),
        topics: minutes
            .topics
            .iter()
            .map(|topic| TopicView {
                subject: topic.subject.0.clone(),
                discussions: topic.discussions.iter().map(|d| d.0.clone()).collect(),
            })
            .collect(),
        agreements: minutes.agreements.iter().map(|a| a.0.clone()).collect(),
        tasks: minutes.tasks.iter().map(task).collect(),
        carried: carried_over(&case.meetings, meeting.number)
            .into_iter()
            .filter(|carried| may_see(request, reader, carried, meeting))
            .map(carried)
            .collect(),
        next: minutes.next_meeting.as_ref().map(|next| NextView {
            wanted: next.wanted.as_ref().map(|w| w.0),
            theme: next.theme.as_ref().map(|t| t.0.clone()),
            when: next.when.as_ref().map(|w| w.0.clone()),
            whom: next.whom.iter().map(|id| name(request, id)).collect(),
        }),
        written_by: minutes.written_by.as_ref().map(|id| name(request, id)),
    }
}

fn copy_view(request: &ViewRequest<'_>, minutes: &Minutes, reader: &Reader, lang: &str) -> CopyView {
    let approved = access::approved_on(minutes, request.days());
    let all = std::iter::once(Reader::Citizen).chain(access::named_readers(minutes));
    CopyView {
        name: reader.name(request.case).to_owned(),
        citizens: *reader == Reader::Citizen,
        approved_on: approved.map(|day| request.locale(lang).date(day)),
        others: all.filter(|other| other != reader).map(|other| name(request, other.id())).collect(),
    }
}

/// The borger, then everybody who was there, each once, with name and relation.
fn participants(request: &ViewRequest<'_>, minutes: &Minutes) -> Vec<NamedPerson> {
    let mut seen = Vec::new();
    let people = minutes.present.iter().filter(|id| {
        let new = !seen.contains(&&id.value);
        seen.push(&id.value);
        new
    });
    let others: Vec<NamedPerson> = people
        .filter_map(|id| request.case.person(id))
        .map(|person| super::readers::named(person, false))
        .collect();
    if minutes.present.is_empty() {
        return others;
    }
    let citizen = NamedPerson {
        name: request.case.citizen.name.0.clone(),
        relation: String::new(),
        declined: false,
    };
    std::iter::once(citizen).chain(others).collect()
}

/// The name behind an id, which may be the borger's; an id that nobody has is the borger's too, as the rules have told.
fn name(request: &ViewRequest<'_>, id: &str) -> String {
    let person = request.case.person(id).filter(|_| !Reader::is_citizen(id));
    person.map_or_else(|| request.case.citizen.name.0.clone(), |p| p.name.0.clone())
}
