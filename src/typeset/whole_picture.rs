//! Whether a photo's file goes on to its end: a decoder draws what there is of a JPEG that was cut short, and leaves the rest grey.

/// The marker that a JPEG begins with, without its first byte; and that it ends with (ITU-T T.81, table B.1).
const START: u8 = 0xd8;
const END: u8 = 0xd9;
/// The beginning of a scan, whose data goes on until the next marker.
const SCAN: u8 = 0xda;

/// Whether a JPEG goes on to the marker of its end. What a camera keeps inside it, as a small picture of its own, has an end too, and
/// is passed over.
pub(super) fn is_whole_jpeg(bytes: &[u8]) -> bool {
    let mut at = 0;
    while let Some(found) = next_marker(bytes, at) {
        let (marker, behind) = found;
        at = match marker {
            END => return true,
            // Without anything of their own.
            START | 0x01 | 0xd0..=0xd7 => behind,
            _ => {
                let Some(length) = bytes.get(behind..behind + 2) else {
                    return false;
                };
                behind + usize::from(u16::from_be_bytes([length[0], length[1]]))
            }
        };
        if marker == SCAN {
            at = end_of_scan(bytes, at);
        }
    }
    false
}

/// The next marker from a place on, and the place behind it.
fn next_marker(bytes: &[u8], from: usize) -> Option<(u8, usize)> {
    let rest = bytes.get(from..)?;
    let filled = rest.iter().position(|byte| *byte == 0xff)?;
    let behind = rest[filled..].iter().position(|byte| *byte != 0xff)?;
    let at = from + filled + behind;
    Some((*bytes.get(at)?, at + 1))
}

/// Where the data of a scan ends: at a marker that is none of its own.
fn end_of_scan(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    let is_end = |two: &[u8]| two[0] == 0xff && !matches!(two[1], 0x00 | 0xff | 0xd0..=0xd7);
    rest.windows(2).position(is_end).map_or(bytes.len(), |at| from + at)
}

/// Whether a PNG goes on to its last chunk (ISO 15948, 5.3).
pub(super) fn is_whole_png(bytes: &[u8]) -> bool {
    const SIGNATURE: usize = 8;
    const ROUND_DATA: usize = 12;
    let mut at = SIGNATURE;
    while let Some(&[a, b, c, d, ref kind @ ..]) = bytes.get(at..at + 8) {
        let Ok(length) = usize::try_from(u32::from_be_bytes([a, b, c, d])) else {
            return false;
        };
        let end = at.saturating_add(length).saturating_add(ROUND_DATA);
        if kind == b"IEND" {
            return end <= bytes.len();
        }
        at = end;
    }
    false
}
