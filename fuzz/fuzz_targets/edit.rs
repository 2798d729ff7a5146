//! Edits of anything at all: no panic; and what an edit gives says what was meant.
//!
//! The first line of the input is the new text, the second the number of the value it is for; the rest is the file.
#![no_main]

use dialogdok::case::edit::{Edit, FileKind, ValuePath, Value, edited_text};
use libfuzzer_sys::fuzz_target;

const PATHS: &[&[&str]] = &[
    &["tema"],
    &["sted", "navn"],
    &["sted", "adresse"],
    &["inviterede"],
    &["borger", "navn"],
    &["forløb", "samtykke"],
    &["netværk"],
];

fuzz_target!(|input: &str| {
    let mut lines = input.splitn(3, '\n');
    let (Some(text), Some(number), Some(file)) = (lines.next(), lines.next(), lines.next()) else {
        return;
    };
    let number: usize = number.trim().parse().unwrap_or(0);
    let path = ValuePath::keys(PATHS[number % PATHS.len()].iter().copied());
    let edits = match number / PATHS.len() % 4 {
        0 => vec![Edit::set(path.clone(), Value::text(text))],
        1 => vec![Edit::set(path.clone(), Value::texts([text, "to"]))],
        2 => vec![Edit::push(path.clone(), Value::map([("id", Value::text(text))]))],
        _ => vec![Edit::remove(path.clone())],
    };
    let Ok(once) = edited_text(file, FileKind::Case, &edits) else { return };
    // Made twice it changes nothing more, unless it adds.
    if number / PATHS.len() % 4 < 2 {
        assert_eq!(edited_text(&once, FileKind::Case, &edits).ok(), Some(once));
    }
});
