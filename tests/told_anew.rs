//! What a reader is told anew, by what this reader was told before: every order of telling, moving and calling off.

mod support;

use std::fs;

use support::Municipality;

const MEETING: &str = "sager/2026-001/moede-1.yaml";
const OF_IDA: &str = "2026-001/moede-1/invitation-ida.pdf";
const OF_MOR: &str = "2026-001/moede-1/invitation-mor.pdf";

/// The municipality with all letters of the meeting sent.
fn told() -> Municipality {
    let municipality = Municipality::sound();
    municipality.run(["invitation", MEETING]).succeeds();
    municipality.run(["sendt", MEETING]).succeeds();
    municipality
}

fn move_to(municipality: Municipality, time: &str) -> Municipality {
    municipality.with("moede-1.yaml", "tidspunkt: 2026-12-03 16:00", &format!("tidspunkt: {time}"))
}

fn call_off(municipality: Municipality) -> Municipality {
    municipality.with("moede-1.yaml", "tema:", "aflyst: 2026-11-22\ntema:")
}

/// Records that mor was told, in a way.
fn phone(municipality: &Municipality, way: &str) {
    let told = municipality.run_list(&["sendt", MEETING, "--til", "mor", "--måde", way, "--dato", support::TODAY]);
    told.succeeds();
}

