//! What is wrong with a file, beside the field that it is about.

use std::path::Path as Place;

use super::editing::Filled;
use crate::case::edit::merge::back;
use crate::case::edit::{Step, Value, ValuePath, path_at, value_of};
use crate::case::{Problem, Severity};
use crate::desk::form::{Control, FormField};
use crate::desk::page::Remark;

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
                ..Remark::error(sentence(problem))
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

/// A problem as a sentence beside its field.
pub(super) fn sentence(problem: &Problem) -> String {
    let mut letters = problem.what.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}. {}", letters.as_str(), problem.remedy)
}
