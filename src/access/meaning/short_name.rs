//! A name of a place told by less than its words: by initials (»PCB«, »P.C. Ballerup«, »KC Nørrebro«), by half of it with its town
//! (»centret i Ballerup«, »på psyk i Ballerup«), and as the one house of its kind there is (»krisecentret« for »Nørrebro
//! Krisecenter«).

use super::initials::{acronyms, is_everyday_acronym, written_initials};
use super::letters::{Word, Words};
use super::place_words::{KINDS_OF_HOMES, QUARTERS, is_kind_of_place, is_small, stem};
use super::street_words::head_word;
use super::towns::{PARTS_OF_TOWNS, TOWNS};

/// The most words of a text that is no sentence, but what a place is called.
const SHORT: usize = 4;

/// The words of a name that may be told shortly, parted into its town and the rest.
struct PartedName<'n> {
    all: Vec<&'n str>,
    /// The words that are no town.
    rest: Vec<&'n str>,
    /// The towns that the name holds.
    towns: Vec<&'n str>,
    /// The town where the house lies; empty when none is written.
    home_town: &'n str,
}

/// Which words of a name are towns that everybody knows.
pub(super) fn known_towns(words: &[String]) -> Vec<bool> {
    let is_known = |word: &String| TOWNS.contains(&&**word) || PARTS_OF_TOWNS.contains(&&**word);
    words.iter().map(is_known).collect()
}

/// Whether a text tells a name shortly. Of each of its words is said whether it is a known town; `home_town` is where the house lies.
pub(super) fn is_told_short(words: &[String], known_towns: &[bool], text: &Words, home_town: &str) -> bool {
    let all = words.iter().zip(known_towns).filter(|(word, _)| !is_small(word));
    let (towns, rest): (Vec<_>, Vec<_>) = all.clone().partition(|(word, known)| **known || is_town_of(home_town, word));
    if rest.is_empty() {
        return false;
    }
    let name = PartedName {
        all: all.map(|(word, _)| word.as_str()).collect(),
        rest: plain(&rest),
        towns: plain(&towns),
        home_town,
    };
    name.is_told_by_initials(&text.0) || name.is_half_told(&text.0) || name.is_only_house_told(&text.0)
}

fn plain<'w>(words: &[(&'w String, &bool)]) -> Vec<&'w str> {
    words.iter().map(|(word, _)| word.as_str()).collect()
}

/// Whether a word is a town, as it is or without the letter of its post district: »koebenhavnn«, »nykoebingf«.
fn is_town_of(town: &str, word: &str) -> bool {
    town == word && !town.is_empty() || town.len() == word.len() + 1 && town.starts_with(word) && TOWNS.contains(&word)
}

