//! Classes of slips, each tried at every place of the example files where it fits: what a person meant is read, or a message
//! stands at the line; and what is written soundly in another way is read without a word.
//!
//! The judge knows nothing of how files are read: it holds what papers would tell (their views) up against what they tell of
//! the file without the slip. Where a message writes the line as it should be, that line is put in, and must mean the same.
//!
//! One place in four hundred is tried; `DIALOGDOK_SLIPS=all` tries them all, `DIALOGDOK_SLIPS=3/10` those of one tenth.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use dialogdok::case::{Problem, Severity};
use dialogdok::deliver::produce::{Planned, examine_whole, planned};
use dialogdok::deliver::session::{Asked, Session, Settings};
use dialogdok::documents::{Paper, Selection};
use support::Municipality;

/// What is done to the lines of a file at one of them; none where it does not fit.
type Change = fn(&[&str], usize) -> Option<Vec<String>>;

/// A line of YAML as far as the slips need it.
struct Parts<'a> {
    indentation: &'a str,
    dash: &'a str,
    key: &'a str,
    value: &'a str,
}

/// The parts of a line; the key is empty where there is none. Neither comments nor blocks of text.
fn parts(line: &str) -> Option<Parts<'_>> {
    let code = line.trim_start();
    let indentation = &line[..line.len() - code.len()];
    let (dash, rest) = code.strip_prefix("- ").map_or(("", code), |rest| ("- ", rest));
    if rest.is_empty() || rest.starts_with(['#', '"', '\'', '{']) || line.contains(" #") {
        return None;
    }
    let (key, value) = match rest.split_once(": ") {
        Some((key, value)) if !key.contains(['[', '{', ',']) => (key, value),
        _ => (rest.strip_suffix(':').unwrap_or(""), if rest.ends_with(':') { "" } else { rest }),
    };
    Some(Parts {
        indentation,
        dash,
        key,
        value,
    })
}

impl Parts<'_> {
    fn head(&self) -> String {
        let colon = if self.key.is_empty() { "" } else { ": " };
        format!("{}{}{}{colon}", self.indentation, self.dash, self.key)
    }

    fn is_plain(&self) -> bool {
        !self.value.is_empty() && !self.value.starts_with(['[', '{', '"', '\'', '|', '>', '-', '*', '&'])
    }
}

/// The lines with one of them put in another's place.
fn with(lines: &[&str], at: usize, instead: String) -> Option<Vec<String>> {
    let mut changed: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
    changed[at] = instead;
    Some(changed)
}

/// A change of one line's plain value.
fn value(lines: &[&str], at: usize, change: impl Fn(&str) -> Option<String>) -> Option<Vec<String>> {
    let parts = parts(lines[at]).filter(Parts::is_plain)?;
    with(lines, at, parts.head() + &change(parts.value)?)
}

/// A change of what stands between the brackets of one line.
fn flow(lines: &[&str], at: usize, change: impl Fn(Vec<&str>) -> Option<String>) -> Option<Vec<String>> {
    let parts = parts(lines[at])?;
    let inner = parts.value.strip_prefix('[')?.strip_suffix(']')?;
    let items: Vec<&str> = inner.split(", ").collect();
    let is_simple = !inner.contains(['[', '{', '"']) && !inner.is_empty();
    with(lines, at, parts.head() + &change(items).filter(|_| is_simple)?)
}

fn first_word(text: &str) -> (&str, &str) {
    text.split_once(' ').unwrap_or((text, ""))
}

fn last_word(text: &str) -> Option<(&str, &str)> {
    text.rsplit_once(' ')
}

fn signed(lines: &[&str], at: usize, sign: &str) -> Option<Vec<String>> {
    value(lines, at, |text| Some(format!("{sign}{text}")))
}

/// A day of ISO 8601 at the beginning of a value.
fn day(text: &str) -> Option<(&str, &str, &str, &str)> {
    let is_day = text.len() >= 10 && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-' && text.is_char_boundary(10);
    is_day.then(|| (&text[..4], &text[5..7], &text[8..10], &text[10..]))
}

