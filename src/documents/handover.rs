//! The handover sheet, filled in as far as the case knows (001 §1.1): the blank one's fields, and lines where only people can know.
//!
//! It is filled in together with the borger, who decides what is to stand there, so it is the borger's and the team's.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Paper;
use super::ViewRequest;
use super::invitation::{CitizenName, citizen_name};
use super::journal::{JournalEntry, row};
use super::letterhead::{Head, head};
use super::overview::who_may;
use super::plan::{Plan, PlannedPage};
use super::readers::has_left;
use super::start_folder::{HeldMeetings, held_meetings};
use super::tasks::{CarriedTask, carried_over, may_see};
use crate::access::{self, Helper, Reader};
use crate::case::{Case, Meeting, SentEntry};
use crate::record;

/// The sheet of one forløb.
#[derive(Clone, Debug, Serialize)]
pub struct HandoverView {
    #[serde(flatten)]
    pub head: Head,
    pub citizen: CitizenName,
    /// What is known of each field of the blank sheet, by its key, a line each.
    pub known: BTreeMap<&'static str, Vec<String>>,
    /// The meetings held; none before the first.
    pub held: Option<HeldMeetings>,
    /// The tasks that are not done.
    pub tasks: Vec<OpenTask>,
    /// The meeting ahead.
    pub next: Option<NextMeetingView>,
    /// Names of those who may see the map and the overview besides the borger.
    pub may_see_map: Vec<String>,
    pub may_see_overview: Vec<String>,
    /// Keys of the boxes that can be ticked already.
    pub ticked: Vec<&'static str>,
    /// How the new tovholder is phoned; none while nobody has taken over.
    pub new: Option<Helper>,
    /// How many open tasks stand in referater that not all of the team may have.
    pub hidden_tasks: usize,
    /// What has been sent, oldest first.
    pub sent: Vec<SentTogether>,
}

/// A task that is not done.
#[derive(Clone, Debug, Serialize)]
pub struct OpenTask {
    pub who: String,
    pub what: String,
    /// The last day, short.
    pub by: Option<String>,
}

/// The meeting ahead; dates and times in words.
#[derive(Clone, Debug, Serialize)]
pub struct NextMeetingView {
    pub weekday_date: String,
    pub from: String,
    pub to: String,
    /// None when its name tells an address that is held back.
    pub place: Option<String>,
    /// Those invited.
    pub invited: Vec<InvitedName>,
}

/// Somebody invited to the meeting ahead.
#[derive(Clone, Debug, Serialize)]
pub struct InvitedName {
    pub name: String,
    /// Has answered that they cannot come.
    pub declined: bool,
}

/// A paper as it was sent on one day.
#[derive(Clone, Debug, Serialize)]
pub struct SentTogether {
    pub date: String,
    /// The command that makes the paper: a key into the texts.
    pub paper: String,
    pub meeting: Option<u32>,
    /// Names of those who got it.
    pub to: Vec<String>,
}

pub(super) fn handover(request: &ViewRequest<'_>, plan: &mut Plan) {
    let id = request.id(Paper::Handover, None, request.only.cloned());
    if let Err(reasons) = request.may_read(Paper::Handover, None) {
        return plan.refuse_document(id, reasons);
    }
    let case = request.case;
    // Its readers share it, so it tells what all of them may see.
    let reader = request.reader_or(Reader::Team);
    let lang = request.language_of(&reader).to_owned();
    let tasks = open_tasks(request);
    let all = tasks.len();
    let tasks: Vec<CarriedTask<'_>> = tasks
        .into_iter()
        .filter(|(task, last)| may_see(request, &reader, task, last))
        .map(|(task, _)| task)
        .collect();
    let view = HandoverView {
        head: head(request, &lang),
        citizen: citizen_name(request, &lang),
        known: known(request, &lang),
        held: held_meetings(case, request.today, request.locale(&lang)),
        tasks: tasks.iter().map(|task| open_task(request, task, &lang)).collect(),
        next: next_meeting(request, &lang),
        may_see_map: who_may(request, Paper::NetworkMap, &case.consents.map),
        may_see_overview: who_may(request, Paper::Overview, &case.consents.overview),
        ticked: ticked(case),
        new: (!case.team.earlier_coordinators.is_empty()).then(|| access::coordinator(case)),
        hidden_tasks: all - tasks.len(),
        // Of itself it says nothing: then it would be another one as soon as it is sent.
        sent: sent_together(request, &lang, |entry| entry.paper.text() != Paper::Handover.name()),
    };
    let page = PlannedPage {
        id,
        view,
        portraits: Vec::new(),
    };
    plan.page(request, page);
}

