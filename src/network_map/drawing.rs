//! The map while it is being made: where everyone stands, and what it costs that they stand there.
//!
//! Every cost is a sum over pairs of things that get in each other's way, so that a change is
//! judged by the pairs it touches alone.

use super::curve::{Bend, Curve, Detail, Path, SOFT};
use super::field::{Sector, Wedge};
use super::geometry::{Point, Rect};
use super::sheet::Sheet;
use super::{Leader, MapPerson};

/// What each fault costs. The order is that of the method's needs: overlap, then lines through
/// labels, then crossings; the rest only decides between maps that are equal so far.
pub(super) mod price {
    /// Two labels, a label over a symbol, the borger, a heading or the edge: never accepted.
    pub const OVERLAP: f64 = 1000.0;
    /// Two symbols, or a symbol over a heading or the words on a ring: worse than any number of those.
    pub const COLLISION: f64 = 100_000.0;
    /// A line through a label.
    pub const THROUGH: f64 = 66.0;
    /// A line through the symbol of somebody it does not belong to.
    pub const SYMBOL: f64 = 12.0;
    /// Two lines that cross.
    pub const CROSSING: f64 = 10.0;
    /// A leader through a label, or over a symbol.
    pub const LEADER_THROUGH: f64 = 12.0;
    /// A leader that crosses another leader.
    pub const LEADERS: f64 = 7.0;
    /// A leader that crosses a line.
    pub const LEADER_LINE: f64 = 2.5;
    /// A leader at all, and each of its millimetres.
    pub const LEADER: (f64, f64) = (2.5, 0.3);
    /// A label whose middle lies in another's field, where it tells that somebody belongs there: more than a few crossings, so that
    /// it goes farther away or gets a little smaller first.
    pub const STRAY: f64 = 30.0;
    /// Each corner of a label that does.
    pub const STRAY_CORNER: f64 = 0.6;
    /// Each millimetre of a line.
    pub const LENGTH: f64 = 0.012;
}

/// Free space between a label and other things, in mm.
pub(super) const GAP: f64 = 0.5;

/// A label in its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct SeatedPerson {
    /// Which of the label's shapes.
    pub shape: usize,
    /// Its box.
    pub frame: Rect,
    /// The line from the symbol, when the label stands away from it.
    pub leader: Option<Leader>,
    /// What its place costs by itself: the less usual, the more.
    pub taste: f64,
}

/// The state of the map.
#[derive(Clone)]
pub(super) struct Drawing<'a> {
    pub sheet: &'a Sheet,
    pub people: &'a [MapPerson],
    pub lines: &'a [(usize, usize)],
    /// The lines of each person.
    pub lines_of: Vec<Vec<usize>>,
    pub sectors: [Sector; 5],
    pub headings: [Rect; 5],
    /// The headings and the words on the rings: what stands where it stands.
    pub captions: Vec<Rect>,
    pub wedges: [Wedge; 5],
    /// The radius of a symbol in mm.
    pub symbol: f64,
    /// The angle of each, in degrees.
    pub angle: Vec<f64>,
    pub at: Vec<Point>,
    pub bend: Vec<Bend>,
    pub paths: Vec<Path>,
    pub labels: Vec<Option<SeatedPerson>>,
    /// What a line through a label costs: more, where one is left after everything else.
    pub through: f64,
    /// How many evaluations were done: a clock that ticks alike on every machine.
    pub work: u64,
}

impl<'a> Drawing<'a> {
    /// Everyone at given angles, without labels.
    pub(super) fn new(
        sheet: &'a Sheet,
        people: &'a [MapPerson],
        lines: &'a [(usize, usize)],
        (sectors, headings): ([Sector; 5], [Rect; 5]),
        symbol: f64,
        angle: Vec<f64>,
    ) -> Self {
        let mut lines_of = vec![Vec::new(); people.len()];
        for (line, &(from, to)) in lines.iter().enumerate() {
            lines_of[from].push(line);
            lines_of[to].push(line);
        }
        let at: Vec<Point> = people
            .iter()
            .zip(&angle)
            .map(|(person, &angle)| sheet.point(sheet.radius(person.distance), angle))
            .collect();
        let bend = vec![SOFT; lines.len()];
        let named = |name: &Rect| name.width > 0.0;
        let captions = headings.into_iter().chain(sheet.ring_name_boxes().into_iter().filter(named));
        let labels = vec![None; people.len()];
        let mut drawing = Self {
            sheet,
            people,
            lines,
            lines_of,
            sectors,
            headings,
            captions: captions.collect(),
            wedges: sectors.map(|sector| Wedge::of(sheet, &sector)),
            symbol,
            angle,
            at,
            bend,
            paths: Vec::new(),
            labels,
            through: price::THROUGH,
            work: 0,
        };
        drawing.paths = (0..lines.len()).map(|line| drawing.path(line)).collect();
        drawing
    }

