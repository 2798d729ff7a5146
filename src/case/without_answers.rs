//! A file whose only mistakes are in the borger's answers is read without them: a slip in a number stops the papers that show the
//! numbers, and no referat.

use std::ops::Range;
use std::sync::Arc;

use serde::de::DeserializeOwned;

use super::problem::{Part, Problem, Stops};
use super::read;
use super::source::SourceFile;

/// What has been read of a file.
pub(super) struct ReadFile<T> {
    /// What stands in it, perhaps without its answers.
    pub file: Option<T>,
    /// What is wrong.
    pub problems: Vec<Problem>,
    /// What is worth a thought in how it is written; of a file that was not read, nothing.
    pub advice: Vec<Problem>,
}

impl<T> ReadFile<T> {
    /// Whether it was read without its answers.
    pub(super) const fn is_partial(&self) -> bool {
        self.file.is_some() && !self.problems.is_empty()
    }
}

/// Reads a file; where everything wrong stands below the key `answers`, what stands beside it.
pub(super) fn read_beside<T: DeserializeOwned>(source: &Arc<SourceFile>, answers: &str) -> ReadFile<T> {
    let problems = match read::with_advice::<T>(source) {
        Ok((file, advice)) => {
            return ReadFile {
                file: Some(file),
                problems: Vec::new(),
                advice,
            };
        }
        Err(problems) => problems,
    };
    let file = block(source.raw(), answers)
        .filter(|block| problems.iter().all(|problem| block.contains(&problem.place.line())))
        .and_then(|block| read::yaml(&blanked(source, &block)).ok());
    let (problems, advice) = if file.is_some() {
        let stops = |problem: Problem| problem.stopping(Stops::Part(Part::Wellbeing));
        (problems.into_iter().map(stops).collect(), read::advice(source))
    } else {
        (problems, Vec::new())
    };
    ReadFile { file, problems, advice }
}

/// The lines, from 1, of a key at the beginning of a line and of what stands below it.
fn block(text: &str, key: &str) -> Option<Range<usize>> {
    let is_key = |line: &str| {
        line.trim_start_matches('\u{feff}')
            .strip_prefix(key)
            .is_some_and(|rest| rest.starts_with(':'))
    };
    let belongs = |line: &&str| line.trim().is_empty() || line.starts_with([' ', '\t', '#', ']', '}']) || line.starts_with("- ");
    let mut lines = text.split('\n').enumerate().skip_while(|(_, line)| !is_key(line));
    let (first, _) = lines.next()?;
    let below = lines.take_while(|(_, line)| belongs(line)).count();
    Some(first + 1..first + 1 + below + 1)
}

/// The file with blanks for each byte of some lines, so that everything else stands where it stood.
fn blanked(source: &Arc<SourceFile>, block: &Range<usize>) -> Arc<SourceFile> {
    let lines = source.raw().split('\n').enumerate().map(|(index, line)| {
        if block.contains(&(index + 1)) {
            " ".repeat(line.trim_end_matches('\r').len()) + if line.ends_with('\r') { "\r" } else { "" }
        } else {
            line.to_owned()
        }
    });
    SourceFile::new(source.path(), lines.collect::<Vec<_>>().join("\n"))
}
