//! One panel of the status: an indicator over time as a template draws it, places as shares of its axes.

use serde::Serialize;

use super::wellbeing::{Answer, Axis, Course, Series, Wellbeing, height};
use super::wording::Wording;

/// An indicator as it is named: one of the ten by its key, the borger's own by its name and description.
#[derive(Clone, Debug, Serialize)]
pub struct Named {
    pub name: String,
    pub description: Option<String>,
}

/// One indicator over time.
#[derive(Clone, Debug, Serialize)]
pub struct Panel {
    #[serde(flatten)]
    pub named: Named,
    pub course: Course,
    /// Stretches without a gap, as (time, height) from 0 to 1.
    pub runs: Vec<Vec<(f64, f64)>>,
    pub first: Option<Point>,
    pub latest: Option<Point>,
    pub lowest: Option<Point>,
    pub highest: Option<Point>,
    /// Occasions with words and no number, on the axis.
    pub only_words: Vec<f64>,
    /// On how many occasions nothing was answered.
    pub gaps: usize,
    /// The borger's own words, by time.
    pub quotes: Vec<Quote>,
    /// One for each occasion.
    pub cells: Vec<Cell>,
}

/// One number of a panel.
#[derive(Clone, Debug, Serialize)]
pub struct Point {
    pub at: f64,
    pub height: f64,
    pub number: String,
    pub date: String,
}

/// The borger's own words, and the number they came with.
#[derive(Clone, Debug, Serialize)]
pub struct Quote {
    pub words: String,
    pub date: String,
    pub number: Option<String>,
}

/// A cell of the table: a number, only words, or nothing.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    Number(String),
    Words,
    Nothing,
}

/// An indicator by its name.
pub(super) fn named(series: &Series) -> Named {
    Named {
        name: series.name.clone(),
        description: series.description.clone(),
    }
}

/// What all panels share.
pub(super) struct Drawing<'a> {
    pub axis: Axis,
    pub scale: (f64, f64),
    pub wording: &'a Wording,
    pub wellbeing: &'a Wellbeing,
}

impl Drawing<'_> {
    fn at(&self, occasion: usize) -> f64 {
        self.axis.at(self.wellbeing.occasions[occasion].date)
    }

    fn date(&self, occasion: usize) -> String {
        self.wording.short_date(self.wellbeing.occasions[occasion].date)
    }

    fn point(&self, (occasion, number): (usize, f64)) -> Point {
        Point {
            at: self.at(occasion),
            height: height(number, self.scale),
            number: self.wording.number(number),
            date: self.date(occasion),
        }
    }

    /// The panel of a series.
    pub fn panel(&self, series: &Series) -> Panel {
        let numbers = series.numbers();
        let point = |number: Option<&(usize, f64)>| number.map(|n| self.point(*n));
        let by_height = |a: &&(usize, f64), b: &&(usize, f64)| a.1.total_cmp(&b.1);
        let place = |(n, number): (usize, f64)| (self.at(n), height(number, self.scale));
        let answers = || series.answers.iter().enumerate();
        let quote = |(n, answer): (usize, &Answer)| {
            answer.words().map(|words| Quote {
                words: words.to_owned(),
                date: self.date(n),
                number: answer.number().map(|number| self.wording.number(number)),
            })
        };
        Panel {
            named: named(series),
            course: series.course(),
            runs: series.runs().into_iter().map(|run| run.into_iter().map(place).collect()).collect(),
            first: point(numbers.first()),
            latest: point(numbers.last()),
            lowest: point(numbers.iter().min_by(by_height)),
            // The first of the highest, as of the lowest.
            highest: point(numbers.iter().rev().max_by(by_height)),
            only_words: answers()
                .filter(|(_, a)| matches!(a, Answer::Words(_)))
                .map(|(n, _)| self.at(n))
                .collect(),
            gaps: answers().filter(|(_, a)| **a == Answer::Nothing).count(),
            quotes: answers().filter_map(quote).collect(),
            cells: answers()
                .map(|(_, answer)| match answer {
                    Answer::Nothing => Cell::Nothing,
                    Answer::Words(_) => Cell::Words,
                    Answer::Number(number, _) => Cell::Number(self.wording.number(*number)),
                })
                .collect(),
        }
    }
}
