//! The desk: the pages in the browser where a tovholder keeps forløb without writing a file by hand.
//!
//! The files stay the only store: a page shows what stands in them, and a form changes them as a careful person would have
//! ([`crate::case::edit`]). What is on a page is decided where it is decided for papers, in `access` and `documents`. One machine,
//! one owner (`gate`); nothing is loaded from elsewhere, and nothing is kept anywhere but in the files.

mod apart;
mod assets;
mod cases;
mod changed_file;
mod connections;
mod folder_html;
mod form;
mod gate;
mod known_case;
mod leaders_html;
mod loopback;
mod page;
mod pages;
mod paper_html;
pub mod preview;
mod remembered;
mod server;
mod stood_yes;
mod store;
mod what_now;
mod yes;
mod yes_beside;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use axum::Router;
use sha2::{Digest, Sha256};
use tokio::sync::Notify;

use crate::deliver::session::{Session, Settings};
use crate::deliver::write::clear_leftovers;
use crate::messages::on_page;
use crate::typeset::Workers;
use apart::Apart;
use gate::Gate;
use known_case::KnownCase;
use pages::together::{FirstWritten, KnownWords, SharedScreen, Ticks, WrittenDown, keep_fallen};
use remembered::Remembered;
pub use server::{DeskFolder, open_browser, serve};
use stood_yes::StoodYeses;
use store::Store;
use yes::FallenYes;

/// How long the desk waits for a question; an open page asks for itself now and then.
const IDLE: Duration = Duration::from_secs(8 * 60 * 60);

/// A desk over one folder of cases.
pub struct Desk {
    /// None until it is chosen.
    folder: OnceLock<PathBuf>,
    /// Where the choosing of a folder begins.
    begin: PathBuf,
    /// The folder of output, when it is not the one in the folder.
    own_out: bool,
    gate: Gate,
    /// The day of the papers, when it is not the real one.
    day: Option<chrono::NaiveDate>,
    workers: Workers,
    state: Mutex<State>,
    /// The page that is shown to a borger, while one is.
    screen: Mutex<Option<SharedScreen>>,
    /// Whether something has been in the folder since the desk was opened.
    was_filled: AtomicBool,
    stop: Notify,
}

/// What a question may use and change.
struct State {
    session: Session,
    store: Store,
    what_now: Remembered,
    /// The case of the page that is shown to a borger.
    known_case: KnownCase,
    /// The words of the pages for sitting together, by language.
    words: KnownWords,
    /// The maps that are being drawn and not saved, by the case's folder.
    drawn: HashMap<PathBuf, String>,
    /// What was said at the shared screen while somebody else wrote the same.
    apart: Apart,
    /// The borger's yes to a referat that was corrected here since, by the meeting's file.
    fallen: HashMap<PathBuf, FallenYes>,
    /// The same, with what it was said to: it stands again when the file says that again.
    stood: StoodYeses,
    /// What was written of a referat at the shared screen and is not whole yet, by the meeting's file: it is in no file.
    half_written: HashMap<PathBuf, Arc<WrittenDown>>,
    /// What a referat said first, by the meeting's file.
    first_written: HashMap<PathBuf, FirstWritten>,
    /// Who is ticked to have a referat and is in no file yet, by the meeting's file.
    ticks: HashMap<PathBuf, Ticks>,
}

impl Desk {
    /// A desk over a folder, to be served on a port of the loopback address. Papers are put in `settings.out`.
    ///
    /// # Errors
    /// As [`Session::open`], and a system without randomness.
    pub fn new(folder: &Path, settings: Settings, port: u16) -> Result<Arc<Self>, String> {
        let desk = Self::made(folder, settings, port, true)?;
        // What a desk that was killed in the middle of a save has left beside the files.
        clear_leftovers(folder);
        desk.folder.set(folder.to_owned()).ok();
        Ok(Arc::new(desk))
    }

    /// A desk that asks for its folder on its first page; the choosing begins at `begin`. Papers are put in `settings.out` if it
    /// is the user's `own_out`, else in the folder.
    ///
    /// # Errors
    /// As [`Desk::new`].
    pub fn asking(begin: &Path, settings: Settings, port: u16, own_out: bool) -> Result<Arc<Self>, String> {
        Self::made(begin, settings, port, own_out).map(Arc::new)
    }

    fn made(begin: &Path, settings: Settings, port: u16, own_out: bool) -> Result<Self, String> {
        let day = (settings.today != settings.real_today).then_some(settings.today);
        Ok(Self {
            folder: OnceLock::new(),
            begin: begin.to_owned(),
            own_out,
            gate: Gate::new(port)?,
            day,
            workers: Workers::new(0),
            state: Mutex::new(State {
                session: Session::open(settings)?,
                store: Store::default(),
                what_now: Remembered::default(),
                known_case: KnownCase::default(),
                words: KnownWords::default(),
                drawn: HashMap::new(),
                apart: Apart::default(),
                fallen: HashMap::new(),
                stood: StoodYeses::default(),
                half_written: HashMap::new(),
                first_written: HashMap::new(),
                ticks: HashMap::new(),
            }),
            screen: Mutex::new(None),
            was_filled: AtomicBool::new(false),
            stop: Notify::new(),
        })
    }

    /// The folder of cases; where the choosing begins, until it is chosen.
    fn folder(&self) -> &Path {
        self.folder.get().unwrap_or(&self.begin)
    }

    /// Takes a folder, once.
    fn choose(&self, state: &mut State, folder: PathBuf) {
        if !self.own_out {
            state.session.settings.out = folder.join("ud");
        }
        self.folder.set(folder).ok();
    }

    /// Whether nobody has asked for anything for so long that the desk has been left, seen from a moment.
    pub fn is_left(&self, now: Instant) -> bool {
        now.saturating_duration_since(self.gate.last_asked()) > IDLE
    }

    /// The path of the first address, good for one question; none when it has been used.
    pub fn first_path(&self) -> Option<String> {
        self.gate.first_path()
    }

    /// All pages.
    pub fn router(self: &Arc<Self>) -> Router {
        pages::routes(self)
    }

    /// Answers a question, one at a time: on a thread with room enough to set papers.
    fn answer<R: Send>(&self, answer: impl FnOnce(&Self, &mut State) -> R + Send) -> R {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let state = &mut *state;
        let real = chrono::Local::now().date_naive();
        state.session.settings.real_today = real;
        state.session.settings.today = self.day.unwrap_or(real);
        // The sender may have been changed since, here or in an editor.
        state.session.forget_senders();
        self.workers.work(|| {
            on_page(|| {
                let answer = answer(self, state);
                keep_fallen(state);
                answer
            })
        })
    }

    /// A word for something in addresses, which tells nothing of it.
    fn alias(&self, of: &str) -> String {
        let mut hash = Sha256::new();
        hash.update(self.gate.secret());
        hash.update(of);
        hash.finalize().iter().take(6).map(|b| format!("{b:02x}")).collect()
    }
}
