//! The borger's yes to a referat and »Fortryd«: a step back never brings a yes, and leaves none on other words than it was said to,
//! whatever two desks have done, in whatever order, at the shared screen and on the desk's own pages.

#[path = "support/desk.rs"]
mod opened;
mod support;

use std::collections::BTreeSet;

use axum::http::StatusCode;
use fastrand::Rng;
use opened::*;
use serde_json::Value;
use support::{Municipality, swap};

const MEETING: &str = "sager/2026-014/moede-3.yaml";
const HOME: &str = "/forloeb/2026-014/sammen";
const WRITING: &str = "/forloeb/2026-014/sammen/referat/3";
const READING: &str = "/forloeb/2026-014/sammen/referat/3/laes";
const OWN_PAGE: &str = "/forloeb/2026-014/moede/3/referat";
const PLAN: &str = "/forloeb/2026-014/moede/3";
const UNDO_YES: &str = "Fortryd, at I sagde ja";
const ASK_AGAIN: &str = "spørg igen";

fn read_meeting(opened: &Opened) -> Value {
    serde_saphyr::from_str(&opened.file(MEETING)).expect("YAML")
}

fn yes(file: &Value) -> Option<String> {
    file["referat"]["godkendt af borgeren"].as_str().map(str::to_owned)
}

