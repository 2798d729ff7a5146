#![allow(dead_code, reason = "each benchmark uses its part")]

//! Invented cases for the benchmarks: the example municipality's, with other names in them.

pub mod municipality;

use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use dialogdok::case::folder::read_case;
use dialogdok::case::{Case, Sender};
use dialogdok::deliver::render;
use dialogdok::documents::{Content, Document, Locales, Paper, ViewRequest, plan};
use dialogdok::typeset::{FontWeight, Fonts, RenderJob, Templates, Typesetter};
use serde_json::Value;

/// A typesetter, and a letter to be made over and over with new words.
pub struct Bench {
    pub typesetter: Typesetter,
    pub today: NaiveDate,
    letter: Document,
}

impl Bench {
    /// The letter to a new participant of the example case, with everything a letter holds.
    pub fn new() -> Self {
        let templates = Templates::load(None).expect("the built-in templates");
        let fonts = Fonts::load(&templates, None);
        Self {
            typesetter: Typesetter::new(templates, fonts),
            today: today(),
            letter: pages("2026-031", Paper::Invitation, Some(1)).swap_remove(0),
        }
    }

    /// The view of letter number `number`: its own names, address and reason, as in a batch of real ones.
    pub fn view(&self, number: usize) -> Value {
        // Letters come case by case, about six to a meeting.
        let case = number / 6;
        let mut view = self.letter.view().expect("a page").clone();
        let first = FIRST[number % FIRST.len()];
        let last = LAST[number / FIRST.len() % LAST.len()];
        view["recipient"]["name"] = format!("{first} {last}").into();
        view["recipient"]["address"] = serde_json::json!([format!("{last}svej {}", number % 200), "8355 Solbjerg"]);
        view["citizen"]["called"] = FIRST[case % FIRST.len()].into();
        view["citizen"]["genitive"] = format!("{}s", FIRST[case % FIRST.len()]).into();
        view["why"] = format!("Du har kendt mig i {} år, og vi ses {} gange om måneden.", number % 40, number % 9).into();
        view["reference"] = format!("27.42.00-P35-{case}-26").into();
        view
    }

    /// The job of letter number `number`.
    pub fn letter(&self, number: usize) -> RenderJob {
        job(&self.typesetter, &self.letter, &self.view(number), number, self.today)
    }
}

/// The job of a document with another view in its place.
fn job(typesetter: &Typesetter, document: &Document, view: &Value, number: usize, today: NaiveDate) -> RenderJob {
    let Content::Page { template, pictures, .. } = document.content() else {
        panic!("a page");
    };
    render::page_job(typesetter, template, view, pictures, format!("{number}.pdf"), today).expect("a job")
}

/// Every page of a case, each to be made over and over with another date.
pub fn pages(key: &str, paper: Paper, meeting: Option<u32>) -> Vec<Document> {
    let templates = Templates::load(None).expect("the built-in templates");
    let locales = Locales::read(templates.texts()).expect("the built-in texts");
    let fonts = Fonts::load(&templates, None);
    let width_of = |text: &str, points: f64, semibold: bool| {
        let weight = if semibold { FontWeight::SEMIBOLD } else { FontWeight::REGULAR };
        fonts.width(text, points, weight, None)
    };
    let case = example(key);
    let request = ViewRequest::new(&case, &[], &locales, &width_of, today());
    let (documents, _) = plan(&request, paper, meeting).into_parts();
    documents.into_iter().filter(|d| d.view().is_some()).collect()
}

/// The same document with other words in it: another borger, another reference.
pub fn varied(typesetter: &Typesetter, document: &Document, number: usize) -> RenderJob {
    let mut view = document.view().expect("a page").clone();
    view["reference"] = format!("27.42.00-P35-{number}-26").into();
    view["citizen"]["called"] = FIRST[number % FIRST.len()].into();
    view["citizen"]["genitive"] = format!("{}s", FIRST[number % FIRST.len()]).into();
    job(typesetter, document, &view, number, today())
}

/// The day on which everything is made.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date")
}

/// A case of the example municipality.
pub fn example(key: &str) -> Case {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sager").join(key);
    let mut sender =
        |_: &Path| -> Result<Arc<Sender>, _> { Sender::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data/kommune.yaml")) };
    read_case(&folder, &mut sender).case.expect("the example data are right")
}

const FIRST: [&str; 20] = [
    "Anne", "Bo", "Camilla", "Dorthe", "Erik", "Freja", "Gert", "Hanne", "Ib", "Jette", "Kaj", "Lone", "Mads", "Nina", "Ole", "Pia",
    "Rune", "Sofie", "Tove", "Øjvind",
];
const LAST: [&str; 16] = [
    "Andersen",
    "Bach",
    "Christensen",
    "Dahl",
    "Enevoldsen",
    "Friis",
    "Gade",
    "Holm",
    "Iversen",
    "Juhl",
    "Krogh",
    "Lund",
    "Møller",
    "Nørgaard",
    "Østergaard",
    "Ågaard",
];

/// The most memory this process has held, where the system tells.
pub fn peak_megabytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|l| l.starts_with("VmHWM:"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1024)
}
