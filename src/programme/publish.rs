//! Whether a report may be published beside the earlier ones, and which of its tables.

use super::aspects::{Aspect, aspects};
use super::ledger::{Ledger, Published, Secret};
use super::profile::Profile;
use super::protect::{SMALLEST_BASE, SMALLEST_COUNT};
use super::tables::TABLE_SET;
use std::collections::BTreeSet;
use std::fmt;

/// Why there is no report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It would be about fewer than five forløb.
    TooFew {
        /// Whether there were none at all.
        none: bool,
    },
    /// It differs by 1–4 borgere from one already published.
    TooCloseToEarlier {
        /// The earlier report's number in the ledger, from 1.
        report: usize,
    },
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooFew { none: true } => {
                f.write_str("der er ingen forløb i perioden, så der er intet at skrive om. Vælg en anden periode")
            }
            Self::TooFew { none: false } => f.write_str(
                "der er færre end fem forløb i perioden. En rapport om så få ville handle om den enkelte. Vælg en længere periode",
            ),
            Self::TooCloseToEarlier { report } => write!(
                f,
                "rapporten ligger for tæt på nr. {report} i program-udgivelser.yaml: de skiller sig ved 1-4 borgere, og holdt op mod hinanden ville de to vise noget om netop dem. Brug den tidligere rapport, vent, til mindst fem forløb er kommet til eller har ændret sig, eller vælg en anden periode"
            ),
        }
    }
}

impl std::error::Error for Refusal {}

/// A table, or a number, that an earlier report forbids.
pub(super) struct Withheld {
    pub aspect: Aspect,
    pub report: usize,
    /// Whether its plain counts may stay.
    pub counts_stay: bool,
}

/// What the earlier reports leave of a new one. `open` tells which tables of a part print every count for some people.
pub(super) fn beside_earlier(
    people: &[&Profile],
    outside: &[String],
    ledger: &Ledger,
    secret: &Secret,
    open: impl Fn(&[&Profile], &Aspect) -> bool,
) -> Result<Vec<Withheld>, Refusal> {
    let mut withheld = Vec::new();
    for (place, earlier) in ledger.published.iter().enumerate() {
        let report = place + 1;
        let kept = people
            .iter()
            .filter(|person| earlier.members.contains(&member(secret, &earlier.nonce, &person.key)))
            .count();
        let same = people
            .iter()
            .filter(|person| earlier.contributions.contains(&contribution(secret, &earlier.nonce, person)))
            .count();
        let gone = earlier.size.saturating_sub(kept);
        let new = people.len() - kept;
        // Under another set of tables, what was printed of a borger cannot be compared.
        let comparable = earlier.table_set == TABLE_SET;
        let changed = if comparable { kept - same.min(kept) } else { 0 };
        let few = |people: usize| (1..SMALLEST_COUNT as usize).contains(&people);
        if few(gone + new) || few(gone + new + changed) {
            return Err(Refusal::TooCloseToEarlier { report });
        }
        if !comparable {
            continue;
        }
        for aspect in aspects() {
            let stood = |key: &str, rows: Option<&str>| {
                let hash = rows_hash(secret, &earlier.nonce, aspect.name, key, rows);
                earlier.rows.get(aspect.name).is_some_and(|rows| rows.contains(&hash))
            };
            let was_there = |key: &str| earlier.members.contains(&member(secret, &earlier.nonce, key));
            let was_counted = |key: &str| was_there(key) && !stood(key, None);
            let (mut stayed, mut come, mut left) = (Vec::new(), Vec::new(), 0);
            for person in people.iter().copied() {
                let rows = aspect.rows(person);
                if stood(&person.key, rows.as_deref()) {
                    stayed.extend(rows.map(|_| person));
                } else {
                    come.extend(rows.map(|_| person));
                    left += usize::from(was_counted(&person.key));
                }
            }
            // Someone whose case is there no more may not have been counted: they are not relied on.
            left += outside.iter().filter(|key| was_counted(key)).count();
            let many = |people: usize| people >= SMALLEST_COUNT as usize;
            let same = gone + new == 0 && come.is_empty() && left == 0;
            let all_others = stayed.is_empty() && earlier.rows.contains_key(aspect.name);
            if same || all_others || (many(left) && many(come.len())) {
                continue;
            }
            // Only newcomers: the earlier table can be made again, and so can that of the newcomers alone.
            let (before, newcomers): (Vec<&Profile>, Vec<&Profile>) = people.iter().copied().partition(|person| was_there(&person.key));
            let counts_stay = left == 0
                && gone == 0
                && come.len() >= SMALLEST_BASE as usize
                && come.iter().all(|person| !was_there(&person.key))
                && [&before[..], &newcomers[..], people].iter().all(|people| open(people, &aspect));
            withheld.push(Withheld {
                aspect,
                report,
                counts_stay,
            });
        }
    }
    Ok(withheld)
}

/// The ledger with a new report in it; unchanged when the same report was there already.
pub(super) fn recorded(people: &[&Profile], ledger: &Ledger, secret: &Secret) -> Ledger {
    let mut everything: Vec<String> = people
        .iter()
        .map(|person| format!("{}\n{}", person.key, person.contribution()))
        .collect();
    everything.sort();
    let parts: Vec<&str> = everything.iter().map(String::as_str).collect();
    let nonce = secret.hash(&[&["udgivelse"], &parts[..]].concat());
    let mut ledger = ledger.clone();
    if ledger.published.iter().any(|earlier| earlier.nonce == nonce) {
        return ledger;
    }
    let hashes = |of: &dyn Fn(&Profile) -> String| people.iter().map(|person| of(person)).collect::<BTreeSet<_>>();
    ledger.published.push(Published {
        table_set: TABLE_SET,
        size: people.len(),
        members: hashes(&|person| member(secret, &nonce, &person.key)),
        contributions: hashes(&|person| contribution(secret, &nonce, person)),
        rows: aspects()
            .into_iter()
            .map(|aspect| {
                let rows = hashes(&|person| rows_hash(secret, &nonce, aspect.name, &person.key, aspect.rows(person).as_deref()));
                (aspect.name.to_owned(), rows)
            })
            .collect(),
        nonce,
    });
    ledger
}

fn member(secret: &Secret, nonce: &str, key: &str) -> String {
    secret.hash(&[nonce, "forløb", key])
}

fn contribution(secret: &Secret, nonce: &str, person: &Profile) -> String {
    secret.hash(&[nonce, "bidrag", &person.key, &person.contribution()])
}

/// Someone a table is not about has a hash like everyone else, so that the number of hashes says nothing.
fn rows_hash(secret: &Secret, nonce: &str, aspect: &str, key: &str, rows: Option<&str>) -> String {
    secret.hash(&[nonce, "række", aspect, key, rows.unwrap_or("-")])
}
