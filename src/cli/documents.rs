//! The commands that make documents.

use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::args::{Common, Documents, MapForm};
use super::paper_command::PaperCommand;
use super::totals::Totals;
use super::{Outcome, console};
use crate::access::Reader;
use crate::deliver::bundle::Bundle;
use crate::deliver::produce::produce;
use crate::deliver::session::{Asked, Session, Settings};
use crate::deliver::targets::FoundCases;
use crate::deliver::write::clear_leftovers;
use crate::deliver::{batch, targets};
use crate::documents::{Form, Selection};
use crate::messages::{BundleMessage, CommandMessage, FileMessage};

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
        portraits: map.as_ref().is_some_and(|m| m.portraits),
        forms: map.into_iter().flat_map(|m| m.forms).map(form).collect(),
        ..Asked::default()
    };
    let day = documents.common.date.unwrap_or_else(today);
    if let Some(since) = asked.since.filter(|since| *since >= day) {
        return Err(vec![CommandMessage::SinceAfter { since, day }.to_string()]);
    }
    make(documents, asked)
}

/// Everything that is due.
pub(super) fn everything(args: Documents) -> Outcome {
    let asked = Asked {
        passes_over: true,
        ..Asked::default()
    };
    make(args, asked)
}

/// Today by the clock.
fn today() -> chrono::NaiveDate {
    chrono::Local::now().date_naive()
}

/// What all commands say of how files are read.
pub(super) fn settings(common: &Common) -> Result<Settings, Vec<String>> {
    if let Some(path) = common.municipality.as_ref().filter(|p| !p.is_file()) {
        let path = path.display().to_string();
        return Err(vec![FileMessage::MunicipalityMissing { path }.to_string()]);
    }
    let real_today = today();
    Ok(Settings {
        real_today,
        municipality: common.municipality.clone(),
        templates: common.templates.clone(),
        language: common.language.clone(),
        ..Settings::on(common.date.unwrap_or(real_today))
    })
}

fn make(args: Documents, asked: Asked) -> Outcome {
    let FoundCases {
        cases: mut targets,
        strays,
    } = targets::search(&args.paths)?;
    let mut bundle = Bundle::of(&targets, args.share);
    if let Some((share, of)) = args.share {
        targets.retain(|(folder, _)| targets::share_of(folder, of) == share);
    }
    let settings = Settings {
        out: args.out,
        draft: args.draft,
        bundled: args.bundled,
        brief: targets.len() > MANY,
        ..settings(&args.common)?
    };
    let asked = Asked {
        only: args.only.as_deref().map(Reader::of_id),
        ..asked
    };
    let session = Session::open(settings).map_err(|e| vec![e])?.remembering();
    clear_leftovers(&session.settings.out);
    let progress = progress(targets.len());
    let mut totals = Totals::of(session.settings.brief);
    totals.tell_not_read(strays);
    batch::in_order(
        &targets,
        |(folder, meetings)| produce(&session, folder, meetings, &asked),
        |mut report| {
            totals.cases += 1;
            progress.suspend(|| totals.tell(&report));
            progress.inc(1);
            bundle.take(std::mem::take(&mut report.papers));
        },
    );
    progress.finish_and_clear();
    if let Some(reader) = asked.only.as_ref().filter(|_| asked.passes_over) {
        totals.tell_unknown(reader);
    }
    totals.tell(&bundle.write(&session));
    session.remember();
    if session.settings.bundled && totals.sent > 0 {
        console::tell(BundleMessage::SentBefore { count: totals.sent });
    }
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
