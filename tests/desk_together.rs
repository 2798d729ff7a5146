//! Nobody's work is lost: random changes on random pages with hands in the files in between, taken back step by step; two desks on
//! one folder at once; a desk that is killed in the middle of its saves; memory over a thousand saves.

#[path = "support/desk.rs"]
mod opened;
mod support;

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};

use axum::http::StatusCode;
use fastrand::Rng;
use opened::*;
use support::Municipality;

const CASE: &str = "sager/2026-001/sag.yaml";

const PAGES: [&str; 4] = [
    "/forloeb/2026-001/side/borger",
    "/forloeb/2026-001/side/samtykke",
    "/forloeb/2026-001/side/udgangspunkt",
    "/forloeb/2026-001/side/mere",
];

const TEXTS: [&str; 10] = [
    "Et ord",
    "Kort: vi ringer",
    "a # b",
    "'t Hooft",
    "\"citat\"",
    "[ikke en liste]",
    "æøå 🌻",
    "ja",
    "- ikke et punkt",
    "010",
];

fn said(text: &str) -> serde_json::Value {
    serde_saphyr::from_str(text.trim_start_matches('\u{feff}')).unwrap_or_else(|why| panic!("{why}\n{text}"))
}

/// Changes one text field of a page; what was sent.
fn change_something(opened: &Opened, rng: &mut Rng, page: &str, path: &str) -> Answer {
    let mut all = fields(page);
    let is_text =
        |name: &str| page.contains(&format!("<textarea id=\"{name}\"")) || page.contains(&format!("name=\"{name}\" type=\"text\""));
    let texts: Vec<usize> = (0..all.len()).filter(|at| is_text(&all[*at].0)).collect();
    if let Some(at) = texts.get(rng.usize(..texts.len().max(1))) {
        TEXTS[rng.usize(..TEXTS.len())].clone_into(&mut all[*at].1);
    }
    opened.post(path, &all)
}

/// A hand in the file: a comment more, or another word.
fn by_hand(opened: &Opened, rng: &mut Rng, number: usize) {
    let text = opened.file(CASE);
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let new = if rng.bool() {
        format!("{text}# en note {number}{end}")
    } else {
        text.replacen("relation: læge", &format!("relation: læge {number}"), 1)
    };
    opened.put(CASE, &new);
}

fn comments(text: &str) -> BTreeSet<&str> {
    text.split(['\r', '\n']).filter(|line| line.trim_start().starts_with('#')).collect()
}

/// As people's editors leave a file.
fn written_in_some_manner(rng: &mut Rng) -> Opened {
    let opened = Opened::new(Municipality::sound());
    let mut text = opened.file(CASE).replace("netværk:\n", "\n# Netværket\nnetværk:   # alle\n");
    if rng.bool() {
        text = text.replace("navn: Lone Lindholm", "navn: \"Lone Lindholm\"");
    }
    if rng.bool() {
        text = text.replace('\n', "\r\n");
    }
    if rng.bool() {
        text.insert(0, '\u{feff}');
    }
    opened.put(CASE, &text);
    opened
}

/// What the file says is what it said with one thing changed, whatever happened between the page and the save.
#[test]
fn random_saves_with_hands_in_the_file_lose_nothing() {
    let mut saved = 0;
    for seed in 0..6 {
        let mut rng = Rng::with_seed(seed);
        let opened = written_in_some_manner(&mut rng);
        for number in 0..25 {
            let path = PAGES[rng.usize(..PAGES.len())];
            let page = opened.page(path);
            if rng.bool() {
                by_hand(&opened, &mut rng, number);
            }
            let before = opened.file(CASE);
            let answer = change_something(&opened, &mut rng, &page, path);
            let after = opened.file(CASE);
            match answer.status {
                StatusCode::SEE_OTHER => saved += 1,
                StatusCode::UNPROCESSABLE_ENTITY => assert_eq!(after, before, "{path}"),
                other => panic!("{path}: {other}"),
            }
            assert!(differences(&said(&before), &said(&after)) <= 1, "{path}\n{before}\n---\n{after}");
            assert!(comments(&before).is_subset(&comments(&after)), "{path}\n{before}\n---\n{after}");
            assert_eq!(before.contains("\r\n"), after.contains("\r\n"));
            assert_eq!(before.starts_with('\u{feff}'), after.starts_with('\u{feff}'));
        }
    }
    assert!(saved > 60, "{saved}");
}

