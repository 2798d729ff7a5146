//! Files that people and programs name otherwise, or lay elsewhere: no case, meeting or sender is left out without a word, and
//! what is somebody's own is left alone.

mod support;

use serde_json::Value;
use support::{CASE, LATER_MEETING, MEETING, Municipality, SENDER};

const RULE: &str = "fil-ligner";

/// What happens to a name: copies, backups, endings, capitals, separators.
fn variants(name: &str) -> Vec<String> {
    let stem = name.strip_suffix(".yaml").expect("a name of ours");
    let capital: String = stem
        .chars()
        .take(1)
        .flat_map(char::to_uppercase)
        .chain(stem.chars().skip(1))
        .collect();
    [
        format!("{capital}.yaml"),
        format!("{}.YAML", stem.to_uppercase()),
        format!("{stem}.yml"),
        format!("{stem}.yaml.txt"),
        format!("{stem}.yml.txt"),
        format!("{stem}.txt"),
        stem.to_owned(),
        format!("{stem}.yaml~"),
        format!("{stem}.yaml.bak"),
        format!("{stem}.bak"),
        format!("{stem}.yaml.old"),
        format!("{stem}.yaml.save"),
        format!("{stem}.yaml.tmp"),
        format!("{stem}.yaml.rtf"),
        format!("{stem}.yaml.docx"),
        format!("{stem}.yamle"),
        format!("{stem}.ymal"),
        format!("{stem}.yalm"),
        format!("{stem}.yaml1"),
        format!("{stem}.yaml."),
        format!("{stem}.yaml_"),
        format!(".{stem}.yaml"),
        format!("Kopi af {stem}.yaml"),
        format!("{stem} - kopi.yaml"),
        format!("{stem} - kopi (2).yaml"),
        format!("{stem} (2).yaml"),
        format!("{stem} copy.yaml"),
        format!("{stem} (Pias modstridende kopi 2026-11-02).yaml"),
        format!("{stem}_gammel.yaml"),
    ]
    .to_vec()
}

fn told(municipality: &Municipality, path: &str) -> Vec<Value> {
    let outcome = municipality.run(["tjek", path, "--format", "json", "--dato", support::TODAY]);
    assert!(outcome.code.is_some(), "{}", outcome.err);
    serde_json::from_str(&outcome.out).unwrap_or_else(|_| panic!("{}{}", outcome.out, outcome.err))
}

/// Whether the file is told of by the rule, and no other is.
fn is_told(problems: &[Value], file: &str) -> bool {
    let of_rule: Vec<&str> = problems
        .iter()
        .filter(|p| p["regel"] == RULE)
        .filter_map(|p| p["fil"].as_str())
        .collect();
    of_rule.len() == 1 && of_rule[0].ends_with(file)
}

