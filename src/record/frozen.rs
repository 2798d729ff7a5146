//! The papers as they were sent: files below a case's folder that are never written over.

use std::path::PathBuf;

use sha2::{Digest as _, Sha256};

use crate::case::{Case, SentEntry};
use crate::messages::RecordMessage;
use crate::system_error;

/// The folder of the frozen papers, in a case's folder.
pub const FOLDER: &str = "sendt";

/// A paper as it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrozenPaper {
    /// Where it lies.
    pub path: PathBuf,
    /// The path as it is written, from the case's folder.
    written: String,
    /// Its SHA-256, in hexadecimal.
    pub sha256: String,
    /// The day on which it was sent.
    pub date: chrono::NaiveDate,
    /// A fingerprint of what it tells ([`content_key`](super::content_key)), where that is kept.
    pub content_key: Option<String>,
}

/// The frozen paper of an entry; none for a call.
pub fn frozen(case: &Case, entry: &SentEntry) -> Option<FrozenPaper> {
    let written = entry.file.as_ref()?.text().to_owned();
    Some(FrozenPaper {
        path: case.folder.join(&written),
        written,
        sha256: entry.sha256.as_ref().map(|h| h.text().to_owned()).unwrap_or_default(),
        date: entry.date.day(),
        content_key: entry
            .told
            .as_ref()
            .and_then(|told| told.content_key.as_ref())
            .map(|key| key.text().to_owned()),
    })
}

impl FrozenPaper {
    /// Its bytes.
    ///
    /// # Errors
    /// A file that is missing or not the one that was sent, in Danish; it is never mended here.
    pub fn bytes(&self) -> Result<Vec<u8>, String> {
        let (name, day) = (self.written.clone(), self.date);
        if !lies_well(&name) {
            return Err(RecordMessage::NotFrozen { name }.to_string());
        }
        let bytes = std::fs::read(&self.path).map_err(|e| {
            let why = system_error::in_danish(&e);
            let name = name.clone();
            RecordMessage::FrozenUnread { name, day, why }.to_string()
        })?;
        if sha256(&bytes) == self.sha256 {
            Ok(bytes)
        } else {
            Err(RecordMessage::FrozenChanged { name, day }.to_string())
        }
    }
}

/// The names of the papers in a case's folder of frozen papers that no entry speaks of: what a run that was stopped has left, or
/// what a record that is gone spoke of.
pub fn unrecorded(case: &Case) -> Vec<String> {
    let is_named = |name: &str| {
        let files = case.sent.iter().filter_map(|entry| entry.file.as_ref());
        files
            .filter_map(|file| file.text().strip_prefix(FOLDER))
            .any(|rest| rest.strip_prefix('/') == Some(name))
    };
    let there = std::fs::read_dir(case.folder.join(FOLDER)).into_iter().flatten().flatten();
    let names = there.filter_map(|file| file.file_name().into_string().ok());
    let mut names: Vec<String> = names.filter(|name| !name.starts_with('.') && !is_named(name)).collect();
    names.sort();
    names
}

/// Whether a written path is a plain name in the folder of frozen papers.
fn lies_well(written: &str) -> bool {
    let name = written.strip_prefix(FOLDER).and_then(|rest| rest.strip_prefix('/'));
    name.is_some_and(|name| !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\']))
}

/// The SHA-256 of bytes, in hexadecimal.
pub(super) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}
