//! What an earlier run left for readers who are to have it no more.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::documents::{Document, DocumentId, FileName, Paper, Refusal, Subject};

/// Personal papers in the folders of those that are planned, for readers who are not among them: somebody who is no longer
/// invited, or who may no longer have the referat. Nothing is deleted; somebody may have use of it.
///
/// What would be made now says what may lie there: a file named after one of its papers that is none of them is stale.
pub(super) fn stale(out: &Path, documents: &[Document], refusals: &[Refusal]) -> Vec<PathBuf> {
    let made: BTreeSet<&DocumentId> = documents.iter().map(Document::id).collect();
    // What is refused may only want a correction.
    let refused = refusals.iter().filter_map(|r| match &r.subject {
        Subject::Document(id) => Some(id),
        Subject::Call(..) | Subject::Meeting(..) | Subject::Folder(_) => None,
    });
    let expected: BTreeSet<PathBuf> = made.iter().copied().chain(refused).map(|id| out.join(id.path())).collect();
    let mut found = BTreeSet::new();
    for id in made.iter().filter(|id| matches!(id.paper.descriptor().file, FileName::OfReader(_))) {
        let path = out.join(id.path());
        let Some(folder) = path.parent() else { continue };
        let personal: Vec<String> = id.paper.family().filter_map(beginning).collect();
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_personal = name.ends_with(".pdf") && personal.iter().any(|begins| name.starts_with(begins.as_str()));
            if is_personal && !expected.contains(&entry.path()) {
                found.insert(entry.path());
            }
        }
    }
    found.into_iter().collect()
}

/// How the files of a paper begin that tell who is invited or written to; the call list has the numbers of those to be phoned.
fn beginning(paper: Paper) -> Option<String> {
    match paper.descriptor().file {
        FileName::OfReader(stem) => Some(format!("{stem}-")),
        FileName::One(stem) => Some(format!("{stem}.")),
        FileName::OfMeeting(_) => None,
    }
}
