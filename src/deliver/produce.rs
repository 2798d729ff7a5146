//! From a case's folder to its files: read, checked, planned, set and written. Forms and the programme summary are written
//! here too.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::bundle::{MadePaper, bundles_in, bundles_of};
use super::fingerprint::Fingerprint;
use super::own_templates::{unusable, without_effect};
use super::pictures::unprintable;
use super::render;
use super::session::{Asked, Session};
use super::stale::stale;
use super::write::{Ready, Written};
use crate::access::{self, Leak, LeakCheck, Reader};
use crate::case::{Case, CaseReading, Problem, folder, nearest, read};
use crate::check::{Context, check_but};
use crate::documents::{Content, Document, Meetings, Plan, Refusal, Selection, Subject, ViewRequest, plan_selected};
use crate::messages::RefusalMessage;
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
    /// The pages among what was made, for `--samlet`; none without it.
    pub papers: Vec<MadePaper>,
    /// Advice on files that are as they were, which was told in full by an earlier run.
    pub advice: Vec<Fingerprint>,
    /// How many papers lie there as they were sent; a bundle holds none of them.
    pub sent: usize,
    /// The reader asked for by `--til` is nobody in this case; with the id that was probably meant.
    pub unknown_reader: Option<Option<String>>,
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

/// Reads a case, and applies no rule to it.
pub fn read_only(session: &Session, folder: &Path) -> CaseReading {
    folder::read_case(folder, &mut |f| session.sender(f))
}

/// As [`read_only`], with texts that may be other than those on the disk.
pub fn read_only_with(session: &Session, folder: &Path, text: &folder::TextOf<'_>) -> CaseReading {
    folder::read_case_with(folder, text, &mut |f| session.sender(f))
}

/// Reads a case and applies the rules to it.
pub fn examine(session: &Session, folder: &Path) -> CaseReading {
    examine_with(session, folder, &read::text)
}

/// As [`examine`], with texts that may be other than those on the disk.
pub fn examine_with(session: &Session, folder: &Path, text: &folder::TextOf<'_>) -> CaseReading {
    examine_from(session, folder, text, &mut |f| session.sender(f))
}

/// As [`examine_with`], from a sender that may be another than the one on the disk.
pub fn examine_from(session: &Session, folder: &Path, text: &folder::TextOf<'_>, sender: &mut folder::SenderOf<'_>) -> CaseReading {
    ruled(session, folder::read_case_with(folder, text, sender), &[])
}

/// As [`examine`], but for some rules by name.
pub fn examine_but(session: &Session, folder: &Path, left_out: &[&str]) -> CaseReading {
    ruled(session, read_only(session, folder), left_out)
}

fn ruled(session: &Session, mut reading: CaseReading, left_out: &[&str]) -> CaseReading {
    if let Some(case) = &reading.case {
        let context = Context {
            case,
            today: session.settings.today,
            days: session.settings.days(),
            languages: &session.languages,
        };
        reading.problems.extend(check_but(&context, left_out));
        if let Some(problem) = session.font_problem(&case.municipality)
            && !reading.problems.iter().any(|told| told.rule == problem.rule)
        {
            reading.problems.push(problem);
        }
    }
    reading
}

/// Reads a case and tells everything that is wrong with it: by the rules, and what the leak check would stop, or no font can
/// write, of all the papers that the data allow.
pub fn examine_whole(session: &Session, folder: &Path) -> CaseReading {
    let everything = Asked {
        papers: Selection::Possible,
        ..Asked::default()
    };
    let Planned {
        mut reading,
        plan,
        typesetter,
    } = planned(session, folder, &[], &everything);
    let mut stopped: Vec<Problem> = Leak::problems(reading.case.as_ref(), plan.leaks());
    if let (Some(typesetter), Some(case)) = (typesetter, &reading.case) {
        let undrawable = |document| render::undrawables(&typesetter, case, document);
        stopped.extend(plan.documents().iter().flat_map(undrawable));
        if let Some(folder) = &session.settings.templates {
            stopped.extend(unusable(&typesetter, folder, &plan));
            stopped.extend(without_effect(folder));
        }
    }
    for problem in stopped {
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
    planned_of(session, examine(session, folder), meetings, asked)
}

/// As [`planned`], of a case that is read and checked.
pub fn planned_of(session: &Session, mut reading: CaseReading, meetings: &[u32], asked: &Asked) -> Planned {
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
        None => (None, refused(RefusalMessage::CaseUnread.to_string())),
    };
    Planned { reading, typesetter, plan }
}

