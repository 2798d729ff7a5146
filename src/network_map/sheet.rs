//! The paper: where the map may stand on it, and how far out a felt distance is drawn.

use super::geometry::{Point, Rect, Size};

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
    /// The room of the words on the first and on the last ring, above the borger; nothing where there are none.
    pub ring_names: [Size; 2],
}

impl Sheet {
    /// A3 landscape, 420 × 297 mm, with the map at the left and a column of 88 mm at the right.
    pub fn a3() -> Self {
        Self {
            width: 420.0,
            height: 297.0,
            map: Rect::new(8.0, 9.0, 312.0, 280.0),
            borger: Point::new(164.0, 149.0),
            borger_radius: 14.0,
            inner: 36.0,
            outer: 120.0,
            rim: 129.0,
            symbol_radius: 2.4,
            ring_names: [Size::default(); 2],
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
            ring_names: [Size::default(); 2],
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

    /// The boxes of the words on the first and last ring.
    pub(super) fn ring_name_boxes(&self) -> [Rect; 2] {
        let [near, far] = self.ring_names;
        [(self.inner, near), (self.outer, far)].map(|(radius, size)| Rect::around(self.point(radius, 0.0), size))
    }

    /// How far from the line straight up from the borger a symbol at this radius must be, in mm, to be clear of those words.
    pub(super) fn beside_ring_names(&self, radius: f64, symbol: f64) -> f64 {
        let names = [self.inner, self.outer].into_iter().zip(self.ring_names);
        let near = names.filter(|(ring, size)| (ring - radius).abs() < size.height / 2.0 + symbol + 1.5 && size.width > 0.0);
        near.map(|(_, size)| size.width / 2.0 + symbol + 0.8).fold(0.0, f64::max)
    }
}
