//! A scanner of lines that knows what in a YAML file is key, value, item, comment, quoted or block.
//!
//! It reads as people mean, and goes on where a parser stops: each line is looked at, so that what is wrong with it is said
//! of the line itself. What it does not know (anchors with lists, keys of several lines) it leaves to the parser.

use super::scalar::{Role, Scalar, Slip, Style, TEXT_LISTS, is_no_break};
use super::schema::is_like_key;

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
        scan: Scan::default(),
    };
    scanner.go(0);
    while scanner.at < text.len() {
        scanner.line();
    }
    scanner.scan
}

/// The scanner's state; its parts for brackets are in [`super::brackets`].
pub(super) struct Scanner<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    /// Where the line ends that `at` is on.
    line_end: usize,
    /// The keys that hold the line, outermost first, each with its column.
    keys: Vec<(usize, &'a str)>,
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

    fn line(&mut self) {
        let start = self.at;
        let slips = self.scan.slips.len();
        let mut column = self.blanks();
        let rest = self.rest();
        if rest.is_empty() || rest.starts_with('#') || rest.starts_with("---") || rest.starts_with('%') {
            self.scan.slips.truncate(slips);
            return self.next_line();
        }
        if self.text[start..self.at].contains('\t') {
            self.scan.slips.push(Slip::Tab(start..self.at));
        }
        let mut dash = None;
        while let Some(after) = self.rest().strip_prefix('-').filter(|after| begins_blank(after)) {
            dash = Some(column);
            self.at += 1;
            column += 1 + self.blanks();
            if after.trim().is_empty() {
                return self.next_line();
            }
        }
        self.node(column, dash);
    }

    /// What stands on a line after its indentation and dashes.
    fn node(&mut self, column: usize, dash: Option<usize>) {
        let outer = dash.unwrap_or(column);
        self.keys.retain(|(at, _)| *at < column && (*at <= outer));
        let list = self.keys.last().filter(|_| dash.is_some()).map(|(_, key)| *key);
        let is_text = list.is_some_and(|key| TEXT_LISTS.contains(&key));
        let rest = self.rest();
        if let Some(length) = key_length(rest).filter(|_| !is_text) {
            let key = rest[..length].trim_matches(['"', '\'']);
            self.keys.push((column, key));
            self.at += length + 1;
            self.blanks();
            return self.value(column, Some(key), Role::Value);
        }
        if dash.is_none() {
            self.lone(rest);
        }
        match dash {
            Some(dash) => self.value(dash, list, Role::Item),
            None => self.value(column.saturating_sub(1), self.keys.last().map(|(_, key)| *key), Role::Line),
        }
    }

    /// A line that is neither key nor item: what may have been meant by it.
    fn lone(&mut self, rest: &str) {
        let bullet = rest.chars().next().filter(|c| "•–—·‣▪◦".contains(*c));
        if let Some(bullet) = bullet.filter(|b| begins_blank(&rest[b.len_utf8()..])) {
            self.scan.slips.push(Slip::Bullet(self.at..self.at + bullet.len_utf8()));
        }
        let tight = rest.find(':').filter(|at| !rest[at + 1..].starts_with("//"));
        let is_word = |key: &str| key.chars().all(|c| c.is_alphabetic() || c == ' ') && !key.is_empty();
        if let Some(at) = tight.filter(|at| is_word(&rest[..*at])) {
            self.scan.slips.push(Slip::TightColon(self.at..self.at + at + 1));
        }
    }

    /// A value; what belongs to it stands further in than `column`.
    fn value(&mut self, column: usize, key: Option<&'a str>, role: Role) {
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
                self.next_line();
            }
            Some('[' | '{') => self.brackets(column, key),
            Some(_) => self.plain(column, key, role),
        }
    }

    fn plain(&mut self, column: usize, key: Option<&'a str>, role: Role) {
        let start = self.at;
        let mut end = start;
        let mut comment = None;
        loop {
            let rest = self.rest();
            let cut = rest.find(" #").or_else(|| rest.find("\t#"));
            end = (self.at + rest[..cut.unwrap_or(rest.len())].trim_end().len()).max(end);
            comment = comment.or(cut.map(|cut| self.at + cut + 1));
            self.next_line();
            let next = self.rest().trim_start();
            let goes_on = comment.is_none() && self.at < self.text.len() && self.indentation() > column;
            if !goes_on || next.is_empty() || next.starts_with('#') || next.starts_with("- ") || begins_with_key(next) {
                break;
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

    /// A scalar that begins with a quote; goes to its end, or, when it has none, to the end of its first line.
    pub(super) fn quoted(&mut self, column: usize, key: Option<&'a str>, role: Role, in_brackets: bool) -> Scalar<'a> {
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

    /// How many blanks the line begins with.
    pub(super) fn indentation(&self) -> usize {
        self.rest().chars().take_while(|c| *c == ' ' || is_no_break(*c)).count()
    }
}

/// Whether a text begins with a blank, or is empty.
pub(super) fn begins_blank(text: &str) -> bool {
    text.chars().next().is_none_or(|c| c.is_whitespace())
}

/// How many bytes of a line are a key: what stands before the first colon that a blank follows, outside of comments.
pub(super) fn key_length(line: &str) -> Option<usize> {
    let quote = line.chars().next().filter(|c| "\"'".contains(*c));
    if let Some(quote) = quote {
        let close = line[1..].find(quote)? + 2;
        let after = line[close..].trim_start();
        return after
            .strip_prefix(':')
            .filter(|after| begins_blank(after))
            .map(|_| line.len() - after.len());
    }
    if line.starts_with(['[', '{', '#', '&', '*', '!', '|', '>']) {
        return None;
    }
    let code = line.split(" #").next().unwrap_or_default();
    code.match_indices(':')
        .map(|(at, _)| at)
        .find(|at| *at > 0 && begins_blank(&code[at + 1..]))
}

/// Whether a line begins with one of the keys there are, or with one that is nearly so: then it is no more of the text
/// before it.
fn begins_with_key(line: &str) -> bool {
    key_length(line).is_some_and(|length| is_like_key(&line[..length]))
}

/// Whether the rest of a line begins a block of text: `|` or `>` and no more than its indicators.
fn is_block_header(rest: &str) -> bool {
    let indicators = rest[1..].split(" #").next().unwrap_or_default().trim_end();
    indicators.len() <= 2 && indicators.chars().all(|c| c.is_ascii_digit() || "+-".contains(c))
}
