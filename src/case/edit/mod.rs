//! Changes to what people wrote: a path and a value become a new text in which nothing else has changed (lossless editing).
//!
//! A change is put in place of the bytes of the one value it is about, so comments, order, quoting, blank lines, line ends,
//! byte order mark and Unicode form of all others stay. It is made on the text that the reader of [`super::read`] is given, and
//! carried back to the bytes of the file, so that what is read in spite of a slip (a colon in a sentence, a no-break blank) can be
//! changed too. What comes out is parsed again: unless it says what was said before with exactly the change, nothing is given.
//! [`merge`] makes changes anew on a file that somebody else has changed meanwhile.

mod align;
mod field_order;
mod list;
mod mapping;
pub mod merge;
pub(crate) mod merge_lists;
mod order;
mod render;
mod splice;
mod tree;
mod value;

use std::fmt;
use std::sync::Arc;

use serde::de::DeserializeOwned;

use super::problem::Problem;
use super::read;
use super::source::SourceFile;
pub use order::FileKind;
pub(crate) use order::{data_of, each_form};
pub(crate) use tree::path_at;
pub use value::Value;

/// One step from a value to one inside it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// The value of a key.
    Key(String),
    /// The item at a place of a list, from 0.
    At(usize),
    /// The item of a list whose key has this text: the person whose `id` is `mor`.
    Of(String, String),
}

/// The way from a file to a value in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ValuePath(pub Vec<Step>);

impl ValuePath {
    /// The path of these keys.
    pub fn keys<'a>(keys: impl IntoIterator<Item = &'a str>) -> Self {
        Self(keys.into_iter().map(|key| Step::Key(key.to_owned())).collect())
    }

    /// This path and one step more.
    #[must_use]
    pub fn then(&self, step: Step) -> Self {
        let mut steps = self.0.clone();
        steps.push(step);
        Self(steps)
    }

    /// This path and the value of a key of it.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        self.then(Step::Key(key.to_owned()))
    }

    /// This path and the item whose key has a text.
    #[must_use]
    pub fn of(&self, key: &str, text: &str) -> Self {
        self.then(Step::Of(key.to_owned(), text.to_owned()))
    }
}

impl fmt::Display for ValuePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, step) in self.0.iter().enumerate() {
            if number > 0 {
                f.write_str("/")?;
            }
            match step {
                Step::Key(key) => f.write_str(key)?,
                Step::At(index) => write!(f, "[{index}]")?,
                Step::Of(key, text) => write!(f, "[{key}={text}]")?,
            }
        }
        Ok(())
    }
}

/// What is to become of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is this; with the keys above it, where they are not there.
    Set(Value),
    /// It is not there; nor is what would be empty without it.
    Remove,
    /// The list at the path has this item more, at its end.
    Push(Value),
}

/// One change to one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Where.
    pub path: ValuePath,
    /// What is to become of it.
    pub change: Change,
}

impl Edit {
    /// Something is to be this.
    pub fn set(path: ValuePath, value: Value) -> Self {
        Self {
            path,
            change: Change::Set(value),
        }
    }

    /// Something is to be gone.
    pub fn remove(path: ValuePath) -> Self {
        Self {
            path,
            change: Change::Remove,
        }
    }

    /// A list is to have one item more.
    pub fn push(path: ValuePath, value: Value) -> Self {
        Self {
            path,
            change: Change::Push(value),
        }
    }
}

/// Why a change was not made; the file is as it was.
#[derive(Clone, Debug)]
pub enum NotMade {
    /// The file cannot be parsed as it is.
    Unreadable,
    /// The way it is written does not allow the change to be made without touching anything else. Somebody can make it in an editor.
    Beyond(ValuePath),
    /// What would come out is a mistake that was not there before.
    Wrong(Vec<Problem>),
}

/// Everything that a file says.
///
/// # Errors
/// [`NotMade::Unreadable`].
pub(crate) fn value_of(file: &SourceFile) -> Result<Value, NotMade> {
    Ok(tree::parse(file.parsed()).ok_or(NotMade::Unreadable)?.value())
}

/// The file with changes made, one after another; `kind` gives new keys their place.
///
/// # Errors
/// The first change that cannot be made, see [`NotMade`].
pub fn edited(file: &Arc<SourceFile>, kind: FileKind, edits: &[Edit]) -> Result<Arc<SourceFile>, NotMade> {
    let mut now = Arc::clone(file);
    for edit in edits {
        now = one(&now, kind, edit)?;
    }
    Ok(now)
}

/// The text of a file with changes made; see [`edited`].
///
/// # Errors
/// As [`edited`].
pub fn edited_text(text: &str, kind: FileKind, edits: &[Edit]) -> Result<String, NotMade> {
    let file = SourceFile::new("".as_ref(), text.to_owned());
    edited(&file, kind, edits).map(|new| new.raw().to_owned())
}

/// As [`edited`], and read again as what the file is.
///
/// # Errors
/// As [`edited`]; and mistakes that were not there before.
pub fn edited_as<T: DeserializeOwned>(file: &Arc<SourceFile>, kind: FileKind, edits: &[Edit]) -> Result<Arc<SourceFile>, NotMade> {
    let new = edited(file, kind, edits)?;
    let Err(problems) = read::yaml::<T>(&new) else {
        return Ok(new);
    };
    let before = read::yaml::<T>(file).err().unwrap_or_default();
    let is_new = |problem: &Problem| !before.iter().any(|old| old.rule == problem.rule && old.what == problem.what);
    let wrong: Vec<Problem> = problems.into_iter().filter(is_new).collect();
    if wrong.is_empty() { Ok(new) } else { Err(NotMade::Wrong(wrong)) }
}

fn one(file: &Arc<SourceFile>, kind: FileKind, edit: &Edit) -> Result<Arc<SourceFile>, NotMade> {
    let beyond = || NotMade::Beyond(edit.path.clone());
    let before = value_of(file)?;
    let meant = before.with(edit).ok_or_else(beyond)?;
    let mut now = Arc::clone(file);
    // Each piece is put into the text that the one before it left.
    for piece in value::pieces(&before, edit) {
        let root = tree::parse(now.parsed()).ok_or(NotMade::Unreadable)?;
        let patches = splice::patches(now.parsed(), &root, kind, &piece).ok_or_else(beyond)?;
        now = splice::patched(&now, patches);
    }
    let after = value_of(&now).map_err(|_| beyond())?;
    if after.same(&meant) { Ok(now) } else { Err(beyond()) }
}
