//! »Hvordan har du det?«: one indicator at a time, in a number, in words, or not now. Nothing is added up, and nothing times out.

use std::path::PathBuf;
use std::sync::Arc;

use axum::extract::{Path, Query, State as Shared};
use axum::response::Response;

use super::answered;
use super::html::{LastHtml, QuestionPage, QuietPage};
use super::minutes_html::ApartHtml;
use super::sitting::Sitting;
use super::unsaid;
use super::words::fill;
use crate::case::edit::{FileKind, Value, ValuePath, value_of};
use crate::desk::apart::Kept;
use crate::desk::form::Posted;
use crate::desk::page::html;
use crate::desk::{Desk, State, cases};
use crate::documents::together::{AskedIndicator, AskedView, asked};

/// With more numbers than these on the scale, the number is typed.
const BUTTONS: f64 = 11.0;

/// What is asked on an occasion.
pub(super) struct Asking {
    pub sitting: Sitting,
    /// After this meeting; none for today.
    pub meeting: Option<u32>,
    pub view: AskedView,
    /// As it is written in a file.
    pub today: String,
}

impl Asking {
    pub(super) fn find(desk: &Desk, state: &mut State, key: &str, when: &str) -> Result<Self, Box<Response>> {
        let sitting = Sitting::find(desk, state, key, &format!("trivsel/{when}"))?;
        let meeting = when.parse().ok();
        let view = sitting.viewed(state, |request| asked(request, meeting));
        match view {
            Some(Ok(Some(view))) => Ok(Self {
                sitting,
                meeting,
                view,
                today: state.session.settings.today.to_string(),
            }),
            _ => Err(Box::new(sitting.cannot(desk, state))),
        }
    }

    pub(super) fn count(&self) -> usize {
        self.view.indicators.len() + self.view.questions.map_or(0, |questions| questions.len())
    }

    /// The address of a question, from 1; of the end, after the last; of the beginning, before the first.
    pub(super) fn address(&self, number: usize) -> String {
        match number {
            0 => self.sitting.address.clone(),
            number => format!("{}/{number}", self.sitting.address),
        }
    }

    /// The file that answers stand in.
    pub(super) fn file(&self) -> Option<(PathBuf, FileKind)> {
        let folder = &self.sitting.case.folder;
        match self.meeting {
            Some(number) => Some((cases::meeting_file(folder, number)?, FileKind::Meeting)),
            None => Some((folder.join("sag.yaml"), FileKind::Case)),
        }
    }

    /// The page of a question, or what stands before the first and after the last; with what a form said that was not saved.
    pub(super) fn page(
        &self,
        desk: &Desk,
        state: &mut State,
        number: usize,
        told: Vec<String>,
        show_last: bool,
        posted: Option<&Posted>,
    ) -> Response {
        let words = &self.sitting.words.together.wellbeing;
        let mut frame = self.sitting.frame(desk, state, &words.heading);
        frame.here = self.address(number);
        frame.is_alert = !told.is_empty();
        frame.told = told;
        let count = self.count();
        if number == 0 || number > count {
            let (text, links) = if number == 0 {
                (words.intro.clone(), vec![(self.address(1), words.begin.clone())])
            } else {
                frame.title.clone_from(&words.done);
                let is_apart = self.file().is_some_and(|(path, _)| state.apart.has(&path));
                let text = if unsaid::is_any(desk) {
                    &words.done_unsaid
                } else if is_apart {
                    &words.done_apart
                } else if !self.is_any_answered(state) {
                    &words.done_none
                } else {
                    &words.done_text
                };
                (text.clone(), vec![(self.address(1), words.again.clone())])
            };
            return html(&QuietPage { frame, text, links });
        }
        let opened = self.file().and_then(|(path, _)| state.store.open(&path).ok());
        let mut page = QuestionPage {
            place: fill(&words.place, &[("nummer", &number.to_string()), ("antal", &count.to_string())]),
            name: String::new(),
            explanation: String::new(),
            action: self.address(number),
            from: opened.map(|(_, name)| name).unwrap_or_default(),
            numbers: Vec::new(),
            has_field: false,
            number: String::new(),
            degrees: Vec::new(),
            takes_words: false,
            words: String::new(),
            apart: None,
            last: None,
            has_last: false,
            answered_before: String::new(),
            is_unsaid: posted.is_some(),
            frame,
        };
        // What was answered before this sitting is shown to the one who asks for it.
        let is_before = self.stands_from_before(desk, state, number);
        match self.view.indicators.get(number - 1) {
            Some(indicator) => self.of_indicator(&mut page, indicator, is_before, show_last),
            None => self.of_question(&mut page, number - 1 - self.view.indicators.len(), is_before, show_last),
        }
        if is_before {
            page.answered_before.clone_from(&words.answered_before);
        }
        if let Some(one) = self.apart(state, number) {
            page.apart = Some(ApartHtml {
                place: number.to_string(),
                label: String::new(),
                ours: String::new(),
                theirs: self.answered(number),
                may_be_both: false,
            });
            page.frame.is_alert = true;
            page.frame.told.push(self.sitting.words.together.apart.told.clone());
            keep(&mut page, &as_posted(one.ours()));
        }
        if let Some(posted) = posted {
            keep(&mut page, posted);
        }
        html(&page)
    }

