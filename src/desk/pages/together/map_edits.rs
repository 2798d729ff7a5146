//! What a drawn map changes in `sag.yaml`: distances by day, fields, angles, ties, and those who are new.

use chrono::NaiveDate;

use crate::case::day::read_date;
use crate::case::edit::{Edit, Step, Value, ValuePath};
use crate::case::{Case, Person};
use crate::desk::form::ids;
use crate::desk::pages::making::new_id;
use crate::documents::together::{DraftPerson, MapDraft};

/// How much two numbers may differ and be the same: less than what is kept of them.
const SAME: f64 = 0.04;

/// The changes after which a file that says `root` has the drawing. `case` is what is there now; `base` is what the drawing began
/// from: whoever was not moved since stays where others have put them meanwhile.
pub(super) fn edits_of_map(root: &Value, case: &Case, draft: &MapDraft, base: Option<&MapDraft>, today: NaiveDate) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut taken: Vec<String> = case.network.iter().map(|person| person.id.value.0.clone()).collect();
    let mut named: Vec<(String, String)> = Vec::new();
    for drawn in &draft.people {
        match (case.person(&drawn.id), &drawn.new) {
            (Some(person), _) if base.is_some_and(|base| base.has(drawn)) => edits.extend(of_place(person, drawn)),
            (Some(person), _) => edits.extend(of_person(root, case, person, drawn, today)),
            (None, Some((name, relation))) => {
                let id = new_id(if relation.trim().is_empty() { name } else { relation }, &taken);
                taken.push(id.clone());
                named.push((drawn.id.clone(), id.clone()));
                edits.push(Edit::push(
                    ValuePath::keys(["netværk"]),
                    somebody(&id, name, relation, drawn, (today, was_drawn_before(case, today))),
                ));
            }
            (None, None) => {}
        }
    }
    let id = |id: &String| named.iter().find(|(word, _)| word == id).map_or(id, |(_, id)| id).clone();
    let ties: Vec<(String, String)> = draft.ties.iter().map(|(one, other)| (id(one), id(other))).collect();
    // Somebody who is not on the map today keeps their ties.
    let is_on_map = |id: &str| named.iter().any(|(_, new)| new == id) || draft.people.iter().any(|drawn| drawn.id == id);
    let was_drawn = |one: &str, other: &str| base.map(|base| base.ties_hold(one, other));
    edits.extend(of_ties(root, &ties, &is_on_map, &was_drawn));
    edits
}

/// Whether somebody has been given another place between two texts of a file. An angle where there was none is no move: everybody
/// gets theirs with the first drawing that is saved.
pub(super) fn is_moved(before: &Value, now: &Value, id: &str) -> bool {
    let path = ValuePath::keys(["netværk"]).of("id", id);
    let is_other = |key: &str| match (before.at(&path.key(key)), now.at(&path.key(key))) {
        (Some(one), Some(other)) => !one.same(other),
        (one, other) => key != "vinkel" && one.is_some() != other.is_some(),
    };
    ["felt", "afstand", "vinkel"].into_iter().any(is_other)
}

/// Whether somebody stands in the file where they were drawn.
pub(super) fn is_at(person: &Person, drawn: &DraftPerson) -> bool {
    let is_angle = |angle: &crate::case::value::Angle| (angle.0 - drawn.angle).abs() <= SAME;
    person.field.word() == drawn.field
        && (person.distance.0 - drawn.distance).abs() <= SAME
        && person.angle.as_ref().is_some_and(|angle| is_angle(angle))
}

/// Where somebody stands who was not moved and has no place of their own in the file yet: so that the paper equals the screen.
fn of_place(person: &Person, drawn: &DraftPerson) -> Option<Edit> {
    let path = ValuePath::keys(["netværk"]).of("id", &person.id.value.0);
    let is_free = person.angle.is_none();
    is_free.then(|| Edit::set(path.key("vinkel"), Value::text(written(drawn.angle))))
}

fn written(number: f64) -> String {
    let text = format!("{number:.1}");
    text.strip_suffix(".0").unwrap_or(&text).to_owned()
}

fn of_person(root: &Value, case: &Case, person: &Person, drawn: &DraftPerson, today: NaiveDate) -> Vec<Edit> {
    let mut edits = Vec::new();
    let path = ValuePath::keys(["netværk"]).of("id", &person.id.value.0);
    if person.field.word() != drawn.field {
        edits.push(Edit::set(path.key("felt"), Value::text(&drawn.field)));
    }
    if (person.distance.0 - drawn.distance).abs() > SAME {
        edits.push(of_distance(root, case, person, &path.key("afstand"), drawn.distance, today));
    }
    if person.angle.as_ref().is_none_or(|angle| (angle.0 - drawn.angle).abs() > SAME) {
        edits.push(Edit::set(path.key("vinkel"), Value::text(written(drawn.angle))));
    }
    edits
}

