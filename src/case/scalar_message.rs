//! What is said of a scalar that YAML does not take as it was meant: quotes, a first sign, a comment, a swallowed key, a comma.

use std::ops::Range;

use super::line_shape::{begins_blank, holds_lines};
use super::losses::{LONGEST, LossLook, as_value, name_of, quoted, with_hash};
use super::problem::{Problem, Severity, Stops};
use super::scalar::{Scalar, ScalarRole, Style, is_tight};
use super::schema::{holds_list, takes_text};

/// What to do about a word of YAML's own for nothing.
pub(super) const INSTEAD_OF_NOTHING: &str =
    "Skriv det, der skal stå, eller slet det, hvis det ikke skal bruges. Er ordet selv ment, så sæt det i anførselstegn.";

/// What is said of a quote without its other half.
pub(super) const NOT_CLOSED: &str = "et anførselstegn er ikke lukket";

impl LossLook<'_> {
    /// What is said of a scalar; `before` is the one before it.
    pub(super) fn scalar(&self, scalar: &Scalar<'_>, before: Option<&Scalar<'_>>) -> Option<Problem> {
        let written = &self.text[scalar.range.clone()];
        self.nothing(scalar, written)
            .or_else(|| self.quotes(scalar, written))
            .or_else(|| self.first_sign(scalar, written))
            .or_else(|| self.cut_short(scalar, written))
            .or_else(|| self.address_word(scalar, written))
            .or_else(|| self.swallowed(scalar, written))
            .or_else(|| self.curly(scalar, written))
            .or_else(|| self.comma(scalar, written, before))
    }

    /// A word of YAML's own for nothing at all.
    fn nothing(&self, scalar: &Scalar<'_>, written: &str) -> Option<Problem> {
        if matches!(written, "-" | "?" | ":") && scalar.style == Style::Plain && scalar.role == ScalarRole::Value && !scalar.in_brackets {
            let what = format!("her står kun {written} efter kolon");
            let remedy = "Skriv det, der skal stå, eller slet linjen, hvis den ikke skal bruges.".to_owned();
            return Some(self.mistake("tom-værdi", scalar.range.clone(), what, remedy));
        }
        let is_null = is_nothing(written) && scalar.style == Style::Plain;
        if is_null && scalar.role == ScalarRole::Item {
            let what = format!("»{written}« læses som ingenting");
            return Some(self.mistake("tom-værdi", scalar.range.clone(), what, INSTEAD_OF_NOTHING.to_owned()));
        }
        (is_null && scalar.role == ScalarRole::Value).then(|| {
            let what = format!("»{written}« læses som ingenting");
            Problem::advice("tom-værdi", &self.file.place(scalar.range.clone()), what, INSTEAD_OF_NOTHING)
        })
    }

    /// A quote that is not closed, or a text that goes on after it.
    fn quotes(&self, scalar: &Scalar<'_>, written: &str) -> Option<Problem> {
        let range = scalar.range.clone();
        if let Some(tail) = &scalar.tail {
            let whole = range.start..tail.end;
            let all = &self.text[whole.clone()];
            let edits = self
                .with_or_without_quotes(scalar, all, all)
                .map(|instead| (whole.clone(), instead));
            let what = "teksten går videre efter det anførselstegn, der lukker den";
            let remedy = ("Skriv: ", " Eller brug » og « om det, der bliver sagt.");
            return Some(self.mended("anførselstegn", whole, what, remedy, edits));
        }
        if scalar.style != Style::Unclosed {
            return self.escapes(scalar, written);
        }
        let what = NOT_CLOSED;
        if scalar.in_brackets {
            let edits = self.closed_in_brackets(scalar);
            return Some(self.mended("anførselstegn", range, what, ("Skriv: ", ""), edits));
        }
        let instead = match written.strip_prefix('"').filter(|inner| !inner.trim().is_empty()) {
            Some(inner) => {
                let closed = inner.trim_end_matches(['”', '“', '’', '«']);
                let is_own = !closed.contains(['”', '“', '„', '’', '‘', '»', '«']);
                as_value(scalar.key, if is_own { closed } else { inner })
            }
            None => as_value(scalar.key, written),
        };
        let mut edits = vec![(range.clone(), instead), (range.clone(), without_quotes(written))];
        // A remark behind it is none of the text.
        if let Some(at) = written.find(" # ").filter(|at| *at > 1) {
            let closed = written[..at].trim_end();
            let instead = format!("{}{}", as_value(scalar.key, &closed[1..]), &written[closed.len()..]);
            edits.insert(0, (range.clone(), instead));
        }
        Some(self.mended("anførselstegn", range, what, ("Skriv: ", ""), edits))
    }

    /// What may have been meant by a quote between brackets that nothing closes on its line: a text to the end, or no quote.
    fn closed_in_brackets(&self, scalar: &Scalar<'_>) -> Vec<(Range<usize>, String)> {
        let start = scalar.range.start;
        let line = &self.text[start..start + self.line_end(start)];
        let line = line.trim_end().trim_end_matches(',').trim_end();
        let close = line.trim_end_matches([']', '}']);
        let inner = close[1..].trim();
        let whole = start..start + close.len();
        let closed = (whole.clone(), quoted(inner));
        let opened = (start..start + 1, String::new());
        let added = close.len() == line.len();
        let both = (start..start + line.len(), format!("{}]", quoted(inner)));
        // The lines of an address and ids are parted by their commas; a sentence holds its own.
        let is_parted = inner.contains(',') && scalar.key.is_some_and(|key| key == "adresse" || !takes_text(key));
        match (is_parted, added) {
            (true, _) => vec![opened, closed],
            (false, true) => vec![closed, opened, both],
            (false, false) => vec![closed, opened],
        }
    }

    /// A backslash in double quotes, which YAML takes for a sign of its own.
    fn escapes(&self, scalar: &Scalar<'_>, written: &str) -> Option<Problem> {
        let inner = written.strip_prefix('"').filter(|_| scalar.style == Style::Quoted)?;
        let mut characters = inner.char_indices();
        let mut found = None;
        let mut before = ' ';
        while let Some((at, c)) = characters.next() {
            if c == '\\' {
                let (_, next) = characters.next()?;
                let is_own = match next {
                    '"' | '\\' | '\n' | 'u' | 'U' => true,
                    // A line of its own; but »P:\nytår« is a folder.
                    'n' => before != ':',
                    _ => false,
                };
                if !is_own {
                    found = Some((at, next));
                    break;
                }
            }
            before = c;
        }
        let (at, next) = found?;
        let text = inner.strip_suffix('"').unwrap_or(inner).replace("\\\"", "\"").replace('\'', "''");
        let edit = (scalar.range.clone(), format!("'{text}'"));
        let place = scalar.range.start + 1 + at..scalar.range.start + 1 + at + 1 + next.len_utf8();
        let what = format!("\\{next} læses ikke, som det står, i en tekst med \" om");
        let problem = self.mended("anførselstegn", place, what, ("Skriv: ", ""), [edit]);
        let is_known = "abefnrtvxNLP_0 /".contains(next);
        Some(Problem {
            severity: if is_known { Severity::Advice } else { Severity::Error },
            stops: if is_known { Stops::Nothing } else { Stops::Case },
            ..problem
        })
    }

    /// A first character that means something to YAML.
    fn first_sign(&self, scalar: &Scalar<'_>, written: &str) -> Option<Problem> {
        let sign = written.chars().next().filter(|_| scalar.style == Style::Plain)?;
        let name = name_of(&written[sign.len_utf8()..]);
        let is_taken = match sign {
            '!' | '@' | '`' | '%' | '>' | '|' => true,
            '&' => !self.aliases.contains(name) && (written.len() > 1 + name.len() || !self.is_above_lines(scalar)),
            '*' => !self.anchors.contains(name),
            // A sign of YAML's own where a blank follows; where a colon stands further on, the whole is read as a text.
            '-' | '?' | ':' => !scalar.has_colon && begins_blank(&written[1..]),
            ',' | ']' | '}' => !scalar.has_colon && !scalar.in_brackets,
            _ => false,
        };
        is_taken.then(|| {
            // What a tight # would cut off belongs to it.
            let cut = scalar
                .comment
                .filter(|at| !scalar.in_brackets && is_tight(&self.text[*at..]) && scalar.key.is_none_or(takes_text));
            let whole = cut.map_or(scalar.range.clone(), |at| {
                scalar.range.start..at + self.text[at..at + self.line_end(at)].trim_end().len()
            });
            let written = &self.text[whole.clone()];
            let rest = written[sign.len_utf8()..].trim_start();
            let mut edits = self.with_or_without_quotes(scalar, written, rest);
            // »støtte: - Laver mad« is the first item of a list.
            if sign == '-' && scalar.role == ScalarRole::Value && scalar.key.is_some_and(holds_list) {
                edits = [as_value(scalar.key, rest), as_value(scalar.key, written)];
            }
            let edits = edits.map(|instead| (whole.clone(), instead));
            let what = format!("en tekst uden anførselstegn kan ikke begynde med {sign}");
            self.mended("anførselstegn", scalar.range.clone(), what, ("Skriv: ", ""), edits)
        })
    }

    /// Whether lines stand below a value that belong to its key.
    fn is_above_lines(&self, scalar: &Scalar<'_>) -> bool {
        let begins = self.text[..scalar.range.start].rfind('\n').map_or(0, |at| at + 1);
        let column = self.text[begins..scalar.range.start]
            .chars()
            .take_while(|c| *c == ' ' || *c == '-')
            .count();
        let after = self.text.get(scalar.range.end + self.line_end(scalar.range.end) + 1..);
        holds_lines(after.unwrap_or_default(), column)
    }

    /// A text that ends at a ` #` that is no comment's.
    fn cut_short(&self, scalar: &Scalar<'_>, written: &str) -> Option<Problem> {
        let from = scalar.comment?;
        let rest = &self.text[from..from + self.line_end(from)];
        if scalar.style != Style::Plain {
            return None;
        }
        if !is_tight(rest) {
            return self.remark_in_text(scalar, written, from, rest.trim_end());
        }
        let rest = if scalar.in_brackets {
            let ends = rest.find([',', ']', '}']).unwrap_or(rest.len());
            rest[..ends].trim_end()
        } else {
            rest.trim_end()
        };
        let whole = scalar.range.start..from + rest.len();
        let edits = with_hash(scalar.key, written, rest)
            .into_iter()
            .map(|instead| (whole.clone(), instead));
        // On a line of its own it belongs to the one before it.
        let at = if self.text[whole.clone()].contains('\n') {
            whole.clone()
        } else {
            from..from + rest.len()
        };
        Some(self.mended(
            "afkortet",
            at,
            "teksten holder op her: det, der begynder med #, læses ikke",
            ("Skriv: ", " Er det en bemærkning, så sæt et mellemrum efter #."),
            edits,
        ))
    }

    /// A typographic quote taken for YAML's own, so that a comma or a colon inside parts the text.
    fn curly(&self, scalar: &Scalar<'_>, written: &str) -> Option<Problem> {
        let closing = |c| match c {
            '“' | '”' | '„' => Some(['“', '”']),
            '»' => Some(['«', '«']),
            '‘' | '’' => Some(['’', '‘']),
            _ => None,
        };
        let first = written.chars().next()?;
        let ends = closing(first).filter(|_| scalar.style == Style::Plain && scalar.in_brackets)?;
        let rest = &written[first.len_utf8()..];
        let line = &self.text[scalar.range.end..scalar.range.end + self.line_end(scalar.range.end)];
        let line = &line[..line.char_indices().nth(LONGEST).map_or(line.len(), |(at, _)| at)];
        let close = line
            .find(ends)
            .filter(|close| !rest.contains(ends) && line[..*close].contains(','))?;
        let whole = scalar.range.start..scalar.range.end + close;
        let text = self.text[whole.clone()].trim_start_matches(first);
        let whole = whole.start..whole.end + line[close..].chars().next().map_or(0, char::len_utf8);
        let edits = [quoted(text), text.to_owned()].map(|instead| (whole.clone(), instead));
        let what = format!("{first} er ikke et anførselstegn her, så kommaet deler teksten");
        Some(self.mended("anførselstegn", whole, what, ("Skriv: ", ""), edits))
    }

    /// A value as it may have been meant: in quotes where any text may stand, and nothing of it lost; else also without its signs.
    fn with_or_without_quotes(&self, scalar: &Scalar<'_>, written: &str, rest: &str) -> [String; 2] {
        let whole = as_value(scalar.key, written);
        let other = if scalar.key.is_none_or(takes_text) {
            whole.clone()
        } else {
            without_quotes(rest)
        };
        [whole, other]
    }
}

/// Whether a word is YAML's own for nothing.
pub(super) fn is_nothing(word: &str) -> bool {
    matches!(word, "~" | "null" | "Null" | "NULL")
}

/// A text without the quotes in it, where they were only around a word.
fn without_quotes(text: &str) -> String {
    text.replace(['"', '\''], "").trim().to_owned()
}