    /// Whether the file has an answer to any of the questions.
    fn is_any_answered(&self, state: &mut State) -> bool {
        (1..=self.count()).any(|number| self.value_now(state, number).is_some())
    }

    /// Whether the file has an answer that was given before this sitting.
    fn stands_from_before(&self, desk: &Desk, state: &mut State, number: usize) -> bool {
        let value = self.value_now(state, number);
        value.is_some_and(|value| value != Value::Nothing && answered::of(desk, &self.address(number), &value).is_none())
    }

    /// What the file says on a question.
    fn value_now(&self, state: &mut State, number: usize) -> Option<Value> {
        let (path, _) = self.file()?;
        let root = value_of(&state.store.open(&path).ok()?.0).ok()?;
        root.at(&self.place_of(&root, number)?).cloned()
    }

    /// What was answered here, where somebody else has answered the same meanwhile.
    fn apart(&self, state: &mut State, number: usize) -> Option<Kept> {
        let (path, _) = self.file()?;
        let (now, _) = state.store.open(&path).ok()?;
        let root = value_of(&now).ok()?;
        let place = self.place_of(&root, number)?;
        state
            .apart
            .of(&path, &root)
            .into_iter()
            .find(|one| one.place(&root).as_ref() == Some(&place))
    }

    /// Keeps an answer beside somebody else's, or lets go of the one that was kept.
    pub(super) fn set_apart(&self, state: &mut State, number: usize, kept: Option<Kept>) {
        let Some((path, _)) = self.file() else { return };
        let Ok((now, _)) = state.store.open(&path) else { return };
        let Ok(root) = value_of(&now) else { return };
        let place = self.place_of(&root, number);
        let mut all = state.apart.of(&path, &root);
        all.retain(|one| one.place(&root) != place);
        all.extend(kept);
        state.apart.keep(&path, all);
    }

    /// Where the answer to a question stands.
    pub(super) fn place_of(&self, root: &Value, number: usize) -> Option<ValuePath> {
        match self.view.indicators.get(number - 1) {
            Some(indicator) => self.path_of(root, &indicator.key),
            None => {
                let questions = self.view.questions.as_ref()?;
                let (key, _) = questions.get(number - 1 - self.view.indicators.len())?;
                Some(ValuePath::keys(["vurdering", *key]))
            }
        }
    }

    /// What the file says was answered, in words.
    fn answered(&self, number: usize) -> String {
        let nothing = || self.sitting.words.together.apart.nothing.clone();
        match self.view.indicators.get(number - 1) {
            Some(indicator) => {
                let given = indicator.now.as_ref();
                let said = given.and_then(|given| given.words.as_ref()).map(|words| format!("»{words}«"));
                let parts = given.and_then(|given| given.number.clone()).into_iter().chain(said);
                let parts: Vec<String> = parts.collect();
                if parts.is_empty() { nothing() } else { parts.join(" ") }
            }
            None => {
                let at = number - 1 - self.view.indicators.len();
                let key = self.view.questions.as_ref().and_then(|questions| questions.get(at)?.1);
                let degree = self.sitting.words.degrees().iter().find(|degree| Some(&*degree.key) == key);
                degree.map_or_else(nothing, |degree| degree.text.clone())
            }
        }
    }

