//! The page beside the file: a local address that shows a document and follows the files it is made from.
//!
//! Loopback only, behind a random word in the address; nothing is loaded from elsewhere. A mistake is shown in the same
//! words as in the terminal, above the last good page.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::path::PathBuf;
use std::sync::{Mutex, OnceLock, PoisonError};

use super::batch::Target;
use super::shop::{Options, Shop};
use super::work::{self, Wish};
use super::{make, words};
use crate::case::Severity;
use crate::documents::{Content, Document};
use crate::typeset::{STACK, forget, plain_text, svg};

/// What is shown, and the last good pages of it.
pub struct Preview {
    shop: Mutex<Shop>,
    options: Options,
    targets: Vec<Target>,
    token: String,
    last: Mutex<BTreeMap<String, String>>,
    first: OnceLock<String>,
}

impl Preview {
    /// A preview of these cases.
    ///
    /// # Errors
    /// As [`Shop::open`].
    pub fn new(options: Options, targets: Vec<Target>) -> Result<Self, String> {
        let shop = Mutex::new(Shop::open(options.clone())?);
        Ok(Self {
            shop,
            options,
            targets,
            token: token(),
            last: Mutex::default(),
            first: OnceLock::new(),
        })
    }

    /// The path of the first page: the random word.
    pub fn path(&self) -> String {
        format!("/{}/", self.token)
    }

    /// The folders to be watched.
    pub fn folders(&self) -> Vec<PathBuf> {
        let shop = self.shop.lock().unwrap_or_else(PoisonError::into_inner);
        let mut folders: Vec<PathBuf> = self.targets.iter().map(|(folder, _)| folder.clone()).collect();
        for (folder, _) in &self.targets {
            if let Ok(sender) = shop.sender(folder) {
                folders.push(sender.source.path.clone());
            }
        }
        folders.extend(self.options.templates.clone());
        folders
    }

    /// The files have changed: what was read of the sender and the templates is read again.
    pub fn renew(&self) {
        if let Ok(shop) = Shop::open(self.options.clone())
            && self.options.templates.is_some()
        {
            *self.shop.lock().unwrap_or_else(PoisonError::into_inner) = shop;
        } else {
            self.shop.lock().unwrap_or_else(PoisonError::into_inner).forget_senders();
        }
    }

    /// The HTML at a route, if there is something there. Typst needs more stack than a server's threads have.
    pub fn page(&self, route: &str) -> Option<String> {
        let wanted = route.strip_prefix(&self.path())?;
        std::thread::scope(|scope| {
            let thread = std::thread::Builder::new().stack_size(STACK);
            thread.spawn_scoped(scope, || self.html(wanted)).ok()?.join().ok()
        })
    }

    fn html(&self, wanted: &str) -> String {
        let shop = self.shop.lock().unwrap_or_else(PoisonError::into_inner);
        let mut messages = String::new();
        let mut all: Vec<(Document, PathBuf)> = Vec::new();
        for (folder, meetings) in &self.targets {
            let (problems, plan) = work::planned(&shop, folder, meetings, Wish::Everything { all: true });
            for problem in &problems {
                let kind = if problem.severity == Severity::Error { "error" } else { "advice" };
                let text = escape(&words::for_people(problem, false));
                write!(messages, "<pre class=\"{kind}\">{text}</pre>").ok();
            }
            for refusal in plan.refusals {
                let text = format!("{}: {}", refusal.path, refusal.reasons.join("; "));
                write!(messages, "<pre class=\"error\">{}</pre>", escape(&text)).ok();
            }
            let page = |d: &Document| matches!(d.content, Content::Page { .. });
            all.extend(plan.documents.into_iter().filter(page).map(|d| (d, folder.clone())));
        }
        // Without a name, the document that was first when all was well.
        let first = all.first().map(|(d, _)| d.path.clone());
        let name = if wanted.is_empty() {
            self.first.get_or_init(|| first.unwrap_or_default()).clone()
        } else {
            wanted.to_owned()
        };
        let shown = all.iter().find(|(d, _)| d.path == name);
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((document, _)) = shown {
            match set(&shop, document) {
                Ok(pages) => {
                    last.insert(name.clone(), pages);
                }
                Err(reason) => {
                    write!(messages, "<pre class=\"error\">{}</pre>", escape(&reason)).ok();
                }
            }
        }
        forget();
        let pages = last.get(&name).cloned().unwrap_or_default();
        let mut paths: Vec<&str> = all.iter().map(|(d, _)| d.path.as_str()).collect();
        if !paths.contains(&name.as_str()) && !name.is_empty() {
            paths.push(&name);
        }
        let links = paths.iter().fold(String::new(), |mut links, path| {
            let current = if *path == name { " aria-current=\"page\"" } else { "" };
            let text = escape(path);
            write!(links, "<li><a href=\"{}{text}\"{current}>{text}</a></li>", self.path()).ok();
            links
        });
        frame(&name, &links, &messages, &pages)
    }
}

