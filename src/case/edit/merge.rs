//! Changes that were made from a file which somebody else has changed meanwhile.

use std::sync::Arc;

use super::align::{Pairing, aligned, identity};
use super::merge_lists::merged_lists;
use super::{Change, Edit, NotMade, Step, Value, ValuePath, value_of};
use crate::case::source::SourceFile;

/// A value that two have changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Where it stood when the change was begun.
    pub path: ValuePath,
    /// As it was when the change was begun.
    pub before: Option<Value>,
    /// As the file has it now.
    pub theirs: Option<Value>,
    /// As it was to be; none when it was to go.
    pub ours: Option<Value>,
}

/// Those of the changes, made from `before`, that are still to be made on `now`.
///
/// A change of a value that is as it was is made anew, also where it has another place in its list now; one that somebody else has
/// made too is made already. Where two have changed the same list or mapping, both changes hold unless they are about the same item.
///
/// # Errors
/// Every value that the file has otherwise now; nothing is to be made then.
pub fn to_be_made(before: &SourceFile, now: &Arc<SourceFile>, edits: &[Edit]) -> Result<Result<Vec<Edit>, Vec<Conflict>>, NotMade> {
    if before.raw() == now.raw() {
        return Ok(Ok(edits.to_vec()));
    }
    let (before, now) = (value_of(before)?, value_of(now)?);
    let mut made = Vec::new();
    let mut conflicts = Vec::new();
    for edit in edits {
        let old = at(&before, &edit.path);
        let path = carried(&before, &now, &edit.path);
        let theirs = path.as_ref().and_then(|path| at(&now, path));
        let ours = match &edit.change {
            Change::Push(item) => match (path, somebody_pushed(old, theirs, item)) {
                (_, Some(other)) if other.same(item) || matches!((other, item), (Value::List(_), Value::List(_))) => continue,
                (Some(path), None) => {
                    made.push(Edit::push(path, item.clone()));
                    continue;
                }
                (_, other) => {
                    conflicts.push(Conflict {
                        path: edit.path.clone(),
                        before: None,
                        theirs: other.cloned(),
                        ours: Some(item.clone()),
                    });
                    continue;
                }
            },
            Change::Set(value) => Some(value),
            Change::Remove => None,
        };
        match (path, merged(old, theirs, ours)) {
            // What was to go has gone, and so has what it stood in.
            (None, _) if ours.is_none() => {}
            (_, Ok(merged)) if same(merged.as_ref(), theirs) => {}
            (Some(path), Ok(Some(value))) => made.push(Edit::set(path, value)),
            (Some(path), Ok(None)) => made.push(Edit::remove(path)),
            (None, _) | (_, Err(BothChanged)) => conflicts.push(Conflict {
                path: edit.path.clone(),
                before: old.cloned(),
                theirs: theirs.cloned(),
                ours: ours.cloned(),
            }),
        }
    }
    Ok(if conflicts.is_empty() { Ok(made) } else { Err(conflicts) })
}

/// The item of the same person or thing, or between the same two, that somebody else has put in a list meanwhile.
fn somebody_pushed<'a>(old: Option<&Value>, theirs: Option<&'a Value>, item: &Value) -> Option<&'a Value> {
    let name = identity(item)?;
    let is_it = |item: &&Value| identity(item).as_ref() == Some(&name);
    let was_there = old.is_some_and(|old| old.items().iter().any(|item| is_it(&item)));
    theirs?.items().iter().find(is_it).filter(|_| !was_there)
}

/// The path in the list that a change began from of what stands at `path` of what has come of it: a new item has a place after all
/// those that were there.
pub(crate) fn back(before: &Value, after: &Value, path: &ValuePath) -> ValuePath {
    ValuePath(steps_back(Some(before), Some(after), &path.0))
}

fn steps_back(before: Option<&Value>, after: Option<&Value>, steps: &[Step]) -> Vec<Step> {
    let Some((step, rest)) = steps.split_first() else {
        return Vec::new();
    };
    let back = match (step, before, after) {
        (Step::At(index), Some(Value::List(old)), Some(Value::List(new))) => Step::At(place_back(old, new, *index)),
        _ => step.clone(),
    };
    let (before, after) = (inside(before, &back), inside(after, step));
    let mut whole = vec![back];
    whole.extend(steps_back(before, after, rest));
    whole
}

