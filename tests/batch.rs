//! A whole municipality at once: what is due, in equal shares, unchanged, and stopped at any moment.

mod support;

use std::fs::{self, Metadata};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::SystemTime;

use support::{Municipality, files};

#[test]
fn a_second_run_writes_nothing_again() {
    let municipality = Municipality::example();
    municipality.run(["alt", "sager"]).succeeds();
    let stamps = |path: &Path| -> Vec<_> {
        let all = walkdir::WalkDir::new(path).sort_by_file_name().into_iter().flatten();
        all.filter(|e| e.file_type().is_file())
            .map(|e| e.metadata().expect("it is there").modified().expect("a time"))
            .collect()
    };
    let out = municipality.path().join("ud");
    let before = stamps(&out);
    assert!(before.len() > 60, "{}", before.len());
    municipality
        .run(["alt", "sager"])
        .succeeds()
        .says("0 dokumenter lavet")
        .says("uændret");
    assert_eq!(before, stamps(&out));
}

#[test]
fn shares_together_make_the_same_bytes_as_one_run() {
    let municipality = Municipality::example();
    municipality.run(["alt", "sager", "--ud", "hele"]).succeeds();
    for share in ["1/3", "2/3", "3/3"] {
        municipality
            .run_list(&["alt", "sager", "--del", share, "--ud", "dele", "--dato", support::TODAY])
            .succeeds();
    }
    let (whole, parts) = (files(&municipality.path().join("hele")), files(&municipality.path().join("dele")));
    assert_eq!(whole.keys().collect::<Vec<_>>(), parts.keys().collect::<Vec<_>>());
    assert!(whole == parts, "the same names, other bytes");
}

#[test]
fn a_document_is_the_same_alone_and_in_a_batch() {
    let municipality = Municipality::example();
    municipality.run(["alt", "sager", "--ud", "alle"]).succeeds();
    municipality
        .run(["invitation", "sager/2026-022/moede-2.yaml", "--ud", "alene"])
        .succeeds();
    municipality.run(["status", "sager/2025-007", "--ud", "alene"]).succeeds();
    let all = files(&municipality.path().join("alle"));
    let alone = files(&municipality.path().join("alene"));
    assert!(alone.len() > 4);
    for (name, bytes) in alone {
        assert!(all[&name] == bytes, "{name} differs");
    }
}

#[test]
fn a_share_that_is_none_is_said() {
    Municipality::example()
        .run(["alt", "sager", "--del", "9/8"])
        .fails(2)
        .says("er ikke en del");
}

