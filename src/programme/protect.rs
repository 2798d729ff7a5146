//! Which counts of one table may be printed: the heart of the disclosure control.
//!
//! A table splits `N` people (printed as `I alt`) into rows. Some rows are *missing* (not registered, not chosen); the
//! others are *answers*. A row of 1–4 people is *small*.
//!
//! # The rule
//! 1. Fewer than ten people: the whole table is withheld. Two rows of at least five do not fit into nine people, so every
//!    row that could be printed would say something about a group of 1–4, or about each and every one.
//! 2. No small row: every row is printed — if there are no answers at all, or at least ten.
//! 3. Otherwise the small rows print `<5`, and further rows, the *partners*, print `*`: one after another in an order
//!    that is laid down for the table, at least one, until the withheld rows together hold at least `4m + 5` people,
//!    where `m` is the number of small rows. If they never do, the whole table is withheld.
//! 4. If what is printed leaves it possible that there are fewer than ten answers, the whole table is withheld.
//!
//! # Why nothing withheld can be worked out, even by someone who knows the rule
//! Let the table be printed by step 3, the small rows be `s₁…sₘ`, the partners `r₁…rⱼ` in their order, and `S` the sum
//! of all of them, which the reader can work out. Take **any** other values `s′₁…s′ₘ` from 1 to 4, put
//! `r′₁ = … = r′ⱼ₋₁ = 0` and `r′ⱼ = S − Σs′`. Then `r′ⱼ ≥ 4m + 5 − 4m = 5`, so no partner is small; the same rows are
//! small, so the order of partners is the same; before the last partner the withheld rows hold `Σs′ ≤ 4m < 4m + 5`
//! people, so the rule does not stop earlier, and after it they hold `S`, so it stops there. Step 4 looks only at what is
//! printed, which is the same. So this other table prints **exactly the same**, and the reader cannot tell them apart:
//! every small row may hold 1, 2, 3 or 4 people whatever the other small rows hold. No choice made along the way depends
//! on a withheld number — that is what breaks rules of the kind »hide the smallest other row«.
//!
//! Nor does a group of 1–4 appear as a difference: all withheld rows together hold at least nine, and the printed rows
//! hold none or at least five each. When the whole table is withheld, the reader learns that one of the steps led there
//! and no more; that no row and no sum of rows is pinned then either is shown by listing every table of up to 30 people
//! in `tests/programme_attacker.rs`.

/// What may be printed of one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shown {
    /// The count.
    Open(u32),
    /// `<5`: from 1 to 4.
    Small,
    /// `*`: none, or at least five, withheld so that a small one cannot be worked out.
    Partner,
}

/// What may be printed of one table.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Protected {
    /// Nothing but `I alt`.
    Whole,
    /// Row by row.
    Rows(Vec<Shown>),
}

/// A group smaller than this is not shown as a count.
pub const SMALLEST_COUNT: u32 = 5;
/// A table, a median or a mean is about at least so many people.
pub const SMALLEST_BASE: u32 = 10;

/// Decides what may be printed of `counts`; `missing` marks the rows that are not answers, and `order` lists every row
/// in the order in which it may be taken as a partner.
pub fn protect(counts: &[u32], missing: &[bool], order: &[usize]) -> Protected {
    let total: u32 = counts.iter().sum();
    if total < SMALLEST_BASE {
        return Protected::Whole;
    }
    let is_small = |row: usize| (1..SMALLEST_COUNT).contains(&counts[row]);
    let mut shown: Vec<Shown> = counts.iter().map(|count| Shown::Open(*count)).collect();
    let small: Vec<usize> = (0..counts.len()).filter(|row| is_small(*row)).collect();
    if !small.is_empty() {
        let mut sum = 0;
        for row in &small {
            shown[*row] = Shown::Small;
            sum += counts[*row];
        }
        let enough = 4 * u32::try_from(small.len()).unwrap_or(u32::MAX / 8) + SMALLEST_COUNT;
        // Where only missing rows are small, missing rows are the first partners: the answers stay whole.
        let missing_first = small.iter().all(|row| missing[*row]);
        let first = order.iter().filter(|row| missing[**row] == missing_first);
        let then = order.iter().filter(|row| missing[**row] != missing_first);
        let mut partners = first.chain(then).copied().filter(|row| !is_small(*row));
        loop {
            let Some(partner) = partners.next() else {
                return Protected::Whole;
            };
            shown[partner] = Shown::Partner;
            sum += counts[partner];
            if sum >= enough {
                break;
            }
        }
    }
    let none_withheld = small.is_empty();
    let answers: u32 = (0..counts.len()).filter(|row| !missing[*row]).map(|row| counts[row]).sum();
    if none_withheld && answers == 0 {
        return Protected::Rows(shown);
    }
    if fewest_answers(&shown, total, missing) < SMALLEST_BASE {
        return Protected::Whole;
    }
    Protected::Rows(shown)
}

