//! One case's documents: read, checked, planned, set and written.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::render;
use super::session::Session;
use super::stale::stale;
use super::write::{Ready, Written};
use crate::case::{Case, CaseReading, Meeting, Problem, folder};
use crate::check::{Context, check};
use crate::documents::{Document, Paper, Plan, Refusal, ViewRequest, plan};
use crate::typeset::{FORGET_EVERY, FontWeight, Typesetter, forget};

/// What is wished for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selection {
    /// One kind of paper.
    Paper(Paper),
    /// Everything that is due; or, with `all`, everything that the data allow.
    Everything { all: bool },
}

/// What came of a case.
#[derive(Debug, Default)]
pub struct CaseReport {
    pub problems: Vec<Problem>,
    /// Files that are there now, new or unchanged, in order.
    pub files: Vec<(PathBuf, Written)>,
    pub refusals: Vec<Refusal>,
    /// Letters and referater to readers who no longer get one, left by an earlier run.
    pub stale: Vec<PathBuf>,
}

/// Reads a case and applies the rules to it.
pub fn examine(session: &Session, folder: &Path) -> CaseReading {
    let mut reading = folder::read_case(folder, &mut |f| session.sender(f));
    if let Some(case) = &reading.case {
        let context = Context {
            case,
            today: session.options.today,
            languages: &session.languages,
        };
        reading.problems.extend(check(&context));
    }
    reading
}

/// What is to be made of a case, and with what.
pub struct Planned {
    pub reading: CaseReading,
    /// The typesetter with the municipality's fonts; none when the case cannot be read or a font is missing.
    pub typesetter: Option<Arc<Typesetter>>,
    pub plan: Plan,
}

/// Reads a case and plans what is wished for; nothing is set or written. `meetings` are those named; empty means all that fit.
pub fn planned(session: &Session, folder: &Path, meetings: &[u32], selection: Selection) -> Planned {
    let reading = examine(session, folder);
    let refused = |reason: String| Plan {
        documents: Vec::new(),
        refusals: vec![Refusal {
            path: format!("{}/", reading.key),
            reasons: vec![reason],
        }],
    };
    let (typesetter, plan) = match &reading.case {
        Some(case) => match session.typesetter(case) {
            Ok(typesetter) => {
                let plan = plan_case(session, &typesetter, case, &reading, meetings, selection);
                (Some(typesetter), plan)
            }
            Err(reason) => (None, refused(reason)),
        },
        None => (None, refused("filerne kan ikke læses; se fejlene ovenfor".into())),
    };
    Planned { reading, typesetter, plan }
}

/// Makes what is wished for of one case. A mistake of the program's own takes this case with it and no other.
pub fn work(session: &Session, folder: &Path, meetings: &[u32], selection: Selection) -> CaseReport {
    render::alone(|| Ok(worked(session, folder, meetings, selection))).unwrap_or_else(|reason| CaseReport {
        refusals: vec![Refusal {
            path: folder.display().to_string(),
            reasons: vec![reason],
        }],
        ..CaseReport::default()
    })
}

fn worked(session: &Session, folder: &Path, meetings: &[u32], selection: Selection) -> CaseReport {
    let Planned { reading, typesetter, plan } = planned(session, folder, meetings, selection);
    let mut report = CaseReport {
        problems: reading.problems,
        refusals: plan.refusals,
        files: Vec::new(),
        stale: Vec::new(),
    };
    if session.options.only.is_none() {
        report.stale = stale(&session.options.out, &plan.documents, &report.refusals);
    }
    if let (Some(typesetter), Some(case)) = (typesetter, &reading.case) {
        produce(session, &typesetter, case, plan.documents, &mut report);
    }
    report
}

