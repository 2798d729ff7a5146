//! The files behind the pages: read, changed without losing anybody's work, and brought back as they were.
//!
//! A form carries the name of the text that it was made from, a hash. Of a text that is remembered under its name, a change can be
//! made anew on whatever the file has become meanwhile ([`merge`]).

mod last_change;

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{Local, NaiveDateTime};
use sha2::{Digest, Sha256};

use super::changed_file::ChangedFile;
use super::yes;
use super::yes_beside::{FallenBeside, fallen_beside};
use crate::case::edit::merge::{self, Conflict};
use crate::case::edit::{Edit, FileKind, NotMade, Step, ValuePath, edited, edited_as};
use crate::case::{CaseFile, MeetingFile, Municipality, Problem, SourceFile, read};
use crate::deliver::write::{replace_all, write};
use crate::system_error::in_danish;
pub(super) use last_change::{NotTakenBack, StepBack};

/// How many bytes of texts are remembered, and how many of changes that can be taken back: each a long day's work.
const REMEMBERED: usize = 8 << 20;

/// What the desk knows of files besides what stands in them.
#[derive(Default)]
pub(super) struct Store {
    texts: HashMap<String, (PathBuf, Arc<str>)>,
    order: VecDeque<String>,
    bytes: usize,
    saved: VecDeque<Saved>,
    /// How many changes have been made and not been taken back.
    made: u64,
    /// What fell with what was written, and nobody has asked for yet.
    fallen: Vec<(PathBuf, String)>,
}

/// A change that was made, of one file or of several at once.
struct Saved {
    at: NaiveDateTime,
    files: Vec<ChangedFile>,
}

impl Saved {
    fn bytes(&self) -> usize {
        let texts = self.files.iter().flat_map(|file| [&file.before, &file.after]);
        texts.flatten().map(|text| text.len()).sum()
    }
}

/// The text that a form was made from.
pub(super) enum MadeFrom {
    /// This one.
    Known(Arc<SourceFile>),
    /// Nobody knows any more; the file says this now. What was sent is not taken as made from it.
    Forgotten(Arc<SourceFile>),
}

/// Changes of one file, and the text that they were made from.
pub(super) struct FileEdits {
    pub kind: FileKind,
    pub before: Arc<SourceFile>,
    pub edits: Vec<Edit>,
}

/// Looks at the files as they would be, before anything is written.
pub(super) type Judge<'a> = dyn Fn(&[Arc<SourceFile>]) -> Result<(), NotSaved> + 'a;

/// Why a change was not made.
pub(super) enum NotSaved {
    /// Somebody else has changed the same.
    Conflicts(Vec<Conflict>),
    /// What would come out is wrong.
    Wrong(Vec<Problem>),
    /// In words.
    Told(String),
}

impl Store {
    /// The text of a file, and the name that it is remembered by.
    pub(super) fn open(&mut self, path: &Path) -> Result<(Arc<SourceFile>, String), Problem> {
        let file = read::text(path)?;
        let name = name_of(&file);
        let text: Arc<str> = file.raw().into();
        if self.texts.insert(name.clone(), (path.to_owned(), text)).is_none() {
            self.bytes += file.raw().len();
            self.order.push_back(name.clone());
        }
        while self.bytes > REMEMBERED && self.order.len() > 1 {
            let oldest = self.order.pop_front().and_then(|oldest| self.texts.remove(&oldest));
            self.bytes -= oldest.map_or(0, |(_, text)| text.len());
        }
        Ok((file, name))
    }

    /// The name of the text that a file has now, as [`Store::open`] gives it; a text that is known by it is not looked through again.
    pub(super) fn name_now(&mut self, path: &Path) -> Option<String> {
        let text = fs::read(path).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        let name = text.map(|text| name_of_text(path, &text));
        let known = name.filter(|name| self.texts.contains_key(name));
        known.or_else(|| self.open(path).ok().map(|(_, name)| name))
    }

