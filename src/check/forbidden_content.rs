//! What must not be written at all.

use std::sync::Arc;

use super::Context;
use crate::access::cpr_numbers;
use crate::case::{Problem, SourceFile, Stops};
use crate::messages::RuleMessage;

pub(super) fn cpr(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    cpr_in(&case.source, &Stops::Case, problems);
    for meeting in &case.meetings {
        cpr_in(&meeting.source, &Stops::Meeting(meeting.number), problems);
    }
    cpr_in(&case.municipality.source, &Stops::Case, problems);
}

/// The CPR numbers of one file.
pub(super) fn cpr_in(file: &Arc<SourceFile>, stops: &Stops, problems: &mut Vec<Problem>) {
    for range in cpr_numbers(file.text()) {
        let problem = Problem::told("cpr-nummer", &file.place(range), &RuleMessage::CprNumber);
        problems.push(problem.stopping(stops.clone()));
    }
}

/// What stands in the files that `ny` makes, to be written over.
pub const PLACES: &[&str] = &[
    "Skriv kommunens navn",
    "Skriv afdelingens navn",
    "Skriv vej og nummer",
    "Skriv postnummer og by",
    "Skriv jeres telefonnummer",
    "Skriv borgerens navn",
    "Skriv dit eget navn",
    "Skriv mødelederens navn",
    "Skriv reflektørens navn",
    "Skriv hvad borgeren ønsker sig",
    "Skriv hvad borgeren har brug for",
    "Skriv hvad der er svært",
    "Skriv hvad borgeren håber",
    "Skriv hvor I mødes",
    "Skriv hvordan man kommer ind",
    "Skriv borgerens tema",
    "Skriv borgerens grund",
    "Skriv emnet",
    "Skriv hvad der blev sagt",
    "Skriv aftalen",
    "Skriv opgaven",
];

pub(super) fn unfilled(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    unfilled_in(&case.source, &Stops::Case, problems);
    for meeting in &case.meetings {
        unfilled_in(&meeting.source, &Stops::Meeting(meeting.number), problems);
    }
    unfilled_in(&case.municipality.source, &Stops::Case, problems);
}

/// The places of one file that nobody has written in.
pub(super) fn unfilled_in(file: &Arc<SourceFile>, stops: &Stops, problems: &mut Vec<Problem>) {
    for (offset, line) in file.lines() {
        let written = line.split(" #").next().unwrap_or(line);
        for words in PLACES.iter().filter(|_| !line.trim_start().starts_with('#')) {
            // The whole of a value, and not the beginning of a sentence that somebody has written.
            let ends = |at: &usize| {
                !written[at + words.len()..]
                    .trim_start()
                    .starts_with(|c: char| !",]}\"'".contains(c))
            };
            if let Some(at) = written.find(words).filter(ends) {
                let place = file.place(offset + at..offset + at + words.len());
                let problem = Problem::told("ikke-udfyldt", &place, &RuleMessage::Unfilled { words });
                problems.push(problem.stopping(stops.clone()));
            }
        }
    }
}
