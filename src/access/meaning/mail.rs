//! Mail addresses, whatever stands round them.

use super::encoded::decoded;
use super::letters::{is_invisible, latin_lookalike};

/// The addresses that stand in a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mails(Vec<String>);

/// A text with its ways to write @ made one, small, without blanks round @ and dots.
fn plain(text: &str) -> String {
    let decoded = decoded(text);
    let text = decoded.as_ref().map_or(text, |decoded| &*decoded.text);
    let mut text: String = text.chars().map(|c| latin_lookalike(c).unwrap_or(c)).collect();
    text = text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    let has_dot_word = text.contains("dot") || text.contains("punkt");
    // What tells of an @ in other ways has one of these: most texts have none, and are looked through once.
    let may_have_at = text.contains(['(', '[', '{', '"', '»', '＠'])
        || ["-at-", "snabel", "krøl"].iter().any(|word| text.contains(word))
        || has_dot_word && [" at ", " alfa "].iter().any(|word| text.contains(word));
    if may_have_at {
        for at in [
            "(at)",
            "[at]",
            "{at}",
            "(a)",
            "[a]",
            " -at- ",
            "-at-",
            "\"at\"",
            "»at«",
            " at ",
            "[snabel-a]",
            "(snabel-a)",
            "[snabela]",
            "(snabela)",
            " alfa ",
            "-snabel-a-",
            "-snabela-",
            "krølle-a",
            "krølle a",
            "krøllea",
            "krøl-a",
            "alfakrøll",
            "alfakrøl",
            "alfa-krøll",
            "alfa-krøl",
            "snabel-a",
            "snabel a",
            "snabela",
            "krøllalfa",
            "＠",
        ] {
            if !matches!(at, " at " | " alfa ") || text.contains("dot") || text.contains("punktum") {
                text = text.replace(at, "@");
            }
        }
    }
    if has_dot_word {
        for dot in [
            "(dot)",
            "[dot]",
            "{dot}",
            "[punktum]",
            "[punkt]",
            " dot ",
            "(punktum)",
            " punktum ",
            " punkt ",
            "(punkt)",
        ] {
            text = text.replace(dot, ".");
        }
    }
    if !text.contains('@') {
        return text.chars().filter(|c| !is_invisible(*c)).collect();
    }
    let mut plain = String::with_capacity(text.len());
    let seen: Vec<char> = text.chars().filter(|c| !is_invisible(*c)).collect();
    for (index, c) in seen.iter().enumerate() {
        let blank = c.is_whitespace();
        let next = seen[index..].iter().find(|c| !c.is_whitespace());
        let last = plain.chars().next_back();
        if blank && (last == Some('@') || next == Some(&'@') || plain.contains('@') && next == Some(&'.') || is_host_dot(&plain)) {
            continue;
        }
        plain.push(*c);
    }
    plain
}

/// Whether a text ends in a dot that a host's name goes on after: »ida@post .example«.
fn is_host_dot(plain: &str) -> bool {
    let word = plain.rsplit(char::is_whitespace).next().unwrap_or_default();
    word.ends_with('.') && word.split_once('@').is_some_and(|(_, host)| host.matches('.').count() == 1)
}

fn is_of_address(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '_' | '+' | '-' | '@' | '%')
}

/// Whether a character goes on with the name of a host; a full stop may end the sentence.
fn is_of_host(c: char) -> bool {
    c.is_alphanumeric() || c == '-'
}

/// An address without what its owner has put behind a plus: »ida+brev@post.example« comes to the same box.
fn without_tag(address: &str) -> String {
    match address.split_once('@') {
        Some((name, host)) => format!("{}@{host}", name.split_once('+').map_or(name, |(name, _)| name)),
        None => address.to_owned(),
    }
}

fn addresses(text: &str) -> Vec<String> {
    addresses_in(&plain(text))
}

/// The addresses of a text that is plain already.
fn addresses_in(plain: &str) -> Vec<String> {
    if !plain.contains('@') {
        return Vec::new();
    }
    plain
        .split(|c: char| !is_of_address(c))
        .map(|word| word.trim_matches(['.', '-', '_', '@', '+']))
        .filter(|word| {
            word.split_once('@')
                .is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'))
        })
        .map(without_tag)
        .collect()
}

impl Mails {
    /// Reads a field: `ida@x.dk`, `Ida <ida@x.dk>`, `mailto:ida@x.dk`, `ida@x.dk (privat)`.
    pub fn read(field: &str) -> Self {
        Self(addresses(field))
    }

    /// Whether a text tells one of the addresses.
    pub fn are_told_in(&self, text: &str) -> bool {
        if self.0.is_empty() {
            return false;
        }
        let plain = plain(text);
        addresses_in(&plain).iter().any(|told| self.0.contains(told)) || self.are_said_in(&plain)
    }

    /// Whether a text says one of the addresses in words: »ida på lund.example«, »ida (snabel) lund punkt example«.
    fn are_said_in(&self, text: &str) -> bool {
        const AT: [&str; 9] = [
            " på ",
            " hos ",
            " ved ",
            "(snabel)",
            "[snabel]",
            " (snabel) ",
            " snabel ",
            " alfakrøll ",
            "alfakrøll",
        ];
        let halves = self.0.iter().filter_map(|mail| mail.split_once('@'));
        let mut said = halves.flat_map(|(name, host)| AT.iter().map(move |at| format!("{name}{at}{host}")));
        said.any(|said| {
            let ends = |at: usize| text[at + said.len()..].starts_with(is_of_host) || text[..at].ends_with(is_of_address);
            text.match_indices(&said).any(|(at, _)| !ends(at))
        })
    }

    /// These and others.
    #[must_use]
    pub fn and(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }

    /// Those that are not in `others` too.
    #[must_use]
    pub fn except(mut self, others: &Self) -> Self {
        self.0.retain(|m| !others.0.contains(m));
        self
    }
}
