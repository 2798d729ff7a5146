//! What a tovholder meets between one page and the next: who still believes in a meeting, what is read with the borger, what is
//! taken back, and what a day is written for.

#[path = "support/desk.rs"]
mod opened;
mod support;

use axum::http::StatusCode;
use opened::*;
use support::{Municipality, swap};

const CASE: &str = "sager/2026-001/sag.yaml";
const MEETING: &str = "sager/2026-001/moede-1.yaml";
const FORLOEB: &str = "/forloeb/2026-001";

/// The row of »Hvad nu?« that says something.
fn row(opened: &Opened, words: &str) -> String {
    let page = opened.page("/");
    let row = page.split("<tr>").find(|row| row.contains(words));
    row.unwrap_or_else(|| panic!("no »{words}« in {page}"))
        .split("</tr>")
        .next()
        .expect("its end")
        .to_owned()
}

fn button_of(row: &str) -> String {
    let link = row.split("<a class=\"button").nth(1).expect("a button");
    attribute(link, "href").expect("its address")
}

/// A meeting that was held, with a referat.
fn held(minutes: &str) -> Municipality {
    let meeting = swap(support::MEETING, "2026-12-03 16:00", "2026-11-19 16:00");
    let meeting = swap(&meeting, "svar senest: 2026-11-27\n", "");
    let minutes = format!("referat:\n  skrevet af: mette\n  deltog: [mor, pia, jens, mette]\n{minutes}");
    Municipality::sound().file("moede-1.yaml", meeting + &minutes)
}

#[test]
fn the_last_page_stands_alone_and_promises_no_more_than_is_true() {
    let opened = Opened::new(Municipality::sound());
    let last = opened.post("/luk", &[]);
    assert!(
        last.text.contains("Skrivebordet er lukket") && last.text.contains("Det, du har gemt,"),
        "{}",
        last.text
    );
    assert!(
        !last.text.contains("/fil/") && last.text.contains("<style nonce=\"lukket\">"),
        "{}",
        last.text
    );
    assert!(
        last.policy.contains("style-src 'nonce-lukket'") && !last.policy.contains("unsafe"),
        "{}",
        last.policy
    );
    assert!(!opened.get("/").policy.contains("nonce"));
}

/// Whoever has been told of a meeting is told that it is called off: »Hvad nu?« says so and leads there.
#[test]
fn those_who_believe_in_a_meeting_that_is_called_off_wait_to_be_told() {
    let meeting = swap(
        support::MEETING,
        "mundtligt inviteret: 2026-11-18\n  - person: ida",
        "mundtligt inviteret: 2026-11-18\n    invitation: telefon\n  - person: ida",
    );
    let municipality = Municipality::sound().file("moede-1.yaml", meeting);
    let path = municipality.path().join(MEETING);
    let path = path.to_str().expect("a path").to_owned();
    municipality.run(["invitation", &path, "--dato", "2026-11-22"]);
    municipality
        .run(["sendt", &path, "--til", "borger", "--dato", "2026-11-22"])
        .succeeds();
    municipality
        .run(["sendt", &path, "--til", "mor", "--måde", "telefon", "--dato", "2026-11-22"])
        .succeeds();
    let opened = Opened::new(municipality);
    assert!(
        opened
            .page("/forloeb/2026-001/moede/1")
            .contains("href=\"/forloeb/2026-001/moede/1/ring\"")
    );
    opened.put(MEETING, &format!("{}aflyst: 2026-11-22\n", opened.file(MEETING)));
    let letters = row(&opened, "er aflyst. 1 brev skal sendes: Sara");
    assert_eq!(button_of(&letters), format!("{FORLOEB}/papirer"));
    let calls = row(&opened, "er aflyst. 1 opkald venter: Lone");
    assert_eq!(button_of(&calls), format!("{FORLOEB}/moede/1/ring"));
    assert!(opened.page(&button_of(&calls)).contains("Lone Lindholm"));
    // Once it should have been, nobody waits for it.
    opened.put(MEETING, &swap(&opened.file(MEETING), "2026-12-03 16:00", "2026-11-21 16:00"));
    assert!(!opened.page("/").contains("er aflyst"));
}

/// What is read with the borger is read on a page that is made for it, where nothing of the team's own stands.
#[test]
fn reading_together_begins_where_nothing_of_the_teams_own_stands() {
    let opened = Opened::new(held("  aftaler: [Vi ringes ved]\nrefleksion: [Vi talte hen over Sara]\n"));
    let page = button_of(&row(&opened, "venter på, at Sara læser det"));
    assert_eq!(page, format!("{FORLOEB}/sammen"));
    let begin = opened.page(&page);
    assert!(
        begin.contains("value=\"referat/1\"") && !begin.contains("talte hen over"),
        "{begin}"
    );
    let shared = opened.post(&page, &[pair("side", "referat/1")]).location;
    let shown = opened.page(&shared);
    assert!(shown.contains("Vi ringes ved") && !shown.contains("talte hen over"), "{shown}");
    // On the way out nothing is taken back.
    assert!(!opened.page("/sammen/luk").contains("/fortryd"));
}

