//! Labels and last changes: every label gets its place, and those still in trouble move a little.

use super::curve::{Bend, Path};
use super::drawing::{Drawing, SeatedPerson, price};

/// The bends that a line may take when its own leads through a label.
const BENDS: [Bend; 6] = [0.09, 0.0, 0.18, -0.09, 0.27, -0.18];

/// Up to how many people the last lines are taken out of labels at any price.
const FEW_PEOPLE: usize = 60;

impl Drawing<'_> {
    /// Gives every label its place: in the order of the people, then again while it helps.
    pub(super) fn label_everyone(&mut self) {
        for _ in 0..4 {
            let gained: f64 = (0..self.people.len()).map(|person| self.relabel(person)).sum();
            if gained < 1.0 && self.labels.iter().any(Option::is_some) {
                return;
            }
        }
    }

    /// Mends what is worst, again and again, until nothing gets better or `budget` evaluations
    /// have been made.
    pub(super) fn mend(&mut self, budget: u64) {
        let end = self.work + budget;
        for round in 0..12 {
            let mut better = false;
            for person in self.in_trouble() {
                if self.work > end {
                    return;
                }
                better |= self.rebend(person);
                better |= self.relabel(person) > 0.01;
                better |= self.reseat(person, round);
            }
            if !better {
                return;
            }
        }
    }

    /// Takes lines out of labels when a few are left: what is in their way may cost as much as it will. On a crowded map, where many
    /// are left, that would only spoil the rest.
    pub(super) fn clear_labels(&mut self, budget: u64) {
        if self.people.len() > FEW_PEOPLE {
            return;
        }
        for times in [3.0, 9.0] {
            if !self.has_line_through_label() {
                break;
            }
            self.through = times * price::THROUGH;
            self.mend(budget);
        }
        self.through = price::THROUGH;
    }

    /// Those with the costliest places first.
    fn in_trouble(&mut self) -> Vec<usize> {
        let mut costs: Vec<(f64, usize)> = (0..self.people.len()).map(|person| (self.person_cost(person), person)).collect();
        costs.retain(|(cost, _)| *cost > 5.0);
        costs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        costs.into_iter().map(|(_, person)| person).collect()
    }

    /// Bends the lines of a person another way where that costs less.
    fn rebend(&mut self, person: usize) -> bool {
        let mut better = false;
        for i in 0..self.lines_of[person].len() {
            let line = self.lines_of[person][i];
            let before = self.line_cost(line, usize::MAX) + bend_taste(self.bend[line]);
            let mut best = (before - 0.01, self.bend[line]);
            for bend in BENDS {
                self.bend[line] = bend;
                self.paths[line] = self.path(line);
                let cost = self.line_cost(line, usize::MAX) + bend_taste(bend);
                if cost < best.0 {
                    best = (cost, bend);
                    better = true;
                }
            }
            self.bend[line] = best.1;
            self.paths[line] = self.path(line);
        }
        better
    }

    /// Tries other seats for a person; those whose labels are in the way may move them.
    fn reseat(&mut self, person: usize, round: u32) -> bool {
        if self.people[person].angle.is_some() {
            return false;
        }
        let radius = self.sheet.radius(self.people[person].distance);
        let sector = self.sectors[self.people[person].field as usize];
        let (from, to) = sector.seats(self.sheet, radius, self.symbol);
        let here = self.angle[person];
        let near = (0..5).flat_map(|step| {
            let way = (f64::from(step) + 0.5 + 0.1 * f64::from(round)) * 3.0 / radius;
            [here + way.to_degrees(), here - way.to_degrees()]
        });
        let shift = f64::from(round) * 0.618_033_988_749_895 + 0.5;
        let far = (0..14).map(|step| from + (to - from) * ((f64::from(step) + shift) / 14.0).fract());
        let seats: Vec<f64> = near.chain(far).filter(|angle| (from..=to).contains(angle)).collect();

        // Where the lines alone cost least is worth trying with labels, too.
        let label = self.labels[person].take();
        let mut ranked: Vec<(f64, f64)> = Vec::with_capacity(seats.len());
        for angle in seats {
            self.seat(person, angle);
            ranked.push((self.person_cost(person), angle));
        }
        self.seat(person, here);
        self.labels[person] = label;
        ranked.sort_by(|a, b| a.0.total_cmp(&b.0));
        ranked.truncate(4);
        ranked.into_iter().any(|(_, angle)| self.try_seat(person, angle))
    }

    /// Moves a person, then the labels that this disturbs; takes it back unless all is cheaper.
    fn try_seat(&mut self, person: usize, angle: f64) -> bool {
        let here = self.angle[person];
        let label = self.labels[person];
        let before = self.person_cost(person);
        self.seat(person, angle);
        let mut gain = before - self.person_cost(person) - 0.02 * (angle - here).abs();
        gain += self.relabel(person);
        let mut disturbed: Vec<(usize, Option<SeatedPerson>)> = Vec::new();
        for other in self.disturbed_by(person) {
            disturbed.push((other, self.labels[other]));
            gain += self.relabel(other);
        }
        if gain > 0.05 {
            return true;
        }
        for (other, label) in disturbed.into_iter().rev() {
            self.labels[other] = label;
        }
        self.seat(person, here);
        self.labels[person] = label;
        false
    }

    /// The first few whose labels are met by a person's symbol, label or lines.
    fn disturbed_by(&self, person: usize) -> Vec<usize> {
        let at = self.at[person];
        let own = self.labels[person].as_ref();
        let met = |placed: &SeatedPerson| {
            let frame = placed.frame.grown(super::drawing::GAP);
            let by_line = |path: &Path| path.passes(&frame);
            frame.meets_disc(at, self.symbol)
                || own.is_some_and(|own| own.frame.overlaps(&frame))
                || own.and_then(|own| own.leader).is_some_and(|leader| leader.passes(&frame))
                || self.lines_of[person].iter().any(|&line| by_line(&self.paths[line]))
        };
        let others = self.labels.iter().enumerate().filter(|(other, _)| *other != person);
        let met = others.filter(|(_, label)| label.as_ref().is_some_and(met));
        met.map(|(other, _)| other).take(4).collect()
    }
}

/// What a bend costs by itself: the softest is the best.
fn bend_taste(bend: Bend) -> f64 {
    4.0 * (bend - BENDS[0]).abs()
}
