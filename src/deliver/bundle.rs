//! `--samlet`: all papers of a run as one PDF to print, in the order in which they go into envelopes.

use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use typst::foundations::Bytes;

use super::batch::Target;
use super::produce::CaseReport;
use super::render;
use super::session::Session;
use super::write::{Written, write};
use crate::access::{Reader, Readership};
use crate::case::{Case, folder::key_of};
use crate::documents::{Content, Document, DocumentId, Form, Paper, Refusal, Subject};
use crate::messages::BundleMessage;
use crate::typeset::{BundleJob, BundledPaper, MOST_BUNDLED, MOST_BUNDLED_PICTURES, Typesetter, Workers};

/// The name of the file, without its ending.
const STEM: &str = "samlet";

/// A paper that has been made, and may go into a bundle too.
#[derive(Clone)]
pub struct MadePaper {
    document: Document,
    /// Paper and reader in words.
    label: String,
    typesetter: Arc<Typesetter>,
}

impl fmt::Debug for MadePaper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.document.id())
    }
}

impl MadePaper {
    /// The document, unless it is no page: a calendar file, or a picture of a page.
    pub(super) fn of(document: &Document, case: Option<&Case>, typesetter: &Arc<Typesetter>) -> Option<Self> {
        let is_page = document.view().is_some() && document.id().form == Form::Pdf;
        is_page.then(|| Self {
            document: document.clone(),
            label: document.id().label(case),
            typesetter: Arc::clone(typesetter),
        })
    }
}

/// The papers of a run, as they are made.
pub struct Bundle {
    /// The file's path under the folder of output, with `/`.
    path: String,
    papers: Vec<MadePaper>,
    /// How many there are; no more are kept than one bundle may hold.
    count: usize,
}

impl Bundle {
    /// The bundle of some targets. It lies where all of them are: with one meeting, in its folder; with one case, in the case's; else
    /// beside them. `share` is that of `--del`: no share takes the place of another.
    pub fn of(targets: &[Target], share: Option<(u32, u32)>) -> Self {
        let folder = match targets {
            [(case, meetings)] => {
                let key = key_of(case);
                match meetings.split_first() {
                    Some((number, others)) if others.iter().all(|other| other == number) => format!("{key}/moede-{number}/"),
                    _ => format!("{key}/"),
                }
            }
            _ => String::new(),
        };
        Self::in_folder(&folder, share)
    }

    /// The bundle in a folder under that of output; its name ends in `/`.
    pub fn in_folder(folder: &str, share: Option<(u32, u32)>) -> Self {
        let share = share.map_or_else(String::new, |(number, of)| format!("-{number}-af-{of}"));
        Self {
            path: format!("{folder}{STEM}{share}{}", Form::Pdf.extension()),
            papers: Vec::new(),
            count: 0,
        }
    }

    /// Takes in what has been made of a case.
    pub fn take(&mut self, papers: Vec<MadePaper>) {
        self.count += papers.len();
        if self.count <= MOST_BUNDLED {
            self.papers.extend(papers);
        } else {
            self.papers.clear();
        }
    }

    /// Sets the papers as one document and writes its file; with no papers, there is none. The report is of the file alone.
    pub fn write(self, session: &Session) -> CaseReport {
        if self.count == 0 {
            return CaseReport::default();
        }
        let path = session.settings.out.join(&self.path);
        let subject = Subject::Bundle(self.path.clone());
        match render::alone(|| Workers::new(0).work(|| self.written(session, &path))) {
            Ok(written) => CaseReport {
                files: vec![(path, written)],
                ..CaseReport::default()
            },
            Err(reason) => CaseReport {
                refusals: vec![Refusal {
                    subject,
                    reasons: vec![reason],
                }],
                ..CaseReport::default()
            },
        }
    }

    fn written(mut self, session: &Session, path: &Path) -> Result<Written, String> {
        if self.count > MOST_BUNDLED {
            let too_many = BundleMessage::TooManyPapers {
                count: self.count,
                most: MOST_BUNDLED,
                // Shares are not quite equal.
                shares: self.count.div_ceil(MOST_BUNDLED / 2),
            };
            return Err(too_many.to_string());
        }
        self.papers = in_order_of_envelopes(self.papers);
        let typesetter = self.typesetter()?;
        let job = self.job(&typesetter, session)?;
        let made = || typesetter.bundle(&job).map_err(|failure| failure.0);
        let Some(index) = &session.index else {
            return write(path, &made()?);
        };
        let from = index.bundle(&typesetter, &job);
        if from.is_some_and(|from| index.holds(session, &self.path, path, from)) {
            return Ok(Written::Unchanged);
        }
        let written = write(path, &made()?)?;
        if let Some(from) = from {
            index.made(session, &self.path, path, from);
        }
        Ok(written)
    }

    /// The typesetter of all papers.
    fn typesetter(&self) -> Result<Arc<Typesetter>, String> {
        let first = &self.papers[0].typesetter;
        if self.papers.iter().any(|paper| !Arc::ptr_eq(&paper.typesetter, first)) {
            return Err(BundleMessage::OtherFonts.to_string());
        }
        Ok(Arc::clone(first))
    }

