//! A paper that is recorded stays as it was sent, whatever its kind, as long as it tells what it told.

mod support;

use std::fs;

use support::Municipality;

const CASE: &str = "sager/2026-001";
const MEETING: &str = "sager/2026-001/moede-1.yaml";

/// A paper that is neither a letter nor a referat: its command, what the command is given, its file under `ud`, a reader.
const PAPERS: [(&str, &str, &str, &str); 7] = [
    ("status", CASE, "2026-001/status.pdf", "borger"),
    ("netværkskort", CASE, "2026-001/netvaerkskort.pdf", "borger"),
    ("netværksoverblik", CASE, "2026-001/netvaerksoverblik.pdf", "mor"),
    ("overlevering", CASE, "2026-001/overlevering.pdf", "borger"),
    ("startmappe", CASE, "2026-001/startmappe.pdf", "pia"),
    ("mødemappe", MEETING, "2026-001/moede-1/moedemappe.pdf", "jens"),
    ("refleksion", MEETING, "2026-001/moede-1/refleksion.pdf", "mette"),
];

fn municipality() -> Municipality {
    Municipality::sound().with("moede-1.yaml", "inviterede:", "refleksion: [Vi talte roligt sammen.]\ninviterede:")
}

/// Runs a command on a day.
fn on<'a>(municipality: &'a Municipality, day: &str, arguments: &[&str]) -> support::Outcome<'a> {
    let mut all = arguments.to_vec();
    all.extend(["--dato", day]);
    municipality.run_list(&all)
}

fn bytes(municipality: &Municipality, path: &str) -> Vec<u8> {
    fs::read(municipality.path().join("ud").join(path)).expect("the paper is there")
}

#[test]
fn a_recorded_paper_is_not_made_again_on_another_day() {
    for (command, path, file, reader) in PAPERS {
        let municipality = municipality();
        on(&municipality, "2026-11-22", &[command, path]).succeeds();
        let sent = bytes(&municipality, file);
        on(&municipality, "2026-11-22", &["sendt", path, "--papir", command, "--til", reader]).succeeds();
        fs::remove_file(municipality.path().join("ud").join(file)).expect("it is there");
        on(&municipality, "2026-11-24", &[command, path]).succeeds();
        assert!(bytes(&municipality, file) == sent, "{command} was made again");
        // So with what each may change that is not told: the templates, the sender's telephone.
        let municipality = municipality
            .outside()
            .with("kommune.yaml", "telefon: 89 40 00 00", "telefon: 89 40 00 01");
        on(&municipality, "2026-11-25", &[command, path]).succeeds();
        assert!(
            bytes(&municipality, file) == sent,
            "{command} was made again with another telephone"
        );
        // The next one to get it gets the same, and it is recorded once for each.
        let again = on(&municipality, "2026-11-25", &["sendt", path, "--papir", command, "--til", reader]);
        again.succeeds().says("Stod der i forvejen");
    }
}

#[test]
fn a_recorded_paper_is_made_anew_when_it_tells_something_else() {
    let change = |municipality: Municipality, command: &str| match command {
        "status" => municipality.with(
            "sag.yaml",
            "netværksteam:",
            "målinger:\n  - dato: 2026-11-23\n    indikatorer: {psykisk velbefindende: 7}\nnetværksteam:",
        ),
        "mødemappe" => municipality.with("moede-1.yaml", "tema: ", "tema: Sommeren, "),
        "refleksion" => municipality.with("moede-1.yaml", "roligt", "muntert"),
        "startmappe" => municipality.with("sag.yaml", "navn: Sara Lindholm", "navn: Sally Lindholm"),
        _ => municipality.with("sag.yaml", "navn: Lone Lindholm", "navn: Lone Krogh"),
    };
    for (command, path, file, reader) in PAPERS {
        let municipality = municipality();
        on(&municipality, "2026-11-22", &[command, path]).succeeds();
        let sent = bytes(&municipality, file);
        on(&municipality, "2026-11-22", &["sendt", path, "--papir", command, "--til", reader]).succeeds();
        let municipality = change(municipality, command);
        on(&municipality, "2026-11-24", &[command, path]).succeeds();
        assert!(bytes(&municipality, file) != sent, "{command} stays though it is another");
    }
}

