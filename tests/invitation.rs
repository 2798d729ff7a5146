//! The invitation: who gets which letter, and what stands in it.

mod support;

use std::fs;

use support::{LATER_MEETING, Municipality, pdf, swap};

const FOLDER: &str = "sager/2026-001";
const MINUTES: &str = "referat:\n  skrevet af: mette\n  deltog: [mor, ida, pia, jens, mette]\n";

/// The sound case after its first meeting, with the next one planned: mor is phoned, ida gets a letter once more, the
/// doctor is new.
fn later() -> Municipality {
    Municipality::sound()
        .with("moede-1.yaml", "2026-12-03", "2026-11-03")
        .with("moede-1.yaml", "svar senest: 2026-11-27\n", MINUTES)
        .file("moede-2.yaml", LATER_MEETING)
}

/// A letter as one line, for sentences that break over lines.
fn flowing(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_examples_read_like_this() {
    let municipality = Municipality::example();
    let outcome = municipality.run(["alt", "sager"]);
    outcome.succeeds();
    let names = ["invitation-", "ringeliste", "moede-", "netvaerksoverblik"];
    let of_these_papers = |path: &String| {
        names
            .iter()
            .any(|n| path.rsplit('/').next().is_some_and(|name| name.starts_with(n)))
    };
    let paths: Vec<String> = outcome.paths().into_iter().filter(of_these_papers).collect();
    insta::assert_snapshot!("example_files", paths.join("\n"));
    for path in paths {
        let text = outcome.text(&path).replace('\r', "");
        insta::assert_snapshot!(format!("example_{}", path.replace(['/', '.'], "_")), text);
    }
}

#[test]
fn ordinary_letters_take_one_page() {
    let municipality = Municipality::example();
    let outcome = municipality.run(["invitation", "sager"]);
    for path in outcome.paths().iter().filter(|p| p.contains("/invitation-")) {
        assert_eq!(pdf::pages(&outcome.bytes(path)), 1, "{path}");
    }
}

#[test]
fn new_people_get_the_whole_letter_and_earlier_ones_a_call() {
    let municipality = later();
    let outcome = municipality.run(["invitation", &format!("{FOLDER}/moede-2.yaml")]);
    let files = [
        "invitation-ida.pdf",
        "invitation-laege.pdf",
        "invitation-borger.pdf",
        "ringeliste.pdf",
        "moede-2.ics",
    ];
    assert_eq!(outcome.succeeds_quietly().paths(), files.map(|f| format!("2026-001/moede-2/{f}")));
    let whole = flowing(&outcome.text("2026-001/moede-2/invitation-laege.pdf"));
    for part in [
        "Hvad er et netværksmøde?",
        "Sådan taler vi sammen.",
        "Sådan foregår det.",
        "Hvorfor vi gør det.",
        "Derfor er du inviteret",
        "Du har fulgt Sara længe.",
        "Sara inviterer dig til et netværksmøde",
    ] {
        assert!(whole.contains(part), "{part}: {whole}");
    }
    let short = flowing(&outcome.text("2026-001/moede-2/invitation-ida.pdf"));
    assert!(
        short.contains("Sara inviterer dig igen") && !short.contains("Hvad er et netværksmøde?"),
        "{short}"
    );
    let list = flowing(&outcome.text("2026-001/moede-2/ringeliste.pdf"));
    assert!(
        list.contains("Lone Lindholm") && list.contains("20 11 22 33") && !list.contains("Karim"),
        "{list}"
    );
    let own = flowing(&outcome.text("2026-001/moede-2/invitation-borger.pdf"));
    for name in [
        "Lone Lindholm",
        "Ida Krogh",
        "Karim Yilmaz",
        "Pia Holm",
        "Jens Bak",
        "Mette Dam",
        "Bakkevej 1, 2. tv.",
    ] {
        assert!(own.contains(name), "{name}: {own}");
    }
}

#[test]
fn one_who_cannot_come_gets_nothing_and_is_promised_to_nobody() {
    let municipality = later().with("moede-2.yaml", "svar: venter", "svar: kommer ikke");
    let outcome = municipality.run(["invitation", &format!("{FOLDER}/moede-2.yaml")]);
    outcome
        .succeeds()
        .made_not("2026-001/moede-2/ringeliste.pdf")
        .made_not("2026-001/moede-2/invitation-mor.pdf");
    assert!(!outcome.text("2026-001/moede-2/invitation-laege.pdf").contains("Lone"));
    assert!(outcome.text("2026-001/moede-2/invitation-borger.pdf").contains("kan ikke komme"));
}

#[test]
fn a_letter_tells_who_comes_only_when_it_may() {
    let silent = Municipality::sound().with("moede-1.yaml", "inviterede:", "oplys deltagere: nej\ninviterede:");
    let outcome = silent.run(["invitation", FOLDER]);
    assert!(!outcome.succeeds().text("2026-001/moede-1/invitation-mor.pdf").contains("Ida"));
    assert!(outcome.text("2026-001/moede-1/invitation-borger.pdf").contains("Ida Krogh"));
}

#[test]
fn the_borger_may_invite_in_their_own_voice() {
    let municipality = Municipality::sound().with("moede-1.yaml", "person: mor\n", "person: mor\n    borgeren inviterer selv: ja\n");
    let outcome = municipality.run(["invitation", FOLDER]);
    let own = flowing(&outcome.succeeds().text("2026-001/moede-1/invitation-mor.pdf"));
    assert!(
        own.contains("Jeg inviterer dig til et netværksmøde") && own.contains("Pia Holm er min tovholder"),
        "{own}"
    );
    // In one voice: the first name, no number of the municipality's, the reason once, and »hos mig«.
    assert!(own.contains("Kære Lone ") && !own.contains("Derfor er du inviteret"), "{own}");
    assert!(!own.contains("27.42.00") && !own.contains("Jeg er Saras tovholder"), "{own}");
    let other = flowing(&outcome.text("2026-001/moede-1/invitation-ida.pdf"));
    assert!(other.contains("Jeg er Saras tovholder"), "{other}");
}

#[test]
fn a_meeting_that_is_moved_tells_the_old_time_first() {
    let municipality = Municipality::sound().with(
        "moede-1.yaml",
        "inviterede:",
        "flyttet: 1\nflyttet fra: 2026-12-01 14:30\ninviterede:",
    );
    let outcome = municipality.run(["invitation", FOLDER]);
    let letter = flowing(&outcome.succeeds_quietly().text("2026-001/moede-1/invitation-mor.pdf"));
    let (old, new) = (letter.find("1. december 2026"), letter.find("3. december 2026"));
    assert!(old.is_some() && old < new, "{letter}");
    assert!(outcome.text("2026-001/moede-1/moede-1.ics").contains("SEQUENCE:1\r\n"));
}

#[test]
fn a_meeting_that_is_called_off_says_so_and_why_only_if_the_borger_wants_it() {
    for (written, told) in [("{dato: 2026-11-20, grund: Sara er syg}", true), ("{dato: 2026-11-20}", false)] {
        let municipality = Municipality::sound().with("moede-1.yaml", "inviterede:", &format!("aflyst: {written}\ninviterede:"));
        let outcome = municipality.run(["invitation", FOLDER]);
        let letter = flowing(&outcome.succeeds_quietly().text("2026-001/moede-1/invitation-mor.pdf"));
        assert!(
            letter.contains("Netværksmødet er aflyst") && letter.contains("3. december 2026"),
            "{letter}"
        );
        assert_eq!(letter.contains("Sara er syg"), told, "{letter}");
        assert!(!letter.contains("Hvad er et netværksmøde?"), "{letter}");
        let calendar = outcome.text("2026-001/moede-1/moede-1.ics");
        assert!(
            calendar.contains("METHOD:CANCEL\r\n") && calendar.contains("STATUS:CANCELLED\r\n") && calendar.contains("SEQUENCE:1\r\n"),
            "{calendar}"
        );
    }
}

#[test]
fn the_readers_language_comes_before_the_cases_and_the_municipalitys() {
    let title = |municipality: &Municipality, who: &str, more: &[&str]| {
        let outcome = municipality.run_list(&[&["invitation", FOLDER], more].concat());
        let bytes = outcome.succeeds().bytes(&format!("2026-001/moede-1/invitation-{who}.pdf"));
        let text = pdf::text(&bytes);
        let greeting = text
            .lines()
            .find(|l| l.starts_with("Kære ") || l.starts_with("Kjære ") || l.starts_with("Dear "));
        greeting
            .unwrap_or_else(|| panic!("no greeting in {text}"))
            .split(' ')
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let municipality = Municipality::sound();
    assert_eq!(title(&municipality, "ida", &[]), "Kære");
    let municipality = municipality
        .outside()
        .with("kommune.yaml", "telefon: 89 40 00 00", "telefon: 89 40 00 00\nsprog: nb");
    let norwegian = title(&municipality, "ida", &[]);
    assert_ne!(norwegian, "Kære");
    let municipality = municipality.with("sager/2026-001/sag.yaml", "sagsnummer:", "sprog: en\nsagsnummer:");
    assert_eq!(title(&municipality, "ida", &[]), "Dear");
    let municipality = municipality.with("sager/2026-001/sag.yaml", "relation: søster", "relation: søster\n    sprog: da");
    assert_eq!(title(&municipality, "ida", &[]), "Kære");
    assert_eq!(title(&municipality, "mor", &[]), "Dear");
    assert_eq!(title(&municipality, "ida", &["--sprog", "nb"]), norwegian);
}

#[test]
fn one_readers_copy_is_made_alone() {
    let municipality = later();
    let meeting = &*format!("{FOLDER}/moede-2.yaml");
    let only = |who| municipality.run(["invitation", meeting, "--til", who]);
    assert_eq!(only("laege").succeeds().paths(), ["2026-001/moede-2/invitation-laege.pdf"]);
    assert_eq!(only("borger").succeeds().paths(), ["2026-001/moede-2/invitation-borger.pdf"]);
    assert!(only("mor").fails(1).says("personen ringes op").out.is_empty());
    assert!(only("farmor").fails(1).says("»farmor« er ikke inviteret til mødet").out.is_empty());
}

#[test]
fn only_those_approved_get_a_copy_of_the_overview() {
    let municipality = Municipality::sound();
    let only = |who| municipality.run(["netværksoverblik", FOLDER, "--til", who]);
    only("mor").succeeds().made("2026-001/netvaerksoverblik.pdf");
    only("borger").succeeds();
    only("ida").fails(1).says("»ida« må ikke se netværksoverblikket");
    only("jens").fails(1);
}

#[test]
fn the_overview_has_its_rows_in_their_order() {
    let municipality = Municipality::sound();
    let text = flowing(
        &municipality
            .run(["netværksoverblik", FOLDER])
            .succeeds()
            .text("2026-001/netvaerksoverblik.pdf"),
    );
    let rows = [
        "Familie/pårørende",
        "Sagsbehandler (børne- og ungeområdet)",
        "Sagsbehandler (voksenområdet)",
        "Økonomisk sagsbehandler (ydelse)",
        "UU-vejleder",
        "Jobcenterkonsulent",
        "Støtte- og kontaktperson",
        "Behandlingspsykiatrien (sengeafsnit)",
        "Distriktspsykiatrien/lokalpsykiatrien",
        "Misbrugskonsulent",
        "PPR-medarbejder",
        "SSP-medarbejder",
        "Familieplejekonsulent",
        "Familiebehandler",
        "Anbringelsessted",
        "Kriminalforsorgen",
        "Egen læge",
        "Skolerepræsentant",
        "Uddannelsesinstitution",
        "Repræsentant for virksomhed",
        "Repræsentant for praktiksted",
        "Andre",
    ];
    assert_eq!(text.matches("Familie/pårørende").count(), 3, "{text}");
    let squeezed = text.replace(' ', "");
    let mut from = 0;
    for row in rows {
        let at = squeezed[from..]
            .find(&row.replace(' ', ""))
            .unwrap_or_else(|| panic!("{row} is not after the row before it: {text}"));
        from += at;
    }
}

#[test]
fn a_draft_says_so_on_its_pages() {
    let municipality = Municipality::sound();
    let outcome = municipality.run_list(&["invitation", FOLDER, "--kladde"]);
    assert!(outcome.succeeds().text("2026-001/moede-1/invitation-mor.pdf").contains("KLADDE"));
}

#[test]
fn the_same_case_gives_the_same_bytes_and_leaves_files_alone() {
    let (one, other) = (Municipality::sound(), Municipality::sound());
    let (first, second) = (one.run(["alt", FOLDER]), other.run(["alt", FOLDER]));
    let times = |outcome: &support::Outcome<'_>| -> Vec<_> {
        let path = |p: &String| one.path().join("ud").join(p);
        outcome
            .paths()
            .iter()
            .map(|p| fs::metadata(path(p)).and_then(|m| m.modified()).expect("a time"))
            .collect()
    };
    assert_eq!(first.succeeds().paths(), second.succeeds().paths());
    for path in first.paths() {
        assert_eq!(first.bytes(&path), second.bytes(&path), "{path}");
    }
    let before = times(&first);
    let again = one.run(["alt", FOLDER]);
    assert_eq!(before, times(again.succeeds().says("0 dokumenter lavet, ")));
    assert!(
        !fs::read_dir(one.path().join("ud/2026-001/moede-1"))
            .expect("a folder")
            .flatten()
            .any(|e| e.file_name().to_string_lossy().starts_with('.'))
    );
}

mod the_calendar_file {
    use super::*;

    fn calendar(municipality: &Municipality) -> String {
        municipality.run(["invitation", FOLDER]).text("2026-001/moede-1/moede-1.ics")
    }

    fn value<'a>(calendar: &'a str, name: &str) -> &'a str {
        let line = calendar.lines().find_map(|l| l.strip_prefix(name)?.strip_prefix(':'));
        line.unwrap_or_else(|| panic!("no {name} in {calendar}"))
    }

    #[test]
    fn keeps_to_the_standard() {
        let long = "Medborgerhuset ved det gamle torv, 2. sal, lokale æøå 17, indgang fra gården bag ved biblioteket";
        let calendar = calendar(&Municipality::sound().with("moede-1.yaml", "navn: Medborgerhuset", &format!("navn: \"{long}\"")));
        assert!(
            calendar.ends_with("END:VCALENDAR\r\n") && !calendar.replace("\r\n", "").contains(['\r', '\n']),
            "{calendar}"
        );
        assert!(calendar.split("\r\n").all(|l| l.len() <= 75), "{calendar}");
        let parsed: icalendar::Calendar = icalendar::parser::unfold(&calendar)
            .parse()
            .expect("a reader of calendars takes it");
        assert_eq!(parsed.components.len(), 1);
        for (name, value) in [
            ("VERSION", "2.0"),
            ("METHOD", "PUBLISH"),
            ("DTSTART", "20261203T150000Z"),
            ("DTEND", "20261203T163000Z"),
            ("SEQUENCE", "0"),
            ("SUMMARY", "Møde"),
        ] {
            assert_eq!(self::value(&calendar, name), value);
        }
        assert!(value(&calendar, "DTSTAMP").ends_with('Z'));
        let unfolded = calendar.replace("\r\n ", "");
        assert!(unfolded.contains(&long.replace(',', "\\,")), "{unfolded}");
        assert_eq!(calendar.matches("BEGIN:VALARM").count(), 2);
        assert!(!calendar.contains("Sara") && !calendar.contains("netværk") && !calendar.contains("2026-001"));
    }

    #[test]
    fn is_in_summer_time_in_summer() {
        let calendar = calendar(&Municipality::sound().with("moede-1.yaml", "2026-12-03 16:00", "2027-06-03 16:00"));
        assert_eq!(value(&calendar, "DTSTART"), "20270603T140000Z");
    }

    #[test]
    fn of_a_moved_meeting_replaces_the_old_one() {
        let before = calendar(&Municipality::sound());
        let moved = Municipality::sound().with(
            "moede-1.yaml",
            "tidspunkt: 2026-12-03 16:00",
            "tidspunkt: 2026-12-05 10:00\nflyttet: 2",
        );
        let after = calendar(&moved);
        assert_eq!(value(&before, "UID"), value(&after, "UID"));
        assert_eq!(value(&after, "SEQUENCE"), "2");
        let other = calendar(
            &Municipality::new()
                .outside()
                .file("kommune.yaml", swap(support::SENDER, "Solbjerg", "Norby"))
                .case("2026-001"),
        );
        assert_ne!(value(&before, "UID"), value(&other, "UID"));
    }
}

