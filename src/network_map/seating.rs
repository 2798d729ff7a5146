//! Who stands at which angle: people are seated one at a time, in the order given.
//!
//! A newcomer takes the seat that costs least; then a short annealing lets those whose lines cross
//! look for better ones. Nobody is seated anew from the beginning, and so the map of yesterday's
//! network is the beginning of today's: a newcomer moves only those who gain by it, and the
//! fields' edges.

use super::curve::{Curve, Detail, Path, SOFT};
use super::field::Sector;
use super::geometry::{Point, Rect, Size};
use super::rng::Rng;
use super::sheet::Sheet;
use super::{MapPerson, field};

/// How many seats a newcomer tries.
const SEATS: usize = 48;

/// How many changes are tried after each newcomer. The fewer people and lines there are, the
/// cheaper is a trial; what a newcomer costs in all is then much the same.
fn trials(people: usize, lines: usize, effort: usize) -> usize {
    let pairs = (people + 2 * lines) * (people + lines) / people;
    (effort / pairs).clamp(150, 1500)
}

/// How many pairs of things are compared after each newcomer, about.
const EFFORT: usize = 95_000;

/// The same on a map without names, where only lines can be in each other's way.
const EFFORT_WITHOUT_NAMES: usize = 30_000;

/// What a crossing costs here; everything else is measured by it.
const CROSSING: f64 = 10.0;

/// A line so near a symbol that it seems to belong to it.
const GRAZING: f64 = 5.0;

/// Two people whose labels want the same room.
const CROWDING: f64 = 3.0;

/// Two people nearer than so many mm, and what it costs them at most.
const ELBOW_ROOM: (f64, f64) = (30.0, 2.5);

/// Each mm of a line.
const LENGTH: f64 = 0.02;

/// Each mm from where somebody stood before.
const INERTIA: f64 = 0.1;

/// How much worse a change may be at the beginning of an annealing, and how much less at its end.
const HEAT: (f64, f64) = (4.0, 0.05);

/// The table as far as it is seated.
pub(super) struct Seating<'a> {
    sheet: &'a Sheet,
    people: &'a [MapPerson],
    symbol: f64,
    effort: usize,
    sectors: [Sector; 5],
    /// Where in the field each stands: 0 at its beginning, 1 at its end.
    share: Vec<f64>,
    at: Vec<Point>,
    /// The room for each symbol and its label.
    room: Vec<Rect>,
    /// Where each stood when the latest newcomer had sat down.
    before: Vec<Point>,
    /// The lines between those who are seated, and those of each.
    ends: Vec<(usize, usize)>,
    paths: Vec<Path>,
    bounds: Vec<Rect>,
    lines_of: Vec<Vec<usize>>,
    /// What each costs where they are, as far as it has been asked since somebody last moved.
    known: Vec<Option<f64>>,
}

/// Seats everyone. Returns the angle of each in degrees, and the fields.
pub(super) fn seat_everyone(
    sheet: &Sheet,
    people: &[MapPerson],
    lines: &[(usize, usize)],
    headings: &[Size; 5],
    symbol: f64,
) -> (Vec<f64>, [Sector; 5]) {
    let mut count = [0; 5];
    let mut seating = Seating {
        sheet,
        people,
        symbol,
        effort: if people.iter().all(|p| p.label.shapes.is_empty()) {
            EFFORT_WITHOUT_NAMES
        } else {
            EFFORT
        },
        sectors: field::sectors(sheet, headings, count),
        share: Vec::new(),
        at: Vec::new(),
        room: Vec::new(),
        before: Vec::new(),
        ends: Vec::new(),
        paths: Vec::new(),
        bounds: Vec::new(),
        lines_of: vec![Vec::new(); people.len()],
        known: vec![None; people.len()],
    };
    for (newcomer, person) in people.iter().enumerate() {
        count[person.field as usize] += 1;
        seating.sectors = field::sectors(sheet, headings, count);
        let known = lines.iter().filter(|(from, to)| *from.max(to) == newcomer);
        seating.welcome(newcomer, known);
    }
    let angles = (0..people.len()).map(|i| seating.angle(i, seating.share[i])).collect();
    (angles, seating.sectors)
}

