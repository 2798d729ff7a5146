//! The desk's page of papers: what it makes, records and takes back is what the command line would, byte for byte.

#[path = "support/desk.rs"]
mod opened;
mod support;

use axum::http::StatusCode;
use opened::*;
use support::{Municipality, swap};

const PAPERS: &str = "/forloeb/2026-014/papirer";
const CASE: &str = "sager/2026-014";
const MEETING: &str = "sager/2026-014/moede-4.yaml";

/// The line of a paper: its word, how it stands.
fn line_of(page: &str, label: &str) -> (String, String) {
    let page = unescaped(page);
    let row = page
        .split("<tr>")
        .find(|row| row.contains(&format!("> {label}</label>")))
        .unwrap_or_else(|| panic!("no paper »{label}« in {page}"));
    let word = attribute(row, "value").expect("its word");
    let state = row.split("<td").nth(1).expect("how it stands");
    let state = state.split_once('>').expect("its end").1.split('<').next().expect("its text");
    (word, state.to_owned())
}

fn state_of(opened: &Opened, label: &str) -> String {
    line_of(&opened.page(PAPERS), label).1
}

fn act(opened: &Opened, labels: &[&str], fields: &[(&str, &str)]) -> Answer {
    let page = opened.page(PAPERS);
    let chosen = labels.iter().map(|label| ("papir".to_owned(), line_of(&page, label).0));
    let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    opened.post(PAPERS, &chosen.chain(fields).collect::<Vec<_>>())
}

fn mark(opened: &Opened, labels: &[&str], to: &str) -> Answer {
    let fields = [("goer", "sendt"), ("maade", "brev"), ("dag", "2026-11-22"), ("til", to)];
    act(opened, labels, &fields)
}

fn example() -> Opened {
    Opened::new(Municipality::example())
}

/// Everything in a folder of the municipality, but for what no two runs share.
fn all(municipality: &Municipality, folder: &str) -> std::collections::BTreeMap<String, Vec<u8>> {
    let mut files = support::files(&municipality.path().join(folder));
    files.remove(".sendt.lock");
    files
}

#[test]
fn all_as_one_is_the_file_of_the_command_line() {
    let opened = example();
    let answer = act(&opened, &[], &[("goer", "alt-samlet")]);
    assert!(answer.text.contains("Åbn den samlede fil til print"), "{}", answer.text);
    let other = Municipality::example();
    other.run(["alt", CASE, "--samlet", "--dato", "2026-11-22"]);
    let (ours, theirs) = (all(&opened.municipality, "ud/2026-014"), all(&other, "ud/2026-014"));
    assert!(theirs.contains_key("samlet.pdf"));
    assert!(ours == theirs, "{:?} and {:?}", ours.keys(), theirs.keys());
    assert_eq!(opened.get("/forloeb/2026-014/samlet/alle").status, StatusCode::OK);
    assert_eq!(opened.get("/forloeb/2026-014/samlet/moede-9").status, StatusCode::NOT_FOUND);
    assert_eq!(opened.get("/forloeb/2026-014/samlet/..").status, StatusCode::NOT_FOUND);
}

#[test]
fn those_that_are_chosen_are_made_and_no_others() {
    let opened = example();
    let answer = act(
        &opened,
        &["Invitation til Ida Lindholm", "Invitation til Bent Mikkelsen", "Overlevering"],
        &[("goer", "lav")],
    );
    assert!(answer.text.contains("3 filer ligger i"), "{}", answer.text);
    let other = Municipality::example();
    other.run(["invitation", MEETING, "--dato", "2026-11-22"]);
    other.run(["overlevering", CASE, "--dato", "2026-11-22"]);
    let (ours, theirs) = (all(&opened.municipality, "ud"), all(&other, "ud"));
    assert_eq!(ours.len(), 3, "{:?}", ours.keys());
    for (name, bytes) in &ours {
        assert!(theirs.get(name) == Some(bytes), "{name} is another");
    }
}

