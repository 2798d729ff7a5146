//! A letter in the borger's own name speaks as the borger: »jeg«, and neither the name nor »hun«, »han« or »borgeren« (001 §3.1).

use super::Context;
use super::inviting::open;
use crate::case::{Case, Problem};
use crate::messages::RuleMessage;

/// Words for the one whom a report is about, in the languages of the files.
const CITIZEN: [&str; 4] = ["borgeren", "borgerens", "brukeren", "brukerens"];

/// »She« and »he« in Danish and Norwegian, in every case; »hans« and »hendes« may belong to anybody's things.
const PRONOUNS: [&str; 8] = ["hun", "han", "ham", "hende", "henne", "hans", "hendes", "hennes"];

/// The same in English, where »her« is no Danish adverb.
const ENGLISH: [&str; 6] = ["she", "he", "him", "his", "her", "hers"];

/// With one of these the borger speaks, and »hun« is somebody else.
const SPEAKING: [&str; 14] = [
    "jeg", "mig", "min", "mit", "mine", "vi", "os", "vores", "eg", "meg", "i", "me", "my", "we",
];

/// First names that are ordinary words too, when they are written small.
const WORDS: [&str; 24] = [
    "bo", "liv", "dag", "sol", "rose", "storm", "mai", "maj", "sommer", "vinter", "may", "per", "hope", "grace", "vår", "tage", "gry",
    "fred", "viol", "bjørn", "sten", "birk", "saga", "alle",
];

/// A letter of the borger's own whose reason speaks of the borger as of somebody else.
pub(super) fn third_person(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for (_, invited) in open(context).filter(|(_, invited)| invited.citizen_invites.0) {
        let Some(why) = &invited.why else { continue };
        let person = context.case.person(&invited.person);
        let language = person.and_then(|p| p.language.as_ref()).or(context.case.language.as_ref());
        let is_english = language.is_some_and(|language| language.value.0 == "en");
        if let Some(word) = word_for_citizen(context.case, why.text(), is_english) {
            let told = RuleMessage::CitizenInThirdPerson { word: word.to_owned() };
            problems.push(Problem::advised("grund-i-tredje-person", &why.place, &told));
        }
    }
}

/// The first word of a text that tells of the borger as of somebody else.
fn word_for_citizen<'a>(case: &Case, why: &'a str, is_english: bool) -> Option<&'a str> {
    let words: Vec<&str> = why.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let small: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let named = (0..words.len()).find(|at| is_citizen(case, &words, *at) || CITIZEN.contains(&&*small[*at]));
    let speaks = small.iter().any(|word| (is_english || word != "i") && SPEAKING.contains(&&**word));
    let pronoun = || {
        let is_pronoun = |word: &String| PRONOUNS.contains(&&**word) || is_english && ENGLISH.contains(&&**word);
        let at = small.iter().position(is_pronoun)?;
        // Whom it may stand for else: somebody named or told of before it.
        let is_other = small[..at].iter().any(|word| is_somebody_else(case, word));
        (!speaks && !is_other).then_some(at)
    };
    named.or_else(pronoun).map(|at| words[at])
}

/// Whether a word is the borger's name, with a genitive's s or without; a family name only where it is nobody else's there.
fn is_citizen(case: &Case, words: &[&str], at: usize) -> bool {
    let citizen = &case.citizen;
    let word = words[at].to_lowercase();
    let is = |name: &str| is_word_or_genitive(&word, &name.to_lowercase());
    let is_written_small = words[at].starts_with(char::is_lowercase);
    let first = citizen.name.text().split_whitespace().next().unwrap_or_default();
    let is_first = [citizen.called(), first].into_iter().any(is);
    if is_first {
        return !is_written_small || !WORDS.iter().any(|other| is_word_or_genitive(&word, other));
    }
    let family = citizen.name.text().split_whitespace().skip(1).last();
    let others: Vec<String> = case
        .network
        .iter()
        .flat_map(|person| person.name.text().split_whitespace().next())
        .map(str::to_lowercase)
        .collect();
    let is_others = at
        .checked_sub(1)
        .is_some_and(|before| others.contains(&words[before].to_lowercase()));
    family.is_some_and(is) && !is_others && !is_written_small
}

fn is_word_or_genitive(word: &str, name: &str) -> bool {
    word == name || word.strip_suffix('s') == Some(name)
}

/// Whether a word names somebody of the network, or what they are to the borger: »mor«, »Bo«, »lægen«.
fn is_somebody_else(case: &Case, word: &str) -> bool {
    let is_of = |text: &str| {
        let mut names = text.split(|c: char| !c.is_alphanumeric()).filter(|name| name.len() > 1);
        names.any(|name| {
            let name = name.to_lowercase();
            word == name
                || word
                    .strip_prefix(&*name)
                    .is_some_and(|ending| ["s", "en", "n", "ens", "ns"].contains(&ending))
        })
    };
    let own = case.citizen.name.text();
    case.network.iter().any(|person| {
        let names = person.name.text().split_whitespace().filter(|name| !own.contains(name));
        names.chain([person.relation.text()]).any(is_of)
    })
}
