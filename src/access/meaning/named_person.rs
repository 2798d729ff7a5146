//! Whether words name a person: by a capital, or in small letters as people in a hurry write.
//!
//! A name that is an ordinary word too (»Bent«, »Sol«, »Skov«) is one in small letters only where something marks it: behind »hos«,
//! behind a word for talking or meeting (»ring til rosa«, »sammen med bent«), with a genitive's s, beside another of the person's names,
//! or before a word for what only people do (»rosa fortalte«).

use super::letters::{Word, Words};
use super::word_names::{is_ordinary_name, is_word_of_grammar, is_word_with_s};

/// The shortest name that is looked for.
const SHORTEST: usize = 3;
/// The shortest name of two that are written as one: »Annemette« for »Anne-Mette«.
const SHORTEST_JOINED: usize = 6;

/// Words before »til«, »med« … that say that somebody is talked with or met.
const CONTACT: [&str; 45] = [
    "ring", "ringe", "ringer", "ringede", "ringet", "tal", "tale", "taler", "talte", "talt", "snak", "snakke", "snakker", "snakkede",
    "snakket", "sammen", "moedes", "moede", "moeder", "hils", "hilse", "hilser", "hilsen", "besked", "spoerg", "spoerge", "spoerger",
    "brev", "sms", "besoeg", "skriv", "skrive", "skriver", "skrev", "skrevet", "aftale", "aftalt", "aftaler", "mor", "far", "soester",
    "bror", "nabo", "kaereste", "ven",
];

/// What follows such a word.
const TOWARDS: [&str; 7] = ["til", "med", "fra", "af", "efter", "paa", "om"];

/// What only people do.
const DEEDS: [&str; 34] = [
    "fortalte",
    "fortaeller",
    "siger",
    "sagde",
    "ringer",
    "ringede",
    "spoerger",
    "spurgte",
    "synes",
    "syntes",
    "oensker",
    "oenskede",
    "haaber",
    "haabede",
    "taenker",
    "taenkte",
    "bor",
    "boede",
    "flytter",
    "flyttede",
    "sover",
    "graeder",
    "graed",
    "savner",
    "svarer",
    "svarede",
    "lover",
    "lovede",
    "inviterer",
    "inviterede",
    "forklarer",
    "forklarede",
    "hilser",
    "arbejder",
];

/// First halves of names of farms and families, which stand before a noun as often.
const FIRST_HALVES: [&str; 16] = [
    "ny", "stor", "lille", "over", "neder", "oester", "vester", "noerre", "soender", "lang", "hoej", "gammel", "sort", "hvid", "groen",
    "roed",
];

/// The names of one person as they are looked for.
struct Names<'n> {
    single: Vec<&'n str>,
    /// Two of them in one word.
    joined: Vec<String>,
}

impl<'n> Names<'n> {
    fn of(names: &'n Words) -> Self {
        let single = names.0.iter().filter(|w| !w.is_number).map(|w| w.form.as_str());
        let joined = names.0.windows(2).map(|two| format!("{}{}", two[0].form, two[1].form));
        Self {
            single: single.filter(|name| name.len() >= SHORTEST).collect(),
            joined: joined.filter(|name| name.len() >= SHORTEST_JOINED).collect(),
        }
    }

    /// The name that a word is, with a genitive's s or without.
    fn told_by<'a>(&'a self, form: &str) -> Option<&'a str> {
        let all = self.single.iter().copied().chain(self.joined.iter().map(String::as_str));
        all.into_iter().find(|name| form == *name || form.strip_suffix('s') == Some(name))
    }

    /// Whether the word at a place of a text is one of the names.
    fn are_told_at(&self, words: &[Word], at: usize) -> bool {
        let word = &words[at];
        if word.is_number {
            return false;
        }
        match self.told_by(&word.form) {
            Some(name) => word.is_capital || !is_ordinary_name(name) || self.is_marked(words, at, name),
            None => self.are_told_in_two(words, at),
        }
    }

    /// »Anne Mette« for »Annemette«.
    fn are_told_in_two(&self, words: &[Word], at: usize) -> bool {
        let Some((word, next)) = Some(&words[at]).zip(words.get(at + 1)) else {
            return false;
        };
        let is_split = !next.after_sign && !next.is_number && word.form.len() > 1 && next.form.len() > 2;
        let both = format!("{}{}", word.form, next.form);
        let is_whole = |name: &&str| name.len() >= SHORTEST_JOINED && (both == **name || both.strip_suffix('s') == Some(name));
        let is_safe = word.is_capital && (next.is_capital || next.after_dash) || !FIRST_HALVES.contains(&&*word.form);
        is_split && is_safe && self.single.iter().any(is_whole)
    }

    /// Whether something beside a word in small letters says that it is a name.
    fn is_marked(&self, words: &[Word], at: usize, name: &str) -> bool {
        let word = &words[at];
        let form = |at: Option<usize>| at.and_then(|at| words.get(at)).map_or("", |w| w.form.as_str());
        let beside =
            |other: Option<&Word>| other.is_some_and(|w| !w.after_sign && self.told_by(&w.form).is_some_and(|other| other != name));
        let next = words.get(at + 1).filter(|w| !w.after_sign && !w.starts_sentence);
        let before = at.checked_sub(1).and_then(|at| words.get(at)).filter(|_| !word.after_sign);
        if beside(next) || before.is_some_and(|w| self.told_by(&w.form).is_some_and(|other| other != name)) {
            return true;
        }
        if is_word_of_grammar(name) {
            return false;
        }
        let (last, last_but_one) = (form(at.checked_sub(1)), form(at.checked_sub(2)));
        // Before another noun it may be the noun's own adjective: »med rosa maling«; and behind a dash a part of a word.
        let is_genitive = word.form.len() > name.len();
        if is_genitive {
            return next.is_some() && !is_word_with_s(&word.form) && !matches!(last, "til" | "en" | "et" | "den" | "det" | "de");
        }
        let ends = next.is_none_or(|w| is_small_word(&w.form) || w.is_number);
        let is_towards = TOWARDS.contains(&last) && CONTACT.contains(&last_but_one);
        let is_with_another = last == "og"
            && at
                .checked_sub(2)
                .is_some_and(|at| words[at].is_capital && !words[at].starts_sentence);
        let acts = next.is_some_and(|w| DEEDS.contains(&&*w.form)) && (word.starts_sentence || word.after_sign || last == "at");
        ends && (last == "hos" || is_towards || is_with_another) || acts
    }
}

