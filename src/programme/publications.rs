//! The chain of what has been published: each link carries a message authentication code over itself and the one before, and the
//! head one over all, so that nothing can be taken away, put in or changed without it being seen.
//!
//! Who has the secret can make another chain: this is for mistakes, lost folders and rash corrections, not for somebody who wants
//! to deceive and may read everything. A copy of the whole folder from an earlier day is a sound chain too; a [`ChainMark`] that
//! lies elsewhere tells that it has been longer.

use std::fmt::{self, Write as _};
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::cell_key::Secret;

const LINK: &[u8] = b"dialogdok program chain v1";
const HEAD: &[u8] = b"dialogdok program chain head v1";

/// Something that has happened to the publications.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "hvad", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Event {
    /// A file has been published, and is never written anew.
    #[serde(rename = "udgivet")]
    Published {
        /// Its name in the folder.
        fil: String,
        /// The hash of its bytes, in hexadecimal.
        sha256: String,
    },
    /// Somebody began anew, and said why.
    #[serde(rename = "ny begyndelse")]
    NewBeginning {
        /// The day.
        #[serde(with = "super::printed::iso_date")]
        dato: NaiveDate,
        /// Their words.
        grund: String,
    },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Link {
    #[serde(rename = "hændelse")]
    event: Event,
    mac: String,
}

/// The chain, as it stands in its file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Publications {
    #[serde(rename = "kæde")]
    links: Vec<Link>,
    #[serde(rename = "hoved")]
    head: String,
}

/// Something of the publications that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// A link, by its number from 1, is not as it was made; or the secret is another.
    LinkChanged(usize),
    /// There were more links.
    LinksGone,
    /// A published file is not there.
    FileGone(String),
    /// A published file is not as it was.
    FileChanged(String),
}

/// How far a chain had come: kept outside the folder, it tells when the folder is put back from an old copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainMark {
    links: usize,
    mac: String,
}

/// The word before a mark in a file of traces.
const MARK: &str = "kæde";

impl fmt::Display for ChainMark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{MARK} {} {}", self.links, self.mac)
    }
}

impl FromStr for ChainMark {
    type Err = ();

    /// From a text with a mark on a line of its own.
    fn from_str(text: &str) -> Result<Self, ()> {
        let mark = |line: &str| {
            let (links, mac) = line.strip_prefix(MARK)?.trim().split_once(' ')?;
            let (links, mac) = (links.parse().ok()?, mac.trim().to_owned());
            Some(Self { links, mac })
        };
        text.lines().find_map(mark).ok_or(())
    }
}

impl Publications {
    /// Everything that has happened, the oldest first.
    pub fn events(&self) -> impl Iterator<Item = &Event> {
        self.links.iter().map(|link| &link.event)
    }

    /// Whether a file has been published.
    pub fn has(&self, name: &str) -> bool {
        self.events()
            .any(|event| matches!(event, Event::Published { fil, .. } if fil == name))
    }

    /// The day of the last new beginning, if there was one.
    pub fn begun_anew(&self) -> Option<NaiveDate> {
        let days = self.events().filter_map(|event| match event {
            Event::NewBeginning { dato, .. } => Some(*dato),
            Event::Published { .. } => None,
        });
        days.last()
    }

    /// How far it has come.
    pub fn mark(&self) -> ChainMark {
        ChainMark {
            links: self.links.len(),
            mac: self.links.last().map_or_else(String::new, |link| link.mac.clone()),
        }
    }

    /// Whether it is the chain of a mark, with nothing more or with more.
    pub fn goes_on_from(&self, mark: &ChainMark) -> bool {
        let last = mark.links.checked_sub(1).and_then(|place| self.links.get(place));
        mark.links == 0 || last.is_some_and(|link| link.mac == mark.mac)
    }

    /// The chain with one event more.
    #[must_use]
    pub fn with(mut self, event: Event, secret: &Secret) -> Self {
        let mac = link_mac(secret, self.links.last().map_or("", |link| &link.mac), &event);
        self.links.push(Link { event, mac });
        self.head = self.head_mac(secret);
        self
    }

