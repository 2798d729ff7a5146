//! The leader's page: a report of the programme is looked at with every number masked, and published once.

use std::sync::Arc;

use axum::extract::{Form, Path, Query, State as Shared};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::{Datelike as _, NaiveDate};

use super::frame::frame;
use super::shared::Body;
use crate::deliver::programme_run::{ProgrammeRun, not_over};
use crate::desk::form::Posted;
use crate::desk::leaders_html::{LeadersPage, PeriodHtml, PublishedHtml};
use crate::desk::page::{Remark, html, nothing};
use crate::desk::{Desk, State};
use crate::messages::ProgrammeMessage;
use crate::programme::{Edition, Period};

/// How many years back a report can be chosen.
const YEARS: i32 = 3;

/// What is chosen.
#[derive(Clone, Debug, Default, serde::Deserialize)]
pub(super) struct ReportChoice {
    periode: Option<String>,
    udgave: Option<String>,
    /// The pages are to be seen although something would stop the report.
    #[serde(default)]
    alligevel: Option<String>,
}

impl ReportChoice {
    fn posted(posted: &Posted) -> Self {
        Self {
            periode: posted.get("periode").map(str::to_owned),
            udgave: posted.get("udgave").map(str::to_owned),
            alligevel: None,
        }
    }

    fn read(&self, day: NaiveDate) -> Result<(Period, Edition), String> {
        let period = match self.periode.as_deref().map(str::trim) {
            None | Some("") => Period::last_closed_half(day),
            Some(code) => Period::from_code(code).map_err(|_| ProgrammeMessage::NoPeriod { text: code.to_owned() }.to_string())?,
        };
        let name = self.udgave.as_deref().unwrap_or("intern");
        let edition = Edition::ALL.iter().copied().find(|edition| edition.name() == name);
        edition
            .map(|edition| (period, edition))
            .ok_or_else(|| ProgrammeMessage::NoEdition { text: name.to_owned() }.to_string())
    }
}

/// The day that opens reports: a date ahead opens none.
fn day(state: &State) -> NaiveDate {
    let settings = &state.session.settings;
    settings.today.min(settings.real_today)
}

/// The periods that are over, the latest first.
fn periods(day: NaiveDate) -> Vec<Period> {
    let code = |year: i32| [format!("{year}"), format!("{year}-2"), format!("{year}-1")];
    let codes = (0..=YEARS).flat_map(|back| code(day.year() - back));
    codes
        .filter_map(|code| Period::from_code(&code).ok())
        .filter(|period| period.is_closed(day))
        .collect()
}

/// »januar til juni 2026«
fn in_words(period: Period) -> String {
    match period.code().split_once('-') {
        Some((year, "1")) => format!("Januar til juni {year}"),
        Some((year, _)) => format!("Juli til december {year}"),
        None => format!("Hele {}", period.code()),
    }
}

fn page(desk: &Desk, state: &State, choice: &ReportChoice, said: Vec<String>, told: Vec<Remark>) -> Response {
    page_with(desk, state, choice, said, told, None)
}

