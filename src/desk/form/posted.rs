//! A form that was sent in: what it changes.

use std::cmp::Reverse;

use super::control::Control;
use super::field::{FieldContent, FormField};
use super::section::{FormRow, Section};
use super::{by_day, ties};
use crate::case::edit::{Change, Edit, Step, Value, ValuePath};

/// The fields of a form as a browser sends them.
#[derive(Clone, Debug, Default)]
pub struct Posted(pub Vec<(String, String)>);

impl Posted {
    /// The first value of a name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// Every value of a name.
    pub fn all(&self, name: &str) -> Vec<String> {
        let values = self.0.iter().filter(|(n, _)| n == name).map(|(_, value)| value.clone());
        values.filter(|value| !value.is_empty()).collect()
    }

    /// What was sent for a field, as it would be shown; none when the form did not have it.
    pub fn texts(&self, field: &FormField) -> Option<Vec<String>> {
        if matches!(field.shown, FieldContent::Withheld | FieldContent::InTheFile) {
            return None;
        }
        if field.control.is_boxes() {
            // Of boxes that are not ticked nothing is sent; a form that has them says so.
            return self
                .get(&format!("{}-er-her", field.name))
                .map(|_| in_the_same_order(field, self.all(&field.name)));
        }
        if field.control == Control::ByDay {
            return Some(self.lines_by_day(&field.name)).filter(|_| self.get(&field.name).is_some());
        }
        Some(as_sent(&field.control, self.get(&field.name)?))
    }

    /// Each number with the day beside it; those of which neither was typed are none.
    fn lines_by_day(&self, name: &str) -> Vec<String> {
        let of = |name: &str| -> Vec<&str> {
            let values = self.0.iter().filter(|(n, _)| n == name).map(|(_, value)| value.trim());
            values.collect()
        };
        let (days, numbers) = (of(&format!("{name}-dag")), of(name));
        let lines = numbers
            .iter()
            .enumerate()
            .map(|(at, number)| (days.get(at).copied().unwrap_or_default(), *number));
        lines
            .filter(|(day, number)| !day.is_empty() || !number.is_empty())
            .map(|(day, number)| by_day::line(day, number))
            .collect()
    }

    /// Whether a field is not as it was shown.
    pub fn is_changed(&self, field: &FormField) -> bool {
        self.texts(field).is_some_and(|texts| !is_as_shown(field, &texts))
    }

    /// What can be said of a field before anybody reads the file: it must be there and is empty, or it contradicts itself.
    pub fn complaint(&self, field: &FormField) -> Option<String> {
        let texts = self.texts(field)?;
        if field.control == Control::ByDay
            && let Some(complaint) = by_day::complaint(&texts)
        {
            return Some(complaint.to_owned());
        }
        if let Some(text) = texts.first().filter(|text| is_unknown(field, text)) {
            return Some(format!("»{text}« er ikke noget, der kan vælges her."));
        }
        (field.required && texts.is_empty()).then(|| format!("Der mangler: {}.", field.label))
    }
}

/// Whether a text is none of the words to choose among, nor what stood there before.
fn is_unknown(field: &FormField, text: &str) -> bool {
    match &field.control {
        Control::Words(words) | Control::Radios(words) => !field.has(text) && !words.iter().any(|word| word.value == text),
        _ => false,
    }
}

/// A text as it is meant: a browser ends lines with CR LF (WHATWG HTML, form submission), and blanks around it say nothing.
fn as_sent(control: &Control, text: &str) -> Vec<String> {
    let text = text.replace("\r\n", "\n");
    let text = if *control == Control::Lines {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.collect::<Vec<_>>().join("\n")
    } else {
        text.trim().to_owned()
    };
    if text.is_empty() { Vec::new() } else { vec![text] }
}

/// Those that are chosen: those that were so already in their order, and then the new ones.
fn in_the_same_order(field: &FormField, chosen: Vec<String>) -> Vec<String> {
    let before: &[String] = match &field.shown {
        FieldContent::Texts(texts) => texts,
        FieldContent::Withheld | FieldContent::InTheFile => &[],
    };
    let kept = before.iter().filter(|text| chosen.contains(text)).cloned();
    kept.chain(chosen.iter().filter(|text| !before.contains(text)).cloned()).collect()
}

