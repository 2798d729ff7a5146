//! What remembers that reports were published: the folder, its marker, the mark among the cases, the reports that were handed out.

#[path = "support/programme_cases.rs"]
mod programme_cases;
mod support;

use std::fs;
use std::path::Path;

use programme_cases::{CSV, RUN, municipality};
use support::Municipality;

const NEXT: [&str; 4] = ["program", "sager", "--halvår", "2025-2"];
/// All that remembers a publication, by where it lies.
const MEMORY: [&str; 4] = [
    "program-udgivelser",
    ".program-udgivelser",
    "sager/.program-udgivelser",
    "ud/program",
];

fn remove(path: &Path) {
    if path.is_dir() {
        fs::remove_dir_all(path).expect("a folder to remove");
    } else {
        fs::remove_file(path).expect("a file to remove");
    }
}

fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).expect("a folder");
        for entry in fs::read_dir(from).expect("a folder").flatten() {
            copy(&entry.path(), &to.join(entry.file_name()));
        }
    } else {
        fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
        fs::copy(from, to).expect("a copy");
    }
}

#[test]
fn a_memory_that_is_lost_or_changed_stops_the_run_until_somebody_begins_anew() {
    for damage in ["2025-1.json", "kæde.json", "hemmelighed", "2025-1-intern.csv", ""] {
        let municipality = municipality(20);
        municipality.run(RUN).succeeds();
        let folder = municipality.path().join("program-udgivelser");
        if damage.is_empty() {
            fs::remove_dir_all(&folder).expect("the folder goes");
        } else {
            let path = folder.join(damage);
            let text = fs::read_to_string(&path).expect("a file");
            fs::write(&path, text.replacen(['1', 'a', 'b', 'c', 'd', 'e', 'f'], "7", 1)).expect("a changed file");
        }
        let next = ["program", "sager", "--halvår", "2025-2"];
        municipality
            .run(next)
            .fails(1)
            .says("sikkerhedskopi")
            .says("--ny-begyndelse")
            .made_not("program/2025-2-intern.csv");
        // A second report of a time that was over would show, held against the first, what has changed for one person.
        let anew = |period: &'static str, day: &'static str| {
            let line = [
                "program",
                "sager",
                "--halvår",
                period,
                "--dato",
                day,
                "--ny-begyndelse",
                "Disken gik i stykker",
            ];
            municipality.run_list(&line)
        };
        anew("2025-1", "2025-08-01").fails(1).says("var slut, før der blev begyndt på ny");
        let chain = fs::read_to_string(folder.join("kæde.json")).expect("the chain");
        assert!(chain.contains("Disken gik i stykker"), "{chain}");
        municipality.run(next).succeeds();
        // Nothing is lost any more.
        anew("2025-1", "2026-08-01").fails(1).says("der er intet tabt");
    }
}

/// A ledger of the earlier method, which says how many reports there were and not what they were about.
const OLD_LEDGER: &str = "# Skrevet af dialogdok program.\nudgivelser:\n  - nøgle: \"3f\"\n    tabelsæt: 1\n    antal: 20\n    forløb: [\"00aa\"]\n    bidrag: [\"00bb\"]\n    rækker:\n      status: [\"00cc\"]\n";

/// What the earlier method has published may be about any time that is over: no new report is held up against it.
#[test]
fn after_the_earlier_method_no_time_that_is_over_is_published_again() {
    for text in [OLD_LEDGER, "udgivelser: [", "noget andet"] {
        let municipality = municipality(20).outside().file("sager/program-udgivelser.yaml", text);
        municipality
            .run(RUN)
            .fails(1)
            .says("tidligere udgave")
            .says("--ny-begyndelse")
            .made_not(CSV);
        let day = ["--dato", "2025-08-01"];
        let anew = [&RUN[..], &["--ny-begyndelse", "Ny metode"], &day].concat();
        municipality
            .run_list(&anew)
            .fails(1)
            .says("2025-1 var slut, før der blev begyndt på ny den 2025-08-01")
            .says("bliver om 2025-2 og kan laves fra 2026-01-01")
            .made_not(CSV);
        for period in [["--halvår", "2024-2"], ["--år", "2024"], ["--halvår", "2025-1"]] {
            let line = [&["program", "sager"], &period[..]].concat();
            municipality.run_list(&line).fails(1).says("var slut");
        }
        municipality.run(NEXT).succeeds();
        // Deleted, as the message allows, the file takes nothing along.
        remove(&municipality.path().join("sager/program-udgivelser.yaml"));
        municipality.run(RUN).fails(1).says("var slut");
        municipality.run(NEXT).succeeds();
    }
}

