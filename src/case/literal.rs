//! Whether what is read of a line stands in what was written there, character by character.

use super::scalar::{Scalar, Style, TEXT_LISTS};
use super::scanner::scan;
use super::schema::takes_text;

/// Whether each text on the line that begins at a byte of `text` stood in `written`, signs and all; blanks do not count.
pub(super) fn is_all_written(text: &str, begins: usize, written: &str) -> bool {
    let ends = begins + text[begins..].find('\n').unwrap_or(text.len() - begins);
    let sources: Vec<String> = [
        written.to_owned(),
        written.replace("''", "'"),
        written.replace("\\\"", "\""),
        written.replace("\\\\", "\\"),
    ]
    .iter()
    .map(|source| dense(source))
    .collect();
    let is_text = |scalar: &&Scalar<'_>| scalar.key.is_none_or(|key| takes_text(key) || TEXT_LISTS.contains(&key));
    let here = |scalar: &&Scalar<'_>| (begins..ends).contains(&scalar.range.start);
    let scan = scan(text);
    scan.scalars.iter().filter(here).filter(is_text).all(|scalar| {
        let value = dense(&value(scalar, &text[scalar.range.clone()]));
        sources.iter().any(|source| source.contains(&value))
    })
}

/// What a scalar says.
fn value(scalar: &Scalar<'_>, written: &str) -> String {
    let within = |quote: char| written.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
    match scalar.style {
        Style::Quoted if written.starts_with('"') => within('"').unwrap_or(written).replace("\\\"", "\"").replace("\\\\", "\\"),
        Style::Quoted => within('\'').unwrap_or(written).replace("''", "'"),
        Style::Plain | Style::Unclosed => written.to_owned(),
    }
}

fn dense(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !super::invisible::is_shapeless(*c))
        .collect()
}
