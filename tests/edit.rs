//! Edits are lossless: what was meant is there, and every other byte is as it was. Invented files in every way of writing that
//! people have, read again by a parser that shares no code with the one the edits are made with (`yaml-edit`).

use dialogdok::case::edit::{Edit, FileKind, NotMade, Step, Value, ValuePath, edited_text};
use fastrand::Rng;

/// How a file is written: what differs between people and their editors.
struct Manner {
    line_end: &'static str,
    mark: bool,
    final_line_end: bool,
    comments: bool,
}

/// A text with the bytes of every scalar of it.
struct Written {
    text: String,
    scalars: Vec<(ValuePath, std::ops::Range<usize>)>,
    manner: Manner,
}

const ODD: &[&str] = &[
    "Sara",
    "20 30 40 50",
    "2026-02-05",
    "Kort: vi ringer",
    "værelse #4",
    "han sagde # nej",
    "\"Det er godt\", sagde Jonas",
    "'t Hooft",
    "&a *b !c",
    "- ikke et punkt",
    "[ikke en liste]",
    "{heller ikke}",
    "ja",
    "nej",
    "null",
    "~",
    "010",
    "1e3",
    "true",
    "Café Ørkenen, 2. tv.",
    "slutter med kolon:",
    "%procent",
    "@snabel",
    "`grav`",
    "> større",
    "| lodret",
    "blå, grøn, gul",
    "a: b: c",
    "🌻 solsikke",
    "é",
    "اسم",
    "linje et\nlinje to",
    "linje et\n\nlinje tre: med kolon # og havelåge",
    "  foran",
    "bagpå  ",
    "\tfane",
    "fane\tmidt",
    "- a\n- b",
    "slut\n",
    "»citat«",
    "“krøllet”",
    "…",
    "?",
    "? spørgsmål",
    "=",
    "<<",
    "0x1F",
    "1_000",
    "12:30",
    "---",
    "... ",
    "#4",
    "a #b",
    "a# b",
];

impl Written {
    fn line(&mut self, indentation: usize, text: &str) {
        let blanks = " ".repeat(indentation);
        self.text.push_str(&blanks);
        self.text.push_str(text);
    }

    fn end(&mut self, rng: &mut Rng) {
        if self.manner.comments && rng.u8(..5) == 0 {
            self.text.push_str("   # efter: værdien");
        }
        self.text.push_str(self.manner.line_end);
        while self.manner.comments && rng.u8(..6) == 0 {
            let between = ["", "# en linje: med kolon", "   # skævt", "#telefon: 20 30 40 50", ""];
            self.text.push_str(between[rng.usize(..between.len())]);
            self.text.push_str(self.manner.line_end);
        }
    }

    fn scalar(&mut self, rng: &mut Rng, path: &ValuePath, text: &str, in_brackets: bool) {
        let start = self.text.len();
        let plain = text.chars().all(|c| c.is_alphanumeric() || c == ' ')
            && !text.contains(' ')
            && text.parse::<f64>().is_err()
            && !matches!(text, "null" | "true");
        let written = match rng.u8(..3) {
            0 if plain => text.to_owned(),
            1 if !text.contains(['\n', '\t']) => format!("'{}'", text.replace('\'', "''")),
            _ => format!(
                "\"{}\"",
                text.replace('\\', "\\\\")
                    .replace('"', "\\\"")
                    .replace('\n', "\\n")
                    .replace('\t', "\\t")
            ),
        };
        let _ = in_brackets;
        self.text.push_str(&written);
        self.scalars.push((path.clone(), start..self.text.len()));
    }

