//! What people type, and what the program answers.

pub mod args;
mod check;
mod console;
mod documents;
mod errors;
mod forms;
mod help;
mod new;
mod next_meeting;
mod paper_command;
mod preview;
mod programme;
mod shell;
mod templates;

use std::collections::HashSet;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

use crate::case::Problem;
use args::{Command, Line};

/// Something in the data stopped a document.
const STOPPED: u8 = 1;
/// The command line is wrong.
const MISUSED: u8 = 2;

/// The whole program: reads the command line, does what it says, and gives the exit code.
pub fn run(line: impl IntoIterator<Item = OsString>) -> ExitCode {
    // What a panic says may hold what people wrote; where it happened does not.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location();
        let place = place.map(|l| format!(" ({}:{})", l.file().rsplit(['/', '\\']).next().unwrap_or_default(), l.line()));
        console::tell(format_args!("fejl: der er en fejl i programmet selv{}", place.unwrap_or_default()));
    }));
    let line = match Line::try_parse_from(line) {
        Ok(line) => line,
        Err(error) if error.use_stderr() => {
            console::tell(errors::in_danish(&error));
            return ExitCode::from(MISUSED);
        }
        Err(shown) => {
            help::print(&shown.render());
            return ExitCode::from(told_of_loss(0));
        }
    };
    let result = match line.command {
        Command::Papers(command) => documents::papers(command),
        Command::Forms(args) => forms::forms(args),
        Command::Everything(args) => documents::everything(args),
        Command::Check(args) => check::check(&args),
        Command::Programme(args) => programme::programme(args),
        Command::Preview(args) => preview::preview(&args),
        Command::New { what } => new::new(&what),
        Command::Schema(args) => new::schemas(&args.out),
        Command::Help { command } => help::help(&command),
        Command::Templates(args) if args.fields => templates::fields(),
        Command::Templates(args) => new::templates(&args.out.out),
        Command::Completions { shell } => shell::completions(shell),
        Command::Manual => shell::manual(),
    };
    ExitCode::from(told_of_loss(match result {
        Ok(true) => 0,
        Ok(false) => STOPPED,
        Err(misuse) => {
            for line in misuse {
                console::tell(format_args!("fejl: {line}"));
            }
            MISUSED
        }
    }))
}

/// The exit code of a command, when what it wrote to standard output may not have been taken; that is told of.
fn told_of_loss(code: u8) -> u8 {
    if console::all_was_taken() {
        return code;
    }
    console::tell("fejl: det, der skulle stå på skærmen eller i den fil, du har valgt, kunne ikke skrives. Er disken fuld?");
    code.max(STOPPED)
}

/// What a command gives: whether all was made, or what is wrong with the command line.
type Outcome = Result<bool, Vec<String>>;

/// What has been told: a mistake in kommune.yaml is told once, though every case meets it.
#[derive(Default)]
struct Seen(HashSet<(&'static str, PathBuf, (usize, usize), String)>);

impl Seen {
    /// Whether a problem has not been told yet; from now on it has.
    fn is_new(&mut self, problem: &Problem) -> bool {
        let place = &problem.place;
        let at = (place.line(), place.column());
        self.0.insert((problem.rule, place.path().to_owned(), at, problem.what.clone()))
    }
}
