//! The netværksteam's own reflection on the process of a meeting (001 §4.3.1), on a paper of its own. It is for the team
//! and for nobody else; no referat reads it.

use serde::Serialize;

use super::invitation::{CitizenName, citizen_name};
use super::letterhead::{Head, head};
use super::plan::{Plan, PlannedPage};
use super::readers::team_who_may_have;
use super::{Paper, ViewRequest};
use crate::access::Reader;
use crate::case::Meeting;
use crate::messages::RefusalMessage;

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
    let id = request.id(Paper::Reflection, Some(meeting), request.only.cloned());
    if let Err(reasons) = request.may_read(Paper::Reflection, Some(meeting)) {
        return plan.refuse_document(id, reasons);
    }
    if meeting.reflection.is_empty() {
        let file = meeting.begins.place.file_name();
        return plan.refuse_for(id, &RefusalMessage::NoReflection { file });
    }
    let lang = request.language_of(&request.reader_or(Reader::Team)).to_owned();
    let view = ReflectionView {
        head: head(request, &lang),
        citizen: citizen_name(request, &lang),
        number: meeting.number,
        weekday_date: request.locale(&lang).weekday_date(meeting.begins.date()),
        team: team_who_may_have(request, Paper::Reflection, Some(meeting)),
        reflections: meeting.reflection.iter().map(|r| r.0.clone()).collect(),
    };
    let page = PlannedPage {
        id,
        view,
        portraits: Vec::new(),
    };
    plan.page(request, page);
}
