//! Files written whole or not at all, for nobody's eyes but the owner's.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

/// How temporary files begin; what a killed run leaves is cleared away by [`clear_leftovers`].
const TEMPORARY: &str = ".dialogdok-";

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    New,
    /// The same bytes were there already; the file keeps its time.
    Unchanged,
}

/// Writes a file: to a temporary one beside it, to the disk, then in its place. Mode 0600, in folders of mode 0700.
///
/// # Errors
/// What the system says, in Danish; the old file is left as it was.
pub fn write(path: &Path, bytes: &[u8]) -> Result<Written, String> {
    if fs::metadata(path).is_ok_and(|m| m.is_file() && m.len() == bytes.len() as u64) && fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(Written::Unchanged);
    }
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let failed = |error: io::Error| in_danish(path, &error);
    make_folder(folder).map_err(failed)?;
    #[cfg(target_os = "linux")]
    if !path.exists() && nameless::put(folder, path, bytes).map_err(failed)? {
        return Ok(Written::New);
    }
    let mut file = tempfile::Builder::new()
        .prefix(TEMPORARY)
        .suffix(".tmp")
        .tempfile_in(folder)
        .map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.as_file().sync_data().map_err(failed)?;
    file.persist(path).map_err(|e| failed(e.error))?;
    Ok(Written::New)
}

/// On Linux a new file has no name until it is whole, so that a run killed in the middle leaves nothing at all.
#[cfg(target_os = "linux")]
mod nameless {
    use std::io::{self, Write as _};
    use std::os::fd::AsRawFd as _;
    use std::os::unix::fs::PermissionsExt as _;
    use std::path::Path;

    use rustix::fs::{AtFlags, CWD, linkat};

    /// Whether it could be done: not every file system has nameless files, and another run may have been faster.
    pub(super) fn put(folder: &Path, path: &Path, bytes: &[u8]) -> io::Result<bool> {
        let mut file = tempfile::tempfile_in(folder)?;
        // Before a byte is in it: it will have a name with this mode.
        file.set_permissions(std::fs::Permissions::from_mode(0o600))?;
        file.write_all(bytes)?;
        file.sync_data()?;
        let nameless = format!("/proc/self/fd/{}", file.as_raw_fd());
        Ok(linkat(CWD, nameless, CWD, path, AtFlags::SYMLINK_FOLLOW).is_ok())
    }
}

/// Makes a folder and those above it, each mode 0700 where it is new.
fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Removes temporary files that a killed run left under a folder of output.
pub fn clear_leftovers(out: &Path) {
    for entry in walkdir::WalkDir::new(out).max_depth(3).into_iter().flatten() {
        let name = entry.file_name().to_string_lossy();
        if entry.file_type().is_file() && name.starts_with(TEMPORARY) && name.ends_with(".tmp") {
            // Somebody else's run may have renamed it meanwhile, which is as good.
            fs::remove_file(entry.path()).ok();
        }
    }
}

fn in_danish(path: &Path, error: &io::Error) -> String {
    use io::ErrorKind as K;
    let why = match error.kind() {
        K::StorageFull => "disken er fuld. Ryd op, og prøv igen".to_owned(),
        K::QuotaExceeded => "din plads på disken er brugt op".to_owned(),
        K::PermissionDenied => "du må ikke skrive i mappen. Vælg en anden med --ud".to_owned(),
        K::ReadOnlyFilesystem => "disken kan kun læses. Vælg en anden mappe med --ud".to_owned(),
        K::NotADirectory | K::AlreadyExists => "der ligger en fil, hvor der skal være en mappe".to_owned(),
        K::InvalidFilename => "navnet er for langt til disken".to_owned(),
        K::FileTooLarge => "filen er for stor til disken".to_owned(),
        _ => format!("det kan ikke skrives ({error})"),
    };
    format!("{}: {why}", path.display())
}
