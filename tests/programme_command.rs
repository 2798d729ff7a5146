//! The programme summary from the outside: what is printed, what is refused, what is kept, and that nobody can be found in it.

#[path = "support/programme_cases.rs"]
mod programme_cases;
mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use dialogdok::programme::CellKeyMethod;
use programme_cases::{CSV, PDF, RUN, add, as_they_come, municipality};
use support::{Municipality, pdf};

fn rows(csv: &str) -> Vec<[String; 4]> {
    let lines = csv.trim_start_matches('\u{feff}').lines().skip(1);
    let parts = |line: &str| line.split(';').map(str::to_owned).collect::<Vec<_>>().try_into();
    lines
        .map(|line| parts(line).unwrap_or_else(|_| panic!("four values: {line}")))
        .collect()
}

/// Every file under a folder, with its bytes.
fn kept(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    support::files(folder)
}

#[test]
fn the_file_is_as_the_contract_says() {
    let municipality = municipality(40);
    let outcome = municipality.run(RUN);
    let csv = outcome.succeeds().made(PDF).made(CSV).text(CSV);
    assert!(csv.starts_with("\u{feff}tabel;række;kolonne;værdi"), "{csv}");
    let mut population: Vec<String> = Vec::new();
    for [table, row, column, value] in rows(&csv) {
        if column == "Antal" {
            let number: Option<u32> = value.parse().ok();
            assert!(value == "<5" || number.is_some_and(|n| n >= 5), "{table};{row};{column};{value}");
        }
        if row == "I alt" || table == "Rapporten" {
            population.push(value);
        }
    }
    assert!(
        population.len() > 25 && population.iter().all(|value| *value == population[0]),
        "{population:?}"
    );
    let number: u32 = population[0].parse().expect("a number");
    assert!(number.abs_diff(40) <= 8, "{number}");
}

#[test]
fn the_external_edition_is_the_internal_one_rounded_to_five() {
    let municipality = municipality(33);
    let intern = rows(&municipality.run(RUN).succeeds().text(CSV));
    let outcome = municipality.run(["program", "sager", "--halvår", "2025-1", "--udgave", "ekstern"]);
    let ekstern = rows(&outcome.succeeds().text("program/2025-1-ekstern.csv"));
    let counts = |rows: &[[String; 4]]| -> Vec<[String; 4]> { rows.iter().filter(|row| row[2] == "Antal").cloned().collect() };
    let (intern, ekstern) = (counts(&intern), counts(&ekstern));
    assert_eq!(intern.len(), ekstern.len());
    for (inner, outer) in intern.iter().zip(&ekstern) {
        assert_eq!(inner[..3], outer[..3]);
        let expected = inner[3].parse::<u32>().map_or(inner[3].clone(), |n| ((n + 2) / 5 * 5).to_string());
        assert_eq!(outer[3], expected, "{inner:?}");
    }
}

#[test]
fn nobody_can_be_found_in_it() {
    let municipality = municipality(30);
    let outcome = municipality.run(RUN);
    let bytes = outcome.succeeds().bytes(PDF);
    let everything = [outcome.text(CSV), pdf::text(&bytes), pdf::metadata(&bytes)].join("\n");
    let kept = kept(&municipality.path().join("program-udgivelser"));
    let memory: String = kept.values().map(|bytes| String::from_utf8_lossy(bytes)).collect();
    for number in 0..30 {
        for secret in [
            format!("Unikum{number}"),
            format!("Moder{number}"),
            format!("unik{number}"),
            format!("2025-{number:03}"),
            format!("99.{number:03}"),
            format!("sted {number}"),
        ] {
            assert!(!everything.contains(&secret) && !memory.contains(&secret), "{secret}");
        }
    }
    for secret in ["Pia", "Hemmeligt", "sager", "2025-03-"] {
        assert!(!everything.contains(secret) && !memory.contains(secret), "{secret}");
    }
}

