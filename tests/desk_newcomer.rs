//! What somebody meets who sits down at the desk for the first time: ticks that stay, ways that lead somewhere, addresses that tell
//! of nobody.

#[path = "support/desk.rs"]
mod opened;
mod support;

use axum::http::StatusCode;
use opened::*;
use support::Municipality;

const FORLOEB: &str = "/forloeb/2026-001";
const CASE: &str = "sager/2026-001/sag.yaml";

#[test]
fn what_is_searched_for_or_typed_stands_in_no_address() {
    let opened = Opened::new(Municipality::example());
    for (path, answer) in opened.pages() {
        for form in answer.text.split("<form").skip(1) {
            let tag = form.split('>').next().expect("its end");
            assert!(tag.contains("method=\"post\""), "{path}: {tag}");
        }
        assert!(!answer.text.contains("formmethod"), "{path}");
    }
    let found = opened.post("/forloeb", &[pair("q", "SARA")]);
    assert_eq!(found.status, StatusCode::OK);
    assert!(
        found.text.contains("/forloeb/2026-014") && found.text.contains("value=\"sara\""),
        "{}",
        found.text
    );
    let none = opened.post("/forloeb", &[pair("q", "ingen af dem")]);
    assert!(none.text.contains("Her er ingen forløb med »ingen af dem«"), "{}", none.text);
    // Beside the choice of a report a sentence can be typed.
    let look = opened.post(
        "/ledelse/kladde",
        &[pair("periode", "snart"), pair("udgave", "intern"), pair("grund", "Sara")],
    );
    assert!(look.location.is_empty() && look.text.contains("snart"), "{}", look.text);
}

