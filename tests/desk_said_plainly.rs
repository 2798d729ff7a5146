//! What the pages for sitting together say of what is not there: tasks that wait for the borger's yes, a consent that is taken back,
//! and the paper's map in words for those who cannot see its picture.

#[path = "support/desk.rs"]
mod opened;
mod support;

use std::collections::BTreeSet;

use axum::http::StatusCode;
use fastrand::Rng;
use opened::*;
use serde_json::Value;
use support::{Municipality, swap};

const CASE: &str = "sager/2026-014/sag.yaml";
const HOME: &str = "/forloeb/2026-014/sammen";
const WRITING: &str = "/forloeb/2026-014/sammen/referat/3";
const READING: &str = "/forloeb/2026-014/sammen/referat/3/laes";
const CONSENT: &str = "/forloeb/2026-014/sammen/samtykke";

fn file_of(meeting: usize) -> String {
    format!("sager/2026-014/moede-{meeting}.yaml")
}

fn share(opened: &Opened, page: &str) {
    opened.post("/sammen/luk", &[pair("tovholder", "ja")]);
    assert_eq!(opened.post(HOME, &[pair("side", page)]).status, StatusCode::SEE_OTHER);
}

fn from(page: &str) -> String {
    let tag = page
        .split("<input ")
        .find(|tag| tag.contains("name=\"fra\""))
        .expect("what it is made from");
    attribute(&format!(" {tag}"), "value").expect("a value")
}

fn read_yaml(opened: &Opened, name: &str) -> Value {
    serde_saphyr::from_str(&opened.file(name)).expect("YAML")
}

/// Changes a meeting's file line by line: none takes the line out.
fn lines(opened: &Opened, meeting: usize, change: impl Fn(&str) -> Option<String>) {
    let text = opened.file(&file_of(meeting));
    let lines: Vec<String> = text.lines().filter_map(change).collect();
    opened.put(&file_of(meeting), &format!("{}\n", lines.join("\n")));
}

fn without_yes(opened: &Opened, meeting: usize) {
    lines(opened, meeting, |line| {
        (!line.trim_start().starts_with("godkendt af borgeren")).then(|| line.to_owned())
    });
}

/// Meeting 3 says nothing of the tasks of before.
fn without_follow_up(opened: &Opened) {
    let is_of = |line: &str| {
        ["1/t", "2/t", "opfølgning:"]
            .iter()
            .any(|begin| line.trim_start().starts_with(begin))
    };
    lines(opened, 3, |line| (!is_of(line)).then(|| line.to_owned()));
}

/// What the page says of referats that wait; empty where it says nothing.
fn waits(page: &str) -> String {
    let told = page.split(" id=\"venter\">").nth(1).and_then(|rest| rest.split('<').next());
    unescaped(told.unwrap_or_default())
}

#[test]
fn tasks_behind_a_referat_without_a_yes_are_told_of_and_not_shown() {
    let opened = Opened::new(Municipality::example());
    without_follow_up(&opened);
    without_yes(&opened, 2);
    share(&opened, "referat/3");
    let page = opened.page(WRITING);
    assert_eq!(
        waits(&page),
        "Referatet af møde 2 venter på et ja fra Sara. Opgaverne derfra kan først stå her, når det er læst."
    );
    assert!(
        !page.contains("boremaskine") && !page.contains("<fieldset class=\"carried\">"),
        "{page}"
    );
    without_yes(&opened, 1);
    assert!(waits(&opened.page(WRITING)).starts_with("Referaterne af møde 1 og 2 venter"));
    // In the borger's language.
    for (lang, told) in [
        ("nb", "Referatene fra møte 1 og 2 venter på et ja fra Sara."),
        ("en", "The minutes of meetings 1 and 2 are waiting for a yes from Sara."),
    ] {
        let text = opened.file(CASE);
        opened.put(CASE, &format!("sprog: {lang}\n{text}"));
        assert!(waits(&opened.page(WRITING)).starts_with(told), "{lang}");
        opened.put(CASE, &text);
    }
    // Before it is said who is there, that is asked first; without a consent a yes would bring nothing.
    let there = opened.file(&file_of(3));
    lines(&opened, 3, |line| {
        (!line.trim_start().starts_with("deltog:")).then(|| line.to_owned())
    });
    let page = opened.page(WRITING);
    assert!(page.contains("Tryk først på dem, der er her") && waits(&page).is_empty(), "{page}");
    opened.put(&file_of(3), &there);
    let case = opened.file(CASE);
    opened.put(CASE, &swap(&case, "forløb:\n", "forløb:\n  samtykke trukket: 2026-11-20\n"));
    assert_eq!(waits(&opened.page(WRITING)), "");
    opened.put(CASE, &case);
    // With the yes the tasks are there, for those who may have the referat; of others nothing is said.
    let all = "[mor, far, mormor, sagsbehandler, pia, jens, mette, ole, nadia, sygeplejerske]";
    for meeting in [1, 2] {
        lines(&opened, meeting, |line| {
            let is_list = line.trim_start().starts_with("må sendes til:");
            Some(if is_list {
                format!("  godkendt af borgeren: 2026-07-02\n  må sendes til: {all}")
            } else {
                line.to_owned()
            })
        });
    }
    let page = opened.page(WRITING);
    assert!(page.contains("boremaskine") && waits(&page).is_empty(), "{page}");
    lines(&opened, 2, |line| Some(swap_if(line, "må sendes til:", "  må sendes til: [mor]")));
    let page = opened.page(WRITING);
    assert!(!page.contains("boremaskine") && waits(&page).is_empty(), "{page}");
}

