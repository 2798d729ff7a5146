//! Invented forløb on disk for the tests of `program`.

#![allow(dead_code, reason = "each test uses its own part")]

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
