//! A paper as it was sent, beside the one that would be made now.

use std::sync::Arc;

use axum::extract::{Path, Query, State as Shared};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::beside::{PageQuery, Papers};
use super::frame::{CaseAt, frame};
use super::paper_list::on_day;
use super::papers::identity;
use crate::access::{Reader, bears_protected_address};
use crate::case::{Case, SentEntry};
use crate::deliver::pages_shown;
use crate::deliver::produce::examine;
use crate::deliver::render;
use crate::deliver::session::Asked;
use crate::desk::page::{PageHtml, PageLink, html, nothing};
use crate::desk::paper_html::{ComparePage, SideHtml};
use crate::desk::{Desk, State};
use crate::documents::{Content, Document, Form, Paper, Selection};
use crate::record::{self, FrozenPaper};

/// An entry of the record, with its frozen paper.
struct FrozenEntry {
    case: CaseAt,
    read: Case,
    entry: SentEntry,
    frozen: FrozenPaper,
    paper: Option<Paper>,
}

impl FrozenEntry {
    fn find(desk: &Desk, state: &State, key: &str, word: &str) -> Option<Self> {
        let case = CaseAt::find(desk, key)?;
        let read = examine(&state.session, &case.folder).case?;
        let is_it = |entry: &&SentEntry| desk.alias(&identity(key, entry)) == word;
        let entry = read.sent.iter().find(is_it)?.clone();
        let frozen = record::frozen(&read, &entry)?;
        let paper = Paper::commands().find(|paper| paper.name() == entry.paper.text());
        Some(Self {
            case,
            read,
            entry,
            frozen,
            paper,
        })
    }

    fn reader(&self) -> Reader {
        Reader::of_id(&self.entry.to)
    }

    /// The paper as it would be made now, as if it had not been sent.
    fn now(&self, state: &State) -> Result<(Papers, Document), Vec<String>> {
        let Some(paper) = self.paper else {
            return Err(vec!["Papiret laves ikke mere.".to_owned()]);
        };
        let number = self.entry.meeting.as_ref().map(|number| number.value.0);
        let asked = Asked {
            papers: Selection::Paper(paper),
            only: Some(self.reader()),
            ..Asked::default()
        };
        let planned = |is_sent: bool| {
            let mut reading = examine(&state.session, &self.case.folder);
            if let Some(case) = reading.case.as_mut().filter(|_| !is_sent) {
                // Those that left the house together were told the same of what has become of the meeting.
                let is_before = |entry: &SentEntry| {
                    let meeting = entry.meeting.as_ref().map(|number| number.value.0);
                    (entry.paper.text(), meeting) != (self.entry.paper.text(), number) || entry.date.day() < self.frozen.date
                };
                case.sent.retain(is_before);
            }
            Papers::of_reading(state, reading, number, &asked)
        };
        let found = |papers: &Papers| {
            let is_it = |document: &&Document| document.id().paper == paper && document.id().form == Form::Pdf;
            papers.planned.plan.documents().iter().find(is_it).cloned()
        };
        let papers = planned(true);
        match found(&papers) {
            Some(document) if !matches!(document.content(), Content::Sent(_)) => Ok((papers, document)),
            // What it told holds, so it is not made again.
            _ => {
                let papers = planned(false);
                match found(&papers) {
                    Some(document) => Ok((papers, document)),
                    None => Err(papers.refusals()),
                }
            }
        }
    }

    /// Whether the paper made now, or on the day on which it was sent, has the bytes of the one that was sent.
    fn is_same(&self, state: &mut State) -> bool {
        let Ok(then) = self.frozen.bytes() else { return false };
        let made = |state: &mut State| {
            let (papers, document) = self.now(state).ok()?;
            render::bytes(papers.planned.typesetter.as_ref()?, &document).ok()
        };
        made(state).is_some_and(|now| now == then) || on_day(state, self.frozen.date, made).is_some_and(|now| now == then)
    }
}