/// The pages of a document as HTML: pictures for those who see, the text for those who listen.
fn set(shop: &Shop, document: &Document) -> Result<String, String> {
    let press = shop.plain_press();
    let Some(sheet) = make::sheet(&press, document, shop.options.today)? else {
        return Ok(String::new());
    };
    let laid = make::lay_out(&press, &sheet)?;
    let texts = plain_text(&laid);
    let pages = svg(&laid).into_iter().zip(texts).enumerate();
    Ok(pages.fold(String::new(), |mut html, (number, (picture, text))| {
        let number = number + 1;
        write!(
            html,
            "<section aria-label=\"Side {number}\"><div aria-hidden=\"true\">{picture}</div><p class=\"read\">{}</p></section>",
            escape(&text)
        )
        .ok();
        html
    }))
}

fn frame(name: &str, links: &str, messages: &str, pages: &str) -> String {
    let behind = if messages.contains("class=\"error\"") { " behind" } else { "" };
    format!(
        "<!doctype html><html lang=\"da\"><head><meta charset=\"utf-8\"><title>{name} · dialogdok</title>\
         <meta name=\"viewport\" content=\"width=device-width\"><meta name=\"referrer\" content=\"no-referrer\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; \
         script-src 'unsafe-inline'; connect-src 'self'; img-src data:\"><style>{STYLE}</style></head>\
         <body><nav aria-label=\"Dokumenter\"><h1>Dokumenter</h1><ul>{links}</ul></nav>\
         <main><div role=\"status\" aria-live=\"polite\">{messages}</div><div class=\"pages{behind}\">{pages}</div></main>\
         </body></html>",
        name = escape(name),
    )
}

const STYLE: &str = "body{margin:0;font:16px/1.5 system-ui,sans-serif;color:#1b1f23;background:#e9ecef;display:grid;\
grid-template-columns:20rem 1fr;min-height:100vh}nav{background:#fff;padding:1rem;overflow-wrap:anywhere}h1{font-size:1rem}\
ul{list-style:none;padding:0;margin:0}a{display:block;padding:.35rem .5rem;color:#14506e}a[aria-current]{font-weight:600;\
background:#e3edf2;text-decoration:none}a:focus-visible{outline:3px solid #14506e}main{padding:1.5rem}\
section{margin:0 0 1.5rem}section svg{background:#fff;max-width:100%;height:auto;box-shadow:0 1px 4px #0003}\
pre{background:#fff;padding:1rem;white-space:pre-wrap;border-left:4px solid #8a6d00}pre.error{border-color:#a1260d}\
.behind{opacity:.55}.read{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}\
@media(max-width:60rem){body{display:block}}";

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// A word that nobody can guess: 128 bits of the system's randomness, by way of the standard library's hash keys.
fn token() -> String {
    let word = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", word(), word())
}
