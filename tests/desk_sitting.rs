//! The pages that are shown to a borger: the screen that shows one page and no other, answers one at a time, who may see what, and
//! the map that is the same on the screen and on paper.

#[path = "support/desk.rs"]
mod opened;
mod support;

use std::collections::BTreeSet;
use std::fs;

use axum::http::StatusCode;
use opened::*;
use serde_json::{Value, json};
use support::{Municipality, swap};

const CASE: &str = "sager/2026-014/sag.yaml";
const MEETING: &str = "sager/2026-014/moede-3.yaml";
const HOME: &str = "/forloeb/2026-014/sammen";

/// The example, with a page of its first case shown.
fn sitting(page: &str) -> Opened {
    let opened = Opened::new(Municipality::example());
    share(&opened, page);
    opened
}

fn share(opened: &Opened, page: &str) {
    let answer = opened.post(HOME, &[pair("side", page)]);
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.location, format!("{HOME}/{page}"));
}

fn from(page: &str) -> String {
    let tag = page
        .split("<input ")
        .find(|tag| tag.contains("name=\"fra\""))
        .expect("what it is made from");
    attribute(&format!(" {tag}"), "value").expect("a value")
}

/// Answers a question as its page would.
fn answer(opened: &Opened, path: &str, fields: &[(&str, &str)]) -> Answer {
    let mut sent = vec![pair("fra", &from(&opened.page(path)))];
    sent.extend(fields.iter().map(|(name, value)| pair(name, value)));
    opened.post(path, &sent)
}

fn said(text: &str) -> Value {
    serde_saphyr::from_str(text).expect("YAML")
}

#[test]
fn a_shared_screen_shows_one_page_until_it_is_taken_back() {
    let opened = sitting("trivsel/nu");
    for path in [
        "/",
        "/forloeb",
        "/forloeb/2026-014",
        "/forloeb/2026-022/netvaerk",
        "/afsender",
        "/forloeb/2026-014/sammen/samtykke",
        HOME,
    ] {
        let answer = opened.get(path);
        assert_eq!(
            (answer.status, &*answer.location),
            (StatusCode::SEE_OTHER, "/forloeb/2026-014/sammen/trivsel/nu"),
            "{path}"
        );
    }
    let elsewhere = opened.post("/forloeb/2026-014/side/borger", &[pair("f1", "Et andet navn")]);
    assert_eq!(elsewhere.status, StatusCode::CONFLICT);
    assert!(elsewhere.text.contains("delt med borgeren"), "{}", elsewhere.text);
    let before = opened.file(CASE);
    // To leave is a step of its own, and a slip of the finger is none.
    assert!(opened.page("/sammen/luk").contains("Giv skærmen tilbage"));
    assert_eq!(opened.post("/sammen/luk", &[]).location, "/sammen/luk");
    assert_eq!(opened.get("/").status, StatusCode::SEE_OTHER);
    assert_eq!(opened.post("/sammen/luk", &[pair("tovholder", "ja")]).location, HOME);
    assert_eq!(opened.get("/").status, StatusCode::OK);
    assert_eq!(opened.file(CASE), before);
    // Nobody comes to a page that is not shown.
    assert_eq!(opened.get("/forloeb/2026-014/sammen/samtykke").location, HOME);
}

/// Whoever closes the program with a map that is in no file is told so first.
#[test]
fn a_map_that_is_not_saved_is_told_of_before_the_program_closes() {
    let opened = sitting("kort");
    let drawing: Value = serde_json::from_str(&opened.page(&format!("{HOME}/kort/tegning"))).expect("JSON");
    let people = drawing["people"]
        .as_array()
        .expect("people")
        .iter()
        .zip(drawing["drawing"]["people"].as_array().expect("seats"));
    let mut drawn: Vec<Value> = people
        .map(
            |(one, seat)| json!({"id": one["id"], "new": null, "field": seat["field"], "distance": one["distance"], "angle": one["angle"]}),
        )
        .collect();
    drawn.push(json!({"id": "ny-1", "new": ["Vera", ""], "field": "fritid", "distance": 3.0, "angle": 180.0}));
    let map = json!({"people": drawn, "ties": drawing["ties"]}).to_string();
    let answer = opened.post(
        &format!("{HOME}/kort/saet"),
        &[pair("kort", &map), pair("flyttet", "ny-1"), pair("fra", "")],
    );
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    opened.post("/sammen/luk", &[pair("tovholder", "ja")]);
    let told = opened.post("/luk", &[]);
    assert!(
        told.text.contains("ikke er gemt") && told.text.contains(&format!("href=\"{HOME}\"")),
        "{}",
        told.text
    );
    assert!(opened.post("/luk?alligevel=ja", &[]).text.contains("Skrivebordet er lukket"));
    // With nothing drawn it closes at once.
    let opened = Opened::new(Municipality::example());
    assert!(opened.post("/luk", &[]).text.contains("Skrivebordet er lukket"));
}

/// A borger who has the screen alone cannot leave the page: the tovholder has chosen a code for it.
#[test]
fn a_page_that_the_borger_has_alone_is_left_by_the_tovholders_code() {
    let opened = Opened::new(Municipality::example());
    opened.post(HOME, &[pair("side", "trivsel/nu"), pair("kode", " 2718 ")]);
    let page = opened.page("/sammen/luk");
    assert!(
        page.contains("Tovholderens kode") && !page.contains("2718") && !page.contains("data-hold"),
        "{page}"
    );
    for wrong in [
        &[pair("tovholder", "ja")][..],
        &[pair("kode", "")],
        &[pair("kode", "2719"), pair("tovholder", "ja")],
    ] {
        let answer = opened.post("/sammen/luk", wrong);
        assert_eq!(answer.location, "/sammen/luk?galt=ja");
        assert!(opened.page(&answer.location).contains("Det var ikke koden"));
        assert_eq!(opened.get("/").status, StatusCode::SEE_OTHER);
    }
    assert_eq!(opened.post("/sammen/luk", &[pair("kode", "2718")]).location, HOME);
    assert_eq!(opened.get("/").status, StatusCode::OK);
    // One is proposed; where the tovholder sits beside and wants none, the button is held.
    let start = opened.page(HOME);
    let tag = start.split('<').find(|tag| tag.contains("id=\"kode\"")).expect("a code");
    let proposed = attribute(tag, "value").expect("a proposal");
    assert!(proposed.len() == 4 && proposed.chars().all(|c| c.is_ascii_digit()), "{proposed}");
    share(&opened, "trivsel/nu");
    assert!(opened.page("/sammen/luk").contains("data-hold"));
    opened.post("/sammen/luk", &[pair("tovholder", "ja")]);
    // A page that was open when the program was opened anew is locked by the same code again, which is not in it.
    opened.post(HOME, &[pair("side", "trivsel/nu"), pair("kode", "2718")]);
    let page = opened.page(&format!("{HOME}/trivsel/nu"));
    let body = page.split('<').find(|tag| tag.starts_with("body ")).expect("a body");
    let lock = attribute(body, "data-laas").expect("a lock");
    assert!(!page.contains("2718"), "{page}");
    let anew = Opened::new(Municipality::example());
    anew.post(HOME, &[pair("side", "trivsel/nu"), pair("laas", &lock)]);
    assert_eq!(anew.post("/sammen/luk", &[pair("tovholder", "ja")]).location, "/sammen/luk?galt=ja");
    assert_eq!(anew.post("/sammen/luk", &[pair("kode", "2718")]).location, HOME);
}

/// Until it is said who is there, anybody may be: nothing of an earlier meeting stands on the wall.
#[test]
fn tasks_of_earlier_meetings_wait_until_it_is_said_who_is_there() {
    let opened = Opened::new(Municipality::example());
    let shown = opened.file(MEETING);
    let present = shown
        .lines()
        .find(|line| line.trim_start().starts_with("deltog:"))
        .expect("who was there")
        .to_owned();
    share(&opened, "referat/3");
    let path = format!("{HOME}/referat/3");
    let (later, tasks) = ("Tryk først på dem, der er her", "<fieldset class=\"carried\">");
    assert!(opened.page(&path).contains(tasks) && !opened.page(&path).contains(later));
    opened.put(MEETING, &shown.replace(&format!("{present}\n"), ""));
    let page = opened.page(&path);
    assert!(page.contains(later) && !page.contains(tasks), "{page}");
}

/// What was done before is not the borger's to take back.
#[test]
fn on_a_shared_screen_only_what_was_done_there_is_taken_back() {
    let opened = Opened::new(Municipality::example());
    let path = "/forloeb/2026-014/side/borger";
    assert_eq!(opened.send(path, &[("Kaldenavn", "Saga")]).status, StatusCode::SEE_OTHER);
    let before = opened.file(CASE);
    share(&opened, "trivsel/nu");
    let first = format!("{HOME}/trivsel/nu/1");
    opened.post("/fortryd", &[pair("til", &first)]);
    assert_eq!(opened.file(CASE), before);
    answer(&opened, &first, &[("tal", "4")]);
    assert_ne!(opened.file(CASE), before);
    for _ in 0..3 {
        opened.post("/fortryd", &[pair("til", &first)]);
        assert_eq!(opened.file(CASE), before);
    }
}

