//! A page that is asked for while the files are away is the desk's own: it says what has happened, and comes back to the same address.

#[path = "support/desk.rs"]
mod opened;
mod support;

use std::fs;
use std::path::{Path, PathBuf};

use axum::body::Body;
use axum::http::{StatusCode, header};
use opened::*;
use support::Municipality;

const CASE: &str = "sager/2026-014";
const HOME: &str = "/forloeb/2026-014/sammen";

/// The pages that are shown to a borger, and what lies below each.
const SHOWN: &[(&str, &[&str])] = &[
    ("kort", &["", "/ark"]),
    ("trivsel/nu", &["", "/1", "/3?sidst=ja", "/10"]),
    ("trivsel/3", &["/12"]),
    ("samtykke", &["", "/tilbage"]),
    ("referat/3", &["", "?raad=ja", "/laes", "/laes?rettet=ja"]),
    ("status", &["", "/3", "/10"]),
];

/// What is away.
#[derive(Clone, Copy, Debug)]
enum Away {
    /// The folder of one case, of all cases, and of everything.
    Case,
    Cases,
    All,
    /// The drive is away, and has left an empty folder where it was.
    Drive,
}

const ALL: [Away; 4] = [Away::Case, Away::Cases, Away::All, Away::Drive];

impl Away {
    fn folder(self, opened: &Opened) -> PathBuf {
        let root = opened.municipality.path();
        match self {
            Self::Case => root.join(CASE),
            Self::Cases => root.join("sager"),
            Self::All | Self::Drive => root.to_owned(),
        }
    }

    /// Does something while it is away, and brings it back.
    fn during<T>(self, opened: &Opened, act: impl FnOnce() -> T) -> T {
        let folder = self.folder(opened);
        let elsewhere = Path::new("/tmp")
            .join(format!("borte-{}-{self:?}", std::process::id()))
            .join(fastrand::u64(..).to_string());
        fs::create_dir_all(elsewhere.parent().expect("above")).expect("a folder");
        fs::rename(&folder, &elsewhere).expect("it can be moved");
        if matches!(self, Self::Drive) {
            fs::create_dir(&folder).expect("an empty one");
        }
        let done = act();
        if matches!(self, Self::Drive) {
            fs::remove_dir(&folder).expect("nothing was written in it");
        }
        fs::rename(&elsewhere, &folder).expect("it can be moved back");
        done
    }
}

/// As a browser goes to an address.
fn visit(opened: &Opened, path: &str) -> Answer {
    let request = get(path)
        .header(header::COOKIE, &opened.cookie)
        .header(header::ACCEPT, "text/html,application/xhtml+xml");
    read(ask(&opened.router, request.body(Body::empty()).expect("a request")))
}

/// Where »Prøv igen« leads to from an address.
fn again(page: &str, from: &str, label: &str) -> Option<String> {
    let link = page.split("<a class=\"button\"").skip(1).find(|link| link.contains(label))?;
    let href = attribute(link, "href")?;
    Some(if href.is_empty() { from.to_owned() } else { href })
}

#[test]
fn a_shared_page_says_calmly_that_the_folder_is_away() {
    let words = [
        ("da", "Intet er tabt", "Prøv igen"),
        ("nb", "Ingenting er tapt", "Prøv igjen"),
        ("en", "Nothing is lost", "Try again"),
    ];
    let mut count = 0;
    for (lang, lost, label) in words {
        for (page, parts) in SHOWN {
            let opened = Opened::new(Municipality::example());
            let case = format!("{CASE}/sag.yaml");
            opened.put(&case, &format!("sprog: {lang}\n{}", opened.file(&case)));
            opened.post(HOME, &[("side".to_owned(), (*page).to_owned())]);
            for part in *parts {
                let path = format!("{HOME}/{page}{part}");
                assert_eq!(visit(&opened, &path).status, StatusCode::OK, "{path}");
                for away in ALL {
                    let answer = away.during(&opened, || visit(&opened, &path));
                    let text = unescaped(&answer.text);
                    assert!(
                        answer.status.is_client_error() || answer.status.is_server_error(),
                        "{path} {away:?}"
                    );
                    assert!(text.contains(lost), "{path} {away:?}: {text}");
                    assert_eq!(again(&text, &path, label).as_deref(), Some(&*path), "{path} {away:?}: {text}");
                    assert!(text.contains(&format!("<html lang=\"{lang}\"")), "{path} {away:?}: {text}");
                    // Nothing of the desk is on the wall.
                    assert!(!text.contains("href=\"/forloeb\""), "{path} {away:?}: {text}");
                    count += 1;
                }
                assert_eq!(visit(&opened, &path).status, StatusCode::OK, "{path}");
            }
        }
    }
    assert!(count > 150, "{count}");
}

