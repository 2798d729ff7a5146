//! The desk and a forløb's meetings: the next one takes over from the last, one made by mistake goes, one that is moved says so.

#[path = "support/desk.rs"]
mod opened;
mod support;

use axum::http::StatusCode;
use opened::*;
use support::{Municipality, swap};

const FORLOEB: &str = "/forloeb/2026-001";
const FIRST: &str = "sager/2026-001/moede-1.yaml";
const SECOND: &str = "sager/2026-001/moede-2.yaml";

const MINUTES: &str = "referat:
  skrevet af: mette
  deltog: [mor, ida]
  opgaver:
    - {id: t1, hvem: mor, hvad: Ringer til lægen, inden: 2026-11-10}
";

fn take_back(opened: &Opened, to: &str) -> Answer {
    opened.post("/fortryd", &[pair("til", to)])
}

/// A first meeting that has been held.
fn held() -> Municipality {
    Municipality::sound()
        .with("moede-1.yaml", "2026-12-03", "2026-11-03")
        .with("moede-1.yaml", "svar senest: 2026-11-27\n", MINUTES)
        .with("moede-1.yaml", "Solbjerg]\n", "Solbjerg]\n  find vej: Gå ind ad porten.\n")
}

fn has(opened: &Opened, name: &str) -> bool {
    opened.municipality.path().join(name).exists()
}

mod a_new_meeting {
    use super::*;

    #[test]
    fn takes_over_place_people_and_open_tasks() {
        let opened = Opened::new(held());
        let path = format!("{FORLOEB}/moede/nyt");
        let page = unescaped(&opened.page(&path));
        assert!(
            page.contains("Lone Lindholm og Ida Krogh") && page.contains("Lone Lindholm: Ringer til lægen"),
            "{page}"
        );
        let answer = opened.send(&path, &[("Tidspunkt", "2026-12-10T14:00")]);
        assert_eq!(answer.location, format!("{FORLOEB}/moede/2"), "{}", answer.text);
        let file = opened.file(SECOND);
        assert!(
            file.contains("navn: Medborgerhuset") && file.contains("Torvegade 30") && file.contains("find vej: Gå ind ad porten."),
            "{file}"
        );
        assert!(
            file.contains("person: mor") && file.contains("person: ida") && !file.contains("hvorfor"),
            "{file}"
        );
        assert!(unescaped(&opened.page(&format!("{FORLOEB}/moede/2/referat"))).contains("Ringer til lægen"));
    }

    #[test]
    fn elsewhere_has_nothing_of_the_old_place() {
        let opened = Opened::new(held());
        let typed = [
            ("Tidspunkt", "2026-12-10T14:00"),
            ("Sted: navn", "Biblioteket"),
            ("Sted: adresse", "Torvet 1\n8355 Solbjerg"),
        ];
        opened.send(&format!("{FORLOEB}/moede/nyt"), &typed);
        let file = opened.file(SECOND);
        assert!(file.contains("Biblioteket") && !file.contains("find vej"), "{file}");
    }

    #[test]
    fn invites_those_whom_the_referat_names() {
        let next = "referat:\n  næste møde: {ønsker: ja, hvem: laege og mor}\n";
        let opened = Opened::new(Municipality::sound().with("moede-1.yaml", "svar senest: 2026-11-27\n", next));
        let path = format!("{FORLOEB}/moede/nyt");
        assert!(
            unescaped(&opened.page(&path)).contains("Med er dem, Sara ville have med, da I sidst mødtes: Karim Yilmaz og Lone Lindholm.")
        );
        opened.send(&path, &[("Tidspunkt", "2026-12-10T14:00")]);
        let file = opened.file(SECOND);
        assert!(
            file.find("person: laege") < file.find("person: mor") && !file.contains("person: ida"),
            "{file}"
        );
    }
}

mod one_made_by_mistake {
    use super::*;

    fn made() -> Opened {
        let opened = Opened::new(held());
        let answer = opened.send(&format!("{FORLOEB}/moede/nyt"), &[("Tidspunkt", "2026-12-10T14:00")]);
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        opened
    }

