//! The paper: where the map may stand on it, and how far out a felt distance is drawn.

use super::geometry::{Point, Rect};

/// The paper and the circles of the map on it, all in mm.
///
/// The manual asks for large paper, A3 (»001 bilag 1«); the side column beside [`Sheet::map`] is
/// left to the caller for the table and the legend.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Across the paper.
    pub width: f64,
    /// Down the paper.
    pub height: f64,
    /// The part that the map may use: symbols, labels, leaders and headings stay inside.
    pub map: Rect,
    /// Where the borger stands: the centre of every circle.
    pub borger: Point,
    /// The radius of the borger's own symbol.
    pub borger_radius: f64,
    /// The radius at which distance 1, nearest, is drawn.
    pub inner: f64,
    /// The radius at which distance 5, farthest, is drawn.
    pub outer: f64,
    /// The radius at which the fields end and outside which their headings stand.
    pub rim: f64,
    /// The radius of a person's symbol. A crowded map takes smaller ones, see
    /// [`NetworkMap::symbol_radius`](super::NetworkMap::symbol_radius).
    pub symbol_radius: f64,
}

impl Sheet {
    /// A3 landscape, 420 × 297 mm, with the map at the left and a column of 98 mm at the right.
    pub fn a3() -> Self {
        Self {
            width: 420.0,
            height: 297.0,
            map: Rect::new(10.0, 10.0, 300.0, 277.0),
            borger: Point::new(160.0, 148.5),
            borger_radius: 14.0,
            inner: 32.0,
            outer: 112.0,
            rim: 119.0,
            symbol_radius: 2.2,
        }
    }

    /// A square of `width` mm, filled by the map: for the two small states of a status report.
    ///
    /// Give it labels in small type, or numbers as names, or [`Label::none`](super::Label::none).
    pub fn small(width: f64) -> Self {
        Self {
            width,
            height: width,
            map: Rect::new(0.0, 0.0, width, width),
            borger: Point::new(width / 2.0, width / 2.0),
            borger_radius: width * 0.055,
            inner: width * 0.12,
            outer: width * 0.4,
            rim: width * 0.43,
            symbol_radius: (width * 0.012).clamp(0.8, 2.2),
        }
    }

    /// The radius in mm at which a distance of 1–5 is drawn: linear, and never changed by the
    /// layout, for the distance is the borger's own statement (»001 bilag 1«).
    pub fn radius(&self, distance: f64) -> f64 {
        self.inner + (distance - 1.0) / 4.0 * (self.outer - self.inner)
    }

    /// The point at a radius in mm and an angle in degrees clockwise from the top.
    pub fn point(&self, radius: f64, angle: f64) -> Point {
        self.borger + Point::direction(angle) * radius
    }
}