#[test]
fn an_answer_is_a_number_words_both_or_nothing() {
    let opened = sitting("trivsel/nu");
    let at = |number: usize| format!("{HOME}/trivsel/nu/{number}");
    assert!(opened.page(&format!("{HOME}/trivsel/nu")).contains("Der er god tid"));
    let before = opened.file(CASE);
    assert_eq!(answer(&opened, &at(1), &[("tal", "4"), ("ord", "")]).location, at(2));
    answer(&opened, &at(2), &[("tal", "6"), ("ord", "Det går bedre: jeg sover")]);
    answer(&opened, &at(3), &[("ord", "Det meste bliver til i morgen")]);
    assert_eq!(answer(&opened, &at(4), &[("ikke-nu", "ja")]).location, at(5));
    answer(&opened, &at(5), &[("tal", ""), ("ord", "")]);
    let text = opened.file(CASE);
    assert!(text.starts_with(before.trim_end()), "nothing else is touched");
    let today = said(&text)["målinger"][1].clone();
    assert_eq!(
        today,
        json!({"dato": "2026-11-22", "indikatorer": {
            "psykisk velbefindende": 4,
            "fysisk velbefindende": {"tal": 6, "ord": "Det går bedre: jeg sover"},
            "hverdagsaktiviteter": {"ord": "Det meste bliver til i morgen"},
        }})
    );
    // What was said is shown as said, and can be changed and taken away; the last takes the day along.
    assert!(opened.page(&at(1)).contains("value=\"4\" checked"));
    answer(&opened, &at(1), &[("tal", "5"), ("ord", "")]);
    assert_eq!(said(&opened.file(CASE))["målinger"][1]["indikatorer"]["psykisk velbefindende"], 5);
    // Not now takes back what was answered, and so does emptying it; the last takes the day along.
    answer(&opened, &at(1), &[("ikke-nu", "ja")]);
    answer(
        &opened,
        &at(2),
        &[("ikke-nu", "ja"), ("tal", "6"), ("ord", "Det går bedre: jeg sover")],
    );
    answer(&opened, &at(3), &[("tal", ""), ("ord", "")]);
    assert_eq!(opened.file(CASE), before);
    let wrong = answer(&opened, &at(1), &[("tal", "11")]);
    assert_eq!(wrong.status, StatusCode::CONFLICT);
    assert!(wrong.text.contains("fra 1 til 10"), "{}", wrong.text);
    assert!(opened.page(&at(10)).contains("Tak"), "after the last question");
}

#[test]
fn the_last_answer_is_shown_only_when_it_is_asked_for() {
    let opened = sitting("trivsel/nu");
    let path = format!("{HOME}/trivsel/nu/3");
    assert!(!opened.page(&path).contains("Jeg har vasket op"));
    let asked = opened.page(&format!("{path}?sidst=ja"));
    assert!(
        asked.contains("Jeg har vasket op hver dag i to uger") && asked.contains("<strong>6</strong>"),
        "{asked}"
    );
    // What was said of a meeting before this sitting is the last of it; once it is answered anew, what was said before the meeting.
    let opened = sitting("trivsel/3");
    let path = format!("{HOME}/trivsel/3/3");
    let last = |page: &str| page.split("class=\"last\"").nth(1).expect("the last").to_owned();
    let asked = opened.page(&format!("{path}?sidst=ja"));
    assert!(last(&asked).contains("Jeg har vasket op"), "{asked}");
    answer(&opened, &path, &[("tal", "7"), ("ord", "")]);
    assert!(!last(&opened.page(&format!("{path}?sidst=ja"))).contains("Jeg har vasket op"));
}

#[test]
fn after_a_meeting_two_questions_more_are_asked() {
    let opened = sitting("trivsel/3");
    let at = |number: usize| format!("{HOME}/trivsel/3/{number}");
    let before = said(&opened.file(MEETING));
    let page = opened.page(&at(10));
    assert!(
        page.contains("større forståelse") && !page.contains("value=\"i høj grad\" checked"),
        "{page}"
    );
    let asked = opened.page(&format!("{}?sidst=ja", at(10))).to_lowercase();
    assert!(asked.contains("<strong>i høj grad</strong>"), "{asked}");
    assert_eq!(answer(&opened, &at(10), &[("ord", "i mindre grad")]).location, at(11));
    answer(&opened, &at(11), &[("ikke-nu", "ja")]);
    let mut expected = before;
    expected["vurdering"]["større forståelse"] = json!("i mindre grad");
    assert!(
        expected["vurdering"]["nye muligheder og håb"].is_string(),
        "not now takes back nothing of another day"
    );
    assert_eq!(said(&opened.file(MEETING)), expected);
    // A meeting that is yet to come is not asked about.
    assert_eq!(opened.get(&format!("{HOME}/trivsel/4/1")).status, StatusCode::SEE_OTHER);
}

/// An answer of two at once is nobody's to overwrite.
#[test]
fn what_somebody_else_has_answered_meanwhile_stays() {
    let opened = sitting("trivsel/3");
    let path = format!("{HOME}/trivsel/3/1");
    let made_from = from(&opened.page(&path));
    opened.put(
        MEETING,
        &swap(&opened.file(MEETING), "psykisk velbefindende: 5", "psykisk velbefindende: 7"),
    );
    let answer = opened.post(&path, &[pair("fra", &made_from), pair("tal", "2"), pair("ord", "")]);
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert_eq!(said(&opened.file(MEETING))["vurdering"]["indikatorer"]["psykisk velbefindende"], 7);
    // What was chosen and written here stands here, beside what was answered elsewhere; one press keeps either.
    let again = [pair("fra", &made_from), pair("tal", "2"), pair("ord", "Mine egne ord")];
    let answer = opened.post(&path, &again);
    assert_eq!(answer.status, StatusCode::CONFLICT);
    let is_beside = |page: &str| {
        let apart = page.split("class=\"apart\"").nth(1).unwrap_or_default();
        page.contains("value=\"2\" checked") && page.contains("Mine egne ord") && apart.contains("<span class=\"lines\">7</span>")
    };
    assert!(is_beside(&answer.text), "{}", answer.text);
    // Loaded anew, both are there still.
    let page = opened.page(&path);
    assert!(is_beside(&page), "{page}");
    assert!(opened.page("/sammen/luk").contains("har to skrevet hver sit"));
    let again = [
        pair("fra", &from(&page)),
        pair("tal", "2"),
        pair("ord", "Mine egne ord"),
        pair("jeres", "1"),
    ];
    assert_eq!(opened.post(&path, &again).status, StatusCode::SEE_OTHER);
    assert!(!opened.page(&path).contains("class=\"apart\""));
    assert!(!opened.page("/sammen/luk").contains("har to skrevet hver sit"));
    let answers = &said(&opened.file(MEETING))["vurdering"]["indikatorer"]["psykisk velbefindende"];
    assert_eq!((&answers["tal"], &answers["ord"]), (&json!(2), &json!("Mine egne ord")));
}

fn ticks(page: &str) -> BTreeSet<(String, bool)> {
    let hidden = page.split("name=\"hvem\" value=\"").skip(1);
    hidden
        .map(|rest| {
            let who = rest.split('"').next().expect("a value").to_owned();
            (who, rest.split("aria-pressed=\"").nth(1).expect("a button").starts_with("true"))
        })
        .collect()
}

