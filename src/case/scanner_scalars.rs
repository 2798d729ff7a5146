//! The scanner's part for scalars outside of brackets: texts without quotes, which go on over lines that stand further in, and
//! texts between quotes.

use std::ops::Range;

use super::line_shape::{begins_item, begins_with_key, holds_lines, key_length, mark_length};
use super::scalar::{BULLETS, Melting, Scalar, ScalarRole, Slip, Style, TEXT_LISTS};
use super::scanner::Scanner;
use super::schema::{holds_list, is_heading, is_key};

impl<'a> Scanner<'a> {
    /// A comment after what closes a value.
    pub(super) fn comment_after(&mut self) {
        let rest = self.rest();
        let comment = rest.trim_start();
        if comment.starts_with('#') && comment.len() < rest.len() {
            let begins = self.at + rest.len() - comment.len();
            self.scan.slips.push(Slip::TightComment(begins..begins + comment.trim_end().len()));
        }
    }

    /// A text without quotes, over all its lines.
    pub(super) fn plain(&mut self, column: usize, key: Option<&'a str>, role: ScalarRole) {
        let start = self.at;
        let mut end = start;
        let mut comment = None;
        // Whether lines follow that are told of for themselves.
        let mut is_told = false;
        loop {
            let rest = self.rest();
            let cut = rest.find(" #").or_else(|| rest.find("\t#"));
            if !is_told {
                end = (self.at + rest[..cut.unwrap_or(rest.len())].trim_end().len()).max(end);
            }
            comment = comment.or(cut.filter(|_| !is_told).map(|cut| self.at + cut + 1));
            self.next_line();
            self.pass_empty(column);
            let next = self.rest().trim_start();
            let goes_on = comment.is_none() && self.at < self.text.len() && self.indentation() > column;
            let begins = self.at + self.rest().len() - next.len();
            if goes_on && next.starts_with('#') && !begins_with_key(next[1..].trim_start()) {
                comment = Some(begins);
                break;
            }
            let is_heading = role == ScalarRole::Value && key.is_some_and(is_heading);
            if goes_on && is_heading && (begins_with_key(next) || begins_item(next).is_some()) {
                self.scan.slips.push(Slip::HeadingValue(start..end));
                self.end(true);
                break;
            }
            if !goes_on || next.is_empty() || next.starts_with('#') {
                break;
            }
            let is_item = role == ScalarRole::Item && key.is_some_and(|key| TEXT_LISTS.contains(&key));
            if !is_item && self.opens(next) {
                break;
            }
            if let Some(length) = key_length(next).filter(|_| begins_with_key(next)) {
                if !is_item || is_key(&next[..length]) {
                    break;
                }
                self.tell_melted(begins..begins + length, column, Melting::Key, &mut is_told);
            } else if let Some(sign) = begins_item(next) {
                let melting = match role {
                    ScalarRole::Item => Melting::Item,
                    _ if key.is_some_and(|key| !is_list(key)) => Melting::Text,
                    _ => Melting::First,
                };
                self.tell_melted(begins..begins + sign.len_utf8(), column, melting, &mut is_told);
            } else if let Some(length) = sign_length(next).filter(|_| is_item) {
                self.tell_melted(begins..begins + length, column, Melting::Perhaps, &mut is_told);
            }
        }
        let range = start..end;
        self.scan.scalars.push(Scalar {
            has_colon: key_length(&self.text[range.clone()]).is_some(),
            key,
            range,
            style: Style::Plain,
            role,
            in_brackets: false,
            comment,
            tail: None,
        });
    }

    /// Passes empty lines, where what stands below them is further in than a column: a text goes on there.
    fn pass_empty(&mut self, column: usize) {
        let rest = &self.text[self.at..];
        let code = rest.trim_start();
        let begins = rest.len() - code.len();
        let line = rest[..begins].rfind('\n').map_or(0, |at| at + 1);
        if line > 0 && begins - line > column && !code.starts_with('#') {
            self.go(self.at + line);
        }
    }

    /// Whether the line here, which begins with `code`, is a key that holds the lines below it: no more of a text before it.
    fn opens(&self, code: &str) -> bool {
        let is_bare = |after: &str| after.trim().is_empty() || after.trim_start().starts_with('#');
        key_length(code).is_some_and(|length| is_bare(&code[length + 1..]))
            && holds_lines(self.text.get(self.line_end + 1..).unwrap_or_default(), self.indentation())
    }

    /// Notes a line that becomes a part of the text before it, the first of them.
    fn tell_melted(&mut self, range: Range<usize>, column: usize, melting: Melting, is_told: &mut bool) {
        if !*is_told {
            self.scan.slips.push(Slip::Melted { range, column, melting });
        }
        *is_told = true;
    }

    /// A scalar that begins with a quote; goes to its end, or, when it has none, to the end of its first line.
    pub(super) fn quoted(&mut self, column: usize, key: Option<&'a str>, role: ScalarRole, in_brackets: bool) -> Scalar<'a> {
        let start = self.at;
        let end = self.closing_quote(column);
        self.go(end.unwrap_or(start + self.rest().trim_end().len()));
        let ends: &[char] = if in_brackets { &[',', ']', '}', '#'] } else { &['#'] };
        let after = self.rest();
        let tail = after.split(ends).next().unwrap_or_default();
        let is_key = in_brackets && tail.trim_start().starts_with(':');
        let tail = Some(tail.trim()).filter(|tail| !tail.is_empty() && !is_key && end.is_some());
        Scalar {
            key,
            range: start..self.at,
            style: if end.is_some() { Style::Quoted } else { Style::Unclosed },
            role,
            in_brackets,
            comment: None,
            tail: tail.map(|tail| {
                let begin = self.at + after.find(tail).unwrap_or(0);
                begin..begin + tail.len()
            }),
            has_colon: false,
        }
    }

    /// The byte after the quote that closes the one here; none when a line begins no further in than `column` before it.
    fn closing_quote(&self, column: usize) -> Option<usize> {
        let text = &self.text[self.at..];
        let quote = text.chars().next()?;
        let mut characters = text.char_indices().skip(1).peekable();
        while let Some((at, c)) = characters.next() {
            match c {
                '\\' if quote == '"' => {
                    characters.next();
                }
                '\n' => {
                    let line = text[at + 1..].split('\n').next().unwrap_or_default();
                    let is_out = line.chars().take_while(|c| *c == ' ').count() <= column;
                    if is_out && !line.trim().is_empty() {
                        return None;
                    }
                }
                _ if c == quote => match characters.peek() {
                    Some((_, next)) if *next == quote && quote == '\'' => {
                        characters.next();
                    }
                    _ => return Some(self.at + at + c.len_utf8()),
                },
                _ => {}
            }
        }
        None
    }
}

/// Whether a list of texts may stand after a key.
fn is_list(key: &str) -> bool {
    TEXT_LISTS.contains(&key) || holds_list(key)
}

/// How many bytes of a line may be meant as the sign of an item, where text may go on as well; none before the name of a month.
fn sign_length(line: &str) -> Option<usize> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
    let bullet = line.chars().next().filter(|c| BULLETS.contains(c) || "*+".contains(*c));
    let length = bullet.map(char::len_utf8).or_else(|| mark_length(line))?;
    let rest = line[length..].trim_start();
    let is_day = line.starts_with(|c: char| c.is_ascii_digit()) && MONTHS.iter().any(|month| rest.starts_with(month));
    (!rest.is_empty() && !is_day).then_some(length)
}
