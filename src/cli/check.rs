//! `tjek`: every mistake and every piece of advice, and nothing made.

use std::io::IsTerminal;

use super::args::{CheckArgs, CheckFormat};
use super::documents::settings;
use super::{Outcome, Seen, console};
use crate::case::{Problem, SYNTAX_RULES, Severity};
use crate::check::RULES;
use crate::deliver::produce::examine_whole;
use crate::deliver::session::Session;
use crate::deliver::targets::FoundCases;
use crate::deliver::{batch, diagnostics, targets};
use crate::messages::{CaseCount, RunMessage};

pub(super) fn check(args: &CheckArgs) -> Outcome {
    if args.rules {
        rules();
        return Ok(true);
    }
    let FoundCases { cases: targets, strays } = targets::search(&args.paths)?;
    let session = Session::open(settings(&args.common)?).map_err(|e| vec![e])?;
    let mut problems: Vec<Problem> = strays;
    batch::in_order(
        &targets,
        |(folder, meetings)| {
            let numbers = |p: &Problem| meetings.is_empty() || is_about(p, meetings);
            examine_whole(&session, folder)
                .problems
                .into_iter()
                .filter(numbers)
                .collect::<Vec<_>>()
        },
        |found| problems.extend(found),
    );
    let mut told = Seen::default();
    problems.retain(|p| told.is_new(p));
    let errors = problems.iter().filter(|p| p.severity == Severity::Error).count();
    match args.format {
        CheckFormat::Json => {
            let list: Vec<_> = problems.iter().map(diagnostics::for_tools).collect();
            let text = serde_json::to_string_pretty(&list).map_err(|e| vec![e.to_string()])?;
            console::line(text);
        }
        CheckFormat::Text => {
            let colour = std::io::stderr().is_terminal();
            for problem in &problems {
                console::tell(format_args!("{}\n", diagnostics::for_people(problem, colour)));
            }
            let cases = match targets.len() {
                1 => CaseCount::One,
                count => CaseCount::Many { count },
            };
            let advice = problems.len() - errors;
            console::tell(RunMessage::Looked { cases, errors, advice });
        }
    }
    Ok(errors == 0)
}

/// Whether a problem concerns the meetings that were named, or the case as a whole.
fn is_about(problem: &Problem, meetings: &[u32]) -> bool {
    crate::case::folder::meeting_number(problem.place.path()).is_none_or(|n| meetings.contains(&n))
}

fn rules() {
    for rule in RULES {
        let kind = match rule.severity {
            Severity::Error => "fejl",
            Severity::Advice => "råd ",
        };
        console::line(format_args!("{kind}  {:<22}  {}", rule.name, rule.sentence()));
    }
    console::line(format_args!("\n{}", RunMessage::OfFiles));
    for (name, sentence) in SYNTAX_RULES {
        console::line(format_args!("fejl  {name:<22}  {sentence}"));
    }
}
