//! A file that was changed, made or taken away, and how that is taken back.

use std::fs::{self, Permissions};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::store::{NotTakenBack, made};
use super::yes;
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

/// What a file is to say when a change of it is taken back.
#[derive(Default)]
pub(super) struct UndoneFile {
    /// What it says now; none of a file that is not there.
    pub now: Option<String>,
    /// Its new text; none of a file that was not there before the change.
    pub text: Option<String>,
    /// A yes of the borger's that does not hold any longer, as it was written.
    pub fallen: Option<String>,
}

/// What a file is to say when a change of it is taken back.
pub(super) fn undone(file: &ChangedFile) -> Result<UndoneFile, NotTakenBack> {
    let others = || NotTakenBack::Others;
    let away = || NotTakenBack::Away("Filen kan ikke læses lige nu, så ændringen er ikke taget tilbage. Prøv igen om lidt.".to_owned());
    let (before, after) = match (&file.before, &file.after) {
        (_, None) if file.path.exists() => return Err(others()),
        (before, None) => {
            return Ok(UndoneFile {
                text: before.as_deref().map(str::to_owned),
                ..UndoneFile::default()
            });
        }
        (before, Some(after)) => (before, after),
    };
    let now = read::text(&file.path).map_err(|_| away())?;
    let Some(before) = before else {
        let is_alone = file.kind != FileKind::Case || is_alone(&file.path);
        return if now.raw() == &**after && is_alone {
            Ok(UndoneFile {
                now: Some(now.raw().to_owned()),
                ..UndoneFile::default()
            })
        } else {
            Err(others())
        };
    };
    let text = |text: &str| SourceFile::new(&file.path, text.to_owned());
    let back = if now.raw() == &**after {
        text(before)
    } else {
        let back = yes::without(merge::undoing(&text(before), &file.edits).map_err(|_| others())?);
        let back = merge::to_be_made(&text(after), &now, &back).map_err(|_| others())?;
        made(file.kind, &now, &back.map_err(|_| others())?).map_err(|_| others())?
    };
    let (new, fallen) = yes::settled(file.kind, &now, back).map_err(|_| others())?;
    Ok(UndoneFile {
        fallen: fallen.or_else(|| yes::fallen_along(&file.edits, &now, &new)),
        now: Some(now.raw().to_owned()),
        text: Some(new.raw().to_owned()),
    })
}

/// Whether nothing else lies in the folder of a file.
fn is_alone(path: &Path) -> bool {
    let beside = path.parent().and_then(|folder| fs::read_dir(folder).ok());
    beside.is_some_and(|entries| entries.flatten().all(|entry| entry.path() == path))
}
