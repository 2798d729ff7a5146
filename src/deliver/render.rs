//! From a document to bytes.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use typst::foundations::Bytes;

use crate::access::{Spot, spot_of};
use crate::case::{Case, Problem};
use crate::documents::{Content, Document, Form, fields};
use crate::messages::{DeliveryMessage, DrawnSpot, TypstMessage};
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
    if let Some((character, text)) = first_undrawable(&typesetter.fonts, view) {
        return Err(cannot_be_drawn(character, DrawnSpot::Text { text }));
    }
    let pictures: Result<_, _> = pictures.iter().map(|path| picture(typesetter, path)).collect();
    Ok(RenderJob {
        template,
        data: view.to_string(),
        pictures: pictures?,
        ident,
        date,
    })
}

/// A document's job; none for a file that is written as it is.
///
/// # Errors
/// As [`page_job`].
pub fn job(typesetter: &Typesetter, document: &Document) -> Result<Option<RenderJob>, String> {
    let Content::Page { template, view, pictures } = document.content() else {
        return Ok(None);
    };
    let ident = format!("dialogdok {}", document.id());
    page_job(typesetter, template, view, pictures, ident, document.date()).map(Some)
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
    let (character, printed) = first_undrawable(&typesetter.fonts, document.view()?)?;
    let spot = spot_of(case, character, &printed)?;
    let spot = DrawnSpot::Key {
        key: spot.key,
        owner: spot.owner,
        at: spot.place.whereabouts(),
    };
    Some(cannot_be_drawn(character, spot))
}

/// The characters of a document that no font has, each with its place in the case's files.
pub fn undrawables(typesetter: &Typesetter, case: &Case, document: &Document) -> Vec<Problem> {
    let mut found = Vec::new();
    if let Some(view) = document.view() {
        undrawable(&typesetter.fonts, view, &mut found);
    }
    let tell = |(character, printed): (char, String)| {
        let Spot { owner, key, place } = spot_of(case, character, &printed)?;
        let code = code_of(character);
        let told = DeliveryMessage::NotInFonts {
            character,
            code,
            key,
            owner,
        };
        Some(Problem::told("tegn-uden-skrift", &place, &told))
    };
    found.into_iter().filter_map(tell).collect()
}

/// The first character of a view that no font has, with the text it stands in.
fn first_undrawable(fonts: &Fonts, view: &serde_json::Value) -> Option<(char, String)> {
    let mut found = Vec::new();
    undrawable(fonts, view, &mut found);
    found.into_iter().next()
}

/// The characters of a view that no font has, each once for each text it stands in.
fn undrawable(fonts: &Fonts, view: &serde_json::Value, found: &mut Vec<(char, String)>) {
    use serde_json::Value;
    match view {
        Value::String(text) => {
            for character in fonts.missing(text) {
                let one = (character, text.clone());
                if !found.contains(&one) {
                    found.push(one);
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|v| undrawable(fonts, v, found)),
        Value::Object(map) => map.values().for_each(|v| undrawable(fonts, v, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn code_of(character: char) -> String {
    format!("{:04X}", u32::from(character))
}

fn cannot_be_drawn(character: char, spot: DrawnSpot) -> String {
    let code = code_of(character);
    DeliveryMessage::NotDrawable { character, code, spot }.to_string()
}

/// The picture of a file, safe to print.
///
/// # Errors
/// What is wrong with it, in Danish.
pub(super) fn picture(typesetter: &Typesetter, path: &Path) -> Result<Bytes, String> {
    let bytes = typesetter.pictures_of_files.read(path);
    bytes.map_err(|why| {
        let told = DeliveryMessage::PictureAt {
            path: path.display().to_string(),
            why: why.to_string(),
        };
        told.to_string()
    })
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
pub fn bytes(typesetter: &Typesetter, document: &Document) -> Result<Vec<u8>, String> {
    alone(|| made(typesetter, document))
}

/// A mistake in the program, or in what it is built on, takes its document with it and no other.
pub(crate) fn alone<T>(make: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(make)).unwrap_or_else(|_| Err(DeliveryMessage::OwnMistake.to_string()))
}

fn made(typesetter: &Typesetter, document: &Document) -> Result<Vec<u8>, String> {
    match document.content() {
        Content::File(bytes) => return Ok(bytes.clone()),
        Content::Sent(paper) => return paper.bytes(),
        Content::Page { .. } => {}
    }
    let Some(job) = job(typesetter, document)? else {
        return Ok(Vec::new());
    };
    let laid = lay_out(typesetter, &job).map_err(|failure| with_fields(failure, document))?;
    if let Some(warnings) = &laid.warnings {
        let warnings = warnings.clone();
        return Err(DeliveryMessage::TemplateWarns { warnings }.to_string());
    }
    match document.id().form {
        Form::Svg => Ok(svg(&laid).into_iter().next().unwrap_or_default().into_bytes()),
        Form::Png => png(&laid, PNG_DOTS_PER_INCH)
            .map(|pages| pages.into_iter().next().unwrap_or_default())
            .map_err(|f| f.0),
        Form::Pdf | Form::Json | Form::Calendar | Form::Csv => typesetter.pdf(&job, &laid).map_err(|f| f.0),
    }
}

/// A template that asks for a field its view does not have is told what there is.
pub(super) fn with_fields(mut failure: String, document: &Document) -> String {
    if let Some(view) = document.view()
        && TypstMessage::tells_of_no_field(&failure)
    {
        let mut known = BTreeMap::new();
        fields(view, &mut known);
        let names: Vec<&str> = known.keys().map(String::as_str).collect();
        let told = DeliveryMessage::FieldsOfTemplate { fields: names.join(", ") };
        failure.push('\n');
        failure.push_str(&told.to_string());
    }
    failure
}

/// Fine enough to print.
const PNG_DOTS_PER_INCH: f64 = 300.0;
