//! The values of a YAML text with the bytes each takes up, by the parser that the reader uses.

use serde_saphyr::granit_parser::{Event, Parser, ScalarStyle, StructureStyle};

use super::{Step, Value, ValuePath};
use crate::case::place::{Place, block_header};

/// A value and its bytes.
#[derive(Debug)]
pub(super) struct Node {
    /// Its first byte: a quote, a bracket, the `|` of a block.
    pub start: usize,
    /// The byte after its last. A value that is not written takes up none, after its colon.
    pub end: usize,
    pub shape: Shape,
}

#[derive(Debug)]
pub(super) enum Shape {
    Nothing,
    Text(String),
    Alias(String),
    List { items: Vec<Node>, in_brackets: bool },
    Map { entries: Vec<(Node, Node)>, in_brackets: bool },
}

/// A list or mapping that is not closed yet.
struct Open {
    start: usize,
    in_brackets: bool,
    is_list: bool,
    parts: Vec<Node>,
}

/// The value that a text is; none when it cannot be parsed, or says more than one.
pub(super) fn parse(text: &str) -> Option<Node> {
    let mut open: Vec<Open> = Vec::new();
    let mut root: Option<Node> = None;
    for next in Parser::new_from_str(text) {
        let (event, span) = next.ok()?;
        let (start, end) = (span.start.byte_offset()?, span.end.byte_offset()?);
        let node = match event {
            Event::SequenceStart(style, ..) | Event::MappingStart(style, ..) => {
                open.push(Open {
                    start,
                    in_brackets: style == StructureStyle::Flow,
                    is_list: matches!(event, Event::SequenceStart(..)),
                    parts: Vec::new(),
                });
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => open.pop()?.close(end),
            Event::Scalar(written, style, ..) => scalar(text, written.into_owned(), style, start..end),
            Event::Alias(_) => Node {
                start,
                end,
                shape: Shape::Alias(text.get(start..end)?.to_owned()),
            },
            _ => continue,
        };
        match open.last_mut() {
            Some(outer) => outer.take(text, node),
            None if root.is_some() => return None,
            None => root = Some(node),
        }
    }
    root.or(Some(Node {
        start: text.len(),
        end: text.len(),
        shape: Shape::Nothing,
    }))
}

fn scalar(text: &str, written: String, style: ScalarStyle, range: std::ops::Range<usize>) -> Node {
    let std::ops::Range { start, end } = range;
    let is_nothing = style == ScalarStyle::Plain && matches!(&*written, "" | "~" | "null" | "Null" | "NULL");
    if matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) {
        let start = if text[start..].starts_with(['|', '>']) {
            start
        } else {
            block_header(text, start).unwrap_or(start)
        };
        return Node {
            start,
            end: block_end(text, start),
            shape: Shape::Text(written),
        };
    }
    Node {
        start,
        end: start + text[start..end].trim_end().len(),
        shape: if is_nothing { Shape::Nothing } else { Shape::Text(written) },
    }
}

/// The end of the last line of the block whose `|` or `>` stands at a byte.
fn block_end(text: &str, header: usize) -> usize {
    let first = header + text[header..].find('\n').unwrap_or(text.len() - header);
    let mut at = first + 1;
    let mut end = header + text[header..first].trim_end().len();
    let mut indentation = None;
    while at < text.len() {
        let line = text[at..].split('\n').next().unwrap_or_default();
        let blanks = line.len() - line.trim_start_matches(' ').len();
        if !line.trim().is_empty() {
            if blanks < *indentation.get_or_insert(blanks) || blanks == 0 {
                break;
            }
            end = at + line.len();
        }
        at += line.len() + 1;
    }
    end
}