mod readability {
    //! LIX: words in a sentence plus long words in a hundred; at most 30 is easy to read.

    use super::*;

    fn lix(text: &str) -> usize {
        let words: Vec<&str> = text
            .split_whitespace()
            .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()))
            .filter(|w| !w.is_empty())
            .collect();
        let sentences = text.split_whitespace().filter(|w| w.ends_with(['.', '?', '!', ':'])).count().max(1);
        let long = words.iter().filter(|w| w.chars().count() > 6).count();
        words.len() / sentences + 100 * long / words.len()
    }

    /// The letter from the greeting to the signature, without the facts, the list of names and headings.
    fn running_text(letter: &str) -> String {
        let lines: Vec<&str> = letter.lines().collect();
        let greeting = lines
            .iter()
            .position(|l| l.starts_with("Kære") || l.starts_with("Kjære"))
            .expect("a greeting");
        let body = &lines[greeting + 1..];
        let ends = |l: &str| l.trim_end().ends_with(['.', '?']);
        // A paragraph is lines up to one that ends a sentence; what ends in none is a heading, a fact or a name.
        let mut text = String::new();
        let mut paragraph = String::new();
        for line in body {
            let runs_on = line.ends_with(' ');
            if runs_on || ends(line) {
                paragraph.push_str(line);
                paragraph.push(' ');
            } else {
                paragraph.clear();
            }
            if ends(line) {
                text.push_str(&std::mem::take(&mut paragraph));
            }
        }
        text
    }

    #[test]
    fn danish_and_norwegian_letters_are_easy_to_read() {
        let municipality = later();
        for language in ["da", "nb"] {
            let outcome = municipality.run_list(&["invitation", &format!("{FOLDER}/moede-2.yaml"), "--sprog", language]);
            for who in ["laege", "ida", "borger"] {
                let text = running_text(&outcome.text(&format!("2026-001/moede-2/invitation-{who}.pdf")));
                let words = text.split_whitespace().count();
                assert!(
                    words > if who == "laege" { 150 } else { 60 },
                    "{language} {who}: {words} words: {text}"
                );
                assert!(lix(&text) <= 30, "{language} {who}: LIX {}: {text}", lix(&text));
            }
        }
    }

    #[test]
    fn lix_counts_as_it_should() {
        assert_eq!(lix("Vi mødes i dag. Du kommer."), 3);
        assert_eq!(lix("Netværksmødet begynder."), 102);
    }
}

