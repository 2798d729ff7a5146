//! What may be written shorter than in full, and ids in the letters of any alphabet: the papers are the same, byte for byte.

mod support;

use std::collections::BTreeMap;

use support::{Municipality, files};

const FOLDER: &str = "sager/2026-001";
const MINUTES: &str =
    "referat:\n  skrevet af: mette\n  deltog: [mor, ida, pia]\n  må sendes til: [mor]\n  godkendt af borgeren: 2026-11-12\n";

/// A case whose first meeting has been held, so that its referat is made too.
fn held() -> Municipality {
    Municipality::sound()
        .with("moede-1.yaml", "2026-12-03", "2026-11-03")
        .with("moede-1.yaml", "svar senest: 2026-11-27\n", MINUTES)
}

/// Every paper of a case.
fn papers(municipality: &Municipality) -> BTreeMap<String, Vec<u8>> {
    municipality.run(["alt", FOLDER]).succeeds_quietly();
    municipality.run(["netværksoverblik", FOLDER]).succeeds();
    files(&municipality.path().join("ud"))
}

/// The file, what stands in it, the full form, and short forms of it.
type Forms = (&'static str, &'static str, &'static str, &'static [&'static str]);

const PLANNED: &[Forms] = &[
    (
        "moede-1.yaml",
        "svar senest: 2026-11-27",
        "aflyst: {dato: 2026-11-20}",
        &["aflyst: 2026-11-20", "aflyst: 20. november 2026"],
    ),
    (
        "moede-1.yaml",
        "svar senest: 2026-11-27",
        "varighed: 90",
        &[
            "varighed: 90 min",
            "varighed: 90 min.",
            "varighed: 90min",
            "varighed: 90 minutter",
            "varighed: \"90\"",
            "varighed: 1½ time",
            "varighed: 1,5 timer",
            "varighed: 1.5 t",
            "varighed: halvanden time",
            "varighed: 1 time og 30 min",
            "varighed: 1 time, 30 min.",
            "varighed: 1 t 30 min",
        ],
    ),
    (
        "moede-1.yaml",
        "svar senest: 2026-11-27",
        "varighed: 120",
        &["varighed: 2 timer", "varighed: to timer"],
    ),
    (
        "sag.yaml",
        "reflektører: [mette]",
        "reflektører: [mette, jens]",
        &["reflektører: mette og jens", "reflektører: mette, jens"],
    ),
    (
        "sag.yaml",
        "overblik må ses af: [pia, mor]",
        "overblik må ses af: [pia, mor]",
        &["overblik må ses af: pia og mor", "overblik må ses af: pia, og mor"],
    ),
];

const HELD: &[Forms] = &[
    (
        "moede-1.yaml",
        "deltog: [mor, ida, pia]",
        "deltog: [mor, ida, pia]",
        &[
            "deltog: mor, ida og pia",
            "deltog: mor, ida, pia",
            "deltog: mor og ida samt pia",
            "deltog: >\n    mor, ida\n    og pia",
            "deltog: \"mor; ida; pia\"",
        ],
    ),
    (
        "moede-1.yaml",
        "må sendes til: [mor]",
        "må sendes til: [mor]",
        &["må sendes til: mor"],
    ),
    (
        "moede-1.yaml",
        "  deltog:",
        "  næste møde: {ønsker: ja}\n  deltog:",
        &[
            "  næste møde: ja\n  deltog:",
            "  næste møde: Ja\n  deltog:",
            "  næste møde: true\n  deltog:",
        ],
    ),
    (
        "moede-1.yaml",
        "  deltog:",
        "  næste møde: {ønsker: nej}\n  deltog:",
        &["  næste møde: nej\n  deltog:"],
    ),
];

#[test]
fn a_short_form_makes_the_same_papers_as_the_full_one() {
    for (forms, case) in [(PLANNED, Municipality::sound as fn() -> Municipality), (HELD, held)] {
        for (file, old, full, shorts) in forms {
            let expected = papers(&case().with(file, old, full));
            assert!(expected.len() > 2, "{full}: {:?}", expected.keys());
            for short in *shorts {
                assert!(papers(&case().with(file, old, short)) == expected, "{short} is not {full}");
            }
        }
    }
}

#[test]
fn what_is_no_short_form_is_told_of_at_its_place() {
    for (case, file, old, new, rule) in [
        (
            Municipality::sound as fn() -> Municipality,
            "moede-1.yaml",
            "svar senest: 2026-11-27",
            "aflyst: i går",
            "dato",
        ),
        (
            Municipality::sound,
            "moede-1.yaml",
            "svar senest: 2026-11-27",
            "aflyst:",
            "forkert-slags",
        ),
        (
            Municipality::sound,
            "moede-1.yaml",
            "svar senest: 2026-11-27",
            "aflyst: [2026-11-20]",
            "forkert-slags",
        ),
        (
            Municipality::sound,
            "moede-1.yaml",
            "svar senest: 2026-11-27",
            "aflyst: {dag: 2026-11-20}",
            "ukendt-nøgle",
        ),
        (
            Municipality::sound,
            "moede-1.yaml",
            "svar senest: 2026-11-27",
            "aflyst: {grund: Syg}",
            "nøgle-mangler",
        ),
        (
            Municipality::sound,
            "moede-1.yaml",
            "svar senest: 2026-11-27",
            "varighed: længe",
            "forkert-tal",
        ),
        (
            Municipality::sound,
            "moede-1.yaml",
            "svar senest: 2026-11-27",
            "varighed: 1½",
            "forkert-tal",
        ),
        (
            Municipality::sound,
            "moede-1.yaml",
            "svar senest: 2026-11-27",
            "varighed: 2 dage",
            "forkert-tal",
        ),
        (
            Municipality::sound,
            "sag.yaml",
            "reflektører: [mette]",
            "reflektører: mette og Jens",
            "forkert-id",
        ),
        (
            Municipality::sound,
            "sag.yaml",
            "reflektører: [mette]",
            "reflektører: mette og ole",
            "id-ukendt",
        ),
        (held, "moede-1.yaml", "  deltog:", "  næste møde: måske\n  deltog:", "ja-nej"),
    ] {
        let municipality = case().with(file, old, new);
        let text = std::fs::read_to_string(municipality.path().join(FOLDER).join(file)).expect("it is there");
        let line = text[..text.find(new).expect("it is there")].matches('\n').count() + 1;
        let outcome = municipality.run(["tjek", FOLDER]);
        outcome.fails(1).says(&format!("fejl[{rule}]")).says(&format!("{file}:{line}:"));
    }
}

#[test]
fn an_id_may_have_the_letters_of_any_alphabet() {
    for id in ["søster", "læge-2", "åse", "ünal", "сестра", "αδελφή", "mor1", "łucja"] {
        let municipality = Municipality::sound()
            .with("sag.yaml", "id: mor", &format!("id: {id}"))
            .with("sag.yaml", "[mor, ida]", &format!("[{id}, ida]"))
            .with("sag.yaml", "[pia, mor]", &format!("pia og {id}"))
            .with("moede-1.yaml", "person: mor", &format!("person: {id}"));
        municipality.run(["tjek", FOLDER]).succeeds_quietly();
        let outcome = municipality.run(["invitation", FOLDER]);
        outcome.succeeds_quietly().made(&format!("2026-001/moede-1/invitation-{id}.pdf"));
        let one = municipality.run_list(&["invitation", FOLDER, "--til", id, "--ud", "en"]);
        assert!(one.succeeds().out.contains(&format!("invitation-{id}.pdf")), "{}", one.out);
    }
    // Letters that are put together of two signs, as some keyboards and file systems write them, are the same letters.
    let apart = "so\u{308}ster";
    let municipality = Municipality::sound()
        .with("sag.yaml", "id: mor", &format!("id: {apart}"))
        .with("sag.yaml", "[mor, ida]", "[söster, ida]")
        .with("sag.yaml", "[pia, mor]", "[pia]")
        .with("moede-1.yaml", "person: mor", &format!("person: {apart}"));
    municipality
        .run(["invitation", FOLDER])
        .succeeds_quietly()
        .made("2026-001/moede-1/invitation-söster.pdf");
}

#[test]
fn what_cannot_be_an_id_is_told_of() {
    for id in [
        "Mor",
        "Åse",
        "mor lone",
        "mor_1",
        "mor.1",
        "../mor",
        "mor/far",
        "mor!",
        "é\u{301}\u{301}",
        "Сестра",
        "母",
    ] {
        let municipality = Municipality::sound().with("sag.yaml", "id: ida", &format!("id: \"{id}\""));
        let how = if id == "mor!" {
            "Skriv kun »mor«"
        } else {
            "små bogstaver, tal og bindestreg"
        };
        municipality.run(["tjek", FOLDER]).fails(1).says("fejl[forkert-id]").says(how);
    }
    let (longest, longer) = ("ø".repeat(60), "ø".repeat(61));
    let with = |id: &str| {
        Municipality::sound().with("sag.yaml", "id: jens", &format!("id: {id}")).with(
            "sag.yaml",
            "mødeleder: jens",
            &format!("mødeleder: {id}"),
        )
    };
    with(&longest)
        .with("sag.yaml", "[pia, jens]", "[pia]")
        .run(["tjek", FOLDER])
        .succeeds_quietly();
    with(&longer).run(["tjek", FOLDER]).fails(1).says("fejl[forkert-id]");
}

/// A meeting takes a minute at least and a day at most, in whatever form its length is written.
#[test]
fn a_meeting_lasts_no_time_or_longer_than_a_day_nowhere() {
    let with = |length: &str| held().with("moede-1.yaml", "referat:\n", &format!("varighed: {length}\nreferat:\n"));
    for length in [
        "0",
        "00",
        "\"0\"",
        "0 timer",
        "0 min",
        "-30",
        "-1 time",
        "1441",
        "1500",
        "25 timer",
        "24½ time",
        "100000",
    ] {
        with(length)
            .run(["tjek", FOLDER])
            .fails(1)
            .says("fejl[forkert-tal]")
            .says("varighed");
    }
    for length in ["1", "1440", "24 timer", "½ time", "23 timer og 60 min"] {
        with(length).run(["tjek", FOLDER]).fails(0).says_not("forkert-tal");
    }
}

#[test]
fn a_day_and_words_in_one_row_are_both_kept_in_the_line_that_is_shown() {
    for (key, row, line) in [
        ("aflyst", "2026-11-20, syg", "aflyst: {dato: 2026-11-20, grund: syg}"),
        ("aflyst", "2026-11-20 Sara er syg", "aflyst: {dato: 2026-11-20, grund: Sara er syg}"),
        ("aflyst", "2026-11-20: syg", "aflyst: {dato: 2026-11-20, grund: syg}"),
        ("aflyst", "2026-11-20 (syg)", "aflyst: {dato: 2026-11-20, grund: syg}"),
        ("aflyst", "syg, 2026-11-20", "aflyst: {dato: 2026-11-20, grund: syg}"),
        ("aflyst", "20. november 2026, syg", "aflyst: {dato: 2026-11-20, grund: syg}"),
        (
            "aflyst",
            "fredag den 20. november 2026, syg",
            "aflyst: {dato: 2026-11-20, grund: syg}",
        ),
        ("aflyst", "20/11-26, syg", "aflyst: {dato: 2026-11-20, grund: syg}"),
        ("aflyst", "[2026-11-20, syg]", "aflyst: {dato: 2026-11-20, grund: syg}"),
        ("aflyst", "2026-11-20, grund: syg", "aflyst: {dato: 2026-11-20, grund: syg}"),
        (
            "aflyst",
            "2026-11-20, Sara er syg, og far kan ikke",
            "aflyst: {dato: 2026-11-20, grund: \"Sara er syg, og far kan ikke\"}",
        ),
        ("svar", "kommer, 2026-11-20", "svar: {svar: kommer, dato: 2026-11-20}"),
        ("svar", "2026-11-20 kommer ikke", "svar: {svar: kommer ikke, dato: 2026-11-20}"),
        ("svar", "kommer (20/11-26)", "svar: {svar: kommer, dato: 2026-11-20}"),
    ] {
        let written = |value: &str| match key {
            "aflyst" => Municipality::sound().with("moede-1.yaml", "svar senest: 2026-11-27\n", &format!("{value}\n")),
            _ => Municipality::sound().with("moede-1.yaml", "  - person: mor\n", &format!("  - person: mor\n    {value}\n")),
        };
        let slip = written(&format!("{key}: {row}"));
        slip.run(["tjek", "sager", "--dato", support::TODAY])
            .fails(1)
            .says(&format!("»{line}«"));
        let mended = written(line);
        mended.run(["tjek", "sager", "--dato", support::TODAY]).succeeds();
    }
    // A day that is a day alone is read, in whatever words; words alone are no day.
    for row in ["2026-11-20", "20. november 2026", "fredag den 20. november 2026"] {
        let sound = Municipality::sound().with("moede-1.yaml", "svar senest: 2026-11-27\n", &format!("aflyst: {row}\n"));
        sound.run(["tjek", "sager", "--dato", support::TODAY]).succeeds();
    }
}
