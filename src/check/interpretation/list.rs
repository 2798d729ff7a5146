//! The expressions and shapes of sentences that interpret, read from `expressions.yaml`, which also tells how they
//! are written, and from `words.yaml`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::forms::Forms;

/// `expressions.yaml`.
#[derive(Deserialize)]
struct ExpressionFile {
    kinds: Vec<KindEntry>,
}

/// `words.yaml`.
#[derive(Deserialize)]
struct WordFile {
    classes: HashMap<String, Vec<String>>,
    others: HashSet<String>,
    speech: SpeechEntry,
    first_names: HashSet<String>,
    kin: HashSet<String>,
    people: HashSet<String>,
    pronouns: HashSet<String>,
    possessives: HashSet<String>,
}

#[derive(Deserialize)]
struct KindEntry {
    #[serde(rename = "kind")]
    name: String,
    #[serde(rename = "hvad")]
    what: String,
    #[serde(rename = "gør")]
    remedy: String,
    #[serde(rename = "om")]
    about: Option<String>,
    da: Vec<String>,
    nb: Vec<String>,
}

#[derive(Deserialize)]
struct SpeechEntry {
    da: HashSet<String>,
    nb: HashSet<String>,
    with_a_clause: HashSet<String>,
    phrases: Vec<String>,
}

/// A way to interpret, and what to write instead.
#[derive(Debug)]
pub struct InterpretationKind {
    /// Its name in the data.
    pub name: String,
    /// The sentence of the message, with {ord} and {navn}.
    pub what: String,
    /// What to write instead, with {navn}.
    pub remedy: String,
    /// Only about a person of the case, the subject of the same clause.
    pub about_person: bool,
}

/// One element of a pattern.
#[derive(Debug)]
pub(super) enum Element {
    /// One of these forms, by number.
    OneOf(Vec<usize>),
    /// Up to three words.
    Gap,
    Any,
    Person,
    Whose,
}

/// A shape of words.
#[derive(Debug)]
pub(super) struct Pattern {
    pub kind: usize,
    pub elements: Vec<Element>,
}

/// The data, ready to be matched.
pub(super) struct List {
    pub kinds: Vec<InterpretationKind>,
    pub patterns: Vec<Pattern>,
    /// Patterns by the number of their first form; those that begin with a person; with somebody's.
    pub by_form: HashMap<usize, Vec<usize>>,
    pub by_person: Vec<usize>,
    pub forms: Forms,
    pub speech: HashSet<String>,
    /// Verbs after which only a clause is somebody's words.
    pub with_a_clause: HashSet<String>,
    /// Phrases after which somebody's view is given, in words.
    pub phrases: Vec<Vec<String>>,
    pub first_names: HashSet<String>,
    pub kin: HashSet<String>,
    pub people: HashSet<String>,
    pub pronouns: HashSet<String>,
    pub possessives: HashSet<String>,
}

#[expect(clippy::expect_used, reason = "the files are a part of the program, and tests read them")]
pub(super) static LIST: LazyLock<List> = LazyLock::new(|| {
    let expressions: ExpressionFile = serde_saphyr::from_str(include_str!("expressions.yaml")).expect("the program's own list is sound");
    let file: WordFile = serde_saphyr::from_str(include_str!("words.yaml")).expect("the program's own words are sound");
    let mut forms = Forms::new(file.others);
    let mut patterns = Vec::new();
    let mut kinds = Vec::new();
    for (kind, entry) in expressions.kinds.into_iter().enumerate() {
        for written in entry.da.iter().chain(&entry.nb) {
            let elements = written.split_whitespace().map(|w| element(w, &file.classes, &mut forms));
            patterns.push(Pattern {
                kind,
                elements: elements.collect(),
            });
        }
        kinds.push(InterpretationKind {
            name: entry.name,
            what: entry.what,
            remedy: entry.remedy,
            about_person: entry.about.is_some(),
        });
    }
    let mut by_form: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut by_person = Vec::new();
    for (index, pattern) in patterns.iter().enumerate() {
        match pattern.elements.first() {
            Some(Element::OneOf(first)) => first.iter().for_each(|form| by_form.entry(*form).or_default().push(index)),
            _ => by_person.push(index),
        }
    }
    let phrase = |phrase: &String| phrase.split_whitespace().map(str::to_owned).collect();
    List {
        kinds,
        patterns,
        by_form,
        by_person,
        forms,
        speech: file.speech.da.into_iter().chain(file.speech.nb).collect(),
        with_a_clause: file.speech.with_a_clause,
        phrases: file.speech.phrases.iter().map(phrase).collect(),
        first_names: file.first_names,
        kin: file.kin,
        people: file.people,
        pronouns: file.pronouns,
        possessives: file.possessives,
    }
});

/// An element as it is written in the data.
fn element(written: &str, classes: &HashMap<String, Vec<String>>, forms: &mut Forms) -> Element {
    match written {
        "~" => Element::Gap,
        "_" => Element::Any,
        "P" => Element::Person,
        "PS" => Element::Whose,
        _ => {
            let name = written.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
            let alternatives: Vec<&str> = match name {
                Some(name) => classes[name].iter().map(String::as_str).collect(),
                None => written.split('/').collect(),
            };
            Element::OneOf(alternatives.into_iter().map(|form| forms.number(form)).collect())
        }
    }
}
