//! How a language writes dates, times and whose something is. Sentences stay in the templates' texts files; this is
//! their first section, `language`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::Deserialize;

use crate::case::read::yaml;
use crate::case::{Problem, SourceFile};

/// The `language` section of a texts file.
#[derive(Clone, Debug, Deserialize)]
pub struct Locale {
    #[serde(skip)]
    pub code: String,
    /// A POSIX locale for the names of days and months, e.g. `da_DK`.
    locale: String,
    /// strftime patterns.
    date: String,
    weekday_date: String,
    short_date: String,
    time: String,
    /// Between whole and decimals.
    decimal_mark: String,
    genitive: Genitive,
    /// The fields of the map, by their word in the files.
    fields: BTreeMap<String, String>,
    /// For a calendar that strangers may see.
    pub calendar_summary: String,
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
    fn locale(&self) -> chrono::Locale {
        chrono::Locale::try_from(self.locale.as_str()).unwrap_or(chrono::Locale::POSIX)
    }

    /// What of this cannot be used to write dates and times, in Danish.
    fn mistake(&self) -> Option<String> {
        let Ok(locale) = chrono::Locale::try_from(self.locale.as_str()) else {
            return Some(format!(
                "»locale: {}« er ikke et sprog, som dage og måneder kan skrives på. Skriv fx da_DK",
                self.locale
            ));
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
            return Some(format!("»{key}: {pattern}« kan ikke skrive en dato. Skriv fx \"%-d. %B %Y\""));
        }
        fails(&NaiveTime::MIN.format(&self.time))
            .then(|| format!("»time: {}« kan ikke skrive et klokkeslæt. Skriv fx \"%H.%M\"", self.time))
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
            let text = std::str::from_utf8(text).map_err(|_| format!("tekstfilen texts/{code}.yaml er ikke gemt som UTF-8"))?;
            // Only the first section is read here, and quickly: the whole file is Typst's.
            let head = text.split("\n# ----").next().unwrap_or(text);
            let file = SourceFile::new(format!("texts/{code}.yaml").as_ref(), head.to_owned());
            let told = |problem: &Problem| format!("texts/{code}.yaml:{}: {}. {}", problem.place.line(), problem.what, problem.remedy);
            let head: TextsHead = yaml(&file).map_err(|problems| problems.iter().map(told).collect::<Vec<_>>().join("\n"))?;
            if let Some(mistake) = head.language.mistake() {
                return Err(format!("afsnittet »language« i texts/{code}.yaml: {mistake}"));
            }
            locales.insert(code.clone(), Locale { code, ..head.language });
        }
        Ok(Self(locales))
    }

    /// The locale of a language; Danish when there is none.
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
