//! The referat in the room: ticks that stay as they were set, what has been changed since, whom the page is a copy for, and those who
//! are there and may not be named on a wall.

#[path = "support/desk.rs"]
mod opened;
mod support;
#[path = "support/wall.rs"]
mod wall;

use std::fs;

use axum::http::StatusCode;
use opened::*;
use serde_json::{Value, json};
use support::{Municipality, swap};
use wall::*;

// ---- ticks

#[test]
fn a_tick_stays_when_somebody_else_writes_meanwhile() {
    let topics = [
        ("emne: Bageriet", "emne: Bageren"),
        ("Julen", "Nytår"),
        ("  skrevet af: mette\n", ""),
    ];
    for (old, new) in topics {
        for button in ["ja", "ikke", "kryds"] {
            let opened = sitting();
            let page = opened.page(READ);
            let chosen = ["Lone Lindholm", "Inger Lindholm"];
            assert_eq!(ticked(&page), Vec::<String>::new());
            let sent = answer(&page, &chosen, button);
            opened.put(MEETING, &swap(&opened.file(MEETING), old, new));
            let before = opened.file(MEETING);
            let told = opened.post(READ, &sent);
            let page = if button == "ja" { told.text } else { opened.page(READ) };
            assert_eq!(ticked(&page), chosen, "{button}, {new}");
            assert_eq!(opened.file(MEETING), before, "nothing is written unread");
            // It is said to what stands there now, and is written.
            opened.post(READ, &answer(&page, &chosen, "ja"));
            assert_eq!(said(&opened.file(MEETING))["referat"]["må sendes til"], json!(["mor", "mormor"]));
        }
    }
}

#[test]
fn a_tick_that_was_taken_away_stays_away_and_one_of_somebody_else_comes() {
    let opened = Opened::new(Municipality::example());
    opened.put(
        MEETING,
        &swap(&opened.file(MEETING), "refleksion:", "  må sendes til: [mor, far]\nrefleksion:"),
    );
    share(&opened, "referat/3");
    let page = opened.page(READ);
    assert_eq!(ticked(&page), ["Lone Lindholm", "Henrik Mørch"]);
    let sent = answer(&page, &["Henrik Mørch"], "ja");
    opened.put(MEETING, &swap(&opened.file(MEETING), "[mor, far]\n", "[mor, far, mormor]\n"));
    let page = opened.post(READ, &sent).text;
    assert_eq!(ticked(&page), ["Henrik Mørch", "Inger Lindholm"]);
    opened.post(READ, &answer(&page, &["Henrik Mørch", "Inger Lindholm"], "ja"));
    assert_eq!(said(&opened.file(MEETING))["referat"]["må sendes til"], json!(["far", "mormor"]));
}

#[test]
fn of_whom_was_ticked_and_is_gone_it_is_said() {
    // Out of the case.
    let opened = Opened::new(Municipality::example());
    let (case, meeting) = (opened.file(CASE), opened.file(MEETING));
    let guest = "  - id: nabo2\n    navn: Tove Nabo\n    relation: nabo\n    felt: fritid\n    afstand: 3\nstreger:";
    opened.put(CASE, &swap(&case, "streger:", guest));
    opened.put(MEETING, &swap(&meeting, "deltog: [mor,", "deltog: [nabo2, mor,"));
    share(&opened, "referat/3");
    let sent = answer(&opened.page(READ), &["Lone Lindholm", "Tove Nabo"], "kryds");
    assert_eq!(opened.post(READ, &sent).status, StatusCode::NO_CONTENT);
    assert_eq!(ticked(&opened.page(READ)), ["Tove Nabo", "Lone Lindholm"]);
    opened.put(CASE, &case);
    opened.put(MEETING, &meeting);
    let page = opened.page(READ);
    assert_eq!(ticked(&page), ["Lone Lindholm"], "{page}");
    assert!(told(&page).contains("Tove Nabo er ikke med i forløbet mere"), "{}", told(&page));
    assert!(!told(&opened.page(READ)).contains("Tove"), "said once");
    // In the case still, and not to be named here any more: nothing is said by name.
    let opened = sitting();
    let page = opened.page(READ);
    opened.post(READ, &answer(&page, &["Line Abildgaard", "Lone Lindholm"], "kryds"));
    let case = opened.file(CASE);
    let at = case.find("navn: Line Abildgaard").expect("her");
    opened.put(CASE, &format!("{}beskyttet adresse: ja\n    {}", &case[..at], &case[at..]));
    let page = opened.page(READ);
    assert!(!page.contains("Abildgaard"), "{page}");
    assert!(told(&page).contains("En, I satte kryds ved"), "{}", told(&page));
    assert_eq!(ticked(&page), ["Lone Lindholm"]);
}

