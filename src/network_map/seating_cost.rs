//! What it costs that somebody has a seat, as it is reckoned while people are seated: without the labels' places, which come later.

use super::geometry::{Point, Rect, Size};
use super::seating::{SeatOnMap, Seating};

/// What a crossing costs here; everything else is measured by it.
const CROSSING: f64 = 10.0;

/// A line so near a symbol that it seems to belong to it.
const GRAZING: f64 = 5.0;

/// Two people whose labels want the same room.
const CROWDING: f64 = 3.0;

/// Two people nearer than so many mm, and what it costs them at most.
const ELBOW_ROOM: (f64, f64) = (30.0, 2.5);

/// Two of a field who stand in the same direction; less, the farther they are spread.
const CLUSTER: f64 = 1.2;

/// Each mm of a line.
const LENGTH: f64 = 0.02;

/// Each mm from where somebody stood before.
const INERTIA: f64 = 0.1;

impl Seating<'_> {
    /// What it costs that a person has a seat. Gives up when the sum passes `limit`.
    pub(super) fn cost(&self, person: usize, seat: &SeatOnMap, limit: f64) -> f64 {
        let at = seat.at;
        let mut cost = INERTIA * at.distance(self.before[person]);
        for &line in &self.lines_of[person] {
            let (from, to) = self.ends[line];
            let other = if from == person { to } else { from };
            let path = self.path(at, self.at[other]);
            let bounds = path.bounds();
            cost += LENGTH * at.distance(self.at[other]);
            for (theirs, their_bounds) in self.bounds.iter().enumerate() {
                if bounds.touches(their_bounds) && path.crosses(&self.paths[theirs]) {
                    let (a, b) = self.ends[theirs];
                    if a != person && b != person && a != other && b != other {
                        cost += CROSSING;
                    }
                }
            }
            if cost > limit {
                return cost;
            }
            let near = bounds.grown(self.symbol + 1.0);
            for (third, &there) in self.at.iter().enumerate() {
                if near.holds(there) && path.comes_near(there, self.symbol + 1.0) && third != person && third != other {
                    cost += GRAZING;
                }
            }
        }
        if cost > limit {
            cost
        } else {
            cost + self.nearness(person, at) + self.clustering(person, seat.turn)
        }
    }

    /// What it costs to stand near others: over each other's symbol, or where both labels go, or
    /// under a line.
    fn nearness(&self, person: usize, at: Point) -> f64 {
        let room = self.label_room(person, at);
        let least = 2.0 * self.symbol + 0.8;
        let mut cost = 0.0;
        for (other, theirs) in self.room.iter().enumerate() {
            let wide = room.right().min(theirs.right()) - room.x.max(theirs.x);
            let high = room.bottom().min(theirs.bottom()) - room.y.max(theirs.y);
            if wide > 0.0 && high > 0.0 && other != person {
                cost += CROWDING * (high / room.height.min(theirs.height)) * (wide / room.width.min(theirs.width));
            }
            let away = self.at[other] - at;
            let square = away.dot(away);
            if square < ELBOW_ROOM.0 * ELBOW_ROOM.0 && other != person {
                let distance = square.sqrt();
                cost += ELBOW_ROOM.1 * (1.0 - distance / ELBOW_ROOM.0);
                if distance < least {
                    cost += 60.0 * (2.0 - distance / least);
                }
            }
        }
        for (line, bounds) in self.bounds.iter().enumerate() {
            let (from, to) = self.ends[line];
            if bounds.grown(self.symbol + 1.0).holds(at)
                && from != person
                && to != person
                && self.paths[line].comes_near(at, self.symbol + 1.0)
            {
                cost += GRAZING;
            }
        }
        cost
    }

    /// What it costs to stand in the same direction as others of the field, or at its edge, instead of spread over it.
    fn clustering(&self, person: usize, turn: f64) -> f64 {
        let field = self.people[person].field;
        let count = self.count[field as usize] as f64;
        let near = |apart: f64| (1.0 - apart * count).max(0.0);
        let edge = near(2.0 * turn.min(1.0 - turn));
        let mut cost = edge * edge;
        for (other, &theirs) in self.turn.iter().enumerate() {
            if other != person && self.people[other].field == field {
                let near = near((theirs - turn).abs());
                cost += near * near;
            }
        }
        CLUSTER * cost
    }

    /// Symbol and label together: the label beside the symbol on the side away from the borger, on the other if it would lie
    /// in another's field there, or else under it.
    pub(super) fn label_room(&self, person: usize, at: Point) -> Rect {
        let size = self.people[person].label.shapes.first().map_or(Size::default(), |s| s.size);
        let reach = self.symbol + 0.8;
        let height = size.height.max(2.0 * reach);
        let leftwards = at.x < self.sheet.borger.x;
        let wedge = &self.wedges[self.people[person].field as usize];
        let holds = |left: bool| {
            let middle = if left { -size.width / 2.0 } else { size.width / 2.0 };
            wedge.holds(at + Point::new(middle, 0.0))
        };
        let left = if holds(leftwards) { leftwards } else { !leftwards };
        if left != leftwards && !holds(left) {
            let width = size.width.max(2.0 * reach);
            return Rect::new(at.x - width / 2.0, at.y - reach, width, size.height + 2.0 * reach);
        }
        let x = at.x - reach - if left { size.width } else { 0.0 };
        Rect::new(x, at.y - height / 2.0, size.width + 2.0 * reach, height)
    }
}
