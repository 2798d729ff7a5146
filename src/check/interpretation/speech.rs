//! The stretches of a text that give somebody's own words or view: they are let be, whoever speaks.

use std::ops::Range;

use super::list::LIST;
use super::people::Voices;
use super::words::{PREPOSITIONS, Token};

/// How many words a verb of speech may stand before what was said: »sagde den 3. maj til Lone, at …«.
const REACH: usize = 8;

/// The stretches, in words: from what was said to the end of the sentence, or to where the writer goes on.
pub(super) fn reported(text: &str, tokens: &[Token], voices: &Voices, quoted: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // »Lone sagde »ja«, og …«: what she said is in the marks.
    let is_quoted = |i: usize| tokens.get(i).is_some_and(|t| quoted.iter().any(|q| q.contains(&t.at.start)));
    for index in 0..tokens.len() {
        if LIST.speech.contains(&tokens[index].small) && !is_quoted(index + 1) {
            found.extend(said(text, tokens, voices, index));
        }
        let phrase = LIST.phrases.iter().find(|phrase| spells(tokens, index, phrase));
        if let Some(phrase) = phrase {
            found.push(index..end_of_report(tokens, index + phrase.len()));
        }
    }
    found
}

fn spells(tokens: &[Token], from: usize, words: &[String]) -> bool {
    let stretch = tokens.get(from..from + words.len());
    stretch.is_some_and(|stretch| stretch.iter().zip(words).all(|(t, w)| t.small == *w))
}

/// What is said by a verb of speech.
fn said(text: &str, tokens: &[Token], voices: &Voices, verb: usize) -> Option<Range<usize>> {
    let here = &tokens[verb];
    let next = |i: usize| tokens.get(i).filter(|t| t.sentence == here.sentence);
    let speaker_follows = next(verb + 1).is_some_and(|t| !t.after_mark && (voices.is_person(t) || is_any_subject(&t.small)));
    let before = verb.checked_sub(1).map(|i| &tokens[i]).filter(|t| t.sentence == here.sentence);
    // »…, sagde Sara«: what went before is hers, too.
    if here.after_mark && speaker_follows {
        let start = tokens.iter().position(|t| t.sentence == here.sentence)?;
        return Some(start..end_of_report(tokens, verb + 1));
    }
    for i in verb + 1..=verb + REACH {
        let token = next(i)?;
        if opens_report(tokens, i) || text[tokens[i - 1].at.end..token.at.start].contains(':') {
            let from = if LIST.with_a_clause.contains(&here.small) { i } else { verb + 1 };
            return Some(from..end_of_report(tokens, i));
        }
        // »Sara siger, hun er træt«; in Norwegian »Sara sier hun er sliten«.
        let subject = voices.is_person(token) || matches!(&*token.small, "jeg" | "det" | "de");
        if subject && before.is_some() && (token.after_mark || i == verb + 1 && !speaker_is_late(tokens, verb, voices)) {
            return Some(i..end_of_report(tokens, i));
        }
        if token.clause != here.clause {
            break;
        }
    }
    let clause = tokens.iter().rposition(|t| t.clause == here.clause).unwrap_or(verb);
    (!LIST.with_a_clause.contains(&here.small)).then_some(verb + 1..clause + 1)
}

/// The verb stands before its subject: »Her fortalte Sara«.
fn speaker_is_late(tokens: &[Token], verb: usize, voices: &Voices) -> bool {
    let before = tokens[..verb].iter().rev().take_while(|t| t.clause == tokens[verb].clause);
    !before
        .into_iter()
        .any(|t| voices.is_person(t) || is_any_subject(&t.small) || t.small.ends_with("en"))
}

fn is_any_subject(small: &str) -> bool {
    matches!(small, "jeg" | "vi" | "de" | "han" | "hun" | "man" | "alle" | "flere" | "begge")
}

/// Whether what was said begins here: »at«, »om«, a question word.
fn opens_report(tokens: &[Token], i: usize) -> bool {
    let small = &*tokens[i].small;
    let before = &*tokens[i - 1].small;
    let opens = matches!(small, "at" | "om" | "fordi" | "når" | "hvorfor" | "korleis") || small.starts_with("hv");
    opens && !(PREPOSITIONS.contains(&before) && !tokens[i].after_mark && small == "at" && before != "om")
}

/// Where the writer goes on: at the end of the sentence, or at »…, men hun« and »…, hvilket«; »…, men at« goes on telling.
fn end_of_report(tokens: &[Token], from: usize) -> usize {
    let Some(sentence) = tokens.get(from.min(tokens.len().saturating_sub(1))).map(|t| t.sentence) else {
        return tokens.len();
    };
    let goes_on = |i: usize| {
        let after = |n: usize| tokens.get(i + n).filter(|t| t.sentence == sentence).map(|t| &*t.small);
        let told = |word: Option<&str>| matches!(word, Some("at" | "ikke" | "også" | "kun" | "gerne" | "heller" | "samtidig" | "om"));
        match &*tokens[i].small {
            "men" => told(after(1)),
            "hvilket" | "noe" if tokens[i].after_mark => tokens[i].small == "noe" && after(1) != Some("som"),
            "hvad" | "hva" => !matches!(after(1), Some("der" | "som")),
            "og" | "så" | "mens" => !writer_resumes(tokens, i),
            _ => true,
        }
    };
    let last = |i: &usize| tokens[*i].sentence != sentence || tokens[*i].after_mark && !goes_on(*i);
    (from + 1..tokens.len()).find(last).unwrap_or(tokens.len())
}

/// After »…, og«: the writer looks at somebody again.
fn writer_resumes(tokens: &[Token], at: usize) -> bool {
    let looks = |t: &Token| {
        matches!(
            &*t.small,
            "virker"
                | "virkede"
                | "virket"
                | "fremstår"
                | "fremstod"
                | "fremsto"
                | "framstår"
                | "framsto"
                | "tydeligvis"
                | "tydeligt"
                | "åbenlyst"
                | "åbenbart"
                | "åpenbart"
                | "tyder"
                | "vurderes"
                | "udtryk"
                | "uttrykk"
                | "tegn"
                | "forekommer"
                | "forekom"
        )
    };
    tokens[at..]
        .iter()
        .take(6)
        .take_while(|t| t.sentence == tokens[at].sentence)
        .any(looks)
}
