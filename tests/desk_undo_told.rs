//! »Fortryd« on the pages that are shown to a borger says in words what it took back, in each language.

#[path = "support/desk.rs"]
mod opened;
mod support;

use axum::http::StatusCode;
use opened::*;
use support::{Municipality, swap};

const CASE: &str = "sager/2026-014/sag.yaml";
const HOME: &str = "/forloeb/2026-014/sammen";

fn sitting(page: &str, lang: &str) -> Opened {
    let opened = Opened::new(Municipality::example());
    if lang != "da" {
        opened.put(CASE, &format!("sprog: {lang}\n{}", opened.file(CASE)));
    }
    assert_eq!(opened.post(HOME, &[pair("side", page)]).status, StatusCode::SEE_OTHER);
    opened
}

fn from(page: &str) -> String {
    let tag = page.split("<input ").find(|tag| tag.contains("name=\"fra\"")).expect("a text");
    attribute(&format!(" {tag}"), "value").expect("a value")
}

/// What a page says.
fn told(page: &str) -> String {
    let told = page.split("class=\"told\"").nth(1).and_then(|rest| rest.split("</div>").next());
    unescaped(told.expect("what is said"))
}

fn answers(opened: &Opened, number: usize, way: &[(&str, &str)]) -> Answer {
    let path = format!("{HOME}/trivsel/nu/{number}");
    let mut sent = vec![pair("fra", &from(&opened.page(&path)))];
    sent.extend(way.iter().map(|(name, value)| pair(name, value)));
    opened.post(&path, &sent)
}

fn undo(opened: &Opened, to: &str) -> String {
    assert_eq!(opened.post("/fortryd", &[pair("til", to)]).location, to);
    // Asked for twice, as a browser may, it is said twice.
    opened.page(to);
    told(&opened.page(to))
}

/// All that was answered is emptied from the last page, and each answer that goes is named.
#[test]
fn each_answer_that_is_taken_back_is_named() {
    let sentences = [
        ("da", "Taget tilbage", "Der er ingen svar gemt"),
        ("nb", "Angret", "Ingen svar er lagret"),
        ("en", "Undone", "No answers are saved"),
    ];
    for (lang, taken_back, none) in sentences {
        let opened = sitting("trivsel/nu", lang);
        let before = opened.file(CASE);
        answers(&opened, 1, &[("tal", "4")]);
        answers(&opened, 2, &[("tal", "6"), ("ord", "Det går")]);
        answers(&opened, 2, &[("tal", "7"), ("ord", "Det går")]);
        let done = format!("{HOME}/trivsel/nu/12");
        assert!(told(&opened.page(&done)).ends_with('>'), "nothing is said before");
        let heading = |number: usize| {
            let page = opened.page(&format!("{HOME}/trivsel/nu/{number}"));
            let name = page
                .split("<h2")
                .nth(1)
                .and_then(|rest| rest.split('>').nth(1)?.split('<').next().map(str::to_owned));
            name.unwrap_or_default()
        };
        let names = [heading(1), heading(2)];
        assert!(names.iter().all(|name| name.len() > 5) && names[0] != names[1], "{names:?}");
        for name in [&names[1], &names[1], &names[0]] {
            assert!(!opened.page(&done).contains(none));
            let told = undo(&opened, &done);
            assert!(told.contains(taken_back) && told.contains(name.as_str()), "{lang}: {told}");
        }
        assert_eq!(opened.file(CASE), before);
        let page = opened.page(&done);
        assert!(page.contains(none) && !page.contains("/fortryd"), "{page}");
        // On the next page, or when something else is done, it is said no longer.
        assert!(!told(&opened.page(&format!("{HOME}/trivsel/nu/1"))).contains(taken_back));
        assert!(!told(&opened.page(&done)).contains(taken_back));
        // From a question it leads to the one that it was about, and says so there.
        answers(&opened, 1, &[("tal", "4")]);
        let answer = answers(&opened, 3, &[("gaa", "fortryd")]);
        assert_eq!(answer.location, format!("{HOME}/trivsel/nu/1"));
        let told = told(&opened.page(&answer.location));
        assert!(told.contains(taken_back) && told.contains(names[0].as_str()), "{told}");
    }
}

#[test]
fn whose_consent_is_taken_back_is_named() {
    let opened = sitting("samtykke", "da");
    let path = format!("{HOME}/samtykke");
    let ticks = |name: &str, may: &str| {
        let page = opened.page(&path);
        let row = page.split(name).nth(1).expect("a row");
        let who = row.split("name=\"hvem\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        let sent = [pair("fra", &from(&page)), pair("hvem", who.expect("a word")), pair("må", may)];
        let answer = opened.post(&path, &sent);
        assert!(!told(&answer.text).contains("Taget tilbage"), "{}", told(&answer.text));
    };
    ticks("Lone Lindholm", "nej");
    ticks("Henrik Mørch", "ja");
    let text = undo(&opened, &path);
    assert!(text.contains("Henrik Mørch må ikke se det: »Netværkskortet«"), "{text}");
    let text = undo(&opened, &path);
    assert!(text.contains("Lone Lindholm må se det igen: »Netværkskortet«"), "{text}");
    let page = opened.page(&format!("{path}/tilbage"));
    opened.post(&format!("{path}/tilbage"), &[pair("fra", &from(&page))]);
    assert!(opened.file(CASE).contains("samtykke trukket"));
    assert!(undo(&opened, &path).contains("Dit samtykke gælder igen"));
    assert!(!opened.file(CASE).contains("samtykke trukket"));
}

#[test]
fn what_is_taken_back_of_a_referat_is_said() {
    let opened = sitting("referat/3", "da");
    let path = format!("{HOME}/referat/3");
    let page = opened.page(&path);
    let radio = |tag: &str| tag.contains("type=\"radio\"") && !tag.contains(" checked");
    let kept: Vec<&str> = page.split('<').filter(|tag| !(tag.starts_with("input ") && radio(tag))).collect();
    let mut sent = fields(&kept.join("<"));
    let tag = page
        .split('<')
        .find(|tag| tag.contains(" id=\"referat-aftaler\""))
        .expect("the field");
    let name = attribute(tag, "name").expect("a name");
    for field in sent.iter_mut().filter(|(other, _)| *other == name) {
        swap(&field.1, "december", "januar").clone_into(&mut field.1);
    }
    opened.post(&path, &sent);
    let text = undo(&opened, &path);
    assert!(text.contains("Taget tilbage under »Det, vi aftalte«"), "{text}");
    let read = format!("{path}/laes");
    opened.post(&read, &[pair("fra", &from(&opened.page(&read))), pair("svar", "ja")]);
    let text = undo(&opened, &read);
    assert!(
        text.contains("at I sagde ja til referatet") && !text.contains("spørg igen"),
        "{text}"
    );
}
