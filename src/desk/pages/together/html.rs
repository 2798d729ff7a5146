//! The HTML of the pages for sitting together: no header, no other case, no file, nothing but what is talked about.

use std::sync::Arc;

use askama::Template;

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

#[derive(Template)]
#[template(path = "together/map.html")]
pub(super) struct MapPage {
    pub frame: TogetherFrame,
    /// The sentences that the script says, as JSON.
    pub words: String,
}

#[derive(Template)]
#[template(path = "together/sheet.html")]
pub(super) struct MapSheetPage {
    pub frame: TogetherFrame,
    pub pages: Vec<SheetPicture>,
    /// The same in words.
    pub rows: Vec<SheetRow>,
    /// Whether the pages are larger than the screen, and the way to the other size.
    pub is_large: bool,
    pub size_link: String,
}

/// A page of the paper as a picture.
pub(super) struct SheetPicture {
    pub src: String,
    /// What it shows, in a sentence.
    pub alt: String,
    /// What stands on it; empty where that is told below.
    pub text: String,
}

/// Somebody on the map, in words.
pub(super) struct SheetRow {
    pub name: String,
    pub relation: String,
    pub field: String,
    pub distance: String,
    /// The names of those whom they have to do with, or that there is nobody.
    pub tied: String,
}

#[derive(Template)]
#[template(path = "together/minutes.html")]
pub(super) struct MinutesPage {
    pub frame: TogetherFrame,
    pub action: String,
    pub from: String,
    /// What two have written that belongs to no field.
    pub above: Vec<ApartHtml>,
    /// Who was there.
    pub present: Option<NamesHtml>,
    /// Whether somebody can be noted who is not named here.
    pub may_be_unnamed: bool,
    /// A row of subject and points each.
    pub topics: Vec<Vec<WallFieldHtml>>,
    pub agreements: Option<WallFieldHtml>,
    pub carried: Vec<CarriedHtml>,
    /// Whether tasks wait until it is said who is there.
    pub is_room_open: bool,
    /// That tasks wait for the borger's yes to an earlier referat; empty where none do.
    pub waits: String,
    /// Whether the names of others in the network can be asked for.
    pub has_more_names: bool,
    /// A row of who, what and by when each.
    pub tasks: Vec<Vec<WallFieldHtml>>,
    pub next: Vec<WallFieldHtml>,
    pub next_whom: Option<NamesHtml>,
    /// Whether advice is asked for.
    pub is_advised: bool,
    /// Whether there is any.
    pub has_advice: bool,
    /// Whether there is some that names somebody who may not be named here.
    pub has_more_advice: bool,
}

/// Names to tap.
pub(super) struct NamesHtml {
    pub name: String,
    /// The words of those who can be tapped.
    pub shown: String,
    /// The word, the name, whether it is chosen.
    pub people: Vec<(String, String, bool)>,
    pub apart: Option<ApartHtml>,
}

impl NamesHtml {
    /// Shows more of them.
    pub(super) fn add(&mut self, people: Vec<(String, String, bool)>) {
        for (word, _, _) in &people {
            self.shown = format!("{} {word}", self.shown).trim_start().to_owned();
        }
        self.people.extend(people);
    }
}

/// What two have written in the same place, beside each other.
#[derive(Clone)]
pub(super) struct ApartHtml {
    /// The place of the field, or the number of it where there is none.
    pub place: String,
    /// What it is about, and what was written here: where that does not stand in a field.
    pub label: String,
    pub ours: String,
    pub theirs: String,
    /// Whether both can be kept.
    pub may_be_both: bool,
}

/// A field in large type.
pub(super) struct WallFieldHtml {
    pub name: String,
    /// What it is called on the page: by its place in the file, so that it stays the same when rows come.
    pub id: String,
    pub label: String,
    pub text: String,
    pub kind: FieldKind,
    /// The value, the words and whether it is chosen, of what can be chosen.
    pub choices: Vec<(String, String, bool)>,
    pub told: Vec<String>,
    /// That what was written is not saved yet, and what it lacks; empty where it is.
    pub lacks: String,
    pub apart: Option<ApartHtml>,
}