    #[test]
    fn is_taken_back_like_any_change() {
        let opened = made();
        let page = opened.page(&format!("{FORLOEB}/moede/2"));
        assert!(
            page.contains("Fortryd") && page.contains(&format!("value=\"{FORLOEB}/moede\"")),
            "{page}"
        );
        let answer = take_back(&opened, &format!("{FORLOEB}/moede"));
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        assert!(!has(&opened, SECOND));
        // What somebody has written in it since stays.
        let opened = made();
        opened.put(SECOND, &(opened.file(SECOND) + "tema: Foråret\n"));
        assert_eq!(take_back(&opened, "/").status, StatusCode::CONFLICT);
        assert!(has(&opened, SECOND));
    }

    #[test]
    fn is_deleted_after_it_is_shown_what_is_lost_and_comes_back() {
        let opened = made();
        opened.send(&format!("{FORLOEB}/moede/2"), &[("Tema", "Foråret")]);
        let before = opened.file(SECOND);
        let path = format!("{FORLOEB}/moede/2/slet");
        assert!(opened.page(&format!("{FORLOEB}/moede/2")).contains(&path));
        let page = unescaped(&opened.page(&path));
        assert!(page.contains("Foråret") && page.contains("Lone Lindholm, Ida Krogh"), "{page}");
        assert_eq!(opened.post(&path, &[]).status, StatusCode::CONFLICT, "what is lost was not shown");
        let yes = page
            .split("action=\"")
            .find_map(|rest| rest.split('"').next().filter(|to| to.contains("set=")));
        let answer = opened.post(yes.expect("a way"), &[]);
        assert_eq!(answer.location, format!("{FORLOEB}/moede"), "{}", answer.text);
        assert!(!has(&opened, SECOND));
        assert!(opened.page(&format!("{FORLOEB}/moede")).contains("Slettet kl."));
        take_back(&opened, &format!("{FORLOEB}/moede"));
        assert_eq!(opened.file(SECOND), before);
    }

    #[test]
    fn is_only_called_off_once_somebody_knows_of_it() {
        let opened = made();
        let begun = opened.file(SECOND);
        for known in ["svar: kommer", "svar: kommer ikke", "mundtligt inviteret: 2026-11-20"] {
            opened.put(SECOND, &swap(&begun, "person: mor", &format!("person: mor\n    {known}")));
            let path = format!("{FORLOEB}/moede/2/slet");
            let page = unescaped(&opened.page(&path));
            assert!(page.contains("aflys det") && !page.contains("Slet mødet"), "{page}");
            assert_eq!(opened.post(&path, &[]).status, StatusCode::CONFLICT);
            assert!(has(&opened, SECOND));
        }
        // »venter« says that nothing has been said.
        opened.put(SECOND, &swap(&begun, "person: mor", "person: mor\n    svar: venter"));
        assert!(unescaped(&opened.page(&format!("{FORLOEB}/moede/2/slet"))).contains("Slet mødet"));
        // A referat is of a meeting that was.
        assert!(unescaped(&opened.page(&format!("{FORLOEB}/moede/1/slet"))).contains("Der er et referat af mødet."));
    }

    #[test]
    fn a_forloeb_that_was_begun_by_mistake_is_taken_back_too() {
        let opened = Opened::new(Municipality::new());
        let answer = begin(&opened, Some("4"));
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        assert!(opened.page(&answer.location).contains("Fortryd"));
        take_back(&opened, "/forloeb");
        assert!(!has(&opened, "sager/2026-001"));
    }
}

/// Sends the form of a new forløb.
fn begin(opened: &Opened, near: Option<&str>) -> Answer {
    let page = opened.page("/forloeb/nyt");
    let mut typed = vec![("Navn", "Sara Lindholm"), ("Dit navn, hvis du er tovholder", "Pia Holm")];
    typed.extend(near.map(|near| ("Tovholderens afstand til borgeren", near)));
    opened.send_from(&page, "/forloeb/nyt", &typed)
}

