//! A file as it was read: its bytes, and what asks for them by place.

use std::collections::HashMap;
use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use super::collection_ends::collection_ends;
use super::line_index::LineIndex;
use super::normal_form::normal_form;
use super::place::Place;
use super::rewrite::for_parser;
use super::scanner::{Scan, scan};
use super::text_map::TextMap;

/// One file as it was read: its path as the user gave it, and its text, byte for byte.
///
/// The text holds private details, so it is not public and stands in no `Debug`.
#[derive(Default)]
pub struct SourceFile {
    path: PathBuf,
    raw: String,
    /// The text as it is shown, where it differs from `raw`.
    normal: Option<TextMap>,
    /// What the parser is given, where it differs from the text as it is shown.
    parsed: Option<TextMap>,
    lines: OnceLock<LineIndex>,
    ends: OnceLock<HashMap<usize, usize>>,
}

impl fmt::Debug for SourceFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SourceFile").field("path", &self.path).finish_non_exhaustive()
    }
}

impl SourceFile {
    /// A file with a text.
    pub fn new(path: &Path, raw: String) -> Arc<Self> {
        let normal = normal_form(&raw);
        let mut file = Self {
            path: path.to_owned(),
            raw,
            normal,
            ..Self::default()
        };
        file.parsed = for_parser(file.text(), &file.scan());
        Arc::new(file)
    }

    /// A file of which nothing is known but its path: it is missing, or cannot be read.
    pub fn unread(path: &Path) -> Arc<Self> {
        Self::new(path, String::new())
    }

    /// The path of the file, as the user gave it.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The text that rules look at and messages show: no byte order mark, `\n` after each line, composed letters.
    pub(crate) fn text(&self) -> &str {
        self.normal.as_ref().map_or(&self.raw, TextMap::text)
    }

    /// The text that the parser is given.
    pub(super) fn parsed(&self) -> &str {
        self.parsed.as_ref().map_or(self.text(), TextMap::text)
    }

    /// The file as it is, byte for byte.
    pub(crate) fn raw(&self) -> &str {
        &self.raw
    }

    /// The byte of [`SourceFile::parsed`] that a byte of the file became.
    pub(super) fn parsed_of_raw(&self, raw: usize) -> usize {
        let at = self.of_raw(raw);
        self.parsed.as_ref().map_or(at, |parsed| parsed.of_other(at))
    }

    /// The place of a stretch of [`SourceFile::parsed`].
    pub(super) fn place_of_parsed(self: &Arc<Self>, stretch: Range<usize>) -> Place {
        let to_text = |at| self.parsed.as_ref().map_or(at, |parsed| parsed.to_other(at));
        self.place(to_text(stretch.start)..to_text(stretch.end))
    }

    /// Its scalars as they are written.
    pub(super) fn scan(&self) -> Scan<'_> {
        scan(self.text())
    }

    /// The lines of [`SourceFile::text`], each with the byte at which it begins.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text().split('\n').scan(0, |offset, line| {
            let begins = *offset;
            *offset += line.len() + 1;
            Some((begins, line))
        })
    }

    /// The place of a stretch of [`SourceFile::text`].
    pub(crate) fn place(self: &Arc<Self>, stretch: Range<usize>) -> Place {
        Place::new(self, self.to_raw(stretch.start)..self.to_raw(stretch.end))
    }

    /// The line, from 1, of a byte of the file.
    pub(super) fn line_of(&self, raw: usize) -> usize {
        self.line_index().line_of(self.of_raw(raw)) + 1
    }

    /// The column, in characters from 1, of a byte of the file.
    pub(super) fn column_of(&self, raw: usize) -> usize {
        let at = self.of_raw(raw);
        let start = self.line_start(self.line_of(raw));
        self.text().get(start..at).map_or(1, |before| before.chars().count() + 1)
    }

    /// The byte of [`SourceFile::text`] at which a line, from 1, begins; its end when it has fewer lines.
    pub(super) fn line_start(&self, line: usize) -> usize {
        self.line_index().start(line.saturating_sub(1)).unwrap_or(self.text().len())
    }

    /// Where the list or mapping that begins at a byte of [`SourceFile::text`] ends, in bytes of it.
    pub(super) fn collection_end(&self, start: usize) -> Option<usize> {
        let parsed = self.parsed.as_ref();
        let ends = self.ends.get_or_init(|| collection_ends(self.parsed()));
        let end = ends.get(&parsed.map_or(start, |parsed| parsed.of_other(start)))?;
        Some(parsed.map_or(*end, |parsed| parsed.to_other(*end)))
    }

    /// The byte of [`SourceFile::text`] that a byte of the file became.
    pub(super) fn of_raw(&self, raw: usize) -> usize {
        self.normal.as_ref().map_or(raw, |normal| normal.of_other(raw))
    }

    fn to_raw(&self, offset: usize) -> usize {
        self.normal.as_ref().map_or(offset, |normal| normal.to_other(offset))
    }

    fn line_index(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(self.text()))
    }
}
