//! Two addresses in one field, and forms in which a detail is told that stand far from how it is stored; beside sound sentences that
//! only look like it.
//!
//! Each list has two halves: the module was tuned on the first, the second was written beside it and counted only.

#[path = "support/danish_numbers.rs"]
mod danish_numbers;

use danish_numbers::in_words;
use dialogdok::access::cpr_numbers;
use dialogdok::access::meaning::{Address, Likeness, Phones, Words};

const TOWN: &str = "8660 Skanderborg";

fn told(home: &Address, text: &str) -> bool {
    home.is_told_in(&Words::of(text), true)
}

#[track_caller]
fn none_of(what: &str, asked: usize, wrong: &[String]) {
    assert!(asked > 0, "{what}: nothing was asked");
    assert!(
        wrong.is_empty(),
        "{what}: {} of {asked}, as {:#?}",
        wrong.len(),
        &wrong[..wrong.len().min(25)]
    );
}

const FIRST: [&[(&str, &str)]; 2] = [
    &[
        ("Tranevænget", "17"),
        ("Gl. Kongevej", "61"),
        ("H.C. Andersens Vej", "112"),
        ("Råvig Allé", "hundrede og to"),
    ],
    &[
        ("Kvædehaven", "8"),
        ("Sdr. Allé", "9"),
        ("Nørregade", "3"),
        ("Pilefløjtvej", "nitten"),
    ],
];
const SECOND: [&[(&str, &str)]; 2] = [
    &[
        ("Lærkevej", "3"),
        ("Ny Banegårdsgade", "44"),
        ("2. Tværvej", "5"),
        ("Skovvej", "syvogtyve"),
    ],
    &[
        ("Møllestien", "21"),
        ("Ll. Strandstræde", "7"),
        ("Klokkebjerg", "12"),
        ("Lyngvej", "nr. fem og tredive"),
    ],
];
/// How two addresses stand in one field: the first, the second.
const BOTH: [&[&str]; 2] = [
    &[
        "{a} / {b}",
        "{a}/{b}",
        "{a} og {b}",
        "{a}, ferie: {b}",
        "{a} (ferie: {b})",
        "{a} - {b}",
        "{a}, 2. tv. / {b}, st. th.",
        "Hjemme: {a}. Weekend: {b}",
        "{a}; {b}",
        "{a}, 8660 Skanderborg / {b}, 8000 Aarhus C",
    ],
    &[
        "{a} eller {b}",
        "{a} + {b}",
        "{a} – {b}",
        "{a} & {b}",
        "{a}, sommerhus: {b}",
        "{a} (i weekenden {b})",
        "{a}, 1. sal. {b}, kld.",
        "Privat: {a}, midlertidigt: {b}",
        "{a}, samt {b}",
        "8660 Skanderborg, {a} / 8000 Aarhus C, {b}",
        "{a} ferie {b}",
    ],
];

#[test]
fn each_of_two_addresses_in_one_field_is_guarded() {
    for half in 0..2 {
        let (mut asked, mut wrong) = (0, Vec::new());
        for (a, b) in FIRST[half].iter().flat_map(|a| SECOND[half].iter().map(move |b| (a, b))) {
            for form in BOTH[half] {
                let line = form
                    .replace("{a}", &format!("{} {}", a.0, a.1))
                    .replace("{b}", &format!("{} {}", b.0, b.1));
                let has_town = line.contains("8660");
                let mut lines = vec![line.as_str()];
                lines.extend((!has_town).then_some(TOWN));
                let home = Address::read(lines.iter().copied());
                for (street, number) in [a, b] {
                    let address = format!("{street} {number}");
                    for text in [
                        format!("Vi mødes på {address}."),
                        format!("Hun bor i {street} nu"),
                        format!("kom til {} kl. 2", address.to_uppercase()),
                    ] {
                        asked += 1;
                        if !told(&home, &text) {
                            wrong.push(format!("{line} | {text}"));
                        }
                    }
                    let towns: &[&str] = if has_town {
                        &["8660 Skanderborg", "8000 Aarhus C"]
                    } else {
                        &[TOWN]
                    };
                    let venues: Vec<Address> = towns.iter().map(|town| Address::read([address.as_str(), town])).collect();
                    asked += 1;
                    if !venues.iter().any(|venue| venue.likeness(&home) != Likeness::Different) {
                        wrong.push(format!("{line} | venue {address}"));
                    }
                }
                for text in [
                    "Vi holdt ferie sammen.",
                    "Hun er hjemme i weekenden.",
                    "Sommeren var god",
                    "Privat er det bedre",
                ] {
                    asked += 1;
                    if told(&home, text) {
                        wrong.push(format!("{line} | sound: {text}"));
                    }
                }
            }
        }
        none_of(&format!("two addresses, half {half}"), asked, &wrong);
    }
}