fn place_back(old: &[Value], new: &[Value], index: usize) -> usize {
    let mut come = old.len();
    for pairing in aligned(old, new) {
        match pairing {
            Pairing::Same(at, of) | Pairing::Changed(at, of) if of == index => return at,
            Pairing::New(of) if of == index => return come,
            Pairing::New(_) => come += 1,
            Pairing::Same(..) | Pairing::Changed(..) | Pairing::Gone(_) => {}
        }
    }
    index
}

fn inside<'a>(value: Option<&'a Value>, step: &Step) -> Option<&'a Value> {
    value?.at(&ValuePath(vec![step.clone()]))
}

/// The changes that bring what edits have changed back to what a file said before them.
///
/// # Errors
/// [`NotMade::Unreadable`].
pub(crate) fn undoing(before: &SourceFile, edits: &[Edit]) -> Result<Vec<Edit>, NotMade> {
    let before = value_of(before)?;
    let mut undoing: Vec<Edit> = Vec::new();
    for edit in edits {
        // A list or mapping is brought back as a whole: an item that went has no place any more.
        let keys = edit.path.0.iter().take_while(|step| matches!(step, Step::Key(_))).count();
        let mut path = ValuePath(edit.path.0[..keys].to_vec());
        let is_one = keys == edit.path.0.len() && !matches!(edit.change, Change::Push(_));
        // With what was above it, where that was not there either.
        while !is_one && path.0.len() > 1 && at(&before, &ValuePath(path.0[..path.0.len() - 1].to_vec())).is_none() {
            path.0.pop();
        }
        let back = match at(&before, &path) {
            Some(value) => Edit::set(path, value.clone()),
            None => Edit::remove(path),
        };
        if !undoing.contains(&back) {
            undoing.push(back);
        }
    }
    undoing.reverse();
    Ok(undoing)
}

/// The value at a path; none where there is nothing after the colon.
fn at<'a>(root: &'a Value, path: &ValuePath) -> Option<&'a Value> {
    root.at(path).filter(|value| **value != Value::Nothing)
}

fn same(one: Option<&Value>, other: Option<&Value>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one.same(other),
        (one, other) => one.is_none() && other.is_none(),
    }
}

/// The path of what stands at `path` of the one file in the other; none when it is not there any more.
pub(crate) fn carried(before: &Value, now: &Value, path: &ValuePath) -> Option<ValuePath> {
    found(before, now, path, place_in)
}

/// As [`carried`], and where an item of a list was changed, the path of what stands in its place now: to show one beside the other,
/// and not to write anything there unasked.
pub(crate) fn counterpart(before: &Value, now: &Value, path: &ValuePath) -> Option<ValuePath> {
    found(before, now, path, |one, other, index| {
        place_in(one, other, index).or_else(|| paired(one, other, index))
    })
}

fn found(before: &Value, now: &Value, path: &ValuePath, place: impl Fn(&[Value], &[Value], usize) -> Option<usize>) -> Option<ValuePath> {
    let mut steps = Vec::new();
    let mut sides = (Some(before), Some(now));
    for step in &path.0 {
        let step = match (step, sides) {
            (Step::At(index), (Some(Value::List(one)), Some(Value::List(other)))) => Step::At(place(one, other, *index)?),
            (Step::At(_), (_, None)) => return None,
            (Step::Of(..), (_, Some(list))) if list.at(&ValuePath(vec![step.clone()])).is_none() => return None,
            _ => step.clone(),
        };
        sides = (inside(sides.0, &path.0[steps.len()]), inside(sides.1, &step));
        steps.push(step);
    }
    Some(ValuePath(steps))
}