#[test]
fn every_page_of_the_desk_says_calmly_that_the_folder_is_away() {
    let opened = Opened::new(Municipality::example());
    let pages = opened.pages().into_iter().map(|(path, _)| path);
    let mut pages: Vec<String> = pages.filter(|path| path != "/mappe" && !path.contains('#')).collect();
    pages.push("/forloeb/2026-014/moede/3?alle=ja&b=%C3%A6".to_owned());
    let mut count = 0;
    for path in &pages {
        for away in ALL {
            let is_of_case = path.starts_with("/forloeb/2026-014");
            let is_met = match away {
                Away::Case => is_of_case,
                Away::Cases => path.starts_with("/forloeb/2") || path == "/forloeb" || path == "/",
                Away::All | Away::Drive => true,
            };
            if !is_met {
                continue;
            }
            let answer = away.during(&opened, || visit(&opened, path));
            let text = unescaped(&answer.text);
            assert!(
                answer.status.is_client_error() || answer.status.is_server_error(),
                "{path} {away:?}: {}",
                answer.status
            );
            assert!(text.contains("Intet er tabt"), "{path} {away:?}: {text}");
            assert_eq!(again(&text, path, "Prøv igen").as_deref(), Some(&**path), "{path} {away:?}: {text}");
            count += 1;
        }
    }
    assert_eq!(visit(&opened, "/forloeb").status, StatusCode::OK);
    assert!(count > 60, "{count}");
}

/// What was typed is not taken away by an answer, and it is said that it is not saved.
#[test]
fn a_form_that_is_sent_while_the_folder_is_away_is_answered_in_words() {
    let opened = Opened::new(Municipality::example());
    for away in ALL {
        for path in [
            "/forloeb/2026-014/side/borger",
            "/forloeb/2026-014/moede/3",
            "/forloeb/2026-014/moede/3/referat",
        ] {
            let answer = away.during(&opened, || opened.post(path, &[("f1".to_owned(), "Noget".to_owned())]));
            assert!(
                answer.text.contains("ikke gemt") && !answer.text.contains("<html"),
                "{path} {away:?}: {}",
                answer.text
            );
        }
    }
}

/// Over-caution: what is not there is not taken for a drive that is away, and what scripts and pictures ask for is no page.
#[test]
fn what_is_only_not_there_is_said_as_that() {
    let opened = Opened::new(Municipality::example());
    for (path, told) in [
        ("/forloeb/2026-014/moede/99", "Det er her ikke"),
        ("/forloeb/2026-014/netvaerk/ingen", "Det er her ikke"),
        ("/findes/ikke", "Det er her ikke"),
        ("/forloeb/2026-099", "Forløbet kan ikke nås"),
    ] {
        let answer = visit(&opened, path);
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(answer.text.contains(told), "{path}: {}", answer.text);
    }
    for path in ["/fil/ingen", "/forloeb/2026-014/papir/ingen/1"] {
        let request = get(path)
            .header(header::COOKIE, &opened.cookie)
            .header(header::ACCEPT, "image/avif,*/*");
        let answer = read(ask(&opened.router, request.body(Body::empty()).expect("a request")));
        assert_eq!((answer.status, &*answer.text), (StatusCode::NOT_FOUND, ""), "{path}");
    }
    // A desk over a new, empty folder begins at the beginning.
    let empty = Opened::new(Municipality::new().without("kommune.yaml"));
    for entry in fs::read_dir(empty.municipality.path()).expect("the folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            fs::remove_dir_all(path)
        } else {
            fs::remove_file(path)
        }
        .expect("it can be removed");
    }
    assert_eq!(visit(&empty, "/").location, "/afsender");
}
