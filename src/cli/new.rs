//! `ny`, `skema` and `skabeloner`: files to begin from.

use std::path::{Path, PathBuf};

use super::args::New;
use super::next_meeting::next_meeting_file;
use super::{Outcome, console};
use crate::case::folder::{find_cases, key_of, meeting_number};
use crate::case::{new_course_id, next_meeting, schema};
use crate::check::{holds_cpr, why_no_key};
use crate::deliver::write::write;
use crate::messages::{FileMessage, Message as _, RuleMessage};
use crate::typeset::built_in;

const NEW_MUNICIPALITY: &str = include_str!("ny-kommune.yaml");
const NEW_CASE: &str = include_str!("ny-sag.yaml");

/// The folder that `skema` writes into, where no other is named.
const OUT: &str = "ud";

pub(super) fn new(what: &New) -> Outcome {
    let (path, text) = match what {
        New::Municipality { path } => (new_municipality(path)?, NEW_MUNICIPALITY.to_owned()),
        New::Case { path } => (new_case(path)?, new_case_file(&new_course_id().map_err(|why| vec![why])?.0)),
        New::Meeting { path } => new_meeting(path)?,
    };
    if path.exists() {
        let path = path.display().to_string();
        console::tell(format_args!("fejl: {}", FileMessage::AlreadyThere { path }));
        return Ok(false);
    }
    put(&path, with_schema(&text, &path).as_bytes())
}

/// A new file whose first line leads an editor to its schema: the nearest that there is, else where `skema` puts it.
fn with_schema(text: &str, path: &Path) -> String {
    const MARK: &str = "$schema=";
    let Some((before, rest)) = text.split_once(MARK) else {
        return text.to_owned();
    };
    let (name, after) = rest.split_once('\n').unwrap_or((rest, ""));
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let folder = std::path::absolute(folder).unwrap_or_default();
    let out = std::path::absolute(OUT).unwrap_or_default();
    let in_folder = |folder: &Path| [folder.join(name), folder.join(OUT).join(name)];
    let there = folder.ancestors().flat_map(in_folder).find(|path| path.is_file());
    let schema = there.unwrap_or_else(|| out.join(name));
    format!("{before}{MARK}{}\n{after}", relative(&folder, &schema))
}

/// A path as it is written in a file of a folder, with `/` between.
fn relative(folder: &Path, path: &Path) -> String {
    let shared = folder
        .components()
        .zip(path.components())
        .take_while(|(one, other)| one == other)
        .count();
    let up = folder.components().skip(shared).map(|_| "..".to_owned());
    let down = path
        .components()
        .skip(shared)
        .map(|part| part.as_os_str().to_string_lossy().into_owned());
    // On another drive there is no way but the whole path.
    if shared == 0 {
        path.display().to_string()
    } else {
        up.chain(down).collect::<Vec<_>>().join("/")
    }
}

/// The path itself when it is that of the file, else that of the file in it. A file of another name would not be read.
fn in_folder(path: &Path, name: &'static str) -> Result<PathBuf, Vec<String>> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let is_file = path.is_file() || ending.is_some_and(|ending| ["yaml", "yml", "txt"].contains(&ending.as_str()));
    if !is_file {
        return Ok(path.join(name));
    }
    if path.file_name().is_some_and(|given| given == name) {
        return Ok(path.to_owned());
    }
    let path = path.display().to_string();
    Err(vec![FileMessage::NotToBeRead { path, name }.to_string()])
}

/// The path of a new municipality's file. In a case's folder it would be the sender of that case's letters and no others.
fn new_municipality(path: &Path) -> Result<PathBuf, Vec<String>> {
    let file = in_folder(path, "kommune.yaml")?;
    match case_above(&file, 1) {
        Some(case) => {
            let path = file.display().to_string();
            Err(vec![FileMessage::MunicipalityInsideCase { path, case }.to_string()])
        }
        None => Ok(file),
    }
}

/// The key of the case whose folder lies above a path, so many steps up or more.
fn case_above(path: &Path, steps: usize) -> Option<String> {
    let absolute = std::path::absolute(path).ok()?;
    // A path with `..` in it leads elsewhere than its words say.
    let folder = absolute.ancestors().skip(steps).find_map(|above| above.canonicalize().ok())?;
    let case = folder.ancestors().find(|above| above.join("sag.yaml").is_file())?;
    Some(key_of(case))
}

/// The path of a new case's file.
fn new_case(path: &Path) -> Result<PathBuf, Vec<String>> {
    let file = in_folder(path, "sag.yaml")?;
    let folder = file
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let of_path = || folder.iter().any(|name| holds_cpr(&name.to_string_lossy()));
    if let Some(why) = why_no_key(&key_of(folder)).or_else(|| of_path().then_some(RuleMessage::CprInPath)) {
        return Err(vec![format!("{why}. {}", why.remedy())]);
    }
    match case_around(folder) {
        Some(why) => Err(vec![why.to_string()]),
        None => Ok(file),
    }
}

/// Why a folder is no place for a new case: cases lie in it, or it lies in one.
fn case_around(folder: &Path) -> Option<FileMessage> {
    if folder.join("sag.yaml").exists() {
        return None;
    }
    let path = folder.display().to_string();
    if folder.join("kommune.yaml").is_file() {
        return Some(FileMessage::FolderOfMunicipality { path });
    }
    if folder.is_dir() && !find_cases(folder).is_empty() {
        return Some(FileMessage::FolderOfCases { path });
    }
    case_above(folder, 1).map(|case| FileMessage::InsideCase { path, case })
}

/// The text of a new case with its id: how near people feel is told today.
fn new_case_file(id: &str) -> String {
    let today = chrono::Local::now().date_naive();
    let text = NEW_CASE.replace("f-MÆRKE", id);
    text.replace("{ÅÅÅÅ-MM-DD: ", &format!("{{{today}: "))
}

/// The path and the text of the next meeting of a case, or of the one that is named.
fn new_meeting(path: &Path) -> Result<(PathBuf, String), Vec<String>> {
    let named = meeting_number(path).filter(|_| !path.is_dir());
    let folder = if named.is_some() { path.parent().unwrap_or(path) } else { path };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    if named.is_none() && !path.is_dir() {
        let path = path.display().to_string();
        return Err(vec![FileMessage::NeitherFolderNorMeeting { path }.to_string()]);
    }
    if !folder.join("sag.yaml").is_file() {
        let path = folder.display().to_string();
        return Err(vec![FileMessage::NoCaseFolder { path }.to_string()]);
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
            let path = path.display().to_string();
            console::tell(format_args!("fejl: {}", FileMessage::Foreign { path }));
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
            let path = path.display().to_string();
            console::tell(format_args!("fejl: {}", FileMessage::Changed { path }));
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
