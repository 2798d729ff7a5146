//! The mødemappe: what the mødeleder and the reflektør take along to one netværksmøde (001 §1–5; 002).
//!
//! It is the team's own: names, relations and answers, and no contact details. The words are in the texts' section
//! `folder`, all of them our own. The checklists of the start and the mapping are in the startmappe.
//!
//! Which section of the manual (001) became which entry of the texts:
//!
//! | section | what stands there | entry |
//! |---|---|---|
//! | 1.1 | questions: wishes, needs and challenges | `folder.questions[wishes]` |
//! | 1.2 | checklist: start and first contact | `folder.checklists[start]` |
//! | 2.1 | who can be part of the network | `folder.questions[network_who]` |
//! | 2.1 | questions for the netværksoverblik | `folder.questions[network_overview]` |
//! | 2.2 | checklist: mapping the network | `folder.checklists[mapping]` |
//! | 3.1 | an example of a dialogue on whom to involve | `folder.questions[whom_to_invite]` |
//! | 3.1 | framing the meeting for participants | `folder.questions[telling_participants]` |
//! | 3.1 | the netværksteam's own reflection beforehand | `folder.questions[team_before]` |
//! | 3.1.1 | checklist: planning before meetings | `folder.checklists[planning]` |
//! | 4.1, 4.1.1 | who says welcome; thanks, a round of names | `folder.welcome` |
//! | 4.1.1, 3.1 | the framing to be spoken: frames, form, purpose, confidentiality | `folder.framing` |
//! | 4.1.2 | checklist: welcome and framing | `folder.checklists[welcome]` |
//! | 4.2.1 | points for the mødeleder in the dialogue | `folder.questions[in_dialogue]` |
//! | 4.2.1 | questions to open with, to the borger | `folder.questions[opening_citizen]` |
//! | 4.2.1 | questions to open with, to all, the private network first | `folder.questions[opening_all]` |
//! | 4.2.2 | checklist: the conversation | `folder.checklists[conversation]` |
//! | 4.2.3 | questions for the reflection, mødeleder and reflektør | `folder.questions[reflecting_team]` |
//! | 4.2.3 | questions after the reflection, to all | `folder.questions[reflecting_all]` |
//! | 4.2.4 | checklist: the reflecting conversation | `folder.checklists[reflecting]` |
//! | 4.3.1 | questions for closing, to all | `folder.questions[closing_all]` |
//! | 4.3.1 | questions for closing, to the borger | `folder.closing` |
//! | 4.3.1 | questions for reflection after the meeting | `folder.reflection` |
//! | 4.3.2 | checklist: closing a meeting | `folder.checklists[closing]` |
//! | 5, 5.1 | whether the forløb is ending (prose in the manual) | `folder.checklists[ending]`, `folder.questions[ending]` |
//! | 5.1 | points on the borger's situation | `indicators` |
//! | bilag 1 | netværksoverblik: columns and rows | `forms.network_overview` |
//! | bilag 1 | netværkskort: questions at the map | `folder.questions[network_overview]`, `folder.questions[network_map]` |
//! | bilag 1 | netværkskort: three steps and five fields | `forms.network_map` |
//! | bilag 1 | opsamling: the six fields | `forms.minutes` |
//! | boxes of core elements | what may not be left out | `core` of each checklist: the items that are marked |
//! | bilag 1 | each tool's purpose, who and when | `start_folder.tools` |
//! | 0, bilag 2 | introduction, flow model | `course` in the startmappe and on the sheet »Om Åben Dialog« |
//! | 002 | required questions last; small first meetings; colleagues from elsewhere; turnover | `folder.advice` |

use serde::Serialize;