#[test]
fn what_is_recorded_and_taken_back_is_what_the_command_line_would() {
    let opened = example();
    act(&opened, &[], &[("goer", "alt")]);
    let labels = [
        "Invitation til Ida Lindholm",
        "Invitation til Bent Mikkelsen",
        "Invitation til Gitte Nørskov",
        "Invitation til Sara Lindholm",
    ];
    let answer = mark(&opened, &labels, "");
    assert!(
        answer
            .text
            .contains("Skrevet op som sendt: Invitation til Ida Lindholm, den 22. november 2026 (brev)."),
        "{}",
        answer.text
    );
    let other = Municipality::example();
    other.run(["alt", CASE, "--dato", "2026-11-22"]);
    let args = ["sendt", MEETING, "--papir", "invitation", "--dato", "2026-11-22"];
    other.run(args).succeeds();
    let same = || all(&opened.municipality, CASE) == all(&other, CASE);
    assert!(same() && all(&other, CASE).contains_key("sendt.yaml"));
    assert_eq!(state_of(&opened, labels[0]), "Sendt den 22. november 2026 (brev).");

    let again = mark(&opened, &labels[..1], "");
    assert!(
        again.text.contains("Stod der i forvejen: Invitation til Ida Lindholm."),
        "{}",
        again.text
    );
    assert!(same());

    let page = unescaped(&opened.page(PAPERS));
    let undo = page
        .split("action=\"")
        .find(|rest| rest.contains("til Bent Mikkelsen</span></button>"));
    let undo = undo
        .expect("a button to take it back")
        .split('"')
        .next()
        .expect("its address")
        .to_owned();
    let answer = opened.post(&undo, &[]);
    assert!(answer.text.contains("Fortrudt"), "{}", answer.text);
    let args = [
        "sendt",
        MEETING,
        "--fortryd",
        "--papir",
        "invitation",
        "--til",
        "bent",
        "--dato",
        "2026-11-22",
    ];
    other.run(args).succeeds();
    assert!(same());
    // What is recorded of the others changes nothing in his letter.
    assert_eq!(state_of(&opened, labels[1]), "Lavet, ikke sendt.");
    // It has been taken back, and is not taken back again.
    assert!(opened.post(&undo, &[]).text.contains("ikke mere noget, der kan fortrydes"));
    assert!(same());
}

#[test]
fn what_may_not_be_recorded_is_refused_in_words() {
    let opened = example();
    let letter = "Invitation til Ida Lindholm";
    let before = all(&opened.municipality, CASE);
    let is_as_it_was = || all(&opened.municipality, CASE) == before;
    assert!(mark(&opened, &[], "").text.contains("Sæt først kryds"));
    assert!(mark(&opened, &[letter], "").text.contains("papiret er ikke lavet endnu"));
    let no_day = act(&opened, &[letter], &[("goer", "sendt"), ("maade", "brev"), ("dag", "i morgen")]);
    assert!(no_day.text.contains("»i morgen« er ikke en dag"), "{}", no_day.text);
    let no_way = act(
        &opened,
        &[letter],
        &[("goer", "sendt"), ("maade", "brevdue"), ("dag", "2026-11-22")],
    );
    assert!(no_way.text.contains("Vælg, hvordan"), "{}", no_way.text);
    act(&opened, &[letter, "Netværkskort"], &[("goer", "lav")]);
    assert!(mark(&opened, &["Netværkskort"], "").text.contains("Vælg, hvem der har fået det"));
    let other_day = act(&opened, &[letter], &[("goer", "sendt"), ("maade", "brev"), ("dag", "2026-11-20")]);
    assert!(
        unescaped(&other_day.text).contains("papiret bærer datoen 22. november 2026"),
        "{}",
        other_day.text
    );
    assert!(is_as_it_was());
    let changed = swap(&opened.file(MEETING), "tema: Julen og tiden efter", "tema: Foråret");
    opened.put(MEETING, &changed);
    assert!(mark(&opened, &[letter], "").text.contains("er ikke, som det ville blive lavet nu"));
    assert!(!opened.municipality.path().join(CASE).join("sendt.yaml").exists());
}

