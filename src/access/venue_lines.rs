//! The lines of the places of meetings that hold a number or a mail: an address is shown on purpose, and what else stands in it is not.

use super::details::{DetailForm, KeptDetail};
use super::leak_check::Leak;
use super::meaning::cpr::cpr_numbers;
use super::meaning::{ITEM_END, Words};
use crate::case::{Case, Place};

/// A line of a place, or its lines as one text, that tells how somebody is reached.
pub(super) struct TellingLine {
    text: String,
    place: Place,
}

impl KeptDetail {
    /// Whether a line of an address tells a number or a mail; whose home it is, and who works there, [`super::venue`] knows.
    fn is_number_told_in(&self, line: &str) -> bool {
        match &self.form {
            DetailForm::Phones(_) | DetailForm::Mails(_) => self.is_told_in(line, &Words::of(line)),
            DetailForm::Address(_) | DetailForm::Work(..) => false,
        }
    }
}

/// The lines of all meetings' places, now and as they were told, that tell a number or a mail of somebody, or a CPR number.
pub(super) fn telling_lines(case: &Case, everyones: &[KeptDetail]) -> Vec<TellingLine> {
    let now = case.meetings.iter().filter_map(|meeting| meeting.place.address.as_ref());
    let now = now.map(|lines| (lines.open().iter().map(|line| line.0.clone()).collect(), &lines.place));
    let told = case.sent.iter().filter_map(|entry| entry.told.as_ref());
    let told = told.filter_map(|told| {
        let lines: Vec<String> = told.address_lines.iter().map(|line| line.text().to_owned()).collect();
        Some((lines, &told.address_lines.first()?.place))
    });
    let tells = |text: &str| everyones.iter().any(|detail| detail.is_number_told_in(text)) || !cpr_numbers(text).is_empty();
    let mut found = Vec::new();
    for (lines, place) in now.chain(told) {
        let is_in_one = lines.iter().any(|line| tells(line));
        let whole = Some(lines.join(&ITEM_END.to_string())).filter(|_| !is_in_one && lines.len() > 1);
        for text in lines.into_iter().chain(whole).filter(|text| tells(text)) {
            let place = place.clone();
            found.push(TellingLine { text, place });
        }
    }
    found
}

/// What the lines tell that a view shows: `shown` are its shown details, `kept` what is kept from its reader beside them.
pub(super) fn leaks_in_lines(lines: &[TellingLine], shown: &[String], kept: &[KeptDetail]) -> Vec<Leak> {
    let stands = |line: &&TellingLine| shown.iter().any(|text| text.contains(&line.text));
    let leak = |line: &TellingLine| {
        let text = line.text.replace(ITEM_END, "\n");
        if let Some(detail) = kept.iter().find(|detail| detail.is_number_told_in(&line.text)) {
            return Some(Leak::at(Some(detail.owner.clone()), detail.key, text, line.place.clone()));
        }
        let holds_number = !cpr_numbers(&line.text).is_empty();
        holds_number.then(|| Leak::at(None, "CPR-nummer", text, line.place.clone()))
    };
    lines.iter().filter(stands).filter_map(leak).collect()
}

/// The shown details of a view without those that the lines stand in.
pub(super) fn without_lines(lines: &[TellingLine], shown: &[String]) -> Vec<String> {
    let is_free = |text: &&String| !lines.iter().any(|line| text.contains(&line.text));
    shown.iter().filter(is_free).cloned().collect()
}
