//! `glem`: everything of a forløb, to be deleted when it need not be kept any longer.
//!
//! First a list, so that somebody can read it and say yes; then the deleting, the papers first and `sag.yaml` last, so that what is
//! left by a run that was stopped is still a case that can be forgotten.

use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::bundle::bundles_in;
use crate::case::folder::key_of;
use crate::messages::{ForgetMessage, RecordMessage};
use crate::system_error::in_danish;

/// Everything that there is of a forløb.
#[derive(Debug, Default)]
pub struct Remains {
    /// Files, in the order in which they are deleted.
    pub files: Vec<PathBuf>,
    /// Their folders, the innermost first; each is deleted when nothing is left in it.
    pub folders: Vec<PathBuf>,
}

/// Finds everything of the case in `folder`, and its papers under `out`.
///
/// # Errors
/// What keeps it from being forgotten, in Danish: it is no case, other cases lie in it, or a link leads out of it.
pub fn remains(folder: &Path, out: &Path) -> Result<Remains, String> {
    if !folder.join("sag.yaml").is_file() {
        return Err(ForgetMessage::NoCase { path: in_words(folder) }.to_string());
    }
    let papers = out.join(key_of(folder));
    let mut remains = Remains::default();
    if papers.exists() && !is_same(&papers, folder) {
        remains.add(&papers)?;
    }
    // The papers of several cases in one file: those of the others can be put together again.
    remains.files.extend(bundles_in(out));
    remains.add(folder)?;
    // The case's own file is what tells that there is a case, so it goes last.
    let own = folder.join("sag.yaml");
    remains.files.retain(|file| *file != own);
    remains.files.push(own);
    Ok(remains)
}

impl Remains {
    fn add(&mut self, folder: &Path) -> Result<(), String> {
        let leads_out = |path: &Path| Err(ForgetMessage::Link { path: in_words(path) }.to_string());
        if folder.is_symlink() {
            return leads_out(folder);
        }
        for entry in WalkDir::new(folder).contents_first(true).sort_by_file_name() {
            let entry = entry.map_err(|e| {
                let path = e.path().unwrap_or(folder);
                let unseen = ForgetMessage::Unseen { path: in_words(path) };
                e.io_error().map_or_else(|| unseen.to_string(), |error| failed(path, error))
            })?;
            let path = entry.path();
            let is_own = path.parent() == Some(folder);
            if entry.path_is_symlink() {
                return leads_out(path);
            } else if entry.file_type().is_dir() {
                self.folders.push(path.to_owned());
            } else if (!is_own && entry.file_name() == "sag.yaml") || entry.file_name() == "kommune.yaml" {
                return Err(ForgetMessage::OfMore { path: in_words(path) }.to_string());
            } else {
                self.files.push(path.to_owned());
            }
        }
        Ok(())
    }

    /// Deletes everything that was found, and nothing that has come since.
    ///
    /// # Errors
    /// What could not be deleted, and why, in Danish; the rest is gone.
    pub fn delete(&self) -> Result<(), Vec<String>> {
        let (own, others) = self.files.split_last().ok_or_else(Vec::new)?;
        let delete = |file: &PathBuf| fs::remove_file(file).err().map(|e| failed(file, &e));
        let mut left: Vec<String> = others.iter().filter_map(delete).collect();
        // A case whose papers could not be deleted is not lost sight of.
        if left.is_empty() {
            left.extend(delete(own));
        }
        if left.is_empty() {
            left.extend(
                self.folders
                    .iter()
                    .filter_map(|folder| take_away(folder).err().map(|e| failed(folder, &e))),
            );
        }
        if left.is_empty() { Ok(()) } else { Err(left) }
    }
}

/// Deletes an empty folder, also the one that one stands in, which has no name of its own.
fn take_away(folder: &Path) -> std::io::Result<()> {
    fs::remove_dir(fs::canonicalize(folder)?)
}

fn in_words(path: &Path) -> String {
    path.display().to_string()
}

fn failed(path: &Path, error: &std::io::Error) -> String {
    let (path, why) = (in_words(path), in_danish(error));
    RecordMessage::Failed { path, why }.to_string()
}

fn is_same(one: &Path, other: &Path) -> bool {
    one.canonicalize().ok().zip(other.canonicalize().ok()).is_some_and(|(a, b)| a == b)
}
