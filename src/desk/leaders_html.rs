//! The HTML of the leader's page.

use askama::Template;

use super::page::PageFrame;

#[derive(Template)]
#[template(path = "leaders.html")]
pub(super) struct LeadersPage {
    pub frame: PageFrame,
    /// What was just done.
    pub said: Vec<String>,
    /// The address of the pages without numbers, where something would stop the report.
    pub look: Option<String>,
    pub periods: Vec<PeriodHtml>,
    pub is_external: bool,
    pub published: Vec<PublishedHtml>,
}

pub(super) struct PeriodHtml {
    pub code: String,
    pub label: String,
    pub is_chosen: bool,
}

/// A report that is published.
pub(super) struct PublishedHtml {
    pub title: String,
    pub pdf: String,
    pub csv: String,
}
