//! What YAML would drop or change without a word, and what it would refuse in words of its own: told of the line itself,
//! with the line as it should be.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use super::problem::Problem;
use super::scalar::{Role, Scalar, Slip, Style};
use super::scanner::{Scan, key_length};
use super::source::SourceFile;
use super::swallowed_key::swallowed_key;

/// Lists of sentences, in which a small letter after a comma is a sign that the comma was the sentence's own.
const SENTENCE_LISTS: &[&str] = &["støtte", "drøftelser", "aftaler", "refleksion", "åbninger"];

/// Characters that cannot be seen and join or part nothing that a reader sees (Unicode: format characters).
const UNSEEN: &[char] = &[
    '\u{ad}', '\u{180e}', '\u{200b}', '\u{2060}', '\u{feff}', '\u{200e}', '\u{200f}', '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}',
    '\u{202e}', '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}',
];

/// Everything that is lost, or that YAML does not take as it was meant, in the order of the file.
pub(super) fn losses(file: &Arc<SourceFile>, scan: &Scan<'_>) -> Vec<Problem> {
    let look = Look::new(file);
    let mut suspects: Vec<(usize, Suspect<'_>)> = Vec::new();
    // A bracket whose other half stands behind a `#` is closed again when that is mended.
    let cut = |from: usize| {
        let is_cut = |scalar: &Scalar<'_>| scalar.comment.is_some_and(|at| is_tight(&look.text[at..]));
        scan.scalars
            .iter()
            .any(|scalar| scalar.range.start > from && scalar.in_brackets && is_cut(scalar))
    };
    let slips = scan
        .slips
        .iter()
        .filter(|slip| !(matches!(slip, Slip::Open(_)) && cut(slip.range().start)));
    suspects.extend(slips.map(|slip| (slip.range().start, Suspect::Slip(slip))));
    for (index, scalar) in scan.scalars.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|i| scan.scalars.get(i));
        suspects.push((scalar.range.start, Suspect::Scalar(scalar, before)));
    }
    suspects.extend(look.unseen().into_iter().map(|range| (range.start, Suspect::Unseen(range))));
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
}

struct Look<'a> {
    file: &'a Arc<SourceFile>,
    text: &'a str,
    /// The names that an anchor gives, and those that an alias asks for.
    anchors: HashSet<&'a str>,
    aliases: HashSet<&'a str>,
}

