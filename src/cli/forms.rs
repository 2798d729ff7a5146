//! `blanketter`: empty forms, for a municipality and without a case.

use std::io::IsTerminal;
use std::path::Path;

use super::Outcome;
use super::args::FormsArgs;
use super::documents::{Totals, open};
use crate::case::{Problem, Severity};
use crate::check::check_sender;
use crate::deliver::produce::CaseReport;
use crate::deliver::session::{Options, Session};
use crate::deliver::write::{clear_leftovers, write};
use crate::deliver::{batch, diagnostics, render};
use crate::documents::{Document, Refusal, forms as documents};

pub(super) fn forms(args: FormsArgs) -> Outcome {
    let options = Options {
        out: args.out,
        draft: args.draft,
        ..open(&args.common)?
    };
    let session = Session::open(options).map_err(|e| vec![e])?;
    let sender = match session.sender(Path::new(".")) {
        Ok(sender) => sender,
        Err(problems) => return Ok(tell(&problems)),
    };
    let problems = check_sender(&sender, &session.languages);
    if !tell(&problems) {
        return Ok(false);
    }
    let options = &session.options;
    let own = sender.language.as_ref().map(|l| &*l.value.0);
    let lang = options.language.as_deref().or(own).unwrap_or("da");
    let mut totals = Totals::default();
    let ready = session.typesetter_of(&sender).map_err(|reason| Refusal {
        path: "blanketter/".into(),
        reasons: vec![reason],
    });
    let ready = ready.and_then(|typesetter| {
        Ok((
            typesetter,
            documents(&sender, &session.locales, lang, options.today, options.draft)?,
        ))
    });
    match ready {
        Err(refusal) => totals.tell(&CaseReport {
            refusals: vec![refusal],
            ..CaseReport::default()
        }),
        Ok((typesetter, documents)) => {
            clear_leftovers(&options.out);
            let produce = |document: &Document| {
                let path = options.out.join(&document.path);
                let made = render::bytes(&typesetter, document, options.today);
                let mut report = CaseReport::default();
                match made.and_then(|bytes| write(&path, &bytes)) {
                    Ok(written) => report.files.push((path, written)),
                    Err(reason) => report.refusals.push(Refusal {
                        path: document.path.clone(),
                        reasons: vec![reason],
                    }),
                }
                report
            };
            batch::in_order(&documents, produce, |report| totals.tell(&report));
        }
    }
    totals.sum_up();
    Ok(totals.refused.is_empty())
}

/// Tells of the sender's problems; whether the forms can be made all the same.
fn tell(problems: &[Problem]) -> bool {
    let colour = std::io::stderr().is_terminal();
    for problem in problems {
        eprintln!("{}\n", diagnostics::for_people(problem, colour));
    }
    problems.iter().all(|p| p.severity == Severity::Advice)
}
