//! The words that streets, floors and sides are written with, and their abbreviations.

use std::borrow::Cow;

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

/// Whether a word is only what streets are called in the end, and no street's name by itself: »Gård« of »Prins Jørgens Gård«.
pub(super) fn is_kind_of_street(word: &str) -> bool {
    const OTHERS: [&str; 32] = [
        "gaard", "have", "park", "toft", "vang", "bro", "bakke", "banke", "hoej", "mark", "lund", "skov", "dal", "eng", "ager", "kvarter",
        "gang", "huse", "minde", "krog", "brink", "havn", "stien", "kobbel", "gyde", "passage", "hage", "bugt", "strand", "vold", "port",
        "station",
    ];
    STREET_ENDINGS.contains(&word) && !word.ends_with("en") || OTHERS.contains(&word)
}

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

/// A word that many names begin with, which is often shortened, in one form: »Ndr.«, »Skt.«, »Gl.«; any other word as it is.
pub(super) fn head_word(word: &str) -> &str {
    match word {
        "ndr" | "nordre" => "nordre",
        "sdr" | "soendre" | "sondre" | "soender" => "soender",
        "oestre" | "oester" => "oester",
        "vestre" | "vester" => "vester",
        "nr" | "noerre" => "noerre",
        "gl" | "gamle" | "gammel" => "gammel",
        "skt" | "sct" | "sankt" | "st" => "sankt",
        "ll" | "lille" => "lille",
        "chr" | "christian" | "kristian" => "christian",
        "kgl" | "kongelige" => "kongelige",
        "dr" | "doktor" => "doktor",
        "kbh" | "koebenhavns" | "koebenhavn" => "koebenhavn",
        other => other,
    }
}

/// Whether a word before a street's name makes it another street: »Søndre Strandvej«, »Ny Kongensgade«.
pub(super) fn makes_another(word: &str) -> bool {
    let whole = head_word(word);
    let is_of_place = matches!(whole, "ny" | "nye" | "store" | "indre" | "ydre" | "oevre" | "nedre" | "midtre");
    is_of_place || whole != word || WRITTEN_OUT.contains(&whole)
}

/// What [`head_word`] makes of words that many names begin with.
const WRITTEN_OUT: [&str; 12] = [
    "nordre",
    "soender",
    "oester",
    "vester",
    "noerre",
    "gammel",
    "sankt",
    "lille",
    "christian",
    "kongelige",
    "doktor",
    "koebenhavn",
];

