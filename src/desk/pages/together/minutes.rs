//! »Referat sammen«: the six fields in large type, on the wall while people talk. The same form as the tovholder's own page of the
//! referat, without what is the team's alone.

use std::sync::Arc;

use axum::extract::{Form, Path, Query, State as Shared};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::on_the_wall::OnTheWall;
use super::sitting::Sitting;
use super::words::fill;
use super::write_down::WrittenDown;
use crate::case::Problem;
use crate::case::edit::ValuePath;
use crate::deliver::produce::examine;
use crate::desk::form::{FormField, Posted};
use crate::desk::page::{html, see};
use crate::desk::pages::editing::FormSheet;
use crate::desk::pages::meeting;
use crate::desk::pages::retype::retype_these;
use crate::desk::pages::said::SaidOfFields;
use crate::desk::pages::shared::Body;
use crate::desk::stood_yes::BeforeWriting;
use crate::desk::store::NotSaved;
use crate::desk::{Desk, State};
use crate::documents::together::{MinutesTogether, minutes};

/// What is not on the wall: who holds the pen, and what the borger says when it has been read.
const OWN: &[&str] = &["id", "skrevet af", "godkendt af borgeren", "må sendes til"];

/// A meeting's referat at the screen.
pub(super) struct Writing {
    pub sitting: Sitting,
    pub number: u32,
    pub view: MinutesTogether,
    /// Whether the names of everybody in the network are asked for, and not only of those who are in the room or were asked to be.
    pub shows_all: bool,
}

impl Writing {
    pub(super) fn find(desk: &Desk, state: &mut State, key: &str, number: u32) -> Result<Self, Box<Response>> {
        let sitting = Sitting::find(desk, state, key, &format!("referat/{number}"))?;
        match sitting.viewed(state, |request| minutes(request, number)) {
            Some(Ok(Some(view))) => Ok(Self {
                sitting,
                number,
                view,
                shows_all: false,
            }),
            _ => Err(Box::new(sitting.cannot(desk, state))),
        }
    }

    /// The form over the meeting's file.
    pub(super) fn sheet(&self) -> Option<FormSheet<'_>> {
        let mut sheet = meeting::minutes_sheet(&self.sitting.case, self.number)?;
        sheet.parts = vec![(ValuePath::keys(["referat"]), String::new())];
        sheet.own = OWN;
        sheet.beside = None;
        Some(sheet)
    }

    /// The page as the file is now; with what was written and is not whole yet, which is in no file.
    pub(super) fn page(&self, desk: &Desk, state: &mut State, told: Vec<String>, is_advised: bool) -> Response {
        let Some(sheet) = self.sheet() else {
            return self.sitting.cannot(desk, state);
        };
        let mut filled = match sheet.fill(state, None, false) {
            Ok(Some(filled)) => filled,
            Ok(None) | Err(_) => return self.sitting.cannot(desk, state),
        };
        let of_before = state.half_written.get(&sheet.file).cloned();
        let mut unsaved = Vec::new();
        if let Some(WrittenDown {
            filled: old, posted, half, ..
        }) = of_before.as_deref()
        {
            unsaved = half.iter().map(|edit| edit.path.clone()).collect();
            let is_half = |field: &FormField| half.iter().any(|edit| field.path.0.starts_with(&edit.path.0));
            retype_these(old, &mut filled, posted, &is_half);
        }
        let (apart, above) = self.beside_each_other(state, &sheet, &mut filled);
        let mut problems = examine(&state.session, &self.sitting.case.folder).problems;
        let advice = problems.len();
        problems.retain(|problem| self.may_stand_on_the_wall(state, problem));
        let has_more_advice = problems.len() < advice;
        let said = SaidOfFields::of(&sheet.file, &filled, &problems, false);
        let words = &self.sitting.words.together.minutes;
        let mut frame = self
            .sitting
            .frame(desk, state, &fill(&words.heading, &[("nummer", &self.number.to_string())]));
        frame.is_alert = !told.is_empty();
        // Said for as long as it holds, whatever is written meanwhile.
        frame.told = self.told_of_yes(state).into_iter().chain(told).collect();
        if !apart.is_empty() || !above.is_empty() {
            frame.is_alert = true;
            frame.told.push(self.sitting.words.together.apart.told.clone());
        }
        let at = ValuePath::keys(["referat", "deltog"]);
        let present = filled
            .fields()
            .into_iter()
            .find(|field| field.path == at)
            .map(|field| field.texts().to_vec());
        let present = present.unwrap_or_default();
        let shown = OnTheWall {
            writing: self,
            desk,
            apart,
            said: is_advised.then_some(&said),
            present,
            unsaved,
        };
        let mut page = shown.page(frame, &filled, is_advised, above);
        page.has_more_advice = is_advised && has_more_advice;
        html(&page)
    }
}