#[test]
fn a_ledger_of_the_earlier_method_without_a_report_stops_nothing() {
    let municipality = municipality(20).outside().file("sager/program-udgivelser.yaml", "udgivelser: []\n");
    municipality.run(RUN).succeeds();
}

#[test]
fn each_thing_that_is_left_tells_that_the_others_are_lost() {
    for left in &MEMORY[1..] {
        let municipality = municipality(20);
        municipality.run(RUN).succeeds();
        for gone in MEMORY.iter().filter(|one| *one != left) {
            remove(&municipality.path().join(gone));
        }
        // Neither the same period, for a second time, nor another.
        for line in [RUN, NEXT] {
            municipality.run(line).fails(1).says("sikkerhedskopi").says("--ny-begyndelse");
        }
        let anew = [&NEXT[..], &["--ny-begyndelse", "Mappen er slettet"]].concat();
        municipality.run_list(&anew).fails(1).says("var slut, før der blev begyndt på ny");
    }
}

#[test]
fn an_old_copy_of_the_memory_is_told_by_whatever_is_newer() {
    for newer in &MEMORY[1..] {
        let municipality = municipality(20);
        let old = municipality.path().join("gammel");
        municipality.run(RUN).succeeds();
        MEMORY.iter().for_each(|one| copy(&municipality.path().join(one), &old.join(one)));
        municipality.run(NEXT).succeeds();
        for one in MEMORY.iter().filter(|one| *one != newer) {
            remove(&municipality.path().join(one));
            copy(&old.join(one), &municipality.path().join(one));
        }
        remove(&old);
        municipality.run(NEXT).fails(1).says(newer).says("sikkerhedskopi");
    }
}

#[test]
fn a_memory_that_goes_on_is_no_loss() {
    let municipality = municipality(20);
    municipality.run(RUN).succeeds();
    let old = municipality.path().join("gammel");
    // A mark or a report that is older than the folder, or is not there, tells nothing.
    MEMORY[1..]
        .iter()
        .for_each(|one| copy(&municipality.path().join(one), &old.join(one)));
    municipality.run(NEXT).succeeds();
    for one in &MEMORY[1..] {
        remove(&municipality.path().join(one));
        municipality.run(NEXT).succeeds();
        copy(&old.join(one), &municipality.path().join(one));
        municipality.run(NEXT).succeeds();
    }
}

#[test]
fn a_period_of_too_few_stops_no_other() {
    let municipality = municipality(20);
    let earlier = ["program", "sager", "--halvår", "2024-2"];
    municipality.run(earlier).fails(1).says("færre end ti");
    municipality.run(earlier).fails(1).says("færre end ti");
    municipality.run(RUN).succeeds();
}

#[test]
fn no_mark_is_left_in_a_folder_of_a_case() {
    let municipality = (0..20).fold(Municipality::new(), |here, number| {
        let case = format!(
            "borger: {{navn: Borger {number}}}\nforløb: {{henvendelse: 2025-02-03}}\nnetværksteam: {{tovholder: pia}}\nnetværk:\n{}",
            programme_cases::TEAM
        );
        here.outside().file(&format!("2025-{number:03}/sag.yaml"), case)
    });
    municipality.run(["program", ".", "--halvår", "2025-1"]).succeeds().made(CSV);
    let marks: Vec<String> = support::files(municipality.path())
        .into_keys()
        .filter(|name| name.contains(".program-udgivelser"))
        .collect();
    assert_eq!(marks, [".program-udgivelser"]);
}

