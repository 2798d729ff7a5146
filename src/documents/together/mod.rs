//! What the pages for sitting together show the borger and those in the room, each a view as a paper has: made by the functions
//! that papers are made by, and looked through for details of anybody before it is shown.

mod answers;
mod consents;
mod map;
mod minutes;
mod status;
mod unnamed;

use serde::Serialize;

pub use super::panel::Panel as ChartPanel;
pub use super::status::StatusView;
pub use super::then_and_now::ToldThen;
pub use answers::{AskedIndicator, AskedView, asked};
pub use consents::{ConsentsView, PersonConsent, consents};
pub use map::{DraftPerson, MapDraft, MapTogether, NotDrawn, OnScreen, map};
pub use minutes::{CarriedTogether, CopyOffer, MinutesTogether, MissingPart, minutes};
pub use status::status;
pub use unnamed::unnamed_people;

use super::ViewRequest;
use crate::access::{Leak, LeakCheck, Shows};

/// A view that may stand on the wall: nobody's details are in it.
///
/// # Errors
/// The first detail that stands in a text of it.
fn shown<V: Serialize>(request: &ViewRequest<'_>, view: V) -> Result<V, Box<Leak>> {
    let checked = match request.leak_check {
        Some(check) => check.checked(None, Shows::OnlyTheReadersOwn, &view),
        None => LeakCheck::of(request.case).checked(None, Shows::OnlyTheReadersOwn, &view),
    };
    checked.map(|_| view).map_err(Box::new)
}
