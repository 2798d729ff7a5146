//! `ny`: what it says there is, what it refuses, and what a new meeting takes from the one before.

mod support;

use support::{CASE, Municipality, files};

const FOLDER: &str = "sager/2026-001";

/// A referat with two tasks, of which one is done at the next meeting.
const MINUTES: &str = "referat:
  skrevet af: mette
  deltog: [mor, ida]
  opgaver:
    - {id: t1, hvem: mor, hvad: Ringer til lægen, inden: 2026-11-10}
    - {id: t2, hvem: ida, hvad: \"Spørger skolen: hvad nu?\"}
";
const FOLLOW_UP: &str = "referat:
  deltog: [mor, ida, laege]
  opfølgning: {1/t1: gjort}
  opgaver:
    - {id: t1, hvem: pia, hvad: Finder et lokale}
";

fn text(municipality: &Municipality, path: &str) -> String {
    std::fs::read_to_string(municipality.path().join(path)).expect("a file")
}

/// Where the first line of a new file leads, seen from it.
fn schema_of(municipality: &Municipality, path: &str) -> std::path::PathBuf {
    let text = text(municipality, path);
    let (_, written) = text.lines().next().and_then(|line| line.split_once("$schema=")).expect("a schema");
    municipality.path().join(path).parent().expect("a folder").join(written)
}

#[test]
fn a_new_file_leads_to_its_schema_wherever_that_lies() {
    for schemas in [None, Some("ud"), Some("."), Some("sager"), Some("sager/ud")] {
        let municipality = Municipality::new().file("sager/laes-mig.txt", "");
        let write = || match schemas {
            Some(out) => municipality.run(["skema", "--ud", out]).succeeds().code,
            None => municipality.run(["skema"]).succeeds().code,
        };
        // Made before the file or after it, where it is made into the usual folder.
        if schemas.is_some() {
            write();
        }
        municipality.run(["ny", "sag", "sager/2026-001"]).succeeds();
        municipality.run(["ny", "møde", "sager/2026-001"]).succeeds();
        write();
        for (path, name) in [("sager/2026-001/sag.yaml", "sag"), ("sager/2026-001/moede-1.yaml", "moede")] {
            let schema = schema_of(&municipality, path);
            assert!(
                schema.is_file() && schema.ends_with(format!("{name}.schema.json")),
                "{schemas:?}: {}",
                schema.display()
            );
        }
    }
    let empty = Municipality::new().without("kommune.yaml");
    empty.run(["ny", "kommune"]).succeeds();
    empty.run(["skema"]).succeeds();
    assert!(schema_of(&empty, "kommune.yaml").is_file());
}

#[test]
fn a_command_that_is_not_whole_says_what_there_is() {
    let municipality = Municipality::new();
    let outcome = municipality.run(["ny"]);
    outcome
        .fails(2)
        .says("kommune")
        .says("sag")
        .says("møde")
        .says("En mappe til et nyt forløb");
    for word in ["hjælp", "hjaelp", "help"] {
        let help = municipality.run_list(&[word]).succeeds().out.clone();
        assert_eq!(help, municipality.run(["--help"]).out, "{word}");
    }
    assert_eq!(
        municipality.run(["hjælp", "ny"]).succeeds().out,
        municipality.run(["ny", "--help"]).out
    );
    assert_eq!(
        municipality.run(["hjælp", "ny", "møde"]).succeeds().out,
        municipality.run(["ny", "møde", "--help"]).out
    );
    municipality.run(["hjælp", "flyv"]).fails(2).says("»flyv« er ikke en kommando");
}

#[test]
fn a_folder_that_is_no_case_s_gets_no_meeting() {
    let municipality = Municipality::sound();
    let before = files(municipality.path());
    for path in ["sager", ".", "sager/moede-1.yaml", "sager/2026-002", "sager/2026-002/moede-1.yaml"] {
        municipality.run(["ny", "møde", path]).fails(2);
    }
    assert_eq!(before, files(municipality.path()));
    municipality.run(["ny", "møde", "sager"]).says("der er ingen sag.yaml");
    municipality.run(["ny", "møde", "sager/2026-001/moede-7.yaml"]).succeeds();
}

#[test]
fn a_new_case_is_not_called_after_anybody() {
    let municipality = Municipality::new();
    let before = files(municipality.path());
    for path in [
        "sager/010190-1234",
        "sager/Sara Lindholm",
        "sager/Sara",
        "sager/SaraLindholm/sag.yaml",
        "Åse",
    ] {
        municipality.run(["ny", "sag", path]).fails(2).says("fx 2026-031");
    }
    assert_eq!(before, files(municipality.path()));
    for path in ["sager/2026-031", "sager/27.42.00-P35-14-26", "sager/Sag 4", "sager/prøve"] {
        municipality.run(["ny", "sag", path]).succeeds();
    }
}

#[test]
fn a_new_meeting_takes_over_place_people_and_open_tasks() {
    let venue = "sted:\n  navn: Medborgerhuset   # ved torvet\n  adresse:\n    - Torvegade 30\n    - 8355 Solbjerg\n";
    let municipality = Municipality::sound()
        .with("moede-1.yaml", "2026-12-03", "2026-11-03")
        .with("moede-1.yaml", "svar senest: 2026-11-27\n", MINUTES)
        .file("moede-2.yaml", format!("tidspunkt: 2026-11-17 16:00\n{venue}\n# Efter mødet\n{FOLLOW_UP}inviterede:\n  - {{person: mor, svar: kommer ikke}}\n  - person: laege\n    hvorfor: Du har fulgt Sara.\n"));
    municipality.run(["ny", "møde", FOLDER]).succeeds();
    let new = text(&municipality, "sager/2026-001/moede-3.yaml");
    assert!(new.contains(venue), "{new}");
    assert!(
        new.contains("\ninviterede:\n  - person: mor\n  - person: laege\n\n## Efter mødet"),
        "{new}"
    );
    assert!(!new.contains("kommer ikke\n") && !new.contains("Du har fulgt Sara"), "{new}");
    assert!(
        new.contains("\n#    1/t2: Skriv svaret    # ida: Spørger skolen: hvad nu?\n"),
        "{new}"
    );
    assert!(new.contains("\n#    2/t1: Skriv svaret    # pia: Finder et lokale\n"), "{new}");
    assert!(!new.contains("1/t1"), "{new}");

    // With the day written in, the file is sound; with its # deleted, the list of tasks is too.
    let planned = new.replace("ÅÅÅÅ-MM-DD TT:MM          #", "2026-12-17 16:00 #");
    let municipality = municipality.file("moede-3.yaml", &planned);
    municipality.run(["tjek", FOLDER]).fails(0).says_not("fejl[");
    let mut held = String::new();
    for line in planned.lines() {
        let is_wanted = ["#referat:", "#  skrevet af:", "#  opfølgning:", "#    1/t2:", "#    2/t1:"]
            .iter()
            .any(|key| line.starts_with(key));
        held += if is_wanted { &line[1..] } else { line };
        held.push('\n');
    }
    let held = held.replace("af: reflekt", "af: mette").replace("Skriv svaret", "i gang");
    let municipality = municipality.file("moede-3.yaml", held);
    municipality.run(["tjek", FOLDER]).fails(0).says_not("fejl[");
}

#[test]
fn a_new_meeting_invites_those_the_referat_names() {
    let municipality = Municipality::sound().with(
        "moede-1.yaml",
        "svar senest: 2026-11-27\n",
        "referat:\n  næste møde: {ønsker: ja, hvem: laege og mor}\n",
    );
    municipality.run(["ny", "møde", FOLDER]).succeeds();
    let new = text(&municipality, "sager/2026-001/moede-2.yaml");
    assert!(new.contains("\ninviterede:\n  - person: laege\n  - person: mor\n\n"), "{new}");
    assert!(
        new.contains("\nsted:\n  navn: Medborgerhuset\n  adresse: [Torvegade 30, 8355 Solbjerg]\n#tema"),
        "{new}"
    );
}

#[test]
fn a_first_meeting_and_one_after_an_unreadable_one_are_the_empty_file() {
    let first = Municipality::sound().without("moede-1.yaml");
    first.run(["ny", "møde", FOLDER]).succeeds();
    let empty = text(&first, "sager/2026-001/moede-1.yaml");
    let second = Municipality::new()
        .case("2026-001")
        .file("sag.yaml", CASE)
        .file("moede-1.yaml", "tidspunkt: [");
    second.run(["ny", "møde", FOLDER]).succeeds();
    assert_eq!(text(&second, "sager/2026-001/moede-2.yaml"), empty);
}

/// A sender of its own would write on the letters of one case alone.
#[test]
fn a_case_s_folder_gets_no_sender() {
    let municipality = Municipality::sound().file("billeder/noter.txt", "");
    let before = files(municipality.path());
    for path in [
        "sager/2026-001",
        "sager/2026-001/",
        "sager/2026-001/kommune.yaml",
        "sager/2026-001/billeder",
        "sager/2026-001/ny/mappe",
        "sager/../sager/2026-001",
    ] {
        municipality
            .run(["ny", "kommune", path])
            .fails(2)
            .says("ligger inde i sagen 2026-001");
    }
    assert_eq!(before, files(municipality.path()));
    let other = Municipality::new();
    other.run(["ny", "kommune", "data"]).succeeds();
    other.run(["ny", "kommune", "."]).fails(1).says("kommune.yaml");
}

/// Every id in a new meeting, in its comments too, is somebody of the case; and so when the lines are used.
#[test]
fn a_new_meeting_names_nobody_who_is_not_there() {
    let gone = MINUTES
        .replace("deltog: [mor, ida]", "deltog: [mor, ida, onkel]")
        .replace("hvem: ida", "hvem: onkel")
        + "  næste møde: {ønsker: ja, hvem: [mor, onkel, tante]}\n";
    let sound = || Municipality::sound().with("moede-1.yaml", "2026-12-03", "2026-11-03");
    let renamed = |municipality: Municipality| {
        municipality
            .with("sag.yaml", "  - id: mor\n", "  - id: mor-lone\n")
            .with("sag.yaml", "streger:\n  - [mor, ida]\n", "")
            .with("sag.yaml", "[pia, mor]", "[pia]")
    };
    for municipality in [
        Municipality::sound(),
        sound().with("moede-1.yaml", "svar senest: 2026-11-27\n", &gone),
        renamed(sound()),
        renamed(Municipality::sound()).without("moede-1.yaml"),
    ] {
        municipality.run(["ny", "møde", FOLDER]).succeeds();
        let known: Vec<String> = text(&municipality, &format!("{FOLDER}/sag.yaml"))
            .lines()
            .filter_map(|line| line.trim().strip_prefix("- id: ").map(str::to_owned))
            .chain(["borger".to_owned(), "t1".to_owned()])
            .collect();
        let number = if municipality.path().join(format!("{FOLDER}/moede-2.yaml")).exists() {
            2
        } else {
            1
        };
        let file = text(&municipality, &format!("{FOLDER}/moede-{number}.yaml"));
        let keys = ["person: ", "hvem: ", "skrevet af: ", "deltog: ", "må sendes til: ", "id: "];
        for line in file.lines() {
            let code = line.trim_start_matches(['#', ' ', '-']);
            let Some(ids) = keys.iter().find_map(|key| code.strip_prefix(key)) else {
                continue;
            };
            let ids = ids.split('#').next().unwrap_or_default();
            for id in ids.split(['[', ']', ',', ' ']).filter(|id| !id.is_empty()) {
                assert!(known.iter().any(|known| known == id), "»{id}« in »{line}«: {known:?}");
            }
        }
    }
}
