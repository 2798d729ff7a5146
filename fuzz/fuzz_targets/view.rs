//! Whatever stands in the texts of a sound case: its letters are made, or refused with a reason, and nothing panics.

#![no_main]

use std::path::Path;

use dialogdok::deliver::shop::{Options, Shop};
use dialogdok::deliver::work::{Wish, work};
use dialogdok::documents::Paper;
use libfuzzer_sys::fuzz_target;

const CASE: &str = include_str!("../../tests/support/case/sag.yaml");
const MEETING: &str = include_str!("../../tests/support/case/moede-1.yaml");
const SENDER: &str = include_str!("../../tests/support/case/kommune.yaml");

/// The texts that are put in another's place, in the order in which the fuzzer gives them, U+0001 between.
const TEXTS: [&str; 8] = [
    "Sara Lindholm",
    "Lone Lindholm",
    "relation: søster",
    "Julen og tiden efter",
    "Medborgerhuset",
    "Sara vil gerne have dig med, fordi du kender hendes hverdag.",
    "Følger med til lægen",
    "Solbjerg Kommune",
];

fuzz_target!(|texts: String| {
    let (mut case, mut meeting, mut sender) = (CASE.to_owned(), MEETING.to_owned(), SENDER.to_owned());
    for (old, new) in TEXTS.iter().zip(texts.split('\u{1}')) {
        // As JSON strings, which YAML reads too.
        let Ok(quoted) = serde_json::to_string(new) else { return };
        let new = if old.starts_with("relation") {
            format!("relation: {quoted}")
        } else {
            quoted
        };
        for text in [&mut case, &mut meeting, &mut sender] {
            *text = text.replace(old, &new);
        }
    }
    let Ok(folder) = tempfile::tempdir() else { return };
    let here = folder.path().join("2026-001");
    let write = |path: &Path, text: &str| std::fs::write(path, text).is_ok();
    if std::fs::create_dir(&here).is_err()
        || !write(&here.join("sag.yaml"), &case)
        || !write(&here.join("moede-1.yaml"), &meeting)
        || !write(&folder.path().join("kommune.yaml"), &sender)
    {
        return;
    }
    let options = Options {
        out: folder.path().join("ud"),
        municipality: None,
        templates: None,
        language: None,
        today: chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default(),
        draft: false,
        only: None,
        since: None,
        forms: Vec::new(),
    };
    let shop = Shop::open(options).expect("the built-in templates are sound");
    let report = work(&shop, &here, &[1], Wish::Paper(Paper::Invitation));
    assert!(report.refusals.iter().all(|r| !r.reasons.is_empty()));
    // A template's own mistake has Typst's words.
    assert!(
        report
            .refusals
            .iter()
            .flat_map(|r| &r.reasons)
            .all(|r| !r.contains("error:") && !r.contains("warning:"))
    );
});