fn readers(file: &Value) -> BTreeSet<String> {
    let list = file["referat"]["må sendes til"].as_array().cloned().unwrap_or_default();
    list.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// What the paper says of the meeting's file.
fn printed(file: &Value) -> String {
    let mut minutes = file["referat"].clone();
    if let Some(minutes) = minutes.as_object_mut() {
        minutes.remove("godkendt af borgeren");
        minutes.remove("må sendes til");
    }
    let of_meeting = ["tidspunkt", "varighed", "sted", "tema"].map(|key| file[key].to_string());
    format!("{minutes} {}", of_meeting.join(" "))
}

/// The form of a page with one of its fields changed, by what the field is called on the page.
fn form(page: &str, id: &str, value: &str) -> Vec<(String, String)> {
    let radio = |tag: &str| tag.contains("type=\"radio\"") && !tag.contains(" checked");
    let kept: Vec<&str> = page.split('<').filter(|tag| !(tag.starts_with("input ") && radio(tag))).collect();
    let mut all = fields(&kept.join("<"));
    let tag = page
        .split('<')
        .find(|tag| tag.contains(&format!(" id=\"{id}\"")))
        .expect("the field");
    let name = attribute(tag, "name").expect("a name");
    all.retain(|(other, _)| *other != name);
    all.push((name, value.to_owned()));
    all
}

fn from(page: &str) -> Option<String> {
    let tag = page.split("<input ").find(|tag| tag.contains("name=\"fra\""))?;
    attribute(&format!(" {tag}"), "value")
}

fn share(opened: &Opened) {
    assert_eq!(opened.post(HOME, &[pair("side", "referat/3")]).status, StatusCode::SEE_OTHER);
}

fn take_the_screen_back(opened: &Opened) {
    opened.post("/sammen/luk", &[pair("tovholder", "ja")]);
}

fn undo(opened: &Opened, to: &str) -> Answer {
    opened.post("/fortryd", &[pair("til", to)])
}

/// Types at the shared screen.
fn types(opened: &Opened, id: &str, text: &str) {
    let page = opened.page(WRITING);
    opened.post(WRITING, &form(&page, id, text));
}

/// Who can be ticked on a page that is read through, each with the word of their box.
fn boxes(page: &str) -> Vec<String> {
    let words = page.split("name=\"til\" value=\"").skip(1);
    words.filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}

fn says(opened: &Opened, page: &str, answer: &str, to: &[String]) -> Answer {
    let mut fields = vec![pair("fra", &from(page).unwrap_or_default()), pair("svar", answer)];
    fields.extend(to.iter().map(|word| pair("til", word)));
    opened.post(READING, &fields)
}

/// Two desks over one folder, both with the referat on the shared screen.
fn two_desks() -> [Opened; 2] {
    let first = Opened::new(Municipality::example());
    let folder = first.municipality.path().to_owned();
    let second = Opened::over(&folder, Municipality::new());
    share(&first);
    share(&second);
    [first, second]
}

/// A2: she said yes, something was corrected, and she said »not yet«.
#[test]
fn a_correction_that_is_taken_back_does_not_bring_the_yes() {
    let [opened, _] = two_desks();
    let read = opened.page(READING);
    says(&opened, &read, "ja", &boxes(&read)[..1]);
    assert!(yes(&read_meeting(&opened)).is_some());
    let before = printed(&read_meeting(&opened));
    types(&opened, "referat-aftaler", "Noget andet.");
    let read = opened.page(READING);
    says(&opened, &read, "ikke", &[]);
    assert_eq!(undo(&opened, WRITING).status, StatusCode::SEE_OTHER);
    let file = read_meeting(&opened);
    assert_eq!((printed(&file), yes(&file)), (before, None));
    let page = opened.page(WRITING);
    assert!(page.contains("den 22. november 2026") && page.contains(ASK_AGAIN), "{page}");
    // The step before was the yes alone, which is not there any more.
    assert!(!page.contains(UNDO_YES), "{page}");
}

/// A3: the yes was written by another desk, the text that it fell with by this one.
#[test]
fn one_step_back_takes_the_text_and_not_the_fall_of_the_yes() {
    for says_not_yet in [false, true] {
        let [here, there] = two_desks();
        let before = printed(&read_meeting(&here));
        let page = here.page(WRITING);
        let read = there.page(READING);
        says(&there, &read, "ja", &[]);
        here.post(WRITING, &form(&page, "referat-aftaler", "Aftalen EFTER"));
        assert_eq!(yes(&read_meeting(&here)), None);
        if says_not_yet {
            let read = there.page(READING);
            says(&there, &read, "ikke", &[]);
        }
        undo(&here, WRITING);
        let file = read_meeting(&here);
        assert_eq!((printed(&file), yes(&file)), (before, None));
        assert!(here.page(WRITING).contains(ASK_AGAIN), "{}", here.page(WRITING));
    }
}

/// A4: an older step back, past a yes that was said to what it takes away.
#[test]
fn a_yes_falls_with_words_that_are_taken_back() {
    let [here, there] = two_desks();
    types(&here, "referat-aftaler", "Ny ting");
    let read = there.page(READING);
    says(&there, &read, "ja", &boxes(&read)[..1]);
    undo(&here, WRITING);
    let file = read_meeting(&here);
    assert!(!printed(&file).contains("Ny ting") && yes(&file).is_none(), "{file}");
    assert!(here.page(WRITING).contains(ASK_AGAIN));
    assert!(there.page(READING).contains("value=\"ja\""), "she is asked again");
}

/// What she said last holds, on whatever page she was read to.
#[test]
fn not_yet_takes_a_yes_away_that_stands_there() {
    let [here, there] = two_desks();
    let read = there.page(READING);
    let read_here = here.page(READING);
    says(&here, &read_here, "ja", &[]);
    says(&there, &read, "ikke", &[]);
    assert_eq!(yes(&read_meeting(&here)), None);
    undo(&there, WRITING);
    undo(&here, WRITING);
    assert_eq!(yes(&read_meeting(&here)), None);
}

/// The agreements as they stand on the page.
fn agreements(opened: &Opened) -> String {
    let file = read_meeting(opened);
    let lines = file["referat"]["aftaler"].as_array().cloned().unwrap_or_default();
    lines.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n")
}

/// Two desks on a referat that she has said yes to, and the agreements that she read.
fn two_desks_with_a_yes() -> ([Opened; 2], String) {
    let desks = two_desks();
    let read = desks[0].page(READING);
    says(&desks[0], &read, "ja", &boxes(&read)[..2]);
    assert!(yes(&read_meeting(&desks[0])).is_some());
    let read = agreements(&desks[0]);
    (desks, read)
}

const STANDS_AGAIN: &str = "til netop det, der står her nu. Det ja gælder.";

/// A letter more and a letter less is what she said yes to.
#[test]
fn a_letter_that_is_typed_and_taken_back_costs_no_yes() {
    let ([opened, _], read) = two_desks_with_a_yes();
    // Somebody's own comment on it, too.
    let text = opened.file(MEETING).replace("2026-11-22", "2026-11-22  # højt læst");
    opened.put(MEETING, &text);
    for more in ["x", " ", "\nEn ny aftale."] {
        types(&opened, "referat-aftaler", &format!("{read}{more}"));
        // A blank at the end says nothing else.
        if more != " " {
            assert_eq!(yes(&read_meeting(&opened)), None);
            let page = opened.page(WRITING);
            assert!(page.contains("nu er der rettet noget") && !page.contains(STANDS_AGAIN), "{page}");
        }
        types(&opened, "referat-aftaler", &read);
        assert_eq!(opened.file(MEETING), text, "{more:?}");
        assert!(!opened.page(WRITING).contains("nu er der rettet noget"));
    }
    assert!(opened.page(WRITING).contains(STANDS_AGAIN), "{}", opened.page(WRITING));
    assert!(opened.page(READING).contains("Det må gå til"), "{}", opened.page(READING));
    // By more than one step, and by ticks too.
    types(&opened, "referat-aftaler", &format!("{read}xy"));
    types(&opened, "referat-næste-møde-tema", "Sommer");
    types(&opened, "referat-næste-møde-tema", "Julen");
    assert_eq!(yes(&read_meeting(&opened)), None);
    types(&opened, "referat-aftaler", &read);
    assert_eq!(opened.file(MEETING), text);
    let page = opened.page(WRITING);
    let mut fields = form(&page, "referat-aftaler", &read);
    let there = fields
        .iter()
        .position(|(name, value)| name.ends_with("-er-her") && !value.is_empty())
        .expect("names");
    let names = fields[there].0.trim_end_matches("-er-her").to_owned();
    let all = fields.clone();
    let ticked = fields.iter().rposition(|(name, _)| *name == names).expect("somebody who was there");
    fields.remove(ticked);
    opened.post(WRITING, &fields);
    assert_eq!(yes(&read_meeting(&opened)), None);
    let from_now = from(&opened.page(WRITING)).expect("a text");
    let back: Vec<(String, String)> = all
        .into_iter()
        .map(|(name, value)| if name == "fra" { (name, from_now.clone()) } else { (name, value) })
        .collect();
    opened.post(WRITING, &back);
    assert_eq!(opened.file(MEETING), text);
    // What is taken back by a step is not brought by it: the text comes, and the yes does not.
    undo(&opened, WRITING);
    assert_eq!(yes(&read_meeting(&opened)), None);
    assert!(opened.page(WRITING).contains(ASK_AGAIN), "{}", opened.page(WRITING));
}

/// What may have happened between the letter and its taking back, after which no yes stands.
#[test]
fn after_anything_else_the_yes_does_not_come_back() {
    type Between = fn(&[Opened; 2]);
    let between: [(&str, Between); 8] = [
        ("not yet, here", |[here, _]| {
            let read = here.page(READING);
            says(here, &read, "ikke", &[]);
        }),
        ("not yet, elsewhere", |[_, there]| {
            let read = there.page(READING);
            says(there, &read, "ikke", &[]);
        }),
        ("a yes and not yet, elsewhere", |[_, there]| {
            let read = there.page(READING);
            says(there, &read, "ja", &[]);
            says(there, &read, "ikke", &[]);
        }),
        ("something written elsewhere", |[_, there]| {
            types(there, "referat-næste-møde-tema", "Sommer");
        }),
        ("something written elsewhere and taken back", |[_, there]| {
            types(there, "referat-næste-møde-tema", "Sommer");
            types(there, "referat-næste-møde-tema", "Julen");
        }),
        ("another reader by hand", |[here, _]| {
            let text = here.file(MEETING);
            here.put(MEETING, &swap(&text, "referat:\n", "referat:\n  # ny\n"));
        }),
        ("a step back", |[here, _]| {
            undo(here, WRITING);
            types(here, "referat-aftaler", "Noget tredje.");
        }),
        ("the desk's own page", |[here, _]| {
            take_the_screen_back(here);
            here.send(OWN_PAGE, &[("Skrevet af", "jens")]);
            share(here);
        }),
    ];
    for (told, act) in between {
        let (desks, read) = two_desks_with_a_yes();
        types(&desks[0], "referat-aftaler", &format!("{read}x"));
        act(&desks);
        types(&desks[0], "referat-aftaler", &read);
        assert_eq!(agreements(&desks[0]), read, "{told}");
        assert_eq!(yes(&read_meeting(&desks[0])), None, "{told}");
        assert!(!desks[0].page(WRITING).contains(STANDS_AGAIN), "{told}");
    }
}

/// A yes to other words is a yes to those: back to the first ones it is none, and back to its own it is.
#[test]
fn a_yes_comes_back_to_its_own_words_only() {
    let ([opened, _], read) = two_desks_with_a_yes();
    types(&opened, "referat-aftaler", "Andre ord.");
    let page = opened.page(READING);
    says(&opened, &page, "ja", &[]);
    let second = yes(&read_meeting(&opened));
    assert!(second.is_some());
    types(&opened, "referat-aftaler", &read);
    assert_eq!(yes(&read_meeting(&opened)), None);
    types(&opened, "referat-aftaler", "Andre ord.");
    assert_eq!(yes(&read_meeting(&opened)), second);
}

/// On the desk's own pages as at the shared screen; and what is not on the paper leaves the yes where it is.
#[test]
fn on_the_desks_own_pages_it_is_the_same() {
    let opened = Opened::new(Municipality::example());
    let text = opened.file(MEETING);
    let approved = swap(&text, "referat:\n", "referat:\n  godkendt af borgeren: 2026-11-20\n");
    opened.put(MEETING, &approved);
    // The place is on the paper, the day of the answers is not.
    opened.send(PLAN, &[("Svar senest", "2026-11-09")]);
    assert_ne!(opened.file(MEETING), approved, "it was changed");
    undo(&opened, PLAN);
    assert_eq!(opened.file(MEETING), approved);
    opened.send(PLAN, &[("Tema", "Et andet tema")]);
    undo(&opened, PLAN);
    assert_eq!(yes(&read_meeting(&opened)), None);
    assert!(opened.page(OWN_PAGE).contains(ASK_AGAIN), "{}", opened.page(OWN_PAGE));
    // A day that was written and is taken back is not asked about: it is what was pressed.
    opened.put(MEETING, &text);
    opened.send(OWN_PAGE, &[("Godkendt af borgeren", "2026-11-20")]);
    assert!(yes(&read_meeting(&opened)).is_some());
    undo(&opened, OWN_PAGE);
    assert_eq!(opened.file(MEETING), text);
}

/// What has been said and read until now, held against the file after each act.
struct Judge {
    is_yes: bool,
    read: String,
    /// Yeses that a step back left where they were, and let fall.
    left: usize,
    fallen: usize,
    /// Steps back that changed the file.
    steps: usize,
    /// Yeses that stood again when a letter was taken back.
    back: usize,
}

impl Judge {
    fn looks(&mut self, seed: u64, told: &str, before: &Value, after: &Value) {
        if yes(after).is_some() {
            assert!(self.is_yes, "seed {seed}, {told}: she did not say yes last\n{after}");
            assert_eq!(printed(after), self.read, "seed {seed}, {told}: she has read something else");
        }
        if told != "fortryd" {
            self.back += usize::from(told == "et bogstav" && yes(before).is_some() && yes(after).is_some());
            return;
        }
        self.steps += usize::from(before != after);
        match (yes(before), yes(after)) {
            (was, Some(is)) => {
                assert_eq!(was, Some(is), "seed {seed}: no step back writes a yes");
                assert!(readers(after).is_subset(&readers(before)), "seed {seed}: {before}\n{after}");
                self.left += usize::from(before != after);
            }
            (Some(_), None) => self.fallen += 1,
            (None, None) => {}
        }
    }
}

const TEXTS: [&str; 5] = [
    "Vi ringes ved.",
    "Vi mødes igen.\nPia spørger.",
    "Ida får besked.",
    "Ingen aftaler i dag.",
    "Alt er som før.",
];

/// One act of a desk: what it is called, and what she has said by it.
fn acts(desks: &[Opened; 2], one: usize, rng: &mut Rng, pages: &mut [String; 2], judge: &mut Judge) -> &'static str {
    let text = TEXTS[rng.usize(..TEXTS.len())];
    let (opened, first) = (&desks[one], &desks[0]);
    match rng.u8(..20) {
        // A letter, and mostly the same letter taken back; in between she may have said »not yet« at the other desk.
        16..=19 => {
            let now = agreements(first);
            types(opened, "referat-aftaler", &format!("{now}q"));
            if rng.u8(..4) == 0 {
                let other = &desks[1 - one];
                let read = other.get(READING).text;
                says(other, &read, "ikke", &[]);
                judge.is_yes = false;
            }
            if rng.u8(..4) > 0 {
                types(opened, "referat-aftaler", &now);
            }
            "et bogstav"
        }
        0..=2 => {
            let id = ["referat-aftaler", "referat-temaer-0-emne", "referat-næste-møde-tema"][rng.usize(..3)];
            types(opened, id, text.lines().next().expect("a line"));
            "skriver"
        }
        // On a page that has been open for a while.
        3 => {
            if pages[0].contains("id=\"ark\"") {
                opened.post(WRITING, &form(&pages[0], "referat-aftaler", text));
            }
            pages[0] = opened.page(WRITING);
            "skriver på en gammel side"
        }
        4..=5 => {
            pages[1] = opened.get(READING).text;
            "læser"
        }
        6..=8 => {
            if rng.bool() {
                pages[1] = opened.get(READING).text;
            }
            let words = boxes(&pages[1]);
            let to: Vec<String> = words.into_iter().filter(|_| rng.bool()).collect();
            let answer = says(opened, &pages[1], "ja", &to);
            if answer.status == StatusCode::SEE_OTHER && answer.location == READING {
                judge.is_yes = true;
                judge.read = printed(&read_meeting(first));
            }
            "ja"
        }
        9 => {
            says(opened, &pages[1], "ikke", &[]);
            judge.is_yes = false;
            "ikke endnu"
        }
        // The desk's own pages, where the tovholder answers for the day that stands there.
        10 => {
            take_the_screen_back(opened);
            let (page, label, value) = [
                (OWN_PAGE, "Skrevet af", "mette"),
                (OWN_PAGE, "Godkendt af borgeren", ["", "2026-11-20", "2026-11-21"][rng.usize(..3)]),
                (PLAN, "Svar senest", ["2026-11-08", "2026-11-09", "2026-11-10"][rng.usize(..3)]),
                (PLAN, "Tema", text.lines().next().expect("a line")),
            ][rng.usize(..4)];
            opened.send(page, &[(label, value)]);
            share(opened);
            let file = read_meeting(first);
            judge.is_yes = yes(&file).is_some();
            judge.read = printed(&file);
            "skrivebordet"
        }
        11 => {
            take_the_screen_back(opened);
            undo(opened, OWN_PAGE);
            share(opened);
            "fortryd"
        }
        _ => {
            undo(opened, WRITING);
            "fortryd"
        }
    }
}

