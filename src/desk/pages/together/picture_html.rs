//! The HTML of the pages with pictures at the shared screen: the map, its sheet, and the status.

use askama::Template;

use super::html::TogetherFrame;

#[derive(Template)]
#[template(path = "together/map.html")]
pub(super) struct MapPage {
    pub frame: TogetherFrame,
    /// The sentences that the script says, as JSON.
    pub words: String,
}

#[derive(Template)]
#[template(path = "together/sheet.html")]
pub(super) struct MapSheetPage {
    pub frame: TogetherFrame,
    pub pages: Vec<SheetPicture>,
    /// The same in words.
    pub rows: Vec<SheetRow>,
    /// Whether the pages are larger than the screen, and the way to the other size.
    pub is_large: bool,
    pub size_link: String,
}

/// A page of the paper as a picture.
pub(super) struct SheetPicture {
    pub src: String,
    /// What it shows, in a sentence.
    pub alt: String,
    /// What stands on it; empty where that is told below.
    pub text: String,
}

/// Somebody on the map, in words.
pub(super) struct SheetRow {
    pub name: String,
    pub relation: String,
    pub field: String,
    pub distance: String,
    /// The names of those whom they have to do with, or that there is nobody.
    pub tied: String,
}

#[derive(Template)]
#[template(path = "together/panel.html")]
pub(super) struct PanelPage {
    pub frame: TogetherFrame,
    pub place: String,
    pub name: String,
    pub explanation: String,
    /// Stretches without a gap, as paths.
    pub lines: Vec<String>,
    pub dots: Vec<(f64, f64)>,
    /// The first and the latest number, with their places.
    pub marks: Vec<(f64, f64, String)>,
    /// Where there were words and no number.
    pub only_words: Vec<f64>,
    /// The lower and the upper end.
    pub scale: (String, String),
    pub dates: (String, String),
    pub alt: String,
    /// Every day with its number.
    pub numbers: Vec<(String, String)>,
    /// The borger's words, the day, and the number.
    pub quotes: Vec<(String, String, String)>,
    pub before: String,
    pub next: String,
}

#[derive(Template)]
#[template(path = "together/small_maps.html")]
pub(super) struct SmallMapsPage {
    pub frame: TogetherFrame,
    pub place: String,
    pub maps: Vec<SmallMap>,
    /// Whose the numbers are.
    pub people: Vec<(usize, String)>,
    pub note: String,
    /// What the maps do not know, a line each.
    pub quiet: Vec<String>,
    pub before: String,
    pub next: String,
}

/// A small map; lengths in mm.
pub(super) struct SmallMap {
    pub title: String,
    pub width: f64,
    pub borger: (f64, f64, f64),
    pub rings: Vec<f64>,
    /// Paths of the fields, and of the lines between people.
    pub sectors: Vec<String>,
    pub lines: Vec<String>,
    pub people: Vec<SmallPerson>,
}

/// Somebody on a small map.
pub(super) struct SmallPerson {
    pub x: f64,
    pub y: f64,
    pub radius: f64,
    pub number: Option<(f64, f64, String)>,
}
