//! What a person may type wrong on one line of a file, and what they may type otherwise and soundly: each for any key, whatever
//! stands there.

/// What is to be said of a line that has been changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A message, whatever YAML makes of it.
    Told,
    /// A message where YAML makes something else of it than stood there.
    ToldIfLost,
    /// Nothing: it is sound.
    Nothing,
}

/// A line of a file that is written with one key or one item to a line.
#[derive(Clone, Debug)]
pub struct Line {
    pub indentation: String,
    /// `- ` where an item begins.
    pub dash: &'static str,
    /// Empty where there is none.
    pub key: String,
    /// Empty where lines stand below.
    pub value: String,
}

impl Line {
    /// The parts of a line.
    pub fn of(line: &str) -> Self {
        let code = line.trim_start();
        let indentation = line[..line.len() - code.len()].to_owned();
        let (dash, rest) = code.strip_prefix("- ").map_or(("", code), |rest| ("- ", rest));
        let (key, value) = match rest.split_once(": ") {
            Some((key, value)) if !rest.starts_with('[') => (key, value),
            _ => rest.strip_suffix(':').map_or(("", rest), |key| (key, "")),
        };
        Self {
            indentation,
            dash,
            key: key.to_owned(),
            value: value.to_owned(),
        }
    }

    /// With another key and another value; nothing between them where there is no key.
    fn with(&self, key: &str, colon: &str, value: &str) -> String {
        let line = format!("{}{}{key}{colon}{value}", self.indentation, self.dash);
        line.trim_end().to_owned()
    }

    fn colon(&self) -> &'static str {
        if self.key.is_empty() { "" } else { ": " }
    }

    fn valued(&self, value: &str) -> String {
        self.with(&self.key, self.colon(), value)
    }

    fn is_plain(&self) -> bool {
        !self.value.is_empty() && !self.value.starts_with(['[', '"'])
    }

    fn items(&self) -> Option<Vec<&str>> {
        Some(self.value.strip_prefix('[')?.strip_suffix(']')?.split(", ").collect())
    }

    /// How far in what stands below the line's key stands.
    fn column(&self) -> usize {
        self.indentation.len() + self.dash.len()
    }
}

/// What has become of the lines: one or several in the place of one.
type Change = fn(&Line, &str) -> Option<Vec<String>>;

/// One class.
pub struct Slip {
    pub name: &'static str,
    pub expected: Expected,
    /// Only where any text may stand, or only where none may.
    pub texts: Option<bool>,
    pub change: Change,
}

const fn slip(name: &'static str, expected: Expected, change: Change) -> Slip {
    Slip {
        name,
        expected,
        texts: None,
        change,
    }
}

fn one(line: impl Into<String>) -> Option<Vec<String>> {
    Some(vec![line.into()])
}

fn keyed(line: &Line, change: impl Fn(&str, &str) -> String) -> Option<Vec<String>> {
    (!line.key.is_empty()).then(|| vec![format!("{}{}{}", line.indentation, line.dash, change(&line.key, &line.value))])
}

fn plain(line: &Line, change: impl Fn(&str) -> String) -> Option<Vec<String>> {
    line.is_plain().then(|| vec![line.valued(&change(&line.value))])
}

/// In the place of a value that says something: nothing that does.
fn emptied(line: &Line, with: &str) -> Option<Vec<String>> {
    (!line.key.is_empty() && !line.value.is_empty()).then(|| vec![line.valued(with)])
}

fn listed(line: &Line, change: impl Fn(&[&str]) -> String) -> Option<Vec<String>> {
    line.items().map(|items| vec![line.valued(&change(&items))])
}

fn bulleted(line: &Line, mark: &str) -> Option<Vec<String>> {
    (!line.dash.is_empty()).then(|| vec![format!("{}{mark}{}{}{}", line.indentation, line.key, line.colon(), line.value)])
}

/// A line moved by a number of blanks.
fn moved(whole: &str, by: isize) -> Option<Vec<String>> {
    if by > 0 {
        return one(format!("{}{whole}", " ".repeat(by.unsigned_abs())));
    }
    whole.strip_prefix(&*" ".repeat(by.unsigned_abs())).and_then(one)
}

