//! Nothing that is said at the shared screen is lost: by no button of a question, and by no folder that is away for a while.

#[path = "support/desk.rs"]
mod opened;
mod support;

use std::fs;

use axum::http::StatusCode;
use opened::*;
use serde_json::{Value, json};
use support::Municipality;

const CASE: &str = "sager/2026-014/sag.yaml";
const HOME: &str = "/forloeb/2026-014/sammen";
const OUT: &str = "/sammen/luk";

/// The example, with a page of its first case shown.
fn sitting(page: &str) -> Opened {
    let opened = Opened::new(Municipality::example());
    assert_eq!(opened.post(HOME, &[pair("side", page)]).location, format!("{HOME}/{page}"));
    opened
}

fn at(number: usize) -> String {
    format!("{HOME}/trivsel/nu/{number}")
}

/// What was answered today, by indicator.
fn today(opened: &Opened) -> Value {
    let case: Value = serde_saphyr::from_str(&opened.file(CASE)).expect("YAML");
    let days = case["målinger"].as_array().expect("days").clone();
    let of_today = days.into_iter().find(|day| day["dato"] == "2026-11-22");
    of_today.map_or(Value::Null, |day| day["indikatorer"].clone())
}

/// Presses a button of a question, as its form is with these words and this number in it.
fn press(opened: &Opened, number: usize, tal: &str, words: &str, button: (&str, &str)) -> Answer {
    let page = opened.page(&at(number));
    let tag = page
        .split("<input ")
        .find(|tag| tag.contains("name=\"fra\""))
        .expect("what it is made from");
    let made_from = attribute(&format!(" {tag}"), "value").expect("a value");
    let fields = [
        pair("fra", &made_from),
        pair("tal", tal),
        pair("ord", words),
        pair(button.0, button.1),
    ];
    opened.post(&at(number), &fields)
}

fn stands(page: &str, tal: &str, words: &str) -> bool {
    page.contains(&format!("value=\"{tal}\" checked")) && page.contains(&format!("\n{words}</textarea>"))
}

/// A folder that is away while something is done, as a network drive may be.
fn away<T>(opened: &Opened, act: impl FnOnce() -> T) -> T {
    let folder = opened.municipality.path().join("sager/2026-014");
    let elsewhere = opened.municipality.path().join("borte");
    fs::rename(&folder, &elsewhere).expect("it can be moved");
    let done = act();
    fs::rename(&elsewhere, &folder).expect("it can be moved back");
    done
}

#[test]
fn no_link_of_a_question_is_without_its_form() {
    let opened = sitting("trivsel/nu");
    let page = opened.page(&format!("{}?sidst=ja", at(2)));
    let (main, foot) = page.split_once("</main>").expect("a page");
    assert!(!main.contains("<a ") && !foot.contains("<a "), "{page}");
}

#[test]
fn what_is_chosen_and_written_comes_along_to_the_last_answer_and_back() {
    let opened = sitting("trivsel/nu");
    let before = opened.file(CASE);
    let shown = press(&opened, 3, "7", "Halvt skrevet", ("gaa", "sidst"));
    assert_eq!(shown.location, format!("{}?sidst=ja", at(3)));
    let page = opened.page(&shown.location);
    assert!(page.contains("Jeg har vasket op") && stands(&page, "7", "Halvt skrevet"), "{page}");
    let hidden = press(&opened, 3, "8", "Halvt skrevet", ("gaa", "skjul"));
    assert_eq!(hidden.location, at(3));
    assert!(stands(&opened.page(&at(3)), "8", "Halvt skrevet"));
    assert_eq!(opened.file(CASE), before, "it is no answer yet");
    assert!(opened.page(&format!("{HOME}/trivsel/nu/10")).contains("Et svar er ikke gemt endnu"));
    press(&opened, 3, "8", "Halvt skrevet", ("gaa", "videre"));
    assert_eq!(today(&opened)["hverdagsaktiviteter"], json!({"tal": 8, "ord": "Halvt skrevet"}));
    assert!(!opened.page(&format!("{HOME}/trivsel/nu/10")).contains("Et svar er ikke gemt endnu"));
}

