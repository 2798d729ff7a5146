//! Files written whole or not at all, for nobody's eyes but the owner's.

use std::fs::{self, File};
use std::io::{self, Seek as _, Write as _};
#[cfg(unix)]
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::NamedTempFile;

use crate::messages::DeliveryMessage;

/// How temporary files begin; what a killed run leaves is cleared away by [`clear_leftovers`].
pub(super) const TEMPORARY: &str = ".dialogdok-";

/// From what age on a temporary file belongs to no run that is going on.
const LEFT_OVER: Duration = Duration::from_secs(600);

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// The file is new, or its content is.
    New,
    /// The same bytes were there already; the file keeps its time, and is the owner's alone again.
    Unchanged,
}

/// Writes a file: to a temporary one beside it, to the disk, then in its place. Mode 0600, in folders of mode 0700.
///
/// # Errors
/// What the system says, in Danish; the old file is left as it was.
pub fn write(path: &Path, bytes: &[u8]) -> Result<Written, String> {
    Ready::new(path, bytes)?.publish()
}

/// Writes a file that people share, whole, in the place of an older one: who may read it stays as it was. Where it is a link, the
/// file that it leads to is written.
///
/// # Errors
/// As [`write()`].
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), String> {
    replace_all(&[(path, bytes)])
}

/// As [`replace`], of several files: all lie whole on the disk before the first takes its place.
///
/// # Errors
/// As [`write()`]; before the first has taken its place all are as they were.
pub fn replace_all(files: &[(&Path, &[u8])]) -> Result<(), String> {
    let ready = |(path, bytes): &(&Path, &[u8])| {
        let path = path.canonicalize().unwrap_or_else(|_| (*path).to_owned());
        let made = || -> io::Result<NamedTempFile> {
            let mut file = temporary(folder_of(&path))?;
            if let Ok(old) = fs::metadata(&path) {
                file.as_file().set_permissions(old.permissions())?;
            }
            file.write_all(bytes)?;
            file.as_file().sync_data()?;
            Ok(file)
        };
        made().map_err(|e| in_danish(&path, &e)).map(|file| (path, file))
    };
    let ready: Vec<(PathBuf, NamedTempFile)> = files.iter().map(ready).collect::<Result<_, _>>()?;
    for (path, file) in ready {
        file.persist(&path).map_err(|e| in_danish(&path, &e.error))?;
    }
    Ok(())
}

/// A file that is written and has not its name yet.
///
/// Getting many files ready before the first is published is what makes a batch quick on a disk: the first one's way to
/// the disk takes the others along.
pub struct Ready {
    path: PathBuf,
    content: Pending,
}

enum Pending {
    /// The same bytes are at the path already.
    There,
    /// On Linux a file has no name until it is whole, so that a run killed in the middle leaves nothing half.
    #[cfg(target_os = "linux")]
    Nameless(File),
    #[cfg(not(target_os = "linux"))]
    Temporary(NamedTempFile),
}

impl Ready {
    /// Writes the bytes in the path's folder, which is made if need be.
    ///
    /// # Errors
    /// What the system says, in Danish.
    pub fn new(path: &Path, bytes: &[u8]) -> Result<Self, String> {
        let content = Self::content(path, bytes).map_err(|e| in_danish(path, &e))?;
        Ok(Self {
            path: path.to_owned(),
            content,
        })
    }

    fn content(path: &Path, bytes: &[u8]) -> io::Result<Pending> {
        if fs::metadata(path).is_ok_and(|m| m.is_file() && m.len() == bytes.len() as u64) && fs::read(path).is_ok_and(|old| old == bytes) {
            // Somebody may have opened it to others since it was written.
            #[cfg(unix)]
            if fs::metadata(path)?.permissions().mode() & 0o077 != 0 {
                fs::set_permissions(path, fs::Permissions::from_mode(0o600))?;
            }
            return Ok(Pending::There);
        }
        let folder = folder_of(path);
        make_folder(folder)?;
        #[cfg(target_os = "linux")]
        {
            let mut file = tempfile::tempfile_in(folder)?;
            // Before a byte is in it: it will have a name with this mode.
            file.set_permissions(fs::Permissions::from_mode(0o600))?;
            file.write_all(bytes)?;
            Ok(Pending::Nameless(file))
        }
        #[cfg(not(target_os = "linux"))]
        {
            let mut file = temporary(folder)?;
            file.write_all(bytes)?;
            Ok(Pending::Temporary(file))
        }
    }

