//! A scanner of lines that knows what in a YAML file is key, value, item, comment, quoted or block.
//!
//! It reads as people mean, and goes on where a parser stops: each line is looked at, so that what is wrong with it is said
//! of the line itself. What it does not know (anchors with lists, keys of several lines) it leaves to the parser.

use super::levels::{Levels, LineKind};
use super::line_shape::{begins_blank, begins_item, bullet, holds_lines, is_bare, is_block_header, is_divider, key_length, mark_length};
use super::scalar::{Melting, Scalar, ScalarRole, Slip, TEXT_LISTS, is_no_break, is_tight};
use super::schema::{holds_list, holds_mappings, is_heading, is_key, key_without_colon, takes_text};

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
    keys: Vec<(usize, &'a str)>,
    pub(super) levels: Levels,
    /// The last line that stands where it may: its first byte after its indentation.
    opener: Option<usize>,
    /// Whether anything stands before the line but comments.
    has_begun: bool,
    /// Whether the line is indented by a tabulator, so that its column says nothing.
    has_tab: bool,
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
    fn begin(&mut self, column: usize, kind: LineKind, end: usize) -> usize {
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

    /// Passes what stands where a dash belongs, or notes that none does; the column of the dash and that of what follows.
    fn instead_of_dash(&mut self, column: usize) -> Option<(usize, usize)> {
        let rest = self.rest();
        if begins_item(rest) == Some('-') || self.has_tab || !self.levels.may_hold_item(column) {
            return None;
        }
        let parent = self.keys.iter().rfind(|(at, _)| *at < column).map(|(_, key)| *key)?;
        let mark = mark_length(rest).filter(|_| holds_list(parent));
        let is_entry = || holds_mappings(parent) && key_length(rest).is_some_and(|length| is_key(&rest[..length]));
        let is_text =
            || TEXT_LISTS.contains(&parent) && key_length(rest).is_none() && !rest.starts_with(['[', '{', '"', '\'', '|', '>', '-']);
        let length = mark.or_else(|| (is_entry() || is_text()).then_some(0))?;
        let range = self.at..self.at + length;
        self.scan.slips.push(Slip::NoDash(range.clone()));
        let dash = self.begin(column, LineKind::Dash, range.end);
        let after = column + 2;
        self.at = range.end;
        Some((dash, after))
    }

    /// What stands on a line after its indentation and dashes.
    fn node(&mut self, column: usize, dash: Option<usize>) {
        let outer = dash.unwrap_or(column);
        self.keys.retain(|(at, _)| *at < column && (*at <= outer));
        let list = self.keys.last().filter(|_| dash.is_some()).map(|(_, key)| *key);
        let is_text = list.is_some_and(|key| TEXT_LISTS.contains(&key));
        let rest = self.rest();
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
        } else if list.is_some_and(holds_mappings) && self.has_keys_below(column) {
            self.item_without_key(list.unwrap_or_default());
        }
        match dash {
            Some(dash) => self.value(dash, list, ScalarRole::Item),
            None => self.value(column.saturating_sub(1), self.keys.last().map(|(_, key)| *key), ScalarRole::Line),
        }
    }

    /// A line that begins with a key and lacks its colon, or the blank after it: what stands below belongs to it. Not where a
    /// text may stand.
    fn key_alone(&mut self, column: usize, rest: &'a str) -> bool {
        if self
            .keys
            .last()
            .is_some_and(|(_, key)| takes_text(key) || !is_heading(key) && !self.levels.has_key(column))
        {
            return false;
        }
        let Some((length, value)) = key_without_colon(rest) else {
            return false;
        };
        let key = &rest[..length];
        let right = self.begin(column, LineKind::Key, self.at + length);
        self.keys.retain(|(at, _)| *at < right);
        self.keys.push((right, key));
        let range = self.at + length..self.at + value;
        self.scan.slips.push(if self.text[range.clone()] == *":" {
            Slip::TightColon(self.at..range.end)
        } else {
            Slip::NoColon(range.clone())
        });
        self.at = range.end;
        let is_bare = self.rest().is_empty();
        self.end(is_bare);
        self.value(column, Some(key), ScalarRole::Value);
        true
    }

    /// A line that is neither key nor item: what may have been meant by it.
    fn lone(&mut self, rest: &str) {
        if bullet(rest).is_none() && rest.contains(' ') && self.goes_on() {
            return;
        }
        if let Some(bullet) = bullet(rest) {
            self.scan.slips.push(Slip::Bullet(self.at..self.at + bullet.len_utf8()));
        }
        let tight = rest.find(':').filter(|at| !rest[at + 1..].starts_with("//"));
        let is_word = |key: &str| key.chars().all(|c| c.is_alphabetic() || c == ' ') && !key.is_empty();
        if let Some(at) = tight.filter(|at| is_word(&rest[..*at])) {
            self.scan.slips.push(Slip::TightColon(self.at..self.at + at + 1));
        }
    }

    /// A value; what belongs to it stands further in than `column`.
    fn value(&mut self, column: usize, key: Option<&'a str>, role: ScalarRole) {
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
