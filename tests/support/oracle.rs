//! The true counts, worked out a second time and as plainly as can be.

use super::population::SCALE;
use chrono::NaiveDate;
use dialogdok::programme::{Answer, CaseFacts, Indicator, MeetingFacts, Period};
use std::collections::{BTreeMap, BTreeSet};

/// (table, row) → count.
pub type Truth = BTreeMap<(String, String), i64>;

pub fn truth(cases: &[CaseFacts], period: &Period) -> Truth {
    let mut truth = Truth::new();
    let mut trained = BTreeSet::new();
    for case in cases {
        if !is_counted(case, period) {
            continue;
        }
        trained.extend(case.trained_team.iter());
        for (table, row) in rows(case, period) {
            *truth.entry((table.clone(), row)).or_default() += 1;
            *truth.entry((table, "I alt".to_owned())).or_default() += 1;
        }
    }
    let staff = ("Uddannede medarbejdere", "Uddannede, der bærer forløbene");
    truth.insert((staff.0.to_owned(), staff.1.to_owned()), trained.len() as i64);
    truth
}

pub fn is_counted(case: &CaseFacts, period: &Period) -> bool {
    case.approached <= period.end() && case.ended.is_none_or(|day| day >= period.from())
}

/// Every table and row a borger, or one of their meetings, stands in.
pub fn rows(case: &CaseFacts, period: &Period) -> Vec<(String, String)> {
    let end = period.end();
    let come = |day: Option<NaiveDate>| day.filter(|day| *day <= end);
    let mut rows: Vec<(String, String)> = Vec::new();
    let mut stand = |table: &str, row: &str| rows.push((table.to_owned(), row.to_owned()));
    let mut held: Vec<&MeetingFacts> = case
        .meetings
        .iter()
        .filter(|meeting| !meeting.called_off && meeting.date <= end)
        .collect();
    held.sort_by_key(|meeting| meeting.date);

    if come(case.consent).is_none() {
        stand("Forløb", "Henvendt, ikke begyndt");
    } else if come(case.ended).is_none() {
        stand("Forløb", "I gang");
    } else {
        stand("Forløb", "Afsluttet");
        stand(
            "Møder pr. afsluttet forløb",
            match held.len() {
                0 | 1 => "Ingen eller ét møde",
                2 | 3 => "2-3 møder",
                4..=6 => "4-6 møder",
                _ => "7 møder eller flere",
            },
        );
    }
    let new = case.approached >= period.from();
    stand("Henvendelser", if new { "I perioden" } else { "Før perioden" });
    stand(
        "Første kontakt",
        match come(case.first_contact) {
            None => "Ikke registreret",
            Some(day) if (day - case.approached).num_days() <= 7 => "Inden for 7 dage",
            Some(_) => "Senere",
        },
    );
    let early = held
        .first()
        .is_some_and(|meeting| (meeting.date - case.approached).num_days() <= 21);
    stand(
        "Første netværksmøde",
        if early { "Inden for 21 dage" } else { "Ikke inden for 21 dage" },
    );
    let handovers: Vec<_> = case.handovers.iter().filter(|handover| handover.date <= end).collect();
    if handovers.is_empty() {
        stand("Tovholder", "Samme tovholder hele vejen");
    } else {
        stand("Tovholder", "Tovholder skiftet");
        let any = |answer| handovers.iter().any(|handover| handover.borger_took_part == answer);
        stand(
            "Overlevering til ny tovholder",
            if any(Some(false)) {
                "Borgeren var ikke med hver gang"
            } else if any(None) {
                "Ikke noteret"
            } else {
                "Borgeren var med hver gang"
            },
        );
    }
    for indicator in Indicator::all() {
        let (row, low) = develop(case, indicator, end);
        stand(&format!("Udvikling: {}", indicator.key()), row);
        if !super::attacker::is_missing(row) {
            let began = if low { "Begyndte lavt" } else { "Øvrige" };
            let moved = if row == "Højere" { "højere" } else { "ikke højere" };
            stand(
                &format!("Udvikling efter begyndelse: {}", indicator.key()),
                &format!("{began}: {moved}"),
            );
        }
    }
    for (table, day) in [
        ("Netværk ved start", come(case.consent).unwrap_or(case.approached)),
        ("Netværk nu", come(case.ended).unwrap_or(end)),
    ] {
        let size = case.network.iter().filter(|person| person.is_there(day)).count();
        stand(
            table,
            match size {
                0..=4 => "Op til 4 personer",
                5..=9 => "5-9 personer",
                _ => "10 personer eller flere",
            },
        );
    }
    stand(
        "Uddannede i netværksteamet",
        match case.trained_team.len() {
            0 => "Ingen uddannet",
            1 => "Hviler på én uddannet",
            _ => "To uddannede eller flere",
        },
    );
    for (place, meeting) in held.iter().enumerate().filter(|(_, meeting)| period.contains(meeting.date)) {
        stand("Udbytte: større forståelse", answer(meeting.understanding));
        stand("Udbytte: nye muligheder og håb", answer(meeting.hope));
        let teams = |meeting: &MeetingFacts| meeting.attendance.as_ref().map(|there| there.team.clone());
        stand(
            "Netværksteamet fra møde til møde",
            if place == 0 {
                "Forløbets første møde"
            } else {
                match (teams(held[place - 1]), teams(meeting)) {
                    (Some(before), Some(now)) if now.iter().any(|person| before.contains(person)) => "Mindst én fra mødet før",
                    (Some(_), Some(_)) => "Ingen fra mødet før",
                    _ => "Deltagere ikke noteret",
                }
            },
        );
    }
    rows
}

fn answer(answer: Option<Answer>) -> &'static str {
    match answer {
        Some(Answer::Highly) => "I høj grad",
        Some(Answer::Somewhat) => "I nogen grad",
        Some(Answer::Slightly) => "I mindre grad",
        Some(Answer::NotAtAll) => "Slet ikke",
        None => "Ikke besvaret",
    }
}

fn develop(case: &CaseFacts, indicator: Indicator, end: NaiveDate) -> (&'static str, bool) {
    if !case.indicators.contains(&indicator) {
        return ("Ikke valgt", false);
    }
    let mut ratings: Vec<_> = case
        .ratings
        .iter()
        .filter(|rating| rating.indicator == indicator && rating.date <= end)
        .collect();
    ratings.sort_by_key(|rating| rating.date);
    let (Some(first), Some(last)) = (ratings.first(), ratings.last()) else {
        return ("Færre end to målinger", false);
    };
    let row = if first.date == last.date {
        "Færre end to målinger"
    } else if last.number > first.number {
        "Højere"
    } else if last.number < first.number {
        "Lavere"
    } else {
        "Det samme"
    };
    (row, SCALE.is_low(first.number))
}
