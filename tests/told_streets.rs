//! Streets told over the ends of lines, and streets that are stored behind and before other words of their line; beside sound
//! sentences that only look like it.
//!
//! Every member is generated: each told form with each kind of white space at each of its places, each word before with each street
//! and each word behind.

use dialogdok::access::cpr_numbers;
use dialogdok::access::meaning::{Address, ITEM_END, Likeness, Mails, Phones, Words};

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

/// What may stand where one blank could.
const BLANKS: [&str; 10] = ["\n", "  ", "\t", "\u{a0}", "\n\n", " \n   ", "\r\n", "\u{2028}", "   \t ", "\u{85}"];

/// A text with each of its blanks by turns as other white space, and all of them.
fn with_other_blanks(text: &str) -> Vec<String> {
    let places: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).collect();
    let mut all = Vec::new();
    for blank in BLANKS {
        let one = places.iter().map(|&at| format!("{}{blank}{}", &text[..at], &text[at + 1..]));
        all.extend(one);
        all.push(text.replace(' ', blank));
    }
    all
}

/// Streets of several words with the house's number, as stored.
const SEVERAL: [&str; 12] = [
    "Prins Jørgens Gård 141",
    "H.C. Andersens Vej 112",
    "Gl. Landevej 8",
    "Nørre Allé 23",
    "Aage Bergs Marken 32",
    "Chr. Winthers Vej 4",
    "Sdr. Boulevard 19",
    "Skt. Pauls Gade 22",
    "Ved Bakken 7",
    "10. Februar Vej 3",
    "Bag Elmene 12",
    "Store Sct. Mikkels Stræde 40",
];

/// A street of several words, told without its number and with it, is told with any white space between its words.
#[test]
fn any_white_space_within_a_told_form_is_one_blank() {
    let (mut asked, mut wrong) = (0, Vec::new());
    for stored in SEVERAL {
        let home = Address::read([stored, TOWN]);
        let (street, number) = stored.rsplit_once(' ').expect("a number");
        let other = street
            .replace("H.C.", "HC")
            .replace("Gl.", "Gammel")
            .replace("Sdr.", "Søndre")
            .replace("Skt.", "Sankt")
            .replace("Chr.", "Christian");
        for name in [street, &*other] {
            for text in [
                format!("Ida bor på {name} hver fredag."),
                format!("hos hende på {name}, nummer {number}"),
                format!("nr. {number} på {name}"),
                format!("{name} {number} er gul"),
            ] {
                if !told(&home, &text) {
                    wrong.push(format!("{stored} | in one line: {text}"));
                    continue;
                }
                for text in with_other_blanks(&text) {
                    asked += 1;
                    if !told(&home, &text) {
                        wrong.push(format!("{stored} | {text:?}"));
                    }
                }
            }
        }
    }
    // A street of one word that is an ordinary one too, where somebody lives; a house; one behind c/o.
    for (stored, text) in [
        ("Marken 17", "Ida bor på Marken nu."),
        ("Marken 17", "Vi ses alle på Marken hver fredag"),
        ("Krisecenter Lærkebo", "Hun er på Lærkebo nu"),
        ("Reden", "Ida bor på Reden nu"),
        ("c/o Danner", "Hun er på Danner nu"),
        ("Skt. Josefs Hospice", "Hun er på Sankt Josefs Hospice nu"),
        ("Postboks 123", "skriv til P.O. Box 123 i dag"),
        ("Engvej 27", "Engvej nr. syv og tyve er gul"),
        ("Engvej 17", "Engvej nr. 1 7 er gul"),
    ] {
        let home = Address::read([stored, TOWN]);
        for text in with_other_blanks(text) {
            asked += 1;
            if !told(&home, &text) {
                wrong.push(format!("{stored} | {text:?}"));
            }
        }
    }
    none_of("white space in addresses", asked, &wrong);
}

