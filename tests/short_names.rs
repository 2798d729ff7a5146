//! Institutions told by less than their names: by initials, by half of the name with its town, by their kind alone; beside sound
//! sentences of the same words.
//!
//! Every member is generated: each told form of each name in each sentence. The second list of names was written with the first and
//! not looked at while the guard was made.

use dialogdok::access::meaning::{Address, Words};

type Named = (&'static str, &'static str, &'static [&'static str]);

/// A name as stored, its town, and other ways to say it.
const NAMES: [Named; 8] = [
    (
        "Psykiatrisk Center Ballerup",
        "2750 Ballerup",
        &[
            "PC Ballerup",
            "PCB",
            "P.C. Ballerup",
            "P. C. Ballerup",
            "P.C.B.",
            "Psyk. Center Ballerup",
            "psyk center Ballerup",
            "psykiatrisk i Ballerup",
            "psyk i Ballerup",
            "psyk. i Ballerup",
            "psyk. Ballerup",
            "centret i Ballerup",
            "centeret i Ballerup",
            "psykiatrien i Ballerup",
            "psykiatrisk afdeling i Ballerup",
            "Ballerup psyk",
            "Ballerups psykiatri",
            "centret ude i Ballerup",
            "Ballerupcentret",
        ],
    ),
    (
        "Bostedet Solsiden",
        "8660 Skanderborg",
        &["Solsiden", "BS", "bostedet i Skanderborg", "Bost. Solsiden"],
    ),
    (
        "Nørrebro Krisecenter",
        "2200 København N",
        &[
            "krisecentret på Nørrebro",
            "krisecenteret",
            "krisecentret",
            "KC Nørrebro",
            "NKC",
            "NK",
            "Nørrebrocentret",
        ],
    ),
    (
        "Aarhus Universitetshospital",
        "8200 Aarhus N",
        &[
            "AUH",
            "A.U.H.",
            "hospitalet i Aarhus",
            "universitetshospitalet ude i Århus",
            "Aarhus-hospitalet",
        ],
    ),
    (
        "Krisecenter Havblik",
        "8500 Grenaa",
        &["KH", "KCH", "krisecentret i Grenaa", "krisecenteret i Grenå", "Krisec. Havblik"],
    ),
    (
        "Horsens Kvindehjem",
        "8700 Horsens",
        &["kvindehjemmet", "kvindehjemmet i Horsens", "HKH", "hjemmet i Horsens", "KH Horsens"],
    ),
    (
        "Psykiatrien Vest, Slagelse",
        "4200 Slagelse",
        &[
            "psyk i Slagelse",
            "psykiatrien i Slagelse",
            "psykiatrisk i Slagelse",
            "psykiatrisk hospital i Slagelse",
        ],
    ),
    (
        "Forsorgshjemmet Svendborg",
        "5700 Svendborg",
        &[
            "forsorgshjemmet",
            "forsorgshjemmet i Svendborg",
            "FHS",
            "FH Svendborg",
            "hjemmet i Svendborg",
        ],
    ),
];

