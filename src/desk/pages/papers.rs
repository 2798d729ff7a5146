//! The papers of a case: how each stands, to look at, and what has been sent.

use std::sync::Arc;

use axum::extract::{Path, State as Shared};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;

use super::beside::Papers;
use super::frame::{CaseAt, frame};
use super::paper_list::{PaperLine, PaperList, PaperStanding, on_demand, papers_of_one, sent_of};
use crate::access::Reader;
use crate::case::{Case, SentEntry, Way};
use crate::deliver::render;
use crate::deliver::session::Asked;
use crate::desk::form::Posted;
use crate::desk::page::{PageLink, Remark, html, nothing};
use crate::desk::paper_html::{PaperGroupHtml, PaperHtml, PapersPage, SentHtml};
use crate::desk::{Desk, State, cases};
use crate::documents::{Document, DocumentId, Due, FileName, Form, Paper, Selection};

/// What a page says of what was just done.
#[derive(Default)]
pub(super) struct Done {
    pub said: Vec<String>,
    pub told: Vec<Remark>,
    /// Where to look at what came of it.
    pub links: Vec<PageLink>,
    /// What was chosen on the page and is still to be worked on.
    pub kept: KeptChoice,
}

/// What was ticked and chosen beside the papers, as it was sent.
#[derive(Default)]
pub(super) struct KeptChoice {
    pub words: Vec<String>,
    pub way: String,
    pub day: String,
    pub to: String,
}

impl KeptChoice {
    pub(super) fn posted(posted: &Posted) -> Self {
        let text = |name: &str| posted.get(name).unwrap_or_default().to_owned();
        Self {
            words: posted.all("papir"),
            way: text("maade"),
            day: text("dag"),
            to: text("til"),
        }
    }
}

pub(super) async fn list(Shared(desk): Shared<Arc<Desk>>, Path(key): Path<String>) -> Response {
    desk.answer(|desk, state| match CaseAt::find(desk, &key) {
        Some(case) => page(desk, state, &case, Done::default()),
        None => nothing(),
    })
}

pub(super) fn page(desk: &Desk, state: &mut State, case: &CaseAt, done: Done) -> Response {
    let list = PaperList::of(state, case);
    let read = list.papers.planned.reading.case.as_ref();
    let groups = read
        .map(|read| groups(desk, state, case, read, &list.lines, &done.kept))
        .unwrap_or_default();
    let sent = read.map(|read| sent(desk, state, case, read)).unwrap_or_default();
    let readers = read.map(readers).unwrap_or_default();
    let mut frame = frame(desk, state, Some(case), "Papirer", &case.address("papirer"));
    frame.told = done.told;
    let page = PapersPage {
        frame,
        action: case.address("papirer"),
        said: done.said,
        links: done.links,
        groups,
        refusals: list.papers.refusals(),
        ways: Way::ALL
            .iter()
            .filter(|way| **way != Way::Telephone)
            .map(|way| way.word())
            .collect(),
        way: done.kept.way,
        today: match done.kept.day {
            day if day.is_empty() => state.session.settings.today.to_string(),
            day => day,
        },
        to: done.kept.to,
        readers,
        sent,
    };
    html(&page)
}

/// Those whom a paper can have gone to: the word that is sent, and the name.
fn readers(case: &Case) -> Vec<(String, String)> {
    let citizen = (Reader::Citizen.id().to_owned(), case.citizen.name.0.clone());
    let people = case.network.iter().map(|person| (person.id.0.clone(), person.name.0.clone()));
    std::iter::once(citizen).chain(people).collect()
}

