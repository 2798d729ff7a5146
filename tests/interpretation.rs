//! How well the advice »not interpreting« tells interpreting sentences from neutral ones, on a corpus with a person's
//! judgement of each sentence, and the promises that it makes of every sentence.

mod support;

use dialogdok::check::{Voices, interpretations};
use serde::Deserialize;
use support::Municipality;

#[derive(Deserialize)]
struct Corpus {
    borger: String,
    /// The other people of the case.
    #[serde(default)]
    andre: Vec<String>,
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
    /// »åbnet«: what is missed may be mended; »uåbnet«: measured alone.
    #[serde(rename = "halvdel", default)]
    half: String,
}

fn corpus() -> Corpus {
    serde_saphyr::from_str(include_str!("corpus/interpretation.yaml")).expect("the corpus can be read")
}

fn voices(citizen: &str) -> Voices {
    Voices::new([citizen], ["Lone Lindholm", "Jens Toft", "Pia", "Mette", "Per", "Karl"])
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
    tally_of(
        corpus.sentences.iter().filter(|s| language.is_none_or(|l| s.language == l)),
        &voices,
    )
}

fn tally_of<'a>(sentences: impl Iterator<Item = &'a Sentence>, voices: &Voices) -> Tally {
    let mut tally = Tally::default();
    for sentence in sentences {
        let found = !interpretations(&sentence.text, voices).is_empty();
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
    for (language, precision, recall) in [(None, 0.97, 0.85), (Some("da"), 0.95, 0.80), (Some("nb"), 0.95, 0.80)] {
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

/// Sentences by a hand that had not read the list. The half that nobody looks into tells how good the advice is; what is missed in it
/// is counted and not shown.
#[test]
fn sentences_that_the_list_was_not_tuned_on_are_told_apart() {
    let corpus: Corpus = serde_saphyr::from_str(include_str!("corpus/unseen.yaml")).expect("the corpus can be read");
    let voices = Voices::new([&*corpus.borger], corpus.andre.iter().map(|name| &**name));
    for (half, precision, recall) in [("åbnet", 0.93, 0.90), ("uåbnet", 0.93, 0.60)] {
        for language in ["da", "nb"] {
            let of_half = corpus.sentences.iter().filter(|s| s.half == half && s.language == language);
            let tally = tally_of(of_half, &voices);
            println!(
                "{half}, {language}: precision {:.2}, recall {:.2}",
                tally.precision(),
                tally.recall()
            );
            assert!(tally.precision() >= precision && tally.recall() >= recall, "{half}, {language}");
        }
    }
}

fn found(text: &str) -> Vec<String> {
    let voices = voices("Sara");
    interpretations(text, &voices).into_iter().map(|f| text[f.at].to_owned()).collect()
}

#[track_caller]
fn neutral(text: &str) {
    assert_eq!(found(text), [""; 0], "{text}");
}

#[track_caller]
fn interpreting(text: &str) {
    assert!(!found(text).is_empty(), "{text}");
}

#[test]
fn the_longest_expression_is_found_once() {
    assert_eq!(found("Hun er i benægtelse."), ["er i benægtelse"]);
}

#[test]
fn quotations_are_let_be_in_every_kind_of_marks() {
    for (open, close) in [
        ("»", "«"),
        ("«", "»"),
        ("”", "”"),
        ("“", "”"),
        ("„", "“"),
        ("\"", "\""),
        ("'", "'"),
        ("’", "’"),
        ("‘", "’"),
        ("›", "‹"),
    ] {
        neutral(&format!("Lone brugte ordet {open}doven{close}."));
        neutral(&format!("Lone sagde: {open}Hun er doven{close}."));
        assert_eq!(found(&format!("Lone sagde {open}nej{close}, for hun er doven.")), ["doven"]);
    }
    assert_eq!(found("Jens' mor er doven, og det er Jens’ far ikke."), ["doven"]);
}

/// Every speaker, and every way to say it: a report is let be.
#[test]
fn what_anybody_said_is_let_be_whatever_it_is() {
    let speakers = ["Sara", "Lone", "Hun", "Moren", "Lægen", "Sagsbehandleren", "Flere"];
    let verbs = ["sagde", "fortalte", "mente", "oplyste", "svarede", "forklarede", "sagde den 3. maj"];
    for speaker in speakers {
        for verb in verbs {
            for said in [
                "hun er doven",
                "Sara manipulerer alle",
                "Karl virker vred",
                "Sara mangler sygdomsindsigt",
            ] {
                neutral(&format!("{speaker} {verb}, at {said}."));
                neutral(&format!(
                    "På mødet {} {speaker}, at {said}.",
                    verb.split(' ').next().unwrap_or_default()
                ));
            }
        }
    }
    neutral("Lone spurgte, om Sara er doven.");
    neutral("Ifølge Lone er Sara doven.");
    neutral("Det er mere, end jeg magter, sagde Sara, for jeg er doven.");
}

#[test]
fn what_the_writer_adds_after_a_report_is_looked_at() {
    for speaker in ["Sara", "Lone", "Lægen"] {
        for report in ["at det går godt", "at hun gerne vil", "om turen til Samsø"] {
            interpreting(&format!("{speaker} fortalte, {report}, men hun er tydeligvis vred."));
            interpreting(&format!("{speaker} fortalte, {report}, hvilket tyder på bedring."));
            interpreting(&format!("{speaker} fortalte, {report}. Hun virkede vred."));
        }
    }
    interpreting("Sara sagde det. Hun er doven.");
}

#[test]
fn feeling_is_no_speech() {
    assert_eq!(found("Sara oplever, at moren er dominerende."), ["dominerende"]);
    assert_eq!(found("Sara føler, at faren er egoistisk."), ["egoistisk"]);
}

#[test]
fn things_are_let_be() {
    for thing in [
        "Telefonen",
        "Hunden",
        "Køreplanen",
        "Medicinen",
        "Saras hund",
        "Hunden hos Lone",
        "Udlejeren",
    ] {
        for does in [
            "virker ikke",
            "er aggressiv",
            "nægter at flytte sig",
            "kommer altid for sent",
            "fremstår slidt",
        ] {
            neutral(&format!("{thing} {does}."));
        }
    }
    neutral("Sara har en hund, der er aggressiv.");
    interpreting("Sara, som virkede vred, gik.");
}

#[test]
fn a_word_is_known_with_an_ending_in_a_compound_and_with_a_letter_wrong() {
    for text in [
        "Sara er agressiv.",
        "Hun er manipullerende over for Lone.",
        "Sara har forfølgelsesvrangforestillinger.",
        "Sara skyder altid og hver gang skylden på andre.",
    ] {
        interpreting(text);
    }
    // A letter that makes another word of it, or another form.
    neutral("Sara er motiveret.");
    neutral("Lægen kontrollerede blodtrykket hos Sara.");
    neutral("Dovenskaben? Nej, Dovendyret er et tøjdyr.");
}

#[test]
fn the_examples_sound_minutes_get_no_advice() {
    let municipality = Municipality::example();
    municipality.run(["tjek", "sager", "--dato", "2026-11-22"]).says_not("[tolkning]");
}

#[test]
fn every_printed_text_is_looked_at_and_the_message_names_the_cases_own_people() {
    let minutes = "referat:\n  skrevet af: mette\n  deltog: [mor, ida, pia, jens, mette]\n  temaer:\n    - {emne: Lone er doven, drøftelser: [Lone er doven]}\n  aftaler: [Lone er doven]\n  opgaver:\n    - {id: t1, hvem: mor, hvad: Lone er doven}\n  næste møde: {ønsker: ja, tema: Lone er doven, hvornår: Lone er doven}\nrefleksion: [Lone er doven]\n";
    let municipality =
        Municipality::sound()
            .with("moede-1.yaml", "2026-12-03", "2026-11-03")
            .with("moede-1.yaml", "svar senest: 2026-11-27\n", minutes);
    let outcome = municipality.run(["tjek", "sager"]);
    assert_eq!(outcome.err.matches("råd[tolkning]").count(), 7, "{}", outcome.err);
    assert!(outcome.err.contains("Lone sagde"), "{}", outcome.err);
}