/// How many values two files say otherwise; a key that is new with all it holds is one.
fn differences(one: &serde_json::Value, other: &serde_json::Value) -> usize {
    use serde_json::Value::Object;
    match (one, other) {
        (Object(one), Object(other)) => {
            let keys: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
            let of = |key: &String| match (one.get(key), other.get(key)) {
                (Some(one), Some(other)) => differences(one, other),
                _ => 1,
            };
            keys.into_iter().map(of).sum()
        }
        _ => usize::from(one != other),
    }
}

/// Step by step, byte for byte; and past what others have written meanwhile.
#[test]
fn everything_is_taken_back_step_by_step() {
    let mut rng = Rng::with_seed(9);
    let opened = written_in_some_manner(&mut rng);
    let mut states = vec![opened.file(CASE)];
    for _ in 0..20 {
        let path = PAGES[rng.usize(..PAGES.len())];
        let page = opened.page(path);
        change_something(&opened, &mut rng, &page, path);
        if opened.file(CASE) != *states.last().expect("the first") {
            states.push(opened.file(CASE));
        }
    }
    assert!(states.len() > 8, "{}", states.len());
    let last = states.pop().expect("the last");
    assert_eq!(opened.file(CASE), last);
    for state in states.iter().rev() {
        assert_eq!(opened.post("/fortryd", &[]).status, StatusCode::SEE_OTHER);
        assert_eq!(opened.file(CASE), *state);
    }
    // Somebody else's line stays, ours goes.
    let answer = opened.send(PAGES[0], &[("Kaldenavn", "Sanne")]);
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let theirs = format!(
        "{}# fra en kollega\n",
        opened.file(CASE).replace("relation: læge", "relation: egen læge")
    );
    opened.put(CASE, &theirs);
    assert_eq!(opened.post("/fortryd", &[]).status, StatusCode::SEE_OTHER);
    let text = opened.file(CASE);
    assert!(
        text.contains("# fra en kollega") && text.contains("relation: egen læge") && !text.contains("Sanne"),
        "{text}"
    );
    // What somebody else has made of our own is theirs.
    let answer = opened.send(PAGES[0], &[("Kaldenavn", "Sanne")]);
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    opened.put(CASE, &opened.file(CASE).replace("Sanne", "Susanne"));
    assert_eq!(opened.post("/fortryd", &[]).status, StatusCode::CONFLICT);
    assert!(opened.file(CASE).contains("Susanne"));
}

/// Both sides are on the page, what was typed is in its field, and what was not typed is as the file is now.
#[test]
fn what_two_have_changed_is_shown_side_by_side_and_nothing_typed_is_lost() {
    let opened = Opened::new(Municipality::sound());
    let path = PAGES[0];
    let page = opened.page(path);
    opened.put(
        CASE,
        &opened
            .file(CASE)
            .replace("telefon: 20 30 40 50", "telefon: 20 30 40 99")
            .replace("mail: sara@lindholm.example", "mail: ny@lindholm.example"),
    );
    let answer = opened.send_from(&page, path, &[("Telefon", "20 30 40 11"), ("Kaldenavn", "Sanne")]);
    assert_eq!(answer.status, StatusCode::CONFLICT);
    for words in [
        "20 30 40 99",
        "20 30 40 11",
        "value=\"Sanne\"",
        "value=\"ny@lindholm.example\"",
        "To har rettet det samme",
    ] {
        assert!(answer.text.contains(words), "»{words}« is not there:\n{}", answer.text);
    }
    assert!(!answer.text.contains("value=\"20 30 40 99\""));
    // Saved again, it is what was typed that holds.
    assert_eq!(opened.post(path, &fields(&answer.text)).status, StatusCode::SEE_OTHER);
    let text = opened.file(CASE);
    for words in ["telefon: 20 30 40 11", "kaldenavn: Sanne", "mail: ny@lindholm.example"] {
        assert!(text.contains(words), "{text}");
    }
}

