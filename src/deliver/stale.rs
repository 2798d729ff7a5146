//! What an earlier run left for readers who are to have it no more.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::access::{self, Days, Reader};
use crate::case::{Case, Meeting, value::Id};
use crate::documents::{Document, DocumentId, FileName, Form, Paper, Refusal, Scope, Subject};

/// Papers in the folder of a case that nobody may have any more: the meeting or its referat is gone, the reader is no longer
/// invited, named or part of the network, the consent is taken back. Nothing is deleted; somebody may have use of it.
///
/// `documents` and `refusals` are what this run plans. Where it plans the letters of a meeting, those that are not among them are
/// stale; elsewhere [`access::may_read`] says who may have one.
pub(super) fn stale(out: &Path, case: &Case, days: Days, documents: &[Document], refusals: &[Refusal]) -> Vec<PathBuf> {
    let planned: BTreeSet<&DocumentId> = documents.iter().map(Document::id).chain(refused(case, days, refusals)).collect();
    let is_planned = |paper: Paper, meeting: u32| {
        planned
            .iter()
            .any(|id| id.meeting == Some(meeting) && id.paper.name() == paper.name())
    };
    let mut expected: BTreeSet<PathBuf> = planned.iter().map(|id| out.join(id.path())).collect();
    for meeting in &case.meetings {
        for &paper in papers_of_meetings() {
            if !is_planned(paper, meeting.number) {
                expected.extend(allowed(case, paper, meeting, days).iter().map(|id| out.join(id.path())));
            }
        }
    }
    let folder = out.join(&case.key);
    let mut found = BTreeSet::new();
    for entry in WalkDir::new(&folder).min_depth(2).max_depth(2).into_iter().flatten() {
        let name = entry.file_name().to_string_lossy();
        if entry.file_type().is_file() && is_paper(&name) && !expected.contains(entry.path()) {
            found.insert(entry.into_path());
        }
    }
    if access::consent(case, days).is_err() {
        found.extend(of_the_case(&folder).into_iter().filter(|path| !expected.contains(path)));
    }
    found.into_iter().collect()
}

/// What lies in the folder of a case that follows the whole forløb, and is made only while there is a consent.
fn of_the_case(folder: &Path) -> Vec<PathBuf> {
    let stems = [Paper::Overview, Paper::NetworkMap, Paper::Status].map(|paper| paper.descriptor().file);
    let is_one = |name: &str| {
        let mut named = stems.iter().filter_map(|file| match file {
            FileName::One(stem) => Some(stem),
            _ => None,
        });
        let ending = |stem: &str| name.strip_prefix(stem).and_then(|rest| rest.strip_prefix('.'));
        named.any(|stem| matches!(ending(stem), Some("pdf" | "svg" | "png" | "json")))
    };
    let files = WalkDir::new(folder).min_depth(1).max_depth(1).into_iter().flatten();
    let papers = files.filter(|entry| entry.file_type().is_file() && is_one(&entry.file_name().to_string_lossy()));
    papers.map(walkdir::DirEntry::into_path).collect()
}

/// What is refused and may only want a correction; not what its readers may have no more.
fn refused<'a>(case: &'a Case, days: Days, refusals: &'a [Refusal]) -> impl Iterator<Item = &'a DocumentId> {
    let may_have = move |id: &DocumentId| {
        let readers = id.paper.descriptor().readers;
        let meeting = case.meetings.iter().find(|m| Some(m.number) == id.meeting);
        match &id.reader {
            Some(reader) => access::may_read(case, reader, readers, meeting, days).is_ok(),
            None => access::consent(case, days).is_ok(),
        }
    };
    refusals.iter().filter_map(move |r| match &r.subject {
        Subject::Document(id) => Some(id).filter(|id| may_have(id)),
        Subject::Call(..) | Subject::Meeting(..) | Subject::Folder(_) | Subject::Bundle(_) => None,
    })
}

fn papers_of_meetings() -> impl Iterator<Item = &'static Paper> {
    Paper::ALL.iter().filter(|p| matches!(p.descriptor().scope, Scope::Meeting(_)))
}

/// The papers of a meeting that somebody may have.
fn allowed(case: &Case, paper: Paper, meeting: &Meeting, days: Days) -> Vec<DocumentId> {
    let needs_minutes = paper == Paper::Minutes && meeting.minutes.is_none();
    let needs_words = paper == Paper::Reflection && meeting.reflection.is_empty();
    if needs_minutes || needs_words {
        return Vec::new();
    }
    let readers = paper.descriptor().readers;
    let may = |reader: &Reader| access::may_read(case, reader, readers, Some(meeting), days).is_ok();
    let id = |reader: Option<Reader>| DocumentId {
        folder: case.key.clone(),
        meeting: Some(meeting.number),
        paper,
        reader,
        form: if paper.descriptor().template.is_empty() {
            Form::Calendar
        } else {
            Form::Pdf
        },
    };
    match paper.descriptor().file {
        FileName::OfReader(_) => {
            let people = case.network.iter().map(|p| Reader::Person(Id(p.id.value.0.clone())));
            let all = std::iter::once(Reader::Citizen).chain(people);
            all.filter(may).map(|reader| id(Some(reader))).collect()
        }
        FileName::One(_) | FileName::OfMeeting(_)
            if may(&Reader::Team) || may(&Reader::Coordinator) && access::consent(case, days).is_ok() =>
        {
            vec![id(None)]
        }
        FileName::One(_) | FileName::OfMeeting(_) => Vec::new(),
    }
}

/// Whether a file is named as a paper of a meeting.
fn is_paper(name: &str) -> bool {
    papers_of_meetings().any(|paper| match paper.descriptor().file {
        FileName::OfReader(stem) => name.starts_with(&format!("{stem}-")) && name.ends_with(".pdf"),
        FileName::One(stem) => name == format!("{stem}.pdf"),
        FileName::OfMeeting(stem) => name.starts_with(&format!("{stem}-")) && name.ends_with(".ics"),
    })
}
