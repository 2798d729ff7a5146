//! Who stands at which angle: people are seated one at a time, in the order given.
//!
//! A newcomer takes the seat that costs least; then a short annealing lets those whose lines cross
//! look for better ones. Nobody is seated anew from the beginning, and so the map of yesterday's
//! network is the beginning of today's: a newcomer moves only those who gain by it, and the
//! fields' edges.

use super::MapPerson;
use super::curve::{Curve, Detail, Path, SOFT};
use super::division::Division;
use super::field::{Sector, Wedge};
use super::geometry::{Point, Rect, Size};
use super::rng::Rng;
use super::sheet::Sheet;

/// How many seats a newcomer tries.
const SEATS: usize = 48;

/// How many changes are tried after each newcomer. The fewer people and lines there are, the
/// cheaper is a trial; what a newcomer costs in all is then much the same.
fn trials(people: usize, lines: usize, effort: usize) -> usize {
    let pairs = (people + 2 * lines) * (people + lines) / people;
    (effort / pairs).clamp(150, 1500)
}

/// How many pairs of things are compared after each newcomer, about.
const EFFORT: usize = 75_000;

/// The same on a map without names, where only lines can be in each other's way.
const EFFORT_WITHOUT_NAMES: usize = 30_000;

/// Who costs less than this is content: the sum of [`price`](super::seating_cost) that a good seat has.
const CONTENT: f64 = 3.0;

/// How much worse a change may be at the beginning of an annealing, and how much less at its end.
const HEAT: (f64, f64) = (4.0, 0.05);

/// A place that somebody may take.
pub(super) struct SeatOnMap {
    pub share: f64,
    pub turn: f64,
    pub at: Point,
}

/// The table as far as it is seated.
pub(super) struct Seating<'a> {
    pub sheet: &'a Sheet,
    pub people: &'a [MapPerson],
    pub symbol: f64,
    effort: usize,
    pub sectors: [Sector; 5],
    pub wedges: [Wedge; 5],
    /// How many are seated in each field.
    pub count: [usize; 5],
    /// Where among the seats of the field each stands: 0 at the first, 1 at the last.
    pub share: Vec<f64>,
    /// Where in the whole field: 0 at its beginning, 1 at its end.
    pub turn: Vec<f64>,
    pub at: Vec<Point>,
    /// The room for each symbol and its label.
    pub room: Vec<Rect>,
    /// Where each stood when the latest newcomer had sat down.
    pub before: Vec<Point>,
    /// The lines between those who are seated, and those of each.
    pub ends: Vec<(usize, usize)>,
    pub paths: Vec<Path>,
    pub bounds: Vec<Rect>,
    pub lines_of: Vec<Vec<usize>>,
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
    let mut division = Division::new(sheet, headings);
    let sectors = division.sectors();
    let mut seating = Seating {
        sheet,
        people,
        symbol,
        effort: if people.iter().all(|p| p.label.shapes.is_empty()) {
            EFFORT_WITHOUT_NAMES
        } else {
            EFFORT
        },
        sectors,
        wedges: sectors.map(|sector| Wedge::of(sheet, &sector)),
        count: [0; 5],
        share: Vec::new(),
        turn: Vec::new(),
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
        division.welcome(person);
        seating.sectors = division.sectors();
        seating.wedges = seating.sectors.map(|sector| Wedge::of(sheet, &sector));
        seating.count[person.field as usize] += 1;
        let known = lines.iter().filter(|(from, to)| *from.max(to) == newcomer);
        seating.welcome(newcomer, known);
    }
    let angles = (0..people.len()).map(|i| seating.angle(i, seating.share[i])).collect();
    (angles, seating.sectors)
}

