//! What people write, right and wrong: every mistake is told with its file, line and column, the line itself, and what to do.

mod support;

use support::{CASE, MEETING, Municipality, SENDER, TODAY, swap};

const KEY: &str = "2026-001";
const FOLDER: &str = "sager/2026-001";

/// The message of a mistake in `sag.yaml`, made by putting one stretch of a sound one in another's place.
#[track_caller]
fn mistake_in_case(old: &str, new: &str) -> String {
    let municipality = Municipality::new().case(KEY).with("sag.yaml", old, new);
    municipality.run(["tjek", FOLDER]).fails(1).err.clone()
}

/// The message of a mistake in `moede-1.yaml`.
#[track_caller]
fn mistake_in_meeting(old: &str, new: &str) -> String {
    let municipality = Municipality::new().case(KEY).with("moede-1.yaml", old, new);
    municipality.run(["tjek", FOLDER]).fails(1).err.clone()
}

/// The message of a mistake in `kommune.yaml`.
#[track_caller]
fn mistake_in_sender(old: &str, new: &str) -> String {
    let municipality = Municipality::new().case(KEY).outside().with("kommune.yaml", old, new);
    municipality.run(["tjek", FOLDER]).fails(1).err.clone()
}

macro_rules! messages {
    ($($name:ident: $file:ident($old:expr, $new:expr);)+) => {
        $(
            #[test]
            fn $name() {
                insta::assert_snapshot!(stringify!($name), $file($old, $new));
            }
        )+
    };
}

messages! {
    an_unknown_key: mistake_in_case("    relation: mor\n", "    relasjon: mor\n");
    a_key_that_is_unknown_and_like_no_other: mistake_in_case("    relation: mor\n", "    hårfarve: brun\n");
    a_key_that_is_missing: mistake_in_case("    navn: Lone Lindholm\n", "");
    a_key_written_twice: mistake_in_case("    afstand: 1\n", "    afstand: 1\n    afstand: 2\n");
    a_date_that_does_not_exist: mistake_in_case("samtykke: 2026-10-10", "samtykke: 2026-02-30");
    a_date_written_in_the_danish_way: mistake_in_case("samtykke: 2026-10-10", "samtykke: 10.10.2026");
    a_date_in_words: mistake_in_case("samtykke: 2026-10-10", "samtykke: i efteråret");
    a_distance_beyond_the_map: mistake_in_case("    afstand: 1\n", "    afstand: 7\n");
    a_distance_in_words: mistake_in_case("    afstand: 1\n", "    afstand: tæt på\n");
    a_field_that_is_none: mistake_in_case("felt: familie", "felt: familien");
    a_role_that_is_none: mistake_in_case("rolle: Egen læge", "rolle: Huslæge");
    an_id_with_capitals: mistake_in_case("id: mor", "id: Mor");
    a_yes_that_is_none: mistake_in_case("beskyttet adresse: ja", "beskyttet adresse: måske");
    nothing_after_the_colon: mistake_in_case("navn: Lone Lindholm", "navn:");
    a_list_where_a_text_belongs: mistake_in_case("navn: Lone Lindholm", "navn: [Lone, Lindholm]");
    a_text_where_a_list_belongs: mistake_in_case("støtte: [Følger med til lægen]", "støtte: Følger med til lægen");
    a_text_where_keys_belong: mistake_in_case("  henvendelse: 2026-10-01\n  første kontakt: 2026-10-05\n  samtykke: 2026-10-10\n", "  i oktober\n");
    a_list_that_is_not_closed: mistake_in_case("streger:\n  - [mor, ida]", "streger:\n  - [mor, ida");
    a_quotation_mark_that_is_not_closed: mistake_in_case("navn: Lone Lindholm", "navn: \"Lone Lindholm");
    a_tabulator: mistake_in_case("    relation: mor\n", "\trelation: mor\n");
    wrong_indentation: mistake_in_case("    relation: mor\n", "   relation: mor\n");
    an_alias_to_nothing: mistake_in_case("navn: Lone Lindholm", "navn: *lone");
    a_merge_key: mistake_in_case("    relation: mor\n", "    relation: mor\n    <<: {afstand: 2}\n");
    a_second_document: mistake_in_case("streger:", "---\nstreger:");
    an_invisible_character: mistake_in_case("navn: Lone Lindholm", "navn: \"Lone\\u0007 Lindholm\"");
    a_person_who_is_not_in_the_network: mistake_in_meeting("person: mor", "person: moar");
    a_time_without_a_clock: mistake_in_meeting("2026-12-03 16:00", "2026-12-03");
    a_time_that_does_not_exist: mistake_in_meeting("2026-12-03 16:00", "2026-12-03 25:00");
    a_manner_that_is_none: mistake_in_meeting("  - person: mor\n", "  - person: mor\n    invitation: sms\n");
    a_yes_of_a_meeting_that_is_none: mistake_in_meeting("  - person: mor\n", "  - person: mor\n    borgeren inviterer selv: jo\n");
    a_colour_that_is_none: mistake_in_sender("telefon: 89 40 00 00", "telefon: 89 40 00 00\nfarve: blå");
    a_language_in_words: mistake_in_sender("telefon: 89 40 00 00", "telefon: 89 40 00 00\nsprog: dansk");
    a_number_in_words: mistake_in_sender("telefon: 89 40 00 00", "telefon: 89 40 00 00\nskala: {fra: en, til: 10}");
    a_picture_that_is_missing: mistake_in_case("    afstand: 1\n", "    afstand: 1\n    billede: billeder/mor.jpg\n");
    a_picture_above_the_folder: mistake_in_case("    afstand: 1\n", "    afstand: 1\n    billede: ../../kommune.yaml\n");
    a_picture_from_the_root: mistake_in_case("    afstand: 1\n", "    afstand: 1\n    billede: /etc/passwd\n");
    a_picture_that_is_text: mistake_in_case("    afstand: 1\n", "    afstand: 1\n    billede: sag.yaml\n");
}

