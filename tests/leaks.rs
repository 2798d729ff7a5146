//! Thousands of invented cases with somebody's detail told in a random form in a random text: no paper shows it to another.
//!
//! The judge knows what was planted and looks for those very letters in everything that a paper tells; it shares nothing with the
//! program's leak check. Sound cases without anything planted are made beside: nothing of them may be refused.
//!
//! `DIALOGDOK_LEAKS=10000` asks for more than the usual number.

#[path = "support/danish_numbers.rs"]
mod danish_numbers;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use danish_numbers::in_words;
use dialogdok::access::Reader;
use dialogdok::deliver::produce::planned;
use dialogdok::deliver::session::{Asked, Session, Settings};
use dialogdok::documents::{Content, Document, Paper, Selection};
use dialogdok::typeset::Workers;
use fastrand::Rng;

const SENDER: &str = "navn: Solbjerg Kommune\nafdeling: Center for Socialpsykiatri\nadresse: [Rådhuspladsen 1, 8355 Solbjerg]\ntelefon: 89 40 00 00\nmail: post@solbjerg.example\n";

/// Beginnings and endings of streets, which no innocent text has.
const STREETS: [(&str, &str); 12] = [
    ("Trane", "vænget"),
    ("Kvæd", "vej"),
    ("Lærkehøj", "gade"),
    ("Gøgeurt", "stien"),
    ("Svaneå", "parken"),
    ("Ørreddam", "vej"),
    ("Blåbær", "toften"),
    ("Ulvshøj", "gade"),
    ("Pilefløjt", "vej"),
    ("Mølleå", "vænget"),
    ("Råvig", "allé"),
    ("Nattergale", "vej"),
];
/// Where some live besides: at the weekend, in summer.
const SECOND_STREETS: [(&str, &str); 12] = [
    ("Rørdrum", "vej"),
    ("Hyldebær", "stien"),
    ("Myrebakke", "vænget"),
    ("Kærhøj", "gade"),
    ("Sivskær", "vej"),
    ("Æbleø", "allé"),
    ("Strandskade", "vej"),
    ("Vibeholm", "gade"),
    ("Lyngkrog", "toften"),
    ("Marehalm", "vej"),
    ("Åmose", "vænget"),
    ("Tyttebær", "parken"),
];
const SHELTERS: [&str; 4] = [
    "Krisecenter Lærkebo",
    "Botilbuddet Kildespring",
    "Kvindehuset Morgenrøde",
    "Bosted Ellekilde",
];
const WORKPLACES: [&str; 7] = [
    "Fjordtømreren",
    "Rosenvang Planteskole",
    "Bageriet Kringle",
    "Havblik Revision",
    "Skovlyst Murerfirma",
    "Café Ørkenrose",
    "Blåklint Tandpleje",
];

/// Somebody's details.
struct Details {
    street: (&'static str, &'static str),
    number: u32,
    /// Another street and number in the same field.
    second: Option<((&'static str, &'static str), u32)>,
    phone: u32,
    mail: String,
    shelter: &'static str,
    workplace: String,
}

fn ascii(text: &str) -> String {
    text.replace('æ', "ae")
        .replace('ø', "oe")
        .replace('å', "aa")
        .replace('Æ', "Ae")
        .replace('Ø', "Oe")
        .replace('Å', "Aa")
}

/// A text with a letter as one of another alphabet that looks the same.
fn in_other_letters(text: &str) -> String {
    text.replace('e', "е").replace('a', "а").replace('O', "О").replace('T', "Τ")
}

/// A text in one of the ways people write it.
fn respelled(rng: &mut Rng, text: &str) -> String {
    match rng.u8(0..7) {
        4 => in_other_letters(text),
        0 => text.to_uppercase(),
        1 => text.to_lowercase(),
        2 => ascii(text),
        3 => ascii(&text.to_lowercase()),
        _ => text.to_owned(),
    }
}

