//! Only what has changed is made anew, and nothing is ever stale: whatever changes, the files are those of a run from nothing, byte for
//! byte. Whether a file was made anew is seen by its time of writing, which the program leaves alone where nothing has changed, and by
//! what it says.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use support::{Municipality, files};

const ALL: [&str; 4] = ["alt", "sager", "--dato", support::TODAY];
const INDEX: &str = ".ud.indeks";

/// A small municipality with a logo, portraits and reflections. Nothing is wrong in the first case, so that it need not be read again;
/// two people of the second are invited with no reason, which is told each time.
fn municipality() -> Municipality {
    const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\" height=\"9\"/></svg>";
    let case = |municipality: Municipality, key: &str| {
        municipality
            .case(key)
            .with("sag.yaml", "    relation: mor\n", "    relation: mor\n    billede: mor.svg\n")
            .with("moede-1.yaml", "tidspunkt", "refleksion: [Vi lyttede.]\ntidspunkt")
            .file("mor.svg", DRAWING)
    };
    let second = case(case(Municipality::new(), "2026-001"), "2026-002").file("moede-2.yaml", support::LATER_MEETING);
    second
        .outside()
        .file("logo.svg", DRAWING)
        .with("kommune.yaml", "telefon", "logo: logo.svg\ntelefon")
}

/// The files under `ud` after a run, and what the run said.
fn run(municipality: &Municipality, line: &[&str]) -> (BTreeMap<String, Vec<u8>>, String, Vec<String>) {
    let outcome = municipality.run_list(line);
    assert!(matches!(outcome.code, Some(0 | 1)), "{}", outcome.err);
    (files(&municipality.path().join("ud")), outcome.err.clone(), outcome.paths())
}

/// What a run from nothing makes and says.
fn from_nothing(municipality: &Municipality, line: &[&str]) -> (BTreeMap<String, Vec<u8>>, String, Vec<String>) {
    let elsewhere = [line, &["--ud", "nyt"]].concat();
    fs::remove_dir_all(municipality.path().join("nyt")).ok();
    fs::remove_file(municipality.path().join(".nyt.indeks")).ok();
    let outcome = municipality.run_list(&elsewhere);
    let paths = outcome.out.lines().map(|l| l.trim_start_matches("nyt/").to_owned()).collect();
    (files(&municipality.path().join("nyt")), outcome.err.clone(), paths)
}

fn times(under: &Path) -> BTreeMap<PathBuf, SystemTime> {
    let all = walkdir::WalkDir::new(under)
        .into_iter()
        .flatten()
        .filter(|e| e.file_type().is_file());
    all.map(|e| (e.path().to_owned(), e.metadata().expect("a file").modified().expect("a time")))
        .collect()
}

/// The words of a run without how many were made.
fn without_counts(said: &str) -> String {
    said.lines().filter(|l| !l.contains("dokument")).collect::<Vec<_>>().join("\n")
}

