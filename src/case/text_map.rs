//! A text made from another, and the way between the bytes of the two.

/// A text made from another, with the places where the two run side by side anew.
#[derive(Debug, Default)]
pub(super) struct TextMap {
    text: String,
    /// As (byte here, byte in the other); both grow.
    anchors: Vec<(usize, usize)>,
}

impl TextMap {
    /// An empty text, to be filled with [`TextMap::push`].
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self {
            text: String::with_capacity(bytes),
            anchors: Vec::new(),
        }
    }

    /// Adds a piece; `end` is the byte of the other text that the part it was made from ends before.
    pub(super) fn push(&mut self, piece: impl Iterator<Item = char>, end: usize) {
        self.text.extend(piece);
        let here = self.text.len();
        let runs_on = |(h, other): &(usize, usize)| here as i64 - *h as i64 == end as i64 - *other as i64;
        if !self.anchors.last().is_some_and(runs_on) {
            self.anchors.push((here, end));
        }
    }

    /// The text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The byte of the other text that byte `offset` of this one came from.
    pub(super) fn to_other(&self, offset: usize) -> usize {
        follow(&self.anchors, offset, |(here, other)| (*here, *other))
    }

    /// The byte of this text that byte `offset` of the other became.
    pub(super) fn of_other(&self, offset: usize) -> usize {
        follow(&self.anchors, offset, |(here, other)| (*other, *here))
    }
}

/// Follows `offset` from one text to the other, by the last anchor at or before it and no further than the next.
fn follow(anchors: &[(usize, usize)], offset: usize, sides: impl Fn(&(usize, usize)) -> (usize, usize)) -> usize {
    let next = anchors.partition_point(|anchor| sides(anchor).0 <= offset);
    let (from, to) = next.checked_sub(1).and_then(|i| anchors.get(i)).map_or((0, 0), &sides);
    let there = to + offset.saturating_sub(from);
    anchors.get(next).map_or(there, |anchor| there.min(sides(anchor).1))
}
