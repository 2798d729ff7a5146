//! Cases nobody thought of: random sound ones through every paper, and sound ones mangled.

mod support;

use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use support::{CASE, LATER_MEETING, MEETING, Municipality};

const FOLDER: &str = "sager/2026-001";

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: Some(Box::new(FileFailurePersistence::Off)),
        max_shrink_iters: 40,
        ..ProptestConfig::default()
    }
}

/// A word of a name, or of a sentence: Danish, Polish, Turkish, Arabic, Hebrew, Sami, and signs that mean something elsewhere.
fn word() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "Aage",
        "Åse",
        "Bjørn-Erik",
        "Œuvre",
        "Łukasz",
        "Şeyma",
        "Nguyễn",
        "Máret",
        "محمد",
        "שרה",
        "D'Arcy",
        "#let",
        "$x$",
        "*b*",
        "_i_",
        "@ref",
        "<lab>",
        "\\n",
        "{borger}",
        "//",
        "`raw`",
        "\"hej\"",
        "100 %",
        "og",
        "familien",
        "Vennelystvejskvartersforeningen",
        "–",
        "…",
        "½",
        "&amp;",
        "= 1",
    ])
}

fn words(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 1..=most).prop_map(|words| words.join(" "))
}

/// A name has a letter.
fn a_name() -> impl Strategy<Value = String> {
    words(4).prop_map(|name| {
        if name.chars().any(char::is_alphabetic) {
            name
        } else {
            format!("{name} Aage")
        }
    })
}

/// A person of the network. Telephone, mail and street hold the person's own number, so that each can be told from the others'.
#[derive(Clone, Debug)]
struct Somebody {
    name: String,
    relation: String,
    field: &'static str,
    distance: f64,
    role: &'static str,
    protected: bool,
    language: Option<&'static str>,
    lines: usize,
    support: Vec<String>,
    has_phone: bool,
}

fn somebody() -> impl Strategy<Value = Somebody> {
    let field = prop::sample::select(vec!["familie", "slægt", "fritid", "arbejde/skole", "professionel"]);
    let role = prop::sample::select(vec![
        "Familie/pårørende",
        "Egen læge",
        "Andre",
        "SSP-medarbejder",
        "Repræsentant for virksomhed",
    ]);
    let language = prop::option::of(prop::sample::select(vec!["da", "nb", "en"]));
    let rest = (
        any::<bool>(),
        language,
        1..=5_usize,
        prop::collection::vec(words(8), 0..4),
        any::<bool>(),
    );
    (a_name(), words(3), field, 10..=50_u32, role, rest).prop_map(|(name, relation, field, distance, role, rest)| {
        let (protected, language, lines, support, has_phone) = rest;
        let distance = f64::from(distance) / 10.0;
        Somebody {
            name,
            relation,
            field,
            distance,
            role,
            protected,
            language,
            lines,
            support,
            has_phone,
        }
    })
}

/// Written as YAML: single quotes, so that every sign is itself.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// What nobody but person `n` (0: the borger) may have.
fn details(n: usize) -> [String; 3] {
    [
        format!("55{n:02}77{n:02}"),
        format!("p{n:02}@post.example"),
        format!("Egen Gade {}", 100 + n),
    ]
}

impl Somebody {
    fn write(&self, n: usize, into: &mut String) {
        let [phone, mail, street] = details(n);
        let lines: Vec<String> = (1..self.lines).map(|l| format!(", Linje {l} af brevet")).collect();
        writeln!(
            into,
            "  - id: p{n}\n    navn: {}\n    relation: {}\n    felt: {}\n    afstand: {}\n    rolle: {}",
            quoted(&self.name),
            quoted(&self.relation),
            self.field,
            self.distance,
            self.role
        )
        .expect("a string takes it");
        writeln!(
            into,
            "    mail: {mail}\n    adresse: [{street}{}]\n    uddannet i Åben Dialog: ja",
            lines.concat()
        )
        .expect("a string takes it");
        if self.has_phone || n > 3 {
            writeln!(into, "    telefon: '{phone}'").expect("a string takes it");
        }
        // The team has numbers to call, so it is not protected.
        if self.protected && n > 3 {
            into.push_str("    beskyttet adresse: ja\n");
        }
        if let Some(language) = self.language {
            writeln!(into, "    sprog: {language}").expect("a string takes it");
        }
        let support: Vec<String> = self.support.iter().map(|s| quoted(s)).collect();
        writeln!(into, "    støtte: [{}]", support.join(", ")).expect("a string takes it");
    }
}

