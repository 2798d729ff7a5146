//! The commands that make documents.

use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::args::{Common, Documents, MapForm};
use super::paper_command::PaperCommand;
use super::{Outcome, Seen, console};
use crate::access::Reader;
use crate::case::Severity;
use crate::deliver::produce::{CaseReport, produce};
use crate::deliver::session::{Asked, Session, Settings};
use crate::deliver::write::{Written, clear_leftovers};
use crate::deliver::{batch, diagnostics, targets};
use crate::documents::{Form, Selection};

/// The papers of one command.
pub(super) fn papers(command: PaperCommand) -> Outcome {
    let form = |form: MapForm| match form {
        MapForm::Pdf => Form::Pdf,
        MapForm::Svg => Form::Svg,
        MapForm::Png => Form::Png,
        MapForm::Json => Form::Json,
    };
    let PaperCommand { paper, documents, map } = command;
    let asked = Asked {
        papers: Selection::Paper(paper),
        since: map.as_ref().and_then(|m| m.since),
        forms: map.into_iter().flat_map(|m| m.forms).map(form).collect(),
        ..Asked::default()
    };
    make(documents, asked)
}

/// Everything that is due.
pub(super) fn everything(args: Documents) -> Outcome {
    make(args, Asked::default())
}

/// What all commands say of how files are read.
pub(super) fn settings(common: &Common) -> Result<Settings, Vec<String>> {
    if let Some(path) = common.municipality.as_ref().filter(|p| !p.is_file()) {
        return Err(vec![format!("{} findes ikke (--kommune)", path.display())]);
    }
    let real_today = chrono::Local::now().date_naive();
    Ok(Settings {
        real_today,
        municipality: common.municipality.clone(),
        templates: common.templates.clone(),
        language: common.language.clone(),
        ..Settings::on(common.date.unwrap_or(real_today))
    })
}

fn make(args: Documents, asked: Asked) -> Outcome {
    let mut targets = targets::find(&args.paths)?;
    if let Some((share, of)) = args.share {
        targets.retain(|(folder, _)| targets::share_of(folder, of) == share);
    }
    let settings = Settings {
        out: args.out,
        draft: args.draft,
        ..settings(&args.common)?
    };
    let asked = Asked {
        only: args.only.as_deref().map(Reader::of_id),
        ..asked
    };
    let session = Session::open(settings).map_err(|e| vec![e])?;
    clear_leftovers(&session.settings.out);
    let progress = progress(targets.len());
    let mut totals = Totals {
        brief: targets.len() > MANY,
        ..Totals::default()
    };
    batch::in_order(
        &targets,
        |(folder, meetings)| produce(&session, folder, meetings, &asked),
        |report| {
            progress.suspend(|| totals.tell(&report));
            progress.inc(1);
        },
    );
    progress.finish_and_clear();
    totals.sum_up();
    Ok(totals.refused.is_empty())
}

/// From how many cases on advice is only counted.
const MANY: usize = 10;

/// A bar on a terminal, when there is more than one case to wait for.
fn progress(cases: usize) -> ProgressBar {
    let target = if cases > 1 && std::io::stderr().is_terminal() {
        ProgressDrawTarget::stderr()
    } else {
        ProgressDrawTarget::hidden()
    };
    let bar = ProgressBar::with_draw_target(Some(cases as u64), target);
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos} af {len} sager · {eta} tilbage") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

/// What everything came to.
#[derive(Default)]
pub(super) struct Totals {
    new: usize,
    unchanged: usize,
    pub refused: Vec<String>,
    stale: Vec<String>,
    advice: usize,
    /// Advice is counted and not told: among many cases it would hide the mistakes.
    brief: bool,
    told: Seen,
}

impl Totals {
    pub fn tell(&mut self, report: &CaseReport) {
        let colour = std::io::stderr().is_terminal();
        for problem in report.problems.iter().filter(|p| self.told.is_new(p)) {
            if self.brief && problem.severity == Severity::Advice {
                self.advice += 1;
            } else {
                console::tell(format_args!("{}\n", diagnostics::for_people(problem, colour)));
            }
        }
        self.stale.extend(report.stale.iter().map(|path| format!("  {}", path.display())));
        for (path, written) in &report.files {
            console::line(path.display());
            match written {
                Written::New => self.new += 1,
                Written::Unchanged => self.unchanged += 1,
            }
        }
        for refusal in &report.refusals {
            self.refused.push(format!("  {}: {}", refusal.subject, refusal.reasons.join("; ")));
        }
    }

    pub fn sum_up(&self) {
        let mut parts = vec![match self.new {
            1 => "1 dokument lavet".to_owned(),
            n => format!("{n} dokumenter lavet"),
        }];
        if self.unchanged > 0 {
            parts.push(format!("{} uændret", self.unchanged));
        }
        if !self.refused.is_empty() {
            parts.push(format!("{} ikke lavet", self.refused.len()));
        }
        let end = if self.refused.is_empty() { "." } else { ":" };
        console::tell(format_args!("{}{end}", parts.join(", ")));
        for line in &self.refused {
            console::tell(format_args!("{line}"));
        }
        if self.new + self.unchanged + self.refused.len() == 0 {
            console::tell(format_args!(
                "Der er ikke noget, der skal laves nu. Peg på et mødes fil, fx moede-1.yaml, for at få dets papir alligevel."
            ));
        }
        if self.advice > 0 {
            console::tell(format_args!("Der er {} råd. »dialogdok tjek« viser dem.", self.advice));
        }
        if !self.stale.is_empty() {
            console::tell(format_args!(
                "Her ligger papirer fra før, til nogen, der ikke skal have dem mere. Slet dem:"
            ));
            for line in &self.stale {
                console::tell(format_args!("{line}"));
            }
        }
    }
}
