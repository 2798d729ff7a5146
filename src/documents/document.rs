//! A document: what it is, for whom, and what it is made of.

use std::fmt;
use std::path::PathBuf;

use chrono::NaiveDate;

use super::papers::{FileName, Paper};
use crate::access::Reader;
use crate::case::Case;
use crate::record::{self, FrozenPaper};

/// In which form a document is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// PDF/UA-1 and PDF/A-2a.
    #[default]
    Pdf,
    /// The first page.
    Svg,
    /// The first page, 300 dots per inch.
    Png,
    /// The geometry of a map; made without a page.
    Json,
    /// A calendar file (RFC 5545); made without a page.
    Calendar,
    /// A table (RFC 4180); made without a page.
    Csv,
}

impl Form {
    /// The ending of the file's name, with the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => ".pdf",
            Self::Svg => ".svg",
            Self::Png => ".png",
            Self::Json => ".json",
            Self::Calendar => ".ics",
            Self::Csv => ".csv",
        }
    }
}

/// Which document it is: no two of a run are alike in it. The path is derived from it, and never the other way round.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId {
    /// The key of the case; for papers of no case, the folder of their kind.
    pub folder: String,
    /// The number of the meeting that it is about.
    pub meeting: Option<u32>,
    /// The kind of paper.
    pub paper: Paper,
    /// Whose copy it is; none when several share it.
    pub reader: Option<Reader>,
    /// The form of the file.
    pub form: Form,
}

impl DocumentId {
    /// The path under the folder of output, with `/`.
    pub fn path(&self) -> String {
        self.to_string()
    }

    /// Paper and reader in words: »Invitation til Bent Holm«. Without the case, the reader's id.
    pub fn label(&self, case: Option<&Case>) -> String {
        let paper = self.paper.descriptor().label;
        match &self.reader {
            Some(reader) => {
                let name = case.map_or(reader.id(), |case| reader.name(case));
                format!("{paper} til {name}")
            }
            None => paper.to_owned(),
        }
    }
}

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/", self.folder)?;
        if let Some(number) = self.meeting {
            write!(f, "moede-{number}/")?;
        }
        match (self.paper.descriptor().file, &self.reader, self.meeting) {
            (FileName::OfReader(stem), Some(reader), _) => write!(f, "{stem}-{}", reader.id()),
            (FileName::OfMeeting(stem), _, Some(number)) => write!(f, "{stem}-{number}"),
            (FileName::OfReader(stem) | FileName::OfMeeting(stem) | FileName::One(stem), ..) => f.write_str(stem),
        }?;
        f.write_str(self.form.extension())
    }
}

/// What a document is made of.
#[derive(Clone, Debug)]
pub enum Content {
    /// A page to be set.
    Page {
        /// The template's path under `typst-templates/`.
        template: &'static str,
        /// What the template is told.
        view: serde_json::Value,
        /// Files of pictures; the logo first when there is one.
        pictures: Vec<PathBuf>,
    },
    /// A file as it is.
    File(Vec<u8>),
    /// The paper as it was sent: it is not made again.
    Sent(FrozenPaper),
}

/// One document, ready to be set and written. Made by a [`Plan`](super::Plan) alone, after the leak check.
#[derive(Clone, Debug)]
pub struct Document {
    pub(super) id: DocumentId,
    pub(super) content: Content,
    pub(super) date: NaiveDate,
}

impl Document {
    /// Which document it is.
    pub const fn id(&self) -> &DocumentId {
        &self.id
    }

    /// The day that it bears.
    pub const fn date(&self) -> NaiveDate {
        self.date
    }

    /// Whether it has pages, and is not a file for a program.
    pub const fn has_pages(&self) -> bool {
        !matches!(self.content, Content::File(_))
    }

    /// What it is made of.
    pub const fn content(&self) -> &Content {
        &self.content
    }

    /// A fingerprint of what it tells ([`record::content_key`]); none for a file that is written as it is, and for what was
    /// recorded before it was kept.
    pub fn content_key(&self) -> Option<String> {
        match &self.content {
            Content::Page { view, .. } => Some(record::content_key(view)),
            Content::Sent(paper) => paper.content_key.clone(),
            Content::File(_) => None,
        }
    }

    /// What its template is told; none for a file that is written as it is.
    pub const fn view(&self) -> Option<&serde_json::Value> {
        match &self.content {
            Content::Page { view, .. } => Some(view),
            Content::File(_) | Content::Sent(_) => None,
        }
    }
}

/// What is not made: one document, or all of a meeting or case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// One document.
    Document(DocumentId),
    /// One call of a call list.
    Call(DocumentId, Reader),
    /// Every paper of a meeting: the case's key and the meeting's number.
    Meeting(String, u32),
    /// All papers of a run as one file: its path.
    Bundle(String),
    /// Every paper in a folder of output: the case's key, or the folder of a kind.
    Folder(String),
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Document(id) => write!(f, "{id}"),
            Self::Call(id, reader) => write!(f, "{id} ({})", reader.id()),
            Self::Meeting(key, number) => write!(f, "{key}/moede-{number}/"),
            Self::Bundle(path) => f.write_str(path),
            Self::Folder(folder) => write!(f, "{folder}/"),
        }
    }
}

/// A document that is not made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is not made.
    pub subject: Subject,
    /// Why, in Danish, one sentence each.
    pub reasons: Vec<String>,
}
