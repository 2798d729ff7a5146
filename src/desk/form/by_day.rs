//! A number, or one for each day on which it was told: shown as lines of a day and a number.

use super::control::Control;
use super::field::as_asked;
use crate::case::edit::Value;

/// Between the day and the number of a line, in what is shown and sent.
pub(super) const BETWEEN: char = '=';

/// The lines of a value; the one number of no day has an empty one. None for what is written in another way.
pub(super) fn texts(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::Text(number) => Some(vec![line("", number)]),
        Value::Map(entries) => {
            let lines = entries
                .iter()
                .map(|(day, number)| Some(line(&as_asked(&Control::Date, day), number.as_text()?)));
            lines.collect()
        }
        _ => None,
    }
}

/// A day and its number as one line.
pub(super) fn line(day: &str, number: &str) -> String {
    format!("{day}{BETWEEN}{number}")
}

/// The day and the number of a line.
pub fn parts(line: &str) -> (&str, &str) {
    line.split_once(BETWEEN).unwrap_or(("", line))
}

/// What is wrong with lines before anybody reads the numbers: of several each has its day.
pub(super) fn complaint(lines: &[String]) -> Option<&'static str> {
    let without = lines.iter().filter(|line| parts(line).0.is_empty()).count();
    let twice = lines
        .iter()
        .enumerate()
        .any(|(at, line)| lines[..at].iter().any(|other| parts(other).0 == parts(line).0));
    match (lines.len(), without) {
        (0 | 1, _) => None,
        (_, 1..) => Some("Skriv den dag, det blev sagt, ved hvert tal, også det første."),
        _ if twice => Some("Hver dag kan kun have ét tal."),
        _ => None,
    }
}

/// The value that lines stand for; days that stand in the file stay as they are written.
pub(super) fn value(before: Option<&Value>, lines: &[String]) -> Value {
    match lines {
        [only] if parts(only).0.is_empty() => Value::text(parts(only).1),
        _ => {
            let written = before.map_or(&[][..], Value::entries);
            let as_written = |day: &str| {
                let same = written.iter().find(|(key, _)| as_asked(&Control::Date, key) == day);
                same.map_or_else(|| day.to_owned(), |(key, _)| key.clone())
            };
            let entry = |line: &String| {
                let (day, number) = parts(line);
                (as_written(day), Value::text(number))
            };
            Value::Map(lines.iter().map(entry).collect())
        }
    }
}
