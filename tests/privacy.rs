//! What must never happen: nobody reads anybody else's details, and a text is a text.

mod support;

use std::collections::BTreeMap;

use serde_json::Value;
use support::{Municipality, pdf};

const FOLDER: &str = "sager/2026-001";

/// As compared: letters and digits alone, small.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().flat_map(texts).collect(),
        Value::String(text) => vec![text.clone()],
        Value::Null => Vec::new(),
        other => vec![other.to_string()],
    }
}

/// Somebody's details, as an independent reader of the files finds them.
struct Somebody {
    id: String,
    protected: bool,
    details: Vec<String>,
}

fn people(case: &Value) -> Vec<Somebody> {
    let of = |id: String, person: &Value| {
        let keys = ["telefon", "hovednummer", "mail"];
        let mut details: Vec<String> = keys.iter().flat_map(|k| texts(&person[*k])).collect();
        let street = texts(&person["adresse"]).into_iter().find(|l| {
            let digits = l.bytes().take_while(u8::is_ascii_digit).count();
            digits < 3 && l.bytes().any(|b| b.is_ascii_digit())
        });
        details.extend(street);
        let protected = texts(&person["beskyttet adresse"]).iter().any(|t| t == "ja" || t == "true");
        if protected {
            details.extend(texts(&person["arbejdsplads"]));
        }
        Somebody { id, protected, details }
    };
    let citizen = of("borger".into(), &case["borger"]);
    let network = case["netværk"].as_array().expect("a network").iter();
    network.map(|p| of(texts(&p["id"]).concat(), p)).chain([citizen]).collect()
}

fn yaml(municipality: &Municipality, path: &str) -> Value {
    let text = std::fs::read_to_string(municipality.path().join(path)).expect("a file");
    serde_saphyr::from_str(&text).expect("YAML")
}

/// Looks through every file that was made of the cases: how many letters there were.
fn nobody_elses_details(municipality: &Municipality, outcome: &support::Outcome<'_>) -> usize {
    let sender = yaml(municipality, "kommune.yaml");
    let senders: Vec<String> = ["telefon", "mail", "adresse", "databeskyttelse"]
        .iter()
        .flat_map(|k| texts(&sender[*k]))
        .collect();
    let mut cases: BTreeMap<String, Value> = BTreeMap::new();
    let mut letters = 0;
    for path in outcome.paths() {
        let key = path.split('/').next().expect("a case").to_owned();
        let case = cases
            .entry(key.clone())
            .or_insert_with(|| yaml(municipality, &format!("sager/{key}/sag.yaml")));
        let people = people(case);
        let reader = path
            .rsplit('/')
            .next()
            .and_then(|n| n.strip_prefix("invitation-")?.strip_suffix(".pdf"));
        let text = plain(&outcome.text(&path));
        let mut allowed = senders.clone();
        let coordinator = texts(&case["netværksteam"]["tovholder"]).concat();
        let own = |id: &str| {
            people
                .iter()
                .filter(|p| p.id == id && (!p.protected || Some(id) == reader))
                .flat_map(|p| p.details.clone())
                .collect::<Vec<_>>()
        };
        allowed.extend(own(&coordinator));
        allowed.extend(reader.map(own).unwrap_or_default());
        if let Some(meeting) = path.split('/').find(|p| p.starts_with("moede-")).filter(|m| !m.contains('.')) {
            let meeting = yaml(municipality, &format!("sager/{key}/{meeting}.yaml"));
            let venue = texts(&meeting["sted"]["adresse"]);
            let is_protected = people
                .iter()
                .any(|p| p.protected && p.details.iter().any(|d| venue.iter().any(|v| plain(v).contains(&plain(d)))));
            if !is_protected {
                allowed.extend(venue);
            }
            // The number to call on the day is given on purpose, where it is nobody's who is protected.
            let on_the_day = texts(&meeting["på dagen"]);
            if !people
                .iter()
                .any(|p| p.protected && p.details.iter().any(|d| on_the_day.contains(d)))
            {
                allowed.extend(on_the_day);
            }
        }
        let allowed: Vec<String> = allowed.iter().map(|a| plain(a)).collect();
        for person in &people {
            // The overview and the call list show the details of those who are not protected.
            if reader == Some(&*person.id) || (reader.is_none() && !path.ends_with(".ics") && !person.protected) {
                continue;
            }
            for detail in person
                .details
                .iter()
                .map(|d| plain(d))
                .filter(|d| !allowed.iter().any(|a| a.contains(d)))
            {
                assert!(!text.contains(&detail), "{path} shows »{detail}« of {}", person.id);
            }
        }
        letters += usize::from(reader.is_some());
    }
    letters
}

