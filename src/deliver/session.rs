//! What a run shares: the templates, the municipalities, and a typesetter for each set of fonts.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;

use crate::case::{Case, Problem, Sender, folder};
use crate::documents::Locales;
use crate::typeset::{Fonts, Templates, Typesetter};

/// What the user asked for on the command line.
#[derive(Clone, Debug)]
pub struct Options {
    /// `--ud`
    pub out: PathBuf,
    /// `--kommune`
    pub municipality: Option<PathBuf>,
    /// `--skabeloner`
    pub templates: Option<PathBuf>,
    /// `--sprog`
    pub language: Option<String>,
    /// `--dato`, else today.
    pub today: NaiveDate,
    /// `--kladde`
    pub draft: bool,
    /// `--til`
    pub only: Option<String>,
    /// `--siden`
    pub since: Option<NaiveDate>,
    /// `--format`
    pub forms: Vec<crate::documents::Form>,
}

type Read = Result<Arc<Sender>, Vec<Problem>>;

/// The shared things of one run.
pub struct Session {
    pub options: Options,
    pub locales: Locales,
    pub languages: Vec<String>,
    senders: Mutex<HashMap<PathBuf, Read>>,
    typesetters: Mutex<HashMap<Option<PathBuf>, Arc<Typesetter>>>,
}

impl Session {
    /// Opens a session.
    ///
    /// # Errors
    /// Templates or texts that cannot be read, in Danish.
    pub fn open(options: Options) -> Result<Self, String> {
        let templates = Templates::load(options.templates.as_deref())?;
        let locales = Locales::load(&templates)?;
        let languages = templates.languages();
        if let Some(language) = options.language.as_ref().filter(|l| !locales.has(l)) {
            return Err(format!(
                "der er ingen tekster på sproget »{language}«. Her kan stå: {}",
                languages.join(", ")
            ));
        }
        let fonts = Fonts::load(&templates, None);
        let typesetter = Arc::new(Typesetter::new(templates, fonts));
        Ok(Self {
            options,
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
        let path = match &self.options.municipality {
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
        let folder = sender.fonts.as_ref().map(|f| sender.folder().join(&*f.value.0));
        if let Some(missing) = folder.as_ref().filter(|f| !f.is_dir()) {
            return Err(format!("mappen med skrifter, {}, findes ikke", missing.display()));
        }
        let mut typesetters = self.typesetters.lock().unwrap_or_else(PoisonError::into_inner);
        let typesetter = match typesetters.get(&folder) {
            Some(typesetter) => Arc::clone(typesetter),
            None => {
                let templates = Templates::load(self.options.templates.as_deref())?;
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
    let file = Arc::new(crate::case::SourceFile {
        path: case_folder.join("kommune.yaml"),
        text: String::new(),
    });
    Problem::mistake(
        "kommune-mangler",
        &crate::case::Place::whole(&file),
        "der er ingen kommune.yaml i mappen eller i mapperne over den",
        "Lav en med afsenderens navn og adresse, eller peg på den med --kommune FIL.",
    )
}