#[test]
fn whenever_the_file_says_yes_she_said_it_last_and_to_those_words() {
    let mut judge = Judge {
        is_yes: false,
        read: String::new(),
        left: 0,
        fallen: 0,
        steps: 0,
        back: 0,
    };
    for seed in 0..6 {
        let mut rng = Rng::with_seed(seed);
        let desks = two_desks();
        let mut pages = [(); 2].map(|()| [String::new(), String::new()]);
        judge.is_yes = false;
        for _ in 0..36 {
            let one = rng.usize(..2);
            let before = read_meeting(&desks[0]);
            let told = acts(&desks, one, &mut rng, &mut pages[one], &mut judge);
            let after = read_meeting(&desks[0]);
            judge.looks(seed, told, &before, &after);
        }
    }
    println!(
        "{} steps back, {} yeses fell with them, {} stayed, {} stood again by a letter",
        judge.steps, judge.fallen, judge.left, judge.back
    );
    assert!(judge.steps > 20 && judge.fallen > 4, "{} {}", judge.steps, judge.fallen);
    assert!(judge.back > 2, "{}", judge.back);
}

/// Words of a referat that an ordinary page of the desk changes, by what the field is called there, with another value.
const WRITTEN_ELSEWHERE: [(&str, &str, &str); 5] = [
    (OWN_PAGE, "Aftaler", "Noget helt andet."),
    (PLAN, "Tema", "Et andet tema"),
    (PLAN, "Sted: navn", "Et andet hus"),
    (PLAN, "Tidspunkt", "2026-11-15 14:00"),
    (PLAN, "Varighed", "75"),
];

