//! A file that was changed, made or taken away, and how that is taken back.

use std::fs::{self, Permissions};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::store::{NotTakenBack, made};
use crate::case::edit::{Edit, FileKind, merge};
use crate::case::{SourceFile, read};
use crate::system_error::in_danish;

/// A change of one file.
pub(super) struct ChangedFile {
    pub kind: FileKind,
    pub path: PathBuf,
    pub edits: Vec<Edit>,
    /// None of a file that was not there.
    pub before: Option<Arc<str>>,
    /// None of a file that is there no more.
    pub after: Option<Arc<str>>,
    /// Who might read a file that is there no more.
    pub rights: Option<Permissions>,
}

/// What the last change did to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileFate {
    /// It was not there before.
    Made,
    /// Something in it is another.
    Changed,
    /// It is there no more.
    Deleted,
}

impl ChangedFile {
    pub(super) fn fate(&self) -> FileFate {
        match (&self.before, &self.after) {
            (None, _) => FileFate::Made,
            (_, None) => FileFate::Deleted,
            _ => FileFate::Changed,
        }
    }
}

/// Takes away a file that was made, and the folder that was made for it.
pub(super) fn take_away(file: &ChangedFile) -> Result<(), String> {
    fs::remove_file(&file.path).map_err(|error| format!("Filen kan ikke slettes: {}.", in_danish(&error)))?;
    if let Some(folder) = file.path.parent().filter(|_| file.kind == FileKind::Case) {
        // It is empty, unless somebody has put something there in this moment.
        fs::remove_dir(folder).ok();
    }
    Ok(())
}

/// The text of a file with a change of it taken back; none of a file that was not there.
pub(super) fn undone(file: &ChangedFile) -> Result<Option<String>, NotTakenBack> {
    let others = || NotTakenBack::Others;
    let away = || NotTakenBack::Away("Filen kan ikke læses lige nu, så ændringen er ikke taget tilbage. Prøv igen om lidt.".to_owned());
    let (before, after) = match (&file.before, &file.after) {
        (_, None) if file.path.exists() => return Err(others()),
        (before, None) => return Ok(before.as_deref().map(str::to_owned)),
        (before, Some(after)) => (before, after),
    };
    let now = read::text(&file.path).map_err(|_| away())?;
    let Some(before) = before else {
        let is_alone = file.kind != FileKind::Case || is_alone(&file.path);
        return if now.raw() == &**after && is_alone {
            Ok(None)
        } else {
            Err(others())
        };
    };
    if now.raw() == &**after {
        return Ok(Some(before.to_string()));
    }
    let text = |text: &str| SourceFile::new(&file.path, text.to_owned());
    let back = merge::undoing(&text(before), &file.edits).map_err(|_| others())?;
    let back = merge::to_be_made(&text(after), &now, &back).map_err(|_| others())?;
    let new = made(file.kind, &now, &back.map_err(|_| others())?).map_err(|_| others())?;
    Ok(Some(new.raw().to_owned()))
}

/// Whether nothing else lies in the folder of a file.
fn is_alone(path: &Path) -> bool {
    let beside = path.parent().and_then(|folder| fs::read_dir(folder).ok());
    beside.is_some_and(|entries| entries.flatten().all(|entry| entry.path() == path))
}