#[test]
fn every_wrong_value_of_a_file_is_told_in_one_run() {
    let municipality = Municipality::new()
        .case(KEY)
        .with("sag.yaml", "samtykke: 2026-10-10", "samtykke: 2026-02-30")
        .with("sag.yaml", "    afstand: 2\n", "    afstand: 0\n")
        .with("sag.yaml", "rolle: Egen læge", "rolle: Læge")
        .with("moede-1.yaml", "2026-12-03 16:00", "2026-12-03 16:75");
    let outcome = municipality.run(["tjek", FOLDER]);
    outcome
        .fails(1)
        .says("datoen »2026-02-30« findes ikke")
        .says("afstanden 0")
        .says("»Læge« kan ikke stå her");
    outcome
        .says("klokkeslættet »16:75« findes ikke")
        .says("1 sag set efter: 4 fejl, 0 råd.");
}

#[test]
fn a_message_for_tools_has_the_same_facts() {
    let municipality = Municipality::new()
        .case(KEY)
        .with("sag.yaml", "    afstand: 1\n", "    afstand: 7\n");
    insta::assert_snapshot!(
        "for_tools",
        municipality.run(["tjek", FOLDER, "--format", "json", "--dato", TODAY]).fails(1).out
    );
}

#[cfg(unix)]
#[test]
fn a_picture_reached_by_a_link_out_of_the_folder_is_refused() {
    let municipality = Municipality::new()
        .file(
            "hemmeligt.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>",
        )
        .case(KEY)
        .link("billeder/mor.svg", "../../../hemmeligt.svg")
        .with("sag.yaml", "    afstand: 1\n", "    afstand: 1\n    billede: billeder/mor.svg\n");
    municipality
        .run(["netværksoverblik", FOLDER])
        .fails(1)
        .says("»billeder/mor.svg« ligger uden for mappen")
        .made_not("2026-001/netvaerksoverblik.pdf");
}

