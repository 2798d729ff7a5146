//! What a calendar file leaves out since it names somebody: it is seen by strangers, and no person stands in it.

use crate::case::Case;

/// Whether a text names the borger or somebody of the network by any of their names, or tells at whose home something is.
pub(super) fn names_somebody(case: &Case, text: &str) -> bool {
    let people = case.network.iter().map(|p| &*p.name.0);
    let names = people.chain([&*case.citizen.name.0, case.citizen.called()]);
    let names: Vec<String> = names
        .flat_map(str::split_whitespace)
        // »Anne-Mette« is told as »Annemette« and by each half.
        .flat_map(|name| name.split('-').map(str::to_owned).chain([name.replace('-', "")]))
        .filter(|n| n.chars().count() > 1)
        .map(|name| bare(&name))
        .collect();
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let is_in_two = |two: &[&str]| names.contains(&bare(&two.concat()));
    words.iter().any(|word| names.contains(&bare(word))) || words.windows(2).any(is_in_two) || tells_host(text)
}

/// Whether a text tells at whose home something is: »Hos Inger (nabo)«. A house of many is nobody's.
fn tells_host(text: &str) -> bool {
    const HOUSES: [&str; 16] = [
        "hus", "huset", "center", "centret", "centeret", "café", "caféen", "cafe", "cafeen", "skole", "skolen", "kirke", "kirken", "klub",
        "klubben", "kommune",
    ];
    let words: Vec<&str> = text.split_whitespace().map(bare_ends).collect();
    let is_host = |pair: &[&str]| {
        let is_at = matches!(pair[0].to_lowercase().as_str(), "hos" | "v/" | "c/o");
        let name = pair[1].to_lowercase();
        is_at && pair[1].starts_with(char::is_uppercase) && !HOUSES.iter().any(|house| name.ends_with(house))
    };
    words.windows(2).any(is_host)
}

fn bare_ends(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric() && c != '/')
}

/// A name as compared: small, without the s of the genitive.
fn bare(name: &str) -> String {
    let small = name.to_lowercase();
    let small = small.trim_matches(|c: char| !c.is_alphanumeric());
    if small.chars().count() > 3 {
        small.trim_end_matches('s').to_owned()
    } else {
        small.to_owned()
    }
}

/// The language of an interpreter, without a name that stands beside it: »arabisk« of »arabisk v/ Fatima Said«.
pub(super) fn language_alone(case: &Case, written: &str) -> Option<String> {
    let parts = written.split([',', ';', ':', '(', ')', '[', ']', '–', '—', '\n']);
    let kept: Vec<String> = parts.filter_map(|part| language_in(case, part)).collect();
    let alone = kept.join(", ");
    (!alone.is_empty()).then_some(alone)
}

fn language_in(case: &Case, part: &str) -> Option<String> {
    let is_behind = |word: &str| {
        let small = word.to_lowercase();
        small.starts_with("v/") || matches!(small.as_str(), "v" | "v." | "ved" | "hos" | "med" | "by" | "-")
    };
    let words: Vec<&str> = part.split_whitespace().take_while(|word| !is_behind(word)).collect();
    let is_name = |word: &&str| names_somebody(case, word) || word.starts_with(char::is_uppercase) && !is_language(word);
    let kept = match words.iter().any(is_name) {
        true => words.into_iter().filter(|word| is_language(word)).collect(),
        false => words,
    };
    let text = kept.join(" ");
    (text.chars().filter(|c| c.is_alphabetic()).count() > 1).then_some(text)
}

/// Whether a word is what a language is called in Danish, Norwegian or English.
fn is_language(word: &str) -> bool {
    const LANGUAGES: [&str; 20] = [
        "amhari",
        "bengali",
        "cantonese",
        "dari",
        "farsi",
        "hindi",
        "kurmanji",
        "lingala",
        "mandarin",
        "oromo",
        "pashto",
        "punjabi",
        "romani",
        "somali",
        "sorani",
        "swahili",
        "tamil",
        "thai",
        "tigrinya",
        "urdu",
    ];
    const ENDINGS: [&str; 6] = ["sk", "sprog", "språk", "ish", "ese", "ic"];
    let small = bare(word);
    // »arabisk/kurdisk«
    small
        .split('/')
        .all(|one| LANGUAGES.contains(&one) || one.len() > 3 && ENDINGS.iter().any(|ending| one.ends_with(ending)))
}