#[test]
fn no_example_shows_anybody_elses_details() {
    let municipality = Municipality::example();
    let outcome = municipality.run(["alt", "sager"]);
    assert!(nobody_elses_details(&municipality, outcome.succeeds()) >= 15);
    let again = municipality.run_list(&["invitation", "sager", "--sprog", "en"]);
    assert!(nobody_elses_details(&municipality, again.succeeds()) >= 15);
}

/// Every file that was made of the case, with its text.
fn everything(municipality: &Municipality) -> BTreeMap<String, String> {
    let outcome = municipality.run(["alt", FOLDER]);
    outcome.paths().into_iter().map(|p| (p.clone(), outcome.text(&p))).collect()
}

#[test]
fn a_protected_address_stands_on_that_persons_own_envelope_alone() {
    let files = everything(&Municipality::sound());
    let own = "2026-001/moede-1/invitation-ida.pdf";
    assert!(files[own].contains("Hemmelig Allé 77"));
    assert!(files.len() >= 5, "{:?}", files.keys());
    for (path, text) in &files {
        let text = plain(text);
        for detail in [
            "Hemmelig Allé 77",
            "9999 Langtvæk",
            "31 62 73 84",
            "70 12 13 14",
            "ida.krogh@skjult.example",
            "Det Skjulte Værksted",
        ] {
            let is_own = path == own && ["Hemmelig Allé 77", "9999 Langtvæk"].contains(&detail);
            assert_eq!(text.contains(&plain(detail)), is_own, "{path}: {detail}");
        }
    }
}

#[test]
fn one_who_is_protected_and_phoned_has_no_number_on_the_list() {
    let municipality = Municipality::sound().with("moede-1.yaml", "  - person: ida\n", "  - person: ida\n    invitation: telefon\n");
    let outcome = municipality.run(["invitation", FOLDER]);
    let list = outcome.succeeds().text("2026-001/moede-1/ringeliste.pdf");
    assert!(list.contains("Ida Krogh") && list.contains("Beskyttet"), "{list}");
    assert!(!list.contains("31 62 73 84"), "{list}");
}

#[test]
fn a_protected_borger_is_met_at_an_address_that_nobody_reads() {
    let municipality = Municipality::sound()
        .with(
            "sag.yaml",
            "  mail: sara@lindholm.example\n",
            "  mail: sara@lindholm.example\n  beskyttet adresse: ja\n",
        )
        .with(
            "moede-1.yaml",
            "[Torvegade 30, 8355 Solbjerg]",
            "[\"Bakkevej 1, 2. tv.\", 8355 Solbjerg]",
        )
        .with("moede-1.yaml", "navn: Medborgerhuset", "navn: Hjemme hos Sara");
    let files = everything(&municipality);
    assert!(files.len() >= 5, "{:?}", files.keys());
    for (path, text) in files {
        assert_eq!(text.contains("Bakkevej"), path.ends_with("invitation-borger.pdf"), "{path}: {text}");
    }
}

#[test]
fn a_text_that_holds_somebody_elses_details_stops_that_letter_and_no_other() {
    for detail in [
        "20 11 22 33",
        "20112233",
        "20.11.22.33",
        "+45 2011 2233",
        "lone@lindholm.example",
        "Engvej 3",
        "ENGVEJ 3.",
        "20 30 40 50",
        "010190-1234",
    ] {
        let why = "fordi I taler sammen om aftenen.";
        let municipality = Municipality::sound().with(
            "moede-1.yaml",
            why,
            &format!("\"{why} {detail}\"").replace(&format!("\"{why}"), why),
        );
        let outcome = municipality.run(["invitation", FOLDER]);
        outcome.fails(1).made_not("2026-001/moede-1/invitation-ida.pdf");
        if detail != "010190-1234" {
            outcome
                .made("2026-001/moede-1/invitation-mor.pdf")
                .made("2026-001/moede-1/invitation-borger.pdf");
            outcome.says("står i teksten »Sara vil gerne have dig med");
        }
    }
}

