//! How the desk is come to and left: a folder that is asked for, a desk that nobody is at any more.

#[path = "support/desk.rs"]
mod opened;
mod support;

use std::path::Path;
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::{StatusCode, header};
use chrono::NaiveDate;
use dialogdok::deliver::session::Settings;
use dialogdok::desk::Desk;
use opened::*;
use support::Municipality;

const HOUR: Duration = Duration::from_secs(60 * 60);

fn asking(municipality: Municipality) -> Opened {
    let day = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
    let desk = Desk::asking(municipality.path(), Settings::on(day), PORT, false).expect("a desk");
    Opened::at(municipality, desk)
}

fn choose(opened: &Opened, folder: &Path, more: &[(&str, &str)]) -> Answer {
    let mut fields = vec![("mappe".to_owned(), folder.to_string_lossy().into_owned())];
    fields.extend(more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    opened.post("/mappe", &fields)
}

#[test]
fn every_page_asks_until_there_is_a_folder() {
    let opened = asking(Municipality::example());
    for path in ["/", "/forloeb", "/afsender", "/ledelse", "/forloeb/2026-014", "/forloeb/nyt"] {
        assert_eq!(opened.get(path).location, "/mappe", "{path}");
    }
    assert_eq!(opened.get("/fil/desk.js").status, StatusCode::OK);
    let page = opened.page("/mappe");
    assert!(page.contains("sager") && page.contains("Hvor ligger forløbene?"), "{page}");
    let answer = choose(&opened, opened.municipality.path(), &[]);
    assert_eq!(answer.location, "/", "{}", answer.text);
    assert!(opened.page("/").contains("2026-014"));
    // It is chosen once.
    assert_eq!(opened.get("/mappe").location, "/");
    // And papers lie in it.
    opened.post("/forloeb/2026-014/papirer", &[]);
    assert!(opened.municipality.path().join("ud/2026-014").is_dir());
}

#[test]
fn a_folder_is_looked_into_by_its_address_and_known_by_its_sender() {
    let municipality = Municipality::example();
    let above = municipality.path().parent().expect("a folder above").to_owned();
    let opened = asking(municipality);
    let encode =
        |path: &Path| percent_encoding::utf8_percent_encode(&path.to_string_lossy(), percent_encoding::NON_ALPHANUMERIC).to_string();
    let page = unescaped(&opened.page(&format!("/mappe?i={}", encode(&above))));
    let name = opened
        .municipality
        .path()
        .file_name()
        .expect("a name")
        .to_string_lossy()
        .into_owned();
    // Hidden folders are not shown.
    assert_eq!(page.contains(&format!(">{name}</a>")), !name.starts_with('.'), "{page}");
    let page = opened.page(&format!("/mappe?i={}", encode(opened.municipality.path())));
    assert!(page.contains(">sager</a>"), "{page}");
}

#[test]
fn what_is_no_folder_is_told_and_a_new_one_is_made_when_asked() {
    let opened = asking(Municipality::new().without("kommune.yaml").file("brev.txt", "Et brev"));
    let folder = opened.municipality.path().to_owned();
    for (typed, told) in [
        (Path::new("Forløb"), "Skriv hele vejen"),
        (&folder.join("brev.txt"), "en fil og ikke en mappe"),
    ] {
        let answer = choose(&opened, typed, &[]);
        assert!(
            answer.status == StatusCode::UNPROCESSABLE_ENTITY && answer.text.contains(told),
            "{}",
            answer.text
        );
    }
    let new = folder.join("Forløb");
    let answer = choose(&opened, &new, &[]);
    assert!(
        answer.text.contains("Mappen findes ikke") && answer.text.contains("Lav mappen"),
        "{}",
        answer.text
    );
    assert!(!new.exists());
    assert_eq!(choose(&opened, &new, &[("lav", "ja")]).location, "/");
    assert!(new.is_dir());
    // An empty folder begins with the sender.
    assert_eq!(opened.get("/").location, "/afsender");
}

#[test]
fn it_is_left_when_nobody_has_asked_for_eight_hours() {
    let opened = Opened::new(Municipality::sound());
    let begun = Instant::now();
    assert!(!opened.desk.is_left(begun + 8 * HOUR - Duration::from_secs(60)));
    assert!(opened.desk.is_left(begun + 8 * HOUR + Duration::from_secs(60)));
    // An open page says that it is there.
    let before = Instant::now();
    opened.get("/puls");
    assert!(!opened.desk.is_left(before + 8 * HOUR));
    // One who is turned away keeps nothing open.
    let asked = Instant::now();
    let request = axum::http::Request::get("/")
        .header(header::HOST, "ond.example")
        .body(Body::empty())
        .expect("a request");
    ask(&opened.router, request);
    assert!(opened.desk.is_left(asked + 8 * HOUR));
}

/// The program itself: the address it prints is open, and Ctrl-C stops it.
#[cfg(target_os = "linux")]
#[test]
fn ctrl_c_stops_it() {
    use std::io::{BufRead as _, BufReader};
    use std::process::{Command, Stdio};
    let municipality = Municipality::sound();
    let mut run = Command::new(assert_cmd::cargo::cargo_bin!("dialogdok"))
        .args(["åbn", ".", "--uden-browser"])
        .current_dir(municipality.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program can be run");
    let mut first = String::new();
    BufReader::new(run.stdout.take().expect("its words"))
        .read_line(&mut first)
        .expect("the address");
    assert!(first.starts_with("http://127.0.0.1:"), "{first}");
    let stopped = Command::new("kill")
        .args(["-INT", &run.id().to_string()])
        .status()
        .expect("a signal");
    assert!(stopped.success());
    run.wait().expect("it stops");
}
