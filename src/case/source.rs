//! Where a value stands in what people wrote: file, line, column.

use std::fmt;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer};

use super::read;

/// One file as it was read: its path as the user gave it, and its text.
///
/// The text has no byte order mark, and every line ends with `\n`.
#[derive(Debug, Default)]
pub struct SourceFile {
    pub path: PathBuf,
    pub text: String,
}

/// A stretch of a source file.
#[derive(Clone, Default)]
pub struct Place {
    pub file: Arc<SourceFile>,
    /// Counted from 1; 0 when the whole file is meant.
    pub line: usize,
    /// In characters, counted from 1.
    pub column: usize,
    /// Where the stretch begins, in bytes of [`SourceFile::text`].
    pub start: usize,
    /// How long it is, in bytes; at least the first character of the value.
    pub len: usize,
}

impl Place {
    /// The whole of a file, for what is not in it.
    pub fn whole(file: &Arc<SourceFile>) -> Self {
        Self {
            file: Arc::clone(file),
            ..Self::default()
        }
    }

    /// The place of a stretch of a file, in bytes of its text.
    pub fn of(file: &Arc<SourceFile>, range: std::ops::Range<usize>) -> Self {
        let before = file.text.get(..range.start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |i| i + 1);
        Self {
            file: Arc::clone(file),
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            start: range.start,
            len: clip(&file.text, range.start, range.len()),
        }
    }

    /// The place that a reader of YAML reported.
    pub(super) fn from_location(file: &Arc<SourceFile>, at: serde_saphyr::Location) -> Self {
        let (line, column) = (at.line() as usize, at.column() as usize);
        let line_start = line_start(&file.text, line);
        let text = file.text.get(line_start..).unwrap_or_default();
        let text = text.split('\n').next().unwrap_or_default();
        let into = text.char_indices().nth(column.saturating_sub(1)).map_or(text.len(), |(i, _)| i);
        let start = line_start + into;
        let given = at.span().byte_len().unwrap_or(0) as usize;
        let len = clip(&file.text, start, given);
        Self {
            file: Arc::clone(file),
            line,
            column,
            start,
            len,
        }
    }

    /// The path of the file, as the user gave it.
    pub fn path(&self) -> &Path {
        &self.file.path
    }

    /// The name of the file, without its folders.
    pub fn file_name(&self) -> String {
        let name = self.path().file_name();
        name.map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
    }
}

/// The byte at which line `line` (from 1) begins.
fn line_start(text: &str, line: usize) -> usize {
    if line <= 1 {
        return 0;
    }
    text.match_indices('\n').nth(line - 2).map_or(text.len(), |(i, _)| i + 1)
}

/// A stretch stays on its first line and without trailing blanks: a message underlines a word, not a paragraph.
fn clip(text: &str, start: usize, given: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let line = rest.split('\n').next().unwrap_or_default();
    let cut = line.get(..given).unwrap_or(line).trim_end();
    if cut.is_empty() {
        line.chars().next().map_or(0, char::len_utf8)
    } else {
        cut.len()
    }
}

impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.path().display(), self.line, self.column)
    }
}

/// A value together with the place where it was written.
#[derive(Clone, Debug, Default)]
pub struct Placed<T> {
    pub value: T,
    pub place: Place,
}

impl<T> Deref for Placed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: PartialEq> PartialEq for Placed<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Placed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mark = read::mark();
        let spanned = serde_saphyr::Spanned::<T>::deserialize(deserializer)?;
        let place = read::place(spanned.referenced);
        read::settle(mark, &place);
        Ok(Self {
            value: spanned.value,
            place,
        })
    }
}

impl<T: JsonSchema> JsonSchema for Placed<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}
