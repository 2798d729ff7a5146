//! A desk without a socket: its pages, and its forms as a browser would send them.

#![allow(dead_code, reason = "each file of tests uses its own part")]

use std::fs;
use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, Response, StatusCode, header};
use chrono::NaiveDate;
use dialogdok::deliver::session::Settings;
use dialogdok::desk::Desk;
use tower::ServiceExt as _;

use crate::support::Municipality;

pub const PORT: u16 = 4711;
pub const HOST: &str = "127.0.0.1:4711";
pub const ORIGIN: &str = "http://127.0.0.1:4711";

/// A field of a form with what is sent in it.
pub fn pair(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

/// A desk and the cookie of the one who may ask.
pub struct Opened {
    pub municipality: Municipality,
    pub desk: Arc<Desk>,
    pub router: Router,
    pub cookie: String,
}

/// What was answered.
pub struct Answer {
    pub status: StatusCode,
    pub location: String,
    /// Whether it is kept, and what it may load.
    pub caching: String,
    pub policy: String,
    pub text: String,
}

pub fn get(path: &str) -> axum::http::request::Builder {
    Request::get(path).header(header::HOST, HOST)
}

/// Asks, and waits for the answer.
pub fn ask(router: &Router, request: Request<Body>) -> Response<Body> {
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    runtime.block_on(router.clone().oneshot(request)).expect("an answer")
}

pub fn read(answer: Response<Body>) -> Answer {
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let status = answer.status();
    let field = |name| {
        answer
            .headers()
            .get(name)
            .map(|value| value.to_str().expect("text").to_owned())
            .unwrap_or_default()
    };
    let (location, caching, policy) = (
        field(header::LOCATION),
        field(header::CACHE_CONTROL),
        field(header::CONTENT_SECURITY_POLICY),
    );
    let bytes = runtime.block_on(to_bytes(answer.into_body(), usize::MAX)).expect("a body");
    Answer {
        status,
        location,
        caching,
        policy,
        text: String::from_utf8_lossy(&bytes).into_owned(),
    }
}

/// A page of a desk over the folder of a municipality; empty where there is none.
pub fn page_of(municipality: &Municipality, path: &str) -> String {
    let desk = Desk::new(municipality.path(), settings(municipality.path()), PORT).expect("a desk");
    let router = desk.router();
    let cookie = let_in(&desk, &router);
    let request = get(path).header(header::COOKIE, cookie).body(Body::empty());
    let answer = read(ask(&router, request.expect("a request")));
    if answer.status == StatusCode::OK {
        answer.text
    } else {
        String::new()
    }
}

/// What stands on a page between its tags, a text each.
pub fn texts(page: &str) -> Vec<String> {
    let main = page.split("<main").nth(1).unwrap_or_default();
    let between = main.split('>').skip(1).filter_map(|rest| rest.split('<').next());
    between.map(|text| unescaped(text.trim())).filter(|text| !text.is_empty()).collect()
}

fn settings(folder: &Path) -> Settings {
    Settings {
        out: folder.join("ud"),
        today: NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day"),
        ..Settings::on(NaiveDate::from_ymd_opt(2026, 11, 1).expect("a day"))
    }
}

/// Comes in by the first address.
fn let_in(desk: &Desk, router: &Router) -> String {
    let first = desk.first_path().expect("a first address");
    let answer = ask(router, get(&first).body(Body::empty()).expect("a request"));
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    let cookie = answer.headers()[header::SET_COOKIE].to_str().expect("a cookie").to_owned();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
    cookie.split(';').next().expect("its value").to_owned()
}

impl Opened {
    pub fn new(municipality: Municipality) -> Self {
        let folder = municipality.path().to_owned();
        Self::over(&folder, municipality)
    }

    /// A desk over a folder, which keeps the folder of a municipality as long as it is there.
    pub fn over(folder: &Path, municipality: Municipality) -> Self {
        let desk = Desk::new(folder, settings(folder), PORT).expect("a desk");
        Self::at(municipality, desk)
    }

    /// Comes in by the first address.
    pub fn at(municipality: Municipality, desk: Arc<Desk>) -> Self {
        let router = desk.router();
        let cookie = let_in(&desk, &router);
        Self {
            municipality,
            desk,
            router,
            cookie,
        }
    }

    pub fn get(&self, path: &str) -> Answer {
        read(ask(
            &self.router,
            get(path)
                .header(header::COOKIE, &self.cookie)
                .body(Body::empty())
                .expect("a request"),
        ))
    }

    pub fn page(&self, path: &str) -> String {
        let answer = self.get(path);
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
        answer.text
    }

    pub fn post(&self, path: &str, fields: &[(String, String)]) -> Answer {
        let encode = |text: &str| percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string();
        let body: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
            .collect();
        let request = Request::post(path)
            .header(header::HOST, HOST)
            .header(header::ORIGIN, ORIGIN)
            .header(header::COOKIE, &self.cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body.join("&")));
        read(ask(&self.router, request.expect("a request")))
    }

    /// Sends the form of a page with some of its fields changed, each by its label.
    pub fn send(&self, path: &str, changes: &[(&str, &str)]) -> Answer {
        self.send_from(&self.page(path), path, changes)
    }

    pub fn send_from(&self, page: &str, path: &str, changes: &[(&str, &str)]) -> Answer {
        let mut fields = fields(page);
        for (label, value) in changes {
            let name = name_of(page, label);
            fields.retain(|(n, _)| *n != name);
            if !value.is_empty() || !page.contains(&format!("type=\"checkbox\" name=\"{name}\"")) {
                fields.push((name, (*value).to_owned()));
            }
        }
        self.post(path, &fields)
    }

    pub fn file(&self, name: &str) -> String {
        fs::read_to_string(self.municipality.path().join(name)).expect("the file")
    }

    pub fn put(&self, name: &str, text: &str) {
        fs::write(self.municipality.path().join(name), text).expect("it is written");
    }

    /// Every page of the desk and of one case, by its address; of the network, those of the first four.
    pub fn pages(&self) -> Vec<(String, Answer)> {
        let mut addresses = vec!["/".to_owned()];
        let mut pages: Vec<(String, Answer)> = Vec::new();
        while let Some(path) = addresses.get(pages.len()).cloned() {
            let answer = self.get(&path);
            assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
            for rest in answer.text.split("href=\"").skip(1).filter(|rest| rest.starts_with('/')) {
                let href = unescaped(rest.split('"').next().expect("an address"));
                let is_other = href.starts_with("/forloeb/2") && !["2026-014", "2026-001"].iter().any(|key| href.contains(key));
                let people = addresses.iter().filter(|path| path.contains("/netvaerk/")).count();
                let is_left = href.starts_with("/fil/")
                    || href.ends_with("/fil")
                    || href.contains("/papir/")
                    || href.contains("/samlet/")
                    || is_other;
                if !is_left && !addresses.contains(&href) && (people < 5 || !href.contains("/netvaerk/")) {
                    addresses.push(href);
                }
            }
            pages.push((path, answer));
        }
        pages
    }
}

