//! The five fields, what lies in them, and where their headings stand.

use super::geometry::{Point, Rect, Size};
use super::sheet::Sheet;

/// How far from the borders of their field people stand where there is room, in mm.
const AWAY: f64 = 8.5;

/// A field of the netværkskort, in the manual's order, clockwise from the top (»001 bilag 1«).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MapField {
    /// Familie: lives with the borger or close to, daily or often.
    Familie,
    /// Slægt: more distant, rarer.
    Slaegt,
    /// Andre, fritid: neighbours, friends, trainer.
    Fritid,
    /// Arbejde/skole: boss, colleagues, teachers.
    Arbejde,
    /// Professionelle: officials, tovholder, psychologist, doctor.
    Professionel,
}

impl MapField {
    /// All five, clockwise from the top.
    pub const ALL: [Self; 5] = [Self::Familie, Self::Slaegt, Self::Fritid, Self::Arbejde, Self::Professionel];
}

/// The angle that a field fills, in degrees clockwise from the top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sector {
    /// Which field.
    pub field: MapField,
    /// Where it begins.
    pub from: f64,
    /// Where it ends; the last one ends at 360.
    pub to: f64,
}

impl Sector {
    /// How many degrees it opens.
    pub fn span(&self) -> f64 {
        self.to - self.from
    }

    fn middle(&self) -> f64 {
        f64::midpoint(self.from, self.to)
    }

    /// The first and last angle at which a symbol stands well inside the field at this radius: [`AWAY`] mm from its borders,
    /// or less where the field is too narrow there.
    pub(super) fn seats(&self, sheet: &Sheet, radius: f64, symbol: f64) -> (f64, f64) {
        let across = 2.0 * radius * (self.span().min(180.0) / 2.0).to_radians().sin();
        self.within(sheet, radius, symbol, AWAY.min(0.3 * across).max(symbol + 0.8))
    }

    /// The first and last angle at which a symbol stands wholly inside the field at this radius.
    pub(super) fn edges(&self, sheet: &Sheet, radius: f64, symbol: f64) -> (f64, f64) {
        self.within(sheet, radius, symbol, symbol + 0.3)
    }

    /// The angles at which somebody stands `reach` mm from both borders, and clear of the words on the rings.
    fn within(&self, sheet: &Sheet, radius: f64, symbol: f64, reach: f64) -> (f64, f64) {
        let margin = |reach: f64| (reach / radius).min(1.0).asin().to_degrees();
        let clear = margin(reach.max(sheet.beside_ring_names(radius, symbol)));
        let from = self.from + if self.from <= 0.0 { clear } else { margin(reach) };
        let to = self.to - if self.to >= 360.0 { clear } else { margin(reach) };
        if from >= to { (self.middle(), self.middle()) } else { (from, to) }
    }
}

/// The field between its two borders, to tell what lies in it: the borders as unit vectors from the borger.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wedge {
    centre: Point,
    from: Point,
    to: Point,
    wide: bool,
}

impl Wedge {
    pub(super) fn of(sheet: &Sheet, sector: &Sector) -> Self {
        Self {
            centre: sheet.borger,
            from: Point::direction(sector.from),
            to: Point::direction(sector.to),
            wide: sector.span() > 180.0,
        }
    }

    pub(super) fn holds(&self, point: Point) -> bool {
        let way = point - self.centre;
        let (after, before) = (self.from.cross(way) >= 0.0, way.cross(self.to) >= 0.0);
        if self.wide { after || before } else { after && before }
    }

    /// Whether the middle of a box lies outside, and how many of its corners do.
    pub(super) fn strays(&self, frame: &Rect) -> (bool, usize) {
        let corners = frame.corners().into_iter().filter(|corner| !self.holds(*corner)).count();
        (corners > 0 && !self.holds(frame.centre()), corners)
    }
}

/// Where each heading stands: just outside the rim, as near the middle of its field as the sheet
/// and the other headings allow.
pub(super) fn headings(sheet: &Sheet, sectors: &[Sector; 5], sizes: &[Size; 5]) -> [Rect; 5] {
    let mut placed: Vec<Rect> = Vec::with_capacity(5);
    for (sector, &size) in sectors.iter().zip(sizes) {
        let half = sector.span() / 2.0;
        let swing = (0..=20).flat_map(|step| {
            let offset = half * 0.9 * f64::from(step) / 20.0;
            [sector.middle() - offset, sector.middle() + offset]
        });
        let free = swing
            .map(|angle| outside_rim(sheet, angle, size))
            .find(|frame| sheet.map.contains(frame) && placed.iter().all(|other| !other.grown(1.0).overlaps(frame)));
        placed.push(free.unwrap_or_else(|| {
            let frame = outside_rim(sheet, sector.middle(), size);
            let x = frame.x.min(sheet.map.right() - size.width).max(sheet.map.x);
            let y = frame.y.min(sheet.map.bottom() - size.height).max(sheet.map.y);
            Rect::new(x, y, size.width, size.height)
        }));
    }
    std::array::from_fn(|i| placed[i])
}

/// A box of this size that touches the rim from outside in a direction.
fn outside_rim(sheet: &Sheet, angle: f64, size: Size) -> Rect {
    let way = Point::direction(angle);
    let depth = (way.x.abs() * size.width + way.y.abs() * size.height) / 2.0;
    Rect::around(sheet.borger + way * (sheet.rim + 1.2 + depth), size)
}
