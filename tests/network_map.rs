//! The netværkskort from the outside: what is drawn, for whom, and what is said when it cannot be.

mod support;

use serde_json::Value;
use support::{CASE, Municipality, swap};

const JSON: &str = "2026-001/netvaerkskort.json";
const PDF: &str = "2026-001/netvaerkskort.pdf";

fn map(municipality: &Municipality, more: &[&str]) -> Value {
    let mut line = vec!["netværkskort", "sager/2026-001", "--format", "json", "--dato", "2026-11-22"];
    line.extend(more);
    let outcome = municipality.run_list(&line);
    serde_json::from_str(&outcome.succeeds().text(JSON)).expect("JSON")
}

fn with_network(people: &str, lines: &str) -> Municipality {
    let case = CASE.split("netværk:\n").next().expect("a head");
    let pia = "  - {id: pia, navn: Pia Holm, relation: tovholder, felt: professionel, afstand: 3, uddannet i Åben Dialog: ja}\n";
    let team = swap(case, "  mødeleder: jens\n  reflektører: [mette]\n", "");
    let text = format!("{team}netværk:\n{pia}{people}streger: {lines}\n");
    let municipality = Municipality::sound().file("sag.yaml", text);
    std::fs::remove_file(municipality.path().join("sager/2026-001/moede-1.yaml")).expect("the meeting of the sound case");
    municipality
}

#[test]
fn the_file_has_everything_the_contract_names() {
    let found = map(&Municipality::sound(), &[]);
    assert_eq!(found["ark"], serde_json::json!({"bredde": 420.0, "højde": 297.0}));
    for person in found["personer"].as_array().expect("people") {
        for key in ["id", "felt", "afstand", "x", "y"] {
            assert!(!person[key].is_null(), "{key} of {person}");
        }
        for key in ["x", "y", "bredde", "højde"] {
            assert!(person["etiket"][key].is_f64(), "{key} of {person}");
        }
    }
    assert_eq!(found["felter"].as_array().expect("fields").len(), 5);
    assert_eq!(found["mål"]["etiketoverlap"], 0);
}

#[test]
fn every_distance_is_kept_as_the_borger_felt_it() {
    let found = map(&Municipality::sound(), &[]);
    let number = |v: &Value| v.as_f64().expect("a number");
    let (inner, outer) = (number(&found["radius"]["inderst"]), number(&found["radius"]["yderst"]));
    for person in found["personer"].as_array().expect("people") {
        let dx = number(&person["x"]) - number(&found["borger"]["x"]);
        let dy = number(&person["y"]) - number(&found["borger"]["y"]);
        let felt = inner + (number(&person["afstand"]) - 1.0) / 4.0 * (outer - inner);
        assert!((dx.hypot(dy) - felt).abs() < 0.01, "{person}");
    }
}

#[test]
fn people_stand_in_their_field() {
    let found = map(&Municipality::sound(), &[]);
    let number = |v: &Value| v.as_f64().expect("a number");
    for person in found["personer"].as_array().expect("people") {
        let dx = number(&person["x"]) - number(&found["borger"]["x"]);
        let dy = number(&person["y"]) - number(&found["borger"]["y"]);
        let angle = dx.atan2(-dy).to_degrees().rem_euclid(360.0);
        let fields = found["felter"].as_array().expect("fields");
        let field = fields.iter().find(|f| f["felt"] == person["felt"]).expect("the field");
        assert!(
            (number(&field["fra"])..=number(&field["til"])).contains(&angle),
            "{person} at {angle}"
        );
    }
}

fn number(v: &Value) -> f64 {
    v.as_f64().expect("a number")
}

/// Degrees clockwise from the top, seen from the borger.
fn seen_from_borger(found: &Value, x: f64, y: f64) -> f64 {
    let (dx, dy) = (x - number(&found["borger"]["x"]), y - number(&found["borger"]["y"]));
    dx.atan2(-dy).to_degrees().rem_euclid(360.0)
}

#[test]
fn on_the_examples_everybody_and_every_name_is_in_its_field() {
    let municipality = Municipality::example();
    let outcome = municipality.run(["netværkskort", "sager", "--format", "json", "--dato", "2026-11-22"]);
    let maps: Vec<String> = outcome.paths().into_iter().filter(|p| p.ends_with(".json")).collect();
    assert_eq!(maps.len(), 5);
    for path in maps {
        let found: Value = serde_json::from_str(&outcome.text(&path)).expect("JSON");
        let measures = &found["mål"];
        assert_eq!(
            (&measures["etiketoverlap"], &measures["streger gennem etiketter"]),
            (&0.into(), &0.into()),
            "{path}"
        );
        for person in found["personer"].as_array().expect("people") {
            let fields = found["felter"].as_array().expect("fields");
            let field = fields.iter().find(|f| f["felt"] == person["felt"]).expect("the field");
            let (from, to) = (number(&field["fra"]), number(&field["til"]));
            let (x, y) = (number(&person["x"]), number(&person["y"]));
            let radius = (x - number(&found["borger"]["x"])).hypot(y - number(&found["borger"]["y"]));
            let turn = seen_from_borger(&found, x, y);
            let aside = (turn - from).min(to - turn).min(90.0).to_radians().sin() * radius;
            // In the narrowest field at the nearest distance there are nine millimetres to either side.
            assert!(aside > 7.9, "{path}: {} stands {aside:.1} mm from a border", person["id"]);
            let label = &person["etiket"];
            let at = |size: &str, place: &str| number(&label[place]) + number(&label[size]) / 2.0;
            let middle = seen_from_borger(&found, at("bredde", "x"), at("højde", "y"));
            assert!(
                (from..=to).contains(&middle),
                "{path}: the name of {} is in another field",
                person["id"]
            );
        }
    }
}