/// What is told today beside what was told before.
fn of_distance(root: &Value, case: &Case, person: &Person, path: &ValuePath, distance: f64, today: NaiveDate) -> Edit {
    let told = Value::text(written(distance));
    match root.at(path) {
        Some(Value::Map(days)) => {
            let same = days.iter().find(|(day, _)| read_date(day.trim()).is_ok_and(|day| day == today));
            let day = same.map_or_else(|| today.to_string(), |(day, _)| day.clone());
            Edit::set(path.key(&day), told)
        }
        Some(Value::Text(before)) => match since(case, person).filter(|since| *since < today) {
            Some(since) => {
                let days = vec![(since.to_string(), Value::text(before)), (today.to_string(), told)];
                Edit::set(path.clone(), Value::Map(days))
            }
            None => Edit::set(path.clone(), told),
        },
        _ => Edit::set(path.clone(), told),
    }
}

/// From which day a distance of no day can be said to have held: since the person is there, or the forløb began.
fn since(case: &Case, person: &Person) -> Option<NaiveDate> {
    let course = &case.course;
    let begun = course.consent.as_ref().unwrap_or(&course.approach);
    Some(person.from.as_ref().unwrap_or(begun).day())
}

/// Whether the borger's own network has been told of before today: whoever is named now came to it later.
fn was_drawn_before(case: &Case, today: NaiveDate) -> bool {
    let mut own = case.network.iter().filter(|person| person.is_private());
    own.any(|person| person.distance.before(today).is_some())
}

/// Somebody new; with the day from which they are there, where others were there before.
fn somebody(id: &str, name: &str, relation: &str, drawn: &DraftPerson, (today, is_later): (NaiveDate, bool)) -> Value {
    let relation = if relation.trim().is_empty() { &drawn.field } else { relation };
    let from = is_later.then(|| ("fra".to_owned(), Value::text(today.to_string())));
    let person = [
        ("id", Value::text(id)),
        ("navn", Value::text(name)),
        ("relation", Value::text(relation)),
        ("felt", Value::text(&drawn.field)),
        (
            "afstand",
            Value::Map(vec![(today.to_string(), Value::text(written(drawn.distance)))]),
        ),
        ("vinkel", Value::text(written(drawn.angle))),
    ];
    let person = person.into_iter().map(|(key, value)| (key.to_owned(), value));
    Value::Map(person.chain(from).collect())
}

/// The two ends of a line, in whatever way it is written.
fn ends(line: &Value) -> Vec<String> {
    match line {
        Value::Text(text) => ids(text),
        Value::List(items) => items.iter().filter_map(Value::as_text).flat_map(ids).collect(),
        _ => Vec::new(),
    }
}

/// `was_drawn` tells of two whether the drawing began with a line between them, where it is known what it began with: a line that was
/// there then and is not now has been taken away by somebody else.
fn of_ties(
    root: &Value,
    ties: &[(String, String)],
    is_on_map: &dyn Fn(&str) -> bool,
    was_drawn: &dyn Fn(&str, &str) -> Option<bool>,
) -> Vec<Edit> {
    let path = ValuePath::keys(["streger"]);
    let is =
        |pair: &[String], one: &str, other: &str| pair.len() == 2 && pair.iter().any(|id| id == one) && pair.iter().any(|id| id == other);
    let is_drawn = |pair: &[String]| ties.iter().any(|(one, other)| is(pair, one, other));
    let is_gone = |pair: &[String]| {
        pair.len() == 2 && pair.iter().all(|id| is_on_map(id)) && was_drawn(&pair[0], &pair[1]) != Some(false) && !is_drawn(pair)
    };
    let mut edits = Vec::new();
    let lines: Vec<Vec<String>> = match root.at(&path) {
        // One line in words becomes a list before another comes to it.
        Some(text @ Value::Text(_)) => {
            let line = ends(text);
            edits.push(Edit::set(path.clone(), Value::List(vec![Value::texts(line.clone())])));
            vec![line]
        }
        Some(list) => list.items().iter().map(ends).collect(),
        None => Vec::new(),
    };
    // From the last on, so that those before keep their places.
    let gone = lines.iter().enumerate().rev().filter(|(_, line)| is_gone(line));
    edits.extend(gone.map(|(at, _)| Edit::remove(path.then(Step::At(at)))));
    let new = ties
        .iter()
        .filter(|(one, other)| one != other && was_drawn(one, other) != Some(true) && !lines.iter().any(|line| is(line, one, other)));
    edits.extend(new.map(|(one, other)| Edit::push(path.clone(), Value::texts([one.as_str(), other.as_str()]))));
    edits
}
