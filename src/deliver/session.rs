//! What a run shares: the templates, the municipalities, and a typesetter for each set of fonts.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;

use super::index::Index;
use crate::access::{Days, Reader};
use crate::case::{Case, Place, Problem, Sender, Stops, folder, municipality_lookalikes};
use crate::check::{font_folder, link_out_of};
use crate::documents::{Form, Locales, Selection};
use crate::messages::DeliveryMessage;
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
    /// `--samlet`: besides, all papers as one file.
    pub bundled: bool,
    /// Advice is only counted.
    pub brief: bool,
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
            bundled: false,
            brief: false,
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
    /// Papers that this reader is not to have are passed over in silence.
    pub passes_over: bool,
    /// `--siden`: the first of two days of the map.
    pub since: Option<NaiveDate>,
    /// `--format`: what is written beside the PDF of the map.
    pub forms: Vec<Form>,
    /// `--portrætter`: pictures of people on the map instead of signs.
    pub portraits: bool,
}

type Read = Result<Arc<Sender>, Vec<Problem>>;

/// The shared things of one run.
pub struct Session {
    /// What every paper shares.
    pub settings: Settings,
    /// How each language writes dates and numbers.
    pub locales: Locales,
    /// The languages that have a texts file.
    pub languages: Vec<String>,
    /// What earlier runs made; none where every paper is made anew.
    pub(super) index: Option<Index>,
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
            let told = DeliveryMessage::NoTexts {
                language: language.clone(),
                languages: languages.join(", "),
            };
            return Err(told.to_string());
        }
        let fonts = Fonts::load(&templates, None);
        let typesetter = Arc::new(Typesetter::new(templates, fonts));
        Ok(Self {
            settings,
            locales,
            languages,
            index: None,
            senders: Mutex::default(),
            typesetters: Mutex::new(HashMap::from([(None, typesetter)])),
        })
    }

    /// The same session, which makes only what has changed since the last run into the same folder.
    pub fn remembering(mut self) -> Self {
        self.index = Index::open(&self.settings.out, &self.plain_typesetter().templates);
        self
    }

    /// Looks anew at what earlier runs made, where a session lasts longer than one run.
    pub fn look_again(&mut self) {
        self.index = Index::open(&self.settings.out, &self.plain_typesetter().templates);
    }

    /// Keeps what this run made for the next.
    pub fn remember(&self) {
        if let Some(index) = &self.index {
            index.save(&self.settings.out);
        }
    }

    /// The municipality of a case folder, read once.
    ///
    /// # Errors
    /// No kommune.yaml, or its mistakes.
    pub fn sender(&self, case_folder: &Path) -> Read {
        let path = match &self.settings.municipality {
            Some(path) => path.clone(),
            None => folder::find_municipality(case_folder).ok_or_else(|| no_municipality(case_folder))?,
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
        self.fonts_of(sender)
            .map_err(|problem| format!("{}. {}", problem.what, problem.remedy))
    }

    /// What is wrong with a municipality's own fonts.
    pub fn font_problem(&self, sender: &Sender) -> Option<Problem> {
        self.fonts_of(sender).err()
    }

    fn fonts_of(&self, sender: &Sender) -> Result<Arc<Typesetter>, Problem> {
        const RULE: &str = "skrifter";
        let own = sender.fonts.as_ref();
        let folder = own.map(|written| font_folder(sender, written).map_err(|told| Problem::told(RULE, &written.place, &told)));
        let folder = folder.transpose()?;
        let mut typesetters = self.typesetters.lock().unwrap_or_else(PoisonError::into_inner);
        let typesetter = match typesetters.get(&folder) {
            Some(typesetter) => Arc::clone(typesetter),
            None => {
                // The fonts are looked for along links too.
                if let (Some(link), Some(own)) = (folder.as_deref().and_then(link_out_of), own) {
                    let link = link.file_name().unwrap_or_default().display().to_string();
                    return Err(Problem::told(RULE, &own.place, &DeliveryMessage::FontLinkLeads { link }));
                }
                let unread = |why| Problem::mistake(RULE, &own.map_or_else(Place::default, |own| own.place.clone()), why, "");
                let templates = Templates::load(self.settings.templates.as_deref()).map_err(unread)?;
                let fonts = Fonts::load(&templates, folder.as_deref());
                let typesetter = Arc::new(Typesetter::new(templates, fonts));
                typesetters.insert(folder, Arc::clone(&typesetter));
                typesetter
            }
        };
        if let Some(font) = &sender.font
            && !typesetter.fonts.families().iter().any(|f| f.eq_ignore_ascii_case(&font.value.0))
        {
            let told = DeliveryMessage::FontMissing {
                font: font.value.0.clone(),
                families: typesetter.fonts.families().join(", "),
            };
            return Err(Problem::told(RULE, &font.place, &told));
        }
        Ok(typesetter)
    }

    /// The typesetter with the house's own fonts.
    pub fn plain_typesetter(&self) -> Arc<Typesetter> {
        let typesetters = self.typesetters.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(&typesetters[&None])
    }
}

/// There is none; or there is one by another name.
fn no_municipality(case_folder: &Path) -> Vec<Problem> {
    let nearly = municipality_lookalikes(case_folder, None);
    if !nearly.is_empty() {
        return nearly.into_iter().map(|problem| problem.stopping(Stops::Case)).collect();
    }
    let file = crate::case::SourceFile::unread(&case_folder.join("kommune.yaml"));
    vec![Problem::told(
        "kommune-mangler",
        &Place::whole(&file),
        &DeliveryMessage::NoMunicipality,
    )]
}
