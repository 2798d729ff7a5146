//! »Hvordan har du det?«: one indicator at a time, in a number, in words, or not now. Nothing is added up, and nothing times out.

use std::path::PathBuf;
use std::sync::Arc;

use axum::extract::{Form, Path, Query, State as Shared};
use axum::http::StatusCode;
use axum::response::Response;

use super::html::{ApartHtml, LastHtml, QuestionPage, QuietPage};
use super::sitting::Sitting;
use super::words::fill;
use crate::case::SourceFile;
use crate::case::day::read_date;
use crate::case::edit::{Edit, FileKind, Step, Value, ValuePath, value_of};
use crate::desk::apart::Kept;
use crate::desk::form::Posted;
use crate::desk::page::{html, see};
use crate::desk::pages::shared::Body;
use crate::desk::store::NotSaved;
use crate::desk::{Desk, State, cases};
use crate::documents::together::{AskedIndicator, AskedView, asked};

/// With more numbers than these on the scale, the number is typed.
const BUTTONS: f64 = 11.0;

/// What is asked on an occasion.
struct Asking {
    sitting: Sitting,
    /// After this meeting; none for today.
    meeting: Option<u32>,
    view: AskedView,
    /// As it is written in a file.
    today: String,
}

impl Asking {
    fn find(desk: &Desk, state: &mut State, key: &str, when: &str) -> Result<Self, Box<Response>> {
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

    fn count(&self) -> usize {
        self.view.indicators.len() + self.view.questions.map_or(0, |questions| questions.len())
    }

    /// The address of a question, from 1; of the end, after the last; of the beginning, before the first.
    fn address(&self, number: usize) -> String {
        match number {
            0 => self.sitting.address.clone(),
            number => format!("{}/{number}", self.sitting.address),
        }
    }

    /// The file that answers stand in.
    fn file(&self) -> Option<(PathBuf, FileKind)> {
        let folder = &self.sitting.case.folder;
        match self.meeting {
            Some(number) => Some((cases::meeting_file(folder, number)?, FileKind::Meeting)),
            None => Some((folder.join("sag.yaml"), FileKind::Case)),
        }
    }

    fn page(&self, desk: &Desk, state: &mut State, number: usize, told: Vec<String>, show_last: bool, posted: Option<&Posted>) -> Response {
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
                let text = if is_apart { &words.done_apart } else { &words.done_text };
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
            last_link: String::new(),
            back: self.address(number - 1),
            frame,
        };
        match self.view.indicators.get(number - 1) {
            Some(indicator) => self.of_indicator(&mut page, indicator, number, show_last),
            None => self.of_question(&mut page, number - 1 - self.view.indicators.len()),
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
    fn set_apart(&self, state: &mut State, number: usize, kept: Option<Kept>) {
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
    fn place_of(&self, root: &Value, number: usize) -> Option<ValuePath> {
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

    fn of_indicator(&self, page: &mut QuestionPage, indicator: &AskedIndicator, number: usize, show_last: bool) {
        let (name, explanation) = self.sitting.words.indicator(&indicator.key);
        page.name = name;
        page.explanation = indicator.description.clone().unwrap_or(explanation);
        let (from, to) = self.view.scale;
        let now = indicator.now.as_ref();
        let value = now.and_then(|given| given.value);
        page.has_field = to - from >= BUTTONS || from.fract() != 0.0 || value.is_some_and(|value| value.fract() != 0.0);
        if page.has_field {
            page.number = now.and_then(|given| given.number.clone()).unwrap_or_default();
        } else {
            let numbers = (0..).map(|step| from + f64::from(step)).take_while(|number| *number <= to);
            page.numbers = numbers.map(|number| (number.to_string(), value == Some(number))).collect();
        }
        page.takes_words = true;
        page.words = now.and_then(|given| given.words.clone()).unwrap_or_default();
        page.last_link = if show_last {
            self.address(number)
        } else {
            format!("{}?sidst=ja", self.address(number))
        };
        if show_last {
            let words = &self.sitting.words.together.wellbeing;
            page.last = Some(match &indicator.last {
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

    fn of_question(&self, page: &mut QuestionPage, at: usize) {
        if let Some((key, now)) = self.view.questions.as_ref().and_then(|questions| questions.get(at)) {
            page.name = self.sitting.words.question(key);
            let degrees = self.sitting.words.degrees().iter();
            page.degrees = degrees.map(|degree| (degree.clone(), Some(&*degree.key) == *now)).collect();
        }
    }

    /// The change that an answer is; none when nothing changes.
    ///
    /// # Errors
    /// What is wrong with it, for the borger.
    fn edit(&self, before: &SourceFile, number: usize, posted: &Posted) -> Result<Option<Edit>, String> {
        let Ok(root) = value_of(before) else {
            return Err(self.sitting.words.together.not_saved.clone());
        };
        let is_skipped = posted.get("ikke-nu").is_some();
        let path = self.place_of(&root, number);
        let value = match self.view.indicators.get(number - 1) {
            Some(_) => self.rating(posted)?,
            None => {
                let degrees = self.sitting.words.degrees();
                let chosen = posted.get("ord").filter(|word| degrees.iter().any(|degree| degree.key == *word));
                chosen.map(Value::text)
            }
        };
        // Not now takes nothing back that was said before.
        if is_skipped {
            return Ok(None);
        }
        Ok(match (path, value) {
            (Some(path), Some(value)) => (root.at(&path) != Some(&value)).then(|| Edit::set(path, value)),
            (Some(path), None) => root.at(&path).map(|_| removed(&root, path)),
            // The first answer of the day.
            (None, Some(value)) => Some(self.first_of_today(number, value)),
            (None, None) => None,
        })
    }

    /// Where the answer to an indicator stands; none when there is no list of answers of today yet.
    fn path_of(&self, root: &Value, key: &str) -> Option<ValuePath> {
        if self.meeting.is_some() {
            return Some(ValuePath::keys(["vurdering", "indikatorer", key]));
        }
        let measurements = ValuePath::keys(["målinger"]);
        let today = &self.today;
        let days = root.at(&measurements).map_or(&[][..], Value::items).iter();
        let of_today = days.enumerate().find(|(_, one)| {
            let day = one.get("dato").and_then(Value::as_text);
            day.and_then(|day| read_date(day).ok()).is_some_and(|day| day.to_string() == *today)
        });
        of_today.map(|(at, _)| measurements.then(Step::At(at)).key("indikatorer").key(key))
    }
    /// The answers of today with this one in them, as an item more.
    fn first_of_today(&self, number: usize, value: Value) -> Edit {
        let key = self.view.indicators.get(number - 1).map_or("", |indicator| &indicator.key);
        let day = Value::map([
            ("dato", Value::text(&self.today)),
            ("indikatorer", Value::Map(vec![(key.to_owned(), value)])),
        ]);
        Edit::push(ValuePath::keys(["målinger"]), day)
    }

    /// What was answered, in numbers or words; none when neither was.
    fn rating(&self, posted: &Posted) -> Result<Option<Value>, String> {
        let (from, to) = self.view.scale;
        let text = |name: &str| posted.get(name).map(|text| text.replace("\r\n", "\n").trim().to_owned());
        let words = text("ord").filter(|words| !words.is_empty());
        let number = text("tal")
            .filter(|number| !number.is_empty())
            .map(|number| number.replace(',', "."));
        if let Some(number) = &number
            && !number.parse::<f64>().is_ok_and(|number| (from..=to).contains(&number))
        {
            let with = [("fra", &*from.to_string()), ("til", &*to.to_string())];
            return Err(fill(&self.sitting.words.together.wellbeing.wrong_number, &with));
        }
        Ok(match (number, words) {
            (Some(number), None) => Some(Value::text(number)),
            (Some(number), Some(words)) => Some(Value::map([("tal", Value::text(number)), ("ord", Value::text(words))])),
            (None, Some(words)) => Some(Value::map([("ord", Value::text(words))])),
            (None, None) => None,
        })
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

/// Takes an answer away; and the day with it, when nothing else was answered on it.
fn removed(root: &Value, path: ValuePath) -> Edit {
    let above = ValuePath(path.0[..path.0.len() - 1].to_vec());
    let is_alone = root.at(&above).is_some_and(|answers| answers.entries().len() == 1);
    match path.0.get(1) {
        Some(Step::At(_)) if is_alone => Edit::remove(ValuePath(path.0[..2].to_vec())),
        _ => Edit::remove(path),
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
        Ok(asking) => asking.page(desk, state, number, Vec::new(), last.sidst.is_some(), None),
        Err(answer) => *answer,
    })
}

pub(super) async fn answer(
    Shared(desk): Shared<Arc<Desk>>,
    Path((key, when, number)): Path<(String, String, usize)>,
    Form(body): Body,
) -> Response {
    let posted = Posted(body);
    desk.answer(|desk, state| {
        let asking = match Asking::find(desk, state, &key, &when) {
            Ok(asking) => asking,
            Err(answer) => return *answer,
        };
        if number == 0 || number > asking.count() {
            return see(&asking.address(0));
        }
        // What somebody else has answered is what holds.
        if posted.get("deres").is_some() {
            asking.set_apart(state, number, None);
            return see(&asking.address(number + 1));
        }
        match asking.save(state, number, &posted) {
            Ok(AnswerSaved::Whole) => see(&asking.address(number + 1)),
            Ok(AnswerSaved::Apart) => match Asking::find(desk, state, &key, &when) {
                Ok(now) => {
                    let mut answer = now.page(desk, state, number, Vec::new(), false, None);
                    *answer.status_mut() = StatusCode::CONFLICT;
                    answer
                }
                Err(answer) => *answer,
            },
            Err(told) => {
                // What was answered stands on the page again.
                let asking = match Asking::find(desk, state, &key, &when) {
                    Ok(asking) => asking,
                    Err(answer) => return *answer,
                };
                let mut answer = asking.page(desk, state, number, vec![told], false, Some(&posted));
                *answer.status_mut() = StatusCode::CONFLICT;
                answer
            }
        }
    })
}

impl Asking {
    /// Writes an answer, on the file as it was when the page was made.
    fn save(&self, state: &mut State, number: usize, posted: &Posted) -> Result<AnswerSaved, String> {
        let words = &self.sitting.words.together;
        let not_saved = || words.not_saved.clone();
        let (path, kind) = self.file().ok_or_else(not_saved)?;
        let before = match posted.get("fra").and_then(|name| state.store.made_from(name, &path)) {
            Some(before) => before,
            None => state.store.open(&path).map_err(|_| not_saved())?.0,
        };
        let Some(edit) = self.edit(&before, number, posted)? else {
            self.set_apart(state, number, None);
            return Ok(AnswerSaved::Whole);
        };
        let mut saved = state.store.save(kind, &before, std::slice::from_ref(&edit));
        let mut kept = Kept { before, edit };
        if matches!(saved, Err(NotSaved::Conflicts(_))) {
            // Somebody else has begun the answers of the day, or has answered the same.
            let (now, _) = state.store.open(&path).map_err(|_| not_saved())?;
            let Some(edit) = self.edit(&now, number, posted)? else {
                return Ok(AnswerSaved::Whole);
            };
            let root = value_of(&now).map_err(|_| not_saved())?;
            let is_new = root.at(&edit.path).is_none_or(|value| *value == Value::Nothing);
            kept = Kept { before: now, edit };
            if is_new {
                saved = state.store.save(kind, &kept.before, std::slice::from_ref(&kept.edit));
            }
        }
        match saved {
            Ok(()) => {
                self.set_apart(state, number, None);
                Ok(AnswerSaved::Whole)
            }
            Err(NotSaved::Conflicts(_)) => {
                self.set_apart(state, number, Some(kept));
                Ok(AnswerSaved::Apart)
            }
            Err(NotSaved::Wrong(_) | NotSaved::Told(_)) => Err(not_saved()),
        }
    }
}

/// What has become of an answer.
enum AnswerSaved {
    Whole,
    /// Somebody else has answered the same meanwhile: both stand beside each other.
    Apart,
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
