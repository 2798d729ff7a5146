//! `blanketter`: empty forms, for a municipality and without a case.

use std::io::IsTerminal;
use std::path::Path;
use std::sync::Arc;

use super::args::FormsArgs;
use super::documents::settings;
use super::totals::Totals;
use super::{Outcome, console};
use crate::case::folder::find_municipality;
use crate::case::{Problem, Sender, Severity, municipality_lookalikes};
use crate::check::check_sender;
use crate::deliver::bundle::Bundle;
use crate::deliver::produce::{CaseReport, write_all};
use crate::deliver::session::{Session, Settings};
use crate::deliver::write::clear_leftovers;
use crate::deliver::{batch, diagnostics};
use crate::documents::{Document, FORMS, forms as documents};
use crate::messages::DeliveryMessage;

pub(super) fn forms(args: FormsArgs) -> Outcome {
    let settings = Settings {
        out: args.out,
        draft: args.draft,
        bundled: args.bundled,
        ..settings(&args.common)?
    };
    let session = Session::open(settings).map_err(|e| vec![e])?.remembering();
    let sender = match sender(&session) {
        Ok(sender) => sender,
        Err(problems) => {
            tell(&problems);
            return Ok(false);
        }
    };
    let mut totals = Totals::default();
    match session.typesetter_of(&sender) {
        Err(reason) => totals.tell(&CaseReport::refused(FORMS.into(), reason)),
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
            let mut bundle = Bundle::in_folder(&format!("{FORMS}/"), None);
            batch::in_order(plan.documents(), produce, |mut report| {
                totals.tell(&report);
                bundle.take(std::mem::take(&mut report.papers));
            });
            totals.tell(&bundle.write(&session));
            session.remember();
        }
    }
    totals.sum_up();
    Ok(totals.refused.is_empty())
}

/// The municipality, when it is sound; where there is none, a neutral sender.
fn sender(session: &Session) -> Result<Arc<Sender>, Vec<Problem>> {
    let here = Path::new(".");
    let settings = &session.settings;
    let is_none = settings.municipality.is_none() && find_municipality(here).is_none();
    if is_none && municipality_lookalikes(here, None).is_empty() {
        let lang = settings.language.as_deref().unwrap_or("da");
        console::tell(DeliveryMessage::NeutralSender);
        return Ok(Sender::neutral(&session.locales.get(lang).neutral_sender));
    }
    let sender = session.sender(here)?;
    let problems = check_sender(&sender, &session.languages);
    if tell(&problems) { Ok(sender) } else { Err(Vec::new()) }
}

/// Tells of the sender's problems; whether the forms can be made all the same.
fn tell(problems: &[Problem]) -> bool {
    let colour = std::io::stderr().is_terminal();
    for problem in problems {
        console::tell(format_args!("{}\n", diagnostics::for_people(problem, colour)));
    }
    problems.iter().all(|p| p.severity == Severity::Advice)
}
