//! A program that was closed and opened again: what a page of the one before sends is never taken as made from the file as it is now,
//! unless the file says the same still.

#[path = "support/desk.rs"]
mod opened;
mod support;

use axum::http::StatusCode;
use opened::*;
use serde_json::{Value, json};
use support::{Municipality, swap};

const CASE: &str = "sager/2026-014/sag.yaml";
const MEETING: &str = "sager/2026-014/moede-3.yaml";
const HOME: &str = "/forloeb/2026-014/sammen";

fn share(opened: &Opened, page: &str) {
    assert_eq!(opened.post(HOME, &[pair("side", page)]).location, format!("{HOME}/{page}"));
}

fn sitting(page: &str) -> Opened {
    let opened = Opened::new(Municipality::example());
    share(&opened, page);
    opened
}

/// The program once more over the same folder, with nothing in its memory; the screen is shared as the page does it.
fn again(before: &Opened, page: &str) -> Opened {
    let opened = Opened::over(before.municipality.path(), Municipality::new());
    share(&opened, page);
    opened
}

fn from(page: &str) -> String {
    let tag = page.split("<input ").find(|tag| tag.contains("name=\"fra\""));
    attribute(&format!(" {}", tag.expect("what it is made from")), "value").expect("a value")
}

fn said(text: &str) -> Value {
    serde_saphyr::from_str(text).expect("YAML")
}

/// Somebody else writes in a file.
fn elsewhere(opened: &Opened, file: &str, was: &str, is: &str) -> String {
    let text = swap(&opened.file(file), was, is);
    opened.put(file, &text);
    text
}

#[test]
fn a_yes_holds_where_the_text_is_the_same_still() {
    for is_changed in [false, true] {
        let before = sitting("referat/3");
        let path = format!("{HOME}/referat/3/laes");
        let yes = [pair("fra", &from(&before.page(&path))), pair("svar", "ja")];
        let changed = is_changed.then(|| elsewhere(&before, MEETING, "emne: Bageriet", "emne: Bageren"));
        let now = again(&before, "referat/3");
        // The page has renewed itself before what waited is sent: the program knows the text of now.
        now.page(&path);
        let answer = now.post(&path, &yes);
        let Some(text) = changed else {
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
            assert!(said(&before.file(MEETING))["referat"]["godkendt af borgeren"].is_string());
            continue;
        };
        assert_eq!(answer.status, StatusCode::CONFLICT);
        assert!(answer.text.contains("Bageren"), "to be read again: {}", answer.text);
        assert_eq!(before.file(MEETING), text);
        let anew = [pair("fra", &from(&answer.text)), pair("svar", "ja")];
        assert_eq!(now.post(&path, &anew).status, StatusCode::SEE_OTHER);
    }
}

#[test]
fn an_answer_stands_beside_what_was_answered_elsewhere() {
    let before = sitting("trivsel/3");
    let path = format!("{HOME}/trivsel/3/1");
    let fra = from(&before.page(&path));
    let text = elsewhere(&before, MEETING, "psykisk velbefindende: 5", "psykisk velbefindende: 7");
    let now = again(&before, "trivsel/3");
    let send = |number: &str, fra: &str, more: &[(String, String)]| {
        let fields = [pair("fra", fra), pair("tal", number), pair("ord", "")];
        now.post(&path, &[&fields, more].concat())
    };
    // Nothing chosen takes nothing away, and neither does »not now«.
    for more in [vec![], vec![pair("ikke-nu", "ja")]] {
        assert_eq!(send("", &fra, &more).status, StatusCode::SEE_OTHER);
        assert_eq!(before.file(MEETING), text);
    }
    let both = send("2", &fra, &[]);
    assert_eq!(both.status, StatusCode::CONFLICT);
    assert!(
        both.text.contains("class=\"apart\"") && both.text.contains("<span class=\"lines\">7</span>"),
        "{}",
        both.text
    );
    assert_eq!(before.file(MEETING), text);
    assert_eq!(send("2", &from(&both.text), &[pair("jeres", "1")]).status, StatusCode::SEE_OTHER);
    assert_eq!(said(&before.file(MEETING))["vurdering"]["indikatorer"]["psykisk velbefindende"], 2);
}

/// Over-caution: where the file has nothing in its place, or says the same, nobody is asked.
#[test]
fn an_answer_that_is_nobodys_to_lose_is_saved() {
    for answer in ["4", "7"] {
        let before = sitting("trivsel/nu");
        let path = format!("{HOME}/trivsel/nu/1");
        let fra = from(&before.page(&path));
        elsewhere(&before, CASE, "relation: veninde", "relation: bedste veninde");
        let now = again(&before, "trivsel/nu");
        for _ in 0..2 {
            let fields = [pair("fra", &fra), pair("tal", answer), pair("ord", "")];
            assert_eq!(now.post(&path, &fields).status, StatusCode::SEE_OTHER);
        }
        let file = said(&before.file(CASE));
        let days = file["målinger"].as_array().expect("days");
        let today = days.iter().find(|day| day["dato"] == "2026-11-22").expect("today");
        assert_eq!(
            today["indikatorer"],
            json!({"psykisk velbefindende": answer.parse::<u8>().expect("a number")})
        );
        assert!(before.file(CASE).contains("bedste veninde"));
    }
}

