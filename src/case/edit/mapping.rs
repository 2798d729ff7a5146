//! Keys that come to a mapping, and keys that go.

use super::Value;
use super::render;
use super::splice::{Patch, column, line_end, line_start, lines, runs_on};
use super::tree::{Node, Shape};

/// The key whose value this is.
pub(super) fn key_of<'a>(map: &'a Node, value: &Node) -> Option<&'a Node> {
    match &map.shape {
        Shape::Map { entries, .. } => entries.iter().find(|(_, v)| std::ptr::eq(v, value)).map(|(k, _)| k),
        _ => None,
    }
}

/// A new key, after the last that stands before it in `order`.
pub(super) fn insert(text: &str, map: &Node, key: &str, value: &Value, order: &[&str]) -> Option<Vec<Patch>> {
    let (entries, in_brackets) = match &map.shape {
        Shape::Map { entries, in_brackets } => (entries, *in_brackets),
        // A file with nothing but comments.
        Shape::Nothing => return Some(vec![at_end(text, &render::entry(key, value, 0))]),
        _ => return None,
    };
    let rank = |key: &str| order.iter().position(|k| *k == key).unwrap_or(order.len());
    let before = entries.iter().rposition(|(k, _)| rank(k.text()) <= rank(key));
    if in_brackets {
        let written = format!("{}: {}", render::key(key, true), render::in_brackets(value));
        let patch = match (before, entries.first()) {
            (Some(at), _) => Patch::insert(entries[at].1.end, format!(", {written}")),
            (None, Some((first, _))) => Patch::insert(first.start, format!("{written}, ")),
            (None, None) => Patch::insert(map.start + 1, written),
        };
        return Some(vec![patch]);
    }
    let first = &entries.first()?.0;
    let column = column(text, first.start);
    let indentation = " ".repeat(column);
    let patch = match before {
        Some(at) => {
            let end = line_end(text, entries[at].1.end.max(entries[at].0.end));
            let written = if runs_on(text, end, column) {
                format!("{}: {}", render::key(key, false), render::in_brackets(value))
            } else {
                render::entry(key, value, column)
            };
            Patch::insert(end, format!("\n{indentation}{written}"))
        }
        None => Patch::insert(first.start, format!("{}\n{indentation}", render::entry(key, value, column))),
    };
    Some(vec![patch])
}

fn at_end(text: &str, written: &str) -> Patch {
    let before = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    Patch::insert(text.len(), format!("{before}{written}\n"))
}

/// An entry goes, with the line that it stands on.
pub(super) fn remove(text: &str, map: &Node, at: usize) -> Option<Vec<Patch>> {
    let Shape::Map { entries, in_brackets } = &map.shape else {
        return None;
    };
    let (key, value) = entries.get(at)?;
    let end = value.end.max(key.end);
    if *in_brackets {
        let range = match (at.checked_sub(1).and_then(|before| entries.get(before)), entries.get(at + 1)) {
            (Some((_, before)), _) => before.end..end,
            (None, Some((next, _))) => key.start..next.start,
            (None, None) => key.start..end,
        };
        return Some(vec![Patch::new(range, "")]);
    }
    let is_first_on_line = text[line_start(text, key.start)..key.start].trim().is_empty();
    if is_first_on_line {
        return Some(vec![Patch::new(lines(text, key.start, end), "")]);
    }
    // After the dash of an item: the next key comes in its place, when nothing is said in between.
    let next = &entries.get(at + 1)?.0;
    let between = text[end..next.start].trim();
    between.is_empty().then(|| vec![Patch::new(key.start..next.start, "")])
}
