//! Words that name a kind of road and are a street's name too: »hovedgaden«, »skolevejen«, »en stille gade«.

use super::letters::Word;

/// What roads are for, or lead to: with a road's kind behind it, an ordinary word.
const ROADS: [&str; 36] = [
    "hoved",
    "skole",
    "strand",
    "kirke",
    "lande",
    "motor",
    "gaa",
    "villa",
    "by",
    "mark",
    "skov",
    "grus",
    "cykel",
    "ring",
    "side",
    "bi",
    "kyst",
    "havne",
    "stations",
    "sogne",
    "lege",
    "parkerings",
    "arbejds",
    "raadhus",
    "markeds",
    "folke",
    "skate",
    "natur",
    "hjem",
    "om",
    "gen",
    "ud",
    "ind",
    "vend",
    "hytte",
    "fortovs",
];
/// The kinds, in the definite form and the other.
const KINDS: [(&str, &str); 9] = [
    ("vejen", "vej"),
    ("gaden", "gade"),
    ("stien", "sti"),
    ("torvet", "torv"),
    ("pladsen", "plads"),
    ("parken", "park"),
    ("alleen", "alle"),
    ("straedet", "straede"),
    ("engen", "eng"),
];

/// Whether words in small letters, from `from` to `ends`, are an ordinary way to speak of a road and no name.
pub(super) fn is_ordinary(words: &[Word], from: usize, ends: usize) -> bool {
    let is_behind_article = from.checked_sub(1).is_some_and(|n| is_article(&words[n].form));
    match &words[from..ends] {
        [one] => {
            let form = one.form.strip_suffix('s').unwrap_or(&one.form);
            let is_road = |kind: &str| form.strip_suffix(kind).is_some_and(|road| ROADS.contains(&road));
            KINDS
                .iter()
                .any(|(definite, other)| is_road(definite) || is_behind_article && is_road(other))
        }
        [first, ..] => is_behind_article || is_quality(&first.form),
        [] => false,
    }
}

/// Whether a name is one of a kind of road, in either form.
pub(super) fn is_road(name: &str) -> bool {
    let mut kinds = KINDS.iter().flat_map(|(definite, other)| [*definite, *other]);
    kinds.any(|kind| name.strip_suffix(kind).is_some_and(|road| ROADS.contains(&road)))
}

/// Whether a word is weather, or several roads: »sommervejr« is not »Sommervej« with a letter more.
pub(super) fn is_plural_or_weather(word: &str) -> bool {
    const ENDINGS: [&str; 7] = ["vejr", "vejret", "gader", "gaderne", "veje", "vejene", "stier"];
    ENDINGS.iter().any(|ending| word.ends_with(ending))
}

fn is_article(word: &str) -> bool {
    matches!(
        word,
        "en" | "et" | "den" | "det" | "de" | "denne" | "hver" | "nogle" | "mange" | "ingen" | "enhver" | "sin" | "vores" | "samme"
    )
}

/// What a road may be like.
fn is_quality(word: &str) -> bool {
    matches!(
        word,
        "stille"
            | "ny"
            | "nye"
            | "lang"
            | "lange"
            | "bred"
            | "brede"
            | "smal"
            | "smalle"
            | "oede"
            | "tom"
            | "tomme"
            | "moerk"
            | "moerke"
            | "lys"
            | "lyse"
            | "travl"
            | "travle"
            | "kort"
            | "korte"
            | "stejl"
            | "stejle"
    )
}
