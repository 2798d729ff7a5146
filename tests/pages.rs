//! How full the pages are: no last page for a few lines, no empty third before it, in whatever language.

#[path = "support/example_pages.rs"]
mod example_pages;
#[path = "support/picture.rs"]
#[allow(dead_code, reason = "the pictures of pages are read, and not compared")]
mod picture;

use dialogdok::typeset::png;
use image::RgbImage;
use picture::decode;

/// Fine enough to see a line of small type, and pale as it is then a line to write on.
const DOTS_PER_INCH: f64 = 25.0;

/// The least that may stand on a last page, as a share of the height between its head and its foot.
const LEAST: f64 = 1.0 / 3.0;

/// Heads and feet of a page in mm, as `house.typ` and `letter.typ` have them: the running head above, the sender below.
const HEAD: f64 = 27.0;
const FOOT: f64 = 24.0;

/// Papers whose pages are each about one thing and are begun anew on purpose, so that they can be taken out, filled in or hung up.
const A_PAGE_FOR_EACH_THING: [&str; 6] = [
    // The sheet is signed, and what has been sent lies behind it.
    "overlevering",
    // The checklists, the sheet to write on and the evaluation are taken out one by one.
    "moedemappe",
    // What is told, what is asked and what is written, a page each.
    "startmappe",
    // The map is a sheet to draw on, and its table the next.
    "netvaerkskort",
    // The slip to withdraw consent is cut off.
    "blanketter_samtykke",
    // The guide to the program, with pictures.
    "vejledning",
];

/// How far down something stands on a page, and how high the page is; in mm, between head and foot.
fn filled(page: &RgbImage) -> (f64, f64) {
    let millimetre = DOTS_PER_INCH / 25.4;
    let height = f64::from(page.height()) / millimetre;
    let is_inked = |y: &u32| (0..page.width()).any(|x| page.get_pixel(x, *y).0.iter().any(|c| *c < 240));
    let (first, last) = ((HEAD * millimetre) as u32, ((height - FOOT) * millimetre) as u32);
    let lowest = (first..last)
        .rev()
        .find(is_inked)
        .map_or(0.0, |y| f64::from(y - first) / millimetre);
    (lowest, height - HEAD - FOOT)
}

fn pages_of(language: &str) -> Vec<(String, Vec<(f64, f64)>)> {
    let look = |laid: &_| -> Vec<(f64, f64)> {
        let pages = png(laid, DOTS_PER_INCH).expect("pages small enough");
        pages.iter().map(|page| filled(&decode(page))).collect()
    };
    let copies = example_pages::every(language, look);
    copies
        .into_iter()
        .map(|copy| (format!("{}-{language}", copy.name), copy.pages))
        .collect()
}

fn is_by_design(name: &str) -> bool {
    A_PAGE_FOR_EACH_THING.iter().any(|part| name.contains(part))
}

fn complaints(language: &str) -> Vec<String> {
    let mut complaints = Vec::new();
    for (name, pages) in pages_of(language) {
        let Some((&(filled, height), before)) = pages.split_last() else {
            continue;
        };
        if is_by_design(&name) {
            continue;
        }
        if !before.is_empty() && filled < LEAST * height {
            complaints.push(format!("{name}: {filled:.0} of {height:.0} mm on page {}, the last", pages.len()));
        }
        for (number, (filled, height)) in (1..).zip(before) {
            if *filled < (1.0 - LEAST) * height {
                complaints.push(format!("{name}: {filled:.0} of {height:.0} mm on page {number} of {}", pages.len()));
            }
        }
    }
    complaints
}

#[test]
fn no_last_page_is_for_a_few_lines_in_danish() {
    assert_eq!(complaints("da"), Vec::<String>::new());
}

#[test]
fn no_last_page_is_for_a_few_lines_in_bokmaal() {
    assert_eq!(complaints("nb"), Vec::<String>::new());
}

#[test]
fn no_last_page_is_for_a_few_lines_in_english() {
    assert_eq!(complaints("en"), Vec::<String>::new());
}

/// A page with ink at a height in mm is as full as that.
#[test]
fn a_page_is_as_full_as_its_lowest_line() {
    let dots = |millimetres: f64| (millimetres * DOTS_PER_INCH / 25.4).round() as u32;
    let mut page = RgbImage::from_pixel(dots(210.0), dots(297.0), image::Rgb([255; 3]));
    assert_eq!(filled(&page).0, 0.0);
    // Heads and feet count for nothing.
    page.put_pixel(40, dots(15.0), image::Rgb([0; 3]));
    page.put_pixel(40, dots(285.0), image::Rgb([0; 3]));
    assert_eq!(filled(&page).0, 0.0);
    page.put_pixel(40, dots(127.0), image::Rgb([0; 3]));
    let (lowest, height) = filled(&page);
    assert!((lowest - 100.0).abs() < 1.5 && (height - 246.0).abs() < 1.5, "{lowest} of {height}");
}
