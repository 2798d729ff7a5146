//! `sendt`: records what has left the house, and takes an entry back.

use std::io::IsTerminal;

use super::args::SentArgs;
use super::documents::settings;
use super::{Outcome, Seen, console};
use crate::access::Reader;
use crate::case::{SentEntry, Severity};
use crate::deliver::sending::{SendReport, Sending, in_words, send};
use crate::deliver::session::{Session, Settings};
use crate::deliver::{batch, diagnostics, targets};
use crate::messages::{RecordMessage, RecordedMessage};
use crate::record;

pub(super) fn sent(args: SentArgs) -> Outcome {
    let found = targets::find(&args.paths)?;
    let settings = Settings {
        out: args.out.clone(),
        ..settings(&args.common)?
    };
    // Whether it might leave the house is asked of the day on which it did.
    let settings = Settings {
        real_today: settings.real_today.min(settings.today),
        ..settings
    };
    if args.take_back {
        return take_back(&args, &found, &settings);
    }
    let sending = Sending {
        paper: args.paper,
        only: args.only.as_deref().map(Reader::of_id),
        among: Vec::new(),
        way: args.way,
    };
    let day = settings.today;
    if day > chrono::Local::now().date_naive() {
        console::tell(RecordedMessage::NotYet { day });
    }
    let session = Session::open(settings).map_err(|e| vec![e])?;
    let mut totals = RecordTotals::default();
    batch::in_order(
        &found,
        |(folder, meetings)| send(&session, folder, meetings, &sending),
        |report| totals.tell(&report),
    );
    totals.sum_up();
    Ok(totals.refused.is_empty())
}

/// Takes back the last entry that is meant, of one case.
fn take_back(args: &SentArgs, found: &targets::Targets, settings: &Settings) -> Outcome {
    let [(folder, meetings)] = found.as_slice() else {
        return Err(vec![RecordMessage::OneAtATime.to_string()]);
    };
    let is_meant = |entry: &SentEntry| {
        let number = entry.meeting.as_ref().map(|m| m.value.0);
        let reader = args.only.as_deref().map(Reader::of_id);
        (meetings.is_empty() || number.is_some_and(|n| meetings.contains(&n)))
            && reader.is_none_or(|reader| reader.is(&entry.to))
            && args.paper.is_none_or(|paper| paper.name() == entry.paper.text())
    };
    match record::take_back(folder, settings.today, is_meant) {
        Ok(Some(taken)) => {
            let words = in_words(&taken.paper, &taken.to, taken.meeting);
            console::tell(RecordedMessage::TakenBack { words, day: taken.date });
            Ok(true)
        }
        Ok(None) => {
            console::tell(RecordMessage::NothingToTakeBack);
            Ok(false)
        }
        Err(reason) => {
            console::tell(format_args!("fejl: {reason}"));
            Ok(false)
        }
    }
}

/// What everything came to.
#[derive(Default)]
struct RecordTotals {
    recorded: usize,
    already: usize,
    refused: Vec<String>,
    told: Seen,
}

impl RecordTotals {
    fn tell(&mut self, report: &SendReport) {
        let colour = std::io::stderr().is_terminal();
        let mistakes = report.problems.iter().filter(|p| p.severity == Severity::Error);
        for problem in mistakes.filter(|p| self.told.is_new(p)) {
            console::tell(format_args!("{}\n", diagnostics::for_people(problem, colour)));
        }
        for (words, path) in &report.recorded {
            console::tell(RecordedMessage::New { words: words.clone() });
            if let Some(path) = path {
                console::line(path.display());
            }
        }
        for words in &report.already {
            console::tell(RecordedMessage::Already { words: words.clone() });
        }
        self.recorded += report.recorded.len();
        self.already += report.already.len();
        let refusals = report.refusals.iter();
        self.refused
            .extend(refusals.map(|r| format!("  {}: {}", r.subject, r.reasons.join("; "))));
    }

    fn sum_up(&self) {
        let mut parts = vec![match self.recorded {
            1 => RecordedMessage::OneNew,
            count => RecordedMessage::ManyNew { count },
        }];
        if self.already > 0 {
            parts.push(RecordedMessage::CountAlready { count: self.already });
        }
        if !self.refused.is_empty() {
            let count = self.refused.len();
            parts.push(RecordedMessage::CountRefused { count });
        }
        let end = if self.refused.is_empty() { "." } else { ":" };
        let parts: Vec<String> = parts.iter().map(RecordedMessage::to_string).collect();
        console::tell(format_args!("{}{end}", parts.join(", ")));
        for line in &self.refused {
            console::tell(line);
        }
        if self.recorded + self.already + self.refused.len() == 0 {
            console::tell(RecordedMessage::Nothing);
        }
    }
}
