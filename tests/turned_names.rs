//! Names of institutions and places of work told with their words joined, split, hyphenated or turned about, as people say them; beside
//! sound sentences of the same words.
//!
//! Every member is generated: each told form of each name in each sentence.

use dialogdok::access::meaning::{Address, PlaceOfWork, Words};

/// A name as stored, and other ways to say it.
const NAMES: [(&str, &[&str]); 14] = [
    (
        "Skanderborg Rådhusapotek",
        &[
            "Skanderborg Rådhus Apotek",
            "Rådhusapoteket i Skanderborg",
            "Skanderborg Rådhus-apotek",
            "Skanderborg-rådhusapotek",
        ],
    ),
    (
        "Aarhus Universitetshospital",
        &[
            "Aarhus Universitets Hospital",
            "Universitetshospitalet i Aarhus",
            "Århus Universitetshospital",
            "Aarhus universitets-hospital",
        ],
    ),
    (
        "Ry Lægehus",
        &["Ry Læge hus", "Lægehuset Ry", "Lægehuset i Ry", "Ry-lægehuset", "Ry lægehuset"],
    ),
    (
        "Solbjerg Skole",
        &["Solbjergskolen", "Solbjerg-skolen", "Skolen i Solbjerg", "Solbjerg skolen"],
    ),
    (
        "Horsens Plejehjem",
        &[
            "Horsensplejehjemmet",
            "Plejehjemmet i Horsens",
            "Horsens Pleje hjem",
            "Horsens-plejehjemmet",
        ],
    ),
    ("Kollegium Nord", &["Nordkollegiet", "Nord-kollegiet", "Kollegiet Nord"]),
    (
        "Krisecenter Havblik",
        &[
            "Havblikcentret",
            "Havblik krisecenter",
            "Krise-center Havblik",
            "Krise center Havblik",
            "Havblikkrisecentret",
        ],
    ),
    (
        "Bofællesskabet Lærkebo",
        &["Bo-fællesskabet Lærkebo", "Lærkebo bofællesskab", "Bofællesskab Lærkebo"],
    ),
    (
        "Døgncentret Tårnet",
        &["Døgn-centret Tårnet", "Tårnet, døgncentret", "Døgn centret Tårnet"],
    ),
    (
        "Sct. Joseph Søstrenes Hus",
        &[
            "Sankt Joseph Søstrenes Hus",
            "Sct. Josephsøstrenes Hus",
            "Skt. Joseph-søstrenes hus",
        ],
    ),
    (
        "Botilbuddet Åkanden",
        &["Bo tilbuddet Åkanden", "Åkanden", "botilbuddet Åkanden", "Åkande-botilbuddet"],
    ),
    (
        "Ungdomshjemmet Stevnhøj",
        &["Ungdoms hjemmet Stevnhøj", "Stevnhøj ungdomshjem", "Stevnhøjhjemmet"],
    ),
    ("Psykiatrisk Afdeling P4", &["afdeling P4", "afd. P4", "Psykiatrisk P4"]),
    (
        "Kvindehjemmet i Jernbanegade",
        &[
            "Kvinde-hjemmet i Jernbanegade",
            "Jernbanegades kvindehjem",
            "kvindehjemmet på Jernbanegade",
        ],
    ),
];

const HOMES: [&str; 6] = [
    "Ida bor på {} nu.",
    "Vi ses på {} på fredag",
    "{} er et godt sted for hende.",
    "Ring til personalet på {}.",
    "Hun er glad for {}, siger hun.",
    "Brevet kom fra {}.",
];

const WORK: [&str; 5] = [
    "Ida arbejder på {}.",
    "Ida har fået job på {} i maj.",
    "Hun har vagt på {} om natten.",
    "Ida er på {} hver dag.",
    "Hendes chef på {} er sød.",
];

fn home(stored: &str) -> Address {
    Address::read([stored, "Rosenørns Allé 14", "8660 Skanderborg"])
}

#[test]
fn a_name_is_known_with_its_words_joined_split_or_turned() {
    let (mut asked, mut missed) = (0, Vec::new());
    let owner = Words::of("Ida Lindholm");
    for (stored, told) in NAMES {
        let home = home(stored);
        let work = PlaceOfWork::read(stored, &[]);
        for told in told.iter().copied().chain([stored]) {
            for sentence in HOMES {
                asked += 1;
                let text = sentence.replace("{}", told);
                if !home.is_told_in(&Words::of(&text), true) {
                    missed.push(format!("home {stored}: {text}"));
                }
            }
            for sentence in WORK {
                asked += 1;
                let text = sentence.replace("{}", told);
                if !work.is_told_in(&Words::of(&text), &owner) {
                    missed.push(format!("work {stored}: {text}"));
                }
            }
        }
    }
    assert!(missed.is_empty(), "{} of {asked}: {missed:#?}", missed.len());
}

#[test]
fn a_chain_is_known_by_its_first_word_where_work_is_spoken_of() {
    let owner = Words::of("Ida Lindholm");
    let (mut asked, mut wrong) = (0, Vec::new());
    for (stored, told) in [
        ("Jysk Sengetøjslager", "Jysk"),
        ("Ikea", "Ikealageret"),
        ("Netto Solbjerg", "Netto"),
        ("Bilka", "Bilkabutikken"),
        ("Tandklinikken Smil", "klinikken Smil"),
        ("Tandklinikken Smil", "Smil"),
    ] {
        let work = PlaceOfWork::read(stored, &["solbjerg".to_owned()]);
        for sentence in WORK {
            asked += 1;
            let text = sentence.replace("{}", told);
            if !work.is_told_in(&Words::of(&text), &owner) {
                wrong.push(format!("{stored}: {text}"));
            }
        }
        for text in [
            "Vi handler i Jysk på vej hjem.",
            "De køber ind i Netto.",
            "Jonas købte en sofa i Ikea.",
            "Et smil hjælper.",
        ] {
            asked += 1;
            if work.is_told_in(&Words::of(text), &owner) {
                wrong.push(format!("{stored}: {text}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {asked}: {wrong:#?}", wrong.len());
}

#[test]
fn the_words_of_a_name_by_themselves_tell_nobody_s_place() {
    let (mut asked, mut wrong) = (0, Vec::new());
    let owner = Words::of("Ida Lindholm");
    let sound = [
        "Jonas går i skole i Horsens.",
        "Vi mødes på skolen.",
        "Farmor bor på plejehjem.",
        "Hun har været på hospitalet.",
        "Mor kommer fra Skanderborg.",
        "Lægen i Ry ringer.",
        "Der er et hus i Ry til salg.",
        "De talte om nordlys og kollegier.",
        "Vi hører P4 i bilen.",
        "Han er på universitetet i Aarhus.",
        "Apoteket har åbent.",
        "Rådhuset i Skanderborg har lukket.",
        "Et fællesskab betyder meget.",
        "Kommunen har en afdeling til det.",
        "Der er psykiatrisk hjælp at få.",
        "Hun taler med kvinderne hjemme i gaden.",
        "Centret for unge i Horsens er nyt.",
    ];
    for (stored, _) in NAMES {
        let (home, work) = (home(stored), PlaceOfWork::read(stored, &[]));
        for text in sound {
            asked += 1;
            if home.is_told_in(&Words::of(text), true) || work.is_told_in(&Words::of(text), &owner) {
                wrong.push(format!("{stored}: {text}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {asked}: {wrong:#?}", wrong.len());
}