fn word(page: &str, name: &str, paper: &str) -> String {
    let row = page
        .split("<li>")
        .find(|row| row.contains(name) && row.contains(&format!("value=\"{paper}/")))
        .expect("a row");
    row.split("name=\"hvem\" value=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("a word")
        .to_owned()
}

#[test]
fn leave_is_given_and_taken_back_by_a_tap_each() {
    let opened = sitting("samtykke");
    let path = format!("{HOME}/samtykke");
    let before = opened.file(CASE);
    let page = opened.page(&path);
    assert!(page.contains("Du sagde ja til forløbet den 22. april 2026"), "{page}");
    let tap = |who: &str, may: &str| {
        opened.post(
            &path,
            &[pair("fra", &from(&opened.page(&path))), pair("hvem", who), pair("må", may)],
        )
    };
    let nadia = word(&page, "Nadia", "map");
    assert!(!nadia.contains("nadia"), "{nadia}");
    let given = tap(&nadia, "ja");
    assert!(given.text.contains("Nadia Kılıç må se det fra i dag"), "{}", given.text);
    let list = |file: &str| said(file)["samtykke"]["netværkskort må ses af"].clone();
    assert_eq!(list(&opened.file(CASE)), json!(["pia", "jens", "mette", "mor", "nadia"]));
    assert_eq!(ticks(&given.text).symmetric_difference(&ticks(&page)).count(), 2);
    // A tick has a day, on the page and in the file, and so has taking it back.
    assert!(given.text.contains("Ja, den 22. november 2026"), "{}", given.text);
    let taken = tap(&nadia, "nej");
    assert!(
        taken.text.contains("har ikke fået det endnu") && taken.text.contains("Nej, den 22. november 2026"),
        "{}",
        taken.text
    );
    let told = |may: &str| json!({"dato": "2026-11-22", "person": "nadia", "papir": "netværkskort", "svar": may});
    let mut expected = said(&before);
    expected["samtykke"]["sagt"] = json!([told("ja"), told("nej")]);
    assert_eq!(said(&opened.file(CASE)), expected);
    // Twice is once.
    let kept = opened.file(CASE);
    tap(&word(&page, "Lone", "map"), "ja");
    assert_eq!(opened.file(CASE), kept);
    // What was written otherwise since has no day: the record is of what was said.
    opened.put(
        CASE,
        &swap(
            &kept,
            "må ses af: [pia, jens, mette, mor]",
            "må ses af: [pia, jens, mette, mor, nadia]",
        ),
    );
    assert!(!opened.page(&path).contains("Nej, den 22. november 2026"));
}

#[test]
fn the_whole_consent_is_taken_back_after_it_is_said_what_follows() {
    let opened = sitting("samtykke");
    let before = opened.file(CASE);
    let path = format!("{HOME}/samtykke/tilbage");
    let page = opened.page(&path);
    assert!(
        page.contains("Fra i dag går intet til andre") && page.contains("kan ikke hentes tilbage"),
        "{page}"
    );
    assert_eq!(
        opened.post(&path, &[pair("fra", &from(&page))]).location,
        format!("{HOME}/samtykke")
    );
    assert_eq!(said(&opened.file(CASE))["forløb"]["samtykke trukket"], "2026-11-22");
    let page = opened.page(&format!("{HOME}/samtykke"));
    assert!(
        page.contains("Du trak dit samtykke tilbage den 22. november 2026") && ticks(&page).is_empty(),
        "{page}"
    );
    assert!(page.contains("Fortryd"));
    opened.post("/fortryd", &[pair("til", &format!("{HOME}/samtykke"))]);
    assert_eq!(opened.file(CASE), before);
}

/// Every text that a file says below these keys, and the lines of it.
fn details(value: &Value, is_detail: bool, into: &mut BTreeSet<String>) {
    const KEYS: [&str; 6] = ["telefon", "hovednummer", "mail", "adresse", "arbejdsplads", "sagsnummer"];
    match value {
        Value::String(text) if is_detail && text.len() > 6 => drop(into.insert(text.clone())),
        Value::Array(items) => items.iter().for_each(|item| details(item, is_detail, into)),
        Value::Object(map) => map
            .iter()
            .for_each(|(key, value)| details(value, is_detail || KEYS.contains(&key.as_str()), into)),
        _ => {}
    }
}

/// The pages, each with what is shown when it is opened.
const SHOWN: [(&str, &[&str]); 6] = [
    ("referat/3", &["", "/laes", "/laes?rettet=ja", "?raad=ja"]),
    ("status", &["", "/1", "/3", "/10", "/11"]),
    ("trivsel/nu", &["", "/1", "/3?sidst=ja", "/10"]),
    ("trivsel/3", &["", "/1", "/10", "/12"]),
    ("samtykke", &["", "/tilbage"]),
    ("kort", &["", "/tegning", "/ark"]),
];

#[test]
fn nothing_is_on_these_pages_that_those_in_the_room_may_not_see() {
    let mut all = BTreeSet::new();
    let opened = Opened::new(Municipality::example());
    for file in walkdir::WalkDir::new(opened.municipality.path().join("sager"))
        .into_iter()
        .flatten()
    {
        if file.path().extension().is_some_and(|ending| ending == "yaml") {
            details(&said(&fs::read_to_string(file.path()).expect("a file")), false, &mut all);
        }
    }
    assert!(all.len() > 60, "{all:?}");
    for (page, parts) in SHOWN {
        let opened = sitting(page);
        for part in parts.iter().copied().chain(["luk"]) {
            let path = if part == "luk" {
                "/sammen/luk".to_owned()
            } else {
                format!("{HOME}/{page}{part}")
            };
            let answer = opened.get(&path);
            assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
            assert_eq!(answer.caching, "no-store");
            let text = unescaped(&answer.text);
            for detail in &all {
                assert!(!text.contains(detail.as_str()), "{path} tells {detail}");
            }
            for other in ["yaml", "2026-022", "2025-007", "Solbjerg Kommune", "sag ", "Hvad nu?"] {
                assert!(!text.contains(other), "{path} tells {other}");
            }
            if text.starts_with("<!doctype") {
                let title = text
                    .split("<title>")
                    .nth(1)
                    .and_then(|rest| rest.split("</title>").next())
                    .expect("a title");
                assert!(!title.contains("Sara") && !title.contains("2026-014"), "{title}");
                assert!(!text.contains("style=") && !text.contains("onclick"), "{path}");
            }
        }
    }
}

#[test]
fn the_pages_speak_the_borgers_language() {
    let heading = [("da", "Hvordan har du det?"), ("nb", "Hvordan har du det?"), ("en", "How are you?")];
    for (lang, words) in heading {
        let opened = Opened::new(Municipality::example());
        opened.put(CASE, &format!("sprog: {lang}\n{}", opened.file(CASE)));
        for (page, parts) in SHOWN {
            share(&opened, page);
            for part in parts.iter().filter(|part| !part.contains("tegning")) {
                let text = opened.page(&format!("{HOME}/{page}{part}"));
                assert!(text.contains(&format!("<html lang=\"{lang}\">")), "{page}{part}");
                // A word that is missing would be empty.
                assert!(
                    !text.contains("<h1></h1>") && !text.contains("<button></button>"),
                    "{page}{part}: {text}"
                );
                // The map's script fills in the places of its own sentences.
                assert!(!text.contains('{') || page == "kort", "{page}{part}: {text}");
            }
            opened.post("/sammen/luk", &[pair("tovholder", "ja")]);
        }
        share(&opened, "trivsel/nu");
        assert!(opened.page(&format!("{HOME}/trivsel/nu")).contains(words));
        let question = opened.page(&format!("{HOME}/trivsel/nu/1"));
        assert_eq!(question.contains("Psykisk velbefindende"), lang == "da", "{question}");
    }
}

// ---- the referat

/// The form of a page with some fields changed, by what they are called on the page.
fn form(page: &str, changes: &[(&str, &str)]) -> Vec<(String, String)> {
    let radio = |tag: &str| tag.contains("type=\"radio\"") && !tag.contains(" checked");
    let kept: Vec<&str> = page.split('<').filter(|tag| !(tag.starts_with("input ") && radio(tag))).collect();
    let mut all = fields(&kept.join("<"));
    for (id, value) in changes {
        let tag = page
            .split('<')
            .find(|tag| tag.contains(&format!(" id=\"{id}\"")))
            .unwrap_or_else(|| panic!("no {id}"));
        let name = attribute(tag, "name").expect("a name");
        all.retain(|(other, _)| *other != name);
        all.push((name, (*value).to_owned()));
    }
    all
}

#[test]
fn a_referat_is_written_read_through_and_let_go_to_some() {
    let opened = sitting("referat/3");
    let path = format!("{HOME}/referat/3");
    let before = said(&opened.file(MEETING));
    let page = opened.page(&path);
    // What is the team's, and what comes later, is not on the wall.
    for hidden in ["nyt hold", "Refleksion", "skrevet af", "Vurdering"] {
        assert!(!page.contains(hidden), "{hidden}");
    }
    // Nothing is changed by looking.
    assert_eq!(opened.post(&path, &form(&page, &[])).location, path);
    assert_eq!(said(&opened.file(MEETING)), before);
    let changes = [
        (
            "referat-aftaler",
            "Sara bestemmer selv, hvornår hun vil tale med Gitte om timer. Pia kan gå med.\nVi mødes igen: den 3. december.",
        ),
        ("referat-temaer-2-emne", "Julen"),
        (
            "referat-temaer-2-drøftelser",
            "Sara fortalte, at hun helst vil holde fri.\nLone sagde, at det er i orden.",
        ),
        ("referat-opgaver-3-hvem", "borger"),
        ("referat-opgaver-3-hvad", "Skriver til Ida"),
    ];
    let answer = opened.post(&path, &{
        let mut all = form(&page, &changes);
        all.push(pair("laes", "ja"));
        all
    });
    assert_eq!(answer.location, format!("{path}/laes"), "{}", answer.text);
    let mut expected = before.clone();
    expected["referat"]["aftaler"] = json!([before["referat"]["aftaler"][0], "Vi mødes igen: den 3. december."]);
    let topics = expected["referat"]["temaer"].as_array_mut().expect("topics");
    topics.push(json!({"emne": "Julen", "drøftelser": ["Sara fortalte, at hun helst vil holde fri.", "Lone sagde, at det er i orden."]}));
    let tasks = expected["referat"]["opgaver"].as_array_mut().expect("tasks");
    tasks.push(json!({"id": "t4", "hvem": "borger", "hvad": "Skriver til Ida"}));
    assert_eq!(said(&opened.file(MEETING)), expected);
    assert!(opened.file(MEETING).contains("# cyklen mangler stadig en ny kæde"), "comments stay");

    // Read through: what was changed since is marked when it is asked for.
    let read = opened.page(&format!("{path}/laes"));
    assert!(
        read.contains("Sara, er det sådan, du vil have det?") && read.contains("helst vil holde fri"),
        "{read}"
    );
    assert!(!read.contains("class=\"mark\""));
    let page = opened.page(&path);
    opened.post(&path, &form(&page, &[("referat-temaer-2-emne", "Julen derhjemme")]));
    let marked = opened.page(&format!("{path}/laes?rettet=ja"));
    let marks: Vec<&str> = marked.split("<strong class=\"mark\">").collect();
    let is_marked = |text: &str| {
        marks[..marks.len() - 1]
            .iter()
            .any(|before| before.trim_end().ends_with(&format!("{text}</a>")))
    };
    // All that is another than it was when the desk came to it, and nothing else.
    for text in [
        "Julen derhjemme",
        "Lone sagde, at det er i orden.",
        "Vi mødes igen: den 3. december.",
        "Skriver til Ida",
    ] {
        assert!(is_marked(text), "{text}: {marked}");
    }
    for text in [
        "Bageriet",
        "Inger Lindholm, mormor",
        "Sara bestemmer selv, hvornår hun vil tale med Gitte om timer. Pia kan gå med.",
    ] {
        assert!(marked.contains(text) && !is_marked(text), "{text}: {marked}");
    }

    // »Ikke endnu« writes nothing; a yes writes the day and those who were ticked.
    let text = opened.file(MEETING);
    let fra = from(&marked);
    opened.post(&format!("{path}/laes"), &[pair("fra", &fra), pair("svar", "ikke")]);
    assert_eq!(opened.file(MEETING), text);
    let word = |name: &str| {
        let before = marked.split(&format!("<strong>{name}</strong>")).next().expect("the name");
        before
            .rsplit("name=\"til\" value=\"")
            .next()
            .and_then(|rest| rest.split('"').next())
            .expect("a word")
            .to_owned()
    };
    let yes = [
        pair("fra", &fra),
        pair("svar", "ja"),
        pair("til", &word("Lone Lindholm")),
        pair("til", &word("Inger Lindholm")),
    ];
    let answer = opened.post(&format!("{path}/laes"), &yes);
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let file = said(&opened.file(MEETING));
    assert_eq!(file["referat"]["godkendt af borgeren"], "2026-11-22");
    assert_eq!(file["referat"]["må sendes til"], json!(["mor", "mormor"]));
    let settled = opened.page(&format!("{path}/laes"));
    assert!(
        settled.contains("Sara sagde ja den 22. november 2026") && settled.contains("Lone Lindholm, Inger Lindholm"),
        "{settled}"
    );
    // The copies that follow are those, and no others.
    let run = opened
        .municipality
        .run(["referat", "sager/2026-014/moede-3.yaml", "--dato", "2026-11-22"]);
    let made: BTreeSet<&str> = run.out.lines().filter_map(|line| line.rsplit('/').next()).collect();
    assert_eq!(
        made,
        BTreeSet::from(["referat-borger.pdf", "referat-mor.pdf", "referat-mormor.pdf"]),
        "{}",
        run.err
    );
}

/// A yes is to what was read.
#[test]
fn a_yes_is_not_to_what_somebody_has_written_since() {
    let opened = sitting("referat/3");
    let path = format!("{HOME}/referat/3/laes");
    let fra = from(&opened.page(&path));
    opened.put(MEETING, &swap(&opened.file(MEETING), "emne: Bageriet", "emne: Bageren"));
    let text = opened.file(MEETING);
    let answer = opened.post(&path, &[pair("fra", &fra), pair("svar", "ja")]);
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert_eq!(opened.file(MEETING), text);
    // The page is the file as it is now, so that it can be read again.
    assert!(answer.text.contains("Bageren"), "{}", answer.text);
    assert_eq!(
        opened.post(&path, &[pair("fra", &from(&answer.text)), pair("svar", "ja")]).status,
        StatusCode::SEE_OTHER
    );
}

/// The form of a page with one button pressed.
fn pressed(page: &str, changes: &[(&str, &str)], button: (&str, &str)) -> Vec<(String, String)> {
    let mut all = form(page, changes);
    all.push(pair(button.0, button.1));
    all
}

fn beside(page: &str) -> Vec<String> {
    let apart = page.split("class=\"apart\"").skip(1);
    apart
        .map(|rest| unescaped(rest.split("</div>").next().unwrap_or_default()))
        .collect()
}

/// What two have written in one place stands beside each other until there is a choice; all else on the page goes on being saved.
#[test]
fn what_two_have_written_in_one_place_is_shown_side_by_side() {
    let path = format!("{HOME}/referat/3");
    let topic = "referat-temaer-0-emne";
    for (button, expected) in [("jeres", "Bageriet vores"), ("deres", "Bageriet deres")] {
        let opened = sitting("referat/3");
        let page = opened.page(&path);
        opened.put(MEETING, &swap(&opened.file(MEETING), "emne: Bageriet", "emne: Bageriet deres"));
        let answer = opened.post(
            &path,
            &form(&page, &[(topic, "Bageriet vores"), ("referat-temaer-2-emne", "Julen")]),
        );
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        let topics = |opened: &Opened| said(&opened.file(MEETING))["referat"]["temaer"].clone();
        assert_eq!(topics(&opened)[0]["emne"], "Bageriet deres", "nobody is overwritten");
        assert_eq!(topics(&opened)[2]["emne"], "Julen", "the rest is saved");
        // Loaded anew, both are there still, and what is written elsewhere goes on being saved.
        let page = opened.page(&path);
        let apart = beside(&page);
        assert!(apart.len() == 1 && apart[0].contains("Bageriet deres"), "{apart:?}");
        assert!(
            page.contains("value=\"Bageriet vores\"") && page.contains("To har skrevet det samme sted"),
            "{page}"
        );
        let answer = opened.post(
            &path,
            &form(&page, &[("referat-temaer-2-emne", "Julen hjemme"), (topic, "Bageriet, vores")]),
        );
        assert_eq!(topics(&opened)[2]["emne"], "Julen hjemme");
        assert_eq!(topics(&opened)[0]["emne"], "Bageriet deres");
        assert!(
            answer.text.contains("value=\"Bageriet, vores\""),
            "what is written on is kept: {}",
            answer.text
        );
        // It cannot be read through and said yes to before that.
        assert_eq!(opened.get(&format!("{path}/laes")).location, path);
        let page = opened.page(&path);
        let answer = opened.post(&path, &pressed(&page, &[(topic, "Bageriet vores")], (button, topic)));
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        assert_eq!(topics(&opened)[0]["emne"], expected);
        assert!(beside(&opened.page(&path)).is_empty());
    }
}

/// The program was opened anew, or remembers the page no more: what the page has and the file has not stands beside it.
#[test]
fn a_page_that_nobody_remembers_overwrites_nobody() {
    let opened = sitting("referat/3");
    let path = format!("{HOME}/referat/3");
    let mut sent = form(&opened.page(&path), &[("referat-temaer-0-emne", "Bageriet vores")]);
    opened.put(MEETING, &swap(&opened.file(MEETING), "emne: Bageriet", "emne: Bageriet deres"));
    for (name, value) in &mut sent {
        if name == "fra" {
            *value = "ukendt".to_owned();
        }
    }
    let answer = opened.post(&path, &sent);
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    assert!(answer.text.contains("value=\"Bageriet vores\"") && beside(&answer.text)[0].contains("Bageriet deres"));
    assert_eq!(said(&opened.file(MEETING))["referat"]["temaer"][0]["emne"], "Bageriet deres");
}

/// Points that two have written stand together; a row that is taken away elsewhere comes back with what was said of it here.
#[test]
fn nothing_that_was_typed_is_lost_with_a_row() {
    let opened = sitting("referat/3");
    let path = format!("{HOME}/referat/3");
    let page = opened.page(&path);
    let before = opened.file(MEETING);
    let file = said(&before);
    let gone = file["referat"]["temaer"][0].clone();
    let mut lines: Vec<&str> = before.lines().collect();
    let begin = lines.iter().position(|line| line.contains("emne: Bageriet")).expect("the topic");
    let next = lines[begin + 1..]
        .iter()
        .position(|line| line.contains("- emne:"))
        .expect("the next")
        + begin
        + 1;
    lines.drain(begin..next);
    opened.put(MEETING, &(lines.join("\n") + "\n"));
    assert_eq!(
        said(&opened.file(MEETING))["referat"]["temaer"].as_array().expect("topics").len() + 1,
        file["referat"]["temaer"].as_array().expect("topics").len()
    );
    let answer = opened.post(&path, &form(&page, &[("referat-temaer-0-emne", "Bageriet vores")]));
    let apart = beside(&answer.text);
    assert!(apart.len() == 1 && apart[0].contains("Bageriet vores"), "{apart:?} {}", answer.text);
    let page = opened.page(&path);
    opened.post(&path, &pressed(&page, &[], ("jeres", "0")));
    let topics = said(&opened.file(MEETING))["referat"]["temaer"].clone();
    let back = topics.as_array().expect("topics").last().expect("one").clone();
    assert_eq!(
        (&back["emne"], &back["drøftelser"]),
        (&json!("Bageriet vores"), &gone["drøftelser"])
    );
}

/// Two who each write a task down have two tasks.
#[test]
fn two_new_tasks_are_two() {
    let opened = sitting("referat/3");
    let path = format!("{HOME}/referat/3");
    let page = opened.page(&path);
    let new = "referat-opgaver-3-hvad";
    let theirs = form(&page, &[("referat-opgaver-3-hvem", "borger"), (new, "Ringer til Gitte")]);
    assert_eq!(opened.post(&path, &theirs).status, StatusCode::SEE_OTHER);
    let ours = form(&page, &[("referat-opgaver-3-hvem", "borger"), (new, "Skriver til Ida")]);
    assert_eq!(opened.post(&path, &ours).status, StatusCode::SEE_OTHER);
    let tasks = said(&opened.file(MEETING))["referat"]["opgaver"].clone();
    let tasks: Vec<(&str, &str)> = tasks
        .as_array()
        .expect("tasks")
        .iter()
        .map(|one| (one["id"].as_str().expect("an id"), one["hvad"].as_str().expect("what")))
        .collect();
    assert_eq!(&tasks[tasks.len() - 2..], &[("t4", "Ringer til Gitte"), ("t5", "Skriver til Ida")]);
}

/// What is not whole yet keeps nothing else from being saved, and stays on the page.
#[test]
fn half_a_task_stops_nothing_else() {
    let opened = sitting("referat/3");
    let path = format!("{HOME}/referat/3");
    let page = opened.page(&path);
    let changes = [("referat-opgaver-3-hvad", "Ringer til"), ("referat-temaer-2-emne", "Julen")];
    let answer = opened.post(&path, &form(&page, &changes));
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    assert!(answer.text.contains("value=\"Ringer til\""), "{}", answer.text);
    let file = said(&opened.file(MEETING));
    assert_eq!(file["referat"]["temaer"][2]["emne"], "Julen");
    assert_eq!(file["referat"]["opgaver"].as_array().expect("tasks").len(), 3);
    // Who asks to go on is told what is missing.
    let page = opened.page(&path);
    let answer = opened.post(&path, &pressed(&page, &changes[..1], ("laes", "ja")));
    assert!(answer.text.contains("Her mangler noget endnu"), "{}", answer.text);
}

/// What is read through is what is sent: every line of the borger's paper, and no other.
#[test]
fn the_page_that_is_read_through_is_the_paper() {
    for lang in ["da", "nb", "en"] {
        let opened = Opened::new(Municipality::example());
        opened.put(CASE, &format!("sprog: {lang}\n{}", opened.file(CASE)));
        // Nobody is there before whom somebody could not be named: the wall shows all of it.
        let present = opened.file(MEETING);
        let present = present
            .lines()
            .find(|line| line.trim_start().starts_with("deltog:"))
            .expect("who was there")
            .to_owned();
        let text = swap(&opened.file(MEETING), &present, "  deltog: [pia, jens, mette]");
        // Nor may anybody come who was asked.
        opened.put(MEETING, &text.replace("    svar: kommer\n", "    svar: kommer ikke\n"));
        share(&opened, "referat/3");
        let path = format!("{HOME}/referat/3/laes");
        let page = opened.page(&path);
        opened.post(&path, &[pair("fra", &from(&page)), pair("svar", "ja")]);
        let page = opened.page(&path);
        let article = page
            .split("<article")
            .nth(1)
            .and_then(|rest| rest.split("</article>").next())
            .expect("the referat");
        let run = opened
            .municipality
            .run(["referat", "sager/2026-014/moede-3.yaml", "--dato", "2026-11-22"]);
        assert_eq!(run.code, Some(0), "{}", run.err);
        let made = run
            .out
            .lines()
            .find(|line| line.contains("referat-borger.pdf"))
            .expect("the borger's")
            .to_owned();
        let pdf = fs::read(opened.municipality.path().join(made.trim())).expect("a PDF");
        let squashed = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace() && *c != '\u{ad}' && *c != '•').collect() };
        let mut paper = squashed(&support::pdf::text(&pdf));
        let lines = article.split('>').skip(1).filter_map(|rest| rest.split('<').next());
        let mut lines: Vec<String> = lines
            .map(|line| squashed(&unescaped(line)))
            .filter(|line| !line.is_empty())
            .collect();
        assert!(lines.len() > 30, "{lines:?}");
        // The paper tells what another meeting has said of a task besides, which the page says: so it is no copy of the borger's.
        let less = ["tilatlæsesammen", "tilålesesammen", "forreadingtogether"];
        let before = lines.len();
        lines.retain(|line| !less.iter().any(|less| line.contains(less)));
        assert_eq!(lines.len(), before - 1, "{lang}: {lines:?}");
        lines.sort_by_key(|line| std::cmp::Reverse(line.len()));
        for line in &lines {
            let at = paper
                .find(line.as_str())
                .unwrap_or_else(|| panic!("{lang}: »{line}« is not on the paper: {paper}"));
            paper.replace_range(at..at + line.len(), "\n");
        }
        // What is left is the sender's and the number of the page, and whom to call: no number stands on the wall.
        let rest: Vec<&str> = paper.split('\n').filter(|rest| !rest.is_empty()).collect();
        let (call, rest): (Vec<&str>, Vec<&str>) = rest.iter().partition(|rest| rest.contains("89402114"));
        assert_eq!(call.len(), 1, "{lang}: {call:?}");
        // Whose copy it is stands on the paper alone, where the page is not that copy.
        let is_whose = |rest: &&str| rest.contains("eksemplar") || rest.contains("Thiscopyisfor");
        let rest: Vec<&str> = rest.into_iter().filter(|rest| !is_whose(rest)).collect();
        assert!(rest.iter().map(|rest| rest.len()).sum::<usize>() < 400, "{lang}: {rest:?}");
        for word in ["Bager", "Sara", "Pia", "opgave", "Tema", "Møde"] {
            assert!(!rest.iter().any(|rest| rest.contains(word)), "{lang}: {word} in {rest:?}");
        }
    }
}

