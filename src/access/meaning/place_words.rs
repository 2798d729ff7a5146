//! The words that places are called by: kinds of houses, chains of shops, what stands before a name.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::everyday::is_everyday;
use super::letters::Word;
use super::towns::TOWNS;

/// Words that many places are called by, without their ending: alone they tell nothing.
pub(super) const COMMON: &[&str] = &[
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
    "hjemmepleje",
    "politi",
    "brandvaesen",
    "boernehave",
    "vuggestue",
    "efterskole",
    "hoejskole",
    "kolonihave",
    "gaarden",
    "pension",
    "pensionat",
    "boenhed",
    "asylcenter",
    "universitet",
    "tand",
    "fod",
    "fysio",
    "hud",
    "dyre",
    "midtjylland",
    "syddanmark",
    "nordjylland",
    "sjaelland",
    "hovedstaden",
];

/// Words for a quarter of a town.
pub(super) const QUARTERS: [&str; 5] = ["nordre", "soender", "oester", "vester", "noerre"];

/// Chains of shops and the like, whose names are in everybody's mouth.
pub(super) const CHAINS: &[&str] = &[
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
];

/// Kinds of houses that people live in: told in the definite form they are one certain house, when nothing else is stored.
pub(super) const KINDS_OF_HOMES: &[&str] = &[
    "krisecenter",
    "kvindecenter",
    "mandecenter",
    "kvindekrisecenter",
    "mandekrisecenter",
    "kvindehus",
    "kvindehjem",
    "mandehjem",
    "boernehus",
    "boernehjem",
    "familiehus",
    "bosted",
    "botilbud",
    "bofaellesskab",
    "opholdssted",
    "plejehjem",
    "plejecenter",
    "ungdomshjem",
    "doegninstitution",
    "kollegi",
    "herberg",
    "natteherberg",
    "forsorgshjem",
];

/// Their stems, without an `e` at the end.
pub(super) static COMMON_STEMS: LazyLock<HashSet<String>> =
    LazyLock::new(|| COMMON.iter().map(|word| stem(word).trim_end_matches('e').to_owned()).collect());

/// A word without the ending of its definite form or genitive, so that »krisecentret« is »krisecenter«.
pub(super) fn stem(word: &str) -> String {
    let word = word.strip_suffix('s').filter(|w| w.len() > 4).unwrap_or(word);
    for centre in ["centrenes", "centrene", "centeret", "centret", "centre"] {
        if let Some(kind) = word.strip_suffix(centre) {
            return format!("{kind}center");
        }
    }
    // »kollegium« and »kollegiet«
    if let Some(stem) = word.strip_suffix("um").filter(|stem| stem.len() > 4 && stem.ends_with('i')) {
        return stem.to_owned();
    }
    for ending in ["erne", "ene", "et", "en"] {
        if let Some(stem) = word.strip_suffix(ending).filter(|s| s.len() > 3) {
            return single_ended(stem).to_owned();
        }
    }
    single_ended(word.strip_suffix('e').filter(|s| s.len() > 4).unwrap_or(word)).to_owned()
}

/// A stem whose last consonant is doubled by an ending, with one: »hjemm« of »hjemmet«.
pub(super) fn single_ended(stem: &str) -> &str {
    match stem.as_bytes() {
        [.., a, b] if a == b && stem.len() > 4 => &stem[..stem.len() - 1],
        _ => stem,
    }
}

pub(super) fn is_chain(word: &str) -> bool {
    CHAINS.contains(&word)
}

/// Whether a word is one that many places are called by, or is put together of two such.
pub(super) fn is_common(word: &str) -> bool {
    let in_list = |part: &str| COMMON_STEMS.contains(stem(part).trim_end_matches('e'));
    let parts = |at: usize| word.is_char_boundary(at).then(|| word.split_at(at));
    word.len() < 3
        || in_list(word)
        || is_chain(word)
        || TOWNS.contains(&word)
        || (3..word.len().saturating_sub(2))
            .filter_map(parts)
            .any(|(a, b)| in_list(a.trim_end_matches('s')) && in_list(b))
}

/// Whether a word says which kind of house a place is, and is no town, chain or quality.
pub(super) fn is_kind_of_place(word: &str) -> bool {
    const NO_KIND: [&str; 16] = [
        "lille",
        "store",
        "gammel",
        "gamle",
        "kvinde",
        "kvinder",
        "boerne",
        "voksne",
        "familie",
        "familien",
        "family",
        "firma",
        "selvejende",
        "pension",
        "krise",
        "region",
    ];
    word.len() >= 5 && is_common(word) && !is_chain(word) && !TOWNS.contains(&word) && !NO_KIND.contains(&word)
}

/// Words without meaning of their own in a name.
pub(super) fn is_small(word: &str) -> bool {
    matches!(
        word,
        "den" | "det" | "de" | "for" | "af" | "og" | "i" | "ved" | "paa" | "til" | "as" | "is" | "a" | "s"
    )
}

/// What a saint's name begins with, in one form: »Sct. Hans« is »sankthans«.
pub(super) const SAINT: &str = "sankt";

/// The words of a name without its numbers, a saint's name in one word.
pub(super) fn with_saints(words: &[Word]) -> Vec<String> {
    let words: Vec<&str> = words.iter().filter(|w| !w.is_number).map(|w| &*w.form).collect();
    let mut all: Vec<String> = Vec::with_capacity(words.len());
    let mut is_behind = false;
    for (at, word) in words.iter().enumerate() {
        if std::mem::take(&mut is_behind) {
            all.push(format!("{SAINT}{word}"));
            continue;
        }
        let next = words.get(at + 1).copied().unwrap_or_default();
        // »St.« is »Store« too.
        let is_saint = matches!(*word, "skt" | "sct" | "sankt") || *word == "st" && is_everyday(next);
        is_behind = is_saint && next.len() > 2;
        if !is_behind {
            all.push((*word).to_owned());
        }
    }
    all
}