#[test]
fn what_a_reader_asks_is_answered() {
    let more = "adresse: [Bakkevej 1, 2. tv., 8355 Solbjerg]\n  find vej: Gå ind ad porten.\ntolk: arabisk\npå dagen: 20 30 40 50";
    let meeting = support::MEETING;
    let address = meeting
        .lines()
        .find(|l| l.trim().starts_with("adresse:"))
        .expect("an address")
        .trim();
    let municipality = Municipality::sound().with("moede-1.yaml", address, more);
    let outcome = municipality.run(["invitation", FOLDER]);
    let letter = flowing(&outcome.succeeds().text("2026-001/moede-1/invitation-mor.pdf"));
    for part in [
        "Gå ind ad porten.",
        "Der er tolk på mødet (arabisk).",
        "Ring til Sara på 20 30 40 50",
        "Du skal ikke forberede noget.",
        "Vil du have en med",
        "Er du utryg ved at møde nogen",
        "Kun hvis et barn eller nogens liv er i fare",
        "hvor længe det bliver gemt",
        "Det er også i orden at sige nej.",
        "bestemmer, hvem der ellers får det",
        "Dit navn har vi fra Sara.",
        "Datatilsynet",
    ] {
        assert!(letter.contains(part), "{part}: {letter}");
    }
    let own = flowing(&outcome.text("2026-001/moede-1/invitation-borger.pdf"));
    assert!(
        own.contains("Du får referatet først") && own.contains("trække dit samtykke tilbage"),
        "{own}"
    );
    assert!(!own.contains("Dit navn har vi fra"), "{own}");
}