#[test]
fn each_of_two_house_numbers_is_guarded() {
    let (mut asked, mut wrong) = (0, Vec::new());
    for form in ["17 og 19", "17/19", "17-19", "17 – 19", "17 eller 19"] {
        let home = Address::read([&*format!("Tranevænget {form}"), TOWN]);
        for number in ["17", "19"] {
            asked += 2;
            if !home.is_told_in(&Words::of(&format!("Vi henter dig på Tranevænget {number}.")), false) {
                wrong.push(format!("{form} | {number}"));
            }
            if Address::read([&*format!("Tranevænget {number}"), TOWN]).likeness(&home) == Likeness::Different {
                wrong.push(format!("{form} | venue {number}"));
            }
        }
        for number in ["21", "7", "171"] {
            asked += 1;
            if told(&home, &format!("Bageren på Tranevænget {number} har åbent")) {
                wrong.push(format!("{form} | sound {number}"));
            }
        }
    }
    // A floor is no house.
    let home = Address::read(["Tranevænget 17 - 2. tv.", TOWN]);
    assert!(!told(&home, "Bageren på Tranevænget 2 har åbent"));
    none_of("two numbers", asked, &wrong);
}

/// Houses with a word of their own, in one part or with the kind before or behind.
const OWN_WORDS: [&[&str]; 2] = [
    &["Lyngbo", "Egely", "Solhjem", "Rosengård", "Mariehjemmet", "Danner", "Skovhus"],
    &["Birkebo", "Elmely", "Havgård", "Annahus", "Kildehøj", "Tornebo", "Lindely"],
];

#[test]
fn a_house_of_one_word_is_known_in_small_letters_and_in_the_genitive() {
    for (half, names) in OWN_WORDS.into_iter().enumerate() {
        let (mut asked, mut wrong) = (0, Vec::new());
        for name in names {
            let homes = [
                Address::read([name, "8355 Solbjerg"]),
                Address::read([*name]),
                Address::read([&*format!("{name}, Elmevej 3"), "8355 Solbjerg"]),
                Address::read([&*format!("Krisecenter {name}"), "8355 Solbjerg"]),
                Address::read([&*format!("c/o {name}"), "8355 Solbjerg"]),
            ];
            let small = name.to_lowercase();
            for text in [
                format!("Vi ses på {small}"),
                format!("Hun er flyttet til {small} i maj."),
                format!("{name}s have er stor"),
                format!("Vi mødes i {small}s have"),
                format!("ved {name}"),
                format!("{}!", name.to_uppercase()),
                format!("Hun er glad for {small}."),
            ] {
                for (at, home) in homes.iter().enumerate() {
                    asked += 1;
                    if !told(home, &text) {
                        wrong.push(format!("{name} as {at} | {text}"));
                    }
                }
            }
        }
        none_of(&format!("houses of one word, half {half}"), asked, &wrong);
    }
}

