//! Where a label may stand: beside its symbol, or away from it with a leader line.

use super::MapPerson;
use super::drawing::{Drawing, GAP, SeatedPerson, price};
use super::geometry::{Point, Rect, Size};

/// Space between a symbol and the label beside it, in mm.
const BESIDE: f64 = 1.6;

/// The type of a label that would else lie under a line, as a share of its proper size.
const LITTLE_SMALLER: f64 = 0.85;

/// How far away a label may be looked for, in mm from the symbol, when there is no room beside it.
const RINGS: [f64; 9] = [5.0, 9.0, 14.0, 20.0, 28.0, 38.0, 52.0, 70.0, 95.0];

impl Drawing<'_> {
    /// Puts the label of a person in the best place there is, as everything else stands. Returns
    /// how much the cost fell.
    pub(super) fn relabel(&mut self, person: usize) -> f64 {
        let people = self.people;
        let Some(first) = people[person].label.shapes.first() else {
            return 0.0;
        };
        let current = self.labels[person].take();
        let before = current.as_ref().map(|placed| self.label_cost(person, placed, f64::INFINITY));
        let mut best = Best {
            cost: before.unwrap_or(f64::INFINITY),
            placed: current,
        };
        let proper = |placed: &SeatedPerson| people[person].label.shapes[placed.shape].scale >= first.scale;
        self.try_beside(person, &mut best, proper);
        if best.cost > price::LEADER.0 + price::LEADER.1 * RINGS[0] {
            self.try_away(person, &mut best, proper);
        }
        if best.cost >= self.through {
            // A little smaller against a line; as small as need be against an overlap.
            let least = if best.cost >= price::OVERLAP {
                0.0
            } else {
                LITTLE_SMALLER * first.scale
            };
            let small = |placed: &SeatedPerson| people[person].label.shapes[placed.shape].scale >= least;
            self.try_beside(person, &mut best, small);
            self.try_away(person, &mut best, small);
        }
        self.labels[person] = best.placed;
        before.map_or(0.0, |before| before - best.cost)
    }

    fn try_beside(&mut self, person: usize, best: &mut Best, allowed: impl Fn(&SeatedPerson) -> bool) {
        let (at, reach) = (self.at[person], self.symbol + BESIDE);
        let leftwards = at.x < self.sheet.borger.x;
        let shapes = self.people[person].label.shapes.len();
        for shape in 0..shapes {
            let size = self.people[person].label.shapes[shape].size;
            for (place, (across, down)) in BESIDE_SYMBOL.into_iter().enumerate() {
                let across = if leftwards { -across } else { across };
                let frame = beside(at, reach, size, across, down);
                let taste = 0.15 * place as f64 + shape_taste(&self.people[person], shape);
                let placed = SeatedPerson {
                    shape,
                    frame,
                    leader: None,
                    taste,
                };
                if allowed(&placed) {
                    self.consider(person, placed, best);
                }
            }
        }
    }

    fn try_away(&mut self, person: usize, best: &mut Best, allowed: impl Fn(&SeatedPerson) -> bool) {
        let at = self.at[person];
        let outwards = at - self.sheet.borger;
        let outwards = outwards.x.atan2(-outwards.y).to_degrees();
        let shapes = self.people[person].label.shapes.len();
        for ring in RINGS {
            if best.cost <= price::LEADER.0 + price::LEADER.1 * ring {
                return;
            }
            let steps = if ring < 20.0 { 12 } else { 20 };
            for step in 0..steps {
                let side = if step % 2 == 0 { 1.0 } else { -1.0 };
                let turn = side * f64::from((step + 1) / 2) * 360.0 / f64::from(steps);
                let way = Point::direction(outwards + turn);
                for shape in 0..shapes {
                    let size = self.people[person].label.shapes[shape].size;
                    let anchor = at + way * (self.symbol + ring);
                    let frame = hung(anchor, way, size);
                    let taste = 0.02 * f64::from(step) + shape_taste(&self.people[person], shape);
                    let mut placed = SeatedPerson {
                        shape,
                        frame,
                        leader: None,
                        taste,
                    };
                    if !allowed(&placed) || !self.sheet.map.contains(&frame) {
                        continue;
                    }
                    placed.leader = Some(self.leader(person, &frame));
                    self.consider(person, placed, best);
                }
            }
        }
    }

    fn consider(&mut self, person: usize, placed: SeatedPerson, best: &mut Best) {
        let cost = self.label_cost(person, &placed, best.cost);
        if cost < best.cost {
            *best = Best {
                cost,
                placed: Some(placed),
            };
        }
    }

    /// Is there an overlap between this box and anything that stands already?
    pub(super) fn is_free(&self, person: usize, frame: &Rect) -> bool {
        self.obstacle(person, frame).is_none()
    }

    /// The right side of something that the box overlaps.
    pub(super) fn obstacle(&self, person: usize, frame: &Rect) -> Option<f64> {
        if !self.sheet.map.contains(frame) {
            return Some(f64::INFINITY);
        }
        let frame = frame.grown(GAP);
        if self.over_borger(&frame) {
            return Some(self.sheet.borger.x + self.sheet.borger_radius);
        }
        let labels = self.labels.iter().enumerate().filter(|(other, _)| *other != person);
        let labels = labels.filter_map(|(_, label)| label.as_ref().map(|label| &label.frame));
        let boxes = self.captions.iter().chain(labels);
        let right = boxes.filter(|other| other.overlaps(&frame)).map(Rect::right);
        let symbols = self.at.iter().filter(|at| frame.meets_disc(**at, self.symbol));
        right.chain(symbols.map(|at| at.x + self.symbol)).reduce(f64::max)
    }
}

