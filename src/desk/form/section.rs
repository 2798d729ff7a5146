//! The fields of a part of a file, by its schema: a key that is new in the types is on its page by itself.

use super::control::{Control, FormPart};
use super::field::{FormField, capital, hint};
use super::offers::Offers;
use crate::case::edit::{FileKind, Step, Value, ValuePath};

/// Fields that belong together.
#[derive(Clone, Debug, Default)]
pub struct Section {
    pub title: String,
    pub fields: Vec<FormField>,
    pub groups: Vec<FieldGroup>,
    pub lists: Vec<FormRows>,
}

/// Fields below a title of their own within a section: one for each key that is data.
#[derive(Clone, Debug)]
pub struct FieldGroup {
    pub title: String,
    pub hint: String,
    pub fields: Vec<FormField>,
}

/// A list of things with keys of their own.
#[derive(Clone, Debug)]
pub struct FormRows {
    pub title: String,
    pub hint: String,
    pub rows: Vec<FormRow>,
}

/// One thing of a list; a new one has no place in the file yet.
#[derive(Clone, Debug)]
pub struct FormRow {
    pub path: ValuePath,
    pub is_new: bool,
    pub fields: Vec<FormField>,
}

/// What a page shows of a file that says `root`.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    pub kind: FileKind,
    pub root: &'a Value,
    /// Whether the details of the protected were asked for.
    pub asked: bool,
    /// Keys that the program writes itself, and those that stand on the page in another shape.
    pub own: &'a [&'a str],
    /// Keys that are data.
    pub offers: &'a Offers,
}

impl FieldGroup {
    /// Whether it says what has become of the tasks of earlier meetings.
    pub fn is_follow_up(&self) -> bool {
        let key = self.fields.first().and_then(|field| field.path.0.iter().rev().nth(1));
        matches!(key, Some(Step::Key(key)) if key == "opfølgning")
    }
}

impl Section {
    /// All its fields, those of its lists and groups too.
    pub fn all_fields(&self) -> impl Iterator<Item = &FormField> {
        let of_groups = self.groups.iter().flat_map(|group| &group.fields);
        let of_lists = self.lists.iter().flat_map(|list| &list.rows).flat_map(|row| &row.fields);
        self.fields.iter().chain(of_groups).chain(of_lists)
    }

    /// As [`Section::all_fields`], to be changed.
    pub fn all_fields_mut(&mut self) -> impl Iterator<Item = &mut FormField> {
        let of_groups = self.groups.iter_mut().flat_map(|group| &mut group.fields);
        let of_lists = self
            .lists
            .iter_mut()
            .flat_map(|list| &mut list.rows)
            .flat_map(|row| &mut row.fields);
        self.fields.iter_mut().chain(of_groups).chain(of_lists)
    }
}

/// The sections of these parts of a file, in order; the fields are numbered through.
pub fn sections(source: &Source<'_>, paths: &[(ValuePath, &str)]) -> Vec<Section> {
    sections_from(source, paths, &mut 0)
}

/// As [`sections`], numbered on from a number.
pub fn sections_from(source: &Source<'_>, paths: &[(ValuePath, &str)], number: &mut usize) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for (path, title) in paths {
        let next = section(source, path, title, number);
        match sections.last_mut().filter(|last| last.title.is_empty() && title.is_empty()) {
            Some(last) => {
                last.fields.extend(next.fields);
                last.groups.extend(next.groups);
                last.lists.extend(next.lists);
            }
            None => sections.push(next),
        }
    }
    sections
}

/// The field of somebody's lines on the map.
pub fn ties_of(source: &Source<'_>, whose: &str, number: usize) -> FormField {
    let label = "Har med at gøre".to_owned();
    let hint = "Streger på kortet. Dem i netværket, som personen har med at gøre".to_owned();
    FormField::of(
        source,
        ValuePath::keys(["streger"]),
        label,
        hint,
        Control::Ties(whose.to_owned()),
        number,
    )
}

fn section(source: &Source<'_>, path: &ValuePath, title: &str, number: &mut usize) -> Section {
    let mut section = Section {
        title: title.to_owned(),
        ..Section::default()
    };
    add(source, path, &mut section, number);
    // Without a title above them, each says what it is a part of.
    if let (Some(FormPart::Section), Some(Step::Key(key)), true) = (FormPart::at(source.kind, path), path.0.last(), title.is_empty()) {
        below(key, &mut section.fields);
    }
    section
}

