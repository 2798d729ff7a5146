//! The papers of the example municipality by which looks and words are kept: every kind of paper, and of each paper one copy
//! of each kind, laid out by the library itself.
//!
//! Which copies these are follows from the views: there is no list to keep, and a new kind of paper comes in by itself.

#![allow(dead_code, reason = "each file of tests uses its own part")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use dialogdok::access::Reader;
use dialogdok::case::folder::find_cases;
use dialogdok::deliver::produce::planned;
use dialogdok::deliver::render;
use dialogdok::deliver::session::{Asked, Session, Settings};
use dialogdok::documents::{Content, Document, Due, FileName, Paper, Scope, Selection, forms};
use dialogdok::typeset::{Laid, Typesetter, Workers};
use serde_json::Value;
use tempfile::TempDir;

/// One copy of a paper, and what a test made of its pages.
pub struct PaperCopy<T> {
    pub paper: Paper,
    /// From its path: `2026-014_moede-4_invitation-ida`; of a special version with its name after it.
    pub name: String,
    pub pages: T,
}

/// The day on which the papers are made.
fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day")
}

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data")
}

/// A folder with one of the example cases, of which something has been sent: two letters and a call.
fn recorded() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let case = folder.path().join("2026-014");
    copy(&data().join("sager/2026-014"), &case);
    let record = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support/record");
    fs::create_dir_all(case.join("sendt")).expect("a folder can be made");
    fs::copy(record.join("sendt.yaml"), case.join("sendt.yaml")).expect("the record");
    for name in ["2026-11-19-moede-4-invitation-borger.pdf", "2026-11-20-moede-4-invitation-ida.pdf"] {
        fs::copy(record.join("letter.pdf"), case.join("sendt").join(name)).expect("the letter");
    }
    folder
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).into_iter().flatten() {
        let to = to.join(entry.path().strip_prefix(from).expect("below it"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(&to).expect("a folder can be made");
        } else {
            fs::copy(entry.path(), &to).expect("a file can be copied");
        }
    }
}

/// Every paper of the examples in a language: all copies of all papers that are due, the forms, and those on demand.
pub fn every<T: Send>(language: &str, look: impl Fn(&Laid) -> T + Sync) -> Vec<PaperCopy<T>> {
    Workers::new(1).work(|| {
        let edition = Edition::open("", language, false);
        let mut copies = edition.papers_of_cases(&data().join("sager"), &Asked::default(), path, &look);
        copies.extend(edition.forms(language, &look));
        copies.extend(on_demand(language, &look));
        copies
    })
}

/// Every paper of a case in which some people, and one's relation, are called by a name of a hundred letters and no blank.
pub fn with_long_names<T: Send>(language: &str, look: impl Fn(&Laid) -> T + Sync) -> Vec<PaperCopy<T>> {
    let folder = tempfile::tempdir().expect("a folder for the test");
    copy(&data().join("sager/2026-014"), &folder.path().join("2026-014"));
    let file = folder.path().join("2026-014/sag.yaml");
    let mut case = fs::read_to_string(&file).expect("the case");
    let long = format!("Vestergaard{}", "christophersenhammerskjold".repeat(4));
    for (before, after) in [
        ("navn: Lone Lindholm", format!("navn: {long}")),
        ("navn: Nadia Kılıç", format!("navn: Nadia {}", &long[..60])),
        ("navn: Line Abildgaard", format!("navn: {} Abildgaard", &long[..40])),
        ("navn: Pia Holm", format!("navn: Pia {}", &long[..50])),
        ("relation: nabo", format!("relation: {}", long.to_lowercase())),
    ] {
        assert!(case.contains(before), "{before}");
        case = case.replacen(before, &after, 1);
    }
    fs::write(&file, case).expect("the case can be written");
    Workers::new(1).work(|| {
        let edition = Edition::open("-long-names", language, false);
        edition.papers_of_cases(folder.path(), &Asked::default(), path, &look)
    })
}

/// What is made of a case when somebody asks, of the case with a record; about the borger and about another.
fn on_demand<T>(language: &str, look: &impl Fn(&Laid) -> T) -> Vec<PaperCopy<T>> {
    let edition = Edition::open("-on-demand", language, false);
    let folder = recorded();
    let is_on_demand = |paper: &&Paper| {
        let descriptor = paper.descriptor();
        descriptor.due == Due::OnDemand && matches!(descriptor.scope, Scope::Case(_))
    };
    let mut copies = Vec::new();
    for paper in Paper::ALL.iter().filter(is_on_demand) {
        let is_about_one = matches!(paper.descriptor().file, FileName::OfReader(_));
        let readers = ["borger", "mor"].map(|id| Some(Reader::of_id(id)));
        for only in readers
            .into_iter()
            .take(if is_about_one { 2 } else { 0 })
            .chain((!is_about_one).then_some(None))
        {
            let asked = Asked {
                papers: Selection::Paper(*paper),
                only,
                ..Asked::default()
            };
            copies.extend(edition.papers_of_cases(folder.path(), &asked, path, look));
        }
    }
    copies
}

fn path(document: &Document) -> Vec<String> {
    vec![document.id().path()]
}