fn swap_if(line: &str, begins: &str, with: &str) -> String {
    if line.trim_start().starts_with(begins) { with } else { line }.to_owned()
}

/// A judge that reads the files itself: which meetings' tasks are not on the page, and for want of a yes.
fn expected(opened: &Opened) -> (BTreeSet<usize>, Vec<String>) {
    let minutes: Vec<Value> = (1..=3)
        .map(|meeting| read_yaml(opened, &file_of(meeting))["referat"].clone())
        .collect();
    let holds = |list: &Value, id: &str| list.as_array().is_some_and(|list| list.iter().any(|one| one == id));
    let said = |at: usize, key: &str| minutes[at]["opfølgning"][key].as_str().map(str::to_owned);
    let room: Vec<&str> = ["pia", "jens", "mette", "mor", "far", "mormor", "sagsbehandler"].into();
    let (mut waiting, mut hidden) = (BTreeSet::new(), Vec::new());
    for meeting in 1..=2 {
        let own = &minutes[meeting - 1];
        let is_unread = own["godkendt af borgeren"].is_null();
        for task in own["opgaver"].as_array().into_iter().flatten() {
            let key = format!("{meeting}/{}", task["id"].as_str().expect("an id"));
            let is_open = said(2, &key).is_some() || (meeting..2).rev().find_map(|at| said(at, &key)).is_none_or(|word| word == "i gang");
            let is_taken_up = said(2, &key).is_some();
            let may = |id: &&str| task["hvem"] == **id || !is_unread && holds(&own["må sendes til"], id) || is_taken_up;
            if is_open && !room.iter().all(&may) {
                hidden.push(task["hvad"].as_str().expect("words").to_owned());
                waiting.extend(is_unread.then_some(meeting));
            }
        }
    }
    (waiting, hidden)
}

/// Files as they may be, each with every yes and every reader there or not: the page names the referats that wait, and no others,
/// and shows no task of theirs. Every other seed was not looked at while this was made.
#[test]
fn whatever_waits_is_named_and_nothing_else() {
    let mut seen = [0; 3];
    for seed in 0..24 {
        let mut rng = Rng::with_seed(seed);
        let opened = Opened::new(Municipality::example());
        if rng.u8(..4) > 0 {
            without_follow_up(&opened);
        }
        for meeting in [1, 2] {
            if rng.bool() {
                without_yes(&opened, meeting);
            }
            let all = rng.bool();
            let list = if all {
                "[mor, far, mormor, sagsbehandler, pia, jens, mette]"
            } else {
                "[mor, jens]"
            };
            lines(&opened, meeting, |line| {
                Some(swap_if(line, "må sendes til:", &format!("  må sendes til: {list}")))
            });
            // A task that was closed on the way is nobody's to wait for.
            if meeting == 2 && rng.u8(..4) == 0 {
                lines(&opened, 2, |line| Some(swap_if(line, "1/t2:", "    1/t2: gjort")));
            }
        }
        share(&opened, "referat/3");
        let page = opened.page(WRITING);
        let (waiting, hidden) = expected(&opened);
        let numbers: Vec<String> = waiting.iter().map(usize::to_string).collect();
        let told = waits(&page);
        match numbers.len() {
            0 => assert_eq!(told, "", "seed {seed}"),
            _ => assert!(
                told.contains(&format!("møde {} venter", numbers.join(" og "))),
                "seed {seed}: {told}"
            ),
        }
        for task in hidden {
            assert!(!unescaped(&page).contains(&task), "seed {seed}: {task}");
        }
        seen[numbers.len()] += 1;
    }
    assert!(seen.iter().all(|count| *count > 0), "{seen:?}");
}

