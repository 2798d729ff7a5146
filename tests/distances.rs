//! How near people feel, by the day on which the borger said so: read, drawn as it was, and told where it is another.

mod support;

use serde_json::Value;
use support::Municipality;

/// A sound case, of which the whole team may see the map.
fn sound() -> Municipality {
    Municipality::sound().with(
        "sag.yaml",
        "netværkskort må ses af: [pia, jens]",
        "netværkskort må ses af: [pia, jens, mette]",
    )
}

/// A case whose mother has come nearer and whose sister has moved away.
fn moved() -> Municipality {
    sound()
        .with("sag.yaml", "afstand: 1", "afstand: {2026-10-10: 4, 2026-11-20: 1.5}")
        .with("sag.yaml", "afstand: 2", "afstand:\n      2026-11-20: 5\n      10. oktober 2026: 2")
}

fn distance(municipality: &Municipality, day: &str, id: &str) -> f64 {
    let line = ["netværkskort", "sager/2026-001", "--format", "json", "--dato", day];
    let outcome = municipality.run(line);
    let map: Value = serde_json::from_str(&outcome.succeeds().text("2026-001/netvaerkskort.json")).expect("JSON");
    let people = map["personer"].as_array().expect("people");
    let person = people.iter().find(|p| p["id"] == id).expect("the person");
    person["afstand"].as_f64().expect("a number")
}

#[test]
fn a_map_shows_what_held_on_its_day() {
    let municipality = moved();
    for (day, mother, sister) in [
        ("2026-10-12", 4.0, 2.0),
        ("2026-11-19", 4.0, 2.0),
        ("2026-11-20", 1.5, 5.0),
        ("2026-12-01", 1.5, 5.0),
    ] {
        assert_eq!(distance(&municipality, day, "mor"), mother, "{day}");
        assert_eq!(distance(&municipality, day, "ida"), sister, "{day}");
    }
    // Before anything was told, nothing else is known than what was told first.
    let later = sound().with("sag.yaml", "afstand: 1", "afstand: {2026-11-20: 3}");
    assert_eq!(distance(&later, "2026-11-01", "mor"), 3.0);
}

#[test]
fn who_came_nearer_and_who_moved_away_is_marked_since_a_day() {
    let municipality = moved();
    let since = |day| {
        let line = ["netværkskort", "sager/2026-001", "--siden", day, "--dato", support::TODAY];
        municipality.run(line).succeeds().text("2026-001/netvaerkskort.pdf")
    };
    let text = since("2026-10-15");
    assert!(text.contains("tættere på)") && text.contains("længere væk)"), "{text}");
    let text = since("2026-11-21");
    assert!(!text.contains("tættere på)") && !text.contains("længere væk)"), "{text}");
}

#[test]
fn the_status_draws_two_maps_where_something_was_told_that_is_different_and_else_one() {
    let figures = |municipality: &Municipality| {
        let text = municipality
            .run(["status", "sager/2026-001"])
            .succeeds()
            .text("2026-001/status.pdf");
        (text.contains("Det er det samme nu"), text)
    };
    let (is_same, text) = figures(&moved());
    assert!(!is_same, "{text}");
    // Where no day is told of anybody, nobody knows who was there then.
    let (is_same, text) = figures(&sound());
    assert!(!is_same, "{text}");
    let known = || sound().with("sag.yaml", "    relation: mor\n", "    relation: mor\n    fra: 2026-10-01\n");
    let (is_same, text) = figures(&known());
    assert!(is_same, "{text}");
    // Told anew and no different.
    let again = known().with("sag.yaml", "afstand: 1", "afstand: {2026-10-10: 1, 2026-11-20: 1}");
    assert!(figures(&again).0);
}

#[test]
fn what_is_wrong_in_it_is_told_with_its_place() {
    for (written, said) in [
        ("afstand: {2026-13-10: 4}", "datoen »2026-13-10« findes ikke"),
        ("afstand: {2026-10-10: 9}", "afstanden 9 ligger uden for kortet"),
        ("afstand: {2026-10-10: 4, 10. oktober 2026: 2}", "dagen 2026-10-10 står to gange"),
        ("afstand: {}", "er ikke en afstand"),
        ("afstand: tæt", "»tæt« er ikke en afstand"),
        ("afstand: [1, 2]", "{ÅÅÅÅ-MM-DD: tal}"),
    ] {
        let municipality = sound().with("sag.yaml", "afstand: 1", written);
        let outcome = municipality.run(["tjek", "sager"]);
        let line = 1 + support::CASE.lines().position(|l| l.contains("afstand: 1")).expect("the line");
        outcome.fails(1).says(said).says(&format!("sag.yaml:{line}:"));
    }
}
