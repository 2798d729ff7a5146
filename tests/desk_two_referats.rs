//! Two desks over one referat and one consent: the same sentence written in two ways stands there twice over until there is a choice,
//! what is not the same is nobody's conflict, and what is said of who gets a referat is true.

#[path = "support/desk.rs"]
mod opened;
mod support;
#[path = "support/wall.rs"]
mod wall;

use axum::http::StatusCode;
use opened::*;
use serde_json::{Value, json};
use support::{Municipality, swap};
use wall::*;

fn points(opened: &Opened, field: &str) -> Vec<String> {
    let referat = said(&opened.file(MEETING))["referat"].clone();
    let list = match field {
        "referat-aftaler" => referat["aftaler"].clone(),
        "referat-temaer-0-drøftelser" => referat["temaer"][0]["drøftelser"].clone(),
        _ => referat["temaer"][1]["drøftelser"].clone(),
    };
    list.as_array()
        .expect("points")
        .iter()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}

const FIELDS: [&str; 3] = ["referat-temaer-0-drøftelser", "referat-temaer-1-drøftelser", "referat-aftaler"];

fn panels(page: &str) -> usize {
    page.matches("<div class=\"apart\"").count()
}

/// T14: each point of each list, written anew by both, with what they have written beside it.
#[test]
fn a_point_that_two_write_anew_stands_beside_the_other() {
    let mut count = 0;
    for field in FIELDS {
        let all = points(&sitting(), field);
        for at in 0..all.len() {
            {
                let button = ["jeres", "deres", "begge"][count % 3];
                count += 1;
                let opened = sitting();
                let page = opened.page(WRITE);
                // The other desk has written the same point anew, and another at the end.
                let theirs = "Q vil noget helt tredje.";
                let more = format!(
                    "{}\n{}- Og det siger de også.",
                    theirs,
                    " ".repeat(if field == FIELDS[2] { 4 } else { 8 })
                );
                let last = all.last().expect("one");
                let text = opened.file(MEETING);
                let text = if at + 1 == all.len() {
                    swap(&text, last, &more)
                } else {
                    let indent = more.split_once(theirs).expect("both").1;
                    swap(&swap(&text, &all[at], theirs), last, &format!("{last}{indent}"))
                };
                opened.put(MEETING, &text);
                let mut ours = all.clone();
                ours[at] = "P vil noget fjerde.".to_owned();
                let answer = opened.post(WRITE, &written(&page, field, &ours.join("\n")));
                let told = format!("{field} {at} {button}");
                assert_eq!(answer.status, StatusCode::OK, "{told}: {}", answer.text);
                assert_eq!(
                    opened.file(MEETING),
                    text,
                    "{told}: nobody is overwritten, and nothing is put beside theirs"
                );
                let page = opened.page(WRITE);
                assert_eq!(panels(&page), 1, "{told}: {page}");
                assert!(
                    unescaped(&page).contains("P vil noget fjerde.") && unescaped(&page).contains(theirs),
                    "{told}"
                );
                let mut sent = form(&page);
                sent.push(pair(button, field));
                let answer = opened.post(WRITE, &sent);
                assert_eq!(answer.status, StatusCode::SEE_OTHER, "{told}: {}", answer.text);
                let now = points(&opened, field);
                let has = |text: &str| now.iter().filter(|point| *point == text).count();
                let expected = match button {
                    "jeres" => (1, 0),
                    "deres" => (0, 1),
                    _ => (1, 1),
                };
                assert_eq!((has("P vil noget fjerde."), has(theirs)), expected, "{told}: {now:?}");
                assert_eq!(has("Og det siger de også."), 1, "{told}: what they wrote beside it stays: {now:?}");
                assert_eq!(has(&all[at]), 0, "{told}");
                assert_eq!(panels(&opened.page(WRITE)), 0, "{told}");
            }
        }
    }
    assert_eq!(count, 10);
}

/// Sound beside it: different points, and points that both have put in, are all there and ask nothing.
#[test]
fn different_points_are_nobodys_conflict() {
    for field in FIELDS {
        let all = points(&sitting(), field);
        for at in 0..all.len() {
            let opened = sitting();
            let page = opened.page(WRITE);
            let other = (at + 1) % all.len();
            opened.put(MEETING, &swap(&opened.file(MEETING), &all[other], "Q vil noget helt tredje."));
            let mut ours = all.clone();
            ours[at] = "P vil noget fjerde.".to_owned();
            ours.push("Og noget nyt.".to_owned());
            let answer = opened.post(WRITE, &written(&page, field, &ours.join("\n")));
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{field} {at}: {}", answer.text);
            let mut expected = ours.clone();
            expected[other] = "Q vil noget helt tredje.".to_owned();
            let mut now = points(&opened, field);
            assert_eq!(now.last(), expected.last(), "{field} {at}");
            now.sort_unstable();
            expected.sort_unstable();
            assert_eq!(now, expected, "{field} {at}");
        }
    }
}

