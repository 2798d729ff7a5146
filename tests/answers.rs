//! Which answers count where a meeting was moved and nothing is recorded of what people were told.

mod support;

use support::Municipality;

const MEETING: &str = "sager/2026-001/moede-1.yaml";
const OF_IDA: &str = "2026-001/moede-1/invitation-ida.pdf";
const OF_MOR: &str = "2026-001/moede-1/invitation-mor.pdf";

/// A meeting that was moved by the file alone, with an answer of mor's.
fn moved_by_the_file(answer: &str) -> Municipality {
    Municipality::sound()
        .with("moede-1.yaml", "tema:", "flyttet: 1\nflyttet fra: 2026-12-01 16:00\ntema:")
        .with(
            "moede-1.yaml",
            "  - person: mor\n",
            &format!("  - person: mor\n    svar: {answer}\n"),
        )
}

#[test]
fn an_answer_of_no_day_to_a_meeting_that_was_moved_counts_for_nothing_until_it_is_asked_again() {
    for answer in ["kommer", "kommer ikke"] {
        let municipality = moved_by_the_file(answer);
        let outcome = municipality.run(["invitation", MEETING]);
        let letter = outcome.succeeds().text(OF_MOR).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(letter.contains("senest fredag den 27. november 2026"), "{answer}: {letter}");
        assert!(
            letter.contains("svar gerne igen") && !letter.contains("Tak for dit ja"),
            "{answer}: {letter}"
        );
        assert!(outcome.text(OF_IDA).contains("Lone Lindholm"), "{answer}");
        municipality.run(["tjek", "sager"]).says("svar-uden-dag").says("Lone Lindholm");
        // The team is told that nobody knows.
        let folder = municipality.run(["mødemappe", MEETING]);
        let folder = folder.text("2026-001/moede-1/moedemappe.pdf");
        assert!(
            folder.contains("har ikke svaret endnu") && !folder.contains("kommer ikke"),
            "{answer}: {folder}"
        );
    }
}

#[test]
fn an_answer_with_its_day_counts_for_the_new_time() {
    let no = moved_by_the_file("{svar: kommer ikke, dato: 2026-11-21}");
    no.run(["invitation", MEETING]).succeeds().made(OF_IDA).made_not(OF_MOR);
    no.run(["tjek", "sager"]).says_not("svar-uden-dag");
    let yes = moved_by_the_file("{svar: kommer, dato: 2026-11-21}");
    let letter = yes.run(["invitation", MEETING]).text(OF_MOR);
    assert!(letter.contains("Passer den nye tid også, skal du ikke gøre noget."), "{letter}");
    // Where nothing was moved, an answer needs no day.
    let municipality = Municipality::sound().with("moede-1.yaml", "  - person: mor\n", "  - person: mor\n    svar: kommer ikke\n");
    municipality.run(["invitation", MEETING]).succeeds().made_not(OF_MOR);
}