#[test]
fn fewer_than_ten_forloeb_give_no_report_and_a_longer_period_is_offered() {
    let few = municipality(8);
    few.run(RUN)
        .fails(1)
        .says("færre end ti")
        .says("--år 2025")
        .made_not(CSV)
        .made_not(PDF);
    assert!(
        !few.path().join("program-udgivelser").exists(),
        "a run that fails counts as nothing"
    );
    few.run(["program", "sager", "--år", "2025"]).fails(1).says("Vent til næste år");
    municipality(0).file("sager/tom", "").run(RUN).fails(1).says("ingen forløb");
}

#[test]
fn free_days_and_days_ahead_are_mistakes_of_the_line() {
    let municipality = municipality(18);
    let refused = |line: &[&str]| municipality.run_list(&[&["program", "sager"], line].concat());
    refused(&["--fra", "2025-01-01", "--til", "2025-06-30"])
        .fails(2)
        .says("--halvår 2026-1");
    refused(&["--fra"]).fails(2).says("findes ikke mere");
    refused(&["--halvår", "2025-3"]).fails(2).says("ikke et halvår");
    refused(&["--år", "25"]).fails(2).says("ikke et årstal");
    refused(&["--år", "2025", "--dato", "2025-12-31"])
        .fails(2)
        .says("ikke gået endnu")
        .says("2026-01-01");
    refused(&["--år", "2090", "--dato", "2091-01-01"]).fails(2).says("ikke gået endnu");
    refused(&["--halvår", "2025-1", "--ny-begyndelse", ""]).fails(2).says("grund");
    // Without a period it is the last half-year that is over.
    refused(&["--dato", "2025-07-01"]).succeeds().made(CSV);
}

#[test]
fn a_report_is_frozen_and_printed_again_byte_for_byte() {
    let first = municipality(20);
    let (pdf, csv) = {
        let outcome = first.run(RUN);
        (outcome.succeeds().bytes(PDF), outcome.text(CSV))
    };
    // What is written down afterwards, renamed or corrected changes nothing; nor does another folder of the same municipality.
    let more = add(first, 20).file(
        "sager/2025-003/moede-9.yaml",
        "tidspunkt: 2025-04-01 14:00\nsted: {navn: Et sted}\ninviterede: []\n",
    );
    fs::rename(more.path().join("sager/2025-001"), more.path().join("sager/arkiveret")).expect("a folder to rename");
    let again = more.run(["program", "sager/2025-002", "--halvår", "2025-1", "--dato", "2026-02-03"]);
    assert!(again.succeeds().bytes(PDF) == pdf && again.text(CSV) == csv, "another report");
    let other = more.run(["program", ".", "--halvår", "2025-1", "--sprog", "en"]);
    assert_eq!(other.succeeds().text(CSV), csv, "the same numbers in every language");
    assert!(other.bytes(PDF) != pdf);
}

#[test]
fn both_half_years_and_the_year_are_made_in_any_order() {
    for order in [
        ["2025-1", "2025-2", "2025"],
        ["2025", "2025-2", "2025-1"],
        ["2025-2", "2025", "2025-1"],
    ] {
        let municipality = municipality(20);
        for code in order {
            let kind = if code.len() == 4 { "--år" } else { "--halvår" };
            let line = ["program", "sager", kind, code];
            municipality.run_list(&line).succeeds().made(&format!("program/{code}-intern.pdf"));
        }
    }
}

#[test]
fn a_forloeb_that_is_written_down_late_belongs_to_the_next_report() {
    let first = municipality(30);
    first.run(RUN).succeeds();
    let late = (30..60).fold(first, |here, number| {
        let here = add(here, number);
        let path = here.path().join(format!("sager/2025-{number:03}/sag.yaml"));
        let text = fs::read_to_string(&path).expect("a case");
        fs::write(&path, text.replace(", samtykke:", ", afsluttet: 2025-06-01, samtykke:")).expect("a case");
        here
    });
    let csv = late
        .run(["program", "sager", "--halvår", "2025-2"])
        .succeeds()
        .text("program/2025-2-intern.csv");
    let row = rows(&csv)
        .into_iter()
        .find(|row| row[1] == "Skrevet ind efter lukning")
        .expect("the row");
    let number: u32 = row[3].parse().expect("a number");
    assert!(number.abs_diff(30) <= CellKeyMethod::REACH, "{row:?}");
}

