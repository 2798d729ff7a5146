//! Two desks over one case: what is a set in a file holds nobody twice, and what another has done with somebody on the map stops
//! nothing else of what was drawn.

#[path = "support/drawn_map.rs"]
mod drawn_map;
#[path = "support/desk.rs"]
mod opened;
mod support;

use axum::http::StatusCode;
use drawn_map::*;
use opened::*;
use serde_json::{Value, json};
use support::{Municipality, swap};

const CASE: &str = "sager/2026-014/sag.yaml";
const MEETING: &str = "sager/2026-014/moede-3.yaml";

fn said(text: &str) -> Value {
    serde_saphyr::from_str(text).unwrap_or_else(|why| panic!("{why}\n{text}"))
}

/// What a set of a file has twice: lists of texts, pairs whichever way round, things by their id, person or day.
fn doubles(value: &Value, at: &str, into: &mut Vec<String>) {
    let name = |item: &Value| match item {
        Value::Array(ends) => {
            let mut ends: Vec<String> = ends.iter().map(Value::to_string).collect();
            ends.sort_unstable();
            Some(ends.join(" "))
        }
        Value::Object(thing) => ["id", "emne"].iter().find_map(|key| thing.get(*key)).map(Value::to_string),
        text => Some(text.to_string()),
    };
    match value {
        Value::Array(items) => {
            let names: Vec<Option<String>> = items.iter().map(name).collect();
            let is_twice = |(at, name): &(usize, &Option<String>)| name.is_some() && names[..*at].contains(name);
            into.extend(names.iter().enumerate().filter(is_twice).map(|(_, name)| format!("{at}: {name:?}")));
            items.iter().for_each(|item| doubles(item, at, into));
        }
        Value::Object(entries) => entries.iter().for_each(|(key, value)| doubles(value, &format!("{at}/{key}"), into)),
        _ => {}
    }
}

fn holds_nobody_twice(opened: &Opened, told: &str) {
    let mut found = Vec::new();
    for file in [CASE, MEETING] {
        doubles(&said(&opened.file(file)), file, &mut found);
    }
    assert!(found.is_empty(), "{told}: {found:?}");
}

fn is_sound(opened: &Opened, told: &str) {
    holds_nobody_twice(opened, told);
    let run = opened.municipality.run(["tjek", "sager/2026-014"]);
    assert_eq!(run.code, Some(0), "{told}: {}{}", run.out, run.err);
}

/// A7: the same line from both, either way round, whatever the lines stand as in the file.
#[test]
fn two_who_tie_the_same_two_have_one_line() {
    let lines = |text: &str| -> String {
        let (before, rest) = text.split_once("streger:\n").expect("lines");
        let (_, after) = rest.split_once("samtykke:\n").expect("what comes after");
        format!("{before}STREGERsamtykke:\n{after}")
    };
    let forms = [
        "",
        "streger:\n  - [mor, emil]\n",
        "streger:\n  - mor og emil\n",
        "streger: mor og emil\n",
    ];
    for (number, form) in forms.iter().enumerate() {
        for turned in [false, true] {
            let desks = two_desks(|opened| opened.put(CASE, &lines(&opened.file(CASE)).replace("STREGER", form)));
            for desk in &desks {
                share(desk, "kort");
            }
            let mut pages = [OnPage::of(&desks[0]), OnPage::of(&desks[1])];
            let (one, other) = ("Gitte Nørskov", "Mette Kragh");
            pages[0].ties(one, other);
            let (a, b) = if turned { (other, one) } else { (one, other) };
            pages[1].ties(a, b);
            pages[1].ties("Pia Holm", "Mette Kragh");
            for (desk, page) in desks.iter().zip(&pages) {
                page.saved(desk, &[]);
            }
            let told = format!("form {number}, turned {turned}");
            is_sound(&desks[0], &told);
            let file = said(&desks[0].file(CASE));
            let count = file["streger"].as_array().map_or(0, Vec::len);
            assert_eq!(count, 2 + usize::from(!form.is_empty()), "{told}: {}", file["streger"]);
        }
    }
}

/// The name of the box with a value on a page of the desk's own.
fn box_of(page: &str, value: &str) -> (String, String) {
    let tags = page.split("<input ").skip(1);
    let tag = tags.map(|rest| rest.split('>').next().unwrap_or_default());
    let mut boxes = tag.filter(|tag| tag.contains("type=\"checkbox\"") && tag.contains(&format!("value=\"{value}\"")));
    let tag = boxes.next().unwrap_or_else(|| panic!("no box for {value}"));
    pair(&attribute(&format!(" {tag}"), "name").expect("a name"), value)
}