fn in_months(month: &str) -> &'static str {
    const NAMES: [&str; 12] = [
        "januar",
        "februar",
        "marts",
        "april",
        "maj",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "december",
    ];
    NAMES[month.parse::<usize>().expect("a month") - 1]
}

/// An item of a list with a dash, and no key.
fn item(lines: &[&str], at: usize) -> Option<(usize, String)> {
    let parts = parts(lines[at]).filter(|parts| parts.key.is_empty() && !parts.dash.is_empty() && parts.is_plain())?;
    Some((parts.indentation.len(), parts.value.to_owned()))
}

/// Every class: its name, and what it does.
const SLIPS: &[(&str, Change)] = &[
    ("a # before the last word", |l, i| {
        value(l, i, |text| last_word(text).map(|(head, last)| format!("{head} #{last}")))
    }),
    ("a # before the whole", |l, i| signed(l, i, "#")),
    ("! first", |l, i| signed(l, i, "!")),
    ("& first", |l, i| signed(l, i, "&")),
    ("* first", |l, i| signed(l, i, "*")),
    ("@ first", |l, i| signed(l, i, "@")),
    ("` first", |l, i| signed(l, i, "`")),
    ("% first", |l, i| signed(l, i, "%")),
    ("> first", |l, i| signed(l, i, "> ")),
    ("| first", |l, i| signed(l, i, "| ")),
    ("- first", |l, i| {
        value(l, i, |text| Some(format!("- {text}"))).filter(|_| !l[i].trim_start().starts_with('-'))
    }),
    ("no blank after the colon", |l, i| {
        let parts = parts(l[i]).filter(|parts| !parts.key.is_empty() && !parts.value.is_empty())?;
        with(l, i, format!("{}{}{}:{}", parts.indentation, parts.dash, parts.key, parts.value))
    }),
    ("a blank before the colon", |l, i| {
        let parts = parts(l[i]).filter(|parts| !parts.key.is_empty())?;
        with(l, i, format!("{}{}{} : {}", parts.indentation, parts.dash, parts.key, parts.value))
    }),
    ("no colon", |l, i| {
        let parts = parts(l[i]).filter(|parts| !parts.key.is_empty())?;
        with(l, i, format!("{}{}{} {}", parts.indentation, parts.dash, parts.key, parts.value))
    }),
    ("= for a colon", |l, i| {
        let parts = parts(l[i]).filter(|parts| !parts.key.is_empty() && !parts.value.is_empty())?;
        with(l, i, format!("{}{}{} = {}", parts.indentation, parts.dash, parts.key, parts.value))
    }),
    ("; for a colon", |l, i| {
        let parts = parts(l[i]).filter(|parts| !parts.key.is_empty())?;
        with(l, i, format!("{}{}{}; {}", parts.indentation, parts.dash, parts.key, parts.value))
    }),
    ("a capital key", |l, i| {
        let parts = parts(l[i]).filter(|parts| !parts.key.is_empty())?;
        let (first, rest) = parts.key.split_at(parts.key.chars().next()?.len_utf8());
        with(
            l,
            i,
            format!("{}{}{}{rest}: {}", parts.indentation, parts.dash, first.to_uppercase(), parts.value),
        )
    }),
    ("a tabulator", |l, i| {
        let parts = parts(l[i]).filter(|parts| parts.indentation.len() > 1)?;
        with(l, i, format!("\t{}", &l[i][parts.indentation.len()..]))
    }),
    ("a hard blank after the colon", |l, i| {
        let parts = parts(l[i]).filter(|parts| !parts.key.is_empty() && !parts.value.is_empty())?;
        with(
            l,
            i,
            format!("{}{}{}:\u{a0}{}", parts.indentation, parts.dash, parts.key, parts.value),
        )
    }),
    ("a hard blank in the indentation", |l, i| {
        let parts = parts(l[i]).filter(|parts| parts.indentation.len() > 1)?;
        with(l, i, format!("\u{a0}{}", &l[i][1.min(parts.indentation.len())..]))
    }),
    ("a character of no width", |l, i| {
        value(l, i, |text| {
            let at = text.chars().next()?.len_utf8();
            Some(format!("{}\u{200b}{}", &text[..at], &text[at..]))
        })
    }),
    ("curly quotes", |l, i| value(l, i, |text| Some(format!("“{text}”")))),
    ("guillemets", |l, i| value(l, i, |text| Some(format!("»{text}«")))),
    ("a quote that is not closed", |l, i| signed(l, i, "\"")),
    ("an apostrophe first", |l, i| signed(l, i, "'")),
    ("a straight quote closed by a curly one", |l, i| {
        value(l, i, |text| Some(format!("\"{text}”")))
    }),
    ("a text that goes on after its quotes", |l, i| {
        value(l, i, |text| {
            let (first, rest) = first_word(text);
            (!rest.is_empty()).then(|| format!("\"{first}\" {rest}"))
        })
    }),
    ("a # after the quotes", |l, i| {
        value(l, i, |text| last_word(text).map(|(head, last)| format!("\"{head}\" #{last}")))
    }),
    ("nothing after the colon", |l, i| {
        let parts = parts(l[i]).filter(|parts| !parts.key.is_empty() && parts.is_plain())?;
        with(l, i, parts.head().trim_end().to_owned())
    }),
    ("only a remark after the colon", |l, i| {
        let parts = parts(l[i]).filter(|parts| !parts.key.is_empty() && parts.is_plain())?;
        with(l, i, format!("{}# {}", parts.head(), parts.value))
    }),
    ("~ after the colon", |l, i| {
        let parts = parts(l[i]).filter(|parts| !parts.key.is_empty() && parts.is_plain())?;
        with(l, i, parts.head() + "~")
    }),
    ("nothing between the brackets", |l, i| flow(l, i, |_| Some(String::new()))),
    ("the line after it on the same line", |l, i| {
        let (_, next) = (parts(l[i]).filter(Parts::is_plain)?, parts(l.get(i + 1)?)?);
        let mut changed = with(l, i, format!("{}, {}", l[i], l[i + 1].trim_start()))?;
        (next.dash.is_empty() && !next.key.is_empty() && next.is_plain()).then(|| changed.remove(i + 1))?;
        Some(changed)
    }),
    ("a key one blank further in", |l, i| {
        with(l, i, parts(l[i]).map(|_| format!(" {}", l[i]))?)
    }),
    ("a key two blanks further in", |l, i| {
        with(l, i, parts(l[i]).map(|_| format!("  {}", l[i]))?)
    }),
    ("a key one blank further out", |l, i| {
        with(l, i, l[i].strip_prefix(' ').filter(|_| parts(l[i]).is_some())?.to_owned())
    }),
    ("a key two blanks further out", |l, i| {
        with(l, i, l[i].strip_prefix("  ").filter(|_| parts(l[i]).is_some())?.to_owned())
    }),
    ("a bullet for a dash", |l, i| {
        let (indentation, text) = item(l, i)?;
        with(l, i, format!("{}• {text}", " ".repeat(indentation)))
    }),
    ("a long dash for a dash", |l, i| {
        let (indentation, text) = item(l, i)?;
        with(l, i, format!("{}– {text}", " ".repeat(indentation)))
    }),
    ("* for a dash", |l, i| {
        let (indentation, text) = item(l, i)?;
        with(l, i, format!("{}* {text}", " ".repeat(indentation)))
    }),
    ("1. for a dash", |l, i| {
        let (indentation, text) = item(l, i)?;
        with(l, i, format!("{}1. {text}", " ".repeat(indentation)))
    }),
    ("no blank after the dash", |l, i| {
        let (indentation, text) = item(l, i)?;
        with(l, i, format!("{}-{text}", " ".repeat(indentation)))
    }),
    ("no dash", |l, i| {
        let (indentation, text) = item(l, i)?;
        with(l, i, format!("{}{text}", " ".repeat(indentation)))
    }),
    ("an item further in", |l, i| {
        let (indentation, text) = item(l, i)?;
        with(l, i, format!("{}- {text}", " ".repeat(indentation + 2)))
    }),
    ("a bullet further in", |l, i| {
        let (indentation, text) = item(l, i)?;
        with(l, i, format!("{}• {text}", " ".repeat(indentation + 2)))
    }),
    ("a bracket that is not closed", |l, i| {
        flow(l, i, |items| Some(format!("[{}", items.join(", "))))
    }),
    ("a bracket that is not opened", |l, i| {
        flow(l, i, |items| Some(format!("{}]", items.join(", "))))
    }),
    ("round brackets", |l, i| flow(l, i, |items| Some(format!("({})", items.join(", "))))),
    ("semicolons in brackets", |l, i| {
        flow(l, i, |items| (items.len() > 1).then(|| format!("[{}]", items.join("; "))))
    }),
    ("no commas in brackets", |l, i| {
        flow(l, i, |items| (items.len() > 1).then(|| format!("[{}]", items.join(" "))))
    }),
    ("no brackets", |l, i| flow(l, i, |items| Some(items.join(", ")))),
    ("»og« before the last, no brackets", |l, i| {
        flow(l, i, |items| {
            let (last, rest) = items.split_last().filter(|(_, rest)| !rest.is_empty())?;
            Some(format!("{} og {last}", rest.join(", ")))
        })
    }),
    ("»og« before the last", |l, i| {
        flow(l, i, |items| {
            let (last, rest) = items.split_last().filter(|(_, rest)| !rest.is_empty())?;
            Some(format!("[{} og {last}]", rest.join(", ")))
        })
    }),
    ("curly quotes in brackets", |l, i| {
        flow(l, i, |items| {
            Some(format!(
                "[{}]",
                items.iter().map(|item| format!("“{item}”")).collect::<Vec<_>>().join(", ")
            ))
        })
    }),
    ("a # in brackets", |l, i| {
        flow(l, i, |items| {
            let (head, last) = last_word(items.first()?)?;
            let rest: Vec<&str> = items[1..].to_vec();
            let rest = if rest.is_empty() {
                String::new()
            } else {
                format!(", {}", rest.join(", "))
            };
            Some(format!("[{head} #{last}{rest}]"))
        })
    }),
    ("a # after brackets", |l, i| {
        flow(l, i, |items| {
            let (last, rest) = items.split_last().filter(|(_, rest)| !rest.is_empty())?;
            Some(format!("[{}] #{last}", rest.join(", ")))
        })
    }),
    ("a day the Danish way", |l, i| {
        value(l, i, |text| day(text).map(|(y, m, d, rest)| format!("{d}-{m}-{y}{rest}")))
    }),
    ("a day with two digits of the year", |l, i| {
        value(l, i, |text| day(text).map(|(y, m, d, rest)| format!("{d}/{m}-{}{rest}", &y[2..])))
    }),
    ("a day in words", |l, i| {
        value(l, i, |text| {
            day(text).map(|(y, m, d, rest)| {
                let kl = if rest.is_empty() { "" } else { " kl." };
                format!("{}. {} {y}{kl}{rest}", d.trim_start_matches('0'), in_months(m))
            })
        })
    }),
    ("a day with a wrong weekday", |l, i| {
        value(l, i, |text| {
            let (y, m, d, rest) = day(text)?;
            let date = chrono::NaiveDate::from_ymd_opt(y.parse().ok()?, m.parse().ok()?, d.parse().ok()?)?;
            let wrong = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]
                [(chrono::Datelike::weekday(&date).num_days_from_monday() as usize + 3) % 7];
            Some(format!("{wrong} den {}. {} {y}{rest}", d.trim_start_matches('0'), in_months(m)))
        })
    }),
    ("a # in a day", |l, i| {
        value(l, i, |text| day(text).map(|(y, m, d, rest)| format!("{y}-{m} #{d}{rest}")))
    }),
    ("a ! after a day", |l, i| value(l, i, |text| day(text).map(|_| format!("{text}!")))),
    ("a day without its year", |l, i| {
        value(l, i, |text| day(text).map(|(_, m, d, rest)| format!("{d}. {}{rest}", in_months(m))))
    }),
    ("a key twice", |l, i| {
        let parts = parts(l[i]).filter(|parts| parts.dash.is_empty() && !parts.key.is_empty() && parts.is_plain())?;
        let mut changed = with(l, i, l[i].to_owned())?;
        changed.insert(i + 1, format!("{}en anden", parts.head()));
        Some(changed)
    }),
    ("a line that goes on at its own beginning", |l, i| {
        let parts = parts(l[i]).filter(Parts::is_plain)?;
        let (head, last) = last_word(parts.value)?;
        let mut changed = with(l, i, format!("{}{head}", parts.head()))?;
        changed.insert(i + 1, format!("{}{last}", parts.indentation));
        Some(changed)
    }),
    ("no dash before a person", |l, i| {
        let parts = parts(l[i]).filter(|parts| !parts.dash.is_empty() && !parts.key.is_empty())?;
        with(l, i, format!("{}  {}: {}", parts.indentation, parts.key, parts.value))
    }),
];

