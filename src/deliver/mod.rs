//! From documents to files: names, private and whole files, batches, messages.

pub mod batch;
pub mod bundle;
pub mod diagnostics;
pub mod fingerprint;
pub mod forgetting;
pub mod index;
mod inputs;
mod own_templates;
pub(crate) mod pages_shown;
mod pictures;
pub mod produce;
pub mod programme_run;
pub(crate) mod publications;
pub mod render;
pub mod sending;
pub mod session;
mod stale;
pub mod standing;
pub mod targets;
mod traces;
pub mod write;
