//! The structure tree of a PDF as text: what somebody hears who has the paper read aloud.
//!
//! A line for each element, indented by depth: its tag, its alternative text in (), and what it says. What is inside a line of
//! text (`Span`, `Strong`, `Em`, `Link`, `Lbl`) is said along with it.

use std::collections::BTreeMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::pdf::{Letters, code, fonts, words};

/// An element of the tree.
#[derive(Debug)]
pub struct Element {
    /// Its tag: `P`, `H1`, `LI`.
    pub tag: String,
    /// Its alternative text.
    pub alt: Option<String>,
    /// What it holds, in order.
    pub parts: Vec<Part>,
}

/// What an element holds.
#[derive(Debug)]
pub enum Part {
    /// Text of the page.
    Text(String),
    /// An element below.
    Element(Element),
}

/// Tags of what is inside a line of text.
const INLINE: [&str; 6] = ["Span", "Strong", "Em", "Link", "Reference", "Lbl"];

/// The text of each marked stretch of a page, by page and number.
type Marked = BTreeMap<(ObjectId, i64), String>;

/// The tree of a document; its root is called `Document`.
pub fn tree(bytes: &[u8]) -> Element {
    let document = Document::load_mem(bytes).expect("a PDF");
    let mut marked = Marked::new();
    for page in document.get_pages().into_values() {
        let content = document.get_page_content(page).expect("a page has content");
        let operations = Content::decode(&content).expect("content can be read").operations;
        read_page(page, &operations, &fonts(&document, page), &mut marked);
    }
    let root = document.catalog().expect("a catalogue").get_deref(b"StructTreeRoot", &document);
    let root = root.and_then(Object::as_dict).expect("a tagged PDF");
    let mut parts = Vec::new();
    children(&document, root, None, &marked, &mut parts);
    Element {
        tag: "Root".to_owned(),
        alt: None,
        parts,
    }
}

fn read_page(page: ObjectId, operations: &[Operation], fonts: &BTreeMap<Vec<u8>, Letters>, into: &mut Marked) {
    let nothing = Letters::new();
    let mut letters = &nothing;
    // Open marks: the number of the stretch, and whether glyphs are replaced by a text.
    let mut open: Vec<(Option<i64>, bool)> = Vec::new();
    for Operation { operator, operands } in operations {
        match operator.as_str() {
            "Tf" => letters = operands.first().and_then(|n| fonts.get(n.as_name().ok()?)).unwrap_or(&nothing),
            "BDC" | "BMC" => {
                let told = operands.get(1).and_then(|d| d.as_dict().ok());
                let number = told.and_then(|d| d.get(b"MCID").ok()?.as_i64().ok());
                let actual = told.and_then(|d| d.get(b"ActualText").ok()?.as_str().ok()).map(words);
                open.push((number, actual.is_some()));
                if let (Some(actual), Some(at)) = (actual, stretch(&open)) {
                    into.entry((page, at)).or_default().push_str(&actual);
                }
            }
            "EMC" => {
                open.pop();
            }
            // A new line of the same paragraph.
            "Tm" | "Td" | "T*" => {
                if let Some(text) = stretch(&open).and_then(|at| into.get_mut(&(page, at)))
                    && !text.ends_with(' ')
                {
                    text.push(' ');
                }
            }
            "Tj" | "TJ" if !open.iter().any(|(_, replaced)| *replaced) => {
                if let Some(at) = stretch(&open) {
                    let text = into.entry((page, at)).or_default();
                    operands.iter().for_each(|o| show(o, letters, text));
                }
            }
            _ => {}
        }
    }
}

fn stretch(open: &[(Option<i64>, bool)]) -> Option<i64> {
    open.iter().rev().find_map(|(number, _)| *number)
}

fn show(object: &Object, letters: &Letters, into: &mut String) {
    match object {
        Object::String(glyphs, _) => {
            for glyph in glyphs.chunks_exact(2) {
                into.push_str(letters.get(&code(glyph)).map_or("\u{fffd}", String::as_str));
            }
        }
        Object::Array(items) => items.iter().for_each(|i| show(i, letters, into)),
        _ => {}
    }
}

fn children(document: &Document, of: &Dictionary, page: Option<ObjectId>, marked: &Marked, into: &mut Vec<Part>) {
    let page = of.get(b"Pg").and_then(Object::as_reference).ok().or(page);
    let Ok(kids) = of.get(b"K") else { return };
    child(document, kids, page, marked, into);
}

fn child(document: &Document, kid: &Object, page: Option<ObjectId>, marked: &Marked, into: &mut Vec<Part>) {
    let kid = document.dereference(kid).map_or(kid, |(_, object)| object);
    match kid {
        Object::Array(kids) => kids.iter().for_each(|k| child(document, k, page, marked, into)),
        Object::Integer(number) => into.extend(text(page, *number, marked)),
        Object::Dictionary(dictionary) => match dictionary.get(b"S").and_then(Object::as_name) {
            Ok(tag) => {
                let mut parts = Vec::new();
                children(document, dictionary, page, marked, &mut parts);
                let alt = dictionary.get(b"Alt").and_then(Object::as_str).ok().map(words);
                let tag = String::from_utf8_lossy(tag).into_owned();
                into.push(Part::Element(Element { tag, alt, parts }));
            }
            // A stretch that names its own page.
            Err(_) => {
                let page = dictionary.get(b"Pg").and_then(Object::as_reference).ok().or(page);
                if let Ok(number) = dictionary.get(b"MCID").and_then(Object::as_i64) {
                    into.extend(text(page, number, marked));
                }
            }
        },
        _ => {}
    }
}

fn text(page: Option<ObjectId>, number: i64, marked: &Marked) -> Option<Part> {
    Some(Part::Text(marked.get(&(page?, number))?.clone()))
}

impl Element {
    /// Whether it is part of a line.
    pub fn is_inline(&self) -> bool {
        INLINE.contains(&&*self.tag)
    }

    /// What it says in its own line, without what its blocks say.
    pub fn line(&self) -> String {
        let mut line = String::new();
        for part in &self.parts {
            match part {
                Part::Text(text) => line.push_str(text),
                Part::Element(element) if element.is_inline() => line.push_str(&element.line()),
                Part::Element(_) => {}
            }
        }
        line
    }

    /// The elements below that are blocks, in order; those inside lines are looked through.
    pub fn blocks(&self) -> Vec<&Element> {
        let mut found = Vec::new();
        for part in &self.parts {
            match part {
                Part::Element(element) if element.is_inline() => found.extend(element.blocks()),
                Part::Element(element) => found.push(element),
                Part::Text(_) => {}
            }
        }
        found
    }

    /// Every element of the tree, this one first.
    pub fn all(&self) -> Vec<&Element> {
        let mut found = vec![self];
        for block in self.blocks() {
            found.extend(block.all());
        }
        found
    }

    /// The tree as text.
    pub fn outline(&self) -> String {
        let mut text = String::new();
        self.write(0, &mut text);
        text
    }

    fn write(&self, depth: usize, into: &mut String) {
        let line = self.line();
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        into.push_str(&"  ".repeat(depth));
        into.push_str(&self.tag);
        if let Some(alt) = &self.alt {
            into.push_str(&format!(" ({alt})"));
        }
        if !line.is_empty() {
            into.push_str(&format!(" {line}"));
        }
        into.push('\n');
        self.blocks().iter().for_each(|block| block.write(depth + 1, into));
    }
}