/// Whether a word goes on with a sentence behind a name, where a noun would make the name an adjective.
fn is_small_word(form: &str) -> bool {
    matches!(
        form,
        "i" | "paa"
            | "og"
            | "om"
            | "til"
            | "fra"
            | "med"
            | "for"
            | "kl"
            | "klokken"
            | "er"
            | "var"
            | "har"
            | "hvis"
            | "naar"
            | "at"
            | "som"
            | "der"
            | "eller"
            | "efter"
            | "foer"
            | "ved"
            | "af"
            | "den"
            | "d"
            | "igen"
            | "nu"
            | "paany"
            | "hver"
            | "men"
            | "saa"
            | "mandag"
            | "tirsdag"
            | "onsdag"
            | "torsdag"
            | "fredag"
            | "loerdag"
            | "soendag"
            | "imorgen"
            | "hun"
            | "han"
            | "hendes"
    )
}

impl Words {
    /// Whether one of these words is one of a person's names, with a genitive's s or without, also two of them in one word or one in two.
    pub fn name_any_of(&self, names: &Self) -> bool {
        let names = Names::of(names);
        (0..self.0.len()).any(|at| names.are_told_at(&self.0, at))
    }

    /// The same in a line of an address, where streets and towns bear names too: »Rosa Kochs Vej 4«, »8700 Horsens«.
    pub fn name_any_of_in_address(&self, names: &Self) -> bool {
        let names = Names::of(names);
        let is_name = |at: usize| names.are_told_at(&self.0, at);
        (0..self.0.len()).any(|at| is_name(at) && !self.is_of_place(at))
    }

    /// Whether a word of an address belongs to a town or to a street.
    fn is_of_place(&self, at: usize) -> bool {
        let words = &self.0;
        let is_behind_postcode = at > 0 && !words[at].after_sign && words[at - 1].is_number && words[at - 1].form.len() == 4;
        let is_person = words[..at]
            .iter()
            .rev()
            .take(3)
            .any(|w| matches!(&*w.form, "hos" | "hjemme" | "o" | "att"));
        // A street goes on until its kind or its number.
        let rest = words[at + 1..].iter().take_while(|w| !w.after_sign).take(3);
        let mut is_street = false;
        for (index, word) in rest.enumerate() {
            if word.is_number {
                is_street = index == 0 || word.form.len() < 4 && words[at + 1..at + 1 + index].iter().all(|w| w.is_capital);
                break;
            }
            if is_street_kind(&word.form) {
                is_street = true;
                break;
            }
            if !word.is_capital {
                break;
            }
        }
        is_behind_postcode || is_street && !is_person
    }
}

/// Whether a word is a kind of street.
fn is_street_kind(form: &str) -> bool {
    const KINDS: [&str; 34] = [
        "vej",
        "vejen",
        "vei",
        "veien",
        "veg",
        "gade",
        "gaden",
        "gate",
        "gata",
        "alle",
        "alleen",
        "plads",
        "pladsen",
        "plass",
        "straede",
        "straedet",
        "park",
        "parken",
        "torv",
        "torvet",
        "boulevard",
        "sti",
        "stien",
        "vaenge",
        "vaenget",
        "have",
        "haven",
        "bakke",
        "bakken",
        "kaj",
        "kvarter",
        "toft",
        "toften",
        "gaardsplads",
    ];
    KINDS.contains(&form)
}