#[test]
fn the_number_on_the_day_is_the_tovholders_when_the_one_written_is_protected() {
    let municipality = Municipality::sound()
        .with(
            "sag.yaml",
            "telefon: 20 11 22 33",
            "telefon: 20 11 22 33\n    beskyttet adresse: ja",
        )
        .with("moede-1.yaml", "inviterede:", "på dagen: 20 11 22 33\ninviterede:");
    let outcome = municipality.run(["invitation", FOLDER]);
    let letter = outcome.text("2026-001/moede-1/invitation-ida.pdf");
    assert!(!letter.contains("20 11 22 33"), "{letter}");
    outcome.says("udeladt-oplysning");
}

/// What is to hold a number to call holds nobody's mail or address.
#[test]
fn on_the_day_there_is_a_number_and_nobodys_mail() {
    for written in [
        "lone@lindholm.example",
        "20 11 22 33 eller lone@lindholm.example",
        "Lone (at) Lindholm.example, skriv til Lone@Lindholm.example",
        "20 11 22 33, Engvej 3",
        "karim@laegehuset.example",
        "sara@lindholm.example",
    ] {
        let municipality = Municipality::sound().with("moede-1.yaml", "inviterede:", &format!("på dagen: \"{written}\"\ninviterede:"));
        let outcome = municipality.run(["invitation", FOLDER]);
        let letter = outcome.text("2026-001/moede-1/invitation-ida.pdf");
        for told in ["lone@", "Lone@", "karim@", "sara@", "Engvej"] {
            assert!(!letter.contains(told), "{written}: {letter}");
        }
        outcome.says("udeladt-oplysning");
    }
    for written in [
        "20 30 40 50",
        "89 40 00 00",
        "89 40 12 34, pia@solbjerg.example",
        "70 10 20 30 (efter kl. 16)",
    ] {
        let municipality = Municipality::sound().with("moede-1.yaml", "inviterede:", &format!("på dagen: \"{written}\"\ninviterede:"));
        municipality.run(["invitation", FOLDER]).succeeds().says_not("udeladt-oplysning");
    }
}