/// A word of a street's name, with its abbreviation written out. `dot`: a full stop follows; `last`: the number comes next.
pub(super) fn street_word(word: &str, dot: bool, last: bool) -> String {
    let whole = match word {
        "v" | "vn" | "vei" | "veien" | "veg" | "vegen" | "vejen" => "vej",
        "g" | "gd" | "gt" | "gate" | "gata" | "gaten" | "gaden" => "gade",
        "pl" | "pladsen" | "plass" | "plassen" => "plads",
        "al" | "alleen" | "aleen" => "alle",
        "str" | "straedet" => "straede",
        "blvd" | "bvd" | "bld" | "boul" | "boulevarden" => "boulevard",
        "gl" | "gamle" => "gammel",
        "nr" => "noerre",
        "ndr" | "nordre" | "nord" => "nordre",
        "sdr" | "soendre" | "sondre" => "soender",
        "st" | "skt" | "sct" | "sankt" | "store" => "st",
        "ll" => "lille",
        "oestre" => "oester",
        "vestre" => "vester",
        "chr" | "christian" | "kristian" => "chr",
        "christians" | "kristians" => "chrs",
        "dr" | "doktor" => "dr",
        "afd" => "afdeling",
        "kgs" | "kongens" => "kongens",
        "fr" | "frederik" => "fr",
        "frederiks" => "frs",
        // »Christian den Niendes Gade«, »Chr. IX's Gade«.
        "den" => "",
        "ii" => "anden",
        "iii" => "tredje",
        "iv" => "fjerde",
        "vi" => "sjette",
        "vii" => "syvende",
        "viii" => "ottende",
        "ix" => "niende",
        "x" => "tiende",
        other if let Some(whole) = with_glued_head(other, dot, last) => return whole,
        other => {
            let cut = |ending: &str, by: &str| other.strip_suffix(ending).map(|stem| format!("{stem}{by}"));
            // Without its full stop only where no other word ends so: »Storgt«, »Bjørkev«.
            let is_bare =
                other.len() > 5 && (other.ends_with("gt") && !other.ends_with("igt") || other.ends_with('v') && !other.ends_with("torv"));
            let abbreviated = if last && (dot && other.len() > 3 || is_bare) {
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

/// A name whose first word is glued to the rest, with that word as it is compared: »Sanktpaulsgade«, »Søndreallé«.
fn with_glued_head(word: &str, dot: bool, last: bool) -> Option<String> {
    const HEADS: [&str; 7] = ["sankt", "skt", "sct", "store", "soendre", "vestre", "oestre"];
    const SHORTEST: usize = 4;
    HEADS.iter().find_map(|head| {
        let rest = word.strip_prefix(head).filter(|rest| rest.len() >= SHORTEST)?;
        let is_street = ends_as_street(&street_word(rest, dot, last)) || ends_as_street(&format!("x{}", street_word(rest, dot, last)));
        is_street.then(|| format!("{}{}", street_word(head, false, false), street_word(rest, dot, last)))
    })
}

/// Words with what is shortened in them written out: a box of the post, the number of a street's own name.
pub(super) fn with_written_out(words: &[Word]) -> Cow<'_, [Word]> {
    match with_post_box(words) {
        Some(words) => Cow::Owned(with_ordinals(&words).into_owned()),
        None => with_ordinals(words),
    }
}

/// Words with a box of the post in one word: »P.O. Box 123«, »postbox 123«, »Boks 123«; none where there is none.
fn with_post_box(words: &[Word]) -> Option<Vec<Word>> {
    const BOX: &str = "postboks";
    let is_box = |w: &Word| matches!(&*w.form, "boks" | "box" | "postboks" | "postbox" | "pobox" | "poboks" | "postbokse");
    if !words.iter().any(is_box) {
        return None;
    }
    let mut all: Vec<Word> = Vec::with_capacity(words.len());
    for (at, word) in words.iter().enumerate() {
        let is_before_number = words[at + 1..]
            .iter()
            .find(|w| !is_number_word(&w.form))
            .is_some_and(|w| w.is_number);
        if is_box(word) && (is_before_number || word.form.starts_with('p')) {
            // What was written before it: »P. O.«, »PO«, »Post«.
            let mut first = word.clone();
            while let Some(before) = all.pop_if(|w| matches!(&*w.form, "p" | "o" | "po" | "post")) {
                first = before;
            }
            first.form = BOX.to_owned();
            first.is_number = false;
            first.has_dot = false;
            all.push(first);
        } else {
            all.push(word.clone());
        }
    }
    Some(all)
}

/// Words with the number of a street's own name written out: »10. Februar Vej«, »2. Tværvej«.
fn with_ordinals(words: &[Word]) -> Cow<'_, [Word]> {
    const ORDINALS: [&str; 12] = [
        "foerste", "anden", "tredje", "fjerde", "femte", "sjette", "syvende", "ottende", "niende", "tiende", "ellevte", "tolvte",
    ];
    if !words.iter().any(|w| w.is_number && w.has_dot) {
        return Cow::Borrowed(words);
    }
    let ordinal = |index: usize, word: &Word| {
        let next = words.get(index + 1).filter(|w| !w.after_sign && w.is_capital)?;
        let behind = words.get(index + 2).map_or("", |w| &*w.form);
        let is_street = ends_as_street(&street_word(&next.form, next.has_dot, true)) || matches!(behind, "vej" | "v" | "gade" | "plads");
        let number: usize = word.form.parse().ok()?;
        (word.is_number && word.has_dot && is_street).then(|| ORDINALS.get(number.checked_sub(1)?).copied())?
    };
    let with = |(index, word): (usize, &Word)| {
        let mut word = word.clone();
        if let Some(ordinal) = ordinal(index, &word) {
            (word.form, word.is_number, word.is_capital, word.has_dot) = (ordinal.to_owned(), false, true, false);
        }
        word
    };
    Cow::Owned(words.iter().enumerate().map(with).collect())
}

/// Whether one word is a short way to write the other: an initial, or its first letter and some of the others (»Dr.« for
/// »Dronning«).
pub(super) fn is_initial_of(short: &str, long: &str) -> bool {
    let mut left = long.bytes();
    short.len() <= 3
        && short.len() < long.len()
        && short.bytes().next() == long.bytes().next()
        && short.bytes().all(|c| left.any(|l| l == c))
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
    // »t. højre« says it twice.
    let is_said_next = |at: usize| {
        words
            .get(at + 1)
            .is_some_and(|next| matches!(unit_form(&next.form), Some("th" | "tv")))
    };
    let told = words.iter().enumerate().filter(|(at, w)| !(w.form == "t" && is_said_next(*at)));
    told.map(|(_, w)| form(w)).collect()
}
