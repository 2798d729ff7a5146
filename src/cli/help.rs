//! `hjælp`, `--help`, and what there is to choose from where a command is not whole.

use std::io::IsTerminal;

use clap::builder::StyledStr;
use clap::{Command, CommandFactory};

use super::args::Line;
use super::{Outcome, console};
use crate::messages::CommandMessage;

/// Prints what can be written after a command; after none, which commands there are.
pub(super) fn help(names: &[String]) -> Outcome {
    match command(names.iter().map(String::as_str)) {
        Some(mut command) => {
            print(&command.render_help());
            Ok(true)
        }
        None => {
            let name = names.join(" ");
            Err(vec![CommandMessage::UnknownCommandAskedFor { name }.to_string()])
        }
    }
}

/// Prints a help text, in colour on a terminal.
pub(super) fn print(help: &StyledStr) {
    let is_terminal = std::io::stdout().is_terminal();
    let text = if is_terminal { help.ansi().to_string() } else { help.to_string() };
    console::raw(text.replace("[OPTIONS]", "[VALG]").as_bytes());
}

/// What can follow a command, a line for each: its name and what it does.
pub(super) fn choices(after: &str) -> String {
    let Some(command) = command(after.split(' ').skip(1)) else {
        return String::new();
    };
    let about = |sub: &Command| sub.get_about().map(ToString::to_string).unwrap_or_default();
    let lines = command
        .get_subcommands()
        .map(|sub| format!("\n  {:<18}  {}", sub.get_name(), about(sub)));
    lines.collect()
}

/// The command of these names, with all it has from the ones above it.
fn command<'a>(names: impl Iterator<Item = &'a str>) -> Option<Command> {
    let mut whole = Line::command();
    whole.build();
    let mut command = &whole;
    for name in names {
        command = command.find_subcommand(name)?;
    }
    Some(command.clone())
}
