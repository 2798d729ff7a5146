//! From a document to bytes.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use chrono::NaiveDate;
use typst::foundations::Bytes;

use crate::case::{Case, texts};
use crate::documents::{Content, Document, Form, fields, undrawable};
use crate::typeset::{Laid, RenderJob, Typesetter, png, svg};

/// A document's job: its view, and its pictures read.
///
/// # Errors
/// A picture that cannot be read, a character that no font has; in Danish.
pub fn job(typesetter: &Typesetter, document: &Document, today: NaiveDate) -> Result<Option<RenderJob>, String> {
    let Content::Page {
        template, view, pictures, ..
    } = &document.content
    else {
        return Ok(None);
    };
    if let Some((character, text)) = undrawable(&typesetter.fonts, view) {
        return Err(cannot_be_drawn(character, &format!("det står i »{text}«")));
    }
    Ok(Some(RenderJob {
        template,
        data: view.to_string(),
        pictures: read_all(pictures)?,
        ident: format!("dialogdok {}", document.path),
        date: today,
    }))
}

/// Why a document cannot be drawn, with the person and the field that the character stands in; `None` when it can.
pub fn undrawable_in(typesetter: &Typesetter, case: &Case, document: &Document) -> Option<String> {
    let Content::Page { view, .. } = &document.content else {
        return None;
    };
    let (character, printed) = undrawable(&typesetter.fonts, view)?;
    // What is printed is the text as written, or a sentence or a list with the text in it.
    let is_it = |text: &str| text.contains(character) && printed.contains(text);
    let spot = texts::find(case, &is_it).or_else(|| texts::find(case, &|text| text.contains(character)))?;
    let name = spot.place.path().file_name().unwrap_or_default().to_string_lossy();
    let spot = format!("det står i »{}« for {} ({name}, linje {})", spot.key, spot.owner, spot.place.line);
    Some(cannot_be_drawn(character, &spot))
}

fn cannot_be_drawn(character: char, spot: &str) -> String {
    format!(
        "tegnet »{character}« (U+{:04X}) findes ikke i skrifterne; {spot}. Skriv det på en anden måde, eller læg en skrift, der har det, i mappen skrifter",
        character as u32
    )
}

fn read_all(pictures: &[PathBuf]) -> Result<Vec<Bytes>, String> {
    let read = |path: &PathBuf| {
        std::fs::read(path)
            .map(Bytes::new)
            .map_err(|e| format!("billedet {} kan ikke læses ({e})", path.display()))
    };
    pictures.iter().map(read).collect()
}

/// Lays a document out.
///
/// # Errors
/// As [`job`], and the template's own mistakes.
pub fn lay_out(typesetter: &Typesetter, job: &RenderJob) -> Result<Laid, String> {
    typesetter.lay_out(job).map_err(|f| f.0)
}

/// The bytes of a document's file.
///
/// # Errors
/// Why it cannot be made, in Danish, or in Typst's words when a template is wrong.
pub fn bytes(typesetter: &Typesetter, document: &Document, today: NaiveDate) -> Result<Vec<u8>, String> {
    alone(|| made(typesetter, document, today))
}

/// A mistake in the program, or in what it is built on, takes its document with it and no other.
pub(super) fn alone<T>(make: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(make))
        .unwrap_or_else(|_| Err("der er en fejl i programmet selv, og papiret kan ikke laves. De andre er ikke ramt".to_owned()))
}

fn made(typesetter: &Typesetter, document: &Document, today: NaiveDate) -> Result<Vec<u8>, String> {
    if let Content::File(bytes) = &document.content {
        return Ok(bytes.clone());
    }
    let Some(job) = job(typesetter, document, today)? else {
        return Ok(Vec::new());
    };
    let laid = lay_out(typesetter, &job).map_err(|failure| with_fields(failure, document))?;
    if let Some(warnings) = &laid.warnings {
        return Err(format!("skabelonen giver advarsler:\n{warnings}"));
    }
    let form = match &document.content {
        Content::Page { form, .. } => *form,
        Content::File(_) => Form::Pdf,
    };
    match form {
        Form::Svg => Ok(svg(&laid).into_iter().next().unwrap_or_default().into_bytes()),
        Form::Png => png(&laid, PNG_DOTS_PER_INCH)
            .map(|pages| pages.into_iter().next().unwrap_or_default())
            .map_err(|f| f.0),
        Form::Pdf | Form::Json => typesetter.pdf(&job, &laid).map_err(|f| f.0),
    }
}

/// A template that asks for a field its view does not have is told what there is.
pub(super) fn with_fields(mut failure: String, document: &Document) -> String {
    if let Content::Page { view, .. } = &document.content
        && failure.contains("does not contain key")
    {
        let mut known = BTreeMap::new();
        fields(view, &mut known);
        let names: Vec<&str> = known.keys().map(String::as_str).collect();
        failure.push_str(&format!(
            "\nSkabelonen får: {}. »dialogdok skabeloner --felter« siger, hvad hver af dem er.",
            names.join(", ")
        ));
    }
    failure
}

/// Fine enough to print.
const PNG_DOTS_PER_INCH: f64 = 300.0;