/// How near somebody feels is said by the borger, and by nobody else.
#[test]
fn no_distance_stands_in_a_new_file_that_nobody_has_said() {
    let opened = Opened::new(Municipality::new());
    let page = opened.page("/forloeb/nyt");
    assert_eq!(page.matches("type=\"radio\"").count(), 5);
    assert!(!page.contains(" checked"), "{page}");
    let answer = begin(&opened, None);
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let field = answer
        .text
        .split("<legend>Tovholderens afstand til borgeren</legend>")
        .nth(1)
        .expect("the field");
    assert!(
        field.split("</fieldset>").next().expect("its end").contains("class=\"error\""),
        "{field}"
    );
    assert!(!has(&opened, "sager/2026-001"));
    begin(&opened, Some("2"));
    assert!(opened.file("sager/2026-001/sag.yaml").contains("afstand: 2"));
}

mod another_time {
    use super::*;

    fn answered() -> Opened {
        let answer = "mundtligt inviteret: 2026-11-18\n    svar: {svar: kommer, dato: 2026-11-20}";
        Opened::new(Municipality::sound().with("moede-1.yaml", "mundtligt inviteret: 2026-11-18", answer))
    }

    fn move_to(opened: &Opened, time: &str) -> String {
        let answer = opened.send(&format!("{FORLOEB}/moede/1"), &[("Tidspunkt", time)]);
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        opened.file(FIRST)
    }

    fn is_moved(file: &str, times: u32, from: &str) -> bool {
        file.contains(&format!("\nflyttet: {times}\n")) && file.contains(&format!("\nflyttet fra: {from}\n"))
    }

    #[test]
    fn is_written_with_the_one_that_held_before_in_one_step() {
        let opened = answered();
        let before = opened.file(FIRST);
        let moved = move_to(&opened, "2026-12-10T16:00");
        assert!(is_moved(&moved, 1, "2026-12-03 16:00"), "{moved}");
        take_back(&opened, "/");
        assert_eq!(opened.file(FIRST), before);
    }

    #[test]
    fn is_no_move_where_nobody_knew_of_the_old_one() {
        let opened = Opened::new(Municipality::sound());
        let moved = move_to(&opened, "2026-12-10T16:00");
        assert!(!moved.contains("flyttet"), "{moved}");
    }

    #[test]
    fn is_one_move_from_what_people_know_whatever_is_tried_in_between() {
        let opened = Opened::new(Municipality::sound());
        // A letter in the post.
        let folder = opened.municipality.path().join("sager/2026-001/moede-1.yaml");
        let folder = folder.to_str().expect("a path");
        opened.municipality.run(["invitation", folder]).succeeds();
        opened.municipality.run(["sendt", folder]).succeeds();
        let before = opened.file(FIRST);
        let moved = move_to(&opened, "2026-12-10T16:00");
        assert!(is_moved(&moved, 1, "2026-12-03 16:00"), "{moved}");
        let again = move_to(&opened, "2026-12-11T16:00");
        assert!(is_moved(&again, 1, "2026-12-03 16:00"), "{again}");
        assert_eq!(move_to(&opened, "2026-12-03T16:00"), before);
    }

    #[test]
    fn is_as_somebody_writes_it_themselves() {
        let opened = answered();
        let typed = [("Tidspunkt", "2026-12-10T16:00"), ("Flyttet", "3")];
        opened.send(&format!("{FORLOEB}/moede/1"), &typed);
        let file = opened.file(FIRST);
        assert!(file.contains("flyttet: 3\n") && !file.contains("flyttet fra"), "{file}");
    }

    #[test]
    fn tells_of_a_last_day_that_no_longer_holds() {
        let opened = answered();
        let told = |opened: &Opened| {
            let page = unescaped(&opened.page(&format!("{FORLOEB}/moede/1")));
            let field = page.split(">Svar senest</label>").nth(1).expect("the field");
            field.split("<input").next().expect("its end").to_owned()
        };
        assert!(!told(&opened).contains("Forslag"), "{}", told(&opened));
        move_to(&opened, "2026-11-27T16:00");
        assert!(
            told(&opened).contains("Dagen ligger ikke før mødet. Forslag: 24. november 2026."),
            "{}",
            told(&opened)
        );
        move_to(&opened, "2026-12-03T16:00");
        opened.put(
            FIRST,
            &swap(&opened.file(FIRST), "svar senest: 2026-11-27", "svar senest: 2026-11-20"),
        );
        assert!(
            told(&opened).contains("Svarfristen er gået") && told(&opened).contains("Forslag: 26. november 2026."),
            "{}",
            told(&opened)
        );
    }
}