    /// The text that a form was made from, by the name that it carries. A program that was opened anew knows it where the file still
    /// says the same.
    ///
    /// # Errors
    /// The file cannot be read.
    pub(super) fn made_from(&mut self, name: Option<&str>, path: &Path) -> Result<MadeFrom, Problem> {
        let name = name.unwrap_or_default();
        if let Some((of, text)) = self.texts.get(name)
            && of == path
        {
            return Ok(MadeFrom::Known(SourceFile::new(path, text.to_string())));
        }
        let (now, its_name) = self.open(path)?;
        Ok(if its_name == name {
            MadeFrom::Known(now)
        } else {
            MadeFrom::Forgotten(now)
        })
    }

    /// Makes changes of a file, which were made from `before`.
    pub(super) fn save(&mut self, kind: FileKind, before: &Arc<SourceFile>, edits: &[Edit]) -> Result<(), NotSaved> {
        let one = FileEdits {
            kind,
            before: Arc::clone(before),
            edits: edits.to_vec(),
        };
        self.save_all(vec![one], &|_| Ok(()))
    }

    /// Makes changes of several files in one step: all or none. `judge` looks at what would come out before anything is written.
    pub(super) fn save_all(&mut self, changes: Vec<FileEdits>, judge: &Judge<'_>) -> Result<(), NotSaved> {
        let _held = hold_all(changes.iter().map(|change| change.before.path()));
        let mut files: Vec<ChangedFile> = Vec::new();
        let mut texts = Vec::new();
        let mut fallen = Vec::new();
        for FileEdits { kind, before, edits } in changes {
            let now = read::text(before.path()).map_err(|problem| NotSaved::Wrong(vec![problem]))?;
            let mut edits = merge::to_be_made(&before, &now, &edits)
                .map_err(not_made)?
                .map_err(NotSaved::Conflicts)?;
            let new = made(kind, &now, &edits)?;
            let (new, yes) = yes::after_writing(kind, &now, new).map_err(not_made)?;
            if let Some((edit, yes)) = yes {
                edits.push(edit);
                fallen.push((before.path().to_owned(), yes));
            }
            if new.raw() != now.raw() {
                files.push(ChangedFile {
                    kind,
                    path: before.path().to_owned(),
                    edits,
                    before: Some(now.raw().into()),
                    after: Some(new.raw().into()),
                    rights: None,
                });
            }
            texts.push(new);
        }
        judge(&texts)?;
        if files.is_empty() {
            return Ok(());
        }
        let changed = |file: &ChangedFile| Some((text_of(file, file.before.as_deref()?), text_of(file, file.after.as_deref()?)));
        let beside: Vec<FallenBeside> = files
            .iter()
            .filter_map(changed)
            .flat_map(|(was, is)| fallen_beside(&was, &is, &texts))
            .collect();
        for one in beside {
            fallen.push((one.now.path().to_owned(), one.yes));
            put(&mut files, one.now, one.without, one.edit);
        }
        let written = files.iter().filter_map(|file| Some((&*file.path, file.after.as_deref()?)));
        write_all(written).map_err(NotSaved::Told)?;
        self.remember(Saved {
            at: Local::now().naive_local(),
            files,
        });
        self.fallen.extend(fallen);
        Ok(())
    }

    /// The yes of the borger's that fell with what was written since this was last asked, as it was written, by its file.
    pub(super) fn fallen(&mut self) -> Vec<(PathBuf, String)> {
        std::mem::take(&mut self.fallen)
    }

    /// Makes a file that is not there yet, which taking back takes away again.
    ///
    /// # Errors
    /// Why not, in Danish.
    pub(super) fn create(&mut self, kind: FileKind, file: &SourceFile) -> Result<(), String> {
        let path = file.path();
        let _held = hold_all(std::iter::once(path));
        if path.exists() {
            return Err("En anden har lige lavet den samme fil. Prøv igen.".to_owned());
        }
        write(path, file.raw().as_bytes())?;
        self.remember_one(ChangedFile {
            kind,
            path: path.to_owned(),
            edits: Vec::new(),
            before: None,
            after: Some(file.raw().into()),
            rights: None,
        });
        Ok(())
    }

