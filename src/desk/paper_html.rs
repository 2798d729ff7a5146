//! The HTML of the pages about papers.

use askama::Template;

use super::page::{PageFrame, PageHtml, PageLink};

#[derive(Template)]
#[template(path = "papers.html")]
pub(super) struct PapersPage {
    pub frame: PageFrame,
    pub action: String,
    /// What was just done.
    pub said: Vec<String>,
    pub links: Vec<PageLink>,
    pub groups: Vec<PaperGroupHtml>,
    pub refusals: Vec<String>,
    /// How a paper can have been sent.
    pub ways: Vec<&'static str>,
    /// The one that was chosen last.
    pub way: String,
    pub today: String,
    /// Whom it was said last to have gone to.
    pub to: String,
    /// Whom it can have been sent to: the word that is sent, and the name.
    pub readers: Vec<(String, String)>,
    pub sent: Vec<SentHtml>,
}

pub(super) struct PaperGroupHtml {
    pub title: String,
    pub is_folded: bool,
    /// Although it is folded.
    pub is_open: bool,
    pub papers: Vec<PaperHtml>,
}

pub(super) struct PaperHtml {
    /// What its box is sent as.
    pub word: String,
    pub href: String,
    pub label: String,
    pub state: String,
    pub is_ticked: bool,
    /// There is something to be done.
    pub is_waiting: bool,
}

/// A line of the record.
pub(super) struct SentHtml {
    pub word: String,
    pub day: String,
    pub paper: String,
    pub to: String,
    pub way: String,
    pub taken_back: Option<String>,
    /// Where it is held against what would be made now; empty for a call.
    pub href: String,
}

#[derive(Template)]
#[template(path = "compare.html")]
pub(super) struct ComparePage {
    pub frame: PageFrame,
    pub lead: String,
    /// Whether the two are the same.
    pub verdict: String,
    pub reveal: Option<PageLink>,
    pub pdf: PageLink,
    pub sides: Vec<SideHtml>,
    pub back: PageLink,
}

/// One of two papers beside each other.
pub(super) struct SideHtml {
    pub title: String,
    pub reasons: Vec<String>,
    pub pages: Vec<PageHtml>,
}

impl SideHtml {
    pub(super) const fn empty(title: String, reasons: Vec<String>) -> Self {
        Self {
            title,
            reasons,
            pages: Vec::new(),
        }
    }
}

#[derive(Template)]
#[template(path = "ring.html")]
pub(super) struct RingPage {
    pub frame: PageFrame,
    /// »2 af 5«
    pub place: String,
    /// Empty when nobody is to be phoned.
    pub name: String,
    pub relation: String,
    pub notes: Vec<String>,
    pub numbers: Vec<NumberHtml>,
    /// Shown when it is asked for.
    pub is_withheld: bool,
    pub to_say: Vec<String>,
    pub action: String,
    /// The name of the text that the page is made from.
    pub from: String,
    pub others: Vec<PageLink>,
    pub refusals: Vec<String>,
    pub phoned: Vec<String>,
    pub back: PageLink,
}

/// A way to reach somebody.
pub(super) struct NumberHtml {
    pub label: &'static str,
    pub number: String,
}
