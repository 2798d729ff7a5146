//! What earlier runs made, so that the next one makes only what has changed: an index beside the folder of output.
//!
//! It holds fingerprints and no names: of everything a paper is made of, and of the file that came of it (its path, size, times). A
//! file that somebody has changed, or taken away, is not known again, and neither is an index that is damaged or from elsewhere:
//! then the papers are made as if for the first time.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use walkdir::WalkDir;

use super::fingerprint::Fingerprint;
use super::inputs::{self, RunInputs, SharedInputs, times};
use super::produce::CaseReport;
use super::session::{Asked, Session};
use super::write::{TEMPORARY, Written};
use crate::case::folder::key_of;
use crate::case::{Problem, Severity};
use crate::documents::Document;
use crate::typeset::{BundleJob, Templates, Typesetter};

/// The edition of the file; one of another edition is thrown away.
const EDITION: u32 = 1;
/// How many different runs over a case are remembered: letters, then everything, then one paper again.
const MOST_RUNS: usize = 4;

/// The index of a folder of output, for one run.
pub struct Index {
    file: PathBuf,
    run: RunInputs,
    shared: SharedInputs,
    before: Contents,
    now: Mutex<HashMap<Fingerprint, Learned>>,
}

/// What this run has to remember of a case.
#[derive(Default)]
struct Learned {
    papers: Vec<(Fingerprint, Fingerprint)>,
    run: Option<RunMemory>,
    /// All files of the case; what is remembered of others is let go. None where it was not looked through.
    there: Option<HashSet<Fingerprint>>,
}

/// The file.
#[derive(Clone, Serialize, Deserialize)]
struct Contents {
    edition: u32,
    /// Goes into the fingerprints of cases, so that those of two folders are not alike.
    salt: Fingerprint,
    cases: BTreeMap<Fingerprint, CaseMemory>,
}

/// What is remembered of a case.
#[derive(Clone, Default, Serialize, Deserialize)]
struct CaseMemory {
    /// By the file: what it was made from.
    papers: BTreeMap<Fingerprint, Fingerprint>,
    /// The latest first.
    runs: Vec<RunMemory>,
}

/// A run over a case with nothing to complain of.
#[derive(Clone, Serialize, Deserialize)]
struct RunMemory {
    /// All that the papers came from.
    inputs: Fingerprint,
    /// The names of all files in the case's folder of output, ours or not.
    names: Fingerprint,
    /// The files, in the order in which they were told of.
    files: Vec<Fingerprint>,
    /// The advice that was given.
    advice: Vec<Fingerprint>,
}

/// A case that is about to be read.
pub struct Look {
    case: Fingerprint,
    /// Its folder under that of output.
    folder: PathBuf,
    inputs: Option<Fingerprint>,
}

impl Index {
    /// The index beside a folder of output; none where the program or the folder cannot be told from others.
    pub fn open(out: &Path, templates: &Templates) -> Option<Self> {
        let file = file_beside(out)?;
        let before = match read(&file) {
            Some(contents) => contents,
            None => Contents {
                edition: EDITION,
                salt: random()?,
                cases: BTreeMap::new(),
            },
        };
        Some(Self {
            file,
            run: RunInputs::of(templates)?,
            shared: SharedInputs::default(),
            before,
            now: Mutex::default(),
        })
    }

    /// Looks at a case's files before it is read.
    pub(super) fn look(&self, session: &Session, folder: &Path, meetings: &[u32], asked: &Asked) -> Look {
        let key = key_of(folder);
        Look {
            case: self.case(&key),
            folder: session.settings.out.join(key),
            inputs: inputs::of_case(session, (self.run, &self.shared), (folder, meetings), asked),
        }
    }

    /// What is told of a case that is as it was, with its papers where they were.
    pub(super) fn unchanged(&self, session: &Session, look: &Look) -> Option<CaseReport> {
        let inputs = look.inputs.filter(|_| !session.settings.bundled)?;
        let memory = self.before.cases.get(&look.case)?;
        // Advice is told in full, unless it is only counted.
        let is_told = |run: &&RunMemory| session.settings.brief || run.advice.is_empty();
        let run = memory.runs.iter().find(|run| run.inputs == inputs).filter(is_told)?;
        let there = Files::under(&session.settings.out, &look.folder);
        if there.names != run.names {
            return None;
        }
        let files: Option<Vec<_>> = run
            .files
            .iter()
            .map(|file| Some((there.files.get(file)?.clone(), Written::Unchanged)))
            .collect();
        let report = CaseReport {
            files: files?,
            advice: run.advice.clone(),
            ..CaseReport::default()
        };
        Some(report)
    }

    /// Remembers a run over a case: the whole of it, if nothing was wrong.
    pub(super) fn remember(&self, session: &Session, look: &Look, report: &CaseReport) {
        let out = &session.settings.out;
        let there = Files::under(out, &look.folder);
        let run = look.inputs.filter(|_| is_sound(report)).and_then(|inputs| {
            let files: Option<_> = report.files.iter().map(|(path, _)| file(out, path)).collect();
            Some(RunMemory {
                inputs,
                names: there.names,
                files: files?,
                advice: report.problems.iter().map(of_problem).collect(),
            })
        });
        let mut now = self.lock();
        let news = now.entry(look.case).or_default();
        news.run = run;
        news.there = Some(there.files.into_keys().collect());
    }

    /// What a page is made from; none for a file that is written as it is.
    pub(super) fn paper(&self, typesetter: &Typesetter, document: &Document) -> Option<Fingerprint> {
        inputs::of_paper((self.run, &self.shared), typesetter, document)
    }

