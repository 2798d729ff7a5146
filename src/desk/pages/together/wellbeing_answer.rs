//! What is answered on a question, and what becomes of it by each way that leads from there: nothing that was chosen or written is lost.

use std::sync::Arc;

use axum::extract::{Form, Path, State as Shared};
use axum::http::StatusCode;
use axum::response::Response;

use super::leave::CLOSE;
use super::said_on::said_on;
use super::sitting::not_saved;
use super::taken_back::take_back;
use super::unsaid;
use super::wellbeing::Asking;
use super::wellbeing_write::{AnswerSaved, Unanswered};
use crate::case::edit::{Value, value_of};
use crate::desk::form::Posted;
use crate::desk::page::see;
use crate::desk::pages::frame::in_address;
use crate::desk::pages::shared::Body;
use crate::desk::{Desk, State};

/// Where a button leads.
#[derive(Clone, Copy, PartialEq, Eq)]
enum AnswerWay {
    Next,
    Back,
    /// To the way out.
    Out,
    /// Not now: what was answered is taken back.
    NotNow,
    /// Shows the last answer, or hides it again.
    Last(bool),
    Undo,
}

impl AnswerWay {
    fn of(posted: &Posted) -> Self {
        match posted.get("gaa") {
            _ if posted.get("ikke-nu").is_some() => Self::NotNow,
            Some("tilbage") => Self::Back,
            Some("faerdig") => Self::Out,
            Some("sidst") => Self::Last(true),
            Some("skjul") => Self::Last(false),
            Some("fortryd") => Self::Undo,
            _ => Self::Next,
        }
    }
}

/// Answers a question, and goes where the button leads.
pub(super) async fn answer(
    Shared(desk): Shared<Arc<Desk>>,
    Path((key, when, number)): Path<(String, String, usize)>,
    Form(body): Body,
) -> Response {
    let posted = Posted(body);
    let way = AnswerWay::of(&posted);
    desk.answer(|desk, state| {
        let mut asking = match Asking::find(desk, state, &key, &when) {
            Ok(asking) => asking,
            Err(answer) if answer.status() == StatusCode::SERVICE_UNAVAILABLE => {
                // What was said is kept until the case can be got at again.
                let here = format!("/forloeb/{}/sammen/trivsel/{when}/{number}", in_address(&key));
                unsaid::keep(desk, &here, &posted, !matches!(way, AnswerWay::Last(_) | AnswerWay::Undo));
                return match way {
                    AnswerWay::Out => see(CLOSE),
                    _ => not_saved(desk, state, |words| words.together.kept.clone()),
                };
            }
            Err(answer) => return *answer,
        };
        if number == 0 || number > asking.count() {
            return see(&asking.address(0));
        }
        asking.today = said_on(state, &posted).to_string();
        // What somebody else has answered is what holds.
        if posted.get("deres").is_some() {
            unsaid::forget(desk, &asking.address(number));
            asking.set_apart(state, number, None);
            return see(&asking.address(number + 1));
        }
        asking.answered_by(desk, state, number, &posted, way)
    })
}

impl Asking {
    fn answered_by(&self, desk: &Desk, state: &mut State, number: usize, posted: &Posted, way: AnswerWay) -> Response {
        let here = self.address(number);
        // Where two have answered, one side is chosen first; what is written meanwhile waits.
        let is_open = posted.get("uenig").is_some() && posted.get("jeres").is_none();
        let to = match way {
            AnswerWay::Last(shows) => {
                self.carry(desk, state, number, posted);
                return see(&format!("{here}{}", if shows { "?sidst=ja" } else { "" }));
            }
            AnswerWay::Undo => {
                self.carry(desk, state, number, posted);
                return self.undo(desk, state, number);
            }
            AnswerWay::Back => self.address(number - 1),
            AnswerWay::Out => CLOSE.to_owned(),
            AnswerWay::Next | AnswerWay::NotNow => self.address(number + 1),
        };
        if is_open {
            self.carry(desk, state, number, posted);
            return see(&to);
        }
        let saved = match way {
            AnswerWay::NotNow => self.take_back(desk, state, number, posted),
            _ => self.save(desk, state, number, posted),
        };
        let is_leaving = matches!(way, AnswerWay::Back | AnswerWay::Out);
        let (status, told) = match saved {
            Ok(AnswerSaved::Whole) => {
                unsaid::forget(desk, &here);
                return see(&to);
            }
            Ok(AnswerSaved::Apart) => {
                unsaid::forget(desk, &here);
                (StatusCode::CONFLICT, None)
            }
            Err(Unanswered::Wrong(told)) => {
                unsaid::keep(desk, &here, posted, false);
                (StatusCode::CONFLICT, Some(told))
            }
            Err(Unanswered::Away) => {
                unsaid::keep(desk, &here, posted, way != AnswerWay::NotNow);
                if way != AnswerWay::Out {
                    let told = self.sitting.words.together.not_saved.clone();
                    return self.again(desk, state, number, StatusCode::SERVICE_UNAVAILABLE, Some(told), posted);
                }
                return see(&to);
            }
        };
        if is_leaving {
            return see(&to);
        }
        self.again(desk, state, number, status, told, posted)
    }

