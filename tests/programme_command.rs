//! The programme summary from the outside: what is printed, what is refused, and that nobody can be found in it.

mod support;

use std::collections::BTreeMap;
use std::fs;

use dialogdok::programme::INDICATORS;
use support::{Municipality, pdf};

const TEAM: &str = "  - {id: pia, navn: Pia Holm, relation: tovholder, felt: professionel, afstand: 3, uddannet i Åben Dialog: ja}\n";
const RUN: [&str; 8] = [
    "program",
    "sager",
    "--fra",
    "2026-01-01",
    "--til",
    "2026-06-30",
    "--dato",
    "2026-07-01",
];

/// Invented forløb, each a little unlike the others, begun in the first half of 2026.
fn municipality(cases: usize) -> Municipality {
    (0..cases).fold(Municipality::new(), add)
}

fn add(municipality: Municipality, number: usize) -> Municipality {
    let degrees = ["i høj grad", "i nogen grad", "i mindre grad", "slet ikke"];
    let day = 1 + number % 27;
    let sag = format!(
        "sagsnummer: 99.{number:03}\nborger: {{navn: Unikum{number} Efternavn{number}, adresse: [Gade {number}, 1000 By]}}\nforløb: {{henvendelse: 2026-01-{day:02}, første kontakt: 2026-02-{:02}, samtykke: 2026-02-{day:02}}}\nnetværksteam: {{tovholder: pia}}\nnetværk:\n{TEAM}  - {{id: mor, navn: Moder{number} Navn, relation: mor, felt: familie, afstand: 1}}\nmålinger:\n  - dato: 2026-02-{day:02}\n    indikatorer: {{psykisk velbefindende: {}, håb og tillid: 4}}\n",
        1 + number % 9,
        1 + number % 7
    );
    let moede = format!(
        "tidspunkt: 2026-03-{day:02} 14:00\nsted: {{navn: Hemmeligt sted {number}}}\ninviterede: [{{person: mor, hvorfor: Fordi.}}]\nreferat: {{skrevet af: pia, deltog: [mor, pia]}}\nvurdering:\n  større forståelse: {}\n  nye muligheder og håb: {}\n  indikatorer: {{psykisk velbefindende: {}, håb og tillid: 5}}\n",
        degrees[number % 3],
        degrees[number % 2],
        2 + number % 8
    );
    let folder = format!("sager/2026-{number:03}");
    municipality
        .outside()
        .file(&format!("{folder}/sag.yaml"), sag)
        .file(&format!("{folder}/moede-1.yaml"), moede)
}

fn rows(csv: &str) -> Vec<[String; 4]> {
    let lines = csv.trim_start_matches('\u{feff}').lines().skip(1);
    let parts = |line: &str| line.split(';').map(str::to_owned).collect::<Vec<_>>().try_into();
    lines
        .map(|line| parts(line).unwrap_or_else(|_| panic!("four values: {line}")))
        .collect()
}

#[test]
fn the_file_is_as_the_contract_says() {
    let municipality = municipality(40);
    let outcome = municipality.run(RUN);
    let csv = outcome.succeeds().made("program.pdf").made("program.csv").text("program.csv");
    assert!(csv.starts_with("\u{feff}tabel;række;kolonne;værdi"), "{csv}");
    let mut sums: BTreeMap<(String, String), (u64, Option<u64>, bool)> = BTreeMap::new();
    for [table, row, column, value] in rows(&csv) {
        let entry = sums.entry((table, column.clone())).or_default();
        match (row.as_str(), value.parse::<u64>()) {
            ("I alt", number) => entry.1 = number.ok(),
            (_, Ok(number)) if column == "Antal" => entry.0 += number,
            (_, Ok(_)) => {}
            (_, Err(_)) => entry.2 = true,
        }
    }
    let whole: Vec<_> = sums
        .iter()
        .filter(|((table, column), s)| column == "Antal" && s.1.is_some() && !s.2 && !table.starts_with("Rapporten"))
        .collect();
    assert!(whole.len() > 3, "{whole:?}");
    for (name, (sum, total, _)) in whole {
        assert_eq!(Some(*sum), *total, "{name:?}");
    }
}

#[test]
fn no_count_from_one_to_four_is_printed() {
    for edition in ["intern", "ekstern"] {
        let municipality = municipality(37);
        let mut line = RUN.to_vec();
        line.extend(["--udgave", edition]);
        let csv = municipality.run_list(&line).succeeds().text("program.csv");
        for [table, row, column, value] in rows(&csv) {
            let small = value.parse().is_ok_and(|n: u64| (1..5).contains(&n));
            assert!(!(column == "Antal" && small), "{edition}: {table};{row};{column};{value}");
        }
    }
}

#[test]
fn nobody_can_be_found_in_it() {
    let municipality = municipality(30);
    let outcome = municipality.run(RUN);
    let bytes = outcome.succeeds().bytes("program.pdf");
    let everything = [outcome.text("program.csv"), pdf::text(&bytes), pdf::metadata(&bytes)].join("\n");
    for number in 0..30 {
        for secret in [
            format!("Unikum{number}"),
            format!("Moder{number}"),
            format!("2026-{number:03}"),
            format!("99.{number:03}"),
            format!("sted {number}"),
        ] {
            assert!(!everything.contains(&secret), "{secret}");
        }
    }
    for secret in ["Pia", "Hemmeligt", "sager", "2026-03-"] {
        assert!(!everything.contains(secret), "{secret}");
    }
    let ledger = fs::read_to_string(municipality.path().join("sager/program-udgivelser.yaml")).expect("the ledger");
    assert!(!ledger.contains("2026-0") && !ledger.contains("Unikum"), "{ledger}");
}

