//! Typst's messages in Danish: where in which template, the line itself, what is wrong with it.

use typst::World as _;
use typst::diag::SourceDiagnostic;
use typst::syntax::{DiagSpan, DiagSpanKind, FileId};
use typst_kit::diagnostics::DiagnosticWorld as _;

use super::templates::is_call;
use super::world::PageWorld;
use crate::messages::TypstMessage;

/// How many characters of a template's line are shown.
const LONGEST: usize = 100;

/// Where something stands in a template.
struct TemplateSpot {
    file: FileId,
    /// From 1.
    line: usize,
    column: usize,
    /// The line, and the characters of it that are meant.
    text: String,
    marked: usize,
}

/// Errors or warnings in words, with the template's lines.
pub(super) fn in_words(world: &PageWorld<'_>, diagnostics: &[SourceDiagnostic]) -> String {
    // What stands behind something open is read as a part of it.
    let open = diagnostics
        .iter()
        .position(|diagnostic| TypstMessage::of(&diagnostic.message).is_open());
    let told = diagnostics.iter().take(open.map_or(usize::MAX, |at| at + 1));
    let all: Vec<String> = told.map(|diagnostic| self::told(world, diagnostic)).collect();
    all.join("\n")
}

fn told(world: &PageWorld<'_>, diagnostic: &SourceDiagnostic) -> String {
    let said = TypstMessage::of(&diagnostic.message);
    let mut lines = Vec::new();
    match spot(world, diagnostic.span) {
        Some(spot) => {
            lines.push(format!("{}: {said}", name(world, &spot)));
            lines.push(format!("    {}", spot.text));
            lines.push(format!("    {}{}", " ".repeat(spot.column - 1), "^".repeat(spot.marked)));
        }
        None => lines.push(said.to_string()),
    }
    // What Typst advises is in its own words; where all is told in Danish it would be the same again.
    if matches!(said, TypstMessage::Quoted { .. }) {
        let hints = diagnostic.hints.iter().map(|hint| TypstMessage::Hint { words: hint.v.to_string() });
        lines.extend(hints.map(|hint| format!("    {hint}")));
    }
    let calls = diagnostic.trace.iter().filter_map(|point| spot(world, point.span));
    let calls = calls
        .filter(|spot| !is_call(spot.file))
        .map(|spot| TypstMessage::CalledFrom { spot: name(world, &spot) });
    lines.extend(calls.map(|call| format!("    {call}")));
    lines.join("\n").trim_end().to_owned()
}

fn name(world: &PageWorld<'_>, spot: &TemplateSpot) -> String {
    format!("{}:{}:{}", world.name(spot.file), spot.line, spot.column)
}

fn spot(world: &PageWorld<'_>, span: impl Into<DiagSpan>) -> Option<TemplateSpot> {
    let (file, range, text) = match span.into().get() {
        DiagSpanKind::Detached => return None,
        DiagSpanKind::Number { id, num, sub_range } => {
            let source = world.source(id).ok()?;
            (id, source.range(num, sub_range)?, source.text().to_owned())
        }
        DiagSpanKind::Range { id, range } => {
            let bytes = world.file(id).ok()?;
            (id, range, String::from_utf8_lossy(&bytes).into_owned())
        }
    };
    let before = text.get(..range.start)?;
    let begins = before.rfind('\n').map_or(0, |at| at + 1);
    let line = text[begins..].lines().next().unwrap_or_default();
    let marked = text
        .get(range)
        .unwrap_or_default()
        .lines()
        .next()
        .unwrap_or_default()
        .chars()
        .count()
        .max(1);
    let column = before[begins..].chars().count() + 1;
    // A long line is shown as far as what is meant.
    let shown: String = line
        .chars()
        .take(LONGEST.max(column + marked))
        .collect::<String>()
        .replace('\t', " ");
    Some(TemplateSpot {
        file,
        line: before.matches('\n').count() + 1,
        column,
        text: shown,
        marked: marked.min(LONGEST),
    })
}
