//! From papers that have been made and looked at to the record: they are held against what would be made now, and frozen.

use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::produce::{Planned, planned, with_request};
use super::render;
use super::session::{Asked, Session};
use super::standing::day_of;
use crate::access::Reader;
use crate::case::{Case, Meeting, Problem, Way};
use crate::documents::{
    Content, Document, DocumentId, FileName, Form, Paper, Refusal, Selection, Subject, ViewRequest, calls, coordinator_on, told_by,
};
use crate::messages::{RecordMessage, RecordedMessage, RefusalMessage};
use crate::record::{self, NewEntry, News, Recorded};
use crate::system_error::in_danish;
use crate::typeset::Typesetter;

/// What is to be recorded as sent.
#[derive(Clone, Debug)]
pub struct Sending {
    /// `--papir`; letters and referater without it.
    pub paper: Option<Paper>,
    /// `--til`; everybody without it.
    pub only: Option<Reader>,
    /// Of these, those alone that are named here; all of them when none is. What is recorded of one changes what the others are
    /// to be told, so those that left the house together are recorded together.
    pub among: Vec<DocumentId>,
    /// `--måde`
    pub way: Way,
}

impl Sending {
    fn is_meant(&self, id: &DocumentId) -> bool {
        self.among.is_empty() || self.among.contains(id)
    }
}

/// What came of recording.
#[derive(Debug, Default)]
pub struct SendReport {
    /// Mistakes and advice.
    pub problems: Vec<Problem>,
    /// What is recorded now: in words, and the frozen file when it is not a call.
    pub recorded: Vec<(String, Option<PathBuf>)>,
    /// What was recorded before, in words.
    pub already: Vec<String>,
    /// What is not recorded, and why.
    pub refusals: Vec<Refusal>,
}

/// What is found for one paper or call.
enum Found {
    New(Box<NewEntry>),
    Already(String),
    Refused(Refusal),
}

/// Records what has been sent of a case: all that may be recorded, in one go.
pub fn send(session: &Session, folder: &Path, meetings: &[u32], sending: &Sending) -> SendReport {
    let asked = Asked {
        papers: sending.paper.map_or(Selection::Due, Selection::Paper),
        only: sending.only.clone(),
        ..Asked::default()
    };
    let Planned { reading, typesetter, plan } = planned(session, folder, meetings, &asked);
    let (documents, refusals) = plan.into_parts();
    let (Some(case), Some(typesetter)) = (&reading.case, &typesetter) else {
        return SendReport {
            problems: reading.problems,
            refusals,
            ..SendReport::default()
        };
    };
    let found = with_request(session, typesetter, case, &reading, &asked, |request| {
        if sending.way == Way::Telephone {
            return match sending.paper.filter(|paper| *paper != Paper::Invitation) {
                Some(paper) => vec![Found::Refused(Refusal {
                    subject: Subject::Folder(format!("{}/{}", case.key, paper.name())),
                    reasons: vec![RefusalMessage::PhonedPaper { paper: paper.name() }.to_string()],
                })],
                None => phoned(session, request, meetings),
            };
        }
        let refused = refusals.iter().filter(|r| concerns(&r.subject, sending)).cloned();
        let mut found: Vec<Found> = refused.map(Found::Refused).collect();
        for document in documents
            .iter()
            .filter(|d| is_sendable(d.id(), sending) && sending.is_meant(d.id()))
        {
            let made_for_all = || made_for_all(session, folder, meetings, sending, document);
            found.push(paper(session, typesetter, request, sending, document, &made_for_all));
        }
        if let Some(paper) = sending.paper.filter(|paper| sending.only.is_none() && !is_of_reader(*paper)) {
            let reason = RecordMessage::SeveralReaders.to_string();
            found.push(Found::Refused(Refusal {
                subject: Subject::Folder(format!("{}/{}", case.key, paper.name())),
                reasons: vec![reason],
            }));
        }
        found
    });
    record_all(case, found, reading.problems.clone())
}

/// Whether each reader of a paper has a copy of their own.
fn is_of_reader(paper: Paper) -> bool {
    matches!(paper.descriptor().file, FileName::OfReader(_))
}

