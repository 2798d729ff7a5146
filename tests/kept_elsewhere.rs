//! Details that stand where nobody looks for them first: in another field than their own, in the words of a drawing, in a place
//! that is named by what somebody is to the borger.

mod support;

use support::Municipality;

const NUMBER: &str = "51 62 73 85";
const MAIL: &str = "skjult@hjemme.example";
const WHY: &str = "hvorfor: Sara vil gerne have dig med, fordi du kender hendes hverdag.";

/// Whether `tjek` finds somebody's detail in a `hvorfor`.
fn is_refused(municipality: Municipality, told: &str) -> bool {
    let municipality = municipality.with("moede-1.yaml", WHY, &format!("hvorfor: \"{told}\""));
    municipality.run(["tjek", "sager"]).err.contains("andres-oplysninger")
}

#[test]
fn a_number_or_mail_in_another_field_than_its_own_is_kept() {
    let telephone = "telefon: 31 62 73 84";
    let mail = "mail: ida.krogh@skjult.example";
    let address = "adresse: [Hemmelig Allé 77, 9999 Langtvæk]";
    let work = "arbejdsplads: Det Skjulte Værksted";
    let fields = [
        (NUMBER, mail, format!("mail: \"ida.krogh@skjult.example (ellers {NUMBER})\"")),
        (
            NUMBER,
            address,
            format!("adresse: [Hemmelig Allé 77, 9999 Langtvæk, \"tlf. {NUMBER}\"]"),
        ),
        (
            NUMBER,
            address,
            format!("adresse: [\"Hemmelig Allé 77, mobil +45 {NUMBER}\", 9999 Langtvæk]"),
        ),
        (NUMBER, work, format!("arbejdsplads: \"Det Skjulte Værksted, {NUMBER}\"")),
        (MAIL, telephone, format!("telefon: \"31 62 73 84 / {MAIL}\"")),
        (MAIL, address, format!("adresse: [Hemmelig Allé 77, 9999 Langtvæk, {MAIL}]")),
        (MAIL, work, format!("arbejdsplads: \"Det Skjulte Værksted, {MAIL}\"")),
    ];
    for (detail, written, with_it) in fields {
        let told = [
            format!("Skriv til Ida på {detail}."),
            format!("Du kan nå hende: {}", detail.replace(' ', "")),
            detail.to_owned(),
        ];
        for told in told {
            let municipality = Municipality::sound().with("sag.yaml", written, &with_it);
            assert!(is_refused(municipality, &told), "{with_it}: {told}");
        }
        // Another number, another mail, the day and the place are no detail of hers.
        for told in [
            "Ring på 51 62 73 86.",
            "Skriv til offentlig@hjemme.example.",
            "Vi ses 3/12 kl. 16 i Torvegade 30, 8355 Solbjerg.",
        ] {
            let municipality = Municipality::sound().with("sag.yaml", written, &with_it);
            assert!(!is_refused(municipality, told), "{with_it}: {told}");
        }
    }
}

fn drawing(words: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 40\"><title>Lone</title><circle cx=\"20\" cy=\"20\" r=\"18\"/>{words}</svg>"
    )
}

#[test]
fn the_words_of_a_drawing_tell_nobodys_detail() {
    let refused = [
        "<text x=\"1\" y=\"9\">Hemmelig Allé 77</text>",
        "<text x=\"1\" y=\"9\">Hemmelig</text><text x=\"1\" y=\"19\">Allé 77</text>",
        "<text><tspan>Hemmelig </tspan><tspan dy=\"9\">Allé</tspan></text>",
        "<text>H<tspan>emmelig All</tspan>&#233; 77</text>",
        "<g><text>Ring til Ida: <tspan>31</tspan><tspan>62</tspan><tspan>73</tspan><tspan>84</tspan></text></g>",
        "<text>ida.krogh@skjult.example</text>",
        "<text>010180-1234</text>",
        "<switch><foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">Hemmelig Allé 77</p></foreignObject></switch>",
    ];
    let sound = [
        "",
        "<text>LL</text>",
        "<text>Mor</text>",
        "<desc>Hemmelig Allé 77</desc>",
        "<!-- 31 62 73 84 -->",
    ];
    for (all, is_sound) in [(&refused[..], false), (&sound[..], true)] {
        for words in all {
            let municipality = Municipality::sound()
                .with("sag.yaml", "    relation: mor\n", "    relation: mor\n    billede: mor.svg\n")
                .file("mor.svg", drawing(words));
            let checked = municipality.run(["tjek", "sager"]);
            assert_eq!(!checked.err.contains("mor.svg"), is_sound, "{words}: {}", checked.err);
            let overview = municipality.run(["netværksoverblik", "sager/2026-001"]);
            assert_eq!(
                overview.out.contains("netvaerksoverblik.pdf"),
                is_sound,
                "{words}: {}",
                overview.err
            );
        }
    }
}

#[test]
fn a_place_that_is_the_home_of_a_protected_relation_is_held_back() {
    let homes = [
        "Hos søster",
        "Hjemme hos søsteren",
        "Søsters lejlighed",
        "I søsterens stue",
        "hjemme hos Saras søster",
    ];
    let others = [
        "Medborgerhuset",
        "Hos mor",
        "Søsterhuset",
        "Mors lejlighed",
        "Mødelokalet, hvor hun mødte sin søster",
    ];
    for (all, is_shown) in [(&homes[..], false), (&others[..], true)] {
        for place in all {
            let municipality = Municipality::sound().with("moede-1.yaml", "navn: Medborgerhuset", &format!("navn: {place}"));
            let letter = municipality.run(["invitation", "sager/2026-001/moede-1.yaml", "--til", "mor"]);
            let text = letter.text("2026-001/moede-1/invitation-mor.pdf");
            assert_eq!(text.contains("Torvegade 30"), is_shown, "{place}: {text}");
            assert_eq!(text.contains(place), is_shown, "{place}: {text}");
        }
    }
    let allowed = Municipality::sound()
        .with("moede-1.yaml", "navn: Medborgerhuset", "navn: Hos søster")
        .with("moede-1.yaml", "adresse: [Torvegade 30", "må vises: ja\n  adresse: [Torvegade 30");
    let letter = allowed.run(["invitation", "sager/2026-001/moede-1.yaml", "--til", "mor"]);
    assert!(letter.text("2026-001/moede-1/invitation-mor.pdf").contains("Torvegade 30"));
}
