//! The startmappe: for the first talks, and never as if nothing had happened.

mod support;

use support::Municipality;

const FOLDER: &str = "sager/2026-001";
const PAPER: &str = "2026-001/startmappe.pdf";
const LANGUAGES: [&str; 3] = ["da", "nb", "en"];

fn made(municipality: &Municipality, language: &str) -> String {
    let outcome = municipality.run(["startmappe", FOLDER, "--sprog", language]);
    let text = outcome.succeeds().text(PAPER);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The sound case with the first meeting held.
fn held() -> Municipality {
    Municipality::sound().with("moede-1.yaml", "2026-12-03", "2026-11-03").with(
        "moede-1.yaml",
        "svar senest: 2026-11-27\n",
        "referat:\n  skrevet af: mette\n  deltog: [mor, pia, jens, mette]\n",
    )
}

#[test]
fn it_says_that_meetings_have_been_held() {
    let before = [
        "før det første netværksmøde",
        "før det første nettverksmøtet",
        "before the first network meeting",
    ];
    let day = ["3. november 2026", "3. november 2026", "3 November 2026"];
    let today = ["22. november 2026", "22. november 2026", "22 November 2026"];
    for (n, language) in LANGUAGES.into_iter().enumerate() {
        let first = made(&Municipality::sound(), language);
        assert!(first.contains(before[n]) && !first.contains(day[n]), "{language}: {first}");
        let later = made(&held(), language);
        assert!(!later.contains(before[n]), "{language}: {later}");
        assert!(later.contains(day[n]) && later.contains(today[n]), "{language}: {later}");
        // A first contact that nobody wrote down has been made all the same.
        let without = made(&held().with("sag.yaml", "  første kontakt: 2026-10-05\n", ""), language);
        assert!(
            !without.contains(["ikke endnu", "ikke ennå", "not yet"][n]),
            "{language}: {without}"
        );
    }
}

#[test]
fn several_meetings_are_counted() {
    let second = "tidspunkt: 2026-11-17 16:00\nsted:\n  navn: Medborgerhuset\ninviterede: [{person: mor}]\nreferat:\n  deltog: [mor, pia, jens, mette]\n";
    let text = made(&held().file("moede-2.yaml", second), "da");
    assert!(text.contains("2 netværksmøder, det seneste den 17. november 2026"), "{text}");
}

#[test]
fn the_tovholder_is_that_of_the_day_and_those_before_are_named_as_such() {
    let handed_over = |until: &str| {
        Municipality::sound().with(
            "sag.yaml",
            "  reflektører: [mette]\n",
            &format!(
                "  reflektører: [mette]\n  tidligere tovholdere: [{{person: jens, til: {until}, borgeren deltog i overleveringen: ja}}]\n"
            ),
        )
    };
    let after = made(&handed_over("2026-11-20"), "da");
    assert!(
        after.contains("Til Pia Holm") && after.contains("Jens Bak, til den 20. november 2026"),
        "{after}"
    );
    let on_the_day = made(&handed_over("2026-11-22"), "da");
    assert!(
        on_the_day.contains("Til Jens Bak") && !on_the_day.contains("Pia Holm"),
        "{on_the_day}"
    );
}

#[test]
fn it_says_that_the_consent_was_taken_back_and_that_the_forloeb_has_ended() {
    let municipality = held().with(
        "sag.yaml",
        "  samtykke: 2026-10-10",
        "  samtykke: 2026-10-10\n  samtykke trukket: 2026-11-19\n  afsluttet: 2026-11-20",
    );
    let text = made(&municipality, "da");
    assert!(
        text.contains("trukket tilbage den 19. november 2026") && text.contains("sluttede den 20. november 2026"),
        "{text}"
    );
}
