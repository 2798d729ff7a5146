//! Days, times of a day, and days that may have one: ISO 8601, or as people say them.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};

use super::meant_day::meant_moment;
use super::spoken_date::{WEEKDAYS, date_pattern, day_and_time, spoken_date, spoken_time, weekday_pattern, without_weekday};
use super::value::{Leaf, Wrong, leaf, read_leaf, shorten};

/// A date, written ÅÅÅÅ-MM-DD (ISO 8601).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub NaiveDate);

/// What a time looks like, for the JSON Schemas.
const SPOKEN_TIME: &str =
    r"(([01]?\d|2[0-3])(:[0-5]\d(:[0-5]\d)?|\.[0-5]\d)|(kl\.?|klokken) ?([01]?\d|2[0-3])(:[0-5]\d(:[0-5]\d)?|\.[0-5]\d)?)";

/// Reads a date; also the argument of `--dato`.
///
/// # Errors
/// What is wrong with it, and what to do, in Danish.
pub fn read_date(text: &str) -> Result<NaiveDate, (String, String)> {
    let (weekday, rest) = without_weekday(text);
    let shape = rest.len() == 10 && rest.bytes().filter(|b| b.is_ascii_digit()).count() == 8;
    let written = NaiveDate::parse_from_str(rest, "%Y-%m-%d").ok().filter(|_| shape);
    match written.or_else(|| spoken_date(rest)) {
        Some(date) if !(1900..=2100).contains(&date.year()) => Err(no_year(date)),
        Some(date) => match weekday.filter(|weekday| *weekday != date.weekday()) {
            Some(said) => Err(other_weekday(date, said)),
            None => Ok(date),
        },
        None if shape && rest.as_bytes()[4] == b'-' => Err((
            format!("datoen »{rest}« findes ikke"),
            "Se efter i en kalender. Datoer skrives år-måned-dag, fx 2026-02-05.".into(),
        )),
        None => match meant_moment(text) {
            Some((meant, _)) => Err((
                format!("datoen »{}« er skrevet på en anden måde, end den skal", shorten(text)),
                format!("Mente du {meant}? Datoer skrives år-måned-dag."),
            )),
            None => Err(no_date(text)),
        },
    }
}

fn no_date(text: &str) -> (String, String) {
    let remedy = if spoken_date(&format!("{text} 2026")).is_some() {
        format!("Skriv også årstallet, fx »{} 2026«.", shorten(text.trim_end_matches([' ', ','])))
    } else {
        "Skriv år-måned-dag, fx 2026-02-05.".to_owned()
    };
    (format!("»{}« er ikke en dato", shorten(text)), remedy)
}

/// A year that nobody alive plans in, or was a child in.
fn no_year(date: NaiveDate) -> (String, String) {
    let year = date.year();
    let meant = date
        .with_year(2000 + year.rem_euclid(100))
        .filter(|meant| (2020..=2040).contains(&meant.year()));
    let remedy = match meant {
        Some(meant) => format!("Mente du {meant}?"),
        None => "Se efter, om årstallet er skrevet rigtigt.".to_owned(),
    };
    (format!("årstallet {year} ligger for langt fra i dag"), remedy)
}

fn other_weekday(date: NaiveDate, said: chrono::Weekday) -> (String, String) {
    let name = |day: chrono::Weekday| WEEKDAYS[day.num_days_from_monday() as usize][0];
    let (is, said) = (name(date.weekday()), name(said));
    (
        format!("{date} er en {is} og ikke en {said}"),
        format!("Se efter i en kalender, hvad der gælder. Er datoen rigtig, så skriv »{is}« eller kun {date}."),
    )
}

impl Leaf for Date {
    fn read(text: &str) -> Result<Self, Wrong> {
        let text = text.replace(char::is_whitespace, " ");
        read_date(text.trim())
            .map(Self)
            .map_err(|(what, remedy)| Wrong("dato", what, remedy))
    }
    fn stand_in() -> Self {
        Self::default()
    }
    fn schema() -> Schema {
        let spoken = format!("^{}(\\d{{4}}-\\d{{2}}-\\d{{2}}|{})$", weekday_pattern(), date_pattern());
        json_schema!({"type": "string", "anyOf": [{"format": "date"}, {"pattern": spoken}], "examples": ["2026-01-20"]})
    }
}
leaf!(Date, "Date");