#[test]
fn any_white_space_within_a_number_or_a_mail_is_one_blank() {
    let (mut asked, mut wrong) = (0, Vec::new());
    let phones = Phones::read("29 74 16 03");
    for text in [
        "Ring 29 74 16 03 i dag",
        "tlf 29 74 og 16 03",
        "ni og tyve fire og halvfjerds seksten nul tre",
    ] {
        for text in with_other_blanks(text) {
            asked += 1;
            if !phones.are_told_in(&text) {
                wrong.push(format!("{text:?}"));
            }
        }
    }
    let mails = Mails::read("ida@lund.example");
    for text in ["ida @ lund.example i dag", "ida at lund dot example", "ida (at) lund . example"] {
        for text in with_other_blanks(text) {
            asked += 1;
            if !mails.are_told_in(&text) {
                wrong.push(format!("{text:?}"));
            }
        }
    }
    for text in [
        "mor 010190 1234 i dag",
        "01 01 90 1234",
        "CPR 010190 - 1234",
        "personnummer er 9999991234",
        "Idas CPR slutter på 1234.",
        "de sidste fire i hans CPR er 1234",
    ] {
        for text in with_other_blanks(text) {
            asked += 1;
            if cpr_numbers(&text).is_empty() {
                wrong.push(format!("{text:?}"));
            }
        }
    }
    none_of("white space in numbers", asked, &wrong);
}

/// What a list's items tell by chance is no street, and lines that each say something are none.
#[test]
fn items_and_sentences_beside_each_other_tell_no_street() {
    let (mut asked, mut wrong) = (0, Vec::new());
    for (stored, before, behind) in [
        ("Bakkevej 4", "Vi gik op ad bakke", "Vejen er stejl"),
        ("Kirkegade 4", "Mor går i kirke", "Gaden er stille"),
        ("Nørre Allé 23", "Mor er fra Nørre", "Allé og park blev nævnt"),
        ("Marken 17", "Vi talte om at bo", "Marken er våd i år"),
        ("Engen 17", "Ida vil flytte", "Engen skal slås"),
        ("Parken 17", "Hun er hjemme", "Parken åbner kl. 8"),
        ("Stranden 17", "Vi flytter mødet", "Stranden er tæt på"),
    ] {
        let home = Address::read([stored, TOWN]);
        let item = ITEM_END.to_string();
        for text in [
            format!("{before}{item}{behind}"),
            format!("{before}.\n{behind}."),
            format!("- {before}\n- {behind}"),
            format!("• {before}\n• {behind}"),
            format!("{before}.\n\n{behind}"),
            format!("{before}, {}", behind.to_lowercase()),
        ] {
            asked += 1;
            if told(&home, &text) {
                wrong.push(format!("{stored} | {text:?}"));
            }
        }
    }
    none_of("items", asked, &wrong);
}

/// Words that people write before a street on its line.
const BEFORE: [&str; 24] = [
    "",
    "pt.",
    "OBS",
    "2.",
    "1)",
    "man-tors",
    "fre-søn",
    "fra 1.12.",
    "fra 1/12",
    "til jul:",
    "indgang fra",
    "opgang C",
    "opgang 2",
    "lejl. 4",
    "Ida Lindholm",
    "Ida Marie Skov",
    "c/o Hansen",
    "c/o Ole Holm",
    "hos Hansen",
    "eller",
    "bor nu",
    "midlertidigt",
    "NB!",
    "uge 1",
];
/// What people write behind it.
const BEHIND: [&str; 10] = [
    "",
    ", st. th.",
    " 2. tv.",
    " (bagindgang)",
    " bagindgang",
    " hos Hansen",
    " pt.",
    ", ring først",
    " i gården",
    " til 1.12.",
];
/// Streets without a street's ending, most of them no ordinary words.
const OWN_NAMES: [&str; 6] = [
    "Klostergyden",
    "Tranehuse",
    "Hyldeklinten",
    "Prins Jørgens Gård",
    "Fjordbrinken",
    "Store Kobbel",
];
/// Streets that are ordinary words.
const ORDINARY: [&str; 4] = ["Bakkerne", "Marken", "Engen", "Volden"];

