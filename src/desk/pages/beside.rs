//! The paper beside a form: as it is, and as it would be with what is being typed.

use std::path::Path as Place;
use std::sync::Arc;

use axum::extract::{Form, Path, Query, State as Shared};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::frame::CaseAt;
use super::said::{as_told, people_of};
use super::shared::Body;
use super::{case_pages, meeting, network};
use crate::access::{Reader, bears_protected_address};
use crate::case::{CaseReading, Problem, SourceFile, read};
use crate::deliver::pages_shown;
use crate::deliver::produce::{Planned, examine_with, planned_of};
use crate::deliver::render;
use crate::deliver::session::Asked;
use crate::desk::form::Posted;
use crate::desk::page::{self, BesideHtml, PageHtml, PageLink, nothing};
use crate::desk::store::as_it_would_be;
use crate::desk::{Desk, State};
use crate::documents::{Document, DocumentId, FileName, Form as Shape, Paper, Selection, Subject};
use crate::typeset::forget;

/// Which paper stands beside a sheet.
#[derive(Clone)]
pub(super) struct PaperBeside {
    pub paper: Paper,
    pub meeting: Option<u32>,
    /// The sheet in the address of the live page.
    pub sheet: String,
}

/// The pages of a document: pictures, and their texts.
pub(super) type Set = (Vec<String>, Vec<String>);

/// The papers of one kind that can be made of a case, and why others cannot.
pub(super) struct Papers {
    pub planned: Planned,
}

impl Papers {
    /// Of a case as its files are, or as one of them would be.
    pub(super) fn of(state: &State, case: &CaseAt, meeting: Option<u32>, papers: Selection, instead: Option<&Arc<SourceFile>>) -> Self {
        let asked = Asked {
            papers,
            ..Asked::default()
        };
        Self::asked(state, case, meeting, &asked, instead)
    }

    /// As [`Papers::of`], with whatever else can be asked for.
    pub(super) fn asked(state: &State, case: &CaseAt, meeting: Option<u32>, asked: &Asked, instead: Option<&Arc<SourceFile>>) -> Self {
        let reading = examine_with(&state.session, &case.folder, &text_with(instead));
        let meetings: Vec<u32> = meeting.into_iter().collect();
        Self {
            planned: planned_of(&state.session, reading, &meetings, asked),
        }
    }

    /// Of a case that is read.
    pub(super) fn of_reading(state: &State, reading: CaseReading, meeting: Option<u32>, asked: &Asked) -> Self {
        let meetings: Vec<u32> = meeting.into_iter().collect();
        Self {
            planned: planned_of(&state.session, reading, &meetings, asked),
        }
    }

    /// Those that are pages.
    pub(super) fn pages(&self) -> Vec<&Document> {
        let documents = self.planned.plan.documents().iter();
        documents.filter(|d| d.has_pages() && d.id().form == Shape::Pdf).collect()
    }

    /// What it is called: »Invitation til Bent Holm«.
    pub(super) fn label(&self, document: &Document) -> String {
        document.id().label(self.planned.reading.case.as_ref())
    }

    /// Whether it is shown only when it is asked for.
    pub(super) fn is_withheld(&self, document: &Document, asked: bool) -> bool {
        let (Some(reader), Some(case)) = (&document.id().reader, &self.planned.reading.case) else {
            return false;
        };
        !asked && bears_protected_address(case, reader)
    }

    /// Why papers are not made, a line each.
    pub(super) fn refusals(&self) -> Vec<String> {
        let case = self.planned.reading.case.as_ref();
        let whose = |subject: &Subject| match subject {
            Subject::Document(id) | Subject::Call(id, _) => {
                let label = id.paper.descriptor().label;
                let reader = match subject {
                    Subject::Call(_, reader) => Some(reader),
                    _ => id.reader.as_ref(),
                };
                match (reader, case) {
                    (Some(reader), Some(case)) => format!("{label} til {}", reader.name(case)),
                    _ => label.to_owned(),
                }
            }
            Subject::Meeting(_, number) => format!("Papirerne til møde {number}"),
            Subject::Folder(_) | Subject::Bundle(_) => "Papirerne".to_owned(),
        };
        let refusals = self.planned.plan.refusals().iter();
        let people = case.map(people_of).unwrap_or_default();
        let told = refusals.map(|refusal| (whose(&refusal.subject), as_told(&refusal.reasons.join("; "), &people)));
        told.map(|(whose, why)| format!("{whose} kan ikke laves endnu: {why}.")).collect()
    }

