//! »Se arket«: the paper, one tap away; and the same in words, which can be read at any size of the screen.

use std::sync::Arc;

use axum::extract::{Path, Query, State as Shared};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::map::PAGE;
use super::picture_html::{MapSheetPage, SheetPicture, SheetRow};
use super::sitting::Sitting;
use super::words::fill;
use crate::case::Field;
use crate::desk::page::html;
use crate::desk::pages::beside::Papers;
use crate::desk::{Desk, State};
use crate::documents::together::{MapTogether, OnScreen, map};
use crate::documents::{Locale, Paper, Selection, ViewRequest};

/// How large the pages are to be.
#[derive(Default, serde::Deserialize)]
pub(super) struct SizeQuery {
    stort: Option<String>,
}

/// The paper with what it says.
pub(super) async fn show(Shared(desk): Shared<Arc<Desk>>, Path(key): Path<String>, Query(asking): Query<SizeQuery>) -> Response {
    desk.answer(|desk, state| {
        let sitting = match Sitting::find(desk, state, &key, PAGE) {
            Ok(sitting) => sitting,
            Err(answer) => return *answer,
        };
        let view = sitting.viewed(state, |request: &ViewRequest<'_>| map(request, None));
        let (Some((_, texts)), Some(Ok(view))) = (set(state, &sitting), view) else {
            return sitting.cannot(desk, state);
        };
        let mut frame = sitting.frame(desk, state, &sitting.words.together.map.sheet);
        frame.can_undo = false;
        // The paper is of what is saved.
        let is_unsaved = state.drawn.contains_key(&sitting.case.folder);
        frame
            .told
            .extend(is_unsaved.then(|| sitting.words.together.map.sheet_unsaved.clone()));
        let locale = state.session.locales.get(&sitting.words.lang);
        let address = format!("{}/ark", sitting.address);
        let is_large = asking.stort.is_some();
        let pages = texts.into_iter().enumerate().map(|(at, text)| SheetPicture {
            src: format!("{address}/{}", at + 1),
            alt: alt(&sitting, locale, &view, at),
            // What stands on the pages that follow is the table below.
            text: if at == 0 { text } else { String::new() },
        });
        html(&MapSheetPage {
            pages: pages.collect(),
            rows: rows(&sitting, locale, &view),
            is_large,
            size_link: if is_large { address } else { format!("{address}?stort=ja") },
            frame,
        })
    })
}

/// What a picture shows, in a sentence: the map, or the table.
fn alt(sitting: &Sitting, locale: &Locale, view: &MapTogether, at: usize) -> String {
    let words = &sitting.words.network_map;
    let count = view.people.len().to_string();
    let with = [
        ("borger", &*view.called),
        ("borgers", &locale.genitive(&view.called)),
        ("antal", &count),
    ];
    match at {
        0 if view.people.is_empty() => fill(&words.alt_empty, &with),
        0 => fill(&words.alt, &with),
        _ => words.table.clone(),
    }
}

/// Everybody on the map by their fields, as on the paper: where they stand, and with whom they have to do.
fn rows(sitting: &Sitting, locale: &Locale, view: &MapTogether) -> Vec<SheetRow> {
    let words = &sitting.words;
    let name_of = |id: &str| view.people.iter().find(|one| one.id == id).map(|one| one.name.clone());
    let tied_to = |id: &str| {
        let ties = view.ties.iter().filter_map(|(one, other)| match (one == id, other == id) {
            (true, _) => name_of(other),
            (_, true) => name_of(one),
            _ => None,
        });
        words.common.listed(&ties.collect::<Vec<_>>())
    };
    let row = |field: &Field, person: &OnScreen| {
        let distance = person.distance.round().to_string();
        let tied = Some(tied_to(&person.id)).filter(|tied| !tied.is_empty());
        SheetRow {
            name: person.name.clone(),
            relation: person.relation.clone(),
            field: locale.field(field.word()),
            distance: words.network_map.distances.get(&distance).cloned().unwrap_or(distance),
            tied: tied.unwrap_or_else(|| words.together.map.nobody.clone()),
        }
    };
    let mut rows = Vec::new();
    for field in Field::ALL {
        let here = view.people.iter().zip(&view.drawing.people);
        rows.extend(
            here.filter(|(_, seat)| seat.field == field.word())
                .map(|(person, _)| row(field, person)),
        );
    }
    rows
}

/// A page of the paper.
pub(super) async fn picture(Shared(desk): Shared<Arc<Desk>>, Path((key, number)): Path<(String, usize)>) -> Response {
    desk.answer(|desk, state| {
        let sitting = match Sitting::find(desk, state, &key, PAGE) {
            Ok(sitting) => sitting,
            Err(answer) => return *answer,
        };
        let picture = set(state, &sitting).and_then(|(pictures, _)| pictures.into_iter().nth(number.wrapping_sub(1)));
        match picture {
            Some(picture) => ([(header::CONTENT_TYPE, "image/svg+xml")], picture).into_response(),
            None => StatusCode::NOT_FOUND.into_response(),
        }
    })
}

fn set(state: &State, sitting: &Sitting) -> Option<(Vec<String>, Vec<String>)> {
    let papers = Papers::of(state, &sitting.case, None, Selection::Paper(Paper::NetworkMap), None);
    let pages = papers.pages();
    papers.set(pages.first()?).ok()
}
