//! What YAML would drop or change without a word, and what it would refuse in words of its own: told of the line itself,
//! with the line as it should be.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use super::encoding::turned;
use super::invisible::unsound;
use super::problem::Problem;
use super::proposal::LineEdit;
use super::scalar::{Scalar, Slip, is_tight};
use super::scanner::Scan;
use super::schema::takes_text;
use super::source::SourceFile;

/// Everything that is lost, or that YAML does not take as it was meant, in the order of the file.
pub(super) fn losses(file: &Arc<SourceFile>, scan: &Scan<'_>) -> Vec<Problem> {
    let look = LossLook::new(file);
    let mut suspects: Vec<(usize, Suspect<'_>)> = Vec::new();
    // A bracket whose other half stands behind a `#` is closed again when that is mended.
    let is_cut = |scalar: &&Scalar<'_>| scalar.in_brackets && scalar.comment.is_some_and(|at| is_tight(&look.text[at..]));
    let last_cut = scan.scalars.iter().rfind(is_cut).map_or(0, |scalar| scalar.range.start);
    let slips = scan
        .slips
        .iter()
        .filter(|slip| !(matches!(slip, Slip::Open { .. }) && slip.range().start < last_cut));
    suspects.extend(slips.map(|slip| (slip.range().start, Suspect::Slip(slip))));
    for (index, scalar) in scan.scalars.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|i| scan.scalars.get(i));
        suspects.push((scalar.range.start, Suspect::Scalar(scalar, before)));
    }
    suspects.extend(look.unseen().into_iter().map(|range| (range.start, Suspect::Unseen(range))));
    let lines = look.file.lines().filter(|(_, line)| !line.is_ascii());
    let turned = lines.filter_map(|(begins, line)| turned(line).map(|range| begins + range.start..begins + range.end));
    suspects.extend(turned.map(|range| (range.start, Suspect::Turned(range))));
    suspects.sort_by_key(|(at, _)| *at);
    let mut found = Vec::new();
    // One to a line: what else is wrong with it is mostly the same thing again.
    let mut told_until = None;
    for (at, suspect) in suspects {
        if found.len() == MOST {
            break;
        }
        if told_until.is_some_and(|end| at <= end) {
            continue;
        }
        if let Some(problem) = look.at(suspect) {
            told_until = Some(at + look.line_end(at));
            found.push(problem);
        }
    }
    found
}

/// How many are told of in one run.
const MOST: usize = 100;

/// What may be a loss.
enum Suspect<'a> {
    Slip(&'a Slip),
    /// A scalar and the one before it.
    Scalar(&'a Scalar<'a>, Option<&'a Scalar<'a>>),
    Unseen(Range<usize>),
    /// Letters of another encoding.
    Turned(Range<usize>),
}

/// A file that is looked at; what is said of its slips is in `slip_message`, of its scalars in `scalar_message`.
pub(super) struct LossLook<'a> {
    pub(super) file: &'a Arc<SourceFile>,
    pub(super) text: &'a str,
    /// The names that an anchor gives, and those that an alias asks for.
    pub(super) anchors: HashSet<&'a str>,
    pub(super) aliases: HashSet<&'a str>,
}

impl<'a> LossLook<'a> {
    fn new(file: &'a Arc<SourceFile>) -> Self {
        let text = file.text();
        let names = |sign| text.match_indices(sign).map(|(at, _)| name_of(&text[at + 1..])).collect();
        Self {
            file,
            text,
            anchors: names('&'),
            aliases: names('*'),
        }
    }

    fn at(&self, suspect: Suspect<'_>) -> Option<Problem> {
        match suspect {
            Suspect::Slip(slip) => self.slip(slip),
            Suspect::Scalar(scalar, before) => self.scalar(scalar, before),
            Suspect::Unseen(range) => Some(self.unseen_at(range)),
            Suspect::Turned(range) => Some(self.turned_at(range)),
        }
    }

    pub(super) fn mistake(&self, rule: &'static str, at: Range<usize>, what: impl Into<String>, remedy: String) -> Problem {
        Problem::mistake(rule, &self.file.place(at), what, remedy)
    }