// ---- what has been changed since

fn marks(page: &str) -> usize {
    page.matches("class=\"mark\"").count()
}

#[test]
fn what_was_written_before_is_known_from_the_first_correction_on() {
    let opened = sitting();
    // Corrected here before it is read through for the first time.
    opened.post(WRITE, &written(&opened.page(WRITE), "referat-temaer-0-emne", "Hos bageren"));
    opened.post(WRITE, &written(&opened.page(WRITE), "referat-aftaler", "Pia kan gå med."));
    let page = opened.page(&format!("{READ}?rettet=ja"));
    assert_eq!(marks(&page), 2, "{page}");
    assert!(page.contains("hvor det første blev rettet her"), "{page}");
    // What stood there before is said, also where nothing has come in its place.
    let before = page.split("Det stod der før").nth(1).expect("what was there before");
    for text in ["Bageriet", "Sara vil selv spørge Ida", "Vi mødes igen i begyndelsen af december."] {
        assert!(before.contains(text), "{text}: {before}");
    }
    assert!(!opened.page(READ).contains("Det stod der før"), "only when it is asked for");
    // The borger's yes is no correction.
    let yes = answer(&opened.page(READ), &[], "ja");
    opened.post(READ, &yes);
    assert_eq!(marks(&opened.page(&format!("{READ}?rettet=ja"))), 2);
}

#[test]
fn what_is_written_here_is_first_written_when_it_is_read_through() {
    let opened = Opened::new(Municipality::example());
    let text = opened.file(MEETING);
    let (before, rest) = text.split_once("referat:\n").expect("a referat");
    let after = rest.split_once("refleksion:").expect("what comes after").1;
    opened.put(MEETING, &format!("{before}refleksion:{after}"));
    share(&opened, "referat/3");
    for (field, text) in [
        ("referat-temaer-0-emne", "Bageriet"),
        ("referat-aftaler", "Vi ses."),
        ("referat-aftaler", "Vi ses til jul."),
    ] {
        opened.post(WRITE, &written(&opened.page(WRITE), field, text));
    }
    let page = opened.page(&format!("{READ}?rettet=ja"));
    assert_eq!(marks(&page), 0, "{page}");
    assert!(
        page.contains("hvor I begyndte at læse det igennem") && page.contains("ikke rettet noget siden da"),
        "{page}"
    );
    opened.post(WRITE, &written(&opened.page(WRITE), "referat-aftaler", "Vi ses til nytår."));
    let page = opened.page(&format!("{READ}?rettet=ja"));
    assert_eq!(marks(&page), 1, "{page}");
    assert!(
        page.split("Det stod der før").nth(1).expect("before").contains("Vi ses til jul."),
        "{page}"
    );
}

// ---- whose copy it is