fn plan_case(
    session: &Session,
    typesetter: &Typesetter,
    case: &Case,
    reading: &CaseReading,
    meetings: &[u32],
    selection: Selection,
) -> Plan {
    let options = &session.options;
    let own_font = case.municipality.font.as_ref().map(|f| &*f.value.0);
    let width_of = |text: &str, points: f64, semibold: bool| {
        let weight = if semibold { FontWeight::SEMIBOLD } else { FontWeight::REGULAR };
        typesetter.fonts.width(text, points, weight, own_font)
    };
    let request = ViewRequest {
        case,
        problems: &reading.problems,
        locales: &session.locales,
        today: options.today,
        language: options.language.as_deref(),
        draft: options.draft,
        only: options.only.as_deref(),
        since: options.since,
        forms: &options.forms,
        width_of: &width_of,
    };
    let mut whole = Plan::default();
    let papers: &[Paper] = match &selection {
        Selection::Paper(paper) => std::slice::from_ref(paper),
        Selection::Everything { .. } => Paper::ALL,
    };
    for &paper in papers {
        if !paper.is_of_a_meeting() {
            if matches!(selection, Selection::Paper(_)) || is_begun(case, options.today) {
                if let Some(number) = reading.unread.first().filter(|_| paper == Paper::Status) {
                    whole.refusals.push(Refusal {
                        path: format!("{}/status.pdf", case.key),
                        reasons: vec![format!("moede-{number}.yaml kan ikke læses, så borgerens svar derfra ville mangle")],
                    });
                    continue;
                }
                add(&mut whole, plan(&request, paper, None));
            }
            continue;
        }
        for &number in &reading.unread {
            if meetings.contains(&number) || (meetings.is_empty() && matches!(selection, Selection::Paper(_))) {
                whole.refusals.push(Refusal {
                    path: format!("{}/moede-{number}/", case.key),
                    reasons: vec!["mødets fil kan ikke læses; se fejlen ovenfor".into()],
                });
            }
        }
        let named = |m: &&Meeting| {
            // What the data allow does not depend on the day.
            let day = if selection == (Selection::Everything { all: true }) {
                chrono::NaiveDate::MIN
            } else {
                options.today
            };
            let due = is_due(paper, m, day);
            // A paper asked for by name says why it cannot be made; one of many is simply not due.
            match selection {
                Selection::Everything { .. } => due && (meetings.is_empty() || meetings.contains(&m.number)),
                Selection::Paper(_) => meetings.contains(&m.number) || (meetings.is_empty() && due),
            }
        };
        for meeting in case.meetings.iter().filter(named) {
            match reading.unread.iter().find(|n| **n < meeting.number) {
                Some(number) => whole.refusals.push(Refusal {
                    path: format!("{}/moede-{}/", case.key, meeting.number),
                    reasons: vec![format!(
                        "moede-{number}.yaml kan ikke læses, så det vides ikke, hvem der har været med før"
                    )],
                }),
                None => add(&mut whole, plan(&request, paper, Some(meeting.number))),
            }
        }
    }
    whole
}

fn add(whole: &mut Plan, part: Plan) {
    whole.documents.extend(part.documents);
    whole.refusals.extend(part.refusals);
}

/// The borger has signed.
fn is_begun(case: &Case, today: chrono::NaiveDate) -> bool {
    case.course.consent.as_ref().is_some_and(|c| c.value.0 <= today)
}

/// Whether a meeting's paper is due when no meeting was named.
fn is_due(paper: Paper, meeting: &Meeting, today: chrono::NaiveDate) -> bool {
    match paper {
        Paper::Invitation => meeting.minutes.is_none() && meeting.begins.date() >= today,
        Paper::Folder => meeting.minutes.is_none() && meeting.called_off.is_none() && meeting.begins.date() >= today,
        Paper::Minutes => meeting.minutes.is_some(),
        Paper::Reflection => !meeting.reflection.is_empty(),
        Paper::Overview | Paper::NetworkMap | Paper::Status | Paper::Programme | Paper::Forms => false,
    }
}

/// How many files are made ready before they are published. They stay open so long, on every core at once, and a system may
/// give a program no more than 256.
fn together() -> usize {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    (128 / cores).clamp(1, 64)
}

fn produce(session: &Session, typesetter: &Typesetter, case: &Case, documents: Vec<Document>, report: &mut CaseReport) {
    for some in documents.chunks(together()) {
        let ready: Vec<_> = some
            .iter()
            .map(|document| {
                let made = render::bytes(typesetter, document, session.options.today)
                    .map_err(|reason| render::undrawable_in(typesetter, case, document).unwrap_or(reason));
                let path = session.options.out.join(&document.path);
                let ready = made.and_then(|bytes| Ready::new(&path, &bytes));
                tidy();
                (document, path, ready)
            })
            .collect();
        for (document, path, ready) in ready {
            match ready.and_then(Ready::publish) {
                Ok(written) => report.files.push((path, written)),
                Err(reason) => report.refusals.push(Refusal {
                    path: document.path.clone(),
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
