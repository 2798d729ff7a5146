//! The referat of a netværksmøde (001 §4.3, bilag 1): the six fields of the manual's template, in its order.
//!
//! The borger's copy is always made, and says that it waits until the borger has approved it. Others get theirs only
//! after that day, and only when the borger has named them. What the team wrote of its own process (`refleksion`) is not
//! read here at all; see [`super::reflection`].

use chrono::NaiveDate;
use serde::Serialize;

use super::invitation::{CitizenName, citizen_name};
use super::letterhead::{Head, head_for};
use super::plan::{Plan, PlannedPage, in_danish};
use super::readers::{NamedPerson, named};
use super::tasks::{CarriedTask, carried_over, may_hear_of, may_see};
use super::{DocumentId, Paper, ViewRequest};
use crate::access::{self, Helper, Reader};
use crate::case::{Case, Meeting, Minutes, Person, TaskState};
use crate::messages::RefusalMessage;
use crate::record::{self, MinutesNews};

/// One reader's copy of a referat.
#[derive(Clone, Debug, Serialize)]
pub struct MinutesView {
    #[serde(flatten)]
    pub head: Head,
    pub citizen: CitizenName,
    /// Whom to tell when something is to be put right.
    pub coordinator: Helper,
    pub copy: CopyView,
    pub number: u32,
    pub weekday_date: String,
    pub from: String,
    pub to: String,
    /// What the place is called; not told when its address is a protected one.
    pub place: Option<String>,
    /// The borger first; nobody when nobody was written down.
    pub participants: Vec<NamedPerson>,
    /// How many were there whom this reader may not be told of.
    pub unnamed: usize,
    pub theme: Option<String>,
    pub topics: Vec<TopicView>,
    pub agreements: Vec<String>,
    pub tasks: Vec<TaskView>,
    pub carried: Vec<CarriedView>,
    pub next: Option<NextView>,
    pub written_by: Option<String>,
    /// In place of one that the reader was sent before.
    pub corrected: Option<CorrectedView>,
}

/// That a referat takes the place of another.
#[derive(Clone, Debug, Serialize)]
pub struct CorrectedView {
    /// The day of this one, in words.
    pub on: String,
    /// The day on which the reader was sent the other.
    pub sent_on: String,
}

/// Whose copy it is, and who else has one.
#[derive(Clone, Debug, Serialize)]
pub struct CopyView {
    pub name: String,
    /// The reader is the borger.
    pub citizens: bool,
    /// The reader is a child.
    pub child: bool,
    /// The day on which the borger approved; none while it waits.
    pub approved_on: Option<String>,
    /// Names of the others who have a copy, or will have one when the borger approves; without a consent, nobody.
    pub others: Vec<String>,
    /// Others have one whom this reader may not be told of.
    pub more: bool,
    /// Whom the borger can tick while it waits: those who were there or are named.
    pub candidates: Vec<Candidate>,
}

/// Somebody the borger may let have the referat.
#[derive(Clone, Debug, Serialize)]
pub struct Candidate {
    pub name: String,
    /// Already named under `må sendes til`.
    pub named: bool,
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
    /// None for somebody whom this reader may not be told of.
    pub who: Option<String>,
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
        return plan.refuse_for(id(&request.reader_or(Reader::Citizen)), &RefusalMessage::NoMinutes { file });
    };
    for reader in readers(request, minutes) {
        let answer = request.answer(&reader, Paper::Minutes, Some(meeting));
        match answer {
            Ok(()) => copy(request, meeting, minutes, id(&reader), &reader, plan),
            // Told once by a rule, and not at every copy.
            Err(reasons) if request.only.is_none() && reasons.iter().all(access::Reason::is_told_by_rule) => {}
            Err(reasons) => plan.refuse_document(id(&reader), in_danish(&reasons)),
        }
    }
}