/// What `look` makes of the pages of each chosen copy in a language. Laid out on a thread with room for Typst.
pub fn copies<T: Send>(language: &str, look: impl Fn(&Laid) -> T + Sync) -> Vec<PaperCopy<T>> {
    let copies = Workers::new(1).work(|| {
        let usual = Edition::open("", language, false);
        let sager = data().join("sager");
        let mut copies = usual.papers_of_cases(&sager, &Asked::default(), kind, &look);
        copies.extend(usual.forms(language, &look));
        copies.extend(on_demand(language, &look));
        let by_paper = |document: &Document| vec![format!("{:?}", document.id().paper)];
        let since = Asked {
            papers: Selection::Paper(Paper::NetworkMap),
            since: NaiveDate::from_ymd_opt(2025, 7, 1),
            ..Asked::default()
        };
        copies.extend(
            Edition {
                version: "-since",
                ..usual
            }
            .papers_of_cases(&sager, &since, by_paper, &look),
        );
        let letters = Asked {
            papers: Selection::Paper(Paper::Invitation),
            ..Asked::default()
        };
        let drafts = Edition::open("-draft", language, true).papers_of_cases(&sager, &letters, by_paper, &look);
        copies.extend(drafts.into_iter().filter(|copy| copy.paper == Paper::Invitation));
        copies
    });
    let chosen: BTreeSet<Paper> = copies.iter().map(|copy| copy.paper).collect();
    let is_passed_over = |paper: &&Paper| has_pages(**paper, language) && !chosen.contains(paper);
    let passed_over: Vec<&Paper> = Paper::ALL.iter().filter(is_passed_over).collect();
    assert!(passed_over.is_empty(), "the examples have no page of {passed_over:?} in {language}");
    copies
}

/// Whether a paper is to be among the chosen ones. The guide is in Danish only; the programme summary is about no case.
fn has_pages(paper: Paper, language: &str) -> bool {
    let descriptor = paper.descriptor();
    !descriptor.template.is_empty() && !matches!(descriptor.scope, Scope::Programme) && (paper != Paper::Guide || language == "da")
}

/// What tells one kind of a paper's copies from another. Those of one kind look alike, and one of them is enough.
fn kind(document: &Document) -> Vec<String> {
    let view = document.view().unwrap_or(&Value::Null);
    let word = |at: &str| view.pointer(at).and_then(Value::as_str).unwrap_or("-").to_owned();
    let says = |at: &str| {
        let value = view.pointer(at).unwrap_or(&Value::Null);
        let is_empty = value.is_null() || *value == Value::Bool(false) || value.as_array().is_some_and(Vec::is_empty);
        (!is_empty).to_string()
    };
    let paper = document.id().paper;
    let mut kind = vec![format!("{paper:?}")];
    kind.extend(match paper {
        Paper::Invitation => vec![
            word("/kind"),
            word("/meeting/change/kind"),
            says("/citizen_invites"),
            says("/child"),
            says("/meeting/address_withheld"),
            (word("/kind") == "citizen" && document.id().meeting == Some(1)).to_string(),
        ],
        Paper::Minutes => vec![says("/copy/citizens"), says("/copy/approved_on"), says("/carried")],
        Paper::CallList => vec![word("/meeting/change/kind")],
        Paper::MeetingFolder => vec![says("/first")],
        Paper::Overview => vec![has_portraits(document).to_string()],
        Paper::Status => vec![says("/ending"), says("/span")],
        _ => Vec::new(),
    });
    kind
}

/// Whether there is a picture on the page besides the sender's mark.
fn has_portraits(document: &Document) -> bool {
    matches!(document.content(), Content::Page { pictures, .. } if pictures.len() > 1)
}

/// A session of the library in one language.
struct Edition {
    /// What the names of its copies end in.
    version: &'static str,
    session: Session,
}

impl Edition {
    fn open(version: &'static str, language: &str, draft: bool) -> Self {
        let settings = Settings {
            municipality: Some(data().join("kommune.yaml")),
            language: Some(language.to_owned()),
            draft,
            ..Settings::on(day())
        };
        let session = Session::open(settings).expect("the built-in templates");
        Self { version, session }
    }

    /// Of all that is planned for the cases in a folder, the first of each kind.
    fn papers_of_cases<T>(
        &self,
        cases: &Path,
        asked: &Asked,
        kind: impl Fn(&Document) -> Vec<String>,
        look: impl Fn(&Laid) -> T,
    ) -> Vec<PaperCopy<T>> {
        let mut met = BTreeSet::new();
        let mut copies = Vec::new();
        for folder in find_cases(cases) {
            let planned = planned(&self.session, &folder, &[], asked);
            assert_eq!(planned.plan.refusals(), [], "{}", folder.display());
            let typesetter = planned.typesetter.expect("the example's fonts");
            let is_page = |document: &&Document| document.view().is_some();
            for document in planned.plan.documents().iter().filter(is_page) {
                if met.insert(kind(document)) {
                    copies.push(self.copy(&typesetter, document, &look));
                }
            }
        }
        copies
    }

    fn forms<T>(&self, language: &str, look: impl Fn(&Laid) -> T) -> Vec<PaperCopy<T>> {
        let sender = self.session.sender(&data()).expect("the example municipality");
        let typesetter = self.session.typesetter_of(&sender).expect("the example's fonts");
        let plan = forms(&sender, &self.session.locales, language, day(), false);
        let chosen = plan.documents().iter().filter(|form| has_pages(form.id().paper, language));
        chosen.map(|form| self.copy(&typesetter, form, &look)).collect()
    }

    fn copy<T>(&self, typesetter: &Arc<Typesetter>, document: &Document, look: impl Fn(&Laid) -> T) -> PaperCopy<T> {
        let path = document.id().path();
        let job = render::job(typesetter, document).unwrap_or_else(|e| panic!("{path}: {e}"));
        let laid = render::lay_out(typesetter, &job.expect("a page")).unwrap_or_else(|e| panic!("{path}: {e}"));
        assert_eq!(laid.warnings, None, "{path}");
        PaperCopy {
            paper: document.id().paper,
            name: path.trim_end_matches(".pdf").replace('/', "_") + self.version,
            pages: look(&laid),
        }
    }
}