fn frozen(municipality: &Municipality) -> Vec<String> {
    let folder = municipality.path().join("sager/2026-001/sendt");
    let mut names: Vec<String> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|file| file.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn what_is_called_off_is_the_meeting_that_the_reader_believes_in() {
    // Moved, and nobody was told of it; then called off.
    let municipality = call_off(move_to(told(), "2026-12-10 15:00"));
    let outcome = municipality.run(["invitation", MEETING]);
    for path in [OF_IDA, OF_MOR, "2026-001/moede-1/invitation-borger.pdf"] {
        let text = outcome.text(path);
        assert!(
            text.contains("3. december") && (text.contains("er desværre aflyst") || text.contains("bliver ikke til noget")),
            "{path}: {text}"
        );
        assert!(!text.contains("10. december"), "{path}: {text}");
    }
    // Told of the move first, the new time is the one that is called off.
    let municipality = move_to(told(), "2026-12-10 15:00");
    municipality.run(["invitation", MEETING]).succeeds();
    municipality.run(["sendt", MEETING]).succeeds();
    let municipality = call_off(municipality);
    let text = municipality.run(["invitation", MEETING]).text(OF_IDA);
    assert!(text.contains("10. december") && !text.contains("3. december"), "{text}");
}

/// Every way to have heard of a meeting that will not be: none leads to an invitation.
#[test]
fn nobody_is_invited_to_a_meeting_that_is_called_off() {
    for (first, way) in [("letter", "brev"), ("call", "telefon"), ("nothing", "telefon")] {
        let municipality = match first {
            "nothing" => call_off(Municipality::sound()),
            _ => {
                let municipality = Municipality::sound();
                municipality.run(["invitation", MEETING]).succeeds();
                phone(&municipality, way);
                let municipality = call_off(municipality);
                municipality.run(["invitation", MEETING]).succeeds();
                municipality
            }
        };
        phone(&municipality, "telefon");
        let municipality = move_to(municipality, "2026-12-10 15:00");
        let outcome = municipality.run(["invitation", MEETING]);
        for path in outcome.paths().iter().filter(|path| path.ends_with(".pdf")) {
            let text = outcome.text(path.trim_start_matches("ud/"));
            assert!(text.contains("aflyst"), "{first}: {path}: {text}");
        }
    }
}

#[test]
fn who_gets_a_letter_of_calling_off_does_not_hang_on_the_order_of_recording() {
    let municipality = call_off(Municipality::sound());
    municipality.run(["invitation", MEETING]).succeeds().made(OF_IDA).made(OF_MOR);
    municipality.run(["sendt", MEETING, "--til", "mor"]).succeeds().says("1 skrevet op");
    municipality
        .run(["invitation", MEETING])
        .succeeds()
        .made(OF_IDA)
        .says_not("skal have dem mere");
    municipality.run(["sendt", MEETING]).succeeds().says("2 skrevet op");
}

#[test]
fn a_meeting_that_is_on_again_at_another_time_shows_both() {
    let municipality = call_off(told());
    municipality.run(["invitation", MEETING]).succeeds();
    municipality.run(["sendt", MEETING]).succeeds();
    let municipality = move_to(municipality.with("moede-1.yaml", "aflyst: 2026-11-22\n", ""), "2026-12-10 15:00");
    let text = municipality.run(["invitation", MEETING]).text(OF_IDA);
    assert!(text.contains("bliver til noget alligevel"), "{text}");
    assert!(text.contains("3. december") && text.contains("10. december"), "{text}");
}

#[test]
fn a_longer_meeting_is_told_of_like_a_moved_one() {
    let municipality = told().with("moede-1.yaml", "tema:", "varighed: 180\ntema:");
    let outcome = municipality.run(["invitation", MEETING]);
    let text = outcome.text(OF_IDA);
    assert!(text.contains("16.00–17.30") && text.contains("16.00–19.00"), "{text}");
    let calendar = outcome.text("2026-001/moede-1/moede-1.ics");
    assert!(calendar.contains("SEQUENCE:1"), "{calendar}");
}

#[test]
fn another_address_of_the_same_place_stands_beside_the_old_one() {
    let municipality = told().with("moede-1.yaml", "Torvegade 30", "Torvegade 32");
    let text = municipality.run(["invitation", MEETING]).text(OF_IDA);
    assert!(text.contains("Torvegade 30") && text.contains("Torvegade 32"), "{text}");
    // Somebody's protected home by now: the old one is not told again.
    let municipality = municipality.with("sag.yaml", "Hemmelig Allé 77, 9999 Langtvæk", "Torvegade 30, 8355 Solbjerg");
    let text = municipality.run(["invitation", MEETING]).text(OF_MOR);
    assert!(!text.contains("Torvegade 30"), "{text}");
    // More blanks are no other address.
    let municipality = told().with("moede-1.yaml", "Torvegade 30", "Torvegade  30");
    let text = municipality.run(["invitation", MEETING]).text(OF_IDA);
    assert!(text.contains("inviterer dig til et netværksmøde"), "{text}");
}

#[test]
fn a_referat_is_not_phoned_and_no_meeting_after_it_was_held() {
    let municipality = Municipality::sound();
    municipality
        .run(["sendt", MEETING, "--til", "mor", "--papir", "referat", "--måde", "telefon"])
        .fails(1)
        .says("kan ikke fortælles i telefonen");
    municipality
        .run_list(&["sendt", MEETING, "--til", "mor", "--måde", "telefon", "--dato", "2026-12-04"])
        .fails(1)
        .says("mødet var den");
    assert!(!municipality.path().join("sager/2026-001/sendt.yaml").exists());
}

#[test]
fn what_left_the_house_before_consent_was_withdrawn_can_be_recorded() {
    let municipality = Municipality::sound();
    municipality.run_list(&["invitation", MEETING, "--dato", "2026-11-18"]).succeeds();
    let municipality = municipality.with(
        "sag.yaml",
        "  samtykke: 2026-10-10",
        "  samtykke: 2026-10-10\n  samtykke trukket: 2026-11-20",
    );
    municipality
        .run_list(&["sendt", MEETING, "--til", "mor", "--dato", "2026-11-18"])
        .succeeds()
        .says("1 skrevet op");
    let refused = municipality.run_list(&["sendt", MEETING, "--til", "ida", "--dato", "2026-11-20"]);
    refused.fails(1).says("0 skrevet op som sendt, 1 ikke");
}

#[test]
fn files_without_a_line_are_told_and_what_a_stopped_run_left_goes() {
    let municipality = told();
    let folder = municipality.path().join("sager/2026-001");
    assert_eq!(frozen(&municipality).len(), 3);
    fs::write(folder.join("sendt/.dialogdok-abc123.tmp"), "half a letter").expect("a file");
    fs::write(folder.join(".dialogdok-sendt-abc123.tmp"), "half a record").expect("a file");
    let municipality = move_to(municipality, "2026-12-10 15:00");
    municipality.run(["invitation", MEETING, "--til", "ida"]).succeeds();
    municipality.run(["sendt", MEETING, "--til", "ida"]).succeeds();
    assert!(
        frozen(&municipality).iter().all(|name| !name.starts_with('.')),
        "{:?}",
        frozen(&municipality)
    );
    assert!(!folder.join(".dialogdok-sendt-abc123.tmp").exists());
    municipality.run(["tjek", "sager"]).succeeds();

    // The record is gone, emptied, or a paper was laid there by hand.
    let record = fs::read_to_string(folder.join("sendt.yaml")).expect("a record");
    fs::remove_file(folder.join("sendt.yaml")).expect("it can go");
    municipality.run(["tjek", "sager"]).fails(1).says("uden en linje i sendt.yaml");
    fs::write(folder.join("sendt.yaml"), "# Skrevet af dialogdok\n").expect("a file");
    municipality.run(["tjek", "sager"]).fails(1).says("sendt-fil");
    fs::write(folder.join("sendt.yaml"), record).expect("a file");
    municipality.run(["tjek", "sager"]).succeeds();
    fs::write(folder.join("sendt/2026-11-22-moede-1-invitation-far.pdf"), "%PDF").expect("a file");
    municipality.run(["tjek", "sager"]).fails(1).says("invitation-far.pdf");
}

/// A meeting held, with a task that names others, and an indsigt for the one whose task it is.
#[test]
fn an_insight_tells_no_task_of_a_referat_that_the_reader_may_not_have() {
    let minutes = |approved: &str| {
        format!(
            "referat:\n  skrevet af: mette\n  deltog: [mor, ida, pia]\n  opgaver:\n    - {{id: t1, hvem: mor, hvad: Taler med Bent om hans gæld}}\n{approved}tema:"
        )
    };
    let of = |approved: &str| {
        let municipality =
            Municipality::sound()
                .with("moede-1.yaml", "2026-12-03", "2026-11-12")
                .with("moede-1.yaml", "tema:", &minutes(approved));
        let outcome = municipality.run(["indsigt", "sager/2026-001", "--til", "mor"]);
        outcome.text("2026-001/indsigt-mor.pdf")
    };
    assert!(!of("").contains("hans gæld"));
    assert!(!of("  godkendt af borgeren: 2026-11-20\n  må sendes til: [ida]\n").contains("hans gæld"));
    assert!(of("  godkendt af borgeren: 2026-11-20\n  må sendes til: [mor]\n").contains("hans gæld"));
}

#[test]
fn an_insight_does_not_tell_of_a_meeting_before_its_letter_does() {
    let insight = |municipality: &Municipality| {
        let outcome = municipality.run(["indsigt", "sager/2026-001", "--til", "ida"]);
        outcome.text("2026-001/indsigt-ida.pdf")
    };
    let municipality = Municipality::sound().with(
        "moede-1.yaml",
        "    hvorfor: Sara vil gerne have dig med, fordi I taler sammen om aftenen.\n    mundtligt inviteret: 2026-11-18\n",
        "    hvorfor: Sara vil gerne have dig med, fordi I taler sammen om aftenen.\n",
    );
    let before = insight(&municipality);
    assert!(
        !before.contains("Netværksmøde 1") && !before.contains("om aftenen") && !before.contains("Julen"),
        "{before}"
    );
    municipality.run(["invitation", MEETING]).succeeds();
    municipality.run(["sendt", MEETING, "--til", "ida"]).succeeds();
    let after = insight(&municipality);
    assert!(after.contains("Netværksmøde 1") && after.contains("om aftenen"), "{after}");
}

#[test]
fn a_handover_ticks_nothing_of_a_tovholder_who_is_not_found_yet() {
    let municipality = told();
    let sheet = |municipality: &Municipality| {
        let outcome = municipality.run(["overlevering", "sager/2026-001"]);
        outcome.text("2026-001/overlevering.pdf")
    };
    let before = sheet(&municipality);
    assert!(!before.contains("står i sagen"), "{before}");
    // What was sent stands there, with those who got it.
    assert!(before.contains("Lone Lindholm") && before.contains("Ida Krogh"), "{before}");
    let municipality = municipality
        .with(
            "sag.yaml",
            "  tovholder: pia\n",
            "  tovholder: jens\n  tidligere tovholdere:\n    - {person: pia, til: 2026-11-20, borgeren deltog i overleveringen: ja}\n",
        )
        .with(
            "sag.yaml",
            "    telefon: 89 40 56 78\n",
            "    telefon: 89 40 56 78\n    uddannet i Åben Dialog: ja\n",
        );
    let after = sheet(&municipality);
    assert!(after.contains("står i sagen") && after.contains("89 40 56 78"), "{after}");
}

/// Between any two of these places it is a move, also when one of them is withheld.
#[test]
fn a_move_to_or_from_a_protected_home_is_a_move() {
    let places = [
        ("Medborgerhuset", "[Torvegade 30, 8355 Solbjerg]"),
        ("Hos Ida", "[Hemmelig Allé 77, 9999 Langtvæk]"),
        ("Hjemme hos Lone", "[Engvej 3, 8355 Solbjerg]"),
        ("Biblioteket", "[Søgade 1, 8355 Solbjerg]"),
    ];
    for (old, old_address) in places {
        for (new, new_address) in places.into_iter().filter(|(new, _)| *new != old) {
            let at = |municipality: Municipality, from: (&str, &str), to: (&str, &str)| {
                municipality
                    .with("moede-1.yaml", &format!("navn: {}", from.0), &format!("navn: {}", to.0))
                    .with("moede-1.yaml", &format!("adresse: {}", from.1), &format!("adresse: {}", to.1))
            };
            let municipality = match old {
                "Medborgerhuset" => Municipality::sound(),
                _ => at(Municipality::sound(), places[0], (old, old_address)),
            };
            municipality.run(["invitation", MEETING]).succeeds();
            municipality.run(["sendt", MEETING]).succeeds();
            let municipality = at(municipality, (old, old_address), (new, new_address));
            let outcome = municipality.run(["invitation", MEETING]);
            let text = outcome.text(OF_MOR);
            assert!(text.contains("flyttet til et andet sted"), "{old} to {new}: {text}");
            assert!(!text.contains("Hemmelig"), "{old} to {new}: {text}");
            let calendar = outcome.text("2026-001/moede-1/moede-1.ics");
            assert!(calendar.contains("SEQUENCE:1"), "{old} to {new}: {calendar}");
            municipality.run(["tjek", "sager"]).says("ikke-fortalt");
        }
    }
}

#[test]
fn a_letter_that_was_overtaken_by_a_call_is_not_among_the_papers() {
    let municipality = move_to(told(), "2026-12-10 15:00");
    municipality
        .run_list(&["sendt", MEETING, "--til", "mor", "--måde", "telefon", "--dato", support::TODAY])
        .succeeds();
    municipality.run(["invitation", MEETING]).succeeds().says("invitation-mor.pdf");
    fs::remove_dir_all(municipality.path().join("ud")).expect("it can go");
    municipality.run(["invitation", MEETING]).succeeds().made(OF_IDA).made_not(OF_MOR);
}

#[test]
fn one_line_of_the_record_does_not_change_the_others_letters() {
    let municipality = Municipality::sound().with("moede-1.yaml", "tema:", "flyttet: 1\nflyttet fra: 2026-12-01 16:00\ntema:");
    municipality.run(["invitation", MEETING]).succeeds();
    municipality.run(["sendt", MEETING, "--til", "borger"]).succeeds();
    municipality.run(["sendt", MEETING]).succeeds().says("2 skrevet op");
    // One number more than what was sent.
    let calendar = move_to(municipality, "2026-12-10 15:00")
        .run(["invitation", MEETING])
        .text("2026-001/moede-1/moede-1.ics");
    assert!(calendar.contains("SEQUENCE:2"), "{calendar}");
}

#[test]
fn who_was_told_and_is_left_out_is_not_forgotten() {
    let ida = "  - person: ida\n    hvorfor: Sara vil gerne have dig med, fordi I taler sammen om aftenen.\n    mundtligt inviteret: 2026-11-18\n";
    let municipality = move_to(told().with("moede-1.yaml", ida, ""), "2026-12-10 15:00");
    municipality
        .run(["tjek", "sager"])
        .succeeds()
        .says("Ida Krogh er ikke inviteret mere");
    // Not moved: the letter in the house still invites.
    let municipality = told().with("moede-1.yaml", ida, "");
    municipality.run(["tjek", "sager"]).says("Ida Krogh er ikke inviteret mere");
    told().run(["tjek", "sager"]).says_not("ikke inviteret mere");
    let municipality = told().without("moede-1.yaml");
    municipality.run(["tjek", "sager"]).says("møde 1 har ingen fil mere");
    // A file with a slip in it is there all the same.
    let municipality = told().with("moede-1.yaml", "tema:", "forkert: x\ntema:");
    municipality.run(["tjek", "sager"]).fails(1).says_not("har ingen fil mere");
}

#[test]
fn what_one_was_sent_is_not_the_next_ones_who_got_the_id() {
    let municipality = told().with("sag.yaml", "navn: Ida Krogh", "navn: Sonja Krag");
    let journal = municipality.run(["journal", "sager/2026-001"]);
    let text = journal.text("2026-001/journal.pdf");
    assert!(text.contains("Ida Krogh") && !text.contains("Sonja"), "{text}");
    municipality.run(["tjek", "sager"]).says("navn-skrevet-over");
    let letter = municipality.run(["invitation", MEETING]).text(OF_IDA);
    assert!(letter.contains("Sonja Krag") && !letter.contains("Ida Krogh"), "{letter}");
    // A new family name is no other person.
    let municipality = told().with("sag.yaml", "navn: Ida Krogh", "navn: Ida Bjerre");
    municipality.run(["tjek", "sager"]).says_not("navn-skrevet-over");
}

#[test]
fn the_journal_and_the_insight_name_a_letter_that_calls_a_meeting_off_or_moves_it() {
    let municipality = told().with("moede-1.yaml", "2026-12-03 16:00", "2026-12-04 10:00");
    municipality.run(["invitation", MEETING]).succeeds();
    municipality.run(["sendt", MEETING, "--til", "ida"]).succeeds();
    let municipality = municipality.with("moede-1.yaml", "tema:", "aflyst: 2026-11-22\ntema:");
    municipality.run(["invitation", MEETING]).succeeds();
    municipality.run(["sendt", MEETING, "--til", "ida"]).succeeds();
    let journal = municipality.run(["journal", "sager/2026-001"]).text("2026-001/journal.pdf");
    let insight = municipality.run(["indsigt", "sager/2026-001", "--til", "ida"]);
    let insight = insight.text("2026-001/indsigt-ida.pdf");
    for text in [journal, insight] {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for name in ["Invitation", "Ny tid eller nyt sted", "Aflysning"] {
            assert!(text.contains(name), "{name}: {text}");
        }
    }
}

#[test]
fn a_call_before_the_handover_was_made_by_the_one_who_handed_over() {
    let municipality = Municipality::sound().with(
        "sag.yaml",
        "  tovholder: pia\n",
        "  tovholder: jens\n  tidligere tovholdere:\n    - {person: pia, til: 2026-11-20, borgeren deltog i overleveringen: ja}\n",
    );
    municipality
        .run_list(&["sendt", MEETING, "--til", "mor", "--måde", "telefon", "--dato", "2026-11-18"])
        .succeeds();
    let record = fs::read_to_string(municipality.path().join("sager/2026-001/sendt.yaml")).expect("a record");
    assert!(record.contains("af: pia"), "{record}");
}

#[test]
fn the_first_thing_to_record_is_asked_for_too() {
    let municipality = Municipality::sound();
    municipality
        .run_list(&["tjek", "sager", "--dato", "2026-11-30"])
        .says("der er ikke skrevet op");
    municipality.run(["tjek", "sager"]).says_not("der er ikke skrevet op");
}

/// Every order of three changes, each recorded: a calendar takes what it is given last.
#[test]
fn every_change_that_is_told_has_a_higher_sequence() {
    let changes = ["off", "on", "time", "place"];
    let orders = (0..64).map(|n| [changes[n % 4], changes[n / 4 % 4], changes[n / 16]]);
    for (begins_recorded, order) in orders.enumerate().map(|(at, order)| (at % 2 == 0, order)) {
        let mut municipality = if begins_recorded { told() } else { Municipality::sound() };
        let mut before = begins_recorded.then(|| calendar(&municipality));
        let (mut is_off, mut moves) = (false, 0);
        for change in order {
            municipality = match change {
                "off" if !is_off => call_off(municipality),
                "on" if is_off => municipality.with("moede-1.yaml", "aflyst: 2026-11-22\n", ""),
                "time" => {
                    moves += 1;
                    let old = format!("tidspunkt: 2026-12-{:02} 16:00", 2 + moves);
                    municipality.with("moede-1.yaml", &old, &format!("tidspunkt: 2026-12-{:02} 16:00", 3 + moves))
                }
                "place" => municipality.with("moede-1.yaml", "borgerhuset", "borgerhusets sal i borgerhuset"),
                _ => continue,
            };
            is_off = match change {
                "off" => true,
                "on" => false,
                _ => is_off,
            };
            let now = calendar(&municipality);
            municipality.run(["sendt", MEETING]);
            if let Some(before) = &before {
                let is_other = (before.is_off, &before.when, &before.place) != (now.is_off, &now.when, &now.place);
                let is_over = before.is_off && now.is_off;
                assert_eq!(
                    now.sequence > before.sequence,
                    is_other && !is_over,
                    "{order:?}: {before:?} {now:?}"
                );
            }
            before = Some(now);
        }
    }
}

#[derive(Debug)]
struct CalendarFile {
    sequence: u32,
    is_off: bool,
    when: String,
    place: String,
}

fn calendar(municipality: &Municipality) -> CalendarFile {
    let text = municipality.run(["invitation", MEETING]).text("2026-001/moede-1/moede-1.ics");
    let value = |key: &str| {
        let line = text.lines().find(|line| line.starts_with(key)).unwrap_or_default();
        line.split_once(':').map(|(_, value)| value.to_owned()).unwrap_or_default()
    };
    CalendarFile {
        sequence: value("SEQUENCE").parse().expect("a number"),
        is_off: value("STATUS") == "CANCELLED",
        when: value("DTSTART"),
        place: value("LOCATION"),
    }
}

/// When and where a meeting would have been that will not be changes nothing for those who know that.
#[test]
fn a_letter_of_calling_off_stays_when_the_files_change_their_mind_about_when_it_would_have_been() {
    let municipality = call_off(told());
    municipality.run(["invitation", MEETING]).succeeds();
    municipality.run(["sendt", MEETING]).succeeds();
    let sent = municipality.run(["invitation", MEETING]).bytes(OF_IDA);
    let municipality = move_to(municipality, "2026-12-10 15:00").with("moede-1.yaml", "borgerhuset", "borgerhusets sal");
    let outcome = municipality.run(["invitation", MEETING]);
    assert!(outcome.succeeds().bytes(OF_IDA) == sent);
    outcome.says_not("gælder ikke mere");
}

/// Who answered without a line of their own in the record, answered to what the others had been told.
#[test]
fn an_answer_without_a_line_is_to_what_the_others_had_been_told() {
    let of_laege = |reply: &str| {
        let invited = format!("inviterede:\n  - {{person: laege, hvorfor: Du kender Sara., invitation: telefon, svar: {reply}}}\n");
        let municipality = Municipality::sound().with("moede-1.yaml", "inviterede:\n", &invited);
        municipality.run(["invitation", MEETING]).succeeds();
        municipality.run(["sendt", MEETING]).succeeds();
        municipality
    };
    for (reply, is_known) in [
        ("kommer ikke", false),
        ("kommer", false),
        ("{svar: kommer, dato: 2026-11-20}", false),
        ("{svar: kommer ikke, dato: 2026-11-22}", false),
        ("venter", true),
    ] {
        let municipality = move_to(of_laege(reply), "2026-12-10 15:00");
        let outcome = municipality.run(["invitation", MEETING]);
        let list = outcome.text("2026-001/moede-1/ringeliste.pdf");
        assert!(list.contains("Karim Yilmaz"), "{reply}: {list}");
        assert_eq!(list.contains("Tror"), !is_known, "{reply}: {list}");
        let letter = outcome.text("2026-001/moede-1/invitation-borger.pdf");
        assert!(!letter.contains("kan ikke komme"), "{reply}: {letter}");
    }
    // What was not moved is what they answered to.
    let letter = of_laege("kommer ikke")
        .run(["invitation", MEETING])
        .text("2026-001/moede-1/invitation-borger.pdf");
    assert!(letter.contains("Karim"), "{letter}");
}

#[test]
fn another_way_in_number_or_interpreter_is_told_of() {
    let change = "er en anden, end";
    told().run(["tjek", "sager"]).says_not(change);
    for (old, new) in [
        ("tema:", "tolk: arabisk\ntema:"),
        ("tema:", "på dagen: 20 99 99 99\ntema:"),
        ("  navn: Med", "  find vej: Gå ind ad porten.\n  navn: Med"),
    ] {
        let municipality = told().with("moede-1.yaml", old, new);
        municipality.run(["tjek", "sager"]).says(change);
        // Told of it by telephone, one is not named any more.
        phone(&municipality, "telefon");
        municipality
            .run(["tjek", "sager"])
            .says(change)
            .says_not("end Sara Lindholm, Lone Lindholm");
    }
}

#[test]
fn an_insight_tells_nothing_of_others_in_the_readers_own_texts() {
    let minutes = "referat:\n  skrevet af: mette\n  deltog: [mor, ida, pia, jens, mette]\n  opgaver:\n    - {id: t1, hvem: mor, hvad: Ringer til Idas læge om Idas angst}\n    - {id: t2, hvem: mor, hvad: Følger Sara til lægen}\n  godkendt af borgeren: 2026-11-22\n  må sendes til: [mor]\n";
    let municipality = Municipality::sound()
        .with("moede-1.yaml", "tidspunkt: 2026-12-03", "tidspunkt: 2026-11-20")
        .with("moede-1.yaml", "svar senest: 2026-11-27\n", "")
        .with("moede-1.yaml", "inviterede:", &format!("{minutes}inviterede:"));
    let text = municipality
        .run(["indsigt", "sager/2026-001", "--til", "mor"])
        .text("2026-001/indsigt-mor.pdf");
    assert!(text.contains("Følger Sara til lægen"), "{text}");
    assert!(!text.contains("angst"), "{text}");
    assert!(text.contains("fortæller om andre"), "{text}");
    // The borger sees all of it.
    let text = municipality.run(["referat", MEETING]).text("2026-001/moede-1/referat-borger.pdf");
    assert!(text.contains("angst"), "{text}");
}
