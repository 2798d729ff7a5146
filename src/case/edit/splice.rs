//! From a piece of a change to the bytes that it puts in place of others.

use std::ops::Range;
use std::sync::Arc;

use super::tree::{Node, Shape};
use super::value::Piece;
use super::{FileKind, Step, ValuePath, list, mapping, render};
use crate::case::source::SourceFile;

/// Bytes of a text, and what stands there instead.
pub(super) struct Patch {
    pub range: Range<usize>,
    pub text: String,
}

impl Patch {
    pub(super) fn new(range: Range<usize>, text: impl Into<String>) -> Self {
        Self { range, text: text.into() }
    }

    /// Something more at a byte.
    pub(super) fn insert(at: usize, text: impl Into<String>) -> Self {
        Self::new(at..at, text)
    }
}

/// What a piece puts in the text `text`, which `root` was parsed from; none when it cannot be made so.
pub(super) fn patches(text: &str, root: &Node, kind: FileKind, piece: &Piece) -> Option<Vec<Patch>> {
    match piece {
        Piece::Key(path, key, value) => {
            let keys = kind.keys_at(&path.0);
            let map = root.at(&path.0)?;
            let value = ordered(kind, &path.key(key), value);
            mapping::insert(text, map, key, &value, &keys)
        }
        Piece::Item(path, at, value) => {
            let value = ordered(kind, &path.then(Step::At(*at)), value);
            let above = above_list(root, path);
            list::insert(text, root.at(&path.0)?, *at, &value, above)
        }
        Piece::Replace(path, value) => {
            let value = ordered(kind, path, value);
            replace(text, root, path, &value)
        }
        Piece::Remove(path) => {
            let (step, above) = path.0.split_last()?;
            let outer = root.at(above)?;
            let (at, _) = outer.step(step)?;
            match &outer.shape {
                Shape::Map { .. } => mapping::remove(text, outer, at),
                Shape::List { .. } => list::remove(text, outer, at),
                _ => None,
            }
        }
    }
}

/// The key of a list in its block mapping, and the column of that; none for a list that stands in another way.
fn above_list<'a>(root: &'a Node, path: &ValuePath) -> Option<&'a Node> {
    let (Step::Key(key), above) = path.0.split_last().map(|(s, a)| (s.clone(), a))? else {
        return None;
    };
    match &root.at(above)?.shape {
        Shape::Map {
            entries,
            in_brackets: false,
        } => entries.iter().map(|(k, _)| k).find(|k| k.text() == key),
        _ => None,
    }
}

fn replace(text: &str, root: &Node, path: &ValuePath, value: &super::Value) -> Option<Vec<Patch>> {
    let (step, above) = path.0.split_last()?;
    let outer = root.at(above)?;
    let (_, old) = outer.step(step)?;
    let in_a_line = |old: &Node| {
        let blank = if old.start == old.end && !text[..old.start].ends_with(' ') {
            " "
        } else {
            ""
        };
        Some(vec![Patch::new(
            old.start..old.end,
            format!("{blank}{}", render::in_brackets(value)),
        )])
    };
    // What follows on the line, a comment, would become a part of a text of several lines.
    let end = line_end(text, old.end);
    let is_followed = !text[old.end..end].trim().is_empty() || runs_on(text, end, column(text, first_on_line(text, old.start)));
    let both_scalars = matches!(old.shape, Shape::Text(_)) && matches!(value, super::Value::Text(_));
    let is_long = scalar_text(value).contains('\n');
    match &outer.shape {
        Shape::Map { in_brackets: true, .. } | Shape::List { in_brackets: true, .. } => in_a_line(old),
        Shape::Map { .. } | Shape::List { .. } if is_followed && (is_long || !both_scalars) => in_a_line(old),
        Shape::Map { .. } if both_scalars => {
            let column = column(text, mapping::key_of(outer, old)?.start);
            Some(vec![Patch::new(
                old.start..old.end,
                render::scalar(scalar_text(value), false, column),
            )])
        }
        Shape::Map { .. } => {
            let (range, column) = whole_value(text, root, &path.0)?;
            Some(vec![Patch::new(range, render::after_key(value, column))])
        }
        Shape::List { .. } => {
            let column = column(text, list::first_dash(text, outer)?);
            let written = render::item(value, column);
            let written = written.strip_prefix("- ").unwrap_or(&written);
            Some(vec![Patch::new(old.start..old.end, written)])
        }
        _ => None,
    }
}