impl<'a> Look<'a> {
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
        }
    }

    fn mistake(&self, rule: &'static str, at: Range<usize>, what: impl Into<String>, remedy: String) -> Problem {
        Problem::mistake(rule, &self.file.place(at), what, remedy)
    }

    fn slip(&self, slip: &Slip) -> Option<Problem> {
        let range = slip.range().clone();
        let written = &self.text[range.clone()];
        match slip {
            Slip::Tab(_) => {
                let line = self.line_with(range.clone(), "");
                let what = "linjen er rykket ind med tabulator";
                Some(self.mistake(
                    "yaml",
                    range,
                    what,
                    format!("Skriv mellemrum i stedet for tabulator foran »{line}«."),
                ))
            }
            Slip::NoBreak(_) => Some(Problem::advice(
                "usynligt-tegn",
                &self.file.place(range),
                "her står et hårdt mellemrum; det læses som et almindeligt",
                "Slet det, og skriv et mellemrum. Det er tit kommet med fra et andet program.",
            )),
            Slip::Bullet(_) => self.begins_list(range.start).then(|| {
                let line = self.line_with(range.clone(), "-");
                self.mistake(
                    "yaml",
                    range.clone(),
                    format!("her står {written}, hvor der skal stå en bindestreg"),
                    format!("Skriv: »{line}«."),
                )
            }),
            Slip::TightColon(_) => {
                let key = written.trim_end_matches(':');
                super::schema::is_key(key).then(|| {
                    let line = self.line_with(range.clone(), &format!("{key}: "));
                    self.mistake(
                        "yaml",
                        range.clone(),
                        "der mangler et mellemrum efter kolon",
                        format!("Skriv: »{line}«."),
                    )
                })
            }
            Slip::OnlyComment(_) => (is_tight(written) && !self.holds_lines(range.start)).then(|| {
                let line = self.line_with(range.clone(), &quoted(written));
                let remedy = format!("Skriv: »{line}«. Er det en bemærkning, så sæt et mellemrum efter #.");
                self.mistake(
                    "afkortet",
                    range.clone(),
                    "her står kun en bemærkning: det, der begynder med #, læses ikke",
                    remedy,
                )
            }),
            Slip::Open(_) => {
                let close = if written == "[" { "]" } else { "}" };
                let end = range.start + self.line_end(range.start);
                let line = self.line_with(end..end, close);
                Some(self.mistake(
                    "yaml",
                    range,
                    format!("en liste i [ ] eller {{ }} er ikke lukket: her mangler {close}"),
                    format!("Skriv for eksempel: »{line}«."),
                ))
            }
        }
    }

    fn scalar(&self, scalar: &Scalar<'_>, before: Option<&Scalar<'_>>) -> Option<Problem> {
        let written = &self.text[scalar.range.clone()];
        self.quotes(scalar, written)
            .or_else(|| self.first_sign(scalar, written))
            .or_else(|| self.cut_short(scalar, written))
            .or_else(|| self.swallowed(scalar, written))
            .or_else(|| self.curly(scalar, written))
            .or_else(|| self.comma(scalar, written, before))
    }

    /// A quote that is not closed, or a text that goes on after it.
    fn quotes(&self, scalar: &Scalar<'_>, written: &str) -> Option<Problem> {
        let range = scalar.range.clone();
        if let Some(tail) = &scalar.tail {
            let whole = range.start..tail.end;
            let line = self.line_with(whole.clone(), &quoted(&self.text[whole.clone()]));
            let what = "teksten går videre efter det anførselstegn, der lukker den";
            let remedy = format!("Skriv: »{line}«. Eller brug » og « om det, der bliver sagt.");
            return Some(self.mistake("anførselstegn", whole, what, remedy));
        }
        (scalar.style == Style::Unclosed).then(|| {
            let instead = match written.strip_prefix('"') {
                Some(inner) => quoted(inner),
                None => quoted(written),
            };
            let line = self.line_with(range.clone(), &instead);
            self.mistake(
                "anførselstegn",
                range,
                "et anførselstegn er ikke lukket",
                format!("Skriv: »{line}«."),
            )
        })
    }

    /// A first character that means something to YAML.
    fn first_sign(&self, scalar: &Scalar<'_>, written: &str) -> Option<Problem> {
        let sign = written.chars().next().filter(|_| scalar.style == Style::Plain)?;
        let name = name_of(&written[sign.len_utf8()..]);
        let is_taken = match sign {
            '!' | '@' | '`' | '%' | '>' | '|' => true,
            '&' => !self.aliases.contains(name) && written.len() > 1 + name.len(),
            '*' => !self.anchors.contains(name),
            _ => false,
        };
        is_taken.then(|| {
            let line = self.line_with(scalar.range.clone(), &quoted(written));
            let what = format!("en tekst uden anførselstegn kan ikke begynde med {sign}");
            self.mistake("anførselstegn", scalar.range.clone(), what, format!("Skriv: »{line}«."))
        })
    }

    /// A text that ends at a ` #` that is no comment's.
    fn cut_short(&self, scalar: &Scalar<'_>, written: &str) -> Option<Problem> {
        let from = scalar.comment?;
        let rest = &self.text[from..from + self.line_end(from)];
        if !is_tight(rest) || scalar.style != Style::Plain {
            return None;
        }
        let rest = if scalar.in_brackets {
            let ends = rest.find([',', ']', '}']).unwrap_or(rest.len());
            rest[..ends].trim_end()
        } else {
            rest.trim_end()
        };
        let whole = scalar.range.start..from + rest.len();
        let line = self.line_with(whole.clone(), &quoted(&format!("{written} {rest}")));
        let remedy = format!("Skriv: »{line}«. Er det en bemærkning, så sæt et mellemrum efter #.");
        Some(self.mistake(
            "afkortet",
            from..from + rest.len(),
            "teksten holder op her: det, der begynder med #, læses ikke",
            remedy,
        ))
    }

    /// A key that became a part of a text.
    fn swallowed(&self, scalar: &Scalar<'_>, written: &str) -> Option<Problem> {
        let key = swallowed_key(written).filter(|_| scalar.has_colon && scalar.style == Style::Plain && scalar.role != Role::Entry)?;
        let name = &written[key.clone()];
        let what = format!("»{name}« står inde i en tekst og virker ikke");
        let line = self.line_with(scalar.range.clone(), &quoted(written));
        let remedy = format!("Sæt »{name}« på sin egen linje. Hører ordene til teksten, så skriv: »{line}«.");
        let at = scalar.range.start + key.start..scalar.range.start + key.end;
        Some(self.mistake("nøgle-i-tekst", at, what, remedy))
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
        let close = line.find(ends).filter(|_| !rest.contains(ends))?;
        let whole = scalar.range.start..scalar.range.end + close;
        let text = self.text[whole.clone()].trim_start_matches(first);
        let whole = whole.start..whole.end + line[close..].chars().next().map_or(0, char::len_utf8);
        let instead = self.line_with(whole.clone(), &quoted(text));
        let what = format!("{first} er ikke et anførselstegn her, så kommaet deler teksten");
        Some(self.mistake("anførselstegn", whole, what, format!("Skriv: »{instead}«.")))
    }

    /// A comma that parts a text in two.
    fn comma(&self, scalar: &Scalar<'_>, written: &str, before: Option<&Scalar<'_>>) -> Option<Problem> {
        if scalar.role == Role::Entry {
            if let Some(at) = written.find(':').filter(|at| super::schema::is_key(&written[..*at])) {
                let line = self.line_with(scalar.range.start + at..scalar.range.start + at + 1, ": ");
                let what = "der mangler et mellemrum efter kolon";
                return Some(self.mistake("yaml", scalar.range.clone(), what, format!("Skriv: »{line}«.")));
            }
            let whole = before.filter(|b| b.role == Role::Value && b.in_brackets && b.style == Style::Plain);
            let whole = whole.map_or(scalar.range.clone(), |b| b.range.start..scalar.range.end);
            let line = self.line_with(whole.clone(), &quoted(&self.text[whole]));
            let what = format!("kommaet deler teksten, så »{}« står for sig selv", super::value::shorten(written));
            return Some(self.mistake("komma-i-tekst", scalar.range.clone(), what, format!("Skriv: »{line}«.")));
        }
        let key = scalar.key.filter(|key| SENTENCE_LISTS.contains(key))?;
        let before = before.filter(|b| b.role == Role::Item && b.key == Some(key) && b.in_brackets && scalar.in_brackets)?;
        let between = &self.text[before.range.end..scalar.range.start];
        let first = |range: &Range<usize>| self.text[range.clone()].chars().find(|c| c.is_alphanumeric());
        let is_one = between.trim() == ","
            && scalar.style == Style::Plain
            && first(&before.range).is_some_and(char::is_uppercase)
            && first(&scalar.range).is_some_and(char::is_lowercase)
            && !self.text[before.range.clone()].ends_with(['.', '!', '?']);
        is_one.then(|| {
            let whole = before.range.start..scalar.range.end;
            let line = self.line_with(whole.clone(), &quoted(&self.text[whole].replace('"', "")));
            let what = "kommaet deler teksten i to punkter";
            let remedy = format!("Er det én sætning, så skriv: »{line}«. Er det to punkter, så begynd det andet med stort.");
            Problem::advice("komma-i-tekst", &self.file.place(scalar.range.clone()), what, remedy)
        })
    }

    /// Where characters stand that cannot be seen, outside of comments.
    fn unseen(&self) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        for (offset, line) in self.file.lines().filter(|(_, line)| line.contains(UNSEEN)) {
            let is_comment = line.trim_start().starts_with('#');
            let code = line.split(" #").next().filter(|_| !is_comment).unwrap_or_default();
            found.extend(code.match_indices(UNSEEN).map(|(at, c)| offset + at..offset + at + c.len()));
        }
        found
    }

    fn unseen_at(&self, range: Range<usize>) -> Problem {
        let number = self.text[range.clone()].chars().next().map_or(0, u32::from);
        let what = format!("her står et tegn, der ikke kan ses (U+{number:04X})");
        let line = self.line_with(range.clone(), "").replace(UNSEEN, "");
        self.mistake("usynligt-tegn", range, what, format!("Skriv linjen igen: »{line}«."))
    }

    /// How many bytes the line goes on after a byte.
    fn line_end(&self, from: usize) -> usize {
        let rest = &self.text[from..];
        rest.find('\n').unwrap_or(rest.len())
    }

    /// The line of a stretch, with something else in its place.
    fn line_with(&self, range: Range<usize>, instead: &str) -> String {
        let begins = self.text[..range.start].rfind('\n').map_or(0, |at| at + 1);
        let rest = &self.text[range.end..range.end + self.line_end(range.end)];
        let instead = instead.split_whitespace().collect::<Vec<_>>().join(" ") + if instead.ends_with(' ') { " " } else { "" };
        clipped(format!("{}{instead}{rest}", &self.text[begins..range.start]).trim())
    }

    /// Whether the line before is a key of its own, or a bullet too.
    fn begins_list(&self, at: usize) -> bool {
        let mut lines = self.text[..at].lines().rev().skip(1);
        let before = lines.find(|line| !line.trim().is_empty()).unwrap_or_default().trim();
        before.ends_with(':') || before.starts_with(['•', '–', '—', '·', '‣', '▪', '◦'])
    }

    /// Whether the lines after a key and its comment belong to the key.
    fn holds_lines(&self, at: usize) -> bool {
        let begins = self.text[..at].rfind('\n').map_or(0, |at| at + 1);
        let before = &self.text[begins..at];
        let column = before.len() - before.trim_start_matches([' ', '-']).len();
        let after = self.text[at..].lines().skip(1);
        let next = after
            .map(|line| (line, line.trim_start()))
            .find(|(_, code)| !code.is_empty() && !code.starts_with('#'));
        next.is_some_and(|(line, code)| {
            let indentation = line.len() - code.len();
            indentation > column || (indentation == column && code.starts_with("- ") && key_length(before).is_some())
        })
    }
}

/// Whether a comment begins as none does: with a sign or letter right after its `#`.
fn is_tight(comment: &str) -> bool {
    comment[1..].starts_with(|c: char| !c.is_whitespace() && !"#-=!".contains(c))
}

/// A text as YAML's quotes hold it.
fn quoted(text: &str) -> String {
    if !text.contains(['"', '\\']) {
        format!("\"{text}\"")
    } else {
        format!("'{}'", text.replace('\'', "''"))
    }
}

/// The name of an anchor or alias, after its sign.
fn name_of(text: &str) -> &str {
    let ends = |(at, c): &(usize, char)| *at > 60 || c.is_whitespace() || ",[]{}".contains(*c);
    text.char_indices().find(ends).map_or(text, |(at, _)| &text[..at])
}

/// How many characters of a line stand in a message.
const LONGEST: usize = 160;

/// A line that fits into a message.
fn clipped(line: &str) -> String {
    let mut clipped: String = line.chars().take(LONGEST).collect();
    if clipped.len() < line.len() {
        clipped.push('…');
    }
    clipped
}
