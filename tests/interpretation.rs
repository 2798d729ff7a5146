//! How well the advice »not interpreting« tells interpreting sentences from neutral ones, on a corpus with a person's
//! judgement of each sentence.

use dialogdok::check::{Voices, interpretations};
use serde::Deserialize;

#[derive(Deserialize)]
struct Corpus {
    borger: String,
    #[serde(rename = "sætninger")]
    sentences: Vec<Sentence>,
}

#[derive(Deserialize)]
struct Sentence {
    #[serde(rename = "tekst")]
    text: String,
    #[serde(rename = "sprog")]
    language: String,
    #[serde(rename = "fortolker")]
    interprets: String,
}

fn corpus() -> Corpus {
    serde_saphyr::from_str(include_str!("corpus/interpretation.yaml")).expect("the corpus can be read")
}

fn voices(citizen: &str) -> Voices {
    Voices::new([citizen], ["Lone Lindholm", "Jens Toft", "Pia", "Mette", "Per"])
}

#[derive(Debug, Default)]
struct Tally {
    right: f64,
    false_alarms: Vec<String>,
    missed: Vec<String>,
}

impl Tally {
    fn precision(&self) -> f64 {
        self.right / (self.right + self.false_alarms.len() as f64)
    }

    fn recall(&self) -> f64 {
        self.right / (self.right + self.missed.len() as f64)
    }
}

fn tally(language: Option<&str>) -> Tally {
    let corpus = corpus();
    let voices = voices(&corpus.borger);
    let mut tally = Tally::default();
    for sentence in corpus.sentences.iter().filter(|s| language.is_none_or(|l| s.language == l)) {
        let found = !interpretations(&sentence.text, &sentence.language, &voices).is_empty();
        match (found, sentence.interprets == "ja") {
            (true, true) => tally.right += 1.0,
            (true, false) => tally.false_alarms.push(sentence.text.clone()),
            (false, true) => tally.missed.push(sentence.text.clone()),
            (false, false) => {}
        }
    }
    tally
}

#[test]
fn advice_is_mostly_right_and_finds_most() {
    for (language, precision, recall) in [(None, 0.95, 0.80), (Some("da"), 0.95, 0.80), (Some("nb"), 0.95, 0.80)] {
        let tally = tally(language);
        println!(
            "{language:?}: precision {:.3}, recall {:.3}\n{tally:#?}",
            tally.precision(),
            tally.recall()
        );
        assert!(tally.precision() >= precision, "{language:?}: {tally:#?}");
        assert!(tally.recall() >= recall, "{language:?}: {tally:#?}");
    }
}

fn found(text: &str) -> Vec<String> {
    let voices = voices("Sara");
    interpretations(text, "da", &voices)
        .into_iter()
        .map(|f| text[f.at].to_owned())
        .collect()
}

#[test]
fn the_longest_expression_is_found_once() {
    assert_eq!(found("Hun er i benægtelse."), ["er i benægtelse"]);
    assert_eq!(found("Det virker, som om hun lyver."), ["virker, som om", "lyver"]);
}

#[test]
fn quotations_are_let_be_in_every_kind_of_marks() {
    for text in [
        "Lone sagde: »hun er doven«.",
        "Lone sagde: «hun er doven».",
        "Lone sagde: ”hun er doven”.",
        "Lone sagde: “hun er doven”.",
        "Lone sagde: „hun er doven“.",
        "Lone sagde: \"hun er doven\".",
    ] {
        assert!(found(text).is_empty(), "{text}");
    }
    assert_eq!(found("Lone sagde »nej«, for hun er doven."), ["doven"]);
}

#[test]
fn own_words_end_with_the_sentence_and_are_the_borgers_alone() {
    assert!(found("Sara sagde den 3. maj, at hun er doven.").is_empty());
    assert_eq!(found("Sara sagde det. Hun er doven."), ["doven"]);
    assert_eq!(found("Lone sagde til Sara, at hun er doven."), ["doven"]);
    assert_eq!(found("Lone sagde, at hun synes, at Sara er doven."), ["doven"]);
    assert!(found("Hun sagde, at hun synes, at hun er doven.").is_empty());
    assert_eq!(found("Lone svarede Sara, at hun er doven."), ["doven"]);
}

#[test]
fn words_are_whole() {
    assert!(found("Dovenskaben? Nej, Dovendyret er et tøjdyr.").is_empty());
}
