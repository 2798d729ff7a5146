//! What is kept of a forløb, told and forgotten: journal, insight, handover, `glem`.

mod support;

use std::fs;

use support::{Municipality, files};

const MEETING: &str = "sager/2026-001/moede-1.yaml";

/// A text without the ends of its lines.
fn flat(text: &str) -> String {
    text.replace('\u{200b}', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The sound case with its letters sent.
fn sent() -> Municipality {
    let municipality = Municipality::sound();
    municipality.run(["invitation", MEETING]).succeeds();
    municipality.run(["sendt", MEETING]).succeeds();
    municipality
}

#[test]
fn the_journal_tells_of_all_that_has_left_the_house() {
    let municipality = sent();
    municipality
        .run_list(&["sendt", MEETING, "--til", "ida", "--fortryd", "--dato", "2026-11-23"])
        .succeeds();
    let outcome = municipality.run(["journal", "sager/2026-001"]);
    outcome.succeeds().made("2026-001/journal.pdf").made("2026-001/journal.csv");
    let page = flat(&outcome.text("2026-001/journal.pdf"));
    for words in [
        "Lone Lindholm",
        "Ida Krogh",
        "Sara Lindholm",
        "22.11.2026",
        "Brev",
        "Fortrudt 23.11.2026",
        "2026-11-22-moede-1-invitation-mor.pdf",
    ] {
        assert!(page.contains(words), "{words} is not in:\n{page}");
    }
    let table = outcome.text("2026-001/journal.csv");
    assert!(
        table.starts_with("\u{feff}dato;papir;møde;til;navn;måde;af;fil;sha256;fortrudt;fil uændret\r\n"),
        "{table}"
    );
    assert_eq!(table.lines().count(), 4);
    let of_ida = table.lines().find(|l| l.contains(";ida;")).expect("a line");
    assert!(
        of_ida.starts_with("2026-11-22;invitation;1;ida;Ida Krogh;brev;pia;sendt/2026-11-22-moede-1-invitation-ida.pdf;"),
        "{of_ida}"
    );
    assert!(of_ida.ends_with(";2026-11-23;ja"), "{of_ida}");
}

#[test]
fn a_journal_of_nothing_is_not_made() {
    Municipality::sound()
        .run(["journal", "sager/2026-001"])
        .fails(1)
        .says("ikke skrevet noget op");
    sent()
        .run(["journal", "sager/2026-001", "--til", "mor"])
        .fails(1)
        .says("papiret er ikke til »mor«");
}

#[test]
fn no_spreadsheet_takes_a_name_for_a_formula() {
    let municipality = Municipality::sound().with("sag.yaml", "navn: Lone Lindholm", "navn: \"=Lone Lindholm\"");
    municipality.run(["invitation", MEETING]).succeeds();
    municipality.run(["sendt", MEETING]).succeeds();
    let table = municipality.run(["journal", "sager/2026-001"]).text("2026-001/journal.csv");
    assert!(table.contains(";'=Lone Lindholm;"), "{table}");
}

/// What the case holds about the others, in words that stand nowhere else.
const OTHERS: [&str; 6] = ["Ida Krogh", "Hemmelig", "Karim", "31 62 73 84", "søster", "86 92 11 11"];

#[test]
fn an_insight_tells_of_its_reader_and_of_nobody_else() {
    let minutes = "referat:\n  skrevet af: mette\n  deltog: [mor, ida, pia]\n  temaer: [{emne: Hemmeligheder, drøftelser: [Sara var vred på sin mor.]}]\n  opgaver: [{id: t1, hvem: mor, hvad: Ringer til banken}, {id: t2, hvem: ida, hvad: Holder fri}]\n  godkendt af borgeren: 2026-11-20\n  må sendes til: [mor, ida]\n";
    let municipality = sent()
        .with("moede-1.yaml", "2026-12-03", "2026-11-12")
        .with("moede-1.yaml", "tema:", &format!("{minutes}tema:"));
    let outcome = municipality.run(["indsigt", "sager/2026-001", "--til", "mor"]);
    outcome.succeeds().made("2026-001/indsigt-mor.pdf");
    let page = flat(&outcome.text("2026-001/indsigt-mor.pdf"));
    for own in [
        "Lone Lindholm",
        "20 11 22 33",
        "lone@lindholm.example",
        "Solbjerg Skole",
        "Ringer til banken",
        "du kender hendes hverdag",
        "Datatilsynet",
    ] {
        assert!(page.contains(own), "{own} is not in:\n{page}");
    }
    for foreign in OTHERS
        .into_iter()
        .chain(["vred", "Hemmeligheder", "Holder fri", "Bakkevej", "20 30 40 50"])
    {
        assert!(!page.contains(foreign), "{foreign} is in:\n{page}");
    }
    // Somebody protected sees their own.
    let of_ida = municipality
        .run(["indsigt", "sager/2026-001", "--til", "ida"])
        .text("2026-001/indsigt-ida.pdf");
    assert!(
        of_ida.contains("Hemmelig Allé 77") && of_ida.contains("Holder fri") && !of_ida.contains("Lone"),
        "{of_ida}"
    );
    let of_sara = municipality
        .run(["indsigt", "sager/2026-001", "--til", "borger"])
        .text("2026-001/indsigt-borger.pdf");
    assert!(
        of_sara.contains("Bakkevej 1") && of_sara.contains("Lone Lindholm, mor") && !of_sara.contains("Hemmelig"),
        "{of_sara}"
    );
    municipality.run(["indsigt", "sager/2026-001"]).fails(1).says("--til");
    municipality
        .run(["indsigt", "sager/2026-001", "--til", "moar"])
        .fails(1)
        .says("Mente du »mor«?");
}

#[test]
fn who_has_left_may_still_see_what_is_held_about_them() {
    let municipality = Municipality::sound()
        .with(
            "sag.yaml",
            "  samtykke: 2026-10-10",
            "  samtykke: 2026-10-10\n  samtykke trukket: 2026-11-01",
        )
        .with("sag.yaml", "    relation: mor\n", "    relation: mor\n    til: 2026-11-01\n");
    municipality
        .run(["indsigt", "sager/2026-001", "--til", "mor"])
        .succeeds()
        .made("2026-001/indsigt-mor.pdf");
}

#[test]
fn the_handover_sheet_knows_what_the_case_knows() {
    let municipality = sent().with(
        "sag.yaml",
        "  reflektører: [mette]\n",
        "  reflektører: [mette]\n  tidligere tovholdere: [{person: jens, til: 2026-11-20, borgeren deltog i overleveringen: ja}]\n",
    );
    let page = municipality
        .run(["overlevering", "sager/2026-001"])
        .succeeds()
        .text("2026-001/overlevering.pdf");
    for known in [
        "Sara Lindholm",
        "Jens Bak",
        "Pia Holm",
        "20. november 2026",
        "Torsdag den 3. december 2026 kl. 16.00–17.30",
        "Med mine egne ord",
    ] {
        assert!(page.contains(known), "{known} is not in:\n{page}");
    }
    municipality.run(["overlevering", "sager/2026-001", "--til", "mor"]).fails(1);
}

#[test]
fn all_is_forgotten_and_nothing_else() {
    let municipality = sent();
    municipality.run(["alt", "sager"]).succeeds();
    fs::create_dir_all(municipality.path().join("ud/2026-002")).expect("a folder");
    fs::write(municipality.path().join("ud/2026-002/status.pdf"), "another's").expect("a file");
    let outcome = municipality.run(["glem", "sager/2026-001"]);
    outcome.fails(1).says("Intet er slettet").says("--ja");
    assert!(
        outcome.out.contains("sager/2026-001/sag.yaml") && outcome.out.contains("ud/2026-001/status.pdf"),
        "{}",
        outcome.out
    );
    assert!(
        outcome.out.contains("sager/2026-001/sendt/2026-11-22-moede-1-invitation-ida.pdf"),
        "{}",
        outcome.out
    );
    let before = files(municipality.path());
    municipality.run(["glem", "sager/2026-001", "--ja"]).succeeds();
    let mut left: Vec<String> = files(municipality.path()).into_keys().collect();
    left.retain(|path| !path.starts_with("ud/."));
    assert_eq!(left, ["kommune.yaml", "ud/2026-002/status.pdf"], "of {:?}", before.keys());
    assert!(!municipality.path().join("sager/2026-001").exists() && !municipality.path().join("ud/2026-001").exists());
    municipality
        .run(["glem", "sager/2026-001", "--ja"])
        .fails(2)
        .says("ikke en sags mappe");
}

#[cfg(unix)]
#[test]
fn nothing_is_forgotten_through_a_link_or_beside_another_case() {
    let linked = sent().file("../../elsewhere/notes.txt", "mine").link("billeder", "../../elsewhere");
    let before = files(linked.path());
    linked.run(["glem", "sager/2026-001", "--ja"]).fails(2).says("er en lænke");
    assert!(files(linked.path()) == before);
    let nested = sent().file("gammel/sag.yaml", support::CASE);
    nested.run(["glem", "sager/2026-001", "--ja"]).fails(2).says("mere end denne sag");
    let whole = sent();
    whole.run(["glem", "sager", "--ja"]).fails(2).says("ikke en sags mappe");
}

#[test]
fn an_insight_prints_no_field_of_its_readers_that_tells_anothers() {
    for (key, sound, written, kept) in [
        ("telefon", "20 11 22 33", "20 11 22 33 (Ida 31 62 73 84)", "31 62 73 84"),
        ("mail", "lone@lindholm.example", "ida.krogh@skjult.example", "skjult"),
        ("arbejdsplads", "Solbjerg Skole", "hos Ida på Hemmelig Allé 77", "Hemmelig"),
    ] {
        let municipality = Municipality::sound().with("sag.yaml", &format!("{key}: {sound}"), &format!("{key}: {written}"));
        let outcome = municipality.run(["indsigt", "sager/2026-001", "--til", "mor"]);
        outcome.succeeds();
        let page = flat(&outcome.text("2026-001/indsigt-mor.pdf"));
        assert!(!page.contains(kept), "{key}: {page}");
    }
    // The name of the tovholder is a text as any other: the check and the run say the same.
    let municipality = Municipality::sound().with("sag.yaml", "navn: Pia Holm", "navn: Pia Hemmelig Allé 77");
    municipality.run(["tjek", "sager/2026-001"]).says("Ida Kroghs adresse");
    municipality
        .run(["indsigt", "sager/2026-001", "--til", "mor"])
        .fails(1)
        .says("Ida Kroghs adresse");
}