/// Whether a document is one that is recorded: letters and referater, or the paper that is named.
fn is_sendable(id: &DocumentId, sending: &Sending) -> bool {
    let is_meant = sending.paper.map_or(is_of_reader(id.paper), |paper| paper == id.paper);
    is_meant && id.form == Form::Pdf && (is_of_reader(id.paper) || sending.only.is_some())
}

/// Whether a refusal is about what is to be recorded.
fn concerns(subject: &Subject, sending: &Sending) -> bool {
    match subject {
        Subject::Document(id) => sending.paper.map_or(is_of_reader(id.paper), |paper| paper == id.paper) && sending.is_meant(id),
        Subject::Call(..) | Subject::Bundle(_) => false,
        Subject::Meeting(..) | Subject::Folder(_) => true,
    }
}

/// A paper as it lies under `--ud`, held against what would be made now.
fn paper(
    session: &Session,
    typesetter: &Typesetter,
    request: &ViewRequest<'_>,
    sending: &Sending,
    document: &Document,
    made_for_all: &dyn Fn() -> Option<MadeForAll>,
) -> Found {
    let id = document.id();
    let Some(reader) = id.reader.as_ref().or(sending.only.as_ref()) else {
        return refused(id, RecordMessage::NoReader.to_string());
    };
    if let Content::Sent(paper) = document.content()
        && (is_of_reader(id.paper) || was_sent(request.case, id, reader, &paper.sha256))
    {
        return Found::Already(in_words(id.paper.name(), reader.id(), id.meeting));
    }
    let path = session.settings.out.join(id.path());
    let there = match std::fs::read(&path) {
        Ok(there) => there,
        Err(e) if e.kind() == io::ErrorKind::NotFound => {
            let command = id.paper.name();
            return refused(id, RecordMessage::NotMadeYet { command }.to_string());
        }
        Err(e) => return refused(id, in_danish(&e)),
    };
    let content_key = match render::bytes(typesetter, document) {
        Ok(now) if now == there => document.content_key(),
        Ok(_) => match made_for_all().filter(|made| made.bytes == there) {
            Some(made) => made.content_key,
            None => return refused(id, changed(&there, document.date())),
        },
        Err(reason) => return refused(id, reason),
    };
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let stem = if is_of_reader(id.paper) {
        stem.into_owned()
    } else {
        format!("{stem}-{}", reader.id())
    };
    Found::New(Box::new(NewEntry {
        paper: id.paper.name(),
        meeting: id.meeting,
        to: reader.id().to_owned(),
        name: reader.name(request.case).to_owned(),
        by: coordinator_on(request.case, session.settings.today).to_owned(),
        date: session.settings.today,
        way: sending.way,
        file: Some((stem, there)),
        told: told_by(request, id.paper, id.meeting, reader, content_key),
    }))
}

/// Whether a reader has been sent a paper of these bytes, which was not taken back.
fn was_sent(case: &Case, id: &DocumentId, reader: &Reader, sha256: &str) -> bool {
    record::entries_to(case, id.paper.name(), id.meeting, reader)
        .any(|entry| entry.sha256.as_ref().is_some_and(|sent| sent.text() == sha256))
}

/// A shared paper as it is made without `--til`.
struct MadeForAll {
    bytes: Vec<u8>,
    content_key: Option<String>,
}

fn made_for_all(session: &Session, folder: &Path, meetings: &[u32], sending: &Sending, document: &Document) -> Option<MadeForAll> {
    let paper = sending.paper.filter(|paper| !is_of_reader(*paper))?;
    let asked = Asked {
        papers: Selection::Paper(paper),
        ..Asked::default()
    };
    let planned = planned(session, folder, meetings, &asked);
    let typesetter = planned.typesetter.as_ref()?;
    let is_it = |other: &&Document| other.id().path() == document.id().path();
    let shared = planned.plan.documents().iter().find(is_it)?;
    Some(MadeForAll {
        bytes: render::bytes(typesetter, shared).ok()?,
        content_key: shared.content_key(),
    })
}

