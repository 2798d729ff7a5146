//! `ny`, `skema` and `skabeloner`: files to begin from.

use std::path::Path;

use super::args::New;
use super::{Outcome, console};
use crate::case::{folder::meeting_number, next_meeting, schema};
use crate::deliver::write::write;
use crate::typeset::built_in;

const NEW_MUNICIPALITY: &str = include_str!("ny-kommune.yaml");
const NEW_CASE: &str = include_str!("ny-sag.yaml");
const NEW_MEETING: &str = include_str!("ny-moede.yaml");

pub(super) fn new(what: &New) -> Outcome {
    let in_folder = |path: &Path, name: &str| {
        let is_file = path.extension().is_some_and(|e| e == "yaml");
        if is_file { path.to_owned() } else { path.join(name) }
    };
    let (path, text) = match what {
        New::Municipality { path } => (in_folder(path, "kommune.yaml"), NEW_MUNICIPALITY),
        New::Case { path } => (in_folder(path, "sag.yaml"), NEW_CASE),
        New::Meeting { path } if meeting_number(path).is_some() => (path.clone(), NEW_MEETING),
        New::Meeting { path } if path.is_dir() => {
            let next = next_meeting(path);
            (path.join(format!("moede-{next}.yaml")), NEW_MEETING)
        }
        New::Meeting { path } => {
            return Err(vec![format!(
                "{} er hverken en sags mappe eller et navn som moede-2.yaml",
                path.display()
            )]);
        }
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
