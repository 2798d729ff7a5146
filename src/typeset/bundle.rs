//! Many papers as one document, so that its PDF has one tree of tags (PDF/UA-1): each paper begins on a front page, on sheets of
//! its own size, with its own page numbers and a bookmark.
//!
//! `typst-templates/bundle.typ` calls the template of each. Files glued together afterwards would lose their tags.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Value, json};
use typst::foundations::{Bytes, Label, Selector};
use typst::introspection::Introspector as _;
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use super::templates::file_id;
use super::world::PageWorld;
use super::{Failure, Typesetter, compiled, diagnose, exported};
use crate::messages::BundleMessage;

/// Everything that is needed to set many papers as one document.
#[derive(Clone, Debug)]
pub struct BundleJob {
    /// The document's own title.
    pub title: String,
    /// Who sends the papers.
    pub author: String,
    /// In the order of their pages.
    pub papers: Vec<BundledPaper>,
    /// The pictures of all papers, each once.
    pub pictures: Vec<Bytes>,
    /// As in [`RenderJob`](super::RenderJob).
    pub ident: String,
    /// The document's date.
    pub date: NaiveDate,
}

/// One paper of a bundle.
#[derive(Clone, Debug)]
pub struct BundledPaper {
    /// The template's path; it must be a function ([`Templates::is_function`](super::Templates::is_function)).
    pub template: &'static str,
    /// The view, an object.
    pub view: Value,
    /// The numbers of its pictures among those of the bundle, in the order of the view's own numbers.
    pub pictures: Vec<usize>,
    /// What the bookmark says.
    pub name: String,
}

/// Where a paper lies among the pages.
#[derive(Clone, Debug, PartialEq, Serialize)]
struct Stretch {
    /// How many pages come before it.
    before: usize,
    /// How many it has.
    count: usize,
    /// Width and height in points of the blank page that follows, so that the next begins on a front page.
    back: Option<(f64, f64)>,
}

impl Typesetter {
    /// Sets papers as one document, and makes its PDF.
    ///
    /// # Errors
    /// A template's mistake with its place; what keeps the document from being PDF/UA-1 and PDF/A-2a.
    pub fn bundle(&self, job: &BundleJob) -> Result<Vec<u8>, Failure> {
        let papers: Vec<Bytes> = job.papers.iter().enumerate().map(numbered).collect();
        // Heads and feet are told how many pages each paper has, and where the blank ones are. The first time it is a guess.
        let mut stretches = vec![
            Stretch {
                before: 0,
                count: 1,
                back: None
            };
            papers.len()
        ];
        for _ in 0..MOST_ATTEMPTS {
            let world = self.world_of_bundle(job, &papers, &stretches);
            let (document, warnings) = compiled(&world)?;
            if !warnings.is_empty() {
                return Err(Failure(diagnose::in_words(&world, &warnings)));
            }
            let found = stretches_of(&document, &stretches)?;
            if found == stretches {
                return exported(&document, &job.ident, job.date, || world);
            }
            stretches = found;
        }
        Err(Failure(BundleMessage::Unsettled.to_string()))
    }

    fn world_of_bundle(&self, job: &BundleJob, papers: &[Bytes], stretches: &[Stretch]) -> PageWorld<'_> {
        let templates: Vec<&str> = job.papers.iter().map(|paper| paper.template).collect();
        let data = json!({"title": job.title, "author": job.author, "templates": templates});
        PageWorld {
            typesetter: self,
            main: file_id("/bundle.typ"),
            data: Bytes::from_string(data.to_string()),
            pages: Bytes::from_string(json!(stretches).to_string()),
            pictures: job.pictures.clone(),
            papers: papers.to_vec(),
        }
    }
}

/// How often a bundle is laid out at most: once with a guess, once with what came out, and once more in case that changed a page.
const MOST_ATTEMPTS: usize = 4;

/// The view of a paper, with its place in the bundle.
fn numbered((number, paper): (usize, &BundledPaper)) -> Bytes {
    let mut view = paper.view.clone();
    if let Value::Object(fields) = &mut view {
        let place = json!({"number": number, "name": paper.name, "pictures": paper.pictures});
        fields.insert("bundled".to_owned(), place);
    }
    Bytes::from_string(view.to_string())
}

/// Where each paper came to lie, when the blank pages of `told` were among them.
fn stretches_of(document: &PagedDocument, told: &[Stretch]) -> Result<Vec<Stretch>, Failure> {
    let introspector = document.introspector();
    let label = Label::new(PicoStr::intern("bundled")).ok_or_else(lost)?;
    let marks = introspector.query(&Selector::Label(label));
    let first_pages: Option<Vec<usize>> = marks
        .iter()
        .map(|mark| introspector.page(mark.location()?).map(|page| page.get() - 1))
        .collect();
    let first_pages = first_pages.filter(|pages| pages.len() == told.len()).ok_or_else(lost)?;
    let mut before = 0;
    let mut stretches = Vec::new();
    for (number, first) in first_pages.iter().enumerate() {
        let next = first_pages.get(number + 1).copied().unwrap_or(document.pages().len());
        let count = next.saturating_sub(*first + usize::from(told[number].back.is_some()));
        let last = count
            .checked_sub(1)
            .and_then(|after| document.pages().get(first + after))
            .ok_or_else(lost)?;
        let is_last = number + 1 == told.len();
        let size = last.frame.size();
        let back = (count % 2 == 1 && !is_last).then(|| (size.x.to_pt(), size.y.to_pt()));
        stretches.push(Stretch { before, count, back });
        before += count + usize::from(back.is_some());
    }
    Ok(stretches)
}

/// A template's mistake: it does not begin as `shared/house.typ` has it.
fn lost() -> Failure {
    Failure(BundleMessage::NoBeginning.to_string())
}