#[test]
fn the_ways_back_and_out_keep_the_answer_and_lead_back_to_it() {
    let opened = sitting("trivsel/nu");
    assert_eq!(press(&opened, 2, "6", "På vej tilbage", ("gaa", "tilbage")).location, at(1));
    assert_eq!(today(&opened)["fysisk velbefindende"], json!({"tal": 6, "ord": "På vej tilbage"}));
    assert_eq!(press(&opened, 4, "2", "På vej ud", ("gaa", "faerdig")).location, OUT);
    let out = opened.page(OUT);
    assert!(out.contains(&format!("href=\"{}\"", at(4))), "{out}");
    assert!(!out.contains("Et svar er ikke gemt endnu"), "{out}");
    assert!(stands(&opened.page(&at(4)), "2", "På vej ud"));
    // What is no answer holds nobody here, and is there when they come back.
    assert_eq!(press(&opened, 5, "11", "Elleve", ("gaa", "faerdig")).location, OUT);
    assert!(opened.page(OUT).contains("Et svar er ikke gemt endnu"));
    let page = opened.page(&at(5));
    assert!(page.contains("fra 1 til 10") && page.contains("Elleve"), "{page}");
    // Of the other pages too the way out leads back to where one was.
    let opened = sitting("status");
    opened.page(&format!("{HOME}/status/3"));
    assert!(opened.page(OUT).contains(&format!("href=\"{HOME}/status/3\"")));
}

#[test]
fn not_now_takes_an_answer_back_and_it_can_be_fetched_again() {
    let opened = sitting("trivsel/nu");
    let before = opened.file(CASE);
    press(&opened, 1, "4", "", ("gaa", "videre"));
    press(&opened, 2, "5", "", ("gaa", "videre"));
    // What was chosen just now and not answered comes back too.
    assert_eq!(press(&opened, 1, "9", "Nye ord", ("ikke-nu", "ja")).location, at(2));
    assert_eq!(today(&opened), json!({"fysisk velbefindende": 5}));
    assert!(opened.page(&at(2)).contains("Hent svaret tilbage"));
    // What stands on the page one is at comes along, and one is led to what has come back.
    assert_eq!(press(&opened, 2, "5", "Tilføjet", ("gaa", "fortryd")).location, at(1));
    assert_eq!(today(&opened)["psykisk velbefindende"], json!({"tal": 9, "ord": "Nye ord"}));
    assert!(stands(&opened.page(&at(2)), "5", "Tilføjet"));
    // A number can be un-chosen, and the words stay.
    assert!(opened.page(&at(1)).contains("Intet tal"));
    press(&opened, 1, "", "Nye ord", ("gaa", "videre"));
    assert_eq!(today(&opened)["psykisk velbefindende"], json!({"ord": "Nye ord"}));
    for number in [1, 2] {
        press(&opened, number, "", "", ("ikke-nu", "ja"));
    }
    assert_eq!(opened.file(CASE), before);
}

#[test]
fn an_answer_that_cannot_be_saved_is_one_when_the_folder_is_there_again() {
    let opened = sitting("trivsel/nu");
    let fields = [pair("tal", "3"), pair("ord", "Sagt uden mappe")];
    let told = away(&opened, || {
        let answer = opened.post(&at(2), &fields);
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(opened.page(OUT).contains("Et svar er ikke gemt endnu"), "the way out is open");
        let out = [pair("tal", "4"), pair("gaa", "faerdig")];
        assert_eq!(opened.post(&at(3), &out).location, OUT);
        answer.text
    });
    assert!(told.contains("husket her") && told.contains("Prøv igen"), "{told}");
    assert_eq!(today(&opened), Value::Null);
    for number in [2, 3] {
        opened.page(&at(number));
    }
    let answered = json!({"fysisk velbefindende": {"tal": 3, "ord": "Sagt uden mappe"}, "hverdagsaktiviteter": 4});
    assert_eq!(today(&opened), answered);
    assert!(!opened.page(OUT).contains("Et svar er ikke gemt endnu"));
    // The tovholder takes the screen back also then.
    let closed = away(&opened, || opened.post(OUT, &[pair("tovholder", "ja")]));
    assert_eq!(closed.location, "/");
}

