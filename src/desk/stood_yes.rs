//! A yes of the borger's that fell with something written at the shared screen: it stands again when the file says again exactly what
//! it was said to, and nobody else has written the file in between. A letter that is typed and taken back costs no yes.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use super::store::Store;
use super::yes;
use crate::case::edit::{Edit, Value, value_of};
use crate::case::{SourceFile, read};

/// The yeses that fell here, by the meeting's file.
#[derive(Default)]
pub(super) struct StoodYeses(HashMap<PathBuf, StoodYes>);

/// A yes that fell here.
struct StoodYes {
    /// The file as it was when the yes stood in it.
    text: Arc<str>,
    /// When it was said, in words.
    day: String,
    /// Whether it stands again.
    is_back: bool,
    /// The file as this desk has left it.
    left: FileMark,
}

/// Which file lies somewhere: another one as soon as anybody has written it, though it say the same.
#[derive(Clone, Copy, PartialEq, Eq)]
struct FileMark {
    written: SystemTime,
    number: u64,
}

impl FileMark {
    /// None where the system does not know it.
    fn of(path: &Path) -> Option<Self> {
        let about = fs::metadata(path).ok()?;
        Some(Self {
            written: about.modified().ok()?,
            number: number_of(&about),
        })
    }
}

#[cfg(unix)]
fn number_of(about: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(about)
}

#[cfg(not(unix))]
fn number_of(about: &fs::Metadata) -> u64 {
    about.len()
}

/// A meeting's file before something is written in it.
pub(super) struct BeforeWriting {
    file: Arc<SourceFile>,
    mark: FileMark,
    /// How many changes this desk had made before.
    made: u64,
}

impl BeforeWriting {
    /// The file as it is now; none where it cannot be read.
    pub(super) fn of(store: &Store, path: &Path) -> Option<Self> {
        let mark = FileMark::of(path)?;
        let file = read::text(path).ok()?;
        let made = store.made();
        Some(Self { file, mark, made })
    }
}

impl StoodYeses {
    /// What is to be said of a yes that stands again: its day, in words.
    pub(super) fn back(&self, path: &Path) -> Option<&str> {
        let stood = self.0.get(path).filter(|stood| stood.is_back)?;
        (FileMark::of(path) == Some(stood.left)).then_some(&*stood.day)
    }

    /// The borger has said something else since.
    pub(super) fn forget(&mut self, path: &Path) {
        self.0.remove(path);
    }

    /// Looks at what was written. `day` is when a yes was said that stood before, in words; whether the yes of before stands again,
    /// which it does not before `is_whole` says that all that was typed is in the file.
    pub(super) fn follow(&mut self, store: &mut Store, before: Option<BeforeWriting>, day: Option<&str>, is_whole: bool) -> bool {
        let Some(before) = before else { return false };
        let path = before.file.path().to_owned();
        let known = self.0.remove(&path).filter(|stood| stood.left == before.mark);
        let Ok(now) = read::text(&path) else { return false };
        let is_written = now.raw() != before.file.raw();
        // Nobody else has written anything between what was there and what is there.
        if is_written && !store.has_led(&path, before.made, before.file.raw(), now.raw()) {
            return false;
        }
        let stood = match known {
            Some(stood) if !(is_written && stood.is_back) => Some(stood),
            _ => day.filter(|_| is_written && has_yes(&before.file)).map(|day| StoodYes {
                text: before.file.raw().into(),
                day: day.to_owned(),
                is_back: false,
                left: before.mark,
            }),
        };
        let Some(mut stood) = stood else { return false };
        let comes_back = is_whole && !stood.is_back && is_as_before(&stood.text, &now);
        if comes_back && store.settle(&path, now.raw(), &stood.text).is_err() {
            return false;
        }
        stood.is_back |= comes_back;
        if let Some(mark) = FileMark::of(&path) {
            stood.left = mark;
            self.0.insert(path, stood);
        }
        comes_back
    }
}

fn has_yes(file: &SourceFile) -> bool {
    value_of(file).is_ok_and(|root| yes::of(&root).is_some())
}

/// Whether a file says all that it said, and nothing else, but for the yes.
fn is_as_before(text: &str, now: &SourceFile) -> bool {
    let before = SourceFile::new(now.path(), text.to_owned());
    let before = value_of(&before).ok().and_then(|root| root.with(&Edit::remove(yes::place())));
    let now = value_of(now).ok();
    before.zip(now).is_some_and(|(before, now): (Value, Value)| before.same(&now))
}
