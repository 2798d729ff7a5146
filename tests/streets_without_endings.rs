//! Streets whose names have no street's ending, and those that are ordinary words too: told in the ways people say where somebody
//! lives, beside sentences in which the same words mean what they always do.
//!
//! Every member is generated: each street in each way to tell it.

use dialogdok::access::meaning::{Address, Words};

const TOWN: &str = "8660 Skanderborg";

fn told(home: &Address, text: &str) -> bool {
    home.is_told_in(&Words::of(text), true)
}

/// Names that are no other word: wherever they stand, the street is meant.
const OWN: [&str; 26] = [
    "Egebjerg",
    "Rønnehegnet",
    "Kildebakken",
    "Ørnereden",
    "Lærkehaven",
    "Toftebo",
    "Mosedraget",
    "Kløverhøj",
    "Fasanlunden",
    "Kærsangeren",
    "Hyldespjældet",
    "Galgebakken",
    "Bakkefaldet",
    "Skrænten",
    "Nordre Kobbel",
    "Kongens Nytorv",
    "Under Elmene",
    "Bag Haverne",
    "Lille Torv",
    "Prins Jørgens Gård",
    "Trommesalen",
    "Vestergravene",
    "Gyvelkrogen",
    "Teglbrinken",
    "Stoltenberg",
    "Hejrevang",
];

/// Ways to tell where somebody lives.
const TELLING: [&str; 38] = [
    "Ida har fået nøgle til {}.",
    "Der bor hun: {}.",
    "{} hedder vejen.",
    "Vejen hedder {}.",
    "Kom forbi {} inden ti.",
    "I {} er der plads til alle.",
    "Send det til {}.",
    "På {} er der ro om natten.",
    "Hun cykler hjem til {}.",
    "Det er på {}, tredje hus til højre.",
    "Det er det gule hus i {}",
    "Ida - {}",
    "bor: {}",
    "Ida, {}, ringer selv.",
    "Stå af ved stoppestedet {}.",
    "Hun sover på {} til fredag.",
    "Ida bor {}.",
    "Ida bor {} nu.",
    "Hun bor nu på {} sammen med børnene.",
    "Ida er flyttet til {}.",
    "Hun flyttede ind i {} i maj.",
    "Vi mødes på hjørnet af Møllevej og {}.",
    "Bussen holder, hvor Møllevej og {} mødes.",
    "{}s beboere har en gård sammen.",
    "Naboerne på {} er søde.",
    "Adressen er {}.",
    "Ida bor lige ved {}.",
    "Fra {} kan hun gå til skolen.",
    "{}, hvor Ida bor, er et roligt sted.",
    "Nøglen til {} ligger hos mor.",
    "Hun har fået en lejlighed, {}, med altan.",
    "Hjemme på {} er der fred.",
    "Der er en have ved huset ({}).",
    "Hendes nye sted: {}",
    "{} er et godt sted at bo.",
    "Vi henter hende i {} klokken ni.",
    "Skolen ligger over for {}.",
    "Ida bor på \"{}\".",
];

/// Names that are ordinary words too, each with sentences in which it is no street.
const ORDINARY: [(&str, &[&str]); 22] = [
    (
        "Håbet",
        &[
            "Hun har mistet håbet.",
            "Håbet er vendt tilbage.",
            "Det er håbet, der bærer os.",
            "Håbet om en bolig er der.",
        ],
    ),
    (
        "Marken",
        &["Hun går tur på marken.", "Marken er grøn.", "De gik over marken til åen."],
    ),
    ("Vestergade", &["De bor i den vestre gade.", "Byens vestlige gader er stille."]),
    (
        "Ringen",
        &[
            "Hun har mistet ringen fra mormor.",
            "Ringen sidder løst.",
            "Jonas satte sig i ringen.",
        ],
    ),
    ("Skoven", &["Vi gik en tur i skoven.", "Skoven giver ro.", "Hun elsker skoven."]),
    ("Reden", &["Børnene er ude af reden.", "Reden er tom nu, siger far."]),
    ("Solsikken", &["Solsikken på bordet er fra Jonas.", "Hun malede solsikken gul."]),
    ("Parken", &["De spillede i parken.", "Parken er hendes fristed."]),
    (
        "Haven",
        &["Haven er i blomst.", "Vi sad i haven og talte.", "I haven er der ro, siger hun."],
    ),
    ("Bakken", &["Bakken op er hård, men hun klarer den."]),
    ("Engen", &["Hestene går på engen.", "Engen er oversvømmet."]),
    ("Toppen", &["Hun er på toppen igen.", "Toppen af listen er hendes børn."]),
    ("Kernen", &["Kernen i det er ensomhed.", "Vi talte om kernen."]),
    ("Broen", &["Broen til skolen er arbejdet.", "Vi går over broen sammen."]),
    ("Lunden", &["Lunden bag skolen er et sted, hun holder af."]),
    ("Stjernen", &["Hun tegnede stjernen.", "Stjernen lyser, sagde Ada."]),
    ("Fyret", &["Jonas blev fyret i maj.", "Fyret gik i stykker."]),
    ("Hjørnet", &["Der er lys om hjørnet.", "Hjørnet i stuen er hendes."]),
    ("Trappen", &["Hun faldt på trappen.", "Trappen er stejl."]),
    ("Svinget", &["Vi er kommet i svinget igen.", "Bilen kørte galt i svinget."]),
    ("Stien", &["Stien gennem haven er våd.", "Vi fulgte stien hjem."]),
    ("Solvej", &["Solvej kommer til mødet.", "Jonas og Solvej er enige."]),
];

#[test]
fn streets_without_an_ending_are_known_in_every_sentence() {
    let (mut asked, mut missed) = (0, Vec::new());
    for name in OWN {
        let home = Address::read([&*format!("{name} 17, st. th."), TOWN]);
        for telling in TELLING {
            asked += 1;
            let text = telling.replace("{}", name);
            if !told(&home, &text) {
                missed.push(text);
            }
        }
    }

    assert!(missed.is_empty(), "{} of {asked}: {missed:#?}", missed.len());
}

#[test]
fn ordinary_words_are_streets_only_where_somebody_lives() {
    let (mut asked, mut wrong) = (0, Vec::new());
    for (name, sound) in ORDINARY {
        let home = Address::read([&*format!("{name} 17, st. th."), TOWN]);
        for text in sound {
            asked += 1;
            if told(&home, text) {
                wrong.push(format!("{name}: {text}"));
            }
        }
        for telling in [
            "Ida bor på {} nu.",
            "Hun er flyttet til {} 17.",
            "Hun bor {} 17.",
            "hjemme hos Ida på {}",
        ] {
            asked += 1;
            let text = telling.replace("{}", name);
            if !told(&home, &text) && name != "Solvej" {
                wrong.push(format!("missed: {text}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {asked}: {wrong:#?}", wrong.len());
}
