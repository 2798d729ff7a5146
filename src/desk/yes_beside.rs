//! The borger's yes to later referater, where a task of an earlier one becomes another: they print it too.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::store::made;
use super::{cases, yes};
use crate::case::edit::{Edit, FileKind, Value, value_of};
use crate::case::folder::meeting_number;
use crate::case::{SourceFile, read};

/// A yes that falls with what is written in the file of another meeting.
pub(super) struct FallenBeside {
    pub now: Arc<SourceFile>,
    pub without: Arc<SourceFile>,
    pub edit: Edit,
    /// The yes as it was written.
    pub yes: String,
}

/// The yes of each later meeting that prints a task which is another in the new text of a meeting's file; `written` are the files
/// that are written in the same step.
pub(super) fn fallen_beside(now: &Arc<SourceFile>, new: &Arc<SourceFile>, written: &[Arc<SourceFile>]) -> Vec<FallenBeside> {
    let place = now.path();
    let (Some(number), Some(folder)) = (meeting_number(place), place.parent()) else {
        return Vec::new();
    };
    let (Ok(was), Ok(is)) = (value_of(now), value_of(new)) else {
        return Vec::new();
    };
    let changed = changed_tasks(number, &was, &is);
    if changed.is_empty() {
        return Vec::new();
    }
    let file = |number: u32| {
        let path = cases::meeting_file(folder, number)?;
        let file = written.iter().find(|file| file.path() == path).cloned();
        file.or_else(|| read::text(&path).ok())
    };
    let files: Vec<(u32, Arc<SourceFile>)> = cases::meetings(folder)
        .into_iter()
        .filter_map(|number| Some((number, file(number)?)))
        .collect();
    let values: Vec<(u32, Value)> = files
        .iter()
        .filter_map(|(number, file)| Some((*number, value_of(file).ok()?)))
        .collect();
    let mut fallen = Vec::new();
    for (later, file) in files.iter().filter(|(later, _)| *later > number) {
        let Some((_, root)) = values.iter().find(|(number, _)| number == later) else {
            continue;
        };
        let Some(yes) = yes::of(root).filter(|_| changed.iter().any(|task| is_printed(task, *later, &values))) else {
            continue;
        };
        let edit = Edit::remove(yes::place());
        if let Ok(without) = made(FileKind::Meeting, file, std::slice::from_ref(&edit)) {
            fallen.push(FallenBeside {
                now: Arc::clone(file),
                without,
                edit,
                yes,
            });
        }
    }
    fallen
}

/// A task by the meeting that agreed on it and its id there.
type TaskKey = (u32, String);

/// The tasks that are others in another text of a meeting's file: their words, or what the meeting says has become of them.
fn changed_tasks(number: u32, was: &Value, is: &Value) -> BTreeSet<TaskKey> {
    let (agreed, followed) = (agreed_tasks(was), followed_tasks(was));
    let (agreed_now, followed_now) = (agreed_tasks(is), followed_tasks(is));
    let one_sided = |one: &[(String, Value)], other: &[(String, Value)]| -> Vec<String> {
        let is_there = |task: &(String, Value)| other.iter().any(|o| o.0 == task.0 && o.1.same(&task.1));
        one.iter().filter(|task| !is_there(task)).map(|(id, _)| id.clone()).collect()
    };
    let words = [one_sided(&agreed, &agreed_now), one_sided(&agreed_now, &agreed)].concat();
    let states = [one_sided(&followed, &followed_now), one_sided(&followed_now, &followed)].concat();
    let of_others = states.iter().filter_map(|key| key_of(key));
    words.into_iter().map(|id| (number, id)).chain(of_others).collect()
}

/// The tasks that a meeting agreed on, by their ids.
fn agreed_tasks(root: &Value) -> Vec<(String, Value)> {
    let tasks = root.get("referat").and_then(|minutes| minutes.get("opgaver"));
    let tasks = tasks.map_or(&[][..], Value::items).iter();
    tasks
        .filter_map(|task| Some((task.get("id")?.as_text()?.trim().to_owned(), task.clone())))
        .collect()
}

/// What a meeting says of earlier tasks, by their keys as they are written.
fn followed_tasks(root: &Value) -> Vec<(String, Value)> {
    let follow_up = root.get("referat").and_then(|minutes| minutes.get("opfølgning"));
    follow_up.map_or(&[][..], Value::entries).to_vec()
}

/// »2/t1« as a task.
fn key_of(key: &str) -> Option<TaskKey> {
    let (number, id) = key.split_once('/')?;
    Some((number.trim().parse().ok()?, id.trim().to_owned()))
}

/// Whether the referat of a meeting prints an earlier task: it says something of it, or nobody had ended it before.
fn is_printed(task: &TaskKey, at: u32, meetings: &[(u32, Value)]) -> bool {
    let said = |root: &Value| -> Option<String> {
        let followed = followed_tasks(root).into_iter();
        let mut of_task = followed.filter(|(key, _)| key_of(key).as_ref() == Some(task));
        of_task.next().map(|(_, state)| state.as_text().unwrap_or_default().to_owned())
    };
    let is_ended = |state: Option<String>| state.is_some_and(|state| ["gjort", "bortfaldet"].contains(&state.trim()));
    let mut between = meetings.iter().filter(|(number, _)| *number > task.0 && *number < at);
    let here = meetings.iter().find(|(number, _)| *number == at);
    task.0 < at && (here.is_some_and(|(_, root)| said(root).is_some()) || !between.any(|(_, root)| is_ended(said(root))))
}
