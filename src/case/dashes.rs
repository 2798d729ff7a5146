//! The scanner's part for dashes: what stands where one belongs, one that is missing, and one that stands twice.

use super::indicator::Indicator;
use super::levels::LineKind;
use super::line_shape::{begins_item, begins_with_key, key_length, mark_length};
use super::scalar::{Slip, TEXT_LISTS};
use super::scanner::Scanner;
use super::schema::{holds_list, holds_mappings, is_key};

/// Whether a line may be an item of a list of words: an indicator, or an id.
fn is_word_of_list(list: &str, line: &str) -> bool {
    let word = line.split(" #").next().unwrap_or_default().trim_end();
    match list {
        "indikatorer" => Indicator::ALL.iter().any(|indicator| indicator.word() == word),
        _ => {
            let is_of_ids = holds_list(list) && !holds_mappings(list) && list != "streger" && !TEXT_LISTS.contains(&list);
            is_of_ids && word.starts_with(char::is_lowercase) && word.chars().all(|c| c.is_lowercase() || c.is_ascii_digit() || c == '-')
        }
    }
}

impl Scanner<'_> {
    /// Passes what stands where a dash belongs, or notes that none does; the column of the dash and that of what follows.
    pub(super) fn instead_of_dash(&mut self, column: usize) -> Option<(usize, usize)> {
        let rest = self.rest();
        if begins_item(rest) == Some('-') || self.has_tab || !self.levels.may_hold_item(column) {
            return None;
        }
        let (outer, parent) = self.keys.iter().rfind(|(at, _)| *at < column).copied()?;
        let mark = mark_length(rest).filter(|_| holds_list(parent));
        let is_entry = holds_mappings(parent) && key_length(rest).is_some_and(|length| is_key(&rest[..length]));
        let is_text = TEXT_LISTS.contains(&parent) && key_length(rest).is_none() && !rest.starts_with(['[', '{', '"', '\'', '|', '>', '-']);
        let is_word = self.levels.is_open() && self.has_lines_below(column) && is_word_of_list(parent, rest);
        let length = mark.or_else(|| (is_entry || is_text || is_word).then_some(0))?;
        let range = self.at..self.at + length;
        let right = if mark.is_none() { self.dash_belongs(outer, column) } else { column };
        self.scan.slips.push(Slip::NoDash {
            range: range.clone(),
            column,
            right,
        });
        let dash = self.begin(right, LineKind::Dash, range.end);
        self.at = range.end;
        let keys = self.key_below().filter(|below| mark.is_none() && is_entry && *below > right);
        Some((dash, keys.unwrap_or(right + 2)))
    }

    /// The column of the dash that the line at a column lacks: that of the other items, else the one before the keys below it.
    /// `outer` is the column of the list's key.
    fn dash_belongs(&self, outer: usize, column: usize) -> usize {
        let keys = self.key_below();
        // The items of a list within this item stand further in.
        let limit = match keys {
            Some(keys) => keys.max(column),
            None => column + 2,
        };
        let is_first = self.levels.is_open();
        let others = self.text.get(self.line_end + 1..).filter(|_| is_first).unwrap_or_default().lines();
        for line in others {
            let code = line.trim_start_matches(' ');
            let at = line.len() - code.len();
            if code.is_empty() || code.starts_with('#') {
                continue;
            }
            let is_item = code.starts_with("- ");
            if at < outer || at == outer && !is_item {
                break;
            }
            if is_item && at < limit {
                return at;
            }
        }
        let before_keys = keys.filter(|_| is_first).and_then(|keys| keys.checked_sub(2));
        before_keys.filter(|at| *at >= outer).unwrap_or(column)
    }

    /// How far in the next line stands, when it begins with a key.
    pub(super) fn key_below(&self) -> Option<usize> {
        let (indentation, code) = self.below()?;
        begins_with_key(code).then_some(indentation)
    }

    /// How far in the next line stands, and what it says; none where it is an item.
    pub(super) fn below(&self) -> Option<(usize, &str)> {
        let below = self.text.get(self.line_end + 1..).unwrap_or_default();
        let next = below.lines().find(|line| !line.trim().is_empty())?;
        let indentation = next.len() - next.trim_start_matches(' ').len();
        let code = next.trim_start();
        (!code.starts_with("- ")).then_some((indentation, code))
    }

    /// Passes a dash behind that of an item of mappings, whose dash stands at a column; where its keys belong.
    pub(super) fn dash_twice(&mut self, dash: usize, column: usize) -> usize {
        let start = self.at;
        self.at += 1;
        let after = column + 1 + self.blanks();
        self.scan.slips.push(Slip::DashTwice(start..self.at));
        self.key_below().filter(|below| *below > dash && *below < after).unwrap_or(after)
    }
}
