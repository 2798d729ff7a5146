//! A form for what is not there yet: a forløb, a person, a meeting.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::first_letter::growing_beside;
use super::frame::{CaseAt, frame, saved_note};
use crate::case::Problem;
use crate::case::edit::{Edit, FileKind, Value, ValuePath, path_at};
use crate::desk::changed_file::FileFate;
use crate::desk::form::{Choice, Control, FieldContent, FormField, Offers, Posted, Section, Source, edits_of_fields, sections};
use crate::desk::page::{self, FormPage, PageLink, Remark, SectionHtml, html};
use crate::desk::{Desk, State};

/// A form for something new.
pub(super) struct Making {
    pub title: String,
    pub lead: String,
    pub address: String,
    pub under: String,
    pub button: &'static str,
    /// Where the form is sent while somebody types, for the letter that grows beside it; empty when none does.
    pub live: String,
    /// What that letter is called.
    pub letter: &'static str,
    /// Other pages that are near.
    pub links: Vec<PageLink>,
    sections: Vec<Section>,
}

impl Making {
    /// The parts of a kind of file, empty.
    pub(super) fn new(
        title: &str,
        address: String,
        under: String,
        button: &'static str,
        kind: FileKind,
        parts: &[(ValuePath, &str)],
    ) -> Self {
        let source = Source {
            kind,
            root: &Value::Nothing,
            asked: false,
            own: &["id"],
            offers: &Offers::default(),
        };
        Self {
            title: title.to_owned(),
            lead: String::new(),
            address,
            under,
            button,
            live: String::new(),
            letter: "Borgerens brev",
            links: Vec::new(),
            sections: sections(&source, parts),
        }
    }

    /// With these fields only, in this order.
    #[must_use]
    pub(super) fn only(mut self, keys: &[ValuePath]) -> Self {
        for section in &mut self.sections {
            section.fields.retain(|field| keys.contains(&field.path));
            section.fields.sort_by_key(|field| keys.iter().position(|key| *key == field.path));
            section.groups.clear();
            section.lists.clear();
        }
        self
    }

    /// With another label of a field.
    #[must_use]
    pub(super) fn calling(mut self, path: &ValuePath, label: &str) -> Self {
        let fields = self.sections.iter_mut().flat_map(|section| &mut section.fields);
        for field in fields.filter(|field| field.path == *path) {
            field.label = label.to_owned();
        }
        self
    }

    /// With a field that shows all there is to choose among, with none chosen.
    #[must_use]
    pub(super) fn choosing(mut self, path: &ValuePath, hint: &str, choices: &[(&str, &str)]) -> Self {
        let choice = |(value, label): &(&str, &str)| Choice {
            value: (*value).to_owned(),
            label: (*label).to_owned(),
        };
        let fields = self.sections.iter_mut().flat_map(|section| &mut section.fields);
        for field in fields.filter(|field| field.path == *path) {
            field.control = Control::Radios(choices.iter().map(choice).collect());
            field.hint = hint.to_owned();
        }
        self
    }

    /// With a value to begin from.
    #[must_use]
    pub(super) fn with(mut self, path: &ValuePath, text: &str) -> Self {
        let fields = self.sections.iter_mut().flat_map(|section| &mut section.fields);
        for field in fields.filter(|field| field.path == *path) {
            field.shown = FieldContent::Texts(vec![text.to_owned()]);
        }
        self
    }

    fn fields(&self) -> impl Iterator<Item = &FormField> {
        self.sections.iter().flat_map(|section| &section.fields)
    }

    /// What was typed, as changes of an empty file.
    ///
    /// # Errors
    /// What must be there and was left empty.
    pub(super) fn edits(&self, posted: &Posted) -> Result<Vec<Edit>, Vec<Remark>> {
        let complaint = |field: &FormField| {
            let text = posted.complaint(field).or_else(|| {
                // What a form must have it has, whoever sends it.
                (field.required && posted.texts(field).is_none()).then(|| format!("Der mangler: {}.", field.label))
            })?;
            Some(Remark {
                at: field.name.clone(),
                ..Remark::error(text)
            })
        };
        let missing: Vec<Remark> = self.fields().filter_map(complaint).collect();
        if !missing.is_empty() {
            return Err(missing);
        }
        Ok(self.edits_so_far(posted))
    }

