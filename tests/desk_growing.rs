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
    assert_eq!(to("venter på, at Sara læser det"), "/forloeb/2026-014/sammen");
}

/// What the page says of the paper beside: where the form is sent while somebody types, and the word of the paper that is shown.
fn beside(page: &str) -> (String, String) {
    let live = attribute(
        page.split("<form").find(|tag| tag.contains("id=\"ark\"")).expect("a form"),
        "data-levende",
    );
    let word = attribute(
        page.split("<aside")
            .nth(1)
            .and_then(|rest| rest.split('>').next())
            .expect("a paper"),
        "data-brev",
    );
    (live.expect("an address"), word.expect("a word"))
}

/// Of many letters the one that is shown follows what is typed, and whoever it is to it is what the command line makes.
#[test]
fn the_letter_that_is_shown_is_the_one_that_changes() {
    let opened = Opened::new(Municipality::example());
    let path = "/forloeb/2026-014/moede/4";
    let page = opened.page(path);
    let (live, first) = beside(&page);
    let others: Vec<String> = page
        .split("href=\"/forloeb/2026-014/moede/4?brev=")
        .skip(1)
        .map(|rest| rest.split('"').next().expect("its end").to_owned())
        .collect();
    assert!(others.len() > 3 && others.contains(&first), "{first} {others:?}");
    let mut to_whom = Vec::new();
    for word in &others {
        let address = format!("{path}?brev={word}&vis=ja");
        let (shown, _) = letter(&opened, &address, &format!("{live}?brev={word}&vis=ja"), &[]);
        let typed = [("Tema", "Foråret ved fjorden")];
        let (changed, reasons) = letter(&opened, &address, &format!("{live}?brev={word}&vis=ja"), &typed);
        assert!(
            changed.contains("Foråret ved fjorden") && !shown.contains("Foråret ved fjorden"),
            "{changed} {reasons}"
        );
        // The same letter: the same lines but for the theme.
        let lines = |text: &str| text.lines().next().map(str::to_owned);
        assert_eq!(lines(&shown), lines(&changed));
        to_whom.push(shown);
    }
    to_whom.sort();
    to_whom.dedup();
    assert_eq!(to_whom.len(), others.len(), "two words show one letter");
}

/// A letter that would not be made is not replaced by another one, and it is said why.
#[test]
fn a_letter_that_goes_away_is_not_another_one() {
    let opened = Opened::new(Municipality::sound());
    let path = "/forloeb/2026-001/moede/1";
    let page = opened.page(path);
    let word = page
        .split(">Lone<")
        .next()
        .and_then(|before| before.rsplit("?brev=").next())
        .and_then(|rest| rest.split('"').next())
        .expect("her letter")
        .to_owned();
    let address = format!("{path}?brev={word}");
    let html = opened.page(&address);
    let (live, shown) = beside(&html);
    assert_eq!(shown, word);
    let invited = name_of(&html, "Lone Lindholm");
    let sent: Vec<(String, String)> = fields(&html).into_iter().filter(|(name, _)| *name != invited).collect();
    let answer = opened.post(&format!("{live}?brev={word}"), &sent);
    let answer: serde_json::Value = serde_json::from_str(&answer.text).expect("JSON");
    assert_eq!(answer["pages"], serde_json::json!([]));
    assert!(!answer["reasons"].as_array().expect("reasons").is_empty(), "{answer}");
}