/// The borger's yes is to the words of the page: written over on the desk's own pages, they have no yes, and that is said.
#[test]
fn what_is_written_on_the_desks_own_pages_has_no_yes() {
    for (path, label, value) in WRITTEN_ELSEWHERE {
        let opened = Opened::new(Municipality::example());
        share(&opened);
        let read = opened.page(READING);
        says(&opened, &read, "ja", &boxes(&read)[..1]);
        take_the_screen_back(&opened);
        let before = read_meeting(&opened);
        assert!(yes(&before).is_some());
        opened.send(path, &[(label, value)]);
        let after = read_meeting(&opened);
        assert_ne!(printed(&after), printed(&before), "{label}");
        assert_eq!(yes(&after), None, "{label}");
        assert!(opened.page(path).contains(ASK_AGAIN), "{}", opened.page(path));
        // One step back takes the words, and brings no yes.
        undo(&opened, path);
        let back = read_meeting(&opened);
        assert_eq!((printed(&back), yes(&back)), (printed(&before), None), "{label}");
    }
}

/// What the paper does not print leaves the yes where it is.
#[test]
fn what_is_not_printed_leaves_the_yes() {
    let opened = Opened::new(Municipality::example());
    share(&opened);
    let read = opened.page(READING);
    says(&opened, &read, "ja", &boxes(&read)[..1]);
    take_the_screen_back(&opened);
    let before = yes(&read_meeting(&opened));
    opened.send(PLAN, &[("Svar senest", "2026-11-09")]);
    let after = read_meeting(&opened);
    assert_eq!(after["svar senest"].as_str(), Some("2026-11-09"));
    assert_eq!(yes(&after), before);
}