/// What is refused for a while is told apart from what is refused for good: the page sends it again.
#[test]
fn a_folder_that_is_away_is_no_refusal() {
    for (page, path, fields) in [
        ("samtykke", "samtykke", vec![pair("hvem", "map/x"), pair("må", "ja")]),
        ("samtykke", "samtykke/tilbage", vec![]),
        ("kort", "kort/saet", vec![pair("kort", "{\"people\":[],\"ties\":[]}")]),
        ("kort", "kort/gem", vec![pair("kort", "{\"people\":[],\"ties\":[]}")]),
        ("referat/3", "referat/3", vec![pair("gem", "ja")]),
        ("referat/3", "referat/3/laes", vec![pair("svar", "ja")]),
    ] {
        let opened = sitting(page);
        let answer = away(&opened, || opened.post(&format!("{HOME}/{path}"), &fields));
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
        let main = answer.text.split("<main").nth(1).unwrap_or(&answer.text);
        assert!(!main.contains("står her stadig"), "{path}: {main}");
    }
    // Nor is a change that cannot be taken back while the folder is away.
    let opened = sitting("trivsel/nu");
    press(&opened, 1, "4", "", ("gaa", "videre"));
    let answer = away(&opened, || opened.post("/fortryd", &[pair("til", &at(2))]));
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(!answer.text.contains("Andre har"), "{}", answer.text);
    opened.post("/fortryd", &[pair("til", &at(2))]);
    assert_eq!(today(&opened), Value::Null);
}

/// What stands there from before the screen was shared is not this sitting's to take away, and is shown to the one who asks.
#[test]
fn what_was_answered_before_this_sitting_stays() {
    const MEETING: &str = "sager/2026-014/moede-3.yaml";
    let opened = sitting("trivsel/3");
    let before = opened.file(MEETING);
    let at = |number: usize| format!("{HOME}/trivsel/3/{number}");
    let count = (1..)
        .find(|number| opened.page(&at(*number)).contains("Gå mine svar"))
        .expect("an end")
        - 1;
    let file: Value = serde_saphyr::from_str(&before).expect("YAML");
    let answers = file["vurdering"]["indikatorer"].as_object().expect("answers").len() + 2;
    let mut told = 0;
    for number in 1..=count {
        let page = opened.page(&at(number));
        let chosen = page.split('<').filter(|tag| tag.contains(" checked")).count();
        assert_eq!(chosen, 0, "{page}");
        told += usize::from(page.contains("Her er svaret før"));
        for button in [("ikke-nu", "ja"), ("gaa", "videre"), ("gaa", "tilbage")] {
            let fra = page
                .split("name=\"fra\" value=\"")
                .nth(1)
                .expect("a name")
                .split('"')
                .next()
                .expect("it");
            opened.post(
                &at(number),
                &[pair("fra", fra), pair("tal", ""), pair("ord", ""), pair(button.0, button.1)],
            );
        }
        assert_eq!(opened.file(MEETING), before, "{number}");
    }
    assert_eq!(told, answers);
    // What is answered now holds; taken back, what stood there before stands again, words and all; and that can be undone.
    let send = |fields: &[(&str, &str)]| {
        let page = opened.page(&at(3));
        let fra = page
            .split("name=\"fra\" value=\"")
            .nth(1)
            .expect("a name")
            .split('"')
            .next()
            .expect("it")
            .to_owned();
        let fields = fields.iter().map(|(name, value)| pair(name, value));
        opened.post(&at(3), &std::iter::once(pair("fra", &fra)).chain(fields).collect::<Vec<_>>())
    };
    let now = || -> Value {
        serde_saphyr::from_str::<Value>(&opened.file(MEETING)).expect("YAML")["vurdering"]["indikatorer"]["hverdagsaktiviteter"].clone()
    };
    send(&[("tal", "8"), ("ord", "")]);
    assert_eq!(now(), 8);
    send(&[("tal", "9"), ("ord", "")]);
    assert!(opened.page(&at(3)).contains("value=\"9\" checked"));
    send(&[("tal", "9"), ("ord", ""), ("ikke-nu", "ja")]);
    let told = |text: &str| serde_saphyr::from_str::<Value>(text).expect("YAML");
    assert_eq!(told(&opened.file(MEETING)), told(&before));
    opened.post("/fortryd", &[pair("til", &at(3))]);
    assert_eq!(now(), 9);
    send(&[("tal", ""), ("ord", "")]);
    assert_eq!(told(&opened.file(MEETING)), told(&before));
}

