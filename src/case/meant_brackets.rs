//! What was meant by a line with `[ ]` or `{ }` that YAML does not take as it stands: read anew by the keys that may stand there, and
//! written with quotes round each text that holds a sign of YAML's own, so that no character of it is lost and none comes to it.

use std::ops::Range;

use super::line_shape::key_length;
use super::scalar::TEXT_LISTS;
use super::scalar_message::is_nothing;
use super::schema::{holds_list, is_key, keys_below, takes_text};

/// What stands after the key or the dash of a line, and what may have been meant by it, the likeliest first.
pub(super) fn as_meant(text: &str, line: Range<usize>) -> Vec<(Range<usize>, String)> {
    let Some(spot) = LineValue::of(text, line) else { return Vec::new() };
    let written = &text[spot.range.clone()];
    let says_nothing = !written.contains(char::is_alphanumeric) || written.starts_with("# ");
    if says_nothing || written.starts_with(['|', '>', '&', '*', '!']) {
        return Vec::new();
    }
    let mut meant = spot.meant(written);
    meant.retain(|meant| meant != written);
    meant.dedup();
    meant.into_iter().map(|meant| (spot.range.clone(), meant)).collect()
}

/// Where a value stands, and what it is the value of.
struct LineValue {
    range: Range<usize>,
    /// The key of the value, or of the list that it is an item of.
    key: String,
    is_item: bool,
}

impl LineValue {
    fn of(text: &str, line: Range<usize>) -> Option<Self> {
        let whole = text.get(line.clone())?;
        let code = whole.trim_start();
        let mut at = line.start + whole.len() - code.len();
        let end = line.start + whole.trim_end().len();
        let item = code.strip_prefix("- ").map(str::trim_start);
        if let Some(item) = item {
            at = end.max(at) - item.trim_end().len();
        }
        let rest = text.get(at..end)?;
        let key = key_length(rest).map(|length| (&rest[..length], length + 1));
        let is_text = |list: &str| TEXT_LISTS.contains(&list);
        let list = item.and_then(|_| parent_key(text, line.start));
        match (key, list) {
            // »- person: mor, svar: kommer}« lacks the brace before it.
            (Some((key, _)), Some(list))
                if !is_text(list) && rest.ends_with('}') && !rest.contains('{') && keys_below(list).iter().any(|k| k == key) =>
            {
                Some(Self {
                    range: at..end,
                    key: list.to_owned(),
                    is_item: true,
                })
            }
            (Some((key, after)), list) if !list.is_some_and(is_text) => {
                let value = rest[after..].trim_start();
                Some(Self {
                    range: end - value.len()..end,
                    key: key.trim_matches(['"', '\'']).to_owned(),
                    is_item: false,
                })
            }
            (_, Some(list)) => Some(Self {
                range: at..end,
                key: list.to_owned(),
                is_item: true,
            }),
            _ => None,
        }
    }

    fn meant(&self, written: &str) -> Vec<String> {
        let is_text_list = TEXT_LISTS.contains(&self.key.as_str());
        if self.is_item && is_text_list || !self.is_item && self.is_text() {
            return if has_signs(written) {
                vec![super::losses::quoted(written)]
            } else {
                Vec::new()
            };
        }
        let (code, remark) = without_remark(written);
        if self.is_item || !holds_list(&self.key) {
            let keys = self.keys();
            let meant = mapping(code, &keys).or_else(|| super::meeting::meant_in_one_row(&self.key, code));
            return meant.map(|meant| meant + remark).into_iter().collect();
        }
        let several = code.split_once("\", \"").is_some();
        if !code.starts_with('[') && !code.ends_with(']') && !several {
            return Vec::new();
        }
        vec![list(code, &self.key) + remark]
    }

    /// Whether one text stands there, and nothing else may.
    fn is_text(&self) -> bool {
        is_key(&self.key) && takes_text(&self.key) && !holds_list(&self.key) && keys_below(&self.key).is_empty()
    }

