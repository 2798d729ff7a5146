//! Everything that papers are made of, as fingerprints: whatever changes in it makes another one.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::UNIX_EPOCH;

use walkdir::WalkDir;

use super::fingerprint::{Fingerprint, Printing};
use super::session::{Asked, Session};
use crate::case::Sender;
use crate::case::folder::key_of;
use crate::check::{font_folder, safe_picture};
use crate::documents::{Content, Document};
use crate::typeset::{BundleJob, Templates, Typesetter};

/// The largest case folder that is looked through before its files are read; a film beside a case is not worth the time.
const MOST_BYTES: u64 = 128 * 1024 * 1024;

/// What is the same for all papers of a run.
#[derive(Clone, Copy)]
pub(super) struct RunInputs {
    program: Fingerprint,
    templates: Fingerprint,
}

/// What cases have in common, each fingerprint taken once: before the fonts, the logo or a case of it is read.
#[derive(Default)]
pub(super) struct SharedInputs {
    /// By the path of a kommune.yaml.
    senders: Mutex<HashMap<PathBuf, Option<Fingerprint>>>,
    /// By their folder.
    fonts: Mutex<HashMap<PathBuf, Option<Fingerprint>>>,
}

impl RunInputs {
    /// The program by its version, and its file by size and times; every template, text and font.
    pub fn of(templates: &Templates) -> Option<Self> {
        let program = fs::metadata(std::env::current_exe().ok()?).ok()?;
        let mut print = Printing::default();
        print
            .part(env!("CARGO_PKG_VERSION"))
            .part(program.len().to_le_bytes())
            .part(times(&program));
        Some(Self {
            program: print.done(),
            templates: Fingerprint::of(templates.files().flat_map(|(name, bytes)| [name.as_bytes(), bytes])),
        })
    }

    fn begun(self, shared: &SharedInputs, typesetter: &Typesetter) -> Option<Printing> {
        let mut print = Printing::default();
        print
            .part(self.program)
            .part(self.templates)
            .part(shared.of_fonts(typesetter.fonts.own_folder())?);
        Some(print)
    }
}

/// When a file was last written and, where the system tells, when anything of it last changed and which file it is.
pub(super) fn times(meta: &fs::Metadata) -> Vec<u8> {
    let modified = meta.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    let mut times = modified.map(|time| time.as_nanos().to_le_bytes().to_vec()).unwrap_or_default();
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        times.extend(meta.ctime().to_le_bytes());
        times.extend(meta.ctime_nsec().to_le_bytes());
        times.extend(meta.ino().to_le_bytes());
    }
    times
}

impl SharedInputs {
    /// kommune.yaml, the logo and the fonts.
    pub fn of_sender(&self, sender: &Sender) -> Option<Fingerprint> {
        let mut known = self.senders.lock().unwrap_or_else(PoisonError::into_inner);
        let take = || {
            let mut print = Printing::default();
            print.part(sender.source.text());
            if let Some(written) = &sender.fonts {
                print.part(self.of_fonts(Some(&font_folder(sender, written).ok()?))?);
            }
            if let Some(logo) = &sender.logo {
                print.part(fs::read(safe_picture(sender.folder(), logo).ok()?).ok()?);
            }
            Some(print.done())
        };
        *known.entry(sender.source.path().to_owned()).or_insert_with(take)
    }

    /// The fonts in a folder of a municipality's own; those of the house are among the templates.
    fn of_fonts(&self, folder: Option<&Path>) -> Option<Fingerprint> {
        let Some(folder) = folder else {
            return Some(Printing::default().done());
        };
        let mut known = self.fonts.lock().unwrap_or_else(PoisonError::into_inner);
        *known.entry(folder.to_owned()).or_insert_with(|| {
            let mut print = Printing::default();
            for entry in WalkDir::new(folder).follow_links(true).sort_by_file_name() {
                let entry = entry.ok()?;
                if entry.file_type().is_file() {
                    print.part(name_in(folder, entry.path())).part(fs::read(entry.path()).ok()?);
                }
            }
            Some(print.done())
        })
    }
}

/// All that the papers asked for of a case come from, its files by every byte; none where that cannot be told, and then they are
/// planned anew. To be taken before the case is read: what changes after that is another time's.
pub(super) fn of_case(
    session: &Session,
    (run, shared): (RunInputs, &SharedInputs),
    (folder, meetings): (&Path, &[u32]),
    asked: &Asked,
) -> Option<Fingerprint> {
    let settings = &session.settings;
    let sender = shared.of_sender(&*session.sender(folder).ok()?)?;
    // What is written there would change what is read.
    let out = fs::canonicalize(&settings.out)
        .or_else(|_| std::path::absolute(&settings.out))
        .ok()?;
    if out.starts_with(fs::canonicalize(folder).ok()?) {
        return None;
    }
    let mut print = Printing::default();
    print.part(run.program).part(run.templates).part(sender);
    print.part(format!(
        "{:?} {:?} {:?} {:?} {meetings:?} {asked:?}",
        settings.today, settings.real_today, settings.language, settings.draft
    ));
    print.part(key_of(folder));
    let mut bytes = 0;
    for entry in WalkDir::new(folder).min_depth(1).sort_by_file_name() {
        let entry = entry.ok()?;
        print.part(name_in(folder, entry.path()));
        if entry.path_is_symlink() {
            print.part(fs::read_link(entry.path()).ok()?.as_os_str().as_encoded_bytes());
        }
        let meta = fs::metadata(entry.path()).ok()?;
        if meta.is_file() {
            bytes += meta.len();
            if bytes > MOST_BYTES {
                return None;
            }
            print.part(fs::read(entry.path()).ok()?);
        } else if entry.path_is_symlink() {
            return None;
        }
    }
    Some(print.done())
}

/// All that one paper is set from; none for a file that is written as it is.
pub(super) fn of_paper((run, shared): (RunInputs, &SharedInputs), typesetter: &Typesetter, document: &Document) -> Option<Fingerprint> {
    let Content::Page { template, view, pictures } = document.content() else {
        return None;
    };
    let mut print = run.begun(shared, typesetter)?;
    print.part(document.id().path()).part(format!("{:?}", document.date()));
    print.part(template).part(view.to_string());
    for picture in pictures {
        print.part(fs::read(picture).ok()?);
    }
    Some(print.done())
}

/// All that a bundle is set from.
pub(super) fn of_bundle((run, shared): (RunInputs, &SharedInputs), typesetter: &Typesetter, job: &BundleJob) -> Option<Fingerprint> {
    let mut print = run.begun(shared, typesetter)?;
    print
        .part(&job.title)
        .part(&job.author)
        .part(&job.ident)
        .part(format!("{:?}", job.date));
    for paper in &job.papers {
        print.part(paper.template).part(paper.view.to_string());
        print.part(&paper.name).part(format!("{:?}", paper.pictures));
    }
    for picture in &job.pictures {
        print.part(picture);
    }
    Some(print.done())
}

fn name_in(folder: &Path, path: &Path) -> Vec<u8> {
    path.strip_prefix(folder).unwrap_or(path).as_os_str().as_encoded_bytes().to_vec()
}
