//! Two desks put somebody new on the map: whether it is the same person is asked before anything is written; and two at one spot are
//! laid out with room, which is nobody's move and refuses nobody theirs.

#[path = "support/drawn_map.rs"]
mod drawn_map;
#[path = "support/desk.rs"]
mod opened;
mod support;

use axum::http::StatusCode;
use drawn_map::*;
use opened::*;
use serde_json::{Value, json};
use support::Municipality;

const CASE: &str = "sager/2026-014/sag.yaml";

fn network(opened: &Opened) -> Vec<Value> {
    let file: Value = serde_saphyr::from_str(&opened.file(CASE)).expect("YAML");
    file["netværk"].as_array().expect("people").clone()
}

fn named(opened: &Opened, name: &str) -> Vec<Value> {
    network(opened).into_iter().filter(|one| one["navn"] == name).collect()
}

fn apart(answer: &Value) -> usize {
    answer["apart"].as_array().map_or(0, Vec::len)
}

/// A desk whose page is open, with somebody new put where there is room, and taken by the program.
fn with_new(opened: &Opened, name: &str, relation: &str) -> OnPage {
    let mut page = OnPage::of(opened);
    page.puts("ny-1", name, relation, ("fritid", 3.0, 215.0));
    assert_eq!(page.lays_out(opened, "ny-1").status, StatusCode::OK);
    page
}

/// T2: whoever has put the sign where it stands, by whatever way the page has come to know of the other, and however the name is spelt.
#[test]
fn whether_it_is_the_same_is_asked_before_anything_is_written() {
    let told = [("Holger Riis", "ven", "Holger Riis"), ("holger  riis", "kammerat", "Holger Riis")];
    for (number, (typed, relation, there)) in told.into_iter().enumerate() {
        for knows_of_them in [true, false] {
            for answer in ["samme", "anden"] {
                let [first, second] = two_desks(|_| {});
                for desk in [&first, &second] {
                    share(desk, "kort");
                }
                let mut theirs = with_new(&first, there, "ven");
                let mut ours = with_new(&second, typed, relation);
                theirs.is_right();
                theirs.saved(&first, &[]);
                ours.is_right();
                if knows_of_them {
                    assert_eq!(ours.lays_out(&second, "").status, StatusCode::OK);
                }
                let told = format!("{number} {knows_of_them} {answer}");
                let before = first.file(CASE);
                let asked = ours.saved(&second, &[]);
                assert_eq!(asked["alike"].as_array().map(Vec::len), Some(1), "{told}: {asked}");
                assert_eq!(first.file(CASE), before, "{told}");
                let word = asked["alike"][0]["there"].as_str().expect("a word");
                let saved = ours.saved(&second, &[pair(answer, &format!("ny-1/{word}"))]);
                // Nobody has moved anybody.
                assert!(saved.get("alike").is_none() && apart(&saved) == 0, "{told}: {saved}");
                let all = named(&first, there).len() + if typed == there { 0 } else { named(&first, typed).len() };
                assert_eq!(all, if answer == "samme" { 1 } else { 2 }, "{told}");
                let words: Vec<&Value> = saved["people"].as_array().expect("people").iter().map(|one| &one["id"]).collect();
                assert!((1..words.len()).all(|at| !words[..at].contains(&words[at])), "{told}: {words:?}");
            }
        }
    }
}

/// Sound beside it: another name is not asked about, nor one that stood there when the drawing began; and whoever has come can be moved.
#[test]
fn what_is_no_question_is_not_asked() {
    let [first, second] = two_desks(|_| {});
    for desk in [&first, &second] {
        share(desk, "kort");
    }
    let mut theirs = with_new(&first, "Karla Holst", "kollega");
    // One of the name stood there before, and whoever typed it has said that it is another.
    let mut ours = with_new(&second, "Bent Mikkelsen", "fætter");
    theirs.is_right();
    theirs.saved(&first, &[]);
    ours.is_right();
    assert_eq!(ours.lays_out(&second, "").status, StatusCode::OK);
    let karla = ours.drawn["people"]
        .as_array()
        .expect("people")
        .iter()
        .position(|one| one["angle"] == 215.0 && one["id"] != "ny-1");
    let karla = karla.expect("she has come");
    ours.drawn["people"][karla]["distance"] = json!(4.7);
    let saved = ours.saved(&second, &[]);
    assert!(saved.get("alike").is_none() && apart(&saved) == 0, "{saved}");
    assert_eq!(named(&first, "Bent Mikkelsen").len(), 2);
    assert_eq!(named(&first, "Karla Holst")[0]["afstand"]["2026-11-22"], 4.7);
    // Both have moved her by now.
    let mut theirs = OnPage::of(&first);
    let mut ours = OnPage::of(&second);
    theirs.moves("Karla Holst", 1.4);
    theirs.saved(&first, &[]);
    ours.moves("Karla Holst", 3.3);
    assert_eq!(apart(&ours.saved(&second, &[])), 1);
}