#[test]
fn the_page_is_the_borgers_copy_only_where_it_is() {
    for (lang, own, less) in [
        ("da", "Dette eksemplar er til Sara", "til at læse sammen"),
        ("nb", "Dette eksemplaret er til Sara", "til å lese sammen"),
        ("en", "This copy is for Sara", "for reading together"),
    ] {
        let municipality = Municipality::example();
        let case = municipality.path().join(CASE);
        let text = fs::read_to_string(&case).expect("the case");
        fs::write(&case, format!("sprog: {lang}\n{text}")).expect("it is written");
        let opened = Opened::new(municipality);
        share(&opened, "referat/3");
        let page = unescaped(&opened.page(READ));
        assert!(page.contains(less) && !page.contains(own), "{lang}: {page}");
        // Where nothing is left out, it is said to be what it is.
        opened.post("/sammen/luk", &[pair("tovholder", "ja")]);
        let first = opened.file("sager/2026-014/moede-1.yaml");
        let waits = first
            .lines()
            .filter(|line| !line.contains("godkendt af borgeren"))
            .collect::<Vec<_>>();
        opened.put("sager/2026-014/moede-1.yaml", &format!("{}\n", waits.join("\n")));
        share(&opened, "referat/1");
        let page = unescaped(&opened.page(&format!("{HOME}/referat/1/laes")));
        assert!(page.contains(own), "{lang}: {page}");
        assert!(!page.contains(less), "{lang}: {page}");
    }
}

// ---- who may not be named on a wall

/// The example with two who may not be named, in the places 14 and 15 or so of the network.
fn with_unnamed() -> Municipality {
    let municipality = Municipality::example();
    let case = municipality.path().join(CASE);
    let text = fs::read_to_string(&case).expect("the case");
    let people = "  - id: skjult\n    navn: Signe Skjult\n    relation: veninde\n    felt: fritid\n    afstand: 3\n    må nævnes for andre: nej\n  \
                  - id: gemt\n    navn: Gerda Gemt\n    relation: nabo\n    felt: fritid\n    afstand: 3\n    beskyttet adresse: ja\nstreger:";
    fs::write(&case, swap(&text, "streger:", people)).expect("it is written");
    municipality
}

/// The numbers that the tovholder is told on their own page.
fn number_of(opened: &Opened, name: &str) -> String {
    let page = unescaped(&opened.page(HOME));
    let rest = page.split(&format!("{name} er ")).nth(1).expect("a number");
    rest.chars().take_while(char::is_ascii_digit).collect()
}

fn present(opened: &Opened) -> Value {
    said(&opened.file(MEETING))["referat"]["deltog"].clone()
}

fn nobody_is_named(opened: &Opened) {
    for path in [
        WRITE,
        READ,
        &format!("{WRITE}?alle=ja"),
        &format!("{WRITE}?raad=ja"),
        &format!("{READ}?rettet=ja"),
    ] {
        let page = opened.page(path);
        for hidden in [
            "Signe",
            "Skjult",
            "skjult\"",
            "Gerda",
            "gemt\"",
            "veninde",
            "Ida Lindholm, storesøster",
        ] {
            assert!(!page.contains(hidden), "{hidden} on {path}: {page}");
        }
    }
}