/// What has been sent and not taken back, with all who got the same paper on the same day in one line.
pub(super) fn sent_together(request: &ViewRequest<'_>, lang: &str, is_told: impl Fn(&SentEntry) -> bool) -> Vec<SentTogether> {
    let mut lines: Vec<SentTogether> = Vec::new();
    let told = request
        .case
        .sent
        .iter()
        .filter(|entry| entry.taken_back.is_none() && is_told(entry));
    for entry in told {
        let JournalEntry {
            date, paper, meeting, to, ..
        } = row(request, entry, lang);
        match lines
            .iter_mut()
            .find(|l| l.date == date && l.paper == paper && l.meeting == meeting)
        {
            Some(line) if line.to.contains(&to) => {}
            Some(line) => line.to.push(to),
            None => lines.push(SentTogether {
                date,
                paper,
                meeting,
                to: vec![to],
            }),
        }
    }
    lines
}

/// What is known of each field. While nobody has taken over yet, the tovholder is the one until now.
fn known(request: &ViewRequest<'_>, lang: &str) -> BTreeMap<&'static str, Vec<String>> {
    let case = request.case;
    let locale = request.locale(lang);
    let name = |id: &str| Reader::of_id(id).name(case).to_owned();
    let now = access::coordinator(case);
    let mut known = BTreeMap::from([("citizen", vec![case.citizen.name.0.clone()])]);
    match case.team.earlier_coordinators.last() {
        Some(last) => {
            known.insert("former", vec![name(&last.person)]);
            known.insert("new", vec![now.name.clone()]);
            known.insert("from", vec![locale.date(last.until.day())]);
        }
        None => {
            known.insert("former", vec![now.name.clone()]);
        }
    }
    if let Some(consent) = &case.course.consent {
        known.insert("consent", vec![locale.date(consent.day())]);
    }
    let held = case.meetings.iter().filter(|m| m.was_held() && m.begins.date() <= request.today);
    known.insert("themes", held.filter_map(|m| m.theme.as_ref()).map(|t| t.0.clone()).collect());
    let openings = case.ending.iter().flat_map(|ending| &ending.openings);
    known.insert("openings", openings.map(|o| o.0.clone()).collect());
    known.retain(|_, lines| lines.iter().any(|line| !line.is_empty()));
    known
}

/// The meeting ahead, when one is planned.
fn next_meeting(request: &ViewRequest<'_>, lang: &str) -> Option<NextMeetingView> {
    let (case, locale) = (request.case, request.locale(lang));
    let is_ahead = |m: &&Meeting| m.begins.date() >= request.today && m.called_off.is_none() && m.minutes.is_none();
    let meeting = case.meetings.iter().find(is_ahead)?;
    let is_there = |id: &str| case.person(id).is_none_or(|person| !has_left(person, meeting));
    let invited = meeting.invited.iter().filter(|i| is_there(&i.person)).map(|i| InvitedName {
        name: Reader::of_id(&i.person).name(case).to_owned(),
        declined: record::has_declined(case, meeting, i),
    });
    Some(NextMeetingView {
        weekday_date: locale.weekday_date(meeting.begins.date()),
        from: locale.time_of(meeting.begins.moment()),
        to: locale.time_of(meeting.ends()),
        place: access::venue_name(case, meeting),
        invited: invited.collect(),
    })
}

/// The boxes of the blank sheet that the case knows to be so.
fn ticked(case: &Case) -> Vec<&'static str> {
    let team = &case.team;
    // While nobody has taken over, what is known is of the one who hands over.
    if team.earlier_coordinators.is_empty() {
        return Vec::new();
    }
    let took_part = team.earlier_coordinators.last().and_then(|h| h.citizen_took_part.as_ref());
    let sent = |paper: Paper| {
        let mut sent = case.sent.iter().filter(|entry| entry.taken_back.is_none());
        sent.any(|entry| entry.to.value == team.coordinator.value && entry.paper.text() == paper.name())
    };
    let boxes = [
        ("trained", case.person(&team.coordinator).is_some_and(|p| p.trained.0)),
        ("took_part", took_part.is_some_and(|t| t.value.0)),
        ("overview", sent(Paper::Overview)),
        ("map", sent(Paper::NetworkMap)),
        ("minutes", sent(Paper::Minutes)),
        ("status", sent(Paper::Status)),
    ];
    boxes.into_iter().filter(|(_, is_so)| *is_so).map(|(key, _)| key).collect()
}

/// The tasks that are not done, each with the meeting that was the last.
fn open_tasks<'a>(request: &ViewRequest<'a>) -> Vec<(CarriedTask<'a>, &'a Meeting)> {
    let case = request.case;
    let Some(last) = case.meetings.iter().rfind(|m| m.minutes.is_some()) else {
        return Vec::new();
    };
    // As the meeting after the last one would meet them.
    let open = carried_over(&case.meetings, last.number + 1);
    open.into_iter().map(|task| (task, last)).collect()
}

fn open_task(request: &ViewRequest<'_>, open: &CarriedTask<'_>, lang: &str) -> OpenTask {
    OpenTask {
        who: Reader::of_id(&open.task.who).name(request.case).to_owned(),
        what: open.task.what.0.clone(),
        by: open.task.by.as_ref().map(|by| request.locale(lang).short_date(by.day())),
    }
}
