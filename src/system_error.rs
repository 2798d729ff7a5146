//! What the operating system says when a file, a folder or a port cannot be used, in Danish.

use std::io::{Error, ErrorKind as K};

use crate::messages::SystemMessage as M;

/// The reason as a sentence without a full stop, with what to do where there is something. Never the system's own words,
/// which are in another language; of what is not known here, its number.
pub fn in_danish(error: &Error) -> String {
    message(error).to_string()
}

fn message(error: &Error) -> M {
    match error.kind() {
        K::NotFound => M::NotFound,
        K::PermissionDenied => M::PermissionDenied,
        K::IsADirectory => M::IsFolder,
        K::NotADirectory => M::NotFolder,
        K::AlreadyExists => M::AlreadyExists,
        K::DirectoryNotEmpty => M::FolderNotEmpty,
        K::StorageFull => M::StorageFull,
        K::QuotaExceeded => M::QuotaExceeded,
        K::ReadOnlyFilesystem => M::ReadOnly,
        K::InvalidFilename => M::BadName,
        K::FileTooLarge => M::TooLarge,
        K::ResourceBusy | K::ExecutableFileBusy | K::Deadlock => M::Busy,
        K::StaleNetworkFileHandle | K::NetworkDown | K::NetworkUnreachable | K::HostUnreachable => M::NetworkDown,
        K::TimedOut | K::WouldBlock => M::TimedOut,
        K::InvalidData => M::NotUtf8,
        K::UnexpectedEof | K::WriteZero => M::EndsEarly,
        K::OutOfMemory => M::OutOfMemory,
        K::AddrInUse => M::PortTaken,
        K::Unsupported => M::Unsupported,
        _ => by_number(error),
    }
}

/// Those that have no kind of their own.
fn by_number(error: &Error) -> M {
    match error.raw_os_error() {
        #[cfg(unix)]
        Some(23 | 24) => M::TooManyOpen,
        #[cfg(target_os = "linux")]
        Some(40) => M::LinkToItself,
        #[cfg(target_os = "macos")]
        Some(62) => M::LinkToItself,
        Some(number) => M::Number { number },
        None => M::Unknown,
    }
}
