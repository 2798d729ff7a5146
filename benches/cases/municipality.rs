//! A municipality of invented forløb, of the size of the five in `data/`: networks of 8 to 20 people, up to seven held
//! meetings with their referat and ratings, and a meeting to come.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use chrono::{Days, NaiveDate};
use dialogdok::programme::INDICATORS;
use fastrand::Rng;

use super::{FIRST, LAST};

const FIELDS: [(&str, &str); 5] = [
    ("familie", "søster"),
    ("slægt", "onkel"),
    ("fritid", "ven"),
    ("arbejde/skole", "kollega"),
    ("professionel", "sagsbehandler"),
];
const THEMES: [&str; 6] = [
    "Hverdagen",
    "At sove om natten",
    "Vejen tilbage til arbejdet",
    "Hvem jeg kan ringe til",
    "Julen",
    "En dårlig uge",
];
const SAID: [&str; 8] = [
    "fortalte, at morgenerne er sværest, og at det hjælper, når nogen ringer",
    "spurgte, hvad der gjorde den gode uge til en god uge",
    "sagde, at det har været svært at vide, hvad man må spørge om",
    "fortalte om turen til havet og om at have grinet for første gang længe",
    "svarede, at det er rart at høre det sagt højt",
    "spurgte, om det er for meget med to besøg om ugen",
    "sagde, at døren står åben om søndagen som altid",
    "fortalte, at chefen har sagt ja til at begynde med fire timer",
];
const TASKS: [&str; 5] = [
    "Ringer til lægen om en ny tid",
    "Kommer forbi om søndagen og går en tur",
    "Taler med chefen om kortere dage",
    "Skriver et brev til kommunen",
    "Finder ud af, hvornår værkstedet har åbent",
];
const DEGREES: [&str; 4] = ["i høj grad", "i nogen grad", "i mindre grad", "slet ikke"];

/// Writes so many forløb under `folder/sager`, beside the example municipality's `kommune.yaml`. The same every time.
pub fn write(folder: &Path, courses: usize) -> io::Result<()> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    fs::create_dir_all(folder)?;
    for name in ["kommune.yaml", "logo.svg"] {
        fs::copy(data.join(name), folder.join(name))?;
    }
    for number in 0..courses {
        let here = folder.join(format!("sager/{}-{number:04}", 2025 + number % 2));
        fs::create_dir_all(&here)?;
        Course::new(number).write(&here)?;
    }
    Ok(())
}

struct Course {
    number: usize,
    dice: Rng,
    /// The ids of the private network.
    people: Vec<String>,
    consent: NaiveDate,
    held: usize,
    ended: bool,
    start: Vec<u8>,
}

impl Course {
    fn new(number: usize) -> Self {
        let mut dice = Rng::with_seed(number as u64);
        let held = dice.usize(0..8);
        Self {
            number,
            people: (0..dice.usize(5..17)).map(|n| format!("p{n}")).collect(),
            consent: NaiveDate::from_ymd_opt(2025, 9, 1).expect("a date") + Days::new(dice.u64(0..200)),
            held,
            ended: held > 2 && dice.f32() < 0.4,
            start: INDICATORS.iter().map(|_| dice.u8(1..7)).collect(),
            dice,
        }
    }

    fn write(mut self, folder: &Path) -> io::Result<()> {
        let mut day = self.consent;
        for meeting in 1..=self.held {
            day = day + Days::new(self.dice.u64(14..32));
            fs::write(folder.join(format!("moede-{meeting}.yaml")), self.held_meeting(meeting, day))?;
        }
        if !self.ended {
            let planned = NaiveDate::from_ymd_opt(2026, 12, 1).expect("a date") + Days::new(self.dice.u64(0..20));
            let meeting = self.held + 1;
            fs::write(folder.join(format!("moede-{meeting}.yaml")), self.invited(planned))?;
        }
        let end = self.ended.then(|| day + Days::new(7));
        fs::write(folder.join("sag.yaml"), self.case(end))
    }

    fn name(&mut self) -> String {
        format!(
            "{} {}",
            self.dice.choice(FIRST).expect("a name"),
            self.dice.choice(LAST).expect("a name")
        )
    }