/// The file with somebody else at the very place of one who is there, once more or more often.
fn twinned(text: &str, field: &str, distance: f64, angle: f64, more: usize) -> String {
    let at = text
        .find("\nsamtykke:")
        .or_else(|| text.find("\nstreger:"))
        .expect("what comes after")
        + 1;
    let at = text.find("\nstreger:").map_or(at, |lines| at.min(lines + 1));
    let twins: String = (0..more)
        .map(|number| {
            format!("  - {{id: tv{number}, navn: Tvilling {number}, relation: ven, felt: {field}, afstand: {distance}, vinkel: {angle}}}\n")
        })
        .collect();
    format!("{}{twins}{}", &text[..at], &text[at..])
}

/// Places of the map: where people stand, and at the borders of every field, near and far.
fn places(view: &Value) -> Vec<(String, f64, f64)> {
    let people = view["people"]
        .as_array()
        .expect("people")
        .iter()
        .zip(view["drawing"]["people"].as_array().expect("people"));
    let people = people.map(|(person, seat)| {
        let number = |key: &str| person[key].as_f64().expect("a number");
        (
            seat["field"].as_str().expect("a field").to_owned(),
            number("distance"),
            number("angle"),
        )
    });
    let sectors = view["drawing"]["sectors"].as_array().expect("fields").iter().flat_map(|sector| {
        let field = sector["field"].as_str().expect("a field").to_owned();
        let [from, to] = ["from", "to"].map(|key| sector[key].as_f64().expect("a number"));
        let ends = [from, to - 0.1, (from + to) / 2.0];
        ends.map(|angle| (angle * 10.0).round() / 10.0)
            .into_iter()
            .flat_map(move |angle| [1.0, 3.0].map(|distance| (field.clone(), distance, angle)))
            .collect::<Vec<_>>()
    });
    people.chain(sectors).collect()
}

/// T3 and T4: with two or three at one spot everybody else can be put anywhere, what is saved is asked about nothing, and saved again it
/// changes nothing.
#[test]
fn two_at_one_spot_refuse_nobody_and_are_nobodys_move() {
    let opened = Opened::new(Municipality::example());
    share(&opened, "kort");
    let page = OnPage::of(&opened);
    page.saved(&opened, &[]);
    let text = opened.file(CASE);
    let all = places(&OnPage::of(&opened).view);
    let mut failed = [Vec::new(), Vec::new()];
    for (number, (field, distance, angle)) in all.iter().enumerate() {
        // At the very spot, or so near that signs touch.
        let angle = (angle + [0.0, 0.3, 1.0, 2.6][number % 4]).min(360.0);
        let angle = &((angle * 10.0).round() / 10.0);
        opened.put(CASE, &twinned(&text, field, *distance, *angle, 2 + number % 2));
        let told = format!("{number}: {field} {distance} {angle}");
        let mut page = OnPage::of(&opened);
        page.moves("Bent Mikkelsen", 4.4);
        let word = page.word("Bent Mikkelsen");
        let placed = page.lays_out(&opened, &word);
        if placed.status != StatusCode::OK {
            failed[number % 2].push(format!("{told}: {}", placed.text));
            continue;
        }
        let saved = page.saved(&opened, &[]);
        let file = opened.file(CASE);
        let again = OnPage::of(&opened);
        let unmoved = again.saved(&opened, &[]);
        if apart(&saved) + apart(&unmoved) > 0 || opened.file(CASE) != file || again.base != again.drawn {
            failed[number % 2].push(format!("{told}: it is asked or written again"));
        }
        let twins = network(&opened)
            .into_iter()
            .filter(|one| one["relation"] == "ven" && one["vinkel"] == *angle);
        if twins.count() < 2 {
            failed[number % 2].push(format!("{told}: one was moved in the file"));
        }
    }
    assert!(failed.iter().all(Vec::is_empty), "of {}: {failed:#?}", all.len());
}

/// T18: the angles that another desk's first saving has written are the program's: they are nobody's move.
#[test]
fn an_angle_of_the_programs_is_no_move() {
    let [first, second] = two_desks(|_| {});
    for desk in [&first, &second] {
        share(desk, "kort");
    }
    let (mut theirs, mut ours) = (OnPage::of(&first), OnPage::of(&second));
    theirs.moves("Nadia Kılıç", 1.3);
    theirs.saved(&first, &[]);
    for name in ["Bent Mikkelsen", "Gitte Nørskov", "Mette Kragh"] {
        let at = ours.at(name);
        ours.moves(name, 4.2);
        let angle = ours.drawn["people"][at]["angle"].as_f64().expect("a number");
        ours.drawn["people"][at]["angle"] = json!(((angle + 3.0) * 10.0).round() / 10.0);
    }
    let saved = ours.saved(&second, &[]);
    assert_eq!(apart(&saved), 0, "{}", saved["apart"]);
    assert_eq!(named(&first, "Bent Mikkelsen")[0]["afstand"]["2026-11-22"], 4.2);
    assert_eq!(named(&first, "Nadia Kılıç")[0]["afstand"]["2026-11-22"], 1.3);
}
