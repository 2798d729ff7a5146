//! Points, boxes and segments, in millimetres from the sheet's top left corner, y downwards.

use std::ops::{Add, Mul, Sub};

/// A place on the sheet, or a way from one place to another.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Millimetres from the left edge.
    pub x: f64,
    /// Millimetres from the top edge.
    pub y: f64,
}

impl Point {
    /// The point `x` mm from the left and `y` mm from the top.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// The unit vector in a direction given in degrees clockwise from the top.
    pub fn direction(degrees: f64) -> Self {
        let (sin, cos) = degrees.to_radians().sin_cos();
        Self::new(sin, -cos)
    }

    /// Its length as a vector, in mm.
    pub fn length(self) -> f64 {
        self.dot(self).sqrt()
    }

    /// The distance to another point, in mm.
    pub fn distance(self, other: Self) -> f64 {
        (self - other).length()
    }

    pub(super) fn dot(self, other: Self) -> f64 {
        self.x * other.x + self.y * other.y
    }

    /// Twice the signed area of the triangle from the origin to `self` and `other`.
    pub(super) fn cross(self, other: Self) -> f64 {
        self.x * other.y - self.y * other.x
    }
}

impl Add for Point {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }
}

impl Sub for Point {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }
}

impl Mul<f64> for Point {
    type Output = Self;
    fn mul(self, factor: f64) -> Self {
        Self::new(self.x * factor, self.y * factor)
    }
}

/// How much room something takes, in mm.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// Millimetres across.
    pub width: f64,
    /// Millimetres down.
    pub height: f64,
}

/// A box on the sheet with level sides, by its top left corner, in mm.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// The left side.
    pub x: f64,
    /// The top side.
    pub y: f64,
    /// Millimetres across.
    pub width: f64,
    /// Millimetres down.
    pub height: f64,
}

impl Rect {
    /// A box by its top left corner and its size.
    pub const fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { x, y, width, height }
    }

    /// A box of this size around a centre.
    pub fn around(centre: Point, size: Size) -> Self {
        let (x, y) = (centre.x - size.width / 2.0, centre.y - size.height / 2.0);
        Self::new(x, y, size.width, size.height)
    }

    /// Its middle.
    pub fn centre(&self) -> Point {
        Point::new(self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    pub(super) fn corners(&self) -> [Point; 4] {
        let (right, bottom) = (self.right(), self.bottom());
        [(self.x, self.y), (right, self.y), (self.x, bottom), (right, bottom)].map(|(x, y)| Point::new(x, y))
    }

    /// The right side.
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// The bottom side.
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// The same box with `margin` mm more on every side.
    pub fn grown(&self, margin: f64) -> Self {
        let (width, height) = (self.width + 2.0 * margin, self.height + 2.0 * margin);
        Self::new(self.x - margin, self.y - margin, width, height)
    }

    /// Do the two boxes share any area? Touching sides do not count.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// As [`Rect::overlaps`], with touching sides counted: a level line has a box without height.
    pub(super) fn touches(&self, other: &Self) -> bool {
        self.x <= other.right() && other.x <= self.right() && self.y <= other.bottom() && other.y <= self.bottom()
    }

    /// Does the point lie in the box?
    pub(super) fn holds(&self, point: Point) -> bool {
        self.x <= point.x && self.y <= point.y && self.right() >= point.x && self.bottom() >= point.y
    }

    /// Does the other box lie wholly inside this one?
    pub fn contains(&self, other: &Self) -> bool {
        self.x <= other.x && self.y <= other.y && self.right() >= other.right() && self.bottom() >= other.bottom()
    }

    /// The point of the box that is nearest to `point`.
    pub fn nearest(&self, point: Point) -> Point {
        let x = point.x.max(self.x).min(self.right());
        let y = point.y.max(self.y).min(self.bottom());
        Point::new(x, y)
    }

    /// Does a disc reach into the box?
    pub fn meets_disc(&self, centre: Point, radius: f64) -> bool {
        let way = self.nearest(centre) - centre;
        way.dot(way) < radius * radius
    }

    /// Does the segment from `a` to `b` pass through the inside of the box?
    pub fn meets_segment(&self, a: Point, b: Point) -> bool {
        if a.x.max(b.x) <= self.x || a.x.min(b.x) >= self.right() || a.y.max(b.y) <= self.y || a.y.min(b.y) >= self.bottom() {
            return false;
        }
        // The box lies wholly on one side of the segment's line exactly when its half diagonal,
        // seen across the line, is shorter than the centre's distance from it.
        let way = b - a;
        let (half_width, half_height) = (self.width / 2.0, self.height / 2.0);
        way.cross(self.centre() - a).abs() < half_width * way.y.abs() + half_height * way.x.abs()
    }
}

/// Where two segments cross, if they do.
pub(super) fn crossing(a: Point, b: Point, c: Point, d: Point) -> Option<Point> {
    segments_cross(a, b, c, d).then(|| {
        let (first, second) = (b - a, d - c);
        a + first * ((c - a).cross(second) / first.cross(second))
    })
}

/// Do two segments cross? An end that lies on the other segment belongs to one side only, so that
/// a crossing at a joint of two polylines is counted once.
pub(super) fn segments_cross(a: Point, b: Point, c: Point, d: Point) -> bool {
    let first = b - a;
    if (first.cross(c - a) >= 0.0) == (first.cross(d - a) >= 0.0) {
        return false;
    }
    let second = d - c;
    (second.cross(a - c) >= 0.0) != (second.cross(b - c) >= 0.0)
}

/// The square of the distance from a point to a segment, in mm².
pub(super) fn square_distance(point: Point, a: Point, b: Point) -> f64 {
    let (way, to) = (b - a, point - a);
    let length = way.dot(way);
    let along = if length > 0.0 {
        (to.dot(way) / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let rest = to - way * along;
    rest.dot(rest)
}