use super::invitation::{CitizenName, MeetingView, citizen_name, meeting_view};
use super::letterhead::{Head, ScaleView, head};
use super::panel::NamedIndicator;
use super::plan::{Plan, PlannedPage};
use super::readers::{NamedPerson, has_left, invited, named, team};
use super::start_folder::{StartingPointView, starting_point};
use super::tasks::{carried_over, may_hear_of, may_see};
use super::wellbeing::wellbeing;
use super::{Paper, ViewRequest};
use crate::access::{self, Reader};
use crate::case::{Case, Meeting, Reply};
use crate::messages::RefusalMessage;

/// The packet for one meeting.
#[derive(Clone, Debug, Serialize)]
pub struct FolderView {
    #[serde(flatten)]
    pub head: Head,
    pub citizen: CitizenName,
    pub meeting: MeetingView,
    /// No meeting has been planned or held before it in this forløb.
    pub first: bool,
    /// `moede-N.yaml` says who is to say welcome.
    pub welcome_decided: bool,
    pub venue: VenueKind,
    pub coordinator: String,
    pub facilitators: Vec<String>,
    pub reflectors: Vec<String>,
    /// In the borger's own order.
    pub guests: Vec<Guest>,
    pub open_tasks: Vec<OpenTaskView>,
    /// There are open tasks that these readers may not be told of.
    pub more_tasks: bool,
    /// Everybody who may be there, to tick: the borger, the team, those invited.
    pub expected: Vec<NamedPerson>,
    /// The indicators that the borger has chosen.
    pub indicators: Vec<NamedIndicator>,
    pub scale: ScaleView,
    pub starting_point: StartingPointView,
}

/// Where the team is: whom it thanks depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum VenueKind {
    /// In the home of somebody of the private network, or the borger's own.
    Home,
    Elsewhere,
    /// No address is written.
    Unknown,
}

/// Somebody the borger has invited: name and relation, and no way to reach them.
#[derive(Clone, Debug, Serialize)]
pub struct Guest {
    pub name: String,
    pub relation: String,
    /// Has not been at an earlier meeting of this forløb.
    pub new: bool,
    pub reply: GuestReply,
    /// The borger is the one who invites.
    pub citizen_invites: bool,
    /// No paper to others may name them.
    pub unnamed: bool,
    pub child: bool,
    /// The language that the person reads, when it is not the folder's.
    pub reads: Option<String>,
}

/// What a guest has answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum GuestReply {
    Coming,
    NotComing,
    Waiting,
}

impl From<Option<Reply>> for GuestReply {
    fn from(reply: Option<Reply>) -> Self {
        match reply {
            Some(Reply::Coming) => Self::Coming,
            Some(Reply::NotComing) => Self::NotComing,
            Some(Reply::Waiting) | None => Self::Waiting,
        }
    }
}

/// A task that is still open.
#[derive(Clone, Debug, Serialize)]
pub struct OpenTaskView {
    /// The meeting it comes from.
    pub meeting: u32,
    /// Its key under `opfølgning`: `1/t2`.
    pub key: String,
    pub who: String,
    pub what: String,
    /// The last day, in words.
    pub by: Option<String>,
    /// The meeting that said it was under way.
    pub under_way_at: Option<u32>,
}

