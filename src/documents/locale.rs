//! How a language writes dates, times and whose something is. Sentences stay in the templates' texts files; this is
//! their first section, `language`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::Deserialize;

use super::team_role::TeamRoles;
use crate::case::read::yaml;
use crate::case::{Problem, SourceFile};
use crate::messages::TemplateMessage;

/// The `language` section of a texts file.
#[derive(Clone, Debug, Deserialize)]
pub struct Locale {
    /// The language's code.
    #[serde(skip)]
    pub code: String,
    /// What it is called by those who speak it; none where a language does not say.
    own_name: Option<String>,
    /// A POSIX locale for the names of days and months, e.g. `da_DK`.
    locale: String,
    /// strftime patterns.
    date: String,
    weekday_date: String,
    short_date: String,
    time: String,
    /// A single time in a sentence, with {tid} in it: »kl. {tid}«.
    clock: String,
    /// Between whole and decimals.
    decimal_mark: String,
    genitive: Genitive,
    /// The fields of the map, by their word in the files.
    fields: BTreeMap<String, String>,
    /// The roles of the netværksteam.
    pub team_roles: TeamRoles,
    /// The words on the map's first and last ring; none where a language has none.
    #[serde(default)]
    rings: RingNames,
    /// What languages that people speak are called here, by their Danish names in small letters; those left out are called the same.
    #[serde(default)]
    spoken: BTreeMap<String, String>,
    /// For a calendar that strangers may see.
    pub calendar_summary: String,
    /// What the calendar says beside the place; nothing where a language has no words for it.
    #[serde(default)]
    pub calendar_notes: CalendarNotes,
    /// What stands in a sender's place on forms of no municipality.
    pub neutral_sender: String,
}

/// The lines of a calendar's description.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct CalendarNotes {
    /// How one gets in, with {vej} in it.
    way_in: String,
    /// That an interpreter is there, with {sprog} in it.
    interpreter: String,
}

impl CalendarNotes {
    /// The description: how one gets in, and the language of the interpreter; none when there is nothing to say.
    pub fn lines(&self, way_in: Option<&str>, interpreter: Option<&str>) -> Option<String> {
        let way_in = way_in.map(|way| self.way_in.replace("{vej}", way));
        let interpreter = interpreter.map(|language| self.interpreter.replace("{sprog}", language));
        let lines: Vec<String> = way_in.into_iter().chain(interpreter).filter(|line| !line.is_empty()).collect();
        (!lines.is_empty()).then(|| lines.join("\n"))
    }
}

/// How near the first ring of the map is, and how far the last.
#[derive(Clone, Debug, Default, Deserialize)]
struct RingNames {
    near: String,
    far: String,
}

/// How a name becomes its owner: »Saras«, »Jens'«, "Sara's".
#[derive(Clone, Debug, Deserialize)]
struct Genitive {
    ending: String,
    /// Names that end in one of these letters take the other ending.
    after: String,
    other: String,
}

impl Locale {
    /// What the language is called by those who speak it, else its code.
    pub fn own_name(&self) -> &str {
        self.own_name.as_deref().unwrap_or(&self.code)
    }

    fn locale(&self) -> chrono::Locale {
        chrono::Locale::try_from(self.locale.as_str()).unwrap_or(chrono::Locale::POSIX)
    }

    /// What of this cannot be used to write dates and times, in Danish.
    fn mistake(&self) -> Option<TemplateMessage> {
        let Ok(locale) = chrono::Locale::try_from(self.locale.as_str()) else {
            let locale = self.locale.clone();
            return Some(TemplateMessage::UnknownLocale { locale });
        };
        let day = NaiveDate::default();
        // A pattern that asks a day for its hour, or that is none at all, fails in the writing; one without a digit says nothing.
        let fails = |written: &dyn std::fmt::Display| {
            let mut text = String::new();
            write!(text, "{written}").is_err() || !text.contains(|c: char| c.is_ascii_digit())
        };
        let dates = [
            ("date", &self.date),
            ("weekday_date", &self.weekday_date),
            ("short_date", &self.short_date),
        ];
        if let Some((key, pattern)) = dates.into_iter().find(|(_, p)| fails(&day.format_localized(p, locale))) {
            let pattern = pattern.clone();
            return Some(TemplateMessage::BadDatePattern { key, pattern });
        }
        fails(&NaiveTime::MIN.format(&self.time)).then(|| TemplateMessage::BadTimePattern {
            pattern: self.time.clone(),
        })
    }