/// What is sound, written in another way.
const SOUND: &[(&str, Change)] = &[
    ("a remark", |l, i| {
        parts(l[i])
            .filter(Parts::is_plain)
            .and_then(|_| with(l, i, format!("{} # en bemærkning", l[i])))
    }),
    ("a remark before", |l, i| {
        parts(l[i])?;
        let mut changed = with(l, i, l[i].to_owned())?;
        changed.insert(i, "# en bemærkning: #1, »to« og \"tre\"".to_owned());
        changed.insert(i, String::new());
        Some(changed)
    }),
    ("quotes", |l, i| {
        value(l, i, |text| (!text.contains('"')).then(|| format!("\"{text}\"")))
    }),
    ("single quotes", |l, i| {
        value(l, i, |text| Some(format!("'{}'", text.replace('\'', "''"))))
    }),
    ("quotes and a remark", |l, i| {
        value(l, i, |text| (!text.contains('"')).then(|| format!("\"{text}\"  # en bemærkning")))
    }),
    ("a line that goes on", |l, i| {
        let parts = parts(l[i]).filter(Parts::is_plain)?;
        let (head, last) = last_word(parts.value).filter(|(_, last)| !last.starts_with('#'))?;
        let mut changed = with(l, i, format!("{}{head}", parts.head()))?;
        changed.insert(i + 1, format!("{}      {last}", parts.indentation));
        Some(changed)
    }),
    ("a block", |l, i| {
        let parts = parts(l[i]).filter(|parts| parts.is_plain() && !parts.key.is_empty())?;
        let mut changed = with(l, i, format!("{}>-", parts.head()))?;
        changed.insert(i + 1, format!("{}      {}", parts.indentation, parts.value));
        Some(changed)
    }),
    ("blanks at the end", |l, i| {
        parts(l[i]).and_then(|_| with(l, i, format!("{}   ", l[i])))
    }),
    ("more blanks after the colon", |l, i| {
        let parts = parts(l[i]).filter(|parts| !parts.key.is_empty() && !parts.value.is_empty())?;
        with(l, i, format!("{}{}{}:   {}", parts.indentation, parts.dash, parts.key, parts.value))
    }),
    ("a list on lines of its own", |l, i| {
        let parts = parts(l[i]).filter(|parts| !parts.key.is_empty())?;
        let inner = parts.value.strip_prefix('[')?.strip_suffix(']')?;
        let items: Vec<&str> = inner.split(", ").filter(|_| !inner.contains(['[', '{', '"', '\''])).collect();
        let mut changed = with(l, i, format!("{}{}{}:", parts.indentation, parts.dash, parts.key))?;
        let column = parts.indentation.len() + parts.dash.len() + 2;
        for item in items.iter().rev() {
            changed.insert(i + 1, format!("{}- {item}", " ".repeat(column)));
        }
        (!items.is_empty()).then_some(changed)
    }),
    ("the day in words", |l, i| {
        value(l, i, |text| {
            let (y, m, d, rest) = day(text).filter(|(.., rest)| rest.is_empty())?;
            Some(format!("{}. {} {y}{rest}", d.trim_start_matches('0'), in_months(m)))
        })
    }),
];

