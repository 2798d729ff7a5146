//! The text that the YAML parser is given, and the way back from each of its bytes to the file's own.
//!
//! The parser's text has no byte order mark, lines that end with `\n`, and composed letters (NFC, UAX #15). A file that is
//! so already, as nearly all are, is given as it is, and the way back is the identity.

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

const BYTE_ORDER_MARK: char = '\u{feff}';

/// A text in normal form, where it differs from the file's own.
#[derive(Debug)]
pub(super) struct NormalForm {
    text: String,
    /// Where the two run side by side anew, as (byte here, byte in the file); both grow.
    anchors: Vec<(usize, usize)>,
}

impl NormalForm {
    /// The normal form of a file's text; none when the text is in it.
    pub(super) fn of(raw: &str) -> Option<Self> {
        let is_normal = !raw.starts_with(BYTE_ORDER_MARK) && !raw.contains('\r') && is_nfc_quick(raw.chars()) == IsNormalized::Yes;
        (!is_normal).then(|| Self::make(raw))
    }

    fn make(raw: &str) -> Self {
        let mut form = Self {
            text: String::with_capacity(raw.len()),
            anchors: Vec::new(),
        };
        let mut at = if raw.starts_with(BYTE_ORDER_MARK) {
            BYTE_ORDER_MARK.len_utf8()
        } else {
            0
        };
        form.anchor(at);
        while let Some(first) = raw[at..].chars().next() {
            let length = if first == '\r' {
                let length = if raw[at..].starts_with("\r\n") { 2 } else { 1 };
                form.text.push('\n');
                length
            } else {
                let length = until_boundary(&raw[at..]);
                form.text.extend(raw[at..at + length].nfc());
                length
            };
            at += length;
            form.anchor(at);
        }
        form
    }

    /// Notes that the end of the text here is byte `raw` of the file, unless that follows from the anchor before.
    fn anchor(&mut self, raw: usize) {
        let here = self.text.len();
        if self.anchors.last().is_none_or(|(h, r)| here - h != raw - r) {
            self.anchors.push((here, raw));
        }
    }

    /// The text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The byte of the file that byte `offset` of the text came from.
    pub(super) fn to_raw(&self, offset: usize) -> usize {
        follow(&self.anchors, offset, |(here, raw)| (*here, *raw))
    }

    /// The byte of the text that byte `offset` of the file became.
    pub(super) fn of_raw(&self, offset: usize) -> usize {
        follow(&self.anchors, offset, |(here, raw)| (*raw, *here))
    }
}

/// Follows `offset` from one text to the other, by the last anchor at or before it and no further than the next.
fn follow(anchors: &[(usize, usize)], offset: usize, sides: impl Fn(&(usize, usize)) -> (usize, usize)) -> usize {
    let next = anchors.partition_point(|anchor| sides(anchor).0 <= offset);
    let (from, to) = next.checked_sub(1).and_then(|i| anchors.get(i)).map_or((0, 0), &sides);
    let there = to + offset.saturating_sub(from);
    anchors.get(next).map_or(there, |anchor| there.min(sides(anchor).1))
}

/// The bytes of the first character and those that may compose with it: up to the next that normalisation never joins to
/// what stands before it (class 0 and NFC_QC=Yes).
fn until_boundary(text: &str) -> usize {
    let joins = |c: char| canonical_combining_class(c) != 0 || is_nfc_quick(std::iter::once(c)) != IsNormalized::Yes;
    text.char_indices()
        .skip(1)
        .find(|(_, c)| !joins(*c))
        .map_or(text.len(), |(at, _)| at)
}
