//! What stands in a PDF, read back from its bytes: the text that its fonts map back to characters, and everything that is
//! told of the file itself.

use std::collections::BTreeMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};

/// The text of every page; a line for each run of text at its own height.
pub fn text(bytes: &[u8]) -> String {
    text_of_pages(bytes).into_iter().map(|page| page + "\n").collect()
}

/// The text of each page by itself.
pub fn text_of_pages(bytes: &[u8]) -> Vec<String> {
    let document = Document::load_mem(bytes).expect("a PDF");
    let pages = document.get_pages().into_values();
    pages
        .map(|page| {
            let mut reader = Reader::default();
            let content = document.get_page_content(page).expect("a page has content");
            let fonts = fonts(&document, page);
            reader.read(&Content::decode(&content).expect("content can be read").operations, &fonts);
            reader.text
        })
        .collect()
}

/// The width and height of each page, in whole millimetres.
pub fn sizes(bytes: &[u8]) -> Vec<(i64, i64)> {
    let document = Document::load_mem(bytes).expect("a PDF");
    let millimetres = |points: &Object| (f64::from(points.as_float().expect("a number")) * 25.4 / 72.0).round() as i64;
    let size = |page: ObjectId| {
        let page = document.get_dictionary(page).expect("a page");
        let sheet = page.get_deref(b"MediaBox", &document).and_then(Object::as_array).expect("a sheet");
        (millimetres(&sheet[2]), millimetres(&sheet[3]))
    };
    document.get_pages().into_values().map(size).collect()
}

/// The outermost bookmarks, each with the number of its page, from 1.
pub fn bookmarks(bytes: &[u8]) -> Vec<(String, usize)> {
    let document = Document::load_mem(bytes).expect("a PDF");
    let numbers: BTreeMap<ObjectId, usize> = document.get_pages().into_iter().map(|(n, id)| (id, n as usize)).collect();
    let catalog = document.catalog().expect("a catalogue");
    let outlines = catalog
        .get_deref(b"Outlines", &document)
        .and_then(Object::as_dict)
        .expect("bookmarks");
    let mut found = Vec::new();
    let mut next = outlines.get_deref(b"First", &document).and_then(Object::as_dict).ok();
    while let Some(bookmark) = next {
        let title = bookmark.get_deref(b"Title", &document).and_then(Object::as_str).expect("a title");
        let page = page_of(&document, bookmark).expect("a page");
        found.push((words(title), numbers[&page]));
        next = bookmark.get_deref(b"Next", &document).and_then(Object::as_dict).ok();
    }
    found
}

fn page_of(document: &Document, bookmark: &Dictionary) -> Option<ObjectId> {
    let aim = match bookmark.get_deref(b"Dest", document) {
        Ok(aim) => aim,
        Err(_) => bookmark
            .get_deref(b"A", document)
            .ok()?
            .as_dict()
            .ok()?
            .get_deref(b"D", document)
            .ok()?,
    };
    aim.as_array().ok()?.first()?.as_reference().ok()
}

/// The language of the document, and every language that a part of it is marked with.
pub fn languages(bytes: &[u8]) -> (String, Vec<String>) {
    let document = Document::load_mem(bytes).expect("a PDF");
    let language = |dictionary: &Dictionary| dictionary.get(b"Lang").and_then(Object::as_str).map(words).ok();
    let own = language(document.catalog().expect("a catalogue")).expect("a language");
    let parts = document.objects.values().filter_map(|object| language(object.as_dict().ok()?));
    let mut parts: Vec<String> = parts.collect();
    parts.sort();
    parts.dedup();
    (own, parts)
}

/// How many pages there are.
pub fn pages(bytes: &[u8]) -> usize {
    Document::load_mem(bytes).expect("a PDF").get_pages().len()
}

/// What is told of the file and not on its pages: the document information and the XMP packet.
pub fn metadata(bytes: &[u8]) -> String {
    let document = Document::load_mem(bytes).expect("a PDF");
    let mut told = Vec::new();
    if let Ok(information) = document.trailer.get_deref(b"Info", &document) {
        collect(information, &mut told);
    }
    for stream in document.objects.values().filter_map(|o| o.as_stream().ok()) {
        if stream.dict.get(b"Type").and_then(Object::as_name).is_ok_and(|n| n == b"Metadata") {
            let packet = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
            told.push(String::from_utf8_lossy(&packet).into_owned());
        }
    }
    told.join("\n")
}

fn collect(object: &Object, into: &mut Vec<String>) {
    match object {
        Object::String(bytes, _) => into.push(words(bytes)),
        Object::Array(items) => items.iter().for_each(|i| collect(i, into)),
        Object::Dictionary(dictionary) => dictionary.iter().for_each(|(_, i)| collect(i, into)),
        _ => {}
    }
}

