//! What a page shows by right may stand in its sentences too; what is nobody's secret is none; and what a protected person's work
//! gives away is held back until somebody says that it may be shown.

mod support;

use support::{CASE, LATER_MEETING, MEETING, Municipality, Outcome, swap};

const LETTERS: &str = "sager/2026-001/moede-1.yaml";

fn with_theme(theme: &str) -> Municipality {
    let meeting = swap(MEETING, "tema: Julen og tiden efter", &format!("tema: {theme}"));
    Municipality::sound().file("moede-1.yaml", meeting)
}

fn letters(municipality: &Municipality) -> Outcome<'_> {
    municipality.run(["invitation", LETTERS])
}

#[test]
fn an_unprotected_home_that_the_meeting_is_held_in_may_stand_in_its_sentences() {
    let at_home = |theme: &str| {
        let meeting = swap(MEETING, "navn: Medborgerhuset", "navn: Hjemme hos Lone");
        let meeting = swap(&meeting, "[Torvegade 30, 8355 Solbjerg]", "[Engvej 3, 8355 Solbjerg]");
        let meeting = swap(&meeting, "tema: Julen og tiden efter", &format!("tema: {theme}"));
        Municipality::sound().file("moede-1.yaml", meeting)
    };
    letters(&at_home("Vi mødes på Engvej 3, gå om i haven")).fails(0);
    // Her home is her own where the meeting is elsewhere, and so is another's.
    letters(&with_theme("Vi henter Lone på Engvej 3"))
        .fails(1)
        .says("Lone Lindholms adresse");
    letters(&at_home("Vi henter Sara på Bakkevej 1"))
        .fails(1)
        .says("Sara Lindholms adresse");
    letters(&at_home("Vi henter Ida på Hemmelig Allé 77"))
        .fails(1)
        .says("Ida Kroghs adresse");
}

#[test]
fn how_a_professional_is_reached_at_work_is_no_secret() {
    for theme in [
        "Ring til lægen på 86 92 11 11",
        "Skriv til karim@laegehuset.example",
        "Lægehuset ligger på Torvet 4",
        "Jens har 89 40 56 78",
    ] {
        letters(&with_theme(theme)).fails(0);
    }
    // Unless they are protected, and of those who are private.
    for (old, new, theme, says) in [
        (
            "relation: læge\n",
            "relation: læge\n    beskyttet adresse: ja\n",
            "Ring til lægen på 86 92 11 11",
            "Karim Yilmaz' telefon",
        ),
        (
            "relation: læge\n",
            "relation: læge\n",
            "Ring til mor på 20 11 22 33",
            "Lone Lindholms telefon",
        ),
        (
            "relation: læge\n",
            "relation: læge\n",
            "Skriv til lone@lindholm.example",
            "Lone Lindholms mail",
        ),
        (
            "relation: læge\n",
            "relation: læge\n",
            "Idas arbejde har 70 12 13 14",
            "Ida Kroghs hovednummer",
        ),
    ] {
        let municipality = with_theme(theme).file("sag.yaml", swap(CASE, old, new));
        letters(&municipality).fails(1).says(says);
    }
}

/// A case in which Ida, who is protected, works at a library.
fn at_work(place: &str, theme: &str) -> Municipality {
    let case = swap(CASE, "Det Skjulte Værksted", "Solbjerg Bibliotek");
    let meeting = swap(MEETING, "navn: Medborgerhuset", &format!("navn: {place}"));
    let meeting = swap(&meeting, "tema: Julen og tiden efter", &format!("tema: {theme}"));
    Municipality::sound().file("sag.yaml", case).file("moede-1.yaml", meeting)
}

#[test]
fn a_meeting_where_somebody_protected_works_is_held_back_until_it_may_be_shown() {
    let held = at_work("Solbjerg Bibliotek", "Julen");
    let outcome = letters(&held);
    outcome.fails(0).says("Ida Krogh").says("må vises: ja").says_not("hjem");
    for path in outcome.paths() {
        assert!(!outcome.text(&path).contains("Bibliotek"), "{path}");
    }
    let shown = at_work("Solbjerg Bibliotek\n  må vises: ja", "Julen");
    let outcome = letters(&shown);
    outcome.fails(0);
    assert!(outcome.paths().iter().any(|path| outcome.text(path).contains("Solbjerg Bibliotek")));
    let checked = shown.run(["tjek", "sager/2026-001"]);
    checked
        .says_not("beskyttet-mødested")
        .says_not("uden-virkning")
        .says_not("i forvejen");
    // The guard sees her work in every other text.
    letters(&at_work("Solbjerg Bibliotek\n  må vises: ja", "Ida er på Solbjerg Bibliotek"))
        .fails(1)
        .says("Ida Kroghs arbejdsplads");
}

