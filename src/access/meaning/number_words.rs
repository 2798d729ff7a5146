//! Numbers written out: »sytten«, »syvogtyve«, »hundrede og to«; Danish, Norwegian and English, 1–199.

/// The numbers that have a word of their own below twenty, in the form in which words are compared.
const SMALL: &[(&str, u32)] = &[
    ("en", 1),
    ("et", 1),
    ("one", 1),
    ("to", 2),
    ("two", 2),
    ("tre", 3),
    ("three", 3),
    ("fire", 4),
    ("four", 4),
    ("fem", 5),
    ("five", 5),
    ("seks", 6),
    ("six", 6),
    ("syv", 7),
    ("sju", 7),
    ("seven", 7),
    ("otte", 8),
    ("aatte", 8),
    ("eight", 8),
    ("ni", 9),
    ("nine", 9),
    ("ti", 10),
    ("ten", 10),
    ("elleve", 11),
    ("eleven", 11),
    ("tolv", 12),
    ("twelve", 12),
    ("tretten", 13),
    ("thirteen", 13),
    ("fjorten", 14),
    ("fourteen", 14),
    ("femten", 15),
    ("fifteen", 15),
    ("seksten", 16),
    ("sixteen", 16),
    ("sytten", 17),
    ("seventeen", 17),
    ("atten", 18),
    ("eighteen", 18),
    ("nitten", 19),
    ("nineteen", 19),
];

/// The tens, in Danish, Norwegian and English.
const TENS: &[(&str, u32)] = &[
    ("tyve", 20),
    ("tjue", 20),
    ("twenty", 20),
    ("tredive", 30),
    ("tredve", 30),
    ("tretti", 30),
    ("thirty", 30),
    ("fyrre", 40),
    ("fyrretyve", 40),
    ("foerti", 40),
    ("forty", 40),
    ("halvtreds", 50),
    ("halvtres", 50),
    ("halvtredsindstyve", 50),
    ("femti", 50),
    ("fifty", 50),
    ("tres", 60),
    ("tresindstyve", 60),
    ("seksti", 60),
    ("sixty", 60),
    ("halvfjerds", 70),
    ("halvfjerdsindstyve", 70),
    ("sytti", 70),
    ("seventy", 70),
    ("firs", 80),
    ("firsindstyve", 80),
    ("aatti", 80),
    ("eighty", 80),
    ("halvfems", 90),
    ("halvfemsindstyve", 90),
    ("nitti", 90),
    ("ninety", 90),
];

/// The digit that a word for nothing tells, which no house has: »nul«.
pub(super) fn digit_word(word: &str) -> Option<&'static str> {
    matches!(word, "nul" | "null" | "zero").then_some("0")
}

/// The digits that one word tells, also when several numbers are written together in it: »femogtredive«, »nulfem«, »nultrehalvfems«.
pub(super) fn digits_in_word(word: &str) -> Option<String> {
    /// The longest word that is looked into.
    const LONGEST: usize = 80;
    if let Some(digit) = digit_word(word) {
        return Some(digit.to_owned());
    }
    if let Some(number) = below_hundred(word) {
        return Some(number.to_string());
    }
    let begins = |name: &str| word.len() > name.len() && word.starts_with(name);
    let is_begun = word.starts_with("nul") || SMALL.iter().chain(TENS).any(|(name, _)| begins(name));
    let joined = (is_begun && word.len() <= LONGEST).then(|| digits_joined(word))??;
    // »toto«, »tien« are words of their own: what is written together is a nought and more, or three numbers.
    (joined.starts_with('0') || joined.len() > 3).then_some(joined)
}

/// The digits of several numbers written together, the longest words first; each end is tried once.
fn digits_joined(word: &str) -> Option<String> {
    let mut ends: Vec<Option<String>> = vec![None; word.len() + 1];
    ends[word.len()] = Some(String::new());
    for from in (0..word.len()).rev() {
        let found = (from + 1..=word.len()).rev().find_map(|until| {
            let rest = ends[until].as_ref()?;
            let part = word.get(from..until)?;
            let digits = digit_word(part)
                .map(str::to_owned)
                .or_else(|| Some(below_hundred(part)?.to_string()))?;
            Some(digits + rest)
        });
        ends[from] = found;
    }
    ends.swap_remove(0)
}

/// Words for a hundred, each said with or without »et« before.
pub(super) const HUNDRED: &[&str] = &["ethundrede", "hundrede", "hundred", "ethundre", "hundre", "onehundred"];

fn in_table(word: &str, table: &[(&str, u32)]) -> Option<u32> {
    table.iter().find(|(name, _)| *name == word).map(|(_, number)| *number)
}

/// A number below a hundred in one word: »syvogtyve«, »tjuesju«, »twentyseven«.
fn below_hundred(word: &str) -> Option<u32> {
    if let Some(number) = in_table(word, SMALL).or_else(|| in_table(word, TENS)) {
        return Some(number);
    }
    let unit = |part: &str| in_table(part, SMALL).filter(|n| *n < 10);
    let units_first = word.split_once("og").and_then(|(a, b)| Some(unit(a)? + in_table(b, TENS)?));
    let tens_first = || TENS.iter().find_map(|(ten, value)| Some(value + unit(word.strip_prefix(ten)?)?));
    units_first.or_else(tens_first)
}

/// The number that words tell, said as one word or as several together: »syv og tyve«, »hundrede og to«.
///
/// Nothing when they tell no number from 1 to 199.
pub(super) fn number_in_words(words: &[&str]) -> Option<u32> {
    let joined = words.concat();
    if let Some(number) = below_hundred(&joined) {
        return Some(number);
    }
    HUNDRED.iter().find_map(|hundred| {
        let rest = joined.strip_prefix(hundred)?;
        let rest = rest.strip_prefix("og").or_else(|| rest.strip_prefix("and")).unwrap_or(rest);
        if rest.is_empty() {
            Some(100)
        } else {
            Some(100 + below_hundred(rest)?)
        }
    })
}
