//! What the operating system says when a file, a folder or a port cannot be used, in Danish.

use std::io::{Error, ErrorKind as K};

/// The reason as a sentence without a full stop, with what to do where there is something. Never the system's own words,
/// which are in another language; of what is not known here, its number.
pub fn in_danish(error: &Error) -> String {
    let known = match error.kind() {
        K::NotFound => "filen eller mappen findes ikke",
        K::PermissionDenied => "du har ikke adgang",
        K::IsADirectory => "det er en mappe og ikke en fil",
        K::NotADirectory => "der ligger en fil, hvor der skal være en mappe",
        K::AlreadyExists => "der ligger allerede noget med det navn",
        K::DirectoryNotEmpty => "mappen er ikke tom",
        K::StorageFull => "disken er fuld. Ryd op, og prøv igen",
        K::QuotaExceeded => "din plads på disken er brugt op. Ryd op, og prøv igen",
        K::ReadOnlyFilesystem => "disken kan kun læses",
        K::InvalidFilename => "navnet er for langt, eller det har et tegn, som disken ikke kan have i et navn",
        K::FileTooLarge => "filen er for stor til disken",
        K::ResourceBusy | K::ExecutableFileBusy | K::Deadlock => "et andet program bruger den. Luk det, og prøv igen",
        K::StaleNetworkFileHandle | K::NetworkDown | K::NetworkUnreachable | K::HostUnreachable => {
            "netværksdrevet svarer ikke. Se efter, om du er på nettet"
        }
        K::TimedOut | K::WouldBlock => "det tager for lang tid. Prøv igen",
        K::InvalidData => "teksten er ikke gemt som UTF-8",
        K::UnexpectedEof | K::WriteZero => "den slutter midt i det hele",
        K::OutOfMemory => "maskinen har ikke hukommelse nok. Luk andre programmer, og prøv igen",
        K::AddrInUse => "porten er optaget af et andet program",
        K::Unsupported => "disken eller systemet kan ikke det, der skal til",
        _ => return by_number(error),
    };
    known.to_owned()
}

/// Those that have no kind of their own.
fn by_number(error: &Error) -> String {
    match error.raw_os_error() {
        #[cfg(unix)]
        Some(23 | 24) => "der er for mange filer åbne på én gang. Luk andre programmer, og prøv igen".to_owned(),
        #[cfg(target_os = "linux")]
        Some(40) => "lænken peger på sig selv".to_owned(),
        #[cfg(target_os = "macos")]
        Some(62) => "lænken peger på sig selv".to_owned(),
        Some(number) => format!("systemet melder fejl nummer {number}"),
        None => "systemet siger ikke hvorfor".to_owned(),
    }
}
