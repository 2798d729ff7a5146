//! Names of institutions and workplaces, which tell where somebody is as an address does.

use super::letters::{Word, Words};
use super::likeness::Likeness;
use super::towns::TOWNS;

/// The name of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceName {
    /// Every word, as compared.
    words: Vec<String>,
    /// Those that are no common word for a place.
    own: Vec<String>,
}

/// Words that many places are called by, without their ending: alone they tell nothing.
const COMMON: &[&str] = &[
    "krisecenter",
    "krise",
    "center",
    "centr",
    "kvindekrisecenter",
    "mandekrisecenter",
    "bosted",
    "botilbud",
    "bofaellesskab",
    "opholdssted",
    "hospital",
    "sygehus",
    "universitetshospital",
    "psykiatri",
    "psykiatrisk",
    "lokalpsykiatri",
    "distriktspsykiatri",
    "afdeling",
    "afsnit",
    "kommune",
    "region",
    "skole",
    "friskole",
    "folkeskole",
    "gymnasium",
    "institution",
    "bo",
    "hus",
    "huset",
    "hjem",
    "hjemmet",
    "plejehjem",
    "plejecenter",
    "ungdomshjem",
    "doegninstitution",
    "kollegi",
    "kollegium",
    "herberg",
    "forsorgshjem",
    "vaerested",
    "klinik",
    "laegehus",
    "laege",
    "praksis",
    "jobcenter",
    "borgerservice",
    "socialpsykiatri",
    "socialpsykiatrisk",
    "socialforvaltning",
    "forvaltning",
    "bibliotek",
    "medborgerhus",
    "kirke",
    "sogn",
    "sogneraad",
    "raadhus",
    "kvinde",
    "kvinder",
    "maend",
    "boern",
    "boerne",
    "unge",
    "voksne",
    "familie",
    "den",
    "det",
    "de",
    "for",
    "af",
    "og",
    "i",
    "ved",
    "paa",
    "til",
    "by",
    "st",
    "sct",
    "lille",
    "store",
    "ny",
    "nye",
    "gammel",
    "gamle",
    "aps",
    "as",
    "is",
    "att",
    "firma",
    "butik",
    "vaerksted",
    "kontor",
    "krisesenter",
    "sykehus",
    "omsorgsbolig",
    "legesenter",
    "barnevern",
    "selvejende",
    "fonden",
    "foreningen",
    "stiftelsen",
    "boligen",
    "bolig",
    "ambulatori",
    "ambulatorium",
    "team",
    "enhed",
    "hotel",
    "bageri",
    "planteskole",
    "toemrer",
    "revision",
    "murer",
    "tandlaege",
    "frisoer",
    "restaurant",
    "cafe",
    "supermarked",
    "apotek",
    "tankstation",
    "netto",
    "foetex",
    "bilka",
    "rema",
    "lidl",
    "aldi",
    "irma",
    "kvickly",
    "brugsen",
    "superbrugsen",
    "coop",
    "ikea",
    "silvan",
    "jysk",
    "matas",
    "dsb",
    "postnord",
    "kiwi",
    "socialpsykiatri",
    "universitet",
    "midtjylland",
    "syddanmark",
    "nordjylland",
    "sjaelland",
    "hovedstaden",
];

/// A word without the ending of its definite form or genitive, so that »krisecentret« is »krisecenter«.
fn stem(word: &str) -> String {
    let word = word.strip_suffix('s').filter(|w| w.len() > 4).unwrap_or(word);
    let word = match word {
        w if w.ends_with("centret") || w.ends_with("centeret") => {
            return w.trim_end_matches("et").trim_end_matches("centr").to_owned() + "center";
        }
        w => w,
    };
    for ending in ["erne", "ene", "et", "en"] {
        if let Some(stem) = word.strip_suffix(ending).filter(|s| s.len() > 3) {
            return stem.to_owned();
        }
    }
    word.to_owned()
}

/// Whether a word is one that many places are called by, or is put together of two such.
fn is_common(word: &str) -> bool {
    let in_list = |part: &str| {
        let part = stem(part);
        COMMON.iter().any(|c| stem(c).trim_end_matches('e') == part.trim_end_matches('e'))
    };
    let parts = |at: usize| word.is_char_boundary(at).then(|| word.split_at(at));
    word.len() < 3
        || in_list(word)
        || TOWNS.contains(&word)
        || (3..word.len().saturating_sub(2))
            .filter_map(parts)
            .any(|(a, b)| in_list(a.trim_end_matches('s')) && in_list(b))
}

impl PlaceName {
    pub(super) fn of(words: &[Word]) -> Self {
        let words: Vec<String> = words.iter().filter(|w| !w.is_number).map(|w| w.form.clone()).collect();
        let own = words.iter().filter(|w| !is_common(w)).cloned().collect();
        Self { words, own }
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

    /// Whether a text names the place. A name whose own words are only its town's must be told whole.
    pub fn is_told_in(&self, text: &Words, town: &str) -> bool {
        let own = self.own.concat();
        if self.words.is_empty() {
            return false;
        }
        if own.len() >= 4 && own != town {
            return is_there(text, &self.own) || self.is_told_in_part(text, town);
        }
        let short = self.words.len() < 2 && is_common(&self.words[0]);
        !short && is_near_together(text, &self.words)
    }
}

impl PlaceName {
    /// Whether a text names the place by one of its own words: the first, which is most often the name itself; or another that is
    /// written as a name.
    fn is_told_in_part(&self, text: &Words, town: &str) -> bool {
        const LONG: usize = 5;
        let is_word = |word: &Word, own: &str| word.form == own || word.form.strip_suffix('s') == Some(own);
        self.own
            .iter()
            .enumerate()
            .filter(|(_, own)| own.len() >= LONG && **own != *town)
            .any(|(index, own)| {
                text.0
                    .iter()
                    .any(|word| is_word(word, own) && (index == 0 || word.is_capital && (!word.is_first || text.0.len() == 1)))
            })
    }
}

/// Whether these words follow one another, together or apart.
fn is_there(text: &Words, words: &[String]) -> bool {
    let wanted: String = words.concat();
    (0..text.0.len()).any(|from| {
        let mut joined = String::new();
        text.0[from..].iter().take(words.len() + 2).any(|word| {
            joined.push_str(&word.form);
            joined == wanted || joined.strip_suffix('s') == Some(&wanted) || stem(&joined) == stem(&wanted) && joined.len() >= 6
        })
    })
}

/// Whether all of these words stand within a few words of one another, in any order and with any ending.
fn is_near_together(text: &Words, words: &[String]) -> bool {
    let wanted: Vec<String> = words.iter().filter(|w| w.len() > 2).map(|w| stem(w)).collect();
    let forms: Vec<String> = text.0.iter().map(|w| stem(&w.form)).collect();
    let reach = wanted.len() + 2;
    !wanted.is_empty()
        && (0..forms.len()).any(|from| {
            let near = &forms[from..(from + reach).min(forms.len())];
            wanted.iter().all(|w| near.contains(w))
        })
}
