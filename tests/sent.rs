//! What has been sent stays sent: the record, the frozen papers, and what is due anew when the meeting changes.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use sha2::{Digest as _, Sha256};
use support::{Municipality, files};

const MEETING: &str = "sager/2026-001/moede-1.yaml";
const RECORD: &str = "sager/2026-001/sendt.yaml";

/// An entry of the record as this judge reads it: the lines of a mapping, and nothing of the program's own.
type Entry = BTreeMap<String, String>;

fn entries(folder: &Path) -> Vec<Entry> {
    let text = fs::read_to_string(folder.join("sendt.yaml")).unwrap_or_default();
    let mut entries: Vec<Entry> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with("- ") {
            entries.push(Entry::new());
        }
        let (key, value) = line.trim_start_matches(['-', ' ']).split_once(": ").expect("a key and a value");
        let entry = entries.last_mut().expect("an entry");
        assert!(entry.insert(key.to_owned(), value.to_owned()).is_none(), "{key} twice");
    }
    entries
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

/// Every entry has its file with the right hash, and every frozen file its entry.
fn is_whole(folder: &Path) {
    let entries = entries(folder);
    let mut named = Vec::new();
    for entry in &entries {
        let Some(file) = entry.get("fil") else { continue };
        let bytes = fs::read(folder.join(file)).unwrap_or_else(|e| panic!("{file}: {e}"));
        assert_eq!(sha256(&bytes), entry["sha256"], "{file}");
        named.push(file.trim_start_matches("sendt/").to_owned());
    }
    for name in files(&folder.join("sendt")).keys() {
        assert!(named.contains(name), "{name} is not in the record");
    }
}

fn case_folder(municipality: &Municipality) -> std::path::PathBuf {
    municipality.path().join("sager/2026-001")
}

#[test]
fn what_is_recorded_is_frozen_and_stays() {
    let municipality = Municipality::sound();
    let made = municipality.run(["invitation", MEETING]);
    made.succeeds();
    municipality
        .run(["sendt", MEETING])
        .succeeds()
        .says("Sendt: invitation til ida, møde 1")
        .says("3 skrevet op som sendt.");
    let folder = case_folder(&municipality);
    is_whole(&folder);
    let all = entries(&folder);
    assert_eq!(all.len(), 3, "{all:?}");
    let of_ida = all.iter().find(|e| e["til"] == "ida").expect("an entry");
    assert_eq!(of_ida["papir"], "invitation");
    assert_eq!(of_ida["møde"], "1");
    assert_eq!(of_ida["dato"], support::TODAY);
    assert_eq!(of_ida["måde"], "brev");
    assert_eq!(of_ida["fil"], "sendt/2026-11-22-moede-1-invitation-ida.pdf");
    assert!(of_ida["fortalt"].contains("2026-12-03 16:00"), "{of_ida:?}");
    assert!(of_ida["fortalt"].contains("Medborgerhuset"), "{of_ida:?}");
    let sent = made.bytes("2026-001/moede-1/invitation-ida.pdf");
    assert!(fs::read(folder.join(&of_ida["fil"])).expect("a file") == sent);

    // Another day, another tovholder, other words: the paper is the one that was sent.
    let municipality = municipality.with("sag.yaml", "tovholder: pia", "tovholder: jens").with(
        "moede-1.yaml",
        "du kender hendes hverdag",
        "du er hendes mor",
    );
    fs::remove_dir_all(municipality.path().join("ud")).expect("it can go");
    let again = municipality.run_list(&["alt", "sager", "--dato", "2026-11-30"]);
    assert!(again.bytes("2026-001/moede-1/invitation-ida.pdf") == sent);
    municipality
        .run_list(&["sendt", MEETING, "--dato", "2026-11-30"])
        .succeeds()
        .says("0 skrevet op som sendt, 3 stod der i forvejen");
    assert_eq!(entries(&folder).len(), 3);
}

#[cfg(unix)]
#[test]
fn the_record_and_its_papers_are_for_the_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;

    let municipality = Municipality::sound();
    municipality.run(["invitation", MEETING]).succeeds();
    municipality.run(["sendt", MEETING]).succeeds();
    let mode = |path: &str| {
        let path = case_folder(&municipality).join(path);
        fs::metadata(path).expect("it is there").permissions().mode() & 0o777
    };
    assert_eq!(mode("sendt.yaml"), 0o600);
    assert_eq!(mode("sendt"), 0o700);
    assert_eq!(mode("sendt/2026-11-22-moede-1-invitation-ida.pdf"), 0o600);
}