/// A forløb that is given an id, another day of consent or of approach, or another folder, after its report was made is the same one
/// in the next report.
#[test]
fn a_forloeb_is_known_again_by_what_it_was_known_by() {
    type Change = fn(&str, usize) -> String;
    type Place = fn(usize) -> String;
    let stays: Place = |number| format!("sager/2025-{number:03}");
    let changes: [(Change, Place); 6] = [
        (|text, number| format!("id: f-unik{number}\n{text}"), stays),
        (|text, _| text.replacen("samtykke: 2025-02-", "samtykke: 2025-03-", 1), stays),
        (|text, _| text.to_owned(), |number| format!("sager/forløb {number}")),
        (|text, _| text.to_owned(), |number| format!("arkiv/2025/b{number}")),
        (
            |text, _| text.replacen("samtykke: 2025-02-", "samtykke: 2025-03-", 1),
            |number| format!("sager/{number}-arkiveret"),
        ),
        (
            |text, number| {
                format!(
                    "id: f-ny{number}\n{}",
                    text.replacen("henvendelse: 2025-01-", "henvendelse: 2024-12-", 1)
                )
            },
            |number| format!("sager/b{number}"),
        ),
    ];
    for (change, folder) in changes {
        let municipality = municipality(24);
        let files = || (0..24).map(|n| (n, municipality.path().join(format!("sager/2025-{n:03}/sag.yaml"))));
        for (_, file) in files() {
            let text = fs::read_to_string(&file).unwrap();
            fs::write(&file, text.split_once('\n').unwrap().1).unwrap();
        }
        municipality.run(RUN).succeeds();
        for (number, file) in files() {
            let text = fs::read_to_string(&file).unwrap();
            fs::write(&file, change(&text, number)).unwrap();
            let (from, to) = (file.parent().unwrap(), municipality.path().join(folder(number)));
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::rename(from, to).unwrap();
        }
        let csv = municipality.run(["program", "sager", "--halvår", "2025-2"]);
        let csv = csv.succeeds().text("program/2025-2-intern.csv");
        assert!(csv.contains("Henvendelser;Skrevet ind efter lukning;Antal;<5"), "{csv}");
    }
}

/// A new beginning shuts every period that is over; where nothing was published there is nothing to begin anew from.
#[test]
fn there_is_no_new_beginning_before_the_first_report() {
    let municipality = municipality(24);
    let begun = municipality.run(["program", "sager", "--halvår", "2025-1", "--ny-begyndelse", "Vi prøver"]);
    begun.fails(1).says("intet");
    municipality.run(RUN).succeeds();
}

/// A copy of a forløb without an id, in a folder of another name, is not a second forløb; two that have an id each are two.
#[test]
fn a_copy_without_an_id_is_the_same_forloeb() {
    let municipality = municipality(20);
    let sag = municipality.path().join("sager/2025-004/sag.yaml");
    let text = fs::read_to_string(&sag).expect("a case");
    let (_, without) = text.split_once('\n').expect("an id");
    let copy = |text: &str| {
        let folder = municipality.path().join("sager/2025-777");
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join("sag.yaml"), text).expect("a case");
    };
    for original in [text.as_str(), without] {
        fs::write(&sag, original).expect("a case");
        copy(&without.replace("samtykke: 2025-02-", "samtykke: 2025-03-"));
        municipality.run(RUN).fails(1).says("det samme forløb").says("2025-777");
    }
    fs::write(&sag, &text).expect("a case");
    copy(&format!("id: f-et-andet\n{without}"));
    municipality.run(RUN).succeeds();
}

/// A folder that is gone is told as such.
#[test]
fn a_folder_that_is_gone_is_called_gone() {
    let municipality = municipality(20);
    municipality.run(RUN).succeeds();
    remove(&municipality.path().join("program-udgivelser"));
    municipality.run(NEXT).fails(1).says("mappen er væk").says_not("hemmelighed");
}
