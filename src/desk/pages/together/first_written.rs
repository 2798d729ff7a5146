//! What a referat said first, as far as this desk knows: what has been changed since is shown when it is asked for.

use std::sync::Arc;

use chrono::{Local, NaiveDateTime};

use super::minutes::Writing;
use super::minutes_html::{ReadLine, ReadSection};
use super::sitting::viewed;
use super::words::fill;
use crate::case::edit::{ValuePath, value_of};
use crate::case::{SourceFile, read};
use crate::deliver::produce::read_only_with;
use crate::desk::State;
use crate::documents::MinutesView;
use crate::documents::together::minutes;

/// A referat as it was first.
#[derive(Clone, Debug)]
pub(in crate::desk) struct FirstWritten {
    /// What the meeting's file said.
    text: Arc<str>,
    at: NaiveDateTime,
    /// It was written when the desk came to it; else it is as it was when it was first read through.
    was_there: bool,
}

/// What has become another since.
pub(super) struct ChangedSince {
    /// Since when, in words.
    pub since: String,
    /// Whether anything has.
    pub is_any: bool,
    /// What stood there before and does not stand there any more.
    pub before: Vec<String>,
}

/// Whether a meeting's file has more of a referat than who was there.
fn is_written(path: &std::path::Path, text: &str) -> bool {
    let root = value_of(&SourceFile::new(path, text.to_owned()));
    let has = |key: &str| {
        let at = ValuePath::keys(["referat", key]);
        root.as_ref()
            .is_ok_and(|root| root.at(&at).is_some_and(|list| !list.items().is_empty()))
    };
    ["temaer", "aftaler", "opgaver"].into_iter().any(has)
}

impl Writing {
    /// Remembers what the referat says, where nothing of it is remembered yet: it is being read through for the first time here. What it
    /// said before it was first changed on this desk comes before that.
    pub(super) fn remember_first(&self, state: &mut State) {
        let Some(path) = self.file() else { return };
        if state.first_written.contains_key(&path) {
            return;
        }
        let before = state.store.first_of(&path).filter(|(text, _)| is_written(&path, text));
        let first = match before {
            Some((text, at)) => Some((text, at, true)),
            None => read::text(&path)
                .ok()
                .map(|file| (file.raw().into(), Local::now().naive_local(), false)),
        };
        if let Some((text, at, was_there)) = first {
            state.first_written.insert(path, FirstWritten { text, at, was_there });
        }
    }

    /// Marks what has become another since it was first written.
    pub(super) fn mark_changes(&self, state: &State, sections: &mut [ReadSection]) -> Option<ChangedSince> {
        let path = self.file()?;
        let first = state.first_written.get(&path)?;
        let old = SourceFile::new(&path, first.text.to_string());
        let text = |file: &std::path::Path| if file == path { Ok(Arc::clone(&old)) } else { read::text(file) };
        let reading = read_only_with(&state.session, &self.sitting.case.folder, &text);
        let number = self.number;
        let view = viewed(state, &reading, |request| minutes(request, number))?.ok()??;
        let then = view.copy?;
        let were: Vec<String> = self
            .sections_of(&then)
            .iter()
            .flat_map(ReadSection::all_lines)
            .map(|line| line.text.clone())
            .collect();
        // What nobody writes, as that the borger has said yes, is no correction.
        let is_new = |line: &ReadLine| !line.href.is_empty() && !were.contains(&line.text);
        for line in sections.iter_mut().flat_map(ReadSection::all_lines_mut) {
            line.is_changed = is_new(line);
        }
        let now: Vec<&str> = self.view.copy.iter().flat_map(told).collect();
        let before: Vec<String> = told(&then).filter(|text| !now.contains(text)).map(str::to_owned).collect();
        let is_any = !before.is_empty() || sections.iter().flat_map(ReadSection::all_lines).any(|line| line.is_changed);
        Some(ChangedSince {
            since: self.since(state, first),
            is_any,
            before,
        })
    }

    fn since(&self, state: &State, first: &FirstWritten) -> String {
        let words = &self.sitting.words.together.minutes;
        let locale = state.session.locales.get(&self.sitting.words.lang);
        let time = locale.time_of(first.at);
        let when = if first.at.date() == Local::now().date_naive() {
            fill(&words.since_today, &[("tid", &time)])
        } else {
            fill(&words.since_day, &[("dato", &locale.date(first.at.date())), ("tid", &time)])
        };
        let sentence = if first.was_there {
            &words.changed_here
        } else {
            &words.changed_since_read
        };
        fill(sentence, &[("tid", &when)])
    }
}

/// What was told, agreed and taken on at the meeting itself, in the order of the page: what all who were there may read.
fn told(copy: &MinutesView) -> impl Iterator<Item = &str> {
    let topics = copy
        .topics
        .iter()
        .flat_map(|topic| std::iter::once(&topic.subject).chain(&topic.discussions));
    let tasks = copy.tasks.iter().map(|task| &task.what);
    topics.chain(&copy.agreements).chain(tasks).map(String::as_str)
}
