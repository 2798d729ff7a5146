//! The promise that no label overlaps: whoever is still in the way is taken up and put where
//! there is room, and where there is none the type gets smaller, or the map is refused.

use super::drawing::{Drawing, SeatedPerson};
use super::geometry::Rect;

impl Drawing<'_> {
    /// Makes sure that no label overlaps anything. Returns how many could not be placed.
    pub(super) fn make_room(&mut self) -> usize {
        let taken_up: Vec<usize> = (0..self.people.len()).filter(|&i| self.take_up(i)).collect();
        if taken_up.is_empty() || self.put_down(taken_up, 1.0) {
            return 0;
        }
        // In smaller type, and the largest first.
        let everyone = || (0..self.people.len()).filter(|&i| !self.people[i].label.shapes.is_empty());
        let mut everyone: Vec<usize> = everyone().collect();
        let area = |person: usize| {
            let shape = &self.people[person].label.shapes.last();
            shape.map_or(0.0, |shape| shape.size.width * shape.size.height)
        };
        everyone.sort_by(|&a, &b| area(b).total_cmp(&area(a)).then(a.cmp(&b)));
        for scale in [0.9, 0.8, 0.0] {
            self.labels.fill(None);
            if self.put_down(everyone.clone(), scale) {
                return 0;
            }
        }
        let missing = |label: &&Option<SeatedPerson>| label.is_none();
        self.labels.iter().filter(missing).count() + everyone.len() - self.people.len()
    }

    /// Takes up a label that overlaps something.
    fn take_up(&mut self, person: usize) -> bool {
        let overlaps = match &self.labels[person] {
            Some(placed) => !self.is_free(person, &placed.frame),
            None => !self.people[person].label.shapes.is_empty(),
        };
        if overlaps {
            self.labels[person] = None;
        }
        overlaps
    }

    /// Puts labels down one by one, each in the free place nearest to its symbol, in type no
    /// larger than `scale` if there is any.
    fn put_down(&mut self, people: Vec<usize>, scale: f64) -> bool {
        let mut all = true;
        for person in people {
            let shapes = &self.people[person].label.shapes;
            let smallest = shapes.iter().map(|shape| shape.scale).fold(1.0, f64::min);
            let small = |&shape: &usize| shapes[shape].scale <= scale.max(smallest);
            let found = (0..shapes.len())
                .filter(small)
                .find_map(|shape| self.nearest_room(person, shape).map(|frame| (shape, frame)));
            if let Some((shape, frame)) = found {
                let leader = self.leader(person, &frame);
                let leader = Some(leader).filter(|leader| leader.length() > 2.0);
                self.labels[person] = Some(SeatedPerson {
                    shape,
                    frame,
                    leader,
                    taste: 0.0,
                });
            }
            all &= found.is_some();
        }
        all
    }

    /// The free box nearest to a symbol, found row by row across the whole map.
    fn nearest_room(&self, person: usize, shape: usize) -> Option<Rect> {
        let size = self.people[person].label.shapes[shape].size;
        let map = self.sheet.map;
        let at = self.at[person];
        let mut best: Option<(f64, Rect)> = None;
        let mut y = map.y;
        while y + size.height <= map.bottom() {
            let mut x = map.x;
            while x + size.width <= map.right() {
                let frame = Rect::new(x, y, size.width, size.height);
                match self.obstacle(person, &frame) {
                    Some(right) => x = (right + super::drawing::GAP + 0.01).max(x + 0.5),
                    None => {
                        let far = frame.nearest(at).distance(at) + 0.05 * frame.centre().distance(at);
                        if best.is_none_or(|(nearest, _)| far < nearest) {
                            best = Some((far, frame));
                        }
                        x += 1.5;
                    }
                }
            }
            y += 1.0;
        }
        best.map(|(_, frame)| frame)
    }
}