#[test]
fn a_case_that_is_lost_by_its_name_is_told_of() {
    let mut wrong = Vec::new();
    for name in variants("sag.yaml") {
        for here in ["sager", "sager/2026-002"] {
            let municipality = Municipality::sound().outside().file(&format!("sager/2026-002/{name}"), CASE);
            let municipality = municipality.file("sager/2026-002/moede-1.yaml", MEETING);
            if !is_told(&told(&municipality, here), &name) {
                wrong.push(format!("{name} in {here}: {:?}", told(&municipality, here)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn of_a_lost_case_the_run_says_that_nothing_is_made() {
    let municipality = Municipality::sound().outside().file("sager/2026-002/Sag.yaml", CASE);
    let outcome = municipality.run(["alt", "sager"]);
    outcome.fails(1).says("Omdøb den til sag.yaml").says("ikke lavet");
    outcome.made("2026-001/moede-1/invitation-mor.pdf");
    let alone = Municipality::new().file("sager/2026-002/Sag.yaml", CASE);
    alone.run(["invitation", "sager"]).fails(1).says("Omdøb den til sag.yaml");
    alone.run(["vis", "sager"]).fails(2).says("Omdøb den til sag.yaml");
    Municipality::new()
        .outside()
        .file("sager/noter.txt", "Noter")
        .run(["alt", "sager"])
        .fails(2)
        .says("der er ingen sag");
}

#[test]
fn a_meeting_that_is_lost_by_its_name_is_told_of() {
    let others = [
        "mødet-2.yaml",
        "2-moede.yaml",
        "moede2.yaml",
        "moede_2.yaml",
        "moede 2.yaml",
        "møde nr. 2.yaml",
        "netværksmøde-2.yaml",
        "moede-0.yaml",
        "moede.yaml",
        "andet møde.yaml",
        "plan.yml",
        "næste gang.yaml",
        "moede-2.docx",
        "møde-2.docx",
        "Moede-2.odt",
        "moede-2.json",
        "moede-2.md",
        ".møde-2.yaml",
    ];
    let mut wrong = Vec::new();
    for name in variants("moede-2.yaml").into_iter().chain(others.map(str::to_owned)) {
        let municipality = Municipality::sound().file(&name, LATER_MEETING);
        for here in ["sager", "sager/2026-001"] {
            if !is_told(&told(&municipality, here), &name) {
                wrong.push(format!("{name} in {here}: {:?}", told(&municipality, here)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_second_file_of_a_meeting_is_told_of_beside_the_first() {
    let mut wrong = Vec::new();
    for name in [
        "moede-1 (kopi).yaml",
        "moede-1.yml",
        "Moede-1.YAML",
        "moede 1.yaml",
        "moede-1.yaml.txt",
        "moede-1_gammel.yaml",
        "moede-1-ny.yaml",
        "kladde-moede-1.yaml",
        "moede-1b.yaml",
    ] {
        let municipality = Municipality::sound().file(name, MEETING);
        if !is_told(&told(&municipality, "sager"), name) {
            wrong.push(format!("{name}: {:?}", told(&municipality, "sager")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_meeting_in_another_folder_is_told_of() {
    for (file, remedy) in [
        ("sager/moede-2.yaml", "2026-001, og kald den moede-2.yaml"),
        ("sager/Moede-2.yml", "kald den moede-2.yaml"),
        ("sager/2026-001/møder/moede-2.yaml", "Flyt den op i sagens mappe"),
        ("sager/2026-001/møder/2026/moede-2.yaml", "Flyt den op i sagens mappe"),
        ("sager/2026-001/arkiv/moede-1.yaml", "Der er en moede-1.yaml i sagens mappe"),
        ("sager/2026-009/moede-1.yaml", "ingen sag.yaml"),
        ("sager/2026-001/gammel/sag.yaml", "Flyt mappen ud"),
        ("sager/2026-001/gammel/Sag.yml", "Flyt mappen ud"),
        ("sager/2026-031.yaml", "2026-031/sag.yaml"),
        ("sager/a/b/c/d/sag.yaml", "højst tre mapper nede"),
    ] {
        let text = if file.contains("oede") { LATER_MEETING } else { CASE };
        let municipality = Municipality::sound().outside().file(file, text);
        let problems = told(&municipality, "sager");
        assert!(is_told(&problems, file), "{file}: {problems:?}");
        let says = problems.iter().any(|p| p["gør"].as_str().is_some_and(|gør| gør.contains(remedy)));
        assert!(says, "{file}: {problems:?}");
    }
    let municipality = Municipality::sound().outside().file("sager/moede-2.yaml", LATER_MEETING);
    for named in ["sager/2026-001", "sager/2026-001/moede-1.yaml"] {
        assert!(is_told(&told(&municipality, named), "sager/moede-2.yaml"), "{named}");
    }
}

#[test]
fn a_copy_of_a_whole_folder_is_told_of_and_no_letter_of_it_is_made() {
    for copy in [
        "2026-001 - kopi",
        "Kopi af 2026-001",
        "2026-001 (2)",
        "2026-001 copy",
        "2026-001.bak",
        "2026-001_gammel",
    ] {
        let municipality = Municipality::sound()
            .outside()
            .file(&format!("sager/{copy}/sag.yaml"), CASE)
            .file(&format!("sager/{copy}/moede-1.yaml"), MEETING);
        let problems = told(&municipality, "sager");
        assert!(is_told(&problems, &format!("{copy}/sag.yaml")), "{copy}: {problems:?}");
        let outcome = municipality.run(["alt", "sager"]);
        outcome.fails(1).says("ligner en kopi af 2026-001");
        assert!(!outcome.out.contains(copy), "{}", outcome.out);
    }
    let two = Municipality::sound().case("2026-001-2").case("2026-002").case("2026-0011");
    assert_eq!(told(&two, "sager"), Vec::<Value>::new());
}

#[test]
fn a_sender_that_is_lost_by_its_name_is_told_of() {
    let mut wrong = Vec::new();
    for name in variants("kommune.yaml") {
        let alone = Municipality::sound().outside().without("kommune.yaml").file(&name, SENDER);
        let problems = told(&alone, "sager");
        if problems.len() != 1 || !is_told(&problems, &name) {
            wrong.push(format!("{name} alone: {problems:?}"));
        }
        let nearer = Municipality::sound().outside().file(&format!("sager/{name}"), SENDER);
        if !is_told(&told(&nearer, "sager"), &name) || !is_told(&told(&nearer, "sager/2026-001"), &name) {
            wrong.push(format!("{name} nearer: {:?}", told(&nearer, "sager")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_somebody_s_own_is_left_alone() {
    let names = [
        "noter.txt",
        "README",
        "README.md",
        "læs mig.txt",
        "mødenoter.txt",
        "moede-1 referat.txt",
        "moede-1.pdf",
        "moede-1.docx",
        "sagen.yaml",
        "sag-noter.txt",
        "modeller.yaml",
        "moede-1.yaml~",
        "moede-1.yaml.bak",
        "moede-1.yaml.save",
        "moede-1.yaml.tmp",
        "moede-1.yaml.orig",
        ".#moede-1.yaml",
        ".DS_Store",
        "sag.yaml~",
        ".moede-1.yaml.swp",
        "#moede-1.yaml#",
        "~$moede-1.docx",
        "._moede-1.yaml",
        "._moede-2.yaml",
        ".moede-1.yaml",
        ".moede-1.yaml.swo",
        "møde 2.docx",
        "moede-2 noter.docx",
        "mødet.json",
        "moede-1.json",
        "moede-2.xlsx",
        "moede-2.pdf",
        "sag.docx",
        "data.json",
        "moede-2.eml",
        "sag.pdf",
        "sagsakter.zip",
        "billeder/mor.jpg.txt",
        "billeder/moede-1.jpg",
        "breve/moede-1-invitation.pdf",
        "sendt.txt",
        ".papirkurv/moede-2.yaml",
        ".papirkurv/sag.yaml",
        "referat.docx",
        "kommunen.txt",
        "kommunens brev.yaml",
        "Kommunal plan.yaml",
    ];
    let mut wrong = Vec::new();
    for name in names {
        for folder in ["sager/2026-001", "sager"] {
            let municipality = Municipality::sound()
                .outside()
                .file(&format!("{folder}/{name}"), "Noter: ring til mor\n");
            let problems = told(&municipality, "sager");
            let is_backup_of_nothing = folder == "sager"
                && (["~", ".bak", ".save", ".tmp", ".orig"].iter().any(|end| name.ends_with(end)) || name.starts_with(".moede-1.yaml"));
            if !problems.is_empty() && !is_backup_of_nothing {
                wrong.push(format!("{folder}/{name}: {problems:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_record_of_what_was_sent_that_is_lost_by_its_name_stops_the_case() {
    for name in ["Sendt.yaml", "sendt.yml", "sendt.yaml.txt", "Kopi af sendt.yaml", "sendt (2).yaml"] {
        let municipality = Municipality::sound().file(name, "# Skrevet af dialogdok\n");
        assert!(
            is_told(&told(&municipality, "sager"), name),
            "{name}: {:?}",
            told(&municipality, "sager")
        );
        let outcome = municipality.run(["alt", "sager"]);
        outcome.fails(1).says("Omdøb den til sendt.yaml");
        assert_eq!(outcome.out, "", "{name}");
    }
}

#[test]
fn a_folder_tells_nobody_s_name_or_number() {
    for folder in [
        "sager/2026-lone",
        "sager/2026-pia",
        "sager/Sara Lindholm/2026-001",
        "sager/010190-1234/2026-001",
        "sager/2026-001 0101901234",
    ] {
        let municipality = Municipality::new()
            .file(&format!("{folder}/sag.yaml"), CASE)
            .file(&format!("{folder}/moede-1.yaml"), MEETING);
        municipality.run(["tjek", folder]).fails(1).says("fejl[mappenavn]");
    }
    for folder in ["sager/Pia/2026-001", "sager/Center Syd/2026-001", "sager/2026/2026-001"] {
        let municipality = Municipality::new()
            .file(&format!("{folder}/sag.yaml"), CASE)
            .file(&format!("{folder}/moede-1.yaml"), MEETING);
        municipality.run(["tjek", folder]).fails(0).says_not("mappenavn");
    }
}
