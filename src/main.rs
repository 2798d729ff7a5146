//! dialogdok: the papers of Åben Dialog.

use std::process::ExitCode;

fn main() -> ExitCode {
    dialogdok::cli::run(std::env::args_os())
}
