//! Which words of a text say that an address or a number is kept secret: »hemmelig adresse«, »(NAB)«, »må ikke oplyses«.

/// How many words may stand between the address and what is said of it.
const NEAR: usize = 3;

/// The words of a text, small.
fn words_of(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

fn is_secret(word: &str) -> bool {
    let stems = ["beskyttet", "hemmelig", "skjult", "fortrolig"];
    let is_it = |stem: &str| word.strip_prefix(stem).is_some_and(|end| matches!(end, "" | "e" | "t"));
    let others = [
        "beskyttede",
        "besk",
        "beskyt",
        "hem",
        "hemm",
        "hemmeligholdt",
        "hemmeligholdes",
        "sperret",
        "protected",
        "secret",
        "hidden",
        "confidential",
    ];
    stems.into_iter().any(is_it) || others.contains(&word)
}

fn is_address(word: &str) -> bool {
    matches!(word, "adresse" | "adressen" | "adresser" | "adr" | "address")
}

fn is_no(word: &str) -> bool {
    matches!(
        word,
        "ikke" | "ingen" | "uden" | "aldrig" | "nej" | "nei" | "no" | "not" | "ophævet" | "ophørt" | "udløbet"
    )
}

/// Whether a text says »må ikke oplyses«, »nummeret må ikke gives videre«, or bears the register's own mark, which is written in capitals.
pub fn forbids_telling(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|word| word == "NAB") || is_forbidden(&words_of(text))
}

fn is_forbidden(words: &[String]) -> bool {
    // What else may not be told is no way to reach somebody: »diagnosen må ikke nævnes«.
    let is_own = |at: usize| {
        let subjects = ["adress", "numm", "navn", "telefon", "mobil", "den", "det"];
        let is_thing = |word: &str| ["en", "et", "erne"].iter().any(|end| word.ends_with(end));
        let before = at.checked_sub(1).map_or("", |at| &*words[at]);
        !is_thing(before) || subjects.iter().any(|begins| before.starts_with(begins))
    };
    let is_telling = |word: &str| {
        matches!(
            word,
            "oplyses"
                | "oplyse"
                | "videregives"
                | "udleveres"
                | "nævnes"
                | "vises"
                | "fortælles"
                | "røbes"
                | "kendes"
                | "deles"
                | "skrives"
        )
    };
    let is_given_on = |rest: &[String]| {
        rest.len() > 1
            && (rest[0] == "gives" && rest[1] == "videre"
                || rest[0] == "stå" && matches!(&*rest[1], "nogen" | "noget" | "på" | "i" | "her"))
    };
    words.windows(2).enumerate().any(|(at, two)| {
        let rest = &words[at + 2..];
        let is_said = rest.iter().take(2).any(|word| is_telling(word)) || is_given_on(rest);
        is_own(at) && matches!(&*two[0], "må" | "maa") && two[1] == "ikke" && is_said
    })
}

/// Whether a text says that an address is protected.
pub fn says_protected(text: &str) -> bool {
    let words = words_of(text);
    let in_one = |word: &str| {
        ["adressebesk", "navnebesk", "adressesperre", "adressehemmel"]
            .iter()
            .any(|begins| word.contains(begins))
    };
    let near = |at: usize| &words[at.saturating_sub(NEAR)..words.len().min(at + NEAR + 1)];
    (0..words.len()).any(|at| {
        let is_it = in_one(&words[at]) || is_address(&words[at]) && near(at).iter().any(|word| is_secret(word));
        is_it && !near(at).iter().any(|word| is_no(word))
    })
}

/// Whether a part of a field, between its commas and brackets, is nothing but a word for it: »(hemmelig)«, »beskyttet«, »besk. adr.«; or
/// a line ends in one: »Tranevænget 17, st. th. hemmelig«.
pub(super) fn is_said_alone(text: &str) -> bool {
    let parts = text
        .split([',', ';', '(', ')', '[', ']', '\n', '/'])
        .chain(text.split(" - "))
        .chain(text.split([':', '–', '—']));
    let fills = |word: &String| {
        is_secret(word)
            || is_address(word)
            || matches!(
                &**word,
                "er" | "helt" | "nr" | "nummer" | "nummeret" | "tlf" | "navn" | "og" | "obs" | "strengt" | "privat"
            )
    };
    let is_alone = |part: &str| {
        let words = words_of(part);
        words.iter().any(|word| is_secret(word) && !matches!(&**word, "hem" | "besk")) && words.iter().all(fills)
    };
    let words = words_of(text);
    let ends = words.len() > 2
        && words.last().is_some_and(|last| is_secret(last) && last.len() > 5)
        && words[words.len() - 2..].iter().all(|word| !is_no(word))
        && text.contains(|c: char| c.is_ascii_digit());
    parts.into_iter().any(is_alone) || ends
}

/// Whether a field of a number says that it is kept: »29 74 16 03 hemmeligt nummer«.
pub(super) fn is_number_kept(text: &str) -> bool {
    let words = words_of(text);
    words.iter().any(|word| is_secret(word)) && !words.iter().any(|word| is_no(word))
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
