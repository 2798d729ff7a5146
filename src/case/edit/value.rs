//! What a file says, without how it is written; and what a change makes of it.

use super::align::{Pairing, aligned};
use super::{Change, Edit, Step, ValuePath};

/// A value of YAML, its scalars as the texts that were written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing after the colon.
    Nothing,
    /// One scalar.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// In the order in which it is written.
    Map(Vec<(String, Value)>),
    /// A reference to what stands elsewhere (`*name`), by its name.
    Alias(String),
}

impl Value {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A list of texts.
    pub fn texts<T: Into<String>>(texts: impl IntoIterator<Item = T>) -> Self {
        Self::List(texts.into_iter().map(Self::text).collect())
    }

    /// A mapping, in the order of its keys here.
    pub fn map<'a>(entries: impl IntoIterator<Item = (&'a str, Self)>) -> Self {
        Self::Map(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
    }

    /// The text, when it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The items, when it is a list.
    pub fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }

    /// The entries, when it is a mapping.
    pub fn entries(&self) -> &[(String, Self)] {
        match self {
            Self::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entries().iter().find(|(k, _)| k == key).map(|(_, value)| value)
    }

    /// The value at a path below this one.
    pub fn at(&self, path: &ValuePath) -> Option<&Self> {
        path.0.iter().try_fold(self, |value, step| value.step(step))
    }

    fn step(&self, step: &Step) -> Option<&Self> {
        match step {
            Step::Key(key) => self.get(key),
            Step::At(index) => self.items().get(*index),
            Step::Of(..) => self.items().get(self.index(step)?),
        }
    }

    /// The place in a list that a step means.
    fn index(&self, step: &Step) -> Option<usize> {
        let is_it = |item: &Self, key: &str, text: &str| item.get(key).and_then(Self::as_text) == Some(text);
        match step {
            Step::At(index) => Some(*index),
            Step::Of(key, text) => self.items().iter().position(|item| is_it(item, key, text)),
            Step::Key(_) => None,
        }
    }

    /// The path with places in lists in place of what stands in them; as far as it leads to something.
    pub fn by_place(&self, path: &ValuePath) -> ValuePath {
        let mut steps = Vec::new();
        let mut at = Some(self);
        for step in &path.0 {
            steps.push(match (at.and_then(|value| value.index(step)), step) {
                (Some(index), Step::Of(..)) => Step::At(index),
                _ => step.clone(),
            });
            at = at.and_then(|value| value.step(step));
        }
        ValuePath(steps)
    }

    /// Whether two say the same: the order of a mapping's keys says nothing.
    pub fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::List(one), Self::List(two)) => one.len() == two.len() && one.iter().zip(two).all(|(a, b)| a.same(b)),
            (Self::Map(one), Self::Map(two)) => {
                one.len() == two.len() && one.iter().all(|(key, value)| other.get(key).is_some_and(|o| value.same(o)))
            }
            _ => self == other,
        }
    }

    /// The value with a change made; none when there is nothing that could be changed so.
    pub(crate) fn with(&self, edit: &Edit) -> Option<Self> {
        let mut whole = self.clone();
        whole.change(&edit.path.0, &edit.change)?;
        Some(whole)
    }

    fn change(&mut self, path: &[Step], change: &Change) -> Option<()> {
        let Some((step, rest)) = path.split_first() else {
            match change {
                Change::Set(value) => *self = value.clone(),
                Change::Push(item) => match self {
                    Self::List(items) => items.push(item.clone()),
                    Self::Nothing => *self = Self::List(vec![item.clone()]),
                    _ => return None,
                },
                Change::Remove => return None,
            }
            return Some(());
        };
        let removes = *change == Change::Remove;
        match step {
            Step::Key(key) => {
                if *self == Self::Nothing && !removes {
                    *self = Self::Map(Vec::new());
                }
                let Self::Map(entries) = self else { return None };
                let at = match entries.iter().position(|(k, _)| k == key) {
                    Some(at) => at,
                    None if removes => return None,
                    None => {
                        entries.push((key.clone(), Self::Nothing));
                        entries.len() - 1
                    }
                };
                if removes && rest.is_empty() {
                    entries.remove(at);
                    return Some(());
                }
                entries[at].1.change(rest, change)?;
                if removes && entries[at].1.is_empty() {
                    entries.remove(at);
                }
            }
            Step::At(_) | Step::Of(..) => {
                let at = self.index(step)?;
                let Self::List(items) = self else { return None };
                if removes && rest.is_empty() {
                    (at < items.len()).then(|| items.remove(at))?;
                    return Some(());
                }
                items.get_mut(at)?.change(rest, change)?;
            }
        }
        Some(())
    }

    /// Whether it is a list or mapping with nothing in it.
    fn is_empty(&self) -> bool {
        match self {
            Self::List(items) => items.is_empty(),
            Self::Map(entries) => entries.is_empty(),
            Self::Nothing | Self::Text(_) | Self::Alias(_) => false,
        }
    }
}

