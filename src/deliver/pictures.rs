//! Pictures that lie where they should and still cannot be printed, each with the place that names it.

use std::path::Path;

use crate::access::LeakCheck;
use crate::case::value::Text;
use crate::case::{Case, Part, Placed, Problem, Stops};
use crate::check::safe_picture;
use crate::messages::{DeliveryMessage, PictureMessage};
use crate::typeset::{Typesetter, Unprintable, words_of_drawing};

/// The portraits and the logo of a case that cannot be printed, besides those that the rules tell of.
pub(super) fn unprintable(typesetter: &Typesetter, case: &Case) -> Vec<Problem> {
    let look = |rule: &'static str, folder: &Path, written: &Placed<Text>| {
        let path = safe_picture(folder, &written.value).ok()?;
        let why = match typesetter.pictures_of_files.read(&path) {
            Ok(picture) => tells_in_words(case, &picture)?,
            Err(why) => why,
        };
        let told = DeliveryMessage::PictureOfFile {
            file: written.value.0.clone(),
            what: why.what,
            remedy: why.remedy,
        };
        Some(Problem::told(rule, &written.place, &told))
    };
    let portraits = case
        .network
        .iter()
        .filter_map(|person| look("billede", &case.folder, person.picture.as_ref()?));
    let sender = &case.municipality;
    let logo = sender.logo.iter().filter_map(|logo| look("logo", sender.folder(), logo));
    portraits
        .map(|problem| problem.stopping(Stops::Part(Part::Overview)))
        .chain(logo)
        .collect()
}

/// A drawing whose words tell a detail of somebody: it is shown to readers who may not have it.
fn tells_in_words(case: &Case, picture: &[u8]) -> Option<Unprintable> {
    let words = words_of_drawing(picture);
    let check = (!words.is_empty()).then(|| LeakCheck::of(case))?;
    let found = words.iter().find_map(|text| check.told_in(text))?;
    Some(PictureMessage::DrawingWithDetail { found }.into())
}