impl PartedName<'_> {
    /// Whether a word is the town of the name or of the house, with or without a genitive's s.
    fn is_its_town(&self, word: &Word) -> bool {
        let form = word.form.as_str();
        let short = form.strip_suffix('s').unwrap_or(form);
        let is_home_town = is_town_of(self.home_town, form) || is_town_of(self.home_town, short);
        is_home_town || self.towns.iter().any(|town| *town == form || *town == short)
    }

    fn is_told_by_initials(&self, text: &[Word]) -> bool {
        let mut whole: Option<Vec<String>> = None;
        let mut rest: Option<Vec<String>> = None;
        (0..text.len()).any(|at| {
            let Some(written) = written_initials(text, at) else { return false };
            let behind = at + written.count;
            let is_known = is_everyday_acronym(&written.letters);
            let whole = whole.get_or_insert_with(|| acronyms(&self.all));
            let is_whole = self.all.len() > 1 && whole.contains(&written.letters) && !is_known;
            let is_at_place = at > 0 && is_place_word(&text[at - 1]);
            if is_whole && (written.letters.len() > 2 && written.is_sure || written.is_capital && is_at_place) {
                return true;
            }
            let rest = rest.get_or_insert_with(|| acronyms(&self.rest));
            if !rest.contains(&written.letters) {
                return false;
            }
            let is_next = text
                .get(behind)
                .is_some_and(|w| self.is_its_town(w) && !begins_sentence(text, behind));
            let is_in = town_behind(text, behind).is_some_and(|at| self.is_its_town(&text[at]));
            let is_before = at > 0 && self.is_its_town(&text[at - 1]) && !text[at].after_sign && written.is_capital;
            is_next || is_in && written.is_sure && (!is_known || is_at_place || text.len() <= SHORT) || is_before
        }) || self.is_told_abbreviated(text)
    }

    /// Whether the words stand in a text in their order, some of them shortened: »Psyk. Center Ballerup«, »P. Center i Ballerup«.
    fn is_told_abbreviated(&self, text: &[Word]) -> bool {
        let begins_alike = |word: &Word, whole: &str| word.form.as_bytes().first() == whole.as_bytes().first();
        let is_short = |word: &Word, whole: &str| {
            let has_beginning = whole.starts_with(&*word.form) && word.form.len() < whole.len();
            has_beginning && (word.has_dot || word.form.len() >= 4)
        };
        let is_whole = |word: &Word, whole: &str| begins_alike(word, whole) && stem(head_word(&word.form)) == stem(head_word(whole));
        self.all.len() > 1
            && (0..text.len()).any(|from| {
                let (mut at, mut whole, mut short) = (from, 0, 0);
                for wanted in &self.all {
                    while at > from && text.get(at).is_some_and(|w| is_small(&w.form)) {
                        at += 1;
                    }
                    match text.get(at) {
                        Some(word) if is_whole(word, wanted) => whole += 1,
                        Some(word) if is_short(word, wanted) => short += 1,
                        _ => return false,
                    }
                    at += 1;
                }
                whole > 0 && short > 0
            })
    }

    /// Whether a text tells a kind of the name beside its town: »centret i Ballerup«, »Ballerups psykiatri«, »i Ballerup på centret«.
    fn is_half_told(&self, text: &[Word]) -> bool {
        let holds_town = |w: &Word| self.is_its_town(w) || self.towns.iter().any(|town| w.form.starts_with(town));
        if !text.iter().any(holds_town) {
            return false;
        }
        (0..text.len()).any(|at| {
            let form = &*text[at].form;
            let half_by = |told: &str| self.rest.iter().find_map(|wanted| half_of(told, wanted));
            // »Ballerupcentret«
            let mut glued = self.towns.iter().filter_map(|town| form.strip_prefix(town));
            if glued.any(|rest| half_by(rest.strip_prefix('s').unwrap_or(rest)).or_else(|| half_by(rest)).is_some()) {
                return true;
            }
            let Some(half) = half_by(form) else { return false };
            // A kind by its head alone (»centret«), or one that is no house to live in, is its own only in the name's own town.
            let is_town = |w: &Word| match half {
                HalfOfName::Own => self.is_its_town(w),
                HalfOfName::Loose => {
                    let form = w.form.strip_suffix('s').unwrap_or(&w.form);
                    self.towns.iter().any(|town| *town == w.form || *town == form)
                }
            };
            let behind = behind_kinds(text, at + 1);
            let is_near = |at: usize| !begins_sentence(text, at) && (!text[at].after_sign || text.len() <= SHORT);
            let is_next = text.get(behind).is_some_and(|w| is_town(w) && is_near(behind) && w.is_capital);
            let is_behind = town_behind(text, behind).is_some_and(|at| is_town(&text[at]));
            let is_before = at > 0 && is_town(&text[at - 1]) && is_near(at) && !text[at].after_joint;
            // »i Ballerup på centret«
            let is_round = at > 2 && is_place_word(&text[at - 1]) && is_town(&text[at - 2]) && is_place_word(&text[at - 3]);
            is_next || is_behind || is_before || is_round
        })
    }

    /// Whether a text speaks of the one house of the name's kind, when beside the kind there is only a town in it.
    fn is_only_house_told(&self, text: &[Word]) -> bool {
        // Everybody's old aunt lives at such.
        const EVERYDAY: [&str; 3] = ["plejehjem", "plejecenter", "kollegi"];
        let [kind] = &*self.rest else { return false };
        let is_kind = |kinds: &[&str]| kinds.iter().any(|home| kind_stem(home) == kind_stem(kind));
        if self.towns.is_empty() || !is_kind(KINDS_OF_HOMES) || is_kind(&EVERYDAY) {
            return false;
        }
        (0..text.len()).any(|at| {
            let word = &text[at];
            let is_it = is_definite(&word.form) && kind_stem(&word.form) == kind_stem(kind);
            // »krisecentret i Odense«, »krisecentret Havblik«: another.
            let is_other_town = town_behind(text, at + 1).is_some_and(|town| !self.is_its_town(&text[town]) && text[town].is_capital);
            let next = text.get(at + 1).filter(|w| !begins_sentence(text, at + 1) && !w.after_sign);
            let is_other_name = next.is_some_and(|w| w.is_capital && !w.is_number && !self.is_its_town(w));
            is_it && !is_other_town && !is_other_name
        })
    }
}