#[test]
fn ones_own_details_in_ones_own_letter_are_no_leak() {
    let municipality = Municipality::sound().with("moede-1.yaml", "fordi du kender hendes hverdag.", "og vi ringer på 20 11 22 33.");
    municipality.run(["invitation", FOLDER]).succeeds();
}

#[test]
fn a_number_in_a_theme_stops_everybody_elses_letter_and_the_calendar_holds_no_theme() {
    let municipality = Municipality::sound().with("moede-1.yaml", "tema: Julen og tiden efter", "tema: Ring til mor på 20 11 22 33");
    let outcome = municipality.run(["invitation", FOLDER]);
    outcome
        .fails(1)
        .made("2026-001/moede-1/invitation-mor.pdf")
        .made("2026-001/moede-1/moede-1.ics");
    outcome
        .made_not("2026-001/moede-1/invitation-ida.pdf")
        .made_not("2026-001/moede-1/invitation-borger.pdf");
    outcome.says("Lone Lindholms telefon står i teksten »Ring til mor på 20 11 22 33«");
}

#[test]
fn a_number_in_the_name_of_the_place_stops_the_calendar_file_too() {
    let municipality = Municipality::sound().with("moede-1.yaml", "navn: Medborgerhuset", "navn: Ring 20 11 22 33 for vej");
    municipality
        .run(["invitation", FOLDER])
        .fails(1)
        .made_not("2026-001/moede-1/moede-1.ics")
        .made("2026-001/moede-1/invitation-mor.pdf");
}

#[test]
fn a_protected_detail_in_a_support_stops_the_overview() {
    let municipality = Municipality::sound().with(
        "sag.yaml",
        "støtte: [Følger med til lægen]",
        "støtte: [Henter Ida på Hemmelig Allé 77]",
    );
    municipality
        .run(["netværksoverblik", FOLDER])
        .fails(1)
        .made_not("2026-001/netvaerksoverblik.pdf")
        .says("Ida Kroghs adresse");
}

#[test]
fn nothing_in_the_files_own_particulars_names_anybody() {
    let municipality = Municipality::example();
    let outcome = municipality.run(["alt", "sager"]);
    for path in outcome.succeeds().paths() {
        let key = path.split('/').next().expect("a case");
        let case = yaml(&municipality, &format!("sager/{key}/sag.yaml"));
        let network = case["netværk"].as_array().expect("a network").iter();
        let names: Vec<String> = network.chain([&case["borger"]]).flat_map(|p| texts(&p["navn"])).collect();
        let told = if path.ends_with(".pdf") {
            pdf::metadata(&outcome.bytes(&path))
        } else {
            outcome.text(&path)
        };
        assert!(
            path.ends_with(".ics") || told.contains("dialogdok"),
            "{path} has particulars: {told}"
        );
        for word in names.iter().flat_map(|n| n.split(' ')).filter(|w| w.chars().count() > 3) {
            assert!(!told.contains(word), "{path} names {word} in {told}");
            assert!(!path.to_lowercase().contains(&format!("{} ", word.to_lowercase())), "{path}");
        }
        assert!(!told.contains(key), "{path} tells the case's key");
    }
}

#[test]
fn the_calendar_names_nobody_in_the_place() {
    for (name, address, location) in [
        ("Hjemme hos Lone", "[Engvej 3, 8355 Solbjerg]", Some("Engvej 3")),
        ("LONES køkken", "[Engvej 3, 8355 Solbjerg]", Some("Engvej 3")),
        ("Medborgerhuset", "[Hos Lone Lindholm, Engvej 3]", Some("Medborgerhuset")),
        (
            "Medborgerhuset",
            "[Jens Baggesens Vej 4, 8355 Solbjerg]",
            Some("Jens Baggesens Vej 4"),
        ),
    ] {
        let municipality = Municipality::sound().with("moede-1.yaml", "Medborgerhuset", name).with(
            "moede-1.yaml",
            "[Torvegade 30, 8355 Solbjerg]",
            address,
        );
        let outcome = municipality.run(["invitation", FOLDER]);
        let calendar = outcome.succeeds().text("2026-001/moede-1/moede-1.ics").replace("\r\n ", "");
        assert!(!calendar.to_lowercase().contains("lone"), "{calendar}");
        assert!(location.is_none_or(|l| calendar.contains(l)), "{calendar}");
    }
}

