//! From documents to files: names, private and whole files, batches, messages.

pub mod batch;
pub mod diagnostics;
mod pictures;
pub mod preview;
pub mod produce;
pub mod render;
pub mod session;
mod stale;
pub mod targets;
pub mod write;
