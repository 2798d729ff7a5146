//! Words that call a place somebody's home: »Hos Ida«, »Idas lejlighed«, »Hjemme hos storesøster«.

use super::letters::{Word, Words};

/// What a home, or a part of it, is called; each with its endings.
const HOMES: [&str; 9] = [
    "hus",
    "lejlighed",
    "stue",
    "koekken",
    "have",
    "hjem",
    "vaerelse",
    "gaard",
    "sommerhus",
];

/// The endings of a word for what somebody is to another: »hos naboen«, »mors have«, »storesøsterens lejlighed«.
const ENDINGS: [&str; 6] = ["", "s", "en", "n", "ens", "ns"];

/// Whether a word says that a place is at somebody's.
fn says_at(word: &Word) -> bool {
    let is_home = |home: &&str| word.form.strip_prefix(*home).is_some_and(|end| end.len() < 3);
    matches!(&*word.form, "hos" | "hjemme") || HOMES.iter().any(is_home)
}

impl Words {
    /// Whether these words call a place the home of somebody with one of these names: »Hos Ida«, »Idas lejlighed«, »Ida Skov«.
    pub fn are_home_of(&self, names: &Self) -> bool {
        let is_of = |w: &Word, name: &Word| name.form.len() > 2 && (w.form == name.form || w.form.strip_suffix('s') == Some(&name.form));
        let name = |w: &Word| names.0.iter().any(|name| is_of(w, name));
        let is_alone = !self.0.is_empty() && self.0.iter().all(name);
        let is_care_of = self.0.windows(2).any(|two| two[0].form == "c" && two[1].form == "o");
        self.name_any_of(names) && (is_alone || is_care_of || self.0.iter().any(says_at))
    }

    /// Whether these words call a place the home of somebody by what they are to the borger: »Hjemme hos storesøster«, »Mors
    /// lejlighed«. The relation's last word says it: »Saras mor«.
    pub fn are_home_of_relation(&self, relation: &Self) -> bool {
        let Some(kin) = relation.0.iter().rfind(|word| !word.is_number && word.form.len() > 2) else {
            return false;
        };
        let is_it = |w: &Word| w.form.strip_prefix(&*kin.form).is_some_and(|end| ENDINGS.contains(&end));
        self.0.iter().any(is_it) && self.0.iter().any(says_at)
    }
}
