//! »Hvad nu?« over a whole municipality: from a desk that has just been opened, once more, and after one file has changed. Then the
//! letter beside a form, from what was typed to its new pages, and what a thousand changes that are typed and saved leave in memory.
//!
//! ```sh
//! cargo bench --profile dev --bench desk -- [FORLØB] [ÆNDRINGER]
//! ```

mod cases;

use std::path::Path;
use std::time::Instant;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use cases::municipality;
use dialogdok::deliver::session::Settings;
use dialogdok::desk::Desk;
use tower::ServiceExt as _;

const HOST: &str = "127.0.0.1:4711";
/// How often one file is changed.
const CHANGES: usize = 21;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with('-')).collect();
    let courses = words.first().map_or(907, |n| n.parse().expect("how many forløb"));
    let folder = tempfile::tempdir().expect("a folder");
    municipality::write(folder.path(), courses).expect("the forløb");
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");

    let settings = Settings {
        out: folder.path().join("ud"),
        ..Settings::on(cases::today())
    };
    let desk = Desk::new(folder.path(), settings, 4711).expect("a desk");
    let router = desk.router();
    let first = desk.first_path().expect("a first address");
    let let_in = runtime.block_on(router.clone().oneshot(request(&first, ""))).expect("an answer");
    let cookie = let_in.headers()[header::SET_COOKIE].to_str().expect("a cookie");
    let cookie = cookie.split(';').next().expect("its value").to_owned();

    let ask = || {
        let begun = Instant::now();
        let length = page(&runtime, &router, &cookie);
        (begun.elapsed().as_secs_f64() * 1000.0, length)
    };
    let (cold, length) = ask();
    let (again, _) = ask();
    let mut changed: Vec<f64> = (0..CHANGES)
        .map(|number| {
            change(folder.path(), number);
            ask().0
        })
        .collect();
    changed.sort_by(f64::total_cmp);
    println!("{courses} forløb, a page of {} kB", length / 1024);
    println!("just opened           {cold:8.0} ms");
    println!("once more             {again:8.0} ms");
    println!(
        "one file changed      {:8.0} ms in the middle of {CHANGES}, {:.0} at most",
        changed[CHANGES / 2],
        changed[CHANGES - 1]
    );
    println!("peak {} MB", megabytes("VmHWM:"));
    let edits = words.get(1).map_or(1_000, |n| n.parse().expect("how many changes"));
    type_and_save(&Asking { runtime, router, cookie }, folder.path(), edits);
}

/// A desk and the one who may ask.
struct Asking {
    runtime: tokio::runtime::Runtime,
    router: Router,
    cookie: String,
}

impl Asking {
    fn get(&self, path: &str) -> String {
        self.answer(request(path, &self.cookie))
    }

    fn post(&self, path: &str, fields: &[(&str, &str)]) -> String {
        let encode = |text: &str| percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string();
        let body: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
        let request = Request::post(path)
            .header(header::HOST, HOST)
            .header(header::ORIGIN, format!("http://{HOST}"))
            .header(header::COOKIE, &self.cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.answer(request.body(Body::from(body.join("&"))).expect("a request"))
    }

    fn answer(&self, request: Request<Body>) -> String {
        let answer = self.runtime.block_on(self.router.clone().oneshot(request)).expect("an answer");
        assert!(
            answer.status().is_success() || answer.status().is_redirection(),
            "{}",
            answer.status()
        );
        let bytes = self.runtime.block_on(to_bytes(answer.into_body(), usize::MAX)).expect("a body");
        String::from_utf8(bytes.to_vec()).expect("text")
    }
}

/// Types a theme of a meeting's letter and saves it, so many times.
fn type_and_save(asking: &Asking, folder: &Path, edits: usize) {
    let (key, number) = coming(folder);
    let path = format!("/forloeb/{key}/moede/{number}");
    let page = asking.get(&path);
    let between = |text: &str, before: &str, after: &str| {
        let rest = text.split_once(before).expect("the page as it is made").1;
        rest.split_once(after).expect("the page as it is made").0.to_owned()
    };
    let word = between(&page, "data-brev=\"", "\"");
    let theme = page.split(">Tema</label>").next().and_then(|before| before.rsplit("for=\"").next());
    let theme = theme.and_then(|rest| rest.split('"').next()).expect("the field").to_owned();
    let mut times = Vec::new();
    for edit in 1..=edits {
        let from = between(&asking.get(&path), "name=\"fra\" value=\"", "\"");
        let text = format!("Tema nummer {edit}");
        let fields = [("fra", &*from), (&*theme, &*text)];
        let begun = Instant::now();
        let live = asking.post(&format!("/forloeb/{key}/levende/moede/{number}?brev={word}"), &fields);
        times.push(begun.elapsed().as_secs_f64() * 1000.0);
        assert!(live.contains(&text), "{live}");
        asking.post(&path, &fields);
        if [edits / 10, edits / 2, edits].contains(&edit) {
            println!(
                "after {edit:5} changes   {} MB now, {} at most",
                megabytes("VmRSS:"),
                megabytes("VmHWM:")
            );
        }
    }
    times.sort_by(f64::total_cmp);
    println!(
        "what is typed         {:8.0} ms to its pages in the middle of {edits}, {:.0} at most",
        times[times.len() / 2],
        times[times.len() - 1]
    );
}

/// A forløb and its meeting that is to come.
fn coming(folder: &Path) -> (String, u32) {
    let mut all: Vec<_> = std::fs::read_dir(folder.join("sager"))
        .expect("the forløb")
        .flatten()
        .map(|e| e.path())
        .collect();
    all.sort();
    let meeting = all.iter().find_map(|case| {
        let number = (1..9_u32).rev().find(|n| case.join(format!("moede-{n}.yaml")).is_file())?;
        let text = std::fs::read_to_string(case.join(format!("moede-{number}.yaml"))).ok()?;
        let is_ahead = !text.contains("referat:") && text.contains("inviterede:");
        is_ahead.then(|| (case.file_name().expect("a name").to_string_lossy().into_owned(), number))
    });
    meeting.expect("a meeting to come")
}

/// So much memory of this process, where the system tells.
fn megabytes(line: &str) -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let kilobytes = status
        .lines()
        .find(|l| l.starts_with(line))
        .and_then(|l| l.split_whitespace().nth(1)?.parse::<u64>().ok());
    kilobytes.map_or_else(|| "?".to_owned(), |kilobytes| (kilobytes / 1024).to_string())
}

fn request(path: &str, cookie: &str) -> Request<Body> {
    let request = Request::get(path).header(header::HOST, HOST).header(header::COOKIE, cookie);
    request.body(Body::empty()).expect("a request")
}

/// The length of »Hvad nu?«.
fn page(runtime: &tokio::runtime::Runtime, router: &Router, cookie: &str) -> usize {
    let answer = runtime.block_on(router.clone().oneshot(request("/", cookie))).expect("an answer");
    assert!(answer.status().is_success(), "{}", answer.status());
    runtime.block_on(to_bytes(answer.into_body(), usize::MAX)).expect("a page").len()
}

/// A comment more in the file of some forløb.
fn change(folder: &Path, number: usize) {
    let mut all: Vec<_> = std::fs::read_dir(folder.join("sager"))
        .expect("the forløb")
        .flatten()
        .map(|e| e.path())
        .collect();
    all.sort();
    let file = all[number * 37 % all.len()].join("sag.yaml");
    let text = std::fs::read_to_string(&file).expect("a file");
    std::fs::write(file, format!("{text}# En note mere\n")).expect("a file");
}
