//! »Hvad nu?« over a whole municipality: from a desk that has just been opened, once more, and after one file has changed.
//!
//! ```sh
//! cargo bench --profile dev --bench desk -- [FORLØB]
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
    println!("peak {} MB", cases::peak_megabytes().map_or("?".into(), |m| m.to_string()));
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
