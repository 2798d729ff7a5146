//! Dates and times as people say them: »tirsdag den 8. december 2026 kl. 15«.

use chrono::{NaiveDate, NaiveTime, Weekday};

/// The months, Danish and Norwegian, by their number less one.
const MONTHS: [&[&str]; 12] = [
    &["januar", "jan"],
    &["februar", "feb"],
    &["marts", "mars", "mar"],
    &["april", "apr"],
    &["maj", "mai"],
    &["juni", "jun"],
    &["juli", "jul"],
    &["august", "aug"],
    &["september", "sept", "sep"],
    &["oktober", "okt"],
    &["november", "nov"],
    &["december", "desember", "dec", "des"],
];

/// The weekdays from Monday, Danish and Norwegian alike: in full, and as they are shortened.
pub(super) const WEEKDAYS: [&[&str]; 7] = [
    &["mandag", "man"],
    &["tirsdag", "tirs", "tir"],
    &["onsdag", "ons"],
    &["torsdag", "tors", "tor"],
    &["fredag", "fre"],
    &["lørdag", "lør"],
    &["søndag", "søn"],
];

/// The weekday that a word is, with or without a full stop.
pub(super) fn weekday_of(word: &str) -> Option<Weekday> {
    let word = word.strip_suffix('.').unwrap_or(word).to_lowercase();
    let number = WEEKDAYS.iter().position(|names| names.contains(&word.as_str()))?;
    Weekday::try_from(number as u8).ok()
}

/// The month that a word is, from 1.
pub(super) fn month_of(word: &str) -> Option<u32> {
    let word = word.strip_suffix('.').unwrap_or(word).to_lowercase();
    let number = MONTHS.iter().position(|names| names.contains(&word.as_str()))?;
    Some(number as u32 + 1)
}

/// The weekday said before a day (»tirsdag den«), and the day.
pub(super) fn without_weekday(text: &str) -> (Option<Weekday>, &str) {
    let mut rest = text.trim();
    let mut weekday = None;
    while let Some((word, after)) = rest.split_once(' ') {
        let bare = word.strip_suffix(',').unwrap_or(word);
        match weekday_of(bare) {
            Some(day) => weekday = Some(day),
            None if matches!(bare.to_lowercase().as_str(), "den" | "d.") => {}
            None => break,
        }
        rest = after.trim_start();
    }
    (weekday, rest)
}

/// The day, when a text is one as people say it: day, month by name, year of four digits.
pub(super) fn spoken_date(text: &str) -> Option<NaiveDate> {
    let words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let [day, month, year] = words.as_slice() else {
        return None;
    };
    let day = day.strip_suffix('.').unwrap_or(day);
    let are_digits = [day, year].iter().all(|word| word.bytes().all(|b| b.is_ascii_digit()));
    if !are_digits || year.len() != 4 {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month_of(month)?, day.parse().ok()?)
}

fn either_case(name: &str) -> String {
    let first = name.chars().next().unwrap_or_default();
    format!("[{}{first}]{}", first.to_uppercase(), &name[first.len_utf8()..])
}

/// What may stand before a day, as a pattern of the JSON Schemas; whether the weekday is that of the day is the reading's to say.
pub(super) fn weekday_pattern() -> String {
    let names: Vec<String> = WEEKDAYS
        .iter()
        .flat_map(|names| names.iter().map(|name| either_case(name)))
        .collect();
    format!(r"((({})\.?|[Dd]en|[Dd]\.),? )*", names.join("|"))
}

/// What [`spoken_date`] takes, as a pattern of the JSON Schemas; which days a month has is the reading's to say.
pub(super) fn date_pattern() -> String {
    let months: Vec<String> = MONTHS.iter().flat_map(|names| names.iter().map(|name| either_case(name))).collect();
    format!(r"\d{{1,2}}\.? ({})\.?,? \d{{4}}", months.join("|"))
}

/// The time, when a text is one: `15:30`, `15.30`, and, after »kl.«, `15`.
pub(super) fn spoken_time(text: &str) -> Option<NaiveTime> {
    let text = text.trim();
    let clock = ["klokken", "kl.", "kl"]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .map(str::trim);
    let time = clock.unwrap_or(text);
    ["%H:%M", "%H.%M", "%H:%M:%S"]
        .iter()
        .find_map(|form| NaiveTime::parse_from_str(time, form).ok())
        .or_else(|| {
            let is_hour = clock.is_some() && time.len() <= 2 && time.bytes().all(|b| b.is_ascii_digit());
            is_hour
                .then(|| time.parse().ok())
                .flatten()
                .and_then(|hour| NaiveTime::from_hms_opt(hour, 0, 0))
        })
}

/// A day and a time, parted where the time begins.
pub(super) fn day_and_time(text: &str) -> (&str, &str) {
    let text = text.trim();
    if let Some(at) = text.find(" kl") {
        return (text[..at].trim_end_matches([' ', ',']), &text[at + 1..]);
    }
    let is_iso = text.starts_with(|c: char| c.is_ascii_digit()) && text.get(4..5) == Some("-");
    let parts = if is_iso {
        text.split_once([' ', 'T'])
    } else {
        text.rsplit_once(' ')
            .filter(|(_, time)| time.contains([':', '.']) && time.starts_with(|c: char| c.is_ascii_digit()))
    };
    parts.unwrap_or((text, ""))
}