/// Whether advice is asked for.
#[derive(Default, serde::Deserialize)]
pub(super) struct AdviceQuery {
    raad: Option<String>,
    /// The names of everybody in the network are to stand on the page.
    alle: Option<String>,
}

pub(super) async fn show(
    Shared(desk): Shared<Arc<Desk>>,
    Path((key, number)): Path<(String, u32)>,
    Query(asking): Query<AdviceQuery>,
) -> Response {
    desk.answer(|desk, state| match Writing::find(desk, state, &key, number) {
        Ok(mut writing) => {
            writing.shows_all = asking.alle.is_some();
            writing.page(desk, state, Vec::new(), asking.raad.is_some())
        }
        Err(answer) => *answer,
    })
}

/// Writes down what was said, and goes on writing or reads it through.
pub(super) async fn save(Shared(desk): Shared<Arc<Desk>>, Path((key, number)): Path<(String, u32)>, Form(body): Body) -> Response {
    let posted = Posted(body);
    desk.answer(|desk, state| {
        let writing = match Writing::find(desk, state, &key, number) {
            Ok(writing) => writing,
            Err(answer) => return *answer,
        };
        let words = Arc::clone(&writing.sitting.words);
        let words = &words.together;
        let (wants_reading, is_pressed) = (posted.get("laes").is_some(), posted.get("gem").is_some());
        let wants_all = posted.get("alle").is_some();
        let before = writing.file().and_then(|path| BeforeWriting::of(&state.store, &path));
        let written = match writing.write(desk, state, posted) {
            Ok(written) => written,
            // The page stays as it is, with all that was typed.
            Err(why) => {
                let lacks = match why {
                    NotSaved::Wrong(problems) => writing.lacks(&problems),
                    NotSaved::Conflicts(_) | NotSaved::Told(_) => String::new(),
                };
                let told = format!("{} {lacks}", words.not_saved);
                return (StatusCode::CONFLICT, told.trim_end().to_owned()).into_response();
            }
        };
        // The borger's yes was to what stood there before: that is said, and what follows.
        let is_whole = written.half.is_empty() && !writing.is_apart(state);
        writing.follow_yes(state, before, written.is_changed, is_whole);
        let written = Arc::new(written);
        if let Some(sheet) = writing.sheet() {
            if written.half.is_empty() {
                state.half_written.remove(&sheet.file);
            } else {
                state.half_written.insert(sheet.file, Arc::clone(&written));
            }
        }
        if is_whole && wants_reading {
            return see(&format!("{}/laes", writing.sitting.address));
        }
        if is_whole {
            let all = if wants_all { "?alle=ja" } else { "" };
            return see(&format!("{}{all}", writing.sitting.address));
        }
        // Of what is half written nobody is told before they ask.
        let mut told = Vec::new();
        if !written.half.is_empty() && (wants_reading || is_pressed) {
            told.push(format!("{} {}", words.minutes.half, writing.lacks(&written.lacks)));
        }
        match Writing::find(desk, state, &key, number) {
            Ok(mut now) => {
                now.shows_all = wants_all;
                now.page(desk, state, told, false)
            }
            Err(answer) => *answer,
        }
    })
}

impl Writing {
    fn lacks(&self, problems: &[Problem]) -> String {
        let people = self.sitting.case.people();
        let why: Vec<String> = problems
            .iter()
            .map(|problem| crate::desk::pages::said::sentence(problem, &people))
            .collect();
        why.join(" ")
    }

    /// Whether there is a place that two have written in.
    pub(super) fn is_apart(&self, state: &State) -> bool {
        self.sheet().is_some_and(|sheet| state.apart.has(&sheet.file))
    }
}
