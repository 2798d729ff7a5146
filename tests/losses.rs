//! Nothing is lost in silence: each class of slip is told of once, at its place, with the line as it should be; and what is
//! only like a slip is read without a word.
//!
//! The judge of »the line as it should be« is the program itself: put into the file, it makes the file sound.

mod support;

use serde_json::Value;
use support::{Municipality, swap};

const KEY: &str = "2026-001";
const FOLDER: &str = "sager/2026-001";

/// What `tjek` says of a case in which one stretch of a file has been put in another's place.
fn told(file: &str, text: &str) -> Vec<Value> {
    let municipality = Municipality::new().case(KEY).file(file, text);
    let outcome = municipality.run(["tjek", FOLDER, "--format", "json", "--dato", support::TODAY]);
    assert!(outcome.code != Some(2) && outcome.code.is_some(), "{}", outcome.err);
    serde_json::from_str(&outcome.out).expect("JSON")
}

fn sound(file: &str) -> &'static str {
    if file == "sag.yaml" { support::CASE } else { support::MEETING }
}

/// A slip: the file, what is put in whose place, the rule that says so and how grave it is.
type Slip = (&'static str, &'static str, &'static str, &'static str, &'static str);

const SAG: &str = "sag.yaml";
const MOEDE: &str = "moede-1.yaml";

/// One or more of each class.
const SLIPS: &[Slip] = &[
    // A text cut short by what looks like a comment.
    (SAG, "Engvej 3, 8355 Solbjerg]", "Engvej 3 #4, 8355 Solbjerg]", "afkortet", "fejl"),
    (MOEDE, "navn: Medborgerhuset", "navn: Medborgerhuset #4", "afkortet", "fejl"),
    (
        MOEDE,
        "tema: Julen og tiden efter",
        "tema: Julen #juleaften og tiden efter",
        "afkortet",
        "fejl",
    ),
    (
        SAG,
        "[Følger med til lægen]",
        "\n      - Følger med #2 til lægen",
        "afkortet",
        "fejl",
    ),
    // A key that became a part of the text before it.
    (
        SAG,
        "relation: mor",
        "relation: mor, beskyttet adresse: ja",
        "nøgle-i-tekst",
        "fejl",
    ),
    (
        SAG,
        "telefon: 20 11 22 33",
        "telefon: 20 11 22 33, til: 2026-11-01",
        "nøgle-i-tekst",
        "fejl",
    ),
    (
        SAG,
        "[Engvej 3, 8355 Solbjerg]",
        "[Engvej 3, 8355 Solbjerg, beskyttet adresse: ja]",
        "nøgle-i-tekst",
        "fejl",
    ),
    (MOEDE, "tema: Julen", "tema: Julen oplys deltagere: nej", "nøgle-i-tekst", "fejl"),
    (
        MOEDE,
        "tema: Julen og tiden efter",
        "tema: Julen; varighed: 60",
        "nøgle-i-tekst",
        "fejl",
    ),
    // A value that is only a comment.
    (MOEDE, "tema: Julen og tiden efter", "tema: #julen", "afkortet", "fejl"),
    (
        SAG,
        "mail: sara@lindholm.example",
        "mail: #sara@lindholm.example",
        "afkortet",
        "fejl",
    ),
    // A first word taken for something else.
    (
        MOEDE,
        "hvorfor: Sara vil gerne have dig med, fordi du",
        "hvorfor: !Du",
        "anførselstegn",
        "fejl",
    ),
    (SAG, "[Følger med til lægen]", "[!Følger med til lægen]", "anførselstegn", "fejl"),
    (MOEDE, "tema: Julen", "tema: &Julen", "anførselstegn", "fejl"),
    (MOEDE, "tema: Julen", "tema: *Julen*", "anførselstegn", "fejl"),
    (MOEDE, "tema: Julen", "tema: @Julen", "anførselstegn", "fejl"),
    (MOEDE, "tema: Julen", "tema: `Julen`", "anførselstegn", "fejl"),
    (MOEDE, "tema: Julen", "tema: %Julen", "anførselstegn", "fejl"),
    (MOEDE, "tema: Julen", "tema: > Julen", "anførselstegn", "fejl"),
    (MOEDE, "tema: Julen", "tema: | Julen", "anførselstegn", "fejl"),
    // A text that a comma parts.
    (
        MOEDE,
        "svar senest: 2026-11-27",
        "aflyst: {dato: 2026-11-20, grund: Sara er syg, og far kan ikke}",
        "komma-i-tekst",
        "fejl",
    ),
    (
        MOEDE,
        "svar senest: 2026-11-27",
        "aflyst: {grund: Sara er syg, desværre, dato: 2026-11-20}",
        "komma-i-tekst",
        "fejl",
    ),
    (
        SAG,
        "[Følger med til lægen]",
        "[Følger med til lægen, når Sara vil]",
        "komma-i-tekst",
        "råd",
    ),
    // A tabulator.
    (SAG, "    relation: mor", "\trelation: mor", "yaml", "fejl"),
    (MOEDE, "  navn: Medborgerhuset", "\tnavn: Medborgerhuset", "yaml", "fejl"),
    // Quotes that are not YAML's.
    (
        SAG,
        "[Følger med til lægen]",
        "[“Følger med, når Sara vil”]",
        "anførselstegn",
        "fejl",
    ),
    (
        SAG,
        "[Følger med til lægen]",
        "[”Følger med, når Sara vil”, Laver mad]",
        "anførselstegn",
        "fejl",
    ),
    (
        SAG,
        "[Følger med til lægen]",
        "[»Følger med, når Sara vil«]",
        "anførselstegn",
        "fejl",
    ),
    // Dashes and bullets that are not YAML's.
    (SAG, "[Følger med til lægen]", "\n      • Følger med til lægen", "yaml", "fejl"),
    (SAG, "[Følger med til lægen]", "\n      – Følger med til lægen", "yaml", "fejl"),
    // A text in quotes that goes on after them.
    (
        MOEDE,
        "tema: Julen og tiden efter",
        "tema: \"Det er godt\", sagde Jonas",
        "anførselstegn",
        "fejl",
    ),
    (MOEDE, "tema: Julen og tiden efter", "tema: 'Det' er godt", "anførselstegn", "fejl"),
    (SAG, "[Følger med til lægen]", "[\"Følger\" med til lægen]", "anførselstegn", "fejl"),
    (
        SAG,
        "[Følger med til lægen]",
        "\n      - \"Følger med\", sagde hun",
        "anførselstegn",
        "fejl",
    ),
    // A quote that is not closed.
    (SAG, "navn: Lone Lindholm", "navn: 't Hooft", "anførselstegn", "fejl"),
    (SAG, "navn: Lone Lindholm", "navn: \"Lone Lindholm", "anførselstegn", "fejl"),
    (SAG, "relation: mor", "relation: 'mor", "anførselstegn", "fejl"),
    // A colon without its blank.
    (SAG, "    navn: Lone Lindholm", "    navn:Lone Lindholm", "yaml", "fejl"),
    (MOEDE, "tema: Julen", "tema:Julen", "yaml", "fejl"),
    (
        MOEDE,
        "svar senest: 2026-11-27",
        "aflyst: {dato: 2026-11-20, grund:Syg}",
        "yaml",
        "fejl",
    ),
    // A bracket that is not closed.
    (SAG, "reflektører: [mette]", "reflektører: [mette", "yaml", "fejl"),
    // Characters that cannot be seen.
    (SAG, "navn: Lone Lindholm", "navn: Lone\u{200b} Lindholm", "usynligt-tegn", "fejl"),
    (SAG, "id: ida", "id: ida\u{feff}", "usynligt-tegn", "fejl"),
    (MOEDE, "tema: Julen", "tema: Ju\u{ad}len", "usynligt-tegn", "fejl"),
    (MOEDE, "tema: Julen", "tema: \u{202e}Julen", "usynligt-tegn", "fejl"),
];

/// The line as it should be, from »Skriv: »…«.«
fn as_it_should_be(remedy: &str) -> String {
    // Of several lines each stands in marks of its own; see `joined_lines.rs`.
    let remedy = remedy.split_once("Hører ordene til teksten").map_or(remedy, |(_, rest)| rest);
    let from = remedy.find(": »").map(|at| at + ": »".len()).expect(remedy);
    let to = from + remedy[from..].rfind("«.").expect(remedy);
    // A second sentence may quote too.
    let line = remedy[from..to].split("«. Er").next().unwrap_or_default();
    line.split("«. Eller").next().unwrap_or_default().to_owned()
}

#[test]
fn each_slip_is_told_of_once_at_its_line_with_the_line_as_it_should_be() {
    let mut wrong = Vec::new();
    for (file, old, new, rule, level) in SLIPS {
        let text = swap(sound(file), old, new);
        let at = text.find(new).expect("it is there") + new.len() - new.trim_start_matches('\n').len();
        let line = text[..at].matches('\n').count() + 1;
        let told = told(file, &text);
        let facts: Vec<_> = told
            .iter()
            .map(|p| (p["linje"].as_u64(), p["regel"].as_str(), p["alvor"].as_str()))
            .collect();
        if facts != [(Some(line as u64), Some(*rule), Some(*level))] {
            wrong.push(format!(
                "{new}: line {line}, {rule}\n  {}",
                serde_json::to_string(&told).expect("JSON")
            ));
            continue;
        }
        let remedy = told[0]["gør"].as_str().expect("a remedy");
        let should = if remedy.contains("tabulator") {
            new.replace('\t', "    ")
        } else {
            as_it_should_be(remedy)
        };
        let mended: String = text
            .split('\n')
            .enumerate()
            .map(|(index, written)| {
                let indentation = &written[..written.len() - written.trim_start_matches([' ', '\t']).len()];
                let same = indentation.replace('\t', if *file == SAG { "    " } else { "  " });
                if index + 1 == line {
                    format!("{same}{}\n", should.trim_start())
                } else {
                    format!("{written}\n")
                }
            })
            .collect();
        let after = self::told(file, &mended);
        if after.iter().any(|p| p["alvor"] == "fejl" || p["regel"] == *rule) {
            wrong.push(format!("{new} → {should}\n  {}", serde_json::to_string(&after).expect("JSON")));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), SLIPS.len(), wrong.join("\n"));
}

/// What is like a slip and is none: read without a word, as the value beside it, where one is shown.
const SOUND: &[(&str, &str, &str)] = &[
    (SAG, "navn: Lone Lindholm", "navn: Lone Lindholm # hendes pigenavn"),
    (SAG, "navn: Lone Lindholm", "navn: \"Lone Lindholm\" # pigenavn"),
    (SAG, "navn: Lone Lindholm", "navn: Lone Lindholm#4"),
    (SAG, "navn: Lone Lindholm", "navn: \"Lone #4 Lindholm\""),
    (SAG, "    relation: mor", "    #relation: far\n    relation: mor"),
    (SAG, "borger:", "borger: #hende det handler om"),
    (SAG, "  reflektører: [mette]", "  reflektører: #to\n  - mette"),
    (SAG, "mail: sara@lindholm.example", "mail: sara@lindholm.example  # -- her"),
    (SAG, "navn: Lone Lindholm", "navn: Lone & Lindholm"),
    (SAG, "navn: Lone Lindholm", "navn: Lone* Lindholm!"),
    (
        SAG,
        "    navn: Lone Lindholm\n    relation: mor",
        "    navn: &lone Lone\n    relation: *lone",
    ),
    (SAG, "[Engvej 3, 8355 Solbjerg]", "[Bakkevej 1, 2. tv., 8355 Solbjerg]"),
    (SAG, "[Engvej 3, 8355 Solbjerg]", "[Bakkevej 1, st. th., c/o mor, 8355 Solbjerg]"),
    (SAG, "[Følger med til lægen]", "[følger med til lægen, laver mad]"),
    (SAG, "[Følger med til lægen]", "[Følger med til lægen, Laver mad]"),
    (SAG, "[Følger med til lægen]", "[Følger med til lægen., laver mad]"),
    (
        SAG,
        "[Følger med til lægen]",
        "[\"Følger med, når Sara vil\", 'Laver mad, når hun ikke vil']",
    ),
    (SAG, "[Følger med til lægen]", "[»Følger med« til lægen]"),
    (
        SAG,
        "[Følger med til lægen]",
        "[\n      Følger med til lægen,\n      Laver mad,\n    ]",
    ),
    (SAG, "reflektører: [mette]", "reflektører: [\n  mette\n]"),
    (SAG, "[Følger med til lægen]", "\n    - Følger med til lægen\n    - Laver mad"),
    (
        SAG,
        "[Følger med til lægen]",
        "\n      -  Følger med – når det går –\n         til lægen",
    ),
    (
        SAG,
        "[Følger med til lægen]",
        "\n      - |\n        Følger #med\n        \"til\" lægen: ja\n\n        • et\n        • to",
    ),
    (SAG, "navn: Lone Lindholm", "navn: Lone 't Hooft"),
    (SAG, "navn: Lone Lindholm", "navn: O'Brien"),
    (SAG, "navn: Lone Lindholm", "navn: \"'t Hooft\""),
    (SAG, "navn: Lone Lindholm", "navn: 'Lone ''t Hooft'"),
    (SAG, "navn: Lone Lindholm", "navn: نیک\u{200c}زاد"),
    (MOEDE, "tema: Julen", "tema: \"Julen\n  og det: nye\" # så\n#"),
    (MOEDE, "tema: Julen", "tema: >-\n  Julen: og\n  #nytår\n\n#"),
    (MOEDE, "tema: Julen", "tema: Se https://solbjerg.example/#jul om julen"),
    (MOEDE, "tema: Julen", "tema: Kl. 16:30 er det jul"),
    (MOEDE, "tema: Julen", "tema: Julen: hvad nu?"),
    (MOEDE, "tema: Julen", "tema: Vi spurgte, hvad der var svært: julen, sagde hun"),
    (MOEDE, "tema: Julen", "tema: Det handler om håb og tillid: hvad nu?"),
    (MOEDE, "tema: Julen og tiden efter", "tema: \"Julen, varighed: 60\""),
    (MOEDE, "tema: Julen", "tema: Jonas' jul: hvad 'nu'"),
    (MOEDE, "tema: Julen og tiden efter", "tema: Det handler om:"),
    (
        MOEDE,
        "tema: Julen og tiden efter",
        "tema: Vi talte om julen\n  og mor sagde:\n  det går",
    ),
    (
        MOEDE,
        "svar senest: 2026-11-27",
        "refleksion: [Vi spurgte: hvad nu?, Hun sagde: ja]",
    ),
    (
        MOEDE,
        "svar senest: 2026-11-27",
        "refleksion:\n  - Vi spurgte: hvad nu?\n  - Ja: det var svaret",
    ),
    (MOEDE, "svar senest: 2026-11-27", "# \u{200b}\u{a0}\tbemærkning"),
    (MOEDE, "tema: Julen", "tema: 20\u{a0}000 kr. til julen"),
    // Dates and times as people say them.
    (MOEDE, "2026-12-03 16:00", "torsdag den 3. december 2026 kl. 16"),
    (MOEDE, "2026-12-03 16:00", "3. dec. 2026, kl. 16.00"),
    (MOEDE, "2026-12-03 16:00", "2026-12-03 kl. 16"),
    (SAG, "henvendelse: 2026-10-01", "henvendelse: 1. oktober 2026"),
];

#[test]
fn what_is_only_like_a_slip_is_read_without_a_word() {
    let mut wrong = Vec::new();
    for (file, old, new) in SOUND {
        let told = told(file, &swap(sound(file), old, new));
        if !told.is_empty() {
            wrong.push(format!("{new}\n  {}", serde_json::to_string(&told).expect("JSON")));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), SOUND.len(), wrong.join("\n"));
}

#[test]
fn a_colon_in_a_text_stays_in_it() {
    let municipality = Municipality::sound()
        .with(MOEDE, "tema: Julen og tiden efter", "tema: Jonas' jul: hvad 'nu'")
        .with(SAG, "navn: Lone Lindholm", "navn: Lone: Lindholm");
    let outcome = municipality.run(["invitation", FOLDER]);
    let letter = outcome.succeeds().text("2026-001/moede-1/invitation-mor.pdf");
    assert!(
        letter.contains("Jonas’ jul: hvad ’nu’") || letter.contains("Jonas' jul: hvad 'nu'"),
        "{letter}"
    );
    assert!(letter.contains("Kære Lone: Lindholm"), "{letter}");
}

#[test]
fn a_blank_of_another_kind_is_read_as_a_blank_and_told_of() {
    for (file, old, new) in [
        (SAG, "    relation: mor", "\u{a0}\u{a0}\u{a0}\u{a0}relation: mor"),
        (SAG, "navn: Lone", "navn:\u{a0}Lone"),
        (SAG, "  - id: ida", "  -\u{a0}id: ida"),
        (SAG, "henvendelse: 2026-10-01", "henvendelse:\u{202f}2026-10-01"),
    ] {
        let told = told(file, &swap(sound(file), old, new));
        let facts: Vec<_> = told.iter().map(|p| (p["regel"].as_str(), p["alvor"].as_str())).collect();
        assert_eq!(facts, [(Some("usynligt-tegn"), Some("råd"))], "{new:?}: {told:?}");
    }
    assert!(told(MOEDE, &swap(sound(MOEDE), "2026-12-03 16:00", "2026-12-03\u{a0}16:00")).is_empty());
}

#[test]
fn a_slip_hides_no_other_mistake_and_makes_none() {
    let text = swap(support::CASE, "navn: Lone Lindholm", "navn:Lone Lindholm");
    let text = swap(&text, "henvendelse: 2026-10-01", "henvendelse: 2026-02-30");
    let told = told(SAG, &text);
    let rules: Vec<_> = told.iter().map(|p| p["regel"].as_str().unwrap_or_default()).collect();
    assert_eq!(rules, ["yaml", "dato"], "{told:?}");
}

/// Names of files that look like a case's own: what is said to be missing, and what to call the file.
const LOOKALIKES: &[(&str, &str)] = &[
    ("moede-2.yaml.txt", "moede-2.yaml"),
    ("moede-2.yml", "moede-2.yaml"),
    ("Moede-2.yaml", "moede-2.yaml"),
    ("moede 2.yml", "moede-2.yaml"),
    ("møde2.yaml", "moede-2.yaml"),
    ("moede-1 - kopi.yaml", "moede-2.yaml"),
    ("sag - kopi.yaml", "sag.yaml"),
    ("gammel/sag.yaml", "Flyt mappen ud"),
];

#[test]
fn a_file_that_looks_like_a_meeting_or_a_case_and_is_not_read_is_told_of() {
    let mut wrong = Vec::new();
    for (name, remedy) in LOOKALIKES {
        let told = told(name, support::MEETING);
        let is_told = match told.as_slice() {
            [one] => one["regel"] == "fil-ligner" && one["gør"].as_str().is_some_and(|gør| gør.contains(remedy)),
            _ => false,
        };
        if !is_told {
            wrong.push(format!("{name}: {told:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_file_that_is_somebodys_note_is_left_alone() {
    for name in [
        "noter.txt",
        "mødenoter.txt",
        "moede-1 referat.txt",
        "sagen.yaml",
        "sag-noter.txt",
        "modeller.yaml",
    ] {
        assert!(told(name, "Noter: ring til mor").is_empty(), "{name}");
    }
}

#[test]
fn a_path_that_ends_in_dots_has_the_folder_s_own_name() {
    let municipality = Municipality::new()
        .case(KEY)
        .file("billeder/noter.txt", "Et billede af mor mangler");
    let outcome = municipality.run_list(&["invitation", &format!("{FOLDER}/billeder/..")]);
    outcome.succeeds().made("2026-001/moede-1/invitation-mor.pdf");
}

/// A key that keeps something from others is not left empty without a word, however the emptiness is written.
#[test]
fn what_shuts_a_gate_is_not_left_empty_in_silence() {
    let gates = [
        (SAG, "  samtykke: 2026-10-10", "  samtykke: 2026-10-10\n  samtykke trukket:"),
        (SAG, "    relation: mor", "    relation: mor\n    til:"),
        (SAG, "    relation: mor", "    relation: mor\n    må nævnes for andre:"),
        (SAG, "    relation: mor", "    relation: mor\n    beskyttet adresse:"),
        (MOEDE, "tema:", "oplys deltagere:\ntema:"),
    ];
    for (file, old, new) in gates {
        for emptiness in ["", " ~", " null", " # 2026-11-01", " # nej"] {
            let key = new.lines().find(|line| line.ends_with(':') && *line != "tema:").expect("a key");
            let changed = swap(sound(file), old, &new.replace(key, &format!("{key}{emptiness}")));
            let told = told(file, &changed);
            assert!(told.iter().any(|problem| problem["alvor"] == "fejl"), "{key}{emptiness}: {told:?}");
        }
    }
}

/// A broken line: only that line is told of, with the line as it should be, and not what stands soundly below it.
#[test]
fn what_stands_below_a_broken_line_is_not_told_of() {
    let name = "  navn: Medborgerhuset";
    let person = "  - person: mor";
    let mut slips: Vec<(&str, String, &str)> = Vec::new();
    for between in [":", "; ", "= ", " ", ". ", "：", " :", " -> ", " = ", ", "] {
        slips.push((name, format!("  navn{between}Medborgerhuset"), "navn: Medborgerhuset"));
    }
    for mark in ["– ", "• ", "* ", "+ ", "1. ", "1) ", "a) ", "-> ", "~ ", "> ", "-", "-\u{200b}", ""] {
        slips.push((person, format!("  {mark}person: mor"), "- person: mor"));
    }
    slips.push((person, "- person: mor".to_owned(), "- person: mor"));
    slips.push(("inviterede:", "inviterede".to_owned(), "inviterede:"));
    slips.push(("inviterede:", "inviterede;".to_owned(), "inviterede:"));
    slips.push((
        "tidspunkt: 2026-12-03 16:00",
        " tidspunkt: 2026-12-03 16:00".to_owned(),
        "tidspunkt: 2026-12-03 16:00",
    ));
    let mut wrong = Vec::new();
    for (old, new, should) in slips {
        let text = swap(support::MEETING, old, &new);
        let line = support::MEETING[..support::MEETING.find(old).expect("it is there")]
            .matches('\n')
            .count()
            + 1;
        let told = told(MOEDE, &text);
        let is_right = match told.as_slice() {
            [one] => {
                let remedy = one["gør"].as_str().unwrap_or_default();
                one["linje"] == line && remedy.contains(&format!("»{should}«"))
            }
            _ => false,
        };
        if !is_right {
            wrong.push(format!("{new}: {}", serde_json::to_string(&told).expect("JSON")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A slip in what the borger answered stops the papers that show the answers, and no other.
#[test]
fn a_slip_in_an_answer_stops_no_referat() {
    let answers = [
        "  indikatorer:\n    psykisk velbefindende: fier\n",
        "  indikatorer:\n    psykisk velbefindende: [4]\n",
        "  indikatorer: {psykisk velbefindende: {tal: 4, ordd: Bedre}}\n",
        "  større forståelse: i høj gra\n",
        "  storre forståelse: i høj grad\n",
    ];
    for answer in answers {
        let municipality = Municipality::sound().with("moede-1.yaml", "2026-12-03", "2026-11-03").with(
            "moede-1.yaml",
            "svar senest: 2026-11-27\n",
            &format!("vurdering:\n{answer}referat:\n  skrevet af: mette\n  deltog: [mor, pia]\n  aftaler: [Vi ses igen.]\n"),
        );
        let outcome = municipality.run(["referat", "sager/2026-001/moede-1.yaml"]);
        outcome.made("2026-001/moede-1/referat-borger.pdf").says("moede-1.yaml:");
        assert!(
            outcome.text("2026-001/moede-1/referat-borger.pdf").contains("Vi ses igen."),
            "{answer}"
        );
        municipality.run(["tjek", "sager"]).fails(1).says_not("ikke-set-efter");
        municipality
            .run(["status", "sager/2026-001"])
            .fails(1)
            .made_not("2026-001/status.pdf");
    }
    let measured = Municipality::sound().with(
        "sag.yaml",
        "streger:",
        "målinger:\n- dato: 2026-10-20\n  indikatorer: {psykisk velbefindende: fier}\nstreger:",
    );
    measured
        .run(["invitation", "sager/2026-001/moede-1.yaml"])
        .made("2026-001/moede-1/invitation-mor.pdf");
    measured.run(["status", "sager/2026-001"]).fails(1).made_not("2026-001/status.pdf");
}

/// A text that begins with a sign of YAML's own is told of, and the line shown keeps every character of it.
#[test]
fn a_text_that_begins_with_a_sign_is_shown_in_quotes() {
    const FOLDER: &str = "sager/2026-001";
    const SUPPORT: &str = "støtte: [Følger med til lægen]";
    let theme = |written: &str| Municipality::sound().with("moede-1.yaml", "tema: Julen og tiden efter", &format!("tema: {written}"));
    let support = |written: &str| Municipality::sound().with("sag.yaml", SUPPORT, &format!("støtte: {written}"));
    for sign in ["-", ":", "?", ",", "]", "}"] {
        let told = theme(&format!("{sign} mad"));
        told.run(["tjek", FOLDER]).fails(1).says(&format!("Skriv: »tema: \"{sign} mad\"«."));
        theme(&format!("\"{sign} mad\"")).run(["tjek", FOLDER]).fails(0);
    }
    for (written, line) in [
        ("\"Laver\" mad", "støtte: ['\"Laver\" mad']"),
        ("- Laver mad", "støtte: [\"Laver mad\"]"),
        ("? mad", "støtte: [\"? mad\"]"),
        ("[- mad, Ro]", "støtte: [\"- mad\", Ro]"),
    ] {
        let outcome = support(written);
        let told = outcome.run(["tjek", FOLDER]);
        told.fails(1).says("Skriv: »støtte: [");
        let shown = told
            .err
            .split("Skriv: »")
            .nth(1)
            .and_then(|rest| rest.split("«.").next())
            .expect("a line");
        assert!(shown == line || shown == line.replace("[\"Laver mad\"]", "[Laver mad]"), "{shown}");
        support(shown.strip_prefix("støtte: ").expect("its key"))
            .run(["tjek", FOLDER])
            .fails(0);
    }
}

#[test]
fn letters_of_another_encoding_are_told_of_with_the_letters_that_were_meant() {
    let municipality = Municipality::new()
        .case(KEY)
        .with("sag.yaml", "navn: Lone Lindholm", "navn: Lone MÃ¸rch");
    municipality.run(["tjek", FOLDER]).fails(1).says("Skriv: »navn: Lone Mørch«.");
    let municipality = Municipality::new()
        .case(KEY)
        .with("sag.yaml", "navn: Lone Lindholm", "navn: Lone M\u{fffd}rch");
    municipality.run(["tjek", FOLDER]).fails(1).says("Skriv ordet igen");
}

#[test]
fn the_next_line_of_other_systems_is_a_blank_in_the_line_that_is_shown() {
    let municipality = Municipality::new()
        .case(KEY)
        .with("sag.yaml", "navn: Lone Lindholm", "navn: Lone\u{85}Lindholm");
    municipality.run(["tjek", FOLDER]).fails(1).says("»navn: Lone Lindholm«");
}

#[test]
fn a_year_that_nobody_plans_in_is_told_of() {
    let municipality = Municipality::new()
        .case(KEY)
        .with("moede-1.yaml", "2026-12-03 16:00", "2126-12-03 16:00");
    municipality
        .run(["tjek", FOLDER])
        .fails(1)
        .says("årstallet 2126")
        .says("2026-12-03");
}

#[test]
fn a_key_below_its_mapping_that_stands_too_far_out_is_moved_in() {
    let municipality = Municipality::new().case(KEY).outside();
    let sender = format!("{}\nskala:\n  fra: 1\ntil: 10\n", without_scale(support::SENDER));
    let municipality = municipality.file("kommune.yaml", &sender);
    municipality
        .run(["tjek", FOLDER])
        .fails(1)
        .says("Ryk linjen to mellemrum ind")
        .says("»til: 10«");
}

/// The sender's file without its scale.
fn without_scale(text: &str) -> String {
    text.lines()
        .filter(|line| !line.starts_with("skala"))
        .collect::<Vec<_>>()
        .join("\n")
}
