//! Minutes tell what was said; they do not interpret, analyse or diagnose (001 §4.3, bilag 1). Advice, never an error.
//!
//! The expressions are data: `fortolkende-ord.yaml`, which also tells how they are matched. Quotations and the borger's own
//! words are let be. Both languages are looked for in every text, since a forløb may be written in either; the language of
//! the forløb decides where both have the same word.
//!
//! # How good it is
//! On `tests/corpus/interpretation.yaml` (tests/interpretation.rs), sentence by sentence:
//!
//! | | precision | recall |
//! |---|---|---|
//! | Danish | 97 % (34 of 35) | 83 % (34 of 41) |
//! | Bokmål | 96 % (23 of 24) | 88 % (23 of 26) |
//! | both | 97 % (57 of 59) | 85 % (57 of 67) |
//!
//! List and corpus come from the same hand and were tuned on each other, so the figures are optimistic. What is missed has no
//! telling word (»Hun kunne sagtens, hvis hun ville«); the false alarms are about somebody else than the borger (»Udlejeren
//! nægtede …«).

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use super::Context;
use crate::case::{Case, Problem};

/// The data file.
#[derive(Deserialize)]
struct File {
    #[serde(rename = "ord")]
    expressions: Vec<Expression>,
    #[serde(rename = "gengivelse")]
    reporting: HashMap<String, Vec<String>>,
}

/// An expression that interprets, and what to write instead.
#[derive(Debug, Deserialize)]
pub struct Expression {
    #[serde(rename = "udtryk")]
    pub shown: String,
    #[serde(rename = "former", default)]
    forms: Vec<String>,
    #[serde(rename = "sprog")]
    language: String,
    /// What the expression does, one line.
    #[serde(rename = "hvorfor")]
    pub why: String,
    #[serde(rename = "i stedet")]
    instead: String,
    #[serde(rename = "i stedet nb")]
    instead_nb: Option<String>,
}

impl Expression {
    /// A kinder way to put it, in the language of the minutes where there is one.
    pub fn instead(&self, language: &str) -> &str {
        self.instead_nb.as_deref().filter(|_| language == "nb").unwrap_or(&self.instead)
    }
}

/// The list, ready to be matched.
struct List {
    expressions: Vec<Expression>,
    /// By first word: the words of a form, and the index of its expression.
    forms: HashMap<String, Vec<(Vec<String>, usize)>>,
    /// Verbs with which minutes give somebody's own words.
    reporting: Vec<String>,
}

static LIST: LazyLock<List> = LazyLock::new(|| {
    let file: File = serde_saphyr::from_str(include_str!("fortolkende-ord.yaml")).expect("the list of the program itself is sound");
    let mut forms: HashMap<String, Vec<(Vec<String>, usize)>> = HashMap::new();
    for (index, expression) in file.expressions.iter().enumerate() {
        for form in std::iter::once(&expression.shown).chain(&expression.forms) {
            let words: Vec<String> = words(form).map(|w| form[w].to_lowercase()).collect();
            if let Some(first) = words.first() {
                forms.entry(first.clone()).or_default().push((words, index));
            }
        }
    }
    List {
        expressions: file.expressions,
        forms,
        reporting: file.reporting.into_values().flatten().collect(),
    }
});

/// Whose words minutes may hold.
#[derive(Clone, Debug, Default)]
pub struct Voices {
    /// The borger's names, small, in words: `[["sara"], ["sara", "lindholm"]]`.
    citizen: Vec<Vec<String>>,
    /// First names of the others, small.
    others: Vec<String>,
}

impl Voices {
    /// The voices of a forløb: the borger by every name, and the names of the others.
    pub fn new<'a>(citizen: impl IntoIterator<Item = &'a str>, others: impl IntoIterator<Item = &'a str>) -> Self {
        let small = |name: &str| words(name).map(|w| name[w].to_lowercase()).collect::<Vec<_>>();
        let citizen: Vec<_> = citizen.into_iter().map(small).filter(|n| !n.is_empty()).collect();
        let others = others.into_iter().filter_map(|n| small(n).into_iter().next());
        // Somebody with the borger's own first name is not told apart.
        let others = others.filter(|o| !citizen.iter().any(|n| n.first() == Some(o))).collect();
        Self { citizen, others }
    }

    fn of(case: &Case) -> Self {
        let name = &*case.citizen.name.value.0;
        let first = name.split_whitespace().next().unwrap_or_default();
        Self::new([case.citizen.called(), first, name], case.network.iter().map(|p| &*p.name.value.0))
    }
}

