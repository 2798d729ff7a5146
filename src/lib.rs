//! dialogdok turns what a tovholder writes about a forløb into the papers of Åben Dialog.
//!
//! One natural way through: [`case`] reads what people write, [`access`] answers who may have what, [`record`] knows
//! what has been sent, [`check`] applies the method's rules, [`documents`] makes what each reader is told, [`typeset`] makes
//! pages of it, [`deliver`] writes files, [`desk`] shows it all in a browser, to write in. Data moves down this list and
//! never back up. `docs/design.md` tells more of each room.

#![warn(
    clippy::exit,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::unreachable,
    clippy::unwrap_used,
    missing_docs
)]

pub mod access;
pub mod case;
pub mod check;
pub mod cli;
pub mod deliver;
pub mod desk;
pub mod documents;
pub mod messages;
pub mod network_map;
pub mod programme;
pub mod record;
mod system_error;
pub mod typeset;

/// Typst allocates a great deal in small pieces, and this allocator is made for them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
