//! Places: each value's range is that of its own bytes in the file, however the file is spelled.
//!
//! The judge is the writing of the files: each value is put between two halves of a file, so where it stands is known
//! before anything reads it. Then the whole file is spelled anew, character by character, and the place with it.

use std::path::Path;
use std::sync::Arc;

use dialogdok::case::{CaseFile, Place, SourceFile, read};
use unicode_normalization::UnicodeNormalization;

const BEFORE: &str = "# Å\nborger:\n  navn: Åse Sørensen\nforløb:\n  henvendelse: 2026-01-12\nnetværksteam: {tovholder: pia}\n";

type Spelling = fn(&str) -> String;

/// How a file may be spelled without a change of what it says.
const SPELLINGS: [(&str, Spelling); 7] = [
    ("as it is", str::to_owned),
    ("with a byte order mark", |text| format!("\u{feff}{text}")),
    ("with line ends of Windows", |text| text.replace('\n', "\r\n")),
    ("with line ends of an old Mac", |text| text.replace('\n', "\r")),
    ("with letters in two parts", |text| text.nfd().collect()),
    ("with a mark, in two parts, of Windows", |text| {
        format!("\u{feff}{}", text.replace('\n', "\r\n")).nfd().collect()
    }),
    ("with a mark, in two parts, of an old Mac", |text| {
        format!("\u{feff}{}", text.replace('\n', "\r")).nfd().collect()
    }),
];

fn read_case(text: String) -> (Arc<SourceFile>, CaseFile) {
    let file = read::decode(Path::new("sag.yaml"), text.into_bytes()).expect("UTF-8");
    let case = read::yaml(&file).unwrap_or_else(|problems| panic!("{problems:?}"));
    (file, case)
}

/// Puts a value after `lead`, spells the file in every way, and compares the place that `of` finds with the value's own.
#[track_caller]
fn stands(lead: &str, value: &str, tail: &str, of: fn(&CaseFile) -> Place) {
    for (how, spell) in SPELLINGS {
        let before = spell(&format!("{BEFORE}{lead}"));
        let through = spell(&format!("{BEFORE}{lead}{value}"));
        let whole = spell(&format!("{BEFORE}{lead}{value}{tail}"));
        let (_, case) = read_case(whole.clone());
        let place = of(&case);
        let found = whole.get(place.range()).unwrap_or("nothing");
        assert_eq!(place.range(), before.len()..through.len(), "{how}: »{found}« for »{value}«");
        let lines: Vec<&str> = BEFORE.split('\n').collect();
        let last = lead.rsplit('\n').next().unwrap_or_default();
        let line = lines.len() + lead.matches('\n').count();
        assert_eq!((place.line(), place.column()), (line, last.chars().count() + 1), "{how}: {value}");
    }
}

/// The place of the borger's words at the ending.
fn words(case: &CaseFile) -> Place {
    let ending = case.ending.as_ref().expect("an ending");
    ending.words.as_ref().expect("words").place.clone()
}

#[test]
fn a_text_stands_where_it_was_written_in_every_style() {
    let lead = "afslutning:\n  åbninger: [Første]\n  borgerens ord: ";
    for value in [
        "Jeg er ikke alene",
        "Årets første dag — ½",
        "\"Jeg sagde: nej\"",
        "'Jeg sagde: nej'",
        "\"med \\\"citat\\\" og \\u00e5\"",
        "Jeg er\n    ikke længere\n\n    alene",
        "\"Jeg er\n    ikke længere\n    alene\"",
        "'Jeg er\n\n    ikke længere'",
        "|\n    Én linje\n    og én til",
        ">-\n    Én linje\n\n    og én til",
        "|2-  # en bemærkning\n\n    Én linje",
    ] {
        for tail in ["", "\n", "\n  videre støtte: Ja\n", "\n\n\nstreger: []\n"] {
            stands(lead, value, tail, words);
        }
    }
    for tail in [" # en bemærkning\n", "   \n"] {
        stands(lead, "Jeg er ikke alene", tail, words);
    }
}

#[test]
fn a_text_in_braces_stands_where_it_was_written() {
    for value in ["Så", "\"Så, ja\"", "'Så }'"] {
        stands("afslutning: {åbninger: [Å], borgerens ord: ", value, "}\n", words);
        stands("afslutning: {borgerens ord: ", value, " , videre støtte: Å}\n", words);
    }
}

#[test]
fn a_list_stands_from_its_first_mark_to_its_last() {
    fn first_line(case: &CaseFile) -> Place {
        case.lines.first().expect("a line").place.clone()
    }
    for value in ["[mor, far]", "[ mor,\n     far ]", "[\"mor\", 'far']", "[mor, far,]"] {
        stands("streger:\n  - ", value, "\n  - [far, mor]\n", first_line);
        stands("streger: [", value, ", [far, mor]]\n", first_line);
    }
    for value in ["- mor\n    - far", "-   mor\n    -   \"far\""] {
        stands("streger:\n  - ", value, "\n  - [far, mor]\n", first_line);
    }
}

#[test]
fn a_mapping_stands_from_its_first_key_to_its_last_value() {
    fn own(case: &CaseFile) -> Place {
        let indicators = case.indicators.as_ref().expect("indicators");
        indicators.first().expect("one").place.clone()
    }
    for value in [
        "navn: Søvn\n    beskrivelse: Hvor godt\n      du sover",
        "{navn: Søvn, beskrivelse: \"Å {[\"}",
    ] {
        stands("indikatorer:\n  - ", value, "\n  - arbejde\n", own);
        stands("indikatorer:\n  - ", value, "   # bemærkning\n\nmålinger: []\n", own);
    }
    stands("indikatorer: [ ", "{navn: Søvn}", " ]\n", own);
}

#[test]
fn a_stretch_of_a_text_stands_where_its_words_do() {
    for (how, spell) in SPELLINGS {
        for text in [
            "Vi så på det",
            "\"Vi så på det\"",
            "|\n    Vi så\n    på det\n",
            "Vi\n    så på\n    det",
        ] {
            let whole = spell(&format!("{BEFORE}afslutning:\n  borgerens ord: {text}\n"));
            let (_, case) = read_case(whole.clone());
            let words = case.ending.and_then(|e| e.words).expect("words");
            let at = words.text().find("på").expect("it is there");
            let place = words.stretch(&(at..at + "på".len()));
            assert_eq!(
                whole.get(place.range()),
                Some(&*spell("på").replace('\u{feff}', "")),
                "{how}: {text}"
            );
        }
    }
}

#[test]
fn a_file_tells_nothing_of_its_text_to_a_debugger() {
    let (file, case) = read_case(format!("{BEFORE}afslutning: {{borgerens ord: Hemmeligt}}\n"));
    let place = words(&case);
    let told = format!("{file:?} {place:?}");
    assert!(told.contains("sag.yaml"), "{told}");
    for secret in ["Åse", "Hemmeligt", "2026"] {
        assert!(!told.contains(secret), "{told}");
    }
}
