//! Status at the table: one panel at a time, large, with the borger's words beside it; then the map before and now. Nothing is added
//! up, and no colour judges.

use std::sync::Arc;

use axum::extract::{Path, State as Shared};
use axum::response::Response;

use super::html::QuietPage;
use super::picture_html::{PanelPage, SmallMap, SmallMapsPage, SmallPerson};
use super::sitting::Sitting;
use super::words::fill;
use crate::desk::page::{html, see};
use crate::desk::{Desk, State};
use crate::documents::together::{ChartPanel, StatusView, ToldThen, status};

/// The page's name below the case's address.
const PAGE: &str = "status";

/// The drawing of a panel, in its own units: the left, the width, the top and the height of the scale.
const PLOT: (f64, f64, f64, f64) = (70.0, 620.0, 40.0, 260.0);

struct Showing {
    sitting: Sitting,
    view: StatusView,
}

impl Showing {
    fn find(desk: &Desk, state: &mut State, key: &str) -> Result<Self, Box<Response>> {
        let sitting = Sitting::find(desk, state, key, PAGE)?;
        match sitting.viewed(state, status) {
            Some(Ok(view)) => Ok(Self { sitting, view }),
            _ => Err(Box::new(sitting.cannot(desk, state))),
        }
    }

    fn address(&self, number: usize) -> String {
        match number {
            0 => self.sitting.address.clone(),
            number => format!("{}/{number}", self.sitting.address),
        }
    }

    /// The panels, and the map after them.
    fn count(&self) -> usize {
        self.view.panels.len() + 1
    }

    fn page(&self, number: usize) -> Response {
        let words = &self.sitting.words.together.status;
        let mut frame = self.sitting.plain_frame(&words.heading);
        if number == 0 || number > self.count() {
            let is_empty = self.view.panels.is_empty();
            let first = if is_empty { &words.empty } else { &words.intro };
            let text = if number == 0 { first } else { &words.done };
            let label = if number == 0 { &words.begin } else { &words.again };
            let links = vec![(self.address(1), label.clone())];
            return html(&QuietPage {
                frame,
                text: text.clone(),
                links,
            });
        }
        let place = [("nummer", &*number.to_string()), ("antal", &*self.count().to_string())];
        let place = fill(&self.sitting.words.together.wellbeing.place, &place);
        let (before, next) = (self.address(number - 1), self.address(number + 1));
        match self.view.panels.get(number - 1) {
            Some(panel) => {
                let (name, explanation) = self.sitting.words.indicator(&panel.named.name);
                let mut page = self.panel(panel);
                page.name = name;
                page.explanation = panel.named.description.clone().unwrap_or(explanation);
                html(&PanelPage {
                    frame,
                    place,
                    before,
                    next,
                    ..page
                })
            }
            None => {
                frame.title.clone_from(&words.map);
                html(&self.maps(SmallMapsPage {
                    frame,
                    place,
                    before,
                    next,
                    maps: Vec::new(),
                    people: Vec::new(),
                    note: String::new(),
                    quiet: Vec::new(),
                }))
            }
        }
    }

    fn panel(&self, panel: &ChartPanel) -> PanelPage {
        let words = &self.sitting.words.together.status;
        let (left, width, top, height) = PLOT;
        let at = |(x, y): &(f64, f64)| (left + x * width, top + (1.0 - y) * height);
        let path = |run: &Vec<(f64, f64)>| {
            let points: Vec<String> = run.iter().map(at).map(|(x, y)| format!("{x:.1} {y:.1}")).collect();
            format!("M{}", points.join("L"))
        };
        let scale = &self.view.scale;
        let (from, to) = self
            .view
            .span
            .as_ref()
            .map(|span| (span.from.clone(), span.to.clone()))
            .unwrap_or_default();
        let numbers = [&panel.first, &panel.latest].into_iter().flatten();
        let mut marks: Vec<(f64, f64, String)> = numbers
            .map(|point| {
                let (x, y) = at(&(point.at, point.height));
                (x, y, point.number.clone())
            })
            .collect();
        marks.dedup_by(|one, other| (one.0 - other.0).abs() < 1.0);
        PanelPage {
            frame: self.sitting.plain_frame(&words.heading),
            place: String::new(),
            name: String::new(),
            explanation: String::new(),
            lines: panel.runs.iter().map(path).collect(),
            dots: panel.runs.iter().flatten().map(at).collect(),
            marks,
            only_words: panel.only_words.iter().map(|x| left + x * width).collect(),
            scale: (scale.from.clone(), scale.to.clone()),
            dates: if from == to { (from, String::new()) } else { (from, to) },
            alt: fill(&words.course, &[("fra", &scale.from), ("til", &scale.to)]),
            numbers: panel
                .cells
                .iter()
                .zip(&self.view.occasions)
                .filter_map(|(cell, occasion)| Some((occasion.date.clone(), cell.number()?.to_owned())))
                .collect(),
            quotes: panel
                .quotes
                .iter()
                .map(|quote| (quote.words.clone(), quote.date.clone(), quote.number.clone().unwrap_or_default()))
                .collect(),
            before: String::new(),
            next: String::new(),
        }
    }