/// Where an item of the one list stands in the other.
fn place_in(one: &[Value], other: &[Value], index: usize) -> Option<usize> {
    let Some(item) = one.get(index) else { return Some(index) };
    if let Some(name) = identity(item) {
        let places = |list: &[Value]| -> Vec<usize> {
            let named = list.iter().enumerate().filter(|(_, item)| identity(item).as_ref() == Some(&name));
            named.map(|(place, _)| place).collect()
        };
        if let ([_], [place]) = (&places(one)[..], &places(other)[..]) {
            return Some(*place);
        }
    }
    aligned(one, other).into_iter().find_map(|pairing| match pairing {
        Pairing::Same(at, place) if at == index => Some(place),
        Pairing::Changed(at, place) if at == index && is_renamed(&one[at], &other[place]) => Some(place),
        _ => None,
    })
}

/// Where what an item of the one list was changed to stands in the other.
fn paired(one: &[Value], other: &[Value], index: usize) -> Option<usize> {
    aligned(one, other).into_iter().find_map(|pairing| match pairing {
        Pairing::Same(at, place) | Pairing::Changed(at, place) if at == index => Some(place),
        _ => None,
    })
}

/// Whether of two things all is the same but what they are called, and there is something besides that.
fn is_renamed(one: &Value, other: &Value) -> bool {
    let is_same = |(key, value): &&(String, Value)| other.get(key).is_some_and(|other| other.same(value));
    let entries = one.entries();
    let changed: Vec<&str> = entries
        .iter()
        .filter(|entry| !is_same(entry))
        .map(|(key, _)| key.as_str())
        .collect();
    entries.len() > 1 && entries.len() == other.entries().len() && matches!(changed[..], ["emne" | "navn"])
}

/// Two have changed one value, and not to the same.
pub(super) struct BothChanged;

/// A value with the changes of two made, which both began with `old`.
pub(super) fn merged(old: Option<&Value>, theirs: Option<&Value>, ours: Option<&Value>) -> Result<Option<Value>, BothChanged> {
    if same(old, theirs) {
        return Ok(ours.cloned());
    }
    if same(theirs, ours) || same(old, ours) {
        return Ok(theirs.cloned());
    }
    match (theirs, ours) {
        (Some(Value::Map(_)), Some(Value::Map(_))) if old.is_none_or(|old| matches!(old, Value::Map(_))) => {
            merged_maps(old.map_or(&[][..], Value::entries), theirs, ours).map(Some)
        }
        (Some(Value::List(theirs)), Some(Value::List(ours))) if old.is_none_or(|old| matches!(old, Value::List(_))) => {
            merged_lists(old.map_or(&[][..], Value::items), theirs, ours).map(Some)
        }
        // What the one has taken away the other has only put more to: that stays.
        (Some(Value::List(theirs)), None) if old.is_some_and(|old| is_all_in(old, theirs)) => {
            let rest = merged_lists(old.map_or(&[][..], Value::items), theirs, &[])?;
            Ok(Some(rest).filter(|rest| !rest.items().is_empty()))
        }
        _ => Err(BothChanged),
    }
}

/// Whether a list has all that another has.
fn is_all_in(old: &Value, now: &[Value]) -> bool {
    matches!(old, Value::List(_)) && old.items().iter().all(|item| now.iter().any(|other| other.same(item)))
}

fn merged_maps(old: &[(String, Value)], theirs: Option<&Value>, ours: Option<&Value>) -> Result<Value, BothChanged> {
    let of = |map: Option<&Value>| map.map(Value::entries).unwrap_or_default().to_vec();
    let (theirs, ours) = (of(theirs), of(ours));
    let get = |entries: &[(String, Value)], key: &str| entries.iter().find(|(k, _)| k == key).map(|(_, value)| value.clone());
    let mut entries = Vec::new();
    let new = ours.iter().filter(|(key, _)| get(&theirs, key).is_none());
    for (key, _) in theirs.iter().chain(new) {
        let (old, theirs, ours) = (get(old, key), get(&theirs, key), get(&ours, key));
        if let Some(value) = merged(old.as_ref(), theirs.as_ref(), ours.as_ref())? {
            entries.push((key.clone(), value));
        }
    }
    Ok(Value::Map(entries))
}
