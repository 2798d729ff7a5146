//! How the borger is, asked one indicator at a time: what was answered today, and what was answered last (001 §5, 002).

use chrono::NaiveDate;
use serde::Serialize;

use super::shown;
use crate::access::{Leak, Reader};
use crate::case::indicator::Entries;
use crate::case::{Degree, Placed, Rating};
use crate::documents::ViewRequest;
use crate::documents::wellbeing::{IndicatorAnswer, Occasion, wellbeing};

/// The borger's chosen indicators on one occasion.
#[derive(Clone, Debug, Serialize)]
pub struct AskedView {
    /// The ends of the municipality's scale.
    pub scale: (f64, f64),
    /// The day of the occasion, in words.
    pub day: String,
    /// In the borger's order.
    pub indicators: Vec<AskedIndicator>,
    /// What the two questions after a meeting were answered with, by their keys; none outside a meeting.
    pub questions: Option<[(&'static str, Option<&'static str>); 2]>,
}

/// One indicator.
#[derive(Clone, Debug, Serialize)]
pub struct AskedIndicator {
    /// Its name, the key of answers.
    pub key: String,
    /// What it means, when it is the borger's own.
    pub description: Option<String>,
    /// What has been answered on this occasion.
    pub now: Option<Given>,
    /// What was answered the last time before, with its day in words.
    pub last: Option<(String, Given)>,
}

/// An answer.
#[derive(Clone, Debug, Serialize)]
pub struct Given {
    /// The number as it is written in the language.
    pub number: Option<String>,
    /// The number itself.
    pub value: Option<f64>,
    /// The borger's words.
    pub words: Option<String>,
}

/// What is asked on an occasion: after a meeting, or on this day outside one. None when there is no such meeting, or it is yet to come.
///
/// # Errors
/// A detail that stands in the borger's words of an earlier day.
pub fn asked(request: &ViewRequest<'_>, meeting: Option<u32>) -> Result<Option<AskedView>, Box<Leak>> {
    let case = request.case;
    let locale = request.locale(request.language_of(&Reader::Citizen));
    let of_meeting = meeting.map(|number| case.meeting(number));
    let is_to_come = |day: NaiveDate| day > request.today;
    let Some(date) = of_meeting.map_or(Some(request.today), |meeting| meeting.map(|meeting| meeting.begins.date())) else {
        return Ok(None);
    };
    if is_to_come(date) {
        return Ok(None);
    }
    let nothing = Entries::<Rating>::default();
    let assessment = of_meeting.flatten().and_then(|meeting| meeting.assessment.as_ref());
    let ratings = match meeting {
        Some(_) => assessment.map_or(&nothing, |assessment| &assessment.ratings),
        None => {
            let today = case.measurements.iter().find(|measurement| measurement.date.day() == date);
            today.map_or(&nothing, |measurement| &measurement.ratings)
        }
    };
    let given = |answer: &IndicatorAnswer| Given {
        number: answer.number().map(|number| locale.number(number)),
        value: answer.number(),
        words: answer.words().map(str::to_owned),
    };
    let all = wellbeing(case, request.today);
    let is_before = |occasion: &Occasion| (occasion.date, occasion.meeting) < (date, meeting);
    let indicators = all.series.iter().map(|series| {
        let now = ratings.0.iter().find(|(key, _)| key.value.0 == series.name);
        let now = now.map(|(_, rating)| IndicatorAnswer::from(&rating.value));
        let earlier = all.occasions.iter().zip(&series.answers);
        let mut earlier = earlier.filter(|(occasion, answer)| is_before(occasion) && **answer != IndicatorAnswer::Nothing);
        AskedIndicator {
            key: series.name.clone(),
            description: series.description.clone(),
            now: now.filter(|answer| *answer != IndicatorAnswer::Nothing).as_ref().map(given),
            last: earlier
                .next_back()
                .map(|(occasion, answer)| (locale.date(occasion.date), given(answer))),
        }
    });
    let word = |degree: Option<&Placed<Degree>>| degree.map(|degree| degree.value.word());
    let questions = meeting.map(|_| {
        [
            ("større forståelse", word(assessment.and_then(|a| a.understanding.as_ref()))),
            ("nye muligheder og håb", word(assessment.and_then(|a| a.possibilities.as_ref()))),
        ]
    });
    let view = AskedView {
        scale: case.municipality.scale(),
        day: locale.date(date),
        indicators: indicators.collect(),
        questions,
    };
    shown(request, view).map(Some)
}