/// Whether what was sent is what was shown.
fn is_as_shown(field: &FormField, texts: &[String]) -> bool {
    match &field.shown {
        FieldContent::Texts(shown) if field.control.is_boxes() || field.control == Control::ByDay => shown == texts,
        FieldContent::Texts(shown) => as_sent(&field.control, shown.first().map_or("", String::as_str)) == texts,
        FieldContent::Withheld | FieldContent::InTheFile => true,
    }
}

/// The changes that a form makes to a file that says `root`: of the fields that are not as they were shown.
pub fn edits_of_fields(root: &Value, fields: &[FormField], posted: &Posted) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    for field in fields {
        let Some(texts) = posted.texts(field) else { continue };
        if is_as_shown(field, &texts) {
            continue;
        }
        match &field.control {
            Control::Ties(whose) => edits.extend(ties::edits(root, &field.path, whose, &texts)),
            Control::Ticks(_) => edits.extend(ticks(root, field, &texts)),
            _ => {
                let edit = match value(root, field, &texts) {
                    Some(value) => Edit::set(field.path.clone(), value),
                    None => Edit::remove(field.path.clone()),
                };
                match &field.short {
                    Some((above, word)) => in_full(root, &mut edits, above, word, edit),
                    None => edits.push(edit),
                }
            }
        }
    }
    edits
}

/// Words that are ticked come to the list, those that are not go; what else stands in it stays.
fn ticks(root: &Value, field: &FormField, chosen: &[String]) -> Vec<Edit> {
    let items = root.at(&field.path).map_or(&[][..], Value::items);
    let is_gone = |item: &Value| item.as_text().is_some_and(|text| !chosen.iter().any(|chosen| chosen == text));
    let gone = items.iter().enumerate().rev().filter(|(_, item)| is_gone(item));
    let mut edits: Vec<Edit> = gone.map(|(at, _)| Edit::remove(field.path.then(Step::At(at)))).collect();
    let new = chosen.iter().filter(|text| !field.has(text));
    edits.extend(new.map(|text| Edit::push(field.path.clone(), Value::text(text))));
    edits
}

/// The changes of a page: of its fields, of the things in its lists, and of things that come to them.
pub fn edits_of_sections(root: &Value, sections: &[Section], posted: &Posted) -> Vec<Edit> {
    let mut all = Vec::new();
    for section in sections {
        all.extend(edits_of_fields(root, &section.fields, posted));
        all.extend(section.groups.iter().flat_map(|group| edits_of_fields(root, &group.fields, posted)));
        for list in &section.lists {
            // From the last on, so that those before keep their places.
            let there = list.rows.iter().rev().filter(|row| !row.is_new);
            all.extend(there.flat_map(|row| of_row(root, row, posted)));
            let new = list
                .rows
                .iter()
                .filter(|row| row.is_new)
                .filter_map(|row| new_row(root, row, posted, &list.rows));
            all.extend(new);
        }
    }
    // From the last item of a list on, so that those before keep their places, and what is new last.
    all.sort_by_key(|edit| match (&edit.change, edit.path.0.iter().find_map(place)) {
        (Change::Push(_), _) => (2, Reverse(0)),
        (_, Some(place)) => (1, Reverse(place)),
        (_, None) => (0, Reverse(0)),
    });
    all
}

/// The place in a list that a step is.
fn place(step: &Step) -> Option<usize> {
    match step {
        Step::At(place) => Some(*place),
        Step::Key(_) | Step::Of(..) => None,
    }
}

/// A thing of which everything was taken away is gone.
fn of_row(root: &Value, row: &FormRow, posted: &Posted) -> Vec<Edit> {
    if is_emptied(row, posted) {
        return vec![Edit::remove(row.path.clone())];
    }
    edits_of_fields(root, &row.fields, posted)
}

fn is_emptied(row: &FormRow, posted: &Posted) -> bool {
    let is_empty = |field: &FormField| posted.texts(field).is_some_and(|texts| texts.is_empty());
    !row.fields.is_empty() && row.fields.iter().all(is_empty)
}

