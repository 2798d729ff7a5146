//! `glem`: shows everything of a forløb, asks, and deletes it.

use std::io::{self, IsTerminal};

use super::args::ForgetArgs;
use super::{Outcome, console};
use crate::case::folder::key_of;
use crate::deliver::forgetting::remains;
use crate::deliver::index::forget_case;
use crate::messages::ForgetMessage;

pub(super) fn forget(args: &ForgetArgs) -> Outcome {
    let remains = remains(&args.path, &args.out).map_err(|reason| vec![reason])?;
    for file in &remains.files {
        console::line(file.display());
    }
    let files = match remains.files.len() {
        1 => ForgetMessage::OneFile,
        count => ForgetMessage::Files { count },
    };
    let files = files.to_string();
    if !(args.yes || is_confirmed(&files)) {
        console::tell(ForgetMessage::Kept);
        return Ok(false);
    }
    let key = key_of(&args.path);
    match remains.delete() {
        Ok(()) => {
            forget_case(&args.out, &key);
            console::tell(ForgetMessage::Done { files });
            Ok(true)
        }
        Err(left) => {
            console::tell(ForgetMessage::SomeLeft);
            left.iter().for_each(|line| console::tell(format_args!("  {line}")));
            Ok(false)
        }
    }
}

/// Whether somebody at a terminal says yes. Without a terminal nobody does.
fn is_confirmed(files: &str) -> bool {
    if !io::stdin().is_terminal() {
        console::tell(ForgetMessage::WithoutTerminal);
        return false;
    }
    let files = files.to_owned();
    console::tell(ForgetMessage::Sure { files });
    let mut answer = String::new();
    io::stdin().read_line(&mut answer).is_ok() && answer.trim().eq_ignore_ascii_case("ja")
}