    fn brackets(&mut self, rng: &mut Rng, path: &ValuePath, value: &Value) {
        match value {
            Value::Text(text) => self.scalar(rng, path, text, true),
            Value::List(items) => {
                self.text.push('[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        self.text.push_str([", ", ",", " , "][rng.usize(..3)]);
                    }
                    self.brackets(rng, &path.then(Step::At(index)), item);
                }
                self.text.push(']');
            }
            Value::Map(entries) => {
                self.text.push('{');
                for (index, (key, item)) in entries.iter().enumerate() {
                    if index > 0 {
                        self.text.push_str(", ");
                    }
                    self.text.push_str(&format!("{key}: "));
                    self.brackets(rng, &path.key(key), item);
                }
                self.text.push('}');
            }
            Value::Nothing | Value::Alias(_) => unreachable!(),
        }
    }

    fn map(&mut self, rng: &mut Rng, path: &ValuePath, entries: &[(String, Value)], indentation: usize, first_is_begun: bool) {
        for (number, (key, value)) in entries.iter().enumerate() {
            self.line(if number == 0 && first_is_begun { 0 } else { indentation }, &format!("{key}:"));
            self.value(rng, &path.key(key), value, indentation);
        }
    }

    fn value(&mut self, rng: &mut Rng, path: &ValuePath, value: &Value, indentation: usize) {
        match value {
            Value::Text(_) => {
                self.text.push(' ');
                self.brackets(rng, path, value);
                self.end(rng);
            }
            Value::List(items) if items.is_empty() || rng.bool() => {
                self.text.push(' ');
                self.brackets(rng, path, value);
                self.end(rng);
            }
            Value::Map(entries) if entries.is_empty() || rng.u8(..3) == 0 => {
                self.text.push(' ');
                self.brackets(rng, path, value);
                self.end(rng);
            }
            Value::Map(entries) => {
                self.end(rng);
                let indentation = indentation + [1, 2, 4][rng.usize(..3)];
                self.map(rng, path, entries, indentation, false);
            }
            Value::List(items) => {
                self.end(rng);
                let indentation = indentation + [0, 2, 3][rng.usize(..3)];
                for (index, item) in items.iter().enumerate() {
                    let path = path.then(Step::At(index));
                    match item {
                        Value::Map(entries) if rng.u8(..4) > 0 => {
                            self.line(indentation, "- ");
                            self.map(rng, &path, entries, indentation + 2, true);
                        }
                        _ => {
                            self.line(indentation, "- ");
                            self.brackets(rng, &path, item);
                            self.end(rng);
                        }
                    }
                }
            }
            Value::Nothing | Value::Alias(_) => unreachable!(),
        }
    }
}

fn odd(rng: &mut Rng) -> String {
    ODD[rng.usize(..ODD.len())].to_owned()
}

fn invented(rng: &mut Rng) -> Value {
    let texts = |rng: &mut Rng, most: usize| Value::List((0..rng.usize(..=most)).map(|_| Value::Text(odd(rng))).collect());
    let person = |rng: &mut Rng, id: &str| {
        let mut entries = vec![("id".to_owned(), Value::text(id)), ("navn".to_owned(), Value::Text(odd(rng)))];
        for key in ["relation", "telefon", "mail"] {
            if rng.bool() {
                entries.push((key.to_owned(), Value::Text(odd(rng))));
            }
        }
        if rng.bool() {
            entries.push(("støtte".to_owned(), texts(rng, 3)));
        }
        Value::Map(entries)
    };
    let mut whole = vec![("sagsnummer".to_owned(), Value::Text(odd(rng)))];
    let mut citizen = vec![("navn".to_owned(), Value::Text(odd(rng))), ("adresse".to_owned(), texts(rng, 3))];
    if rng.bool() {
        citizen.push(("telefon".to_owned(), Value::Text(odd(rng))));
    }
    whole.push(("borger".to_owned(), Value::Map(citizen)));
    let ids = ["mor", "far", "læge-2", "søster"];
    let people = (0..rng.usize(..=4)).map(|n| person(rng, ids[n])).collect();
    whole.push(("netværk".to_owned(), Value::List(people)));
    whole.push(("indikatorer".to_owned(), texts(rng, 3)));
    Value::Map(whole)
}

fn write(rng: &mut Rng, value: &Value) -> Written {
    let manner = Manner {
        line_end: ["\n", "\r\n", "\r"][rng.usize(..3)],
        mark: rng.u8(..4) == 0,
        final_line_end: rng.u8(..4) > 0,
        comments: rng.u8(..4) > 0,
    };
    let mut written = Written {
        text: if manner.mark { "\u{feff}".to_owned() } else { String::new() },
        scalars: Vec::new(),
        manner,
    };
    written.map(rng, &ValuePath::default(), value.entries(), 0, false);
    if !written.manner.final_line_end {
        let ends = written.text.trim_end_matches(['\r', '\n']).len();
        written.text.truncate(ends);
    }
    written
}

/// What a text says, by the other parser.
fn read_otherwise(text: &str) -> Option<Value> {
    use yaml_edit::YamlNode;
    fn value(node: &YamlNode) -> Option<Value> {
        if let Some(map) = node.as_mapping() {
            let entries = map.iter().map(|(key, node)| Some((key.as_scalar()?.as_string(), value(&node)?)));
            return Some(Value::Map(entries.collect::<Option<_>>()?));
        }
        if let Some(list) = node.as_sequence() {
            return Some(Value::List(list.values().map(|node| value(&node)).collect::<Option<_>>()?));
        }
        let scalar = node.as_scalar()?;
        Some(if scalar.is_null() {
            Value::Nothing
        } else {
            Value::Text(scalar.as_string())
        })
    }
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
    let document: yaml_edit::Document = text.parse().ok()?;
    let map = document.as_mapping()?;
    let entries = map.iter().map(|(key, node)| Some((key.as_scalar()?.as_string(), value(&node)?)));
    Some(Value::Map(entries.collect::<Option<_>>()?))
}

