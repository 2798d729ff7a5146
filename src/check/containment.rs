//! Paths written in a file stay in the folder of that file.

use std::path::{Component, Path, PathBuf};

/// Why a path is not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotContained {
    /// It leads out of the folder: from the root, by `..`, or by a link.
    Outside,
    /// There is nothing, or nothing that may be read.
    Missing,
}

/// What a path written in a file of `folder` means, links followed, when it lies in that folder.
///
/// # Errors
/// A path that leads out, also where nothing is there; a path to nothing.
pub fn contained(folder: &Path, written: &str) -> Result<PathBuf, NotContained> {
    let plain = |c: Component<'_>| matches!(c, Component::Normal(_) | Component::CurDir);
    let relative = Path::new(written);
    // A backslash parts folders on one system and is a letter on the others.
    if !relative.components().all(plain) || written.contains('\\') {
        return Err(NotContained::Outside);
    }
    let missing = |_| NotContained::Missing;
    let real = folder.join(relative).canonicalize().map_err(missing)?;
    let root = folder.canonicalize().map_err(missing)?;
    if real.starts_with(&root) {
        Ok(real)
    } else {
        Err(NotContained::Outside)
    }
}

/// The first link in a folder, or in one below it, that leads out of it or to nothing. Other links are not followed.
pub fn link_out_of(folder: &Path) -> Option<PathBuf> {
    let root = folder.canonicalize().ok()?;
    let entries = walkdir::WalkDir::new(&root).sort_by_file_name().into_iter().flatten();
    let mut links = entries.filter(walkdir::DirEntry::path_is_symlink).map(walkdir::DirEntry::into_path);
    links.find(|link| !link.canonicalize().is_ok_and(|real| real.starts_with(&root)))
}
