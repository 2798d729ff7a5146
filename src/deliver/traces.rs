//! Traces of what was published, outside the folder of publications, so that a folder that is gone, or was put back from an old
//! copy, is missed: marks of how far the chain had come, at the root and in the folders of cases, and the reports that were handed
//! out. Where all of them are gone with the folder, nothing is left that could tell.

use std::fs;
use std::path::{Path, PathBuf};

use super::publications::MARKER;
use super::write::write;
use crate::messages::ProgrammeMessage;
use crate::programme::{ChainMark, Edition, Period, Publications};

/// What remembers publications.
pub(super) struct Traces {
    marks: Vec<(PathBuf, ChainMark)>,
    reports: Vec<HandedOut>,
}

/// A report that was handed out.
struct HandedOut {
    path: PathBuf,
    name: String,
    period: Period,
}

impl Traces {
    /// Those of a root, with the text of its own marker, and of the folder in which reports are handed out.
    pub fn of(root: &Path, marker: &str, reports: &Path) -> Self {
        let own = marker.parse().ok().map(|mark| (root.join(MARKER), mark));
        let elsewhere = folders(root).filter_map(|folder| {
            let path = folder.join(MARKER);
            let mark = fs::read_to_string(&path).ok()?.parse().ok()?;
            Some((path, mark))
        });
        let files = fs::read_dir(reports).into_iter().flatten().flatten();
        let mut reports: Vec<HandedOut> = files.filter_map(|file| HandedOut::read(file.path())).collect();
        reports.sort_by(|one, other| one.path.cmp(&other.path));
        Self {
            marks: own.into_iter().chain(elsewhere).collect(),
            reports,
        }
    }

    /// Whether nothing remembers anything.
    pub const fn is_empty(&self) -> bool {
        self.marks.is_empty() && self.reports.is_empty()
    }

    /// What the chain should know and does not, in Danish. Reports of periods that were over at a new beginning are what was laid
    /// aside then.
    pub fn unknown_to(&self, chain: &Publications) -> Vec<String> {
        let marks = self.marks.iter().filter(|(_, mark)| !chain.goes_on_from(mark));
        let marks = marks.map(|(path, _)| {
            let path = path.display().to_string();
            ProgrammeMessage::LongerTrace { path }.to_string()
        });
        let aside = |report: &HandedOut| chain.begun_anew().is_some_and(|day| report.period.closes() <= day);
        let reports = self.reports.iter().filter(|report| !chain.has(&report.name) && !aside(report));
        let reports = reports.map(|report| {
            let path = report.path.display().to_string();
            ProgrammeMessage::UnknownReport { path }.to_string()
        });
        marks.chain(reports).collect()
    }
}

impl HandedOut {
    /// A report's table of values by its name, when it holds a number: a draft has none.
    fn read(path: PathBuf) -> Option<Self> {
        let name = path.file_name()?.to_str()?.to_owned();
        let (code, edition) = name.strip_suffix(".csv")?.rsplit_once('-')?;
        Edition::ALL.iter().find(|known| known.name() == edition)?;
        let period = Period::from_code(code).ok()?;
        let text = fs::read_to_string(&path).ok()?;
        let has_number = text
            .lines()
            .filter_map(|line| line.rsplit(';').next())
            .any(|value| value.parse::<u32>().is_ok());
        has_number.then_some(Self { path, name, period })
    }
}

/// Leaves a mark in each folder of cases under a root. One that cannot be written is no reason to keep a report back.
pub(super) fn leave(root: &Path, mark: &ChainMark) {
    let is_case = |path: PathBuf| path.join("sag.yaml").is_file();
    let holds_cases = |folder: &PathBuf| {
        !is_case(folder.clone())
            && fs::read_dir(folder)
                .into_iter()
                .flatten()
                .flatten()
                .any(|entry| is_case(entry.path()))
    };
    for folder in folders(root).filter(holds_cases) {
        write(&folder.join(MARKER), marker_text(mark).as_bytes()).ok();
    }
}

/// The folders that lie directly under a root.
fn folders(root: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(root).into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders.into_iter()
}

/// What stands in a marker.
pub(super) fn marker_text(mark: &ChainMark) -> String {
    format!("{}\n{mark}\n", ProgrammeMessage::Marker)
}