/// An expression found in a text.
#[derive(Clone, Debug)]
pub struct Finding {
    /// In bytes of the text.
    pub at: Range<usize>,
    pub expression: &'static Expression,
    /// Somebody else's words are given in the same sentence.
    pub reported: bool,
}

/// The expressions of a text that interpret, first to last; a stretch of text is found once, by its longest expression.
pub fn interpretations(text: &str, language: &str, voices: &Voices) -> Vec<Finding> {
    let list = &*LIST;
    let tokens: Vec<Token> = words(text).map(|at| Token::new(text, at)).collect();
    let mut let_be = quotations(text);
    let_be.extend(own_words(text, &tokens, voices));
    let mut candidates: Vec<(Range<usize>, usize)> = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        for (form, expression) in list.forms.get(&token.small).into_iter().flatten() {
            let Some(stretch) = tokens.get(index..index + form.len()) else {
                continue;
            };
            let same = stretch.iter().zip(form).all(|(t, w)| t.small == *w);
            if same && stretch.windows(2).all(|pair| joined(&text[pair[0].at.end..pair[1].at.start])) {
                candidates.push((token.at.start..stretch[form.len() - 1].at.end, *expression));
            }
        }
    }
    let foreign = |index: usize| {
        let of = &*list.expressions[index].language;
        of != language && of != "begge"
    };
    candidates.sort_by_key(|(at, index)| (std::cmp::Reverse(at.len()), at.start, foreign(*index)));
    let mut taken: Vec<Range<usize>> = Vec::new();
    let mut found = Vec::new();
    for (at, index) in candidates {
        if taken.iter().any(|t| overlap(t, &at)) {
            continue;
        }
        taken.push(at.clone());
        if !let_be.iter().any(|b| overlap(b, &at)) {
            let sentence = sentence_around(text, at.start);
            let reported = tokens
                .iter()
                .any(|t| sentence.contains(&t.at.start) && t.at.end <= at.start && t.is_reporting());
            found.push(Finding {
                at,
                expression: &list.expressions[index],
                reported,
            });
        }
    }
    found.sort_by_key(|f| f.at.start);
    found
}

/// A word of a text.
struct Token {
    at: Range<usize>,
    small: String,
}

impl Token {
    fn new(text: &str, at: Range<usize>) -> Self {
        let small = text[at.clone()].to_lowercase();
        Self { at, small }
    }

    fn is_reporting(&self) -> bool {
        LIST.reporting.contains(&self.small)
    }
}

/// The words of a text: letters and digits, with hyphens inside.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphanumeric() || *c == '-') {
        match found.last_mut() {
            Some(word) if word.end == at => word.end += c.len_utf8(),
            _ if c == '-' => {}
            _ => found.push(at..at + c.len_utf8()),
        }
    }
    found.into_iter().map(move |word| {
        let end = word.start + text[word.clone()].trim_end_matches('-').len();
        word.start..end
    })
}

/// White space, with or without a comma before it.
fn joined(gap: &str) -> bool {
    let blank = gap.strip_prefix(',').unwrap_or(gap);
    !blank.is_empty() && blank.chars().all(char::is_whitespace)
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// The stretches between quotation marks.
fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((at, open)) = text[from..].char_indices().find(|(_, c)| "»«”“„\"".contains(*c)) {
        let start = from + at;
        let closers: &[char] = match open {
            '»' => &['«'],
            '«' => &['»'],
            '„' => &['“', '”'],
            '“' | '”' => &['”'],
            _ => &['"'],
        };
        from = start + open.len_utf8();
        if let Some(end) = text[from..].find(closers) {
            found.push(start..from + end);
            from += end;
            from += text[from..].chars().next().map_or(0, char::len_utf8);
        }
    }
    found
}

