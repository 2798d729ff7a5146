//! Names that are ordinary words too: »Engen«, »Reden«, »Netto«. Alone they tell nothing; where a home or a place of work stands they
//! do.

use super::letters::{Word, Words};

/// Whether a name may be an ordinary word: short, or a short word in its definite form.
pub(super) fn is_everyday(name: &str) -> bool {
    const SHORT: usize = 4;
    const NOUN: usize = 9;
    // »Ellemosen«, »Kildehaven«: put together, as names are.
    const LAND: [&str; 14] = [
        "mosen", "haven", "marken", "bakken", "skoven", "engen", "parken", "vangen", "krogen", "hoejen", "dalen", "lunden", "bugten",
        "kaeret",
    ];
    let is_compound =
        LAND.iter().any(|land| name.len() > land.len() + 2 && name.ends_with(land)) && !matches!(name, "baghaven" | "forhaven");
    let is_definite = ["en", "et", "erne", "ene"].iter().any(|ending| name.ends_with(ending));
    name.len() <= SHORT || is_definite && !is_compound && name.len() <= NOUN
}

/// The words of the sentence that word `at` stands in. An abbreviation ends none.
pub(super) fn sentence(words: &[Word], at: usize) -> &[Word] {
    let starts =
        |n: usize| n == 0 || words[n].starts_sentence && words[n].is_capital && !(words[n - 1].has_dot && words[n - 1].form.len() < 4);
    let from = (0..=at).rev().find(|&n| starts(n)).unwrap_or(0);
    let until = (at + 1..words.len()).find(|&n| starts(n)).unwrap_or(words.len());
    &words[from..until]
}

/// Whether the word at a place follows one that a place follows: »på Engen«.
pub(super) fn is_behind_place_word(words: &[Word], at: usize) -> bool {
    at.checked_sub(1)
        .is_some_and(|n| matches!(&*words[n].form, "paa" | "i" | "ved" | "til" | "fra"))
}

/// Whether the word at a place is told as where somebody lives: »bor på engen«, »flytter til Haven«.
pub(super) fn is_home_of_somebody(words: &[Word], at: usize) -> bool {
    is_behind_place_word(words, at) && sentence(words, at).iter().any(|w| is_living(&w.form))
}

/// Whether the words from `from` to `ends` are called the place where somebody lives, wherever in the sentence they stand:
/// »Skrænten, hvor Ida bor«, »Skræntens beboere«, »hendes nye sted: Skrænten«, »Skrænten er et godt sted at bo«.
pub(super) fn is_called_home(words: &[Word], from: usize, ends: usize) -> bool {
    const PLACES: [&str; 7] = ["sted", "stedet", "adresse", "adressen", "bolig", "boligen", "bopael"];
    const PEOPLE: [&str; 5] = ["beboer", "nabo", "lejlighed", "opgang", "lejer"];
    let round = sentence(words, from);
    let next = words.get(ends).map_or("", |w| &*w.form);
    let before = from.checked_sub(1).map_or("", |n| &*words[n].form);
    let lives = || round.iter().any(|w| is_living(&w.form));
    let is_genitive = || words[ends - 1].form.ends_with('s') && PEOPLE.iter().any(|people| next.starts_with(people));
    let is_to_live_in = || {
        round
            .windows(3)
            .any(|three| three[0].form == "sted" && three[1].form == "at" && three[2].form == "bo")
    };
    // »bor: Skrænten«: what a sentence ends with behind a colon.
    let is_behind_colon = words[from].is_first && !words[from].starts_sentence;
    (next == "hvor" || is_behind_colon) && lives() || next == "hedder" || is_genitive() || is_to_live_in() || PLACES.contains(&before)
}

/// Whether the word at a place is told as where somebody is fetched or visited: »hent hende på strandvejen«.
pub(super) fn is_where_somebody_is_met(words: &[Word], at: usize) -> bool {
    const MEETING: [&str; 6] = ["hent", "besoeg", "aflever", "noegle", "opsoeg", "bank"];
    let is_meeting = |w: &Word| MEETING.iter().any(|beginning| w.form.starts_with(beginning));
    let round = sentence(words, at);
    is_behind_place_word(words, at) && (round.iter().any(is_meeting) || has_home(round) || is_meeting_at_somebodys(round))
}

/// »har lejlighed«, »fik et værelse«: whose home it is.
fn has_home(round: &[Word]) -> bool {
    const HOMES: [&str; 5] = ["lejlighed", "bolig", "vaerelse", "etvaerelses", "toevaerelses"];
    const HAVING: [&str; 9] = ["har", "havde", "faaet", "fik", "faar", "lejer", "lejet", "overtager", "overtaget"];
    let homes = round.iter().enumerate().filter(|(_, w)| {
        let ending = HOMES.iter().find_map(|home| w.form.strip_prefix(home));
        ending.is_some_and(|ending| matches!(ending, "" | "en" | "et"))
    });
    let is_had = |at: usize| round[at.saturating_sub(5)..at].iter().any(|w| HAVING.contains(&&*w.form));
    homes.map(|(at, _)| at).any(is_had)
}

/// »vi ses på strandvejen hos Rosa«
fn is_meeting_at_somebodys(round: &[Word]) -> bool {
    let meets = round.iter().any(|w| matches!(&*w.form, "ses" | "moedes" | "samles"));
    meets && round.windows(2).any(|two| two[0].form == "hos" && two[1].is_capital)
}

/// Whether the sentence round a word speaks of going out for the fun of it.
pub(super) fn is_outing(words: &[Word], at: usize) -> bool {
    const OUTINGS: [&str; 10] = [
        "tur",
        "ture",
        "turen",
        "gaatur",
        "gaature",
        "loebetur",
        "cykeltur",
        "koncert",
        "picnic",
        "landskamp",
    ];
    sentence(words, at).iter().any(|w| OUTINGS.contains(&&*w.form))
}

fn is_living(word: &str) -> bool {
    matches!(
        word,
        "bor" | "boede" | "boet" | "hjem" | "hjemme" | "bopael" | "adresse" | "adressen" | "bur" | "bodde"
    ) || word.starts_with("flytte")
}

/// Whether the sentence round a word speaks of living somewhere, or names one of these people.
pub(super) fn is_of_somebodys_home(words: &[Word], at: usize, names: &Words) -> bool {
    let is_name = |word: &Word| {
        let form = word.form.strip_suffix('s').unwrap_or(&word.form);
        word.is_capital && names.0.iter().any(|name| name.form == word.form || name.form == form)
    };
    sentence(words, at).iter().any(|w| is_living(&w.form) || is_name(w))
}

/// Whether the sentence round a word speaks of work, or names one of these people.
pub(super) fn is_work_of(words: &[Word], at: usize, names: &Words) -> bool {
    let is_name = |w: &Word| {
        let form = w.form.strip_suffix('s').unwrap_or(&w.form);
        w.is_capital && names.0.iter().any(|name| name.form == w.form || name.form == form)
    };
    sentence(words, at).iter().any(|w| is_work(&w.form) || is_name(w))
}

fn is_work(word: &str) -> bool {
    const WORK: [&str; 16] = [
        "job",
        "jobbet",
        "jobs",
        "ansat",
        "ansatte",
        "vagt",
        "vagten",
        "vagter",
        "kollega",
        "kolleger",
        "kollegaer",
        "chef",
        "chefen",
        "praktik",
        "fleksjob",
        "stilling",
    ];
    word.starts_with("arbejd") || word.starts_with("jobb") || WORK.contains(&word)
}