    fn case(&mut self, end: Option<NaiveDate>) -> String {
        let number = self.number;
        let (contact, consent) = (self.consent - Days::new(6), self.consent);
        let approach = contact - Days::new(self.dice.u64(1..17));
        let mut text = format!(
            "sagsnummer: 27.42.00-P35-{number}-26\nborger:\n  navn: {}\n  adresse: [Bakkevej {number}, 8355 Solbjerg]\n\
             forløb:\n  henvendelse: {approach}\n  første kontakt: {contact}\n  samtykke: {consent}\n",
            self.name()
        );
        if let Some(end) = end {
            writeln!(text, "  afsluttet: {end}").ok();
        }
        text.push_str("netværksteam:\n  tovholder: pia\n  mødeleder: jens\n  reflektører: [mette]\nnetværk:\n");
        for (id, role) in [("pia", "tovholder"), ("jens", "mødeleder"), ("mette", "reflektør")] {
            let name = self.name();
            writeln!(
                text,
                "  - {{id: {id}, navn: {name}, relation: {role}, felt: professionel, afstand: 3, \
                 rolle: Støtte- og kontaktperson, telefon: 89 40 10 {}, uddannet i Åben Dialog: ja}}",
                number % 90 + 10
            )
            .ok();
        }
        for id in self.people.clone() {
            let (field, relation) = *self.dice.choice(FIELDS.iter()).expect("a field");
            let (name, street) = (self.name(), *self.dice.choice(LAST.iter()).expect("a name"));
            writeln!(
                text,
                "  - {{id: {id}, navn: {name}, relation: {relation}, felt: {field}, afstand: {}, telefon: {}, \
                 adresse: [{street}svej {}, 8355 Solbjerg], støtte: [Kommer forbi om søndagen]}}",
                f64::from(self.dice.u8(2..11)) / 2.0,
                self.dice.u32(20_000_000..99_999_999),
                self.dice.u8(1..200),
            )
            .ok();
        }
        text.push_str("streger:\n");
        for pair in self.people.windows(2) {
            writeln!(text, "  - [{}, {}]", pair[0], pair[1]).ok();
        }
        write!(
            text,
            "samtykke: {{netværkskort må ses af: [pia], netværksoverblik må ses af: [pia, jens]}}\n\
             målinger:\n  - dato: {consent}\n    indikatorer:\n"
        )
        .ok();
        for (indicator, rating) in INDICATORS.iter().zip(&self.start) {
            writeln!(text, "      {indicator}: {rating}").ok();
        }
        text
    }

    fn invited(&mut self, day: NaiveDate) -> String {
        let mut text = format!(
            "tidspunkt: {day} 14:00\nsted: {{navn: Medborgerhuset, adresse: [Torvet 2, 8355 Solbjerg]}}\ntema: {}\n\
             svar senest: {}\ninviterede:\n",
            self.dice.choice(THEMES).expect("a theme"),
            day - Days::new(5)
        );
        for (n, id) in self.people.iter().take(5).enumerate() {
            let by = if n % 2 == 0 { ", invitation: brev" } else { "" };
            writeln!(
                text,
                "  - {{person: {id}, hvorfor: \"Jeg vil gerne have dig med, fordi du kender min hverdag.\"{by}}}"
            )
            .ok();
        }
        text
    }

    fn held_meeting(&mut self, meeting: usize, day: NaiveDate) -> String {
        let mut text = self.invited(day);
        let there: Vec<String> = self.people.iter().take(self.dice.usize(3..6)).cloned().collect();
        let there = there.join(", ");
        write!(
            text,
            "referat:\n  skrevet af: mette\n  deltog: [{there}, pia, jens, mette]\n  temaer:\n"
        )
        .ok();
        for _ in 0..self.dice.usize(1..4) {
            writeln!(
                text,
                "    - emne: {}\n      drøftelser:",
                self.dice.choice(THEMES).expect("a theme")
            )
            .ok();
            for _ in 0..self.dice.usize(2..5) {
                let who = self.dice.choice(FIRST).expect("a name");
                writeln!(text, "        - \"{who} {}.\"", self.dice.choice(SAID).expect("words")).ok();
            }
        }
        text.push_str("  aftaler: [Vi mødes igen om fire uger.]\n  opgaver:\n");
        for task in 1..=self.dice.usize(1..4) {
            let (who, what) = (self.dice.usize(0..3), self.dice.choice(TASKS).expect("a task"));
            let by = day + Days::new(14);
            writeln!(text, "    - {{id: t{task}, hvem: p{who}, hvad: \"{what}\", inden: {by}}}").ok();
        }
        if meeting > 1 {
            writeln!(text, "  opfølgning: {{{}/t1: gjort}}", meeting - 1).ok();
        }
        writeln!(
            text,
            "  godkendt af borgeren: {}\n  må sendes til: [{there}]\nvurdering:\n  større forståelse: {}\n  nye muligheder og håb: {}\n  indikatorer:",
            day + Days::new(3),
            DEGREES[self.dice.usize(0..8) / 3],
            DEGREES[self.dice.usize(0..8) / 3],
        )
        .ok();
        for (indicator, start) in INDICATORS.iter().zip(&self.start) {
            if self.dice.f32() < 0.9 {
                let now = (start + self.dice.u8(0..5)).clamp(1, 10);
                writeln!(text, "    {indicator}: {now}").ok();
            }
        }
        text
    }
}
