//! What is said of a slip on a line: a tabulator, a bullet, a missing blank, an item too far in, an empty value.

use std::ops::Range;

use super::line_shape::holds_lines;
use super::losses::{LossLook, as_value};
use super::problem::Problem;
use super::proposal::LineEdit;
use super::scalar::{BULLETS, Slip, is_tight};

impl LossLook<'_> {
    /// What is said of a slip.
    pub(super) fn slip(&self, slip: &Slip) -> Option<Problem> {
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
                let edits = [(range.end..range.end, " ".to_owned())];
                Some(self.mended("yaml", range, "der mangler et mellemrum efter kolon", ("Skriv: ", ""), edits))
            }
            Slip::NoColon(_) => {
                let begins = self.text[..range.start].rfind('\n').map_or(0, |at| at + 1);
                let key = self.text[begins..range.start].trim();
                let rest = &self.text[range.end..range.end + self.line_end(range.end)];
                let colon = if rest.trim().is_empty() { ":" } else { ": " };
                let edits = [(range.clone(), colon.to_owned())];
                let at = begins + (range.start - begins - key.len())..range.start;
                let what = format!("der mangler et kolon efter »{key}«");
                Some(self.mended("yaml", at, what, ("Skriv: ", ""), edits))
            }
            Slip::DashTwice(_) => {
                let wide = " ".repeat(written.chars().count());
                let edits = [String::new(), wide].map(|instead| (range.clone(), instead));
                Some(self.mended("yaml", range, "her står to bindestreger efter hinanden", ("Skriv: ", ""), edits))
            }
            Slip::Stray(_) => Some(self.stray(range, written)),
            Slip::NoDash { column, right, .. } if column != right => Some(self.no_dash_elsewhere(range, *column, *right)),
            Slip::NoDash { .. } => {
                let what = match written.trim_end() {
                    "" => "her mangler en bindestreg".to_owned(),
                    "-" => "der mangler et mellemrum efter bindestregen".to_owned(),
                    sign => format!("her står {sign}, hvor der skal stå en bindestreg"),
                };
                let edits = [(range.clone(), "- ".to_owned())];
                let at = range.start..range.end.max(self.character(range.start).end);
                // What stands below may stand under what follows a longer sign.
                let wide = format!("-{}", " ".repeat(written.chars().count().max(2) - 1));
                let problem = self.mended("yaml", at, what, ("Skriv: ", ""), edits);
                let other = if written.is_empty() {
                    // Or it belongs to the item before it, and stands too far out.
                    let column = self.column(range.start);
                    let message = self.misplaced_at(self.character(range.start), column, column + 2);
                    LineEdit::new(range.start..range.start, "  ").moving(message)
                } else {
                    LineEdit::new(range, wide)
                };
                Some(problem.trying([other]))
            }
            Slip::HeadingValue(_) => {
                let begins = self.text[..range.start].rfind('\n').map_or(0, |at| at + 1);
                let key = self.text[begins..range.start].trim().trim_start_matches("- ").to_owned();
                let what = format!("»{}« står, hvor linjerne nedenunder hører til", super::value::shorten(written));
                let remedy = format!("Skriv kun »{key}« på denne linje. Hører det andet med, så skriv det på en linje for sig nedenunder.");
                Some(self.mistake("forkert-slags", range, what, remedy))
            }
            Slip::Melted { column, melting, .. } => Some(self.melted(range, *column, *melting)),
            Slip::Misplaced { column, right, before, .. } => self.misplaced(range, *column, right, before),
            Slip::NoKey { key, .. } => {
                let edits = [(range.start..range.start, format!("{key}: "))];
                Some(self.mended("yaml", range, format!("her mangler »{key}:« foran »{written}«"), ("Skriv: ", ""), edits))
            }
            Slip::Continued { column, .. } => {
                let begins = self.text[..range.start].rfind('\n').map_or(0, |at| at + 1);
                let line = self.line_with(begins..range.end, "");
                let by = blanks(column.saturating_sub(range.start - begins));
                let what = "linjen går videre på teksten før den, men står for langt ude til det";
                let remedy = match written.is_empty() {
                    true => format!("Ryk linjen {by} ind, så den bliver en del af teksten: »{line}«."),
                    false => format!("Skriv den uden {}, {by} længere inde, så den bliver en del af teksten: »{line}«.", written.trim()),
                };
                let at = range.start..range.end.max(self.character(range.start).end);
                let edit = LineEdit::new(begins..range.end, " ".repeat(*column));
                Some(self.mistake("yaml", at, what, remedy).trying([edit]))
            }
            Slip::Empty(_) => Some(Problem::advice(
                "tom-værdi",
                &self.file.place(range),
                format!("der står ikke noget efter »{written}«"),
                "Skriv det, der skal stå, eller slet linjen, hvis den ikke skal bruges.",
            )),
            Slip::TightComment(_) => is_tight(written).then(|| {
                let what = "det, der begynder med # efter den lukkede tekst, læses ikke";
                let remedy = "Hører det med, så skriv det inden for anførselstegnene eller parentesen. Er det en bemærkning, så sæt et mellemrum efter #.";
                Problem::advice("afkortet", &self.file.place(range), what, remedy)
            }),
            Slip::OnlyComment(_) => (is_tight(written) && !self.holds_lines(range.start)).then(|| {
                let bare = written.trim_start_matches('#').to_owned();
                let edits = [as_value(self.key_before(range.start), written), bare].map(|instead| (range.clone(), instead));
                self.mended(
                    "afkortet",
                    range.clone(),
                    "her står kun en bemærkning: det, der begynder med #, læses ikke",
                    ("Skriv: ", " Er det en bemærkning, så sæt et mellemrum efter #."),
                    edits,
                )
            }),
            Slip::Fence(_) => Some(self.mistake(
                "yaml",
                range,
                "linjen hører ikke til filen: den er kommet med fra et andet program",
                "Slet linjen.".to_owned(),
            )),
            Slip::Divider(_) => Some(self.mistake(
                "flere-dokumenter",
                range,
                format!("her begynder et nyt dokument ({written}) i samme fil"),
                format!("Læg det i en fil for sig, eller slet linjen med {written}."),
            )),
            Slip::AfterBrackets(_) => {
                let what = "her står mere efter den parentes, der lukker";
                let remedy = "Se efter, at hver [ og { lukkes ét sted, og at der er komma mellem leddene.".to_owned();
                Some(self.mistake("yaml", range, what, remedy))
            }
            Slip::Open { end, .. } => Some(self.open(range, *end)),
        }
    }

    /// Words that belong to nothing.
    fn stray(&self, range: Range<usize>, written: &str) -> Problem {
        let first = written.lines().next().unwrap_or_default();
        let count = written.lines().filter(|line| !line.trim().is_empty()).count();
        let words = super::value::shorten(first.trim_end());
        let (what, remedy) = match count {
            0 | 1 => (
                format!("»{words}« står alene på linjen og hører ikke til noget"),
                "Slet linjen. Hører ordene til teksten før, så skriv dem på samme linje som den.",
            ),
            _ => (
                format!(
                    "»{words}« og {} under står for sig selv og hører ikke til noget",
                    if count == 2 { "linjen" } else { "linjerne" }
                ),
                "Slet linjerne. Hører ordene til teksten før, så skriv dem på samme linje som den.",
            ),
        };
        let at = range.start..range.start + first.trim_end().len();
        self.mistake("yaml", at, what, remedy.to_owned())
    }

    /// An item without its dash, at a column, where the dash belongs at another.
    fn no_dash_elsewhere(&self, range: Range<usize>, column: usize, right: usize) -> Problem {
        let begins = self.text[..range.start].rfind('\n').map_or(0, |at| at + 1);
        let line = self.line_with(range.start..range.start, "- ");
        let back = if column > right { "ud" } else { "ind" };
        let by = blanks(column.abs_diff(right));
        let remedy = format!("Ryk linjen {by} {back}, og skriv: »{line}«.");
        let at = range.start..self.character(range.start).end;
        let edit = LineEdit::new(begins..range.start, format!("{}- ", " ".repeat(right)));
        self.mistake("yaml", at, "her mangler en bindestreg", remedy).trying([edit])
    }

    /// A bracket that nothing closes: what closes it stands behind a `#`, or is missing at the end or before another.
    fn open(&self, range: Range<usize>, end: usize) -> Problem {
        let close = if self.text[range.clone()] == *"[" { "]" } else { "}" };
        let inner = &self.text[range.start..end];
        let mut edits = Vec::new();
        let mut quote_at = None;
        let mut what = format!("en liste i [ ] eller {{ }} er ikke lukket: her mangler {close}");
        if let Some(quote) = odd_quote(inner).map(|at| range.start + at) {
            super::scalar_message::NOT_CLOSED.clone_into(&mut what);
            quote_at = Some(quote..quote + 1);
            let closed = range.start + inner.trim_end_matches([']', '}']).len();
            let sign = self.text[quote..=quote].to_owned();
            let key = self.key_before(range.start).unwrap_or_default();
            edits.push((quote..quote + 1, String::new()));
            edits.push((closed..closed, sign));
            // The lines of an address and ids are parted by their commas; a sentence holds its own.
            let is_parted = key == "adresse" || !super::schema::takes_text(key);
            if !is_parted {
                edits.swap(0, 1);
            }
        }
        if let Some(at) = inner.find(" #").map(|at| range.start + at + 1) {
            let rest = &self.text[at..end];
            let item = at..at + rest.find([',', ']', '}', '\n']).unwrap_or(rest.len());
            edits.push((item.clone(), super::losses::quoted(&self.text[item])));
            edits.push((at..at + 1, String::new()));
        }
        // The inner bracket that is missing stands before the outer one.
        if let Some(outer) = inner.strip_suffix(close).map(|inner| range.start + inner.len()) {
            let other = if close == "]" { "}" } else { "]" };
            edits.push((outer..outer, other.to_owned()));
        }
        if !inner.ends_with(',') {
            edits.push((end..end, close.to_owned()));
        }
        // On the line where it is missing.
        let at = match quote_at {
            Some(quote) => quote,
            None if inner.contains('\n') => {
                let line = self.text[..range.start].matches('\n').count() + 1;
                what = format!("parentesen, der åbner på linje {line}, er ikke lukket: her mangler {close}");
                end - 1..end
            }
            None => range,
        };
        let at = at.start.min(self.text.floor_char_boundary(at.start))..at.end;
        self.mended("yaml", at, what, ("Skriv for eksempel: ", ""), edits)
    }

    /// A line that stands further in or out than those it belongs to.
    fn misplaced(&self, range: Range<usize>, column: usize, right: &[usize], before: &[usize]) -> Option<Problem> {
        let told = |right: usize| self.misplaced_at(range.clone(), column, right);
        let to = |right: &usize| self.moved(range.start, column, *right).moving(told(*right));
        // As many as there is time to try.
        let mut edits: Vec<LineEdit> = right.iter().take(3).map(to).collect();
        // A line before it may be the one that stands wrong.
        let before = before.iter().filter(|at| **at < range.start).map(|at| (*at, self.column(*at)));
        for (at, from) in before.filter(|(_, from)| *from != column) {
            let message = self.misplaced_at(self.character(at), from, column);
            edits.push(self.moved(at, from, column).moving(message));
        }
        Some(told(*right.first()?).trying(edits))
    }

    /// The bytes of the character that begins at one.
    fn character(&self, at: usize) -> Range<usize> {
        let length = self.text[at..].chars().next().map_or(0, char::len_utf8);
        at..at + length
    }

    /// How many characters stand before a byte on its line.
    fn column(&self, at: usize) -> usize {
        let begins = self.text[..at].rfind('\n').map_or(0, |at| at + 1);
        self.text[begins..at].chars().count()
    }

    /// A line that begins at a byte and is moved from a column to another.
    fn moved(&self, at: usize, column: usize, right: usize) -> LineEdit {
        let begins = self.text[..at].rfind('\n').map_or(0, |at| at + 1);
        let is_indentation = self.text[begins..at].trim().is_empty();
        let added = right.saturating_sub(column);
        let (range, instead) = if is_indentation {
            (begins..at, " ".repeat(right))
        } else {
            // A key after a dash moves with it.
            let ends = begins + self.text[begins..at].len() - self.text[begins..at].trim_start().len();
            let kept = (ends - begins + added).saturating_sub(column.saturating_sub(right));
            (begins..ends, " ".repeat(kept))
        };
        LineEdit::new(range, instead)
    }

    fn misplaced_at(&self, range: Range<usize>, column: usize, right: usize) -> Problem {
        let line = self.line_with(range.end..range.end, "");
        let (which, back) = if column > right { ("ind", "ud") } else { ("ud", "ind") };
        let by = blanks(column.abs_diff(right));
        let remedy = format!("Ryk linjen {by} {back}, så den står lige under dem, den hører sammen med: »{line}«.");
        self.mistake("yaml", range, format!("linjen er rykket {by} for langt {which}"), remedy)
    }

    /// The key of the line that a byte is on.
    fn key_before(&self, at: usize) -> Option<&str> {
        let begins = self.text[..at].rfind('\n').map_or(0, |at| at + 1);
        let before = self.text[begins..at].trim().trim_start_matches("- ").trim_end_matches(':');
        (!before.is_empty()).then_some(before)
    }

    /// Whether the line before is a key of its own, an item or a bullet.
    fn begins_list(&self, at: usize) -> bool {
        let mut lines = self.text[..at].lines().rev().skip(1);
        let before = lines.find(|line| !line.trim().is_empty()).unwrap_or_default().trim();
        before.ends_with(':') || before.starts_with(BULLETS) || before.starts_with("- ")
    }

    /// Whether the lines after a key and its comment belong to the key.
    fn holds_lines(&self, at: usize) -> bool {
        let begins = self.text[..at].rfind('\n').map_or(0, |at| at + 1);
        let before = &self.text[begins..at];
        let column = before.len() - before.trim_start_matches([' ', '-']).len();
        let after = self.text[at..].split_once('\n').map_or("", |(_, after)| after);
        holds_lines(after, column)
    }
}

/// The quote of a text between brackets that has no other half.
fn odd_quote(inner: &str) -> Option<usize> {
    if inner.contains('\n') {
        return None;
    }
    let double = inner.rfind('"').filter(|_| inner.matches('"').count() % 2 == 1);
    let single = ["['", "{'", ", '", ": '"]
        .iter()
        .filter_map(|sign| inner.rfind(sign).map(|at| at + sign.len() - 1))
        .max();
    double.or_else(|| single.filter(|_| inner.matches('\'').count() % 2 == 1))
}

/// So many blanks, in words.
pub(super) fn blanks(number: usize) -> String {
    match number {
        1 => "ét mellemrum".to_owned(),
        2 => "to mellemrum".to_owned(),
        _ => format!("{number} mellemrum"),
    }
}
