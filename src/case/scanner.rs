//! A scanner of lines that knows what in a YAML file is key, value, item, comment, quoted or block.
//!
//! It reads as people mean, and goes on where a parser stops: each line is looked at, so that what is wrong with it is said
//! of the line itself. What it does not know (anchors with lists, keys of several lines) it leaves to the parser.

use super::levels::{Levels, LineKind};
use super::line_shape::{begins_blank, holds_lines, is_bare, is_block_header, is_divider, key_length};
use super::scalar::{Melting, Scalar, ScalarRole, Slip, TEXT_LISTS, is_no_break, is_tight};
use super::schema::{holds_list, holds_mappings, takes_text};

/// What a file is made of.
#[derive(Debug, Default)]
pub(super) struct Scan<'a> {
    pub scalars: Vec<Scalar<'a>>,
    pub slips: Vec<Slip>,
}

/// Scans a text whose lines end with `\n`.
pub(super) fn scan(text: &str) -> Scan<'_> {
    let mut scanner = Scanner {
        text,
        at: 0,
        line_end: 0,
        keys: Vec::new(),
        levels: Levels::default(),
        opener: None,
        has_begun: false,
        has_tab: false,
        scan: Scan::default(),
    };
    scanner.go(0);
    while scanner.at < text.len() {
        scanner.line();
    }
    scanner.scan
}

/// The scanner's state; its part for brackets is in [`super::brackets`], that for scalars in [`super::scanner_scalars`].
pub(super) struct Scanner<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    /// Where the line ends that `at` is on.
    pub(super) line_end: usize,
    /// The keys that hold the line, outermost first, each with its column.
    pub(super) keys: Vec<(usize, &'a str)>,
    pub(super) levels: Levels,
    /// The last line that stands where it may: its first byte after its indentation.
    opener: Option<usize>,
    /// Whether anything stands before the line but comments.
    has_begun: bool,
    /// Whether the line is indented by a tabulator, so that its column says nothing.
    pub(super) has_tab: bool,
    pub(super) scan: Scan<'a>,
}

