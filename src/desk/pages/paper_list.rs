//! The papers of a case: which there are, and how each stands.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::beside::Papers;
use super::frame::CaseAt;
use crate::access::Reader;
use crate::case::{Case, SentEntry};
use crate::deliver::session::Asked;
use crate::deliver::standing::{OnDisk, on_disk};
use crate::desk::State;
use crate::documents::{Content, Document, DocumentId, Due, FileName, Form, Paper, Scope, Selection, When};
use crate::record;

/// How a paper stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PaperStanding {
    /// As it was sent, and what it tells holds.
    Sent,
    /// There is no file.
    NotMade,
    /// The file is what would be made now.
    Made,
    /// The file is what would be made now, but for the day that it bears.
    MadeOn(NaiveDate),
    /// Something has changed since the file was made.
    Behind,
}

/// A paper of a case.
#[derive(Debug)]
pub(super) struct PaperLine {
    pub id: DocumentId,
    pub standing: PaperStanding,
    /// It is to be made today without being asked for.
    pub is_due: bool,
}

/// The papers of a case, those that can be made and those that are made when somebody asks.
pub(super) struct PaperList {
    pub papers: Papers,
    pub lines: Vec<PaperLine>,
}

impl PaperList {
    /// Of a case as its files are now.
    pub(super) fn of(state: &mut State, case: &CaseAt) -> Self {
        state.session.look_again();
        let papers = Papers::of(state, case, None, Selection::Possible, None);
        let mut standings: Vec<(usize, PaperStanding)> = Vec::new();
        let mut of_other_days: Vec<(usize, NaiveDate)> = Vec::new();
        let documents = papers.planned.plan.documents();
        for (at, document) in documents.iter().enumerate() {
            match standing(state, &papers, document) {
                Ok(standing) => standings.push((at, standing)),
                Err(day) => of_other_days.push((at, day)),
            }
        }
        // A file of an earlier day is held against what would have been made on that day.
        let days: BTreeSet<NaiveDate> = of_other_days.iter().map(|(_, day)| *day).collect();
        for day in days {
            let then = on_day(state, day, |state| {
                let papers = Papers::of(state, case, None, Selection::Possible, None);
                let mut found = Vec::new();
                for (at, _) in of_other_days.iter().filter(|(_, of)| *of == day) {
                    let is_it = |other: &&Document| other.id() == documents[*at].id();
                    let document = papers.planned.plan.documents().iter().find(is_it);
                    let same = document.is_some_and(|document| standing(state, &papers, document) == Ok(PaperStanding::Made));
                    found.push((*at, same));
                }
                found
            });
            let of_file = |same| if same { PaperStanding::MadeOn(day) } else { PaperStanding::Behind };
            standings.extend(then.into_iter().map(|(at, same)| (at, of_file(same))));
        }
        standings.sort_by_key(|(at, _)| *at);
        let today = state.session.settings.today;
        let mut lines: Vec<PaperLine> = standings
            .into_iter()
            .map(|(at, standing)| {
                let id = documents[at].id().clone();
                PaperLine {
                    is_due: is_due(papers.planned.reading.case.as_ref(), &id, today),
                    id,
                    standing,
                }
            })
            .collect();
        if let Some(case_read) = &papers.planned.reading.case {
            for id in on_demand(case_read) {
                let is_there = state.session.settings.out.join(id.path()).is_file();
                let standing = if is_there {
                    of_one(state, case, &id)
                } else {
                    PaperStanding::NotMade
                };
                lines.push(PaperLine {
                    id,
                    standing,
                    is_due: false,
                });
            }
        }
        Self { papers, lines }
    }
}