/// Behind a c/o stands whose home it is: that somebody protected lives with them is not told, nor is a meeting there.
#[test]
fn the_host_behind_a_c_o_tells_a_protected_home() {
    let host = |line: &str| {
        Municipality::sound().with(
            "sag.yaml",
            "[Hemmelig Allé 77, 9999 Langtvæk]",
            &format!("[\"{line}\", 9999 Langtvæk]"),
        )
    };
    for line in [
        "c/o Hansen, Bakkevej 9",
        "c/o Jens Hansen",
        "C/O Familien Hansen, Bakkevej 9",
        "c/o Hansen",
    ] {
        for why in [
            "Ida bor hos Hansen nu.",
            "Du kan hente dig selv og Ida hos familien Hansen.",
            "Skriv til Ida c/o Hansen.",
        ] {
            let told = host(line).with(
                "moede-1.yaml",
                "hvorfor: Sara vil gerne have dig med, fordi du kender hendes hverdag.",
                &format!("hvorfor: {why}"),
            );
            told.run(["tjek", FOLDER]).fails(1).says("andres-oplysninger");
        }
        let venue = host(line).with("moede-1.yaml", "navn: Medborgerhuset", "navn: Hos Jens Hansen");
        let outcome = venue.run(["invitation", FOLDER]);
        assert!(!outcome.text("2026-001/moede-1/invitation-mor.pdf").contains("Hansen"), "{line}");
        outcome.says("beskyttet-mødested");
        // Where nobody is said to live there, a name is a name; one word alone is a house of that name (»c/o Danner«).
        if line.starts_with("c/o Hansen") {
            continue;
        }
        let sound = host(line).with(
            "moede-1.yaml",
            "hvorfor: Sara vil gerne have dig med, fordi du kender hendes hverdag.",
            "hvorfor: Du kender Peter Hansen fra arbejdet.",
        );
        sound.run(["tjek", FOLDER]).succeeds();
    }
}

