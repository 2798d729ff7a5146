//! Which papers there are, and what each tells its reader.
//!
//! A paper is a function from a [`ViewRequest`] to [`Document`]s. A document carries a *view*: a plain struct with exactly what
//! its reader may see. The template gets the view and nothing else, so it cannot print the rest. Who may see what is asked of
//! [`access`](crate::access).

mod alphabet;
mod calendar;
mod calendar_names;
mod call_list;
mod document;
mod due;
mod fields;
mod folder;
mod forms;
mod handover;
mod insight;
mod invitation;
mod journal;
pub mod letterhead;
mod locale;
mod long_words;
mod map_contract;
mod map_drawing;
mod map_layout;
mod map_numbers;
mod minutes;
mod network_map;
mod next_meeting;
mod overview;
mod panel;
mod papers;
mod plan;
pub mod programme;
pub mod programme_csv;
mod readers;
mod reflection;
mod selection;
mod start_folder;
mod status;
mod tasks;
mod team_role;
mod telling;
mod then_and_now;
pub(crate) mod together;
mod wellbeing;

use chrono::NaiveDate;

use crate::access::{Days, LeakCheck, Reader};
use crate::case::{Case, Problem};

pub use document::{Content, Document, DocumentId, Form, Refusal, Subject};
pub use due::{Due, When};
pub use fields::fields;
pub use forms::{FORMS, forms};
pub use invitation::letters_due;
pub use locale::{Locale, Locales};
pub(crate) use minutes::{MinutesView, TaskProgress, TaskView};
pub use next_meeting::{TakenOver, proposed_answer_day};
pub use papers::{Descriptor, FileName, Paper, Scope};
pub use plan::{Plan, plan};
pub use readers::Invitee;
pub use selection::{Meetings, Selection, plan_selected};
pub use tasks::{CarriedTask, carried_over};
pub use team_role::coordinator_on;
pub use telling::{calls, told_by};

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
    /// Papers that this reader is not to have are passed over in silence: all of theirs is asked for, and none by its name.
    pub passes_over: bool,
    /// `--siden`: the first of two days of the map.
    pub since: Option<NaiveDate>,
    /// `--format`: what is written beside the PDF of the map.
    pub forms: &'a [Form],
    /// `--portrætter`: pictures of people on the map instead of signs.
    pub portraits: bool,
    /// How wide a text is on one line, in mm: (text, size in points, semibold).
    pub width_of: &'a Ruler<'a>,
    /// The last look at the views of the case, where many are made; without it, each is looked at by itself.
    pub leak_check: Option<&'a LeakCheck<'a>>,
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
            passes_over: false,
            since: None,
            forms: &[],
            portraits: false,
            width_of,
            leak_check: None,
        }
    }

    /// The language that a reader is written to in: that asked for, else the reader's own, the case's, the municipality's, Danish.
    pub fn language_of(&self, reader: &Reader) -> &'a str {
        let own = reader.language(self.case).map(|l| &*l.0);
        self.language.or(own).unwrap_or_else(|| self.case_language())
    }

    /// The language that people write the case in: the case's, the municipality's, Danish.
    fn case_language(&self) -> &'a str {
        let case = self.case.language.as_ref().map(|l| &*l.value.0);
        let municipality = self.case.municipality.file.language.as_ref().map(|l| &*l.value.0);
        case.or(municipality).unwrap_or("da")
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

    /// Whether a reader's paper is asked for by name, so that it is said why it is not made.
    const fn is_by_name(&self) -> bool {
        self.only.is_some() && !self.passes_over
    }

    /// The reader asked for, else `usual`.
    fn reader_or(&self, usual: Reader) -> Reader {
        self.only.cloned().unwrap_or(usual)
    }
}
