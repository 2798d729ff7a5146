//! A paper as it was sent, page by page: a browser that shows a page of HTML does not show a PDF in it.

use serde_json::json;
use typst::foundations::Bytes;

use super::page;
use crate::deliver::render::lay_out;
use crate::messages::RunMessage;
use crate::record::FrozenPaper;
use crate::typeset::{RenderJob, Typesetter, svg};

/// The most pages that are shown.
const MOST_PAGES: usize = 40;

/// The pages as HTML.
///
/// # Errors
/// As [`pictures`].
pub(super) fn pages(typesetter: &Typesetter, paper: &FrozenPaper) -> Result<String, String> {
    let pictures = pictures(typesetter, paper)?;
    let texts = vec![text(paper); pictures.len()];
    Ok(page::pages(pictures, texts, "da"))
}

/// What is read out in place of the pages.
pub(crate) fn text(paper: &FrozenPaper) -> String {
    format!("Papiret, som det blev sendt den {}.", paper.date)
}

/// The pages as pictures (SVG).
///
/// # Errors
/// As [`FrozenPaper::bytes`], and a file that cannot be shown.
pub(crate) fn pictures(typesetter: &Typesetter, paper: &FrozenPaper) -> Result<Vec<String>, String> {
    let bytes = Bytes::new(paper.bytes()?);
    let page = |number: usize| {
        let job = RenderJob {
            template: "shared/frozen.typ",
            data: json!({"page": number}).to_string(),
            pictures: vec![bytes.clone()],
            ident: String::new(),
            date: paper.date,
        };
        // A page too many is the template's mistake: it is how one finds out how many there are.
        Some(svg(&lay_out(typesetter, &job).ok()?))
    };
    let pictures: Vec<String> = (1..=MOST_PAGES).map_while(page).flatten().collect();
    if pictures.is_empty() {
        return Err(RunMessage::SentNotShown.to_string());
    }
    Ok(pictures)
}
