//! The scanner's part for a line that is neither a key with its colon nor an item: a key without its colon or the blank after it, a
//! bullet, a stray word.

use super::indicator::Indicator;
use super::levels::LineKind;
use super::line_shape::{begins_blank, begins_item, bullet, key_length};
use super::scalar::{ScalarRole, Slip};
use super::scanner::Scanner;
use super::schema::{is_heading, is_key, key_without_colon, takes_text};

/// Keys below which the keys are data: an indicator, a task, a day.
const OF_DATA: [&str; 3] = ["indikatorer", "opfølgning", "afstand"];

impl<'a> Scanner<'a> {
    /// A line that begins with a key and a colon that no blank follows: what stands below belongs to it.
    pub(super) fn tight_key(&mut self, column: usize) -> bool {
        let rest = self.rest();
        let Some(at) = rest.find(':').filter(|at| !begins_blank(&rest[at + 1..])) else {
            return false;
        };
        let key = rest[..at].trim_end();
        if is_key(key) && key.len() < at {
            // Its colon stands behind a blank: that is told by itself.
            return false;
        }
        let is_data = || self.keys.last().is_some_and(|(_, key)| OF_DATA.contains(key)) && is_key_of_data(key);
        let is_known = is_key(key) || Indicator::ALL.iter().any(|indicator| indicator.word() == key) || is_data();
        let follows_text = self
            .keys
            .last()
            .is_some_and(|(outer, key)| takes_text(key) && *outer < column && !is_heading(key));
        if !is_known || follows_text || rest[at + 1..].starts_with([':', '/']) {
            return false;
        }
        self.scan.slips.push(Slip::TightColon(self.at..self.at + at + 1));
        self.key_of(column, key, at + 1);
        true
    }

    /// Goes past a key that is written otherwise than it should be, and on to its value.
    fn key_of(&mut self, column: usize, key: &'a str, length: usize) {
        let right = self.begin(column, LineKind::Key, self.at + key.len());
        self.keys.retain(|(at, _)| *at < right);
        self.keys.push((right, key));
        self.at += length;
        self.blanks();
        let is_bare = self.rest().is_empty();
        self.end(is_bare);
        self.value(column, Some(key), ScalarRole::Value);
    }

    /// A line that begins with a key and lacks its colon: what stands below belongs to it. Not where a text may stand.
    pub(super) fn key_alone(&mut self, column: usize, rest: &'a str) -> bool {
        if self
            .keys
            .last()
            .is_some_and(|(_, key)| takes_text(key) || !is_heading(key) && !self.levels.has_key(column))
        {
            return false;
        }
        let Some((length, value)) = key_without_colon(rest).filter(|(length, _)| !goes_on_with(&rest[..*length], rest)) else {
            return false;
        };
        let range = self.at + length..self.at + value;
        self.scan.slips.push(if self.text[range.clone()] == *":" {
            Slip::TightColon(self.at..range.end)
        } else {
            Slip::NoColon(range)
        });
        self.key_of(column, &rest[..length], value);
        true
    }

    /// A line that is neither key nor item: what may have been meant by it.
    pub(super) fn lone(&mut self, rest: &str) {
        if bullet(rest).is_none() && rest.contains(' ') && self.goes_on() {
            return;
        }
        if let Some(bullet) = bullet(rest) {
            self.scan.slips.push(Slip::Bullet(self.at..self.at + bullet.len_utf8()));
        }
    }

    /// Notes words on a line of their own that belong to nothing; whether there are any. What stands below is read as if they were
    /// not there. `around` are the keys that held the line before.
    pub(super) fn stray(&mut self, column: usize, around: &[(usize, &str)]) -> bool {
        let rest = self.rest();
        let is_word = key_length(rest).is_none() && begins_item(rest).is_none() && bullet(rest).is_none();
        let is_key_alone = || key_without_colon(rest).is_some_and(|(length, _)| !goes_on_with(&rest[..length], rest));
        let ends = ['[', ']', '{', '}', '"', '\'', '|', '>', '&', '*', '!', '@', '`'];
        if !is_word || rest.starts_with(ends) || self.has_tab || is_key_alone() {
            return false;
        }
        let parent = around.iter().rfind(|(at, _)| *at < column).map(|(_, key)| *key);
        // Alone below a key, words are its value, though perhaps of a wrong kind.
        let holds_value = self.levels.is_after_dash() || parent.is_some();
        let may_be_value = self.levels.is_open() && holds_value && !self.has_lines_below(column);
        if may_be_value || rest.contains(' ') && self.follows_text() {
            return false;
        }
        let range = self.at..self.at + rest.trim_end().len();
        let begins = self.text[..self.at].rfind('\n').map_or(0, |at| at + 1);
        // Several in a row are one.
        match self.scan.slips.last_mut() {
            Some(Slip::Stray(last)) if last.end < begins && self.text[last.end..begins].trim().is_empty() => last.end = range.end,
            _ => self.scan.slips.push(Slip::Stray(range)),
        }
        true
    }

    /// Whether an item or a key stands right below, no further out than a column.
    pub(super) fn has_lines_below(&self, column: usize) -> bool {
        let below = self.text.get(self.line_end + 1..).unwrap_or_default();
        let is_code = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
        let next = below.lines().find(is_code).unwrap_or_default();
        let code = next.trim_start_matches(' ');
        (code.starts_with("- ") || key_length(code).is_some()) && next.len() - code.len() >= column
    }
}

/// Whether a line that begins with a key goes on with a text instead: »fra årene til søs« holds no day.
fn goes_on_with(key: &str, line: &str) -> bool {
    ["fra", "til", "inden"].contains(&key) && line.contains(' ') && !line.contains(|c: char| c.is_ascii_digit() || ":=;".contains(c))
}

/// Whether words may be the key of an answer, a task or a day.
fn is_key_of_data(words: &str) -> bool {
    let is_sign = |c: char| c.is_alphanumeric() || " -/,".contains(c);
    !words.is_empty() && words.chars().all(is_sign) && words.split_whitespace().count() <= 5
}
