//! The world that Typst sees: one typesetter shared by all documents, and one page of data for each.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_kit::diagnostics::DiagnosticWorld;

use super::fonts::Fonts;
use super::pictures::Pictures;
use super::templates::{Templates, file_id};

/// The highest number of pictures in one document.
pub const MOST_PICTURES: usize = 300;
/// The highest number of papers in one bundle.
pub const MOST_BUNDLED: usize = 1000;
/// The highest number of different pictures in one bundle.
pub const MOST_BUNDLED_PICTURES: usize = 4000;

/// What all documents share. Made once: making it anew for each is nearly three times slower.
pub struct Typesetter {
    library: LazyHash<Library>,
    /// The fonts.
    pub fonts: Fonts,
    /// Templates and texts.
    pub templates: Templates,
    /// The pictures of files that documents show.
    pub pictures_of_files: Pictures,
    data: FileId,
    pages: FileId,
    /// The numbers of pictures by the ids of their files, and of a bundle's papers.
    pictures: HashMap<FileId, usize>,
    papers: HashMap<FileId, usize>,
    /// How many pages each template's last document had: a guess for the next.
    counts: Mutex<HashMap<&'static str, usize>>,
}

impl Typesetter {
    /// A typesetter with these templates and fonts.
    pub fn new(templates: Templates, fonts: Fonts) -> Self {
        Self {
            library: LazyHash::new(<Library as LibraryExt>::default()),
            fonts,
            templates,
            pictures_of_files: Pictures::default(),
            data: file_id("/data.json"),
            pages: file_id("/pages.json"),
            pictures: numbered(MOST_BUNDLED_PICTURES, |n| format!("/pictures/{n}")),
            papers: numbered(MOST_BUNDLED, |n| format!("/bundle/{n}.json")),
            counts: Mutex::default(),
        }
    }

    /// How many pages the last document of a template had; one when there was none.
    pub(super) fn last_count(&self, template: &'static str) -> usize {
        let counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        counts.get(template).copied().unwrap_or(1)
    }

    /// See [`Typesetter::last_count`].
    pub(super) fn remember_count(&self, template: &'static str, pages: usize) {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        counts.insert(template, pages);
    }

    /// Whether there is such a template.
    pub fn has(&self, template: &str) -> bool {
        self.templates.file(template).is_some()
    }
}

fn numbered(most: usize, path: impl Fn(usize) -> String) -> HashMap<FileId, usize> {
    (0..most).map(|number| (file_id(&path(number)), number)).collect()
}

/// One document's world. Its data always lies at the same path, `/data.json`: file ids are 16 bits and never freed.
pub struct PageWorld<'a> {
    /// What is shared with other documents.
    pub typesetter: &'a Typesetter,
    /// The template.
    pub main: FileId,
    /// The view as JSON.
    pub data: Bytes,
    /// How many pages there are, at `/pages.json`: apart from the data, so that only what asks for it is set again when the
    /// number was another.
    pub pages: Bytes,
    /// Pictures, by number.
    pub pictures: Vec<Bytes>,
    /// The views of the papers of a bundle, at `/bundle/N.json`.
    pub papers: Vec<Bytes>,
}

impl World for PageWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.typesetter.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.typesetter.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.typesetter
            .templates
            .source(id)
            .ok_or_else(|| FileError::NotFound(id.vpath().get_without_slash().into()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.typesetter.data {
            return Ok(self.data.clone());
        }
        if id == self.typesetter.pages {
            return Ok(self.pages.clone());
        }
        let Typesetter { pictures, papers, .. } = self.typesetter;
        let picture = pictures.get(&id).and_then(|n| self.pictures.get(*n));
        picture
            .or_else(|| papers.get(&id).and_then(|n| self.papers.get(*n)))
            .cloned()
            .or_else(|| self.typesetter.templates.bytes(id))
            .ok_or_else(|| FileError::NotFound(id.vpath().get_without_slash().into()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.typesetter.fonts.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        // A document's dates are in its data; a clock would make the same input give other bytes tomorrow.
        None
    }
}

impl DiagnosticWorld for PageWorld<'_> {
    fn name(&self, id: FileId) -> String {
        id.vpath().get_without_slash().to_owned()
    }
}
