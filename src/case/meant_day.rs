//! The day and time that were probably meant by something that is written as neither: »5/2-26«, »8. dec. 26 kl 15«.

use chrono::{NaiveDate, NaiveTime};

use super::spoken_date::{month_of, weekday_of, without_weekday};

/// A time of day, and where a text says it, how many minutes later another.
pub(super) struct MeantTime {
    pub begins: NaiveTime,
    pub minutes: Option<i64>,
}

/// The day in a text, and the words before or behind it, without what parts them from it.
pub(super) fn day_and_words(text: &str) -> Option<(NaiveDate, String)> {
    let parts: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let at = |part: &str| part.as_ptr() as usize - text.as_ptr() as usize;
    let (date, day) = parts.windows(3).find_map(|three| {
        let [first, _, last] = three else { return None };
        Some((date_of(three)?, at(first)..at(last) + last.len()))
    })?;
    let is_sign = |c: char| c.is_whitespace() || ",;:-–—.()/".contains(c);
    let before = without_weekday(text[..day.start].trim_matches(is_sign)).1.trim_matches(is_sign);
    let before = if is_weekday_alone(before) { "" } else { before };
    let words = [
        before,
        text[day.end..].trim_start_matches(is_sign).trim_end_matches([' ', ',', ';', ')']),
    ];
    let words: Vec<&str> = words.into_iter().filter(|words| !words.is_empty()).collect();
    Some((date, words.join(" ")))
}

/// Whether words are a weekday and no more.
fn is_weekday_alone(words: &str) -> bool {
    weekday_of(words).is_some() || matches!(words.to_lowercase().as_str(), "den" | "d" | "dato")
}

/// The day in a text, and the time after it; whatever stands between. No time where more than one may be meant.
pub(super) fn meant_moment(text: &str) -> Option<(NaiveDate, Option<MeantTime>)> {
    let mut parts: Vec<&str> = Vec::new();
    for part in text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()) {
        parts.push(part);
    }
    let (at, date) = (0..parts.len().saturating_sub(2)).find_map(|at| Some((at, date_of(&parts[at..at + 3])?)))?;
    let last = parts[at + 2];
    let ends = last.as_ptr() as usize - text.as_ptr() as usize + last.len();
    Some((date, meant_time(&text[ends..])))
}

/// How a time may go on with another.
const UNTIL: [&str; 6] = ["-", "–", "—", "til", "til kl", "til kl."];

/// The time in what follows a day, when all that stands there is known.
fn meant_time(text: &str) -> Option<MeantTime> {
    let lower = text.to_lowercase();
    let rest = lower.trim_start_matches([' ', ',', ';', '-', '–', 't', '.', '/', ':']);
    let rest = ["klokken", "kl.", "kl"]
        .iter()
        .find_map(|word| rest.strip_prefix(word))
        .unwrap_or(rest);
    let (first, rest) = clock(rest.trim_start())?;
    let (first_half, rest) = half_of_day(rest.trim_start());
    let (until, rest) = match UNTIL.iter().rev().find_map(|word| rest.strip_prefix(word)) {
        Some(rest) => clock(rest.trim_start()).map(|(time, rest)| (Some(time), rest))?,
        None => (None, rest),
    };
    let (last_half, rest) = half_of_day(rest.trim_start());
    if !rest.trim_matches([' ', '.', ',', '!', ')']).is_empty() {
        return None;
    }
    let last_half = last_half.filter(|_| until.is_some());
    let begins = in_half(first, first_half.or(last_half))?;
    let minutes = match until {
        Some(until) => {
            let minutes = (in_half(until, last_half.or(first_half))? - begins).num_minutes();
            Some(minutes).filter(|minutes| *minutes > 0)
        }
        None => None,
    };
    Some(MeantTime { begins, minutes })
}

/// Hour and minute at the beginning of a text, and what follows.
fn clock(text: &str) -> Option<((u32, u32), &str)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let hour = digits(text);
    if hour == 4 {
        return Some(((text[..2].parse().ok()?, text[2..4].parse().ok()?), &text[4..]));
    }
    if !(1..=2).contains(&hour) {
        return None;
    }
    let rest = &text[hour..];
    let after = rest.trim_start_matches([':', '.', ',', ';', ' ', 'h']);
    let is_minute = after.len() < rest.len() && digits(after) == 2;
    // »16-30« is half past: there is no such hour.
    let odd = rest
        .strip_prefix(['-', '–'])
        .filter(|after| digits(after) == 2 && after[..2].parse().is_ok_and(|n: u32| n > 24));
    let after = odd.or_else(|| is_minute.then_some(after));
    match after {
        Some(after) => Some(((text[..hour].parse().ok()?, after[..2].parse().ok()?), &after[2..])),
        None => Some(((text[..hour].parse().ok()?, 0), rest)),
    }
}

/// Whether a text begins by saying that a time is after noon, or before; and what follows.
fn half_of_day(text: &str) -> (Option<bool>, &str) {
    const AFTER: [&str; 7] = [
        "pm",
        "p.m.",
        "om eftermiddagen",
        "eftermiddag",
        "om aftenen",
        "aften",
        "om ettermiddagen",
    ];
    const BEFORE: [&str; 5] = ["am", "a.m.", "om formiddagen", "formiddag", "om morgenen"];
    let strip = |words: &[&str]| words.iter().find_map(|word| text.strip_prefix(word)).map(str::trim_start);
    match (strip(&AFTER), strip(&BEFORE)) {
        (Some(rest), _) => (Some(true), rest),
        (_, Some(rest)) => (Some(false), rest),
        _ => (None, text),
    }
}

/// Earlier than this nobody meets: four is the afternoon's, or the night's.
const EARLIEST: u32 = 6;

/// A time in the half of the day that was said; none where both may be meant.
fn in_half((hour, minute): (u32, u32), is_after_noon: Option<bool>) -> Option<NaiveTime> {
    let hour = match is_after_noon {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        None if hour < EARLIEST => return None,
        _ => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// Three parts as a day: year, month, day or day, month, year; the month by number or name, the year of two digits or four.
fn date_of(parts: &[&str]) -> Option<NaiveDate> {
    let [first, second, third] = parts else { return None };
    let month = month_of(second).or_else(|| second.parse().ok())?;
    let (year, day) = if first.len() == 4 { (first, third) } else { (third, first) };
    if day.len() > 2 || !(year.len() == 4 || year.len() == 2) {
        return None;
    }
    let century = if year.len() == 2 { 2000 } else { 0 };
    let year = century + year.parse::<i32>().ok()?;
    NaiveDate::from_ymd_opt(year, month, day.parse().ok()?).filter(|_| (1900..=2100).contains(&year))
}
