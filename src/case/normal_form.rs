//! The text of a file as it is shown and looked at: no byte order mark, lines that end with `\n`, composed letters (NFC,
//! UAX #15). A file that is so already, as nearly all are, is its own normal form.

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::text_map::TextMap;

const BYTE_ORDER_MARK: char = '\u{feff}';

/// The normal form of a file's text; none when the text is in it.
pub(super) fn normal_form(raw: &str) -> Option<TextMap> {
    let is_normal = !raw.starts_with(BYTE_ORDER_MARK) && !raw.contains('\r') && is_nfc_quick(raw.chars()) == IsNormalized::Yes;
    (!is_normal).then(|| make(raw))
}

fn make(raw: &str) -> TextMap {
    let mut map = TextMap::with_capacity(raw.len());
    let mut at = raw.len() - raw.strip_prefix(BYTE_ORDER_MARK).unwrap_or(raw).len();
    map.push(std::iter::empty(), at);
    while let Some(first) = raw[at..].chars().next() {
        if first == '\r' {
            at += if raw[at..].starts_with("\r\n") { 2 } else { 1 };
            map.push(std::iter::once('\n'), at);
        } else {
            let piece = &raw[at..at + until_boundary(&raw[at..])];
            at += piece.len();
            map.push(piece.nfc(), at);
        }
    }
    map
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