/// A task of an earlier meeting is printed in the later referat: written over, it takes that yes along.
#[test]
fn an_earlier_task_that_is_another_takes_the_later_yes_along() {
    let opened = Opened::new(Municipality::example());
    share(&opened);
    let read = opened.page(READING);
    says(&opened, &read, "ja", &boxes(&read)[..1]);
    take_the_screen_back(&opened);
    assert!(yes(&read_meeting(&opened)).is_some());
    let earlier = "/forloeb/2026-014/moede/2/referat";
    let page = opened.page(earlier);
    let at = page.find("boremaskine").expect("the task");
    let tag = page[..at].rsplit('<').next().expect("a field");
    let id = attribute(&format!(" {tag}"), "id").expect("an id");
    opened.post(earlier, &form(&page, &id, "Kommer med gardinerne"));
    assert!(opened.file("sager/2026-014/moede-2.yaml").contains("Kommer med gardinerne"));
    assert_eq!(yes(&read_meeting(&opened)), None);
    assert!(opened.page(OWN_PAGE).contains(ASK_AGAIN));
}

/// The page is of more files than the meeting's: a yes is to the words that stood on it.
#[test]
fn a_yes_is_to_the_words_on_the_page_also_those_of_other_files() {
    let changes = [
        ("sager/2026-014/moede-2.yaml", "boremaskine", "hammer"),
        ("sager/2026-014/sag.yaml", "navn: Henrik Mørch", "navn: Henrik Kjær Mørch"),
        // What each would not get, and what the borger's own copy has besides.
        ("sager/2026-014/moede-2.yaml", "    1/t2: i gang", "    1/t2: gjort"),
        (
            "sager/2026-014/moede-1.yaml",
            "må sendes til: [mor, nadia, ole, jens, mette]",
            "må sendes til: [mor, nadia, ole, jens, mette, sygeplejerske]",
        ),
    ];
    for (file, old, new) in changes {
        let opened = Opened::new(Municipality::example());
        share(&opened);
        let read = opened.page(READING);
        let changed = swap(&opened.file(file), old, new);
        std::fs::write(opened.municipality.path().join(file), changed).expect("written");
        let answer = says(&opened, &read, "ja", &[]);
        assert_eq!(answer.status, StatusCode::CONFLICT, "{file}");
        assert_eq!(yes(&read_meeting(&opened)), None, "{file}");
        let anew = says(&opened, &answer.text, "ja", &[]);
        assert_eq!(anew.status, StatusCode::SEE_OTHER, "{}", anew.text);
        assert!(yes(&read_meeting(&opened)).is_some());
    }
}

/// What waited for the program over midnight was said on the day on which it was said.
#[test]
fn a_yes_that_waited_has_the_day_on_which_it_was_said() {
    let opened = Opened::new(Municipality::example());
    share(&opened);
    let read = opened.page(READING);
    opened.post(
        READING,
        &[
            pair("fra", &from(&read).unwrap_or_default()),
            pair("svar", "ja"),
            pair("ventet", "2"),
        ],
    );
    assert_eq!(yes(&read_meeting(&opened)).as_deref(), Some("2026-11-20"));
}
