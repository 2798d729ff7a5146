//! From a request and a paper to documents, and to those that are refused and why.

use std::path::PathBuf;

use serde::Serialize;

use super::leak_check::{self, Shows};
use super::{Paper, ViewRequest, calendar, call_list, folder, invitation, minutes, network_map, overview, reflection, status};
use crate::case::{Problem, Severity, Stops};

/// One document, ready to be set and written.
#[derive(Clone, Debug)]
pub struct Document {
    pub paper: Paper,
    /// Under the folder of output, with `/`.
    pub path: String,
    pub content: Content,
}

/// In which form a page is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Pdf,
    Svg,
    /// 300 dots per inch.
    Png,
    /// The geometry of a map; made without a page.
    Json,
}

impl Form {
    /// With the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => ".pdf",
            Self::Svg => ".svg",
            Self::Png => ".png",
            Self::Json => ".json",
        }
    }
}

/// What a document is made of.
#[derive(Clone, Debug)]
pub enum Content {
    /// A page to be set.
    Page {
        template: &'static str,
        view: serde_json::Value,
        /// Files of pictures; the logo first when there is one.
        pictures: Vec<PathBuf>,
        form: Form,
    },
    /// A file as it is.
    File(Vec<u8>),
}

/// A document that is not made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub path: String,
    /// In Danish, one sentence each.
    pub reasons: Vec<String>,
}

/// What can be made, and what cannot.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    pub documents: Vec<Document>,
    pub refusals: Vec<Refusal>,
}

/// A page on its way to become a document.
pub(super) struct PlannedPage<'a, V> {
    pub paper: Paper,
    pub meeting: Option<u32>,
    /// An id, `borger`, or none when the team reads it.
    pub reader: Option<&'a str>,
    pub path: String,
    pub template: &'static str,
    pub view: V,
    pub portraits: Vec<PathBuf>,
    pub shows: Shows,
    /// Details that stand there on purpose.
    pub allowed: Vec<String>,
    pub form: Form,
}

impl Plan {
    /// Takes a page in, unless a rule or the guard stops it.
    pub(super) fn page<V: Serialize>(&mut self, request: &ViewRequest<'_>, page: PlannedPage<'_, V>) {
        if let Some(reasons) = stopped(request.problems, page.paper.name(), page.meeting, page.reader) {
            return self.refuse(page.path, reasons);
        }
        let view = match serde_json::to_value(&page.view) {
            Ok(view) => view,
            Err(error) => return self.refuse(page.path, vec![format!("dokumentets data kan ikke skrives: {error}")]),
        };
        if let Some(leak) = leak(request, page.reader, page.shows, &view, page.allowed) {
            return self.refuse(page.path, vec![leak]);
        }
        let sender = &request.case.municipality;
        let logo = sender.logo.as_ref().map(|l| sender.folder().join(&*l.value.0));
        let pictures = logo.into_iter().chain(page.portraits).collect();
        let content = Content::Page {
            template: page.template,
            view,
            pictures,
            form: page.form,
        };
        self.documents.push(Document {
            paper: page.paper,
            path: page.path,
            content,
        });
    }

    /// Notes that a document is not made.
    pub(super) fn refuse(&mut self, path: String, reasons: Vec<String>) {
        self.refusals.push(Refusal { path, reasons });
    }
}

/// What a view holds and must not, with what to do about it. `allowed` are details that stand there on purpose, besides the
/// sender's own.
pub(super) fn leak(
    request: &ViewRequest<'_>,
    reader: Option<&str>,
    shows: Shows,
    view: &serde_json::Value,
    mut allowed: Vec<String>,
) -> Option<String> {
    let sender = &request.case.municipality;
    allowed.extend([&sender.phone, &sender.name, &sender.department].map(|t| t.0.clone()));
    allowed.extend(sender.mail.iter().map(|m| m.0.clone()));
    allowed.extend(sender.address.iter().map(|l| l.0.clone()));
    let leak = leak_check::leak(request.case, reader, shows, view, &allowed)?;
    Some(format!("{leak}. Skriv teksten om, så ingen andres oplysninger står der"))
}

/// The reasons why a document is stopped, if it is.
pub(super) fn stopped(problems: &[Problem], paper: &str, meeting: Option<u32>, reader: Option<&str>) -> Option<Vec<String>> {
    let stops = |problem: &&Problem| {
        problem.severity == Severity::Error
            && match &problem.stops {
                Stops::Nothing => false,
                Stops::Case => true,
                Stops::Sending => paper == Paper::Invitation.name(),
                Stops::Meeting(number) => meeting == Some(*number),
                Stops::Minutes(number) => matches!(paper, "referat" | "mødemappe") && meeting.is_some_and(|m| m >= *number),
                Stops::Person(id) => reader == Some(id) || paper == "netværkskort",
                Stops::Letter { meeting: number, person } => {
                    paper == Paper::Invitation.name() && meeting == Some(*number) && reader == Some(person)
                }
                Stops::Paper(name) => *name == paper,
            }
    };
    let reasons: Vec<String> = problems.iter().filter(stops).map(reason).collect();
    (!reasons.is_empty()).then_some(reasons)
}

/// A problem as the reason of a refusal: what, and where.
pub(super) fn reason(problem: &Problem) -> String {
    let place = &problem.place;
    let name = place
        .path()
        .file_name()
        .map(|n| n.to_string_lossy().into_owned())
        .unwrap_or_default();
    match place.line {
        0 => format!("{} ({name})", problem.what),
        line => format!("{} ({name}, linje {line})", problem.what),
    }
}

/// Everything of one paper that a request gives. `meeting` is needed for papers that belong to one.
pub fn plan(request: &ViewRequest<'_>, paper: Paper, meeting: Option<u32>) -> Plan {
    let mut plan = Plan::default();
    let meeting = meeting.and_then(|number| request.case.meeting(number));
    match (paper, meeting) {
        (Paper::Invitation, Some(meeting)) => {
            invitation::letters(request, meeting, &mut plan);
            if request.only.is_none() {
                call_list::call_list(request, meeting, &mut plan);
                calendar::calendar(request, meeting, &mut plan);
            }
        }
        (Paper::Folder, Some(meeting)) => folder::folder(request, meeting, &mut plan),
        (Paper::Minutes, Some(meeting)) => minutes::minutes(request, meeting, &mut plan),
        (Paper::Reflection, Some(meeting)) => reflection::reflection(request, meeting, &mut plan),
        (Paper::Overview, _) => overview::overview(request, &mut plan),
        (Paper::NetworkMap, _) => network_map::network_map(request, &mut plan),
        (Paper::Status, _) => status::status(request, &mut plan),
        (Paper::Programme | Paper::Forms, _) | (_, None) => {}
    }
    plan
}
