//! At home in a shell: completions and a man page.

use clap::CommandFactory;
use clap_complete::{Shell, generate};

use super::args::Line;
use super::{Outcome, console};
use crate::system_error::in_danish;

/// Completions for a shell, on stdout.
pub(super) fn completions(shell: Shell) -> Outcome {
    let mut script = Vec::new();
    generate(shell, &mut Line::command(), "dialogdok", &mut script);
    console::raw(&script);
    Ok(true)
}

/// The man page, on stdout.
pub(super) fn manual() -> Outcome {
    let mut page = Vec::new();
    clap_mangen::Man::new(Line::command())
        .render(&mut page)
        .map_err(|e| vec![in_danish(&e)])?;
    console::raw(&page);
    Ok(true)
}
