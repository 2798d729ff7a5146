//! The leader's page: a look counts as nothing, a publication is the command line's, refusals are told.

#[path = "support/desk.rs"]
mod opened;
mod support;

use axum::http::StatusCode;
use opened::*;
use support::Municipality;

/// Invented forløb of the first half of 2026, the smallest that are counted.
fn municipality(cases: usize) -> Municipality {
    (0..cases).fold(Municipality::new(), |municipality, number| {
        let day = 1 + number % 27;
        let case = format!(
            "id: f-{number}\nborger: {{navn: Borger{number} Navn{number}}}\nforløb: {{henvendelse: 2026-01-{day:02}, første kontakt: 2026-01-{day:02}, samtykke: 2026-02-{day:02}}}\nnetværksteam: {{tovholder: pia}}\nnetværk:\n  - {{id: pia, navn: Pia Holm, relation: tovholder, felt: professionel, afstand: 3}}\n"
        );
        municipality.outside().file(&format!("sager/2026-{number:03}/sag.yaml"), case)
    })
}

fn choice(period: &str, edition: &str) -> Vec<(String, String)> {
    vec![("periode".into(), period.into()), ("udgave".into(), edition.into())]
}

#[test]
fn a_look_writes_nothing() {
    let opened = Opened::new(municipality(20));
    let all = || support::files(opened.municipality.path());
    let before = all();
    let look = opened.get("/ledelse/kladde?periode=2026-1&udgave=intern");
    assert!(look.status == StatusCode::OK && look.text.starts_with("%PDF"), "{}", look.text);
    opened.page("/ledelse");
    assert!(all() == before, "{:?}", all().keys());
    let wrong = opened.get("/ledelse/kladde?periode=snart&udgave=intern");
    assert!(
        wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.text.contains("Skriv fx 2026-1"),
        "{}",
        wrong.text
    );
}

/// What would stop the report is told before the pages are shown, and the pages can be seen all the same.
#[test]
fn a_look_tells_all_that_would_stop_the_report() {
    let opened = Opened::new(municipality(3).outside().file("sager/2026-500/sag.yaml", "borger: ["));
    let before = support::files(opened.municipality.path());
    let told = opened.get("/ledelse/kladde?periode=2026-1&udgave=ekstern");
    assert_eq!(told.status, StatusCode::OK);
    for what in ["2026-500", "færre end ti forløb i 2026-1", "alligevel=ja"] {
        assert!(told.text.contains(what), "{what}: {}", told.text);
    }
    let pages = opened.get("/ledelse/kladde?periode=2026-1&udgave=ekstern&alligevel=ja");
    assert!(pages.text.starts_with("%PDF"), "{}", pages.text);
    assert!(support::files(opened.municipality.path()) == before);
}

#[test]
fn what_is_published_is_what_the_command_line_publishes() {
    let opened = Opened::new(municipality(20));
    let answer = opened.post("/ledelse", &choice("2026-1", "intern"));
    assert!(answer.text.contains("Januar til juni 2026, intern: udgivet."), "{}", answer.text);
    let folder = opened.municipality.path();
    let handed_out = std::fs::read(folder.join("ud/program/2026-1-intern.pdf")).expect("the report");
    // The same secret, so the same report: the command line hands it out as it is.
    let outcome = opened
        .municipality
        .run(["program", "sager", "--halvår", "2026-1", "--dato", "2026-11-22", "--ud", "andet"]);
    outcome.succeeds();
    for name in ["2026-1-intern.pdf", "2026-1-intern.csv"] {
        let (ours, theirs) = (folder.join("ud/program").join(name), folder.join("andet/program").join(name));
        assert!(
            std::fs::read(ours).expect("ours") == std::fs::read(theirs).expect("theirs"),
            "{name}"
        );
    }
    let again = opened.post("/ledelse", &choice("2026-1", "intern"));
    assert!(again.text.contains("udgivet."), "{}", again.text);
    assert!(std::fs::read(folder.join("ud/program/2026-1-intern.pdf")).expect("the report") == handed_out);
    let page = opened.page("/ledelse");
    assert!(
        page.contains("/ledelse/udgivet/2026-1/intern/pdf") && !page.contains("/ledelse/udgivet/2026-1/ekstern"),
        "{page}"
    );
    assert_eq!(opened.get("/ledelse/udgivet/2026-1/intern/pdf").status, StatusCode::OK);
    assert_eq!(opened.get("/ledelse/udgivet/2026-1/ekstern/pdf").status, StatusCode::NOT_FOUND);
}

#[test]
fn refusals_are_told_in_words() {
    let opened = Opened::new(municipality(3));
    let few = opened.post("/ledelse", &choice("2026-1", "intern"));
    assert!(
        few.status == StatusCode::UNPROCESSABLE_ENTITY && few.text.contains("Der er færre end ti forløb i 2026-1"),
        "{}",
        few.text
    );
    let ahead = opened.post("/ledelse", &choice("2026", "intern"));
    assert!(ahead.text.contains("2026 er ikke gået endnu"), "{}", ahead.text);
    let edition = opened.post("/ledelse", &choice("2026-1", "hemmelig"));
    assert!(edition.text.contains("ikke en udgave"), "{}", edition.text);
    assert!(!opened.municipality.path().join("program-udgivelser").exists());
    // A folder that is lost is said, and nothing is made until somebody has said why.
    let opened = Opened::new(municipality(20));
    opened.post("/ledelse", &choice("2026-1", "intern"));
    std::fs::remove_dir_all(opened.municipality.path().join("program-udgivelser")).expect("it was there");
    let lost = opened.post("/ledelse", &choice("2026-1", "intern"));
    assert_eq!(lost.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", lost.text);
    let mut why = choice("2026-1", "intern");
    why.push(("grund".into(), "Mappen gik tabt med den gamle computer".into()));
    // A new beginning publishes no period that is over: its numbers may have been told already, with other changes.
    let anew = opened.post("/ledelse", &why);
    assert!(anew.text.contains("var slut, før der blev begyndt på ny"), "{}", anew.text);
}