/// Runs `alt` on the day into `ud`, and kills it when so many of its files are there: while others are being made, made ready
/// and given their names.
fn killed(municipality: &Municipality, day: &str, out: &str, is_there: impl Fn(&Metadata) -> bool, so_many: usize) {
    let mut run = Command::new(assert_cmd::cargo::cargo_bin!("dialogdok"))
        .args(["alt", "sager", "--dato", day, "--ud", out])
        .current_dir(municipality.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program can be run");
    let there = || {
        let all = walkdir::WalkDir::new(municipality.path().join(out)).into_iter().flatten();
        all.filter_map(|e| e.metadata().ok()).filter(|m| m.is_file() && is_there(m)).count()
    };
    while run.try_wait().expect("it can be asked").is_none() && there() < so_many {}
    run.kill().ok();
    run.wait().expect("it ends");
}

#[test]
fn killed_at_any_moment_it_leaves_whole_files_only() {
    let municipality = Municipality::example();
    let whole = {
        municipality.run(["alt", "sager", "--ud", "hele"]).succeeds();
        files(&municipality.path().join("hele"))
    };
    let mut dice = fastrand::Rng::with_seed(50);
    let mut cut_short = 0;
    for moment in 0..50 {
        let out = format!("ud-{moment}");
        killed(&municipality, support::TODAY, &out, |_| true, dice.usize(0..whole.len()));
        let left = files(&municipality.path().join(&out));
        for (name, bytes) in &left {
            assert!(whole.get(name) == Some(bytes), "moment {moment}: {name} is foreign or not whole");
        }
        cut_short += usize::from(!left.is_empty() && left.len() < whole.len());
        fs::remove_dir_all(municipality.path().join(&out)).ok();
    }
    assert!(cut_short > 30, "only {cut_short} runs of 50 were killed in the middle");
}

/// The same over files that are there already: each is the old one or the new one.
#[test]
fn killed_while_it_writes_anew_it_leaves_the_old_or_the_new() {
    let municipality = Municipality::example();
    municipality.run(["alt", "sager", "--ud", "før"]).succeeds();
    municipality
        .run_list(&["alt", "sager", "--ud", "efter", "--dato", "2026-11-23"])
        .succeeds();
    let (old, new) = (files(&municipality.path().join("før")), files(&municipality.path().join("efter")));
    // What does not depend on the day is not made anew.
    let made_anew = new.iter().filter(|(name, bytes)| old.get(*name) != Some(*bytes)).count();
    let mut dice = fastrand::Rng::with_seed(25);
    let mut cut_short = 0;
    for moment in 0..25 {
        municipality.run(["alt", "sager", "--ud", "ud"]).succeeds();
        let begun = SystemTime::now();
        let is_written = |m: &Metadata| m.modified().is_ok_and(|at| at >= begun);
        killed(&municipality, "2026-11-23", "ud", is_written, dice.usize(0..made_anew));
        let (mut changed, mut kept) = (0, 0);
        for (name, bytes) in files(&municipality.path().join("ud")) {
            // Killed between two steps, a whole new file may still lie beside the old one; a later run clears it away.
            let is_on_its_way = name.contains("/.dialogdok-") && new.values().any(|b| *b == bytes);
            let (is_old, is_new) = (old.get(&name) == Some(&bytes), new.get(&name) == Some(&bytes));
            assert!(is_on_its_way || is_old || is_new, "moment {moment}: {name} is not whole");
            changed += usize::from(is_new && !is_old);
            kept += usize::from(is_old && !is_new);
        }
        cut_short += usize::from(changed > 0 && kept > 0);
    }
    assert!(cut_short > 12, "only {cut_short} runs of 25 were killed in the middle");
}

#[test]
fn what_a_killed_run_left_long_ago_is_cleared_away() {
    let municipality = Municipality::example();
    let folder = municipality.path().join("ud/2026-014");
    fs::create_dir_all(&folder).expect("a folder");
    let (old, young) = (folder.join(".dialogdok-1.tmp"), folder.join(".dialogdok-2.tmp"));
    for path in [&old, &young] {
        fs::write(path, "et halvt brev").expect("a file");
    }
    let hours_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(7200);
    let file = fs::File::options().write(true).open(&old).expect("the file");
    file.set_modified(hours_ago).expect("a time");
    municipality.run(["netværksoverblik", "sager/2026-014"]).succeeds();
    assert!(
        !old.exists() && young.exists(),
        "a run that is going on keeps what it is about to publish"
    );
}

#[test]
fn two_cases_of_one_name_are_refused() {
    let municipality = Municipality::example();
    let (from, to) = (
        municipality.path().join("sager/2026-014"),
        municipality.path().join("sager/arkiv/2026-014"),
    );
    fs::create_dir_all(&to).expect("a folder");
    fs::copy(from.join("sag.yaml"), to.join("sag.yaml")).expect("a case");
    municipality.run(["alt", "sager"]).fails(2).says("to sager hedder det samme");
    municipality
        .run(["netværksoverblik", "sager/2026-014", "sager/2026-014/sag.yaml"])
        .succeeds();
}

#[test]
fn a_folder_that_cannot_be_written_is_a_clear_error() {
    let municipality = Municipality::example();
    fs::write(municipality.path().join("optaget"), "en fil").expect("a file");
    let outcome = municipality.run(["netværksoverblik", "sager/2026-014", "--ud", "optaget"]);
    outcome.fails(1).says("der ligger en fil, hvor der skal være en mappe");
}

#[test]
fn among_many_cases_advice_is_counted() {
    let municipality = Municipality::example();
    for n in 0..10 {
        let folder = municipality.path().join(format!("sager/2027-{n:03}"));
        fs::create_dir_all(&folder).expect("a folder");
        let case = fs::read_to_string(municipality.path().join("sager/2026-014/sag.yaml")).expect("a case");
        fs::write(
            folder.join("sag.yaml"),
            case.replace("uddannet i Åben Dialog: ja", "uddannet i Åben Dialog: nej"),
        )
        .expect("a case");
    }
    let outcome = municipality.run(["netværksoverblik", "sager"]);
    outcome.says("råd. »dialogdok tjek« viser dem").says_not("råd[");
    municipality
        .run(["netværksoverblik", "sager/2027-001"])
        .says("råd[tovholder-uddannelse]");
}

#[test]
fn a_run_with_nothing_to_do_says_so() {
    let municipality = Municipality::example();
    let outcome = municipality.run(["invitation", "sager/2025-007"]);
    outcome.succeeds().says("0 dokumenter lavet").says("ikke noget, der skal laves nu");
}

#[test]
fn a_broken_case_does_not_stop_the_others() {
    let municipality = Municipality::example();
    fs::write(municipality.path().join("sager/2026-014/sag.yaml"), "borger: [").expect("a file");
    let outcome = municipality.run(["alt", "sager"]);
    outcome
        .fails(1)
        .says("2026-014/")
        .made("2026-022/netvaerksoverblik.pdf")
        .made_not("2026-014/netvaerksoverblik.pdf");
}