/// In words, exactly what is not in somebody's copy; and when a yes falls away, that and what follows.
#[test]
fn what_a_reader_does_not_get_and_a_yes_that_falls_away_are_said() {
    let opened = sitting("referat/3");
    let path = format!("{HOME}/referat/3");
    let read = opened.page(&format!("{path}/laes"));
    let offer = |name: &str| {
        let rest = read.split(&format!("<strong>{name}</strong>")).nth(1).expect("an offer");
        unescaped(rest.split('<').next().expect("words"))
    };
    assert!(!read.contains("uden én ting"), "{read}");
    let all: Vec<String> = read
        .split("class=\"tick\"")
        .skip(1)
        .map(|rest| unescaped(rest.split("</label>").next().expect("an offer")))
        .collect();
    assert!(all.iter().any(|one| one.contains("får det hele")), "{all:?}");
    assert!(offer("Line Abildgaard").contains("undtagen"), "{all:?}");
    opened.post(&format!("{path}/laes"), &[pair("fra", &from(&read)), pair("svar", "ja")]);
    let page = opened.page(&path);
    let answer = opened.post(&path, &form(&page, &[("referat-temaer-2-emne", "Julen")]));
    assert!(
        opened
            .page(&answer.location)
            .contains("Sara sagde ja den 22. november 2026, og nu er der rettet noget")
    );
    let read = opened.page(&format!("{path}/laes"));
    assert!(read.contains("Derfor spørger vi igen"), "{read}");
    opened.post(&format!("{path}/laes"), &[pair("fra", &from(&read)), pair("svar", "ja")]);
    assert!(!opened.page(&format!("{path}/laes")).contains("Derfor spørger vi igen"));
}