#[test]
fn how_a_paper_stands_follows_it() {
    let opened = example();
    let (letter, map) = ("Invitation til Bent Mikkelsen", "Netværkskort");
    assert_eq!(state_of(&opened, letter), "Skal laves.");
    assert_eq!(state_of(&opened, "Overlevering"), "Ikke lavet.");
    act(&opened, &[letter, map, "Overlevering"], &[("goer", "lav")]);
    assert_eq!(state_of(&opened, letter), "Lavet, ikke sendt.");
    assert_eq!(state_of(&opened, "Overlevering"), "Lavet.");
    mark(&opened, &[map], "mor");
    assert_eq!(state_of(&opened, map), "Sendt til Lone Lindholm den 22. november 2026 (brev).");
    mark(&opened, &[letter], "");
    assert_eq!(state_of(&opened, letter), "Sendt den 22. november 2026 (brev).");
    let moved = swap(&opened.file(MEETING), "2026-12-03 16:00", "2026-12-04 16:00");
    opened.put(MEETING, &moved);
    assert_eq!(
        state_of(&opened, letter),
        "Sendt den 22. november 2026 (brev); det gælder ikke mere. Ændret, siden det blev lavet."
    );
}

/// A file of yesterday bears yesterday's day, and is as it was all the same.
#[test]
fn a_paper_of_another_day_is_not_taken_for_a_changed_one() {
    let municipality = Municipality::example();
    municipality.run(["invitation", MEETING, "--dato", "2026-11-21"]);
    let opened = Opened::new(municipality);
    assert_eq!(state_of(&opened, "Invitation til Bent Mikkelsen"), "Lavet den 21. november 2026.");
    let changed = swap(&opened.file(MEETING), "tema: Julen og tiden efter", "tema: Foråret");
    opened.put(MEETING, &changed);
    assert_eq!(state_of(&opened, "Invitation til Bent Mikkelsen"), "Ændret, siden det blev lavet.");
}

#[test]
fn the_frozen_paper_stands_beside_the_one_of_now() {
    let opened = example();
    act(&opened, &[], &[("goer", "alt")]);
    mark(&opened, &["Invitation til Bent Mikkelsen", "Invitation til Ida Lindholm"], "");
    let of = |name: &str| {
        let page = unescaped(&opened.page(PAPERS));
        let link = page.split("<a href=\"").find(|rest| rest.contains(&format!("til {name}</small>")));
        link.expect("a line of the record")
            .split('"')
            .next()
            .expect("its address")
            .to_owned()
    };
    let bent = of("Bent Mikkelsen");
    let page = opened.page(&bent);
    assert!(
        page.contains("nu, er det samme") && page.contains("/da/1") && page.contains("/nu/1"),
        "{page}"
    );
    for side in ["da", "nu"] {
        assert!(opened.page(&format!("{bent}/{side}/1")).contains("<svg"));
    }
    let frozen = all(&opened.municipality, CASE);
    let frozen = frozen
        .iter()
        .find(|(name, _)| name.ends_with("invitation-bent.pdf"))
        .expect("the frozen paper")
        .1;
    assert_eq!(opened.page(&format!("{bent}/fil")).len(), String::from_utf8_lossy(frozen).len());
    let changed = swap(&opened.file(MEETING), "tema: Julen og tiden efter", "tema: Foråret");
    opened.put(MEETING, &changed);
    assert!(opened.page(&bent).contains("er ikke det samme"));
    // Ida is protected: her envelope is shown when it is asked for.
    let ida = of("Ida Lindholm");
    assert!(!opened.page(&ida).contains("/da/1"));
    assert!(opened.page(&format!("{ida}?vis=ja")).contains("/da/1"));
}
