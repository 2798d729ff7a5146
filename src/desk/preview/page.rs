//! The HTML of a preview: a list to choose from, what is wrong, and the pages.

use std::fmt::Write as _;

/// What is shown at one address.
pub(super) struct PreviewPage<'a> {
    /// The random word that every address begins with, between slashes.
    pub root: &'a str,
    pub groups: &'a [ListGroup],
    /// The path of the document that is shown.
    pub shown: &'a str,
    pub messages: &'a [PageMessage],
    /// The last good pages.
    pub pages: &'a str,
}

/// A case or a meeting of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct GroupOf {
    /// The case's key.
    pub key: String,
    /// None for the forløb's own papers.
    pub meeting: Option<u32>,
}

/// A case or a meeting, and its documents.
#[derive(Clone)]
pub(super) struct ListGroup {
    pub of: GroupOf,
    pub entries: Vec<ListEntry>,
}

/// A document to choose.
#[derive(Clone)]
pub(super) struct ListEntry {
    pub path: String,
    /// Paper and reader in words.
    pub label: String,
}

/// What is told above the pages.
#[derive(Clone)]
pub(super) struct PageMessage {
    pub is_error: bool,
    pub text: String,
}

impl GroupOf {
    fn title(&self) -> String {
        match self.meeting {
            Some(number) => format!("{} · møde {number}", self.key),
            None => self.key.clone(),
        }
    }
}

impl PreviewPage<'_> {
    pub(super) fn html(&self) -> String {
        let title = self.entry().map_or(self.shown, |e| &e.label);
        let behind = if self.messages.iter().any(|m| m.is_error) { "behind" } else { "" };
        format!(
            "<!doctype html><html lang=\"da\"><head><meta charset=\"utf-8\"><title>{title} · dialogdok</title>\
             <meta name=\"viewport\" content=\"width=device-width\"><meta name=\"referrer\" content=\"no-referrer\">\
             <link rel=\"icon\" href=\"data:,\">\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; \
             script-src 'nonce-{nonce}'; connect-src 'self'; img-src data:\"><style>{STYLE}</style></head>\
             <body><a class=\"skip\" href=\"#side\">Spring til siden</a>\
             <nav aria-label=\"Dokumenter\" id=\"liste\">{list}</nav>\
             <main id=\"side\" tabindex=\"-1\"><h1 id=\"navn\">{title}</h1><p id=\"tid\" role=\"status\"></p>\
             <div id=\"beskeder\" role=\"log\" aria-label=\"Fejl og råd\">{messages}</div>\
             <div id=\"sider\" class=\"{behind}\">{pages}</div></main>\
             <script nonce=\"{nonce}\">{SCRIPT}</script></body></html>",
            title = escape(title),
            nonce = self.root.trim_matches('/'),
            list = self.list(),
            messages = self.told(),
            pages = self.pages,
        )
    }

    fn entry(&self) -> Option<&ListEntry> {
        self.groups.iter().flat_map(|g| &g.entries).find(|e| e.path == self.shown)
    }

    fn list(&self) -> String {
        let mut html = String::new();
        for group in self.groups {
            write!(html, "<h2>{}</h2><ul>", escape(&group.of.title())).ok();
            for ListEntry { path, label } in &group.entries {
                let current = if *path == self.shown { " aria-current=\"page\"" } else { "" };
                let (path, label) = (escape(path), escape(label));
                write!(html, "<li><a href=\"{}{path}\"{current}>{label}</a></li>", self.root).ok();
            }
            html.push_str("</ul>");
        }
        html
    }

    fn told(&self) -> String {
        self.messages.iter().fold(String::new(), |mut html, message| {
            let kind = if message.is_error { "error" } else { "advice" };
            write!(html, "<pre class=\"{kind}\">{}</pre>", escape(&message.text)).ok();
            html
        })
    }
}

/// The pages of a document: pictures for those who see, the text for those who listen. `lang` is the document's language.
pub(super) fn pages(pictures: impl IntoIterator<Item = String>, texts: impl IntoIterator<Item = String>, lang: &str) -> String {
    let lang = escape(lang);
    let mut html = String::new();
    for (number, (picture, text)) in pictures.into_iter().zip(texts).enumerate() {
        write!(
            html,
            "<section aria-label=\"Side {}\"><div aria-hidden=\"true\">{picture}</div><p class=\"read\" lang=\"{lang}\">{}</p></section>",
            number + 1,
            escape(&text)
        )
        .ok();
    }
    html
}

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
