//! The files of the pages: style, script, type. They are the same for everybody, but for the municipality's colour.

use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::case::value::Colour;
use crate::check::contrast_on_white;

const STYLE: &str = include_str!("assets/desk.css");
const SCRIPT: &str = include_str!("assets/desk.js");
const LIVE: &str = include_str!("assets/live.js");
const RENEW: &str = include_str!("assets/renew.js");
const COME_BACK: &str = include_str!("assets/come_back.js");
const SAVE: &str = include_str!("assets/save.js");
const TOGETHER_STYLE: &str = include_str!("assets/together.css");
const LAST_SAID: &str = include_str!("assets/last_said.js");
const UNSAVED: &str = include_str!("assets/unsaved.js");
const TOGETHER: &str = include_str!("assets/together.js");
const POINTS: &str = include_str!("assets/points.js");
const MAP: &str = include_str!("assets/map.js");
const MAP_ACTS: &str = include_str!("assets/map_acts.js");
const MAP_ASKS: &str = include_str!("assets/map_asks.js");
const MAP_TOLD: &str = include_str!("assets/map_told.js");
const MAP_CHOICES: &str = include_str!("assets/map_choices.js");
const MAP_HANDS: &str = include_str!("assets/map_hands.js");
const MAP_NEW: &str = include_str!("assets/map_new.js");
const MAP_PROGRAM: &str = include_str!("assets/map_program.js");
const MAP_GEOMETRY: &str = include_str!("assets/map_geometry.js");
const MAP_PICTURE: &str = include_str!("assets/map_picture.js");
const REGULAR: &[u8] = include_bytes!("../../typst-templates/fonts/SourceSans3-Regular.ttf");
const SEMIBOLD: &[u8] = include_bytes!("../../typst-templates/fonts/SourceSans3-Semibold.ttf");

const ICON: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><circle cx='8' cy='8' r='7' fill='#14506e'/></svg>";

/// The contrast that a colour on white has on the pages that a borger sees (WCAG 2.2, AAA).
const BRIGHT_LIGHT: f64 = 7.0;

/// A colour, or the nearest darker one that can be read in bright light.
fn deepened(colour: Colour) -> Colour {
    let darker = |share: u32| Colour(colour.0.map(|part| (u32::from(part) * share / 100) as u8));
    let readable = (0..=100)
        .rev()
        .step_by(4)
        .map(darker)
        .find(|colour| contrast_on_white(*colour) >= BRIGHT_LIGHT);
    readable.unwrap_or(Colour([0; 3]))
}

/// The style sheet, with the accent colour.
pub(super) fn style(accent: Colour) -> Response {
    let text = format!(
        ":root {{ --accent: {}; --deep: {} }}\n{STYLE}",
        accent.hex(),
        deepened(accent).hex()
    );
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], text).into_response()
}

/// A file by its name.
pub(super) fn file(name: &str) -> Option<Response> {
    let (kind, bytes): (&str, &'static [u8]) = match name {
        "desk.js" => ("text/javascript; charset=utf-8", SCRIPT.as_bytes()),
        "live.js" => ("text/javascript; charset=utf-8", LIVE.as_bytes()),
        "renew.js" => ("text/javascript; charset=utf-8", RENEW.as_bytes()),
        "come_back.js" => ("text/javascript; charset=utf-8", COME_BACK.as_bytes()),
        "save.js" => ("text/javascript; charset=utf-8", SAVE.as_bytes()),
        "sammen.css" => ("text/css; charset=utf-8", TOGETHER_STYLE.as_bytes()),
        "sammen.js" => ("text/javascript; charset=utf-8", TOGETHER.as_bytes()),
        "last_said.js" => ("text/javascript; charset=utf-8", LAST_SAID.as_bytes()),
        "unsaved.js" => ("text/javascript; charset=utf-8", UNSAVED.as_bytes()),
        "points.js" => ("text/javascript; charset=utf-8", POINTS.as_bytes()),
        "kort.js" => ("text/javascript; charset=utf-8", MAP.as_bytes()),
        "map_acts.js" => ("text/javascript; charset=utf-8", MAP_ACTS.as_bytes()),
        "map_asks.js" => ("text/javascript; charset=utf-8", MAP_ASKS.as_bytes()),
        "map_told.js" => ("text/javascript; charset=utf-8", MAP_TOLD.as_bytes()),
        "map_choices.js" => ("text/javascript; charset=utf-8", MAP_CHOICES.as_bytes()),
        "map_hands.js" => ("text/javascript; charset=utf-8", MAP_HANDS.as_bytes()),
        "map_new.js" => ("text/javascript; charset=utf-8", MAP_NEW.as_bytes()),
        "map_program.js" => ("text/javascript; charset=utf-8", MAP_PROGRAM.as_bytes()),
        "map_geometry.js" => ("text/javascript; charset=utf-8", MAP_GEOMETRY.as_bytes()),
        "map_picture.js" => ("text/javascript; charset=utf-8", MAP_PICTURE.as_bytes()),
        "ikon.svg" => ("image/svg+xml", ICON.as_bytes()),
        "regular.ttf" => ("font/ttf", REGULAR),
        "semibold.ttf" => ("font/ttf", SEMIBOLD),
        _ => return None,
    };
    Some(([(header::CONTENT_TYPE, kind)], bytes).into_response())
}
