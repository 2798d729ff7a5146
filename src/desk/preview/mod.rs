//! The page beside the file: a local address that shows a document and follows the files it is made from.
//!
//! The desk's server, to read only, behind a random word in the address; nothing is loaded from elsewhere. A mistake is shown in the
//! same words as in the terminal, above the last good page.

mod list;
mod page;
mod routes;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use self::list::{add, groups};
use self::page::{ListGroup, PageMessage, PreviewPage};
pub use self::routes::PreviewServer;
use super::loopback::secret_word;
use crate::case::Severity;
use crate::case::folder::find_municipality;
use crate::check::font_folder;
use crate::deliver::batch::Target;
use crate::deliver::produce::{self, Planned};
use crate::deliver::session::{Asked, Session, Settings};
use crate::deliver::{diagnostics, pages_shown, render};
use crate::documents::{Document, Selection};
use crate::messages::PreviewMessage;
use crate::typeset::{Typesetter, Workers, forget};

/// What is shown, and the last good pages of it.
pub struct Preview {
    settings: Settings,
    token: String,
    workers: Workers,
    state: Mutex<PreviewState>,
}

struct PreviewState {
    session: Session,
    courses: Vec<FollowedCase>,
    /// The last good pages, by path.
    last: BTreeMap<String, String>,
    /// Why the templates cannot be read, when they cannot.
    trouble: Option<String>,
}

/// A case that is followed.
struct FollowedCase {
    target: Target,
    /// The case's folder as the watcher tells of it.
    folder: PathBuf,
    /// What can be chosen of it and what is wrong with it, until one of its files changes.
    known: Option<Known>,
    /// What could be chosen of it when it was last right.
    groups: Vec<ListGroup>,
}

struct Known {
    messages: Vec<PageMessage>,
    documents: Vec<Document>,
    typesetter: Option<std::sync::Arc<Typesetter>>,
}

impl Preview {
    /// A preview of these cases.
    ///
    /// # Errors
    /// As [`Session::open`], and a system without randomness.
    pub fn new(settings: Settings, targets: Vec<Target>) -> Result<Self, String> {
        let course = |target: Target| FollowedCase {
            folder: absolute(&target.0),
            target,
            known: None,
            groups: Vec::new(),
        };
        let mut state = PreviewState {
            session: Session::open(settings.clone())?,
            courses: targets.into_iter().map(course).collect(),
            last: BTreeMap::new(),
            trouble: None,
        };
        let workers = Workers::new(0);
        workers.work(|| state.read_what_changed());
        Ok(Self {
            settings,
            token: secret_word()?,
            workers,
            state: Mutex::new(state),
        })
    }

    /// The path of the first page: the random word.
    pub fn path(&self) -> String {
        format!("/{}/", self.token)
    }

    /// The folders of the cases, which must be watched with what is in them.
    pub fn case_folders(&self) -> Vec<PathBuf> {
        self.state().courses.iter().map(|c| c.folder.clone()).collect()
    }

    /// The folders that the papers are made from besides: of the sender, their fonts, and the templates. With each, whether
    /// what lies in folders of it counts.
    pub fn other_folders(&self) -> Vec<(PathBuf, bool)> {
        let state = self.state();
        let mut folders = Vec::new();
        for course in &state.courses {
            let sender = self.settings.municipality.clone();
            if let Some(sender) = sender.or_else(|| find_municipality(&course.target.0)) {
                // Its folder and not the file: many editors save by putting a new file in the old one's place.
                folders.extend(sender.parent().map(|folder| (absolute(folder), false)));
            }
            // One that is made later may lie in any folder above.
            folders.extend(course.folder.ancestors().skip(1).take(2).map(|folder| (folder.to_owned(), false)));
            if let Ok(sender) = state.session.sender(&course.target.0)
                && let Some(fonts) = &sender.fonts
                && let Ok(folder) = font_folder(&sender, fonts)
            {
                folders.push((folder, true));
            }
        }
        folders.extend(self.settings.templates.as_deref().map(|t| (absolute(t), true)));
        folders.sort();
        folders.dedup();
        folders
    }

    /// Whether a change of this file is of any consequence, and if so, what was read of it is let go.
    pub fn renew(&self, changed: &[PathBuf]) -> bool {
        let mut state = self.state();
        let state = &mut *state;
        // The lock is held by this thread and not by a worker: a worker that waits for a part of a document may take up other
        // work, and would wait for itself.
        self.workers.work(|| self.read_again(state, changed))
    }

    fn read_again(&self, state: &mut PreviewState, changed: &[PathBuf]) -> bool {
        // As they were written, and as they are when links are followed.
        let mut paths = changed.to_vec();
        paths.extend(
            changed
                .iter()
                .filter_map(|p| Some(p.parent()?.canonicalize().ok()?.join(p.file_name()?))),
        );
        let of_all = |path: &PathBuf| {
            let is_template = self.settings.templates.as_ref().is_some_and(|t| path.starts_with(absolute(t)));
            let senders = self.settings.municipality.as_deref().and_then(Path::file_name);
            is_template || path.file_name() == Some(senders.unwrap_or("kommune.yaml".as_ref())) || is_picture_or_font(path)
        };
        // No paths: so much has changed that the system does not say what.
        if paths.is_empty() || paths.iter().any(of_all) {
            // Templates that cannot be read stay as they were until they are mended, and that is said.
            match Session::open(self.settings.clone()) {
                Ok(session) => (state.session, state.trouble) = (session, None),
                Err(trouble) => state.trouble = Some(trouble),
            }
            state.courses.iter_mut().for_each(|c| c.known = None);
        } else {
            for course in &mut state.courses {
                if paths.iter().any(|path| path.starts_with(&course.folder)) {
                    course.known = None;
                }
            }
        }
        let any = state.courses.iter().any(|c| c.known.is_none());
        state.read_what_changed();
        any
    }