impl<'a> Scanner<'a> {
    /// What is left of the line.
    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at..self.line_end]
    }

    /// Goes to a byte further on.
    pub(super) fn go(&mut self, at: usize) {
        self.at = at.min(self.text.len());
        if self.at > self.line_end || self.line_end == 0 {
            let rest = &self.text[self.at..];
            self.line_end = self.at + rest.find('\n').unwrap_or(rest.len());
        }
    }

    /// Goes on to the next line.
    pub(super) fn next_line(&mut self) {
        self.go(self.line_end + 1);
    }

    /// Passes blanks, noting those that YAML does not know; how many characters they are.
    pub(super) fn blanks(&mut self) -> usize {
        let mut passed = 0;
        while let Some(c) = self.rest().chars().next().filter(|c| " \t".contains(*c) || is_no_break(*c)) {
            let range = self.at..self.at + c.len_utf8();
            if is_no_break(c) {
                self.scan.slips.push(Slip::NoBreak(range.clone()));
            }
            self.at = range.end;
            passed += 1;
        }
        passed
    }

    /// Whether a line is a fence of another program's, or ends the file for YAML.
    fn is_no_line_of_ours(&self) -> bool {
        self.rest().starts_with("```") || is_divider(self.rest())
    }

    fn line(&mut self) {
        let start = self.at;
        let slips = self.scan.slips.len();
        let mut column = self.blanks();
        let rest = self.rest();
        if rest.is_empty() || rest.starts_with('#') || rest.starts_with("---") || rest.starts_with('%') || self.is_no_line_of_ours() {
            self.scan.slips.truncate(slips);
            let range = self.at..self.at + rest.trim_end().len();
            if rest.starts_with("```") {
                self.scan.slips.push(Slip::Fence(range));
            } else if column == 0 && self.has_begun && is_divider(rest) && !is_bare(&self.text[self.line_end..]) {
                self.scan.slips.push(Slip::Divider(range));
            }
            return self.next_line();
        }
        self.has_begun = true;
        self.has_tab = self.text[start..self.at].contains('\t');
        if self.has_tab {
            self.scan.slips.push(Slip::Tab(start..self.at));
        }
        let mut dash = self.instead_of_dash(column);
        if let Some((_, after)) = dash {
            column = after;
        }
        let mut dash = dash.take().map(|(dash, _)| dash);
        while let Some(after) = self.rest().strip_prefix('-').filter(|after| begins_blank(after)) {
            // »- - mad« is an item that begins with a dash, where the items are texts.
            let list = self
                .keys
                .iter()
                .rfind(|(at, _)| dash.is_some_and(|dash| *at <= dash))
                .map(|(_, key)| *key);
            if list.is_some_and(|key| TEXT_LISTS.contains(&key)) && !after.trim().is_empty() {
                break;
            }
            if let Some(first) = dash.filter(|_| list.is_some_and(holds_mappings) && !after.trim().is_empty()) {
                column = self.dash_twice(first, column);
                continue;
            }
            dash = Some(self.begin(column, LineKind::Dash, self.at + 1));
            self.at += 1;
            column += 1 + self.blanks();
            if after.trim().is_empty() {
                return self.next_line();
            }
        }
        self.node(column, dash);
    }

    /// Notes whether something may begin below the line; below one whose column says nothing, it may.
    pub(super) const fn end(&mut self, is_open: bool) {
        self.levels.end(is_open || self.has_tab);
    }

    /// Whether an item that is no mapping stands right below the key of one text.
    fn is_item_in_text(&self, column: usize, kind: LineKind) -> bool {
        let is_bare = || self.rest().strip_prefix("- ").is_some_and(|item| key_length(item).is_none());
        let is_text = |(at, key): &(usize, &str)| *at == column && takes_text(key) && !holds_list(key);
        kind == LineKind::Dash && self.keys.last().is_some_and(is_text) && is_bare()
    }

    /// Whether the line before is of a list of texts.
    fn is_in_texts(&self) -> bool {
        self.keys.last().is_some_and(|(_, key)| TEXT_LISTS.contains(key))
    }

    /// Notes where a key or a dash begins, which ends before a byte; the column where it belongs.
    pub(super) fn begin(&mut self, column: usize, kind: LineKind, end: usize) -> usize {
        let level = Some(column).filter(|_| !self.has_tab);
        let Some(misplaced) = level.and_then(|column| self.levels.begin(column, kind, self.at)) else {
            self.opener = Some(self.at);
            return column;
        };
        let nearest = misplaced.right.first().copied().unwrap_or(column);
        if misplaced.is_new && self.is_item_in_text(column, kind) {
            let melting = Melting::Text;
            self.scan.slips.push(Slip::Melted {
                range: self.at..end,
                column,
                melting,
            });
            return nearest;
        }
        if misplaced.is_new {
            // Or one of those before it is the one that stands wrong.
            // But no text is moved for a key.
            let is_text = |at: &usize| kind == LineKind::Key && self.text[*at..].starts_with('-') && self.is_in_texts();
            let before = [misplaced.level, self.opener]
                .into_iter()
                .flatten()
                .filter(|at| !is_text(at))
                .collect();
            self.scan.slips.push(Slip::Misplaced {
                range: self.at..end,
                column,
                right: misplaced.right,
                before,
            });
        }
        nearest
    }

    /// What stands on a line after its indentation and dashes.
    fn node(&mut self, column: usize, dash: Option<usize>) {
        let outer = dash.unwrap_or(column);
        let around = dash.is_none().then(|| self.keys.clone());
        self.keys.retain(|(at, _)| *at < column && (*at <= outer));
        let list = self.keys.last().filter(|_| dash.is_some()).map(|(_, key)| *key);
        let is_text = list.is_some_and(|key| TEXT_LISTS.contains(&key));
        let rest = self.rest();
        if !is_text && self.tight_key(column) {
            return;
        }
        if let Some(around) = around.filter(|around| self.stray(column, around)) {
            self.keys = around;
            return self.next_line();
        }
        if let Some(length) = key_length(rest).filter(|_| !is_text && !self.is_torn_off(column, dash)) {
            let key = rest[..length].trim_matches(['"', '\'']);
            let blanks = rest[..length].trim_end().char_indices().filter(|(_, c)| is_no_break(*c));
            let blanks: Vec<_> = blanks
                .map(|(at, c)| Slip::NoBreak(self.at + at..self.at + at + c.len_utf8()))
                .collect();
            self.scan.slips.extend(blanks);
            let written = self.at..self.at + rest[..length].trim_end().len();
            let right = self.begin(column, LineKind::Key, written.end);
            self.keys.retain(|(at, _)| *at < right);
            self.keys.push((right, key));
            self.at += length + 1;
            self.blanks();
            let is_bare = self.rest().is_empty() || (self.rest().starts_with('#') && !is_tight(self.rest()));
            if is_bare && !holds_lines(self.text.get(self.line_end + 1..).unwrap_or_default(), column) {
                self.scan.slips.push(Slip::Empty(written));
            }
            self.end(is_bare || self.rest().starts_with(['#', '&', '!']));
            return self.value(column, Some(key), ScalarRole::Value);
        }
        if dash.is_none() && self.key_alone(column, rest) {
            return;
        }
        self.end(false);
        if dash.is_none() {
            self.lone(rest);
        } else if list.is_some_and(holds_mappings) && !rest.starts_with(['{', '[']) && self.has_keys_below(column) {
            self.item_without_key(list.unwrap_or_default());
        }
        match dash {
            Some(dash) => self.value(dash, list, ScalarRole::Item),
            None => self.value(column.saturating_sub(1), self.keys.last().map(|(_, key)| *key), ScalarRole::Line),
        }
    }

    /// A value; what belongs to it stands further in than `column`.
    pub(super) fn value(&mut self, column: usize, key: Option<&'a str>, role: ScalarRole) {
        let rest = self.rest();
        match rest.chars().next() {
            None => self.next_line(),
            Some('#') => {
                self.scan.slips.push(Slip::OnlyComment(self.at..self.at + rest.trim_end().len()));
                self.next_line();
            }
            Some('|' | '>') if is_block_header(rest) => {
                self.next_line();
                while self.at < self.text.len() && (self.rest().trim().is_empty() || self.indentation() > column) {
                    self.next_line();
                }
            }
            Some('"' | '\'') => {
                let scalar = self.quoted(column, key, role, false);
                self.scan.scalars.push(scalar);
                self.comment_after();
                self.next_line();
            }
            Some('[' | '{') => self.brackets(column, key),
            Some(_) => self.plain(column, key, role),
        }
    }

    /// How many blanks the line begins with.
    pub(super) fn indentation(&self) -> usize {
        self.rest().chars().take_while(|c| *c == ' ' || is_no_break(*c)).count()
    }
}