#[test]
fn a_place_called_the_home_of_somebody_protected_is_held_back_whatever_its_number() {
    for (name, address) in [
        ("Hos Ida", "Hemmelig Allé 78, 9999 Langtvæk"),
        ("Hjemme hos Ida Krogh", "Engvej 7, 8355 Solbjerg"),
        ("Idas lejlighed", "Engvej 7, 8355 Solbjerg"),
    ] {
        let meeting = swap(MEETING, "navn: Medborgerhuset", &format!("navn: {name}"));
        let meeting = swap(&meeting, "Torvegade 30, 8355 Solbjerg", address);
        let municipality = Municipality::sound().file("moede-1.yaml", &meeting);
        let outcome = letters(&municipality);
        outcome.fails(0).says("Ida Krogh").says("må vises: ja");
        for path in outcome.paths() {
            let text = outcome.text(&path);
            assert!(!text.contains(address.split(',').next().unwrap_or_default()), "{name}: {path}");
        }
    }
    // A café that bears her name is shown, and no comma stands before its address.
    let meeting = swap(MEETING, "navn: Medborgerhuset", "navn: Idas Café");
    let municipality = Municipality::sound().file("moede-1.yaml", &meeting);
    let outcome = letters(&municipality);
    outcome.fails(0);
    for path in outcome.paths().iter().filter(|path| path.contains("invitation")) {
        let text = outcome.text(path);
        assert!(text.contains("Torvegade 30") && !text.contains(", Torvegade 30"), "{path}: {text}");
    }
}

#[test]
fn every_place_of_a_repeated_detail_is_told() {
    let many = |count: usize| {
        let topics: Vec<String> = (0..count)
            .map(|n| format!("    - {{emne: Emne {n}, drøftelser: [\"{n}: Ida bor på Hemmelig Allé nu\"]}}\n"))
            .collect();
        let minutes = format!(
            "referat:\n  deltog: [mor, jens]\n  temaer:\n{}  må sendes til: [mor]\n",
            topics.concat()
        );
        Municipality::sound().file("moede-2.yaml", format!("{LATER_MEETING}{minutes}"))
    };
    for (count, told, more) in [(2, 2, None), (9, 9, None), (41, 12, Some("29 steder mere"))] {
        let municipality = many(count);
        let outcome = municipality.run_list(&["tjek", "sager/2026-001", "--dato", "2026-12-10"]);
        let lines = outcome.err.matches("Ida Kroghs adresse").count();
        assert_eq!(lines, told, "{count}: {}", outcome.err);
        match more {
            Some(more) => outcome.says(more),
            None => outcome.says_not("steder mere"),
        };
    }
}

#[test]
fn who_has_left_before_the_meeting_is_not_among_those_who_are_invited() {
    let until = |day: &str| {
        let case = swap(
            CASE,
            "    telefon: 20 11 22 33\n",
            &format!("    telefon: 20 11 22 33\n    til: {day}\n"),
        );
        Municipality::sound().file("sag.yaml", case)
    };
    // Before the meeting, and after this day or before it.
    for day in ["2026-11-15", "2026-11-30"] {
        let municipality = until(day);
        municipality
            .run(["tjek", "sager/2026-001"])
            .says("råd[ikke-med-længere]")
            .says("»mor«");
        for command in ["invitation", "mødemappe"] {
            let outcome = municipality.run_list(&[command, LETTERS]);
            assert!(
                !outcome.paths().iter().any(|path| path.contains("invitation-mor")),
                "{:?}",
                outcome.paths()
            );
            for path in outcome.paths().iter().filter(|path| path.ends_with(".pdf")) {
                assert!(!outcome.text(path).contains("Lone Lindholm"), "{day}: {path}");
            }
        }
    }
    let municipality = until("2026-12-24");
    municipality.run(["tjek", "sager/2026-001"]).says_not("ikke-med-længere");
    let outcome = letters(&municipality);
    outcome.fails(0);
    assert!(outcome.text("2026-001/moede-1/invitation-mor.pdf").contains("Lone Lindholm"));
}

