//! Problems put into words for a terminal and for tools.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde::Serialize;

use crate::case::{Problem, Severity};

/// A problem as a person reads it: what, where (file, line, column, the line itself with the spot underlined), what to do.
pub fn for_people(problem: &Problem, colour: bool) -> String {
    let (level, name) = match problem.severity {
        Severity::Error => (Level::ERROR, "fejl"),
        Severity::Advice => (Level::WARNING, "råd"),
    };
    let place = &problem.place;
    let path = place.path().to_string_lossy().into_owned();
    let remedy = Level::HELP.with_name("gør").message(problem.remedy.as_str());
    let title = level.with_name(name).primary_title(problem.what.as_str()).id(problem.rule);
    let group = if place.line == 0 || place.file.text.is_empty() {
        title.element(annotate_snippets::Origin::path(path.as_str())).element(remedy)
    } else {
        let line_start = place.file.text[..place.start].rfind('\n').map_or(0, |i| i + 1);
        let line_end = place.file.text[place.start..]
            .find('\n')
            .map_or(place.file.text.len(), |i| place.start + i);
        let line = &place.file.text[line_start..line_end];
        let (shown, span) = window(line, place.start - line_start, place.len);
        title
            .element(
                Snippet::source(shown)
                    .path(path.as_str())
                    .line_start(place.line)
                    .annotation(AnnotationKind::Primary.span(span)),
            )
            .element(remedy)
    };
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let text = renderer.term_width(120).render(&[group]);
    // A long line is shown in part, so the renderer's own column would be that of the part.
    let begins = format!("--> {path}:");
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for line in &mut lines {
        if let Some(at) = line.find(&begins).filter(|_| place.line > 0) {
            line.truncate(at + begins.len());
            line.push_str(&format!("{}:{}", place.line, place.column));
        }
    }
    lines.join("\n")
}

/// A line short enough to show, and where as much of the spot as it has stands in it.
fn window(line: &str, at: usize, len: usize) -> (String, Range<usize>) {
    const BEFORE: usize = 60;
    const AFTER: usize = 100;
    if line.len() <= 200 {
        return (line.to_owned(), at..(at + len).min(line.len()));
    }
    let floor = |mut i: usize| {
        while !line.is_char_boundary(i) {
            i -= 1;
        }
        i
    };
    let start = floor(at.saturating_sub(BEFORE));
    let end = floor((at + AFTER).min(line.len()));
    let lead = if start > 0 { "…" } else { "" };
    let tail = if end < line.len() { "…" } else { "" };
    let from = at - start + lead.len();
    let to = (at + len).min(end) - start + lead.len();
    (format!("{lead}{}{tail}", &line[start..end]), from..to)
}

/// A problem as a tool reads it.
#[derive(Serialize)]
pub struct ForTools<'a> {
    regel: &'a str,
    alvor: &'static str,
    fil: String,
    linje: usize,
    kolonne: usize,
    /// In characters.
    længde: usize,
    hvad: &'a str,
    gør: &'a str,
}

/// The problem for `tjek --format json`.
pub fn for_tools(problem: &Problem) -> ForTools<'_> {
    let place = &problem.place;
    let spot = place.file.text.get(place.start..place.start + place.len).unwrap_or_default();
    ForTools {
        regel: problem.rule,
        alvor: match problem.severity {
            Severity::Error => "fejl",
            Severity::Advice => "råd",
        },
        fil: place.path().to_string_lossy().into_owned(),
        linje: place.line,
        kolonne: place.column,
        længde: spot.chars().count(),
        hvad: &problem.what,
        gør: &problem.remedy,
    }
}
