//! The scanner's part for lines that go on with what stands before them: the rest of a text that stands too far out, and items
//! that lack their first key.

use super::line_shape::begins_with_key;
use super::scalar::{Scalar, Slip, Style};
use super::scanner::Scanner;
use super::schema::takes_text;

/// Lists of mappings that people know by one of their keys, which is the first to be written.
const FIRST_KEYS: [(&str, &str); 5] = [
    ("inviterede", "person"),
    ("netværk", "id"),
    ("opgaver", "id"),
    ("temaer", "emne"),
    ("tidligere tovholdere", "person"),
];

impl<'a> Scanner<'a> {
    /// Notes an item of a list of mappings that begins with no key, and has keys below it: it lacks its first key, or the text of the
    /// item before goes on here.
    pub(super) fn item_without_key(&mut self, list: &str) {
        self.end(true);
        let rest = self.rest().trim_end();
        if rest.contains(' ') && self.goes_on() {
            return;
        }
        let range = self.at..self.at + rest.len();
        let first = FIRST_KEYS.iter().find(|(key, _)| *key == list);
        self.scan.slips.extend(first.map(|(_, key)| Slip::NoKey { range, key }));
    }

    /// Whether the next line is a key that stands further in than a column.
    pub(super) fn has_keys_below(&self, column: usize) -> bool {
        self.key_below().is_some_and(|indentation| indentation >= column)
    }

    /// Whether a line that looks like an unknown key is the rest of the text before it: what stands below goes on where that text
    /// stood.
    pub(super) fn is_torn_off(&self, column: usize, dash: Option<usize>) -> bool {
        let is_known = || begins_with_key(self.rest()) || self.rest().trim_end().ends_with(':');
        let goes_back = |(indentation, code): (usize, &str)| {
            indentation > column && self.levels.has_key(indentation) && !is_known() && begins_with_key(code)
        };
        dash.is_none() && self.below().is_some_and(goes_back) && self.text_before().is_some()
    }

    /// The text outside of quotes that ends on the line before, where a longer one might stand.
    fn text_before(&self) -> Option<&Scalar<'a>> {
        let begins = self.text[..self.at].rfind('\n').map_or(0, |at| at + 1);
        let before = self
            .scan
            .scalars
            .last()
            .filter(|before| before.style == Style::Plain && before.comment.is_none())?;
        let is_right_before = self.text.get(before.range.end..begins).is_some_and(|gap| gap.trim().is_empty());
        Some(before).filter(|before| is_right_before && before.key.is_some_and(takes_text))
    }

    /// Whether a text outside of quotes ends on the line before, and a longer one might stand there.
    pub(super) fn follows_text(&self) -> bool {
        self.text_before().is_some()
    }

    /// Notes that a line without a key follows a text outside of quotes, and so goes on with it; whether it does.
    pub(super) fn goes_on(&mut self) -> bool {
        let begins = self.text[..self.at].rfind('\n').map_or(0, |at| at + 1);
        let Some(before) = self.text_before() else {
            return false;
        };
        let line = self.text[..before.range.start].rfind('\n').map_or(0, |at| at + 1);
        let written = &self.text[line..before.range.start];
        let column = written.chars().take_while(|c| matches!(c, ' ' | '-')).count();
        self.scan.slips.push(Slip::Continued {
            range: begins + self.text[begins..].len() - self.text[begins..].trim_start_matches(' ').len()..self.at,
            column: column + 2,
        });
        true
    }
}
