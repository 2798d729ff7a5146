//! One at a time: two people may record what they sent at once, on one network drive.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;
use std::time::Duration;

/// The name of the file that is locked. It is empty, and stays: a file that goes while another waits for it locks nothing.
pub const LOCK: &str = ".sendt.lock";

/// How often it is tried to take the lock, and how long is waited in between: a minute in all.
const TRIES: u32 = 1200;
const BETWEEN_TRIES: Duration = Duration::from_millis(50);

/// The lock of a case's record, until it is dropped. One who is killed holds it no more.
pub(super) struct RecordLock {
    _file: File,
}

impl RecordLock {
    /// Waits for the record of a case's folder, a minute at most: whoever holds it longer than that is not writing.
    ///
    /// # Errors
    /// [`io::ErrorKind::ResourceBusy`] when somebody else holds it all that time.
    pub(super) fn take(folder: &Path) -> io::Result<Self> {
        let mut options = OpenOptions::new();
        options.create(true).truncate(false).write(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(folder.join(LOCK))?;
        for _ in 0..TRIES {
            match file.try_lock() {
                Ok(()) => return Ok(Self { _file: file }),
                Err(TryLockError::WouldBlock) => std::thread::sleep(BETWEEN_TRIES),
                Err(TryLockError::Error(error)) => return Err(error),
            }
        }
        Err(io::ErrorKind::ResourceBusy.into())
    }
}