/// The two beside each other.
pub(super) async fn compare(
    Shared(desk): Shared<Arc<Desk>>,
    Path((key, word)): Path<(String, String)>,
    Query(asking): Query<PageQuery>,
) -> Response {
    desk.answer(|desk, state| {
        let Some(found) = FrozenEntry::find(desk, state, &key, &word) else {
            return nothing();
        };
        let address = found.case.address(&format!("sendt/{word}"));
        let is_withheld = asking.vis.is_none() && bears_protected_address(&found.read, &found.reader());
        let date = state.session.locales.get("da").date(found.frozen.date);
        let label = found
            .paper
            .map_or_else(|| found.entry.paper.text(), |paper| paper.descriptor().label);
        let name = found.reader().name(&found.read).to_owned();
        let then = found.frozen_side(state, &address, is_withheld);
        let now = found.side_of_now(state, &address, is_withheld);
        let is_same = found.is_same(state);
        let page = ComparePage {
            frame: frame(desk, state, Some(&found.case), "Sendt, og nu", &found.case.address("papirer")),
            lead: format!("{label} til {name}, sendt {date} ({}).", found.entry.way.value.word()),
            verdict: if is_same {
                "Det, der ville blive lavet nu, er det samme.".to_owned()
            } else {
                "Det, der ville blive lavet nu, er ikke det samme. Se de to ved siden af hinanden.".to_owned()
            },
            reveal: is_withheld.then(|| PageLink::to(format!("{address}?vis=ja"), "Vis papirerne")),
            pdf: PageLink::to(format!("{address}/fil"), "Åbn filen, som den blev sendt"),
            sides: vec![then, now],
            back: PageLink::to(found.case.address("papirer"), "Papirer"),
        };
        html(&page)
    })
}

impl FrozenEntry {
    fn frozen_side(&self, state: &State, address: &str, is_withheld: bool) -> SideHtml {
        let title = "Som det blev sendt".to_owned();
        if is_withheld {
            return SideHtml::empty(title, Vec::new());
        }
        let pictures = state
            .session
            .typesetter(&self.read)
            .and_then(|typesetter| pages_shown::pictures(&typesetter, &self.frozen));
        match pictures {
            Ok(pictures) => SideHtml {
                title,
                reasons: Vec::new(),
                pages: (1..=pictures.len())
                    .map(|number| PageHtml {
                        src: format!("{address}/da/{number}"),
                        text: pages_shown::text(&self.frozen),
                    })
                    .collect(),
            },
            Err(why) => SideHtml::empty(title, vec![why]),
        }
    }

    fn side_of_now(&self, state: &State, address: &str, is_withheld: bool) -> SideHtml {
        let title = "Som det ville blive lavet nu".to_owned();
        if is_withheld {
            return SideHtml::empty(title, Vec::new());
        }
        let set = self
            .now(state)
            .and_then(|(papers, document)| papers.set(&document).map_err(|why| vec![why]));
        match set {
            Ok((_, texts)) => SideHtml {
                title,
                reasons: Vec::new(),
                pages: (1..)
                    .zip(texts)
                    .map(|(number, text)| PageHtml {
                        src: format!("{address}/nu/{number}"),
                        text,
                    })
                    .collect(),
            },
            Err(reasons) => SideHtml::empty(title, reasons),
        }
    }
}

/// The frozen file.
pub(super) async fn file(Shared(desk): Shared<Arc<Desk>>, Path((key, word)): Path<(String, String)>) -> Response {
    desk.answer(|desk, state| match FrozenEntry::find(desk, state, &key, &word) {
        Some(found) => match found.frozen.bytes() {
            Ok(bytes) => (StatusCode::OK, [(header::CONTENT_TYPE, "application/pdf")], bytes).into_response(),
            Err(why) => (StatusCode::CONFLICT, why).into_response(),
        },
        None => nothing(),
    })
}

/// A page of one of the two, as a picture.
pub(super) async fn picture(
    Shared(desk): Shared<Arc<Desk>>,
    Path((key, word, side, number)): Path<(String, String, String, usize)>,
) -> Response {
    desk.answer(|desk, state| {
        let Some(found) = FrozenEntry::find(desk, state, &key, &word) else {
            return nothing();
        };
        let pictures = match side.as_str() {
            "da" => state
                .session
                .typesetter(&found.read)
                .and_then(|typesetter| pages_shown::pictures(&typesetter, &found.frozen)),
            "nu" => found
                .now(state)
                .map_err(|reasons| reasons.join("\n"))
                .and_then(|(papers, document)| papers.set(&document).map(|(pictures, _)| pictures)),
            _ => return nothing(),
        };
        match pictures.map(|pictures| pictures.into_iter().nth(number.saturating_sub(1))) {
            Ok(Some(picture)) => (StatusCode::OK, [(header::CONTENT_TYPE, "image/svg+xml")], picture).into_response(),
            Ok(None) => nothing(),
            Err(why) => (StatusCode::CONFLICT, why).into_response(),
        }
    })
}