    /// The pages of a document: pictures, and their texts.
    pub(super) fn set(&self, document: &Document) -> Result<Set, String> {
        let none = "papiret kan ikke sættes".to_owned();
        let Some(typesetter) = &self.planned.typesetter else {
            return Err(none);
        };
        let made = || match pages_shown::pages(typesetter, document)? {
            shown if shown.pictures.is_empty() => Err(none),
            shown => Ok((shown.pictures, shown.texts)),
        };
        let set = render::alone(made);
        forget();
        set
    }
}

/// Reads texts from the disk, but for one that is given.
pub(super) fn text_with<'a>(instead: Option<&'a Arc<SourceFile>>) -> impl Fn(&Place) -> Result<Arc<SourceFile>, Problem> + 'a {
    move |path| match instead {
        Some(file) if file.path() == path => Ok(Arc::clone(file)),
        _ => read::text(path),
    }
}

/// Reads texts from the disk, but for some that are given.
pub(super) fn text_with_all(instead: &[Arc<SourceFile>]) -> impl Fn(&Place) -> Result<Arc<SourceFile>, Problem> {
    move |path| match instead.iter().find(|file| file.path() == path) {
        Some(file) => Ok(Arc::clone(file)),
        None => read::text(path),
    }
}

impl PaperBeside {
    /// Where the form is sent while somebody types.
    pub(super) fn live_address(&self, case: &CaseAt) -> String {
        case.address(&format!("levende/{}", self.sheet))
    }

    /// The word of a reader's copy in addresses; empty where it is no paper of readers.
    pub(super) fn word_of(&self, desk: &Desk, case: &CaseAt, reader: Reader) -> String {
        match self.paper.descriptor().file {
            FileName::OfReader(_) => desk.alias(&self.copy_of(case, reader).path()),
            FileName::One(_) | FileName::OfMeeting(_) => String::new(),
        }
    }

    fn copy_of(&self, case: &CaseAt, reader: Reader) -> DocumentId {
        DocumentId {
            folder: case.key.clone(),
            meeting: self.meeting,
            paper: self.paper,
            reader: Some(reader),
            form: Shape::Pdf,
        }
    }

    /// The paper as the files are now; the one that was asked for, else the first that may be shown unasked.
    pub(super) fn html(
        &self,
        desk: &Desk,
        state: &State,
        case: &CaseAt,
        address: &str,
        asking: &PageQuery,
        reading: CaseReading,
    ) -> String {
        let asked = Asked {
            papers: Selection::Paper(self.paper),
            ..Asked::default()
        };
        let papers = Papers::of_reading(state, reading, self.meeting, &asked);
        let pages = papers.pages();
        let chosen = chosen(desk, &papers, &pages, asking);
        let others = pages.iter().enumerate().filter(|_| pages.len() > 1).map(|(at, document)| PageLink {
            href: format!("{address}?brev={}", desk.alias(&document.id().path())),
            label: short_label(&papers, document),
            is_current: Some(at) == chosen,
        });
        let document = chosen.map(|at| pages[at]);
        let mut reasons = if pages.is_empty() { papers.refusals() } else { Vec::new() };
        let (mut shown, mut reveal) = (Vec::new(), None);
        let word = document.map(|document| desk.alias(&document.id().path())).unwrap_or_default();
        match document {
            Some(document) if papers.is_withheld(document, asking.vis.is_some()) => {
                reveal = Some(PageLink::to(format!("{address}?brev={word}&vis=ja"), "Vis papiret"));
            }
            Some(document) => match papers.set(document) {
                Ok((pictures, texts)) => {
                    let page = |(number, text): (usize, String)| PageHtml {
                        src: case.address(&format!("papir/{word}/{}", number + 1)),
                        text,
                    };
                    shown = texts.into_iter().take(pictures.len()).enumerate().map(page).collect();
                }
                Err(why) => reasons.push(why),
            },
            None => {}
        }
        page::render(&BesideHtml {
            title: document.map_or_else(|| "Papiret".to_owned(), |document| papers.label(document)),
            note: "ændrer sig, mens du skriver".to_owned(),
            word,
            others: others.collect(),
            reasons,
            reveal,
            pages: shown,
        })
    }
}

/// Which of several papers is meant.
fn chosen(desk: &Desk, papers: &Papers, pages: &[&Document], asking: &PageQuery) -> Option<usize> {
    let word = asking.brev.as_deref();
    let named = pages.iter().position(|document| word == Some(&desk.alias(&document.id().path())));
    let open = || {
        pages
            .iter()
            .position(|document| !papers.is_withheld(document, asking.vis.is_some()))
    };
    named.or_else(open).or((!pages.is_empty()).then_some(0))
}