impl Seating<'_> {
    fn welcome<'l>(&mut self, newcomer: usize, known: impl Iterator<Item = &'l (usize, usize)>) {
        self.share.push(0.5);
        self.turn.push(0.5);
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
        let share = if self.people[newcomer].angle.is_none() {
            self.best_seat(newcomer)
        } else {
            0.5
        };
        self.sit(newcomer, share);
        self.before[newcomer] = self.at[newcomer];
        self.settle(newcomer + 1);
    }

    /// Where a newcomer costs least as the others sit.
    fn best_seat(&mut self, newcomer: usize) -> f64 {
        let shift = (newcomer as f64 * 0.618_033_988_749_895).fract();
        let mut best = (f64::INFINITY, 0.5);
        for seat in 0..SEATS {
            let seat = self.seat(newcomer, (seat as f64 + shift) / SEATS as f64);
            self.before[newcomer] = seat.at;
            let cost = self.cost(newcomer, &seat, best.0);
            if cost < best.0 {
                best = (cost, seat.share);
            }
        }
        best.1
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
            if before < CONTENT || self.people[person].angle.is_some() {
                continue;
            }
            let selection = match dice.below(8) {
                0..4 => dice.share(),
                _ => (share + (dice.share() - 0.5) * 0.25).clamp(0.0, 1.0),
            };
            if dice.below(4) > 0 {
                if self.cost(person, &self.seat(person, selection), limit) < limit {
                    self.sit(person, selection);
                }
                continue;
            }
            let other = dice.below(seated);
            let theirs = self.share[other];
            let alike = self.people[other].field == self.people[person].field;
            if other == person || !alike || self.people[other].angle.is_some() {
                continue;
            }
            let limit = limit + self.cost_here(other);
            self.sit(person, theirs);
            self.sit(other, share);
            let mut cost = self.cost(person, &self.own_seat(person), limit);
            if cost < limit {
                cost += self.cost(other, &self.own_seat(other), limit - cost);
            }
            if cost >= limit {
                self.sit(person, share);
                self.sit(other, theirs);
            }
        }
    }

    /// What somebody costs where they are.
    fn cost_here(&mut self, person: usize) -> f64 {
        let cost = self.known[person].unwrap_or_else(|| self.cost(person, &self.own_seat(person), f64::INFINITY));
        self.known[person] = Some(cost);
        cost
    }

    fn sit(&mut self, person: usize, share: f64) {
        self.known.fill(None);
        let seat = self.seat(person, share);
        self.share[person] = share;
        self.turn[person] = seat.turn;
        self.at[person] = seat.at;
        self.room[person] = self.label_room(person, self.at[person]);
        for i in 0..self.lines_of[person].len() {
            let line = self.lines_of[person][i];
            let (from, to) = self.ends[line];
            self.paths[line] = self.path(self.at[from], self.at[to]);
            self.bounds[line] = self.paths[line].bounds();
        }
    }

    pub(super) fn path(&self, from: Point, to: Point) -> Path {
        Path::new(&Curve::between(self.sheet, from, to, SOFT), Detail::Coarse)
    }

    /// The seat of a person at a share of what their field offers.
    fn seat(&self, person: usize, share: f64) -> SeatOnMap {
        let sector = &self.sectors[self.people[person].field as usize];
        let angle = self.angle(person, share);
        let radius = self.sheet.radius(self.people[person].distance);
        SeatOnMap {
            share,
            turn: (angle - sector.from) / sector.span(),
            at: self.sheet.point(radius, angle),
        }
    }

    fn own_seat(&self, person: usize) -> SeatOnMap {
        SeatOnMap {
            share: self.share[person],
            turn: self.turn[person],
            at: self.at[person],
        }
    }

    fn angle(&self, person: usize, share: f64) -> f64 {
        let sector = &self.sectors[self.people[person].field as usize];
        let radius = self.sheet.radius(self.people[person].distance);
        if let Some(angle) = self.people[person].angle {
            let (from, to) = sector.edges(self.sheet, radius, self.symbol);
            return angle.clamp(from, to);
        }
        let (from, to) = sector.seats(self.sheet, radius, self.symbol);
        from + (to - from) * share
    }
}
