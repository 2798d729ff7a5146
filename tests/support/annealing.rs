//! The rival: plain simulated annealing over the angles, and over the side that a label stands on.

use dialogdok::network_map::{Align, Curve, NetworkMap, PlacedLabel, PlacedLine, PlacedPerson, Point, Rect, SOFT};

use super::network_generator::{Dice, Network};

const PIECES: usize = 6;

struct State<'a> {
    map: &'a NetworkMap,
    network: &'a Network,
    angle: Vec<f64>,
    side: Vec<usize>,
    at: Vec<Point>,
    frame: Vec<Rect>,
    lines_of: Vec<Vec<usize>>,
    curves: Vec<Vec<Point>>,
    bounds: Vec<Rect>,
}

/// Lays out the network in the fields of `map`, which is otherwise not looked at, in so many
/// steps. Only a label's first shape is used: beside, above or below the symbol.
pub fn anneal(map: &NetworkMap, network: &Network, seed: u64, steps: usize) -> NetworkMap {
    let mut dice = Dice::new(seed);
    let n = network.people.len();
    let mut lines_of = vec![Vec::new(); n];
    for (line, &(from, to)) in network.lines.iter().enumerate() {
        lines_of[from].push(line);
        lines_of[to].push(line);
    }
    let mut state = State {
        map,
        network,
        lines_of,
        angle: vec![0.0; n],
        side: vec![0; n],
        at: vec![Point::default(); n],
        frame: vec![Rect::default(); n],
        curves: vec![Vec::new(); network.lines.len()],
        bounds: vec![Rect::default(); network.lines.len()],
    };
    for person in 0..n {
        let (angle, side) = (state.any_angle(person, &mut dice), dice.below(4));
        state.put(person, angle, side);
    }
    for person in 0..n {
        state.put(person, state.angle[person], state.side[person]);
    }
    let (hot, cold) = (40.0_f64, 0.4_f64);
    for step in 0..if n == 0 { 0 } else { steps } {
        let heat = hot * (cold / hot).powf(step as f64 / steps as f64);
        let person = dice.below(n);
        let (angle, side) = (state.angle[person], state.side[person]);
        let before = state.cost(person);
        match dice.below(3) {
            0 => state.put(person, angle, dice.below(4)),
            1 => {
                let to = state.any_angle(person, &mut dice);
                state.put(person, to, side);
            }
            _ => {
                let (from, to) = state.limits(person);
                let near = angle + (dice.share() - 0.5) * 0.15 * (to - from);
                state.put(person, near.clamp(from, to), side);
            }
        }
        let worse = state.cost(person) - before;
        if worse > 0.0 && dice.share() >= (-worse / heat).exp() {
            state.put(person, angle, side);
        }
    }
    state.finished()
}