/// The reader alone, where all are of one kind.
fn short_label(papers: &Papers, document: &Document) -> String {
    match (&document.id().reader, &papers.planned.reading.case) {
        (Some(reader), Some(case)) => reader.name(case).split_whitespace().next().unwrap_or_default().to_owned(),
        _ => document.id().paper.descriptor().label.to_owned(),
    }
}

/// The chosen letter in an address.
#[derive(Debug, Default, serde::Deserialize)]
pub(super) struct PageQuery {
    /// Whether protected details are asked for.
    pub vis: Option<String>,
    /// The letter beside.
    pub brev: Option<String>,
    /// Whether somebody else has become tovholder just now.
    pub skift: Option<String>,
}

/// Only the copy of the reader whose paper has a word, where papers of this kind have readers; else all of the kind.
fn asked_of_word(desk: &Desk, case: &CaseAt, beside: &PaperBeside, reading: &CaseReading, word: Option<&str>) -> Asked {
    let network = reading.case.iter().flat_map(|case| &case.network);
    let people = network.map(|person| Reader::Person(person.id.value.clone()));
    let has_word = |reader: &Reader| word.is_some_and(|word| !word.is_empty() && word == beside.word_of(desk, case, reader.clone()));
    let mut readers = std::iter::once(Reader::Citizen).chain(people);
    Asked {
        papers: Selection::Paper(beside.paper),
        only: readers.find(has_word),
        ..Asked::default()
    }
}

/// The paper as it would be with what is being typed: its pages and what stands in the way, as JSON. Nothing is written. Of papers with
/// readers the one that is shown is planned and set, and no other.
pub(super) async fn live(
    Shared(desk): Shared<Arc<Desk>>,
    Path((key, sheet)): Path<(String, String)>,
    Query(asking): Query<PageQuery>,
    Form(body): Body,
) -> Response {
    let posted = Posted(body);
    desk.answer(|desk, state| {
        let Some(case) = CaseAt::find(desk, &key) else { return nothing() };
        let numbers: Vec<&str> = sheet.split('/').collect();
        let found = match numbers[..] {
            ["side", page] => case_pages::sheet(&case, page),
            ["moede", number] => number.parse().ok().and_then(|number| meeting::sheet(&case, number)),
            ["moede", number, "referat"] => number.parse().ok().and_then(|number| meeting::minutes_sheet(&case, number)),
            ["netvaerk", person] => network::sheet(desk, &case, person, false),
            _ => None,
        };
        let Some((sheet, beside)) = found
            .and_then(|sheet| Some((sheet.beside.clone()?, sheet)))
            .map(|(beside, sheet)| (sheet, beside))
        else {
            return nothing();
        };
        let filled = match sheet.fill(state, Some(&posted), posted.get("vis").is_some()) {
            Ok(Some(filled)) => filled,
            Ok(None) => return StatusCode::CONFLICT.into_response(),
            Err(answer) => return *answer,
        };
        let new = as_it_would_be(sheet.kind, &filled.before, &sheet.edits(state, &filled, &posted));
        let reading = examine_with(&state.session, &case.folder, &text_with(Some(&new)));
        let asked = asked_of_word(desk, &case, &beside, &reading, asking.brev.as_deref());
        let papers = Papers::of_reading(state, reading, beside.meeting, &asked);
        let pages = papers.pages();
        let document = chosen(desk, &papers, &pages, &asking).map(|at| pages[at]);
        let title = document.map(|document| papers.label(document));
        let set = match document {
            Some(document) if papers.is_withheld(document, asking.vis.is_some()) => Ok(Set::default()),
            Some(document) => papers.set(document).map_err(|why| vec![why]),
            None => Err(papers.refusals()),
        };
        growing_of(title, set)
    })
}

/// The pages of a paper, or why there are none, as the page that shows them is told.
pub(super) fn growing(set: Result<Set, Vec<String>>) -> Response {
    growing_of(None, set)
}

/// As [`growing`], with what the paper is called where there are several.
fn growing_of(title: Option<String>, set: Result<Set, Vec<String>>) -> Response {
    let ((pages, texts), reasons) = match set {
        Ok(set) => (set, Vec::new()),
        Err(reasons) if reasons.is_empty() => (Set::default(), vec!["Som det står nu, bliver papiret ikke lavet.".to_owned()]),
        Err(reasons) => (Set::default(), reasons),
    };
    let answer = serde_json::json!({"title": title, "pages": pages, "texts": texts, "reasons": reasons});
    (StatusCode::OK, [(header::CONTENT_TYPE, "application/json")], answer.to_string()).into_response()
}