/// Says yes to the referat with these ticked, as the page would.
fn say_yes(opened: &Opened, names: &[&str]) {
    share(opened, "referat/3");
    let page = opened.page(READING);
    let mut sent = vec![pair("fra", &from(&page)), pair("svar", "ja")];
    for name in names {
        let before = page
            .split(&format!("<strong>{name}</strong>"))
            .next()
            .expect("the box before the name");
        let tag = before.rsplit("<input ").next().expect("a box");
        sent.push(pair("til", &attribute(&format!(" {tag}"), "value").expect("a word")));
    }
    assert_eq!(opened.post(READING, &sent).location, READING);
}

#[test]
fn a_consent_that_is_taken_back_says_what_follows_for_each_referat() {
    let opened = Opened::new(Municipality::example());
    let municipality = &opened.municipality;
    municipality.run(["referat", "sager/2026-014/moede-1.yaml"]).succeeds();
    municipality
        .run_list(&["sendt", "sager/2026-014/moede-1.yaml", "--til", "nadia", "--dato", "2026-11-20"])
        .succeeds();
    say_yes(&opened, &["Lone Lindholm", "Inger Lindholm"]);
    let page = opened.page(READING);
    assert!(page.contains("Det må gå til Lone Lindholm, Inger Lindholm."), "{page}");
    assert!(page.contains("Referatet går også til Lone Lindholm og Inger Lindholm."), "{page}");
    let written = read_yaml(&opened, &file_of(3))["referat"].clone();

    share(&opened, "samtykke");
    let page = opened.page(&format!("{CONSENT}/tilbage"));
    let told = texts(&page);
    let says = |told: &[String], text: &str| assert!(told.iter().any(|line| line == text), "{text}: {told:#?}");
    says(&told, "Referatet af møde 3 bliver ikke sendt til Lone Lindholm og Inger Lindholm.");
    // Of those who were named for the first, one has it.
    says(
        &told,
        "Referatet af møde 1 bliver ikke sendt til Lone Lindholm, Ole Damgaard, Jens Toft og Mette Kragh.",
    );
    says(&told, "Referat, møde 1: Nadia Kılıç, 20.11.2026");
    opened.post(&format!("{CONSENT}/tilbage"), &[pair("fra", &from(&page))]);
    let told = texts(&opened.page(CONSENT));
    says(&told, "Referatet af møde 3 bliver ikke sendt til Lone Lindholm og Inger Lindholm.");
    says(&told, "Referat, møde 1: Nadia Kılıç, 20.11.2026");
    assert!(told.iter().any(|line| line.contains("kan ikke hentes tilbage")), "{told:#?}");

    // The referat names nobody as one who gets it, and what was ticked and when stays on the disk.
    share(&opened, "referat/3");
    let page = opened.page(READING);
    assert!(page.contains("Der er intet samtykke lige nu, så kun Sara får referatet."), "{page}");
    for told in ["går også til", "Det må gå til", "Det må også gå til"] {
        assert!(!page.contains(told), "{told}: {page}");
    }
    assert!(page.contains("Ingen andre får det."), "{page}");
    assert_eq!(read_yaml(&opened, &file_of(3))["referat"], written);
    assert_eq!(written["må sendes til"], serde_json::json!(["mor", "mormor"]));
    // Signed anew on a later day, the page is the table again, and the referat goes where it was to go.
    let case = opened.file(CASE);
    opened.put(CASE, &swap(&case, "samtykke trukket: 2026-11-22", "samtykke trukket: 2026-04-21"));
    share(&opened, "samtykke");
    assert!(
        opened.page(CONSENT).contains("Du sagde ja til forløbet"),
        "{}",
        opened.page(CONSENT)
    );
    share(&opened, "referat/3");
    assert!(opened.page(READING).contains("Det må gå til Lone Lindholm"));
}

