//! The desk without a socket: who may ask, what is on its pages, what its forms do to the files.

#[path = "support/desk.rs"]
mod opened;
mod support;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use chrono::NaiveDate;
use dialogdok::deliver::session::Settings;
use dialogdok::desk::Desk;
use opened::*;
use support::{Municipality, swap};

const MEETING: &str = "sager/2026-001/moede-1.yaml";

mod who_may_ask {
    use super::*;

    fn status(request: axum::http::request::Builder) -> StatusCode {
        let opened = Opened::new(Municipality::sound());
        let request = request.body(Body::empty()).expect("a request");
        ask(&opened.router, request).status()
    }

    #[test]
    fn the_first_address_is_good_for_one_question() {
        let municipality = Municipality::sound();
        let settings = Settings::on(NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day"));
        let desk = Desk::new(municipality.path(), settings, PORT).expect("a desk");
        let first = desk.first_path().expect("a first address");
        let request = || get(&first).body(Body::empty()).expect("a request");
        assert_eq!(ask(&desk.router(), request()).status(), StatusCode::SEE_OTHER);
        assert_eq!(ask(&desk.router(), request()).status(), StatusCode::FORBIDDEN);
        assert_eq!(desk.first_path(), None);
    }

    #[test]
    fn nobody_without_the_cookie_or_from_another_page() {
        let opened = Opened::new(Municipality::sound());
        let with = |builder: axum::http::request::Builder| {
            let request = builder
                .header(header::COOKIE, &opened.cookie)
                .body(Body::empty())
                .expect("a request");
            ask(&opened.router, request).status()
        };
        for path in [
            "/",
            "/forloeb",
            "/forloeb/2026-001",
            "/afsender",
            "/fil/desk.js",
            "/puls",
            "/findes-ikke",
            "/ind/gaet",
        ] {
            assert_eq!(status(get(path)), StatusCode::FORBIDDEN, "{path}");
            assert_eq!(
                with(Request::get(path).header(header::HOST, "ond.example:4711")),
                StatusCode::FORBIDDEN,
                "{path}"
            );
            assert_eq!(
                with(Request::get(path).header(header::HOST, "127.0.0.1:80")),
                StatusCode::FORBIDDEN,
                "{path}"
            );
            assert_eq!(with(Request::get(path)), StatusCode::FORBIDDEN, "{path}");
            assert_eq!(
                with(get(path).header(header::ORIGIN, "http://ond.example")),
                StatusCode::FORBIDDEN,
                "{path}"
            );
            assert_eq!(
                with(get(path).header("sec-fetch-site", "cross-site")),
                StatusCode::FORBIDDEN,
                "{path}"
            );
        }
        for path in ["/luk", "/fortryd", "/afsender", "/forloeb/nyt", "/forloeb/2026-001/papirer"] {
            let post = || Request::post(path).header(header::HOST, HOST);
            assert_eq!(with(post()), StatusCode::FORBIDDEN, "{path} without an origin");
            assert_eq!(with(post().header(header::ORIGIN, "null")), StatusCode::FORBIDDEN, "{path}");
            assert_eq!(
                status(post().header(header::ORIGIN, ORIGIN)),
                StatusCode::FORBIDDEN,
                "{path} without the cookie"
            );
        }
        assert_eq!(with(get("/")), StatusCode::OK);
    }
}

mod what_is_on_the_pages {
    use super::*;

    /// One way through all pages of the example, looked at by three judges.
    #[test]
    fn the_wall_holds_on_every_page() {
        let opened = Opened::new(Municipality::example());
        let case = opened.file("sager/2026-014/sag.yaml");
        let (kept, names) = (details_of_ida(&case), names(&case));
        let mut asked_for = 0;
        for (path, answer) in opened.pages() {
            is_kept_nowhere_and_loads_nothing_from_elsewhere(&path, &answer);
            tells_of_nobody_outside_of_it(&path, &answer.text, &names);
            let is_told = |text: &String| answer.text.contains(text);
            assert!(
                path.contains("vis=ja") || !kept.iter().any(is_told),
                "{path} shows a protected detail"
            );
            if answer.text.contains("href=\"?vis=ja\"") {
                let shown = unescaped(&opened.page(&format!("{path}?vis=ja")));
                asked_for += usize::from(kept.iter().all(|text| shown.contains(text)));
            }
        }
        assert_eq!(asked_for, 1, "hers are shown on one page, when they are asked for");
    }

