//! What the parser is given in place of what was written, where the two mean the same to a reader and not to YAML: a blank
//! for a blank of another kind, and quotes around a text with a colon in it.

use super::scalar::{ScalarRole, Slip, Style, TEXT_LISTS};
use super::scanner::Scan;
use super::text_map::TextMap;

/// The text for the parser; none when it is the one that was written.
pub(super) fn for_parser(text: &str, scan: &Scan<'_>) -> Option<TextMap> {
    let blanks = scan.slips.iter().filter(|slip| matches!(slip, Slip::NoBreak(_)));
    let mut edits: Vec<(std::ops::Range<usize>, String)> = blanks.map(|slip| (slip.range().clone(), " ".to_owned())).collect();
    for scalar in &scan.scalars {
        let is_text = match scalar.role {
            ScalarRole::Value => true,
            ScalarRole::Item => scalar.key.is_some_and(|key| TEXT_LISTS.contains(&key)),
            ScalarRole::Entry | ScalarRole::Line => false,
        };
        if scalar.has_colon && is_text && scalar.style == Style::Plain {
            // At either end, so that each byte between them has its own.
            edits.push((scalar.range.start..scalar.range.start, "'".to_owned()));
            let marks = text[scalar.range.clone()].match_indices('\'');
            edits.extend(marks.map(|(at, _)| (scalar.range.start + at..scalar.range.start + at, "'".to_owned())));
            edits.push((scalar.range.end..scalar.range.end, "'".to_owned()));
        }
    }
    edits.sort_by_key(|(range, _)| range.start);
    (!edits.is_empty()).then(|| apply(text, &edits))
}

fn apply(text: &str, edits: &[(std::ops::Range<usize>, String)]) -> TextMap {
    let mut map = TextMap::with_capacity(text.len());
    let mut at = 0;
    for (range, instead) in edits {
        // Two of one spot do not happen; if they did, the first would count.
        if range.start < at {
            continue;
        }
        map.push(text[at..range.start].chars(), range.start);
        map.push(instead.chars(), range.end);
        at = range.end;
    }
    map.push(text[at..].chars(), text.len());
    map
}
