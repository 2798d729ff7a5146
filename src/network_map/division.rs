//! How the circle is divided among the five fields, as people join one at a time.
//!
//! The borders stay where they are until a field has become much too narrow for its people: when the borders move, everybody does.

use super::MapPerson;
use super::field::{MapField, Sector};
use super::geometry::Size;
use super::sheet::Sheet;

/// The narrowest that a field is wished, in degrees: somebody at the nearest distance then stands 9 mm from either border.
const WISHED: f64 = 30.0;

/// The narrowest that a field becomes where the borger's own angles ask for it, in degrees.
const NARROWEST: f64 = 12.0;

/// The part of the circle that an empty field claims, as a number of people.
const EMPTY: f64 = 1.5;

/// How many times as wide as it is, or how many degrees wider, a field must be wished before the circle is divided anew.
const PATIENCE: (f64, f64) = (1.35, 20.0);

/// Free space between a border and somebody whom the borger has put near it, in mm.
const BESIDE_BORDER: f64 = 4.0;

/// The fields as people join.
pub(super) struct Division<'a> {
    sheet: &'a Sheet,
    headings: &'a [Size; 5],
    /// What each field's people need.
    need: [f64; 5],
    /// How many degrees each field opens, the borger's own angles aside.
    spans: [f64; 5],
    /// The fields of those whom the borger has given an angle, with the first and last that a border may have beside them.
    given: Vec<(usize, f64, f64)>,
}

impl<'a> Division<'a> {
    /// The fields of an empty map: all alike.
    pub(super) fn new(sheet: &'a Sheet, headings: &'a [Size; 5]) -> Self {
        Self {
            sheet,
            headings,
            need: [EMPTY; 5],
            spans: [72.0; 5],
            given: Vec::new(),
        }
    }

    /// The fields of everybody, in the order in which they joined.
    pub(super) fn of(sheet: &'a Sheet, headings: &'a [Size; 5], people: &[MapPerson]) -> [Sector; 5] {
        let mut division = Self::new(sheet, headings);
        for person in people {
            division.welcome(person);
        }
        division.sectors()
    }

    /// Takes a newcomer in.
    pub(super) fn welcome(&mut self, person: &MapPerson) {
        let radius = self.sheet.radius(person.distance);
        let field = person.field as usize;
        // A label needs as many millimetres near the borger as far away, and so more degrees.
        self.need[field] += (0.6 * self.sheet.outer / radius).clamp(0.7, 2.0);
        let wished = self.wished();
        let narrow = |i: usize| wished[i] > (PATIENCE.0 * self.spans[i]).min(self.spans[i] + PATIENCE.1);
        if (0..5).any(narrow) {
            self.spans = wished;
        }
        if let Some(angle) = person.angle {
            let margin = (BESIDE_BORDER / radius).min(1.0).asin().to_degrees();
            self.given.push((field, angle - margin, angle + margin));
        }
    }

    /// What each heading needs, and the rest in proportion to what people do.
    fn wished(&self) -> [f64; 5] {
        let least = self.headings.map(|size| {
            let across = size.width.max(size.height) + 2.0;
            (across / self.sheet.rim).to_degrees().clamp(WISHED, 360.0 / 5.0)
        });
        let rest = 360.0 - least.iter().sum::<f64>();
        let all: f64 = self.need.iter().sum();
        std::array::from_fn(|i| least[i] + rest * self.need[i] / all)
    }

    /// The fields as they are now: clockwise from the top, moved as the borger's own angles ask.
    pub(super) fn sectors(&self) -> [Sector; 5] {
        let mut borders = [0.0; 6];
        for i in 0..5 {
            borders[i + 1] = borders[i] + self.spans[i];
        }
        borders[5] = 360.0;
        if !self.given.is_empty() {
            self.make_way(&mut borders);
        }
        std::array::from_fn(|i| Sector {
            field: MapField::ALL[i],
            from: borders[i],
            to: borders[i + 1],
        })
    }

    /// Moves borders so that everybody with an angle of their own stands in their field, as far as the order of the fields
    /// allows.
    fn make_way(&self, borders: &mut [f64; 6]) {
        for (border, angle) in borders.iter_mut().enumerate().take(5).skip(1) {
            let least = self.given.iter().filter(|(field, ..)| *field < border).map(|(_, _, to)| *to);
            let most = self.given.iter().filter(|(field, ..)| *field >= border).map(|(_, from, _)| *from);
            let (least, most) = (least.fold(0.0, f64::max), most.fold(360.0, f64::min));
            if least <= most {
                *angle = angle.clamp(least, most);
            }
        }
        for border in 1..5 {
            borders[border] = borders[border].max(borders[border - 1] + NARROWEST);
        }
        for border in (1..5).rev() {
            borders[border] = borders[border].min(borders[border + 1] - NARROWEST);
        }
    }
}
