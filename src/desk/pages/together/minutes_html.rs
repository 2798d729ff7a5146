//! The HTML of the referat at the shared screen: where it is written, and where it is read through.

use askama::Template;

use super::html::TogetherFrame;

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
