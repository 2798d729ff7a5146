//! What is wrong with a file, beside the field that it is about.

use std::path::Path as Place;

use chrono::{Locale, NaiveDate};

use super::editing::Filled;
use crate::case::edit::merge::back;
use crate::case::edit::{Step, Value, ValuePath, path_at, value_of};
use crate::case::{Case, Person, Problem, Severity};
use crate::desk::form::{Choosable, Control, FormField};
use crate::desk::page::Remark;
use crate::messages::{DeskMessage, Message as _};

/// What is said of a file, by the field that it is said of.
#[derive(Default)]
pub(super) struct SaidOfFields {
    /// Each with the name of its field.
    of: Vec<(String, Remark)>,
    /// What is said of no field of the sheet.
    pub others: Vec<Remark>,
}

impl SaidOfFields {
    /// What is said of a file as it is or would be, beside the fields of a sheet. `all` is whether what is about no field of it is
    /// told too.
    pub(super) fn of(file: &Place, filled: &Filled, problems: &[Problem], all: bool) -> Self {
        let fields = filled.fields();
        let places: Vec<ValuePath> = fields.iter().map(|field| filled.root.by_place(&field.path)).collect();
        let mut said = Self::default();
        for problem in problems.iter().filter(|problem| problem.place.path() == file) {
            let told = Remark {
                is_error: problem.severity == Severity::Error,
                ..Remark::error(sentence(problem, &filled.people))
            };
            let Some(path) = path_of(filled, problem) else {
                if all {
                    said.others.push(told);
                }
                continue;
            };
            if let Some(at) = field_of(filled, &fields, &places, &path, problem) {
                said.say(&fields[at].name.clone(), told);
            } else if all || told.is_error && places.iter().any(|field| field.0.first() == path.0.first()) {
                said.others.push(told);
            }
        }
        said
    }

    /// Says something of a field.
    pub(super) fn say(&mut self, name: &str, told: Remark) {
        self.of.push((name.to_owned(), told));
    }

    pub(super) fn of_field(&self, field: &FormField) -> Vec<Remark> {
        let of = self.of.iter().filter(|(name, _)| *name == field.name);
        of.map(|(_, told)| told.clone()).collect()
    }

    /// The mistakes in the order of the fields, each with the way to its field: to stand above the form.
    pub(super) fn summary(&self, filled: &Filled) -> Vec<Remark> {
        let mut all = Vec::new();
        for field in filled.fields() {
            for told in self.of_field(field).into_iter().filter(|told| told.is_error) {
                all.push(Remark {
                    at: field.name.clone(),
                    text: if told.text.contains(&field.label) {
                        told.text.clone()
                    } else {
                        format!("{}: {}", field.label, told.text)
                    },
                    ..told
                });
            }
        }
        all
    }
}

/// The path of what a problem is about, by the places that it has on the sheet.
fn path_of(filled: &Filled, problem: &Problem) -> Option<ValuePath> {
    let path = path_at(&problem.place)?;
    let file = problem.place.file();
    if file.raw() == filled.before.raw() {
        return Some(path);
    }
    let after = value_of(file).ok()?;
    Some(back(&filled.root, &after, &path))
}

/// The field that a path is about: the one that it lies in; else the one of those in it that the message names, or the first; else
/// the first beside it.
fn field_of(filled: &Filled, fields: &[&FormField], places: &[ValuePath], path: &ValuePath, problem: &Problem) -> Option<usize> {
    let covers = |at: &usize| path.0.starts_with(&places[*at].0) && is_about(&filled.root, fields[*at], path);
    let innermost = (0..fields.len()).filter(covers).max_by_key(|at| places[*at].0.len());
    let inside = |at: &usize| places[*at].0.starts_with(&path.0);
    let is_named = |at: &usize| matches!(places[*at].0.last(), Some(Step::Key(key)) if problem.what.contains(&format!("»{key}«")));
    let named = || (0..fields.len()).filter(inside).find(is_named);
    let beside = |at: &usize| {
        let above = path.0.len().saturating_sub(1);
        above > 0 && places[*at].0.len() > above && places[*at].0[..above] == path.0[..above]
    };
    innermost
        .or_else(named)
        .or_else(|| (0..fields.len()).find(inside))
        .or_else(|| (0..fields.len()).find(beside))
}

/// Somebody's lines are a part of all lines.
fn is_about(root: &Value, field: &FormField, path: &ValuePath) -> bool {
    let Control::Ties(whose) = &field.control else { return true };
    let line = path.0.get(..2).and_then(|steps| root.at(&ValuePath(steps.to_vec())));
    line.is_none_or(|line| {
        let ends = line.items().iter().filter_map(Value::as_text).chain(line.as_text());
        ends.flat_map(str::split_whitespace).any(|end| end.trim_matches(',') == whose)
    })
}