impl Seating<'_> {
    fn welcome<'l>(&mut self, newcomer: usize, known: impl Iterator<Item = &'l (usize, usize)>) {
        self.share.push(0.5);
        self.at.push(Point::default());
        self.room.push(Rect::default());
        for &(from, to) in known {
            self.lines_of[from].push(self.ends.len());
            self.lines_of[to].push(self.ends.len());
            self.ends.push((from, to));
            let path = self.path(self.at[from], self.at[to]);
            self.bounds.push(path.bounds());
            self.paths.push(path);
        }
        for person in 0..=newcomer {
            self.sit(person, self.share[person]);
        }
        self.before.clone_from(&self.at);
        let shift = (newcomer as f64 * 0.618_033_988_749_895).fract();
        let mut best = (f64::INFINITY, 0.5);
        for seat in 0..SEATS {
            let share = (seat as f64 + shift) / SEATS as f64;
            self.before[newcomer] = self.place(newcomer, share);
            let cost = self.cost(newcomer, self.before[newcomer], best.0);
            if cost < best.0 {
                best = (cost, share);
            }
        }
        self.sit(newcomer, best.1);
        self.before[newcomer] = self.at[newcomer];
        self.settle(newcomer + 1);
    }

    /// A short annealing among those who are seated.
    fn settle(&mut self, seated: usize) {
        let trials = trials(seated, self.ends.len(), self.effort);
        let mut dice = Rng::new(seated as u64);
        for trial in 0..trials {
            let heat = HEAT.0 * HEAT.1.powf(trial as f64 / trials as f64);
            let person = dice.below(seated);
            let share = self.share[person];
            let before = self.cost_here(person);
            // What a worse seat may cost at most: drawn first, so that hopeless ones end early.
            let limit = before - heat * (1.0 - dice.share()).ln();
            if before < 3.0 {
                continue;
            }
            let selection = match dice.below(8) {
                0..4 => dice.share(),
                _ => (share + (dice.share() - 0.5) * 0.25).clamp(0.0, 1.0),
            };
            if dice.below(4) > 0 {
                if self.cost(person, self.place(person, selection), limit) < limit {
                    self.sit(person, selection);
                }
                continue;
            }
            let other = dice.below(seated);
            let theirs = self.share[other];
            if other == person || self.people[other].field != self.people[person].field {
                continue;
            }
            let limit = limit + self.cost_here(other);
            self.sit(person, theirs);
            self.sit(other, share);
            let mut cost = self.cost(person, self.at[person], limit);
            if cost < limit {
                cost += self.cost(other, self.at[other], limit - cost);
            }
            if cost >= limit {
                self.sit(person, share);
                self.sit(other, theirs);
            }
        }
    }

    /// What somebody costs where they are.
    fn cost_here(&mut self, person: usize) -> f64 {
        let cost = self.known[person].unwrap_or_else(|| self.cost(person, self.at[person], f64::INFINITY));
        self.known[person] = Some(cost);
        cost
    }

    fn sit(&mut self, person: usize, share: f64) {
        self.known.fill(None);
        self.share[person] = share;
        self.at[person] = self.place(person, share);
        self.room[person] = self.label_room(person, self.at[person]);
        for i in 0..self.lines_of[person].len() {
            let line = self.lines_of[person][i];
            let (from, to) = self.ends[line];
            self.paths[line] = self.path(self.at[from], self.at[to]);
            self.bounds[line] = self.paths[line].bounds();
        }
    }

    /// What it costs that a person stands at a point. Gives up when the sum passes `limit`.
    fn cost(&self, person: usize, at: Point, limit: f64) -> f64 {
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
        if cost > limit { cost } else { cost + self.nearness(person, at) }
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

    /// Symbol and label together, the label on the side away from the borger.
    fn label_room(&self, person: usize, at: Point) -> Rect {
        let size = self.people[person].label.shapes.first().map_or(Size::default(), |s| s.size);
        let reach = self.symbol + 0.8;
        let height = size.height.max(2.0 * reach);
        let left = if at.x < self.sheet.borger.x { size.width } else { 0.0 };
        Rect::new(at.x - reach - left, at.y - height / 2.0, size.width + 2.0 * reach, height)
    }

    fn path(&self, from: Point, to: Point) -> Path {
        Path::new(&Curve::between(self.sheet, from, to, SOFT), Detail::Coarse)
    }

    fn place(&self, person: usize, share: f64) -> Point {
        let radius = self.sheet.radius(self.people[person].distance);
        self.sheet.point(radius, self.angle(person, share))
    }

    fn angle(&self, person: usize, share: f64) -> f64 {
        let sector = &self.sectors[self.people[person].field as usize];
        let radius = self.sheet.radius(self.people[person].distance);
        let (from, to) = sector.seats(radius, self.symbol + 0.8);
        from + (to - from) * share
    }
}
