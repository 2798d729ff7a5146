//! The folder of published reports, `program-udgivelser/` beside the municipality's `kommune.yaml`: the secret, the printed
//! counts, every paper as it was handed out, and the chain over all of them. What lies outside it and remembers is in
//! [`super::traces`].

use std::fs::{self, File};
use std::io::{Error, Read as _, Write as _};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use sha2::{Digest as _, Sha256};

use super::traces::{Traces, marker_text};
use super::write::write;
use crate::messages::ProgrammeMessage;
use crate::programme::{Counts, Damage, Event, Publications, Secret, hexadecimal};
use crate::system_error::in_danish;

/// The folder.
pub(crate) const FOLDER: &str = "program-udgivelser";
/// What the versions before this one kept beside the cases.
pub(crate) const OLD_LEDGER: &str = "program-udgivelser.yaml";
/// Beside the folder: locked while a report is made, and a trace once one has been. Also the name of the traces elsewhere.
pub(super) const MARKER: &str = ".program-udgivelser";
const SECRET: &str = "hemmelighed";
const CHAIN: &str = "kæde.json";

/// The published reports of one municipality, held by one run at a time.
pub(crate) struct PublicationFolder {
    root: PathBuf,
    /// Locked as long as it is open; none where it is only looked at and nothing has been published.
    marker: Option<File>,
    secret: Secret,
    /// The secret's text, while it is not on the disk.
    new_secret: Option<String>,
    chain: Publications,
    staged: Vec<(String, Vec<u8>)>,
}

impl PublicationFolder {
    /// Opens the folder under a root and waits for another run that holds it. `reports` is where reports are handed out, and
    /// `new_beginning` says why the old folder is to be laid aside. Nothing is written before [`PublicationFolder::commit`], but
    /// for an empty lock.
    ///
    /// # Errors
    /// What is lost or changed, in Danish.
    pub fn open(
        root: &Path,
        reports: &Path,
        old_ledger: Option<&Path>,
        new_beginning: Option<&str>,
        today: NaiveDate,
    ) -> Result<Self, String> {
        let marker = Some(locked(root, true)?);
        Self::read(root, marker, reports, old_ledger, new_beginning.map(|why| (why, today)))
    }

    /// The folder as [`PublicationFolder::open`] would find it, without a word on the disk.
    ///
    /// # Errors
    /// What is lost or changed, in Danish.
    pub fn look(root: &Path, reports: &Path, old_ledger: Option<&Path>) -> Result<Self, String> {
        let marker = if root.join(MARKER).exists() {
            Some(locked(root, false)?)
        } else {
            None
        };
        Self::read(root, marker, reports, old_ledger, None)
    }

    fn read(
        root: &Path,
        mut marker: Option<File>,
        reports: &Path,
        old_ledger: Option<&Path>,
        new_beginning: Option<(&str, NaiveDate)>,
    ) -> Result<Self, String> {
        let mut text = String::new();
        if let Some(marker) = &mut marker {
            let path = root.join(MARKER);
            marker.read_to_string(&mut text).map_err(|e| not_opened(&path, &e))?;
        }
        let folder = root.join(FOLDER);
        let secret = read(&folder.join(SECRET))?.and_then(|bytes| secret_of(&bytes));
        let chain = read(&folder.join(CHAIN))?;
        let traces = Traces::of(root, &text, reports);
        let is_here = !text.is_empty() || folder.is_dir();
        // Reports of the earlier method lie where those of this one do.
        let begun = is_here || (old_ledger.is_none() && !traces.is_empty());
        let mut here = Self {
            root: root.to_owned(),
            marker,
            new_secret: None,
            secret: Secret::new([0; Secret::LENGTH]),
            chain: Publications::default(),
            staged: Vec::new(),
        };
        match (secret, chain) {
            (Some(secret), Some(chain)) => {
                here.secret = secret;
                let whole = serde_json::from_slice::<Publications>(&chain)
                    .map_err(|_| vec![ProgrammeMessage::GoneOrChanged { name: CHAIN }.to_string()]);
                let whole = whole.and_then(|chain| {
                    let hash = |name: &str| fs::read(folder.join(name)).ok().map(|bytes| sha256(&bytes));
                    let damage = chain.verify(&here.secret, hash).err().unwrap_or_default();
                    let mut wrong: Vec<String> = damage.into_iter().map(told).collect();
                    wrong.extend(traces.unknown_to(&chain));
                    if wrong.is_empty() { Ok(chain) } else { Err(wrong) }
                });
                match (whole, new_beginning) {
                    (Ok(chain), None) => here.chain = chain,
                    (Err(wrong), None) => return Err(lost(&wrong)),
                    (Err(_), Some(why)) => here.begin_anew(why)?,
                    (Ok(chain), Some(why)) => {
                        here.chain = chain;
                        if old_ledger.is_none() || here.has_begun_anew() {
                            return Err(ProgrammeMessage::NothingLost.to_string());
                        }
                        here.begin_anew(why)?;
                    }
                }
            }
            (secret, chain) => {
                match (begun, new_beginning) {
                    (true, None) => {
                        let mut wrong = missing(&folder, secret.is_some(), chain.is_some());
                        wrong.extend(traces.unknown_to(&here.chain));
                        return Err(lost(&wrong));
                    }
                    // A beginning anew would shut every period that is over, and there is nothing to begin anew from.
                    (false, Some(_)) if old_ledger.is_none() => return Err(ProgrammeMessage::NothingLost.to_string()),
                    _ => match secret {
                        Some(secret) => here.secret = secret,
                        None => here.invent_secret()?,
                    },
                }
                if let Some(why) = new_beginning {
                    here.begin_anew(why)?;
                }
            }
        }
        match old_ledger {
            Some(path) if !here.has_begun_anew() => Err(old_method(path)),
            _ => Ok(here),
        }
    }