    /// The HTML at a route below [`Preview::path`]; of the first document for none.
    fn page(&self, wanted: &str) -> String {
        let mut state = self.state();
        let state = &mut *state;
        self.workers.work(|| self.html(state, wanted))
    }

    fn state(&self) -> MutexGuard<'_, PreviewState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn html(&self, state: &mut PreviewState, wanted: &str) -> String {
        let groups: Vec<&ListGroup> = state.courses.iter().flat_map(|c| &c.groups).collect();
        let first = groups.iter().flat_map(|g| &g.entries).next();
        let shown = match first {
            Some(entry) if wanted.is_empty() => entry.path.clone(),
            _ => wanted.to_owned(),
        };
        // Of one case's document, only that case's mistakes: those of others would hide them.
        let of_case = |c: &&FollowedCase| c.groups.iter().flat_map(|g| &g.entries).any(|e| e.path == shown);
        let about = state.courses.iter().find(of_case);
        let mut messages: Vec<PageMessage> = match about {
            Some(course) => course.known.iter().flat_map(|k| k.messages.clone()).collect(),
            None => state
                .courses
                .iter()
                .flat_map(|c| &c.known)
                .flat_map(|k| k.messages.clone())
                .collect(),
        };
        let found = state.courses.iter().flat_map(|c| &c.known).find_map(|known| {
            let document = known.documents.iter().find(|d| d.id().path() == shown)?;
            Some((known.typesetter.as_ref()?, document))
        });
        messages.extend(state.trouble.iter().map(|text| PageMessage {
            is_error: true,
            text: text.clone(),
        }));
        if about.is_none() && !shown.is_empty() {
            messages.push(PageMessage {
                is_error: true,
                text: PreviewMessage::PaperGone.to_string(),
            });
        }
        if let Some((typesetter, document)) = found {
            match render::alone(|| set(typesetter, document)) {
                Ok(pages) => {
                    state.last.insert(shown.clone(), pages);
                }
                Err(text) => messages.push(PageMessage { is_error: true, text }),
            }
        }
        forget();
        let groups: Vec<ListGroup> = state.courses.iter().flat_map(|c| &c.groups).cloned().collect();
        let page = PreviewPage {
            root: &self.path(),
            groups: &groups,
            shown: &shown,
            messages: &messages,
            pages: state.last.get(&shown).map_or("", String::as_str),
        };
        page.html()
    }
}

impl PreviewState {
    /// Reads and plans the cases of which nothing is known.
    fn read_what_changed(&mut self) {
        for course in self.courses.iter_mut().filter(|c| c.known.is_none()) {
            let (folder, meetings) = &course.target;
            let everything = Asked {
                papers: Selection::Possible,
                ..Asked::default()
            };
            let planned = produce::planned(&self.session, folder, meetings, &everything);
            let mut groups = groups(&planned);
            let known = known(planned);
            // With a mistake in the files all papers can still be chosen: their last good pages stand behind it.
            if known.messages.iter().any(|m| m.is_error) {
                for group in std::mem::take(&mut course.groups) {
                    group.entries.into_iter().for_each(|entry| add(&mut groups, &group.of, entry));
                }
            }
            groups.sort_by_key(|g| g.of.meeting.unwrap_or(0));
            course.groups = groups;
            course.known = Some(known);
        }
        let is_there = |path: &String| {
            self.courses
                .iter()
                .flat_map(|c| &c.groups)
                .flat_map(|g| &g.entries)
                .any(|e| e.path == *path)
        };
        self.last.retain(|path, _| is_there(path));
    }
}

fn known(planned: Planned) -> Known {
    let (documents, refusals) = planned.plan.into_parts();
    let problems = planned.reading.problems.iter().map(|problem| PageMessage {
        is_error: problem.severity == Severity::Error,
        text: diagnostics::for_people(problem, false),
    });
    let refusals = refusals.iter().map(|refusal| PageMessage {
        is_error: true,
        text: format!("{}: {}", refusal.subject, refusal.reasons.join("; ")),
    });
    Known {
        messages: problems.chain(refusals).collect(),
        typesetter: planned.typesetter,
        documents,
    }
}

/// The pages of a document as HTML.
fn set(typesetter: &Typesetter, document: &Document) -> Result<String, String> {
    let shown = pages_shown::pages(typesetter, document)?;
    Ok(page::pages(shown.pictures, shown.texts, &shown.lang))
}

/// Pictures and fonts are part of a paper too: the logo, the portraits, the municipality's own type.
fn is_picture_or_font(path: &Path) -> bool {
    let extension = path.extension().map(|e| e.to_ascii_lowercase());
    extension.is_some_and(|e| ["png", "jpg", "jpeg", "svg", "ttf", "otf"].iter().any(|known| e == *known))
}

/// As the watcher tells of it.
fn absolute(path: &Path) -> PathBuf {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}
