//! Writing the record: a frozen file first, under a name that only the record makes valid, then the record itself; both whole
//! or not at all, for the owner alone, and one writer at a time.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use tempfile::NamedTempFile;

use super::frozen::{FOLDER, sha256};
use super::line::{EntryLine, ToldLine, in_yaml};
use super::lock::RecordLock;
use crate::case::folder::{SENT, sent};
use crate::case::read::yaml;
use crate::case::{SentEntry, SourceFile, Way};
use crate::messages::RecordMessage;
use crate::system_error;

/// What the file begins with.
const HEADER: &str = "# Skrevet af dialogdok: hvad der er sendt, til hvem og hvornår. Ret den ikke.\n";

/// How temporary files begin and end, as those of other papers do.
const TEMPORARY: (&str, &str) = (".dialogdok-sendt-", ".tmp");

/// Something that has left the house, before it is recorded.
#[derive(Clone, Debug)]
pub struct NewEntry {
    /// The command that makes the paper.
    pub paper: &'static str,
    /// The meeting that it is about.
    pub meeting: Option<u32>,
    /// An id, or `borger`.
    pub to: String,
    /// What that person is called.
    pub name: String,
    /// The tovholder of that day.
    pub by: String,
    /// The day on which it was sent.
    pub date: NaiveDate,
    /// How it reached its reader.
    pub way: Way,
    /// The name of the paper's file without folder and ending, and its bytes; none for a call.
    pub file: Option<(String, Vec<u8>)>,
    /// What the reader knows since then.
    pub told: Option<ToldLine>,
}

/// What has become of a [`NewEntry`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recorded {
    /// It is recorded; with the frozen file, when it is not a call.
    New(Option<PathBuf>),
    /// The same was recorded already, maybe by somebody else meanwhile.
    Already,
}

/// Records what has been sent, and freezes its papers. All of it or nothing.
///
/// # Errors
/// Why not, in Danish: a record that cannot be read, a disk that is full.
pub fn append(folder: &Path, entries: &[NewEntry]) -> Result<Vec<Recorded>, String> {
    let _lock = RecordLock::take(folder).map_err(|e| failed(&folder.join(SENT), &e))?;
    let (text, there) = written(folder)?;
    let papers = folder.join(FOLDER);
    clear_left(folder);
    let mut lines = Vec::new();
    let mut recorded = Vec::new();
    let mut staged: Vec<(NamedTempFile, PathBuf)> = Vec::new();
    for entry in entries {
        if there.iter().any(|old| is_same(old, entry)) {
            recorded.push(Recorded::Already);
            continue;
        }
        let mut line = EntryLine::of(entry);
        let mut path = None;
        if let Some((stem, bytes)) = &entry.file {
            let taken = |name: &str| staged.iter().any(|(_, path)| path.ends_with(name));
            let name = free_name(&papers, &name(entry, stem), bytes, &taken);
            let place = papers.join(&name);
            if !place.exists() {
                let temporary = stage(&papers, bytes).map_err(|e| failed(&place, &e))?;
                staged.push((temporary, place.clone()));
            }
            line.file = Some(format!("{FOLDER}/{name}"));
            line.sha256 = Some(sha256(bytes));
            path = Some(place);
        }
        lines.push(line);
        recorded.push(Recorded::New(path));
    }
    if lines.is_empty() {
        return Ok(recorded);
    }
    let text = with_end(text) + &in_yaml(&lines).map_err(|_| unwritable(&folder.join(SENT)))?;
    is_readable(folder, &text, there.len() + lines.len())?;
    let record = stage(folder, text.as_bytes()).map_err(|e| failed(&folder.join(SENT), &e))?;
    publish(folder, staged, record)?;
    Ok(recorded)
}

/// Which entry was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenBack {
    /// The command that makes the paper.
    pub paper: String,
    /// The number of the meeting that it is about.
    pub meeting: Option<u32>,
    /// An id, or `borger`.
    pub to: String,
    /// The day on which it was recorded as sent.
    pub date: NaiveDate,
}

/// Marks the last entry that `is_meant` holds for as taken back; none when there is no such entry.
///
/// # Errors
/// As [`append`].
pub fn take_back(folder: &Path, day: NaiveDate, is_meant: impl Fn(&SentEntry) -> bool) -> Result<Option<TakenBack>, String> {
    let _lock = RecordLock::take(folder).map_err(|e| failed(&folder.join(SENT), &e))?;
    let (_, there) = written(folder)?;
    let mut lines: Vec<EntryLine> = there.iter().map(EntryLine::from).collect();
    let last = there.iter().rposition(|entry| entry.taken_back.is_none() && is_meant(entry));
    let Some((entry, line)) = last.and_then(|at| Some((there.get(at)?, lines.get_mut(at)?))) else {
        return Ok(None);
    };
    line.taken_back = Some(day.to_string());
    let taken = TakenBack {
        paper: entry.paper.text().to_owned(),
        meeting: entry.meeting.as_ref().map(|m| m.value.0),
        to: entry.to.value.0.clone(),
        date: entry.date.day(),
    };
    let text = HEADER.to_owned() + &in_yaml(&lines).map_err(|_| unwritable(&folder.join(SENT)))?;
    is_readable(folder, &text, lines.len())?;
    let record = stage(folder, text.as_bytes()).map_err(|e| failed(&folder.join(SENT), &e))?;
    publish(folder, Vec::new(), record)?;
    Ok(Some(taken))
}

