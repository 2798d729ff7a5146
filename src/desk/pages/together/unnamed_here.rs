//! Somebody is there whom the wall does not name: the tovholder notes them by a number or a name that is not seen while it is typed.

use std::sync::Arc;

use axum::extract::{Form, Path, State as Shared};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::minutes::Writing;
use super::words::fill;
use crate::case::edit::{Edit, FileKind, Value, ValuePath, value_of};
use crate::desk::form::Posted;
use crate::desk::page::see;
use crate::desk::pages::shared::Body;
use crate::desk::stood_yes::BeforeWriting;
use crate::desk::{Desk, State};

impl Writing {
    /// What somebody is called who may not be named here: by their number.
    pub(super) fn unnamed(&self, id: &str) -> String {
        let words = &self.sitting.words.together.minutes;
        let number = self.view.unnamed.iter().find(|one| one.id == id).map(|one| one.number.to_string());
        number.map_or_else(
            || words.unnamed.clone(),
            |number| fill(&words.unnamed_number, &[("nummer", &number)]),
        )
    }

    /// Whether there is anybody whom the wall does not name and who may be there.
    pub(super) fn may_be_more_unnamed(&self, present: &[String]) -> bool {
        self.view
            .unnamed
            .iter()
            .any(|one| !self.view.named.contains(&one.id) && !present.contains(&one.id))
    }

    /// Who is meant by a number, or by a name that nobody else of them bears.
    fn meant(&self, typed: &str) -> Option<String> {
        let unnamed = &self.view.unnamed;
        if let Ok(number) = typed.parse::<usize>() {
            return unnamed.iter().find(|one| one.number == number).map(|one| one.id.clone());
        }
        let typed = typed.to_lowercase();
        let is_meant = |id: &str| {
            let name = self.sitting.case.name_of(id).to_lowercase();
            name == typed || name.split_whitespace().next() == Some(&typed)
        };
        let mut meant = unnamed.iter().filter(|one| is_meant(&one.id));
        match (meant.next(), meant.next()) {
            (Some(one), None) => Some(one.id.clone()),
            _ => None,
        }
    }

    /// Writes in the file that somebody was there.
    fn note(&self, state: &mut State, id: &str) -> Option<()> {
        let path = self.file()?;
        let (now, _) = state.store.open(&path).ok()?;
        let root = value_of(&now).ok()?;
        let list = ValuePath::keys(["referat", "deltog"]);
        let there = root.at(&list).map_or(&[][..], Value::items);
        if there.iter().any(|one| one.as_text() == Some(id)) {
            return Some(());
        }
        let mut edits = vec![match there {
            [] => Edit::set(list, Value::texts([id])),
            _ => Edit::push(list, Value::text(id)),
        }];
        // The borger's yes was to a referat without them.
        let approved = ValuePath::keys(["referat", "godkendt af borgeren"]);
        edits.extend(root.at(&approved).is_some().then(|| Edit::remove(approved)));
        let before = BeforeWriting::of(&state.store, &path);
        state.store.save(FileKind::Meeting, &now, &edits).ok()?;
        self.follow_yes(state, before, true, true);
        Some(())
    }
}

/// Notes that somebody is there who is not named on the wall.
pub(super) async fn note(Shared(desk): Shared<Arc<Desk>>, Path((key, number)): Path<(String, u32)>, Form(body): Body) -> Response {
    let posted = Posted(body);
    desk.answer(|desk, state| {
        let writing = match Writing::find(desk, state, &key, number) {
            Ok(writing) => writing,
            Err(answer) => return *answer,
        };
        let typed = posted.get("hvem").unwrap_or_default().trim().to_owned();
        let words = &writing.sitting.words.together;
        match writing.meant(&typed) {
            None if typed.is_empty() => see(&writing.sitting.address),
            None => writing.page(desk, state, vec![words.minutes.unnamed_unknown.clone()], false),
            Some(id) => match writing.note(state, &id) {
                Some(()) => see(&format!("{}#til-stede", writing.sitting.address)),
                None => (StatusCode::SERVICE_UNAVAILABLE, words.lost.clone()).into_response(),
            },
        }
    })
}