    /// Ida of the example is protected: her number, mail and street.
    fn details_of_ida(case: &str) -> Vec<String> {
        let ida = case.split("  - id: ").find(|person| person.starts_with("ida")).expect("Ida");
        assert!(ida.contains("beskyttet adresse: ja"));
        let of_key = |key: &&str| ida.split(&format!("    {key}: ")).nth(1)?.lines().next();
        let written: Vec<&str> = ["telefon", "mail", "adresse"].iter().filter_map(of_key).collect();
        let lines = written.iter().flat_map(|text| text.trim_matches(['[', ']']).split(", "));
        let kept: Vec<String> = lines.map(|line| line.trim_matches('"').to_owned()).collect();
        assert!(kept.len() > 1, "{kept:?}");
        kept
    }

    fn names(case: &str) -> Vec<&str> {
        let written = case.lines().filter_map(|line| line.trim().strip_prefix("navn: "));
        let names: Vec<&str> = written
            .flat_map(str::split_whitespace)
            .filter(|name| name.chars().count() > 2)
            .collect();
        assert!(names.len() > 10, "{names:?}");
        names
    }

    fn is_kept_nowhere_and_loads_nothing_from_elsewhere(path: &str, answer: &Answer) {
        assert_eq!(answer.caching, "no-store", "{path}");
        assert!(
            answer.policy.contains("default-src 'none'") && !answer.policy.contains("unsafe"),
            "{path}: {}",
            answer.policy
        );
        let page = &answer.text;
        assert!(
            !page.contains("http://") && !page.contains("https://") && !page.contains(" style="),
            "{path}"
        );
    }

    fn tells_of_nobody_outside_of_it(path: &str, page: &str, names: &[&str]) {
        let title = page.split("<title>").nth(1).expect("a title").split('<').next().expect("its end");
        for name in names {
            assert!(!title.contains(name), "{title}");
            assert!(!path.to_lowercase().contains(&name.to_lowercase()), "{path}");
        }
    }

    /// What is not shown is not sent, and what is not sent stays.
    #[test]
    fn what_was_withheld_stays_when_the_form_is_sent() {
        let opened = Opened::new(Municipality::example());
        let name = "sager/2026-014/sag.yaml";
        let before = opened.file(name);
        let list = opened.page("/forloeb/2026-014/netvaerk");
        let ida = list
            .split("<a href=\"")
            .find(|link| link.contains(">Ida Lindholm</a>"))
            .expect("Ida");
        let path = ida.split('"').next().expect("an address");
        let answer = opened.send(path, &[("Relation", "søster")]);
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let after = opened.file(name);
        assert_eq!(after.replacen("relation: søster", "relation: storesøster", 1), before);
    }

    #[test]
    fn what_people_wrote_is_text() {
        let municipality = Municipality::sound().with("sag.yaml", "relation: mor\n", "relation: <b onclick=x>\"mor'\n");
        let opened = Opened::new(municipality);
        for (path, answer) in opened.pages() {
            assert!(!answer.text.contains("<b onclick"), "{path}");
        }
    }

    #[test]
    fn what_now_tells_what_the_example_waits_for() {
        let page = Opened::new(Municipality::example()).page("/");
        for words in ["Ida", "Bent", "Netværksmøde 4", "Se brevene", "2026-022"] {
            assert!(page.contains(words), "»{words}« is not on the page");
        }
    }

    #[test]
    fn papers_are_those_of_the_command_line() {
        let opened = Opened::new(Municipality::example());
        let answer = opened.post("/forloeb/2026-014/papirer", &[]);
        assert!(answer.text.contains("filer ligger i"), "{}", answer.text);
        let made = support::files(&opened.municipality.path().join("ud/2026-014"));
        let other = Municipality::example();
        other.run(["alt", "sager/2026-014", "--dato", "2026-11-22"]);
        let by_command = support::files(&other.path().join("ud/2026-014"));
        assert!(made.len() > 5);
        assert_eq!(made.keys().collect::<Vec<_>>(), by_command.keys().collect::<Vec<_>>());
        assert!(made == by_command, "the bytes differ");
    }
}

mod what_forms_do {
    use super::*;