#[derive(Clone, Debug)]
struct Sound {
    citizen: String,
    protected: bool,
    people: Vec<Somebody>,
    why: String,
    theme: String,
    tells: bool,
    itself: bool,
    change: &'static str,
    minutes: Vec<String>,
    rating: u8,
}

fn sound() -> impl Strategy<Value = Sound> {
    let change = prop::sample::select(vec![
        "",
        "flyttet: 1\n",
        "flyttet: 1\nflyttet fra: 2026-12-01 10:00\n",
        "aflyst: {dato: 2026-11-20}\n",
    ]);
    let people = prop::collection::vec(somebody(), 4..16);
    (
        a_name(),
        any::<bool>(),
        people,
        words(15),
        words(5),
        any::<(bool, bool)>(),
        change,
        prop::collection::vec(words(12), 0..6),
        1..=10_u8,
    )
        .prop_map(
            |(citizen, protected, people, why, theme, (tells, itself), change, minutes, rating)| Sound {
                citizen,
                protected,
                people,
                why,
                theme,
                tells,
                itself,
                change,
                minutes,
                rating,
            },
        )
}

impl Sound {
    fn case(&self) -> String {
        let [phone, mail, street] = details(0);
        let mut text = format!(
            "borger: {{navn: {}, telefon: '{phone}', mail: {mail}, adresse: [{street}], beskyttet adresse: {}}}\n",
            quoted(&self.citizen),
            if self.protected { "ja" } else { "nej" }
        );
        text.push_str("forløb: {henvendelse: 2026-01-01, første kontakt: 2026-01-05, samtykke: 2026-01-10}\n");
        text.push_str(
            "netværksteam: {tovholder: p1, mødeleder: p2, reflektører: [p3]}\nsamtykke: {netværksoverblik må ses af: [p1]}\nnetværk:\n",
        );
        self.people.iter().enumerate().for_each(|(n, p)| p.write(n + 1, &mut text));
        text
    }

    /// The people invited: those who are not the team, at most five of them.
    fn guests(&self) -> impl Iterator<Item = usize> {
        4..=self.people.len().min(6)
    }

    fn first_meeting(&self) -> String {
        let guests: Vec<String> = self
            .guests()
            .map(|n| format!("  - {{person: p{n}, hvorfor: {}}}\n", quoted(&self.why)))
            .collect();
        let said: Vec<String> = self.minutes.iter().map(|m| quoted(m)).collect();
        format!(
            "tidspunkt: 2026-02-01 10:00\nsted: {{navn: Huset}}\ninviterede:\n{}referat:\n  skrevet af: p2\n  deltog: [borger, p1, p2, p4]\n  temaer: [{{emne: {}, drøftelser: [{}]}}]\n  aftaler: [{}]\n  godkendt af borgeren: 2026-02-03\n  må sendes til: [p1, p2, p4]\nrefleksion: [{}]\nvurdering: {{større forståelse: i høj grad, indikatorer: {{arbejde: {}}}}}\n",
            guests.concat(),
            quoted(&self.theme),
            said.join(", "),
            said.join(", "),
            quoted(&self.why),
            self.rating
        )
    }

    fn next_meeting(&self) -> String {
        let guest = |n| {
            format!(
                "  - {{person: p{n}, hvorfor: {}, borgeren inviterer selv: {}}}\n",
                quoted(&self.why),
                if self.itself { "ja" } else { "nej" }
            )
        };
        let guests: Vec<String> = self.guests().map(guest).collect();
        let tells = if self.tells { "ja" } else { "nej" };
        let theme = quoted(&self.theme);
        format!(
            "tidspunkt: 2026-12-10 10:00\nsted: {{navn: Huset, adresse: [Torvet 1]}}\ntema: {theme}\noplys deltagere: {tells}\n{}inviterede:\n{}",
            self.change,
            guests.concat()
        )
    }

    fn municipality(&self) -> Municipality {
        Municipality::sound()
            .file("sag.yaml", self.case())
            .file("moede-1.yaml", self.first_meeting())
            .file("moede-2.yaml", self.next_meeting())
    }
}