    fn has_begun_anew(&self) -> bool {
        self.begun_anew().is_some()
    }

    /// The day of the last new beginning, if there was one: what was published before it is not known any more.
    pub fn begun_anew(&self) -> Option<NaiveDate> {
        self.chain.begun_anew()
    }

    /// Whether the secret was drawn before, and is not this run's own.
    pub const fn has_secret(&self) -> bool {
        self.new_secret.is_none()
    }

    /// What record keys are made with.
    pub const fn secret(&self) -> &Secret {
        &self.secret
    }

    /// The printed counts of every published period.
    ///
    /// # Errors
    /// A file that cannot be read, in Danish.
    pub fn counts(&self) -> Result<Vec<Counts>, String> {
        let files = self.chain.events().filter_map(|event| match event {
            Event::Published { fil, .. } if fil.ends_with(".json") => Some(fil),
            _ => None,
        });
        files
            .map(|name| {
                let bytes = self.file(name)?.unwrap_or_default();
                serde_json::from_slice(&bytes).map_err(|_| {
                    let name = format!("{FOLDER}/{name}");
                    ProgrammeMessage::OtherVersion { name }.to_string()
                })
            })
            .collect()
    }

    /// A published file, byte for byte.
    ///
    /// # Errors
    /// Why it cannot be read, in Danish.
    pub fn file(&self, name: &str) -> Result<Option<Vec<u8>>, String> {
        if !self.chain.has(name) {
            return Ok(None);
        }
        read(&self.root.join(FOLDER).join(name))
    }

    /// Keeps a file to be published with the others.
    pub fn stage(&mut self, name: String, bytes: Vec<u8>) {
        self.staged.push((name, bytes));
    }

    /// Writes the secret, the staged files, and last the chain that makes them published.
    ///
    /// # Errors
    /// What the system says, in Danish; without the chain nothing has been published.
    pub fn commit(mut self) -> Result<(), String> {
        if self.staged.is_empty() && self.new_secret.is_none() {
            return Ok(());
        }
        let folder = self.root.join(FOLDER);
        if let Some(secret) = self.new_secret.take() {
            write(&folder.join(SECRET), secret.as_bytes())?;
        }
        for (name, bytes) in std::mem::take(&mut self.staged) {
            write(&folder.join(&name), &bytes)?;
            let sha256 = sha256(&bytes);
            self.chain = self.chain.with(Event::Published { fil: name, sha256 }, &self.secret);
        }
        self.write_chain()
    }

    fn write_chain(&mut self) -> Result<(), String> {
        let text = serde_json::to_vec_pretty(&self.chain).map_err(|e| e.to_string())?;
        write(&self.root.join(FOLDER).join(CHAIN), &text)?;
        let mark = self.chain.mark();
        let marked = self.marker.as_mut().map_or(Ok(()), |marker| {
            marker.set_len(0)?;
            std::io::Seek::rewind(marker)?;
            marker.write_all(marker_text(&mark).as_bytes())
        });
        marked.map_err(|e| {
            let (path, why) = (MARKER.to_owned(), in_danish(&e));
            ProgrammeMessage::NotWritten { path, why }.to_string()
        })?;
        super::traces::leave(&self.root, &mark);
        Ok(())
    }