/// How a word tells a part of a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum HalfOfName {
    /// The kind of a house that people live in, or are admitted to.
    Own,
    /// Another kind, or the kind by its head: »centret« for »krisecenter«.
    Loose,
}

/// The heads of words for houses that are said in their stead.
const HEADS: [&str; 10] = [
    "center",
    "hjem",
    "herberg",
    "tilbud",
    "faellesskab",
    "institution",
    "afdeling",
    "hospital",
    "sygehus",
    "kollegi",
];

/// Whether a word of a text is half of a name by this word of it.
fn half_of(form: &str, wanted: &str) -> Option<HalfOfName> {
    if wanted.starts_with("psyk") || wanted.contains("psykiatri") {
        let is_it = matches!(form, "psyk" | "psyken") || form.contains("psykiatri");
        return is_it.then_some(HalfOfName::Own);
    }
    if !is_kind_of_place(wanted) || QUARTERS.contains(&wanted) || !is_definite(form) {
        return None;
    }
    let (told, wanted) = (kind_stem(form), kind_stem(wanted));
    if told == wanted {
        let is_home = KINDS_OF_HOMES.iter().any(|kind| kind_stem(kind) == wanted);
        return Some(if is_home { HalfOfName::Own } else { HalfOfName::Loose });
    }
    let is_head = HEADS.contains(&&*told) && wanted.ends_with(&*told);
    is_head.then_some(HalfOfName::Loose)
}

/// The stem of a word for a kind of house; of »hus«, whose last letter is no ending, too.
fn kind_stem(word: &str) -> String {
    let stem = stem(word);
    if stem.ends_with("hu") { stem + "s" } else { stem }
}

fn is_definite(form: &str) -> bool {
    let form = form.strip_suffix('s').unwrap_or(form);
    form.ends_with("et") || form.ends_with("en")
}

/// Where the text goes on behind what else a ward is called: »psykiatrisk afdeling i Ballerup«.
fn behind_kinds(text: &[Word], from: usize) -> usize {
    let is_kind = |w: &Word| HEADS.contains(&&*stem(&w.form)) && !w.after_sign && !begins_sentence(text, from);
    from + usize::from(text.get(from).is_some_and(is_kind))
}

/// The word behind »i«, »på«, »ude i«, »her i« at a place of a text, and not in another sentence.
fn town_behind(text: &[Word], from: usize) -> Option<usize> {
    const ROUND: [&str; 9] = ["ude", "ovre", "oppe", "nede", "inde", "henne", "her", "der", "ud"];
    let at = from + usize::from(text.get(from).is_some_and(|w| ROUND.contains(&&*w.form)));
    let before = text.get(at)?;
    let town = text.get(at + 1)?;
    let is_at = matches!(&*before.form, "i" | "paa" | "ved" | "naer");
    let is_same = !begins_sentence(text, at) && !begins_sentence(text, at + 1) && !before.after_sign && !town.after_sign;
    (is_at && is_same).then_some(at + 1)
}

/// Whether a word begins a sentence, and the full stop before it is none of a short word: »psyk. Ballerup«.
fn begins_sentence(text: &[Word], at: usize) -> bool {
    const SHORT: usize = 4;
    let is_behind_short = at > 0 && text[at - 1].has_dot && text[at - 1].form.len() <= SHORT;
    text[at].starts_sentence && text[at].is_capital && !is_behind_short
}

fn is_place_word(word: &Word) -> bool {
    matches!(&*word.form, "paa" | "i" | "ved" | "til" | "fra" | "hos")
}