/// Keeps the files of a sound case where `DIALOGDOK_KEEP` says, for another judge of what may stand in them.
fn keep(municipality: &Municipality) {
    static KEPT: AtomicUsize = AtomicUsize::new(0);
    let Some(folder) = std::env::var_os("DIALOGDOK_KEEP").map(PathBuf::from) else {
        return;
    };
    let to = folder.join(KEPT.fetch_add(1, Ordering::Relaxed).to_string());
    std::fs::create_dir_all(&to).expect("a folder");
    for name in ["sag.yaml", "moede-1.yaml", "moede-2.yaml"] {
        std::fs::copy(municipality.path().join(FOLDER).join(name), to.join(name)).expect("a file");
    }
}

/// Letters and digits alone, small.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

proptest! {
    #![proptest_config(config(24))]

    #[test]
    fn every_paper_is_made_without_a_complaint_and_shows_nobody_elses_details(sound in sound()) {
        let municipality = sound.municipality();
        let outcome = municipality.run(["alt", FOLDER]);
        outcome.succeeds().says_not("fejl[").says_not("advarsler");
        keep(&municipality);
        prop_assert!(outcome.paths().len() >= 5, "{}", outcome.out);
        for path in outcome.paths() {
            let text = plain(&outcome.text(&path));
            let of_one = path.rsplit('/').next().and_then(|n| n.strip_prefix("invitation-").or(n.strip_prefix("referat-"))?.strip_suffix(".pdf"));
            for n in 0..=sound.people.len() {
                let protected = if n == 0 { sound.protected } else { n > 3 && sound.people[n - 1].protected };
                let own = if n == 0 { "borger".to_owned() } else { format!("p{n}") };
                // The tovholder signs; a paper of the team shows those who are not protected.
                if n == 1 || of_one == Some(&own) || (of_one.is_none() && !path.ends_with(".ics") && !protected) {
                    continue;
                }
                for detail in details(n) {
                    prop_assert!(!text.contains(&plain(&detail)), "{path} shows {detail} of {own}");
                }
            }
        }
    }
}

/// One change of a file's bytes.
#[derive(Clone, Debug)]
enum Mangling {
    Cut(usize, usize),
    Put(usize, Vec<u8>),
    Double(usize, usize),
}

fn mangling() -> impl Strategy<Value = Mangling> {
    let bits: Vec<&[u8]> = vec![
        b"\n",
        b"  ",
        b"\t",
        b": ",
        b"- ",
        b"[",
        b"}",
        b"&a ",
        b"*a",
        b"\"",
        b"'",
        b"|",
        b"#",
        b"\xff",
        b"\0",
        b"\xef\xbb\xbf",
        b"---\n",
        b"!!int ",
        b"<<: ",
        b"~",
        b"-1",
        b"1e999",
        b"\xf0\x9f\xa7\xbf",
        b"99999999999999999999",
    ];
    prop_oneof![
        (any::<usize>(), 1..40_usize).prop_map(|(at, len)| Mangling::Cut(at, len)),
        (any::<usize>(), prop::sample::select(bits)).prop_map(|(at, bytes)| Mangling::Put(at, bytes.to_vec())),
        (any::<usize>(), 1..200_usize).prop_map(|(at, len)| Mangling::Double(at, len)),
        (any::<usize>(), prop::collection::vec(any::<u8>(), 1..8)).prop_map(|(at, bytes)| Mangling::Put(at, bytes)),
    ]
}

fn mangled(text: &str, manglings: &[Mangling]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for mangling in manglings {
        let size = bytes.len().max(1);
        match mangling {
            Mangling::Cut(at, len) => drop(bytes.drain(at % size..(at % size + len).min(bytes.len()))),
            Mangling::Put(at, put) => drop(bytes.splice(at % size..at % size, put.iter().copied())),
            Mangling::Double(at, len) => {
                let from = at % size;
                let stretch = bytes[from..(from + len).min(bytes.len())].to_vec();
                drop(bytes.splice(from..from, stretch));
            }
        }
    }
    bytes
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn whatever_the_bytes_nothing_panics(which in 0..4_usize, manglings in prop::collection::vec(mangling(), 1..5)) {
        let (name, text) = [("sag.yaml", CASE), ("moede-1.yaml", MEETING), ("moede-2.yaml", LATER_MEETING), ("../../kommune.yaml", support::SENDER)][which];
        let municipality = Municipality::sound().file("moede-2.yaml", LATER_MEETING).file(name, mangled(text, &manglings));
        let outcome = municipality.run_within(1024, 20, &["alt", "sager"]);
        prop_assert!(matches!(outcome.code, Some(0 | 1)), "{:?}\n{}", outcome.code, outcome.err);
        outcome.says_not("panicked");
    }
}
