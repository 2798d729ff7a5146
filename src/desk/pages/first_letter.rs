//! The borger's letter to a meeting, while the forløb, its people or the meeting are being written: it grows beside the form, and
//! what is not known yet is stood in for. Nothing is written.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use axum::response::Response;
use chrono::Days;

use super::beside::{Papers, Set, growing, text_with};
use crate::access::Reader;
use crate::case::edit::{Edit, FileKind, Value, ValuePath, value_of};
use crate::case::folder::SenderRead;
use crate::case::{Case, Meeting, SourceFile, next_meeting, read};
use crate::deliver::produce::examine_from;
use crate::deliver::session::Asked;
use crate::desk::State;
use crate::desk::page::{self, BesideHtml};
use crate::desk::store::as_it_would_be;
use crate::documents::{Form, Paper, Selection};

/// What stands beside a form until the first answer has come.
pub(super) fn growing_beside(title: &str, note: &str) -> String {
    page::render(&BesideHtml {
        title: title.to_owned(),
        note: note.to_owned(),
        word: String::new(),
        others: Vec::new(),
        reasons: Vec::new(),
        reveal: None,
        pages: Vec::new(),
    })
}

/// A letter that is in no file yet.
pub(super) struct GrowingLetter<'a> {
    pub folder: &'a Path,
    /// The sender as they would be, when it is that which is being written.
    pub sender: Option<SenderRead>,
    /// `sag.yaml` as it would be, when it is that which is being written.
    pub case: Option<Arc<SourceFile>>,
    /// The meeting as it would be; else the last one that lies ahead, or one that is stood in for.
    pub meeting: Option<(u32, Arc<SourceFile>)>,
}

impl GrowingLetter<'_> {
    /// Its pages and what stands in the way, as the live page's.
    pub(super) fn answer(self, state: &State) -> Response {
        growing(self.set(state))
    }

    fn set(self, state: &State) -> Result<Set, Vec<String>> {
        let path = self.folder.join("sag.yaml");
        let file = match self.case {
            Some(file) => file,
            None => read::text(&path).map_err(|problem| vec![super::said::sentence(&problem, &[])])?,
        };
        let file = without_protected_address(&file);
        let typed = self.sender;
        let mut sender = |folder: &Path| typed.clone().unwrap_or_else(|| state.session.sender(folder));
        let mut reading = examine_from(&state.session, self.folder, &text_with(Some(&file)), &mut sender);
        let told: Vec<String> = reading.problems.iter().map(|problem| super::said::sentence(problem, &[])).collect();
        let Some(case) = reading.case.as_mut() else { return Err(told) };
        let today = state.session.settings.today;
        let ahead = case.meetings.iter().rev().find(|m| m.minutes.is_none() && m.begins.date() >= today);
        let number = match (self.meeting, ahead.map(|meeting| meeting.number)) {
            (None, Some(number)) => number,
            (typed, _) => {
                let (number, source) = match typed {
                    Some((number, typed)) => (number, stood_in(case, Some(&typed), today)),
                    None => (next_meeting(self.folder), stood_in(case, None, today)),
                };
                let source = SourceFile::new(&self.folder.join(format!("moede-{number}.yaml")), source);
                let file = read::yaml(&source).map_err(|problems| {
                    problems
                        .iter()
                        .map(|problem| super::said::sentence(problem, &[]))
                        .collect::<Vec<_>>()
                })?;
                case.meetings.push(Meeting { number, source, file });
                number
            }
        };
        let asked = Asked {
            papers: Selection::Paper(Paper::Invitation),
            only: Some(Reader::Citizen),
            ..Asked::default()
        };
        let papers = Papers::of_reading(state, reading, Some(number), &asked);
        let documents = papers.planned.plan.documents();
        let letter = documents
            .iter()
            .find(|document| document.id().paper == Paper::Invitation && document.id().form == Form::Pdf);
        match letter {
            Some(letter) => papers.set(letter).map_err(|why| vec![why]),
            None => Err(papers.refusals()),
        }
    }
}

/// A protected address is not shown unasked: the letter grows without it.
fn without_protected_address(file: &Arc<SourceFile>) -> Arc<SourceFile> {
    let address = ValuePath::keys(["borger", "adresse"]);
    let is_protected = value_of(file).is_ok_and(|root| {
        let written = root.at(&ValuePath::keys(["borger", "beskyttet adresse"])).and_then(Value::as_text);
        root.at(&address).is_some() && written.is_some_and(|written| written != "nej")
    });
    if is_protected {
        as_it_would_be(FileKind::Case, file, &[Edit::remove(address)])
    } else {
        Arc::clone(file)
    }
}

/// A meeting's file with what is typed of it; in place of what is not, a day in two weeks, a place to be agreed on, and everybody
/// of the network invited where nobody is yet.
fn stood_in(case: &Case, typed: Option<&Arc<SourceFile>>, today: chrono::NaiveDate) -> String {
    let mut text = typed.map(|file| file.raw().to_owned()).unwrap_or_default();
    let root = typed.and_then(|file| value_of(file).ok()).unwrap_or(Value::Nothing);
    if root.get("tidspunkt").is_none() {
        let day = today.checked_add_days(Days::new(14)).unwrap_or(today);
        writeln!(text, "tidspunkt: {day} 14:00").ok();
    }
    if root.get("sted").is_none() {
        text.push_str("sted: {navn: Stedet bliver I enige om}\n");
    }
    let people: Vec<String> = case
        .network
        .iter()
        .filter(|person| !case.team.has(&person.id.value))
        .map(|person| format!("  - {{person: {}, hvorfor: Fordi du er vigtig for mig.}}\n", person.id.0))
        .collect();
    if !people.is_empty() && root.get("inviterede").is_none() {
        text.push_str("inviterede:\n");
        text.push_str(&people.concat());
    }
    text
}
