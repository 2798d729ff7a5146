//! The thin line that leads from a symbol to a label for which there was no room beside it.

use super::geometry::{Point, Rect, segments_cross, square_distance};

/// A straight line from a symbol's edge to a label's box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Leader {
    /// At the symbol.
    pub from: Point,
    /// At the label.
    pub to: Point,
}

impl Leader {
    /// The shortest line between a symbol of this radius and a box.
    pub(super) fn joining(symbol: Point, radius: f64, frame: &Rect) -> Self {
        let to = frame.nearest(symbol);
        let way = to - symbol;
        let from = symbol + way * (radius / way.length().max(radius));
        Self { from, to }
    }

    /// How long it is, in mm.
    pub fn length(&self) -> f64 {
        self.from.distance(self.to)
    }

    pub(super) fn bounds(&self) -> Rect {
        let (from, to) = (self.from, self.to);
        Rect::new(from.x.min(to.x), from.y.min(to.y), (from.x - to.x).abs(), (from.y - to.y).abs())
    }

    /// Does it pass through a box?
    pub(super) fn passes(&self, frame: &Rect) -> bool {
        frame.meets_segment(self.from, self.to)
    }

    /// Does it cross another?
    pub(super) fn crosses(&self, other: &Self) -> bool {
        segments_cross(self.from, self.to, other.from, other.to)
    }

    /// Does it come nearer than `reach` mm to a point?
    pub(super) fn comes_near(&self, point: Point, reach: f64) -> bool {
        square_distance(point, self.from, self.to) < reach * reach
    }
}