/// Two desks, each with a page of its own on the same file, as fast as they can; a third looks on.
#[test]
fn two_desks_at_once_lose_nothing_and_nobody_sees_half_a_file() {
    let opened = Opened::new(Municipality::sound());
    let folder = opened.municipality.path().to_owned();
    let over = AtomicBool::new(false);
    let work = |number: usize| {
        let desk = Opened::over(&folder, Municipality::new());
        let label = ["Ønsker", "Behov"][number];
        let mut made = 0;
        for turn in 0..40 {
            let path = "/forloeb/2026-001/side/udgangspunkt";
            let field = format!("Udgangspunkt: {}", label.to_lowercase());
            let page = desk.page(path);
            let label = if page.contains(&format!(">{field}</label>")) {
                field.clone()
            } else {
                label.to_owned()
            };
            let answer = desk.send_from(&page, path, &[(label.as_str(), &format!("{number}-{turn}"))]);
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
            made += 1;
        }
        made
    };
    std::thread::scope(|scope| {
        let looking = scope.spawn(|| {
            let mut looked = 0;
            while !over.load(Ordering::Relaxed) {
                let text = fs::read_to_string(folder.join(CASE)).expect("it is always there");
                assert!(text.contains("netværksoverblik må ses af"), "half a file");
                said(&text);
                looked += 1;
            }
            looked
        });
        let both: Vec<_> = (0..2).map(|number| scope.spawn(move || work(number))).collect();
        let made: usize = both.into_iter().map(|desk| desk.join().expect("no panic")).sum();
        over.store(true, Ordering::Relaxed);
        assert_eq!(made, 80);
        assert!(looking.join().expect("no panic") > 10);
    });
    let text = said(&opened.file(CASE));
    assert_eq!(text["udgangspunkt"]["ønsker"], serde_json::json!(["0-39"]));
    assert_eq!(text["udgangspunkt"]["behov"], serde_json::json!(["1-39"]));
}

/// A desk as a program of its own.
struct Served {
    run: Child,
    host: String,
    cookie: String,
}

