//! The programme summary (002): a case as the facts that are counted, and the report as a view.
//!
//! A view here holds only what has passed the disclosure control of [`crate::programme`]: no name, key, path or date of a
//! case can reach the page.

use chrono::NaiveDate;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::letterhead::{Head, plain_head};
use super::locale::Locale;
use super::{DocumentId, Form, Paper, Plan};
use crate::case::{Case, Degree, Meeting, Sender};
use crate::programme::{
    Answer, Attendance, CaseFacts, CountedIndicator, HandoverFacts, MeetingFacts, NetworkPerson, Period, RatingFacts, Report, Span,
    hexadecimal,
};

/// The report as the template gets it.
#[derive(Clone, Debug, Serialize)]
pub struct ProgrammeView {
    /// The head of every paper.
    #[serde(flatten)]
    pub head: Head,
    /// The period that it is about.
    pub period: PeriodView,
    /// The period that the trend is against.
    pub before: Option<PeriodView>,
    /// The next one of the same length.
    pub next: PeriodView,
    /// The year around a half-year.
    pub year: PeriodView,
    /// What is printed.
    pub report: Report,
}

/// A period, for the template to name.
#[derive(Clone, Debug, Serialize)]
pub struct PeriodView {
    /// `half-1`, `half-2` or `year`.
    pub span: &'static str,
    /// The year.
    pub year: String,
    /// Its first day, in words.
    pub from: String,
    /// Its last day, in words.
    pub to: String,
    /// Whether it was over when the report was made: its own can be made now.
    pub is_over: bool,
    /// The first day on which its report can be made, in words.
    pub closes: String,
}

impl PeriodView {
    fn new(period: Period, day: NaiveDate, locale: &Locale) -> Self {
        Self {
            span: match period.span() {
                Span::FirstHalf => "half-1",
                Span::SecondHalf => "half-2",
                Span::WholeYear => "year",
            },
            year: period.year().to_string(),
            from: locale.date(period.from()),
            to: locale.date(period.to()),
            is_over: period.is_closed(day),
            closes: locale.date(period.closes()),
        }
    }
}

/// What the pages of a report are made of.
#[derive(Clone, Copy, Debug)]
pub struct ReportRequest<'a> {
    /// The municipality.
    pub sender: &'a Sender,
    /// The language of the pages.
    pub locale: &'a Locale,
    /// The period.
    pub period: Period,
    /// The day it was published.
    pub published: NaiveDate,
    /// `--kladde`
    pub draft: bool,
}

/// The report as a document of its own.
pub fn plan(request: ReportRequest<'_>, report: Report) -> Plan {
    let ReportRequest {
        sender,
        locale,
        period,
        published,
        draft,
    } = request;
    let view_of = |period| PeriodView::new(period, published, locale);
    let view = ProgrammeView {
        head: plain_head(sender, locale, published, draft),
        period: view_of(period),
        before: report.compared_with.as_ref().map(|_| view_of(period.before())),
        next: view_of(period.after()),
        year: view_of(period.around()),
        report,
    };
    let id = DocumentId {
        folder: "program".to_owned(),
        meeting: None,
        paper: Paper::Programme,
        reader: None,
        form: Form::Pdf,
    };
    let mut plan = Plan::default();
    plan.blank(sender, id, serde_json::to_value(view).unwrap_or_default(), published);
    plan
}

/// What is counted of a case.
pub fn facts(case: &Case) -> CaseFacts {
    let file = &case.file;
    let team = file.team.members();
    let trained = team.into_iter().filter_map(|id| case.person(id)).filter(|p| p.trained.0);
    let ten = || CountedIndicator::all().collect::<Vec<_>>();
    let chosen = file.indicators.as_ref();
    let consent = file.course.consent.as_ref().map(|d| d.value.0);
    let by_key = |consent: Option<NaiveDate>| format!("nøgle:{}:{}", case.key, consent.map_or_else(String::new, |day| day.to_string()));
    let id = file.id.as_ref().map(|id| format!("{}{}", CaseFacts::ID, id.value.0));
    let identity = id.unwrap_or_else(|| by_key(consent));
    let mut earlier_identities = vec![by_key(consent), by_key(None), likeness(case)];
    earlier_identities.extend(consent.map(|day| of_borger(case, "samtykke", day)));
    earlier_identities.retain(|earlier| *earlier != identity);
    earlier_identities.dedup();
    CaseFacts {
        identity,
        earlier_identities,
        approached: file.course.approach.value.0,
        first_contact: file.course.first_contact.as_ref().map(|d| d.value.0),
        consent,
        ended: file.course.ended.as_ref().map(|d| d.value.0),
        handovers: file.team.earlier_coordinators.iter().map(handover).collect(),
        trained_team: trained.count(),
        meetings: case.meetings.iter().map(|m| meeting(case, m)).collect(),
        indicators: chosen.map_or_else(ten, |list| {
            list.iter().filter_map(|i| CountedIndicator::from_key(&i.value.name)).collect()
        }),
        ratings: ratings(case),
        network: file.network.iter().map(network_person).collect(),
    }
}

/// What a forløb is known again by when its folder has another name: a hash of the borger's name, in whatever letters it is
/// written, and the day of the approach. It holds no name.
pub fn likeness(case: &Case) -> String {
    of_borger(case, "henvendelse", case.file.course.approach.value.0)
}

fn of_borger(case: &Case, what: &str, day: NaiveDate) -> String {
    let name = case.file.citizen.name.0.to_lowercase();
    let name: Vec<&str> = name.split_whitespace().collect();
    let hash = Sha256::digest(format!("{}\n{what} {day}", name.join(" ")));
    format!("borger:{}", hexadecimal(&hash))
}

fn handover(handover: &crate::case::Handover) -> HandoverFacts {
    HandoverFacts {
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
        Attendance {
            team: present.iter().filter(|p| case.team.has(&p.id)).map(|p| p.name.0.clone()).collect(),
        }
    });
    let assessment = meeting.assessment.as_ref();
    MeetingFacts {
        date: meeting.begins.date(),
        called_off: meeting.called_off.is_some(),
        attendance,
        minutes_approved: meeting.minutes.as_ref().map(|minutes| minutes.approved.is_some()),
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

fn ratings(case: &Case) -> Vec<RatingFacts> {
    let measured = case.file.measurements.iter().map(|m| (m.date.value.0, &m.ratings));
    let held = case.meetings.iter().filter(|m| m.called_off.is_none());
    let at_meetings = held.filter_map(|m| Some((m.begins.date(), &m.assessment.as_ref()?.ratings)));
    let one = |(date, entries): (NaiveDate, &crate::case::indicator::Entries<crate::case::Rating>)| {
        let rating = move |(name, rating): &(
            crate::case::Placed<crate::case::value::Text>,
            crate::case::Placed<crate::case::Rating>,
        )| {
            Some(RatingFacts {
                date,
                indicator: CountedIndicator::from_key(name)?,
                number: rating.number?,
            })
        };
        entries.0.iter().filter_map(rating).collect::<Vec<_>>()
    };
    measured.chain(at_meetings).flat_map(one).collect()
}
