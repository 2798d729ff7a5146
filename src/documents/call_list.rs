//! The call list: earlier participants are phoned (001 §3.1).

use serde::Serialize;

use super::access::{self, Contact};
use super::invitation::{CitizenName, MeetingView, citizen_name, meeting_view};
use super::letterhead::{Head, head};
use super::plan::{Form, Page, Plan, stopped};
use super::readers::invited;
use super::{Paper, Scene, Shows};
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

pub(super) fn call_list(scene: &Scene<'_>, meeting: &Meeting, plan: &mut Plan) {
    let lang = scene.language(None).to_owned();
    let wording = scene.wording(&lang);
    let path = format!("{}/ringeliste.pdf", scene.meeting_folder(meeting));
    let mut calls = Vec::new();
    for attendance in invited(scene, meeting) {
        if attendance.by_letter() || attendance.invited.has_declined() {
            continue;
        }
        let (person, id) = (attendance.person, &*attendance.person.id.value.0);
        if let Some(reasons) = stopped(scene.problems, Paper::Invitation.name(), Some(meeting.number), Some(id)) {
            plan.refuse(format!("{path} ({id})"), reasons);
            continue;
        }
        calls.push(Call {
            name: person.name.0.clone(),
            relation: person.relation.0.clone(),
            contact: access::contact(person),
            new: attendance.new,
            why: attendance.invited.why.as_ref().map(|w| w.0.clone()),
            asked_on: attendance.invited.asked_on.as_ref().map(|d| wording.date(***d)),
            has_accepted: attendance.has_accepted(),
        });
    }
    if calls.is_empty() {
        return;
    }
    let view = CallListView {
        head: head(scene, &lang),
        citizen: citizen_name(scene, &lang),
        coordinator: access::coordinator(scene.case).name,
        meeting: meeting_view(scene, meeting, &lang),
        answer_by: meeting.answer_by.as_ref().map(|d| wording.weekday_date(***d)),
        calls,
    };
    let allowed = view.meeting.address.clone();
    let page = Page {
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
    plan.page(scene, page);
}