impl std::ops::Deref for Date {
    type Target = NaiveDate;
    fn deref(&self) -> &NaiveDate {
        &self.0
    }
}

/// When a meeting begins: local time where it is held, written »ÅÅÅÅ-MM-DD TT:MM«.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub NaiveDateTime);

/// Reads a day and a time, when they are right.
pub(crate) fn read_moment(text: &str) -> Option<NaiveDateTime> {
    Moment::read(text.trim()).ok().map(|moment| moment.0)
}

impl Leaf for Moment {
    fn read(text: &str) -> Result<Self, Wrong> {
        // A blank of any kind is a blank.
        let text = text.replace(char::is_whitespace, " ");
        let wrong = |(what, remedy): (String, String)| {
            let meant = meant_moment(&text).and_then(|(date, time)| Some((date, time?)));
            let remedy = meant.map_or(remedy, |(date, time)| {
                let written = date.and_time(time.begins).format("%Y-%m-%d %H:%M").to_string();
                match time.minutes {
                    Some(minutes) => format!(
                        "Skriv kun, hvornår mødet begynder: »{written}«. Hvor længe det varer, står for sig: »varighed: {minutes}«."
                    ),
                    None => format!("Mente du »{written}«? Skriv år-måned-dag og klokkeslæt."),
                }
            });
            Wrong("tidspunkt", what, remedy)
        };
        let (date, time) = day_and_time(&text);
        let date = match read_date(date) {
            Ok(date) => date,
            // The calendar tells which of the two is meant, not we.
            Err((what, remedy)) if what.contains(" er en ") || what.ends_with("findes ikke") => {
                return Err(Wrong("tidspunkt", what, remedy));
            }
            Err(said) => return Err(wrong(said)),
        };
        let time = time.trim();
        spoken_time(time).map(|time| Self(date.and_time(time))).ok_or_else(|| {
            wrong(if time.is_empty() {
                ("klokkeslættet mangler".into(), format!("Skriv det efter datoen, fx {date} 14:00."))
            } else {
                (
                    format!("klokkeslættet »{}« findes ikke", shorten(time)),
                    "Skriv timer og minutter, fx 14:00.".into(),
                )
            })
        })
    }
    fn stand_in() -> Self {
        Self::default()
    }
    fn schema() -> Schema {
        let (weekday, date) = (weekday_pattern(), date_pattern());
        let pattern = format!(r"^({weekday}\d{{4}}-\d{{2}}-\d{{2}}[ T]|{weekday}(\d{{4}}-\d{{2}}-\d{{2}}|{date}),? ){SPOKEN_TIME}$");
        json_schema!({"type": "string", "pattern": pattern, "examples": ["2026-02-05 14:00"]})
    }
}
leaf!(Moment, "Moment");

impl std::ops::Deref for Moment {
    type Target = NaiveDateTime;
    fn deref(&self) -> &NaiveDateTime {
        &self.0
    }
}

/// When the borger said yes to a referat: a day; with the time where that is said anew on the day on which it was sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Approval {
    /// The day.
    pub day: NaiveDate,
    /// The time, local; a yes without one is the day's first.
    pub time: Option<NaiveTime>,
}

impl Approval {
    /// As it stands in a file: »2026-02-07«, »2026-02-07 15:40«.
    pub fn written(self) -> String {
        match self.time {
            Some(time) => self.day.and_time(time).format("%Y-%m-%d %H:%M").to_string(),
            None => self.day.to_string(),
        }
    }
}

impl Leaf for Approval {
    fn read(text: &str) -> Result<Self, Wrong> {
        match (Date::read(text), Moment::read(text)) {
            (Ok(date), _) => Ok(Self { day: date.0, time: None }),
            (Err(_), Ok(moment)) => Ok(Self {
                day: moment.0.date(),
                time: Some(moment.0.time()),
            }),
            (Err(wrong), Err(_)) => Err(wrong),
        }
    }
    fn stand_in() -> Self {
        Self::default()
    }
    fn schema() -> Schema {
        json_schema!({"anyOf": [Date::schema(), Moment::schema()], "examples": ["2026-02-07"]})
    }
}
leaf!(Approval, "Approval");