/// The test's own idea of a change.
fn changed(value: &Value, steps: &[Step], with: &dyn Fn(Option<&Value>) -> Option<Value>) -> Option<Value> {
    let Some((step, rest)) = steps.split_first() else {
        return with(Some(value));
    };
    match (value, step) {
        (Value::Map(entries), Step::Key(key)) => {
            let mut new = Vec::new();
            let mut found = false;
            for (k, v) in entries {
                if k == key {
                    found = true;
                    new.extend(changed(v, rest, with).map(|v| (k.clone(), v)));
                } else {
                    new.push((k.clone(), v.clone()));
                }
            }
            if !found && rest.is_empty() {
                new.extend(with(None).map(|v| (key.clone(), v)));
            }
            Some(Value::Map(new))
        }
        (Value::List(items), Step::At(index)) => {
            let items = items.iter().enumerate();
            let items = items.filter_map(|(n, item)| {
                if n == *index {
                    changed(item, rest, with)
                } else {
                    Some(item.clone())
                }
            });
            Some(Value::List(items.collect()))
        }
        _ => Some(value.clone()),
    }
}

/// The comments that stand on a line of their own, in order. A new value may begin with the same sign, so one more is no loss.
fn comments(text: &str) -> Vec<String> {
    let lines = text.split(['\r', '\n']).map(|line| line.trim_start_matches('\u{feff}'));
    lines.filter(|line| line.trim_start().starts_with('#')).map(str::to_owned).collect()
}

/// Whether all of one list stand in the other, in order.
fn are_among(some: &[String], all: &[String]) -> bool {
    let mut rest = all.iter();
    some.iter().all(|one| rest.any(|other| other == one))
}

#[test]
fn a_text_that_is_set_changes_its_own_bytes_and_no_other() {
    let mut rng = Rng::with_seed(1);
    let (mut made, mut refused) = (0, 0);
    for _ in 0..600 {
        let value = invented(&mut rng);
        let written = write(&mut rng, &value);
        for (path, range) in &written.scalars {
            let text = odd(&mut rng);
            let Ok(new) = edited_text(&written.text, FileKind::Case, &[Edit::set(path.clone(), Value::text(&text))]) else {
                refused += 1;
                continue;
            };
            let (before, after) = (&written.text[..range.start], &written.text[range.end..]);
            assert!(
                new.starts_with(before) && new.ends_with(after),
                "{path} := {text:?}\n{}\n---\n{new}",
                written.text
            );
            let meant = changed(&value, &path.0, &|_| Some(Value::text(&text))).unwrap();
            let read = read_otherwise(&new);
            assert!(
                read.as_ref().is_some_and(|r| r.same(&meant)),
                "{path} := {text:?}\n{new}\n{read:?}\n{meant:?}"
            );
            made += 1;
        }
    }
    assert!(made > 5_000 && refused * 100 < made, "{refused} refused, {made} made");
}

#[test]
fn keys_and_items_come_and_go_and_comments_stay() {
    let mut rng = Rng::with_seed(2);
    let (mut made, mut beyond) = (0, 0);
    for _ in 0..3_000 {
        let value = invented(&mut rng);
        let written = write(&mut rng, &value);
        let people = value.get("netværk").unwrap().items().len();
        let person = ValuePath::keys(["netværk"]).then(Step::At(if people > 0 { rng.usize(..people) } else { 0 }));
        let text = odd(&mut rng);
        let new_person = Value::map([("id", Value::text("ny")), ("navn", Value::text(&text))]);
        let texts = Value::texts((0..rng.usize(1..4)).map(|_| odd(&mut rng)));
        let edit = match rng.u8(..7) {
            0 => Edit::set(ValuePath::keys(["borger", "telefon"]), Value::text(&text)),
            1 => Edit::set(ValuePath::keys(["borger", "adresse"]), texts.clone()),
            2 => Edit::push(ValuePath::keys(["netværk"]), new_person.clone()),
            3 => Edit::set(ValuePath::keys(["indikatorer"]), texts.clone()),
            4 if people > 0 => Edit::set(person.key("arbejdsplads"), Value::text(&text)),
            5 if people > 0 => Edit::remove(person.clone()),
            6 if value.at(&person.key("telefon")).is_some() => Edit::remove(person.key("telefon")),
            _ => Edit::set(ValuePath::keys(["sprog"]), Value::text("en")),
        };
        let meant = match &edit.change {
            dialogdok::case::edit::Change::Set(value_set) => changed(&value, &edit.path.0, &|_| Some(value_set.clone())),
            dialogdok::case::edit::Change::Push(item) => changed(&value, &edit.path.0, &|old| {
                let mut items = old.map(|o| o.items().to_vec()).unwrap_or_default();
                items.push(item.clone());
                Some(Value::List(items))
            }),
            // A list with nothing left in it goes too.
            dialogdok::case::edit::Change::Remove if people == 1 && edit.path == person => changed(&value, &person.0[..1], &|_| None),
            dialogdok::case::edit::Change::Remove => changed(&value, &edit.path.0, &|_| None),
        };
        let meant = meant.unwrap();
        let new = match edited_text(&written.text, FileKind::Case, std::slice::from_ref(&edit)) {
            Ok(new) => new,
            Err(NotMade::Beyond(_) | NotMade::Unreadable) => {
                beyond += 1;
                continue;
            }
            Err(other) => panic!("{edit:?}\n{}\n{other:?}", written.text),
        };
        let read = read_otherwise(&new);
        let is_there = |value: &Value| read.as_ref().is_some_and(|r| r.same(value));
        assert!(is_there(&meant), "{edit:?}\n{}\n---\n{new}\n{read:?}", written.text);
        assert_eq!(new.starts_with('\u{feff}'), written.manner.mark);
        let other_end = if written.manner.line_end == "\n" { "\r" } else { "\n\n\n\n\n\n\n" };
        assert!(!new.contains(other_end), "{new:?}");
        // A comment on a line of its own is nobody's but the file's; one between the lines of somebody who goes goes too.
        if edit.change == dialogdok::case::edit::Change::Remove && edit.path == person {
            made += 1;
            continue;
        }
        assert!(
            are_among(&comments(&written.text), &comments(&new)),
            "{edit:?} lost a comment\n{}\n---\n{new}",
            written.text
        );
        made += 1;
    }
    assert!(beyond * 50 < made, "{beyond} of {made} could not be made");
}

