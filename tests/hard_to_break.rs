//! What machines do to programs: no room, no leave to write, too little memory; and many documents after one another.

#![cfg(target_os = "linux")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::process::{Command, Output};

use support::{Municipality, TODAY, files};

/// Everything of the example municipality, as it is when nothing goes wrong.
fn whole(municipality: &Municipality) -> BTreeMap<String, Vec<u8>> {
    municipality.run(["alt", "sager", "--ud", "hele"]).succeeds();
    files(&municipality.path().join("hele"))
}

#[track_caller]
fn all_are_whole(found: &BTreeMap<String, Vec<u8>>, whole: &BTreeMap<String, Vec<u8>>, when: &str) {
    for (name, bytes) in found {
        assert!(whole.get(name) == Some(bytes), "{when}: {name} is foreign or not whole");
    }
}

/// Runs `alt sager --ud ud` where `ud` is a file system of its own, mounted with these options; none where the system does not
/// let us mount.
fn on_a_disk(municipality: &Municipality, options: &str, limits: &str) -> Option<(Output, BTreeMap<String, Vec<u8>>)> {
    fs::create_dir_all(municipality.path().join("ud")).expect("a folder");
    let program = assert_cmd::cargo::cargo_bin!("dialogdok").display().to_string();
    let script = format!(
        "mount -t tmpfs -o {options} none ud || exit 77\n{limits} '{program}' alt sager --dato {TODAY} --ud ud\ncode=$?\n\
         cp -r ud kopi\nexit $code"
    );
    let output = Command::new("unshare")
        .args(["--mount", "--map-root-user", "sh", "-c", &script])
        .current_dir(municipality.path())
        .output()
        .expect("unshare can be run");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.code() == Some(77) || said.contains("unshare failed") {
        assert!(std::env::var_os("DIALOGDOK_MOUNTS").is_none(), "mounting was promised: {said}");
        eprintln!("no mounting here: not tried");
        return None;
    }
    Some((output, files(&municipality.path().join("kopi"))))
}

#[test]
fn a_full_disk_is_told_of_and_what_is_there_is_whole() {
    let municipality = Municipality::example();
    let whole = whole(&municipality);
    let Some((output, found)) = on_a_disk(&municipality, "size=1500k", "") else {
        return;
    };
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("disken er fuld"), "{said}");
    assert!(!found.is_empty() && found.len() < whole.len(), "{} files", found.len());
    all_are_whole(&found, &whole, "on a full disk");
    // The last line of what is told is what was not made, and why.
    assert!(said.contains("ikke lavet:"), "{said}");
}

#[test]
fn a_disk_that_can_only_be_read_is_told_of() {
    let municipality = Municipality::example();
    let Some((output, found)) = on_a_disk(&municipality, "ro", "") else {
        return;
    };
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("disken kan kun læses"), "{said}");
    assert_eq!(found.len(), 0);
}

#[test]
fn with_too_little_memory_nothing_half_is_left() {
    let municipality = Municipality::example();
    let whole = whole(&municipality);
    let mut ended = Vec::new();
    for megabytes in [60, 90, 120, 160, 220, 300, 500] {
        let out = format!("ud-{megabytes}");
        let outcome = municipality.run_within(megabytes, 600, &["alt", "sager", "--dato", TODAY, "--ud", &out]);
        let found = files(&municipality.path().join(&out));
        all_are_whole(&found, &whole, &format!("{megabytes} MB"));
        if outcome.code == Some(0) {
            assert_eq!(found.len(), whole.len(), "{megabytes} MB: it said that all was made");
        }
        ended.push(outcome.code);
    }
    assert!(
        ended.iter().any(|code| *code != Some(0)),
        "none of the limits was a limit: {ended:?}"
    );
}

/// Letter after letter, in the order of the folder, in random orders, on all cores, and each in a process of its own: the same
/// bytes. Nothing of one reader is left for the next.
#[test]
fn no_document_holds_anything_of_the_one_before() {
    let municipality = Municipality::example();
    let mut dice = fastrand::Rng::with_seed(22);
    let mut meetings = Vec::new();
    for n in 0..45 {
        let from = municipality.path().join("sager/2026-022");
        let to = municipality.path().join(format!("mange/2026-{n:03}"));
        fs::create_dir_all(&to).expect("a folder");
        let shift: usize = dice.usize(1..40);
        for name in ["sag.yaml", "moede-1.yaml", "moede-2.yaml", "moede-3.yaml"] {
            let text = fs::read_to_string(from.join(name)).expect("the example");
            // Other names, another street, another length of the letter.
            let text = text
                .replace("Haddad", &format!("Haddad{n}"))
                .replace("Nørreport", &format!("{}gade", "Lang".repeat(shift)))
                .replace("Preben", &format!("Preben{}", n * 7));
            fs::write(to.join(name), text).expect("a file");
        }
        fs::create_dir_all(to.join("billeder")).expect("a folder");
        for picture in fs::read_dir(from.join("billeder")).into_iter().flatten().flatten() {
            fs::copy(picture.path(), to.join("billeder").join(picture.file_name())).expect("a picture");
        }
        meetings.extend([2, 3].map(|number| format!("mange/2026-{n:03}/moede-{number}.yaml")));
    }
    let made = |order: &[String], out: &str| {
        let mut line = vec!["invitation"];
        line.extend(order.iter().map(String::as_str));
        line.extend(["--dato", TODAY, "--ud", out]);
        municipality.run_list(&line).succeeds();
        files(&municipality.path().join(out))
    };
    let in_order = made(&meetings, "ordnet");
    assert!(in_order.len() > 300, "{} letters, lists and calendars", in_order.len());
    for turn in 0..2 {
        dice.shuffle(&mut meetings);
        let shuffled = made(&meetings, &format!("blandet-{turn}"));
        assert_eq!(shuffled.len(), in_order.len());
        all_are_whole(&shuffled, &in_order, "in another order");
    }
    for meeting in &meetings[..12] {
        let alone = made(std::slice::from_ref(meeting), "alene");
        assert!(!alone.is_empty());
        all_are_whole(&alone, &in_order, "alone");
    }
}
