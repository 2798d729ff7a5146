//! The programme summary (002): a case as the facts that are counted, and the report as a view.
//!
//! A view here holds only what has passed the disclosure control of [`crate::programme`]: no name, key, path or date of a
//! case can reach the page.

use chrono::NaiveDate;
use serde::Serialize;

use super::letterhead::{Head, plain_head};
use super::locale::Locale;
use super::{DocumentId, Form, Paper, Plan};
use crate::case::{Case, Degree, Meeting, Sender};
use crate::programme::{Answer, Attendance, CaseFacts, Handover, Indicator, MeetingFacts, NetworkPerson, Rating, Report};

/// The report as the template gets it.
#[derive(Clone, Debug, Serialize)]
pub struct ProgrammeView {
    #[serde(flatten)]
    pub head: Head,
    /// The period in words.
    pub from: String,
    pub to: String,
    pub report: Report,
}

/// The view of a report.
pub fn view(sender: &Sender, locale: &Locale, today: NaiveDate, draft: bool, report: Report) -> ProgrammeView {
    ProgrammeView {
        head: plain_head(sender, locale, today, draft),
        from: locale.date(report.from),
        to: locale.date(report.to),
        report,
    }
}

/// The report as a document of its own.
pub fn plan(sender: &Sender, locale: &Locale, today: NaiveDate, draft: bool, report: Report) -> Plan {
    let view = view(sender, locale, today, draft, report);
    let id = DocumentId {
        folder: "program".to_owned(),
        meeting: None,
        paper: Paper::Programme,
        reader: None,
        form: Form::Pdf,
    };
    let mut plan = Plan::default();
    plan.blank(sender, id, serde_json::to_value(view).unwrap_or_default());
    plan
}

/// What is counted of a case. `key` tells it from every other case of the folder.
pub fn facts(case: &Case, key: &str) -> CaseFacts {
    let file = &case.file;
    let trained = file
        .team
        .members()
        .into_iter()
        .filter_map(|id| case.person(id))
        .filter(|p| p.trained.0);
    let ten = || Indicator::all().collect::<Vec<_>>();
    let chosen = file.indicators.as_ref();
    CaseFacts {
        key: key.to_owned(),
        approached: file.course.approach.value.0,
        first_contact: file.course.first_contact.as_ref().map(|d| d.value.0),
        consent: file.course.consent.as_ref().map(|d| d.value.0),
        ended: file.course.ended.as_ref().map(|d| d.value.0),
        handovers: file.team.earlier_coordinators.iter().map(handover).collect(),
        // The same member of staff in several cases bears the same name.
        trained_team: trained.map(|p| p.name.0.clone()).collect(),
        meetings: case.meetings.iter().map(|m| meeting(case, m)).collect(),
        indicators: chosen.map_or_else(ten, |list| list.iter().filter_map(|i| Indicator::from_key(&i.value.name)).collect()),
        ratings: ratings(case),
        network: file.network.iter().map(network_person).collect(),
    }
}

fn handover(handover: &crate::case::Handover) -> Handover {
    Handover {
        date: handover.until.value.0,
        borger_took_part: handover.citizen_took_part.as_ref().map(|t| t.0),
    }
}

fn network_person(person: &crate::case::Person) -> NetworkPerson {
    NetworkPerson {
        private: person.is_private(),
        from: person.from.as_ref().map(|d| d.value.0),
        until: person.until.as_ref().map(|d| d.value.0),
    }
}

fn meeting(case: &Case, meeting: &Meeting) -> MeetingFacts {
    let attendance = meeting.minutes.as_ref().filter(|m| !m.present.is_empty()).map(|minutes| {
        let present: Vec<_> = minutes.present.iter().filter_map(|id| case.person(id)).collect();
        let count = |private: bool| present.iter().filter(|p| p.is_private() == private).count() as u32;
        Attendance {
            private: count(true),
            professional: count(false),
            team: present.iter().filter(|p| case.team.has(&p.id)).map(|p| p.name.0.clone()).collect(),
        }
    });
    let assessment = meeting.assessment.as_ref();
    MeetingFacts {
        date: meeting.begins.date(),
        called_off: meeting.called_off.is_some(),
        attendance,
        understanding: assessment.and_then(|a| a.understanding.as_ref()).map(|d| answer(d.value)),
        hope: assessment.and_then(|a| a.possibilities.as_ref()).map(|d| answer(d.value)),
    }
}

fn answer(degree: Degree) -> Answer {
    match degree {
        Degree::High => Answer::Highly,
        Degree::Some => Answer::Somewhat,
        Degree::Less => Answer::Slightly,
        Degree::NotAtAll => Answer::NotAtAll,
    }
}

fn ratings(case: &Case) -> Vec<Rating> {
    let measured = case.file.measurements.iter().map(|m| (m.date.value.0, &m.ratings));
    let held = case.meetings.iter().filter(|m| m.called_off.is_none());
    let at_meetings = held.filter_map(|m| Some((m.begins.date(), &m.assessment.as_ref()?.ratings)));
    let one = |(date, entries): (NaiveDate, &crate::case::indicator::Entries<crate::case::Rating>)| {
        let rating = move |(name, rating): &(
            crate::case::Placed<crate::case::value::Text>,
            crate::case::Placed<crate::case::Rating>,
        )| {
            Some(Rating {
                date,
                indicator: Indicator::from_key(name)?,
                number: rating.number?,
            })
        };
        entries.0.iter().filter_map(rating).collect::<Vec<_>>()
    };
    measured.chain(at_meetings).flat_map(one).collect()
}