    fn invent_secret(&mut self) -> Result<(), String> {
        let mut bytes = [0; Secret::LENGTH];
        getrandom::fill(&mut bytes).map_err(|_| ProgrammeMessage::NoRandomNumbers.to_string())?;
        self.new_secret = Some(hexadecimal(&bytes));
        self.secret = Secret::new(bytes);
        Ok(())
    }

    /// Lays what there is aside, keeps the secret, and writes down why.
    fn begin_anew(&mut self, (why, today): (&str, NaiveDate)) -> Result<(), String> {
        let folder = self.root.join(FOLDER);
        let secret = read(&folder.join(SECRET))?.filter(|bytes| secret_of(bytes).is_some());
        if folder.is_dir() {
            let mut names = (1..).map(|number| self.root.join(format!("{FOLDER}-lagt-til-side-{number}")));
            let aside = names.find(|path| !path.exists()).unwrap_or_default();
            fs::rename(&folder, &aside).map_err(|e| {
                let (path, why) = (folder.display().to_string(), in_danish(&e));
                ProgrammeMessage::NotLaidAside { path, why }.to_string()
            })?;
        }
        let secret = secret
            .or_else(|| self.new_secret.take().map(String::into_bytes))
            .unwrap_or_default();
        write(&folder.join(SECRET), &secret)?;
        let event = Event::NewBeginning {
            dato: today,
            grund: why.to_owned(),
        };
        self.chain = Publications::default().with(event, &self.secret);
        self.write_chain()
    }
}

/// The marker of a root, locked: another run that holds it is waited for.
fn locked(root: &Path, create: bool) -> Result<File, String> {
    let path = root.join(MARKER);
    let mut options = File::options();
    options.read(true).write(true).create(create).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let marker = options.open(&path).map_err(|e| not_opened(&path, &e))?;
    marker.lock().map_err(|e| not_opened(&path, &e))?;
    Ok(marker)
}

fn read(path: &Path) -> Result<Option<Vec<u8>>, String> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(e) => {
            let (path, why) = (path.display().to_string(), in_danish(&e));
            Err(ProgrammeMessage::NotRead { path, why }.to_string())
        }
    }
}

fn not_opened(path: &Path, e: &Error) -> String {
    let (path, why) = (path.display().to_string(), in_danish(e));
    ProgrammeMessage::NotOpened { path, why }.to_string()
}

/// What does not hold, in Danish.
fn told(damage: Damage) -> String {
    let message = match damage {
        Damage::LinkChanged(number) => ProgrammeMessage::LinkChanged { number },
        Damage::LinksGone => ProgrammeMessage::LinksGone,
        Damage::FileGone(name) => ProgrammeMessage::FileGone { name },
        Damage::FileChanged(name) => ProgrammeMessage::FileChanged { name },
    };
    message.to_string()
}

/// The secret in its file: 64 hexadecimal digits.
fn secret_of(bytes: &[u8]) -> Option<Secret> {
    let text = std::str::from_utf8(bytes).ok()?.trim();
    let digits: Vec<u8> = text
        .chars()
        .map(|c| c.to_digit(16).map(|digit| digit as u8))
        .collect::<Option<_>>()?;
    let bytes: Vec<u8> = digits
        .chunks(2)
        .map(|pair| pair.iter().fold(0, |byte, digit| byte * 16 + digit))
        .collect();
    (digits.len() == 2 * Secret::LENGTH).then_some(())?;
    bytes.try_into().ok().map(Secret::new)
}

/// SHA-256 in hexadecimal.
fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

fn missing(folder: &Path, secret: bool, chain: bool) -> Vec<String> {
    if !folder.is_dir() {
        return vec![ProgrammeMessage::FolderGone.to_string()];
    }
    let names = [(secret, SECRET), (chain, CHAIN)];
    let gone = names.iter().filter(|(there, _)| !there);
    gone.map(|(_, name)| ProgrammeMessage::GoneOrChanged { name }.to_string()).collect()
}

fn lost(wrong: &[String]) -> String {
    let wrong = wrong.join("\n  ");
    ProgrammeMessage::Lost { wrong }.to_string()
}

fn old_method(path: &Path) -> String {
    let path = path.display().to_string();
    ProgrammeMessage::OldMethod { path }.to_string()
}
