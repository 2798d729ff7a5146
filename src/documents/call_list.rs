//! The call list: earlier participants are phoned (001 §3.1).

use serde::Serialize;

use super::access::{self, Contact};
use super::invitation::{CitizenName, MeetingView, citizen_name, meeting_view};
use super::letterhead::{Head, head};
use super::plan::{Form, Plan, PlannedPage, stopped};
use super::readers::invited;
use super::{Paper, Shows, ViewRequest};
use crate::case::Meeting;

/// Those to be phoned before a meeting, for the tovholder.
#[derive(Clone, Debug, Serialize)]
pub struct CallListView {
    #[serde(flatten)]
    pub head: Head,
    pub citizen: CitizenName,
    pub coordinator: String,
    pub meeting: MeetingView,
    pub answer_by: Option<String>,
    pub calls: Vec<Call>,
}

/// One call.
#[derive(Clone, Debug, Serialize)]
pub struct Call {
    pub name: String,
    pub relation: String,
    pub contact: Contact,
    /// Has not been at an earlier meeting, so the method is explained too.
    pub new: bool,
    pub why: Option<String>,
    /// Has been asked by word of mouth on this day, in words.
    pub asked_on: Option<String>,
    pub has_accepted: bool,
}

pub(super) fn call_list(request: &ViewRequest<'_>, meeting: &Meeting, plan: &mut Plan) {
    let lang = request.language(None).to_owned();
    let locale = request.locale(&lang);
    let path = format!("{}/ringeliste.pdf", request.meeting_folder(meeting));
    let mut calls = Vec::new();
    for attendance in invited(request, meeting) {
        if attendance.by_letter() || attendance.invited.has_declined() {
            continue;
        }
        let (person, id) = (attendance.person, &*attendance.person.id.value.0);
        if let Some(reasons) = stopped(request.problems, Paper::Invitation.name(), Some(meeting.number), Some(id)) {
            plan.refuse(format!("{path} ({id})"), reasons);
            continue;
        }
        calls.push(Call {
            name: person.name.0.clone(),
            relation: person.relation.0.clone(),
            contact: access::contact(person),
            new: attendance.new,
            why: attendance.invited.why.as_ref().map(|w| w.0.clone()),
            asked_on: attendance.invited.asked_on.as_ref().map(|d| locale.date(***d)),
            has_accepted: attendance.has_accepted(),
        });
    }
    if calls.is_empty() {
        return;
    }
    let view = CallListView {
        head: head(request, &lang),
        citizen: citizen_name(request, &lang),
        coordinator: access::coordinator(request.case).name,
        meeting: meeting_view(request, meeting, &lang),
        answer_by: meeting.answer_by.as_ref().map(|d| locale.weekday_date(***d)),
        calls,
    };
    let allowed = view.meeting.address.clone();
    let page = PlannedPage {
        paper: Paper::Invitation,
        meeting: Some(meeting.number),
        reader: None,
        path,
        template: "call_list.typ",
        view,
        portraits: Vec::new(),
        shows: Shows::Unprotected,
        allowed,
        form: Form::Pdf,
    };
    plan.page(request, page);
}
