//! The file of a case's next meeting: what the last one tells of it is in it already.

use std::path::Path;

use crate::case::{CaseFile, Meeting, MeetingFile, SourceFile, read};
use crate::documents::TakenOver;

const EMPTY: &str = include_str!("ny-moede.yaml");

/// The text of the new file of meeting `number`: with the place of the meeting before, those who were invited to it or are
/// to be invited to this one, and the open tasks as a list in comments. What cannot be read is not carried over.
pub(super) fn next_meeting_file(folder: &Path, number: u32) -> String {
    let meetings = meetings_before(folder, number);
    let case: Option<CaseFile> = read::text(&folder.join("sag.yaml"))
        .ok()
        .and_then(|source| read::yaml(&source).ok());
    let mut text = case.as_ref().map_or_else(|| EMPTY.to_owned(), with_ids_of);
    let taken = TakenOver::of(&meetings, case.as_ref(), number);
    if let Some(venue) = taken.last.and_then(|last| block(&last.source, "sted")) {
        text = replaced(&text, "sted:\n", "#tema", venue);
    }
    let invited = invited_next(&taken);
    if !invited.is_empty() {
        text = replaced(&text, "## Slet [ ]", "\n## Efter mødet", &invited);
    }
    let open = open_tasks(&taken);
    if !open.is_empty() {
        let before = "#  næste møde:";
        text = text.replacen(before, &format!("{open}{before}"), 1);
    }
    text
}

/// The empty file with the ids of a case where it shows some: who uses a line finds nobody in it who is not there.
fn with_ids_of(case: &CaseFile) -> String {
    let guests: Vec<&str> = case
        .network
        .iter()
        .map(|person| person.id.value.0.as_str())
        .filter(|id| case.team.members().iter().all(|member| member.value.0 != *id))
        .collect();
    let guest = guests.first().copied().unwrap_or("borger");
    let coordinator = case.team.coordinator.value.0.as_str();
    let writer = case.team.reflectors.first().map_or(coordinator, |id| id.value.0.as_str());
    let filled = |line: &str| {
        let (code, remark) = line.split_once("  #").filter(|(code, _)| code.contains('#')).unwrap_or((line, ""));
        let new = code
            .replace("person: mor", &format!("person: {guest}"))
            .replace("hvem: mor", &format!("hvem: {guest}"))
            .replace("skrevet af: reflekt", &format!("skrevet af: {writer}"))
            .replace("deltog: [mor, tovholder]", &format!("deltog: [{guest}, {coordinator}]"))
            .replace("må sendes til: [mor]", &format!("må sendes til: [{guest}]"));
        if remark.is_empty() || new == code {
            return if new == code { line.to_owned() } else { new };
        }
        // The remarks stand below one another.
        let width = code.chars().count();
        format!("{:width$}  #{remark}", new.trim_end())
    };
    EMPTY.lines().map(|line| filled(line) + "\n").collect()
}

/// The meetings before one, by number, as far as they can be read.
fn meetings_before(folder: &Path, number: u32) -> Vec<Meeting> {
    let read_one = |number: u32| {
        let mut paths = ["moede", "møde"]
            .map(|name| folder.join(format!("{name}-{number}.yaml")))
            .into_iter();
        let source = read::text(&paths.find(|path| path.is_file())?).ok()?;
        let file: MeetingFile = read::yaml(&source).ok()?;
        Some(Meeting { number, source, file })
    };
    (1..number).filter_map(read_one).collect()
}

/// A key at the beginning of a line and the lines that belong to it, as they are written.
fn block<'a>(source: &'a SourceFile, key: &str) -> Option<&'a str> {
    let text = source.text();
    let mut lines = source.lines().skip_while(|(_, line)| !line.starts_with(&format!("{key}:")));
    let (start, _) = lines.next()?;
    let belongs = |line: &str| line.is_empty() || line.starts_with([' ', '#', ']', '}']);
    let end = lines.find(|(_, line)| !belongs(line)).map_or(text.len(), |(end, _)| end);
    // Comments after it are the next key's.
    let kept = text[start..end]
        .lines()
        .rev()
        .skip_while(|line| line.trim().is_empty() || line.starts_with('#'));
    let length: usize = kept.map(|line| line.len() + 1).sum();
    text.get(start..(start + length).min(text.len()))
}

/// A text with something else from one stretch of it to before another.
fn replaced(text: &str, from: &str, to: &str, instead: &str) -> String {
    let Some((before, rest)) = text.split_once(from) else {
        return text.to_owned();
    };
    let after = rest.find(to).map_or("", |at| &rest[at..]);
    format!("{before}{}\n{after}", instead.trim_end_matches('\n'))
}

/// Those to be invited, and whose choice they are.
fn invited_next(taken: &TakenOver<'_>) -> String {
    let who = if taken.is_named {
        "Dem, borgeren ville have med, da I sidst mødtes. Spørg igen, og slet dem, der ikke skal med."
    } else {
        "De samme som sidst. Borgeren vælger på ny: slet dem, der ikke skal med denne gang."
    };
    if taken.invited.is_empty() {
        return String::new();
    }
    let lines = taken.invited.iter().map(|id| format!("  - person: {id}\n"));
    format!("## {who}\ninviterede:\n{}", lines.collect::<String>())
}

/// The open tasks, as lines of a referat's `opfølgning` in comments.
fn open_tasks(taken: &TakenOver<'_>) -> String {
    let lines = taken.tasks.iter().map(|carried| {
        let task = carried.task;
        let what = task.what.split_whitespace().collect::<Vec<_>>().join(" ");
        let by = task.by.as_ref().map(|by| format!(", inden {}", by.day())).unwrap_or_default();
        format!(
            "#    {}/{}: Skriv svaret    # {}: {what}{by}\n",
            carried.from, task.id.value.0, task.who.value.0
        )
    });
    let lines: String = lines.collect();
    if lines.is_empty() {
        return lines;
    }
    format!("#  opfølgning:                      # opgaver fra før: gjort | i gang | bortfaldet\n{lines}")
}