#[test]
fn what_is_not_made_or_has_changed_is_not_recorded() {
    let municipality = Municipality::sound();
    municipality.run(["sendt", MEETING]).fails(1).says("papiret er ikke lavet endnu");
    assert!(!municipality.path().join(RECORD).exists());
    municipality.run(["invitation", MEETING, "--til", "ida"]).succeeds();
    municipality
        .run_list(&["sendt", MEETING, "--til", "ida", "--dato", "2026-11-23"])
        .fails(1)
        .says("papiret bærer datoen 2026-11-22")
        .says("--dato 2026-11-22");
    let municipality = municipality.with("moede-1.yaml", "I taler sammen", "I snakker sammen");
    municipality
        .run(["sendt", MEETING, "--til", "ida"])
        .fails(1)
        .says("er ikke, som det ville blive lavet nu");
    assert!(!municipality.path().join(RECORD).exists());
}

#[test]
fn what_may_not_be_sent_is_not_recorded() {
    let municipality = Municipality::sound();
    municipality.run(["invitation", MEETING]).succeeds();
    let municipality = municipality.with(
        "sag.yaml",
        "  samtykke: 2026-10-10",
        "  samtykke: 2026-10-10\n  samtykke trukket: 2026-11-20",
    );
    let outcome = municipality.run(["sendt", MEETING]);
    outcome.fails(1).says("har trukket samtykket tilbage");
    assert!(entries(&case_folder(&municipality)).iter().all(|e| e["til"] == "borger"));
}

#[test]
fn a_call_is_recorded_without_a_paper() {
    let municipality = Municipality::sound().file("moede-2.yaml", support::LATER_MEETING);
    let second = "sager/2026-001/moede-2.yaml";
    let municipality = municipality
        .with("moede-1.yaml", "tema:", "referat: {deltog: [mor, ida]}\ntema:")
        .with("moede-1.yaml", "2026-12-03", "2026-11-12");
    municipality.run(["invitation", second]).made("2026-001/moede-2/ringeliste.pdf");
    municipality
        .run_list(&["sendt", second, "--til", "mor", "--måde", "telefon", "--dato", support::TODAY])
        .succeeds()
        .says("Sendt: invitation til mor, møde 2");
    let all = entries(&case_folder(&municipality));
    assert_eq!(all.len(), 1);
    assert_eq!(all[0]["måde"], "telefon");
    assert!(!all[0].contains_key("fil") && !all[0].contains_key("sha256"));
    // Who has been told is not called again.
    fs::remove_dir_all(municipality.path().join("ud")).expect("it can go");
    municipality
        .run(["invitation", second])
        .succeeds()
        .made_not("2026-001/moede-2/ringeliste.pdf");
    // Until the meeting moves: then they are, with what they believe.
    let municipality = municipality.with("moede-2.yaml", "2026-12-17 16:00", "2026-12-18 15:00");
    let moved = municipality.run(["invitation", second]);
    let list = moved.text("2026-001/moede-2/ringeliste.pdf");
    assert!(
        list.contains("Lone Lindholm") && list.contains("torsdag den 17.") && list.contains("Sig først"),
        "{list}"
    );
}

