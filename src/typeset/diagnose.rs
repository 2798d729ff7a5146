//! Typst's messages, as typst-kit shows them.

use typst::diag::SourceDiagnostic;
use typst_kit::diagnostics::termcolor::NoColor;
use typst_kit::diagnostics::{DiagnosticFormat, emit};

use super::world::PageWorld;

/// Errors or warnings in words, with the template's lines.
pub(super) fn in_words(world: &PageWorld<'_>, diagnostics: &[SourceDiagnostic]) -> String {
    let mut words = NoColor::new(Vec::new());
    let shown = emit(&mut words, world, diagnostics, DiagnosticFormat::Human);
    let mut words = String::from_utf8_lossy(&words.into_inner()).trim_end().to_owned();
    if shown.is_err() {
        for diagnostic in diagnostics {
            words.push('\n');
            words.push_str(&diagnostic.message);
        }
    }
    words
}
