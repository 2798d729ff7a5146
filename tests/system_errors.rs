//! What the system says when something cannot be read or written: in Danish, and of the right file.

mod support;

use support::Municipality;

/// No word of the system's own, and no panic.
#[track_caller]
fn in_danish(municipality: &Municipality, arguments: &[&str], words: &str) {
    let outcome = municipality.run_list(arguments);
    assert!(
        outcome.code.is_some_and(|code| code == 1 || code == 2),
        "{arguments:?}: {}",
        outcome.err
    );
    outcome.says(words).says_not("panicked").says_not("programmet selv");
    for foreign in [
        "os error",
        "directory",
        "denied",
        "No such",
        "too long",
        "symbolic",
        "stream did not",
        "invalid",
        "IO error",
    ] {
        assert!(!outcome.err.contains(foreign), "»{foreign}« in: {}", outcome.err);
    }
}

#[test]
fn folders_where_files_should_be() {
    let inside = |name: &str| Municipality::sound().outside().file(&format!("{name}/x"), "");
    in_danish(&inside("ny.yaml"), &["tjek", "sager/2026-001", "--kommune", "ny.yaml"], "ny.yaml");
    in_danish(&inside("skemaer/sag.schema.json"), &["skema", "--ud", "skemaer"], "sag.schema.json");
    let paper = "ud/2026-001/moede-1/invitation-mor.pdf";
    in_danish(
        &inside(paper),
        &["invitation", "sager/2026-001"],
        "invitation-mor.pdf: det er en mappe og ikke en fil",
    );
    let meeting = Municipality::sound().without("moede-1.yaml").file("moede-1.yaml/x", "");
    in_danish(&meeting, &["tjek", "sager/2026-001"], "det er ikke en almindelig fil");
}

#[test]
fn files_where_folders_should_be() {
    let municipality = Municipality::sound().outside().file("fil", "");
    in_danish(
        &municipality,
        &["invitation", "sager/2026-001", "--ud", "fil"],
        "der ligger en fil, hvor der skal være en mappe",
    );
    in_danish(
        &municipality,
        &["invitation", "sager/2026-001", "--ud", "fil/mere"],
        "der ligger en fil, hvor der skal være en mappe",
    );
    in_danish(
        &municipality,
        &["skabeloner", "--ud", "fil"],
        "der ligger en fil, hvor der skal være en mappe",
    );
    in_danish(&municipality, &["skema", "--ud", "fil"], "fil");
    in_danish(
        &municipality,
        &["invitation", "sager/2026-001", "--skabeloner", "fil"],
        "mappen med skabeloner, fil,",
    );
    in_danish(&municipality, &["program", "fil"], "fil er ikke en mappe med sager");
    in_danish(&municipality, &["tjek", "fil/sag.yaml"], "fil/sag.yaml findes ikke");
}

#[test]
fn names_that_no_disk_takes() {
    let long = "æ".repeat(300);
    in_danish(
        &Municipality::sound(),
        &["invitation", "sager/2026-001", "--ud", &long],
        "navnet er for langt",
    );
    in_danish(&Municipality::sound(), &["skabeloner", "--ud", &long], "navnet er for langt");
    in_danish(&Municipality::sound(), &["tjek", &long], "findes ikke");
}

#[cfg(target_os = "linux")]
#[test]
fn links_that_lead_nowhere() {
    let looping = Municipality::sound().link("moede-2.yaml", "moede-2.yaml");
    in_danish(&looping, &["tjek", "sager/2026-001"], "lænken peger på sig selv");
    let lost = Municipality::sound().link("moede-2.yaml", "ingenting");
    in_danish(&lost, &["tjek", "sager/2026-001"], "filen findes ikke");
    let looping = Municipality::sound().outside().link("ud", "ud");
    in_danish(&looping, &["invitation", "sager/2026-001"], "ud/");
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_cannot_be_written_on() {
    in_danish(
        &Municipality::sound(),
        &["invitation", "sager/2026-001", "--ud", "/proc/1/ud"],
        "/proc/1/ud",
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_whose_name_is_no_text() {
    use std::os::unix::ffi::OsStrExt as _;
    let municipality = Municipality::sound();
    let name = std::ffi::OsStr::from_bytes(b"sager/2026-\xff");
    std::fs::rename(municipality.path().join("sager/2026-001"), municipality.path().join(name)).expect("a folder");
    let outcome = municipality.run(["tjek", "sager"]);
    outcome.says_not("programmet selv").says_not("panicked");
    assert!(outcome.code.is_some());
}
