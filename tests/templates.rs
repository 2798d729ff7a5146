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

/// Files that a municipality could lay over the built-in ones, and a word of what is said of each.
const WRONG: [(&str, &str, &str); 21] = [
    ("overview.typ", "", ""),
    ("overview.typ", "#panic(\"stop\")", "overview.typ:1"),
    ("overview.typ", "#import \"overview.typ\": x", "overview.typ:1"),
    ("overview.typ", "#import \"a.typ\": x", "a.typ"),
    ("overview.typ", "#image(\"/etc/passwd\")", "overview.typ:1"),
    ("overview.typ", "#read(\"../../../kommune.yaml\")", "overview.typ:1"),
    ("overview.typ", "#while true { }", "overview.typ:1"),
    ("overview.typ", "#let f(x) = f(x)\n#f(1)", "overview.typ:1"),
    ("overview.typ", "#let f(x) = {", "overview.typ:1"),
    ("texts/da.yaml", "", "texts/da.yaml"),
    ("texts/da.yaml", "- et\n- to", "texts/da.yaml"),
    ("texts/da.yaml", "language: nej", "texts/da.yaml"),
    ("texts/da.yaml", "language:\n  locale: [", "texts/da.yaml"),
    ("texts/da.yaml", "\u{0}", "texts/da.yaml"),
    ("texts/.yaml", "x: 1", "texts/"),
    ("overview.typ", "#set text(font: \"Findes Ikke\")\nx", ""),
    ("skrift.ttf", "ingen skrift", ""),
    ("logo.png", "intet billede", ""),
    (".DS_Store", "\u{1}", ""),
    ("Ny tekst.txt", "noter", ""),
    ("under/mappe/æøå.typ", "#panic()", ""),
];

#[test]
fn whatever_lies_among_the_templates_ends_nothing() {
    for (name, text, said) in WRONG {
        let municipality = Municipality::sound().outside().file(&format!("egne/{name}"), text);
        let outcome = municipality.run(OWN);
        outcome.says(said).says_not("programmet selv");
        let code = outcome.code.expect("it ends by itself");
        assert!(
            code <= 2 && (said.is_empty() || code > 0),
            "{name} »{text}«: {code} {}",
            outcome.err
        );
    }
}

#[cfg(unix)]
#[test]
fn names_of_templates_that_no_path_can_have_are_told_of() {
    for name in ["a\\b.typ", "..\\x.typ", "texts\\da.yaml"] {
        let municipality = Municipality::sound().outside().file(&format!("egne/{name}"), "x");
        municipality.run(OWN).fails(2).says(name).says("kan ikke hedde sådan");
    }
}

#[test]
fn a_language_that_cannot_write_dates_is_told_of() {
    let texts = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/typst-templates/texts/da.yaml")).expect("the texts");
    for (old, new) in [
        ("locale: da_DK", "locale: da_DKK"),
        ("locale: da_DK", "locale: dansk"),
        ("date: \"den %-d. %B %Y\"", "date: \"den %-d. %H\""),
        ("date: \"den %-d. %B %Y\"", "date: \"den %-d. %Q\""),
        ("date: \"den %-d. %B %Y\"", "date: \"%\""),
        ("date: \"den %-d. %B %Y\"", "date: \"\""),
        ("short_date: \"%-d.%-m.%Y\"", "short_date: \"%-d.%-m.%Y %z\""),
        ("weekday_date: \"%A den", "weekday_date: \"%A %s den"),
        ("time: \"%H.%M\"", "time: \"%d\""),
        ("time: \"%H.%M\"", "time: 14"),
        ("decimal_mark: \",\"", "decimal_mark: [1]"),
        ("calendar_summary: Møde", "calendar: Møde"),
    ] {
        let municipality = Municipality::sound()
            .outside()
            .file("egne/texts/da.yaml", support::swap(&texts, old, new));
        let outcome = municipality.run(OWN);
        if new == "time: 14" {
            outcome.succeeds();
            continue;
        }
        outcome.fails(2).says("texts/da.yaml").says_not("programmet selv");
    }
}

/// The places in a text where something of the case is put, each by its name; a name's genitive is the name.
fn places_in(text: &str) -> std::collections::BTreeSet<String> {
    let named = text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0));
    let named = named.filter(|name| name.chars().all(char::is_alphabetic));
    let mut places: std::collections::BTreeSet<String> = named
        .map(|name| if name == "borgers" { "borger" } else { name }.to_owned())
        .collect();
    if text.contains('…') {
        places.insert("…".to_owned());
    }
    places
}

/// Each text of a texts file with the keys that lead to it.
fn each_text(value: &serde_json::Value, keys: &str, look: &mut dyn FnMut(&str, &str)) {
    match value {
        serde_json::Value::String(text) => look(keys, text),
        serde_json::Value::Array(items) => items
            .iter()
            .enumerate()
            .for_each(|(n, item)| each_text(item, &format!("{keys}.{n}"), look)),
        serde_json::Value::Object(map) => map.iter().for_each(|(key, item)| each_text(item, &format!("{keys}.{key}"), look)),
        _ => {}
    }
}

