//! The borger's answers on wellbeing as series over time (001 §5): pure computation, no words and no drawing.
//!
//! An *occasion* is a day on which the borger answered: a measurement, or a meeting's assessment. A *series* is one chosen
//! indicator with an answer, or none, for every occasion. Series are never added up or averaged: each stands for itself.

use chrono::NaiveDate;

use crate::case::indicator::Entries;
use crate::case::{Case, Indicator, Rating};

/// A day on which the borger answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occasion {
    /// The day.
    pub date: NaiveDate,
    /// The meeting's number; none for a measurement outside a meeting.
    pub meeting: Option<u32>,
}

/// What was answered for one indicator on one occasion.
#[derive(Clone, Debug, PartialEq)]
pub enum IndicatorAnswer {
    /// Nothing: never taken for a number.
    Nothing,
    /// Only words.
    Words(String),
    /// A number on the scale, perhaps with words.
    Number(f64, Option<String>),
}

impl IndicatorAnswer {
    /// The number, when there is one.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number, _) => Some(*number),
            Self::Nothing | Self::Words(_) => None,
        }
    }

    /// The borger's own words, when there are any.
    pub fn words(&self) -> Option<&str> {
        match self {
            Self::Words(words) => Some(words),
            Self::Number(_, words) => words.as_deref(),
            Self::Nothing => None,
        }
    }
}

impl From<&Rating> for IndicatorAnswer {
    fn from(rating: &Rating) -> Self {
        let words = rating.words.as_ref().map(|w| w.0.clone());
        match (rating.number, words) {
            (Some(number), words) => Self::Number(number, words),
            (None, Some(words)) => Self::Words(words),
            (None, None) => Self::Nothing,
        }
    }
}

/// How the numbers of a series go, as one would tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Trajectory {
    /// No number at all.
    OnlyWords,
    /// One number.
    Once,
    /// The same number every time.
    Steady,
    /// Never lower than the time before, and higher in the end.
    Rising,
    /// Never higher than the time before, and lower in the end.
    Falling,
    /// Higher in the end, with falls on the way.
    RisingUnevenly,
    /// Lower in the end, with rises on the way.
    FallingUnevenly,
    /// Back where it began, having been elsewhere.
    Back,
}

/// One chosen indicator over all occasions.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// The indicator's name.
    pub name: String,
    /// What it means, when it is the borger's own.
    pub description: Option<String>,
    /// One for each occasion.
    pub answers: Vec<IndicatorAnswer>,
}

impl Series {
    /// The numbers with the occasion of each, by time.
    pub fn numbers(&self) -> Vec<(usize, f64)> {
        let numbered = |(n, answer): (usize, &IndicatorAnswer)| answer.number().map(|number| (n, number));
        self.answers.iter().enumerate().filter_map(numbered).collect()
    }

    /// The stretches in which a number was given every time: between them the line breaks.
    pub fn runs(&self) -> Vec<Vec<(usize, f64)>> {
        let mut runs: Vec<Vec<(usize, f64)>> = Vec::new();
        for (n, number) in self.numbers() {
            match runs.last_mut() {
                Some(run) if run.last().is_some_and(|(last, _)| last + 1 == n) => run.push((n, number)),
                _ => runs.push(vec![(n, number)]),
            }
        }
        runs
    }

    /// Whether there is any answer.
    pub fn is_answered(&self) -> bool {
        self.answers.iter().any(|a| *a != IndicatorAnswer::Nothing)
    }

    /// How the numbers go.
    pub fn course(&self) -> Trajectory {
        let numbers: Vec<f64> = self.numbers().into_iter().map(|(_, number)| number).collect();
        let (Some(first), Some(latest)) = (numbers.first(), numbers.last()) else {
            return Trajectory::OnlyWords;
        };
        let rises = numbers.windows(2).any(|w| w[1] > w[0]);
        let falls = numbers.windows(2).any(|w| w[1] < w[0]);
        match latest.total_cmp(first) {
            _ if numbers.len() == 1 => Trajectory::Once,
            _ if !rises && !falls => Trajectory::Steady,
            std::cmp::Ordering::Equal => Trajectory::Back,
            std::cmp::Ordering::Greater if falls => Trajectory::RisingUnevenly,
            std::cmp::Ordering::Greater => Trajectory::Rising,
            std::cmp::Ordering::Less if rises => Trajectory::FallingUnevenly,
            std::cmp::Ordering::Less => Trajectory::Falling,
        }
    }
}

