//! From a request and a paper to documents, and to those that are refused and why.
//!
//! A document comes into a [`Plan`] by [`Plan::page`] or [`Plan::file`], and both look at what it tells once more
//! ([`LeakCheck`]); its field is closed to everything else.

use std::path::PathBuf;

use chrono::NaiveDate;
use serde::Serialize;

use super::ViewRequest;
use super::document::{Content, Document, DocumentId, Form, Refusal, Subject};
use super::long_words::breakable;
use super::papers::{Paper, Scope};
use crate::access::{self, Leak, LeakCheck, Reader, Readership, Reason};
use crate::case::{Meeting, Problem, Sender, Severity, Stops};
use crate::messages::RefusalMessage;
use crate::record::{self, FrozenPaper};

/// What can be made, and what cannot.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    documents: Vec<Document>,
    refusals: Vec<Refusal>,
    leaks: Vec<Leak>,
}

/// A page on its way to become a document.
pub(super) struct PlannedPage<V> {
    pub id: DocumentId,
    pub view: V,
    /// Files of portraits, in the order of their numbers in the view.
    pub portraits: Vec<PathBuf>,
}

impl Plan {
    /// What can be made.
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// What cannot.
    pub fn refusals(&self) -> &[Refusal] {
        &self.refusals
    }

    /// What was stopped by the leak check.
    pub fn leaks(&self) -> &[Leak] {
        &self.leaks
    }

    /// What can be made, and what cannot.
    pub fn into_parts(self) -> (Vec<Document>, Vec<Refusal>) {
        (self.documents, self.refusals)
    }

    /// Takes everything of another plan in.
    pub fn extend(&mut self, other: Self) {
        self.documents.extend(other.documents);
        self.refusals.extend(other.refusals);
        self.leaks.extend(other.leaks);
    }

    /// Notes that something is not made.
    pub fn refuse(&mut self, subject: Subject, reasons: Vec<String>) {
        self.refusals.push(Refusal { subject, reasons });
    }

    /// Notes that a document is not made.
    pub(super) fn refuse_document(&mut self, id: DocumentId, reasons: Vec<String>) {
        self.refuse(Subject::Document(id), reasons);
    }

    /// Notes that a document is not made, for one reason.
    pub(super) fn refuse_for(&mut self, id: DocumentId, reason: &RefusalMessage) {
        self.refuse_document(id, vec![reason.to_string()]);
    }

    /// Takes a page in, unless a rule or the leak check stops it.
    pub(super) fn page<V: Serialize>(&mut self, request: &ViewRequest<'_>, page: PlannedPage<V>) {
        let PlannedPage { id, view, portraits } = page;
        if let Some(mut view) = self.checked(request, &id, &view) {
            breakable(&mut view);
            if let Some(paper) = sent_before(request, &id, &view) {
                return self.sent(id, paper);
            }
            let pictures = logo(&request.case.municipality).into_iter().chain(portraits).collect();
            let template = id.paper.descriptor().template;
            let content = Content::Page { template, view, pictures };
            let date = request.today;
            self.documents.push(Document { id, content, date });
        }
    }

    /// Takes the paper in as it was sent. What is refused of the files now stops it no more; its readers are asked for before.
    pub(super) fn sent(&mut self, id: DocumentId, paper: FrozenPaper) {
        let date = paper.date;
        let content = Content::Sent(paper);
        self.documents.push(Document { id, content, date });
    }

    /// Takes a file in that is made without a page, unless a rule or the leak check stops it. `told` is what it tells.
    pub(super) fn file<V: Serialize>(&mut self, request: &ViewRequest<'_>, id: DocumentId, told: &V, bytes: Vec<u8>) {
        if self.checked(request, &id, told).is_some() {
            let content = Content::File(bytes);
            let date = request.today;
            self.documents.push(Document { id, content, date });
        }
    }

    /// Takes a paper in that is about no case, and so about nobody.
    pub(super) fn blank(&mut self, sender: &Sender, id: DocumentId, view: serde_json::Value, date: NaiveDate) {
        let content = Content::Page {
            template: id.paper.descriptor().template,
            view,
            pictures: logo(sender).into_iter().collect(),
        };
        self.documents.push(Document { id, content, date });
    }

    fn checked<V: Serialize>(&mut self, request: &ViewRequest<'_>, id: &DocumentId, view: &V) -> Option<serde_json::Value> {
        if let Some(reasons) = stopped(request.problems, id.paper, id.meeting, id.reader.as_ref()) {
            self.refuse_document(id.clone(), reasons);
            return None;
        }
        let (reader, shows) = (id.reader.as_ref(), id.paper.descriptor().shows);
        let checked = match request.leak_check {
            Some(check) => check.checked(reader, shows, view),
            None => LeakCheck::of(request.case).checked(reader, shows, view),
        };
        match checked {
            Ok(view) => Some(view),
            Err(leak) => {
                self.refuse_document(id.clone(), leak.reasons());
                self.leaks.extend(leak.all().cloned());
                None
            }
        }
    }
}