#[cfg(unix)]
#[test]
fn files_are_for_their_owner_alone() {
    let municipality = Municipality::sound();
    let outcome = municipality.run(["alt", FOLDER]);
    for path in outcome.succeeds().paths() {
        assert_eq!(outcome.mode(&path), 0o600, "{path}");
    }
    for folder in ["", "2026-001", "2026-001/moede-1"] {
        assert_eq!(outcome.mode(folder), 0o700, "{folder}");
    }
    municipality.run(["ny", "sag", "ud/ny"]).succeeds();
    assert_eq!((outcome.mode("ny/sag.yaml"), outcome.mode("ny")), (0o600, 0o700));
}

/// What follows the whole forløb is made while there is a consent; when there is none any more, what was made before is told of.
#[test]
fn papers_of_the_whole_case_are_told_of_when_the_consent_is_gone() {
    let line = ["alt", FOLDER, "--dato", support::TODAY];
    let municipality = Municipality::sound();
    let made = municipality.run(line);
    made.says_not("fra før");
    let papers = ["netvaerkskort.pdf", "netvaerksoverblik.pdf"];
    for paper in papers {
        made.made(&format!("2026-001/{paper}"));
    }
    let municipality = Municipality::sound();
    municipality.run(line);
    let municipality = municipality.with("sag.yaml", "  samtykke: 2026-10-10\n", "");
    let again = municipality.run(line);
    again.says("papirer fra før");
    for paper in papers {
        again.says(&format!("ud/2026-001/{paper}"));
    }
}

/// A letter to somebody who is no longer invited lies in the folder until it is deleted, and that is said.
#[test]
fn papers_from_before_to_nobody_are_told_of() {
    let letter = "2026-001/moede-1/invitation-mor.pdf";
    let municipality = Municipality::sound();
    municipality.run(["invitation", FOLDER]).succeeds().made(letter).says_not("fra før");
    municipality.run(["invitation", FOLDER]).succeeds().says_not("fra før");
    let meeting = std::fs::read_to_string(municipality.path().join(FOLDER).join("moede-1.yaml")).expect("a meeting");
    let at = meeting.find("  - person: mor").expect("she is invited");
    let next = meeting[at + 4..].find("  - person:").map_or(meeting.len(), |n| at + 4 + n);
    let without = format!("{}{}", &meeting[..at], &meeting[next..]);
    let municipality = municipality.file("moede-1.yaml", without);
    municipality
        .run(["invitation", FOLDER, "--til", "ida"])
        .succeeds()
        .says_not("fra før");
    municipality
        .run(["invitation", FOLDER])
        .succeeds()
        .says("papirer fra før")
        .says(letter);
}

#[test]
fn a_folder_that_cannot_be_written_keeps_the_old_file_and_is_told_of() {
    let municipality = Municipality::sound()
        .outside()
        .file("ud/2026-001/moede-1", "en fil, hvor der skal være en mappe");
    let outcome = municipality.run(["invitation", FOLDER]);
    outcome
        .fails(1)
        .says("der ligger en fil, hvor der skal være en mappe")
        .says_not("os error");
    assert_eq!(outcome.text("2026-001/moede-1"), "en fil, hvor der skal være en mappe");
}

