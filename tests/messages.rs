//! The enums of messages and the file of their sentences, held up against each other: for every message its sentences, for
//! every sentence its message, and in the braces of a sentence no name but that of a fact, and every fact somewhere.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::Value;
use support::{Municipality, signs_of_files};

/// The file, read by a reader that shares nothing with the program's.
fn sentences() -> Value {
    let text = include_str!("../src/messages/da.yaml");
    serde_saphyr::from_str(text).expect("YAML")
}

fn texts(value: &Value) -> Vec<&str> {
    let object = value.as_object().expect("keys");
    let known = ["hvad", "gør", "hvad på siden", "gør på siden"];
    assert!(object.keys().all(|k| known.contains(&k.as_str())), "{object:?}");
    assert!(object.contains_key("hvad"), "{object:?}");
    object.values().map(|text| text.as_str().expect("a text")).collect()
}

/// The names in braces: what holds a colon or a quotation mark is shown as a file has it.
fn names(text: &str) -> BTreeSet<&str> {
    let braces = text.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
    braces
        .map(|(inside, _)| inside)
        .filter(|inside| inside.chars().all(|c| c.is_alphabetic() || c == ' '))
        .collect()
}

#[test]
fn a_template_that_cannot_be_used_is_told_of_before_a_paper_is_made() {
    let municipality = Municipality::sound();
    municipality.run(["skabeloner", "--ud", "egne"]).succeeds();
    let check = ["tjek", "sager", "--skabeloner", "egne"];
    municipality.run(check).succeeds();
    let template = municipality.path().join("egne/invitation.typ");
    let written = fs::read_to_string(&template).expect("a template");
    fs::write(&template, written.replacen("#let ", "#lett ", 1)).expect("it can be written");
    municipality.run(check).fails(1).says("fejl[skabelon]").says("invitation.typ");
    let json = municipality.run(["tjek", "sager", "--skabeloner", "egne", "--format", "json"]);
    assert!(json.fails(1).out.contains("\"skabelon\""), "{}", json.out);
}

#[test]
fn every_message_has_its_sentences_and_every_sentence_its_message() {
    let file = sentences();
    let sections = file["beskeder"].as_object().expect("sections");
    let mut written = BTreeMap::new();
    for (section, messages) in sections {
        for (key, message) in messages.as_object().expect("keys") {
            written.insert((section.as_str(), key.as_str()), texts(message));
        }
    }
    let mut declared = BTreeSet::new();
    for message in dialogdok::messages::declared() {
        let key = (message.section, message.key);
        assert!(declared.insert(key), "{key:?} is declared twice");
        let texts = written.get(&key).unwrap_or_else(|| panic!("{key:?} has no sentences"));
        let told: BTreeSet<&str> = texts.iter().flat_map(|text| names(text)).collect();
        let facts: BTreeSet<&str> = message.facts.iter().copied().collect();
        assert_eq!(told, facts, "the names in braces of {key:?}, and its facts");
    }
    let without: Vec<_> = written.keys().filter(|key| !declared.contains(*key)).collect();
    assert!(without.is_empty(), "sentences that no message tells: {without:?}");
    assert!(declared.len() > 100, "{}", declared.len());
}

#[test]
fn every_rule_says_what_it_asks_for_and_nothing_else_does() {
    let file = sentences();
    let written: BTreeSet<&str> = file["regler"].as_object().expect("rules").keys().map(String::as_str).collect();
    let rules: BTreeSet<&str> = dialogdok::check::RULES.iter().map(|rule| rule.name).collect();
    assert_eq!(written, rules);
}

/// What goes on after »fejl:« or a name begins small and ends without a full stop; a line of its own is a whole sentence, and
/// so is what is to be done.
#[test]
fn sentences_are_made_as_they_are_printed() {
    let file = sentences();
    for (section, messages) in file["beskeder"].as_object().expect("sections") {
        for (key, message) in messages.as_object().expect("keys") {
            let what = message["hvad"].as_str().expect("a text");
            let begins_small = what.starts_with(char::is_lowercase);
            let begins_large = what.starts_with(char::is_uppercase);
            let as_it_ends = match what.chars().last() {
                Some('.') => !begins_small,
                Some('?') => true,
                _ => !begins_large,
            };
            assert!(as_it_ends, "{section}/{key}: {what}");
            for remedy in ["gør", "gør på siden"].iter().filter_map(|key| message.get(*key)?.as_str()) {
                assert!(
                    remedy.starts_with(|c: char| c.is_uppercase() || c == '{'),
                    "{section}/{key}: {remedy}"
                );
            }
        }
    }
}

/// Those who write in the fields of a page have never seen a file of theirs: they are told of fields, pages and names.
#[test]
fn what_a_page_tells_shows_nothing_of_how_files_are_written() {
    // What only a command line tells.
    let others = [
        "kommandolinje",
        "råd-til-kommandolinjen",
        "filer",
        "siden",
        "kørsel",
        "glem",
        "skabeloner",
        "steder",
    ];
    let command_line = [
        ("program", "fra-til"),
        ("program", "ingen-grund"),
        ("levering", "ingen-sag"),
        ("levering", "hverken-sag-eller-møde"),
        ("levering", "ingen-læser"),
        ("levering", "ingen-læser-ligner"),
        ("levering", "uden-afsender"),
        ("levering", "skabelon-felter"),
        ("levering", "skabelon-advarsler"),
        ("samlet", "skabelon-for-sig"),
    ];
    let file = sentences();
    let mut told = 0;
    for (section, messages) in file["beskeder"].as_object().expect("sections") {
        for (key, message) in messages.as_object().expect("keys") {
            if others.contains(&section.as_str()) || command_line.contains(&(section, key)) {
                continue;
            }
            for part in ["hvad", "gør"] {
                let on_page = message.get(format!("{part} på siden")).or_else(|| message.get(part));
                if let Some(text) = on_page.and_then(Value::as_str) {
                    let found = signs_of_files(text);
                    assert!(found.is_none(), "{section}/{key}: »{}« in {text}", found.unwrap_or_default());
                    told += 1;
                }
            }
        }
    }
    assert!(told > 250, "{told}");
}

/// What people write is put into a sentence as it is, braces too.
#[test]
fn a_fact_is_no_template() {
    let municipality = Municipality::sound().with("moede-1.yaml", "person: mor", "person: \"{kendte}\"");
    let outcome = municipality.run(["tjek", "sager"]);
    assert!(!outcome.err.contains("»mor, "), "{}", outcome.err);
}