fn ascii(text: &str) -> String {
    text.replace('æ', "ae").replace('ø', "oe").replace('å', "aa").replace('Å', "Aa")
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

const TOLD: Expected = Expected::Told;
const IF_LOST: Expected = Expected::ToldIfLost;
const SOUND: Expected = Expected::Nothing;

/// Every class.
pub const SLIPS: &[Slip] = &[
    slip("a tabulator for blanks", IF_LOST, |l, w| {
        (l.indentation.len() > 1).then(|| vec![format!("\t{}", &w[l.indentation.len()..])])
    }),
    slip("a tabulator before all", IF_LOST, |_, w| one(format!("\t{w}"))),
    slip("a comment glued to its #", TOLD, |l, _| plain(l, |v| format!("{v} #husk det"))),
    slip("a # before the value", TOLD, |l, _| plain(l, |v| format!("#{v}"))),
    slip("a # in the middle", TOLD, |l, _| {
        let (head, tail) = l.value.rsplit_once(' ').filter(|_| l.is_plain())?;
        one(l.valued(&format!("{head} #{tail}")))
    }),
    Slip {
        name: "a comment of two slashes",
        expected: TOLD,
        texts: Some(false),
        change: |l, _| plain(l, |v| format!("{v} // husk det")),
    },
    slip("no blank after the colon", IF_LOST, |l, _| {
        keyed(l, |key, value| format!("{key}:{value}")).filter(|_| !l.value.is_empty())
    }),
    slip("a blank before the colon and none after", IF_LOST, |l, _| {
        keyed(l, |key, value| format!("{key} :{value}")).filter(|_| !l.value.is_empty())
    }),
    slip("no colon", IF_LOST, |l, _| {
        keyed(l, |key, value| format!("{key} {value}").trim_end().to_owned())
    }),
    slip("a wide colon", IF_LOST, |l, _| keyed(l, |key, value| format!("{key}：{value}"))),
    slip("an equals sign", IF_LOST, |l, _| {
        keyed(l, |key, value| format!("{key} = {value}").trim_end().to_owned())
    }),
    slip("a semicolon for the colon", IF_LOST, |l, _| {
        keyed(l, |key, value| format!("{key}; {value}").trim_end().to_owned())
    }),
    slip("two colons", IF_LOST, |l, _| {
        keyed(l, |key, value| format!("{key}:: {value}").trim_end().to_owned())
    }),
    slip("curly quotes", IF_LOST, |l, _| plain(l, |v| format!("“{v}”"))),
    slip("quotes of the Danish kind", IF_LOST, |l, _| plain(l, |v| format!("»{v}«"))),
    slip("a quote that is not closed", IF_LOST, |l, _| plain(l, |v| format!("\"{v}"))),
    slip("a quote that is not opened", IF_LOST, |l, _| plain(l, |v| format!("{v}\""))),
    slip("a quote closed by a curly one", IF_LOST, |l, _| plain(l, |v| format!("\"{v}”"))),
    slip("words after the quotes", IF_LOST, |l, _| {
        let (head, tail) = l.value.split_once(' ').filter(|_| l.is_plain())?;
        one(l.valued(&format!("\"{head}\" {tail}")))
    }),
    slip("a list with commas", SOUND, |l, _| listed(l, |items| items.join(", "))),
    slip("a list with »og«", SOUND, |l, _| listed(l, |items| items.join(" og "))),
    slip("a list with semicolons", IF_LOST, |l, _| {
        listed(l, |items| format!("[{}]", items.join("; ")))
    }),
    slip("a list with blanks", IF_LOST, |l, _| {
        listed(l, |items| format!("[{}]", items.join(" ")))
    }),
    slip("a bracket that is not closed", IF_LOST, |l, _| {
        listed(l, |items| format!("[{}", items.join(", ")))
    }),
    slip("a bracket that is not opened", IF_LOST, |l, _| {
        listed(l, |items| format!("{}]", items.join(", ")))
    }),
    slip("a list in round brackets", SOUND, |l, _| {
        listed(l, |items| format!("({})", items.join(", ")))
    }),
    slip("a list closed by a brace", IF_LOST, |l, _| {
        listed(l, |items| format!("[{}}}", items.join(", ")))
    }),
    slip("a capital key", TOLD, |l, _| {
        keyed(l, |key, value| format!("{}: {value}", capital(key)).trim_end().to_owned()).filter(|_| l.key.starts_with(char::is_lowercase))
    }),
    slip("a key in capitals", TOLD, |l, _| {
        keyed(l, |key, value| format!("{}: {value}", key.to_uppercase()).trim_end().to_owned())
            .filter(|_| l.key.starts_with(char::is_lowercase) && l.key.contains(char::is_alphabetic))
    }),
    slip("a key without æ, ø and å", TOLD, |l, _| {
        keyed(l, |key, value| format!("{}: {value}", ascii(key)).trim_end().to_owned()).filter(|_| ascii(&l.key) != l.key)
    }),
    slip("a key with a hyphen for its blank", TOLD, |l, _| {
        keyed(l, |key, value| format!("{}: {value}", key.replace(' ', "-")).trim_end().to_owned()).filter(|_| l.key.contains(' '))
    }),
    slip("a key with a letter too many", TOLD, |l, _| {
        let last = l.key.chars().next_back().filter(|c| c.is_alphabetic())?;
        keyed(l, |key, value| format!("{key}{last}: {value}").trim_end().to_owned())
    }),
    slip("a bullet for the dash", IF_LOST, |l, _| bulleted(l, "• ")),
    slip("a long dash for the dash", IF_LOST, |l, _| bulleted(l, "– ")),
    slip("a star for the dash", IF_LOST, |l, _| bulleted(l, "* ")),
    slip("a number for the dash", IF_LOST, |l, _| bulleted(l, "1. ")),
    slip("no blank after the dash", IF_LOST, |l, _| bulleted(l, "-")),
    slip("no dash", IF_LOST, |l, _| bulleted(l, "  ").filter(|_| l.key.is_empty())),
    slip("two dashes", IF_LOST, |l, _| bulleted(l, "-- ")),
    slip("one blank further in", IF_LOST, |_, w| moved(w, 1)),
    slip("two blanks further in", IF_LOST, |_, w| moved(w, 2)),
    slip("one blank further out", IF_LOST, |_, w| moved(w, -1)),
    slip("two blanks further out", IF_LOST, |_, w| moved(w, -2)),
    slip("the value on the next line, not further in", IF_LOST, |l, _| {
        keyed(l, |key, _| format!("{key}:")).filter(|_| l.is_plain()).map(|mut lines| {
            lines.push(format!("{}{}", " ".repeat(l.column()), l.value));
            lines
        })
    }),
    slip("the value on the next line, far out", IF_LOST, |l, _| {
        let lines = keyed(l, |key, _| format!("{key}:")).filter(|_| l.is_plain() && l.column() > 0)?;
        Some([lines, vec![l.value.clone()]].concat())
    }),
    slip("the end of the value far out", IF_LOST, |l, _| {
        let (head, tail) = l.value.rsplit_once(' ').filter(|_| l.is_plain())?;
        Some(vec![l.valued(head), tail.to_owned()])
    }),
    slip("nothing", TOLD, |l, _| emptied(l, "")),
    slip("nothing but a comment", TOLD, |l, _| emptied(l, "# ved ikke endnu")),
    slip("a tilde", TOLD, |l, _| emptied(l, "~")),
    slip("null", TOLD, |l, _| emptied(l, "null")),
    slip("two quotes with nothing between", TOLD, |l, _| emptied(l, "\"\"")),
    slip("two single quotes with nothing between", TOLD, |l, _| emptied(l, "''")),
    slip("a blank in quotes", TOLD, |l, _| emptied(l, "\" \"")),
    slip("a hyphen alone", TOLD, |l, _| emptied(l, "-")),
    slip("a block with nothing in it", TOLD, |l, _| emptied(l, "|")),
    slip("a folded block with nothing in it", TOLD, |l, _| emptied(l, ">-")),
    slip("braces with nothing between", TOLD, |l, _| emptied(l, "{}")),
    slip("brackets with nothing between", TOLD, |l, _| {
        emptied(l, "[]").filter(|_| l.is_plain())
    }),
    slip("an empty item", TOLD, |l, _| {
        (l.key.is_empty() && !l.dash.is_empty()).then(|| vec![format!("{}-", l.indentation)])
    }),
    slip("the line twice", TOLD, |l, w| {
        (l.dash.is_empty() && !l.key.is_empty() && !l.value.is_empty()).then(|| vec![w.to_owned(), w.to_owned()])
    }),
    slip("the key twice, another value", TOLD, |l, w| {
        (l.dash.is_empty() && l.is_plain() && !l.key.is_empty()).then(|| vec![w.to_owned(), l.valued("noget andet")])
    }),
    slip("a fence before", TOLD, |_, w| Some(vec!["```".to_owned(), w.to_owned()])),
    slip("a fence of a kind before", TOLD, |_, w| {
        Some(vec!["```yaml".to_owned(), w.to_owned()])
    }),
    slip("a fence after", TOLD, |l, w| {
        (!l.value.is_empty()).then(|| vec![w.to_owned(), "```".to_owned()])
    }),
    slip("three dashes before", IF_LOST, |_, w| Some(vec!["---".to_owned(), w.to_owned()])),
    slip("three dots before", IF_LOST, |_, w| Some(vec!["...".to_owned(), w.to_owned()])),
    slip("an exclamation mark first", IF_LOST, |l, _| plain(l, |v| format!("!{v}"))),
    slip("a star first", IF_LOST, |l, _| plain(l, |v| format!("*{v}*"))),
    slip("an at sign first", IF_LOST, |l, _| plain(l, |v| format!("@{v}"))),
    slip("a per cent sign first", IF_LOST, |l, _| plain(l, |v| format!("%{v}"))),
    slip("an ampersand first", IF_LOST, |l, _| plain(l, |v| format!("&{v}"))),
    slip("a dash before the value", IF_LOST, |l, _| {
        plain(l, |v| format!("- {v}")).filter(|_| !l.key.is_empty())
    }),
    slip("a key in the value", IF_LOST, |l, _| {
        plain(l, |v| format!("{v}, tema: noget andet"))
    }),
    Slip {
        name: "a comma after",
        expected: TOLD,
        texts: Some(false),
        change: |l, _| plain(l, |v| format!("{v}, husk det")),
    },
    // What cannot be seen.
    slip("a hard blank after the colon", IF_LOST, |l, _| {
        keyed(l, |key, value| format!("{key}:\u{a0}{value}")).filter(|_| !l.value.is_empty())
    }),
    slip("a blank of no width in the key", TOLD, |l, _| {
        keyed(l, |key, value| format!("{key}\u{200b}: {value}").trim_end().to_owned())
    }),
    // Sound.
    slip("a comment", SOUND, |l, w| {
        (!l.value.is_empty()).then(|| vec![format!("{w} # husk det")])
    }),
    slip("a comment before", SOUND, |l, w| {
        Some(vec![format!("{}# husk: det, »her« og [der", l.indentation), w.to_owned()])
    }),
    slip("an empty line before", SOUND, |_, w| Some(vec![String::new(), w.to_owned()])),
    slip("blanks at the end", SOUND, |_, w| one(format!("{w}   "))),
    slip("more blanks after the colon", SOUND, |l, _| {
        keyed(l, |key, value| format!("{key}:    {value}")).filter(|_| !l.value.is_empty())
    }),
    slip("a tabulator after the colon", SOUND, |l, _| {
        keyed(l, |key, value| format!("{key}:\t{value}")).filter(|_| !l.value.is_empty())
    }),
    slip("a blank before the colon", SOUND, |l, _| {
        keyed(l, |key, value| format!("{key} : {value}")).filter(|_| !l.value.is_empty())
    }),
    slip("quotes", SOUND, |l, _| plain(l, |v| format!("\"{v}\""))),
    slip("single quotes", SOUND, |l, _| plain(l, |v| format!("'{v}'"))),
    slip("quotes round the key", SOUND, |l, _| {
        keyed(l, |key, value| format!("\"{key}\": {value}").trim_end().to_owned())
    }),
    slip("the value on the next line", SOUND, |l, _| {
        let lines = keyed(l, |key, _| format!("{key}:")).filter(|_| l.is_plain())?;
        Some([lines, vec![format!("{}  {}", " ".repeat(l.column()), l.value)]].concat())
    }),
    slip("an item below its dash", SOUND, |l, _| {
        (!l.dash.is_empty() && l.key.is_empty()).then(|| vec![format!("{}-", l.indentation), format!("{}  {}", l.indentation, l.value)])
    }),
    slip("a text that goes on below an empty line", SOUND, |l, _| {
        let (head, tail) = l.value.rsplit_once(' ').filter(|_| l.is_plain())?;
        let end = format!("{}    {tail}", " ".repeat(l.column()));
        (!tail.starts_with(|c: char| c.is_ascii_digit())).then(|| vec![l.valued(head), String::new(), end])
    }),
    slip("a block", SOUND, |l, _| {
        let lines = keyed(l, |key, _| format!("{key}: >-")).filter(|_| l.is_plain())?;
        Some([lines, vec![format!("{}  {}", " ".repeat(l.column()), l.value)]].concat())
    }),
    slip("the end of the value on the next line", SOUND, |l, _| {
        let (head, tail) = l.value.rsplit_once(' ').filter(|_| l.is_plain())?;
        Some(vec![l.valued(head), format!("{}    {tail}", " ".repeat(l.column()))])
    }),
    slip("a list on lines of its own", SOUND, |l, _| {
        let items = l.items()?;
        let lines = keyed(l, |key, _| format!("{key}:"))?;
        let items = items.iter().map(|item| format!("{}  - {item}", " ".repeat(l.column())));
        Some(lines.into_iter().chain(items).collect())
    }),
    slip("a list on lines of its own, not further in", SOUND, |l, _| {
        let items = l.items()?;
        let lines = keyed(l, |key, _| format!("{key}:"))?;
        let items = items.iter().map(|item| format!("{}- {item}", " ".repeat(l.column())));
        Some(lines.into_iter().chain(items).collect())
    }),
    Slip {
        name: "a colon in a text",
        expected: SOUND,
        texts: Some(true),
        change: |l, _| plain(l, |v| format!("{v}: hvad nu?")),
    },
    Slip {
        name: "a # within a word of a text",
        expected: SOUND,
        texts: Some(true),
        change: |l, _| plain(l, |v| format!("{v} nr#4")),
    },
];