#[test]
fn who_was_told_of_the_old_time_is_told_of_both_and_asked_anew() {
    let municipality = Municipality::sound();
    municipality.run(["invitation", MEETING]).succeeds();
    municipality.run(["sendt", MEETING, "--til", "ida"]).succeeds();
    let municipality = municipality
        .with("moede-1.yaml", "tidspunkt: 2026-12-03 16:00", "tidspunkt: 2026-12-10 15:00")
        .with("moede-1.yaml", "  - person: ida\n", "  - person: ida\n    svar: kommer ikke\n");
    let outcome = municipality.run(["invitation", MEETING]);
    let of_ida = outcome.text("2026-001/moede-1/invitation-ida.pdf");
    assert!(of_ida.contains("har fået en ny tid"), "{of_ida}");
    assert!(
        of_ida.contains("orsdag den 3. december 2026 kl. 16.00") && of_ida.contains("orsdag den 10. december 2026"),
        "{of_ida}"
    );
    assert!(of_ida.contains("svar gerne igen"), "{of_ida}");
    // Never told: the whole letter, and no word of another time.
    let of_mor = outcome.text("2026-001/moede-1/invitation-mor.pdf");
    assert!(
        !of_mor.contains("3. december") && of_mor.contains("inviterer dig til et netværksmøde"),
        "{of_mor}"
    );
    let calendar = outcome.text("2026-001/moede-1/moede-1.ics");
    assert!(calendar.contains("SEQUENCE:1"), "{calendar}");
    municipality.run(["sendt", MEETING, "--til", "ida"]).succeeds();
    let folder = case_folder(&municipality);
    is_whole(&folder);
    assert_eq!(entries(&folder).len(), 2);
    // The undated no is older than the move; a dated one, given since, counts.
    let municipality = municipality.with("moede-1.yaml", "svar: kommer ikke", "svar: {svar: kommer ikke, dato: 2026-11-23}");
    let borger = municipality
        .run(["invitation", MEETING, "--til", "borger"])
        .text("2026-001/moede-1/invitation-borger.pdf");
    assert!(borger.contains("kan ikke komme"), "{borger}");
    let municipality = municipality.with("moede-1.yaml", "dato: 2026-11-23", "dato: 2026-11-21");
    let borger = municipality
        .run(["invitation", MEETING, "--til", "borger"])
        .text("2026-001/moede-1/invitation-borger.pdf");
    assert!(!borger.contains("kan ikke komme"), "{borger}");
}

#[test]
fn only_who_was_told_of_the_meeting_is_told_that_it_is_called_off() {
    let municipality = Municipality::sound();
    municipality.run(["invitation", MEETING]).succeeds();
    municipality.run(["sendt", MEETING, "--til", "ida"]).succeeds();
    fs::remove_dir_all(municipality.path().join("ud")).expect("it can go");
    let municipality = municipality.with("moede-1.yaml", "tema:", "aflyst: 2026-11-22\ntema:");
    let outcome = municipality.run(["invitation", MEETING]);
    outcome.succeeds().made_not("2026-001/moede-1/invitation-mor.pdf");
    let of_ida = outcome.text("2026-001/moede-1/invitation-ida.pdf");
    assert!(of_ida.contains("er aflyst"), "{of_ida}");
    municipality.run(["sendt", MEETING]).succeeds();
    let municipality = municipality.with("moede-1.yaml", "aflyst: 2026-11-22\n", "");
    let of_ida = municipality
        .run(["invitation", MEETING])
        .text("2026-001/moede-1/invitation-ida.pdf");
    assert!(of_ida.contains("bliver til noget alligevel"), "{of_ida}");
}

#[test]
fn a_frozen_paper_that_was_changed_is_told_of_and_never_mended() {
    let municipality = Municipality::sound();
    municipality.run(["invitation", MEETING]).succeeds();
    municipality.run(["sendt", MEETING]).succeeds();
    let frozen = case_folder(&municipality).join("sendt/2026-11-22-moede-1-invitation-ida.pdf");
    fs::write(&frozen, "%PDF-1.7 something else").expect("a file");
    municipality
        .run(["invitation", MEETING])
        .fails(1)
        .says("er ændret, siden den blev sendt den 2026-11-22");
    municipality.run(["tjek", "sager"]).fails(1).says("sendt-fil");
    assert_eq!(fs::read(&frozen).expect("a file"), b"%PDF-1.7 something else");
    fs::remove_file(&frozen).expect("it can go");
    municipality.run(["invitation", MEETING]).fails(1).says("kan ikke læses");
    municipality.run(["tjek", "sager"]).fails(1).says("sendt-fil");
}