#[test]
fn who_may_not_be_named_is_noted_as_there_without_a_name() {
    let opened = Opened::new(with_unnamed());
    let (signe, gerda) = (number_of(&opened, "Signe Skjult"), number_of(&opened, "Gerda Gemt"));
    assert!(signe != gerda, "{signe} {gerda}");
    share(&opened, "referat/3");
    nobody_is_named(&opened);
    let note = |typed: &str| opened.post(&format!("{WRITE}/til-stede"), &[pair("hvem", typed)]);
    // What is nobody's is written nowhere.
    for wrong in ["99", "0", "-1", "Nogen", "Signe Gemt", "mor", "Lone Lindholm", "1"] {
        let before = opened.file(MEETING);
        let answer = note(wrong);
        assert!(answer.text.contains("Ingen er skrevet op"), "{wrong}: {}", answer.text);
        assert_eq!(opened.file(MEETING), before, "{wrong}");
    }
    assert_eq!(note("").status, StatusCode::SEE_OTHER);
    // By number, and by name in whatever letters; twice is once.
    for (typed, id) in [
        (&*signe, "skjult"),
        (&*format!(" {signe} "), "skjult"),
        ("gerda", "gemt"),
        ("GERDA Gemt", "gemt"),
    ] {
        let answer = note(typed);
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{typed}: {}", answer.text);
        let there = present(&opened);
        let there: Vec<&str> = there.as_array().expect("a list").iter().filter_map(Value::as_str).collect();
        assert_eq!(there.iter().filter(|one| **one == id).count(), 1, "{typed}: {there:?}");
    }
    nobody_is_named(&opened);
    let page = opened.page(WRITE);
    assert!(page.contains(&format!("En, der ikke nævnes her (nr. {signe})")), "{page}");
    // Saved again as it stands nobody goes, and one who is untapped does.
    opened.post(WRITE, &form(&page));
    assert_eq!(present(&opened).as_array().map(Vec::len), Some(9));
    let label = page
        .split("<label>")
        .find(|label| label.contains(&format!("(nr. {signe})")))
        .expect("a chip");
    let word = attribute(label, "value").expect("a word");
    let mut sent = form(&page);
    sent.retain(|(_, value)| *value != word);
    opened.post(WRITE, &sent);
    let there = present(&opened);
    assert!(!there.as_array().expect("a list").contains(&json!("skjult")), "{there}");
    assert!(there.as_array().expect("a list").contains(&json!("gemt")), "{there}");
    // A task may be theirs, and the copy that they are let have.
    let page = opened.page(WRITE);
    let task = page
        .split("<select ")
        .find(|select| select.contains("referat-opgaver-3-hvem"))
        .expect("a choice");
    let option = task
        .split("<option ")
        .find(|option| option.contains(&format!("(nr. {gerda})")))
        .expect("her");
    let word = attribute(&format!(" {option}"), "value").expect("a word");
    let mut sent = written(&page, "referat-opgaver-3-hvem", &word);
    let what = page
        .split('<')
        .find(|tag| attribute(tag, "id").as_deref() == Some("referat-opgaver-3-hvad"))
        .expect("what");
    let what = attribute(what, "name").expect("a name");
    sent.retain(|(name, _)| *name != what);
    sent.push(pair(&what, "Vander planterne"));
    opened.post(WRITE, &sent);
    assert_eq!(said(&opened.file(MEETING))["referat"]["opgaver"][3]["hvem"], "gemt");
    nobody_is_named(&opened);
    let read = opened.page(READ);
    opened.post(READ, &answer(&read, &[&format!("En, der ikke nævnes her (nr. {gerda})")], "ja"));
    assert_eq!(said(&opened.file(MEETING))["referat"]["må sendes til"], json!(["gemt"]));
    let settled = opened.page(READ);
    assert!(settled.contains("Det må gå til en, der ikke nævnes her"), "{settled}");
    nobody_is_named(&opened);
}

/// A yes that was said before somebody was noted does not hold any longer.
#[test]
fn whoever_is_noted_after_the_yes_is_read_of_anew() {
    let opened = Opened::new(with_unnamed());
    share(&opened, "referat/3");
    opened.post(READ, &answer(&opened.page(READ), &[], "ja"));
    assert!(said(&opened.file(MEETING))["referat"]["godkendt af borgeren"].is_string());
    opened.post(&format!("{WRITE}/til-stede"), &[pair("hvem", "Signe")]);
    assert_eq!(said(&opened.file(MEETING))["referat"].get("godkendt af borgeren"), None);
    assert!(opened.page(WRITE).contains("nu er der rettet noget"));
}

/// While only the team is tapped, those who were asked may sit there too.
#[test]
fn a_name_waits_until_all_who_may_be_there_may_see_it() {
    let opened = Opened::new(with_unnamed());
    let text = swap(
        &opened.file(MEETING),
        "deltog: [mor, far, mormor, sagsbehandler, pia, jens, mette]",
        "deltog: [pia]",
    );
    opened.put(
        MEETING,
        &swap(
            &text,
            "  - person: mor\n",
            "  - person: skjult\n    svar: kommer\n  - person: mor\n",
        ),
    );
    share(&opened, "referat/3");
    nobody_is_named(&opened);
}

