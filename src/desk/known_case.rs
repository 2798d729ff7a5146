//! The case of the page that is shown, as it was read last: while none of its files has changed it is not read anew, however fast
//! somebody draws.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::UNIX_EPOCH;

use sha2::{Digest, Sha256};

use super::pages::CaseAt;
use crate::case::CaseReading;
use crate::case::folder::find_municipality;
use crate::deliver::produce::read_only;
use crate::deliver::session::Session;

/// Files larger than this are told apart by their size and time alone.
const LARGEST: u64 = 1 << 20;

/// What was read last.
#[derive(Default)]
pub(super) struct KnownCase(Option<(FolderState, CaseAt, Arc<CaseReading>)>);

/// Everything that a reading is made of, as a hash: what the files say, and not when they were written.
#[derive(PartialEq, Eq)]
struct FolderState(PathBuf, [u8; 32]);

impl KnownCase {
    /// A case as its files are now.
    pub(super) fn read(&mut self, session: &Session, folder: PathBuf) -> (CaseAt, Arc<CaseReading>) {
        let now = FolderState::of(session, &folder);
        if let Some((state, case, reading)) = &self.0
            && now.as_ref() == Some(state)
        {
            return (case.clone(), Arc::clone(reading));
        }
        let reading = Arc::new(read_only(session, &folder));
        let case = CaseAt::of(folder);
        // What has changed while it was read is read again next time.
        let after = FolderState::of(session, &case.folder);
        self.0 = now
            .filter(|now| after.as_ref() == Some(now))
            .map(|state| (state, case.clone(), Arc::clone(&reading)));
        (case, reading)
    }
}

impl FolderState {
    /// None where something cannot be read.
    fn of(session: &Session, folder: &Path) -> Option<Self> {
        let sender = session.settings.municipality.clone().or_else(|| find_municipality(folder));
        let mut paths = sender.clone().into_iter().collect::<Vec<_>>();
        for folder in [Some(folder), sender.as_deref().and_then(Path::parent)].into_iter().flatten() {
            for entry in fs::read_dir(folder).ok()? {
                paths.push(entry.ok()?.path());
            }
        }
        paths.sort();
        let mut hash = Sha256::new();
        for path in paths {
            let about = fs::metadata(&path).ok()?;
            hash.update(path.as_os_str().as_encoded_bytes());
            hash.update([0]);
            hash.update(about.len().to_le_bytes());
            let is_text = path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
            if about.is_file() && is_text && about.len() <= LARGEST {
                hash.update(fs::read(&path).ok()?);
            } else {
                let time = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
                hash.update(time.as_nanos().to_le_bytes());
            }
        }
        Some(Self(folder.to_owned(), hash.finalize().into()))
    }
}