/// The papers that are looked at. Seating people on the map takes long, and what stands there stands in the overview too, but
/// for fields, distances and lines.
const PAPERS: [Paper; 4] = [Paper::Invitation, Paper::MeetingFolder, Paper::Minutes, Paper::Overview];

/// What these papers of a case would tell, letters and digits alone, and the messages about it.
struct Seen {
    views: BTreeMap<String, String>,
    problems: Vec<Problem>,
}

/// A copy of the example municipality, to be changed.
struct Desk {
    municipality: Municipality,
    session: Session,
}

impl Desk {
    fn new() -> Self {
        let municipality = Municipality::example();
        let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
        let session = Session::open(Settings::on(day)).expect("the built-in templates");
        Self { municipality, session }
    }

    fn look(&self, folder: &Path) -> Seen {
        let told = |view: &serde_json::Value| view.to_string().chars().filter(|c| c.is_alphanumeric()).collect();
        let mut seen = Seen {
            views: BTreeMap::new(),
            problems: Vec::new(),
        };
        for paper in PAPERS {
            let asked = Asked {
                papers: Selection::Paper(paper),
                ..Asked::default()
            };
            let Planned { reading, plan, .. } = planned(&self.session, folder, &[], &asked);
            let views = plan.documents().iter().filter_map(|d| Some((d.id().path(), told(d.view()?))));
            seen.views.extend(views);
            seen.problems = reading.problems;
        }
        seen
    }