/// The best place found so far.
struct Best {
    cost: f64,
    placed: Option<SeatedPerson>,
}

/// What a shape costs by itself: two lines a little, small type much.
pub(super) fn shape_taste(person: &MapPerson, shape: usize) -> f64 {
    let shapes = &person.label.shapes;
    let shrunk = shapes[0].scale - shapes[shape].scale;
    let twin = shape > 0 && shapes[shape - 1].scale <= shapes[shape].scale;
    40.0 * shrunk + if twin { 0.5 } else { 0.0 }
}

/// The places beside a symbol, best first, as where the label's centre lies: across (1 is wholly
/// on the side away from the borger's vertical) and down (1 is wholly below).
const BESIDE_SYMBOL: [(f64, f64); 16] = [
    (1.0, 0.0),
    (-1.0, 0.0),
    (1.0, 0.6),
    (1.0, -0.6),
    (-1.0, 0.6),
    (-1.0, -0.6),
    (0.0, 1.0),
    (0.0, -1.0),
    (0.5, 1.0),
    (0.5, -1.0),
    (-0.5, 1.0),
    (-0.5, -1.0),
    (1.0, 1.0),
    (1.0, -1.0),
    (-1.0, 1.0),
    (-1.0, -1.0),
];

/// The box of a label beside a symbol.
fn beside(at: Point, reach: f64, size: Size, across: f64, down: f64) -> Rect {
    // At a corner the box may come nearer: the symbol is round.
    let reach = if across.abs() == 1.0 && down.abs() == 1.0 {
        0.8 * reach
    } else {
        reach
    };
    let slide = |share: f64, half: f64| {
        if share.abs() == 1.0 { share * (half + reach) } else { share * half }
    };
    let centre = at + Point::new(slide(across, size.width / 2.0), slide(down, size.height / 2.0));
    Rect::around(centre, size)
}

/// The box that hangs on a point, on the far side seen along `way`.
fn hung(anchor: Point, way: Point, size: Size) -> Rect {
    let half = 0.5 / way.x.abs().max(way.y.abs());
    let centre = anchor + Point::new(way.x * size.width * half, way.y * size.height * half);
    Rect::around(centre, size)
}
