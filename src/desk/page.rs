//! The HTML of the pages, by templates that escape whatever is put in them (`templates/`).

use askama::Template;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};

use super::form::{Choice, Control, FieldContent, FormField, day_and_number};

/// What is shown to somebody who comes without the first address.
pub(super) const CLOSED: &str = "<!doctype html><html lang=\"da\"><head><meta charset=\"utf-8\"><title>dialogdok</title></head>\
    <body><h1>Skrivebordet er ikke åbent her</h1><p>Åbn dialogdok igen. Adressen gælder kun én gang og kun på denne maskine.</p></body></html>";

/// What every page has around it.
#[derive(Default)]
pub(super) struct PageFrame {
    pub title: String,
    pub sender: String,
    pub department: String,
    pub case: Option<CaseHead>,
    pub links: Vec<PageLink>,
    pub saved: Option<SavedNote>,
    pub told: Vec<Remark>,
    /// Whether a paper stands beside.
    pub is_wide: bool,
}

/// The case that a page is about.
pub(super) struct CaseHead {
    pub called: String,
    pub key: String,
    /// The key as it stands in addresses.
    pub address: String,
}

pub(super) struct PageLink {
    pub href: String,
    pub label: String,
    pub is_current: bool,
}

impl PageLink {
    pub(super) fn to(href: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            href: href.into(),
            label: label.into(),
            is_current: false,
        }
    }
}

/// The change that can be taken back.
pub(super) struct SavedNote {
    /// What was done, when, to which file.
    pub what: String,
    /// The page to come back to.
    pub back: String,
}

/// A mistake or a piece of advice.
#[derive(Clone, Debug)]
pub(super) struct Remark {
    pub is_error: bool,
    pub text: String,
    /// Where on the page it is about; empty for the page as a whole.
    pub at: String,
}

impl Remark {
    pub(super) fn error(text: impl Into<String>) -> Self {
        Self {
            is_error: true,
            text: text.into(),
            at: String::new(),
        }
    }

    pub(super) fn advice(text: impl Into<String>) -> Self {
        Self {
            is_error: false,
            ..Self::error(text)
        }
    }
}

#[derive(Template)]
#[template(path = "what_now.html")]
pub(super) struct WhatNowPage {
    pub frame: PageFrame,
    pub lead: String,
    pub cases: Vec<AgendaCase>,
}

pub(super) struct AgendaCase {
    pub called: String,
    pub key: String,
    pub href: String,
    pub rows: Vec<AgendaRow>,
}

pub(super) struct AgendaRow {
    pub what: String,
    pub when: String,
    pub href: String,
    pub button: String,
    pub is_urgent: bool,
}

#[derive(Template)]
#[template(path = "form.html")]
pub(super) struct FormPage {
    pub frame: PageFrame,
    pub lead: String,
    pub action: String,
    /// Where the form is sent while somebody types; empty when no paper stands beside.
    pub live: String,
    /// The name of the text that the form is made from.
    pub from: String,
    pub asked: bool,
    /// What two have changed.
    pub conflicts: Vec<ConflictRow>,
    /// A table of ticks before the sections.
    pub table: String,
    pub sections: Vec<SectionHtml>,
    pub invites_title: String,
    pub invites: Vec<InviteHtml>,
    pub button: String,
    pub links: Vec<PageLink>,
    /// More, below the form.
    pub after: String,
    pub beside: Option<String>,
}

pub(super) struct SectionHtml {
    pub title: String,
    pub fields: Vec<String>,
    pub groups: Vec<GroupOfFieldsHtml>,
    pub lists: Vec<ListHtml>,
}

impl SectionHtml {
    /// Whether nothing is below its title.
    pub(super) fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.groups.is_empty() && self.lists.is_empty()
    }
}

/// Fields below a title, which may be folded away.
pub(super) struct GroupOfFieldsHtml {
    /// What it is called in an address; empty when none leads to it.
    pub id: &'static str,
    pub title: String,
    pub hint: String,
    pub is_open: bool,
    pub fields: Vec<String>,
}

pub(super) struct ListHtml {
    pub title: String,
    pub hint: String,
    pub rows: Vec<RowHtml>,
}

pub(super) struct RowHtml {
    pub is_new: bool,
    /// Folded away until it is needed: what it is called then.
    pub folded: Option<String>,
    pub fields: Vec<String>,
}

pub(super) struct InviteHtml {
    pub name: String,
    pub person: String,
    pub relation: String,
    pub is_invited: bool,
    pub is_open: bool,
    pub summary: String,
    /// The word of the person's letter in addresses.
    pub letter: String,
    pub fields: Vec<String>,
}

#[derive(Template)]
#[template(path = "beside.html")]
pub(super) struct BesideHtml {
    pub title: String,
    pub note: String,
    /// The word of the paper in addresses; empty where there is but one.
    pub word: String,
    pub others: Vec<PageLink>,
    pub reasons: Vec<String>,
    /// Shows what is withheld until it is asked for.
    pub reveal: Option<PageLink>,
    pub pages: Vec<PageHtml>,
}

/// A page of a paper: a picture for those who see, the text for those who listen.
pub(super) struct PageHtml {
    pub src: String,
    pub text: String,
}