/// The button that takes back says what it takes back.
#[test]
fn a_button_says_that_it_takes_back_what_the_borger_said() {
    let opened = Opened::new(Municipality::sound());
    let home = format!("{FORLOEB}/sammen");
    opened.post(&home, &[pair("side", "samtykke")]);
    let path = format!("{home}/samtykke");
    let page = opened.page(&path);
    let value = |name: &str| {
        let rest = page.split(&format!("name=\"{name}\" value=\"")).nth(1).expect("a choice");
        rest.split('"').next().expect("its value").to_owned()
    };
    let before = opened.file(CASE);
    let told = opened.post(
        &path,
        &[pair("hvem", &value("hvem")), pair("må", &value("må")), pair("fra", &value("fra"))],
    );
    assert_eq!(told.status, StatusCode::OK, "{}", told.text);
    assert_ne!(opened.file(CASE), before);
    assert!(opened.page(&path).contains("Fortryd det sidste ja eller nej"));
    assert!(!opened.page("/sammen/luk").contains("Fortryd"));
}

/// A no that is written down with its day takes the tick, and a file in which the two disagree is told of.
#[test]
fn a_no_takes_the_tick_and_what_disagrees_is_told() {
    let opened = Opened::new(Municipality::sound());
    let path = format!("{FORLOEB}/side/samtykke");
    let page = opened.page(&path);
    assert!(page.find("<table").expect("the table") < page.find("Hvad er der sagt?").expect("the answers"));
    let name = |label: &str| {
        let part = page.split("Hvad er der sagt?").nth(1).expect("the answers");
        let at = part.find(&format!(">{label}<")).unwrap_or_else(|| panic!("no »{label}« in {part}"));
        let tag = part[..at].rsplit("for=\"").next().expect("its field");
        tag.split('"').next().expect("its name").to_owned()
    };
    let mut sent = fields(&page);
    for (label, value) in [
        ("Dato", "2026-11-22"),
        ("Person", "jens"),
        ("Papir", "netværkskort"),
        ("Svar", "nej"),
    ] {
        let name = name(label);
        sent.retain(|(n, _)| *n != name);
        sent.push((name, value.to_owned()));
    }
    let answer = opened.post(&path, &sent);
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let file = opened.file(CASE);
    assert!(
        file.contains("netværkskort må ses af: [pia]") && file.contains("svar: nej"),
        "{file}"
    );
    let path = opened.municipality.path().join("sager/2026-001");
    let path = path.to_str().expect("a path");
    opened.municipality.run(["tjek", path]).says_not("uden-virkning");
    opened.put(
        CASE,
        &swap(&file, "netværkskort må ses af: [pia]", "netværkskort må ses af: [pia, jens]"),
    );
    opened.municipality.run(["tjek", path]).says("uden-virkning");
}

/// Somebody who is written down after a meeting has come since the start, from the day that the form proposes.
#[test]
fn who_comes_later_comes_on_a_day() {
    let opened = Opened::new(Municipality::sound());
    let path = format!("{FORLOEB}/netvaerk/ny");
    assert!(!opened.page(&path).contains("2026-11-22"));
    let opened = Opened::new(held("  aftaler: [Vi ringes ved]\n"));
    let page = opened.page(&path);
    assert!(page.contains("value=\"2026-11-22\""), "{page}");
    let new = [("Navn", "Bo Ny"), ("Relation", "ven"), ("Felt", "fritid"), ("Afstand", "2")];
    let answer = opened.send_from(&page, &path, &new);
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    assert!(opened.file(CASE).contains("fra: 2026-11-22"), "{}", opened.file(CASE));
}

/// How many there were at the start is said only where it is known.
#[test]
fn the_status_says_of_the_start_only_what_is_known() {
    let municipality = held("  aftaler: [Vi ringes ved]\n");
    let path = municipality.path().join("sager/2026-001");
    let path = path.to_str().expect("a path").to_owned();
    let status = |municipality: &Municipality| {
        let outcome = municipality.run(["status", &path]);
        let made = outcome
            .paths()
            .into_iter()
            .find(|path| path.ends_with("status.pdf"))
            .expect("a status");
        outcome.text(&made).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let text = status(&municipality);
    assert!(
        text.contains("Nu er der 2 fra dit eget liv") && !text.contains("Ved starten"),
        "{text}"
    );
    let later = municipality.with("sag.yaml", "    relation: søster\n", "    relation: søster\n    fra: 2026-11-01\n");
    let text = status(&later);
    assert!(text.contains("Ved starten") && text.contains("1 fra dit eget liv"), "{text}");
}