    /// The keys of the mapping that stands there.
    fn keys(&self) -> Vec<String> {
        if is_key(&self.key) {
            keys_below(&self.key)
        } else {
            ["tal", "ord"].map(str::to_owned).to_vec()
        }
    }
}

/// The key of the list whose item begins on a line: the nearest line before it that stands no further in and ends with a colon.
pub(super) fn parent_key(text: &str, line: usize) -> Option<&str> {
    let column = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let at = column(&text[line..]);
    let mut before = text[..line].lines().rev();
    before.find_map(|line| {
        let code = line.trim_start();
        let is_outer = column(line) <= at && !code.is_empty() && !code.starts_with('#');
        let is_item = code.starts_with("- ") && column(line) == at;
        (is_outer && !is_item).then(|| {
            code.trim_start_matches("- ")
                .split(" #")
                .next()
                .unwrap_or_default()
                .trim_end()
                .strip_suffix(':')
        })
    })?
}

/// Whether a value holds a bracket, a quote or a `#` that YAML may take for its own.
fn has_signs(text: &str) -> bool {
    text.contains(['[', ']', '{', '}', '"', '#']) || text.starts_with('\'')
}

/// What stands before a remark after the last bracket, and the remark with its blanks.
fn without_remark(written: &str) -> (&str, &str) {
    let closes = match written.rfind([']', '}']) {
        Some(at) => at + 1,
        // Where nothing closes, before the first remark outside of quotes.
        None => {
            let is_outside = |at: &usize| written[..*at].matches('"').count().is_multiple_of(2);
            let remark = written.match_indices(" # ").map(|(at, _)| at).find(is_outside);
            remark.map_or(0, |at| written[..at].trim_end().len())
        }
    };
    let rest = &written[closes..];
    let is_remark = closes > 0 && rest.trim_start().starts_with('#') && rest.starts_with([' ', '\t']);
    if is_remark { written.split_at(closes) } else { (written, "") }
}

/// A list as it was meant.
fn list(code: &str, key: &str) -> String {
    let inner = between(code, '[', ']');
    let parts = if TEXT_LISTS.contains(&key) {
        texts(inner, key)
    } else {
        others(inner)
    };
    format!("[{}]", parts.join(", "))
}

/// What stands between the outermost brackets, whichever of them are there; one too many at either end is gone too.
fn between(code: &str, open: char, close: char) -> &str {
    let mut inner = code.strip_prefix(open).unwrap_or(code).trim_start();
    inner = inner.strip_suffix([']', '}']).unwrap_or(inner).trim_end();
    let count = |inner: &str, sign: char| inner.matches(sign).count();
    while inner.starts_with(open) && count(inner, open) > count(inner, close) {
        inner = inner[open.len_utf8()..].trim_start();
    }
    while inner.ends_with(close) && count(inner, close) > count(inner, open) {
        inner = inner[..inner.len() - close.len_utf8()].trim_end();
    }
    inner
}

/// The texts of a list, each as it is written between brackets.
fn texts(inner: &str, key: &str) -> Vec<String> {
    parted(inner, key).into_iter().map(as_text).collect()
}

/// The ids, days or words of a list.
fn others(inner: &str) -> Vec<String> {
    let bare = |part: &str| part.trim_matches(|c: char| "[]{}\"'".contains(c) || c.is_whitespace()).to_owned();
    inner.split(',').map(bare).filter(|part| !part.is_empty()).collect()
}

/// A text parted at the commas that stand outside of its quotes; what says nothing is left out.
fn parted<'a>(inner: &'a str, key: &str) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let mut rest = inner.trim();
    while !rest.is_empty() {
        let quoted = whole_quote(rest).filter(|end| rest[*end..].trim_start().starts_with(',') || rest[*end..].trim().is_empty());
        let from = quoted.unwrap_or(0);
        let is_open = quoted.is_none() && rest.starts_with('"');
        let is_end = |at: &usize| !is_open || begins_text(&rest[at + 1..], key);
        let end = rest[from..].match_indices(',').map(|(at, _)| from + at).find(is_end);
        let end = end.unwrap_or(rest.len());
        let part = rest[..end].trim();
        if !part.is_empty() {
            parts.push(part);
        }
        rest = rest.get(end + 1..).unwrap_or_default().trim_start();
    }
    parts
}