fn scalar_text(value: &super::Value) -> &str {
    value.as_text().unwrap_or_default()
}

/// The bytes after the colon to the end of a key's value, and the key's column; for a block mapping.
fn whole_value(text: &str, root: &Node, path: &[Step]) -> Option<(Range<usize>, usize)> {
    let (step, above) = path.split_last()?;
    let outer = root.at(above)?;
    let (at, value) = outer.step(step)?;
    let Shape::Map {
        entries,
        in_brackets: false,
    } = &outer.shape
    else {
        return None;
    };
    let key = &entries.get(at)?.0;
    let colon = key.end + text[key.end..].find(':')? + 1;
    Some((colon..value.end.max(colon), column(text, key.start)))
}

/// A mapping's keys in the order of its kind, and so with those inside it.
fn ordered(kind: FileKind, path: &ValuePath, value: &super::Value) -> super::Value {
    use super::Value;
    match value {
        Value::Map(entries) => {
            let keys = kind.keys_at(&path.0);
            let rank = |key: &str| keys.iter().position(|k| *k == key).unwrap_or(keys.len());
            let mut entries: Vec<(String, Value)> = entries.iter().map(|(k, v)| (k.clone(), ordered(kind, &path.key(k), v))).collect();
            entries.sort_by_key(|(key, _)| rank(key));
            Value::Map(entries)
        }
        Value::List(items) => {
            let inner = path.then(Step::At(0));
            Value::List(items.iter().map(|item| ordered(kind, &inner, item)).collect())
        }
        other => other.clone(),
    }
}

/// The file with patches made, which do not overlap; its own line ends in what is new.
pub(super) fn patched(file: &Arc<SourceFile>, mut patches: Vec<Patch>) -> Arc<SourceFile> {
    let raw = file.raw();
    let line_end = match raw.find(['\r', '\n']) {
        Some(at) if raw[at..].starts_with("\r\n") => "\r\n",
        Some(at) if raw[at..].starts_with('\r') => "\r",
        _ => "\n",
    };
    patches.sort_by_key(|patch| patch.range.start);
    let mut new = String::with_capacity(raw.len() + 64);
    let mut at = 0;
    for Patch { range, text } in patches {
        let range = file.place_of_parsed(range).range();
        new.push_str(raw.get(at..range.start.max(at)).unwrap_or_default());
        new.push_str(&text.replace('\n', line_end));
        at = range.end.max(at);
    }
    new.push_str(raw.get(at..).unwrap_or_default());
    SourceFile::new(file.path(), new)
}

/// The column of a byte: how many characters stand before it on its line.
pub(super) fn column(text: &str, at: usize) -> usize {
    text[line_start(text, at)..at].chars().count()
}

/// Where the line of a byte begins.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |before| before + 1)
}

/// Where the line of a byte ends, before its line end.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |found| at + found)
}

/// The first byte on the line of a byte that is no blank.
fn first_on_line(text: &str, at: usize) -> usize {
    let begins = line_start(text, at);
    begins + text[begins..at].len() - text[begins..at].trim_start_matches(' ').len()
}

/// Whether a comment further in than a column follows the line that ends at a byte: it would become a part of a text of several
/// lines that ended there.
pub(super) fn runs_on(text: &str, line_end: usize, column: usize) -> bool {
    let next = text[line_end..].lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let indentation = next.len() - next.trim_start_matches(' ').len();
    next.trim_start().starts_with('#') && indentation > column
}

/// The whole lines from that of one byte to that of another, with the line end after them, or before them at the end of a text.
pub(super) fn lines(text: &str, start: usize, end: usize) -> Range<usize> {
    let (start, end) = (line_start(text, start), line_end(text, end));
    match (text[end..].starts_with('\n'), start) {
        (true, _) => start..end + 1,
        (false, 0) => start..end,
        (false, _) => start - 1..end,
    }
}
