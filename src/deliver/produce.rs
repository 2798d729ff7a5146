//! From a case's folder to its files: read, checked, planned, set and written. Forms and the programme summary are written
//! here too.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::pictures::unprintable;
use super::render;
use super::session::{Asked, Session};
use super::stale::stale;
use super::write::{Ready, Written};
use crate::access::Leak;
use crate::case::{Case, CaseReading, Problem, folder};
use crate::check::{Context, check};
use crate::documents::{Document, Meetings, Plan, Refusal, Selection, Subject, ViewRequest, plan_selected};
use crate::typeset::{FORGET_EVERY, FontWeight, Typesetter, forget};

/// What came of a case, or of the forms.
#[derive(Debug, Default)]
pub struct CaseReport {
    /// Mistakes and advice.
    pub problems: Vec<Problem>,
    /// Files that are there now, new or unchanged, in order.
    pub files: Vec<(PathBuf, Written)>,
    /// What is not made, and why.
    pub refusals: Vec<Refusal>,
    /// Letters and referater to readers who no longer get one, left by an earlier run.
    pub stale: Vec<PathBuf>,
}

impl CaseReport {
    /// Nothing is made, for one reason.
    pub fn refused(folder: String, reason: String) -> Self {
        Self {
            refusals: vec![refusal(folder, reason)],
            ..Self::default()
        }
    }
}

fn refusal(folder: String, reason: String) -> Refusal {
    Refusal {
        subject: Subject::Folder(folder),
        reasons: vec![reason],
    }
}

/// Reads a case and applies the rules to it.
pub fn examine(session: &Session, folder: &Path) -> CaseReading {
    let mut reading = folder::read_case(folder, &mut |f| session.sender(f));
    if let Some(case) = &reading.case {
        let context = Context {
            case,
            today: session.settings.today,
            days: session.settings.days(),
            languages: &session.languages,
        };
        reading.problems.extend(check(&context));
    }
    reading
}

/// Reads a case and tells everything that is wrong with it: by the rules, and what the leak check would stop of all the papers
/// that the data allow.
pub fn examine_whole(session: &Session, folder: &Path) -> CaseReading {
    let everything = Asked {
        papers: Selection::Possible,
        ..Asked::default()
    };
    let Planned { mut reading, plan, .. } = planned(session, folder, &[], &everything);
    for problem in plan.leaks().iter().filter_map(Leak::problem) {
        let is_told = |told: &Problem| {
            told.rule == problem.rule
                && told.what == problem.what
                && told.place.range().start == problem.place.range().start
                && told.place.path() == problem.place.path()
        };
        if !reading.problems.iter().any(is_told) {
            reading.problems.push(problem);
        }
    }
    reading
}

/// What is to be made of a case, and with what.
pub struct Planned {
    /// The case as read and checked.
    pub reading: CaseReading,
    /// The typesetter with the municipality's fonts; none when the case cannot be read or a font is missing.
    pub typesetter: Option<Arc<Typesetter>>,
    /// Its documents and refusals.
    pub plan: Plan,
}

/// Reads a case and plans what is asked for; nothing is set or written. `meetings` are those named; empty means all that fit.
pub fn planned(session: &Session, folder: &Path, meetings: &[u32], asked: &Asked) -> Planned {
    let mut reading = examine(session, folder);
    let key = reading.key.clone();
    let refused = |reason: String| {
        let mut plan = Plan::default();
        plan.refuse(Subject::Folder(key), vec![reason]);
        plan
    };
    let (typesetter, plan) = match &reading.case {
        Some(case) => match session.typesetter(case) {
            Ok(typesetter) => {
                reading.problems.extend(unprintable(&typesetter, case));
                let plan = plan_case(session, &typesetter, case, &reading, meetings, asked);
                (Some(typesetter), plan)
            }
            Err(reason) => (None, refused(reason)),
        },
        None => (None, refused("filerne kan ikke læses; se fejlene ovenfor".into())),
    };
    Planned { reading, typesetter, plan }
}

