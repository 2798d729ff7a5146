//! `blanketter`: empty forms, for a municipality and without a case.

use std::io::IsTerminal;
use std::path::Path;

use super::args::FormsArgs;
use super::documents::{Totals, settings};
use super::{Outcome, console};
use crate::case::{Problem, Severity};
use crate::check::check_sender;
use crate::deliver::produce::{CaseReport, write_all};
use crate::deliver::session::{Session, Settings};
use crate::deliver::write::clear_leftovers;
use crate::deliver::{batch, diagnostics};
use crate::documents::{Document, forms as documents};

pub(super) fn forms(args: FormsArgs) -> Outcome {
    let settings = Settings {
        out: args.out,
        draft: args.draft,
        ..settings(&args.common)?
    };
    let session = Session::open(settings).map_err(|e| vec![e])?;
    let sender = match session.sender(Path::new(".")) {
        Ok(sender) => sender,
        Err(problems) => return Ok(tell(&problems)),
    };
    let problems = check_sender(&sender, &session.languages);
    if !tell(&problems) {
        return Ok(false);
    }
    let mut totals = Totals::default();
    match session.typesetter_of(&sender) {
        Err(reason) => totals.tell(&CaseReport::refused("blanketter".into(), reason)),
        Ok(typesetter) => {
            clear_leftovers(&session.settings.out);
            let settings = &session.settings;
            let own = sender.language.as_ref().map(|l| &*l.value.0);
            let lang = settings.language.as_deref().or(own).unwrap_or("da");
            let plan = documents(&sender, &session.locales, lang, settings.today, settings.draft);
            let produce = |document: &Document| {
                let mut report = CaseReport::default();
                write_all(&session, &typesetter, None, std::slice::from_ref(document), &mut report);
                report
            };
            batch::in_order(plan.documents(), produce, |report| totals.tell(&report));
        }
    }
    totals.sum_up();
    Ok(totals.refused.is_empty())
}

/// Tells of the sender's problems; whether the forms can be made all the same.
fn tell(problems: &[Problem]) -> bool {
    let colour = std::io::stderr().is_terminal();
    for problem in problems {
        console::tell(format_args!("{}\n", diagnostics::for_people(problem, colour)));
    }
    problems.iter().all(|p| p.severity == Severity::Advice)
}
