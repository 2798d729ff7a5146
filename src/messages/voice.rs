//! To whom messages speak: to those who write files and type commands, or to those at a page of the desk, who know of neither.

use std::cell::Cell;

thread_local! {
    static ON_PAGE: Cell<bool> = const { Cell::new(false) };
}

/// Whether messages speak to somebody at a page of the desk.
pub(super) fn is_on_page() -> bool {
    ON_PAGE.get()
}

/// Lets the messages that `make` tells on this thread speak to somebody at a page of the desk: of fields, pages and names, not of keys,
/// files, commands and ids.
pub(crate) fn on_page<R>(make: impl FnOnce() -> R) -> R {
    let _spoken = Spoken(ON_PAGE.replace(true));
    make()
}

/// Brings back how messages spoke before, also where a mistake of the program's own ends what tells them.
struct Spoken(bool);

impl Drop for Spoken {
    fn drop(&mut self) {
        ON_PAGE.set(self.0);
    }
}
