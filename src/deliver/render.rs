//! From a document to bytes.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use chrono::NaiveDate;
use typst::foundations::Bytes;

use crate::access::spot_of;
use crate::case::Case;
use crate::documents::{Content, Document, Form, fields};
use crate::typeset::{Fonts, Laid, RenderJob, Typesetter, png, svg};

/// The job of setting a view with a template. `pictures` are files; `ident` tells this document from every other.
///
/// # Errors
/// A picture that cannot be read, a character that no font has; in Danish.
pub fn page_job(
    typesetter: &Typesetter,
    template: &'static str,
    view: &serde_json::Value,
    pictures: &[PathBuf],
    ident: String,
    date: NaiveDate,
) -> Result<RenderJob, String> {
    if let Some((character, text)) = undrawable(&typesetter.fonts, view) {
        return Err(cannot_be_drawn(character, &format!("det står i »{text}«")));
    }
    Ok(RenderJob {
        template,
        data: view.to_string(),
        pictures: read_all(typesetter, pictures)?,
        ident,
        date,
    })
}

/// A document's job; none for a file that is written as it is.
///
/// # Errors
/// As [`page_job`].
pub fn job(typesetter: &Typesetter, document: &Document, today: NaiveDate) -> Result<Option<RenderJob>, String> {
    let Content::Page { template, view, pictures } = document.content() else {
        return Ok(None);
    };
    let ident = format!("dialogdok {}", document.id());
    page_job(typesetter, template, view, pictures, ident, today).map(Some)
}

/// The PDF of a job.
///
/// # Errors
/// As [`lay_out`], and what keeps it from being PDF/UA-1 and PDF/A-2a.
pub fn pdf(typesetter: &Typesetter, job: &RenderJob) -> Result<Vec<u8>, String> {
    let laid = lay_out(typesetter, job)?;
    typesetter.pdf(job, &laid).map_err(|f| f.0)
}

/// Why a document cannot be drawn, with the person and the field that the character stands in; `None` when it can.
pub fn undrawable_in(typesetter: &Typesetter, case: &Case, document: &Document) -> Option<String> {
    let (character, printed) = undrawable(&typesetter.fonts, document.view()?)?;
    let spot = spot_of(case, character, &printed)?;
    let name = spot.place.file_name();
    let spot = format!("det står i »{}« for {} ({name}, linje {})", spot.key, spot.owner, spot.place.line());
    Some(cannot_be_drawn(character, &spot))
}

/// The first character of a view that no font has, with the text it stands in.
fn undrawable(fonts: &Fonts, view: &serde_json::Value) -> Option<(char, String)> {
    use serde_json::Value;
    match view {
        Value::String(text) => fonts.missing(text).map(|c| (c, text.clone())),
        Value::Array(items) => items.iter().find_map(|v| undrawable(fonts, v)),
        Value::Object(map) => map.values().find_map(|v| undrawable(fonts, v)),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

fn cannot_be_drawn(character: char, spot: &str) -> String {
    format!(
        "tegnet »{character}« (U+{:04X}) findes ikke i skrifterne; {spot}. Skriv det på en anden måde, eller læg en skrift, der har det, i mappen skrifter",
        character as u32
    )
}

fn read_all(typesetter: &Typesetter, pictures: &[PathBuf]) -> Result<Vec<Bytes>, String> {
    let read = |path: &PathBuf| {
        let bytes = typesetter.pictures_of_files.read(path);
        bytes.map_err(|why| format!("billedet {} {why}", path.display()))
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
    if let Content::File(bytes) = document.content() {
        return Ok(bytes.clone());
    }
    let Some(job) = job(typesetter, document, today)? else {
        return Ok(Vec::new());
    };
    let laid = lay_out(typesetter, &job).map_err(|failure| with_fields(failure, document))?;
    if let Some(warnings) = &laid.warnings {
        return Err(format!("skabelonen giver advarsler:\n{warnings}"));
    }
    match document.id().form {
        Form::Svg => Ok(svg(&laid).into_iter().next().unwrap_or_default().into_bytes()),
        Form::Png => png(&laid, PNG_DOTS_PER_INCH)
            .map(|pages| pages.into_iter().next().unwrap_or_default())
            .map_err(|f| f.0),
        Form::Pdf | Form::Json | Form::Calendar => typesetter.pdf(&job, &laid).map_err(|f| f.0),
    }
}

/// A template that asks for a field its view does not have is told what there is.
pub(super) fn with_fields(mut failure: String, document: &Document) -> String {
    if let Some(view) = document.view()
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
