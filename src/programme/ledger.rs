//! The ledger of published reports, so that a new one cannot be held up against an old one.
//!
//! Two reports about almost the same borgere are a report about the few in which they differ: the one table less the
//! other. The ledger remembers who was in each report and in which rows they stood — as keyed hashes (HMAC-SHA-256, cut to
//! 64 bits, under a secret that lies beside the ledger and a key of its own for each report), sorted, so that without the
//! secret nothing is left but how many there were. Not even whether two reports are about the same people shows.
//!
//! # The rule
//! For an earlier report and a new one, let the borgere that only one of them is about be the *difference*.
//! * Someone's part in anything printed, or their being there at all, differs for 1–4 borgere: **refused**. The same for a
//!   difference of 1–4 borgere, however many others have changed.
//! * For each table, let `left` be the borgere who no longer stand in the row they stood in (or are no longer there), and
//!   `come` those who stand in a row they did not stand in. None and none: the same table, printed again. At least five
//!   and five: the one table less the other mixes two groups of unknown size. Otherwise the table is **withheld** in the
//!   new report, whole: less the old one it would be a table about the few. (It is also printed where nobody stands as
//!   before: then the two are about different things. A case that has been deleted counts as neither.) Where there are
//!   only newcomers, at least ten, its counts stay if the table of the old ones, that of the newcomers and that of all
//!   are each printed in full.
//!
//! The same report again, in either edition, is no new knowledge: it is allowed, and the ledger stays as it is.
//!
//! # What it does not do
//! It compares reports two by two; it does not search sums of three or more. Someone who knows from the inside exactly
//! which records changed between two reports may take those away themselves. And whoever has both the secret and a
//! case's key can test which rows that borger stood in: when a case must be forgotten, throw the secret and the ledger
//! away and begin anew.

use hmac::{Hmac, Mac};
use serde::Deserialize;
use sha2::Sha256;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write as _};

/// The secret under which the ledger's hashes are made. It lies beside the ledger, readable by its owner alone.
#[derive(Clone)]
pub struct Secret(Hmac<Sha256>);

impl Secret {
    /// The fewest bytes a secret may have.
    pub const LEAST: usize = 16;

    /// A secret of at least sixteen bytes; `None` when they are fewer.
    pub fn new(bytes: &[u8]) -> Option<Self> {
        if bytes.len() < Self::LEAST {
            return None;
        }
        Hmac::new_from_slice(bytes).ok().map(Self)
    }

    /// The keyed hash of a few texts, each with its length, so that no two lists of texts run together.
    pub(super) fn hash(&self, parts: &[&str]) -> String {
        let mut mac = self.0.clone();
        for part in parts {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part.as_bytes());
        }
        let mut text = String::with_capacity(16);
        for byte in mac.finalize().into_bytes().iter().take(8) {
            let _ = write!(text, "{byte:02x}");
        }
        text
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// The reports published so far: `program-udgivelser.yaml`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ledger {
    /// One entry for each, the oldest first.
    #[serde(default, rename = "udgivelser")]
    pub(super) published: Vec<Published>,
}

/// One published report.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Published {
    /// What its hashes are keyed with, besides the secret.
    #[serde(rename = "nøgle")]
    pub nonce: String,
    /// The version of the set of tables.
    #[serde(rename = "tabelsæt")]
    pub table_set: u32,
    /// How many borgere.
    #[serde(rename = "antal")]
    pub size: usize,
    /// A hash of each.
    #[serde(rename = "forløb")]
    pub members: BTreeSet<String>,
    /// A hash of each with everything printed that they have a part in.
    #[serde(rename = "bidrag")]
    pub contributions: BTreeSet<String>,
    /// For each part of the report, a hash of each borger with the rows they stand in.
    #[serde(rename = "rækker")]
    pub rows: BTreeMap<String, BTreeSet<String>>,
}

impl Ledger {
    /// How many reports have been published.
    pub fn len(&self) -> usize {
        self.published.len()
    }

    /// Whether none has been.
    pub fn is_empty(&self) -> bool {
        self.published.is_empty()
    }

    /// The ledger as the text of its file.
    pub fn to_yaml(&self) -> String {
        let mut text = String::from(
            "# Skrevet af dialogdok program. Filen siger, hvilke rapporter der er udgivet, så en ny ikke kan holdes op\n# mod en gammel. Her står kun nøglede hashværdier og antal. Lad den ligge, og ret den ikke.\n",
        );
        if self.is_empty() {
            text.push_str("udgivelser: []\n");
            return text;
        }
        text.push_str("udgivelser:\n");
        for entry in &self.published {
            let _ = writeln!(text, "  - nøgle: \"{}\"", entry.nonce);
            let _ = writeln!(text, "    tabelsæt: {}", entry.table_set);
            let _ = writeln!(text, "    antal: {}", entry.size);
            let _ = writeln!(text, "    forløb: {}", list(&entry.members));
            let _ = writeln!(text, "    bidrag: {}", list(&entry.contributions));
            text.push_str("    rækker:\n");
            for (aspect, rows) in &entry.rows {
                let _ = writeln!(text, "      {aspect}: {}", list(rows));
            }
        }
        text
    }
}

/// Hashes as a YAML list, in quotes, for `12e45` is a number to YAML.
fn list(hashes: &BTreeSet<String>) -> String {
    let mut text = String::from("[");
    for (place, hash) in hashes.iter().enumerate() {
        let _ = write!(text, "{}\"{hash}\"", if place == 0 { "" } else { ", " });
    }
    text.push(']');
    text
}
