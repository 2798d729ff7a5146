//! The HTML of the pages for sitting together: no header, no other case, no file, nothing but what is talked about.

use std::sync::Arc;

use askama::Template;

use super::minutes_html::ApartHtml;
use super::words::{KeyedText, Words};
use crate::desk::page::PageFrame;

/// What stands around each page.
pub(super) struct TogetherFrame {
    pub title: String,
    pub words: Arc<Words>,
    /// The address of the page that is shown; the way out lies below it.
    pub address: String,
    /// Where one comes back to when something is taken back.
    pub here: String,
    pub can_undo: bool,
    /// What is taken back, in words.
    pub undo: String,
    /// What the page is locked with, when the borger has the screen alone.
    pub lock: String,
    /// What was taken back just now, in words.
    pub taken_back: Vec<String>,
    /// What is said, calmly.
    pub told: Vec<String>,
    /// Whether it is about something that went wrong.
    pub is_alert: bool,
}

impl TogetherFrame {
    /// What stands around a page on which nothing is changed.
    pub(super) fn plain(words: Arc<Words>, address: &str, title: &str) -> Self {
        Self {
            title: title.to_owned(),
            words,
            address: address.to_owned(),
            here: address.to_owned(),
            can_undo: false,
            undo: String::new(),
            taken_back: Vec::new(),
            lock: String::new(),
            told: Vec::new(),
            is_alert: false,
        }
    }
}

#[derive(Template)]
#[template(path = "together/plain.html")]
pub(super) struct PlainPage {
    pub frame: TogetherFrame,
}

#[derive(Template)]
#[template(path = "together/leave.html")]
pub(super) struct LeavePage {
    pub frame: TogetherFrame,
    /// Whether all that was said is saved.
    pub text: String,
    /// Whether it takes the tovholder's code.
    pub has_code: bool,
    /// Where one comes back to.
    pub stay: String,
    /// Where the screen is taken back.
    pub close: &'static str,
}

/// The tovholder's page, where a page is chosen to be shown.
#[derive(Template)]
#[template(path = "together_start.html")]
pub(super) struct StartPage {
    pub frame: PageFrame,
    pub action: String,
    pub offers: Vec<OfferHtml>,
}

/// A page that can be shown.
pub(super) struct OfferHtml {
    pub title: &'static str,
    pub about: String,
    /// One button each: the page's name in addresses, and what the button says.
    pub buttons: Vec<(String, String)>,
    /// Where the borger may have the screen alone: the code that is proposed to leave it by.
    pub code: Option<String>,
}

#[derive(Template)]
#[template(path = "together/question.html")]
pub(super) struct QuestionPage {
    pub frame: TogetherFrame,
    pub place: String,
    pub name: String,
    pub explanation: String,
    pub action: String,
    pub from: String,
    /// The numbers of the scale, and whether it is the one that was chosen; none where there are too many.
    pub numbers: Vec<(String, bool)>,
    pub has_field: bool,
    /// The number that was typed.
    pub number: String,
    /// Words in place of numbers.
    pub degrees: Vec<(KeyedText, bool)>,
    pub takes_words: bool,
    pub words: String,
    /// What somebody else has answered meanwhile.
    pub apart: Option<ApartHtml>,
    /// What was answered last, when it was asked for.
    pub last: Option<LastHtml>,
    /// Whether it can be asked for.
    pub has_last: bool,
    /// That there is an answer from before this sitting, without what it was; empty where there is none.
    pub answered_before: String,
    /// Whether what stands in it is no answer yet.
    pub is_unsaid: bool,
}

/// What was answered last.
pub(super) struct LastHtml {
    pub when: String,
    pub number: String,
    pub words: String,
}

#[derive(Template)]
#[template(path = "together/quiet.html")]
pub(super) struct QuietPage {
    pub frame: TogetherFrame,
    pub text: String,
    pub links: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "together/consent.html")]
pub(super) struct ConsentPage {
    pub frame: TogetherFrame,
    pub signed: String,
    pub is_withdrawn: bool,
    pub is_signed: bool,
    pub from: String,
    pub action: String,
    pub papers: Vec<ConsentPaperHtml>,
    /// What follows for each referat when the consent is taken back, and what has been sent: a line each.
    pub stopped: Vec<String>,
    pub sent: Vec<String>,
}

/// A paper, and who may see it.
pub(super) struct ConsentPaperHtml {
    pub name: String,
    pub text: String,
    pub id: &'static str,
    pub people: Vec<PersonHtml>,
}

/// A person with a button.
pub(super) struct PersonHtml {
    /// The word that stands for them.
    pub word: String,
    pub name: String,
    pub relation: String,
    pub may: bool,
    /// When the borger said so.
    pub said: String,
    pub sent: String,
}

#[derive(Template)]
#[template(path = "together/withdraw.html")]
pub(super) struct WithdrawPage {
    pub frame: TogetherFrame,
    pub action: String,
    pub from: String,
    /// As of [`ConsentPage`].
    pub stopped: Vec<String>,
    pub sent: Vec<String>,
}