/// Why a paper is not what would be made now, and what to do.
fn changed(there: &[u8], day: NaiveDate) -> String {
    let message = match day_of(there).filter(|made| *made != day) {
        Some(made) => RecordMessage::OfAnotherDay { made },
        None => RecordMessage::ChangedSince,
    };
    message.to_string()
}

/// Those who have been phoned about the meetings that are named, or about those ahead.
fn phoned(session: &Session, request: &ViewRequest<'_>, named: &[u32]) -> Vec<Found> {
    let today = session.settings.today;
    let is_meant = |meeting: &&Meeting| match named {
        [] => meeting.minutes.is_none() && meeting.begins.date() >= today,
        named => named.contains(&meeting.number),
    };
    let mut found = Vec::new();
    for meeting in request.case.meetings.iter().filter(is_meant) {
        let is_past = meeting.minutes.is_some() || meeting.begins.date() < today;
        for (reader, may) in calls(request, meeting) {
            let day = meeting.begins.date();
            let may = if is_past {
                Err(vec![RefusalMessage::PhonedAfter { day }.to_string()])
            } else {
                may
            };
            found.push(match may {
                Ok(()) => call(session, request, meeting, &reader),
                Err(reasons) => Found::Refused(Refusal {
                    subject: Subject::Call(call_list(request, meeting), reader),
                    reasons,
                }),
            });
        }
    }
    found
}

fn call(session: &Session, request: &ViewRequest<'_>, meeting: &Meeting, reader: &Reader) -> Found {
    if let News::Known(entry) = record::news(request.case, meeting, reader)
        && !record::is_practically_other(request.case, meeting, entry)
    {
        return Found::Already(in_words(record::INVITATION, reader.id(), Some(meeting.number)));
    }
    Found::New(Box::new(NewEntry {
        paper: record::INVITATION,
        meeting: Some(meeting.number),
        to: reader.id().to_owned(),
        name: reader.name(request.case).to_owned(),
        by: coordinator_on(request.case, session.settings.today).to_owned(),
        date: session.settings.today,
        way: Way::Telephone,
        file: None,
        told: told_by(request, Paper::Invitation, Some(meeting.number), reader, None),
    }))
}

/// The call list of a meeting, of which a call is a line.
fn call_list(request: &ViewRequest<'_>, meeting: &Meeting) -> DocumentId {
    DocumentId {
        folder: request.case.key.clone(),
        meeting: Some(meeting.number),
        paper: Paper::CallList,
        reader: None,
        form: Form::Pdf,
    }
}

fn refused(id: &DocumentId, reason: String) -> Found {
    Found::Refused(Refusal {
        subject: Subject::Document(id.clone()),
        reasons: vec![reason],
    })
}

/// »invitation til ida, møde 4«
pub fn in_words(paper: &str, to: &str, meeting: Option<u32>) -> String {
    let (paper, to) = (paper.to_owned(), to.to_owned());
    let words = match meeting {
        Some(meeting) => RecordedMessage::OfMeeting { paper, to, meeting },
        None => RecordedMessage::Of { paper, to },
    };
    words.to_string()
}

/// Writes what is new into the record, at once.
fn record_all(case: &Case, found: Vec<Found>, problems: Vec<Problem>) -> SendReport {
    let mut report = SendReport {
        problems,
        ..SendReport::default()
    };
    let mut entries = Vec::new();
    for one in found {
        match one {
            Found::New(entry) => entries.push(*entry),
            Found::Already(words) => report.already.push(words),
            Found::Refused(refusal) if report.refusals.contains(&refusal) => {}
            Found::Refused(refusal) => report.refusals.push(refusal),
        }
    }
    let words = |entry: &NewEntry| in_words(entry.paper, &entry.to, entry.meeting);
    match record::append(&case.folder, &entries) {
        Ok(recorded) => {
            for (entry, recorded) in entries.iter().zip(recorded) {
                match recorded {
                    Recorded::New(path) => report.recorded.push((words(entry), path)),
                    Recorded::Already => report.already.push(words(entry)),
                }
            }
        }
        Err(reason) => report.refusals.push(Refusal {
            subject: Subject::Folder(case.key.clone()),
            reasons: vec![reason],
        }),
    }
    report
}
