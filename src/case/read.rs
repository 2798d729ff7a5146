//! From the bytes of a file to a type, with every mistake that can be told in one go.
//!
//! serde stops at the first value that it cannot take. A *leaf* (a date, a distance, a word of a list) that is well
//! formed but wrong does not have to stop the reading: it notes its mistake here and gives a stand-in, so that one run
//! tells them all. The notes live in a thread-local for the length of one [`yaml`] call; the leaf gives its note its place,
//! or, for a value that is more than one scalar, a [`Placed`] around it.
//!
//! [`Placed`]: super::Placed

use std::cell::RefCell;
use std::path::Path;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};

use super::behind::{MendedText, without_entry};
use super::losses::losses;
use super::meant_brackets::as_meant;
use super::place::Place;
use super::problem::{Problem, Severity};
use super::proposal::{LineEdit, MORE_READINGS, MOST_READINGS, Tried, is_long, tried};
use super::scalar::Slip;
use super::scalar_message::NOT_CLOSED;
use super::source::SourceFile;
use super::translate;

/// The largest file that is read: a case of sixty people and twenty meetings takes a twentieth of it.
const LARGEST: u64 = 1024 * 1024;

/// What a leaf found wrong, before its place is known.
pub(super) struct Note {
    pub rule: &'static str,
    pub what: String,
    pub remedy: String,
    place: Option<Place>,
    /// What was meant in its place.
    meant: Option<String>,
}

#[derive(Default)]
struct Reading {
    file: Arc<SourceFile>,
    notes: Vec<Note>,
}

thread_local! {
    static READING: RefCell<Reading> = RefCell::default();
}

/// How many notes there are now; see [`settle`].
pub(super) fn mark() -> usize {
    READING.with_borrow(|r| r.notes.len())
}

/// Gives the notes made since `mark` their place, where they have none yet.
pub(super) fn settle(mark: usize, place: &Place) {
    READING.with_borrow_mut(|r| {
        for note in r.notes.iter_mut().skip(mark) {
            note.place.get_or_insert_with(|| place.clone());
        }
    });
}

/// Notes a mistake in the leaf being read.
pub(super) fn note(rule: &'static str, what: impl Into<String>, remedy: impl Into<String>) {
    let note = Note {
        rule,
        what: what.into(),
        remedy: remedy.into(),
        place: None,
        meant: None,
    };
    READING.with_borrow_mut(|r| r.notes.push(note));
}

/// Notes a mistake in the leaf being read, with what was meant in its place.
pub(super) fn note_meant(rule: &'static str, what: impl Into<String>, meant: String) {
    note(rule, what, "");
    READING.with_borrow_mut(|r| {
        if let Some(note) = r.notes.last_mut() {
            note.meant = Some(meant);
        }
    });
}

/// What is said of a note, with the line as it was meant.
fn told(file: &Arc<SourceFile>, note: Note) -> Problem {
    let place = note.place.unwrap_or_else(|| Place::whole(file));
    let Some(meant) = note.meant.filter(|_| !place.is_whole_file()) else {
        return Problem::mistake(note.rule, &place, note.what, note.remedy);
    };
    let (text, line) = (file.text(), place.whole_line());
    let (start, end) = (file.of_raw(place.range().start), file.of_raw(place.range().end));
    let rest = text[end..].split('\n').next().unwrap_or_default();
    let before = text.get(line.start..start).unwrap_or_default().trim_start();
    let remedy = format!("Skriv: »{before}{meant}{rest}«.");
    Problem::mistake(note.rule, &place, note.what, remedy)
}

/// The place in the file being read.
pub(super) fn place(at: serde_saphyr::Location) -> Place {
    READING.with_borrow(|r| Place::of_location(&r.file, at))
}

/// Reads a file's text: UTF-8, with or without a byte order mark, any line ends, letters composed or not.
///
/// # Errors
/// A file that is missing, too large, or not UTF-8.
pub fn text(path: &Path) -> Result<Arc<SourceFile>, Problem> {
    let failed = |what: String, remedy: &str| Problem::mistake("fil", &Place::whole(&SourceFile::unread(path)), what, remedy);
    let size = std::fs::metadata(path)
        .and_then(|m| {
            if m.is_file() {
                Ok(m.len())
            } else {
                Err(std::io::ErrorKind::InvalidInput.into())
            }
        })
        .map_err(|e| failed(cannot_read(&e), "Se efter, om stien er skrevet rigtigt."))?;
    if size > LARGEST {
        return Err(failed(
            format!("filen fylder {} MB, og grænsen er 1 MB", size.div_ceil(LARGEST)),
            "Se efter, om det er den rigtige fil. Billeder skal ligge ved siden af, ikke inde i filen.",
        ));
    }
    let bytes = std::fs::read(path).map_err(|e| failed(cannot_read(&e), "Se efter, om stien er skrevet rigtigt."))?;
    decode(path, bytes)
}