    #[test]
    fn one_value_is_changed_and_nothing_else() {
        let opened = Opened::new(Municipality::sound());
        let before = opened.file(MEETING);
        let answer = opened.send("/forloeb/2026-001/moede/1", &[("Tema", "Foråret: planer #1")]);
        assert_eq!(
            (answer.status, &*answer.location),
            (StatusCode::SEE_OTHER, "/forloeb/2026-001/moede/1"),
            "{}",
            answer.text
        );
        let after = opened.file(MEETING);
        assert!(after.contains("tema: 'Foråret: planer #1'"), "{after}");
        let without = |text: &str| {
            text.lines()
                .filter(|line| !line.starts_with("tema:"))
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        assert_eq!(without(&after), without(&before));
        assert!(opened.page("/forloeb/2026-001/moede/1").contains("Fortryd"));
        assert_eq!(opened.post("/fortryd", &[("til".into(), "/".into())]).status, StatusCode::SEE_OTHER);
        assert_eq!(opened.file(MEETING), before);
    }

    #[test]
    fn a_form_that_is_sent_as_it_was_changes_no_byte() {
        let opened = Opened::new(Municipality::example());
        let all = || support::files(&opened.municipality.path().join("sager"));
        let before = all();
        let mut sent = 0;
        for (path, Answer { text: page, .. }) in opened.pages() {
            if page.contains("id=\"ark\"") && !page.contains("name=\"fra\" value=\"\"") {
                let answer = opened.send_from(&page, path.split('?').next().expect("a path"), &[]);
                assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}: {}", answer.text);
                sent += 1;
            }
        }
        assert!(sent > 12, "{sent}");
        assert!(all() == before, "a file was changed");
    }

    #[test]
    fn what_is_wrong_is_said_beside_its_field_and_what_was_typed_stays() {
        let opened = Opened::new(Municipality::sound());
        let before = opened.file(MEETING);
        let answer = opened.send("/forloeb/2026-001/moede/1", &[("Svar senest", "snart"), ("Tema", "Foråret")]);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            answer.text.contains("value=\"snart\"") && answer.text.contains("value=\"Foråret\""),
            "{}",
            answer.text
        );
        assert!(
            answer.text.contains("aria-invalid") && answer.text.contains("»snart«"),
            "{}",
            answer.text
        );
        assert_eq!(opened.file(MEETING), before);
    }

    #[test]
    fn a_file_that_was_changed_meanwhile_is_merged_or_shown() {
        let opened = Opened::new(Municipality::sound());
        let path = "/forloeb/2026-001/moede/1";
        let page = opened.page(path);
        // Somebody else changes another value in an editor.
        let edited = format!(
            "{}# En note fra en kollega\nvarighed: 45\n",
            without_key(&opened.file(MEETING), "varighed")
        );
        opened.put(MEETING, &edited);
        let answer = opened.send_from(&page, path, &[("Tema", "Mit eget tema")]);
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let merged = opened.file(MEETING);
        assert!(
            merged.contains("tema: Mit eget tema") && merged.contains("# En note fra en kollega\nvarighed: 45"),
            "{merged}"
        );
        // And then the same.
        opened.put(MEETING, &swap(&merged, "tema: Mit eget tema", "tema: Kollegaens tema"));
        let answer = opened.send_from(&page, path, &[("Tema", "Et tredje tema")]);
        assert_eq!(answer.status, StatusCode::CONFLICT);
        assert!(
            answer.text.contains("Kollegaens tema") && answer.text.contains("Et tredje tema"),
            "{}",
            answer.text
        );
        assert!(opened.file(MEETING).contains("tema: Kollegaens tema"));
    }

    fn without_key(text: &str, key: &str) -> String {
        text.lines()
            .filter(|line| !line.starts_with(&format!("{key}:")))
            .map(|line| format!("{line}\n"))
            .collect()
    }

