//! How the file of a paper under the folder of output stands to what would be made now.

use chrono::NaiveDate;

use super::render;
use super::session::Session;
use crate::documents::Document;
use crate::typeset::Typesetter;

/// How a paper's file stands to what would be made now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnDisk {
    /// There is none.
    Missing,
    /// The same bytes.
    Same,
    /// Others; with the day that the file bears, when it bears another than the paper would now.
    Other(Option<NaiveDate>),
}

/// How the file of a document stands to it. What an earlier run has made and remembers is not set again.
pub fn on_disk(session: &Session, typesetter: &Typesetter, document: &Document) -> OnDisk {
    let path = session.settings.out.join(document.id().path());
    if let Some(index) = &session.index
        && let Some(from) = index.paper(typesetter, document)
        && index.holds(session, &document.id().folder, &path, from)
    {
        return OnDisk::Same;
    }
    let Ok(there) = std::fs::read(&path) else { return OnDisk::Missing };
    if let Some(day) = day_of(&there).filter(|day| document.has_pages() && *day != document.date()) {
        return OnDisk::Other(Some(day));
    }
    match render::bytes(typesetter, document) {
        Ok(now) if now == there => OnDisk::Same,
        _ => OnDisk::Other(None),
    }
}

/// The day that a PDF says it was made (XMP, `xmp:CreateDate`).
pub(super) fn day_of(pdf: &[u8]) -> Option<NaiveDate> {
    const KEY: &[u8] = b"<xmp:CreateDate>";
    let at = pdf.windows(KEY.len()).position(|window| window == KEY)? + KEY.len();
    let day = std::str::from_utf8(pdf.get(at..at + 10)?).ok()?;
    NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()
}