/// A problem as a sentence beside its field, with people by their names.
pub(super) fn sentence(problem: &Problem, people: &[Choosable]) -> String {
    let (what, remedy) = words(problem);
    let mut letters = what.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    let told = with_names(format!("{first}{}. {remedy}", letters.as_str()).trim_end(), people);
    // How a day is typed is shown as it is typed.
    let is_of_typing = matches!(problem.rule, "dato" | "tidspunkt");
    if is_of_typing { told } else { with_days(&told) }
}

/// A text with its days in words; what somebody wrote, between » and «, stays.
fn with_days(text: &str) -> String {
    let mut said = String::new();
    let mut is_theirs = false;
    for part in text.split_inclusive(['»', '«']) {
        let mut rest = part;
        while let Some((start, day)) = (!is_theirs).then(|| first_day(rest)).flatten() {
            said.push_str(&rest[..start]);
            said.push_str(&day.format_localized("%-d. %B %Y", Locale::da_DK).to_string());
            rest = &rest[start + "2026-11-22".len()..];
        }
        said.push_str(rest);
        is_theirs = part.ends_with('»');
    }
    said
}

/// The first day in a text that is written in numbers, and where it begins.
fn first_day(text: &str) -> Option<(usize, NaiveDate)> {
    let starts = text.char_indices().filter(|(_, c)| c.is_ascii_digit());
    starts
        .filter_map(|(start, _)| {
            let written = text.get(start..start + "2026-11-22".len())?;
            Some((start, NaiveDate::parse_from_str(written, "%Y-%m-%d").ok()?))
        })
        .next()
}

/// What is wrong and what to do, with nothing of how a file is written: a form writes what is read, so a line that cannot be read was
/// written in an editor, and is mended there.
fn words(problem: &Problem) -> (String, String) {
    let (file, line) = (problem.place.file_name(), problem.place.line());
    let told = match (problem.rule, problem.severity) {
        ("nøgle-mangler", _) => DeskMessage::Missing {
            key: between_quotes(&problem.what).unwrap_or_default().to_owned(),
        },
        ("tom-værdi", Severity::Error) => DeskMessage::Empty,
        ("vinkel", _) => DeskMessage::Angle {
            what: problem.what.clone(),
        },
        ("farve", _) => DeskMessage::Colour {
            what: problem.what.clone(),
        },
        ("usynligt-tegn", Severity::Error) => DeskMessage::Seen,
        ("fil-ligner" | "fil" | "møde-to-gange", _) => DeskMessage::LikeAFile { file },
        (rule, Severity::Error) if WRITING.contains(&rule) => DeskMessage::Written { file, line },
        (rule, Severity::Advice) if WRITING.contains(&rule) => DeskMessage::WrittenOddly { file, line },
        _ => return (problem.what.clone(), problem.remedy.clone()),
    };
    (told.what(), told.remedy())
}

/// The rules about how a file is written.
const WRITING: &[&str] = &[
    "afkortet",
    "anførselstegn",
    "flere-dokumenter",
    "fletning",
    "for-indviklet",
    "forkert-antal",
    "forkert-id",
    "forkert-slags",
    "ikke-set-efter",
    "ikke-utf8",
    "komma-i-tekst",
    "nøgle-i-tekst",
    "nøgle-to-gange",
    "tom-fil",
    "tom-værdi",
    "ukendt-anker",
    "ukendt-nøgle",
    "usynligt-tegn",
    "yaml",
];

fn between_quotes(text: &str) -> Option<&str> {
    Some(text.split_once('»')?.1.split_once('«')?.0)
}

/// The people of a case, to be named.
pub(super) fn people_of(case: &Case) -> Vec<Choosable> {
    let person = |person: &Person| Choosable {
        id: person.id.value.0.clone(),
        name: person.name.text().to_owned(),
    };
    case.network.iter().map(person).collect()
}

/// A text as a page tells it: people by their names, days in words.
pub(super) fn as_told(text: &str, people: &[Choosable]) -> String {
    with_days(&with_names(text, people))
}

/// A text in which those who are named by their id are named by their name.
fn with_names(text: &str, people: &[Choosable]) -> String {
    let people = people.iter().filter(|person| text.contains(&person.id));
    people.fold(text.to_owned(), |text, person| {
        let name = person.name.split(", ").next().unwrap_or(&person.name);
        text.replace(&format!("»{}«", person.id), name)
    })
}