/// How the file of a document stands; or the other day that it bears.
fn standing(state: &State, papers: &Papers, document: &Document) -> Result<PaperStanding, NaiveDate> {
    if let Content::Sent(_) = document.content() {
        return Ok(PaperStanding::Sent);
    }
    let Some(typesetter) = &papers.planned.typesetter else {
        return Ok(PaperStanding::NotMade);
    };
    match on_disk(&state.session, typesetter, document) {
        OnDisk::Missing => Ok(PaperStanding::NotMade),
        OnDisk::Same => Ok(PaperStanding::Made),
        OnDisk::Other(None) => Ok(PaperStanding::Behind),
        OnDisk::Other(Some(day)) => Err(day),
    }
}

/// How a paper stands that is made when somebody asks for it.
fn of_one(state: &mut State, case: &CaseAt, id: &DocumentId) -> PaperStanding {
    let look = |state: &State| {
        let papers = papers_of_one(state, case, id);
        let document = papers.planned.plan.documents().iter().find(|document| document.id() == id);
        document.map_or(Ok(PaperStanding::Behind), |document| standing(state, &papers, document))
    };
    match look(state) {
        Ok(standing) => standing,
        Err(day) => match on_day(state, day, |state| look(state)) {
            Ok(PaperStanding::Made) => PaperStanding::MadeOn(day),
            _ => PaperStanding::Behind,
        },
    }
}

/// The plan in which a paper is.
pub(super) fn papers_of_one(state: &State, case: &CaseAt, id: &DocumentId) -> Papers {
    if id.paper.descriptor().due != Due::OnDemand {
        return Papers::of(state, case, id.meeting, Selection::PossibleOf(id.paper), None);
    }
    let asked = Asked {
        papers: Selection::Paper(id.paper),
        only: id.reader.clone(),
        ..Asked::default()
    };
    Papers::asked(state, case, None, &asked, None)
}

/// Does something as if it were another day.
pub(super) fn on_day<T>(state: &mut State, day: NaiveDate, make: impl FnOnce(&mut State) -> T) -> T {
    let today = std::mem::replace(&mut state.session.settings.today, day);
    let made = make(state);
    state.session.settings.today = today;
    made
}

fn is_due(case: Option<&Case>, id: &DocumentId, today: NaiveDate) -> bool {
    let due = id.paper.descriptor().due;
    let meeting = id.meeting.and_then(|number| case?.meeting(number));
    match (case, meeting) {
        (_, Some(meeting)) => due.of_meeting(meeting, When::On(today)),
        (Some(case), None) => due.of_case(case, When::On(today)),
        (None, None) => false,
    }
}

/// The papers of a forløb that are made when somebody asks: one of each, or one for each reader.
pub(super) fn on_demand(case: &Case) -> Vec<DocumentId> {
    let of_case = |paper: &Paper| matches!(paper.descriptor().scope, Scope::Case(_)) && paper.descriptor().due == Due::OnDemand;
    let id = |paper: Paper, reader: Option<Reader>| DocumentId {
        folder: case.key.clone(),
        meeting: None,
        paper,
        reader,
        form: Form::Pdf,
    };
    let mut ids = Vec::new();
    for paper in Paper::commands().filter(of_case) {
        if matches!(paper.descriptor().file, FileName::OfReader(_)) {
            let people = case.network.iter().map(|person| Reader::Person(person.id.value.clone()));
            ids.extend(std::iter::once(Reader::Citizen).chain(people).map(|reader| id(paper, Some(reader))));
        } else {
            ids.push(id(paper, None));
        }
    }
    ids
}

/// What has been recorded as sent of a paper and not been taken back, oldest first.
pub(super) fn sent_of<'a>(case: &'a Case, id: &'a DocumentId) -> Vec<&'a SentEntry> {
    // The call list and the calendar file are made by the letters' command, and are no letters.
    let is_named = !id.paper.descriptor().about.is_empty() && id.form == Form::Pdf;
    let entries = record::entries(case, id.paper.name(), id.meeting);
    let is_of_reader = |entry: &&SentEntry| id.reader.as_ref().is_none_or(|reader| reader.is(&entry.to));
    entries.filter(|_| is_named).filter(is_of_reader).collect()
}