fn plan_case(session: &Session, typesetter: &Typesetter, case: &Case, reading: &CaseReading, meetings: &[u32], asked: &Asked) -> Plan {
    let meetings = Meetings {
        named: meetings,
        unread: &reading.unread,
    };
    with_request(session, typesetter, case, reading, asked, |request| {
        plan_selected(request, asked.papers, meetings)
    })
}

/// Calls `use_it` with the request that a run makes of a case.
pub fn with_request<T>(
    session: &Session,
    typesetter: &Typesetter,
    case: &Case,
    reading: &CaseReading,
    asked: &Asked,
    use_it: impl FnOnce(&ViewRequest<'_>) -> T,
) -> T {
    let settings = &session.settings;
    let own_font = case.municipality.font.as_ref().map(|f| &*f.value.0);
    let width_of = |text: &str, points: f64, semibold: bool| {
        let weight = if semibold { FontWeight::SEMIBOLD } else { FontWeight::REGULAR };
        typesetter.fonts.width(text, points, weight, own_font)
    };
    let case = &case.seen_on(settings.today);
    let leak_check = LeakCheck::of(case);
    use_it(&ViewRequest {
        leak_check: Some(&leak_check),
        language: settings.language.as_deref(),
        draft: settings.draft,
        real_today: settings.real_today,
        only: asked.only.as_ref(),
        passes_over: asked.passes_over,
        since: asked.since,
        forms: &asked.forms,
        portraits: asked.portraits,
        ..ViewRequest::new(case, &reading.problems, &session.locales, &width_of, settings.today)
    })
}

/// Makes what is asked for of one case. A mistake of the program's own takes this case with it and no other.
pub fn produce(session: &Session, folder: &Path, meetings: &[u32], asked: &Asked) -> CaseReport {
    render::alone(|| Ok(produce_case(session, folder, meetings, asked)))
        .unwrap_or_else(|reason| CaseReport::refused(folder.display().to_string(), reason))
}

fn produce_case(session: &Session, folder: &Path, meetings: &[u32], asked: &Asked) -> CaseReport {
    let seen = session
        .index
        .as_ref()
        .map(|index| (index, index.look(session, folder, meetings, asked)));
    if let Some(report) = seen.as_ref().and_then(|(index, look)| index.unchanged(session, look)) {
        return report;
    }
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
        // What holds everybody's papers holds those that somebody may not have any more.
        if !report.stale.is_empty() || access::consent(case, settings.days()).is_err() {
            report.stale.extend(bundles_of(&settings.out, &case.key));
            report.stale.extend(bundles_in(&settings.out));
        }
    }
    if let (Some(case), Some(Reader::Person(id))) = (&reading.case, &asked.only)
        && case.person(id).is_none()
    {
        let known: Vec<&str> = case.network.iter().map(|person| &*person.id.value.0).collect();
        report.unknown_reader = Some(nearest(&id.0, &known).map(str::to_owned));
    }
    if let Some(typesetter) = typesetter {
        write_all(session, &typesetter, reading.case.as_ref(), &documents, &mut report);
    }
    if let Some(case) = reading.case.as_ref().filter(|_| !session.settings.bundled) {
        let overtaken = overtaken_bundles(&session.settings.out, &case.key, &report.files);
        report.stale.extend(overtaken);
        report.stale.sort();
        report.stale.dedup();
    }
    if let Some((index, look)) = &seen {
        index.remember(session, look, &report);
    }
    report
}