#[test]
fn the_last_is_taken_back_and_its_line_stays() {
    let municipality = Municipality::sound();
    municipality.run(["invitation", MEETING]).succeeds();
    municipality.run(["sendt", MEETING]).succeeds();
    municipality
        .run_list(&["sendt", MEETING, "--til", "ida", "--fortryd", "--dato", support::TODAY])
        .succeeds()
        .says("Fortrudt: invitation til ida, møde 1, 2026-11-22");
    let folder = case_folder(&municipality);
    is_whole(&folder);
    let all = entries(&folder);
    assert_eq!(all.len(), 3);
    assert!(all.iter().all(|e| e.contains_key("fortrudt") == (e["til"] == "ida")));
    municipality
        .run_list(&["sendt", MEETING, "--til", "ida", "--fortryd", "--dato", support::TODAY])
        .fails(1)
        .says("intet");
    // It was not sent after all, so it is made and sent like any other.
    municipality.run_list(&["invitation", MEETING, "--dato", "2026-11-24"]).succeeds();
    municipality
        .run_list(&["sendt", MEETING, "--dato", "2026-11-24"])
        .succeeds()
        .says("1 skrevet op");
    assert_eq!(entries(&folder).len(), 4);
    is_whole(&folder);
}

#[test]
fn a_record_that_cannot_be_read_stops_the_case_and_is_left_alone() {
    let municipality = Municipality::sound();
    municipality.run(["invitation", MEETING]).succeeds();
    let municipality = municipality.file("sendt.yaml", "- papir: invitation\n  til: ida\n");
    municipality.run(["invitation", MEETING]).fails(1).says("sendt.yaml");
    municipality.run(["sendt", MEETING]).fails(1).says("sendt.yaml");
    let text = fs::read_to_string(municipality.path().join(RECORD)).expect("a file");
    assert_eq!(text, "- papir: invitation\n  til: ida\n");
}

#[test]
fn a_referat_bears_the_day_of_approval_and_stays_when_it_is_sent() {
    let minutes = "referat:\n  skrevet af: mette\n  deltog: [mor, ida, pia]\n  aftaler: [Vi ses igen., Lone ringer.]\n  godkendt af borgeren: 2026-11-20\n  må sendes til: [mor, ida]\n";
    let municipality =
        Municipality::sound()
            .with("moede-1.yaml", "2026-12-03", "2026-11-12")
            .with("moede-1.yaml", "tema:", &format!("{minutes}tema:"));
    let first = municipality.run(["referat", MEETING]);
    let of_mor = first.bytes("2026-001/moede-1/referat-mor.pdf");
    assert!(first.text("2026-001/moede-1/referat-mor.pdf").contains("20. november 2026"));
    let later = municipality.run_list(&["referat", MEETING, "--dato", "2026-12-24"]);
    assert!(
        later.bytes("2026-001/moede-1/referat-mor.pdf") == of_mor,
        "another day, another referat"
    );
    municipality.run(["sendt", MEETING]).succeeds().says("3 skrevet op");

    let municipality = municipality.with("moede-1.yaml", "Lone ringer.", "Lone ringer på torsdag.");
    municipality
        .run(["tjek", "sager"])
        .says("referat-rettet")
        .says("aftale 2 er ændret");
    let corrected = municipality.run_list(&["referat", MEETING, "--dato", "2026-11-25"]);
    let text = corrected.text("2026-001/moede-1/referat-borger.pdf");
    assert!(text.contains("Rettet den 25. november 2026"), "{text}");
    assert!(!text.contains("Godkendt af Sara den 20."), "she said yes to another text: {text}");
    // Until the borger says yes to it, others have what they had.
    assert!(corrected.bytes("2026-001/moede-1/referat-mor.pdf") == of_mor);
    let municipality = municipality
        .with(
            "moede-1.yaml",
            "godkendt af borgeren: 2026-11-20",
            "godkendt af borgeren: 2026-11-24",
        )
        .with("moede-1.yaml", "må sendes til: [mor, ida]", "må sendes til: [mor]");
    fs::remove_dir_all(municipality.path().join("ud")).expect("it can go");
    let approved = municipality.run_list(&["referat", MEETING, "--dato", "2026-11-26"]);
    approved.made_not("2026-001/moede-1/referat-ida.pdf");
    let text = approved.text("2026-001/moede-1/referat-mor.pdf");
    assert!(text.contains("Rettet den 24. november 2026"), "{text}");
    municipality
        .run_list(&["sendt", MEETING, "--dato", "2026-11-26"])
        .succeeds()
        .says("2 skrevet op");
    municipality
        .run_list(&["tjek", "sager", "--dato", "2026-11-26"])
        .says_not("referat-rettet");
    is_whole(&case_folder(&municipality));
}

