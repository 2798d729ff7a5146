//! What two have written in the same place: what was said here is kept until somebody has chosen between it and what the file says.
//!
//! It is in no file and in no storage of the browser, as a map that is not saved: the page shows both, and all else goes on.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::case::SourceFile;
use crate::case::edit::merge::{Conflict, counterpart};
use crate::case::edit::{Change, Edit, Value, ValuePath, value_of};

/// What was said here and is not in the files, by file.
#[derive(Default)]
pub(super) struct Apart(HashMap<PathBuf, Vec<Kept>>);

/// A change that was not made because somebody else had changed the same.
#[derive(Clone)]
pub(super) struct Kept {
    /// The text that it was made from.
    pub before: Arc<SourceFile>,
    pub edit: Edit,
}

impl Kept {
    /// Where it stands in a file that says `now`; none where nothing is in its place any more.
    pub(super) fn place(&self, now: &Value) -> Option<ValuePath> {
        counterpart(&value_of(&self.before).ok()?, now, &self.edit.path)
    }

    /// What was said here; none where it was taken away.
    pub(super) fn ours(&self) -> Option<&Value> {
        match &self.edit.change {
            Change::Set(value) | Change::Push(value) => Some(value),
            Change::Remove => None,
        }
    }

    /// What a file that says `now` has in its place.
    pub(super) fn theirs<'a>(&self, now: &'a Value) -> Option<&'a Value> {
        let there = now.at(&self.place(now)?).filter(|value| **value != Value::Nothing)?;
        match &self.edit.change {
            // The thing of the same name that somebody else has put in the list.
            Change::Push(item) => there.items().iter().find(|other| named(other) == named(item)),
            Change::Set(_) | Change::Remove => Some(there),
        }
    }

    /// Whether the file says by now what was said here.
    fn is_settled(&self, now: &Value) -> bool {
        match (self.ours(), self.theirs(now)) {
            (Some(ours), Some(theirs)) => ours.same(theirs),
            (ours, theirs) => ours.is_none() && theirs.is_none(),
        }
    }
}

/// What a thing of a list is called.
fn named(item: &Value) -> Option<&str> {
    ["id", "emne"].iter().find_map(|key| item.get(key)?.as_text())
}

impl Apart {
    /// What is kept of a file that says `now`; what it says itself by now is kept no longer.
    pub(super) fn of(&mut self, file: &Path, now: &Value) -> Vec<Kept> {
        let kept = self.0.get_mut(file).map(|kept| {
            kept.retain(|one| !one.is_settled(now));
            kept.clone()
        });
        kept.unwrap_or_default()
    }

    /// Whether anything is kept of a file.
    pub(super) fn has(&self, file: &Path) -> bool {
        self.0.get(file).is_some_and(|kept| !kept.is_empty())
    }

    /// The files of which something is kept.
    pub(super) fn files(&self) -> impl Iterator<Item = &Path> {
        self.0.iter().filter(|(_, kept)| !kept.is_empty()).map(|(file, _)| file.as_path())
    }

    /// Keeps these of a file, and no others.
    pub(super) fn keep(&mut self, file: &Path, kept: Vec<Kept>) {
        self.0.insert(file.to_owned(), kept);
    }
}

/// Takes those of the changes out that somebody else's stand against.
pub(super) fn taken_apart(edits: &mut Vec<Edit>, before: &Arc<SourceFile>, conflicts: &[Conflict]) -> Vec<Kept> {
    let is_it = |edit: &Edit, conflict: &Conflict| {
        let ours = match &edit.change {
            Change::Set(value) | Change::Push(value) => Some(value),
            Change::Remove => None,
        };
        edit.path == conflict.path && ours == conflict.ours.as_ref()
    };
    let (apart, rest): (Vec<Edit>, Vec<Edit>) = std::mem::take(edits)
        .into_iter()
        .partition(|edit| conflicts.iter().any(|conflict| is_it(edit, conflict)));
    *edits = rest;
    let kept = |edit| Kept {
        before: Arc::clone(before),
        edit,
    };
    apart.into_iter().map(kept).collect()
}
