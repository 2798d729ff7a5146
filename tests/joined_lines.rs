//! Two keys on one line, as when the end of a line was deleted: told for every key that may stand there, with the lines as they
//! should be; and a colon in a text is read as before.

mod support;

use std::collections::BTreeMap;

use serde_json::Value;
use support::{CASE, MEETING, Municipality, swap};

/// What is told of each of many cases, by one run.
fn told(cases: &[(String, String)]) -> Vec<Vec<Value>> {
    let mut municipality = Municipality::new();
    for (index, (sag, meeting)) in cases.iter().enumerate() {
        municipality = municipality
            .case(&format!("2026-{index:04}"))
            .file("sag.yaml", sag)
            .file("moede-1.yaml", meeting);
    }
    let outcome = municipality.run(["tjek", "sager", "--format", "json", "--dato", support::TODAY]);
    let all: Vec<Value> = serde_json::from_str(&outcome.out).unwrap_or_else(|_| panic!("{}", outcome.err));
    let mut by_case: BTreeMap<usize, Vec<Value>> = BTreeMap::new();
    for problem in all {
        let file = problem["fil"].as_str().expect("a file");
        let index = file.split('/').nth(1).and_then(|key| key[5..].parse().ok()).expect("its case");
        by_case.entry(index).or_default().push(problem);
    }
    (0..cases.len()).map(|index| by_case.remove(&index).unwrap_or_default()).collect()
}

/// Where two lines stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    Person,
    Meeting,
    Venue,
    Invited,
    Task,
    Topic,
}

/// Lines that are there, and those that may stand below each.
const PAIRS: &[(Level, &[&str], &[&str])] = &[
    (
        Level::Person,
        &[
            "relation: mor",
            "telefon: 20 11 22 33",
            "mail: lone@lindholm.example",
            "arbejdsplads: Solbjerg Skole",
            "navn: Lone Lindholm",
        ],
        &[
            "adresse: [\"Tranevænget 17, st. th.\", 8660 Skanderborg]",
            "støtte: [Ringer]",
            "sprog: en",
            "felt: familie",
            "hovednummer: +45 89 40 21 14",
            "barn: ja",
            "beskyttet adresse: ja",
            "arbejdsplads: Ry Lægehus",
            "mail: lone@ry.example",
            "relation: moster",
        ],
    ),
    (
        Level::Meeting,
        &["tema: Julen og tiden efter", "tolk: arabisk"],
        &[
            "velkomst: borgeren",
            "oplys deltagere: nej",
            "svar senest: 2026-11-27",
            "varighed: 60",
            "på dagen: 89 40 21 14",
            "aflyst: {dato: 2026-11-20}",
        ],
    ),
    (
        Level::Venue,
        &["navn: Medborgerhuset", "find vej: Gennem porten"],
        &["adresse: [Torvegade 30, 8355 Solbjerg]"],
    ),
    (
        Level::Invited,
        &["hvorfor: Du kender Saras hverdag"],
        &[
            "invitation: brev",
            "svar: kommer",
            "mundtligt inviteret: 2026-11-18",
            "borgeren inviterer selv: ja",
        ],
    ),
    (Level::Task, &["hvad: Ringer til lægen"], &["hvem: mor", "inden: 2026-12-20"]),
    (Level::Topic, &["emne: Julen"], &["drøftelser: [Vi talte om julen]"]),
];

const BETWEEN: [&str; 4] = [" ", ". ", "; ", " - "];

fn key_of(line: &str) -> &str {
    line.split(':').next().unwrap_or_default()
}