    fn of_indicator(&self, page: &mut QuestionPage, indicator: &AskedIndicator, is_before: bool, show_last: bool) {
        let (name, explanation) = self.sitting.words.indicator(&indicator.key);
        page.name = name;
        page.explanation = indicator.description.clone().unwrap_or(explanation);
        let (from, to) = self.view.scale;
        let now = indicator.now.as_ref().filter(|_| !is_before);
        let value = now.and_then(|given| given.value);
        page.has_field = to - from >= BUTTONS || from.fract() != 0.0 || value.is_some_and(|value| value.fract() != 0.0);
        if page.has_field {
            page.number = now.and_then(|given| given.number.clone()).unwrap_or_default();
        } else {
            let numbers = (0..).map(|step| from + f64::from(step)).take_while(|number| *number <= to);
            page.numbers = numbers.map(|number| (number.to_string(), value == Some(number))).collect();
        }
        page.takes_words = true;
        page.has_last = true;
        page.words = now.and_then(|given| given.words.clone()).unwrap_or_default();
        if show_last {
            let words = &self.sitting.words.together.wellbeing;
            let there = indicator.now.as_ref().filter(|_| is_before).map(|now| (&self.view.day, now));
            let last = there.or(indicator.last.as_ref().map(|(day, given)| (day, given)));
            page.last = Some(match last {
                Some((day, given)) => LastHtml {
                    when: fill(&words.last, &[("dato", day)]),
                    number: given.number.clone().unwrap_or_default(),
                    words: given.words.clone().unwrap_or_default(),
                },
                None => LastHtml {
                    when: words.last_none.clone(),
                    number: String::new(),
                    words: String::new(),
                },
            });
        }
    }

    fn of_question(&self, page: &mut QuestionPage, at: usize, is_before: bool, show_last: bool) {
        if let Some((key, now)) = self.view.questions.as_ref().and_then(|questions| questions.get(at)) {
            page.name = self.sitting.words.question(key);
            let degrees = self.sitting.words.degrees().iter();
            let is_chosen = |degree: &str| !is_before && Some(degree) == *now;
            page.degrees = degrees.map(|degree| (degree.clone(), is_chosen(&degree.key))).collect();
            page.has_last = is_before;
            let number = at + 1 + self.view.indicators.len();
            page.last = (is_before && show_last).then(|| LastHtml {
                when: fill(&self.sitting.words.together.wellbeing.last, &[("dato", &self.view.day)]),
                number: self.answered(number),
                words: String::new(),
            });
        }
    }
}

/// What was answered on a page that could not be saved stands on it again.
fn keep(page: &mut QuestionPage, posted: &Posted) {
    let text = |name: &str| posted.get(name).map(str::trim).unwrap_or_default().to_owned();
    let number = text("tal");
    for (one, is_chosen) in &mut page.numbers {
        *is_chosen = *one == number;
    }
    if page.has_field {
        page.number = number;
    }
    let words = text("ord");
    for (degree, is_chosen) in &mut page.degrees {
        *is_chosen = *degree.key == *words;
    }
    if page.takes_words {
        page.words = words;
    }
}

pub(super) async fn begin(Shared(desk): Shared<Arc<Desk>>, Path((key, when)): Path<(String, String)>) -> Response {
    desk.answer(|desk, state| match Asking::find(desk, state, &key, &when) {
        Ok(asking) => asking.page(desk, state, 0, Vec::new(), false, None),
        Err(answer) => *answer,
    })
}

/// Whether the last answer is asked for.
#[derive(Default, serde::Deserialize)]
pub(super) struct LastQuery {
    sidst: Option<String>,
}

pub(super) async fn show(
    Shared(desk): Shared<Arc<Desk>>,
    Path((key, when, number)): Path<(String, String, usize)>,
    Query(last): Query<LastQuery>,
) -> Response {
    desk.answer(|desk, state| match Asking::find(desk, state, &key, &when) {
        Ok(asking) => asking.with_unsaid(desk, state, number, last.sidst.is_some()),
        Err(answer) => *answer,
    })
}

/// An answer as its form would send it.
fn as_posted(value: Option<&Value>) -> Posted {
    let text = |value: Option<&Value>| value.and_then(Value::as_text).unwrap_or_default().to_owned();
    let (number, words) = match value {
        Some(Value::Map(_)) => (
            text(value.and_then(|map| map.get("tal"))),
            text(value.and_then(|map| map.get("ord"))),
        ),
        // A number, or the word of a degree.
        Some(Value::Text(text)) if text.parse::<f64>().is_ok() => (text.clone(), String::new()),
        other => (String::new(), text(other)),
    };
    Posted(vec![("tal".to_owned(), number), ("ord".to_owned(), words)])
}
