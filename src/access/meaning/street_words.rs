//! The words that streets, floors and sides are written with, and their abbreviations.

use super::letters::Word;

/// What a street is called in the end; a name that ends so is a street's and no other word.
const STREET_ENDINGS: [&str; 28] = [
    "vej",
    "gade",
    "alle",
    "straede",
    "vaenget",
    "vaenge",
    "parken",
    "plads",
    "stien",
    "sti",
    "toften",
    "boulevard",
    "kaj",
    "brygge",
    "laenge",
    "leddet",
    "svinget",
    "stræde",
    "gaarden",
    "lunden",
    "skraenten",
    "engen",
    "torv",
    "torvet",
    "bakken",
    "vangen",
    "promenaden",
    "gatan",
];

/// Names of streets that people bear too: alone they tell nothing.
pub(super) const NAMES_OF_PEOPLE: [&str; 1] = ["solvej"];

/// Words for floors and sides, as they are compared. What follows a door or a staircase belongs to it.
pub(super) fn unit_form(word: &str) -> Option<&'static str> {
    Some(match word {
        "st" | "stuen" | "stue" | "stueetage" | "stueetagen" | "ground" | "parterre" | "part" => "0",
        "kl" | "kld" | "kaelder" | "kaelderen" | "basement" => "k",
        "sal" | "salen" | "etage" | "etg" | "etasje" | "floor" | "til" => "",
        "tv" | "venstre" | "left" => "tv",
        "th" | "hoejre" | "hoeyre" | "right" => "th",
        "mf" | "midtfor" | "midt" | "for" | "midten" => "mf",
        "foerste" | "foerst" | "first" => "1",
        "anden" | "andre" | "second" => "2",
        "tredje" | "third" => "3",
        "fjerde" | "fourth" => "4",
        "femte" | "fifth" => "5",
        "opgang" | "opg" | "lejlighed" | "lejl" | "doer" | "vaer" | "vaerelse" | "leilighet" | "leil" | "oppgang" | "nd" | "rd"
        | "flat" => "",
        _ => return None,
    })
}

/// Words that stand between a street and its number.
pub(super) fn is_number_word(word: &str) -> bool {
    matches!(word, "nr" | "nummer" | "no" | "num" | "number" | "husnr" | "husnummer")
}

/// A word of a street's name, with its abbreviation written out. `dot`: a full stop follows; `last`: the number comes next.
pub(super) fn street_word(word: &str, dot: bool, last: bool) -> String {
    let whole = match word {
        "v" | "vn" | "vei" | "veien" | "veg" | "vegen" | "vejen" => "vej",
        "g" | "gd" | "gt" | "gate" | "gata" | "gaten" | "gaden" => "gade",
        "pl" | "pladsen" | "plass" | "plassen" => "plads",
        "al" | "alleen" | "aleen" => "alle",
        "str" | "straedet" => "straede",
        "blvd" | "boulevarden" => "boulevard",
        "gl" | "gamle" => "gammel",
        "nr" => "noerre",
        "ndr" | "nordre" | "nord" => "nordre",
        "sdr" | "soendre" | "sondre" => "soender",
        "st" | "skt" | "sct" | "sankt" | "store" => "st",
        "ll" => "lille",
        "chr" | "christian" | "kristian" => "chr",
        "christians" | "kristians" => "chrs",
        "dr" | "doktor" => "dr",
        "kgs" | "kongens" => "kongens",
        "fr" | "frederik" => "fr",
        "frederiks" => "frs",
        other => {
            let cut = |ending: &str, by: &str| other.strip_suffix(ending).map(|stem| format!("{stem}{by}"));
            let abbreviated = if dot && last && other.len() > 3 {
                cut("v", "vej")
                    .or_else(|| cut("gd", "gade"))
                    .or_else(|| cut("g", "gade"))
                    .or_else(|| cut("gt", "gade"))
            } else {
                None
            };
            let inflected = if last && other.len() > 5 {
                ["veien", "vegen", "vejen", "vei", "veg"]
                    .iter()
                    .find_map(|e| cut(e, "vej"))
                    .or_else(|| ["gaten", "gata", "gate", "gaden"].iter().find_map(|e| cut(e, "gade")))
                    .or_else(|| cut("pladsen", "plads"))
            } else {
                None
            };
            return abbreviated.or(inflected).unwrap_or_else(|| other.to_owned());
        }
    };
    whole.to_owned()
}

/// The words of a street's name as one, with their abbreviations written out.
pub(super) fn street_name(words: &[Word]) -> String {
    let last = words.len().saturating_sub(1);
    let form = |(index, word): (usize, &Word)| street_word(&word.form, word.has_dot, index == last);
    words.iter().enumerate().map(form).collect()
}

/// Whether a name ends as a street's, and is longer than that ending.
pub(super) fn ends_as_street(name: &str) -> bool {
    STREET_ENDINGS
        .iter()
        .any(|ending| name.len() > ending.len() + 1 && name.ends_with(ending))
}

/// Floor and side in one form.
pub(super) fn unit(words: &[Word]) -> String {
    let form = |w: &Word| match unit_form(&w.form) {
        Some(form) => form.to_owned(),
        None if w.is_number && w.form.len() <= 2 || w.form.len() == 1 && !matches!(&*w.form, "t") => w.form.clone(),
        // »t. v.«, »t.h.«
        None if w.form == "t" => "t".to_owned(),
        None => String::new(),
    };
    words.iter().map(form).collect()
}