#[test]
fn an_angle_of_the_borgers_own_is_honoured_to_the_degree() {
    for angle in [3.5, 42.0, 60.0, 100.0, 150.0] {
        let municipality = Municipality::sound().with("sag.yaml", "relation: mor", &format!("relation: mor\n    vinkel: {angle}"));
        let found = map(&municipality, &[]);
        let mother = found["personer"].as_array().expect("people").iter().find(|p| p["id"] == "mor");
        let mother = mother.expect("the mother");
        let turn = seen_from_borger(&found, number(&mother["x"]), number(&mother["y"]));
        if angle > 5.0 {
            assert!((turn - angle).abs() < 0.01, "{turn} for {angle}");
        }
        assert!((number(&mother["vinkel"]) - turn).abs() < 0.01);
        let family = found["felter"].as_array().expect("fields").iter().find(|f| f["felt"] == "familie");
        let family = family.expect("the field");
        assert!(
            (number(&family["fra"])..=number(&family["til"])).contains(&turn),
            "{turn} for {angle}"
        );
    }
}

#[test]
fn portraits_stand_in_place_of_signs_when_they_are_asked_for() {
    let picture = include_bytes!("../data/sager/2026-014/billeder/mor.svg");
    let municipality = Municipality::sound()
        .file("mor.svg", picture)
        .with("sag.yaml", "relation: mor", "relation: mor\n    billede: mor.svg")
        .with("sag.yaml", "relation: søster", "relation: søster\n    billede: mor.svg");
    let signs = municipality.run(["netværkskort", "sager/2026-001", "--format", "svg"]);
    assert!(!signs.succeeds().text("2026-001/netvaerkskort.svg").contains("<image"));
    for option in ["--portrætter", "--portraetter"] {
        let faces = municipality.run(["netværkskort", "sager/2026-001", "--format", "svg", option]);
        let drawing = faces.succeeds().text("2026-001/netvaerkskort.svg");
        // Ida is protected, and is not shown.
        assert_eq!(drawing.matches("<image").count(), 1);
    }
}

#[test]
fn the_table_is_on_the_second_page() {
    let municipality = Municipality::sound();
    let outcome = municipality.run(["netværkskort", "sager/2026-001"]);
    assert_eq!(support::pdf::pages(&outcome.succeeds().bytes(PDF)), 2);
}

#[test]
fn svg_and_png_stand_beside_the_pdf() {
    let municipality = Municipality::sound();
    let outcome = municipality.run(["netvaerkskort", "sager/2026-001", "--format", "svg,png", "--dato", "2026-11-22"]);
    outcome
        .succeeds()
        .made(PDF)
        .made("2026-001/netvaerkskort.svg")
        .made("2026-001/netvaerkskort.png");
    assert!(outcome.text("2026-001/netvaerkskort.svg").starts_with("<svg"));
    assert!(outcome.bytes("2026-001/netvaerkskort.png").starts_with(b"\x89PNG"));
}

#[test]
fn it_is_said_as_text_too() {
    let municipality = Municipality::sound();
    let text = municipality.run(["netværkskort", "sager/2026-001"]).succeeds().text(PDF);
    for words in ["Saras netværkskort", "Lone Lindholm", "helt tæt på", "Familie", "Professionelle"] {
        assert!(text.contains(words), "{words} in {text}");
    }
}

#[test]
fn the_map_goes_to_those_the_borger_lets_see_it_and_to_nobody_else() {
    let allowed = Municipality::sound().with("sag.yaml", "samtykke: 2026-10-10\n", "samtykke: 2026-10-10\n");
    let outcome = allowed.run(["netværkskort", "sager/2026-001", "--til", "laege"]);
    outcome.fails(1).says("»laege« må ikke se netværkskortet").made_not(PDF);
    let text = std::fs::read_to_string(allowed.path().join("sager/2026-001/sag.yaml")).expect("the case");
    let open = if text.contains("\nsamtykke:\n") {
        text
    } else {
        format!("{text}samtykke: {{netværkskort må ses af: [laege]}}\n")
    };
    let open = Municipality::sound().file(
        "sag.yaml",
        open.replace("netværkskort må ses af: [", "netværkskort må ses af: [laege, ")
            .replace("[laege, laege]", "[laege]"),
    );
    open.run(["netværkskort", "sager/2026-001", "--til", "laege"]).succeeds().made(PDF);
}

