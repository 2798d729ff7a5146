//! What a run shares: the templates, the municipalities, and a typesetter for each set of fonts.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;

use crate::access::{Days, Reader};
use crate::case::{Case, Problem, Sender, folder};
use crate::check::{font_folder, link_out_of};
use crate::documents::{Form, Locales, Selection};
use crate::typeset::{Fonts, Templates, Typesetter};

/// What every paper of a run shares.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `--ud`: the folder of output.
    pub out: PathBuf,
    /// `--kommune`: another file than the nearest.
    pub municipality: Option<PathBuf>,
    /// `--skabeloner`: a folder over the built-in templates and texts.
    pub templates: Option<PathBuf>,
    /// `--sprog`: before everybody's own language.
    pub language: Option<String>,
    /// `--dato`, else today: the documents' date.
    pub today: NaiveDate,
    /// Today by the clock.
    pub real_today: NaiveDate,
    /// `--kladde`: with a watermark.
    pub draft: bool,
}

impl Settings {
    /// The documents' day and the real one.
    pub const fn days(&self) -> Days {
        Days {
            document: self.today,
            real: self.real_today,
        }
    }

    /// The usual settings on a day.
    pub fn on(today: NaiveDate) -> Self {
        Self {
            out: "ud".into(),
            municipality: None,
            templates: None,
            language: None,
            today,
            real_today: today,
            draft: false,
        }
    }
}

/// What is asked for of one case.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Which papers.
    pub papers: Selection,
    /// `--til`: only this reader's copies.
    pub only: Option<Reader>,
    /// `--siden`: the first of two days of the map.
    pub since: Option<NaiveDate>,
    /// `--format`: what is written beside the PDF of the map.
    pub forms: Vec<Form>,
}

type Read = Result<Arc<Sender>, Vec<Problem>>;

/// The shared things of one run.
pub struct Session {
    pub settings: Settings,
    /// How each language writes dates and numbers.
    pub locales: Locales,
    /// The languages that have a texts file.
    pub languages: Vec<String>,
    senders: Mutex<HashMap<PathBuf, Read>>,
    typesetters: Mutex<HashMap<Option<PathBuf>, Arc<Typesetter>>>,
}

impl Session {
    /// Opens a session.
    ///
    /// # Errors
    /// Templates or texts that cannot be read, in Danish.
    pub fn open(settings: Settings) -> Result<Self, String> {
        let templates = Templates::load(settings.templates.as_deref())?;
        let locales = Locales::read(templates.texts())?;
        let languages = templates.languages();
        if let Some(language) = settings.language.as_ref().filter(|l| !locales.has(l)) {
            return Err(format!(
                "der er ingen tekster på sproget »{language}«. Her kan stå: {}",
                languages.join(", ")
            ));
        }
        let fonts = Fonts::load(&templates, None);
        let typesetter = Arc::new(Typesetter::new(templates, fonts));
        Ok(Self {
            settings,
            locales,
            languages,
            senders: Mutex::default(),
            typesetters: Mutex::new(HashMap::from([(None, typesetter)])),
        })
    }

    /// The municipality of a case folder, read once.
    ///
    /// # Errors
    /// No kommune.yaml, or its mistakes.
    pub fn sender(&self, case_folder: &Path) -> Read {
        let path = match &self.settings.municipality {
            Some(path) => path.clone(),
            None => folder::find_municipality(case_folder).ok_or_else(|| vec![no_municipality(case_folder)])?,
        };
        let mut senders = self.senders.lock().unwrap_or_else(PoisonError::into_inner);
        senders.entry(path.clone()).or_insert_with(|| Sender::read(&path)).clone()
    }

    /// Lets go of what was read of municipalities, so that it is read again.
    pub fn forget_senders(&self) {
        self.senders.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// The typesetter with the fonts of a case's municipality.
    ///
    /// # Errors
    /// A font that the municipality names and does not have, in Danish.
    pub fn typesetter(&self, case: &Case) -> Result<Arc<Typesetter>, String> {
        self.typesetter_of(&case.municipality)
    }

    /// The typesetter with a municipality's fonts; see [`Session::typesetter`].
    ///
    /// # Errors
    /// As [`Session::typesetter`].
    pub fn typesetter_of(&self, sender: &Sender) -> Result<Arc<Typesetter>, String> {
        let folder = sender.fonts.as_ref().map(|written| font_folder(sender, written)).transpose();
        let folder = folder.map_err(|(what, remedy)| format!("{what}. {remedy}"))?;
        let mut typesetters = self.typesetters.lock().unwrap_or_else(PoisonError::into_inner);
        let typesetter = match typesetters.get(&folder) {
            Some(typesetter) => Arc::clone(typesetter),
            None => {
                // The fonts are looked for along links too.
                if let Some(link) = folder.as_deref().and_then(link_out_of) {
                    let name = link.file_name().unwrap_or_default().display();
                    return Err(format!(
                        "lænken »{name}« i mappen med skrifter fører ud af den. Læg skriften selv i mappen"
                    ));
                }
                let templates = Templates::load(self.settings.templates.as_deref())?;
                let fonts = Fonts::load(&templates, folder.as_deref());
                let typesetter = Arc::new(Typesetter::new(templates, fonts));
                typesetters.insert(folder, Arc::clone(&typesetter));
                typesetter
            }
        };
        if let Some(font) = &sender.font
            && !typesetter.fonts.families().iter().any(|f| f.eq_ignore_ascii_case(&font.value.0))
        {
            return Err(format!(
                "skriften »{}« i kommune.yaml findes ikke. Her er: {}",
                font.value.0,
                typesetter.fonts.families().join(", ")
            ));
        }
        Ok(typesetter)
    }

    /// The typesetter with the house's own fonts.
    pub fn plain_typesetter(&self) -> Arc<Typesetter> {
        let typesetters = self.typesetters.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(&typesetters[&None])
    }
}

fn no_municipality(case_folder: &Path) -> Problem {
    let file = crate::case::SourceFile::unread(&case_folder.join("kommune.yaml"));
    Problem::mistake(
        "kommune-mangler",
        &crate::case::Place::whole(&file),
        "der er ingen kommune.yaml i mappen eller i mapperne over den",
        "Lav en med afsenderens navn og adresse, eller peg på den med --kommune FIL.",
    )
}