#[test]
fn a_draft_shows_no_number_and_counts_as_nothing() {
    let municipality = municipality(20);
    let outcome = municipality.run(["program", "sager", "--halvår", "2025-1", "--kladde"]);
    let csv = outcome.succeeds().text(CSV);
    assert!(rows(&csv).iter().all(|row| row[3] == "*"), "{csv}");
    assert!(!pdf::text(&outcome.bytes(PDF)).contains('%') || !csv.contains('%'));
    assert!(!municipality.path().join("program-udgivelser").exists());
    municipality.run(RUN).succeeds();
}

/// The draft is the rehearsal of a run that happens once: all that would stop it is told, and the pages are made.
#[test]
fn a_draft_tells_all_that_would_stop_the_report() {
    const DRAFT: [&str; 5] = ["program", "sager", "--halvår", "2025-1", "--kladde"];
    let plain = municipality(20);
    let broken = municipality(20).outside().file("sager/2025-500/sag.yaml", "borger: [");
    let text = fs::read_to_string(broken.path().join("sager/2025-004/sag.yaml")).expect("a case");
    let broken = broken
        .file("sager/2025-900/sag.yaml", text)
        .file("sager/2025-003/moede-9.yaml.txt", "tidspunkt: 2025-03-03 15:00\n");
    let before = kept(broken.path());
    let outcome = broken.run(DRAFT);
    outcome
        .fails(1)
        .says("2025-500")
        .says("det samme forløb")
        .says("moede-9.yaml.txt")
        .made(PDF)
        .made(CSV);
    let after: Vec<_> = kept(broken.path()).into_keys().filter(|name| !name.starts_with("ud")).collect();
    assert_eq!(after, before.into_keys().collect::<Vec<_>>(), "nothing is written but the pages");

    let few = municipality(3);
    few.run(DRAFT).fails(1).says("færre end ti").made(PDF);
    Municipality::new()
        .file("sager/læs.md", "")
        .run(DRAFT)
        .fails(1)
        .says("ingen forløb")
        .made(PDF);
    // Of a time that is not over it is told what is wrong, and not how many there are.
    let ahead = ["program", "sager", "--halvår", "2026-2", "--kladde"];
    few.run(ahead).succeeds();
    broken.run(ahead).fails(1).says("2025-500").says_not("færre end ti");

    // A report that is made can be handed out whatever stands in the files now.
    plain.run(DRAFT).succeeds();
    plain.run(RUN).succeeds();
    let later = plain.outside().file("sager/2025-500/sag.yaml", "borger: [");
    later.run(DRAFT).succeeds();
    fs::remove_file(later.path().join("program-udgivelser/kæde.json")).expect("the chain goes");
    later.run(DRAFT).fails(1).says("sikkerhedskopi").says("2025-500");
    let anew = [&DRAFT[..], &["--ny-begyndelse", "Fordi"]].concat();
    later.run_list(&anew).fails(2).says("kan ikke stå sammen med");
}

/// A period of too few says what can be chosen instead, on that day.
#[test]
fn what_can_be_chosen_instead_of_too_few_can_be() {
    let municipality = municipality(5);
    let says = |line: &[&str], what: &str| {
        municipality.run_list(&[&["program", "sager"], line].concat()).fails(1).says(what);
    };
    says(&["--halvår", "2025-1"], "Vælg hele året med --år 2025\n");
    says(
        &["--halvår", "2025-1", "--dato", "2025-09-01"],
        "--år 2025; det kan laves fra 2026-01-01",
    );
    says(&["--år", "2024"], "Vælg et senere år");
    says(&["--år", "2025"], "rapporten om 2026 kan laves fra 2027-01-01");
}