#[test]
fn a_child_gets_a_letter_that_a_child_can_read() {
    let municipality = Municipality::sound().with("sag.yaml", "relation: mor\n", "relation: mor\n    barn: ja\n");
    let outcome = municipality.run(["invitation", FOLDER]);
    let letter = flowing(&outcome.succeeds().text("2026-001/moede-1/invitation-mor.pdf"));
    assert!(
        letter.contains("Du må også bare lytte.") && letter.contains("forældremyndigheden"),
        "{letter}"
    );
    assert!(
        !letter.contains("Sådan taler vi sammen.") && !letter.contains("Hvad er et netværksmøde?"),
        "{letter}"
    );
}

#[test]
fn a_meeting_may_have_two_who_lead_it() {
    for written in ["[jens, mette]", "jens og mette"] {
        let municipality = Municipality::sound().with("sag.yaml", "mødeleder: jens", &format!("mødeleder: {written}"));
        let outcome = municipality.run(["invitation", FOLDER]);
        let letter = flowing(&outcome.succeeds().text("2026-001/moede-1/invitation-mor.pdf"));
        assert!(letter.contains("Jens Bak og Mette Dam leder mødet"), "{letter}");
        let outcome = municipality.run(["invitation", FOLDER, "--sprog", "en"]);
        let letter = flowing(&outcome.text("2026-001/moede-1/invitation-mor.pdf"));
        assert!(
            letter.contains("Jens Bak and Mette Dam lead the meeting, ask and listen."),
            "{letter}"
        );
    }
}

