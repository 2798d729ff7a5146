//! Details told in words that a field was not written with: what stands behind a house's number, numbers from abroad, CPR numbers
//! with their century, mails as people spell them.

mod support;

use support::Municipality;

const WHY: &str = "hvorfor: Sara vil gerne have dig med, fordi du kender hendes hverdag.";

fn is_refused(municipality: Municipality, told: &str) -> bool {
    let municipality = municipality.with("moede-1.yaml", WHY, &format!("hvorfor: '{told}'"));
    municipality.run(["tjek", "sager"]).err.contains("fejl[")
}

#[test]
fn a_venue_at_a_protected_house_is_held_back_whatever_stands_behind_its_number() {
    let home = "[\"Tranevænget 17, st. th.\", 8660 Skanderborg]";
    let behind = [
        "c/o Krogh",
        "C/O KROGH",
        "co Krogh",
        "c/o Ida Krogh",
        "att. Ida",
        "- gårdhuset",
        "ved siden af kirken",
        "Baghuset",
        "(gule hus)",
        "st. th. c/o Krogh",
        "bag ved Brugsen",
    ];
    let shown = |lines: &str| {
        let municipality = Municipality::sound()
            .with(
                "sag.yaml",
                "adresse: [Hemmelig Allé 77, 9999 Langtvæk]",
                &format!("adresse: {home}"),
            )
            .with(
                "moede-1.yaml",
                "adresse: [Torvegade 30, 8355 Solbjerg]",
                &format!("adresse: {lines}"),
            );
        let letter = municipality.run(["invitation", "sager/2026-001/moede-1.yaml"]);
        let printed = letter.text("2026-001/moede-1/invitation-mor.pdf");
        let calendar = String::from_utf8_lossy(&letter.bytes("2026-001/moede-1/moede-1.ics")).replace("\r\n ", "");
        assert_eq!(printed.contains("Tranev"), calendar.contains("Tranev"), "{lines}");
        printed.contains("Tranev")
    };
    for words in behind {
        assert!(!shown(&format!("[\"Tranevænget 17 {words}\"]")), "{words}");
        assert!(!shown(&format!("[\"Tranevænget 17 {words}\", Danmark]")), "{words}");
    }
    for venue in [
        "[\"Tranevænget 17 c/o Krogh, Skanderborg\"]",
        "[\"Tranevænget 17, c/o Krogh\", 8660 Skanderborg]",
    ] {
        assert!(!shown(&format!("{venue}\n  må vises: ja")), "{venue}");
    }
    // A house that is called the home of the one who hides.
    assert!(!shown("[\"Tranevænget 19 c/o Krogh\"]"));
    // Another house, and the same street and number in a town that everybody knows.
    for other in [
        "[\"Tranevænget 19 c/o Jensen\"]",
        "[\"Tranevænget 17 Horsens\"]",
        "[Tranevænget 17, 8700 Horsens]",
    ] {
        assert!(shown(other), "{other}");
    }
}

#[test]
fn a_number_from_abroad_is_known_without_its_country() {
    for (stored, told) in [
        ("+298 21 34 56", ["21 34 56", "213456", "+298 213456"]),
        ("+299 55 12 34", ["551234", "55 12 34", "00299 55 12 34"]),
        ("+354 551 2345", ["551 2345", "5512345", "+354 5512345"]),
        ("+46 8 123 45 67", ["08-123 45 67", "8 1234567", "0046 8 123 45 67"]),
        ("+372 512 3456", ["512 3456", "5123456", "+372 5123456"]),
    ] {
        for told in told {
            let municipality = Municipality::sound().with("sag.yaml", "telefon: 31 62 73 84", &format!("telefon: \"{stored}\""));
            assert!(
                is_refused(municipality, &format!("Hun kan ringes op på {told} om aftenen.")),
                "{stored}: {told}"
            );
        }
        let municipality = Municipality::sound().with("sag.yaml", "telefon: 31 62 73 84", &format!("telefon: \"{stored}\""));
        assert!(
            !is_refused(municipality, "Hun kan ringes op på 70 10 20 30, og vi er 123 i alt."),
            "{stored}"
        );
    }
}

#[test]
fn an_institution_behind_a_street_on_one_line_is_kept() {
    for (stored, told) in [
        ("Mosevej 22 Bostedet Birkelund", "Ida er flyttet ind på Bostedet Birkelund."),
        ("Mosevej 22 Bostedet Birkelund", "Hun er glad for Birkelund."),
        ("Mosevej 22 st. Krisecenter Havblik", "Vi ses på Krisecenter Havblik."),
    ] {
        let address = format!("adresse: [{stored}, 8350 Hundslund]");
        let municipality = Municipality::sound().with("sag.yaml", "adresse: [Hemmelig Allé 77, 9999 Langtvæk]", &address);
        assert!(is_refused(municipality, told), "{stored}: {told}");
        let municipality = Municipality::sound().with("sag.yaml", "adresse: [Hemmelig Allé 77, 9999 Langtvæk]", &address);
        assert!(!is_refused(municipality, "Vi ses på biblioteket i Solbjerg."), "{stored}");
    }
}

#[test]
fn a_mail_is_known_as_people_spell_it() {
    for told in [
        "ida.krogh (a) skjult.example",
        "ida.krogh+hej@skjult.example",
        "ida.krogh[snabel-a]skjult[punktum]example",
        "ida.krogh -at- skjult.example",
        "ida.krogh\"at\"skjult.example",
    ] {
        assert!(is_refused(Municipality::sound(), &format!("Skriv til {told}.")), "{told}");
    }
    for told in ["ida@posthus.example", "krogh (a) posthus.example", "sara+hej@andre.example"] {
        assert!(!is_refused(Municipality::sound(), &format!("Skriv til {told}.")), "{told}");
    }
}

#[test]
fn a_cpr_number_with_its_century_or_short_days_is_found_before_a_blank() {
    for told in [
        "01-01-1990 1234",
        "01.01.1990 1234",
        "01/01/1990 1234",
        "1/1-90 1234",
        "1-1-90 1234",
        "3.12.2004 4567",
        "01-01-1990 1234 Ida",
        "19900101-1234",
        "01,01,90-1234",
        "CPR 010190 og så 1234",
        "CPR: 010190 bindestreg 1234",
        "010190\n1234",
    ] {
        assert!(is_refused(Municipality::sound(), &format!("Nr. er {told}.")), "{told}");
    }
    for told in [
        "Vi ses 01.12.2026 1630.",
        "Huset er fra 01.01.1990 8700 Horsens.",
        "Det er version 1.2.3-4567.",
        "Kurset er 20260101-1630.",
        "Der kom 01,01,90, og så 1234.",
        "CPR-kontoret har 010190 og så meget andet, 1234 i alt.",
        "Mødet er 3/12-26 1600.",
        "Planen er fra 1.12.2024 til 2026.",
    ] {
        assert!(!is_refused(Municipality::sound(), told), "{told}");
    }
}

#[test]
fn the_senders_lines_tell_nobodys_protected_home() {
    for line in [
        "afdeling: Socialpsykiatrien, Hemmelig Allé 77",
        "afdeling: Idas hjem på hemmelig alle 77",
    ] {
        let sender = support::SENDER;
        let department = sender.lines().find(|one| one.starts_with("afdeling")).expect("a department");
        let municipality = Municipality::sound()
            .outside()
            .file("kommune.yaml", support::swap(sender, department, line));
        assert!(municipality.run(["tjek", "sager"]).err.contains("andres-oplysninger"), "{line}");
    }
}
