//! From a view and a template to PDF, SVG and PNG.
//!
//! This room knows nothing of cases: it gets a [`RenderJob`] (a template's name, a view as JSON, pictures) and gives bytes.
//! Every PDF is PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) at once, and the same job gives the same bytes.

mod bundle;
mod diagnose;
mod fonts;
mod pictures;
mod plain_text;
mod templates;
mod threads;
mod whole_picture;
mod world;

use chrono::{Datelike, NaiveDate};
use typst::diag::{SourceDiagnostic, Warned};
use typst::ecow::EcoVec;
use typst::foundations::{Bytes, Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

pub use bundle::{BundleJob, BundledPaper};
pub use fonts::{FAMILIES, Fonts};
pub use pictures::{Pictures, Unprintable, safe, words_of_drawing};
pub use plain_text::plain_text;
pub use templates::{Templates, built_in};
pub use threads::Workers;
pub use typst::text::FontWeight;
use world::PageWorld;
pub use world::{MOST_BUNDLED, MOST_BUNDLED_PICTURES, MOST_PICTURES, Typesetter};

/// After how many documents remembered results are let go; see [`forget`].
pub const FORGET_EVERY: usize = 32;

/// Everything that is needed to set one document.
#[derive(Clone, Debug)]
pub struct RenderJob {
    /// The template's path, e.g. `invitation.typ`.
    pub template: &'static str,
    /// The view, as JSON.
    pub data: String,
    /// PNG, JPEG or SVG; a template reads number N as `/pictures/N`.
    pub pictures: Vec<Bytes>,
    /// What tells this document from every other; only a hash of it goes into the PDF.
    pub ident: String,
    /// The document's date.
    pub date: NaiveDate,
}

/// Why a document could not be set: Typst's own words, with the template's line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure(pub String);

/// A document that has been laid out.
pub struct Laid {
    /// The pages.
    pub document: PagedDocument,
    /// Typst's warnings, in words; none with the built-in templates.
    pub warnings: Option<String>,
    ident: String,
    date: NaiveDate,
}

impl Typesetter {
    /// Lays a job out.
    ///
    /// # Errors
    /// The template's mistake, with its place.
    pub fn lay_out(&self, job: &RenderJob) -> Result<Laid, Failure> {
        // The foot of a page is told how many pages there are, as last time; when there are more or fewer, it is told again.
        // What comes out has been told right, so that no document depends on the one before it.
        let mut pages = self.last_count(job.template);
        let (mut world, mut document, mut warnings) = self.try_out(job, pages)?;
        for _ in 0..3 {
            let count = document.pages().len();
            if count == pages {
                break;
            }
            pages = count;
            (world, document, warnings) = self.try_out(job, pages)?;
        }
        self.remember_count(job.template, pages);
        let warnings = (!warnings.is_empty()).then(|| diagnose::in_words(&world, &warnings));
        Ok(Laid {
            document,
            warnings,
            ident: job.ident.clone(),
            date: job.date,
        })
    }

    fn try_out(&self, job: &RenderJob, pages: usize) -> Result<(PageWorld<'_>, PagedDocument, EcoVec<SourceDiagnostic>), Failure> {
        let world = self.world(job, pages);
        let (document, warnings) = compiled(&world)?;
        Ok((world, document, warnings))
    }

    fn world(&self, job: &RenderJob, pages: usize) -> PageWorld<'_> {
        PageWorld {
            typesetter: self,
            main: self.templates.main(job.template),
            data: Bytes::from_string(job.data.clone()),
            pages: Bytes::from_string(pages.to_string()),
            pictures: job.pictures.clone(),
            papers: Vec::new(),
        }
    }

    /// Makes the PDF of a document.
    ///
    /// # Errors
    /// What keeps it from being PDF/UA-1 and PDF/A-2a.
    pub fn pdf(&self, job: &RenderJob, laid: &Laid) -> Result<Vec<u8>, Failure> {
        exported(&laid.document, &laid.ident, laid.date, || {
            self.world(job, laid.document.pages().len())
        })
    }
}

/// The pages that Typst makes of a world, and its warnings.
fn compiled(world: &PageWorld<'_>) -> Result<(PagedDocument, EcoVec<SourceDiagnostic>), Failure> {
    let Warned { output, warnings } = typst::compile::<PagedDocument>(world);
    let document = output.map_err(|errors| Failure(diagnose::in_words(world, &errors)))?;
    Ok((document, warnings))
}

/// The PDF of a document; `world` is asked for where there is something wrong, to tell where.
fn exported<'a>(document: &PagedDocument, ident: &str, date: NaiveDate, world: impl FnOnce() -> PageWorld<'a>) -> Result<Vec<u8>, Failure> {
    let options = PdfOptions {
        ident: Smart::Custom(ident.to_owned()),
        creator: Smart::Custom(Some("dialogdok".into())),
        timestamp: timestamp(date),
        standards: standards()?,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document, &options).map_err(|errors| Failure(diagnose::in_words(&world(), &errors)))
}

/// The SVG of each page.
pub fn svg(laid: &Laid) -> Vec<String> {
    let options = typst_svg::SvgOptions::default();
    laid.document.pages().iter().map(|page| typst_svg::svg(page, &options)).collect()
}

/// The PNG of each page, at so many dots per inch.
///
/// # Errors
/// A page too large to hold in memory.
pub fn png(laid: &Laid, dots_per_inch: f64) -> Result<Vec<Vec<u8>>, Failure> {
    let options = typst_render::RenderOptions {
        pixel_per_pt: (dots_per_inch / 72.0).into(),
        ..Default::default()
    };
    let encode = |page| {
        typst_render::render(page, &options)
            .encode_png()
            .map_err(|e| Failure(format!("billedet kan ikke laves: {e}")))
    };
    laid.document.pages().iter().map(encode).collect()
}

/// Lets go of results that were not used by the last documents, so that memory stays flat over a batch. Also to be
/// called when a document failed.
pub fn forget() {
    comemo::evict(4);
}

fn standards() -> Result<PdfStandards, Failure> {
    PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]).map_err(|e| Failure(e.message().to_string()))
}

fn timestamp(date: NaiveDate) -> Option<Timestamp> {
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    Datetime::from_ymd_hms(date.year(), month, day, 12, 0, 0).map(Timestamp::new_utc)
}