/// The letter beside the sender: their own first words in it, and a forløb of nobody.
#[test]
fn the_sender_sees_a_letter_grow() {
    let folder = tempfile::tempdir().expect("a folder");
    let empty = Opened::over(folder.path(), Municipality::new());
    let (live, _) = beside(&empty.page("/afsender"));
    let (bare, reasons) = letter(&empty, "/afsender", &live, &[]);
    assert!(bare.contains("Kommunens navn") && bare.contains("Kære borger"), "{bare} {reasons}");
    let typed = [
        ("Navn", "Nordby Kommune"),
        ("Afdeling", "Psykiatri og støtte"),
        ("Adresse", "Havnen 1\n8999 Nordby"),
    ];
    let (text, reasons) = letter(&empty, "/afsender", &live, &typed);
    for words in ["Nordby Kommune", "Havnen 1", "Borgerens navn"] {
        assert!(text.contains(words), "»{words}« is not in it: {text} {reasons}");
    }
    assert!(support::files(folder.path()).is_empty(), "something was written");

    let opened = Opened::new(Municipality::example());
    let before = support::files(opened.municipality.path());
    let (text, reasons) = letter(&opened, "/afsender", &live, &[("Telefon", "70 99 88 77")]);
    assert!(
        text.contains("70 99 88 77") && text.contains("Solbjerg Kommune"),
        "{text} {reasons}"
    );
    assert!(!text.contains("Sara"), "it is about somebody: {text}");
    assert!(support::files(opened.municipality.path()) == before, "something was written");
    let (none, reasons) = letter(&opened, "/afsender", &live, &[("Navn", "")]);
    assert!(none.is_empty() || reasons == "[]", "{none} {reasons}");
}

/// An approved referat waits to be sent, by a button of its own, until all who are to have it have it.
#[test]
fn an_approved_referat_waits_to_be_sent() {
    let minutes = "referat:\n  skrevet af: mette\n  deltog: [mor, ida, pia, jens, mette]\n  godkendt af borgeren: 2026-11-20\n  må sendes til: [mor]\n";
    let meeting = support::swap(support::MEETING, "2026-12-03 16:00", "2026-11-19 16:00");
    let meeting = support::swap(&meeting, "svar senest: 2026-11-27\n", "") + minutes;
    let opened = Opened::new(Municipality::sound().file("moede-1.yaml", &meeting));
    let row = |page: &str| {
        let rows = page.split("<tr>").map(|row| row.split("</tr>").next().expect("a row").to_owned());
        rows.into_iter().find(|row| row.contains("Referatet af møde 1"))
    };
    let waiting = row(&opened.page("/")).expect("it waits");
    assert!(waiting.contains("godkendt og skal sendes til Sara og Lone"), "{waiting}");
    assert!(
        waiting.contains("href=\"/forloeb/2026-001/papirer\"") && waiting.contains(">Send det<"),
        "{waiting}"
    );
    for to in ["borger", "mor"] {
        let file = opened.municipality.path().join("sager/2026-001/moede-1.yaml");
        let file = file.to_str().expect("a path");
        opened.municipality.run(["referat", file, "--dato", "2026-11-22"]);
        let outcome = opened.municipality.run(["sendt", file, "--til", to, "--dato", "2026-11-22"]);
        assert_eq!(outcome.code, Some(0), "{}", outcome.err);
        let left = row(&opened.page("/"));
        match to {
            "borger" => assert!(left.expect("Lone waits").contains("skal sendes til Lone.")),
            _ => assert_eq!(left, None),
        }
    }
}

/// What is said on »Overblik« leads to the page of its field, speaks of people by their names and of days in words.
#[test]
fn what_is_worth_a_thought_leads_to_its_page() {
    let opened = Opened::new(Municipality::example());
    let page = opened.page("/forloeb/2026-014");
    let thoughts = page.split("Værd at tænke over").nth(1).expect("thoughts");
    let thoughts = thoughts.split("</ul>").next().expect("their end");
    let rows: Vec<String> = thoughts.split("<li>").skip(1).map(unescaped).collect();
    assert!(rows.len() > 1, "{rows:?}");
    for row in &rows {
        let href = attribute(row, "href").unwrap_or_else(|| panic!("no way: {row}"));
        assert_eq!(opened.get(&href).status, StatusCode::OK, "{href}");
    }
    let left = rows.iter().find(|row| row.contains("Ole Damgaard")).expect("by his name");
    assert!(left.contains("1. september 2026") && left.contains("/moede/"), "{left}");
    assert!(!thoughts.contains("2026-09-01"), "{thoughts}");
}