/// A sound case in which every text that a person writes is this one.
fn all_texts(text: &str) -> Municipality {
    let quoted = format!("'{}'", text.replace('\'', "''"));
    let put = |key: &str| format!("{key}: {quoted}");
    let mut municipality = Municipality::sound()
        .with("sag.yaml", "støtte: [Følger med til lægen]", &format!("støtte: [{quoted}]"))
        .with("sag.yaml", "sagsnummer: 27.42.00-P35-1-26", &put("sagsnummer"))
        .with(
            "sag.yaml",
            "navn: Sara Lindholm",
            &format!("{}\n  {}", put("navn"), put("kaldenavn")),
        )
        .with("moede-1.yaml", "tema: Julen og tiden efter", &put("tema"))
        .with("moede-1.yaml", "navn: Medborgerhuset", &put("navn"))
        .with("moede-1.yaml", "Torvegade 30", &quoted)
        .with("moede-1.yaml", "person: ida\n", "person: ida\n    invitation: telefon\n");
    for (key, value) in [
        ("navn", "Lone Lindholm"),
        ("relation", "mor"),
        ("telefon", "20 11 22 33"),
        ("mail", "lone@lindholm.example"),
        ("arbejdsplads", "Solbjerg Skole"),
        ("navn", "Pia Holm"),
        ("navn", "Jens Bak"),
        ("navn", "Mette Dam"),
        ("navn", "Ida Krogh"),
    ] {
        municipality = municipality.with("sag.yaml", &format!("{key}: {value}\n"), &format!("{}\n", put(key)));
    }
    for why in [
        "Sara vil gerne have dig med, fordi du kender hendes hverdag.",
        "Sara vil gerne have dig med, fordi I taler sammen om aftenen.",
    ] {
        municipality = municipality.with("moede-1.yaml", &format!("hvorfor: {why}"), &put("hvorfor"));
    }
    municipality
        .outside()
        .with("kommune.yaml", "navn: Solbjerg Kommune", &put("navn"))
        .with("kommune.yaml", "afdeling: Center for Socialpsykiatri", &put("afdeling"))
}

#[test]
fn a_text_is_printed_as_it_is_and_never_run() {
    for text in [
        "#panic(\"x\") *a* $b$ @c <d>",
        "= x \\ _y_ `z` //k /*m*/ ~",
        "{borger} {{}} #{1+1} %s ${x}",
        "-- --- ... 'a' \"b\"",
    ] {
        let municipality = all_texts(text);
        let outcome = municipality.run(["alt", FOLDER]);
        outcome.succeeds();
        let squeezed = |t: &str| t.split_whitespace().collect::<String>();
        for path in outcome.paths().iter().filter(|p| p.ends_with(".pdf")) {
            let read = squeezed(&outcome.text(path));
            let times = read.matches(&squeezed(text)).count();
            assert!(times >= 4, "{path} has »{text}« {times} times: {}", outcome.text(path));
        }
        let calendar = outcome.text("2026-001/moede-1/moede-1.ics");
        assert!(calendar.lines().all(|l| l.starts_with(' ') || l.contains(':')), "{calendar}");
    }
}

#[test]
fn no_line_of_a_text_becomes_a_line_of_the_calendar_file() {
    let municipality = Municipality::sound().with(
        "moede-1.yaml",
        "navn: Medborgerhuset",
        "navn: \"Hus\\nATTENDEE:mailto:a@b.example\\nX\"",
    );
    let calendar = municipality.run(["invitation", FOLDER]).text("2026-001/moede-1/moede-1.ics");
    assert!(!calendar.lines().any(|l| l.starts_with("ATTENDEE")), "{calendar}");
}

#[test]
fn arabic_and_hebrew_names_stand_in_the_letters() {
    for name in ["محمد العلي", "שרה כהן"] {
        let municipality = Municipality::sound().with("sag.yaml", "navn: Lone Lindholm", &format!("navn: {name}"));
        let outcome = municipality.run(["alt", FOLDER]);
        for path in [
            "2026-001/moede-1/invitation-mor.pdf",
            "2026-001/moede-1/invitation-ida.pdf",
            "2026-001/netvaerksoverblik.pdf",
        ] {
            let text = outcome.succeeds().text(path);
            for word in name.split(' ') {
                let backwards: String = word.chars().rev().collect();
                assert!(text.contains(word) || text.contains(&backwards), "{path} lacks {word}: {text}");
            }
        }
    }
}

