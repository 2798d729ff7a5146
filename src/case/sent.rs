//! `sendt.yaml`: what has left the house, to whom and when. Written by the program ([`record`](crate::record)), read here.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::place::Placed;
use super::value::{Approval, Count, Date, Id, Moment, Text, YesNo, words};

words! {
    /// How a paper has reached its reader.
    pub enum Way {
        /// By post.
        Post = "brev",
        /// By the authorities' digital post.
        DigitalPost = "digital post",
        /// By hand.
        Handed = "afleveret",
        /// By telephone, without a paper.
        Telephone = "telefon",
    }
}

/// One paper that has left the house, or one call.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SentEntry {
    /// The command that makes the paper.
    #[serde(rename = "papir")]
    pub paper: Placed<Text>,
    /// The number of the meeting that it is about.
    #[serde(rename = "møde")]
    pub meeting: Option<Placed<Count>>,
    /// An id, or `borger`.
    #[serde(rename = "til")]
    pub to: Placed<Id>,
    /// What that person was called on that day.
    #[serde(rename = "navn")]
    pub name: Option<Placed<Text>>,
    /// The tovholder of that day.
    #[serde(rename = "af")]
    pub by: Option<Placed<Id>>,
    /// The day on which it was sent.
    #[serde(rename = "dato")]
    pub date: Placed<Date>,
    /// How it reached its reader.
    #[serde(rename = "måde")]
    pub way: Placed<Way>,
    /// The paper as it was sent, below the case's folder; none for a call.
    #[serde(rename = "fil")]
    pub file: Option<Placed<Text>>,
    /// SHA-256 of that file, in hexadecimal.
    pub sha256: Option<Placed<Text>>,
    /// What the reader knows since then.
    #[serde(rename = "fortalt")]
    pub told: Option<Told>,
    /// The day on which the entry was taken back: it was not sent after all.
    #[serde(rename = "fortrudt")]
    pub taken_back: Option<Placed<Date>>,
}

/// What a paper or a call has told its reader, as far as it may cease to hold.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Told {
    /// When the meeting begins.
    #[serde(rename = "tidspunkt")]
    pub time: Option<Placed<Moment>>,
    /// How long it is, in minutes; none in records from before it was kept.
    #[serde(rename = "varighed")]
    pub minutes_long: Option<Placed<Count>>,
    /// What the place is called.
    #[serde(rename = "sted")]
    pub place: Option<Placed<Text>>,
    /// The address, a line each; so that a letter can tell of the old one beside the new.
    #[serde(rename = "adresse", default)]
    pub address_lines: Vec<Placed<Text>>,
    /// A fingerprint of the place, its name and its address, also of one that is withheld: whether it is another by now.
    #[serde(rename = "sted sha256")]
    pub place_key: Option<Placed<Text>>,
    /// A fingerprint of what else the letter told for the day: the way in, whom to call, the interpreter.
    #[serde(rename = "andet sha256")]
    pub practical_key: Option<Placed<Text>>,
    /// A fingerprint of the address.
    #[serde(rename = "adresse sha256")]
    pub address: Option<Placed<Text>>,
    /// The last day for an answer.
    #[serde(rename = "svar senest")]
    pub answer_by: Option<Placed<Date>>,
    /// That the meeting is called off.
    #[serde(rename = "aflyst", default)]
    pub called_off: YesNo,
    /// Of a referat: the day on which the borger approved it; none while it waits.
    #[serde(rename = "godkendt")]
    pub approved: Option<Placed<Approval>>,
    /// Of a referat: a fingerprint of each of its parts.
    #[serde(rename = "indhold", default)]
    pub parts: BTreeMap<String, Vec<String>>,
    /// Of every other paper: a fingerprint of all that it tells.
    #[serde(rename = "indhold sha256")]
    pub content_key: Option<Placed<Text>>,
}