pub(super) fn folder(request: &ViewRequest<'_>, meeting: &Meeting, plan: &mut Plan) {
    let case = request.case;
    let id = request.id(Paper::MeetingFolder, Some(meeting), request.only.cloned());
    let lang = request.language_of(&request.reader_or(Reader::Team)).to_owned();
    if let Some(off) = &meeting.called_off {
        let day = request.locale("da").date(off.date.day());
        return plan.refuse_for(id, &RefusalMessage::CalledOff { day });
    }
    if let Err(reasons) = request.may_read(Paper::MeetingFolder, Some(meeting)) {
        return plan.refuse_document(id, reasons);
    }
    let name_of = |id: &str| case.person(id).map(|p| p.name.0.clone());
    let view = FolderView {
        head: head(request, &lang),
        citizen: citizen_name(request, &lang),
        meeting: meeting_view(request, meeting, &lang),
        first: case.is_first_meeting(meeting.number),
        welcome_decided: meeting.welcome.is_some(),
        venue: venue(case, meeting),
        coordinator: access::coordinator(case).name.clone(),
        facilitators: case.team.facilitators.iter().filter_map(|id| name_of(id)).collect(),
        reflectors: case.team.reflectors.iter().filter_map(|id| name_of(id)).collect(),
        guests: guests(request, meeting, &lang),
        open_tasks: tasks(request, meeting, &lang),
        more_tasks: tasks(request, meeting, &lang).len() < carried_over(&case.meetings, meeting.number).len(),
        expected: expected(request, meeting, &lang),
        indicators: wellbeing(case, request.today).series.iter().map(super::panel::named).collect(),
        scale: ScaleView::new(case.municipality.scale(), request.locale(&lang)),
        starting_point: starting_point(&case.starting_point),
    };
    let page = PlannedPage {
        id,
        view,
        portraits: Vec::new(),
    };
    plan.page(request, page);
}

/// The borger, the team and those invited who have not said no; not those whom no paper to others may name, for the sheet lies on the
/// table.
fn expected(request: &ViewRequest<'_>, meeting: &Meeting, lang: &str) -> Vec<NamedPerson> {
    let citizen = NamedPerson {
        name: request.case.citizen.name.0.clone(),
        relation: String::new(),
        declined: false,
    };
    let coming = invited(request, meeting)
        .into_iter()
        .filter(|i| !i.has_declined() && i.person.may_be_named())
        .map(|i| i.person);
    let others = team(request).into_iter().chain(coming).filter(|person| !has_left(person, meeting));
    let named = |person| named(request, person, false, lang, meeting.begins.date());
    std::iter::once(citizen).chain(others.map(named)).collect()
}

fn venue(case: &Case, meeting: &Meeting) -> VenueKind {
    if access::is_private_home(case, meeting) {
        VenueKind::Home
    } else if meeting.place.address.is_some() {
        VenueKind::Elsewhere
    } else {
        VenueKind::Unknown
    }
}

fn guests(request: &ViewRequest<'_>, meeting: &Meeting, lang: &str) -> Vec<Guest> {
    let guest = |attendance: &super::Invitee<'_>| Guest {
        name: attendance.person.name.0.clone(),
        relation: attendance.person.relation.0.clone(),
        new: attendance.new,
        reply: attendance.reply.into(),
        citizen_invites: attendance.invited.citizen_invites.0,
        unnamed: !attendance.person.may_be_named(),
        child: attendance.person.child.0,
        reads: Some(request.language_of(&Reader::Person(attendance.person.id.value.clone())))
            .filter(|reads| *reads != lang)
            .map(str::to_owned),
    };
    let guests = invited(request, meeting)
        .into_iter()
        .filter(|guest| !has_left(guest.person, meeting));
    guests.map(|one| guest(&one)).collect()
}

fn tasks(request: &ViewRequest<'_>, meeting: &Meeting, lang: &str) -> Vec<OpenTaskView> {
    let case = request.case;
    let who = |id: &str| match case.person(id) {
        Some(person) => person.name.0.clone(),
        None if Reader::is_citizen(id) => case.citizen.called().to_owned(),
        None => id.to_owned(),
    };
    let reader = request.reader_or(Reader::Team);
    carried_over(&case.meetings, meeting.number)
        .into_iter()
        .filter(|open| may_see(request, &reader, open, meeting))
        .map(|open| OpenTaskView {
            meeting: open.from,
            key: format!("{}/{}", open.from, open.task.id.value.0),
            who: who(&open.task.who.value.0),
            what: open.task.what.0.clone(),
            by: open.task.by.as_ref().map(|d| request.locale(lang).short_date(d.day())),
            under_way_at: open
                .said_since
                .iter()
                .rfind(|(at, _)| may_hear_of(request, &reader, *at))
                .map(|(at, _)| *at),
        })
        .collect()
}
