//! Lines as they should be, tried before they are proposed: put into the file, a line takes its message away and loses no word.
//!
//! What is told besides, and gone when the line is mended, was the same mistake in other words; it is not told.

use std::ops::Range;
use std::sync::Arc;

use super::behind::Mend;
use super::invisible::is_shapeless;
use super::literal::is_all_written;
use super::losses::clipped;
use super::problem::{Problem, Severity};
use super::source::SourceFile;

/// A stretch of a file, and what may have been meant in its place.
#[derive(Clone, Debug)]
pub(super) struct LineEdit {
    /// Bytes of the text as it is shown.
    pub range: Range<usize>,
    pub instead: String,
    /// What is said in place of the message, when this is what was meant.
    pub message: Option<Box<Problem>>,
    /// Whether the line is only moved: what is said of it tells of one step.
    pub is_move: bool,
    /// Whether a key becomes another, whose letters are others.
    pub is_rename: bool,
}

impl LineEdit {
    pub(super) fn new(range: Range<usize>, instead: impl Into<String>) -> Self {
        Self {
            range,
            instead: instead.into(),
            message: None,
            is_move: false,
            is_rename: false,
        }
    }

    /// An edit that makes a key another.
    pub(super) fn renaming(range: Range<usize>, key: &str) -> Self {
        Self {
            is_rename: true,
            ..Self::new(range, key)
        }
    }

    /// The same edit, with what is said when it is what was meant.
    pub(super) fn saying(mut self, message: Problem) -> Self {
        self.message = Some(Box::new(message));
        self
    }

    /// An edit that moves a line, with what is said of that.
    pub(super) fn moving(self, message: Problem) -> Self {
        Self {
            is_move: true,
            ..self.saying(message)
        }
    }

    fn apply(&self, text: &str) -> Option<String> {
        let (before, after) = (text.get(..self.range.start)?, text.get(self.range.end..)?);
        Some(format!("{before}{}{after}", self.instead))
    }
}

/// How often a file is read to try lines.
pub(super) const MOST_READINGS: usize = 120;

/// How often it is read to try the lines of what stands behind those.
pub(super) const MORE_READINGS: usize = 24;

/// The longest file whose lines are tried, in bytes.
const LONGEST_FILE: usize = 64 * 1024;

/// The longest line of a file whose lines are tried, in bytes: nobody types a longer one, and brackets in brackets cost at each reading.
const LONGEST_LINE: usize = 4_000;

/// How many mistakes of one line are mended one after the other.
const DEEPEST: usize = 5;

/// What is told of a file once the lines have been tried.
pub(super) struct Tried {
    pub problems: Vec<Problem>,
    /// What is in the file when the lines that are shown are heeded.
    pub mends: Vec<Mend>,
}

/// The problems of a file: with lines that have been tried, and without those that follow from others. `read` finds the
/// problems of another text, at most `readings` times.
pub(super) fn tried(file: &Arc<SourceFile>, mut problems: Vec<Problem>, readings: usize, read: &dyn Fn(String) -> Vec<Problem>) -> Tried {
    let text = file.text();
    let mut mends: Vec<Option<Mend>> = vec![None; problems.len()];
    let mut trial = Trial {
        read,
        left: if is_long(text) { 0 } else { readings },
    };
    let count = problems.len();
    let mut index = 0;
    while index < problems.len() {
        let edits = problems[index].take_edits();
        if edits.is_empty() {
            index += 1;
            continue;
        }
        match trial.mend(text, &edits, 0) {
            Some(mended) => {
                if let Some(message) = edits.get(mended.edit).and_then(|edit| edit.message.as_deref()) {
                    problems[index] = message.clone();
                }
                problems[index].take_edits();
                problems[index].write_line(Some(&clipped(&mended.line)));
                mends[index] = Some(Mend::between(text, &mended.text));
                let is_left = |problem: &Problem| mended.found.iter().any(|found| is_same(found, problem));
                let are_old = mended.found.iter().all(|found| problems.iter().any(|old| is_same(found, old)));
                let mut keeps = vec![true; problems.len()];
                if mended.found.len() < count && are_old {
                    for (at, problem) in problems.iter().enumerate() {
                        keeps[at] = at == index || is_left(problem) || (at < index && !mended.found.is_empty());
                    }
                }
                // What stood before it follows from it too where nothing at all is left.
                index -= keeps[..index].iter().filter(|keeps| !**keeps).count();
                let mut at = keeps.iter();
                problems.retain(|_| at.next() == Some(&true));
                let mut at = keeps.iter();
                mends.retain(|_| at.next() == Some(&true));
            }
            None => problems[index].write_line(None),
        }
        index += 1;
    }
    let mends = mends.into_iter().flatten().collect();
    Tried { problems, mends }
}

