//! Problems put into words for a terminal and for tools.

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
    let group = if place.is_whole_file() || place.file().text().is_empty() {
        title.element(annotate_snippets::Origin::path(path.as_str())).element(remedy)
    } else {
        // The whole of its line, which is all that is shown of a file: a message costs the same in a large one.
        let spot = place.first_line();
        let line = place.whole_line();
        let source = Snippet::source(&place.file().text()[line.clone()])
            .path(path.as_str())
            .line_start(place.line());
        let spot = spot.start - line.start..spot.end - line.start;
        title.element(source.annotation(AnnotationKind::Primary.span(spot))).element(remedy)
    };
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.term_width(120).render(&[group])
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
    let spot = place.file().text().get(place.first_line()).unwrap_or_default();
    ForTools {
        regel: problem.rule,
        alvor: match problem.severity {
            Severity::Error => "fejl",
            Severity::Advice => "råd",
        },
        fil: place.path().to_string_lossy().into_owned(),
        linje: place.line(),
        kolonne: place.column(),
        længde: if place.is_whole_file() { 0 } else { spot.chars().count() },
        hvad: &problem.what,
        gør: &problem.remedy,
    }
}
