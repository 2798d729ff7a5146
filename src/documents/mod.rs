//! Which papers there are, who reads each, and what that reader may see.
//!
//! A paper is a function from a [`ViewRequest`] to [`Document`]s. A document carries a *view*: a plain struct with exactly what
//! its reader may see. The template gets the view and nothing else, so it cannot print the rest.

pub mod access;
mod calendar;
mod call_list;
mod fields;
mod folder;
mod forms;
mod invitation;
mod leak_check;
pub mod letterhead;
mod locale;
mod map_drawing;
mod minutes;
mod minutes_release;
mod network_map;
mod overview;
mod panel;
mod plan;
pub mod programme;
mod readers;
mod reflection;
mod status;
mod tasks;
mod wellbeing;

use chrono::NaiveDate;

use crate::case::{Case, Meeting, Problem};

pub use access::venue_is_protected;
pub use fields::fields;
pub use forms::{FORMS, forms};
pub use leak_check::{Shows, undrawable};
pub use locale::{Locale, Locales};
pub use plan::{Content, Document, Form, Plan, Refusal, plan};
pub use readers::Invitee;

/// A kind of paper, by the command that makes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Paper {
    Overview,
    NetworkMap,
    Invitation,
    Folder,
    Minutes,
    Reflection,
    Status,
    Programme,
    /// Empty forms; they belong to no case and are not in [`Paper::ALL`].
    Forms,
}

impl Paper {
    /// Every paper of a case, in the order in which a forløb needs them.
    pub const ALL: &'static [Self] = &[
        Self::Overview,
        Self::NetworkMap,
        Self::Invitation,
        Self::Folder,
        Self::Minutes,
        Self::Reflection,
        Self::Status,
    ];

    /// The command, and the name in messages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Overview => "netværksoverblik",
            Self::NetworkMap => "netværkskort",
            Self::Invitation => "invitation",
            Self::Folder => "mødemappe",
            Self::Minutes => "referat",
            Self::Reflection => "refleksion",
            Self::Status => "status",
            Self::Programme => "program",
            Self::Forms => "blanketter",
        }
    }

    /// Whether the paper belongs to a meeting rather than to the forløb.
    pub const fn is_of_a_meeting(self) -> bool {
        matches!(self, Self::Invitation | Self::Folder | Self::Minutes | Self::Reflection)
    }
}

/// A case seen on a day, with what the user asked for.
#[derive(Clone, Copy)]
pub struct ViewRequest<'a> {
    pub case: &'a Case,
    pub problems: &'a [Problem],
    pub locales: &'a Locales,
    /// The documents' date.
    pub today: NaiveDate,
    /// `--sprog`: before everybody's own.
    pub language: Option<&'a str>,
    /// `--kladde`
    pub draft: bool,
    /// `--til`: an id, or `borger`.
    pub only: Option<&'a str>,
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
    /// The language of a document: asked for, else the reader's, the case's, the municipality's, Danish.
    pub fn language(&self, readers: Option<&'a str>) -> &'a str {
        let case = self.case.language.as_ref().map(|l| &*l.value.0);
        let municipality = self.case.municipality.file.language.as_ref().map(|l| &*l.value.0);
        self.language.or(readers).or(case).or(municipality).unwrap_or("da")
    }

    /// The locale of a language.
    pub fn locale(&self, lang: &str) -> &'a Locale {
        self.locales.get(lang)
    }

    /// The name of the folder for a meeting's papers.
    pub fn meeting_folder(&self, meeting: &Meeting) -> String {
        format!("{}/moede-{}", self.case.key, meeting.number)
    }
}