/// How a field is typed in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum FieldKind {
    Line,
    /// A point on each line.
    Points,
    Day,
    Choice,
}

/// A task of an earlier meeting, and how far it has come.
pub(super) struct CarriedHtml {
    pub name: String,
    /// As [`WallFieldHtml::id`].
    pub place: String,
    pub what: String,
    pub from: String,
    /// The word in the file, the word on the page, whether it is chosen.
    pub states: Vec<(&'static str, String, bool)>,
    pub apart: Option<ApartHtml>,
}

#[derive(Template)]
#[template(path = "together/read.html")]
pub(super) struct ReadPage {
    pub frame: TogetherFrame,
    pub action: String,
    pub from: String,
    pub lead: String,
    pub sections: Vec<ReadSection>,
    pub shows_changes: bool,
    pub changes_link: String,
    /// Since when changes are known.
    pub since: String,
    pub has_changes: bool,
    /// What stood there before.
    pub before: Vec<String>,
    /// What else is to be said of it.
    pub notes: Vec<String>,
    pub ask: String,
    /// When it is settled: that, and to whom it may go.
    pub settled: Vec<String>,
    pub offers: Vec<OfferedCopy>,
}

/// A part of the referat.
pub(super) struct ReadSection {
    /// Empty where there is none.
    pub title: String,
    pub lines: Vec<ReadLine>,
    /// The columns of its table, when they have names.
    pub heads: Vec<String>,
    pub rows: Vec<Vec<ReadLine>>,
}

impl ReadSection {
    /// Its lines, and what stands in its table.
    pub(super) fn all_lines(&self) -> impl Iterator<Item = &ReadLine> {
        self.lines.iter().chain(self.rows.iter().flatten())
    }

    pub(super) fn all_lines_mut(&mut self) -> impl Iterator<Item = &mut ReadLine> {
        self.lines.iter_mut().chain(self.rows.iter_mut().flatten())
    }
}

/// A line of it.
pub(super) struct ReadLine {
    pub text: String,
    /// Where it is corrected; empty where it is not.
    pub href: String,
    pub is_title: bool,
    pub is_changed: bool,
}

/// Somebody who may be let have it.
pub(super) struct OfferedCopy {
    pub word: String,
    pub name: String,
    pub sees: String,
    pub is_named: bool,
}

#[derive(Template)]
#[template(path = "together/panel.html")]
pub(super) struct PanelPage {
    pub frame: TogetherFrame,
    pub place: String,
    pub name: String,
    pub explanation: String,
    /// Stretches without a gap, as paths.
    pub lines: Vec<String>,
    pub dots: Vec<(f64, f64)>,
    /// The first and the latest number, with their places.
    pub marks: Vec<(f64, f64, String)>,
    /// Where there were words and no number.
    pub only_words: Vec<f64>,
    /// The lower and the upper end.
    pub scale: (String, String),
    pub dates: (String, String),
    pub alt: String,
    /// Every day with its number.
    pub numbers: Vec<(String, String)>,
    /// The borger's words, the day, and the number.
    pub quotes: Vec<(String, String, String)>,
    pub before: String,
    pub next: String,
}

#[derive(Template)]
#[template(path = "together/small_maps.html")]
pub(super) struct SmallMapsPage {
    pub frame: TogetherFrame,
    pub place: String,
    pub maps: Vec<SmallMap>,
    /// Whose the numbers are.
    pub people: Vec<(usize, String)>,
    pub note: String,
    /// What the maps do not know, a line each.
    pub quiet: Vec<String>,
    pub before: String,
    pub next: String,
}

/// A small map; lengths in mm.
pub(super) struct SmallMap {
    pub title: String,
    pub width: f64,
    pub borger: (f64, f64, f64),
    pub rings: Vec<f64>,
    /// Paths of the fields, and of the lines between people.
    pub sectors: Vec<String>,
    pub lines: Vec<String>,
    pub people: Vec<SmallPerson>,
}

/// Somebody on a small map.
pub(super) struct SmallPerson {
    pub x: f64,
    pub y: f64,
    pub radius: f64,
    pub number: Option<(f64, f64, String)>,
}