#[test]
fn a_relation_names_nobody_to_those_who_may_not_be_told_of_them() {
    let meeting = format!("{MEETING}  - person: laege\n    hvorfor: Sara kender dig.\n    mundtligt inviteret: 2026-11-18\n");
    let case = swap(CASE, "relation: mor\n", "relation: Idas nabo\n");
    let municipality = Municipality::sound().file("sag.yaml", case).file("moede-1.yaml", &meeting);
    municipality
        .run(["tjek", "sager/2026-001"])
        .says("beskyttet-nævnt")
        .says("Lone Lindholms relation nævner Ida Krogh");
    let outcome = letters(&municipality);
    outcome.fails(0);
    let others = outcome.text("2026-001/moede-1/invitation-laege.pdf");
    assert!(others.contains("Lone Lindholm") && !others.contains("Ida"), "{others}");
    assert!(outcome.text("2026-001/moede-1/invitation-borger.pdf").contains("Idas nabo"));
    // With her leave she is named.
    let case = swap(CASE, "relation: mor\n", "relation: Idas nabo\n");
    let case = swap(&case, "beskyttet adresse: ja", "beskyttet adresse: ja\n    må nævnes for andre: ja");
    let municipality = Municipality::sound().file("sag.yaml", case).file("moede-1.yaml", &meeting);
    let outcome = letters(&municipality);
    assert!(outcome.text("2026-001/moede-1/invitation-laege.pdf").contains("Idas nabo"));
}

#[test]
fn an_address_that_tells_whose_home_it_is_stands_nowhere_else() {
    let home = |address: &str| Municipality::sound().file("sag.yaml", swap(CASE, "[Engvej 3, 8355 Solbjerg]", address));
    for address in [
        "[hos Ida på Hemmelig Allé 77, 8355 Solbjerg]",
        "[Hemmelig Allé 77 hos Ida Krogh, 8000 Aarhus C]",
        "[c/o Krogh, Hemmelig Allé 77, 8000 Aarhus C]",
    ] {
        let municipality = home(address);
        municipality.run(["tjek", "sager/2026-001"]).says("udeladt-oplysning");
        let outcome = municipality.run(["netværksoverblik", "sager/2026-001"]);
        for path in outcome.paths() {
            assert!(!outcome.text(&path).contains("Hemmelig"), "{address}: {path}");
        }
    }
    // The same name and number of a street in another town is another home.
    let municipality = home("[Hemmelig Allé 77, 8000 Aarhus C]");
    municipality.run(["tjek", "sager/2026-001"]).says_not("udeladt-oplysning");
}

#[test]
fn a_private_number_on_the_day_is_advised_until_it_is_agreed() {
    let meeting = swap(MEETING, "svar senest", "på dagen: 20 11 22 33\nsvar senest");
    let municipality = Municipality::sound().file("moede-1.yaml", &meeting);
    municipality
        .run(["tjek", "sager/2026-001"])
        .says("råd[privat-nummer]")
        .says("på dagen er aftalt: ja");
    let agreed = swap(&meeting, "svar senest", "på dagen er aftalt: ja\nsvar senest");
    let municipality = Municipality::sound().file("moede-1.yaml", agreed);
    municipality.run(["tjek", "sager/2026-001"]).says_not("privat-nummer");
}