/// Over-caution: without anybody who may not be named there is nothing about it, and who has sat with all of them before is named.
#[test]
fn who_may_be_named_is() {
    let opened = Opened::new(Municipality::example());
    let case = opened.file(CASE).replace("    beskyttet adresse: ja\n", "");
    opened.put(CASE, &case);
    assert!(!opened.page(HOME).contains("Nogle må ikke nævnes"));
    share(&opened, "referat/3");
    let page = opened.page(WRITE);
    assert!(!page.contains("ikke nævnes her"), "{page}");
    let opened = Opened::new(Municipality::example());
    opened.put(MEETING, &swap(&opened.file(MEETING), "deltog: [mor,", "deltog: [ida, mor,"));
    for meeting in ["sager/2026-014/moede-1.yaml", "sager/2026-014/moede-2.yaml"] {
        let text = opened.file(meeting);
        let line = text
            .lines()
            .find(|line| line.trim_start().starts_with("deltog:"))
            .expect("who was there");
        opened.put(
            meeting,
            &swap(
                &text,
                line,
                "  deltog: [ida, mor, far, mormor, sagsbehandler, sygeplejerske, pia, jens, mette]",
            ),
        );
    }
    share(&opened, "referat/3");
    assert!(opened.page(WRITE).contains("Ida Lindholm"));
}

// ---- the map then and now

#[test]
fn what_the_files_do_not_know_of_the_map_then_is_said() {
    let opened = Opened::new(Municipality::example());
    let case = opened.file(CASE);
    // One came later, one has left, and of one it is known how near they were.
    let case = swap(&case, "    navn: Henrik Mørch\n", "    navn: Henrik Mørch\n    fra: 2026-08-01\n");
    let case = swap(
        &case,
        "    navn: Inger Lindholm\n",
        "    navn: Inger Lindholm\n    til: 2026-08-01\n",
    );
    let case = swap(&case, "    afstand: 1\n", "    afstand: {2026-04-22: 3, 2026-10-01: 1}\n");
    opened.put(CASE, &case);
    share(&opened, "status");
    let page = opened.page(&format!("{HOME}/status/10"));
    let maps: Vec<&str> = page.split("<figure>").skip(1).collect();
    assert_eq!(maps.len(), 2, "{page}");
    let numbers = |map: &str| -> Vec<String> {
        let texts = map.split("class=\"number\">").skip(1);
        texts.filter_map(|rest| rest.split('<').next()).map(str::to_owned).collect()
    };
    let key = |name: &str| {
        let item = page.split("<li value=\"").find(|item| item.contains(name)).expect("in the key");
        item.split('"').next().expect("a number").to_owned()
    };
    let (then, now) = (numbers(maps[0]), numbers(maps[1]));
    assert!(
        !then.contains(&key("Henrik Mørch")) && now.contains(&key("Henrik Mørch")),
        "{then:?} {now:?}"
    );
    assert!(
        then.contains(&key("Inger Lindholm")) && !now.contains(&key("Inger Lindholm")),
        "{then:?} {now:?}"
    );
    assert!(page.contains("Felter og streger er, som de er nu"), "{page}");
    assert!(page.contains("For nogle er det ikke skrevet op"), "{page}");
    // Where nothing was told then, there is one map, and it says so.
    let opened = Opened::new(Municipality::example());
    let case = opened.file(CASE);
    let told = case.lines().filter(|line| line.trim_start().starts_with("afstand: {")).count();
    share(&opened, "status");
    let page = opened.page(&format!("{HOME}/status/10"));
    if told == 0 {
        assert!(page.contains("ved starten, er ikke skrevet op"), "{page}");
    }
}
