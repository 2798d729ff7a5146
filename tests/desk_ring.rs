//! The call list on the screen: whom to phone, a protected number, answers into the meeting's file.

#[path = "support/desk.rs"]
mod opened;
mod support;

use axum::http::StatusCode;
use opened::*;
use support::{Municipality, swap};

const RING: &str = "/forloeb/2026-014/moede/4/ring";
const MEETING: &str = "sager/2026-014/moede-4.yaml";
const CASE: &str = "sager/2026-014/sag.yaml";

/// The example, in which Ida, who is protected, is phoned too.
fn example() -> Opened {
    let opened = Opened::new(Municipality::example());
    let meeting = swap(&opened.file(MEETING), "    invitation: brev\n", "    invitation: telefon\n");
    opened.put(MEETING, &meeting);
    opened
}

/// Where the answer of the one on the page is sent.
fn action(page: &str) -> String {
    let form = page
        .split("<form method=\"post\" action=\"")
        .find(|form| form.contains("name=\"svar\""));
    form.expect("the answer's form").split('"').next().expect("its address").to_owned()
}

fn heading(page: &str) -> String {
    let heading = page.split("<section class=\"call\">").nth(1).expect("somebody to phone");
    heading
        .split("<h2>")
        .nth(1)
        .expect("a heading")
        .split(" <small>")
        .next()
        .expect("a name")
        .to_owned()
}

/// The address of the page of somebody among the others.
fn page_of(opened: &Opened, name: &str) -> String {
    let page = unescaped(&opened.page(RING));
    let link = page.split("<a href=\"").find(|link| link.contains(&format!("\">{name}</a>")));
    link.expect("a link").split('"').next().expect("its address").to_owned()
}

fn detail(case: &str, id: &str, key: &str) -> String {
    let person = case
        .split("  - id: ")
        .find(|person| person.split_whitespace().next() == Some(id))
        .expect("a person");
    let line = person
        .lines()
        .find_map(|line| line.trim().strip_prefix(&format!("{key}: ")))
        .expect("a key");
    line.split(" #").next().expect("a value").trim().trim_matches('"').to_owned()
}

fn answer(page: &str, fields: &[(&str, &str)]) -> Vec<(String, String)> {
    let from = page
        .split("name=\"fra\" value=\"")
        .nth(1)
        .expect("a text")
        .split('"')
        .next()
        .expect("its name");
    let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    std::iter::once(("fra".to_owned(), from.to_owned())).chain(fields).collect()
}

#[test]
fn those_of_the_paper_are_phoned_in_its_order() {
    let opened = Opened::new(Municipality::example());
    let page = opened.page(RING);
    assert_eq!(heading(&page), "Lone Lindholm");
    assert!(
        page.contains("1 af 3") && page.contains(&detail(&opened.file(CASE), "mor", "telefon")),
        "{page}"
    );
    assert!(page.contains("Kan du komme?") && page.contains("Solbjerg Medborgerhus"), "{page}");
}

#[test]
fn a_protected_number_is_in_no_page_before_it_is_asked_for() {
    let opened = example();
    let number = detail(&opened.file(CASE), "ida", "telefon");
    let ida = page_of(&opened, "Ida Lindholm");
    let page = opened.page(&ida);
    assert_eq!(heading(&page), "Ida Lindholm");
    assert!(!page.contains(&number) && page.contains("Vis nummeret"), "{page}");
    // Not by an address, whatever stands in it.
    for more in ["&vis=ja", "&nummer=ja"] {
        assert!(!opened.page(&format!("{ida}{more}")).contains(&number));
    }
    let reveal = format!("{}/nummer", action(&page));
    assert_eq!(opened.get(&reveal).status, StatusCode::METHOD_NOT_ALLOWED);
    let shown = opened.post(&reveal, &[]);
    assert!(shown.text.contains(&number) && shown.caching == "no-store", "{}", shown.text);
    assert!(!opened.page(&ida).contains(&number), "it is gone again");
}

#[test]
fn an_answer_is_one_value_of_the_file_and_a_line_of_the_record() {
    let opened = Opened::new(Municipality::example());
    let before = opened.file(MEETING);
    let page = opened.page(RING);
    let fields = answer(&page, &[("svar", "kommer ikke"), ("ringet", "ja")]);
    let done = opened.post(&action(&page), &fields);
    assert_eq!((done.status, &*done.location), (StatusCode::SEE_OTHER, RING), "{}", done.text);
    let expected = swap(
        &before,
        "svar: {svar: kommer, dato: 2026-11-20}",
        "svar: {svar: kommer ikke, dato: 2026-11-22}",
    );
    let after = opened.file(MEETING);
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    assert!(lines(&after).len() >= lines(&before).len() && after != before, "{after}");
    let rest = |text: &str| {
        lines(text)
            .into_iter()
            .filter(|line| !line.contains("svar:") && !line.contains("dato:"))
            .collect::<Vec<_>>()
    };
    assert_eq!(rest(&after), rest(&expected));
    // The same as by the command line, on the same file.
    let other = Municipality::example();
    std::fs::write(other.path().join(MEETING), &after).expect("the file");
    other
        .run(["sendt", MEETING, "--måde", "telefon", "--til", "mor", "--dato", "2026-11-22"])
        .succeeds();
    let record = |folder: &std::path::Path| std::fs::read_to_string(folder.join("sager/2026-014/sendt.yaml")).expect("a record");
    assert_eq!(record(opened.municipality.path()), record(other.path()));
    // The next one, and what was done.
    let next = opened.page(RING);
    assert_ne!(heading(&next), "Lone Lindholm");
    assert!(next.contains("Lone Lindholm: kommer ikke"), "{next}");
}

#[test]
fn nothing_is_written_when_nothing_is_said_or_somebody_else_has_answered() {
    let opened = Opened::new(Municipality::example());
    let page = opened.page(RING);
    let before = opened.file(MEETING);
    let told = opened.post(&action(&page), &answer(&page, &[]));
    assert!(
        told.status == StatusCode::UNPROCESSABLE_ENTITY && told.text.contains("Vælg et svar"),
        "{}",
        told.text
    );
    assert_eq!(opened.file(MEETING), before);
    let theirs = swap(
        &before,
        "  - person: mor\n    svar: {svar: kommer, dato: 2026-11-20}",
        "  - person: mor\n    svar: venter",
    );
    opened.put(MEETING, &theirs);
    let told = opened.post(&action(&page), &answer(&page, &[("svar", "kommer ikke"), ("ringet", "ja")]));
    assert!(told.text.contains("En anden har skrevet et svar"), "{}", told.text);
    assert_eq!(opened.file(MEETING), theirs);
    assert!(!opened.municipality.path().join("sager/2026-014/sendt.yaml").exists());
}

#[test]
fn who_may_not_be_phoned_is_named_with_the_reason() {
    let municipality = Municipality::example();
    let opened = Opened::new(municipality);
    let case = opened.file(CASE);
    let line = case
        .lines()
        .find(|line| line.trim_start().starts_with("samtykke: 2"))
        .expect("the day of consent")
        .to_owned();
    opened.put(CASE, &swap(&case, &format!("{line}\n"), ""));
    let page = opened.page(RING);
    assert!(page.contains("kan ikke ringes op endnu") && page.contains("Ikke endnu"), "{page}");
    assert!(!page.contains("name=\"svar\""));
}
