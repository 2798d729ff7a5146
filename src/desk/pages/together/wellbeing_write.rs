//! What was answered on a question, put into its file: a number, words, both or nothing.

use super::answered;
use super::wellbeing::Asking;
use super::words::fill;
use crate::case::SourceFile;
use crate::case::day::read_date;
use crate::case::edit::{Change, Edit, Step, Value, ValuePath, value_of};
use crate::desk::apart::Kept;
use crate::desk::form::Posted;
use crate::desk::store::{MadeFrom, NotSaved};
use crate::desk::{Desk, State};

/// What has become of an answer.
pub(super) enum AnswerSaved {
    Whole,
    /// Somebody else has answered the same meanwhile: both stand beside each other.
    Apart,
}

/// Why an answer was not saved.
pub(super) enum Unanswered {
    /// It is none: what is wrong with it, for the borger.
    Wrong(String),
    /// The file cannot be got at: that passes.
    Away,
}

impl Asking {
    /// The change that an answer is; none when nothing changes. Nothing chosen takes away what was answered in this sitting, and nothing
    /// that stood there before.
    ///
    /// # Errors
    /// It is no answer, or the file cannot be read.
    pub(super) fn edit(&self, desk: &Desk, before: &SourceFile, number: usize, posted: &Posted) -> Result<Option<Edit>, Unanswered> {
        let root = value_of(before).map_err(|_| Unanswered::Away)?;
        let path = self.place_of(&root, number);
        Ok(match (path, self.chosen(number, posted)?) {
            (Some(path), Some(value)) => (root.at(&path) != Some(&value)).then(|| Edit::set(path, value)),
            (Some(path), None) => {
                let here = root.at(&path).and_then(|value| answered::of(desk, &self.address(number), value));
                here.and_then(|here| match here.before {
                    Some(before) => (root.at(&path) != Some(&before)).then(|| Edit::set(path, before)),
                    None => Some(removed(&root, path)),
                })
            }
            // The first answer of the day.
            (None, Some(value)) => Some(self.first_of_today(number, value)),
            (None, None) => None,
        })
    }

    /// What a form says was answered; none when nothing was.
    fn chosen(&self, number: usize, posted: &Posted) -> Result<Option<Value>, Unanswered> {
        if self.view.indicators.get(number - 1).is_some() {
            return self.rating(posted);
        }
        let degrees = self.sitting.words.degrees();
        let chosen = posted.get("ord").filter(|word| degrees.iter().any(|degree| degree.key == *word));
        Ok(chosen.map(Value::text))
    }

    /// Where the answer to an indicator stands; none when there is no list of answers of today yet.
    pub(super) fn path_of(&self, root: &Value, key: &str) -> Option<ValuePath> {
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
    pub(super) fn rating(&self, posted: &Posted) -> Result<Option<Value>, Unanswered> {
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
            return Err(Unanswered::Wrong(fill(&self.sitting.words.together.wellbeing.wrong_number, &with)));
        }
        Ok(match (number, words) {
            (Some(number), None) => Some(Value::text(number)),
            (Some(number), Some(words)) => Some(Value::map([("tal", Value::text(number)), ("ord", Value::text(words))])),
            (None, Some(words)) => Some(Value::map([("ord", Value::text(words))])),
            (None, None) => None,
        })
    }

    /// Writes an answer, on the file as it was when the page was made.
    ///
    /// # Errors
    /// It is no answer, or it could not be saved.
    pub(super) fn save(&self, desk: &Desk, state: &mut State, number: usize, posted: &Posted) -> Result<AnswerSaved, Unanswered> {
        let not_saved = || Unanswered::Away;
        let (path, kind) = self.file().ok_or_else(not_saved)?;
        let (before, is_known) = match state.store.made_from(posted.get("fra"), &path).map_err(|_| not_saved())? {
            MadeFrom::Known(before) => (before, true),
            MadeFrom::Forgotten(now) => (now, false),
        };
        let here = self.address(number);
        let chosen = self.chosen(number, posted)?;
        let stood = |text: &SourceFile| {
            let root = value_of(text).ok()?;
            root.at(&self.place_of(&root, number)?).cloned()
        };
        let mut was = stood(&before);
        let remember = |was: &Option<Value>| {
            if let Some(said) = &chosen {
                answered::remember(desk, &here, was.as_ref(), said);
            }
        };
        let Some(edit) = self.edit(desk, &before, number, posted)? else {
            self.set_apart(state, number, None);
            remember(&was);
            return Ok(AnswerSaved::Whole);
        };
        let mut saved = match is_known {
            true => state.store.save(kind, &before, std::slice::from_ref(&edit)),
            // Nobody knows what the page was made from: it is as if somebody else had written meanwhile.
            false => Err(NotSaved::Conflicts(Vec::new())),
        };
        let mut kept = Kept { before, edit };
        if matches!(saved, Err(NotSaved::Conflicts(_))) {
            // Somebody else has begun the answers of the day, or has answered the same.
            let (now, _) = state.store.open(&path).map_err(|_| not_saved())?;
            was = stood(&now);
            let Some(edit) = self.edit(desk, &now, number, posted)? else {
                remember(&was);
                return Ok(AnswerSaved::Whole);
            };
            let root = value_of(&now).map_err(|_| not_saved())?;
            let there = root.at(&edit.path).filter(|value| **value != Value::Nothing);
            let is_ours = !is_known && was.as_ref().is_some_and(|was| answered::of(desk, &here, was).is_some());
            let is_new = is_ours || there.is_none() || matches!(edit.change, Change::Push(_));
            kept = Kept { before: now, edit };
            if is_new {
                saved = state.store.save(kind, &kept.before, std::slice::from_ref(&kept.edit));
            }
        }
        match saved {
            Ok(()) => {
                self.set_apart(state, number, None);
                remember(&was);
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

/// Takes an answer away; and the day with it, when nothing else was answered on it.
fn removed(root: &Value, path: ValuePath) -> Edit {
    let above = ValuePath(path.0[..path.0.len() - 1].to_vec());
    let is_alone = root.at(&above).is_some_and(|answers| answers.entries().len() == 1);
    match path.0.get(1) {
        Some(Step::At(_)) if is_alone => Edit::remove(ValuePath(path.0[..2].to_vec())),
        _ => Edit::remove(path),
    }
}