/// Whether a file is too long to be read many times.
pub(super) fn is_long(text: &str) -> bool {
    text.len() > LONGEST_FILE || text.lines().any(|line| line.len() > LONGEST_LINE)
}

/// Whether two messages of two readings say the same; a line may have moved.
fn is_same(one: &Problem, other: &Problem) -> bool {
    one.rule == other.rule && one.what == other.what && one.place.line().abs_diff(other.place.line()) <= 1
}

struct Trial<'a> {
    read: &'a dyn Fn(String) -> Vec<Problem>,
    left: usize,
}

/// A line that has been tried.
struct Mended {
    /// Which of the edits it came of.
    edit: usize,
    line: String,
    /// The file with it.
    text: String,
    /// What is told of the file with it.
    found: Vec<Problem>,
}

impl Trial<'_> {
    /// The best of some edits: that with which the least is told, and nothing of its line.
    fn mend(&mut self, text: &str, edits: &[LineEdit], depth: usize) -> Option<Mended> {
        let mut best: Option<Mended> = None;
        for (number, edit) in edits.iter().enumerate() {
            let Some(mended) = self.try_one(text, edit, depth) else { continue };
            if best.as_ref().is_none_or(|best| mended.found.len() < best.found.len()) {
                let is_all = mended.found.is_empty();
                best = Some(Mended { edit: number, ..mended });
                if is_all {
                    break;
                }
            }
        }
        best
    }

    fn try_one(&mut self, text: &str, edit: &LineEdit, depth: usize) -> Option<Mended> {
        let changed = edit.apply(text).filter(|changed| changed != text)?;
        self.left = self.left.checked_sub(1)?;
        let found: Vec<Problem> = (self.read)(changed.clone())
            .into_iter()
            .filter(|problem| problem.severity == Severity::Error)
            .collect();
        let loses_letters = edit.is_rename || edit.instead.starts_with('-') && is_mark(&text[edit.range.clone()]);
        let begins = text[..edit.range.start].rfind('\n').map_or(0, |at| at + 1);
        let number = text[..begins].matches('\n').count() + 1;
        if let Some(next) = found.iter().find(|problem| problem.place.line() == number) {
            // The next mistake of the same line; what is said of a line that is moved tells of one step.
            if next.edits().is_empty() || depth == DEEPEST || edit.is_move {
                return None;
            }
            let mended = self.mend(&changed, next.edits(), depth + 1)?;
            let written = line_at(text, begins, edit.range.end);
            let keeps = loses_letters || (keeps_words(written, &mended.line) && is_all_written(&mended.text, begins, written));
            return keeps.then_some(mended);
        }
        let line = line_at(&changed, begins, begins).trim().to_owned();
        let written = line_at(text, begins, edit.range.end);
        let keeps = loses_letters || (keeps_words(written, &line) && is_all_written(&changed, begins, written));
        keeps.then_some(Mended {
            edit: 0,
            line,
            text: changed,
            found,
        })
    }
}

/// The text from the beginning of a line to the end of the line that a byte is on.
fn line_at(text: &str, begins: usize, last: usize) -> &str {
    let last = last.max(begins);
    let ends = last + text[last..].find('\n').unwrap_or(text.len() - last);
    &text[begins..ends]
}

/// Whether a stretch is the number or letter of an item (»1.«, »a)«) and no word.
fn is_mark(text: &str) -> bool {
    text.trim_end()
        .strip_suffix(['.', ')'])
        .is_some_and(|number| number.chars().count() <= 2)
}

/// Whether every letter and digit of a line stands in another, in their order.
fn keeps_words(written: &str, instead: &str) -> bool {
    let is_seen = |c: &char| c.is_alphanumeric() && !is_shapeless(*c);
    let mut there = instead.chars().filter(is_seen);
    written.chars().filter(is_seen).all(|c| there.any(|other| other == c))
}
