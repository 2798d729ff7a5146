//! The letter that grows beside the first three forms, and where the buttons of »Hvad nu?« lead.

#[path = "support/desk.rs"]
mod opened;
mod support;

use axum::http::StatusCode;
use opened::*;
use support::Municipality;

/// The text of the letter's pages, and what stands in the way.
fn letter(opened: &Opened, page: &str, live: &str, typed: &[(&str, &str)]) -> (String, String) {
    let html = opened.page(page);
    let mut all = fields(&html);
    for (label, value) in typed {
        let name = name_of(&html, label);
        all.retain(|(n, _)| *n != name);
        all.push((name, (*value).to_owned()));
    }
    let answer = opened.post(live, &all);
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let answer: serde_json::Value = serde_json::from_str(&answer.text).expect("JSON");
    let texts: Vec<&str> = answer["texts"]
        .as_array()
        .expect("texts")
        .iter()
        .filter_map(|text| text.as_str())
        .collect();
    (texts.join("\n"), answer["reasons"].to_string())
}

#[test]
fn the_letter_grows_with_what_is_typed_and_nothing_is_written() {
    let opened = Opened::new(Municipality::sound().without("moede-1.yaml"));
    let before = support::files(opened.municipality.path());
    let (empty, _) = letter(&opened, "/forloeb/nyt", "/forloeb/nyt/levende", &[]);
    assert!(empty.contains("Borgerens navn"), "{empty}");
    let typed = [("Navn", "Sara Lindholm"), ("Dit navn, hvis du er tovholder", "Pia Holm")];
    let (first, reasons) = letter(&opened, "/forloeb/nyt", "/forloeb/nyt/levende", &typed);
    assert!(first.contains("Kære Sara") && first.contains("Pia Holm"), "{first} {reasons}");
    let case = "/forloeb/2026-001";
    let person = [("Navn", "Bodil Brask"), ("Relation", "nabo")];
    let (second, reasons) = letter(
        &opened,
        &format!("{case}/netvaerk/ny"),
        &format!("{case}/levende/ny/person"),
        &person,
    );
    assert!(second.contains("Bodil Brask"), "{second} {reasons}");
    let meeting = [
        ("Tidspunkt", "2026-12-10T14:00"),
        ("Sted: navn", "Det gule hus"),
        ("Tema", "Foråret"),
    ];
    let (third, reasons) = letter(&opened, &format!("{case}/moede/nyt"), &format!("{case}/levende/ny/moede"), &meeting);
    assert!(
        third.contains("10. december 2026") && third.contains("Det gule hus"),
        "{third} {reasons}"
    );
    assert!(support::files(opened.municipality.path()) == before, "something was written");
}

#[test]
fn every_button_of_what_now_leads_somewhere() {
    let opened = Opened::new(Municipality::example());
    let page = opened.page("/");
    let rows: Vec<&str> = page.split("<tr>").skip(2).filter_map(|row| row.split("</tr>").next()).collect();
    let mut led = 0;
    for row in &rows {
        let href = row
            .split("<a class=\"button")
            .nth(1)
            .and_then(|link| attribute(link, "href"))
            .expect("a button");
        assert_eq!(opened.get(&href).status, StatusCode::OK, "{href}");
        assert_eq!(row.matches("class=\"button").count(), 1, "{row}");
        led += 1;
    }
    assert!(led > 8, "{page}");
    let to = |words: &str| {
        let row = rows
            .iter()
            .find(|row| row.contains(words))
            .unwrap_or_else(|| panic!("no »{words}«"));
        row.split("<a class=\"button")
            .nth(1)
            .and_then(|link| attribute(link, "href"))
            .expect("a button")
    };
    assert_eq!(to("4 breve skal sendes: Ida"), "/forloeb/2026-014/papirer");
    assert_eq!(to("3 opkald venter: Lone"), "/forloeb/2026-014/moede/4/ring");
    assert_eq!(to("venter på, at Sara læser det"), "/forloeb/2026-014/moede/3/referat");
}
