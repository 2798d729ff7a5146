//! Lines of the map, from one person: whom somebody has to do with.

use super::field::ids;
use crate::case::edit::{Edit, Step, Value, ValuePath};

/// The two ends of a line, in whatever way it is written.
fn ends(line: &Value) -> Vec<String> {
    match line {
        Value::Text(text) => ids(text),
        Value::List(items) => items.iter().filter_map(Value::as_text).flat_map(ids).collect(),
        _ => Vec::new(),
    }
}

/// The lines of a file, also where there is but one, in words.
fn lines(value: &Value) -> Vec<Vec<String>> {
    match value {
        Value::Text(_) => vec![ends(value)],
        _ => value.items().iter().map(ends).collect(),
    }
}

/// Those at the other ends of somebody's lines, each once.
pub fn of(value: &Value, whose: &str) -> Vec<String> {
    let mut others: Vec<String> = Vec::new();
    for line in lines(value) {
        let other = line.iter().find(|id| *id != whose);
        if let Some(other) = other.filter(|other| line.iter().any(|id| id == whose) && !others.contains(other)) {
            others.push(other.clone());
        }
    }
    others
}

/// The changes after which somebody has to do with these and no others; other people's lines stay.
pub fn edits(root: &Value, path: &ValuePath, whose: &str, chosen: &[String]) -> Vec<Edit> {
    let written = root.at(path).cloned().unwrap_or(Value::Nothing);
    let before = of(&written, whose);
    let is_left = |line: &[String]| line.iter().any(|id| id == whose) && line.iter().any(|id| id != whose && !chosen.contains(id));
    let mut edits = Vec::new();
    if let Value::Text(_) = written {
        // One line in words becomes a list of one before another comes to it.
        let line = ends(&written);
        if is_left(&line) {
            edits.push(Edit::remove(path.clone()));
        } else {
            edits.push(Edit::set(path.clone(), Value::List(vec![Value::texts(line)])));
        }
    } else {
        // From the last on, so that those before keep their places.
        let left = lines(&written).into_iter().enumerate().rev().filter(|(_, line)| is_left(line));
        edits.extend(left.map(|(at, _)| Edit::remove(path.then(Step::At(at)))));
    }
    let new = chosen.iter().filter(|id| !before.contains(id) && *id != whose);
    edits.extend(new.map(|id| Edit::push(path.clone(), Value::texts([whose, id.as_str()]))));
    edits
}