const UNOPENED: [Named; 8] = [
    (
        "Psykiatrisk Center Glostrup",
        "2600 Glostrup",
        &[
            "PC Glostrup",
            "PCG",
            "P.C. Glostrup",
            "P.C.G.",
            "psyk. center Glostrup",
            "psykiatrisk nede i Glostrup",
            "psyk ved Glostrup",
            "centret ovre i Glostrup",
            "Glostrups psyk",
            "Glostrupcentret",
            "PC i Glostrup",
        ],
    ),
    (
        "Botilbuddet Skovkanten",
        "8600 Silkeborg",
        &["BTS", "botilbuddet i Silkeborg", "Skovkanten", "Bot. Skovkanten"],
    ),
    (
        "Krisecenter Vesterbro",
        "1620 København V",
        &[
            "krisecenteret",
            "krisecentret inde på Vesterbro",
            "KC Vesterbro",
            "K.C. Vesterbro",
            "KCV",
            "Vesterbros krisecenter",
        ],
    ),
    (
        "Odense Universitetshospital",
        "5000 Odense C",
        &[
            "OUH",
            "O.U.H.",
            "hospitalet i Odense",
            "Odensehospitalet",
            "universitetshospitalet i Odense",
        ],
    ),
    (
        "Kvindehuset Fyrtårnet",
        "6700 Esbjerg",
        &["KHF", "KF", "kvindehuset i Esbjerg", "kvindehuset nede i Esbjerg"],
    ),
    (
        "Randers Krisecenter",
        "8900 Randers C",
        &[
            "krisecentret",
            "krisecenterets personale",
            "RKC",
            "RK",
            "KC Randers",
            "Randers' krisecenter",
            "centret i Randers",
        ],
    ),
    (
        "Distriktspsykiatrien Roskilde",
        "4000 Roskilde",
        &[
            "psyk i Roskilde",
            "psykiatrien her i Roskilde",
            "DP Roskilde",
            "DPR",
            "Roskilde psykiatri",
        ],
    ),
    (
        "Herberget Kolding",
        "6000 Kolding",
        &["herberget", "herberget i Kolding", "Koldingherberget", "Kolding-herberget"],
    ),
];

/// A third list, written when the second was opened.
const LATER: [Named; 6] = [
    (
        "Retspsykiatrisk Afdeling Viborg",
        "8800 Viborg",
        &[
            "RPA Viborg",
            "RAV",
            "afdelingen i Viborg",
            "psyk ude i Viborg",
            "retspsykiatrien i Viborg",
            "Viborgs retspsykiatri",
        ],
    ),
    (
        "Mandehuset Stenen",
        "7400 Herning",
        &["mandehuset i Herning", "MHS", "Mandeh. Stenen"],
    ),
    (
        "Amager Kvindekrisecenter",
        "2300 København S",
        &["kvindekrisecentret", "krisecentret ude på Amager", "AKC", "KKC Amager"],
    ),
    (
        "Psykiatrisk Hospital Risskov",
        "8240 Risskov",
        &[
            "PHR",
            "PH Risskov",
            "P.H. Risskov",
            "hospitalet i Risskov",
            "psyk i Risskov",
            "Risskov psykiatriske",
        ],
    ),
    (
        "Familiehuset Vejle",
        "7100 Vejle",
        &["familiehuset", "familiehuset i Vejle", "FHV", "FH Vejle"],
    ),
    (
        "Opholdsstedet Bakken",
        "4700 Næstved",
        &["opholdsstedet i Næstved", "OSB", "OB", "Oph. Bakken"],
    ),
];

const SENTENCES: [&str; 8] = [
    "Ida er på {} nu.",
    "Vi ses på {} på fredag.",
    "Hun blev indlagt på {} i maj, siger mor.",
    "Ring til personalet på {}.",
    "Brevet kom fra {}.",
    "Hun er glad for at være på {}",
    "Lone henter hende på {}, når hun har fri.",
    "Mødet holdes på {} kl. 14.",
];

fn missed(names: &[Named]) -> (usize, Vec<String>) {
    let (mut asked, mut missed) = (0, Vec::new());
    for (stored, town, told) in names {
        let home = Address::read([*stored, *town]);
        for told in told.iter().chain([stored]) {
            let sentences = SENTENCES.iter().map(|sentence| sentence.replace("{}", told));
            for text in sentences.chain([(*told).to_owned()].into_iter().filter(|_| told.len() > 2)) {
                asked += 1;
                if !home.is_told_in(&Words::of(&text), true) {
                    missed.push(format!("{stored}: {text}"));
                }
            }
        }
    }
    (asked, missed)
}

#[test]
fn a_house_is_known_by_initials_and_by_half_its_name_with_its_town() {
    let (asked, missed) = missed(&NAMES);
    assert!(missed.is_empty(), "{} of {asked}: {missed:#?}", missed.len());
}

#[test]
fn so_are_houses_that_the_guard_was_not_made_with() {
    let (asked, missed) = missed(&UNOPENED);
    assert!(missed.is_empty(), "{} of {asked}: {missed:#?}", missed.len());
    let (asked, missed) = self::missed(&LATER);
    assert!(missed.is_empty(), "{} of {asked}: {missed:#?}", missed.len());
}