/// How a place is stored, and how it is told.
const PLACES: [&[(&str, &[&str])]; 2] = [
    &[
        (
            "Nordre Kvindehjem",
            &["Ndr. Kvindehjem", "på Ndr Kvindehjem", "Nordre Kvindehjems leder"],
        ),
        ("Randers Krisecenter", &["Krisecentret i Randers", "på krisecentret i Randers nu"]),
        (
            "Randers Kvindekrisecenter",
            &["Krisecentret i Randers", "kvindekrisecentret, Randers"],
        ),
        ("Gl. Kollegium", &["på Gamle Kollegium", "Gammel Kollegium"]),
        ("Skt. Josefs Hospice", &["Sankt Josefs Hospice", "Sct. Josefs hospice"]),
        (
            "Postboks 123",
            &[
                "P.O. Box 123",
                "PO Box 123",
                "postbox 123",
                "Postboks nr. 123",
                "Box 123",
                "p.o.box 123",
            ],
        ),
        ("P.O. Box 77", &["Postboks 77", "skriv til postboks 77"]),
        (
            "Sankt Pauls Gade 12",
            &[
                "Sanktpaulsgade 12",
                "Skt. Pauls Gade 12",
                "Sktpaulsgade 12",
                "St. Pauls Gade 12",
                "Sanktpaulsgade",
                "Sct Paulsgade",
            ],
        ),
        (
            "Sanktpaulsgade 12",
            &["Skt. Pauls Gade 12", "Sankt Pauls Gade", "Sct. Paulsgade 12"],
        ),
        ("Tranevænget 17", &["Tranevænget 1 7", "Tranevænget nr. 1 7.", "tranevænget 1  7"]),
    ],
    &[
        ("Søndre Herberg", &["Sdr. Herberg", "på Sønder Herberg"]),
        ("Viborg Mandecenter", &["Mandecentret i Viborg", "på mandecentret i Viborg"]),
        ("Odense Mandekrisecenter", &["krisecentret i Odense"]),
        ("Sct. Annas Bosted", &["Sankt Annas Bosted", "bostedet Skt. Anna"]),
        ("postbox 9", &["P. O. Box 9", "Postboks 9"]),
        (
            "Sankthansgade 4",
            &["Skt. Hans Gade 4", "Sankt Hans Gade 4", "Sct. Hansgade", "Sankthansgade"],
        ),
        ("Sønderallé 21", &["Sdr. Allé 21", "Søndre Allé 2 1", "Sønder Alle"]),
        ("Storegade 140", &["Store Gade 140", "Storegade 1 4 0"]),
    ],
];

#[test]
fn shortened_and_turned_forms_are_known() {
    for (half, places) in (0..).zip(PLACES) {
        let (mut asked, mut wrong) = (0, Vec::new());
        for (stored, texts) in places {
            let home = Address::read([*stored, TOWN]);
            for text in *texts {
                asked += 1;
                if !told(&home, text) {
                    wrong.push(format!("{stored} | {text}"));
                }
            }
        }
        none_of(&format!("forms, half {half}"), asked, &wrong);
    }
}