#[test]
fn a_referat_is_corrected_and_approved_anew_on_the_day_it_was_sent() {
    let minutes = "referat:\n  skrevet af: mette\n  deltog: [mor, ida, pia]\n  aftaler: [Vi ses igen.]\n  godkendt af borgeren: 2026-11-22\n  må sendes til: [mor]\n";
    let municipality =
        Municipality::sound()
            .with("moede-1.yaml", "2026-12-03", "2026-11-12")
            .with("moede-1.yaml", "tema:", &format!("{minutes}tema:"));
    municipality.run(["referat", MEETING]).succeeds();
    municipality.run(["sendt", MEETING]).succeeds().says("2 skrevet op");
    let changed = municipality.with("moede-1.yaml", "Vi ses igen.", "Vi ses igen til jul.");
    let waiting = changed.run(["referat", MEETING]);
    assert!(!waiting.text("2026-001/moede-1/referat-mor.pdf").contains("til jul"));
    let anew = changed.with("moede-1.yaml", "borgeren: 2026-11-22", "borgeren: 2026-11-22 15:40");
    let of_mor = anew.run(["referat", MEETING]).text("2026-001/moede-1/referat-mor.pdf");
    assert!(
        of_mor.contains("til jul") && of_mor.contains("Rettet den 22. november 2026"),
        "{of_mor}"
    );
    anew.run(["sendt", MEETING]).succeeds().says("2 skrevet op");
    anew.run(["tjek", "sager"]).says_not("referat-rettet");
    // And once more.
    let changed = anew.with("moede-1.yaml", "til jul", "til nytår");
    changed.run(["tjek", "sager"]).says("referat-rettet");
    let anew = changed.with("moede-1.yaml", "2026-11-22 15:40", "2026-11-22 kl. 15.55");
    let of_mor = anew.run(["referat", MEETING]).text("2026-001/moede-1/referat-mor.pdf");
    assert!(of_mor.contains("til nytår"), "{of_mor}");
    is_whole(&case_folder(&anew));
}

#[test]
fn the_waiting_copy_of_the_borger_is_followed_by_the_approved_one() {
    let municipality = Municipality::sound().with("moede-1.yaml", "2026-12-03", "2026-11-12").with(
        "moede-1.yaml",
        "tema:",
        "referat:\n  aftaler: [Vi ses igen.]\ntema:",
    );
    municipality.run(["referat", MEETING]).succeeds();
    municipality.run(["sendt", MEETING]).succeeds().says("1 skrevet op");
    let municipality = municipality.with("moede-1.yaml", "referat:\n", "referat:\n  godkendt af borgeren: 2026-11-22\n");
    let text = municipality.run(["referat", MEETING]).text("2026-001/moede-1/referat-borger.pdf");
    assert!(text.contains("Godkendt af Sara") && !text.contains("Rettet"), "{text}");
}

#[test]
fn a_shared_paper_is_recorded_for_the_reader_who_got_it() {
    let municipality = Municipality::sound();
    municipality.run(["netværksoverblik", "sager/2026-001"]).succeeds();
    let send = |to: &str| {
        municipality.run_list(&[
            "sendt",
            "sager/2026-001",
            "--papir",
            "netvaerksoverblik",
            "--til",
            to,
            "--dato",
            support::TODAY,
        ])
    };
    send("mor").succeeds();
    send("laege").fails(1).says("må ikke se netværksoverblikket");
    municipality
        .run_list(&["sendt", "sager/2026-001", "--papir", "netværksoverblik", "--dato", support::TODAY])
        .fails(1)
        .says("--til");
    let all = entries(&case_folder(&municipality));
    assert_eq!(all.len(), 1);
    assert_eq!(all[0]["fil"], "sendt/2026-11-22-netvaerksoverblik-mor.pdf");
    is_whole(&case_folder(&municipality));
}