/// The same ticks and lines from two desks, each on the page that it had open before the other saved.
#[test]
fn what_two_have_ticked_is_ticked_once() {
    let [first, second] = two_desks(|_| {});
    // A line on the map, and the same from the page of the one and of the other.
    share(&first, "kort");
    let mut map = OnPage::of(&first);
    map.ties("Gitte Nørskov", "Mette Kragh");
    let network = second.page("/forloeb/2026-014/netvaerk");
    for (name, other) in [("Mette Kragh", "chef"), ("Gitte Nørskov", "mette")] {
        let before = network.split(name).next().expect("the name");
        let path = before
            .rsplit("href=\"")
            .next()
            .and_then(|rest| rest.split('"').next())
            .expect("a page");
        let page = second.page(path);
        let mut sent = fields(&page);
        sent.push(box_of(&page, other));
        if name == "Mette Kragh" {
            map.saved(&first, &[]);
        }
        let answer = second.post(path, &sent);
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        is_sound(&first, name);
    }
    // Who may see what.
    for desk in [&first, &second] {
        share(desk, "samtykke");
    }
    let path = format!("{HOME}/samtykke");
    let pages = [first.page(&path), second.page(&path)];
    for (desk, page) in [&first, &second].iter().zip(&pages) {
        let from = page
            .split("name=\"fra\" value=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("a text");
        let row = page.split("Henrik Mørch").nth(1).expect("his row");
        let who = row.split("name=\"hvem\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        let who = who.expect("a word");
        desk.post(&path, &[pair("fra", from), pair("hvem", who), pair("må", "ja")]);
        is_sound(&first, "samtykke");
    }
    assert!(first.file(CASE).contains("mor, far]"), "{}", first.file(CASE));
    // Who was there, and whom to ask the next time.
    for desk in [&first, &second] {
        share(desk, "referat/3");
    }
    let path = format!("{HOME}/referat/3");
    let pages = [first.page(&path), second.page(&path)];
    for (desk, page) in [&first, &second].iter().zip(&pages) {
        let radio = |tag: &str| tag.contains("type=\"radio\"") && !tag.contains(" checked");
        let kept: Vec<&str> = page.split('<').filter(|tag| !(tag.starts_with("input ") && radio(tag))).collect();
        let mut sent = fields(&kept.join("<"));
        for name in page.split("<fieldset class=\"names\">").skip(1) {
            let boxes = name
                .split("</fieldset>")
                .next()
                .expect("its end")
                .split("<input type=\"checkbox\" ")
                .skip(1);
            for tag in boxes.filter(|tag| !tag.contains(" checked")) {
                let tag = format!(" {tag}");
                sent.push((attribute(&tag, "name").expect("a name"), attribute(&tag, "value").expect("a value")));
            }
        }
        desk.post(&path, &sent);
        is_sound(&first, "referat");
    }
}

/// The file without somebody: their block, and their lines.
fn without(text: &str, id: &str) -> String {
    let begin = text.find(&format!("  - id: {id}")).expect("they are there");
    let end = text[begin + 3..]
        .find("\n  - id: ")
        .map(|at| begin + 3 + at + 1)
        .expect("somebody comes after");
    let text = format!("{}{}", &text[..begin], &text[end..]);
    let is_line = |line: &&str| line.starts_with("  - [") && (line.contains(&format!("[{id},")) || line.contains(&format!(", {id}]")));
    text.lines().filter(|line| !is_line(line)).map(|line| format!("{line}\n")).collect()
}

/// A6: whatever another desk has done with somebody whom this drawing touches, all else of it is saved.
#[test]
fn what_another_has_done_with_one_stops_nothing_of_the_others() {
    let people = [
        ("chef", "Gitte Nørskov", "Arbejde", "arbejde/skole"),
        ("nadia", "Nadia Kılıç", "", "fritid"),
    ];
    for (id, name, _, field) in people {
        for act in ["removed", "renamed", "other field", "no tie", "moved"] {
            let desks = two_desks(|_| {});
            let (opened, other) = (&desks[0], &desks[1]);
            share(opened, "kort");
            let mut page = OnPage::of(opened);
            page.moves("Bent Mikkelsen", 1.5);
            page.moves(name, 4.8);
            page.ties(name, "Bent Mikkelsen");
            page.ties("Bent Mikkelsen", "Henrik Mørch");
            let text = opened.file(CASE);
            let block = |text: &str| text.find(&format!("  - id: {id}")).expect("they are there");
            let within = |from: &str, to: &str| {
                let (before, rest) = text.split_at(block(&text));
                format!("{before}{}", rest.replacen(from, to, 1))
            };
            opened.put(
                CASE,
                &match act {
                    "removed" => without(&text, id),
                    "renamed" => within(&format!("navn: {name}"), "navn: Et Andet Navn"),
                    "other field" => within(&format!("felt: {field}"), "felt: slægt"),
                    "no tie" if id == "nadia" => swap(&text, "  - [mor, nadia]\n", ""),
                    "no tie" => text.clone(),
                    _ => {
                        share(other, "kort");
                        let mut theirs = OnPage::of(other);
                        theirs.moves(name, 1.2);
                        theirs.saved(other, &[]);
                        opened.file(CASE)
                    }
                },
            );
            // What is drawn on is laid out, also without the one who has gone.
            let placed = opened.post(&format!("{HOME}/kort/saet"), &page.fields());
            assert_eq!(placed.status, StatusCode::OK, "{id} {act}: {}", placed.text);
            let saved = page.saved(opened, &[]);
            let file = said(&opened.file(CASE));
            let network = file["netværk"].as_array().expect("people");
            let of = |id: &str| network.iter().find(|one| one["id"] == id);
            assert_eq!(of("bent").expect("he is there")["afstand"]["2026-11-22"], 1.5, "{id} {act}");
            let lines = file["streger"].as_array().expect("lines");
            let has = |one: &str, other: &str| lines.contains(&json!([one, other])) || lines.contains(&json!([other, one]));
            assert!(has("bent", "far"), "{id} {act}: {lines:?}");
            let gone = saved["gone"].as_array().expect("a list");
            let apart = saved["apart"].as_array().map_or(0, Vec::len);
            match act {
                "removed" => {
                    assert_eq!(gone, &[json!(page.word(name))], "{id}");
                    assert!(of(id).is_none() && !lines.iter().any(|line| line.to_string().contains(&format!("\"{id}\""))));
                }
                // Of a place that two have given in different ways both stand there, and none of it is written before there is a choice.
                "other field" | "moved" => {
                    assert!(gone.is_empty() && apart == 1, "{id} {act}: {saved}");
                    assert!(has(id, "bent"), "{id} {act}: {lines:?}");
                    assert_ne!(of(id).expect("there")["afstand"]["2026-11-22"], 4.8, "{id} {act}");
                    let there = saved["people"]
                        .as_array()
                        .expect("people")
                        .iter()
                        .find(|one| one["id"] == page.word(name));
                    assert_eq!(there.expect("they are on the map")["distance"], 4.8, "{id} {act}");
                }
                _ => {
                    assert!(gone.is_empty() && apart == 0 && has(id, "bent"), "{id} {act}: {saved}");
                    assert_eq!(of(id).expect("there")["afstand"]["2026-11-22"], 4.8, "{id} {act}");
                    assert!(
                        act != "no tie" || id != "nadia" || !has("mor", "nadia"),
                        "the line stays away: {lines:?}"
                    );
                    assert!(act != "renamed" || of(id).expect("there")["navn"] == "Et Andet Navn");
                }
            }
            holds_nobody_twice(opened, act);
        }
    }
}

/// B1: what can be taken back is kept where the drawing is, and goes with it.
#[test]
fn the_steps_of_a_drawing_are_kept_with_it() {
    let opened = Opened::new(Municipality::example());
    share(&opened, "kort");
    let mut page = OnPage::of(&opened);
    let before = page.base.clone();
    page.moves("Bent Mikkelsen", 1.5);
    let mut sent = page.fields();
    sent.push(pair("trin", &json!([before]).to_string()));
    assert_eq!(opened.post(&format!("{HOME}/kort/saet"), &sent).status, StatusCode::OK);
    let kept = OnPage::of(&opened).view;
    let at = page.at("Bent Mikkelsen");
    assert_eq!(kept["steps"][0]["people"][at]["distance"], before["people"][at]["distance"]);
    assert_eq!(kept["drawn"]["people"][at]["distance"], 1.5);
    page.saved(&opened, &[]);
    assert!(OnPage::of(&opened).view.get("steps").is_none());
}

/// C6: a name that another desk has written meanwhile is asked about once, and is one person or two as it is said.
#[test]
fn a_name_that_two_have_written_is_asked_about() {
    for is_same in [true, false] {
        let [first, second] = two_desks(|_| {});
        for desk in [&first, &second] {
            share(desk, "kort");
        }
        let mut pages = [OnPage::of(&first), OnPage::of(&second)];
        pages[0].adds("ny-1", "Åse Ny");
        pages[1].adds("ny-1", "åse  ny");
        let tie = json!(["ny-1", pages[1].word("Bent Mikkelsen")]);
        pages[1].drawn["ties"].as_array_mut().expect("ties").push(tie);
        pages[0].saved(&first, &[]);
        let asked = pages[1].saved(&second, &[]);
        let alike = asked["alike"].as_array().expect("they are asked about");
        assert_eq!(
            (alike.len(), &alike[0]["id"], &alike[0]["name"]),
            (1, &json!("ny-1"), &json!("Åse Ny, nabo"))
        );
        let said_so = if is_same {
            pair("samme", &format!("ny-1/{}", alike[0]["there"].as_str().expect("a word")))
        } else {
            pair("anden", &format!("ny-1/{}", alike[0]["there"].as_str().expect("a word")))
        };
        pages[1].saved(&second, &[said_so]);
        let file = said(&first.file(CASE));
        let network = file["netværk"].as_array().expect("people");
        let named: Vec<&Value> = network
            .iter()
            .filter(|one| one["relation"] == "nabo" && one["id"] != "bent")
            .collect();
        assert_eq!(named.len(), if is_same { 1 } else { 2 }, "{named:?}");
        let id = &named.last().expect("one")["id"];
        let lines = file["streger"].as_array().expect("lines");
        assert!(
            lines.contains(&json!([id, "bent"])) || lines.contains(&json!(["bent", id])),
            "{lines:?}"
        );
    }
}