/// Nobody is on the wall whom a paper of somebody in the room would not name; and no id of the files is in the page.
#[test]
fn the_wall_names_nobody_whom_the_papers_of_those_in_the_room_would_not() {
    let municipality = Municipality::example();
    let path = municipality.path().join(CASE);
    let text = fs::read_to_string(&path).expect("the case");
    let person = "  - id: skjult\n    navn: Signe Skjult\n    relation: veninde\n    felt: fritid\n    afstand: 3\n    beskyttet adresse: ja\nstreger:";
    fs::write(&path, swap(&text, "streger:", person)).expect("it can be written");
    let meeting = municipality.path().join(MEETING);
    let text = fs::read_to_string(&meeting).expect("the meeting");
    let whom = "hvem: [mor, far, nadia, ida]";
    let with = "hvem: [skjult, mor, far, nadia, ida]";
    let with_reader = |text: &str| match text.lines().find(|line| line.contains("må sendes til:")) {
        Some(line) => text.replace(line, &line.replace('[', "[skjult, ")),
        None => text.replace("referat:\n", "referat:\n  må sendes til: [skjult]\n"),
    };
    fs::write(&meeting, with_reader(&swap(&text, whom, with))).expect("it can be written");
    let opened = Opened::new(municipality);
    share(&opened, "referat/3");
    let path = format!("{HOME}/referat/3");
    let page = opened.page(&path);
    for (part, page) in [("", &page), ("laes", &opened.page(&format!("{path}/laes")))] {
        assert!(!page.contains("Signe") && !page.contains("skjult"), "{part}: {page}");
        for id in ["mor", "mormor", "bent", "nadia", "charlotte", "pia"] {
            assert!(!page.contains(&format!("value=\"{id}\"")), "{part} has {id}");
        }
    }
    // Of whom the page does not show nothing is said by it.
    opened.post(&path, &form(&page, &[("referat-temaer-2-emne", "Julen")]));
    let file = said(&opened.file(MEETING));
    let has = |list: &Value| list.as_array().expect("a list").contains(&json!("skjult"));
    assert!(has(&file["referat"]["næste møde"]["hvem"]), "{file}");
    let read = opened.page(&format!("{path}/laes"));
    opened.post(&format!("{path}/laes"), &[pair("fra", &from(&read)), pair("svar", "ja")]);
    assert!(has(&said(&opened.file(MEETING))["referat"]["må sendes til"]));
}