    /// A mistake with the line as it should be between two texts, by the first of the edits that holds when it is tried.
    pub(super) fn mended(
        &self,
        rule: &'static str,
        at: Range<usize>,
        what: impl Into<String>,
        (before, after): (&str, &str),
        edits: impl IntoIterator<Item = (Range<usize>, String)>,
    ) -> Problem {
        let edits: Vec<LineEdit> = edits
            .into_iter()
            .map(|(range, instead)| LineEdit::new(range, on_one_line(&instead)))
            .collect();
        let line = edits
            .first()
            .map_or_else(String::new, |edit| self.line_with(edit.range.clone(), &edit.instead));
        self.mistake(rule, at, what, format!("{before}»{line}«.{after}")).trying(edits)
    }

    /// Where characters stand that cannot be seen, outside of comments.
    fn unseen(&self) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        for (offset, line) in self
            .file
            .lines()
            .filter(|(_, line)| !line.is_ascii() || line.contains(char::is_control))
        {
            let is_comment = line.trim_start().starts_with('#');
            let code = line.split(" #").next().filter(|_| !is_comment).unwrap_or_default();
            found.extend(unsound(code).into_iter().map(|range| offset + range.start..offset + range.end));
        }
        found
    }

    fn unseen_at(&self, range: Range<usize>) -> Problem {
        let number = self.text[range.clone()].chars().next().map_or(0, u32::from);
        let what = format!("her står et tegn, der ikke kan ses (U+{number:04X})");
        // Where it stood for a blank, or within a word: whichever makes the line right.
        let mut edits = [(range.clone(), String::new()), (range.clone(), " ".to_owned())];
        // The next line of other systems stands for a blank.
        if number == 0x85 {
            edits.reverse();
        }
        self.mended("usynligt-tegn", range, what, ("Skriv linjen igen: ", ""), edits)
    }

    /// How many bytes the line goes on after a byte.
    pub(super) fn line_end(&self, from: usize) -> usize {
        let rest = &self.text[from..];
        rest.find('\n').unwrap_or(rest.len())
    }

    /// The line of a stretch, with something else in its place.
    pub(super) fn line_with(&self, range: Range<usize>, instead: &str) -> String {
        let begins = self.text[..range.start].rfind('\n').map_or(0, |at| at + 1);
        let rest = &self.text[range.end..range.end + self.line_end(range.end)];
        clipped(format!("{}{}{rest}", &self.text[begins..range.start], on_one_line(instead)).trim())
    }
}

/// A text with one blank for each row of blanks and ends of lines; one after it stays.
fn on_one_line(text: &str) -> String {
    if text.trim().is_empty() {
        return if text.is_empty() { String::new() } else { " ".to_owned() };
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ") + if text.ends_with(' ') { " " } else { "" }
}

/// What a value with a `#` in it may have been meant as, the likeliest first: the whole of it, a number with words, or a value
/// and a remark, each as it would be written.
pub(super) fn with_hash(key: Option<&str>, written: &str, rest: &str) -> Vec<String> {
    let whole = format!("{written} {rest}");
    let bare = rest.trim_start_matches('#');
    let mut meant = vec![as_value(key, &whole)];
    if written.parse::<f64>().is_ok() && !bare.contains([',', '}', ']']) {
        meant.push(format!("{{tal: {written}, ord: {bare}}}"));
    }
    let is_prose = key.is_none_or(takes_text);
    if !is_prose {
        meant.push(format!("{written} # {bare}"));
    }
    meant
}

/// A text as YAML's quotes hold it.
pub(super) fn quoted(text: &str) -> String {
    if !text.contains(['"', '\\']) {
        format!("\"{text}\"")
    } else {
        format!("'{}'", text.replace('\'', "''"))
    }
}

/// A text as it stands after a key: in quotes where any text may stand; without the signs that came into it where a day, a
/// number, an id or a word of a list does.
pub(super) fn as_value(key: Option<&str>, text: &str) -> String {
    if key.is_none_or(takes_text) {
        return quoted(text);
    }
    let signs = ['#', '!', '&', '*', '@', '%', '`', '"', '>', '|', '\''];
    text.replace(signs, " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The name of an anchor or alias, after its sign.
pub(super) fn name_of(text: &str) -> &str {
    let ends = |(at, c): &(usize, char)| *at > 60 || c.is_whitespace() || ",[]{}".contains(*c);
    text.char_indices().find(ends).map_or(text, |(at, _)| &text[..at])
}

/// How many characters of a line stand in a message.
pub(super) const LONGEST: usize = 160;

/// A line that fits into a message.
pub(super) fn clipped(line: &str) -> String {
    let mut clipped: String = line.chars().take(LONGEST).collect();
    if clipped.len() < line.len() {
        clipped.push('…');
    }
    clipped
}
