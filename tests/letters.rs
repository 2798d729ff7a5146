//! In whose voice a letter speaks, whatever has become of its meeting; and what is told of the way in and the interpreter.

mod support;

use support::{Municipality, Outcome};

const FOLDER: &str = "sager/2026-001";
const LETTER: &str = "2026-001/moede-1/invitation-mor.pdf";

/// What may become of a meeting that people have been told of: what stands in the file before, and after.
const CHANGES: [(&str, &str, &str); 6] = [
    ("nothing", "tema:", "tema:"),
    ("moved", "2026-12-03 16:00", "2026-12-04 10:00"),
    ("called off", "inviterede:", "aflyst: {dato: 2026-11-22}\ninviterede:"),
    ("new place", "navn: Medborgerhuset", "navn: Biblioteket"),
    ("new last day", "svar senest: 2026-11-27", "svar senest: 2026-11-30"),
    ("held after all", "aflyst: {dato: 2026-11-21}\ninviterede:", "inviterede:"),
];

/// How a tovholder speaks, and how others speak of the borger; in each language, with how the borger closes a letter and how the tovholder does.
const TOVHOLDER_SPEAKS: [(&str, [&str; 6], [&str; 2]); 3] = [
    (
        "da",
        ["ring til mig", "fra os", "sig det til mig", "bad vi", "Vi skrev", "Sara"],
        ["Mange hilsner", "Venlig hilsen"],
    ),
    (
        "nb",
        ["ring meg", "fra oss", "si det til meg", "ba vi", "Vi skrev", "Sara"],
        ["Hilsen", "Vennlig hilsen"],
    ),
    (
        "en",
        ["call me", "from us", "tell me", "we asked", "We wrote", "Sara"],
        ["Best wishes", "Kind regards"],
    ),
];