/// Sentences that tell no home, beside what they look like.
const SOUND: [&[(&str, &[&str])]; 2] = [
    &[
        (
            "Kirkegade 4",
            &[
                "Der ligger en kirke i gaden",
                "Vi går i kirke. Gaden er stille.",
                "kirken ved gaden",
            ],
        ),
        (
            "Sommervej 4",
            &["Der er blomster om sommeren", "sommer ved vejen", "Om sommer. Vejen er lang"],
        ),
        ("Blomstervej 4", &["blomster ved vejen", "Blomster om sommeren"]),
        ("c/o Hansen", &["Peter Hansen kommer kl. 2", "Vi spørger Hansen", "Peter Hansen"]),
        ("c/o Bo Lund", &["Vi går en tur i lunden"]),
        (
            "Nordre Kvindehjem",
            &["På Nordre Fasanvej", "Et hjem for kvinder", "nordre del af byen"],
        ),
        (
            "Tranevænget 17",
            &["Tranevænget 1, 7. sal", "Tranevænget 1-7 er et andet hus".split_at(14).0],
        ),
        ("Postboks 123", &["En boks med 123 ting", "Boks 12"]),
        (
            "Randers Krisecenter",
            &["Vi tager til Randers", "Et krisecenter kan hjælpe", "Randers er en by"],
        ),
    ],
    &[
        ("Skovvej 4", &["skov ved vejen", "En skov. Vejen dertil er lang", "skoven er stor"]),
        ("Havnegade 9", &["havne i gaden", "Havnen. Gaden."]),
        ("Bakkevej 3", &["bakke ad vejen", "op ad bakke, vejen er stejl"]),
        ("c/o Jensen", &["Grethe Jensen skriver referat", "Jensen ringer"]),
        ("c/o Ole Holm", &["Der er en holm i søen"]),
        ("Sdr. Herberg", &["På Søndre Boulevard", "Et herberg i byen"]),
        ("Kvindehjemmet", &["Kvinder har brug for et hjem"]),
    ],
];

#[test]
fn sentences_that_look_like_a_home_tell_none() {
    for (half, places) in (0..).zip(SOUND) {
        let (mut asked, mut wrong) = (0, Vec::new());
        for (stored, texts) in places {
            let home = Address::read([*stored, "Ørnsøvej 300", TOWN]);
            for text in *texts {
                asked += 1;
                if told(&home, text) {
                    wrong.push(format!("{stored} | {text}"));
                }
            }
        }
        none_of(&format!("sound, half {half}"), asked, &wrong);
    }
}

#[test]
fn telephone_numbers_are_known_in_words() {
    let mut rng = fastrand::Rng::with_seed(7);
    let (mut asked, mut wrong) = (0, Vec::new());
    for _ in 0..300 {
        let number = rng.u32(20_000_000..99_999_999);
        let phones = Phones::read(&number.to_string());
        let digits: Vec<u32> = number.to_string().chars().filter_map(|c| c.to_digit(10)).collect();
        let pairs: Vec<String> = digits
            .chunks(2)
            .map(|two| {
                if two[0] == 0 {
                    format!("nul {}", in_words(two[1]))
                } else {
                    in_words(two[0] * 10 + two[1])
                }
            })
            .collect();
        let single: Vec<String> = digits.iter().map(|d| in_words(*d)).collect();
        let mixed: Vec<String> = digits
            .chunks(2)
            .zip(&pairs)
            .enumerate()
            .map(|(at, (two, pair))| {
                if at % 2 == 0 {
                    format!("{}{}", two[0], two[1])
                } else {
                    pair.clone()
                }
            })
            .collect();
        let apart: Vec<String> = pairs.iter().map(|pair| pair.replace("og", " og ")).collect();
        for text in [
            format!("Ring på {}.", pairs.join(" ")),
            format!("nummeret er {}", single.join(", ")),
            format!("{} er hendes nummer", mixed.join(" ")),
            format!("Ring på {}!", pairs.join("-")),
            format!("det er {}", apart.join(", ")),
            format!("Plus femogfyrre {}", pairs.join(" ")),
        ] {
            asked += 1;
            if !phones.are_told_in(&text) {
                wrong.push(format!("{number} | {text}"));
            }
        }
        let other = in_words(rng.u32(10..99));
        for text in [
            format!("{other} {}", pairs[1..3].join(" ")),
            format!("Vi er {other} mennesker, og {} kom", in_words(digits[0])),
        ] {
            asked += 1;
            if phones.are_told_in(&text) {
                wrong.push(format!("sound: {number} | {text}"));
            }
        }
    }
    none_of("numbers in words", asked, &wrong);
}

