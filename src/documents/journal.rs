//! The journal: all that has left the house of a forløb, in the order of days, for the municipality's own system.
//!
//! A paper and a table (CSV) of the same entries, with the names and hashes of the frozen files; what was taken back stands there
//! too. It is the tovholder's, who puts it where the municipality keeps such things.

use serde::Serialize;

use super::invitation::{CitizenName, citizen_name};
use super::letterhead::{Head, head};
use super::plan::{Plan, PlannedPage};
use super::{DocumentId, Form, Paper, ViewRequest};
use crate::access::Reader;
use crate::case::{Case, SentEntry, Told, Way};
use crate::messages::{RefusalMessage, RunMessage};
use crate::record;

/// All that has left the house of one forløb.
#[derive(Clone, Debug, Serialize)]
pub struct JournalView {
    #[serde(flatten)]
    pub head: Head,
    pub citizen: CitizenName,
    /// The case's key, which the folder bears.
    pub key: String,
    pub entries: Vec<JournalEntry>,
}

/// One paper or call.
#[derive(Clone, Debug, Serialize)]
pub struct JournalEntry {
    pub date: String,
    /// The command that makes the paper: a key into the texts.
    pub paper: String,
    /// What a letter told of its meeting, when that was other than that it will be.
    pub change: Option<ChangeTold>,
    pub meeting: Option<u32>,
    pub to: String,
    pub way: WayView,
    /// The name of the tovholder of that day.
    pub by: Option<String>,
    pub file: Option<String>,
    pub sha256: Option<String>,
    /// The file is missing, or is not the one that was sent.
    pub file_changed: bool,
    pub taken_back: Option<String>,
}

/// What had become of a meeting by a letter or a call about it, as a key into the texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeTold {
    /// That it is called off.
    CalledOff,
    /// Another time or place than the reader had been told.
    Moved,
    /// That it will be after all.
    HeldAfterAll,
}

/// A [`Way`] as a key into the texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WayView {
    Post,
    DigitalPost,
    Handed,
    Telephone,
}

impl From<Way> for WayView {
    fn from(way: Way) -> Self {
        match way {
            Way::Post => Self::Post,
            Way::DigitalPost => Self::DigitalPost,
            Way::Handed => Self::Handed,
            Way::Telephone => Self::Telephone,
        }
    }
}

/// The journal as a paper and as a table.
pub(super) fn journal(request: &ViewRequest<'_>, plan: &mut Plan) {
    let id = request.id(Paper::Journal, None, None);
    if let Err(reasons) = request.may_read(Paper::Journal, None) {
        return plan.refuse_document(id, reasons);
    }
    if request.case.sent.is_empty() {
        return plan.refuse_for(id, &RefusalMessage::NothingSent);
    }
    let lang = request.language_of(&Reader::Coordinator).to_owned();
    let view = JournalView {
        head: head(request, &lang),
        citizen: citizen_name(request, &lang),
        key: request.case.key.clone(),
        entries: request.case.sent.iter().map(|entry| row(request, entry, &lang)).collect(),
    };
    let table = DocumentId {
        form: Form::Csv,
        ..id.clone()
    };
    let page = PlannedPage {
        id,
        view,
        portraits: Vec::new(),
    };
    plan.page(request, page);
    match csv(request) {
        Ok(bytes) => plan.file(request, table, &names(request), bytes),
        Err(_) => plan.refuse_document(table, vec![RunMessage::TableNotMade.to_string()]),
    }
}

/// An entry as the paper, and the papers about one reader, tell of it.
pub(super) fn row(request: &ViewRequest<'_>, entry: &SentEntry, lang: &str) -> JournalEntry {
    let case = request.case;
    let locale = request.locale(lang);
    JournalEntry {
        date: locale.short_date(entry.date.day()),
        paper: entry.paper.text().to_owned(),
        change: change_told(case, entry),
        meeting: entry.meeting.as_ref().map(|m| m.value.0),
        to: name_then(case, entry),
        way: entry.way.value.into(),
        by: entry.by.as_ref().map(|id| Reader::of_id(id).name(case).to_owned()),
        file: entry.file.as_ref().map(|f| f.text().to_owned()),
        sha256: entry.sha256.as_ref().map(|h| h.text().to_owned()),
        file_changed: is_file_sound(case, entry) == Some(false),
        taken_back: entry.taken_back.as_ref().map(|d| locale.short_date(d.day())),
    }
}