#[test]
fn text_that_is_not_utf_8_is_told_of_at_its_place() {
    let latin: Vec<u8> = swap(CASE, "Karim Yilmaz", "Søren").chars().map(|c| c as u32 as u8).collect();
    let municipality = Municipality::new().case(KEY).file("sag.yaml", latin);
    insta::assert_snapshot!("not_utf_8", municipality.run(["tjek", FOLDER]).fails(1).err);
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_read() {
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let municipality = Municipality::new()
        .case(KEY)
        .file("sag.yaml", windows(CASE))
        .file("moede-1.yaml", windows(MEETING));
    let municipality = municipality.outside().file("kommune.yaml", windows(SENDER));
    municipality
        .run(["invitation", FOLDER])
        .succeeds()
        .made("2026-001/moede-1/invitation-mor.pdf");
}

#[test]
fn a_mistake_after_windows_line_ends_has_its_right_line() {
    let text = swap(CASE, "    afstand: 2\n", "    afstand: 9\n").replace('\n', "\r\n");
    let municipality = Municipality::new().case(KEY).file("sag.yaml", text);
    municipality.run(["tjek", FOLDER]).fails(1).says("sag.yaml:31:14");
}

#[test]
fn letters_typed_in_two_parts_are_read_as_one() {
    // As some keyboards and file systems give them (NFD): in keys, values and file names alike.
    let apart = |text: &str| text.replace('å', "a\u{30a}").replace('Å', "A\u{30a}").replace('ö', "o\u{308}");
    let municipality = Municipality::new()
        .case(KEY)
        .file("sag.yaml", apart(&swap(CASE, "Lone Lindholm", "Åse Ångström")));
    let outcome = municipality.run(["invitation", FOLDER]);
    assert!(
        outcome
            .succeeds()
            .text("2026-001/moede-1/invitation-mor.pdf")
            .contains("Kære Åse Ångström")
    );
}

#[test]
fn a_meeting_file_may_be_named_with_ø() {
    for name in ["møde-2.yaml", "mo\u{338}de-2.yaml", "moede-2.yaml"] {
        let later = swap(MEETING, "2026-12-03", "2026-12-17");
        let municipality = Municipality::new().case(KEY).file(name, later);
        let outcome = municipality.run(["invitation", &format!("{FOLDER}/{name}")]);
        if name.contains('\u{338}') {
            // »o« with a stroke laid over it is no ø in Unicode, however it looks.
            outcome.fails(2);
        } else {
            outcome.succeeds().made("2026-001/moede-2/invitation-borger.pdf");
        }
    }
}

#[test]
fn the_same_meeting_in_two_files_is_a_mistake() {
    let municipality = Municipality::new().case(KEY).file("møde-1.yaml", MEETING);
    municipality.run(["tjek", FOLDER]).fails(1).says("møde 1 findes i to filer");
}

/// Found by the fuzzer: a word of 100,000 bytes cannot be written into a PDF.
#[test]
fn a_text_has_room_on_three_pages() {
    let named = |name: String| Municipality::new().case(KEY).with("sag.yaml", "Lone Lindholm", &name);
    named("å".repeat(100_000))
        .run(["tjek", FOLDER])
        .fails(1)
        .says("fejl[for-langt]")
        .says("100000 tegn");
    named("å".repeat(10_001))
        .run(["invitation", FOLDER])
        .fails(1)
        .made_not("2026-001/moede-1/invitation-mor.pdf");
    named(format!("Å{}", "\u{1d5d4}".repeat(9_999)))
        .run(["tjek", FOLDER])
        .says_not("fejl[for-langt]")
        .says("fejl[tegn-uden-skrift]");
    named("å".repeat(10_000))
        .run(["invitation", FOLDER])
        .succeeds()
        .made("2026-001/moede-1/invitation-mor.pdf");
}

/// Found by the fuzzer: the end of the spot lay in the middle of the »…« that stands for the rest of the line.
#[test]
fn a_long_line_is_shown_in_part_wherever_the_spot_ends() {
    let people: String = (80..120)
        .map(|n| {
            let far = "æ".repeat(n / 2) + &"x".repeat(n % 2);
            format!(
                "  - {{id: p{n}, navn: En Ven, relation: ven, felt: fritid, afstand: {far}}} # {}\n",
                "ø".repeat(90)
            )
        })
        .collect();
    let municipality = Municipality::new()
        .case(KEY)
        .with("sag.yaml", "streger:", &format!("{people}streger:"));
    let outcome = municipality.run(["tjek", FOLDER]);
    outcome.fails(1).says("fejl[afstand]");
    let shown: Vec<&str> = outcome.err.lines().filter(|line| line.contains("afstand: ")).collect();
    assert_eq!(shown.len(), 40, "{}", outcome.err);
    for line in shown {
        assert!(line.contains("..") && line.chars().count() < 140, "{line}");
    }
}

#[test]
fn yes_and_no_may_be_written_in_several_ways() {
    for (word, protected) in [
        ("ja", true),
        ("Ja", true),
        ("true", true),
        ("'ja'", true),
        ("nej", false),
        ("NEJ", false),
        ("false", false),
    ] {
        let municipality = Municipality::new()
            .case(KEY)
            .with("sag.yaml", "beskyttet adresse: ja", &format!("beskyttet adresse: {word}"));
        let text = municipality
            .run(["netværksoverblik", FOLDER])
            .succeeds()
            .text("2026-001/netvaerksoverblik.pdf");
        assert_eq!(text.contains("31 62 73 84"), !protected, "{word}");
    }
}

#[test]
fn a_telephone_number_is_text_whether_quoted_or_not() {
    for number in [
        "00372119",
        "0048223456",
        "+4589401234",
        "0x1F2",
        "8.940e7",
        "1_000_000",
        "\"00372119\"",
    ] {
        let municipality = Municipality::new()
            .case(KEY)
            .with("sag.yaml", "telefon: 20 11 22 33", &format!("telefon: {number}"));
        let text = municipality
            .run(["netværksoverblik", FOLDER])
            .succeeds()
            .text("2026-001/netvaerksoverblik.pdf");
        assert!(text.contains(number.trim_matches('"')), "{number}: {text}");
    }
}

#[test]
fn a_distance_may_have_a_comma() {
    Municipality::new()
        .case(KEY)
        .with("sag.yaml", "    afstand: 2\n", "    afstand: 2,5\n")
        .run(["tjek", FOLDER])
        .succeeds();
}

#[test]
fn one_unreadable_meeting_does_not_hide_the_others() {
    let municipality = Municipality::new().case(KEY).file("moede-2.yaml", "tidspunkt: [");
    let outcome = municipality.run(["invitation", FOLDER]);
    outcome
        .fails(1)
        .made("2026-001/moede-1/invitation-mor.pdf")
        .says("2026-001/moede-2/: mødets fil kan ikke læses");
}

#[test]
fn an_unreadable_sender_is_told_of_once() {
    let municipality = Municipality::new()
        .file("kommune.yaml", "navn: Solbjerg\n")
        .case("2026-001")
        .case("2026-002");
    let outcome = municipality.run(["alt", "sager"]);
    assert_eq!(outcome.fails(1).err.matches("mangler her").count(), 1, "{}", outcome.err);
}

#[test]
fn a_case_without_a_sender_is_told_so() {
    let municipality = Municipality::new().case(KEY);
    std::fs::remove_file(municipality.path().join("kommune.yaml")).expect("it was there");
    municipality
        .run(["tjek", FOLDER])
        .fails(1)
        .says("ingen kommune.yaml")
        .says("--kommune FIL");
}

mod hostile_files_are_refused {
    //! Within a second of computing and 200 MB of memory: whatever takes more is killed, and has no exit code.

    use super::*;

    #[track_caller]
    fn refused(text: impl AsRef<[u8]>) {
        let municipality = Municipality::new().case(KEY).file("sag.yaml", text);
        municipality.run_within(200, 1, &["tjek", FOLDER]).fails(1).says("sag.yaml");
    }

    #[test]
    fn an_alias_to_itself() {
        refused("borger: &a\n  navn: *a\n");
        refused("borger: &a [*a, *a]\n");
        refused("&a borger: *a\n");
    }

    #[test]
    fn aliases_that_multiply() {
        let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for level in 1..12 {
            let before = vec![format!("*a{}", level - 1); 10].join(", ");
            text.push_str(&format!("a{level}: &a{level} [{before}]\n"));
        }
        refused(text.clone() + "borger: *a11\n");
        refused(swap(CASE, "støtte: [Følger med til lægen]", "støtte: *a11") + &text);
        let lines = (0..200_000).map(|_| "  - *mor\n").collect::<String>();
        refused(swap(CASE, "  - id: mor\n", "  - &mor\n    id: mor\n") + "indikatorer:\n" + &lines);
    }

    #[test]
    fn nesting_ten_thousand_deep() {
        refused(format!("borger: {}x{}\n", "[".repeat(10_000), "]".repeat(10_000)));
        refused(format!("borger: {}x{}\n", "{a: ".repeat(10_000), "}".repeat(10_000)));
        refused("borger:\n".to_owned() + &"- ".repeat(10_000) + "x\n");
        refused((0..1_300).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect::<String>());
        refused("[".repeat(10_000));
    }

    #[test]
    fn a_hundred_megabytes_of_one_scalar() {
        refused(format!("borger: {{navn: {}}}\n", "x".repeat(100 * 1024 * 1024)));
        refused(format!("borger: {{navn: {}}}\n", "x".repeat(900 * 1024)));
    }

    #[test]
    fn many_keys_and_many_lines() {
        refused((0..60_000).map(|n| format!("nøgle{n}: 1\n")).collect::<String>());
        refused("\n".repeat(1_000_000));
        refused("- ".repeat(500_000));
        refused("\u{0}".repeat(500_000));
        refused("%".repeat(500_000));
    }

    #[cfg(unix)]
    #[test]
    fn no_file_at_all() {
        for special in ["/dev/zero", "/dev/stdin", "/"] {
            let municipality = Municipality::new().case(KEY);
            std::fs::remove_file(municipality.path().join(FOLDER).join("moede-1.yaml")).expect("it was there");
            let municipality = municipality.link("moede-1.yaml", special);
            municipality
                .run_within(200, 1, &["tjek", FOLDER])
                .fails(1)
                .says("det er ikke en almindelig fil");
        }
    }
}

mod the_command_line {
    use super::*;

    fn told(arguments: &[&str]) -> String {
        Municipality::new().case(KEY).run_list(arguments).fails(2).err.clone()
    }

    #[test]
    fn its_mistakes_are_told_in_danish() {
        let lines: [&[&str]; 15] = [
            &["indvitation", FOLDER],
            &["invitation"],
            &["invitation", FOLDER, "--uud", "x"],
            &["invitation", FOLDER, "--dato", "22-11-2026"],
            &["invitation", FOLDER, "--dato", "2026-02-30"],
            &["invitation", FOLDER, "--dato"],
            &["invitation", FOLDER, "--ud"],
            &["invitation", FOLDER, "--sprog", "xx"],
            &["invitation", FOLDER, "--kommune", "nej.yaml"],
            &["invitation", FOLDER, "--skabeloner", "findes-ikke"],
            &["invitation", "findes-ikke"],
            &["invitation", "kommune.yaml"],
            &["tjek", FOLDER, "--format", "xml"],
            &["ny"],
            &["ny", "møde", "findes-ikke"],
        ];
        let told: Vec<String> = lines.iter().map(|l| format!("> dialogdok {}\n{}", l.join(" "), told(l))).collect();
        let told = told.join("\n");
        insta::assert_snapshot!("the_command_line", told);
        for english in ["error", "usage", "Usage", "required", "invalid", "unexpected", "os error"] {
            assert!(!told.contains(english), "{english}: {told}");
        }
    }

    #[test]
    fn every_command_has_its_ascii_spelling() {
        let municipality = Municipality::new().case(KEY);
        for (danish, ascii) in [("netværksoverblik", "netvaerksoverblik"), ("netværkskort", "netvaerkskort")] {
            let danish = municipality.run([danish, FOLDER]).paths();
            assert_eq!(danish, municipality.run([ascii, FOLDER]).paths());
        }
        let meeting = &*format!("{FOLDER}/moede-1.yaml");
        assert_eq!(
            municipality.run(["mødemappe", meeting]).paths(),
            municipality.run(["moedemappe", meeting]).paths()
        );
        municipality.run(["ny", "moede", FOLDER]).succeeds();
        municipality.run(["ny", "møde", FOLDER]).succeeds();
    }

    #[test]
    fn the_exit_code_tells_what_happened() {
        let municipality = Municipality::new().case(KEY);
        municipality.run(["tjek", FOLDER]).fails(0);
        municipality.run(["--help"]).fails(0);
        municipality.run(["--version"]).fails(0);
        municipality.run(["invitation", "--help"]).fails(0);
        municipality.run(["ingenting"]).fails(2);
        municipality
            .with("moede-1.yaml", "person: mor", "person: mormor")
            .run(["invitation", FOLDER])
            .fails(1);
    }

    #[test]
    fn help_is_in_danish() {
        let municipality = Municipality::new();
        for arguments in [
            vec!["--help"],
            vec!["invitation", "--help"],
            vec!["ny", "--help"],
            vec!["tjek", "--help"],
            vec!["ny", "sag", "--help"],
        ] {
            let help = municipality.run_list(&arguments).succeeds().out.clone();
            for english in ["Usage", "Options", "Commands", "Arguments", "Print", "default", "possible values"] {
                assert!(!help.contains(english), "{arguments:?}: {english} in\n{help}");
            }
        }
    }

    /// The file with each # deleted that stands before something to be used, and with days for its days.
    fn filled_in(text: &str) -> String {
        let line = |line: &str| {
            let is_prose = line.starts_with("##") || line.starts_with("# yaml-language-server");
            // A meeting is not held and called off or moved as well.
            let is_else = ["#aflyst", "#flyttet"].iter().any(|key| line.starts_with(key));
            match line.find('#').filter(|at| line[..*at].trim().is_empty() && !is_prose && !is_else) {
                Some(at) => format!("{}{}\n", &line[..at], &line[at + 1..]),
                None => format!("{line}\n"),
            }
        };
        let text: String = text.lines().map(line).collect();
        text.replace("inviterede: []", "inviterede:")
            .replace("ÅÅÅÅ-MM-DD TT:MM", "2026-02-05 14:00")
            .replace("henvendelse: ÅÅÅÅ-MM-DD", "henvendelse: 2026-01-10")
            .replace("første kontakt: ÅÅÅÅ-MM-DD", "første kontakt: 2026-01-12")
            .replace("samtykke: ÅÅÅÅ-MM-DD", "samtykke: 2026-01-20")
            .replace("svar senest: ÅÅÅÅ-MM-DD", "svar senest: 2026-01-30")
            .replace("mundtligt inviteret: ÅÅÅÅ-MM-DD", "mundtligt inviteret: 2026-01-22")
            .replace("ÅÅÅÅ-MM-DD", "2026-02-12")
            .replace("Skriv svaret", "i høj grad")
    }

    #[test]
    fn a_new_case_and_a_new_meeting_are_sound_once_filled_in() {
        let municipality = Municipality::new().without("kommune.yaml");
        municipality.run(["ny", "kommune"]).succeeds();
        municipality.run(["ny", "sag", "sager/2026-099"]).succeeds();
        municipality.run(["ny", "møde", "sager/2026-099"]).succeeds();
        let sag = "sager/2026-099/sag.yaml";
        let (moede, kommune) = ("sager/2026-099/moede-1.yaml", "kommune.yaml");
        municipality.run(["tjek", "sager/2026-099"]).fails(1).says("ÅÅÅÅ-MM-DD");
        // Every line that begins with # becomes part of the file when its # is deleted, and stands right.
        for file in [kommune, sag, moede] {
            let path = municipality.path().join(file);
            let text = std::fs::read_to_string(&path).expect("it was made");
            std::fs::write(&path, filled_in(&text)).expect("a file");
        }
        // What is still to be written over is said of each place, in all three files.
        let told = municipality
            .run(["tjek", "sager/2026-099", "--dato", "2026-02-20"])
            .fails(1)
            .err
            .clone();
        let mut places = 0;
        for file in [kommune, sag, moede] {
            let path = municipality.path().join(file);
            let mut text = std::fs::read_to_string(&path).expect("it is there");
            let words = "Skriv ";
            while let Some(at) = text
                .find(words)
                .filter(|at| !text[..*at].lines().last().is_some_and(|l| l.contains('#')))
            {
                let end = at + text[at..].find(['\n', ',', ']', '#']).expect("a line's end");
                let place = text[at..end].trim_end().to_owned();
                assert!(told.contains(&format!("»{place}«")), "{file}: {place} is not told of:\n{told}");
                text = text.replace(&place, if place.contains("telefon") { "89 40 00 00" } else { "Noget" });
                places += 1;
            }
            std::fs::write(&path, text).expect("a file");
        }
        assert_eq!((places, told.matches("fejl[ikke-udfyldt]").count()), (21, 21), "{told}");
        std::fs::write(
            municipality.path().join("logo.svg"),
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>",
        )
        .expect("a logo");
        let outcome = municipality.run(["tjek", "sager/2026-099", "--dato", "2026-02-20"]);
        assert!(!outcome.err.contains("fejl["), "{}", outcome.err);
        let outcome = municipality.run_list(&["alt", "sager/2026-099", "--dato", "2026-02-20"]);
        outcome.succeeds().made("2026-099/moede-1/referat-mor.pdf");
        municipality.run(["ny", "sag", "sager/2026-099"]).fails(1).says("findes allerede");
    }
}

/// A time that is written in another way than it is read is proposed only when no other can be meant.
#[test]
fn a_proposed_time_is_the_one_that_was_meant() {
    let shown = |written: &str| {
        let municipality = Municipality::sound().with("moede-1.yaml", "2026-12-03 16:00", written);
        let told = municipality.run(["tjek", "sager"]).fails(1).err.clone();
        let proposed = told
            .split(['»', '«'])
            .find(|part| part.starts_with("2026-12-03 ") && *part != written);
        let length = told
            .split_once("»varighed: ")
            .map(|(_, rest)| rest.split('«').next().unwrap_or_default().to_owned());
        (proposed.map(str::to_owned), length)
    };
    for day in ["2026-12-03", "3/12-2026", "3.12.2026"] {
        for (written, proposed, length) in [
            ("kl. 16-17.30", Some("16:00"), Some("90")),
            ("kl. 16–17.30", Some("16:00"), Some("90")),
            ("16:00-17:30", Some("16:00"), Some("90")),
            ("16 til 17", Some("16:00"), Some("60")),
            ("kl. 9-10.30", Some("09:00"), Some("90")),
            ("kl. 10.30-12", Some("10:30"), Some("90")),
            ("4 pm", Some("16:00"), None),
            ("4:30pm", Some("16:30"), None),
            ("4-5.30 pm", Some("16:00"), Some("90")),
            ("9 am", Some("09:00"), None),
            ("kl. 4 om eftermiddagen", Some("16:00"), None),
            ("1600", Some("16:00"), None),
            ("16,30", Some("16:30"), None),
            ("16-30", Some("16:30"), None),
            ("kl. halv 4", None, None),
            ("kl. kvart over 3", None, None),
            ("16 eller 17", None, None),
            ("kl. 25", None, None),
        ] {
            let proposed = proposed.map(|time| format!("2026-12-03 {time}"));
            assert_eq!(
                shown(&format!("{day} {written}")),
                (proposed, length.map(str::to_owned)),
                "{day} {written}"
            );
        }
    }
}
