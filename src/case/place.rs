//! Where a value stands in what people wrote: file and bytes; line and column when they are asked for.

use std::fmt;
use std::ops::{Deref, Range};
use std::path::Path;
use std::sync::Arc;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer};

use super::read;
use super::source::SourceFile;
use super::value::{Approval, Date, Moment, Text};
use crate::messages::Whereabouts;

/// A stretch of a file, in bytes of the file itself; or a file as a whole.
#[derive(Clone, Default)]
pub struct Place {
    file: Arc<SourceFile>,
    extent: Extent,
}

#[derive(Clone, Copy, Default)]
enum Extent {
    #[default]
    File,
    /// From a byte to before a byte.
    Stretch(usize, usize),
    /// The list or mapping that begins at a byte.
    Collection(usize),
}

impl Place {
    /// The whole of a file, for what is not in it.
    pub fn whole(file: &Arc<SourceFile>) -> Self {
        Self {
            file: Arc::clone(file),
            extent: Extent::File,
        }
    }

    /// A stretch of a file, in bytes of the file.
    pub(super) fn new(file: &Arc<SourceFile>, range: Range<usize>) -> Self {
        Self {
            file: Arc::clone(file),
            extent: Extent::Stretch(range.start, range.end),
        }
    }

    /// The place that the reader of YAML reported, in its own text.
    pub(super) fn of_location(file: &Arc<SourceFile>, at: serde_saphyr::Location) -> Self {
        if at.line() == 0 {
            return Self::whole(file);
        }
        let (text, span) = (file.parsed(), at.span());
        let Some(start) = span.byte_offset().map(|start| start as usize) else {
            return Self::of_column(file, at.line() as usize, at.column() as usize);
        };
        let end = start + span.byte_len().unwrap_or(0) as usize;
        match text.get(start..end).map(str::trim_end) {
            // A block with nothing in it is where it begins.
            Some("") if let Some(header) = block_header(text, start) => file.place_of_parsed(header..header + 1),
            Some("" | "[" | "{") => Self {
                extent: Extent::Collection(file.place_of_parsed(start..start).range().start),
                ..Self::whole(file)
            },
            Some(written) => file.place_of_parsed(block_header(text, start).unwrap_or(start)..start + written.len()),
            None => Self::whole(file),
        }
    }

    /// The character at a line and a column, both from 1.
    fn of_column(file: &Arc<SourceFile>, line: usize, column: usize) -> Self {
        let breaks = file.parsed().match_indices('\n').map(|(at, _)| at + 1);
        let start = std::iter::once(0)
            .chain(breaks)
            .nth(line.saturating_sub(1))
            .unwrap_or(file.parsed().len());
        let rest = file.parsed()[start..].split('\n').next().unwrap_or_default();
        let (into, length) = rest
            .char_indices()
            .nth(column.saturating_sub(1))
            .map_or((rest.len(), 0), |(at, c)| (at, c.len_utf8()));
        file.place_of_parsed(start + into..start + into + length)
    }

    /// The file.
    pub(crate) fn file(&self) -> &Arc<SourceFile> {
        &self.file
    }

    /// The path of the file, as the user gave it.
    pub fn path(&self) -> &Path {
        self.file.path()
    }

    /// The name of the file, without its folders.
    pub fn file_name(&self) -> String {
        let name = self.path().file_name();
        name.map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
    }

    /// Whether the file as a whole is meant.
    pub fn is_whole_file(&self) -> bool {
        matches!(self.extent, Extent::File)
    }

    /// The bytes of the file that the place takes up: all lines of a value, and its quotes; empty for a whole file.
    pub fn range(&self) -> Range<usize> {
        match self.extent {
            Extent::File => 0..0,
            Extent::Stretch(start, end) => start..end,
            Extent::Collection(start) => {
                let from = self.file.of_raw(start);
                let end = self.file.collection_end(from).unwrap_or(from);
                self.file.place(from..end).range()
            }
        }
    }

    fn start(&self) -> usize {
        match self.extent {
            Extent::File => 0,
            Extent::Stretch(start, _) | Extent::Collection(start) => start,
        }
    }

    /// The line on which it begins, from 1; 0 for a whole file.
    pub fn line(&self) -> usize {
        if self.is_whole_file() { 0 } else { self.file.line_of(self.start()) }
    }