    /// What comes of a change.
    fn try_one(&self, file: &Path, lines: &[&str], changed: &[String], at: usize, sound: &Seen) -> Verdict {
        let folder = file.parent().expect("a case");
        fs::write(file, changed.join("\n") + "\n").expect("the file can be written");
        let seen = self.look(folder);
        let mut verdict = Verdict::Read;
        if seen.views != sound.views {
            let told = self.told_at(&seen.problems, file, at).or_else(|| {
                let reading = examine_whole(&self.session, folder);
                self.told_at(&reading.problems, file, at)
            });
            verdict = match told {
                None => Verdict::Lost(summary(&seen.problems)),
                Some(remedy) => match line_of(&remedy).map(|line| self.mended(file, changed, at, &line, sound)) {
                    Some(false) => Verdict::BadLine(remedy),
                    _ => Verdict::Told,
                },
            };
        }
        fs::write(file, lines.join("\n") + "\n").expect("the file can be written");
        verdict
    }

    /// What to do about it, by a message at the line or beside it.
    fn told_at(&self, problems: &[Problem], file: &Path, at: usize) -> Option<String> {
        let is_here = |problem: &&Problem| {
            let line = problem.place.line();
            problem.place.path() == file && (line == 0 || line.abs_diff(at + 1) <= 1)
        };
        problems.iter().find(is_here).map(|problem| problem.remedy.clone())
    }

