//! Where the lists and mappings of a YAML text end, which a reader with serde does not say.

use std::collections::HashMap;

use serde_saphyr::granit_parser::{Event, Parser};

/// The byte after each list and mapping, by the byte at which it begins.
///
/// Where two begin at one byte (a list whose first item is a mapping), the outer one counts. A text that cannot be parsed
/// to its end has those that were closed before.
pub(super) fn collection_ends(text: &str) -> HashMap<usize, usize> {
    let mut open = Vec::new();
    let mut ends = HashMap::new();
    let mut last = 0;
    for next in Parser::new_from_str(text) {
        let Ok((event, span)) = next else { break };
        let (start, end) = (span.start.byte_offset().unwrap_or(0), span.end.byte_offset().unwrap_or(0));
        match event {
            Event::SequenceStart(..) | Event::MappingStart(..) => open.push(start),
            Event::SequenceEnd | Event::MappingEnd => {
                // The end of a block is reported where the next thing begins.
                let closes = text[..end].ends_with([']', '}']) && end > start;
                if closes {
                    last = last.max(end);
                }
                if let Some(begin) = open.pop() {
                    ends.insert(begin, last);
                }
            }
            Event::Scalar(..) | Event::Alias(..) => last = last.max(start + text[start..end].trim_end().len()),
            _ => {}
        }
    }
    ends
}