/// Everything the borger has answered up to a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Wellbeing {
    /// By date; on the same day the measurement first, then the meetings by number.
    pub occasions: Vec<Occasion>,
    /// In the order in which the indicators were chosen, each once.
    pub series: Vec<Series>,
    /// Those of the ten that were not chosen: not relevant to this borger, which is not the same as not answered.
    pub not_chosen: Vec<Indicator>,
    /// There are answers dated after the day, which are left out.
    pub later: bool,
}

/// The answers of a case up to and with `day`.
pub fn wellbeing(case: &Case, day: NaiveDate) -> Wellbeing {
    let chosen = chosen(case);
    let at_measurements = case.measurements.iter().map(|m| {
        (
            Occasion {
                date: m.date.day(),
                meeting: None,
            },
            &m.ratings,
        )
    });
    let at_meetings = case.meetings.iter().filter_map(|m| {
        let occasion = Occasion {
            date: m.begins.date(),
            meeting: Some(m.number),
        };
        m.assessment.as_ref().map(|a| (occasion, &a.ratings))
    });
    let mut all: Vec<(Occasion, Vec<IndicatorAnswer>)> = at_measurements
        .chain(at_meetings)
        .map(|(occasion, ratings)| (occasion, chosen.iter().map(|(name, _)| answer(ratings, name)).collect()))
        // A day on which none of the chosen was answered is no occasion.
        .filter(|(_, answers): &(_, Vec<IndicatorAnswer>)| answers.iter().any(|a| *a != IndicatorAnswer::Nothing))
        .collect();
    let before = all.len();
    all.retain(|(occasion, _)| occasion.date <= day);
    let later = all.len() < before;
    all.sort_by_key(|(occasion, _)| (occasion.date, occasion.meeting));
    let series = chosen.iter().enumerate().map(|(n, (name, description))| Series {
        name: name.clone(),
        description: description.clone(),
        answers: all.iter().map(|(_, answers)| answers[n].clone()).collect(),
    });
    let not_chosen = Indicator::ALL.iter().filter(|i| !chosen.iter().any(|(name, _)| name == i.word()));
    Wellbeing {
        series: series.collect(),
        not_chosen: not_chosen.copied().collect(),
        occasions: all.into_iter().map(|(occasion, _)| occasion).collect(),
        later,
    }
}

/// The chosen indicators with the borger's own descriptions, each once; all ten when nothing was chosen.
fn chosen(case: &Case) -> Vec<(String, Option<String>)> {
    let Some(chosen) = &case.indicators else {
        return Indicator::ALL.iter().map(|i| (i.word().to_owned(), None)).collect();
    };
    let mut each: Vec<(String, Option<String>)> = Vec::new();
    for indicator in chosen {
        if !each.iter().any(|(name, _)| *name == indicator.name.0) {
            each.push((indicator.name.0.clone(), indicator.description.as_ref().map(|d| d.0.clone())));
        }
    }
    each
}

fn answer(ratings: &Entries<Rating>, name: &str) -> IndicatorAnswer {
    let given = ratings.0.iter().find(|(key, _)| key.value.0 == name);
    given.map_or(IndicatorAnswer::Nothing, |(_, rating)| IndicatorAnswer::from(&rating.value))
}

/// Where dates stand on a true time axis from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axis {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

impl Axis {
    /// An axis that holds all the dates; none without dates.
    pub fn over(dates: impl Iterator<Item = NaiveDate> + Clone) -> Option<Self> {
        Some(Self {
            from: dates.clone().min()?,
            to: dates.max()?,
        })
    }

    /// The place of a date: days count alike, however many answers lie between. A single day lies in the middle.
    pub fn at(self, date: NaiveDate) -> f64 {
        let days = |d: chrono::TimeDelta| d.num_days() as f64;
        match days(self.to - self.from) {
            0.0 => 0.5,
            whole => rounded(days(date - self.from) / whole),
        }
    }

