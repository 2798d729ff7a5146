//! Names of houses, places of work and streets, told in ordinary sentences: whole, in part, with initials, among other numbers.
//!
//! Each list has two halves: the module was tuned on the first, the second was written beside it and counted only. What must not be
//! taken for such a name stands beside what must.

use dialogdok::access::meaning::{Address, Likeness, PlaceOfWork, Words};

const TOWN: &str = "8660 Skanderborg";

/// What of a list is judged wrong.
fn wrong_of<T: std::fmt::Display>(name: &str, half: usize, asked: usize, wrong: &[T]) -> Option<String> {
    let some: Vec<String> = wrong.iter().take(12).map(ToString::to_string).collect();
    (!wrong.is_empty()).then(|| format!("{name}, half {half}: {} of {asked}, as {some:#?}", wrong.len()))
}

fn all_right(found: impl IntoIterator<Item = Option<String>>) {
    let wrong: Vec<String> = found.into_iter().flatten().collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const KINDS: [&[&str]; 2] = [
    &["Botilbuddet", "Kollegiet", "Krisecentret", "Efterskolen", "Hotel"],
    &[
        "Bostedet",
        "Opholdsstedet",
        "Herberget",
        "Ungdomsboligerne",
        "Højskolen",
        "Asylcenter",
        "Familiehuset",
    ],
];
const HOUSES: [&[&str]; 2] = [
    &[
        "Solgården",
        "Bøgelunden",
        "Engparken",
        "Lærkehuset",
        "Skovvænget",
        "Søvejen",
        "Ly",
        "Fyrtårnet",
    ],
    &[
        "Bakkegården",
        "Kildebakken",
        "Møllevangen",
        "Solbakken",
        "Parkvej",
        "Søgård",
        "Elmehøj",
        "Rosenlunden",
        "Birkevænget",
        "Morgenstjernen",
    ],
];

#[test]
fn a_house_is_known_by_its_own_word_even_when_it_ends_like_a_street() {
    let sentences = [
        "Dagene på {}",
        "Hun kom fra {} i maj.",
        "Vi ses på {}, og så taler vi.",
        "Tiden på {} var god",
    ];
    all_right((0..2).map(|half| {
        let (mut asked, mut missed) = (0, Vec::new());
        for kind in KINDS[half] {
            for house in HOUSES[half] {
                let homes = [
                    Address::read([&*format!("{kind} {house}"), "Elmevej 3", TOWN]),
                    Address::read([&*format!("{kind} {house}"), TOWN]),
                    Address::read([&*format!("{kind} {house}, Elmevej 3"), TOWN]),
                ];
                for told in [(*house).to_owned(), format!("{kind} {house}"), house.to_uppercase()] {
                    for sentence in sentences {
                        let text = sentence.replace("{}", &told);
                        asked += homes.len();
                        let misses = homes.iter().filter(|home| !home.is_told_in(&Words::of(&text), true));
                        missed.extend(misses.map(|_| format!("{kind} {house} | {text}")));
                    }
                }
            }
        }
        wrong_of("houses", half, asked, &missed)
    }));
}

/// Names that are a kind of house and nothing else, stored and told.
const KINDS_ALONE: [&[(&str, &[&str])]; 2] = [
    &[
        ("Kvindehjemmet", &["Kvindehjemmet", "kvindehjemmet", "Kvindehjemmets"]),
        ("Børnehuset", &["Børnehuset", "børnehuset"]),
        ("Krisecenteret", &["Krisecenteret", "krisecentret", "Krisecentret"]),
        ("Mandecenteret", &["mandecentret", "Mandecenteret"]),
    ],
    &[
        ("Kvindehuset", &["Kvindehuset", "kvindehuset"]),
        ("Natteherberget", &["natteherberget"]),
        ("Kvindekrisecentret", &["kvindekrisecenteret", "Kvindekrisecentret"]),
        ("Botilbuddet", &["botilbuddet"]),
        ("Plejehjemmet", &["plejehjemmet", "Plejehjemmet"]),
    ],
];
const OF_A_KIND: &[&str] = &[
    "En kvinde i huset",
    "Børn i huset",
    "Hjemmet er rart",
    "Et krisecenter kan hjælpe",
    "Tale om kriser",
    "Et botilbud er en mulighed",
    "Center for Socialpsykiatri",
    "Et plejehjem i byen",
    "En nat på et herberg",
];

#[test]
fn the_one_house_of_its_kind_is_known_by_it() {
    all_right((0..2).flat_map(|half| {
        let (mut asked, mut missed, mut wrong) = (0, Vec::new(), Vec::new());
        for (stored, forms) in KINDS_ALONE[half] {
            let home = Address::read([*stored, "Elmevej 3", TOWN]);
            for told in *forms {
                for sentence in ["Tiden på {}", "Hun bor på {} nu.", "Vi ses ved {} kl. 2"] {
                    let text = sentence.replace("{}", told);
                    asked += 1;
                    if !home.is_told_in(&Words::of(&text), true) {
                        missed.push(format!("{stored} | {text}"));
                    }
                }
            }
            wrong.extend(
                OF_A_KIND
                    .iter()
                    .filter(|text| home.is_told_in(&Words::of(text), true))
                    .map(|text| format!("{stored} | {text}")),
            );
        }
        [
            wrong_of("kinds", half, asked, &missed),
            wrong_of("kinds told wrongly", half, OF_A_KIND.len(), &wrong),
        ]
    }));
}

/// A place of work as stored, with sentences that tell it, for Ida Lindholm.
const WORK: [&[(&str, &[&str])]; 2] = [
    &[
        (
            "Rema 1000",
            &[
                "Ida arbejder hos Rema 1000",
                "Ida er på REMA1000",
                "Idas job i Rema 1000",
                "hun arbejder i rema",
            ],
        ),
        ("Matas", &["Ida arbejder hos Matas", "Vagt: Matas", "Ida er i matas til kl. 8."]),
        (
            "Netto, Storegade 3",
            &["Ida arbejder i Netto", "Netto i Storegade, hvor Ida er", "Storegade 3"],
        ),
        ("IBM Danmark A/S", &["Ida arbejder hos IBM", "hendes arbejde i IBM Danmark"]),
        ("Hansens Autoværksted ApS", &["hos Autoværkstedet Hansen", "Hansens Autoværksted"]),
        (
            "Skanderborg Planteskole",
            &["planteskolen i Skanderborg", "Skanderborg planteskole"],
        ),
        ("pædagog på Lærkehøj", &["Vi ses på Lærkehøj", "lærkehøj"]),
        ("Apoteket", &["Ida arbejder på apoteket", "Idas vagt på Apoteket"]),
    ],
    &[
        (
            "Føtex Skanderborg",
            &["Ida arbejder i Føtex", "hun har fået job i føtex", "Føtex i Skanderborg"],
        ),
        ("H&M", &["Ida arbejder hos H&M", "job i H & M"]),
        ("DSB", &["Ida arbejder hos DSB", "hendes kolleger i DSB"]),
        ("SOSU-assistent, Ældrecenter Vest", &["på ældrecentret Vest", "Ældrecenter Vest"]),
        ("Jensens Møbelfabrik A/S", &["Møbelfabrikken Jensen", "jensens møbelfabrik"]),
        ("sygeplejerske hos Medicus", &["Medicus ringede", "hos medicus"]),
        ("Lidl Horsens", &["Ida er i Lidl om lørdagen", "arbejdet i Lidl"]),
        ("Café Sonja", &["Café Sonja", "cafeen Sonja", "hos Sonjas café"]),
    ],
];
const NO_WORK: [&[(&str, &[&str])]; 2] = [
    &[
        ("lærer", &["Hun lærer at sove", "Sofie er lærer", "Ida lærer at sove"]),
        ("pensionist", &["En pensionist", "Ida er pensionist"]),
        ("Studerende", &["De studerende kommer", "Ida taler med andre studerende"]),
        ("Brugsen", &["Handle i brugsen", "Vi køber ind i Brugsen"]),
        ("Mad", &["Mad og søvn"]),
        ("Rema 1000", &["Vi handler i Rema 1000", "Der er 1000 ting"]),
        ("Hjemmeplejen", &["Hjemmeplejen kommer kl. 8"]),
        ("Solbjerg Skole", &["Skolen i byen", "Solbjerg er en god by"]),
    ],
    &[
        ("arbejdsløs", &["At være arbejdsløs", "Ida er arbejdsløs"]),
        ("Sygemeldt", &["Sara er sygemeldt", "Ida har været sygemeldt"]),
        ("rengøring", &["Rengøring og indkøb"]),
        ("Politiet", &["Samtale med politiet"]),
        ("Ro", &["Ro om aftenen"]),
        ("Netto", &["Vi handler i Netto om fredagen. Sara laver mad."]),
        ("selvstændig tømrer", &["En tømrer kommer", "Ida skal have en tømrer"]),
        ("Folkeskolen", &["Hun gik i folkeskolen"]),
        ("Café Jul", &["Jul hos mor"]),
    ],
];

#[test]
fn a_place_of_work_is_told_by_its_name_and_an_occupation_is_none() {
    let towns = ["skanderborg".to_owned(), "solbjerg".to_owned()];
    let owner = Words::of("Ida Lindholm");
    let judged = |half: usize, list: &[(&str, &[&str])], told: bool| {
        let pairs: Vec<(&str, &str)> = list
            .iter()
            .flat_map(|(stored, texts)| texts.iter().map(|text| (*stored, *text)))
            .collect();
        let is_wrong = |(stored, text): &&(&str, &str)| PlaceOfWork::read(stored, &towns).is_told_in(&Words::of(text), &owner) != told;
        let wrong: Vec<String> = pairs.iter().filter(is_wrong).map(|(a, b)| format!("{a} | {b}")).collect();
        wrong_of(if told { "work" } else { "no work" }, half, pairs.len(), &wrong)
    };
    all_right((0..2).flat_map(|half| [judged(half, WORK[half], true), judged(half, NO_WORK[half], false)]));
}

#[test]
fn a_place_of_work_is_the_name_of_a_meetings_place() {
    for (stored, venue, is_named) in [
        ("Matas", "Matas", true),
        ("Netto, Storegade 3", "netto", true),
        ("Rema 1000", "REMA 1000", true),
        ("Matas", "Matas Torvet", false),
        ("lærer", "Lærer", false),
    ] {
        assert_eq!(PlaceOfWork::read(stored, &[]).is_named_by(venue), is_named, "{stored} | {venue}");
    }
}

const UNENDING: [&[&str]; 2] = [
    &[
        "Klokkebjerg",
        "Østerå",
        "Nyhavn",
        "Elverhøj",
        "Thorsager",
        "Bøgelund",
        "Fuglesangen",
        "Tranekær",
        "Præstegårdsjorden",
    ],
    &[
        "Hybenhaven",
        "Rishøj",
        "Blomstermarken",
        "Solvang",
        "Vestervang",
        "Klosterport",
        "Ellemosen",
        "Kildekrogen",
        "Tinghøj",
        "Kvædehaven",
        "Frydenlund",
        "Toveshøj",
    ],
];
const EVERYDAY: [&[&str]; 2] = [
    &["Engen", "Havnen", "Lærken", "Parken"],
    &["Torvet", "Viben", "Solsikken", "Bakken", "Skytten"],
];

#[test]
fn a_street_without_a_known_ending_is_told_without_its_number() {
    let contexts = [
        "i {}",
        "ved {}",
        "{} kl. 14",
        "Vi mødes: {}",
        "{} er pænt",
        "Hjem til {}",
        "Idas {}",
        "{}: kaffe",
        "Skanderborg, {}",
        "{} i Skanderborg",
        "{} 8660 Skanderborg",
        "Jul ({})",
        "»{}«",
        "{}",
    ];
    let of_everyday = [
        "Ida bor i {}",
        "Hjemme på {}",
        "Jul på besøg, {}",
        "{} i Skanderborg",
        "{} 8660 Skanderborg",
        "Ida flytter til {}",
        "{}",
    ];
    all_right((0..2).flat_map(|half| {
        let missed = |names: &[&str], contexts: &[&str], all_cases: bool| {
            let (mut asked, mut missed) = (0, Vec::new());
            for name in names {
                let home = Address::read([&*format!("{name} 17"), TOWN]);
                for context in contexts {
                    for form in [(*name).to_owned(), name.to_uppercase(), name.to_lowercase()] {
                        if form == name.to_lowercase() && (!all_cases || *context == "{}") {
                            continue;
                        }
                        let text = context.replace("{}", &form);
                        asked += 1;
                        if !home.is_told_in(&Words::of(&text), true) {
                            missed.push(text);
                        }
                    }
                }
            }
            wrong_of("streets", half, asked, &missed)
        };
        [missed(UNENDING[half], &contexts, true), missed(EVERYDAY[half], &of_everyday, false)]
    }));
}

#[test]
fn everyday_words_are_no_street() {
    let texts = [
        "Vi går på {} bag skolen",
        "{} var god",
        "Turen til {}",
        "En tur forbi {} hver dag",
        "Vi så {} i går",
        "Fisk fra {}",
    ];
    all_right((0..2).map(|half| {
        let mut wrong = Vec::new();
        for name in EVERYDAY[half] {
            let home = Address::read([&*format!("{name} 17"), TOWN]);
            for text in texts {
                let form = if text.starts_with("{}") {
                    (*name).to_owned()
                } else {
                    name.to_lowercase()
                };
                let text = text.replace("{}", &form);
                if home.is_told_in(&Words::of(&text), true) {
                    wrong.push(text);
                }
            }
        }
        wrong_of("everyday", half, EVERYDAY[half].len() * texts.len(), &wrong)
    }));
}

/// Two ways to write one street.
const SHORTENED: [&[(&str, &str)]; 2] = [
    &[
        ("Vester Voldgade 7", "V. Voldgade 7"),
        ("Ole Rømers Gade 3", "O. Rømers Gade 3"),
        ("Dronning Margrethes Vej 4", "Dr. Margrethes Vej 4"),
        ("Christian den Niendes Gade 2", "Chr. IX's Gade 2"),
        ("Tiende Februar Vej 3", "10. Februar Vej 3"),
        ("H.C. Andersens Boulevard 5", "H. C. Andersens Boul. 5"),
        ("Storgata 12", "Storgt 12"),
    ],
    &[
        ("Østre Stationsvej 2", "Ø. Stationsvej 2"),
        ("Nørre Farimagsgade 8", "N. Farimagsgade 8"),
        ("Peter Bangs Vej 31", "P. Bangs Vej 31"),
        ("Doktor Holsts Vej 4", "Dr. Holsts Vej 4"),
        ("Christian X's Allé 6", "Chr. den Tiendes Allé 6"),
        ("Anden Tværvej 3", "2. Tværvej 3"),
        ("Hans Christian Andersens Vej 9", "H.C. Andersens Vej 9"),
        ("Bjørkeveien 4", "Bjørkev 4"),
    ],
];

#[test]
fn initials_and_ordinals_are_the_words_they_stand_for() {
    all_right((0..2).map(|half| {
        let (mut asked, mut missed) = (0, Vec::new());
        for (one, other) in SHORTENED[half] {
            for (stored, told) in [(one, other), (other, one)] {
                let (home, venue) = (Address::read([*stored, TOWN]), Address::read([*told, TOWN]));
                asked += 2;
                if home.likeness(&venue) == Likeness::Different {
                    missed.push(format!("{stored} | venue {told}"));
                }
                if !home.is_told_in(&Words::of(&format!("Vi henter hende på {told}, og så går vi.")), true) {
                    missed.push(format!("{stored} | text {told}"));
                }
            }
        }
        wrong_of("initials", half, asked, &missed)
    }));
    for (one, other) in [
        ("Vester Voldgade 7", "N. Voldgade 7"),
        ("Vester Voldgade 7", "V. Voldgade 9"),
        ("Ole Rømers Gade 3", "P. Rømers Gade 3"),
    ] {
        assert_eq!(
            Address::read([one, TOWN]).likeness(&Address::read([other, TOWN])),
            Likeness::Different,
            "{one} | {other}"
        );
    }
}

#[test]
fn a_house_is_found_among_numbers() {
    let home = Address::read(["Tranevænget 17", TOWN]);
    for told in [
        "15-17",
        "15, 17 og 19",
        "15 til 19",
        "017",
        "15 – 19",
        "15/17",
        "13-15, 17",
        "15 og 17",
        "nr. 15-19",
        "15, 17.",
    ] {
        let text = format!("Vi mødes på Tranevænget {told}");
        assert!(home.is_told_in(&Words::of(&text), false), "{text}");
    }
    for told in [
        "15",
        "18-20",
        "15 den 17. maj",
        "15, 17. maj",
        "15 kl. 17",
        "11-15",
        "15, 1. sal",
        "15 i 17 dage",
    ] {
        let text = format!("Vi mødes på Tranevænget {told}");
        assert!(!home.is_told_in(&Words::of(&text), true), "{text}");
    }
}
