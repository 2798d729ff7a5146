//! Which papers there are, and what each tells its reader.
//!
//! A paper is a function from a [`ViewRequest`] to [`Document`]s. A document carries a *view*: a plain struct with exactly what
//! its reader may see. The template gets the view and nothing else, so it cannot print the rest. Who may see what is asked of
//! [`access`](crate::access).

mod calendar;
mod call_list;
mod document;
mod due;
mod fields;
mod folder;
mod forms;
mod invitation;
pub mod letterhead;
mod locale;
mod map_drawing;
mod minutes;
mod network_map;
mod overview;
mod panel;
mod papers;
mod plan;
pub mod programme;
mod readers;
mod reflection;
mod selection;
mod status;
mod tasks;
mod wellbeing;

use chrono::NaiveDate;

use crate::access::{Days, Reader};
use crate::case::{Case, Problem};

pub use document::{Content, Document, DocumentId, Form, Refusal, Subject};
pub use due::{Due, When};
pub use fields::fields;
pub use forms::forms;
pub use locale::{Locale, Locales};
pub use papers::{Descriptor, FileName, Paper, Scope};
pub use plan::{Plan, plan};
pub use readers::Invitee;
pub use selection::{Meetings, Selection, plan_selected};
pub use tasks::{CarriedTask, carried_over};

/// A case seen on a day, with what the user asked for.
#[derive(Clone, Copy)]
pub struct ViewRequest<'a> {
    /// The case.
    pub case: &'a Case,
    /// What is wrong with it.
    pub problems: &'a [Problem],
    /// How each language writes dates and numbers.
    pub locales: &'a Locales,
    /// The documents' date.
    pub today: NaiveDate,
    /// Today by the clock: what must have happened is asked of both.
    pub real_today: NaiveDate,
    /// `--sprog`: before everybody's own.
    pub language: Option<&'a str>,
    /// `--kladde`
    pub draft: bool,
    /// `--til`: only this reader's copies.
    pub only: Option<&'a Reader>,
    /// `--siden`: the first of two days of the map.
    pub since: Option<NaiveDate>,
    /// `--format`: what is written beside the PDF of the map.
    pub forms: &'a [Form],
    /// How wide a text is on one line, in mm: (text, size in points, semibold).
    pub width_of: &'a Ruler<'a>,
}

/// Measures a text; see [`ViewRequest::width_of`].
pub type Ruler<'a> = dyn Fn(&str, f64, bool) -> f64 + Sync + 'a;

impl<'a> ViewRequest<'a> {
    /// A case seen on a day, with nothing else asked for.
    pub fn new(case: &'a Case, problems: &'a [Problem], locales: &'a Locales, width_of: &'a Ruler<'a>, today: NaiveDate) -> Self {
        Self {
            case,
            problems,
            locales,
            today,
            real_today: today,
            language: None,
            draft: false,
            only: None,
            since: None,
            forms: &[],
            width_of,
        }
    }

    /// The language that a reader is written to in: that asked for, else the reader's own, the case's, the municipality's, Danish.
    pub fn language_of(&self, reader: &Reader) -> &'a str {
        let own = reader.language(self.case).map(|l| &*l.0);
        let case = self.case.language.as_ref().map(|l| &*l.value.0);
        let municipality = self.case.municipality.file.language.as_ref().map(|l| &*l.value.0);
        self.language.or(own).or(case).or(municipality).unwrap_or("da")
    }

    /// The documents' day and the real one, for the gates of [`access`](crate::access).
    pub fn days(&self) -> Days {
        Days {
            document: self.today,
            real: self.real_today,
        }
    }

    /// How a language writes dates and numbers.
    pub fn locale(&self, lang: &str) -> &'a Locale {
        self.locales.get(lang)
    }

    /// The reader asked for, else `usual`.
    fn reader_or(&self, usual: Reader) -> Reader {
        self.only.cloned().unwrap_or(usual)
    }
}