    /// Which of some places, in order, can be labelled with at least `room` between them; the last before the others.
    pub fn with_room(places: &[f64], room: f64) -> Vec<bool> {
        let mut labelled = vec![false; places.len()];
        let mut next = f64::INFINITY;
        for (n, place) in places.iter().enumerate().rev() {
            if next - place >= room {
                labelled[n] = true;
                next = *place;
            }
        }
        labelled
    }
}

/// Where a number stands between the scale's ends, from 0 to 1. Up is better.
pub fn height(number: f64, (from, to): (f64, f64)) -> f64 {
    if to > from {
        rounded(((number - from) / (to - from)).clamp(0.0, 1.0))
    } else {
        0.5
    }
}

/// A ten-thousandth is finer than any printer, and keeps the view small.
fn rounded(share: f64) -> f64 {
    (share * 10_000.0).round() / 10_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(answers: &[IndicatorAnswer]) -> Series {
        Series {
            name: "Søvn".into(),
            description: None,
            answers: answers.to_vec(),
        }
    }

    fn numbers(numbers: &[f64]) -> Series {
        let answers: Vec<IndicatorAnswer> = numbers.iter().map(|n| IndicatorAnswer::Number(*n, None)).collect();
        series(&answers)
    }

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap_or_default()
    }

    #[test]
    fn a_line_breaks_where_nothing_or_only_words_were_answered() {
        let words = IndicatorAnswer::Words("Det ved jeg ikke".into());
        let two = IndicatorAnswer::Number(2.0, None);
        let series = series(&[two.clone(), two.clone(), IndicatorAnswer::Nothing, two.clone(), words, two]);
        let runs: Vec<Vec<usize>> = series.runs().iter().map(|r| r.iter().map(|(n, _)| *n).collect()).collect();
        assert_eq!(runs, [vec![0, 1], vec![3], vec![5]]);
    }

    #[test]
    fn a_course_is_told_as_it_went() {
        assert_eq!(numbers(&[]).course(), Trajectory::OnlyWords);
        assert_eq!(numbers(&[4.0]).course(), Trajectory::Once);
        assert_eq!(numbers(&[4.0, 4.0]).course(), Trajectory::Steady);
        assert_eq!(numbers(&[2.0, 2.0, 5.0]).course(), Trajectory::Rising);
        assert_eq!(numbers(&[5.0, 3.0, 3.0]).course(), Trajectory::Falling);
        assert_eq!(numbers(&[2.0, 6.0, 5.0]).course(), Trajectory::RisingUnevenly);
        assert_eq!(numbers(&[6.0, 7.0, 5.0]).course(), Trajectory::FallingUnevenly);
        assert_eq!(numbers(&[4.0, 7.0, 4.0]).course(), Trajectory::Back);
    }

    #[test]
    fn days_count_alike_on_the_axis() {
        let dates = [day(1, 1), day(1, 2), day(1, 11)];
        let axis = Axis::over(dates.iter().copied()).expect("three dates");
        assert_eq!(dates.map(|d| axis.at(d)), [0.0, 0.1, 1.0]);
        let single = Axis::over([day(1, 1)].into_iter()).expect("a date");
        assert_eq!(single.at(day(1, 1)), 0.5);
        assert_eq!(Axis::over(std::iter::empty()), None);
    }

    #[test]
    fn labels_keep_their_distance_and_the_last_is_there() {
        assert_eq!(Axis::with_room(&[0.0, 0.3, 0.95, 1.0], 0.1), [true, true, false, true]);
        assert_eq!(Axis::with_room(&[0.5, 0.5], 0.1), [false, true]);
        assert!(Axis::with_room(&[], 0.1).is_empty());
    }

    #[test]
    fn every_scale_goes_from_bottom_to_top() {
        assert_eq!(height(1.0, (1.0, 10.0)), 0.0);
        assert_eq!(height(10.0, (1.0, 10.0)), 1.0);
        assert_eq!(height(25.0, (0.0, 100.0)), 0.25);
        assert_eq!(height(3.0, (3.0, 3.0)), 0.5);
    }
}
