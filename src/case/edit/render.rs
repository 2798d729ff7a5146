//! How a new value is written: as a careful person would, plain where it can be, quoted where it must.

use super::Value;

/// The longest item and the longest list that are written between brackets on one line.
const SHORT_ITEM: usize = 32;
const SHORT_LIST: usize = 72;

/// A text as one scalar. `column` is that of the mapping or list it stands in; it may take several lines outside of brackets.
pub(super) fn scalar(text: &str, in_brackets: bool, column: usize) -> String {
    if is_plain(text, in_brackets) {
        return text.to_owned();
    }
    if text.contains('\n') {
        return match block(text, column + 2).filter(|_| !in_brackets) {
            Some(block) => block,
            None => double_quoted(text),
        };
    }
    if text.chars().any(char::is_control) || text.contains('\u{feff}') {
        return double_quoted(text);
    }
    format!("'{}'", text.replace('\'', "''"))
}

/// Whether a text means itself without quotes (YAML 1.2.2 §7.3.3), and looks like a text to people too.
fn is_plain(text: &str, in_brackets: bool) -> bool {
    let Some(first) = text.chars().next() else { return false };
    let is_sign = "-?:,[]{}#&*!|>'\"%@`=<~“”„‘’«»•–—·‣▪◦".contains(first);
    let is_word = matches!(
        &*text.to_lowercase(),
        "null" | "true" | "false" | "yes" | "no" | "on" | "off" | "y" | "n" | ".nan" | ".inf" | "+.inf"
    );
    let is_odd_number = text.parse::<f64>().is_ok()
        && (first == '+' || first == '.' || text.len() > 1 && first == '0' && !text.starts_with("0."))
        || text.starts_with("0x")
        || text.starts_with("0o")
        || text.contains(['e', 'E']) && text.parse::<f64>().is_ok();
    let is_odd = |c: char| c.is_control() || c.is_whitespace() && c != ' ' || c == '\u{feff}';
    let ends = text.starts_with(' ') || text.ends_with(' ') || text.ends_with(':');
    let inner = text.contains(": ") || text.contains(" #") || text.starts_with("---") || text.starts_with("...");
    let brackets = in_brackets && text.contains([',', '[', ']', '{', '}', ':']);
    !(is_sign || is_word || is_odd_number || text.chars().any(is_odd) || ends || inner || brackets)
}

/// A text of several lines as a block (YAML 1.2.2 §8.1.2); none when that would not give the same text.
fn block(text: &str, column: usize) -> Option<String> {
    let lines: Vec<&str> = text.split('\n').collect();
    let is_odd = |line: &&str| line.chars().any(char::is_control) || line.ends_with(' ') || line.starts_with(char::is_whitespace);
    let ends = lines.first().is_some_and(|l| l.is_empty()) || lines.last().is_some_and(|l| l.is_empty());
    if ends || lines.iter().any(is_odd) || text.contains(['\u{feff}', '\u{85}', '\u{2028}', '\u{2029}']) {
        return None;
    }
    let indentation = " ".repeat(column);
    let lines = lines.iter().map(|line| {
        if line.is_empty() {
            "\n".to_owned()
        } else {
            format!("\n{indentation}{line}")
        }
    });
    Some(format!("|-{}", lines.collect::<String>()))
}

fn double_quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            c if c.is_control() || matches!(c, '\u{feff}' | '\u{2028}' | '\u{2029}') => {
                quoted.push_str(&format!("\\u{:04X}", u32::from(c)));
            }
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

/// A key, quoted where it must be.
pub(super) fn key(key: &str, in_brackets: bool) -> String {
    scalar(key, in_brackets, 0).replace('\n', " ")
}

/// A value between brackets, on one line.
pub(super) fn in_brackets(value: &Value) -> String {
    match value {
        Value::Nothing => "null".to_owned(),
        Value::Text(text) => scalar(text, true, 0),
        Value::Alias(name) => name.clone(),
        Value::List(items) => format!("[{}]", items.iter().map(in_brackets).collect::<Vec<_>>().join(", ")),
        Value::Map(entries) => {
            let entries = entries.iter().map(|(k, value)| format!("{}: {}", key(k, true), in_brackets(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}

/// A value after `key:`, with the blank or the new line before it; `column` is the key's.
pub(super) fn after_key(value: &Value, column: usize) -> String {
    match value {
        Value::Nothing => String::new(),
        Value::Text(text) => format!(" {}", scalar(text, false, column)),
        Value::Alias(name) => format!(" {name}"),
        Value::List(items) if items.is_empty() => " []".to_owned(),
        Value::Map(entries) if entries.is_empty() => " {}".to_owned(),
        Value::List(items) if is_short(items) => format!(" {}", in_brackets(value)),
        Value::List(items) => {
            let lines = items
                .iter()
                .map(|value| format!("\n{}{}", " ".repeat(column + 2), item(value, column + 2)));
            lines.collect()
        }
        Value::Map(entries) => {
            let lines = entries
                .iter()
                .map(|(k, value)| format!("\n{}{}", " ".repeat(column + 2), entry(k, value, column + 2)));
            lines.collect()
        }
    }
}

/// `key: value` at a column, without its indentation.
pub(super) fn entry(k: &str, value: &Value, column: usize) -> String {
    format!("{}:{}", key(k, false), after_key(value, column))
}

/// `- value` at a column, without its indentation.
pub(super) fn item(value: &Value, column: usize) -> String {
    match value {
        Value::Map(entries) if !entries.is_empty() => {
            let lines = entries.iter().map(|(k, value)| entry(k, value, column + 2));
            let between = format!("\n{}", " ".repeat(column + 2));
            format!("- {}", lines.collect::<Vec<_>>().join(&between))
        }
        Value::Text(text) => format!("- {}", scalar(text, false, column)),
        _ => format!("- {}", in_brackets(value)),
    }
}

/// Whether a list fits between brackets on one line: few short texts.
fn is_short(items: &[Value]) -> bool {
    let lengths = items.iter().map(|item| match item {
        Value::Text(text) if !text.contains('\n') => text.chars().count(),
        _ => SHORT_LIST + 1,
    });
    lengths.clone().all(|length| length <= SHORT_ITEM) && lengths.sum::<usize>() <= SHORT_LIST
}