/// Sentences in which `{t}` is the town, that tell nobody's house.
const SOUND: [&str; 34] = [
    "Vi tager toget til {t} på lørdag.",
    "Mor er født i {t}, og far i Ribe.",
    "{t} er en dejlig by.",
    "Jonas læser i {t} nu.",
    "Vi mødes på centret på fredag.",
    "Centret åbner klokken ti.",
    "Hun er kendt i psykiatrien.",
    "Psykiatrien har skrevet et brev.",
    "Der er brug for psykiatrisk hjælp.",
    "En psykiatrisk sygeplejerske i {t} ringer.",
    "Psykiateren i {t} har ferie.",
    "Vi kører fra {t}. Centret har lukket.",
    "Et center for unge er godt.",
    "Hjemmet skal være et roligt sted.",
    "Der er et hus i {t} til salg.",
    "Han købte en pc i {t}.",
    "Han har fået en ny PC af sin bror.",
    "Ring på TV eller IT, hvis det driller.",
    "Hun fik en SMS fra {t}.",
    "Far arbejder på et kontor i {t}.",
    "Kommunen i {t} har svaret.",
    "Hospitalet har en ny indgang.",
    "Tilbuddet gælder til maj.",
    "Afdelingen har fået ny leder.",
    "Fællesskabet betyder meget.",
    "Biblioteket i {t} har åbent.",
    "Skolen i {t} begynder i august.",
    "Toget til {t} er forsinket.",
    "Mor, far og Jonas bor i {t}.",
    "Vi ses kl. 14 i {t} ved stationen.",
    "Hun drømmer om et hjem i {t}.",
    "Ida er ked af det og savner {t}.",
    "Personalet på hjemmet er søde.",
    "ALLE ER VELKOMNE HOS OS",
];

#[test]
fn a_town_a_kind_and_everyday_capitals_tell_nobody_s_house() {
    let (mut asked, mut wrong) = (0, Vec::new());
    for (stored, town, _) in NAMES.iter().chain(&UNOPENED).chain(&LATER) {
        // A name that begins with a part of a town is told by that.
        if stored.contains("Nørrebro") || stored.contains("Risskov") || stored.contains("Amager") {
            continue;
        }
        let home = Address::read([*stored, *town]);
        let town = town.split(' ').nth(1).unwrap_or_default();
        for sentence in SOUND {
            asked += 1;
            let text = sentence.replace("{t}", town);
            if home.is_told_in(&Words::of(&text), true) {
                wrong.push(format!("{stored}: {text}"));
            }
        }
    }
    assert!(asked > 400 && wrong.is_empty(), "{} of {asked}: {wrong:#?}", wrong.len());
}

#[test]
fn another_house_of_the_same_kind_is_another() {
    for (stored, town, text) in [
        (
            "Nørrebro Krisecenter",
            "2200 København N",
            "Hun var på krisecentret i Odense i 2019.",
        ),
        ("Nørrebro Krisecenter", "2200 København N", "Hun var på krisecentret Havblik."),
        ("Horsens Kvindehjem", "8700 Horsens", "Kvindehjemmet i Aarhus er nyt."),
        ("Psykiatrisk Center Ballerup", "2750 Ballerup", "Hun var på psyk i Glostrup."),
        ("Psykiatrisk Center Ballerup", "2750 Ballerup", "Centret i Herning har et museum."),
        ("Bostedet Solsiden", "8660 Skanderborg", "Han bor på bostedet i Ry."),
        ("Bostedet Solsiden", "8660 Skanderborg", "Bostedet har skrevet til os."),
        ("Krisecenter Havblik", "8500 Grenaa", "Centret i Grenaa har butikker."),
        ("Forsorgshjemmet Svendborg", "5700 Svendborg", "Forsorgshjemmet i Odense er fuldt."),
    ] {
        let home = Address::read([stored, town]);
        assert!(!home.is_told_in(&Words::of(text), true), "{stored}: {text}");
    }
}
