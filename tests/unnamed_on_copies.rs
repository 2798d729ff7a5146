//! The netværkskort and the netværksoverblik for one reader name nobody who may not be named to them, and say that not everybody is
//! there; the borger's own copy and the team's have them.

mod support;

use support::Municipality;

/// A case in which the mother may see both papers, and a neighbour's relation names the protected sister.
fn municipality() -> Municipality {
    Municipality::sound()
        .with(
            "sag.yaml",
            "netværkskort må ses af: [pia, jens]",
            "netværkskort må ses af: [pia, jens, mor]",
        )
        .with("sag.yaml", "    relation: læge\n", "    relation: Idas tidligere læge\n")
}

/// The copy for one reader: its whole text and the map's drawing, where it is asked for.
fn copy(municipality: &Municipality, paper: &str, reader: Option<&str>) -> String {
    let mut line = vec![paper, "sager/2026-001", "--dato", support::TODAY];
    line.extend(reader.iter().flat_map(|reader| ["--til", reader]));
    let made = municipality.run_list(&line);
    made.succeeds();
    let paths = made.paths();
    let pdf = paths.iter().find(|path| path.ends_with(".pdf")).expect("a paper");
    made.text(pdf)
}

#[test]
fn a_copy_names_nobody_who_may_not_be_named_to_its_reader() {
    let municipality = municipality();
    for paper in ["netværkskort", "netværksoverblik"] {
        let hers = copy(&municipality, paper, Some("mor"));
        assert!(!hers.contains("Ida") && hers.contains("Karim"), "{paper}: {hers}");
        assert!(hers.contains("Ikke alle i netværket står her"), "{paper}: {hers}");
        for reader in [None, Some("borger"), Some("pia")] {
            let whole = copy(&municipality, paper, reader);
            assert!(
                whole.contains("Ida Krogh") && !whole.contains("Ikke alle i netværket"),
                "{paper} {reader:?}: {whole}"
            );
        }
    }
}

#[test]
fn somebody_who_may_be_named_stands_on_every_copy() {
    let municipality = municipality().with(
        "sag.yaml",
        "    beskyttet adresse: ja\n",
        "    beskyttet adresse: ja\n    må nævnes for andre: ja\n",
    );
    for paper in ["netværkskort", "netværksoverblik"] {
        let hers = copy(&municipality, paper, Some("mor"));
        assert!(
            hers.contains("Ida Krogh") && !hers.contains("Ikke alle i netværket"),
            "{paper}: {hers}"
        );
    }
}