/// Places and texts that YAML could take for something else.
#[test]
fn any_place_can_be_told_and_read_again() {
    for place in [
        "# 4",
        "ja",
        "- stuen",
        "Hos »Lone«: køkkenet",
        "'citat\"",
        "2026-12-03",
        "{krølle}",
        "Æblehaven, 2. sal # bag om",
    ] {
        let municipality = Municipality::sound().with(
            "moede-1.yaml",
            "navn: Medborgerhuset",
            &format!("navn: {}", serde_json::json!(place)),
        );
        municipality.run(["invitation", MEETING]).succeeds();
        municipality.run(["sendt", MEETING]).succeeds().says("3 skrevet op");
        municipality
            .run(["invitation", MEETING])
            .succeeds()
            .says("0 dokumenter lavet, 4 uændret");
    }
}

#[test]
fn two_at_once_record_everything_once() {
    for _ in 0..8 {
        let municipality = Municipality::sound();
        municipality.run(["invitation", MEETING]).succeeds();
        let start = || {
            Command::new(assert_cmd::cargo::cargo_bin!("dialogdok"))
                .args(["sendt", MEETING, "--dato", support::TODAY])
                .current_dir(municipality.path())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .expect("the program can be run")
        };
        let running: Vec<_> = (0..3).map(|_| start()).collect();
        for mut one in running {
            assert!(one.wait().expect("it ends").success());
        }
        let folder = case_folder(&municipality);
        assert_eq!(entries(&folder).len(), 3);
        is_whole(&folder);
    }
}

/// Killed at any moment, there is never a record without its file; a file without its record is taken up by the next run.
#[test]
fn killed_at_any_moment_it_leaves_a_whole_record() {
    let invited: String = (0..12)
        .map(|n| format!("  - person: p{n}\n    hvorfor: Sara vil gerne have dig med.\n    mundtligt inviteret: 2026-11-18\n"))
        .collect();
    let people: String = (0..12)
        .map(|n| format!("  - {{id: p{n}, navn: Gæst Nummer{n}, relation: ven, felt: fritid, afstand: 3}}\n"))
        .collect();
    let municipality = Municipality::sound()
        .with("moede-1.yaml", "inviterede:\n", &format!("inviterede:\n{invited}"))
        .with("sag.yaml", "streger:\n", &format!("{people}streger:\n"));
    municipality.run(["invitation", MEETING]).succeeds();
    let folder = case_folder(&municipality);
    let mut dice = fastrand::Rng::with_seed(13);
    let mut cut_short = 0;
    for moment in 0..40 {
        fs::remove_file(folder.join("sendt.yaml")).ok();
        fs::remove_dir_all(folder.join("sendt")).ok();
        let mut run = Command::new(assert_cmd::cargo::cargo_bin!("dialogdok"))
            .args(["sendt", MEETING, "--dato", support::TODAY])
            .current_dir(municipality.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program can be run");
        // So many of the files are on their way, or have their names.
        let wanted = dice.usize(1..32);
        let there = || {
            let all = walkdir::WalkDir::new(folder.join("sendt")).into_iter().flatten();
            all.filter(|e| e.file_type().is_file()).count()
        };
        let mut most = 0;
        while run.try_wait().expect("it can be asked").is_none() && most < wanted {
            most = most.max(there());
        }
        run.kill().ok();
        run.wait().expect("it ends");
        for entry in entries(&folder) {
            let bytes = fs::read(folder.join(&entry["fil"])).unwrap_or_else(|e| panic!("moment {moment}: {e}"));
            assert_eq!(sha256(&bytes), entry["sha256"], "moment {moment}");
        }
        let recorded = entries(&folder).len();
        assert!(recorded == 0 || recorded == 15, "moment {moment}: {recorded}");
        cut_short += usize::from(recorded == 0);
        municipality.run(["sendt", MEETING]).succeeds();
        assert_eq!(entries(&folder).len(), 15);
        is_whole(&folder);
    }
    assert!(cut_short > 15, "only {cut_short} runs of 40 were killed in the middle");
}

#[test]
fn an_unknown_paper_or_way_is_said() {
    let municipality = Municipality::sound();
    municipality
        .run(["sendt", MEETING, "--papir", "brev"])
        .fails(2)
        .says("er ikke et papir");
    municipality
        .run(["sendt", MEETING, "--måde", "due"])
        .fails(2)
        .says("er ikke en måde");
}
