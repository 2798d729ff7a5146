//! The scanner's part for what stands between `[` and `]`, `{` and `}` (YAML 1.2.2 §7.4).

use std::ops::Range;

use super::line_shape::{begins_blank, key_length};
use super::scalar::{Scalar, ScalarRole, Slip, Style, TEXT_LISTS};
use super::scanner::Scanner;

/// One pair of brackets that has been opened.
struct Frame<'a> {
    is_mapping: bool,
    /// The key of the list, or of the entry that is being read.
    key: Option<&'a str>,
    /// Whether the entry's key has been read.
    has_key: bool,
    /// That key, while no value has been read.
    waits: Option<Range<usize>>,
}

impl Frame<'_> {
    /// Whether the items are texts: a colon may begin one.
    fn holds_texts(&self) -> bool {
        !self.is_mapping && self.key.is_some_and(|key| TEXT_LISTS.contains(&key))
    }
}

impl<'a> Scanner<'a> {
    /// Goes from an opening bracket to past the line of its closing one; to the line that shows it is missing.
    pub(super) fn brackets(&mut self, column: usize, key: Option<&'a str>) {
        let start = self.at;
        let mut frames: Vec<Frame<'a>> = Vec::new();
        // Where the last that is no remark ends.
        let mut end = start + 1;
        while let Some(c) = self.text[self.at..].chars().next() {
            match c {
                '\n' => {
                    self.go(self.at + 1);
                    let line = self.rest().trim_start();
                    let is_new = key_length(line).is_some() || line.starts_with("- ");
                    if is_new && self.indentation() <= column {
                        let range = start..start + 1;
                        return self.scan.slips.push(Slip::Open { range, end });
                    }
                }
                '#' if self.text[..self.at].ends_with([' ', '\t', '\n']) => self.at += self.rest().len(),
                '[' | '{' => {
                    end = self.at + 1;
                    let inner = frames.last().map_or(key, |frame| frame.key);
                    if let Some(frame) = frames.last_mut() {
                        frame.waits = None;
                    }
                    frames.push(Frame {
                        is_mapping: c == '{',
                        key: inner,
                        has_key: false,
                        waits: None,
                    });
                    self.at += 1;
                }
                ']' | '}' => {
                    self.at += 1;
                    end = self.at;
                    let closed = frames.pop();
                    self.empty(closed.and_then(|frame| frame.waits));
                    if frames.is_empty() {
                        let rest = self.rest().trim();
                        if !rest.is_empty() && !rest.starts_with('#') {
                            let begins = self.at + self.rest().len() - self.rest().trim_start().len();
                            self.scan.slips.push(Slip::AfterBrackets(begins..begins + rest.len()));
                        }
                        self.comment_after();
                        return self.next_line();
                    }
                }
                ',' => {
                    if let Some(frame) = frames.last_mut() {
                        frame.has_key = false;
                        let waits = frame.waits.take();
                        self.empty(waits);
                    }
                    self.at += 1;
                    end = self.at;
                }
                _ if c.is_whitespace() => {
                    self.blanks();
                    // Blanks of other kinds that are none to YAML and no slip.
                    if self.text[self.at..].starts_with(c) && c != '\n' {
                        self.at += c.len_utf8();
                    }
                }
                ':' if begins_blank(&self.text[self.at + 1..]) && !frames.last().is_some_and(Frame::holds_texts) => self.at += 1,
                _ => match frames.last_mut() {
                    Some(frame) => {
                        self.entry(column, frame);
                        end = self.text[..self.at].trim_end().len();
                    }
                    None => return self.next_line(),
                },
            }
        }
        let range = start..start + 1;
        self.scan.slips.push(Slip::Open { range, end });
    }

    /// A key of a mapping after which nothing stands.
    fn empty(&mut self, key: Option<Range<usize>>) {
        self.scan.slips.extend(key.map(Slip::Empty));
    }

    /// A scalar between brackets: a key, a value, an item, or a text where a key belongs.
    fn entry(&mut self, column: usize, frame: &mut Frame<'a>) {
        let role = match (frame.is_mapping, frame.has_key) {
            (false, _) => ScalarRole::Item,
            (true, true) => ScalarRole::Value,
            (true, false) => ScalarRole::Entry,
        };
        let mut scalar = if self.text[self.at..].starts_with(['"', '\'']) {
            self.quoted(column, frame.key, role, true)
        } else {
            self.bare(frame, role)
        };
        if let Some(tail) = &scalar.tail {
            self.at = tail.end;
        }
        let after = self.text[self.at..].trim_start_matches([' ', '\t']);
        let is_key = role == ScalarRole::Entry
            && after
                .strip_prefix(':')
                .is_some_and(|after| scalar.style == Style::Quoted || begins_blank(after));
        if is_key {
            frame.waits = Some(scalar.range.clone());
            frame.key = Some(self.text[scalar.range].trim_matches(['"', '\'']));
            frame.has_key = true;
            self.at = self.text.len() - after.len() + 1;
            return;
        }
        frame.waits = None;
        scalar.has_colon &= scalar.style == Style::Plain;
        self.scan.scalars.push(scalar);
    }

    /// A scalar between brackets that has no quotes.
    fn bare(&mut self, frame: &Frame<'a>, role: ScalarRole) -> Scalar<'a> {
        let start = self.at;
        let is_text = role == ScalarRole::Value || role == ScalarRole::Item && frame.key.is_some_and(|key| TEXT_LISTS.contains(&key));
        let mut has_colon = false;
        let mut comment = None;
        let mut before = ' ';
        for (at, c) in self.text[start..].char_indices() {
            let here = start + at;
            self.at = here;
            let is_colon = c == ':' && (begins_blank(&self.text[here + 1..]) || self.text[here + 1..].starts_with([',', ']', '}']));
            if ",[]{}\n".contains(c) || (is_colon && !is_text && at > 0) {
                break;
            }
            if c == '#' && before.is_whitespace() && at > 0 {
                comment = Some(here);
                break;
            }
            has_colon |= is_colon;
            before = c;
            self.at = here + c.len_utf8();
        }
        Scalar {
            key: frame.key,
            range: start..start + self.text[start..self.at].trim_end().len(),
            style: Style::Plain,
            role,
            in_brackets: true,
            comment,
            tail: None,
            has_colon,
        }
    }
}