    fn job(&self, typesetter: &Typesetter, session: &Session) -> Result<BundleJob, String> {
        let mut pictures = PicturesOfAll::default();
        let several = self
            .papers
            .iter()
            .any(|p| p.document.id().folder != self.papers[0].document.id().folder);
        let mut papers = Vec::new();
        for MadePaper { document, label, .. } in &self.papers {
            let Content::Page {
                template,
                view,
                pictures: files,
            } = document.content()
            else {
                continue;
            };
            if !typesetter.templates.is_function(template) {
                let template = (*template).to_owned();
                return Err(BundleMessage::Script { template }.to_string());
            }
            papers.push(BundledPaper {
                template,
                view: view.clone(),
                pictures: files.iter().map(|file| pictures.number(file)).collect(),
                name: bookmark(document.id(), label, several),
            });
        }
        let author = papers.first().and_then(|paper| paper.view["sender"]["name"].as_str());
        Ok(BundleJob {
            title: format!("Papirer til print: {}", self.path.trim_end_matches(Form::Pdf.extension())),
            author: author.unwrap_or_default().to_owned(),
            pictures: pictures.read(typesetter)?,
            papers,
            ident: format!("dialogdok {}", self.path),
            date: session.settings.today,
        })
    }
}

/// The pictures of all papers, each file once.
#[derive(Default)]
struct PicturesOfAll {
    files: Vec<PathBuf>,
    numbers: HashMap<PathBuf, usize>,
}

impl PicturesOfAll {
    fn number(&mut self, file: &Path) -> usize {
        *self.numbers.entry(file.to_owned()).or_insert_with(|| {
            self.files.push(file.to_owned());
            self.files.len() - 1
        })
    }

    fn read(&self, typesetter: &Typesetter) -> Result<Vec<Bytes>, String> {
        if self.files.len() > MOST_BUNDLED_PICTURES {
            let too_many = BundleMessage::TooManyPictures {
                count: self.files.len(),
                most: MOST_BUNDLED_PICTURES,
            };
            return Err(too_many.to_string());
        }
        self.files.iter().map(|file| render::picture(typesetter, file)).collect()
    }
}

/// The bundles that lie directly in a folder, of whatever run.
pub(super) fn bundles_in(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let is_bundle = |name: &str| name.starts_with(STEM) && name.ends_with(Form::Pdf.extension());
    let mut bundles: Vec<PathBuf> = entries
        .filter(|entry| is_bundle(&entry.file_name().to_string_lossy()))
        .map(|entry| entry.path())
        .collect();
    bundles.sort();
    bundles
}

/// The bundles of a case and of its meetings, of whatever run.
pub(super) fn bundles_of(out: &Path, key: &str) -> Vec<PathBuf> {
    let own = out.join(key);
    let meetings = std::fs::read_dir(&own).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut folders: Vec<PathBuf> = meetings.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders.insert(0, own);
    folders.iter().flat_map(|folder| bundles_in(folder)).collect()
}

/// What stands in the list of bookmarks: »Invitation til Bent Holm · møde 4«, with the case where there are several.
fn bookmark(id: &DocumentId, label: &str, several: bool) -> String {
    let case = if several { format!("{} · ", id.folder) } else { String::new() };
    let meeting = id.meeting.map(|number| format!(" · møde {number}")).unwrap_or_default();
    format!("{case}{label}{meeting}")
}

/// Papers as they go into envelopes. Case by case: each reader's own, the borger's first, the letter on top since its address shows in
/// the window; then what several share, the team's own after the borger's. The call lists are for the desk and come last.
fn in_order_of_envelopes(papers: Vec<MadePaper>) -> Vec<MadePaper> {
    let mut cases: HashMap<String, usize> = HashMap::new();
    let mut readers: HashMap<(String, Reader), usize> = HashMap::new();
    let mut turn = |id: &DocumentId| {
        let (cases_before, readers_before) = (cases.len(), readers.len());
        let case = *cases.entry(id.folder.clone()).or_insert(cases_before);
        let reader = id.reader.as_ref().map(|reader| match reader {
            Reader::Citizen => 0,
            other => 1 + *readers.entry((id.folder.clone(), other.clone())).or_insert(readers_before),
        });
        let is_for_the_desk = id.paper == Paper::CallList;
        let is_shared = reader.is_none();
        let is_the_teams = is_shared && id.paper.descriptor().readers == Readership::Team;
        let is_below = id.paper != Paper::Invitation;
        (
            is_for_the_desk,
            case,
            is_shared,
            is_the_teams,
            reader,
            is_below,
            id.paper,
            id.meeting,
        )
    };
    let mut in_turn: Vec<_> = papers.into_iter().map(|paper| (turn(paper.document.id()), paper)).collect();
    in_turn.sort_by_key(|(turn, _)| *turn);
    in_turn.into_iter().map(|(_, paper)| paper).collect()
}
