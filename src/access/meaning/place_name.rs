//! Names of institutions and workplaces, which tell where somebody is as an address does.

use super::everyday::{is_everyday, is_home_of_somebody};
use super::letters::{Word, Words};
use super::likeness::Likeness;
use super::place_words::{COMMON, KINDS_OF_HOMES, QUARTERS, SAINT, is_common, is_small, stem, with_saints};
use super::short_name::{is_told_short, known_towns};
use super::street_words::{ends_as_street, head_word};
use super::towns::TOWNS;
use super::turned_name::{codes, is_code_told, is_told_turned};

/// The name of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceName {
    /// Every word, as compared.
    pub(super) words: Vec<String>,
    /// Those that are no common word for a place.
    own: Vec<String>,
    /// Letters with a number, by which a ward is called: »P4«.
    codes: Vec<String>,
    /// Which of the words are towns that everybody knows.
    known_towns: Vec<bool>,
}

impl PlaceName {
    pub(super) fn of(words: &[Word]) -> Self {
        let codes = codes(words);
        let words = with_saints(words);
        // »Nordre Kvindehjem«: a quarter is no name of its own beside another word.
        let is_quarter = |w: &String| words.len() > 1 && QUARTERS.contains(&head_word(w));
        let own = words.iter().filter(|w| !is_common(w) && !is_quarter(w)).cloned().collect();
        Self {
            known_towns: known_towns(&words),
            words,
            own,
            codes,
        }
    }

    /// Reads a name as it is written in a field.
    pub fn read(text: &str) -> Self {
        Self::of(&Words::of(text).0)
    }

    pub(super) fn joined(&self) -> String {
        self.words.concat()
    }

    /// The same name with these towns' words no longer its own: »Solbjerg Skole« is not told by »Solbjerg«.
    #[must_use]
    pub fn beside_towns(mut self, towns: &[String]) -> Self {
        self.own.retain(|word| !towns.iter().any(|town| town == word));
        self
    }

    /// Whether two names mean one place: the same words are one, the same own words with another kind of place may be.
    pub(super) fn likeness(&self, other: &Self) -> Likeness {
        let key = |words: &[String]| words.iter().map(|w| stem(w)).collect::<String>();
        let owns = !self.own.is_empty() && key(&self.own) == key(&other.own);
        // A name without its kind is the whole name, shortly said.
        let is_short = self.words.len() == self.own.len() || other.words.len() == other.own.len();
        if !self.words.is_empty() && (key(&self.words) == key(&other.words) || owns && is_short) {
            Likeness::Same
        } else if owns {
            Likeness::Likely
        } else {
            Likeness::Different
        }
    }

    /// The words that are no common ones, as one.
    pub(super) fn own(&self) -> String {
        self.own.concat()
    }

    /// Whether a text names the place. A name whose own words are only its town's must be told whole.
    pub fn is_told_in(&self, text: &Words, town: &str) -> bool {
        let own = self.own();
        if self.words.is_empty() {
            return false;
        }
        if self.is_glued_in(text) || self.is_told_otherwise(text) || is_told_short(&self.words, &self.known_towns, text, town) {
            return true;
        }
        if own.len() >= 4 && own != town {
            let is_whole = || self.words.len() > 1 && is_near_together(text, &self.words);
            return self.is_own_told(text) || self.is_told_in_part(text, town) || is_whole();
        }
        if let [kind] = &*self.words
            && is_common(kind)
        {
            return is_kind_told(text, kind);
        }
        is_near_together(text, &self.words) || self.is_short_own_told(text)
    }

    /// Whether a text tells the whole name joined, split or turned about, or its code.
    pub(super) fn is_told_otherwise(&self, text: &Words) -> bool {
        is_code_told(&self.codes, text) || is_told_turned(&self.words, text)
    }

    /// Whether a word of a text is the whole name in one, or its own word with the kind of house: »krisecenterlaerkebo.dk«.
    fn is_glued_in(&self, text: &Words) -> bool {
        const LONG: usize = 5;
        let (own, whole) = (self.own(), self.joined());
        let is_kind = |rest: &str| !rest.is_empty() && (is_common(rest) || KINDS_OF_HOMES.iter().any(|kind| stem(kind) == stem(rest)));
        let is_glued = |form: &str| {
            let beside = || form.strip_prefix(&*own).or_else(|| form.strip_suffix(&*own));
            self.words.len() > 1 && whole.len() > LONG + 2 && form.contains(&*whole)
                || own.len() >= LONG && !is_everyday(&own) && beside().is_some_and(is_kind)
        };
        text.0.iter().any(|word| is_glued(&word.form))
    }

    /// Whether a text names the place by its own words: in any case, unless they are an ordinary word.
    fn is_own_told(&self, text: &Words) -> bool {
        match &*self.own {
            [one] if is_everyday(one) => {
                let words = &text.0;
                let is_it = |at: &usize| is_word(&words[*at], one) || is_with_people(&words[*at], one);
                (0..words.len()).filter(is_it).any(|at| {
                    let looks_like_name = words[at].is_capital && (!words[at].is_first || words.len() == 1);
                    looks_like_name || is_begun_with(&words[at], one) || is_home_of_somebody(words, at)
                }) || self.words.len() > 1 && is_near_together(text, &self.words)
            }
            own => is_there(text, own) || own.len() > 1 && is_near_together(text, own),
        }
    }

