//! Which items of one list are which of another.

use super::Value;

/// What has become of the items of a list, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pairing {
    /// The same at a place of the one and a place of the other.
    Same(usize, usize),
    /// Another in its place, or the same person or thing with something changed.
    Changed(usize, usize),
    /// Of the first only.
    Gone(usize),
    /// Of the second only.
    New(usize),
}

/// Keys by which a thing of a list is told from the others.
const IDENTITIES: [&str; 5] = ["id", "person", "dato", "emne", "navn"];

/// What an item is known by: a text, an id; of a line between people those at its ends, in whatever order.
pub(super) fn identity(item: &Value) -> Option<String> {
    match item {
        Value::Text(text) | Value::Alias(text) => Some(text.clone()),
        Value::Map(_) => IDENTITIES.iter().find_map(|key| {
            let text = item.get(key)?.as_text()?;
            Some(format!("{key}\u{0}{text}"))
        }),
        Value::List(items) => {
            let ids: Option<Vec<String>> = items.iter().map(identity).collect();
            let mut ids = ids?;
            ids.sort_unstable();
            Some(format!("[{}]", ids.join("\u{0}")))
        }
        Value::Nothing => None,
    }
}

/// Pairs the items of two lists: as many of the same as there are in order, then those with one identity, then by place.
pub(super) fn aligned(before: &[Value], after: &[Value]) -> Vec<Pairing> {
    let mut pairings = Vec::new();
    let same = common(before, after, Value::same);
    let whole = (0..before.len(), 0..after.len());
    stretches(&same, whole, Pairing::Same, &mut pairings, &mut |(old, new), pairings| {
        let is_one = |a: &Value, b: &Value| identity(a).is_some_and(|a| Some(a) == identity(b));
        let alike = common(&before[old.clone()], &after[new.clone()], is_one);
        let alike: Vec<(usize, usize)> = alike.into_iter().map(|(i, j)| (i + old.start, j + new.start)).collect();
        stretches(&alike, (old, new), Pairing::Changed, pairings, &mut |(old, new), pairings| {
            let pairs = old.len().min(new.len());
            pairings.extend((0..pairs).map(|n| Pairing::Changed(old.start + n, new.start + n)));
            pairings.extend((old.start + pairs..old.end).map(Pairing::Gone));
            pairings.extend((new.start + pairs..new.end).map(Pairing::New));
        });
    });
    pairings
}

type Stretch = std::ops::Range<usize>;

/// What is done with what lies between two pairs, on both sides.
type Gap<'a> = dyn FnMut((Stretch, Stretch), &mut Vec<Pairing>) + 'a;

/// Calls `gap` with what lies between pairs, in order, and puts the pairs themselves in.
fn stretches(
    pairs: &[(usize, usize)],
    (old, new): (Stretch, Stretch),
    pair: fn(usize, usize) -> Pairing,
    pairings: &mut Vec<Pairing>,
    gap: &mut Gap<'_>,
) {
    let (mut i, mut j) = (old.start, new.start);
    for (at, other) in pairs {
        gap((i..*at, j..*other), pairings);
        pairings.push(pair(*at, *other));
        (i, j) = (at + 1, other + 1);
    }
    gap((i..old.end, j..new.end), pairings);
}

/// The longest row of pairs in both lists' order (longest common subsequence).
fn common(before: &[Value], after: &[Value], is_it: fn(&Value, &Value) -> bool) -> Vec<(usize, usize)> {
    let head = before.iter().zip(after).take_while(|(a, b)| is_it(a, b)).count();
    let (old, new) = (&before[head..], &after[head..]);
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| is_it(a, b)).count();
    let (old, new) = (&old[..old.len() - tail], &new[..new.len() - tail]);
    let mut pairs: Vec<(usize, usize)> = (0..head).map(|n| (n, n)).collect();
    // How long a row there is from each pair of places on.
    let mut longest = vec![vec![0_usize; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            longest[i][j] = if is_it(&old[i], &new[j]) {
                longest[i + 1][j + 1] + 1
            } else {
                longest[i + 1][j].max(longest[i][j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < old.len() && j < new.len() {
        if is_it(&old[i], &new[j]) && longest[i][j] == longest[i + 1][j + 1] + 1 {
            pairs.push((head + i, head + j));
            (i, j) = (i + 1, j + 1);
        } else if longest[i + 1][j] >= longest[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs.extend((0..tail).rev().map(|n| (before.len() - 1 - n, after.len() - 1 - n)));
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(words: &str) -> Vec<Value> {
        words.split_whitespace().map(Value::text).collect()
    }

    #[test]
    fn what_is_the_same_is_found_on_both_sides_of_what_is_not() {
        use Pairing::{Changed, Gone, New, Same};
        assert_eq!(aligned(&list("a b c d"), &list("b d")), [Gone(0), Same(1, 0), Gone(2), Same(3, 1)]);
        assert_eq!(aligned(&list("a b"), &list("x a b y")), [New(0), Same(0, 1), Same(1, 2), New(3)]);
        assert_eq!(aligned(&list("a b c"), &list("a x c")), [Same(0, 0), Changed(1, 1), Same(2, 2)]);
        assert_eq!(aligned(&list("a b"), &[]), [Gone(0), Gone(1)]);
        let person = |id: &str, name: &str| Value::map([("id", Value::text(id)), ("navn", Value::text(name))]);
        let (before, after) = ([person("a", "A"), person("b", "B")], [person("ny", "N"), person("b", "Bo")]);
        assert_eq!(aligned(&before, &after), [Changed(0, 0), Changed(1, 1)]);
        assert_eq!(aligned(&before, &after[1..]), [Gone(0), Changed(1, 0)]);
    }

    /// Every pairing leads from the one list to the other, whatever the lists.
    #[test]
    fn a_pairing_makes_the_one_list_the_other() {
        let mut rng = fastrand::Rng::with_seed(7);
        for _ in 0..5_000 {
            let mut some = || -> Vec<Value> {
                (0..rng.usize(..7))
                    .map(|_| Value::text(["a", "b", "c", "d"][rng.usize(..4)]))
                    .collect()
            };
            let (before, after) = (some(), some());
            let (mut old, mut new) = (0, 0);
            for pairing in aligned(&before, &after) {
                match pairing {
                    Pairing::Same(i, j) => {
                        assert!(before[i] == after[j] && (i, j) == (old, new));
                        (old, new) = (old + 1, new + 1);
                    }
                    Pairing::Changed(i, j) => {
                        assert_eq!((i, j), (old, new));
                        (old, new) = (old + 1, new + 1);
                    }
                    Pairing::Gone(i) => {
                        assert_eq!(i, old);
                        old += 1;
                    }
                    Pairing::New(j) => {
                        assert_eq!(j, new);
                        new += 1;
                    }
                }
            }
            assert_eq!((old, new), (before.len(), after.len()));
        }
    }
}