    /// Whether the chain is whole, and every file as it was published. `hash` gives that of a file, none when there is none.
    ///
    /// # Errors
    /// Everything that does not hold.
    pub fn verify(&self, secret: &Secret, hash: impl Fn(&str) -> Option<String>) -> Result<(), Vec<Damage>> {
        let mut wrong = Vec::new();
        let mut before = "";
        for (number, link) in (1_usize..).zip(&self.links) {
            if link.mac != link_mac(secret, before, &link.event) {
                wrong.push(Damage::LinkChanged(number));
                break;
            }
            before = &link.mac;
        }
        // Where nothing has been published yet there is no head.
        let is_new = self.links.is_empty() && self.head.is_empty();
        if wrong.is_empty() && !is_new && self.head != self.head_mac(secret) {
            wrong.push(Damage::LinksGone);
        }
        for event in self.events() {
            let Event::Published { fil, sha256 } = event else { continue };
            match hash(fil) {
                None => wrong.push(Damage::FileGone(fil.clone())),
                Some(found) if found != *sha256 => wrong.push(Damage::FileChanged(fil.clone())),
                Some(_) => {}
            }
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }

    fn head_mac(&self, secret: &Secret) -> String {
        let last = self.links.last().map_or("", |link| &link.mac);
        hexadecimal(&secret.hash(&[HEAD, &(self.links.len() as u64).to_be_bytes(), last.as_bytes()]))
    }
}

fn link_mac(secret: &Secret, before: &str, event: &Event) -> String {
    let parts: [&str; 3] = match event {
        Event::Published { fil, sha256 } => ["udgivet", fil, sha256],
        Event::NewBeginning { dato, grund } => ["ny begyndelse", &dato.to_string(), grund],
    };
    let [kind, one, other] = parts.map(str::as_bytes);
    hexadecimal(&secret.hash(&[LINK, before.as_bytes(), kind, one, other]))
}

/// Bytes as small hexadecimal digits.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn published(name: &str) -> Event {
        Event::Published {
            fil: name.to_owned(),
            sha256: "00".to_owned(),
        }
    }

    #[test]
    fn a_chain_that_was_touched_is_told() {
        let secret = Secret::new([3; 32]);
        let whole = ["a", "b", "c"]
            .into_iter()
            .fold(Publications::default(), |chain, name| chain.with(published(name), &secret));
        let there = |_: &str| Some("00".to_owned());
        assert_eq!(whole.verify(&secret, there), Ok(()));
        assert!(whole.has("b") && !whole.has("d"));

        let mut shortened = whole.clone();
        shortened.links.pop();
        assert!(shortened.verify(&secret, there).is_err(), "the last link is gone");
        let mut gap = whole.clone();
        gap.links.remove(1);
        assert!(gap.verify(&secret, there).is_err(), "a link is gone");
        let mut changed = whole.clone();
        changed.links[0].event = published("x");
        assert!(changed.verify(&secret, there).is_err(), "a link is another");
        assert!(whole.verify(&Secret::new([4; 32]), there).is_err(), "another secret");
        assert!(
            whole.verify(&secret, |name| (name != "b").then(|| "00".to_owned())).is_err(),
            "a file is gone"
        );
        assert!(whole.verify(&secret, |_| Some("11".to_owned())).is_err(), "the files are others");
    }

    #[test]
    fn a_mark_tells_a_chain_that_was_longer_or_another() {
        let secret = Secret::new([3; 32]);
        let chain = |names: &[&str]| {
            let links = names.iter().map(|name| published(name));
            links.fold(Publications::default(), |chain, link| chain.with(link, &secret))
        };
        let mark: ChainMark = format!("Noget.\n{}\n", chain(&["a", "b"]).mark()).parse().unwrap();
        assert_eq!(mark, chain(&["a", "b"]).mark());
        assert!(chain(&["a", "b"]).goes_on_from(&mark) && chain(&["a", "b", "c"]).goes_on_from(&mark));
        for other in [&[][..], &["a"], &["a", "x"], &["x", "b", "c"]] {
            assert!(!chain(other).goes_on_from(&mark), "{other:?}");
        }
        assert!(chain(&["a"]).goes_on_from(&Publications::default().mark()));
        assert_eq!("Her er udgivet rapporter.".parse::<ChainMark>(), Err(()));
    }
}