#[test]
fn a_character_that_no_font_has_is_told_of_with_person_and_field() {
    for (old, new, spot) in [
        (
            "navn: Lone Lindholm",
            "navn: Lone \u{1f9ff} Lindholm",
            "det står i »navn« for Lone \u{1f9ff} Lindholm (sag.yaml, linje 17)",
        ),
        (
            "relation: søster",
            "relation: søster \u{0f40}",
            "det står i »relation« for Ida Krogh (sag.yaml, linje 29)",
        ),
    ] {
        let municipality = Municipality::sound().with("sag.yaml", old, new);
        let character = new.chars().find(|c| *c as u32 > 0x0f00).expect("it is there");
        let outcome = municipality.run(["invitation", FOLDER]);
        outcome
            .fails(1)
            .says(spot)
            .says(&format!("tegnet »{character}« (U+{:04X})", character as u32));
        outcome.made("2026-001/moede-1/moede-1.ics");
    }
    let municipality = Municipality::sound().with("moede-1.yaml", "fordi I taler sammen om aftenen.", "fordi \u{1f9ff}.");
    let outcome = municipality.run(["invitation", FOLDER]);
    outcome
        .fails(1)
        .says("det står i »hvorfor« for Ida Krogh (moede-1.yaml, linje 12)")
        .made("2026-001/moede-1/invitation-mor.pdf");
    outcome.made_not("2026-001/moede-1/invitation-ida.pdf").says("1 ikke lavet");
}

#[test]
fn a_detail_that_is_spread_over_the_items_of_a_list_stops_the_overview() {
    for (items, detail) in [
        ("[\"Ring på 31 62\", \"73 84, når det brænder på\"]", "telefon"),
        ("[Henter hende på Hemmelig, Allé 77 er nemmest]", "adresse"),
    ] {
        let municipality = Municipality::sound().with("sag.yaml", "støtte: [Følger med til lægen]", &format!("støtte: {items}"));
        municipality
            .run(["netværksoverblik", FOLDER])
            .fails(1)
            .made_not("2026-001/netvaerksoverblik.pdf")
            .says(&format!("Ida Kroghs {detail}"));
        municipality.run(["tjek", FOLDER]).says(&format!("Ida Kroghs {detail}"));
    }
}

#[test]
fn a_protected_home_split_between_name_and_address_of_a_place_is_held_back() {
    let municipality = Municipality::sound()
        .with("moede-1.yaml", "navn: Medborgerhuset", "navn: Hemmelig Allé")
        .with("moede-1.yaml", "[Torvegade 30, 8355 Solbjerg]", "[\"77\", 9999 Langtvæk]");
    let files = everything(&municipality);
    assert!(files.len() >= 4, "{:?}", files.keys());
    for (path, text) in files {
        assert!(
            path.ends_with("invitation-ida.pdf") || !text.contains("9999 Langtvæk"),
            "{path}: {text}"
        );
    }
}

#[test]
fn who_signs_anew_after_taking_consent_back_has_consented() {
    let withdrawn = Municipality::sound().with(
        "sag.yaml",
        "samtykke: 2026-10-10",
        "samtykke: 2026-10-10\n  samtykke trukket: 2026-11-01",
    );
    withdrawn
        .run(["invitation", FOLDER])
        .fails(1)
        .made_not("2026-001/moede-1/invitation-mor.pdf");
    let anew = Municipality::sound().with(
        "sag.yaml",
        "samtykke: 2026-10-10",
        "samtykke: 2026-11-10\n  samtykke trukket: 2026-11-01",
    );
    // Which of the two days is meant nobody can tell, so nothing goes out until the older line is gone.
    anew.run(["invitation", FOLDER])
        .fails(1)
        .says("dato-omvendt")
        .says("skrevet under igen")
        .made_not("2026-001/moede-1/invitation-mor.pdf");
    anew.with("sag.yaml", "\n  samtykke trukket: 2026-11-01", "")
        .run(["invitation", FOLDER])
        .succeeds()
        .made("2026-001/moede-1/invitation-mor.pdf");
    let later = Municipality::sound().with(
        "sag.yaml",
        "samtykke: 2026-10-10",
        "samtykke: 2026-11-25\n  samtykke trukket: 2026-11-01",
    );
    later
        .run(["invitation", FOLDER])
        .fails(1)
        .made_not("2026-001/moede-1/invitation-mor.pdf");
}