#[test]
fn every_number_in_a_letter_that_goes_abroad_has_its_country_before_it() {
    let home = "adresse: [Engvej 3, 8355 Solbjerg]";
    for abroad in [
        "adresse: [Elvegata 12, 5700 Voss, Norge]",
        "adresse: [Kastanjegatan 41 C, SE-214 37 Malmö]",
        "adresse: [\"Elvegata 12, 5700 Voss, Norge\"]",
    ] {
        let municipality = Municipality::sound().with("sag.yaml", home, abroad);
        let outcome = municipality.run(["invitation", FOLDER, "--til", "mor"]);
        let letter = flowing(&outcome.succeeds().text("2026-001/moede-1/invitation-mor.pdf"));
        for number in ["89 40 12 34", "89 40 00 00"] {
            assert!(letter.contains(number), "{letter}");
            let with_country = letter.matches(&format!("+45 {number}")).count();
            assert_eq!(letter.matches(number).count(), with_country, "{number}: {letter}");
        }
    }
    for at_home in [home, "adresse: [Engvej 3, 8355 Solbjerg, Danmark]", "adresse: [DK-8355 Solbjerg]"] {
        let municipality = Municipality::sound().with("sag.yaml", home, at_home);
        let outcome = municipality.run(["invitation", FOLDER, "--til", "mor"]);
        let letter = outcome.text("2026-001/moede-1/invitation-mor.pdf");
        assert!(!letter.contains("+45"), "{at_home}: {letter}");
    }
    // A number that begins with another country's says as much.
    let municipality = Municipality::sound().with("sag.yaml", "telefon: 20 11 22 33", "telefon: +46 70 455 12 08");
    let outcome = municipality.run(["invitation", FOLDER, "--til", "mor"]);
    let letter = outcome.text("2026-001/moede-1/invitation-mor.pdf");
    assert!(letter.replace('\u{a0}', " ").contains("+45 89 40 12 34"), "{letter}");
}

#[test]
fn a_letter_to_a_place_of_work_is_for_the_reader_alone() {
    let at_work = "adresse: [Solbjerg Skole, Skolegade 1, 8355 Solbjerg]";
    let municipality = Municipality::sound().with("sag.yaml", "adresse: [Engvej 3, 8355 Solbjerg]", at_work);
    let outcome = municipality.run(["invitation", FOLDER, "--til", "mor"]);
    let letter = outcome.text("2026-001/moede-1/invitation-mor.pdf");
    assert!(letter.contains("Personligt"), "{letter}");
    let outcome = Municipality::sound();
    let outcome = outcome.run(["invitation", FOLDER, "--til", "mor"]);
    let letter = outcome.text("2026-001/moede-1/invitation-mor.pdf");
    assert!(!letter.contains("Personligt"), "{letter}");
}

#[test]
fn the_number_of_the_case_is_on_the_borgers_letter_and_on_no_others() {
    let municipality = Municipality::sound();
    let outcome = municipality.run(["invitation", FOLDER]);
    assert!(
        outcome
            .succeeds()
            .text("2026-001/moede-1/invitation-borger.pdf")
            .contains("27.42.00-P35-1-26")
    );
    for who in ["mor", "ida"] {
        let letter = outcome.text(&format!("2026-001/moede-1/invitation-{who}.pdf"));
        assert!(!letter.contains("27.42.00"), "{letter}");
    }
}

#[test]
fn a_place_that_is_the_readers_own_home_is_called_so() {
    let at = |name: &str, address: &str| {
        Municipality::sound().with(
            "moede-1.yaml",
            "navn: Medborgerhuset\n  adresse: [Torvegade 30, 8355 Solbjerg]",
            &format!("navn: {name}\n  adresse: {address}"),
        )
    };
    let letter = |municipality: &Municipality, who: &str, more: &[&str]| {
        let outcome = municipality.run_list(&[&["invitation", FOLDER], more].concat());
        flowing(&outcome.text(&format!("2026-001/moede-1/invitation-{who}.pdf")))
    };
    let with_the_borger = at("Hjemme hos Sara", "[\"Bakkevej 1, 2. tv.\", 8355 Solbjerg]");
    assert!(letter(&with_the_borger, "borger", &[]).contains("Hjemme hos dig, Bakkevej 1"));
    assert!(letter(&with_the_borger, "borger", &["--sprog", "nb"]).contains("Hjemme hos deg, Bakkevej 1"));
    assert!(letter(&with_the_borger, "borger", &["--sprog", "en"]).contains("At your home, Bakkevej 1"));
    assert!(letter(&with_the_borger, "mor", &[]).contains("Hjemme hos Sara, Bakkevej 1"));
    // In the borger's own voice to somebody who lives there too it is »hos os«, whatever the home is called.
    let with_both = at("Hjemme hos familien Lindholm", "[Engvej 3, 8355 Solbjerg]")
        .with(
            "sag.yaml",
            "adresse: [\"Bakkevej 1, 2. tv.\", 8355 Solbjerg]",
            "adresse: [Engvej 3, 8355 Solbjerg]",
        )
        .with("moede-1.yaml", "person: mor\n", "person: mor\n    borgeren inviterer selv: ja\n");
    assert!(letter(&with_both, "mor", &[]).contains("Hjemme hos os, Engvej 3"));
    assert!(letter(&with_both, "borger", &[]).contains("Hjemme hos dig, Engvej 3"));
    let with_mor = at("Hos Lone", "[Engvej 3, 8355 Solbjerg]");
    assert!(letter(&with_mor, "mor", &[]).contains("Hos dig, Engvej 3"));
    // Others may not know whose home it is.
    assert!(letter(&with_mor, "ida", &[]).contains("Hos Lone (Saras mor), Engvej 3"));
}