pub(super) fn words(bytes: &[u8]) -> String {
    match bytes.strip_prefix(b"\xfe\xff") {
        Some(wide) => utf16(wide),
        None => String::from_utf8_lossy(bytes).into_owned(),
    }
}

fn utf16(bytes: &[u8]) -> String {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|c| u16::from_be_bytes([c[0], c[1]])).collect();
    String::from_utf16_lossy(&units)
}

/// From the numbers of glyphs to the characters they stand for.
pub(super) type Letters = BTreeMap<u16, String>;

pub(super) fn fonts(document: &Document, page: ObjectId) -> BTreeMap<Vec<u8>, Letters> {
    let fonts = document.get_page_fonts(page).expect("a page has fonts");
    fonts.into_iter().map(|(name, font)| (name, letters(document, font))).collect()
}

fn letters(document: &Document, font: &Dictionary) -> Letters {
    let map = font
        .get_deref(b"ToUnicode", document)
        .and_then(Object::as_stream)
        .expect("every font maps to Unicode");
    let map = map.decompressed_content().unwrap_or_else(|_| map.content.clone());
    let map = String::from_utf8_lossy(&map);
    let mut letters = Letters::new();
    for part in map.split("beginbfchar").skip(1) {
        let part = part.split("endbfchar").next().unwrap_or_default();
        let codes: Vec<Vec<u8>> = part.split(['<', '>']).skip(1).step_by(2).map(hex).collect();
        for pair in codes.chunks_exact(2) {
            letters.insert(code(&pair[0]), utf16(&pair[1]));
        }
    }
    for line in map
        .split("beginbfrange")
        .skip(1)
        .flat_map(|p| p.split("endbfrange").next().unwrap_or_default().lines())
    {
        let codes: Vec<Vec<u8>> = line.split(['<', '>']).skip(1).step_by(2).map(hex).collect();
        if let [from, to, first] = codes.as_slice() {
            let first = utf16(first).chars().next().map_or(0, u32::from);
            for (step, glyph) in (code(from)..=code(to)).enumerate() {
                letters.insert(glyph, char::from_u32(first + step as u32).map(String::from).unwrap_or_default());
            }
        }
    }
    letters
}

fn hex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_hexdigit).collect();
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).unwrap_or_default(), 16).unwrap_or_default();
    digits.chunks_exact(2).map(byte).collect()
}

pub(super) fn code(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0, |code, byte| (code << 8) | u16::from(*byte))
}

/// Follows a page's operations as far as text needs them.
#[derive(Default)]
struct Reader {
    text: String,
    /// The height of the last run of text.
    last: Option<f64>,
    /// What is inside replaces the glyphs (»ActualText«), so the glyphs are passed over; one entry for each open mark.
    marks: Vec<bool>,
}

impl Reader {
    fn read(&mut self, operations: &[Operation], fonts: &BTreeMap<Vec<u8>, Letters>) {
        let nothing = Letters::new();
        let mut letters = &nothing;
        let mut matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
        let mut kept = Vec::new();
        for Operation { operator, operands } in operations {
            match operator.as_str() {
                "q" => kept.push(matrix),
                "Q" => matrix = kept.pop().unwrap_or(matrix),
                "cm" => matrix = times(numbers(operands), matrix),
                "Tf" => letters = operands.first().and_then(|n| fonts.get(n.as_name().ok()?)).unwrap_or(&nothing),
                "Tm" => self.at(times(numbers(operands), matrix)[5]),
                "BDC" | "BMC" => {
                    let actual = operands
                        .get(1)
                        .and_then(|d| d.as_dict().ok()?.get(b"ActualText").ok()?.as_str().ok());
                    if let Some(actual) = actual {
                        self.text.push_str(&words(actual));
                    }
                    self.marks.push(actual.is_some());
                }
                "EMC" => {
                    self.marks.pop();
                }
                "Tj" | "TJ" if !self.marks.contains(&true) => operands.iter().for_each(|o| self.show(o, letters)),
                _ => {}
            }
        }
    }

    fn at(&mut self, height: f64) {
        if self.last.is_some_and(|last| (last - height).abs() > 0.5) {
            self.text.push('\n');
        }
        self.last = Some(height);
    }

    fn show(&mut self, object: &Object, letters: &Letters) {
        match object {
            Object::String(glyphs, _) => {
                for glyph in glyphs.chunks_exact(2) {
                    self.text.push_str(letters.get(&code(glyph)).map_or("\u{fffd}", String::as_str));
                }
            }
            Object::Array(items) => items.iter().for_each(|i| self.show(i, letters)),
            _ => {}
        }
    }
}

fn numbers(operands: &[Object]) -> [f64; 6] {
    let mut six = [0.0; 6];
    for (into, from) in six.iter_mut().zip(operands) {
        *into = f64::from(from.as_float().unwrap_or_default());
    }
    six
}

fn times(a: [f64; 6], b: [f64; 6]) -> [f64; 6] {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}