/// Advice is for the writer: on the wall only when it is asked for.
#[test]
fn advice_is_shown_on_the_writers_wish() {
    let opened = Opened::new(Municipality::example());
    opened.put(
        MEETING,
        &swap(
            &opened.file(MEETING),
            "Charlotte sagde, at hun gerne vil skrive en side om, hvem der gør hvad.",
            "Sara virker umotiveret.",
        ),
    );
    share(&opened, "referat/3");
    let path = format!("{HOME}/referat/3");
    assert!(!opened.page(&path).contains("class=\"advice\""));
    assert!(opened.page(&format!("{path}?raad=ja")).contains("class=\"advice\""));
}

// ---- the status

#[test]
fn the_status_is_shown_a_panel_at_a_time() {
    let opened = sitting("status");
    let page = opened.page(&format!("{HOME}/status/3"));
    assert!(
        page.contains("Hverdagsaktiviteter") && page.contains("Jeg har vasket op hver dag i to uger"),
        "{page}"
    );
    assert!(!page.contains("Håb og tillid"), "one at a time");
    let map = opened.page(&format!("{HOME}/status/10"));
    assert!(
        map.contains("Nu, den 22. november 2026") || map.contains("ikke alle i teamet"),
        "{map}"
    );
}

// ---- the map

fn drawing(opened: &Opened) -> Value {
    serde_json::from_str(&opened.page(&format!("{HOME}/kort/tegning"))).expect("JSON")
}

/// What the page would send of what it was given.
fn draft(view: &Value) -> Value {
    let people = view["people"]
        .as_array()
        .expect("people")
        .iter()
        .zip(view["drawing"]["people"].as_array().expect("people"));
    let people: Vec<Value> = people
        .map(|(person, drawn)| {
            json!({"id": person["id"], "new": null, "field": drawn["field"], "distance": person["distance"], "angle": person["angle"]})
        })
        .collect();
    json!({"people": people, "ties": view["ties"]})
}

fn place(opened: &Opened, draft: &Value, moved: &str) -> Value {
    let answer = opened.post(
        &format!("{HOME}/kort/saet"),
        &[pair("kort", &draft.to_string()), pair("flyttet", moved)],
    );
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    serde_json::from_str(&answer.text).expect("JSON")
}

fn save(opened: &Opened, view: &Value, draft: &Value) -> Value {
    let from = view["from"].as_str().expect("a name");
    let answer = opened.post(&format!("{HOME}/kort/gem"), &[pair("kort", &draft.to_string()), pair("fra", from)]);
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    serde_json::from_str(&answer.text).expect("JSON")
}

fn spots(view: &Value) -> Vec<(String, f64, f64)> {
    let drawn = view["drawing"]["people"].as_array().expect("people");
    let people = view["people"].as_array().expect("people").iter().zip(drawn);
    people
        .map(|(person, drawn)| {
            let name = person["name"].as_str().expect("a name").to_owned();
            (name, drawn["x"].as_f64().expect("x"), drawn["y"].as_f64().expect("y"))
        })
        .collect()
}

fn index(view: &Value, name: &str) -> usize {
    let people = view["people"].as_array().expect("people");
    people
        .iter()
        .position(|person| person["name"] == name)
        .unwrap_or_else(|| panic!("nobody is called {name}"))
}