fn street(rng: &mut Rng, (stem, kind): (&str, &str)) -> String {
    let kind = match (kind, rng.u8(0..4)) {
        ("vej", 0) => "v.",
        ("gade", 0) => "g.",
        ("vej", 1) => "vejen",
        (kind, _) => kind,
    };
    let whole = format!("{stem}{kind}");
    respelled(rng, &whole)
}

fn house(rng: &mut Rng, number: u32) -> String {
    match rng.u8(0..5) {
        4 => in_words(number),
        0 => format!("nr. {number}"),
        1 => format!("nummer {number}"),
        _ => number.to_string(),
    }
}

/// A house's number as it is told and not stored.
fn told_house(rng: &mut Rng, number: u32) -> String {
    if rng.u8(0..6) == 0 {
        let digits: Vec<String> = number.to_string().chars().map(String::from).collect();
        return digits.join(" ");
    }
    house(rng, number)
}

/// An address as it stands in the link of a map.
fn in_a_link(address: &str) -> String {
    let sign = |byte: u8| match byte {
        b' ' => "+".to_owned(),
        _ if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    let signs: String = address.bytes().map(sign).collect();
    format!("https://kort.example/?q={signs}")
}

/// A telephone number as it is told and not stored.
fn told_phone(rng: &mut Rng, number: u32) -> String {
    let digits: Vec<u32> = number.to_string().chars().filter_map(|c| c.to_digit(10)).collect();
    match rng.u8(0..6) {
        0 => digits.iter().map(|digit| in_words(*digit)).collect::<Vec<_>>().join(" "),
        1 => {
            let pairs = digits.chunks(2).map(|two| match two[0] {
                0 => format!("nul {}", in_words(two[1])),
                ten => in_words(ten * 10 + two[1]),
            });
            pairs.collect::<Vec<_>>().join(" ")
        }
        _ => phone(rng, number),
    }
}

fn phone(rng: &mut Rng, number: u32) -> String {
    let digits = number.to_string();
    let pairs: Vec<&str> = [0, 2, 4, 6].iter().map(|i| &digits[*i..i + 2]).collect();
    let plain = match rng.u8(0..5) {
        0 => digits.clone(),
        1 => pairs.join("."),
        2 => pairs.join("-"),
        3 => format!("{} {}", &digits[..4], &digits[4..]),
        _ => pairs.join(" "),
    };
    match rng.u8(0..4) {
        0 => format!("+45 {plain}"),
        1 => format!("0045{plain}"),
        _ => plain,
    }
}

fn mail(rng: &mut Rng, mail: &str) -> String {
    match rng.u8(0..4) {
        0 => mail.to_uppercase(),
        1 => mail.replace('@', " @ "),
        2 => mail.replace('@', "(at)"),
        _ => mail.to_owned(),
    }
}

impl Details {
    fn new(rng: &mut Rng, name: &str) -> Self {
        Self {
            street: STREETS[0],
            number: rng.u32(20..199),
            second: None,
            phone: rng.u32(21_000_000..79_999_999),
            mail: format!(
                "{}@{}.example",
                ascii(name).to_lowercase(),
                ["lund", "holm", "post"][rng.usize(0..3)]
            ),
            shelter: SHELTERS[rng.usize(0..SHELTERS.len())],
            workplace: String::new(),
        }
    }

    /// The lines of the address as stored.
    fn stored_address(&self, rng: &mut Rng, shelter: bool) -> Vec<String> {
        if shelter {
            return vec![self.shelter.to_owned(), "8355 Solbjerg".to_owned()];
        }
        let before = ["", "", "", "", "pt. ", "OBS ", "2. ", "man-tors ", "c/o Ulla Brask "][rng.usize(0..9)];
        let first = format!("{before}{} {}", street(rng, self.street), house(rng, self.number));
        let unit = ["", ", st. th.", ", 2. tv.", ", stuen"][rng.usize(0..4)];
        let first = match self.second {
            Some((name, number)) => {
                let second = format!("{} {}", street(rng, name), house(rng, number));
                let form = [
                    "{a} / {b}",
                    "{a}, ferie: {b}",
                    "{a} og {b}",
                    "{a} (weekend: {b})",
                    "{a} - {b}",
                    "{a}/{b}",
                ][rng.usize(0..6)];
                form.replace("{a}", &first).replace("{b}", &second)
            }
            None => first,
        };
        match rng.u8(0..3) {
            0 => vec![format!("{first}{unit}"), "8355 Solbjerg".to_owned()],
            1 => vec!["8355 Solbjerg".to_owned(), format!("{first}{unit}")],
            _ => vec![format!("{first}{unit}, 8355 Solbjerg")],
        }
    }

    fn stored_phone(&self, rng: &mut Rng) -> String {
        let number = phone(rng, self.phone);
        match rng.u8(0..4) {
            0 => format!("{number} (efter kl. 16)"),
            1 => format!("hjemme {number}"),
            _ => number,
        }
    }
}

/// Sentences that tell nothing of anybody.
const INNOCENT: [&str; 16] = [
    "Vi talte om hverdagen og om at komme ud om morgenen.",
    "Sara vil gerne have dig med, fordi du kender hende.",
    "Vi mødes igen om fire uger kl. 14.",
    "Far ringer til lægen inden den 17. marts.",
    "Der er 17 trapper op.",
    "Mødet varer 90 minutter.",
    "Hun læser på HF i Aarhus.",
    "Du har fulgt Sara i 4 år.",
    "Vi tager bus 112 til Skolegade.",
    "Hun vil gerne sove bedre.",
    "Ring til kommunen på 89 40 00 00.",
    "Sagen hedder 27.42.00-P35-14-26.",
    "Det koster 30 kr. om ugen.",
    "Han er på arbejde til kl. 16.30.",
    "Bakken er stejl, sagde hun.",
    "Vi prøver i to uger.",
];

/// What is told, in one random form, and whether it is of a kind that only a protected person is kept by.
fn told(rng: &mut Rng, details: &Details, protected: bool, shelter: bool) -> String {
    let homes = [Some((details.street, details.number)), details.second];
    loop {
        let Some((name, number)) = homes[rng.usize(0..2)] else { continue };
        match rng.u8(0..6) {
            0 | 1 if !shelter => {
                let number = told_house(rng, number);
                let whole = format!("{} {number}", street(rng, name));
                return if rng.u8(0..8) == 0 { in_a_link(&whole) } else { whole };
            }
            2 if protected && !shelter => {
                let (stem, kind) = name;
                return respelled(rng, &format!("{stem}{kind}"));
            }
            2 if shelter => return respelled(rng, details.shelter.rsplit(' ').next().unwrap_or_default()),
            3 => return told_phone(rng, details.phone),
            4 => return mail(rng, &details.mail),
            5 if protected => return respelled(rng, &details.workplace),
            _ => {}
        }
    }
}

const PEOPLE: [(&str, &str, &str, &str); 7] = [
    ("mor", "Lone Lindholm", "mor", "familie"),
    ("far", "Bent Lindholm", "far", "familie"),
    ("ida", "Ida Skov", "søster", "slægt"),
    ("ven", "Yusuf Aydin", "ven", "fritid"),
    ("pia", "Pia Holm", "tovholder", "professionel"),
    ("jens", "Jens Toft", "mødeleder", "professionel"),
    ("mette", "Mette Kragh", "reflektør", "professionel"),
];

/// One invented case: its files, and what was planted of whom.
struct Invented {
    files: BTreeMap<&'static str, String>,
    victim: &'static str,
    protected: bool,
    planted: Option<String>,
    /// The victim's home as it stands in the file, when nobody else may know it.
    home: Option<String>,
    /// The address of the coming meeting, as written, and whether it is the victim's home in another form.
    venue: String,
    at_home: bool,
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn list(lines: &[String]) -> String {
    let lines: Vec<String> = lines.iter().map(|l| quoted(l)).collect();
    format!("[{}]", lines.join(", "))
}

/// How many texts a case has that something can be planted in.
const TEXTS: usize = 20;

fn invent(rng: &mut Rng, plants: bool) -> Invented {
    let victim = PEOPLE[rng.usize(0..4)].0;
    let (protected, shelter) = (rng.u8(0..3) > 0, rng.u8(0..5) == 0);
    let mut all: BTreeMap<&str, Details> = PEOPLE
        .iter()
        .map(|(id, name, ..)| (*id, Details::new(rng, name.split(' ').next().unwrap_or(name))))
        .collect();
    // Each lives in a street and works at a place of their own: another's is not told by one's own.
    let mut streets = STREETS;
    rng.shuffle(&mut streets);
    let mut second_streets = SECOND_STREETS;
    rng.shuffle(&mut second_streets);
    for (index, details) in all.values_mut().enumerate() {
        details.workplace = WORKPLACES[index].to_owned();
        details.street = streets[index];
        details.second = (rng.u8(0..4) == 0).then(|| (second_streets[index], rng.u32(20..199)));
    }
    let shelter = shelter && protected;
    let planted = plants.then(|| told(rng, &all[victim], protected, shelter));
    let at = rng.usize(0..TEXTS);
    let mut number = 0;
    let mut text = |rng: &mut Rng| {
        let innocent = INNOCENT[rng.usize(0..INNOCENT.len())];
        let here = number == at;
        number += 1;
        match &planted {
            Some(planted) if here => quoted(&match rng.u8(0..4) {
                0 => planted.clone(),
                1 => format!("{innocent} {planted}."),
                2 => format!("Vi ses på {planted}, og så taler vi."),
                _ => format!("({planted})"),
            }),
            _ => quoted(innocent),
        }
    };
    let mut home = None;
    let mut case = format!(
        "borger:\n  navn: Sara Lindholm\n  adresse: [Bakkevej 1, 8355 Solbjerg]\nforløb:\n  henvendelse: 2026-01-02\n  samtykke: 2026-01-05\nnetværksteam: {{tovholder: pia, mødeleder: jens, reflektører: [mette]}}\nsamtykke: {{netværkskort må ses af: [pia, jens, mette, mor], netværksoverblik må ses af: [pia, mor]}}\nindikatorer: [psykisk velbefindende, {{navn: Søvn, beskrivelse: {}}}]\nmålinger:\n  - {{dato: 2026-01-06, indikatorer: {{psykisk velbefindende: {{tal: 3, ord: {}}}}}}}\nafslutning: {{besluttet: {}, åbninger: [{}], borgerens ord: {}, videre støtte: {}}}\nnetværk:\n",
        text(rng),
        text(rng),
        text(rng),
        text(rng),
        text(rng),
        text(rng)
    );
    for (id, name, relation, field) in PEOPLE {
        let details = &all[id];
        let here = id == victim;
        let address = details.stored_address(rng, here && shelter);
        if here && protected {
            home = address.iter().find(|line| !line.starts_with("8355")).cloned();
        }
        writeln!(
            case,
            "  - {{id: {id}, navn: {name}, relation: {relation}, felt: {field}, afstand: {}, telefon: {}, mail: {}, adresse: {}, arbejdsplads: {}, beskyttet adresse: {}, uddannet i Åben Dialog: ja, støtte: [{}]}}",
            rng.u32(1..=5),
            quoted(&details.stored_phone(rng)),
            details.mail,
            list(&address),
            quoted(&details.workplace),
            if here && protected { "ja" } else { "nej" },
            if id == "mor" { text(rng) } else { quoted("Lytter") },
        )
        .expect("a text");
    }
    let mut first = format!(
        "tidspunkt: 2026-02-05 14:00\nsted: {{navn: Medborgerhuset}}\ninviterede:\n  - {{person: mor, hvorfor: Fordi.}}\nreferat:\n  deltog: [mor, pia, jens, mette]\n  temaer: [{{emne: {}, drøftelser: [{}]}}]\n  aftaler: [{}]\n  opgaver: [{{id: t1, hvem: pia, hvad: {}}}]\n  næste møde: {{ønsker: ja, tema: {}, hvornår: {}}}\n  godkendt af borgeren: 2026-02-08\n  må sendes til: [mor, jens, mette]\nrefleksion: [{}]\nvurdering: {{indikatorer: {{psykisk velbefindende: {{tal: 4, ord: {}}}}}}}\n",
        text(rng),
        text(rng),
        text(rng),
        text(rng),
        text(rng),
        text(rng),
        text(rng),
        text(rng)
    );
    first.push('\n');
    let at_home = plants && rng.u8(0..4) == 0;
    let address = if at_home {
        all[victim].stored_address(rng, shelter)
    } else {
        vec!["Skolegade 4".to_owned(), "8355 Solbjerg".to_owned()]
    };
    let name = text(rng);
    let name = if plants && name.contains("Vi") {
        name
    } else {
        quoted("Hos en, vi kender")
    };
    let second = format!(
        "tidspunkt: 2026-12-05 14:00\nsted: {{navn: {name}, adresse: {}}}\ntema: {}\ninviterede:\n  - {{person: mor, hvorfor: {}, invitation: brev}}\n  - {{person: far, hvorfor: {}}}\n  - {{person: ida, hvorfor: Fordi.}}\n  - {{person: ven, hvorfor: {}, invitation: telefon}}\n",
        list(&address),
        text(rng),
        text(rng),
        text(rng),
        text(rng)
    );
    Invented {
        files: BTreeMap::from([("sag.yaml", case), ("moede-1.yaml", first), ("moede-2.yaml", second)]),
        victim,
        protected,
        planted,
        home,
        at_home,
        venue: address.join(", "),
    }
}

/// Everything that a document tells: the texts of its view, or its file with its long lines put together.
fn tells(document: &Document) -> String {
    match document.content() {
        Content::Page { view, .. } => view.to_string(),
        Content::Sent(_) => unreachable!("nothing is recorded of an invented case"),
        Content::File(bytes) => String::from_utf8_lossy(bytes).replace("\r\n ", "").replace("\\,", ","),
    }
}

/// Whether a document may tell the detail: it is the victim's own, or a paper that shows everybody's who is not protected.
fn may_tell(document: &Document, invented: &Invented) -> bool {
    let id = document.id();
    let own = matches!(&id.reader, Some(Reader::Person(reader)) if reader.0 == invented.victim);
    let shows = matches!(id.paper, Paper::Overview | Paper::CallList | Paper::MeetingFolder);
    // A meeting at the home of somebody who is not protected is told to those who come.
    let is_address = |planted: &String| {
        let is_mail = planted.contains('@') || planted.contains("(at)");
        invented.venue.contains(planted.as_str()) || invented.at_home && planted.starts_with(char::is_alphabetic) && !is_mail
    };
    let venue = id.meeting == Some(2) && invented.planted.as_ref().is_some_and(is_address);
    own || (shows || venue) && !invented.protected
}

fn how_many() -> u64 {
    std::env::var("DIALOGDOK_LEAKS").ok().and_then(|n| n.parse().ok()).unwrap_or(600)
}

/// Plans every paper of `count` invented cases and hands them over with what was refused.
fn plan_all(count: u64, seed: u64, plants: bool, mut look: impl FnMut(&Invented, &[Document], Vec<String>) + Send) {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("kommune.yaml"), SENDER).expect("a file");
    let case = folder.path().join("2026-001");
    std::fs::create_dir(&case).expect("a folder");
    let session = Session::open(Settings::on(chrono::NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day"))).expect("a session");
    let asked = Asked {
        papers: Selection::Possible,
        ..Asked::default()
    };
    let work = || {
        for number in 0..count {
            let invented = invent(&mut Rng::with_seed(seed + number), plants);
            for (name, text) in &invented.files {
                std::fs::write(case.join(name), text).expect("a file");
            }
            let planned = planned(&session, Path::new(&case), &[], &asked);
            let problems: Vec<_> = planned
                .reading
                .problems
                .iter()
                .filter(|p| p.severity == dialogdok::case::Severity::Error)
                .collect();
            assert!(problems.is_empty(), "{problems:#?}\n{:#?}", invented.files);
            let refusals = planned
                .plan
                .refusals()
                .iter()
                .map(|r| format!("{}: {}", r.subject, r.reasons.join("; ")))
                .collect();
            look(&invented, planned.plan.documents(), refusals);
        }
    };
    Workers::new(1).work(work);
}

#[test]
fn no_paper_tells_another_readers_detail() {
    let (mut leaks, mut stopped, mut printed) = (Vec::new(), 0, 0);
    plan_all(how_many(), 1, true, |invented, documents, refusals| {
        let planted = invented.planted.as_deref().expect("something is planted");
        let as_json = serde_json::to_string(planted).expect("a text");
        let wanted = as_json.trim_matches('"');
        stopped += usize::from(!refusals.is_empty());
        for document in documents.iter().filter(|d| tells(d).contains(wanted)) {
            if may_tell(document, invented) {
                printed += 1;
            } else {
                leaks.push(format!(
                    "{} tells {} ({}) of {}",
                    document.id(),
                    planted,
                    invented.protected,
                    invented.victim
                ));
            }
        }
        // The home of a protected person stands on their own letter alone, in the form of the file and as a meeting's place.
        let venue = (invented.protected && invented.at_home).then(|| invented.venue.split(", ").next().unwrap_or_default());
        let hidden = invented.home.as_deref().map(|home| home.split(',').next().unwrap_or(home));
        for hidden in [hidden, venue].into_iter().flatten().filter(|h| !h.starts_with("8355")) {
            let others = documents.iter().filter(|d| !may_tell(d, invented) && tells(d).contains(hidden));
            leaks.extend(others.map(|d| format!("{} tells the home {hidden} of {}", d.id(), invented.victim)));
        }
    });
    assert!(leaks.is_empty(), "{} leaks: {:#?}", leaks.len(), &leaks[..leaks.len().min(15)]);
    assert!(
        stopped as u64 > how_many() / 2,
        "only {stopped} were stopped: the judge sees too little"
    );
    assert!(printed > 0, "nothing that may be told was told");
}

#[test]
fn nothing_of_a_sound_case_is_refused() {
    let mut wrong = Vec::new();
    plan_all(how_many().min(1_000), 1_000_000, false, |_, _, refusals| wrong.extend(refusals));
    assert!(
        wrong.is_empty(),
        "{} refused without need: {:#?}",
        wrong.len(),
        &wrong[..wrong.len().min(12)]
    );
}

/// A case in which Ida's home and work are protected, with the place and the theme of a meeting to come.
fn with_place_and_theme(home: &str, work: &str, place: &str, theme: &str) -> [(&'static str, String); 2] {
    let case = format!(
        "borger: {{navn: Sara Lindholm, adresse: [Bakkevej 1, 8355 Solbjerg]}}\nforløb: {{henvendelse: 2026-01-02, samtykke: 2026-01-05}}\nnetværksteam: {{tovholder: pia, mødeleder: jens, reflektører: [mette]}}\nsamtykke: {{netværkskort må ses af: [pia], netværksoverblik må ses af: [pia]}}\nnetværk:\n  - {{id: ida, navn: Ida Skov, relation: søster, felt: familie, afstand: 2, adresse: {home}, arbejdsplads: {work}, beskyttet adresse: ja}}\n  - {{id: kaj, navn: Kaj Friis, relation: ven, felt: fritid, afstand: 2, adresse: [Møllevej 9, 8355 Solbjerg], telefon: 40 18 33 95}}\n  - {{id: pia, navn: Pia Holm, relation: tovholder, felt: professionel, afstand: 2, telefon: 89 40 21 14}}\n  - {{id: jens, navn: Jens Toft, relation: mødeleder, felt: professionel, afstand: 2}}\n  - {{id: mette, navn: Mette Kragh, relation: reflektør, felt: professionel, afstand: 2}}\n"
    );
    let meeting = format!(
        "tidspunkt: 2026-12-05 14:00\nsted: {place}\ntema: {theme}\ninviterede:\n  - {{person: kaj, hvorfor: Fordi., mundtligt inviteret: 2026-11-20, invitation: brev}}\n"
    );
    [("sag.yaml", case), ("moede-1.yaml", meeting)]
}

/// The rules that the files break, and everything that papers for others than Ida tell, for each case.
fn judged(cases: &[[(&'static str, String); 2]]) -> Vec<(Vec<&'static str>, String)> {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("kommune.yaml"), SENDER).expect("a file");
    let case = folder.path().join("2026-001");
    std::fs::create_dir(&case).expect("a folder");
    let session = Session::open(Settings::on(chrono::NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day"))).expect("a session");
    let asked = Asked {
        papers: Selection::Possible,
        ..Asked::default()
    };
    let mut all = Vec::new();
    let work = || {
        for files in cases {
            for (name, text) in files {
                std::fs::write(case.join(name), text).expect("a file");
            }
            let planned = planned(&session, Path::new(&case), &[], &asked);
            let rules = planned.reading.problems.iter().map(|p| p.rule).collect();
            let refused = planned.plan.refusals().iter().flat_map(|r| r.reasons.clone());
            let others = planned
                .plan
                .documents()
                .iter()
                .filter(|d| matches!(d.id().paper, Paper::Invitation | Paper::Calendar | Paper::CallList));
            all.push((rules, others.map(tells).chain(refused.map(|r| format!("REFUSED {r}"))).collect()));
        }
    };
    Workers::new(1).work(work);
    all
}

const PLACES: [&[(&str, &str)]; 2] = [
    &[
        ("Lærkehusets fællesrum", "Lærkehus"),
        ("Lærke huset", "Lærke"),
        ("Hos Bo på Lærkehuset", "Lærkehus"),
        ("Personalerummet i Botilbuddet Lærkehuset", "Lærkehus"),
        ("Tranevænget 15-17", "Tranev"),
        ("Tranevænget 017", "Tranev"),
        ("Tranevængets fælleshus", "Tranev"),
        ("Hjørnet af Tranevænget og Søvej", "Tranev"),
    ],
    &[
        ("Lærke-huset", "Lærke"),
        ("Mødelokalet på Lærkehuset", "Lærkehus"),
        ("Lærkehuset stuen", "Lærkehus"),
        ("'Tranevænget 15, 17 og 19'", "Tranev"),
        ("Tranevænget 15 til 19", "Tranev"),
        ("Beboerlokalet Tranevænget", "Tranev"),
        ("'Tranevængets beboerlokale, nr. 17'", "Tranev"),
        ("'Trane, vænget 17'", "vænget"),
    ],
];

#[test]
fn the_words_of_a_meetings_address_tell_a_home_as_a_text_does() {
    const HOME: &str = "['Botilbuddet Lærkehuset, Tranevænget 17', 8700 Horsens]";
    for (half, places) in (0..).zip(PLACES) {
        let cases: Vec<_> = places
            .iter()
            .map(|(line, _)| {
                let place = format!("{{navn: Mødelokale, adresse: [{line}, 8700 Horsens]}}");
                with_place_and_theme(HOME, "''", &place, "Julen").map(|(name, text)| (name, text.replace(", arbejdsplads: ''", "")))
            })
            .collect();
        for ((line, told), (rules, papers)) in places.iter().zip(judged(&cases)) {
            assert!(papers.contains("Kaj"), "half {half}: {line}: no letter is made: {papers}");
            assert!(!papers.contains(told), "half {half}: {line}");
            assert!(rules.contains(&"beskyttet-mødested"), "half {half}: {line}: {rules:?}");
        }
    }
    // Other houses and other towns are shown.
    for place in [
        "{navn: Mødelokale, adresse: [Tranevænget 19, 8700 Horsens]}",
        "{navn: Mødelokale, adresse: [Tranevænget 17, 8000 Aarhus C]}",
        "{navn: Solbjerg Bibliotek, adresse: [Torvegade 30, 8355 Solbjerg]}",
    ] {
        for home in [HOME, "[Solbjerg Krisecenter, Elmevej 3, 8355 Solbjerg]"] {
            let (rules, papers) = judged(&[with_place_and_theme(home, "Elværket", place, "Julen")]).remove(0);
            assert!(!rules.contains(&"beskyttet-mødested"), "{home} {place}");
            assert!(
                papers.contains("Tranevænget") || papers.contains("Torvegade 30"),
                "{home} {place}: {papers}"
            );
        }
    }
}

#[test]
fn a_place_of_work_in_a_text_or_as_a_place_stops_the_letter() {
    const HOME: &str = "[Elmevej 3, 8700 Horsens]";
    const PLACE: &str = "{navn: Medborgerhuset, adresse: [Torvegade 30, 8355 Solbjerg]}";
    for (work, place, theme, is_told) in [
        ("Rema 1000", PLACE, "Ida arbejder hos Rema 1000", true),
        ("Apoteket", PLACE, "Ida arbejder på apoteket", true),
        ("Matas", "{navn: Matas, adresse: [Torvegade 30, 8355 Solbjerg]}", "Julen", true),
        ("lærer", PLACE, "Hun lærer at sove", false),
        ("Netto", PLACE, "Vi handler i Netto", false),
        ("pensionist", PLACE, "En pensionist", false),
    ] {
        let (rules, papers) = judged(&[with_place_and_theme(HOME, work, place, theme)]).remove(0);
        // A text stops the letter; a place is held back, and the letter is made without it.
        let is_held = rules.contains(&"beskyttet-mødested") && !papers.contains(work);
        assert_eq!(
            rules.contains(&"andres-oplysninger") || papers.contains("REFUSED") || is_held,
            is_told,
            "{work} {theme}: {rules:?}"
        );
    }
}

#[test]
fn what_names_or_neighbours_somebody_protected_is_told_of() {
    const HOME: &str = "[Elmevej 3, 8700 Horsens]";
    let place = |way_in: &str| format!("{{navn: Medborgerhuset, adresse: [Torvegade 30, 8355 Solbjerg], find vej: {way_in}}}");
    let with_neighbour = |home: &str, relation: &str| {
        with_place_and_theme(HOME, "Elværket", &place("Gå ind ad porten."), "Julen").map(|(name, text)| {
            let text = text.replace(
                "[Bakkevej 1, 8355 Solbjerg]}",
                "['Bakkevej 1, 2. tv.', 8355 Solbjerg], beskyttet adresse: ja}",
            );
            let text = text.replace("[Møllevej 9, 8355 Solbjerg]", home).replace("relation: ven", relation);
            (name, text)
        })
    };
    let cases = [
        with_place_and_theme(HOME, "Elværket", &place("Ring på hos Ida."), "Julen"),
        with_place_and_theme(HOME, "Elværket", &place("Gå ind ad porten."), "Julen"),
        with_neighbour("['Bakkevej 1, 2. th.', 8355 Solbjerg]", "relation: ven"),
        with_neighbour("[Møllevej 9, 8355 Solbjerg]", "relation: overbo"),
        with_neighbour("[Bakkevej 3, 8355 Solbjerg]", "relation: ven"),
    ];
    let all = judged(&cases);
    let told = |n: usize, rule: &str| all[n].0.contains(&rule);
    assert!(
        told(0, "udeladt-oplysning") && !all[0].1.contains("Ring på hos Ida"),
        "{:?}",
        all[0]
    );
    assert!(!told(1, "udeladt-oplysning") && all[1].1.contains("porten"), "{:?}", all[1]);
    assert!(
        told(2, "nabo-til-beskyttet") && told(3, "nabo-til-beskyttet"),
        "{:?} {:?}",
        all[2].0,
        all[3].0
    );
    assert!(!told(4, "nabo-til-beskyttet"), "{:?}", all[4].0);
}