/// The smallest changes that an edit is made of: as much of a list or mapping as is the same stays as it is written.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    /// A value that is there becomes another.
    Replace(ValuePath, Value),
    /// A mapping gets a key.
    Key(ValuePath, String, Value),
    /// A list gets an item before the one that is at a place, or at its end.
    Item(ValuePath, usize, Value),
    /// An entry of a mapping or an item of a list goes.
    Remove(ValuePath),
}

/// The pieces of an edit of a file that says `root`.
pub(super) fn pieces(root: &Value, edit: &Edit) -> Vec<Piece> {
    let mut pieces = Vec::new();
    match &edit.change {
        Change::Set(value) => set(root, &edit.path, value, &mut pieces),
        Change::Push(item) => match root.at(&edit.path) {
            Some(Value::List(items)) => pieces.push(Piece::Item(edit.path.clone(), items.len(), item.clone())),
            _ => set(root, &edit.path, &Value::List(vec![item.clone()]), &mut pieces),
        },
        Change::Remove => pieces.push(Piece::Remove(last_with_more(root, &edit.path))),
    }
    pieces
}

/// The value itself, or the highest above it that would be empty without it.
fn last_with_more(root: &Value, path: &ValuePath) -> ValuePath {
    let holds_one = |value: &Value| value.entries().len() + value.items().len() == 1;
    let mut path = path.clone();
    while let Some((_, above)) = path.0.split_last() {
        let above = ValuePath(above.to_vec());
        if !matches!(above.0.last(), Some(Step::Key(_))) || !root.at(&above).is_some_and(holds_one) {
            break;
        }
        path = above;
    }
    path
}

fn set(root: &Value, path: &ValuePath, value: &Value, pieces: &mut Vec<Piece>) {
    match root.at(path) {
        None => {
            // The first key that is missing, with all that is below it.
            let there = (0..path.0.len())
                .rev()
                .find(|n| root.at(&ValuePath(path.0[..*n].to_vec())).is_some())
                .unwrap_or(0);
            let above = ValuePath(path.0[..there].to_vec());
            let inner = path.0[there + 1..].iter().rev().fold(value.clone(), |inner, step| match step {
                Step::Key(key) => Value::Map(vec![(key.clone(), inner)]),
                Step::At(_) | Step::Of(..) => Value::List(vec![inner]),
            });
            if let Step::Key(key) = &path.0[there] {
                if root.at(&above) == Some(&Value::Nothing) && !above.0.is_empty() {
                    pieces.push(Piece::Replace(above, Value::Map(vec![(key.clone(), inner)])));
                } else {
                    pieces.push(Piece::Key(above, key.clone(), inner));
                }
            }
        }
        Some(old) if old.same(value) => {}
        Some(old) => differences(old, path, value, pieces),
    }
}

fn differences(old: &Value, path: &ValuePath, new: &Value, pieces: &mut Vec<Piece>) {
    match (old, new) {
        (Value::Map(before), Value::Map(after)) if !before.is_empty() && !after.is_empty() => {
            for (key, value) in after {
                match old.get(key) {
                    Some(there) if there.same(value) => {}
                    Some(there) => differences(there, &path.key(key), value, pieces),
                    None => pieces.push(Piece::Key(path.clone(), key.clone(), value.clone())),
                }
            }
            let gone = before.iter().filter(|(key, _)| new.get(key).is_none());
            pieces.extend(gone.map(|(key, _)| Piece::Remove(path.key(key))));
        }
        (Value::List(before), Value::List(after)) if !before.is_empty() && !after.is_empty() => {
            // From the last on, so that those before keep their places.
            let mut next = before.len();
            for pairing in aligned(before, after).into_iter().rev() {
                match pairing {
                    Pairing::Same(at, _) => next = at,
                    Pairing::Changed(at, of) => {
                        differences(&before[at], &path.then(Step::At(at)), &after[of], pieces);
                        next = at;
                    }
                    Pairing::Gone(at) => {
                        pieces.push(Piece::Remove(path.then(Step::At(at))));
                        next = at;
                    }
                    Pairing::New(of) => pieces.push(Piece::Item(path.clone(), next, after[of].clone())),
                }
            }
        }
        _ => pieces.push(Piece::Replace(path.clone(), new.clone())),
    }
}
