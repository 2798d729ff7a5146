//! An entry of the record as it is written in YAML.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_saphyr::FlowMap;

use super::Notice;
use super::writing::NewEntry;
use crate::case::{SentEntry, Told};

/// What a reader knows, as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ToldLine {
    /// When the meeting begins.
    #[serde(rename = "tidspunkt", skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// How long it is, in minutes.
    #[serde(rename = "varighed", skip_serializing_if = "Option::is_none")]
    pub minutes_long: Option<u32>,
    /// What the place is called.
    #[serde(rename = "sted", skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The address, a line each.
    #[serde(rename = "adresse", skip_serializing_if = "Vec::is_empty")]
    pub address_lines: Vec<String>,
    /// A fingerprint of the place, its name and its address.
    #[serde(rename = "sted sha256", skip_serializing_if = "Option::is_none")]
    pub place_key: Option<String>,
    /// A fingerprint of what else was told for the day.
    #[serde(rename = "andet sha256", skip_serializing_if = "Option::is_none")]
    pub practical_key: Option<String>,
    /// A fingerprint of the address.
    #[serde(rename = "adresse sha256", skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The last day for an answer.
    #[serde(rename = "svar senest", skip_serializing_if = "Option::is_none")]
    pub answer_by: Option<String>,
    /// That the meeting is called off.
    #[serde(rename = "aflyst", skip_serializing_if = "Option::is_none")]
    pub called_off: Option<&'static str>,
    /// Of a referat: when it was approved.
    #[serde(rename = "godkendt", skip_serializing_if = "Option::is_none")]
    pub approved: Option<String>,
    /// Of a referat: a fingerprint of each item, by part.
    #[serde(rename = "indhold", skip_serializing_if = "BTreeMap::is_empty")]
    pub parts: BTreeMap<String, Vec<String>>,
    /// Of every other paper: a fingerprint of all that it tells.
    #[serde(rename = "indhold sha256", skip_serializing_if = "Option::is_none")]
    pub content_key: Option<String>,
}

impl From<&Told> for ToldLine {
    fn from(told: &Told) -> Self {
        Self {
            time: told.time.as_ref().map(|t| t.moment().format("%Y-%m-%d %H:%M").to_string()),
            minutes_long: told.minutes_long.as_ref().map(|m| m.value.0),
            place: told.place.as_ref().map(|p| p.text().to_owned()),
            address_lines: told.address_lines.iter().map(|line| line.text().to_owned()).collect(),
            place_key: told.place_key.as_ref().map(|key| key.text().to_owned()),
            practical_key: told.practical_key.as_ref().map(|key| key.text().to_owned()),
            address: told.address.as_ref().map(|a| a.text().to_owned()),
            answer_by: told.answer_by.as_ref().map(|d| d.day().to_string()),
            called_off: told.called_off.0.then_some("ja"),
            approved: told.approved.as_ref().map(|approved| approved.value.written()),
            parts: told.parts.clone(),
            content_key: told.content_key.as_ref().map(|key| key.text().to_owned()),
        }
    }
}

impl From<Notice> for ToldLine {
    fn from(notice: Notice) -> Self {
        Self {
            time: Some(notice.time.format("%Y-%m-%d %H:%M").to_string()),
            minutes_long: Some(notice.minutes_long),
            place: notice.place,
            address_lines: notice.address_lines,
            place_key: Some(notice.place_key),
            practical_key: notice.practical_key,
            address: notice.address,
            answer_by: notice.answer_by.map(|d| d.to_string()),
            called_off: notice.called_off.then_some("ja"),
            ..Self::default()
        }
    }
}

/// An entry as it is written.
#[derive(Clone, Debug, Serialize)]
pub(super) struct EntryLine {
    #[serde(rename = "papir")]
    pub paper: String,
    #[serde(rename = "møde", skip_serializing_if = "Option::is_none")]
    pub meeting: Option<u32>,
    #[serde(rename = "til")]
    pub to: String,
    #[serde(rename = "navn", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "af", skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    #[serde(rename = "dato")]
    pub date: String,
    #[serde(rename = "måde")]
    pub way: &'static str,
    #[serde(rename = "fil", skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    #[serde(rename = "fortalt", skip_serializing_if = "Option::is_none")]
    pub told: Option<FlowMap<ToldLine>>,
    #[serde(rename = "fortrudt", skip_serializing_if = "Option::is_none")]
    pub taken_back: Option<String>,
}

impl From<&SentEntry> for EntryLine {
    fn from(entry: &SentEntry) -> Self {
        Self {
            paper: entry.paper.text().to_owned(),
            meeting: entry.meeting.as_ref().map(|m| m.value.0),
            to: entry.to.value.0.clone(),
            name: entry.name.as_ref().map(|name| name.text().to_owned()),
            by: entry.by.as_ref().map(|by| by.value.0.clone()),
            date: entry.date.day().to_string(),
            way: entry.way.value.word(),
            file: entry.file.as_ref().map(|f| f.text().to_owned()),
            sha256: entry.sha256.as_ref().map(|h| h.text().to_owned()),
            told: entry.told.as_ref().map(|told| FlowMap(told.into())),
            taken_back: entry.taken_back.as_ref().map(|d| d.day().to_string()),
        }
    }
}

impl EntryLine {
    /// A new entry, without its file.
    pub(super) fn of(entry: &NewEntry) -> Self {
        Self {
            paper: entry.paper.to_owned(),
            meeting: entry.meeting,
            to: entry.to.clone(),
            name: Some(entry.name.clone()),
            by: Some(entry.by.clone()),
            date: entry.date.to_string(),
            way: entry.way.word(),
            file: None,
            sha256: None,
            told: entry.told.clone().map(FlowMap),
            taken_back: None,
        }
    }
}

/// Entries as they are written.
///
/// # Errors
/// What the writer of YAML says.
pub(super) fn in_yaml(lines: &[EntryLine]) -> Result<String, serde_saphyr::ser::Error> {
    // Days and times need no quotes in YAML 1.2, which is what is read.
    let options = serde_saphyr::ser_options! {
        yaml_12: true,
        no_lang_directive: true,
        prefer_block_scalars: false,
    };
    serde_saphyr::to_string_with_options(&lines, options)
}
