//! What is left to be wished for, counted on the finished map by comparing everything with
//! everything: nothing here is shared with the layout but the geometry of two segments.

use super::NetworkMap;
use super::geometry::{Point, crossing};

/// How many segments a curve is measured as.
const PIECES: usize = 32;

/// What is near to a border of a field, in mm.
const NEAR: f64 = 8.0;

/// What is far from a symbol for its label, in mm.
const FAR: f64 = 15.0;

/// The faults of a finished map.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Measures {
    /// Places where two lines cross, their common person aside.
    pub crossings: usize,
    /// Pairs of labels that overlap, and labels over the borger, a symbol, a heading or the edge
    /// of the map's part of the sheet.
    pub label_overlaps: usize,
    /// Pairs of a line and a label that it passes through.
    pub lines_through_labels: usize,
    /// Pairs of a line and the symbol of somebody whom it does not join.
    pub lines_through_symbols: usize,
    /// Pairs of a leader line and a label, not its own, that it passes through.
    pub leaders_through_labels: usize,
    /// Pairs of symbols that overlap.
    pub symbol_overlaps: usize,
    /// Labels that stand away from their symbol, with a leader line.
    pub leaders: usize,
    /// Labels farther than 15 mm from their symbol.
    pub far_labels: usize,
    /// Labels whose middle lies in another field, seen from the borger.
    pub labels_outside: usize,
    /// Labels in smaller type than the proper one.
    pub small_labels: usize,
    /// People less than 8 mm from a border of their field.
    pub near_border: usize,
    /// How unevenly people stand over the angle of their field: the greatest difference between the share of its angle up to
    /// somewhere and the share of its people there (Kolmogorov and Smirnov's), beyond what is the least possible; the average
    /// over the people. 0 is even; 0.5 is everybody along one edge.
    pub unevenness: f64,
}

/// Counts the faults of a map.
pub fn measure(map: &NetworkMap) -> Measures {
    let curves: Vec<Vec<Point>> = map.lines.iter().map(|line| line.curve.flattened(PIECES)).collect();
    let labels: Vec<_> = map.people.iter().filter_map(|person| person.label.as_ref()).collect();
    let mut found = Measures::default();
    for (i, one) in map.lines.iter().enumerate() {
        for (j, two) in map.lines.iter().enumerate().skip(i + 1) {
            let ends = [one.from, one.to];
            let common = ends.into_iter().find(|&person| person == two.from || person == two.to);
            let common = common.map(|person| map.people[person].at);
            found.crossings += crossings(&curves[i], &curves[j])
                .filter(|at| common.is_none_or(|person| person.distance(*at) > 1.0))
                .count();
        }
        for (person, other) in map.people.iter().enumerate() {
            let joins = one.from == person || one.to == person;
            let near = distance(&curves[i], other.at) < map.symbol_radius;
            found.lines_through_symbols += usize::from(!joins && near);
        }
        for label in &labels {
            let mut pieces = curves[i].windows(2);
            let through = pieces.any(|piece| label.frame.meets_segment(piece[0], piece[1]));
            found.lines_through_labels += usize::from(through);
        }
    }
    for (i, label) in labels.iter().enumerate() {
        let frame = &label.frame;
        let others = labels[i + 1..].iter().filter(|other| other.frame.overlaps(frame)).count();
        let symbols = map.people.iter().filter(|p| frame.meets_disc(p.at, map.symbol_radius)).count();
        let captions = map.headings.iter().chain(&map.ring_names);
        let captions = captions.filter(|c| c.overlaps(frame)).count();
        let borger = frame.meets_disc(map.sheet.borger, map.sheet.borger_radius);
        let outside = !map.sheet.map.contains(frame);
        found.label_overlaps += others + symbols + captions + usize::from(borger) + usize::from(outside);
        if let Some(leader) = &label.leader {
            found.leaders += 1;
            let through = |j: &usize| labels[*j].frame.meets_segment(leader.from, leader.to);
            found.leaders_through_labels += (0..labels.len()).filter(|&j| j != i).filter(through).count();
        }
    }
    for (i, one) in map.people.iter().enumerate() {
        let near = |two: &&super::PlacedPerson| two.at.distance(one.at) < 2.0 * map.symbol_radius;
        found.symbol_overlaps += map.people[i + 1..].iter().filter(near).count();
    }
    standing(map, &mut found);
    found
}

/// How people and their labels stand in their fields.
fn standing(map: &NetworkMap, found: &mut Measures) {
    let borger = map.sheet.borger;
    let angle = |at: Point| (at.x - borger.x).atan2(borger.y - at.y).to_degrees().rem_euclid(360.0);
    for sector in &map.sectors {
        let members: Vec<_> = map.people.iter().filter(|person| person.field == sector.field).collect();
        let mut shares: Vec<f64> = Vec::with_capacity(members.len());
        for person in &members {
            let turn = angle(person.at);
            shares.push((turn - sector.from) / (sector.to - sector.from));
            let radius = person.at.distance(borger);
            let aside = |border: f64| {
                let between = (turn - border).rem_euclid(360.0).min((border - turn).rem_euclid(360.0));
                if between < 90.0 {
                    radius * between.to_radians().sin()
                } else {
                    radius
                }
            };
            found.near_border += usize::from(aside(sector.from).min(aside(sector.to)) < NEAR - 0.01);
            let Some(label) = &person.label else { continue };
            let middle = angle(label.frame.centre());
            found.labels_outside += usize::from(middle < sector.from || middle > sector.to);
            found.far_labels += usize::from(label.frame.nearest(person.at).distance(person.at) > FAR);
            found.small_labels += usize::from(label.shape.scale < 1.0);
        }
        shares.sort_by(f64::total_cmp);
        let n = shares.len() as f64;
        let step = |(i, share): (usize, &f64)| (share - i as f64 / n).max((i + 1) as f64 / n - share);
        let most = shares.iter().enumerate().map(step).fold(0.0, f64::max);
        if n > 0.0 {
            found.unevenness += (most - 0.5 / n) * n / map.people.len() as f64;
        }
    }
}

fn crossings<'a>(one: &'a [Point], two: &'a [Point]) -> impl Iterator<Item = Point> + 'a {
    one.windows(2)
        .flat_map(move |a| two.windows(2).filter_map(move |b| crossing(a[0], a[1], b[0], b[1])))
}

fn distance(curve: &[Point], point: Point) -> f64 {
    let pieces = curve.windows(2);
    let squares = pieces.map(|piece| super::geometry::square_distance(point, piece[0], piece[1]));
    squares.fold(f64::INFINITY, f64::min).sqrt()
}