#[test]
fn a_street_without_a_streets_ending_is_known_among_other_words() {
    let (mut asked, mut wrong) = (0, Vec::new());
    for before in BEFORE {
        for behind in BEHIND {
            for street in OWN_NAMES.iter().chain(&ORDINARY) {
                let stored = format!("{before} {street} 17{behind}");
                let home = Address::read([stored.trim(), TOWN]);
                let small = street.to_lowercase();
                let mut asks = Vec::new();
                asks.push((format!("Vi henter hende på {street} 17."), false));
                asks.push((format!("hent ved {small} nr. 17"), false));
                asks.push((format!("Ida bor på {street}."), true));
                asks.push((format!("Vi ses på {street} fredag"), true));
                asks.push((format!("ida bor på {small} nu"), true));
                if OWN_NAMES.contains(street) {
                    asks.push((format!("ved {small} er der stille"), true));
                }
                for (text, closely) in asks {
                    asked += 1;
                    if !home.is_told_in(&Words::of(&text), closely) {
                        wrong.push(format!("{stored} | {text}"));
                    }
                }
                for lines in [
                    &[street_17(street), TOWN.to_owned()][..],
                    &[street_17(street), "Skanderborg".to_owned()],
                    &[street_17(street)],
                ] {
                    let venue = Address::read(lines.iter().map(String::as_str));
                    asked += 1;
                    if venue.likeness(&home) == Likeness::Different {
                        wrong.push(format!("{stored} | venue {lines:?}"));
                    }
                }
            }
        }
    }
    none_of("among other words", asked, &wrong);
}

fn street_17(street: &str) -> String {
    format!("{street} 17")
}

/// Sentences that tell nobody's home, though words of them stand on its line.
const SOUND: [&str; 26] = [
    "Vi gik op ad bakkerne.",
    "Marken er våd i år.",
    "Der gror korn i marken.",
    "Gården er solgt",
    "Vi ses i gården bagved",
    "Ida Lindholm kommer kl. 17.",
    "Ida vil gerne sove.",
    "Vi spørger Hansen.",
    "Peter Hansen og Ole Holm kommer",
    "Hun kommer den 17. og går den 2.",
    "Engen skal slås",
    "Volden må høre op.",
    "Der er indgang fra haven",
    "Opgang C er lukket",
    "Lejlighed 4 er ledig",
    "Brug bagindgangen",
    "Midlertidigt bor hun andre steder",
    "Den 1.12. ses vi",
    "Vi mødes i uge 1",
    "En prins og en gård",
    "Der var 17 mennesker i huset",
    "Uge 17 er ledig",
    "Store planer og små skridt",
    "Jens Skov og Ida Marie kommer",
    "OBS: husk nøglen",
    "Jørgen kommer med til jul",
];

#[test]
fn words_beside_a_street_on_its_line_tell_nothing() {
    let (mut asked, mut wrong) = (0, Vec::new());
    for before in BEFORE {
        for behind in BEHIND {
            for street in OWN_NAMES.iter().chain(&ORDINARY) {
                let stored = format!("{before} {street} 17{behind}");
                let home = Address::read([stored.trim(), TOWN]);
                for text in SOUND {
                    asked += 1;
                    if told(&home, text) {
                        wrong.push(format!("{stored} | sound: {text}"));
                    }
                }
                for number in ["1", "2", "4", "12"] {
                    asked += 1;
                    let other = format!("Bageren på {street} {number} har åbent");
                    if !matches!(before, "opgang 2" | "lejl. 4" | "1)" | "2." | "uge 1" | "fra 1.12." | "fra 1/12") && told(&home, &other) {
                        wrong.push(format!("{stored} | sound: {other}"));
                    }
                }
            }
        }
    }
    none_of("beside a street", asked, &wrong);
}

/// A street that is shortened behind other words is the same street.
#[test]
fn a_shortened_street_is_known_among_other_words() {
    let (mut asked, mut wrong) = (0, Vec::new());
    for before in BEFORE {
        for (short, whole) in [
            ("Lærkehøjg.", "Lærkehøjgade"),
            ("Kvædv.", "Kvædvej"),
            ("lærkehøjg.", "Lærkehøjgade"),
            ("Sdr. Møllev.", "Søndre Møllevej"),
            ("H.C. Andersens V.", "H.C. Andersens Vej"),
        ] {
            let stored = format!("{before} {short} 17");
            let home = Address::read([stored.trim(), TOWN]);
            for text in [
                format!("Vi henter hende på {whole} 17."),
                format!("Ida bor på {whole}."),
                format!("ved {short} 17"),
                format!("Hun bor på {} nu", whole.to_lowercase()),
            ] {
                asked += 1;
                if !told(&home, &text) {
                    wrong.push(format!("{stored} | {text}"));
                }
            }
        }
    }
    none_of("shortened among other words", asked, &wrong);
}
