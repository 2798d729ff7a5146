//! »Hvad nu?«, the list of forløb, and where one of them stands.

use std::sync::Arc;

use axum::extract::{Form, Path, State as Shared};
use axum::response::Response;
use chrono::Datelike as _;

use super::away::folder_is_away;
use super::frame::{CaseAt, frame, in_address};
use super::said::sentence;
use super::shared::Body;
use super::way::way_to;
use crate::case::Severity;
use crate::case::folder::meeting_number;
use crate::deliver::produce::examine;
use crate::desk::form::Posted;
use crate::desk::page::{AgendaCase, AgendaRow, CasesPage, EntryHtml, GroupHtml, ListPage, PageLink, WhatNowPage, html, nothing, see};
use crate::desk::what_now::{Agenda, Waiting, agenda};
use crate::desk::{Desk, State, cases};

/// What all forløb wait for, the most pressing first.
pub(super) async fn what_now(Shared(desk): Shared<Arc<Desk>>) -> Response {
    desk.answer(|desk, state| {
        if !desk.folder().join("kommune.yaml").is_file() && state.session.sender(desk.folder()).is_err() {
            return see("/afsender");
        }
        let agendas = agendas(desk, state);
        if state.what_now.is_emptied() {
            return folder_is_away(desk, "/");
        }
        let waiting = agendas.iter().filter(|agenda| !agenda.waiting.is_empty()).count();
        let today = state.session.settings.today;
        let day = state.session.locales.get("da").weekday_date(today);
        let day = day.replace(&format!(" {}", today.year()), "");
        let lead = format!("{} · {} forløb, {waiting} venter på dig", first_capital(&day), agendas.len());
        let mut shown: Vec<&Arc<Agenda>> = agendas.iter().collect();
        shown.sort_by_key(|agenda| (!agenda.waiting.iter().any(|w| w.is_urgent), agenda.waiting.is_empty()));
        let page = WhatNowPage {
            frame: frame(desk, state, None, "Hvad nu?", "/"),
            lead,
            cases: shown.into_iter().map(|agenda| of_case(agenda)).collect(),
        };
        html(&page)
    })
}

fn agendas(desk: &Desk, state: &mut State) -> Vec<Arc<Agenda>> {
    let State { session, what_now, .. } = state;
    what_now.agendas(session, desk.folder())
}

fn of_case(agenda: &Agenda) -> AgendaCase {
    let href = format!("/forloeb/{}", in_address(&agenda.key));
    let row = |waiting: &Waiting| AgendaRow {
        what: waiting.what.clone(),
        when: waiting.when.clone(),
        href: if waiting.page.is_empty() {
            href.clone()
        } else {
            format!("{href}/{}", waiting.page)
        },
        button: waiting.button.to_owned(),
        is_urgent: waiting.is_urgent,
    };
    let mut rows: Vec<AgendaRow> = agenda.waiting.iter().map(row).collect();
    if rows.is_empty() {
        rows.push(AgendaRow {
            what: agenda.rest.clone(),
            when: String::new(),
            href: href.clone(),
            button: "Åbn".to_owned(),
            is_urgent: false,
        });
    }
    AgendaCase {
        called: agenda.called.clone().unwrap_or_else(|| agenda.key.clone()),
        key: agenda.key.clone(),
        href,
        rows,
    }
}

/// All forløb.
pub(super) async fn cases(Shared(desk): Shared<Arc<Desk>>) -> Response {
    desk.answer(|desk, state| found(desk, state, ""))
}

/// Those that a search finds. What is searched for may be a name, and stands in no address.
pub(super) async fn search(Shared(desk): Shared<Arc<Desk>>, Form(body): Body) -> Response {
    let wanted = Posted(body).get("q").unwrap_or_default().trim().to_lowercase();
    desk.answer(|desk, state| found(desk, state, &wanted))
}

fn found(desk: &Desk, state: &mut State, wanted: &str) -> Response {
    let agendas = agendas(desk, state);
    if state.what_now.is_emptied() {
        return folder_is_away(desk, "/forloeb");
    }
    let found = agendas
        .iter()
        .filter(|agenda| agenda.names.contains(wanted) || agenda.key.to_lowercase().contains(wanted));
    let page = CasesPage {
        frame: frame(desk, state, None, "Forløb", "/forloeb"),
        cases: found.map(|agenda| of_case(agenda)).collect(),
        search: wanted.to_owned(),
    };
    html(&page)
}

/// Where one forløb stands: what it waits for, what is wrong, what is worth a thought.
pub(super) async fn case(Shared(desk): Shared<Arc<Desk>>, Path(key): Path<String>) -> Response {
    desk.answer(|desk, state| {
        let Some(case) = CaseAt::find(desk, &key) else { return nothing() };
        let reading = examine(&state.session, &case.folder);
        let agenda = agenda(&state.session, &reading);
        let waiting = of_case(&agenda).rows.into_iter().map(|row| EntryHtml {
            // What is said here is further down this page.
            href: if row.href == case.address("") { String::new() } else { row.href },
            label: row.what,
            note: row.when,
            is_paper: false,
        });
        let people = case.people();
        let told = |severity: Severity| {
            let problems = reading.problems.iter().filter(move |problem| problem.severity == severity);
            let entry = |problem: &crate::case::Problem| EntryHtml {
                href: way_to(desk, &case, problem).unwrap_or_default(),
                label: sentence(problem, &people),
                note: meeting_number(problem.place.path()).map_or_else(String::new, |number| format!("møde {number}")),
                is_paper: false,
            };
            problems.map(entry).collect::<Vec<_>>()
        };
        let meetings = cases::meetings(&case.folder).into_iter().map(|number| EntryHtml {
            href: case.address(&format!("moede/{number}")),
            label: format!("Netværksmøde {number}"),
            note: String::new(),
            is_paper: false,
        });
        let group = |title: &str, entries: Vec<EntryHtml>| GroupHtml {
            title: title.to_owned(),
            entries,
        };
        let mut groups = vec![
            group("Hvad nu?", waiting.collect()),
            group("Skal rettes", told(Severity::Error)),
            group("Værd at tænke over", told(Severity::Advice)),
            group("Møder", meetings.collect()),
        ];
        groups.retain(|group| !group.entries.is_empty());
        let page = ListPage {
            frame: frame(desk, state, Some(&case), "Overblik", &case.address("")),
            lead: String::new(),
            groups,
            buttons: vec![
                PageLink::to(case.address("moede/nyt"), "Nyt møde"),
                PageLink::to(case.address("side/netvaerksteam"), "Netværksteamet"),
                PageLink::to(case.address("side/afslutning"), "Afslutning"),
                PageLink::to(case.address("side/mere"), "Mere"),
            ],
            post: None,
        };
        html(&page)
    })
}

fn first_capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