    /// Takes a file away that says what it said when somebody was asked; taking back writes it again.
    ///
    /// # Errors
    /// Why not, in Danish.
    pub(super) fn delete(&mut self, kind: FileKind, asked: &SourceFile) -> Result<(), String> {
        let path = asked.path();
        let _held = hold_all(std::iter::once(path));
        if !read::text(path).is_ok_and(|now| now.raw() == asked.raw()) {
            return Err("Filen er lige blevet ændret. Intet er slettet; prøv igen.".to_owned());
        }
        let rights = fs::metadata(path).ok().map(|about| about.permissions());
        fs::remove_file(path).map_err(|error| format!("Filen kan ikke slettes: {}.", in_danish(&error)))?;
        self.remember_one(ChangedFile {
            kind,
            path: path.to_owned(),
            edits: Vec::new(),
            before: Some(asked.raw().into()),
            after: None,
            rights,
        });
        Ok(())
    }

    /// Whether the changes that were made since `made` are all that has led a file from one text to another.
    pub(super) fn has_led(&self, path: &Path, made: u64, before: &str, now: &str) -> bool {
        let count = usize::try_from(self.made.saturating_sub(made)).unwrap_or(usize::MAX);
        let Some(first) = self.saved.len().checked_sub(count) else {
            return false;
        };
        let changes = self.saved.iter().skip(first).flat_map(|saved| &saved.files);
        let mut text = Some(before);
        for change in changes.filter(|change| change.path == path) {
            text = change.after.as_deref().filter(|_| change.before.as_deref() == text);
        }
        text == Some(now)
    }

    /// Gives a file that says `now` another text, as part of the change that was made of it last.
    ///
    /// # Errors
    /// Somebody else has changed it, or it cannot be written.
    pub(super) fn settle(&mut self, path: &Path, now: &str, text: &Arc<str>) -> Result<(), NotSaved> {
        let _held = hold_all(std::iter::once(path));
        let is_it = read::text(path).is_ok_and(|file| file.raw() == now);
        let of_last = self
            .saved
            .back_mut()
            .and_then(|saved| saved.files.iter_mut().find(|file| file.path == path));
        let last = of_last.filter(|file| is_it && file.after.as_deref() == Some(now));
        let last = last.ok_or_else(|| NotSaved::Told(String::new()))?;
        write_all(std::iter::once((path, &**text))).map_err(NotSaved::Told)?;
        last.after = Some(Arc::clone(text));
        Ok(())
    }

    /// Writes a file again as it is: other desks see that something was said of it, though it says the same.
    ///
    /// # Errors
    /// It cannot be written; why, in Danish.
    pub(super) fn touch(path: &Path) -> Result<(), String> {
        let _held = hold_all(std::iter::once(path));
        let now = read::text(path).map_err(|problem| problem.what)?;
        write_all(std::iter::once((path, now.raw())))
    }

    fn remember_one(&mut self, file: ChangedFile) {
        self.remember(Saved {
            at: Local::now().naive_local(),
            files: vec![file],
        });
    }

    fn remember(&mut self, saved: Saved) {
        self.saved.push_back(saved);
        self.made += 1;
        let mut bytes: usize = self.saved.iter().map(Saved::bytes).sum();
        while bytes > REMEMBERED && self.saved.len() > 1 {
            bytes -= self.saved.pop_front().map_or(0, |oldest| oldest.bytes());
        }
    }

    /// How many changes have been made and not been taken back.
    pub(super) fn made(&self) -> u64 {
        self.made
    }
}

/// A text of a file that is changed.
fn text_of(file: &ChangedFile, text: &str) -> Arc<SourceFile> {
    SourceFile::new(&file.path, text.to_owned())
}

