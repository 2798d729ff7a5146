//! The five fields, how wide each opens, and where their headings stand.

use super::geometry::{Point, Rect, Size};
use super::sheet::Sheet;

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

    /// The first and last angle at which a symbol, `reach` mm from centre to edge, stands wholly
    /// inside the field at this radius.
    pub(super) fn seats(&self, radius: f64, reach: f64) -> (f64, f64) {
        let margin = (reach / radius).min(1.0).asin().to_degrees();
        if 2.0 * margin >= self.span() {
            (self.middle(), self.middle())
        } else {
            (self.from + margin, self.to - margin)
        }
    }
}

/// The narrowest that any field becomes, heading or not, in degrees.
const NARROWEST: f64 = 12.0;

/// Divides the circle among the fields: first what each heading needs, then the rest in
/// proportion to how many people stand in each. An empty field stays, narrow.
pub(super) fn sectors(sheet: &Sheet, headings: &[Size; 5], count: [usize; 5]) -> [Sector; 5] {
    let needs = headings.map(|size| {
        let across = size.width.max(size.height) + 2.0;
        (across / sheet.rim).to_degrees().clamp(NARROWEST, 360.0 / 5.0)
    });
    let rest = 360.0 - needs.iter().sum::<f64>();
    let people: usize = count.iter().sum();
    let mut from = 0.0;
    std::array::from_fn(|i| {
        let share = if people == 0 { 0.2 } else { count[i] as f64 / people as f64 };
        let to = if i == 4 { 360.0 } else { from + needs[i] + rest * share };
        let sector = Sector {
            field: MapField::ALL[i],
            from,
            to,
        };
        from = to;
        sector
    })
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