pub fn unescaped(text: &str) -> String {
    let text = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#34;", "\"");
    text.replace("&#39;", "'")
        .replace("&#60;", "<")
        .replace("&#62;", ">")
        .replace("&#38;", "&")
        .replace("&amp;", "&")
}

pub fn attribute(tag: &str, name: &str) -> Option<String> {
    let rest = tag.split(&format!(" {name}=\"")).nth(1)?;
    Some(unescaped(rest.split('"').next()?))
}

/// What a browser would send of a page's large form.
pub fn fields(page: &str) -> Vec<(String, String)> {
    let form = page
        .split("id=\"ark\"")
        .nth(1)
        .expect("a form")
        .split("</form>")
        .next()
        .expect("its end");
    let mut fields = Vec::new();
    for tag in form.split('<').skip(1) {
        let name = attribute(tag, "name");
        if tag.starts_with("input ") {
            let is_box = tag.contains("type=\"checkbox\"") || tag.contains("type=\"radio\"");
            if !is_box || tag.contains(" checked") {
                fields.push((name.expect("a name"), attribute(tag, "value").unwrap_or_default()));
            }
        } else if tag.starts_with("textarea ") {
            let text = tag.split_once('>').expect("its end").1;
            fields.push((name.expect("a name"), unescaped(text.strip_prefix('\n').unwrap_or(text))));
        } else if tag.starts_with("select ") {
            fields.push((name.expect("a name"), String::new()));
        } else if tag.starts_with("option ") && tag.contains(" selected") {
            fields.last_mut().expect("its select").1 = attribute(tag, "value").expect("a value");
        }
    }
    fields
}

/// The name of the field of a label, or of the box beside a name.
pub fn name_of(page: &str, label: &str) -> String {
    if let Some(before) = page
        .split(&format!("<strong>{label}</strong>"))
        .next()
        .filter(|b| b.len() < page.len())
    {
        let tag = before.rsplit("<input ").next().expect("a box");
        return attribute(&format!(" {tag}"), "name").expect("a name");
    }
    if let Some((before, _)) = page.split_once(&format!("<legend>{label}</legend>")) {
        let tag = before.rsplit("<fieldset ").next().expect("a choice");
        return attribute(&format!(" {tag}"), "id").expect("a name");
    }
    let at = page
        .find(&format!(">{label}</label>"))
        .unwrap_or_else(|| panic!("no field »{label}«"));
    let tag = page[..at].rsplit("<label ").next().expect("a label");
    attribute(&format!(" {tag}"), "for").expect("a name")
}