/// The bundles that hold papers as they were before this run or another made them anew, by when the files were written: a bundle
/// holds what lies below its folder.
fn overtaken_bundles(out: &Path, key: &str, files: &[(PathBuf, Written)]) -> Vec<PathBuf> {
    let written = |path: &Path| std::fs::metadata(path).and_then(|about| about.modified()).ok();
    let is_overtaken = |bundle: &PathBuf| {
        let below = bundle.parent().unwrap_or(out);
        let papers = files.iter().filter(|(path, _)| path.starts_with(below));
        let newest = papers.filter_map(|(path, _)| written(path)).max();
        newest.zip(written(bundle)).is_some_and(|(newest, written)| written < newest)
    };
    let bundles = bundles_of(out, key).into_iter().chain(bundles_in(out));
    bundles.filter(is_overtaken).collect()
}

/// A document on its way to the disk.
enum OnItsWay {
    /// The file there was made from the same.
    IsThere,
    /// Made; and from what, where that is remembered.
    Made(Ready, Option<Fingerprint>),
}

/// How many files are made ready before they are published. They stay open so long, on every core at once, and a system may
/// give a program no more than 256.
fn together() -> usize {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    (128 / cores).clamp(1, 64)
}

/// Sets documents and writes their files: the one way to the disk for papers of cases, forms and the programme alike. `case`
/// is the one they are about, for messages that name a place in it.
pub fn write_all(session: &Session, typesetter: &Arc<Typesetter>, case: Option<&Case>, documents: &[Document], report: &mut CaseReport) {
    let settings = &session.settings;
    for some in documents.chunks(together()) {
        let ready: Vec<_> = some
            .iter()
            .map(|document| {
                let path = settings.out.join(document.id().path());
                let ready = on_its_way(session, typesetter, case, document, &path);
                (document, path, ready)
            })
            .collect();
        for (document, path, ready) in ready {
            match ready.and_then(|ready| publish(session, document, &path, ready)) {
                Ok(written) => {
                    report.files.push((path, written));
                    if settings.bundled {
                        report.sent += usize::from(matches!(document.content(), Content::Sent(_)));
                        report.papers.extend(MadePaper::of(document, case, typesetter));
                    }
                }
                Err(reason) => report.refusals.push(Refusal {
                    subject: Subject::Document(document.id().clone()),
                    reasons: vec![reason],
                }),
            }
        }
    }
}

fn on_its_way(
    session: &Session,
    typesetter: &Typesetter,
    case: Option<&Case>,
    document: &Document,
    path: &Path,
) -> Result<OnItsWay, String> {
    let index = session.index.as_ref();
    let from = index.and_then(|index| index.paper(typesetter, document));
    if let (Some(index), Some(from)) = (index, from)
        && index.holds(session, &document.id().folder, path, from)
    {
        return Ok(OnItsWay::IsThere);
    }
    let made = render::bytes(typesetter, document).map_err(|reason| {
        let named = case.and_then(|case| render::undrawable_in(typesetter, case, document));
        named.unwrap_or(reason)
    });
    let ready = made.and_then(|bytes| Ready::new(path, &bytes));
    tidy();
    Ok(OnItsWay::Made(ready?, from))
}

fn publish(session: &Session, document: &Document, path: &Path, ready: OnItsWay) -> Result<Written, String> {
    let OnItsWay::Made(ready, from) = ready else {
        return Ok(Written::Unchanged);
    };
    let written = ready.publish()?;
    if let (Some(index), Some(from)) = (&session.index, from) {
        index.made(session, &document.id().folder, path, from);
    }
    Ok(written)
}

/// Lets remembered results go now and then, so that memory stays flat.
pub fn tidy() {
    static MADE: AtomicUsize = AtomicUsize::new(0);
    if MADE.fetch_add(1, Ordering::Relaxed) % FORGET_EVERY == FORGET_EVERY - 1 {
        forget();
    }
}
