//! dialogdok turns what a tovholder writes about a forløb into the papers of Åben Dialog.
//!
//! One natural way through, five rooms: [`case`] reads what people write, [`check`] applies the method's rules,
//! [`documents`] decides what each reader may see, [`typeset`] makes pages of it, [`deliver`] writes files. Data moves down
//! this list and never back up.

pub mod access;
pub mod case;
pub mod check;
pub mod cli;
pub mod deliver;
pub mod documents;
pub mod network_map;
pub mod programme;
mod system_error;
pub mod typeset;

/// Typst allocates a great deal in small pieces, and this allocator is made for them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