    /// Whether any line leads through a label.
    pub(super) fn has_line_through_label(&self) -> bool {
        let labels = self.labels.iter().flatten();
        let frames: Vec<Rect> = labels.map(|label| label.frame.grown(GAP)).collect();
        self.paths.iter().any(|path| frames.iter().any(|frame| path.passes(frame)))
    }

    /// The curve of a line, as people stand now.
    pub(super) fn curve(&self, line: usize) -> Curve {
        let (from, to) = self.lines[line];
        Curve::between(self.sheet, self.at[from], self.at[to], self.bend[line])
    }

    pub(super) fn path(&self, line: usize) -> Path {
        Path::new(&self.curve(line), Detail::Fine)
    }

    /// Moves a person to another angle; lines, label and leader follow.
    pub(super) fn seat(&mut self, person: usize, angle: f64) {
        let radius = self.sheet.radius(self.people[person].distance);
        let to = self.sheet.point(radius, angle);
        let way = to - self.at[person];
        self.angle[person] = angle;
        self.at[person] = to;
        for i in 0..self.lines_of[person].len() {
            let line = self.lines_of[person][i];
            self.paths[line] = self.path(line);
        }
        if let Some(mut placed) = self.labels[person].take() {
            placed.frame.x += way.x;
            placed.frame.y += way.y;
            if placed.leader.is_some() {
                placed.leader = Some(self.leader(person, &placed.frame));
            }
            self.labels[person] = Some(placed);
        }
    }

    /// The leader line from a symbol's edge to a label's box.
    pub(super) fn leader(&self, person: usize, frame: &Rect) -> Leader {
        Leader::joining(self.at[person], self.symbol, frame)
    }

    /// What a label costs where it stands: all pairs that it, or its leader, is part of. Gives up
    /// when the sum passes `limit`.
    pub(super) fn label_cost(&mut self, person: usize, placed: &SeatedPerson, limit: f64) -> f64 {
        self.work += 1;
        let frame = placed.frame.grown(GAP);
        let mut cost = placed.taste;
        if let Some(leader) = &placed.leader {
            cost += price::LEADER.0 + price::LEADER.1 * leader.length();
        }
        if cost <= limit {
            let (stray, corners) = self.wedges[self.people[person].field as usize].strays(&placed.frame);
            cost += price::STRAY * f64::from(u8::from(stray)) + price::STRAY_CORNER * corners as f64;
        }
        if cost <= limit {
            cost += price::OVERLAP * self.covered(person, &frame, limit) as f64;
        }
        if cost <= limit {
            let met = self.paths.iter().filter(|path| path.passes(&frame)).count();
            cost += self.through * met as f64;
        }
        if cost <= limit {
            for label in self.labels.iter().flatten() {
                if label.leader.is_some_and(|theirs| theirs.passes(&placed.frame)) {
                    cost += price::LEADER_THROUGH;
                }
            }
        }
        match &placed.leader {
            Some(leader) if cost <= limit => cost + self.leader_cost(person, leader),
            _ => cost,
        }
    }

    /// How many things a label's box covers that it must not: stops at the first if that is
    /// enough to know.
    fn covered(&self, person: usize, frame: &Rect, limit: f64) -> usize {
        let enough = if limit < price::OVERLAP { 1 } else { usize::MAX };
        let inside = self.sheet.map.grown(GAP).contains(frame);
        let fixed = usize::from(!inside) + usize::from(self.over_borger(frame));
        let captions = self.captions.iter().filter(|caption| caption.overlaps(frame));
        let labels = self
            .labels
            .iter()
            .enumerate()
            .filter(|(other, label)| label.as_ref().is_some_and(|label| label.frame.overlaps(frame)) && *other != person);
        let symbols = self.at.iter().filter(|at| frame.meets_disc(**at, self.symbol));
        let others = captions.map(|_| ()).chain(labels.map(|_| ())).chain(symbols.map(|_| ()));
        if fixed >= enough {
            fixed
        } else {
            fixed + others.take(enough).count()
        }
    }