    /// »den 5. februar 2026«
    pub fn date(&self, date: NaiveDate) -> String {
        date.format_localized(&self.date, self.locale()).to_string()
    }

    /// »torsdag den 5. februar 2026«
    pub fn weekday_date(&self, date: NaiveDate) -> String {
        date.format_localized(&self.weekday_date, self.locale()).to_string()
    }

    /// »5.2.2026«
    pub fn short_date(&self, date: NaiveDate) -> String {
        date.format_localized(&self.short_date, self.locale()).to_string()
    }

    /// »14.00«
    pub fn time(&self, time: NaiveTime) -> String {
        time.format(&self.time).to_string()
    }

    /// »14.00«, of a moment.
    pub fn time_of(&self, moment: NaiveDateTime) -> String {
        self.time(moment.time())
    }

    /// »torsdag den 5. februar 2026 kl. 14.00«
    pub fn weekday_date_and_time(&self, moment: NaiveDateTime) -> String {
        let time = self.clock.replace("{tid}", &self.time_of(moment));
        format!("{} {time}", self.weekday_date(moment.date()))
    }

    /// Whose: »Saras«.
    pub fn genitive(&self, name: &str) -> String {
        let Genitive { ending, after, other } = &self.genitive;
        let last = name.chars().next_back().unwrap_or_default().to_lowercase().next();
        let ending = if last.is_some_and(|c| after.contains(c)) { other } else { ending };
        format!("{name}{ending}")
    }

    /// A field of the map, by its word in the files.
    pub fn field(&self, word: &str) -> String {
        self.fields.get(word).map_or(word, String::as_str).to_owned()
    }

    /// A language that somebody speaks, as it is called here; one that is not known as it was written.
    pub fn spoken(&self, name: &str) -> String {
        self.spoken.get(&name.trim().to_lowercase()).map_or(name, String::as_str).to_owned()
    }

    /// The words on the map's first and last ring.
    pub fn rings(&self) -> [String; 2] {
        [self.rings.near.clone(), self.rings.far.clone()]
    }

    /// A number with at most two decimals, as it is written here.
    pub fn number(&self, number: f64) -> String {
        let text = format!("{number:.2}");
        text.trim_end_matches('0').trim_end_matches('.').replace('.', &self.decimal_mark)
    }
}

/// The locales of all languages that have a texts file.
#[derive(Clone, Debug)]
pub struct Locales(BTreeMap<String, Locale>);

#[derive(Deserialize)]
struct TextsHead {
    language: Locale,
}

impl Locales {
    /// Reads them from the texts files, each with its language (BCP 47).
    ///
    /// # Errors
    /// A texts file without a right `language` section, in Danish.
    pub fn read<'a>(texts: impl IntoIterator<Item = (String, &'a [u8])>) -> Result<Self, String> {
        let mut locales = BTreeMap::new();
        for (code, text) in texts {
            let text = std::str::from_utf8(text).map_err(|_| TemplateMessage::TextsNotUtf8 { code: code.clone() }.to_string())?;
            // Only the first section is read here, and quickly: the whole file is Typst's.
            let head = text.split("\n# ----").next().unwrap_or(text);
            let file = SourceFile::new(format!("texts/{code}.yaml").as_ref(), head.to_owned());
            let told = |problem: &Problem| format!("texts/{code}.yaml:{}: {}. {}", problem.place.line(), problem.what, problem.remedy);
            let head: TextsHead = yaml(&file).map_err(|problems| problems.iter().map(told).collect::<Vec<_>>().join("\n"))?;
            if let Some(mistake) = head.language.mistake() {
                let mistake = Box::new(mistake);
                return Err(TemplateMessage::LanguageSection { code, mistake }.to_string());
            }
            locales.insert(code.clone(), Locale { code, ..head.language });
        }
        Ok(Self(locales))
    }

    /// The locale of a language; Danish when there is none.
    #[expect(clippy::expect_used, reason = "the program brings texts of its own along")]
    pub fn get(&self, code: &str) -> &Locale {
        self.0
            .get(code)
            .or_else(|| self.0.get("da"))
            .or_else(|| self.0.values().next())
            .expect("the built-in texts are always there")
    }

    /// Whether there are texts in a language.
    pub fn has(&self, code: &str) -> bool {
        self.0.contains_key(code)
    }
}