#[test]
fn ticks_on_the_papers_stay_until_they_are_sent() {
    let opened = Opened::new(Municipality::sound());
    let path = format!("{FORLOEB}/papirer");
    let page = opened.page(&path);
    let words: Vec<String> = page
        .split("name=\"papir\" value=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next().map(str::to_owned))
        .collect();
    let ticked = |page: &str| -> Vec<String> {
        let is_ticked = |word: &&String| page.contains(&format!("value=\"{word}\" checked"));
        words.iter().filter(is_ticked).cloned().collect()
    };
    assert!(words.len() > 3 && ticked(&page).is_empty(), "{page}");
    let sent = |goer: &str, way: &str| {
        let mut fields: Vec<(String, String)> = words[..2].iter().map(|word| pair("papir", word)).collect();
        fields.extend([pair("goer", goer), pair("maade", way), pair("dag", "2026-11-21"), pair("til", "")]);
        opened.post(&path, &fields).text
    };
    for goer in ["lav", "samlet"] {
        let page = sent(goer, "afleveret");
        assert_eq!(ticked(&page), words[..2], "{goer}");
        assert!(
            page.contains("<option selected>afleveret") && page.contains("value=\"2026-11-21\""),
            "{page}"
        );
    }
    assert_eq!(
        ticked(&sent("sendt", "røgsignal")),
        words[..2],
        "what was not done can be tried again"
    );
}

/// The row of »Hvad nu?« about tasks: what it says, and where its button leads.
fn about_tasks(municipality: Municipality) -> (Opened, String, String) {
    let opened = Opened::new(municipality);
    let page = unescaped(&opened.page("/"));
    let row = page
        .split("<tr>")
        .find(|row| row.contains("ikke gjort endnu"))
        .unwrap_or_else(|| panic!("no tasks in {page}"));
    let link = row.split("<a class=\"button").nth(1).expect("a button");
    let href = attribute(link, "href").expect("its way");
    let row = row.to_owned();
    (opened, row, href)
}

const TASKS: &str = "referat:
  skrevet af: mette
  deltog: [mor, ida]
  opgaver:
    - {id: t1, hvem: mor, hvad: Ringer til lægen, inden: 2026-11-10}
";

fn with_tasks() -> Municipality {
    Municipality::sound()
        .with("moede-1.yaml", "2026-12-03", "2026-11-03")
        .with("moede-1.yaml", "svar senest: 2026-11-27\n", TASKS)
}

#[test]
fn an_open_task_leads_to_where_it_is_said_what_became_of_it() {
    let later = |day: &str| format!("tidspunkt: {day} 16:00\nsted: {{navn: Medborgerhuset}}\n");
    let (opened, row, href) = about_tasks(with_tasks());
    assert!(row.contains("Aftal det næste møde"), "{row}");
    assert_eq!(href, format!("{FORLOEB}/moede/nyt"));
    assert_eq!(opened.get(&href).status, StatusCode::OK);

    let (_, row, href) = about_tasks(with_tasks().file("moede-2.yaml", later("2026-12-10")));
    assert!(row.contains("Spørg på møde 2"), "{row}");
    assert_eq!(href, format!("{FORLOEB}/moede/2"));

    let (opened, _, href) = about_tasks(with_tasks().file("moede-2.yaml", later("2026-11-17")));
    let (path, anchor) = href.split_once('#').expect("the place on the page");
    assert_eq!(path, format!("{FORLOEB}/moede/2/referat"));
    let page = unescaped(&opened.page(path));
    let place = page.split(&format!("id=\"{anchor}\"")).nth(1).expect("the place");
    assert!(place.starts_with(" open>"), "it is folded: {place}");
    assert!(
        place.split("</details>").next().expect("its end").contains("Ringer til lægen"),
        "{place}"
    );
}

#[test]
fn every_referat_that_waits_can_be_read_together() {
    let held = |day: &str, more: &str| {
        format!("tidspunkt: {day} 16:00\nsted: {{navn: Medborgerhuset}}\nreferat:\n  deltog: [mor]\n  aftaler: [Vi ses]\n{more}")
    };
    let approved = |day: &str| format!("  godkendt af borgeren: {day}\n");
    let opened = Opened::new(
        Municipality::sound()
            .file("moede-1.yaml", held("2026-10-20", ""))
            .file("moede-2.yaml", held("2026-10-27", &approved("2026-10-28")))
            .file("moede-3.yaml", held("2026-11-03", &approved("2026-11-04")))
            .file("moede-4.yaml", held("2026-11-10", &approved("2026-11-11"))),
    );
    let path = format!("{FORLOEB}/sammen");
    assert!(opened.page("/").contains("Referatet af møde 1 venter"));
    let page = opened.page(&path);
    assert!(
        page.contains("Møde 1, venter på at blive læst") && !page.contains("referat/2\""),
        "{page}"
    );
    let answer = opened.post(&path, &[pair("side", "referat/1")]);
    assert_eq!(answer.location, format!("{FORLOEB}/sammen/referat/1"), "{}", answer.text);
    assert_eq!(opened.get(&answer.location).status, StatusCode::OK);
}

#[test]
fn a_tick_of_the_consent_is_written_down_with_its_day() {
    let opened = Opened::new(Municipality::sound());
    let path = format!("{FORLOEB}/side/samtykke");
    let page = opened.page(&path);
    let column = page
        .split("<th scope=\"col\" id=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("a column");
    let mut sent = fields(&page);
    sent.retain(|field| *field != pair(column, "jens"));
    sent.push(pair(column, "mor"));
    let before = opened.file(CASE);
    let answer = opened.post(&path, &sent);
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let file: serde_json::Value = serde_saphyr::from_str(&opened.file(CASE)).expect("YAML");
    let said = |person: &str, may: bool| serde_json::json!({"dato": "2026-11-22", "person": person, "papir": "netværkskort", "svar": if may { "ja" } else { "nej" }});
    let consents = &file["samtykke"];
    assert_eq!(consents["netværkskort må ses af"], serde_json::json!(["pia", "mor"]));
    assert_eq!(consents["sagt"], serde_json::json!([said("mor", true), said("jens", false)]));
    opened.post("/fortryd", &[pair("til", "/")]);
    assert_eq!(opened.file(CASE), before, "it is one step");
}

#[test]
fn a_language_is_chosen_among_those_that_have_texts() {
    let opened = Opened::new(Municipality::sound().with("sag.yaml", "borger:\n", "sprog: pl\nborger:\n"));
    let page = opened.page(&format!("{FORLOEB}/side/mere"));
    let field = page
        .split(">Sprog</label>")
        .nth(1)
        .expect("the field")
        .split("</select>")
        .next()
        .expect("its end");
    assert!(field.contains(">Sagens sprog</p>"), "{field}");
    for choice in [
        "value=\"da\">dansk",
        "value=\"nb\">bokmål",
        "value=\"en\">English",
        "value=\"pl\" selected>pl",
    ] {
        assert!(field.contains(choice), "{choice} in {field}");
    }
    for path in ["/afsender".to_owned(), format!("{FORLOEB}/side/borger")] {
        let page = opened.page(&path);
        assert!(page.contains("value=\"nb\">bokmål"), "{path}");
    }
    opened.send(&format!("{FORLOEB}/side/mere"), &[("Sprog", "nb")]);
    assert!(opened.file(CASE).contains("sprog: nb\n"));
}

#[test]
fn the_letter_beside_somebodys_own_fields_is_theirs() {
    let opened = Opened::new(Municipality::sound());
    let page = opened.page(&format!("{FORLOEB}/moede/1"));
    let word = |name: &str| {
        let before = page.split(&format!("<strong>{name}</strong>")).next().expect("the fields");
        let tag = before.rsplit("<div class=\"invite").next().expect("their box");
        attribute(tag, "data-brev").expect("the letter")
    };
    let (lone, ida) = (word("Lone Lindholm"), word("Ida Krogh"));
    assert_ne!(lone, ida);
    let answer = opened.post(&format!("{FORLOEB}/levende/moede/1?brev={lone}"), &fields(&page));
    let grown: serde_json::Value = serde_json::from_str(&answer.text).expect("JSON");
    assert_eq!(grown["title"], "Invitation til Lone Lindholm");
    assert!(grown["texts"].to_string().contains("kender hendes hverdag"), "{grown}");
    // Somebody protected is not shown before it is asked for, and nobody else is in their place.
    let answer = opened.post(&format!("{FORLOEB}/levende/moede/1?brev={ida}"), &fields(&page));
    let grown: serde_json::Value = serde_json::from_str(&answer.text).expect("JSON");
    assert_eq!(grown["title"], "Invitation til Ida Krogh");
    assert_eq!(grown["pages"], serde_json::json!([]));
}