/// By meeting, the nearest first; then what is about the forløb, and what is made when somebody asks.
fn groups(desk: &Desk, state: &State, case: &CaseAt, read: &Case, lines: &[PaperLine], kept: &KeptChoice) -> Vec<PaperGroupHtml> {
    let mut groups: Vec<(u32, PaperGroupHtml)> = Vec::new();
    for line in lines {
        let id = &line.id;
        let is_on_demand = id.paper.descriptor().due == Due::OnDemand;
        let is_of_others = is_on_demand && id.reader.as_ref().is_some_and(|reader| *reader != Reader::Citizen);
        let (order, title) = match id.meeting {
            Some(number) => (u32::MAX - number, format!("Netværksmøde {number}")),
            None if is_of_others => (u32::MAX, "Indsigt til andre, når de beder om det".to_owned()),
            None if is_on_demand => (u32::MAX, "Når nogen beder om det".to_owned()),
            None => (u32::MAX, "Forløbet".to_owned()),
        };
        let word = desk.alias(&id.path());
        let paper = PaperHtml {
            href: case.address(&format!("papir/{word}")),
            label: label(id, read),
            state: state_of(state, line, read),
            is_ticked: kept.words.contains(&word),
            is_waiting: line.is_due && line.standing == PaperStanding::NotMade || line.standing == PaperStanding::Behind,
            word,
        };
        match groups.iter_mut().find(|(_, group)| group.title == title) {
            Some((_, group)) => group.papers.push(paper),
            None => groups.push((
                order,
                PaperGroupHtml {
                    title,
                    is_folded: is_of_others,
                    is_open: false,
                    papers: vec![paper],
                },
            )),
        }
    }
    groups.sort_by_key(|(order, _)| *order);
    for (_, group) in &mut groups {
        group.is_open = group.papers.iter().any(|paper| paper.is_ticked);
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// »Invitation til Bent Holm«, »Journal«
pub(super) fn label(id: &DocumentId, case: &Case) -> String {
    match id.form {
        Form::Pdf => id.label(Some(case)),
        form => format!("{} ({})", id.label(Some(case)), form.extension().trim_start_matches('.')),
    }
}

/// How a paper stands, in words.
fn state_of(state: &State, line: &PaperLine, case: &Case) -> String {
    let date = |day| state.session.locales.get("da").date(day);
    let made = match line.standing {
        PaperStanding::Sent => "",
        PaperStanding::NotMade if line.is_due => "Skal laves",
        PaperStanding::NotMade => "Ikke lavet",
        PaperStanding::Made if is_to_be_sent(&line.id) => "Lavet, ikke sendt",
        PaperStanding::Made => "Lavet",
        PaperStanding::MadeOn(day) => &format!("Lavet {}", date(day)),
        PaperStanding::Behind => "Ændret, siden det blev lavet",
    };
    let sent: Vec<&SentEntry> = sent_of(case, &line.id);
    let last = sent.last().map(|entry| {
        let to = match line.id.reader {
            Some(_) => String::new(),
            None => format!(" til {}", Reader::of_id(&entry.to).name(case)),
        };
        format!("Sendt{to} {} ({})", date(entry.date.day()), entry.way.value.word())
    });
    match last {
        Some(sent) if made.is_empty() => format!("{sent}."),
        // A letter or a referat that is made anew tells something else than what was sent.
        Some(sent) if line.id.reader.is_some() && line.is_due => format!("{sent}; det gælder ikke mere. {made}."),
        Some(sent) => format!("{made}. {sent}."),
        None if made.is_empty() => "Sendt.".to_owned(),
        None => format!("{made}."),
    }
}

/// Whether a paper is a reader's own, and goes to them without being asked for.
fn is_to_be_sent(id: &DocumentId) -> bool {
    matches!(id.paper.descriptor().file, FileName::OfReader(_)) && id.paper.descriptor().due != Due::OnDemand
}

/// What has been sent, the last first.
fn sent(desk: &Desk, state: &State, case: &CaseAt, read: &Case) -> Vec<SentHtml> {
    let date = |day: NaiveDate| state.session.locales.get("da").date(day);
    let entry = |entry: &SentEntry| {
        let word = desk.alias(&identity(&case.key, entry));
        let paper = match (&entry.file, Paper::commands().find(|paper| paper.name() == entry.paper.text())) {
            (None, _) => "Opringning",
            (Some(_), Some(paper)) => paper.descriptor().label,
            (Some(_), None) => entry.paper.text(),
        };
        let meeting = entry.meeting.as_ref().map(|number| format!(", møde {}", number.value.0));
        SentHtml {
            day: date(entry.date.day()),
            paper: format!("{paper}{}", meeting.unwrap_or_default()),
            to: Reader::of_id(&entry.to).name(read).to_owned(),
            way: entry.way.value.word().to_owned(),
            taken_back: entry.taken_back.as_ref().map(|day| date(day.day())),
            href: entry
                .file
                .as_ref()
                .map_or_else(String::new, |_| case.address(&format!("sendt/{word}"))),
            word,
        }
    };
    read.sent.iter().rev().map(entry).collect()
}

/// What tells an entry of the record from every other, but for one that says the very same.
pub(super) fn identity(key: &str, entry: &SentEntry) -> String {
    let meeting = entry.meeting.as_ref().map(|number| number.value.0);
    let file = entry.file.as_ref().map(|file| file.text());
    let (paper, to) = (entry.paper.text(), &entry.to.value.0);
    format!(
        "{key}/sendt {paper} {meeting:?} {to} {} {} {file:?}",
        entry.date.day(),
        entry.way.value.word()
    )
}

/// The paper of a word in an address.
pub(super) fn id_of_word(desk: &Desk, papers: &Papers, word: &str) -> Option<DocumentId> {
    let planned = papers.planned.plan.documents().iter().map(|document| document.id().clone());
    let asked_for = papers.planned.reading.case.iter().flat_map(on_demand);
    planned.chain(asked_for).find(|id| desk.alias(&id.path()) == word)
}

/// The paper of a word in an address, planned by itself, where it is one of pages: much sooner than all papers of the case.
fn paper_of_word(desk: &Desk, state: &State, case: &CaseAt, word: &str) -> Option<(Papers, DocumentId)> {
    let people = case.people().into_iter().map(|person| Reader::of_id(&person.id));
    let readers: Vec<Reader> = std::iter::once(Reader::Citizen).chain(people).collect();
    let meetings: Vec<Option<u32>> = cases::meetings(&case.folder).into_iter().map(Some).collect();
    let of_paper = |paper: Paper| {
        let numbers = if paper.is_of_a_meeting() { meetings.clone() } else { vec![None] };
        let readers: Vec<Option<Reader>> = match paper.descriptor().file {
            FileName::OfReader(_) => readers.iter().cloned().map(Some).collect(),
            FileName::One(_) | FileName::OfMeeting(_) => vec![None],
        };
        let id = move |(meeting, reader)| DocumentId {
            folder: case.key.clone(),
            meeting,
            paper,
            reader,
            form: Form::Pdf,
        };
        let all = numbers
            .into_iter()
            .flat_map(move |number| readers.clone().into_iter().map(move |reader| (number, reader)));
        all.map(id)
    };
    let is_planned = |paper: &Paper| paper.descriptor().due != Due::OnDemand;
    let mut ids = Paper::ALL.iter().copied().filter(is_planned).flat_map(of_paper);
    let id = ids.find(|id| desk.alias(&id.path()) == word)?;
    let asked = Asked {
        papers: Selection::PossibleOf(id.paper),
        only: id.reader.clone(),
        passes_over: true,
        ..Asked::default()
    };
    Some((Papers::asked(state, case, id.meeting, &asked, None), id))
}

/// Does something with the document of a word in an address.
fn with_document(desk: &Desk, state: &State, key: &str, word: &str, answer: impl FnOnce(&Papers, &Document) -> Response) -> Response {
    let Some(case) = CaseAt::find(desk, key) else { return nothing() };
    if let Some((papers, id)) = paper_of_word(desk, state, &case, word)
        && let Some(document) = papers.planned.plan.documents().iter().find(|document| *document.id() == id)
    {
        return answer(&papers, document);
    }
    let papers = Papers::of(state, &case, None, Selection::Possible, None);
    let Some(id) = id_of_word(desk, &papers, word) else {
        return nothing();
    };
    let papers = match id.paper.descriptor().due {
        Due::OnDemand => papers_of_one(state, &case, &id),
        _ => papers,
    };
    let found = papers.planned.plan.documents().iter().find(|document| *document.id() == id);
    match found {
        Some(document) => answer(&papers, document),
        None => (StatusCode::CONFLICT, papers.refusals().join("\n")).into_response(),
    }
}

/// A paper as its file: the same bytes as the command line writes.
pub(super) async fn pdf(Shared(desk): Shared<Arc<Desk>>, Path((key, word)): Path<(String, String)>) -> Response {
    desk.answer(|desk, state| {
        with_document(desk, state, &key, &word, |papers, document| {
            let Some(typesetter) = &papers.planned.typesetter else {
                return nothing();
            };
            let kind = match document.id().form {
                Form::Pdf => "application/pdf",
                Form::Calendar => "text/calendar; charset=utf-8",
                Form::Csv => "text/csv; charset=utf-8",
                Form::Json => "application/json",
                Form::Svg => "image/svg+xml",
                Form::Png => "image/png",
            };
            match render::bytes(typesetter, document) {
                Ok(bytes) => (StatusCode::OK, [(header::CONTENT_TYPE, kind)], bytes).into_response(),
                Err(why) => (StatusCode::CONFLICT, why).into_response(),
            }
        })
    })
}

/// A page of a paper as a picture.
pub(super) async fn picture(Shared(desk): Shared<Arc<Desk>>, Path((key, word, number)): Path<(String, String, usize)>) -> Response {
    desk.answer(|desk, state| {
        with_document(desk, state, &key, &word, |papers, document| match papers.set(document) {
            Ok((pictures, _)) => match pictures.into_iter().nth(number.saturating_sub(1)) {
                Some(picture) => (StatusCode::OK, [(header::CONTENT_TYPE, "image/svg+xml")], picture).into_response(),
                None => nothing(),
            },
            Err(why) => (StatusCode::CONFLICT, why).into_response(),
        })
    })
}