/// The least and greatest count that each row may have for someone who sees only what is printed.
pub fn bounds(shown: &[Shown], total: u32) -> Vec<(u32, u32)> {
    let open: u32 = shown.iter().map(|row| row.open().unwrap_or(0)).sum();
    let small = u32::try_from(shown.iter().filter(|row| **row == Shown::Small).count()).unwrap_or(0);
    let partners = shown.iter().filter(|row| **row == Shown::Partner).count();
    let withheld = total.saturating_sub(open);
    let most = withheld.saturating_sub(small);
    let least = if partners == 1 { withheld.saturating_sub(4 * small) } else { 0 };
    shown
        .iter()
        .map(|row| match row {
            Shown::Open(count) => (*count, *count),
            Shown::Small => (1, 4),
            Shown::Partner => (least, most),
        })
        .collect()
}

/// The fewest answers there may be for someone who sees only what is printed.
fn fewest_answers(shown: &[Shown], total: u32, missing: &[bool]) -> u32 {
    let bounds = bounds(shown, total);
    let most_missing: u32 = (0..shown.len()).filter(|row| missing[*row]).map(|row| bounds[row].1).sum();
    let least_answers: u32 = (0..shown.len()).filter(|row| !missing[*row]).map(|row| bounds[row].0).sum();
    least_answers.max(total.saturating_sub(most_missing))
}

impl Shown {
    /// The count, if it is printed.
    pub fn open(self) -> Option<u32> {
        match self {
            Self::Open(count) => Some(count),
            Self::Small | Self::Partner => None,
        }
    }
}

impl Protected {
    /// The count of a row, if it is printed.
    pub fn open(&self, row: usize) -> Option<u32> {
        match self {
            Self::Whole => None,
            Self::Rows(rows) => rows[row].open(),
        }
    }

    /// Whether every count is printed.
    pub fn is_open(&self) -> bool {
        match self {
            Self::Whole => false,
            Self::Rows(rows) => rows.iter().all(|row| row.open().is_some()),
        }
    }

    /// The least and greatest count of every row for a reader, where anything at all is printed.
    pub fn bounds(&self, total: u32) -> Option<Vec<(u32, u32)>> {
        match self {
            Self::Whole => None,
            Self::Rows(rows) => Some(bounds(rows, total)),
        }
    }
}

/// The row in which the person in the middle stands, if the printed table already says so, and says that this row holds
/// at least five of at least ten: only then may the median be printed, for it adds nothing about any count.
///
/// `bands` are the answer rows in ascending order. With `below`, `here` and `above` people, the middle one of all (the
/// lower one, where there are two) stands `here` when `below < here + above` and `above ≤ below + here`.
pub fn middle_row(protected: &Protected, total: u32, bands: &[usize]) -> Option<usize> {
    let bounds = protected.bounds(total)?;
    let least = |rows: &[usize]| rows.iter().map(|row| bounds[*row].0).sum::<u32>();
    let most = |rows: &[usize]| rows.iter().map(|row| bounds[*row].1).sum::<u32>();
    if least(bands) < SMALLEST_BASE {
        return None;
    }
    (0..bands.len()).find_map(|place| {
        let (below, rest) = bands.split_at(place);
        let (here, above) = rest.split_first()?;
        let here_least = bounds[*here].0;
        (here_least >= SMALLEST_COUNT && most(below) < here_least + least(above) && most(above) <= least(below) + here_least)
            .then_some(*here)
    })
}