/// The date of a report that is made once is never ahead of the day on which it is made.
#[test]
fn no_report_bears_a_day_ahead() {
    let municipality = municipality(20);
    municipality.run_list(&[&RUN[..], &["--dato", "2099-01-01"]].concat()).succeeds();
    let kept = fs::read_to_string(municipality.path().join("program-udgivelser/2025-1.json")).expect("the counts");
    assert!(!kept.contains("2099"), "{kept}");
}

#[test]
fn a_broken_case_stops_the_report_that_is_made_once() {
    let municipality = municipality(20).outside().file("sager/2025-500/sag.yaml", "borger: [");
    municipality
        .run(RUN)
        .fails(1)
        .says("2025-500")
        .says("udgivet én gang")
        .made_not(CSV);
    assert!(!municipality.path().join("program-udgivelser").exists());
}

#[test]
fn the_same_forloeb_twice_is_told() {
    let municipality = municipality(20);
    let text = fs::read_to_string(municipality.path().join("sager/2025-004/sag.yaml")).expect("a case");
    municipality
        .outside()
        .file("sager/2025-900/sag.yaml", text)
        .run(RUN)
        .fails(1)
        .says("det samme forløb")
        .says("2025-900");
}

#[test]
fn two_runs_at_once_make_one_report() {
    let municipality = municipality(20);
    let outputs: Vec<Vec<u8>> = std::thread::scope(|scope| {
        let runs = ["a", "b", "c"].map(|out| {
            let municipality = &municipality;
            scope.spawn(move || {
                municipality.run(["program", "sager", "--halvår", "2025-1", "--ud", out]).succeeds();
                fs::read(municipality.path().join(out).join(CSV)).expect("a report")
            })
        });
        runs.map(|run| run.join().expect("a run")).into()
    });
    assert!(outputs.windows(2).all(|pair| pair[0] == pair[1]));
}

#[cfg(unix)]
#[test]
fn the_secret_is_the_owners_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let municipality = municipality(20);
    municipality.run(RUN).succeeds();
    for (name, _) in kept(&municipality.path().join("program-udgivelser")) {
        let mode = fs::metadata(municipality.path().join("program-udgivelser").join(&name))
            .expect("a file")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

/// The pictures of reports, over invented forløb that are made here and lie nowhere:
/// `cargo test --test programme_command -- --ignored`, then `pdftoppm -r 60 -png -singlefile target/program-40.pdf docs/program`.
#[test]
#[ignore = "makes the README's picture"]
fn the_pictures() {
    for size in [12, 25, 40] {
        let municipality = (0..size).fold(Municipality::new(), as_they_come);
        municipality.run(["program", "sager", "--år", "2025"]).succeeds();
        let half = municipality.run(["program", "sager", "--halvår", "2025-1"]);
        half.succeeds();
        for (name, file) in [("", "program/2025-intern.pdf"), ("-halv", PDF)] {
            let report = half.bytes(file);
            let path = format!(concat!(env!("CARGO_MANIFEST_DIR"), "/target/program{}-{}.pdf"), name, size);
            fs::write(path, report).expect("the report can be kept");
        }
    }
}

/// What looks like a case or a meeting and is not read would be missing in a report that is made once.
#[test]
fn what_is_named_nearly_right_stops_the_report() {
    let first_case = |municipality: &Municipality| {
        let mut cases: Vec<_> = fs::read_dir(municipality.path().join("sager"))
            .unwrap()
            .map(|e| e.unwrap().path())
            .collect();
        cases.sort();
        cases.swap_remove(0)
    };
    for to in ["Sag.yaml", "sag.yaml.txt", "sag.yml"] {
        let municipality = municipality(14);
        let case = first_case(&municipality);
        fs::rename(case.join("sag.yaml"), case.join(to)).unwrap();
        municipality.run(RUN).fails(1).says(to);
    }
    let municipality = municipality(14);
    fs::write(first_case(&municipality).join("moede-9.yaml.txt"), "tidspunkt: 2025-03-03 15:00\n").unwrap();
    municipality.run(RUN).fails(1).says("moede-9.yaml.txt");
}
