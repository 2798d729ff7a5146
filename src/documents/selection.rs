//! Which papers of a case are made: those asked for, those that are due, or all that the data allow.

use super::due::When;
use super::papers::{Paper, Scope};
use super::plan::plan;
use super::{Plan, Subject, ViewRequest};
use crate::access::Reason;
use crate::case::Meeting;
use crate::messages::RefusalMessage;

/// Which papers are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Selection {
    /// Those of one paper's command.
    Paper(Paper),
    /// Everything that is due.
    #[default]
    Due,
    /// Everything that the data allow, on whatever day.
    Possible,
    /// Of that, what one paper's command makes.
    PossibleOf(Paper),
}

/// The meetings that are meant, and those whose files could not be read.
#[derive(Clone, Copy, Debug)]
pub struct Meetings<'a> {
    /// Those named by the user; none means all that fit.
    pub named: &'a [u32],
    /// Those whose file could not be read.
    pub unread: &'a [u32],
}

/// Plans the selected papers of a case, in the order in which a forløb needs them.
pub fn plan_selected(request: &ViewRequest<'_>, selection: Selection, meetings: Meetings<'_>) -> Plan {
    let mut whole = Plan::default();
    let all: Vec<Paper> = match selection {
        Selection::Paper(paper) => vec![paper],
        Selection::Due | Selection::Possible => Paper::commands().collect(),
        Selection::PossibleOf(paper) => Paper::commands().filter(|first| first.name() == paper.name()).collect(),
    };
    for paper in all {
        match paper.descriptor().scope {
            Scope::Case(_) => whole.extend(of_case(request, paper, selection, meetings)),
            Scope::Meeting(_) => whole.extend(of_meetings(request, paper, selection, meetings)),
            Scope::Blank | Scope::Programme => {}
        }
    }
    whole
}

fn of_case(request: &ViewRequest<'_>, paper: Paper, selection: Selection, meetings: Meetings<'_>) -> Plan {
    let case = request.case;
    let asked_for = matches!(selection, Selection::Paper(_));
    if !asked_for && !paper.descriptor().due.of_case(case, When::On(request.today)) {
        return Plan::default();
    }
    match meetings.unread.first().filter(|_| paper == Paper::Status) {
        Some(number) => {
            let mut refused = Plan::default();
            let reason = RefusalMessage::AnswersUnread { number: *number };
            refused.refuse_for(request.id(paper, None, None), &reason);
            refused
        }
        None => plan_for_reader(request, paper, None),
    }
}

fn of_meetings(request: &ViewRequest<'_>, paper: Paper, selection: Selection, meetings: Meetings<'_>) -> Plan {
    let case = request.case;
    let Meetings { named, unread } = meetings;
    let asked_for = matches!(selection, Selection::Paper(_));
    let when = match selection {
        Selection::Possible | Selection::PossibleOf(_) => When::AnyDay(request.today),
        Selection::Paper(_) | Selection::Due => When::On(request.today),
    };
    let refused = |number: u32, reason: &RefusalMessage| {
        let mut plan = Plan::default();
        plan.refuse(Subject::Meeting(case.key.clone(), number), vec![reason.to_string()]);
        plan
    };
    let mut whole = Plan::default();
    for &number in unread {
        if named.contains(&number) || (named.is_empty() && asked_for) {
            whole.extend(refused(number, &RefusalMessage::MeetingUnread));
        }
    }
    for meeting in &case.meetings {
        let is_due = paper.descriptor().due.of_meeting(meeting, when);
        let is_named = named.contains(&meeting.number);
        // A paper asked for by name says why it cannot be made; one of many is simply not due.
        let is_meant = if named.is_empty() {
            is_due
        } else {
            is_named && (asked_for || is_due)
        };
        if !is_meant {
            continue;
        }
        whole.extend(match unread.iter().find(|n| **n < meeting.number) {
            Some(&earlier) => refused(meeting.number, &RefusalMessage::EarlierUnread { number: earlier }),
            None => plan_for_reader(request, paper, Some(meeting)),
        });
    }
    whole
}

/// As [`plan`]; nothing, where all of one reader's papers are asked for and this one is not for them.
fn plan_for_reader(request: &ViewRequest<'_>, paper: Paper, meeting: Option<&Meeting>) -> Plan {
    let is_for_others = |reader| {
        let answer = request.answer(reader, paper, meeting);
        answer.is_err_and(|reasons| reasons.iter().all(Reason::is_for_others))
    };
    match request.only.filter(|_| request.passes_over) {
        Some(reader) if is_for_others(reader) => Plan::default(),
        _ => plan(request, paper, meeting.map(|m| m.number)),
    }
}
