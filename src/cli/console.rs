//! Standard output and standard error: lines that are written, or whose failure is remembered.
//!
//! A reader that has gone (`| head -1`) is no mistake and is not told of; any other failure of standard output is told
//! once, when the command is done. Neither stops the files that are being made.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether standard output could not take what was written, for another reason than a reader that has gone.
static LOST: AtomicBool = AtomicBool::new(false);

/// Writes a line to standard output.
pub(super) fn line(text: impl std::fmt::Display) {
    raw(format!("{text}\n").as_bytes());
}

/// Writes bytes to standard output as they are.
pub(super) fn raw(bytes: &[u8]) {
    if is_failure(&put(&mut io::stdout().lock(), bytes)) {
        LOST.store(true, Ordering::Relaxed);
    }
}

/// Writes a line to standard error. There is nowhere to tell of it when that fails.
pub(super) fn tell(text: impl std::fmt::Display) {
    put(&mut io::stderr().lock(), format!("{text}\n").as_bytes()).ok();
}

/// Whether all that was written to standard output since the last call was taken, or its reader has gone.
pub(super) fn all_was_taken() -> bool {
    !LOST.swap(false, Ordering::Relaxed)
}

/// At once and whole: what stays in a buffer fails where nobody looks.
fn put(to: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    to.write_all(bytes)?;
    to.flush()
}

fn is_failure(result: &io::Result<()>) -> bool {
    result.as_ref().is_err_and(|e| e.kind() != io::ErrorKind::BrokenPipe)
}