fn flowing(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The letter to mor after each change, from the greeting to the closing, after she was sent the first one; in a language.
fn letters(language: &str, closing: &str, person: &str) -> Vec<(&'static str, String)> {
    let letter = |(change, before, after): (&'static str, &str, &str)| {
        let municipality = Municipality::sound().outside().with(
            "kommune.yaml",
            "telefon: 89 40 00 00",
            &format!("telefon: 89 40 00 00\nsprog: {language}"),
        );
        let file = |name: &str| format!("{FOLDER}/{name}");
        let municipality = municipality
            .with(
                &file("moede-1.yaml"),
                "Sara vil gerne have dig med, fordi du kender hendes hverdag.",
                "Kom og vær med.",
            )
            .with(&file("moede-1.yaml"), "person: mor\n", &format!("person: mor\n{person}"));
        let municipality = if change == "held after all" {
            municipality.with(&file("moede-1.yaml"), after, before)
        } else {
            municipality
        };
        if change != "nothing" {
            municipality.run(["invitation", FOLDER]).succeeds();
            let told = municipality.run(["sendt", FOLDER, "--til", "mor"]);
            assert!(!told.out.contains("fejl"), "{}", told.out);
        }
        let municipality = municipality.with(&file("moede-1.yaml"), before, after);
        let outcome = municipality.run(["invitation", FOLDER]);
        let text = flowing(&outcome.succeeds().text(LETTER));
        let greeting = ["Kære", "Kjære", "Dear"]
            .into_iter()
            .find_map(|word| text.find(word))
            .expect("a greeting");
        let end = text.find(closing).unwrap_or_else(|| panic!("no closing in {text}"));
        (change, text[greeting..end].to_owned())
    };
    CHANGES.into_iter().map(letter).collect()
}

#[test]
fn the_borgers_own_letter_has_one_voice_whatever_becomes_of_the_meeting() {
    for (language, words, closing) in TOVHOLDER_SPEAKS {
        let own = letters(language, closing[0], "    borgeren inviterer selv: ja\n");
        for (change, text) in &own {
            for words in words {
                assert!(!text.contains(words), "{language}, {change}: »{words}« in {text}");
            }
        }
        let others = letters(language, closing[1], "");
        for words in words {
            // »We wrote« is in no letter: nobody knows whether they were written to or called.
            let is_said = others.iter().any(|(_, text)| text.contains(words));
            assert_eq!(
                is_said,
                !["Vi skrev", "We wrote"].contains(&words),
                "{language}: {words}: {others:?}"
            );
        }
    }
}

/// A letter about each change.
#[test]
fn each_change_is_told_in_words_of_its_own() {
    let told: Vec<String> = letters("da", "Venlig hilsen", "").into_iter().map(|(_, text)| text).collect();
    for (n, text) in told.iter().enumerate() {
        assert!(!told[..n].contains(text), "{text}");
    }
}

#[test]
fn a_child_gets_a_childs_letter_whatever_becomes_of_the_meeting() {
    for (language, adult, closing) in [
        ("da", "etværksmøde", "Venlig hilsen"),
        ("nb", "ettverksmøte", "Vennlig hilsen"),
        ("en", "etwork meeting", "Kind regards"),
    ] {
        let of_a_child = |municipality: Municipality| {
            municipality
                .outside()
                .with(
                    "kommune.yaml",
                    "telefon: 89 40 00 00",
                    &format!("telefon: 89 40 00 00\nsprog: {language}"),
                )
                .with(&format!("{FOLDER}/sag.yaml"), "relation: søster", "relation: søster\n    barn: ja")
        };
        for (change, from, to) in [
            ("nothing", "tema:", "tema:"),
            ("moved", "inviterede:", "flyttet: 1\nflyttet fra: 2026-12-01 14:30\ninviterede:"),
            ("moved from nobody knows when", "inviterede:", "flyttet: 1\ninviterede:"),
            (
                "called off",
                "inviterede:",
                "aflyst: {dato: 2026-11-20, grund: Jeg har feber}\ninviterede:",
            ),
        ] {
            let municipality = of_a_child(Municipality::sound()).with(&format!("{FOLDER}/moede-1.yaml"), from, to);
            let outcome = municipality.run(["invitation", FOLDER, "--til", "ida"]);
            let text = flowing(&outcome.succeeds_quietly().text("2026-001/moede-1/invitation-ida.pdf"));
            let body = text.split(closing).next().expect("a letter");
            assert!(!body.contains(adult), "{language}, {change}: {body}");
            assert!(text.contains("Sara"), "{language}: {text}");
            assert_eq!(body.contains("Jeg har feber"), change == "called off", "{language}: {body}");
        }
    }
}

/// The sound meeting with a way in and an interpreter, mor being phoned.
fn with_a_way_in(way_in: &str) -> Municipality {
    Municipality::sound()
        .with("moede-1.yaml", "tema:", "tolk: tyrkisk\ntema:")
        .with(
            "moede-1.yaml",
            "navn: Medborgerhuset",
            &format!("navn: Medborgerhuset\n  find vej: {way_in}"),
        )
        .with("moede-1.yaml", "person: mor\n", "person: mor\n    invitation: telefon\n")
}

fn call_list(outcome: &Outcome<'_>) -> String {
    flowing(&outcome.text("2026-001/moede-1/ringeliste.pdf"))
}

fn calendar(outcome: &Outcome<'_>) -> String {
    outcome.text("2026-001/moede-1/moede-1.ics").replace("\r\n ", "")
}

#[test]
fn the_call_list_and_the_calendar_tell_the_way_in_and_the_interpreter() {
    let municipality = with_a_way_in("Indgang fra gården. Der er elevator.");
    let outcome = municipality.run(["invitation", FOLDER]);
    let list = call_list(outcome.succeeds());
    let (place, way, tolk, asked) = (
        list.find("Vi mødes her"),
        list.find("Indgang fra gården"),
        list.find("tyrkisk"),
        list.find("Kan du komme?"),
    );
    assert!(place.is_some() && place < way && way < tolk && tolk < asked, "{list}");
    let calendar = calendar(&outcome);
    assert!(
        calendar.contains("DESCRIPTION:Find vej: Indgang fra gården. Der er elevator.\\nTolk: tyrkisk\r\n"),
        "{calendar}"
    );
}

/// What stands in the file of every letter that names a place, whatever has become of the meeting.
fn way_in_stands_in(letter: &str, municipality: impl Fn() -> Municipality) {
    for (change, before, after) in CHANGES {
        let municipality = || {
            municipality().with("moede-1.yaml", "tema:", "tolk: tyrkisk\ntema:").with(
                "moede-1.yaml",
                "navn: Medborgerhuset",
                "navn: Medborgerhuset\n  find vej: Indgang fra gården.",
            )
        };
        let municipality = match change {
            "held after all" => municipality().with("moede-1.yaml", after, before),
            _ => municipality(),
        };
        if change != "nothing" {
            municipality.run(["invitation", FOLDER]).succeeds();
            municipality.run(["sendt", FOLDER]).succeeds();
        }
        let municipality = municipality.with("moede-1.yaml", before, after);
        let outcome = municipality.run(["invitation", FOLDER]);
        let text = flowing(&outcome.succeeds().text(&format!("2026-001/moede-1/invitation-{letter}.pdf")));
        // The borger is asked for no answer, so that a new last day is no news to them: their letter is the one that was sent.
        let names_a_place = change != "called off";
        assert_eq!(text.contains("Indgang fra gården."), names_a_place, "{letter}, {change}: {text}");
        assert_eq!(text.contains("tyrkisk"), names_a_place, "{letter}, {change}: {text}");
    }
}

#[test]
fn every_letter_that_names_a_place_tells_the_way_in_and_the_interpreter() {
    let sound = Municipality::sound;
    way_in_stands_in("mor", sound);
    way_in_stands_in("borger", sound);
    way_in_stands_in("mor", || {
        sound().with("moede-1.yaml", "person: mor\n", "person: mor\n    borgeren inviterer selv: ja\n")
    });
    way_in_stands_in("ida", || {
        sound().with("sag.yaml", "relation: søster", "relation: søster\n    barn: ja")
    });
    // To one who has been at a meeting before, the short letter.
    let second = sound()
        .with("moede-1.yaml", "2026-12-03", "2026-11-03")
        .with("moede-1.yaml", "svar senest: 2026-11-27\n", "referat:\n  deltog: [mor, pia, jens, mette]\n")
        .file(
            "moede-2.yaml",
            "tidspunkt: 2026-12-17 16:00\ntolk: tyrkisk\nsted:\n  navn: Medborgerhuset\n  find vej: Indgang fra gården.\ninviterede: [{person: mor, invitation: brev}]\n",
        );
    let outcome = second.run(["invitation", "sager/2026-001/moede-2.yaml"]);
    let text = flowing(&outcome.succeeds().text("2026-001/moede-2/invitation-mor.pdf"));
    assert!(text.contains("Indgang fra gården.") && text.contains("tyrkisk"), "{text}");
}

#[test]
fn the_team_has_the_way_in_and_the_interpreter_in_its_folder() {
    let municipality = with_a_way_in("Indgang fra gården.").with("moede-1.yaml", "tema:", "på dagen: 51 52 53 54\ntema:");
    let outcome = municipality.run(["mødemappe", FOLDER]);
    let text = flowing(&outcome.succeeds().text("2026-001/moede-1/moedemappe.pdf"));
    for words in ["Indgang fra gården.", "tyrkisk", "51 52 53 54"] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

/// The lines of whom to call when it cannot wait, and what stands over them.
#[test]
fn whom_to_call_in_another_language_than_the_letters_is_said_to_be() {
    let line = "Er nogens liv i fare, så ring 112.";
    let municipality = |own: &str| {
        Municipality::sound().outside().with(
            "kommune.yaml",
            "telefon: 89 40 00 00",
            &format!("telefon: 89 40 00 00\nsprog: {own}\nakut: [\"{line}\"]"),
        )
    };
    for (language, own, note) in [
        ("da", "da", "Det her står på"),
        ("da", "nb", "Det her står på norsk:"),
        ("nb", "da", "Dette står på dansk:"),
        ("en", "da", "This is in Danish:"),
    ] {
        let municipality = municipality(own);
        let letter = municipality.run(["invitation", FOLDER, "--sprog", language, "--til", "borger"]);
        let forms = municipality.run(["blanketter", "--sprog", language]);
        for text in [
            letter.succeeds().text("2026-001/moede-1/invitation-borger.pdf"),
            forms.succeeds().text("blanketter/til-paaroerende.pdf"),
            forms.text("blanketter/om-aaben-dialog.pdf"),
        ] {
            let text = flowing(&text);
            let (told, at) = (text.find(note), text.find(line).expect("the line"));
            assert_eq!(told.is_some(), own != language, "{own} in {language}: {text}");
            assert!(told.is_none_or(|told| told < at), "{text}");
        }
    }
}

#[test]
fn the_borger_is_told_who_says_welcome() {
    let letter = |welcome: &str| {
        let municipality = Municipality::sound().with("moede-1.yaml", "inviterede:", &format!("{welcome}inviterede:"));
        let outcome = municipality.run(["invitation", FOLDER, "--til", "borger"]);
        flowing(&outcome.succeeds().text("2026-001/moede-1/invitation-borger.pdf"))
    };
    let (own, team, open) = (letter("velkomst: borgeren\n"), letter("velkomst: netværksteamet\n"), letter(""));
    assert!(
        own.contains("Vi har aftalt, at du byder velkommen.") && !own.contains("Du må gerne byde velkommen"),
        "{own}"
    );
    assert!(
        team.contains("Du må gerne byde velkommen") && open.contains("Du må gerne byde velkommen"),
        "{team} {open}"
    );
}

/// Papers in another language than the sender's change nothing of whose law holds.
#[test]
fn one_complains_to_the_authority_of_the_senders_country() {
    for (own, language, authority, site) in [
        ("da", "da", "til Datatilsynet", "datatilsynet.dk"),
        ("da", "nb", "til det danske Datatilsynet", "datatilsynet.dk"),
        ("da", "en", "to the Danish Data Protection Agency, Datatilsynet", "datatilsynet.dk"),
        ("nb", "da", "til det norske Datatilsynet", "datatilsynet.no"),
        ("nb", "nb", "til Datatilsynet", "datatilsynet.no"),
        (
            "nb",
            "en",
            "to the Norwegian Data Protection Authority, Datatilsynet",
            "datatilsynet.no",
        ),
    ] {
        let municipality = Municipality::sound().outside().with(
            "kommune.yaml",
            "telefon: 89 40 00 00",
            &format!("telefon: 89 40 00 00\nsprog: {own}"),
        );
        let letters = municipality.run(["invitation", FOLDER, "--sprog", language]);
        let forms = municipality.run(["blanketter", "--sprog", language]);
        let insight = municipality.run(["indsigt", FOLDER, "--til", "mor", "--sprog", language]);
        let insight = flowing(&insight.succeeds().text("2026-001/indsigt-mor.pdf"));
        assert!(insight.contains(site), "{own} in {language}: {insight}");
        letters.succeeds();
        forms.succeeds();
        for text in [
            letters.text(LETTER),
            letters.text("2026-001/moede-1/invitation-borger.pdf"),
            forms.text("blanketter/samtykke.pdf"),
            forms.text("blanketter/til-paaroerende.pdf"),
            forms.text("blanketter/om-aaben-dialog.pdf"),
            insight,
        ] {
            let text = flowing(&text);
            assert!(text.contains(authority) && !text.contains('{'), "{own} in {language}: {text}");
        }
    }
}

#[test]
fn the_language_of_the_interpreter_is_named_in_the_papers_own() {
    for (written, language, told) in [
        ("tyrkisk", "da", "(tyrkisk)"),
        ("Tyrkisk", "en", "(Turkish)"),
        ("tegnsprog", "nb", "(tegnspråk)"),
        ("kikongo", "en", "(kikongo)"),
    ] {
        let municipality = with_a_way_in("Indgang fra gården").with("moede-1.yaml", "tolk: tyrkisk", &format!("tolk: {written}"));
        let outcome = municipality.run(["invitation", FOLDER, "--sprog", language]);
        let list = call_list(outcome.succeeds());
        assert!(list.contains(told), "{list}");
        let calendar = calendar(&outcome);
        assert!(calendar.contains(told.trim_matches(['(', ')'])), "{calendar}");
    }
}

#[test]
fn neither_is_told_where_the_address_is_held_back() {
    // The meeting is in Ida's home, which is protected.
    let municipality =
        with_a_way_in("Indgang fra gården").with("moede-1.yaml", "[Torvegade 30, 8355 Solbjerg]", "[Hemmelig Allé 77, 9999 Langtvæk]");
    let outcome = municipality.run(["invitation", FOLDER]);
    let (list, calendar) = (call_list(&outcome), calendar(&outcome));
    assert!(!list.contains("gården"), "{list}");
    assert!(
        !calendar.contains("gården") && !calendar.contains("DESCRIPTION:Find") && !calendar.contains("tyrkisk"),
        "{calendar}"
    );
}

#[test]
fn a_way_in_that_names_somebody_stands_in_no_calendar() {
    for way_in in ["Ring på hos Lone", "Døren ved siden af Saras"] {
        let municipality = with_a_way_in(way_in);
        let outcome = municipality.run(["invitation", FOLDER]);
        let calendar = calendar(outcome.succeeds());
        assert!(!calendar.contains(way_in) && calendar.contains("Tolk: tyrkisk"), "{calendar}");
        assert!(call_list(&outcome).contains(way_in));
    }
}

#[test]
fn a_number_in_the_way_in_stops_the_calendar_as_it_stops_the_letters() {
    let municipality = with_a_way_in("Ring til 31 62 73 84 ved døren");
    let outcome = municipality.run(["invitation", FOLDER]);
    outcome
        .fails(1)
        .made_not("2026-001/moede-1/moede-1.ics")
        .made_not("2026-001/moede-1/ringeliste.pdf");
}
