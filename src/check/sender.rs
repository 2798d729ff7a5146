//! The sender's own settings: colour, scale, window, logo, fonts, languages.

use std::path::PathBuf;

use super::containment::{NotContained, contained};
use super::forbidden_content::{cpr_in, unfilled_in};
use super::{Context, inside, names};
use crate::case::{Language, Placed, Problem, Sender, Stops, value::Colour, value::Text};

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
        problems.push(Problem::mistake(
            "kontrast",
            &colour.place,
            format!(
                "farven {} har kontrasten {} mod hvidt, og den skal være mindst 4,5",
                colour.hex(),
                format!("{ratio:.1}").replace('.', ",")
            ),
            "Vælg en mørkere farve, så alle kan læse brevet.",
        ));
    }
}

pub(super) fn scale(sender: &Sender, problems: &mut Vec<Problem>) {
    if let Some(scale) = &sender.scale
        && scale.from.0 >= scale.to.0
    {
        problems.push(Problem::mistake(
            "skala",
            &scale.place,
            "skalaen går ikke fra et lavt til et højere tal",
            "Skriv fx {fra: 1, til: 10}. Højere er bedre.",
        ));
    }
}

pub(super) fn window(sender: &Sender, problems: &mut Vec<Problem>) {
    let Some(window) = &sender.window else {
        return;
    };
    let (left, top, width, height) = (window.left.0, window.top.0, window.width.0, window.height.0);
    let on_sheet = left >= 0.0 && top >= 0.0 && left + width <= 210.0 && top + height <= 150.0;
    if !on_sheet || width < 60.0 || height < 20.0 || top < 25.0 {
        problems.push(Problem::mistake(
            "adressefelt",
            &window.place,
            "adressefeltet kan ikke ligge sådan på et A4-ark med brevhoved",
            "Mål kuvertens vindue i millimeter: mindst 60 bredt og 20 højt, mindst 25 fra overkanten, inden for den øverste halvdel.",
        ));
    }
}

pub(super) fn logo(sender: &Sender, problems: &mut Vec<Problem>) {
    if let Some(logo) = &sender.logo
        && let Err((what, remedy)) = inside(sender.folder(), logo)
    {
        problems.push(Problem::mistake("logo", &logo.place, what, remedy));
    }
}

pub(super) fn fonts(sender: &Sender, problems: &mut Vec<Problem>) {
    if let Some(fonts) = &sender.fonts
        && let Err((what, remedy)) = font_folder(sender, fonts)
    {
        problems.push(Problem::mistake("skrifter", &fonts.place, what, remedy));
    }
}

/// The folder of the sender's own fonts, beside kommune.yaml or in a folder there (links followed).
///
/// # Errors
/// What is wrong with the path and what to do, in Danish.
pub fn font_folder(sender: &Sender, written: &Placed<Text>) -> Result<PathBuf, (String, String)> {
    let name = &written.value;
    match contained(sender.folder(), name) {
        Ok(folder) if folder.is_dir() => Ok(folder),
        Ok(_) => Err((
            format!("»{name}« er en fil og ikke en mappe"),
            "Skriv navnet på den mappe, som skrifterne ligger i, fx skrifter: skrifter/.".into(),
        )),
        Err(NotContained::Missing) => Err((
            format!("mappen med skrifter, »{name}«, findes ikke"),
            "Se efter, om mappen hedder sådan, også store og små bogstaver.".into(),
        )),
        Err(NotContained::Outside) => Err((
            format!("mappen med skrifter, »{name}«, ligger uden for kommune.yamls mappe"),
            "Læg skrifterne i en mappe ved siden af kommune.yaml, og skriv dens navn, fx skrifter: skrifter/.".into(),
        )),
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
    Some(Problem::mistake(
        "sprog",
        &language.place,
        format!("der er ingen tekster på sproget »{}«", language.value.0),
        format!("Her kan stå: {}.", languages.join(", ")),
    ))
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