impl Open {
    fn close(self, end: usize) -> Node {
        let end = if self.in_brackets {
            end
        } else {
            self.parts.last().map_or(self.start, |last| last.end)
        };
        let in_brackets = self.in_brackets;
        let shape = if self.is_list {
            Shape::List {
                items: self.parts,
                in_brackets,
            }
        } else {
            let mut parts = self.parts.into_iter();
            let mut entries = Vec::new();
            while let (Some(key), Some(value)) = (parts.next(), parts.next()) {
                entries.push((key, value));
            }
            Shape::Map { entries, in_brackets }
        };
        Node {
            start: self.start,
            end,
            shape,
        }
    }

    fn take(&mut self, text: &str, mut node: Node) {
        let is_value = !self.is_list && self.parts.len() % 2 == 1;
        if matches!(node.shape, Shape::Nothing) && node.start == node.end {
            // The parser tells of it where the next thing begins.
            let before = self.parts.last().map_or(self.start, |last| last.end);
            let sign = if is_value { ':' } else { '-' };
            let at = text[before..].find(sign).map_or(before, |at| before + at + 1);
            (node.start, node.end) = (at, at);
        }
        self.parts.push(node);
    }
}

impl Node {
    /// What it says.
    pub(super) fn value(&self) -> Value {
        match &self.shape {
            Shape::Nothing => Value::Nothing,
            Shape::Text(text) => Value::Text(text.clone()),
            Shape::Alias(name) => Value::Alias(name.clone()),
            Shape::List { items, .. } => Value::List(items.iter().map(Self::value).collect()),
            Shape::Map { entries, .. } => {
                let entries = entries.iter().map(|(key, value)| (key.text().to_owned(), value.value()));
                Value::Map(entries.collect())
            }
        }
    }

    /// Its text; empty when it is none.
    pub(super) fn text(&self) -> &str {
        match &self.shape {
            Shape::Text(text) | Shape::Alias(text) => text,
            Shape::Nothing | Shape::List { .. } | Shape::Map { .. } => "",
        }
    }

    /// Its place in a mapping or list, and the value there.
    pub(super) fn step(&self, step: &Step) -> Option<(usize, &Self)> {
        let found = match (&self.shape, step) {
            (Shape::Map { entries, .. }, Step::Key(key)) => {
                let at = entries.iter().position(|(k, _)| k.text() == key)?;
                (at, &entries[at].1)
            }
            (Shape::List { items, .. }, Step::At(index)) => (*index, items.get(*index)?),
            (Shape::List { items, .. }, Step::Of(key, text)) => {
                let key = Step::Key(key.clone());
                let at = items
                    .iter()
                    .position(|item| item.step(&key).is_some_and(|(_, value)| value.text() == text))?;
                (at, &items[at])
            }
            _ => return None,
        };
        Some(found)
    }

    /// The value at a path below this one.
    pub(super) fn at(&self, path: &[Step]) -> Option<&Self> {
        path.iter().try_fold(self, |node, step| Some(node.step(step)?.1))
    }

    /// The steps to the innermost value that takes up a byte; a key is taken for its value.
    fn steps_to(&self, at: usize, steps: &mut Vec<Step>) {
        match &self.shape {
            Shape::Map { entries, .. } => {
                if let Some((key, value)) = entries
                    .iter()
                    .find(|(key, value)| (key.start..=value.end.max(key.end)).contains(&at))
                {
                    steps.push(Step::Key(key.text().to_owned()));
                    value.steps_to(at, steps);
                }
            }
            Shape::List { items, .. } => {
                if let Some((index, item)) = items.iter().enumerate().find(|(_, item)| (item.start..=item.end).contains(&at)) {
                    steps.push(Step::At(index));
                    item.steps_to(at, steps);
                }
            }
            Shape::Nothing | Shape::Text(_) | Shape::Alias(_) => {}
        }
    }
}

/// The path, by places in lists, of the value that something is said of; none for a file as a whole, or one that cannot be parsed.
pub(crate) fn path_at(place: &Place) -> Option<ValuePath> {
    if place.is_whole_file() {
        return None;
    }
    let file = place.file();
    let root = parse(file.parsed())?;
    let mut steps = Vec::new();
    root.steps_to(file.parsed_of_raw(place.range().start), &mut steps);
    Some(ValuePath(steps))
}