/// What can be said of the fields of a section before anybody reads the file; nothing of a thing that is gone.
pub fn complaints<'a>(section: &'a Section, posted: &Posted) -> Vec<(&'a FormField, String)> {
    let of_groups = section.groups.iter().flat_map(|group| &group.fields);
    let rows = section
        .lists
        .iter()
        .flat_map(|list| &list.rows)
        .filter(|row| !is_emptied(row, posted));
    let fields = section.fields.iter().chain(of_groups).chain(rows.flat_map(|row| &row.fields));
    fields.filter_map(|field| Some((field, posted.complaint(field)?))).collect()
}

fn new_row(root: &Value, row: &FormRow, posted: &Posted, rows: &[FormRow]) -> Option<Edit> {
    let (_, list) = row.path.0.split_last()?;
    let list = ValuePath(list.to_vec());
    // What its fields would make of nothing.
    let mut entries = made_of(row, posted);
    if entries.is_empty() {
        return None;
    }
    if matches!(list.0.last(), Some(Step::Key(key)) if key == "opgaver") {
        entries.push(("id".to_owned(), Value::text(next_task(root, &list, row, rows))));
    }
    Some(Edit::push(list, Value::Map(entries)))
}

/// The keys of a new thing, with the mappings inside it.
fn made_of(row: &FormRow, posted: &Posted) -> Vec<(String, Value)> {
    let mut whole = Value::Map(Vec::new());
    for edit in edits_of_fields(&Value::Nothing, &row.fields, posted) {
        let inside = ValuePath(edit.path.0[row.path.0.len()..].to_vec());
        if let Some(with) = whole.with(&Edit { path: inside, ..edit }) {
            whole = with;
        }
    }
    whole.entries().to_vec()
}

/// The first free name of a task, `t1`, `t2`, …; each new row of a form has its own.
fn next_task(root: &Value, list: &ValuePath, row: &FormRow, rows: &[FormRow]) -> String {
    let taken = |name: &str| {
        let items = root.at(list).map_or(&[][..], Value::items);
        items.iter().any(|item| item.get("id").and_then(Value::as_text) == Some(name))
    };
    let before = rows.iter().filter(|other| other.is_new && other.path < row.path).count();
    let names = (1..).map(|number| format!("t{number}"));
    names.filter(|name| !taken(name)).nth(before).unwrap_or_default()
}

/// The value that texts stand for; none for no value.
fn value(root: &Value, field: &FormField, texts: &[String]) -> Option<Value> {
    let text = texts.first()?;
    Some(match field.control {
        Control::People => Value::texts(texts.iter().cloned()),
        Control::Lines => Value::texts(text.lines()),
        Control::Moment => Value::text(text.replacen('T', " ", 1)),
        Control::ByDay => by_day::value(root.at(&field.path), texts),
        _ => Value::text(text),
    })
}

/// Where a mapping may be written in one word, a change of one of its keys is a change of the whole, and what can be said in one
/// word is.
fn in_full(root: &Value, edits: &mut Vec<Edit>, above: &ValuePath, word: &str, edit: Edit) {
    let begun = edits
        .iter()
        .position(|other| other.path == *above)
        .map(|at| edits.remove(at).change);
    let mut entries = match (begun, root.at(above)) {
        (Some(Change::Set(value)), _) => in_entries(&value, word),
        (Some(_), _) | (None, None) => Vec::new(),
        (None, Some(value)) => in_entries(value, word),
    };
    if let Some(Step::Key(key)) = edit.path.0.last() {
        entries.retain(|(k, _)| k != key);
        if let Change::Set(value) = edit.change {
            entries.push((key.clone(), value));
        }
    }
    edits.push(match &entries[..] {
        [] => Edit::remove(above.clone()),
        [(key, value)] if key == word => Edit::set(above.clone(), value.clone()),
        _ => Edit::set(above.clone(), Value::Map(entries)),
    });
}

/// The entries of a mapping, also where it is written in one word.
fn in_entries(value: &Value, word: &str) -> Vec<(String, Value)> {
    match value {
        Value::Text(_) => vec![(word.to_owned(), value.clone())],
        other => other.entries().to_vec(),
    }
}