/// A reader's copy: as it was sent while that holds, else made.
fn copy(request: &ViewRequest<'_>, meeting: &Meeting, minutes: &Minutes, id: DocumentId, reader: &Reader, plan: &mut Plan) {
    let news = record::minutes_news(request.case, meeting, minutes, reader, request.days());
    if let MinutesNews::Known(entry) = news
        && let Some(paper) = record::frozen(request.case, entry)
    {
        return plan.sent(id, paper);
    }
    // It bears the day on which the borger said yes, whenever it is made; before that, the day of the run.
    let approved = record::approved_as_it_stands(request.case, meeting, minutes, request.days());
    // What was changed after it was sent goes to others when the borger has said yes to it anew; until then they have what they had.
    if approved.is_none() && *reader != Reader::Citizen {
        let had = match news {
            MinutesNews::Corrected(entry) => record::frozen(request.case, entry),
            MinutesNews::NeverSent | MinutesNews::NowApproved | MinutesNews::Known(_) => None,
        };
        match had {
            Some(paper) => plan.sent(id, paper),
            None if request.is_by_name() => plan.refuse_for(id, &RefusalMessage::ChangedSinceApproval),
            None => {}
        }
        return;
    }
    let replaced = match news {
        MinutesNews::Corrected(entry) => Some(entry.date.day()),
        MinutesNews::NeverSent | MinutesNews::NowApproved | MinutesNews::Known(_) => None,
    };
    let is_read_anew = |day: &NaiveDate| replaced.is_none_or(|sent_on| *day >= sent_on);
    let dated = ViewRequest {
        today: approved.map(|approved| approved.day).filter(is_read_anew).unwrap_or(request.today),
        ..*request
    };
    let mut view = view(&dated, meeting, minutes, reader);
    let locale = request.locale(request.language_of(reader));
    view.corrected = replaced.map(|sent_on| CorrectedView {
        on: locale.date(dated.today),
        sent_on: locale.date(sent_on),
    });
    let page = PlannedPage {
        id,
        view,
        portraits: Vec::new(),
    };
    plan.page(&dated, page);
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

/// A reader's copy as it would be made now.
pub(super) fn view(request: &ViewRequest<'_>, meeting: &Meeting, minutes: &Minutes, reader: &Reader) -> MinutesView {
    let may_be_named = |id: &str| access::may_be_named_of(request.case, reader, id, meeting);
    view_naming(request, meeting, minutes, reader, &may_be_named)
}

/// A reader's copy that names no others than these as those who were there or do something.
pub(super) fn view_naming(
    request: &ViewRequest<'_>,
    meeting: &Meeting,
    minutes: &Minutes,
    reader: &Reader,
    may_be_named: &dyn Fn(&str) -> bool,
) -> MinutesView {
    let case = request.case;
    let lang = request.language_of(reader).to_owned();
    let locale = request.locale(&lang);
    let task = |task: &crate::case::Task| TaskView {
        who: may_be_named(&task.who.value.0).then(|| name(request, &task.who)),
        what: task.what.0.clone(),
        by: task.by.as_ref().map(|by| locale.short_date(by.day())),
    };
    let carried = |carried: CarriedTask<'_>| CarriedView {
        meeting: carried.from,
        task: task(carried.task),
        said: carried
            .said_since
            .iter()
            .filter(|(at, _)| may_hear_of(request, reader, *at))
            .map(|&(meeting, state)| Said {
                meeting,
                state: state.into(),
            })
            .collect(),
        now: carried.said_now.map(TaskProgress::from),
    };
    MinutesView {
        head: head_for(request, reader),
        citizen: citizen_name(request, &lang),
        coordinator: access::coordinator(case),
        copy: copy_view(request, meeting, minutes, reader, &lang),
        number: meeting.number,
        weekday_date: locale.weekday_date(meeting.begins.date()),
        from: locale.time_of(meeting.begins.moment()),
        to: locale.time_of(meeting.ends()),
        place: access::venue_name_of(case, reader, meeting),
        participants: participants(request, meeting, minutes, may_be_named, &lang),
        unnamed: present(case, minutes).filter(|person| !may_be_named(&person.id.value.0)).count(),
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
            whom: next
                .whom
                .iter()
                .filter(|id| access::may_be_announced(case, reader, id))
                .map(|id| name(request, id))
                .collect(),
        }),
        written_by: minutes
            .written_by
            .as_ref()
            .filter(|id| may_be_named(id))
            .map(|id| name(request, id)),
        corrected: None,
    }
}