    /// What was typed until now, as changes of an empty file.
    pub(super) fn edits_so_far(&self, posted: &Posted) -> Vec<Edit> {
        // Nothing counts as begun: what was proposed and kept is written too.
        let fields: Vec<FormField> = self
            .fields()
            .cloned()
            .map(|field| FormField {
                shown: FieldContent::Texts(Vec::new()),
                ..field
            })
            .collect();
        edits_of_fields(&Value::Nothing, &fields, posted)
    }

    /// The page; with what was typed, and what is wrong with it.
    pub(super) fn page(
        &self,
        desk: &Desk,
        state: &State,
        case: Option<&CaseAt>,
        posted: Option<&Posted>,
        told: Vec<Remark>,
        problems: &[Problem],
    ) -> Response {
        let people = case.map(CaseAt::people).unwrap_or_default();
        let mut others = told;
        let mut beside: Vec<(ValuePath, Remark)> = Vec::new();
        for problem in problems {
            let told = Remark::error(super::said::sentence(problem, &people));
            match path_at(&problem.place).filter(|path| self.fields().any(|field| path.0.starts_with(&field.path.0))) {
                Some(path) => beside.push((path, told)),
                None => others.push(told),
            }
        }
        let field = |field: &FormField| {
            let mut shown = field.clone();
            if let Some(texts) = posted.and_then(|posted| posted.texts(field)) {
                shown.shown = FieldContent::Texts(texts);
            }
            let of_field = beside
                .iter()
                .filter(|(path, _)| path.0.starts_with(&field.path.0))
                .map(|(_, told)| told);
            let of_field = of_field.chain(others.iter().filter(|told| told.at == field.name));
            let told: Vec<Remark> = of_field.cloned().collect();
            page::field(&shown, shown.choices(&people), &told)
        };
        let sections = self.sections.iter().map(|section| SectionHtml {
            title: section.title.clone(),
            fields: section.fields.iter().map(field).collect(),
            groups: Vec::new(),
            lists: Vec::new(),
        });
        let sections: Vec<SectionHtml> = sections.collect();
        let has_mistakes = posted.is_some();
        let mut frame = frame(desk, state, case, &self.title, &self.under);
        // What has just been begun can be taken back from the form that comes next.
        let begun = case.map(|case| case.folder.join("sag.yaml"));
        let begun = begun.filter(|file| state.store.last_fate_of(file) == Some(FileFate::Made));
        frame.saved = begun.and_then(|file| saved_note(state, &file, &self.address));
        let of_field = |field: &FormField| {
            let told = beside.iter().filter(|(path, _)| path.0.starts_with(&field.path.0));
            let told = told.map(|(_, told)| Remark {
                at: field.name.clone(),
                text: format!("{}: {}", field.label, told.text),
                ..told.clone()
            });
            told.collect::<Vec<_>>()
        };
        // The way to each field that something is wrong with.
        let ways: Vec<Remark> = self.fields().flat_map(of_field).collect();
        frame.told = others.into_iter().chain(ways).collect();
        let beside = (!self.live.is_empty()).then(|| growing_beside(self.letter, "vokser, mens du skriver"));
        frame.is_wide = beside.is_some();
        let page = FormPage {
            frame,
            lead: self.lead.clone(),
            action: self.address.clone(),
            live: self.live.clone(),
            from: String::new(),
            asked: false,
            conflicts: Vec::new(),
            table: String::new(),
            sections,
            invites_title: String::new(),
            invites: Vec::new(),
            button: self.button.to_owned(),
            links: self.links.iter().map(|link| PageLink::to(&link.href, &link.label)).collect(),
            after: String::new(),
            beside,
        };
        let status = if has_mistakes {
            StatusCode::UNPROCESSABLE_ENTITY
        } else {
            StatusCode::OK
        };
        (status, html(&page)).into_response()
    }
}

/// An id for somebody or something new, made of a word and unlike those there are.
pub(super) fn new_id(words: &str, taken: &[String]) -> String {
    let word = words.split_whitespace().next().unwrap_or_default().to_lowercase();
    let letters: String = word.chars().filter(|c| c.is_lowercase() || c.is_ascii_digit()).take(20).collect();
    let stem = if letters.is_empty() { "person".to_owned() } else { letters };
    let names = std::iter::once(stem.clone()).chain((2..).map(|number| format!("{stem}-{number}")));
    // The borger is called so wherever an id stands.
    let is_free = |name: &String| !taken.contains(name) && name != "borger" && name != "borgeren";
    names.into_iter().find(is_free).unwrap_or(stem)
}
