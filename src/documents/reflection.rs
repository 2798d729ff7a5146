//! The netværksteam's own reflection on the process of a meeting (001 §4.3.1), on a paper of its own. It is for the team
//! and for nobody else; no referat reads it.

use serde::Serialize;

use super::invitation::{CitizenName, citizen_name};
use super::letterhead::{Head, head};
use super::minutes_release::file_name;
use super::plan::{Form, Plan, PlannedPage};
use super::readers::team;
use super::{Paper, Shows, ViewRequest};
use crate::case::Meeting;

/// The team's words on one meeting.
#[derive(Clone, Debug, Serialize)]
pub struct ReflectionView {
    #[serde(flatten)]
    pub head: Head,
    pub citizen: CitizenName,
    pub number: u32,
    pub weekday_date: String,
    /// Names of the team: the paper's readers.
    pub team: Vec<String>,
    pub reflections: Vec<String>,
}

pub(super) fn reflection(request: &ViewRequest<'_>, meeting: &Meeting, plan: &mut Plan) {
    let case = request.case;
    let path = format!("{}/refleksion.pdf", request.meeting_folder(meeting));
    if let Some(only) = request.only.filter(|id| !case.team.members().iter().any(|m| *m.value.0 == **id)) {
        let reason =
            format!("refleksionen er netværksteamets egen, og »{only}« er ikke i teamet. Holdet står under netværksteam i sag.yaml");
        return plan.refuse(path, vec![reason]);
    }
    if meeting.reflection.is_empty() {
        let file = file_name(&meeting.source);
        let reason = format!("der står ingen refleksion ved mødet. Skriv teamets ord under »refleksion:« i {file}");
        return plan.refuse(path, vec![reason]);
    }
    let reader = request.only.and_then(|id| case.person(id));
    let own = reader.and_then(|p| p.language.as_ref()).map(|l| &*l.value.0);
    let lang = request.language(own).to_owned();
    let view = ReflectionView {
        head: head(request, &lang),
        citizen: citizen_name(request, &lang),
        number: meeting.number,
        weekday_date: request.locale(&lang).weekday_date(meeting.begins.date()),
        team: team(request).into_iter().map(|p| p.name.0.clone()).collect(),
        reflections: meeting.reflection.iter().map(|r| r.0.clone()).collect(),
    };
    let page = PlannedPage {
        paper: Paper::Reflection,
        meeting: Some(meeting.number),
        reader: request.only,
        path,
        template: "reflection.typ",
        view,
        portraits: Vec::new(),
        shows: Shows::OnlyTheReadersOwn,
        allowed: Vec::new(),
        form: Form::Pdf,
    };
    plan.page(request, page);
}