    /// Brings the file to the disk and gives it its name, in place of an older one.
    ///
    /// # Errors
    /// What the system says, in Danish; the old file is left as it was.
    pub fn publish(self) -> Result<Written, String> {
        let Self { path, content } = self;
        let failed = |error: io::Error| in_danish(&path, &error);
        let file = match content {
            Pending::There => return Ok(Written::Unchanged),
            #[cfg(target_os = "linux")]
            Pending::Nameless(mut file) => {
                file.sync_data().map_err(failed)?;
                if name(&file, &path) {
                    return Ok(Written::New);
                }
                // There is an older one: it goes when the new one is whole and beside it.
                // No two files have the same number at a time.
                let number = file.metadata().map(|m| std::os::unix::fs::MetadataExt::ino(&m)).map_err(failed)?;
                let beside = folder_of(&path).join(format!("{TEMPORARY}{number:x}.tmp"));
                if name(&file, &beside) {
                    return match fs::rename(&beside, &path) {
                        Ok(()) => Ok(Written::New),
                        Err(error) => {
                            fs::remove_file(&beside).ok();
                            Err(failed(error))
                        }
                    };
                }
                // Not every file system has nameless files.
                let mut named = temporary(folder_of(&path)).map_err(failed)?;
                file.rewind().and_then(|()| io::copy(&mut file, &mut named)).map_err(failed)?;
                named
            }
            #[cfg(not(target_os = "linux"))]
            Pending::Temporary(file) => file,
        };
        file.as_file().sync_data().map_err(failed)?;
        file.persist(&path).map_err(|e| failed(e.error))?;
        Ok(Written::New)
    }
}

/// Gives a nameless file its name; not in place of another.
#[cfg(target_os = "linux")]
fn name(file: &File, path: &Path) -> bool {
    use std::os::fd::AsRawFd as _;

    use rustix::fs::{AtFlags, CWD, linkat};
    let nameless = format!("/proc/self/fd/{}", file.as_raw_fd());
    linkat(CWD, nameless, CWD, path, AtFlags::SYMLINK_FOLLOW).is_ok()
}

fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    tempfile::Builder::new().prefix(TEMPORARY).suffix(".tmp").tempfile_in(folder)
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Makes a folder and those above it, each mode 0700 where it is new.
fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Removes temporary files that a killed run left under a folder of output; not those of a run that is going on.
pub fn clear_leftovers(out: &Path) {
    for entry in walkdir::WalkDir::new(out).max_depth(3).into_iter().flatten() {
        let name = entry.file_name().to_string_lossy();
        let is_old = || {
            let age = entry.metadata().ok()?.modified().ok()?.elapsed().ok()?;
            Some(age > LEFT_OVER)
        };
        if entry.file_type().is_file() && name.starts_with(TEMPORARY) && name.ends_with(".tmp") && is_old() == Some(true) {
            // Somebody else's run may have renamed it meanwhile, which is as good.
            fs::remove_file(entry.path()).ok();
        }
    }
}

fn in_danish(path: &Path, error: &io::Error) -> String {
    use io::ErrorKind as K;
    let why = match error.kind() {
        K::PermissionDenied => DeliveryMessage::FolderNotWritable.to_string(),
        K::ReadOnlyFilesystem => DeliveryMessage::DiskReadOnly.to_string(),
        K::AlreadyExists => DeliveryMessage::FileForFolder.to_string(),
        _ => crate::system_error::in_danish(error),
    };
    let path = path.display().to_string();
    DeliveryMessage::FileFailed { path, why }.to_string()
}
