//! One panel of the status: an indicator over time as a template draws it, places as shares of its axes.

use serde::Serialize;

use super::locale::Locale;
use super::wellbeing::{Axis, IndicatorAnswer, Series, Trajectory, Wellbeing, height};

/// An indicator as it is named: one of the ten by its key, the borger's own by its name and description.
#[derive(Clone, Debug, Serialize)]
pub struct NamedIndicator {
    pub name: String,
    pub description: Option<String>,
}

/// One indicator over time.
#[derive(Clone, Debug, Serialize)]
pub struct Panel {
    #[serde(flatten)]
    pub named: NamedIndicator,
    pub course: Trajectory,
    /// Stretches without a gap, as (time, height) from 0 to 1.
    pub runs: Vec<Vec<(f64, f64)>>,
    pub first: Option<ChartPoint>,
    pub latest: Option<ChartPoint>,
    pub lowest: Option<ChartPoint>,
    pub highest: Option<ChartPoint>,
    /// Occasions with words and no number, on the axis.
    pub only_words: Vec<f64>,
    /// On how many occasions nothing was answered.
    pub gaps: usize,
    /// The borger's own words, by time.
    pub quotes: Vec<Quote>,
    /// One for each occasion.
    pub cells: Vec<PanelCell>,
}

/// One number of a panel.
#[derive(Clone, Debug, Serialize)]
pub struct ChartPoint {
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
pub enum PanelCell {
    Number(String),
    Words,
    Nothing,
}

impl PanelCell {
    /// The number, when there is one.
    pub fn number(&self) -> Option<&str> {
        match self {
            Self::Number(number) => Some(number),
            Self::Words | Self::Nothing => None,
        }
    }
}

/// An indicator by its name.
pub(super) fn named(series: &Series) -> NamedIndicator {
    NamedIndicator {
        name: series.name.clone(),
        description: series.description.clone(),
    }
}

/// What all panels share.
pub(super) struct PanelDrawing<'a> {
    pub axis: Axis,
    pub scale: (f64, f64),
    pub locale: &'a Locale,
    pub wellbeing: &'a Wellbeing,
}

impl PanelDrawing<'_> {
    fn at(&self, occasion: usize) -> f64 {
        self.axis.at(self.wellbeing.occasions[occasion].date)
    }

    fn date(&self, occasion: usize) -> String {
        self.locale.short_date(self.wellbeing.occasions[occasion].date)
    }

    fn point(&self, (occasion, number): (usize, f64)) -> ChartPoint {
        ChartPoint {
            at: self.at(occasion),
            height: height(number, self.scale),
            number: self.locale.number(number),
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
        let quote = |(n, answer): (usize, &IndicatorAnswer)| {
            answer.words().map(|words| Quote {
                words: words.to_owned(),
                date: self.date(n),
                number: answer.number().map(|number| self.locale.number(number)),
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
                .filter(|(_, a)| matches!(a, IndicatorAnswer::Words(_)))
                .map(|(n, _)| self.at(n))
                .collect(),
            gaps: answers().filter(|(_, a)| **a == IndicatorAnswer::Nothing).count(),
            quotes: answers().filter_map(quote).collect(),
            cells: answers()
                .map(|(_, answer)| match answer {
                    IndicatorAnswer::Nothing => PanelCell::Nothing,
                    IndicatorAnswer::Words(_) => PanelCell::Words,
                    IndicatorAnswer::Number(number, _) => PanelCell::Number(self.locale.number(*number)),
                })
                .collect(),
        }
    }
}