/// Names, and the boxes of their labels, as the paper for other programs has them.
fn on_paper(opened: &Opened) -> (Vec<(f64, f64)>, Vec<Value>) {
    let run = opened
        .municipality
        .run(["netværkskort", "sager/2026-014", "--format", "json", "--dato", "2026-11-22"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let file = fs::read_to_string(opened.municipality.path().join("ud/2026-014/netvaerkskort.json")).expect("the map");
    let map: Value = serde_json::from_str(&file).expect("JSON");
    let people = map["personer"].as_array().expect("people").clone();
    let at = people
        .iter()
        .map(|person| (person["x"].as_f64().expect("x"), person["y"].as_f64().expect("y")));
    (at.collect(), people)
}

#[test]
fn the_screen_shows_what_the_paper_shows() {
    let opened = sitting("kort");
    let view = drawing(&opened);
    let (paper, _) = on_paper(&opened);
    assert_eq!(spots(&view).len(), paper.len());
    for ((name, x, y), (px, py)) in spots(&view).iter().zip(&paper) {
        assert!((x - px).hypot(y - py) < 0.01, "{name}");
    }
}

#[test]
fn somebody_is_put_elsewhere_and_nobody_else_moves() {
    let opened = sitting("kort");
    let before = opened.file(CASE);
    let view = drawing(&opened);
    let mut drawn = draft(&view);
    let far = index(&view, "Henrik Mørch");
    drawn["people"][far]["distance"] = json!(1.73);
    let id = drawn["people"][far]["id"].as_str().expect("a word").to_owned();
    let placed = place(&opened, &drawn, &id);
    for ((name, x, y), (_, bx, by)) in spots(&placed).iter().zip(spots(&view)) {
        let moved = (x - bx).hypot(y - by);
        // A tenth of a degree is 0.2 mm at the rim.
        assert!(if name == "Henrik Mørch" { moved > 10.0 } else { moved < 0.15 }, "{name} {moved}");
    }
    assert_eq!(opened.file(CASE), before, "nothing is written before it is saved");
    // What is drawn is there when the page is opened anew.
    assert_eq!(spots(&drawing(&opened)), spots(&placed));
    let settled = draft(&placed);
    let saved = save(&opened, &placed, &settled);
    assert_eq!(spots(&saved), spots(&placed));
    let text = opened.file(CASE);
    let father = said(&text)["netværk"][2].clone();
    assert_eq!(father["afstand"], json!({"2026-04-22": 3, "2026-11-22": 1.7}));
    assert!(text.contains("# Afstanden er Saras egen"), "comments stay");
    // And the paper shows the same, the sides of the names too.
    let (paper, people) = on_paper(&opened);
    for (((name, x, y), (px, py)), (drawn, person)) in spots(&saved)
        .iter()
        .zip(&paper)
        .zip(saved["drawing"]["people"].as_array().expect("people").iter().zip(&people))
    {
        assert!((x - px).hypot(y - py) < 0.01, "{name}: {x} {y} and {px} {py}");
        let (screen, sheet) = (&drawn["label"]["frame"], &person["etiket"]);
        assert!(
            (screen["x"].as_f64().expect("x") - sheet["x"].as_f64().expect("x")).abs() < 0.01,
            "{name}"
        );
        assert!(
            (screen["y"].as_f64().expect("y") - sheet["y"].as_f64().expect("y")).abs() < 0.01,
            "{name}"
        );
    }
    assert_eq!(drawing(&opened).get("drawn"), None);
    let earlier = &saved["people"][far]["earlier"];
    assert!((earlier.as_f64().expect("a radius") - 78.0).abs() < 0.01, "{earlier}");
}

#[test]
fn names_are_added_and_lines_drawn_and_taken_away() {
    let opened = sitting("kort");
    let view = drawing(&opened);
    let mut drawn = draft(&view);
    let people = drawn["people"].as_array_mut().expect("people");
    people.push(json!({"id": "ny-1", "new": ["Åse Ny: »kaptajn«", "svømmetræner"], "field": "fritid", "distance": 2.0, "angle": 190.0}));
    people.push(json!({"id": "ny-2", "new": ["Bo", ""], "field": "familie", "distance": 4.25, "angle": 20.0}));
    let (mother, father) = (index(&view, "Lone Lindholm"), index(&view, "Henrik Mørch"));
    let word = |at: usize| view["people"][at]["id"].clone();
    let ties = drawn["ties"].as_array_mut().expect("ties");
    let (emil, before) = (word(index(&view, "Emil Lindholm Krogh")), ties.len());
    ties.retain(|tie| !(tie.as_array().expect("two").contains(&word(mother)) && tie.as_array().expect("two").contains(&emil)));
    assert_eq!(ties.len() + 1, before);
    ties.push(json!([word(mother), word(father)]));
    ties.push(json!(["ny-1", "ny-2"]));
    let placed = place(&opened, &drawn, "ny-2");
    let mut settled = draft(&placed);
    for (at, new) in [("ny-1", json!(["Åse Ny: »kaptajn«", "svømmetræner"])), ("ny-2", json!(["Bo", ""]))] {
        let person = settled["people"]
            .as_array_mut()
            .expect("people")
            .iter_mut()
            .find(|one| one["id"] == at)
            .expect("it");
        person["new"] = new;
    }
    save(&opened, &placed, &settled);
    let file = said(&opened.file(CASE));
    let network = file["netværk"].as_array().expect("people");
    let (one, other) = (&network[network.len() - 2], &network[network.len() - 1]);
    assert_eq!(
        (&one["navn"], &one["relation"], &one["felt"]),
        (&json!("Åse Ny: »kaptajn«"), &json!("svømmetræner"), &json!("fritid"))
    );
    assert_eq!(
        (&other["id"], &other["relation"], &other["afstand"]),
        (&json!("bo"), &json!("familie"), &json!({"2026-11-22": 4.3}))
    );
    let lines = file["streger"].as_array().expect("lines");
    assert!(
        lines.contains(&json!([one["id"], "bo"])) && !lines.contains(&json!(["mor", "emil"])),
        "{lines:?}"
    );
    assert!(
        lines.contains(&json!(["mor", "far"])) && lines.contains(&json!(["ole", "pia"])),
        "who is gone keeps their lines: {lines:?}"
    );
    assert_eq!(opened.municipality.run(["tjek", "sager/2026-014"]).code, Some(0));
}

/// A second tovholder saves the same map: the one who moved somebody else loses nothing, and of the same person nothing is
/// overwritten.
#[test]
fn two_draw_the_same_map() {
    let opened = sitting("kort");
    let view = drawing(&opened);
    let mut drawn = draft(&view);
    let nadia = index(&view, "Nadia Kılıç");
    drawn["people"][nadia]["distance"] = json!(2.2);
    opened.put(CASE, &swap(&opened.file(CASE), "relation: veninde", "relation: bedste veninde"));
    save(&opened, &view, &drawn);
    let text = opened.file(CASE);
    assert!(
        text.contains("bedste veninde") && said(&text)["netværk"][5]["afstand"]["2026-11-22"] == 2.2,
        "{text}"
    );
    let view = drawing(&opened);
    let mut drawn = draft(&view);
    drawn["people"][nadia]["distance"] = json!(3.1);
    opened.put(CASE, &swap(&opened.file(CASE), "2026-11-22: 2.2", "2026-11-22: 1.5"));
    let lone = index(&view, "Lone Lindholm");
    drawn["people"][lone]["distance"] = json!(2.6);
    let saved = save(&opened, &view, &drawn);
    let network = |opened: &Opened| said(&opened.file(CASE))["netværk"].clone();
    let of = |network: &Value, name: &str| {
        let people = network.as_array().expect("people");
        people.iter().find(|one| one["navn"] == name).expect("they are there")["afstand"]["2026-11-22"].clone()
    };
    // All else is saved, and both places of the one are on the page, also when it is opened anew.
    assert_eq!(of(&network(&opened), "Nadia Kılıç"), 1.5);
    assert_eq!(of(&network(&opened), "Lone Lindholm"), 2.6);
    for page in [&saved, &drawing(&opened)] {
        assert_eq!(page["apart"], json!([view["people"][nadia]["id"]]), "{page}");
        assert_eq!(page["people"][nadia]["distance"], 3.1);
        assert_eq!(page["base"]["people"][nadia]["distance"], 1.5);
    }
    // Saved again without a choice, nothing of it is written; chosen, it holds.
    let again = |apart: &[(String, String)]| {
        let fields = [
            pair("kort", &draft(&saved).to_string()),
            pair("grund", &saved["base"].to_string()),
            pair("fra", saved["from"].as_str().expect("a name")),
        ];
        let answer = opened.post(&format!("{HOME}/kort/gem"), &[&fields, apart].concat());
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    };
    again(&[pair("uenig", saved["apart"][0].as_str().expect("a word"))]);
    assert_eq!(of(&network(&opened), "Nadia Kılıç"), 1.5);
    again(&[]);
    assert_eq!(of(&network(&opened), "Nadia Kılıç"), 3.1);
}

/// Where the program has put a name is no answer of the borger's; and what is no name is told at its field.
#[test]
fn where_the_program_puts_somebody_is_not_saved_unasked() {
    let opened = sitting("kort");
    let view = drawing(&opened);
    let before = opened.file(CASE);
    let mut drawn = draft(&view);
    let new = |name: &str, unplaced: bool| json!({"id": "ny-1", "new": [name, ""], "unplaced": unplaced, "field": "fritid", "distance": 3.0, "angle": 190.0});
    drawn["people"].as_array_mut().expect("people").push(new("Kurt Ny", true));
    let gem = |drawn: &Value| {
        opened.post(
            &format!("{HOME}/kort/gem"),
            &[
                pair("kort", &drawn.to_string()),
                pair("fra", view["from"].as_str().expect("a name")),
            ],
        )
    };
    let answer = gem(&drawn);
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.text.contains("hvor programmet satte dem"), "{}", answer.text);
    assert_eq!(opened.file(CASE), before);
    *drawn["people"].as_array_mut().expect("people").last_mut().expect("Kurt") = new("Kurt Ny", false);
    assert_eq!(gem(&drawn).status, StatusCode::OK);
    assert!(opened.file(CASE).contains("Kurt Ny"));
    // Of another kind.
    *drawn["people"].as_array_mut().expect("people").last_mut().expect("Kurt") = new("Kurt 010190-1234", true);
    let answer = opened.post(
        &format!("{HOME}/kort/saet"),
        &[pair("kort", &drawn.to_string()), pair("flyttet", "ny-1")],
    );
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("Skriv kun navnet"), "{}", answer.text);
}

/// Wherever a finger lets go of somebody, nobody stands on anybody, and nobody else has moved.
/// Who saves last overwrites nobody whom they have not moved, also when the others were put elsewhere before this one moved anybody.
#[test]
fn what_was_not_moved_here_stays_where_somebody_else_has_put_it() {
    let opened = sitting("kort");
    let view = drawing(&opened);
    let base = draft(&view);
    let mut first = base.clone();
    first["people"][index(&view, "Henrik Mørch")]["distance"] = json!(4.6);
    save(&opened, &view, &first);
    let theirs = said(&opened.file(CASE))["netværk"][2].clone();
    // This page has not seen that, and goes on from what it had.
    let mut second = base.clone();
    second["people"][index(&view, "Bent Mikkelsen")]["distance"] = json!(1.5);
    let fields = [
        pair("kort", &second.to_string()),
        pair("grund", &base.to_string()),
        pair("fra", view["from"].as_str().expect("a name")),
    ];
    let placed = opened.post(&format!("{HOME}/kort/saet"), &fields);
    assert_eq!(placed.status, StatusCode::OK, "{}", placed.text);
    assert!(opened.page("/sammen/luk").contains("ikke gemt som i dag endnu"));
    let saved = opened.post(&format!("{HOME}/kort/gem"), &fields);
    assert_eq!(saved.status, StatusCode::OK, "{}", saved.text);
    let file = said(&opened.file(CASE));
    assert_eq!(file["netværk"][2], theirs, "Henrik stays where the other page has put him");
    let bent = file["netværk"]
        .as_array()
        .expect("people")
        .iter()
        .find(|one| one["navn"] == "Bent Mikkelsen");
    assert_eq!(bent.expect("he is there")["afstand"]["2026-11-22"], 1.5);
    assert!(!opened.page("/sammen/luk").contains("ikke gemt som i dag"));
    // Taken back to where it began, there is nothing to save.
    let view = drawing(&opened);
    let base = draft(&view).to_string();
    opened.post(
        &format!("{HOME}/kort/saet"),
        &[pair("kort", &base), pair("grund", &base), pair("fra", "")],
    );
    assert!(!opened.page("/sammen/luk").contains("ikke gemt som i dag"));
}

#[test]
fn what_is_changed_after_the_borgers_yes_waits_for_another() {
    let opened = sitting("referat/2");
    let page = opened.page(&format!("{HOME}/referat/2"));
    assert!(said(&opened.file("sager/2026-014/moede-2.yaml"))["referat"]["godkendt af borgeren"].is_string());
    // Saved as it is, the yes stays.
    opened.post(&format!("{HOME}/referat/2"), &form(&page, &[]));
    assert!(said(&opened.file("sager/2026-014/moede-2.yaml"))["referat"]["godkendt af borgeren"].is_string());
    let page = opened.page(&format!("{HOME}/referat/2"));
    let agreements = said(&opened.file("sager/2026-014/moede-2.yaml"))["referat"]["aftaler"][0]
        .as_str()
        .expect("an agreement")
        .to_owned();
    let fields: Vec<(String, String)> = form(&page, &[])
        .into_iter()
        .map(|(name, value)| (name, value.replace(&agreements, "Vi aftalte noget andet.")))
        .collect();
    let answer = opened.post(&format!("{HOME}/referat/2"), &fields);
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let file = said(&opened.file("sager/2026-014/moede-2.yaml"));
    assert_eq!(file["referat"]["aftaler"][0], "Vi aftalte noget andet.");
    assert_eq!(file["referat"].get("godkendt af borgeren"), None);
}

