//! The sender's own settings: colour, scale, window, logo, fonts, languages.

use std::path::PathBuf;

use super::containment::{NotContained, contained};
use super::forbidden_content::{cpr_in, unfilled_in};
use super::{Context, names, safe_picture};
use crate::case::{Language, Placed, Problem, Sender, Stops, value::Colour, value::Text};
use crate::messages::RuleMessage;

/// The contrast of a colour on white, 1 to 21 (WCAG 2.2, relative luminance).
pub fn contrast_on_white(colour: Colour) -> f64 {
    let channel = |value: u8| {
        let c = f64::from(value) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    let [r, g, b] = colour.0.map(channel);
    1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05)
}

pub(super) fn contrast(sender: &Sender, problems: &mut Vec<Problem>) {
    let Some(colour) = &sender.colour else {
        return;
    };
    let ratio = contrast_on_white(colour.value);
    if ratio < 4.5 {
        let told = RuleMessage::LowContrast {
            colour: colour.hex(),
            ratio: format!("{ratio:.1}").replace('.', ","),
        };
        problems.push(Problem::told("kontrast", &colour.place, &told));
    }
}

pub(super) fn scale(sender: &Sender, problems: &mut Vec<Problem>) {
    if let Some(scale) = &sender.scale
        && scale.from.0 >= scale.to.0
    {
        problems.push(Problem::told("skala", &scale.place, &RuleMessage::ScaleUpsideDown));
    }
}

pub(super) fn window(sender: &Sender, problems: &mut Vec<Problem>) {
    let Some(window) = &sender.window else {
        return;
    };
    let (left, top, width, height) = (window.left.0, window.top.0, window.width.0, window.height.0);
    let on_sheet = left >= 0.0 && top >= 0.0 && left + width <= 210.0 && top + height <= 150.0;
    if !on_sheet || width < 60.0 || height < 20.0 || top < 25.0 {
        problems.push(Problem::told("adressefelt", &window.place, &RuleMessage::WindowOffSheet));
    }
}

pub(super) fn logo(sender: &Sender, problems: &mut Vec<Problem>) {
    if let Some(logo) = &sender.logo
        && let Err(told) = safe_picture(sender.folder(), logo)
    {
        problems.push(Problem::told("logo", &logo.place, &told));
    }
}

pub(super) fn fonts(sender: &Sender, problems: &mut Vec<Problem>) {
    if let Some(fonts) = &sender.fonts
        && let Err(told) = font_folder(sender, fonts)
    {
        problems.push(Problem::told("skrifter", &fonts.place, &told));
    }
}

/// The folder of the sender's own fonts, beside kommune.yaml or in a folder there (links followed).
///
/// # Errors
/// What is wrong with the path.
pub(crate) fn font_folder(sender: &Sender, written: &Placed<Text>) -> Result<PathBuf, RuleMessage> {
    let folder = written.value.0.clone();
    match contained(sender.folder(), &folder) {
        Ok(found) if found.is_dir() => Ok(found),
        Ok(_) => Err(RuleMessage::FontsNoFolder { folder }),
        Err(NotContained::Missing) => Err(RuleMessage::FontsMissing { folder }),
        Err(NotContained::Outside) => Err(RuleMessage::FontsOutside { folder }),
    }
}

pub(super) fn languages(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    let mut look = |language: &Option<Placed<Language>>, stops: Stops| {
        problems.extend(unknown_language(language.as_ref(), context.languages).map(|p| p.stopping(stops)));
    };
    look(&case.municipality.language, Stops::Case);
    look(&case.language, Stops::Case);
    look(&case.citizen.language, Stops::Person("borger".into()));
    for person in &case.network {
        look(&person.language, Stops::Person(person.id.value.0.clone()));
    }
}

fn unknown_language(written: Option<&Placed<Language>>, languages: &[String]) -> Option<Problem> {
    let language = written.filter(|l| !languages.contains(&l.value.0))?;
    let told = RuleMessage::UnknownLanguage {
        language: language.value.0.clone(),
        languages: languages.join(", "),
    };
    Some(Problem::told("sprog", &language.place, &told))
}

/// The rules that look at nothing but the sender, for papers that belong to no case.
pub fn check_sender(sender: &Sender, languages: &[String]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for rule in [contrast, scale, window, logo, fonts, names::of_sender] {
        rule(sender, &mut problems);
    }
    problems.extend(unknown_language(sender.language.as_ref(), languages));
    unfilled_in(&sender.source, &Stops::Case, &mut problems);
    cpr_in(&sender.source, &Stops::Case, &mut problems);
    problems
}