impl Served {
    fn new(municipality: &Municipality) -> Self {
        let mut run = Command::new(assert_cmd::cargo::cargo_bin!("dialogdok"))
            .args(["åbn", ".", "--uden-browser", "--dato", support::TODAY])
            .current_dir(municipality.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program can be run");
        let mut first = String::new();
        BufReader::new(run.stdout.take().expect("its output"))
            .read_line(&mut first)
            .expect("an address");
        let rest = first.trim().strip_prefix("http://").expect("an address").to_owned();
        let (host, path) = rest.split_once('/').expect("a path");
        let mut served = Self {
            run,
            host: host.to_owned(),
            cookie: String::new(),
        };
        let answer = served.ask(&format!("GET /{path} HTTP/1.1\r\n"), "").expect("an answer");
        let cookie = answer
            .to_lowercase()
            .find("set-cookie: ")
            .map(|at| &answer[at + 12..])
            .expect("a cookie");
        served.cookie = cookie.split(';').next().expect("its value").to_owned();
        served
    }

    fn send(&self, head: &str, body: &str) -> Option<TcpStream> {
        let mut stream = TcpStream::connect(&self.host).ok()?;
        let (host, cookie, length) = (&self.host, &self.cookie, body.len());
        write!(
            stream,
            "{head}Host: {host}\r\nOrigin: http://{host}\r\nCookie: {cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
        )
        .ok()?;
        Some(stream)
    }

    fn ask(&self, head: &str, body: &str) -> Option<String> {
        let mut answer = Vec::new();
        self.send(head, body)?.read_to_end(&mut answer).ok()?;
        Some(String::from_utf8_lossy(&answer).into_owned())
    }

    fn end(mut self) {
        self.run.kill().ok();
        self.run.wait().expect("it ends");
    }
}

/// Killed at whatever moment of a save, it leaves the old file or the new one.
#[test]
fn killed_in_the_middle_of_a_save_it_leaves_the_old_or_the_new() {
    let municipality = Municipality::sound();
    let file = municipality.path().join(CASE);
    let path = "/forloeb/2026-001/side/mere";
    let mut rng = Rng::with_seed(3);
    let (mut olds, mut news) = (0, 0);
    for turn in 0..24 {
        let old = fs::read_to_string(&file).expect("the file");
        let served = Served::new(&municipality);
        let page = served.ask(&format!("GET {path} HTTP/1.1\r\n"), "").expect("a page");
        let name = name_of(&page, "Sagsnummer");
        let from = fields(&page).into_iter().find(|(name, _)| name == "fra").expect("a name").1;
        let text = format!("nummer-{turn}");
        let new = old
            .lines()
            .next()
            .map(|first| old.replacen(first, &format!("sagsnummer: {text}"), 1))
            .expect("a line");
        let stream = served
            .send(&format!("POST {path} HTTP/1.1\r\n"), &format!("fra={from}&{name}={text}"))
            .expect("it listens");
        // At some moment before, when the new one lies ready beside it, and when it is there.
        let folder = file.parent().expect("a folder");
        let is_ready = || {
            let mut names = fs::read_dir(folder).expect("the folder").flatten().map(|entry| entry.file_name());
            names.any(|name| name.to_string_lossy().starts_with(".dialogdok-"))
        };
        let is_new = || fs::read_to_string(&file).is_ok_and(|text| text != old);
        let looks = rng.usize(..400);
        for look in 0..2_000_000 {
            let is_the_moment = match turn % 3 {
                0 => look >= looks || is_new(),
                1 => is_ready() || is_new(),
                _ => is_new(),
            };
            if is_the_moment {
                break;
            }
        }
        served.end();
        drop(stream);
        let left = fs::read_to_string(&file).expect("the file");
        assert!(left == old || left == new, "turn {turn}: neither the old nor the new\n{left}");
        olds += usize::from(left == old);
        news += usize::from(left == new);
    }
    assert!(olds > 0 && news > 0, "{olds} old, {news} new");
}

/// The memory that a process has, in kilobytes.
#[cfg(target_os = "linux")]
fn memory() -> usize {
    let status = fs::read_to_string("/proc/self/status").expect("Linux tells");
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).expect("a line");
    line.split_whitespace()
        .nth(1)
        .and_then(|number| number.parse().ok())
        .expect("a number")
}

/// After the first two hundred saves, eight hundred more take no more.
#[cfg(target_os = "linux")]
#[test]
#[ignore = "long; measured by hand: cargo test --test desk_together memory -- --ignored --nocapture"]
fn memory_is_flat_over_a_thousand_saves() {
    let opened = Opened::new(Municipality::example());
    let path = "/forloeb/2026-014/moede/4";
    let mut measured = Vec::new();
    for turn in 0..1_000 {
        let answer = opened.send(path, &[("Tema", &format!("Tema nummer {turn}"))]);
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        if turn % 100 == 99 {
            measured.push(memory());
            println!("{} saves: {} MB", turn + 1, memory() / 1024);
        }
    }
    assert!(measured[9] < measured[1] + 40 * 1024, "{measured:?}");
}
