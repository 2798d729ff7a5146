//! The HTML of the page that asks for a folder.

use askama::Template;

use super::page::{PageFrame, PageLink};

#[derive(Template)]
#[template(path = "folder.html")]
pub(super) struct FolderPage {
    pub frame: PageFrame,
    /// What stands in the field.
    pub typed: String,
    pub here: String,
    pub up: Option<PageLink>,
    pub folders: Vec<FolderHtml>,
    /// What is typed does not exist, and can be made.
    pub can_be_made: bool,
}

/// A folder to choose.
pub(super) struct FolderHtml {
    pub name: String,
    /// Where one looks into it.
    pub href: String,
    pub path: String,
    /// It has a sender.
    pub is_known: bool,
}
