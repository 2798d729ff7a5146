//! Streets whose names are ordinary words: in small letters and without a number they tell nothing, unless somebody lives there or is
//! fetched there; written as names they do.

use dialogdok::access::meaning::{Address, Words};

const TOWN: &str = "8660 Skanderborg";

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

/// Two halves: the module was tuned on the first; the second was written beside it and only counted.
const STREETS: [&[&str]; 2] = [
    &[
        "Hovedgaden",
        "Hovedgade",
        "Skolevej",
        "Skolevejen",
        "Strandvejen",
        "Strandvej",
        "Kirkestien",
        "Landevejen",
        "Villavej",
        "Markvej",
    ],
    &[
        "Stationsvej",
        "Stationsvejen",
        "Skovvej",
        "Havnegade",
        "Rådhuspladsen",
        "Grusvej",
        "Ringvejen",
        "Byparken",
        "Kystvejen",
        "Sognevej",
    ],
];

/// A name in small letters in its definite form.
fn definite(street: &str) -> String {
    let small = street.to_lowercase();
    match small.strip_suffix("gade") {
        Some(stem) => format!("{stem}gaden"),
        None if small.ends_with("vej") => format!("{small}en"),
        None => small,
    }
}

#[test]
fn a_street_of_ordinary_words_in_small_letters_tells_nothing() {
    for (half, streets) in (0..).zip(STREETS) {
        let (mut asked, mut wrong) = (0, Vec::new());
        for street in streets {
            let home = Address::read([&*format!("{street} 17"), TOWN]);
            let small = definite(street);
            for text in [
                format!("Vi gik en tur ad {small}."),
                format!("Han cykler på {small} hver dag"),
                format!("Butikkerne i {small} åbner kl. 10"),
                format!("Der er glat på {small}, så pas på"),
                format!("Vi talte om {small}s træer"),
                format!("Turen gik langs {small} og hjem igen."),
            ] {
                asked += 1;
                if home.is_told_in(&Words::of(&text), true) {
                    wrong.push(format!("sound: {street} | {text}"));
                }
            }
            for text in [
                format!("Ida bor på {small}."),
                format!("ida er flyttet til {small}"),
                format!("Vi ses på {street} fredag"),
                format!("Ida bor på {street} nu"),
                format!("hent hende på {small}"),
                format!("Vi besøger hende på {small}"),
                format!("{small} 17"),
                format!("i {small} nr. 17 er der lys"),
                format!("nr. 17 på {small}"),
                format!("nøglen er på {small}, 8660 Skanderborg"),
                (*street).to_owned(),
            ] {
                asked += 1;
                if !home.is_told_in(&Words::of(&text), true) {
                    wrong.push(format!("{street} | {text}"));
                }
            }
        }
        none_of(&format!("ordinary words, half {half}"), asked, &wrong);
    }
}

/// A street, sentences that tell nothing, sentences that tell it.
type Case = (&'static str, &'static [&'static str], &'static [&'static str]);

const APART: [&[Case]; 2] = [
    &[
        (
            "Stillegade 4",
            &["Det er en stille gade.", "Hun vil bo i en stille gade", "Vi kan lide stille gader"],
            &["Ida bor i stillegade", "Vi ses i Stille Gade", "stille gade 4", "Stillegade"],
        ),
        (
            "Nygade 9",
            &["De har lavet en ny gade", "den nye gade er bred", "i nye gader"],
            &["Ida bor på nygade", "Vi ses i Ny Gade", "ny gade 9"],
        ),
        (
            "Sommervej 4",
            &["Sommervejr er godt for ham", "Vi håber på sommervejr", "sommervejret var fint"],
            &["Ida bor på sommervej", "Sommervej er gul", "sommervej 4"],
        ),
        (
            "Parken 17",
            &[
                "Vi gik en tur i Parken",
                "gå tur i Parken hver dag",
                "Der er koncert i Parken",
                "Hun går i parken",
            ],
            &[
                "Ida bor i Parken",
                "Vi ses i Parken 17",
                "Vi henter hende i Parken",
                "ida bor i parken",
            ],
        ),
    ],
    &[
        (
            "Langgade 4",
            &["Det er en lang gade", "ned ad den lange gade", "lange gader"],
            &["Ida bor i langgade", "lang gade 4", "Langgade"],
        ),
        (
            "Vintervej 2",
            &["Vintervejr gør hende træt", "I vintervejret bliver vi inde"],
            &["Ida bor på vintervej", "Vintervej er stejl"],
        ),
        (
            "Skoven 8",
            &["Hun gik en lang tur i Skoven", "en gåtur i Skoven"],
            &["Ida bor i Skoven", "Vi henter hende i Skoven"],
        ),
        (
            "Smallegade 30",
            &["en smal gade", "Det er smalle gader"],
            &["Ida bor på smallegade", "Smalle Gade er hendes"],
        ),
    ],
];

#[test]
fn ordinary_words_beside_each_other_are_no_street() {
    for (half, cases) in (0..).zip(APART) {
        let (mut asked, mut wrong) = (0, Vec::new());
        for (street, sound, telling) in cases {
            let home = Address::read([*street, TOWN]);
            for (texts, tells) in [(sound, false), (telling, true)] {
                for text in *texts {
                    asked += 1;
                    if home.is_told_in(&Words::of(text), true) != tells {
                        wrong.push(format!("{street} | {tells}: {text}"));
                    }
                }
            }
        }
        none_of(&format!("words apart, half {half}"), asked, &wrong);
    }
}
