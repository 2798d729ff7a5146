//! Dates and times as people say them: »tirsdag den 8. december 2026 kl. 15«.

use chrono::{NaiveDate, NaiveTime};

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

/// The day, when a text is one as people say it: day, month by name, year of four digits.
pub(super) fn spoken_date(text: &str) -> Option<NaiveDate> {
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let [before @ .., day, month, year] = words.as_slice() else {
        return None;
    };
    let is_weekday = |word: &&str| word.ends_with("dag") || *word == "den" || *word == "d.";
    let day = day.strip_suffix('.').unwrap_or(day);
    let month = month.strip_suffix('.').unwrap_or(month);
    let number = MONTHS.iter().position(|names| names.contains(&month))?;
    let are_digits = [day, year].iter().all(|word| word.bytes().all(|b| b.is_ascii_digit()));
    if !before.iter().all(is_weekday) || !are_digits || year.len() != 4 {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, number as u32 + 1, day.parse().ok()?)
}

/// What [`spoken_date`] takes, as a pattern of the JSON Schemas; which days a month has is the reading's to say.
pub(super) fn date_pattern() -> String {
    let either_case = |name: &str| {
        let (first, rest) = name.split_at(1);
        format!("[{}{first}]{rest}", first.to_uppercase())
    };
    let months: Vec<String> = MONTHS.iter().flat_map(|names| names.iter().map(|name| either_case(name))).collect();
    let weekday = r"([A-Za-zøØ]*[Dd]ag|[Dd]en|[Dd]\.)";
    format!(r"({weekday},? )*\d{{1,2}}\.? ({})\.?,? \d{{4}}", months.join("|"))
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
