//! From documents to files: names, private and whole files, batches, messages.

pub mod batch;
pub mod make;
pub mod preview;
pub mod shop;
mod stale;
pub mod targets;
pub mod words;
pub mod work;
pub mod write;