/// What a careful person would have written.
#[test]
fn new_lines_look_as_those_around_them() {
    let file = "# Et forløb\nborger:\n  navn: Sara\n  beskyttet adresse: nej   # spurgt\n\n# Netværket\nnetværk:\n  - id: mor\n    navn: Lone\n\nstreger: []\n";
    let edits = [
        Edit::set(
            ValuePath::keys(["borger", "adresse"]),
            Value::texts(["Bakkevej 1, 2. tv.", "8355 Solbjerg"]),
        ),
        Edit::set(ValuePath::keys(["forløb", "henvendelse"]), Value::text("2026-01-12")),
        Edit::push(
            ValuePath::keys(["netværk"]),
            Value::map([
                ("navn", Value::text("Bent: naboen")),
                ("id", Value::text("bent")),
                ("støtte", Value::texts(["Går tur med Trille"])),
            ]),
        ),
        Edit::set(
            ValuePath::keys(["netværk"]).of("id", "mor").key("telefon"),
            Value::text("20 11 22 33"),
        ),
        Edit::push(ValuePath::keys(["streger"]), Value::texts(["mor", "bent"])),
        Edit::remove(ValuePath::keys(["borger", "beskyttet adresse"])),
    ];
    let new = edited_text(file, FileKind::Case, &edits).unwrap();
    assert_eq!(
        new,
        "# Et forløb\nborger:\n  navn: Sara\n  adresse: ['Bakkevej 1, 2. tv.', 8355 Solbjerg]\nforløb:\n  henvendelse: 2026-01-12\n\n# Netværket\nnetværk:\n  - id: mor\n    navn: Lone\n    telefon: 20 11 22 33\n  - id: bent\n    navn: 'Bent: naboen'\n    støtte: [Går tur med Trille]\n\nstreger:\n  - [mor, bent]\n"
    );
}

/// A colon in a sentence and a no-break blank are read in spite of YAML, and do not stand in the way of a change.
#[test]
fn what_is_read_in_spite_of_a_slip_can_be_changed() {
    let file = "tema: Julen: og tiden efter\nsvar senest:\u{a0}2026-11-27\nvarighed: 90\n";
    let edit = |key: &str, text: &str| Edit::set(ValuePath::keys([key]), Value::text(text));
    let new = edited_text(file, FileKind::Meeting, &[edit("varighed", "60"), edit("tema", "Foråret: planer")]).unwrap();
    assert_eq!(new, "tema: 'Foråret: planer'\nsvar senest:\u{a0}2026-11-27\nvarighed: 60\n");
}

/// Letters that are composed in another way stay so everywhere else.
#[test]
fn the_unicode_form_of_the_rest_stays() {
    let file = "navn: A\u{30a}se\ntema: Blå\n";
    let new = edited_text(
        file,
        FileKind::Meeting,
        &[Edit::set(ValuePath::keys(["tema"]), Value::text("Grøn"))],
    )
    .unwrap();
    assert_eq!(new, "navn: A\u{30a}se\ntema: Grøn\n");
}