fn copy_view(request: &ViewRequest<'_>, meeting: &Meeting, minutes: &Minutes, reader: &Reader, lang: &str) -> CopyView {
    let approved = record::approved_as_it_stands(request.case, meeting, minutes, request.days());
    // Without a consent it goes to nobody but the borger, whoever was named before.
    let has_consent = access::consent(request.case, request.days()).is_ok();
    let named = access::named_readers(minutes).into_iter().filter(|_| has_consent);
    let mut sent = record::entries(request.case, Paper::Minutes.descriptor().command, Some(meeting.number));
    let is_others = |to: &str| !Reader::Citizen.is(to) && !reader.is(to);
    let was_sent = !has_consent && sent.any(|entry| is_others(&entry.to));
    let all = std::iter::once(Reader::Citizen).chain(named);
    let (others, kept): (Vec<Reader>, Vec<Reader>) = all
        .filter(|other| other != reader)
        .partition(|other| access::may_be_announced(request.case, reader, other.id()));
    CopyView {
        name: reader.name(request.case).to_owned(),
        citizens: *reader == Reader::Citizen,
        child: request.case.person(reader.id()).is_some_and(|person| person.child.0),
        approved_on: approved.map(|approved| request.locale(lang).date(approved.day)),
        candidates: if approved.is_none() {
            candidates(request, minutes)
        } else {
            Vec::new()
        },
        others: others.iter().map(|other| name(request, other.id())).collect(),
        more: !kept.is_empty() || was_sent,
    }
}

/// Those who were there and those who are named, each once.
fn candidates(request: &ViewRequest<'_>, minutes: &Minutes) -> Vec<Candidate> {
    let named = access::named_readers(minutes);
    let there = minutes.present.iter().map(|id| Reader::of_id(id));
    let mut all: Vec<Reader> = Vec::new();
    for reader in there.chain(named.iter().cloned()) {
        if reader != Reader::Citizen && !all.contains(&reader) && request.case.person(reader.id()).is_some() {
            all.push(reader);
        }
    }
    let candidate = |reader: Reader| Candidate {
        name: name(request, reader.id()),
        named: named.contains(&reader),
    };
    all.into_iter().map(candidate).collect()
}

/// Those who were there and are known, each once.
fn present<'a>(case: &'a Case, minutes: &'a Minutes) -> impl Iterator<Item = &'a Person> {
    let mut seen = Vec::new();
    let each_once = minutes.present.iter().filter(move |id| {
        let new = !seen.contains(&&id.value);
        seen.push(&id.value);
        new
    });
    each_once.filter_map(|id| case.person(id))
}

/// The borger, then everybody who was there and may be named to the reader, with name and what they were to the borger on that day.
fn participants(
    request: &ViewRequest<'_>,
    meeting: &Meeting,
    minutes: &Minutes,
    may_be_named: &dyn Fn(&str) -> bool,
    lang: &str,
) -> Vec<NamedPerson> {
    let case = request.case;
    let others = present(case, minutes).filter(|person| may_be_named(&person.id.value.0));
    let others = others.map(|person| named(request, person, false, lang, meeting.begins.date()).told_to(case, may_be_named));
    if minutes.present.is_empty() {
        return others.collect();
    }
    let citizen = NamedPerson {
        name: case.citizen.name.0.clone(),
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