#[test]
fn a_shared_paper_that_was_sent_to_one_can_be_recorded_for_the_next() {
    let municipality = municipality();
    on(&municipality, "2026-11-22", &["status", CASE]).succeeds();
    on(
        &municipality,
        "2026-11-22",
        &["sendt", CASE, "--papir", "status", "--til", "borger"],
    )
    .succeeds();
    on(&municipality, "2026-11-24", &["status", CASE]).succeeds();
    on(&municipality, "2026-11-24", &["sendt", CASE, "--papir", "status", "--til", "jens"])
        .succeeds()
        .says("Sendt: status til jens");
    let record = fs::read_to_string(municipality.path().join(CASE).join("sendt.yaml")).expect("a record");
    assert_eq!(record.matches("papir: status").count(), 2, "{record}");
    // Taken back, it was not sent: the next one is a new paper of its own day.
    let sent = bytes(&municipality, "2026-001/status.pdf");
    for reader in ["jens", "borger"] {
        on(&municipality, "2026-11-24", &["sendt", CASE, "--fortryd", "--til", reader]).succeeds();
    }
    on(&municipality, "2026-11-24", &["status", CASE]).succeeds();
    assert!(bytes(&municipality, "2026-001/status.pdf") != sent);
}

#[test]
fn all_papers_of_one_reader_are_theirs_alone_and_no_mistake() {
    let municipality = municipality();
    on(&municipality, "2026-11-22", &["alt", "sager", "--til", "ida"])
        .succeeds()
        .made("2026-001/moede-1/invitation-ida.pdf");
    // Who is phoned, and has nothing to get today.
    on(&municipality, "2026-11-22", &["alt", "sager", "--til", "laege"]).succeeds();
    on(&municipality, "2026-11-22", &["alt", "sager", "--til", "idda"])
        .fails(1)
        .says("Mente du ida?");
    on(&municipality, "2026-11-22", &["alt", "sager", "--til", "xxxxxx"])
        .fails(1)
        .says("ingen i netværket har det id");
    // One paper asked for by its name says why it is not made.
    on(&municipality, "2026-11-22", &["netværkskort", CASE, "--til", "laege"]).fails(1);
}

#[test]
fn a_bundle_says_what_was_sent_before() {
    let municipality = municipality();
    on(&municipality, "2026-11-22", &["invitation", MEETING]).succeeds();
    on(&municipality, "2026-11-22", &["sendt", MEETING]).succeeds();
    on(&municipality, "2026-11-23", &["alt", "sager", "--samlet"])
        .succeeds()
        .says("ikke er med i samlet.pdf: 3");
}

#[test]
fn the_journal_marks_a_file_that_is_not_the_one_that_was_sent() {
    let municipality = municipality();
    on(&municipality, "2026-11-22", &["invitation", MEETING]).succeeds();
    on(&municipality, "2026-11-22", &["sendt", MEETING]).succeeds();
    let sound = on(&municipality, "2026-11-22", &["journal", CASE]).text("2026-001/journal.pdf");
    assert!(!sound.contains("mangler eller er ændret"), "{sound}");
    // What is read out of the page is the file's own name.
    assert!(sound.contains("2026-11-22-moede-1-invitation-ida.pdf"), "{sound}");
    assert!(!sound.contains('\u{200b}'), "{sound}");
    let frozen = municipality.path().join(CASE).join("sendt/2026-11-22-moede-1-invitation-ida.pdf");
    fs::write(&frozen, b"%PDF-1.7 another").expect("it can be written");
    let outcome = on(&municipality, "2026-11-22", &["journal", CASE]);
    let text = outcome.text("2026-001/journal.pdf");
    assert!(text.contains("mangler eller er ændret"), "{text}");
    let table = String::from_utf8(bytes(&municipality, "2026-001/journal.csv")).expect("UTF-8");
    let of_ida = table.lines().find(|line| line.contains(";ida;")).expect("a line");
    assert!(of_ida.ends_with(";nej"), "{of_ida}");
}

#[test]
fn a_map_since_a_day_that_has_not_been_is_refused() {
    let municipality = municipality();
    on(&municipality, "2026-11-22", &["netværkskort", CASE, "--siden", "2026-11-22"])
        .fails(2)
        .says("er ikke før papirets dato");
}

#[test]
fn the_folder_that_one_stands_in_can_be_forgotten() {
    let municipality = municipality();
    let folder = municipality.path().join(CASE);
    let outcome = std::process::Command::new(assert_cmd::cargo::cargo_bin!("dialogdok"))
        .args(["glem", ".", "--ja", "--ud", "../../ud"])
        .current_dir(&folder)
        .output()
        .expect("it can be run");
    assert!(outcome.status.success(), "{}", String::from_utf8_lossy(&outcome.stderr));
    assert!(!folder.exists());
}

#[test]
fn what_is_recorded_on_a_day_to_come_is_told_of() {
    let municipality = municipality();
    on(&municipality, "2099-01-02", &["status", CASE]).succeeds();
    on(
        &municipality,
        "2099-01-02",
        &["sendt", CASE, "--papir", "status", "--til", "borger"],
    )
    .succeeds()
    .says("er ikke kommet endnu");
}
