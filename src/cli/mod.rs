//! What people type, and what the program answers.

mod args;
mod check;
mod console;
mod desk;
mod documents;
mod errors;
mod forget;
mod forms;
mod help;
mod new;
mod next_meeting;
mod paper_command;
mod preview;
mod programme;
mod sent;
mod shell;
mod templates;
mod totals;

use std::collections::HashSet;
use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use crate::case::Problem;
use crate::deliver::fingerprint::Fingerprint;
use crate::deliver::index::of_problem;
use crate::messages::FileMessage;
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
        let place = place.unwrap_or_default();
        console::tell(format_args!("fejl: {}", FileMessage::OwnMistake { place }));
    }));
    let words: Vec<OsString> = line.into_iter().collect();
    let line = match Line::try_parse_from(&words) {
        Ok(line) => line,
        Err(error) if error.use_stderr() => {
            console::tell(errors::in_danish(&error, &words));
            return ExitCode::from(MISUSED);
        }
        Err(shown) => {
            help::print(&shown.render());
            return ExitCode::from(told_of_loss(0));
        }
    };
    let result = match line.command.unwrap_or_else(desk::as_it_is) {
        Command::Papers(command) => documents::papers(command),
        Command::Forms(args) => forms::forms(args),
        Command::Everything(args) => documents::everything(args),
        Command::Sent(args) => sent::sent(args),
        Command::Forget(args) => forget::forget(&args),
        Command::Check(args) => check::check(&args),
        Command::Programme(args) => programme::programme(args),
        Command::Preview(args) => preview::preview(&args),
        Command::Desk(args) => desk::desk(&args),
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
    console::tell(format_args!("fejl: {}", FileMessage::OutputLost));
    code.max(STOPPED)
}

/// What a command gives: whether all was made, or what is wrong with the command line.
type Outcome = Result<bool, Vec<String>>;

/// What has been told: a mistake in kommune.yaml is told once, though every case meets it.
#[derive(Default)]
struct Seen(HashSet<Fingerprint>);

impl Seen {
    /// Whether a problem has not been told yet; from now on it has.
    fn is_new(&mut self, problem: &Problem) -> bool {
        self.is_new_to(of_problem(problem))
    }

    /// The same of a problem that is known by its fingerprint.
    fn is_new_to(&mut self, problem: Fingerprint) -> bool {
        self.0.insert(problem)
    }
}