fn plan_case(session: &Session, typesetter: &Typesetter, case: &Case, reading: &CaseReading, meetings: &[u32], asked: &Asked) -> Plan {
    let settings = &session.settings;
    let own_font = case.municipality.font.as_ref().map(|f| &*f.value.0);
    let width_of = |text: &str, points: f64, semibold: bool| {
        let weight = if semibold { FontWeight::SEMIBOLD } else { FontWeight::REGULAR };
        typesetter.fonts.width(text, points, weight, own_font)
    };
    let request = ViewRequest {
        language: settings.language.as_deref(),
        draft: settings.draft,
        real_today: settings.real_today,
        only: asked.only.as_ref(),
        since: asked.since,
        forms: &asked.forms,
        ..ViewRequest::new(case, &reading.problems, &session.locales, &width_of, settings.today)
    };
    let meetings = Meetings {
        named: meetings,
        unread: &reading.unread,
    };
    plan_selected(&request, asked.papers, meetings)
}

/// Makes what is asked for of one case. A mistake of the program's own takes this case with it and no other.
pub fn produce(session: &Session, folder: &Path, meetings: &[u32], asked: &Asked) -> CaseReport {
    render::alone(|| Ok(produce_case(session, folder, meetings, asked)))
        .unwrap_or_else(|reason| CaseReport::refused(folder.display().to_string(), reason))
}

fn produce_case(session: &Session, folder: &Path, meetings: &[u32], asked: &Asked) -> CaseReport {
    let Planned { reading, typesetter, plan } = planned(session, folder, meetings, asked);
    let (documents, refusals) = plan.into_parts();
    let mut report = CaseReport {
        problems: reading.problems,
        refusals,
        ..CaseReport::default()
    };
    if let Some(case) = reading.case.as_ref().filter(|_| asked.only.is_none() && reading.unread.is_empty()) {
        let settings = &session.settings;
        report.stale = stale(&settings.out, case, settings.days(), &documents, &report.refusals);
    }
    if let Some(typesetter) = typesetter {
        write_all(session, &typesetter, reading.case.as_ref(), &documents, &mut report);
    }
    report
}

/// How many files are made ready before they are published. They stay open so long, on every core at once, and a system may
/// give a program no more than 256.
fn together() -> usize {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    (128 / cores).clamp(1, 64)
}

/// Sets documents and writes their files: the one way to the disk for papers of cases, forms and the programme alike. `case`
/// is the one they are about, for messages that name a place in it.
pub fn write_all(session: &Session, typesetter: &Typesetter, case: Option<&Case>, documents: &[Document], report: &mut CaseReport) {
    let settings = &session.settings;
    for some in documents.chunks(together()) {
        let ready: Vec<_> = some
            .iter()
            .map(|document| {
                let named = |reason| {
                    case.and_then(|case| render::undrawable_in(typesetter, case, document))
                        .unwrap_or(reason)
                };
                let made = render::bytes(typesetter, document, settings.today).map_err(named);
                let path = settings.out.join(document.id().path());
                let ready = made.and_then(|bytes| Ready::new(&path, &bytes));
                tidy();
                (document, path, ready)
            })
            .collect();
        for (document, path, ready) in ready {
            match ready.and_then(Ready::publish) {
                Ok(written) => report.files.push((path, written)),
                Err(reason) => report.refusals.push(Refusal {
                    subject: Subject::Document(document.id().clone()),
                    reasons: vec![reason],
                }),
            }
        }
    }
}

/// Lets remembered results go now and then, so that memory stays flat.
pub fn tidy() {
    static MADE: AtomicUsize = AtomicUsize::new(0);
    if MADE.fetch_add(1, Ordering::Relaxed) % FORGET_EVERY == FORGET_EVERY - 1 {
        forget();
    }
}
