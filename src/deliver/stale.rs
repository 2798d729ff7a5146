//! What an earlier run left for readers who are to have it no more.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::documents::{Document, Refusal};

/// Personal papers in the folders of those that are planned, for readers who are not among them: somebody who is no longer
/// invited, or who may no longer have the referat. Nothing is deleted; somebody may have use of it.
pub(super) fn stale(out: &Path, documents: &[Document], refusals: &[Refusal]) -> Vec<PathBuf> {
    const PERSONAL: [&str; 2] = ["invitation-", "referat-"];
    let kinds: BTreeSet<(&str, &str)> = documents
        .iter()
        .filter_map(|d| {
            let (folder, name) = d.path.rsplit_once('/')?;
            Some((folder, *PERSONAL.iter().find(|kind| name.starts_with(**kind))?))
        })
        .collect();
    let mut found = Vec::new();
    for (folder, kind) in kinds {
        for entry in std::fs::read_dir(out.join(folder)).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = format!("{folder}/{name}");
            // What is refused may only want a correction.
            let is_wished_for = || documents.iter().any(|d| d.path == path) || refusals.iter().any(|r| r.path == path);
            // The call list has the numbers of those who were to be phoned.
            let is_personal = name.starts_with(kind) || (kind == "invitation-" && name == "ringeliste.pdf");
            if is_personal && name.ends_with(".pdf") && !is_wished_for() {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    found
}