#[test]
fn a_tovholder_who_has_left_reads_no_more() {
    let municipality = Municipality::sound().with("sag.yaml", "relation: tovholder\n", "relation: tovholder\n    til: 2026-11-01\n");
    municipality
        .run(["netværksoverblik", FOLDER, "--til", "pia", "--dato", "2026-11-22"])
        .fails(1)
        .says("kun med i netværket til 2026-11-01");
    municipality.run(["tjek", FOLDER]).says("»pia« er i netværksteamet, men er kun med");
}

/// What is said to be shown is shown only where nobody protected lives behind that very door, in whatever form the door is written.
#[test]
fn a_protected_door_is_not_shown_by_permission() {
    let homes = [
        "[\"Tranevænget 17, st. th.\", 8660 Skanderborg]",
        "[Tranevænget, \"17, st. th.\", 8660 Skanderborg]",
        "[Tranevænget, 17 st. th., 8660 Skanderborg]",
        "[\"17\", Tranevænget, st. th., 8660 Skanderborg]",
    ];
    let same = [
        "Tranevænget 17, st. th.",
        "Tranevænget 17, stuen",
        "Tranevænget 17 th",
        "Tranevænget 17, stuen t. højre",
        "Tranevænget 17, højre",
        "Tranevænget 17",
        "Tranevænget, nr. 17",
        "Tranevænget, hus nr. 17, st. th.",
        "Tranevænget, 17, st. th.",
        "Møllevej 1 (indgang fra Tranevænget 17, st. th.)",
        "Møllevej 1 (Tranevænget 17)",
        "Møllevej 1 ved Tranevænget 17, st. th.",
    ];
    let other = ["Tranevænget 17, 1. sal", "Tranevænget 17, st. tv.", "Tranevænget 19, st. th."];
    for home in homes {
        for (venues, is_shown) in [(&same[..], false), (&other[..], true)] {
            for venue in venues {
                let lines = format!("[\"{venue}\", 8660 Skanderborg]");
                let municipality = Municipality::sound()
                    .with(
                        "sag.yaml",
                        "adresse: [Hemmelig Allé 77, 9999 Langtvæk]",
                        &format!("adresse: {home}"),
                    )
                    .with(
                        "moede-1.yaml",
                        "adresse: [Torvegade 30, 8355 Solbjerg]",
                        &format!("adresse: {lines}\n  må vises: ja"),
                    );
                let text = municipality.run(["invitation", "sager/2026-001/moede-1.yaml", "--til", "mor"]);
                let text = text.text("2026-001/moede-1/invitation-mor.pdf");
                assert_eq!(text.contains("Tranev"), is_shown, "home {home}, venue {lines}");
            }
        }
    }
}

/// A floor in place of the house's number is no other house.
#[test]
fn a_protected_street_with_its_floor_is_a_home_told() {
    let told = |words: &str| {
        let why = format!("Ida bor på {words}.");
        Municipality::sound()
            .with(
                "sag.yaml",
                "adresse: [Hemmelig Allé 77, 9999 Langtvæk]",
                "adresse: [\"Tranevænget 17, 2. tv.\", 8660 Skanderborg]",
            )
            .with(
                "moede-1.yaml",
                "hvorfor: Sara vil gerne have dig med, fordi du kender hendes hverdag.",
                &format!("hvorfor: \"{why}\""),
            )
            .run(["tjek", "sager"])
            .err
            .contains("andres-oplysninger")
    };
    for words in [
        "Tranevænget",
        "Tranevænget 17",
        "Tranevænget, 2. tv.",
        "Tranevænget, 2. sal tv.",
        "Tranevænget, 1. tv.",
        "Tranevænget, 2. sal",
        "Tranevænget, 3. mf. i Skanderborg",
        "Tranevænget 2. t.v.",
    ] {
        assert!(told(words), "{words}");
    }
    for words in ["Tranevænget 19", "Tranevænget 2, 1. sal", "Tranevænget 3, st. tv."] {
        assert!(!told(words), "{words}");
    }
}