/// Whether what stands behind a comma begins another text of a list, and does not go on with the one before it.
fn begins_text(rest: &str, key: &str) -> bool {
    let rest = rest.trim_start();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let is_postal_code = key == "adresse" && digits == 4 && rest[digits..].starts_with(' ');
    is_postal_code || rest.starts_with(|c: char| c.is_uppercase() || c == '"')
}

/// Where the quote ends that a text begins with, in bytes.
fn whole_quote(text: &str) -> Option<usize> {
    let quote = text.chars().next().filter(|c| "\"'".contains(*c))?;
    let mut characters = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = characters.next() {
        if c == '\\' && quote == '"' {
            characters.next();
        } else if c == quote {
            if quote == '\'' && characters.peek().is_some_and(|(_, next)| *next == quote) {
                characters.next();
            } else {
                return Some(at + 1);
            }
        }
    }
    None
}

/// A text as it is written between brackets: with quotes round it where it needs them.
pub(super) fn as_text(text: &str) -> String {
    if whole_quote(text) == Some(text.len()) {
        return text.to_owned();
    }
    // A quote of YAML's own that nothing closes; an apostrophe stands for itself.
    if let Some(inner) = text
        .strip_prefix('"')
        .filter(|inner| !inner.contains('"') && !inner.trim().is_empty())
    {
        return super::losses::quoted(inner);
    }
    let has_colon = text.contains(": ") || text.ends_with(':');
    let begins = text.starts_with(['-', '?', ':', '&', '*', '!', '|', '>', '%', '@', '`', '\'']);
    if has_signs(text) || text.contains(',') || has_colon || begins || is_nothing(text) {
        super::losses::quoted(text)
    } else {
        text.to_owned()
    }
}

/// A mapping as it was meant: parted before each of its keys.
fn mapping(code: &str, keys: &[String]) -> Option<String> {
    let inner = between(code, '{', '}');
    let mut starts: Vec<(usize, &str)> = Vec::new();
    for (at, _) in inner.match_indices(':') {
        let key = keys
            .iter()
            .filter(|key| inner[..at].trim_end().ends_with(key.as_str()))
            .max_by_key(|key| key.len());
        let Some(key) = key else { continue };
        let begins = inner[..at].trim_end().len() - key.len();
        let before = inner[..begins].trim_end();
        let is_new = starts.iter().all(|(_, known)| known != key);
        if is_new && (before.is_empty() || before.ends_with(',')) && inner[at + 1..].starts_with([' ', ',']) {
            starts.push((begins, key));
        }
    }
    // What stands before the first key would be lost.
    starts.first().filter(|(begins, _)| *begins == 0)?;
    let ends = starts.iter().skip(1).map(|(begins, _)| *begins).chain([inner.len()]);
    let entries = starts.iter().zip(ends).enumerate().map(|(number, ((begins, key), end))| {
        let entry = inner[*begins..end].trim_end();
        let entry = if number + 1 < starts.len() {
            entry.strip_suffix(',').unwrap_or(entry)
        } else {
            entry
        };
        let (_, value) = entry.split_once(':')?;
        let value = value.trim();
        Some(format!("{key}: {}", entry_value(key, value)))
    });
    Some(format!("{{{}}}", entries.collect::<Option<Vec<_>>>()?.join(", ")))
}

/// What stands after a key of a mapping, as it was meant.
fn entry_value(key: &str, value: &str) -> String {
    if holds_list(key) {
        return if value.starts_with('[') || value.ends_with(']') {
            list(value, key)
        } else {
            value.to_owned()
        };
    }
    if value.starts_with('{') && !keys_below(key).is_empty() {
        return mapping(value, &keys_below(key)).unwrap_or_else(|| value.to_owned());
    }
    if takes_text(key) {
        return as_text(value);
    }
    value.trim_matches(|c: char| "[]{}\"".contains(c) || c.is_whitespace()).to_owned()
}
