//! What was chosen and written on a question and is no answer yet: it is kept with the shared screen, in memory alone, and stands on
//! the question when somebody comes back to it.

use super::screen::screen;
use crate::desk::Desk;
use crate::desk::form::Posted;

/// What a question's form said when it was left.
#[derive(Clone, Debug)]
pub(super) struct Unsaid {
    /// The question's address.
    address: String,
    pub posted: Posted,
    /// Whether it was meant as the answer, and could not be saved.
    pub is_meant: bool,
}

/// Keeps what a question's form says, in place of what was kept of it.
pub(super) fn keep(desk: &Desk, address: &str, posted: &Posted, is_meant: bool) {
    forget(desk, address);
    if let Some(shared) = &mut *screen(desk)
        && shared.holds(address)
    {
        let said = ["fra", "tal", "ord"].map(|name| (name.to_owned(), posted.get(name).unwrap_or_default().to_owned()));
        shared.unsaid.push(Unsaid {
            address: address.to_owned(),
            posted: Posted(said.into()),
            is_meant,
        });
    }
}

/// Lets go of what was kept of a question.
pub(super) fn forget(desk: &Desk, address: &str) {
    if let Some(shared) = &mut *screen(desk) {
        shared.unsaid.retain(|one| one.address != address);
    }
}

/// What is kept of a question.
pub(super) fn of(desk: &Desk, address: &str) -> Option<Unsaid> {
    let screen = screen(desk);
    screen.as_ref()?.unsaid.iter().find(|one| one.address == address).cloned()
}

/// Whether anything is kept.
pub(super) fn is_any(desk: &Desk) -> bool {
    screen(desk).as_ref().is_some_and(|shared| !shared.unsaid.is_empty())
}