fn page_with(desk: &Desk, state: &State, choice: &ReportChoice, said: Vec<String>, told: Vec<Remark>, look: Option<String>) -> Response {
    let day = day(state);
    let chosen = choice.read(day).unwrap_or((Period::last_closed_half(day), Edition::Intern));
    let mut published = Vec::new();
    for period in periods(day) {
        for edition in Edition::ALL {
            let run = ProgrammeRun::new(&state.session, desk.folder(), period, *edition);
            if run.is_ok_and(|run| run.is_published()) {
                let address = format!("/ledelse/udgivet/{}/{}", period.code(), edition.name());
                published.push(PublishedHtml {
                    title: format!("{}, {}", in_words(period), edition.name()),
                    pdf: format!("{address}/pdf"),
                    csv: format!("{address}/csv"),
                });
            }
        }
    }
    let has_mistakes = !told.is_empty() && look.is_none();
    let mut frame = frame(desk, state, None, "Ledelse", "/ledelse");
    frame.told = told;
    let period = |period: Period| PeriodHtml {
        is_chosen: period == chosen.0,
        code: period.code(),
        label: in_words(period),
    };
    let page = LeadersPage {
        frame,
        said,
        look,
        periods: periods(day).into_iter().map(period).collect(),
        is_external: chosen.1 == Edition::Ekstern,
        published,
    };
    let status = if has_mistakes {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    (status, html(&page)).into_response()
}

pub(super) async fn show(Shared(desk): Shared<Arc<Desk>>, Query(choice): Query<ReportChoice>) -> Response {
    desk.answer(|desk, state| page(desk, state, &choice, Vec::new(), Vec::new()))
}

/// The pages with every number masked: nothing is counted, written or kept. What would stop the report is told first.
pub(super) async fn look(Shared(desk): Shared<Arc<Desk>>, Query(choice): Query<ReportChoice>) -> Response {
    looked_at(&desk, &choice)
}

/// As [`look`], from the form: what is typed in its other fields stands in no address.
pub(super) async fn look_posted(Shared(desk): Shared<Arc<Desk>>, Form(body): Body) -> Response {
    looked_at(&desk, &ReportChoice::posted(&Posted(body)))
}

fn looked_at(desk: &Desk, choice: &ReportChoice) -> Response {
    desk.answer(|desk, state| {
        let made = choice.read(day(state)).and_then(|(period, edition)| {
            let run = ProgrammeRun::new(&state.session, desk.folder(), period, edition)?;
            let obstacles = if choice.alligevel.is_some() { Vec::new() } else { run.obstacles() };
            if obstacles.is_empty() {
                return Ok(pdf(run.look()?.pdf));
            }
            let address = format!("/ledelse/kladde?periode={}&udgave={}&alligevel=ja", period.code(), edition.name());
            let told = obstacles.iter().map(|why| Remark::error(sentence(why))).collect();
            Ok(page_with(desk, state, choice, Vec::new(), told, Some(address)))
        });
        made.unwrap_or_else(|why| refused(desk, state, choice, &why))
    })
}

fn pdf(bytes: Vec<u8>) -> Response {
    (StatusCode::OK, [(header::CONTENT_TYPE, "application/pdf")], bytes).into_response()
}

fn refused(desk: &Desk, state: &State, choice: &ReportChoice, why: &str) -> Response {
    page(desk, state, choice, Vec::new(), vec![Remark::error(sentence(why))])
}

/// A reason as a sentence of its own.
fn sentence(why: &str) -> String {
    let mut letters = why.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    let end = if why.ends_with(['.', ':', '!', '?', ')']) { "" } else { "." };
    format!("{first}{}{end}", letters.as_str())
}

/// Publishes a report, as `program` does.
pub(super) async fn publish(Shared(desk): Shared<Arc<Desk>>, Form(body): Body) -> Response {
    let posted = Posted(body);
    desk.answer(|desk, state| {
        let choice = ReportChoice::posted(&posted);
        let new_beginning = posted.get("grund").map(str::trim).filter(|why| !why.is_empty());
        let day = day(state);
        let made = choice.read(day).and_then(|(period, edition)| {
            if let Some(told) = not_over(period, day) {
                return Err(told);
            }
            let run = ProgrammeRun::new(&state.session, desk.folder(), period, edition)?;
            let files = run.publish(new_beginning)?;
            let paths = run.hand_out(&files)?;
            let names: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
            Ok(format!(
                "{}, {}: udgivet. Filerne er {}.",
                in_words(period),
                edition.name(),
                names.join(" og ")
            ))
        });
        match made {
            Ok(said) => page(desk, state, &choice, vec![said], Vec::new()),
            Err(why) => refused(desk, state, &choice, &why),
        }
    })
}

/// A report as it was published.
pub(super) async fn published(Shared(desk): Shared<Arc<Desk>>, Path((period, edition, form)): Path<(String, String, String)>) -> Response {
    desk.answer(|desk, state| {
        let choice = ReportChoice {
            periode: Some(period),
            udgave: Some(edition),
            alligevel: None,
        };
        let found = choice.read(day(state)).and_then(|(period, edition)| {
            let run = ProgrammeRun::new(&state.session, desk.folder(), period, edition)?;
            if run.is_published() { run.published() } else { Ok(None) }
        });
        match (found, form.as_str()) {
            (Ok(Some(files)), "pdf") => pdf(files.pdf),
            (Ok(Some(files)), "csv") => (StatusCode::OK, [(header::CONTENT_TYPE, "text/csv; charset=utf-8")], files.csv).into_response(),
            (Ok(_), _) => nothing(),
            (Err(why), _) => refused(desk, state, &choice, &why),
        }
    })
}
