//! At home in a shell: completions and a man page.

use std::io::Write as _;

use clap::CommandFactory;
use clap_complete::{Shell, generate};

use super::Outcome;
use super::args::Line;

/// Completions for a shell, on stdout.
pub(super) fn completions(shell: Shell) -> Outcome {
    let mut script = Vec::new();
    generate(shell, &mut Line::command(), "dialogdok", &mut script);
    print(&script)
}

/// The man page, on stdout.
pub(super) fn manual() -> Outcome {
    let mut page = Vec::new();
    clap_mangen::Man::new(Line::command())
        .render(&mut page)
        .map_err(|e| vec![e.to_string()])?;
    print(&page)
}

fn print(bytes: &[u8]) -> Outcome {
    // A closed pipe is no mistake of the user's.
    std::io::stdout().write_all(bytes).ok();
    Ok(true)
}