#[test]
fn drawings_that_cannot_be_drawn_are_told_by_a_check_too() {
    let entities = (b'b'..=b'f').map(|n| {
        let before = char::from(n - 1);
        format!("<!ENTITY {} \"{}\">", char::from(n), format!("&{before};").repeat(10))
    });
    let entities: String = entities.collect();
    let uses = (1..9).map(|n| {
        let one = format!("<use xlink:href=\"#g{}\"/>", n - 1);
        format!("<g id=\"g{n}\">{}</g>", one.repeat(10))
    });
    let uses: String = uses.collect();
    let svg = |inside: &str| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"10\" height=\"10\">{inside}</svg>"
        )
    };
    let bombs = [
        format!(
            "<?xml version=\"1.0\"?><!DOCTYPE s [<!ENTITY a \"aaaaaaaaaa\">{entities}]>{}",
            svg("<text>&f;&f;</text>")
        ),
        svg(&format!("{}{}", "<g>".repeat(50_000), "</g>".repeat(50_000))),
        svg(&format!(
            "<defs><g id=\"g0\"><rect width=\"1\" height=\"1\"/></g>{uses}</defs><use xlink:href=\"#g8\"/>"
        )),
    ];
    let with = |picture: &str| {
        let case = swap(
            CASE,
            "    telefon: 20 11 22 33\n",
            "    telefon: 20 11 22 33\n    billede: mor.svg\n",
        );
        Municipality::sound().file("sag.yaml", case).file("mor.svg", picture)
    };
    for bomb in bombs {
        let municipality = with(&bomb);
        municipality.run(["tjek", "sager/2026-001"]).fails(1).says("billede");
        municipality.run(["netværkskort", "sager/2026-001", "--portrætter"]).fails(1);
    }
    let municipality = with(&svg("<rect width=\"9\" height=\"9\"/>"));
    municipality.run(["tjek", "sager/2026-001"]).fails(0);
    municipality.run(["netværkskort", "sager/2026-001", "--portrætter"]).fails(0);
}

#[test]
fn a_place_that_is_called_like_a_protected_home_and_may_be_shown_is_in_the_letters() {
    let at = |home: &str, name: &str, may: &str, theme: &str| {
        let case = swap(CASE, "[Hemmelig Allé 77, 9999 Langtvæk]", home);
        let meeting = swap(MEETING, "navn: Medborgerhuset", &format!("navn: {name}{may}"));
        let meeting = swap(&meeting, "tema: Julen og tiden efter", &format!("tema: {theme}"));
        Municipality::sound().file("sag.yaml", case).file("moede-1.yaml", meeting)
    };
    for (home, name) in [
        ("[Skovly, Skovvej 3, 9999 Langtvæk]", "Medborgerhuset ved Skovly"),
        ("[c/o Botilbuddet Skovly, Skovvej 3, 9999 Langtvæk]", "Værestedet Skovly"),
        ("[Hemmelig Allé 77, 9999 Langtvæk]", "Caféen på Hemmelig Allé"),
    ] {
        let held = at(home, name, "", "Julen");
        let outcome = letters(&held);
        outcome.fails(0).says("Ida Krogh").says("må vises: ja");
        assert!(outcome.paths().iter().all(|path| !outcome.text(path).contains(name)), "{name}");
        let opened = at(home, name, "\n  må vises: ja", "Julen");
        let outcome = letters(&opened);
        outcome.fails(0).says_not("beskyttet-mødested").says_not("andres-oplysninger");
        assert!(outcome.paths().iter().any(|path| outcome.text(path).contains(name)), "{name}");
        // In every other text it tells of her home as before.
        let told = format!("Ida bor ved {}", name.rsplit(' ').next().unwrap_or_default());
        if name.ends_with("Skovly") {
            letters(&at(home, name, "\n  må vises: ja", &told))
                .fails(1)
                .says("Ida Kroghs adresse");
        }
    }
    // What is certain is not opened, and the message says so.
    let certain = at("[Skovly, Skovvej 3, 9999 Langtvæk]", "Skovly", "\n  må vises: ja", "Julen");
    let outcome = letters(&certain);
    outcome.fails(0).says("»må vises« ændrer det ikke").says("kald stedet noget andet");
    let others = outcome.paths().into_iter().filter(|path| !path.contains("ida"));
    others.for_each(|path| assert!(!outcome.text(&path).contains("Skovly"), "{path}"));
}

#[test]
fn a_way_in_that_is_left_out_with_the_place_is_told_of() {
    let with_way = |place: &str| {
        let meeting = swap(
            MEETING,
            "navn: Medborgerhuset",
            &format!("navn: {place}\n  find vej: Gå ind ad porten"),
        );
        Municipality::sound().file("moede-1.yaml", meeting)
    };
    let held = with_way("Hos Ida");
    let outcome = letters(&held);
    outcome.fails(0).says("»find vej« kommer heller ikke i breve og kalender");
    assert!(outcome.paths().iter().all(|path| !outcome.text(path).contains("ad porten")));
    held.run(["tjek", "sager"]).says("»find vej« kommer heller ikke");
    let open = with_way("Medborgerhuset");
    let shown = letters(&open);
    shown.fails(0).says_not("»find vej«");
    assert!(shown.paths().iter().any(|path| shown.text(path).contains("ad porten")));
}
