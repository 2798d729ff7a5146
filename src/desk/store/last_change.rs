//! What was changed last, and taking it back: what others have changed since stays, and no yes is left on other words.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDateTime;

use super::{Saved, Store, hold_all, text_of, write_all};
use crate::case::SourceFile;
use crate::case::edit::{Change, Edit, Step};
use crate::desk::changed_file::{ChangedFile, FileFate, UndoneFile, take_away, undone};
use crate::desk::yes_beside::{FallenBeside, fallen_beside};

/// What was taken back.
#[derive(Default)]
pub(in crate::desk) struct StepBack {
    /// Each file, with what it said and what it says.
    pub files: Vec<(PathBuf, Option<String>, Option<String>)>,
    /// A yes of the borger's that does not hold any longer, as it was written, by its file.
    pub fallen: Vec<(PathBuf, String)>,
}

impl StepBack {
    /// Whether a file says something else than before.
    pub(in crate::desk) fn is_any_change(&self) -> bool {
        self.files.iter().any(|(_, was, is)| was != is)
    }
}

/// Why a change was not taken back.
pub(in crate::desk) enum NotTakenBack {
    /// Somebody else has changed the same since.
    Others,
    /// The files cannot be got at: why, in Danish.
    Away(String),
}

impl Store {
    /// When the last change was made that can be taken back, if it was one of this file.
    pub(in crate::desk) fn last_of(&self, path: &Path) -> Option<NaiveDateTime> {
        let last = self.saved.back()?;
        last.files.iter().any(|file| file.path == path).then_some(last.at)
    }

    /// The file that the last change was of that can be taken back, the first where it was of several.
    pub(in crate::desk) fn last_file(&self) -> Option<&Path> {
        self.saved.back()?.files.first().map(|file| &*file.path)
    }

    /// What a file said before the first change that can be taken back was made of it, and when that was.
    pub(in crate::desk) fn first_of(&self, path: &Path) -> Option<(Arc<str>, NaiveDateTime)> {
        let of_file = |saved: &Saved| {
            let file = saved.files.iter().find(|file| file.path == path)?;
            Some((file.before.clone()?, saved.at))
        };
        self.saved.iter().find_map(of_file)
    }

    /// What the last change that can be taken back did to a file; none when it was of others.
    pub(in crate::desk) fn last_fate_of(&self, path: &Path) -> Option<FileFate> {
        let files = self.saved.back().into_iter().flat_map(|saved| &saved.files);
        files.filter(|file| file.path == path).map(ChangedFile::fate).next()
    }

    /// The file that the last change that can be taken back took away, or made.
    pub(in crate::desk) fn last_of_fate(&self, fate: FileFate) -> Option<&Path> {
        let files = self.saved.back().into_iter().flat_map(|saved| &saved.files);
        files.filter(|file| file.fate() == fate).map(|file| &*file.path).next()
    }

    /// Whether the last change that can be taken back was of a key, or of something below it.
    pub(in crate::desk) fn last_touches(&self, key: &str) -> bool {
        let edits = self
            .saved
            .back()
            .into_iter()
            .flat_map(|saved| &saved.files)
            .flat_map(|file| &file.edits);
        let mut steps = edits.flat_map(|edit| &edit.path.0);
        steps.any(|step| matches!(step, Step::Key(touched) if touched == key))
    }

    /// Whether the last change that can be taken back gave a key a value.
    pub(in crate::desk) fn last_sets(&self, key: &str) -> bool {
        let files = self.saved.back().into_iter().flat_map(|saved| &saved.files);
        let sets = |edit: &&Edit| !matches!(edit.change, Change::Remove);
        let mut steps = files.flat_map(|file| &file.edits).filter(sets).flat_map(|edit| &edit.path.0);
        steps.any(|step| matches!(step, Step::Key(touched) if touched == key))
    }

    /// Whether the last change that can be taken back took something away, and nothing else.
    pub(in crate::desk) fn last_takes_away(&self) -> bool {
        let files = self.saved.back().into_iter().flat_map(|saved| &saved.files);
        let mut edits = files.flat_map(|file| &file.edits).peekable();
        edits.peek().is_some() && edits.all(|edit| edit.change == Change::Remove)
    }

    /// Takes the last change back, and leaves what others have changed since; none where there is nothing to take back. A step that
    /// would only bring a yes of the borger's changes nothing, and the one before it is taken back with it: where that was of the
    /// same file, and of the last changes down to `since`.
    ///
    /// # Errors
    /// Why not.
    pub(in crate::desk) fn undo(&mut self, since: u64) -> Result<Option<StepBack>, NotTakenBack> {
        let mut fallen = Vec::new();
        while self.made > since
            && let Some(saved) = self.saved.back()
        {
            let mut taken_back = saved.take_back()?;
            let is_same_file = |path: &Path| saved.files.iter().any(|file| file.path == path);
            let before = self.saved.len().checked_sub(2).and_then(|at| self.saved.get(at));
            let is_more = before.is_some_and(|before| before.files.iter().any(|file| is_same_file(&file.path)));
            self.saved.pop_back();
            self.made = self.made.saturating_sub(1);
            let is_all = taken_back.is_any_change() || taken_back.fallen.is_empty() || !is_more;
            fallen.append(&mut taken_back.fallen);
            if is_all || self.made == since {
                return Ok(Some(StepBack { fallen, ..taken_back }));
            }
        }
        Ok(None)
    }
}

impl Saved {
    /// Brings its files back as they were before it.
    fn take_back(&self) -> Result<StepBack, NotTakenBack> {
        let _held = hold_all(self.files.iter().map(|file| &*file.path));
        let undone: Vec<(&ChangedFile, UndoneFile)> = self
            .files
            .iter()
            .map(|file| Ok((file, undone(file)?)))
            .collect::<Result<_, NotTakenBack>>()?;
        let texts: Vec<Arc<SourceFile>> = undone
            .iter()
            .filter_map(|(file, one)| Some(text_of(file, one.text.as_deref()?)))
            .collect();
        let changed =
            |file: &ChangedFile, one: &UndoneFile| Some((text_of(file, one.now.as_deref()?), text_of(file, one.text.as_deref()?)));
        let mut beside: Vec<FallenBeside> = undone
            .iter()
            .filter_map(|(file, one)| changed(file, one))
            .flat_map(|(was, is)| fallen_beside(&was, &is, &texts))
            .collect();
        beside.dedup_by(|one, other| one.now.path() == other.now.path());
        let written = undone.iter().filter_map(|(file, one)| Some((&*file.path, one.text.as_deref()?)));
        let is_written_anew = |path: &Path| beside.iter().any(|one| one.now.path() == path);
        let written = written.filter(|(path, _)| !is_written_anew(path));
        let without = beside.iter().map(|one| (one.now.path(), one.without.raw()));
        write_all(written.chain(without)).map_err(NotTakenBack::Away)?;
        let mut taken_back = StepBack::default();
        for one in &beside {
            let path = one.now.path().to_owned();
            taken_back.fallen.push((path.clone(), one.yes.clone()));
            let (was, is) = (one.now.raw().to_owned(), one.without.raw().to_owned());
            taken_back.files.push((path, Some(was), Some(is)));
        }
        for (file, one) in undone {
            match &one.text {
                Some(_) => {
                    file.rights.clone().map(|rights| fs::set_permissions(&file.path, rights));
                }
                None => take_away(file).map_err(NotTakenBack::Away)?,
            }
            taken_back.fallen.extend(one.fallen.map(|yes| (file.path.clone(), yes)));
            taken_back.files.push((file.path.clone(), one.now, one.text));
        }
        Ok(taken_back)
    }
}
