//! Items that come to a list, and items that go.

use super::Value;
use super::render;
use super::splice::{Patch, column, line_end, line_start, lines, runs_on};
use super::tree::{Node, Shape};

/// A new item before the one at a place, or at the end. `key` is that of the list, where it stands in a mapping without brackets.
pub(super) fn insert(text: &str, list: &Node, at: usize, value: &Value, key: Option<&Node>) -> Option<Vec<Patch>> {
    let Shape::List { items, in_brackets } = &list.shape else {
        return None;
    };
    if *in_brackets && items.is_empty() {
        let in_a_line = || Some(vec![Patch::insert(list.start + 1, render::in_brackets(value))]);
        return match key.filter(|_| !matches!(value, Value::Text(_)) || is_long(value)) {
            Some(key) => first_in_block(text, list, value, key).or_else(in_a_line),
            None => in_a_line(),
        };
    }
    if *in_brackets {
        let written = render::in_brackets(value);
        let patch = match items.get(at) {
            Some(next) => Patch::insert(next.start, format!("{written}, ")),
            None => Patch::insert(items.last()?.end, format!(", {written}")),
        };
        return Some(vec![patch]);
    }
    let dash = first_dash(text, list)?;
    let column = column(text, dash);
    let indentation = " ".repeat(column);
    let patch = match at.checked_sub(1) {
        Some(before) => {
            let end = line_end(text, items.get(before)?.end);
            let written = if runs_on(text, end, column) {
                in_a_line(value)
            } else {
                render::item(value, column)
            };
            Patch::insert(end, format!("\n{indentation}{written}"))
        }
        None => Patch::insert(dash, format!("{}\n{indentation}", render::item(value, column))),
    };
    Some(vec![patch])
}

fn in_a_line(value: &Value) -> String {
    format!("- {}", render::in_brackets(value))
}

/// Where the dash of the first item of a list stands. A list may stand as far out as its key, and the parser tells of another byte.
pub(super) fn first_dash(text: &str, list: &Node) -> Option<usize> {
    let Shape::List { items, in_brackets: false } = &list.shape else {
        return None;
    };
    let first = items.first()?.start;
    let begins = line_start(text, first);
    let before = &text[begins..first];
    // Of two dashes on the line the outer one is another list's.
    before.rfind('-').map(|at| begins + at)
}

fn is_long(value: &Value) -> bool {
    value.as_text().is_some_and(|text| text.chars().count() > 32)
}

/// `key: []` becomes a list with a line for each item; a comment after the brackets stays where it is.
fn first_in_block(text: &str, list: &Node, value: &Value, key: &Node) -> Option<Vec<Patch>> {
    let inside = text.get(list.start + 1..list.end - 1)?;
    if !inside.trim().is_empty() || inside.contains('\n') {
        return None;
    }
    let column = column(text, key.start) + 2;
    let colon = text[..list.start].trim_end().len();
    let end = line_end(text, list.end);
    let line = format!("\n{}{}", " ".repeat(column), render::item(value, column));
    Some(vec![Patch::new(colon..list.end, ""), Patch::insert(end, line)])
}

/// An item goes, with its dash or its comma; it is not the only one.
pub(super) fn remove(text: &str, list: &Node, at: usize) -> Option<Vec<Patch>> {
    let Shape::List { items, in_brackets } = &list.shape else {
        return None;
    };
    let item = items.get(at)?;
    if *in_brackets {
        let range = match (at.checked_sub(1).and_then(|before| items.get(before)), items.get(at + 1)) {
            (Some(before), _) => before.end..item.end,
            (None, Some(next)) => item.start..next.start,
            (None, None) => item.start..item.end,
        };
        return Some(vec![Patch::new(range, "")]);
    }
    let begins = line_start(text, item.start);
    let before = text[begins..item.start].trim();
    if before == "-" {
        return Some(vec![Patch::new(lines(text, item.start, item.end), "")]);
    }
    // Two lists in one line, `- - a`: the next item comes in its place.
    let next = items.get(at + 1)?;
    let is_only_indentation = text[line_start(text, next.start)..next.start].trim() == "-";
    (before.starts_with('-') && is_only_indentation && text[item.end..line_start(text, next.start)].trim().is_empty())
        .then(|| vec![Patch::new(item.start..next.start, "")])
}
