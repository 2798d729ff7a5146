//! The lines between people: soft curves that bend round the borger.

use super::Leader;
use super::geometry::{Point, Rect, segments_cross, square_distance};
use super::sheet::Sheet;

/// A quadratic Bézier curve from one person to another, in mm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Curve {
    /// Where the first person of the line stands.
    pub from: Point,
    /// What pulls the line aside.
    pub control: Point,
    /// Where the second person of the line stands.
    pub to: Point,
}

/// How far a line is pulled aside, as a share of its length: away from the borger when positive.
pub type Bend = f64;

/// The bend that every line begins with; the curve's own rise is half of it.
pub const SOFT: Bend = 0.09;

/// Free space round the borger's symbol that lines keep, in mm.
const CLEARANCE: f64 = 2.5;

impl Curve {
    /// The line between two people; it bends a little away from the borger, and as much more as
    /// it must to pass round.
    pub fn between(sheet: &Sheet, from: Point, to: Point, bend: Bend) -> Self {
        let way = to - from;
        let length = way.length();
        if length < 1e-9 {
            return Self { from, control: from, to };
        }
        let along = ((sheet.borger - from).dot(way) / (length * length)).clamp(0.0, 1.0);
        let nearest = from + way * along;
        let left = Point::new(-way.y, way.x) * (1.0 / length);
        let outwards = if left.dot(nearest - sheet.borger) < 0.0 {
            left * -1.0
        } else {
            left
        };
        let gap = sheet.borger_radius + CLEARANCE - nearest.distance(sheet.borger);
        let mut pull = bend * length;
        if gap > 0.0 {
            let weight = 2.0 * along * (1.0 - along);
            pull = pull.max(1.1 * gap / weight.max(0.2));
        }
        let control = from + way * along.clamp(0.35, 0.65) + outwards * pull;
        Self { from, control, to }
    }

    /// The point at `t` from 0 to 1.
    pub fn at(&self, t: f64) -> Point {
        let rest = 1.0 - t;
        self.from * (rest * rest) + self.control * (2.0 * t * rest) + self.to * (t * t)
    }

    /// The curve as `pieces` + 1 points, joined by straight segments.
    pub fn flattened(&self, pieces: usize) -> Vec<Point> {
        (0..=pieces).map(|i| self.at(i as f64 / pieces as f64)).collect()
    }
}

/// A curve as straight segments, with the box around them: what the layout calculates with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Path {
    points: [Point; Self::MOST + 1],
    pieces: usize,
    bounds: Rect,
    /// The direction from end to end, and how far the path may lie from that straight line: most
    /// of what is nowhere near a path is told apart by these.
    way: Point,
    rise: f64,
}

/// How closely a path follows its curve.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Detail {
    /// One segment for an ordinary line: for finding seats.
    Coarse,
    /// Within a few tenths of a millimetre: for placing labels.
    Fine,
}

impl Path {
    const MOST: usize = 10;

    pub(super) fn new(curve: &Curve, detail: Detail) -> Self {
        let chord = curve.to - curve.from;
        let length = chord.length().max(1e-9);
        let way = chord * (1.0 / length);
        let rise = way.cross(curve.control - curve.from).abs() / 2.0;
        let pieces = match (detail, rise > SOFT * length) {
            (Detail::Coarse, false) => 3,
            (Detail::Coarse, true) => 5,
            (Detail::Fine, false) => 5,
            (Detail::Fine, true) => Self::MOST,
        };
        let mut points = [curve.to; Self::MOST + 1];
        points[0] = curve.from;
        let (mut low, mut high) = (curve.from, curve.from);
        for (i, slot) in points.iter_mut().enumerate().take(pieces + 1).skip(1) {
            if i < pieces {
                *slot = curve.at(i as f64 / pieces as f64);
            }
            low = Point::new(low.x.min(slot.x), low.y.min(slot.y));
            high = Point::new(high.x.max(slot.x), high.y.max(slot.y));
        }
        let bounds = Rect::new(low.x, low.y, high.x - low.x, high.y - low.y);
        Self {
            points,
            pieces,
            bounds,
            way,
            rise: rise + 1e-6,
        }
    }

    /// How far a point lies to the right of the straight line from end to end.
    fn aside(&self, point: Point) -> f64 {
        self.way.cross(point - self.points[0])
    }

    /// Does the other path lie wholly on one side of this one, as far as is easily seen?
    fn leaves_aside(&self, other: &Self) -> bool {
        let from = self.aside(other.points[0]);
        let to = self.aside(other.points[other.pieces]);
        from.min(to) > self.rise + other.rise || from.max(to) < -self.rise - other.rise
    }

    /// The box around it.
    pub(super) fn bounds(&self) -> Rect {
        self.bounds
    }

    fn segments(&self) -> impl Iterator<Item = (Point, Point)> + '_ {
        self.points[..=self.pieces].windows(2).map(|pair| (pair[0], pair[1]))
    }

    /// Do the two paths cross anywhere?
    pub(super) fn crosses(&self, other: &Self) -> bool {
        if !self.bounds.touches(&other.bounds) || self.leaves_aside(other) || other.leaves_aside(self) {
            return false;
        }
        self.segments().any(|(a, b)| {
            let (x, y) = (a.x.min(b.x), a.y.min(b.y));
            let frame = Rect::new(x, y, (a.x - b.x).abs(), (a.y - b.y).abs());
            frame.touches(&other.bounds) && other.segments().any(|(c, d)| segments_cross(a, b, c, d))
        })
    }

    /// Does a leader line cross the path?
    pub(super) fn cut_by(&self, leader: &Leader) -> bool {
        self.bounds.touches(&leader.bounds()) && self.segments().any(|(a, b)| segments_cross(a, b, leader.from, leader.to))
    }

    /// Does the path pass through the box?
    pub(super) fn passes(&self, frame: &Rect) -> bool {
        let (half_width, half_height) = (frame.width / 2.0, frame.height / 2.0);
        let centre = Point::new(frame.x + half_width, frame.y + half_height);
        let reach = half_width * self.way.y.abs() + half_height * self.way.x.abs();
        self.bounds.touches(frame)
            && self.aside(centre).abs() <= reach + self.rise
            && self.segments().any(|(a, b)| frame.meets_segment(a, b))
    }

    /// Does the path come nearer than `reach` mm to a point?
    pub(super) fn comes_near(&self, point: Point, reach: f64) -> bool {
        point.x > self.bounds.x - reach
            && point.x < self.bounds.right() + reach
            && point.y > self.bounds.y - reach
            && point.y < self.bounds.bottom() + reach
            && self.aside(point).abs() < reach + self.rise
            && self.segments().any(|(a, b)| square_distance(point, a, b) < reach * reach)
    }

    /// Its length in mm.
    pub(super) fn length(&self) -> f64 {
        self.segments().map(|(a, b)| a.distance(b)).sum()
    }
}
