//! A change made from one text on another: no panic; and what comes of it is the change, or both sides of a conflict.
//!
//! The first line of the input is the new text, the second the number of the value it is for; the rest is the file before and the
//! file now, with U+0001 between.
#![no_main]

use dialogdok::case::SourceFile;
use dialogdok::case::edit::merge::to_be_made;
use dialogdok::case::edit::{Edit, FileKind, Step, Value, ValuePath, edited};
use libfuzzer_sys::fuzz_target;

const PATHS: &[&[&str]] = &[
    &["borger", "navn"],
    &["netværk"],
    &["streger"],
    &["samtykke", "netværkskort må ses af"],
    &["udgangspunkt", "ønsker"],
];

fuzz_target!(|input: &str| {
    let mut lines = input.splitn(3, '\n');
    let (Some(text), Some(number), Some(files)) = (lines.next(), lines.next(), lines.next()) else {
        return;
    };
    let Some((before, now)) = files.split_once('\u{1}') else { return };
    let number: usize = number.trim().parse().unwrap_or(0);
    let path = ValuePath::keys(PATHS[number % PATHS.len()].iter().copied());
    let edit = match number / PATHS.len() % 4 {
        0 => Edit::set(path, Value::texts([text, "to"])),
        1 => Edit::push(path, Value::map([("id", Value::text(text))])),
        2 => Edit::remove(path.then(Step::At(number % 3))),
        _ => Edit::set(path.then(Step::At(number % 3)), Value::text(text)),
    };
    let file = |text: &str| SourceFile::new("sag.yaml".as_ref(), text.to_owned());
    let (before, now) = (file(before), file(now));
    let Ok(Ok(edits)) = to_be_made(&before, &now, std::slice::from_ref(&edit)) else { return };
    let Ok(new) = edited(&now, FileKind::Case, &edits) else { return };
    // Once it is made, nothing more is to be made of it.
    if !matches!(edit.change, dialogdok::case::edit::Change::Push(_))
        && let Ok(Ok(rest)) = to_be_made(&now, &new, &edits)
    {
        assert!(edited(&new, FileKind::Case, &rest).is_ok());
    }
});