/// Of a referat that somebody has been sent it is not said that nobody else gets it, nor that they will.
#[test]
fn what_somebody_has_been_sent_is_told_where_the_consent_is_taken_back() {
    let opened = Opened::new(Municipality::example());
    say_yes(&opened, &["Lone Lindholm", "Inger Lindholm"]);
    let paper = "sager/2026-014/moede-3.yaml";
    opened.municipality.run(["referat", paper]).succeeds();
    opened.municipality.run(["sendt", paper, "--til", "mor"]).succeeds();
    share(&opened, "samtykke");
    let page = opened.page(&format!("{CONSENT}/tilbage"));
    opened.post(&format!("{CONSENT}/tilbage"), &[pair("fra", &from(&page))]);
    let page = opened.page(CONSENT);
    assert!(page.contains("Referatet af møde 3 bliver ikke sendt til Inger Lindholm."), "{page}");
    assert!(page.contains("Referat, møde 3: Lone Lindholm, 22.11.2026"), "{page}");
    share(&opened, "referat/3");
    let page = opened.page(READING);
    assert!(!page.contains("går også til") && !page.contains("Ingen andre får det."), "{page}");
}

/// The rows of a table as they stand: each cell's text.
fn rows(page: &str) -> Vec<Vec<String>> {
    let cells = |row: &str| {
        let cells = row.split("role=\"rowheader\"").nth(1)?;
        let cell = |text: &str| {
            let text = text.split_once('>').map_or("", |(_, rest)| rest);
            let plain: String = text
                .split('<')
                .enumerate()
                .map(|(at, part)| {
                    if at == 0 {
                        part
                    } else {
                        part.split_once('>').map_or("", |(_, rest)| rest)
                    }
                })
                .collect();
            unescaped(plain.trim())
        };
        Some(
            cells
                .split("role=\"cell\"")
                .map(|part| cell(part.split("</t").next().unwrap_or_default()))
                .collect(),
        )
    };
    page.split("<tr role=\"row\">").filter_map(cells).collect()
}

#[test]
fn the_sheet_is_told_in_words_too() {
    let opened = Opened::new(Municipality::example());
    share(&opened, "kort");
    let address = format!("{HOME}/kort/ark");
    let page = opened.page(&address);
    let case = read_yaml(&opened, CASE);
    let people: Vec<&Value> = case["netværk"]
        .as_array()
        .expect("people")
        .iter()
        .filter(|one| one["til"].is_null())
        .collect();
    let rows = rows(&page);
    assert_eq!(rows.len(), people.len(), "{rows:#?}");
    let name_of = |id: &Value| {
        people
            .iter()
            .find(|one| one["id"] == *id)
            .map(|one| one["navn"].as_str().expect("a name"))
    };
    for person in &people {
        let (name, relation) = (
            person["navn"].as_str().expect("a name"),
            person["relation"].as_str().expect("a relation"),
        );
        let row = rows
            .iter()
            .find(|row| row[0].starts_with(name))
            .unwrap_or_else(|| panic!("{name}: {rows:#?}"));
        assert!(row[0].contains(relation), "{row:?}");
        let field = person["felt"].as_str().expect("a field");
        assert!(row[1].to_lowercase().contains(&field[..5].to_lowercase()), "{row:?}: {field}");
        assert!(
            ["helt tæt på", "tæt på", "midt imellem", "længere væk", "langt væk"].contains(&&*row[2]),
            "{row:?}"
        );
        let ties = case["streger"].as_array().expect("ties").iter().filter_map(|pair| {
            let own = |at: usize| pair[at] == person["id"];
            match (own(0), own(1)) {
                (true, _) => name_of(&pair[1]),
                (_, true) => name_of(&pair[0]),
                _ => None,
            }
        });
        let ties: BTreeSet<&str> = ties.collect();
        match ties.is_empty() {
            true => assert_eq!(row[3], "ingen"),
            false => assert_eq!(row[3].replace(" og ", ", ").split(", ").collect::<BTreeSet<_>>(), ties),
        }
    }
    // Each picture says what it is of, and can be larger than the screen.
    assert!(
        page.contains("alt=\"Kort over Saras netværk i fem felter. Antal personer: "),
        "{page}"
    );
    assert!(!page.contains("alt=\"\"") && page.contains("Vis arket større"), "{page}");
    let large = opened.page(&format!("{address}?stort=ja"));
    assert!(
        large.contains("class=\"sheet large\"") && large.contains("Vis hele arket"),
        "{large}"
    );
}