/// Makes a [`SourceFile`] of bytes; see [`text`].
///
/// # Errors
/// Bytes that are not UTF-8; the place is that of the first wrong byte, in the text with a sign for each of them.
pub fn decode(path: &Path, bytes: Vec<u8>) -> Result<Arc<SourceFile>, Problem> {
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            let file = SourceFile::new(path, String::from_utf8_lossy(error.as_bytes()).into_owned());
            let place = Place::new(&file, good..good + char::REPLACEMENT_CHARACTER.len_utf8());
            return Err(Problem::mistake(
                "ikke-utf8",
                &place,
                "teksten er ikke gemt som UTF-8, så æ, ø og å kan ikke læses sikkert",
                "Gem filen igen med kodningen UTF-8 (i Notesblok: Gem som … og vælg UTF-8).",
            ));
        }
    };
    Ok(SourceFile::new(path, text))
}

fn cannot_read(error: &std::io::Error) -> String {
    use std::io::ErrorKind as K;
    match error.kind() {
        K::NotFound => "filen findes ikke".into(),
        K::PermissionDenied => "du har ikke adgang til filen".into(),
        K::InvalidInput => "det er ikke en almindelig fil".into(),
        _ => format!("filen kan ikke læses: {}", crate::system_error::in_danish(error)),
    }
}

/// What a person's file may cost to read; hostile files are refused, real ones are far below.
fn options() -> serde_saphyr::Options {
    serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_depth: 32,
            flow_nesting_limit: 32,
            max_documents: 2,
            max_nodes: 100_000,
            max_events: 300_000,
            max_aliases: 100,
            max_anchors: 100,
            max_recorded_anchor_events: 20_000,
            max_merge_keys: 0,
        },
        alias_limits: serde_saphyr::alias_limits! {
            max_total_replayed_events: 20_000,
            max_replay_stack_depth: 8,
        },
        merge_keys: serde_saphyr::options::MergeKeyPolicy::Error,
        with_snippet: false,
    }
}

/// Reads one YAML document into `T`.
///
/// # Errors
/// What YAML would lose, the first mistake in the structure, and every leaf that is wrong.
pub fn yaml<T: DeserializeOwned>(file: &Arc<SourceFile>) -> Result<T, Vec<Problem>> {
    with_advice(file).map(|(value, _)| value)
}

/// As [`yaml`], with what is worth a thought in how the file is written, and stops nothing.
///
/// # Errors
/// As [`yaml`].
pub(super) fn with_advice<T: DeserializeOwned>(file: &Arc<SourceFile>) -> Result<(T, Vec<Problem>), Vec<Problem>> {
    let again = |text: String| read_once::<T>(&SourceFile::new(file.path(), text)).err().unwrap_or_default();
    read_once(file).map_err(|problems| with_those_behind(file, problems, MOST_ROUNDS, &again))
}

/// How often a file is read on with the lines as they should be; each time may end at one more that YAML cannot read.
const MOST_ROUNDS: usize = 10;

/// The problems of a file with the lines as they should be, and those that stand behind the lines that end the reading.
fn with_those_behind(file: &Arc<SourceFile>, problems: Vec<Problem>, rounds: usize, read: &dyn Fn(String) -> Vec<Problem>) -> Vec<Problem> {
    let readings = if rounds == MOST_ROUNDS { MOST_READINGS } else { MORE_READINGS };
    let Tried { mut problems, mut mends } = tried(file, problems, readings, read);
    if let [one] = problems.as_slice()
        && mends.is_empty()
        && !is_long(file.text())
    {
        mends.extend(without_entry(one));
    }
    if let Some(mended) = MendedText::of(file.text(), mends)
        && let Some(left) = rounds.checked_sub(1)
    {
        let found = read(mended.text.clone());
        let found = with_those_behind(&SourceFile::new(file.path(), mended.text.clone()), found, left, read);
        let news = mended.news(file, &problems, found);
        problems.extend(news);
    }
    problems
}