#[test]
fn two_days_show_who_has_come_and_who_has_gone() {
    let municipality = with_network(
        "  - {id: ny, navn: Ny Ven, relation: ven, felt: fritid, afstand: 2, fra: 2026-11-01}\n  - {id: gammel, navn: Gammel Ven, relation: ven, felt: fritid, afstand: 2, til: 2026-10-20}\n",
        "[]",
    );
    let today = municipality.run(["netværkskort", "sager/2026-001"]);
    let text = today.succeeds().text(PDF);
    assert!(text.contains("Ny Ven") && !text.contains("Gammel Ven"), "{text}");
    let then = municipality.run(["netværkskort", "sager/2026-001", "--dato", "2026-10-15"]);
    let text = then.succeeds().text(PDF);
    assert!(!text.contains("Ny Ven") && text.contains("Gammel Ven"), "{text}");
    let both = municipality.run(["netværkskort", "sager/2026-001", "--dato", "2026-11-22", "--siden", "2026-10-15"]);
    let text = both.succeeds().text(PDF);
    assert!(
        text.contains("Ny Ven") && text.contains("Gammel Ven") && text.contains("ikke med længere"),
        "{text}"
    );
}

#[test]
fn lines_that_mean_nothing_stop_the_map_and_say_where() {
    let ven = "  - {id: ven, navn: Bo, relation: ven, felt: fritid, afstand: 2}\n";
    for (lines, words) in [
        ("[[ven, vennn]]", "»vennn« er ikke i netværket"),
        ("[[ven, ven]]", "samme person"),
        ("[[ven, pia], [pia, ven]]", "står to gange"),
        ("[[ven, pia, ven]]", "går mellem to personer"),
    ] {
        let municipality = with_network(ven, lines);
        municipality
            .run(["netværkskort", "sager/2026-001"])
            .fails(1)
            .says(words)
            .made_not(PDF);
        municipality
            .run(["netværksoverblik", "sager/2026-001"])
            .made("2026-001/netvaerksoverblik.pdf");
    }
}

#[test]
fn nobody_at_all_is_a_map_with_the_borger_alone_and_a_hint() {
    let case = CASE.split("netværk:\n").next().expect("a head");
    let text = swap(case, "  mødeleder: jens\n  reflektører: [mette]\n", "") + "netværk: []\n";
    let municipality = Municipality::new().case("2026-001").file("sag.yaml", text);
    let outcome = municipality.run(["netværkskort", "sager/2026-001"]);
    let text = outcome.succeeds().text(PDF);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("Hvem er vigtige for dig?"), "{text}");
}

#[test]
fn two_hundred_people_are_drawn_or_refused_with_the_reason() {
    let people = |at: &str| -> String {
        let one = |i| format!("  - {{id: p{i}, navn: Person {i}, relation: ven, felt: fritid, afstand: {at}}}\n");
        (0..200).map(one).collect()
    };
    let municipality = with_network(&people("1"), "[]");
    let outcome = municipality.run(["netværkskort", "sager/2026-001"]);
    outcome.fails(1).says("ikke kan skelnes").made_not(PDF);
    let crowd = (0..300).fold(String::new(), |all, i| {
        all + &format!(
            "  - {{id: p{i}, navn: Person {i}, relation: ven, felt: fritid, afstand: {}}}\n",
            1 + i % 5
        )
    });
    with_network(&crowd, "[]")
        .run(["netværkskort", "sager/2026-001"])
        .fails(1)
        .says("for mange");
}

#[test]
fn long_names_names_from_right_to_left_and_two_of_one_name() {
    let long = "Maximiliane-Alexandrine Charlotte Wilhelmina von Rosenkrantz-Hammerskjold Nørgaard";
    let people = format!(
        "  - {{id: a, navn: \"{long}\", relation: ven, felt: fritid, afstand: 2}}\n  - {{id: b, navn: ليلى حداد, relation: ven, felt: fritid, afstand: 2}}\n  - {{id: c, navn: Bo, relation: ven, felt: fritid, afstand: 2}}\n  - {{id: d, navn: Bo, relation: ven, felt: fritid, afstand: 2}}\n"
    );
    let found = map(&with_network(&people, "[[a, b], [c, d]]"), &[]);
    assert_eq!(found["mål"]["etiketoverlap"], 0);
    assert_eq!(found["streger"].as_array().expect("lines").len(), 2);
}

#[test]
fn a_protected_person_is_name_and_relation_and_no_more() {
    let municipality = Municipality::sound();
    let text = municipality.run(["netværkskort", "sager/2026-001"]).succeeds().text(PDF);
    assert!(text.contains("Ida Krogh"), "{text}");
    for secret in ["Hemmelig", "31 62", "skjult", "Værksted"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
}
