//! The call list: earlier participants are phoned (001 §3.1).

use serde::Serialize;

use super::invitation::{CitizenName, MeetingView, citizen_name, meeting_view};
use super::letterhead::{Head, head};
use super::plan::{Plan, PlannedPage, in_danish, stopped};
use super::readers::invited;
use super::team_role::relation;
use super::telling::{Belief, belief, called_off, is_to_be_phoned};
use super::{Paper, Subject, ViewRequest};
use crate::access::{self, Contact, Reader, Shown};
use crate::case::{Meeting, Reply};
use crate::record;

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
    /// The language that the person reads (BCP 47), when it is not the list's.
    pub reads: Option<String>,
    pub contact: Shown<Contact>,
    /// Has not been at an earlier meeting, so the method is explained too.
    pub new: bool,
    pub why: Option<String>,
    /// Has been asked by word of mouth on this day, in words.
    pub asked_on: Option<String>,
    pub has_accepted: bool,
    /// The day on which the person said yes, in words, when it is written.
    pub accepted_on: Option<String>,
    /// Has said yes to a time or a place that no longer holds.
    pub accepted_before: bool,
    /// The meeting is at the person's own home.
    pub at_home: bool,
    /// What the person believes, when they have been told otherwise before.
    pub believes: Option<Belief>,
}

pub(super) fn call_list(request: &ViewRequest<'_>, meeting: &Meeting, plan: &mut Plan) {
    // It is the tovholder's own, and has no copies for single readers.
    if request.only.is_some() {
        return;
    }
    let lang = request.language_of(&Reader::Coordinator).to_owned();
    let locale = request.locale(&lang);
    let id = request.id(Paper::CallList, Some(meeting), None);
    let mut calls = Vec::new();
    for invitee in invited(request, meeting) {
        if invitee.by_letter() || invitee.has_declined() {
            continue;
        }
        let person = invitee.person;
        let reader = Reader::Person(person.id.value.clone());
        let news = record::news(request.case, meeting, &reader);
        if !is_to_be_phoned(news) {
            continue;
        }
        // Who may not be written to is not phoned either.
        if let Some(reasons) = stopped(request.problems, Paper::Invitation, Some(meeting.number), Some(&reader)) {
            plan.refuse(Subject::Call(id.clone(), reader), reasons);
            continue;
        }
        let answer = request.answer(&reader, Paper::Invitation, Some(meeting));
        if let Err(reasons) = answer {
            plan.refuse(Subject::Call(id.clone(), reader), in_danish(&reasons));
            continue;
        }
        let said_yes = invitee.invited.reply.as_ref().filter(|r| r.reply.value == Reply::Coming);
        calls.push(Call {
            name: person.name.0.clone(),
            relation: relation(request, person, &lang, request.today),
            reads: Some(request.language_of(&reader)).filter(|reads| *reads != lang).map(str::to_owned),
            contact: access::contact(request.case, person),
            new: invitee.new,
            why: invitee.invited.why.as_ref().map(|w| w.0.clone()),
            asked_on: invitee.invited.asked_on.as_ref().map(|d| locale.date(d.day())),
            has_accepted: invitee.has_accepted(),
            accepted_on: said_yes
                .filter(|_| invitee.has_accepted())
                .and_then(|reply| reply.date.as_ref())
                .map(|day| locale.date(day.day())),
            accepted_before: said_yes.is_some() && !invitee.has_accepted(),
            at_home: access::is_home_of(request.case, meeting, &reader),
            believes: belief(request, meeting, news, &lang),
        });
    }
    if calls.is_empty() {
        return;
    }
    let mut told = meeting_view(request, meeting, &lang);
    if record::is_recorded(request.case, meeting) {
        // Each is told of by what they believe, and not all by the file.
        told.change = called_off(meeting, None);
    }
    let view = CallListView {
        head: head(request, &lang),
        citizen: citizen_name(request, &lang),
        coordinator: access::coordinator(request.case).name.clone(),
        meeting: told,
        answer_by: meeting.answer_by.as_ref().map(|d| locale.weekday_date(d.day())),
        calls,
    };
    let page = PlannedPage {
        id,
        view,
        portraits: Vec::new(),
    };
    plan.page(request, page);
}