#[test]
fn the_borger_sees_what_each_has_answered_and_nobody_else_does() {
    let municipality = Municipality::sound().with("moede-1.yaml", "person: mor\n", "person: mor\n    svar: kommer\n");
    let outcome = municipality.run(["invitation", FOLDER]);
    let own = flowing(&outcome.succeeds().text("2026-001/moede-1/invitation-borger.pdf"));
    assert!(
        own.contains("Lone Lindholm, mor (kommer)") && own.contains("søster (har ikke svaret endnu)"),
        "{own}"
    );
    let other = flowing(&outcome.text("2026-001/moede-1/invitation-ida.pdf"));
    assert!(
        !other.contains("(kommer)") && other.contains("Blandt dem, der er inviteret"),
        "{other}"
    );
}

#[test]
fn the_lines_for_the_adult_beside_a_child_are_in_what_its_home_reads() {
    let municipality = Municipality::sound()
        .with(
            "sag.yaml",
            "adresse: [Hemmelig Allé 77, 9999 Langtvæk]",
            "adresse: [Engvej 3, 8355 Solbjerg]",
        )
        .with("sag.yaml", "    beskyttet adresse: ja\n", "    barn: ja\n")
        .with("sag.yaml", "relation: mor\n", "relation: mor\n    sprog: en\n");
    let outcome = municipality.run(["invitation", FOLDER, "--til", "ida"]);
    let letter = flowing(&outcome.text("2026-001/moede-1/invitation-ida.pdf"));
    assert!(
        letter.contains("parental responsibility") && !letter.contains("forældremyndigheden"),
        "{letter}"
    );
    // Of a meeting that will not be nobody has to agree who comes along.
    let municipality = municipality.with("moede-1.yaml", "inviterede:", "aflyst: 2026-11-20\ninviterede:");
    let outcome = municipality.run(["invitation", FOLDER, "--til", "ida"]);
    let letter = flowing(&outcome.text("2026-001/moede-1/invitation-ida.pdf"));
    assert!(
        letter.contains("the child’s name") && !letter.contains("parental responsibility"),
        "{letter}"
    );
}

#[test]
fn a_role_in_the_team_is_named_in_the_readers_language() {
    let municipality = Municipality::sound();
    let outcome = municipality.run(["invitation", FOLDER, "--sprog", "en"]);
    let letter = flowing(&outcome.succeeds().text("2026-001/moede-1/invitation-mor.pdf"));
    assert!(letter.contains("coordinator") && !letter.contains("tovholder"), "{letter}");
    assert!(
        letter.contains("in Danish, the language they were written in. Call Pia Holm on 89 40 12 34"),
        "{letter}"
    );
}

#[test]
fn after_a_first_meeting_that_was_called_off_the_next_is_the_first() {
    let municipality = Municipality::sound()
        .with("moede-1.yaml", "tema:", "aflyst: {dato: 2026-11-20}\ntema:")
        .file("moede-2.yaml", LATER_MEETING);
    let outcome = municipality.run(["invitation", "sager/2026-001/moede-2.yaml"]);
    let own = flowing(&outcome.text("2026-001/moede-2/invitation-borger.pdf"));
    assert!(own.contains("Dit første netværksmøde"), "{own}");
    for word in ["Sådan taler vi sammen.", "Sådan foregår det.", "Hvorfor vi gør det."] {
        assert!(own.contains(word), "{word} is not in: {own}");
    }
    // One that was held before, or is to be, makes it the next.
    let municipality = municipality.with("moede-1.yaml", "aflyst: {dato: 2026-11-20}\n", "");
    let outcome = municipality.run(["invitation", "sager/2026-001/moede-2.yaml"]);
    let own = flowing(&outcome.text("2026-001/moede-2/invitation-borger.pdf"));
    assert!(
        !own.contains("Dit første netværksmøde") && !own.contains("Sådan taler vi sammen."),
        "{own}"
    );
}