    /// Whether a text names the place by a word of it that is too short to be looked for anywhere: »på Ly«.
    fn is_short_own_told(&self, text: &Words) -> bool {
        let short = self.words.iter().filter(|w| {
            matches!(w.len(), 2 | 3) && !is_small(w) && !COMMON.contains(&&***w) && !TOWNS.contains(&&***w) && head_word(w) == w.as_str()
        });
        let is_at = |n: usize| matches!(&*text.0[n].form, "paa" | "i" | "ved" | "til" | "fra" | "hos");
        short.into_iter().any(|own| {
            let places = 1..text.0.len();
            places
                .into_iter()
                .any(|at| is_word(&text.0[at], own) && text.0[at].is_capital && is_at(at - 1))
        })
    }

    /// Whether a text names the place by one of its own words: the first, which is most often the name itself; or another that is
    /// written as a name.
    fn is_told_in_part(&self, text: &Words, town: &str) -> bool {
        const LONG: usize = 5;
        let own = self.own.iter().enumerate();
        own.filter(|(_, own)| own.len() >= LONG && **own != *town).any(|(index, own)| {
            let anywhere = !is_everyday(own) && (index == 0 || ends_as_street(own));
            let is_name = |word: &Word| word.is_capital && (!word.is_first || text.0.len() == 1);
            let is_saint = own.starts_with(SAINT) && is_there(text, std::slice::from_ref(own));
            is_saint
                || text
                    .0
                    .iter()
                    .any(|word| is_word(word, own) && (anywhere || is_name(word)) || is_with_people(word, own))
        })
    }
}

/// Whether a text speaks of the one house of a kind: in the definite form, or written as a name.
fn is_kind_told(text: &Words, kind: &str) -> bool {
    let is_one_house = KINDS_OF_HOMES.iter().any(|home| stem(&format!("{home}et")) == stem(kind));
    let is_definite = |form: &str| ["et", "en"].iter().any(|ending| form.trim_end_matches('s').ends_with(ending));
    is_one_house
        && text.0.iter().any(|word| {
            let is_name = word.is_capital && !word.is_first;
            stem(&word.form) == stem(kind) && (is_definite(&word.form) || is_name)
        })
}

/// Whether a sentence that begins with a word names a house by it: the capital says nothing there, so that of words that any sentence
/// may begin with only the genitive does.
fn is_begun_with(word: &Word, own: &str) -> bool {
    const ANY: [&str; 42] = [
        "haven", "torvet", "parken", "skolen", "kirken", "vejen", "gaden", "engen", "skoven", "marken", "bakken", "huset", "hjemmet",
        "stuen", "havnen", "stranden", "broen", "moellen", "villaen", "centret", "centeret", "byen", "oeen", "aaen", "soeen", "gaarden",
        "laeren", "hans", "hvor", "hver", "alle", "andre", "nogen", "noget", "ingen", "intet", "efter", "over", "under", "uden", "siden",
        "mens",
    ];
    word.is_capital && !(ANY.contains(&own) && word.form == own)
}

/// Whether a word is a house's with its people put to it: »Muhabetfolkene«.
fn is_with_people(word: &Word, own: &str) -> bool {
    const PEOPLE: [&str; 8] = [
        "folkene",
        "folket",
        "folk",
        "beboere",
        "beboerne",
        "personalet",
        "medarbejder",
        "pigerne",
    ];
    word.form.strip_prefix(own).is_some_and(|rest| PEOPLE.contains(&rest))
}

fn is_word(word: &Word, own: &str) -> bool {
    word.form == own || word.form.strip_suffix('s') == Some(own) || head_word(&word.form) == head_word(own)
}

/// Whether the shorter of two words names the kind of home that the longer one is: »krisecenter« for »kvindekrisecenter«.
fn is_same_kind(short: &str, long: &str) -> bool {
    let is_kind = |word: &str| KINDS_OF_HOMES.iter().any(|kind| stem(kind) == word);
    long.len() > short.len() && long.ends_with(short) && is_kind(short) && is_kind(long)
}

/// Whether these words follow one another, together or apart.
fn is_there(text: &Words, words: &[String]) -> bool {
    let wanted: String = words.iter().map(|w| head_word(w)).collect();
    (0..text.0.len()).any(|from| {
        let mut joined = String::new();
        text.0[from..].iter().take(words.len() + 2).any(|word| {
            joined.push_str(head_word(&word.form));
            joined == wanted || joined.strip_suffix('s') == Some(&wanted) || stem(&joined) == stem(&wanted) && joined.len() >= 6
        })
    })
}

/// Whether all of these words stand within a few words of one another, in any order and with any ending.
pub(super) fn is_near_together(text: &Words, words: &[String]) -> bool {
    let wanted: Vec<String> = words.iter().filter(|w| !is_small(w)).map(|w| stem(head_word(w))).collect();
    let forms: Vec<String> = text.0.iter().map(|w| stem(head_word(&w.form))).collect();
    let reach = wanted.len() + 2;
    let is_it = |told: &String, wanted: &String| told == wanted || wanted.strip_suffix('s') == Some(told) || is_same_kind(told, wanted);
    !wanted.is_empty()
        && (0..forms.len()).any(|from| {
            let near = &forms[from..(from + reach).min(forms.len())];
            wanted.iter().all(|w| near.iter().any(|told| is_it(told, w)))
        })
}
