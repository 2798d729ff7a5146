//! Which papers of a case are made: those asked for, those that are due, or all that the data allow.

use super::due::When;
use super::papers::{Paper, Scope};
use super::plan::plan;
use super::{Plan, Subject, ViewRequest};

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
            let reason = format!("moede-{number}.yaml kan ikke læses, så borgerens svar derfra ville mangle");
            let mut refused = Plan::default();
            refused.refuse(Subject::Document(request.id(paper, None, None)), vec![reason]);
            refused
        }
        None => plan(request, paper, None),
    }
}

fn of_meetings(request: &ViewRequest<'_>, paper: Paper, selection: Selection, meetings: Meetings<'_>) -> Plan {
    let case = request.case;
    let Meetings { named, unread } = meetings;
    let asked_for = matches!(selection, Selection::Paper(_));
    let when = match selection {
        Selection::Possible => When::AnyDay(request.today),
        Selection::Paper(_) | Selection::Due => When::On(request.today),
    };
    let refused = |number: u32, reason: String| {
        let mut plan = Plan::default();
        plan.refuse(Subject::Meeting(case.key.clone(), number), vec![reason]);
        plan
    };
    let mut whole = Plan::default();
    for &number in unread {
        if named.contains(&number) || (named.is_empty() && asked_for) {
            whole.extend(refused(number, "mødets fil kan ikke læses; se fejlen ovenfor".into()));
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
            Some(number) => refused(
                meeting.number,
                format!("moede-{number}.yaml kan ikke læses, så det vides ikke, hvem der har været med før"),
            ),
            None => plan(request, paper, Some(meeting.number)),
        });
    }
    whole
}
