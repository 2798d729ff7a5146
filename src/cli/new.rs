//! `ny`, `skema` and `skabeloner`: files to begin from.

use std::path::{Path, PathBuf};

use super::args::New;
use super::next_meeting::next_meeting_file;
use super::{Outcome, console};
use crate::case::folder::{key_of, meeting_number};
use crate::case::{next_meeting, schema};
use crate::check::why_no_key;
use crate::deliver::write::write;
use crate::typeset::built_in;

const NEW_MUNICIPALITY: &str = include_str!("ny-kommune.yaml");
const NEW_CASE: &str = include_str!("ny-sag.yaml");

pub(super) fn new(what: &New) -> Outcome {
    let (path, text) = match what {
        New::Municipality { path } => (in_folder(path, "kommune.yaml"), NEW_MUNICIPALITY.to_owned()),
        New::Case { path } => (new_case(path)?, NEW_CASE.to_owned()),
        New::Meeting { path } => new_meeting(path)?,
    };
    if path.exists() {
        console::tell(format_args!(
            "fejl: {} findes allerede, og den bliver ikke overskrevet",
            path.display()
        ));
        return Ok(false);
    }
    put(&path, text.as_bytes())
}

/// The path itself when it is that of a file, else that of a file in it.
fn in_folder(path: &Path, name: &str) -> PathBuf {
    let is_file = path.extension().is_some_and(|e| e == "yaml");
    if is_file { path.to_owned() } else { path.join(name) }
}

/// The path of a new case's file.
fn new_case(path: &Path) -> Result<PathBuf, Vec<String>> {
    let file = in_folder(path, "sag.yaml");
    let folder = file
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    match why_no_key(&key_of(folder)) {
        Some(why) => Err(vec![format!(
            "{why}. Kald mappen et nummer, fx 2026-031: dens navn står, hvor andre kan se det"
        )]),
        None => Ok(file),
    }
}

/// The path and the text of the next meeting of a case, or of the one that is named.
fn new_meeting(path: &Path) -> Result<(PathBuf, String), Vec<String>> {
    let named = meeting_number(path).filter(|_| !path.is_dir());
    let folder = if named.is_some() { path.parent().unwrap_or(path) } else { path };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    if named.is_none() && !path.is_dir() {
        return Err(vec![format!(
            "{} er hverken en sags mappe eller et navn som moede-2.yaml",
            path.display()
        )]);
    }
    if !folder.join("sag.yaml").is_file() {
        return Err(vec![format!(
            "{} er ikke en sags mappe: der er ingen sag.yaml. Skriv stien til sagens egen mappe, fx sager/2026-031",
            folder.display()
        )]);
    }
    let number = named.unwrap_or_else(|| next_meeting(folder));
    let path = if named.is_some() {
        path.to_owned()
    } else {
        folder.join(format!("moede-{number}.yaml"))
    };
    Ok((path, next_meeting_file(folder, number)))
}

pub(super) fn schemas(out: &Path) -> Outcome {
    let mut all = true;
    for (name, schema) in schema::all() {
        let path = out.join(name);
        if is_foreign(&path, &schema) {
            console::tell(format_args!(
                "fejl: {} er ikke lavet af dialogdok og bliver ikke overskrevet. Flyt den, eller vælg en anden mappe med --ud",
                path.display()
            ));
            all = false;
            continue;
        }
        let text = serde_json::to_string_pretty(&schema).map_err(|e| vec![e.to_string()])?;
        all &= put(&path, (text + "\n").as_bytes())?;
    }
    Ok(all)
}

/// Whether something lies at a path that is not this schema in this or another edition: one is known by its title and draft.
fn is_foreign(path: &Path, schema: &serde_json::Value) -> bool {
    if std::fs::symlink_metadata(path).is_err() {
        return false;
    }
    let old = std::fs::read(path).ok();
    let old: Option<serde_json::Value> = old.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    !old.is_some_and(|old| ["title", "$schema"].iter().all(|key| old.get(key) == schema.get(key)))
}

pub(super) fn templates(out: &Path) -> Outcome {
    let mut all = true;
    for (name, bytes) in built_in() {
        let path = out.join(&name);
        if path.exists() && std::fs::read(&path).is_ok_and(|old| old != bytes) {
            console::tell(format_args!("fejl: {} er rettet og bliver ikke overskrevet", path.display()));
            all = false;
            continue;
        }
        all &= put(&path, &bytes)?;
    }
    Ok(all)
}

fn put(path: &Path, bytes: &[u8]) -> Outcome {
    match write(path, bytes) {
        Ok(_) => {
            console::line(path.display());
            Ok(true)
        }
        Err(reason) => {
            console::tell(format_args!("fejl: {reason}"));
            Ok(false)
        }
    }
}
