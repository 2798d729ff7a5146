//! The sender's own settings: colour, scale, window, logo, languages.

use super::{Context, inside};
use crate::case::{Language, Placed, Problem, Stops, value::Colour};

/// The contrast of a colour on white, 1 to 21 (WCAG 2.2, relative luminance).
pub fn contrast_on_white(colour: Colour) -> f64 {
    let channel = |value: u8| {
        let c = f64::from(value) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    let [r, g, b] = colour.0.map(channel);
    1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05)
}

pub(super) fn contrast(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let Some(colour) = &context.case.municipality.colour else {
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

pub(super) fn scale(context: &Context<'_>, problems: &mut Vec<Problem>) {
    if let Some(scale) = &context.case.municipality.scale
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

pub(super) fn window(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let Some(window) = &context.case.municipality.window else {
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

pub(super) fn logo(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let sender = &context.case.municipality;
    if let Some(logo) = &sender.logo
        && let Err((what, remedy)) = inside(sender.folder(), logo)
    {
        problems.push(Problem::mistake("logo", &logo.place, what, remedy));
    }
}

pub(super) fn languages(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    let mut look = |language: &Option<Placed<Language>>, stops: Stops| {
        if let Some(language) = language.as_ref().filter(|l| !context.languages.contains(&l.value.0)) {
            problems.push(
                Problem::mistake(
                    "sprog",
                    &language.place,
                    format!("der er ingen tekster på sproget »{}«", language.value.0),
                    format!("Her kan stå: {}.", context.languages.join(", ")),
                )
                .stopping(stops),
            );
        }
    };
    look(&case.municipality.language, Stops::Case);
    look(&case.language, Stops::Case);
    look(&case.citizen.language, Stops::Person("borger".into()));
    for person in &case.network {
        look(&person.language, Stops::Person(person.id.value.0.clone()));
    }
}