impl State<'_> {
    fn limits(&self, person: usize) -> (f64, f64) {
        let sector = self.map.sectors[self.network.people[person].field as usize];
        let radius = self.map.sheet.radius(self.network.people[person].distance);
        let margin = (3.0 / radius).asin().to_degrees();
        (sector.from + margin, (sector.to - margin).max(sector.from + margin))
    }

    fn any_angle(&self, person: usize, dice: &mut Dice) -> f64 {
        let (from, to) = self.limits(person);
        from + dice.share() * (to - from)
    }

    fn put(&mut self, person: usize, angle: f64, side: usize) {
        let sheet = &self.map.sheet;
        let at = sheet.point(sheet.radius(self.network.people[person].distance), angle);
        (self.angle[person], self.side[person], self.at[person]) = (angle, side, at);
        let size = self.network.people[person].label.shapes[0].size;
        let reach = sheet.symbol_radius + 1.0;
        let way = [(1.0, 0.0), (-1.0, 0.0), (0.0, -1.0), (0.0, 1.0)][side];
        let x = at.x + way.0 * (reach + size.width / 2.0);
        let y = at.y + way.1 * (reach + size.height / 2.0);
        self.frame[person] = Rect::around(Point::new(x, y), size);
        for i in 0..self.lines_of[person].len() {
            let line = self.lines_of[person][i];
            let (from, to) = self.network.lines[line];
            let curve = Curve::between(sheet, self.at[from], self.at[to], SOFT);
            let points = curve.flattened(PIECES);
            let low = points.iter().fold((f64::MAX, f64::MAX), |m, p| (m.0.min(p.x), m.1.min(p.y)));
            let high = points.iter().fold((0.0_f64, 0.0_f64), |m, p| (m.0.max(p.x), m.1.max(p.y)));
            self.bounds[line] = Rect::new(low.0, low.1, high.0 - low.0, high.1 - low.1).grown(0.01);
            self.curves[line] = points;
        }
    }

    /// Everything that this person is part of.
    fn cost(&self, person: usize) -> f64 {
        let (overlap, through, crossing) = (60.0, 13.0, 10.0);
        let sheet = &self.map.sheet;
        let frame = &self.frame[person];
        let mut cost = 0.0;
        let over_borger = frame.meets_disc(sheet.borger, sheet.borger_radius);
        let outside = !sheet.map.contains(frame);
        let over_heading = self.map.headings.iter().any(|heading| heading.overlaps(frame));
        cost += overlap * f64::from(u8::from(over_borger) + u8::from(outside) + u8::from(over_heading));
        for other in (0..self.at.len()).filter(|&other| other != person) {
            let pairs = [
                self.frame[other].overlaps(frame),
                frame.meets_disc(self.at[other], sheet.symbol_radius),
                self.frame[other].meets_disc(self.at[person], sheet.symbol_radius),
                self.at[other].distance(self.at[person]) < 2.0 * sheet.symbol_radius,
            ];
            cost += overlap * pairs.iter().filter(|pair| **pair).count() as f64;
        }
        for line in 0..self.curves.len() {
            cost += through * f64::from(u8::from(self.passes(line, frame)));
        }
        for &line in &self.lines_of[person] {
            let others = (0..self.frame.len()).filter(|&other| other != person);
            cost += through * others.filter(|&i| self.passes(line, &self.frame[i])).count() as f64;
            let crossed = (0..self.curves.len()).filter(|&other| self.cross(line, other));
            cost += crossing * crossed.count() as f64;
        }
        cost
    }

    fn passes(&self, line: usize, frame: &Rect) -> bool {
        self.bounds[line].overlaps(frame) && self.curves[line].windows(2).any(|piece| frame.meets_segment(piece[0], piece[1]))
    }

    fn cross(&self, one: usize, two: usize) -> bool {
        let ((a, b), (c, d)) = (self.network.lines[one], self.network.lines[two]);
        if a == c || a == d || b == c || b == d || !self.bounds[one].overlaps(&self.bounds[two]) {
            return false;
        }
        let side = |a: Point, b: Point, c: Point| (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
        let cross = |a: &[Point], b: &[Point]| {
            (side(a[0], a[1], b[0]) > 0.0) != (side(a[0], a[1], b[1]) > 0.0)
                && (side(b[0], b[1], a[0]) > 0.0) != (side(b[0], b[1], a[1]) > 0.0)
        };
        self.curves[one]
            .windows(2)
            .any(|a| self.curves[two].windows(2).any(|b| cross(a, b)))
    }

    fn finished(&self) -> NetworkMap {
        let person = |i: usize| PlacedPerson {
            field: self.network.people[i].field,
            at: self.at[i],
            angle: self.angle[i],
            label: Some(PlacedLabel {
                shape: self.network.people[i].label.shapes[0].clone(),
                frame: self.frame[i],
                align: Align::Left,
                leader: None,
            }),
        };
        let line = |&(from, to): &(usize, usize)| {
            let curve = Curve::between(&self.map.sheet, self.at[from], self.at[to], SOFT);
            PlacedLine { from, to, curve }
        };
        NetworkMap {
            people: (0..self.at.len()).map(person).collect(),
            lines: self.network.lines.iter().map(line).collect(),
            symbol_radius: self.map.sheet.symbol_radius,
            ..self.map.clone()
        }
    }
}