    /// The column at which it begins, in characters from 1; 0 for a whole file.
    pub fn column(&self) -> usize {
        if self.is_whole_file() {
            0
        } else {
            self.file.column_of(self.start())
        }
    }

    /// File and line, as a part of a sentence.
    pub(crate) fn whereabouts(&self) -> Whereabouts {
        let file = self.file_name();
        match self.line() {
            0 => Whereabouts::File { file },
            line => Whereabouts::Line { file, line },
        }
    }

    /// The line on which it begins, in bytes of [`SourceFile::text`].
    pub(crate) fn whole_line(&self) -> Range<usize> {
        let start = self.file.line_start(self.line());
        let rest = self.file.text().get(start..).unwrap_or_default();
        start..start + rest.find('\n').unwrap_or(rest.len())
    }

    /// The part on its first line, in bytes of [`SourceFile::text`], without trailing blanks and at least one character
    /// where there is one: a message underlines a word, not a paragraph.
    pub(crate) fn first_line(&self) -> Range<usize> {
        let (text, range) = (self.file.text(), self.range());
        let start = self.file.of_raw(range.start);
        let end = self.file.of_raw(range.end).max(start);
        let line = text.get(start..).unwrap_or_default().split('\n').next().unwrap_or_default();
        let cut = line.get(..end - start).unwrap_or(line).trim_end();
        let length = if cut.is_empty() {
            line.chars().next().map_or(0, char::len_utf8)
        } else {
            cut.len()
        };
        start..start + length
    }
}

/// Where the `|` or `>` stands that makes a block of the text at `start`, which the parser does not count to it.
pub(super) fn block_header(text: &str, start: usize) -> Option<usize> {
    let before = text[..start].trim_end();
    if !text[before.len()..start].contains('\n') {
        return None;
    }
    let line = before.rsplit('\n').next().unwrap_or_default();
    let code = line.split(" #").next().unwrap_or_default().trim_end();
    let indicators = code.trim_end_matches(|c: char| c.is_ascii_digit() || "+-".contains(c));
    indicators
        .strip_suffix(['|', '>'])
        .filter(|key| key.ends_with(' ') || key.is_empty())
        .map(|key| before.len() - line.len() + key.len())
}

impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.path().display(), self.line(), self.column())
    }
}

/// A value together with the place where it was written.
#[derive(Clone, Debug, Default)]
pub struct Placed<T> {
    /// What was written.
    pub value: T,
    /// Where.
    pub place: Place,
}

impl Placed<Date> {
    /// The day.
    pub fn day(&self) -> chrono::NaiveDate {
        self.value.0
    }
}

impl Placed<Approval> {
    /// The day.
    pub fn day(&self) -> chrono::NaiveDate {
        self.value.day
    }
}

impl Placed<Moment> {
    /// The day and time, local.
    pub fn moment(&self) -> chrono::NaiveDateTime {
        self.value.0
    }
}

impl Placed<Text> {
    /// The text.
    pub fn text(&self) -> &str {
        &self.value.0
    }

    /// Where a stretch of the text, in bytes of the text, stands in its file.
    ///
    /// A text may be folded, quoted or indented, so the two are followed side by side; where they part, the place is that
    /// of the whole text.
    pub fn stretch(&self, stretch: &Range<usize>) -> Place {
        let file = self.place.file();
        let source = file.text();
        let mut at = file.of_raw(self.place.start());
        if source[at..].starts_with(['|', '>']) {
            at += source[at..].find('\n').unwrap_or(0);
        }
        let mut start = None;
        for (index, wanted) in self.text().char_indices().filter(|(_, c)| !c.is_whitespace()) {
            let skipped = source[at..].find(|c: char| c == wanted || !(c.is_whitespace() || "\"'\\".contains(c)));
            let Some(found) = skipped.map(|s| at + s).filter(|f| source[*f..].starts_with(wanted)) else {
                return self.place.clone();
            };
            at = found + wanted.len_utf8();
            if index == stretch.start {
                start = Some(found);
            }
            if index + wanted.len_utf8() == stretch.end {
                break;
            }
        }
        start.map_or_else(|| self.place.clone(), |start| file.place(start..at))
    }
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
