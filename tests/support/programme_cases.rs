//! Invented forløb on disk for the tests of `program`.

#![allow(dead_code, reason = "each test uses its own part")]

use dialogdok::programme::INDICATORS;

use super::support::Municipality;

pub const TEAM: &str = "  - {id: pia, navn: Pia Holm, relation: tovholder, felt: professionel, afstand: 3, uddannet i Åben Dialog: ja}\n";
pub const RUN: [&str; 4] = ["program", "sager", "--halvår", "2025-1"];

/// Invented forløb, each a little unlike the others, begun in the first half of 2025.
pub fn municipality(cases: usize) -> Municipality {
    (0..cases).fold(Municipality::new(), add)
}

pub fn add(municipality: Municipality, number: usize) -> Municipality {
    let degrees = ["i høj grad", "i nogen grad", "i mindre grad", "slet ikke"];
    let day = 1 + number % 27;
    let sag = format!(
        "id: f-unik{number}\nsagsnummer: 99.{number:03}\nborger: {{navn: Unikum{number} Efternavn{number}, adresse: [Gade {number}, 1000 By]}}\nforløb: {{henvendelse: 2025-01-{day:02}, første kontakt: 2025-02-{:02}, samtykke: 2025-02-{day:02}}}\nnetværksteam: {{tovholder: pia}}\nnetværk:\n{TEAM}  - {{id: mor, navn: Moder{number} Navn, relation: mor, felt: familie, afstand: 1}}\nmålinger:\n  - dato: 2025-02-{day:02}\n    indikatorer: {{psykisk velbefindende: {}, håb og tillid: 4}}\n",
        1 + number % 9,
        1 + number % 7
    );
    let moede = format!(
        "tidspunkt: 2025-03-{day:02} 14:00\nsted: {{navn: Hemmeligt sted {number}}}\ninviterede: [{{person: mor, hvorfor: Fordi.}}]\nreferat: {{skrevet af: pia, deltog: [mor, pia]}}\nvurdering:\n  større forståelse: {}\n  nye muligheder og håb: {}\n  indikatorer: {{psykisk velbefindende: {}, håb og tillid: 5}}\n",
        degrees[number % 3],
        degrees[number % 2],
        2 + number % 8
    );
    let folder = format!("sager/2025-{number:03}");
    municipality
        .outside()
        .file(&format!("{folder}/sag.yaml"), sag)
        .file(&format!("{folder}/moede-1.yaml"), moede)
}

/// The table of values and the page of [`RUN`].
pub const CSV: &str = "program/2025-1-intern.csv";
pub const PDF: &str = "program/2025-1-intern.pdf";

/// A forløb as they come: other days, other answers, one handover in five, some ended.
pub fn as_they_come(municipality: Municipality, number: usize) -> Municipality {
    let mut seed = number as u64 + 1;
    let mut throw = |sides: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((seed >> 33) % sides) as usize
    };
    let degrees = [
        "i høj grad",
        "i høj grad",
        "i høj grad",
        "i nogen grad",
        "i nogen grad",
        "i mindre grad",
    ];
    let ten = INDICATORS.map(|name| (name, 1 + throw(7), 0));
    let (day, contact) = (1 + throw(25), 1 + throw(14));
    let handover = if throw(5) == 0 {
        let with = ["ja", "ja", "nej"][throw(3)];
        format!(
            "  tidligere tovholdere: [{{person: mor, til: 2025-04-0{}, borgeren deltog i overleveringen: {with}}}]\n",
            1 + throw(9)
        )
    } else {
        String::new()
    };
    let ended = if throw(3) == 0 { ", afsluttet: 2025-09-15" } else { "" };
    let list = |values: &[(&str, usize, usize)]| {
        values
            .iter()
            .map(|(n, a, b)| format!("{n}: {}", a + b))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let friends: String = (0..4 + throw(9))
        .map(|n| format!("  - {{id: ven-{n}, navn: Ven {n}, relation: ven, felt: fritid, afstand: 3}}\n"))
        .collect();
    let sag = format!(
        "borger: {{navn: Borger {number}}}\nforløb: {{henvendelse: 2025-01-{day:02}, første kontakt: 2025-0{}-{contact:02}, samtykke: 2025-02-{:02}{ended}}}\nnetværksteam:\n  tovholder: pia\n{handover}netværk:\n{TEAM}  - {{id: mor, navn: Mor, relation: mor, felt: familie, afstand: 1}}\n{friends}målinger: [{{dato: 2025-02-20, indikatorer: {{{}}}}}]\n",
        1 + usize::from(throw(4) == 0),
        15 + throw(4),
        list(&ten)
    );
    let mut here = municipality.outside().file(&format!("sager/2025-{number:03}/sag.yaml"), sag);
    for meeting in 1..=2 + throw(4) {
        let later = ten.map(|(name, first, _)| (name, first, throw(4).saturating_sub(throw(2))));
        let moede = format!(
            "tidspunkt: 2025-0{}-{:02} 14:00\nsted: {{navn: Biblioteket}}\ninviterede: [{{person: mor, hvorfor: Fordi.}}]\nreferat: {{deltog: [mor, ven-0, pia], godkendt af borgeren: 2025-08-01}}\nvurdering:\n  større forståelse: {}\n  nye muligheder og håb: {}\n  indikatorer: {{{}}}\n",
            meeting.min(4) + 2,
            1 + throw(12) + meeting,
            degrees[throw(6)],
            degrees[throw(6)],
            list(&later)
        );
        here = here.file(&format!("sager/2025-{number:03}/moede-{meeting}.yaml"), moede);
    }
    here
}