/// T11: a tick of one's own is taken back, whoever else was ticked or not meanwhile, as often as may be.
#[test]
fn a_tick_is_taken_back_whatever_others_have_ticked() {
    for may in [&["ja"][..], &["ja", "nej", "ja"][..]] {
        for (name, other) in [("Henrik Mørch", "Nadia Kılıç"), ("Emil Lindholm Krogh", "Henrik Mørch")] {
            let first = Opened::new(Municipality::example());
            let folder = first.municipality.path().to_owned();
            let second = Opened::over(&folder, Municipality::new());
            let path = format!("{HOME}/samtykke");
            let tick = |desk: &Opened, name: &str, may: &str| {
                let page = desk.page(&path);
                let row = page.split(name).nth(1).expect("a row");
                let who = row.split("name=\"hvem\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
                let sent = [pair("fra", &from(&page)), pair("hvem", who.expect("a word")), pair("må", may)];
                assert_eq!(desk.post(&path, &sent).status, StatusCode::OK);
            };
            for desk in [&first, &second] {
                share(desk, "samtykke");
            }
            let consents = || said(&first.file(CASE))["samtykke"].clone();
            let before = consents();
            for may in &may[..may.len() - 1] {
                tick(&first, name, may);
            }
            let (list, records) = (
                consents()["netværkskort må ses af"].clone(),
                consents()["sagt"].as_array().map_or(0, Vec::len),
            );
            tick(&first, name, may[may.len() - 1]);
            tick(&second, other, "ja");
            let undone = first.post("/fortryd", &[pair("til", &path)]);
            assert_eq!(undone.status, StatusCode::SEE_OTHER, "{name}: {}", undone.text);
            let now = consents();
            let mut expected = list.as_array().cloned().unwrap_or_default();
            let theirs = now["netværkskort må ses af"].as_array().expect("a list").clone();
            expected.push(theirs.last().expect("the other's").clone());
            assert_eq!(theirs, expected, "{name}: {before} {now}");
            assert_eq!(now["sagt"].as_array().expect("a record").len(), records + 1, "{name}: {now}");
        }
    }
}

/// T12: that nobody else gets it is said only where nobody does.
#[test]
fn who_gets_it_is_told_truly() {
    let nobody = "Ingen andre får det.";
    let hidden = "Det må gå til en, der ikke nævnes her.";
    let also = "Det må også gå til en, der ikke nævnes her.";
    for (list, expected) in [
        ("[]", vec![nobody]),
        ("[ida]", vec![hidden]),
        ("[far]", vec!["Henrik Mørch"]),
        ("[far, ida]", vec!["Henrik Mørch", also]),
    ] {
        let opened = Opened::new(Municipality::example());
        let yes = format!("  godkendt af borgeren: 2026-11-20\n  må sendes til: {list}\nrefleksion:");
        let yes = if list == "[]" {
            swap(&yes, "  må sendes til: []\n", "")
        } else {
            yes
        };
        opened.put(MEETING, &swap(&opened.file(MEETING), "refleksion:", &yes));
        share(&opened, "referat/3");
        let page = unescaped(&opened.page(READ));
        for sentence in [nobody, hidden, also, "Henrik Mørch"] {
            let is_said = match sentence {
                "Henrik Mørch" => page.contains("Det må gå til Henrik Mørch."),
                _ => page.contains(sentence),
            };
            assert_eq!(is_said, expected.contains(&sentence), "{list}: {sentence}\n{page}");
        }
    }
}

/// T17: asked anew, nobody is ticked beforehand; and a yes that is taken back after it was sent says so.
#[test]
fn what_was_ticked_for_other_words_is_no_tick_for_these() {
    for was_sent in [true, false] {
        let opened = sitting();
        opened.post(READ, &answer(&opened.page(READ), &["Henrik Mørch"], "ja"));
        assert_eq!(said(&opened.file(MEETING))["referat"]["må sendes til"], json!(["far"]));
        if was_sent {
            let record = "- {dato: 2026-11-22, papir: referat, møde: 3, til: far, måde: brev}\n";
            opened.put("sager/2026-014/sendt.yaml", record);
        }
        let page = opened.page(WRITE);
        let mut all = points(&opened, FIELDS[2]);
        all[0] = "Noget andet end før.".to_owned();
        assert_eq!(
            opened.post(WRITE, &written(&page, FIELDS[2], &all.join("\n"))).status,
            StatusCode::SEE_OTHER
        );
        let page = opened.page(READ);
        assert_eq!(ticked(&page), Vec::<String>::new(), "{was_sent}");
        // A tick that is set to these words stays.
        opened.post(READ, &answer(&page, &["Henrik Mørch"], "kryds"));
        assert_eq!(ticked(&opened.page(READ)), ["Henrik Mørch"]);
        opened.post(READ, &answer(&opened.page(READ), &["Henrik Mørch"], "ja"));
        assert_eq!(opened.post("/fortryd", &[pair("til", READ)]).status, StatusCode::SEE_OTHER);
        let page = unescaped(&opened.page(READ));
        assert!(page.contains("Taget tilbage: at I sagde ja til referatet."), "{page}");
        assert_eq!(
            page.contains("Referatet er allerede sendt, og det kan ikke hentes tilbage."),
            was_sent,
            "{page}"
        );
    }
}
