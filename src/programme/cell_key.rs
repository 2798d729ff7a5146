//! Record keys and cell keys: where the cell-key method's chance comes from.
//!
//! A *record key* is a number that belongs to one forløb in one period: HMAC-SHA-256 under the municipality's secret, so that
//! nobody without the secret can know it. A *cell key* is the sum of the record keys of those in a cell, modulo 2⁶⁴: the same
//! people give the same key in whatever table they stand, one more or one less gives another. What the key draws is hashed
//! once more, for sums of keys are no independent draws.
//!
//! The encoding is fixed by the version in the texts below and by a golden test; to change it is to publish every number anew.

use std::fmt;

use hmac::{Hmac, Mac};
use sha2::Sha256;

/// What a record key is the hash of, besides the period and the forløb.
const RECORD: &[u8] = b"dialogdok program record v1";
/// What a draw is the hash of, besides the cell key.
const DRAW: &[u8] = b"dialogdok program draw v1";
/// What a known forløb's mark is the hash of, besides the forløb.
const KNOWN: &[u8] = b"dialogdok program known v1";

/// The secret of one municipality's programme. It never changes.
#[derive(Clone)]
pub struct Secret(Hmac<Sha256>);

/// The key of one forløb in one period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordKey(pub u64);

/// The key of the forløb in one cell; that of an empty cell is zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CellKey(pub u64);

impl Secret {
    /// The length of a secret, in bytes.
    pub const LENGTH: usize = 32;

    /// A secret of [`Secret::LENGTH`] bytes.
    #[expect(clippy::expect_used, reason = "the length of a key is not looked at")]
    pub fn new(bytes: [u8; Self::LENGTH]) -> Self {
        Self(Hmac::new_from_slice(&bytes).expect("HMAC takes a key of any length"))
    }

    /// The keyed hash of a few texts, each with its length before it (64 bits, the most significant byte first), so that no two
    /// lists of texts run together.
    pub fn hash(&self, parts: &[&[u8]]) -> [u8; 32] {
        let mut mac = self.0.clone();
        for part in parts {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }

    /// The key of a forløb in a period, by the period's code.
    pub fn record_key(&self, period: &str, identity: &str) -> RecordKey {
        RecordKey(first_eight(&self.hash(&[RECORD, period.as_bytes(), identity.as_bytes()])))
    }

    /// What a cell key draws, evenly among all numbers of 64 bits.
    pub fn draw(&self, key: CellKey) -> u64 {
        first_eight(&self.hash(&[DRAW, &key.0.to_be_bytes()]))
    }

    /// The mark by which a forløb is known again in later periods, in hexadecimal.
    pub fn mark(&self, identity: &str) -> String {
        format!("{:016x}", first_eight(&self.hash(&[KNOWN, identity.as_bytes()])))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl CellKey {
    /// The key of the cell with one more forløb in it.
    #[must_use]
    pub const fn with(self, record: RecordKey) -> Self {
        Self(self.0.wrapping_add(record.0))
    }
}

fn first_eight(hash: &[u8; 32]) -> u64 {
    let mut eight = [0; 8];
    eight.copy_from_slice(&hash[..8]);
    u64::from_be_bytes(eight)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every number that has been published hangs on these. Made apart from this code, with Python's hmac.
    #[test]
    fn keys_are_what_they_have_always_been() {
        let secret = Secret::new([7; 32]);
        let one = secret.record_key("2026-1", "id:f-abc");
        let cell = CellKey::default().with(one).with(secret.record_key("2026-1", "id:f-xyz"));
        let seen = format!(
            "{:016x} {:016x} {:016x} {}",
            one.0,
            cell.0,
            secret.draw(cell),
            secret.mark("id:f-abc")
        );
        assert_eq!(seen, "e1284a154e72e34e 5e6a0f0d2880c419 2c31fe6080157b1d 58ed89528e95249a");
    }

    #[test]
    fn a_cell_does_not_hang_on_the_order_of_its_people() {
        let (one, other) = (RecordKey(u64::MAX), RecordKey(5));
        assert_eq!(CellKey::default().with(one).with(other), CellKey::default().with(other).with(one));
    }
}