/// Everything that goes into papers, each by a change of it.
#[test]
fn whatever_changes_the_files_are_those_of_a_run_from_nothing() {
    let municipality = municipality();
    run(&municipality, &ALL);
    let path = |name: &str| municipality.path().join(name);
    let swap = |name: &str, old: &str, new: &str| {
        let text = fs::read_to_string(path(name)).expect("a file");
        fs::write(path(name), support::swap(&text, old, new)).expect("it can be written");
    };
    let mut line: Vec<&str> = ALL.to_vec();
    type Change<'a> = (&'a str, Box<dyn Fn(&mut Vec<&'static str>) + 'a>);
    let changes: Vec<Change<'_>> = vec![
        (
            "a case",
            Box::new(|_| swap("sager/2026-001/sag.yaml", "navn: Lone Lindholm", "navn: Lone Lindholt")),
        ),
        (
            "a meeting",
            Box::new(|_| swap("sager/2026-001/moede-1.yaml", "tidspunkt: ", "varighed: 75\ntidspunkt: ")),
        ),
        (
            "a meeting taken away",
            Box::new(|_| fs::remove_file(path("sager/2026-002/moede-2.yaml")).expect("a file")),
        ),
        (
            "the sender",
            Box::new(|_| swap("kommune.yaml", "Solbjerg Kommune", "Solbjærg Kommune")),
        ),
        (
            "the logo",
            Box::new(|_| {
                fs::write(
                    path("logo.svg"),
                    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\" height=\"9\"/></svg>",
                )
                .expect("a file");
            }),
        ),
        (
            "a portrait",
            Box::new(|_| {
                fs::write(
                    path("sager/2026-001/mor.svg"),
                    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><circle r=\"4\"/></svg>",
                )
                .expect("a file");
            }),
        ),
        ("the day", Box::new(|line| line[3] = "2026-11-23")),
        (
            "what was sent",
            Box::new(|_| {
                let sent = municipality.run_list(&["sendt", "sager/2026-001/moede-1.yaml", "--til", "mor", "--dato", "2026-11-23"]);
                assert!(path("sager/2026-001/sendt.yaml").is_file(), "{}", sent.err);
            }),
        ),
        (
            "a template",
            Box::new(|line| {
                fs::create_dir_all(path("egne")).expect("a folder");
                let built_in =
                    fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/typst-templates/reflection.typ")).expect("a template");
                fs::write(path("egne/reflection.typ"), built_in.replace("spacing: 12pt", "spacing: 13pt")).expect("a file");
                line.extend(["--skabeloner", "egne"]);
            }),
        ),
        (
            "a template changed again",
            Box::new(|_| swap("egne/reflection.typ", "spacing: 13pt", "spacing: 14pt")),
        ),
        (
            "a text",
            Box::new(|_| {
                let texts = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/typst-templates/texts/da.yaml")).expect("texts");
                fs::create_dir_all(path("egne/texts")).expect("a folder");
                fs::write(
                    path("egne/texts/da.yaml"),
                    texts.replacen("Sagsnummer", "Sagens nummer", 1) + "\n# ny\n",
                )
                .expect("a file");
            }),
        ),
        (
            "the fonts",
            Box::new(|_| {
                fs::create_dir_all(path("skrifter")).expect("a folder");
                let fonts = concat!(env!("CARGO_MANIFEST_DIR"), "/typst-templates/fonts");
                fs::copy(format!("{fonts}/NotoSans-Regular.ttf"), path("skrifter/en.ttf")).expect("a font");
                swap("kommune.yaml", "navn: Solb", "skrifter: skrifter/\nskrift: Noto Sans\nnavn: Solb");
            }),
        ),
        (
            "another font in its place",
            Box::new(|_| {
                let fonts = concat!(env!("CARGO_MANIFEST_DIR"), "/typst-templates/fonts");
                fs::copy(format!("{fonts}/NotoSans-Bold.ttf"), path("skrifter/en.ttf")).expect("a font");
            }),
        ),
        ("the language", Box::new(|line| line.extend(["--sprog", "nb"]))),
        ("a draft", Box::new(|line| line.push("--kladde"))),
        ("one reader", Box::new(|line| line.extend(["--til", "borger"]))),
    ];
    for (what, change) in changes {
        change(&mut line);
        let (made, said, told) = run(&municipality, &line);
        let (fresh, fresh_said, fresh_told) = from_nothing(&municipality, &line);
        // What an earlier run made and this one does not make lies there still.
        for (name, bytes) in &fresh {
            assert!(made.get(name) == Some(bytes), "{what}: {name} is stale");
        }
        assert_eq!(told, fresh_told, "{what}");
        // And once more, when nothing has changed.
        let before = times(&municipality.path().join("ud"));
        let (again, said_again, told_again) = run(&municipality, &line);
        assert!(again == made, "{what}");
        assert_eq!(told_again, told, "{what}");
        assert_eq!(without_counts(&said_again), without_counts(&said), "{what}");
        assert_eq!(times(&municipality.path().join("ud")), before, "{what}");
        assert!(said_again.contains("0 dokumenter lavet"), "{what}: {said_again}");
        let stale = |said: &str| said.contains("papirer fra før");
        if !stale(&said) {
            assert_eq!(without_counts(&said), without_counts(&fresh_said).replace("nyt/", "ud/"), "{what}");
        }
    }
}