#[test]
fn a_yes_or_a_no_to_a_table_that_nobody_knows_is_said_anew() {
    let path = format!("{HOME}/samtykke");
    let word = |page: &str, name: &str| {
        let row = page.split("<li>").find(|row| row.contains(name) && row.contains("value=\"map/"));
        let value = row.expect("a row").split("name=\"hvem\" value=\"").nth(1).expect("a word");
        value.split('"').next().expect("a value").to_owned()
    };
    for (name, may, is_changed) in [("Nadia", "ja", false), ("Nadia", "ja", true), ("Lone", "nej", true)] {
        let before = sitting("samtykke");
        let fra = from(&before.page(&path));
        if is_changed {
            elsewhere(&before, CASE, "relation: veninde", "relation: bedste veninde");
        }
        let text = before.file(CASE);
        let now = again(&before, "samtykke");
        let who = word(&now.page(&path), name);
        let tap = |fra: &str| now.post(&path, &[pair("fra", fra), pair("hvem", &who), pair("må", may)]);
        let answer = tap(&fra);
        if is_changed {
            assert_eq!(answer.status, StatusCode::CONFLICT, "{}", answer.text);
            assert!(answer.text.contains("Intet af jeres er gemt") && before.file(CASE) == text);
            assert_eq!(tap(&from(&answer.text)).status, StatusCode::OK);
        }
        assert_ne!(before.file(CASE), text);
        // What the file says by now is said already.
        assert_eq!(tap(&fra).status, StatusCode::OK);
    }
    // What closes all is the same on any text.
    let before = sitting("samtykke");
    let fra = from(&before.page(&format!("{path}/tilbage")));
    elsewhere(&before, CASE, "relation: veninde", "relation: bedste veninde");
    let now = again(&before, "samtykke");
    assert_eq!(
        now.post(&format!("{path}/tilbage"), &[pair("fra", &fra)]).status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(said(&before.file(CASE))["forløb"]["samtykke trukket"], "2026-11-22");
}

fn drawing(opened: &Opened) -> Value {
    serde_json::from_str(&opened.page(&format!("{HOME}/kort/tegning"))).expect("JSON")
}

/// What a page draws, with the words of the program that it is sent to.
fn draft(view: &Value, words: &Value) -> Value {
    let all = |view: &Value| view["people"].as_array().expect("people").clone();
    let word = |name: &Value| {
        all(words)
            .into_iter()
            .find(|one| one["name"] == *name)
            .map_or(Value::Null, |one| one["id"].clone())
    };
    let drawn = view["drawing"]["people"].as_array().expect("people").clone();
    let people = all(view).into_iter().zip(drawn).map(|(person, drawn)| {
        json!({"id": word(&person["name"]), "new": null, "field": drawn["field"], "distance": person["distance"], "angle": person["angle"]})
    });
    let people: Vec<Value> = people.collect();
    let name = |id: &Value| all(view).into_iter().find(|one| one["id"] == *id).expect("they are there")["name"].clone();
    let ties = view["ties"].as_array().expect("ties").iter();
    let ties: Vec<Value> = ties.map(|tie| json!([word(&name(&tie[0])), word(&name(&tie[1]))])).collect();
    json!({"people": people, "ties": ties})
}

#[test]
fn a_map_asks_about_those_whom_two_have_placed_and_saves_all_else() {
    let before = sitting("kort");
    // Somebody has a distance of today already, as where the map was saved once before.
    let view = drawing(&before);
    let index = |name: &str| {
        let people = view["people"].as_array().expect("people");
        people.iter().position(|one| one["name"] == name).expect("they are there")
    };
    let (nadia, lone, inger) = (index("Nadia Kılıç"), index("Lone Lindholm"), index("Inger Lindholm"));
    let ours = |words: &Value| {
        let mut drawn = draft(&view, words);
        drawn["people"][nadia]["distance"] = json!(2.2);
        drawn["people"][lone]["distance"] = json!(2.6);
        drawn
    };
    // Meanwhile Nadia and Inger are put elsewhere, and a line is taken away.
    let network = |opened: &Opened| said(&opened.file(CASE))["netværk"].clone();
    let of = |opened: &Opened, name: &str| {
        let people = network(opened);
        let people = people.as_array().expect("people");
        people.iter().find(|one| one["navn"] == name).expect("they are there")["afstand"].clone()
    };
    let now = again(&before, "kort");
    let theirs = drawing(&now);
    let mut drawn = draft(&theirs, &theirs);
    drawn["people"][nadia]["distance"] = json!(4.4);
    drawn["people"][inger]["distance"] = json!(3.9);
    let gone = drawn["ties"].as_array_mut().expect("ties").pop().expect("a line");
    let post = |opened: &Opened, drawn: &Value, base: &Value, from: &Value| -> Value {
        let fields = [
            pair("kort", &drawn.to_string()),
            pair("grund", &base.to_string()),
            pair("fra", from.as_str().expect("a name")),
        ];
        let answer = opened.post(&format!("{HOME}/kort/gem"), &fields);
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        serde_json::from_str(&answer.text).expect("JSON")
    };
    post(&now, &drawn, &draft(&theirs, &theirs), &theirs["from"]);
    let lines = said(&before.file(CASE))["streger"].as_array().expect("lines").len();
    let now = again(&before, "kort");
    let words = drawing(&now);
    let saved = post(&now, &ours(&words), &draft(&view, &words), &view["from"]);
    assert_eq!(saved["apart"], json!([words["people"][nadia]["id"]]), "{saved}");
    assert_eq!(
        of(&before, "Nadia Kılıç")["2026-11-22"],
        4.4,
        "what somebody else has placed stays until there is a choice"
    );
    assert_eq!(of(&before, "Inger Lindholm")["2026-11-22"], 3.9, "nobody has moved her here");
    assert_eq!(of(&before, "Lone Lindholm")["2026-11-22"], 2.6, "all else is saved");
    assert_eq!(
        said(&before.file(CASE))["streger"].as_array().expect("lines").len(),
        lines,
        "{gone} does not come back"
    );
}

/// Over-caution: a map over a file that others have changed elsewhere asks nothing.
#[test]
fn a_map_that_nobody_else_has_drawn_on_is_saved() {
    let before = sitting("kort");
    let view = drawing(&before);
    elsewhere(&before, CASE, "relation: veninde", "relation: bedste veninde");
    let now = again(&before, "kort");
    let words = drawing(&now);
    let base = draft(&view, &words);
    let mut drawn = base.clone();
    drawn["people"][1]["distance"] = json!(4.1);
    let fields = [
        pair("kort", &drawn.to_string()),
        pair("grund", &base.to_string()),
        pair("fra", view["from"].as_str().expect("a name")),
    ];
    let answer = now.post(&format!("{HOME}/kort/gem"), &fields);
    let saved: Value = serde_json::from_str(&answer.text).expect("JSON");
    assert!(saved["apart"].is_null(), "{saved}");
    assert!(before.file(CASE).contains("4.1") && before.file(CASE).contains("bedste veninde"));
}

#[test]
fn what_is_written_of_a_referat_is_saved_where_the_text_is_the_same_still() {
    let before = sitting("referat/3");
    let path = format!("{HOME}/referat/3");
    let page = before.page(&path);
    let tag = page
        .split('<')
        .find(|tag| tag.contains(" id=\"referat-temaer-0-emne\""))
        .expect("a title");
    let name = attribute(tag, "name").expect("a name");
    let sent = |title: &str| [pair("fra", &from(&page)), pair(&name, title)];
    let now = again(&before, "referat/3");
    now.post(&path, &sent("Bageriet på torvet"));
    let topic = || said(&before.file(MEETING))["referat"]["temaer"][0]["emne"].clone();
    assert_eq!(topic(), "Bageriet på torvet");
    // The text is another now: both stand there.
    let now = again(&before, "referat/3");
    let answer = now.post(&path, &sent("Bageriet ved broen"));
    assert!(answer.text.contains("class=\"apart\""), "{}", answer.text);
    assert_eq!(topic(), "Bageriet på torvet");
}

#[test]
fn a_call_writes_over_no_answer_that_it_did_not_show() {
    const RING: &str = "/forloeb/2026-014/moede/4/ring";
    const FOURTH: &str = "sager/2026-014/moede-4.yaml";
    const THERE: &str = "    svar: {svar: kommer, dato: 2026-11-20}";
    // The first of the list has answered that she comes.
    for (there, said, is_written) in [("    ", "venter", true), (THERE, "venter", false), (THERE, "kommer", true)] {
        let before = Opened::new(Municipality::example());
        let fra = from(&before.page(RING));
        let text = swap(&before.file(FOURTH), THERE, there) + "# set igennem\n";
        before.put(FOURTH, &text);
        let now = Opened::over(before.municipality.path(), Municipality::new());
        let page = now.page(RING);
        let mut forms = page.split("<form method=\"post\" action=\"");
        let form = forms.find(|form| form.contains("name=\"svar\"")).expect("a form");
        let action = form.split('"').next().expect("its address");
        let answer = now.post(action, &[pair("fra", &fra), pair("svar", said)]);
        let is_saved = answer.status == StatusCode::SEE_OTHER;
        assert_eq!(is_saved, is_written, "{said}: {}", answer.text);
        assert_eq!(before.file(FOURTH) == text, said == "kommer" || !is_written);
    }
}
