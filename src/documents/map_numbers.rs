//! Numbers beside the signs of a small map, which has no room for names: where each stands clear of signs, lines and other numbers.

use serde::Serialize;

use crate::network_map::{Curve, NetworkMap, Point};

/// Half the height of a number, and half the width of a digit, in mm; with a little air.
const HALF_HEIGHT: f64 = 1.2;
const HALF_DIGIT: f64 = 0.8;
/// Directions that are tried round a sign.
const DIRECTIONS: u32 = 16;

/// A number and its middle, in mm.
#[derive(Clone, Debug, Serialize)]
pub struct NumberView {
    /// The number.
    pub text: String,
    /// From the map's left edge, in mm.
    pub x: f64,
    /// From the map's upper edge, in mm.
    pub y: f64,
}

struct NumberFrame {
    middle: Point,
    half_width: f64,
}

impl NumberFrame {
    fn meets(&self, other: &Self) -> bool {
        (self.middle.x - other.middle.x).abs() < self.half_width + other.half_width
            && (self.middle.y - other.middle.y).abs() < 2.0 * HALF_HEIGHT
    }

    fn reaches(&self, point: Point, radius: f64) -> bool {
        (self.middle.x - point.x).abs() < self.half_width + radius && (self.middle.y - point.y).abs() < HALF_HEIGHT + radius
    }
}

/// Places a number beside each person of a map; the first person's is chosen first.
pub(super) fn numbers(map: &NetworkMap, texts: &[String]) -> Vec<NumberView> {
    let centre = map.sheet.borger;
    let along: Vec<Point> = map.lines.iter().flat_map(|line| points(&line.curve)).collect();
    let mut placed: Vec<NumberFrame> = Vec::new();
    for (index, (person, text)) in map.people.iter().zip(texts).enumerate() {
        let half_width = HALF_DIGIT * text.chars().count() as f64 + 0.2;
        let away = person.at - centre;
        let cost = |frame: &NumberFrame| {
            let signs = map
                .people
                .iter()
                .enumerate()
                .filter(|(i, p)| *i != index && frame.reaches(p.at, map.symbol_radius))
                .count();
            let numbers = placed.iter().filter(|other| frame.meets(other)).count();
            let lines = along.iter().filter(|point| frame.reaches(**point, 0.0)).count();
            let in_the_middle = usize::from(frame.reaches(centre, map.sheet.borger_radius));
            let step = frame.middle - person.at;
            let turned = 1.0 - (step.x * away.x + step.y * away.y) / (step.length() * away.length()).max(1e-9);
            20.0 * (signs + numbers + in_the_middle) as f64 + lines as f64 + 0.2 * turned
        };
        let beside = (0..DIRECTIONS).map(|n| {
            let direction = Point::direction(360.0 * f64::from(n) / f64::from(DIRECTIONS));
            let reach = map.symbol_radius + 0.3 + direction.x.abs() * half_width + direction.y.abs() * HALF_HEIGHT;
            let middle = person.at + direction * reach;
            NumberFrame { middle, half_width }
        });
        let best = beside.min_by(|one, other| cost(one).total_cmp(&cost(other)));
        placed.extend(best);
    }
    let view = |(frame, text): (&NumberFrame, &String)| NumberView {
        text: text.clone(),
        x: frame.middle.x,
        y: frame.middle.y,
    };
    placed.iter().zip(texts).map(view).collect()
}

/// Points along a quadratic curve.
fn points(curve: &Curve) -> impl Iterator<Item = Point> + use<> {
    let Curve { from, control, to } = *curve;
    (0..=40).map(move |n| {
        let t = f64::from(n) / 40.0;
        from * ((1.0 - t) * (1.0 - t)) + control * (2.0 * t * (1.0 - t)) + to * (t * t)
    })
}