/// What stands at a path: a field, or all that a mapping has, with what is in mappings of it.
fn add(source: &Source<'_>, path: &ValuePath, section: &mut Section, number: &mut usize) {
    match FormPart::at(source.kind, path) {
        Some(FormPart::Field(_)) => section.fields.push(next(source, path.clone(), number)),
        Some(FormPart::Section) => fill(source, path, section, number),
        Some(FormPart::Entries) => section.groups.extend(entries(source, path, number)),
        Some(FormPart::WordsAndRows(_)) => {
            section.fields.push(next(source, path.clone(), number));
            // What is said of the whole list stands above the words.
            section.lists.push(FormRows {
                hint: String::new(),
                ..rows(source, path, "Borgerens egne", number)
            });
        }
        Some(FormPart::Rows) if is_whole(source.kind, path) => {
            section.lists.push(rows(source, path, &key_of(path), number));
        }
        Some(FormPart::Rows | FormPart::Nothing) | None => {}
    }
}

fn fill(source: &Source<'_>, path: &ValuePath, section: &mut Section, number: &mut usize) {
    for key in source.kind.keys_at(&path.0) {
        if source.own.contains(&key) {
            continue;
        }
        let path = path.key(key);
        let from = section.fields.len();
        add(source, &path, section, number);
        if FormPart::at(source.kind, &path) == Some(FormPart::Section) {
            below(key, &mut section.fields[from..]);
        }
    }
}

/// The fields of a mapping whose keys are data, a group with a field or two for each key.
fn entries(source: &Source<'_>, path: &ValuePath, number: &mut usize) -> Option<FieldGroup> {
    let mut fields = Vec::new();
    for offered in source.offers.at(source.root, path) {
        let path = path.key(&offered.key);
        let mut inside = Section::default();
        add(source, &path, &mut inside, number);
        for (at, mut field) in inside.fields.into_iter().enumerate() {
            field.required = false;
            // Of several fields the first has the name, the others stand beside it.
            field.label = match at {
                0 => offered.label.clone(),
                _ => format!("{}: {}", offered.label, field.hint.to_lowercase()),
            };
            field.hint = if at == 0 { offered.hint.clone() } else { String::new() };
            fields.push(field);
        }
    }
    let group = FieldGroup {
        title: capital(&key_of(path)),
        hint: hint(source.kind.schema_at(&path.0)),
        fields,
    };
    (!group.fields.is_empty()).then_some(group)
}

fn key_of(path: &ValuePath) -> String {
    match path.0.last() {
        Some(Step::Key(key)) => key.clone(),
        _ => String::new(),
    }
}

/// Puts the key that they stand below before the labels of fields.
fn below(key: &str, fields: &mut [FormField]) {
    let above = capital(key);
    for field in fields {
        field.label = format!("{above}: {}", field.label.to_lowercase());
    }
}

/// Whether all keys of the things of a list can be shown: what is taken away on a page must not take along what was not on it.
fn is_whole(kind: FileKind, list: &ValuePath) -> bool {
    let row = list.then(Step::At(0));
    kind.keys_at(&row.0).into_iter().all(|key| {
        let part = FormPart::at(kind, &row.key(key));
        matches!(part, Some(FormPart::Field(_) | FormPart::Section | FormPart::Entries))
    })
}

/// How many empty rows stand below those that are there.
const EMPTY_ROWS: usize = 2;

fn rows(source: &Source<'_>, path: &ValuePath, title: &str, number: &mut usize) -> FormRows {
    let items = source.root.at(path).map_or(&[][..], Value::items);
    let mut row = |at: usize| {
        let path = path.then(Step::At(at));
        let mut inside = Section::default();
        fill(source, &path, &mut inside, number);
        let groups = inside.groups.into_iter().flat_map(|group| group.fields);
        let mut fields: Vec<FormField> = inside.fields.into_iter().chain(groups).collect();
        let is_new = at >= items.len();
        if is_new {
            fields.iter_mut().for_each(|field| field.required = false);
        }
        FormRow { path, is_new, fields }
    };
    let is_large = |rows: &[FormRow]| rows.iter().any(|row| row.fields.len() > LARGE_ROW);
    // A word among things with keys of their own is a field of its own.
    let there = items.iter().enumerate().filter(|(_, item)| item.as_text().is_none());
    let mut rows: Vec<FormRow> = there.map(|(at, _)| row(at)).collect();
    rows.push(row(items.len()));
    if !is_large(&rows) {
        rows.extend((1..EMPTY_ROWS).map(|more| row(items.len() + more)));
    }
    FormRows {
        title: capital(title),
        hint: hint(source.kind.schema_at(&path.0)),
        rows,
    }
}

/// With more fields than these one empty row is enough.
const LARGE_ROW: usize = 6;

fn next(source: &Source<'_>, path: ValuePath, number: &mut usize) -> FormField {
    *number += 1;
    FormField::new(source, path, *number)
}