    /// The question once more, with what was answered.
    fn again(&self, desk: &Desk, state: &mut State, number: usize, status: StatusCode, told: Option<String>, posted: &Posted) -> Response {
        let posted = told.is_some().then_some(posted);
        let told = told.into_iter().collect();
        let when = self.meeting.map_or_else(|| "nu".to_owned(), |number| number.to_string());
        let mut answer = match Self::find(desk, state, &self.sitting.case.key, &when) {
            Ok(now) => now.page(desk, state, number, told, false, posted),
            Err(answer) => return *answer,
        };
        *answer.status_mut() = status;
        answer
    }

    /// The page of a question with what was left on it; what was meant as the answer is one as soon as it can be saved.
    pub(super) fn with_unsaid(self, desk: &Desk, state: &mut State, number: usize, show_last: bool) -> Response {
        let here = self.address(number);
        let Some(left) = unsaid::of(desk, &here) else {
            return self.page(desk, state, number, Vec::new(), show_last, None);
        };
        let mut told = Vec::new();
        if left.is_meant {
            match self.save(desk, state, number, &left.posted) {
                Ok(_) => {
                    unsaid::forget(desk, &here);
                    return self.again(desk, state, number, StatusCode::OK, None, &left.posted);
                }
                Err(Unanswered::Away) => told.push(self.sitting.words.together.not_saved.clone()),
                Err(Unanswered::Wrong(why)) => told.push(why),
            }
        } else if let Some(Err(Unanswered::Wrong(why))) = self.view.indicators.get(number - 1).map(|_| self.rating(&left.posted)) {
            told.push(why);
        }
        self.page(desk, state, number, told, show_last, Some(&left.posted))
    }

    /// Takes what was chosen and written along: it stands on the question when somebody comes back to it.
    fn carry(&self, desk: &Desk, state: &mut State, number: usize, posted: &Posted) {
        let here = self.address(number);
        if self.is_as_saved(desk, state, number, posted) {
            unsaid::forget(desk, &here);
        } else {
            unsaid::keep(desk, &here, posted, false);
        }
    }

    /// Whether a form says what the file says.
    fn is_as_saved(&self, desk: &Desk, state: &mut State, number: usize, posted: &Posted) -> bool {
        let now = self.file().and_then(|(path, _)| state.store.open(&path).ok());
        now.is_some_and(|(now, _)| matches!(self.edit(desk, &now, number, posted), Ok(None)))
    }

    /// Not now: what was answered in this sitting is taken away. What was chosen just now is saved first, so that it comes back when
    /// this is undone.
    fn take_back(&self, desk: &Desk, state: &mut State, number: usize, posted: &Posted) -> Result<AnswerSaved, Unanswered> {
        let saved = match self.save(desk, state, number, posted) {
            // The words, when the number is none.
            Err(Unanswered::Wrong(_)) => {
                let words = posted.0.iter().filter(|(name, _)| name != "tal").cloned();
                self.save(desk, state, number, &Posted(words.collect()))?
            }
            saved => saved?,
        };
        match saved {
            AnswerSaved::Whole => self.save(desk, state, number, &Posted::default()),
            AnswerSaved::Apart => Ok(saved),
        }
    }

    /// Takes the last change back, and shows the question that it was about.
    fn undo(&self, desk: &Desk, state: &mut State, number: usize) -> Response {
        let root = |state: &mut State| -> Option<Value> {
            let (path, _) = self.file()?;
            value_of(&state.store.open(&path).ok()?.0).ok()
        };
        let before = root(state);
        if let Err(answer) = take_back(desk, state) {
            return *answer;
        }
        let after = root(state);
        let answered = |root: &Option<Value>, number: usize| -> Option<Value> {
            let root = root.as_ref()?;
            root.at(&self.place_of(root, number)?).cloned()
        };
        let is_other = |number: &usize| answered(&before, *number) != answered(&after, *number);
        let about = (1..=self.count()).find(is_other).unwrap_or(number);
        see(&self.address(about))
    }
}