/// The record as it is now: its text, and what it says in the order in which it was written.
fn written(folder: &Path) -> Result<(String, Vec<SentEntry>), String> {
    let path = folder.join(SENT);
    if path.is_symlink() {
        let path = path.display().to_string();
        return Err(RecordMessage::Link { path }.to_string());
    }
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(e) if e.kind() == io::ErrorKind::NotFound => HEADER.to_owned(),
        Err(e) => return Err(failed(&path, &e)),
    };
    let mut entries = sent(folder).map_err(|problems| {
        let first = problems.first();
        let unread = RecordMessage::Unread {
            path: path.display().to_string(),
            what: first.map(|p| p.what.clone()).unwrap_or_default(),
            line: first.map_or(1, |p| p.place.line()),
        };
        unread.to_string()
    })?;
    entries.sort_by_key(|entry| entry.paper.place.line());
    Ok((text, entries))
}

/// Whether an entry says what a new one would say: the same paper and file to the same reader, and not taken back.
fn is_same(old: &SentEntry, new: &NewEntry) -> bool {
    let file = |sha256: Option<&str>| sha256.map(str::to_owned);
    old.taken_back.is_none()
        && old.paper.text() == new.paper
        && old.meeting.as_ref().map(|m| m.value.0) == new.meeting
        && old.to.value.0 == new.to
        && file(old.sha256.as_ref().map(|h| h.text())) == new.file.as_ref().map(|(_, bytes)| sha256(bytes))
        && old.told.as_ref().map(ToldLine::from) == new.told
}

/// The name of a frozen file, without a number: day, meeting, paper, reader.
fn name(entry: &NewEntry, stem: &str) -> String {
    let meeting = entry.meeting.map(|n| format!("moede-{n}-")).unwrap_or_default();
    format!("{}-{meeting}{stem}", entry.date)
}

/// The first name that nothing else has. A file of the same bytes may be what a run that was stopped has left.
fn free_name(papers: &Path, name: &str, bytes: &[u8], is_taken: &dyn Fn(&str) -> bool) -> String {
    let numbered = (2..).map(|n| format!("{name}-{n}.pdf"));
    let mut names = std::iter::once(format!("{name}.pdf")).chain(numbered);
    let is_free = |name: &String| {
        let path = papers.join(name);
        !is_taken(name) && (!path.exists() || fs::read(path).is_ok_and(|there| there == bytes))
    };
    names.find(is_free).unwrap_or_else(|| format!("{name}.pdf"))
}

/// Takes away what a run that was stopped has left: files without their names. Whoever holds the lock is the only one who writes.
fn clear_left(folder: &Path) {
    for (folder, prefix) in [(folder.to_owned(), TEMPORARY.0), (folder.join(FOLDER), ".dialogdok-")] {
        let there = fs::read_dir(&folder).into_iter().flatten().flatten();
        let is_left = |name: &str| name.starts_with(prefix) && name.ends_with(TEMPORARY.1);
        for file in there.filter(|file| file.file_name().to_str().is_some_and(is_left)) {
            // What cannot be taken away now is taken away next time.
            fs::remove_file(file.path()).ok();
        }
    }
}

/// Writes a file that has not its name yet, to the disk.
fn stage(folder: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    make_folder(folder)?;
    let mut file = tempfile::Builder::new()
        .prefix(TEMPORARY.0)
        .suffix(TEMPORARY.1)
        .tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_data()?;
    Ok(file)
}

/// Gives the frozen files their names, and then the record its own. What fails in between leaves the record as it was, and no
/// file beside it.
fn publish(folder: &Path, staged: Vec<(NamedTempFile, PathBuf)>, record: NamedTempFile) -> Result<(), String> {
    let mut named: Vec<PathBuf> = Vec::new();
    let mut outcome = Ok(());
    for (file, path) in staged {
        match file.persist_noclobber(&path) {
            Ok(_) => named.push(path),
            Err(error) => {
                outcome = Err(failed(&path, &error.error));
                break;
            }
        }
    }
    let path = folder.join(SENT);
    let outcome = outcome.and_then(|()| record.persist(&path).map(|_| ()).map_err(|e| failed(&path, &e.error)));
    if outcome.is_err() {
        named.iter().for_each(|path| drop(fs::remove_file(path)));
    }
    // The names too are brought to the disk, where folders can be.
    for folder in [folder.to_owned(), folder.join(FOLDER)] {
        File::open(folder).and_then(|folder| folder.sync_all()).ok();
    }
    outcome
}

fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.is_symlink() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn with_end(mut text: String) -> String {
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

/// Whether a new record would be read as it is meant: with so many entries.
fn is_readable(folder: &Path, text: &str, entries: usize) -> Result<(), String> {
    let path = folder.join(SENT);
    let read = yaml::<Vec<SentEntry>>(&SourceFile::new(&path, text.to_owned()));
    match read {
        Ok(read) if read.len() == entries => Ok(()),
        _ => Err(unwritable(&path)),
    }
}

fn failed(path: &Path, error: &io::Error) -> String {
    let (path, why) = (path.display().to_string(), system_error::in_danish(error));
    RecordMessage::Failed { path, why }.to_string()
}

fn unwritable(path: &Path) -> String {
    let path = path.display().to_string();
    RecordMessage::Unwritable { path }.to_string()
}