/// The paper as it was sent, when it tells what it would tell now. Letters and referater have rules of their own.
fn sent_before(request: &ViewRequest<'_>, id: &DocumentId, view: &serde_json::Value) -> Option<FrozenPaper> {
    if id.form != Form::Pdf || matches!(id.paper, Paper::Invitation | Paper::Minutes) {
        return None;
    }
    record::paper_that_holds(request.case, id.paper.name(), id.meeting, id.reader.as_ref().or(request.only), view)
}

/// The file of the sender's mark.
fn logo(sender: &Sender) -> Option<PathBuf> {
    sender.logo.as_ref().map(|l| sender.folder().join(&*l.value.0))
}

/// Reasons in Danish, one sentence each.
pub(super) fn in_danish(reasons: &[Reason]) -> Vec<String> {
    reasons.iter().map(Reason::in_danish).collect()
}

/// The reasons why a document is stopped, if it is.
pub(super) fn stopped(problems: &[Problem], paper: Paper, meeting: Option<u32>, reader: Option<&Reader>) -> Option<Vec<String>> {
    let stands_on = paper.descriptor().stands_on;
    let is_for = |id: &str| reader.is_some_and(|r| r.is(id));
    let stops = |problem: &&Problem| {
        problem.severity == Severity::Error
            && match &problem.stops {
                Stops::Nothing => false,
                Stops::Case => true,
                Stops::Part(part) => stands_on.contains(part),
                Stops::Meeting(number) => meeting == Some(*number),
                Stops::Minutes(number) => stands_on.contains(&crate::case::Part::Tasks) && meeting.is_some_and(|m| m >= *number),
                Stops::Person(id) => is_for(id) || paper == Paper::NetworkMap,
                Stops::Letter { meeting: number, person } => paper == Paper::Invitation && meeting == Some(*number) && is_for(person),
            }
    };
    let reasons: Vec<String> = problems.iter().filter(stops).map(reason).collect();
    (!reasons.is_empty()).then_some(reasons)
}

/// A problem as the reason of a refusal: what, and where.
fn reason(problem: &Problem) -> String {
    let reason = RefusalMessage::Problem {
        what: problem.what.clone(),
        at: problem.place.whereabouts(),
    };
    reason.to_string()
}

impl ViewRequest<'_> {
    /// The id of a document of the case.
    pub(super) fn id(&self, paper: Paper, meeting: Option<&Meeting>, reader: Option<Reader>) -> DocumentId {
        DocumentId {
            folder: self.case.key.clone(),
            meeting: meeting.map(|m| m.number),
            paper,
            reader,
            form: Form::Pdf,
        }
    }

    /// Whether a reader may have a paper.
    ///
    /// # Errors
    /// Every reason why not.
    pub(super) fn answer(&self, reader: &Reader, paper: Paper, meeting: Option<&Meeting>) -> Result<(), Vec<Reason>> {
        access::may_read(self.case, reader, paper.descriptor().readers, meeting, self.days())
    }

    /// Whether the readers of a paper may have it: the one asked for by `--til`, else those who share it.
    ///
    /// # Errors
    /// Why not, in Danish.
    pub(super) fn may_read(&self, paper: Paper, meeting: Option<&Meeting>) -> Result<(), Vec<String>> {
        let shared = Reader::Team;
        let reader = match self.only {
            Some(reader) => reader,
            // A paper that the team shares goes to others than the one who prepares it.
            None if paper.descriptor().readers == Readership::Team => &shared,
            None => return Ok(()),
        };
        self.answer(reader, paper, meeting).map_err(|reasons| in_danish(&reasons))
    }
}

/// Everything that the command of `paper` makes of a request. `meeting` is needed for papers that belong to one.
pub fn plan(request: &ViewRequest<'_>, paper: Paper, meeting: Option<u32>) -> Plan {
    let mut plan = Plan::default();
    let meeting = meeting.and_then(|number| request.case.meeting(number));
    for paper in paper.family() {
        match (paper.descriptor().scope, meeting) {
            (Scope::Case(of_case), _) => of_case(request, &mut plan),
            (Scope::Meeting(of_meeting), Some(meeting)) => of_meeting(request, meeting, &mut plan),
            (Scope::Meeting(_), None) | (Scope::Blank | Scope::Programme, _) => {}
        }
    }
    plan
}
