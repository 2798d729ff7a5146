//! What is wrong with a municipality's own templates: found by setting a paper with each, when nothing is to be written.

use std::collections::BTreeSet;
use std::path::Path;

use super::render;
use crate::case::{Place, Problem, SourceFile};
use crate::documents::{Content, Document, Plan};
use crate::messages::DeliveryMessage;
use crate::typeset::Typesetter;

/// The templates that a plan's papers cannot be set with, each told once by its first paper.
pub(super) fn unusable(typesetter: &Typesetter, folder: &Path, plan: &Plan) -> Vec<Problem> {
    let mut seen = BTreeSet::new();
    let first = |document: &&Document| matches!(document.content(), Content::Page { template, .. } if seen.insert(*template));
    let documents: Vec<&Document> = plan.documents().iter().filter(first).collect();
    documents
        .into_iter()
        .filter_map(|document| unusable_for(typesetter, folder, document))
        .collect()
}

fn unusable_for(typesetter: &Typesetter, folder: &Path, document: &Document) -> Option<Problem> {
    // What a paper's own words and pictures are the reason of is told at its place.
    let job = render::job(typesetter, document).ok()??;
    let words = render::pdf(typesetter, &job).err()?;
    let told = DeliveryMessage::TemplateUnusable {
        template: job.template.to_owned(),
        words,
    };
    let file = SourceFile::unread(&folder.join(job.template));
    Some(Problem::told("skabelon", &Place::whole(&file), &told))
}