/// The sound case's files with lines on a level, in place of those of their keys there; and the indentation of that level.
fn with_lines(level: Level, lines: &[String], keys: &[&str]) -> (String, String) {
    let block = |indentation: &str, own: &[&str]| {
        let own = own
            .iter()
            .filter(|line| !keys.contains(&key_of(line)))
            .map(|line| (*line).to_owned());
        own.chain(lines.iter().cloned())
            .map(|line| format!("{indentation}{line}\n"))
            .collect::<String>()
    };
    let (mut sag, mut meeting) = (CASE.to_owned(), MEETING.to_owned());
    match level {
        Level::Person => {
            let from = sag.find("    navn: Lone").expect("mor");
            let to = sag.find("  - id: ida").expect("ida");
            let own = ["navn: Lone Lindholm", "relation: mor", "felt: familie", "afstand: 1"];
            sag.replace_range(from..to, &block("    ", &own));
        }
        Level::Meeting => {
            let own: Vec<&str> = MEETING.lines().filter(|line| !line.starts_with([' ', '#'])).collect();
            let gone: Vec<&&str> = own.iter().filter(|line| keys.contains(&key_of(line))).collect();
            for line in gone {
                meeting = swap(&meeting, &format!("{line}\n"), "");
            }
            meeting = block("", &[]) + &meeting;
        }
        Level::Venue => {
            let own = ["navn: Medborgerhuset"];
            meeting = swap(
                &meeting,
                "  navn: Medborgerhuset\n  adresse: [Torvegade 30, 8355 Solbjerg]\n",
                &block("  ", &own),
            );
        }
        Level::Invited => {
            let why = "    hvorfor: Sara vil gerne have dig med, fordi du kender hendes hverdag.\n    mundtligt inviteret: 2026-11-18\n";
            meeting = swap(&meeting, why, &block("    ", &["mundtligt inviteret: 2026-11-18"]));
        }
        Level::Task | Level::Topic => {
            let (head, first) = match level {
                Level::Task => ("  opgaver:\n", "id: t1"),
                _ => ("  temaer:\n", "drøftelser: [Vi talte]"),
            };
            let own = match level {
                Level::Task => vec!["hvem: borger"],
                _ => Vec::new(),
            };
            let head = format!("{head}    - {}", if keys.contains(&key_of(first)) { "" } else { first });
            let rest = block("      ", &own);
            let rest = if head.ends_with("- ") {
                rest.trim_start().to_owned()
            } else {
                format!("\n{rest}")
            };
            meeting = swap(&meeting, "2026-12-03", "2026-11-03");
            meeting = swap(&meeting, "svar senest: 2026-11-27\n", "");
            meeting += &format!("referat:\n  skrevet af: mette\n  deltog: [mor, ida, pia, jens, mette]\n{head}{rest}");
        }
    }
    (sag, meeting)
}

struct Joined {
    level: Level,
    first: &'static str,
    second: &'static str,
    line: String,
}

fn all_joined() -> Vec<Joined> {
    let mut all = Vec::new();
    for &(level, firsts, seconds) in PAIRS {
        for &first in firsts {
            for &second in seconds.iter().filter(|second| key_of(second) != key_of(first)) {
                all.extend(BETWEEN.iter().map(|between| Joined {
                    level,
                    first,
                    second,
                    line: format!("{first}{between}{second}"),
                }));
            }
        }
    }
    all
}