    #[test]
    fn from_an_empty_folder_to_a_letter() {
        let municipality = Municipality::new().without("kommune.yaml");
        let opened = Opened::new(municipality);
        assert_eq!(opened.get("/").location, "/afsender");
        let answer = opened.send(
            "/afsender",
            &[
                ("Navn", "Solbjerg Kommune"),
                ("Afdeling", "Center for Socialpsykiatri"),
                ("Adresse", "Rådhuspladsen 1\n8355 Solbjerg"),
                ("Telefon", "89 40 00 00"),
            ],
        );
        assert_eq!(answer.location, "/", "{}", answer.text);
        let names = opened.page("/forloeb/nyt");
        let mut all = super::fields(&names);
        // Two fields are called »Navn« in the files; the tovholder's has a label of its own.
        let set = |all: &mut Vec<(String, String)>, name: String, value: &str| {
            all.retain(|(n, _)| *n != name);
            all.push((name, value.to_owned()));
        };
        set(&mut all, name_of(&names, "Navn"), "Sara Lindholm");
        set(&mut all, name_of(&names, "Samtykke"), "2026-11-20");
        set(&mut all, name_of(&names, "Dit navn, hvis du er tovholder"), "Pia Holm");
        set(&mut all, name_of(&names, "Tovholderens afstand til borgeren"), "4");
        let answer = opened.post("/forloeb/nyt", &all);
        assert_eq!(answer.location, "/forloeb/2026-001/netvaerk/ny", "{}", answer.text);
        let person = [
            ("Navn", "Lone Lindholm"),
            ("Relation", "mor"),
            ("Felt", "familie"),
            ("Afstand", "1"),
            ("Adresse", "Engvej 3\n8355 Solbjerg"),
        ];
        let answer = opened.send("/forloeb/2026-001/netvaerk/ny", &person);
        assert_eq!(answer.location, "/forloeb/2026-001/netvaerk", "{}", answer.text);
        let meeting = [("Tidspunkt", "2026-12-10T14:00"), ("Sted: navn", "Hjemme hos Sara")];
        let answer = opened.send("/forloeb/2026-001/moede/nyt", &meeting);
        assert_eq!(answer.location, "/forloeb/2026-001/moede/1", "{}", answer.text);
        let answer = opened.send(
            "/forloeb/2026-001/moede/1",
            &[("Lone Lindholm", "ja"), ("Hvorfor", "Du kender min hverdag.")],
        );
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let meeting = opened.file("sager/2026-001/moede-1.yaml");
        assert!(
            meeting.contains("  - person: mor\n    hvorfor: Du kender min hverdag."),
            "{meeting}"
        );
        let page = opened.page("/forloeb/2026-001/moede/1");
        assert!(page.contains("Du kender min hverdag.") && page.contains("Invitation til"), "{page}");
        let outcome = opened.municipality.run(["tjek", "sager", "--dato", "2026-11-22"]);
        outcome.succeeds();
    }

    #[test]
    fn somebody_who_was_sent_papers_is_not_deleted() {
        let opened = Opened::new(Municipality::example());
        let list = opened.page("/forloeb/2026-014/netvaerk");
        let of = |name: &str| {
            let link = list
                .split("<a href=\"")
                .find(|link| link.contains(&format!(">{name}</a>")))
                .expect("a person");
            format!("{}/slet", link.split('"').next().expect("an address"))
        };
        let before = opened.file("sager/2026-014/sag.yaml");
        let path = of("Ida Lindholm");
        assert!(opened.page(&path).contains("Netværksmøde 4"));
        assert_eq!(opened.post(&path, &[]).status, StatusCode::CONFLICT);
        assert_eq!(opened.file("sager/2026-014/sag.yaml"), before);
    }

    #[test]
    fn two_desks_on_one_folder_lose_nothing() {
        let municipality = Municipality::sound();
        let other = Desk::new(
            municipality.path(),
            Settings::on(NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day")),
            PORT,
        )
        .expect("a desk");
        let opened = Opened::new(municipality);
        let first = other.first_path().expect("a first address");
        let answer = ask(&other.router(), get(&first).body(Body::empty()).expect("a request"));
        let cookie = answer.headers()[header::SET_COOKIE]
            .to_str()
            .expect("a cookie")
            .split(';')
            .next()
            .expect("its value")
            .to_owned();
        let (one, two) = (opened.page("/forloeb/2026-001/moede/1"), "/forloeb/2026-001/moede/1");
        let page = read(ask(
            &other.router(),
            get(two).header(header::COOKIE, &cookie).body(Body::empty()).expect("a request"),
        ))
        .text;
        assert_eq!(
            opened.send_from(&one, two, &[("Tema", "Fra det ene")]).status,
            StatusCode::SEE_OTHER
        );
        let second = Opened {
            municipality: Municipality::new(),
            router: other.router(),
            desk: other,
            cookie,
        };
        assert_eq!(second.send_from(&page, two, &[("Varighed", "75")]).status, StatusCode::SEE_OTHER);
        let file = opened.file(MEETING);
        assert!(file.contains("tema: Fra det ene") && file.contains("varighed: 75"), "{file}");
        assert!(second.desk.first_path().is_none() && opened.desk.first_path().is_none());
    }
}