#[derive(Template)]
#[template(path = "cases.html")]
pub(super) struct CasesPage {
    pub frame: PageFrame,
    pub search: String,
    pub cases: Vec<AgendaCase>,
}

#[derive(Template)]
#[template(path = "list.html")]
pub(super) struct ListPage {
    pub frame: PageFrame,
    pub lead: String,
    pub groups: Vec<GroupHtml>,
    pub buttons: Vec<PageLink>,
    /// What is sent by a button of its own: where to, and what it says.
    pub post: Option<PageLink>,
}

pub(super) struct GroupHtml {
    pub title: String,
    pub entries: Vec<EntryHtml>,
}

pub(super) struct EntryHtml {
    /// Empty when there is nowhere to go.
    pub href: String,
    pub label: String,
    pub note: String,
    /// Opens in a window of its own.
    pub is_paper: bool,
}

/// A value that two have changed, side by side.
pub(super) struct ConflictRow {
    pub label: String,
    pub ours: String,
    pub theirs: String,
}

#[derive(Template)]
#[template(path = "field.html")]
struct FieldHtml<'a> {
    field: &'a FormField,
    choices: Vec<Choice>,
    told: &'a [Remark],
    has_error: bool,
    is_withheld: bool,
    is_in_file: bool,
    is_boxes: bool,
    is_select: bool,
    is_radios: bool,
    is_area: bool,
    /// Lines of a day and a number, with an empty one more.
    by_day: Vec<DayLine>,
    is_short: bool,
    rows: usize,
    input_type: &'static str,
    /// What the field is described by, for those who listen.
    described: String,
}

/// A person's picture, and a form for another.
#[derive(Template)]
#[template(path = "portrait.html")]
pub(super) struct PortraitHtml {
    pub is_withheld: bool,
    /// The picture's address; empty when there is none.
    pub src: String,
    pub action: String,
}

/// People and papers, a tick for each.
#[derive(Template)]
#[template(path = "consents.html")]
pub(super) struct ConsentTable {
    pub titles: Vec<String>,
    /// The name of each column's ticks.
    pub names: Vec<String>,
    pub told: Vec<Remark>,
    pub rows: Vec<ConsentTableRow>,
}

pub(super) struct ConsentTableRow {
    pub name: String,
    pub id: String,
    pub ticks: Vec<bool>,
}

/// A day and a number.
struct DayLine {
    day: String,
    number: String,
    /// The type of the field of the day.
    kind: &'static str,
}

/// A field as HTML, with what is said of it.
pub(super) fn field(field: &FormField, choices: Vec<Choice>, told: &[Remark]) -> String {
    let has_error = told.iter().any(|t| t.is_error);
    let hint = (!field.hint.is_empty()).then(|| format!("{}-h", field.name));
    let messages = (!told.is_empty()).then(|| format!("{}-m", field.name));
    let ids: Vec<String> = hint.into_iter().chain(messages).collect();
    let mut described = String::new();
    if !ids.is_empty() {
        described = format!(" aria-describedby=\"{}\"", ids.join(" "));
    }
    if has_error {
        described.push_str(" aria-invalid=\"true\"");
    }
    let is_text = |text: &str, kind: &'static str, is_right: bool| if text.is_empty() || is_right { kind } else { "text" };
    let text = field.text();
    // What the browser's own field could not show is shown as text: a mistake does not hide what was typed.
    let input_type = match field.control {
        Control::Date => is_text(text, "date", chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok()),
        Control::Moment => is_text(
            text,
            "datetime-local",
            chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").is_ok(),
        ),
        _ => "text",
    };
    let html = FieldHtml {
        field,
        choices,
        told,
        has_error,
        is_withheld: field.shown == FieldContent::Withheld,
        is_in_file: field.shown == FieldContent::InTheFile,
        is_boxes: field.control.is_boxes(),
        is_select: matches!(field.control, Control::Words(_) | Control::YesNo | Control::Person),
        is_radios: matches!(field.control, Control::Radios(_)),
        is_area: matches!(field.control, Control::Lines | Control::Area),
        by_day: by_day(field),
        is_short: field.control == Control::Number,
        rows: text.lines().count().clamp(2, 12) + 1,
        input_type,
        described,
    };
    render(&html)
}

fn by_day(field: &FormField) -> Vec<DayLine> {
    if field.control != Control::ByDay {
        return Vec::new();
    }
    let line = |(day, number): (&str, &str)| DayLine {
        kind: if day.is_empty() || chrono::NaiveDate::parse_from_str(day, "%Y-%m-%d").is_ok() {
            "date"
        } else {
            "text"
        },
        day: day.to_owned(),
        number: number.to_owned(),
    };
    let written = field.texts().iter().map(|written| line(day_and_number(written)));
    written.chain([line(("", ""))]).collect()
}

/// A template's HTML.
pub(super) fn render(page: &impl Template) -> String {
    // A template writes to memory, which does not fail.
    page.render().unwrap_or_default()
}

/// A page as an answer.
pub(super) fn html(page: &impl Template) -> Response {
    Html(render(page)).into_response()
}

/// On to another page, after something was changed.
pub(super) fn see(address: &str) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, address.to_owned())]).into_response()
}

/// There is nothing here.
pub(super) fn nothing() -> Response {
    StatusCode::NOT_FOUND.into_response()
}
