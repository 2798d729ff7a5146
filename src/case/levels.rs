//! How far in the lines of a file stand: which keys and items are beside one another, and which line stands where none can.

/// What begins at a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineKind {
    Key,
    Dash,
}

/// How many levels are kept; the parser refuses a file with so many.
const DEEPEST: usize = 100;

/// The columns at which lines may begin, outermost first.
#[derive(Debug, Default)]
pub(super) struct Levels {
    columns: Vec<(usize, LineKind)>,
    /// Where the first line of each begins, in bytes; none when a second has begun there.
    alone: Vec<Option<usize>>,
    /// Whether something may begin below the line before: it ends with a key's colon, or a dash.
    is_open: bool,
    /// A column that has been told of: lines beside it are the same mistake.
    told: Option<usize>,
}

/// What is known of a line that stands where none can.
pub(super) struct Misplaced {
    /// The columns where it may belong, the nearest first.
    pub right: Vec<usize>,
    /// Where the one line of the nearest begins, when it has one alone.
    pub level: Option<usize>,
    /// Whether it is to be told of.
    pub is_new: bool,
}

impl Levels {
    /// Notes that something begins at a column and a byte; what is known of it, when it cannot stand there.
    pub(super) fn begin(&mut self, column: usize, kind: LineKind, byte: usize) -> Option<Misplaced> {
        if self.columns.len() > DEEPEST {
            return None;
        }
        if let Some(at) = self.columns.iter().rposition(|level| *level == (column, kind)) {
            self.keep(at + 1);
            self.alone[at] = None;
            self.is_open = kind == LineKind::Dash;
            return None;
        }
        let is_below = |(top, of): &(usize, LineKind)| column > *top || (column == *top && kind == LineKind::Dash && *of == LineKind::Key);
        if self.columns.is_empty() || (self.is_open && self.columns.last().is_some_and(is_below)) {
            self.columns.push((column, kind));
            self.alone.push(Some(byte));
            self.is_open = kind == LineKind::Dash;
            return None;
        }
        let of_kind = self.columns.iter().enumerate().filter(|(_, level)| level.1 == kind);
        let mut by_nearness: Vec<(usize, usize)> = of_kind.map(|(at, level)| (at, level.0)).collect();
        by_nearness.sort_by_key(|(at, right)| (right.abs_diff(column), usize::MAX - at));
        let (at, _) = *by_nearness.first()?;
        let level = self.alone[at];
        self.keep(at + 1);
        self.is_open = kind == LineKind::Dash;
        let is_new = self.told != Some(column);
        self.told = Some(column);
        Some(Misplaced {
            right: by_nearness.into_iter().map(|(_, right)| right).collect(),
            level,
            is_new,
        })
    }

    /// Forgets all but the outermost.
    fn keep(&mut self, count: usize) {
        self.columns.truncate(count);
        self.alone.truncate(count);
    }

    /// Whether a key stands at a column.
    pub(super) fn has_key(&self, column: usize) -> bool {
        self.columns.contains(&(column, LineKind::Key))
    }

    /// Whether a list may begin or go on at a column, and no key stands there yet.
    pub(super) fn may_hold_item(&self, column: usize) -> bool {
        let has = |kind| self.columns.contains(&(column, kind));
        let may_begin = self.is_open
            && self
                .columns
                .last()
                .is_some_and(|(top, kind)| *kind == LineKind::Key && column > *top);
        !has(LineKind::Key) && (has(LineKind::Dash) || may_begin)
    }

    /// Whether something may begin below the line before.
    pub(super) const fn is_open(&self) -> bool {
        self.is_open
    }

    /// Whether the line before is a dash alone, so that its item may stand below it.
    pub(super) fn is_after_dash(&self) -> bool {
        self.is_open && self.columns.last().is_some_and(|(_, kind)| *kind == LineKind::Dash)
    }

    /// Notes how a line ends: whether something may begin below it.
    pub(super) const fn end(&mut self, is_open: bool) {
        self.is_open = is_open;
    }
}