/// Puts a change beside the others of a step, or to the one of its file.
fn put(files: &mut Vec<ChangedFile>, now: Arc<SourceFile>, new: Arc<SourceFile>, edit: Edit) {
    if let Some(file) = files.iter_mut().find(|file| file.path == now.path()) {
        file.after = Some(new.raw().into());
        file.edits.push(edit);
        return;
    }
    files.push(ChangedFile {
        kind: FileKind::Meeting,
        path: now.path().to_owned(),
        edits: vec![edit],
        before: Some(now.raw().into()),
        after: Some(new.raw().into()),
        rights: None,
    });
}

/// A file with changes made, read again as what it is.
pub(super) fn made(kind: FileKind, now: &Arc<SourceFile>, edits: &[Edit]) -> Result<Arc<SourceFile>, NotSaved> {
    let new = match kind {
        FileKind::Municipality => edited_as::<Municipality>(now, kind, edits),
        FileKind::Case => edited_as::<CaseFile>(now, kind, edits),
        FileKind::Meeting => edited_as::<MeetingFile>(now, kind, edits),
    };
    new.map_err(not_made)
}

/// Whether a change alone leaves a file that can be read.
pub(super) fn is_whole(kind: FileKind, before: &Arc<SourceFile>, edit: &Edit) -> bool {
    made(kind, before, std::slice::from_ref(edit)).is_ok()
}

fn write_all<'a>(files: impl Iterator<Item = (&'a Path, &'a str)>) -> Result<(), String> {
    let files: Vec<(&Path, &[u8])> = files.map(|(path, text)| (path, text.as_bytes())).collect();
    replace_all(&files)
}

/// A file as it would be after changes; as far as they can be made.
pub(super) fn as_it_would_be(kind: FileKind, before: &Arc<SourceFile>, edits: &[Edit]) -> Arc<SourceFile> {
    edits.iter().fold(Arc::clone(before), |file, edit| {
        edited(&file, kind, std::slice::from_ref(edit)).unwrap_or(file)
    })
}

fn not_made(why: NotMade) -> NotSaved {
    match why {
        NotMade::Wrong(problems) => NotSaved::Wrong(problems),
        NotMade::Unreadable => NotSaved::Told("Filen kan ikke læses, som den er nu. Ret den i en editor først.".to_owned()),
        NotMade::Beyond(path) => NotSaved::Told(format!(
            "»{}« er skrevet på en måde, som siden ikke kan ændre uden at røre andet. Ret den i en editor.",
            in_words(&path)
        )),
    }
}

/// What a path is about: its keys, without the places in lists and ids.
pub(super) fn in_words(path: &ValuePath) -> String {
    let key = |step: &Step| match step {
        Step::Key(key) => Some(key.clone()),
        Step::At(_) | Step::Of(..) => None,
    };
    let keys: Vec<String> = path.0.iter().filter_map(key).collect();
    keys.join(", ")
}

/// Keeps other desks from the folders of files while they are changed, where the system can.
fn hold_all<'a>(paths: impl Iterator<Item = &'a Path>) -> Vec<File> {
    // In one order, so that no two desks wait for each other.
    let folders: BTreeSet<&Path> = paths.filter_map(Path::parent).collect();
    let held = folders.into_iter().filter_map(|folder| {
        let folder = File::open(folder).ok()?;
        folder.lock().ok()?;
        Some(folder)
    });
    held.collect()
}

/// The name of a text: what nobody could make another text of (SHA-256), and where it stands.
fn name_of(file: &SourceFile) -> String {
    name_of_text(file.path(), file.raw())
}

fn name_of_text(path: &Path, text: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(path.to_string_lossy().as_bytes());
    hash.update([0]);
    hash.update(text.as_bytes());
    hash.finalize().iter().take(16).map(|b| format!("{b:02x}")).collect()
}
