//! What is wrong with a municipality's own templates: found by setting a paper with each, when nothing is to be written, and by what
//! they are called.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::render;
use crate::case::{Place, Problem, SourceFile, nearest};
use crate::documents::{Content, Document, Plan};
use crate::messages::{DeliveryMessage, TemplateMessage};
use crate::typeset::{Typesetter, built_in};

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

/// What in a folder of templates has no effect: all of it, or templates that are called like none there is.
pub(super) fn without_effect(folder: &Path) -> Vec<Problem> {
    let built_in = built_in();
    let files: Vec<(String, PathBuf)> = WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .flatten()
        .filter(|entry| entry.file_type().is_file())
        .filter_map(|entry| {
            let names = entry.path().strip_prefix(folder).ok()?.iter();
            let names: Vec<String> = names.map(|name| name.to_string_lossy().into_owned()).collect();
            Some((names.join("/"), entry.path().to_owned()))
        })
        .collect();
    let advice = |path: &Path, told: &TemplateMessage| Problem::advised("skabelon", &Place::whole(&SourceFile::unread(path)), told);
    if files.is_empty() {
        return vec![advice(folder, &TemplateMessage::FolderEmpty)];
    }
    let has_effect = |name: &String| {
        let is_texts = name.starts_with("texts/") && name.ends_with(".yaml");
        built_in.contains_key(name) || is_texts || name.ends_with(".ttf") || name.ends_with(".otf")
    };
    if !files.iter().any(|(name, _)| has_effect(name) || name.ends_with(".typ")) {
        return vec![advice(folder, &TemplateMessage::NothingOfOurs)];
    }
    let last = |name: &str| name.rsplit('/').next().unwrap_or_default().to_owned();
    let texts: Vec<String> = files.iter().filter_map(|(_, path)| std::fs::read_to_string(path).ok()).collect();
    let is_fetched = |name: &str| texts.iter().any(|text| text.contains(&last(name)));
    let known: Vec<&str> = built_in.keys().map(String::as_str).filter(|name| name.ends_with(".typ")).collect();
    let unused = files
        .iter()
        .filter(|(name, _)| name.ends_with(".typ") && !has_effect(name) && !is_fetched(name));
    let told = unused.map(|(name, path)| {
        let file = name.clone();
        let moved = known.iter().copied().find(|known| last(known) == last(name));
        let told = match moved.or_else(|| nearest(name, &known)) {
            Some(near) => TemplateMessage::NotUsedNear {
                file,
                near: near.to_owned(),
            },
            None => TemplateMessage::NotUsed { file },
        };
        advice(path, &told)
    });
    told.collect()
}

fn unusable_for(typesetter: &Typesetter, folder: &Path, document: &Document) -> Option<Problem> {
    // What a paper's own words and pictures are the reason of is told at its place.
    let job = render::job(typesetter, document).ok()??;
    let words = render::pdf(typesetter, &job).err()?;
    let told = DeliveryMessage::TemplateUnusable {
        template: job.template.to_owned(),
        paper: document.id().paper.descriptor().label.to_owned(),
        words,
    };
    let file = SourceFile::unread(&folder.join(job.template));
    Some(Problem::told("skabelon", &Place::whole(&file), &told))
}
