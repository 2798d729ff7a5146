//! What a run came to: told case by case as it goes on, and summed up at its end.

use std::io::IsTerminal;

use super::{Seen, console};
use crate::access::Reader;
use crate::case::{Problem, Severity, Stops};
use crate::deliver::diagnostics;
use crate::deliver::produce::CaseReport;
use crate::deliver::write::Written;
use crate::messages::{DeliveryMessage, RunMessage};

/// What everything came to.
#[derive(Default)]
pub(super) struct Totals {
    new: usize,
    unchanged: usize,
    pub refused: Vec<String>,
    stale: Vec<String>,
    advice: usize,
    /// How many papers lie there as they were sent.
    pub sent: usize,
    pub cases: usize,
    /// The cases in which nobody has the id after `--til`, with the id that was probably meant.
    unknown_in: Vec<Option<String>>,
    /// Advice is counted and not told: among many cases it would hide the mistakes.
    brief: bool,
    told: Seen,
}

impl Totals {
    /// Of a run that has not begun.
    pub fn of(brief: bool) -> Self {
        Self { brief, ..Self::default() }
    }

    pub fn tell(&mut self, report: &CaseReport) {
        let colour = std::io::stderr().is_terminal();
        for problem in report.problems.iter().filter(|p| self.told.is_new(p)) {
            if self.brief && problem.severity == Severity::Advice {
                self.advice += 1;
            } else {
                console::tell(format_args!("{}\n", diagnostics::for_people(problem, colour)));
            }
        }
        self.advice += report.advice.iter().filter(|advice| self.told.is_new_to(**advice)).count();
        for line in report.stale.iter().map(|path| format!("  {}", path.display())) {
            // A bundle of several cases is told of by each.
            if !self.stale.contains(&line) {
                self.stale.push(line);
            }
        }
        for (path, written) in &report.files {
            console::line(path.display());
            match written {
                Written::New => self.new += 1,
                Written::Unchanged => self.unchanged += 1,
            }
        }
        self.sent += report.sent;
        self.unknown_in.extend(report.unknown_reader.clone());
        for refusal in &report.refusals {
            self.refused.push(format!("  {}: {}", refusal.subject, refusal.reasons.join("; ")));
        }
    }

    /// Tells that nobody has the id after `--til`, in any of the cases.
    pub fn tell_unknown(&mut self, reader: &Reader) {
        if self.unknown_in.len() < self.cases || self.cases == 0 {
            return;
        }
        let id = reader.id().to_owned();
        let near = self.unknown_in.iter().flatten().next().cloned();
        let unknown = match near {
            Some(near) => DeliveryMessage::NoSuchReaderNear { id, near },
            None => DeliveryMessage::NoSuchReader { id },
        };
        self.refused.push(format!("  {unknown}"));
    }

    /// Tells of files that look like something and are not read; of a case or a meeting that is lost so, nothing is made.
    pub fn tell_not_read(&mut self, strays: Vec<Problem>) {
        let lost = strays.iter().filter(|stray| stray.stops == Stops::Case);
        let lines: Vec<String> = lost.map(|s| format!("  {}: {}", s.place.path().display(), s.what)).collect();
        self.refused.extend(lines);
        self.tell(&CaseReport {
            problems: strays,
            ..CaseReport::default()
        });
    }

    pub fn sum_up(&self) {
        let mut parts = vec![match self.new {
            1 => RunMessage::OneMade,
            count => RunMessage::Made { count },
        }];
        if self.unchanged > 0 {
            let count = self.unchanged;
            parts.push(RunMessage::Unchanged { count });
        }
        if !self.refused.is_empty() {
            let count = self.refused.len();
            parts.push(RunMessage::NotMade { count });
        }
        let end = if self.refused.is_empty() { "." } else { ":" };
        let parts: Vec<String> = parts.iter().map(RunMessage::to_string).collect();
        console::tell(format_args!("{}{end}", parts.join(", ")));
        for line in &self.refused {
            console::tell(format_args!("{line}"));
        }
        if self.new + self.unchanged + self.refused.len() == 0 {
            console::tell(RunMessage::NothingDue);
        }
        if self.advice > 0 {
            console::tell(RunMessage::Advice { count: self.advice });
        }
        if !self.stale.is_empty() {
            console::tell(RunMessage::Stale);
            for line in &self.stale {
                console::tell(format_args!("{line}"));
            }
        }
    }
}
