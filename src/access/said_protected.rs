//! Words that say of somebody that the address is protected: »(hemmelig adresse)«, »navne- og adressebeskyttet«.

use super::Private;
use crate::case::value::Text;
use crate::case::{Citizen, Person, Place, Placed, is_word_for_address};

/// A field that says so.
#[derive(Clone, Debug)]
pub struct SaidProtected {
    /// Its key.
    pub key: &'static str,
    /// Where it stands.
    pub place: Place,
    /// The field is an address that is only a word, and no address.
    pub is_only_word: bool,
    /// It may be said of somebody else: »mor til Ida, som har hemmelig adresse«.
    pub is_of_another: bool,
}

/// The fields of a person that say so. Tells not what else stands in them.
pub fn said_of_person(person: &Person) -> Vec<SaidProtected> {
    let mut said = Vec::new();
    told(&mut said, "navn", &person.name);
    told(&mut said, "relation", &person.relation);
    person.support.iter().for_each(|support| told(&mut said, "støtte", support));
    lines(&mut said, person.address.as_ref());
    let fields = [
        ("telefon", &person.phone),
        ("hovednummer", &person.main_phone),
        ("mail", &person.mail),
        ("arbejdsplads", &person.workplace),
    ];
    fields.into_iter().for_each(|(key, field)| detail(&mut said, key, field.as_ref()));
    said
}

/// The fields of the borger that say so.
pub fn said_of_citizen(citizen: &Citizen) -> Vec<SaidProtected> {
    let mut said = Vec::new();
    told(&mut said, "navn", &citizen.name);
    citizen.called.iter().for_each(|called| told(&mut said, "kaldenavn", called));
    lines(&mut said, citizen.address.as_ref());
    detail(&mut said, "telefon", citizen.phone.as_ref());
    detail(&mut said, "mail", citizen.mail.as_ref());
    said
}

fn told(said: &mut Vec<SaidProtected>, key: &'static str, text: &Placed<Text>) {
    if says_protected(text) {
        let small = format!(" {} ", text.to_lowercase());
        said.push(SaidProtected {
            key,
            place: text.place.clone(),
            is_only_word: false,
            is_of_another: [" til ", " som ", " hvis ", " der "].iter().any(|word| small.contains(word)),
        });
    }
}

fn detail(said: &mut Vec<SaidProtected>, key: &'static str, field: Option<&Placed<Private<Text>>>) {
    if let Some(field) = field.filter(|field| says_protected(&field.open().0)) {
        said.push(of_field(key, &field.place, false));
    }
}

fn lines(said: &mut Vec<SaidProtected>, address: Option<&Placed<Private<Vec<Text>>>>) {
    let Some(address) = address else { return };
    let lines = address.open();
    let is_only_word = lines.len() == 1 && is_word_for_address(&lines[0].0);
    if is_only_word || lines.iter().any(|line| says_protected(&line.0)) {
        said.push(of_field("adresse", &address.place, is_only_word));
    }
}

fn of_field(key: &'static str, place: &Place, is_only_word: bool) -> SaidProtected {
    SaidProtected {
        key,
        place: place.clone(),
        is_only_word,
        is_of_another: false,
    }
}

/// How many words may stand between the address and what is said of it.
const NEAR: usize = 3;

/// Whether a text says that an address is protected.
pub fn says_protected(text: &str) -> bool {
    let small = text.to_lowercase();
    let words: Vec<&str> = small
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let is_said = |word: &str| {
        let stems = [
            "beskyttet",
            "beskyttede",
            "hemmelig",
            "hemmelige",
            "skjult",
            "skjulte",
            "fortrolig",
            "fortrolige",
            "sperret",
        ];
        stems.contains(&word) || matches!(word, "hemmeligholdt" | "protected" | "secret" | "hidden" | "confidential")
    };
    let is_address = |word: &str| matches!(word, "adresse" | "adressen" | "adresser" | "adr" | "address");
    let in_one = |word: &str| word.contains("adressebeskyt") || word.contains("navnebeskyt") || word.contains("adressesperre");
    let is_not = |word: &str| {
        matches!(
            word,
            "ikke" | "ingen" | "uden" | "aldrig" | "nej" | "nei" | "no" | "not" | "ophævet" | "ophørt" | "udløbet"
        )
    };
    let near = |at: usize| &words[at.saturating_sub(NEAR)..words.len().min(at + NEAR + 1)];
    (0..words.len()).any(|at| {
        let is_it = in_one(words[at]) || is_address(words[at]) && near(at).iter().any(|word| is_said(word));
        is_it && !near(at).iter().any(|word| is_not(word))
    })
}

/// Whether a text says that somebody lives where nobody may know: »hemmelig adresse«, »det sikre hus«, »gået under jorden«.
pub fn says_hidden(text: &str) -> bool {
    const PLACES: [&str; 10] = [
        "hus",
        "huset",
        "sted",
        "stedet",
        "bolig",
        "boligen",
        "lejlighed",
        "hjem",
        "opholdssted",
        "opholdsstedet",
    ];
    const HIDDEN: [&str; 11] = [
        "sikre",
        "sikkert",
        "sikker",
        "hemmelig",
        "hemmeligt",
        "hemmelige",
        "skjult",
        "skjulte",
        "ukendt",
        "ukendte",
        "beskyttede",
    ];
    // Between whole words.
    const SAID: [&str; 8] = [
        " i skjul ",
        " gået under jorden ",
        " går under jorden ",
        " skjulested ",
        " skjulestedet ",
        " dækadresse ",
        " dækadressen ",
        " bor skjult ",
    ];
    let small = text.to_lowercase();
    let words: Vec<&str> = small
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let joined = format!(" {} ", words.join(" "));
    // »det sikre hus«, »et hemmeligt sted«; »et sikkert sted at tale« is a room.
    let is_told = |three: &[&str]| {
        let is_article = matches!(three[0], "det" | "et" | "den" | "en" | "hendes" | "hans" | "deres" | "på" | "i");
        is_article && HIDDEN.contains(&three[1]) && PLACES.contains(&three[2])
    };
    let is_of_talk = |at: usize| words.get(at + 3).is_some_and(|next| matches!(*next, "at" | "for" | "til"));
    let is_place = words.windows(3).enumerate().any(|(at, three)| is_told(three) && !is_of_talk(at));
    says_protected(text) || is_place || SAID.iter().any(|said| joined.contains(said))
}