    /// Whether the line as a message writes it makes the file mean what it meant.
    fn mended(&self, file: &Path, changed: &[String], at: usize, line: &str, sound: &Seen) -> bool {
        [at, at + 1].into_iter().filter(|at| *at < changed.len()).any(|at| {
            let written = &changed[at];
            let indentation: String = written.chars().take_while(|c| c.is_whitespace()).collect();
            let indentation = indentation.replace('\t', "  ");
            let mut mended = changed.to_vec();
            mended[at] = format!("{indentation}{}", line.trim_start());
            fs::write(file, mended.join("\n") + "\n").expect("the file can be written");
            self.look(file.parent().expect("a case")).views == sound.views
        })
    }
}

/// What came of a slip.
#[derive(Debug, PartialEq)]
enum Verdict {
    Read,
    Told,
    /// Neither; what was said elsewhere.
    Lost(String),
    /// Told, with a line that is wrong.
    BadLine(String),
}

fn summary(problems: &[Problem]) -> String {
    let one = |p: &Problem| format!("{}:{} {}", p.place.line(), p.rule, p.what);
    problems.iter().take(3).map(one).collect::<Vec<_>>().join(" / ")
}

/// The line that a remedy says is right, where it says »Skriv: »…««.
fn line_of(remedy: &str) -> Option<String> {
    let from = remedy.find("Skriv: »")? + "Skriv: »".len();
    let line = remedy[from..].split("«. ").next()?;
    let line = line.strip_suffix("«.").unwrap_or(line);
    (!line.ends_with('…')).then(|| line.to_owned())
}

/// The files of the example cases.
fn files(desk: &Desk) -> Vec<PathBuf> {
    let all = walkdir::WalkDir::new(desk.municipality.path().join("sager")).sort_by_file_name();
    let files = all.into_iter().flatten().map(walkdir::DirEntry::into_path);
    files
        .filter(|path| path.extension().is_some_and(|ending| ending == "yaml"))
        .collect()
}

