//! Who may see what: a table of people and papers, a tick for each.

use askama::Template as _;

use super::said::SaidOfFields;
use crate::case::edit::{Edit, Step, Value, ValuePath};
use crate::desk::form::{Choosable, FieldContent, FormField, FormRow, Posted, Section};
use crate::desk::page::{ConsentTable, ConsentTableRow};

/// The key that the lists stand below.
const LISTS: &str = "samtykke";

/// How the name of a list ends, after that of its paper.
const TO_BE_SEEN: &str = " må ses af";

/// Whether a field is a column of the table.
pub(super) fn is_in_table(field: &FormField) -> bool {
    field.path.to_string().starts_with(&format!("{LISTS}/"))
}

/// The table of a sheet's lists.
pub(super) fn table(sections: &[Section], people: &[Choosable], said: &SaidOfFields) -> String {
    let columns: Vec<&FormField> = sections
        .iter()
        .flat_map(|section| &section.fields)
        .filter(|field| is_in_table(field))
        .collect();
    // Somebody who is listed and is nobody of the network can still be taken out.
    let mut rows: Vec<Choosable> = people.to_vec();
    for column in &columns {
        let others = column
            .choices(people)
            .into_iter()
            .filter(|choice| !people.iter().any(|person| person.id == choice.value));
        for choice in others {
            if !rows.iter().any(|row| row.id == choice.value) {
                rows.push(Choosable {
                    id: choice.value,
                    name: choice.label,
                });
            }
        }
    }
    let row = |person: &Choosable| ConsentTableRow {
        name: person.name.clone(),
        id: person.id.clone(),
        ticks: columns.iter().map(|column| column.has(&person.id)).collect(),
    };
    let table = ConsentTable {
        titles: columns.iter().map(|column| title(&column.label)).collect(),
        names: columns.iter().map(|column| column.name.clone()).collect(),
        told: columns.iter().flat_map(|column| said.of_field(column)).collect(),
        rows: rows.iter().map(row).collect(),
    };
    table.render().unwrap_or_default()
}

/// The record of a yes or a no of one day; `key` is that of the list.
pub(super) fn record(key: &str, id: &str, may: bool, day: &str) -> Value {
    Value::map([
        ("dato", Value::text(day)),
        ("person", Value::text(id)),
        ("papir", Value::text(key.trim_end_matches(TO_BE_SEEN))),
        ("svar", Value::text(if may { "ja" } else { "nej" })),
    ])
}

/// The records of the ticks that were set and taken, by their day; those whose answer was written down with them have it already.
pub(super) fn said_today(sections: &[Section], posted: &Posted, day: &str) -> Vec<Edit> {
    let answers = answers(sections, posted);
    let mut edits = Vec::new();
    for column in sections
        .iter()
        .flat_map(|section| &section.fields)
        .filter(|field| is_in_table(field))
    {
        let (Some(now), Some(Step::Key(key))) = (posted.texts(column), column.path.0.last()) else {
            continue;
        };
        let before = column.texts();
        let come = now.iter().filter(|id| !before.contains(id)).map(|id| (id, true));
        let gone = before.iter().filter(|id| !now.contains(id)).map(|id| (id, false));
        for (id, may) in come.chain(gone) {
            let is_it = |(_, person, paper, _): &Answered| person == id && *paper == key.trim_end_matches(TO_BE_SEEN);
            if !answers.iter().any(is_it) {
                edits.push(Edit::push(ValuePath::keys([LISTS, "sagt"]), record(key, id, may, day)));
            }
        }
    }
    edits
}

/// What was sent, with the ticks as the answers say that were written down with it, the latest last: a no takes the tick, and a yes
/// gives it.
pub(super) fn as_answered(sections: &[Section], posted: &Posted) -> Posted {
    let mut fields = posted.0.clone();
    for (_, person, paper, may) in answers(sections, posted) {
        let key = Step::Key(format!("{paper}{TO_BE_SEEN}"));
        let mut columns = sections.iter().flat_map(|section| &section.fields);
        let column = columns.find(|field| is_in_table(field) && field.path.0.last() == Some(&key));
        let Some(column) = column else { continue };
        fields.retain(|(name, id)| (name, id) != (&column.name, &person));
        if may == "ja" {
            fields.push((column.name.clone(), person));
        }
    }
    Posted(fields)
}

/// A day, a person, a paper and what was said.
type Answered = (String, String, String, String);

/// The answers that are written down with what was sent, the latest last.
fn answers(sections: &[Section], posted: &Posted) -> Vec<Answered> {
    let text = |row: &FormRow, key: &str| {
        let field = row
            .fields
            .iter()
            .find(|field| field.path.0.last() == Some(&Step::Key(key.to_owned())))?;
        posted.texts(field)?.into_iter().next()
    };
    let is_written = |row: &&FormRow| {
        let differs = |field: &FormField| match (&field.shown, posted.texts(field)) {
            (FieldContent::Texts(before), Some(now)) => *before != now,
            _ => false,
        };
        row.fields.iter().any(differs)
    };
    let rows = sections.iter().flat_map(|section| &section.lists).flat_map(|list| &list.rows);
    let answer = |row| Some((text(row, "dato")?, text(row, "person")?, text(row, "papir")?, text(row, "svar")?));
    let mut answers: Vec<Answered> = rows.filter(is_written).filter_map(answer).collect();
    answers.sort();
    answers
}

/// The name of the paper in the name of its list, parted where a narrow column may part it.
fn title(label: &str) -> String {
    label.replace(TO_BE_SEEN, "").replace("Netværks", "Netværks\u{ad}")
}
