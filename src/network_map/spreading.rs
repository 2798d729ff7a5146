//! Symbols that would overlap are spread along their circles.

use std::cmp::Ordering;

use super::MapPerson;
use super::division::Division;
use super::drawing::Drawing;
use super::field::MapField;
use super::geometry::Size;
use super::sheet::Sheet;

/// Space between two symbols, in mm.
const BETWEEN: f64 = 0.4;

/// A field in which more people stand at exactly one distance than its arc has room for.
pub(super) fn crowded_field(sheet: &Sheet, people: &[MapPerson], headings: &[Size; 5], symbol: f64) -> Option<MapField> {
    let sectors = Division::of(sheet, headings, people);
    let crowded = |person: &&MapPerson| {
        let alike = |other: &&MapPerson| other.field == person.field && (other.distance - person.distance).abs() < 1e-6;
        let alike = people.iter().filter(alike).count();
        let radius = sheet.radius(person.distance);
        let (from, to) = sectors[person.field as usize].edges(sheet, radius, symbol);
        let step = 2.0 * ((symbol + BETWEEN / 2.0) / radius).min(1.0).asin().to_degrees();
        (alike - 1) as f64 * step > to - from
    };
    people.iter().find(crowded).map(|person| person.field)
}

impl Drawing<'_> {
    /// Spreads the symbols of each field so that none overlap. Returns a field in which there is
    /// no room for that.
    pub(super) fn spread(&mut self) -> Option<MapField> {
        MapField::ALL.into_iter().find(|&field| {
            let mut members: Vec<usize> = (0..self.people.len()).filter(|&i| self.people[i].field == field).collect();
            let order = |person: usize| (self.people[person].angle.is_none(), self.angle[person], person);
            members.sort_by(|&a, &b| order(a).partial_cmp(&order(b)).unwrap_or(Ordering::Equal));
            !self.stand_apart(&members) && !self.push_apart(&members) && !self.make_way(&members)
        })
    }

    fn stand_apart(&self, members: &[usize]) -> bool {
        members.iter().enumerate().all(|(i, &one)| {
            members[i + 1..]
                .iter()
                .all(|&two| self.at[one].distance(self.at[two]) >= self.apart())
        })
    }

    /// How far apart the centres of two symbols must be, in mm.
    fn apart(&self) -> f64 {
        2.0 * self.symbol + BETWEEN
    }

    /// Seats people in order, each at the first angle, from their own on, that is free of those
    /// before; if the field ends too soon, the same with everyone's own angle moved back, and at last nearer to its borders.
    fn push_apart(&mut self, members: &[usize]) -> bool {
        let own: Vec<f64> = members.iter().map(|&person| self.angle[person]).collect();
        [false, true].into_iter().any(|tight| {
            (0..=20).any(|step| {
                let pull = f64::from(step) / 20.0;
                self.push_from(members, &own, pull, tight)
            })
        })
    }

    fn push_from(&mut self, members: &[usize], own: &[f64], pull: f64, tight: bool) -> bool {
        for (i, &person) in members.iter().enumerate() {
            let radius = self.sheet.radius(self.people[person].distance);
            let sector = &self.sectors[self.people[person].field as usize];
            let given = self.people[person].angle.is_some();
            let (from, to) = if tight || given {
                sector.edges(self.sheet, radius, self.symbol)
            } else {
                sector.seats(self.sheet, radius, self.symbol)
            };
            let step = (0.25 / radius).to_degrees();
            let pull = if given { 0.0 } else { pull };
            let mut angle = from + (own[i] - from).max(0.0) * (1.0 - pull);
            while angle <= to {
                let at = self.sheet.point(radius, angle);
                if members[..i].iter().all(|&p| self.at[p].distance(at) >= self.apart()) {
                    break;
                }
                angle += step;
            }
            if angle > to {
                return false;
            }
            self.seat(person, angle);
        }
        true
    }

    /// Seats people in order, each at the free angle nearest to their own, whichever way it lies: where those at the end of a field
    /// can be pushed no farther, they go back.
    fn make_way(&mut self, members: &[usize]) -> bool {
        let own: Vec<f64> = members.iter().map(|&person| self.angle[person]).collect();
        for (i, &person) in members.iter().enumerate() {
            let radius = self.sheet.radius(self.people[person].distance);
            let sector = &self.sectors[self.people[person].field as usize];
            let (from, to) = sector.edges(self.sheet, radius, self.symbol);
            let step = (0.25 / radius).to_degrees();
            let steps = ((to - from) / step) as usize + 1;
            let near = (0..=steps).flat_map(|count| [1.0, -1.0].map(|way| own[i] + way * step * count as f64));
            let is_free = |angle: f64| {
                let at = self.sheet.point(radius, angle);
                members[..i].iter().all(|&other| self.at[other].distance(at) >= self.apart())
            };
            let Some(angle) = near.filter(|angle| (from..=to).contains(angle)).find(|angle| is_free(*angle)) else {
                return false;
            };
            self.seat(person, angle);
        }
        true
    }
}