/// What an entry told its reader of a meeting, beside what they had been told before.
fn change_told(case: &Case, entry: &SentEntry) -> Option<ChangeTold> {
    if entry.paper.text() != record::INVITATION {
        return None;
    }
    let told = entry.told.as_ref()?;
    if told.called_off.0 {
        return Some(ChangeTold::CalledOff);
    }
    let is_about_the_same = |other: &&SentEntry| {
        let meeting = |entry: &SentEntry| entry.meeting.as_ref().map(|m| m.value.0);
        other.paper.text() == record::INVITATION && meeting(other) == meeting(entry) && other.to.value == entry.to.value
    };
    let until = case.sent.iter().take_while(|other| !std::ptr::eq(*other, entry));
    let before = until.filter(is_about_the_same).filter(|other| other.taken_back.is_none()).last()?;
    let before = before.told.as_ref()?;
    let time = |told: &Told| told.time.as_ref().map(|t| t.moment());
    let place = |told: &Told| told.place_key.as_ref().map(|key| key.text().to_owned());
    let is_other = time(before) != time(told) || place(before).zip(place(told)).is_some_and(|(then, now)| then != now);
    match (before.called_off.0, is_other) {
        (true, _) => Some(ChangeTold::HeldAfterAll),
        (false, true) => Some(ChangeTold::Moved),
        (false, false) => None,
    }
}

/// Whether the frozen file of an entry is the one that was sent; none for a call.
fn is_file_sound(case: &Case, entry: &SentEntry) -> Option<bool> {
    Some(record::frozen(case, entry)?.bytes().is_ok())
}

/// What the receiver was called when it was sent, as far as that is recorded.
fn name_then(case: &Case, entry: &SentEntry) -> String {
    let then = entry.name.as_ref().map(|name| name.text().to_owned());
    then.unwrap_or_else(|| Reader::of_id(&entry.to).name(case).to_owned())
}

/// Those whom the table names, for the last look at it.
fn names(request: &ViewRequest<'_>) -> Vec<String> {
    let entries = request.case.sent.iter();
    entries.map(|entry| name_then(request.case, entry)).collect()
}

/// The table: UTF-8 with a byte order mark, semicolons, one entry a line.
fn csv(request: &ViewRequest<'_>) -> Result<Vec<u8>, csv::Error> {
    let case = request.case;
    let mut table = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    table.write_record([
        "dato",
        "papir",
        "møde",
        "til",
        "navn",
        "måde",
        "af",
        "fil",
        "sha256",
        "fortrudt",
        "fil uændret",
    ])?;
    for entry in &case.sent {
        let text = |text: Option<&crate::case::Placed<crate::case::value::Text>>| text.map(|t| t.text().to_owned()).unwrap_or_default();
        let day = |day: Option<&crate::case::Placed<crate::case::value::Date>>| day.map(|d| d.day().to_string()).unwrap_or_default();
        let fields = [
            day(Some(&entry.date)),
            text(Some(&entry.paper)),
            entry.meeting.as_ref().map(|m| m.value.0.to_string()).unwrap_or_default(),
            entry.to.value.0.clone(),
            name_then(case, entry),
            entry.way.value.word().to_owned(),
            entry.by.as_ref().map(|by| by.value.0.clone()).unwrap_or_default(),
            text(entry.file.as_ref()),
            text(entry.sha256.as_ref()),
            day(entry.taken_back.as_ref()),
            match is_file_sound(case, entry) {
                Some(true) => "ja".to_owned(),
                Some(false) => "nej".to_owned(),
                None => String::new(),
            },
        ];
        table.write_record(fields.map(harmless))?;
    }
    table.into_inner().map_err(|error| error.into_error().into())
}

/// A field that no spreadsheet takes for a formula.
fn harmless(field: String) -> String {
    if field.starts_with(['=', '+', '-', '@']) {
        format!("'{field}")
    } else {
        field
    }
}