fn quoted_lines(remedy: &str) -> Vec<String> {
    let lines = remedy.split("linje: ").nth(1).unwrap_or_default();
    let lines = lines.split("«. ").next().unwrap_or_default();
    lines
        .split('»')
        .skip(1)
        .map(|line| line.split('«').next().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn a_second_key_on_a_line_is_told_with_the_lines_as_they_should_be() {
    let all = all_joined();
    let keys = |j: &Joined| [key_of(j.first).to_owned(), key_of(j.second).to_owned()];
    let with = |j: &Joined, lines: &[String]| {
        let keys = keys(j);
        with_lines(j.level, lines, &[&keys[0], &keys[1]])
    };
    let cases: Vec<_> = all.iter().map(|j| with(j, std::slice::from_ref(&j.line))).collect();
    let said = told(&cases);
    let mut wrong = Vec::new();
    let mut mended = Vec::new();
    for ((j, (sag, meeting)), told) in all.iter().zip(&cases).zip(&said) {
        let file = if j.level == Level::Person { sag } else { meeting };
        let line = file[..file.find(&j.line).expect("it is there")].matches('\n').count() + 1;
        let of_key: Vec<&Value> = told
            .iter()
            .filter(|p| p["regel"] == "nøgle-i-tekst" && p["linje"] == line)
            .collect();
        let others = told.iter().filter(|p| p["alvor"] == "fejl").count() - of_key.iter().filter(|p| p["alvor"] == "fejl").count();
        let remedy = of_key.first().and_then(|p| p["gør"].as_str()).unwrap_or_default();
        if of_key.len() != 1 || of_key[0]["alvor"] != "fejl" || others > 0 {
            wrong.push(format!(
                "{:?} {}\n    {}",
                j.level,
                j.line,
                serde_json::to_string(told).expect("JSON")
            ));
            continue;
        }
        let lines: Vec<String> = quoted_lines(remedy)
            .iter()
            .map(|line| line.trim_start_matches("- ").to_owned())
            .collect();
        let is_tried = j.line.contains(&format!("{} {}", j.first, j.second));
        if lines.len() == 2 && !is_tried {
            continue;
        }
        if lines.len() == 2 {
            mended.push((format!("{} → {lines:?}", j.line), with(j, &lines)));
        } else {
            wrong.push(format!("{}: {remedy}", j.line));
        }
    }
    let (names, cases): (Vec<String>, Vec<_>) = mended.into_iter().unzip();
    for (name, told) in names.iter().zip(told(&cases)) {
        if told.iter().any(|p| p["alvor"] == "fejl" || p["regel"] == "nøgle-i-tekst") {
            wrong.push(format!("{name}: {told:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), all.len(), wrong.join("\n"));
}

/// Texts with a colon that are texts.
const SOUND: &[(Level, &str)] = &[
    (Level::Person, "relation: mor: den, der ringer"),
    (Level::Person, "telefon: mobil: 20 11 22 33"),
    (Level::Person, "telefon: 20 11 22 33, arbejde: 89 40 12 12"),
    (Level::Person, "telefon: \"20 11 22 33 sprog: dansk\""),
    (Level::Person, "arbejdsplads: \"Skolen, adresse: Torvet\""),
    (Level::Person, "arbejdsplads: Solbjerg Skole: SFO"),
    (Level::Person, "støtte: [\"Laver mad, svar: altid\"]"),
    (
        Level::Person,
        "støtte:\n      - Hun siger: jeg ringer altid\n      - Har tre ønsker: ro, fred og kage",
    ),
    (Level::Person, "adresse: [\"c/o navn: Krogh\", Engvej 3, 8355 Solbjerg]"),
    (Level::Meeting, "tema: Mor siger: adresse: ukendt"),
    (Level::Meeting, "tema: Julen: hvem gør hvad?"),
    (Level::Meeting, "tema: Mine behov: ro"),
    (Level::Venue, "find vej: Ring på: Medborgerhuset"),
    (Level::Invited, "hvorfor: Sara sagde: jeg vil have dig med"),
    (Level::Invited, "hvorfor: Du gav et godt svar: du kommer gerne"),
    (Level::Task, "hvad: Finder ud af hvem: Pia eller Jens?"),
    (Level::Task, "hvad: Spørger lægen: hvornår kan vi komme?"),
    (Level::Topic, "emne: Et emne: julen"),
    (Level::Topic, "drøftelser: [\"Mor siger: adresse: ukendt\", \"Et ønske: ro\"]"),
    (
        Level::Topic,
        "drøftelser:\n        - Mor siger: adresse: ukendt\n        - Jeg spurgte: navn: hvad betyder det?\n        - Sprog: vi taler dansk",
    ),
];

#[test]
fn a_colon_in_a_text_is_no_key() {
    let with = |(level, line): &(Level, &str)| {
        let key = key_of(line);
        let mut lines = vec![(*line).to_owned()];
        match level {
            Level::Task if key != "hvad" => lines.insert(0, "hvad: Ringer".to_owned()),
            Level::Topic if key != "emne" => lines.insert(0, "emne: Julen".to_owned()),
            Level::Invited if key != "hvorfor" => lines.insert(0, "hvorfor: Du kender Sara".to_owned()),
            _ => {}
        }
        with_lines(*level, &lines, &[key])
    };
    let cases: Vec<_> = SOUND.iter().map(with).collect();
    let said = told(&cases);
    let wrong: Vec<String> = said
        .iter()
        .zip(SOUND)
        .filter(|(told, _)| told.iter().any(|p| p["alvor"] == "fejl" || p["regel"] == "nøgle-i-tekst"))
        .map(|(told, (_, line))| format!("{line}: {}", serde_json::to_string(told).expect("JSON")))
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), SOUND.len(), wrong.join("\n"));
}
