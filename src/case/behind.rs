//! The mistakes that stand behind others: what is told of a file once the lines that were proposed are in it.
//!
//! A line that YAML cannot read ends the reading, and what is wrong below it would be told the next time, and the next. So
//! the file is read again with the lines as they should be, and what is wrong besides is told with the rest.

use std::ops::Range;
use std::sync::Arc;

use super::place::Place;
use super::problem::{Problem, Severity};
use super::source::SourceFile;

/// A stretch of a file, in bytes of its text as it is shown, and what it becomes when its message is heeded.
#[derive(Clone, Debug)]
pub(super) struct Mend {
    range: Range<usize>,
    instead: String,
}

impl Mend {
    /// What differs between a text and the same text with one line mended.
    pub(super) fn between(text: &str, mended: &str) -> Self {
        let is_split = |text: &str, at: usize| !text.is_char_boundary(at);
        let mut start = text.bytes().zip(mended.bytes()).take_while(|(one, other)| one == other).count();
        while is_split(text, start) || is_split(mended, start) {
            start -= 1;
        }
        let ends = text.bytes().rev().zip(mended.bytes().rev());
        let most = text.len().min(mended.len()) - start;
        let mut end = ends.take(most).take_while(|(one, other)| one == other).count();
        while is_split(text, text.len() - end) || is_split(mended, mended.len() - end) {
            end -= 1;
        }
        Self {
            range: start..text.len() - end,
            instead: mended[start..mended.len() - end].to_owned(),
        }
    }
}

/// Rules of an entry, a key with what it holds, that ends the reading, and without which the rest can be read.
const OF_AN_ENTRY: [&str; 5] = ["ukendt-nøgle", "forkert-slags", "forkert-antal", "tom-værdi", "forkert-tal"];

/// Rules that may come of an entry that was taken away.
const OF_NOTHING: [&str; 2] = ["nøgle-mangler", "tom-værdi"];

/// The entry of a problem taken away, its lines left empty, so that what stands below it can be read.
pub(super) fn without_entry(problem: &Problem) -> Option<Mend> {
    if !OF_AN_ENTRY.contains(&problem.rule) || problem.place.is_whole_file() {
        return None;
    }
    let text = problem.place.file().text();
    let first = problem.place.whole_line();
    let indentation = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let line = text.get(first.clone())?;
    if line.trim_start().starts_with(['-', '#', '[', '{']) || !line.contains(':') {
        return None;
    }
    let rest = text.get(first.end..)?;
    let is_below = |below: &&str| below.trim().is_empty() || indentation(below) > indentation(line);
    let below: usize = rest.split('\n').skip(1).take_while(is_below).map(|below| below.len() + 1).sum();
    let range = first.start..(first.end + below).min(text.len());
    let lines = text.get(range.clone())?.matches('\n').count();
    Some(Mend {
        range,
        instead: "\n".repeat(lines),
    })
}

/// A text with its mends, which share no byte.
pub(super) struct MendedText {
    pub text: String,
    mends: Vec<Mend>,
}

impl MendedText {
    /// The text with those mends that do not stand in each other's way; none when there is none.
    pub(super) fn of(text: &str, mut mends: Vec<Mend>) -> Option<Self> {
        mends.sort_by_key(|mend| mend.range.start);
        let mut kept: Vec<Mend> = Vec::new();
        for mend in mends {
            if kept.last().is_none_or(|last| last.range.end < mend.range.start) {
                kept.push(mend);
            }
        }
        if kept.is_empty() {
            return None;
        }
        let mut mended = text.to_owned();
        for mend in kept.iter().rev() {
            mended.replace_range(mend.range.clone(), &mend.instead);
        }
        Some(Self { text: mended, mends: kept })
    }

    /// What was written anew, in bytes of the mended text, with how many bytes were taken away and added up to its end.
    fn anew(&self) -> impl Iterator<Item = (Range<usize>, usize, usize)> {
        self.mends.iter().scan((0, 0), |(taken, added), mend| {
            let begins = mend.range.start + *added - *taken;
            *taken += mend.range.len();
            *added += mend.instead.len();
            Some((begins..begins + mend.instead.len(), *taken, *added))
        })
    }

    /// Whether a stretch of the mended text holds something that was written anew.
    fn is_anew(&self, stretch: &Range<usize>) -> bool {
        self.anew().any(|(anew, ..)| anew.start < stretch.end && stretch.start < anew.end)
    }

    /// Where a byte of the mended text stood before; none inside what was written anew.
    fn before(&self, at: usize) -> Option<usize> {
        let last = self.anew().take_while(|(anew, ..)| anew.start < at).last();
        match last {
            None => Some(at),
            Some((anew, ..)) if at < anew.end => None,
            Some((_, taken, added)) => Some(at + taken - added),
        }
    }

    /// Whether a line of the text as it was, from 1, was mended.
    fn touches(&self, text: &str, line: usize) -> bool {
        let number = |at: usize| text[..at].matches('\n').count() + 1;
        self.mends
            .iter()
            .any(|mend| (number(mend.range.start)..=number(mend.range.end)).contains(&line))
    }

    /// What is told of the mended text and not yet of the text, at its place in the text.
    pub(super) fn news(&self, file: &Arc<SourceFile>, told: &[Problem], found: Vec<Problem>) -> Vec<Problem> {
        let lines = |text: &str| text.matches('\n').count();
        // A sentence that names a line would name another.
        let has_moved = lines(&self.text) != lines(file.text());
        let takes_away = self.mends.iter().any(|mend| mend.instead.trim().is_empty() && mend.range.len() > 1);
        let is_new = |problem: &Problem| {
            let names_a_line = has_moved && problem.what.contains("linje ");
            let is_of_nothing = takes_away && OF_NOTHING.contains(&problem.rule);
            let is_told = told.iter().any(|old| old.rule == problem.rule && old.what == problem.what);
            problem.severity == Severity::Error && !names_a_line && !is_of_nothing && !is_told
        };
        let moved = |mut problem: Problem| {
            let place = if problem.place.is_whole_file() {
                Place::whole(file)
            } else {
                let there = problem.place.file();
                let range = problem.place.range();
                let (start, end) = (there.of_raw(range.start), there.of_raw(range.end));
                if self.is_anew(&(start..end)) {
                    return None;
                }
                file.place(self.before(start)?..self.before(end)?)
            };
            if self.touches(file.text(), place.line()) {
                return None;
            }
            problem.place = Box::new(place);
            problem.take_edits();
            Some(problem)
        };
        found.into_iter().filter(is_new).filter_map(moved).collect()
    }
}