    /// What a leader costs by what it crosses.
    fn leader_cost(&self, person: usize, leader: &Leader) -> f64 {
        let mut cost = 0.0;
        for path in &self.paths {
            cost += price::LEADER_LINE * f64::from(u8::from(path.cut_by(leader)));
        }
        for (other, at) in self.at.iter().enumerate() {
            if other != person && leader.comes_near(*at, self.symbol + 0.3) {
                cost += price::LEADER_THROUGH;
            }
        }
        for (other, label) in self.labels.iter().enumerate() {
            let Some(label) = label.as_ref().filter(|_| other != person) else {
                continue;
            };
            cost += price::LEADER_THROUGH * f64::from(u8::from(leader.passes(&label.frame)));
            if label.leader.is_some_and(|theirs| theirs.crosses(leader)) {
                cost += price::LEADERS;
            }
        }
        if leader.comes_near(self.sheet.borger, self.sheet.borger_radius) {
            cost += price::SYMBOL;
        }
        cost
    }

    pub(super) fn over_borger(&self, frame: &Rect) -> bool {
        frame.meets_disc(self.sheet.borger, self.sheet.borger_radius)
    }

    /// What a line costs apart from what it does to the labels of `person`, one of its ends.
    pub(super) fn line_cost(&mut self, line: usize, person: usize) -> f64 {
        self.work += 1;
        let path = &self.paths[line];
        let (from, to) = self.lines[line];
        let mut cost = price::LENGTH * path.length();
        for (other, theirs) in self.paths.iter().enumerate() {
            let (a, b) = self.lines[other];
            if a != from && a != to && b != from && b != to && path.crosses(theirs) {
                cost += price::CROSSING;
            }
        }
        for (other, at) in self.at.iter().enumerate() {
            if other != from && other != to && path.comes_near(*at, self.symbol + 0.4) {
                cost += price::SYMBOL;
            }
        }
        for (other, label) in self.labels.iter().enumerate() {
            let Some(label) = label.as_ref().filter(|_| other != person) else {
                continue;
            };
            cost += self.through * f64::from(u8::from(path.passes(&label.frame.grown(GAP))));
            if label.leader.is_some_and(|leader| path.cut_by(&leader)) {
                cost += price::LEADER_LINE;
            }
        }
        cost
    }

    /// What a person costs where they stand, with their lines and their label.
    pub(super) fn person_cost(&mut self, person: usize) -> f64 {
        let mut cost = self.symbol_cost(person);
        for i in 0..self.lines_of[person].len() {
            cost += self.line_cost(self.lines_of[person][i], person);
        }
        if let Some(placed) = self.labels[person].take() {
            cost += self.label_cost(person, &placed, f64::INFINITY);
            self.labels[person] = Some(placed);
        }
        cost
    }

    /// What a person's symbol costs by itself.
    fn symbol_cost(&self, person: usize) -> f64 {
        let at = self.at[person];
        let mut cost = 0.0;
        for (other, &their) in self.at.iter().enumerate() {
            if other != person && their.distance(at) < 2.0 * self.symbol + 0.4 {
                cost += price::COLLISION;
            }
        }
        for caption in &self.captions {
            cost += price::COLLISION * f64::from(u8::from(caption.meets_disc(at, self.symbol)));
        }
        for (other, label) in self.labels.iter().enumerate() {
            let Some(label) = label.as_ref().filter(|_| other != person) else {
                continue;
            };
            let covered = label.frame.grown(GAP).meets_disc(at, self.symbol);
            cost += price::OVERLAP * f64::from(u8::from(covered));
            if label.leader.is_some_and(|leader| leader.comes_near(at, self.symbol + 0.3)) {
                cost += price::LEADER_THROUGH;
            }
        }
        for (line, path) in self.paths.iter().enumerate() {
            let (from, to) = self.lines[line];
            if from != person && to != person && path.comes_near(at, self.symbol + 0.4) {
                cost += price::SYMBOL;
            }
        }
        cost
    }
}
