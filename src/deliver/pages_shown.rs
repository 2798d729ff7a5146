//! A document page by page, for a browser: one that shows a page of HTML does not show a PDF in it.

use serde_json::json;
use typst::foundations::Bytes;

use super::render::{self, lay_out};
use crate::documents::{Content, Document};
use crate::messages::{DeliveryMessage, RunMessage};
use crate::record::FrozenPaper;
use crate::typeset::{RenderJob, Typesetter, plain_text, svg};

/// Pages for those who see, and for those who listen.
#[derive(Default)]
pub(crate) struct PagesShown {
    /// SVG, one a page.
    pub pictures: Vec<String>,
    /// The text of each page.
    pub texts: Vec<String>,
    /// The language of the texts.
    pub lang: String,
}

/// The pages of a document; none of one that has none.
///
/// # Errors
/// Why it cannot be made, in Danish, or in Typst's words when a template is wrong.
pub(crate) fn pages(typesetter: &Typesetter, document: &Document) -> Result<PagesShown, String> {
    if let Content::Sent(paper) = document.content() {
        let pictures = pictures(typesetter, paper)?;
        let texts = vec![text(paper); pictures.len()];
        let lang = "da".to_owned();
        return Ok(PagesShown { pictures, texts, lang });
    }
    let Some(job) = render::job(typesetter, document)? else {
        return Ok(PagesShown::default());
    };
    let laid = lay_out(typesetter, &job).map_err(|failure| render::with_fields(failure, document))?;
    if let Some(warnings) = &laid.warnings {
        let warnings = warnings.clone();
        return Err(DeliveryMessage::TemplateWarns { warnings }.to_string());
    }
    let lang = document.view().and_then(|view| view["lang"].as_str()).unwrap_or("da");
    Ok(PagesShown {
        pictures: svg(&laid),
        texts: plain_text(&laid),
        lang: lang.to_owned(),
    })
}

/// The most pages that are shown.
const MOST_PAGES: usize = 40;

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