/// The screen shared once more is another sitting, also on the same day.
#[test]
fn asked_twice_on_one_day_the_first_answers_stay() {
    let opened = sitting("trivsel/nu");
    press(&opened, 1, "4", "Om morgenen", ("gaa", "videre"));
    opened.post(OUT, &[pair("tovholder", "ja")]);
    opened.post(HOME, &[pair("side", "trivsel/nu")]);
    let page = opened.page(&at(1));
    assert!(!page.contains("Om morgenen") && page.contains("Her er svaret før"), "{page}");
    assert!(opened.page(&format!("{}?sidst=ja", at(1))).contains("Om morgenen"));
    press(&opened, 1, "", "", ("ikke-nu", "ja"));
    assert_eq!(today(&opened)["psykisk velbefindende"], json!({"tal": 4, "ord": "Om morgenen"}));
}

/// What is half written in a referat is in no file: that is said beside it, and once before the screen is given back.
#[test]
fn what_a_referat_lacks_is_said_beside_it_and_on_the_way_out() {
    const MEETING: &str = "sager/2026-014/moede-3.yaml";
    let path = format!("{HOME}/referat/3");
    let tag = |page: &str, id: &str| {
        page.split('<')
            .find(|tag| tag.contains(&format!(" id=\"{id}\"")))
            .map(str::to_owned)
    };
    for (written, value, lacks, told) in [
        (
            "referat-opgaver-3-hvad",
            "Ringer til lægen",
            "referat-opgaver-3-hvem",
            "»Hvem« mangler",
        ),
        (
            "referat-temaer-3-drøftelser",
            "Noget uden tema",
            "referat-temaer-3-emne",
            "»Tema« mangler",
        ),
        ("referat-temaer-0-emne", "", "referat-temaer-0-emne", "»Tema« mangler"),
    ] {
        let opened = sitting("referat/3");
        let before = opened.file(MEETING);
        let page = opened.page(&path);
        assert!(
            !page.contains("-mangler\"") && !opened.page(OUT).contains("I referatet mangler"),
            "nothing is lacking"
        );
        let name = attribute(&tag(&page, written).unwrap_or_else(|| panic!("no {written}: {page}")), "name").expect("a name");
        let radio = |tag: &str| tag.starts_with("input ") && tag.contains("type=\"radio\"") && !tag.contains(" checked");
        let kept: Vec<&str> = page.split('<').filter(|tag| !radio(tag)).collect();
        let mut sent = fields(&kept.join("<"));
        sent.retain(|(other, _)| *other != name);
        sent.push(pair(&name, value));
        let answer = opened.post(&path, &sent);
        assert_eq!(opened.file(MEETING), before, "{written}");
        let beside = format!("id=\"{lacks}-mangler\">");
        let said = answer.text.split(&beside).nth(1).unwrap_or_else(|| panic!("{}", answer.text));
        assert!(said.starts_with(told) && said.contains("ikke gemt endnu"), "{said}");
        assert_eq!(answer.text.matches("-mangler\"").count(), 1, "{}", answer.text);
        assert!(opened.page(OUT).contains("I referatet mangler noget endnu"));
    }
}