/// The same program in another place is another one, as far as can be seen without reading it.
#[test]
fn another_program_takes_nothing_for_granted() {
    let municipality = municipality();
    let index = || fs::read_to_string(municipality.path().join(INDEX)).expect("an index");
    run(&municipality, &ALL);
    let learned = index();
    run(&municipality, &ALL);
    assert_eq!(index(), learned, "nothing was made, and so nothing learned");
    let other = municipality.path().join("dialogdok");
    fs::copy(assert_cmd::cargo::cargo_bin!("dialogdok"), &other).expect("a copy");
    let outcome = Command::new(&other)
        .args(ALL)
        .current_dir(municipality.path())
        .output()
        .expect("it runs");
    assert_eq!(outcome.status.code(), Some(1));
    assert_ne!(index(), learned);
}

#[test]
fn a_file_that_was_changed_or_taken_away_is_made_anew() {
    let municipality = municipality();
    let (made, ..) = run(&municipality, &ALL);
    let names: Vec<&String> = made.keys().collect();
    let mut dice = fastrand::Rng::with_seed(7);
    for turn in 0..9 {
        let name = names[dice.usize(0..names.len())];
        let path = municipality.path().join("ud").join(name);
        match turn % 3 {
            0 => fs::remove_file(&path).expect("a file"),
            1 => fs::write(&path, b"rettet").expect("it can be written"),
            _ => {
                // As long as before, so that only its time tells.
                let mut bytes = fs::read(&path).expect("a file");
                let middle = bytes.len() / 2;
                bytes[middle] ^= 1;
                fs::write(&path, bytes).expect("it can be written");
            }
        }
        let (again, said, _) = run(&municipality, &ALL);
        assert!(again == made, "{name}, turn {turn}");
        assert!(said.contains("1 dokument lavet"), "{name}, turn {turn}: {said}");
    }
}

#[test]
fn one_changed_file_remakes_its_own_papers_only() {
    let municipality = municipality();
    run(&municipality, &ALL);
    let before = times(&municipality.path().join("ud"));
    let municipality = municipality
        .outside()
        .with("sager/2026-001/moede-1.yaml", "tidspunkt: ", "varighed: 75\ntidspunkt: ");
    run(&municipality, &ALL);
    let after = times(&municipality.path().join("ud"));
    let changed: Vec<String> = after
        .iter()
        .filter(|(path, time)| before.get(*path) != Some(time))
        .map(|(path, _)| path.display().to_string())
        .collect();
    assert!(!changed.is_empty());
    assert!(changed.iter().all(|path| path.contains("2026-001/moede-1/")), "{changed:?}");
}

#[test]
fn an_index_that_is_damaged_foreign_or_gone_is_made_anew() {
    let municipality = municipality();
    let (made, ..) = run(&municipality, &ALL);
    let index = municipality.path().join(INDEX);
    let sound = fs::read(&index).expect("an index");
    let mut dice = fastrand::Rng::with_seed(3);
    let mut damaged: Vec<Vec<u8>> = vec![
        Vec::new(),
        b"{}".to_vec(),
        b"[1]".to_vec(),
        vec![0; 64],
        sound[..sound.len() / 2].to_vec(),
    ];
    for _ in 0..3 {
        let mut bytes = sound.clone();
        for _ in 0..40 {
            let at = dice.usize(0..bytes.len());
            bytes[at] = *b"0123456789abcdef".get(dice.usize(0..16)).expect("a digit");
        }
        damaged.push(bytes);
    }
    for bytes in damaged {
        fs::write(&index, bytes).expect("it can be written");
        let (again, said, _) = run(&municipality, &ALL);
        assert!(again == made);
        assert!(said.contains("0 dokumenter lavet"), "{said}");
    }
    fs::remove_file(&index).expect("it is there");
    assert!(run(&municipality, &ALL).0 == made);
    assert!(index.is_file());
}

#[test]
fn the_index_holds_no_names_and_is_for_the_owner_alone() {
    let municipality = municipality();
    run(&municipality, &ALL);
    let index = fs::read_to_string(municipality.path().join(INDEX)).expect("an index");
    for name in ["Sara", "Lindholm", "2026-", "mor", "invitation", "sager", "pdf", "ud"] {
        assert!(!index.contains(name), "{name}");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(municipality.path().join(INDEX)).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
