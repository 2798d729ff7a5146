//! What each forløb waits for, remembered until one of its files changes.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use chrono::NaiveDate;
use rayon::prelude::*;

use super::cases;
use super::what_now::{Agenda, TOLD_ELSEWHERE, agenda};
use crate::case::folder::find_municipality;
use crate::deliver::produce::examine_but;
use crate::deliver::session::Session;

/// What was computed, each with the state of the files that it was computed from.
#[derive(Default)]
pub(super) struct Remembered {
    agendas: HashMap<PathBuf, (Stamp, Arc<Agenda>)>,
    /// Whether there has been any.
    has_been: bool,
}

/// The names, times and lengths of a case's files, and the day.
type Stamp = (NaiveDate, Vec<(PathBuf, Option<SystemTime>, u64)>);

impl Remembered {
    /// The agendas of all cases under a folder, by key. Those whose files have not changed are not read again.
    pub(super) fn agendas(&mut self, session: &Session, folder: &Path) -> Vec<Arc<Agenda>> {
        let folders = cases::all(folder);
        let known = &self.agendas;
        let found: Vec<(PathBuf, Stamp, Arc<Agenda>)> = folders
            .into_par_iter()
            .map(|folder| {
                let stamp = stamp(session, &folder);
                let agenda = match known.get(&folder) {
                    Some((old, agenda)) if *old == stamp => Arc::clone(agenda),
                    _ => Arc::new(agenda(session, &examine_but(session, &folder, TOLD_ELSEWHERE))),
                };
                (folder, stamp, agenda)
            })
            .collect();
        self.has_been |= !found.is_empty();
        self.agendas = found
            .iter()
            .map(|(folder, stamp, agenda)| (folder.clone(), (stamp.clone(), Arc::clone(agenda))))
            .collect();
        found.into_iter().map(|(_, _, agenda)| agenda).collect()
    }

    /// Whether there were cases, and there is none any more.
    pub(super) fn is_emptied(&self) -> bool {
        self.has_been && self.agendas.is_empty()
    }
}

fn stamp(session: &Session, folder: &Path) -> Stamp {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut paths: Vec<PathBuf> = entries.chain(find_municipality(folder)).collect();
    paths.sort();
    let of_file = |path: PathBuf| {
        let meta = std::fs::metadata(&path).ok();
        (path, meta.as_ref().and_then(|m| m.modified().ok()), meta.map_or(0, |m| m.len()))
    };
    (session.settings.today, paths.into_iter().map(of_file).collect())
}