#[test]
fn cpr_numbers_are_known_with_each_digit_by_itself() {
    let (mut asked, mut wrong) = (0, Vec::new());
    for digits in ["0101901234", "3112994321", "1305652222"] {
        let spaced = |text: &str, by: &str| text.chars().map(String::from).collect::<Vec<_>>().join(by);
        let (day, last) = digits.split_at(6);
        for by in [" ", "\u{a0}", ".", "-", "\u{2009}"] {
            for between in [" - ", "-", " ", "  ", " – ", " / "] {
                let text = format!("Mor, {}{between}{} og far", spaced(day, by), spaced(last, by));
                asked += 1;
                if cpr_numbers(&text).is_empty() {
                    wrong.push(text);
                }
            }
        }
        for text in [format!("CPR: {}", spaced(digits, " ")), format!("{} - {last}", spaced(day, " "))] {
            asked += 1;
            if cpr_numbers(&text).is_empty() {
                wrong.push(text);
            }
        }
    }
    for text in [
        "Ring 2 9 7 4 1 6 0 3",
        "1 2 3 4 5 6 7 8 9 0",
        "1, 2, 3, 4, 5, 6, 7, 8, 9, 1",
        "svar: 1 1 1 2",
        "på en skala fra 1 2 3 4 5 6 7 8 9 10",
        "3 1 4 1 5 9 2 6 5 3",
    ] {
        asked += 1;
        if !cpr_numbers(text).is_empty() {
            wrong.push(format!("sound: {text}"));
        }
    }
    none_of("digits by themselves", asked, &wrong);
}

/// What stands before a street on its line does not hide the street when it is told without its number.
#[test]
fn a_street_is_known_behind_other_words() {
    let before = [
        "pt.",
        "OBS",
        "man-tors",
        "fre-søn",
        "indgang fra",
        "opgang C",
        "Ida Lindholm",
        "2.",
        "eller",
        "bor nu",
        "c/o Krøll,",
        "midlertidigt",
    ];
    let (mut asked, mut wrong) = (0, Vec::new());
    for before in before {
        for street in ["Tranevænget", "Lærkevej", "Ågade", "Klosterstræde"] {
            let stored = format!("{before} {street} 17");
            let home = Address::read([stored.as_str(), TOWN]);
            for text in [format!("Ida bor på {street}."), format!("Vi henter hende i {street} 17.")] {
                asked += 1;
                if !told(&home, &text) {
                    wrong.push(format!("{stored}: {text}"));
                }
            }
        }
    }
    let both = Address::read(["Tranevænget/Lærkevej 3", TOWN]);
    for street in ["Tranevænget", "Lærkevej"] {
        asked += 1;
        if !told(&both, &format!("Ida bor på {street}.")) {
            wrong.push(street.to_owned());
        }
    }
    none_of("behind other words", asked, &wrong);
    // Another street with the same last word is another street.
    for (stored, sound) in [
        ("Søndre Strandvej 112", "Vi gik langs Strandvej."),
        ("Ny Banegårdsgade 44", "Bussen holder på Banegårdsgade."),
        ("Gl. Kongevej 61", "Hun arbejder på Kongevej."),
        ("H.C. Andersens Vej 1", "Der er lang vej hjem."),
    ] {
        assert!(!told(&Address::read([stored, TOWN]), sound), "{stored}: {sound}");
    }
}

/// A CPR number is one in whatever groups its ten digits are written.
#[test]
fn cpr_numbers_are_known_in_uneven_groups() {
    for text in [
        "Nummeret 0101 90 1234 er hans.",
        "01 0190 1234",
        "010190-123 4",
        "Skriv 3112 85-4321.",
    ] {
        assert_eq!(cpr_numbers(text).len(), 1, "{text}");
    }
    for text in [
        "Kl. 12 0190 kroner",
        "12 stk. 0101 af 90",
        "Ring 29 74 16 03 eller 86 92 30 00",
        "1500 20 3000 kroner",
    ] {
        assert!(cpr_numbers(text).is_empty(), "{text}");
    }
}