#[test]
fn fewer_than_five_forloeb_give_no_report() {
    municipality(4)
        .run(RUN)
        .fails(1)
        .says("færre end fem")
        .made_not("program.csv")
        .made_not("program.pdf");
    municipality(0).file("sager/tom", "").run(RUN).fails(1).says("ingen forløb");
}

#[test]
fn a_period_the_wrong_way_round_is_a_mistake_of_the_line() {
    municipality(6)
        .run([
            "program",
            "sager",
            "--fra",
            "2026-06-30",
            "--til",
            "2026-01-01",
            "--dato",
            "2026-07-01",
        ])
        .fails(2)
        .says("slutter, før den begynder");
}

#[test]
fn the_same_report_again_is_allowed_and_one_borger_more_is_not() {
    let first = municipality(20);
    first.run(RUN).succeeds();
    first.run(RUN).succeeds();
    let more = add(first, 20);
    more.run(RUN).fails(1).says("1-4 borgere");
    let many = (21..30).fold(more, add);
    many.run(RUN).succeeds();
}

#[test]
fn a_broken_case_is_left_out_and_named_to_the_one_who_runs_it_only() {
    let municipality = municipality(20).outside().file("sager/2026-500/sag.yaml", "borger: [");
    let outcome = municipality.run(RUN);
    let csv = outcome.succeeds().says("2026-500").text("program.csv");
    assert!(csv.contains("Sager udeladt på grund af fejl;Antal;<5"), "{csv}");
    assert!(!csv.contains("2026-500"));
}

/// A forløb as they come: other days, other answers, one handover in five, some ended.
fn as_they_come(municipality: Municipality, number: usize) -> Municipality {
    let mut seed = number as u64 + 1;
    let mut throw = |sides: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((seed >> 33) % sides) as usize
    };
    let degrees = [
        "i høj grad",
        "i høj grad",
        "i høj grad",
        "i nogen grad",
        "i nogen grad",
        "i mindre grad",
    ];
    let ten = INDICATORS.map(|name| (name, 1 + throw(7), 0));
    let (day, contact) = (1 + throw(25), 1 + throw(14));
    let handover = if throw(5) == 0 {
        let with = ["ja", "ja", "nej"][throw(3)];
        format!(
            "  tidligere tovholdere: [{{person: mor, til: 2026-04-0{}, borgeren deltog i overleveringen: {with}}}]\n",
            1 + throw(9)
        )
    } else {
        String::new()
    };
    let ended = if throw(3) == 0 { ", afsluttet: 2026-06-15" } else { "" };
    let list = |values: &[(&str, usize, usize)]| {
        values
            .iter()
            .map(|(n, a, b)| format!("{n}: {}", a + b))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let friends: String = (0..4 + throw(9))
        .map(|n| format!("  - {{id: ven-{n}, navn: Ven {n}, relation: ven, felt: fritid, afstand: 3}}\n"))
        .collect();
    let sag = format!(
        "borger: {{navn: Borger {number}}}\nforløb: {{henvendelse: 2026-01-{day:02}, første kontakt: 2026-02-{contact:02}, samtykke: 2026-02-{:02}{ended}}}\nnetværksteam:\n  tovholder: pia\n{handover}netværk:\n{TEAM}  - {{id: mor, navn: Mor, relation: mor, felt: familie, afstand: 1}}\n{friends}målinger: [{{dato: 2026-02-20, indikatorer: {{{}}}}}]\n",
        15 + throw(4),
        list(&ten)
    );
    let mut here = municipality.outside().file(&format!("sager/2026-{number:03}/sag.yaml"), sag);
    for meeting in 1..=2 + throw(4) {
        let later = ten.map(|(name, first, _)| (name, first, throw(4).saturating_sub(throw(2))));
        let moede = format!(
            "tidspunkt: 2026-0{}-{:02} 14:00\nsted: {{navn: Biblioteket}}\ninviterede: [{{person: mor, hvorfor: Fordi.}}]\nreferat: {{deltog: [mor, ven-0, pia]}}\nvurdering:\n  større forståelse: {}\n  nye muligheder og håb: {}\n  indikatorer: {{{}}}\n",
            meeting.min(4) + 2,
            1 + throw(12) + meeting,
            degrees[throw(6)],
            degrees[throw(6)],
            list(&later)
        );
        here = here.file(&format!("sager/2026-{number:03}/moede-{meeting}.yaml"), moede);
    }
    here
}

/// The report of the README's picture, over invented forløb that are made here and lie nowhere:
/// `cargo test --test programme_command -- --ignored`, then `pdftoppm -r 60 -png -singlefile target/program.pdf docs/program`.
#[test]
#[ignore = "makes the README's picture"]
fn the_picture_of_the_readme() {
    let municipality = (0..160).fold(Municipality::new(), as_they_come);
    let report = municipality.run(RUN).succeeds().bytes("program.pdf");
    fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/target/program.pdf"), report).expect("the report can be kept");
}