    fn maps(&self, page: SmallMapsPage) -> SmallMapsPage {
        let words = &self.sitting.words.together.status;
        let network = &self.view.network;
        let Some(maps) = &network.maps else {
            let note = if network.map_withheld { &words.withheld } else { &words.empty };
            return SmallMapsPage {
                note: note.clone(),
                ..page
            };
        };
        let days = if maps.len() == 1 {
            vec![&network.now]
        } else {
            vec![&network.then, &network.now]
        };
        let is_one = maps.len() == 1;
        let drawn = maps.iter().zip(days).enumerate().map(|(at, (map, day))| {
            let title = if at == 0 && !is_one { &words.then } else { &words.now };
            SmallMap {
                title: fill(title, &[("dato", &day.date)]),
                width: map.width,
                borger: (map.borger.x, map.borger.y, map.borger.radius),
                rings: (0..5)
                    .map(|step| map.inner + (map.outer - map.inner) * f64::from(step) / 4.0)
                    .collect(),
                sectors: map
                    .sectors
                    .iter()
                    .map(|sector| wedge(map.borger.x, map.borger.y, map.rim, sector.from, sector.to))
                    .collect(),
                lines: map
                    .lines
                    .iter()
                    .map(|line| {
                        let ([x, y], [cx, cy], [tx, ty]) = (line.from, line.control, line.to);
                        format!("M{x:.2} {y:.2}Q{cx:.2} {cy:.2} {tx:.2} {ty:.2}")
                    })
                    .collect(),
                people: map
                    .people
                    .iter()
                    .map(|person| SmallPerson {
                        x: person.x,
                        y: person.y,
                        radius: map.symbol,
                        number: person.number.as_ref().map(|number| (number.x, number.y + 1.1, number.text.clone())),
                    })
                    .collect(),
            }
        });
        let mut quiet = Vec::new();
        quiet.extend((network.told_then == ToldThen::Nothing).then(|| words.not_told.clone()));
        quiet.extend((network.told_then == ToldThen::Some).then(|| words.partly_told.clone()));
        // Of fields and ties the files keep no days.
        quiet.extend((!is_one || network.is_same()).then(|| words.then_ties.clone()));
        SmallMapsPage {
            quiet,
            maps: drawn.collect(),
            people: network.key.iter().map(|one| (one.number, one.name.clone())).collect(),
            note: if network.is_same() { words.same.clone() } else { String::new() },
            ..page
        }
    }
}

/// A field of a small map, from the middle to the rim.
fn wedge(x: f64, y: f64, rim: f64, from: f64, to: f64) -> String {
    let at = |angle: f64| (x + rim * angle.to_radians().sin(), y - rim * angle.to_radians().cos());
    let ((ax, ay), (bx, by)) = (at(from), at(to));
    let large = u8::from(to - from > 180.0);
    format!("M{x:.2} {y:.2}L{ax:.2} {ay:.2}A{rim:.2} {rim:.2} 0 {large} 1 {bx:.2} {by:.2}Z")
}

pub(super) async fn begin(Shared(desk): Shared<Arc<Desk>>, Path(key): Path<String>) -> Response {
    desk.answer(|desk, state| match Showing::find(desk, state, &key) {
        Ok(showing) => showing.page(0),
        Err(answer) => *answer,
    })
}

pub(super) async fn show(Shared(desk): Shared<Arc<Desk>>, Path((key, number)): Path<(String, usize)>) -> Response {
    desk.answer(|desk, state| match Showing::find(desk, state, &key) {
        Ok(showing) if number == 0 => see(&showing.address(0)),
        Ok(showing) => showing.page(number),
        Err(answer) => *answer,
    })
}