#[test]
fn whoever_may_not_be_named_is_not_on_the_wall_unless_they_were_asked() {
    let unasked = "  - id: skjult\n    navn: Signe Skjult\n    relation: veninde\n    felt: fritid\n    afstand: 3\n    beskyttet adresse: ja\nstreger:";
    let municipality = Municipality::example();
    let path = municipality.path().join(CASE);
    let text = fs::read_to_string(&path).expect("the case");
    fs::write(&path, swap(&text, "streger:", unasked)).expect("it can be written");
    let opened = Opened::new(municipality);
    share(&opened, "referat/3");
    let page = opened.page(&format!("{HOME}/referat/3"));
    assert!(!page.contains("Signe"), "{page}");
    assert!(page.contains("Inger Lindholm"), "{page}");
    // Nor when all names are asked for.
    let page = opened.page(&format!("{HOME}/referat/3?alle=ja"));
    assert!(!page.contains("Signe"), "{page}");
    assert!(page.contains("Bent Mikkelsen"), "{page}");
}

#[test]
fn whoever_is_dropped_on_somebody_stands_beside_them() {
    let mut rng = fastrand::Rng::with_seed(17);
    let opened = sitting("kort");
    let mut view = drawing(&opened);
    view = place(&opened, &draft(&view), "");
    for _ in 0..25 {
        let mut drawn = draft(&view);
        let count = spots(&view).len();
        let (who, on) = (rng.usize(..count), rng.usize(..count));
        for key in ["distance", "angle", "field"] {
            drawn["people"][who][key] = drawn["people"][on][key].clone();
        }
        let id = drawn["people"][who]["id"].as_str().expect("a word").to_owned();
        let placed = place(&opened, &drawn, &id);
        for (at, ((name, x, y), (_, bx, by))) in spots(&placed).iter().zip(spots(&view)).enumerate() {
            assert!(at == who || (x - bx).hypot(y - by) < 0.01, "{name} moved");
            let others = spots(&placed);
            let apart = others
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != at)
                .map(|(_, (_, ox, oy))| (x - ox).hypot(y - oy));
            assert!(apart.fold(f64::INFINITY, f64::min) > 4.8, "{name} is covered");
        }
        view = placed;
    }
}

/// Who is in the room is not let have the referat when nobody ticks them, also when papers may not name them to others.
#[test]
fn a_reader_who_is_not_ticked_goes_from_the_list() {
    let municipality = Municipality::example();
    let meeting = municipality.path().join(MEETING);
    let text = fs::read_to_string(&meeting).expect("the meeting");
    let there = swap(&text, "deltog: [mor,", "deltog: [ida, mor,");
    let may = swap(&there, "refleksion:", "  må sendes til: [ida, mor]\nrefleksion:");
    fs::write(&meeting, may).expect("it can be written");
    let opened = Opened::new(municipality);
    share(&opened, "referat/3");
    let path = format!("{HOME}/referat/3/laes");
    let page = opened.page(&path);
    // Without her name on the wall.
    assert!(page.contains("<strong>En, der ikke nævnes her (nr. 4)</strong>"), "{page}");
    assert!(!page.contains("<strong>Ida"), "{page}");
    let offer = |name: &str| {
        let label = page
            .split("<label class=\"tick\">")
            .skip(1)
            .find(|label| label.contains(name))
            .expect("an offer");
        attribute(label, "value").expect("a word")
    };
    let sent = [pair("fra", &from(&page)), pair("svar", "ja"), pair("til", &offer("Lone Lindholm"))];
    assert_eq!(opened.post(&path, &sent).status, StatusCode::SEE_OTHER);
    assert_eq!(said(&opened.file(MEETING))["referat"]["må sendes til"], json!(["mor"]));
    assert!(!opened.page(&path).contains("Det må også gå til"));
}

/// Without a consent nobody but the borger gets it, and that is said before anybody is ticked.
#[test]
fn a_referat_without_consent_is_let_go_to_nobody() {
    let municipality = Municipality::example();
    let case = municipality.path().join(CASE);
    let text = fs::read_to_string(&case).expect("the case");
    fs::write(&case, swap(&text, "forløb:\n", "forløb:\n  samtykke trukket: 2026-11-20\n")).expect("it can be written");
    let opened = Opened::new(municipality);
    share(&opened, "referat/3");
    let path = format!("{HOME}/referat/3/laes");
    let page = opened.page(&path);
    assert!(page.contains("Der er intet samtykke lige nu"), "{page}");
    assert!(!page.contains("name=\"til\""), "{page}");
    opened.post(&path, &[pair("fra", &from(&page)), pair("svar", "ja")]);
    assert!(opened.page(&path).contains("Der er intet samtykke lige nu"));
}

/// The names of those who were not asked to be there stand on the wall when somebody asks for them.
#[test]
fn the_names_of_the_whole_network_are_asked_for() {
    let opened = sitting("referat/3");
    let path = format!("{HOME}/referat/3");
    let page = opened.page(&path);
    assert!(page.contains("Inger Lindholm") && !page.contains("Bent Mikkelsen"), "{page}");
    let answer = opened.post(&path, &pressed(&page, &[], ("alle", "ja")));
    let all = opened.page(&answer.location);
    assert!(all.contains("Bent Mikkelsen"), "{all}");
    let bent = all
        .split("<label>")
        .find(|label| label.contains("Bent Mikkelsen"))
        .expect("his name");
    let mut sent = form(&all, &[]);
    sent.push(pair(
        &attribute(bent, "name").expect("a name"),
        &attribute(bent, "value").expect("a word"),
    ));
    opened.post(&path, &sent);
    assert!(opened.page(&path).contains("Bent Mikkelsen"), "who was there is named");
}

/// What earlier meetings said of a task stands on the wall only when everybody in the room may hear of them.
#[test]
fn what_was_said_at_a_meeting_is_not_shown_to_those_who_may_not_hear_of_it() {
    let opened = sitting("referat/3");
    let page = opened.page(&format!("{HOME}/referat/3/laes"));
    assert!(page.contains("cykel"), "{page}");
    assert!(!page.contains("Ved møde 2"), "{page}");
}

/// Half a task is in no file, and stays when the page is opened anew.
#[test]
fn what_is_half_written_stays_on_the_page() {
    let opened = sitting("referat/3");
    let path = format!("{HOME}/referat/3");
    opened.post(&path, &form(&opened.page(&path), &[("referat-opgaver-3-hvad", "Ringer til")]));
    let page = opened.page(&format!("{path}?raad=ja"));
    assert!(page.contains("value=\"Ringer til\""), "{page}");
    opened.post(&path, &form(&opened.page(&path), &[("referat-opgaver-3-hvad", "")]));
    assert!(!opened.page(&path).contains("Ringer til"));
}

/// A correction that the borger's yes falls away with is taken back as one change, and is not called the yes.
#[test]
fn what_undoing_takes_back_is_what_its_button_says() {
    let opened = sitting("referat/3");
    let path = format!("{HOME}/referat/3");
    let read = opened.page(&format!("{path}/laes"));
    opened.post(&format!("{path}/laes"), &[pair("fra", &from(&read)), pair("svar", "ja")]);
    assert!(opened.page(&path).contains("Fortryd, at I sagde ja"));
    opened.post(&path, &form(&opened.page(&path), &[("referat-temaer-0-emne", "Bageren")]));
    let page = opened.page(&path);
    assert!(!page.contains("Fortryd, at I sagde ja"), "{page}");
    // For as long as it holds it is said that the yes has fallen away.
    opened.post(&path, &form(&page, &[("referat-temaer-1-emne", "Hvem ved hvad")]));
    assert!(opened.page(&path).contains("nu er der rettet noget"));
}

/// Of a group that two have written, what each alone has said holds, and the rest stands beside each other.
#[test]
fn two_who_write_the_same_group_are_asked_about_the_same_field_only() {
    let municipality = Municipality::example();
    let meeting = municipality.path().join(MEETING);
    let text = fs::read_to_string(&meeting).expect("the meeting");
    let next = "  næste møde: {ønsker: ja, tema: Julen, hvornår: først i december, hvem: [mor, far, nadia, ida]}";
    fs::write(&meeting, swap(&text, next, "  næste møde: ja")).expect("it can be written");
    let opened = Opened::new(municipality);
    share(&opened, "referat/3");
    let path = format!("{HOME}/referat/3");
    let page = opened.page(&path);
    opened.put(
        MEETING,
        &swap(&opened.file(MEETING), "  næste møde: ja", "  næste møde: {ønsker: ja, tema: Nytår}"),
    );
    let changes = [
        ("referat-næste-møde-tema", "Julen"),
        ("referat-næste-møde-hvornår", "først i december"),
    ];
    opened.post(&path, &form(&page, &changes));
    let file = said(&opened.file(MEETING));
    assert_eq!(file["referat"]["næste møde"]["tema"], "Nytår");
    assert_eq!(file["referat"]["næste møde"]["hvornår"], "først i december");
    let page = opened.page(&path);
    assert_eq!(beside(&page).len(), 1, "{page}");
    let more = [("referat-næste-møde-hvornår", "først i december eller januar")];
    opened.post(&path, &form(&page, &more));
    let page = opened.page(&path);
    opened.post(&path, &pressed(&page, &[], ("jeres", "referat-næste-møde-tema")));
    let file = said(&opened.file(MEETING));
    assert_eq!(file["referat"]["næste møde"]["tema"], "Julen");
    assert_eq!(file["referat"]["næste møde"]["hvornår"], "først i december eller januar");
}