/// What a Danish text is told of the case, its Norwegian and English are told too; the guide is Danish alone.
#[test]
fn nothing_of_a_case_is_left_out_by_a_language() {
    let read = |language: &str| -> serde_json::Value {
        let path = format!("{}/typst-templates/texts/{language}.yaml", env!("CARGO_MANIFEST_DIR"));
        serde_saphyr::from_str(&std::fs::read_to_string(path).expect("the texts")).expect("YAML")
    };
    let danish = read("da");
    for language in ["nb", "en"] {
        let mut others = std::collections::BTreeMap::new();
        each_text(&read(language), "", &mut |keys, text| {
            others.insert(keys.to_owned(), places_in(text));
        });
        let (mut wrong, mut compared) = (Vec::new(), 0);
        each_text(&danish, "", &mut |keys, text| {
            // The programme's table of values is in Danish, and its tables of development share one title in other languages.
            let of_the_programme = keys.starts_with(".programme.csv.") || keys.starts_with(".programme.tables.udvikling-");
            if of_the_programme || keys.starts_with(".invitation.at_mine.") || keys.starts_with(".guide.") || keys.starts_with(".language.")
            {
                return;
            }
            compared += 1;
            if others.get(keys) != Some(&places_in(text)) {
                wrong.push(format!("{keys}: {:?} beside »{text}«", others.get(keys)));
            }
        });
        assert!(wrong.is_empty(), "{language}: {wrong:#?}");
        assert!(compared > 300, "only {compared} texts were compared");
    }
}

/// What Typst says commonly, each as a template may have it, and what is said instead.
const TOLD: [(&str, &str); 14] = [
    ("#let x = 1\n#ukendt()\n", "overview.typ:2:2: »ukendt« findes ikke her"),
    (
        "#let view = json(\"/data.json\")\n#view.cpr\n",
        "overview.typ:2:7: der er ikke noget felt, der hedder »cpr«",
    ),
    ("#let f(x) = {\n", "overview.typ:1:13: parentesen, der åbner her, er ikke lukket"),
    (
        "#let x = (1, 2\n#x\n",
        "overview.typ:1:10: parentesen, der åbner her, er ikke lukket",
    ),
    (
        "#let x = \"abc\n",
        "overview.typ:1:10: anførselstegnet, der åbner her, er ikke lukket",
    ),
    ("#import \"a.typ\": x\n", "overview.typ:1:9: filen »a.typ« findes ikke"),
    ("#image(\"a.png\")\n", "overview.typ:1:8: filen »a.png« findes ikke"),
    ("#set text(size: 3)\nx\n", "overview.typ:1:17: her skal stå en længde"),
    ("#text(sze: 3pt)[a]\n", "overview.typ:1:7: »sze« kan ikke stå i denne parentes"),
    ("#let f(x) = x\n#f()\n", "overview.typ:2:2: i parentesen mangler »x«"),
    (
        "#import \"shared/house.typ\": nope\n",
        "overview.typ:1:29: det, der hentes her, findes ikke i den fil",
    ),
    ("#let = 3\n", "overview.typ:1:5: her mangler et navn"),
    ("#panic(\"stop\")\n", "overview.typ:1:2: skabelonen stopper selv og siger: stop"),
    (
        "#(1 + \"a\")\n",
        "overview.typ:1:3: her melder Typst »cannot add integer and string«",
    ),
];

#[test]
fn a_mistake_is_told_in_danish_with_its_line_and_column() {
    for (template, says) in TOLD {
        let municipality = Municipality::sound().outside().file("egne/overview.typ", template);
        let outcome = municipality.run(OWN);
        outcome.fails(1).says(OVERVIEW).says(says).says_not("error:").says_not("hint:");
        // What stands behind something open is read as a part of it.
        if says.contains("ikke lukket") {
            outcome.says_not("kode i forvejen");
        }
        let checked = municipality.run(["tjek", "sager", "--skabeloner", "egne"]);
        checked.fails(1).says("fejl[skabelon]").says("Netværksoverblik").says(says);
    }
}

#[test]
fn templates_that_change_nothing_are_told_of() {
    let check = ["tjek", "sager", "--skabeloner", "egne", "--dato", support::TODAY];
    let empty = Municipality::sound();
    fs::create_dir(empty.path().join("egne")).expect("a folder");
    empty.run(check).succeeds().says("råd[skabelon]").says("er tom");
    let notes = Municipality::sound().outside().file("egne/noter.txt", "x");
    notes.run(check).succeeds().says("hedder som en af de indbyggede");
    let misspelt = Municipality::sound().outside().file("egne/invitasion.typ", "x");
    misspelt
        .run(check)
        .succeeds()
        .says("»invitasion.typ« bruges ikke")
        .says("Mente du invitation.typ?");
    // One that another fetches is used.
    let texts = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/typst-templates/overview.typ")).expect("a template");
    let fetched = Municipality::sound()
        .outside()
        .file("egne/overview.typ", format!("#import \"farver.typ\": blue\n{texts}"))
        .file("egne/farver.typ", "#let blue = rgb(\"#000080\")\n");
    fetched.run(check).succeeds().says_not("råd[skabelon]");
}