/// Reads it as it stands; the lines that the problems show have not been tried.
fn read_once<T: DeserializeOwned>(file: &Arc<SourceFile>) -> Result<(T, Vec<Problem>), Vec<Problem>> {
    READING.set(Reading {
        file: Arc::clone(file),
        notes: Vec::new(),
    });
    let result = serde_saphyr::from_str_with_options::<T>(file.parsed(), options());
    let notes = READING.take().notes;
    let lost = losses(file, &file.scan()).into_iter();
    let (mut problems, advice): (Vec<Problem>, Vec<Problem>) = lost.partition(|problem| problem.severity == Severity::Error);
    let first = problems.iter().map(|problem| problem.place.line()).min();
    let known: Vec<usize> = problems.iter().map(|problem| problem.place.line()).collect();
    let notes = notes.into_iter().map(|note| told(file, note));
    // What stands below a stray word has become a part of it.
    let swallowed = below_strays(file);
    let is_known = |line: usize| known.contains(&line) || swallowed.iter().any(|lines| lines.contains(&line));
    problems.extend(notes.filter(|note| !is_known(note.place.line())));
    if let Err(error) = &result {
        // What the parser finds from the first loss on, or misses, may be the loss again in other words.
        let problem = translate::to_danish(file, error);
        let follows = first.is_some_and(|first| problem.place.line() >= first || problem.rule == "nøgle-mangler");
        let is_told = problems.iter().any(|told| told.what == problem.what);
        problems.extend((!follows && !is_told).then_some(problem));
    }
    problems.iter_mut().for_each(|problem| offer_meant(file, problem));
    match result {
        Ok(value) if problems.is_empty() => Ok((value, advice)),
        _ => Err(problems),
    }
}

/// The lines that stand below stray words, no further out than those.
fn below_strays(file: &SourceFile) -> Vec<std::ops::Range<usize>> {
    let text = file.text();
    let indentation = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let lines_of = |slip: &Slip| {
        let Slip::Stray(range) = slip else { return None };
        let first = text[..range.end].matches('\n').count() + 1;
        let begins = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
        let below = text[range.end..].split('\n').skip(1);
        let belongs = |line: &&str| line.trim().is_empty() || indentation(line) >= range.start - begins;
        Some(first..first + 1 + below.take_while(belongs).count())
    };
    file.scan().slips.iter().filter_map(lines_of).collect()
}

/// Rules that may come of brackets, quotes or signs of YAML's own.
const OF_SIGNS: [&str; 7] = [
    "yaml",
    "anførselstegn",
    "komma-i-tekst",
    "afkortet",
    "forkert-slags",
    "tom-værdi",
    "nøgle-i-tekst",
];

/// Adds to a problem the line as it was meant, where the whole of the line tells.
fn offer_meant(file: &Arc<SourceFile>, problem: &mut Problem) {
    if !OF_SIGNS.contains(&problem.rule) || problem.place.is_whole_file() {
        return;
    }
    let mut meant = as_meant(file.text(), problem.place.whole_line());
    if problem.rule == "nøgle-i-tekst" {
        // Only where the key stands in a mapping that lacks its brace.
        meant.retain(|(_, instead)| instead.starts_with('{'));
    }
    if problem.rule == "tom-værdi" {
        meant.retain(|(range, _)| file.text()[range.clone()].starts_with(['[', '{']));
    }
    let said = Problem::mistake(problem.rule, &problem.place, problem.what.clone(), "Skriv for eksempel: »…«.");
    let has_line = !problem.edits().is_empty();
    let edits = meant.into_iter().map(|(range, instead)| {
        let edit = LineEdit::new(range, instead);
        if has_line { edit } else { edit.saying(said.clone()) }
    });
    let edits: Vec<LineEdit> = edits.collect();
    // A text that is cut short, whose quote is not closed, or that stands in brackets alone, is mostly mended by less.
    let is_less = match problem.rule {
        "afkortet" => true,
        "anførselstegn" => problem.what == NOT_CLOSED,
        "forkert-slags" => has_line,
        _ => false,
    };
    if is_less {
        *problem = problem.clone().trying(edits);
    } else {
        problem.try_first(edits);
    }
}

/// What is worth a thought in how a file is written, and stops nothing; for a file that was not read as it stands.
pub(super) fn advice(file: &Arc<SourceFile>) -> Vec<Problem> {
    let mut found = losses(file, &file.scan());
    found.retain(|problem| problem.severity == Severity::Advice);
    found
}

/// A value that stands where its key does: what shuts a gate is not left empty without a word.
///
/// # Errors
/// The key has no value, or not one of its kind.
pub(super) fn written<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}
