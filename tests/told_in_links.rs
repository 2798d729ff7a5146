//! Details told in links, in the signs that pages are written with, and glued together as in hashtags and names of sites; beside
//! sound words that only look like it.

use dialogdok::access::cpr_numbers;
use dialogdok::access::meaning::{Address, Mails, Phones, Words};

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

/// A text as it stands in a link: every byte that is no letter or digit of ASCII by its number.
fn percent(text: &str, blank: &str) -> String {
    let sign = |byte: u8| match byte {
        b' ' => blank.to_owned(),
        _ if byte.is_ascii_alphanumeric() || byte == b'.' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(sign).collect()
}

/// A text as pages are written: letters that are not of ASCII by name, by number, by number in hexadecimal.
fn entities(text: &str) -> [String; 3] {
    let with = |of: &dyn Fn(char) -> String| text.chars().map(|c| if c.is_ascii() { c.to_string() } else { of(c) }).collect();
    let named = |c: char| match c {
        'æ' => "&aelig;".to_owned(),
        'ø' => "&oslash;".to_owned(),
        'å' => "&aring;".to_owned(),
        'Å' => "&Aring;".to_owned(),
        'é' => "&eacute;".to_owned(),
        other => format!("&#{};", u32::from(other)),
    };
    [
        with(&named),
        with(&|c| format!("&#{};", u32::from(c))),
        with(&|c| format!("&#x{:x};", u32::from(c))),
    ]
}

const STREETS: [&str; 6] = [
    "Tranevænget",
    "Søndre Allé",
    "Ågade",
    "Nørre Møllevej",
    "Blåbærtoften",
    "Løkkesvinget",
];

#[test]
fn an_address_in_a_link_is_told() {
    let (mut asked, mut wrong) = (0, Vec::new());
    for street in STREETS {
        let home = Address::read([&*format!("{street} 17"), TOWN]);
        let whole = format!("{street} 17");
        let small = street.to_lowercase();
        let mut forms = vec![
            format!("https://www.krak.example/kort?q={}", percent(&whole, "+")),
            format!("https://kort.example/{}", percent(&whole, "%20")),
            format!("https://kort.example/{}/8660", percent(&small, "-")),
            format!("kort.example/?adr={}", percent(&small, "_")).to_lowercase(),
            format!("https://kort.example/#{}", whole.replace(' ', "-")),
            format!("geo:0,0?q={}", percent(&format!("{whole}, Skanderborg"), "%20")),
        ];
        forms.extend(entities(&whole));
        forms.extend(entities(street));
        for form in forms {
            for text in [format!("Se {form}"), form.clone(), format!("Vejen står her ({form}).")] {
                asked += 1;
                if !home.is_told_in(&Words::of(&text), true) {
                    wrong.push(format!("{street} | {text}"));
                }
            }
        }
        for text in [
            "Se https://kort.example/skolevej%2017",
            "100 % af 17 %20 kroner",
            "&aelig; er et tegn",
            "https://solbjerg.example/moeder?dag=17",
            "50%-reglen og 20%EF",
        ] {
            asked += 1;
            if home.is_told_in(&Words::of(text), true) {
                wrong.push(format!("sound: {street} | {text}"));
            }
        }
    }
    none_of("addresses in links", asked, &wrong);
}

#[test]
fn a_number_and_a_mail_in_a_link_are_told() {
    let (mut asked, mut wrong) = (0, Vec::new());
    let phones = Phones::read("29 74 16 03");
    for text in [
        "tel:+4529741603",
        "https://wa.example/4529741603",
        "tel:%2B4529741603",
        "sms:29%2074%2016%2003",
        "ring&nbsp;29&nbsp;74&nbsp;16&nbsp;03",
        "https://kort.example/?tlf=29+74+16+03",
    ] {
        asked += 1;
        if !phones.are_told_in(text) {
            wrong.push(text.to_owned());
        }
    }
    let mails = Mails::read("ida@lund.example");
    for text in [
        "mailto:ida%40lund.example",
        "mailto:ida@lund.example?subject=Hej",
        "ida&#64;lund.example",
        "ida&#x40;lund&#46;example",
        "https://post.example/?til=ida%40lund%2Eexample",
        "ida&commat;lund.example",
    ] {
        asked += 1;
        if !mails.are_told_in(text) {
            wrong.push(text.to_owned());
        }
    }
    for text in [
        "cpr=010190%2D1234",
        "010190&ndash;1234",
        "010190&#45;1234",
        "https://x.example/?n=010190-1234",
    ] {
        asked += 1;
        if cpr_numbers(text).is_empty() {
            wrong.push(text.to_owned());
        }
    }
    none_of("numbers in links", asked, &wrong);
}

/// Houses with names of their own, told as sites, mails and hashtags are named.
const HOUSES: [(&str, &[&str]); 5] = [
    (
        "Krisecenter Lærkebo",
        &[
            "krisecenterlaerkebo",
            "laerkebokrisecenter",
            "krisecenterlærkebo",
            "KrisecenterLærkebo",
        ],
    ),
    (
        "Botilbuddet Kildespring",
        &["kildespringbotilbud", "botilbuddetkildespring", "BotilbudKildespring"],
    ),
    ("Kvindehuset Morgenrøde", &["kvindehusetmorgenroede", "morgenrødekvindehus"]),
    ("Bosted Ellekilde", &["bostedellekilde", "ellekildebosted"]),
    ("Ringgården Herberg", &["ringgaardenherberg", "herbergringgården"]),
];

#[test]
fn a_name_that_is_glued_to_its_kind_is_told() {
    let (mut asked, mut wrong) = (0, Vec::new());
    for (name, glued) in HOUSES {
        let home = Address::read([name, TOWN]);
        for one in glued {
            for text in [
                format!("Se www.{one}.dk"),
                format!("#{one}"),
                format!("skriv til post@{one}.dk i dag"),
                format!("https://{one}.dk/kontakt"),
                format!("Vi fandt det på {one}.dk."),
            ] {
                asked += 1;
                if !home.is_told_in(&Words::of(&text), true) {
                    wrong.push(format!("{name} | {text}"));
                }
            }
        }
        for text in [
            "Vi ringer til et krisecenter",
            "www.botilbud.dk",
            "#kvindehuset",
            "bosted.dk",
            "Et herberg i byen",
            "morgenmad",
            "lærkesang",
        ] {
            asked += 1;
            if home.is_told_in(&Words::of(text), true) {
                wrong.push(format!("sound: {name} | {text}"));
            }
        }
    }
    none_of("names glued", asked, &wrong);
}

/// A street glued to other words: hashtags, names of sites and of groups.
#[test]
fn a_street_that_is_glued_to_other_words_is_told() {
    let (mut asked, mut wrong) = (0, Vec::new());
    for street in ["Tranevænget", "Blåbærtoften", "Løkkesvinget", "Gøgeurtstien"] {
        let home = Address::read([&*format!("{street} 17"), TOWN]);
        let small = street.to_lowercase();
        let ascii = small.replace('æ', "ae").replace('ø', "oe").replace('å', "aa");
        for one in [
            format!("{small}17"),
            format!("{ascii}17.dk"),
            format!("{small}nr17"),
            format!("#{street}17"),
            format!("grundejerforeningen{ascii}.dk"),
            format!("bestyrelsen@{ascii}.dk"),
            format!("{small}s-beboere"),
            format!("{small}gruppen"),
            format!("{street}-lejligheden"),
        ] {
            for text in [format!("Se {one}"), one.clone(), format!("Vi er med i {one}, siger hun")] {
                asked += 1;
                if !home.is_told_in(&Words::of(&text), true) {
                    wrong.push(format!("{street} | {text}"));
                }
            }
        }
        for text in [
            "Tranebær i vænget",
            "Blåbær og toften",
            "løkken i svinget",
            "gøgeurten ved stien",
            "Tranen",
        ] {
            asked += 1;
            if home.is_told_in(&Words::of(text), true) {
                wrong.push(format!("sound: {street} | {text}"));
            }
        }
    }
    // A street that is an ordinary word, or a part of one, is in no other word.
    for (street, text) in [
        ("Engen", "engene og vengen"),
        ("Parken", "Parkeringen er fuld"),
        ("Skolevej", "skolevejleder"),
        ("Bakkevej", "Bakkevejret"),
        ("Skovvej", "skovvejene er våde"),
        ("Nygade", "Nygadekræs"),
    ] {
        asked += 1;
        if Address::read([&*format!("{street} 17"), TOWN]).is_told_in(&Words::of(text), true) {
            wrong.push(format!("sound: {street} | {text}"));
        }
    }
    none_of("streets glued", asked, &wrong);
}

#[test]
fn a_word_that_is_spelled_out_is_told() {
    let (mut asked, mut wrong) = (0, Vec::new());
    for street in ["Tranevænget", "Ågade", "Løkkesvinget", "Klostergyden"] {
        let home = Address::read([&*format!("{street} 17"), TOWN]);
        for by in [" ", "-", ".", " - ", "·", "  ", "_"] {
            let letters: Vec<String> = street.chars().map(String::from).collect();
            for spelled in [letters.join(by), letters.join(by).to_uppercase(), letters.join(by).to_lowercase()] {
                for text in [format!("Ida bor på {spelled} 17."), format!("det er {spelled}")] {
                    asked += 1;
                    let words = Words::of(&text);
                    let all = words.with_spelled_out();
                    if !all.is_some_and(|words| home.is_told_in(&words, true)) {
                        wrong.push(format!("{street} | {text}"));
                    }
                }
            }
        }
    }
    for text in ["A, B, C, D, E og F er grupper", "Vi er i A B", "Han sagde n e j", "H. C. Ørsted"] {
        asked += 1;
        if Words::of(text).with_spelled_out().is_some() {
            wrong.push(format!("sound: {text}"));
        }
    }
    let mails = Mails::read("ida@lund.example");
    for text in [
        "ida på lund.example",
        "ida hos lund punkt example.",
        "ida(snabel)lund.example",
        "ida snabel lund punktum example",
        "ida alfakrøll lund.example",
    ] {
        asked += 1;
        if !mails.are_told_in(text) {
            wrong.push(text.to_owned());
        }
    }
    for text in [
        "Ida på Lund er glad",
        "frida på lund.example",
        "ida på lund.example-net",
        "ida hos lund",
    ] {
        asked += 1;
        if mails.are_told_in(text) {
            wrong.push(format!("sound: {text}"));
        }
    }
    none_of("spelled out", asked, &wrong);
}
