//! CPR numbers in what people wrote: they belong in no file and on no paper.

/// The CPR numbers of a text, as (line, column, byte, length): ten digits, with or without a hyphen or blank after the
/// sixth, whose first six are a date.
pub fn cpr_numbers(text: &str) -> Vec<(usize, usize, usize, usize)> {
    let mut found = Vec::new();
    let mut offset = 0;
    for (index, line) in text.split('\n').enumerate() {
        let bytes = line.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let begins = bytes[at].is_ascii_digit() && (at == 0 || !joins(bytes[at - 1]));
            match cpr_at(&bytes[at..]).filter(|_| begins) {
                Some(len) => {
                    let column = line[..at].chars().count() + 1;
                    found.push((index + 1, column, offset + at, len));
                    at += len;
                }
                None => at += 1,
            }
        }
        offset += line.len() + 1;
    }
    found
}

/// Characters that make digits part of something longer: a telephone number, a reference.
fn joins(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'.' || byte == b'-'
}

fn cpr_at(bytes: &[u8]) -> Option<usize> {
    let digit = |i: usize| bytes.get(i).filter(|b| b.is_ascii_digit()).map(|b| usize::from(b - b'0'));
    let two = |i: usize| Some(digit(i)? * 10 + digit(i + 1)?);
    let (day, month, _) = (two(0)?, two(2)?, two(4)?);
    let gap = usize::from(matches!(bytes.get(6), Some(b'-' | b' ')));
    let ends = 10 + gap;
    (6..10).try_for_each(|i| digit(i + gap).map(|_| ()))?;
    let free = bytes.get(ends).is_none_or(|b| !b.is_ascii_alphanumeric() && *b != b'-');
    // Replacement numbers add 60 to the day.
    let date = ((1..=31).contains(&day) || (61..=91).contains(&day)) && (1..=12).contains(&month);
    (free && date).then_some(ends)
}
