//! Made one's own: templates and texts of one's own over the built-in ones.

mod support;

use std::fs;

use support::Municipality;

/// The overview by templates of one's own.
const OWN: [&str; 6] = [
    "netværksoverblik",
    "sager/2026-001",
    "--skabeloner",
    "egne",
    "--dato",
    support::TODAY,
];
const OVERVIEW: &str = "2026-001/netvaerksoverblik.pdf";

/// A mistake deep below, here a word too long for a PDF, takes its document with it and no other.
#[test]
fn a_document_that_brings_the_program_down_takes_no_other_with_it() {
    let municipality = Municipality::example().file("mine/forms/referat.typ", "");
    let municipality = municipality.file("mine/overview.typ", "#import \"shared/house.typ\": *\n#let view = json(\"/data.json\")\n#show: sheet.with(view, texts(view.lang), \"Lang\")\n#(\"å\" * 40000)\n");
    let outcome = municipality.run(["alt", "sager/2026-014", "--skabeloner", "mine"]);
    outcome
        .fails(1)
        .says("2026-014/netvaerksoverblik.pdf: der er en fejl i programmet selv")
        .says_not("ååå")
        .made_not("2026-014/netvaerksoverblik.pdf")
        .made("2026-014/netvaerkskort.pdf")
        .made("2026-014/status.pdf");
}

#[test]
fn the_built_in_files_written_out_make_the_same_bytes() {
    let municipality = Municipality::sound();
    municipality.run(["skabeloner", "--ud", "egne"]).succeeds();
    let own = municipality.run([
        "netværksoverblik",
        "sager/2026-001",
        "--skabeloner",
        "egne",
        "--dato",
        support::TODAY,
    ]);
    let own = own.succeeds().bytes(OVERVIEW);
    let built_in = municipality.run(["netværksoverblik", "sager/2026-001"]).succeeds().bytes(OVERVIEW);
    assert!(own == built_in);
}

#[test]
fn one_file_of_ones_own_is_laid_over_the_rest() {
    let texts = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/typst-templates/texts/da.yaml")).expect("the texts");
    let municipality = Municipality::sound()
        .outside()
        .file("egne/texts/da.yaml", texts.replace("netværksoverblik\"", "oversigt\""));
    let outcome = municipality.run(OWN);
    assert!(outcome.succeeds().text(OVERVIEW).contains("Saras oversigt"));
}

#[test]
fn a_new_language_is_one_file() {
    let texts = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/typst-templates/texts/nb.yaml")).expect("the texts");
    let swedish = texts
        .replace("locale: nb_NO", "locale: sv_SE")
        .replace("Nettverksoversikten til", "Nätverksöversikt för");
    let municipality = Municipality::sound().outside().file("egne/texts/sv.yaml", swedish);
    let line = [
        "netværksoverblik",
        "sager/2026-001",
        "--skabeloner",
        "egne",
        "--sprog",
        "sv",
        "--dato",
        "2026-05-05",
    ];
    let text = municipality.run(line).succeeds().text(OVERVIEW);
    assert!(text.contains("Nätverksöversikt för Sara") && text.contains("5. maj 2026"), "{text}");
    municipality
        .run(["netværksoverblik", "sager/2026-001", "--sprog", "sv"])
        .fails(2)
        .says("»sv«")
        .says("da, nb, en");
}

#[test]
fn a_mistake_is_shown_with_its_line_and_the_built_in_one_is_not_used() {
    let municipality = Municipality::sound().outside().file("egne/overview.typ", "#let x = 1\n#ukendt()\n");
    let outcome = municipality.run(OWN);
    outcome.fails(1).says("overview.typ:2").says("ukendt").made_not(OVERVIEW);
}

#[test]
fn a_template_that_asks_for_too_much_is_told_what_there_is() {
    let municipality = Municipality::sound()
        .outside()
        .file("egne/overview.typ", "#let view = json(\"/data.json\")\n#view.cpr\n");
    let outcome = municipality.run(OWN);
    outcome
        .fails(1)
        .says("overview.typ:2")
        .says("Skabelonen får:")
        .says("citizen.called")
        .says("rows[].people[].name")
        .made_not(OVERVIEW);
}

#[test]
fn every_template_is_told_of() {
    let municipality = Municipality::new();
    let outcome = municipality.run(["skabeloner", "--felter"]);
    for template in [
        "invitation.typ",
        "overview.typ",
        "network_map.typ",
        "minutes.typ",
        "status.typ",
        "meeting_folder.typ",
        "call_list.typ",
    ] {
        assert!(outcome.succeeds().out.contains(template), "{template} in {}", outcome.out);
    }
}
