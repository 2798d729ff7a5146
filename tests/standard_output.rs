//! Where what a command writes goes when nobody takes it; and what becomes of files that are there already.

mod support;

use std::process::{Command, Stdio};

use support::Municipality;

/// Every kind of command that writes to standard output.
const WRITING: [&[&str]; 9] = [
    &["--help"],
    &["--version"],
    &["tjek", "--help"],
    &["tjek", "--regler"],
    &["tjek", "sager", "--format", "json"],
    &["skema", "--ud", "skemaer"],
    &["skabeloner", "--felter"],
    &["ny", "kommune", "ny"],
    &["manual"],
];

fn command(municipality: &Municipality, arguments: &[&str]) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("dialogdok"));
    command.args(arguments).current_dir(municipality.path());
    command
}

#[test]
fn a_reader_that_has_gone_is_not_told_of() {
    for arguments in WRITING {
        let municipality = Municipality::example();
        let expected = command(&municipality, arguments).output().expect("the program runs").status;
        let municipality = Municipality::example();
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let output = command(&municipality, arguments)
            .stdout(writer)
            .stderr(Stdio::piped())
            .output()
            .expect("the program runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), expected.code(), "{arguments:?}: {said}");
        assert!(
            !said.contains("kunne ikke skrives") && !said.contains("programmet selv"),
            "{arguments:?}: {said}"
        );
    }
}

#[test]
fn errors_that_nobody_reads_do_not_end_the_program() {
    for arguments in [&["tjek", "ingen-sag"][..], &["tjek", "--findes-ikke"], &["tjek", "sager"]] {
        let municipality = Municipality::example();
        let expected = command(&municipality, arguments).output().expect("the program runs").status;
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let status = command(&municipality, arguments).stderr(writer).status().expect("the program runs");
        assert_eq!(status.code(), expected.code(), "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_device_is_told_of_once() {
    for arguments in WRITING {
        let municipality = Municipality::example();
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("/dev/full");
        let output = command(&municipality, arguments)
            .stdout(full)
            .stderr(Stdio::piped())
            .output()
            .expect("the program runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {said}");
        assert_eq!(said.matches("kunne ikke skrives").count(), 1, "{arguments:?}: {said}");
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_is_kept_is_the_owners_alone_again() {
    use std::os::unix::fs::PermissionsExt as _;
    let municipality = Municipality::example();
    municipality.run(["skabeloner", "--ud", "egne"]).succeeds();
    let made: Vec<_> = support::files(&municipality.path().join("egne")).into_keys().collect();
    assert!(!made.is_empty());
    let path = |name: &String| municipality.path().join("egne").join(name);
    for name in &made {
        std::fs::set_permissions(path(name), std::fs::Permissions::from_mode(0o666)).expect("a mode");
    }
    municipality.run(["skabeloner", "--ud", "egne"]).succeeds();
    for name in &made {
        let mode = std::fs::metadata(path(name)).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

#[test]
fn skema_overwrites_its_own_files_and_no_others() {
    for foreign in ["mine noter", "{}", "[1]", r#"{"title": "Noget andet"}"#, ""] {
        let municipality = Municipality::new().file("skemaer/sag.schema.json", foreign);
        let outcome = municipality.run(["skema", "--ud", "skemaer"]);
        outcome.fails(1).says("sag.schema.json er ikke lavet af dialogdok");
        let path = municipality.path().join("skemaer/sag.schema.json");
        assert_eq!(std::fs::read_to_string(path).expect("the file"), foreign);
    }
    let municipality = Municipality::new();
    municipality.run(["skema", "--ud", "skemaer"]).succeeds();
    let path = municipality.path().join("skemaer/sag.schema.json");
    let made = std::fs::read_to_string(&path).expect("a schema");
    // An older edition: another description of a key.
    let older = support::swap(&made, "\"properties\": {", "\"properties\": {\"gammel\": true,");
    std::fs::write(&path, older).expect("a file");
    municipality.run(["skema", "--ud", "skemaer"]).succeeds();
    assert_eq!(std::fs::read_to_string(&path).expect("a schema"), made);
}