/// Which places are tried: those whose number leaves this remainder; `usual` unless more are asked for.
fn share(usual: (usize, usize)) -> (usize, usize) {
    match std::env::var("DIALOGDOK_SLIPS").ok().as_deref() {
        Some("all") => (0, 1),
        Some(share) => {
            let (part, of) = share.split_once('/').expect("as 3/10");
            (part.parse().expect("a number"), of.parse().expect("a number"))
        }
        None => usual,
    }
}

/// Tries each change at each chosen place, on all cores; `judge` gets the class, the place and what came of it.
fn try_all(
    changes: &[(&str, Change)],
    usual: (usize, usize),
    judge: impl Fn(&Desk, &str, &Path, &[&str], &[String], usize, &Seen) -> Option<String> + Sync,
) -> (usize, Vec<String>) {
    let (part, of) = share(usual);
    let (tried, next) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let wrong = Mutex::new(Vec::new());
    let work = || {
        let desk = Desk::new();
        let files = files(&desk);
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(file) = files.get(index) else { break };
            let text = fs::read_to_string(file).expect("an example");
            let lines: Vec<&str> = text.lines().collect();
            let sound = desk.look(file.parent().expect("a case"));
            for (class, (name, change)) in changes.iter().enumerate() {
                // Another share of the places for each class and file, so that together they meet every kind of line.
                let chosen = (0..lines.len()).filter(|at| (at + class * 7 + index * 3) % of == part);
                for (at, changed) in chosen.filter_map(|at| Some((at, change(&lines, at)?))) {
                    tried.fetch_add(1, Ordering::Relaxed);
                    if let Some(complaint) = judge(&desk, name, file, &lines, &changed, at, &sound) {
                        let place = format!("{}:{}", file.file_name().expect("a name").display(), at + 1);
                        let key = file.parent().and_then(Path::file_name).expect("a case").display();
                        let mut wrong = wrong.lock().expect("no panic before");
                        wrong.push(format!("{name}: {key}/{place}\n    {}\n    {complaint}", changed[at].trim()));
                    }
                }
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, std::num::NonZero::get).min(8) {
            scope.spawn(work);
        }
    });
    let mut wrong = wrong.into_inner().expect("no panic before");
    wrong.sort();
    (tried.into_inner(), wrong)
}

#[test]
fn a_slip_is_read_as_it_was_meant_or_told_of_at_its_line() {
    let (tried, wrong) = try_all(SLIPS, (3, 400), |desk, _, file, lines, changed, at, sound| {
        match desk.try_one(file, lines, changed, at, sound) {
            Verdict::Read | Verdict::Told => None,
            Verdict::Lost(said) => Some(format!("is lost; said elsewhere: {said}")),
            Verdict::BadLine(remedy) => Some(format!("the line as it should be is not: {remedy}")),
        }
    });
    assert!(tried > 50, "{tried}");
    assert!(wrong.is_empty(), "{} of {tried}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_is_sound_in_another_way_is_read_without_a_word() {
    let (tried, wrong) = try_all(SOUND, (3, 60), |desk, _, file, lines, changed, _, sound| {
        fs::write(file, changed.join("\n") + "\n").expect("the file can be written");
        let seen = desk.look(file.parent().expect("a case"));
        fs::write(file, lines.join("\n") + "\n").expect("the file can be written");
        let count = |seen: &Seen, severity| seen.problems.iter().filter(|p| p.severity == severity).count();
        let is_same = [Severity::Error, Severity::Advice]
            .into_iter()
            .all(|s| count(&seen, s) == count(sound, s));
        match (seen.views == sound.views, is_same) {
            (true, true) => None,
            (false, _) => Some(format!("means something else: {}", summary(&seen.problems))),
            (_, false) => Some(format!("is told of: {}", summary(&seen.problems))),
        }
    });
    assert!(tried > 10, "{tried}");
    assert!(wrong.is_empty(), "{} of {tried}:\n{}", wrong.len(), wrong.join("\n"));
}
