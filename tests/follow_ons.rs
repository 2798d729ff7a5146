//! One slip is told of once: what is not so, or would not be told without it, is not told besides.

mod support;

use serde_json::Value;
use support::{Municipality, swap};

const FOLDER: &str = "sager/2026-001";

/// The first meeting as it was held, and those who were there.
fn held(present: &str) -> String {
    let meeting = swap(support::MEETING, "tidspunkt: 2026-12-03", "tidspunkt: 2026-11-12");
    let meeting = swap(&meeting, "svar senest: 2026-11-27\n", "");
    format!("{meeting}referat:\n  skrevet af: mette\n  deltog: {present}\n")
}

/// What `tjek` says of a case with two meetings, besides what it says of the sound one.
fn told(case: &str, present: &str) -> Vec<Value> {
    let all = |case: &str, present: &str| -> Vec<Value> {
        let municipality = Municipality::new()
            .case("2026-001")
            .file("sag.yaml", case)
            .file("moede-1.yaml", held(present))
            .file("moede-2.yaml", support::LATER_MEETING);
        let outcome = municipality.run(["tjek", FOLDER, "--format", "json", "--dato", support::TODAY]);
        serde_json::from_str(&outcome.out).expect("JSON")
    };
    let sound = all(support::CASE, "[mor, ida, pia, jens]");
    let mut new = all(case, present);
    new.retain(|problem| !sound.iter().any(|known| known["hvad"] == problem["hvad"]));
    new
}

fn said(problems: &[Value], key: &str) -> Vec<String> {
    problems.iter().map(|p| p[key].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn somebody_who_was_there_and_is_written_wrong_makes_nobody_new() {
    for present in ["[mro, ida, pia, jens]", "alle", "ingen", "[Lone L, ida, pia, jens]"] {
        let told = told(support::CASE, present);
        let what = said(&told, "hvad");
        assert!(!what.is_empty(), "{present}");
        assert!(!what.iter().any(|what| what.contains("er ny og")), "{present}: {what:?}");
        assert!(!said(&told, "regel").contains(&"ny-deltager".to_owned()), "{present}: {what:?}");
    }
}

#[test]
fn an_id_that_two_have_is_named_where_the_other_is_missing() {
    let case = swap(support::CASE, "  - id: ida\n", "  - id: mor\n");
    let told = told(&case, "[mor, ida, pia, jens]");
    let rules = said(&told, "regel");
    assert!(rules.contains(&"id-to-gange".to_owned()), "{told:?}");
    for problem in told.iter().filter(|p| p["regel"] == "id-ukendt") {
        let remedy = problem["gør"].as_str().unwrap_or_default();
        assert!(!remedy.contains("Mente du") && remedy.contains("»ida«"), "{problem}");
    }
}