/// The stretches where the borger speaks: from »Sara siger«, »hun siger« or »Her fortalte Sara« to the end of the
/// sentence, and the whole sentence of »…, siger Sara«.
fn own_words(text: &str, tokens: &[Token], voices: &Voices) -> Vec<Range<usize>> {
    // »Lone sagde, at hun synes …«: there she is Lone.
    let is_other = |i: usize| voices.others.contains(&tokens[i].small);
    let told_by_another = |i: usize| {
        let sentence = sentence_around(text, tokens[i].at.start);
        (0..i).any(|e| sentence.contains(&tokens[e].at.start) && is_other(e) && tokens[e + 1].is_reporting())
    };
    let pronoun = |i: usize| matches!(&*tokens[i].small, "hun" | "han") && !told_by_another(i);
    let spells = |from: usize, name: &[String]| {
        tokens
            .get(from..from + name.len())
            .is_some_and(|stretch| stretch.iter().zip(name).all(|(t, w)| t.small == *w))
    };
    let citizen_ends = |i: usize| pronoun(i) || voices.citizen.iter().any(|n| i + 1 >= n.len() && spells(i + 1 - n.len(), n));
    let citizen_begins = |i: usize| i < tokens.len() && (pronoun(i) || voices.citizen.iter().any(|n| spells(i, n)));
    // »Lone spurgte Sara«: Sara is spoken to.
    let somebody_else =
        |i: usize| voices.others.contains(&tokens[i].small) || matches!(&*tokens[i].small, "jeg" | "vi" | "de" | "hun" | "han");
    let mut found = Vec::new();
    for (i, verb) in tokens.iter().enumerate().filter(|(_, t)| t.is_reporting()) {
        let sentence = sentence_around(text, verb.at.start);
        let before = i.checked_sub(1).filter(|b| sentence.contains(&tokens[*b].at.start));
        let close = |a: usize, b: usize| text[tokens[a].at.end..tokens[b].at.start].chars().all(char::is_whitespace);
        if before.is_some_and(|b| citizen_ends(b) && close(b, i)) {
            found.push(verb.at.start..sentence.end);
        } else if citizen_begins(i + 1) && close(i, i + 1) && !before.is_some_and(|b| close(b, i) && somebody_else(b)) {
            let after_comma = text[..verb.at.start].trim_end().ends_with(',');
            let start = if after_comma { sentence.start } else { verb.at.start };
            found.push(start..sentence.end);
        }
    }
    found
}

/// The sentence that byte `at` stands in. A full stop ends one when a capital, a mark or nothing follows: »den 12. marts«
/// goes on.
fn sentence_around(text: &str, at: usize) -> Range<usize> {
    let mut start = 0;
    for (index, stop) in text.char_indices().filter(|(_, c)| ".!?…\n".contains(*c)) {
        let end = index + stop.len_utf8();
        let next = text[end..].trim_start().chars().next();
        let spaced = text[end..].chars().next().is_none_or(char::is_whitespace);
        let ends = stop == '\n' || (spaced && next.is_none_or(|c| !c.is_lowercase() && !c.is_numeric()));
        if ends && end <= at {
            start = end;
        } else if ends {
            return start..end;
        }
    }
    start..text.len()
}

pub(super) fn interpreting(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    let voices = Voices::of(case);
    let written = case.language.as_ref().or(case.municipality.language.as_ref());
    let language = written.map_or("da", |l| &*l.value.0);
    for minutes in case.meetings.iter().filter_map(|m| m.minutes.as_ref()) {
        let said = minutes
            .topics
            .iter()
            .flat_map(|t| std::iter::once(&t.subject).chain(&t.discussions));
        for text in said.chain(&minutes.agreements) {
            for found in interpretations(text, language, &voices) {
                let expression = found.expression;
                let why = expression.why.trim_end_matches('.');
                let mut letters = why.chars();
                let why = letters
                    .next()
                    .into_iter()
                    .flat_map(char::to_lowercase)
                    .chain(letters)
                    .collect::<String>();
                let what = format!("»{}« kan være en tolkning: {why}", &text[found.at.clone()]);
                let mut remedy = expression.instead(language).to_owned();
                if found.reported {
                    remedy.push_str(" Er det nogens egne ord, så sæt dem i »…«.");
                }
                problems.push(Problem::advice("tolkning", &text.stretch(&found.at), what, remedy));
            }
        }
    }
}