    /// What a bundle is made from.
    pub(super) fn bundle(&self, typesetter: &Typesetter, job: &BundleJob) -> Option<Fingerprint> {
        inputs::of_bundle((self.run, &self.shared), typesetter, job)
    }

    /// Whether a file is the one that was made from the same. `folder` is the case's key, or whatever else the paper belongs to.
    pub(super) fn holds(&self, session: &Session, folder: &str, path: &Path, from: Fingerprint) -> bool {
        let is_there = || {
            let memory = self.before.cases.get(&self.case(folder))?;
            let file = file(&session.settings.out, path)?;
            (memory.papers.get(&file)? == &from).then_some(())
        };
        is_there().is_some()
    }

    /// Remembers what a file was made from.
    pub(super) fn made(&self, session: &Session, folder: &str, path: &Path, from: Fingerprint) {
        if let Some(file) = file(&session.settings.out, path) {
            self.lock().entry(self.case(folder)).or_default().papers.push((file, from));
        }
    }

    /// Writes the file anew. Where that cannot be done, the next run has more to do, and that is all.
    pub fn save(&self, out: &Path) {
        // Another run may have written it meanwhile.
        let mut contents = read(&self.file)
            .filter(|c| c.salt == self.before.salt)
            .unwrap_or_else(|| self.before.clone());
        let now = self.lock();
        for (case, new) in &*now {
            contents.cases.entry(*case).or_default().learn(new);
        }
        write(out, &self.file, &contents);
    }

    fn case(&self, key: &str) -> Fingerprint {
        Fingerprint::of([self.before.salt.as_ref(), key.as_bytes()])
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<Fingerprint, Learned>> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl CaseMemory {
    fn learn(&mut self, news: &Learned) {
        self.papers.extend(news.papers.iter().copied());
        if let Some(there) = &news.there {
            self.papers.retain(|file, _| there.contains(file));
        }
        if let Some(run) = &news.run {
            self.runs.retain(|old| old.inputs != run.inputs);
            self.runs.insert(0, run.clone());
            self.runs.truncate(MOST_RUNS);
        }
    }
}

/// Whether nothing was wrong, but for what may be.
fn is_sound(report: &CaseReport) -> bool {
    let is_advice = |problem: &Problem| problem.severity == Severity::Advice;
    let is_whole = report.refusals.is_empty() && report.stale.is_empty() && report.unknown_reader.is_none();
    is_whole && report.problems.iter().all(is_advice)
}

/// Forgets a case: nothing that the index holds tells any more that there was one.
pub fn forget_case(out: &Path, key: &str) {
    let Some(file) = file_beside(out) else { return };
    if let Some(mut contents) = read(&file) {
        let case = Fingerprint::of([contents.salt.as_ref(), key.as_bytes()]);
        if contents.cases.remove(&case).is_some() && contents.cases.is_empty() {
            fs::remove_file(&file).ok();
        } else {
            write(out, &file, &contents);
        }
    }
}

/// A problem as it is told apart from others.
pub fn of_problem(problem: &Problem) -> Fingerprint {
    let place = &problem.place;
    let at = format!("{} {}", place.line(), place.column());
    Fingerprint::of([
        problem.rule.as_bytes(),
        place.path().as_os_str().as_encoded_bytes(),
        at.as_bytes(),
        problem.what.as_bytes(),
    ])
}

/// The files of a case's folder of output.
struct Files {
    names: Fingerprint,
    files: HashMap<Fingerprint, PathBuf>,
}

impl Files {
    fn under(out: &Path, folder: &Path) -> Self {
        let entries = WalkDir::new(folder).min_depth(1).sort_by_file_name().into_iter().flatten();
        let is_file =
            |entry: &walkdir::DirEntry| entry.file_type().is_file() && !entry.file_name().to_string_lossy().starts_with(TEMPORARY);
        let paths: Vec<PathBuf> = entries.filter(is_file).map(walkdir::DirEntry::into_path).collect();
        Self {
            names: Fingerprint::of(paths.iter().map(|path| name(out, path))),
            files: paths.into_iter().filter_map(|path| Some((file(out, &path)?, path))).collect(),
        }
    }
}

/// A file as it is now: its path under the folder of output, its size and times.
fn file(out: &Path, path: &Path) -> Option<Fingerprint> {
    let meta = fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file)?;
    Some(Fingerprint::of([name(out, path), meta.len().to_le_bytes().to_vec(), times(&meta)]))
}

fn name(out: &Path, path: &Path) -> Vec<u8> {
    path.strip_prefix(out).unwrap_or(path).as_os_str().as_encoded_bytes().to_vec()
}

/// The index of `ud` is `.ud.indeks` beside it.
fn file_beside(out: &Path) -> Option<PathBuf> {
    let out = match fs::canonicalize(out) {
        Ok(out) => out,
        Err(_) => std::path::absolute(out).ok()?,
    };
    let mut name = std::ffi::OsString::from(".");
    name.push(out.file_name()?);
    name.push(".indeks");
    Some(out.parent()?.join(name))
}

fn read(file: &Path) -> Option<Contents> {
    let contents: Contents = serde_json::from_slice(&fs::read(file).ok()?).ok()?;
    (contents.edition == EDITION).then_some(contents)
}

fn write(out: &Path, path: &Path, contents: &Contents) {
    let write = || {
        let bytes = serde_json::to_vec(contents).ok()?;
        // For the owner alone, and cleared away with the others if the program is killed.
        let mut file = tempfile::Builder::new().prefix(TEMPORARY).suffix(".tmp").tempfile_in(out).ok()?;
        file.write_all(&bytes).ok()?;
        file.persist(path).ok()
    };
    write();
}

fn random() -> Option<Fingerprint> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).ok()?;
    Some(Fingerprint::of([bytes]))
}
