//! What was answered in this sitting: that alone can be taken back by it. What stood there before is the record of another day's talk.

use super::screen::screen;
use crate::case::edit::Value;
use crate::desk::Desk;

/// An answer that was given while the screen is shared.
#[derive(Clone, Debug)]
pub(super) struct AnsweredHere {
    /// The question's address.
    address: String,
    /// What stood there before this sitting.
    pub before: Option<Value>,
    /// What was answered.
    said: Value,
}

/// Remembers what was answered in place of what the file said.
pub(super) fn remember(desk: &Desk, address: &str, was: Option<&Value>, said: &Value) {
    let before = match was.and_then(|was| of(desk, address, was)) {
        Some(earlier) => earlier.before,
        None => was.cloned(),
    };
    if let Some(shared) = &mut *screen(desk)
        && shared.holds(address)
    {
        // Also those that were taken back: taking back can be undone.
        shared.answered.retain(|one| one.address != address || !one.said.same(said));
        shared.answered.push(AnsweredHere {
            address: address.to_owned(),
            before,
            said: said.clone(),
        });
    }
}

/// What was answered here, if it is what the file says.
pub(super) fn of(desk: &Desk, address: &str, value: &Value) -> Option<AnsweredHere> {
    let screen = screen(desk);
    let mut answered = screen.as_ref()?.answered.iter().rev();
    answered.find(|one| one.address == address && one.said.same(value)).cloned()
}
